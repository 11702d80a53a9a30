/* collate.h - what the articles of a story agree on, and where they differ.
 *
 *   annotations -> claims: one article's statement of a value about something        claim.c
 *               -> values widened by hedge, rounding and precision; compatible?       value.c
 *               -> points: claims of one and the same quantity                        point.c
 *               -> groups of compatible values, status, independent origins           status.c
 *               -> timeline: dated claims in order                                    timeline.c
 *               -> quotations by utterance, with their wordings                       quotations.c
 *   articles    -> groups that tell one event, for the list of events                   reports.c
 *   claims, ages, events -> bounds between times -> clashes, dated articles               chronology.h
 *               -> one row a story                                                    collate.c
 */
#ifndef WEFT_COLLATE_COLLATE_H
#define WEFT_COLLATE_COLLATE_H

#include "base/hash.h"
#include "resolve/resolve.h"
#include "text/utf8.h"

typedef enum claim_kind {
  CLAIM_DATE = 0,
  CLAIM_DURATION,
  CLAIM_AGE,
  CLAIM_COUNT,
  CLAIM_MONEY,
  CLAIM_PERCENT,
  CLAIM_MEASURE,
  CLAIM_ORDINAL,
  CLAIM_KINDS
} claim_kind;

extern const char *const claim_kind_names[CLAIM_KINDS];

/* A word near a claim: its lemma (number in collation.lemmas) and how telling it is there. */
typedef struct claim_word {
  uint32_t lemma;
  float weight; /* closeness times rarity, > 0 */
} claim_word;

/* One article's statement of a value about something. */
typedef struct claim {
  claim_kind kind;
  uint32_t article; /* index into the story's articles */
  span at;          /* the value with its hedge, bytes */
  span sentence;    /* the sentence that states it */
  double lo, hi;    /* DATE: seconds since 1970 [lo, hi); DURATION: seconds; else in `unit`; infinite when open or unknown */
  double wide_lo, wide_hi; /* the same widened by hedge, rounding and precision */
  str value;               /* as text: "2016-01-12", "P4Y", "12", "12-15" */
  str unit, hedge;
  str change;              /* of a quantity: "by", "to", "from"; empty: no change */
  str counted_text;        /* what is counted, as written ("injured women") */
  uint32_t counted;        /* lemma of its head; UINT32_MAX when none */
  uint32_t before, behind; /* lemmas of the nearest telling words on either side in the sentence; UINT32_MAX when none */
  claim_word *words;       /* telling words around, by lemma, at most CLAIM_WORDS */
  uint32_t n_words;
  claim_word *all; /* all telling words of the sentence, by lemma, each with weight 1 */
  uint32_t n_all;
  claim_word *near; /* words near the value in the tree of the sentence, halved by each edge; without a parse as `words` */
  uint32_t n_near;
  uint32_t governor;      /* lemma of the word that the value depends on; UINT32_MAX when none */
  uint32_t place;         /* number of its sentence in the article, from 0, ... */
  float depth;            /* ... and as a share of all, 0..1 */
  uint32_t bearer;        /* of an age: whose it is (number in collation.entities); UINT32_MAX when not known */
  uint32_t *participants; /* entities named in the sentence (numbers in collation.entities), ascending */
  uint32_t n_participants;
  str source; /* whom the article credits, empty when nobody */
  bool negated;
  bool hypothetical; /* would, could, if, plans to */
  bool quoted;       /* inside a quotation */
  bool once;         /* its value is the only one of its kind in the article; known when claims are paired */
} claim;

#define CLAIM_WORDS 16

typedef enum point_status { POINT_AGREE = 0, POINT_CONFLICT, POINT_UPDATE, POINT_SCOPE } point_status;

extern const char *const point_status_names[4];

/* Claims of one and the same quantity, from at least two articles. */
typedef struct point {
  claim_kind kind;
  point_status status;
  const char *reason; /* why this status, in a short mechanical phrase */
  uint32_t *claims;   /* indices, by article then place */
  char *groups;       /* 'A', 'B' ... of each: same letter, compatible values */
  uint32_t n;
  uint32_t origins; /* independent origins: articles, less copies, less those that credit the same source */
} point;

/* A story being collated. */
typedef struct collation {
  arena *a;
  const story_article *articles;
  size_t n_articles;
  names lemmas, entities;
  double *rarity;       /* of each lemma; known when claims are paired */
  VECTOR(claim) claims; /* by article, then place */
  VECTOR(point) points;
  uint32_t *reports; /* known when collate_reports was called */
} collation;

void collate_claims(collation *c);
/* The verb that stands for the lemma's family of events, or the lemma. */
str claim_family(str lemma);
/* Sets wide_lo and wide_hi from lo, hi, hedge and value. */
void claim_widen(claim *in);
/* Both values could be true at once. */
bool claim_compatible(const claim *x, const claim *y);
/* Two dates without year or week that are the same as far as they are told: "Friday night", "on Friday". */
bool claim_same_open_day(const claim *x, const claim *y);
void collate_points(collation *c);
/* Groups, status and origins of a point whose claims are known. */
void point_judge(collation *c, point *p);
/* The story's timeline as a JSON array; `to_json` writes one claim. */
json *collate_timeline(collation *c, json *(*claim_json)(collation *c, const claim *in, char group, const offsets *maps),
                       const offsets *maps);
/* [start, end] of bytes of the text that `places` maps. */
json *collate_span_json(arena *a, const offsets *places, span at);
/* The story's quotations by utterance as a JSON array; `by_time`: its articles in the order of their publication. */
json *collate_quotations(collation *c, const uint32_t *by_time, const offsets *maps);

/* For each article, the first article that tells the same event (reports.c); there are few stories with several. */
uint32_t *collate_reports(collation *c);

/* The row of a story (docs/rows.md). Articles sorted by id. A pure function. */
json *collate_story(arena *a, str story, const story_article *articles, size_t n, weft_offsets unit);

#endif
