/* constraints.c - a simple temporal network solved: components, clashes, closure.
 *
 *   constraints -> components (joined by all but the zero point) -> tightest edge of each pair of nodes
 *     -> the shortest negative cycle, taken out, until there is none -> all shortest paths -> bounds, and who gives them */
#include "collate/constraints.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NOBODY UINT32_MAX
#define OPEN 1e13 /* seconds, 300,000 years: a longer way is as good as none, and sums of shorter ones are exact */

/* One component at work. Node 0 is the zero point, the others are numbered from 1 in ascending order; matrices of `n` times `n`,
 * row by row. */
typedef struct component {
  uint32_t n;
  uint32_t *nodes;              /* numbers in the network */
  uint32_t *members, n_members; /* its constraints */
  double *weight;               /* of the tightest edge: t[j] - t[i] <= weight[i * n + j] */
  uint32_t *owner;              /* the constraint that gives it; NOBODY: none */
  double *distance;
  uint32_t *next; /* first node behind i on the shortest way to j */
  double *reach;  /* least sum of a walk of so many edges from a node: [length * n + j] */
  uint32_t *back; /* the node before j on that walk */
} component;

typedef struct solver {
  arena *a;
  const constraint *list;
  size_t n_list;
  uint32_t n_nodes;
  uint32_t n_cycles; /* taken out so far */
  uint32_t *local;   /* of each node: its number in the component at work; NOBODY: not in it */
  constraint_solution *out;
} solver;

/* --- components -------------------------------------------------------------------------------------------------- */

static uint32_t root_of(uint32_t *up, uint32_t i) {
  while (up[i] != i) i = up[i] = up[up[i]];
  return i;
}

typedef struct placed_node {
  uint32_t root, n, node; /* n: constraints that name it */
} placed_node;

/* By component, then those with most constraints first, then by number. */
static int compare_placed(const void *x, const void *y) {
  const placed_node *a = x, *b = y;
  if (a->root != b->root) return a->root < b->root ? -1 : 1;
  if (a->n != b->n) return a->n > b->n ? -1 : 1;
  return (a->node > b->node) - (a->node < b->node);
}

static int compare_numbers(const void *x, const void *y) {
  uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
  return (a > b) - (a < b);
}

/* --- edges ------------------------------------------------------------------------------------------------------- */

/* In whole seconds, so that sums are exact whatever their order. */
static void add_edge(component *k, uint32_t from, uint32_t to, double weight, uint32_t owner) {
  size_t at = (size_t)from * k->n + to;
  double whole = ceil(weight);
  if (!(fabs(whole) < OPEN) || (k->owner[at] != NOBODY && k->weight[at] <= whole)) return;
  k->weight[at] = whole;
  k->owner[at] = owner;
}

/* Tightest edges of the constraints that are not dropped; of equal ones the first. */
static void set_edges(const solver *s, component *k) {
  for (size_t i = 0; i < (size_t)k->n * k->n; i++) k->weight[i] = INFINITY, k->owner[i] = NOBODY;
  for (uint32_t i = 0; i < k->n_members; i++) {
    uint32_t which = k->members[i];
    const constraint *c = &s->list[which];
    if (s->out->dropped[which]) continue;
    add_edge(k, s->local[c->from], s->local[c->to], c->hi, which);
    add_edge(k, s->local[c->to], s->local[c->from], -c->lo, which);
  }
}

/* --- closure ----------------------------------------------------------------------------------------------------- */

/* All shortest ways. False as soon as a node can be reached from itself below 0: there is a negative cycle. */
static bool close_paths(component *k) {
  uint32_t n = k->n;
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t j = 0; j < n; j++) {
      size_t at = (size_t)i * n + j;
      k->distance[at] = i == j ? 0 : k->weight[at];
      k->next[at] = j;
    }
  for (uint32_t m = 0; m < n; m++) {
    const double *through = &k->distance[(size_t)m * n];
    for (uint32_t i = 0; i < n; i++) {
      double *row = &k->distance[(size_t)i * n], to = row[m];
      uint32_t *next = &k->next[(size_t)i * n];
      if (i == m || to == INFINITY) continue;
      for (uint32_t j = 0; j < n; j++)
        if (to + through[j] < row[j]) row[j] = to + through[j], next[j] = next[m];
      if (row[i] < 0) return false;
    }
  }
  return true;
}

