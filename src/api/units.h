/* units.h - stored rows with their places counted in another unit. */
#ifndef WEFT_API_UNITS_H
#define WEFT_API_UNITS_H

#include "resolve/resolve.h"
#include "store/store.h"

/* An article's row, changed in place; *out is the article that it says. False with *e when it is damaged. */
bool units_article(arena *a, store *s, json *row, weft_offsets unit, story_article *out, weft_error *e);
/* The row of a story (or thread) with `rows` of its articles. NULL with *e when one is damaged. */
json *units_story(arena *a, store *s, json *row, weft_offsets unit, weft_error *e);

#endif
