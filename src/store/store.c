/* store.c - the file: opening it, putting articles in, and keeping what is derived from them. */
#include "store/store.h"

#include "store/thread_index.h"
#include "base/hash.h"
#include "text/fold.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <zstd.h>

#define SCHEMA_VERSION 7
#define APPLICATION_ID 0x57656674 /* "Weft", for file(1) */
#define BUSY_MILLISECONDS 30000
#define PACK_LEVEL 3

static const char schema[] =
    "CREATE TABLE article(handle INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, outlet TEXT, outlet_key TEXT,"
    " title TEXT, url TEXT, published TEXT, language TEXT NOT NULL, row BLOB NOT NULL, sketch BLOB NOT NULL,"
    " raw TEXT NOT NULL, runs BLOB NOT NULL, thread TEXT, entities TEXT, story TEXT, affair TEXT, follows TEXT,"
    " state INTEGER NOT NULL) STRICT;"
    "CREATE INDEX article_story ON article(story);"
    "CREATE INDEX article_thread ON article(affair);"
    "CREATE INDEX article_pending ON article(id) WHERE state = 0;"
    "CREATE TABLE raw(hash TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;"
    "CREATE TABLE story(id TEXT PRIMARY KEY, row BLOB NOT NULL, slug TEXT NOT NULL, title TEXT, first TEXT, last TEXT,"
    " articles INTEGER NOT NULL, outlets INTEGER NOT NULL, origins INTEGER NOT NULL, points INTEGER NOT NULL,"
    " conflicts INTEGER NOT NULL) STRICT;"
    "CREATE INDEX story_slug ON story(slug);"
    "CREATE TABLE entity_in(entity TEXT NOT NULL, article INTEGER NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL,"
    " type TEXT NOT NULL, n INTEGER NOT NULL, said INTEGER NOT NULL, PRIMARY KEY(entity, article, name)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX entity_in_article ON entity_in(article);"
    "CREATE TABLE attribute(entity TEXT NOT NULL, article INTEGER NOT NULL, start INTEGER NOT NULL, \"end\" INTEGER NOT NULL,"
    " what TEXT NOT NULL, value TEXT NOT NULL, other TEXT NOT NULL, speaker TEXT NOT NULL, former INTEGER NOT NULL,"
    " dead INTEGER NOT NULL, PRIMARY KEY(entity, article, start, \"end\", what, value)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX attribute_article ON attribute(article);"
    "CREATE INDEX entity_in_key ON entity_in(key);"
    "CREATE TABLE party(story TEXT NOT NULL, id TEXT NOT NULL, block TEXT NOT NULL, bytes BLOB NOT NULL, marked INTEGER NOT NULL,"
    " entity TEXT, why TEXT, score REAL, PRIMARY KEY(story, id)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX party_block ON party(block);"
    "CREATE INDEX party_entity ON party(entity);"
    "CREATE INDEX party_marked ON party(marked) WHERE marked > 0;"
    "CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE judgement(n INTEGER PRIMARY KEY, row TEXT NOT NULL) STRICT;"
    "CREATE TABLE joined(entity TEXT PRIMARY KEY, other TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE moved(old TEXT PRIMARY KEY, entity TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE gone(block TEXT NOT NULL, entity TEXT NOT NULL, founder TEXT NOT NULL, key TEXT NOT NULL,"
    " PRIMARY KEY(block, entity, founder)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE unsure(block TEXT NOT NULL, entity TEXT NOT NULL, other TEXT NOT NULL, score REAL NOT NULL,"
    " PRIMARY KEY(block, entity, other)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE known(id TEXT PRIMARY KEY, row TEXT NOT NULL) STRICT;"
    "CREATE TABLE known_name(key TEXT NOT NULL, known TEXT NOT NULL, PRIMARY KEY(key, known)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX known_name_known ON known_name(known);"
    "CREATE TABLE dirty(story TEXT PRIMARY KEY, step INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE dirty_block(block TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;"
    "CREATE VIRTUAL TABLE article_text USING fts5(title, text, content='', tokenize='unicode61 remove_diacritics 2');";

