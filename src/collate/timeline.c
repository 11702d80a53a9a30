/* timeline.c - what happened, in order of time: dates of one event in all articles as one entry, with its bounds, a label, the
 * independent origins behind it, and what contradicts.
 *
 * Dates that are one point are of one event. So are dates of events that one family of words tells, when the dates can be one and
 * somebody takes part in both or their sentences are alike; an entry is looked for by the family and by the words near the date.
 * A date much wider than an entry's ("in 2013") joins it only when it is the only one that it can mean. */
#include "collate/timeline.h"

#include <math.h>
#include <stdlib.h>

#define MOST_ENTRIES 400      /* of a story; those that most articles tell are kept */
#define MOST_DATES 20000      /* of a story that are looked at: 10 for each of 2,000 articles */
#define MOST_ENTRY_CLAIMS 400 /* of an entry; the rest is counted as left out */
#define MOST_POSTINGS 96      /* entries that are looked at for one word, the newest */
#define MOST_COMPARED 32      /* claims of an entry that a contradicting date is compared to */
#define MOST_MEMBERS 4        /* claims of an entry that a date is compared to */
#define MOST_GROUPS 26        /* of dates in an entry: letters */
#define VAGUE_DAYS 40.0       /* claims of one point are one event, unless all are wider than this: years are shared by many */
#define KEY_WORDS 4           /* words near a date by which entries are looked for */
#define WIDER 4.0             /* a date so many times as wide as an entry's is vague */
#define ALIKE_WORDS 0.5       /* cosine of the words near two dates that tell one event by them alone ... */
#define ALIKE_SENTENCE 0.4    /* ... and of their sentences */
#define ALIKE_FAMILY 0.15     /* cosine of sentences, when the family of words is the same */
#define ALIKE_POINT 0.1       /* ... when both are of one point */
#define BEFORE_STORY 30.0     /* days before the first article in which everything counts as of the story */

/* A date that tells of an event. */
typedef struct moment {
  uint32_t claim;
  uint32_t until; /* the claim of its end, "from 1943 [to 1947]"; UINT32_MAX: none */
  const annotation *event;
  uint64_t family; /* hash of the event's family of words; 0: not known */
  uint32_t point;  /* number of its point, + 1; 0: of none */
} moment;

typedef struct entry {
  VECTOR(moment) moments;
  double from, to; /* the narrowest date while entries are made; then the bounds that all of the first group allow */
  point judged;    /* its claims in groups */
  uint32_t articles, outlets;
} entry;

typedef struct entry_list {
  entry *items;
  size_t n, cap;
} entry_list;

typedef struct posting_list {
  VECTOR(uint32_t) entries;
} posting_list;

typedef struct maker {
  timeline_view view;
  collation *c;
  entry_list entries;
  map postings; /* key -> place in lists, + 1 */
  VECTOR(posting_list) lists;
  uint32_t *until; /* of each claim: the one of the end of its span, or UINT32_MAX */
  uint32_t left_out[TIMELINE_REASONS];
} maker;

static const claim *claim_of(const maker *m, uint32_t i) { return &m->c->claims.items[i]; }

static bool dated(const claim *x) { return x->kind == CLAIM_DATE && isfinite(x->lo) && isfinite(x->hi) && x->lo < x->hi; }

/* --- alike --------------------------------------------------------------------------------------------------------- */

