/* row_fields.h - names under which common tools give what Weft knows. Compared without case, '_' and '-'; sorted that way.
 * Of several members for one field the least rank wins; the others pass through untouched.
 * Source: the output formats of news-please (date_publish, date_download, maintext, source_domain), trafilatura (sitename,
 * hostname, source, raw_text), newspaper3k (publish_date, source_url, article_html), readability (byline, siteName, textContent),
 * NewsAPI (publishedAt, content), Media Cloud (publish_date, media_name, media_url),
 * Fundus (publishing_date, plaintext), GDELT, schema.org (datePublished, articleBody, headline, inLanguage), and data sets of
 * news. */
#ifndef WEFT_READ_DATA_ROW_FIELDS_H
#define WEFT_READ_DATA_ROW_FIELDS_H

#include "base/str.h"

typedef enum row_field {
  FIELD_AUTHORS,
  FIELD_FETCHED,
  FIELD_FIRST_PUBLISHED,
  FIELD_HTML,
  FIELD_ID,
  FIELD_LANGUAGE,
  FIELD_OUTLET,
  FIELD_PUBLISHED,
  FIELD_PUBLISHED_FROM,
  FIELD_PUBLISHED_RAW,
  FIELD_SOURCE, /* where Weft read it, an outlet's name, or an address */
  FIELD_TEXT,
  FIELD_TITLE,
  FIELD_UPDATED,
  FIELD_UPDATED_FROM,
  FIELD_URL,
  ROW_FIELDS
} row_field;

static const struct {
  str name;
  row_field field;
  int rank;
} row_fields[] = {
    {{"accessdate", 10}, FIELD_FETCHED, 4},
    {{"articlebody", 11}, FIELD_TEXT, 4},
    {{"articlehtml", 11}, FIELD_HTML, 3},
    {{"articletext", 11}, FIELD_TEXT, 2},
    {{"author", 6}, FIELD_AUTHORS, 1},
    {{"authors", 7}, FIELD_AUTHORS, 0},
    {{"body", 4}, FIELD_TEXT, 5},
    {{"byline", 6}, FIELD_AUTHORS, 2},
    {{"canonicallink", 13}, FIELD_URL, 3},
    {{"content", 7}, FIELD_TEXT, 6},
    {{"contenthtml", 11}, FIELD_HTML, 2},
    {{"contenttext", 11}, FIELD_TEXT, 4},
    {{"crawldate", 9}, FIELD_FETCHED, 3},
    {{"crawledat", 9}, FIELD_FETCHED, 2},
    {{"creator", 7}, FIELD_AUTHORS, 3},
    {{"date", 4}, FIELD_PUBLISHED, 5},
    {{"datedownload", 12}, FIELD_FETCHED, 1},
    {{"datemodified", 12}, FIELD_UPDATED, 2},
    {{"datemodify", 10}, FIELD_UPDATED, 2},
    {{"datepub", 7}, FIELD_PUBLISHED, 3},
    {{"datepublish", 11}, FIELD_PUBLISHED, 1},
    {{"datepublished", 13}, FIELD_PUBLISHED, 1},
    {{"datetime", 8}, FIELD_PUBLISHED, 6},
    {{"downloaddate", 12}, FIELD_FETCHED, 3},
    {{"fetched", 7}, FIELD_FETCHED, 0},
    {{"fetchedat", 9}, FIELD_FETCHED, 1},
    {{"fetchtime", 9}, FIELD_FETCHED, 2},
    {{"firstpublished", 14}, FIELD_FIRST_PUBLISHED, 0},
    {{"fulltext", 8}, FIELD_TEXT, 3},
    {{"headline", 8}, FIELD_TITLE, 1},
    {{"hostname", 8}, FIELD_OUTLET, 6},
    {{"html", 4}, FIELD_HTML, 0},
    {{"id", 2}, FIELD_ID, 0},
    {{"inlanguage", 10}, FIELD_LANGUAGE, 2},
    {{"lang", 4}, FIELD_LANGUAGE, 1},
    {{"language", 8}, FIELD_LANGUAGE, 0},
    {{"lastmodified", 12}, FIELD_UPDATED, 3},
    {{"link", 4}, FIELD_URL, 1},
    {{"maintext", 8}, FIELD_TEXT, 1},
    {{"medianame", 9}, FIELD_OUTLET, 4},
    {{"mediaurl", 8}, FIELD_OUTLET, 6},
    {{"modifieddate", 12}, FIELD_UPDATED, 3},
    {{"outlet", 6}, FIELD_OUTLET, 0},
    {{"plaintext", 9}, FIELD_TEXT, 3},
    {{"pubdate", 7}, FIELD_PUBLISHED, 3},
    {{"publicationdate", 15}, FIELD_PUBLISHED, 2},
    {{"publishdate", 11}, FIELD_PUBLISHED, 2},
    {{"published", 9}, FIELD_PUBLISHED, 0},
    {{"publishedat", 11}, FIELD_PUBLISHED, 1},
    {{"publisheddate", 13}, FIELD_PUBLISHED, 2},
    {{"publishedfrom", 13}, FIELD_PUBLISHED_FROM, 0},
    {{"publishedraw", 12}, FIELD_PUBLISHED_RAW, 0},
    {{"publisher", 9}, FIELD_OUTLET, 2},
    {{"publishingdate", 14}, FIELD_PUBLISHED, 2},
    {{"rawhtml", 7}, FIELD_HTML, 1},
    {{"rawtext", 7}, FIELD_TEXT, 7},
    {{"retrieved", 9}, FIELD_FETCHED, 2},
    {{"retrievedat", 11}, FIELD_FETCHED, 2},
    {{"scrapedat", 9}, FIELD_FETCHED, 3},
    {{"scrapedate", 10}, FIELD_FETCHED, 3},
    {{"sitename", 8}, FIELD_OUTLET, 1},
    {{"source", 6}, FIELD_SOURCE, 0},
    {{"sourcedomain", 12}, FIELD_OUTLET, 5},
    {{"sourcename", 10}, FIELD_OUTLET, 3},
    {{"sourceurl", 9}, FIELD_OUTLET, 6},
    {{"storytext", 9}, FIELD_TEXT, 3},
    {{"text", 4}, FIELD_TEXT, 0},
    {{"textcontent", 11}, FIELD_TEXT, 2},
    {{"timestamp", 9}, FIELD_PUBLISHED, 7},
    {{"title", 5}, FIELD_TITLE, 0},
    {{"updated", 7}, FIELD_UPDATED, 0},
    {{"updatedat", 9}, FIELD_UPDATED, 1},
    {{"updatedfrom", 11}, FIELD_UPDATED_FROM, 0},
    {{"url", 3}, FIELD_URL, 0},
};

#endif
