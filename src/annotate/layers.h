/* layers.h - what a trained pipeline says of a text (lang/analysis.h), written out in three forms.
 *
 *   analysis --layers_tokens--> member `tokens` of the article's row: arrays of equal length (docs/rows.md)
 *            --layers_conllu--> CoNLL-U text (universaldependencies.org/format.html), words only
 *            --layers_spacy---> the JSON of spaCy's Doc.to_json, which Doc.from_json reads
 *
 * All are to be called before the pipeline's worker takes its next text. Time and memory are linear in the text. */
#ifndef WEFT_ANNOTATE_LAYERS_H
#define WEFT_ANNOTATE_LAYERS_H

#include "base/json.h"
#include "lang/analysis.h"
#include "text/utf8.h"

/* Sets `tokens` of the row: start and end in `unit`. */
void layers_tokens(arena *a, json *row, const analysis *d, weft_offsets unit);

/* All sentences that hold a word, each with its comments and an empty line behind it; the last newline is left out, as a row's
 * is; empty for a text of white space only. White-space tokens are no words: they stand as SpacesAfter (SpacesBefore at the
 * text's start) in MISC of the word beside them, and what hangs on one hangs on its head. One root a sentence, named `root`; a
 * further one hangs on it as `dep`. Without a parser HEAD and DEPREL are `_`. start_char and end_char are code points. `id` is
 * the article's. */
str layers_conllu(arena *a, const analysis *d, str id);

/* {id, text, ents, sents, tokens}; offsets are code points whatever rows have, as spaCy wants. Without a parser there are no
 * heads. */
json *layers_spacy(arena *a, const analysis *d, str id);

/* Whether the pipeline has a parser; without one every token is its own head and nothing begins a sentence but the text. */
bool layers_has_heads(const analysis *d);

#endif
