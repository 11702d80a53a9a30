/* resolve.c - names of a story's articles brought to one key each, and ids made of keys.
 *
 *   local entity (article, "e3", "Khloé Kardashian") -> key "khloe kardashian" -> adopted by a fuller or commoner key -> id
 *
 * Rules, in order, each only when exactly one name of the story fits: a lone surname or given name belongs to the full name
 * that has it; initials belong to the organisation that they abbreviate; a name one or two letters off belongs to the
 * commoner spelling. Two full names of one article are never merged. */
#include "resolve/resolve.h"

#include "base/hash.h"
#include "resolve/data/nicknames.h"
#include "text/fold.h"

#include <stdlib.h>

#define MOST_WORDS 12      /* of a name that are looked at */
#define MOST_CANDIDATES 64 /* names with one surname or given name that are compared */
#define LENGTH_FOR_ONE_EDIT 5
#define LENGTH_FOR_TWO_EDITS 8

/* A name of the story, under its key. */
typedef struct node {
  str key;
  bool person;
  str first, last; /* of a person; last alone when it is one word */
  uint32_t n_words;
  uint32_t n;       /* mentions */
  uint32_t adopted; /* the node whose id it gets; itself at first */
} node;

/* An entity of one article. */
typedef struct local {
  uint32_t article;
  str id, name, type;
  str called; /* the single word that it is called by most, or empty */
  uint32_t n, n_called, node;
} local;

typedef struct node_list {
  uint32_t *items;
  size_t n, cap;
} node_list;

typedef struct story {
  arena *a;
  story_article *articles;
  size_t n_articles;
  VECTOR(local) locals;
  VECTOR(node) nodes;
  names keys;
  map both;    /* (article, node) present */
  map by_word; /* surname or given name -> list of nodes */
  VECTOR(node_list) lists;
} story;

/* --- names to keys --------------------------------------------------------------------------------------------- */

static str given_name(str first) {
  size_t i = STR_ROW_FIND(nicknames, first);
  return i == SIZE_MAX ? first : str_c(nicknames[i][1]);
}

static size_t name_words(arena *a, str name, str *words) {
  str folded = fold(a, name);
  size_t n = 0, at = 0;
  word w;
  while (n < MOST_WORDS && word_next(folded, &at, &w)) {
    str s = str_slice(folded, w.start, w.end);
    if (str_ends(s, STR("'s"))) s.len -= 2;
    if (s.len) words[n++] = s;
  }
  return n;
}

static str join(arena *a, const str *words, size_t n) {
  buffer b;
  buffer_init(&b, a, 4096);
  for (size_t i = 0; i < n; i++) {
    if (i) buffer_add_char(&b, ' ');
    buffer_add(&b, words[i]);
  }
  return buffer_str(&b);
}

/* The surname is the last word, or the one that the person is called by alone: "Rivera" of "Andrés Rivera Núñez". */
static node person_node(arena *a, str *words, size_t n, str called) {
  while (n > 1 && STR_LISTED(name_suffixes, words[n - 1])) n--;
  node out = {.person = true, .n_words = n > 1 ? 2 : 1, .last = n ? words[n - 1] : STR("")};
  for (size_t i = 1; called.len && i < n; i++)
    if (str_eq(words[i], called)) out.last = words[i];
  if (n > 1) out.first = given_name(words[0]);
  out.key = n > 1 ? str_format(a, "%.*s %.*s", STR_FMT(out.first), STR_FMT(out.last)) : out.last;
  return out;
}

static node thing_node(arena *a, str *words, size_t n) {
  if (n > 1 && str_eq(words[0], STR("the"))) words++, n--;
  while (n > 1 && STR_LISTED(organisation_suffixes, words[n - 1])) n--;
  return (node){.n_words = (uint32_t)n, .key = join(a, words, n)};
}

static uint32_t put_node(story *s, str name, str type, str called) {
  str words[MOST_WORDS];
  size_t n = name_words(s->a, name, words);
  bool person = str_eq(type, STR("person"));
  node made = person ? person_node(s->a, words, n, called) : thing_node(s->a, words, n);
  str full = str_format(s->a, "%c %.*s", person ? 'p' : 'o', STR_FMT(made.key));
  uint32_t i = names_put(&s->keys, full);
  if (i == s->nodes.n) {
    made.adopted = i;
    made.key = full;
    VECTOR_PUSH(s->a, s->nodes, made);
  }
  return i;
}

