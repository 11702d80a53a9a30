/* point.c - which claims tell one and the same quantity.
 *
 *   claims meet by key (kind with counted noun, telling word, value) -> pairs of two articles -> score -> average link -> points
 *
 * The score is a logistic model over features of the pair (weights: data/pair_weights.h, made by train/claim_pairs.py); clusters
 * are made by average link with absent pairs as 0, ties by smallest claim (claims are in order of article id and place). */
#include "collate/point.h"

#include "collate/chronology.h"

#include "collate/data/pair_weights.h"
#include "thread/rarity.h"

#include <math.h>
#include <stdlib.h>

#define MOST_MEETING 160               /* claims that meet by one key; a commoner key tells nothing */
#define MOST_PAIRS ((uint64_t)4000000) /* of a story: beyond, only rarer keys count */
#define LEAST_SCORE 0.10               /* pairs below are absent */
#define LINK 0.16                      /* average score at which two clusters are one */
#define MOST_JUDGED 200                /* claims of a point that its confidence is made of */
#define CONFLICT_LEAST 0.30            /* mean score between the groups of a conflict, at least; else they are two quantities */
/* Added to the score's logit: few pairs with other values are of one point, and those are looked for (chosen over two folds,
 * train/claim_pairs.py --folds). */
#define UNLIKE_BIAS 1.0
#define BETWEEN_BIAS 5.0 /* of durations between the same two moments; less it where the moments are others */

/* --- features ---------------------------------------------------------------------------------------------------- */

/* Cosine of two ascending lists of weighted lemmas, rare words weighing more. */
static double cosine(const collation *c, const claim_word *x, uint32_t n_x, const claim_word *y, uint32_t n_y) {
  double dot = 0, xx = 0, yy = 0;
  for (uint32_t i = 0, j = 0; i < n_x || j < n_y;) {
    uint32_t a = i < n_x ? x[i].lemma : UINT32_MAX, b = j < n_y ? y[j].lemma : UINT32_MAX;
    double rare = c->rarity[a < b ? a : b];
    double p = a <= b ? (double)x[i].weight * rare : 0, q = b <= a ? (double)y[j].weight * rare : 0;
    dot += p * q, xx += p * p, yy += q * q;
    i += a <= b, j += b <= a;
  }
  return xx > 0 && yy > 0 ? dot / sqrt(xx * yy) : 0;
}

static double shared_people(const claim *x, const claim *y) {
  uint32_t shared = 0;
  for (uint32_t i = 0, j = 0; i < x->n_participants && j < y->n_participants;) {
    uint32_t a = x->participants[i], b = y->participants[j];
    shared += a == b;
    i += a <= b, j += b <= a;
  }
  uint32_t fewer = x->n_participants < y->n_participants ? x->n_participants : y->n_participants;
  return fewer ? (double)shared / fewer : 0;
}

/* How seldom two articles would state this value by chance: digits that carry meaning. */
static double specific(const claim *x) {
  if (x->kind == CLAIM_DATE) return x->hi - x->lo <= DAY_SECONDS ? 0.5 : 0;
  double digits = 0;
  for (size_t i = 0; i < x->value.len; i++) digits += x->value.data[i] >= '1' && x->value.data[i] <= '9';
  return digits >= 3 ? 1 : digits == 2 ? 0.5 : 0;
}

static bool same_value(const claim *x, const claim *y) { return str_eq(x->value, y->value) && x->lo == y->lo && x->hi == y->hi; }

static bool same_lemma(uint32_t x, uint32_t y) { return x != UINT32_MAX && x == y; }

/* Values that differ little may be two tellings of one thing: ratio of numbers, days between dates. */
static double closeness(const claim *x, const claim *y) {
  double p = isfinite(x->lo) ? x->lo : x->hi, q = isfinite(y->lo) ? y->lo : y->hi;
  if (!isfinite(p) || !isfinite(q)) return 0;
  if (x->kind == CLAIM_DATE) return 1 / (1 + fabs(p - q) / (3 * DAY_SECONDS));
  p = fabs(p), q = fabs(q);
  return p > 0 && q > 0 ? fmin(p, q) / fmax(p, q) : 0;
}

