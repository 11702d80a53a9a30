/* mention_entities.c - the names that the rules found, held against the entities that a trained pipeline found.
 *
 *   rules      [Saturday] Night [Live]      [Hope]          Ganges river
 *   pipeline   [Saturday Night Live]        [Bob Hope]     [Ganges]
 *   kept       [Saturday Night Live]         by rule 2       added
 *
 * The rules know titles, outlets, headlines and possessives better; the pipeline knows names that no list has, and where a name
 * of several words ends. */
#include "annotate/bearers.h"
#include "annotate/parsed.h"

#include "base/hash.h"

#define LONGEST_ENTITY 10u /* words */

typedef struct entity {
  uint32_t first, last; /* words [first, last) */
  name_type type;
} entity;

typedef struct entity_list {
  entity *items;
  size_t n, cap;
} entity_list;

/* What a label of the pipeline is here (OntoNotes 5 and WikiNER labels); false for dates, amounts and the like. */
static bool type_of_label(str label, name_type *type) {
  static const struct {
    const char *label;
    name_type type;
  } labels[] = {{"EVENT", NAME_OTHER}, {"FAC", NAME_PLACE},     {"GPE", NAME_PLACE},     {"LAW", NAME_OTHER},
                {"LOC", NAME_PLACE},   {"MISC", NAME_OTHER},    {"NORP", NAME_GROUP},    {"ORG", NAME_ORGANISATION},
                {"PER", NAME_PERSON},  {"PERSON", NAME_PERSON}, {"PRODUCT", NAME_OTHER}, {"WORK_OF_ART", NAME_OTHER}};
  size_t row = STR_ROW_FIND(labels, label);
  if (row == SIZE_MAX) return false;
  *type = labels[row].type;
  return true;
}

/* Without article, title, possessive and marks at its ends. */
static void trim(const reading *r, entity *e) {
  const lang_doc *d = r->doc;
  while (e->first < e->last &&
         (!token_is_word(d, e->first) || has_class(r, e->first, WORD_DETERMINER | WORD_PREPOSITION) ||
          (e->type == NAME_PERSON && has_class(r, e->first, WORD_TITLE | WORD_ROLE) && !has_class(r, e->first, WORD_GIVEN))))
    e->first++;
  while (e->last > e->first && (d->shape[e->last - 1] == LANG_CLITIC || !token_is_word(d, e->last - 1)) &&
         !(e->last - 1 > e->first && token_is_char(d, e->last - 1, '.')))
    e->last--;
}

/* Whether the words can be a name: capital at both ends, in one paragraph, without quotation marks inside. */
static bool is_name(const reading *r, const entity *e) {
  const lang_doc *d = r->doc;
  if (e->last <= e->first || e->last - e->first > LONGEST_ENTITY || !r->capital[e->first]) return false;
  if (!r->capital[e->last - 1] && d->shape[e->last - 1] != LANG_NUMBER) return false;
  for (uint32_t i = e->first; i < e->last; i++) {
    if (d->shape[i] == LANG_OPEN_QUOTE || d->shape[i] == LANG_CLOSE_QUOTE) return false;
    if (i > e->first && d->sentences[d->sentence[i]].paragraph != d->sentences[d->sentence[i - 1]].paragraph) return false;
  }
  return true;
}

static entity_list entities_of(arena *a, const reading *r, const parsed *p) {
  const analysis *d = p->d;
  entity_list out = {0};
  for (uint32_t t = 0; t < d->n; t++) {
    name_type type;
    if (d->entity[t] != ANALYSIS_BEGIN || !type_of_label(model_string(d->m, d->entity_type[t]), &type)) continue;
    uint32_t end = t + 1;
    while (end < d->n && d->entity[end] == ANALYSIS_INSIDE) end++;
    entity e = {.first = p->word[t], .last = p->word[end - 1] + 1, .type = type};
    trim(r, &e);
    if (is_name(r, &e) && (!out.n || out.items[out.n - 1].last <= e.first)) VECTOR_PUSH(a, out, e);
  }
  return out;
}

/* Whether the entity takes the place of the rules' mentions [from, to), all of which overlap it: "Guinness Book", "Records" where
 * the pipeline has "Guinness Book of Records". */
static bool replaces(const reading *r, const name_mention *from, const name_mention *to, const entity *e) {
  bool joined = to - from > 1;
  if (e->type == NAME_PERSON || e->type == NAME_GROUP) return false;
  for (const name_mention *m = from; m < to; m++)
    if (m->first < e->first || m->last > e->last) return false;
  for (uint32_t i = e->first + 1; i + 1 < e->last; i++) {
    if (!token_is_word(r->doc, i) || r->doc->shape[i] == LANG_CLITIC || token_is(r->doc, i, STR("and"))) return false;
    joined |= !r->capital[i];
  }
  return joined && (to - from > 1 || !from->sure);
}

/* Words of all that either side takes for a person's name: a surname alone is often labelled as an organisation or a place. */
static names words_of_persons(arena *a, const reading *r, const entity_list *list, const name_list *found) {
  names words;
  names_init(&words, a);
  for (size_t i = 0; i < list->n; i++)
    for (uint32_t k = list->items[i].first; list->items[i].type == NAME_PERSON && k < list->items[i].last; k++)
      names_put(&words, r->doc->lower[k]);
  for (size_t i = 0; i < found->mentions.n; i++) {
    const name_mention *m = &found->mentions.items[i];
    for (uint32_t k = m->first; m->type == NAME_PERSON && k < m->last; k++) names_put(&words, r->doc->lower[k]);
  }
  return words;
}

/* Whether the pipeline's type is taken for a name of which the rules know nothing: not for single words in small letters behind
 * the first, which it labels at random, nor for what may be a person. */
static bool names_type(const reading *r, const names *persons, const name_mention *m, const entity *e) {
  if (m->first != e->first || m->last != e->last || m->sure || m->type != NAME_OTHER || e->type == NAME_PERSON) return false;
  for (uint32_t i = e->first; i < e->last; i++)
    if (names_get(persons, r->doc->lower[i]) != UINT32_MAX) return false;
  return e->last - e->first > 1 || r->doc->shape[e->first] == LANG_UPPER;
}

void bearers_correct(arena *a, const reading *r, bearers_make make, const void *finder, name_list *found_names) {
  entity_list list = entities_of(a, r, r->parsed);
  name_list out = {.bearers = found_names->bearers};
  const names persons = words_of_persons(a, r, &list, found_names);
  size_t m = 0;
  const size_t n = found_names->mentions.n;
  name_mention *found = found_names->mentions.items;
  for (size_t i = 0; i < list.n; i++) {
    const entity *e = &list.items[i];
    for (; m < n && found[m].last <= e->first; m++) VECTOR_PUSH(a, out.mentions, found[m]);
    size_t to = m;
    while (to < n && found[to].first < e->last) to++;
    if (to == m) {
      VECTOR_PUSH(a, out.mentions, make(finder, e->first, e->last, (uint8_t)e->type));
    } else if (replaces(r, found + m, found + to, e)) {
      VECTOR_PUSH(a, out.mentions, make(finder, e->first, e->last, (uint8_t)e->type));
      m = to;
    } else if (to - m == 1 && names_type(r, &persons, &found[m], e)) {
      found[m].type = (uint8_t)e->type;
      found[m].why = "capitals, type by the model";
    }
  }
  for (; m < n; m++) VECTOR_PUSH(a, out.mentions, found[m]);
  *found_names = out;
}
