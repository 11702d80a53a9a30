/* transitions.c - what parser and entity recogniser share: products of tokens, and the best class of a state. */
#include "lang/transitions.h"

#include <math.h>

bool transitions_open(transitions *t, const model *m, uint32_t owner, uint32_t width, uint32_t n_moves, weft_error *e) {
  const model_component *c = &m->components[owner];
  *t = (transitions){
      .k = kernel_best(), .width = width, .features = c->features, .n_classes = c->classes, .state_pieces = c->state_pieces};
  bool good = c->hidden && c->hidden % KERNEL_WIDTH == 0 && c->hidden <= NETWORK_MAX_WIDTH && c->state_pieces >= 1 &&
              c->state_pieces <= 3 && c->features >= 1 && c->features <= TRANSITIONS_MAX_FEATURES && c->classes >= 1 &&
              c->classes <= 4096;
  t->state_groups = c->hidden / KERNEL_WIDTH;
  t->row = c->hidden * c->state_pieces;
  t->state_bias = model_floats(m, MODEL_LINEAR_BIAS, owner, 1, t->row);
  t->pad = model_floats(m, MODEL_STATE_PAD, owner, 0, (size_t)t->features * t->row);
  good = good && t->state_bias && t->pad && network_layer(m, owner, 0, KERNEL_PLAIN, c->hidden, 1, width, &t->hidden) &&
         network_layer(m, owner, 2, KERNEL_SINGLE, c->classes, 1, c->hidden, &t->upper) && t->upper.bias;
  if (good) { /* part 1 has the state's bias, so the layer has none */
    uint32_t groups, lanes;
    kernel_shape(KERNEL_PLAIN, t->row, 1, &groups, &lanes);
    const size_t floats = (size_t)groups * lanes * KERNEL_WIDTH * c->hidden;
    const float *weights = model_floats(m, MODEL_LINEAR, owner, 1, t->features * floats);
    for (uint32_t i = 0; weights && i < t->features; i++)
      t->lower[i] = (kernel_layer){.weights = weights + i * floats, .inputs = c->hidden, .groups = groups, .lanes = lanes};
    t->stride = t->features * t->row;
    t->n_scores = t->upper.groups * t->upper.lanes * KERNEL_WIDTH;
    good = weights && groups * lanes * KERNEL_WIDTH == t->row;
  }
  size_t n_moves_given, n_labels, n_lifted;
  t->moves = MODEL_ITEMS(m, MODEL_LABELS, owner, 0, uint32_t, &n_moves_given);
  t->labels = MODEL_ITEMS(m, MODEL_LABELS, owner, 1, uint32_t, &n_labels);
  t->lifted = MODEL_ITEMS(m, MODEL_LABELS, owner, 2, uint32_t, &n_lifted);
  good = good && n_moves_given == c->classes && n_labels == c->classes && n_lifted == 2 * (size_t)c->classes;
  for (uint32_t i = 0; good && i < c->classes; i++)
    good = t->moves[i] < n_moves && t->labels[i] < m->n_strings && t->lifted[2 * i] < m->n_strings &&
           t->lifted[2 * i + 1] < m->n_strings;
  if (!good)
    error_set(e, WEFT_ERROR_FORMAT, model_string(m, c->name), BYTE_UNKNOWN, "this component's layers do not fit together");
  return good;
}

uint32_t transitions_hidden(const transitions *t) { return t->hidden.groups * t->hidden.lanes * KERNEL_WIDTH; }

void transitions_hide(const transitions *t, const float *vectors, uint32_t n, float *hidden) {
  t->k->linear(&t->hidden, vectors, t->width, n, hidden, transitions_hidden(t));
}

void transitions_products(const transitions *t, const float *hidden, uint32_t n, float *out) {
  for (uint32_t i = 0; i < t->features; i++)
    t->k->linear(&t->lower[i], hidden, transitions_hidden(t), n, out + (size_t)i * t->row, t->stride);
}

void transitions_row(const transitions *t, const float *hidden, uint32_t place, float *out) {
  t->k->linear(&t->lower[place], hidden, 0, 1, out, 0);
}

uint32_t transitions_best(const transitions *t, const float *const *rows, const float *allowed) {
  float state[NETWORK_MAX_WIDTH], scores[4096 + KERNEL_WIDTH * KERNEL_MAX_LANES];
  t->k->state(rows, t->features, t->state_bias, t->state_groups, t->state_pieces, state);
  t->k->linear(&t->upper, state, 0, 1, scores, 0);
  return t->k->best(scores, allowed, t->n_scores);
}

void transitions_allow(const transitions *t, uint32_t moves, float *out) {
  for (uint32_t i = 0; i < t->n_scores; i++) out[i] = i < t->n_classes && (moves >> t->moves[i] & 1) ? 0 : -INFINITY;
}
