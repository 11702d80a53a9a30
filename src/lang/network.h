/* network.h - vectors of the tokens of a text (spaCy's Tok2Vec: MultiHashEmbed and MaxoutWindowEncoder).
 *
 *   word -> attributes (norm, prefix, suffix, shape, space behind it, is white space)
 *        -> hash each four times, add the four rows of its table    Svenstrup et al. 2017, Hash Embeddings
 *        -> concatenated, maxout, layer norm = embedding            Goodfellow et al. 2013
 *        -> depth times: x = x + norm(maxout(x[i-1] x[i] x[i+1]))   a window layer sees one token more at each side
 *
 * An embedding depends on the word alone, and so do its shares of the first window layer (a product for each place in the
 * window): both are worked out once and kept in a table that all threads share. The table takes the first TABLE_WORDS words and
 * then no more; words that find no place are worked out for the text at hand. What comes out is the same to the bit either way.
 */
#ifndef WEFT_LANG_NETWORK_H
#define WEFT_LANG_NETWORK_H

#include "lang/analysis.h"
#include "lang/kernel.h"

#define NETWORK_MAX_WIDTH 512
#define NETWORK_MAX_DEPTH 16
#define NETWORK_MAX_ATTRIBUTES 8
#define NETWORK_CHUNK 256 /* tokens whose vectors are worked out together */

typedef enum network_attribute {
  NETWORK_NORM = 1,
  NETWORK_PREFIX,
  NETWORK_SUFFIX,
  NETWORK_SHAPE,
  NETWORK_ORTH,
  NETWORK_LOWER,
  NETWORK_SPACY,   /* a space follows */
  NETWORK_IS_SPACE /* the token is white space */
} network_attribute;

typedef struct network network;
/* Checks the tok2vec of component `owner`. `number` (below LEXEME_NETWORKS) tells the model's networks apart. NULL with *e. */
network *network_open(arena *a, const model *m, uint32_t owner, uint32_t number, weft_error *e);
/* Frees the table of words. */
void network_close(network *n);
uint32_t network_width(const network *n);

/* A thread's room for one network. Bytes do not depend on the text. */
typedef struct network_worker network_worker;
network_worker *network_worker_new(arena *a, network *n);
void network_worker_close(network_worker *w);
/* Vectors of tokens [first, last) of the text, at most NETWORK_CHUNK: `width` floats each; valid until the next call. */
const float *network_run(network_worker *w, const analysis *d, uint32_t first, uint32_t last);
/* After each text: forgets the words that were worked out for it alone (their lexemes must still be there). */
void network_forget(network_worker *w);

/* Layers as sections of a model; false when shapes do not fit. `groups` and `lanes` as kernel_shape gives them. */
bool network_layer(const model *m, uint32_t owner, uint32_t part, kernel_use use, uint32_t outputs, uint32_t pieces,
                   uint32_t inputs, kernel_layer *out);

#endif
