/* candidates.h - which articles meet, and what is known of them during one update: the inside of thread_update.
 *
 *   article -> keys -> who else has them -> pairs worth judging (for copies, for stories, or both)
 *
 * Kinds of keys:
 *   copy    a fingerprint; meets any article, as long as at most COPY_HOLDERS have it
 *   story   a telling word; meets articles within STORY_WINDOW days, as long as at most DAY_HOLDERS of a day have it. An
 *           article without a day meets any that has UNDATED_KEYS keys in common, of those that at most UNDATED_HOLDERS have
 *   address the page's; meets its versions, as long as at most ADDRESS_HOLDERS have it
 *   affair  two of the most telling names; meets articles of other days, however far, as long as at most AFFAIR_HOLDERS have both
 * A key that one article too many gets stops counting: those that had met by it are met anew (thread_update).
 */
#ifndef WEFT_THREAD_CANDIDATES_H
#define WEFT_THREAD_CANDIDATES_H

#include "thread/item.h"
#include "base/hash.h"

#define COPY_HOLDERS 64
#define DAY_HOLDERS 128
#define UNDATED_HOLDERS 1024
#define AFFAIR_HOLDERS 64
#define ADDRESS_HOLDERS 128
#define UNDATED_KEYS 2

/* Two handles that meet, the smaller one first, and why. */
#define MEET_COPY 1u
#define MEET_STORY 2u
#define MEET_AFFAIR 4u
#define MEET_ADDRESS 8u
typedef struct meeting {
  uint32_t a, b;
  uint16_t why, keys; /* keys in common, counted only where a day is not known */
} meeting;

typedef struct meetings {
  arena *a;
  VECTOR(meeting) list;
  size_t sorted; /* so many at the beginning are sorted and unique */
} meetings;

/* Sorts them and joins the reasons of each pair. */
void meetings_join(meetings *m);

/* Judges a pair that meets (handles m->a and m->b of the index): false when it is none. *out is seen from m->a. */
bool candidates_judge(arena *a, thread_index *x, thread_texts *texts, const meeting *m, thread_pair *out);

/* Puts the keys of `added` into the index; adds all pairs of an added article to `out`, and to `again` (a set of handles)
 * those that were there before and whose keys stopped counting. */
void candidates_add(arena *a, thread_index *x, const uint32_t *added, size_t n_added, meetings *out, map *again);
/* The same step by step, for programs that part the work by key (docs/threading.md, "Stages").
 * Keys of one article: 48 bits, the kind in the last two. `day` is THREAD_NO_DAY where the key asks for none, or none is known.
 */
typedef struct candidate_key {
  uint64_t key;
  int32_t day;
} candidate_key;
candidate_key *candidates_keys(arena *a, const thread_item *item, size_t *n);
/* Who meets by one key, of all its holders. A meeting without a reason counts towards UNDATED_KEYS. */
void candidates_meet(arena *a, uint64_t key, const thread_posting *who, size_t n, meetings *out);
/* Meetings by all keys joined: those that have a reason. */
void candidates_give(meetings *from, meetings *out);

/* All pairs of an article that is in the index. */
void candidates_of(arena *a, thread_index *x, uint32_t handle, meetings *out);

#endif