/* The constraints on the way from i to j; none when there is no way. */
static constraint_path path_of(const solver *s, const component *k, uint32_t i, uint32_t j) {
  constraint_path p = {0};
  if (k->distance[(size_t)i * k->n + j] == INFINITY || i == j) return p;
  p.members = ARENA_ARRAY(s->a, uint32_t, k->n);
  for (uint32_t at = i; at != j && p.n < k->n; at = k->next[(size_t)at * k->n + j])
    p.members[p.n++] = k->owner[(size_t)at * k->n + k->next[(size_t)at * k->n + j]];
  return p;
}

static void turn_round(constraint_path *p) {
  for (uint32_t i = 0, j = p->n; i + 1 < j; i++) {
    uint32_t kept = p->members[i];
    p->members[i] = p->members[--j];
    p->members[j] = kept;
  }
}

static void set_bounds(const solver *s, const component *k) {
  for (uint32_t i = 1; i < k->n; i++) {
    uint32_t node = k->nodes[i];
    s->out->hi[node] = k->distance[i];
    s->out->lo[node] = -k->distance[(size_t)i * k->n];
    s->out->by_hi[node] = path_of(s, k, 0, i);
    s->out->by_lo[node] = path_of(s, k, i, 0);
    turn_round(&s->out->by_lo[node]);
  }
}

/* Which of the dropped constraints agree with the closed network, each for itself. */
static void set_fits(const solver *s, const component *k) {
  for (uint32_t i = 0; i < k->n_members; i++) {
    uint32_t which = k->members[i];
    const constraint *c = &s->list[which];
    size_t from = s->local[c->from], to = s->local[c->to];
    if (s->out->dropped[which])
      s->out->fits[which] = ceil(-c->lo) + k->distance[from * k->n + to] >= 0 && ceil(c->hi) + k->distance[to * k->n + from] >= 0;
  }
}

/* --- clashes ----------------------------------------------------------------------------------------------------- */

/* Closed walks from `start` over nodes not smaller, by number of edges up to `most`: the first length at which one is below 0
 * and its sum; 0 when there is none. */
static uint32_t shortest_from(component *k, uint32_t start, uint32_t most, double *sum) {
  uint32_t n = k->n;
  for (uint32_t j = 0; j < n; j++) k->reach[j] = INFINITY;
  k->reach[start] = 0;
  for (uint32_t length = 1; length <= most; length++) {
    const double *before = &k->reach[(size_t)(length - 1) * n];
    double *now = &k->reach[(size_t)length * n];
    uint32_t *back = &k->back[(size_t)length * n];
    for (uint32_t j = 0; j < n; j++) now[j] = INFINITY, back[j] = NOBODY;
    for (uint32_t i = start; i < n; i++) {
      if (before[i] == INFINITY) continue;
      const double *edge = &k->weight[(size_t)i * n];
      for (uint32_t j = start; j < n; j++)
        if (before[i] + edge[j] < now[j]) now[j] = before[i] + edge[j], back[j] = i;
    }
    if (now[start] < 0) {
      *sum = now[start];
      return length;
    }
  }
  return 0;
}

/* The negative cycle of fewest edges, the most negative of those, then the one of smallest nodes, as nodes in order; returns how
 * many, 0 when none has CONSTRAINT_SHORTEST edges or fewer. A shortest one meets no node twice, else it had a shorter one in it.
 */
static uint32_t shortest_cycle(component *k, uint32_t *cycle) {
  uint32_t best = 0;
  double least = 0;
  for (uint32_t start = 0; start < k->n; start++) {
    double sum = 0;
    uint32_t length = shortest_from(k, start, best ? best : CONSTRAINT_SHORTEST, &sum);
    if (!length || (length == best && sum >= least)) continue;
    best = length, least = sum;
    for (uint32_t at = start, i = length; i > 0; i--) cycle[i - 1] = at = k->back[(size_t)i * k->n + at];
  }
  return best;
}

