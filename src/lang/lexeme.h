/* lexeme.h - a word as such, apart from any place in a text: its spelling and what follows from the spelling alone
 * (spaCy's Lexeme and its lex_attrs.py). Kept in a thread's lexemes, so that each is worked out once. */
#ifndef WEFT_LANG_LEXEME_H
#define WEFT_LANG_LEXEME_H

#include "lang/model.h"

#define LEXEME_NETWORKS 4 /* most tok2vec networks of one pipeline */

typedef struct lexeme {
  str orth;  /* as written */
  str lower; /* all letters small (Unicode full mapping, as Python's str.lower) */
  /* spaCy's numbers of these strings, the inputs of the embeddings */
  uint64_t orth_id, lower_id, norm, prefix, suffix, shape;
  bool is_space;   /* white space only */
  bool is_alpha;   /* letters only */
  uint32_t phrase; /* tokenizer.c: 1 + the first phrase (MODEL_PHRASE_FIRST) that begins with this word; 0: none does */
  /* network.c: vectors of this word, for each network, without and with a space behind it; NULL: not looked up yet */
  const float *vectors[LEXEME_NETWORKS][2];
} lexeme;

/* A thread's words. Forgotten when they take more than a few MiB (lexemes_trim), so memory is bounded. */
typedef struct lexemes lexemes;

lexemes *lexemes_new(const model *m);
void lexemes_free(lexemes *l);
/* Between texts: forgets all words, and what else lies in their arena, when that is too much. True when it did; no lexeme may be
 * held over it. */
bool lexemes_trim(lexemes *l);
/* Forgets them in any case: after a call that ended in want of memory. */
void lexemes_forget(lexemes *l);
/* Where words live, and what hangs on them (vectors, the tokenizer's cache). Who asks for words sets its guard. */
arena *lexemes_arena(lexemes *l);
/* The word; with a norm of its own (a string of the model) where a special case gives one, else 0. Never NULL. */
lexeme *lexemes_word(lexemes *l, str orth, uint32_t norm);

#endif
