/* attributions.h - one cue with who says it and what: the inside of quotes.c.
 *
 *   "It was loud,"  Ann Lee, a baker,  said  on Tuesday.  "Very."
 *    content[0]     source             cue                 content[1]
 *
 * Attributions come from two sides: the rules, cue by cue through a unit (attributions.c), and, with a parse, each verb with each
 * of its complements (attribution_parse.c). A trained model chooses among them (attribution_choice.c).
 */
#ifndef WEFT_ANNOTATE_ATTRIBUTIONS_H
#define WEFT_ANNOTATE_ATTRIBUTIONS_H

#include "annotate/parsed.h"
#include "annotate/phrases.h"

#define MOST_CONTENT 16u

typedef struct attribution {
  stretch cue, source; /* either may be empty */
  stretch content[MOST_CONTENT];
  uint32_t n;
  uint32_t reach; /* first token behind everything that belongs to it within its unit */
  uint32_t verb;  /* word that heads the cue; NOBODY for "according to" */
  uint32_t unit;  /* first token of its unit */
  bool by_rule;
  double score; /* what the model thinks of it; 0 without one */
  /* of the parse: tokens of the pipeline */
  uint32_t complement; /* what the verb governs, or the head of the quotation beside it; NOBODY for a rule's */
  str relation;        /* between the two: "ccomp", "prep of", "quote before" ... */
  uint32_t subject;    /* who does it, or NOBODY */
} attribution;

typedef struct attribution_list {
  attribution *items;
  size_t n, cap;
} attribution_list;

/* Adds what the rules find, by place. */
void attribution_rules(arena *a, const reading *r, attribution_list *out);
/* Adds every verb with every complement that could be what is said. Needs a parse. */
void attribution_parse(arena *a, const reading *r, attribution_list *out);

/* Both, by place. */
attribution_list attribution_candidates(arena *a, const reading *r);

/* Numbers of what is known of attribution i, for its weights: hashes of names of features; returns how many, at most
 * ATTRIBUTION_FEATURES. */
#define ATTRIBUTION_FEATURES 48u
size_t attribution_features(const reading *r, const attribution_list *list, size_t i, uint64_t out[ATTRIBUTION_FEATURES]);
/* "parse: ccomp of its verb, score 2.4": for people (shown.h). */
const char *attribution_reason(arena *a, const attribution *in);
/* Keeps those that the model takes for attributions, at most one of those that say the same words or have the same verb; by
 * place. */
void attribution_choose(arena *a, const reading *r, attribution_list *list);

#endif
