/* story_weights.h - how much each feature of a pair of articles (pair.h) speaks for one story, in logits.
 * Made by train/story_pairs.py from 8635 pairs of articles with a story, 1210 of them of one, and 44443 with an
 * article outside; do not edit. */
#ifndef WEFT_THREAD_DATA_STORY_WEIGHTS_H
#define WEFT_THREAD_DATA_STORY_WEIGHTS_H

static const double story_weights[] = {
    -0.4889, /* constant */
    4.1426, /* text */
    0.0344, /* lead */
    -1.4766, /* names */
    2.6490, /* title */
    2.9991, /* quotes */
    -0.9418, /* reuse */
    -3.5039, /* no day */
    -3.9968, /* no days */
    -0.7052, /* a day apart */
    -3.0317, /* two or three */
    4.0339, /* no day * text */
    0.8207, /* no day * lead */
};
static const double rival_weight = 14.2542; /* similarity above the mean of both articles' best */

#endif
