/* filter.h - how the stages run over many inputs.
 *
 *   reader -> batch of records --workers--> rows of each, in order -> sink          (read, annotate: a row at a time)
 *   reader -> all rows, by id  --workers--> rows, in order of id   -> sink          (thread, resolve, collate: rows meet)
 *
 * The rooms' functions are pure; this room gives them their arenas, their threads, and tells their faults.
 */
#ifndef WEFT_API_FILTER_H
#define WEFT_API_FILTER_H

#include "api/models.h"
#include "resolve/judgement.h"
#include "read/read.h"

/* Most memory that one document may take on its way through a stage. */
#define ITEM_MEMORY_LIMIT ((size_t)2 << 30)
/* Most times the bytes of its rows that a story may take, when that is more: articles' trees are 7, what they say jointly 20. */
#define STORY_MEMORY_FACTOR 64

typedef struct run {
  weft_options options; /* copied; never NULL inside */
  weft_report report;
  weft_sink sink;
  void *sink_user;
  bool stopped; /* the sink said so */
  models *models;
} run;

/* Copies the options (NULL: defaults) and clears the counts. */
void run_init(run *r, const weft_options *options, weft_sink sink, void *sink_user);
/* Closes the models that were used. */
void run_end(run *r);
/* Tells one fault and counts it. */
void run_warn(run *r, const weft_error *e);
/* For reader_open: `user` is the run. */
void run_warn_reader(void *user, const weft_error *e);
void run_progress(run *r, const char *doing, uint64_t done, uint64_t total);
/* Hands one row on; false when the sink stopped the run. */
bool run_emit(run *r, str row);
/* Writes a tree as one row into `a`. */
str row_text(arena *a, const json *row);

/* One record being worked on: its own arena, and what came out. */
typedef struct item {
  arena a;
  read_record record; /* copied: lives as long as the batch */
  VECTOR(str) rows;
  void *result; /* for stages whose items are not rows */
  VECTOR(weft_error) faults;
  VECTOR(weft_error) notices; /* told, but no faults */
  size_t not_articles, without_text;
  struct run *run;
  void *context;
} item;

void run_item_fault(item *it, const weft_error *e);

/* Reads records in batches, lets `work` fill each item on several threads, then hands each to `done` in order (on the
 * calling thread; false stops). Faults are told before `done`. After each batch `batch` is called, when there is one. */
void run_items(run *r, reader *in, const char *doing, void (*work)(item *it), bool (*done)(item *it),
               bool (*batch)(run *r, void *context), void *context);

/* One article annotated, in the form that the options ask for; `row` is its row, changed in place. Empty when that form has
 * nothing to say of it. False with *e when they ask for what only a trained pipeline says, and there is none. */
bool annotated_text(run *r, arena *a, json *row, const article *in, str *out, weft_error *e);
/* What stands before the first article and behind the last one in that form; mostly empty. */
str annotated_head(const run *r, arena *a);
str annotated_end(const run *r);

/* The stages as filters. */
void filter_read(run *r, reader *in);
void filter_annotate(run *r, reader *in);
void filter_thread(run *r, reader *in);
void filter_resolve(run *r, reader *in);
void filter_collate(run *r, reader *in);

/* Judgements from JSONL files (judge.c), in order, not settled; rows that are none are told. */
weft_code run_judgements(run *r, arena *a, const char *const *paths, size_t n_paths, judgements *out, weft_error *e);
/* What follows from a store's articles and judgements (settle.c); goes on where a run before was cut off. */
weft_code settle(run *r, struct weft_store *s, weft_error *e);

#endif
