/* fuzz_item.c - sketches of articles as they lie in a store. The first byte says how they are damaged: the rest is either taken
 * for a sketch as it is, or it is a list of places at which a good one is changed. Invariants: the good one is taken; one that is
 * taken has all its parts inside its bytes, in order, and pairs with the good one have scores in their ranges. */
#include "fuzz_read.h"
#include "thread/item.h"
#include "thread/pair.h"

#define MOST_SKETCH (1u << 16)

static void check_inside(const thread_item *item, const void *part, size_t bytes) {
  const char *base = (const char *)item;
  if (bytes) CHECK((const char *)part >= base && (const char *)part + bytes <= base + item->size);
}

static void check_item(const thread_item *item) {
  const uint64_t *prints = item_fingerprints(item);
  const uint32_t *keys = item_keys(item);
  uint64_t sum = 0;
  check_inside(item, prints, (size_t)item->n_fingerprints * 8);
  check_inside(item, keys, (size_t)item->n_keys * 4);
  for (uint32_t i = 0; i < item->n_fingerprints; i++) CHECK(i == 0 || prints[i - 1] < prints[i]);
  CHECK(item->n_keys <= ITEM_MOST_KEYS);
  for (uint32_t i = 0; i < item->n_keys; i++) sum += keys[i];
  for (int b = 0; b < ITEM_BAGS; b++) {
    bag words = item_bag_of(item, (item_bag)b);
    check_inside(item, words.hashes, (size_t)words.n * 4);
    check_inside(item, words.weights, (size_t)words.n * 2);
    for (uint32_t i = 0; i < words.n; i++) CHECK(i == 0 || words.hashes[i - 1] < words.hashes[i]);
    for (uint32_t i = 0; i < words.n; i++) sum += words.weights[i];
  }
  str thread, given = item_given(item, &thread), bytes = thread_item_bytes(item);
  check_inside(item, given.data, given.len);
  for (size_t i = 0; i < given.len; i++) sum += (unsigned char)given.data[i];
  CHECK(bytes.len == item->size);
  CHECK(sum < UINT64_MAX); /* every part was read */
}

static void check_pair(const thread_item *x, const thread_item *y) {
  uint16_t similarity = 0, back = 0;
  int32_t base = 0, base_back = 0;
  CHECK(pair_in_time(x, y) == pair_in_time(y, x));
  pair_judge(x, y, &similarity, &base);
  pair_judge(y, x, &back, &base_back);
  CHECK(similarity == back && base == base_back);
  CHECK(pair_affair(x, y, NULL, 0) == pair_affair(y, x, NULL, 0));
  CHECK(!(item_before(x, STR("a"), y, STR("b")) && item_before(y, STR("b"), x, STR("a"))));
}

static const thread_item *good_sketch(arena *a) {
  article in = {.title = STR("Mill burns at Tarn Head"),
                .outlet = STR("Moor and Mill"),
                .published = STR("2021-03-16"),
                .language = STR("en"),
                .text =
                    STR("The mill at Tarn Head burned on Friday after two hundred years, the miller Ada Lind said. \"Nobody had "
                        "expected it to burn before the spring,\" she told reporters at the bridge in Corvale.")};
  weft_error e;
  in.row = json_parse(a, STR("{\"story\":\"s-mill\"}"), &e);
  annotations none = {0};
  return thread_sketch(a, &in, &none);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 1 || size > MOST_SKETCH) return 0;
  arena a;
  arena_init(&a, (size_t)1 << 28);
  const thread_item *good = good_sketch(&a);
  str bytes = thread_item_bytes(good);
  CHECK(thread_item_from_bytes(bytes) == good);
  check_item(good);
  size_t len = data[0] & 1 ? size - 1 : bytes.len;
  char *block = malloc(len ? len : 1); /* with a guard behind it, under AddressSanitizer; 16-aligned */
  CHECK(block);
  if (data[0] & 1) {
    memcpy(block, data + 1, len);
  } else {
    memcpy(block, bytes.data, len);
    for (size_t i = 1; i + 2 < size; i += 3) block[(data[i] | (size_t)data[i + 1] << 8) % len] ^= (char)data[i + 2];
  }
  const thread_item *item = thread_item_from_bytes(str_of(block, len));
  if (item) {
    check_item(item);
    check_pair(item, good);
    check_pair(item, item);
  }
  free(block);
  arena_free(&a);
  return 0;
}
