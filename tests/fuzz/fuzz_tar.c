/* fuzz_tar.c - a tar whose first member is good and whose rest are the fuzzed bytes, and these alone. Invariants: those of every
 * record and article (fuzz_read.h); the good member is read. */
#include "fuzz_read.h"

/* A tar's header of a file, with a sum that holds. */
static void header(char block[512], const char *name, size_t size) {
  memset(block, 0, 512);
  snprintf(block, 100, "%s", name);
  snprintf(block + 124, 12, "%011o", (unsigned)size);
  memcpy(block + 257, "ustar", 6);
  block[156] = '0';
  unsigned sum = 8 * ' ';
  for (size_t i = 0; i < 512; i++) sum += (unsigned char)block[i];
  snprintf(block + 148, 8, "%06o", sum);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const uint64_t most = (uint64_t)1 << 32;
  fuzz_read(str_of((const char *)data, size), most);
  const str row = STR("{\"text\":\"A good row.\"}\n");
  char block[1024] = {0};
  header(block, "good.jsonl", row.len);
  memcpy(block + 512, row.data, row.len);
  arena a;
  arena_init(&a, 0);
  buffer b;
  buffer_init(&b, &a, size + sizeof block);
  buffer_add(&b, str_of(block, sizeof block));
  buffer_add(&b, str_of((const char *)data, size));
  fuzz_counts n = fuzz_read(buffer_str(&b), most);
  CHECK(n.articles >= 1);
  arena_free(&a);
  return 0;
}
