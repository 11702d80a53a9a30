/* lang_model.c - model files: written, opened, damaged in every way; and what packages are read with: MessagePack, config.cfg. */
#include "memory.h"

#include "../tiny_model.h"
#include "convert/msgpack.h"
#include "convert/package.h"
#include "lang/pipeline.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A copy that begins at a multiple of 64 bytes and has nothing behind it that may be read. */
static char *copy_of(str bytes) {
  char *copy = NULL;
  assert_int_equal(posix_memalign((void **)&copy, 64, bytes.len ? bytes.len : 1), 0);
  memcpy(copy, bytes.data, bytes.len);
  return copy;
}

static void set_number(char *bytes, size_t at, uint32_t value) { memcpy(bytes + at, &value, sizeof value); }

static uint32_t number_at(const char *bytes, size_t at) {
  uint32_t value;
  memcpy(&value, bytes + at, sizeof value);
  return value;
}

/* Whether the bytes open as a model; an error must be told. */
static bool opens(char *bytes, size_t size) {
  weft_error e = {0};
  model m;
  bool good = model_open_memory(&m, "damaged", str_of(bytes, size), &e);
  if (good) model_close(&m);
  else assert_true(e.code == WEFT_ERROR_FORMAT && e.message[0] && e.where[0]);
  return good;
}

static void check_analysis(const model *m, const analysis *d) {
  uint32_t at = 0;
  for (uint32_t i = 0; i < d->n; i++) {
    assert_true(d->start[i] >= at && d->end[i] > d->start[i] && d->end[i] <= d->text.len);
    at = d->end[i];
    assert_true(d->head[i] < d->n && d->entity[i] <= ANALYSIS_INSIDE);
    assert_true(d->tag[i] < m->n_strings && d->pos[i] < m->n_strings && d->morph[i] < m->n_strings);
    assert_true(d->dep[i] < m->n_strings && d->entity_type[i] < m->n_strings);
  }
}

/* Whether they open as a pipeline; then it is run. */
static bool runs(char *bytes, size_t size) {
  weft_error e = {0};
  pipeline *p = pipeline_open_memory("damaged", str_of(bytes, size), &e);
  if (!p) {
    assert_true(e.code == WEFT_ERROR_FORMAT && e.message[0]);
    return false;
  }
  pipeline_worker *w = pipeline_worker_new(p);
  assert_non_null(w);
  arena a;
  arena_init(&a, 0);
  check_analysis(pipeline_model(p), pipeline_run(w, &a, STR(TINY_TEXT)));
  arena_free(&a);
  pipeline_worker_free(w);
  pipeline_close(p);
  return true;
}

/* --- as written ---------------------------------------------------------------------------------------------------------- */

static void what_is_written_is_found(void **state) {
  (void)state;
  model_writer w;
  model_writer_init(&w, &memory);
  assert_int_equal(model_writer_string(&w, STR("")), 0);
  uint32_t first = model_writer_string(&w, STR("first")), other = model_writer_string(&w, STR("Caf\xC3\xA9"));
  assert_int_equal(model_writer_string(&w, STR("first")), first);
  model_component *c = model_writer_section(&w, MODEL_COMPONENTS, MODEL_WHOLE, 0, 1, 1, sizeof *c);
  *c = (model_component){.kind = COMPONENT_NER, .name = other};
  const uint32_t numbers[] = {7, 8, 9};
  tiny_numbers(&w, MODEL_LABELS, 3, 1, numbers, 3);
  tiny_numbers(&w, MODEL_LABELS, 2, 5, numbers, 2);
  memcpy(model_writer_section(&w, MODEL_LABELS, 4, 0, 1, 1, 5), "bytes", 5);
  uint64_t keys[100];
  uint32_t values[100];
  for (uint32_t i = 0; i < 100; i++) {
    keys[i] = i % 10 ? (uint64_t)i << 32 | 1 : i; /* ten that meet in a place; 0, which cannot be a key */
    values[i] = i + 1000;
  }
  keys[99] = keys[1];
  model_writer_map(&w, MODEL_NORMS, MODEL_WHOLE, 0, keys, values, 100);

  str bytes = model_writer_bytes(&w);
  model m;
  weft_error e = {0};
  assert_int_equal((uintptr_t)bytes.data % 64, 0);
  assert_true(model_open_memory(&m, "test", bytes, &e));
  assert_str(model_string(&m, first), "first");
  assert_str(model_string(&m, other), "Caf\xC3\xA9");
  assert_str(model_string(&m, 0), "");
  assert_str(model_string(&m, m.n_strings), "");
  assert_str(model_string(&m, UINT32_MAX), "");
  assert_int_equal(m.n_components, 1);
  size_t n;
  const uint32_t *found = MODEL_ITEMS(&m, MODEL_LABELS, 3, 1, uint32_t, &n);
  assert_int_equal(n, 3);
  assert_memory_equal(found, numbers, sizeof numbers);
  assert_int_equal((uintptr_t)found % 64, 0);
  assert_int_equal(model_find(&m, MODEL_LABELS, 2, 5)->bytes, 8);
  assert_null(model_find(&m, MODEL_LABELS, 2, 1));
  assert_null(model_find(&m, MODEL_KINDS, 0, 0));
  assert_null(MODEL_ITEMS(&m, MODEL_LABELS, 4, 0, uint32_t, &n)); /* five bytes are no numbers */
  assert_int_equal(n, 0);

  model_map table = model_map_of(&m, MODEL_NORMS, MODEL_WHOLE, 0);
  uint32_t value = 0;
  for (uint32_t i = 1; i < 99; i++) {
    assert_true(model_map_get(&table, keys[i], &value));
    assert_int_equal(value, i == 1 ? 1099 : 1000 + i); /* of two the later */
  }
  assert_false(model_map_get(&table, 0, &value));
  assert_false(model_map_get(&table, 12345678901, &value));
  table = model_map_of(&m, MODEL_RULES, MODEL_WHOLE, 0);
  assert_int_equal(table.cap, 0);
  assert_false(model_map_get(&table, 1, &value));
  model_close(&m);
}

