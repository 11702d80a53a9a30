/* people.c - who of a block is who. Parties are taken in the order in which their stories began; each joins the bearer of its
 * name with whom most speaks for it, or begins one of its own:
 *
 *   1. full names:    "michael brown" meets the bearers of that name; evidence of company, words, time decides
 *   2. other forms:   bearers "j brown", "micheal brown" join the only full name that they can be
 *   3. lone surnames: "brown" joins the bearer whom it is likeliest to mean
 *
 * Organisations join by their whole name, and a lone acronym joins the only name that it abbreviates. */
#include "resolve/party.h"

#include "annotate/lexicon.h"
#include "base/hash.h"
#include "resolve/data/same_weights.h"

#include <math.h>
#include <stdlib.h>

#define MOST_KEPT 4096   /* of a bearer's company */
#define MOST_BEARERS 64  /* of one name that a party is compared with: the last ones */
#define GENDER_LEAST 2   /* pronouns of one kind, ... */
#define GENDER_SHARE 0.8 /* ... and their share, that tell a gender */
#define DAYS_OF_YEAR 365.25
#define TOLD_APART_SHARE 0.2 /* of the stories of one that name both */

/* Somebody: parties that are one. */
typedef struct bearer {
  str key; /* of its first party */
  const party *founder;
  str first, middle, suffix; /* given name, first middle name and suffix told */
  hash_set people, things, words;
  uint32_t he, she;
  int32_t from, to;
  uint32_t n_articles;
  bool alias;    /* all its names are guesses */
  uint32_t into; /* the bearer that it joined; itself at first */
  VECTOR(judgement_mark) marks;
  const char *why; /* it joined */
  double score;
} bearer;

typedef struct unsure_bearers {
  uint32_t x, y;
  double score;
} unsure_bearers;

typedef struct block {
  arena *a;
  const party **order;
  size_t n;
  uint32_t *of; /* bearer of each party, in the order */
  const char **why;
  double *score;
  VECTOR(bearer) bearers;
  VECTOR(unsure_bearers) unsure;
  map told; /* (bearer, story): the story names it */
  block_result out;
} block;

/* --- sets ------------------------------------------------------------------------------------------------------------ */

static uint32_t shared(const hash_set *x, const hash_set *y) {
  uint32_t n = 0;
  for (uint32_t i = 0, j = 0; i < x->n && j < y->n;) {
    if (x->items[i] == y->items[j]) n++, i++, j++;
    else if (x->items[i] < y->items[j]) i++;
    else j++;
  }
  return n;
}

static void add_set(arena *a, hash_set *to, const hash_set *from) {
  if (!from->n || to->n >= MOST_KEPT) return;
  uint32_t *items = ARENA_ARRAY(a, uint32_t, (size_t)to->n + from->n), n = 0, i = 0, j = 0;
  while (i < to->n || j < from->n) {
    if (j == from->n || (i < to->n && to->items[i] < from->items[j])) items[n++] = to->items[i++];
    else if (i == to->n || from->items[j] < to->items[i]) items[n++] = from->items[j++];
    else items[n++] = to->items[i++], j++;
  }
  *to = (hash_set){items, n};
}

/* --- evidence -------------------------------------------------------------------------------------------------------- */

/* The first counts in full, each further one half of the one before. */
static double halving(uint32_t n) { return 2 - pow(0.5, n > 8 ? 7 : (double)n - 1); }

static int gender_of(uint32_t he, uint32_t she) {
  double n = (double)he + she;
  if (he >= GENDER_LEAST && he >= GENDER_SHARE * n) return 1;
  return she >= GENDER_LEAST && she >= GENDER_SHARE * n ? 2 : 0;
}

static bool is_common_given(str first) {
  const lexicon_entry *known = lexicon_find(first);
  return known && known->classes & WORD_GIVEN;
}

