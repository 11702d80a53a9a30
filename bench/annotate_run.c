/* annotate_run.c - what annotation costs beside the language engine, and whether it stays flat in the length of an article.
 *
 *   annotate_run MODEL ROWS.jsonl
 *
 * Texts of the rows are joined to one of about 100, 1,000 ... 1,000,000 words. For each length: nanoseconds of CPU a token in the
 * pipeline, and in everything else that makes annotations, fastest of the rounds. */
#include "annotate/annotate.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define LONGEST 1000000u /* words */

static double cpu_seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Texts of the rows, round and round, until there are that many words. */
static str joined(arena *a, const char *path, size_t words) {
  buffer all;
  buffer_init(&all, a, SIZE_MAX / 4);
  arena row;
  arena_init(&row, 0);
  char *line = NULL;
  size_t cap = 0, n = 0;
  FILE *f = fopen(path, "re");
  if (!f) {
    perror(path);
    exit(1);
  }
  while (n < words) {
    ssize_t got = getline(&line, &cap, f);
    if (got <= 0) {
      if (!all.len) exit(1);
      rewind(f);
      continue;
    }
    str text = json_get_str(json_parse(&row, str_of(line, (size_t)got), NULL), STR("text"));
    size_t i = 0;
    for (; i < text.len && n < words; i++) n += text.data[i] == ' ' || text.data[i] == '\n';
    buffer_add(&all, str_slice(text, 0, i));
    buffer_add_char(&all, '\n');
    arena_reset(&row);
  }
  arena_free(&row);
  free(line);
  fclose(f);
  return buffer_str(&all);
}

int main(int argc, char **argv) {
  if (argc != 3) return fprintf(stderr, "usage: annotate_run MODEL ROWS.jsonl\n"), 2;
  weft_error e = {0};
  pipeline *p = pipeline_open(argv[1], &e);
  if (!p) return fprintf(stderr, "%s: %s\n", e.where, e.message), 1;
  pipeline_worker *w = pipeline_worker_new(p);
  arena kept, a;
  arena_init(&kept, 0);
  arena_init(&a, 0);
  printf("%10s %14s %20s %8s\n", "tokens", "lang ns/token", "the rest ns/token", "share");
  for (size_t words = 100; words <= LONGEST; words *= 10) {
    article in = {.text = joined(&kept, argv[2], words), .published = STR("2019-05-07"), .language = STR("en")};
    double lang = 1e9, all = 1e9;
    size_t tokens = 0, rounds = 200000 / words + 1;
    for (size_t round = 0; round < rounds; round++) {
      double began = cpu_seconds();
      tokens = pipeline_run(w, &a, in.text)->n;
      double between = cpu_seconds();
      arena_reset(&a);
      double again = cpu_seconds();
      annotate_article(&a, &in, w);
      double ended = cpu_seconds();
      arena_reset(&a);
      if (between - began < lang) lang = between - began;
      if (ended - again < all) all = ended - again;
    }
    printf("%10zu %14.0f %20.0f %7.0f%%\n", tokens, 1e9 * lang / (double)tokens, 1e9 * (all - lang) / (double)tokens,
           100 * (all - lang) / lang);
    fflush(stdout);
  }
  return 0;
}
