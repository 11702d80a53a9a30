/* filter.c - the five stages as filters: rows in, rows out. `read` and `annotate` keep the order of their input; the
 * stages in which articles meet hand on rows in order of id (stories in order of theirs), so that the same articles give the
 * same bytes. */
#include "api/filter.h"

#include "base/hash.h"
#include "base/pool.h"
#include "collate/explain.h"
#include "resolve/party.h"
#include "resolve/utterances.h"

#include <stdlib.h>

static bool emit_rows(item *it) {
  for (size_t i = 0; i < it->rows.n; i++) {
    it->run->report.articles++;
    if (it->rows.items[i].len && !run_emit(it->run, it->rows.items[i])) return false;
  }
  return true;
}

/* --- read ------------------------------------------------------------------------------------------------------ */

static void work_read(item *it) {
  read_result result = read_record_articles(&it->a, &it->record);
  for (size_t i = 0; i < result.n; i++)
    VECTOR_PUSH(&it->a, it->rows, row_text(&it->a, article_to_row(&it->a, &result.articles[i], it->run->options.offsets)));
  for (size_t i = 0; i < result.n_without_text; i++)
    VECTOR_PUSH(&it->a, it->rows, row_text(&it->a, article_to_row(&it->a, &result.without_text[i], it->run->options.offsets)));
  for (size_t i = 0; i < result.n_skipped; i++) run_item_fault(it, &result.skipped[i]);
  it->not_articles = result.not_articles;
  it->without_text = result.n_without_text;
  for (size_t i = 0; i < result.n_notices; i++) VECTOR_PUSH(&it->a, it->notices, result.notices[i]);
}

static bool emit_read(item *it) {
  it->run->report.articles -= it->without_text; /* their rows are handed on, and are none of articles */
  return emit_rows(it);
}

void filter_read(run *r, reader *in) { run_items(r, in, "reading", work_read, emit_read, NULL, NULL); }

/* --- annotate -------------------------------------------------------------------------------------------------- */

/* Tells a fault as one of the record; NULL. */
static json *record_fault(item *it, weft_error e, uint64_t byte) {
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

/* The row in a record, and the article in it; NULL when it has no text, or after telling the fault. */
static json *row_of_item(item *it, article *out) {
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
    return record_fault(it, e, it->record.start + (row ? 0 : e.byte));
  }
  run_item_fault(it, &e);
  return NULL;
}

static void work_annotate(item *it) {
  article in;
  json *row = row_of_item(it, &in);
  if (!row) return;
  article_links_from_row(&it->a, row, it->run->options.offsets, &in);
  json_set_str(&it->a, row, STR("id"), in.id);
  json_set_str(&it->a, row, STR("language"), in.language);
  str out;
  weft_error e;
  if (annotated_text(it->run, &it->a, row, &in, &out, &e)) {
    VECTOR_PUSH(&it->a, it->rows, out);
    return;
  }
  record_fault(it, e, it->record.start);
}

static void emit_part(run *r, str part) {
  if (part.len) run_emit(r, part);
}

void filter_annotate(run *r, reader *in) {
  arena a;
  arena_init(&a, 0);
  emit_part(r, annotated_head(r, &a));
  run_items(r, in, "annotating", work_annotate, emit_rows, NULL, NULL);
  emit_part(r, annotated_end(r));
  arena_free(&a);
}

/* --- rows that meet -------------------------------------------------------------------------------------------- */

/* A row that waits for the others. */
typedef struct waiting {
  str id, story; /* story empty when the row names none */
  str published; /* of two rows with one id the later published is kept, then the smaller hash */
  uint64_t hash;
  str text;   /* article's text, when the stage needs it; empty else */
  str sketch; /* bytes of a thread_item, when the stage needs it */
  str line;
} waiting;

typedef struct gathering {
  arena a;
  VECTOR(waiting) rows;
  bool with_sketch;
  bool by_thread; /* when asked for: a thread's rows meet instead of a story's */
} gathering;

