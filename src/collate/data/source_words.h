/* source_words.h - words of sources that name nobody; folded, each list sorted by bytes. Written for Weft. */
#ifndef WEFT_COLLATE_SOURCE_WORDS_H
#define WEFT_COLLATE_SOURCE_WORDS_H

/* Stand for persons whom only the article knows. */
static const char *const source_pronouns[] = {"anyone", "everybody", "everyone", "he",     "her", "him",  "i",        "many",
                                              "nobody", "one",       "ones",     "others", "she", "some", "somebody", "someone",
                                              "them",   "they",      "those",    "us",     "we",  "who",  "you"};

/* Heads of phrases without a name in them: two articles that credit such a one need not mean the same. Bodies that speak with one
 * voice ("police", "officials", "prosecutors") are not among them. */
static const char *const source_anonymous[] = {
    "aide",      "aides",     "analyst",    "analysts",  "article",  "attorney",  "author",      "authors",      "boy",
    "brother",   "colleague", "colleagues", "critic",    "critics",  "daughter",  "document",    "documents",    "driver",
    "employee",  "employees", "expert",     "experts",   "family",   "fan",       "fans",        "father",       "friend",
    "friends",   "girl",      "guest",      "guests",    "husband",  "insider",   "insiders",    "lawyer",       "letter",
    "magazine",  "man",       "men",        "mother",    "neighbor", "neighbors", "neighbour",   "neighbours",   "network",
    "newspaper", "observers", "official",   "outlet",    "paper",    "passenger", "passengers",  "passerby",     "people",
    "person",    "post",      "relative",   "relatives", "report",   "reports",   "researchers", "resident",     "residents",
    "sister",    "site",      "son",        "source",    "sources",  "spokesman", "spokesmen",   "spokesperson", "spokeswoman",
    "statement", "station",   "student",    "students",  "study",    "teacher",   "teenager",    "tweet",        "user",
    "users",     "victim",    "video",      "website",   "wife",     "witness",   "witnesses",   "woman",        "women",
    "worker",    "workers"};

/* Where the head of a source ends: "chief [of police]", "the man [who saw it]". */
static const char *const source_ends[] = {"at", "for", "from", "in", "of", "on", "over", "that", "to", "which", "who", "with"};

/* How a note begins that the whole article comes from elsewhere: "originally published by", "first appeared in". */
static const char *const whole_article_words[] = {"first", "originally"};

#endif
