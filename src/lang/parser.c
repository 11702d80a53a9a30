/* parser.c - dependencies by arc-eager transitions (Nivre 2003; non-monotonic, with sentence breaks: Honnibal, Goldberg and
 * Johnson 2013; spaCy's arc_eager.pyx and _state.pxd), and lifting of decorated labels back to non-projective arcs (Nivre and
 * Nilsson 2005).
 *
 *   stack | buffer     SHIFT, REDUCE, LEFT-label, RIGHT-label, BREAK (the buffer's second token begins a sentence)
 *
 * A sentence's stack is empty before the next sentence begins, so only what belongs to the sentence at hand is kept: products of
 * the last tokens, hidden vectors of those further back that the stack may still ask for. */
#include "lang/transitions.h"

#include <math.h>
#include <stdlib.h>

typedef enum move { SHIFT, REDUCE, LEFT, RIGHT, BREAK, MOVES } move;

#define UNSHIFTABLE 1
#define STARTS_SENTENCE 2
#define NONE (-1)
#define FEATURES 8
#define WINDOW (2 * NETWORK_CHUNK)

struct parser {
  transitions t;
  const model *m;
  uint32_t root; /* the label of tokens that no other governs */
  const float *allowed[1 << MOVES];
};

struct parser_worker {
  const parser *p;
  float *products; /* of tokens [near, taken), t.stride floats each; at most WINDOW */
  float *hidden;   /* of tokens [base, taken), from which products of those before `near` are made when asked for */
  float *made[FEATURES];
  size_t near, base, cap; /* cap: tokens that `hidden` has room for */
  analysis *d;
  int32_t n, taken;
  int32_t *heads, *left, *right, *sibling; /* governor; last child at each side; the child before it at that side */
  uint32_t *labels;                        /* class of the arc to the governor */
  uint8_t *flags;
  int32_t *stack, *returned; /* tokens; those put back to the buffer */
  int32_t n_stack, n_returned, next;
};

parser *parser_open(arena *a, const model *m, uint32_t owner, uint32_t width, weft_error *e) {
  parser *p = ARENA_NEW(a, parser);
  p->m = m;
  if (!transitions_open(&p->t, m, owner, width, MOVES, e)) return NULL;
  size_t n;
  const uint32_t *root = MODEL_ITEMS(m, MODEL_LABELS, owner, 3, uint32_t, &n);
  if (p->t.features != FEATURES || n != 1 || *root >= m->n_strings) {
    error_set(e, WEFT_ERROR_FORMAT, model_string(m, m->components[owner].name), BYTE_UNKNOWN,
              "no parser of %d places with a root label", FEATURES);
    return NULL;
  }
  bool shifts = false, reduces = false; /* one of them is allowed in every state, so parsing comes to its end */
  for (uint32_t i = 0; i < p->t.n_classes; i++) {
    shifts |= p->t.moves[i] == SHIFT;
    reduces |= p->t.moves[i] == REDUCE;
  }
  if (!shifts || !reduces) {
    error_set(e, WEFT_ERROR_FORMAT, model_string(m, m->components[owner].name), BYTE_UNKNOWN, "a parser that cannot move on");
    return NULL;
  }
  p->root = *root;
  for (uint32_t moves = 0; moves < 1 << MOVES; moves++) {
    float *allowed = ARENA_ARRAY(a, float, p->t.n_scores);
    transitions_allow(&p->t, moves, allowed);
    p->allowed[moves] = allowed;
  }
  return p;
}

parser_worker *parser_worker_new(arena *a, const parser *p) {
  parser_worker *w = ARENA_NEW(a, parser_worker);
  w->p = p;
  const size_t window = WINDOW;
  w->products = ARENA_ARRAY(a, float, window * p->t.stride);
  for (int i = 0; i < FEATURES; i++) w->made[i] = ARENA_ARRAY(a, float, p->t.row);
  return w;
}

