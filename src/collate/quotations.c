/* quotations.c - who said what: quotations gathered by utterance, the fullest wording first, and what the others have otherwise.
 */
#include "collate/collate.h"

#include "resolve/wording.h"
#include "text/fold.h"

#include <stdlib.h>

#define MOST_GROUPS 200
#define MOST_WORDINGS 100 /* of a group; the different ones come first */

/* A quote annotation of one article. */
typedef struct told {
  const annotation *quote;
  uint32_t article; /* index into the story's articles */
  uint32_t nth;     /* in order of the articles' times and of places */
  wording words;
  bool again; /* the words of the one before it */
} told;

typedef struct group {
  str id; /* empty: one quotation that nobody grouped */
  VECTOR(told) all;
  uint32_t first, outlets, articles;
  bool sourced; /* it is told who says it in one article at least */
} group;

static int type_rank(const annotation *q) {
  return str_eq(q->as.quote.type, STR("direct")) ? 0 : str_eq(q->as.quote.type, STR("mixed")) ? 1 : 2;
}

/* The fullest first, equal words together, then by time. */
static int compare_told(const void *x, const void *y) {
  const told *a = x, *b = y;
  int c = wording_compare(&a->words, &b->words);
  if (c == 0) c = type_rank(a->quote) - type_rank(b->quote);
  return c ? c : (a->nth > b->nth) - (a->nth < b->nth);
}

static int compare_again(const void *x, const void *y) {
  const told *a = x, *b = y;
  return a->again != b->again ? (a->again ? 1 : -1) : compare_told(x, y);
}

/* What most outlets have first, then in order of time. */
static int compare_groups(const void *x, const void *y) {
  const group *a = x, *b = y;
  if (a->outlets != b->outlets) return a->outlets < b->outlets ? 1 : -1;
  if (a->articles != b->articles) return a->articles < b->articles ? 1 : -1;
  return (a->first > b->first) - (a->first < b->first);
}

/* One passage annotated twice, what A says that B said, is no second wording: the fuller one is kept. `all` is sorted. */
static void drop_overlaps(collation *c, group *g) {
  uint32_t *last = ARENA_ARRAY(c->a, uint32_t, g->all.n); /* of each kept one: the kept one before it in its article, + 1 */
  map newest;
  map_init(&newest, c->a);
  size_t kept = 0;
  for (size_t i = 0; i < g->all.n; i++) {
    told *x = &g->all.items[i];
    uint64_t *place = map_put(&newest, x->article, NULL);
    bool overlaps = false;
    unsigned looked = 0;
    for (uint64_t k = *place; k && !overlaps && looked < 64; k = last[k - 1], looked++) {
      span s = g->all.items[k - 1].quote->at, t = x->quote->at;
      overlaps = s.start < t.end && t.start < s.end;
    }
    if (overlaps) continue;
    last[kept] = (uint32_t)*place;
    *place = kept + 1;
    g->all.items[kept++] = *x;
  }
  g->all.n = kept;
}

static void count_tellers(collation *c, group *g) {
  names outlets, articles;
  names_init(&outlets, c->a);
  names_init(&articles, c->a);
  for (size_t i = 0; i < g->all.n; i++) {
    const article *in = &c->articles[g->all.items[i].article].article;
    names_put(&articles, in->id);
    if (in->outlet.len) names_put(&outlets, fold(c->a, in->outlet));
  }
  g->articles = (uint32_t)articles.list.n;
  g->outlets = (uint32_t)outlets.list.n;
}

typedef struct group_list {
  group *items;
  size_t n, cap;
} group_list;

static group_list gather_groups(collation *c, wording_space *space, const uint32_t *by_time) {
  group_list groups = {0};
  names ids;
  names_init(&ids, c->a);
  uint32_t nth = 0;
  for (size_t i = 0; i < c->n_articles; i++) {
    const story_article *in = &c->articles[by_time[i]];
    for (size_t k = 0; k < in->notes.n; k++) {
      const annotation *q = &in->notes.items[k];
      if (q->kind != ANNOTATION_QUOTE || !q->as.quote.content.n || collate_repeated(c, by_time[i], q->at)) continue;
      str id = q->as.quote.utterance;
      if (!id.len) id = str_format(c->a, "%u", nth); /* begins with no "u" */
      uint32_t at = names_put(&ids, id);
      if (at == groups.n) VECTOR_PUSH(c->a, groups, (group){.id = q->as.quote.utterance, .first = nth});
      group *g = &groups.items[at];
      g->sourced |= q->as.quote.source.n > 0;
      VECTOR_PUSH(c->a, g->all, (told){.quote = q, .article = by_time[i], .nth = nth++});
    }
  }
  size_t kept = 0;
  for (size_t i = 0; i < groups.n; i++) {
    group *g = &groups.items[i];
    if (!g->sourced) continue;
    for (size_t k = 0; k < g->all.n; k++) {
      told *x = &g->all.items[k];
      wording_of(space, &c->articles[x->article], x->quote, &x->words);
      wording_keep(c->a, &x->words);
    }
    qsort(g->all.items, g->all.n, sizeof(told), compare_told);
    drop_overlaps(c, g);
    for (size_t k = 1; k < g->all.n; k++)
      g->all.items[k].again = !wording_compare(&g->all.items[k - 1].words, &g->all.items[k].words);
    if (g->all.n > MOST_WORDINGS) qsort(g->all.items, g->all.n, sizeof(told), compare_again);
    count_tellers(c, g);
    groups.items[kept++] = *g;
  }
  groups.n = kept;
  if (kept) qsort(groups.items, kept, sizeof(group), compare_groups);
  return groups;
}

