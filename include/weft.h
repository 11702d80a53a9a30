/* weft.h - the public face of Weft: reads many news articles and works out what they jointly say.
 *
 * Two ways in, one data form. Articles travel as *rows*: JSON objects, one an article, described in docs/rows.md.
 *   1. Filters: weft_run_stage() reads rows (or, for WEFT_READ, files of any kind) and hands on rows.
 *   2. A store: weft_store_add() runs all stages into one SQLite file; the weft_store_*() calls read it.
 * Results come as JSON text, handed to a sink a row at a time; weft_value_*() walks one.
 *
 * Ownership: what a function returns belongs to the object it came from and dies with it; objects made by
 * weft_*_open / weft_value_parse are released by their _close / _free. Strings handed in are only read.
 * Threads: one store or value is used by one thread at a time; different ones are independent.
 * Errors: functions return a weft_code; details go into the weft_error that the caller gave (may be NULL).
 * Offsets in rows are Unicode code points unless weft_options.offsets says otherwise.
 */
#ifndef WEFT_H
#define WEFT_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__) && __GNUC__ >= 4
#define WEFT_API __attribute__((visibility("default")))
#else
#define WEFT_API
#endif

#define WEFT_VERSION "0.1.0"

typedef enum weft_code {
  WEFT_OK = 0,
  WEFT_ERROR_USAGE,    /* the call or its arguments are wrong */
  WEFT_ERROR_IO,       /* the system refused: file missing, no rights, disk full, pipe closed */
  WEFT_ERROR_FORMAT,   /* bytes that are not what they claim to be */
  WEFT_ERROR_LIMIT,    /* a cap was reached: bytes, depth, counts, ratio */
  WEFT_ERROR_MEMORY,   /* the system gave no memory */
  WEFT_ERROR_STORE,    /* SQLite refused, or the file is not a Weft store */
  WEFT_ERROR_NOT_FOUND /* nothing by that name */
} weft_code;

/* What went wrong, where. `where`: file, or file!member. `byte`: offset into it, UINT64_MAX when unknown. */
typedef struct weft_error {
  weft_code code;
  char message[240];
  char where[256];
  uint64_t byte;
} weft_error;

/* How offsets count in rows. */
typedef enum weft_offsets { WEFT_OFFSETS_CHARS = 0, WEFT_OFFSETS_BYTES, WEFT_OFFSETS_UTF16 } weft_offsets;

/* The stages, in order; each takes what the one before gives. */
typedef enum weft_stage { WEFT_READ = 0, WEFT_ANNOTATE, WEFT_THREAD, WEFT_RESOLVE, WEFT_COLLATE, WEFT_N_STAGES } weft_stage;

/* Counts of one run. */
typedef struct weft_report {
  uint64_t articles;     /* rows handed on, or articles newly stored */
  uint64_t seen;         /* stored before, unchanged */
  uint64_t skipped;      /* inputs or records that could not be used; each was told to `warn` */
  uint64_t not_articles; /* pages read without fault that hold no article */
  uint64_t without_text; /* rows that name an article and have no text: `read` hands them on, the others pass over them */
  uint64_t bytes;        /* bytes of input read */
} weft_report;

/* What WEFT_ANNOTATE adds to rows besides annotations; bits of weft_options.layers. */
typedef enum weft_layer {
  WEFT_LAYER_TOKENS = 1, /* member `tokens`, see docs/rows.md; from a model: an article without one is skipped */
  WEFT_LAYER_WHY = 2     /* `why` in each annotation: the rule that made it. WEFT_COLLATE: instead of a row a story a row a pair
                            of claims, with the features that its score is made of (docs/rows.md) */
} weft_layer;

/* Steps of WEFT_THREAD, for programs that part the work; each takes what the one before gave, sorted by its bytes, and those
 * behind `meet` the articles' rows as well, in one input (docs/threading.md). */
typedef enum weft_thread_stage {
  WEFT_THREAD_WHOLE = 0,
  WEFT_THREAD_KEYS,     /* rows -> {key, article, day}, a line a key */
  WEFT_THREAD_MEET,     /* -> {a, b, why, keys}, a line a pair and key */
  WEFT_THREAD_JUDGE,    /* and rows -> {a, b, base, similarity, shared, prose, affair} of pairs that are kept */
  WEFT_THREAD_PARTITION /* and rows -> the rows, threaded; all pairs of a component together */
} weft_thread_stage;

