/* timeline.h - what the files of the timeline share.
 *
 *   dated claims -> what each dates; those that tell of no event of the story are left out   timeline_dates.c
 *                -> entries: dates of one event, in all articles                              timeline.c
 *                -> a label for each, in words of the articles                                timeline_label.c
 */
#ifndef WEFT_COLLATE_TIMELINE_H
#define WEFT_COLLATE_TIMELINE_H

#include "collate/collate.h"
#include "text/fold.h"

/* Why a date is left out of the timeline. */
typedef enum timeline_reason {
  TIMELINE_KEPT = 0,
  TIMELINE_STAMP,      /* of a page or a picture, or a date on a line of its own */
  TIMELINE_STATEMENT,  /* only says when somebody spoke */
  TIMELINE_REFERENCE,  /* nothing is told to happen then: "the 2012 campaign" */
  TIMELINE_UNREAL,     /* denied, planned or imagined */
  TIMELINE_AHEAD,      /* lies behind the publication of the article that has it */
  TIMELINE_BACKGROUND, /* long before the story, about nobody of it, and in one article only */
  TIMELINE_MORE,       /* beyond the number that is kept */
  TIMELINE_REASONS
} timeline_reason;

/* As they are called in the row. */
extern const char *const timeline_reason_names[TIMELINE_REASONS];

/* What is looked up once for a story. */
typedef struct timeline_view {
  collation *c;
  map dated;         /* article and last byte of a date -> number of the event annotation that it dates, + 1 */
  bool *parsed;      /* of each article: it has events */
  double *published; /* ... end of its day of publication, seconds since 1970; infinite when not known */
  double first;      /* earliest day of publication; infinite when none is known */
  size_t n_entities;
  str *called;    /* of each entity (number in collation.entities): its commonest full name; empty when it has none */
  bool *acts;     /* ... it is a person, an organisation or a group */
  bool *of_story; /* ... it is named in half of the articles, twice in each on average */
} timeline_view;

void timeline_view_init(timeline_view *v, collation *c);
/* The event that a date claim dates; NULL when none is known, as in articles without a parse. */
const annotation *timeline_event(const timeline_view *v, const claim *x);
/* The event is told by a noun or an infinitive that is known for no event: told once, it may be none. */
bool timeline_doubtful(const annotation *event);
/* Whether the claim tells when something happened, but for what depends on other claims (TIMELINE_BACKGROUND). */
timeline_reason timeline_judge(const timeline_view *v, const claim *x, const annotation *event);
/* Somebody of the story takes part, or without a parse is named in the sentence. */
bool timeline_of_story(const timeline_view *v, const claim *x, const annotation *event);

/* A label for what the claim dates: its clause as written, without the date, cut to LABEL words; a name in brackets stands for a
 * pronoun or for one who takes part and is named elsewhere. *at: the bytes of the article that it is made of. Empty when there
 * are no words. The label lives in the collation's arena. */
str timeline_label(const timeline_view *v, const claim *x, const annotation *event, span *at);

/* The places of the words of the claim's line in its sentence, [start, end) in bytes of the text, at most TIMELINE_WORDS around
 * the claim. */
#define TIMELINE_WORDS 160
typedef struct timeline_line {
  str text; /* of the article */
  word words[TIMELINE_WORDS];
  uint32_t n;
  uint32_t first, last; /* words of the claim itself, [first, last) */
} timeline_line;
void timeline_read_line(const timeline_view *v, const claim *x, timeline_line *out);
/* A word of the line is in a sorted list of words in small letters, whatever its own letters are:  TIMELINE_LISTED(list, l, i).
 */
bool timeline_listed(const char *const *list, size_t n, const timeline_line *l, uint32_t i);
#define TIMELINE_LISTED(list, line, i) timeline_listed((list), sizeof(list) / sizeof *(list), (line), (i))
/* First annotation of the article that begins at or behind a byte. */
size_t timeline_first_note(const annotations *notes, uint32_t byte);

#endif
