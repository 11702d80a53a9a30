/* texts.h - texts that are ready to be aligned, kept for a while: near articles meet again and again.
 *
 *   handle -> aligned_text      all in one arena, forgotten together when it grows past THREAD_TEXTS_BYTES
 */
#ifndef WEFT_THREAD_TEXTS_H
#define WEFT_THREAD_TEXTS_H

#include "base/hash.h"
#include "thread/align.h"

#define THREAD_TEXTS_BYTES ((size_t)64 << 20)

struct thread_texts {
  arena a;
  thread_index *x;
  map by_handle; /* -> aligned_text * */
};

/* The text of a handle. What was given stays until texts_trim. */
aligned_text *texts_get(thread_texts *t, uint32_t handle);
/* Forgets all texts when they have become many. */
void texts_trim(thread_texts *t);

#endif