static void the_order_of_writing_does_not_matter(void **state) {
  (void)state;
  str bytes[2];
  for (uint32_t turn = 0; turn < 2; turn++) {
    model_writer w;
    model_writer_init(&w, &memory);
    for (uint32_t i = 0; i < 3; i++) tiny_numbers(&w, MODEL_LABELS, turn ? 2 - i : i, 0, (const uint32_t[]){turn ? 2 - i : i}, 1);
    bytes[turn] = model_writer_bytes(&w);
  }
  assert_true(str_eq(bytes[0], bytes[1]));
}

static void a_tiny_pipeline_runs_the_same_on_all_kernels(void **state) {
  (void)state;
  str bytes = tiny_model(&memory), said[4] = {{0}};
  const kernels *list[4];
  size_t n = kernel_all(list);
  for (size_t i = 0; i < n; i++) {
    weft_error e = {0};
    setenv("WEFT_KERNEL", list[i]->name, 1);
    pipeline *p = pipeline_open_memory("tiny", bytes, &e);
    if (!p) fail_msg("%s", e.message);
    pipeline_worker *w = pipeline_worker_new(p);
    buffer out;
    buffer_init(&out, &memory, 1 << 16);
    for (int round = 0; round < 2; round++) {
      const analysis *d = pipeline_run(w, &memory, STR(TINY_TEXT));
      check_analysis(pipeline_model(p), d);
      assert_true(d->n > 20);
      for (uint32_t k = 0; k < d->n; k++)
        buffer_format(&out, "%u %u %u %u %u %u %u %u %u %.*s\n", d->start[k], d->end[k], d->tag[k], d->pos[k], d->morph[k],
                      d->head[k], d->dep[k], d->entity_type[k], d->sent_start[k], STR_FMT(d->lemma[k]));
    }
    said[i] = buffer_str(&out);
    assert_true(str_eq(said[i], said[0]));
    assert_int_equal(pipeline_run(w, &memory, STR(""))->n, 0);
    pipeline_worker_free(w);
    pipeline_close(p);
  }
  unsetenv("WEFT_KERNEL");
}

static void a_file_is_mapped_and_checked(void **state) {
  (void)state;
  str bytes = tiny_model(&memory);
  char path[] = "/tmp/weft-model-XXXXXX";
  int file = mkstemp(path);
  weft_error e = {0};
  model m;
  assert_false(model_open(&m, path, &e)); /* empty */
  assert_int_equal(e.code, WEFT_ERROR_FORMAT);
  assert_int_equal(write(file, bytes.data, bytes.len), (ssize_t)bytes.len);
  assert_true(model_open(&m, path, &e));
  assert_int_equal(m.n_components, 7);
  model_close(&m);
  model_close(&m); /* a second time does no harm */
  assert_int_equal(ftruncate(file, (off_t)bytes.len - 1), 0);
  assert_false(model_open(&m, path, &e));
  assert_string_equal(e.where, path);
  close(file);
  unlink(path);
  assert_false(model_open(&m, path, &e));
  assert_int_equal(e.code, WEFT_ERROR_IO);
  assert_false(model_open(&m, "/tmp", &e));
  assert_int_equal(e.code, WEFT_ERROR_FORMAT);
}

