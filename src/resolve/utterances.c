/* utterances.c - quotations of a story gathered by utterance: leader clustering (Hartigan 1975, ch. 3) in order of fullness, so
 * that all wordings fit one, the fullest. Keys let a wording meet leaders; it is aligned with the few that share most. */
#include "resolve/utterances.h"

#include "base/hash.h"
#include "resolve/data/utterance_weights.h"
#include "resolve/wording.h"
#include "text/fold.h"

#include <stdlib.h>

#define MOST_POSTINGS 32 /* leaders that are kept of a key, the fullest */
#define MOST_TRIED 6     /* leaders that a wording is aligned with */
#define LEAST_VOTES 0.2  /* of those of the leader that shares most */
#define MOST_OVERLAPS 8  /* quotes of two wordings that are looked at for one place */

/* A quote annotation. */
typedef struct place {
  uint32_t article, note;
} place;

/* Equal words of one speaker. */
typedef struct node {
  wording words;
  str speaker; /* empty when not known */
  bool named;  /* the speaker has a name somewhere in the story */
  str who;     /* that name, folded, or the id: what the result hangs on, since ids may change with other stories */
  bool quoted; /* one of its quotes is direct or mixed */
  VECTOR(place) places;
  place fullest;   /* whose words they are */
  uint32_t leader; /* rank of the node that begins its group */
  double votes;    /* while another node looks for its leader */
} node;

/* A leader that has a key; lists are linked. */
typedef struct posting {
  uint32_t leader, next; /* rank; index of the one before it, UINT32_MAX ends */
  uint32_t n;            /* of this one and those before it */
} posting;

typedef struct utterances {
  arena *a;
  wording_space space;
  story_article *articles;
  size_t n_articles;
  names nodes_by_key, named;
  VECTOR(str) longest; /* names, by number in `named` */
  VECTOR(node) nodes;
  node **order; /* the fullest first */
  map keys;     /* key -> index of its newest posting */
  VECTOR(posting) postings;
} utterances;

/* --- nodes ------------------------------------------------------------------------------------------------------- */

static void gather_named(utterances *u) {
  for (size_t i = 0; i < u->n_articles; i++)
    for (size_t k = 0; k < u->articles[i].notes.n; k++) {
      const annotation *m = &u->articles[i].notes.items[k];
      if (m->kind != ANNOTATION_MENTION || !str_eq(m->as.mention.form, STR("name")) || !m->as.mention.entity.len) continue;
      uint32_t at = names_put(&u->named, m->as.mention.entity);
      if (at == u->longest.n) VECTOR_PUSH(u->a, u->longest, m->as.mention.name);
      str *name = &u->longest.items[at], other = m->as.mention.name;
      if (other.len > name->len || (other.len == name->len && str_cmp(other, *name) < 0)) *name = other;
    }
}

static void gather_quote(utterances *u, uint32_t which, uint32_t note) {
  const story_article *in = &u->articles[which];
  const annotation *q = &in->notes.items[note];
  node made = {.speaker = q->as.quote.speaker, .quoted = !str_eq(q->as.quote.type, STR("indirect")), .fullest = {which, note}};
  uint32_t name = made.speaker.len ? names_get(&u->named, made.speaker) : UINT32_MAX;
  made.named = name != UINT32_MAX;
  made.who = made.named ? fold(u->a, u->longest.items[name]) : made.speaker;
  wording_of(&u->space, in, q, &made.words);
  if (!made.words.n) return;
  str key = str_format(u->a, "%.*s\n%.*s", STR_FMT(made.speaker), STR_FMT(made.words.folded));
  if (!made.speaker.len && made.words.weight < UNKNOWN_RUN) /* "Thank you," of nobody known is nobody else's */
    key = str_format(u->a, "%.*s\n%.*s %u", STR_FMT(key), STR_FMT(in->article.id), q->at.start);
  uint32_t i = names_put(&u->nodes_by_key, key);
  if (i == u->nodes.n) VECTOR_PUSH(u->a, u->nodes, made);
  node *x = &u->nodes.items[i];
  x->quoted |= made.quoted;
  if (wording_compare(&made.words, &x->words) < 0)
    x->words = made.words, x->fullest = made.fullest; /* equal, but more of them between quotation marks */
  VECTOR_PUSH(u->a, x->places, (place){which, note});
}

static int compare_nodes(const void *x, const void *y) {
  const node *a = *(const node *const *)x, *b = *(const node *const *)y;
  int c = wording_compare(&a->words, &b->words);
  if (c) return c;
  if (a->named != b->named) return a->named ? -1 : 1;
  c = str_cmp(a->who, b->who);
  return c ? c : a < b ? -1 : a > b; /* of nobody known: as their articles */
}

/* --- do two wordings tell one utterance? -------------------------------------------------------------------------- */

