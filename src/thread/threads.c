/* threads.c - components of the graph of articles that are of one story, or of which one goes on with the other. An article goes
 * on with one other at most, so a thread is a tree of stories and does not close over everything that has some names in common (a
 * chain of best predecessors; compare Nallapati, Feng, Peng and Allan, Event threading within news topics, CIKM 2004). */
#include "thread/threads.h"

#include "thread/copies.h"

#include <stdlib.h>

const thread_pair *threads_follows(neighbours *near, neighbour *x) {
  if (x->has_follows) return x->follows;
  const thread_pair *best = NULL;
  const neighbour *best_y = NULL;
  thread_index *index = near->x;
  uint32_t own = index->story(index, x->handle);
  for (size_t i = 0; i < x->n_pairs; i++) {
    const thread_pair *p = &x->pairs[i];
    if (!p->affair || (best && p->affair < best->affair)) continue;
    const neighbour *y = neighbours_get(near, p->other, false);
    if (!y || y->item->day >= x->item->day || index->story(index, y->handle) == own) continue;
    if (best && p->affair == best->affair && !item_before(y->item, y->id, best_y->item, best_y->id)) continue;
    best = p, best_y = y;
  }
  x->has_follows = true, x->follows = best;
  return best;
}

static bool follows(neighbours *near, neighbour *x, const neighbour *y) {
  const thread_pair *p = threads_follows(near, x);
  return p && p->other == y->handle;
}

static bool joined(neighbours *near, neighbour *x, const thread_pair *p) {
  thread_index *index = near->x;
  if ((p->similarity != THREAD_NO_STORY || copies_linked(p)) && index->story(index, x->handle) == index->story(index, p->other))
    return true;
  if (!p->affair) return false;
  neighbour *y = neighbours_get(near, p->other, true);
  return y && (follows(near, x, y) || follows(near, y, x));
}

typedef struct members {
  VECTOR(neighbour *) list;
} members;

static void tell(neighbours *near, const members *in, map *changed) {
  thread_index *x = near->x;
  uint32_t first = in->list.items[0]->handle;
  for (size_t i = 0; i < in->list.n; i++) {
    uint32_t handle = in->list.items[i]->handle;
    if (x->thread(x, handle) == first) continue;
    x->set_thread(x, handle, first);
    map_put(changed, handle, NULL);
  }
}

void threads_settle(arena *a, neighbours *near, const uint32_t *touched, size_t n_touched, map *changed) {
  map seen;
  map_init(&seen, a);
  for (size_t t = 0; t < n_touched; t++) {
    bool is_new;
    map_put(&seen, touched[t], &is_new);
    neighbour *start = is_new ? neighbours_get(near, touched[t], true) : NULL;
    if (!start) continue;
    members all = {0};
    VECTOR_PUSH(a, all.list, start);
    for (size_t i = 0; i < all.list.n; i++) {
      neighbour *x = neighbours_get(near, all.list.items[i]->handle, true);
      for (size_t k = 0; k < x->n_pairs; k++) {
        if (map_get(&seen, x->pairs[k].other) || !joined(near, x, &x->pairs[k])) continue;
        map_put(&seen, x->pairs[k].other, NULL);
        neighbour *y = neighbours_get(near, x->pairs[k].other, true);
        if (y) VECTOR_PUSH(a, all.list, y);
      }
    }
    qsort(all.list.items, all.list.n, sizeof *all.list.items, neighbours_compare);
    tell(near, &all, changed);
  }
}
