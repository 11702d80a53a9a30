/* addition_run.c - what adding a few articles to many costs: the thread room alone, one thread, all of threading (copies,
 * stories, threads). docs/threading.md has the figures.
 *
 *   addition_run FILE [TIMES [ADDED]]
 *
 * FILE: rows with id, outlet, title, published, text (`weft read`). TIMES: the pile so many times, each ten years
 * later and with other rare words. ADDED: how many come last, spread evenly over the pile (100). Prints the CPU seconds of
 * threading the others, of adding these, and the share of the second in both. */
#include "rows.h"
#include "thread/rarity.h"
#include "thread/thread.h"
#include "thread/words.h"

#define RARE (32 * 3) /* in thirty-seconds (thread_rarity_byte): words that one article in 20 has, and rarer ones */

/* The text with the letters of `time` behind each rare word, so that times do not meet and words stay as telling as they were. */
static str in_other_names(arena *a, arena *work, str text, unsigned time) {
  if (!time || !text.len) return text;
  arena_reset(work);
  thread_words words;
  thread_words_of(work, text, &words);
  buffer b;
  buffer_init(&b, work, text.len * 2 + 8);
  uint32_t at = 0;
  for (uint32_t i = 0; i < words.n; i++) {
    bool known;
    if (thread_rarity_byte(words.folded[i], &known) < RARE) continue;
    buffer_add(&b, str_slice(text, at, words.end[i]));
    for (unsigned t = time; t; t /= 26) buffer_add_char(&b, (char)('a' + t % 26));
    at = words.end[i];
  }
  buffer_add(&b, str_slice(text, at, text.len));
  return str_copy(a, buffer_str(&b));
}

/* The same day so many decades later: "2013-05-01" for 1 is "2023-05-01". */
static str later(arena *a, str day, unsigned time) {
  if (!time || day.len < 4) return day;
  unsigned year = 0;
  for (int i = 0; i < 4; i++) year = year * 10 + (unsigned)(day.data[i] - '0');
  return str_format(a, "%04u%.*s", year + 10 * time, STR_FMT(str_slice(day, 4, day.len)));
}

int main(int argc, char **argv) {
  if (argc < 2 || argc > 4) return fprintf(stderr, "addition_run FILE [TIMES [ADDED]]\n"), 2;
  unsigned times = argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 1;
  size_t added = argc > 3 ? strtoul(argv[3], NULL, 10) : 100;
  arena a, work;
  arena_init(&a, 0);
  arena_init(&work, 0);
  article_list pile = read_articles(&a, argv[1]);
  size_t n = pile.n * times, n_first = 0, n_last = 0, changed;
  if (!added || added >= n) return fprintf(stderr, "addition_run: %zu of %zu articles\n", added, n), 2;
  const thread_item **items = ARENA_ARRAY(&a, const thread_item *, n);
  str *ids = ARENA_ARRAY(&a, str, n), *texts = ARENA_ARRAY(&a, str, n);
  uint32_t *first = ARENA_ARRAY(&a, uint32_t, n), *last = ARENA_ARRAY(&a, uint32_t, n);
  annotations none = {0};
  for (size_t i = 0; i < n; i++) {
    article in = pile.items[i % pile.n];
    unsigned time = (unsigned)(i / pile.n);
    if (time) in.id = str_format(&a, "%.*s-%u", STR_FMT(in.id), time);
    in.text = in_other_names(&a, &work, in.text, time);
    in.title = in_other_names(&a, &work, in.title, time);
    in.published = later(&a, in.published, time);
    arena_reset(&work);
    items[i] = thread_item_from_bytes(str_copy(&a, thread_item_bytes(thread_sketch(&work, &in, &none))));
    ids[i] = in.id, texts[i] = in.text;
    if (i * added / n != (i + 1) * added / n) last[n_last++] = (uint32_t)i;
    else first[n_first++] = (uint32_t)i;
  }
  thread_index *index = thread_memory(&a, items, ids, texts, n);
  double start = seconds(CLOCK_THREAD_CPUTIME_ID);
  thread_update(&work, index, first, n_first, &changed);
  arena_reset(&work);
  double many = seconds(CLOCK_THREAD_CPUTIME_ID);
  thread_update(&work, index, last, n_last, &changed);
  double all = seconds(CLOCK_THREAD_CPUTIME_ID);
  printf("{\"articles\":%zu,\"seconds\":%.2f,\"added\":%zu,\"seconds_added\":%.3f,\"share\":%.4f,\"rows_renewed\":%zu}\n",
         n_first, many - start, n_last, all - many, (all - many) / (all - start), changed);
  arena_free(&work);
  arena_free(&a);
  return 0;
}
