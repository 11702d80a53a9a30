/* fuzz_jsonl.c - rows, one a line. Invariant: a good row before and after the fuzzed ones is read, whatever stands between. */
#include "fuzz_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const str good = STR("{\"text\":\"A good row.\"}\n");
  arena a;
  arena_init(&a, 0);
  buffer b;
  buffer_init(&b, &a, size + 2 * good.len + 1);
  buffer_add(&b, good);
  buffer_add(&b, str_of((const char *)data, size));
  buffer_add_char(&b, '\n');
  buffer_add(&b, good);
  str bytes = buffer_str(&b);
  fuzz_counts n = fuzz_read(bytes, bytes.len);
  CHECK(n.articles >= 2);
  size_t lines = 0; /* each line that is not blank is an article, no article, or a fault: nothing is lost without a word */
  for (size_t at = 0; at < bytes.len;) {
    size_t end = str_find_char(bytes, '\n', at);
    if (end == SIZE_MAX) end = bytes.len;
    lines += str_trim(str_slice(bytes, at, end)).len > 0;
    at = end + 1;
  }
  CHECK(n.articles + n.without_text + n.faults + n.not_articles == lines);
  arena_free(&a);
  return 0;
}