/* How much is one story: fewer or more articles in each than by default. What editors file as one story is in between the first
 * two (docs/threading.md has figures). */
typedef enum weft_granularity {
  WEFT_GRANULARITY_DEFAULT = 0, /* medium; of a store that has stories, the one that they were made with */
  WEFT_GRANULARITY_FINE,
  WEFT_GRANULARITY_MEDIUM,
  WEFT_GRANULARITY_COARSE
} weft_granularity;

/* What WEFT_ANNOTATE hands to the sink for each article: its row; sentences as CoNLL-U text (lines, without the last newline;
 * nothing for a text of white space only); the JSON that spaCy's Doc.from_json reads; an <article> of an HTML document, whose
 * head and end the sink gets before and behind; or lines for people, one an annotation, with the rule that made it. */
typedef enum weft_format {
  WEFT_FORMAT_ROWS = 0,
  WEFT_FORMAT_CONLLU, /* from a model: an article without one is skipped */
  WEFT_FORMAT_SPACY,  /* the same */
  WEFT_FORMAT_HTML,
  WEFT_FORMAT_LINES, /* also of WEFT_COLLATE: pairs of claims of a story, with the features that their score is made of */
  WEFT_FORMAT_FTM    /* of weft_store_export() only: entities of FollowTheMoney */
} weft_format;

typedef struct weft_options {
  unsigned threads;     /* 0: as many as processors */
  weft_offsets offsets; /* of rows handed in and out */
  /* Called for each input that is skipped (never for the end of a run), and with WEFT_OK for each page without fault that holds
   * no article, which says what it is instead. May be NULL. */
  void (*warn)(void *user, const weft_error *error);
  /* Called now and then, from the calling thread; `total` is 0 when unknown. May be NULL. */
  void (*progress)(void *user, const char *doing, uint64_t done, uint64_t total);
  void *user;
  const char *models;     /* folder of trained models (weft_model_add); NULL: $WEFT_MODELS, $XDG_DATA_HOME/weft/models or
                             ~/.local/share/weft/models. Without a model for its language a text is annotated by rules alone. */
  unsigned layers;        /* of weft_layer */
  const char *judgements; /* WEFT_RESOLVE: JSONL file of judgements, as weft_store_judgements() gives them; may be NULL */
  weft_format format;
  int by_thread; /* WEFT_COLLATE, weft_store_show: a row a thread, of the articles of all its stories, instead of a row a story */
  weft_granularity granularity; /* WEFT_THREAD, weft_store_add: a store that has articles keeps the one that it was made with */
  size_t
      memory; /* WEFT_THREAD: bytes that it should keep to, the rest in a file in $TMPDIR; at least 200 MiB. 0: all in memory */
  weft_thread_stage thread_stage; /* WEFT_THREAD: one step of it alone */
  const char *claim; /* WEFT_COLLATE with WEFT_LAYER_WHY or WEFT_FORMAT_LINES: only pairs with the claim at "ARTICLE:PLACE", an
                        article's id or its beginning and a place within the claim; NULL: pairs of every point, and rivals */
} weft_options;

/* Takes `length` bytes: one JSON row, without a newline. Returns 0 to go on, anything else to stop the run. */
typedef int (*weft_sink)(void *user, const char *row, size_t length);

/* Runs one stage over `paths` ("-" or none: standard input) and hands each resulting row to `sink`.
 * WEFT_READ takes files, folders, archives of any kind it knows; the others take JSONL rows.
 * Returns WEFT_OK even when inputs were skipped (see report); WEFT_ERROR_IO when the sink stopped it. */
WEFT_API weft_code weft_run_stage(weft_stage stage, const char *const *paths, size_t n_paths, const weft_options *options,
                                  weft_sink sink, void *sink_user, weft_report *report, weft_error *error);

/* Reads the article(s) in a buffer (HTML, text, JSONL, feed; `name` is said in errors and in `source`). */
WEFT_API weft_code weft_read_buffer(const char *bytes, size_t length, const char *name, const weft_options *options,
                                    weft_sink sink, void *sink_user, weft_report *report, weft_error *error);

/* Annotates one text; `published` is an ISO 8601 date or NULL. One row goes to the sink. */
WEFT_API weft_code weft_annotate_text(const char *text, size_t length, const char *published, const weft_options *options,
                                      weft_sink sink, void *sink_user, weft_error *error);

/* --- trained models ---------------------------------------------------------------------------------------- */

