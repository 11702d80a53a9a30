/* holidays.c - finding the names of holidays, and their days. */
#include "annotate/holidays.h"

#include "annotate/data/holidays.h"
#include "text/calendar.h"

/* The atom after the words, 0 when they do not stand at i. */
static uint32_t words_at(const atoms *in, uint32_t i, str words) {
  for (size_t at = 0; at < words.len; i++) {
    size_t end = str_find_char(words, ' ', at);
    if (end == SIZE_MAX) end = words.len;
    const atom *found = atom_at(in, i);
    str word = str_slice(words, at, end);
    bool same = found->sign == SIGN_APOSTROPHE ? str_eq(word, STR("'")) : str_eq(found->lower, word);
    if (!same || (at && found->line)) return 0;
    at = end + 1;
  }
  return i;
}

const holiday *holiday_at(const atoms *in, uint32_t i, uint32_t *next) {
  const holiday *best = NULL;
  if (i >= in->n || !in->items[i].capital) return NULL;
  str first = in->items[i].lower;
  for (size_t k = 0; k < sizeof holidays / sizeof *holidays; k++) {
    if (holidays[k].words[0] != first.data[0]) continue;
    uint32_t end = words_at(in, i, str_c(holidays[k].words));
    if (end && (!best || end > *next)) best = &holidays[k], *next = end;
  }
  return best;
}

/* Easter Sunday (Meeus, Jones and Butcher). */
static int64_t easter(int year) {
  int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7,
      m = (a + 11 * h + 22 * l) / 451;
  int month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;
  return days_from_date((date){year, month, day});
}

int64_t holiday_day(const holiday *in, int year) {
  if (in->rule == HOLIDAY_FIXED) return days_from_date((date){year, in->month, in->day});
  if (in->rule == HOLIDAY_EASTER) return easter(year) + in->day;
  if (in->rule == HOLIDAY_LAST) {
    int64_t last = days_from_date((date){year, in->month, days_in_month(year, in->month)});
    return last - (weekday_from_days(last) - in->weekday + 7) % 7;
  }
  int64_t first = days_from_date((date){year, in->month, 1});
  if (in->rule == HOLIDAY_ELECTION) return first + (1 - weekday_from_days(first) + 7) % 7 + 1;
  return first + (in->weekday - weekday_from_days(first) + 7) % 7 + (in->day - 1) * 7 + in->extra;
}
