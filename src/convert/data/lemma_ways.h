/* lemma_ways.h - how languages lemmatize by rules, where that differs from the common way, sorted by language; and the English
 * morphologies of base forms. From spaCy 3.8 (MIT): pipeline/lemmatizer.py and lang/LANGUAGE/lemmatizer.py. */
#ifndef WEFT_CONVERT_DATA_LEMMA_WAYS_H
#define WEFT_CONVERT_DATA_LEMMA_WAYS_H

#include "lang/lemmatizer.h"

typedef struct base_form_row {
  const char *pos, *wanted[2], *absent; /* as in lemmatizer_base_form; "" where nothing is asked */
} base_form_row;

typedef struct lemma_way_row {
  const char *language;
  bool by_rules;         /* false: rules of this language work in a way that is not converted */
  uint32_t flags;        /* lemmatizer_flag */
  const char *ruled;     /* parts of speech to which rules apply, each between spaces; NULL: those that have tables */
  lemmatizer_way others; /* the way of the other ones */
  lemmatizer_way names;  /* of PROPN without tables */
  lemmatizer_way lookup; /* of all, in mode "lookup" */
  const base_form_row *base_forms;
  size_t n_base_forms;
} lemma_way_row;

/* EnglishLemmatizer.is_base_form; what its branches for adjectives and for infinitives of verbs add is in the last rows */
static const base_form_row english_base_forms[] = {
    {"NOUN", {"Number=Sing", ""}, ""}, {"VERB", {"VerbForm=Fin", "Tense=Pres"}, "Number"},
    {"", {"VerbForm=Inf", ""}, ""},    {"", {"VerbForm=None", ""}, ""},
    {"", {"Degree=Pos", ""}, ""},
};

#define LEMMA_ROMANCE_PARTS " NOUN VERB ADJ ADP ADV AUX CCONJ DET PRON PUNCT SCONJ "
#define LEMMA_ROMANCE_FLAGS (LEMMATIZER_INDEX_FIRST | LEMMATIZER_FIRST_FORM | LEMMATIZER_ELSE_LOOKUP)

static const lemma_way_row lemma_ways[] = {
    {"ca", true, LEMMA_ROMANCE_FLAGS, LEMMA_ROMANCE_PARTS, LEMMATIZER_LOOKUP, LEMMATIZER_LOOKUP, LEMMATIZER_LOOKUP, NULL, 0},
    {"el", true, LEMMATIZER_INDEX_FIRST | LEMMATIZER_FIRST_FORM | LEMMATIZER_ELSE_LOWER, NULL, LEMMATIZER_LOWER, LEMMATIZER_LOWER,
     LEMMATIZER_LOOKUP, NULL, 0},
    {"en", true, 0, NULL, LEMMATIZER_LOWER, LEMMATIZER_AS_WRITTEN, LEMMATIZER_LOOKUP, english_base_forms,
     sizeof english_base_forms / sizeof *english_base_forms},
    {"es", false, 0, NULL, LEMMATIZER_LOWER, LEMMATIZER_LOWER, LEMMATIZER_LOOKUP, NULL, 0},
    {"fr", true, LEMMA_ROMANCE_FLAGS, LEMMA_ROMANCE_PARTS, LEMMATIZER_LOOKUP, LEMMATIZER_LOOKUP, LEMMATIZER_LOOKUP, NULL, 0},
    {"ht", true, 0, " ", LEMMATIZER_LOWER, LEMMATIZER_LOWER, LEMMATIZER_LOOKUP, NULL, 0},
    {"mk", false, 0, NULL, LEMMATIZER_LOWER, LEMMATIZER_LOWER, LEMMATIZER_LOOKUP, NULL, 0},
    {"nl", false, 0, NULL, LEMMATIZER_LOWER, LEMMATIZER_LOWER, LEMMATIZER_LOOKUP_LOWER, NULL, 0},
};

static const lemma_way_row common_lemma_way = {"",   true, 0, NULL, LEMMATIZER_LOWER, LEMMATIZER_AS_WRITTEN, LEMMATIZER_LOOKUP,
                                               NULL, 0};

/* Universal parts of speech (parts_of_speech.pyx). The empty one and the last two are no words: always LEMMATIZER_LOWER by rules.
 */
static const char *const lemma_parts[] = {"ADJ",   "ADP",  "ADV",  "AUX",  "CONJ", "CCONJ", "DET",
                                          "INTJ",  "NOUN", "NUM",  "PART", "PRON", "PROPN", "PUNCT",
                                          "SCONJ", "SYM",  "VERB", "X",    "",     "EOL",   "SPACE"};
#define LEMMA_PARTS (sizeof lemma_parts / sizeof *lemma_parts)
#define LEMMA_WORD_PARTS (LEMMA_PARTS - 3)

#endif
