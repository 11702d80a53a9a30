/* resolve.c - names of a story's articles brought to one key each, and ids made of keys.
 *
 *   local entity (article, "e3", "Khloé Kardashian") -> key "khloe kardashian" -> adopted by a fuller or commoner key -> id
 *
 * Rules, in order, each only when exactly one name of the story fits: a name one or two letters off belongs to the commoner
 * spelling; a lone surname or given name to the full name that has it; initials to the organisation that they abbreviate. Two
 * full names of one article are never merged. */
#include "resolve/resolve.h"

#include "base/hash.h"
#include "resolve/name_key.h"
#include "resolve/party.h"
#include "text/fold.h"

#include <stdlib.h>

#define MOST_CANDIDATES 64 /* names with one surname or given name that are compared */

/* A name of the story, under its key. */
typedef struct node {
  name_key name;
  uint32_t n;       /* mentions */
  uint32_t adopted; /* the node whose id it gets; itself at first */
  const char *why;  /* it was adopted; NULL when it was not */
  str apart;        /* article and entity of this name there that was judged to be somebody else; empty: none */
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

/* A side of a judgement, found in the story. */
typedef struct judged_local {
  uint32_t local;
  judgement_mark mark;
} judged_local;

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
  VECTOR(judged_local) judged;
} story;

/* --- names to nodes -------------------------------------------------------------------------------------------- */

static uint32_t put_node(story *s, str name, str type, str called) {
  name_key key = name_key_of(s->a, name, type, called);
  str full = key.key; /* with what may tell bearers of one name apart */
  if (key.middle.len || key.suffix.len)
    full = str_format(s->a, "%.*s\n%.*s\n%.*s", STR_FMT(full), STR_FMT(key.middle), STR_FMT(key.suffix));
  uint32_t i = names_put(&s->keys, full);
  if (i == s->nodes.n) VECTOR_PUSH(s->a, s->nodes, (node){.name = key, .adopted = i});
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

/* How full a person's name is: 1 a word, 2 several, 3 with a given name first. Not more for more words: "Ann Lee" thirty times
 * tells more than "Watched Ann Lee" once. */
static uint32_t person_rank(arena *a, str name) {
  uint32_t words = full_words(name);
  size_t at = 0;
  word w;
  if (words < 2 || !word_next(name, &at, &w)) return words;
  bool prefix = w.end - w.start == 2 && name.data[w.end] == '-'; /* "Al-Rashid" */
  return !prefix && name_is_given(fold(a, str_slice(name, w.start, w.end))) ? 3 : 2;
}

/* Of two names as often said. */
static bool simpler_name(str x, str y) { return x.len != y.len ? x.len < y.len : str_cmp(x, y) < 0; }

/* Each entity of an article with its fullest name (most words written out, of a person two; then most often, then the shortest),
 * and the single word that it is most often called by. */
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
    if (str_eq(l->type, STR("person"))) words = person_rank(s->a, m->as.mention.name), best = person_rank(s->a, l->name);
    bool better = !l->name.len || words > best || (words == best && n > l->n) ||
                  (words == best && n == l->n && simpler_name(m->as.mention.name, l->name));
    if (better) l->name = m->as.mention.name, l->n = n;
  }
  for (size_t i = first; i < s->locals.n; i++) {
    local *l = &s->locals.items[i];
    l->node = put_node(s, l->name, l->type, fold(s->a, l->called));
    s->nodes.items[l->node].n += l->n;
    map_put(&s->both, pair_key(which, l->node), NULL);
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
    if (map_get(&s->both, pair_key(i, x)) && map_get(&s->both, pair_key(i, y))) return true;
  return false;
}

