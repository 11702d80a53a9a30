/* words.h - a text as the words that copies and sketches are made of, each folded and hashed, and its 8-word shingles.
 *
 *   text     "We heard it," said Bo.     ...
 *   word      0  1     2    3    4       start/end: bytes, hash: of the folded word, flags: quoted, capital, initial
 *   shingle   [0 ............... 7] [1 ............... 8]  ...      (n - 7 of them)
 */
#ifndef WEFT_THREAD_WORDS_H
#define WEFT_THREAD_WORDS_H

#include "base/str.h"

#define SHINGLE_WORDS 8

#define WORD_QUOTED 1u   /* inside quotation marks */
#define WORD_CAPITAL 2u  /* begins with a capital letter */
#define WORD_INITIAL 4u  /* first of a sentence, of a line, or behind a quotation mark */
#define WORD_UNSPACED 8u /* one character of a script without spaces between words */

typedef struct thread_words {
  str text;
  uint32_t n;
  uint32_t *start, *end;
  str *folded; /* views into the text where folding changes nothing */
  uint64_t *hash;
  uint8_t *flags;
} thread_words;

/* Words past the first THREAD_MOST_WORDS are left out: a text of that length is no article. */
#define THREAD_MOST_WORDS 200000

void thread_words_of(arena *a, str text, thread_words *out);
/* Hashes of the shingles at words 0 .. n - 8, rolled along. *n gets how many (0 for a text of fewer words). */
uint64_t *thread_shingles(arena *a, const thread_words *in, uint32_t *n);
/* Sorts and drops what is there twice; returns how many are left. */
uint32_t thread_sort_unique(arena *a, uint64_t *items, uint32_t n);

#endif
