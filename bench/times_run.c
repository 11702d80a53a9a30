/* times_run.c - the rules of times over many articles, for bench/heideltime: what they cost, with and without the finding of
 * words.
 *
 *   times_run ROWS.jsonl ROUNDS
 *
 * Prints of the fastest round: CPU seconds of the rules alone, the same with tokens and atoms made, and the number of
 * expressions. */
#include "annotate/annotate.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double cpu_seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

typedef struct article_list {
  article *items;
  size_t n, cap;
} article_list;

static article_list read_articles(arena *a, const char *path) {
  article_list list = {0};
  char *line = NULL;
  size_t cap = 0;
  ssize_t n;
  FILE *f = fopen(path, "re");
  if (!f) {
    perror(path);
    exit(1);
  }
  while ((n = getline(&line, &cap, f)) > 0) {
    const json *v = json_parse(a, str_copy(a, str_of(line, (size_t)n)), NULL);
    article in = {.text = json_get_str(v, STR("text")), .published = json_get_str(v, STR("published")), .language = STR("en")};
    VECTOR_PUSH(a, list, in);
  }
  free(line);
  fclose(f);
  return list;
}

int main(int argc, char **argv) {
  if (argc != 3) return fprintf(stderr, "usage: times_run ROWS.jsonl ROUNDS\n"), 2;
  arena kept, a;
  arena_init(&kept, 0);
  arena_init(&a, 0);
  article_list list = read_articles(&kept, argv[1]);
  double least = 1e9, least_whole = 1e9;
  size_t found = 0;
  for (int round = 0; round < atoi(argv[2]); round++) {
    double spent = 0, whole = 0;
    found = 0;
    for (size_t i = 0; i < list.n; i++) {
      annotation_list out = {0};
      double began = cpu_seconds();
      annotate_context c = {.a = &a, .article = &list.items[i], .doc = lang_analyse(&a, list.items[i].text), .out = &out};
      c.atoms = atoms_of(&a, c.doc);
      c.published = published_day(list.items[i].published);
      double ready = cpu_seconds();
      annotate_times(&c);
      double ended = cpu_seconds();
      spent += ended - ready;
      whole += ended - began;
      found += out.list.n;
      arena_reset(&a);
    }
    if (spent < least) least = spent;
    if (whole < least_whole) least_whole = whole;
  }
  printf("%.6f %.6f %zu\n", least, least_whole, found);
  arena_free(&a);
  arena_free(&kept);
  return 0;
}
