/* rarity.h - how rare a word is, from a table that ships with the program, so that what is made of an article depends on it
 * alone and not on the articles around it. */
#ifndef WEFT_THREAD_RARITY_H
#define WEFT_THREAD_RARITY_H

#include "base/str.h"

/* ln(articles / articles with the word) of a folded word (a final 's does not count); 0 is a word that all articles have, about
 * 7.8 one that the table does not know. */
double thread_rarity(str folded);
/* The same in RARITY_STEPS-ths (32), as a byte. `known` (may be NULL) says whether the table has the word. */
uint8_t thread_rarity_byte(str folded, bool *known);

#endif
