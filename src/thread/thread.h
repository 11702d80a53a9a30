/* thread.h - who copied whom, and which articles tell one story.
 *
 * Each article emits keys; articles meet by key; pairs are judged; components of the graph are partitioned:
 *
 *   article -> thread_item (sketch: shingle hashes, rare terms, day)   thread_sketch
 *           -> keys -> index -> candidates -> judged pairs             thread_update
 *           -> components -> stories, copy groups, threads             thread_update
 *
 * The result is a function of the set of articles, never of their order or batches: whatever an addition can change is
 * recomputed (the new articles, those whose candidates changed, the components they touch), and nothing else is.
 * The index is an interface: in memory here (thread_memory), in SQLite in the store; the code above it is the same.
 */
#ifndef WEFT_THREAD_THREAD_H
#define WEFT_THREAD_THREAD_H

#include "annotate/annotate.h"

#define THREAD_NO_DAY INT32_MIN

/* What threading keeps of an article: all that pairs are judged by, in one relocatable block (thread_item_bytes). */
typedef struct thread_item thread_item;

/* Makes the sketch of one article (pure; done in parallel). */
thread_item *thread_sketch(arena *a, const article *in, const annotations *notes);
/* Its bytes, as they can be stored, and back (NULL when damaged; views into `bytes`, which must be 8-aligned). */
str thread_item_bytes(const thread_item *item);
const thread_item *thread_item_from_bytes(str bytes);

typedef enum passage_kind { PASSAGE_PROSE = 0, PASSAGE_QUOTE, PASSAGE_BOILERPLATE } passage_kind;

/* The same words at two places: bytes [start, end) of this article's text, [at, to) of the other's. */
typedef struct passage {
  uint32_t start, end, at, to;
  passage_kind kind;
} passage;

/* What is kept of a judged pair: whole numbers, so that sums of them are the same in any order. */
typedef struct thread_pair {
  uint32_t other;      /* handle of the other one */
  int32_t base;        /* story score before competition, in 1/65536 of a logit */
  uint16_t similarity; /* of words, 0..65535; THREAD_NO_STORY: no story candidates */
  uint16_t shared;     /* share of the shorter one's shingles that the other one has, 0..65535 */
  uint16_t prose;      /* the same for prose passages that count for copy groups */
  uint16_t affair;     /* how likely both are of one affair, days or years apart, 0..65535; 0: they are not */
} thread_pair;

#define THREAD_NO_STORY 0

typedef struct thread_posting {
  int32_t day; /* or THREAD_NO_DAY */
  uint32_t handle;
} thread_posting;

/* Where keys, items and pairs are kept. Articles are handles: small numbers that the index gave; they are never an
 * order, ties are broken by article id. Arrays returned live in `a`. */
typedef struct thread_index thread_index;
struct thread_index {
  void *state;
  weft_granularity granularity; /* of stories; 0: the default */
  /* Sketch, article id and text of a handle. The item is NULL when it is damaged. */
  const thread_item *(*item)(thread_index *x, arena *a, uint32_t handle);
  str (*id)(thread_index *x, arena *a, uint32_t handle);
  str (*text)(thread_index *x, arena *a, uint32_t handle);
  /* Keys: `day` is the article's day or THREAD_NO_DAY. */
  void (*put_key)(thread_index *x, uint64_t key, thread_posting posting);
  /* Postings of the key with days from..to, by day, at most `limit`; *n gets how many. THREAD_NO_DAY is before all days. */
  thread_posting *(*by_key)(thread_index *x, arena *a, uint64_t key, int32_t from, int32_t to, size_t limit, size_t *n);
  /* Judged pairs of a handle, by the other's handle. Put and drop keep both sides (`pair` is seen from `handle`). */
  thread_pair *(*pairs)(thread_index *x, arena *a, uint32_t handle, size_t *n);
  void (*put_pair)(thread_index *x, uint32_t handle, thread_pair pair);
  void (*drop_pair)(thread_index *x, uint32_t handle, uint32_t other);
  /* The article that a handle's story is called after (its earliest); UINT32_MAX when not set yet. */
  uint32_t (*story)(thread_index *x, uint32_t handle);
  void (*set_story)(thread_index *x, uint32_t handle, uint32_t first);
  /* The same of its thread: the earliest article of all its stories. */
  uint32_t (*thread)(thread_index *x, uint32_t handle);
  void (*set_thread)(thread_index *x, uint32_t handle, uint32_t first);
};

/* An index in memory over articles 0 .. n - 1. Items, ids and texts are arrays that stay alive. */
thread_index *thread_memory(arena *a, const thread_item *const *items, const str *ids, const str *texts, size_t n);

/* Brings the index up to date after articles `added` got their items. Returns the handles whose story or copies may have
 * changed, by day, so that the caller can renew their rows: *n_changed of them. */
uint32_t *thread_update(arena *a, thread_index *x, const uint32_t *added, size_t n_added, size_t *n_changed);

/* The last step alone: stories, copy groups and threads of all articles 0 .. n - 1, whose judged pairs are in the index. */
void thread_partition(arena *a, thread_index *x, size_t n);

/* Texts that were looked at lately, so that rows of near articles need not fetch and cut them again. One thread's. */
typedef struct thread_texts thread_texts;
thread_texts *thread_texts_new(arena *a, thread_index *x);
void thread_texts_free(thread_texts *t);

/* Copies of one article, as its row says them. */
typedef struct copy_of {
  str article; /* id of the other one */
  str text;    /* its text */
  passage *passages;
  size_t n_passages;
} copy_of;

/* Words that a version of a page has otherwise than the one before: bytes [start, end) of its text for [at, to) of the other's.
 */
typedef struct text_change {
  uint32_t start, end, at, to;
} text_change;

typedef struct thread_row {
  str story, thread; /* ids */
  str group;         /* copy group id; empty when alone */
  str role;          /* original, version, reprint, partial copy, rewrite; empty when alone */
  str of;            /* id of the article that it repeats; empty for the original */
  str order;         /* by what it is known that `of` was first: "day", "time" of one day, or "unsure" */
  str text;          /* its own text, when it has copies or goes on with an affair */
  bool given;        /* story and thread are those that the row named */
  str follows;       /* id of the earlier article whose affair it goes on with; empty when there is none */
  double likeness;   /* of both, 0..1 */
  str names[5];      /* views into `text`: names that both tell, the most telling first */
  size_t n_names;
  copy_of *copies; /* articles that share passages with it (its group's and others), by id */
  size_t n_copies;
  str *versions; /* ids of all versions of its page, the oldest first; none when there is but one */
  size_t n_versions;
  str before; /* text of the version before; without data for the first */
  text_change *changes;
  size_t n_changes;
} thread_row;

/* The id of the story (or thread) that is called after an article: "s" and 12 digits. */
str thread_story_id(arena *a, str article_id);
/* The fields of a handle's row; a given `story` is kept. Lives until the next call with the same `texts`. */
thread_row thread_row_of(arena *a, thread_index *x, thread_texts *texts, uint32_t handle);
/* Puts `copies`, `versions`, `story`, `thread`, `follows` into a row. */
void thread_row_to_json(arena *a, json *row, const thread_row *in, weft_offsets unit);

#endif
