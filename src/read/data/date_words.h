/* date_words.h - how pages say which day is the article's. All sorted by bytes, in small letters.
 * date_meta_rows: names of meta elements and microdata and RDFa properties, with how much they are trusted: 1 a property of the
 * article by a public vocabulary, 2 a publishing system's own name that says published, 3 created, issued, 4 a date of some kind.
 * Sources: ogp.me, schema.org, IPTC rNews, Dublin Core (dublincore.org/specifications), Highwire Press tags
 * (scholar.google.com/intl/en/scholar/inclusion.html), and the names that publishers' systems use (Parse.ly, Sailthru, cXense,
 * Brightspot, Chartbeat), as listed by htmldate and newspaper.
 * class words: words of class, id, itemprop. Source: templates of common publishing systems (WordPress, Drupal, TYPO3, Blogger).
 * Countries whose 1/2/2016 is in February though English is written there: last parts of hosts and of language tags. */
#ifndef WEFT_READ_DATA_DATE_WORDS_H
#define WEFT_READ_DATA_DATE_WORDS_H

#include "base/str.h"

/* clang-format off */
static const struct date_meta_row {
  const char *name;
  bool modified;
  int rank;
} date_meta_rows[] = {
    {"article-date", false, 3}, {"article-publish-date", false, 2}, {"article.date", false, 4}, {"article.published", false, 2},
    {"article:create", false, 2}, {"article:created_time", false, 2}, {"article:date", false, 4},
    {"article:date_modified", true, 1}, {"article:date_published", false, 1}, {"article:issued", false, 2},
    {"article:modified", true, 1}, {"article:modified_date", true, 1}, {"article:modified_time", true, 1},
    {"article:post_date", false, 2}, {"article:post_modified", true, 1}, {"article:publication_date", false, 1},
    {"article:published", false, 1}, {"article:published_date", false, 1}, {"article:published_time", false, 1},
    {"article:publisheddate", false, 1}, {"article:updated_time", true, 1}, {"article_date_original", false, 2},
    {"article_publish_date", false, 2}, {"articledate", false, 2}, {"bepress_citation_date", false, 3},
    {"bepress_citation_online_date", false, 3}, {"bt:pubdate", false, 1}, {"citation_date", false, 3},
    {"citation_online_date", false, 2}, {"citation_publication_date", false, 2}, {"content_date", false, 2},
    {"created", false, 3}, {"created-at", false, 2}, {"created_time", false, 3}, {"creation_date", false, 3},
    {"cse_published", false, 2}, {"cxenseparse:modifiedtime", true, 1}, {"cxenseparse:publishtime", false, 2},
    {"cxenseparse:recs:articlepublishdate", false, 2}, {"cxenseparse:recs:publishtime", false, 2}, {"date", false, 4},
    {"date-published", false, 2}, {"date_published", false, 2}, {"datecreated", false, 2}, {"dateissued", false, 2},
    {"datemodified", true, 1}, {"dateposted", false, 2}, {"datepublished", false, 1}, {"datetime", false, 3},
    {"dateupdate", true, 1}, {"dateuploaded", false, 3}, {"dc.created", false, 3}, {"dc.date", false, 4},
    {"dc.date.created", false, 3}, {"dc.date.issued", false, 3}, {"dc.date.modified", true, 1},
    {"dc.date.publication", false, 3}, {"dc.date.published", false, 3}, {"dc.date.updated", true, 1}, {"dc.issued", false, 3},
    {"dc.modified", true, 1}, {"dc.terms.date", false, 4}, {"dc:created", false, 3}, {"dc:date", false, 4},
    {"dc:modified", true, 1}, {"dcsext.articlefirstpublished", false, 4}, {"dcterms.available", false, 3},
    {"dcterms.created", false, 3}, {"dcterms.date", false, 4}, {"dcterms.dateaccepted", false, 4},
    {"dcterms.datesubmitted", false, 4}, {"dcterms.issued", false, 3}, {"dcterms.modified", true, 1},
    {"dcterms:created", false, 3}, {"dcterms:date", false, 4}, {"dcterms:issued", false, 3}, {"dcterms:modified", true, 1},
    {"display_date", false, 2}, {"displaydate", false, 2}, {"doc_date", false, 3}, {"eprints.date", false, 3},
    {"firstpublished", false, 2}, {"gentime", false, 3}, {"iso-8601-publish-date", false, 2}, {"last-modified", true, 1},
    {"last-update", true, 1}, {"last_modified", true, 1}, {"last_updated", true, 1}, {"lastmod", true, 1},
    {"lastmodified", true, 1}, {"lastpublished", true, 1}, {"lastupdate", true, 1}, {"lastupdated", true, 1},
    {"modificationdate", true, 1}, {"modified", true, 1}, {"modified_time", true, 1}, {"music:release_date", false, 2},
    {"news_date", false, 2}, {"newsdate", false, 2}, {"og:article:created_time", false, 2},
    {"og:article:modified_time", true, 1}, {"og:article:published_time", false, 1}, {"og:modified_time", true, 1},
    {"og:pubdate", false, 2}, {"og:published_time", false, 1}, {"og:release_date", false, 2}, {"og:update_time", true, 1},
    {"og:updated_time", true, 1}, {"originalpublicationdate", false, 2}, {"originalpublishdate", false, 2},
    {"page.date", false, 3}, {"page_date", false, 2}, {"pagedate", false, 2}, {"parsely-pub-date", false, 2},
    {"pdate", false, 4}, {"post_date", false, 2}, {"prism.publicationdate", false, 2}, {"ptime", false, 2},
    {"pub-date", false, 2}, {"pub_date", false, 2}, {"pubdate", false, 2}, {"publication-date", false, 2},
    {"publication_date", false, 2}, {"publicationdate", false, 2}, {"publicationtime", false, 2}, {"publish-date", false, 2},
    {"publish_date", false, 2}, {"publish_time", false, 2}, {"publishdate", false, 2}, {"published", false, 2},
    {"published-date", false, 2}, {"published_at", false, 2}, {"published_date", false, 2}, {"published_time", false, 2},
    {"publishedtime", false, 2}, {"publishtime", false, 2}, {"rbpubdate", false, 2}, {"release_date", false, 2},
    {"releasedate", false, 2}, {"revised", true, 1}, {"revision_date", true, 1}, {"rnews:datecreated", false, 2},
    {"rnews:datemodified", true, 1}, {"rnews:datepublished", false, 1}, {"sailthru.date", false, 2},
    {"shareaholic:article_published_time", false, 1}, {"sort_date", false, 2}, {"time_published", false, 2},
    {"timestamp", false, 4}, {"updated", true, 1}, {"updated_time", true, 1}, {"uploaddate", false, 3},
    {"utime_published", false, 2}, {"vf:published_date", false, 2}, {"video:release_date", false, 2}, {"videodate", false, 3},
    {"vr:published_time", false, 2},
};

