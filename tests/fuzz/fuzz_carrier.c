/* fuzz_carrier.c - a file of a format that is known by its content. One target a format (meson.build), each with seeds and words
 * of its own, so that what one format finds does not crowd out another's. Invariants: those of every record and article
 * (fuzz_read.h). */
#include "fuzz_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  fuzz_read(str_of((const char *)data, size), (uint64_t)1 << 32);
  return 0;
}
