/* name_key.h - names made comparable: a name's key is the same for all spellings that are surely one name.
 *
 *   "Bill J. Clinton Jr."  person        first william, middle j, last clinton, suffix jr    key "p william clinton"
 *   "The Harbour Union"    organisation                                                      key "o harbour union"
 */
#ifndef WEFT_RESOLVE_NAME_KEY_H
#define WEFT_RESOLVE_NAME_KEY_H

#include "base/str.h"

#define NAME_KEY_WORDS 12 /* of a name that are looked at */

typedef struct name_key {
  str key;     /* "p " and given name and surname, or "o " and all words: folded */
  bool person; /* the other parts are a person's; folded, empty when not there */
  str first;   /* given name in its full form; empty of a lone name */
  str middle;  /* the word or letters behind it: "j", "herbert", "hw" */
  str last;    /* surname, or the lone name */
  str suffix;  /* jr, sr, ii ... */
  uint32_t n_words;
} name_key;

/* The key of a name as written. `type` as in annotation; `called`: the folded word that the person is called by alone, or empty.
 */
name_key name_key_of(arena *a, str name, str type, str called);
/* Whether a folded word is a known given name, short for one, or an initial. */
bool name_is_given(str w);
/* Whether middle names can be one's: equal, initials of the other, or not told. */
bool name_parts_agree(str x, str y);
/* First letters of a name's words that count ("o central intelligence agency" -> "cia"). */
str name_initials(arena *a, str key);
/* Whether two folded words are a typing error apart: one letter of five, two of eight, put in, left out, changed or swapped
 * (optimal string alignment), the first letter the same. */
bool name_nearly(str x, str y);

#endif