/* --- the file ---------------------------------------------------------------------------------------------------- */

static int64_t pragma(store *s, const char *text) {
  sqlite3_stmt *statement = sql_bind(&s->q, text, "");
  int64_t value = sql_row(&s->q, statement) ? sql_int(statement, 0) : -1;
  if (statement) sqlite3_reset(statement);
  return value;
}

static bool make_schema(store *s) {
  sql_exec(&s->q, "BEGIN IMMEDIATE");
  if (pragma(s, "PRAGMA user_version") == 0) { /* nobody else was faster */
    sql_exec(&s->q, schema);
    sql_exec(&s->q, store_thread_schema);
    char text[80];
    snprintf(text, sizeof text, "PRAGMA application_id=%d; PRAGMA user_version=%d;", APPLICATION_ID, SCHEMA_VERSION);
    sql_exec(&s->q, text);
  }
  return sql_exec(&s->q, "COMMIT");
}

/* Whether a file is too short to be a database: SQLite would write over it. It is not opened for that: closing it would let go of
 * the locks that this process has on it by other connections (POSIX fcntl locks; sqlite.org/howtocorrupt.html, 2.2). */
static bool is_other_file(const char *path) {
  struct stat about;
  return stat(path, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0 && about.st_size < 512;
}

static weft_code open_checked(store *s, const char *path, bool create, weft_error *e) {
  static const char *const other = "this is a file, but not a Weft store";
  if (is_other_file(path)) return error_set(e, WEFT_ERROR_STORE, str_c(path), BYTE_UNKNOWN, other);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (create ? SQLITE_OPEN_CREATE : 0);
  int code = sqlite3_open_v2(path, &s->q.db, flags, NULL);
  if (code != SQLITE_OK)
    return error_set(e, create ? WEFT_ERROR_IO : WEFT_ERROR_NOT_FOUND, str_c(path), BYTE_UNKNOWN,
                     create ? "cannot open or make this store: %s" : "cannot open this store: %s (`weft add` makes one)",
                     sqlite3_errmsg(s->q.db));
  sqlite3_extended_result_codes(s->q.db, 0);
  sqlite3_busy_timeout(s->q.db, BUSY_MILLISECONDS);
  sqlite3_limit(s->q.db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_db_config(s->q.db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sql_exec(&s->q, "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA cache_size=-131072; PRAGMA temp_store=MEMORY;");
  int64_t version = pragma(s, "PRAGMA user_version"), application = pragma(s, "PRAGMA application_id");
  int64_t tables = pragma(s, "SELECT count(*) FROM sqlite_schema");
  if (s->q.fault == SQLITE_NOTADB) return error_set(e, WEFT_ERROR_STORE, str_c(path), BYTE_UNKNOWN, other);
  if (s->q.fault) return sql_error(&s->q, path, e);
  if (tables == 0 && create) {
    sql_exec(&s->q, "PRAGMA page_size=8192; PRAGMA journal_mode=WAL;");
    make_schema(s);
  } else if (application != APPLICATION_ID) {
    return error_set(e, WEFT_ERROR_STORE, str_c(path), BYTE_UNKNOWN, "this is a database, but not a Weft store");
  } else if (version != SCHEMA_VERSION) {
    return error_set(e, WEFT_ERROR_STORE, str_c(path), BYTE_UNKNOWN, "this store has schema version %lld, this program knows %d",
                     (long long)version, SCHEMA_VERSION);
  }
  sql_exec(&s->q, "PRAGMA synchronous=FULL;");
  return sql_error(&s->q, path, e);
}

weft_code store_open(const char *path, bool create, store **out, weft_error *e) {
  *out = NULL;
  store *s = calloc(1, sizeof *s);
  if (!s) return error_set(e, WEFT_ERROR_MEMORY, str_c(path), BYTE_UNKNOWN, "no memory");
  arena_init(&s->a, 0);
  s->path = str_to_c(&s->a, str_c(path));
  weft_code code = open_checked(s, path, create, e);
  if (code != WEFT_OK) {
    store_close(s);
    return code;
  }
  *out = s;
  return WEFT_OK;
}

void store_close(store *s) {
  if (!s) return;
  sql_close(&s->q);
  arena_free(&s->a);
  free(s);
}

bool store_begin(store *s) { return sql_exec(&s->q, "BEGIN IMMEDIATE"); }

weft_code store_end(store *s, weft_error *e) {
  sql_exec(&s->q, "COMMIT");
  weft_code code = sql_error(&s->q, s->path, e);
  if (code != WEFT_OK && !sqlite3_get_autocommit(s->q.db)) sqlite3_exec(s->q.db, "ROLLBACK", NULL, NULL, NULL);
  return code;
}

/* --- packing ----------------------------------------------------------------------------------------------------- */

str store_pack(arena *a, str bytes) {
  size_t most = ZSTD_compressBound(bytes.len);
  char *packed = arena_alloc(a, most);
  ZSTD_CCtx *context = ZSTD_createCCtx();
  if (!context) arena_no_memory(a);
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, PACK_LEVEL);
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1); /* a changed byte is found when it is read */
  size_t n = ZSTD_compress2(context, packed, most, bytes.len ? bytes.data : "", bytes.len);
  ZSTD_freeCCtx(context);
  if (ZSTD_isError(n)) arena_no_memory(a); /* there is room for the bound: nothing else can fail */
  return str_of(packed, n);
}

bool store_unpack(arena *a, str packed, str *bytes) {
  *bytes = STR("");
  unsigned long long n = ZSTD_getFrameContentSize(packed.data, packed.len);
  if (packed.len == 0 || n == ZSTD_CONTENTSIZE_ERROR || n == ZSTD_CONTENTSIZE_UNKNOWN || n > STORE_MOST_UNPACKED) return false;
  char *out = arena_alloc(a, (size_t)n + 1);
  size_t got = ZSTD_decompress(out, (size_t)n, packed.data, packed.len);
  if (ZSTD_isError(got) || got != n) return false;
  *bytes = str_of(out, got);
  return true;
}

/* --- articles ---------------------------------------------------------------------------------------------------- */

static void index_text(store *s, int64_t handle, const stored_article *in) {
  SQL_RUN(&s->q, "INSERT INTO article_text(rowid, title, text) VALUES(?, ?, ?)", "iss", handle, in->title, in->text);
}

static void unindex_text(store *s, arena *a, uint32_t handle) {
  article_columns old;
  str bytes;
  if (!store_article(s, a, handle, &old) || !store_unpack(a, old.row, &bytes)) return;
  json *row = json_parse(a, bytes, NULL);
  SQL_RUN(&s->q, "INSERT INTO article_text(article_text, rowid, title, text) VALUES('delete', ?, ?, ?)", "iss", (int64_t)handle,
          json_get_str(row, STR("title")), json_get_str(row, STR("text")));
}

static void put_columns(store *s, int64_t handle, const stored_article *in) {
  arena a;
  arena_init(&a, 0);
  SQL_RUN(&s->q,
          "INSERT OR REPLACE INTO article(handle, id, hash, outlet, outlet_key, title, url, published, language, row, sketch, "
          "raw, runs, state)"
          " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
          "iss?????sbbsb", handle, in->id, in->hash, in->outlet, fold(&a, in->outlet), in->title, in->url, in->published,
          in->language, in->row, in->sketch, in->raw_hash, in->runs);
  SQL_RUN(&s->q, "INSERT OR IGNORE INTO raw(hash, bytes) VALUES(?, ?)", "sb", in->raw_hash, in->raw);
  index_text(s, handle, in);
  arena_free(&a);
}

static const char *const granularities[] = {
    [WEFT_GRANULARITY_FINE] = "fine", [WEFT_GRANULARITY_MEDIUM] = "medium", [WEFT_GRANULARITY_COARSE] = "coarse"};

weft_granularity store_granularity(store *s) {
  sqlite3_stmt *row = sql_bind(&s->q, "SELECT value FROM setting WHERE name = 'granularity'", "");
  weft_granularity out = WEFT_GRANULARITY_MEDIUM;
  if (sql_row(&s->q, row)) {
    const char *value = (const char *)sqlite3_column_text(row, 0);
    for (int i = WEFT_GRANULARITY_FINE; value && i <= WEFT_GRANULARITY_COARSE; i++)
      if (strcmp(value, granularities[i]) == 0) out = (weft_granularity)i;
  }
  if (row) sqlite3_reset(row);
  return out;
}

weft_code store_set_granularity(store *s, weft_granularity wanted, weft_error *e) {
  weft_granularity now = store_granularity(s);
  if (wanted == WEFT_GRANULARITY_DEFAULT || wanted == now) return WEFT_OK;
  if (wanted > WEFT_GRANULARITY_COARSE)
    return error_set(e, WEFT_ERROR_USAGE, str_c(s->path), BYTE_UNKNOWN, "no such granularity");
  if (pragma(s, "SELECT EXISTS(SELECT 1 FROM article)") != 0)
    return error_set(e, WEFT_ERROR_USAGE, str_c(s->path), BYTE_UNKNOWN,
                     "the stories of this store are of granularity %s; for another one add the articles to a new store",
                     granularities[now]);
  SQL_RUN(&s->q, "INSERT OR REPLACE INTO setting(name, value) VALUES('granularity', ?)", "s", str_c(granularities[wanted]));
  return sql_error(&s->q, s->path, e);
}

store_put store_put_article(store *s, const stored_article *in) {
  arena a;
  arena_init(&a, 0);
  store_put result = STORE_NEW;
  sqlite3_stmt *old = sql_bind(&s->q, "SELECT handle, hash, coalesce(published, '') FROM article WHERE id = ?", "s", in->id);
  if (sql_row(&s->q, old)) {
    int64_t handle = sql_int(old, 0);
    str hash = sql_str(&a, old, 1), published = sql_str(&a, old, 2);
    sqlite3_reset(old);
    int later = str_cmp(in->published, published);
    if (str_eq(hash, in->hash) || later < 0 || (later == 0 && str_cmp(in->hash, hash) > 0)) {
      result = STORE_SEEN;
    } else {
      unindex_text(s, &a, (uint32_t)handle);
      put_columns(s, handle, in);
      result = STORE_REPLACED;
    }
  } else {
    sqlite3_stmt *next = sql_bind(&s->q, "SELECT coalesce(max(handle), 0) + 1 FROM article", "");
    int64_t handle = sql_row(&s->q, next) ? sql_int(next, 0) : 1;
    if (next) sqlite3_reset(next);
    put_columns(s, handle, in);
  }
  arena_free(&a);
  return result;
}

uint32_t *store_pending(store *s, arena *a, size_t limit, size_t *n) {
  VECTOR(uint32_t) found = {0};
  sqlite3_stmt *rows = sql_bind(&s->q, "SELECT handle FROM article WHERE state = 0 ORDER BY id LIMIT ?", "i", (int64_t)limit);
  while (sql_row(&s->q, rows)) VECTOR_PUSH(a, found, (uint32_t)sql_int(rows, 0));
  *n = found.n;
  return found.items;
}

void store_forget_derived(store *s) {
  sql_exec(&s->q, "INSERT OR REPLACE INTO dirty(story, step) SELECT id, 0 FROM story UNION SELECT story, 0 FROM party;"
                  "UPDATE dirty SET step = 0;" /* parties stay: old ids lead on */
                  "UPDATE article SET thread = NULL, entities = NULL, story = NULL, affair = NULL, follows = NULL, state = 0;"
                  "DELETE FROM story; DELETE FROM entity_in; DELETE FROM attribute;");
  store_thread_forget(s->q.db);
}

/* From the column `id` on. */
static article_columns columns_of(arena *a, sqlite3_stmt *row, uint32_t handle, int at) {
  return (article_columns){.handle = handle,
                           .id = sql_str(a, row, at),
                           .row = sql_blob(a, row, at + 1),
                           .thread = sql_str(a, row, at + 2),
                           .entities = sql_str(a, row, at + 3),
                           .story = sql_str(a, row, at + 4),
                           .affair = sql_str(a, row, at + 5),
                           .follows = sql_str(a, row, at + 6)};
}

bool store_article(store *s, arena *a, uint32_t handle, article_columns *out) {
  sqlite3_stmt *row = sql_bind(&s->q, "SELECT id, row, thread, entities, story, affair, follows FROM article WHERE handle = ?",
                               "i", (int64_t)handle);
  if (!sql_row(&s->q, row)) return false;
  *out = columns_of(a, row, handle, 0);
  sqlite3_reset(row);
  return true;
}

str store_article_text(void *user, arena *a, uint32_t handle) {
  article_columns c;
  str bytes;
  if (!store_article(user, a, handle, &c) || !store_unpack(a, c.row, &bytes)) return STR("");
  return json_find_str(a, bytes, STR("text"));
}

static void set_entity(json *who, const names *local, const str *across) {
  uint32_t i = json_is(who, JSON_STRING) ? names_get(local, who->text) : UINT32_MAX;
  if (i != UINT32_MAX) who->text = across[i];
}

/* Quotes in order get the utterances that the list names in order. */
static void set_utterances(arena *a, json *notes, const json *list) {
  const json *next = list ? list->first : NULL;
  for (json *m = notes ? notes->first : NULL; m && next; m = m->next) {
    if (!str_eq(json_get_str(m, STR("kind")), STR("quote"))) continue;
    json_remove(m, STR("utterance"));
    json_set_str_if(a, m, STR("utterance"), next->kind == JSON_STRING ? next->text : (str){0});
    next = next->next;
  }
}

/* Entities within the article become those across articles. */
static bool set_entities(arena *a, json *row, str across_articles, weft_error *e) {
  const json *ids = json_parse(a, across_articles, e);
  json *notes = json_get(row, STR("annotations"));
  if (!ids) return false;
  set_utterances(a, notes, json_get(ids, STR("")));
  names local;
  VECTOR(str) across = {0};
  names_init(&local, a);
  for (const json *m = ids->first; m; m = m->next)
    if (names_put(&local, m->key) == across.n) VECTOR_PUSH(a, across, m->text);
  for (json *m = notes ? notes->first : NULL; m; m = m->next) {
    str kind = json_get_str(m, STR("kind"));
    json *who = json_get(m, str_eq(kind, STR("quote")) ? STR("speaker") : STR("entity"));
    set_entity(who, &local, across.items);
    if (str_eq(kind, STR("attribute"))) {
      set_entity(json_get(m, STR("other")), &local, across.items);
      set_entity(json_get(m, STR("speaker")), &local, across.items);
    }
    json *list = json_get(m, str_eq(kind, STR("event")) ? STR("participants") : STR("members"));
    for (who = list ? list->first : NULL; who; who = who->next) set_entity(who, &local, across.items);
  }
  return true;
}

json *store_full_row(arena *a, const article_columns *in, weft_error *e) {
  str bytes;
  if (!store_unpack(a, in->row, &bytes)) {
    error_set(e, WEFT_ERROR_STORE, in->id, BYTE_UNKNOWN, "the stored row is damaged");
    return NULL;
  }
  json *row = json_parse(a, bytes, e);
  if (!row) return NULL;
  if (in->thread.len) {
    json *derived = json_parse(a, in->thread, e);
    if (!derived) return NULL;
    for (json *m = derived->first, *next; m; m = next) {
      next = m->next;
      json_set(a, row, m->key, m);
    }
    json_set_str(a, row, STR("thread"), in->affair);
    json *follows = in->follows.len ? json_parse(a, in->follows, e) : NULL;
    if (in->follows.len && !follows) return NULL;
    if (follows) json_set(a, row, STR("follows"), follows);
  }
  return in->entities.len && !set_entities(a, row, in->entities, e) ? NULL : row;
}

/* --- derived ----------------------------------------------------------------------------------------------------- */

static void mark_dirty(store *s, str story) {
  if (story.len) SQL_RUN(&s->q, "INSERT OR REPLACE INTO dirty(story, step) VALUES(?, 0)", "s", story);
}

void store_set_thread(store *s, uint32_t handle, str thread, str story, str affair, str follows) {
  arena a;
  arena_init(&a, 0);
  sqlite3_stmt *old = sql_bind(&s->q, "SELECT coalesce(story, ''), coalesce(thread, ''), state FROM article WHERE handle = ?",
                               "i", (int64_t)handle);
  if (sql_row(&s->q, old)) {
    str old_story = sql_str(&a, old, 0), old_thread = sql_str(&a, old, 1);
    bool done = sql_int(old, 2) == 1;
    sqlite3_reset(old);
    if (!done || !str_eq(old_thread, thread)) {
      SQL_RUN(&s->q, "UPDATE article SET thread = ?, story = ?, state = 1 WHERE handle = ?", "ssi", thread, story,
              (int64_t)handle);
      mark_dirty(s, old_story);
      mark_dirty(s, story);
    }
  }
  SQL_RUN(&s->q, "UPDATE article SET affair = ?1, follows = ?2 WHERE handle = ?3 AND (affair IS NOT ?1 OR follows IS NOT ?2)",
          "ssi", affair, follows, (int64_t)handle);
  arena_free(&a);
}

void store_set_entities(store *s, uint32_t handle, str ids, const stored_entity *named, size_t n) {
  arena a;
  arena_init(&a, 0);
  SQL_RUN(&s->q, "UPDATE article SET entities = ? WHERE handle = ?", "si", ids, (int64_t)handle);
  SQL_RUN(&s->q, "DELETE FROM entity_in WHERE article = ?", "i", (int64_t)handle);
  for (size_t i = 0; i < n; i++)
    SQL_RUN(&s->q, "INSERT OR REPLACE INTO entity_in(entity, article, name, key, type, n, said) VALUES(?, ?, ?, ?, ?, ?, ?)",
            "sisssii", named[i].entity, (int64_t)handle, named[i].name, fold(&a, named[i].name), named[i].type, named[i].n,
            named[i].said);
  arena_free(&a);
}

str *store_dirty(store *s, arena *a, int step, size_t limit, size_t *n) {
  VECTOR(str) found = {0};
  sqlite3_stmt *rows =
      sql_bind(&s->q, "SELECT story FROM dirty WHERE step <= ? ORDER BY story LIMIT ?", "ii", (int64_t)step, (int64_t)limit);
  while (sql_row(&s->q, rows)) VECTOR_PUSH(a, found, sql_blob(a, rows, 0));
  *n = found.n;
  return found.items;
}

article_columns *store_story_articles(store *s, arena *a, str story, size_t *n) {
  VECTOR(article_columns) found = {0};
  sqlite3_stmt *row =
      sql_bind(&s->q, "SELECT handle, id, row, thread, entities, story, affair, follows FROM article WHERE story = ? ORDER BY id",
               "s", story);
  while (sql_row(&s->q, row)) VECTOR_PUSH(a, found, columns_of(a, row, (uint32_t)sql_int(row, 0), 1));
  *n = found.n;
  return found.items;
}

void store_put_story(store *s, const stored_story *in) {
  SQL_RUN(&s->q,
          "INSERT OR REPLACE INTO story(id, row, slug, title, first, last, articles, outlets, origins, points, conflicts)"
          " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          "sbs???iiiii", in->id, in->row, in->slug, in->title, in->from, in->to, in->articles, in->outlets, in->origins,
          in->points, in->conflicts);
}

void store_drop_story(store *s, str id) { SQL_RUN(&s->q, "DELETE FROM story WHERE id = ?", "s", id); }

void store_fail(store *s, str story) { SQL_RUN(&s->q, "UPDATE dirty SET step = 2 WHERE story = ?", "s", story); }

void store_clean(store *s, str story) { SQL_RUN(&s->q, "DELETE FROM dirty WHERE story = ?", "s", story); }
