/* store.c - the public functions of include/weft.h that read a store. */
#include "api/filter.h"

#include "store/store.h"

weft_code weft_store_open(const char *path, int create, weft_store **s, weft_error *error) {
  return store_open(path, create != 0, s, error);
}

void weft_store_close(weft_store *s) { store_close(s); }

static bool emit(void *user, arena *a, json *row) { return run_emit(user, row_text(a, row)); }

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

weft_code weft_store_show(weft_store *s, const char *name, const weft_options *options, weft_sink sink, void *sink_user,
                          weft_error *error) {
  run r;
  run_init(&r, options, sink, sink_user);
  return closed(&r, store_show(s, name, emit, &r, error), error);
}

weft_code weft_store_thread(weft_store *s, const char *name, const weft_options *options, weft_sink sink, void *sink_user,
                            weft_error *error) {
  run r;
  run_init(&r, options, sink, sink_user);
  return closed(&r, store_show_thread(s, name, emit, &r, error), error);
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
