/* pool.c - a parallel loop on POSIX threads. Threads are made for each loop: a loop is thousands of articles. */
#include "base/pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#define MOST_THREADS 256u

unsigned pool_processors(void) {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  int n = CPU_COUNT(&set);
  return n < 1 ? 1 : (unsigned)n;
}

typedef struct loop {
  atomic_size_t next;
  size_t n;
  void (*work)(void *user, size_t i, unsigned worker);
  void *user;
} loop;

typedef struct worker {
  loop *loop;
  unsigned number;
} worker;

static void *run(void *argument) {
  worker *w = argument;
  for (size_t i; (i = atomic_fetch_add(&w->loop->next, 1)) < w->loop->n;) w->loop->work(w->loop->user, i, w->number);
  return NULL;
}

void pool_each(unsigned threads, size_t n, void (*work)(void *user, size_t i, unsigned worker), void *user) {
  if (threads == 0) threads = pool_processors();
  if (threads > MOST_THREADS) threads = MOST_THREADS;
  if (threads > n) threads = (unsigned)n;
  loop l = {.n = n, .work = work, .user = user};
  worker workers[MOST_THREADS];
  pthread_t handles[MOST_THREADS];
  unsigned started = 1;
  for (; started < threads; started++) {
    workers[started] = (worker){&l, started};
    if (pthread_create(&handles[started], NULL, run, &workers[started]) != 0) break; /* fewer threads do the same work */
  }
  workers[0] = (worker){&l, 0};
  run(&workers[0]);
  for (unsigned i = 1; i < started; i++) pthread_join(handles[i], NULL);
}
