/* store.h - one SQLite file that holds the articles, what was worked out of them, and the way back to their bytes.
 *
 *   article   handle | id, outlet, published ... | row (as after annotate) | sketch | thread, entities (derived) | state
 *   raw       hash -> bytes of the page as fetched
 *   posting, pair, ...   the thread room's index (thread_index.h)
 *   setting   granularity: how much is one story
 *   story     id -> row (as after collate), and the columns that lists are made from
 *   entity_in who is named in which article, how often, under which name
 *   attribute what is said of whom, where, and by whom: titles, roles, ages, relations; places in code points
 *   party     who is named in a story, its block, and the entity across stories that it is (people.c)
 *   judgement what people said about who is who; joined: entities that were judged to be one; moved: where old
 *             ids lead; gone: ids of parties that are no more, until their block is resolved
 *   known     entities of lists that somebody else keeps, known_name: their names (known.c)
 *   unsure    pairs of entities that may be one
 *   dirty     stories whose names are to be gathered (step 0) or that are to be collated (step 1) before the store is up to
 *             date (2: cannot be);
 *             dirty_block: blocks of names to be resolved in between
 *   article_text   full text (FTS5)
 *
 * An article is in it wholly or not at all. What is derived is renewed in transactions of its own: `state` and `dirty` say what
 * is still to be done, so a run that was cut off is completed by the next.
 */
#ifndef WEFT_STORE_STORE_H
#define WEFT_STORE_STORE_H

#include "resolve/known.h"
#include "store/sql.h"

typedef struct weft_store store;
struct weft_store {
  sql q;
  char *path;
  arena a; /* lives as long as the store */
};

/* An article on its way in. Blobs are compressed already (store_pack). */
typedef struct stored_article {
  str id, outlet, title, url, published, language, text;
  str hash;          /* identity of the row as read: of two with one id the later published stays, then the smaller hash */
  str row;           /* packed */
  str sketch;        /* bytes of a thread_item */
  str raw, raw_hash; /* packed; hash of the bytes unpacked */
  str runs;          /* packed text_run array */
} stored_article;

typedef enum store_put { STORE_NEW, STORE_SEEN, STORE_REPLACED } store_put;

/* A story as it is stored. */
typedef struct stored_story {
  str id, row; /* packed */
  str slug, title, from, to;
  int64_t articles, outlets, origins, points, conflicts;
} stored_story;

weft_code store_open(const char *path, bool create, store **out, weft_error *e);
void store_close(store *s);
/* How much is one story. A store that has articles refuses another one than it has (*e); WEFT_GRANULARITY_DEFAULT changes
 * nothing. */
weft_granularity store_granularity(store *s);
weft_code store_set_granularity(store *s, weft_granularity wanted, weft_error *e);
bool store_begin(store *s);
/* Ends the transaction: commits, or rolls back after a fault and says it. */
weft_code store_end(store *s, weft_error *e);

/* zstd, with the length known; unpack refuses damaged bytes and more than STORE_MOST_UNPACKED. */
#define STORE_MOST_UNPACKED ((size_t)2 << 30)
str store_pack(arena *a, str bytes);
bool store_unpack(arena *a, str packed, str *bytes);

store_put store_put_article(store *s, const stored_article *in);
/* Handles that are stored but not threaded yet, at most `limit`, by id. */
uint32_t *store_pending(store *s, arena *a, size_t limit, size_t *n);
/* Marks all articles pending and forgets all that is derived. */
void store_forget_derived(store *s);

/* What is stored of one article. */
typedef struct article_columns {
  uint32_t handle;
  str id, row, thread, entities, story; /* row packed; thread and entities JSON, empty when not derived yet */
  str affair, follows;                  /* its thread, and the member `follows` as JSON or empty */
} article_columns;
bool store_article(store *s, arena *a, uint32_t handle, article_columns *out);
str store_article_text(void *s, arena *a, uint32_t handle); /* for the thread index */
/* The text of the article of this id; empty when there is none. */
str store_text_of(store *s, arena *a, str id);
/* Article's row with all that is derived, as after `weft resolve`. NULL and *e when damaged. Pure: for worker threads. */
json *store_full_row(arena *a, const article_columns *in, weft_error *e);

/* Sets the derived fields of an article: `thread` has story and copies, as JSON; stories that it leaves or enters, or whose
 * copies change, become dirty. Its thread (`affair`) and what it follows change no story. */
void store_set_thread(store *s, uint32_t handle, str thread, str story, str affair, str follows);
typedef struct stored_entity {
  str entity, name, type;
  int64_t n, said;
} stored_entity;
void store_set_entities(store *s, uint32_t handle, str ids, const stored_entity *named, size_t n);
/* What an article says of somebody. */
typedef struct stored_attribute {
  str entity, what, value, other, speaker;
  bool former, dead;
  int64_t start, end; /* code points of the text */
} stored_attribute;
void store_set_attributes(store *s, uint32_t handle, const stored_attribute *list, size_t n);
/* What articles say of an entity (include/weft.h, weft_store_people), most of them first; at most 50 (attributes.c). */
json *store_entity_attributes(store *s, arena *a, str id);
/* Up to `limit` stories by id that are dirty up to a step, and the members of one by article id. */
str *store_dirty(store *s, arena *a, int step, size_t limit, size_t *n);
article_columns *store_story_articles(store *s, arena *a, str story, size_t *n);
/* The articles of a thread by id; `name`: its id, or a story of it. *thread gets its id. None, and *e, when there is no such. */
article_columns *store_thread_articles(store *s, arena *a, const char *name, str *thread, size_t *n, weft_error *e);
/* Puts the member `thread_stories` into the row of a story (or thread, by its first story) that is not alone in its thread. */
void store_thread_stories(store *s, arena *a, json *row, str thread);
void store_put_story(store *s, const stored_story *in);
void store_drop_story(store *s, str id); /* has no articles any more */
void store_fail(store *s, str story);    /* cannot be resolved: waits until its articles change */
void store_clean(store *s, str story);   /* not dirty any more */

