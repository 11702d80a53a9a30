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
#define MOST_BEARERS 64  /* of one name, letter or surname that a party is compared with: the last ones, or those told most */
#define MOST_SHARING 8   /* bearers that are found by one person in their company */
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
  bool alias;                   /* all its names are guesses */
  uint32_t into;                /* the bearer that it joined; itself at first */
  VECTOR(uint32_t) parties;     /* places in the order */
  VECTOR(judgement_mark) marks; /* judged different from others */
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
  if (!from->n || to->n >= MOST_KEPT || shared(to, from) == from->n) return;
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
    double days = p->from > x->to ? (double)p->from - x->to : x->from > p->to ? (double)x->from - p->to : 0;
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
  const bearer *who = &b->bearers.items[x];
  size_t both = 0;
  for (size_t i = 0; i < who->parties.n; i++)
    both += map_get(&b->told, hash_mix(y, hash_bytes(b->order[who->parties.items[i]]->story, 0))) != NULL;
  return (double)both > TOLD_APART_SHARE * (double)who->parties.n;
}

/* --- bearers --------------------------------------------------------------------------------------------------------- */

static void add_marks(block *b, bearer *to, const party *p) {
  for (uint32_t k = 0; k < p->n_marks; k++)
    if (p->marks[k].verdict == JUDGED_DIFFERENT) VECTOR_PUSH(b->a, to->marks, p->marks[k]);
}

