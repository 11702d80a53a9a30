/* fuzz_versions.c - what changed between two texts, parted by the first zero byte. Invariants: changes ascend and lie inside both
 * texts; all that stands between them is the same words. */
#include "fuzz_read.h"
#include "thread/versions.h"

static uint32_t skip_words(const thread_words *x, uint32_t i, uint32_t from, uint32_t to) {
  while (i < x->n && x->start[i] >= from && x->end[i] <= to && from < to) i++;
  return i;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  arena a;
  arena_init(&a, (size_t)1 << 30);
  str all = str_of((const char *)data, size), first = all, second = STR("");
  size_t cut = str_find_char(all, 0, 0), repaired;
  if (cut != SIZE_MAX) first = str_slice(all, 0, cut), second = str_slice(all, cut + 1, all.len);
  thread_words x, y;
  thread_words_of(&a, utf8_repair(&a, first, &repaired), &x);
  thread_words_of(&a, utf8_repair(&a, second, &repaired), &y);
  size_t n;
  text_change *t = versions_changes(&a, &x, &y, &n);
  uint32_t i = 0, k = 0;
  for (size_t c = 0; c <= n; c++) {
    text_change last = {(uint32_t)x.text.len, (uint32_t)x.text.len, (uint32_t)y.text.len, (uint32_t)y.text.len};
    text_change now = c < n ? t[c] : last;
    CHECK(now.start <= now.end && now.end <= x.text.len && now.at <= now.to && now.to <= y.text.len);
    CHECK(c == 0 || (t[c - 1].end <= now.start && t[c - 1].to <= now.at));
    while (i < x.n && x.end[i] <= now.start) {
      CHECK(k < y.n && y.end[k] <= now.at);
      CHECK(str_eq(str_slice(x.text, x.start[i], x.end[i]), str_slice(y.text, y.start[k], y.end[k])));
      i++, k++;
    }
    i = skip_words(&x, i, now.start, now.end);
    k = skip_words(&y, k, now.at, now.to);
  }
  CHECK(i == x.n && k == y.n);
  arena_free(&a);
  return 0;
}