/* The one full name that has this word as its surname (or given name); UINT32_MAX when there is none or several. */
static uint32_t full_name_with(const story *s, uint32_t i) {
  const uint64_t *place = map_get(&s->by_word, hash_bytes(s->nodes.items[i].name.last, 0));
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

static int compare_keys(const void *x, const void *y) {
  const node *a = *(const node *const *)x, *b = *(const node *const *)y;
  int c = str_cmp(a->name.key, b->name.key);
  if (c == 0) c = str_cmp(a->name.middle, b->name.middle);
  if (c == 0) c = str_cmp(a->name.suffix, b->name.suffix);
  return c;
}

/* Whether two full names can be one: the same but for middle name and suffix that are not told, a typing error, or the second of
 * two surnames left out ("Andrés Rivera Núñez"). */
static bool is_form_of(const name_key *x, const name_key *y) {
  if (x->suffix.len && y->suffix.len && !str_eq(x->suffix, y->suffix)) return false;
  bool first = str_eq(x->first, y->first), last = str_eq(x->last, y->last);
  if (first && ((x->middle.len > 2 && str_eq(x->middle, y->last)) || (y->middle.len > 2 && str_eq(y->middle, x->last))))
    return true;
  if (!name_parts_agree(x->middle, y->middle)) return false;
  return (first && name_nearly(x->last, y->last)) || (last && name_nearly(x->first, y->first));
}

static void adopt(story *s) {
  size_t n = s->nodes.n;
  node **order = ARENA_ARRAY(s->a, node *, n);
  for (size_t i = 0; i < n; i++) order[i] = &s->nodes.items[i];
  if (n) qsort(order, n, sizeof *order, compare_keys);
  /* spellings a letter or two off, to the commoner one (by key where equally common) */
  for (size_t k = 0; k < n; k++)
    if (order[k]->name.person && order[k]->name.n_words > 1) {
      list_add(s, order[k]->name.last, (uint32_t)(order[k] - s->nodes.items));
      list_add(s, order[k]->name.first, (uint32_t)(order[k] - s->nodes.items));
    }
  for (size_t k = 0; k < n; k++) {
    node *x = order[k];
    if (!x->name.person || x->name.n_words < 2) continue;
    uint32_t self = (uint32_t)(x - s->nodes.items), best = UINT32_MAX;
    const str words[2] = {x->name.first, x->name.last};
    for (size_t v = 0; v < 2; v++) {
      const uint64_t *place = map_get(&s->by_word, hash_bytes(words[v], 0));
      for (size_t c = 0; place && c < s->lists.items[*place].n; c++) {
        uint32_t other = s->lists.items[*place].items[c];
        const node *y = &s->nodes.items[other];
        if (other == self || y->n < x->n || (y->n == x->n && str_cmp(y->name.key, x->name.key) > 0)) continue;
        if (!is_form_of(&x->name, &y->name)) continue;
        bool same = str_eq(x->name.key, y->name.key) && str_eq(x->name.suffix, y->name.suffix);
        if (!same && together(s, self, other)) continue;
        if (best == UINT32_MAX || y->n > s->nodes.items[best].n) best = other;
      }
    }
    if (best != UINT32_MAX && root_of(s, best) != self) x->adopted = best, x->why = "a letter or two off that name";
  }
  /* lone surnames and given names */
  for (size_t k = 0; k < n; k++) {
    node *x = order[k];
    if (!x->name.person || x->name.n_words != 1) continue;
    uint32_t self = (uint32_t)(x - s->nodes.items), full = full_name_with(s, self);
    if (full != UINT32_MAX) x->adopted = full, x->why = "part of only one full name of the story";
  }
  /* initials of an organisation */
  map by_initials;
  map_init(&by_initials, s->a);
  for (size_t k = 0; k < n; k++) {
    node *x = order[k];
    if (x->name.person || x->name.n_words < 2) continue;
    bool is_new;
    uint64_t *place = map_put(&by_initials, hash_bytes(name_initials(s->a, x->name.key), 0), &is_new);
    *place = is_new ? (uint64_t)(x - s->nodes.items) : UINT64_MAX; /* two that fit: neither */
  }
  for (size_t k = 0; k < n; k++) {
    node *x = order[k];
    if (x->name.person || x->name.n_words != 1 || x->name.key.len < 4 || x->name.key.len > 10) continue;
    const uint64_t *place = map_get(&by_initials, hash_bytes(str_slice(x->name.key, 2, x->name.key.len), 0));
    if (place && *place != UINT64_MAX) x->adopted = (uint32_t)*place, x->why = "initials of only one name of the story";
  }
}

/* --- judgements ------------------------------------------------------------------------------------------------ */

/* The entities that judgements name by a name in an article. */
static void find_judged(story *s, const judgements *judged) {
  size_t l = 0;
  for (uint32_t i = 0; i < s->n_articles; i++) {
    size_t n_sides, first = l;
    const judgement_place *sides = judgements_of_article(judged, s->articles[i].article.id, &n_sides);
    while (l < s->locals.n && s->locals.items[l].article == i) l++;
    const annotations *notes = &s->articles[i].notes;
    for (size_t k = 0; k < n_sides; k++) {
      str name = judgement_name(judged, sides[k]), who = {0};
      for (size_t m = 0; m < notes->n && !who.len; m++)
        if (is_named(&notes->items[m]) && str_eq(notes->items[m].as.mention.name, name)) who = notes->items[m].as.mention.entity;
      for (size_t x = first; who.len && x < l; x++)
        if (str_eq(s->locals.items[x].id, who))
          VECTOR_PUSH(s->a, s->judged, (judged_local){(uint32_t)x, judgement_mark_of(judged, sides[k])});
    }
  }
}

/* Entities of two articles that were judged to be different are so, whatever their names say. */
static void tell_apart(story *s) {
  for (size_t i = 0; i < s->judged.n; i++)
    for (size_t k = i + 1; k < s->judged.n; k++) {
      const judged_local *x = &s->judged.items[i], *y = &s->judged.items[k];
      if (x->mark.judgement != y->mark.judgement || x->mark.side == y->mark.side || x->mark.verdict != JUDGED_DIFFERENT) continue;
      local *p = &s->locals.items[x->local], *q = &s->locals.items[y->local];
      if (p == q || root_of(s, p->node) != root_of(s, q->node)) continue;
      if (p->node == q->node) {
        node fresh = s->nodes.items[q->node];
        fresh.apart = str_format(s->a, "%.*s %.*s", STR_FMT(s->articles[q->article].article.id), STR_FMT(q->id));
        fresh.adopted = q->node = (uint32_t)s->nodes.n;
        VECTOR_PUSH(s->a, s->nodes, fresh);
      } else {
        uint32_t own = s->nodes.items[q->node].adopted != q->node ? q->node : p->node;
        s->nodes.items[own].adopted = own, s->nodes.items[own].why = NULL;
        if (root_of(s, p->node) == root_of(s, q->node)) s->nodes.items[q->node].adopted = q->node; /* a chain of spellings */
      }
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
  VECTOR(judgement_mark) marks;
  uint32_t last_article; /* + 1 */
} growing;

static void count_mention(arena *a, growing *g, const annotation *m, uint32_t which, const char *why) {
  g->e.n_mentions++;
  if (g->last_article != which + 1) g->e.n_articles++, g->last_article = which + 1;
  if (!str_eq(m->as.mention.form, STR("name"))) return;
  for (size_t i = 0; i < g->variants.n; i++)
    if (str_eq(g->variants.items[i].name, m->as.mention.name)) {
      g->variants.items[i].n++;
      return;
    }
  VECTOR_PUSH(a, g->variants, (entity_variant){.name = m->as.mention.name, .n = 1, .why = why});
}

/* The commonest spelling among those with most words. */
static void choose_name(growing *g) {
  uint32_t best_words = 0, best_n = 0;
  for (size_t i = 0; i < g->variants.n; i++) {
    const entity_variant *v = &g->variants.items[i];
    uint32_t words = count_words(v->name);
    uint32_t most = g->e.key.person ? 2 : 3;
    if (words > most) words = most;
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

static void rename_attribute(arena *a, annotation *m, const article_ids *here) {
  str *ids[] = {&m->as.attribute.entity, &m->as.attribute.other, &m->as.attribute.speaker};
  for (size_t i = 0; i < 3; i++)
    if (ids[i]->len) *ids[i] = across_articles(a, here, *ids[i]);
}

/* The id of a name within the story, and what that is across stories. */
static str id_of(arena *a, const node *root, bool alone, const renames *across) {
  str key = root->name.key;
  if (!alone) key = str_format(a, "%.*s\n%.*s\n%.*s", STR_FMT(key), STR_FMT(root->name.middle), STR_FMT(root->name.suffix));
  if (root->apart.len) key = str_format(a, "%.*s\n%.*s", STR_FMT(key), STR_FMT(root->apart));
  str id = str_format(a, "%c%.*s", key.data[0], STR_FMT(hash_identity(a, key, 12)));
  uint32_t i = across ? names_get(&across->from, id) : UINT32_MAX;
  return i == UINT32_MAX ? id : across->to.items[i];
}

entities resolve_story(arena *a, story_article *articles, size_t n, const judgements *judged, const renames *across) {
  story s = {.a = a, .articles = articles, .n_articles = n};
  names_init(&s.keys, a);
  map_init(&s.both, a);
  map_init(&s.by_word, a);
  for (uint32_t i = 0; i < n; i++) gather_locals(&s, i);
  adopt(&s);
  if (judged) find_judged(&s, judged);
  tell_apart(&s);
  str *ids = ARENA_ARRAY(a, str, s.nodes.n);
  map by_id;
  map_init(&by_id, a);
  VECTOR(growing) found = {0};
  map bearers; /* of each key: one, or several that are told apart by middle name and suffix */
  map_init(&bearers, a);
  for (uint32_t i = 0; i < s.nodes.n; i++)
    if (s.nodes.items[i].adopted == i) ++*map_put(&bearers, hash_bytes(s.nodes.items[i].name.key, 0), NULL);
  for (uint32_t i = 0; i < s.nodes.n; i++) {
    const node *root = &s.nodes.items[root_of(&s, i)];
    bool plain = !root->name.middle.len && !root->name.suffix.len;
    ids[i] = id_of(a, root, plain || *map_get(&bearers, hash_bytes(root->name.key, 0)) == 1, across);
  }
  size_t l = 0;
  for (uint32_t i = 0; i < n; i++) {
    article_ids here = {.in = &articles[i], .locals = s.locals.n ? s.locals.items + l : NULL, .ids = ids};
    names_init(&here.named, a);
    names_init(&here.groups, a);
    for (; l < s.locals.n && s.locals.items[l].article == i; l++) names_put(&here.named, s.locals.items[l].id);
    name_groups(a, &here);
    for (size_t k = 0; k < articles[i].notes.n; k++) {
      annotation *m = &articles[i].notes.items[k];
      if (m->kind == ANNOTATION_EVENT) rename_all(a, &m->as.event.participants, &here);
      if (m->kind == ANNOTATION_QUOTE && m->as.quote.speaker.len)
        m->as.quote.speaker = across_articles(a, &here, m->as.quote.speaker);
      if (m->kind == ANNOTATION_ATTRIBUTE) rename_attribute(a, m, &here);
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
        VECTOR_PUSH(a, found, (growing){.e = {.id = *who, .key = s.nodes.items[root_of(&s, in->node)].name, .type = in->type}});
      }
      count_mention(a, &found.items[*place], m, i, s.nodes.items[in->node].why);
    }
  }
  for (size_t i = 0; i < s.judged.n; i++) {
    uint64_t *place = map_get(&by_id, hash_bytes(ids[s.locals.items[s.judged.items[i].local].node], 0));
    if (place) VECTOR_PUSH(a, found.items[*place].marks, s.judged.items[i].mark);
  }
  entities out = {ARENA_ARRAY(a, entity, found.n), found.n};
  for (size_t i = 0; i < found.n; i++) {
    growing *g = &found.items[i];
    if (g->variants.n) qsort(g->variants.items, g->variants.n, sizeof *g->variants.items, compare_variants);
    choose_name(g);
    g->e.variants = g->variants.items;
    g->e.n_variants = (uint32_t)g->variants.n;
    g->e.marks = g->marks.items, g->e.n_marks = (uint32_t)g->marks.n;
    out.items[i] = g->e;
  }
  if (out.n) qsort(out.items, out.n, sizeof *out.items, compare_entities);
  return out;
}
