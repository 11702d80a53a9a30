/* phrase_words.h - words that phrases around verbs of saying are told by; folded, each list sorted. After Quirk et al., A
 * Comprehensive Grammar of the English Language. */
#ifndef WEFT_ANNOTATE_DATA_PHRASE_WORDS_H
#define WEFT_ANNOTATE_DATA_PHRASE_WORDS_H

/* Where somebody says something: "said in an interview". */
static const char *const said_occasions[] = {
    "address",    "appearance", "blog",       "book",    "brief",   "briefing", "broadcast", "comments", "complaint",
    "conference", "debate",     "deposition", "email",   "essay",   "event",    "facebook",  "filing",   "hearing",
    "instagram",  "interview",  "lawsuit",    "letter",  "memo",    "message",  "news",      "op-ed",    "podcast",
    "post",       "press",      "rally",      "release", "remarks", "report",   "response",  "show",     "speech",
    "statement",  "telephone",  "testimony",  "tweet",   "twitter", "video"};

/* Words of times inside phrases. */
static const char *const phrase_times[] = {"afternoon", "ago",   "day",  "evening", "friday", "month", "months", "morning",
                                           "night",     "today", "week", "weekend", "weeks",  "year",  "years",  "yesterday"};

/* Never inside the noun phrase of a source. */
static const char *const phrase_stops[] = {"after", "and", "as",   "before", "during", "if",    "in", "on",
                                           "that",  "to",  "when", "where",  "which",  "while", "who"};

/* Head a line that nobody says: "Correction: An earlier version ...". */
static const char *const line_heads[] = {"clarification", "correction", "corrections", "disclaimer", "note",   "notice",
                                         "photo",         "photos",     "source",      "sources",    "update", "updated"};

/* Begin an indirect question. */
static const char *const wh_words[] = {"how", "if", "what", "where", "whether", "which", "who", "why"};

/* Make a participle a passive. */
static const char *const forms_of_be[] = {"'re", "am", "are", "be", "been", "being", "is", "was", "were"};

#endif
