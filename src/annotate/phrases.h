/* phrases.h - just enough of a sentence's shape to tell who said what: units, groups of verbs, noun phrases, adverbials.
 *
 *   unit        "It was loud. Very," the mayor of Halden, a baker, said on Tuesday.     one: a quotation is not cut
 *   noun phrase                      [the mayor of Halden, a baker,]
 *   verb group                                                       [said]
 *   adverbial                                                             [on Tuesday]
 */
#ifndef WEFT_ANNOTATE_PHRASES_H
#define WEFT_ANNOTATE_PHRASES_H

#include "annotate/reading.h"

/* Tokens [first, last). */
typedef struct stretch {
  uint32_t first, last;
} stretch;

static inline bool stretch_empty(stretch s) { return s.last <= s.first; }

/* The unit that begins at token `first`: a sentence, or several that one quotation spans. */
stretch unit_at(const reading *r, uint32_t first);
/* First token of the group that ends in the verb: auxiliaries and adverbs before it ("has also [said]"). */
uint32_t verb_group_start(const reading *r, uint32_t verb, uint32_t begin);
/* The noun phrase that ends at token `end`, not before `begin`, with its appositions; empty when there is none. */
stretch noun_phrase_before(const reading *r, uint32_t begin, uint32_t end);
/* The noun phrase that begins at token `first`, not past `end`; `apposed`: with what follows between commas. */
stretch noun_phrase_after(const reading *r, uint32_t first, uint32_t end, bool apposed);
/* Past adverbials of time and occasion: "on Tuesday", "last week", "in a statement", "at a rally in Ostrel". */
uint32_t skip_adverbials(const reading *r, uint32_t first, uint32_t end);
/* The quotation that token i lies in, or NULL. */
const quotation *quotation_at(const reading *r, uint32_t i);
bool begins_noun_phrase(const reading *r, uint32_t i);

#endif
