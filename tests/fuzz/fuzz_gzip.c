/* fuzz_gzip.c - compressed streams. The first byte says how the rest is damaged: the input is either taken as it is, or it is a
 * list of places at which a good file of three gzip members is changed. Invariant: a member before the first change is read. */
#include "fuzz_read.h"

#include <zlib.h>

static size_t pack(unsigned char *out, size_t room, str s) {
  z_stream z = {0};
  CHECK(deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  z.next_in = (unsigned char *)(uintptr_t)s.data;
  z.avail_in = (uInt)s.len;
  z.next_out = out;
  z.avail_out = (uInt)room;
  CHECK(deflate(&z, Z_FINISH) == Z_STREAM_END);
  size_t n = z.total_out;
  deflateEnd(&z);
  return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 1) return 0;
  if (data[0] & 1) {
    fuzz_read(str_of((const char *)data + 1, size - 1), size * 2000 + ((uint64_t)1 << 20));
    return 0;
  }
  unsigned char file[2048];
  size_t n = 0, first = 0;
  const str rows[] = {STR("{\"text\":\"The first row of all.\"}\n"),
                      STR("{\"text\":\"Second row.\"}\n{\"text\":\"Third row.\"}\n"),
                      STR("{\"text\":\"Last row, with other words in it.\"}\n")};
  for (size_t i = 0; i < 3; i++) {
    n += pack(file + n, sizeof file - n, rows[i]);
    if (i == 0) first = n;
  }
  bool first_changed = false, changed = false;
  for (size_t i = 1; i + 1 < size; i += 2) {
    size_t place = data[i] % n;
    file[place] ^= data[i + 1];
    if (data[i + 1] && place < first) first_changed = true;
    if (data[i + 1]) changed = true;
  }
  fuzz_counts counts = fuzz_read(str_of((const char *)file, n), 4096 + n * 1100);
  if (!first_changed) CHECK(counts.articles >= 1);
  if (!changed) CHECK(counts.articles == 4 && counts.faults == 0);
  return 0;
}
