/* tokens.h - tokens as they are found, before they are laid out in arrays; and what ends a sentence. */
#ifndef WEFT_LANG_TOKENS_H
#define WEFT_LANG_TOKENS_H

#include "lang/lang.h"

typedef struct token {
  uint32_t start, end; /* bytes of the text */
  uint8_t shape;       /* lang_shape */
  bool space;          /* white space before it */
  bool line;           /* a line break before it: it opens a paragraph */
  str lower;           /* folded */
} token;

typedef struct token_list {
  token *items;
  size_t n, cap;
} token_list;

token_list lang_tokens(arena *a, str text);

/* Whether a sentence ends before token i (0 < i < n) of the same paragraph. */
bool lang_sentence_ends(const token_list *in, str text, size_t i);

#endif
