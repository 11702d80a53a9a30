/* layers.c - an analysis as arrays in a row, and as spaCy's JSON. */
#include "annotate/layers.h"

bool layers_has_heads(const analysis *d) {
  for (uint32_t i = 0; i < d->m->n_components; i++)
    if (d->m->components[i].kind == COMPONENT_PARSER) return true;
  return false;
}

/* --- arrays in a row ----------------------------------------------------------------------------------------------------- */

typedef struct columns {
  arena *a;
  json *object;
} columns;

static json *column(const columns *c, str name) {
  json *list = json_new(c->a, JSON_ARRAY);
  json_set(c->a, c->object, name, list);
  return list;
}

static void places(const columns *c, str name, const uint32_t *bytes, uint32_t n, const offsets *map) {
  json *list = column(c, name);
  for (uint32_t i = 0; i < n; i++) json_push(list, json_new_int(c->a, (int64_t)offsets_from_byte(map, bytes[i])));
}

static void strings(const columns *c, str name, const model *m, const uint32_t *ids, uint32_t n) {
  json *list = column(c, name);
  for (uint32_t i = 0; i < n; i++) json_push(list, json_new_str(c->a, model_string(m, ids[i])));
}

static str entity_label(arena *a, const analysis *d, uint32_t i) {
  if (d->entity[i] == ANALYSIS_OUTSIDE) return STR("O");
  str type = model_string(d->m, d->entity_type[i]);
  return str_format(a, "%c-%.*s", d->entity[i] == ANALYSIS_BEGIN ? 'B' : 'I', STR_FMT(type));
}

void layers_tokens(arena *a, json *row, const analysis *d, weft_offsets unit) {
  columns c = {a, json_new(a, JSON_OBJECT)};
  offsets map;
  offsets_init(&map, a, d->text, unit);
  places(&c, STR("start"), d->start, d->n, &map);
  places(&c, STR("end"), d->end, d->n, &map);
  strings(&c, STR("tag"), d->m, d->tag, d->n);
  strings(&c, STR("pos"), d->m, d->pos, d->n);
  strings(&c, STR("morph"), d->m, d->morph, d->n);
  json *heads = column(&c, STR("head"));
  for (uint32_t i = 0; i < d->n; i++) json_push(heads, json_new_int(a, d->head[i]));
  strings(&c, STR("dep"), d->m, d->dep, d->n);
  json *lemmas = column(&c, STR("lemma"));
  for (uint32_t i = 0; i < d->n; i++) json_push(lemmas, json_new_str(a, d->lemma[i]));
  json *entities = column(&c, STR("ent"));
  for (uint32_t i = 0; i < d->n; i++) json_push(entities, json_new_str(a, entity_label(a, d, i)));
  json *sentences = column(&c, STR("sent"));
  int64_t sentence = -1;
  for (uint32_t i = 0; i < d->n; i++) json_push(sentences, json_new_int(a, d->sent_start[i] || !i ? ++sentence : sentence));
  json_set(a, row, STR("tokens"), c.object);
}

/* --- spaCy --------------------------------------------------------------------------------------------------------------- */

static void set_place(arena *a, json *o, const offsets *map, uint32_t start, uint32_t end) {
  json_set_int(a, o, STR("start"), (int64_t)offsets_from_byte(map, start));
  json_set_int(a, o, STR("end"), (int64_t)offsets_from_byte(map, end));
}

static json *new_place(arena *a, const offsets *map, uint32_t start, uint32_t end) {
  json *o = json_new(a, JSON_OBJECT);
  set_place(a, o, map, start, end);
  return o;
}

static json *spacy_entities(arena *a, const analysis *d, const offsets *map) {
  json *list = json_new(a, JSON_ARRAY);
  for (uint32_t i = 0; i < d->n; i++) {
    if (d->entity[i] != ANALYSIS_BEGIN) continue;
    uint32_t last = i;
    while (last + 1 < d->n && d->entity[last + 1] == ANALYSIS_INSIDE) last++;
    json *o = new_place(a, map, d->start[i], d->end[last]);
    json_set_str(a, o, STR("label"), model_string(d->m, d->entity_type[i]));
    json_push(list, o);
  }
  return list;
}

static json *spacy_sentences(arena *a, const analysis *d, const offsets *map) {
  json *list = json_new(a, JSON_ARRAY);
  for (uint32_t i = 0; i < d->n;) {
    uint32_t last = i;
    while (last + 1 < d->n && !d->sent_start[last + 1]) last++;
    json_push(list, new_place(a, map, d->start[i], d->end[last]));
    i = last + 1;
  }
  return list;
}

static json *spacy_token(arena *a, const analysis *d, const offsets *map, uint32_t i, bool heads) {
  json *o = json_new(a, JSON_OBJECT);
  json_set_int(a, o, STR("id"), i);
  set_place(a, o, map, d->start[i], d->end[i]);
  json_set_str(a, o, STR("tag"), model_string(d->m, d->tag[i]));
  json_set_str(a, o, STR("pos"), model_string(d->m, d->pos[i]));
  json_set_str(a, o, STR("morph"), model_string(d->m, d->morph[i]));
  json_set_str(a, o, STR("lemma"), d->lemma[i]);
  if (heads) json_set_str(a, o, STR("dep"), model_string(d->m, d->dep[i]));
  if (heads) json_set_int(a, o, STR("head"), d->head[i]);
  return o;
}

json *layers_spacy(arena *a, const analysis *d, str id) {
  offsets map;
  offsets_init(&map, a, d->text, WEFT_OFFSETS_CHARS);
  json *o = json_new(a, JSON_OBJECT), *list = json_new(a, JSON_ARRAY);
  bool heads = layers_has_heads(d);
  for (uint32_t i = 0; i < d->n; i++) json_push(list, spacy_token(a, d, &map, i, heads));
  json_set_str(a, o, STR("id"), id);
  json_set_str(a, o, STR("text"), d->text);
  json_set(a, o, STR("ents"), spacy_entities(a, d, &map));
  json_set(a, o, STR("sents"), spacy_sentences(a, d, &map));
  json_set(a, o, STR("tokens"), list);
  return o;
}
