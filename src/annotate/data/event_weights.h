/* event_weights.h - weights (not yet made). */
#ifndef WEFT_ANNOTATE_DATA_EVENT_WEIGHTS_H
#define WEFT_ANNOTATE_DATA_EVENT_WEIGHTS_H

#include <stdint.h>

static const double event_bias = 0, event_threshold = 0;
#define EVENT_BUCKET_SHIFT 31
static const uint16_t event_buckets[] = {0, 0, 0};
static const struct {
  uint32_t id;
  float weight;
} event_weights[] = {{0u, 0.0f}};

#endif
