/* story_weights.h - set by hand, to be fitted. */
#ifndef WEFT_THREAD_DATA_STORY_WEIGHTS_H
#define WEFT_THREAD_DATA_STORY_WEIGHTS_H

static const double story_weights[] = {-7, 6, 6, 3, 2, 2, 2, -1, -1, -0.5, -1, 0, 0};
static const double rival_weights[] = {4, 1};

#endif
