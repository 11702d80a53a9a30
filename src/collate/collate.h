/* collate.h - what the articles of a story agree on, and where they differ.
 *
 *   annotations -> claims: one article's statement of a value about something        claim.c
 *               -> less those that a later version of the same page repeats          versions.c
 *               -> values widened by hedge, rounding and precision; compatible?       value.c
 *               -> words of the story that mean nearly the same                       related.c
 *               -> points: claims of one and the same quantity                        point.c
 *               -> groups of compatible values, status                                 status.c
 *               -> independent origins: who said so first                             origins.c
 *               -> timeline: what happened when (timeline.h)                          timeline.c
 *               -> quotations by utterance, with their wordings                       quotations.c
 *               -> values stated twice, counted and worked out: do they fit?            derived.c
 *   articles    -> groups that tell one event, for the list of events                   reports.c
 *   claims, ages, events -> bounds between times -> clashes, dated articles               chronology.h
 *               -> one row a story                                                    collate.c
 *   points      -> for people, why claims are or are not one point                    explain.h
 */
#ifndef WEFT_COLLATE_COLLATE_H
#define WEFT_COLLATE_COLLATE_H

#include "base/hash.h"
#include "resolve/resolve.h"
#include "text/utf8.h"

typedef enum claim_kind {
  CLAIM_DATE = 0,
  CLAIM_DURATION,
  CLAIM_AGE,
  CLAIM_COUNT,
  CLAIM_MONEY,
  CLAIM_PERCENT,
  CLAIM_MEASURE,
  CLAIM_ORDINAL,
  CLAIM_KINDS
} claim_kind;

extern const char *const claim_kind_names[CLAIM_KINDS];

/* A word near a claim: its lemma (number in collation.lemmas) and how telling it is there. */
typedef struct claim_word {
  uint32_t lemma;
  float weight; /* closeness times rarity, > 0 */
} claim_word;

typedef struct claim_words {
  claim_word *items; /* by lemma, each once */
  uint32_t n;
} claim_words;

/* One article's statement of a value about something. */
typedef struct claim {
  claim_kind kind;
  uint32_t article; /* index into the story's articles */
  span at;          /* the value with its hedge, bytes */
  span sentence;    /* the sentence that states it */
  double lo, hi;    /* DATE: seconds since 1970 [lo, hi); DURATION: seconds; else in `unit`; infinite when open or unknown */
  double wide_lo, wide_hi; /* the same widened by hedge, rounding and precision */
  str value;               /* as text: "2016-01-12", "P4Y", "12", "12-15" */
  str unit, hedge;
  str change;              /* of a quantity: "by", "to", "from"; empty: no change */
  str counted_text;        /* what is counted, as written ("injured women") */
  uint32_t counted;        /* lemma of its head; UINT32_MAX when none */
  uint32_t before, behind; /* lemmas of the nearest telling words on either side in the sentence; UINT32_MAX when none */
  claim_word *words;       /* telling words around, by lemma, at most CLAIM_WORDS */
  uint32_t n_words;
  claim_word *all; /* all telling words of the sentence, by lemma, each with weight 1 */
  uint32_t n_all;
  claim_word *near; /* words near the value in the tree of the sentence, halved by each edge; without a parse as `words` */
  uint32_t n_near;
  claim_words core, wide; /* the weightiest of `near`, times rarity; the same with all words of the story related to them */
  uint32_t governor;      /* lemma of the word that the value depends on; UINT32_MAX when none */
  uint32_t place;         /* number of its sentence in the article, from 0, ... */
  float depth;            /* ... and as a share of all, 0..1 */
  uint32_t bearer;        /* of an age: whose it is (number in collation.entities); UINT32_MAX when not known */
  uint32_t between;       /* of a duration: number of the two moments between which it lies, from 1; 0 when not known */
  uint32_t *participants; /* entities named in the sentence (numbers in collation.entities), ascending */
  uint32_t n_participants;
  str source;              /* whom the article credits, empty when nobody */
  double as_of, as_of_end; /* when it was so, seconds [as_of, as_of_end): as told ("by Tuesday"), else when the article was
                              published; infinite when not known */
  bool negated;
  bool hypothetical; /* would, could, if, plans to */
  bool quoted;       /* inside a quotation */
  bool open_week;    /* a day told by its weekday alone: which week is a guess */
  bool once;         /* its value is the only one of its kind in the article; known when claims are paired */
} claim;

#define CLAIM_WORDS 16

typedef enum point_status { POINT_AGREE = 0, POINT_CONFLICT, POINT_UPDATE, POINT_SCOPE } point_status;

extern const char *const point_status_names[4];

/* Why claims are one origin, or one is an origin by itself. */
typedef enum origin_why {
  ORIGIN_OWN = 0, /* the article's own reporting */
  ORIGIN_COPY,    /* several articles have the words from each other */
  ORIGIN_CREDITED /* articles that credit one source, with that source's own article where the story has it */
} origin_why;

