/* parsed.c - the pipeline's tokens laid against the words of the reading, subtrees and subjects. */
#include "annotate/parsed.h"

#define MOST_STEPS 5 /* up the tree in search of a subject */

/* Both lists cover the same text from left to right. */
static void align(parsed *p) {
  const analysis *d = p->d;
  const lang_doc *doc = p->doc;
  uint32_t t = 0;
  for (uint32_t i = 0; i < doc->n; i++) {
    while (t + 1 < d->n && d->end[t] <= doc->start[i]) t++;
    p->of[i] = t;
  }
  uint32_t i = 0;
  for (t = 0; t < d->n; t++) {
    while (i + 1 < doc->n && doc->end[i] <= d->start[t]) i++;
    p->word[t] = i;
  }
}

/* Projective trees are done after one pass up and one down; a few arcs that cross are left a little short. */
static void spread(parsed *p) {
  const analysis *d = p->d;
  for (uint32_t t = 0; t < d->n; t++) p->left[t] = p->right[t] = t;
  for (int pass = 0; pass < 2; pass++) {
    for (uint32_t k = 0; k < d->n; k++) {
      uint32_t t = pass ? d->n - 1 - k : k, h = d->head[t];
      if (p->left[t] < p->left[h]) p->left[h] = p->left[t];
      if (p->right[t] > p->right[h]) p->right[h] = p->right[t];
    }
  }
}

/* Children in the order of the text. */
static void link_children(parsed *p) {
  const analysis *d = p->d;
  for (uint32_t t = 0; t < d->n; t++) p->child[t] = p->next[t] = NOBODY;
  for (uint32_t t = d->n; t-- > 0;) {
    uint32_t h = d->head[t];
    if (h == t) continue;
    p->next[t] = p->child[h];
    p->child[h] = t;
  }
}

parsed *parsed_of(arena *a, const analysis *d, const lang_doc *doc) {
  if (!d || !d->n || !doc->n) return NULL;
  parsed *p = ARENA_NEW(a, parsed);
  *p = (parsed){.d = d, .doc = doc};
  p->of = ARENA_ARRAY(a, uint32_t, doc->n);
  p->word = ARENA_ARRAY(a, uint32_t, d->n);
  p->left = ARENA_ARRAY(a, uint32_t, d->n);
  p->right = ARENA_ARRAY(a, uint32_t, d->n);
  p->child = ARENA_ARRAY(a, uint32_t, d->n);
  p->next = ARENA_ARRAY(a, uint32_t, d->n);
  align(p);
  spread(p);
  link_children(p);
  return p;
}

stretch parsed_subtree(const parsed *p, uint32_t t) { return (stretch){p->word[p->left[t]], p->word[p->right[t]] + 1}; }

static bool is(str a, const char *b) { return str_eq(a, str_c(b)); }

uint32_t parsed_child(const parsed *p, uint32_t t, const char *dep) {
  for (uint32_t i = p->child[t]; i != NOBODY; i = p->next[i])
    if (is(parsed_dep(p, i), dep)) return i;
  return NOBODY;
}

uint32_t parsed_subject(const parsed *p, uint32_t verb) {
  uint32_t found = parsed_child(p, verb, "nsubj");
  if (found == NOBODY) {
    uint32_t agent = parsed_child(p, verb, "agent");
    if (agent != NOBODY) found = parsed_child(p, agent, "pobj");
  }
  for (uint32_t t = verb, step = 0; found == NOBODY && step < MOST_STEPS && p->d->head[t] != t; step++) {
    str dep = parsed_dep(p, t);
    uint32_t head = p->d->head[t];
    if (is(dep, "acl")) return head;
    if (!is(dep, "conj") && !is(dep, "xcomp") && !is(dep, "advcl") && !is(dep, "pcomp") && !is(dep, "prep")) return NOBODY;
    found = parsed_child(p, head, "nsubj");
    if (found == NOBODY) found = parsed_child(p, head, "nsubjpass");
    t = head;
  }
  return found;
}

uint32_t parsed_head(const parsed *p, uint32_t first, uint32_t last) {
  uint32_t t = p->of[last - 1];
  while (p->d->head[t] != t && p->word[p->d->head[t]] >= first && p->word[p->d->head[t]] < last) t = p->d->head[t];
  return t;
}

bool parsed_is_subject(const parsed *p, uint32_t first, uint32_t last) {
  str dep = parsed_dep(p, parsed_head(p, first, last));
  return is(dep, "nsubj") || is(dep, "nsubjpass");
}
