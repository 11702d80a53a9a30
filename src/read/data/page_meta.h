/* page_meta.h - meta elements (name, property or itemprop, in small letters) that say something of the article, with how much
 * they are trusted: the lowest rank wins. Sorted by name.
 * Sources: ogp.me, schema.org, Dublin Core (dublincore.org/specifications), Highwire Press tags (scholar.google.com/intl/en/scholar/inclusion.html),
 * and the names that publishers' systems use (parsely, sailthru, cXense, Brightspot, Chartbeat), as listed by htmldate and newspaper. */
#ifndef WEFT_READ_DATA_PAGE_META_H
#define WEFT_READ_DATA_PAGE_META_H

#include "base/str.h"

typedef enum meta_field { META_TITLE = 0, META_SITE, META_AUTHOR, META_URL, META_N_FIELDS } meta_field;

/* clang-format off */
static const struct meta_row {
  const char *name;
  meta_field field;
  int rank;
} meta_rows[] = {
    {"apple-mobile-web-app-title", META_SITE, 3}, {"application-name", META_SITE, 3}, {"article:author", META_AUTHOR, 3},
    {"article:author_name", META_AUTHOR, 1}, {"article:publisher_name", META_SITE, 2}, {"article:title", META_TITLE, 2},
    {"author", META_AUTHOR, 2}, {"authors", META_AUTHOR, 3}, {"bt:author", META_AUTHOR, 2}, {"bt:title", META_TITLE, 2},
    {"byl", META_AUTHOR, 1}, {"citation_author", META_AUTHOR, 1}, {"citation_fulltext_html_url", META_URL, 3},
    {"citation_journal_title", META_SITE, 2}, {"citation_title", META_TITLE, 2}, {"cre", META_SITE, 2},
    {"cxenseparse:author", META_AUTHOR, 1}, {"dc.contributor", META_AUTHOR, 2}, {"dc.creator", META_AUTHOR, 2},
    {"dc.publisher", META_SITE, 2}, {"dc.title", META_TITLE, 2}, {"dcterms.creator", META_AUTHOR, 2},
    {"dcterms.publisher", META_SITE, 2}, {"dcterms.title", META_TITLE, 2}, {"hdl", META_TITLE, 2}, {"headline", META_TITLE, 2},
    {"mediator_author", META_AUTHOR, 1}, {"og:article:author", META_AUTHOR, 3}, {"og:site_name", META_SITE, 1},
    {"og:title", META_TITLE, 1}, {"og:url", META_URL, 2}, {"parsely-author", META_AUTHOR, 1}, {"parsely-link", META_URL, 3},
    {"parsely-title", META_TITLE, 2}, {"publisher", META_SITE, 2}, {"rnews:author", META_AUTHOR, 1},
    {"sailthru.author", META_AUTHOR, 1}, {"sailthru.title", META_TITLE, 2}, {"shareaholic:article_author_name", META_AUTHOR, 2},
    {"source", META_SITE, 2}, {"title", META_TITLE, 2}, {"twitter:creator_name", META_AUTHOR, 2},
    {"twitter:title", META_TITLE, 2}, {"twitter:url", META_URL, 3},
};
/* clang-format on */

/* Types of schema.org that are an article's (also any that ends in "Article"). Sorted. */
static const char *const article_types[] = {"BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting"};

#endif
