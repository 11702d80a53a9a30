/* cache.h - answers kept until the store changes, the ones used last when there is not room for all.
 *
 *   key (path, parameters, coding) -> [answer | etag | generation]      one lock; least recently used leaves first
 */
#ifndef WEFT_SERVE_CACHE_H
#define WEFT_SERVE_CACHE_H

#include "base/str.h"

#include <microhttpd.h>

typedef struct cache cache;

/* Keeps at most so many bytes of answers; NULL without memory. */
cache *cache_new(size_t most);
void cache_free(cache *c);
/* Queues the answer that is kept under `key` for this generation of the store: 200, or 304 when the client has it (`none_match`:
 * its If-None-Match, may be NULL). MHD_NO with *found false when there is none. */
enum MHD_Result cache_send(cache *c, struct MHD_Connection *to, str key, uint64_t generation, const char *none_match,
                           bool *found);
/* The same when what is kept, of whatever generation, has this tag: it is of this generation then. */
enum MHD_Result cache_renew(cache *c, struct MHD_Connection *to, str key, uint64_t generation, const char *etag,
                            const char *none_match, bool *found);
/* Keeps an answer; takes over one reference to it. */
void cache_put(cache *c, str key, uint64_t generation, const char *etag, struct MHD_Response *response, size_t bytes);
/* Queues 304 with the tag when `none_match` names it; MHD_NO with *sent false when it does not. */
enum MHD_Result cache_not_modified(struct MHD_Connection *to, const char *etag, const char *none_match, bool *sent);

#endif
