/* time_values.c - what a reading means: its TIMEX3 value and the days that it covers, counted from the day of publication or from
 * the date told last. */
#include "annotate/times.h"

#include "annotate/holidays.h"

#include <math.h>

#define LEAST_YEAR 1
#define MOST_YEAR 9999
#define FUTURE_AGAINST 4.0     /* so much further seems a past date where the future is told, */
#define PAST_AGAINST_DAY 4.0   /* a day ahead where the past is told, */
#define PAST_AGAINST_MONTH 5.0 /* a month ahead where the past is told */
#define AGAINST_BACKWARD                                                                                                         \
  1.5 /* a history goes on: how much less a part of a year before the last date is likely than one after it */

typedef struct period {
  int64_t from, to; /* days, inclusive; TIME_BEFORE in `from` when not known */
  str value;
  time_unit unit;
  const char *anchor;
} period;

static const period no_period = {.from = TIME_BEFORE, .to = TIME_BEFORE, .anchor = "none"};

/* --- periods of the calendar ---------------------------------------------------------------------------------------- */

static int32_t year_of(int64_t day) { return date_from_days(day).year; }

static str year_value(arena *a, int32_t year) {
  return year >= 1 ? str_format(a, "%04d", (int)year) : str_format(a, "BC%04d", 1 - (int)year);
}

static period years_period(arena *a, int32_t first, int32_t n, str value, time_unit unit) {
  if (first < LEAST_YEAR || first + n - 1 > MOST_YEAR)
    return (period){.from = TIME_BEFORE, .to = TIME_BEFORE, .value = value, .unit = unit, .anchor = "explicit"};
  (void)a;
  return (period){days_from_date((date){first, 1, 1}), days_from_date((date){first + n - 1, 12, 31}), value, unit, "explicit"};
}

static period year_period(arena *a, int32_t year) { return years_period(a, year, 1, year_value(a, year), UNIT_YEAR); }

static period decade_period(arena *a, int32_t year) {
  return years_period(a, year - year % 10, 10, str_format(a, "%03d", (int)year / 10), UNIT_DECADE);
}

static period century_period(arena *a, int32_t year) {
  str value = year >= 0 ? str_format(a, "%02d", (int)year / 100) : str_format(a, "BC%02d", -(int)year / 100);
  return years_period(a, year, 100, value, UNIT_CENTURY);
}

static period months_period(int32_t year, int month, int n, str value, time_unit unit) {
  int last = month + n - 1, last_year = year + (last - 1) / 12;
  last = (last - 1) % 12 + 1;
  return (period){days_from_date((date){year, month, 1}), days_from_date((date){last_year, last, days_in_month(last_year, last)}),
                  value, unit, "explicit"};
}

static period month_period(arena *a, int32_t year, int month) {
  return months_period(year, month, 1, str_format(a, "%.*s-%02d", STR_FMT(year_value(a, year)), month), UNIT_MONTH);
}

static period quarter_period(arena *a, int32_t year, int quarter) {
  return months_period(year, quarter * 3 - 2, 3, str_format(a, "%.*s-Q%d", STR_FMT(year_value(a, year)), quarter), UNIT_QUARTER);
}

static const char *const season_names[] = {"", "SP", "SU", "FA", "WI"};

/* Northern seasons by whole months; a winter belongs to the year in which it begins. */
static period season_period(arena *a, int32_t year, int season) {
  return months_period(year, season * 3, 3, str_format(a, "%.*s-%s", STR_FMT(year_value(a, year)), season_names[season]),
                       UNIT_QUARTER);
}

static period day_period(arena *a, int64_t day) { return (period){day, day, iso_day(a, day), UNIT_DAY, "explicit"}; }

static period week_period(arena *a, int64_t day) {
  int year, week;
  iso_week_from_days(day, &year, &week);
  int64_t monday = days_from_iso_week(year, week);
  return (period){monday, monday + 6, str_format(a, "%04d-W%02d", year, week), UNIT_WEEK, "explicit"};
}

static period weekend_period(arena *a, int64_t day) {
  period week = week_period(a, day);
  return (period){week.from + 5, week.to, str_format(a, "%.*s-WE", STR_FMT(week.value)), UNIT_WEEKEND, "explicit"};
}

