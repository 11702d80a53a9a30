/* rows.c - annotations in the JSON row of their article (docs/rows.md), and back. What is not known is left out; only `lo` and
 * `hi` are always there, null when open. Offsets are counted in the unit that the caller chose. */
#include "annotate/annotate.h"

#include "text/utf8.h"

#include <math.h>
#include <stdlib.h>

static const char *const kind_names[] = {"time", "quantity", "mention", "quote", "citation", "event", "attribute"};
#define KINDS (sizeof kind_names / sizeof *kind_names)

/* --- to a row ---------------------------------------------------------------------------------------------------- */

typedef struct writer {
  arena *a;
  offsets map;
} writer;

static json *new_offset(writer *w, uint32_t byte) { return json_new_int(w->a, (int64_t)offsets_from_byte(&w->map, byte)); }

static json *new_span(writer *w, span at) {
  json *pair = json_new(w->a, JSON_ARRAY);
  json_push(pair, new_offset(w, at.start));
  json_push(pair, new_offset(w, at.end));
  return pair;
}

static json *new_spans(writer *w, spans in) {
  json *list = json_new(w->a, JSON_ARRAY);
  for (uint32_t i = 0; i < in.n; i++) json_push(list, new_span(w, in.items[i]));
  return list;
}

static void set_str(writer *w, json *object, str key, str value) { json_set_str_if(w->a, object, key, value); }

static void set_span(writer *w, json *object, str key, span at) {
  if (at.end > at.start) json_set(w->a, object, key, new_span(w, at));
}

static void set_strs(writer *w, json *object, str key, strs in) {
  if (!in.n) return;
  json *list = json_new(w->a, JSON_ARRAY);
  for (uint32_t i = 0; i < in.n; i++) json_push(list, json_new_str(w->a, in.items[i]));
  json_set(w->a, object, key, list);
}

static void set_number(writer *w, json *object, str key, double x) {
  json_set(w->a, object, key, isfinite(x) ? json_new_double(w->a, x) : json_new(w->a, JSON_NULL));
}

static void set_relative(writer *w, json *object, const time_relative *in) {
  if (!in->unit.len) return;
  json *relative = json_new(w->a, JSON_OBJECT);
  json_set_str(w->a, relative, STR("unit"), in->unit);
  json_set(w->a, relative, STR("lo"), json_new_int(w->a, in->lo));
  json_set(w->a, relative, STR("hi"), json_new_int(w->a, in->hi));
  json_set(w->a, object, STR("relative"), relative);
}

static void set_near(writer *w, json *object, const near_words *in) {
  if (!in->n) return;
  json *list = json_new(w->a, JSON_ARRAY);
  for (uint32_t i = 0; i < in->n; i++) {
    json *item = json_new(w->a, JSON_ARRAY);
    json_push(item, new_offset(w, in->items[i].at.start));
    json_push(item, new_offset(w, in->items[i].at.end));
    json_push(item, json_new_int(w->a, in->items[i].distance));
    json_push(list, item);
  }
  json_set(w->a, object, STR("near"), list);
}

