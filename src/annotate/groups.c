/* groups.c - couples and families: several persons under one name or description, with their members.
 *
 *   Ann Lee and Bo Ray met in June. The couple ...     Kim and Khloe Kardashian ... the Kardashians ... the Kardashian sisters
 *   e1          e2                  e3 = {e1, e2}      e1      e2                   e3 = {e1, e2}       e3
 *
 * Members are always persons that the article names. "The couple" and "the two" are those who were last joined by "and", or the
 * only two of a later sentence. One set of members is one group. */
#include "annotate/bearers.h"
#include "annotate/data/nominal_words.h"
#include "annotate/parsed.h"

#include "base/hash.h"

#include <stdlib.h>

#define MOST_MEMBERS 16u
#define MOST_MODIFIERS 3u /* words between "the" and "couple" */
#define MOST_JOINED 5u    /* sentences back to "Ann and Bo" */
#define MOST_NEAR 2u      /* sentences back to the only two */
#define LATELY 16u        /* mentions that are kept in mind */

typedef struct members {
  uint32_t bearers[MOST_MEMBERS];
  uint32_t n;
} members;

typedef struct seen {
  uint32_t bearer, sentence;
} seen;

typedef struct groups {
  arena *a;
  const reading *r;
  const lang_doc *d;
  name_list *names;
  map surnames; /* of the folded surname -> index into families */
  VECTOR(members) families;
  map known;           /* of the members -> bearer of the group */
  seen lately[LATELY]; /* mentions of persons, a ring; the latest is number n_lately - 1 */
  size_t n_lately;
  members joined; /* the two last joined by "and" */
  uint32_t joined_in;
} groups;

static bool is_person(const groups *g, const name_mention *m) {
  return m->bearer != NOBODY && g->names->bearers.items[m->bearer].type == NAME_PERSON;
}

static void add_member(members *list, uint32_t who) {
  for (uint32_t i = 0; i < list->n; i++)
    if (list->bearers[i] == who) return;
  if (list->n < MOST_MEMBERS) list->bearers[list->n++] = who;
}

static int compare_numbers(const void *x, const void *y) {
  uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
  return (a > b) - (a < b);
}

/* The bearer that has just these members. */
static uint32_t group_of(groups *g, members list, uint32_t mention) {
  qsort(list.bearers, list.n, sizeof *list.bearers, compare_numbers);
  bool is_new;
  str key = {(const char *)list.bearers, list.n * sizeof *list.bearers};
  uint64_t *place = map_put(&g->known, hash_bytes(key, 0), &is_new);
  if (!is_new) return (uint32_t)*place;
  bearer b = {.type = NAME_GROUP, .sure = true, .first = mention, .n_members = list.n};
  b.members = ARENA_ARRAY(g->a, uint32_t, list.n);
  memcpy(b.members, list.bearers, list.n * sizeof *list.bearers);
  VECTOR_PUSH(g->a, g->names->bearers, b);
  return (uint32_t)(*place = g->names->bearers.n - 1);
}

/* --- families ------------------------------------------------------------------------------------------------------ */

static void gather_surnames(groups *g) {
  for (size_t i = 0; i < g->names->mentions.n; i++) {
    const name_mention *m = &g->names->mentions.items[i];
    if (m->form != FORM_NAME || m->last < m->first + 2 || !is_person(g, m)) continue;
    bool is_new;
    uint64_t *place = map_put(&g->surnames, hash_bytes(g->d->lower[m->last - 1], 0), &is_new);
    if (is_new) {
      *place = g->families.n;
      VECTOR_PUSH(g->a, g->families, (members){0});
    }
    add_member(&g->families.items[*place], m->bearer);
  }
}

static const members *family_named(const groups *g, str surname) {
  const uint64_t *place = map_get(&g->surnames, hash_bytes(surname, 0));
  return place ? &g->families.items[*place] : NULL;
}

/* "kardashians" -> those named Kardashian; "joneses" -> Jones. */
static const members *family_of_plural(const groups *g, str word) {
  if (word.len < 4 || !str_ends(word, STR("s")) || lexicon_find(word)) return NULL; /* "Democrats" are no family */
  const members *found = family_named(g, str_slice(word, 0, word.len - 1));
  return !found && str_ends(word, STR("es")) ? family_named(g, str_slice(word, 0, word.len - 2)) : found;
}

static members of_gender(const groups *g, const members *all, gender other) {
  members out = {0};
  for (uint32_t i = 0; i < all->n; i++)
    if (g->names->bearers.items[all->bearers[i]].gender != other) add_member(&out, all->bearers[i]);
  return out;
}

/* Members that "the NAME" or "the NAME family" has; none: it is no family. *words: both without the article. */
static members family_at(const groups *g, const name_mention *m, stretch *words) {
  const lang_doc *d = g->d;
  bool inside = token_is(d, m->first, STR("the"));
  uint32_t first = m->first + inside, noun = m->last;
  if (!inside && (m->first == 0 || !token_is(d, m->first - 1, STR("the")))) return (members){0};
  if (m->last == first + 2) noun = first + 1; /* the noun was taken for a part of the name */
  else if (m->last != first + 1) return (members){0};
  *words = (stretch){first, m->last};
  if (m->last == first + 1) {
    const members *all = family_of_plural(g, d->lower[first]);
    if (all) return *all;
  }
  const members *all = noun < d->n ? family_named(g, d->lower[first]) : NULL;
  if (!all) return (members){0};
  words->last = noun + 1;
  if (STR_LISTED(family_nouns, d->lower[noun])) return *all;
  if (STR_LISTED(family_men, d->lower[noun])) return of_gender(g, all, GENDER_WOMAN);
  return STR_LISTED(family_women, d->lower[noun]) ? of_gender(g, all, GENDER_MAN) : (members){0};
}

