/* point.h - what point.c shows to the program that fits its weights (train/claim_pairs.c). */
#ifndef WEFT_COLLATE_POINT_H
#define WEFT_COLLATE_POINT_H

#include "collate/collate.h"

/* What is known of a pair of claims of one kind in two articles. */
typedef enum pair_feature {
  PAIR_CONSTANT = 0,  /* 1 */
  PAIR_COMPATIBLE,    /* both values could be true */
  PAIR_SAME,          /* the same value, to the letter */
  PAIR_SPECIFIC,      /* the same value, and one that is seldom met by chance, 0..1 */
  PAIR_WORDS,         /* cosine of the telling words around */
  PAIR_WORDS_UNLIKE,  /* the same, when the values are not compatible */
  PAIR_COUNTED,       /* the same thing is counted */
  PAIR_COUNTED_OTHER, /* different things are */
  PAIR_UNIT_OTHER,    /* different units */
  PAIR_PEOPLE,        /* shared part of the people named */
  PAIR_BEST,          /* no other claim of either article is closer in words */
  PAIR_RARE_VALUE,    /* the value stands once in each article */
  PAIR_FEATURES
} pair_feature;

/* Features of claims x and y. */
void pair_features(const collation *c, uint32_t x, uint32_t y, float *out);
/* Probability that both tell one quantity. */
double pair_score(claim_kind kind, const float *features);

#endif
