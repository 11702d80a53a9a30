/* collate_constraints.c - unit tests of temporal networks: random ones against plain Bellman-Ford and all subsets. */
#include "unit.h"

#include "collate/constraints.h"

#include <math.h>
#include <stdlib.h>

static arena a;
static uint64_t seed;

/* xorshift64* (Vigna 2016), so that every machine tests the same networks. */
static uint32_t chance(uint32_t n) {
  seed ^= seed >> 12, seed ^= seed << 25, seed ^= seed >> 27;
  return (uint32_t)((seed * 2685821657736338717ULL) >> 33) % n;
}

/* Relaxes all constraints whose bit is set until nothing falls; false when that never ends: they cannot all hold. With `from`
 * = UINT32_MAX every node begins at 0. */
static bool relax(double *least, uint32_t n_nodes, const constraint *list, size_t n, const bool *used, uint32_t from) {
  for (uint32_t i = 0; i < n_nodes; i++) least[i] = from == UINT32_MAX || i == from ? 0 : INFINITY;
  for (uint32_t round = 0; round <= n_nodes; round++) {
    bool fell = false;
    for (size_t i = 0; i < n; i++) {
      if (!used[i]) continue;
      double forth = least[list[i].from] + list[i].hi, back = least[list[i].to] - list[i].lo;
      if (forth < least[list[i].to]) least[list[i].to] = forth, fell = true;
      if (back < least[list[i].from]) least[list[i].from] = back, fell = true;
    }
    if (!fell) return true;
  }
  return false;
}

static bool holds(uint32_t n_nodes, const constraint *list, size_t n, const bool *used) {
  double *least = ARENA_ARRAY(&a, double, n_nodes);
  return relax(least, n_nodes, list, n, used, UINT32_MAX);
}

static constraint *random_network(uint32_t n_nodes, size_t n, uint32_t spread) {
  constraint *list = ARENA_ARRAY(&a, constraint, n);
  for (size_t i = 0; i < n; i++) {
    constraint *c = &list[i];
    c->from = chance(3) ? chance(n_nodes) : 0;
    do c->to = chance(n_nodes);
    while (c->to == c->from);
    c->lo = (double)chance(spread) - spread / 2.0;
    c->lo = floor(c->lo);
    c->hi = c->lo + chance(spread);
    if (!chance(8)) c->lo = -INFINITY;
    else if (!chance(8)) c->hi = INFINITY;
  }
  return list;
}

/* Sums of the constraints that are said to give a bound, walked from the zero point to `node`. */
static double walked(const constraint *list, const constraint_path *p, uint32_t node, bool high) {
  uint32_t at = 0;
  double sum = 0;
  for (uint32_t i = 0; i < p->n; i++) {
    const constraint *c = &list[p->members[i]];
    bool forth = c->from == at;
    assert_true(forth || c->to == at);
    sum += high ? (forth ? c->hi : -c->lo) : (forth ? c->lo : -c->hi);
    at = forth ? c->to : c->from;
  }
  assert_int_equal(at, node);
  return sum;
}

static void bounds_are_those_of_shortest_paths(void **state) {
  (void)state;
  seed = 7;
  for (int round = 0; round < 400; round++) {
    uint32_t n_nodes = 2 + chance(14);
    size_t n = 1 + chance(30);
    constraint *list = random_network(n_nodes, n, 40);
    constraint_solution s;
    constraint_solve(&a, n_nodes, list, n, &s);
    bool *used = ARENA_ARRAY(&a, bool, n);
    for (size_t i = 0; i < n; i++) used[i] = !s.dropped[i];
    assert_true(holds(n_nodes, list, n, used));
    double *far = ARENA_ARRAY(&a, double, n_nodes), *back = ARENA_ARRAY(&a, double, n_nodes);
    assert_true(relax(far, n_nodes, list, n, used, 0));
    for (uint32_t v = 1; v < n_nodes; v++) {
      assert_true(s.hi[v] == far[v]);
      assert_true(relax(back, n_nodes, list, n, used, v));
      assert_true(s.lo[v] == -back[0]);
      if (isfinite(s.hi[v])) assert_true(walked(list, &s.by_hi[v], v, true) == s.hi[v]);
      if (isfinite(s.lo[v])) assert_true(walked(list, &s.by_lo[v], v, false) == s.lo[v]);
    }
    arena_reset(&a);
  }
}

