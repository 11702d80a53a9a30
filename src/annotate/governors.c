/* governors.c - the word that a value depends on, by the parse: what happened then, what so many did, what was so much; and the
 * words that are near it in the tree of its sentence.
 *
 *   They [married] for «four years».     «12» people [died].     The [toll] was «12».     a «$3 million» [house]
 */
#include "annotate/annotate.h"
#include "annotate/parsed.h"
#include "annotate/reading.h"

#define MOST_STEPS 8
#define MOST_NEAR 10    /* words that are kept */
#define MOST_VISITED 96 /* tokens that are looked at */
#define FARTHEST 6      /* edges */

/* The first token of the pipeline that ends behind a byte. */
static uint32_t token_from(const analysis *d, uint32_t byte) {
  uint32_t low = 0, high = d->n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (d->end[middle] <= byte) low = middle + 1;
    else high = middle;
  }
  return low;
}

static bool inside(const analysis *d, uint32_t t, span at) { return d->start[t] < at.end && at.start < d->end[t]; }

static bool is_one_of(str s, const char *const *list, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (str_eq(s, str_c(list[i]))) return true;
  return false;
}

/* Verbs, nouns and adjectives govern; the words between them and a value do not. */
static bool governs(const parsed *p, uint32_t t) {
  static const char *const content[] = {"ADJ", "NOUN", "PROPN", "VERB"};
  return is_one_of(parsed_pos(p, t), content, sizeof content / sizeof *content);
}

/* "The toll was 12": what is said to be so, in place of a form of "be". */
static uint32_t subject_of_copula(const parsed *p, uint32_t t) {
  if (!str_eq(parsed_pos(p, t), STR("AUX"))) return NOBODY;
  for (uint32_t i = p->left[t]; i < t; i++)
    if (p->d->head[i] == t && str_starts(parsed_dep(p, i), STR("nsubj"))) return i;
  return NOBODY;
}

static uint32_t governor_of(const parsed *p, span at, span counted) {
  const analysis *d = p->d;
  uint32_t t = token_from(d, at.start);
  while (t < d->n && d->start[t] < at.end && inside(d, d->head[t], at) && d->head[t] != t) t = d->head[t];
  for (int step = 0; t < d->n && step < MOST_STEPS; step++) {
    uint32_t up = d->head[t];
    if (up == t) break;
    t = up;
    if (inside(d, t, at) || inside(d, t, counted)) continue;
    uint32_t subject = subject_of_copula(p, t);
    if (subject != NOBODY && !inside(d, subject, at) && !inside(d, subject, counted)) return subject;
    if (governs(p, t)) return t;
  }
  return NOBODY;
}

/* Breadth first over the tree from the head of the value: content words, by distance, then place. */
static near_words words_near(arena *a, const parsed *p, span at) {
  const analysis *d = p->d;
  struct {
    uint32_t t, from, distance;
  } queue[MOST_VISITED];
  uint32_t n = 0;
  near_words out = {ARENA_ARRAY(a, near_word, MOST_NEAR), 0};
  uint32_t head = token_from(d, at.start);
  while (head < d->n && d->start[head] < at.end && inside(d, d->head[head], at) && d->head[head] != head) head = d->head[head];
  if (head >= d->n || d->start[head] >= at.end) return (near_words){0};
  queue[n].t = head, queue[n].from = NOBODY, queue[n++].distance = 0;
  for (uint32_t i = 0; i < n && out.n < MOST_NEAR; i++) {
    uint32_t t = queue[i].t, distance = queue[i].distance;
    if (!inside(d, t, at) && governs(p, t)) out.items[out.n++] = (near_word){{d->start[t], d->end[t]}, distance};
    if (distance == FARTHEST) continue;
    uint32_t upward = d->head[t];
    if (upward != t && upward != queue[i].from && n < MOST_VISITED) {
      queue[n].t = upward, queue[n].from = t;
      queue[n++].distance = distance + !(inside(d, upward, at) && inside(d, t, at));
    }
    for (uint32_t k = p->child[t]; k != NOBODY && n < MOST_VISITED; k = p->next[k]) {
      if (k == queue[i].from) continue;
      queue[n].t = k, queue[n].from = t;
      queue[n++].distance = distance + !(inside(d, k, at) && inside(d, t, at));
    }
  }
  return out;
}

void annotate_governors(annotate_context *c) {
  const parsed *p = reading_of(c)->parsed;
  for (size_t i = 0; p && i < c->out->list.n; i++) {
    annotation *it = &c->out->list.items[i];
    if (it->kind != ANNOTATION_TIME && it->kind != ANNOTATION_QUANTITY) continue;
    span counted = it->kind == ANNOTATION_QUANTITY ? it->as.quantity.counted : (span){0, 0};
    uint32_t t = governor_of(p, it->at, counted);
    if (t != NOBODY) it->governor = (span){p->d->start[t], p->d->end[t]};
    it->near = words_near(c->a, p, it->at);
  }
}
