/* copies.c - from shared words to copy groups. */
#include "thread/versions.h"

#include <stdlib.h>

#define ONE 65535u
#define LEAST_LINKED (ONE * 3 / 10) /* prose that makes a group: share of the shorter one's shingles */
#define LEAST_REPUBLISHED (ONE / 2) /* within one outlet less than this is boilerplate */

/* --- pairs ------------------------------------------------------------------------------------------------------- */

static uint16_t share_of(uint32_t part, uint32_t x, uint32_t y) {
  uint32_t fewer = x < y ? x : y;
  if (!fewer) return 0;
  return (uint16_t)((uint64_t)part * ONE / fewer);
}

bool copies_boilerplate(const thread_item *x, const thread_item *y, const thread_pair *pair) {
  return x->outlet && x->outlet == y->outlet && !(x->address && x->address == y->address) && pair->shared < LEAST_REPUBLISHED;
}

bool copies_worth_aligning(const thread_item *x, const thread_item *y) {
  if (!x->outlet || x->outlet != y->outlet || (x->address && x->address == y->address)) return true;
  uint64_t fewer = x->n_fingerprints < y->n_fingerprints ? x->n_fingerprints : y->n_fingerprints;
  return (item_common_fingerprints(x, y) + UINT64_C(1)) * 100 >= LEAST_PRINTS * fewer;
}

void copies_judge(arena *a, const thread_item *x, aligned_text *x_text, const thread_item *y, aligned_text *y_text,
                  thread_pair *pair) {
  shared_words found = align_texts(a, x_text, y_text);
  pair->shared = share_of(found.shingles, x->shingles, y->shingles);
  pair->prose = share_of(found.prose, x->shingles, y->shingles);
  if (copies_boilerplate(x, y, pair)) pair->prose = 0;
}

/* --- words that an outlet repeats -------------------------------------------------------------------------------- */

bool copies_repeat(const thread_item *x, const thread_item *y) {
  return x->outlet && x->outlet == y->outlet && item_common_fingerprints(x, y) > 0;
}

/* Hashes of the words that one of the two texts has in the passages only; `out` has room for all its words. */
static uint32_t only_inside(arena *a, const aligned_text *in, const shared_words *found, bool second, uint64_t *out) {
  const thread_words *w = &in->words;
  uint8_t *inside = ARENA_ARRAY(a, uint8_t, w->n);
  for (size_t p = 0; p < found->n; p++) {
    uint32_t start = second ? found->passages[p].at : found->passages[p].start;
    uint32_t end = second ? found->passages[p].to : found->passages[p].end, low = 0, high = w->n;
    while (low < high) {
      uint32_t middle = low + (high - low) / 2;
      if (w->start[middle] < start) low = middle + 1;
      else high = middle;
    }
    for (; low < w->n && w->start[low] < end; low++) inside[low] = 1;
  }
  for (uint32_t i = 0; i < w->n; i++) out[i] = (uint64_t)item_word_hash(w->folded[i]) << 1 | !inside[i];
  uint32_t n = thread_sort_unique(a, out, w->n), kept = 0;
  for (uint32_t i = 0; i < n; i++) { /* inside stands before outside */
    if (out[i] & 1) continue;
    if (i + 1 < n && out[i + 1] == (out[i] | 1)) continue;
    out[kept++] = out[i] >> 1;
  }
  return kept;
}

uint32_t *copies_repeated(arena *a, aligned_text *x, const aligned_text *y, uint32_t *n) {
  shared_words found = align_texts(a, x, y);
  uint64_t *both = ARENA_ARRAY(a, uint64_t, x->words.n + y->words.n);
  uint32_t n_x = only_inside(a, x, &found, false, both), n_both = n_x + only_inside(a, y, &found, true, both + n_x);
  *n = thread_sort_unique(a, both, n_both);
  uint32_t *out = ARENA_ARRAY(a, uint32_t, *n);
  for (uint32_t i = 0; i < *n; i++) out[i] = (uint32_t)both[i];
  return out;
}

bool copies_linked(const thread_pair *pair) { return pair->prose >= LEAST_LINKED; }

bool copies_told(const thread_item *x, const thread_item *y, const thread_pair *pair) {
  return pair->shared >= LEAST_LINKED || (pair->shared > 0 && !(x->outlet && x->outlet == y->outlet));
}

/* --- groups ------------------------------------------------------------------------------------------------------ */

neighbour **copies_group(arena *a, neighbours *near, uint32_t handle, size_t *n) {
  VECTOR(neighbour *) group = {0};
  map seen;
  map_init(&seen, a);
  neighbour *start = neighbours_get(near, handle, true);
  *n = 0;
  if (!start) return NULL;
  VECTOR_PUSH(a, group, start);
  map_put(&seen, handle, NULL);
  size_t direct = 0;
  for (size_t i = 0; i < group.n && group.n <= COPIES_MOST_MEMBERS; i++) {
    neighbour *x = neighbours_get(near, group.items[i]->handle, true);
    for (size_t k = 0; k < x->n_pairs; k++) {
      bool is_new = false;
      if (!copies_linked(&x->pairs[k])) continue;
      map_put(&seen, x->pairs[k].other, &is_new);
      neighbour *y = is_new ? neighbours_get(near, x->pairs[k].other, true) : NULL;
      if (y) VECTOR_PUSH(a, group, y);
    }
    if (i == 0) direct = group.n;
  }
  if (group.n > COPIES_MOST_MEMBERS) group.n = direct;
  qsort(group.items, group.n, sizeof *group.items, neighbours_compare);
  *n = group.n;
  return group.items;
}
