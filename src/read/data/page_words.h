/* page_words.h - words by which pages tell what is an article's text and what is not. All lists sorted by bytes.
 * Sources: class names that Readability (Arc90), jusText, trafilatura and the templates of common publishing systems use;
 * WAI-ARIA 1.2 (roles). */
#ifndef WEFT_READ_DATA_PAGE_WORDS_H
#define WEFT_READ_DATA_PAGE_WORDS_H

/* Words of a class or id that say: not the article's text. */
static const char *const class_words_bad[] = {
    "ad",          "addthis",     "ads",          "adsbygoogle", "advert",      "advertisement", "advertising", "adverts",
    "affiliate",   "banner",      "bio",          "breadcrumb",  "breadcrumbs", "byline",        "caption",     "captions",
    "carousel",    "comment",     "commentlist",  "comments",    "consent",     "cookie",        "cookies",     "copyright",
    "crumbs",      "cta",         "disqus",       "donate",      "dropdown",    "footer",        "gdpr",        "hidden",
    "jp",          "menu",        "metadata",     "modal",       "nav",         "navbar",        "navigation",  "newsletter",
    "newsletters", "outbrain",    "overlay",      "pager",       "pagination",  "paging",        "paywall",     "popular",
    "popup",       "print",       "promo",        "promoted",    "promotion",   "promotional",   "promos",      "rail",
    "recirc",      "recommend",   "recommendations", "recommended", "related",  "relatedposts",  "replies",     "reply",
    "respond",     "rss",         "share",        "sharedaddy",  "sharing",     "sidebar",       "signup",      "skip",
    "skyscraper",  "social",      "sponsor",      "sponsored",   "sponsors",    "sr",            "subscribe",   "subscription",
    "suggestions", "taboola",     "tags",         "teaser",      "toolbar",     "tooltip",       "topbar",      "trending",
};

/* Words that turn the next one around ("no-sidebar", "has-sidebar"). */
static const char *const class_words_negating[] = {"has", "is", "no", "not", "with", "without"};

/* "article-body", "entry-content", "storyText": a subject, then what of it. */
static const char *const class_words_subject[] = {"article", "articles", "blog", "content", "entry", "main", "news", "page", "post", "story"};
static const char *const class_words_content[] = {"body", "content", "copy", "main", "text", "wrapper"};

/* WAI-ARIA roles of what stands around the main content. */
static const char *const roles_bad[] = {"alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "menubar",
                                        "navigation", "search", "toolbar", "tooltip"};

/* Words of a class, id or itemprop that say: the day of the article stands here; and: who wrote it. */
static const char *const class_words_date[] = {"byline",  "created",  "date",   "datecreated", "dateline", "datepublished", "datetime", "dato",
                                               "datum",   "fecha",    "info",   "meta",        "posted",   "pubdate",       "publish",  "published",
                                               "publishdate", "time", "timestamp"};
static const char *const class_words_update[] = {"modified", "update", "updated"};
static const char *const class_words_author[] = {"author", "authors", "byline", "writer"};

/* Between a headline and the name of its site, in <title>. */
static const char *const title_separators[] = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xBB ", " \xC2\xB7 ", " :: ", " \xE2\x80\xA2 "};

/* Countries of English whose 1/2/2016 is in February: last parts of hosts, with the language's tag. */
static const char *const day_first_hosts[] = {"au", "ie", "in", "nz", "uk", "za"};

#endif
