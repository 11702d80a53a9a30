/* collate.h - what the articles of a story agree on, and where they differ.
 *
 *   annotations -> claims (one article's statement of a value about something)     claim.c
 *               -> points (claims of one and the same quantity)                     point.c
 *               -> groups of compatible values, status, independent origins         status.c
 *               -> timeline (dated claims in order)                                 timeline.c
 *               -> one row a story                                                  collate.c
 */
#ifndef WEFT_COLLATE_COLLATE_H
#define WEFT_COLLATE_COLLATE_H

#include "resolve/resolve.h"

typedef enum claim_kind {
  CLAIM_DATE = 0,
  CLAIM_DURATION,
  CLAIM_AGE,
  CLAIM_COUNT,
  CLAIM_MONEY,
  CLAIM_PERCENT,
  CLAIM_MEASURE,
  CLAIM_ORDINAL
} claim_kind;

/* One article's statement of a value about something. */
typedef struct claim {
  claim_kind kind;
  uint32_t article;    /* index into the story's articles */
  span at;             /* the value with its hedge */
  span sentence;       /* the sentence that states it */
  double lo, hi;       /* DATE: seconds since 1970 [lo, hi); DURATION: seconds; else in `unit`; -INFINITY / INFINITY when open */
  double wide_lo, wide_hi; /* the same widened by hedge, rounding and precision */
  str value;           /* as text: "2016-01-12", "P4Y", "12", "12-15" */
  str unit, hedge;
  str counted;         /* lemma of the counted noun, empty when none */
  str event;           /* lemma of the governing event word (verb or event noun), empty when none */
  str *context;        /* lemmas of the words around, most telling first */
  uint32_t n_context;
  str *participants;   /* entity ids in the sentence, nearest first */
  uint32_t n_participants;
  str source;          /* whom the article credits, empty when nobody */
  bool negated;
  bool hypothetical;   /* would, could, if, plans to */
  bool quoted;         /* inside a quotation */
  char group;          /* within its point: 'A', 'B' ... */
} claim;

typedef enum point_status { POINT_AGREE = 0, POINT_CONFLICT, POINT_UPDATE, POINT_SCOPE } point_status;

/* Claims of one and the same quantity, from at least two articles. */
typedef struct point {
  claim_kind kind;
  str label;         /* made of counted noun, event and participants; no prose is invented */
  point_status status;
  uint32_t *claims;  /* indices, by article then place */
  uint32_t n_claims;
  uint32_t origins;  /* independent origins: articles, less copies, less those that credit the same source */
} point;

/* The row of a story (docs/rows.md: story, title, articles, points, timeline, quotes). Articles sorted by id. A pure function. */
json *collate_story(arena *a, str story, const story_article *articles, size_t n, weft_offsets unit);

#endif
