/* fuzz_url.c - addresses, as pages and rows give them; a line break parts a base from a link. Invariants: what comes out is a
 * part of what it was made from or of limited length, days are days, and cleaning an address again changes nothing. */
#include "fuzz_read.h"
#include "text/calendar.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size > 1 << 14) return 0;
  arena a;
  arena_init(&a, (size_t)1 << 28);
  str all = str_of((const char *)data, size), base = all, link = all;
  size_t cut = str_find_char(all, '\n', 0);
  if (cut != SIZE_MAX) base = str_slice(all, 0, cut), link = str_slice(all, cut + 1, all.len);
  str host = url_host(&a, link);
  CHECK(host.len <= link.len && url_site(host).len <= host.len);
  CHECK(url_outlet(&a, link).len <= link.len);
  str day = url_date(&a, link);
  interval at;
  time_precision precision;
  CHECK(!day.len || (iso_parse(day, &at, &precision) && precision >= PRECISION_MONTH));
  str clean = url_clean(&a, link), again = url_clean(&a, clean);
  CHECK(str_eq(clean, again));
  str to = url_resolve(&a, base, link);
  CHECK(to.len <= URL_MAX_LINK);
  CHECK(!to.len || str_starts(to, STR("http://")) || str_starts(to, STR("https://")));
  arena_free(&a);
  return 0;
}
