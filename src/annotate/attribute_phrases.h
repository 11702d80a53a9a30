/* attribute_phrases.h - one phrase that says who somebody is, read by its words; the inside of attributes.c.
 *
 *   Ann Lee, [a  former  47-year-old  mayor  of Port Calder], said      what: role, former, age 47
 *             q                       noun                last          value "mayor of port calder"
 */
#ifndef WEFT_ANNOTATE_ATTRIBUTE_PHRASES_H
#define WEFT_ANNOTATE_ATTRIBUTE_PHRASES_H

#include "annotate/annotate.h"
#include "annotate/parsed.h"

typedef struct attribute_words {
  annotate_context *c;
  const reading *r;
  const lang_doc *d;
  const parsed *p;
  uint32_t *age;   /* of each token: 1 + index of the age (a quantity) that it lies in; 0: none */
  uint32_t *quote; /* of each token: 1 + index of the quote in whose content it stands, the shortest; 0: none */
} attribute_words;

/* A mention of a person, as words. */
typedef struct person {
  uint32_t first, last;
  str who;
  bool named;
} person;

/* What the words before a noun say of it. */
typedef struct bearing {
  bool former, dead, unreal;
  uint32_t age; /* a token of an age that stands among them, + 1; 0: none */
} bearing;

bool attribute_person_at(const attribute_words *w, uint32_t i, person *out);
/* Whether the word is an office or work, singular: "mayor", "ex-president", "singer-songwriter". */
bool attribute_is_office(const attribute_words *w, uint32_t i);
/* Whether an office is one that people are addressed by: "Senator", and not "lawyer". */
bool attribute_is_title(const attribute_words *w, uint32_t i);
/* The base form of a word of relation, "wife" of "ex-wife"; NULL: it is none. */
const char *attribute_relation(const attribute_words *w, uint32_t i);
/* Adds what word i, before or in the noun, says. */
void attribute_add_bearing(const attribute_words *w, uint32_t i, bearing *b);
/* Of words before a title: whether word i belongs to the phrase that ends before `end`. */
bool attribute_extends(const attribute_words *w, uint32_t i, uint32_t end);
/* Words that a phrase may begin with and that are no part of what somebody is: "former", "the famous". */
bool attribute_is_loose(const attribute_words *w, uint32_t i);
/* Whether a noun phrase can end before word j. */
bool attribute_ends_before(const attribute_words *w, uint32_t j, uint32_t end);
/* Behind the noun: past "of Port Calder", "for the ministry", "at the University of Halden"; noun + 1 when there is none. */
uint32_t attribute_complement(const attribute_words *w, uint32_t noun, uint32_t end);
/* Whether what stands from word `at` is closed by a mark before any verb, as an apposition is. */
bool attribute_is_closed(const attribute_words *w, uint32_t at, uint32_t end);
/* Small letters, one blank between; without the words before what is told, "ex-", "then-" and with titles written out. */
str attribute_value(const attribute_words *w, uint32_t first, uint32_t noun, uint32_t last);

#endif
