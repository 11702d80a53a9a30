/* calendar.c - day arithmetic of the proleptic Gregorian calendar, in constant time and without tables of years. */
#include "text/calendar.h"

/* Days beyond these are held to them, so that hostile numbers cannot overflow (years -1e6 to 1e6). */
#define MOST_YEAR 1000000
#define MOST_DAYS INT64_C(365000000)

static bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
  static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool date_valid(date d) {
  if (d.year < 1 || d.year > 9999 || d.month < 0 || d.month > 12) return false;
  if (d.month == 0) return d.day == 0;
  return d.day >= 0 && d.day <= days_in_month(d.year, d.month);
}

int64_t days_from_date(date d) {
  int64_t year = d.year > MOST_YEAR ? MOST_YEAR : d.year < -MOST_YEAR ? -MOST_YEAR : d.year;
  int64_t month = d.month >= 1 && d.month <= 12 ? d.month : 1, day = d.day ? d.day : 1;
  if (month <= 2) year--;
  int64_t era = (year >= 0 ? year : year - 399) / 400;
  int64_t year_of_era = year - era * 400;                                         /* 0 to 399 */
  int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1; /* from 1 March */
  int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

date date_from_days(int64_t days) {
  if (days > MOST_DAYS) days = MOST_DAYS;
  if (days < -MOST_DAYS) days = -MOST_DAYS;
  days += 719468;
  int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  int64_t day_of_era = days - era * 146097;
  int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int64_t shifted = (5 * day_of_year + 2) / 153; /* March 0 ... February 11 */
  int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
  int64_t year = year_of_era + era * 400 + (month <= 2);
  return (date){(int)year, (int)month, (int)(day_of_year - (153 * shifted + 2) / 5 + 1)};
}

int weekday_from_days(int64_t days) {
  int64_t since_monday = (days % 7 + 7 + 3) % 7; /* 1970-01-01 was a Thursday */
  return (int)since_monday + 1;
}

void iso_week_from_days(int64_t days, int *year, int *week) {
  if (days > MOST_DAYS) days = MOST_DAYS;
  if (days < -MOST_DAYS) days = -MOST_DAYS;
  int64_t thursday = days - weekday_from_days(days) + 4; /* a week belongs to the year of its Thursday */
  date d = date_from_days(thursday);
  *year = d.year;
  *week = (int)((thursday - days_from_date((date){d.year, 1, 1})) / 7) + 1;
}

int64_t days_from_iso_week(int year, int week) {
  int64_t fourth = days_from_date((date){year, 1, 4}); /* always in week 1 */
  return fourth - weekday_from_days(fourth) + 1 + ((int64_t)week - 1) * 7;
}

str iso_day(arena *a, int64_t days) {
  date d = date_from_days(days);
  return str_format(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

str iso_minute(arena *a, int64_t seconds) {
  int64_t of_day = (seconds % DAY_SECONDS + DAY_SECONDS) % DAY_SECONDS;
  date d = date_from_days(seconds / DAY_SECONDS - (seconds % DAY_SECONDS < 0));
  return str_format(a, "%04d-%02d-%02dT%02d:%02d", d.year, d.month, d.day, (int)(of_day / 3600), (int)(of_day / 60 % 60));
}
