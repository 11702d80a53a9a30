/* fuzz_party.c - parties as they lie in a store. The first byte says how they are damaged: the rest is either taken for a party
 * as it is, or it is a list of places at which good ones are changed. Invariants: the good ones are taken; what is taken packs to
 * the same bytes; a block with it is resolved, the same in any order, each party to somebody. */
#include "fuzz_read.h"
#include "resolve/party.h"

#define MOST_BYTES (1u << 16)

static party good_party(arena *a, const char *story, const char *name) {
  name_key key = name_key_of(a, str_c(name), STR("person"), STR(""));
  uint32_t *hashes = ARENA_ARRAY(a, uint32_t, 3);
  for (uint32_t i = 0; i < 3; i++) hashes[i] = 100 * i + (uint32_t)story[1];
  return (party){.story = str_c(story),
                 .id = str_format(a, "p%s", name),
                 .block = STR("p brown"),
                 .name = str_c(name),
                 .key = key,
                 .published = STR("2014-08-10"),
                 .founder = str_c(story),
                 .n_articles = 1,
                 .people = {hashes, 3},
                 .words = {hashes, 2}};
}

static void check_block(arena *a, const party *list, size_t n) {
  block_result found = resolve_block(a, list, n);
  for (size_t i = 0; i < n; i++) CHECK(found.links[i].entity.len > 1 && found.links[i].why);
  for (size_t i = 0; i < found.uncertain.n; i++)
    CHECK(str_cmp(found.uncertain.items[i].entity, found.uncertain.items[i].other) < 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 1 || size > MOST_BYTES) return 0;
  arena a;
  arena_init(&a, (size_t)1 << 28);
  party list[4] = {good_party(&a, "s1", "Michael Brown"), good_party(&a, "s2", "Brown"), good_party(&a, "s3", "M. Brown Jr.")};
  check_block(&a, list, 3);
  str bytes = party_pack(&a, &list[0]);
  CHECK(party_unpack(&a, bytes, &list[3]));
  size_t len = data[0] & 1 ? size - 1 : bytes.len;
  char *block = malloc(len ? len : 1); /* with a guard behind it, under AddressSanitizer */
  CHECK(block);
  if (data[0] & 1) {
    memcpy(block, data + 1, len);
  } else {
    memcpy(block, bytes.data, len);
    for (size_t i = 1; i + 2 < size; i += 3) block[(data[i] | (size_t)data[i + 1] << 8) % len] ^= (char)data[i + 2];
  }
  if (party_unpack(&a, str_of(block, len), &list[3])) {
    party again;
    CHECK(party_unpack(&a, party_pack(&a, &list[3]), &again));
    CHECK(str_eq(party_pack(&a, &again), party_pack(&a, &list[3])));
    check_block(&a, list, 4);
  }
  free(block);
  arena_free(&a);
  return 0;
}
