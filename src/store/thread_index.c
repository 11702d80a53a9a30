/* thread_index.c - see thread_index.h. Rows are small and lie in the order in which they are asked for (WITHOUT ROWID). */
#include "store/thread_index.h"

#include "store/sql.h"

const char store_thread_schema[] =
    "CREATE TABLE thread_posting(key INTEGER NOT NULL, day INTEGER NOT NULL, handle INTEGER NOT NULL,"
    " PRIMARY KEY(key, day, handle)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE thread_pair(handle INTEGER NOT NULL, other INTEGER NOT NULL, base INTEGER NOT NULL,"
    " similarity INTEGER NOT NULL, shared INTEGER NOT NULL, prose INTEGER NOT NULL, affair INTEGER NOT NULL,"
    " PRIMARY KEY(handle, other)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE thread_story(handle INTEGER PRIMARY KEY, first INTEGER NOT NULL) STRICT;"
    "CREATE TABLE thread_affair(handle INTEGER PRIMARY KEY, first INTEGER NOT NULL) STRICT;";

bool store_thread_forget(sqlite3 *db) {
  return sqlite3_exec(db,
                      "DELETE FROM thread_posting; DELETE FROM thread_pair; DELETE FROM thread_story; DELETE FROM thread_affair;",
                      NULL, NULL, NULL) == SQLITE_OK;
}

typedef struct tables {
  sql q;
  str (*text)(void *user, arena *a, uint32_t handle);
  void *user;
} tables;

static sql *query(thread_index *x) { return &((tables *)x->state)->q; }

/* A blob that begins at a multiple of 8: sketches are looked at where they lie. */
static const thread_item *tables_item(thread_index *x, arena *a, uint32_t handle) {
  sql *q = query(x);
  sqlite3_stmt *row = sql_bind(q, "SELECT sketch FROM article WHERE handle = ?", "i", (int64_t)handle);
  if (!sql_row(q, row)) return NULL;
  const void *bytes = sqlite3_column_blob(row, 0);
  size_t len = (size_t)sqlite3_column_bytes(row, 0);
  char *copy = arena_alloc(a, len);
  if (len) memcpy(copy, bytes, len);
  sqlite3_reset(row);
  return thread_item_from_bytes(str_of(copy, len));
}

static str tables_id(thread_index *x, arena *a, uint32_t handle) {
  sql *q = query(x);
  sqlite3_stmt *row = sql_bind(q, "SELECT id FROM article WHERE handle = ?", "i", (int64_t)handle);
  if (!sql_row(q, row)) return STR("");
  str id = sql_str(a, row, 0);
  sqlite3_reset(row);
  return id;
}

static str tables_text(thread_index *x, arena *a, uint32_t handle) {
  tables *t = x->state;
  return t->text(t->user, a, handle);
}

static void tables_put_key(thread_index *x, uint64_t key, thread_posting posting) {
  SQL_RUN(query(x), "INSERT OR IGNORE INTO thread_posting(key, day, handle) VALUES(?, ?, ?)", "iii", (int64_t)key,
          (int64_t)posting.day, (int64_t)posting.handle);
}

static thread_posting *tables_by_key(thread_index *x, arena *a, uint64_t key, int32_t from, int32_t to, size_t limit, size_t *n) {
  sql *q = query(x);
  sqlite3_stmt *rows =
      sql_bind(q, "SELECT day, handle FROM thread_posting WHERE key = ? AND day BETWEEN ? AND ? ORDER BY day, handle LIMIT ?",
               "iiii", (int64_t)key, (int64_t)from, (int64_t)to, (int64_t)limit);
  VECTOR(thread_posting) found = {0};
  while (sql_row(q, rows)) VECTOR_PUSH(a, found, (thread_posting){(int32_t)sql_int(rows, 0), (uint32_t)sql_int(rows, 1)});
  *n = found.n;
  return found.items;
}

