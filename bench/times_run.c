/* times_run.c - the rules of times over many articles, for bench/heideltime: what they cost, with and without the finding of
 * words.
 *
 *   times_run ROWS.jsonl ROUNDS
 *
 * Prints of the fastest round: CPU seconds of the rules alone, the same with tokens and atoms made, and the number of
 * expressions. */
#include "annotate/annotate.h"

#include "rows.h"

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
      double began = seconds(CLOCK_THREAD_CPUTIME_ID);
      annotate_context c = {.a = &a, .article = &list.items[i], .doc = lang_analyse(&a, list.items[i].text), .out = &out};
      c.atoms = atoms_of(&a, c.doc);
      c.published = published_day(list.items[i].published);
      double ready = seconds(CLOCK_THREAD_CPUTIME_ID);
      annotate_times(&c);
      double ended = seconds(CLOCK_THREAD_CPUTIME_ID);
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
