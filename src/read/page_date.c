/* page_date.c - see page_date.h. A line is cut into numbers, words and signs; a date is one of a few patterns of these. */
#include "read/page_date.h"

#include "read/data/months.h"
#include "text/calendar.h"

#define MOST_PIECES 96
#define LONGEST_LINE 600
#define LONGEST_WORD 24
#define LABEL_BEHIND 10    /* pieces between a day and what is said of it behind */
#define MOST_BEFORE_TIME 3 /* pieces between a day and its time */
#define FIRST_YEAR 1980    /* the web's, and archives put on it */
#define LAST_YEAR 2099
#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct piece {
  enum { PIECE_NUMBER, PIECE_WORD, PIECE_SIGN } kind;
  int value;       /* of a number, at most 8 digits; month of a word, 0 when none; a sign's byte */
  size_t digits;   /* of a number */
  size_t at;       /* byte of the line */
  day_label label; /* of a word: "updated", "posted" */
  bool space;      /* white space before it */
  bool hour;       /* word: "h", "uhr", between hours and minutes */
  char half;       /* word: 'a' of "am", 'p' of "pm", else 0 */
} piece;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_word(char c) { return ((c | 32) >= 'a' && (c | 32) <= 'z') || (unsigned char)c >= 0x80; }

static int month_of(str small) {
  size_t low = 0, high = COUNT(month_names);
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = str_cmp(month_names[middle].name, small);
    if (order == 0) return month_names[middle].month;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return 0;
}

/* Signs of Chinese and Japanese dates as single bytes. */
static int date_sign(str s, size_t at) {
  str rest = str_slice(s, at, s.len);
  if (str_starts(rest, STR("\xE5\xB9\xB4"))) return 'Y';
  if (str_starts(rest, STR("\xE6\x9C\x88"))) return 'M';
  if (str_starts(rest, STR("\xE6\x97\xA5"))) return 'D';
  return 0;
}

static size_t cut(str s, piece *out) {
  size_t n = 0;
  bool space = true;
  if (s.len > LONGEST_LINE) s.len = LONGEST_LINE;
  for (size_t at = 0; at < s.len && n < MOST_PIECES;) {
    char c = s.data[at];
    piece p = {.space = space, .at = at};
    space = false;
    int sign = date_sign(s, at);
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || str_starts(str_slice(s, at, s.len), STR("\xC2\xA0"))) {
      at += c == '\xC2' ? 2 : 1;
      space = true;
      continue;
    }
    if (is_digit(c)) {
      p.kind = PIECE_NUMBER;
      for (; at < s.len && is_digit(s.data[at]); at++, p.digits++)
        if (p.digits < 8) p.value = p.value * 10 + (s.data[at] - '0');
    } else if (sign) {
      p.kind = PIECE_SIGN;
      p.value = sign;
      at += 3;
    } else if (is_word(c)) {
      char small[LONGEST_WORD];
      size_t len = 0;
      p.kind = PIECE_WORD;
      for (; at < s.len && is_word(s.data[at]) && !date_sign(s, at); at++)
        if (len < LONGEST_WORD) small[len++] = s.data[at] >= 'A' && s.data[at] <= 'Z' ? (char)(s.data[at] | 32) : s.data[at];
      p.value = month_of(str_of(small, len));
      p.label = STR_LISTED(update_words, str_of(small, len))      ? DAY_UPDATED
                : STR_LISTED(published_words, str_of(small, len)) ? DAY_PUBLISHED
                                                                  : DAY_PLAIN;
      p.hour = len == 1 && small[0] == 'h';
      p.half = len == 2 && small[1] == 'm' && (small[0] == 'a' || small[0] == 'p') ? small[0] : 0;
      p.digits = len; /* "st", "th", "de", "of" are short */
    } else {
      p.kind = PIECE_SIGN;
      p.value = (unsigned char)c;
      at++;
    }
    out[n++] = p;
  }
  return n;
}

/* --- patterns --------------------------------------------------------------------------------------------------- */

typedef struct pieces {
  const piece *p;
  size_t n;
} pieces;

