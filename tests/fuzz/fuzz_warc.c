/* fuzz_warc.c - WARC records. Invariant: the good record before the fuzzed bytes is read, and so is one that begins a line
 * behind them, unless a record whose length is right swallows it. */
#include "fuzz_read.h"

#define GOOD                                                                                                                     \
  "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: text/plain\r\n"                     \
  "Content-Length: 12\r\n\r\nA good text.\r\n\r\n"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const str good = STR(GOOD);
  arena a;
  arena_init(&a, 0);
  buffer b;
  buffer_init(&b, &a, size + 2 * good.len + 2);
  buffer_add(&b, good);
  buffer_add(&b, str_of((const char *)data, size));
  buffer_add(&b, STR("\r\n"));
  buffer_add(&b, good);
  str bytes = buffer_str(&b);
  fuzz_counts n = fuzz_read(bytes, bytes.len);
  CHECK(n.articles >= 1);
  bool junk = str_find(str_of((const char *)data, size), STR("WARC/"), 0) == SIZE_MAX;
  if (junk) CHECK(n.articles == 2);
  if (junk && str_trim(str_of((const char *)data, size)).len) CHECK(n.faults == 1);
  arena_free(&a);
  return 0;
}
