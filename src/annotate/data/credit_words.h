/* credit_words.h - words by which articles credit others; folded, each list sorted. Written for Weft. */
#ifndef WEFT_ANNOTATE_DATA_CREDIT_WORDS_H
#define WEFT_ANNOTATE_DATA_CREDIT_WORDS_H

/* Last word of an outlet's name. */
static const char *const outlet_ends[] = {"chronicle",  "courier",  "daily",   "dispatch", "express",  "gazette", "globe",
                                          "herald",     "inquirer", "journal", "ledger",   "magazine", "mail",    "mercury",
                                          "mirror",     "monitor",  "news",    "observer", "post",     "press",   "radio",
                                          "record",     "register", "review",  "standard", "star",     "sun",     "telegraph",
                                          "television", "times",    "today",   "tribune",  "tv",       "weekly",  "wire"};

/* Those who tell the press in general. */
static const char *const crediting_officials[] = {
    "authorities", "coroner",  "detectives", "doctors",   "firefighters", "investigators", "officials", "police",
    "prosecutors", "rescuers", "sources",    "spokesman", "spokesperson", "spokeswoman",   "troopers",  "witnesses"};

/* "first appeared in", "originally published by". */
static const char *const appearing_verbs[] = {"appeared", "posted", "published", "ran"};

/* Between them and the outlet. */
static const char *const appearing_ways[] = {"by", "in", "on"};

/* Before them. */
static const char *const appearing_firsts[] = {"first", "originally", "previously"};

#endif