/* --- entities of the articles ---------------------------------------------------------------------------------- */

typedef struct name_count {
  str name;
  uint32_t n, words;
} name_count;

static uint32_t count_words(str s) {
  uint32_t n = 0;
  size_t at = 0;
  word w;
  while (word_next(s, &at, &w)) n++;
  return n;
}

/* Words that are written out: "A. Rivera" has one. */
static uint32_t full_words(str s) {
  uint32_t n = 0;
  size_t at = 0;
  word w;
  while (word_next(s, &at, &w)) n += w.end - w.start > 1;
  return n;
}

static bool is_named(const annotation *m) { return m->kind == ANNOTATION_MENTION && str_eq(m->as.mention.form, STR("name")); }

/* Each entity of an article with its fullest name (most words written out, then most often, then first in the alphabet), and the
 * single word that it is most often called by. */
static void gather_locals(story *s, uint32_t which) {
  const annotations *notes = &s->articles[which].notes;
  names ids;
  names_init(&ids, s->a);
  size_t first = s->locals.n;
  map counts; /* (entity, name) -> mentions */
  map_init(&counts, s->a);
  for (size_t i = 0; i < notes->n; i++) {
    const annotation *m = &notes->items[i];
    if (!is_named(m) || !m->as.mention.entity.len) continue;
    uint32_t e = names_put(&ids, m->as.mention.entity);
    if (first + e == s->locals.n)
      VECTOR_PUSH(s->a, s->locals, (local){.article = which, .id = m->as.mention.entity, .type = m->as.mention.type});
    ++*map_put(&counts, hash_bytes(m->as.mention.name, e), NULL);
  }
  for (size_t i = 0; i < notes->n; i++) {
    const annotation *m = &notes->items[i];
    if (!is_named(m) || !m->as.mention.entity.len) continue;
    uint32_t e = names_get(&ids, m->as.mention.entity);
    local *l = &s->locals.items[first + e];
    uint32_t n = (uint32_t)*map_get(&counts, hash_bytes(m->as.mention.name, e));
    uint32_t words = full_words(m->as.mention.name), best = full_words(l->name);
    if (words == 1 && count_words(m->as.mention.name) == 1 && n > l->n_called) l->called = m->as.mention.name, l->n_called = n;
    bool better = !l->name.len || words > best || (words == best && n > l->n) ||
                  (words == best && n == l->n && str_cmp(m->as.mention.name, l->name) < 0);
    if (better) l->name = m->as.mention.name, l->n = n;
  }
  for (size_t i = first; i < s->locals.n; i++) {
    local *l = &s->locals.items[i];
    l->node = put_node(s, l->name, l->type, fold(s->a, l->called));
    s->nodes.items[l->node].n += l->n;
    map_put(&s->both, hash_mix(which, l->node), NULL);
  }
}

/* --- adoption -------------------------------------------------------------------------------------------------- */

static uint32_t root_of(const story *s, uint32_t i) {
  while (s->nodes.items[i].adopted != i) i = s->nodes.items[i].adopted;
  return i;
}

static void list_add(story *s, str name, uint32_t i) {
  if (!name.len) return;
  bool is_new;
  uint64_t *place = map_put(&s->by_word, hash_bytes(name, 0), &is_new);
  if (is_new) {
    *place = s->lists.n;
    VECTOR_PUSH(s->a, s->lists, (node_list){0});
  }
  if (s->lists.items[*place].n < MOST_CANDIDATES) VECTOR_PUSH(s->a, s->lists.items[*place], i);
}

/* Both stand in one article under different names. */
static bool together(const story *s, uint32_t x, uint32_t y) {
  for (uint32_t i = 0; i < s->n_articles; i++)
    if (map_get(&s->both, hash_mix(i, x)) && map_get(&s->both, hash_mix(i, y))) return true;
  return false;
}