static json *new_annotation(writer *w, const annotation *in) {
  json *o = json_new(w->a, JSON_OBJECT);
  json_set_str(w->a, o, STR("kind"), str_c(kind_names[in->kind]));
  json_set(w->a, o, STR("start"), new_offset(w, in->at.start));
  json_set(w->a, o, STR("end"), new_offset(w, in->at.end));
  switch (in->kind) {
  case ANNOTATION_TIME:
    set_str(w, o, STR("type"), in->as.time.type);
    set_str(w, o, STR("value"), in->as.time.value);
    set_str(w, o, STR("from"), in->as.time.from);
    set_str(w, o, STR("to"), in->as.time.to);
    set_str(w, o, STR("anchor"), in->as.time.anchor);
    set_str(w, o, STR("hedge"), in->as.time.hedge);
    set_relative(w, o, &in->as.time.relative);
    set_span(w, o, STR("governor"), in->governor);
    set_near(w, o, &in->near);
    break;
  case ANNOTATION_QUANTITY:
    set_str(w, o, STR("dimension"), in->as.quantity.dimension);
    set_number(w, o, STR("lo"), in->as.quantity.lo);
    set_number(w, o, STR("hi"), in->as.quantity.hi);
    set_str(w, o, STR("unit"), in->as.quantity.unit);
    set_str(w, o, STR("hedge"), in->as.quantity.hedge);
    set_span(w, o, STR("counted"), in->as.quantity.counted);
    set_str(w, o, STR("per"), in->as.quantity.per);
    if (in->as.quantity.per_n > 0) set_number(w, o, STR("per_n"), in->as.quantity.per_n);
    if (in->as.quantity.of > 0) set_number(w, o, STR("of"), in->as.quantity.of);
    set_str(w, o, STR("change"), in->as.quantity.change);
    set_str(w, o, STR("direction"), in->as.quantity.direction);
    set_span(w, o, STR("governor"), in->governor);
    set_near(w, o, &in->near);
    break;
  case ANNOTATION_MENTION:
    set_str(w, o, STR("name"), in->as.mention.name);
    set_str(w, o, STR("type"), in->as.mention.type);
    set_str(w, o, STR("entity"), in->as.mention.entity);
    set_str(w, o, STR("form"), in->as.mention.form);
    set_strs(w, o, STR("members"), in->as.mention.members);
    break;
  case ANNOTATION_QUOTE:
    set_str(w, o, STR("type"), in->as.quote.type);
    json_set(w->a, o, STR("content"), new_spans(w, in->as.quote.content));
    json_set(w->a, o, STR("cue"), new_spans(w, in->as.quote.cue));
    json_set(w->a, o, STR("source"), new_spans(w, in->as.quote.source));
    set_str(w, o, STR("speaker"), in->as.quote.speaker);
    set_str(w, o, STR("stance"), in->as.quote.stance);
    if (in->as.quote.negated) json_set(w->a, o, STR("negated"), json_new_bool(w->a, true));
    set_span(w, o, STR("outer"), in->as.quote.outer);
    set_str(w, o, STR("utterance"), in->as.quote.utterance);
    break;
  case ANNOTATION_CITATION:
    set_str(w, o, STR("source"), in->as.citation.source);
    set_span(w, o, STR("source_at"), in->as.citation.source_at);
    set_str(w, o, STR("form"), in->as.citation.form);
    set_str(w, o, STR("url"), in->as.citation.url);
    break;
  case ANNOTATION_EVENT:
    set_str(w, o, STR("lemma"), in->as.event.lemma);
    set_strs(w, o, STR("participants"), in->as.event.participants);
    set_span(w, o, STR("place"), in->as.event.place);
    set_span(w, o, STR("time"), in->as.event.time);
    set_str(w, o, STR("polarity"), in->as.event.polarity);
    set_str(w, o, STR("modality"), in->as.event.modality);
    set_str(w, o, STR("tense"), in->as.event.tense);
    break;
  case ANNOTATION_ATTRIBUTE:
    set_str(w, o, STR("what"), in->as.attribute.what);
    set_str(w, o, STR("value"), in->as.attribute.value);
    if (in->as.attribute.former) json_set(w->a, o, STR("former"), json_new_bool(w->a, true));
    if (in->as.attribute.dead) json_set(w->a, o, STR("dead"), json_new_bool(w->a, true));
    set_str(w, o, STR("entity"), in->as.attribute.entity);
    set_str(w, o, STR("other"), in->as.attribute.other);
    set_str(w, o, STR("speaker"), in->as.attribute.speaker);
    break;
  }
  return o;
}

void annotations_to_row(arena *a, json *row, str text, const annotations *in, weft_offsets unit) {
  writer w = {.a = a};
  offsets_init(&w.map, a, text, unit);
  json *list = json_new(a, JSON_ARRAY);
  for (size_t i = 0; i < in->n; i++) json_push(list, new_annotation(&w, &in->items[i]));
  json_set(a, row, STR("annotations"), list); /* each in the place that it has already, when it has one */
  json_set_str_if(a, row, STR("engine"), in->engine);
  json_set_str_if(a, row, STR("annotated"), in->skipped);
  if (!in->engine.len) json_remove(row, STR("engine"));
  if (!in->skipped.len) json_remove(row, STR("annotated"));
}

/* --- from a row -------------------------------------------------------------------------------------------------- */

typedef struct row_reader {
  arena *a;
  offsets map;
  bool bad; /* a span did not fit the text */
} row_reader;

static uint32_t get_offset(row_reader *r, const json *v) {
  int64_t at = json_to_int(v, -1);
  size_t byte = at < 0 ? SIZE_MAX : offsets_to_byte(&r->map, (size_t)at);
  if (byte <= r->map.text.len && byte < UINT32_MAX) return (uint32_t)byte;
  r->bad = true;
  return 0;
}

