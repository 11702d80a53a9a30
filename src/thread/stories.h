/* stories.h - the graph of scored pairs cut into stories: components, then average link within each. */
#ifndef WEFT_THREAD_STORIES_H
#define WEFT_THREAD_STORIES_H

#include "thread/neighbours.h"

/* Stories of all components that have one of `touched` in them. Sets each member's story in the index; adds to `changed`
 * (a set of handles) those whose story is another one now. */
void stories_settle(arena *a, neighbours *near, const uint32_t *touched, size_t n_touched, map *changed);

#endif