/* Letters to insert, delete, replace or swap with a neighbour (optimal string alignment), or `most` + 1 when more. */
static size_t edits(str x, str y, size_t most) {
  enum { LONGEST = 40 };
  if (x.len > LONGEST || y.len > LONGEST) return most + 1;
  size_t rows[3][LONGEST + 1], *before = rows[0], *above = rows[1], *row = rows[2];
  for (size_t j = 0; j <= y.len; j++) above[j] = j;
  for (size_t i = 1; i <= x.len; i++) {
    row[0] = i;
    for (size_t j = 1; j <= y.len; j++) {
      size_t best = above[j - 1] + (x.data[i - 1] != y.data[j - 1]);
      if (above[j] + 1 < best) best = above[j] + 1;
      if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
      bool swapped = i > 1 && j > 1 && x.data[i - 1] == y.data[j - 2] && x.data[i - 2] == y.data[j - 1];
      if (swapped && before[j - 2] + 1 < best) best = before[j - 2] + 1;
      row[j] = best;
    }
    size_t *free_row = before;
    before = above, above = row, row = free_row;
  }
  return above[y.len];
}

static bool nearly(str x, str y) {
  size_t shorter = x.len < y.len ? x.len : y.len, most = shorter >= LENGTH_FOR_TWO_EDITS  ? 2
                                                         : shorter >= LENGTH_FOR_ONE_EDIT ? 1
                                                                                          : 0;
  return x.len && x.data[0] == y.data[0] && edits(x, y, most) <= most;
}

/* The one full name that has this word as its surname (or given name); UINT32_MAX when there is none or several. */
static uint32_t full_name_with(const story *s, uint32_t i) {
  const uint64_t *place = map_get(&s->by_word, hash_bytes(s->nodes.items[i].last, 0));
  uint32_t found = UINT32_MAX;
  if (!place) return UINT32_MAX;
  for (size_t k = 0; k < s->lists.items[*place].n; k++) {
    uint32_t candidate = root_of(s, s->lists.items[*place].items[k]);
    if (candidate == i || candidate == found) continue;
    if (found != UINT32_MAX) return UINT32_MAX;
    found = candidate;
  }
  return found;
}

/* First letters of the words that count ("central intelligence agency" -> "cia"). */
static str initials(arena *a, str key) {
  buffer b;
  buffer_init(&b, a, 64);
  size_t at = 0;
  word w;
  while (word_next(key, &at, &w)) {
    str s = str_slice(key, w.start, w.end);
    if (!str_eq(s, STR("of")) && !str_eq(s, STR("the")) && !str_eq(s, STR("and")) && !str_eq(s, STR("for")))
      buffer_add_char(&b, s.data[0]);
  }
  return buffer_str(&b);
}

static int compare_keys(const void *x, const void *y) {
  return str_cmp((*(const node *const *)x)->key, (*(const node *const *)y)->key);
}

static void adopt(story *s) {
  size_t n = s->nodes.n;
  node **order = ARENA_ARRAY(s->a, node *, n);
  for (size_t i = 0; i < n; i++) order[i] = &s->nodes.items[i];
  if (n) qsort(order, n, sizeof *order, compare_keys);
  /* spellings a letter or two off, to the commoner one (by key where equally common) */
  for (size_t k = 0; k < n; k++)
    if (order[k]->person && order[k]->n_words > 1) {
      list_add(s, order[k]->last, (uint32_t)(order[k] - s->nodes.items));
      list_add(s, order[k]->first, (uint32_t)(order[k] - s->nodes.items));
    }
  for (size_t k = 0; k < n; k++) {
    node *x = order[k];
    if (!x->person || x->n_words < 2) continue;
    uint32_t self = (uint32_t)(x - s->nodes.items), best = UINT32_MAX;
    const str words[2] = {x->first, x->last};
    for (size_t v = 0; v < 2; v++) {
      const uint64_t *place = map_get(&s->by_word, hash_bytes(words[v], 0));
      for (size_t c = 0; place && c < s->lists.items[*place].n; c++) {
        uint32_t other = s->lists.items[*place].items[c];
        const node *y = &s->nodes.items[other];
        if (other == self || y->n < x->n || (y->n == x->n && str_cmp(y->key, x->key) > 0)) continue;
        bool near =
            (str_eq(x->first, y->first) && nearly(x->last, y->last)) || (str_eq(x->last, y->last) && nearly(x->first, y->first));
        if (!near || together(s, self, other)) continue;
        if (best == UINT32_MAX || y->n > s->nodes.items[best].n) best = other;
      }
    }
    if (best != UINT32_MAX && root_of(s, best) != self) x->adopted = best;
  }
  /* lone surnames and given names */
  for (size_t k = 0; k < n; k++) {
    node *x = order[k];
    if (!x->person || x->n_words != 1) continue;
    uint32_t self = (uint32_t)(x - s->nodes.items), full = full_name_with(s, self);
    if (full != UINT32_MAX) x->adopted = full;
  }
  /* initials of an organisation */
  map by_initials;
  map_init(&by_initials, s->a);
  for (size_t k = 0; k < n; k++) {
    node *x = order[k];
    if (x->person || x->n_words < 2) continue;
    bool is_new;
    uint64_t *place = map_put(&by_initials, hash_bytes(initials(s->a, str_slice(x->key, 2, x->key.len)), 0), &is_new);
    *place = is_new ? (uint64_t)(x - s->nodes.items) : UINT64_MAX; /* two that fit: neither */
  }
  for (size_t k = 0; k < n; k++) {
    node *x = order[k];
    if (x->person || x->n_words != 1 || x->key.len < 4 || x->key.len > 10) continue;
    const uint64_t *place = map_get(&by_initials, hash_bytes(str_slice(x->key, 2, x->key.len), 0));
    if (place && *place != UINT64_MAX) x->adopted = (uint32_t)*place;
  }
}

