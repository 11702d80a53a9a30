/* align.c - shared passages. The first text's shingles are hashed by place; the second is walked, and each shingle found is
 * grown to the longest run. Runs of the second text do not contain each other; every word in them is compared as it is written.
 */
#include "thread/align.h"

#include "base/hash.h"

#define MOST_PLACES                                                                                                              \
  16u /* places of one shingle that are tried: a text that repeats itself is as good at the first as at the last */

void align_prepare(arena *a, str text, aligned_text *out) {
  *out = (aligned_text){.a = a};
  thread_words_of(a, text, &out->words);
  out->shingles = thread_shingles(a, &out->words, &out->n_shingles);
}

static void index_places(aligned_text *in) {
  uint32_t cap = 16;
  while (cap < in->n_shingles * 2) cap *= 2;
  in->mask = cap - 1;
  in->heads = ARENA_ARRAY(in->a, uint32_t, cap);
  in->next = ARENA_ARRAY(in->a, uint32_t, in->n_shingles);
  memset(in->heads, 0xFF, (size_t)cap * sizeof *in->heads);
  for (uint32_t i = in->n_shingles; i-- > 0;) {
    uint32_t slot = (uint32_t)in->shingles[i] & in->mask;
    while (in->heads[slot] != UINT32_MAX && in->shingles[in->heads[slot]] != in->shingles[i]) slot = (slot + 1) & in->mask;
    in->next[i] = in->heads[slot];
    in->heads[slot] = i;
  }
}

static uint32_t places(const aligned_text *in, uint64_t shingle) {
  uint32_t slot = (uint32_t)shingle & in->mask;
  while (in->heads[slot] != UINT32_MAX && in->shingles[in->heads[slot]] != shingle) slot = (slot + 1) & in->mask;
  return in->heads[slot];
}

static bool same_word(const thread_words *x, uint32_t i, const thread_words *y, uint32_t j) {
  return x->hash[i] == y->hash[j] && str_eq(x->folded[i], y->folded[j]);
}

static passage_kind kind_of(const thread_words *x, uint32_t i, const thread_words *y, uint32_t j, uint32_t n) {
  uint32_t quoted_x = 0, quoted_y = 0;
  for (uint32_t k = 0; k < n; k++) {
    quoted_x += x->flags[i + k] & WORD_QUOTED;
    quoted_y += y->flags[j + k] & WORD_QUOTED;
  }
  return quoted_x * 2 > n && quoted_y * 2 > n ? PASSAGE_QUOTE : PASSAGE_PROSE;
}

shared_words align_texts(arena *a, aligned_text *first, const aligned_text *second) {
  if (!first->heads) index_places(first);
  const thread_words *x = &first->words, *y = &second->words;
  shared_words out = {0};
  VECTOR(passage) found = {0};
  VECTOR(uint64_t) shared = {0};
  VECTOR(uint64_t) prose = {0};
  uint32_t covered = 0, diagonal_i = 0, diagonal_j = 0; /* words of y that are in a run; where the last run ended */
  for (uint32_t j = 0; j < second->n_shingles; j++) {
    uint32_t best = 0, best_i = 0, tried = 0;
    for (uint32_t i = places(first, second->shingles[j]); i != UINT32_MAX && tried < MOST_PLACES; i = first->next[i], tried++) {
      uint32_t n = 0;
      while (i + n < x->n && j + n < y->n && same_word(x, i + n, y, j + n)) n++;
      bool goes_on = j >= diagonal_j && i >= diagonal_i && i - diagonal_i == j - diagonal_j;
      if (n > best || (n == best && n && goes_on)) best = n, best_i = i;
    }
    if (best < SHINGLE_WORDS || j + best <= covered) continue;
    passage p = {x->start[best_i], x->end[best_i + best - 1], y->start[j], y->end[j + best - 1], kind_of(x, best_i, y, j, best)};
    VECTOR_PUSH(a, found, p);
    for (uint32_t k = 0; k + SHINGLE_WORDS <= best; k++) {
      VECTOR_PUSH(a, shared, second->shingles[j + k]);
      if (p.kind == PASSAGE_PROSE) VECTOR_PUSH(a, prose, second->shingles[j + k]);
    }
    out.words += j + best - (covered > j ? covered : j);
    covered = j + best;
    diagonal_i = best_i + best;
    diagonal_j = j + best;
    j += best - SHINGLE_WORDS; /* the next shingle that is not wholly in this run */
  }
  out.passages = found.items;
  out.n = found.n;
  out.shingles = thread_sort_unique(a, shared.items, (uint32_t)shared.n);
  out.prose = thread_sort_unique(a, prose.items, (uint32_t)prose.n);
  return out;
}
