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

/* What a quantity is stated per: "12 per 100,000 people" per people, 100000. */
typedef struct rate {
  str per;      /* singular; empty: not told */
  double per_n; /* 0: one */
} rate;

/* What a "to" behind a number that stands here does: a verb of change makes it the beginning of another number. */
typedef enum change_place {
  CHANGE_PLACE_NONE,
  CHANGE_PLACE_AMOUNT, /* rose 5 to 90 */
  CHANGE_PLACE_START   /* rose from 85 to 90 */
} change_place;

typedef struct quantity {
  uint32_t first, next; /* atoms, with unit and currency sign */
  number number;
  double lo, hi;
  const char *dimension; /* NULL until told */
  str unit;
  span counted;
  double of; /* the whole that it is part of, 0: not told ("two out of five") */
  rate rate;
  change_place place;
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

/* Of a number that says how often: "three times as many", "10-fold", "half as much". */
bool quantity_is_factor(const atoms *in, quantity *out);

/* Reads what stands behind a quantity, from atom k on, as what it is stated per; returns the atom behind that, k when there is
 * none. `q` has its dimension and what is counted. */
uint32_t quantity_rate(arena *a, const atoms *in, uint32_t k, const quantity *q, rate *out);

/* Whether the words of the rate at atom k stand beside the quantity and not in its span: "every day", "monthly". */
bool quantity_rate_apart(const atoms *in, uint32_t k);

/* Whether a word of change stands before the number whose first atom is i, and how. */
change_place change_place_of(const atoms *in, uint32_t i);
/* Gives quantities their `change`, `direction` and `of`, when all quantities and times have been found. */
void annotate_changes(annotate_context *c);

/* Adds the factor that begins at atom i ("doubled", "twice as many", "fivefold"), or the part by which something changed ("by a
 * third"); returns the atom behind it, i when there is none. */
uint32_t quantity_factor(annotate_context *c, uint32_t i);

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
