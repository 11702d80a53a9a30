/* judgement.h - what people said about who is who, and how it is found again in the articles.
 *
 * A judgement names two sides, each by an article and a name in it, which last longer than any id. It is a row (JSONL):
 *
 *   {"verdict":"same","a":{"article":"6f2c1d0a9b3e4c55","name":"Ann Lee"},"b":{"article":"...","name":"Ann
 * Berg"},"at":"2026-11-26T10:00:00Z"}
 */
#ifndef WEFT_RESOLVE_JUDGEMENT_H
#define WEFT_RESOLVE_JUDGEMENT_H

#include "base/json.h"

typedef enum judgement_verdict { JUDGED_SAME, JUDGED_DIFFERENT, JUDGED_UNSURE } judgement_verdict;

typedef struct judgement_side {
  str article, name; /* id of the article; the name as written in it */
} judgement_side;

typedef struct judgement {
  judgement_verdict verdict;
  judgement_side a, b;
  str at, by, note; /* when (ISO 8601), who, why; may be empty */
} judgement;

/* A side of a judgement, where it was found. */
typedef struct judgement_mark {
  uint64_t judgement; /* hash of its two sides: the same for all judgements about them */
  uint32_t side;      /* 0: a, 1: b */
  judgement_verdict verdict;
} judgement_mark;

typedef struct judgement_place {
  uint32_t judgement, side; /* number in the list; 0: a, 1: b */
} judgement_place;

typedef struct judgements {
  judgement *items;
  size_t n;
  judgement_place *places; /* of both sides of each, by article; made by judgements_settle */
} judgements;

bool judgement_from_row(const json *row, judgement *out, weft_error *e);
json *judgement_to_row(arena *a, const judgement *in);

/* Of several judgements about the same two sides the last one counts: takes the others out, and sorts the sides by article. */
void judgements_settle(arena *a, judgements *in);
/* The sides that name an article; *n of them. `in` may be NULL. */
const judgement_place *judgements_of_article(const judgements *in, str article, size_t *n);
str judgement_name(const judgements *in, judgement_place at);
judgement_mark judgement_mark_of(const judgements *in, judgement_place at);

#endif
