/* threading.c - `weft thread`: rows to threaded rows, or one step of it at a time, as a cluster runs them (docs/threading.md):
 *
 *   rows -> keys -> (sorted by key) meet -> (sorted by pair) judge -> (by component) partition -> threaded rows
 *
 * What passes between steps are JSON lines of sorted, fixed form, so that `sort` is all that is needed between them. Steps that
 * need articles take their rows in the same input. */
#include "api/gather.h"

#include "thread/candidates.h"

#include <stdlib.h>

/* --- rows -------------------------------------------------------------------------------------------------------- */

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

/* An index in memory over gathered rows; their handles are their places. */
static thread_index *index_of(gathering *g, weft_granularity granularity) {
  size_t n = g->rows.n;
  const thread_item **items = ARENA_ARRAY(&g->a, const thread_item *, n);
  str *ids = ARENA_ARRAY(&g->a, str, n), *texts = ARENA_ARRAY(&g->a, str, n);
  for (size_t i = 0; i < n; i++) {
    items[i] = thread_item_from_bytes(g->rows.items[i].sketch);
    ids[i] = g->rows.items[i].id;
    texts[i] = g->rows.items[i].text;
  }
  thread_index *index = thread_memory(&g->a, items, ids, texts, n);
  index->granularity = granularity;
  return index;
}

static void thread_all(run *r, reader *in) {
  gathering g = {.with_sketch = true};
  gather_rows(r, in, "reading rows", &g);
  size_t n = g.rows.n, n_changed;
  uint32_t *handles = ARENA_ARRAY(&g.a, uint32_t, n);
  for (size_t i = 0; i < n; i++) handles[i] = (uint32_t)i;
  run_progress(r, "threading", 0, n);
  thread_index *index = index_of(&g, r->options.granularity);
  thread_update(&g.a, index, handles, n, &n_changed);
  gather_steps(&(step){.r = r, .g = &g, .index = index, .work = work_thread, .done = gather_emit}, n, "writing rows");
  arena_free(&g.a);
}

/* --- keys -------------------------------------------------------------------------------------------------------- */

static void work_keys(item *it) {
  article in;
  annotations notes;
  weft_error e;
  json *row = gather_row(it, &in);
  if (!row) return;
  if (!annotations_from_row(&it->a, row, in.text, it->run->options.offsets, &notes, &e)) {
    gather_fault(it, e, it->record.start);
    return;
  }
  size_t n;
  candidate_key *keys = candidates_keys(&it->a, thread_sketch(&it->a, &in, &notes), &n);
  for (size_t i = 0; i < n; i++) {
    json *line = json_new(&it->a, JSON_OBJECT);
    json_set_str(&it->a, line, STR("key"), str_format(&it->a, "%012llx", (unsigned long long)keys[i].key));
    json_set_str(&it->a, line, STR("article"), in.id);
    if (keys[i].day != THREAD_NO_DAY) json_set_int(&it->a, line, STR("day"), keys[i].day);
    VECTOR_PUSH(&it->a, it->rows, row_text(&it->a, line));
  }
}

static bool emit_lines(item *it) {
  it->run->report.articles += it->rows.n > 0;
  for (size_t i = 0; i < it->rows.n; i++)
    if (!run_emit(it->run, it->rows.items[i])) return false;
  return true;
}

/* --- meet -------------------------------------------------------------------------------------------------------- */

static const struct {
  unsigned bit;
  const char *name;
} reasons[] = {{MEET_ADDRESS, "address"}, {MEET_AFFAIR, "affair"}, {MEET_COPY, "copy"}, {MEET_STORY, "story"}};

/* The holders of the key that is being read. */
typedef struct key_group {
  arena a;
  names ids;
  VECTOR(thread_posting) holders;
  uint64_t key;
  bool open;
} key_group;

static void key_begin(key_group *k, uint64_t key) {
  arena_reset(&k->a);
  names_init(&k->ids, &k->a);
  memset(&k->holders, 0, sizeof k->holders);
  k->key = key, k->open = true;
}

