/* claim_pairs.c - prints the features of every pair of claims that meet, for train/claim_pairs.py to fit weights to.
 * Input: resolved rows (`weft resolve`) in order of story. Output: a JSON row a pair. */
#include "collate/point.h"

#include <stdio.h>
#include <stdlib.h>

static void print_place(const collation *c, uint32_t i, const offsets *maps) {
  const claim *x = &c->claims.items[i];
  printf("[\"%.*s\",%zu,%zu]", STR_FMT(c->articles[x->article].article.id), offsets_from_byte(&maps[x->article], x->at.start),
         offsets_from_byte(&maps[x->article], x->at.end));
}

static void print_story(arena *a, str story, story_article *articles, size_t n) {
  collation c = {.a = a, .articles = articles, .n_articles = n};
  names_init(&c.lemmas, a);
  names_init(&c.entities, a);
  offsets *maps = ARENA_ARRAY(a, offsets, n);
  for (size_t i = 0; i < n; i++) offsets_init(&maps[i], a, articles[i].article.text, WEFT_OFFSETS_CHARS);
  collate_claims(&c);
  size_t n_pairs;
  claim_pair *pairs = collate_pairs(&c, &n_pairs);
  for (size_t i = 0; i < n_pairs; i++) {
    printf("{\"story\":\"%.*s\",\"kind\":\"%s\",\"x\":", STR_FMT(story), claim_kind_names[c.claims.items[pairs[i].x].kind]);
    print_place(&c, pairs[i].x, maps);
    printf(",\"y\":");
    print_place(&c, pairs[i].y, maps);
    float features[PAIR_FEATURES];
    claim_pair_features(&c, &pairs[i], features);
    printf(",\"score\":%.4f,\"features\":[", (double)pairs[i].score);
    for (int k = 0; k < PAIR_FEATURES; k++) printf("%s%.5g", k ? "," : "", (double)features[k]);
    printf("]}\n");
  }
}

int main(void) {
  arena a;
  arena_init(&a, 0);
  char *line = NULL;
  size_t cap = 0;
  VECTOR(story_article) articles = {0};
  str story = {0};
  for (;;) {
    ssize_t got = getline(&line, &cap, stdin);
    weft_error e;
    story_article in;
    str name = {0};
    if (got > 0) {
      json *row = json_parse(&a, str_copy(&a, str_of(line, (size_t)got)), &e);
      if (!row || !story_article_from_row(&a, row, WEFT_OFFSETS_CHARS, &in, &e)) {
        fprintf(stderr, "claim_pairs: %s\n", e.message);
        return 1;
      }
      name = json_get_str(row, STR("story"));
    }
    if (articles.n && (got <= 0 || !str_eq(name, story))) {
      print_story(&a, story, articles.items, articles.n);
      articles.n = 0;
    }
    if (got <= 0) break;
    story = name;
    VECTOR_PUSH(&a, articles, in);
  }
  free(line);
  arena_free(&a);
  return 0;
}
