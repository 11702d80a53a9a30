/* gather.h - rows that meet: all rows of an input by id, and work over them in parallel, its results in order. */
#ifndef WEFT_API_GATHER_H
#define WEFT_API_GATHER_H

#include "api/filter.h"

#include "thread/thread.h"

/* A row that waits for the others. */
typedef struct waiting {
  str id, story; /* story empty when the row names none */
  str published; /* of two rows with one id the later published is kept, then the smaller hash */
  uint64_t hash;
  str text;   /* article's text, when the stage needs it; empty else */
  str sketch; /* bytes of a thread_item, when the stage needs it */
  str line;
} waiting;

typedef struct gathering {
  arena a;
  VECTOR(waiting) rows;
  VECTOR(str) pairs; /* when asked for: lines that are pairs of ids, in the order of the input */
  bool with_sketch, with_pairs;
  bool by_thread; /* when asked for: a thread's rows meet instead of a story's */
} gathering;

/* All rows of the input by id; of two with the same id one is kept, by a rule that knows no order of arrival. */
void gather_rows(run *r, reader *in, const char *doing, gathering *g);

/* Work over gathered rows in parallel, results in order. */
typedef struct output {
  arena a;
  VECTOR(str) rows;
  uint32_t *handles; /* which gathered rows those are, when it is one a row */
  VECTOR(weft_error) faults;
} output;

typedef struct step {
  run *r;
  gathering *g;
  thread_index *index;
  const uint32_t *order, *first; /* stories: rows order[first[i]..first[i + 1]) */
  void *context;                 /* of the stage */
  size_t from;
  output *outputs;
  void (*work)(struct step *s, size_t i, output *out); /* on a worker */
  void (*done)(struct step *s, size_t i, output *out); /* on the calling thread, in order */
} step;

void gather_steps(step *s, size_t n, const char *doing);
/* `done` of a step whose rows are handed on. */
void gather_emit(step *s, size_t i, output *out);
/* `weft thread` with options.memory (spilled.c). */
void filter_thread_spilled(run *r, reader *in);
/* Tells a fault as one of the record; NULL. */
json *gather_fault(item *it, weft_error e, uint64_t byte);
/* The row in a record, and the article in it; NULL when it has no text, or after telling the fault. */
json *gather_row(item *it, article *out);

#endif
