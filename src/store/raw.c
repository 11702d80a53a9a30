/* raw.c - the bytes of the page that a span of an article's text came from. */
#include "store/store.h"

#include "read/article.h"
#include "text/utf8.h"

#include <string.h>

#define MOST_BYTES ((size_t)1 << 20)

/* Place in the page of a byte of the text: of an `end` where the byte before it ends. Between two runs the nearest of them. */
static size_t raw_place(const text_run *runs, size_t n, size_t byte, bool end) {
  size_t place = 0;
  for (size_t i = 0; i < n; i++) {
    const text_run *r = &runs[i];
    bool begins = end ? r->text_start < byte : r->text_start <= byte;
    if (!begins) return end ? place : place ? place : r->raw_start;
    size_t in = byte - r->text_start, whole = r->text_end - r->text_start;
    place = in >= whole ? r->raw_end : r->same ? r->raw_start + in : end ? r->raw_end : r->raw_start;
  }
  return place;
}

static size_t byte_of(str text, uint64_t code_points) {
  size_t at = 0, size;
  for (; code_points && at < text.len; code_points--) {
    utf8_at(text, at, &size);
    at += size;
  }
  return at;
}

weft_code store_raw(store *s, const char *id, uint64_t start, uint64_t end, store_sink sink, void *user, weft_error *e) {
  arena a;
  arena_init(&a, 0);
  sqlite3_stmt *row =
      sql_bind(&s->q, "SELECT handle, runs, bytes FROM article JOIN raw ON raw.hash = article.raw WHERE id = ?", "s", str_c(id));
  str packed = {0}, packed_runs = {0}, raw = {0}, runs = {0}, text = {0};
  bool found = sql_row(&s->q, row);
  if (found) {
    uint32_t handle = (uint32_t)sql_int(row, 0);
    packed_runs = sql_blob(&a, row, 1), packed = sql_blob(&a, row, 2);
    sqlite3_reset(row);
    text = store_article_text(s, &a, handle);
  }
  weft_code code = sql_error(&s->q, s->path, e);
  if (code == WEFT_OK && !found)
    code = error_set(e, WEFT_ERROR_NOT_FOUND, str_c(s->path), BYTE_UNKNOWN, "no article '%.80s', or no page of it is kept", id);
  bool good = found && store_unpack(&a, packed, &raw) && store_unpack(&a, packed_runs, &runs) && runs.len % sizeof(text_run) == 0;
  if (code == WEFT_OK && !good)
    code = error_set(e, WEFT_ERROR_STORE, str_c(s->path), BYTE_UNKNOWN, "the page of '%.80s' is damaged", id);
  if (code == WEFT_OK) {
    size_t n = runs.len / sizeof(text_run);
    text_run *list = ARENA_ARRAY(&a, text_run, n);
    if (n) memcpy(list, runs.data, runs.len);
    size_t from = 0, to = raw.len; /* the whole where the text has no map: a row's, an extracted PDF's */
    if (n) from = raw_place(list, n, byte_of(text, start), false), to = raw_place(list, n, byte_of(text, end), true);
    if (from > raw.len) from = raw.len;
    if (to > raw.len) to = raw.len;
    if (to < from) to = from;
    if (to - from > MOST_BYTES) to = from + MOST_BYTES;
    json *out = json_new(&a, JSON_OBJECT);
    json_set_str(&a, out, STR("article"), str_c(id));
    json_set_int(&a, out, STR("from"), (int64_t)from);
    json_set_int(&a, out, STR("to"), (int64_t)to);
    size_t repaired;
    json_set_str(&a, out, STR("bytes"), utf8_repair(&a, str_slice(raw, from, to), &repaired));
    sink(user, &a, out);
  }
  arena_free(&a);
  return code;
}
