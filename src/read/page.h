/* page.h - one HTML page to an article. */
#ifndef WEFT_READ_PAGE_H
#define WEFT_READ_PAGE_H

#include "read/article.h"

/* Reads the article in a page. `charset` and `url` are what the carrier says, or empty. *is_article is false for a page
 * without fault that holds none; out->why_none says what it is. False and *e when the page cannot be used. */
bool page_article(arena *a, str bytes, str charset, str url, article *out, bool *is_article, weft_error *e);

#endif