extern const char *const origin_why_names[3];

/* Whom an article credits. */
typedef struct credit {
  str source;       /* as written, a view into the text or the row */
  uint32_t article; /* that credits it: index into the story's articles */
  span at;          /* where; empty when it stands nowhere */
  str entity;       /* who that is, empty when not known */
} credit;

/* Where claims of a point come from. */
typedef struct origin {
  uint32_t *articles; /* indices into the story's articles, ascending */
  uint32_t n;
  origin_why why;
  const credit *chain; /* whom an article credits, then whom that one credits ...: "People says that police say"; may be none */
  uint32_t n_chain;
} origin;

/* Claims of one and the same quantity, from at least two articles. */
typedef struct point {
  claim_kind kind;
  point_status status;
  str reason;       /* why this status, in a short mechanical phrase */
  float confidence; /* mean probability that two of its claims in different articles tell one quantity, 0..1 */
  uint32_t *claims; /* indices, by article then place */
  char *groups;     /* 'A', 'B' ... of each: same letter, compatible values */
  uint32_t n;
  origin *origins; /* independent ones, by first claim */
  uint32_t n_origins;
} point;

typedef struct page_versions page_versions;

/* A story being collated. */
typedef struct collation {
  arena *a;
  const story_article *articles;
  size_t n_articles;
  names lemmas, entities;
  double *rarity;       /* of each lemma; known when claims are paired */
  claim_words *related; /* of each lemma: others, by how nearly they mean the same, 0..1; known when claims are paired */
  VECTOR(claim) claims; /* by article, then place */
  VECTOR(point) points;
  uint32_t *reports;            /* known when collate_reports was called */
  struct origin_finder *finder; /* of origins.c; NULL until it is first needed */
  page_versions *versions;      /* of versions.c; NULL when no page has several */
} collation;

void collate_claims(collation *c);
/* Reads which articles are versions of one page, and drops the claims that the next version repeats. `maps`: of each article. */
void collate_versions(collation *c, const offsets *maps);
/* Whether the next version of the article's page has the same words there. */
bool collate_repeated(const collation *c, uint32_t which, span at);
/* Whether the latest version of its page that tells the point has another value than the point's claim number `which`. */
bool collate_replaced(const collation *c, const point *p, uint32_t which);
/* The verb that stands for the lemma's family of events, or the lemma. */
str claim_family(str lemma);
/* Sets wide_lo and wide_hi from lo, hi, hedge and value. */
void claim_widen(claim *in);
/* Two ages, told half a year or more apart, of somebody born in one year: 28 in 2019, 32 in 2023. */
bool claim_of_one_birth(const claim *x, const claim *y);
/* Both values could be true at once. */
bool claim_compatible(const claim *x, const claim *y);
/* Two dates without year or week that are the same as far as they are told: "Friday night", "on Friday". */
bool claim_same_open_day(const claim *x, const claim *y);
/* Sets `related`. */
void collate_relate(collation *c);
/* Sets core and wide from near. */
void claim_widen_words(collation *c, claim *in);
/* How much of what two claims are about is the same or related, 0..1. */
double claims_related(const claim *x, const claim *y);
void collate_points(collation *c);
/* Groups and status of a point whose claims are known. */
void point_judge(collation *c, point *p);
/* Sets the origins of a point that is judged. Time and memory are linear in its claims. */
void collate_origins(collation *c, point *p);
/* Independent origins of the story: articles, less those that copied from, or are wholly credited to, one source. */
uint32_t collate_origins_of_story(collation *c);
/* A point's origins as JSON (docs/rows.md). */
json *collate_origins_json(collation *c, const point *p, const offsets *maps);
/* Points in the order of the row: their ids are "p1", "p2" ... in it. */
void collate_order(collation *c);
/* What the point is about, of its claims' own words: what is counted, then the words that most share, most telling first. */
str collate_label(collation *c, const point *p);
/* Writes one claim of a group. */
typedef json *(*collate_claim_writer)(collation *c, const claim *in, char group, const offsets *maps);
/* The story's timeline as a JSON array; *left_out gets how many dates are in no entry, by reason (timeline.h). */
json *collate_timeline(collation *c, collate_claim_writer to_json, const offsets *maps, json **left_out);
/* Values that articles state twice, counted and worked out, as a JSON array: whether they fit (docs/rows.md). */
json *collate_checks(collation *c, const offsets *maps);
/* [start, end] of bytes of the text that `places` maps. */
json *collate_span_json(arena *a, const offsets *places, span at);
/* The story's quotations by utterance as a JSON array; `by_time`: its articles in the order of their publication. */
json *collate_quotations(collation *c, const uint32_t *by_time, const offsets *maps);

/* For each article, the first article that tells the same event (reports.c); there are few stories with several. */
uint32_t *collate_reports(collation *c);

/* The row of a story (docs/rows.md). Articles sorted by id. A pure function. */
json *collate_story(arena *a, str story, const story_article *articles, size_t n, weft_offsets unit);

#endif