/* Some negative cycle, by Bellman and Ford from all nodes at once: where a bound still falls in the last round, the way back
 * along those that made it fall ends in one. */
static uint32_t any_cycle(component *k, uint32_t *cycle) {
  uint32_t n = k->n, fell = NOBODY;
  double *least = k->distance;
  uint32_t *before = k->next;
  for (uint32_t i = 0; i < n; i++) least[i] = 0, before[i] = NOBODY;
  for (uint32_t round = 0; round < n; round++) {
    fell = NOBODY;
    for (uint32_t i = 0; i < n; i++)
      for (uint32_t j = 0; j < n; j++)
        if (least[i] + k->weight[(size_t)i * n + j] < least[j])
          least[j] = least[i] + k->weight[(size_t)i * n + j], before[j] = i, fell = j;
  }
  if (fell == NOBODY) return 0;
  for (uint32_t i = 0; i < n; i++) fell = before[fell];
  uint32_t length = 0, at = fell;
  do length++, at = before[at];
  while (at != fell);
  for (uint32_t i = length; i > 0; i--) cycle[i - 1] = at, at = before[at];
  return length;
}

/* Weak constraints of a cycle give way; false when it has none. */
static bool give_way(solver *s, const component *k, const uint32_t *cycle, uint32_t n) {
  bool any = false;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t which = k->owner[(size_t)cycle[i] * k->n + cycle[(i + 1) % n]];
    if (s->list[which].weak) s->out->dropped[which] = any = true;
  }
  return any;
}

static void add_clash(solver *s, const component *k, const uint32_t *cycle, uint32_t n) {
  uint32_t first = 0;
  for (uint32_t i = 1; i < n; i++)
    if (cycle[i] < cycle[first]) first = i;
  constraint_clash clash = {ARENA_ARRAY(s->a, uint32_t, n), n, k->nodes[cycle[first]]};
  for (uint32_t i = 0; i < n; i++) {
    uint32_t from = cycle[(first + i) % n], to = cycle[(first + i + 1) % n];
    clash.members[i] = k->owner[(size_t)from * k->n + to];
    s->out->dropped[clash.members[i]] = true;
  }
  VECTOR_PUSH(s->a, s->out->clashes, clash);
}

/* --- all together ------------------------------------------------------------------------------------------------ */

/* Takes clashes out until the component is consistent. */
static void solve_component(solver *s, component *k, uint32_t *cycle) {
  for (set_edges(s, k); !close_paths(k); set_edges(s, k)) {
    uint32_t n = s->n_cycles < CONSTRAINT_CLASHES ? shortest_cycle(k, cycle) : 0;
    if (!n && s->n_cycles < CONSTRAINT_CLASHES) n = any_cycle(k, cycle);
    if (!n) { /* its times stay open */
      s->out->limited = true;
      return;
    }
    s->n_cycles++;
    if (!give_way(s, k, cycle, n)) add_clash(s, k, cycle, n);
  }
  set_bounds(s, k);
  set_fits(s, k);
}

static void set_members(const solver *s, component *k, const uint32_t *heads, const uint32_t *behind) {
  k->n_members = 0;
  for (uint32_t i = 1; i < k->n; i++)
    for (uint32_t at = heads[k->nodes[i]]; at != NOBODY; at = behind[at]) {
      const constraint *c = &s->list[at / 2];
      uint32_t other = at % 2 ? c->from : c->to, own = at % 2 ? c->to : c->from;
      bool twice = other && other < own; /* counted at its smaller node */
      if (s->local[other] != NOBODY && !twice) k->members[k->n_members++] = at / 2;
    }
  if (k->n_members) qsort(k->members, k->n_members, sizeof *k->members, compare_numbers);
}

/* Everything that a component of up to `nodes` nodes needs. */
static component make_component(const solver *s, uint32_t nodes) {
  size_t most = nodes + 1, square = most * most, walk = (CONSTRAINT_SHORTEST + 1) * most;
  return (component){.nodes = ARENA_ARRAY(s->a, uint32_t, most),
                     .members = ARENA_ARRAY(s->a, uint32_t, s->n_list),
                     .weight = ARENA_ARRAY(s->a, double, square),
                     .owner = ARENA_ARRAY(s->a, uint32_t, square),
                     .distance = ARENA_ARRAY(s->a, double, square),
                     .next = ARENA_ARRAY(s->a, uint32_t, square),
                     .reach = ARENA_ARRAY(s->a, double, walk),
                     .back = ARENA_ARRAY(s->a, uint32_t, walk)};
}

