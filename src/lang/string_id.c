/* string_id.c - MurmurHash64A (Austin Appleby, public domain) with spaCy's seed, and the few names that have numbers of their
 * own. */
#include "lang/string_id.h"

#include "lang/data/symbols.h"

#define MULTIPLIER 0xC6A4A7935BD1E995u

uint64_t string_id_plain(str s) {
  if (s.len == 0) return 0;
  uint64_t h = 1u ^ s.len * MULTIPLIER;
  const char *at = s.data, *end = s.data + (s.len & ~(size_t)7);
  for (; at < end; at += 8) {
    uint64_t k; /* numbers are little-endian here as in model files */
    memcpy(&k, at, sizeof k);
    k *= MULTIPLIER;
    k ^= k >> 47;
    h = (h ^ k * MULTIPLIER) * MULTIPLIER;
  }
  if (s.len & 7) {
    uint64_t k = 0;
    memcpy(&k, at, s.len & 7);
    h = (h ^ k) * MULTIPLIER;
  }
  h ^= h >> 47;
  h *= MULTIPLIER;
  return h ^ h >> 47;
}

uint64_t string_id(str s) {
  if (s.len == 0) return 0;
  if (s.len <= SYMBOL_LONGEST) {
    struct symbol_letters may = symbol_letters[s.len];
    if (may.first >> (s.data[0] & 31) & 1 && may.last >> (s.data[s.len - 1] & 31) & 1) {
      size_t row = STR_ROW_FIND(symbols, s);
      if (row != SIZE_MAX) return symbols[row].id;
    }
  }
  return string_id_plain(s);
}
