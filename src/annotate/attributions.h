/* attributions.h - one verb of saying (or "according to") with who says it and what: the inside of quotes.c.
 *
 *   "It was loud,"  Ann Lee, a baker,  said  on Tuesday.  "Very."
 *    content[0]     source             cue                 content[1]
 */
#ifndef WEFT_ANNOTATE_ATTRIBUTIONS_H
#define WEFT_ANNOTATE_ATTRIBUTIONS_H

#include "annotate/phrases.h"

#define MOST_CONTENT 16u

typedef struct attribution {
  stretch cue, source; /* either may be empty */
  stretch content[MOST_CONTENT];
  uint32_t n;
  uint32_t reach; /* first token behind everything that belongs to it within its unit */
} attribution;

/* What the unit's earlier verbs left behind. */
typedef struct unit_state {
  stretch unit;
  uint32_t clause; /* where the clause that may precede a verb begins */
  stretch subject; /* of the verb before, for "A praised B and said C" */
} unit_state;

/* The attribution of the verb or "according" at token i; false when there is none. */
bool attribution_at(const reading *r, unit_state *u, uint32_t i, attribution *out);

#endif
