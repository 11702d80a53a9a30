/* time_reasons.c - what made a time, in words for people: the form that was read, and how its value was anchored. */
#include "annotate/times.h"

/* Of a date, by the most telling field. */
static const char *date_form(const reading *r) {
  if (r->holiday) return "holiday";
  if (r->is_shift) return "day named from today";
  if (r->century) return "century";
  if (r->decade) return "decade";
  if (r->day) return r->last_day ? "days of a month" : "day of a month";
  if (r->weekday) return "weekday";
  if (r->month) return "month";
  if (r->season) return "season";
  if (r->quarter) return "quarter";
  if (r->half) return "half of a year";
  return r->year != YEAR_UNKNOWN ? "year" : NULL;
}

static const char *form_of(const reading *r) {
  switch (r->form) {
  case READING_DATE: return date_form(r);
  case READING_UNIT: return "last, this or next unit of time";
  case READING_OFFSET: return "amount of time before or after";
  case READING_DURATION: return "amount of time";
  case READING_SET: return "every so often";
  case READING_REFERENCE: return "past, present or future in general";
  case READING_NONE: break;
  }
  return NULL;
}

static const char *clock_of(const reading *r) { return r->timed ? "clock time" : r->part ? "part of the day" : NULL; }

static const char *anchor_of(const time_value *value) {
  str anchor = str_c(value->anchor);
  if (str_eq(anchor, STR("publication"))) return ", counted from the publication";
  if (str_eq(anchor, STR("narrative"))) return ", counted from the date told before";
  if (str_eq(anchor, STR("invalid"))) return ", a day that no calendar has";
  return str_eq(anchor, STR("explicit")) ? ", as written" : "";
}

const char *time_reason(arena *a, const reading *r, const time_value *value) {
  const char *form = form_of(r), *clock = clock_of(r);
  const char *first = form ? form : clock ? clock : "time", *second = form && clock ? clock : NULL;
  str all = str_format(a, "form: %s%s%s%s", first, second ? " with " : "", second ? second : "", anchor_of(value));
  return str_to_c(a, all);
}
