/* lang.h - from the bytes of a text to its words and sentences.
 *
 *   text:    Dr. Lamb left Monday. "Why?" he ...
 *   tokens:  [Dr.][Lamb][left][Monday][.]["][Why][?]["][he] ...      start/end: bytes of the text
 *   sentence of each token:  0 0 0 0 0  1 1 1 1 1
 *
 * Arrays of equal length, one entry a token, so that they can be scanned without following pointers. A trained pipeline
 * will later fill tags, heads and entities beside them.
 */
#ifndef WEFT_LANG_LANG_H
#define WEFT_LANG_LANG_H

#include "base/str.h"

typedef enum lang_shape {                   /* what a token looks like */
                          LANG_LOWER = 0,   /* word, small first letter */
                          LANG_CAPITAL,     /* Word */
                          LANG_UPPER,       /* WORD, two letters or more */
                          LANG_NUMBER,      /* begins with a digit: 12, 1,200.5, 3rd, 1990s */
                          LANG_OPEN_QUOTE,  /* " or “ or `` that opens, by form or by parity */
                          LANG_CLOSE_QUOTE, /* the one that closes */
                          LANG_PUNCT,       /* other punctuation and symbols, one token each; "..." and "--" are one */
                          LANG_CLITIC       /* 's 'm 're n't ..., split off its word */
} lang_shape;

typedef struct lang_sentence {
  uint32_t first, last; /* tokens [first, last) */
  uint32_t start, end;  /* bytes, without white space around */
  uint32_t paragraph;   /* number of its paragraph (blank line or line break starts one) */
} lang_sentence;

typedef struct lang_doc {
  str text;
  uint32_t n;            /* tokens */
  uint32_t *start, *end; /* bytes of the text, [start, end) */
  uint8_t *shape;        /* lang_shape */
  uint32_t *sentence;    /* index into sentences */
  str *lower;            /* the token folded (fold.h): small letters, no accents, plain apostrophes */
  bool *space;           /* white space before it */
  lang_sentence *sentences;
  uint32_t n_sentences;
} lang_doc;

/* Analyses a text of any length in linear time. Texts over UINT32_MAX bytes must be cut before. */
lang_doc *lang_analyse(arena *a, str text);

static inline str lang_token(const lang_doc *d, uint32_t i) { return str_slice(d->text, d->start[i], d->end[i]); }

/* Dictionary form by suffix rules and a table of irregular forms ("killed" -> "kill", "wives" -> "wife"); folded input. */
str lang_lemma(arena *a, str lower);

#endif
