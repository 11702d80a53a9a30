/* threads.h - stories of one running affair, over years: each article goes on with the earlier one that it is likest to. */
#ifndef WEFT_THREAD_THREADS_H
#define WEFT_THREAD_THREADS_H

#include "thread/neighbours.h"

/* The pair of x (with pairs) with the earlier article whose affair it goes on with: the likest, of several the earliest; NULL
 * when it begins one. */
const thread_pair *threads_follows(neighbours *near, neighbour *x);
/* Threads of all that hang together with one of `touched`, whose stories are known. Sets each member's thread in the index; adds
 * to `changed` (a set of handles) those whose thread is another one now. */
void threads_settle(arena *a, neighbours *near, const uint32_t *touched, size_t n_touched, map *changed);

#endif
