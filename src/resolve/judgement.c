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

static uint64_t sides_hash(const judgement *in) { return side_hash(&in->a) ^ side_hash(&in->b); }

typedef struct sorted_side {
  str article;
  judgement_place at;
} sorted_side;

static int compare_sides(const void *x, const void *y) {
  const sorted_side *a = x, *b = y;
  int c = str_cmp(a->article, b->article);
  if (c) return c;
  if (a->at.judgement != b->at.judgement) return a->at.judgement < b->at.judgement ? -1 : 1;
  return (a->at.side > b->at.side) - (a->at.side < b->at.side);
}

void judgements_settle(arena *a, judgements *in) {
  map last; /* two sides, in any order -> place of the last judgement about them */
  map_init(&last, a);
  for (size_t i = 0; i < in->n; i++) *map_put(&last, sides_hash(&in->items[i]), NULL) = i;
  size_t n = 0;
  for (size_t i = 0; i < in->n; i++)
    if (*map_get(&last, sides_hash(&in->items[i])) == i) in->items[n++] = in->items[i];
  in->n = n;
  sorted_side *sides = ARENA_ARRAY(a, sorted_side, 2 * n);
  for (uint32_t i = 0; i < n; i++) {
    sides[2 * i] = (sorted_side){in->items[i].a.article, {i, 0}};
    sides[2 * i + 1] = (sorted_side){in->items[i].b.article, {i, 1}};
  }
  if (n) qsort(sides, 2 * n, sizeof *sides, compare_sides);
  in->places = ARENA_ARRAY(a, judgement_place, 2 * n);
  for (size_t i = 0; i < 2 * n; i++) in->places[i] = sides[i].at;
}

static const judgement_side *side_of(const judgements *in, judgement_place at) {
  return at.side ? &in->items[at.judgement].b : &in->items[at.judgement].a;
}

str judgement_name(const judgements *in, judgement_place at) { return side_of(in, at)->name; }

judgement_mark judgement_mark_of(const judgements *in, judgement_place at) {
  return (judgement_mark){sides_hash(&in->items[at.judgement]), at.side, in->items[at.judgement].verdict};
}

const judgement_place *judgements_of_article(const judgements *in, str article, size_t *n) {
  *n = 0;
  size_t all = in ? 2 * in->n : 0, low = 0, high = all;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (str_cmp(side_of(in, in->places[middle])->article, article) < 0) low = middle + 1;
    else high = middle;
  }
  while (low + *n < all && str_eq(side_of(in, in->places[low + *n])->article, article)) ++*n;
  return all ? in->places + low : NULL;
}
