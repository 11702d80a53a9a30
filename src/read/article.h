/* article.h - one published text with what is known of it, and its form as a row (docs/rows.md). */
#ifndef WEFT_READ_ARTICLE_H
#define WEFT_READ_ARTICLE_H

#include "base/json.h"
#include "weft.h"

#define ARTICLE_MAX_LINKS 1000 /* of one article; those beyond are dropped */

/* A run of the text that came from a run of the raw bytes. Between runs the text is made (line breaks between blocks).
 * `same`: raw bytes are the text's bytes; else they decode to it as a whole (a character reference, another charset). */
typedef struct text_run {
  uint32_t text_start, text_end; /* bytes of the text */
  uint64_t raw_start, raw_end;   /* bytes of the document */
  bool same;
} text_run;

/* Words of the text that stood in a link of the page. */
typedef struct article_link {
  uint32_t start, end; /* bytes of the text, not empty, within a block */
  str url;             /* http or https, absolute, at most URL_MAX_LINK bytes (url.h) */
} article_link;

typedef enum article_block_kind {
  ARTICLE_PARAGRAPH = 0,
  ARTICLE_HEADING,
  ARTICLE_ITEM, /* of a list */
  ARTICLE_QUOTE,
  ARTICLE_CAPTION,
  ARTICLE_TABLE, /* its cells, or those of them that are in the text */
  ARTICLE_CODE,
  ARTICLE_N_BLOCK_KINDS
} article_block_kind;

/* What a page's elements say of a stretch of the text: whole lines of it. */
typedef struct article_block {
  uint32_t start, end; /* bytes of the text, not empty, without the line breaks around it */
  uint8_t kind;        /* article_block_kind */
  uint8_t level;       /* of a heading: 1 to 6; of an item: how many lists it stands in; else 0 */
} article_block;

extern const char *const article_block_kinds[ARTICLE_N_BLOCK_KINDS]; /* as rows name them */

typedef struct article {
  str id; /* given, else the first 16 hex digits of SHA-256 over url, title, published and text */
  str url, outlet, title;
  str *authors;
  size_t n_authors;
  str published;         /* ISO 8601, as precise as known; empty when not known */
  str published_from;    /* "given", "json-ld", "meta", "time", "url", "feed", "dateline", "text" ... */
  str first_published;   /* ISO 8601, when a page that is dated anew was published first; empty otherwise */
  str updated;           /* ISO 8601, when it was changed last, after `published`; empty when not known */
  str updated_from;      /* "given", "json-ld", "meta", "time", "text", "feed" */
  str fetched;           /* ISO 8601, when it was fetched (given, or WARC-Date); empty when not known */
  str published_raw;     /* a given date that could not be understood; empty otherwise */
  str language;          /* ISO 639-1 or "und" */
  str text;              /* UTF-8, \n between blocks */
  struct {               /* where it came from */
    str path, member;    /* file as named; member of an archive, or WARC record id */
    uint64_t start, end; /* bytes of the file (of the uncompressed stream when it was compressed) */
    str hash;            /* first 16 hex digits of SHA-256 over the raw bytes of the document */
    str encoding;        /* of the raw bytes, by its WHATWG name; empty for UTF-8 */
    bool double_encoded; /* the page was UTF-8 taken for windows-1252 and encoded again, which was undone */
  } source;
  str raw;        /* the document's raw bytes */
  text_run *runs; /* text -> raw, ascending; empty when not known */
  size_t n_runs;
  article_link *links; /* ascending, apart from each other */
  size_t n_links;
  article_block *blocks; /* all of the text, ascending; empty when not known */
  size_t n_blocks;
  const char *why_none; /* of a page that holds no article: what it is instead, in a few words; else NULL */
  json *row;            /* the row it came with, for fields that Weft does not know; may be NULL */
} article;

/* Row form, offsets in the given unit; unknown fields of a->row first given pass through behind, and so does a `links` there. */
json *article_to_row(arena *a, const article *in, weft_offsets unit);
/* Reads the article's fields from a row that has at least `text` (aliases are only known to `read`).
 * Views into the row. False and *e when the row is no object or has no text. */
bool article_from_row(arena *a, json *row, article *out, weft_error *e);
/* Reads the article's links from a row. False, and none, when the row has none, or some of other form or that do not fit the
 * text: those are another program's. */
bool article_links_from_row(arena *a, const json *row, weft_offsets unit, article *out);
/* Fills id and language when they are empty. */
void article_complete(arena *a, article *in);

#endif
