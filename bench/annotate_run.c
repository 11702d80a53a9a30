/* annotate_run.c - what annotation costs beside the language engine, and whether it stays flat in the length of an article.
 *
 *   annotate_run MODEL ROWS.jsonl
 *
 * Texts of the rows are joined to one of about 100, 1,000 ... 1,000,000 words. For each length: nanoseconds of CPU a token in the
 * pipeline, and in everything else that makes annotations, fastest of the rounds. */
#include "annotate/annotate.h"

#include "rows.h"

#define LONGEST 1000000u /* words */

/* Texts one behind the other, round and round, until there are that many words. */
static str joined(arena *a, const article_list *list, size_t words) {
  buffer all;
  buffer_init(&all, a, SIZE_MAX / 4);
  for (size_t k = 0, n = 0; n < words; k++) {
    str text = list->items[k % list->n].text;
    size_t i = 0;
    for (; i < text.len && n < words; i++) n += text.data[i] == ' ' || text.data[i] == '\n';
    buffer_add(&all, str_slice(text, 0, i));
    buffer_add_char(&all, '\n');
    n++;
  }
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
  article_list list = read_articles(&kept, argv[2]);
  if (!list.n) return fprintf(stderr, "%s: no rows\n", argv[2]), 1;
  printf("%10s %14s %20s %8s\n", "tokens", "lang ns/token", "the rest ns/token", "share");
  for (size_t words = 100; words <= LONGEST; words *= 10) {
    article in = {.text = joined(&kept, &list, words), .published = STR("2019-05-07"), .language = STR("en")};
    double lang = 1e9, all = 1e9;
    size_t tokens = 0, rounds = 200000 / words + 1;
    for (size_t round = 0; round < rounds; round++) {
      double began = seconds(CLOCK_THREAD_CPUTIME_ID);
      tokens = pipeline_run(w, &a, in.text)->n;
      double between = seconds(CLOCK_THREAD_CPUTIME_ID);
      arena_reset(&a);
      double again = seconds(CLOCK_THREAD_CPUTIME_ID);
      annotate_article(&a, &in, w);
      double ended = seconds(CLOCK_THREAD_CPUTIME_ID);
      arena_reset(&a);
      if (between - began < lang) lang = between - began;
      if (ended - again < all) all = ended - again;
    }
    printf("%10zu %14.0f %20.0f %7.0f%%\n", tokens, 1e9 * lang / (double)tokens, 1e9 * (all - lang) / (double)tokens,
           100 * (all - lang) / lang);
    fflush(stdout);
  }
  arena_free(&a);
  arena_free(&kept);
  pipeline_worker_free(w);
  pipeline_close(p);
  return 0;
}