static bool is_known(const claim *x) { return isfinite(x->lo) || isfinite(x->hi); }

static double likeness_of_widths(const claim *x, const claim *y) {
  double p = x->hi - x->lo, q = y->hi - y->lo;
  if (x->kind != CLAIM_DATE || !(p > 0) || !(q > 0) || !isfinite(p) || !isfinite(q)) return 0;
  return fmin(p, q) / fmax(p, q);
}

/* Money in two currencies, kilometres and miles, days and years. */
static bool other_unit(const claim *x, const claim *y) {
  if (x->kind == CLAIM_DURATION)
    return x->value.len && y->value.len && x->value.data[x->value.len - 1] != y->value.data[y->value.len - 1];
  return x->unit.len && y->unit.len && !str_eq(x->unit, y->unit);
}

void claim_pair_features(const collation *c, const claim_pair *pair, float out[PAIR_FEATURES]) {
  const claim *x = &c->claims.items[pair->x], *y = &c->claims.items[pair->y];
  bool compatible = claim_compatible(x, y), open = claim_same_open_day(x, y), same = open || same_value(x, y),
       both = x->counted != UINT32_MAX && y->counted != UINT32_MAX;
  double words = (double)pair->words;
  memset(out, 0, PAIR_FEATURES * sizeof *out);
  out[PAIR_CONSTANT] = 1;
  out[PAIR_COMPATIBLE] = compatible && !same && (!is_known(x) || !is_known(y)) ? 0.5f : compatible;
  out[PAIR_SAME] = same;
  out[PAIR_SPECIFIC] = same ? (float)specific(x) : 0;
  out[PAIR_WORDS] = (float)words;
  out[PAIR_WORDS_UNLIKE] = compatible ? 0 : (float)words;
  out[PAIR_COUNTED] = both && x->counted == y->counted;
  out[PAIR_COUNTED_OTHER] = both && x->counted != y->counted;
  out[PAIR_UNIT_OTHER] = other_unit(x, y);
  out[PAIR_PEOPLE] = (float)shared_people(x, y);
  bool across = same_lemma(x->before, y->behind) || same_lemma(x->behind, y->before);
  out[PAIR_GOVERNOR] = (float)(0.5 * same_lemma(x->before, y->before) + 0.5 * same_lemma(x->behind, y->behind) + 0.5 * across);
  out[PAIR_GOVERNOR_UNLIKE] = compatible ? 0 : out[PAIR_GOVERNOR];
  out[PAIR_EXACT] = !compatible ? 0 : x->kind == CLAIM_DATE ? (float)likeness_of_widths(x, y) : (float)closeness(x, y);
  out[PAIR_SENTENCE] = (float)cosine(c, x->all, x->n_all, y->all, y->n_all);
  out[PAIR_RELATED] = pair->related;
  out[PAIR_RELATED_UNLIKE] = compatible ? 0 : pair->related;
  out[PAIR_DEPENDS] = same_lemma(x->governor, y->governor);
  out[PAIR_BEARER] = same_lemma(x->bearer, y->bearer);
  out[PAIR_FIRST] = fminf(x->depth, y->depth);
  out[PAIR_LAST] = fmaxf(x->depth, y->depth);
  out[PAIR_APART] = fabsf(x->depth - y->depth);
  out[PAIR_EARLY] = (float)((x->place < 4) + (y->place < 4));
  out[PAIR_CLOSE] = compatible ? 0 : (float)closeness(x, y);
  out[PAIR_BEST] = (float)(0.5 * ((pair->best & 1) != 0) + 0.5 * ((pair->best & 2) != 0));
  out[PAIR_BEST_UNLIKE] = pair->best == 3 ? out[PAIR_WORDS_UNLIKE] : 0;
  out[PAIR_RARE_VALUE] = same && x->once && y->once;
  out[PAIR_RANK] = pair->rank;
  out[PAIR_MARGIN_LEAST] = pair->margin_least;
  out[PAIR_MARGIN_MOST] = pair->margin_most;
}

