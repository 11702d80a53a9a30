/* attributions.c - prints what is known of every possible attribution, for train/attributions.py to fit weights to.
 * Input: rows with `text` (as `weft read` gives them). Output: a JSON row a candidate: {id, rule, verb, content: [[start,
 * end]...], features: [numbers]}, offsets in code points; `verb` tells those apart that exclude each other. The argument is the
 * model file. */
#include "annotate/attributions.h"

#include "articles.h"

static void print_candidate(const reading *r, const attribution_list *list, size_t i, str id, const offsets *units) {
  const attribution *x = &list->items[i];
  uint64_t features[ATTRIBUTION_FEATURES];
  size_t n = attribution_features(r, list, i, features);
  printf("{\"id\":\"%.*s\",\"rule\":%d,\"verb\":%d,\"content\":[", STR_FMT(id), x->by_rule,
         x->verb == NOBODY ? -1 : (int)x->verb);
  for (uint32_t k = 0; k < x->n; k++)
    printf("%s[%zu,%zu]", k ? "," : "", offsets_from_byte(units, r->doc->start[x->content[k].first]),
           offsets_from_byte(units, r->doc->end[x->content[k].last - 1]));
  printf("],\"cue\":[");
  if (!stretch_empty(x->cue))
    printf("%zu,%zu", offsets_from_byte(units, r->doc->start[x->cue.first]),
           offsets_from_byte(units, r->doc->end[x->cue.last - 1]));
  printf("],\"features\":[");
  for (size_t k = 0; k < n; k++) printf("%s%u", k ? "," : "", (unsigned)(features[k] >> 32));
  printf("]}\n");
}

static void print_article(arena *a, const annotate_context *c, const reading *r, const offsets *units) {
  attribution_list list = attribution_candidates(a, r);
  for (size_t i = 0; i < list.n; i++) print_candidate(r, &list, i, c->article->id, units);
}

int main(int argc, char **argv) { return each_article(argc, argv, "attributions", print_article); }
