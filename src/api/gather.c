/* gather.c - see gather.h. */
#include "api/gather.h"

#include "base/hash.h"
#include "base/pool.h"

#include <stdlib.h>

json *gather_fault(item *it, weft_error e, uint64_t byte) {
  weft_error told;
  error_set(&told, e.code, it->record.path, byte, "%s", e.message);
  run_item_fault(it, &told);
  return NULL;
}

/* Whether the row names an article without having its text, as `weft read` makes of items of feeds. */
static bool names_article(const json *row) {
  return json_is(row, JSON_OBJECT) && !json_get(row, STR("text")) &&
         (json_get_str(row, STR("url")).len || json_get_str(row, STR("title")).len);
}

json *gather_row(item *it, article *out) {
  weft_error e;
  json *row = NULL;
  if (it->record.format != READ_JSON_ROW)
    error_set(&e, WEFT_ERROR_FORMAT, it->record.path, it->record.start,
              "a JSON row was expected (`weft read` makes rows of files)");
  else if ((row = json_parse(&it->a, it->record.bytes, &e)) && names_article(row)) {
    it->without_text = 1;
    return NULL;
  } else if (row && article_from_row(&it->a, row, out, &e)) {
    article_complete(&it->a, out);
    return row;
  } else {
    return gather_fault(it, e, it->record.start + (row ? 0 : e.byte));
  }
  run_item_fault(it, &e);
  return NULL;
}

/* A line that `weft thread --stage` writes: two ids, and no text. */
static bool is_pair(item *it) {
  const json *line = json_parse(&it->a, it->record.bytes, NULL);
  return json_get_str(line, STR("a")).len && json_get_str(line, STR("b")).len && !json_get(line, STR("text"));
}

static void work_gather(item *it) {
  const gathering *g = it->context;
  article in;
  if (g->with_pairs && is_pair(it)) {
    VECTOR_PUSH(&it->a, it->rows, it->record.bytes);
    return;
  }
  json *row = gather_row(it, &in);
  if (!row) return;
  bool by_thread = it->run->options.by_thread && g->by_thread;
  waiting w = {.id = in.id,
               .story = json_get_str(row, by_thread ? STR("thread") : STR("story")),
               .published = in.published,
               .line = it->record.bytes};
  w.hash = hash_bytes(w.line, 0);
  if (g->with_sketch) {
    annotations notes;
    weft_error e;
    if (!annotations_from_row(&it->a, row, in.text, it->run->options.offsets, &notes, &e)) {
      error_set(&e, WEFT_ERROR_FORMAT, it->record.path, it->record.start, "annotations do not fit the text: %.180s",
                str_to_c(&it->a, str_c(e.message)));
      run_item_fault(it, &e);
      return;
    }
    w.text = in.text;
    w.sketch = thread_item_bytes(thread_sketch(&it->a, &in, &notes));
  }
  it->result = ARENA_NEW(&it->a, waiting);
  memcpy(it->result, &w, sizeof w);
}

static bool gather(item *it) {
  gathering *g = it->context;
  for (size_t i = 0; i < it->rows.n; i++) VECTOR_PUSH(&g->a, g->pairs, str_copy(&g->a, it->rows.items[i]));
  if (!it->result) return true;
  waiting w = *(waiting *)it->result;
  w.id = str_copy(&g->a, w.id);
  w.story = str_copy(&g->a, w.story);
  w.published = str_copy(&g->a, w.published);
  w.text = str_copy(&g->a, w.text);
  w.sketch = str_copy(&g->a, w.sketch);
  w.line = str_copy(&g->a, w.line);
  VECTOR_PUSH(&g->a, g->rows, w);
  return true;
}

static int compare_waiting(const void *x, const void *y) {
  const waiting *a = x, *b = y;
  int c = str_cmp(a->id, b->id);
  if (c == 0) c = str_cmp(b->published, a->published);
  return c ? c : (a->hash > b->hash) - (a->hash < b->hash);
}

void gather_rows(run *r, reader *in, const char *doing, gathering *g) {
  arena_init(&g->a, 0);
  run_items(r, in, doing, work_gather, gather, NULL, g);
  if (g->rows.n == 0) return;
  qsort(g->rows.items, g->rows.n, sizeof *g->rows.items, compare_waiting);
  size_t n = 1;
  for (size_t i = 1; i < g->rows.n; i++) {
    if (str_eq(g->rows.items[i].id, g->rows.items[n - 1].id)) r->report.seen++;
    else g->rows.items[n++] = g->rows.items[i];
  }
  g->rows.n = n;
}

#define STEP_ITEMS 64

typedef struct step_call {
  step *s;
  size_t i;
} step_call;

static void step_guarded(void *user) {
  step_call *c = user;
  c->s->work(c->s, c->s->from + c->i, &c->s->outputs[c->i]);
}

/* Most memory for an article, or for a story by the bytes of its rows. */
static size_t step_limit(const step *s, size_t at) {
  size_t bytes = 0;
  for (size_t k = s->first ? s->first[at] : 0; s->first && k < s->first[at + 1]; k++)
    bytes += s->g->rows.items[s->order[k]].line.len;
  return bytes > ITEM_MEMORY_LIMIT / STORY_MEMORY_FACTOR ? bytes * STORY_MEMORY_FACTOR : ITEM_MEMORY_LIMIT;
}

static void step_item(void *user, size_t i, unsigned worker) {
  (void)worker;
  step *s = user;
  output *out = &s->outputs[i];
  out->a.limit = step_limit(s, s->from + i);
  if (arena_try(&out->a, step_guarded, &(step_call){s, i})) return;
  const waiting *w = &s->g->rows.items[s->first ? s->order[s->first[s->from + i]] : s->from + i];
  weft_error e;
  error_set(&e, WEFT_ERROR_MEMORY, s->first ? w->story : w->id, BYTE_UNKNOWN, "needs more than %zu MiB of memory; left out",
            out->a.limit >> 20);
  arena_reset(&out->a);
  *out = (output){.a = out->a};
  VECTOR_PUSH(&out->a, out->faults, e);
}

void gather_emit(step *s, size_t i, output *out) {
  (void)i;
  for (size_t k = 0; k < out->rows.n && !s->r->stopped; k++) {
    s->r->report.articles++;
    run_emit(s->r, out->rows.items[k]);
  }
}

void gather_steps(step *s, size_t n, const char *doing) {
  s->outputs = calloc(STEP_ITEMS, sizeof *s->outputs);
  if (!s->outputs) abort();
  for (size_t i = 0; i < STEP_ITEMS; i++) arena_init(&s->outputs[i].a, ITEM_MEMORY_LIMIT);
  for (s->from = 0; s->from < n && !s->r->stopped; s->from += STEP_ITEMS) {
    size_t part = n - s->from < STEP_ITEMS ? n - s->from : STEP_ITEMS;
    for (size_t i = 0; i < part; i++) {
      arena_reset(&s->outputs[i].a);
      s->outputs[i] = (output){.a = s->outputs[i].a};
    }
    pool_each(s->r->options.threads, part, step_item, s);
    for (size_t i = 0; i < part; i++) {
      output *out = &s->outputs[i];
      for (size_t k = 0; k < out->faults.n; k++) run_warn(s->r, &out->faults.items[k]);
      s->done(s, s->from + i, out);
    }
    run_progress(s->r, doing, s->from + part, n);
  }
  for (size_t i = 0; i < STEP_ITEMS; i++) arena_free(&s->outputs[i].a);
  free(s->outputs);
}
