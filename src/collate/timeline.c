/* timeline.c - the dated claims of a story in order: those of one point together, each with its bounds and places. */
#include "collate/collate.h"

#include <math.h>
#include <stdlib.h>

#define MOST_ENTRIES 400

typedef struct entry {
  double from, to;
  uint32_t *claims;
  char *groups;
  uint32_t n;
} entry;

static int compare_entries(const void *x, const void *y) {
  const entry *a = x, *b = y;
  if (a->from != b->from) return a->from < b->from ? -1 : 1;
  if (a->to != b->to) return a->to < b->to ? -1 : 1;
  return (a->claims[0] > b->claims[0]) - (a->claims[0] < b->claims[0]);
}

static bool dated(const claim *x) {
  return x->kind == CLAIM_DATE && isfinite(x->lo) && isfinite(x->hi) && !x->negated && !x->hypothetical;
}

static str bound(arena *a, double from, double to, bool end) {
  int64_t second = (int64_t)(end ? to - 1 : from);
  if (to - from < DAY_SECONDS) return iso_minute(a, (int64_t)from);
  int64_t day = second / DAY_SECONDS - (second % DAY_SECONDS < 0);
  return iso_day(a, day);
}

/* Entries that say most: by number of claims, then in order of time. */
static int compare_weight(const void *x, const void *y) {
  const entry *a = x, *b = y;
  return a->n != b->n ? (a->n < b->n) - (a->n > b->n) : compare_entries(x, y);
}

json *collate_timeline(collation *c, json *(*claim_json)(collation *c, const claim *in, char group, const offsets *maps),
                       const offsets *maps) {
  arena *a = c->a;
  bool *used = ARENA_ARRAY(a, bool, c->claims.n);
  VECTOR(entry) list = {0};
  for (size_t i = 0; i < c->points.n; i++) {
    const point *p = &c->points.items[i];
    entry e = {.from = INFINITY, .to = -INFINITY, .claims = ARENA_ARRAY(a, uint32_t, p->n), .groups = ARENA_ARRAY(a, char, p->n)};
    for (uint32_t k = 0; k < p->n; k++) {
      const claim *x = &c->claims.items[p->claims[k]];
      used[p->claims[k]] = true;
      if (!dated(x)) continue;
      e.groups[e.n] = p->groups[k];
      e.claims[e.n++] = p->claims[k];
    }
    /* the tightest bounds that all claims of the largest group allow */
    for (uint32_t k = 0; k < e.n; k++) {
      const claim *x = &c->claims.items[e.claims[k]];
      if (e.groups[k] != 'A') continue;
      e.from = e.from == INFINITY ? x->lo : fmax(e.from, x->lo);
      e.to = e.to == -INFINITY ? x->hi : fmin(e.to, x->hi);
    }
    if (e.n && e.from < e.to) VECTOR_PUSH(a, list, e);
  }
  for (uint32_t i = 0; i < c->claims.n; i++) {
    const claim *x = &c->claims.items[i];
    if (used[i] || !dated(x)) continue;
    entry e = {x->lo, x->hi, ARENA_NEW(a, uint32_t), ARENA_NEW(a, char), 1};
    e.claims[0] = i, e.groups[0] = 'A';
    VECTOR_PUSH(a, list, e);
  }
  if (list.n > MOST_ENTRIES) {
    qsort(list.items, list.n, sizeof(entry), compare_weight);
    list.n = MOST_ENTRIES;
  }
  if (list.n) qsort(list.items, list.n, sizeof(entry), compare_entries);
  json *out = json_new(a, JSON_ARRAY);
  for (size_t i = 0; i < list.n; i++) {
    const entry *e = &list.items[i];
    json *row = json_new(a, JSON_OBJECT), *claims = json_new(a, JSON_ARRAY);
    json_set_str(a, row, STR("from"), bound(a, e->from, e->to, false));
    json_set_str(a, row, STR("to"), bound(a, e->from, e->to, true));
    for (uint32_t k = 0; k < e->n; k++) json_push(claims, claim_json(c, &c->claims.items[e->claims[k]], e->groups[k], maps));
    json_set(a, row, STR("claims"), claims);
    json_push(out, row);
  }
  return out;
}
