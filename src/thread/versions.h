/* versions.h - one page at several times: articles of one address that repeat each other's words.
 *
 *   fetched at 9:00    A fire killed 12 people ...
 *   fetched at 14:00   A fire killed 15 people ...        changed: [14, 16) was [14, 16)
 *
 * Versions are told apart by the latest time that their rows name (`fetched`, `updated`, `published`), then by id.
 */
#ifndef WEFT_THREAD_VERSIONS_H
#define WEFT_THREAD_VERSIONS_H

#include "thread/copies.h"

/* Whether a pair is two versions of one page. */
bool versions_pair(const thread_item *x, const thread_item *y, const thread_pair *pair);
/* All versions of a handle's page, the oldest first; it alone when there are no others. At most ADDRESS_HOLDERS meet. */
neighbour **versions_of(arena *a, neighbours *near, uint32_t handle, size_t *n);
/* What the later text has otherwise: words that were replaced, came in (at == to) or went (start == end); ascending and apart
 * from each other. Capitals count, punctuation between words does not. Past VERSIONS_MOST_EDITS words in and out the rest is
 * one change. Shortest edit script (Myers, An O(ND) difference algorithm, 1986); a few words that stayed within what changed
 * are told with it (semantic cleanup: Fraser, Diff strategies, 2006). */
#define VERSIONS_MOST_EDITS 1500
text_change *versions_changes(arena *a, const thread_words *later, const thread_words *earlier, size_t *n);

#endif