static bool number_at(pieces in, size_t i, size_t least, size_t most) {
  return i < in.n && in.p[i].kind == PIECE_NUMBER && in.p[i].digits >= least && in.p[i].digits <= most;
}
static bool sign_at(pieces in, size_t i, int sign) { return i < in.n && in.p[i].kind == PIECE_SIGN && in.p[i].value == sign; }
static int month_at(pieces in, size_t i) { return i < in.n && in.p[i].kind == PIECE_WORD ? in.p[i].value : 0; }

/* Skips what may stand between the parts of a date: ". , - /", "st nd rd th", "of de del". */
static size_t skip_between(pieces in, size_t i) {
  for (unsigned k = 0; k < 2 && i < in.n; k++) {
    const piece *p = &in.p[i];
    bool sign = p->kind == PIECE_SIGN && strchr(".,-/'", p->value);
    bool word = p->kind == PIECE_WORD && !p->value && p->digits <= 3;
    if (!sign && !word) break;
    i++;
  }
  return i;
}

static bool good(date d) { return d.year >= FIRST_YEAR && d.year <= LAST_YEAR && d.month && d.day && date_valid(d); }

static int long_year(const piece *p) {
  if (p->digits == 4) return p->value;
  return p->digits == 2 ? (p->value < 70 ? 2000 : 1900) + p->value : 0;
}

/* A date that begins with piece i; month 0 when none. *last: its last piece. */
static date date_at(pieces in, size_t i, bool day_first, size_t *last) {
  date d = {0};
  *last = i;
  if (number_at(in, i, 8, 8)) { /* 20160112 */
    d = (date){in.p[i].value / 10000, in.p[i].value / 100 % 100, in.p[i].value % 100};
  } else if (number_at(in, i, 4, 4) && number_at(in, i + 2, 1, 2) && number_at(in, i + 4, 1, 2) && i + 3 < in.n &&
             in.p[i + 1].kind == PIECE_SIGN && in.p[i + 3].kind == PIECE_SIGN && !in.p[i + 1].space) {
    int first = in.p[i + 1].value, second = in.p[i + 3].value; /* 2016-01-12, 2016年1月12日 */
    bool same = first == second && strchr("-/.", first);
    if (same || (first == 'Y' && second == 'M')) d = (date){in.p[i].value, in.p[i + 2].value, in.p[i + 4].value};
    *last = i + 4;
  } else if (number_at(in, i, 4, 4) && month_at(in, skip_between(in, i + 1))) { /* 2016 January 12, 2016-Jan-12 */
    size_t month = skip_between(in, i + 1), day = skip_between(in, month + 1);
    if (number_at(in, day, 1, 2)) d = (date){in.p[i].value, month_at(in, month), in.p[day].value};
    *last = day;
  } else if (number_at(in, i, 1, 2) && i + 3 < in.n && in.p[i + 1].kind == PIECE_SIGN && strchr("./-", in.p[i + 1].value) &&
             number_at(in, i + 2, 1, 2) && sign_at(in, i + 3, in.p[i + 1].value) &&
             (number_at(in, i + 4, 4, 4) || number_at(in, i + 4, 2, 2))) { /* 12.01.2016 */
    int first = in.p[i].value, second = in.p[i + 2].value;
    bool day_is_first = in.p[i + 1].value == '.' || second > 12 ? second <= 12 : first > 12 || day_first;
    d = (date){long_year(&in.p[i + 4]), day_is_first ? second : first, day_is_first ? first : second};
    if (in.p[i + 4].digits == 2 && in.p[i + 1].value == '-') d.month = 0;
    *last = i + 4;
  } else if (number_at(in, i, 1, 2)) { /* 12 January 2016, 12th of January, 2016 */
    size_t month = skip_between(in, i + 1), year = skip_between(in, month + 1);
    if (month_at(in, month) && number_at(in, year, 4, 4)) d = (date){in.p[year].value, month_at(in, month), in.p[i].value};
    else if (month_at(in, month) && number_at(in, year, 2, 2) && sign_at(in, year - 1, '-'))
      d = (date){long_year(&in.p[year]), month_at(in, month), in.p[i].value};
    *last = year;
  } else if (month_at(in, i)) { /* January 12, 2016 */
    size_t day = skip_between(in, i + 1), year = skip_between(in, day + 1);
    if (number_at(in, day, 1, 2) && number_at(in, year, 4, 4)) d = (date){in.p[year].value, month_at(in, i), in.p[day].value};
    *last = year;
  }
  return good(d) ? d : (date){0};
}

