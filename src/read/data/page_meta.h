/* page_meta.h - meta elements (name, property or itemprop, in small letters) that say something of the article, with how much
 * they are trusted: the lowest rank wins. Sorted by name.
 * Sources: ogp.me, schema.org, Dublin Core (dublincore.org/specifications), Highwire Press tags (scholar.google.com/intl/en/scholar/inclusion.html),
 * and the names that publishers' systems use (parsely, sailthru, cXense, Brightspot, Chartbeat), as listed by htmldate and newspaper. */
#ifndef WEFT_READ_DATA_PAGE_META_H
#define WEFT_READ_DATA_PAGE_META_H

#include "base/str.h"

typedef enum meta_field { META_TITLE = 0, META_SITE, META_AUTHOR, META_PUBLISHED, META_MODIFIED, META_URL, META_N_FIELDS } meta_field;

/* clang-format off */
static const struct meta_row {
  const char *name;
  meta_field field;
  int rank;
} meta_rows[] = {
    {"apple-mobile-web-app-title", META_SITE, 3}, {"application-name", META_SITE, 3},
    {"article-publish-date", META_PUBLISHED, 2}, {"article.date", META_PUBLISHED, 4}, {"article.published", META_PUBLISHED, 2},
    {"article:author", META_AUTHOR, 3}, {"article:author_name", META_AUTHOR, 1}, {"article:create", META_PUBLISHED, 2},
    {"article:created_time", META_PUBLISHED, 2}, {"article:date", META_PUBLISHED, 4}, {"article:modified", META_MODIFIED, 1},
    {"article:modified_time", META_MODIFIED, 1}, {"article:post_date", META_PUBLISHED, 2},
    {"article:publication_date", META_PUBLISHED, 1}, {"article:published", META_PUBLISHED, 1},
    {"article:published_time", META_PUBLISHED, 1}, {"article:publisher_name", META_SITE, 2}, {"article:title", META_TITLE, 2},
    {"article:updated_time", META_MODIFIED, 1}, {"article_date_original", META_PUBLISHED, 2}, {"author", META_AUTHOR, 2},
    {"authors", META_AUTHOR, 3}, {"bepress_citation_date", META_PUBLISHED, 3},
    {"bepress_citation_online_date", META_PUBLISHED, 3}, {"bt:author", META_AUTHOR, 2}, {"bt:pubdate", META_PUBLISHED, 1},
    {"bt:title", META_TITLE, 2}, {"byl", META_AUTHOR, 1}, {"citation_author", META_AUTHOR, 1},
    {"citation_date", META_PUBLISHED, 3}, {"citation_fulltext_html_url", META_URL, 3}, {"citation_journal_title", META_SITE, 2},
    {"citation_online_date", META_PUBLISHED, 2}, {"citation_publication_date", META_PUBLISHED, 2},
    {"citation_title", META_TITLE, 2}, {"content_date", META_PUBLISHED, 2}, {"cre", META_SITE, 2},
    {"created", META_PUBLISHED, 3}, {"created-at", META_PUBLISHED, 2}, {"created_time", META_PUBLISHED, 3},
    {"creation_date", META_PUBLISHED, 3}, {"cse_published", META_PUBLISHED, 2}, {"cxenseparse:author", META_AUTHOR, 1},
    {"cxenseparse:publishtime", META_PUBLISHED, 2}, {"cxenseparse:recs:publishtime", META_PUBLISHED, 2},
    {"date", META_PUBLISHED, 4}, {"date-published", META_PUBLISHED, 2}, {"date_published", META_PUBLISHED, 2},
    {"datecreated", META_PUBLISHED, 2}, {"datemodified", META_MODIFIED, 1}, {"dateposted", META_PUBLISHED, 2},
    {"datepublished", META_PUBLISHED, 1}, {"datetime", META_PUBLISHED, 3}, {"dateupdate", META_MODIFIED, 1},
    {"dc.contributor", META_AUTHOR, 2}, {"dc.created", META_PUBLISHED, 3}, {"dc.creator", META_AUTHOR, 2},
    {"dc.date", META_PUBLISHED, 4}, {"dc.date.created", META_PUBLISHED, 3}, {"dc.date.issued", META_PUBLISHED, 3},
    {"dc.date.modified", META_MODIFIED, 1}, {"dc.date.publication", META_PUBLISHED, 3},
    {"dc.date.published", META_PUBLISHED, 3}, {"dc.issued", META_PUBLISHED, 3}, {"dc.modified", META_MODIFIED, 1},
    {"dc.publisher", META_SITE, 2}, {"dc.terms.date", META_PUBLISHED, 4}, {"dc.title", META_TITLE, 2},
    {"dc:date", META_PUBLISHED, 4}, {"dcsext.articlefirstpublished", META_PUBLISHED, 4},
    {"dcterms.available", META_PUBLISHED, 3}, {"dcterms.created", META_PUBLISHED, 3}, {"dcterms.creator", META_AUTHOR, 2},
    {"dcterms.date", META_PUBLISHED, 4}, {"dcterms.issued", META_PUBLISHED, 3}, {"dcterms.modified", META_MODIFIED, 1},
    {"dcterms.publisher", META_SITE, 2}, {"dcterms.title", META_TITLE, 2}, {"display_date", META_PUBLISHED, 2},
    {"displaydate", META_PUBLISHED, 2}, {"eprints.date", META_PUBLISHED, 3}, {"firstpublished", META_PUBLISHED, 2},
    {"gentime", META_PUBLISHED, 3}, {"hdl", META_TITLE, 2}, {"headline", META_TITLE, 2},
    {"iso-8601-publish-date", META_PUBLISHED, 2}, {"last-modified", META_MODIFIED, 1}, {"last_modified", META_MODIFIED, 1},
    {"lastmod", META_MODIFIED, 1}, {"lastmodified", META_MODIFIED, 1}, {"lastpublished", META_MODIFIED, 1},
    {"lastupdate", META_MODIFIED, 1}, {"mediator_author", META_AUTHOR, 1}, {"modificationdate", META_MODIFIED, 1},
    {"modified", META_MODIFIED, 1}, {"modified_time", META_MODIFIED, 1}, {"music:release_date", META_PUBLISHED, 2},
    {"newsdate", META_PUBLISHED, 2}, {"og:article:author", META_AUTHOR, 3}, {"og:article:published_time", META_PUBLISHED, 1},
    {"og:modified_time", META_MODIFIED, 1}, {"og:pubdate", META_PUBLISHED, 2}, {"og:published_time", META_PUBLISHED, 1},
    {"og:site_name", META_SITE, 1}, {"og:title", META_TITLE, 1}, {"og:updated_time", META_MODIFIED, 1}, {"og:url", META_URL, 2},
    {"originalpublicationdate", META_PUBLISHED, 2}, {"page_date", META_PUBLISHED, 2}, {"pagedate", META_PUBLISHED, 2},
    {"parsely-author", META_AUTHOR, 1}, {"parsely-link", META_URL, 3}, {"parsely-pub-date", META_PUBLISHED, 2},
    {"parsely-title", META_TITLE, 2}, {"pdate", META_PUBLISHED, 4}, {"prism.publicationdate", META_PUBLISHED, 2},
    {"ptime", META_PUBLISHED, 2}, {"pub_date", META_PUBLISHED, 2}, {"pubdate", META_PUBLISHED, 2},
    {"publication-date", META_PUBLISHED, 2}, {"publication_date", META_PUBLISHED, 2}, {"publicationdate", META_PUBLISHED, 2},
    {"publish-date", META_PUBLISHED, 2}, {"publish_date", META_PUBLISHED, 2}, {"publishdate", META_PUBLISHED, 2},
    {"published", META_PUBLISHED, 2}, {"published-date", META_PUBLISHED, 2}, {"published_date", META_PUBLISHED, 2},
    {"published_time", META_PUBLISHED, 2}, {"publishedtime", META_PUBLISHED, 2}, {"publisher", META_SITE, 2},
    {"rbpubdate", META_PUBLISHED, 2}, {"release_date", META_PUBLISHED, 2}, {"releasedate", META_PUBLISHED, 2},
    {"revised", META_MODIFIED, 1}, {"revision_date", META_MODIFIED, 1}, {"rnews:author", META_AUTHOR, 1},
    {"rnews:datepublished", META_PUBLISHED, 1}, {"sailthru.author", META_AUTHOR, 1}, {"sailthru.date", META_PUBLISHED, 2},
    {"sailthru.title", META_TITLE, 2}, {"shareaholic:article_author_name", META_AUTHOR, 2},
    {"shareaholic:article_published_time", META_PUBLISHED, 1}, {"sort_date", META_PUBLISHED, 2}, {"source", META_SITE, 2},
    {"time_published", META_PUBLISHED, 2}, {"timestamp", META_PUBLISHED, 4}, {"title", META_TITLE, 2},
    {"twitter:creator_name", META_AUTHOR, 2}, {"twitter:title", META_TITLE, 2}, {"twitter:url", META_URL, 3},
    {"updated", META_MODIFIED, 1}, {"updated_time", META_MODIFIED, 1}, {"utime_published", META_PUBLISHED, 2},
    {"video:release_date", META_PUBLISHED, 2}, {"vr:published_time", META_PUBLISHED, 2},
};
/* clang-format on */

/* Types of schema.org that are an article's (also any that ends in "Article"). Sorted. */
static const char *const article_types[] = {"BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting"};

#endif