/* Log odds that a party is this bearer, besides what the name says. *why gets the strongest reason. */
static double evidence(const bearer *x, const party *p, const char **why) {
  uint32_t people = shared(&x->people, &p->people), things = shared(&x->things, &p->things), words = shared(&x->words, &p->words);
  double score = x->alias || p->alias == ALIAS_GUESSED ? SAME_GUESSED : 0;
  *why = "the same name";
  if (words) score += SAME_ONE_WORD * halving(words), *why = "the same name, told with the same words";
  if (things) score += SAME_ONE_THING * halving(things), *why = "the same name, named with the same places and organisations";
  if (people) score += SAME_ONE_PERSON * halving(people), *why = "the same name, named with the same people";
  if (!people && !things && x->people.n + x->things.n > 1 && p->people.n + p->things.n > 1) score += SAME_NO_COMPANY;
  if (x->from <= x->to && p->from <= p->to) {
    double days = p->from > x->to ? p->from - x->to : x->from > p->to ? x->from - p->to : 0;
    double years = days / DAYS_OF_YEAR - 2;
    if (years > 0) score += fmax(SAME_YEARS_MOST, SAME_YEAR * years);
  }
  int mine = gender_of(x->he, x->she), other = gender_of(p->he, p->she);
  if (mine && other && mine != other) score += SAME_OTHER_GENDER;
  if (!name_parts_agree(x->middle, p->key.middle)) score += SAME_OTHER_MIDDLE;
  else if (x->middle.len && p->key.middle.len) score += SAME_SAME_MIDDLE;
  if (x->suffix.len && p->key.suffix.len && !str_eq(x->suffix, p->key.suffix)) score += SAME_OTHER_SUFFIX;
  return score;
}

static double name_prior(const party *p) {
  double prior = SAME_RARE_NAME;
  if (is_common_given(p->key.first)) prior += SAME_COMMON_GIVEN;
  if (STR_LISTED(common_surnames, p->key.last)) prior += SAME_COMMON_LAST;
  return prior;
}

double party_evidence(const party *x, const party *y, const char **why) {
  const bearer of_x = {.middle = x->key.middle,
                       .suffix = x->key.suffix,
                       .people = x->people,
                       .things = x->things,
                       .words = x->words,
                       .he = x->he,
                       .she = x->she,
                       .from = x->from,
                       .to = x->to};
  return name_prior(x) + evidence(&of_x, y, why);
}

/* Whether people judged that the party is not this bearer. */
static bool judged_different(const bearer *x, const party *p) {
  for (uint32_t i = 0; i < p->n_marks; i++)
    for (size_t k = 0; k < x->marks.n; k++)
      if (p->marks[i].verdict == JUDGED_DIFFERENT && x->marks.items[k].judgement == p->marks[i].judgement &&
          x->marks.items[k].side != p->marks[i].side)
        return true;
  return false;
}

static bool judged_apart(const bearer *x, const bearer *y) {
  const party marks = {.marks = y->marks.items, .n_marks = (uint32_t)y->marks.n};
  return judged_different(x, &marks);
}

/* The stories that name both tell them apart; more than a few, or it was an oversight of one. */
static bool told_apart(const block *b, uint32_t x, uint32_t y) {
  uint32_t both = 0, n = 0;
  for (size_t i = 0; i < b->n; i++) {
    if (b->of[i] != x) continue;
    n++;
    both += map_get(&b->told, hash_mix(y, hash_bytes(b->order[i]->story, 0))) != NULL;
  }
  return both > TOLD_APART_SHARE * n;
}

/* --- bearers --------------------------------------------------------------------------------------------------------- */

static void add_party(block *b, size_t i, uint32_t to) {
  const party *p = b->order[i];
  bearer *x = &b->bearers.items[to];
  b->of[i] = to;
  map_put(&b->told, hash_mix(to, hash_bytes(p->story, 0)), NULL);
  add_set(b->a, &x->people, &p->people);
  add_set(b->a, &x->things, &p->things);
  add_set(b->a, &x->words, &p->words);
  x->he += p->he, x->she += p->she, x->n_articles += p->n_articles;
  if (p->alias != ALIAS_GUESSED) x->alias = false;
  if (p->from <= p->to) {
    if (x->to < x->from) x->from = p->from, x->to = p->to;
    if (p->from < x->from) x->from = p->from;
    if (p->to > x->to) x->to = p->to;
  }
  if (!x->middle.len || (x->middle.len == 1 && p->key.middle.len > 1)) x->middle = p->key.middle;
  if (!x->suffix.len) x->suffix = p->key.suffix;
  for (uint32_t k = 0; k < p->n_marks; k++) VECTOR_PUSH(b->a, x->marks, p->marks[k]);
}

static uint32_t new_bearer(block *b, size_t i) {
  const party *p = b->order[i];
  uint32_t fresh = (uint32_t)b->bearers.n;
  VECTOR_PUSH(b->a, b->bearers,
              (bearer){.key = p->key.key, .founder = p, .first = p->key.first, .from = 1, .to = 0, .alias = true, .into = fresh});
  add_party(b, i, fresh);
  return fresh;
}

