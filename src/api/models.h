/* models.h - the trained pipelines that the user has added: where their files are, and lending them to threads.
 *
 *   folder of models: NAME-VERSION.weftmodel ... --opened--> a pipeline a language --lent--> a worker a thread
 *
 * Of several models of one language the last by file name is used. A model that does not open is told once; its language goes on
 * with rules. */
#ifndef WEFT_API_MODELS_H
#define WEFT_API_MODELS_H

#include "base/json.h"
#include "lang/pipeline.h"
#include "weft.h"

#define MODELS_SUFFIX ".weftmodel"

/* options->models, or $WEFT_MODELS, or $XDG_DATA_HOME/weft/models, or ~/.local/share/weft/models; empty when none of them is
 * known. It need not exist. */
str models_folder(arena *a, const weft_options *options);

/* Paths of all model files (C strings), by name and version; returns how many. */
size_t models_files(arena *a, const weft_options *options, str **paths);

/* What a model says of itself (MODEL_INFO); NULL when that is no object. */
json *models_info(arena *a, const model *m);

typedef struct models models;
struct run;

/* Opens all models of the run's folder; NULL when there is no memory. */
models *models_new(struct run *r);
void models_free(models *all);

/* A worker of the language's pipeline, for the calling thread until it is given back; NULL when there is no model for the
 * language. Without memory goes to the guard of `a`. A text whose language is not known ("und") is taken for English, as by the
 * rules. */
pipeline_worker *models_borrow(models *all, arena *a, str language);
void models_return(models *all, pipeline_worker *w);

#endif