/* Of each clash: it cannot hold with what was not dropped before it; without any one of its constraints it can. */
static void clashes_are_minimal(void **state) {
  (void)state;
  seed = 11;
  size_t clashes = 0;
  for (int round = 0; round < 600; round++) {
    uint32_t n_nodes = 2 + chance(12);
    size_t n = 2 + chance(40);
    constraint *list = random_network(n_nodes, n, 20);
    constraint_solution s;
    constraint_solve(&a, n_nodes, list, n, &s);
    bool *used = ARENA_ARRAY(&a, bool, n), *dropped = ARENA_ARRAY(&a, bool, n);
    for (size_t i = 0; i < s.clashes.n; i++) {
      const constraint_clash *k = &s.clashes.items[i];
      memset(used, 0, n);
      for (uint32_t j = 0; j < k->n; j++) {
        assert_false(dropped[k->members[j]]); /* in one clash only */
        assert_false(used[k->members[j]]);
        used[k->members[j]] = dropped[k->members[j]] = true;
      }
      assert_false(holds(n_nodes, list, n, used));
      for (uint32_t j = 0; j < k->n; j++) {
        used[k->members[j]] = false;
        assert_true(holds(n_nodes, list, n, used));
        used[k->members[j]] = true;
      }
      const constraint *first = &list[k->members[0]];
      assert_true(first->from == k->base || first->to == k->base);
    }
    assert_memory_equal(dropped, s.dropped, n);
    for (size_t i = 0; i < n; i++) { /* what fits is what holds with all that are left */
      for (size_t j = 0; j < n; j++) used[j] = !dropped[j] || j == i;
      if (dropped[i]) assert_true(s.fits[i] == holds(n_nodes, list, n, used));
    }
    clashes += s.clashes.n;
    arena_reset(&a);
  }
  assert_true(clashes > 1000);
}

/* No set of fewer statements than the first clash is inconsistent: all subsets of small networks are tried. */
static void clashes_are_the_smallest(void **state) {
  (void)state;
  seed = 5;
  for (int round = 0; round < 300; round++) {
    uint32_t n_nodes = 2 + chance(6);
    size_t n = 2 + chance(9);
    constraint *list = random_network(n_nodes, n, 16);
    constraint_solution s;
    constraint_solve(&a, n_nodes, list, n, &s);
    uint32_t fewest = UINT32_MAX;
    bool used[16];
    for (uint32_t bits = 1; bits < 1u << n; bits++) {
      uint32_t size = 0;
      for (size_t i = 0; i < n; i++) size += used[i] = bits >> i & 1;
      if (size < fewest && !holds(n_nodes, list, n, used)) fewest = size;
    }
    if (s.clashes.n == 0) assert_int_equal(fewest, UINT32_MAX);
    /* components are solved one after the other: the smallest of all of them is among the clashes */
    uint32_t found = UINT32_MAX;
    for (size_t i = 0; i < s.clashes.n; i++)
      if (s.clashes.items[i].n < found) found = s.clashes.items[i].n;
    assert_int_equal(found, fewest);
    arena_reset(&a);
  }
}