typedef struct job {
  pipeline_worker *w;
  str text;
  arena a;
  const analysis *d;
} job;

static void run_job(void *user) {
  job *j = user;
  j->d = pipeline_run(j->w, &j->a, j->text);
}

/* Wherever memory runs out, nothing is lost but the text at hand: the next one is analysed as ever. */
static void memory_may_run_out_anywhere(void **state) {
  (void)state;
  weft_error e = {0};
  str bytes = tiny_model(&memory);
  pipeline *p = NULL;
  pipeline_worker *first = NULL;
  size_t n, refused = 0;
  buffer text;
  buffer_init(&text, &memory, 1 << 16);
  for (int i = 0; i < 40; i++) buffer_add_c(&text, TINY_TEXT);
  for (n = 1; !p && n < 200; n++) {
    arena_fail_after(n);
    p = pipeline_open_memory("tiny", bytes, &e);
    if (!p) assert_int_equal(e.code, WEFT_ERROR_MEMORY);
  }
  assert_true(p && n > 2);
  for (n = 1; !first && n < 200; n++) {
    arena_fail_after(n);
    first = pipeline_worker_new(p);
  }
  arena_fail_after(0);
  assert_true(first && n > 2);
  pipeline_worker_free(first);
  for (n = 1; n < 40; n++) {
    job j = {.w = pipeline_worker_new(p), .text = buffer_str(&text)}, other = j;
    other.w = pipeline_worker_new(p);
    arena_init(&j.a, 0);
    arena_init(&other.a, 0);
    arena_fail_after(n);
    refused += !arena_try(&j.a, run_job, &j);
    arena_fail_after(0);
    arena_free(&j.a);
    assert_true(arena_try(&j.a, run_job, &j) && arena_try(&other.a, run_job, &other));
    check_analysis(pipeline_model(p), j.d);
    assert_int_equal(other.d->n, j.d->n);
    assert_memory_equal(other.d->tag, j.d->tag, j.d->n * sizeof(uint32_t));
    assert_memory_equal(other.d->dep, j.d->dep, j.d->n * sizeof(uint32_t));
    pipeline_worker_free(j.w);
    pipeline_worker_free(other.w);
    arena_free(&j.a);
    arena_free(&other.a);
  }
  assert_true(refused > 3);
  pipeline_close(p);
}

/* --- damage -------------------------------------------------------------------------------------------------------------- */

static void a_cut_model_is_refused_wherever_it_is_cut(void **state) {
  (void)state;
  str bytes = tiny_model(&memory);
  for (size_t n = 0; n < bytes.len; n += n < 4096 ? 1 : 331) {
    char *copy = copy_of(str_of(bytes.data, n));
    assert_false(opens(copy, n));
    if (n >= 32) { /* with the right checksum: directory or strings do not fit, or a component misses what it needs */
      tiny_seal(copy, n);
      assert_false(runs(copy, n));
    }
    free(copy);
  }
}

static void a_changed_byte_is_noticed(void **state) {
  (void)state;
  str bytes = tiny_model(&memory);
  char *copy = copy_of(bytes);
  for (size_t i = 0; i < bytes.len; i += i < 4096 ? 1 : 97) {
    copy[i] ^= 0x10;
    assert_false(opens(copy, bytes.len));
    copy[i] ^= 0x10;
  }
  assert_true(opens(copy, bytes.len));
  free(copy);
}

/* Fields of the directory entry i, in bytes of the file. */
enum { KIND = 0, OWNER = 4, PART = 8, START = 24, BYTES = 32, ENTRY = 40 };

static size_t entry_of(const char *bytes, model_kind kind, uint32_t owner, uint32_t part) {
  for (uint32_t i = 0; i < number_at(bytes, 12); i++) {
    size_t at = 32 + (size_t)i * ENTRY;
    if (number_at(bytes, at + KIND) == kind && number_at(bytes, at + OWNER) == owner && number_at(bytes, at + PART) == part)
      return at;
  }
  fail_msg("there is no section %d", (int)kind);
  return 0;
}