/* Who is who across stories (people.c). */
typedef struct stored_party {
  str story, id, block;
  str bytes; /* party_pack */
  bool marked;
  str entity; /* what it is across stories; empty when not known yet */
  str why;    /* as in party_link */
  double score;
} stored_party;
/* Of one story, which goes on to step 1; blocks of those that changed become dirty. */
void store_put_parties(store *s, str story, const stored_party *list, size_t n);
str *store_dirty_blocks(store *s, arena *a, size_t limit, size_t *n);
stored_party *store_block(store *s, arena *a, str block, size_t *n);
/* What the parties of a block are, n of each list; stories of those that changed become dirty. */
void store_put_block(store *s, str block, const stored_party *old, const party *list, const block_result *found, size_t n);
/* Joins entities that were judged to be one. */
void store_join_entities(store *s);
/* Ids of a story's parties that are others across stories. */
void store_renames(store *s, arena *a, str story, renames *out);
/* The id that an old one leads to; itself when it leads nowhere. */
str store_entity_now(store *s, arena *a, str id);
void store_add_judgement(store *s, const judgement *in);
judgements store_all_judgements(store *s, arena *a); /* in the order in which they were made, not settled */
/* An article and a name in it by which an entity is found again: the earliest, or that of article `in` (may be empty). */
bool store_entity_side(store *s, arena *a, str who, str in, judgement_side *out);

/* The same of the earliest article but one; and of an entity as it was before it was joined. */
bool store_other_side(store *s, arena *a, str who, str not_in, judgement_side *out);
bool store_party_side(store *s, arena *a, str id, judgement_side *out);
/* The one entity that an id, an old id, or a name means; empty and *e when there is none or several. */
str store_entity_named(store *s, arena *a, const char *name, weft_error *e);
/* {entity, name, type, articles, mentions, said, variants}; with `why` also `stories`: by what it is known to be the same there.
 */
json *store_entity_row(store *s, arena *a, str id);
json *store_entity_why(store *s, arena *a, str id);

/* Entities of lists (known.c). Of two with one id the later one stays. */
store_put store_put_known(store *s, const known_entity *in);
/* What is needed to look up many; NULL when there are no lists. Then sets `known` in the row of an entity: those of lists that it
 * may be; nothing when there are none. */
typedef struct store_known_lists store_known_lists;
store_known_lists *store_known_open(store *s, arena *a);
void store_set_known(store *s, arena *a, const store_known_lists *lists, json *entity_row);
/* The side of a judgement that "known:ID" means; false when there is none. */
bool store_known_side(store *s, arena *a, str named, judgement_side *out);

/* Lists (query.c): one JSON row at a time to `sink`, see include/weft.h. */
typedef bool (*store_sink)(void *user, arena *a, json *row);
weft_code store_list_threads(store *s, const weft_query *query, store_sink sink, void *user, weft_error *e);
weft_code store_summary(store *s, store_sink sink, void *user, weft_error *e);
/* Another number after another connection has changed the file. */
int64_t store_changed(store *s);
/* One row: the bytes of a page from which code points [start, end) of its article's text came (raw.c). */
weft_code store_raw(store *s, const char *id, uint64_t start, uint64_t end, store_sink sink, void *user, weft_error *e);
weft_code store_list_stories(store *s, const weft_query *query, store_sink sink, void *user, weft_error *e);
weft_code store_search(store *s, const weft_query *query, store_sink sink, void *user, weft_error *e);
weft_code store_people(store *s, const char *name, const weft_query *query, store_sink sink, void *user, weft_error *e);
/* Pairs of entities that may be one (people.c), those first that a judgement is worth most for. */
weft_code store_unsure(store *s, const weft_query *query, store_sink sink, void *user, weft_error *e);
weft_code store_show(store *s, const char *name, store_sink sink, void *user, weft_error *e);
/* The stories of a thread, those that were published first before others. */
weft_code store_show_thread(store *s, const char *name, store_sink sink, void *user, weft_error *e);
weft_code store_export(store *s, store_sink sink, void *user, weft_error *e);
weft_code store_export_ftm(store *s, store_sink sink, void *user, weft_error *e); /* ftm.c */
weft_code store_list_known(store *s, const weft_query *query, store_sink sink, void *user, weft_error *e);
/* Checks everything (verify.c); a row {where, what} a fault. */
weft_code store_verify(store *s, store_sink sink, void *user, uint64_t *n_faults, weft_error *e);

#endif
