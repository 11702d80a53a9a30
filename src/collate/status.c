/* status.c - the claims of a point in groups of compatible values; what it means that there are several. */
#include "collate/collate.h"

#include "collate/data/words.h"

#include <math.h>
#include <stdlib.h>

#define MOST_GROUPS 26

const char *const point_status_names[4] = {"agree", "conflict", "update", "scope"};

/* --- groups ------------------------------------------------------------------------------------------------------ */

typedef struct order_entry {
  uint32_t at; /* index into p->claims */
  double width;
} order_entry;

static int compare_widths(const void *x, const void *y) {
  const order_entry *a = x, *b = y;
  if (a->width != b->width) return a->width < b->width ? -1 : 1;
  return (a->at > b->at) - (a->at < b->at);
}

/* The most exact claims found groups; each further one joins the first group all of whose members it is compatible with. */
static size_t make_groups(collation *c, point *p) {
  order_entry *order = ARENA_ARRAY(c->a, order_entry, p->n);
  for (uint32_t i = 0; i < p->n; i++) {
    const claim *x = &c->claims.items[p->claims[i]];
    double width = x->wide_hi - x->wide_lo;
    order[i] = (order_entry){i, isnan(width) ? INFINITY : width};
  }
  qsort(order, p->n, sizeof *order, compare_widths);
  char *group = ARENA_ARRAY(c->a, char, p->n);
  uint32_t sizes[MOST_GROUPS] = {0}, first[MOST_GROUPS];
  size_t n_groups = 0;
  for (uint32_t i = 0; i < p->n; i++) {
    const claim *x = &c->claims.items[p->claims[order[i].at]];
    size_t g = 0;
    for (; g < n_groups; g++) {
      bool all = true;
      for (uint32_t k = 0; all && k < i; k++)
        if (group[order[k].at] == (char)g) all = claim_compatible(x, &c->claims.items[p->claims[order[k].at]]);
      if (all) break;
    }
    if (g == n_groups && n_groups == MOST_GROUPS) g = MOST_GROUPS - 1; /* the last takes what is left */
    if (g == n_groups) n_groups++, first[g] = order[i].at;
    group[order[i].at] = (char)g;
    if (order[i].at < first[g]) first[g] = order[i].at;
    sizes[g]++;
  }
  /* letters: A for the largest group, then by first claim */
  char letters[MOST_GROUPS] = {0};
  for (size_t rank = 0; rank < n_groups; rank++) {
    size_t best = SIZE_MAX;
    for (size_t g = 0; g < n_groups; g++) {
      if (letters[g]) continue;
      if (best == SIZE_MAX || sizes[g] > sizes[best] || (sizes[g] == sizes[best] && first[g] < first[best])) best = g;
    }
    letters[best] = (char)('A' + rank);
  }
  p->groups = ARENA_ARRAY(c->a, char, p->n);
  for (uint32_t i = 0; i < p->n; i++) p->groups[i] = letters[(size_t)group[i]];
  return n_groups;
}

/* --- status ------------------------------------------------------------------------------------------------------ */

static bool grows(const collation *c, const claim *x) {
  if (x->kind == CLAIM_ORDINAL && x->counted != UINT32_MAX) /* "the 29th day" */
    return STR_LISTED(passing_units, c->lemmas.list.items[x->counted]);
  if (x->kind != CLAIM_COUNT && x->kind != CLAIM_MONEY && x->kind != CLAIM_PERCENT && x->kind != CLAIM_MEASURE) return false;
  if (x->counted != UINT32_MAX && STR_LISTED(growing_words, c->lemmas.list.items[x->counted])) return true;
  for (uint32_t i = 0; i < x->n_words; i++)
    if (x->words[i].weight > 0.4f && STR_LISTED(growing_words, c->lemmas.list.items[x->words[i].lemma])) return true;
  return false;
}

/* What changes while it is reported on, told of a later time as more, or as less: 1, -1; 0 when both, or neither. Of claims whose
 * times overlap (reports of one day) the order is not known. *first and *last get two claims that tell it. */
static int direction(const collation *c, const point *p, const claim **first, const claim **last) {
  bool more = false, less = false;
  for (uint32_t i = 0; i < p->n; i++) {
    const claim *x = &c->claims.items[p->claims[i]];
    if (!isfinite(x->as_of_end) || !grows(c, x)) return 0;
    for (uint32_t k = 0; k < p->n; k++) {
      const claim *y = &c->claims.items[p->claims[k]];
      if (p->groups[i] == p->groups[k] || x->as_of_end > y->as_of) continue;
      bool rose = x->hi<y->lo, fell = x->lo> y->hi;
      if ((rose || fell) && !more && !less) *first = x, *last = y;
      more |= rose, less |= fell;
    }
  }
  return more - less;
}

/* Two values, and one article tells both as the ends of a change: "rose to 22 from 15". */
static bool change_told(const collation *c, const point *p, const claim **first, const claim **last) {
  bool told = false;
  for (uint32_t i = 0; i < p->n; i++) {
    const claim *x = &c->claims.items[p->claims[i]];
    if (p->groups[i] > 'B') return false;
    if (!str_eq(x->change, STR("from"))) continue;
    for (uint32_t k = 0; k < p->n; k++) {
      const claim *y = &c->claims.items[p->claims[k]];
      if (y->article != x->article || p->groups[k] == p->groups[i] || str_eq(y->change, STR("from"))) continue;
      if (!told) *first = x, *last = y;
      told = true;
    }
  }
  return told;
}