static void key_end(run *r, key_group *k) {
  if (!k->open || k->holders.n < 2) return;
  meetings met = {.a = &k->a};
  candidates_meet(&k->a, k->key, k->holders.items, k->holders.n, &met);
  meetings_join(&met);
  for (size_t i = 0; i < met.list.n && !r->stopped; i++) {
    meeting m = met.list.items[i];
    str one = k->ids.list.items[m.a], other = k->ids.list.items[m.b];
    json *line = json_new(&k->a, JSON_OBJECT), *why = json_new(&k->a, JSON_ARRAY);
    bool in_order = str_cmp(one, other) < 0;
    json_set_str(&k->a, line, STR("a"), in_order ? one : other);
    json_set_str(&k->a, line, STR("b"), in_order ? other : one);
    for (size_t w = 0; w < sizeof reasons / sizeof *reasons; w++)
      if (m.why & reasons[w].bit) json_push(why, json_new_str(&k->a, str_c(reasons[w].name)));
    json_set(&k->a, line, STR("why"), why);
    if (m.keys) json_set_int(&k->a, line, STR("keys"), m.keys);
    run_emit(r, row_text(&k->a, line));
  }
}

static bool key_of(const json *line, uint64_t *key) {
  str digits = json_get_str(line, STR("key"));
  *key = 0;
  for (size_t i = 0; i < digits.len; i++) {
    const char *hex = "0123456789abcdef", *at = digits.data[i] ? strchr(hex, digits.data[i]) : NULL;
    if (!at) return false;
    *key = *key << 4 | (uint64_t)(at - hex);
  }
  return digits.len == 12 && json_get_str(line, STR("article")).len;
}

static void line_fault(run *r, const read_record *record, const char *reason) {
  weft_error e;
  error_set(&e, WEFT_ERROR_FORMAT, record->path, record->start, "%s", reason);
  run_warn(r, &e);
}

/* Lines of one key must stand together; so sorted lines do. */
static void meet_keys(run *r, reader *in) {
  key_group k = {0};
  arena each;
  arena_init(&k.a, 0);
  arena_init(&each, 0);
  read_record record;
  while (!r->stopped && reader_next(in, &record)) {
    arena_reset(&each);
    json *line = json_parse(&each, record.bytes, NULL);
    uint64_t key;
    if (!key_of(line, &key)) {
      line_fault(r, &record, "no line that `weft thread --stage keys` writes");
      continue;
    }
    if (k.open && key < k.key) {
      line_fault(r, &record, "lines are not sorted by key");
      break;
    }
    if (!k.open || key != k.key) {
      key_end(r, &k);
      key_begin(&k, key);
    }
    const json *day = json_get(line, STR("day"));
    int64_t number = json_to_int(day, 0);
    bool known = day && number > -16000000 && number < 16000000;
    uint32_t handle = names_put(&k.ids, str_copy(&k.a, json_get_str(line, STR("article"))));
    VECTOR_PUSH(&k.a, k.holders, (thread_posting){known ? (int32_t)number : THREAD_NO_DAY, handle});
    r->report.articles++;
  }
  if (!r->stopped) key_end(r, &k);
  arena_free(&each);
  arena_free(&k.a);
}

/* --- judge and partition ------------------------------------------------------------------------------------------ */

typedef struct pair_lines {
  meetings met;
  VECTOR(thread_pair) judged; /* `other` is a handle; the first's stands in `first` */
  VECTOR(uint32_t) first;
} pair_lines;

static uint16_t share_in(const json *line, const char *name) {
  int64_t n = json_to_int(json_get(line, str_c(name)), 0);
  return (uint16_t)(n < 0 ? 0 : n > 65535 ? 65535 : n);
}