static bool overlap(const utterances *u, const node *x, const node *y) {
  for (size_t i = 0; i < x->places.n && i < MOST_OVERLAPS; i++)
    for (size_t k = 0; k < y->places.n && k < MOST_OVERLAPS; k++) {
      place p = x->places.items[i], q = y->places.items[k];
      if (p.article != q.article) continue;
      span s = u->articles[p.article].notes.items[p.note].at, t = u->articles[q.article].notes.items[q.note].at;
      if (s.start < t.end && t.start < s.end) return true;
    }
  return false;
}

/* How well x fits the fuller y: 0 when it does not, else higher is better. */
static double fit(utterances *u, const node *x, const node *y) {
  wording_alignment in;
  bool same = x->speaker.len && str_eq(x->speaker, y->speaker), other = !same && x->named && y->named;
  if (!same && overlap(u, x, y)) return 0; /* what A says that B said, and what B said */
  wording_align(&u->space, &x->words, &y->words, &in);
  float density = in.x_density < in.y_density ? in.x_density : in.y_density;
  bool fits;
  if (other) {
    fits = x->quoted && y->quoted && in.run >= OTHER_RUN && in.run_words >= OTHER_RUN_LENGTH && in.x_cover >= OTHER_COVER;
  } else if (!x->quoted || !y->quoted) {
    fits = in.content >= INDIRECT_CONTENT && density >= INDIRECT_DENSITY;
    if (same) fits = fits && in.matched >= INDIRECT_MATCHED && in.x_cover >= INDIRECT_COVER;
    else
      fits = fits && in.matched >= UNKNOWN_INDIRECT_MATCHED && in.x_cover >= UNKNOWN_INDIRECT_COVER &&
             in.y_cover >= UNKNOWN_INDIRECT_OTHER;
  } else if (same) {
    bool in_a_row = in.run_words >= SAME_RUN_WORDS || in.x_cover >= SAME_SURE_COVER;
    fits = in.matched >= SAME_MATCHED && in.content >= SAME_CONTENT && in.x_cover >= SAME_COVER && density >= SAME_DENSITY &&
           in_a_row;
    fits = fits || (in.run >= SAME_RUN && in.run_words >= SAME_RUN_LENGTH);
  } else {
    fits = in.run >= UNKNOWN_RUN && in.x_cover >= UNKNOWN_COVER && density >= UNKNOWN_DENSITY;
  }
  return fits ? in.matched + (same ? 1000 : other ? 0 : 500) : 0;
}

/* --- leaders and keys --------------------------------------------------------------------------------------------- */

typedef void key_user(utterances *u, uint64_t key, double weight, void *user);

/* Runs of three words, two content words in a row, and single rare ones. */
static void each_key(utterances *u, const wording *in, key_user *use, void *user) {
  const wording_word *last = NULL, *before[2] = {0};
  for (uint32_t i = 0; i < in->n; i++) {
    const wording_word *w = &in->words[i];
    if (w->flags & WORDING_EDITOR) continue;
    uint64_t h = w->base_hash;
    if (before[0]) {
      uint64_t run = hash_mix(hash_mix(before[0]->base_hash, before[1]->base_hash), h);
      use(u, run, before[0]->weight + before[1]->weight + w->weight, user);
    }
    before[0] = before[1], before[1] = w;
    if (!(w->flags & WORDING_CONTENT)) continue;
    if (last) use(u, hash_mix(last->base_hash, hash_mix(h, 2)), last->weight + w->weight, user);
    if (w->weight >= KEY_WEIGHT || in->content <= KEY_FEW) use(u, hash_mix(h, 1), w->weight, user);
    last = w;
  }
}

static void add_posting(utterances *u, uint64_t key, double weight, void *user) {
  (void)weight;
  bool is_new;
  uint64_t *at = map_put(&u->keys, key, &is_new);
  posting p = {*(const uint32_t *)user, UINT32_MAX, 1};
  if (!is_new) {
    const posting *newest = &u->postings.items[*at];
    if (newest->n == MOST_POSTINGS || newest->leader == p.leader) return;
    p.next = (uint32_t)*at, p.n = newest->n + 1;
  }
  *at = u->postings.n;
  VECTOR_PUSH(u->a, u->postings, p);
}

typedef struct voting {
  VECTOR(uint32_t) met; /* ranks of leaders that have a vote */
} voting;

static void vote(utterances *u, uint64_t key, double weight, void *user) {
  voting *v = user;
  const uint64_t *at = map_get(&u->keys, key);
  if (!at) return;
  for (uint32_t i = (uint32_t)*at; i != UINT32_MAX; i = u->postings.items[i].next) {
    uint32_t rank = u->postings.items[i].leader;
    node *leader = u->order[rank];
    if (leader->votes <= 0) VECTOR_PUSH(u->a, v->met, rank);
    leader->votes += weight;
  }
}

