/* value.c - what a value may mean: widened by its hedge, by the digits that were written, by the precision of a date.
 * Two values are compatible when what they may mean overlaps. */
#include "collate/collate.h"

#include "collate/data/conversions.h"
#include "collate/data/words.h"
#include "text/calendar.h"

#include <math.h>

#define ABOUT_SHARE 0.12 /* "about 50" with 44 to 56 */
#define UNDER_SHARE 0.10 /* "nearly 50" with 45 to 50 */
#define BOUND_REACH 5.0  /* "at least 5" with 5 to 25; "hundreds" is 200 to 1,000 */
#define LEAST_ROUNDED 100.0
#define YEAR_SECONDS (365.2425 * DAY_SECONDS)
#define YEARS_APART (0.5 * YEAR_SECONDS) /* ages told so far apart are of different years */

/* Half a unit of the last digit that carries meaning: 1.5 million was rounded to 100,000s, 300 to 100s; small whole numbers were
 * counted. */
static double half_unit(double x) {
  double magnitude = fabs(x), unit = 1;
  if (magnitude < LEAST_ROUNDED || magnitude != floor(magnitude) || magnitude > 1e15) return 0;
  while (fmod(magnitude, unit * 10) == 0) unit *= 10;
  return magnitude / unit < 100 && unit >= 10 ? unit / 2 : 0; /* at most two digits that are not zero */
}

/* Half of what the smallest unit of an ISO duration is long: "P4Y" was rounded to years. */
static double duration_unit(str value) {
  static const struct {
    char letter;
    double seconds;
  } units[] = {{'Y', 365.25 * 86400}, {'M', 30.4 * 86400}, {'W', 7 * 86400}, {'D', 86400}, {'H', 3600}, {'S', 1}};
  if (!value.len) return 0;
  char last = value.data[value.len - 1];
  bool time = str_find_char(value, 'T', 0) != SIZE_MAX;
  if (last == 'M' && time) return 60;
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    if (units[i].letter == last) return units[i].seconds;
  return 0;
}

void claim_widen(claim *in) {
  double lo = in->lo, hi = in->hi, slack_lo = 0, slack_hi = 0;
  if (in->kind == CLAIM_DURATION) slack_lo = slack_hi = 0.5 * duration_unit(in->value);
  else if (in->kind == CLAIM_PERCENT) slack_lo = slack_hi = lo == floor(lo) ? 0.5 : 0.05;
  else if (in->kind == CLAIM_COUNT || in->kind == CLAIM_MONEY || in->kind == CLAIM_MEASURE)
    slack_lo = half_unit(lo), slack_hi = half_unit(hi);
  if (in->kind == CLAIM_AGE && lo < 1) slack_lo = slack_hi = 0.5 / 12;
  if (STR_LISTED(hedges_about, in->hedge)) {
    slack_lo = fmax(slack_lo, ABOUT_SHARE * fabs(lo)), slack_hi = fmax(slack_hi, ABOUT_SHARE * fabs(hi));
    if (in->kind == CLAIM_DATE) slack_lo = slack_hi = 2 * DAY_SECONDS;
  } else if (STR_LISTED(hedges_under, in->hedge)) {
    slack_lo = fmax(slack_lo, UNDER_SHARE * fabs(lo));
  } else if (STR_LISTED(hedges_over, in->hedge)) {
    slack_hi = fmax(slack_hi, UNDER_SHARE * fabs(hi));
  } else if (STR_LISTED(hedges_at_least, in->hedge)) {
    if (in->kind != CLAIM_DATE) slack_hi = INFINITY;
  } else if (STR_LISTED(hedges_at_most, in->hedge)) {
    if (in->kind != CLAIM_DATE) slack_lo = INFINITY;
  }
  in->wide_lo = lo - slack_lo;
  in->wide_hi = hi + slack_hi;
}

/* What is known of a day without its week or year: the weekday, 1 to 7, or month and day, 101 to 1231; 0: nothing. */
static int day_without_year(const claim *x) {
  str v = x->value;
  if (str_starts(v, STR("XXXX-WXX-")) && v.len > 9) return v.data[9] >= '1' && v.data[9] <= '7' ? v.data[9] - '0' : 0;
  if (!str_starts(v, STR("XXXX-")) || v.len < 10 || v.data[5] > '1' || v.data[8] > '3') return 0;
  return (v.data[5] - '0') * 1000 + (v.data[6] - '0') * 100 + (v.data[8] - '0') * 10 + (v.data[9] - '0');
}

