/* chronology.h - what the articles of a story say about when things happened, as bounds between times.
 *
 *   claims, events, ages, relative dates -> statements -> bounds between times    tellings.c, moments.c, couples.c
 *     -> network solved                                                           constraints.c
 *     -> dated events, dated articles, clashes with their arithmetic              chronology.c
 */
#ifndef WEFT_COLLATE_CHRONOLOGY_H
#define WEFT_COLLATE_CHRONOLOGY_H

#include "collate/collate.h"
#include "collate/constraints.h"

typedef enum moment_kind {
  MOMENT_ZERO = 0,  /* 1970-01-01 */
  MOMENT_PUBLISHED, /* the day began on which an article appeared that does not say which */
  MOMENT_ONCE,      /* what happens once to its people: a birth, the wedding of two */
  MOMENT_POINT,     /* what a point of dates dates */
  MOMENT_THING,     /* a strike, a trial began or ended */
  MOMENT_OWN        /* what one place of one article tells, joined with nothing */
} moment_kind;

#define MOMENT_DAY "day" /* label of the day itself that a point is about, whatever happened then */

/* A time of which bounds are told: a node of the network. */
typedef struct moment {
  moment_kind kind;
  str label;          /* "marry", "strike ends" */
  uint32_t people[2]; /* of whom it is told (numbers in collation.entities), ascending; UINT32_MAX: nobody */
  uint32_t n_people;
  uint32_t article; /* PUBLISHED, OWN; of a THING the first article that tells the same event */
  uint32_t place;   /* POINT: which; OWN: byte of its word */
} moment;

/* Where an article states a bound. */
typedef struct chronology_statement {
  uint32_t article;
  span at, sentence;
} chronology_statement;

/* A bound and all who state it. */
typedef struct chronology_bound {
  str value; /* as in arithmetic: "2009", "4 y", "2016-01-12 - 36 y" */
  VECTOR(uint32_t) statements;
} chronology_bound;

typedef struct chronology {
  collation *c;
  VECTOR(moment) moments; /* [0]: the zero point */
  VECTOR(constraint) constraints;
  VECTOR(chronology_bound) bounds; /* of each constraint */
  VECTOR(chronology_statement) statements;
  bool limited; /* more was told than is looked at */
} chronology;

/* Sets `between` of the durations, so that those between the same two moments have the same: "the two were married for four
 * years", "their seven-year marriage". Needs the claims only. */
void chronology_durations(collation *c);
/* Reads all statements; `reports` as collate_reports gives them. Points must be known. */
void chronology_read(chronology *out, collation *c, const uint32_t *reports);
/* The member `chronology` of a story's row (docs/rows.md); NULL when there is nothing to tell. */
json *collate_chronology(collation *c, const uint32_t *reports, const offsets *maps);

#endif
