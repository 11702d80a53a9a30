/* collate.c - the row of a story: its articles, points, timeline and quotations, made of what the other files found. */
#include "collate/collate.h"

#include "collate/chronology.h"
#include "text/fold.h"
#include "thread/rarity.h"

#include <math.h>
#include <stdlib.h>

#define LABEL_WORDS 3
#define SLUG_NAMES 2

/* --- claims and points ------------------------------------------------------------------------------------------- */

static json *number_or_null(arena *a, double x) { return isfinite(x) ? json_new_double(a, x) : json_new(a, JSON_NULL); }

/* lo or hi: dates as ISO days or minutes, durations as ISO durations, numbers as numbers; null when open. */
static json *bound_json(collation *c, const claim *x, bool high) {
  double v = high ? x->hi : x->lo;
  if (!isfinite(v)) return json_new(c->a, JSON_NULL);
  if (x->kind == CLAIM_DURATION) return json_new_str(c->a, x->value);
  if (x->kind != CLAIM_DATE) return number_or_null(c->a, v);
  bool minutes = x->hi - x->lo < DAY_SECONDS;
  if (minutes) return json_new_str(c->a, iso_minute(c->a, (int64_t)x->lo));
  int64_t second = (int64_t)(high ? v - 1 : v);
  return json_new_str(c->a, iso_day(c->a, second / DAY_SECONDS - (second % DAY_SECONDS < 0)));
}

static void set_place(arena *a, json *row, str start, str end, const offsets *places, span at) {
  json_set_int(a, row, start, (int64_t)offsets_from_byte(places, at.start));
  json_set_int(a, row, end, (int64_t)offsets_from_byte(places, at.end));
}

json *collate_span_json(arena *a, const offsets *places, span at) {
  json *pair = json_new(a, JSON_ARRAY);
  json_push(pair, json_new_int(a, (int64_t)offsets_from_byte(places, at.start)));
  json_push(pair, json_new_int(a, (int64_t)offsets_from_byte(places, at.end)));
  return pair;
}

/* The last day of a time that ends then. */
static str last_day(arena *a, double end) {
  int64_t second = (int64_t)end - 1;
  return iso_day(a, second / DAY_SECONDS - (second % DAY_SECONDS < 0));
}

static json *claim_json(collation *c, const claim *x, char group, const offsets *maps) {
  arena *a = c->a;
  const article *in = &c->articles[x->article].article;
  json *row = json_new(a, JSON_OBJECT);
  json_set_str(a, row, STR("article"), in->id);
  set_place(a, row, STR("start"), STR("end"), &maps[x->article], x->at);
  json_set_str(a, row, STR("text"), str_slice(in->text, x->at.start, x->at.end));
  json_set_str(a, row, STR("value"), x->value);
  json_set(a, row, STR("lo"), bound_json(c, x, false));
  json_set(a, row, STR("hi"), bound_json(c, x, true));
  json_set(a, row, STR("unit"), x->unit.len ? json_new_str(a, x->unit) : json_new(a, JSON_NULL));
  json_set(a, row, STR("hedge"), x->hedge.len ? json_new_str(a, x->hedge) : json_new(a, JSON_NULL));
  json_set(a, row, STR("source"), x->source.len ? json_new_str(a, x->source) : json_new(a, JSON_NULL));
  json_set_str(a, row, STR("group"), str_copy(a, str_of(&group, 1)));
  json_set(a, row, STR("sentence"), collate_span_json(a, &maps[x->article], x->sentence));
  if (isfinite(x->as_of_end) && x->kind != CLAIM_DATE) json_set_str(a, row, STR("as_of"), last_day(a, x->as_of_end));
  if (x->negated) json_set(a, row, STR("negated"), json_new_bool(a, true));
  if (x->hypothetical) json_set(a, row, STR("hypothetical"), json_new_bool(a, true));
  return row;
}

typedef struct label_word {
  uint32_t lemma, n;
  double weight;
} label_word;

static int compare_label(const void *x, const void *y) {
  const label_word *a = x, *b = y;
  if (a->n != b->n) return (a->n < b->n) - (a->n > b->n);
  if (a->weight != b->weight) return a->weight < b->weight ? 1 : -1;
  return (a->lemma > b->lemma) - (a->lemma < b->lemma);
}

