/* name_words.h - small words and endings in names; folded, each list sorted. Written for Weft. */
#ifndef WEFT_ANNOTATE_DATA_NAME_WORDS_H
#define WEFT_ANNOTATE_DATA_NAME_WORDS_H

/* Behind a person's name. */
static const char *const name_suffixes[] = {"ii", "iii", "iv", "jr", "jr.", "sr", "sr."};

/* At the end of a company's name, often left out. */
static const char *const company_tails[] = {"co",  "co.",  "company", "corp", "corp.", "corporation",
                                            "inc", "inc.", "llc",     "ltd",  "ltd.",  "plc"};

/* Left out of initials: "FBI" of "Federal Bureau of Investigation". */
static const char *const initials_skip[] = {"and", "for", "of", "on", "the"};

/* Before the name of a place, and seldom before a person's. */
static const char *const place_prepositions[] = {"across", "around",  "at",         "from", "in",     "inside",  "into",
                                                 "near",   "outside", "throughout", "to",   "toward", "towards", "via"};

/* Before "of" inside one name: "Gulf of", "House of". */
static const char *const names_before_of[] = {"commonwealth", "daughters", "duchy",   "gulf",     "house",
                                              "isle",         "kingdom",   "knights", "republic", "sea",
                                              "sons",         "state",     "states",  "statue",   "straits"};

#endif