/* What is known of the moments between which two durations lie. */
static double between_bias(const claim *x, const claim *y) {
  if (!x->between || !y->between) return 0;
  return x->between == y->between ? BETWEEN_BIAS : -BETWEEN_BIAS;
}

/* Two ages that differ are those of two people unless it is known that they are not. */
static double unlike_bias(claim_kind kind, const float *features) {
  return kind == CLAIM_AGE && features[PAIR_BEARER] == 0 ? -UNLIKE_BIAS : UNLIKE_BIAS;
}

static double pair_score(claim_kind kind, const float *features, double between) {
  double sum = 0;
  for (size_t i = 0; i < PAIR_FEATURES; i++) sum += (double)pair_weights[kind][i] * (double)features[i];
  if (features[PAIR_COMPATIBLE] == 0) sum += unlike_bias(kind, features);
  return 1 / (1 + exp(-(sum + between)));
}

/* Of the features, for people. */
static const char *const feature_names[PAIR_FEATURES] = {
    [PAIR_CONSTANT] = "constant",
    [PAIR_COMPATIBLE] = "values compatible",
    [PAIR_SAME] = "same value",
    [PAIR_SPECIFIC] = "telling value",
    [PAIR_WORDS] = "words around",
    [PAIR_WORDS_UNLIKE] = "words around, unlike values",
    [PAIR_COUNTED] = "same thing counted",
    [PAIR_COUNTED_OTHER] = "other thing counted",
    [PAIR_UNIT_OTHER] = "other unit",
    [PAIR_PEOPLE] = "people named",
    [PAIR_BEST] = "closest in words",
    [PAIR_RARE_VALUE] = "value once in each",
    [PAIR_GOVERNOR] = "nearest words",
    [PAIR_GOVERNOR_UNLIKE] = "nearest words, unlike values",
    [PAIR_CLOSE] = "values close",
    [PAIR_EXACT] = "equally precise",
    [PAIR_SENTENCE] = "words of the sentence",
    [PAIR_BEST_UNLIKE] = "closest in words, unlike values",
    [PAIR_RELATED] = "related in meaning",
    [PAIR_RELATED_UNLIKE] = "related in meaning, unlike values",
    [PAIR_DEPENDS] = "same governing word",
    [PAIR_BEARER] = "same person's age",
    [PAIR_FIRST] = "place of the earlier",
    [PAIR_LAST] = "place of the later",
    [PAIR_APART] = "places apart",
    [PAIR_EARLY] = "in the first sentences",
    [PAIR_RANK] = "rank among rivals",
    [PAIR_MARGIN_LEAST] = "margin to rivals, least",
    [PAIR_MARGIN_MOST] = "margin to rivals, most",
};

void claim_pair_parts(const collation *c, const claim_pair *pair, pair_part out[PAIR_PARTS]) {
  float features[PAIR_FEATURES];
  claim_pair_features(c, pair, features);
  const float *weights = pair_weights[c->claims.items[pair->x].kind];
  for (size_t i = 0; i < PAIR_FEATURES; i++)
    out[i] = (pair_part){feature_names[i] ? feature_names[i] : "(no name)", (double)features[i],
                         (double)weights[i] * (double)features[i]};
  bool unlike = features[PAIR_COMPATIBLE] == 0;
  out[PAIR_FEATURES] = (pair_part){"unlike values", unlike, unlike ? unlike_bias(c->claims.items[pair->x].kind, features) : 0};
  double between = between_bias(&c->claims.items[pair->x], &c->claims.items[pair->y]);
  out[PAIR_FEATURES + 1] = (pair_part){"between the same moments", between > 0 ? 1 : between < 0 ? -1 : 0, between};
}

/* --- candidates -------------------------------------------------------------------------------------------------- */

typedef struct meeting {
  uint64_t key;
  uint32_t claim;
} meeting;

static int compare_meetings(const void *x, const void *y) {
  const meeting *a = x, *b = y;
  if (a->key != b->key) return a->key < b->key ? -1 : 1;
  return (a->claim > b->claim) - (a->claim < b->claim);
}

