/* numbers.h - numbers in digits and words as values: "1,200", "1.5 million", "two hundred and fifty", "a dozen", "tens of
 * thousands", "two-thirds", "32nd", "eight and a half". */
#ifndef WEFT_ANNOTATE_NUMBERS_H
#define WEFT_ANNOTATE_NUMBERS_H

#include "annotate/atoms.h"

typedef enum number_class {
  NUMBER_ONES,     /* zero ... nineteen */
  NUMBER_TENS,     /* twenty ... ninety */
  NUMBER_HUNDRED,  /* multiplies what stands before it */
  NUMBER_SCALE,    /* thousand, million ...; closes a group of three digits */
  NUMBER_DOZEN,    /* dozen: multiplies, and may stand with "a" */
  NUMBER_OPEN,     /* dozens, hundreds, thousands: that many or more, twice at least */
  NUMBER_ORDINAL,  /* first, second ... */
  NUMBER_FRACTION, /* half, quarter, thirds */
  NUMBER_VAGUE     /* few, several, many; couple, pair, trio, which have a value */
} number_class;

struct number_word {
  const char *word;
  number_class class;
  double value;
  bool joined_only; /* only directly behind digits: "30bn", "1.5m" */
};

typedef struct number {
  uint32_t next; /* the atom after it */
  double lo, hi; /* hi is INFINITY for "dozens" */
  bool digits;   /* begins with digits */
  bool ordinal;  /* third, 3rd */
  bool fraction; /* half, two-thirds, a quarter */
  bool open;     /* dozens, tens of thousands */
  bool vague;    /* a few, several: lo and hi say nothing */
  bool article;  /* begins with "a" or "an" */
  bool scaled;   /* has a word for hundred or more, or "bn" */
  bool decimal;
} number;

/* The longest number that begins at atom i. */
bool number_at(const atoms *in, uint32_t i, number *out);

#endif