str collate_label(collation *c, const point *p) {
  map places;
  map_init(&places, c->a);
  VECTOR(label_word) words = {0};
  for (uint32_t i = 0; i < p->n; i++) {
    const claim *x = &c->claims.items[p->claims[i]];
    for (uint32_t k = 0; k < x->n_words; k++) {
      bool is_new;
      uint64_t *place = map_put(&places, x->words[k].lemma, &is_new);
      if (is_new) {
        *place = words.n;
        VECTOR_PUSH(c->a, words, (label_word){x->words[k].lemma, 0, 0});
      }
      label_word *w = &words.items[*place];
      w->n++;
      w->weight += (double)x->words[k].weight * thread_rarity(c->lemmas.list.items[w->lemma]);
    }
  }
  if (words.n) qsort(words.items, words.n, sizeof(label_word), compare_label);
  buffer b;
  buffer_init(&b, c->a, 400);
  str counted = {0};
  for (uint32_t i = 0; i < p->n && !counted.len; i++) counted = c->claims.items[p->claims[i]].counted_text;
  if (p->kind == CLAIM_COUNT && counted.len && counted.len < 60) buffer_add(&b, counted);
  else buffer_add_c(&b, claim_kind_names[p->kind]);
  for (size_t i = 0, n = 0; i < words.n && n < LABEL_WORDS; i++) {
    str lemma = c->lemmas.list.items[words.items[i].lemma];
    if (str_find(counted, lemma, 0) != SIZE_MAX) continue;
    buffer_add_c(&b, n ? ", " : ": ");
    buffer_add(&b, lemma);
    n++;
  }
  return buffer_str(&b);
}

static int compare_points(const void *x, const void *y) {
  static const int ranks[] = {3, 0, 1, 2}; /* conflicts first, agreement last */
  const point *a = x, *b = y;
  if (a->status != b->status) return ranks[a->status] - ranks[b->status];
  if (a->n_origins != b->n_origins) return a->n_origins < b->n_origins ? 1 : -1;
  if (a->n != b->n) return a->n < b->n ? 1 : -1;
  return (a->claims[0] > b->claims[0]) - (a->claims[0] < b->claims[0]);
}

void collate_order(collation *c) {
  if (c->points.n) qsort(c->points.items, c->points.n, sizeof(point), compare_points);
}

static json *points_json(collation *c, const offsets *maps) {
  json *list = json_new(c->a, JSON_ARRAY);
  collate_order(c);
  for (size_t i = 0; i < c->points.n; i++) {
    const point *p = &c->points.items[i];
    json *row = json_new(c->a, JSON_OBJECT), *claims = json_new(c->a, JSON_ARRAY);
    json_set_str(c->a, row, STR("id"), str_format(c->a, "p%zu", i + 1));
    json_set_str(c->a, row, STR("kind"), str_c(claim_kind_names[p->kind]));
    json_set_str(c->a, row, STR("label"), collate_label(c, p));
    json_set_str(c->a, row, STR("status"), str_c(point_status_names[p->status]));
    json_set_str(c->a, row, STR("reason"), p->reason);
    json_set(c->a, row, STR("confidence"), json_new_double(c->a, round(100 * (double)p->confidence) / 100));
    json_set(c->a, row, STR("origins"), collate_origins_json(c, p, maps));
    for (uint32_t k = 0; k < p->n; k++) {
      json *one = claim_json(c, &c->claims.items[p->claims[k]], p->groups[k], maps);
      if (collate_replaced(c, p, k)) json_set(c->a, one, STR("replaced"), json_new_bool(c->a, true));
      json_push(claims, one);
    }
    json_set(c->a, row, STR("claims"), claims);
    json_push(list, row);
  }
  return list;
}

/* --- articles ---------------------------------------------------------------------------------------------------- */

typedef struct dated_article {
  str published, id;
  uint32_t at;
} dated_article;

static int compare_dated(const void *x, const void *y) {
  const dated_article *a = x, *b = y;
  if (!a->published.len != !b->published.len) return a->published.len ? -1 : 1; /* undated ones last */
  int c = str_cmp(a->published, b->published);
  return c ? c : str_cmp(a->id, b->id);
}

static uint32_t count_outlets(collation *c) {
  names seen;
  names_init(&seen, c->a);
  for (size_t i = 0; i < c->n_articles; i++) {
    str outlet = fold(c->a, c->articles[i].article.outlet);
    if (outlet.len) names_put(&seen, outlet); /* one without an outlet is counted nowhere */
  }
  return (uint32_t)seen.list.n;
}

static json *articles_json(collation *c, const dated_article *order) {
  json *list = json_new(c->a, JSON_ARRAY);
  for (size_t i = 0; i < c->n_articles; i++) {
    const story_article *in = &c->articles[order[i].at];
    json *row = json_new(c->a, JSON_OBJECT);
    json_set_str(c->a, row, STR("id"), in->article.id);
    json_set_str_if(c->a, row, STR("outlet"), in->article.outlet);
    json_set_str_if(c->a, row, STR("title"), in->article.title);
    json_set_str_if(c->a, row, STR("published"), in->article.published);
    json_set_str_if(c->a, row, STR("url"), in->article.url);
    json_set_str_if(c->a, row, STR("group"), in->group);
    json_set_str_if(c->a, row, STR("of"), in->of);
    json_push(list, row);
  }
  return list;
}

