/* msgpack.c - MessagePack to a tree of views. */
#include "convert/msgpack.h"

#define MAX_DEPTH 64

typedef struct parser {
  arena *a;
  str in;
  size_t at;
  uint64_t items; /* of all arrays and maps so far */
} parser;

/* The next n bytes as a big-endian number; false when they are not there. */
static bool number(parser *p, size_t n, uint64_t *value) {
  if (p->in.len - p->at < n) return false;
  *value = 0;
  for (size_t i = 0; i < n; i++) *value = *value << 8 | (unsigned char)p->in.data[p->at++];
  return true;
}

static bool bytes_of(parser *p, msgpack_type type, uint64_t n, msgpack *out) {
  if (p->in.len - p->at < n) return false;
  *out = (msgpack){.type = type, .bytes = str_of(p->in.data + p->at, n)};
  p->at += n;
  return true;
}

static bool value_of(parser *p, int depth, msgpack *out);

static bool items_of(parser *p, msgpack_type type, uint64_t n, int depth, msgpack *out) {
  uint64_t all = type == MSGPACK_MAP ? n * 2 : n;
  /* each item has at least one byte of its own */
  if (all > p->in.len - p->at || all > p->in.len - p->items || depth >= MAX_DEPTH) return false;
  p->items += all;
  *out = (msgpack){.type = type, .n = (uint32_t)n, .items = ARENA_ARRAY(p->a, msgpack, all + 1)};
  for (uint64_t i = 0; i < all; i++)
    if (!value_of(p, depth + 1, &out->items[i])) return false;
  return true;
}

static bool is_signed(parser *p, size_t n, msgpack *out) {
  uint64_t u;
  if (!number(p, n, &u)) return false;
  int64_t i = n == 1 ? (int8_t)u : n == 2 ? (int16_t)u : n == 4 ? (int32_t)u : (int64_t)u;
  if (i < 0) *out = (msgpack){.type = MSGPACK_INT, .i = i};
  else *out = (msgpack){.type = MSGPACK_UINT, .u = (uint64_t)i};
  return true;
}

static bool is_float(parser *p, size_t n, msgpack *out) {
  uint64_t u;
  if (!number(p, n, &u)) return false;
  *out = (msgpack){.type = MSGPACK_FLOAT};
  if (n == 8) {
    memcpy(&out->f, &u, sizeof out->f);
  } else {
    uint32_t low = (uint32_t)u;
    float f;
    memcpy(&f, &low, sizeof f);
    out->f = (double)f;
  }
  return true;
}

/* One value by its first byte (the specification's table of formats). */
static bool value_of(parser *p, int depth, msgpack *out) {
  uint64_t first, n;
  if (!number(p, 1, &first)) return false;
  if (first <= 0x7f) return *out = (msgpack){.type = MSGPACK_UINT, .u = first}, true;
  if (first >= 0xe0) return *out = (msgpack){.type = MSGPACK_INT, .i = (int8_t)first}, true;
  if (first <= 0x8f) return items_of(p, MSGPACK_MAP, first & 15, depth, out);
  if (first <= 0x9f) return items_of(p, MSGPACK_ARRAY, first & 15, depth, out);
  if (first <= 0xbf) return bytes_of(p, MSGPACK_STR, first & 31, out);
  switch (first) {
  case 0xc0: return *out = (msgpack){.type = MSGPACK_NIL}, true;
  case 0xc2:
  case 0xc3: return *out = (msgpack){.type = MSGPACK_BOOL, .u = first & 1}, true;
  case 0xc4:
  case 0xc5:
  case 0xc6: return number(p, (size_t)1 << (first - 0xc4), &n) && bytes_of(p, MSGPACK_BIN, n, out);
  case 0xc7:
  case 0xc8:
  case 0xc9: return number(p, (size_t)1 << (first - 0xc7), &n) && bytes_of(p, MSGPACK_EXT, n + 1, out);
  case 0xca: return is_float(p, 4, out);
  case 0xcb: return is_float(p, 8, out);
  case 0xcc:
  case 0xcd:
  case 0xce:
  case 0xcf: *out = (msgpack){.type = MSGPACK_UINT}; return number(p, (size_t)1 << (first - 0xcc), &out->u);
  case 0xd0:
  case 0xd1:
  case 0xd2:
  case 0xd3: return is_signed(p, (size_t)1 << (first - 0xd0), out);
  case 0xd4:
  case 0xd5:
  case 0xd6:
  case 0xd7:
  case 0xd8: return bytes_of(p, MSGPACK_EXT, ((uint64_t)1 << (first - 0xd4)) + 1, out);
  case 0xd9:
  case 0xda:
  case 0xdb: return number(p, (size_t)1 << (first - 0xd9), &n) && bytes_of(p, MSGPACK_STR, n, out);
  case 0xdc:
  case 0xdd: return number(p, (size_t)2 << (first - 0xdc), &n) && items_of(p, MSGPACK_ARRAY, n, depth, out);
  case 0xde:
  case 0xdf: return number(p, (size_t)2 << (first - 0xde), &n) && items_of(p, MSGPACK_MAP, n, depth, out);
  default: return false;
  }
}

const msgpack *msgpack_parse(arena *a, str bytes, size_t *at) {
  parser p = {.a = a, .in = bytes};
  msgpack *root = ARENA_NEW(a, msgpack);
  bool good = value_of(&p, 0, root);
  *at = p.at;
  return good ? root : NULL;
}

str msgpack_str(const msgpack *v) { return v && (v->type == MSGPACK_STR || v->type == MSGPACK_BIN) ? v->bytes : STR(""); }

const msgpack *msgpack_get(const msgpack *v, str key) {
  if (!v || v->type != MSGPACK_MAP) return NULL;
  for (uint32_t i = 0; i < v->n; i++) {
    const msgpack *k = &v->items[2 * i];
    if ((k->type == MSGPACK_STR || k->type == MSGPACK_BIN) && str_eq(k->bytes, key)) return k + 1;
  }
  return NULL;
}

uint64_t msgpack_uint(const msgpack *v, uint64_t other) { return v && v->type == MSGPACK_UINT ? v->u : other; }

bool msgpack_to_floats(const msgpack *v, msgpack_floats *out) {
  const msgpack *shape = msgpack_get(v, STR("shape")), *nd = msgpack_get(v, STR("nd"));
  str data = msgpack_str(msgpack_get(v, STR("data")));
  if (!nd || nd->type != MSGPACK_BOOL || !nd->u || !str_eq(msgpack_str(msgpack_get(v, STR("type"))), STR("<f4"))) return false;
  if (!shape || shape->type != MSGPACK_ARRAY || shape->n > 4) return false;
  *out = (msgpack_floats){.data = data.data, .n = 1, .n_dims = shape->n};
  for (uint32_t i = 0; i < shape->n; i++) {
    uint64_t dim = msgpack_uint(&shape->items[i], UINT64_MAX);
    if (dim > UINT32_MAX || (dim && out->n > data.len / dim)) return false;
    out->dims[i] = (uint32_t)dim;
    out->n *= dim;
  }
  return out->n * sizeof(float) == data.len;
}
