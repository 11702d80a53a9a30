/* analysis.h - what a trained pipeline says of a text: arrays of equal length, one entry a token, filled by one component after
 * the other (pipeline.h). Words that name a class (tags, relations ...) are strings of the model, 0 where nothing is said. */
#ifndef WEFT_LANG_ANALYSIS_H
#define WEFT_LANG_ANALYSIS_H

#include "lang/lexeme.h"

typedef enum analysis_entity { ANALYSIS_OUTSIDE, ANALYSIS_BEGIN, ANALYSIS_INSIDE } analysis_entity;

typedef struct analysis {
  str text;
  const model *m;
  uint32_t n;
  uint32_t *start, *end;       /* bytes of the text, [start, end) */
  bool *space;                 /* one space follows and belongs to it */
  lexeme **word;               /* valid until the worker's next text */
  uint32_t *tag, *pos, *morph; /* fine-grained tag; universal part of speech; features ("Number=Sing", 0 or "" for none) */
  uint32_t *head, *dep;        /* index of the governing token (its own: root), relation */
  bool *sent_start;
  uint8_t *entity; /* analysis_entity */
  uint32_t *entity_type;
  str *lemma; /* data NULL until set */
} analysis;

#endif
