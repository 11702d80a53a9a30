/* couples.c - whose weddings and divorces articles tell of, where they name one of the two or nobody; then all tellings as a
 * network: a node for each moment, a bound for each difference that is stated. */
#include "collate/moments.h"

#include <math.h>

/* --- couples ----------------------------------------------------------------------------------------------------------- */

typedef struct couple {
  uint32_t people[2];
} couple;

typedef struct couples {
  VECTOR(couple) pairs;
  couple *of_article; /* the only couple that an article tells of; MOMENT_NOBODY in [0]: none, in [1]: several */
} couples;

static void note_couple(moment_reader *r, couples *all, const told_moment *m) {
  if (!m->of_two || m->is.n_people != 2) return;
  for (size_t i = 0; i < all->pairs.n; i++)
    if (all->pairs.items[i].people[0] == m->is.people[0] && all->pairs.items[i].people[1] == m->is.people[1]) return;
  VECTOR_PUSH(r->a, all->pairs, (couple){{m->is.people[0], m->is.people[1]}});
}

static bool names_both(const moment_reader *r, uint32_t which, const couple *p) {
  const str *who = r->c->entities.list.items;
  return map_get(&r->named, moment_group_key(which, who[p->people[0]])) &&
         map_get(&r->named, moment_group_key(which, who[p->people[1]]));
}

/* The only pair whose both people the article names, of those that have `who` (MOMENT_NOBODY: of all); NULL when there is none or
 * several. */
static const couple *couple_named(const moment_reader *r, const couples *all, uint32_t which, uint32_t who) {
  const couple *found = NULL;
  for (size_t i = 0; i < all->pairs.n; i++) {
    const couple *p = &all->pairs.items[i];
    if ((who != MOMENT_NOBODY && p->people[0] != who && p->people[1] != who) || !names_both(r, which, p)) continue;
    if (found) return NULL;
    found = p;
  }
  return found;
}

/* The only pair that has the person, of several the one whose people the article names; false when that is not sure. Nobody's
 * pair: the person alone. */
static bool fill_couple(const moment_reader *r, const couples *all, uint32_t which, moment *is) {
  const couple *found = NULL;
  uint32_t n = 0;
  for (size_t i = 0; i < all->pairs.n; i++)
    if (all->pairs.items[i].people[0] == is->people[0] || all->pairs.items[i].people[1] == is->people[0])
      found = &all->pairs.items[i], n++;
  if (n > 1) found = couple_named(r, all, which, is->people[0]);
  if (found) is->people[0] = found->people[0], is->people[1] = found->people[1], is->n_people = 2;
  return n == 0 || found;
}

static bool has_person(const moment *is, uint32_t who) { return is->people[0] == who || is->people[1] == who; }

/* Settles whose event it is; false: it cannot be told. `only`: the only couple that the article's other tellings are of, or NULL.
 */
static bool settle_people(const moment_reader *r, const couples *all, uint32_t which, const couple *only, told_moment *m) {
  if (!m->of_two) return true;
  if (m->is.n_people == 2) {
    m->is.place = 0;
    return true;
  }
  if (m->is.n_people == 1) {
    m->is.place = 0;
    return fill_couple(r, all, which, &m->is);
  }
  if (!m->about_them || !only) return false;
  moment is = m->is;
  is.people[0] = only->people[0], is.people[1] = only->people[1], is.n_people = only->people[1] == MOMENT_NOBODY ? 1 : 2;
  for (uint32_t i = 0; i < m->is.place; i++)
    if (!has_person(&is, m->is.people[i])) return false; /* somebody else is named beside */
  is.place = 0;
  m->is = is;
  return true;
}

/* --- network ----------------------------------------------------------------------------------------------------------- */

static uint64_t moment_key(const moment *m) {
  bool people = m->kind == MOMENT_ONCE;
  uint64_t key = hash_mix(hash_bytes(m->label, 2), (uint64_t)m->kind);
  key = hash_mix(key, people ? m->people[0] : m->article);
  return hash_mix(key, people ? m->people[1] : m->kind == MOMENT_THING ? 0 : m->place);
}