static thread_pair *tables_pairs(thread_index *x, arena *a, uint32_t handle, size_t *n) {
  sql *q = query(x);
  sqlite3_stmt *rows =
      sql_bind(q, "SELECT other, base, similarity, shared, prose, affair FROM thread_pair WHERE handle = ? ORDER BY other", "i",
               (int64_t)handle);
  VECTOR(thread_pair) found = {0};
  while (sql_row(q, rows))
    VECTOR_PUSH(a, found,
                (thread_pair){(uint32_t)sql_int(rows, 0), (int32_t)sql_int(rows, 1), (uint16_t)sql_int(rows, 2),
                              (uint16_t)sql_int(rows, 3), (uint16_t)sql_int(rows, 4), (uint16_t)sql_int(rows, 5)});
  *n = found.n;
  return found.items;
}

static void put_side(sql *q, uint32_t handle, uint32_t other, thread_pair pair) {
  SQL_RUN(
      q, "INSERT OR REPLACE INTO thread_pair(handle, other, base, similarity, shared, prose, affair) VALUES(?, ?, ?, ?, ?, ?, ?)",
      "iiiiiii", (int64_t)handle, (int64_t)other, (int64_t)pair.base, (int64_t)pair.similarity, (int64_t)pair.shared,
      (int64_t)pair.prose, (int64_t)pair.affair);
}

static void tables_put_pair(thread_index *x, uint32_t handle, thread_pair pair) {
  put_side(query(x), handle, pair.other, pair);
  put_side(query(x), pair.other, handle, pair);
}

static void tables_drop_pair(thread_index *x, uint32_t handle, uint32_t other) {
  static const char drop[] = "DELETE FROM thread_pair WHERE handle = ? AND other = ?";
  SQL_RUN(query(x), drop, "ii", (int64_t)handle, (int64_t)other);
  SQL_RUN(query(x), drop, "ii", (int64_t)other, (int64_t)handle);
}

/* The answer to a query for `first` by handle. */
static uint32_t first_of(thread_index *x, const char *text, uint32_t handle) {
  sqlite3_stmt *row = sql_bind(query(x), text, "i", (int64_t)handle);
  if (!sql_row(query(x), row)) return UINT32_MAX;
  uint32_t first = (uint32_t)sql_int(row, 0);
  sqlite3_reset(row);
  return first;
}

static uint32_t tables_story(thread_index *x, uint32_t handle) {
  return first_of(x, "SELECT first FROM thread_story WHERE handle = ?", handle);
}

static void tables_set_story(thread_index *x, uint32_t handle, uint32_t first) {
  SQL_RUN(query(x), "INSERT OR REPLACE INTO thread_story(handle, first) VALUES(?, ?)", "ii", (int64_t)handle, (int64_t)first);
}

static uint32_t tables_thread(thread_index *x, uint32_t handle) {
  return first_of(x, "SELECT first FROM thread_affair WHERE handle = ?", handle);
}

static void tables_set_thread(thread_index *x, uint32_t handle, uint32_t first) {
  SQL_RUN(query(x), "INSERT OR REPLACE INTO thread_affair(handle, first) VALUES(?, ?)", "ii", (int64_t)handle, (int64_t)first);
}

thread_index *store_thread_index(arena *a, sqlite3 *db, str (*text)(void *user, arena *a, uint32_t handle), void *user) {
  tables *t = ARENA_NEW(a, tables);
  *t = (tables){.q.db = db, .text = text, .user = user};
  thread_index *x = ARENA_NEW(a, thread_index);
  *x = (thread_index){t,
                      WEFT_GRANULARITY_DEFAULT,
                      tables_item,
                      tables_id,
                      tables_text,
                      tables_put_key,
                      tables_by_key,
                      tables_pairs,
                      tables_put_pair,
                      tables_drop_pair,
                      tables_story,
                      tables_set_story,
                      tables_thread,
                      tables_set_thread};
  return x;
}

bool store_thread_index_close(thread_index *x) {
  sql *q = query(x);
  bool ok = q->fault == SQLITE_OK;
  for (size_t i = 0; i < q->n_cached; i++) sqlite3_finalize(q->cached[i].statement);
  q->n_cached = 0;
  if (!ok && !sqlite3_get_autocommit(q->db)) sqlite3_exec(q->db, "ROLLBACK", NULL, NULL, NULL);
  return ok;
}
