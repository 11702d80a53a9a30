/* pair_weights.h - weights of a logistic model over pair features, by kind of claim (point.h has the features' order). */
#ifndef WEFT_COLLATE_PAIR_WEIGHTS_H
#define WEFT_COLLATE_PAIR_WEIGHTS_H

static const float pair_weights[8][12] = {
    /* date */ {-4.0f, 0.5f, 1.0f, 1.0f, 4.5f, 0.0f, 0.0f, 0.0f, 0.0f, 0.5f, 0.8f, 0.5f},
    /* duration */ {-4.0f, 0.8f, 0.8f, 1.0f, 4.5f, 0.5f, 0.0f, 0.0f, 0.0f, 0.8f, 0.8f, 0.5f},
    /* age */ {-3.5f, 1.0f, 1.0f, 1.0f, 2.5f, 0.0f, 0.0f, 0.0f, 0.0f, 2.0f, 0.8f, 0.5f},
    /* count */ {-4.0f, 0.8f, 0.8f, 1.5f, 3.5f, 0.5f, 1.6f, -0.8f, 0.0f, 0.4f, 0.8f, 0.5f},
    /* money */ {-3.5f, 0.8f, 0.8f, 1.5f, 3.5f, 0.5f, 0.5f, 0.0f, -1.5f, 0.4f, 0.8f, 0.5f},
    /* percent */ {-3.5f, 0.8f, 0.8f, 1.0f, 3.5f, 0.5f, 0.8f, -0.4f, 0.0f, 0.4f, 0.8f, 0.5f},
    /* measure */ {-3.5f, 0.8f, 0.8f, 1.0f, 3.5f, 0.5f, 0.5f, 0.0f, -1.5f, 0.4f, 0.8f, 0.5f},
    /* ordinal */ {-4.5f, 0.8f, 0.8f, 0.5f, 4.0f, 0.0f, 1.2f, -0.8f, 0.0f, 0.4f, 0.8f, 0.5f},
};

#endif
