/* annotate.h - typed spans over one article's text: times, quantities, mentions, quotes, citations, attributes,
 * events.
 *
 *   text  Police said at least 12 people died on Tuesday.
 *         [mention/source]   [quantity 12..]   [time 2019-05-07]
 *
 * A pure function of text, links, outlet, publication time and language. Spans are bytes of the text here, code points in rows.
 * Annotations are ordered by start, then by longer first, then by kind.
 */
#ifndef WEFT_ANNOTATE_ANNOTATE_H
#define WEFT_ANNOTATE_ANNOTATE_H

#include "annotate/atoms.h"
#include "lang/lang.h"
#include "lang/pipeline.h"
#include "read/article.h"
#include "text/calendar.h"

typedef enum annotation_kind {
  ANNOTATION_TIME = 0,
  ANNOTATION_QUANTITY,
  ANNOTATION_MENTION,
  ANNOTATION_QUOTE,
  ANNOTATION_CITATION,
  ANNOTATION_EVENT,
  ANNOTATION_ATTRIBUTE
} annotation_kind;

typedef struct span {
  uint32_t start, end; /* bytes of the text, [start, end) */
} span;

typedef struct spans {
  span *items;
  uint32_t n;
} spans;

typedef struct strs {
  str *items;
  uint32_t n;
} strs;

/* A word near another one in the tree of its sentence, `distance` edges away. */
typedef struct near_word {
  span at;
  uint32_t distance;
} near_word;

typedef struct near_words {
  near_word *items;
  uint32_t n;
} near_words;

/* A time that hangs on a day of publication which is not known: `lo` to `hi` whole units from it ("last month": month, -1, -1).
 */
typedef struct time_relative {
  str unit; /* day, week, weekend, month, quarter, year, decade, century; empty when it hangs on none */
  int32_t lo, hi;
} time_relative;

/* A number that is meant as an interval; an open end is -INFINITY or INFINITY. */
typedef struct annotation {
  annotation_kind kind;
  span at;
  const char *rule; /* what made it, for people; NULL: not told. Never in rows (shown.h) */
  span governor; /* times and quantities: the word that the value depends on ("married" for four years); empty without a parse */
  near_words near; /* times and quantities: content words near the value in the tree, the nearest first; none without a parse */
  union {
    struct {        /* TIMEX3 (Pustejovsky et al. 2003; TimeML 1.2.1) */
      str type;     /* DATE, TIME, DURATION, SET */
      str value;    /* "2016-01-12", "P4Y", "PRESENT_REF", "2016-W02", "XXXX-WXX-2" ... */
      str from, to; /* DATE, TIME: first and last day (or minute), ISO 8601, inclusive; DURATION: least and greatest, ISO 8601;
                       empty when not known (an unanchored weekday in an undated article) */
      str anchor;   /* "publication", "narrative", "explicit", "none"; "invalid": February 30 */
      time_relative relative;
      str hedge; /* "about", "at least" ... as in quantity */
    } time;
    struct {
      str dimension; /* count, money, percent, age, measure, ordinal, factor */
      double lo, hi; /* in `unit` */
      str unit;      /* people, USD, percent, years, km, votes ... singular/plural as natural; may be empty */
      str hedge;     /* "about", "at least", "more than", "nearly", "up to", "only" ...; empty when none */
      span counted;  /* what is counted ("injured women"); empty span when none */
      str per;       /* rates: what it is stated per, singular ("year", "barrel"); may be empty, when per_n is not 0 */
      double per_n;  /* of which so many ("per 100,000"); 0: one, or no rate */
      double of;     /* the whole that it is part of ("three of the nine"); 0: none told */
      str change;    /* "by", "to", "from": how much it changed, to what, from what; empty: no change is told */
      str direction; /* of the change: "up", "down"; empty: not told */
    } quantity;
    struct {
      str name;     /* as written, without title and possessive */
      str type;     /* person, organisation, place, group, other */
      str entity;   /* who within the article ("e1"); after resolve the id across articles */
      str form;     /* name, nominal, pronoun */
      strs members; /* of a couple or family: entities of the article; else empty */
    } mention;
    struct {
      str type;                   /* direct, indirect, mixed */
      spans content, cue, source; /* PARC/PolNeAR attributions; cue and source may be empty */
      str speaker;                /* entity of the source; empty when not known */
      str stance;    /* how the cue takes it: deny, confirm, doubt, believe, hope, ask, order, promise, allege; empty: says */
      bool negated;  /* "did not say" */
      span outer;    /* the content of another quote in which its cue stands: who said that who said; empty: none */
      str utterance; /* after resolve: id of what is said, the same for all wordings of it in a story; else empty */
    } quote;
    struct {
      str source; /* whom the article credits, as a name ("People", "Reuters", "police") */
      span source_at;
      str form; /* according-to, told, agency, reported-by, link */
      str url;  /* where a link of the page leads from there; mostly empty */
    } citation;
    struct {             /* at: its head word (ECB+, Cybulska and Vossen 2014) */
      str lemma;         /* "kill", "collapse" */
      strs participants; /* entities that depend on it, in the order of their relations; may be empty */
      span place, time;  /* the mention of a place and the time that depend on it; empty spans when none */
      str polarity;      /* "denied"; empty: affirmed */
      str modality;      /* "would", "could", "should", "if", "planned", "expected", "wanted", "tried", "alleged"; empty: real */
      str tense;         /* "past", "present", "future"; empty: none said, as with nouns and infinitives */
    } event;
    struct {       /* slots of TAC KBP slot filling (per:title, per:age, per:spouse ...), as they are said */
      str what;    /* title, role, age, relation */
      str value;   /* "senator", "mayor of port calder"; years of age; of a relation its base form, "wife" */
      str entity;  /* of whom it is said */
      str other;   /* of a relation: whose wife; else empty */
      str speaker; /* in whose quotation the words stand; empty: the article says so itself */
      bool former; /* "ex-wife", "former mayor" */
      bool dead;   /* "late" */
    } attribute;
  } as;
} annotation;

