/* source_words.h - words of sources that name nobody; folded, each list sorted by bytes. Written for Weft. */
#ifndef WEFT_COLLATE_SOURCE_WORDS_H
#define WEFT_COLLATE_SOURCE_WORDS_H

/* Stand for somebody whom only the article knows. */
static const char *const source_pronouns[] = {"anyone", "everybody", "everyone", "he",    "her",  "him",    "i",
                                              "it",     "many",      "nobody",   "one",   "ones", "others", "she",
                                              "some",   "somebody",  "someone",  "that",  "them", "they",   "this",
                                              "those",  "us",        "we",       "which", "who",  "you"};

/* Heads of phrases without a name in them: two articles that credit such a one need not mean the same. Bodies that speak with one
 * voice ("police", "officials", "prosecutors") are not among them. */
static const char *const source_anonymous[] = {
    "analyst",    "analysts",  "boy",      "critic",    "critics",   "driver",       "employee",    "employees",
    "expert",     "experts",   "fan",      "fans",      "father",    "friend",       "friends",     "girl",
    "insider",    "insiders",  "man",      "men",       "mother",    "neighbor",     "neighbors",   "neighbour",
    "neighbours", "observers", "passerby", "people",    "person",    "report",       "reports",     "resident",
    "residents",  "source",    "sources",  "spokesman", "spokesmen", "spokesperson", "spokeswoman", "teenager",
    "user",       "users",     "victim",   "witness",   "witnesses", "woman",        "women"};

/* How a note begins that the whole article comes from elsewhere: "originally published by", "first appeared in". */
static const char *const whole_article_words[] = {"first", "originally"};

#endif
