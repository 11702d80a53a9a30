/* articles.h - articles from standard input, read and parsed, for the programs that print what weights are fitted to. */
#ifndef WEFT_TRAIN_ARTICLES_H
#define WEFT_TRAIN_ARTICLES_H

#include "annotate/annotate.h"
#include "annotate/reading.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

/* Prints what is known of one article; offsets are turned into code points by `units`. */
typedef void (*article_printer)(arena *a, const annotate_context *c, const reading *r, const offsets *units);

static inline bool print_row(arena *a, str line, pipeline_worker *w, article_printer print, weft_error *e) {
  article in;
  json *row = json_parse(a, line, e);
  if (!row || !article_from_row(a, row, &in, e)) return false;
  annotation_list found = {0};
  annotate_context c = {
      .a = a, .article = &in, .doc = lang_analyse(a, in.text), .parsed = pipeline_run(w, a, in.text), .out = &found};
  offsets units;
  offsets_init(&units, a, in.text, WEFT_OFFSETS_CHARS);
  const reading *r = reading_of(&c);
  if (r->parsed) print(a, &c, r, &units);
  return true;
}

/* All of a `main`: the one argument is a model file, standard input has rows with `text`. Returns the exit status. */
static inline int each_article(int argc, char **argv, const char *program, article_printer print) {
  weft_error e = {0};
  pipeline *p = argc == 2 ? pipeline_open(argv[1], &e) : NULL;
  if (!p) return fprintf(stderr, "%s: %s\n", program, argc == 2 ? e.message : "needs a model file"), 2;
  pipeline_worker *w = pipeline_worker_new(p);
  arena a;
  arena_init(&a, 0);
  char *line = NULL;
  size_t cap = 0;
  bool good = w;
  for (ssize_t got; good && (got = getline(&line, &cap, stdin)) > 0; arena_reset(&a))
    good = print_row(&a, str_of(line, (size_t)got), w, print, &e);
  if (!good) fprintf(stderr, "%s: %s\n", program, e.message);
  free(line);
  arena_free(&a);
  if (w) pipeline_worker_free(w);
  pipeline_close(p);
  return !good;
}

#endif
