/* rows.h - articles of a JSONL file in memory, and a clock: what the programs of bench/ share. */
#ifndef WEFT_BENCH_ROWS_H
#define WEFT_BENCH_ROWS_H

#include "base/json.h"
#include "read/article.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct article_list {
  article *items;
  size_t n, cap;
} article_list;

/* Seconds of a clock, as CLOCK_THREAD_CPUTIME_ID. */
static inline double seconds(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Text, day of publication and language of each row, in the arena; ends the program when there is no file. */
static inline article_list read_articles(arena *a, const char *path) {
  article_list list = {0};
  char *line = NULL;
  size_t cap = 0;
  FILE *f = fopen(path, "re");
  if (!f) {
    perror(path);
    exit(1);
  }
  arena row;
  arena_init(&row, 0);
  for (ssize_t n; (n = getline(&line, &cap, f)) > 0; arena_reset(&row)) {
    const json *v = json_parse(&row, str_of(line, (size_t)n), NULL);
    article in = {.text = str_copy(a, json_get_str(v, STR("text"))),
                  .published = str_copy(a, json_get_str(v, STR("published"))),
                  .language = STR("en")};
    VECTOR_PUSH(a, list, in);
  }
  arena_free(&row);
  free(line);
  fclose(f);
  return list;
}

#endif
