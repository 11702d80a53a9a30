/* hedges.h - words that widen a value or say how to take it: "about", "at least", "no more than", "only", "or so". */
#ifndef WEFT_ANNOTATE_HEDGES_H
#define WEFT_ANNOTATE_HEDGES_H

#include "annotate/atoms.h"

typedef enum hedge_kind {
  HEDGE_ABOUT, /* about, around */
  HEDGE_UNDER, /* nearly, almost: a little less */
  HEDGE_OVER,  /* just over: a little more */
  HEDGE_LEAST, /* at least, more than: the upper end is open */
  HEDGE_MOST,  /* up to, less than: the lower end is open */
  HEDGE_ONLY   /* only, just: says how to take it, not how much */
} hedge_kind;

typedef struct hedge {
  const char *words;
  hedge_kind kind;
  bool outside; /* not within a TIMEX3 */
} hedge;

/* The longest hedge whose words end right before atom i, NULL when none; *first gets its first atom. */
const hedge *hedge_before(const atoms *in, uint32_t i, uint32_t *first);
/* The same for hedges behind a value, which begin at atom i: "or so", "or more"; *next gets the atom behind. */
const hedge *hedge_behind(const atoms *in, uint32_t i, uint32_t *next);

#endif
