/* quantities.h - how a number becomes a quantity:
 *
 *   at least 12 seriously injured women
 *   [hedge ] [n] [counted            ]      a number is read (numbers.h), what it measures is told by its surroundings
 *                                           (quantity_kinds.c), what it counts stands behind it (counted.c)
 */
#ifndef WEFT_ANNOTATE_QUANTITIES_H
#define WEFT_ANNOTATE_QUANTITIES_H

#include "annotate/annotate.h"
#include "annotate/hedges.h"
#include "annotate/numbers.h"

typedef struct quantity {
  uint32_t first, next; /* atoms, with unit and currency sign */
  number number;
  double lo, hi;
  const char *dimension; /* NULL until told */
  str unit;
  span counted;
} quantity;

/* What the surroundings of a number make of it; each returns false when it is not of that kind. `in->next` is the atom behind the
 * number (or range) when they are called. */
bool quantity_is_money(const atoms *in, quantity *out);
bool quantity_is_percent(const atoms *in, quantity *out);
bool quantity_is_age(const atoms *in, quantity *out);
bool quantity_is_measure(const atoms *in, quantity *out);

/* The noun phrase that is counted, from atom i on: its head is the last word. Empty when there is none. *head gets its atom. */
span counted_phrase(const atoms *in, uint32_t i, uint32_t *head);
/* Whether a word ends a noun phrase: prepositions, verbs, pronouns and other words of grammar. */
bool counted_stops(str lower);

#endif
