/* byline.h - names of authors from one line: "By Ann Lee and Bo Ray, Jr." -> Ann Lee | Bo Ray, Jr. */
#ifndef WEFT_READ_BYLINE_H
#define WEFT_READ_BYLINE_H

#include "base/str.h"

#define BYLINE_MAX_AUTHORS 64
#define BYLINE_MAX_BYTES 200 /* of one name; what is longer is no name and is dropped */

typedef struct byline {
  VECTOR(str) names;
} byline;

/* Adds the names in `line`, each once. */
void byline_add(arena *a, byline *b, str line);

/* Bytes of "By", "Written by: " and the like at the beginning of a line; 0 when it does not begin so. */
size_t byline_opening(str line);

#endif