/* Lines of pairs, kept with the rows (gather.h), with handles for ids. Of articles whose rows are not there a pair is told. */
static void read_pairs(run *r, gathering *g, pair_lines *out) {
  names ids;
  names_init(&ids, &g->a);
  for (size_t i = 0; i < g->rows.n; i++) names_put(&ids, g->rows.items[i].id);
  out->met.a = &g->a;
  arena each;
  arena_init(&each, 0);
  for (size_t i = 0; i < g->pairs.n; i++) {
    arena_reset(&each);
    const json *line = json_parse(&each, g->pairs.items[i], NULL), *why = json_get(line, STR("why"));
    uint32_t a = names_get(&ids, json_get_str(line, STR("a"))), b = names_get(&ids, json_get_str(line, STR("b")));
    if (a >= g->rows.n || b >= g->rows.n || a == b) {
      weft_error e;
      error_set(&e, WEFT_ERROR_FORMAT, STR(""), BYTE_UNKNOWN, "a pair of '%.40s' and '%.40s', whose rows are not both there",
                str_to_c(&each, json_get_str(line, STR("a"))), str_to_c(&each, json_get_str(line, STR("b"))));
      run_warn(r, &e);
      continue;
    }
    if (a > b) { /* rows are in order of id, so handles are */
      uint32_t swap = a;
      a = b, b = swap;
    }
    if (json_is(why, JSON_ARRAY)) {
      meeting m = {a, b, 0, share_in(line, "keys")};
      for (const json *w = why->first; w; w = w->next)
        for (size_t k = 0; k < sizeof reasons / sizeof *reasons; k++)
          if (str_eq(w->text, str_c(reasons[k].name))) m.why |= (uint16_t)reasons[k].bit;
      VECTOR_PUSH(&g->a, out->met.list, m);
    } else {
      thread_pair p = {.other = b,
                       .base = (int32_t)json_to_int(json_get(line, STR("base")), 0),
                       .similarity = share_in(line, "similarity"),
                       .shared = share_in(line, "shared"),
                       .prose = share_in(line, "prose"),
                       .affair = share_in(line, "affair")};
      VECTOR_PUSH(&g->a, out->judged, p);
      VECTOR_PUSH(&g->a, out->first, a);
    }
  }
  arena_free(&each);
}

static void judge_pairs(run *r, reader *in) {
  gathering g = {.with_sketch = true, .with_pairs = true};
  gather_rows(r, in, "reading rows", &g);
  pair_lines lines = {0};
  read_pairs(r, &g, &lines);
  thread_index *index = index_of(&g, r->options.granularity);
  meetings given = {.a = &g.a};
  candidates_give(&lines.met, &given);
  arena each;
  arena_init(&each, 0);
  thread_texts *texts = thread_texts_new(&g.a, index);
  for (size_t i = 0; i < given.list.n && !r->stopped; i++) {
    arena_reset(&each);
    const meeting *m = &given.list.items[i];
    thread_pair p;
    if (!candidates_judge(&each, index, texts, m, &p)) continue;
    json *line = json_new(&each, JSON_OBJECT);
    json_set_str(&each, line, STR("a"), g.rows.items[m->a].id);
    json_set_str(&each, line, STR("b"), g.rows.items[m->b].id);
    json_set_int(&each, line, STR("base"), p.base);
    json_set_int(&each, line, STR("similarity"), p.similarity);
    json_set_int(&each, line, STR("shared"), p.shared);
    json_set_int(&each, line, STR("prose"), p.prose);
    json_set_int(&each, line, STR("affair"), p.affair);
    run_emit(r, row_text(&each, line));
  }
  thread_texts_free(texts);
  arena_free(&each);
  r->report.articles += g.rows.n;
  arena_free(&g.a);
}

static void partition(run *r, reader *in) {
  gathering g = {.with_sketch = true, .with_pairs = true};
  gather_rows(r, in, "reading rows", &g);
  pair_lines lines = {0};
  read_pairs(r, &g, &lines);
  thread_index *index = index_of(&g, r->options.granularity);
  for (size_t i = 0; i < lines.judged.n; i++) index->put_pair(index, lines.first.items[i], lines.judged.items[i]);
  thread_partition(&g.a, index, g.rows.n);
  gather_steps(&(step){.r = r, .g = &g, .index = index, .work = work_thread, .done = gather_emit}, g.rows.n, "writing rows");
  arena_free(&g.a);
}

void filter_thread(run *r, reader *in) {
  switch (r->options.thread_stage) {
  case WEFT_THREAD_WHOLE: r->options.memory ? filter_thread_spilled(r, in) : thread_all(r, in); break;
  case WEFT_THREAD_KEYS: run_items(r, in, "reading rows", work_keys, emit_lines, NULL, NULL); break;
  case WEFT_THREAD_MEET: meet_keys(r, in); break;
  case WEFT_THREAD_JUDGE: judge_pairs(r, in); break;
  case WEFT_THREAD_PARTITION: partition(r, in); break;
  }
}
