/* cache.c - see cache.h. */
#include "serve/cache.h"

#include "base/hash.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define BUCKETS 4096u
#define ETAG_MOST 40

typedef struct entry entry;
struct entry {
  entry *next;          /* of its bucket */
  entry *newer, *older; /* by use */
  uint64_t hash, generation;
  struct MHD_Response *response;
  size_t bytes, key_length;
  char etag[ETAG_MOST];
  char key[];
};

struct cache {
  pthread_mutex_t lock;
  entry *buckets[BUCKETS];
  entry *newest, *oldest;
  size_t bytes, most;
};

cache *cache_new(size_t most) {
  cache *c = calloc(1, sizeof *c);
  if (!c) return NULL;
  c->most = most;
  pthread_mutex_init(&c->lock, NULL);
  return c;
}

static void unlink_use(cache *c, entry *x) {
  if (x->newer) x->newer->older = x->older;
  else c->newest = x->older;
  if (x->older) x->older->newer = x->newer;
  else c->oldest = x->newer;
}

static void drop(cache *c, entry *x) {
  entry **at = &c->buckets[x->hash % BUCKETS];
  while (*at != x) at = &(*at)->next;
  *at = x->next;
  unlink_use(c, x);
  c->bytes -= x->bytes;
  MHD_destroy_response(x->response);
  free(x);
}

void cache_free(cache *c) {
  if (!c) return;
  while (c->oldest) drop(c, c->oldest);
  pthread_mutex_destroy(&c->lock);
  free(c);
}

static void use(cache *c, entry *x) {
  x->older = c->newest;
  x->newer = NULL;
  if (c->newest) c->newest->newer = x;
  c->newest = x;
  if (!c->oldest) c->oldest = x;
}

static entry *find(cache *c, str key, uint64_t hash) {
  entry *x = c->buckets[hash % BUCKETS];
  while (x && (x->hash != hash || x->key_length != key.len || memcmp(x->key, key.data, key.len) != 0)) x = x->next;
  return x;
}

enum MHD_Result cache_not_modified(struct MHD_Connection *to, const char *etag, const char *none_match, bool *sent) {
  *sent = none_match && (!strcmp(none_match, "*") || strstr(none_match, etag));
  if (!*sent) return MHD_NO;
  struct MHD_Response *r = MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
  if (!r) return MHD_NO;
  MHD_add_response_header(r, MHD_HTTP_HEADER_ETAG, etag);
  MHD_add_response_header(r, MHD_HTTP_HEADER_CACHE_CONTROL, "no-cache");
  MHD_add_response_header(r, MHD_HTTP_HEADER_VARY, "Accept-Encoding, Accept");
  enum MHD_Result result = MHD_queue_response(to, MHD_HTTP_NOT_MODIFIED, r);
  MHD_destroy_response(r);
  return result;
}

static enum MHD_Result send_entry(cache *c, struct MHD_Connection *to, entry *x, const char *none_match) {
  bool same;
  unlink_use(c, x);
  use(c, x);
  enum MHD_Result result = cache_not_modified(to, x->etag, none_match, &same);
  return same ? result : MHD_queue_response(to, MHD_HTTP_OK, x->response);
}

enum MHD_Result cache_send(cache *c, struct MHD_Connection *to, str key, uint64_t generation, const char *none_match,
                           bool *found) {
  enum MHD_Result result = MHD_NO;
  uint64_t hash = hash_bytes(key, 0);
  pthread_mutex_lock(&c->lock);
  entry *x = find(c, key, hash);
  *found = x && x->generation == generation;
  if (*found) result = send_entry(c, to, x, none_match);
  pthread_mutex_unlock(&c->lock);
  return result;
}

enum MHD_Result cache_renew(cache *c, struct MHD_Connection *to, str key, uint64_t generation, const char *etag,
                            const char *none_match, bool *found) {
  enum MHD_Result result = MHD_NO;
  uint64_t hash = hash_bytes(key, 0);
  pthread_mutex_lock(&c->lock);
  entry *x = find(c, key, hash);
  *found = x && !strcmp(x->etag, etag);
  if (*found) {
    x->generation = generation;
    result = send_entry(c, to, x, none_match);
  }
  pthread_mutex_unlock(&c->lock);
  return result;
}

void cache_put(cache *c, str key, uint64_t generation, const char *etag, struct MHD_Response *response, size_t bytes) {
  bytes += sizeof(entry) + key.len;
  entry *x = bytes <= c->most / 4 && strlen(etag) < ETAG_MOST ? malloc(sizeof *x + key.len) : NULL;
  if (!x) {
    MHD_destroy_response(response);
    return;
  }
  *x = (entry){.hash = hash_bytes(key, 0), .generation = generation, .response = response, .bytes = bytes, .key_length = key.len};
  memcpy(x->key, key.data, key.len);
  memcpy(x->etag, etag, strlen(etag) + 1);
  pthread_mutex_lock(&c->lock);
  entry *old = find(c, key, x->hash);
  if (old) drop(c, old);
  while (c->oldest && c->bytes + bytes > c->most) drop(c, c->oldest);
  x->next = c->buckets[x->hash % BUCKETS];
  c->buckets[x->hash % BUCKETS] = x;
  c->bytes += bytes;
  use(c, x);
  pthread_mutex_unlock(&c->lock);
}
