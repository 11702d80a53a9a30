/* read.h - from files of any kind to articles.
 *
 *   paths --reader_next--> records (bytes of one document, where it lay) --read_record--> articles
 *   folder                 file | JSONL line | CSV row | WARC response         a page gives one, a feed several
 *   archive                member | message of a mailbox | gz content
 *
 * Walking and splitting is cheap and done in order by one thread; read_record is a pure function and done by many.
 */
#ifndef WEFT_READ_READ_H
#define WEFT_READ_READ_H

#include "read/article.h"

/* Further caps stand where they are used: stream.h, walk.h, archive.h, warc.c, feed.c, mail.c, tables.c. */
#define READ_MAX_DOCUMENT (64u << 20) /* bytes of one document (page, line, record body) */

typedef enum read_format {
  READ_UNKNOWN = 0,
  READ_HTML,
  READ_TEXT,
  READ_JSON_ROW, /* one JSON object */
  READ_FEED,     /* RSS or Atom */
  READ_MAIL,     /* one message */
  READ_TEI,
  READ_XML /* other XML */
} read_format;

typedef struct read_record {
  str bytes;          /* the document; valid until the next reader_next */
  read_format format; /* READ_UNKNOWN: sniff it */
  str path, member;
  uint64_t start, end; /* where it lay in the file (uncompressed stream) */
  str url;             /* when the carrier says it (WARC-Target-URI) */
  str charset;         /* when the carrier says it (Content-Type), else empty */
  str fetched;         /* ISO 8601, when the carrier says it (WARC-Date) */
} read_record;

typedef struct reader reader;

/* Starts on paths ("-": standard input; none: standard input). `warn` (may be NULL) is told of all that is skipped.
 * NULL when there is no memory. */
reader *reader_open(const char *const *paths, size_t n_paths, void (*warn)(void *user, const weft_error *e), void *user);
/* The same on one buffer, which must live as long as the reader; `name` is said in errors and in `source`. */
reader *reader_open_memory(const char *name, const char *bytes, size_t len, void (*warn)(void *user, const weft_error *e),
                           void *user);
/* Next record; false at the end. Strings are valid until the next call. */
bool reader_next(reader *r, read_record *record);
/* Inputs skipped so far, bytes read so far, bytes of all named files together (0 when unknown). */
uint64_t reader_skipped(const reader *r);
uint64_t reader_bytes(const reader *r);
uint64_t reader_total(const reader *r);
void reader_close(reader *r);

typedef struct read_result {
  article *articles;
  size_t n;
  article *without_text; /* named by address or title, without their text; complete but for that */
  size_t n_without_text;
  size_t not_articles; /* documents read without fault that hold no article (a list of links) */
  weft_error *notices; /* of those that are pages: what they are instead */
  size_t n_notices;
  weft_error *skipped; /* faults, one each */
  size_t n_skipped;
} read_result;

/* Articles of one record, complete (id, language, hash). Everything lives in `a`; views into record->bytes remain. */
read_result read_record_articles(arena *a, const read_record *record);

#endif
