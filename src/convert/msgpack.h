/* msgpack.h - reading MessagePack, the form in which spaCy stores tables and weights (msgpack.org, specification 2.0).
 *
 * Views into the bytes, nothing copied; claims about lengths are held against the bytes that are there, so memory stays
 * proportional to the input. Depth at most 64. */
#ifndef WEFT_CONVERT_MSGPACK_H
#define WEFT_CONVERT_MSGPACK_H

#include "base/str.h"

typedef enum msgpack_type {
  MSGPACK_NIL,
  MSGPACK_BOOL,  /* u: 0, 1 */
  MSGPACK_UINT,  /* u */
  MSGPACK_INT,   /* i < 0 */
  MSGPACK_FLOAT, /* f */
  MSGPACK_STR,   /* bytes */
  MSGPACK_BIN,   /* bytes */
  MSGPACK_ARRAY, /* n items */
  MSGPACK_MAP,   /* n pairs: items[2i] key, items[2i + 1] value */
  MSGPACK_EXT    /* bytes */
} msgpack_type;

typedef struct msgpack {
  msgpack_type type;
  uint32_t n;
  union {
    uint64_t u;
    int64_t i;
    double f;
    str bytes;
    struct msgpack *items;
  };
} msgpack;

/* The value that `bytes` begin with, or NULL; *at gets the byte behind it, or the byte at which it goes wrong. */
const msgpack *msgpack_parse(arena *a, str bytes, size_t *at);
/* A map's value under a string (or bytes) key; NULL when there is none or when v is no map. v may be NULL. */
const msgpack *msgpack_get(const msgpack *v, str key);
/* Bytes of a STR or BIN; empty for all others and NULL. */
str msgpack_str(const msgpack *v);
/* A number that is not negative, or `other`. */
uint64_t msgpack_uint(const msgpack *v, uint64_t other);

/* A numpy array as msgpack-numpy writes it ({"nd": true, "type": "<f4", "shape": [...], "data": ...}). */
typedef struct msgpack_floats {
  const char *data; /* little-endian binary32, not aligned */
  size_t n;         /* all together */
  uint32_t n_dims, dims[4];
} msgpack_floats;
/* False when v is none, or not of 32-bit floats, or its shape does not fit its bytes. */
bool msgpack_to_floats(const msgpack *v, msgpack_floats *out);

#endif
