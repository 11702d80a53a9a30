/* story_pairs.c - features of all pairs of articles that meet, for train/story_pairs.py.
 *
 *   rows of articles (JSONL) on standard input -> "ID ID similarity feature feature ..." a line
 */
#include "thread/pair.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct collection {
  arena a;
  VECTOR(const thread_item *) items;
  VECTOR(str) ids;
  VECTOR(str) texts;
} collection;

static void add_row(collection *c, str line) {
  weft_error e;
  article in;
  if (!article_from_row(&c->a, json_parse(&c->a, line, &e), &in, &e)) {
    fprintf(stderr, "story_pairs: %s\n", e.message);
    return;
  }
  article_complete(&c->a, &in);
  arena work;
  arena_init(&work, 0);
  str bytes = str_copy(&c->a, thread_item_bytes(thread_sketch(&work, &in, NULL)));
  arena_free(&work);
  VECTOR_PUSH(&c->a, c->items, thread_item_from_bytes(bytes));
  VECTOR_PUSH(&c->a, c->ids, in.id);
  VECTOR_PUSH(&c->a, c->texts, in.text);
}

static void print_pair(const collection *c, uint32_t i, const thread_pair *p) {
  double features[PAIR_FEATURES];
  pair_features(c->items.items[i], c->items.items[p->other], features);
  printf("%.*s %.*s %d", STR_FMT(c->ids.items[i]), STR_FMT(c->ids.items[p->other]), p->similarity);
  for (int k = 0; k < PAIR_FEATURES; k++) printf(" %.6g", features[k]);
  printf("\n");
}

int main(void) {
  collection c = {0};
  arena_init(&c.a, 0);
  char *line = NULL;
  size_t cap = 0;
  ssize_t len;
  while ((len = getline(&line, &cap, stdin)) > 0) add_row(&c, str_copy(&c.a, str_of(line, (size_t)len)));
  free(line);
  uint32_t n = (uint32_t)c.items.n, *all = ARENA_ARRAY(&c.a, uint32_t, n);
  for (uint32_t i = 0; i < n; i++) all[i] = i;
  thread_index *x = thread_memory(&c.a, c.items.items, c.ids.items, c.texts.items, n);
  size_t n_changed;
  thread_update(&c.a, x, all, n, &n_changed);
  for (uint32_t i = 0; i < n; i++) {
    size_t n_pairs;
    const thread_pair *pairs = x->pairs(x, &c.a, i, &n_pairs);
    for (size_t k = 0; k < n_pairs; k++)
      if (pairs[k].other > i && pairs[k].similarity != THREAD_NO_STORY) print_pair(&c, i, &pairs[k]);
  }
  arena_free(&c.a);
  return 0;
}