/* The same of a day that is known, told like the other one. */
static int day_like(const claim *x, int other) {
  if (!isfinite(x->lo) || !isfinite(x->hi) || x->hi - x->lo > 2 * DAY_SECONDS) return 0;
  int64_t day = (int64_t)floor(x->lo / DAY_SECONDS);
  date d = date_from_days(day);
  return other <= 7 ? weekday_from_days(day) : d.month * 100 + d.day;
}

/* Dates of which one is not known: what is known of it may still speak against the other. */
static bool open_dates_compatible(const claim *x, const claim *y) {
  int p = day_without_year(x), q = day_without_year(y);
  if (!p && q) p = day_like(x, q);
  else if (p && !q) q = day_like(y, p);
  return !p || !q || (p <= 7) != (q <= 7) || p == q;
}

bool claim_same_open_day(const claim *x, const claim *y) {
  int p = day_without_year(x);
  return x->kind == CLAIM_DATE && p && p == day_without_year(y);
}

/* What a measure may mean in the base unit of its dimension: converted values are rounded, so half a unit is added. */
static bool in_base(const claim *x, const char **base, double *lo, double *hi) {
  size_t row = STR_ROW_FIND(conversions, x->unit);
  if (row == SIZE_MAX) return false;
  const struct conversion *u = &conversions[row];
  *base = u->base;
  *lo = (fmin(x->wide_lo, x->lo - 0.5)) * u->factor + u->offset;
  *hi = (fmax(x->wide_hi, x->hi + 0.5)) * u->factor + u->offset;
  return true;
}

/* Values in two units: measures of one dimension can be the same; sums in two currencies cannot. */
static bool converted_compatible(const claim *x, const claim *y) {
  const char *base, *other;
  double lo, hi, other_lo, other_hi;
  return x->kind == CLAIM_MEASURE && in_base(x, &base, &lo, &hi) && in_base(y, &other, &other_lo, &other_hi) &&
         str_eq(str_c(base), str_c(other)) && lo <= other_hi && other_lo <= hi;
}

typedef struct interval_of {
  double lo, hi;
} interval_of;

/* Whoever says "at least 5" knows of no 50: a bound is told when it is near the truth (Grice's maxim of quantity). */
static interval_of near_bound(const claim *x) {
  interval_of out = {x->wide_lo, x->wide_hi};
  if (isinf(out.hi) && out.lo > 0) out.hi = out.lo * BOUND_REACH;
  if (isinf(out.lo) && out.hi > 0) out.lo = out.hi / BOUND_REACH;
  return out;
}

bool claim_of_one_birth(const claim *x, const claim *y) {
  if (x->kind != CLAIM_AGE || y->kind != CLAIM_AGE || !isfinite(x->as_of_end) || !isfinite(y->as_of_end)) return false;
  if (x->as_of_end - y->as_of < YEARS_APART && y->as_of_end - x->as_of < YEARS_APART) return false;
  double x_from = x->as_of - (x->wide_hi + 1) * YEAR_SECONDS, x_to = x->as_of_end - x->wide_lo * YEAR_SECONDS;
  double y_from = y->as_of - (y->wide_hi + 1) * YEAR_SECONDS, y_to = y->as_of_end - y->wide_lo * YEAR_SECONDS;
  return x_from < y_to && y_from < x_to;
}

bool claim_compatible(const claim *x, const claim *y) {
  bool unit = x->kind == CLAIM_MONEY || x->kind == CLAIM_MEASURE;
  if (unit && x->unit.len && y->unit.len && !str_eq(x->unit, y->unit)) return converted_compatible(x, y);
  bool known = isfinite(x->lo) || isfinite(x->hi), other_known = isfinite(y->lo) || isfinite(y->hi);
  if (!known || !other_known) return x->kind == CLAIM_DATE ? open_dates_compatible(x, y) : str_eq(x->value, y->value);
  if (x->kind == CLAIM_DATE) {
    bool week = (x->open_week || y->open_week) && fabs(floor(x->lo / DAY_SECONDS) - floor(y->lo / DAY_SECONDS)) == 7 &&
                x->hi - x->lo <= DAY_SECONDS && y->hi - y->lo <= DAY_SECONDS;
    return week || (x->wide_lo < y->wide_hi && y->wide_lo < x->wide_hi);
  }
  if (claim_of_one_birth(x, y)) return true;
  interval_of p = near_bound(x), q = near_bound(y);
  bool both_wide = p.lo < p.hi && q.lo < q.hi; /* "3 million" and "4 million" meet in one point */
  if (both_wide) return p.lo < q.hi && q.lo < p.hi;
  return p.lo <= q.hi && q.lo <= p.hi;
}