static void join_bearers(block *b, uint32_t from, uint32_t to, const char *why, double score) {
  bearer *x = &b->bearers.items[from], *y = &b->bearers.items[to];
  for (size_t i = 0; i < b->n; i++) {
    if (b->of[i] != from) continue;
    b->of[i] = to, b->why[i] = why, b->score[i] = score;
    map_put(&b->told, hash_mix(to, hash_bytes(b->order[i]->story, 0)), NULL);
  }
  add_set(b->a, &y->people, &x->people);
  add_set(b->a, &y->things, &x->things);
  add_set(b->a, &y->words, &x->words);
  y->he += x->he, y->she += x->she, y->n_articles += x->n_articles;
  if (x->from <= x->to && (y->to < y->from || x->from < y->from)) y->from = x->from;
  if (x->from <= x->to && (y->to < y->from || x->to > y->to)) y->to = x->to;
  for (size_t k = 0; k < x->marks.n; k++) VECTOR_PUSH(b->a, y->marks, x->marks.items[k]);
  x->into = to;
}

/* --- 1. full names --------------------------------------------------------------------------------------------------- */

typedef struct bearer_list {
  uint32_t *items;
  size_t n, cap;
} bearer_list;

static void note_uncertain(block *b, uint32_t x, uint32_t y, double score) {
  VECTOR_PUSH(b->a, b->unsure, (unsure_bearers){x, y, score});
}

static void full_names(block *b) {
  names keys;
  names_init(&keys, b->a);
  VECTOR(bearer_list) of_key = {0};
  for (size_t i = 0; i < b->n; i++) {
    const party *p = b->order[i];
    if (p->key.n_words < 2) continue;
    str with_suffix = p->key.suffix.len ? str_format(b->a, "%.*s %.*s", STR_FMT(p->key.key), STR_FMT(p->key.suffix)) : p->key.key;
    uint32_t key = names_put(&keys, with_suffix);
    if (key == of_key.n) VECTOR_PUSH(b->a, of_key, (bearer_list){0});
    bearer_list *list = &of_key.items[key];
    uint32_t best = UINT32_MAX;
    double most = 0;
    const char *why = NULL, *said;
    size_t from = list->n > MOST_BEARERS ? list->n - MOST_BEARERS : 0;
    for (size_t k = from; k < list->n; k++) {
      const bearer *x = &b->bearers.items[list->items[k]];
      if (judged_different(x, p)) continue;
      double score = p->key.person ? name_prior(p) + evidence(x, p, &said) : 1;
      if (!p->key.person) said = "the same name";
      if (best == UINT32_MAX || score > most) best = list->items[k], most = score, why = said;
    }
    if (best != UINT32_MAX && most >= SAME_JOIN) {
      add_party(b, i, best);
      b->why[i] = why, b->score[i] = most;
      continue;
    }
    uint32_t fresh = new_bearer(b, i);
    if (best != UINT32_MAX && most >= SAME_UNSURE) note_uncertain(b, best, fresh, most);
    VECTOR_PUSH(b->a, of_key.items[key], fresh);
  }
}

/* --- 2. other forms of a full name ----------------------------------------------------------------------------------- */

/* What a bearer looks like to another one. */
static party as_party(const bearer *x) {
  return (party){.key = {.person = true, .n_words = 2, .first = x->first, .middle = x->middle, .suffix = x->suffix},
                 .people = x->people,
                 .things = x->things,
                 .words = x->words,
                 .he = x->he,
                 .she = x->she,
                 .from = x->from,
                 .to = x->to};
}

static void other_forms(block *b) {
  size_t n = b->bearers.n;
  for (uint32_t i = 0; i < n && n <= 4 * MOST_BEARERS; i++) {
    bearer *x = &b->bearers.items[i];
    if (!x->founder->key.person || x->founder->key.n_words < 2) continue;
    uint32_t best = UINT32_MAX;
    double most = 0;
    bool several = false;
    const char *why = NULL, *form = NULL;
    for (uint32_t k = 0; k < n; k++) {
      const bearer *y = &b->bearers.items[k];
      if (k == i || y->into != k || x->into != i || y->founder->key.n_words < 2) continue;
      bool suffix = str_eq(x->key, y->key) && !x->suffix.len != !y->suffix.len && y->n_articles >= x->n_articles;
      if (str_eq(x->first, y->first) && !suffix) continue;
      bool initial = !suffix && x->first.len == 1 && y->first.len > 1 && x->first.data[0] == y->first.data[0];
      bool nearly = !suffix && x->first.len > 1 && y->n_articles > x->n_articles && name_nearly(x->first, y->first) &&
                    !(lexicon_find(x->first) && lexicon_find(y->first));
      if ((!initial && !nearly && !suffix) || judged_apart(y, x) || told_apart(b, i, k)) continue;
      party seen = as_party(x);
      double score = name_prior(y->founder) + (initial ? SAME_INITIAL : nearly ? SAME_NEARLY : 0) + evidence(y, &seen, &why);
      if (best != UINT32_MAX && score >= SAME_JOIN && most >= SAME_JOIN) several = true;
      if (best == UINT32_MAX || score > most)
        best = k, most = score,
        form = initial  ? "an initial of that name"
               : nearly ? "a letter off that name, with the same company"
                        : "the same name, once with a suffix; no story tells them apart";
    }
    if (best == UINT32_MAX) continue;
    if (most >= SAME_JOIN && !several) join_bearers(b, i, best, form, most);
    else if (most >= SAME_UNSURE) note_uncertain(b, best, i, most);
  }
}

