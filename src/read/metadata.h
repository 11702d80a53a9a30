/* metadata.h - what a page says of its article outside the text: JSON-LD, meta elements, addresses, lines near the headline. */
#ifndef WEFT_READ_METADATA_H
#define WEFT_READ_METADATA_H

#include "read/article.h"
#include "read/main_text.h"

/* Fills title, authors, outlet, url, published of `out`; *body gets the text by structured data (may be empty). `url`: what the
 * carrier says. */
void metadata_find(arena *a, const html_tree *t, const page_blocks *b, str url, article *out, str *body);

#endif
