/* transitions.h - scoring the next step of a transition system (spaCy's TransitionBasedParser; Chen and Manning 2014, with the
 * products of each token with each place of the state worked out beforehand), and the two systems: arc-eager parsing and BILUO
 * entities.
 *
 *   vector of a token -> hidden -> its products: one row of `hidden * pieces` floats for each of the state's places
 *   state: places -> tokens (or none) -> sum of their rows + bias -> maxout -> score of each class -> best that is allowed
 */
#ifndef WEFT_LANG_TRANSITIONS_H
#define WEFT_LANG_TRANSITIONS_H

#include "lang/network.h"

#define TRANSITIONS_MAX_FEATURES 13
#define TRANSITIONS_MAX_MOVES 6

typedef struct transitions {
  const kernels *k;
  uint32_t width;    /* of token vectors */
  uint32_t features; /* places of the state */
  uint32_t row;      /* floats of one place's products */
  uint32_t stride;   /* floats of one token's products: features * row */
  kernel_layer hidden, upper;
  kernel_layer lower[TRANSITIONS_MAX_FEATURES]; /* one a place: its weights stand alone, so that a row can be made alone */
  const float *state_bias, *pad;                /* [row], [features][row] */
  uint32_t state_groups, state_pieces;
  uint32_t n_classes, n_scores; /* classes, and with padding to a multiple of 16 */
  const uint32_t *moves;        /* [n_classes] */
  const uint32_t *labels;       /* [n_classes] strings */
  const uint32_t *lifted;       /* [n_classes][2]: label and head's label of a decorated one ("a||b"), else label and 0 */
} transitions;

/* Checks component `owner`, whose token vectors have `width` floats; moves must be below n_moves. */
bool transitions_open(transitions *t, const model *m, uint32_t owner, uint32_t width, uint32_t n_moves, weft_error *e);
/* Hidden vectors of n tokens (`hidden` floats each, transitions_hidden), and their products. */
uint32_t transitions_hidden(const transitions *t);
void transitions_hide(const transitions *t, const float *vectors, uint32_t n, float *hidden);
void transitions_products(const transitions *t, const float *hidden, uint32_t n, float *out);
/* One token's products with one place: `row` floats, the same bits as in transitions_products. */
void transitions_row(const transitions *t, const float *hidden, uint32_t place, float *out);
/* The best class of a state; rows[i] is the row of place i; allowed[n_scores] is 0 or -infinity. */
uint32_t transitions_best(const transitions *t, const float *const *rows, const float *allowed);
/* allowed[] for a set of moves (bits). `out` has n_scores floats. */
void transitions_allow(const transitions *t, uint32_t moves, float *out);

/* Dependencies and sentences. */
typedef struct parser parser;
parser *parser_open(arena *a, const model *m, uint32_t owner, uint32_t width, weft_error *e);
typedef struct parser_worker parser_worker;
parser_worker *parser_worker_new(arena *a, const parser *p);
void parser_worker_close(parser_worker *w);
/* Begin a text; then hand over the vectors of its tokens chunk by chunk; then set heads, relations and sentence starts. */
void parser_begin(parser_worker *w, arena *a, analysis *d);
void parser_take(parser_worker *w, arena *a, const float *vectors, uint32_t n);
void parser_end(parser_worker *w, arena *a);

/* Entities. Needs sentence starts. */
typedef struct ner ner;
ner *ner_open(arena *a, const model *m, uint32_t owner, uint32_t width, weft_error *e);
typedef struct ner_worker ner_worker;
ner_worker *ner_worker_new(arena *a, const ner *n);
void ner_begin(ner_worker *w, analysis *d);
void ner_take(ner_worker *w, const float *vectors, uint32_t n);

#endif
