/* party.h - who is who across stories.
 *
 *   entities of one story --parties_of_story--> parties       a name with its company: what is needed to know it again
 *   parties of all stories, by block            "p clinton"   names that could be one meet by surname or by initials
 *   parties of one block  --resolve_block-->    entity ids    told apart by company, context, time
 *   judgements of people  --join_entities-->    joined ids
 *
 * Each arrow is a pure function: stories and blocks may be done in any order, on any thread, on any machine.
 */
#ifndef WEFT_RESOLVE_PARTY_H
#define WEFT_RESOLVE_PARTY_H

#include "base/hash.h"
#include "resolve/aliases.h"
#include "resolve/name_key.h"
#include "resolve/resolve.h"

/* Hashes of names or words, ascending, each once. */
typedef struct hash_set {
  uint32_t *items;
  uint32_t n;
} hash_set;

/* An entity of one story: its name, and what was told with it. */
typedef struct party {
  str story, id; /* id: what resolve_story calls it, the hash of its key */
  str block;     /* names of one block are compared */
  str name;      /* the fullest common spelling */
  name_key key;
  str published, founder; /* of its earliest article: when it was published (empty: not known), and its id */
  int32_t from, to;       /* days since 1970 of its first and last article; to < from: not known */
  uint32_t n_articles, n_mentions;
  uint32_t he, she;        /* pronouns that mean it */
  hash_set people, things; /* ids of those named in the same articles; where there are many, of the commonest */
  hash_set words;          /* words in small letters around its name: "goalkeeper" */
  alias_kind alias;        /* not what it is called, but another name that may be its: where that joins somebody, both are one */
  const judgement_mark *marks; /* judgements that name it, and what ties a party under another name to it */
  uint32_t n_marks;
  str entity; /* its id across stories; empty until resolved, and never packed */
} party;

typedef struct parties {
  party *items; /* by id */
  size_t n;
} parties;

/* The parties of a story that could be those of another one, after resolve_story without renames. */
parties parties_of_story(arena *a, str story, const story_article *articles, size_t n, const entities *found);
/* Names of one block are compared: one surname, or the same initials. Empty for names that are only compared as a whole. */
str party_block(arena *a, const name_key *key, str name);
/* Log odds that two persons called the same are one, by all that is known of both; *why gets the strongest reason. */
double party_evidence(const party *x, const party *y, const char **why);
/* Bytes for a store; false for bytes that are none. The party's strings are views into the bytes. */
str party_pack(arena *a, const party *in);
bool party_unpack(arena *a, str bytes, party *out);

/* Whether the id of a story is in a party's company and in this one; adds a party's company to it. */
bool party_shares(const party *p, const hash_set *company, str id);
void party_add_company(arena *a, const party *p, hash_set *company);

/* What a party is across stories. */
typedef struct party_link {
  str entity;
  const char *why; /* a phrase for people */
  double score;    /* log odds that it is the same as the others of that entity; 0 for the first one */
} party_link;

/* Ids of entities within a story, and what they are across stories. */
typedef struct renames {
  names from;
  VECTOR(str) to;
} renames;

/* Two that may be one, but are kept apart. */
typedef struct uncertain_pair {
  str entity, other; /* ids, entity < other */
  double score;      /* log odds, below SAME_JOIN */
} uncertain_pair;

typedef struct block_result {
  party_link *links; /* one a party, in the order given */
  VECTOR(uncertain_pair) uncertain;
} block_result;

/* Who of a block is who: any order of parties gives the same. */
block_result resolve_block(arena *a, const party *list, size_t n);

/* A side of a judgement, and the entity that it was found in. */
typedef struct judged_entity {
  judgement_mark mark;
  str entity;
} judged_entity;

/* Entities that were judged to be the same, each under the smallest id of those that belong together: in the order of the
 * judgements, those left out that would join two that were judged to be different. */
renames join_entities(arena *a, const judged_entity *list, size_t n);

#endif
