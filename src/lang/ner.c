/* ner.c - names and other entities by BILUO transitions (Ratinov and Roth 2009; Lample et al. 2016; spaCy's ner.pyx).
 *
 *   each token in turn: Begin-type, In-type, Last-type, Unit-type or Out
 *
 * The state sees the token, the first token of the entity that is open, and the token before. */
#include "lang/transitions.h"

#include <math.h>

typedef enum move { MISSING, BEGIN, IN, LAST, UNIT, OUT, MOVES } move;

#define FEATURES 3
#define NOT_OPEN UINT32_MAX

struct ner {
  transitions t;
  const float *outside[2][2]; /* allowed while no entity is open: [an entity may go on behind the token][token may be in one] */
  uint32_t *in, *last;        /* [classes] class of In and Last with the label of that class, or NOT_OPEN */
};

struct ner_worker {
  const ner *p;
  analysis *d;
  float *hidden, *products; /* of the tokens at hand */
  float *before, *first;    /* products of the token before, and of the open entity's first */
  float *allowed;           /* scratch */
  uint32_t open;            /* class that opened the entity, or NOT_OPEN */
  uint32_t at;              /* tokens behind us */
};

ner *ner_open(arena *a, const model *m, uint32_t owner, uint32_t width, weft_error *e) {
  ner *p = ARENA_NEW(a, ner);
  if (!transitions_open(&p->t, m, owner, width, MOVES, e)) return NULL;
  const transitions *t = &p->t;
  p->in = ARENA_ARRAY(a, uint32_t, t->n_classes);
  p->last = ARENA_ARRAY(a, uint32_t, t->n_classes);
  bool good = t->features == FEATURES, has_out = false;
  for (uint32_t i = 0; i < t->n_classes; i++) {
    p->in[i] = p->last[i] = NOT_OPEN;
    has_out |= t->moves[i] == OUT;
    for (uint32_t j = 0; j < t->n_classes; j++) {
      if (t->labels[j] != t->labels[i]) continue;
      if (t->moves[j] == IN) p->in[i] = j;
      if (t->moves[j] == LAST) p->last[i] = j;
    }
    if (t->moves[i] == BEGIN && (p->in[i] == NOT_OPEN || p->last[i] == NOT_OPEN)) good = false;
  }
  if (!good || !has_out) {
    error_set(e, WEFT_ERROR_FORMAT, model_string(m, m->components[owner].name), BYTE_UNKNOWN,
              "no entity recogniser of %d places with all its moves", FEATURES);
    return NULL;
  }
  for (int longer = 0; longer < 2; longer++) {
    for (int inside = 0; inside < 2; inside++) {
      float *allowed = ARENA_ARRAY(a, float, t->n_scores);
      transitions_allow(t, 1u << OUT | (inside ? 1u << UNIT : 0) | (inside && longer ? 1u << BEGIN : 0), allowed);
      for (uint32_t i = 0; i < t->n_classes; i++)
        if (t->moves[i] != OUT && !t->labels[i]) allowed[i] = -INFINITY; /* "U-": a token that was barred beforehand */
      p->outside[longer][inside] = allowed;
    }
  }
  return p;
}

ner_worker *ner_worker_new(arena *a, const ner *p) {
  ner_worker *w = ARENA_NEW(a, ner_worker);
  w->p = p;
  w->hidden = ARENA_ARRAY(a, float, NETWORK_CHUNK *(size_t)NETWORK_MAX_WIDTH);
  w->products = ARENA_ARRAY(a, float, (size_t)NETWORK_CHUNK * p->t.stride);
  w->before = ARENA_ARRAY(a, float, p->t.stride);
  w->first = ARENA_ARRAY(a, float, p->t.stride);
  w->allowed = ARENA_ARRAY(a, float, p->t.n_scores);
  return w;
}

void ner_begin(ner_worker *w, analysis *d) {
  w->d = d;
  w->open = NOT_OPEN;
  w->at = 0;
}

/* What may follow inside an entity: In while the next token is in the same sentence, or Last. */
static const float *inside(ner_worker *w, bool longer) {
  const transitions *t = &w->p->t;
  for (uint32_t i = 0; i < t->n_scores; i++) w->allowed[i] = -INFINITY;
  if (longer) w->allowed[w->p->in[w->open]] = 0;
  w->allowed[w->p->last[w->open]] = 0;
  return w->allowed;
}

static void take_one(ner_worker *w, const float *own, const float *before) {
  const transitions *t = &w->p->t;
  analysis *d = w->d;
  uint32_t i = w->at++;
  bool open = w->open != NOT_OPEN, longer = i + 1 < d->n && !d->sent_start[i + 1];
  const float *rows[FEATURES] = {own, (open ? w->first : t->pad) + t->row, (open ? before : t->pad) + 2 * (size_t)t->row};
  uint32_t best = transitions_best(t, rows, open ? inside(w, longer) : w->p->outside[longer][!d->word[i]->is_space]);
  switch ((move)t->moves[best]) {
  case BEGIN:
    w->open = best;
    memcpy(w->first, own, t->stride * sizeof *own);
    /* falls through */
  case UNIT: d->entity[i] = ANALYSIS_BEGIN; break;
  case LAST: w->open = NOT_OPEN; /* falls through */
  case IN: d->entity[i] = ANALYSIS_INSIDE; break;
  default: return;
  }
  d->entity_type[i] = t->labels[best];
}

void ner_take(ner_worker *w, const float *vectors, uint32_t n) {
  const transitions *t = &w->p->t;
  transitions_hide(t, vectors, n, w->hidden);
  transitions_products(t, w->hidden, n, w->products);
  for (uint32_t i = 0; i < n; i++) {
    const float *own = w->products + (size_t)i * t->stride;
    take_one(w, own, i ? own - t->stride : w->before);
  }
  if (n) memcpy(w->before, w->products + (size_t)(n - 1) * t->stride, t->stride * sizeof *vectors);
}
