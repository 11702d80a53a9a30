/* align.h - the words that two texts share: exactly the same runs of at least 8 folded words. */
#ifndef WEFT_THREAD_ALIGN_H
#define WEFT_THREAD_ALIGN_H

#include "thread/thread.h"
#include "thread/words.h"

/* A text ready to be compared with many. */
typedef struct aligned_text {
  thread_words words;
  uint64_t *shingles; /* at each word */
  uint32_t n_shingles;
  arena *a;
  uint32_t *heads, *next; /* places of equal shingles, first to last: heads by hash, next by place; UINT32_MAX ends. */
  uint32_t mask;          /* Made when the text is first looked into; NULL until then. */
} aligned_text;

typedef struct shared_words {
  passage *passages; /* start..end in the first, at..to in the second; by `at` */
  size_t n;
  uint32_t words;    /* in passages */
  uint32_t shingles; /* distinct ones that both have */
  uint32_t prose;    /* of these, those that begin in a passage of kind prose */
} shared_words;

void align_prepare(arena *a, str text, aligned_text *out);
/* All maximal runs of the second text's words that stand in the first. Kinds are prose or quote. */
shared_words align_texts(arena *a, aligned_text *first, const aligned_text *second);

#endif
