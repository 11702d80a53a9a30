/* hash.h - 64-bit table hashes (XXH3, libxxhash), content identities (SHA-256, libnettle), and a hash map. */
#ifndef WEFT_BASE_HASH_H
#define WEFT_BASE_HASH_H

#include "base/str.h"

/* XXH3-64 of the bytes, the same on every machine. Not for identities that somebody could forge. */
uint64_t hash_bytes(str s, uint64_t seed);
/* One hash of two, at least one of which is a hash already: two small numbers meet others easily (pair_key). */
uint64_t hash_mix(uint64_t a, uint64_t b);
/* Key of two numbers, of no two others. */
static inline uint64_t pair_key(uint32_t a, uint32_t b) { return (uint64_t)a << 32 | b; }
/* Identity of content: the first `digits` (at most 64) hexadecimal digits of SHA-256. */
str hash_identity(arena *a, str s, size_t digits);

/* Open addressing, 64-bit key to 64-bit value, in an arena; no removal. */
typedef struct map {
  arena *a;
  uint64_t *keys, *values;
  uint8_t *full;
  size_t n, cap; /* cap: power of two */
} map;

void map_init(map *m, arena *a);
/* Room for n keys, so that none of them makes it grow: what it grows out of stays in the arena. */
void map_reserve(map *m, size_t n);
/* Place of the key's value, made with value 0 when new; *is_new may be NULL. Valid until the next map_put. */
uint64_t *map_put(map *m, uint64_t key, bool *is_new);
/* Place of the key's value, or NULL. */
uint64_t *map_get(const map *m, uint64_t key);

/* Strings to small numbers in order of first sight: names.items[id] is the string (a view, not copied). */
typedef struct names {
  arena *a;
  VECTOR(str) list;
  uint32_t *slots; /* id + 1, 0 when free */
  size_t cap;
} names;

void names_init(names *n, arena *a);
/* The string's number, a new one when not seen before. */
uint32_t names_put(names *n, str s);
/* The string's number, or UINT32_MAX. */
uint32_t names_get(const names *n, str s);

#endif
