/* iso.c - the forms of ISO 8601: dates, date-times with zone, weeks, days of the year, durations. The whole string must be
 * one of them. */
#include "text/calendar.h"

/* Reads exactly n digits at *at. */
static bool digits(str s, size_t *at, size_t n, int *value) {
  if (s.len - *at < n) return false;
  int sum = 0;
  for (size_t i = *at; i < *at + n; i++) {
    if (s.data[i] < '0' || s.data[i] > '9') return false;
    sum = sum * 10 + (s.data[i] - '0');
  }
  *at += n;
  *value = sum;
  return true;
}

static size_t digits_ahead(str s, size_t at) {
  size_t n = 0;
  while (at + n < s.len && s.data[at + n] >= '0' && s.data[at + n] <= '9') n++;
  return n;
}

static bool take(str s, size_t *at, char c) {
  if (*at >= s.len || s.data[*at] != c) return false;
  ++*at;
  return true;
}

/* "Z", "+01", "+0100", "+01:00" at the end of s: seconds east of UTC. */
static bool zone(str s, size_t at, int64_t *east) {
  *east = 0;
  if (at == s.len) return true;
  if (s.len - at == 1 && (s.data[at] == 'Z' || s.data[at] == 'z')) return true;
  if (s.data[at] != '+' && s.data[at] != '-') return false;
  bool west = s.data[at++] == '-';
  int hours = 0, minutes = 0;
  if (!digits(s, &at, 2, &hours)) return false;
  if (at < s.len) {
    take(s, &at, ':');
    if (!digits(s, &at, 2, &minutes)) return false;
  }
  if (at != s.len || hours > 15 || minutes > 59) return false;
  *east = (hours * 60 + minutes) * 60;
  if (west) *east = -*east;
  return true;
}

/* What follows the date: "T21[:00[:30[.25]]]" and a zone. *from moves to its start; *span gets its seconds. */
static bool time_of_day(str s, size_t at, bool compact, int64_t *from, int64_t *span, time_precision *precision) {
  int hour = 0, minute = 0, second = 0;
  int64_t east = 0;
  if (at < s.len && (s.data[at] == 'T' || s.data[at] == 't' || s.data[at] == ' ')) {
    at++;
    while (at < s.len && s.data[at] == ' ') at++;
    if (!digits(s, &at, 2, &hour)) return false;
    *span = 3600; /* an hour is between a day and a minute: said by its span */
    if (compact ? digits_ahead(s, at) >= 2 : take(s, &at, ':')) {
      if (!digits(s, &at, 2, &minute)) return false;
      *span = 60;
      *precision = PRECISION_MINUTE;
      if (compact ? digits_ahead(s, at) >= 2 : take(s, &at, ':')) {
        if (!digits(s, &at, 2, &second)) return false;
        *span = 1;
        *precision = PRECISION_SECOND;
        if (at + 1 < s.len && (s.data[at] == '.' || s.data[at] == ',') && digits_ahead(s, at + 1))
          at += 1 + digits_ahead(s, at + 1);
      }
    }
    if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && (minute || second))) return false;
    while (at < s.len && s.data[at] == ' ') at++;
  }
  if (!zone(s, at, &east)) return false;
  *from += hour * 3600 + minute * 60 + second - east;
  return true;
}

