/* story_article.c - an article of a story, read back from its row: annotations, and what it shares with others. */
#include "resolve/resolve.h"

#include "text/utf8.h"

#define MOST_PASSAGES 20000 /* of an article; `weft thread` gives fewer */

/* Passages that the article shares with others. */
static bool shared_passages(arena *a, const json *passages, const offsets *units, story_article *out) {
  VECTOR(shared_passage) found = {0};
  for (const json *p = passages->first; p && found.n < MOST_PASSAGES; p = p->next) {
    str other = json_get_str(p, STR("article"));
    if (!other.len) continue;
    int64_t start = json_to_int(json_get(p, STR("start")), -1), end = json_to_int(json_get(p, STR("end")), -1);
    if (start < 0 || end < start) return false;
    size_t from = offsets_to_byte(units, (size_t)start), to = offsets_to_byte(units, (size_t)end);
    if (from == SIZE_MAX || to == SIZE_MAX) return false;
    VECTOR_PUSH(a, found, (shared_passage){other, {(uint32_t)from, (uint32_t)to}});
  }
  out->shared = found.items;
  out->n_shared = (uint32_t)found.n;
  return true;
}

bool story_article_from_row(arena *a, json *row, weft_offsets unit, story_article *out, weft_error *e) {
  *out = (story_article){.row = row};
  if (!article_from_row(a, row, &out->article, e)) return false;
  article_complete(a, &out->article);
  if (!annotations_from_row(a, row, out->article.text, unit, &out->notes, e)) return false;
  const json *copies = json_get(row, STR("copies"));
  out->group = json_get_str(copies, STR("group"));
  out->of = json_get_str(copies, STR("of"));
  const json *passages = json_get(copies, STR("passages"));
  if (json_is(passages, JSON_ARRAY) && passages->first) {
    offsets units;
    offsets_init(&units, a, out->article.text, unit);
    if (!shared_passages(a, passages, &units, out)) {
      error_set(e, WEFT_ERROR_FORMAT, out->article.id, BYTE_UNKNOWN, "copies.passages do not fit the text");
      return false;
    }
  }
  return true;
}
