/* credit_words.h - words by which articles credit others; folded, each list sorted. Written for Weft. */
#ifndef WEFT_ANNOTATE_DATA_CREDIT_WORDS_H
#define WEFT_ANNOTATE_DATA_CREDIT_WORDS_H

/* --- names of outlets; those known by name stand in organisations.h, by domain in outlet_domains.h
 * --------------------------------------------- */

/* Last word of an outlet's name. */
static const char *const outlet_ends[] = {
    "business",   "chronicle", "courier",  "daily",    "dispatch", "express", "gazette",  "globe", "herald",   "inquirer",
    "journal",    "ledger",    "magazine", "mail",     "mercury",  "mirror",  "monitor",  "news",  "observer", "post",
    "press",      "radio",     "record",   "register", "review",   "sports",  "standard", "star",  "sun",      "telegraph",
    "television", "times",     "today",    "tribune",  "tv",       "weekly",  "wire"};

/* First word of what ends so and is no outlet: "Federal Register", "Congressional Record". */
static const char *const register_starts[] = {"congressional", "criminal", "federal"};

/* Names that mean something else, too: no outlet when the name goes on. */
static const char *const outlet_words[] = {
    "billboard", "cosmopolitan", "deadline",    "economist", "elle",  "esquire", "forbes",  "fortune", "fox",
    "glamour",   "guardian",     "independent", "people",    "salon", "slate",   "spiegel", "sun",     "telegraph",
    "time",      "times",        "variety",     "vice",      "vogue", "vox",     "wired"};

/* Of these the ones that are plural nouns. */
static const char *const outlet_plurals[] = {"people"};

/* --- who else is credited ------------------------------------------------------------------------------------------ */

/* Those who tell the press in general. */
static const char *const crediting_officials[] = {
    "authorities", "coroner",  "detectives", "doctors",   "firefighters", "investigators", "officials", "police",
    "prosecutors", "rescuers", "sources",    "spokesman", "spokesperson", "spokeswoman",   "troopers",  "witnesses"};

/* Behind "citing", besides those: whom or what a report leans on. Not its reasons: "citing health concerns". */
static const char *const cited_heads[] = {"data",   "documents", "emails", "figures", "files",  "papers",    "people",
                                          "person", "records",   "report", "reports", "source", "statement", "transcript"};

/* Behind "according to": measures and plans, which tell nothing. */
static const char *const not_credited[] = {
    "ability", "age",   "ages",   "circumstances", "color",     "colour",   "custom", "height", "income",   "merit",  "need",
    "needs",   "plan",  "plans",  "preference",    "procedure", "protocol", "rank",   "rules",  "schedule", "script", "season",
    "size",    "sizes", "status", "taste",         "tradition", "type",     "weight", "wish",   "wishes"};

/* --- what outlets do -------------------------------------------------------------------------------------------------- */

/* Dictionary forms of verbs by which an outlet tells something. */
static const char *const outlet_verbs[] = {"allege",   "announce",  "claim", "confirm", "describe", "disclose",
                                           "estimate", "learn",     "note",  "observe", "report",   "reveal",
                                           "say",      "speculate", "state", "suggest", "write"};

/* ... and those by which officials do. */
static const char *const official_verbs[] = {"announce", "confirm", "disclose", "report", "reveal", "say", "write"};

/* "Seen by", "obtained by": participles before the outlet that has something. */
static const char *const holding_verbs[] = {"cited",  "leaked",   "obtained", "posted", "printed",  "published",
                                            "quoted", "released", "reviewed", "seen",   "verified", "viewed"};

/* "Published in", "aired on". */
static const char *const printing_verbs[] = {"aired", "appeared", "broadcast", "posted", "printed", "published"};

/* What an outlet does with what it has. */
static const char *const publishing_verbs[] = {"aired", "obtained", "published", "reviewed", "unearthed"};

/* What an outlet makes. */
static const char *const report_nouns[] = {"account",   "analysis",  "article",       "broadcast", "dispatch",
                                           "editorial", "exclusive", "investigation", "op-ed",     "poll",
                                           "profile",   "report",    "reports",       "story",     "survey"};

/* What people give an outlet: "in a statement to TMZ". */
static const char *const given_nouns[] = {"comments", "e-mail", "email",   "interview", "letter",
                                          "message",  "note",   "remarks", "statement", "text"};

/* Verbs of speaking to somebody: "spoke to", "talked with". */
static const char *const speaking_verbs[] = {"speaking", "speaks", "spoke", "spoken", "talked", "talking", "talks"};

/* Dictionary forms of verbs of saying that name the hearer behind "to". */
static const char *const saying_to_verbs[] = {"admit", "confess", "confirm", "deny", "explain", "reveal", "say"};

/* Stand before an outlet like "according to". */
static const char *const credit_prepositions[] = {"per", "via"};

/* "First appeared in", "originally published by". */
static const char *const appearing_verbs[] = {"appeared", "posted", "published", "ran"};

/* Between them and the outlet. */
static const char *const appearing_ways[] = {"by", "in", "on"};

/* Before them. */
static const char *const appearing_firsts[] = {"first", "originally", "previously"};

/* --- links ------------------------------------------------------------------------------------------------------ */

/* A link of nothing but these and function words asks the reader to do something. */
static const char *const asking_words[] = {
    "account",      "app",           "bookmark", "comment",   "comments",  "copy",      "donate",      "download",
    "e-mail",       "email",         "facebook", "follow",    "instagram", "join",      "like",        "login",
    "newsletter",   "newsletters",   "pin",      "pinterest", "print",     "reddit",    "register",    "reprints",
    "save",         "send",          "share",    "sign",      "signup",    "subscribe", "subscribers", "subscribing",
    "subscription", "subscriptions", "tweet",    "twitter",   "whatsapp"};

/* Hosts where everybody has a page: who is credited there, the host does not say. By what is registered. */
static const char *const social_hosts[] = {
    "bsky.app",      "facebook.com", "fb.com",       "fb.me",     "flickr.com",   "instagram.com", "linkedin.com", "medium.com",
    "pinterest.com", "reddit.com",   "snapchat.com", "t.co",      "telegram.me",  "threads.net",   "tiktok.com",   "tumblr.com",
    "twitter.com",   "vine.co",      "vk.com",       "weibo.com", "whatsapp.com", "x.com",         "youtu.be",     "youtube.com"};

/* First part of a host or path of an outlet where there is nothing to read. */
static const char *const service_words[] = {
    "account", "accounts", "ads",       "auth",       "careers",     "contact",       "help",    "jobs",     "login",
    "mail",    "my",       "myaccount", "newsletter", "newsletters", "privacy",       "profile", "register", "search",
    "shop",    "signin",   "signup",    "store",      "subscribe",   "subscriptions", "support", "terms"};

#endif
