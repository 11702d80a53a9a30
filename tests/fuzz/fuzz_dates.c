/* fuzz_dates.c - dates and durations in all forms. Invariants: what date_normalise gives is ISO 8601 and stays what it is; an
 * interval does not end before it begins; a duration's least is at most its greatest; days come back from their dates. */
#include "fuzz_read.h"
#include "text/calendar.h"

#include <math.h>

static void check_days(int64_t days) {
  const int64_t most = 300000000; /* beyond years -1e6 to 1e6 days are held */
  date d = date_from_days(days);
  CHECK(d.month >= 1 && d.month <= 12);
  CHECK(d.day >= 1 && d.day <= days_in_month(d.year, d.month));
  if (days < -most || days > most) return;
  CHECK(days_from_date(d) == days);
  int weekday = weekday_from_days(days), year, week;
  CHECK(weekday >= 1 && weekday <= 7);
  CHECK(weekday_from_days(days + 1) == weekday % 7 + 1);
  iso_week_from_days(days, &year, &week);
  CHECK(week >= 1 && week <= 53);
  int64_t monday = days_from_iso_week(year, week);
  CHECK(monday <= days && days < monday + 7);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  arena a;
  arena_init(&a, (size_t)1 << 28);
  str bytes = str_of((const char *)data, size);
  interval at, same;
  time_precision precision = PRECISION_NONE, same_precision;
  if (iso_parse(bytes, &at, &precision)) {
    CHECK(at.from < at.to);
    CHECK(precision != PRECISION_NONE);
    check_days(at.from / DAY_SECONDS);
    str minute = iso_minute(&a, at.from), day = iso_day(&a, at.from / DAY_SECONDS);
    CHECK(minute.len >= 16 && day.len >= 10);
  }
  str normal = date_normalise(&a, bytes);
  CHECK(utf8_valid(normal) == normal.len);
  if (normal.len) {
    CHECK(iso_parse(normal, &same, &same_precision));
    CHECK(same.from < same.to);
    CHECK(str_eq(date_normalise(&a, normal), normal));
  }
  double least = 0, greatest = 0;
  if (duration_parse(bytes, &least, &greatest)) {
    CHECK(isfinite(least) && isfinite(greatest));
    CHECK(0 <= least && least <= greatest);
  }
  if (size >= sizeof(int64_t)) {
    int64_t days;
    memcpy(&days, data, sizeof days);
    check_days(days);
    check_days(days % 1000000);
    (void)iso_minute(&a, days);
  }
  arena_free(&a);
  return 0;
}
