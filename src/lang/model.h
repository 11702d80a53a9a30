/* model.h - a trained pipeline as one flat file that is mapped into memory and used as it lies there.
 *
 *   0     header      "WEFTMODL", version, sections, bytes of the file, XXH3-64 of all bytes behind the header
 *   32    directory   one entry a section: kind, owner, part, rows, cols, first byte, bytes; sorted by kind, owner, part
 *   64*k  sections    arrays of uint32, uint64, float or bytes, each at a multiple of 64 bytes
 *
 * Numbers are little-endian, floats IEEE 754 binary32. A section belongs to a component of the pipeline (`owner`, its index
 * in MODEL_COMPONENTS) or to the model as a whole (owner MODEL_WHOLE); `part` tells apart sections of one kind and owner
 * (the layer, the attribute, the part of speech). Words are strings of the model: a number into MODEL_STRING_ENDS; string 0
 * is empty. What a component means is data in its sections: engine and file know no language.
 * One model may be used by any number of threads.
 */
#ifndef WEFT_LANG_MODEL_H
#define WEFT_LANG_MODEL_H

#include "base/error.h"
#include "base/str.h"

#define MODEL_MAGIC "WEFTMODL"
#define MODEL_VERSION 2u
#define MODEL_WHOLE UINT32_MAX
#define MODEL_MAX_COMPONENTS 16

typedef enum model_kind {
  MODEL_INFO = 1,     /* bytes: JSON object; name, version, language, licence, sources ... as the package gives them */
  MODEL_STRING_BYTES, /* bytes of all strings, one behind the other */
  MODEL_STRING_ENDS,  /* uint32[strings]: where each ends */
  MODEL_COMPONENTS,   /* model_component[components], in the order in which they run */

  /* tokenizer (owner MODEL_WHOLE): tokenizer.h */
  MODEL_PATTERNS,     /* uint32[5]: strings, regular expressions: prefix, suffix, infix, token, URL; 0 where there is none */
  MODEL_RULES,        /* hash map: text of a special case -> its row in MODEL_RULE_FIRST */
  MODEL_RULE_FIRST,   /* uint32[rules + 1]: first of its tokens in MODEL_RULE_TOKENS */
  MODEL_RULE_TOKENS,  /* uint32[2 * tokens]: text, norm (0: the word's own) */
  MODEL_PHRASES,      /* hash map: text of the first token -> row of MODEL_PHRASE_FIRST with the first phrase that begins so */
  MODEL_PHRASE_FIRST, /* uint32[phrases + 1]: first of its words in MODEL_PHRASE_WORDS */
  MODEL_PHRASE_WORDS, /* uint32[words]: texts of tokens that together may be a special case */
  MODEL_NORMS,        /* hash map: word -> norm, a string */

  /* attribute ruler: attribute_ruler.h */
  MODEL_RULER,         /* attribute_ruler_pattern[] */
  MODEL_RULER_TESTS,   /* attribute_ruler_test[] */
  MODEL_RULER_STRINGS, /* uint32[]: lists of strings that tests name */

  /* lemmatizer: lemmatizer.h; `part` is the part of speech, a string of the model */
  MODEL_LEMMA_WAY,        /* uint32[]: lemmatizer_flag, lemmatizer_way of all parts of speech but those that follow in pairs:
                             part of speech, lemmatizer_way */
  MODEL_LEMMA_RULES,      /* uint32[2 * rules]: old ending, new ending */
  MODEL_LEMMA_EXCEPTIONS, /* hash map: word -> its lemma, whatever the rules say */
  MODEL_LEMMA_INDEX,      /* hash map: word -> 1 */
  MODEL_LEMMA_LOOKUP,     /* hash map: word -> string (part 0) */
  MODEL_BASE_FORMS,       /* lemmatizer_base_form[] */

  /* networks: network.h, transitions.h; `part` is the number of the table or layer */
  MODEL_ATTRIBUTES,  /* uint32[2 * attributes]: network_attribute, seed of its hash */
  MODEL_EMBED,       /* float[rows][width]: one table an attribute */
  MODEL_MAXOUT,      /* float: packed weights of a maxout layer (kernel.h) */
  MODEL_MAXOUT_BIAS, /* float */
  MODEL_NORM_SCALE,  /* float[width]: layer normalisation */
  MODEL_NORM_SHIFT,  /* float[width] */
  MODEL_LINEAR,      /* float: packed weights of a linear layer */
  MODEL_LINEAR_BIAS, /* float */
  MODEL_STATE_PAD,   /* float[features][hidden * pieces]: in place of a token that is not there */
  MODEL_LABELS,      /* uint32[2 * classes]: what the classes of a tagger or of transitions mean */

  MODEL_KINDS
} model_kind;

