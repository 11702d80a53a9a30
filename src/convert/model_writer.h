/* model_writer.h - putting a model file (lang/model.h) together. Sections may be added in any order; the file's bytes depend
 * only on what was added. Everything lives in the writer's arena. */
#ifndef WEFT_CONVERT_MODEL_WRITER_H
#define WEFT_CONVERT_MODEL_WRITER_H

#include "base/hash.h"
#include "lang/model.h"

typedef struct model_writer {
  arena *a;
  names strings; /* string 0 is "" */
  VECTOR(model_section) sections;
  VECTOR(const char *) contents;
} model_writer;

void model_writer_init(model_writer *w, arena *a);
/* The string's number (the bytes are copied). */
uint32_t model_writer_string(model_writer *w, str s);
/* A section of `bytes` zeroed bytes, to be filled; rows and cols are kept beside it. */
void *model_writer_section(model_writer *w, model_kind kind, uint32_t owner, uint32_t part, uint32_t rows, uint32_t cols,
                           size_t bytes);
/* A hash map of n entries (model.h). A key that comes twice keeps its later value; key 0 is left out. */
void model_writer_map(model_writer *w, model_kind kind, uint32_t owner, uint32_t part, const uint64_t *keys,
                      const uint32_t *values, size_t n);
/* The whole file; lives in the arena, aligned to 64. Call once, at the end. */
str model_writer_bytes(model_writer *w);

#endif
