/* lemmatizer.h - dictionary forms by part of speech: exceptions, suffix rules checked against an index, lookup tables (spaCy's
 * Lemmatizer, modes "rule" and "lookup", and the ways in which languages vary it: MODEL_LEMMA_WAY). */
#ifndef WEFT_LANG_LEMMATIZER_H
#define WEFT_LANG_LEMMATIZER_H

#include "lang/analysis.h"

/* What is done with words of a part of speech. */
typedef enum lemmatizer_way {
  LEMMATIZER_AS_WRITTEN,
  LEMMATIZER_LOWER,
  LEMMATIZER_LOOKUP,       /* what MODEL_LEMMA_LOOKUP has for the word, else the word as written */
  LEMMATIZER_LOOKUP_LOWER, /* the same of its lower form */
  LEMMATIZER_RULES,        /* of the lower form: exceptions, then rules, else the word as written */
  LEMMATIZER_WAYS
} lemmatizer_way;

/* How rules work, and other things that are true of all parts of speech. */
typedef enum lemmatizer_flag {
  LEMMATIZER_OVERWRITE = 1,   /* tokens that have a lemma get another */
  LEMMATIZER_INDEX_FIRST = 2, /* before anything else: a lower form that is in the index is its own lemma */
  LEMMATIZER_FIRST_FORM = 4,  /* the first form by rules that is in the index or not all letters; without the flag the last one in
                                 the index, else the first one not all letters. In both: else the first form of all */
  LEMMATIZER_ELSE_LOOKUP = 8, /* where no rule applies: as LEMMATIZER_LOOKUP_LOWER */
  LEMMATIZER_ELSE_LOWER = 16  /* where no rule applies: the lower form */
} lemmatizer_flag;

/* Words that need no rules: their lemma is their lower form. Strings of the model, 0 where nothing is asked. */
typedef struct lemmatizer_base_form {
  uint32_t pos;       /* part of speech */
  uint32_t wanted[2]; /* features that the morphology must have ("Number=Sing") */
  uint32_t absent;    /* a feature that it must not have, whatever the value ("Number") */
} lemmatizer_base_form;

#define LEMMATIZER_MAX_BASE_FORMS 8

typedef struct lemmatizer lemmatizer;
/* Checks component `owner` of the model. NULL with *e. Lives in the arena; read-only afterwards. */
lemmatizer *lemmatizer_open(arena *a, const model *m, uint32_t owner, weft_error *e);
/* Sets d->lemma of every token that has none; strings live in the arena, the model, the text or the tokens' lexemes. */
void lemmatizer_run(const lemmatizer *l, arena *a, analysis *d);

/* Whether all of s is letters and there is one (Python's str.isalpha). */
bool lemmatizer_is_alpha(str s);

#endif