void parser_worker_close(parser_worker *w) { free(w->hidden); }

void parser_begin(parser_worker *w, arena *a, analysis *d) {
  int32_t n = (int32_t)d->n;
  w->d = d;
  w->n = n;
  w->taken = w->n_stack = w->n_returned = w->next = 0;
  w->base = w->near = 0;
  int32_t *rows = ARENA_ARRAY(a, int32_t, (size_t)n * 6);
  w->heads = rows;
  w->left = rows + n;
  w->right = rows + 2 * (size_t)n;
  w->sibling = rows + 3 * (size_t)n;
  w->stack = rows + 4 * (size_t)n;
  w->returned = rows + 5 * (size_t)n;
  for (int32_t i = 0; i < n; i++) w->heads[i] = w->left[i] = w->right[i] = NONE;
  w->labels = ARENA_ARRAY(a, uint32_t, (size_t)n);
  w->flags = ARENA_ARRAY(a, uint8_t, (size_t)n);
  if (n) w->flags[0] = STARTS_SENTENCE;
}

/* --- the state ----------------------------------------------------------------------------------------------------------- */

static inline int32_t stack_at(const parser_worker *w, int32_t i) { return i < w->n_stack ? w->stack[w->n_stack - 1 - i] : NONE; }

static inline int32_t buffer_at(const parser_worker *w, int32_t i) {
  if (i < w->n_returned) return w->returned[w->n_returned - 1 - i];
  int32_t at = w->next + (i - w->n_returned);
  return at < w->n ? at : NONE;
}

static inline int32_t buffer_length(const parser_worker *w) { return w->n - w->next + w->n_returned; }

static void push(parser_worker *w) { w->stack[w->n_stack++] = w->n_returned ? w->returned[--w->n_returned] : w->next++; }

static void remove_arc(parser_worker *w, int32_t head, int32_t child) {
  int32_t *at = head > child ? &w->left[head] : &w->right[head];
  while (*at != NONE && *at != child) at = &w->sibling[*at];
  if (*at == child) *at = w->sibling[child];
}

static void add_arc(parser_worker *w, int32_t head, int32_t child, uint32_t label) {
  if (w->heads[child] != NONE) remove_arc(w, w->heads[child], child);
  int32_t *last = head > child ? &w->left[head] : &w->right[head];
  w->sibling[child] = *last;
  *last = child;
  w->heads[child] = head;
  w->labels[child] = label;
}

static uint32_t allowed_moves(const parser_worker *w, int32_t b0, int32_t b1) {
  int32_t length = buffer_length(w);
  bool boundary = b0 != NONE && w->flags[b0] & STARTS_SENTENCE;
  uint32_t moves = 0;
  if (w->n_stack == 0 || (length >= 2 && !boundary && !(w->flags[b0] & UNSHIFTABLE))) moves |= 1 << SHIFT;
  if (w->n_stack) {
    moves |= 1 << REDUCE;
    if (length && !boundary) moves |= 1 << LEFT | 1 << RIGHT;
  }
  if (length >= 2 && b1 == b0 + 1 && !(w->flags[b1] & STARTS_SENTENCE)) moves |= 1 << BREAK;
  return moves;
}

static void apply(parser_worker *w, uint32_t class, int32_t b0, int32_t b1) {
  int32_t s0 = stack_at(w, 0);
  switch ((move)w->p->t.moves[class]) {
  case SHIFT: push(w); break;
  case REDUCE:
    w->n_stack--;
    if (w->heads[s0] == NONE && w->n_stack) { /* nothing governs it yet: back to the buffer, once */
      w->flags[s0] |= UNSHIFTABLE;
      w->returned[w->n_returned++] = s0;
    }
    break;
  case LEFT:
    add_arc(w, b0, s0, class);
    w->flags[b0] &= (uint8_t)~UNSHIFTABLE;
    w->n_stack--;
    break;
  case RIGHT:
    add_arc(w, s0, b0, class);
    push(w);
    break;
  case BREAK: w->flags[b1] |= STARTS_SENTENCE; break;
  case MOVES: break;
  }
}

