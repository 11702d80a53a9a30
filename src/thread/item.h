/* item.h - the inside of a sketch: one block without pointers, so that it can be stored and looked at where it lies.
 *
 *   [thread_item | fingerprints u64 ... | keys u32 ... | bag hashes u32 ... | bag weights u16 ... | given story | zeros to 8]
 *
 * A bag is a set of words with weights, ascending by hash; its products are whole numbers, so that a pair has the same score
 * on every machine. About 3 KB for an article of 1,000 words.
 */
#ifndef WEFT_THREAD_ITEM_H
#define WEFT_THREAD_ITEM_H

#include "thread/thread.h"
#include "thread/words.h"

typedef enum item_bag {
  BAG_TEXT = 0, /* telling words of title and text */
  BAG_LEAD,     /* title and first words of the text */
  BAG_NAMES,    /* words that are capital inside a sentence */
  BAG_TITLE,    /* title */
  BAG_QUOTES,   /* runs of four words inside quotation marks, a sample */
  ITEM_BAGS
} item_bag;

#define ITEM_MOST_KEYS 24

struct thread_item {
  uint32_t magic, size;        /* bytes of the whole block */
  int64_t when;                /* second from which it may have been published; INT64_MAX when not known */
  int64_t stamp;               /* latest time that its row names, its first second: when it stood so; INT64_MIN when not known */
  int32_t day;                 /* day since 1970 when known to the day, else THREAD_NO_DAY */
  int32_t first_day, last_day; /* what is known otherwise ("2016-01"): THREAD_NO_DAY .. INT32_MAX */
  uint32_t shingles;           /* distinct 8-word shingles */
  uint8_t weekdays[8];         /* how often the text names each, Monday first, weighed as words of a bag are; the last is 0 */
  uint64_t outlet;             /* hash of the folded name; 0 when not known */
  uint64_t address;            /* hash of the page's address; 0 when not known, or when it is that of a host */
  uint32_t n_fingerprints, n_keys;
  uint32_t n_bag[ITEM_BAGS], n_given;
  uint64_t norm[ITEM_BAGS]; /* sum of squared weights */
};

typedef struct bag {
  const uint32_t *hashes;
  const uint16_t *weights;
  uint32_t n;
  uint64_t norm;
} bag;

const uint64_t *item_fingerprints(const thread_item *item);
/* How many of them both have. */
uint32_t item_common_fingerprints(const thread_item *x, const thread_item *y);
/* Most telling first. */
const uint32_t *item_keys(const thread_item *item);
bag item_bag_of(const thread_item *item, item_bag which);
/* Hash of a word in the bags (folded; a final 's does not count). */
uint32_t item_word_hash(str folded);
/* The story that the row named, and its thread (the story where it named none); both empty when none. */
str item_given(const thread_item *item, str *thread);
/* Sorts before another: earlier, then the earlier version of its page, then by id. Undated ones come last. */
bool item_before(const thread_item *x, str x_id, const thread_item *y, str y_id);

#endif
