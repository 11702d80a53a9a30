/* rarity.c - the table of document frequencies: sorted hashes, found by where they must be about. */
#include "thread/rarity.h"

#include "thread/data/document_frequency.h"

#define N_WORDS (sizeof word_rarities / sizeof *word_rarities)

/* FNV-1a, 32 bits. */
static uint32_t hash_of(str s) {
  uint32_t h = 0x811C9DC5u;
  for (size_t i = 0; i < s.len; i++) h = (h ^ (unsigned char)s.data[i]) * 0x01000193u;
  return h;
}

uint8_t thread_rarity_byte(str folded, bool *known) {
  if (folded.len > 2 && str_ends(folded, STR("'s"))) folded.len -= 2;
  uint32_t h = hash_of(folded);
  /* Hashes are spread evenly: the place is guessed from the value, then walked to. */
  size_t i = (size_t)(((uint64_t)h * N_WORDS) >> 32);
  while (i > 0 && word_rarities[i].hash > h) i--;
  while (i + 1 < N_WORDS && word_rarities[i].hash < h) i++;
  bool found = word_rarities[i].hash == h;
  if (known) *known = found;
  return found ? word_rarities[i].rarity : RARITY_UNKNOWN;
}

double thread_rarity(str folded) { return (double)thread_rarity_byte(folded, NULL) / RARITY_STEPS; }
