/* timeline_words.h - words that tell what a date belongs to, and where a clause ends. Small letters, each list sorted by bytes.
 * Closed classes after Quirk et al., A Comprehensive Grammar of the English Language (1985), chapters 9, 13 and 14; verbs of saying
 * without a manner of their own after Levin 1993, class 37.7; what stands at stamps of pages is collected from pages. */
#ifndef WEFT_COLLATE_DATA_TIMELINE_WORDS_H
#define WEFT_COLLATE_DATA_TIMELINE_WORDS_H

/* Begin the line of a stamp, "Updated at 10:18 a.m.", or of what is said of a picture. */
static const char *const stamp_words[] = {"copyright", "created", "date", "file", "filed", "image", "modified", "photo", "photograph", "photos", "posted", "pubdate", "published", "update", "updated", "uploaded", "video"};

/* Only tell that something is said: what happened is told beside them. Dictionary forms, then the forms that stand in texts. */
static const char *const plain_sayings[] = {"add", "admit", "answer", "argue", "ask", "believe", "call", "cite", "claim", "comment", "describe", "discuss", "explain", "express", "interview", "know", "learn", "mention", "note", "observe", "quote", "recall", "remark", "reply", "report", "respond", "say", "speak", "state", "statement", "talk", "tell", "think", "tweet", "write"};
static const char *const plain_saying_forms[] = {"added", "asked", "commented", "explained", "noted", "quoted", "reported", "said", "saying", "says", "speaking", "spoke", "stated", "talked", "telling", "tells", "told", "tweeted", "writes", "wrote"};

/* What they are about may stand before them: "The bridge is closed, the mayor announced". */
static const char *const announcements[] = {"allege", "announce", "confirm", "declare", "disclose", "order", "predict", "reveal", "rule", "vow", "warn"};

/* Tell of a state or of nothing by themselves. */
static const char *const empty_events[] = {"accord", "be", "bid", "campaign", "expect", "have", "include", "involve", "remain", "seem"};

/* Credit a source, which may have a date of its own. */
static const char *const source_words[] = {"according"};

/* Begin another clause. */
static const char *const clause_words[] = {"after", "although", "because", "before", "but", "how", "if", "since", "that", "though", "unless", "until", "what", "when", "where", "whether", "which", "while", "who", "whom", "whose", "why"};

/* Stand between what happened and its date. */
static const char *const date_words[] = {"about", "around", "at", "between", "by", "circa", "during", "earlier", "early", "for", "from", "in", "just", "late", "later", "of", "on", "over", "since", "the", "this", "through", "till", "to", "until"};

/* Stand where a name could. */
static const char *const subject_pronouns[] = {"he", "she", "they"};

/* Hang on the day on which the article was published. */
static const char *const deictic_words[] = {"ago", "last", "next", "this", "today", "tomorrow", "tonight", "yesterday"};

/* Tie what is told of somebody to their name. */
static const char *const relative_words[] = {"which", "who", "whom", "whose"};

/* Begin what is said, announced or decided. */
static const char *const content_words[] = {"how", "that", "whether", "why"};

/* Seasons that are verbs, too: "saw her fortunes rise and fall". */
static const char *const season_verbs[] = {"fall", "spring"};

/* Before a date that stands before a noun: the date says which one is meant. */
static const char *const determiners[] = {"a", "an", "her", "his", "its", "my", "our", "s", "that", "the", "their", "your"};

/* Are cut off either end of a label. */
static const char *const loose_words[] = {"a", "an", "and", "as", "at", "but", "by", "for", "from", "had", "has", "have", "her", "his", "in", "is", "its", "of", "on", "or", "so", "than", "that", "the", "their", "then", "to", "was", "were", "with"};

#endif
