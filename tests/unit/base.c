/* Unit tests of src/base. */
#include "unit.h"

#include "base/arena.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/pool.h"

#include <math.h>
#include <stdatomic.h>

static void test_arena_grows_and_resets(void **state) {
  (void)state;
  arena a;
  arena_init(&a, 0);
  VECTOR(uint32_t) v = {0};
  for (uint32_t i = 0; i < 100000; i++) VECTOR_PUSH(&a, v, i * 3);
  for (uint32_t i = 0; i < 100000; i++) assert_int_equal(v.items[i], i * 3);
  char *big = arena_alloc(&a, 1 << 20), *small = arena_alloc(&a, 3);
  assert_int_equal((uintptr_t)big % 16, 0);
  assert_int_equal((uintptr_t)small % 16, 0);
  assert_int_equal(big[(1 << 20) - 1], 0);
  arena_reset(&a);
  assert_true(a.used <= 65536);
  memset(arena_alloc(&a, 100), 7, 100);
  arena_reset(&a);
  assert_int_equal(((char *)arena_alloc(&a, 100))[50], 0);
  arena_free(&a);
  assert_int_equal(a.used, 0);
}

static void fill_for_ever(void *user) {
  for (;;) arena_alloc(user, 1000);
}

static void take_ten(void *user) { arena_alloc(user, 10); }

static void test_arena_guard_catches_limit_and_system(void **state) {
  (void)state;
  arena a;
  arena_init(&a, 1 << 20);
  assert_false(arena_try(&a, fill_for_ever, &a));
  assert_true(a.over_limit);
  arena_free(&a);
  arena_fail_after(1);
  assert_false(arena_try(&a, take_ten, &a));
  assert_false(a.over_limit);
  arena_fail_after(0);
  assert_true(arena_try(&a, take_ten, &a));
  assert_null(a.guard);
  arena_free(&a);
}

static void test_str(void **state) {
  (void)state;
  arena a;
  arena_init(&a, 0);
  int64_t n;
  assert_true(str_cmp(STR("ab"), STR("abc")) < 0 && str_cmp(STR("b"), STR("abc")) > 0 && str_cmp(STR(""), STR("")) == 0);
  assert_int_equal(str_find(STR("a needle"), STR("needle"), 0), 2);
  assert_true(str_find(STR("a needle"), STR("needle"), 3) == SIZE_MAX);
  assert_true(str_to_int(STR("-9223372036854775808"), &n) && n == INT64_MIN);
  assert_false(str_to_int(STR("9223372036854775808"), &n));
  assert_false(str_to_int(STR("-"), &n));
  assert_str(str_trim(STR(" \n a b\t")), "a b");
  assert_str(str_format(&a, "%s-%d", "x", 5), "x-5");
  const str table[] = {STR("a"), STR("c"), STR("e")};
  assert_int_equal(str_table_find(table, 3, STR("c")), 1);
  assert_true(str_table_find(table, 3, STR("d")) == SIZE_MAX);
  static const char *const list[] = {"a", "bc", "e"};
  assert_true(STR_LISTED(list, STR("bc")) && STR_LISTED(list, STR("e")) && !STR_LISTED(list, STR("b")));
  buffer b;
  buffer_init(&b, &a, 10);
  buffer_add(&b, STR("12345"));
  buffer_add(&b, STR("678901"));
  assert_true(b.full);
  assert_str(buffer_str(&b), "12345");
  buffer_add_code_point(&b, 0x20AC);
  assert_str(buffer_str(&b), "12345\xE2\x82\xAC");
  arena_free(&a);
}

static void test_maps(void **state) {
  (void)state;
  arena a;
  arena_init(&a, 0);
  map m;
  map_init(&m, &a);
  for (uint64_t i = 0; i < 5000; i++) *map_put(&m, i * i, NULL) = i;
  bool is_new;
  map_put(&m, 49, &is_new);
  assert_false(is_new);
  for (uint64_t i = 0; i < 5000; i++) assert_int_equal(*map_get(&m, i * i), i);
  assert_null(map_get(&m, 3));
  names n;
  names_init(&n, &a);
  for (int i = 0; i < 1000; i++) assert_int_equal(names_put(&n, str_format(&a, "name %d", i)), i);
  assert_int_equal(names_put(&n, STR("name 77")), 77);
  assert_int_equal(names_get(&n, STR("none")), UINT32_MAX);
  assert_str(hash_identity(&a, STR("abc"), 16), "ba7816bf8f01cfea"); /* FIPS 180-4, example */
  arena_free(&a);
}