/* Nodes of a component in one run, those with most constraints first; *largest gets the length of the longest run. */
static placed_node *order_nodes(const solver *s, uint32_t *up, uint32_t *largest) {
  placed_node *order = ARENA_ARRAY(s->a, placed_node, s->n_nodes);
  for (size_t i = 0; i < s->n_list; i++) order[s->list[i].from].n++, order[s->list[i].to].n++;
  for (uint32_t i = 0; i < s->n_nodes; i++) order[i].node = i, order[i].root = i ? root_of(up, i) : 0;
  qsort(order + 1, s->n_nodes - 1, sizeof *order, compare_placed);
  *largest = 0;
  for (uint32_t i = 1, n = 0; i < s->n_nodes; i++) {
    n = i > 1 && order[i].root == order[i - 1].root ? n + 1 : 1;
    if (n > *largest) *largest = n;
  }
  return order;
}

void constraint_solve(arena *a, uint32_t n_nodes, const constraint *list, size_t n, constraint_solution *out) {
  *out = (constraint_solution){.lo = ARENA_ARRAY(a, double, n_nodes),
                               .hi = ARENA_ARRAY(a, double, n_nodes),
                               .by_lo = ARENA_ARRAY(a, constraint_path, n_nodes),
                               .by_hi = ARENA_ARRAY(a, constraint_path, n_nodes),
                               .dropped = ARENA_ARRAY(a, bool, n),
                               .fits = ARENA_ARRAY(a, bool, n)};
  for (uint32_t i = 1; i < n_nodes; i++) out->lo[i] = -INFINITY, out->hi[i] = INFINITY;
  if (n_nodes < 2) return;
  solver s = {.a = a, .list = list, .n_list = n, .n_nodes = n_nodes, .local = ARENA_ARRAY(a, uint32_t, n_nodes), .out = out};
  uint32_t *up = ARENA_ARRAY(a, uint32_t, n_nodes), *heads = ARENA_ARRAY(a, uint32_t, n_nodes);
  uint32_t *behind = ARENA_ARRAY(a, uint32_t, 2 * n); /* constraints of a node: 2 * number, + 1 where the node is `to` */
  for (uint32_t i = 0; i < n_nodes; i++) up[i] = i, heads[i] = NOBODY, s.local[i] = NOBODY;
  for (uint32_t i = 0; i < n; i++) {
    const constraint *c = &list[i];
    if (c->from == c->to) continue;
    behind[2 * i] = heads[c->from], heads[c->from] = 2 * i;
    behind[2 * i + 1] = heads[c->to], heads[c->to] = 2 * i + 1;
    if (c->from && c->to) up[root_of(up, c->from)] = root_of(up, c->to);
  }
  uint32_t largest;
  placed_node *order = order_nodes(&s, up, &largest);
  component k = make_component(&s, largest < CONSTRAINT_NODES ? largest : CONSTRAINT_NODES);
  uint32_t *cycle = ARENA_ARRAY(a, uint32_t, CONSTRAINT_NODES + 1);
  s.local[0] = 0;
  for (uint32_t from = 1, to; from < n_nodes; from = to) {
    uint32_t root = order[from].root, kept = 0;
    for (to = from; to < n_nodes && order[to].root == root && kept < CONSTRAINT_NODES; to++) k.nodes[++kept] = order[to].node;
    if (to < n_nodes && order[to].root == root) out->limited = true; /* what is left is a piece of its own */
    k.n = kept + 1;
    qsort(k.nodes + 1, kept, sizeof *k.nodes, compare_numbers);
    for (uint32_t i = 1; i < k.n; i++) s.local[k.nodes[i]] = i;
    set_members(&s, &k, heads, behind);
    solve_component(&s, &k, cycle);
    for (uint32_t i = 1; i < k.n; i++) s.local[k.nodes[i]] = NOBODY;
  }
}