/* Weak ones are in no clash; what is not weak is dropped only for a clash. */
static void weak_ones_give_way(void **state) {
  (void)state;
  seed = 13;
  size_t given = 0;
  for (int round = 0; round < 300; round++) {
    uint32_t n_nodes = 2 + chance(12);
    size_t n = 2 + chance(40);
    constraint *list = random_network(n_nodes, n, 20);
    for (size_t i = 0; i < n; i++) list[i].weak = !chance(3);
    constraint_solution s;
    constraint_solve(&a, n_nodes, list, n, &s);
    bool *used = ARENA_ARRAY(&a, bool, n), *clashing = ARENA_ARRAY(&a, bool, n);
    for (size_t i = 0; i < s.clashes.n; i++)
      for (uint32_t j = 0; j < s.clashes.items[i].n; j++) clashing[s.clashes.items[i].members[j]] = true;
    for (size_t i = 0; i < n; i++) {
      assert_false(clashing[i] && list[i].weak);
      assert_true(clashing[i] == (s.dropped[i] && !list[i].weak));
      used[i] = !s.dropped[i];
      given += s.dropped[i] && list[i].weak;
    }
    assert_true(holds(n_nodes, list, n, used));
    arena_reset(&a);
  }
  assert_true(given > 300);
}

static void an_empty_network_is_solved(void **state) {
  (void)state;
  constraint_solution s;
  constraint_solve(&a, 0, NULL, 0, &s);
  assert_int_equal(s.clashes.n, 0);
  constraint_solve(&a, 3, NULL, 0, &s);
  assert_true(s.lo[2] == -INFINITY && s.hi[2] == INFINITY && !s.by_hi[2].n);
}

/* A ring of days in which nobody contradicts a neighbour, but the last: the clash is the whole ring. */
static void long_clashes_are_found(void **state) {
  (void)state;
  enum { RING = 60 };
  constraint list[RING];
  for (uint32_t i = 0; i < RING; i++) list[i] = (constraint){i, (i + 1) % RING, 86400, 86400, false};
  constraint_solution s;
  constraint_solve(&a, RING, list, RING, &s);
  assert_int_equal(s.clashes.n, 1);
  assert_int_equal(s.clashes.items[0].n, RING);
  assert_int_equal(s.clashes.items[0].base, 0);
}

/* Thousands of statements over few or many times, at odds with each other, with bounds out of all measure. */
static void hostile_networks_end(void **state) {
  (void)state;
  seed = 3;
  static const uint32_t sizes[] = {2, 5, 100, 129, 130, 1000, 20000};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    size_t n = 2000;
    constraint *list = random_network(sizes[i], n, 100);
    for (size_t k = 0; k < n; k += 50) list[k].lo = -1e300, list[k].hi = 1e300;
    constraint_solution s;
    constraint_solve(&a, sizes[i], list, n, &s);
    assert_true(s.clashes.n <= CONSTRAINT_CLASHES);
    if (sizes[i] < 1000) assert_true(s.limited);
    arena_reset(&a);
  }
}

static void a_large_component_is_cut(void **state) {
  (void)state;
  enum { CHAIN = 1000 };
  constraint *list = ARENA_ARRAY(&a, constraint, CHAIN);
  for (uint32_t i = 1; i < CHAIN; i++) list[i - 1] = (constraint){i - 1, i, 10, 20, false};
  constraint_solution s;
  constraint_solve(&a, CHAIN, list, CHAIN - 1, &s);
  assert_true(s.limited);
  assert_int_equal(s.clashes.n, 0);
  assert_true(s.lo[1] == 10 && s.hi[1] == 20 && s.hi[100] == 2000);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(bounds_are_those_of_shortest_paths),
      cmocka_unit_test(clashes_are_minimal),
      cmocka_unit_test(clashes_are_the_smallest),
      cmocka_unit_test(an_empty_network_is_solved),
      cmocka_unit_test(long_clashes_are_found),
      cmocka_unit_test(hostile_networks_end),
      cmocka_unit_test(a_large_component_is_cut),
      cmocka_unit_test(weak_ones_give_way),
  };
  arena_init(&a, 0);
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  arena_free(&a);
  return failed;
}
