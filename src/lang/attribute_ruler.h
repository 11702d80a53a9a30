/* attribute_ruler.h - token patterns that set tags, parts of speech, morphology and lemmas (spaCy's AttributeRuler over its
 * Matcher). All patterns are matched first, then applied in their order, so later ones win.
 *
 *   MODEL_RULER          [pattern 0: 2 tests] [pattern 1: 1 test ] ...      each has the tests behind those of the one before,
 *   MODEL_RULER_TESTS    [test][test]         [test]               ...      each test the strings behind those of the one before
 *   MODEL_RULER_STRINGS  s s s  s             s s                  ...
 */
#ifndef WEFT_LANG_ATTRIBUTE_RULER_H
#define WEFT_LANG_ATTRIBUTE_RULER_H

#include "lang/analysis.h"

typedef enum attribute_ruler_attribute {
  ATTRIBUTE_RULER_ORTH,
  ATTRIBUTE_RULER_LOWER,
  ATTRIBUTE_RULER_TAG,
  ATTRIBUTE_RULER_POS,
  ATTRIBUTE_RULER_MORPH,
  ATTRIBUTE_RULER_DEP,
  ATTRIBUTE_RULER_IS_SPACE, /* its "strings" are the numbers 0 and 1 */
  ATTRIBUTE_RULER_ATTRIBUTES
} attribute_ruler_attribute;

#define ATTRIBUTE_RULER_KEEP UINT32_MAX /* in place of a string: the token keeps what it has */

typedef struct attribute_ruler_pattern {
  uint32_t n_tests;
  uint32_t n_tokens;                    /* it is as long */
  uint32_t target;                      /* the token of these that is changed */
  uint32_t tag, pos, morph, dep, lemma; /* strings that are set, or ATTRIBUTE_RULER_KEEP */
} attribute_ruler_pattern;

typedef struct attribute_ruler_test {
  uint32_t token;     /* which token of the pattern */
  uint32_t attribute; /* attribute_ruler_attribute */
  uint32_t wanted;    /* 1: the attribute must be one of the strings; 0: none of them */
  uint32_t n_strings;
} attribute_ruler_test;

typedef struct attribute_ruler attribute_ruler;
/* Checks component `owner` of the model. NULL with *e. Lives in the arena; read-only afterwards. */
attribute_ruler *attribute_ruler_open(arena *a, const model *m, uint32_t owner, weft_error *e);
void attribute_ruler_run(const attribute_ruler *r, arena *a, analysis *d);

#endif
