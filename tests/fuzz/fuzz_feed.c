/* fuzz_feed.c - RSS and Atom. Invariant: items that stand whole before the fuzzed bytes are read, and what follows them adds at
 * most one fault. */
#include "fuzz_read.h"

#define WORDS                                                                                                                    \
  "The mill at Tarn Head stopped turning on Friday after two hundred and twelve years, the miller said. Nobody had expected it."
#define BEGIN                                                                                                                    \
  "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Mill</title><item><title>One</title><content>" WORDS              \
  "</content></item>"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const str begin = STR(BEGIN);
  arena a;
  arena_init(&a, 0);
  buffer b;
  buffer_init(&b, &a, size + begin.len);
  buffer_add(&b, begin);
  buffer_add(&b, str_of((const char *)data, size));
  fuzz_counts n = fuzz_read(buffer_str(&b), b.len);
  CHECK(n.articles >= 1);
  CHECK(n.faults <= 1);
  fuzz_read(str_of((const char *)data, size), size * 2000); /* and by itself, whatever it is taken for */
  arena_free(&a);
  return 0;
}
