/* lang.c - tokens laid out in arrays, and the sentences and paragraphs over them. */
#include "lang/tokens.h"

lang_doc *lang_analyse(arena *a, str text) {
  lang_doc *d = ARENA_NEW(a, lang_doc);
  d->text = text;
  token_list tokens = lang_tokens(a, text);
  d->n = (uint32_t)tokens.n;
  d->start = ARENA_ARRAY(a, uint32_t, tokens.n + 1);
  d->end = ARENA_ARRAY(a, uint32_t, tokens.n + 1);
  d->shape = ARENA_ARRAY(a, uint8_t, tokens.n + 1);
  d->sentence = ARENA_ARRAY(a, uint32_t, tokens.n + 1);
  d->lower = ARENA_ARRAY(a, str, tokens.n + 1);
  d->space = ARENA_ARRAY(a, bool, tokens.n + 1);
  VECTOR(lang_sentence) sentences = {0};
  uint32_t paragraph = 0;
  for (uint32_t i = 0; i < d->n; i++) {
    const token *t = &tokens.items[i];
    if (i == 0 || t->line || lang_sentence_ends(&tokens, text, i)) {
      if (i && t->line) paragraph++;
      VECTOR_PUSH(a, sentences, (lang_sentence){.first = i, .start = t->start, .paragraph = paragraph});
    }
    lang_sentence *s = &sentences.items[sentences.n - 1];
    s->last = i + 1;
    s->end = t->end;
    d->start[i] = t->start;
    d->end[i] = t->end;
    d->shape[i] = t->shape;
    d->sentence[i] = (uint32_t)sentences.n - 1;
    d->lower[i] = t->lower;
    d->space[i] = t->space;
  }
  d->sentences = sentences.items;
  d->n_sentences = (uint32_t)sentences.n;
  return d;
}
