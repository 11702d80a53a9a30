/* attributions.c - prints what is known of every possible attribution, for train/attributions.py to fit weights to.
 * Input: rows with `text` (as `weft read` gives them). Output: a JSON row a candidate: {id, rule, verb, content: [[start,
 * end]...], features: [numbers]}, offsets in code points; `verb` tells those apart that exclude each other. The argument is the
 * model file. */
#include "annotate/annotate.h"
#include "annotate/attributions.h"
#include "annotate/reading.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

static void print_candidate(const reading *r, const attribution_list *list, size_t i, str id, const offsets *units) {
  const attribution *x = &list->items[i];
  uint64_t features[ATTRIBUTION_FEATURES];
  size_t n = attribution_features(r, list, i, features);
  printf("{\"id\":\"%.*s\",\"rule\":%d,\"verb\":%d,\"content\":[", STR_FMT(id), x->by_rule,
         x->verb == NOBODY ? -1 : (int)x->verb);
  for (uint32_t k = 0; k < x->n; k++)
    printf("%s[%zu,%zu]", k ? "," : "", offsets_from_byte(units, r->doc->start[x->content[k].first]),
           offsets_from_byte(units, r->doc->end[x->content[k].last - 1]));
  printf("],\"cue\":[");
  if (!stretch_empty(x->cue))
    printf("%zu,%zu", offsets_from_byte(units, r->doc->start[x->cue.first]),
           offsets_from_byte(units, r->doc->end[x->cue.last - 1]));
  printf("],\"features\":[");
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
  attribution_list list = attribution_candidates(a, r);
  offsets units;
  offsets_init(&units, a, in.text, WEFT_OFFSETS_CHARS);
  for (size_t i = 0; i < list.n; i++) print_candidate(r, &list, i, in.id, &units);
  return true;
}

int main(int argc, char **argv) {
  weft_error e = {0};
  pipeline *p = argc == 2 ? pipeline_open(argv[1], &e) : NULL;
  if (!p) {
    fprintf(stderr, "attributions: %s\n", argc == 2 ? e.message : "needs a model file");
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
  if (!good) fprintf(stderr, "attributions: %s\n", e.message);
  free(line);
  arena_free(&a);
  if (w) pipeline_worker_free(w);
  pipeline_close(p);
  return !good;
}
