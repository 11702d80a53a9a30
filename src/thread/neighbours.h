/* neighbours.h - what one update (or one row) has looked up already: sketches, pairs and rivals by handle. */
#ifndef WEFT_THREAD_NEIGHBOURS_H
#define WEFT_THREAD_NEIGHBOURS_H

#include "thread/pair.h"
#include "base/hash.h"

typedef struct neighbour {
  uint32_t handle;
  str id;
  const thread_item *item;
  thread_pair *pairs;
  size_t n_pairs;
  pair_rivals rivals;
  bool has_pairs, has_follows;
  const thread_pair *follows; /* threads_follows, once it was asked */
} neighbour;

typedef struct neighbours {
  arena *a;
  thread_index *x;
  map by_handle; /* -> neighbour * */
} neighbours;

void neighbours_init(neighbours *n, arena *a, thread_index *x);
/* Sketch and id of a handle; with its pairs and rivals when asked for. NULL when its sketch is damaged. */
neighbour *neighbours_get(neighbours *n, uint32_t handle, bool with_pairs);
/* Score of one of x's pairs, 0..65535; 0 when they are no story candidates; versions of a page have the highest. */
uint32_t neighbours_score(neighbours *n, const neighbour *x, const thread_pair *pair);
/* Earlier first, then by id (item.h). For qsort over arrays of neighbour pointers. */
int neighbours_compare(const void *x, const void *y);

#endif