/* A model is a spaCy 3 pipeline, converted to one file NAME-VERSION.weftmodel in the folder that weft_options.models says. `name`
 * is NAME or NAME-VERSION. Each call hands a row a model to the sink (may be NULL): {name, language, version, license, bytes
 * (of its file), path, used (whether it is the one that annotates its language), components, sources: [{name, url, license,
 * author}], description, author, email, url, spacy_version}; what its package does not say is left out. */

/* Converts a package, a wheel or a folder, into the folder of models, which is made when it is not there. The file appears there
 * whole and checked, or not at all; one of the same name and version is replaced. WEFT_ERROR_FORMAT: no such package, or a
 * component of it that is not supported. */
WEFT_API weft_code weft_model_add(const char *package, const weft_options *options, weft_sink sink, void *sink_user,
                                  weft_error *error);
/* All models by name, then version. One that cannot be opened is told to options->warn. */
WEFT_API weft_code weft_model_list(const weft_options *options, weft_sink sink, void *sink_user, weft_error *error);
/* The model of that name, or each version of it. WEFT_ERROR_NOT_FOUND says which there are. */
WEFT_API weft_code weft_model_info(const char *name, const weft_options *options, weft_sink sink, void *sink_user,
                                   weft_error *error);
/* Deletes its file, even one that cannot be opened (then only path and bytes are told). WEFT_ERROR_USAGE when several versions
 * have that name. Who has it open goes on with it. */
WEFT_API weft_code weft_model_remove(const char *name, const weft_options *options, weft_sink sink, void *sink_user,
                                     weft_error *error);

/* --- the store --------------------------------------------------------------------------------------------- */

typedef struct weft_store weft_store;

/* Opens, or with `create` makes, a store. */
WEFT_API weft_code weft_store_open(const char *path, int create, weft_store **store, weft_error *error);
WEFT_API void weft_store_close(weft_store *store);

/* Runs all stages over `paths` into the store. What was acknowledged through `progress` stays, whatever happens;
 * a run that was cut off is completed by the next. */
WEFT_API weft_code weft_store_add(weft_store *store, const char *const *paths, size_t n_paths, const weft_options *options,
                                  weft_report *report, weft_error *error);

/* Which stories come first; those that are alike in it with more articles, then later ones. */
typedef enum weft_order {
  WEFT_ORDER_ARTICLES = 0, /* most articles */
  WEFT_ORDER_RECENT,       /* latest article */
  WEFT_ORDER_ORIGINS,      /* most independent origins */
  WEFT_ORDER_CONFLICTS     /* most points that differ */
} weft_order;

/* What to list. Zeroed: everything. Strings may be NULL. */
typedef struct weft_query {
  const char *words;  /* full-text words, all of which must occur (SQLite FTS5 query syntax is not interpreted) */
  const char *outlet; /* name of an outlet, case folded */
  const char *from;   /* ISO date, inclusive */
  const char *to;     /* ISO date, inclusive */
  const char *person; /* a name, as weft_store_people() takes it */
  int why;            /* weft_store_people(): also `stories`, by what each is known to be the same there */
  size_t limit;       /* 0: no limit */
  size_t offset;      /* rows passed over first */
  weft_order order;   /* weft_store_stories() */
} weft_query;

/* One row: what is in the store: {articles, stories, people, outlets: [{name, articles}], from, to}; outlets with most articles
 * first, at most 1,000. */
WEFT_API weft_code weft_store_summary(weft_store *store, const weft_options *options, weft_sink sink, void *sink_user,
                                      weft_error *error);
/* A number that is another one after somebody else (another weft_store or process) has changed the file. */
WEFT_API uint64_t weft_store_changed(weft_store *store);
/* The bytes of an article's page, as they were read, from which code points [start, end) of its text came; one row:
 * {article, from, to, bytes}: bytes [from, to) of what `source` names, as text, what is no UTF-8 as U+FFFD, at most 1 MiB.
 * WEFT_ERROR_NOT_FOUND when there is no such article or no page is kept of it. */
WEFT_API weft_code weft_store_raw(weft_store *store, const char *article, uint64_t start, uint64_t end, weft_sink sink,
                                  void *sink_user, weft_error *error);
/* One row a story: {story, slug, title, articles, outlets, origins, from, to, points, conflicts, outlet_names}; largest first, or
 * as query->order says. outlet_names: at most 8. */
