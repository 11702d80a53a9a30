/* neighbours.c - see neighbours.h. */
#include "thread/versions.h"

void neighbours_init(neighbours *n, arena *a, thread_index *x) {
  *n = (neighbours){.a = a, .x = x};
  map_init(&n->by_handle, a);
}

static void add_rival(pair_rivals *r, uint16_t similarity) {
  for (int i = 0; i < RIVALS; i++) {
    if (similarity <= r->best[i]) continue;
    uint16_t moved = r->best[i];
    r->best[i] = similarity;
    similarity = moved;
  }
}

/* Versions of a page are no rivals of other articles' pairs, and certain of each other. */
static bool of_one_page(neighbours *n, const neighbour *x, const thread_pair *pair) {
  const neighbour *y = copies_linked(pair) && x->item->address ? neighbours_get(n, pair->other, false) : NULL;
  return y && versions_pair(x->item, y->item, pair);
}

neighbour *neighbours_get(neighbours *n, uint32_t handle, bool with_pairs) {
  uint64_t *place = map_put(&n->by_handle, handle, NULL);
  neighbour *found = (neighbour *)(uintptr_t)*place;
  if (!found) {
    found = ARENA_NEW(n->a, neighbour);
    *place = (uint64_t)(uintptr_t)found;
    found->handle = handle;
    found->item = n->x->item(n->x, n->a, handle);
    found->id = n->x->id(n->x, n->a, handle);
  }
  if (!found->item) return NULL;
  if (with_pairs && !found->has_pairs) {
    found->has_pairs = true;
    found->pairs = n->x->pairs(n->x, n->a, handle, &found->n_pairs);
    for (size_t i = 0; i < found->n_pairs; i++)
      if (!of_one_page(n, found, &found->pairs[i])) add_rival(&found->rivals, found->pairs[i].similarity);
  }
  return found;
}

uint32_t neighbours_score(neighbours *n, const neighbour *x, const thread_pair *pair) {
  if (of_one_page(n, x, pair)) return 65535;
  if (pair->similarity == THREAD_NO_STORY) return 0;
  const neighbour *y = neighbours_get(n, pair->other, true);
  if (!y) return 0;
  bool undated = x->item->day == THREAD_NO_DAY || y->item->day == THREAD_NO_DAY;
  return pair_score(pair->base, pair->similarity, undated, &x->rivals, &y->rivals);
}

int neighbours_compare(const void *x, const void *y) {
  const neighbour *p = *(neighbour *const *)x, *q = *(neighbour *const *)y;
  return item_before(p->item, p->id, q->item, q->id) ? -1 : item_before(q->item, q->id, p->item, p->id);
}
