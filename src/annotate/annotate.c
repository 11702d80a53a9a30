/* annotate.c - one article through all kinds of annotation, and the result in order. */
#include "annotate/annotate.h"

#include <stdlib.h>

#define MOST_TEXT ((size_t)64 << 20) /* bytes; a longer text is no article */

/* English, or too short to tell. */
static bool can_annotate(str language) { return str_eq(language, STR("en")) || str_eq(language, STR("und")); }

int64_t published_day(str published) {
  interval at;
  time_precision precision;
  str day = published.len > 10 ? str_slice(published, 0, 10) : published;
  if (!day.len || !iso_parse(day, &at, &precision) || precision < PRECISION_DAY) return TIME_BEFORE;
  return at.from / DAY_SECONDS - (at.from % DAY_SECONDS < 0);
}

typedef struct place {
  span at;
  annotation_kind kind;
  size_t index;
} place;

static int compare_places(const void *x, const void *y) {
  const place *a = x, *b = y;
  if (a->at.start != b->at.start) return a->at.start < b->at.start ? -1 : 1;
  if (a->at.end != b->at.end) return a->at.end > b->at.end ? -1 : 1;
  if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
  return (a->index > b->index) - (a->index < b->index);
}

static annotations in_order(arena *a, const annotation_list *found) {
  size_t n = found->list.n;
  if (!n) return (annotations){0};
  place *places = ARENA_ARRAY(a, place, n);
  for (size_t i = 0; i < n; i++) places[i] = (place){found->list.items[i].at, found->list.items[i].kind, i};
  qsort(places, n, sizeof *places, compare_places);
  annotation *items = ARENA_ARRAY(a, annotation, n);
  for (size_t i = 0; i < n; i++) items[i] = found->list.items[places[i].index];
  return (annotations){.items = items, .n = n};
}

/* "en_core_web_sm 3.8.0", or "rules". */
static str engine_of(arena *a, const analysis *d) {
  size_t n;
  const char *bytes = d ? MODEL_ITEMS(d->m, MODEL_INFO, MODEL_WHOLE, 0, char, &n) : NULL;
  if (!bytes) return STR("rules");
  json *info = json_parse(a, str_of(bytes, n), NULL);
  return str_format(a, "%.*s %.*s", STR_FMT(json_get_str(info, STR("name"))), STR_FMT(json_get_str(info, STR("version"))));
}

annotations annotate_article(arena *a, const article *in, pipeline_worker *w) {
  article complete = *in;
  if (!complete.language.len) article_complete(a, &complete);
  if (in->text.len > MOST_TEXT) return (annotations){.skipped = STR("text too long")};
  const analysis *parsed = w ? pipeline_run(w, a, in->text) : NULL;
  if (!can_annotate(complete.language))
    return (annotations){.skipped = str_format(a, "language %.*s", STR_FMT(complete.language)), .parsed = parsed};
  annotation_list found = {0};
  annotate_context c = {.a = a, .article = in, .doc = lang_analyse(a, in->text), .parsed = parsed, .out = &found};
  c.atoms = atoms_of(a, c.doc);
  c.published = published_day(in->published);
  annotate_times(&c);
  annotate_quantities(&c);
  annotate_governors(&c);
  annotate_mentions(&c);
  annotate_quotes(&c);
  annotate_citations(&c);
  annotate_citation_links(&c);
  annotate_attributes(&c);
  annotate_events(&c);
  annotations out = in_order(a, &found);
  out.engine = engine_of(a, parsed);
  out.parsed = parsed;
  return out;
}
