/* thread_index.h - the thread room's index (thread/thread.h) over tables of the store.
 *
 *   thread_posting  key, day -> handle       who has a key
 *   thread_pair     handle -> other          judged pairs, both sides
 *   thread_story    handle -> first          the article that its story is called after
 *   thread_affair   handle -> first          the same of its thread
 *   article         handle -> id, sketch     (the store's own table)
 *
 * Everything happens within the caller's transaction. After a fault of SQLite all calls do nothing and find nothing.
 */
#ifndef WEFT_STORE_THREAD_INDEX_H
#define WEFT_STORE_THREAD_INDEX_H

#include "thread/thread.h"

#include <sqlite3.h>

/* The tables, as statements. */
extern const char store_thread_schema[];
/* Forgets everything (rebuilding is threading all articles anew). False when SQLite refused. */
bool store_thread_forget(sqlite3 *db);

/* The index; `text` gives an article's text. Statements are prepared when first needed and kept until closed. */
thread_index *store_thread_index(arena *a, sqlite3 *db, str (*text)(void *user, arena *a, uint32_t handle), void *user);
/* Lets go of its statements. False when SQLite refused something meanwhile: then it rolled the transaction back, so that
 * nothing half done can be committed. */
bool store_thread_index_close(thread_index *x);

#endif
