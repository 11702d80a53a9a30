/* parsed.h - what a trained pipeline says, in the words that annotation counts in.
 *
 *   reading    Ann   Lee   's    lawyer   didn't                    (lang_doc: tokens of the rules)
 *   analysis   Ann   Lee   's    lawyer   did  n't                  (pipeline: its own tokens; same bytes)
 *   of          0     1     2     3        4                        each word's first token of the pipeline
 */
#ifndef WEFT_ANNOTATE_PARSED_H
#define WEFT_ANNOTATE_PARSED_H

#include "annotate/phrases.h"
#include "lang/analysis.h"

typedef struct parsed {
  const analysis *d;
  const lang_doc *doc;
  uint32_t *of;           /* [doc->n] the token of the pipeline in which each word begins */
  uint32_t *word;         /* [d->n] the word in which each token of the pipeline begins */
  uint32_t *left, *right; /* [d->n] first and last token of what each token governs, with itself */
  uint32_t *child, *next; /* [d->n] first token that each one governs; the next one with the same governor; NOBODY: none */
} parsed;

/* The analysis laid against the reading's words; NULL when there is none. */
parsed *parsed_of(arena *a, const analysis *d, const lang_doc *doc);

/* Names of what the pipeline says of its token t: "nsubj", "VBD", "VERB", "PERSON". */
static inline str parsed_dep(const parsed *p, uint32_t t) { return model_string(p->d->m, p->d->dep[t]); }
static inline str parsed_tag(const parsed *p, uint32_t t) { return model_string(p->d->m, p->d->tag[t]); }
static inline str parsed_pos(const parsed *p, uint32_t t) { return model_string(p->d->m, p->d->pos[t]); }

/* The words of everything that token t governs, with itself. */
stretch parsed_subtree(const parsed *p, uint32_t t);
/* The token that heads the words [first, last). */
uint32_t parsed_head(const parsed *p, uint32_t first, uint32_t last);
/* Whether the phrase of words [first, last) is the subject of its clause. */
bool parsed_is_subject(const parsed *p, uint32_t first, uint32_t last);
/* The first child of token t with that relation, or NOBODY. */
uint32_t parsed_child(const parsed *p, uint32_t t, const char *dep);
/* The token that does what the verb says: its subject, who stands behind "by", the subject of the verb that it is joined to or
 * hangs on, the noun that it describes; of a relative clause its pronoun. NOBODY when none is said. */
uint32_t parsed_subject(const parsed *p, uint32_t verb);

#endif
