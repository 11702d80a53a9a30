/* sniff.h - what bytes are, by looking at them. */
#ifndef WEFT_READ_SNIFF_H
#define WEFT_READ_SNIFF_H

#include "base/str.h"

/* How many bytes are enough to look at. */
#define SNIFF_BYTES ((size_t)64 << 10)

typedef enum sniff_kind {
  SNIFF_EMPTY = 0, /* nothing but white space */
  SNIFF_HTML,
  SNIFF_TEXT,
  SNIFF_JSON_LINES, /* one value a line */
  SNIFF_JSON,       /* values over several lines, or a list of objects */
  SNIFF_FEED,       /* RSS, RDF, Atom */
  SNIFF_TEI,        /* XML of one article or more by the Text Encoding Initiative */
  SNIFF_XML,        /* other XML */
  SNIFF_WARC,
  SNIFF_TAR,
  SNIFF_ZIP,
  SNIFF_PDF,
  SNIFF_MAIL,  /* one message (RFC 5322) */
  SNIFF_MBOX,  /* messages one after the other */
  SNIFF_TABLE, /* CSV or tab-separated values, with names of fields that are known */
  SNIFF_BINARY
} sniff_kind;

/* `head`: the beginning of the bytes (all of them when fewer than SNIFF_BYTES). *what names a binary format, else NULL. */
sniff_kind sniff(str head, const char **what);

#endif