static int64_t add_months(int64_t day, int64_t n) {
  date d = date_from_days(day);
  int64_t months = (int64_t)d.year * 12 + d.month - 1 + n;
  int year = (int)(months >= 0 ? months / 12 : -((11 - months) / 12)), month = (int)(months - (int64_t)year * 12) + 1;
  int last = year >= LEAST_YEAR && year <= MOST_YEAR ? days_in_month(year, month) : 28;
  return days_from_date((date){year, month, d.day > last ? last : d.day});
}

/* The period of a unit around a day. */
static period unit_period(arena *a, time_unit unit, int64_t day) {
  date d = date_from_days(day);
  if (d.year < LEAST_YEAR || d.year > MOST_YEAR - 100) return no_period;
  switch (unit) {
  case UNIT_WEEK:
  case UNIT_FORTNIGHT: return week_period(a, day);
  case UNIT_WEEKEND: return weekend_period(a, day);
  case UNIT_MONTH: return month_period(a, d.year, d.month);
  case UNIT_QUARTER: return quarter_period(a, d.year, (d.month + 2) / 3);
  case UNIT_YEAR: return year_period(a, d.year);
  case UNIT_DECADE: return decade_period(a, d.year);
  case UNIT_CENTURY:
  case UNIT_MILLENNIUM: return century_period(a, d.year - d.year % 100);
  default: return day_period(a, day);
  }
}

/* The day n units away. */
static int64_t shifted(int64_t day, time_unit unit, double n) {
  switch (unit) {
  case UNIT_WEEK:
  case UNIT_WEEKEND: return day + (int64_t)(7 * n);
  case UNIT_FORTNIGHT: return day + (int64_t)(14 * n);
  case UNIT_MONTH: return add_months(day, (int64_t)n);
  case UNIT_QUARTER: return add_months(day, (int64_t)(3 * n));
  case UNIT_YEAR: return add_months(day, (int64_t)(12 * n));
  case UNIT_DECADE: return add_months(day, (int64_t)(120 * n));
  case UNIT_CENTURY: return add_months(day, (int64_t)(1200 * n));
  case UNIT_MILLENNIUM: return add_months(day, (int64_t)(12000 * n));
  case UNIT_DAY:
  case UNIT_NIGHT: return day + (int64_t)n;
  default: return day;
  }
}

/* --- which day to count from ------------------------------------------------------------------------------------------ */

static int64_t today_of(const time_anchor *at, const char **anchor) {
  bool focus = at->narrative && at->focus != TIME_BEFORE;
  int64_t day = focus ? at->focus : at->published;
  *anchor = day == TIME_BEFORE ? "none" : focus ? "narrative" : "publication";
  return day;
}

static int64_t focus_of(const time_anchor *at, const char **anchor) {
  if (at->focus == TIME_BEFORE) return today_of(at, anchor);
  *anchor = "narrative";
  return at->focus;
}

static int64_t base_of(const time_anchor *at, time_relation relation, const char **anchor) {
  bool told = relation == RELATION_PREVIOUS || relation == RELATION_FOLLOWING || relation == RELATION_THAT;
  return told ? focus_of(at, anchor) : today_of(at, anchor);
}

static int step_of(time_relation relation) {
  return relation == RELATION_LAST || relation == RELATION_PREVIOUS    ? -1
         : relation == RELATION_NEXT || relation == RELATION_FOLLOWING ? 1
                                                                       : 0;
}

/* --- parts of a year without the year --------------------------------------------------------------------------------- */

/* The reading's period in a year; false when the year has none. */
static bool in_year(arena *a, const reading *in, int32_t year, period *out) {
  if (year < LEAST_YEAR || year > MOST_YEAR) return false;
  if (in->holiday) *out = day_period(a, holiday_day(in->holiday, year));
  else if (in->month && in->day) {
    date d = {year, in->month, in->day};
    if (!date_valid(d)) return false;
    *out = day_period(a, days_from_date(d));
    if (in->last_day && in->last_day <= days_in_month(year, in->month)) out->to += in->last_day - in->day;
  } else if (in->month) *out = month_period(a, year, in->month);
  else if (in->season) *out = season_period(a, year, in->season);
  else if (in->quarter) *out = quarter_period(a, year, in->quarter);
  else if (in->half)
    *out = months_period(year, in->half * 6 - 5, 6, str_format(a, "%04d-H%d", (int)year, in->half), UNIT_QUARTER);
  else return false;
  return true;
}