static void directories_that_point_elsewhere_are_refused(void **state) {
  (void)state;
  static const uint64_t starts[] = {1, 32, 63, (uint64_t)1 << 40, UINT64_MAX, UINT64_MAX - 63},
                        sizes[] = {(uint64_t)1 << 20, (uint64_t)1 << 40, UINT64_MAX, UINT64_MAX - 63};
  str bytes = tiny_model(&memory);
  uint32_t n = number_at(bytes.data, 12);
  for (uint32_t i = 0; i < n; i++) {
    for (uint32_t fault = 0; fault < 11; fault++) {
      char *copy = copy_of(bytes), *entry = copy + 32 + (size_t)i * ENTRY;
      if (fault < 6) memcpy(entry + START, &starts[fault], 8);
      else if (fault < 10) memcpy(entry + BYTES, &sizes[fault - 6], 8);
      else memcpy(entry, copy + 32 + (size_t)(i ? i - 1 : n - 1) * ENTRY, ENTRY); /* twice the same, or not in order */
      tiny_seal(copy, bytes.len);
      assert_false(opens(copy, bytes.len));
      free(copy);
    }
  }
  static const uint32_t counts[] = {0, 65537, UINT32_MAX};
  for (size_t i = 0; i < 3; i++) {
    char *copy = copy_of(bytes);
    set_number(copy, 12, counts[i]);
    tiny_seal(copy, bytes.len);
    assert_false(opens(copy, bytes.len));
    free(copy);
  }
}

static void other_versions_are_told_apart(void **state) {
  (void)state;
  str bytes = tiny_model(&memory);
  char *copy = copy_of(bytes);
  weft_error e = {0};
  model m;
  set_number(copy, 8, MODEL_VERSION + 1);
  assert_false(model_open_memory(&m, "newer", str_of(copy, bytes.len), &e));
  assert_int_equal(e.byte, 8);
  assert_non_null(strstr(e.message, "add the package again"));
  free(copy);
}

/* Changes one number of a section, makes the checksum right, and asks whether it still opens. */
static bool opens_with(str bytes, model_kind kind, uint32_t owner, uint32_t part, size_t index, uint32_t value) {
  char *copy = copy_of(bytes);
  uint64_t start;
  memcpy(&start, copy + entry_of(copy, kind, owner, part) + START, sizeof start);
  set_number(copy, start + 4 * index, value);
  tiny_seal(copy, bytes.len);
  bool good = opens(copy, bytes.len);
  free(copy);
  return good;
}

static void damaged_strings_and_components_are_refused(void **state) {
  (void)state;
  str bytes = tiny_model(&memory);
  assert_false(opens_with(bytes, MODEL_STRING_ENDS, MODEL_WHOLE, 0, 0, 1));           /* string 0 is empty */
  assert_false(opens_with(bytes, MODEL_STRING_ENDS, MODEL_WHOLE, 0, 3, 0));           /* not in order */
  assert_false(opens_with(bytes, MODEL_STRING_ENDS, MODEL_WHOLE, 0, 3, UINT32_MAX));  /* out of the bytes */
  assert_false(opens_with(bytes, MODEL_STRING_BYTES, MODEL_WHOLE, 0, 0, 0xFFFFFFFF)); /* no UTF-8 */
  const size_t size = sizeof(model_component) / 4;
  for (uint32_t i = 0; i < 7; i++) {
    assert_false(opens_with(bytes, MODEL_COMPONENTS, MODEL_WHOLE, 0, i * size, 0));
    assert_false(opens_with(bytes, MODEL_COMPONENTS, MODEL_WHOLE, 0, i * size, COMPONENT_NER + 1));
    assert_false(opens_with(bytes, MODEL_COMPONENTS, MODEL_WHOLE, 0, i * size + 1, 100000));
    assert_false(opens_with(bytes, MODEL_COMPONENTS, MODEL_WHOLE, 0, i * size + 2, i + 1));
  }
}

/* A table whose places are nearly all taken would make each search of it long. */
static void crowded_tables_are_refused(void **state) {
  (void)state;
  model_writer w;
  model_writer_init(&w, &memory);
  model_component *c = model_writer_section(&w, MODEL_COMPONENTS, MODEL_WHOLE, 0, 1, 1, sizeof *c);
  c->kind = COMPONENT_NER;
  const size_t cap = 8192;
  uint64_t *keys = model_writer_section(&w, MODEL_NORMS, MODEL_WHOLE, 0, 0, 0, cap * 12);
  for (size_t i = 0; i + 1 < cap; i++) keys[i] = i + 1;
  str bytes = model_writer_bytes(&w);
  assert_false(opens((char *)(uintptr_t)bytes.data, bytes.len));
}

