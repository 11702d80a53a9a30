/* tokenizer.h - a text to its tokens, exactly as spaCy's Tokenizer (tokenizer.pyx) does it: white space, special cases, prefixes,
 * suffixes, URLs, infixes, and special cases that span affixes. Patterns are regular expressions of the model, run by PCRE2. */
#ifndef WEFT_LANG_TOKENIZER_H
#define WEFT_LANG_TOKENIZER_H

#include "lang/lexeme.h"

typedef struct tokens_found {
  uint32_t n;
  uint32_t *start, *end; /* bytes of the text, [start, end) */
  bool *space;           /* one space (U+0020) belongs to it and follows */
  lexeme **word;
} tokens_found;

/* Compiled patterns and checked tables of a model; read-only afterwards, for any number of threads. */
typedef struct tokenizer tokenizer;
tokenizer *tokenizer_open(const model *m, weft_error *e);
void tokenizer_close(tokenizer *t);

/* What one thread needs to run it: match data, cache of spans, words. NULL when there is no memory. */
typedef struct tokenizer_worker tokenizer_worker;
tokenizer_worker *tokenizer_worker_new(const tokenizer *t);
void tokenizer_worker_free(tokenizer_worker *w);
/* The next run begins with no words: after one whose words may be unfinished. */
void tokenizer_worker_forget(tokenizer_worker *w);
/* The words it has met; its arena may also hold what hangs on them. */
lexemes *tokenizer_worker_lexemes(tokenizer_worker *w);
/* Tokens of a valid UTF-8 text of less than 4 GiB. Lexemes are valid until the next call; arrays live in `a`.
 *
 * Linear in the text. That has a price for runs of more than 4 KiB without white space: such a run is not held against the token
 * and URL patterns as a whole (only what is left of it once it is shorter), and an ending of more than 128 bytes may be missed.
 */
void tokenizer_run(tokenizer_worker *w, arena *a, str text, tokens_found *out);
/* Whether a prefix, suffix or infix is found in a text (conversion: which special cases need MODEL_PHRASES). */
bool tokenizer_has_affix(tokenizer_worker *w, str s);

#endif
