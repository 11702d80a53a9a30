/* events.h - the words that tell that something happens: the inside of events.c.
 *
 *   The [collapse] of the bridge [killed] two, police [said].     "Dies" in a headline may be tagged as a name
 *
 * Every content word is a candidate; a trained model chooses among them by the word, its parse and its neighbours
 * (event_choice.c).
 */
#ifndef WEFT_ANNOTATE_EVENTS_H
#define WEFT_ANNOTATE_EVENTS_H

#include "annotate/parsed.h"
#include "base/hash.h"

/* What follows from a dictionary form alone. */
typedef struct event_stem {
  const struct word_kind *kind; /* or NULL */
  uint64_t ending;              /* hash of its last four letters */
  uint32_t told;                /* how often it is tagged as a verb in this article */
  uint32_t made;                /* 1 + the ending that makes a noun of a verb; 0: none */
  bool agent;                   /* somebody who does something: "miner" */
  bool is_verb;                 /* known as a verb, whatever the tag */
} event_stem;

/* What is known of an article's words, one entry a token of the pipeline. */
typedef struct event_words {
  arena *a;
  const parsed *p;
  const reading *r;
  model_map verbs; /* dictionary forms of verbs that the model knows */
  str *stem;       /* dictionary form; of a word tagged as a name, that of the verb or noun that it looks like */
  uint64_t *stem_hash, *lower_hash, *tag_hash, *pos_hash, *dep_hash;
  event_stem **known; /* of the stem; NULL for words that are no candidates */
  bool *candidate;
  bool *verbal, *telling; /* is tagged as a verb; tells something of the word that governs it */
  bool *headline;         /* stands in a line whose words begin with capitals */
} event_words;

event_words *event_words_of(arena *a, const reading *r);

/* Numbers of what is known of token t, for its weights; returns how many, at most EVENT_FEATURES. */
#define EVENT_FEATURES 64u
size_t event_features(const event_words *w, uint32_t t, uint64_t out[EVENT_FEATURES]);
/* Whether the model takes token t for an event. */
bool event_chosen(const event_words *w, uint32_t t);

/* What a noun, a dictionary form, means by its first sense: a lexicographer's file of WordNet (lexnames(5WN): 10 what is said or
 * written, 14 a group, 18 a person); 0 when it is no noun that is known. */
unsigned event_noun_kind(str stem);

#endif