static void work_gather(item *it) {
  const gathering *g = it->context;
  article in;
  json *row = row_of_item(it, &in);
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

/* All rows of the input by id; of two with the same id one is kept, by a rule that knows no order of arrival. */
static void gather_rows(run *r, reader *in, const char *doing, gathering *g) {
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

/* Work over gathered rows in parallel, results in order. */
typedef struct output {
  arena a;
  VECTOR(str) rows;
  uint32_t *handles; /* which gathered rows those are, when it is one a row */
  VECTOR(weft_error) faults;
} output;

typedef struct step {
  run *r;
  gathering *g;
  thread_index *index;
  const uint32_t *order, *first; /* stories: rows order[first[i]..first[i + 1]) */
  void *context;                 /* of the stage */
  size_t from;
  output *outputs;
  void (*work)(struct step *s, size_t i, output *out); /* on a worker */
  void (*done)(struct step *s, size_t i, output *out); /* on the calling thread, in order */
} step;

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

static void emit_output(step *s, size_t i, output *out) {
  (void)i;
  for (size_t k = 0; k < out->rows.n && !s->r->stopped; k++) {
    s->r->report.articles++;
    run_emit(s->r, out->rows.items[k]);
  }
}

static void run_steps(step *s, size_t n, const char *doing) {
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

/* --- thread ---------------------------------------------------------------------------------------------------- */

static void work_thread(step *s, size_t i, output *out) {
  const waiting *w = &s->g->rows.items[i];
  json *row = json_parse(&out->a, w->line, NULL);
  json_set_str(&out->a, row, STR("id"), w->id);
  thread_texts *texts = thread_texts_new(&out->a, s->index);
  thread_row threaded = thread_row_of(&out->a, s->index, texts, (uint32_t)i);
  thread_row_to_json(&out->a, row, &threaded, s->r->options.offsets);
  thread_texts_free(texts);
  VECTOR_PUSH(&out->a, out->rows, row_text(&out->a, row));
}

void filter_thread(run *r, reader *in) {
  gathering g = {.with_sketch = true};
  gather_rows(r, in, "reading rows", &g);
  size_t n = g.rows.n;
  const thread_item **items = ARENA_ARRAY(&g.a, const thread_item *, n);
  str *ids = ARENA_ARRAY(&g.a, str, n), *texts = ARENA_ARRAY(&g.a, str, n);
  uint32_t *handles = ARENA_ARRAY(&g.a, uint32_t, n);
  for (size_t i = 0; i < n; i++) {
    items[i] = thread_item_from_bytes(g.rows.items[i].sketch);
    ids[i] = g.rows.items[i].id;
    texts[i] = g.rows.items[i].text;
    handles[i] = (uint32_t)i;
  }
  run_progress(r, "threading", 0, n);
  thread_index *index = thread_memory(&g.a, items, ids, texts, n);
  size_t n_changed;
  thread_update(&g.a, index, handles, n, &n_changed);
  run_steps(&(step){.r = r, .g = &g, .index = index, .work = work_thread, .done = emit_output}, n, "writing rows");
  arena_free(&g.a);
}

/* --- resolve and collate --------------------------------------------------------------------------------------- */

typedef struct place {
  str story;
  uint32_t row;
} place;

static int compare_place(const void *x, const void *y) {
  const place *a = x, *b = y;
  int c = str_cmp(a->story, b->story);
  return c ? c : (a->row > b->row) - (a->row < b->row);
}

/* Rows by story, each story's by id. A row that names no story is one of its own. */
static void each_story(run *r, gathering *g, void (*work)(step *s, size_t i, output *out),
                       void (*done)(step *s, size_t i, output *out), void *context, const char *doing) {
  size_t n = g->rows.n, stories = 0;
  place *places = ARENA_ARRAY(&g->a, place, n);
  uint32_t *order = ARENA_ARRAY(&g->a, uint32_t, n), *first = ARENA_ARRAY(&g->a, uint32_t, n + 1);
  for (size_t i = 0; i < n; i++) {
    const waiting *w = &g->rows.items[i];
    places[i] = (place){w->story.len ? w->story : str_format(&g->a, "s-%.*s", STR_FMT(w->id)), (uint32_t)i};
  }
  if (n) qsort(places, n, sizeof *places, compare_place);
  for (size_t i = 0; i < n; i++) {
    if (i == 0 || !str_eq(places[i].story, places[i - 1].story)) first[stories++] = (uint32_t)i;
    order[i] = places[i].row;
  }
  first[stories] = (uint32_t)n;
  for (size_t i = 0; i < n; i++) g->rows.items[places[i].row].story = places[i].story;
  run_steps(&(step){.r = r, .g = g, .order = order, .first = first, .work = work, .done = done, .context = context}, stories,
            doing);
}

static story_article *story_rows(step *s, size_t story, output *out, size_t *n) {
  size_t from = s->first[story], most = s->first[story + 1] - from;
  story_article *articles = ARENA_ARRAY(&out->a, story_article, most);
  out->handles = ARENA_ARRAY(&out->a, uint32_t, most);
  *n = 0;
  for (size_t i = 0; i < most; i++) {
    const waiting *w = &s->g->rows.items[s->order[from + i]];
    weft_error e;
    json *row = json_parse(&out->a, w->line, &e);
    if (row && story_article_from_row(&out->a, row, s->r->options.offsets, &articles[*n], &e)) {
      out->handles[(*n)++] = s->order[from + i];
      continue;
    }
    error_set(&e, e.code, w->id, e.byte, "%.230s", str_to_c(&out->a, str_c(e.message)));
    VECTOR_PUSH(&out->a, out->faults, e);
  }
  return articles;
}

/* Who is who: first within each story, then across them by the names' blocks, then the rows are written. */
typedef struct resolving {
  const judgements *judged;
  VECTOR(party) parties;
} resolving;

static void work_parties(step *s, size_t i, output *out) {
  const resolving *c = s->context;
  size_t n;
  story_article *articles = story_rows(s, i, out, &n);
  str story = s->g->rows.items[s->order[s->first[i]]].story;
  entities found = resolve_story(&out->a, articles, n, c->judged, NULL);
  parties made = parties_of_story(&out->a, story, articles, n, &found);
  for (size_t k = 0; k < made.n; k++) VECTOR_PUSH(&out->a, out->rows, party_pack(&out->a, &made.items[k]));
}

static void keep_parties(step *s, size_t i, output *out) {
  resolving *c = s->context;
  (void)i;
  for (size_t k = 0; k < out->rows.n; k++) {
    party p;
    if (party_unpack(&s->g->a, str_copy(&s->g->a, out->rows.items[k]), &p)) VECTOR_PUSH(&s->g->a, c->parties, p);
  }
}

static int compare_blocks(const void *x, const void *y) {
  const party *a = x, *b = y;
  int c = str_cmp(a->block, b->block);
  if (c == 0) c = str_cmp(a->story, b->story);
  return c ? c : str_cmp(a->id, b->id);
}

static int compare_stories(const void *x, const void *y) {
  const party *a = x, *b = y;
  int c = str_cmp(a->story, b->story);
  return c ? c : str_cmp(a->id, b->id);
}

/* Sets `entity` of each party, its id across stories; leaves them by story. */
static void resolve_across(run *r, gathering *g, resolving *c) {
  size_t n = c->parties.n;
  party *list = c->parties.items;
  if (n) qsort(list, n, sizeof *list, compare_blocks);
  VECTOR(judged_entity) judged = {0};
  arena each;
  arena_init(&each, 0);
  for (size_t i = 0; i < n;) {
    size_t to = i + 1;
    while (to < n && str_eq(list[to].block, list[i].block)) to++;
    if (!list[i].block.len) to = i + 1;
    arena_reset(&each);
    block_result found = resolve_block(&each, list + i, to - i);
    for (size_t k = i; k < to; k++) {
      str id = list[i].block.len ? found.links[k - i].entity : list[k].id;
      list[k].entity = str_eq(id, list[k].id) ? list[k].id : str_copy(&g->a, id);
      for (uint32_t m = 0; m < list[k].n_marks; m++)
        VECTOR_PUSH(&g->a, judged, (judged_entity){list[k].marks[m], list[k].entity});
    }
    if (i / 4096 != to / 4096) run_progress(r, "resolving", to, n);
    i = to;
  }
  arena_free(&each);
  renames joined = join_entities(&g->a, judged.items, judged.n);
  for (size_t i = 0; i < n; i++) {
    uint32_t to = names_get(&joined.from, list[i].entity);
    if (to != UINT32_MAX) list[i].entity = joined.to.items[to];
  }
  if (n) qsort(list, n, sizeof *list, compare_stories);
}

static void renames_of_story(arena *a, const resolving *c, str story, renames *out) {
  *out = (renames){0};
  names_init(&out->from, a);
  size_t low = 0, high = c->parties.n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (str_cmp(c->parties.items[middle].story, story) < 0) low = middle + 1;
    else high = middle;
  }
  for (; low < c->parties.n && str_eq(c->parties.items[low].story, story); low++) {
    const party *p = &c->parties.items[low];
    if (str_eq(p->id, p->entity)) continue;
    names_put(&out->from, p->id);
    VECTOR_PUSH(a, out->to, p->entity);
  }
}

static void work_resolve(step *s, size_t i, output *out) {
  const resolving *c = s->context;
  size_t n;
  story_article *articles = story_rows(s, i, out, &n);
  renames across;
  renames_of_story(&out->a, c, s->g->rows.items[s->order[s->first[i]]].story, &across);
  resolve_story(&out->a, articles, n, c->judged, &across);
  utterances_find(&out->a, articles, n);
  for (size_t k = 0; k < n; k++) {
    annotations_to_row(&out->a, articles[k].row, articles[k].article.text, &articles[k].notes, s->r->options.offsets);
    VECTOR_PUSH(&out->a, out->rows, row_text(&out->a, articles[k].row));
  }
}

/* Rows leave in order of id though they are resolved by story: the new line takes the old one's place. A row that failed
 * leaves no line. */
static void keep_output(step *s, size_t i, output *out) {
  for (size_t k = s->first[i]; k < s->first[i + 1]; k++) s->g->rows.items[s->order[k]].line = STR("");
  for (size_t k = 0; k < out->rows.n; k++) s->g->rows.items[out->handles[k]].line = str_copy(&s->g->a, out->rows.items[k]);
}

void filter_resolve(run *r, reader *in) {
  gathering g = {0};
  gather_rows(r, in, "reading rows", &g);
  resolving c = {0};
  judgements judged = {0};
  if (r->options.judgements && run_judgements(r, &g.a, &r->options.judgements, 1, &judged, NULL) == WEFT_OK) {
    judgements_settle(&g.a, &judged);
    c.judged = &judged;
  }
  each_story(r, &g, work_parties, keep_parties, &c, "gathering names");
  resolve_across(r, &g, &c);
  each_story(r, &g, work_resolve, keep_output, &c, "resolving");
  for (size_t i = 0; i < g.rows.n && !r->stopped; i++) {
    if (!g.rows.items[i].line.len) continue;
    r->report.articles++;
    run_emit(r, g.rows.items[i].line);
  }
  arena_free(&g.a);
}

static void work_collate(step *s, size_t i, output *out) {
  size_t n;
  story_article *articles = story_rows(s, i, out, &n);
  const explain_choice *explain = s->context;
  if (n == 0) return;
  str story = s->g->rows.items[s->order[s->first[i]]].story;
  if (!explain) {
    VECTOR_PUSH(&out->a, out->rows, row_text(&out->a, collate_story(&out->a, story, articles, n, s->r->options.offsets)));
    return;
  }
  explained told = explain_story(&out->a, story, articles, n, s->r->options.offsets, explain);
  for (size_t k = 0; k < told.n; k++) VECTOR_PUSH(&out->a, out->rows, told.items[k]);
}

/* What is to be explained; false with a fault told when it cannot be read. */
static bool wants_explained(run *r, explain_choice *choice, bool *wanted) {
  const weft_options *o = &r->options;
  *choice = (explain_choice){.rows = o->format != WEFT_FORMAT_LINES};
  *wanted = o->format == WEFT_FORMAT_LINES || (o->layers & WEFT_LAYER_WHY);
  if (!*wanted || !o->claim || explain_choice_of(str_c(o->claim), choice)) return true;
  weft_error e;
  error_set(&e, WEFT_ERROR_USAGE, STR(""), BYTE_UNKNOWN, "'%.120s' names no claim; ARTICLE:PLACE was expected", o->claim);
  run_warn(r, &e);
  return false;
}

void filter_collate(run *r, reader *in) {
  explain_choice choice;
  bool explain;
  if (!wants_explained(r, &choice, &explain)) return;
  gathering g = {.by_thread = true};
  gather_rows(r, in, "reading rows", &g);
  each_story(r, &g, work_collate, emit_output, explain ? &choice : NULL, "collating");
  if (choice.article.len && explain && !r->report.articles && !r->stopped) {
    weft_error e;
    error_set(&e, WEFT_ERROR_NOT_FOUND, STR(""), BYTE_UNKNOWN, "no pair of claims has one at %.160s", r->options.claim);
    run_warn(r, &e);
  }
  arena_free(&g.a);
}
