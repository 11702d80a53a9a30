/* reports.c - articles of a story that tell one and the same event, told apart from those that tell of another one like it: two
 * earthquakes, two trials. Average link (Sokal and Michener 1958, by chains of nearest neighbours: Murtagh 1983) over the cosine
 * of the articles' words, each weighed by 1 + ln(count) and its rarity. */
#include "collate/collate.h"

#include "text/fold.h"
#include "thread/rarity.h"

#include <math.h>
#include <stdlib.h>

#define MOST_ARTICLES 4096 /* of a story that are compared; larger ones are taken for one event */
#define LEAST_LETTERS 3
#define LEAST_RARITY 0.8
#define ONE_EVENT 0.2 /* mean cosine at which two groups tell one event (chosen on ECB+ topics 1-35: .2 of .08 to .25) */

typedef struct article_word {
  uint32_t word;
  float weight;
} article_word;

typedef struct article_words {
  article_word *items;
  size_t n, cap;
} article_words;

static int compare_numbers(const void *x, const void *y) {
  uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
  return (a > b) - (a < b);
}

/* The article's words with weights of unit length, ascending. */
static article_words words_of(arena *a, names *all, str text) {
  str folded = fold(a, text);
  VECTOR(uint32_t) list = {0};
  size_t at = 0;
  word w;
  while (word_next(folded, &at, &w))
    if (w.end - w.start >= LEAST_LETTERS && !rune_is_digit((unsigned char)folded.data[w.start]))
      VECTOR_PUSH(a, list, names_put(all, str_slice(folded, w.start, w.end)));
  article_words out = {0};
  if (!list.n) return out;
  qsort(list.items, list.n, sizeof(uint32_t), compare_numbers);
  double length = 0;
  for (size_t i = 0, to; i < list.n; i = to) {
    for (to = i + 1; to < list.n && list.items[to] == list.items[i];) to++;
    double rarity = thread_rarity(all->list.items[list.items[i]]);
    if (rarity <= LEAST_RARITY) continue;
    double weight = (1 + log((double)(to - i))) * rarity;
    length += weight * weight;
    VECTOR_PUSH(a, out, (article_word){list.items[i], (float)weight});
  }
  for (size_t i = 0; i < out.n; i++) out.items[i].weight /= (float)sqrt(length);
  return out;
}

/* Cosines of all pairs, row by row: entry [i * n + j]. */
static float *cosines(collation *c, size_t n) {
  names all;
  names_init(&all, c->a);
  article_words *words = ARENA_ARRAY(c->a, article_words, n);
  for (size_t i = 0; i < n; i++) words[i] = words_of(c->a, &all, c->articles[i].article.text);
  article_words *postings = ARENA_ARRAY(c->a, article_words, all.list.n); /* by word: article and weight */
  float *out = ARENA_ARRAY(c->a, float, n *n);
  for (uint32_t i = 0; i < n; i++) {
    for (size_t k = 0; k < words[i].n; k++) {
      const article_word *w = &words[i].items[k];
      article_words *list = &postings[w->word];
      for (size_t p = 0; p < list->n; p++) out[i * n + list->items[p].word] += w->weight * list->items[p].weight;
      VECTOR_PUSH(c->a, *list, (article_word){i, w->weight});
    }
    for (size_t j = 0; j < i; j++) out[j * n + i] = out[i * n + j];
  }
  return out;
}

/* The group most like group i, the one of smaller number of two; UINT32_MAX when it is the last one. */
static uint32_t nearest(const float *like, const uint32_t *size, size_t n, uint32_t i) {
  uint32_t best = UINT32_MAX;
  for (uint32_t j = 0; j < n; j++)
    if (j != i && size[j] && (best == UINT32_MAX || like[i * n + j] > like[i * n + best])) best = j;
  return best;
}

uint32_t *collate_reports(collation *c) {
  if (c->reports) return c->reports;
  size_t n = c->n_articles;
  uint32_t *group = ARENA_ARRAY(c->a, uint32_t, n), *size = ARENA_ARRAY(c->a, uint32_t, n);
  c->reports = group;
  if (n > MOST_ARTICLES) return group;
  float *like = cosines(c, n);
  for (uint32_t i = 0; i < n; i++) group[i] = i, size[i] = 1;
  for (bool again = n > 1; again;) {
    again = false;
    for (uint32_t i = 0; i < n; i++) {
      if (!size[i]) continue;
      uint32_t j = nearest(like, size, n, i);
      if (j == UINT32_MAX || like[i * n + j] < ONE_EVENT) continue;
      uint32_t back = nearest(like, size, n, j);
      if (back != i && like[j * n + back] > like[i * n + j]) continue;
      uint32_t into = i < j ? i : j, from = i < j ? j : i;
      for (uint32_t k = 0; k < n; k++) {
        if (!size[k] || k == into || k == from) continue;
        float both =
            (like[into * n + k] * (float)size[into] + like[from * n + k] * (float)size[from]) / (float)(size[into] + size[from]);
        like[into * n + k] = like[k * n + into] = both;
      }
      size[into] += size[from], size[from] = 0;
      for (uint32_t k = 0; k < n; k++)
        if (group[k] == from) group[k] = into;
      again = true;
    }
  }
  return group;
}
