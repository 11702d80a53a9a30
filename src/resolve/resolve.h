/* resolve.h - who is who across articles.
 *
 *   mentions of a story's articles -> entities within an article ("e1") -> names meet by surname within the story
 *   -> one key a person, place or organisation -> id = hash of the key -> what it is across stories (party.h), if given
 *
 * A function of one story's articles and of what is given: depends on nothing else.
 */
#ifndef WEFT_RESOLVE_RESOLVE_H
#define WEFT_RESOLVE_RESOLVE_H

#include "resolve/judgement.h"
#include "resolve/name_key.h"
#include "thread/thread.h"

/* Words that an article shares with another one. */
typedef struct shared_passage {
  str article; /* id of the other one */
  span at;     /* here, bytes of the text */
} shared_passage;

/* One article of a story on its way through resolve and collate. */
typedef struct story_article {
  article article;
  annotations notes;      /* entity and speaker: within the article before resolve_story, across articles after */
  str group;              /* copy group, empty when alone */
  str of;                 /* id of the article that it repeats, empty when none */
  shared_passage *shared; /* as the row has them */
  uint32_t n_shared;
  json *row;
} story_article;

typedef struct entity_variant {
  str name;
  uint32_t n;      /* mentions */
  const char *why; /* it is this entity's, when its spelling alone does not say so; NULL when it does */
} entity_variant;

typedef struct entity {
  str id;
  name_key key;
  str name;                 /* the fullest common spelling */
  str type;                 /* person, organisation, place, group, other */
  entity_variant *variants; /* most frequent first */
  uint32_t n_variants;
  uint32_t n_mentions, n_articles;
  judgement_mark *marks; /* judgements that name it */
  uint32_t n_marks;
} entity;

typedef struct entities {
  entity *items; /* by id */
  size_t n;
} entities;

/* Reads a story's articles from their rows. */
bool story_article_from_row(arena *a, json *row, weft_offsets unit, story_article *out, weft_error *e);
struct renames; /* party.h */
/* Sets entity ids in all mentions and speakers (articles sorted by id; changes them in place) and returns the entities. `judged`
 * may be NULL. The ids are those within the story, hashes of names' keys, but for those that `across` (may be NULL) has others
 * for. */
entities resolve_story(arena *a, story_article *articles, size_t n, const judgements *judged, const struct renames *across);

#endif