static span get_ends(row_reader *r, const json *start, const json *end) {
  span at = {get_offset(r, start), get_offset(r, end)};
  if (at.end < at.start) r->bad = true;
  return at;
}

/* [start, end]; null or nothing is an empty span. */
static span get_span(row_reader *r, const json *v) {
  if (!v || v->kind == JSON_NULL) return (span){0, 0};
  if (v->kind != JSON_ARRAY || v->n != 2) {
    r->bad = true;
    return (span){0, 0};
  }
  return get_ends(r, v->first, v->first->next);
}

/* [[start, end, distance], ...] */
static near_words get_near(row_reader *r, const json *v) {
  if (!json_is(v, JSON_ARRAY) || !v->n) return (near_words){0};
  near_words out = {ARENA_ARRAY(r->a, near_word, v->n), 0};
  for (const json *item = v->first; item; item = item->next) {
    if (!json_is(item, JSON_ARRAY) || item->n != 3) {
      r->bad = true;
      continue;
    }
    const json *end = item->first->next;
    int64_t distance = json_to_int(end->next, -1);
    if (distance < 0 || distance > UINT32_MAX) r->bad = true;
    out.items[out.n++] = (near_word){get_ends(r, item->first, end), distance < 0 ? 0 : (uint32_t)distance};
  }
  return out;
}

static int32_t get_count(const json *v) {
  int64_t n = json_to_int(v, 0);
  return n < INT32_MIN ? INT32_MIN : n > INT32_MAX ? INT32_MAX : (int32_t)n;
}

static time_relative get_relative(const json *v) {
  if (!json_is(v, JSON_OBJECT)) return (time_relative){0};
  return (time_relative){json_get_str(v, STR("unit")), get_count(json_get(v, STR("lo"))), get_count(json_get(v, STR("hi")))};
}

static int compare_spans(const void *x, const void *y) {
  const span *a = x, *b = y;
  if (a->start != b->start) return a->start < b->start ? -1 : 1;
  return a->end < b->end ? -1 : a->end > b->end;
}

/* In order, whatever order another program wrote them in. */
static spans get_spans(row_reader *r, const json *v) {
  if (!json_is(v, JSON_ARRAY) || !v->n) return (spans){0};
  spans out = {ARENA_ARRAY(r->a, span, v->n), 0};
  bool ascend = true;
  for (const json *item = v->first; item; item = item->next) {
    out.items[out.n++] = get_span(r, item);
    ascend &= out.n < 2 || compare_spans(&out.items[out.n - 2], &out.items[out.n - 1]) <= 0;
  }
  if (!ascend) qsort(out.items, out.n, sizeof *out.items, compare_spans);
  return out;
}

static strs get_strs(row_reader *r, const json *v) {
  if (!json_is(v, JSON_ARRAY) || !v->n) return (strs){0};
  strs out = {ARENA_ARRAY(r->a, str, v->n), 0};
  for (const json *item = v->first; item; item = item->next)
    if (item->kind == JSON_STRING) out.items[out.n++] = item->text;
  return out;
}

