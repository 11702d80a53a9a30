/* pool.h - the same work on many items, on several threads. Order of results is the caller's array, so no result
 * depends on which thread was first. */
#ifndef WEFT_BASE_POOL_H
#define WEFT_BASE_POOL_H

#include <stddef.h>

/* Number of processors that this process may use, at least 1. */
unsigned pool_processors(void);

/* Calls work(user, i, worker) for every i below n, on up to `threads` threads (0: as many as processors; the caller's
 * is one of them); returns when all are done. `worker` is below the number of threads and is one thread's own. */
void pool_each(unsigned threads, size_t n, void (*work)(void *user, size_t i, unsigned worker), void *user);

#endif
