/* convert.h - a spaCy 3 pipeline package (wheel or folder) to a model file (lang/model.h). No Python; nothing of the package is
 * run.
 *
 *   wheel | folder -> package (files)   config.cfg: which components, in which order, listening to which vectors
 *        tokenizer ------------------> patterns, special cases, norms        convert_tokenizer.c, pattern.c
 *        NAME/model ------------------> packed layers                         convert_network.c
 *        NAME/cfg, NAME/moves --------> what classes mean                     convert.c
 *        attribute_ruler, lemmatizer -> patterns, tables                      convert_rules.c
 *        meta.json -------------------> name, language, licence, sources
 *     -> model_writer -> the file
 *
 * What a language needs beyond its package (spaCy keeps some in Python code) stands in tables in data/, by language. A component
 * or setting that the engine does not know is refused with its name, never left out in silence. */
#ifndef WEFT_CONVERT_CONVERT_H
#define WEFT_CONVERT_CONVERT_H

#include "convert/model_writer.h"
#include "convert/msgpack.h"
#include "convert/package.h"

/* The model file of the package at `path`; *bytes lives in the arena. False with *e. */
bool convert_package(arena *a, const char *path, str *bytes, weft_error *e);

/* Parts of it, each given the pipeline's language ("en") and settings; `owner` is the component's index, `name` its name and
 * folder. All give false with *e. */
bool convert_tokenizer(arena *a, package *p, str language, model_writer *w, weft_error *e);
bool convert_attribute_ruler(arena *a, package *p, const char *name, uint32_t owner, model_writer *w, weft_error *e);
bool convert_lemmatizer(arena *a, package *p, str language, const json *settings, const char *name, uint32_t owner,
                        model_writer *w, weft_error *e);
/* Networks: fill in the component's sizes too. `width` is that of the vectors that it reads, when not its own. */
bool convert_tok2vec(arena *a, package *p, const char *name, uint32_t owner, model_component *c, model_writer *w, weft_error *e);
bool convert_tagger(arena *a, package *p, const char *name, uint32_t owner, uint32_t width, model_component *c, model_writer *w,
                    weft_error *e);
bool convert_transitions(arena *a, package *p, const char *name, uint32_t owner, uint32_t width, model_component *c,
                         model_writer *w, weft_error *e);
/* A file of the package that must be there, and be MessagePack. */
bool convert_msgpack(arena *a, package *p, const char *file, const msgpack **out, weft_error *e);

#endif
