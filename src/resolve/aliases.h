/* aliases.h - other names that a person may be known by: said in the text ("Judith Brandt, née Amsel"), or guessed from the
 * name's form (the second of two surnames left out, the surname first). */
#ifndef WEFT_RESOLVE_ALIASES_H
#define WEFT_RESOLVE_ALIASES_H

#include "resolve/name_key.h"

typedef enum alias_kind { ALIAS_NONE, ALIAS_SAID, ALIAS_GUESSED } alias_kind;

typedef struct alias {
  str name;
  name_key key;
  alias_kind kind;
} alias;

#define MOST_ALIASES 4 /* of one party */

/* Another name said behind a mention that ends at byte `end` of the text. */
bool alias_behind(arena *a, str text, size_t end, const name_key *of, alias *out);
/* Names that its form allows; at most 2. Returns how many. */
size_t aliases_guessed(arena *a, const name_key *of, alias *out);

#endif