/* The leader that it fits best, or UINT32_MAX. */
static uint32_t best_leader(utterances *u, const node *x, voting *v) {
  v->met.n = 0;
  each_key(u, &x->words, vote, v);
  uint32_t best = UINT32_MAX;
  double best_fit = 0, first = 0;
  for (int tried = 0; tried < MOST_TRIED; tried++) {
    uint32_t next = UINT32_MAX;
    for (size_t i = 0; i < v->met.n; i++) {
      uint32_t rank = v->met.items[i];
      double votes = u->order[rank]->votes;
      if (votes <= 0) continue;
      double most = next == UINT32_MAX ? 0 : u->order[next]->votes;
      if (votes > most || (votes == most && rank < next)) next = rank;
    }
    if (next == UINT32_MAX) break;
    if (!tried) first = u->order[next]->votes;
    if (u->order[next]->votes < first * LEAST_VOTES) break;
    u->order[next]->votes = 0;
    double how = fit(u, x, u->order[next]);
    if (how > best_fit || (how > 0 && how == best_fit && next < best)) best = next, best_fit = how;
  }
  for (size_t i = 0; i < v->met.n; i++) u->order[v->met.items[i]]->votes = 0;
  return best;
}

/* --- ids ---------------------------------------------------------------------------------------------------------- */

static int compare_named(const void *x, const void *y) {
  const node *a = *(const node *const *)x, *b = *(const node *const *)y;
  return a->leader != b->leader ? (a->leader > b->leader) - (a->leader < b->leader) : str_cmp(a->who, b->who);
}

/* Who says it by most of the quotes of each group, named ones before others; by rank of the leader. */
static str *group_speakers(utterances *u) {
  size_t n = u->nodes.n;
  str *speakers = ARENA_ARRAY(u->a, str, n);
  node **sorted = ARENA_ARRAY(u->a, node *, n);
  memcpy(sorted, u->order, n * sizeof *sorted);
  qsort(sorted, n, sizeof *sorted, compare_named);
  for (size_t from = 0, to; from < n; from = to) {
    uint32_t leader = sorted[from]->leader;
    size_t most = 0;
    speakers[leader] = u->order[leader]->who;
    for (to = from; to < n && sorted[to]->leader == leader;) {
      size_t places = 0, first = to;
      for (; to < n && sorted[to]->leader == leader && str_eq(sorted[to]->who, sorted[first]->who); to++)
        places += sorted[to]->places.n;
      if (sorted[first]->named && places > most) most = places, speakers[leader] = sorted[first]->who;
    }
  }
  return speakers;
}

static str utterance_id(utterances *u, const node *leader, str speaker, names *taken) {
  str of = str_format(u->a, "%.*s\n%.*s", STR_FMT(speaker), STR_FMT(leader->words.folded)), id;
  place first = leader->places.items[0];
  const story_article *in = &u->articles[first.article];
  for (;;) {
    id = str_format(u->a, "u%.*s", STR_FMT(hash_identity(u->a, of, 12)));
    if (names_get(taken, id) == UINT32_MAX) break;
    of = str_format(u->a, "%.*s\n%.*s %u", STR_FMT(of), STR_FMT(in->article.id), in->notes.items[first.note].at.start);
  }
  names_put(taken, id);
  return id;
}

void utterances_find(arena *a, story_article *articles, size_t n) {
  utterances u = {.a = a, .articles = articles, .n_articles = n};
  names_init(&u.nodes_by_key, a);
  names_init(&u.named, a);
  map_init(&u.keys, a);
  wording_space_init(&u.space, a);
  gather_named(&u);
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; k < articles[i].notes.n; k++) {
      if (articles[i].notes.items[k].kind != ANNOTATION_QUOTE) continue;
      articles[i].notes.items[k].as.quote.utterance = STR("");
      gather_quote(&u, i, k);
    }
  size_t n_nodes = u.nodes.n;
  if (!n_nodes) return;
  u.order = ARENA_ARRAY(a, node *, n_nodes);
  for (size_t i = 0; i < n_nodes; i++) u.order[i] = &u.nodes.items[i];
  qsort(u.order, n_nodes, sizeof *u.order, compare_nodes);
  voting v = {0};
  for (uint32_t rank = 0; rank < n_nodes; rank++) {
    node *x = u.order[rank];
    wording_of(&u.space, &articles[x->fullest.article], &articles[x->fullest.article].notes.items[x->fullest.note], &x->words);
    uint32_t leader = best_leader(&u, x, &v);
    x->leader = leader == UINT32_MAX ? rank : leader;
    if (leader != UINT32_MAX) continue;
    wording_keep(a, &x->words); /* those of others are read when they are compared */
    each_key(&u, &x->words, add_posting, &rank);
  }
  str *speakers = group_speakers(&u), *ids = ARENA_ARRAY(a, str, n_nodes);
  names taken;
  names_init(&taken, a);
  for (uint32_t rank = 0; rank < n_nodes; rank++) {
    node *x = u.order[rank];
    if (x->leader == rank) ids[rank] = utterance_id(&u, x, speakers[rank], &taken);
    for (size_t i = 0; i < x->places.n; i++)
      articles[x->places.items[i].article].notes.items[x->places.items[i].note].as.quote.utterance = ids[x->leader];
  }
}
