/* fuzz_read.h - what the fuzz targets of the reader share: bytes are read as if they were a file, and what comes out is
 * checked against what must always hold. */
#ifndef WEFT_TESTS_FUZZ_READ_H
#define WEFT_TESTS_FUZZ_READ_H

#include "base/hash.h"
#include "read/read.h"
#include "read/url.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

#define CHECK(what)                                                                                                              \
  do {                                                                                                                           \
    if (!(what)) {                                                                                                               \
      fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #what);                                                  \
      abort();                                                                                                                   \
    }                                                                                                                            \
  } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct fuzz_counts {
  size_t records, articles, without_text, faults, not_articles;
} fuzz_counts;

static inline void fuzz_fault(void *user, const weft_error *e) {
  fuzz_counts *n = user;
  CHECK(e->code != WEFT_OK);
  CHECK(e->message[0]);
  CHECK(strncmp(e->where, "fuzz", 4) == 0);
  n->faults++;
}

/* Links ascend, are not empty, begin and end with a character, not with a blank, and lead to an address. */
static inline void fuzz_links(const article *in) {
  CHECK(in->n_links <= ARTICLE_MAX_LINKS);
  for (size_t i = 0; i < in->n_links; i++) {
    article_link l = in->links[i];
    CHECK(l.start < l.end && l.end <= in->text.len);
    CHECK(i == 0 || in->links[i - 1].end <= l.start);
    str words = str_slice(in->text, l.start, l.end);
    CHECK(utf8_valid(words) == words.len);
    CHECK(!strchr(" \n", words.data[0]) && !strchr(" \n", words.data[words.len - 1]));
    CHECK(str_find_char(words, '\n', 0) == SIZE_MAX);
    CHECK(l.url.len <= URL_MAX_LINK && utf8_valid(l.url) == l.url.len);
    CHECK(str_starts(l.url, STR("http://")) || str_starts(l.url, STR("https://")));
  }
}

/* An article is whole: it has an identity, valid UTF-8, a place, runs that lie inside both texts in order; its row can be read
 * back and says the same. */
static inline void fuzz_article(arena *a, const article *in) {
  CHECK(in->id.len && in->language.len);
  CHECK(str_trim(in->text).len);
  const str all[] = {in->text, in->title, in->outlet, in->url, in->published, in->published_raw, in->id, in->source.member};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) CHECK(utf8_valid(all[i]) == all[i].len);
  CHECK(in->source.start <= in->source.end);
  CHECK(!in->published.len || in->published_from.len);
  for (size_t i = 0; i < in->n_runs; i++) {
    text_run r = in->runs[i];
    CHECK(r.text_start <= r.text_end && r.text_end <= in->text.len);
    CHECK(r.raw_start <= r.raw_end && r.raw_end <= in->raw.len);
    CHECK(i == 0 || in->runs[i - 1].text_end <= r.text_start);
    if (r.same) CHECK(str_eq(str_slice(in->text, r.text_start, r.text_end), str_slice(in->raw, r.raw_start, r.raw_end)));
  }
  fuzz_links(in);
  for (size_t i = 0; i < in->n_blocks; i++) {
    article_block b = in->blocks[i];
    CHECK(b.start < b.end && b.end <= in->text.len && b.kind < ARTICLE_N_BLOCK_KINDS);
    CHECK(i == 0 || in->blocks[i - 1].end <= b.start);
  }
  article back = *in; /* what the row says of them, in any unit */
  for (int unit = WEFT_OFFSETS_CHARS; unit <= WEFT_OFFSETS_UTF16; unit++) {
    json *row = article_to_row(a, in, (weft_offsets)unit);
    if (in->row && json_get(in->row, STR("links"))) {
      article_links_from_row(a, row, (weft_offsets)unit, &back);
      fuzz_links(&back);
      continue;
    }
    CHECK(article_links_from_row(a, row, (weft_offsets)unit, &back) == (in->n_links > 0) && back.n_links == in->n_links);
    for (size_t i = 0; i < in->n_links; i++)
      CHECK(back.links[i].start == in->links[i].start && back.links[i].end == in->links[i].end &&
            str_eq(back.links[i].url, in->links[i].url));
  }
  buffer first, second;
  buffer_init(&first, a, (size_t)1 << 30);
  buffer_init(&second, a, (size_t)1 << 30);
  json_write(&first, article_to_row(a, in, WEFT_OFFSETS_CHARS));
  read_record again = {.bytes = buffer_str(&first), .format = READ_JSON_ROW, .path = STR("fuzz again")};
  read_result result = read_record_articles(a, &again);
  CHECK(result.n == 1 && result.n_skipped == 0);
  json_write(&second, article_to_row(a, &result.articles[0], WEFT_OFFSETS_CHARS));
  if (!str_eq(buffer_str(&first), buffer_str(&second)))
    fprintf(stderr, "first:  %.*s\nsecond: %.*s\n", STR_FMT(buffer_str(&first)), STR_FMT(buffer_str(&second)));
  CHECK(str_eq(buffer_str(&first), buffer_str(&second)));
}

/* Reads the bytes; every record lies in the stream, every record gives articles, a fault, or no article. */
static inline fuzz_counts fuzz_read(str bytes, uint64_t most_stream) {
  fuzz_counts n = {0};
  reader *r = reader_open_memory("fuzz", bytes.data, bytes.len, fuzz_fault, &n);
  CHECK(r);
  arena a;
  arena_init(&a, (size_t)1 << 30);
  read_record record;
  while (reader_next(r, &record)) {
    arena_reset(&a);
    n.records++;
    CHECK(record.start <= record.end && record.end <= most_stream);
    CHECK(record.bytes.len <= READ_MAX_DOCUMENT);
    read_result result = read_record_articles(&a, &record);
    CHECK(result.n + result.n_without_text + result.n_skipped + result.not_articles > 0);
    for (size_t i = 0; i < result.n_skipped; i++) fuzz_fault(&n, &result.skipped[i]);
    for (size_t i = 0; i < result.n; i++) fuzz_article(&a, &result.articles[i]);
    n.articles += result.n;
    for (size_t i = 0; i < result.n_without_text; i++) {
      const article *in = &result.without_text[i];
      CHECK(!str_trim(in->text).len && in->id.len && (in->url.len || in->title.len));
    }
    n.without_text += result.n_without_text;
    n.not_articles += result.not_articles;
  }
  CHECK(reader_bytes(r) <= bytes.len);
  reader_close(r);
  arena_free(&a);
  return n;
}

#endif