/* How far the period is from a day, in days. */
static int64_t distance(const period *in, int64_t day) {
  return day < in->from ? in->from - day : day > in->to ? day - in->to : 0;
}

/* How far the period seems from a day, in the tense of its sentence: what is told as past rarely lies ahead. A day without a year
 * is near; a month may be further away. */
static double apparent_distance(const time_anchor *at, const reading *in, const period *found, int64_t day) {
  double days = (double)distance(found, day);
  if (days == 0) return days;
  bool ahead = found->from > day;
  if (at->tense == TENSE_FUTURE) return ahead ? days : days * FUTURE_AGAINST;
  return ahead ? days * (in->day || in->holiday ? PAST_AGAINST_DAY : PAST_AGAINST_MONTH) : days;
}

/* The year's occurrence that is meant: before, at, or after the day that is counted from. */
static period nearest_year(const time_anchor *at, const reading *in) {
  const char *anchor;
  int64_t today = base_of(at, in->relation, &anchor);
  if (at->published == TIME_BEFORE && !in->relation) { /* only a date in full tells the year of the next */
    bool full = at->focus != TIME_BEFORE && at->focus_unit <= UNIT_MONTH;
    today = full ? at->focus : TIME_BEFORE, anchor = full ? "narrative" : "none";
  }
  period best = no_period, next;
  if (today == TIME_BEFORE) return best;
  bool narrative = strcmp(anchor, "narrative") == 0, found = false;
  bool told = narrative && at->narrative;
  int step = step_of(in->relation);
  int32_t year = year_of(today);
  double least = 0;
  for (int32_t y = year - 1; y <= year + 1; y++) {
    if (!in_year(at->a, in, y, &next)) continue;
    if ((step < 0 && next.to >= today) || (step > 0 && next.from <= today)) continue;
    if (!step && in->relation && y != year) continue;                        /* this May */
    if (!step && told && at->focus_unit == UNIT_YEAR && y != year) continue; /* 1940 ... in September */
    double far = (double)distance(&next, today);
    if (told && next.to < today) far *= AGAINST_BACKWARD;
    if (!step && !narrative) far = apparent_distance(at, in, &next, today);
    if (!found || far < least) best = next, least = far, found = true;
  }
  best.anchor = found ? anchor : "none";
  return best;
}

/* --- dates -------------------------------------------------------------------------------------------------------------- */

static period weekday_period(const time_anchor *at, const reading *in) {
  const char *anchor;
  int64_t today = base_of(at, in->relation, &anchor), day;
  if (today == TIME_BEFORE) return no_period;
  int back = (weekday_from_days(today) - in->weekday + 7) % 7; /* days since it was last, today 0 */
  switch (in->relation) {
  case RELATION_LAST:
  case RELATION_PREVIOUS: day = today - (back ? back : 7); break;
  case RELATION_NEXT: day = today + (7 - back); break;
  case RELATION_FOLLOWING: day = today + (7 - back); break;
  case RELATION_THIS: day = at->tense == TENSE_PAST || !back ? today - back : today + (7 - back); break;
  default: day = at->tense == TENSE_FUTURE && back ? today + (7 - back) : today - back;
  }
  period out = day_period(at->a, day);
  out.anchor = anchor;
  return out;
}

static bool known_year(const time_anchor *at, const reading *in, int32_t *year, const char **anchor) {
  *anchor = "explicit";
  if (in->year != YEAR_UNKNOWN) {
    *year = in->year;
    return true;
  }
  if (!in->year_relation) return false;
  int64_t base = base_of(at, in->year_relation, anchor);
  if (base == TIME_BEFORE) return false;
  *year = year_of(base) + step_of(in->year_relation);
  return true;
}

