/* story_weights.h - how much each feature of a pair of articles (pair.h) speaks for one story, in logits.
 * Made by train/story_pairs.py from 8635 pairs of articles with a story, 1210 of them of one, and 44443 with an
 * article outside; do not edit. */
#ifndef WEFT_THREAD_DATA_STORY_WEIGHTS_H
#define WEFT_THREAD_DATA_STORY_WEIGHTS_H

static const double story_weights[] = {
    -3.3511, /* constant */
    2.9253, /* text */
    -0.7205, /* lead */
    -3.4835, /* names */
    2.2348, /* title */
    2.0254, /* quotes */
    -0.8500, /* reuse */
    -3.2532, /* no day */
    -3.6523, /* no days */
    -0.7348, /* a day apart */
    -3.0257, /* two or three */
    1.8676, /* no day * text */
    0.0120, /* no day * lead */
    0.2351, /* no day * names */
    0.1222, /* no day * title */
    2.1889, /* no day * quotes */
    0.0053, /* no day * reuse */
    2.4861, /* no day * weekdays */
    -1.6990, /* no day * has weekdays */
};

/* Of similarity beside that of the two articles' other pairs (rival_feature); the second ones are added when a day is not known. */
static const double rival_weights[] = {
    6.5315, /* above */
    3.1956, /* least ratio */
    2.2199, /* most ratio */
};
static const double undated_rival_weights[] = {
    3.7228, /* above */
    0.4898, /* least ratio */
    0.2729, /* most ratio */
};

#endif