typedef struct pair_list {
  claim_pair *items;
  size_t n, cap;
} pair_list;

typedef struct meeting_list {
  meeting *items;
  size_t n, cap;
} meeting_list;

static void emit_keys(collation *c, uint32_t i, meeting_list *m) {
  const claim *x = &c->claims.items[i];
  uint64_t kind = (uint64_t)x->kind + 1;
  VECTOR_PUSH(c->a, *m, (meeting){kind, i}); /* in a small story all meet */
  VECTOR_PUSH(c->a, *m, (meeting){hash_mix(kind, hash_bytes(x->value, 1)), i});
  if (x->counted != UINT32_MAX) VECTOR_PUSH(c->a, *m, (meeting){hash_mix(kind, hash_mix(x->counted, 2)), i});
  if (x->between) VECTOR_PUSH(c->a, *m, (meeting){hash_mix(hash_bytes(STR("between"), kind), x->between), i});
  for (uint32_t w = 0; w < x->n_words; w++) VECTOR_PUSH(c->a, *m, (meeting){hash_mix(kind, hash_mix(x->words[w].lemma, 3)), i});
}

static bool may_pair(const claim *x, const claim *y) {
  if (x->kind != y->kind || x->article == y->article) return false;
  if (x->negated != y->negated) return false;
  if (str_eq(x->change, STR("by")) != str_eq(y->change, STR("by"))) return false; /* a rise of 5 is no level of 5 */
  if (x->bearer != UINT32_MAX && y->bearer != UINT32_MAX && x->bearer != y->bearer) return false; /* ages of two people */
  return true;
}

static int compare_keys(const void *x, const void *y) {
  uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
  return (a > b) - (a < b);
}

/* How many claims may meet by one key, so that all keys together give no more than MOST_PAIRS pairs: commoner keys tell less. */
static size_t most_meeting(const meeting_list *m) {
  uint64_t pairs[MOST_MEETING + 1] = {0}; /* by the number of claims that meet */
  for (size_t from = 0, to; from < m->n; from = to) {
    for (to = from + 1; to < m->n && m->items[to].key == m->items[from].key;) to++;
    if (to - from <= MOST_MEETING) pairs[to - from] += (uint64_t)(to - from) * (to - from - 1) / 2;
  }
  uint64_t sum = 0;
  size_t most = 0;
  while (most < MOST_MEETING && sum + pairs[most + 1] <= MOST_PAIRS) sum += pairs[++most];
  return most;
}

typedef struct key_list {
  uint64_t *items;
  size_t n, cap;
} key_list;

static pair_list candidate_pairs(collation *c) {
  meeting_list m = {0};
  for (uint32_t i = 0; i < c->claims.n; i++) emit_keys(c, i, &m);
  if (m.n) qsort(m.items, m.n, sizeof *m.items, compare_meetings);
  size_t most = most_meeting(&m);
  key_list met = {0}; /* x << 32 | y */
  for (size_t from = 0, to; from < m.n; from = to) {
    for (to = from + 1; to < m.n && m.items[to].key == m.items[from].key;) to++;
    if (to - from > most) continue;
    for (size_t i = from; i < to; i++)
      for (size_t j = i + 1; j < to; j++) {
        uint32_t x = m.items[i].claim, y = m.items[j].claim;
        if (may_pair(&c->claims.items[x], &c->claims.items[y])) VECTOR_PUSH(c->a, met, (uint64_t)x << 32 | y);
      }
  }
  if (met.n) qsort(met.items, met.n, sizeof *met.items, compare_keys);
  size_t n = 0;
  for (size_t i = 0; i < met.n; i++)
    if (i == 0 || met.items[i] != met.items[i - 1]) met.items[n++] = met.items[i];
  pair_list pairs = {ARENA_ARRAY(c->a, claim_pair, n), n, n};
  for (size_t i = 0; i < n; i++) {
    claim_pair *p = &pairs.items[i];
    p->x = (uint32_t)(met.items[i] >> 32), p->y = (uint32_t)met.items[i];
    const claim *x = &c->claims.items[p->x], *y = &c->claims.items[p->y];
    p->words = (float)cosine(c, x->words, x->n_words, y->words, y->n_words);
    p->related = (float)claims_related(x, y);
    p->around = p->words + p->related + (float)cosine(c, x->all, x->n_all, y->all, y->n_all);
    p->rank = 1;
  }
  return pairs;
}

