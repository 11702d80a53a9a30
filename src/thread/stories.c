/* stories.c - average-link clustering (Sokal and Michener 1958) of each component of the graph of pairs that score LEAST_SCORE
 * or more. Pairs that are absent count as 0. Sums are of whole numbers and ties go to the earliest articles, so the result is
 * a function of the graph. A component of more than MOST_MEMBERS is first cut: its weak pairs are dropped, step by step. */
#include "thread/stories.h"

#include <stdlib.h>

#define LEAST_SCORE 11140u /* of 65535 */
#define MOST_MEMBERS 256u
#define STEP_SCORE 6500u

/* Average at which two clusters are one, of 65535. The default is 0.15, since half of what editors leave out is of the story. */
static const int64_t link_scores[] = {[WEFT_GRANULARITY_DEFAULT] = 9830,
                                      [WEFT_GRANULARITY_FINE] = 22937,
                                      [WEFT_GRANULARITY_MEDIUM] = 9830,
                                      [WEFT_GRANULARITY_COARSE] = 3277};

typedef struct link {
  uint32_t x, y, score; /* members by place */
} link;

typedef struct links {
  VECTOR(link) list;
} links;

typedef struct members {
  VECTOR(neighbour *) list;
} members;

/* --- components -------------------------------------------------------------------------------------------------- */

/* All that hang together with `start` by pairs of LEAST_SCORE or more, earliest first. */
static void component(arena *a, neighbours *near, neighbour *start, map *seen, members *out) {
  VECTOR_PUSH(a, out->list, start);
  map_put(seen, start->handle, NULL);
  for (size_t i = 0; i < out->list.n; i++) {
    neighbour *x = neighbours_get(near, out->list.items[i]->handle, true);
    for (size_t j = 0; j < x->n_pairs; j++) {
      bool is_new = false;
      if (neighbours_score(near, x, &x->pairs[j]) < LEAST_SCORE) continue;
      map_put(seen, x->pairs[j].other, &is_new);
      if (is_new) VECTOR_PUSH(a, out->list, neighbours_get(near, x->pairs[j].other, true));
    }
  }
  qsort(out->list.items, out->list.n, sizeof *out->list.items, neighbours_compare);
}

static void links_within(arena *a, neighbours *near, const members *in, uint32_t least, links *out) {
  map place;
  map_init(&place, a);
  for (size_t i = 0; i < in->list.n; i++) *map_put(&place, in->list.items[i]->handle, NULL) = i;
  for (size_t i = 0; i < in->list.n; i++) {
    neighbour *x = in->list.items[i];
    for (size_t k = 0; k < x->n_pairs; k++) {
      const uint64_t *j = map_get(&place, x->pairs[k].other);
      if (!j || *j <= i) continue;
      uint32_t score = neighbours_score(near, x, &x->pairs[k]);
      if (score >= least) VECTOR_PUSH(a, out->list, (link){(uint32_t)i, (uint32_t)*j, score});
    }
  }
}

static uint32_t root_of(uint32_t *parent, uint32_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

/* --- clusters ---------------------------------------------------------------------------------------------------- */

static void tell(neighbours *near, const members *in, const uint32_t *first, map *changed) {
  for (size_t i = 0; i < in->list.n; i++) {
    uint32_t handle = in->list.items[i]->handle, called = in->list.items[first[i]]->handle;
    if (near->x->story(near->x, handle) == called) continue;
    near->x->set_story(near->x, handle, called);
    map_put(changed, handle, NULL);
  }
}

/* Joins the two clusters with the highest average until it is below `least`. first[i] gets the earliest of i's cluster. */
static void average_link(arena *a, const links *in, uint32_t n, int64_t least, uint32_t *first) {
  int64_t *sum = ARENA_ARRAY(a, int64_t, (size_t)n * n);
  uint32_t *size = ARENA_ARRAY(a, uint32_t, n);
  for (uint32_t i = 0; i < n; i++) {
    first[i] = i;
    size[i] = 1;
  }
  for (size_t k = 0; k < in->list.n; k++) {
    const link *l = &in->list.items[k];
    sum[(size_t)l->x * n + l->y] = sum[(size_t)l->y * n + l->x] = l->score;
  }
  for (;;) {
    uint32_t best_i = 0, best_j = 0;
    int64_t best_sum = 0, best_size = 1;
    for (uint32_t i = 0; i < n; i++)
      for (uint32_t j = i + 1; size[i] && j < n; j++) {
        int64_t s = sum[(size_t)i * n + j], pairs = (int64_t)size[i] * size[j];
        if (!size[j] || s < least * pairs || s * best_size <= best_sum * pairs) continue;
        best_i = i, best_j = j, best_sum = s, best_size = pairs;
      }
    if (best_sum == 0) return;
    for (uint32_t k = 0; k < n; k++) {
      sum[(size_t)best_i * n + k] += sum[(size_t)best_j * n + k];
      sum[(size_t)k * n + best_i] = sum[(size_t)best_i * n + k];
      if (first[k] == best_j) first[k] = best_i;
    }
    size[best_i] += size[best_j];
    size[best_j] = 0;
  }
}

static void cluster(arena *a, neighbours *near, const members *in, uint32_t least, map *changed);

/* A component that is too large: the pieces that its stronger pairs hold together. */
static void cut(arena *a, neighbours *near, const members *in, uint32_t least, map *changed) {
  links all = {0};
  links_within(a, near, in, least, &all);
  uint32_t n = (uint32_t)in->list.n, *parent = ARENA_ARRAY(a, uint32_t, n);
  for (uint32_t i = 0; i < n; i++) parent[i] = i;
  for (size_t k = 0; k < all.list.n; k++) {
    uint32_t x = root_of(parent, all.list.items[k].x), y = root_of(parent, all.list.items[k].y);
    if (x != y) parent[x < y ? y : x] = x < y ? x : y;
  }
  members *pieces = ARENA_ARRAY(a, members, n);
  for (uint32_t i = 0; i < n; i++) VECTOR_PUSH(a, pieces[root_of(parent, i)].list, in->list.items[i]);
  for (uint32_t i = 0; i < n; i++)
    if (pieces[i].list.n) cluster(a, near, &pieces[i], least, changed);
}

static void cluster(arena *a, neighbours *near, const members *in, uint32_t least, map *changed) {
  uint32_t n = (uint32_t)in->list.n, *first = ARENA_ARRAY(a, uint32_t, n);
  if (n > MOST_MEMBERS && least + STEP_SCORE < 65535) {
    cut(a, near, in, least + STEP_SCORE, changed); /* at most eight times */
    return;
  }
  if (n > 1 && n <= MOST_MEMBERS) { /* more than that, all but certain of each other: one story */
    links all = {0};
    links_within(a, near, in, least, &all);
    average_link(a, &all, n, link_scores[near->x->granularity], first);
  }
  tell(near, in, first, changed);
}

void stories_settle(arena *a, neighbours *near, const uint32_t *touched, size_t n_touched, map *changed) {
  map seen;
  map_init(&seen, a);
  arena work;
  arena_init(&work, 0);
  work.guard = a->guard;
  for (size_t i = 0; i < n_touched; i++) {
    neighbour *x = map_get(&seen, touched[i]) ? NULL : neighbours_get(near, touched[i], true);
    if (!x) continue;
    arena_reset(&work);
    members all = {0};
    component(&work, near, x, &seen, &all);
    cluster(&work, near, &all, LEAST_SCORE, changed);
  }
  arena_free(&work);
}
