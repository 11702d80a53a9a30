/* judge.c - the public functions of include/weft.h about judgements. */
#include "api/filter.h"

#include "base/hash.h"
#include "store/store.h"

#include <time.h>

static bool emit(void *user, arena *a, json *row) { return run_emit(user, row_text(a, row)); }

static str now(arena *a) {
  time_t t = time(NULL);
  struct tm utc;
  gmtime_r(&t, &utc);
  return str_format(a, "%04d-%02d-%02dT%02d:%02d:%02dZ", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min,
                    utc.tm_sec);
}

static bool is_article(store *s, str id) {
  sqlite3_stmt *row = sql_bind(&s->q, "SELECT 1 FROM article WHERE id = ?", "s", id);
  bool found = sql_row(&s->q, row);
  if (row) sqlite3_reset(row);
  return found;
}

static bool is_side(store *s, arena *a, str of) {
  judgement_side listed;
  return str_starts(of, STR("known:")) ? store_known_side(s, a, of, &listed) : is_article(s, of);
}

static weft_code cannot(store *s, const char *format, const char *what, weft_error *e) {
  return error_set(e, WEFT_ERROR_NOT_FOUND, str_c(s->path), BYTE_UNKNOWN, format, what);
}

/* Both sides of a judgement about an entity and one of a list. */
static weft_code find_known_sides(store *s, arena *a, judgement *j, const char *x, const char *y, weft_error *e) {
  bool first = str_starts(str_c(x), STR("known:"));
  const char *listed = first ? x : y, *other = first ? y : x;
  if (str_starts(str_c(other), STR("known:"))) return cannot(s, "both are of a list: nothing can be judged of '%.80s'", y, e);
  if (!store_known_side(s, a, str_c(listed), first ? &j->a : &j->b))
    return cannot(s, "no listed entity '%.80s' (`weft known` lists them)", listed, e);
  str one = store_entity_named(s, a, other, e);
  if (!one.len) return WEFT_ERROR_NOT_FOUND;
  return store_entity_side(s, a, one, STR(""), first ? &j->b : &j->a) ? WEFT_OK : cannot(s, "no article names '%.80s'", other, e);
}

/* Both sides of a judgement about two entities, or about one and what is called so in an article. */
static weft_code find_sides(store *s, arena *a, judgement *j, const char *x, const char *y, weft_error *e) {
  if (str_starts(str_c(x), STR("known:")) || str_starts(str_c(y), STR("known:"))) return find_known_sides(s, a, j, x, y, e);
  str one = store_entity_named(s, a, x, e);
  if (!one.len) return WEFT_ERROR_NOT_FOUND;
  if (j->verdict == JUDGED_DIFFERENT && is_article(s, str_c(y))) {
    if (!store_entity_side(s, a, one, str_c(y), &j->b)) return cannot(s, "article '%.80s' does not name it", y, e);
    if (!store_other_side(s, a, one, str_c(y), &j->a))
      return cannot(s, "only article '%.80s' names it: there is nothing to tell it apart from", y, e);
    return WEFT_OK;
  }
  str old = str_c(y), two = store_entity_named(s, a, y, e);
  if (!two.len) return WEFT_ERROR_NOT_FOUND;
  if (str_eq(one, two)) { /* told apart again what was joined: by an id of before */
    if (j->verdict != JUDGED_DIFFERENT || !store_party_side(s, a, old, &j->b) || !store_party_side(s, a, one, &j->a))
      return cannot(s,
                    j->verdict == JUDGED_DIFFERENT ? "both are one; say which article is about somebody else, not '%.80s'"
                                                   : "they are one already: '%.80s'",
                    y, e);
    return WEFT_OK;
  }
  if (!store_entity_side(s, a, one, STR(""), &j->a)) return cannot(s, "no article names '%.80s'", x, e);
  if (!store_entity_side(s, a, two, STR(""), &j->b)) return cannot(s, "no article names '%.80s'", y, e);
  return WEFT_OK;
}

/* Keeps a judgement and works out what follows; its row goes to the run's sink. */
static weft_code judge(run *r, store *s, arena *a, const judgement *j, weft_error *e) {
  if (!store_begin(s)) return sql_error(&s->q, s->path, e);
  store_add_judgement(s, j);
  weft_code code = store_end(s, e);
  if (code == WEFT_OK) code = settle(r, s, e);
  if (code == WEFT_OK && r->sink) emit(r, a, judgement_to_row(a, j));
  return code;
}

weft_code weft_store_judge(weft_store *s, weft_verdict verdict, const char *x, const char *y, const char *note,
                           const weft_options *options, weft_sink sink, void *sink_user, weft_error *error) {
  run r;
  run_init(&r, options, sink, sink_user);
  arena a;
  arena_init(&a, 0);
  judgement j = {.verdict = (judgement_verdict)verdict, .at = now(&a), .note = str_c(note ? note : "")};
  weft_code code = find_sides(s, &a, &j, x, y, error);
  if (code == WEFT_OK) code = judge(&r, s, &a, &j, error);
  arena_free(&a);
  return code;
}

