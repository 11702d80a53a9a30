/* mentions.c - who and what is named in the article: names with their types, pronouns and plain descriptions ("the actress")
 * that stand for them, and one id for each person, organisation, place or people ("e1", "e2" ... by first mention).
 *
 * bearers_find -> bearers_link -> pronouns_link -> nominals_link -> groups_link -> annotations. Every step is a list of ordered
 * rules, after the sieves of Raghunathan et al. (2010), "A Multi-Pass Sieve for Coreference Resolution": sure links first,
 * doubtful ones only where nothing speaks against. */
#include "annotate/bearers.h"

#include <stdlib.h>

static const char *const type_names[NAME_TYPES] = {"other", "person", "organisation", "place", "group"};
static const char *const form_names[] = {"name", "nominal", "pronoun"};

static int compare_mentions(const void *x, const void *y) {
  const name_mention *a = x, *b = y;
  if (a->first != b->first) return a->first < b->first ? -1 : 1;
  return (a->last < b->last) - (a->last > b->last);
}

static void put_in_order(name_list *names) {
  if (names->mentions.n) qsort(names->mentions.items, names->mentions.n, sizeof *names->mentions.items, compare_mentions);
}

/* Ids of all bearers, by first mention. */
static str *number_bearers(arena *a, const name_list *names) {
  str *id = ARENA_ARRAY(a, str, names->bearers.n + 1);
  uint32_t ids = 0;
  for (size_t i = 0; i < names->mentions.n; i++) {
    uint32_t who = names->mentions.items[i].bearer;
    if (who != NOBODY && !id[who].len) id[who] = str_format(a, "e%u", ++ids);
  }
  return id;
}

/* Of each bearer the ids of its members; most have none. */
static strs *list_members(arena *a, const name_list *names, const str *id) {
  strs *of = ARENA_ARRAY(a, strs, names->bearers.n + 1);
  for (size_t i = 0; i < names->bearers.n; i++) {
    const bearer *b = &names->bearers.items[i];
    if (!b->n_members) continue;
    of[i] = (strs){ARENA_ARRAY(a, str, b->n_members), b->n_members};
    for (uint32_t k = 0; k < b->n_members; k++) of[i].items[k] = id[b->members[k]];
  }
  return of;
}

void annotate_mentions(annotate_context *c) {
  reading *r = reading_of(c);
  const lang_doc *d = c->doc;
  name_list names = {0};
  bearers_find(c->a, r, &names);
  bearers_link(c->a, r, &names);
  pronouns_link(c->a, r, &names);
  put_in_order(&names);
  nominals_link(c->a, r, &names);
  put_in_order(&names);
  groups_link(c->a, r, &names);
  put_in_order(&names);
  size_t n = names.mentions.n;
  const str *id = number_bearers(c->a, &names);
  const strs *members = list_members(c->a, &names, id);
  for (size_t i = 0; i < n; i++) {
    const name_mention *m = &names.mentions.items[i];
    annotation out = {.kind = ANNOTATION_MENTION, .at = {d->start[m->first], d->end[m->last - 1]}};
    out.as.mention.name = str_slice(d->text, out.at.start, out.at.end);
    uint8_t type = m->type;
    if (m->bearer != NOBODY) {
      out.as.mention.entity = id[m->bearer];
      out.as.mention.members = members[m->bearer];
      type = names.bearers.items[m->bearer].type;
    }
    out.as.mention.type = str_c(type_names[type]);
    out.as.mention.form = str_c(form_names[m->form]);
    out.rule = m->link ? str_to_c(c->a, str_format(c->a, "%s; %s", m->why, m->link)) : m->why;
    VECTOR_PUSH(c->a, c->out->list, out);
    for (uint32_t k = m->first; k < m->last; k++) r->mention[k] = (uint32_t)c->out->list.n;
  }
}
