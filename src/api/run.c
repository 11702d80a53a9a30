/* run.c - batches of records, worked on by several threads, handed on in order. See filter.h. */
#include "api/filter.h"

#include "base/pool.h"

#include <stdlib.h>

#define BATCH_ITEMS 256
#define BATCH_BYTES ((size_t)16 << 20)
#define MOST_ROW_BYTES ((size_t)1 << 31)

void run_init(run *r, const weft_options *options, weft_sink sink, void *sink_user) {
  *r = (run){.sink = sink, .sink_user = sink_user};
  if (options) r->options = *options;
}

void run_end(run *r) {
  models_free(r->models);
  r->models = NULL;
}

void run_warn(run *r, const weft_error *e) {
  r->report.skipped++;
  if (r->options.warn) r->options.warn(r->options.user, e);
}

void run_warn_reader(void *user, const weft_error *e) { run_warn(user, e); }

void run_progress(run *r, const char *doing, uint64_t done, uint64_t total) {
  if (r->options.progress) r->options.progress(r->options.user, doing, done, total);
}

bool run_emit(run *r, str row) {
  if (!r->stopped && r->sink && r->sink(r->sink_user, row.data, row.len) != 0) r->stopped = true;
  return !r->stopped;
}

str row_text(arena *a, const json *row) {
  buffer b;
  buffer_init(&b, a, MOST_ROW_BYTES);
  json_write(&b, row);
  return buffer_str(&b);
}

void run_item_fault(item *it, const weft_error *e) { VECTOR_PUSH(&it->a, it->faults, *e); }

typedef struct batch {
  arena a; /* the records' bytes */
  item *items;
  size_t n;
  void (*work)(item *it);
} batch;

typedef struct call {
  item *it;
  void (*work)(item *it);
} call;

static void work_guarded(void *user) {
  call *c = user;
  c->work(c->it);
}

static void work_item(void *user, size_t i, unsigned worker) {
  (void)worker;
  batch *b = user;
  item *it = &b->items[i];
  if (arena_try(&it->a, work_guarded, &(call){it, b->work})) return;
  weft_error e;
  if (it->a.over_limit)
    error_set(&e, WEFT_ERROR_LIMIT, it->record.path, it->record.start, "document needs over %zu MiB of memory",
              ITEM_MEMORY_LIMIT >> 20);
  else error_set(&e, WEFT_ERROR_MEMORY, it->record.path, it->record.start, "no memory for this document");
  arena_reset(&it->a);
  *it = (item){.a = it->a, .record = it->record, .run = it->run, .context = it->context};
  run_item_fault(it, &e);
}

static bool fill_batch(batch *b, reader *in) {
  arena_reset(&b->a);
  size_t bytes = 0;
  b->n = 0;
  read_record record;
  while (b->n < BATCH_ITEMS && bytes < BATCH_BYTES && reader_next(in, &record)) {
    bytes += record.bytes.len;
    record.bytes = str_copy(&b->a, record.bytes);
    record.path = str_copy(&b->a, record.path);
    record.member = str_copy(&b->a, record.member);
    record.url = str_copy(&b->a, record.url);
    record.charset = str_copy(&b->a, record.charset);
    record.fetched = str_copy(&b->a, record.fetched);
    b->items[b->n++].record = record;
  }
  return b->n > 0;
}

void run_items(run *r, reader *in, const char *doing, void (*work)(item *it), bool (*done)(item *it),
               bool (*after)(run *r, void *context), void *context) {
  batch b = {.items = calloc(BATCH_ITEMS, sizeof(item)), .work = work};
  if (!b.items) abort(); /* 60 KB at the start of a run */
  arena_init(&b.a, 0);
  for (size_t i = 0; i < BATCH_ITEMS; i++) arena_init(&b.items[i].a, ITEM_MEMORY_LIMIT);
  bool go_on = true;
  while (go_on && !r->stopped && fill_batch(&b, in)) {
    for (size_t i = 0; i < b.n; i++) {
      item *it = &b.items[i];
      arena_reset(&it->a);
      *it = (item){.a = it->a, .record = it->record, .run = r, .context = context};
    }
    pool_each(r->options.threads, b.n, work_item, &b);
    for (size_t i = 0; go_on && i < b.n; i++) {
      item *it = &b.items[i];
      for (size_t k = 0; k < it->faults.n; k++) run_warn(r, &it->faults.items[k]);
      for (size_t k = 0; k < it->notices.n && r->options.warn; k++) r->options.warn(r->options.user, &it->notices.items[k]);
      r->report.not_articles += it->not_articles;
      r->report.without_text += it->without_text;
      go_on = done(it);
    }
    if (after && !after(r, context)) go_on = false;
    r->report.bytes = reader_bytes(in);
    run_progress(r, doing, r->report.bytes, reader_total(in));
  }
  for (size_t i = 0; i < BATCH_ITEMS; i++) arena_free(&b.items[i].a);
  free(b.items);
  arena_free(&b.a);
}
