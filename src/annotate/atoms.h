/* atoms.h - the text as times and quantities see it: words, runs of digits and signs, whatever the tokenizer makes of hyphens,
 * abbreviations and clitics.
 *
 *   text   a 43-year-old   $1.5bn    Dec. 24, 1990s   10:35 a.m.   Friday's
 *   atoms  a 43 - year - old   $ 1.5 bn   dec . 24 , 1990 s   10 : 35 a.m.   friday ' s
 *
 * Every atom knows what it can mean in a number or in a time (tables in data/), so that the rules look up no word twice.
 */
#ifndef WEFT_ANNOTATE_ATOMS_H
#define WEFT_ANNOTATE_ATOMS_H

#include "lang/lang.h"

typedef enum atom_kind { ATOM_WORD, ATOM_NUMBER, ATOM_SIGN } atom_kind;

/* Signs that stand for several spellings; the others stand for themselves. */
#define SIGN_HYPHEN '-'      /* hyphen, en dash, minus */
#define SIGN_DASH '~'        /* em dash, "--": a break, not a join */
#define SIGN_APOSTROPHE '\'' /* plain and curly */
#define SIGN_QUOTE '"'
#define SIGN_EURO 'E'
#define SIGN_POUND 'L'
#define SIGN_YEN 'Y'
#define SIGN_RUPEE 'R'
#define SIGN_DEGREE 'o'
#define SIGN_OTHER '?'

typedef struct number_word number_word;
typedef struct time_word time_word;

typedef struct atom {
  uint32_t start, end; /* bytes of the text */
  uint32_t sentence;
  uint8_t kind;
  char sign;                 /* of an ATOM_SIGN, else 0 */
  bool space;                /* white space before it */
  bool line;                 /* a line break before it */
  bool capital;              /* begins with a capital letter */
  str lower;                 /* ASCII letters made small */
  double value;              /* of an ATOM_NUMBER: its digits as a whole number ... */
  uint8_t decimals;          /* ... of which so many stand behind the point */
  const number_word *number; /* what the word means in a number, or NULL */
  const time_word *time;     /* what the word means in a time, or NULL */
} atom;

typedef struct atoms {
  str text;
  atom *items; /* one more than n: an empty sign at the end, so that looking one ahead needs no check */
  uint32_t n;
  int32_t told_from, told_to; /* of a history: years that it tells of, which need no word before them; 0, 0 for other texts */
} atoms;

atoms *atoms_of(arena *a, const lang_doc *doc);

static inline const atom *atom_at(const atoms *in, uint32_t i) { return &in->items[i < in->n ? i : in->n]; }
static inline bool atom_is(const atoms *in, uint32_t i, str word) { return str_eq(atom_at(in, i)->lower, word); }
static inline bool atom_is_sign(const atoms *in, uint32_t i, char sign) { return atom_at(in, i)->sign == sign; }
/* A sign between two atoms without white space on either side ("four-year", "10:35"). */
static inline bool atom_joins(const atoms *in, uint32_t i, char sign) {
  return atom_is_sign(in, i, sign) && !atom_at(in, i)->space && i + 1 < in->n && !atom_at(in, i + 1)->space;
}
/* The atom stands on the same line as the one before. */
static inline bool atom_follows(const atoms *in, uint32_t i) { return i > 0 && i < in->n && !in->items[i].line; }

#endif