/* What is known of a date whose year or day is not: "XXXX-05-12", "XXXX-WXX-2". */
static str open_value(arena *a, const reading *in) {
  if (in->weekday && !in->day) return str_format(a, "XXXX-WXX-%d", in->weekday);
  if (in->holiday && in->holiday->rule == HOLIDAY_FIXED)
    return str_format(a, "XXXX-%02d-%02d", in->holiday->month, in->holiday->day);
  if (in->month && in->day) return str_format(a, "XXXX-%02d-%02d", in->month, in->day);
  if (in->month) return str_format(a, "XXXX-%02d", in->month);
  if (in->season) return str_format(a, "XXXX-%s", season_names[in->season]);
  if (in->quarter) return str_format(a, "XXXX-Q%d", in->quarter);
  if (in->half) return str_format(a, "XXXX-H%d", in->half);
  switch (in->unit) {
  case UNIT_WEEK: return STR("XXXX-WXX");
  case UNIT_WEEKEND: return STR("XXXX-WXX-WE");
  case UNIT_MONTH: return STR("XXXX-XX");
  case UNIT_QUARTER: return STR("XXXX-QX");
  case UNIT_YEAR: return STR("XXXX");
  case UNIT_DECADE: return STR("XXX");
  case UNIT_CENTURY: return STR("XX");
  default: return STR("XXXX-XX-XX");
  }
}

static period date_period(const time_anchor *at, const reading *in) {
  int32_t year;
  const char *anchor;
  period out = no_period;
  if (in->century) return century_period(at->a, in->year);
  if (in->decade) return decade_period(at->a, in->year);
  if (in->is_shift) { /* whatever is told of other years: "yesterday" is the writer's */
    if (at->published == TIME_BEFORE) return no_period;
    out = day_period(at->a, at->published + in->shift);
    out.anchor = "publication";
    return out;
  }
  if (known_year(at, in, &year, &anchor)) {
    bool part = in->holiday || in->month || in->season || in->quarter || in->half;
    if (!part) out = year_period(at->a, year);
    else if (year < LEAST_YEAR && in->month)
      out.value =
          str_format(at->a, in->day ? "%.*s-%02d-%02d" : "%.*s-%02d", STR_FMT(year_value(at->a, year)), in->month, in->day);
    else if (year < LEAST_YEAR && in->season)
      out.value = str_format(at->a, "%.*s-%s", STR_FMT(year_value(at->a, year)), season_names[in->season]);
    else if (!in_year(at->a, in, year, &out)) return no_period;
    out.anchor = anchor;
    return out;
  }
  if (in->weekday && !in->day) return weekday_period(at, in);
  if (in->timed && !in->month && !in->holiday) { /* a clock time alone: of the day told last */
    int64_t day = at->focus_unit == UNIT_DAY ? focus_of(at, &anchor) : today_of(at, &anchor);
    if (day == TIME_BEFORE) return no_period;
    out = day_period(at->a, day);
    out.anchor = anchor;
    return out;
  }
  return nearest_year(at, in);
}

/* The quarter that results are about: the one told, else the last that is over. */
static int64_t results_quarter(const time_anchor *at, const char **anchor) {
  int64_t today = today_of(at, anchor);
  if (at->quarter != TIME_BEFORE) {
    *anchor = "narrative";
    return at->quarter;
  }
  return today == TIME_BEFORE ? today : unit_period(at->a, UNIT_QUARTER, add_months(today, -3)).from;
}

/* The quarter of accounts that is meant: of the year that is given, ended in the month that is given, else the one told. */
static int64_t accounts_quarter(const time_anchor *at, const reading *in, const char **anchor) {
  int64_t quarter = results_quarter(at, anchor);
  if (in->ended) {
    reading end = {.form = READING_DATE, .year = in->year, .month = in->ended};
    period month = date_period(at, &end);
    *anchor = month.anchor;
    return month.from;
  }
  int32_t year;
  const char *by;
  if (quarter == TIME_BEFORE || !known_year(at, in, &year, &by)) return quarter;
  date d = date_from_days(quarter);
  if (year < LEAST_YEAR || year > MOST_YEAR - 1) return TIME_BEFORE;
  d.year = year;
  return days_from_date(d);
}

