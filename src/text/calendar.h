/* calendar.h - dates of the proleptic Gregorian calendar, as days and seconds since 1970-01-01 without zone, ISO 8601 forms,
 * and intervals of time. Day arithmetic after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
#ifndef WEFT_TEXT_CALENDAR_H
#define WEFT_TEXT_CALENDAR_H

#include "base/str.h"

/* Unknown ends of an interval. */
#define TIME_BEFORE INT64_MIN
#define TIME_AFTER INT64_MAX
#define DAY_SECONDS 86400

typedef struct date {
  int year, month, day; /* month 1-12, day 1-31; 0 when not known */
} date;

int64_t days_from_date(date d);
date date_from_days(int64_t days);
bool date_valid(date d);
int days_in_month(int year, int month);
/* Monday 1 ... Sunday 7. */
int weekday_from_days(int64_t days);
/* The weekday that a folded English word names, 0 (Monday) to 6, or -1. */
int weekday_named(str folded);
/* ISO week: its year and number (1-53). */
void iso_week_from_days(int64_t days, int *year, int *week);
int64_t days_from_iso_week(int year, int week); /* its Monday */

/* Seconds [from, to): half open, TIME_BEFORE / TIME_AFTER when an end is not known. */
typedef struct interval {
  int64_t from, to;
} interval;

typedef enum time_precision {
  PRECISION_NONE = 0,
  PRECISION_YEAR,
  PRECISION_MONTH,
  PRECISION_DAY,
  PRECISION_MINUTE,
  PRECISION_SECOND
} time_precision;

/* Reads an ISO 8601 date or date-time prefix ("2016", "2016-01", "2016-01-12", "2016-01-12T21:00[:30][Z|+01:00]"). *at gets the
 * interval it covers (local time; a zone, when given, is applied to give UTC). False when `s` is none. */
bool iso_parse(str s, interval *at, time_precision *precision);
/* The same for the loose forms that articles' metadata use: RFC 822, "January 12, 2016", "12 Jan 2016 21:00", "2016/01/12",
 * "01/12/2016" only when unambiguous. Writes the ISO 8601 form, as precise as known and no more. Empty when none. */
str date_normalise(arena *a, str s);
/* "2016-01-12" of a day, "2016-01-12T21:00" of a second. */
str iso_day(arena *a, int64_t days);
str iso_minute(arena *a, int64_t seconds);
/* An ISO 8601 duration ("P4Y", "P30D", "PT2H", "P1M") as least and greatest number of seconds that it can mean
 * (a month is 28 to 31 days, a year 365 to 366). False when `s` is none. */
bool duration_parse(str s, double *least, double *greatest);

#endif
