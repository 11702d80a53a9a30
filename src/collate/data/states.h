/* states.h - words of what happens once to the people it is told of, and of states that such events begin and end. Events with a
 * natural end point after Vendler (1957), "Verbs and Times", and the life events of ACE 2005 (Life.Be-Born, Life.Die, Life.Marry,
 * Life.Divorce; LDC, Annotation Guidelines for Events 5.4.3); nouns of states that are begun and ended, after WordNet 3.1 below
 * "group action" and "happening" (Fellbaum 1998). What people do more than once (arrest, elect, meet, shoot) is not here on
 * purpose. Lists are sorted by bytes. */
#ifndef WEFT_COLLATE_DATA_STATES_H
#define WEFT_COLLATE_DATA_STATES_H

/* Dictionary form; what it tells; how many people it happens to. */
static const struct once_word {
  const char *lemma, *event;
  unsigned people;
} once_words[] = {
    {"bear", "born", 1},      {"birth", "born", 1},      {"born", "born", 1},      {"death", "die", 1},
    {"die", "die", 1},        {"divorce", "divorce", 2}, {"marriage", "marry", 2}, {"marry", "marry", 2},
    {"nuptials", "marry", 2}, {"wed", "marry", 2},       {"wedding", "marry", 2},
};

/* A state of two people: words that name it, what begins and what ends it. */
#define STATE_OF_TWO "marriage"
#define STATE_OF_TWO_IN "married"
#define STATE_OF_TWO_BEGINS "marry"
#define STATE_OF_TWO_ENDS "divorce"

/* Before a word of an event: another event is told, of which it is the matter ("filed for divorce", "divorce papers"). */
static const char *const matter_words[] = {"announce", "announced",  "contest", "contested", "file",       "filed",
                                           "files",    "filing",     "paper",   "papers",    "petition",   "proceedings",
                                           "re-filed", "refiled",    "seek",    "seeking",   "settlement", "sought",
                                           "threaten", "threatened", "trial",   "withdrew"};

/* Verbs by which a state or a procedure is told to begin, and to end. */
static const char *const begin_words[] = {"began", "begin", "begins", "begun", "start", "started", "starts"};
static const char *const end_words[] = {"completed", "end",       "ended",    "ending", "ends",
                                        "finalised", "finalized", "finished", "over"};

/* Behind a state's noun: it is over ("their marriage lasted"). */
static const char *const past_of_state[] = {"began", "broke", "collapsed", "dissolved", "ended", "failed", "lasted"};

/* Words that many events of a day share: a date told with them says little of which. */
static const char *const vague_events[] = {"add",   "aim",  "announce", "be",   "begin",    "come", "do",   "expect",
                                           "get",   "give", "go",       "have", "head",     "hope", "lead", "make",
                                           "plan",  "put",  "report",   "say",  "schedule", "see",  "set",  "slate",
                                           "speak", "take", "talk",     "tell", "tweet",    "use",  "warn", "write"};

/* What is done for some time: "spent two years before" tells how long. */
static const char *const durative_events[] = {"hold",  "last", "live",  "remain", "run", "serve",
                                              "spend", "stay", "teach", "wait",   "work"};

/* Before a noun: whose it is may be any of the people around. */
static const char *const possessives[] = {"her", "his", "their"};

/* Between an event and the age at which somebody was when it happened: "died at the age of 85". */
static const char *const age_words[] = {"age", "aged", "at", "of", "the"};

/* Things that last, are told of by one noun, and are begun and ended as a whole. */
static const char *const lasting_nouns[] = {"blackout", "blockade", "boycott",  "ceasefire",  "curfew", "embargo", "evacuation",
                                            "festival", "lockdown", "manhunt",  "occupation", "outage", "recall",  "search",
                                            "shutdown", "siege",    "standoff", "strike",     "trial",  "truce",   "war"};

/* Words that fix which one is meant: "the strike", "their strike". */
static const char *const definite_words[] = {"her", "his", "its", "our", "that", "the", "their", "this"};

/* Between an event's word and its time, or between a state and the verb that ends it, these may stand. */
static const char *const light_words[] = {"also", "at",         "back", "been", "finally", "had",  "has", "have", "in",   "is",
                                          "just", "officially", "on",   "only", "that",    "then", "was", "were", "which"};

/* Names of days, months and holidays: a time that has one is as exact as it says, wherever it is counted from. */
static const char *const calendar_words[] = {
    "apr",   "april",  "aug",       "august", "christmas", "dec",          "december", "easter",  "feb",   "february",
    "fri",   "friday", "halloween", "jan",    "january",   "jul",          "july",     "jun",     "june",  "mar",
    "march", "may",    "mon",       "monday", "nov",       "november",     "oct",      "october", "sat",   "saturday",
    "sep",   "sept",   "september", "sun",    "sunday",    "thanksgiving", "thu",      "thur",    "thurs", "thursday",
    "tue",   "tues",   "tuesday",   "wed",    "wednesday", "weds"};

#endif
