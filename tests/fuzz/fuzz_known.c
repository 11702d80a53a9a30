/* fuzz_known.c - rows of listed entities, one a line. Invariants: what is read is within its limits and clean; written as a row
 * and read again it is the same; its names have keys, and a party that is called so meets them. */
#include "fuzz_read.h"
#include "resolve/known.h"

#include <math.h>

static void check_value(str s) {
  CHECK(s.len && s.len <= KNOWN_MAX_VALUE && utf8_valid(s) == s.len);
  for (size_t i = 0; i < s.len; i++) CHECK((unsigned char)s.data[i] >= ' ' && s.data[i] != 0x7f);
}

static size_t check_properties(const known_entity *k) {
  size_t most = 0;
  for (const json *p = k->properties->first; p; p = p->next) {
    CHECK(p->kind == JSON_ARRAY && p->n);
    if (p->n > most) most = p->n;
    for (const json *v = p->first; v; v = v->next) {
      CHECK(v->kind == JSON_STRING);
      check_value(v->text);
    }
  }
  return most;
}

static void check_names(arena *a, const known_entity *k) {
  size_t n;
  const known_name *list = known_names_of(a, k, &n);
  CHECK(n <= 2 * KNOWN_MAX_NAMES);
  for (size_t i = 0; i < n; i++) {
    CHECK(list[i].name.len && list[i].key.key.len);
    CHECK(list[i].key.person ? k->person : k->thing);
    const party same = {.key = list[i].key, .block = list[i].block, .from = 1, .to = 0};
    const char *why = NULL;
    CHECK(known_meets(a, &list[i], &same));
    CHECK(isfinite(known_by_key(a, k, &list[i], &same, &why)) && why);
    CHECK(isfinite(known_by_spelling(k, &list[i], NULL, STR("person"), &why)) && why);
    CHECK(isfinite(known_by_spelling(k, &list[i], &same, STR("other"), &why)) && why);
  }
}

static str written(arena *a, const known_entity *k) {
  buffer b;
  buffer_init(&b, a, (size_t)1 << 30);
  json_write(&b, known_to_row(a, k));
  return buffer_str(&b);
}

static void check_line(arena *a, str line) {
  weft_error e = {.code = WEFT_OK};
  known_entity k, again;
  const json *row = json_parse(a, line, &e);
  known_result result = row ? known_from_row(a, row, &k, &e) : KNOWN_BAD;
  if (result == KNOWN_BAD) CHECK(e.code != WEFT_OK && e.message[0]);
  if (result != KNOWN_READ) return;
  CHECK(k.id.len && k.id.len <= KNOWN_MAX_ID && k.schema.len);
  check_value(k.caption);
  CHECK(k.person || k.thing);
  size_t most = check_properties(&k);
  CHECK(most <= KNOWN_MAX_NAMES);
  check_names(a, &k);
  str first = written(a, &k);
  row = json_parse(a, first, &e);
  CHECK(row && known_from_row(a, row, &again, &e) == KNOWN_READ && !again.left_out);
  CHECK(str_eq(written(a, &again), first));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  str bytes = str_of((const char *)data, size);
  arena a;
  arena_init(&a, (size_t)1 << 30);
  for (size_t at = 0; at < bytes.len;) {
    size_t end = str_find_char(bytes, '\n', at);
    if (end == SIZE_MAX) end = bytes.len;
    arena_reset(&a);
    check_line(&a, str_slice(bytes, at, end));
    at = end + 1;
  }
  arena_free(&a);
  return 0;
}