/* Every number of the directory and of all small sections, and some of the weights, set to others; what opens must also run. */
static void any_changed_number_is_refused_or_runs(void **state) {
  (void)state;
  static const uint32_t values[] = {0, UINT32_MAX, 0x7FC00000 /* no number, as a float */};
  str bytes = tiny_model(&memory);
  uint32_t n = number_at(bytes.data, 12), opened = 0, refused = 0;
  char *copy = copy_of(bytes);
  for (uint32_t i = 0; i <= n; i++) {
    uint64_t start = 32, size = n * ENTRY;
    if (i < n) {
      memcpy(&start, bytes.data + 32 + (size_t)i * ENTRY + START, 8);
      memcpy(&size, bytes.data + 32 + (size_t)i * ENTRY + BYTES, 8);
    }
    for (uint64_t k = 0; k + 4 <= size; k += size > 700 && i < n ? size / 40 / 4 * 4 : 4) {
      uint32_t old = number_at(copy, start + k), turn = (uint32_t)(k / 4 + i) % 4;
      set_number(copy, start + k, turn < 3 ? values[turn] : old + 1);
      tiny_seal(copy, bytes.len);
      if (runs(copy, bytes.len)) opened++;
      else refused++;
      set_number(copy, start + k, old);
    }
  }
  tiny_seal(copy, bytes.len);
  assert_true(opened > 100 && refused > 100 && runs(copy, bytes.len));
  free(copy);
}

/* A model whose weights are all no numbers, or infinite, says something and comes to its end. */
static void weights_that_are_no_numbers(void **state) {
  (void)state;
  static const float values[] = {NAN, INFINITY, -INFINITY, 3e38f, 0};
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
    str bytes = tiny_model(&memory);
    char *copy = copy_of(bytes);
    for (uint32_t k = 0; k < number_at(copy, 12); k++) {
      const model_section *s = (const model_section *)(const void *)(copy + 32 + (size_t)k * ENTRY);
      if (s->kind < MODEL_EMBED || s->kind > MODEL_STATE_PAD) continue;
      for (uint64_t f = 0; f < s->bytes / 4; f++) memcpy(copy + s->start + 4 * f, &values[i], 4);
    }
    tiny_seal(copy, bytes.len);
    assert_true(runs(copy, bytes.len));
    free(copy);
  }
}

/* A tok2vec that reads another's vectors has none of its own to give. */
static void a_tok2vec_does_not_listen(void **state) {
  (void)state;
  str bytes = tiny_model(&memory);
  const size_t size = sizeof(model_component) / 4;
  char *copy = copy_of(bytes);
  uint64_t start;
  memcpy(&start, copy + entry_of(copy, MODEL_COMPONENTS, MODEL_WHOLE, 0) + START, sizeof start);
  set_number(copy, start + 4 * size, COMPONENT_TOK2VEC); /* the tagger's place */
  set_number(copy, start + 4 * (2 * size + 2), 1);       /* the next one reads it */
  tiny_seal(copy, bytes.len);
  assert_false(runs(copy, bytes.len));
  free(copy);
}

/* --- MessagePack -------------------------------------------------------------------------------------------------------- */

#define BYTES_OF(literal) STR(literal)

static const msgpack *parsed(str bytes) {
  size_t at = 0;
  const msgpack *v = msgpack_parse(&memory, bytes, &at);
  assert_non_null(v);
  assert_int_equal(at, bytes.len);
  return v;
}

static void msgpack_numbers(void **state) {
  (void)state;
  static const struct {
    str bytes;
    uint64_t value;
  } positive[] = {{BYTES_OF("\x00"), 0},
                  {BYTES_OF("\x7f"), 127},
                  {BYTES_OF("\xcc\xff"), 255},
                  {BYTES_OF("\xcd\x01\x02"), 258},
                  {BYTES_OF("\xce\x01\x02\x03\x04"), 0x01020304},
                  {BYTES_OF("\xcf\xff\xff\xff\xff\xff\xff\xff\xff"), UINT64_MAX},
                  {BYTES_OF("\xd0\x05"), 5},
                  {BYTES_OF("\xd3\x7f\xff\xff\xff\xff\xff\xff\xff"), INT64_MAX}};
  for (size_t i = 0; i < sizeof positive / sizeof *positive; i++) {
    assert_int_equal(parsed(positive[i].bytes)->type, MSGPACK_UINT);
    assert_true(msgpack_uint(parsed(positive[i].bytes), 99) == positive[i].value);
  }
  static const struct {
    str bytes;
    int64_t value;
  } negative[] = {{BYTES_OF("\xff"), -1},
                  {BYTES_OF("\xe0"), -32},
                  {BYTES_OF("\xd0\x80"), -128},
                  {BYTES_OF("\xd1\x80\x00"), -32768},
                  {BYTES_OF("\xd2\xff\xff\xff\xfe"), -2},
                  {BYTES_OF("\xd3\x80\x00\x00\x00\x00\x00\x00\x00"), INT64_MIN}};
  for (size_t i = 0; i < sizeof negative / sizeof *negative; i++) {
    assert_int_equal(parsed(negative[i].bytes)->type, MSGPACK_INT);
    assert_true(parsed(negative[i].bytes)->i == negative[i].value);
    assert_int_equal(msgpack_uint(parsed(negative[i].bytes), 99), 99);
  }
  assert_true(parsed(BYTES_OF("\xca\x3f\xc0\x00\x00"))->f == 1.5);
  assert_true(parsed(BYTES_OF("\xcb\xbf\xf8\x00\x00\x00\x00\x00\x00"))->f == -1.5);
  assert_int_equal(parsed(BYTES_OF("\xc0"))->type, MSGPACK_NIL);
  assert_int_equal(parsed(BYTES_OF("\xc2"))->u, 0);
  assert_int_equal(parsed(BYTES_OF("\xc3"))->u, 1);
}

