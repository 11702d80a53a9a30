/* story_article.c - an article of a story, read back from its row: annotations, and what it copied. */
#include "resolve/resolve.h"

#include "text/utf8.h"

#include <stdlib.h>

static int compare_spans(const void *x, const void *y) {
  const span *a = x, *b = y;
  return a->start != b->start ? (a->start > b->start) - (a->start < b->start) : (a->end > b->end) - (a->end < b->end);
}

/* Passages that the article shares with the one it repeats, as ascending spans of its text. */
static bool copied_spans(arena *a, const json *copies, str of, const offsets *units, spans *out) {
  VECTOR(span) found = {0};
  const json *passages = json_get(copies, STR("passages"));
  for (const json *p = passages ? passages->first : NULL; p; p = p->next) {
    if (!str_eq(json_get_str(p, STR("article")), of)) continue;
    int64_t start = json_to_int(json_get(p, STR("start")), -1), end = json_to_int(json_get(p, STR("end")), -1);
    if (start < 0 || end < start) return false;
    size_t from = offsets_to_byte(units, (size_t)start), to = offsets_to_byte(units, (size_t)end);
    if (from == SIZE_MAX || to == SIZE_MAX) return false;
    VECTOR_PUSH(a, found, (span){(uint32_t)from, (uint32_t)to});
  }
  if (found.n) qsort(found.items, found.n, sizeof(span), compare_spans);
  *out = (spans){found.items, (uint32_t)found.n};
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
  if (out->of.len) {
    offsets units;
    offsets_init(&units, a, out->article.text, unit);
    if (!copied_spans(a, copies, out->of, &units, &out->copied)) {
      error_set(e, WEFT_ERROR_FORMAT, out->article.id, BYTE_UNKNOWN, "copies.passages do not fit the text");
      return false;
    }
  }
  return true;
}
