/* dates.c - the loose forms of dates that metadata use, brought to ISO 8601: RFC 822, "Jan. 12, 2016 9:05 pm", "12 January 2016",
 * "2016/01/12". A date is cut into numbers, words and signs, each of which finds its place; what finds none makes it no date. */
#include "text/calendar.h"

#include "text/data/date_words.h"

#define LONGEST 80 /* bytes of a date */
#define FIRST_YEAR 1000
#define LEAST_LETTERS 3 /* of a shortened month or weekday */

typedef struct parts {
  int year, month, day, hour, minute, second; /* hour..second: -1 when not given */
  int numbers[3];                             /* numbers that are still to find their place, in order */
  size_t digits[3], n_numbers;
  bool zone;
  int east; /* minutes */
} parts;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

/* Index of the name that begins with (or is) the word, at least LEAST_LETTERS of it; n when there is none. */
static int name_of(str small, const char *const *names_list, int n) {
  for (int i = 0; i < n; i++)
    if (small.len >= LEAST_LETTERS && str_starts(str_c(names_list[i]), small)) return i;
  return n;
}

static size_t number_end(str s, size_t at, int *value) {
  int64_t sum = 0;
  while (at < s.len && is_digit(s.data[at])) {
    if (sum < 100000000) sum = sum * 10 + (s.data[at] - '0');
    at++;
  }
  *value = sum > 99999999 ? 99999999 : (int)sum;
  return at;
}

/* "21:00", "21:00:30", "21:00:30.250". The end, or `at` when there is none. */
static size_t clock_end(str s, size_t at, parts *p) {
  int hour, minute, second = -1;
  size_t i = number_end(s, at, &hour), minutes;
  if (i == at || i >= s.len || s.data[i] != ':') return at;
  minutes = number_end(s, i + 1, &minute);
  if (minutes != i + 3) return at;
  i = minutes;
  if (i < s.len && s.data[i] == ':') {
    size_t seconds = number_end(s, i + 1, &second);
    if (seconds != i + 3) return at;
    i = seconds;
    if (i + 1 < s.len && s.data[i] == '.' && is_digit(s.data[i + 1])) {
      int fraction;
      i = number_end(s, i + 1, &fraction);
    }
  }
  if (p->hour >= 0 || hour > 23 || minute > 59 || second > 60) return at;
  p->hour = hour, p->minute = minute, p->second = second;
  return i;
}

/* "+0100", "-05:00" behind a time of day. */
static size_t zone_end(str s, size_t at, parts *p) {
  if (p->hour < 0 || p->zone || at + 2 >= s.len || (s.data[at] != '+' && s.data[at] != '-') || !is_digit(s.data[at + 1]))
    return at;
  int value, minutes = 0;
  size_t i = number_end(s, at + 1, &value), digits = i - at - 1;
  if (digits == 4) minutes = value % 100, value /= 100;
  else if (digits != 2) return at;
  if (digits == 2 && i + 2 < s.len && s.data[i] == ':' && is_digit(s.data[i + 1])) i = number_end(s, i + 1, &minutes);
  if (value > 15 || minutes > 59) return at;
  p->zone = true;
  p->east = (value * 60 + minutes) * (s.data[at] == '-' ? -1 : 1);
  return i;
}

int weekday_named(str folded) {
  if (!str_ends(folded, STR("day"))) return -1;
  for (int i = 0; i < 7; i++)
    if (str_eq(folded, str_c(weekday_words[i]))) return i;
  return -1;
}

static bool take_word(str small, parts *p) {
  int month = name_of(small, month_words, 12);
  if (str_eq(small, STR("sept"))) month = 8;
  if (month < 12) {
    if (p->month) return false;
    p->month = month + 1;
    return true;
  }
  if (name_of(small, weekday_words, 7) < 7) return true;
  if (str_eq(small, STR("am")) || str_eq(small, STR("pm"))) {
    if (p->hour < 1 || p->hour > 12) return false;
    p->hour = p->hour % 12 + (small.data[0] == 'p' ? 12 : 0);
    return true;
  }
  for (size_t i = 0; i < sizeof zone_words / sizeof *zone_words; i++)
    if (str_eq(small, str_c(zone_words[i].word))) {
      if (p->hour < 0 || (p->zone && zone_words[i].hours)) return false; /* "+0000 (UTC)" */
      if (!p->zone) p->east = zone_words[i].hours * 60;
      p->zone = true;
      return true;
    }
  return STR_LISTED(date_fillers, small);
}