/* --- results --------------------------------------------------------------------------------------------------- */

static int compare_entities(const void *x, const void *y) { return str_cmp(((const entity *)x)->id, ((const entity *)y)->id); }

static int compare_variants(const void *x, const void *y) {
  const entity_variant *a = x, *b = y;
  return a->n != b->n ? (a->n < b->n) - (a->n > b->n) : str_cmp(a->name, b->name);
}

typedef struct growing {
  entity e;
  VECTOR(entity_variant) variants;
  uint32_t last_article; /* + 1 */
  map types;
} growing;

static void count_mention(arena *a, growing *g, const annotation *m, uint32_t which) {
  g->e.n_mentions++;
  if (g->last_article != which + 1) g->e.n_articles++, g->last_article = which + 1;
  if (!str_eq(m->as.mention.form, STR("name"))) return;
  for (size_t i = 0; i < g->variants.n; i++)
    if (str_eq(g->variants.items[i].name, m->as.mention.name)) {
      g->variants.items[i].n++;
      return;
    }
  VECTOR_PUSH(a, g->variants, (entity_variant){m->as.mention.name, 1});
}

/* The commonest spelling among those with most words. */
static void choose_name(growing *g) {
  uint32_t best_words = 0, best_n = 0;
  for (size_t i = 0; i < g->variants.n; i++) {
    const entity_variant *v = &g->variants.items[i];
    uint32_t words = count_words(v->name);
    if (words > 3) words = 3;
    if (words < best_words || (words == best_words && v->n <= best_n)) continue;
    best_words = words, best_n = v->n;
    g->e.name = v->name;
  }
}

/* What the entities of one article are across articles. */
typedef struct article_ids {
  const story_article *in;
  names named; /* entities with names, in the order of the locals */
  const local *locals;
  const str *ids; /* of each node */
  names groups;   /* entities that are known by their members alone */
  VECTOR(str) group_ids;
} article_ids;

/* Somebody known only by descriptions is of this article alone. */
static str across_articles(arena *a, const article_ids *here, str local_id) {
  uint32_t e = names_get(&here->named, local_id);
  if (e != UINT32_MAX) return here->ids[here->locals[e].node];
  e = names_get(&here->groups, local_id);
  if (e != UINT32_MAX) return here->group_ids.items[e];
  str both = str_format(a, "%.*s %.*s", STR_FMT(here->in->article.id), STR_FMT(local_id));
  return str_format(a, "x%.*s", STR_FMT(hash_identity(a, both, 12)));
}

static int compare_strs(const void *x, const void *y) { return str_cmp(*(const str *)x, *(const str *)y); }