static period relation_period(const time_anchor *at, const reading *in) {
  const char *anchor;
  period out;
  int step = step_of(in->relation);
  int64_t base = base_of(at, in->relation, &anchor);
  if (in->unit == UNIT_QUARTER && in->relation == RELATION_THAT) base = accounts_quarter(at, in, &anchor);
  bool last_night = in->unit == UNIT_DAY && in->part == PART_NIGHT && in->relation == RELATION_LAST;
  if (last_night) base = at->published, anchor = "publication";
  if (base == TIME_BEFORE) return no_period;
  if (last_night) step = -1;
  else if (in->unit == UNIT_WEEKEND && in->relation == RELATION_THIS && at->tense != TENSE_FUTURE && weekday_from_days(base) < 5)
    step = -1;
  else if (in->unit == UNIT_WEEKEND && in->relation == RELATION_LAST && weekday_from_days(base) == 7) step = -1;
  out = unit_period(at->a, in->unit, shifted(base, in->unit, step));
  out.anchor = anchor;
  return out;
}

/* "A year earlier" than the results of a quarter is that quarter; else it counts from today, in news. */
static int64_t offset_base(const time_anchor *at, const reading *in, bool *quarter, const char **anchor) {
  bool told = in->direction == DIRECTION_EARLIER || in->direction == DIRECTION_LATER;
  *quarter = in->unit == UNIT_YEAR && in->hi == 1 && !at->narrative && (at->quarter != TIME_BEFORE || in->quarter) &&
             (in->direction == DIRECTION_AGO || in->direction == DIRECTION_EARLIER);
  if (*quarter) return results_quarter(at, anchor);
  bool year =
      told && in->unit >= UNIT_YEAR && in->direction == DIRECTION_EARLIER && !at->narrative && at->published != TIME_BEFORE;
  bool vague = told && !at->narrative && at->focus_unit > in->unit && at->published != TIME_BEFORE; /* a week from a whole year */
  return told && !year && !vague ? focus_of(at, anchor) : today_of(at, anchor);
}

/* Two days later, a year ago. Vague ones ("years ago") have no period. */
static period offset_period(const time_anchor *at, const reading *in) {
  const char *anchor;
  bool quarter, told = in->direction == DIRECTION_EARLIER || in->direction == DIRECTION_LATER;
  int64_t base = offset_base(at, in, &quarter, &anchor);
  if (in->vague || base == TIME_BEFORE) return no_period;
  int sign = in->direction == DIRECTION_AGO || in->direction == DIRECTION_EARLIER ? -1 : 1;
  int64_t near = shifted(base, in->unit, sign * in->lo), far = shifted(base, in->unit, sign * in->hi);
  time_unit unit = in->unit;
  if (quarter) unit = UNIT_QUARTER;
  else if (unit >= UNIT_YEAR) unit = UNIT_YEAR;
  else if (unit == UNIT_QUARTER) unit = UNIT_MONTH;
  else if (unit == UNIT_WEEK && told && at->focus_unit == UNIT_DAY) unit = UNIT_DAY;
  bool focused = told && strcmp(anchor, "publication") != 0;
  if (focused && unit < at->focus_unit && at->focus_unit <= UNIT_YEAR && !quarter) unit = at->focus_unit;
  period out = unit_period(at->a, unit, near), other = unit_period(at->a, unit, far);
  if (out.from == TIME_BEFORE || other.from == TIME_BEFORE) return no_period;
  if (other.from < out.from) out.from = other.from;
  if (other.to > out.to) out.to = other.to;
  out.anchor = anchor;
  return out;
}

/* --- durations and sets ------------------------------------------------------------------------------------------------ */

static const char *const unit_letters[] = {"", "S", "M", "H", "D", "D", "W", "WE", "W", "M", "Q", "Y", "Y", "Y", "Y"};
static const double unit_counts[] = {0, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 10, 100, 1000};

static bool clock_unit(time_unit unit) { return unit == UNIT_SECOND || unit == UNIT_MINUTE || unit == UNIT_HOUR; }