typedef enum model_component_kind {
  COMPONENT_TOK2VEC = 1,
  COMPONENT_TAGGER,
  COMPONENT_MORPHOLOGIZER,
  COMPONENT_PARSER,
  COMPONENT_ATTRIBUTE_RULER,
  COMPONENT_LEMMATIZER,
  COMPONENT_NER
} model_component_kind;

typedef struct model_component {
  uint32_t kind;  /* model_component_kind */
  uint32_t name;  /* string */
  uint32_t input; /* component whose vectors it reads (its own index: it has networks of its own); MODEL_WHOLE: none */
  uint32_t width, depth, pieces, window; /* tok2vec: floats of a vector, window layers, pieces of maxout, tokens at each side */
  uint32_t attributes;                   /* tok2vec: tables of its embedding */
  uint32_t embed_pieces;
  uint32_t features, hidden, state_pieces, classes; /* transitions, taggers */
  uint32_t reserved[3];
} model_component;

typedef struct model_section {
  uint32_t kind, owner, part;
  uint32_t rows, cols; /* as the writer gave them; for weights: outputs and inputs */
  uint32_t reserved;
  uint64_t start, bytes;
} model_section;

typedef struct model {
  const char *bytes; /* the file */
  size_t size;
  bool mapped;
  const model_section *sections;
  uint32_t n_sections;
  const model_component *components;
  uint32_t n_components;
  str string_bytes;
  const uint32_t *string_ends;
  uint32_t n_strings;
} model;

/* Maps the file and checks header, directory, checksum, strings and components. False with *e otherwise. The caller closes. */
bool model_open(model *m, const char *path, weft_error *e);
/* The same of bytes in memory, aligned to 64, which must outlive the model. */
bool model_open_memory(model *m, const char *name, str bytes, weft_error *e);
void model_close(model *m);

/* A section, or NULL. */
const model_section *model_find(const model *m, model_kind kind, uint32_t owner, uint32_t part);
/* Its items (of `size` bytes) and their number; NULL and 0 when there is none, or when its bytes are no multiple of `size`. */
const void *model_items(const model *m, model_kind kind, uint32_t owner, uint32_t part, size_t size, size_t *n);
#define MODEL_ITEMS(m, kind, owner, part, type, n) ((const type *)model_items((m), (kind), (owner), (part), sizeof(type), (n)))

/* A section of exactly `n` floats, or NULL. */
const float *model_floats(const model *m, model_kind kind, uint32_t owner, uint32_t part, size_t n);

/* String number `id` (0, the empty one, when there is no such number). */
str model_string(const model *m, uint32_t id);

/* A hash map in a section: `cap` keys (uint64, 0: free), then `cap` values (uint32); cap is a power of two, keys are string ids
 * (string_id.h), placed by linear probing from key & (cap - 1). */
typedef struct model_map {
  const uint64_t *keys;
  const uint32_t *values;
  size_t cap; /* 0: no such section */
} model_map;

model_map model_map_of(const model *m, model_kind kind, uint32_t owner, uint32_t part);
/* Whether the map has the key, and its value. */
bool model_map_get(const model_map *table, uint64_t key, uint32_t *value);

#endif