static bool get_annotation(row_reader *r, const json *o, annotation *out) {
  str name = json_get_str(o, STR("kind"));
  size_t kind = 0;
  while (kind < KINDS && !str_eq(name, str_c(kind_names[kind]))) kind++;
  if (kind == KINDS) return false; /* a kind of some other program */
  *out = (annotation){.kind = (annotation_kind)kind, .at = get_ends(r, json_get(o, STR("start")), json_get(o, STR("end")))};
  switch (out->kind) {
  case ANNOTATION_TIME:
    out->as.time.type = json_get_str(o, STR("type"));
    out->as.time.value = json_get_str(o, STR("value"));
    out->as.time.from = json_get_str(o, STR("from"));
    out->as.time.to = json_get_str(o, STR("to"));
    out->as.time.anchor = json_get_str(o, STR("anchor"));
    out->as.time.hedge = json_get_str(o, STR("hedge"));
    out->as.time.relative = get_relative(json_get(o, STR("relative")));
    out->governor = get_span(r, json_get(o, STR("governor")));
    out->near = get_near(r, json_get(o, STR("near")));
    break;
  case ANNOTATION_QUANTITY:
    out->as.quantity.dimension = json_get_str(o, STR("dimension"));
    out->as.quantity.lo = json_to_double(json_get(o, STR("lo")), -INFINITY);
    out->as.quantity.hi = json_to_double(json_get(o, STR("hi")), INFINITY);
    out->as.quantity.unit = json_get_str(o, STR("unit"));
    out->as.quantity.hedge = json_get_str(o, STR("hedge"));
    out->as.quantity.counted = get_span(r, json_get(o, STR("counted")));
    out->as.quantity.per = json_get_str(o, STR("per"));
    out->as.quantity.per_n = json_to_double(json_get(o, STR("per_n")), 0);
    out->as.quantity.of = json_to_double(json_get(o, STR("of")), 0);
    out->as.quantity.change = json_get_str(o, STR("change"));
    out->as.quantity.direction = json_get_str(o, STR("direction"));
    out->governor = get_span(r, json_get(o, STR("governor")));
    out->near = get_near(r, json_get(o, STR("near")));
    break;
  case ANNOTATION_MENTION:
    out->as.mention.name = json_get_str(o, STR("name"));
    out->as.mention.type = json_get_str(o, STR("type"));
    out->as.mention.entity = json_get_str(o, STR("entity"));
    out->as.mention.form = json_get_str(o, STR("form"));
    out->as.mention.members = get_strs(r, json_get(o, STR("members")));
    break;
  case ANNOTATION_QUOTE:
    out->as.quote.type = json_get_str(o, STR("type"));
    out->as.quote.content = get_spans(r, json_get(o, STR("content")));
    out->as.quote.cue = get_spans(r, json_get(o, STR("cue")));
    out->as.quote.source = get_spans(r, json_get(o, STR("source")));
    out->as.quote.speaker = json_get_str(o, STR("speaker"));
    out->as.quote.stance = json_get_str(o, STR("stance"));
    out->as.quote.negated = json_is(json_get(o, STR("negated")), JSON_TRUE);
    out->as.quote.outer = get_span(r, json_get(o, STR("outer")));
    out->as.quote.utterance = json_get_str(o, STR("utterance"));
    break;
  case ANNOTATION_CITATION:
    out->as.citation.source = json_get_str(o, STR("source"));
    out->as.citation.source_at = get_span(r, json_get(o, STR("source_at")));
    out->as.citation.form = json_get_str(o, STR("form"));
    out->as.citation.url = json_get_str(o, STR("url"));
    break;
  case ANNOTATION_EVENT:
    out->as.event.lemma = json_get_str(o, STR("lemma"));
    out->as.event.participants = get_strs(r, json_get(o, STR("participants")));
    out->as.event.place = get_span(r, json_get(o, STR("place")));
    out->as.event.time = get_span(r, json_get(o, STR("time")));
    out->as.event.polarity = json_get_str(o, STR("polarity"));
    out->as.event.modality = json_get_str(o, STR("modality"));
    out->as.event.tense = json_get_str(o, STR("tense"));
    break;
  case ANNOTATION_ATTRIBUTE:
    out->as.attribute.what = json_get_str(o, STR("what"));
    out->as.attribute.value = json_get_str(o, STR("value"));
    out->as.attribute.former = json_is(json_get(o, STR("former")), JSON_TRUE);
    out->as.attribute.dead = json_is(json_get(o, STR("dead")), JSON_TRUE);
    out->as.attribute.entity = json_get_str(o, STR("entity"));
    out->as.attribute.other = json_get_str(o, STR("other"));
    out->as.attribute.speaker = json_get_str(o, STR("speaker"));
    break;
  }
  return true;
}

bool annotations_from_row(arena *a, const json *row, str text, weft_offsets unit, annotations *out, weft_error *e) {
  const json *list = json_get(row, STR("annotations"));
  *out = (annotations){.engine = json_get_str(row, STR("engine")), .skipped = json_get_str(row, STR("annotated"))};
  if (!json_is(list, JSON_ARRAY) || !list->n) return true;
  row_reader r = {.a = a};
  offsets_init(&r.map, a, text, unit);
  out->items = ARENA_ARRAY(a, annotation, list->n);
  size_t nth = 0;
  for (const json *item = list->first; item; item = item->next, nth++) {
    out->n += get_annotation(&r, item, &out->items[out->n]);
    if (!r.bad) continue;
    error_set(e, WEFT_ERROR_FORMAT, json_get_str(row, STR("id")), BYTE_UNKNOWN, "annotation %zu does not fit the text", nth);
    return false;
  }
  return true;
}
