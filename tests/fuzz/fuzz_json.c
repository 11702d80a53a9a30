/* fuzz_json.c - JSON texts. Invariants: what cannot be read is told with a place inside the text; a tree counts its children and
 * holds valid UTF-8; written and read again it is written as the same bytes. */
#include "fuzz_read.h"

#define MOST_WRITTEN ((size_t)1 << 30)

/* Counts of children, kinds and strings of a whole tree; the parser's cap keeps this from running deep. */
static void check_tree(const json *v, int depth) {
  CHECK(depth <= JSON_MAX_DEPTH);
  CHECK(v->kind <= JSON_OBJECT);
  CHECK(utf8_valid(v->text) == v->text.len && utf8_valid(v->key) == v->key.len);
  uint32_t n = 0;
  const json *last = NULL;
  for (const json *child = v->first; child; child = child->next) {
    CHECK(v->kind == JSON_ARRAY || v->kind == JSON_OBJECT);
    check_tree(child, depth + 1);
    if (v->kind == JSON_OBJECT) CHECK(json_get(v, child->key) != NULL);
    last = child;
    n++;
  }
  CHECK(n == v->n && v->last == last);
  (void)json_to_double(v, 0);
  (void)json_to_int(v, 0);
}

static str written(arena *a, const json *v) {
  buffer b;
  buffer_init(&b, a, MOST_WRITTEN);
  json_write(&b, v);
  CHECK(!b.full);
  return buffer_str(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size > 1 << 16) return 0; /* json_get above makes the check of wide objects quadratic */
  arena a;
  arena_init(&a, MOST_WRITTEN);
  str bytes = str_of((const char *)data, size);
  weft_error e = {.code = WEFT_OK};
  const json *v = json_parse(&a, bytes, &e);
  if (!v) {
    CHECK(e.code != WEFT_OK && e.message[0]);
    CHECK(e.byte <= size);
    arena_free(&a);
    return 0;
  }
  check_tree(v, 0);
  str first = written(&a, v);
  CHECK(utf8_valid(first) == first.len);
  CHECK(str_find_char(first, '\n', 0) == SIZE_MAX); /* a row stays a line */
  const json *again = json_parse(&a, first, &e);
  CHECK(again);
  CHECK(str_eq(written(&a, again), first));
  arena_free(&a);
  return 0;
}
