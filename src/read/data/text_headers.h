/* text_headers.h - what stands in front of the report in text files. Sorted.
 * text_headers: names before a colon, as export programs of press databases and mail archives write them.
 * date_openings: words before a date on a line of its own. */
#ifndef WEFT_READ_DATA_TEXT_HEADERS_H
#define WEFT_READ_DATA_TEXT_HEADERS_H

#include "base/str.h"

typedef enum text_header { TEXT_AUTHORS, TEXT_DATE, TEXT_OUTLET, TEXT_TITLE, TEXT_URL } text_header;

static const struct {
  str name;
  text_header what;
} text_headers[] = {
    {{"author", 6}, TEXT_AUTHORS},  {{"authors", 7}, TEXT_AUTHORS},    {{"by", 2}, TEXT_AUTHORS},       {{"byline", 6}, TEXT_AUTHORS},
    {{"date", 4}, TEXT_DATE},       {{"headline", 8}, TEXT_TITLE},     {{"link", 4}, TEXT_URL},         {{"newspaper", 9}, TEXT_OUTLET},
    {{"outlet", 6}, TEXT_OUTLET},   {{"publication", 11}, TEXT_OUTLET}, {{"published", 9}, TEXT_DATE},  {{"publisher", 9}, TEXT_OUTLET},
    {{"source", 6}, TEXT_OUTLET},   {{"subject", 7}, TEXT_TITLE},      {{"title", 5}, TEXT_TITLE},      {{"url", 3}, TEXT_URL},
};

static const char *const date_openings[] = {"date:", "first published", "last updated", "posted on", "posted", "published on",
                                            "published:", "published", "updated on", "updated:", "updated"};

#endif