static void msgpack_texts_and_lists(void **state) {
  (void)state;
  assert_str(msgpack_str(parsed(BYTES_OF("\xa3"
                                         "abc"))),
             "abc");
  assert_str(msgpack_str(parsed(BYTES_OF("\xd9\x02"
                                         "ab"))),
             "ab");
  assert_str(msgpack_str(parsed(BYTES_OF("\xda\x00\x01z"))), "z");
  assert_str(msgpack_str(parsed(BYTES_OF("\xdb\x00\x00\x00\x01z"))), "z");
  assert_str(msgpack_str(parsed(BYTES_OF("\xc4\x01y"))), "y");
  assert_str(msgpack_str(parsed(BYTES_OF("\xc5\x00\x01y"))), "y");
  assert_str(msgpack_str(parsed(BYTES_OF("\xc6\x00\x00\x00\x01y"))), "y");
  assert_str(msgpack_str(parsed(BYTES_OF("\x01"))), "");
  assert_str(msgpack_str(NULL), "");
  const str extensions[] = {BYTES_OF("\xd4\x01z"), BYTES_OF("\xd5\x01zz"), BYTES_OF("\xc7\x02\x01zz"),
                            BYTES_OF("\xd8\x01zzzzzzzzzzzzzzzz")};
  for (size_t i = 0; i < 4; i++) assert_int_equal(parsed(extensions[i])->type, MSGPACK_EXT);
  const str lists[] = {BYTES_OF("\x92\x01\x02"), BYTES_OF("\xdc\x00\x02\x01\x02"), BYTES_OF("\xdd\x00\x00\x00\x02\x01\x02")};
  for (size_t i = 0; i < 3; i++) {
    const msgpack *v = parsed(lists[i]);
    assert_int_equal(v->type, MSGPACK_ARRAY);
    assert_int_equal(v->n, 2);
    assert_int_equal(v->items[1].u, 2);
    assert_null(msgpack_get(v, STR("a")));
  }
  const str tables[] = {BYTES_OF("\x82\xa1"
                                 "a\x01\xc4\x01"
                                 "b\x02"),
                        BYTES_OF("\xde\x00\x01\xa1"
                                 "b\x02"),
                        BYTES_OF("\xdf\x00\x00\x00\x01\xa1"
                                 "b\x02")};
  for (size_t i = 0; i < 3; i++) {
    assert_int_equal(msgpack_uint(msgpack_get(parsed(tables[i]), STR("b")), 0), 2);
    assert_null(msgpack_get(parsed(tables[i]), STR("c")));
  }
  assert_null(msgpack_get(NULL, STR("a")));
}

