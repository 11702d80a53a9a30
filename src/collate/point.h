/* point.h - what point.c shows to explain.c and to the program that fits its weights (train/claim_pairs.c). */
#ifndef WEFT_COLLATE_POINT_H
#define WEFT_COLLATE_POINT_H

#include "collate/collate.h"

/* What is known of a pair of claims of one kind in two articles. */
typedef enum pair_feature {
  PAIR_CONSTANT = 0,    /* 1 */
  PAIR_COMPATIBLE,      /* both values could be true; 0.5 for dates that nothing anchors, unless they are the same */
  PAIR_SAME,            /* the same value, to the letter */
  PAIR_SPECIFIC,        /* the same value, and one that is seldom met by chance, 0..1 */
  PAIR_WORDS,           /* cosine of the telling words around */
  PAIR_WORDS_UNLIKE,    /* the same, when the values are not compatible */
  PAIR_COUNTED,         /* the same thing is counted */
  PAIR_COUNTED_OTHER,   /* different things are */
  PAIR_UNIT_OTHER,      /* different units */
  PAIR_PEOPLE,          /* shared part of the people named */
  PAIR_BEST,            /* no other claim of either article is closer in words */
  PAIR_RARE_VALUE,      /* the value stands once in each article */
  PAIR_GOVERNOR,        /* the nearest telling words before or behind are the same: 0.5 each for before, behind, across */
  PAIR_GOVERNOR_UNLIKE, /* the same, when the values are not compatible */
  PAIR_CLOSE,           /* how close the values are, 0..1, when they are not compatible */
  PAIR_EXACT,           /* dates: how nearly both are equally precise, 0..1, when they are compatible */
  PAIR_SENTENCE,        /* cosine of all telling words of the sentences */
  PAIR_BEST_UNLIKE,     /* PAIR_WORDS of pairs that are the closest for both, when the values are not compatible */
  PAIR_RELATED, /* share of the words near both, in the trees of their sentences, that are the same or related in meaning */
  PAIR_RELATED_UNLIKE, /* the same, when the values are not compatible */
  PAIR_DEPENDS,        /* both depend on the same word */
  PAIR_BEARER,         /* ages of the same person */
  PAIR_FIRST,          /* share of its article before the earlier one, 0..1 */
  PAIR_LAST,           /* the same of the later one */
  PAIR_APART,          /* how far these are apart */
  PAIR_EARLY,          /* how many of both stand in the first four sentences */
  PAIR_RANK,           /* inverse rank of each among the other's rivals, multiplied; by words, sentence and meaning */
  PAIR_MARGIN_LEAST,   /* how much closer than the closest other rival, of the side where it is less */
  PAIR_MARGIN_MOST,    /* the same where it is more */
  PAIR_FEATURES
} pair_feature;

/* Two claims that met by a key. */
typedef struct claim_pair {
  uint32_t x, y; /* claims, x < y, of two articles and one kind */
  float score;   /* probability that both tell one quantity */
  float words;   /* cosine of the telling words around */
  float related; /* how much of what both are about is the same or related */
  float around;  /* words, sentence and meaning together */
  float rank, margin_least, margin_most;
  uint8_t best; /* no other claim of y's article is closer to x in words: 1; the other way round: 2 */
} claim_pair;

/* One part of a pair's score. */
typedef struct pair_part {
  const char *name; /* for people: "words around" */
  double value;     /* of the feature, raw */
  double adds;      /* to the logit of the score */
} pair_part;

#define PAIR_PARTS (PAIR_FEATURES + 2) /* the features; what values that are not compatible get; what known moments give */

/* What the score of a pair that collate_pairs gave is made of, for explain.c: its logit is the sum of what the parts add. */
void claim_pair_parts(const collation *c, const claim_pair *pair, pair_part out[PAIR_PARTS]);
/* Its features, of a pair that collate_pairs gave. */
void claim_pair_features(const collation *c, const claim_pair *pair, float out[PAIR_FEATURES]);
/* All pairs of claims that met, by x then y, judged; *n gets how many. */
claim_pair *collate_pairs(collation *c, size_t *n);

#endif
