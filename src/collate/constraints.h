/* constraints.h - a simple temporal network (Dechter, Meiri and Pearl, Temporal constraint networks, Artificial Intelligence 49,
 * 1991): unknown times, and statements that bound the difference of two of them.
 *
 *        [2009, 2010)              [3.5, 4.5] years             [2016, 2017)
 *   zero ------------> marry ------------------> divorce <------------ zero
 *
 * A cycle of bounds that sums up below 0 is a set of statements that cannot all be true. Pure arithmetic: what the times are
 * and who states what is known to chronology.c alone. */
#ifndef WEFT_COLLATE_CONSTRAINTS_H
#define WEFT_COLLATE_CONSTRAINTS_H

#include "base/arena.h"

/* Nodes of a component that are solved together: the closure is cubic in them. */
#define CONSTRAINT_NODES 128
/* Clashes of a network that are looked for, with those at which weak ones give way; what is left is solved with no more than its
 * own bounds. */
#define CONSTRAINT_CLASHES 64
/* Statements of a clash of which the fewest are looked for; a longer one is taken as it is found. */
#define CONSTRAINT_SHORTEST 8

/* lo <= t[to] - t[from] <= hi, in seconds; either may be infinite. Node 0 is the zero point, 1970-01-01. lo <= hi. A weak one is
 * inferred rather than read: where it clashes it gives way, and nothing is told. */
typedef struct constraint {
  uint32_t from, to;
  double lo, hi;
  bool weak;
} constraint;

/* Constraints that cannot all hold, though any one less can: a cycle; none of them is weak. In its order, from `base`: the zero
 * point if the cycle goes through it, else its node of smallest number. */
typedef struct constraint_clash {
  uint32_t *members; /* numbers of constraints */
  uint32_t n;
  uint32_t base;
} constraint_clash;

/* Numbers of constraints that give a bound, from the zero point on. */
typedef struct constraint_path {
  uint32_t *members;
  uint32_t n;
} constraint_path;

/* What follows from constraints, those of clashes left out. Arrays have an entry a node; entry 0 is [0, 0]. */
typedef struct constraint_solution {
  double *lo, *hi; /* tightest bounds of each time, seconds since 1970; infinite when open */
  constraint_path *by_lo, *by_hi;
  VECTOR(constraint_clash) clashes; /* in the order in which they were found */
  bool *dropped;                    /* of each constraint: it is part of a clash, or is weak and gave way */
  bool *fits;                       /* of each dropped constraint: alone it agrees with all that are left */
  bool limited;                     /* CONSTRAINT_NODES or CONSTRAINT_CLASHES was reached */
} constraint_solution;

/* Solves a network of `n_nodes` nodes. A component of more than CONSTRAINT_NODES nodes is cut into pieces, the nodes with
 * most constraints first; what joins two pieces is not used. Bounds count in whole seconds. Everything lives in the arena. The
 * result depends on nothing but the order of the constraints. Closure: Floyd (1962) and Warshall (1962); the fewest statements of
 * a clash: the cycle of fewest edges among those that are negative, by lengths (Bellman 1958). */
void constraint_solve(arena *a, uint32_t n_nodes, const constraint *list, size_t n, constraint_solution *out);

#endif