/* "P4Y", "PT8M30S", "P2Y6M", "PT9H30M". */
static str amount_value(arena *a, double n, time_unit unit, double lesser, time_unit lesser_unit) {
  double count = n * unit_counts[unit], whole = floor(count), half = count - whole;
  if (unit == UNIT_DAY && count == 1 && lesser == 0) return STR("P1D");
  if (half == 0.5 && !lesser_unit && (unit == UNIT_YEAR || unit == UNIT_HOUR || unit == UNIT_MINUTE)) {
    count = whole, lesser = unit == UNIT_YEAR ? 6 : 30;
    lesser_unit = unit == UNIT_YEAR ? UNIT_MONTH : unit == UNIT_HOUR ? UNIT_MINUTE : UNIT_SECOND;
  }
  const char *time = clock_unit(unit) ? "T" : "";
  str main = count > 0 ? str_format(a, "P%s%.10g%s", time, count, unit_letters[unit]) : str_format(a, "P%s", time);
  if (!lesser_unit) return main;
  return str_format(a, "%.*s%s%.10g%s", STR_FMT(main), clock_unit(lesser_unit) && !clock_unit(unit) ? "T" : "",
                    lesser * unit_counts[lesser_unit], unit_letters[lesser_unit]);
}

static str vague_value(arena *a, time_unit unit) {
  if (unit == UNIT_DECADE || unit == UNIT_CENTURY || unit == UNIT_MILLENNIUM) return STR("PXY");
  return str_format(a, "P%sX%s", clock_unit(unit) ? "T" : "", unit_letters[unit]);
}

static const char *const part_names[] = {"", "TMO", "TAF", "TEV", "TNI", "TDT"};

static str set_value(arena *a, const reading *in) {
  if (in->weekday || in->month || in->season || in->holiday)
    return str_format(a, "%.*s%s", STR_FMT(open_value(a, in)), part_names[in->part]);
  if (in->part) return str_format(a, "XXXX-XX-XX%s", part_names[in->part]);
  if (in->unit == UNIT_NIGHT) return STR("XXXX-XX-XXTNI");
  return in->vague ? vague_value(a, in->unit) : amount_value(a, in->lo, in->unit, 0, UNIT_NONE);
}

/* --- what hangs on an unknown day of publication ------------------------------------------------------------------------- */

static const char *const unit_names[] = {"",     "",      "",        "",     "day",    "day",     "week", "weekend",
                                         "week", "month", "quarter", "year", "decade", "century", ""};

/* Units from the day of publication, which is not known; no unit when the reading hangs on none. The same rules as with a known
 * day, so that whoever learns the day can count: weekday_period, relation_period and offset_period. */
static time_relative relative_to_publication(const time_anchor *at, const reading *in) {
  static const time_relative none = {0};
  bool told = in->relation == RELATION_PREVIOUS || in->relation == RELATION_FOLLOWING || in->relation == RELATION_THAT;
  if (at->published != TIME_BEFORE || (at->narrative && !in->is_shift) || told || in->year != YEAR_UNKNOWN) return none;
  int step = step_of(in->relation);
  if (in->form == READING_DATE && in->is_shift) return (time_relative){STR("day"), in->shift, in->shift};
  if (in->form == READING_DATE && in->weekday && !in->day) {
    bool ahead = step > 0 || (!step && at->tense == TENSE_FUTURE);
    int today = step == 0; /* "on Tuesday" may be the day itself */
    return ahead ? (time_relative){STR("day"), 1, 8 - 2 * today} : (time_relative){STR("day"), -7 + today, -1 + today};
  }
  if (in->form == READING_UNIT && in->relation) return (time_relative){str_c(unit_names[in->unit]), step, step};
  bool offset = in->form == READING_OFFSET && !in->vague && in->hi < INT32_MAX &&
                (in->direction == DIRECTION_AGO || in->direction == DIRECTION_FROM_NOW);
  if (!offset) return none;
  int32_t lo = (int32_t)in->lo, hi = (int32_t)in->hi, twice = in->unit == UNIT_FORTNIGHT ? 2 : 1;
  if (in->direction == DIRECTION_FROM_NOW) return (time_relative){str_c(unit_names[in->unit]), lo * twice, hi * twice};
  return (time_relative){str_c(unit_names[in->unit]), -hi * twice, -lo * twice};
}

/* --- together ------------------------------------------------------------------------------------------------------------ */

