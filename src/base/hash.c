/* hash.c - hashes and the maps built on them. */
#include "base/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>
#include <nettle/sha2.h>

uint64_t hash_bytes(str s, uint64_t seed) { return XXH3_64bits_withSeed(s.len ? s.data : "", s.len, seed); }

/* The finaliser of MurmurHash3 over a combination of both (Appleby). */
uint64_t hash_mix(uint64_t a, uint64_t b) {
  uint64_t x = a ^ (b + 0x9E3779B97F4A7C15u + (a << 6) + (a >> 2));
  x ^= x >> 33;
  x *= 0xFF51AFD7ED558CCDu;
  x ^= x >> 33;
  x *= 0xC4CEB9FE1A85EC53u;
  return x ^ x >> 33;
}

str hash_identity(arena *a, str s, size_t digits) {
  uint8_t digest[SHA256_DIGEST_SIZE];
  struct sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, s.len, (const uint8_t *)(s.len ? s.data : ""));
  sha256_digest(&context, sizeof digest, digest);
  if (digits > 2 * sizeof digest) digits = 2 * sizeof digest;
  char *hex = arena_alloc(a, digits + 1);
  for (size_t i = 0; i < digits; i++) hex[i] = "0123456789abcdef"[i % 2 ? digest[i / 2] & 15 : digest[i / 2] >> 4];
  return str_of(hex, digits);
}

void map_init(map *m, arena *a) { *m = (map){.a = a}; }

static size_t map_slot(const map *m, uint64_t key) {
  size_t i = (size_t)hash_mix(key, 0) & (m->cap - 1);
  while (m->full[i] && m->keys[i] != key) i = (i + 1) & (m->cap - 1);
  return i;
}

uint64_t *map_get(const map *m, uint64_t key) {
  if (m->cap == 0) return NULL;
  size_t i = map_slot(m, key);
  return m->full[i] ? &m->values[i] : NULL;
}

static void map_grow(map *m, size_t cap) {
  map old = *m;
  m->cap = cap;
  m->keys = ARENA_ARRAY(m->a, uint64_t, m->cap);
  m->values = ARENA_ARRAY(m->a, uint64_t, m->cap);
  m->full = ARENA_ARRAY(m->a, uint8_t, m->cap);
  for (size_t i = 0; i < old.cap; i++) {
    if (!old.full[i]) continue;
    size_t to = map_slot(m, old.keys[i]);
    m->full[to] = 1;
    m->keys[to] = old.keys[i];
    m->values[to] = old.values[i];
  }
}

void map_reserve(map *m, size_t n) {
  size_t cap = m->cap ? m->cap : 16;
  while (n * 4 >= cap * 3) cap *= 2;
  if (cap > m->cap) map_grow(m, cap);
}

uint64_t *map_put(map *m, uint64_t key, bool *is_new) {
  if (m->n * 4 >= m->cap * 3) map_grow(m, m->cap ? m->cap * 2 : 16);
  size_t i = map_slot(m, key);
  if (is_new) *is_new = !m->full[i];
  if (!m->full[i]) {
    m->full[i] = 1;
    m->keys[i] = key;
    m->n++;
  }
  return &m->values[i];
}

void names_init(names *n, arena *a) { *n = (names){.a = a}; }

static size_t names_slot(const names *n, str s) {
  size_t i = (size_t)hash_bytes(s, 0) & (n->cap - 1);
  while (n->slots[i] && !str_eq(n->list.items[n->slots[i] - 1], s)) i = (i + 1) & (n->cap - 1);
  return i;
}

uint32_t names_get(const names *n, str s) {
  if (n->cap == 0) return UINT32_MAX;
  uint32_t slot = n->slots[names_slot(n, s)];
  return slot ? slot - 1 : UINT32_MAX;
}

uint32_t names_put(names *n, str s) {
  if (n->list.n * 4 >= n->cap * 3) {
    n->cap = n->cap ? n->cap * 2 : 16;
    n->slots = ARENA_ARRAY(n->a, uint32_t, n->cap);
    for (size_t i = 0; i < n->list.n; i++) n->slots[names_slot(n, n->list.items[i])] = (uint32_t)i + 1;
  }
  size_t i = names_slot(n, s);
  if (!n->slots[i]) {
    VECTOR_PUSH(n->a, n->list, s);
    n->slots[i] = (uint32_t)n->list.n;
  }
  return n->slots[i] - 1;
}
