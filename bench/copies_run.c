/* copies_run.c - finds the copies in a pile of texts with the thread room alone, for bench/copies: one thread, no annotation, no
 * stories (each row is of a given story, so that articles meet by shared words only).
 *
 *   copies_run FILE [TIMES [PAIRS]]
 *
 * FILE: rows with id, outlet, published, text. TIMES: the pile so many times, each time in other words: letters of the number are
 * put behind each word, so that copies are found within a time and none between two. PAIRS: a file to write to, a line a pair
 * with what both share: ids, share of the shorter one's shingles in 1/65535, and passages as [start, end, at, to] in bytes.
 * Prints a JSON line: articles, bytes of their texts, CPU seconds of sketches, of the pairs, of the passages; peak memory in MiB
 * before threading (the texts) and at the end. */
#include "rows.h"
#include "thread/neighbours.h"
#include "thread/thread.h"

#include <string.h>

/* MiB that this program held at most; getrusage() counts what its parent had, too. */
static double peak(void) {
  char line[200];
  double kib = 0;
  FILE *f = fopen("/proc/self/status", "re");
  while (f && fgets(line, sizeof line, f))
    if (sscanf(line, "VmHWM: %lf", &kib) == 1) break;
  if (f) fclose(f);
  return kib / 1024;
}

static void write_pairs(const char *path, thread_index *index, const str *ids, size_t n) {
  FILE *out = fopen(path, "we");
  if (!out) {
    perror(path);
    exit(1);
  }
  arena a, kept;
  arena_init(&a, 0);
  arena_init(&kept, 0);
  thread_texts *texts = thread_texts_new(&kept, index);
  for (uint32_t h = 0; h < n; h++, arena_reset(&a)) {
    thread_row row = thread_row_of(&a, index, texts, h);
    size_t n_pairs;
    const thread_pair *pairs = index->pairs(index, &a, h, &n_pairs);
    for (size_t i = 0; i < n_pairs; i++) {
      if (pairs[i].other < h || !pairs[i].shared) continue;
      fprintf(out, "{\"a\":\"%.*s\",\"b\":\"%.*s\",\"shared\":%u,\"passages\":[", STR_FMT(ids[h]), STR_FMT(ids[pairs[i].other]),
              pairs[i].shared);
      bool first = true;
      for (size_t k = 0; k < row.n_copies; k++) {
        if (!str_eq(row.copies[k].article, ids[pairs[i].other])) continue;
        for (size_t p = 0; p < row.copies[k].n_passages; p++, first = false) {
          const passage *s = &row.copies[k].passages[p];
          fprintf(out, "%s[%u,%u,%u,%u]", first ? "" : ",", s->start, s->end, s->at, s->to);
        }
      }
      fputs("]}\n", out);
    }
  }
  thread_texts_free(texts);
  arena_free(&a);
  fclose(out);
}

int main(int argc, char **argv) {
  if (argc < 2 || argc > 4) return fprintf(stderr, "copies_run FILE [TIMES [PAIRS]]\n"), 2;
  unsigned times = argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 1;
  arena a, work;
  arena_init(&a, 0);
  arena_init(&work, 0);
  article_list pile = read_articles(&a, argv[1]);
  size_t n = pile.n * times, bytes = 0;
  str *ids = ARENA_ARRAY(&a, str, n), *texts = ARENA_ARRAY(&a, str, n);
  for (size_t i = 0; i < n; i++) {
    const article *in = &pile.items[i % pile.n];
    unsigned time = (unsigned)(i / pile.n);
    ids[i] = time ? str_format(&a, "%.*s-%u", STR_FMT(in->id), time) : in->id;
    texts[i] = in_other_words(&a, &work, in->text, time);
    bytes += texts[i].len;
  }
  double before = peak();
  double start = seconds(CLOCK_THREAD_CPUTIME_ID);
  const thread_item **items = ARENA_ARRAY(&a, const thread_item *, n);
  uint32_t *handles = ARENA_ARRAY(&a, uint32_t, n);
  json *known = json_new(&a, JSON_OBJECT);
  json_set_str(&a, known, STR("story"), STR("given"));
  annotations none = {0};
  for (size_t i = 0; i < n; i++, arena_reset(&work)) {
    article in = pile.items[i % pile.n];
    in.text = texts[i], in.row = known;
    items[i] = thread_item_from_bytes(str_copy(&a, thread_item_bytes(thread_sketch(&work, &in, &none))));
    handles[i] = (uint32_t)i;
  }
  double sketched = seconds(CLOCK_THREAD_CPUTIME_ID);
  thread_index *index = thread_memory(&a, items, ids, texts, n);
  size_t changed;
  thread_update(&work, index, handles, n, &changed);
  double paired = seconds(CLOCK_THREAD_CPUTIME_ID);
  double memory = peak();
  if (argc > 3) write_pairs(argv[3], index, ids, n);
  double told = seconds(CLOCK_THREAD_CPUTIME_ID);
  printf("{\"articles\":%zu,\"bytes\":%zu,\"sketches\":%.2f,\"pairs\":%.2f,\"passages\":%.2f,\"texts_mib\":%.0f,\"peak_mib\":%."
         "0f}\n",
         n, bytes, sketched - start, paired - sketched, told - paired, before, memory);
  arena_free(&work);
  arena_free(&a);
  return 0;
}
