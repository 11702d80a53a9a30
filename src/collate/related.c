/* related.c - which words of a story mean nearly the same: "die", "death" and "decease"; "robber" and "thief".
 *
 *   lemma -> its concepts (WordNet, wordnet_table.h) -> words that share a concept, by how near both are to it
 *
 * What a claim is about is then widened to all words of the story that are related to its own, once a claim, so that a pair is
 * compared by merging two lists. */
#include "collate/collate.h"

#include "collate/wordnet_table.h" /* made by scripts/wordnet_table.py */

#include <math.h>
#include <stdlib.h>

#define MOST_SHARING 400 /* lemmas of one concept that are related to each other */
#define MOST_RELATED 64  /* of one lemma, the nearest */
#define CORE_WORDS 8     /* words of a claim that are widened */

/* How much two words have in common by a concept of both: what each is to it (means it, is derived from it, means a kind of
 * it). */
static const float shares[3][3] = {{1, 0.9f, 0.6f}, {0.9f, 0.7f, 0}, {0.6f, 0, 0}};

/* --- lemmas ------------------------------------------------------------------------------------------------------ */

static size_t table_row(str lemma) {
  size_t low = 0, high = WORDNET_WORDS;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    str found = str_c(wordnet_text + wordnet_places[middle][0]);
    int order = str_cmp(found, lemma);
    if (order == 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return SIZE_MAX;
}

/* A lemma at a concept; or two lemmas and what they share, with `with` as the second one. */
typedef struct bearing {
  uint32_t concept, lemma;
  uint8_t level;
} bearing;

static int compare_bearings(const void *x, const void *y) {
  const bearing *a = x, *b = y;
  if (a->concept != b->concept) return a->concept < b->concept ? -1 : 1;
  if (a->level != b->level) return a->level < b->level ? -1 : 1;
  return (a->lemma > b->lemma) - (a->lemma < b->lemma);
}

typedef struct tie_of {
  uint32_t lemma, other;
  float share;
} tie_of;

static int compare_ties(const void *x, const void *y) {
  const tie_of *a = x, *b = y;
  if (a->lemma != b->lemma) return a->lemma < b->lemma ? -1 : 1;
  if (a->share != b->share) return a->share > b->share ? -1 : 1;
  return (a->other > b->other) - (a->other < b->other);
}

static int compare_words(const void *x, const void *y) {
  const claim_word *a = x, *b = y;
  if (a->lemma != b->lemma) return a->lemma < b->lemma ? -1 : 1;
  return (a->weight < b->weight) - (a->weight > b->weight);
}

/* One entry a lemma, the weightiest; returns how many are left of a list in order of compare_words. */
static uint32_t keep_first(claim_word *list, size_t n) {
  uint32_t kept = 0;
  for (size_t i = 0; i < n; i++)
    if (!kept || list[kept - 1].lemma != list[i].lemma) list[kept++] = list[i];
  return kept;
}

void collate_relate(collation *c) {
  size_t n_lemmas = c->lemmas.list.n;
  VECTOR(bearing) all = {0};
  for (uint32_t i = 0; i < n_lemmas; i++) {
    size_t row = table_row(c->lemmas.list.items[i]);
    if (row == SIZE_MAX) continue;
    for (uint32_t k = wordnet_places[row][1]; k < wordnet_places[row + 1][1]; k++)
      VECTOR_PUSH(c->a, all, (bearing){wordnet_concepts[k] >> 2, i, wordnet_concepts[k] & 3});
  }
  if (all.n) qsort(all.items, all.n, sizeof *all.items, compare_bearings);
  VECTOR(tie_of) ties = {0};
  for (size_t from = 0, to; from < all.n; from = to) {
    for (to = from + 1; to < all.n && all.items[to].concept == all.items[from].concept;) to++;
    size_t most = to - from < MOST_SHARING ? to : from + MOST_SHARING;
    for (size_t i = from; i < most && all.items[i].level < 2; i++) /* nearest first: two kinds of one thing share nothing */
      for (size_t k = i + 1; k < most; k++) {
        const bearing *x = &all.items[i], *y = &all.items[k];
        float share = shares[x->level][y->level];
        if (share <= 0 || x->lemma == y->lemma) continue;
        VECTOR_PUSH(c->a, ties, (tie_of){x->lemma, y->lemma, share});
        VECTOR_PUSH(c->a, ties, (tie_of){y->lemma, x->lemma, share});
      }
  }
  if (ties.n) qsort(ties.items, ties.n, sizeof *ties.items, compare_ties);
  c->related = ARENA_ARRAY(c->a, claim_words, n_lemmas);
  for (size_t from = 0, to; from < ties.n; from = to) {
    for (to = from + 1; to < ties.n && ties.items[to].lemma == ties.items[from].lemma;) to++;
    size_t n = to - from < MOST_RELATED ? to - from : MOST_RELATED;
    claim_words *list = &c->related[ties.items[from].lemma];
    list->items = ARENA_ARRAY(c->a, claim_word, n);
    for (size_t i = 0; i < n; i++) list->items[i] = (claim_word){ties.items[from + i].other, ties.items[from + i].share};
    qsort(list->items, n, sizeof *list->items, compare_words);
    list->n = keep_first(list->items, n);
  }
}

/* --- claims ------------------------------------------------------------------------------------------------------ */

static int compare_weights(const void *x, const void *y) {
  const claim_word *a = x, *b = y;
  if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
  return (a->lemma > b->lemma) - (a->lemma < b->lemma);
}

void claim_widen_words(collation *c, claim *in) {
  claim_word core[CLAIM_WORDS];
  uint32_t n = in->n_near < CLAIM_WORDS ? in->n_near : CLAIM_WORDS;
  for (uint32_t i = 0; i < n; i++)
    core[i] = (claim_word){in->near[i].lemma, in->near[i].weight * (float)c->rarity[in->near[i].lemma]};
  if (n) qsort(core, n, sizeof *core, compare_weights);
  if (n > CORE_WORDS) n = CORE_WORDS;
  claim_word wide[CORE_WORDS * (MOST_RELATED + 1)];
  size_t n_wide = 0;
  for (uint32_t i = 0; i < n; i++) {
    wide[n_wide++] = core[i];
    const claim_words *list = &c->related[core[i].lemma];
    for (uint32_t k = 0; k < list->n; k++)
      wide[n_wide++] = (claim_word){list->items[k].lemma, list->items[k].weight * core[i].weight};
  }
  if (n) qsort(core, n, sizeof *core, compare_words);
  if (n_wide) qsort(wide, n_wide, sizeof *wide, compare_words);
  in->core = (claim_words){ARENA_ARRAY(c->a, claim_word, n), n};
  if (n) memcpy(in->core.items, core, n * sizeof *core);
  uint32_t kept = keep_first(wide, n_wide);
  in->wide = (claim_words){ARENA_ARRAY(c->a, claim_word, kept), kept};
  if (kept) memcpy(in->wide.items, wide, kept * sizeof *wide);
}

/* What of one claim's words the other one has, in its own words or related ones; *all gets their sum. */
static double found_in(const claim_words *core, const claim_words *wide, double *all) {
  double found = 0;
  for (uint32_t i = 0, k = 0; i < core->n; i++) {
    const claim_word *w = &core->items[i];
    *all += (double)w->weight;
    while (k < wide->n && wide->items[k].lemma < w->lemma) k++;
    if (k < wide->n && wide->items[k].lemma == w->lemma) found += fmin((double)w->weight, (double)wide->items[k].weight);
  }
  return found;
}

double claims_related(const claim *x, const claim *y) {
  double all = 0, found = found_in(&x->core, &y->wide, &all) + found_in(&y->core, &x->wide, &all);
  return all > 0 ? found / all : 0;
}