/* The time of day behind a date, at most MOST_BEFORE_TIME pieces ("," "at", "um", "|") later: minutes, -1 when none. */
static int minutes_behind(pieces in, size_t i) {
  for (unsigned k = 0; k <= MOST_BEFORE_TIME && i < in.n; k++, i++) {
    const piece *p = &in.p[i];
    if (p->kind != PIECE_NUMBER) {
      if (p->kind == PIECE_WORD && (p->value || p->label)) return -1;
      continue;
    }
    bool colon = sign_at(in, i + 1, ':') || (i + 1 < in.n && in.p[i + 1].kind == PIECE_WORD && in.p[i + 1].hour);
    if (!number_at(in, i, 1, 2) || !colon || !number_at(in, i + 2, 2, 2)) return -1;
    int hour = p->value, minute = in.p[i + 2].value;
    size_t half = i + 3;
    if (sign_at(in, half, ':') && number_at(in, half + 1, 2, 2)) half += 2;
    char of_day = half < in.n && in.p[half].kind == PIECE_WORD ? in.p[half].half : 0;
    if (of_day && (hour < 1 || hour > 12)) of_day = 0;
    if (of_day) hour = hour % 12 + (of_day == 'p' ? 12 : 0);
    return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
  }
  return -1;
}

size_t page_days_in(arena *a, str line, bool day_first, day_label *label, page_day out[PAGE_MOST_DAYS]) {
  piece all[MOST_PIECES];
  pieces in = {all, cut(line, all)};
  size_t n = 0;
  size_t before = 0; /* last piece of the day before */
  day_label said = *label;
  for (size_t i = 0; i < in.n; i++) {
    if (all[i].kind == PIECE_WORD && all[i].label) {
      said = all[i].label;
      if (n && out[n - 1].label == DAY_PLAIN && said == DAY_PUBLISHED) { /* "am 14. Dezember 2015 veröffentlicht" */
        if (i - before <= LABEL_BEHIND) out[n - 1].label = said;
      }
    }
    bool inside = i && all[i].kind == PIECE_NUMBER && !all[i].space && all[i - 1].kind != PIECE_WORD && all[i - 1].value != '(' &&
                  all[i - 1].value != ':' && all[i - 1].value != '|'; /* of a longer number */
    size_t last;
    date d = inside ? (date){0} : date_at(in, i, day_first, &last);
    if (!d.month || n == PAGE_MOST_DAYS) continue;
    int64_t day = days_from_date(d);
    int minutes = minutes_behind(in, last + 1);
    out[n++] = (page_day){.iso = minutes < 0 ? iso_day(a, day) : iso_minute(a, day * DAY_SECONDS + minutes * 60),
                          .label = said,
                          .at = all[i].at,
                          .end = last < in.n ? all[last].at + all[last].digits : line.len};
    said = DAY_PLAIN;
    before = i = last;
  }
  *label = said;
  return n;
}

str page_date_in(arena *a, str line, bool day_first, bool *is_update) {
  page_day days[PAGE_MOST_DAYS];
  day_label label = DAY_PLAIN;
  size_t n = page_days_in(a, line, day_first, &label, days);
  *is_update = n && days[0].label == DAY_UPDATED;
  return n ? str_slice(days[0].iso, 0, 10) : STR("");
}

str page_date_value(arena *a, str value, bool day_first) {
  value = str_trim(value);
  if (value.len < 6 || value.len > 100) return STR("");
  int64_t seconds;
  if ((value.len == 10 || value.len == 13) && str_to_int(value, &seconds)) { /* since 1970, perhaps in milliseconds */
    if (value.len == 13) seconds /= 1000;
    date d = date_from_days(seconds / DAY_SECONDS);
    return good(d) ? iso_minute(a, seconds) : STR("");
  }
  str found = date_normalise(a, value);
  int64_t year = 0;
  if (found.len >= 7 && str_to_int(str_slice(found, 0, 4), &year) && year >= FIRST_YEAR && year <= LAST_YEAR) return found;
  bool update;
  return page_date_in(a, value, day_first, &update);
}
