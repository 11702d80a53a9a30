/* page_published.h - when a page's article was published, and when it was changed.
 *
 *   structured   JSON-LD of the article | meta elements, microdata, RDFa | JSON-LD of the page
 *   address      /2016/01/12/
 *   printed      lines and <time> near the headline: by how far they stand off, what stands beside them, what they are inside of
 *
 * A day that a page's publishing system gives stands first; but in UTC a late evening is the next day, so the day that is
 * printed, or in the address, is taken where it is the neighbour. Days of comments, other articles and copyrights are passed
 * over; a page that shows no day but that of a change has that one, said to be so. After htmldate (Barbaresi 2020, JOSS) in what
 * is looked at. */
#ifndef WEFT_READ_PAGE_PUBLISHED_H
#define WEFT_READ_PAGE_PUBLISHED_H

#include "read/article.h"
#include "read/json_ld.h"

/* What else is known of the page. */
typedef struct page_place {
  str url;          /* empty when not known */
  uint32_t heading; /* node of the headline, 0: none */
  const json_ld *ld;
} page_place;

/* Sets published, published_from, updated, updated_from of `out`; in linear time. */
void page_published_find(arena *a, const html_tree *t, const page_place *place, article *out);

#endif