/* --- rivals ---------------------------------------------------------------------------------------------------------- */

typedef struct rival {
  uint32_t pair;
  float around;
} rival;

static int compare_rivals(const void *x, const void *y) {
  const rival *a = x, *b = y;
  if (a->around != b->around) return a->around > b->around ? -1 : 1;
  return (a->pair > b->pair) - (a->pair < b->pair);
}

/* Rank, margin and whether it is the best in words, of each pair among those of one claim with the claims of one other article.
 */
static void judge_rivals(pair_list *pairs, rival *list, size_t n, uint8_t side) {
  qsort(list, n, sizeof *list, compare_rivals);
  float most = 0;
  for (size_t i = 0; i < n; i++) most = fmaxf(most, pairs->items[list[i].pair].words);
  for (size_t i = 0; i < n; i++) {
    claim_pair *p = &pairs->items[list[i].pair];
    size_t other = i == 0 ? 1 : 0;
    float margin = list[i].around - (other < n ? list[other].around : 0);
    p->rank /= (float)(1 + i);
    p->margin_least = side == 1 ? margin : fminf(p->margin_least, margin);
    p->margin_most = side == 1 ? margin : fmaxf(p->margin_most, margin);
    if (most > 0 && p->words == most) p->best |= side;
  }
}

static int compare_by_y(const void *x, const void *y) {
  const claim_pair *a = *(const claim_pair *const *)x, *b = *(const claim_pair *const *)y;
  if (a->y != b->y) return a->y < b->y ? -1 : 1;
  return (a->x > b->x) - (a->x < b->x);
}

/* Claims are numbered by article: in order of one side, the rivals of the other side's article stand together. */
static void compete(collation *c, pair_list *pairs) {
  size_t n = pairs->n;
  const claim_pair **by_y = ARENA_ARRAY(c->a, const claim_pair *, n);
  rival *list = ARENA_ARRAY(c->a, rival, n);
  for (size_t i = 0; i < n; i++) by_y[i] = &pairs->items[i];
  for (uint8_t side = 1; side <= 2; side++) {
    for (size_t from = 0, to; from < n; from = to) {
      const claim_pair *first = by_y[from];
      uint32_t who = side == 1 ? first->x : first->y, where = c->claims.items[side == 1 ? first->y : first->x].article;
      for (to = from; to < n; to++) {
        const claim_pair *p = by_y[to];
        if ((side == 1 ? p->x : p->y) != who || c->claims.items[side == 1 ? p->y : p->x].article != where) break;
        list[to - from] = (rival){(uint32_t)(p - pairs->items), p->around};
      }
      judge_rivals(pairs, list, to - from, side);
    }
    if (side == 1 && n) qsort(by_y, n, sizeof *by_y, compare_by_y);
  }
}

/* Whether each claim's value is the only one of its kind in its article. */
static void set_once(collation *c) {
  map values;
  map_init(&values, c->a);
  for (int round = 0; round < 2; round++)
    for (uint32_t i = 0; i < c->claims.n; i++) {
      claim *x = &c->claims.items[i];
      uint64_t key = hash_mix(hash_bytes(x->value, x->kind), x->article);
      if (round == 0) ++*map_put(&values, key, NULL);
      else x->once = *map_get(&values, key) == 1;
    }
}

