/* pipeline.h - a trained pipeline at work: the bytes of a text to an analysis.
 *
 *   text -> tokenizer -> tokens
 *        -> for each component of the model, in its order (model.h):
 *             tok2vec: vectors, chunk by chunk, handed to the tagger, morphologizer and parser that read them
 *             tagger | morphologizer -> tag | pos, morph       parser -> head, dep, sentence starts
 *             attribute ruler -> tag, pos, morph, lemma        lemmatizer -> lemma        ner (own vectors) -> entities
 *
 * Time and memory are linear in the text. What is said of a text depends on the model and the text alone. */
#ifndef WEFT_LANG_PIPELINE_H
#define WEFT_LANG_PIPELINE_H

#include "lang/analysis.h"

/* An opened model and what was worked out of it, shared by threads. */
typedef struct pipeline pipeline;
/* Maps and checks the model file. NULL with *e. */
pipeline *pipeline_open(const char *path, weft_error *e);
/* The same of a model in memory (aligned to 64), which must outlive it. */
pipeline *pipeline_open_memory(const char *name, str bytes, weft_error *e);
void pipeline_close(pipeline *p);
const model *pipeline_model(const pipeline *p);

/* One thread's room; about 10 MiB, whatever the texts. NULL when there is no memory. */
typedef struct pipeline_worker pipeline_worker;
pipeline_worker *pipeline_worker_new(pipeline *p);
void pipeline_worker_free(pipeline_worker *w);
/* Analyses a valid UTF-8 text under 1 GiB. The analysis lives in `a`; its lexemes until the worker's next text. */
analysis *pipeline_run(pipeline_worker *w, arena *a, str text);

#endif