/* --- 3. lone names --------------------------------------------------------------------------------------------------- */

/* Party i, of whom nothing is known but the surname, to one of the same kind (from `first` on), or to itself. */
static void join_lone(block *b, size_t i, uint32_t first) {
  const party *p = b->order[i];
  uint32_t best = UINT32_MAX,
           from = (uint32_t)b->bearers.n > first + MOST_BEARERS ? (uint32_t)b->bearers.n - MOST_BEARERS : first;
  const char *why = NULL, *said;
  double most = 0;
  for (uint32_t k = from; k < b->bearers.n; k++) {
    const bearer *x = &b->bearers.items[k];
    if (judged_different(x, p)) continue;
    double score = SAME_LONE + evidence(x, p, &said);
    if (best == UINT32_MAX || score > most) best = k, most = score, why = said;
  }
  bool joins = best != UINT32_MAX && most >= SAME_JOIN;
  if (joins) add_party(b, i, best);
  else new_bearer(b, i);
  b->why[i] = joins ? why : NULL, b->score[i] = joins ? most : 0;
}

static void lone_names(block *b) {
  size_t n = b->bearers.n; /* with full names */
  double articles = 0;
  for (uint32_t k = 0; k < n; k++) articles += b->bearers.items[k].into == k ? b->bearers.items[k].n_articles : 0;
  uint32_t *to = ARENA_ARRAY(b->a, uint32_t, b->n);
  for (size_t i = 0; i < b->n; i++) {
    const party *p = b->order[i];
    to[i] = UINT32_MAX;
    if (p->key.n_words > 1 || !p->key.person) continue;
    double most = 0, second = -INFINITY;
    const char *said;
    for (uint32_t k = 0; k < n; k++) {
      const bearer *x = &b->bearers.items[k];
      if (x->into != k || judged_different(x, p)) continue;
      double share = (x->n_articles + 0.5) / (articles - x->n_articles + 1);
      double score = SAME_LONE + SAME_SHARE * log(share) + evidence(x, p, &said);
      if (to[i] == UINT32_MAX || score > most) {
        if (to[i] != UINT32_MAX) second = most;
        to[i] = k, most = score;
      } else if (score > second) second = score;
    }
    b->score[i] = most;
    if (to[i] != UINT32_MAX && (most < SAME_JOIN || second > most - 1)) {
      if (most >= SAME_UNSURE) b->why[i] = "uncertain";
      else to[i] = UINT32_MAX;
    }
  }
  for (size_t i = 0; i < b->n; i++) {
    const party *p = b->order[i];
    if (p->key.n_words > 1) continue;
    bool uncertain = to[i] != UINT32_MAX && b->why[i];
    if (to[i] != UINT32_MAX && !uncertain) {
      b->of[i] = to[i], b->why[i] = "the surname of only one who is likely here";
      for (uint32_t k = 0; k < p->n_marks; k++) VECTOR_PUSH(b->a, b->bearers.items[to[i]].marks, p->marks[k]);
      continue;
    }
    double score = b->score[i];
    join_lone(b, i, (uint32_t)n);
    if (uncertain) note_uncertain(b, to[i], b->of[i], score);
  }
}