/* Cuts the string into its parts; false when something finds no place. */
static bool take_parts(arena *a, str s, parts *p) {
  for (size_t at = 0, end; at < s.len; at = end) {
    char c = s.data[at];
    end = at + 1;
    if (is_digit(c)) {
      if ((end = clock_end(s, at, p)) > at) continue;
      int value;
      end = number_end(s, at, &value);
      if (p->n_numbers == 3) return false;
      p->digits[p->n_numbers] = end - at;
      p->numbers[p->n_numbers++] = value;
    } else if (is_letter(c)) {
      while (end < s.len && is_letter(s.data[end])) end++;
      str small = str_lower_ascii(a, str_slice(s, at, end));
      bool dotted = small.len == 1 && (c | 32) != 'z' && str_starts_ascii_case(str_slice(s, end, s.len), STR(".m")); /* p.m. */
      if (dotted) {
        small = str_format(a, "%cm", c | 32);
        end += 2;
      }
      if (str_eq(small, STR("t")) && at && is_digit(s.data[at - 1])) continue; /* 2016/01/12T21:00 */
      if (!take_word(small, p)) return false;
    } else if ((c == '+' || c == '-') && (end = zone_end(s, at, p)) > at) {
      continue;
    } else {
      end = at + 1;
      if (!strchr(" \t\n\r.,/-()|", c)) return false;
    }
  }
  return true;
}

static int long_year(int value, size_t digits) {
  if (digits == 4) return value;
  return digits == 2 ? (value < 70 ? 2000 : 1900) + value : 0;
}

/* Which number is the year, the month, the day. A day and a month that could be each other are no date. */
static bool place_numbers(parts *p) {
  const int *v = p->numbers;
  if (p->month && p->n_numbers == 1 && p->digits[0] == 4) { /* March 2016 */
    p->year = v[0];
    return true;
  }
  if (p->month && p->n_numbers == 2) {
    size_t year = p->digits[0] == 4 ? 0 : 1;
    p->year = long_year(v[year], p->digits[year]);
    p->day = v[1 - year];
    return p->year && p->day;
  }
  if (p->month || p->n_numbers != 3) return false;
  if (p->digits[0] == 4) { /* 2016/01/12 */
    p->year = v[0], p->month = v[1], p->day = v[2];
    return true;
  }
  p->year = long_year(v[2], p->digits[2]);
  if (v[0] > 12 || v[0] == v[1]) p->day = v[0], p->month = v[1];
  else if (v[1] > 12) p->month = v[0], p->day = v[1];
  return p->year && p->month;
}

static str written(arena *a, const parts *p) {
  if (!p->day) return str_format(a, "%04d-%02d", p->year, p->month);
  str out = str_format(a, "%04d-%02d-%02d", p->year, p->month, p->day);
  if (p->hour < 0) return out;
  out = str_format(a, "%.*sT%02d:%02d", STR_FMT(out), p->hour, p->minute);
  if (p->second >= 0) out = str_format(a, "%.*s:%02d", STR_FMT(out), p->second);
  if (!p->zone) return out;
  int minutes = p->east < 0 ? -p->east : p->east;
  if (!minutes) return str_format(a, "%.*sZ", STR_FMT(out));
  return str_format(a, "%.*s%c%02d:%02d", STR_FMT(out), p->east < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

/* What iso_parse takes for a year, a month, a week or a day, without a time of day, stays as it is. */
static bool is_short_iso(str s) {
  interval at;
  time_precision precision;
  return s.len <= 10 && s.len != 8 && iso_parse(s, &at, &precision);
}

str date_normalise(arena *a, str s) {
  s = str_trim(s);
  if (s.len < 4 || s.len > LONGEST) return STR("");
  if (is_short_iso(s)) return s;
  interval at;
  time_precision precision;
  parts p = {.hour = -1, .minute = -1, .second = -1};
  bool compact = s.len >= 8 && (s.len == 8 || s.data[8] == 'T') && iso_parse(s, &at, &precision); /* 20160112T2100 */
  if (compact) {
    date d = date_from_days(at.from / DAY_SECONDS);
    if (d.year < FIRST_YEAR) return STR("");
    return s.len == 8 ? str_format(a, "%04d-%02d-%02d", d.year, d.month, d.day) : iso_minute(a, at.from);
  }
  if (!take_parts(a, s, &p) || !place_numbers(&p)) return STR("");
  date d = {p.year, p.month, p.day ? p.day : 1};
  return p.year >= FIRST_YEAR && date_valid(d) ? written(a, &p) : STR("");
}
