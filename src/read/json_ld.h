/* json_ld.h - what a page's JSON-LD (schema.org) says of its article. */
#ifndef WEFT_READ_JSON_LD_H
#define WEFT_READ_JSON_LD_H

#include "read/byline.h"
#include "read/html.h"

typedef struct json_ld {
  bool found;                                        /* an object of an article's type */
  str title, published, modified, url, outlet, body; /* as written there */
  byline authors;
  str page_published, page_modified; /* of the WebPage around it */
  str site;                          /* name of the WebSite */
} json_ld;

/* Reads all scripts of type application/ld+json. Where several articles are described, the one that has the page's address or
 * `title` (as og:title, h1 or <title> say it) is taken; none when that cannot be told. */
void json_ld_read(arena *a, const html_tree *t, str url, const str *titles, size_t n_titles, json_ld *out);

#endif