static void msgpack_faults(void **state) {
  (void)state;
  size_t at;
  /* one of every kind that takes more bytes, cut wherever it can be */
  const str whole[] = {BYTES_OF("\xcf\x01\x01\x01\x01\x01\x01\x01\x01"),
                       BYTES_OF("\xd2\x01\x01\x01\x01"),
                       BYTES_OF("\xcb\x01\x01\x01\x01\x01\x01\x01\x01"),
                       BYTES_OF("\xdb\x00\x00\x00\x02zz"),
                       BYTES_OF("\xc6\x00\x00\x00\x02zz"),
                       BYTES_OF("\xc9\x00\x00\x00\x02\x01zz"),
                       BYTES_OF("\xdd\x00\x00\x00\x02\x01\xa1z"),
                       BYTES_OF("\xdf\x00\x00\x00\x02\x01\x01\x02\xa1z"),
                       BYTES_OF("\x92\x92\x01\x02\x81\x01\x02")};
  for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
    parsed(whole[i]);
    for (size_t n = 0; n < whole[i].len; n++) {
      char *copy = malloc(n + 1);
      memcpy(copy, whole[i].data, n);
      assert_null(msgpack_parse(&memory, str_of(copy, n), &at));
      assert_true(at <= n);
      free(copy);
    }
  }
  assert_null(msgpack_parse(&memory, BYTES_OF("\xc1"), &at)); /* never used */
  const str claims[] = {BYTES_OF("\xdd\xff\xff\xff\xff"), BYTES_OF("\xdf\xff\xff\xff\xff"), BYTES_OF("\xdb\xff\xff\xff\xff"),
                        BYTES_OF("\xc9\xff\xff\xff\xff"), BYTES_OF("\xdf\x80\x00\x00\x00")};
  for (size_t i = 0; i < sizeof claims / sizeof *claims; i++) assert_null(msgpack_parse(&memory, claims[i], &at));
}

static void msgpack_nests_64_deep(void **state) {
  (void)state;
  size_t at;
  char deep[80];
  memset(deep, '\x91', sizeof deep);
  for (size_t n = 60; n < 70; n++) {
    deep[n] = '\x01';
    assert_int_equal(msgpack_parse(&memory, str_of(deep, n + 1), &at) != NULL, n <= 64);
    deep[n] = '\x91';
  }
}

/* Lists within lists that each claim all bytes that are left take no more memory than the bytes justify. */
static void msgpack_claims_are_bounded_together(void **state) {
  (void)state;
  const size_t n = (size_t)1 << 20;
  char *bytes = arena_alloc(&memory, n);
  for (size_t i = 0; i < 60; i++) memcpy(bytes + 5 * i, "\xdd\x00\x0f\x00\x00", 5);
  arena a;
  arena_init(&a, (size_t)64 << 20);
  size_t at;
  assert_null(msgpack_parse(&a, str_of(bytes, n), &at));
  assert_true(a.used < (size_t)32 << 20);
  arena_free(&a);
}

static str floats_of(const char *shape, const char *kind, const char *flag, size_t bytes) {
  buffer b;
  buffer_init(&b, &memory, 1 << 12);
  buffer_format(&b, "\x84\xa2nd%s\xa4type\xa3%s\xa5shape", flag, kind);
  buffer_add(&b, str_of(shape, 1 + (size_t)(shape[0] & 15)));
  buffer_format(&b,
                "\xa4"
                "data\xc4%c",
                (int)bytes);
  for (size_t i = 0; i < bytes; i++) buffer_add_char(&b, (char)i);
  return buffer_str(&b);
}

static void msgpack_arrays_of_floats(void **state) {
  (void)state;
  msgpack_floats f;
  assert_true(msgpack_to_floats(parsed(floats_of("\x92\x02\x03", "<f4", "\xc3", 24)), &f));
  assert_int_equal(f.n, 6);
  assert_int_equal(f.n_dims, 2);
  assert_int_equal(f.dims[1], 3);
  assert_true(msgpack_to_floats(parsed(floats_of("\x90", "<f4", "\xc3", 4)), &f)); /* one number */
  assert_true(msgpack_to_floats(parsed(floats_of("\x91\x00", "<f4", "\xc3", 0)), &f));
  const str wrong[] = {floats_of("\x92\x02\x03", "<f4", "\xc3", 20),
                       floats_of("\x92\x02\x03", "<f8", "\xc3", 24),
                       floats_of("\x92\x02\x03", "<f4", "\xc2", 24),
                       floats_of("\x92\x02\xff", "<f4", "\xc3", 24),
                       floats_of("\x95\x01\x01\x01\x01\x01", "<f4", "\xc3", 4),
                       floats_of("\x92\x02\xc0", "<f4", "\xc3", 24)};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_false(msgpack_to_floats(parsed(wrong[i]), &f));
  assert_false(msgpack_to_floats(parsed(BYTES_OF("\x01")), &f));
  assert_false(msgpack_to_floats(NULL, &f));
}

/* --- config.cfg ---------------------------------------------------------------------------------------------------------- */

static const json *config_of(const char *text) {
  weft_error e = {0};
  const json *v = package_config(&memory, str_c(text), &e);
  if (!v) fail_msg("%s", e.message);
  return v;
}

