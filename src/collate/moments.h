/* moments.h - what the words of a sentence tell of: events, their people, and the moments that bounds are told of. Private to
 * tellings.c, moments.c and couples.c. */
#ifndef WEFT_COLLATE_MOMENTS_H
#define WEFT_COLLATE_MOMENTS_H

#include "collate/chronology.h"

#define MOMENT_HAPPENINGS 64 /* of a sentence */
#define MOMENT_PEOPLE 32     /* named in a sentence */
#define MOMENT_NOBODY UINT32_MAX

/* A moment as it is told, its people perhaps not all named. */
typedef struct told_moment {
  moment is;
  bool of_two;     /* its people are a couple: one of them, or none, may be named */
  bool about_them; /* nobody is named, but the sentence speaks of a couple, or of nobody else */
} told_moment;

typedef struct telling {
  told_moment from, to;
  double lo, hi;
  str value;
  uint32_t statement;
} telling;

/* A word of a sentence that tells an event. */
typedef struct happening {
  uint32_t token;
  const annotation *note; /* NULL: by word alone, in an article without events */
  const struct once_word *once;
  str lemma;
  bool vague; /* a word that many events of a day share */
} happening;

typedef struct named {
  uint32_t first, last;  /* tokens [first, last) */
  uint32_t people[2], n; /* n: 0 when more, or not known who */
} named;

/* The sentence at work. */
typedef struct sentence_view {
  uint32_t article;
  span at;
  const lang_doc *doc; /* of the sentence alone */
  happening happenings[MOMENT_HAPPENINGS];
  uint32_t n_happenings;
  named people[MOMENT_PEOPLE];
  uint32_t n_people;
  bool crowded; /* more people than are kept */
} sentence_view;

/* What is known of each article. */
typedef struct article_view {
  double published_from, published_to; /* seconds; infinite when not known at all */
  bool dated;                          /* to the day */
  bool parsed;                         /* has events */
  bool apart;                          /* tells of a divorce or separation */
} article_view;

/* A date told of an event of a family of words, by articles that tell the same (reports.c). */
typedef struct family_day {
  uint64_t key;            /* of the family and the articles */
  uint32_t point, told_by; /* point: MOMENT_NOBODY when it is in none */
  double lo, hi;
} family_day;

typedef struct moment_reader {
  chronology *out;
  collation *c;
  arena *a;
  const uint32_t *reports;
  article_view *articles;
  uint32_t *point_of; /* of each claim: the point of agreeing dates that has it; MOMENT_NOBODY */
  map persons;        /* entities that are people; members of groups: in `groups` */
  map full;           /* people who are somewhere named by more than one word: "Colin" may be several */
  map named;          /* hash of article and person that it names */
  map groups;         /* hash of article and entity -> 1 + index of a mention that lists its members */
  VECTOR(const annotation *) group_mentions;
  VECTOR(telling) tellings;
  VECTOR(family_day) days;
  map the_day;  /* key of a family_day -> the point that dates the only event of its family; MOMENT_NOBODY: there are several */
  bool undated; /* some article has no day of publication */
  sentence_view s;
} moment_reader;

/* --- the sentence at work ------------------------------------------------------------------------------------------------ */

/* The first annotation that begins at or after a byte. */
uint32_t moment_first_note(const annotations *notes, uint32_t byte);
/* Makes a sentence of an article (by number) the one at work. */
void moment_look_at(moment_reader *r, uint32_t which, span at);
/* The token of the sentence that begins at or after a byte of the article. */
uint32_t moment_token_at(const sentence_view *s, uint32_t byte);
/* The token folded; empty behind the last one. */
str moment_word(const sentence_view *s, uint32_t token);
bool moment_is_punctuation(const sentence_view *s, uint32_t token);
/* Light words, commas and numbers alone stand between two tokens (both left out), at most `most`. */
bool moment_lightly_between(const sentence_view *s, uint32_t from, uint32_t to, uint32_t most);
/* The event told by a token; NULL when none is. */
const happening *moment_happening_at(const sentence_view *s, uint32_t token);
/* Told as something that was or is; as something that was. */
bool moment_is_real(const happening *h);
bool moment_is_past(const happening *h);

/* --- people -------------------------------------------------------------------------------------------------------------- */

/* The key of an entity of an article in `named` and `groups`. */
uint64_t moment_group_key(uint32_t which, str who);
bool moment_is_person(const moment_reader *r, str who);
/* Adds one that is not there yet; *n counts on beyond two. */
void moment_add_person(uint32_t people[2], uint32_t *n, uint32_t who);
/* The one person that it happens to: of whom it is told in the parse, else by the name right before it. */
bool moment_one_person(moment_reader *r, const happening *h, moment *out);
/* One or two people of an event of two, or nobody where the sentence speaks of "the couple". False: somebody else's, or a crowd.
 */
bool moment_two_people(moment_reader *r, uint32_t token, const annotation *note, told_moment *out);

/* --- moments ------------------------------------------------------------------------------------------------------------- */

told_moment moment_zero(void);
told_moment moment_published(uint32_t which);
told_moment moment_born(uint32_t who);
/* What happens once, told by this word. False when it is not known of whom, or another event is meant. */
bool moment_once(moment_reader *r, const happening *h, told_moment *out);
/* An event that is joined with nothing. */
told_moment moment_own(moment_reader *r, const happening *h);
/* A state or thing whose noun stands before a verb of beginning or ending; `note`: the verb's event, or NULL. */
bool moment_bounded(moment_reader *r, uint32_t verb, const annotation *note, told_moment *out);

/* Settles whose events are told, and makes moments and bounds of all tellings (couples.c). */
void couples_build_network(moment_reader *r);

#endif
