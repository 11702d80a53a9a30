/* bearers.h - names in an article and who bears them; the inside of mentions.c.
 *
 *   text    Former senator Ann Lee  ...  Lee  ...  she  ...  the senator
 *   names   [name: "Ann Lee"]          [name]   [pronoun]   [nominal]
 *   bearer   0                          0        0           0            (index into bearers; "e1" in annotations)
 */
#ifndef WEFT_ANNOTATE_BEARERS_H
#define WEFT_ANNOTATE_BEARERS_H

#include "annotate/annotate.h"
#include "annotate/reading.h"

typedef enum name_type { NAME_OTHER = 0, NAME_PERSON, NAME_ORGANISATION, NAME_PLACE, NAME_GROUP, NAME_TYPES } name_type;
typedef enum name_form { FORM_NAME = 0, FORM_NOMINAL, FORM_PRONOUN } name_form;
typedef enum gender { GENDER_UNKNOWN = 0, GENDER_MAN, GENDER_WOMAN } gender;

typedef struct name_mention {
  uint32_t first, last; /* tokens [first, last), without title and possessive */
  uint32_t phrase;      /* first token of the whole noun phrase: title, article and words between */
  uint8_t type, form, gender;
  bool sure;        /* the type was seen, not guessed */
  bool subject;     /* looks like the subject of its clause */
  uint32_t bearer;  /* or NOBODY */
  const char *why;  /* it is a name of that type, or whom a pronoun stands for */
  const char *link; /* ... it is that bearer's; NULL: no other spelling was needed */
} name_mention;

typedef struct bearer {
  uint8_t type, gender;
  bool sure;
  uint32_t mentions; /* names so far */
  uint32_t first;    /* index of the first mention */
  uint32_t *members; /* [n_members] of a couple or family: bearers; NULL for everybody else */
  uint32_t n_members;
} bearer;

typedef struct name_list {
  VECTOR(name_mention) mentions; /* by token */
  VECTOR(bearer) bearers;
} name_list;

/* Runs of capitals that are names, with their types (mention_names.c). */
void bearers_find(arena *a, const reading *r, name_list *out);
/* Makes the mention of an entity of that type, as the finder of names reads it. */
typedef name_mention (*bearers_make)(const void *finder, uint32_t first, uint32_t last, uint8_t type);
/* The same after a trained pipeline's entities have been held against them (mention_entities.c). */
void bearers_correct(arena *a, const reading *r, bearers_make make, const void *finder, name_list *names);
/* Which of them are the same person, organisation or place (coreference.c). */
void bearers_link(arena *a, const reading *r, name_list *names);
/* "he", "her", "the actress": linked to a bearer where the rules allow it; `names` gets them in order (pronouns.c). */
void pronouns_link(arena *a, const reading *r, name_list *names);
/* "the actress": linked to the bearer that the article says is one; `names` in order, new ones at its end (nominals.c). */
void nominals_link(arena *a, const reading *r, name_list *names);
/* "the couple", "the Kardashians": bearers with members; `names` in order, new ones at its end (groups.c). */
void groups_link(arena *a, const reading *r, name_list *names);

/* Gender that a title, a role or a given name says. */
gender gender_of_classes(uint64_t classes);

#endif