/* The couple of two articles is one when its members are. */
static void name_groups(arena *a, article_ids *here) {
  const annotations *notes = &here->in->notes;
  for (size_t k = 0; k < notes->n; k++) {
    if (notes->items[k].kind != ANNOTATION_MENTION) continue;
    strs members = notes->items[k].as.mention.members;
    str local_id = notes->items[k].as.mention.entity;
    if (!members.n || !local_id.len || names_get(&here->named, local_id) != UINT32_MAX ||
        names_put(&here->groups, local_id) < here->group_ids.n)
      continue;
    str *ids = ARENA_ARRAY(a, str, members.n);
    for (uint32_t i = 0; i < members.n; i++) ids[i] = across_articles(a, here, members.items[i]);
    qsort(ids, members.n, sizeof *ids, compare_strs);
    buffer all;
    buffer_init(&all, a, SIZE_MAX / 4);
    for (uint32_t i = 0; i < members.n; i++) {
      buffer_add(&all, ids[i]);
      buffer_add_char(&all, ' ');
    }
    VECTOR_PUSH(a, here->group_ids, str_format(a, "g%.*s", STR_FMT(hash_identity(a, buffer_str(&all), 12))));
  }
}

/* Who takes part in an event, or is one of a group; the old list may be looked at still. */
static void rename_all(arena *a, strs *list, const article_ids *here) {
  if (!list->n) return;
  str *renamed = ARENA_ARRAY(a, str, list->n);
  for (uint32_t i = 0; i < list->n; i++) renamed[i] = across_articles(a, here, list->items[i]);
  list->items = renamed;
}

entities resolve_story(arena *a, story_article *articles, size_t n) {
  story s = {.a = a, .articles = articles, .n_articles = n};
  names_init(&s.keys, a);
  map_init(&s.both, a);
  map_init(&s.by_word, a);
  for (uint32_t i = 0; i < n; i++) gather_locals(&s, i);
  adopt(&s);
  str *ids = ARENA_ARRAY(a, str, s.nodes.n);
  map by_id;
  map_init(&by_id, a);
  VECTOR(growing) found = {0};
  for (uint32_t i = 0; i < s.nodes.n; i++) {
    const node *root = &s.nodes.items[root_of(&s, i)];
    ids[i] = str_format(a, "%c%.*s", root->key.data[0], STR_FMT(hash_identity(a, root->key, 12)));
  }
  size_t l = 0;
  for (uint32_t i = 0; i < n; i++) {
    article_ids here = {.in = &articles[i], .locals = s.locals.items + l, .ids = ids};
    names_init(&here.named, a);
    names_init(&here.groups, a);
    for (; l < s.locals.n && s.locals.items[l].article == i; l++) names_put(&here.named, s.locals.items[l].id);
    name_groups(a, &here);
    for (size_t k = 0; k < articles[i].notes.n; k++) {
      annotation *m = &articles[i].notes.items[k];
      if (m->kind == ANNOTATION_EVENT) rename_all(a, &m->as.event.participants, &here);
      if (m->kind == ANNOTATION_QUOTE && m->as.quote.speaker.len)
        m->as.quote.speaker = across_articles(a, &here, m->as.quote.speaker);
      if (m->kind != ANNOTATION_MENTION || !m->as.mention.entity.len) continue;
      str *who = &m->as.mention.entity;
      uint32_t e = names_get(&here.named, *who);
      *who = across_articles(a, &here, *who);
      rename_all(a, &m->as.mention.members, &here);
      if (e == UINT32_MAX) continue;
      const local *in = &here.locals[e];
      bool is_new;
      uint64_t *place = map_put(&by_id, hash_bytes(*who, 0), &is_new);
      if (is_new) {
        *place = found.n;
        VECTOR_PUSH(a, found, (growing){.e = {.id = *who, .type = in->type}});
      }
      count_mention(a, &found.items[*place], m, i);
    }
  }
  entities out = {ARENA_ARRAY(a, entity, found.n), found.n};
  for (size_t i = 0; i < found.n; i++) {
    growing *g = &found.items[i];
    if (g->variants.n) qsort(g->variants.items, g->variants.n, sizeof *g->variants.items, compare_variants);
    choose_name(g);
    g->e.variants = g->variants.items;
    g->e.n_variants = (uint32_t)g->variants.n;
    out.items[i] = g->e;
  }
  if (out.n) qsort(out.items, out.n, sizeof *out.items, compare_entities);
  return out;
}