WEFT_API weft_code weft_store_stories(weft_store *store, const weft_query *query, const weft_options *options, weft_sink sink,
                                      void *sink_user, weft_error *error);
/* One row a thread of several stories: {thread, slug, title, stories, articles, outlets, from, to}, slug and title of its first
 * story; most stories first, then most articles. Only query's from, to, limit and offset count. */
WEFT_API weft_code weft_store_threads(weft_store *store, const weft_query *query, const weft_options *options, weft_sink sink,
                                      void *sink_user, weft_error *error);
/* One row: the whole story (as `weft collate` gives it, with `rows` of its articles) or the whole article.
 * `name`: an id, the beginning of one, or a story's slug. With options->by_thread what the articles of its whole thread jointly
 * say, as of one story; a thread's id names one, too. */
WEFT_API weft_code weft_store_show(weft_store *store, const char *name, const weft_options *options, weft_sink sink,
                                   void *sink_user, weft_error *error);
/* One row a story of a thread, as weft_store_show() gives it; those that were published first before others.
 * `name`: a thread's id, or a story of it, named as there. */
WEFT_API weft_code weft_store_thread(weft_store *store, const char *name, const weft_options *options, weft_sink sink,
                                     void *sink_user, weft_error *error);
/* One row an article: {id, outlet, published, title, url, story, snippet}; best match first. */
WEFT_API weft_code weft_store_search(weft_store *store, const weft_query *query, const weft_options *options, weft_sink sink,
                                     void *sink_user, weft_error *error);
/* One row an entity: {entity, name, type, variants: [{name, n, from, to}], articles, mentions, said,
 * attributes}; most mentioned first. attributes: [{what, value, former, dead, other, other_name, speaker, speaker_name, n, from,
 * to}], what articles say of it (docs/annotations.md), said in n articles of these days, most first, at most 50. When it may be
 * one of a list also known: [{id, caption, topics, score, probability, sure}], see weft_store_known(). `name`: a name, an id, or
 * an id of before; NULL: all people. With query->why also stories: [{story, name, published, articles, why, score, company}]: by
 * what it is known to be the same there, the company (names) that it shares with the stories before. */
WEFT_API weft_code weft_store_people(weft_store *store, const char *name, const weft_query *query, const weft_options *options,
                                     weft_sink sink, void *sink_user, weft_error *error);
/* What people judge about who is who is kept in a log in the store, and wins over what the program finds. */
typedef enum weft_verdict { WEFT_SAME = 0, WEFT_DIFFERENT, WEFT_UNSURE } weft_verdict;

/* Judges two entities; each is named by its id, an id of before, or a name that only one has; one of them may be "known:" and the
 * id of a listed entity. For WEFT_DIFFERENT `b` may be the
 * id of an article: there `a` is somebody else. What follows is worked out at once. Hands the judgement's row to the sink (may be
 * NULL): {verdict, a: {article, name}, b: {article, name}, at, note}. `note` may be NULL. */
WEFT_API weft_code weft_store_judge(weft_store *store, weft_verdict verdict, const char *a, const char *b, const char *note,
                                    const weft_options *options, weft_sink sink, void *sink_user, weft_error *error);
/* The same about the sides of a row as weft_store_judgements() gives it, {verdict, a, b, note}: with the opposite verdict it
 * takes a judgement back, whatever the ids are by then. */
WEFT_API weft_code weft_store_judge_row(weft_store *store, const char *row, size_t length, const weft_options *options,
                                        weft_sink sink, void *sink_user, weft_error *error);
/* All judgements, in the order in which they were made. */
WEFT_API weft_code weft_store_judgements(weft_store *store, const weft_options *options, weft_sink sink, void *sink_user,
                                         weft_error *error);
/* Adds judgements from JSONL files of such rows ("-" or none: standard input); one that is there already is seen. */
WEFT_API weft_code weft_store_add_judgements(weft_store *store, const char *const *paths, size_t n_paths,
                                             const weft_options *options, weft_report *report, weft_error *error);
/* Pairs of entities that may be one but are kept apart, those first that a judgement is worth most for: {a, b, score,
 * probability}, a and b as weft_store_people() gives them, the score as log odds. */
WEFT_API weft_code weft_store_unsure(weft_store *store, const weft_query *query, const weft_options *options, weft_sink sink,
                                     void *sink_user, weft_error *error);