static void settings_by_section(void **state) {
  (void)state;
  const json *c = config_of("# a comment\n[nlp]\nlang = \"en\"\npipeline = [\"a\",\"b\"]\n; another\n\n"
                            "[components.a.model]\r\nwidth = 96\r\nplain = not JSON = at all\nnone =\n"
                            "[other]\nwidth = ${components.a.model.width}\nwidth2 = ${components.a.model:width}\n"
                            "again = ${other.width}\nmissing = ${no.such}\nloop = ${other.loop}\n");
  const json *nlp = json_get(c, STR("nlp")), *a = json_get(c, STR("components.a.model")), *other = json_get(c, STR("other"));
  assert_str(json_get_str(nlp, STR("lang")), "en");
  assert_int_equal(json_get(nlp, STR("pipeline"))->n, 2);
  assert_int_equal(json_to_int(json_get(a, STR("width")), 0), 96);
  assert_str(json_get_str(a, STR("plain")), "not JSON = at all");
  assert_str(json_get_str(a, STR("none")), "");
  assert_int_equal(json_to_int(json_get(other, STR("width")), 0), 96);
  assert_int_equal(json_to_int(json_get(other, STR("width2")), 0), 96);
  assert_int_equal(json_to_int(json_get(other, STR("again")), 0), 96);
  assert_str(json_get_str(other, STR("missing")), "${no.such}");
  assert_str(json_get_str(other, STR("loop")), "${other.loop}");
}

static void values_go_on_over_lines(void **state) {
  (void)state;
  const json *c =
      config_of("[a]\nlist = [\"x\",\n  \"y\"\n]\n  # a comment between\ntext = one\n\ttwo\n three = 3\nnext = 1\n[b]\n");
  assert_int_equal(json_get(json_get(c, STR("a")), STR("list"))->n, 2);
  assert_str(json_get_str(json_get(c, STR("a")), STR("text")), "one\ntwo\nthree = 3");
  assert_int_equal(json_to_int(json_get(json_get(c, STR("a")), STR("next")), 0), 1);
  assert_non_null(json_get(c, STR("b")));
}

static void lines_that_are_broken_are_told_by_number(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"a = 1\n", "line 1: "},           {"[a\n", "line 1: "},          {"[a]\nword\n", "line 2: "},
      {"[a]\n\n  [b]\n", "line 3: "},    {" [a]\n", "line 1: "},        {"[a]\nx=1\n[b]\n more\n", "line 4: "},
      {"[a]\nx = 1\nx = 2", "line 3: "}, {"[a]\n[b]\n[a]", "line 3: "},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    weft_error e = {0};
    assert_null(package_config(&memory, str_c(cases[i][0]), &e));
    assert_int_equal(e.code, WEFT_ERROR_FORMAT);
    if (strncmp(e.message, cases[i][1], strlen(cases[i][1])) != 0) fail_msg("%s: \"%s\"", cases[i][0], e.message);
  }
  assert_int_equal(config_of("")->n, 0);
  assert_int_equal(config_of("[a]\n  x = 1\n")->n, 1); /* nothing that it could go on from */
}

static void settings_are_not_without_end(void **state) {
  (void)state;
  weft_error e = {0};
  buffer b;
  buffer_init(&b, &memory, (size_t)1 << 24);
  buffer_add_c(&b, "[a]\nx = 1\n");
  for (int i = 0; i < 200000; i++) buffer_add_c(&b, " y\n");
  assert_null(package_config(&memory, buffer_str(&b), &e));
  assert_int_equal(e.code, WEFT_ERROR_FORMAT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(what_is_written_is_found),
      TEST(the_order_of_writing_does_not_matter),
      TEST(a_tiny_pipeline_runs_the_same_on_all_kernels),
      TEST(a_file_is_mapped_and_checked),
      TEST(memory_may_run_out_anywhere),
      TEST(a_cut_model_is_refused_wherever_it_is_cut),
      TEST(a_changed_byte_is_noticed),
      TEST(directories_that_point_elsewhere_are_refused),
      TEST(other_versions_are_told_apart),
      TEST(damaged_strings_and_components_are_refused),
      TEST(crowded_tables_are_refused),
      TEST(any_changed_number_is_refused_or_runs),
      TEST(weights_that_are_no_numbers),
      TEST(a_tok2vec_does_not_listen),
      TEST(msgpack_numbers),
      TEST(msgpack_texts_and_lists),
      TEST(msgpack_faults),
      TEST(msgpack_nests_64_deep),
      TEST(msgpack_claims_are_bounded_together),
      TEST(msgpack_arrays_of_floats),
      TEST(settings_by_section),
      TEST(values_go_on_over_lines),
      TEST(lines_that_are_broken_are_told_by_number),
      TEST(settings_are_not_without_end),
  };
  return cmocka_run_group_tests_name("lang_model", tests, NULL, NULL);
}
