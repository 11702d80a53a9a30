/* spilled.c - `weft thread` in bounded memory: rows, sketches, keys and pairs lie in a store of their own, in a file without a
 * name that is gone when the run is. The same functions as over memory, the same bytes out.
 *
 *   rows --workers--> sketched, packed --> store     a round at a time --> thread_update      by id --> rows, threaded */
#include "api/gather.h"

#include "store/store.h"
#include "store/thread_index.h"

#include "base/hash.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LEAST_ROUND 512 /* articles threaded at once */
#define MOST_ROUND 4096
#define ROUND_BYTES ((size_t)110 << 10) /* that one of them takes, with its pairs and neighbours, where articles are dense */
#define LEAST_CACHE ((size_t)8 << 20)   /* of SQLite */
#define FIXED_BYTES ((size_t)230 << 20) /* texts at hand, batches that are read, the program */

typedef struct spill {
  store *s;
  weft_error error;
  weft_code code;
} spill;

/* Half of what is left goes to SQLite's cache, half to a round. */
static size_t spare(const run *r) { return r->options.memory > FIXED_BYTES ? r->options.memory - FIXED_BYTES : 0; }

/* A new store in $TMPDIR whose file has no name any more. */
static weft_code open_nameless(run *r, spill *c) {
  const char *folder = getenv("TMPDIR");
  char path[4096], name[4104];
  if (snprintf(path, sizeof path, "%s/weft-XXXXXX", folder && *folder ? folder : "/tmp") >= (int)sizeof path)
    return error_set(&c->error, WEFT_ERROR_IO, STR(""), BYTE_UNKNOWN, "$TMPDIR is too long");
  int descriptor = mkstemp(path);
  if (descriptor < 0)
    return error_set(&c->error, WEFT_ERROR_IO, str_c(path), BYTE_UNKNOWN, "cannot make a file there: %s", strerror(errno));
  close(descriptor);
  weft_code code = store_open(path, true, &c->s, &c->error);
  if (code == WEFT_OK) {
    size_t cache = spare(r) / 2 > LEAST_CACHE ? spare(r) / 2 : LEAST_CACHE;
    char pragmas[200];
    snprintf(pragmas, sizeof pragmas,
             "PRAGMA journal_mode=DELETE; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE; PRAGMA "
             "cache_size=-%zu;",
             cache >> 10);
    sqlite3_db_config(c->s->q.db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL); /* which keeps a journal */
    sql_exec(&c->s->q, pragmas);
    code = sql_error(&c->s->q, path, &c->error);
  }
  unlink(path);
  static const char *const beside[] = {"-wal", "-shm"}; /* made when the store was, not used any more */
  for (size_t i = 0; i < 2; i++) {
    snprintf(name, sizeof name, "%s%s", path, beside[i]);
    unlink(name);
  }
  return code;
}

static void work_spill(item *it) {
  article in;
  annotations notes;
  weft_error e;
  json *row = gather_row(it, &in);
  if (!row) return;
  if (!annotations_from_row(&it->a, row, in.text, it->run->options.offsets, &notes, &e)) {
    gather_fault(it, e, it->record.start);
    return;
  }
  stored_article *out = ARENA_NEW(&it->a, stored_article);
  *out = (stored_article){
      .id = in.id,
      .published = in.published,
      .language = in.language,
      .hash = str_format(&it->a, "%016llx", (unsigned long long)hash_bytes(it->record.bytes, 0)), /* as gather.c */
      .row = store_pack(&it->a, row_text(&it->a, row)),
      .sketch = thread_item_bytes(thread_sketch(&it->a, &in, &notes)),
      .raw = store_pack(&it->a, STR("")),
      .runs = store_pack(&it->a, STR(""))};
  it->result = out;
}

static bool put_spilled(item *it) {
  spill *c = it->context;
  if (!it->result) return true;
  if (sqlite3_get_autocommit(c->s->q.db)) store_begin(c->s);
  if (store_put_article(c->s, it->result) != STORE_NEW) it->run->report.seen++;
  return !c->s->q.fault;
}

static bool end_batch(run *r, void *context) {
  spill *c = context;
  (void)r;
  if (!sqlite3_get_autocommit(c->s->q.db)) c->code = store_end(c->s, &c->error);
  return c->code == WEFT_OK;
}

static void thread_rounds(run *r, spill *c, const uint32_t *handles, size_t n) {
  arena a;
  arena_init(&a, 0);
  size_t round = spare(r) / 2 / ROUND_BYTES;
  if (round < LEAST_ROUND) round = LEAST_ROUND;
  if (round > MOST_ROUND) round = MOST_ROUND;
  for (size_t from = 0; from < n && c->code == WEFT_OK; from += round, arena_reset(&a)) {
    size_t n_changed;
    if (!store_begin(c->s)) break;
    thread_index *index = store_thread_index(&a, c->s->q.db, store_article_text, c->s);
    index->granularity = r->options.granularity;
    thread_update(&a, index, handles + from, n - from < round ? n - from : round, &n_changed);
    store_thread_index_close(index);
    c->code = store_end(c->s, &c->error);
    run_progress(r, "threading", from, n);
  }
  arena_free(&a);
}

static void write_rows(run *r, spill *c, const uint32_t *handles, size_t n) {
  arena a, kept;
  arena_init(&a, 0);
  arena_init(&kept, 0);
  thread_index *index = store_thread_index(&kept, c->s->q.db, store_article_text, c->s);
  index->granularity = r->options.granularity;
  thread_texts *texts = thread_texts_new(&kept, index);
  for (size_t i = 0; i < n && !r->stopped; i++, arena_reset(&a)) {
    article_columns columns;
    str line;
    if (!store_article(c->s, &a, handles[i], &columns) || !store_unpack(&a, columns.row, &line)) {
      c->code = error_set(&c->error, WEFT_ERROR_IO, STR(""), BYTE_UNKNOWN, "a row that was put aside cannot be read again");
      break;
    }
    json *row = json_parse(&a, line, NULL);
    json_set_str(&a, row, STR("id"), columns.id);
    thread_row threaded = thread_row_of(&a, index, texts, handles[i]);
    thread_row_to_json(&a, row, &threaded, r->options.offsets);
    r->report.articles++;
    run_emit(r, row_text(&a, row));
    run_progress(r, "writing rows", i, n);
  }
  thread_texts_free(texts);
  store_thread_index_close(index);
  arena_free(&kept);
  arena_free(&a);
}

void filter_thread_spilled(run *r, reader *in) {
  spill c = {0};
  c.code = open_nameless(r, &c);
  if (c.code == WEFT_OK) run_items(r, in, "reading rows", work_spill, put_spilled, end_batch, &c);
  if (c.code == WEFT_OK) c.code = sql_error(&c.s->q, "the temporary store", &c.error);
  arena a;
  arena_init(&a, 0);
  size_t n = 0;
  uint32_t *handles = c.code == WEFT_OK ? store_pending(c.s, &a, (size_t)UINT32_MAX, &n) : NULL; /* all, by id */
  if (c.code == WEFT_OK) thread_rounds(r, &c, handles, n);
  if (c.code == WEFT_OK) write_rows(r, &c, handles, n);
  arena_free(&a);
  store_close(c.s);
  if (c.code != WEFT_OK) run_warn(r, &c.error);
}
