/* fuzz_text.c - bytes of any character set as UTF-8, and text files as articles. The first byte chooses the label. Invariants:
 * the text is valid UTF-8; its steps ascend and lie inside both sides; the way back to the bytes never goes backwards and ends at
 * their end; where a step says that bytes are the same, they are. */
#include "fuzz_read.h"
#include "read/charset.h"

#define MOST_DECODED ((size_t)1 << 30)

static void check_decoded(str bytes, const charset_text *t) {
  CHECK(utf8_valid(t->text) == t->text.len);
  CHECK(t->name && t->raw_len == bytes.len);
  for (size_t i = 0; i < t->n; i++) {
    const charset_step *s = &t->steps[i];
    CHECK(s->text <= t->text.len && s->raw <= bytes.len);
    CHECK(i == 0 || (t->steps[i - 1].text < s->text && t->steps[i - 1].raw <= s->raw));
  }
  size_t before = 0, size;
  for (size_t at = 0; at < t->text.len; at += size) {
    (void)utf8_at(t->text, at, &size);
    size_t step = charset_step_at(t, at), raw = charset_raw(t, at);
    CHECK(step < t->n && t->steps[step].text <= at);
    CHECK(step + 1 == t->n || t->steps[step + 1].text > at);
    CHECK(raw >= before && raw <= bytes.len);
    if (t->steps[step].same) {
      CHECK(raw + size <= bytes.len);
      CHECK(str_eq(str_slice(t->text, at, at + size), str_slice(bytes, raw, raw + size)));
    }
    before = raw;
  }
  CHECK(charset_raw(t, t->text.len) == bytes.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const str labels[] = {{"", 0},
                               {"utf-8", 5},
                               {"windows-1252", 12},
                               {"iso-8859-2", 10},
                               {"koi8-r", 6},
                               {"utf-16le", 8},
                               {"utf-16be", 8},
                               {"shift_jis", 9},
                               {"euc-jp", 6},
                               {"euc-kr", 6},
                               {"gb18030", 7},
                               {"big5", 4},
                               {"iso-2022-jp", 11},
                               {"x-user-defined", 14},
                               {"windows-1251", 12},
                               {"replacement", 11},
                               {"no such name", 12}};
  if (size < 1 || size > 1 << 18) return 0;
  arena a;
  arena_init(&a, MOST_DECODED);
  str bytes = str_of((const char *)data + 1, size - 1);
  charset_text t = charset_decode(&a, bytes, labels[data[0] % (sizeof labels / sizeof *labels)]);
  check_decoded(bytes, &t);
  arena_reset(&a);
  read_record record = {.bytes = bytes, .format = READ_TEXT, .path = STR("fuzz.txt"), .end = bytes.len};
  read_result result = read_record_articles(&a, &record);
  CHECK(result.n <= 1);
  CHECK(result.n + result.n_without_text + result.n_skipped + result.not_articles > 0);
  for (size_t i = 0; i < result.n; i++) fuzz_article(&a, &result.articles[i]);
  arena_free(&a);
  return 0;
}