/* Cosine of two ascending lists of weighted lemmas, rare words weighing more. */
static double likeness(const collation *c, const claim_word *x, uint32_t n_x, const claim_word *y, uint32_t n_y) {
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

/* How many are named in the sentences of both. */
static uint32_t count_shared(const claim *x, const claim *y) {
  uint32_t n = 0;
  for (uint32_t i = 0, j = 0; i < x->n_participants && j < y->n_participants;) {
    uint32_t a = x->participants[i], b = y->participants[j];
    n += a == b;
    i += a <= b, j += b <= a;
  }
  return n;
}

/* Somebody takes part in both; in either's sentence, when no parse says who takes part. */
static bool share_people(const claim *x, const annotation *in, const claim *y, const annotation *other) {
  bool known = in && other && in->as.event.participants.n && other->as.event.participants.n;
  for (uint32_t i = 0; known && i < in->as.event.participants.n; i++)
    for (uint32_t k = 0; k < other->as.event.participants.n; k++)
      if (str_eq(in->as.event.participants.items[i], other->as.event.participants.items[k])) return true;
  return !known && count_shared(x, y);
}

/* Both dates tell one event, by all but the dates themselves. */
static bool same_event(const maker *m, const moment *a, const moment *b) {
  const claim *x = claim_of(m, a->claim), *y = claim_of(m, b->claim);
  double sentences = likeness(m->c, x->all, x->n_all, y->all, y->n_all);
  if (a->family && a->family == b->family) return sentences >= ALIKE_FAMILY || share_people(x, a->event, y, b->event);
  if (a->point && a->point == b->point && (sentences >= ALIKE_POINT || count_shared(x, y) > 1)) return true;
  double words = likeness(m->c, x->near, x->n_near, y->near, y->n_near);
  return words >= ALIKE_WORDS && sentences >= ALIKE_SENTENCE;
}

/* A date that contradicts tells of the entry's event only when all but the date says so: in another article, of the same people.
 */
static bool contradicts(const maker *m, const moment *a, const moment *b) {
  const claim *x = claim_of(m, a->claim), *y = claim_of(m, b->claim);
  if (x->article == y->article) return false;
  bool named = a->event && b->event && a->event->as.event.participants.n && b->event->as.event.participants.n;
  double sentences = likeness(m->c, x->all, x->n_all, y->all, y->n_all);
  if (a->family && a->family == b->family) return named ? share_people(x, a->event, y, b->event) : sentences >= ALIKE_FAMILY;
  return sentences >= ALIKE_SENTENCE && likeness(m->c, x->near, x->n_near, y->near, y->n_near) >= ALIKE_WORDS;
}

static bool alike(const maker *m, const entry *x, const entry *y) {
  size_t n_x = x->moments.n < MOST_MEMBERS ? x->moments.n : MOST_MEMBERS;
  size_t n_y = y->moments.n < MOST_MEMBERS ? y->moments.n : MOST_MEMBERS;
  for (size_t i = 0; i < n_x; i++)
    for (size_t k = 0; k < n_y; k++)
      if (same_event(m, &x->moments.items[i], &y->moments.items[k])) return true;
  return false;
}

/* --- entries ------------------------------------------------------------------------------------------------------- */

/* Keys by which an entry is found: the families of its events, and the heaviest words near its dates. */
static size_t keys_of(const maker *m, const entry *e, uint64_t *keys) {
  size_t n = 0;
  for (size_t i = 0; i < e->moments.n && i < MOST_MEMBERS; i++) {
    const claim *x = claim_of(m, e->moments.items[i].claim);
    if (e->moments.items[i].family) keys[n++] = e->moments.items[i].family;
    if (e->moments.items[i].point) keys[n++] = hash_mix(e->moments.items[i].point, 2);
    double least = INFINITY;
    for (uint32_t k = 0, best = 0; k < KEY_WORDS && best != UINT32_MAX; k++) { /* the next heaviest */
      double most = 0;
      best = UINT32_MAX;
      for (uint32_t w = 0; w < x->n_near; w++) {
        double weight = (double)x->near[w].weight * m->c->rarity[x->near[w].lemma];
        if (weight > most && weight < least) most = weight, best = w;
      }
      least = most;
      if (best != UINT32_MAX) keys[n++] = hash_mix(x->near[best].lemma, 1);
    }
  }
  return n;
}

#define MOST_KEYS (MOST_MEMBERS * (KEY_WORDS + 2))

/* The entry that a new one is of: the one nearest in time among those alike; SIZE_MAX when there is none, or when the new one is
 * vague and there are several. */
static size_t entry_for(const maker *m, const entry *e, const uint64_t *keys, size_t n_keys) {
  size_t found = SIZE_MAX;
  double best = INFINITY;
  bool several = false;
  for (size_t k = 0; k < n_keys; k++) {
    const uint64_t *place = map_get(&m->postings, keys[k]);
    if (!place) continue;
    const posting_list *list = &m->lists.items[*place - 1];
    for (size_t i = list->entries.n, looked = 0; i-- > 0 && looked < MOST_POSTINGS; looked++) {
      size_t at = list->entries.items[i];
      const entry *other = &m->entries.items[at];
      if (at == found || other->from >= e->to || e->from >= other->to || !alike(m, e, other)) continue;
      double apart = fabs(other->from + other->to - e->from - e->to);
      several |= found != SIZE_MAX;
      if (apart < best || (apart == best && at < found)) best = apart, found = at;
    }
  }
  if (found == SIZE_MAX) return found;
  const entry *other = &m->entries.items[found];
  return several && e->to - e->from > WIDER * (other->to - other->from) ? SIZE_MAX : found;
}

static void put_entry(maker *m, entry *e) {
  uint64_t keys[MOST_KEYS];
  size_t n_keys = keys_of(m, e, keys), into = entry_for(m, e, keys, n_keys);
  if (into == SIZE_MAX) {
    into = m->entries.n;
    VECTOR_PUSH(m->c->a, m->entries, *e);
  } else {
    entry *other = &m->entries.items[into];
    for (size_t i = 0; i < e->moments.n; i++) VECTOR_PUSH(m->c->a, other->moments, e->moments.items[i]);
  }
  for (size_t k = 0; k < n_keys; k++) {
    uint64_t *place = map_put(&m->postings, keys[k], NULL);
    if (!*place) {
      VECTOR_PUSH(m->c->a, m->lists, (posting_list){0});
      *place = m->lists.n;
    }
    posting_list *list = &m->lists.items[*place - 1];
    if (!list->entries.n || list->entries.items[list->entries.n - 1] != into) VECTOR_PUSH(m->c->a, list->entries, (uint32_t)into);
  }
}

/* Adds a date claim to an entry in the making, when it tells of an event. */
static void add_moment(maker *m, entry *e, uint32_t claim_number, uint32_t point_number) {
  const claim *x = claim_of(m, claim_number);
  const annotation *event = timeline_event(&m->view, x);
  timeline_reason reason = timeline_judge(&m->view, x, event);
  if (dated(x)) m->left_out[reason]++;
  if (reason != TIMELINE_KEPT) return;
  uint64_t family = event ? hash_bytes(claim_family(event->as.event.lemma), 0) | 1 : 0;
  VECTOR_PUSH(m->c->a, e->moments, (moment){claim_number, m->until[claim_number], event, family, point_number});
  if (dated(x) && x->hi - x->lo < e->to - e->from) e->from = x->lo, e->to = x->hi;
}

/* The next date claim of the sentence, when it dates the same event; UINT32_MAX when there is none. */
static uint32_t second_date(const maker *m, uint32_t number) {
  const claim *x = claim_of(m, number);
  const annotation *event = timeline_event(&m->view, x);
  for (uint32_t i = number + 1; event && i < m->c->claims.n; i++) {
    const claim *y = claim_of(m, i);
    if (y->article != x->article || y->at.start >= x->sentence.end) break;
    if (y->kind == CLAIM_DATE) return timeline_event(&m->view, y) == event ? i : UINT32_MAX;
  }
  return UINT32_MAX;
}

/* "from 1943 to 1947", "1951-1957": nothing stands between two dates but what makes them a span. */
static bool makes_span(const maker *m, const claim *x, const claim *y) {
  static const char *const ties[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94", "to", "until", "till", "through"};
  str between = str_trim(str_slice(m->c->articles[x->article].article.text, x->at.end, y->at.start));
  for (size_t i = 0; i < sizeof ties / sizeof *ties; i++)
    if (str_eq_ascii_case(between, str_c(ties[i]))) return true;
  return false;
}

/* Two dates of one event in one sentence: the ends of a span become one, and of a clock and a day that does not have it the clock
 * is left out: its day was guessed. `gone` gets the ones that do not stand by themselves. */
static void pair_dates(maker *m, bool *gone, uint32_t *until) {
  for (uint32_t i = 0; i < m->c->claims.n; i++) {
    const claim *x = claim_of(m, i);
    until[i] = UINT32_MAX;
    uint32_t second = dated(x) && !gone[i] ? second_date(m, i) : UINT32_MAX;
    if (second == UINT32_MAX || !dated(claim_of(m, second))) continue;
    const claim *y = claim_of(m, second);
    bool apart = x->hi <= y->lo || y->hi <= x->lo, clock = x->hi - x->lo < DAY_SECONDS, other_clock = y->hi - y->lo < DAY_SECONDS;
    if (x->hi <= y->lo && makes_span(m, x, y)) until[i] = second, gone[second] = true;
    else if (apart && clock != other_clock) gone[clock ? i : second] = true, m->left_out[TIMELINE_REFERENCE]++;
  }
}

/* The narrowest first, so that vague dates find what they may mean; then in order of time, articles and places. */
static int compare_widths(const void *x, const void *y) {
  const entry *a = x, *b = y;
  double p = a->to - a->from, q = b->to - b->from;
  if (p != q) return p < q ? -1 : 1;
  if (a->from != b->from) return a->from < b->from ? -1 : 1;
  return (a->moments.items[0].claim > b->moments.items[0].claim) - (a->moments.items[0].claim < b->moments.items[0].claim);
}

/* Claims of a point are dates of one event, unless all of them are vague. */
static bool joins(const maker *m, const point *p) {
  double least = INFINITY;
  for (uint32_t k = 0; k < p->n; k++) {
    const claim *x = claim_of(m, p->claims[k]);
    if (dated(x) && x->hi - x->lo < least) least = x->hi - x->lo;
  }
  return p->kind == CLAIM_DATE && least <= VAGUE_DAYS * DAY_SECONDS;
}

static void make_entries(maker *m) {
  collation *c = m->c;
  bool *used = ARENA_ARRAY(c->a, bool, c->claims.n);
  bool *gone = ARENA_ARRAY(c->a, bool, c->claims.n);
  uint32_t *of_point = ARENA_ARRAY(c->a, uint32_t, c->claims.n);
  entry_list units = {0};
  m->until = ARENA_ARRAY(c->a, uint32_t, c->claims.n);
  pair_dates(m, gone, m->until);
  uint32_t n = 0;
  for (size_t i = 0; i < c->points.n; i++) {
    const point *p = &c->points.items[i];
    for (uint32_t k = 0; k < p->n; k++) of_point[p->claims[k]] = (uint32_t)i + 1;
    if (!joins(m, p)) continue;
    entry e = {.from = -INFINITY, .to = INFINITY};
    for (uint32_t k = 0; k < p->n; k++) {
      used[p->claims[k]] = true;
      if (gone[p->claims[k]]) continue;
      if (n++ < MOST_DATES) add_moment(m, &e, p->claims[k], (uint32_t)i + 1);
      else m->left_out[TIMELINE_MORE]++;
    }
    if (e.moments.n && isfinite(e.from)) VECTOR_PUSH(c->a, units, e);
  }
  for (uint32_t i = 0; i < c->claims.n; i++) {
    if (used[i] || gone[i] || !dated(&c->claims.items[i])) continue;
    entry e = {.from = -INFINITY, .to = INFINITY};
    if (n++ < MOST_DATES) add_moment(m, &e, i, of_point[i]);
    else m->left_out[TIMELINE_MORE]++;
    if (e.moments.n) VECTOR_PUSH(c->a, units, e);
  }
  if (units.n) qsort(units.items, units.n, sizeof(entry), compare_widths);
  for (size_t i = 0; i < units.n; i++) put_entry(m, &units.items[i]);
}

/* --- judging ------------------------------------------------------------------------------------------------------- */

static int compare_moments(const void *x, const void *y) {
  const moment *a = x, *b = y;
  return (a->claim > b->claim) - (a->claim < b->claim);
}

/* A date of the first group, or one that contradicts it: not in an article that has the first date, too, which speaks of
 * something else there. */
static bool belongs(const maker *m, const entry *e, size_t number) {
  if (e->judged.groups[number] == 'A') return true;
  bool found = false;
  for (size_t k = 0, looked = 0; k < e->moments.n; k++) {
    if (e->judged.groups[k] != 'A') continue;
    if (claim_of(m, e->moments.items[k].claim)->article == claim_of(m, e->moments.items[number].claim)->article) return false;
    if (!found && looked++ < MOST_COMPARED) found = contradicts(m, &e->moments.items[k], &e->moments.items[number]);
  }
  return found;
}

/* Dates of other groups than the first that do not contradict it are of another event: they go into entries of their own. */
static void split(maker *m, size_t number) {
  entry parts[MOST_GROUPS + 1] = {0}; /* the last: what stays */
  const entry *e = &m->entries.items[number];
  for (size_t i = 0; i < e->moments.n; i++) {
    entry *into = &parts[belongs(m, e, i) ? MOST_GROUPS : e->judged.groups[i] - 'A'];
    VECTOR_PUSH(m->c->a, into->moments, e->moments.items[i]);
  }
  if (parts[MOST_GROUPS].moments.n == e->moments.n) return;
  m->entries.items[number].moments.items = parts[MOST_GROUPS].moments.items;
  m->entries.items[number].moments.n = parts[MOST_GROUPS].moments.n;
  m->entries.items[number].moments.cap = parts[MOST_GROUPS].moments.cap;
  for (size_t g = 0; g < MOST_GROUPS; g++)
    if (parts[g].moments.n) VECTOR_PUSH(m->c->a, m->entries, parts[g]);
}

static void group_claims(maker *m, entry *e) {
  point *p = &e->judged;
  *p = (point){.kind = CLAIM_DATE, .claims = ARENA_ARRAY(m->c->a, uint32_t, e->moments.n)};
  for (size_t i = 0; i < e->moments.n; i++) p->claims[p->n++] = e->moments.items[i].claim;
  point_judge(m->c, p);
}

/* The bounds that all dates of the first group with known ones allow, wide ones when the narrow ones leave nothing. */
static bool set_bounds(const maker *m, entry *e) {
  char group = 0;
  for (size_t i = 0; i < e->moments.n; i++)
    if (dated(claim_of(m, e->moments.items[i].claim)) && (!group || e->judged.groups[i] < group)) group = e->judged.groups[i];
  double from = -INFINITY, to = INFINITY, wide_from = -INFINITY, wide_to = INFINITY;
  for (uint32_t i = 0; i < e->moments.n; i++) {
    const claim *x = claim_of(m, e->moments.items[i].claim);
    if (e->judged.groups[i] != group || !dated(x)) continue;
    from = fmax(from, x->lo), to = fmin(to, x->hi);
    wide_from = fmax(wide_from, x->wide_lo), wide_to = fmin(wide_to, x->wide_hi);
  }
  if (from >= to) from = wide_from, to = wide_to;
  for (uint32_t i = 0; i < e->moments.n; i++) /* of a span, its end */
    if (e->judged.groups[i] == group && e->moments.items[i].until != UINT32_MAX)
      to = fmax(to, claim_of(m, e->moments.items[i].until)->hi);
  e->from = from, e->to = to;
  return group && from < to && isfinite(from) && isfinite(to);
}

/* Groups and bounds; what is of another event becomes an entry at the end of the list. False: no date is known. */
static bool judge(maker *m, size_t number) {
  entry *e = &m->entries.items[number];
  qsort(e->moments.items, e->moments.n, sizeof(moment), compare_moments);
  if (e->moments.n > MOST_ENTRY_CLAIMS) m->left_out[TIMELINE_MORE] += (uint32_t)e->moments.n - MOST_ENTRY_CLAIMS;
  if (e->moments.n > MOST_ENTRY_CLAIMS) e->moments.n = MOST_ENTRY_CLAIMS;
  group_claims(m, e);
  size_t n = e->moments.n;
  split(m, number);
  e = &m->entries.items[number];
  if (e->moments.n < n) group_claims(m, e);
  return set_bounds(m, e);
}

static void count_tellers(maker *m, entry *e) {
  names outlets;
  names_init(&outlets, m->c->a);
  uint32_t last = UINT32_MAX;
  for (size_t i = 0; i < e->moments.n; i++) {
    const claim *x = claim_of(m, e->moments.items[i].claim);
    if (x->article == last) continue;
    e->articles++, last = x->article;
    str outlet = m->c->articles[x->article].article.outlet;
    if (outlet.len) names_put(&outlets, str_lower_ascii(m->c->a, outlet));
  }
  e->outlets = (uint32_t)outlets.list.n;
}

/* Told by one article only, long before the story, of nobody whom the story is about. */
static bool is_background(const maker *m, const entry *e) {
  if (e->articles > 1 || !isfinite(m->view.first) || e->to > m->view.first - BEFORE_STORY * DAY_SECONDS) return false;
  for (size_t i = 0; i < e->moments.n; i++)
    if (timeline_of_story(&m->view, claim_of(m, e->moments.items[i].claim), e->moments.items[i].event)) return false;
  return true;
}

static int compare_entries(const void *x, const void *y) {
  const entry *a = x, *b = y;
  if (a->from != b->from) return a->from < b->from ? -1 : 1;
  if (a->to != b->to) return a->to < b->to ? -1 : 1;
  return (a->moments.items[0].claim > b->moments.items[0].claim) - (a->moments.items[0].claim < b->moments.items[0].claim);
}

/* Entries that say most: by number of articles, then of claims, then in order of time. */
static int compare_weights(const void *x, const void *y) {
  const entry *a = x, *b = y;
  if (a->articles != b->articles) return a->articles < b->articles ? 1 : -1;
  if (a->moments.n != b->moments.n) return a->moments.n < b->moments.n ? 1 : -1;
  return compare_entries(x, y);
}

static void judge_entries(maker *m) {
  size_t kept = 0;
  for (size_t i = 0; i < m->entries.n; i++) { /* grows while entries are split */
    if (!judge(m, i)) continue;
    entry *e = &m->entries.items[i];
    count_tellers(m, e);
    bool doubtful = e->articles == 1;
    for (size_t k = 0; k < e->moments.n && doubtful; k++) doubtful = timeline_doubtful(e->moments.items[k].event);
    if (doubtful) m->left_out[TIMELINE_REFERENCE] += (uint32_t)e->moments.n;
    else if (is_background(m, e)) m->left_out[TIMELINE_BACKGROUND] += (uint32_t)e->moments.n;
    else m->entries.items[kept++] = *e;
  }
  m->entries.n = kept;
  if (kept > MOST_ENTRIES) {
    qsort(m->entries.items, kept, sizeof(entry), compare_weights);
    for (size_t i = MOST_ENTRIES; i < kept; i++) m->left_out[TIMELINE_MORE] += (uint32_t)m->entries.items[i].moments.n;
    m->entries.n = MOST_ENTRIES;
  }
  if (m->entries.n) qsort(m->entries.items, m->entries.n, sizeof(entry), compare_entries);
}

/* --- the row ------------------------------------------------------------------------------------------------------- */

/* First or last minute of what is told to the minute, else first or last day. */
static str bound(arena *a, double from, double to, bool end) {
  int64_t second = (int64_t)(end ? to - 1 : from);
  if (to - from < DAY_SECONDS) return iso_minute(a, second);
  return iso_day(a, second / DAY_SECONDS - (second % DAY_SECONDS < 0));
}

/* How well a claim's words tell what happened. */
static double telling(const maker *m, const entry *e, size_t i) {
  const moment *t = &e->moments.items[i];
  const claim *x = claim_of(m, t->claim);
  double sum = 1 - (double)x->depth;
  if (e->judged.groups[i] == 'A') sum += 2;
  if (t->event) sum += 2;
  if (t->event && t->event->as.event.participants.n) sum += 1;
  if (t->event && str_eq(t->event->as.event.tense, STR("past"))) sum += 1;
  if (!x->quoted) sum += 1;
  size_t family = 0;
  for (size_t k = 0; k < e->moments.n; k++) family += t->family && e->moments.items[k].family == t->family;
  sum += 1.5 * (double)family / (double)e->moments.n;
  if (x->hi - x->lo <= e->to - e->from) sum += 0.5;
  return sum;
}

static json *place_json(maker *m, uint32_t teller, span at, const offsets *maps) {
  json *row = json_new(m->c->a, JSON_OBJECT);
  json_set_str(m->c->a, row, STR("article"), m->c->articles[teller].article.id);
  json_set_int(m->c->a, row, STR("start"), (int64_t)offsets_from_byte(&maps[teller], at.start));
  json_set_int(m->c->a, row, STR("end"), (int64_t)offsets_from_byte(&maps[teller], at.end));
  return row;
}

static void label_json(maker *m, const entry *e, json *row, const offsets *maps) {
  arena *a = m->c->a;
  size_t best = 0;
  double most = 0;
  for (size_t i = 0; i < e->moments.n; i++) {
    double much = telling(m, e, i);
    if (much > most) most = much, best = i;
  }
  const moment *t = &e->moments.items[best];
  const claim *x = claim_of(m, t->claim);
  span at;
  str label = timeline_label(&m->view, x, t->event, &at);
  if (!label.len) label = str_slice(m->c->articles[x->article].article.text, at.start, at.end);
  json_set_str(a, row, STR("label"), label);
  json_set(a, row, STR("label_at"), place_json(m, x->article, at, maps));
  if (!t->event) return;
  json_set_str(a, row, STR("lemma"), claim_family(t->event->as.event.lemma));
  json *people = json_new(a, JSON_ARRAY);
  for (uint32_t i = 0; i < t->event->as.event.participants.n; i++)
    json_push(people, json_new_str(a, t->event->as.event.participants.items[i]));
  if (people->n) json_set(a, row, STR("participants"), people);
}

static json *entry_json(maker *m, const entry *e, collate_claim_writer to_json, const offsets *maps) {
  arena *a = m->c->a;
  json *row = json_new(a, JSON_OBJECT), *claims = json_new(a, JSON_ARRAY);
  bool conflict = false;
  point judged = e->judged;
  collate_origins(m->c, &judged);
  json_set_str(a, row, STR("from"), bound(a, e->from, e->to, false));
  json_set_str(a, row, STR("to"), bound(a, e->from, e->to, true));
  label_json(m, e, row, maps);
  json_set_int(a, row, STR("articles"), e->articles);
  json_set_int(a, row, STR("outlets"), e->outlets);
  json_set_int(a, row, STR("origins"), judged.n_origins);
  for (uint32_t i = 0; i < e->judged.n; i++) {
    conflict |= e->judged.groups[i] != 'A';
    json_push(claims, to_json(m->c, claim_of(m, e->judged.claims[i]), e->judged.groups[i], maps));
    uint32_t until = e->moments.items[i].until;
    if (until != UINT32_MAX) json_push(claims, to_json(m->c, claim_of(m, until), e->judged.groups[i], maps));
  }
  if (conflict) json_set(a, row, STR("conflict"), json_new_bool(a, true));
  json_set(a, row, STR("claims"), claims);
  return row;
}

json *collate_timeline(collation *c, collate_claim_writer to_json, const offsets *maps, json **left_out) {
  maker m = {.c = c};
  timeline_view_init(&m.view, c);
  map_init(&m.postings, c->a);
  make_entries(&m);
  judge_entries(&m);
  json *out = json_new(c->a, JSON_ARRAY);
  for (size_t i = 0; i < m.entries.n; i++) json_push(out, entry_json(&m, &m.entries.items[i], to_json, maps));
  *left_out = json_new(c->a, JSON_OBJECT);
  for (int i = TIMELINE_KEPT + 1; i < TIMELINE_REASONS; i++)
    if (m.left_out[i]) json_set_int(c->a, *left_out, str_c(timeline_reason_names[i]), m.left_out[i]);
  return out;
}