bool iso_parse(str s, interval *at, time_precision *precision) {
  s = str_trim(s);
  size_t i = 0;
  int year = 0, month = 0, day = 0;
  int64_t from, span = DAY_SECONDS;
  bool compact = digits_ahead(s, 0) == 8;
  *precision = PRECISION_NONE;
  if ((digits_ahead(s, 0) != 4 && !compact) || !digits(s, &i, 4, &year) || year == 0) return false;
  int64_t first = days_from_date((date){year, 1, 1});
  int64_t after = days_from_date((date){year + 1, 1, 1});
  if (i == s.len) {
    *precision = PRECISION_YEAR;
    *at = (interval){first * DAY_SECONDS, after * DAY_SECONDS};
    return true;
  }
  if (!compact && !take(s, &i, '-')) return false;
  *precision = PRECISION_DAY;
  if (take(s, &i, 'W')) { /* 2016-W02, 2016-W02-3 */
    int week = 0, last_year = 0, last_week = 0;
    if (!digits(s, &i, 2, &week)) return false;
    iso_week_from_days(days_from_date((date){year, 12, 28}), &last_year, &last_week);
    if (week < 1 || week > last_week) return false;
    from = days_from_iso_week(year, week);
    if (i == s.len) {
      *precision = PRECISION_MONTH;
      *at = (interval){from * DAY_SECONDS, (from + 7) * DAY_SECONDS};
      return true;
    }
    if (!take(s, &i, '-') || !digits(s, &i, 1, &day) || day < 1 || day > 7) return false;
    from += day - 1;
  } else if (!compact && digits_ahead(s, i) == 3) { /* 2016-012: the day of the year */
    if (!digits(s, &i, 3, &day) || day < 1 || day > after - first) return false;
    from = first + day - 1;
  } else {
    if (!digits(s, &i, 2, &month) || month < 1 || month > 12) return false;
    if (i == s.len) {
      from = days_from_date((date){year, month, 1});
      *precision = PRECISION_MONTH;
      *at = (interval){from * DAY_SECONDS, (from + days_in_month(year, month)) * DAY_SECONDS};
      return true;
    }
    if (!compact && !take(s, &i, '-')) return false;
    if (!digits(s, &i, 2, &day) || day < 1 || day > days_in_month(year, month)) return false;
    from = days_from_date((date){year, month, day});
  }
  from *= DAY_SECONDS;
  if (i < s.len && !time_of_day(s, i, compact, &from, &span, precision)) return false;
  *at = (interval){from, from + span};
  return true;
}

/* Least and greatest days of whole months, the best and the worst run of neighbours: 2 months are 59 to 62 days. */
static const double least_days[12] = {0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334};
static const double greatest_days[12] = {0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337};

#define MOST_DIGITS 12

static void add_months(double months, double *least, double *greatest) {
  double years = (double)(int64_t)(months / 12), rest = months - years * 12;
  int whole = (int)rest;
  *least += (years * 365 + least_days[whole] + (rest - whole) * 28) * DAY_SECONDS;
  *greatest += (years * 366 + greatest_days[whole] + (rest - whole) * 31) * DAY_SECONDS;
}

/* The units in the order in which they must come; the ones with two letters are TIMEX3's decades, centuries, millennia. */
static const struct unit {
  const char *name;
  bool time;      /* after the T */
  double months;  /* calendar units */
  double seconds; /* fixed ones */
} units[] = {{"ML", false, 12000, 0}, {"CE", false, 1200, 0}, {"DE", false, 120, 0},   {"Y", false, 12, 0},
             {"Q", false, 3, 0},      {"M", false, 1, 0},     {"W", false, 0, 604800}, {"D", false, 0, 86400},
             {"H", true, 0, 3600},    {"M", true, 0, 60},     {"S", true, 0, 1}};
#define N_UNITS (sizeof units / sizeof *units)

bool duration_parse(str s, double *least, double *greatest) {
  s = str_trim(s);
  size_t at = 0, next_unit = 0;
  bool in_time = false;
  double months = 0, low = 0;
  if (!take(s, &at, 'P') || at == s.len) return false;
  while (at < s.len) {
    if (!in_time && take(s, &at, 'T')) {
      in_time = true;
      if (at == s.len) return false;
    }
    size_t n = digits_ahead(s, at);
    if (n == 0 || n > MOST_DIGITS) return false;
    double value = 0, scale = 1;
    for (; n; n--) value = value * 10 + (s.data[at++] - '0');
    if (at < s.len && (s.data[at] == '.' || s.data[at] == ',')) {
      n = digits_ahead(s, ++at);
      if (n == 0 || n > MOST_DIGITS) return false;
      for (; n; n--) value += (scale /= 10) * (s.data[at++] - '0');
    }
    str rest = at < s.len ? str_slice(s, at, s.len) : STR("");
    size_t unit = next_unit;
    while (unit < N_UNITS && (units[unit].time != in_time || !str_starts(rest, str_c(units[unit].name)))) unit++;
    if (unit == N_UNITS) return false;
    at += strlen(units[unit].name);
    months += value * units[unit].months;
    low += value * units[unit].seconds;
    next_unit = unit + 1;
  }
  *least = *greatest = low;
  add_months(months, least, greatest);
  return true;
}