/* "FDA": the only organisation of the block, whose names all have those initials. */
static void lone_acronyms(block *b) {
  uint32_t only = UINT32_MAX, lone = UINT32_MAX;
  bool several = false;
  for (uint32_t k = 0; k < b->bearers.n; k++) {
    if (only != UINT32_MAX) several = true;
    only = k;
  }
  for (size_t i = 0; i < b->n; i++) {
    const party *p = b->order[i];
    if (p->key.n_words > 1) continue;
    if (only != UINT32_MAX && !several && !judged_different(&b->bearers.items[only], p)) {
      add_party(b, i, only);
      b->why[i] = "initials of only one name";
    } else if (lone != UINT32_MAX && !judged_different(&b->bearers.items[lone], p)) {
      add_party(b, i, lone);
      b->why[i] = "the same name";
    } else {
      lone = new_bearer(b, i);
    }
  }
}

/* --- the block ------------------------------------------------------------------------------------------------------- */

/* Stories in the order in which they began; those without a day last. */
static int compare_founders(const void *x, const void *y) {
  const party *a = *(const party *const *)x, *b = *(const party *const *)y;
  if (!a->published.len != !b->published.len) return a->published.len ? -1 : 1;
  int c = str_cmp(a->published, b->published);
  if (c == 0) c = str_cmp(a->founder, b->founder);
  if (c == 0) c = str_cmp(a->story, b->story);
  return c ? c : str_cmp(a->id, b->id);
}

static uint32_t root_of(const block *b, uint32_t i) {
  while (b->bearers.items[i].into != i) i = b->bearers.items[i].into;
  return i;
}

/* The first bearer of a name has the id of the name, any other that of the name and the article that named it first. */
static str *ids_of(block *b) {
  names keys;
  names_init(&keys, b->a);
  str *ids = ARENA_ARRAY(b->a, str, b->bearers.n);
  for (uint32_t k = 0; k < b->bearers.n; k++) {
    const bearer *x = &b->bearers.items[k];
    uint32_t known = (uint32_t)keys.list.n;
    bool first = names_put(&keys, x->key) == known;
    str of = first ? x->key : str_format(b->a, "%.*s\n%.*s", STR_FMT(x->key), STR_FMT(x->founder->founder));
    ids[k] = str_format(b->a, "%c%.*s", x->key.data[0], STR_FMT(hash_identity(b->a, of, 12)));
  }
  return ids;
}

static int compare_uncertain(const void *x, const void *y) {
  const uncertain_pair *a = x, *b = y;
  int c = str_cmp(a->entity, b->entity);
  if (c == 0) c = str_cmp(a->other, b->other);
  return c ? c : (a->score < b->score) - (a->score > b->score);
}

static void name_uncertain(block *b, const str *ids) {
  size_t n = 0;
  uncertain_pair *pairs = ARENA_ARRAY(b->a, uncertain_pair, b->unsure.n);
  for (size_t i = 0; i < b->unsure.n; i++) {
    const unsure_bearers *u = &b->unsure.items[i];
    str x = ids[root_of(b, u->x)], y = ids[root_of(b, u->y)];
    bool less = str_cmp(x, y) < 0;
    if (!str_eq(x, y)) pairs[n++] = (uncertain_pair){less ? x : y, less ? y : x, u->score};
  }
  if (n) qsort(pairs, n, sizeof *pairs, compare_uncertain);
  for (size_t i = 0; i < n; i++) { /* of each pair the likeliest, which comes first */
    bool again = i > 0 && str_eq(pairs[i].entity, pairs[i - 1].entity) && str_eq(pairs[i].other, pairs[i - 1].other);
    if (!again) VECTOR_PUSH(b->a, b->out.uncertain, pairs[i]);
  }
}

block_result resolve_block(arena *a, const party *list, size_t n) {
  block b = {.a = a, .n = n};
  b.order = ARENA_ARRAY(a, const party *, n);
  b.of = ARENA_ARRAY(a, uint32_t, n);
  b.why = ARENA_ARRAY(a, const char *, n);
  b.score = ARENA_ARRAY(a, double, n);
  for (size_t i = 0; i < n; i++) b.order[i] = &list[i];
  if (n) qsort(b.order, n, sizeof *b.order, compare_founders);
  for (size_t i = 0; i < n; i++) b.of[i] = UINT32_MAX;
  map_init(&b.told, a);
  full_names(&b);
  if (n && list[0].key.person) {
    other_forms(&b);
    lone_names(&b);
  } else {
    lone_acronyms(&b);
  }
  str *ids = ids_of(&b);
  b.out.links = ARENA_ARRAY(a, party_link, n);
  for (size_t i = 0; i < n; i++) {
    const char *why = b.why[i] ? b.why[i] : "the first of this name";
    b.out.links[b.order[i] - list] = (party_link){ids[root_of(&b, b.of[i])], why, b.score[i]};
  }
  name_uncertain(&b, ids);
  return b.out;
}
