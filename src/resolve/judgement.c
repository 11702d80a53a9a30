/* judgement.c - judgements as rows, and found by the articles that they name. See judgement.h. */
#include "resolve/judgement.h"

#include "base/hash.h"

#include <stdlib.h>

static const char *const verdicts[] = {"same", "different", "unsure"};

static bool side_from_row(const json *o, judgement_side *out) {
  out->article = json_get_str(o, STR("article"));
  out->name = json_get_str(o, STR("name"));
  return json_is(o, JSON_OBJECT) && out->article.len && out->name.len;
}

bool judgement_from_row(const json *row, judgement *out, weft_error *e) {
  *out =
      (judgement){.at = json_get_str(row, STR("at")), .by = json_get_str(row, STR("by")), .note = json_get_str(row, STR("note"))};
  str said = json_get_str(row, STR("verdict"));
  size_t v = 0;
  while (v < 3 && !str_eq(said, str_c(verdicts[v]))) v++;
  if (v == 3) {
    error_set(e, WEFT_ERROR_FORMAT, STR(""), BYTE_UNKNOWN, "a judgement needs a verdict: same, different or unsure");
    return false;
  }
  out->verdict = (judgement_verdict)v;
  if (side_from_row(json_get(row, STR("a")), &out->a) && side_from_row(json_get(row, STR("b")), &out->b)) return true;
  error_set(e, WEFT_ERROR_FORMAT, STR(""), BYTE_UNKNOWN, "a judgement needs a and b, each with article and name");
  return false;
}

static json *side_to_row(arena *a, const judgement_side *in) {
  json *o = json_new(a, JSON_OBJECT);
  json_set_str(a, o, STR("article"), in->article);
  json_set_str(a, o, STR("name"), in->name);
  return o;
}

json *judgement_to_row(arena *a, const judgement *in) {
  json *row = json_new(a, JSON_OBJECT);
  json_set_str(a, row, STR("verdict"), str_c(verdicts[in->verdict]));
  json_set(a, row, STR("a"), side_to_row(a, &in->a));
  json_set(a, row, STR("b"), side_to_row(a, &in->b));
  if (in->at.len) json_set_str(a, row, STR("at"), in->at);
  if (in->by.len) json_set_str(a, row, STR("by"), in->by);
  if (in->note.len) json_set_str(a, row, STR("note"), in->note);
  return row;
}

/* --- finding them --------------------------------------------------------------------------------------------------- */

static uint64_t side_hash(const judgement_side *in) { return hash_mix(hash_bytes(in->article, 0), hash_bytes(in->name, 1)); }

typedef struct sorted_side {
  str article;
  judgement_mark mark;
} sorted_side;

static int compare_sides(const void *x, const void *y) {
  const sorted_side *a = x, *b = y;
  int c = str_cmp(a->article, b->article);
  if (c) return c;
  if (a->mark.judgement != b->mark.judgement) return a->mark.judgement < b->mark.judgement ? -1 : 1;
  return (a->mark.side > b->mark.side) - (a->mark.side < b->mark.side);
}

void judgements_settle(arena *a, judgements *in) {
  map last; /* pair of sides, in any order -> place of its last judgement */
  map_init(&last, a);
  for (size_t i = 0; i < in->n; i++) *map_put(&last, side_hash(&in->items[i].a) ^ side_hash(&in->items[i].b), NULL) = i;
  size_t n = 0;
  for (size_t i = 0; i < in->n; i++)
    if (*map_get(&last, side_hash(&in->items[i].a) ^ side_hash(&in->items[i].b)) == i) in->items[n++] = in->items[i];
  in->n = n;
  sorted_side *sides = ARENA_ARRAY(a, sorted_side, 2 * n);
  for (uint32_t i = 0; i < n; i++) {
    judgement_verdict v = in->items[i].verdict;
    sides[2 * i] = (sorted_side){in->items[i].a.article, {i, 0, v}};
    sides[2 * i + 1] = (sorted_side){in->items[i].b.article, {i, 1, v}};
  }
  if (n) qsort(sides, 2 * n, sizeof *sides, compare_sides);
  in->sides = ARENA_ARRAY(a, judgement_mark, 2 * n);
  for (size_t i = 0; i < 2 * n; i++) in->sides[i] = sides[i].mark;
}

const judgement_mark *judgements_of_article(const judgements *in, str article, size_t *n) {
  *n = 0;
  size_t low = 0, high = in ? 2 * in->n : 0;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (str_cmp(judgement_side_of(in, &in->sides[middle])->article, article) < 0) low = middle + 1;
    else high = middle;
  }
  while (in && low + *n < 2 * in->n && str_eq(judgement_side_of(in, &in->sides[low + *n])->article, article)) ++*n;
  return in ? in->sides + low : NULL;
}
