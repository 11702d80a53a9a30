/* page_words.h - words by which pages tell what is an article's text and what is not. All lists sorted by bytes.
 * Sources: class names that Readability (Arc90), jusText, trafilatura and the templates of common publishing systems use;
 * WAI-ARIA 1.2 (roles). */
#ifndef WEFT_READ_DATA_PAGE_WORDS_H
#define WEFT_READ_DATA_PAGE_WORDS_H

/* Words of a class or id that say: not the article's text. */
static const char *const class_words_bad[] = {
    "ad",          "addthis",      "ads",
    "adsbygoogle", "advert",       "advertisement",
    "advertising", "adverts",      "affiliate",
    "banner",      "bio",          "breadcrumb",
    "breadcrumbs", "byline",       "caption",
    "captions",    "carousel",     "comment",
    "commentlist", "comments",     "consent",
    "cookie",      "cookies",      "copyright",
    "crumbs",      "cta",          "disqus",
    "donate",      "dropdown",     "footer",
    "gdpr",        "menu",         "metadata",
    "modal",       "nav",          "navbar",
    "navigation",  "newsletter",   "newsletters",
    "outbrain",    "overlay",      "pager",
    "pagination",  "paging",       "paywall",
    "popular",     "popup",        "print",
    "promo",       "promoted",     "promotion",
    "promotional", "promos",       "rail",
    "recirc",      "recommend",    "recommendations",
    "recommended", "related",      "relatedposts",
    "replies",     "reply",        "respond",
    "rss",         "share",        "sharedaddy",
    "sharing",     "sidebar",      "signup",
    "skip",        "skyscraper",   "social",
    "sponsor",     "sponsored",    "sponsors",
    "subscribe",   "subscription", "suggestions",
    "taboola",     "tags",         "teaser",
    "toolbar",     "tooltip",      "topbar",
    "trending",
};

/* Those of them that are never used for anything else, even where they cover most of a page. */
static const char *const class_words_firm[] = {"breadcrumb", "breadcrumbs", "comment", "commentlist", "comments", "disqus",
                                               "newsletter", "pagination",  "related", "replies",     "reply",    "respond"};

/* Whole classes that say the same: text for screen readers only, and what is not shown. */
static const char *const class_tokens_bad[] = {"d-none",          "element-invisible",  "is-hidden",
                                               "jp-relatedposts", "screen-reader-text", "sr-only",
                                               "u-hidden",        "visually-hidden",    "visuallyhidden"};

/* Words that turn the next one around ("no-sidebar", "has-sidebar"). */
static const char *const class_words_negating[] = {"has", "is", "no", "not", "with", "without"};

/* "article-body", "entry-content", "storyText": a subject, then what of it. */
static const char *const class_words_subject[] = {"article", "articles", "blog", "content", "entry",
                                                  "main",    "news",     "page", "post",    "story"};
static const char *const class_words_content[] = {"body", "content", "copy", "main", "text", "wrapper"};

/* WAI-ARIA roles of what stands around the main content. */
static const char *const roles_bad[] = {"alert", "alertdialog", "banner",     "complementary", "contentinfo", "dialog",
                                        "menu",  "menubar",     "navigation", "search",        "toolbar",     "tooltip"};

/* Words of a class, id or itemprop that say who wrote the article. */
static const char *const class_words_author[] = {"author", "authors", "byline", "writer"};

/* How the titles of pages begin that stand in the place of an article, in small letters: errors of servers (RFC 9110) and what
 * publishing systems and guards against robots say; and of pages to log in. */
static const char *const error_titles[] = {"401 ",
                                           "403 ",
                                           "404",
                                           "410 ",
                                           "429 ",
                                           "500 ",
                                           "502 ",
                                           "503 ",
                                           "access denied",
                                           "access to this page has been denied",
                                           "are you a robot",
                                           "attention required",
                                           "bad gateway",
                                           "error 40",
                                           "error 50",
                                           "error: ",
                                           "forbidden",
                                           "just a moment",
                                           "not found",
                                           "oops",
                                           "page not found",
                                           "page unavailable",
                                           "security check",
                                           "service unavailable",
                                           "sorry, the page",
                                           "temporarily unavailable",
                                           "this page isn't available",
                                           "too many requests",
                                           "verify you are human",
                                           "we can't find",
                                           "you have been blocked"};
static const char *const login_titles[] = {
    "create account", "create an account", "forgot password", "log in",  "login",
    "register",       "reset password",    "sign in",         "sign up", "subscribe to continue"};

/* Where the addresses of authors' pages have their names. */
static const char *const author_paths[] = {"/author/",       "/authors/", "/contributor/",
                                           "/contributors/", "/writers/", "/profile/author/"};