weft_code weft_store_judge_row(weft_store *s, const char *row, size_t length, const weft_options *options, weft_sink sink,
                               void *sink_user, weft_error *error) {
  run r;
  run_init(&r, options, sink, sink_user);
  arena a;
  arena_init(&a, 0);
  judgement j;
  weft_error e = {.code = WEFT_OK};
  const json *v = json_parse(&a, str_of(row, length), &e);
  weft_code code = v && judgement_from_row(v, &j, &e) ? WEFT_OK : e.code;
  if (code == WEFT_OK && !is_side(s, &a, j.a.article)) code = cannot(s, "no article '%.80s'", str_to_c(&a, j.a.article), &e);
  if (code == WEFT_OK && !is_side(s, &a, j.b.article)) code = cannot(s, "no article '%.80s'", str_to_c(&a, j.b.article), &e);
  if (code == WEFT_OK) {
    j.at = now(&a);
    code = judge(&r, s, &a, &j, &e);
  }
  if (error) *error = e;
  arena_free(&a);
  return code;
}

weft_code weft_store_judgements(weft_store *s, const weft_options *options, weft_sink sink, void *sink_user, weft_error *error) {
  run r;
  run_init(&r, options, sink, sink_user);
  arena a;
  arena_init(&a, 0);
  judgements all = store_all_judgements(s, &a);
  for (size_t i = 0; i < all.n && !r.stopped; i++) emit(&r, &a, judgement_to_row(&a, &all.items[i]));
  arena_free(&a);
  weft_code code = sql_error(&s->q, s->path, error);
  return code == WEFT_OK && r.stopped ? error_set(error, WEFT_ERROR_IO, STR(""), BYTE_UNKNOWN, "output was closed before the end")
                                      : code;
}

/* --- import ---------------------------------------------------------------------------------------------------------- */

typedef struct importing {
  arena *a;
  VECTOR(judgement) list;
} importing;

static void work_judgement(item *it) {
  weft_error e, told;
  judgement *j = ARENA_NEW(&it->a, judgement);
  json *row = it->record.format == READ_JSON_ROW ? json_parse(&it->a, it->record.bytes, &e) : NULL;
  if (it->record.format != READ_JSON_ROW)
    error_set(&e, WEFT_ERROR_FORMAT, it->record.path, it->record.start,
              "a JSON row was expected (`weft judgements` writes them)");
  else if (row && judgement_from_row(row, j, &e)) {
    it->result = j;
    return;
  }
  error_set(&told, e.code, it->record.path, it->record.start, "%.200s", e.message);
  run_item_fault(it, &told);
}

static bool keep_judgement(item *it) {
  importing *in = it->context;
  if (!it->result) return true;
  judgement j;
  if (judgement_from_row(json_parse(in->a, str_copy(in->a, row_text(&it->a, judgement_to_row(&it->a, it->result))), NULL), &j,
                         NULL))
    VECTOR_PUSH(in->a, in->list, j);
  return true;
}

weft_code run_judgements(run *r, arena *a, const char *const *paths, size_t n_paths, judgements *out, weft_error *e) {
  importing in = {.a = a};
  *out = (judgements){0};
  reader *from = reader_open(paths, n_paths, run_warn_reader, r);
  if (!from) return error_set(e, WEFT_ERROR_MEMORY, STR(""), BYTE_UNKNOWN, "no memory");
  run_items(r, from, "reading", work_judgement, keep_judgement, NULL, &in);
  reader_close(from);
  *out = (judgements){.items = in.list.items, .n = in.list.n};
  return WEFT_OK;
}

static uint64_t row_hash(arena *a, const judgement *j) { return hash_bytes(row_text(a, judgement_to_row(a, j)), 0); }

weft_code weft_store_add_judgements(weft_store *s, const char *const *paths, size_t n_paths, const weft_options *options,
                                    weft_report *report, weft_error *error) {
  run r;
  run_init(&r, options, NULL, NULL);
  arena a;
  arena_init(&a, 0);
  judgements more, there = store_all_judgements(s, &a);
  map known; /* rows that are there */
  map_init(&known, &a);
  for (size_t i = 0; i < there.n; i++) map_put(&known, row_hash(&a, &there.items[i]), NULL);
  weft_code code = run_judgements(&r, &a, paths, n_paths, &more, error);
  if (code == WEFT_OK && !store_begin(s)) code = sql_error(&s->q, s->path, error);
  if (code == WEFT_OK) {
    for (size_t i = 0; i < more.n; i++) {
      bool is_new;
      map_put(&known, row_hash(&a, &more.items[i]), &is_new);
      if (is_new) store_add_judgement(s, &more.items[i]), r.report.articles++;
      else r.report.seen++;
    }
    code = store_end(s, error);
  }
  arena_free(&a);
  if (code == WEFT_OK) code = settle(&r, s, error);
  if (report) *report = r.report;
  return code;
}

weft_code weft_store_unsure(weft_store *s, const weft_query *query, const weft_options *options, weft_sink sink, void *sink_user,
                            weft_error *error) {
  run r;
  run_init(&r, options, sink, sink_user);
  weft_query q = query ? *query : (weft_query){0};
  weft_code code = store_unsure(s, &q, emit, &r, error);
  return code == WEFT_OK && r.stopped ? error_set(error, WEFT_ERROR_IO, STR(""), BYTE_UNKNOWN, "output was closed before the end")
                                      : code;
}