static const char *const class_words_day[] = {
    "byline", "calendar", "created", "data", "date", "datecreated", "dateline", "datemodified", "datepublished", "datetime",
    "dato", "datum", "day", "entrydate", "fecha", "info", "meta", "modified", "postdate", "posted", "pubdate",
    "publicationdate", "publish", "publishdate", "published", "publishinfo", "stand", "time", "timestamp", "updated",
};
static const char *const class_words_published[] = {
    "created", "datecreated", "datepublished", "postdate", "posted", "pubdate", "publication", "publicationdate", "publish",
    "publishdate", "published", "publishinfo",
};
static const char *const class_words_changed[] = {
    "changed", "datemodified", "dateupdated", "lastmod", "lastmodified", "lastupdate", "lastupdated", "modification",
    "modified", "modifieddate", "update", "updated", "updatedate",
};
static const char *const class_words_elsewhere[] = {
    "advert", "breadcrumb", "carousel", "comment", "commentlist", "comments", "consent", "cookie",
    "disqus", "event", "events", "latest", "menu", "nav", "navigation", "pagination", "popular",
    "promo", "recent", "recommended", "related", "replies", "reply", "respond", "sidebar", "trending",
};
static const char *const day_first_countries[] = {
    "au", "gb", "ie", "in", "nz", "uk", "za",
};
/* clang-format on */

/* Lines with one of these tell of rights, not of publication. Any case. */
static const str copyright_signs[] = {{"\xC2\xA9", 2}, {"(c)", 3}, {"all rights reserved", 19}, {"copyright", 9}};

#endif
