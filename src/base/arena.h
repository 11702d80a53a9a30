/* arena.h - where all working memory comes from, and how running out of it is told.
 *
 *   arena -> [block 64 KiB] -> [block] -> [large block for one big request] -> ...
 *
 * The ownership rule of the whole program: what a function returns lives in the arena it was given, and dies with it.
 * The allocator contract: arena_alloc never returns NULL. When the system has no memory, or the arena's limit is
 * reached, it jumps to the guard that the stage's driver set with arena_try; rooms' code between guard and
 * allocation holds nothing but arena memory (no files, no locks), so nothing leaks. Without a guard the program
 * says so and aborts. Under AddressSanitizer unused memory is poisoned.
 */
#ifndef WEFT_BASE_ARENA_H
#define WEFT_BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>

typedef struct arena_block arena_block;

typedef struct arena {
  arena_block *blocks; /* newest first */
  char *at, *end;      /* free part of the newest block */
  size_t used;         /* bytes taken from the system */
  size_t limit;        /* most bytes it may take; 0: no limit */
  jmp_buf *guard;      /* where to go when there is no memory */
  bool over_limit;     /* the last failure was the limit, not the system */
} arena;

/* Makes an empty arena in place. `limit` in bytes, 0 for none. */
void arena_init(arena *a, size_t limit);
/* Gives all memory back. The arena may be used again. */
void arena_free(arena *a);
/* Forgets everything allocated, keeps one block for reuse. */
void arena_reset(arena *a);
/* `size` zeroed bytes, aligned to 16. Never NULL (see above). */
void *arena_alloc(arena *a, size_t size);
/* n * size bytes, overflow counted as running out. */
void *arena_array(arena *a, size_t n, size_t size);
/* A larger copy of an array (old_n to new_n elements of `size` bytes); in place where it is the newest allocation. */
void *arena_grow(arena *a, void *old, size_t old_n, size_t new_n, size_t size);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_array((a), (n), sizeof(type)))

/* Calls work(user) under a guard on `a`. False when memory ran out: a->over_limit says whether it was the arena's limit.
 * What `work` allocated stays until the arena is reset. Guards may be nested. */
bool arena_try(arena *a, void (*work)(void *user), void *user);

/* A growing array in an arena:  VECTOR(int) v = {0};  VECTOR_PUSH(&a, v, 7);  v.items[0], v.n */
#define VECTOR(type)                                                                                                             \
  struct {                                                                                                                       \
    type *items;                                                                                                                 \
    size_t n, cap;                                                                                                               \
  }
#define VECTOR_PUSH(a, v, ...)                                                                                                   \
  do {                                                                                                                           \
    if ((v).n == (v).cap) {                                                                                                      \
      size_t vector_cap_ = (v).cap ? (v).cap * 2 : 8;                                                                            \
      (v).items = arena_grow((a), (v).items, (v).cap, vector_cap_, sizeof *(v).items);                                           \
      (v).cap = vector_cap_;                                                                                                     \
    }                                                                                                                            \
    (v).items[(v).n++] = (__VA_ARGS__);                                                                                          \
  } while (0)

/* Goes to the guard as arena_alloc does: for memory that a library was refused. */
_Noreturn void arena_no_memory(arena *a);

/* Test support: the nth allocation from the system fails (0: never). Counts down across all arenas of the process. */
void arena_fail_after(size_t n);

#endif