/* --- couples ------------------------------------------------------------------------------------------------------- */

static void remember(groups *g, uint32_t which) {
  const name_mention *m = &g->names->mentions.items[which];
  if (!is_person(g, m)) return;
  g->lately[g->n_lately++ % LATELY] = (seen){m->bearer, g->d->sentence[m->first]};
}

/* "Ann and Bo", and not "Ann, Bo and Cy". */
static void remember_joined(groups *g, uint32_t which) {
  if (which == 0) return;
  const name_mention *x = &g->names->mentions.items[which - 1], *y = &g->names->mentions.items[which];
  uint32_t between = y->phrase > x->last ? y->phrase : y->first;
  if (!is_person(g, x) || !is_person(g, y) || x->bearer == y->bearer || between != x->last + 1 ||
      !token_is(g->d, x->last, STR("and")))
    return;
  const name_mention *w = which > 1 ? &g->names->mentions.items[which - 2] : NULL;
  if (w && is_person(g, w) && w->last + 1 == x->phrase && token_is_char(g->d, w->last, ',')) return;
  g->joined = (members){{x->bearer, y->bearer}, 2};
  g->joined_in = g->d->sentence[x->first];
}

static members two_before(const groups *g, uint32_t sentence, const char **why) {
  members out = {0};
  uint32_t now = sentence;
  for (size_t k = g->n_lately; k-- > 0 && g->n_lately - k <= LATELY;) {
    const seen *s = &g->lately[k % LATELY];
    if (s->sentence != now && out.n >= 2) break;
    if (s->sentence + MOST_NEAR < sentence) break;
    now = s->sentence;
    add_member(&out, s->bearer);
  }
  bool joined = g->joined.n && sentence <= g->joined_in + MOST_JOINED;
  if (joined && (out.n != 2 || now <= g->joined_in)) {
    *why = "group: the two last joined by \"and\"";
    return g->joined;
  }
  *why = "group: the only two persons of the nearest sentences";
  return out.n == 2 ? out : (members){0};
}

/* "the two" with nothing counted behind it. */
static bool two_alone(const groups *g, uint32_t i) {
  if (!token_is(g->d, i, STR("two"))) return false;
  if (g->r->parsed) return !str_eq(parsed_dep(g->r->parsed, g->r->parsed->of[i]), STR("nummod"));
  return !token_is_word(g->d, i + 1) || g->r->verbs[i + 1] || has_class(g->r, i + 1, WORD_AUXILIARY);
}

/* Past the last word of "the young couple" or "the two" at word i; 0: it is none. */
static uint32_t couple_end(const groups *g, uint32_t i) {
  const lang_doc *d = g->d;
  uint32_t end = d->sentences[d->sentence[i]].last, at = i + 1;
  if (two_alone(g, at)) return at + 1;
  while (at < end && at <= i + MOST_MODIFIERS && token_is_word(d, at) && !STR_LISTED(pair_nouns, d->lower[at]) &&
         !has_class(g->r, at, WORD_FUNCTION))
    at++;
  if (at >= end || !STR_LISTED(pair_nouns, d->lower[at]) || token_is(d, at + 1, STR("of"))) return 0;
  return at + 1;
}

void groups_link(arena *a, const reading *r, name_list *out) {
  groups g = {.a = a, .r = r, .d = r->doc, .names = out};
  map_init(&g.surnames, a);
  map_init(&g.known, a);
  gather_surnames(&g);
  size_t count = out->mentions.n, next = 0;
  for (uint32_t i = 0; i < g.d->n; i++) {
    for (; next < count && out->mentions.items[next].first <= i; next++) {
      name_mention *m = &out->mentions.items[next];
      stretch words;
      members family = m->form == FORM_NAME ? family_at(&g, m, &words) : (members){0};
      if (family.n) {
        m->bearer = group_of(&g, family, (uint32_t)next);
        m->type = NAME_GROUP;
        m->first = words.first, m->last = words.last;
        m->why = "group: all who bear the name";
        m->link = NULL;
      } else {
        remember_joined(&g, (uint32_t)next);
        remember(&g, (uint32_t)next);
      }
    }
    if (!token_is(g.d, i, STR("the"))) continue;
    uint32_t last = couple_end(&g, i);
    if (!last) continue;
    name_mention m = {.first = i, .last = last, .phrase = i, .type = NAME_GROUP, .form = FORM_NOMINAL};
    members two = two_before(&g, g.d->sentence[i], &m.why);
    if (!two.n) continue;
    m.bearer = group_of(&g, two, (uint32_t)out->mentions.n);
    VECTOR_PUSH(a, out->mentions, m);
  }
}
