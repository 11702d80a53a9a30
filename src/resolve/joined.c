/* joined.c - entities that people judged to be one, or that are one under two names. See party.h. */
#include "resolve/party.h"

#include <stdlib.h>

typedef struct pair {
  uint64_t judgement;
  uint32_t sides[2]; /* numbers of entities; UINT32_MAX: not found */
  judgement_verdict verdict;
} pair;

static uint32_t root_of(uint32_t *into, uint32_t i) {
  while (into[i] != i) i = into[i] = into[into[i]];
  return i;
}

static int compare_marks(const void *x, const void *y) {
  const judged_entity *a = x, *b = y;
  if (a->mark.judgement != b->mark.judgement) return a->mark.judgement < b->mark.judgement ? -1 : 1;
  if (a->mark.side != b->mark.side) return a->mark.side < b->mark.side ? -1 : 1;
  return str_cmp(a->entity, b->entity);
}

/* Whether joining the roots x and y would make two one that were judged to be different. */
static bool forbidden(const pair *pairs, size_t n, uint32_t *into, uint32_t x, uint32_t y) {
  for (size_t i = 0; i < n; i++) {
    uint32_t p = root_of(into, pairs[i].sides[0]), q = root_of(into, pairs[i].sides[1]);
    if ((p == x && q == y) || (p == y && q == x)) return true;
  }
  return false;
}

renames join_entities(arena *a, const judged_entity *list, size_t n) {
  renames out = {0};
  names_init(&out.from, a);
  if (!n) return out;
  judged_entity *sorted = ARENA_ARRAY(a, judged_entity, n);
  memcpy(sorted, list, n * sizeof *sorted);
  qsort(sorted, n, sizeof *sorted, compare_marks);
  names ids;
  names_init(&ids, a);
  VECTOR(pair) pairs = {0};
  for (size_t i = 0; i < n; i++) {
    const judgement_mark *m = &sorted[i].mark;
    if (!pairs.n || pairs.items[pairs.n - 1].judgement != m->judgement)
      VECTOR_PUSH(a, pairs, (pair){m->judgement, {UINT32_MAX, UINT32_MAX}, m->verdict});
    pairs.items[pairs.n - 1].sides[m->side ? 1 : 0] = names_put(&ids, sorted[i].entity);
  }
  VECTOR(pair) apart = {0};
  for (size_t i = 0; i < pairs.n; i++) {
    const pair *p = &pairs.items[i];
    if (p->verdict == JUDGED_DIFFERENT && p->sides[0] != UINT32_MAX && p->sides[1] != UINT32_MAX) VECTOR_PUSH(a, apart, *p);
  }
  uint32_t *into = ARENA_ARRAY(a, uint32_t, ids.list.n);
  for (uint32_t i = 0; i < ids.list.n; i++) into[i] = i;
  for (size_t i = 0; i < pairs.n; i++) {
    const pair *p = &pairs.items[i];
    if (p->verdict != JUDGED_SAME || p->sides[0] == UINT32_MAX || p->sides[1] == UINT32_MAX) continue;
    uint32_t x = root_of(into, p->sides[0]), y = root_of(into, p->sides[1]);
    if (x == y || forbidden(apart.items, apart.n, into, x, y)) continue;
    into[y] = x;
  }
  for (uint32_t i = 0; i < ids.list.n; i++) {
    if (into[i] == i) continue;
    names_put(&out.from, ids.list.items[i]);
    VECTOR_PUSH(a, out.to, ids.list.items[root_of(into, i)]);
  }
  return out;
}