static void add_party(block *b, size_t i, uint32_t to) {
  const party *p = b->order[i];
  bearer *x = &b->bearers.items[to];
  b->of[i] = to;
  VECTOR_PUSH(b->a, x->parties, (uint32_t)i);
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
  add_marks(b, x, p);
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
  for (size_t k = 0; k < x->parties.n; k++) {
    uint32_t i = x->parties.items[k];
    b->of[i] = to, b->why[i] = why, b->score[i] = score;
    VECTOR_PUSH(b->a, y->parties, i);
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

/* Bearers told in more articles first. */
typedef struct told_bearer {
  uint32_t bearer, articles;
} told_bearer;

static int compare_told(const void *x, const void *y) {
  const told_bearer *a = x, *b = y;
  if (a->articles != b->articles) return a->articles > b->articles ? -1 : 1;
  return (a->bearer > b->bearer) - (a->bearer < b->bearer);
}

/* Bearers with full names, those told most first. */
static told_bearer *most_told(const block *b, size_t *n) {
  told_bearer *list = ARENA_ARRAY(b->a, told_bearer, b->bearers.n);
  *n = 0;
  for (uint32_t k = 0; k < b->bearers.n; k++) {
    const bearer *x = &b->bearers.items[k];
    if (x->into == k && x->founder->key.n_words > 1) list[(*n)++] = (told_bearer){k, x->n_articles};
  }
  if (*n) qsort(list, *n, sizeof *list, compare_told);
  return list;
}

typedef struct other_form {
  uint32_t of; /* bearer; UINT32_MAX: none */
  double score;
  const char *form;
  bool several; /* more than one is likely */
} other_form;

/* Of which bearer among those with the same first letter this one can be another form. */
static other_form find_form(const block *b, uint32_t i, const uint32_t *list, size_t n) {
  const bearer *x = &b->bearers.items[i];
  other_form best = {.of = UINT32_MAX};
  const char *why;
  for (size_t c = 0; c < n; c++) {
    const bearer *y = &b->bearers.items[list[c]];
    if (list[c] == i || y->into != list[c]) continue;
    bool suffix = str_eq(x->key, y->key) && !x->suffix.len != !y->suffix.len && y->n_articles >= x->n_articles;
    if (str_eq(x->first, y->first) && !suffix) continue;
    bool initial = !suffix && x->first.len == 1 && y->first.len > 1;
    bool nearly = !suffix && x->first.len > 1 && y->n_articles > x->n_articles && name_nearly(x->first, y->first) &&
                  !(lexicon_find(x->first) && lexicon_find(y->first));
    if ((!initial && !nearly && !suffix) || judged_apart(y, x) || told_apart(b, i, list[c])) continue;
    party seen = as_party(x);
    double score = name_prior(y->founder) + (initial ? SAME_INITIAL : nearly ? SAME_NEARLY : 0) + evidence(y, &seen, &why);
    if (best.of != UINT32_MAX && score >= SAME_JOIN && best.score >= SAME_JOIN) best.several = true;
    if (best.of != UINT32_MAX && score <= best.score) continue;
    best.of = list[c], best.score = score;
    best.form = initial  ? "an initial of that name"
                : nearly ? "a letter off that name, with the same company"
                         : "the same name, once with a suffix; no story tells them apart";
  }
  return best;
}

static void other_forms(block *b) {
  enum { LETTERS = 256 };
  size_t n, counts[LETTERS] = {0};
  told_bearer *told = most_told(b, &n);
  uint32_t(*by_letter)[MOST_BEARERS] = arena_array(b->a, LETTERS, sizeof *by_letter);
  for (size_t i = 0; i < n; i++) {
    unsigned char letter = (unsigned char)b->bearers.items[told[i].bearer].first.data[0];
    if (counts[letter] < MOST_BEARERS) by_letter[letter][counts[letter]++] = told[i].bearer;
  }
  size_t all = b->bearers.n;
  for (uint32_t i = 0; i < all; i++) {
    const bearer *x = &b->bearers.items[i];
    if (x->into != i || x->founder->key.n_words < 2) continue;
    unsigned char letter = (unsigned char)x->first.data[0];
    other_form found = find_form(b, i, by_letter[letter], counts[letter]);
    if (found.of == UINT32_MAX) continue;
    if (found.score >= SAME_JOIN && !found.several) join_bearers(b, i, found.of, found.form, found.score);
    else if (found.score >= SAME_UNSURE) note_uncertain(b, found.of, i, found.score);
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

/* Whom a lone surname may mean: the bearers told most, and those who share a person of its company. */
typedef struct lone_candidates {
  uint32_t most[MOST_BEARERS];
  size_t n_most;
  map sharing;            /* person of a company -> place in lists */
  VECTOR(uint32_t) lists; /* MOST_SHARING each; UINT32_MAX: none */
  double articles;        /* of all bearers */
} lone_candidates;

static lone_candidates candidates_of(block *b) {
  lone_candidates out = {0};
  size_t n;
  told_bearer *told = most_told(b, &n);
  map_init(&out.sharing, b->a);
  for (size_t i = 0; i < n; i++) {
    const bearer *x = &b->bearers.items[told[i].bearer];
    out.articles += x->n_articles;
    if (i < MOST_BEARERS) {
      out.most[out.n_most++] = told[i].bearer;
      continue;
    }
    for (uint32_t k = 0; k < x->people.n; k++) {
      bool is_new;
      uint64_t *place = map_put(&out.sharing, x->people.items[k], &is_new);
      if (is_new) {
        *place = out.lists.n;
        for (size_t e = 0; e < MOST_SHARING; e++) VECTOR_PUSH(b->a, out.lists, UINT32_MAX);
      }
      uint32_t *list = out.lists.items + *place;
      size_t e = 0;
      while (e < MOST_SHARING && list[e] != UINT32_MAX) e++;
      if (e < MOST_SHARING) list[e] = told[i].bearer;
    }
  }
  return out;
}

typedef struct lone_choice {
  uint32_t best;
  double most, second;
} lone_choice;

static void consider_lone(const block *b, const lone_candidates *among, const party *p, uint32_t k, lone_choice *out) {
  const bearer *x = &b->bearers.items[k];
  const char *said;
  if (k == out->best || judged_different(x, p)) return;
  double share = (x->n_articles + 0.5) / (among->articles - x->n_articles + 1);
  double score = SAME_LONE + SAME_SHARE * log(share) + evidence(x, p, &said);
  if (out->best == UINT32_MAX || score > out->most) {
    if (out->best != UINT32_MAX) out->second = out->most;
    out->best = k, out->most = score;
  } else if (score > out->second) {
    out->second = score;
  }
}

static lone_choice choose_lone(const block *b, const lone_candidates *among, const party *p) {
  lone_choice out = {.best = UINT32_MAX, .second = -INFINITY};
  for (size_t i = 0; i < among->n_most; i++) consider_lone(b, among, p, among->most[i], &out);
  for (uint32_t i = 0; i < p->people.n; i++) {
    const uint64_t *place = map_get(&among->sharing, p->people.items[i]);
    for (size_t e = 0; place && e < MOST_SHARING; e++)
      if (among->lists.items[*place + e] != UINT32_MAX) consider_lone(b, among, p, among->lists.items[*place + e], &out);
  }
  return out;
}

static void lone_names(block *b) {
  const lone_candidates among = candidates_of(b);
  const uint32_t n = (uint32_t)b->bearers.n; /* with full names */
  for (size_t i = 0; i < b->n; i++) {
    const party *p = b->order[i];
    if (p->key.n_words > 1) continue;
    lone_choice found = choose_lone(b, &among, p);
    bool sure = found.best != UINT32_MAX && found.most >= SAME_JOIN && found.second <= found.most - 1;
    if (sure) {
      b->of[i] = found.best, b->why[i] = "the surname of only one who is likely here", b->score[i] = found.most;
      add_marks(b, &b->bearers.items[found.best], p);
      continue;
    }
    join_lone(b, i, n);
    if (found.best != UINT32_MAX && found.most >= SAME_UNSURE) note_uncertain(b, found.best, b->of[i], found.most);
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

/* Whether the bearer is the one that somebody was judged not to be. */
static bool is_other_side(const bearer *x) {
  for (size_t i = 0; i < x->marks.n; i++)
    if (x->marks.items[i].side == 1) return true;
  return false;
}

/* The only bearer of a name has the id of the name. Where there are several, each has that of the name and of the article that
 * named it first, so that no id comes to mean somebody else. Of other things, which are told apart by judgements alone, those
 * that were judged to be others have such ids. */
static str *ids_of(block *b) {
  map bearers; /* of each key */
  map_init(&bearers, b->a);
  for (uint32_t k = 0; k < b->bearers.n; k++)
    if (b->bearers.items[k].into == k) ++*map_put(&bearers, hash_bytes(b->bearers.items[k].key, 0), NULL);
  str *ids = ARENA_ARRAY(b->a, str, b->bearers.n);
  for (uint32_t k = 0; k < b->bearers.n; k++) {
    const bearer *x = &b->bearers.items[k];
    const uint64_t *n = map_get(&bearers, hash_bytes(x->key, 0));
    bool only = x->founder->key.person ? !n || *n == 1 : !is_other_side(x);
    str of = only ? x->key
                  : str_format(b->a, "%.*s\n%.*s\n%.*s", STR_FMT(x->key), STR_FMT(x->founder->founder), STR_FMT(x->founder->id));
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
