/* string_id.h - the 64-bit number that spaCy gives a string (StringStore): MurmurHash64A with seed 1 of its UTF-8, a small number
 * for the names in data/symbols.h, 0 for the empty string. Hash tables of a model have such keys; embeddings are looked up by
 * them. */
#ifndef WEFT_LANG_STRING_ID_H
#define WEFT_LANG_STRING_ID_H

#include "base/str.h"

uint64_t string_id(str s);
/* The same without symbols, as tables of a package are keyed (spaCy's hash_string; its Lookups). */
uint64_t string_id_plain(str s);

#endif
