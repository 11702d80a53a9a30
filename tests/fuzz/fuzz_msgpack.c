/* fuzz_msgpack.c - MessagePack and the arrays of numbers in it. Invariants: what is no MessagePack is told with a place inside
 * the bytes; a tree's texts are views into them, its items are fewer than they, it is at most 64 deep; numbers of an array are
 * there. */
#include "fuzz_read.h"

#include "convert/msgpack.h"

static bool is_view(str in, str part) {
  return part.len == 0 || (part.data >= in.data && part.data + part.len <= in.data + in.len);
}

/* Returns the number of values. */
static size_t check_value(const msgpack *v, str in, int depth) {
  size_t n = 1;
  msgpack_floats floats;
  CHECK(depth <= 64 && v->type <= MSGPACK_EXT);
  CHECK(is_view(in, msgpack_str(v)));
  if (v->type == MSGPACK_EXT) CHECK(is_view(in, v->bytes));
  if (v->type == MSGPACK_INT) CHECK(v->i < 0);
  if (msgpack_to_floats(v, &floats)) {
    uint64_t product = 1;
    CHECK(v->type == MSGPACK_MAP && floats.n_dims <= 4);
    for (uint32_t i = 0; i < floats.n_dims; i++) product *= floats.dims[i];
    CHECK(product == floats.n && is_view(in, str_of(floats.data, floats.n * sizeof(float))));
  }
  if (v->type != MSGPACK_ARRAY && v->type != MSGPACK_MAP) return n;
  for (size_t i = 0; i < (v->type == MSGPACK_MAP ? 2 : 1) * (size_t)v->n; i++) n += check_value(&v->items[i], in, depth + 1);
  if (v->type == MSGPACK_MAP && v->n && msgpack_str(v->items).len) CHECK(msgpack_get(v, msgpack_str(v->items)) == v->items + 1);
  return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  arena a;
  arena_init(&a, ((size_t)1 << 20) + 64 * size); /* memory is proportional to the bytes */
  str bytes = str_of((const char *)data, size);
  size_t at = SIZE_MAX;
  const msgpack *v = msgpack_parse(&a, bytes, &at);
  CHECK(at <= size);
  if (v) CHECK(check_value(v, bytes, 0) <= at);
  arena_free(&a);
  return 0;
}