typedef struct annotations {
  annotation *items;
  size_t n;
  str engine;  /* language engine that made them ("rules"); empty when none could */
  str skipped; /* why there are none ("language fr") */
  const analysis
      *parsed; /* what the pipeline says of the text (lang/analysis.h); NULL without one; until the worker's next text */
} annotations;

/* All annotations of an article (in its language; none but a reason in `skipped` for languages without an engine). `w` is a
 * worker of the language's pipeline, or NULL: then by rules alone. */
annotations annotate_article(arena *a, const article *in, pipeline_worker *w);

/* Puts them into the row (docs/rows.md) as `annotations`, offsets in the given unit, with `engine`, or with the reason as
 * `annotated` when there are none. Annotations already there are replaced. */
void annotations_to_row(arena *a, json *row, str text, const annotations *in, weft_offsets unit);
/* Reads them back from a row (views into it); kinds that Weft does not know are left out. Spans outside the text or inside a
 * character make it fail with *e. */
bool annotations_from_row(arena *a, const json *row, str text, weft_offsets unit, annotations *out, weft_error *e);

/* --- the kinds, one file each; each adds to `out` ----------------------------------------------------------- */
typedef struct annotation_list {
  VECTOR(annotation) list;
} annotation_list;

typedef struct annotate_context {
  arena *a;
  const article *article;
  const lang_doc *doc;
  const analysis *parsed; /* tokens, tags, dependencies and entities of a pipeline, or NULL */
  const atoms *atoms;     /* words, digits and signs of the text */
  int64_t published;      /* day since 1970, or TIME_BEFORE when not known */
  annotation_list *out;
  struct reading *reading; /* words and quotation marks (reading.h); made when first asked for */
} annotate_context;

/* The day that the publisher writes, whatever its zone; TIME_BEFORE when not known to the day. */
int64_t published_day(str published);

void annotate_times(annotate_context *c);
void annotate_quantities(annotate_context *c);
void annotate_mentions(annotate_context *c);       /* with coreference inside the article */
void annotate_quotes(annotate_context *c);         /* after mentions: speakers are entities */
void annotate_citations(annotate_context *c);      /* after mentions */
void annotate_citation_links(annotate_context *c); /* after citations; none without the page's links */
void annotate_governors(annotate_context *c);      /* of the times and quantities so far */
void annotate_attributes(annotate_context *c);     /* after mentions, quantities and quotes */
void annotate_events(annotate_context *c);         /* after mentions and governors; none without a parse */

#endif
