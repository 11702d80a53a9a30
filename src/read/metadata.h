/* metadata.h - what a page says of its article outside the text: JSON-LD, meta elements, addresses, lines near the headline. */
#ifndef WEFT_READ_METADATA_H
#define WEFT_READ_METADATA_H

#include "read/article.h"
#include "read/main_text.h"

/* What else was found on the way. */
typedef struct page_known {
  str body;          /* the text by structured data; may be empty */
  uint32_t headline; /* node of the headline that the page shows, 0: none */
} page_known;

/* Fills title, authors, outlet, url, published of `out`. `url`: what the carrier says. */
void metadata_find(arena *a, const html_tree *t, const page_blocks *b, str url, article *out, page_known *known);

#endif
