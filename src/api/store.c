/* store.c - the public functions of include/weft.h that read a store. */
#include "api/filter.h"
#include "api/units.h"

#include "collate/collate.h"
#include "store/store.h"

weft_code weft_store_open(const char *path, int create, weft_store **s, weft_error *error) {
  return store_open(path, create != 0, s, error);
}

void weft_store_close(weft_store *s) { store_close(s); }

static bool emit(void *user, arena *a, json *row) { return run_emit(user, row_text(a, row)); }

/* Emits a row of the store with places in the unit that is asked for. */
typedef struct in_unit {
  run *r;
  store *s;
  weft_error fault;
} in_unit;

static bool emit_in_unit(void *user, arena *a, json *row) {
  in_unit *x = user;
  weft_offsets unit = x->r->options.offsets;
  story_article ignored;
  if (unit != WEFT_OFFSETS_CHARS && json_get(row, STR("points"))) row = units_story(a, x->s, row, unit, &x->fault);
  else if (unit != WEFT_OFFSETS_CHARS && !units_article(a, x->s, row, unit, &ignored, &x->fault)) row = NULL;
  return row && run_emit(x->r, row_text(a, row));
}

static weft_code closed(const run *r, weft_code code, weft_error *error) {
  return code == WEFT_OK && r->stopped
             ? error_set(error, WEFT_ERROR_IO, STR(""), BYTE_UNKNOWN, "output was closed before the end")
             : code;
}

static weft_query query_or_all(const weft_query *query) { return query ? *query : (weft_query){0}; }

weft_code weft_store_stories(weft_store *s, const weft_query *query, const weft_options *options, weft_sink sink, void *sink_user,
                             weft_error *error) {
  run r;
  run_init(&r, options, sink, sink_user);
  weft_query q = query_or_all(query);
  return closed(&r, store_list_stories(s, &q, emit, &r, error), error);
}

weft_code weft_store_threads(weft_store *s, const weft_query *query, const weft_options *options, weft_sink sink, void *sink_user,
                             weft_error *error) {
  run r;
  run_init(&r, options, sink, sink_user);
  weft_query q = query_or_all(query);
  return closed(&r, store_list_threads(s, &q, emit, &r, error), error);
}

weft_code weft_store_summary(weft_store *s, const weft_options *options, weft_sink sink, void *sink_user, weft_error *error) {
  run r;
  run_init(&r, options, sink, sink_user);
  return closed(&r, store_summary(s, emit, &r, error), error);
}

uint64_t weft_store_changed(weft_store *s) { return (uint64_t)store_changed(s); }

weft_code weft_store_raw(weft_store *s, const char *id, uint64_t start, uint64_t end, weft_sink sink, void *sink_user,
                         weft_error *error) {
  run r;
  run_init(&r, NULL, sink, sink_user);
  return closed(&r, store_raw(s, id, start, end, emit, &r, error), error);
}

weft_code weft_store_search(weft_store *s, const weft_query *query, const weft_options *options, weft_sink sink, void *sink_user,
                            weft_error *error) {
  run r;
  run_init(&r, options, sink, sink_user);
  weft_query q = query_or_all(query);
  return closed(&r, store_search(s, &q, emit, &r, error), error);
}

weft_code weft_store_people(weft_store *s, const char *name, const weft_query *query, const weft_options *options, weft_sink sink,
                            void *sink_user, weft_error *error) {
  run r;
  run_init(&r, options, sink, sink_user);
  weft_query q = query_or_all(query);
  return closed(&r, store_people(s, name, &q, emit, &r, error), error);
}

/* What the articles of a thread jointly say, worked out now. */
typedef struct thread_call {
  run *r;
  store *s;
  arena a;
  const char *name;
  weft_error fault;
} thread_call;

static void show_thread(void *user) {
  thread_call *c = user;
  arena *a = &c->a;
  str thread;
  size_t n;
  article_columns *columns = store_thread_articles(c->s, a, c->name, &thread, &n, &c->fault);
  story_article *articles = ARENA_ARRAY(a, story_article, n);
  json *rows = json_new(a, JSON_ARRAY);
  for (size_t i = 0; i < n && c->fault.code == WEFT_OK; i++) {
    json *row = store_full_row(a, &columns[i], &c->fault);
    if (row && story_article_from_row(a, row, WEFT_OFFSETS_CHARS, &articles[i], &c->fault)) json_push(rows, row);
  }
  if (c->fault.code != WEFT_OK) return;
  json *row = collate_story(a, thread, articles, n, WEFT_OFFSETS_CHARS);
  store_thread_stories(c->s, a, row, thread);
  json_set(a, row, STR("rows"), rows);
  in_unit x = {c->r, c->s, {.code = WEFT_OK}};
  emit_in_unit(&x, a, row);
  if (x.fault.code != WEFT_OK) c->fault = x.fault;
}

static weft_code store_show_joint(run *r, store *s, const char *name, weft_error *e) {
  thread_call c = {.r = r, .s = s, .name = name};
  arena_init(&c.a, 0);
  if (!arena_try(&c.a, show_thread, &c))
    error_set(&c.fault, WEFT_ERROR_MEMORY, str_c(name), BYTE_UNKNOWN, "no memory to collate this thread");
  arena_free(&c.a);
  if (e) *e = c.fault;
  return c.fault.code;
}

weft_code weft_store_show(weft_store *s, const char *name, const weft_options *options, weft_sink sink, void *sink_user,
                          weft_error *error) {
  run r;
  run_init(&r, options, sink, sink_user);
  if (r.options.by_thread) return closed(&r, store_show_joint(&r, s, name, error), error);
  in_unit x = {&r, s, {.code = WEFT_OK}};
  weft_code code = store_show(s, name, emit_in_unit, &x, error);
  if (code == WEFT_OK && x.fault.code != WEFT_OK) {
    if (error) *error = x.fault;
    return x.fault.code;
  }
  return closed(&r, code, error);
}

weft_code weft_store_thread(weft_store *s, const char *name, const weft_options *options, weft_sink sink, void *sink_user,
                            weft_error *error) {
  run r;
  run_init(&r, options, sink, sink_user);
  in_unit x = {&r, s, {.code = WEFT_OK}};
  weft_code code = store_show_thread(s, name, emit_in_unit, &x, error);
  if (code == WEFT_OK && x.fault.code != WEFT_OK) {
    if (error) *error = x.fault;
    return x.fault.code;
  }
  return closed(&r, code, error);
}

weft_code weft_store_export(weft_store *s, const weft_options *options, weft_sink sink, void *sink_user, weft_error *error) {
  run r;
  run_init(&r, options, sink, sink_user);
  bool ftm = r.options.format == WEFT_FORMAT_FTM;
  return closed(&r, ftm ? store_export_ftm(s, emit, &r, error) : store_export(s, emit, &r, error), error);
}

weft_code weft_store_verify(weft_store *s, const weft_options *options, weft_sink sink, void *sink_user, weft_report *report,
                            weft_error *error) {
  run r;
  run_init(&r, options, sink, sink_user);
  uint64_t faults = 0;
  weft_code code = store_verify(s, emit, &r, &faults, error);
  r.report.skipped = faults;
  if (report) *report = r.report;
  return closed(&r, code, error);
}