static uint32_t moment_number(moment_reader *r, map *places, const moment *m) {
  if (m->kind == MOMENT_ZERO) return 0;
  bool is_new;
  uint64_t *place = map_put(places, moment_key(m), &is_new);
  if (is_new) {
    *place = r->out->moments.n;
    VECTOR_PUSH(r->a, r->out->moments, *m);
  }
  return (uint32_t)*place;
}

static uint64_t bits_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

/* What rests on a link that a model made, and orders, which a tense alone tells. */
static bool is_weak(const telling *t) {
  const moment *x = &t->from.is, *y = &t->to.is;
  bool linked = x->kind == MOMENT_POINT || y->kind == MOMENT_POINT;
  bool day = str_eq(x->label, STR(MOMENT_DAY)) || str_eq(y->label, STR(MOMENT_DAY));
  return (linked && (day || x->kind == MOMENT_PUBLISHED || y->kind == MOMENT_PUBLISHED)) || !isfinite(t->lo) || !isfinite(t->hi);
}

static void add_bound(moment_reader *r, map *moments, map *places, const telling *t) {
  uint32_t from = moment_number(r, moments, &t->from.is), to = moment_number(r, moments, &t->to.is);
  if (from == to) return;
  uint64_t key = hash_mix(hash_mix(hash_bytes(t->value, 3), from), to);
  key = hash_mix(hash_mix(key, bits_of(t->lo)), bits_of(t->hi));
  bool is_new;
  uint64_t *place = map_put(places, key, &is_new);
  if (is_new) {
    *place = r->out->constraints.n;
    VECTOR_PUSH(r->a, r->out->constraints, (constraint){from, to, t->lo, t->hi, is_weak(t)});
    VECTOR_PUSH(r->a, r->out->bounds, (chronology_bound){.value = t->value});
  }
  VECTOR_PUSH(r->a, r->out->bounds.items[*place].statements, t->statement);
}

/* The couple of all tellings of an article that name one; of_article[i].people[0]: MOMENT_NOBODY when there is none or several.
 */
static void set_couples(moment_reader *r, couples *all) {
  size_t n = r->c->n_articles;
  bool *several = ARENA_ARRAY(r->a, bool, n);
  all->of_article = ARENA_ARRAY(r->a, couple, n);
  for (size_t i = 0; i < n; i++) all->of_article[i] = (couple){{MOMENT_NOBODY, MOMENT_NOBODY}};
  for (size_t i = 0; i < r->tellings.n; i++) {
    told_moment sides[2] = {r->tellings.items[i].from, r->tellings.items[i].to};
    uint32_t which = r->out->statements.items[r->tellings.items[i].statement].article;
    for (int k = 0; k < 2; k++) {
      if (!sides[k].of_two || !sides[k].is.n_people || !settle_people(r, all, which, NULL, &sides[k])) continue;
      couple *own = &all->of_article[which];
      if (own->people[0] == MOMENT_NOBODY) *own = (couple){{sides[k].is.people[0], sides[k].is.people[1]}};
      else if (own->people[0] != sides[k].is.people[0] || own->people[1] != sides[k].is.people[1]) several[which] = true;
    }
  }
  for (size_t i = 0; i < n; i++)
    if (several[i]) all->of_article[i] = (couple){{MOMENT_NOBODY, MOMENT_NOBODY}};
}

void couples_build_network(moment_reader *r) {
  couples all = {0};
  for (size_t i = 0; i < r->tellings.n; i++)
    note_couple(r, &all, &r->tellings.items[i].from), note_couple(r, &all, &r->tellings.items[i].to);
  set_couples(r, &all);
  map moments, places;
  map_init(&moments, r->a);
  map_init(&places, r->a);
  for (size_t i = 0; i < r->tellings.n; i++) {
    telling *t = &r->tellings.items[i];
    uint32_t which = r->out->statements.items[t->statement].article;
    const couple *own = &all.of_article[which];
    if (own->people[0] == MOMENT_NOBODY) own = couple_named(r, &all, which, MOMENT_NOBODY);
    if (settle_people(r, &all, which, own, &t->from) && settle_people(r, &all, which, own, &t->to))
      add_bound(r, &moments, &places, t);
  }
}
