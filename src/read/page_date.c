/* page_date.c - see page_date.h. A line is cut into numbers, words and signs; a date is one of a few patterns of these. */
#include "read/page_date.h"

#include "read/data/months.h"
#include "text/calendar.h"

#define MOST_PIECES 96
#define LONGEST_LINE 600
#define LONGEST_WORD 24
#define FIRST_YEAR 1980 /* the web's, and archives put on it */
#define LAST_YEAR 2099
#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct piece {
  enum { PIECE_NUMBER, PIECE_WORD, PIECE_SIGN } kind;
  int value;     /* of a number, at most 8 digits; month of a word, 0 when none; a sign's byte */
  size_t digits; /* of a number */
  bool update;   /* word: "updated" */
  bool space;    /* white space before it */
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
    piece p = {.space = space};
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
      p.update = STR_LISTED(update_words, str_of(small, len));
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

/* A date that begins with piece i; month 0 when none. */
static date date_at(pieces in, size_t i, bool day_first) {
  date d = {0};
  if (number_at(in, i, 8, 8)) { /* 20160112 */
    d = (date){in.p[i].value / 10000, in.p[i].value / 100 % 100, in.p[i].value % 100};
  } else if (number_at(in, i, 4, 4) && number_at(in, i + 2, 1, 2) && number_at(in, i + 4, 1, 2) && i + 3 < in.n &&
             in.p[i + 1].kind == PIECE_SIGN && in.p[i + 3].kind == PIECE_SIGN && !in.p[i + 1].space) {
    int first = in.p[i + 1].value, second = in.p[i + 3].value; /* 2016-01-12, 2016年1月12日 */
    bool same = first == second && strchr("-/.", first);
    if (same || (first == 'Y' && second == 'M')) d = (date){in.p[i].value, in.p[i + 2].value, in.p[i + 4].value};
  } else if (number_at(in, i, 4, 4) && month_at(in, skip_between(in, i + 1))) { /* 2016 January 12, 2016-Jan-12 */
    size_t month = skip_between(in, i + 1), day = skip_between(in, month + 1);
    if (number_at(in, day, 1, 2)) d = (date){in.p[i].value, month_at(in, month), in.p[day].value};
  } else if (number_at(in, i, 1, 2) && i + 3 < in.n && in.p[i + 1].kind == PIECE_SIGN && strchr("./-", in.p[i + 1].value) &&
             number_at(in, i + 2, 1, 2) && sign_at(in, i + 3, in.p[i + 1].value) &&
             (number_at(in, i + 4, 4, 4) || number_at(in, i + 4, 2, 2))) { /* 12.01.2016 */
    int first = in.p[i].value, second = in.p[i + 2].value;
    bool day_is_first = in.p[i + 1].value == '.' || second > 12 ? second <= 12 : first > 12 || day_first;
    d = (date){long_year(&in.p[i + 4]), day_is_first ? second : first, day_is_first ? first : second};
    if (in.p[i + 4].digits == 2 && in.p[i + 1].value == '-') d.month = 0;
  } else if (number_at(in, i, 1, 2)) { /* 12 January 2016, 12th of January, 2016 */
    size_t month = skip_between(in, i + 1), year = skip_between(in, month + 1);
    if (month_at(in, month) && number_at(in, year, 4, 4)) d = (date){in.p[year].value, month_at(in, month), in.p[i].value};
    else if (month_at(in, month) && number_at(in, year, 2, 2) && sign_at(in, year - 1, '-'))
      d = (date){long_year(&in.p[year]), month_at(in, month), in.p[i].value};
  } else if (month_at(in, i)) { /* January 12, 2016 */
    size_t day = skip_between(in, i + 1), year = skip_between(in, day + 1);
    if (number_at(in, day, 1, 2) && number_at(in, year, 4, 4)) d = (date){in.p[year].value, month_at(in, i), in.p[day].value};
  }
  return good(d) ? d : (date){0};
}

str page_date_in(arena *a, str line, bool day_first, bool *is_update) {
  piece all[MOST_PIECES];
  pieces in = {all, cut(line, all)};
  *is_update = false;
  for (size_t i = 0; i < in.n; i++) {
    if (all[i].kind == PIECE_WORD && all[i].update) *is_update = true;
    bool inside = i && all[i].kind == PIECE_NUMBER && !all[i].space && all[i - 1].kind != PIECE_WORD && all[i - 1].value != '(' &&
                  all[i - 1].value != ':' && all[i - 1].value != '|'; /* of a longer number */
    date d = inside ? (date){0} : date_at(in, i, day_first);
    if (d.month) return iso_day(a, days_from_date(d));
  }
  return STR("");
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