/* Early and late take half of the period, and stop at the day of publication within it. */
static void modify(const time_anchor *at, const reading *in, period *out) {
  int64_t half = (out->to - out->from) / 2, today = at->published;
  if (out->from == TIME_BEFORE || in->modifier == MODIFIER_NONE || out->from == out->to) return;
  bool inside = in->relation == RELATION_THIS && today >= out->from && today <= out->to && !at->narrative;
  if (in->modifier == MODIFIER_START) out->to = inside ? today : out->from + half;
  else if (in->modifier == MODIFIER_END) out->from = inside ? today : out->from + half;
  else out->from += half / 2, out->to -= half / 2;
}

static void date_value(const time_anchor *at, const reading *in, period found, time_value *out) {
  arena *a = at->a;
  bool known = found.from != TIME_BEFORE;
  if (known && in->week_of)
    found = (period){.from = week_period(a, found.from).from,
                     .to = week_period(a, found.from).to,
                     .value = week_period(a, found.from).value,
                     .unit = UNIT_WEEK,
                     .anchor = found.anchor};
  out->day = found.from, out->unit = found.unit;
  out->anchor = found.anchor;
  out->type = in->timed || in->part ? "TIME" : "DATE";
  out->value = found.value.len ? found.value : open_value(a, in);
  modify(at, in, &found);
  if (known) out->from = iso_day(a, found.from), out->to = found.to == found.from ? out->from : iso_day(a, found.to);
  if (in->timed) {
    out->value = str_format(a, "%.*sT%02d:%02d", STR_FMT(out->value), in->hour, in->minute);
    if (known) {
      out->from = iso_minute(a, found.from * DAY_SECONDS + in->hour * 3600 + in->minute * 60);
      out->to = in->minutes ? out->from : iso_minute(a, found.from * DAY_SECONDS + in->hour * 3600 + 59 * 60);
    }
  } else if (in->part) {
    out->value = str_format(a, "%.*s%s", STR_FMT(out->value), part_names[in->part]);
  }
}

static void duration_value(const time_anchor *at, const reading *in, time_value *out) {
  arena *a = at->a;
  out->type = "DURATION", out->anchor = "none";
  if (in->vague) {
    out->value = vague_value(a, in->unit);
    out->from = amount_value(a, in->lo == 0 ? 3 : 2, in->unit, 0, UNIT_NONE); /* several, a few: three; "years": two */
    return;
  }
  out->value = out->from = amount_value(a, in->lo, in->unit, in->lesser, in->lesser_unit);
  out->to = in->hi == in->lo ? out->from : amount_value(a, in->hi, in->unit, in->lesser, in->lesser_unit);
}

bool time_value_of(const time_anchor *at, const reading *in, time_value *out) {
  *out = (time_value){.day = TIME_BEFORE, .anchor = "none", .type = "DATE"};
  out->relative = relative_to_publication(at, in);
  static const char *const references[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
  if (in->month && in->day && in->day > days_in_month(in->year != YEAR_UNKNOWN && in->year > 0 ? in->year : 2000, in->month)) {
    str year = in->year != YEAR_UNKNOWN && in->year > 0 ? str_format(at->a, "%04d", in->year) : STR("XXXX");
    out->value = str_format(at->a, "%.*s-%02d-%02d", STR_FMT(year), (int)in->month, (int)in->day);
    out->anchor = "invalid";
    return true;
  }
  switch (in->form) {
  case READING_DATE: date_value(at, in, date_period(at, in), out); return true;
  case READING_UNIT: date_value(at, in, relation_period(at, in), out); return true;
  case READING_OFFSET: {
    period found = offset_period(at, in);
    if (found.from != TIME_BEFORE) {
      date_value(at, in, found, out);
      if (clock_unit(in->unit)) out->type = "TIME";
      return true;
    }
    bool past = in->direction == DIRECTION_AGO || in->direction == DIRECTION_EARLIER;
    out->value = past ? STR("PAST_REF") : STR("FUTURE_REF");
    return true;
  }
  case READING_DURATION: duration_value(at, in, out); return true;
  case READING_SET:
    out->type = "SET";
    out->value = set_value(at->a, in);
    return true;
  case READING_REFERENCE: out->value = str_c(references[in->reference]); return true;
  default: return false;
  }
}