/* --- events ------------------------------------------------------------------------------------------------------ */

typedef struct happening {
  str family;
  json *mentions;
  uint32_t articles, last; /* last: article + 1 */
} happening;

/* Events of one family of words in articles that tell one event are taken for one event of the story. Those that only one article
 * tells are kept too: other stages may join them. */
static json *events_json(collation *c, const dated_article *order, const offsets *maps) {
  json *list = json_new(c->a, JSON_ARRAY);
  VECTOR(happening) found = {0};
  map places; /* family of words and event of its article -> place in the list */
  map_init(&places, c->a);
  const uint32_t *report = collate_reports(c);
  for (uint32_t i = 0; i < c->n_articles; i++) {
    const story_article *in = &c->articles[order[i].at];
    for (size_t k = 0; k < in->notes.n; k++) {
      const annotation *e = &in->notes.items[k];
      if (e->kind != ANNOTATION_EVENT || !e->as.event.lemma.len) continue;
      str family = claim_family(e->as.event.lemma);
      bool is_new;
      uint64_t *place = map_put(&places, hash_mix(hash_bytes(family, 0), report[order[i].at]), &is_new);
      if (is_new) *place = found.n;
      uint64_t n = *place;
      if (is_new) VECTOR_PUSH(c->a, found, (happening){.family = family, .mentions = json_new(c->a, JSON_ARRAY)});
      happening *h = &found.items[n];
      if (h->last != i + 1) h->articles++, h->last = i + 1;
      json *mention = json_new(c->a, JSON_OBJECT);
      json_set_str(c->a, mention, STR("article"), in->article.id);
      json_set_int(c->a, mention, STR("start"), (int64_t)offsets_from_byte(&maps[order[i].at], e->at.start));
      json_set_int(c->a, mention, STR("end"), (int64_t)offsets_from_byte(&maps[order[i].at], e->at.end));
      json_push(h->mentions, mention);
    }
  }
  for (size_t n = 0; n < found.n; n++) {
    json *row = json_new(c->a, JSON_OBJECT);
    json_set_str(c->a, row, STR("lemma"), found.items[n].family);
    json_set_int(c->a, row, STR("articles"), found.items[n].articles);
    json_set(c->a, row, STR("mentions"), found.items[n].mentions);
    json_push(list, row);
  }
  return list;
}

/* --- who it is about --------------------------------------------------------------------------------------------- */

typedef struct who {
  str id, type, name;
  uint32_t articles, mentions, last; /* last: article + 1 */
  map spellings;
  uint32_t best;
} who;

static int compare_who(const void *x, const void *y) {
  const who *a = x, *b = y;
  bool p = str_eq(a->type, STR("person")), q = str_eq(b->type, STR("person"));
  if (a->articles != b->articles) return a->articles < b->articles ? 1 : -1;
  if (p != q) return p ? -1 : 1;
  if (a->mentions != b->mentions) return a->mentions < b->mentions ? 1 : -1;
  return str_cmp(a->id, b->id);
}

typedef struct who_list {
  who *items;
  size_t n, cap;
} who_list;

static uint32_t words_of(str s) {
  uint32_t n = 0;
  size_t at = 0;
  word w;
  while (word_next(s, &at, &w)) n++;
  return n;
}

static who_list gather_who(collation *c) {
  who_list list = {0};
  names ids;
  names_init(&ids, c->a);
  for (uint32_t i = 0; i < c->n_articles; i++) {
    const annotations *notes = &c->articles[i].notes;
    for (size_t k = 0; k < notes->n; k++) {
      const annotation *m = &notes->items[k];
      if (m->kind != ANNOTATION_MENTION || !m->as.mention.entity.len || !str_eq(m->as.mention.form, STR("name"))) continue;
      uint32_t n = names_put(&ids, m->as.mention.entity);
      if (n == list.n) {
        VECTOR_PUSH(c->a, list, (who){.id = m->as.mention.entity, .type = m->as.mention.type});
        map_init(&list.items[n].spellings, c->a);
      }
      who *w = &list.items[n];
      w->mentions++;
      if (w->last != i + 1) w->articles++, w->last = i + 1;
      uint32_t seen = (uint32_t)++ * map_put(&w->spellings, hash_bytes(m->as.mention.name, 0), NULL);
      uint32_t words = words_of(m->as.mention.name), now = words_of(w->name);
      uint32_t most = str_eq(m->as.mention.type, STR("person")) ? 2 : 3; /* a person's commonest full name */
      if (words > most) words = most;
      if (now > most) now = most;
      if (words > now || (words == now && seen > w->best)) w->name = m->as.mention.name, w->best = seen;
    }
  }
  if (list.n) qsort(list.items, list.n, sizeof(who), compare_who);
  return list;
}

