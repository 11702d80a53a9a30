/* known_schemata.h - what is read of FollowTheMoney rows, sorted. Source: the schema files of the package followthemoney 4
 * (Thing, LegalEntity, Person, Organization, Company, PublicBody), MIT licence; names only. */
#ifndef WEFT_RESOLVE_KNOWN_SCHEMATA_H
#define WEFT_RESOLVE_KNOWN_SCHEMATA_H

typedef struct known_schema {
  const char *name;
  bool person, thing;
} known_schema;

static const known_schema known_schemata[] = {
    {"Company", false, true},      {"LegalEntity", true, true}, {"Organization", false, true},
    {"Person", true, false},       {"PublicBody", false, true},
};

/* Names that it is looked for by; those that are too weak for that; and what is shown beside. */
static const char *const known_strong[] = {"name", "alias", "previousName"};
static const char *const known_weak[] = {"weakAlias", "abbreviation"};
static const char *const known_shown[] = {"topics",      "birthDate",    "deathDate", "gender",     "position",
                                          "nationality", "citizenship",  "country",   "jurisdiction", "program",
                                          "sourceUrl",   "wikidataId"};

#endif
