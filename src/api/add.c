/* add.c - articles into a store: records --workers--> articles, annotated, sketched, packed --one transaction a batch--> stored,
 * pending. What follows from them is settle.c's. */
#include "api/filter.h"

#include "base/hash.h"
#include "base/pool.h"
#include "store/store.h"

#include <stdlib.h>

typedef struct adding {
  store *s;
  weft_error error;
  weft_code code;
  bool replaced;
} adding;

/* --- articles ---------------------------------------------------------------------------------------------------- */

static stored_article prepare(arena *a, run *r, article *in) {
  json *row = article_to_row(a, in, WEFT_OFFSETS_CHARS);
  article_links_from_row(a, row, WEFT_OFFSETS_CHARS, in); /* its own, or those that came with it */
  str hash = hash_identity(a, row_text(a, row), 24);
  pipeline_worker *w = models_borrow(r->models, a, in->language);
  annotations notes = annotate_article(a, in, w);
  annotations_to_row(a, row, in->text, &notes, WEFT_OFFSETS_CHARS);
  models_return(r->models, w);
  return (stored_article){
      .id = in->id,
      .outlet = in->outlet,
      .title = in->title,
      .url = in->url,
      .published = in->published,
      .language = in->language,
      .text = in->text,
      .hash = hash,
      .row = store_pack(a, row_text(a, row)),
      .sketch = thread_item_bytes(thread_sketch(a, in, &notes)),
      .raw = store_pack(a, in->raw),
      .raw_hash = in->source.hash,
      .runs = store_pack(a, str_of((const char *)in->runs, in->n_runs * sizeof *in->runs)),
  };
}

typedef struct prepared {
  stored_article *items;
  size_t n;
} prepared;

static void work_add(item *it) {
  read_result result = read_record_articles(&it->a, &it->record);
  for (size_t i = 0; i < result.n_skipped; i++) run_item_fault(it, &result.skipped[i]);
  it->not_articles = result.not_articles;
  it->without_text = result.n_without_text;
  for (size_t i = 0; i < result.n_notices; i++) VECTOR_PUSH(&it->a, it->notices, result.notices[i]);
  prepared *out = ARENA_NEW(&it->a, prepared);
  out->items = ARENA_ARRAY(&it->a, stored_article, result.n);
  for (; out->n < result.n; out->n++) out->items[out->n] = prepare(&it->a, it->run, &result.articles[out->n]);
  it->result = out;
}

static bool put_item(item *it) {
  adding *add = it->context;
  prepared *p = it->result;
  if (add->code != WEFT_OK) return false;
  if (!p || p->n == 0) return true;
  if (sqlite3_get_autocommit(add->s->q.db) && !store_begin(add->s)) {
    add->code = sql_error(&add->s->q, add->s->path, &add->error);
    return false;
  }
  for (size_t i = 0; i < p->n; i++) {
    switch (store_put_article(add->s, &p->items[i])) {
    case STORE_NEW: it->run->report.articles++; break;
    case STORE_REPLACED: it->run->report.articles++, add->replaced = true; break;
    case STORE_SEEN: it->run->report.seen++; break;
    }
  }
  if (add->s->q.fault) add->code = store_end(add->s, &add->error);
  return add->code == WEFT_OK;
}

/* After each batch: what is stored is stored. */
static bool commit_batch(run *r, void *context) {
  adding *add = context;
  (void)r;
  if (add->code != WEFT_OK || sqlite3_get_autocommit(add->s->q.db)) return add->code == WEFT_OK;
  if (add->replaced) store_forget_derived(add->s); /* a later version under an old id: what was derived from it goes */
  add->replaced = false;
  add->code = store_end(add->s, &add->error);
  return add->code == WEFT_OK;
}

/* --- the whole ----------------------------------------------------------------------------------------------------- */

weft_code weft_store_add(weft_store *s, const char *const *paths, size_t n_paths, const weft_options *options,
                         weft_report *report, weft_error *error) {
  run r;
  run_init(&r, options, NULL, NULL);
  adding add = {.s = s};
  weft_code code = store_set_granularity(s, r.options.granularity, error);
  if (code != WEFT_OK) return code;
  reader *in = reader_open(paths, n_paths, run_warn_reader, &r);
  if (!in) return error_set(error, WEFT_ERROR_MEMORY, STR(""), BYTE_UNKNOWN, "no memory");
  if (!(r.models = models_new(&r))) {
    reader_close(in);
    return error_set(error, WEFT_ERROR_MEMORY, STR(""), BYTE_UNKNOWN, "no memory");
  }
  run_items(&r, in, "reading", work_add, put_item, commit_batch, &add);
  run_end(&r);
  r.report.bytes = reader_bytes(in);
  reader_close(in);
  if (add.code == WEFT_OK) add.code = settle(&r, s, &add.error);
  if (report) *report = r.report;
  if (add.code != WEFT_OK && error) *error = add.error;
  return add.code;
}
