/* events.c - prints what is known of every word that could tell of an event, for train/events.py to fit weights to.
 * Input: rows with `text`. Output: a JSON row a token of the pipeline: {id, start, end, head: [start, end], candidate, lemma,
 * features: [numbers]}, offsets in code points. The argument is the model file. */
#include "annotate/annotate.h"
#include "annotate/events.h"
#include "annotate/reading.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

static void print_token(const event_words *w, uint32_t t, str id, const offsets *units) {
  const analysis *d = w->p->d;
  uint64_t features[EVENT_FEATURES];
  size_t n = w->candidate[t] ? event_features(w, t, features) : 0;
  uint32_t h = d->head[t];
  printf("{\"id\":\"%.*s\",\"start\":%zu,\"end\":%zu,\"head\":%zu,\"candidate\":%d,\"tag\":\"%.*s\",\"features\":[", STR_FMT(id),
         offsets_from_byte(units, d->start[t]), offsets_from_byte(units, d->end[t]), offsets_from_byte(units, d->start[h]),
         w->candidate[t], STR_FMT(parsed_tag(w->p, t)));
  for (size_t k = 0; k < n; k++) printf("%s%u", k ? "," : "", (unsigned)(features[k] >> 32));
  printf("]}\n");
}

static bool print_article(arena *a, str line, pipeline_worker *w, weft_error *e) {
  article in;
  json *row = json_parse(a, line, e);
  if (!row || !article_from_row(a, row, &in, e)) return false;
  annotation_list found = {0};
  annotate_context c = {
      .a = a, .article = &in, .doc = lang_analyse(a, in.text), .parsed = pipeline_run(w, a, in.text), .out = &found};
  const reading *r = reading_of(&c);
  if (!r->parsed) return true;
  const event_words *words = event_words_of(a, r);
  offsets units;
  offsets_init(&units, a, in.text, WEFT_OFFSETS_CHARS);
  for (uint32_t t = 0; t < words->p->d->n; t++) print_token(words, t, in.id, &units);
  return true;
}

int main(int argc, char **argv) {
  weft_error e = {0};
  pipeline *p = argc == 2 ? pipeline_open(argv[1], &e) : NULL;
  if (!p) {
    fprintf(stderr, "events: %s\n", argc == 2 ? e.message : "needs a model file");
    return 2;
  }
  pipeline_worker *w = pipeline_worker_new(p);
  arena a;
  arena_init(&a, 0);
  char *line = NULL;
  size_t cap = 0;
  bool good = w;
  for (ssize_t got; good && (got = getline(&line, &cap, stdin)) > 0; arena_reset(&a))
    good = print_article(&a, str_of(line, (size_t)got), w, &e);
  if (!good) fprintf(stderr, "events: %s\n", e.message);
  free(line);
  arena_free(&a);
  if (w) pipeline_worker_free(w);
  pipeline_close(p);
  return !good;
}