static inline const float *row_of(const parser_worker *w, int32_t token, uint32_t place) {
  const transitions *t = &w->p->t;
  if (token == NONE) return t->pad + (size_t)place * t->row;
  if ((size_t)token >= w->near) return w->products + ((size_t)token - w->near) * t->stride + (size_t)place * t->row;
  transitions_row(t, w->hidden + ((size_t)token - w->base) * transitions_hidden(t), place, w->made[place]);
  return w->made[place];
}

/* Steps until the end, or until a token is needed whose products are not there yet. */
static void run(parser_worker *w) {
  const transitions *t = &w->p->t;
  while (w->n_stack || buffer_length(w)) {
    if (w->taken < w->n && w->next + 2 > w->taken) return;
    int32_t b0 = buffer_at(w, 0), b1 = buffer_at(w, 1), s0 = stack_at(w, 0);
    uint32_t moves = allowed_moves(w, b0, b1);
    if (!moves) { /* cannot be, but must not loop */
      w->n_stack = 0;
      w->next = w->n;
      continue;
    }
    const int32_t places[FEATURES] = {b0,
                                      b1,
                                      s0,
                                      stack_at(w, 1),
                                      stack_at(w, 2),
                                      b0 == NONE ? NONE : w->left[b0],
                                      s0 == NONE ? NONE : w->left[s0],
                                      s0 == NONE ? NONE : w->right[s0]};
    const float *rows[FEATURES];
    for (uint32_t i = 0; i < FEATURES; i++) rows[i] = row_of(w, places[i], i);
    apply(w, transitions_best(t, rows, w->p->allowed[moves]), b0, b1);
  }
}

/* The first token whose products a later state may still ask for. */
static int32_t first_needed(const parser_worker *w) {
  int32_t first = w->next;
  for (int32_t pass = 0; pass < 2; pass++) {
    const int32_t *list = pass ? w->returned : w->stack;
    for (int32_t i = 0; i < (pass ? w->n_returned : w->n_stack); i++) {
      int32_t t = list[i];
      if (t < first) first = t;
      if (w->left[t] != NONE && w->left[t] < first) first = w->left[t];
    }
  }
  if (w->next < w->n && w->left[w->next] != NONE && w->left[w->next] < first) first = w->left[w->next];
  return first;
}

/* Room for n more tokens: those no longer needed make way, and of the others only the last keep their products. */
static void make_room(parser_worker *w, uint32_t n, arena *a) {
  const size_t stride = w->p->t.stride, width = transitions_hidden(&w->p->t);
  size_t taken = (size_t)w->taken, first = (size_t)first_needed(w), near = first;
  if (taken - near > WINDOW - NETWORK_CHUNK) near = taken - (WINDOW - NETWORK_CHUNK);
  if (near > w->near) memmove(w->products, w->products + (near - w->near) * stride, (taken - near) * stride * sizeof(float));
  if (near > w->near) w->near = near;
  if (first > w->base) memmove(w->hidden, w->hidden + (first - w->base) * width, (taken - first) * width * sizeof(float));
  if (first > w->base) w->base = first;
  size_t kept = taken - w->base;
  if (kept + n <= w->cap) return;
  size_t cap = kept + n + (kept + n) / 2;
  float *larger = aligned_alloc(64, (cap * width * sizeof(float) + 63) / 64 * 64);
  if (!larger) arena_no_memory(a);
  if (kept) memcpy(larger, w->hidden, kept * width * sizeof(float));
  free(w->hidden);
  w->hidden = larger;
  w->cap = cap;
}

