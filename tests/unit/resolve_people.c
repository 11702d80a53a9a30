/* resolve_people.c - unit tests of names' keys, parties, who of a block is who, and joining. */
#include "unit.h"

#include "resolve/party.h"

#include <stdio.h>
#include <stdlib.h>

static arena a;

static name_key person(const char *name) { return name_key_of(&a, str_c(name), STR("person"), STR("")); }

static void names_have_keys(void **state) {
  (void)state;
  assert_str(person("Bill J. Clinton Jr.").key, "p william clinton");
  assert_str(person("Bill J. Clinton Jr.").middle, "j");
  assert_str(person("Bill J. Clinton Jr.").suffix, "jr");
  assert_str(person("Khloé Kardashian").key, "p khloe kardashian");
  assert_true(str_eq(person("Muhammad Al-Rashid").key, person("Mohamed Al-Rashid").key));
  assert_str(person("Vice-President Mike Pence").key, "p michael pence");
  assert_str(person("Brown").key, "p brown");
  assert_int_equal(person("Brown").n_words, 1);
  assert_str(name_key_of(&a, STR("Andrés Rivera Núñez"), STR("person"), STR("rivera")).key, "p andres rivera");
  assert_str(name_key_of(&a, STR("The Harbour Union"), STR("organisation"), STR("")).key, "o harbour union");
  assert_str(name_key_of(&a, STR("U.S. Food and Drug Administration"), STR("organisation"), STR("")).key,
             "o food and drug administration");
  assert_str(name_initials(&a, STR("o food and drug administration")), "fda");
  str greek = STR("o τραπεζα ελλαδος"); /* whole letters, else blocks of names are no text */
  assert_str(party_block(&a, &(name_key){.key = greek, .n_words = 2}, STR("Τράπεζα Ελλάδος")), "o τε");
  assert_str(name_initials(&a, STR("o εθνικη τραπεζα της ελλαδος")), "εττε");
}

static void names_are_nearly_the_same(void **state) {
  (void)state;
  assert_true(name_nearly(STR("kardashian"), STR("kardahian")));
  assert_true(name_nearly(STR("brown"), STR("borwn")));
  assert_false(name_nearly(STR("brown"), STR("crown")));
  assert_false(name_nearly(STR("lee"), STR("leo")));
  assert_true(name_parts_agree(STR("h"), STR("herbert")));
  assert_true(name_parts_agree(STR(""), STR("w")));
  assert_false(name_parts_agree(STR("h"), STR("w")));
}

static hash_set set(uint32_t n, ...) {
  hash_set out = {ARENA_ARRAY(&a, uint32_t, n), n};
  va_list list;
  va_start(list, n);
  for (uint32_t i = 0; i < n; i++) out.items[i] = va_arg(list, uint32_t);
  va_end(list);
  return out;
}

/* A party of a story of its own. */
static party of(const char *story, const char *name, const char *published, hash_set people) {
  name_key key = person(name);
  return (party){.story = str_c(story),
                 .id = str_format(&a, "p%s", name),
                 .block = str_format(&a, "p %.*s", STR_FMT(key.last)),
                 .name = str_c(name),
                 .key = key,
                 .published = str_c(published),
                 .founder = str_c(story),
                 .from = 1,
                 .n_articles = 1,
                 .n_mentions = 1,
                 .people = people};
}

static void company_tells_bearers_apart(void **state) {
  (void)state;
  party list[] = {of("s1", "Michael Brown", "2014-01-01", set(2, 1u, 2u)),
                  of("s2", "Michael Brown", "2014-02-01", set(2, 8u, 9u)),
                  of("s3", "Michael Brown", "2014-03-01", set(2, 2u, 3u)), of("s4", "Brown", "2014-04-01", set(2, 8u, 9u)),
                  of("s5", "Mike Brown", "2014-05-01", set(1, 8u))};
  block_result found = resolve_block(&a, list, 5);
  assert_true(str_eq(found.links[0].entity, found.links[2].entity));
  assert_false(str_eq(found.links[0].entity, found.links[1].entity));
  assert_true(str_eq(found.links[1].entity, found.links[3].entity));
  assert_true(str_eq(found.links[1].entity, found.links[4].entity));
  assert_str(str_c(found.links[0].why), "the first of this name");
}