/* --- JSON -------------------------------------------------------------------------------------------------------- */

static json *spans_json(arena *a, const offsets *places, spans in) {
  json *list = json_new(a, JSON_ARRAY);
  for (uint32_t i = 0; i < in.n; i++) json_push(list, collate_span_json(a, places, in.items[i]));
  return list;
}

static void set_differences(collation *c, wording_space *space, json *row, const told *x, const told *fullest,
                            const offsets *maps) {
  differences found = wording_differences(space, &x->words, x->quote, &fullest->words, fullest->quote);
  if (found.n) {
    json *list = json_new(c->a, JSON_ARRAY);
    for (uint32_t i = 0; i < found.n; i++) {
      const difference *d = &found.items[i];
      json *one = json_new(c->a, JSON_OBJECT);
      json_set_str(c->a, one, STR("kind"), str_c(difference_kind_names[d->kind]));
      if (d->at.end > d->at.start) json_set(c->a, one, STR("at"), collate_span_json(c->a, &maps[x->article], d->at));
      if (d->to.end > d->to.start) json_set(c->a, one, STR("to"), collate_span_json(c->a, &maps[fullest->article], d->to));
      json_push(list, one);
    }
    json_set(c->a, row, STR("differences"), list);
  }
  if (!found.sense) return;
  json *sense = json_new(c->a, JSON_ARRAY);
  for (uint32_t bit = 0; bit < SENSES; bit++)
    if (found.sense & 1u << bit) json_push(sense, json_new_str(c->a, str_c(sense_names[bit])));
  json_set(c->a, row, STR("sense"), sense);
}

/* Who says it in most wordings; of equally many whoever says the fullest of them. */
static str group_speaker(collation *c, const group *g) {
  names speakers;
  names_init(&speakers, c->a);
  uint32_t *counts = ARENA_ARRAY(c->a, uint32_t, g->all.n), best = UINT32_MAX;
  for (size_t i = 0; i < g->all.n; i++) {
    str who = g->all.items[i].quote->as.quote.speaker;
    if (who.len) counts[names_put(&speakers, who)]++;
  }
  for (uint32_t i = 0; i < speakers.list.n; i++)
    if (best == UINT32_MAX || counts[i] > counts[best]) best = i;
  return best == UINT32_MAX ? (str){0} : speakers.list.items[best];
}

static json *group_json(collation *c, wording_space *space, const group *g, const offsets *maps) {
  json *row = json_new(c->a, JSON_OBJECT), *wordings = json_new(c->a, JSON_ARRAY);
  str speaker = group_speaker(c, g);
  json_set_str_if(c->a, row, STR("utterance"), g->id);
  json_set_str_if(c->a, row, STR("speaker"), speaker);
  json_set_int(c->a, row, STR("outlets"), g->outlets);
  json_set_int(c->a, row, STR("articles"), g->articles);
  const told *fullest = &g->all.items[0];
  for (size_t i = 0; i < g->all.n && i < MOST_WORDINGS; i++) {
    const told *x = &g->all.items[i];
    const story_article *in = &c->articles[x->article];
    json *one = json_new(c->a, JSON_OBJECT);
    json_set_str(c->a, one, STR("article"), in->article.id);
    json_set_str_if(c->a, one, STR("outlet"), in->article.outlet);
    json_set_str_if(c->a, one, STR("type"), x->quote->as.quote.type);
    if (!str_eq(x->quote->as.quote.speaker, speaker)) json_set_str_if(c->a, one, STR("speaker"), x->quote->as.quote.speaker);
    json_set(c->a, one, STR("content"), spans_json(c->a, &maps[x->article], x->quote->as.quote.content));
    json_set(c->a, one, STR("cue"), spans_json(c->a, &maps[x->article], x->quote->as.quote.cue));
    json_set(c->a, one, STR("source"), spans_json(c->a, &maps[x->article], x->quote->as.quote.source));
    if (i) set_differences(c, space, one, x, fullest, maps);
    json_push(wordings, one);
  }
  json_set(c->a, row, STR("wordings"), wordings);
  return row;
}

json *collate_quotations(collation *c, const uint32_t *by_time, const offsets *maps) {
  json *list = json_new(c->a, JSON_ARRAY);
  wording_space space;
  wording_space_init(&space, c->a);
  group_list groups = gather_groups(c, &space, by_time);
  for (size_t i = 0; i < groups.n && i < MOST_GROUPS; i++) json_push(list, group_json(c, &space, &groups.items[i], maps));
  return list;
}
