/* store.h - one SQLite file that holds the articles, what was worked out of them, and the way back to their bytes.
 *
 *   article   handle | id, outlet, published ... | row (as after annotate) | sketch | thread, entities (derived) | state
 *   raw       hash -> bytes of the page as fetched
 *   posting, pair, ...   the thread room's index (thread_index.h)
 *   story     id -> row (as after collate), and the columns that lists are made from
 *   entity_in who is named in which article, how often, under which name
 *   dirty     stories to be collated again before the store is up to date
 *   article_text   full text (FTS5)
 *
 * An article is in it wholly or not at all. What is derived is renewed in transactions of its own: `state` and `dirty` say what
 * is still to be done, so a run that was cut off is completed by the next.
 */
#ifndef WEFT_STORE_STORE_H
#define WEFT_STORE_STORE_H

#include "resolve/resolve.h"
#include "store/sql.h"

typedef struct weft_store store;
struct weft_store {
  sql q;
  char *path;
  arena a; /* lives as long as the store */
};

/* An article on its way in. Blobs are compressed already (store_pack). */
typedef struct stored_article {
  str id, outlet, title, url, published, language, text;
  str hash;          /* identity of the row as read: of two with one id the later published stays, then the smaller hash */
  str row;           /* packed */
  str sketch;        /* bytes of a thread_item */
  str raw, raw_hash; /* packed; hash of the bytes unpacked */
  str runs;          /* packed text_run array */
} stored_article;

typedef enum store_put { STORE_NEW, STORE_SEEN, STORE_REPLACED } store_put;

/* A story as it is stored. */
typedef struct stored_story {
  str id, row; /* packed */
  str slug, title, from, to;
  int64_t articles, outlets, origins, points, conflicts;
} stored_story;

weft_code store_open(const char *path, bool create, store **out, weft_error *e);
void store_close(store *s);
bool store_begin(store *s);
/* Ends the transaction: commits, or rolls back after a fault and says it. */
weft_code store_end(store *s, weft_error *e);

/* zstd, with the length known; unpack refuses damaged bytes and more than STORE_MOST_UNPACKED. */
#define STORE_MOST_UNPACKED ((size_t)2 << 30)
str store_pack(arena *a, str bytes);
bool store_unpack(arena *a, str packed, str *bytes);

store_put store_put_article(store *s, const stored_article *in);
/* Handles that are stored but not threaded yet, at most `limit`, by id. */
uint32_t *store_pending(store *s, arena *a, size_t limit, size_t *n);
/* Marks all articles pending and forgets all that is derived. */
void store_forget_derived(store *s);

/* What is stored of one article. */
typedef struct article_columns {
  uint32_t handle;
  str id, row, thread, entities, story; /* row packed; thread and entities JSON, empty when not derived yet */
} article_columns;
bool store_article(store *s, arena *a, uint32_t handle, article_columns *out);
str store_article_text(void *s, arena *a, uint32_t handle); /* for the thread index */
/* Article's row with all that is derived, as after `weft resolve`. NULL and *e when damaged. Pure: for worker threads. */
json *store_full_row(arena *a, const article_columns *in, weft_error *e);

/* Sets the derived fields of an article; stories that it leaves or enters become dirty. */
void store_set_thread(store *s, uint32_t handle, str thread, str story);
typedef struct stored_entity {
  str entity, name, type;
  int64_t n, said;
} stored_entity;
void store_set_entities(store *s, uint32_t handle, str ids, const stored_entity *named, size_t n);
/* Up to `limit` dirty stories by id, and the members of one by article id. */
str *store_dirty(store *s, arena *a, size_t limit, size_t *n);
article_columns *store_story_articles(store *s, arena *a, str story, size_t *n);
void store_put_story(store *s, const stored_story *in);
void store_drop_story(store *s, str id); /* has no articles any more */
void store_clean(store *s, str story);   /* not dirty any more */

/* Lists (query.c): one JSON row at a time to `sink`, see include/weft.h. */
typedef bool (*store_sink)(void *user, arena *a, json *row);
weft_code store_list_stories(store *s, const weft_query *query, store_sink sink, void *user, weft_error *e);
weft_code store_search(store *s, const weft_query *query, store_sink sink, void *user, weft_error *e);
weft_code store_people(store *s, const char *name, const weft_query *query, store_sink sink, void *user, weft_error *e);
weft_code store_show(store *s, const char *name, store_sink sink, void *user, weft_error *e);
weft_code store_export(store *s, store_sink sink, void *user, weft_error *e);
/* Checks everything (verify.c); a row {where, what} a fault. */
weft_code store_verify(store *s, store_sink sink, void *user, uint64_t *n_faults, weft_error *e);

#endif