claim_pair *collate_pairs(collation *c, size_t *n) {
  c->rarity = ARENA_ARRAY(c->a, double, c->lemmas.list.n);
  for (size_t i = 0; i < c->lemmas.list.n; i++) c->rarity[i] = thread_rarity(c->lemmas.list.items[i]);
  set_once(c);
  chronology_durations(c);
  collate_relate(c);
  for (size_t i = 0; i < c->claims.n; i++) claim_widen_words(c, &c->claims.items[i]);
  pair_list pairs = candidate_pairs(c);
  compete(c, &pairs);
  for (size_t i = 0; i < pairs.n; i++) {
    float features[PAIR_FEATURES];
    claim_pair_features(c, &pairs.items[i], features);
    const claim *x = &c->claims.items[pairs.items[i].x], *y = &c->claims.items[pairs.items[i].y];
    pairs.items[i].score = (float)pair_score(x->kind, features, between_bias(x, y));
  }
  *n = pairs.n;
  return pairs.items;
}

/* --- clusters ---------------------------------------------------------------------------------------------------- */

/* Average link over a sparse graph (Sokal and Michener 1958): `sum` of scores between clusters over all pairs of members that lie
 * in different articles. */
typedef struct link {
  uint32_t to;
  double sum;
} link;

typedef struct tally {
  uint32_t article, n;
} tally;

typedef struct cluster {
  VECTOR(link) links; /* ascending by `to` */
  VECTOR(uint32_t) members;
  VECTOR(tally) articles; /* how many members each article has, ascending */
  uint32_t n;
  bool gone;
} cluster;

/* Pairs of members of two clusters that lie in different articles: only those were judged. */
static double crossing(const cluster *x, const cluster *y) {
  double within = 0;
  for (size_t i = 0, j = 0; i < x->articles.n && j < y->articles.n;) {
    tally a = x->articles.items[i], b = y->articles.items[j];
    if (a.article == b.article) within += (double)a.n * (double)b.n;
    i += a.article <= b.article, j += b.article <= a.article;
  }
  return (double)x->n * (double)y->n - within;
}

static double average(const cluster *list, uint32_t i, const link *l) { return l->sum / crossing(&list[i], &list[l->to]); }

static size_t link_place(const cluster *k, uint32_t to) {
  size_t low = 0, high = k->links.n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (k->links.items[middle].to < to) low = middle + 1;
    else high = middle;
  }
  return low;
}

static void add_link(arena *a, cluster *k, uint32_t to, double sum) {
  size_t at = link_place(k, to);
  if (at < k->links.n && k->links.items[at].to == to) {
    k->links.items[at].sum += sum;
    return;
  }
  VECTOR_PUSH(a, k->links, (link){0});
  memmove(k->links.items + at + 1, k->links.items + at, (k->links.n - 1 - at) * sizeof(link));
  k->links.items[at] = (link){to, sum};
}

static void drop_link(cluster *k, uint32_t to) {
  size_t at = link_place(k, to);
  if (at == k->links.n || k->links.items[at].to != to) return;
  memmove(k->links.items + at, k->links.items + at + 1, (k->links.n - 1 - at) * sizeof(link));
  k->links.n--;
}

/* An article that states two values which cannot both be true speaks of two quantities, unless it tells how one became the other.
 */
static bool contradict(const collation *c, const cluster *x, const cluster *y) {
  if (c->claims.items[x->members.items[0]].kind == CLAIM_DATE) return false;
  for (size_t i = 0; i < x->members.n; i++) {
    const claim *p = &c->claims.items[x->members.items[i]];
    for (size_t k = 0; k < y->members.n; k++) {
      const claim *q = &c->claims.items[y->members.items[k]];
      if (p->article != q->article || str_eq(p->change, STR("from")) != str_eq(q->change, STR("from"))) continue;
      if (!claim_compatible(p, q)) return true;
    }
  }
  return false;
}

/* The best partner of a cluster: highest average, then smallest number. */
static bool best_link(const cluster *list, uint32_t i, uint32_t *to, double *score) {
  bool any = false;
  for (size_t k = 0; k < list[i].links.n; k++) {
    const link *l = &list[i].links.items[k];
    double s = average(list, i, l);
    if (!any || s > *score) any = true, *score = s, *to = l->to;
  }
  return any && *score >= LINK;
}