/* Adds entities that somebody else keeps a list of, from JSONL files of FollowTheMoney entities ("-" or none: standard input), so
 * that they are looked for in the articles. One whose id is there is replaced, or seen when it says the same. Entities of
 * schemata that articles do not name (addresses, passports) are counted in report->not_articles. No id of an entity of the
 * articles changes. */
WEFT_API weft_code weft_store_add_known(weft_store *store, const char *const *paths, size_t n_paths, const weft_options *options,
                                        weft_report *report, weft_error *error);
/* One row a listed entity: {id, schema, caption, name, alias ... (lists), matches: [{entity, name, type, score, probability,
 * sure, why, articles, found_in: [{article, outlet, published, title}]}]}; those that are surely named first, then those that may
 * be. */
WEFT_API weft_code weft_store_known(weft_store *store, const weft_query *query, const weft_options *options, weft_sink sink,
                                    void *sink_user, weft_error *error);
/* All article rows by id, then all story rows by id: the same bytes for the same articles. With WEFT_FORMAT_FTM instead entities
 * of FollowTheMoney, see docs/ftm.md: Articles by id, each with its Mentions, then Persons, Organizations and Addresses by id. */
WEFT_API weft_code weft_store_export(weft_store *store, const weft_options *options, weft_sink sink, void *sink_user,
                                     weft_error *error);
/* Checks every span, cluster and index; one row a fault: {where, what}. report->skipped counts them. */
WEFT_API weft_code weft_store_verify(weft_store *store, const weft_options *options, weft_sink sink, void *sink_user,
                                     weft_report *report, weft_error *error);

/* --- the page and the API ---------------------------------------------------------------------------------- */

/* An HTTP server over one store: a page for people at /, JSON below /api/v1/ (docs/openapi.yaml). It answers from threads of its
 * own until it is stopped, and sees what others add to the store. */
typedef struct weft_server weft_server;

typedef struct weft_serve_options {
  const char *store;      /* its file */
  const char *listen;     /* ADDRESS:PORT; NULL: 127.0.0.1:8080; port 0: any that is free */
  const char *token_file; /* a file with the token that everybody needs; must be given when `listen` is not this machine's own */
  unsigned threads;       /* 0: as many as processors */
} weft_serve_options;

WEFT_API weft_code weft_server_start(const weft_serve_options *options, weft_server **server, weft_error *error);
/* "http://127.0.0.1:8080/"; lives as long as the server. */
WEFT_API const char *weft_server_url(const weft_server *server);
/* Ends all connections and frees the server; NULL is taken. */
WEFT_API void weft_server_stop(weft_server *server);

/* Writes the page with all that it asks for as files into the folder, which is made when it is not there: to be put on any web
 * server. WEFT_ERROR_IO when a file cannot be written. report->articles counts articles. */
WEFT_API weft_code weft_store_export_site(weft_store *store, const char *folder, const weft_options *options, weft_report *report,
                                          weft_error *error);

/* --- walking results --------------------------------------------------------------------------------------- */

typedef struct weft_value weft_value; /* a JSON value; NULL stands for "not there" and is taken everywhere */

typedef enum weft_kind { WEFT_NULL = 0, WEFT_FALSE, WEFT_TRUE, WEFT_NUMBER, WEFT_STRING, WEFT_ARRAY, WEFT_OBJECT } weft_kind;

/* Parses one JSON text; free the result with weft_value_free. */
WEFT_API weft_code weft_value_parse(const char *json, size_t length, weft_value **value, weft_error *error);
WEFT_API void weft_value_free(weft_value *root);
WEFT_API weft_kind weft_value_kind(const weft_value *value);
/* Member of an object by name; NULL when there is none. */
WEFT_API const weft_value *weft_value_get(const weft_value *object, const char *name);
/* First child of an array or object, and the next one; NULL at the end. */
WEFT_API const weft_value *weft_value_first(const weft_value *list);
WEFT_API const weft_value *weft_value_next(const weft_value *item);
WEFT_API size_t weft_value_count(const weft_value *list);
/* UTF-8 text of a string or digits of a number, not terminated; "" and 0 for anything else. */
WEFT_API const char *weft_value_text(const weft_value *value, size_t *length);
WEFT_API double weft_value_number(const weft_value *value, double otherwise);

/* Name of a stage ("read", "annotate", ...), and of this library ("0.1.0"). */
WEFT_API const char *weft_stage_name(weft_stage stage);
WEFT_API const char *weft_version(void);

#endif