static str round_trip(arena *a, str s) {
  weft_error e = {0};
  json *v = json_parse(a, s, &e);
  if (!v) return str_format(a, "error at %d: %s", (int)e.byte, e.message);
  buffer b;
  buffer_init(&b, a, 1 << 20);
  json_write(&b, v);
  return buffer_str(&b);
}

static void test_json_reads_and_writes(void **state) {
  (void)state;
  arena a;
  arena_init(&a, 0);
  assert_str(round_trip(&a, STR(" { \"a\" : [ 1 , 2.50, -3e+5 , true,false , null ] , \"b\" : { } , \"c\":[] } ")),
             "{\"a\":[1,2.50,-3e+5,true,false,null],\"b\":{},\"c\":[]}");
  assert_str(round_trip(&a, STR("\"\\u00e9\\ud83d\\ude00\\n\\/\\u0001\"")), "\"\xC3\xA9\xF0\x9F\x98\x80\\n/\\u0001\"");
  assert_str(round_trip(&a, STR("\"\\ud800x\"")), "\"\xEF\xBF\xBDx\"");
  assert_str(round_trip(&a, STR("\"\xFF\xC3\"")), "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
  assert_str(round_trip(&a, STR("[1,]")), "error at 3: not JSON: not a value");
  assert_str(round_trip(&a, STR("{\"a\":1} x")), "error at 8: not JSON: something follows the value");
  assert_str(round_trip(&a, STR("[01]")), "error at 2: not JSON: ',' or ']' expected");
  assert_str(round_trip(&a, STR("\"a")), "error at 2: not JSON: string without end");
  assert_str(round_trip(&a, STR("")), "error at 0: not JSON: a value is missing");
  arena_free(&a);
}

static void test_json_depth_is_capped(void **state) {
  (void)state;
  arena a;
  arena_init(&a, 0);
  char deep[2 * 100000];
  memset(deep, '[', 100000);
  memset(deep + 100000, ']', 100000);
  assert_true(str_find(round_trip(&a, str_of(deep, sizeof deep)), STR("nested too deep"), 0) != SIZE_MAX);
  str fits = str_of(deep + 100000 - JSON_MAX_DEPTH, 2 * JSON_MAX_DEPTH);
  assert_true(str_eq(round_trip(&a, fits), fits));
  arena_free(&a);
}

static void test_json_changes(void **state) {
  (void)state;
  arena a;
  arena_init(&a, 0);
  json *o = json_parse(&a, STR("{\"x\":1,\"y\":[2],\"z\":3}"), NULL);
  json_set_str(&a, o, STR("y"), STR("new"));
  json_set_int(&a, o, STR("w"), 7);
  json_remove(o, STR("z"));
  json_set(&a, o, STR("d"), json_new_double(&a, 0.1));
  json_set(&a, o, STR("e"), json_new_double(&a, 1e14));
  json_set(&a, o, STR("f"), json_new_double(&a, INFINITY));
  buffer b;
  buffer_init(&b, &a, 1 << 20);
  json_write(&b, o);
  assert_str(buffer_str(&b), "{\"x\":1,\"y\":\"new\",\"w\":7,\"d\":0.1,\"e\":100000000000000,\"f\":null}");
  assert_int_equal(o->n, 6);
  assert_true(json_to_double(json_get(o, STR("d")), 0) == 0.1);
  assert_int_equal(json_to_int(json_get(o, STR("nope")), -1), -1);
  arena_free(&a);
}

static atomic_int sum;
static void add(void *user, size_t i, unsigned worker) {
  (void)worker;
  atomic_fetch_add(&sum, (int)i);
  ((int *)user)[i]++;
}

static void test_pool_does_each_once(void **state) {
  (void)state;
  int done[1000] = {0};
  pool_each(4, 1000, add, done);
  assert_int_equal(atomic_load(&sum), 499500);
  for (int i = 0; i < 1000; i++) assert_int_equal(done[i], 1);
  pool_each(0, 0, add, done);
  assert_true(pool_processors() >= 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_arena_grows_and_resets),
      cmocka_unit_test(test_arena_guard_catches_limit_and_system),
      cmocka_unit_test(test_str),
      cmocka_unit_test(test_maps),
      cmocka_unit_test(test_json_reads_and_writes),
      cmocka_unit_test(test_json_depth_is_capped),
      cmocka_unit_test(test_json_changes),
      cmocka_unit_test(test_pool_does_each_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