static void add_tallies(arena *a, cluster *into, const cluster *from) {
  size_t n = into->articles.n + from->articles.n, kept = 0, i = 0, j = 0;
  tally *both = ARENA_ARRAY(a, tally, n);
  while (i < into->articles.n || j < from->articles.n) {
    bool left =
        j == from->articles.n || (i < into->articles.n && into->articles.items[i].article <= from->articles.items[j].article);
    tally next = left ? into->articles.items[i++] : from->articles.items[j++];
    if (kept && both[kept - 1].article == next.article) both[kept - 1].n += next.n;
    else both[kept++] = next;
  }
  into->articles.items = both;
  into->articles.n = kept;
  into->articles.cap = n;
}

static void merge(collation *c, cluster *list, uint32_t into, uint32_t from) {
  drop_link(&list[into], from);
  for (size_t k = 0; k < list[from].links.n; k++) {
    link l = list[from].links.items[k];
    if (l.to == into) continue;
    drop_link(&list[l.to], from);
    add_link(c->a, &list[into], l.to, l.sum);
    add_link(c->a, &list[l.to], into, l.sum);
  }
  for (size_t k = 0; k < list[from].members.n; k++) VECTOR_PUSH(c->a, list[into].members, list[from].members.items[k]);
  add_tallies(c->a, &list[into], &list[from]);
  list[into].n += list[from].n;
  list[from].gone = true;
  list[from].links.n = 0;
}

/* Merges mutual best partners until there are none: the same clusters as always merging the globally best pair, since average
 * link is reducible (Murtagh 1983). */
static void cluster_claims(collation *c, cluster *list, const pair_list *pairs) {
  for (uint32_t i = 0; i < c->claims.n; i++) {
    list[i].n = 1;
    VECTOR_PUSH(c->a, list[i].members, i);
    VECTOR_PUSH(c->a, list[i].articles, (tally){c->claims.items[i].article, 1});
  }
  for (size_t i = 0; i < pairs->n; i++) {
    const claim_pair *p = &pairs->items[i];
    if ((double)p->score < LEAST_SCORE) continue;
    add_link(c->a, &list[p->x], p->y, (double)p->score);
    add_link(c->a, &list[p->y], p->x, (double)p->score);
  }
  for (bool again = true; again;) {
    again = false;
    for (uint32_t i = 0; i < c->claims.n; i++) {
      uint32_t partner = 0, back = 0;
      double score = 0, back_score = 0;
      while (!list[i].gone && best_link(list, i, &partner, &score) && best_link(list, partner, &back, &back_score) &&
             (back == i || back_score == score)) {
        uint32_t into = i < partner ? i : partner, from = i < partner ? partner : i;
        if (contradict(c, &list[i], &list[partner])) drop_link(&list[i], partner), drop_link(&list[partner], i);
        else merge(c, list, into, from);
        again = true;
      }
    }
  }
}

static int compare_numbers(const void *x, const void *y) {
  uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
  return (a > b) - (a < b);
}

/* --- conflicts that are none ----------------------------------------------------------------------------------------- */

static bool in_two_articles(const collation *c, const point *p) {
  for (uint32_t i = 1; i < p->n; i++)
    if (c->claims.items[p->claims[i]].article != c->claims.items[p->claims[0]].article) return true;
  return false;
}

static double score_of(const pair_list *pairs, uint32_t x, uint32_t y) {
  size_t low = 0, high = pairs->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const claim_pair *p = &pairs->items[middle];
    if (p->x == x && p->y == y) return (double)p->score;
    if (p->x < x || (p->x == x && p->y < y)) low = middle + 1;
    else high = middle;
  }
  return 0;
}

/* Mean score of the pairs between a group of a point and its other claims, over pairs in different articles; absent ones are 0.
 */
static double tie(const collation *c, const point *p, char group, const pair_list *scores) {
  double sum = 0, n = 0;
  for (uint32_t i = 0; i < p->n; i++)
    for (uint32_t k = 0; k < p->n && p->groups[i] == group; k++) {
      uint32_t x = p->claims[i], y = p->claims[k];
      if (p->groups[k] == group || c->claims.items[x].article == c->claims.items[y].article) continue;
      sum += score_of(scores, x < y ? x : y, x < y ? y : x), n++;
    }
  return n > 0 ? sum / n : 0;
}

