/* copies.h - groups of articles that repeat one another's prose, and what each is in its group. */
#ifndef WEFT_THREAD_COPIES_H
#define WEFT_THREAD_COPIES_H

#include "thread/neighbours.h"
#include "thread/texts.h"

/* Whether texts must be looked at to know what a pair shares. Of one outlet many share a little, which is never told: those of
 * which less than LEAST_PRINTS hundredths of the shorter one's fingerprints are the other's (of pairs that share 30 % of their
 * shingles, 27 % of these and more are; bench/copies counts what is missed). */
#define LEAST_PRINTS 15
bool copies_worth_aligning(const thread_item *x, const thread_item *y);
/* Judges what two texts share: `pair` gets shared and prose. */
void copies_judge(arena *a, const thread_item *x, aligned_text *x_text, const thread_item *y, aligned_text *y_text,
                  thread_pair *pair);
/* Whether two of one outlet repeat some words of its: background, boilerplate, lists of other articles. */
bool copies_repeat(const thread_item *x, const thread_item *y);
/* Hashes (item_word_hash) of the words that one of two texts has nowhere but where it repeats the other, ascending; *n of them.
 */
uint32_t *copies_repeated(arena *a, aligned_text *x, const aligned_text *y, uint32_t *n);
/* Whether a pair is one of a copy group; whether its passages are said in rows. */
bool copies_linked(const thread_pair *pair);
/* Whether what they share is their outlet's: it is one's, they are not of one page, and share less than half. */
bool copies_boilerplate(const thread_item *x, const thread_item *y, const thread_pair *pair);
bool copies_told(const thread_item *x, const thread_item *y, const thread_pair *pair);
/* The group of a handle, earliest first (the original); it alone when it repeats nobody. At most COPIES_MOST_MEMBERS: of a
 * larger one those that are linked with the handle itself. */
#define COPIES_MOST_MEMBERS 512
neighbour **copies_group(arena *a, neighbours *near, uint32_t handle, size_t *n);

#endif