void parser_take(parser_worker *w, arena *a, const float *vectors, uint32_t n) {
  make_room(w, n, a);
  const transitions *t = &w->p->t;
  float *hidden = w->hidden + ((size_t)w->taken - w->base) * transitions_hidden(t);
  transitions_hide(t, vectors, n, hidden);
  transitions_products(t, hidden, n, w->products + ((size_t)w->taken - w->near) * t->stride);
  w->taken += (int32_t)n;
  run(w);
}

/* --- annotations (spaCy's doc.pyx: set_children_from_heads; nonproj.pyx: deprojectivize) ------------------------------- */

typedef struct edges {
  int32_t *left, *right; /* first and last token of each token's subtree */
} edges;

static bool widen(const analysis *d, edges *e) {
  uint32_t n = d->n;
  for (uint32_t pass = 0; pass < 2; pass++) {
    for (uint32_t k = 0; k < n; k++) {
      uint32_t i = pass ? n - 1 - k : k, h = d->head[i];
      if (e->left[i] < e->left[h]) e->left[h] = e->left[i];
      if (e->right[i] > e->right[h]) e->right[h] = e->right[i];
    }
  }
  for (uint32_t i = 0; i < n; i++) d->sent_start[i] = false;
  for (uint32_t i = 0; i < n; i++)
    if (d->head[i] == i) d->sent_start[e->left[i]] = true;
  uint32_t from = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (!(i && d->sent_start[i]) && i != n - 1) continue;
    for (uint32_t j = from; j < i; j++)
      if (d->head[j] < from || d->head[j] > i) return false;
    from = i;
  }
  return true;
}

/* Subtrees and sentence starts of the heads; non-projective arcs can need several passes, spaCy stops after 12. */
static void set_edges(analysis *d, edges *e) {
  for (uint32_t i = 0; i < d->n; i++) e->left[i] = e->right[i] = (int32_t)i;
  for (int pass = 0; !widen(d, e) && pass <= 10; pass++) {}
}

#define MOST_STEPS (1u << 18) /* in search of a head: a sentence of 512 tokens, whatever its tree; keeps time linear */

/* The first token with this relation, breadth first, left to right, below the token's present head. */
static uint32_t new_head(const parser_worker *w, const edges *e, uint32_t child, uint32_t label, uint32_t *queue) {
  const analysis *d = w->d;
  uint32_t from = 0, to = 0, steps = 0;
  queue[to++] = d->head[child];
  while (from < to && steps < MOST_STEPS) {
    uint32_t q = queue[from++];
    steps += (uint32_t)(e->right[q] - e->left[q]) + 1;
    for (uint32_t i = (uint32_t)e->left[q]; i <= (uint32_t)e->right[q]; i++) {
      if (d->head[i] != q || i == q || i == child || d->word[i]->is_space) continue;
      if (d->dep[i] == label) return i;
      if (to < d->n) queue[to++] = i;
    }
  }
  return d->head[child];
}

void parser_end(parser_worker *w, arena *a) {
  analysis *d = w->d;
  const transitions *t = &w->p->t;
  edges e = {ARENA_ARRAY(a, int32_t, d->n), ARENA_ARRAY(a, int32_t, d->n)};
  bool lifted = false;
  for (uint32_t i = 0; i < d->n; i++) {
    d->head[i] = w->heads[i] == NONE ? i : (uint32_t)w->heads[i];
    d->dep[i] = w->heads[i] == NONE ? w->p->root : t->labels[w->labels[i]];
    lifted |= w->heads[i] != NONE && t->lifted[2 * w->labels[i] + 1];
  }
  set_edges(d, &e);
  if (!lifted) return;
  uint32_t *queue = ARENA_ARRAY(a, uint32_t, d->n);
  for (uint32_t i = 0; i < d->n; i++) {
    if (w->heads[i] == NONE || !t->lifted[2 * w->labels[i] + 1]) continue;
    d->head[i] = new_head(w, &e, i, t->lifted[2 * w->labels[i] + 1], queue);
    d->dep[i] = t->lifted[2 * w->labels[i]];
  }
  set_edges(d, &e);
}
