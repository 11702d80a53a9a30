/* fuzz_model.c - any model file, its checksum right, opened and run on a short text. The first byte says whether what follows is
 * the file or a list of changes to a small one (tiny_model.h), eight bytes each: section (from the directory on), place in it,
 * value. Invariants: an error is told, or the analysis is one: tokens in order inside the text, heads inside it, numbers that are
 * strings; and said twice it is the same. The first byte also says whether the text is long. */
#include "fuzz_read.h"

#include "../tiny_model.h"
#include "lang/pipeline.h"

#define ENTRY sizeof(model_section)

static char *room; /* aligned, as model files are in memory */

static uint32_t number_at(const uint8_t *data, size_t n) {
  uint32_t value = 0;
  memcpy(&value, data, n);
  return value;
}

/* The small model with the changes; returns its size. */
static size_t changed_model(const uint8_t *data, size_t size) {
  static arena kept;
  static str tiny;
  if (!tiny.len) tiny = tiny_model(&kept);
  room = aligned_alloc(64, tiny.len);
  CHECK(room);
  memcpy(room, tiny.data, tiny.len);
  uint32_t n;
  memcpy(&n, tiny.data + 12, sizeof n);
  for (; size >= 8; data += 8, size -= 8) {
    uint32_t which = number_at(data, 2) % (n + 1), value = number_at(data + 4, 4);
    model_section s = {.start = 8, .bytes = 24 + n * ENTRY}; /* the directory, with the number of its entries */
    if (which) memcpy(&s, tiny.data + 32 + (which - 1) * ENTRY, ENTRY);
    if (s.bytes >= 4) memcpy(room + s.start + number_at(data + 2, 2) % (s.bytes / 4) * 4, &value, sizeof value);
  }
  return tiny.len;
}

static void check_analysis(const model *m, const analysis *d) {
  uint32_t at = 0;
  for (uint32_t i = 0; i < d->n; i++) {
    CHECK(d->start[i] >= at && d->start[i] < d->end[i] && d->end[i] <= d->text.len);
    at = d->end[i];
    CHECK(d->head[i] < d->n && d->entity[i] <= ANALYSIS_INSIDE);
    CHECK(d->tag[i] < m->n_strings && d->pos[i] < m->n_strings && d->morph[i] < m->n_strings);
    CHECK(d->dep[i] < m->n_strings && d->entity_type[i] < m->n_strings);
    CHECK(utf8_valid(d->lemma[i]) == d->lemma[i].len);
  }
  CHECK(!d->n || d->sent_start[0]);
}

/* The text so many times: beyond a few hundred tokens they are worked on in pieces. */
static void run(pipeline *p, size_t times) {
  pipeline_worker *w = pipeline_worker_new(p);
  CHECK(w);
  arena a;
  arena_init(&a, (size_t)1 << 30);
  buffer text;
  buffer_init(&text, &a, (size_t)1 << 20);
  while (times--) buffer_add_c(&text, TINY_TEXT);
  const analysis *d = pipeline_run(w, &a, buffer_str(&text));
  check_analysis(pipeline_model(p), d);
  CHECK(pipeline_run(w, &a, STR("")) != NULL);
  const analysis *again = pipeline_run(w, &a, buffer_str(&text));
  CHECK(d->n == again->n);
  const size_t bytes = d->n * sizeof(uint32_t);
  if (d->n) CHECK(!memcmp(d->tag, again->tag, bytes) && !memcmp(d->head, again->head, bytes));
  if (d->n) CHECK(!memcmp(d->dep, again->dep, bytes) && !memcmp(d->entity_type, again->entity_type, bytes));
  arena_free(&a);
  pipeline_worker_free(w);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 1) return 0;
  bool changes = data[0] % 8;
  if (!changes && size < 33) return 0;
  size_t n = size - 1;
  if (changes) {
    n = changed_model(data + 1, size - 1);
  } else {
    room = aligned_alloc(64, (n + 63) / 64 * 64);
    CHECK(room);
    memcpy(room, data + 1, n);
  }
  tiny_seal(room, n);
  weft_error e = {.code = WEFT_OK};
  pipeline *p = pipeline_open_memory("fuzz", str_of(room, n), &e);
  CHECK(p || (e.code != WEFT_OK && e.message[0]));
  if (p) run(p, data[0] & 64 ? 30 : 1);
  if (p) pipeline_close(p);
  free(room);
  return 0;
}
