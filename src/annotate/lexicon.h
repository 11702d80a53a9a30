/* lexicon.h - what a word or a name can be, whatever stands around it: one table over the lists in data/.
 *
 *   "sen."  -> title before a name      "taylor"  -> given name, either gender     "said"   -> past tense of "say", takes a
 * clause "ohio"  -> state                    "reuters" -> outlet, agency                "ministry" -> word of an organisation
 */
#ifndef WEFT_ANNOTATE_LEXICON_H
#define WEFT_ANNOTATE_LEXICON_H

#include "base/str.h"

/* Classes of a word or phrase; any number of them at once. */
#define WORD_TITLE_MAN (1ull << 0)
#define WORD_TITLE_WOMAN (1ull << 1)
#define WORD_TITLE_ANY (1ull << 2)
#define WORD_ROLE_MAN (1ull << 3)
#define WORD_ROLE_WOMAN (1ull << 4)
#define WORD_ROLE_ANY (1ull << 5)
#define WORD_ROLE_MODIFIER (1ull << 6)
#define WORD_GIVEN_MAN (1ull << 7)
#define WORD_GIVEN_WOMAN (1ull << 8)
#define WORD_GIVEN_ANY (1ull << 9)
#define WORD_PEOPLE (1ull << 10)
#define WORD_FAITH_OR_PARTY (1ull << 11)
#define WORD_COUNTRY (1ull << 12)
#define WORD_STATE (1ull << 13)
#define WORD_CITY (1ull << 14)
#define WORD_PLACE_HEAD (1ull << 15)
#define WORD_PLACE_START (1ull << 16)
#define WORD_ORGANISATION_HEAD (1ull << 17)
#define WORD_ORGANISATION_START (1ull << 18)
#define WORD_ORGANISATION (1ull << 19)
#define WORD_OUTLET (1ull << 20)
#define WORD_AGENCY (1ull << 21)
#define WORD_CALENDAR (1ull << 22)
#define WORD_CAPITAL_OTHER (1ull << 23)
#define WORD_EVENT (1ull << 24)
#define WORD_DETERMINER (1ull << 25)
#define WORD_POSSESSIVE (1ull << 26)
#define WORD_PRONOUN_SUBJECT (1ull << 27)
#define WORD_PRONOUN_PERSONAL (1ull << 28)
#define WORD_PREPOSITION (1ull << 29)
#define WORD_CONJUNCTION (1ull << 30)
#define WORD_SUBORDINATOR (1ull << 31)
#define WORD_AUXILIARY (1ull << 32)
#define WORD_ADVERB (1ull << 33)
#define WORD_COMMON (1ull << 34)
#define WORD_PARTICLE (1ull << 35) /* inside surnames: "de", "van", "bin" */

#define WORD_TITLE (WORD_TITLE_MAN | WORD_TITLE_WOMAN | WORD_TITLE_ANY)
#define WORD_ROLE (WORD_ROLE_MAN | WORD_ROLE_WOMAN | WORD_ROLE_ANY)
#define WORD_GIVEN (WORD_GIVEN_MAN | WORD_GIVEN_WOMAN | WORD_GIVEN_ANY)
#define WORD_PLACE (WORD_COUNTRY | WORD_STATE | WORD_CITY)
#define WORD_GROUP (WORD_PEOPLE | WORD_FAITH_OR_PARTY)
#define WORD_KNOWN_NAME (WORD_GIVEN | WORD_PLACE | WORD_GROUP | WORD_ORGANISATION | WORD_OUTLET)
#define WORD_FUNCTION                                                                                                            \
  (WORD_DETERMINER | WORD_POSSESSIVE | WORD_PRONOUN_SUBJECT | WORD_PREPOSITION | WORD_CONJUNCTION | WORD_SUBORDINATOR |          \
   WORD_AUXILIARY | WORD_ADVERB)

typedef enum verb_form { VERB_BASE, VERB_THIRD, VERB_PAST, VERB_PARTICIPLE, VERB_ING } verb_form;

/* What may follow a verb of saying. */
#define FRAME_CLAUSE 1u  /* "said (that) it rained" */
#define FRAME_OBJECT 2u  /* "praised the firefighters" */
#define FRAME_TO 4u      /* "promised to pay" */
#define FRAME_WH 8u      /* "asked whether", "explained how" */
#define FRAME_HEARER 16u /* "told reporters that" */
#define FRAME_QUOTED 32u /* only words between quotation marks: "went on" */

typedef struct speech_verb {
  const char *form, *lemma;
  uint8_t kind; /* verb_form */
  uint8_t frames;
  const char *prepositions; /* between verb and content, separated by blanks */
} speech_verb;

typedef struct lexicon_entry {
  str form;
  uint64_t classes;
  const speech_verb *verb; /* or NULL */
  str same;                /* the form it shares with other spellings ("U.S." -> "united states"; "bill" -> "william") */
} lexicon_entry;

/* The entry of a folded word, or of several words with one blank between; NULL when not known. */
const lexicon_entry *lexicon_find(str folded);

#endif
