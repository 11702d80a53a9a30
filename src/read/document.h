/* document.h - one document of each kind to articles. All are pure functions; what they return lives in `a` or is a view
 * into the record. They set what the document says; read.c completes it (source, date and outlet by address, id, language). */
#ifndef WEFT_READ_DOCUMENT_H
#define WEFT_READ_DOCUMENT_H

#include "read/article.h"
#include "read/read.h"

typedef struct article_list {
  VECTOR(article) list;
  VECTOR(article) without_text; /* what names an article and does not have its text: items of feeds and sitemaps, rows */
  size_t not_articles;
  VECTOR(weft_error) notices; /* what these are */
} article_list;

/* Counts a page that holds no article and notes why: what it is instead, in a few words. */
void note_no_article(arena *a, const read_record *record, const char *why, article_list *out);

/* A JSON object with text or HTML. False and *e (byte: in the file) when it cannot be used. */
bool json_row_article(arena *a, const read_record *record, article_list *out, weft_error *e);
/* A text file. The text is kept as it is. */
bool plain_article(arena *a, const read_record *record, article_list *out, weft_error *e);
/* RSS 0.9 to 2.0, RDF, Atom. Items before a fault are in `out` even when it gives false. */
bool feed_articles(arena *a, const read_record *record, article_list *out, weft_error *e);

/* TEI, one article or a corpus, and trafilatura's XML. Articles before a fault are in `out` even when it gives false. */
bool tei_articles(arena *a, const read_record *record, article_list *out, weft_error *e);
/* One message with its header (RFC 5322). False and *e when it is over the limits. */
bool mail_article(arena *a, const read_record *record, article_list *out, weft_error *e);

/* A place and day at the beginning of a report ("OSTREL, Feb. 9, 2021 (Meridian Wire) - "): the day as ISO 8601, empty when
 * none; *agency gets the name in brackets. `text` begins with it. */
str dateline_day(arena *a, str text, str *agency);

#endif