static void order_does_not_matter(void **state) {
  (void)state;
  enum { N = 40 };
  static const char *const said[] = {"Michael Brown", "Mike Brown", "Brown", "M. Brown", "Micheal Brown", "Michael Brown Jr."};
  party list[N], other[N];
  char *stories = arena_alloc(&a, N * 8), *days = arena_alloc(&a, N * 16);
  for (uint32_t i = 0; i < N; i++) {
    snprintf(stories + 8 * i, 8, "s%02u", i * 7 % N);
    snprintf(days + 16 * i, 16, "20%02u-01-01", i * 3 % 20);
    list[i] = of(stories + 8 * i, said[i % 6], i % 5 ? days + 16 * i : "", set(2, i % 4, 10 + i % 3));
  }
  block_result first = resolve_block(&a, list, N);
  for (unsigned round = 1; round < 20; round++) {
    uint32_t place[N];
    for (uint32_t i = 0; i < N; i++) place[i] = i;
    srand(round);
    for (uint32_t i = N - 1; i > 0; i--) {
      uint32_t k = (uint32_t)rand() % (i + 1), keep = place[i];
      place[i] = place[k], place[k] = keep;
    }
    for (uint32_t i = 0; i < N; i++) other[i] = list[place[i]];
    block_result again = resolve_block(&a, other, N);
    for (uint32_t i = 0; i < N; i++) {
      assert_true(str_eq(again.links[i].entity, first.links[place[i]].entity));
      assert_true(again.links[i].score == first.links[place[i]].score);
    }
    assert_int_equal(again.uncertain.n, first.uncertain.n);
    for (size_t i = 0; i < first.uncertain.n; i++) {
      assert_true(str_eq(again.uncertain.items[i].entity, first.uncertain.items[i].entity));
      assert_true(str_eq(again.uncertain.items[i].other, first.uncertain.items[i].other));
    }
  }
}

static void judged_different_stay_apart(void **state) {
  (void)state;
  party list[] = {of("s1", "Ada Lind", "2014-01-01", set(1, 1u)), of("s2", "Ada Lind", "2014-02-01", set(1, 1u))};
  assert_true(str_eq(resolve_block(&a, list, 2).links[0].entity, resolve_block(&a, list, 2).links[1].entity));
  const judgement_mark marks[] = {{7, 0, JUDGED_DIFFERENT}, {7, 1, JUDGED_DIFFERENT}};
  for (int i = 0; i < 2; i++) list[i].marks = &marks[i], list[i].n_marks = 1;
  block_result apart = resolve_block(&a, list, 2);
  assert_false(str_eq(apart.links[0].entity, apart.links[1].entity));
}

static void parties_are_packed(void **state) {
  (void)state;
  party in = of("s1", "Ada Lind", "2014-01-01", set(3, 1u, 5u, 9u)), out;
  const judgement_mark mark = {0xFEDCBA9876543210u, 1, JUDGED_UNSURE};
  in.marks = &mark, in.n_marks = 1, in.from = -5, in.to = 7, in.alias = ALIAS_SAID;
  str bytes = party_pack(&a, &in);
  assert_true(party_unpack(&a, bytes, &out));
  assert_true(str_eq(party_pack(&a, &out), bytes));
  assert_true(out.marks[0].judgement == mark.judgement && out.from == -5 && out.people.items[2] == 9);
  for (size_t n = 0; n < bytes.len; n++) assert_false(party_unpack(&a, str_slice(bytes, 0, n), &out));
  in.people = set(2, 5u, 1u);
  assert_false(party_unpack(&a, party_pack(&a, &in), &out));
}

static void entities_are_joined(void **state) {
  (void)state;
  const judged_entity list[] = {{{1, 0, JUDGED_SAME}, STR("x")},      {{1, 1, JUDGED_SAME}, STR("y")},
                                {{2, 0, JUDGED_SAME}, STR("z")},      {{2, 1, JUDGED_SAME}, STR("y")},
                                {{3, 0, JUDGED_DIFFERENT}, STR("x")}, {{3, 1, JUDGED_DIFFERENT}, STR("z")},
                                {{4, 0, JUDGED_SAME}, STR("gone")}};
  renames out = join_entities(&a, list, 7);
  assert_int_equal(out.from.list.n, 1); /* z would join x, through y */
  assert_str(out.from.list.items[0], "y");
  assert_str(out.to.items[0], "x");
}

int main(void) {
  arena_init(&a, 0);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_have_keys),
      cmocka_unit_test(names_are_nearly_the_same),
      cmocka_unit_test(company_tells_bearers_apart),
      cmocka_unit_test(order_does_not_matter),
      cmocka_unit_test(judged_different_stay_apart),
      cmocka_unit_test(parties_are_packed),
      cmocka_unit_test(entities_are_joined),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  arena_free(&a);
  return failed;
}