/* What parts an author from the rest of a line. */
static const char *const byline_separators[] = {" | ",
                                                "|",
                                                " \xE2\x80\xA2",
                                                "\xE2\x80\xA2",
                                                " \xC2\xB7",
                                                "\xC2\xB7",
                                                " \xE2\x8B\x85",
                                                " \xE2\x80\x94 ",
                                                " \xE2\x80\x93 ",
                                                " - ",
                                                " / ",
                                                " in ",
                                                " on ",
                                                " at ",
                                                " on behalf of ",
                                                " for "};

/* Between a headline and the name of its site, in <title>. */
static const char *const title_separators[] = {" | ",        " - ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ",
                                               " \xC2\xBB ", " \xC2\xB7 ", " :: ",           " \xE2\x80\xA2 "};

/* Lines that stand in the text without belonging to it (links to other articles, credits, invitations), by how they begin, and
 * whole lines. In small letters. */
static const char *const junk_openings[] = {"&copy;",
                                            "(c) ",
                                            "(read also",
                                            "(read more",
                                            "(see also",
                                            "about the reviewer",
                                            "advertisement",
                                            "all rights reserved",
                                            "also read |",
                                            "also read:",
                                            "also see:",
                                            "also watch:",
                                            "as an amazon associate",
                                            "by signing up",
                                            "by subscribing",
                                            "click here to",
                                            "continue reading",
                                            "copyright ",
                                            "credit:",
                                            "download the app",
                                            "enjoyed this",
                                            "enter your email",
                                            "filed under",
                                            "follow me",
                                            "follow us on",
                                            "get the latest",
                                            "getty images",
                                            "if you enjoyed",
                                            "if you liked",
                                            "image credit",
                                            "image source",
                                            "image via",
                                            "image:",
                                            "join our newsletter",
                                            "join the conversation",
                                            "last modified",
                                            "last updated",
                                            "more on this",
                                            "must read",
                                            "photo by",
                                            "photo credit",
                                            "photo:",
                                            "photograph:",
                                            "picture:",
                                            "posted in",
                                            "read also",
                                            "read more",
                                            "read next",
                                            "read the full",
                                            "read: ",
                                            "recommended:",
                                            "related article",
                                            "related content",
                                            "related posts",
                                            "related stor",
                                            "related:",
                                            "reprinted with permission",
                                            "scroll to continue",
                                            "see also:",
                                            "share on ",
                                            "share this",
                                            "sign up",
                                            "source:",
                                            "stay up to date",
                                            "story continues below",
                                            "subscribe",
                                            "table of content",
                                            "tagged",
                                            "tags:",
                                            "thank you for reading",
                                            "thank you for subscribing",
                                            "thanks for reading",
                                            "this article contains affiliate",
                                            "this field is for validation",
                                            "this post contains affiliate",
                                            "this post may contain affiliate",
                                            "this site uses cookies",
                                            "this website uses cookies",
                                            "watch also",
                                            "watch:",
                                            "we may earn",
                                            "when you buy through",
                                            "when you purchase through",
                                            "you can unsubscribe",
                                            "you may also",
                                            "you might also",
                                            "your email address",
                                            "\xC2\xA9"};
static const char *const junk_lines[] = {"ad",
                                         "advertisement",
                                         "advertising",
                                         "article continues below",
                                         "author",
                                         "by",
                                         "close",
                                         "comments",
                                         "copied",
                                         "copy link",
                                         "email",
                                         "facebook",
                                         "follow",
                                         "follow us",
                                         "home",
                                         "instagram",
                                         "link copied",
                                         "linkedin",
                                         "listen",
                                         "loading",
                                         "loading...",
                                         "menu",
                                         "more",
                                         "next",
                                         "pinterest",
                                         "previous",
                                         "print",
                                         "reddit",
                                         "reply",
                                         "save",
                                         "search",
                                         "share",
                                         "skip to content",
                                         "sponsored",
                                         "tweet",
                                         "twitter",
                                         "updated",
                                         "whatsapp",
                                         "x",
                                         "youtube"};

/* Headings under which nothing of the article stands, by how they begin. In small letters. */
static const char *const end_headings[] = {
    "about author",        "about the author", "comments",        "continue reading", "get our newsletter",
    "join the discussion", "keep reading",     "latest articles", "latest news",      "latest posts",
    "latest stor",         "leave a comment",  "leave a reply",   "meet the author",  "more articles",
    "more from",           "more like this",   "more news",       "more stories",     "most popular",
    "most read",           "newsletter",       "other articles",  "our newsletter",   "popular posts",
    "post navigation",     "read more",        "read next",       "read this next",   "recent articles",
    "recent posts",        "recommended",      "related",         "share this",       "sign up",
    "similar articles",    "similar posts",    "subscribe",       "trending",         "up next",
    "what to read next",   "you may also",     "you might also"};

#endif
