/* lexicon.c - the lists of data/ as one hash table, built once for the process and only read afterwards. */
#include "annotate/lexicon.h"

#include "annotate/data/capital_words.h"
#include "annotate/data/common_words.h"
#include "annotate/data/function_words.h"
#include "annotate/data/given_names.h"
#include "annotate/data/organisations.h"
#include "annotate/data/particles.h"
#include "annotate/data/peoples.h"
#include "annotate/data/places.h"
#include "annotate/data/speech_verbs.h"
#include "annotate/data/titles.h"

#include <assert.h>
#include <pthread.h>

#define SLOTS 32768u /* a power of two, at least twice the number of words */

static lexicon_entry slots[SLOTS];
static pthread_once_t built = PTHREAD_ONCE_INIT;

/* FNV-1a: short keys, and the table needs no defence, since only our own words are put in. */
static uint32_t slot_of(str s) {
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < s.len; i++) h = (h ^ (unsigned char)s.data[i]) * 16777619u;
  h ^= h >> 15;
  uint32_t at = h & (SLOTS - 1);
  while (slots[at].form.len && !str_eq(slots[at].form, s)) at = (at + 1) & (SLOTS - 1);
  return at;
}

static lexicon_entry *entry_for(const char *word) {
  str s = str_c(word);
  lexicon_entry *e = &slots[slot_of(s)];
  e->form = s;
  return e;
}

static void add_list(const char *const *list, size_t n, uint64_t classes) {
  for (size_t i = 0; i < n; i++) entry_for(list[i])->classes |= classes;
}
#define ADD(list, classes) add_list(list, sizeof(list) / sizeof *(list), classes)

static void add_same(const char *const (*pairs)[2], size_t n) {
  for (size_t i = 0; i < n; i++) entry_for(pairs[i][0])->same = str_c(pairs[i][1]);
}

static void build(void) {
  ADD(titles_man, WORD_TITLE_MAN);
  ADD(titles_woman, WORD_TITLE_WOMAN);
  ADD(titles_any, WORD_TITLE_ANY);
  ADD(roles_man, WORD_ROLE_MAN);
  ADD(roles_woman, WORD_ROLE_WOMAN);
  ADD(roles_any, WORD_ROLE_ANY);
  ADD(role_modifiers, WORD_ROLE_MODIFIER);
  ADD(names_male, WORD_GIVEN_MAN);
  ADD(names_female, WORD_GIVEN_WOMAN);
  ADD(names_both, WORD_GIVEN_ANY);
  ADD(peoples, WORD_PEOPLE);
  ADD(faiths_and_parties, WORD_FAITH_OR_PARTY);
  ADD(countries, WORD_COUNTRY);
  ADD(states, WORD_STATE);
  ADD(cities, WORD_CITY);
  ADD(place_heads, WORD_PLACE_HEAD);
  ADD(place_starts, WORD_PLACE_START);
  ADD(organisation_heads, WORD_ORGANISATION_HEAD);
  ADD(organisation_starts, WORD_ORGANISATION_START);
  ADD(organisations, WORD_ORGANISATION);
  ADD(outlets, WORD_OUTLET);
  ADD(agencies, WORD_AGENCY | WORD_OUTLET);
  ADD(calendar_words, WORD_CALENDAR);
  ADD(capital_others, WORD_CAPITAL_OTHER);
  ADD(events, WORD_EVENT);
  ADD(determiners, WORD_DETERMINER);
  ADD(possessives, WORD_POSSESSIVE);
  ADD(pronouns_subject, WORD_PRONOUN_SUBJECT);
  ADD(pronouns_personal, WORD_PRONOUN_PERSONAL);
  ADD(prepositions, WORD_PREPOSITION);
  ADD(conjunctions, WORD_CONJUNCTION);
  ADD(subordinators, WORD_SUBORDINATOR);
  ADD(auxiliaries, WORD_AUXILIARY);
  ADD(adverbs, WORD_ADVERB);
  ADD(common_words, WORD_COMMON);
  ADD(name_particles, WORD_PARTICLE);
  for (size_t i = 0; i < sizeof speech_verbs / sizeof *speech_verbs; i++)
    entry_for(speech_verbs[i].form)->verb = &speech_verbs[i];
  add_same(short_names, sizeof short_names / sizeof *short_names);
  add_same(same_names, sizeof same_names / sizeof *same_names);
  size_t n = 0;
  for (size_t i = 0; i < SLOTS; i++) n += slots[i].form.len > 0;
  assert(n * 2 < SLOTS);
  (void)n;
}

const lexicon_entry *lexicon_find(str folded) {
  pthread_once(&built, build);
  if (!folded.len) return NULL;
  const lexicon_entry *e = &slots[slot_of(folded)];
  return e->form.len ? e : NULL;
}