/* A word that limits what is counted and stands by the claims of one group, not by those of the others; NULL when there is none.
 * *at gets a claim that has it. */
static const char *limited(const collation *c, const point *p, const claim **at) {
  for (size_t w = 0; w < sizeof scope_words / sizeof *scope_words; w++) {
    uint32_t lemma = names_get(&c->lemmas, str_c(scope_words[w]));
    char group = 0;
    bool one_group = true;
    for (uint32_t i = 0; i < p->n; i++) {
      const claim *x = &c->claims.items[p->claims[i]];
      bool has = x->counted_text.len && str_find(x->counted_text, str_c(scope_words[w]), 0) != SIZE_MAX;
      for (uint32_t k = 0; !has && k < x->n_words; k++) has = x->words[k].lemma == lemma && x->words[k].weight > 0.5f;
      if (!has) continue;
      if (group && group != p->groups[i]) one_group = false;
      if (!group) *at = x;
      group = p->groups[i];
    }
    if (group && one_group) return scope_words[w];
  }
  return NULL;
}

/* A claim of another group in another unit than the first one's; NULL when there is none. */
static const claim *other_unit(const collation *c, const point *p) {
  const claim *x = &c->claims.items[p->claims[0]];
  for (uint32_t i = 1; i < p->n; i++) {
    const claim *y = &c->claims.items[p->claims[i]];
    if (x->unit.len && y->unit.len && !str_eq(x->unit, y->unit) && p->groups[0] != p->groups[i]) return y;
  }
  return NULL;
}

static str written(const collation *c, const claim *x) {
  return str_slice(c->articles[x->article].article.text, x->at.start, x->at.end);
}

/* The first claim of the first other group than A; NULL when all are in one. */
static const claim *first_other(const collation *c, const point *p) {
  for (uint32_t i = 0; i < p->n; i++)
    if (p->groups[i] == 'B') return &c->claims.items[p->claims[i]];
  return NULL;
}

static const claim *first_of_largest(const collation *c, const point *p) {
  for (uint32_t i = 0; i < p->n; i++)
    if (p->groups[i] == 'A') return &c->claims.items[p->claims[i]];
  return &c->claims.items[p->claims[0]];
}

static bool of_one_birth(const collation *c, const point *p) {
  for (uint32_t i = 1; i < p->n; i++)
    if (claim_of_one_birth(&c->claims.items[p->claims[0]], &c->claims.items[p->claims[i]])) return true;
  return false;
}

/* Articles changed their value on their own page, and all that still stands is compatible: *first and *last get a claim that was
 * replaced, and one that stands. */
static bool changed_on_page(const collation *c, const point *p, const claim **first, const claim **last) {
  char standing = 0;
  *first = NULL;
  for (uint32_t i = 0; c->versions && i < p->n; i++) {
    const claim *x = &c->claims.items[p->claims[i]];
    if (collate_replaced(c, p, i)) {
      if (!*first) *first = x;
    } else if (standing && p->groups[i] != standing) {
      return false;
    } else {
      standing = p->groups[i], *last = x;
    }
  }
  return *first && standing;
}

void point_judge(collation *c, point *p) {
  const claim *x = NULL, *y = NULL;
  const char *word = NULL;
  int turn = 0;
  if (make_groups(c, p) == 1 && !changed_on_page(c, p, &x, &y)) {
    p->status = POINT_AGREE, p->reason = of_one_birth(c, p) ? STR("ages fit one birth") : STR("values are compatible");
    return;
  }
  if ((turn = direction(c, p, &x, &y))) {
    p->status = POINT_UPDATE;
    p->reason = str_format(c->a, "%s with time: %.*s, then %.*s", turn > 0 ? "more" : "less", STR_FMT(written(c, x)),
                           STR_FMT(written(c, y)));
  } else if (changed_on_page(c, p, &x, &y)) {
    p->status = POINT_UPDATE;
    p->reason = str_format(c->a, "changed on the page: %.*s, then %.*s", STR_FMT(written(c, x)), STR_FMT(written(c, y)));
  } else if (change_told(c, p, &x, &y)) {
    p->status = POINT_UPDATE;
    p->reason =
        str_format(c->a, "an article tells the change: from %.*s, then %.*s", STR_FMT(written(c, x)), STR_FMT(written(c, y)));
  } else if ((y = other_unit(c, p))) {
    p->status = POINT_SCOPE;
    p->reason = str_format(c->a, "units differ: %.*s, %.*s", STR_FMT(c->claims.items[p->claims[0]].unit), STR_FMT(y->unit));
  } else if ((word = limited(c, p, &x))) {
    p->status = POINT_SCOPE;
    p->reason = str_format(c->a, "\"%s\" only by %.*s", word, STR_FMT(written(c, x)));
  } else {
    p->status = POINT_CONFLICT;
    p->reason = str_format(c->a, "cannot both be right: %.*s, %.*s", STR_FMT(written(c, first_of_largest(c, p))),
                           STR_FMT(written(c, first_other(c, p))));
  }
}
