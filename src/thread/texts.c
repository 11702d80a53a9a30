/* texts.c - see texts.h. */
#include "thread/texts.h"

thread_texts *thread_texts_new(arena *a, thread_index *x) {
  thread_texts *t = ARENA_NEW(a, thread_texts);
  t->x = x;
  arena_init(&t->a, 0);
  t->a.guard = a->guard;
  map_init(&t->by_handle, &t->a);
  return t;
}

void thread_texts_free(thread_texts *t) { arena_free(&t->a); }

aligned_text *texts_get(thread_texts *t, uint32_t handle) {
  uint64_t *known = map_get(&t->by_handle, handle);
  if (known) return (aligned_text *)(uintptr_t)*known;
  aligned_text *out = ARENA_NEW(&t->a, aligned_text);
  align_prepare(&t->a, t->x->text(t->x, &t->a, handle), out);
  *map_put(&t->by_handle, handle, NULL) = (uint64_t)(uintptr_t)out;
  return out;
}

void texts_trim(thread_texts *t) {
  if (t->a.used < THREAD_TEXTS_BYTES) return;
  arena_reset(&t->a);
  map_init(&t->by_handle, &t->a);
}
