/* known.c - the public functions of include/weft.h about entities of lists. */
#include "api/filter.h"

#include "store/store.h"

#include <stdio.h>

static void tell(item *it, weft_code code, const char *why) {
  weft_error told;
  error_set(&told, code, it->record.path, it->record.start, "%s", why);
  run_item_fault(it, &told);
}

static void work_known(item *it) {
  weft_error e = {.code = WEFT_OK};
  char why[120];
  if (it->record.format != READ_JSON_ROW) {
    tell(it, WEFT_ERROR_FORMAT, "a JSON row was expected: an entity of FollowTheMoney");
    return;
  }
  if (it->record.bytes.len > KNOWN_MAX_ROW) {
    snprintf(why, sizeof why, "an entity of over %u MiB", KNOWN_MAX_ROW >> 20);
    tell(it, WEFT_ERROR_LIMIT, why);
    return;
  }
  known_entity *k = ARENA_NEW(&it->a, known_entity);
  const json *row = json_parse(&it->a, it->record.bytes, &e);
  known_result result = row ? known_from_row(&it->a, row, k, &e) : KNOWN_BAD;
  if (result == KNOWN_BAD) tell(it, e.code, e.message);
  else if (result == KNOWN_OTHER) it->not_articles++;
  else it->result = k;
  if (result != KNOWN_READ || !k->left_out) return;
  snprintf(why, sizeof why, "%u name%s left out: over %d in all, over %d bytes, or without a letter", k->left_out,
           k->left_out == 1 ? " is" : "s are", KNOWN_MAX_NAMES, KNOWN_MAX_VALUE);
  tell(it, WEFT_ERROR_LIMIT, why);
}

static bool put_known(item *it) {
  store *s = it->context;
  if (!it->result) return true;
  if (store_put_known(s, it->result) == STORE_SEEN) it->run->report.seen++;
  else it->run->report.articles++;
  return !s->q.fault;
}

weft_code weft_store_add_known(weft_store *s, const char *const *paths, size_t n_paths, const weft_options *options,
                               weft_report *report, weft_error *error) {
  run r;
  run_init(&r, options, NULL, NULL);
  reader *from = reader_open(paths, n_paths, run_warn_reader, &r);
  if (!from) return error_set(error, WEFT_ERROR_MEMORY, STR(""), BYTE_UNKNOWN, "no memory");
  weft_code code = store_begin(s) ? WEFT_OK : sql_error(&s->q, s->path, error);
  if (code == WEFT_OK) {
    run_items(&r, from, "reading", work_known, put_known, NULL, s);
    code = store_end(s, error);
  }
  reader_close(from);
  run_end(&r);
  if (report) *report = r.report;
  return code;
}

static bool emit(void *user, arena *a, json *row) { return run_emit(user, row_text(a, row)); }

weft_code weft_store_known(weft_store *s, const weft_query *query, const weft_options *options, weft_sink sink, void *sink_user,
                           weft_error *error) {
  run r;
  run_init(&r, options, sink, sink_user);
  weft_query q = query ? *query : (weft_query){0};
  weft_code code = store_list_known(s, &q, emit, &r, error);
  return code == WEFT_OK && r.stopped ? error_set(error, WEFT_ERROR_IO, STR(""), BYTE_UNKNOWN, "output was closed before the end")
                                      : code;
}
