/* fuzz_html.c - one page. Invariants: the text is valid UTF-8; runs ascend, lie inside both texts, and those that say so have the
 * same bytes on both sides; an article that stands whole before the fuzzed bytes is found. */
#include "fuzz_read.h"
#include "read/page.h"

#define PAGE                                                                                                                     \
  "<article><h1>Mill</h1><p>The mill at Tarn Head stopped turning on Friday after two hundred and twelve years, the miller "     \
  "said."                                                                                                                        \
  "</p><p>Nobody in the town had expected it to stop before the spring, and nobody knows who will mend it now.</p></article>"

static void read_one(arena *a, str bytes, str charset, str url) {
  article found;
  bool is_article = false;
  weft_error e = {0};
  CHECK(page_article(a, bytes, charset, url, &found, &is_article, &e));
  const str all[] = {found.title, found.outlet, found.url, found.published};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) CHECK(utf8_valid(all[i]) == all[i].len);
  CHECK(!found.published.len || found.published_from.len);
  for (size_t i = 0; i < found.n_authors; i++) CHECK(utf8_valid(found.authors[i]) == found.authors[i].len);
  if (!is_article) return;
  CHECK(utf8_valid(found.text) == found.text.len);
  CHECK(str_trim(found.text).len);
  fuzz_links(&found);
  for (size_t i = 0; i < found.n_runs; i++) {
    text_run r = found.runs[i];
    CHECK(r.text_start < r.text_end && r.text_end <= found.text.len);
    CHECK(r.raw_start < r.raw_end && r.raw_end <= bytes.len);
    CHECK(i == 0 || found.runs[i - 1].text_end <= r.text_start);
    CHECK(i == 0 || found.runs[i - 1].raw_end <= r.raw_start);
    if (r.same) CHECK(str_eq(str_slice(found.text, r.text_start, r.text_end), str_slice(bytes, r.raw_start, r.raw_end)));
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const str charsets[] = {{"", 0},          {"utf-8", 5},   {"windows-1252", 12}, {"utf-16le", 8},
                                 {"shift_jis", 9}, {"gb18030", 7}, {"iso-2022-jp", 11}};
  arena a;
  arena_init(&a, (size_t)1 << 30);
  str bytes = str_of((const char *)data, size);
  read_one(&a, bytes, charsets[size ? data[0] % (sizeof charsets / sizeof *charsets) : 0], STR(""));
  arena_reset(&a);
  buffer b;
  buffer_init(&b, &a, size + sizeof PAGE);
  buffer_add(&b, STR(PAGE));
  buffer_add(&b, bytes);
  read_one(&a, buffer_str(&b), STR("utf-8"), STR("https://tarnhead.example/news/mill?x=1"));
  arena_free(&a);
  return 0;
}
