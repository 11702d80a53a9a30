/* weft.c - the public functions of include/weft.h that run stages. */
#include "api/filter.h"

#include "annotate/annotate.h"
#include "base/pool.h"

const char *weft_version(void) { return WEFT_VERSION; }

const char *weft_stage_name(weft_stage stage) {
  static const char *const names[] = {"read", "annotate", "thread", "resolve", "collate"};
  return stage < WEFT_N_STAGES ? names[stage] : "";
}

static weft_code finish(run *r, weft_report *report, weft_error *error) {
  if (report) *report = r->report;
  if (r->stopped) return error_set(error, WEFT_ERROR_IO, STR(""), BYTE_UNKNOWN, "output was closed before the end");
  return WEFT_OK;
}

static void (*const filters[])(run *r, reader *in) = {filter_read, filter_annotate, filter_thread, filter_resolve,
                                                      filter_collate};

static weft_code run_reader(run *r, weft_stage stage, reader *in, weft_report *report, weft_error *error) {
  if (!in) return error_set(error, WEFT_ERROR_MEMORY, STR(""), BYTE_UNKNOWN, "no memory");
  if (stage == WEFT_ANNOTATE && !(r->models = models_new(r))) {
    reader_close(in);
    return error_set(error, WEFT_ERROR_MEMORY, STR(""), BYTE_UNKNOWN, "no memory");
  }
  filters[stage](r, in);
  r->report.bytes = reader_bytes(in);
  reader_close(in);
  run_end(r);
  return finish(r, report, error);
}

weft_code weft_run_stage(weft_stage stage, const char *const *paths, size_t n_paths, const weft_options *options, weft_sink sink,
                         void *sink_user, weft_report *report, weft_error *error) {
  if (stage >= WEFT_N_STAGES) return error_set(error, WEFT_ERROR_USAGE, STR(""), BYTE_UNKNOWN, "no such stage");
  run r;
  run_init(&r, options, sink, sink_user);
  return run_reader(&r, stage, reader_open(paths, n_paths, run_warn_reader, &r), report, error);
}

weft_code weft_read_buffer(const char *bytes, size_t length, const char *name, const weft_options *options, weft_sink sink,
                           void *sink_user, weft_report *report, weft_error *error) {
  run r;
  run_init(&r, options, sink, sink_user);
  return run_reader(&r, WEFT_READ, reader_open_memory(name, bytes, length, run_warn_reader, &r), report, error);
}

typedef struct text_call {
  run *r;
  arena *a;
  article in;
  str row, head;
  bool good;
  weft_error e;
} text_call;

static void annotate_text(void *user) {
  text_call *c = user;
  article_complete(c->a, &c->in);
  json *row = article_to_row(c->a, &c->in, c->r->options.offsets);
  c->good = annotated_text(c->r, c->a, row, &c->in, &c->row, &c->e);
  c->head = annotated_head(c->r, c->a);
}

weft_code weft_annotate_text(const char *text, size_t length, const char *published, const weft_options *options, weft_sink sink,
                             void *sink_user, weft_error *error) {
  run r;
  run_init(&r, options, sink, sink_user);
  arena a;
  arena_init(&a, ITEM_MEMORY_LIMIT);
  text_call call = {.r = &r, .a = &a, .in = {.text = str_of(text, length)}};
  if (published && published[0]) call.in.published = str_c(published), call.in.published_from = STR("given");
  r.models = models_new(&r);
  bool good = r.models && arena_try(&a, annotate_text, &call);
  weft_code code = WEFT_OK;
  if (!good)
    code =
        error_set(error, a.over_limit ? WEFT_ERROR_LIMIT : WEFT_ERROR_MEMORY, STR(""), BYTE_UNKNOWN, "no memory for this text");
  else if (!call.good) {
    code = call.e.code;
    if (error) *error = call.e;
  } else {
    if (call.head.len) run_emit(&r, call.head);
    if (call.row.len) run_emit(&r, call.row);
    if (call.head.len) run_emit(&r, annotated_end(&r));
    code = finish(&r, NULL, error);
  }
  arena_free(&a);
  run_end(&r);
  return code;
}
