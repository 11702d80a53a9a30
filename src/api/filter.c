/* filter.c - the stages as filters: rows in, rows out (`thread`: threading.c). `read` and `annotate` keep the order of their
 * input; the stages in which articles meet hand on rows in order of id (stories in order of theirs), so that the same articles
 * give the same bytes. */
#include "api/gather.h"

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

static void work_annotate(item *it) {
  article in;
  json *row = gather_row(it, &in);
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
  gather_fault(it, e, it->record.start);
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
  gather_steps(&(step){.r = r, .g = g, .order = order, .first = first, .work = work, .done = done, .context = context}, stories,
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
  each_story(r, &g, work_collate, gather_emit, explain ? &choice : NULL, "collating");
  if (choice.article.len && explain && !r->report.articles && !r->stopped) {
    weft_error e;
    error_set(&e, WEFT_ERROR_NOT_FOUND, STR(""), BYTE_UNKNOWN, "no pair of claims has one at %.160s", r->options.claim);
    run_warn(r, &e);
  }
  arena_free(&g.a);
}
