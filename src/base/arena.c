/* arena.c - memory in blocks, given back all at once. See arena.h for the contract. */
#include "base/arena.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif
#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
#define POISON(p, n) ASAN_POISON_MEMORY_REGION((p), (n))
#define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION((p), (n))
#define RED_ZONE 16u
#else
#define POISON(p, n) ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#define RED_ZONE 0u
#endif

#define BLOCK_SIZE ((size_t)64 << 10)
#define ALIGNMENT 16u

struct arena_block {
  arena_block *next;
  size_t size; /* bytes behind this head */
};
#define HEAD_SIZE ((sizeof(arena_block) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT)

static atomic_size_t fail_countdown;

void arena_fail_after(size_t n) { atomic_store(&fail_countdown, n); }

static void *system_alloc(size_t size) {
  size_t left = atomic_load(&fail_countdown);
  while (left && !atomic_compare_exchange_weak(&fail_countdown, &left, left - 1)) {}
  return left == 1 ? NULL : malloc(size);
}

static _Noreturn void fail(arena *a, bool over_limit) {
  a->over_limit = over_limit;
  if (a->guard) longjmp(*a->guard, 1);
  fputs("weft: out of memory\n", stderr);
  abort();
}

_Noreturn void arena_no_memory(arena *a) { fail(a, false); }

void arena_init(arena *a, size_t limit) { *a = (arena){.limit = limit}; }

static char *block_data(arena_block *b) { return (char *)b + HEAD_SIZE; }

void arena_free(arena *a) {
  for (arena_block *b = a->blocks, *next; b; b = next) {
    next = b->next;
    UNPOISON(block_data(b), b->size);
    free(b);
  }
  *a = (arena){.limit = a->limit, .guard = a->guard};
}

void arena_reset(arena *a) {
  arena_block *keep = NULL;
  for (arena_block *b = a->blocks, *next; b; b = next) {
    next = b->next;
    if (!keep && b->size == BLOCK_SIZE - HEAD_SIZE) {
      keep = b;
    } else {
      a->used -= HEAD_SIZE + b->size;
      UNPOISON(block_data(b), b->size);
      free(b);
    }
  }
  a->blocks = keep;
  a->at = a->end = NULL;
  a->over_limit = false;
  if (keep) {
    keep->next = NULL;
    a->at = block_data(keep);
    a->end = a->at + keep->size;
    POISON(a->at, keep->size);
  }
}

/* A block with room for `size` bytes. Large requests get a block of their own behind the newest, which goes on being filled. */
static char *new_block(arena *a, size_t size) {
  bool own = size > BLOCK_SIZE / 4;
  size_t data = own ? size : BLOCK_SIZE - HEAD_SIZE;
  if (a->limit && (data > a->limit || a->used > a->limit - data)) fail(a, true);
  arena_block *b = system_alloc(HEAD_SIZE + data);
  if (!b) fail(a, false);
  a->used += HEAD_SIZE + data;
  b->size = data;
  if (own && a->blocks) {
    b->next = a->blocks->next;
    a->blocks->next = b;
    return block_data(b);
  }
  b->next = a->blocks;
  a->blocks = b;
  char *start = block_data(b);
  a->at = start + size;
  a->end = start + data;
  POISON(a->at, (size_t)(a->end - a->at));
  return start;
}

void *arena_alloc(arena *a, size_t size) {
  if (size > SIZE_MAX / 2) fail(a, true);
  size_t rounded = (size + RED_ZONE + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  if (rounded == 0) rounded = ALIGNMENT;
  char *p;
  if ((size_t)(a->end - a->at) >= rounded) {
    p = a->at;
    a->at += rounded;
    UNPOISON(p, size);
  } else {
    p = new_block(a, rounded);
    POISON(p + size, rounded - size);
  }
  return memset(p, 0, size);
}

bool arena_try(arena *a, void (*work)(void *user), void *user) {
  jmp_buf *outer = a->guard, here;
  a->guard = &here;
  volatile bool done = false;
  if (setjmp(here) == 0) {
    work(user);
    done = true;
  }
  a->guard = outer;
  return done;
}

void *arena_array(arena *a, size_t n, size_t size) {
  if (size && n > SIZE_MAX / 2 / size) fail(a, true);
  return arena_alloc(a, n * size);
}

void *arena_grow(arena *a, void *old, size_t old_n, size_t new_n, size_t size) {
  if (size && new_n > SIZE_MAX / 2 / size) fail(a, true);
  size_t old_rounded = (old_n * size + RED_ZONE + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  if (old && old_n && (char *)old + old_rounded == a->at) { /* newest allocation: in place when the block has room */
    size_t new_rounded = (new_n * size + RED_ZONE + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if ((size_t)(a->end - (char *)old) >= new_rounded) {
      a->at = (char *)old + new_rounded;
      UNPOISON(old, new_n * size);
      if (new_n > old_n) memset((char *)old + old_n * size, 0, (new_n - old_n) * size);
      return old;
    }
  }
  void *p = arena_array(a, new_n, size);
  if (old_n && old) memcpy(p, old, (old_n < new_n ? old_n : new_n) * size);
  return p;
}
