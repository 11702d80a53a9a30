/* explain.h - for people: why claims of a story are or are not one point.
 *
 *   points -> pairs within each, and its best rivals: pairs with a claim outside -> features, score, what came of it
 *
 * Works everything out again; costs nothing when it is not asked for. */
#ifndef WEFT_COLLATE_EXPLAIN_H
#define WEFT_COLLATE_EXPLAIN_H

#include "collate/collate.h"

typedef struct explain_choice {
  str article;   /* id, or its beginning, of the article whose claim is asked about; empty: all points are */
  int64_t place; /* within that claim, in the unit of rows */
  bool rows;     /* JSON rows, one a pair; else lines for people, all of a story as one string without the last newline */
} explain_choice;

typedef struct explained {
  str *items;
  size_t n;
} explained;

/* Reads "ARTICLE:PLACE"; false when it is none such. */
bool explain_choice_of(str text, explain_choice *out);
/* The pairs of a story that are asked for, point by point, those within it by score, then its rivals; of a chosen claim all by
 * score. None where the story has no such claim, or no pairs. Articles sorted by id. A pure function. */
explained explain_story(arena *a, str story, const story_article *articles, size_t n, weft_offsets unit,
                        const explain_choice *choice);

#endif