static json *who_json(collation *c, const who_list *list) {
  json *out = json_new(c->a, JSON_ARRAY);
  for (size_t i = 0; i < list->n; i++) {
    const who *w = &list->items[i];
    json *row = json_new(c->a, JSON_OBJECT);
    json_set_str(c->a, row, STR("id"), w->id);
    json_set_str(c->a, row, STR("name"), w->name);
    json_set_str(c->a, row, STR("type"), w->type);
    json_set_int(c->a, row, STR("articles"), w->articles);
    json_set_int(c->a, row, STR("mentions"), w->mentions);
    json_push(out, row);
  }
  return out;
}

/* Letters and digits of a folded word; everything else is left out. */
static void add_slug_word(buffer *b, str s) {
  for (size_t i = 0; i < s.len; i++) {
    char ch = s.data[i];
    if ((ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9')) buffer_add_char(b, ch);
  }
  buffer_add_char(b, '-');
}

/* Last words of the two that it is most about, and four digits of the story's id: "rivera-marsh-3fa2". */
static str slug(collation *c, str story, const who_list *list, str title) {
  buffer b;
  buffer_init(&b, c->a, 60);
  size_t n = 0;
  for (size_t i = 0; i < list->n && n < SLUG_NAMES; i++) {
    str folded = fold(c->a, list->items[i].name), last = {0};
    size_t at = 0;
    word w;
    while (word_next(folded, &at, &w)) last = str_slice(folded, w.start, w.end);
    if (last.len < 3 || last.len > 20) continue;
    size_t before = b.len;
    add_slug_word(&b, last);
    if (b.len - before < 4) b.len = before;
    else n++;
  }
  str folded = fold(c->a, title);
  size_t at = 0;
  word w;
  while (n < SLUG_NAMES && word_next(folded, &at, &w)) {
    if (w.end - w.start < 5) continue;
    add_slug_word(&b, str_slice(folded, w.start, w.end));
    n++;
  }
  str mark = hash_identity(c->a, story, 4);
  buffer_add(&b, mark);
  return buffer_str(&b);
}

json *collate_story(arena *a, str story, const story_article *articles, size_t n, weft_offsets unit) {
  collation c = {.a = a, .articles = articles, .n_articles = n};
  names_init(&c.lemmas, a);
  names_init(&c.entities, a);
  offsets *maps = ARENA_ARRAY(a, offsets, n);
  dated_article *order = ARENA_ARRAY(a, dated_article, n);
  for (uint32_t i = 0; i < n; i++) {
    offsets_init(&maps[i], a, articles[i].article.text, unit);
    order[i] = (dated_article){articles[i].article.published, articles[i].article.id, i};
  }
  if (n) qsort(order, n, sizeof *order, compare_dated);
  uint32_t *by_time = ARENA_ARRAY(a, uint32_t, n);
  for (size_t i = 0; i < n; i++) by_time[i] = order[i].at;
  collate_claims(&c);
  collate_versions(&c, maps);
  collate_points(&c);
  who_list list = gather_who(&c);
  str title = {0}, from = {0}, to = {0};
  for (size_t i = 0; i < n; i++) {
    const article *in = &articles[order[i].at].article;
    if (!title.len) title = in->title;
    if (!in->published.len) continue;
    if (!from.len) from = in->published;
    to = in->published;
  }
  json *row = json_new(a, JSON_OBJECT);
  json_set_str(a, row, STR("story"), story);
  json_set_str(a, row, STR("slug"), slug(&c, story, &list, title));
  json_set_str(a, row, STR("title"), title);
  json_set_int(a, row, STR("outlets"), count_outlets(&c));
  json_set_int(a, row, STR("origins"), collate_origins_of_story(&c));
  json_set_str_if(a, row, STR("from"), from);
  json_set_str_if(a, row, STR("to"), to);
  json_set(a, row, STR("articles"), articles_json(&c, order));
  json_set(a, row, STR("points"), points_json(&c, maps));
  json *left_out, *timeline = collate_timeline(&c, claim_json, maps, &left_out);
  json_set(a, row, STR("timeline"), timeline);
  if (left_out->n) json_set(a, row, STR("timeline_left_out"), left_out);
  json_set(a, row, STR("checks"), collate_checks(&c, maps));
  json_set(a, row, STR("quotes"), collate_quotations(&c, by_time, maps));
  json_set(a, row, STR("events"), events_json(&c, order, maps));
  json_set(a, row, STR("entities"), who_json(&c, &list));
  json *times = collate_chronology(&c, collate_reports(&c), maps);
  if (times) json_set(a, row, STR("chronology"), times);
  return row;
}
