/* pair.h - how alike two sketches are: features of a pair, its base score, and what competition adds.
 *
 * Only sketches are looked at, so a pair's base score depends on nothing but the two articles. Competition compares a pair's
 * similarity with the best that each of its two articles has. */
#ifndef WEFT_THREAD_PAIR_H
#define WEFT_THREAD_PAIR_H

#include "thread/item.h"

#define STORY_WINDOW 3 /* days between two articles of one story */

typedef enum pair_feature {
  PAIR_CONSTANT = 0,
  PAIR_TEXT, /* cosines of the bags */
  PAIR_LEAD,
  PAIR_NAMES,
  PAIR_TITLE,
  PAIR_QUOTES,      /* share of the smaller sample of quoted runs */
  PAIR_REUSE,       /* share of the smaller set of fingerprints */
  PAIR_NO_DAY,      /* one day is not known */
  PAIR_NO_DAYS,     /* neither is */
  PAIR_DAY_1,       /* one day apart */
  PAIR_DAY_2,       /* two or three */
  PAIR_NO_DAY_TEXT, /* PAIR_TEXT .. PAIR_REUSE again when a day is not known, else 0 */
  PAIR_NO_DAY_LEAD,
  PAIR_NO_DAY_NAMES,
  PAIR_NO_DAY_TITLE,
  PAIR_NO_DAY_QUOTES,
  PAIR_NO_DAY_REUSE,
  PAIR_NO_DAY_WEEKDAYS, /* cosine of how often each weekday is named: it stands in for the day */
  PAIR_NO_DAY_HAS_WEEKDAYS,
  PAIR_FEATURES
} pair_feature;

/* What a pair's similarity is beside the others of its two articles. Ranks and margins to the next best are no features: they
 * would tell apart the members of a story that many articles tell. */
typedef enum rival_feature {
  RIVAL_ABOVE = 0,   /* above the mean of the best five of both */
  RIVAL_RATIO_LEAST, /* share of the best, at the article where it is less */
  RIVAL_RATIO_MOST,  /* ... where it is more */
  RIVAL_FEATURES
} rival_feature;

/* Whether they can be of one story by what is known of their days. */
bool pair_in_time(const thread_item *x, const thread_item *y);
void pair_features(const thread_item *x, const thread_item *y, double out[PAIR_FEATURES]);
/* Similarity of words, 0..65535, and base score (thread.h). */
void pair_judge(const thread_item *x, const thread_item *y, uint16_t *similarity, int32_t *base);

/* How like they are in matter and names, when they are more than STORY_WINDOW days apart, 0..65535; 0: not enough to be of one
 * affair, or a day is not known. `repeated`: hashes of n words that do not count, ascending (copies_repeated). */
uint16_t pair_affair(const thread_item *x, const thread_item *y, const uint32_t *repeated, uint32_t n);

/* What a pair is up against at one of its articles. */
#define RIVALS 5
typedef struct pair_rivals {
  uint16_t best[RIVALS]; /* highest similarities of the article's candidates, descending, this pair's own among them */
} pair_rivals;
void pair_rival_features(uint16_t similarity, const pair_rivals *x, const pair_rivals *y, double out[RIVAL_FEATURES]);
/* Probability that the pair is of one story, 0..65535. `undated`: a day of the two is not known. */
uint32_t pair_score(int32_t base, uint16_t similarity, bool undated, const pair_rivals *x, const pair_rivals *y);

#endif
