/* reading.h - what mentions, quotes and citations all need to know of a text before they begin: what each word can be, and which
 * stretches stand between quotation marks. And, after mentions, which token belongs to whom.
 *
 *   text        "It was loud,"   Ray   said   ,   "   and   long   ."
 *   quoted       1 1  1  1   1    0     0     0   1    1     1    1 1
 *   quotations  [0, 6)                            [9, 14)
 */
#ifndef WEFT_ANNOTATE_READING_H
#define WEFT_ANNOTATE_READING_H

#include "annotate/lexicon.h"
#include "lang/lang.h"

#define NOBODY UINT32_MAX

/* A stretch between quotation marks, marks included. */
typedef struct quotation {
  uint32_t first, last; /* tokens [first, last) */
  uint32_t inside;      /* first token behind the opening mark */
  bool closed;          /* has a closing mark */
  bool goes_on;         /* opens a paragraph after one that was not closed: the same speech */
} quotation;

typedef struct reading {
  const lang_doc *doc;
  uint64_t *classes;         /* of each token */
  const speech_verb **verbs; /* of each token, or NULL */
  bool *capital;             /* the token is a word that begins with a capital */
  bool *quoted;              /* the token stands in a quotation (marks included) */
  quotation *quotations;
  uint32_t n_quotations;
  const struct parsed *parsed; /* a trained pipeline's analysis (parsed.h), or NULL */
  uint32_t *mention;           /* of each token: 1 + index of the mention it lies in, among the context's annotations; 0: none */
} reading;

struct annotate_context;
/* The reading of the context's article, made at the first call. */
reading *reading_of(struct annotate_context *c);

/* Tokens by text. */
static inline bool token_is(const lang_doc *d, uint32_t i, str folded) { return i < d->n && str_eq(d->lower[i], folded); }
/* A word, not a mark. */
static inline bool token_is_word(const lang_doc *d, uint32_t i) {
  return i < d->n && (d->shape[i] <= LANG_NUMBER || d->shape[i] == LANG_CLITIC);
}
static inline bool token_is_char(const lang_doc *d, uint32_t i, char c) {
  return i < d->n && d->end[i] == d->start[i] + 1 && d->text.data[d->start[i]] == c;
}
static inline bool has_class(const reading *r, uint32_t i, uint64_t classes) {
  return i < r->doc->n && (r->classes[i] & classes) != 0;
}

#endif
