/* events.c - prints what is known of every word that could tell of an event, for train/events.py to fit weights to.
 * Input: rows with `text`. Output: a JSON row a token of the pipeline: {id, start, end, head: [start, end], candidate, tag,
 * features: [numbers]}, offsets in code points. The argument is the model file. */
#include "annotate/events.h"

#include "articles.h"

static void print_token(const event_words *w, uint32_t t, str id, const offsets *units) {
  const analysis *d = w->p->d;
  uint64_t features[EVENT_FEATURES];
  size_t n = w->candidate[t] ? event_features(w, t, features) : 0;
  uint32_t h = d->head[t];
  printf("{\"id\":\"%.*s\",\"start\":%zu,\"end\":%zu,\"head\":%zu,\"candidate\":%d,\"tag\":\"%.*s\",\"features\":[", STR_FMT(id),
         offsets_from_byte(units, d->start[t]), offsets_from_byte(units, d->end[t]), offsets_from_byte(units, d->start[h]),
         w->candidate[t], STR_FMT(parsed_tag(w->p, t)));
  for (size_t k = 0; k < n; k++) printf("%s%u", k ? "," : "", (unsigned)(features[k] >> 32));
  printf("]}\n");
}

static void print_article(arena *a, const annotate_context *c, const reading *r, const offsets *units) {
  const event_words *words = event_words_of(a, r);
  for (uint32_t t = 0; t < words->p->d->n; t++) print_token(words, t, c->article->id, units);
}

int main(int argc, char **argv) { return each_article(argc, argv, "events", print_article); }
