/* quantities.h - how a number becomes a quantity:
 *
 *   at least 12 seriously injured women
 *   [hedge ] [n] [counted            ]      a number is read (numbers.h), what it measures is told by its surroundings
 *                                           (quantity_kinds.c, shares.c), what it counts stands behind it (counted.c)
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
  const char *dollar; /* whose a bare "$" is: "USD" ... */
} quantity;

/* What the surroundings of a number make of it; each returns false when it is not of that kind. `in->next` is the atom behind the
 * number (or range) when they are called. */
bool quantity_is_money(const atoms *in, quantity *out);
bool quantity_is_percent(const atoms *in, quantity *out);
bool quantity_is_age(const atoms *in, quantity *out);
bool quantity_is_measure(const atoms *in, quantity *out);
bool quantity_is_tally(const atoms *in,
                       quantity *out); /* "by a vote of 48 to 52": looks like a range; to be asked before one is read */
bool quantity_is_share(const atoms *in, quantity *out); /* of a fraction: "half of voters" */
bool quantity_is_ratio(const atoms *in, quantity *out); /* "one in five" */

/* Adds the count without a number that begins at atom i ("no one", "both"), and returns the atom behind it; i when there is none.
 */
uint32_t quantity_in_words(annotate_context *c, uint32_t i);

/* Whose dollar a bare "$" of the article is: "USD", "CAD" ... (dollars.c). */
const char *dollar_of(const annotate_context *c);
/* The dollar of "Canadian dollars"; NULL when the word names none. */
const char *dollar_of_people(str lower);
/* The currency written before the amount at atom i ("Rs 500"), *first gets its atom; NULL when there is none. */
const char *money_before_amount(const atoms *in, uint32_t i, uint32_t *first);

/* The noun phrase that is counted, from atom i on: its head is the last word. Empty when there is none. *head gets its atom. */
span counted_phrase(const atoms *in, uint32_t i, uint32_t *head);
/* Whether a word ends a noun phrase: prepositions, verbs, pronouns and other words of grammar. */
bool counted_stops(str lower);
/* Whether a noun is a plural by its form. */
bool counted_plural(str lower);

#endif