/* Mean score of all pairs of its claims in different articles; absent ones are 0. */
static double likeness(const collation *c, const point *p, const pair_list *scores) {
  double sum = 0, n = 0;
  for (uint32_t i = 0; i < p->n && i < MOST_JUDGED; i++)
    for (uint32_t k = 0; k < i; k++)
      if (c->claims.items[p->claims[i]].article != c->claims.items[p->claims[k]].article)
        sum += score_of(scores, p->claims[k], p->claims[i]), n++;
  return n > 0 ? sum / n : 0;
}

/* The group that is least tied to the others, when that is too little to say that both tell one quantity; 0 when there is none.
 */
static char loose_group(const collation *c, const point *p, const pair_list *scores) {
  char loosest = 0;
  bool seen[256] = {['A'] = true};
  double least = CONFLICT_LEAST;
  for (uint32_t i = 0; i < p->n; i++) {
    bool *known = &seen[(unsigned char)p->groups[i]];
    if (*known) continue;
    *known = true;
    double t = tie(c, p, p->groups[i], scores);
    if (t < least) loosest = p->groups[i], least = t;
  }
  return loosest;
}

/* A group all of whose articles tell another group's value as well: they know of two days, and contradict nobody. */
static char told_besides(const collation *c, const point *p) {
  for (char group = 'B'; group <= 'Z'; group++) {
    bool any = false, all = true;
    for (uint32_t i = 0; all && i < p->n; i++) {
      if (p->groups[i] != group) continue;
      bool besides = false;
      for (uint32_t k = 0; k < p->n; k++)
        besides |= p->groups[k] < group && c->claims.items[p->claims[k]].article == c->claims.items[p->claims[i]].article;
      any = true, all = besides;
    }
    if (any && all) return group;
  }
  return 0;
}

/* Adds the point, less the groups that hardly belong to it, which are points of their own. */
static void add_point(collation *c, uint32_t *claims, uint32_t n, const pair_list *scores) {
  point p = {.kind = c->claims.items[claims[0]].kind, .claims = claims, .n = n};
  if (!in_two_articles(c, &p)) return;
  point_judge(c, &p);
  p.confidence = (float)likeness(c, &p, scores);
  char loose = p.status == POINT_CONFLICT ? loose_group(c, &p, scores) : 0;
  if (!loose && p.status == POINT_CONFLICT && p.kind == CLAIM_DATE) loose = told_besides(c, &p);
  if (!loose) {
    VECTOR_PUSH(c->a, c->points, p);
    return;
  }
  uint32_t *parts[2] = {ARENA_ARRAY(c->a, uint32_t, n), ARENA_ARRAY(c->a, uint32_t, n)}, sizes[2] = {0, 0};
  for (uint32_t i = 0; i < n; i++) {
    int part = p.groups[i] == loose;
    parts[part][sizes[part]++] = claims[i];
  }
  for (int part = 0; part < 2; part++)
    if (sizes[part]) add_point(c, parts[part], sizes[part], scores);
}

static int compare_points(const void *x, const void *y) {
  const point *a = x, *b = y;
  return (a->claims[0] > b->claims[0]) - (a->claims[0] < b->claims[0]);
}

void collate_points(collation *c) {
  pair_list pairs = {0};
  pairs.items = collate_pairs(c, &pairs.n);
  cluster *list = ARENA_ARRAY(c->a, cluster, c->claims.n);
  cluster_claims(c, list, &pairs);
  for (uint32_t i = 0; i < c->claims.n; i++) {
    if (list[i].gone || list[i].n < 2) continue;
    qsort(list[i].members.items, list[i].members.n, sizeof(uint32_t), compare_numbers);
    add_point(c, list[i].members.items, list[i].n, &pairs);
  }
  if (c->points.n) qsort(c->points.items, c->points.n, sizeof *c->points.items, compare_points);
  for (size_t i = 0; i < c->points.n; i++) collate_origins(c, &c->points.items[i]);
}
