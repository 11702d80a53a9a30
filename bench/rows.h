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

/* Id, outlet, title, text, day of publication and language of each row, in the arena; ends the program when there is no file. */
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
    article in = {.id = str_copy(a, json_get_str(v, STR("id"))),
                  .outlet = str_copy(a, json_get_str(v, STR("outlet"))),
                  .title = str_copy(a, json_get_str(v, STR("title"))),
                  .text = str_copy(a, json_get_str(v, STR("text"))),
                  .published = str_copy(a, json_get_str(v, STR("published"))),
                  .language = STR("en")};
    VECTOR_PUSH(a, list, in);
  }
  arena_free(&row);
  free(line);
  fclose(f);
  return list;
}

static inline bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

/* The text with the letters of `time` behind each word; itself for time 0. */
static inline str in_other_words(arena *a, arena *work, str text, unsigned time) {
  if (!time) return text;
  arena_reset(work);
  buffer b;
  buffer_init(&b, work, text.len * 4 + 8);
  for (size_t i = 0; i < text.len; i++) {
    buffer_add_char(&b, text.data[i]);
    if (!is_letter(text.data[i]) || (i + 1 < text.len && is_letter(text.data[i + 1]))) continue;
    for (unsigned t = time; t; t /= 26) buffer_add_char(&b, (char)('a' + t % 26));
  }
  return str_copy(a, buffer_str(&b));
}

#endif
