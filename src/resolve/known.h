/* known.h - entities of a list that somebody else keeps (a watch list, a sanctions list), and how names of articles meet them.
 *
 *   row of FollowTheMoney --known_from_row--> names, the rest    {"id":"Q7","schema":"Person","properties":{"name":["Ann Lee"]}}
 *   its names             --known_names_of--> keys, blocks       as parties have them (party.h)
 *   name, party           --known_by_...-->   log odds           that the party is the one that the list means
 *
 * FollowTheMoney: https://followthemoney.tech, and its schemata Person, LegalEntity, Organization, Company, PublicBody. */
#ifndef WEFT_RESOLVE_KNOWN_H
#define WEFT_RESOLVE_KNOWN_H

#include "resolve/party.h"

#define KNOWN_MAX_ROW (8u << 20) /* bytes of a row */
#define KNOWN_MAX_ID 255         /* bytes */
#define KNOWN_MAX_NAMES 200      /* of an entity, all kinds of names together */
#define KNOWN_MAX_VALUE 400      /* bytes of a name, or of another value */
#define KNOWN_MAX_VALUES 32      /* of a property that is no name */

typedef struct known_entity {
  str id, schema, caption;
  bool person, thing; /* what it can be; a LegalEntity both */
  json *properties;   /* those that are kept: lists of strings, by name; each value once */
  uint32_t left_out;  /* names that were too many, too long, or no names */
} known_entity;

typedef enum known_result {
  KNOWN_READ,
  KNOWN_OTHER, /* well-formed, but of a schema that no article names so: an address, a passport, a ship */
  KNOWN_BAD    /* *e says why; e->byte is not set */
} known_result;

/* Reads a row; other members and properties are passed over, so are values that are objects. Strings are views into the row. */
known_result known_from_row(arena *a, const json *row, known_entity *out, weft_error *e);
/* What is kept of it, as a row of FollowTheMoney: read again it gives the same. */
json *known_to_row(arena *a, const known_entity *in);

/* A name by which it is looked for. Names that are said to be weak are not. */
typedef struct known_name {
  str name;
  str spelled; /* folded */
  name_key key;
  str block; /* as party_block */
} known_name;
known_name *known_names_of(arena *a, const known_entity *in, size_t *n);
/* Whether a party of the name's block can have this name. */
bool known_meets(arena *a, const known_name *name, const party *p);

/* Log odds that a party is it, and a phrase for people: the party's name is its name, or near to it (known_meets); or it has been
 * spelled just like the name. -INFINITY: it is another name. `type` as in annotation; p may be NULL: nothing else is known. */
double known_by_key(arena *a, const known_entity *in, const known_name *name, const party *p, const char **why);
double known_by_spelling(const known_entity *in, const known_name *name, const party *p, str type, const char **why);

#endif
