/* rate_words.h - what quantities are stated per: "$40 a barrel", "12 per 100,000 people". Units of time and measure as in
 * time_words.h and units.h; the rest gathered by reading news. */
#ifndef WEFT_ANNOTATE_DATA_RATE_WORDS_H
#define WEFT_ANNOTATE_DATA_RATE_WORDS_H

typedef struct rate_word {
  const char *word, *per;
} rate_word;

/* Spans of time that anything may be counted by. */
static const rate_word rate_times[] = {
    {"annum", "year"},        {"century", "century"}, {"day", "day"},         {"decade", "decade"}, {"fortnight", "fortnight"},
    {"game", "game"},         {"hour", "hour"},       {"hr", "hour"},         {"match", "match"},   {"minute", "minute"},
    {"month", "month"},       {"night", "night"},     {"quarter", "quarter"}, {"season", "season"}, {"second", "second"},
    {"semester", "semester"}, {"shift", "shift"},     {"term", "term"},       {"trip", "trip"},     {"week", "week"},
    {"weekend", "weekend"},   {"year", "year"},       {"yr", "year"},
};

/* Plurals behind a number: "every two days". */
static const rate_word rate_times_plural[] = {
    {"days", "day"},     {"decades", "decade"}, {"games", "game"},     {"hours", "hour"}, {"minutes", "minute"},
    {"months", "month"}, {"nights", "night"},   {"seconds", "second"}, {"weeks", "week"}, {"years", "year"},
};

/* "Two meals daily". */
static const rate_word rate_adverbs[] = {
    {"annually", "year"}, {"daily", "day"},         {"hourly", "hour"}, {"monthly", "month"},
    {"nightly", "night"}, {"quarterly", "quarter"}, {"weekly", "week"}, {"yearly", "year"},
};

/* Behind "a": what money is paid for. Measures too: "40 miles a gallon". */
static const char *const rate_goods[] = {
    "acre",      "apartment", "bag",    "ball",   "barrel",   "bottle",    "box",       "bucket",  "bushel", "can",
    "carat",     "carton",    "case",   "child",  "class",    "copy",      "couple",    "course",  "crate",  "cup",
    "dose",      "dozen",     "family", "foot",   "gallon",   "glass",     "gram",      "haircut", "head",   "hectare",
    "household", "item",      "jar",    "kilo",   "kilogram", "kilometer", "kilometre", "lesson",  "liter",  "litre",
    "load",      "loaf",      "man",    "meal",   "meter",    "metre",     "mile",      "ounce",   "pack",   "package",
    "packet",    "page",      "pair",   "person", "photo",    "picture",   "piece",     "pill",    "pint",   "plate",
    "pop",       "pound",     "pupil",  "quart",  "ride",     "room",      "round",     "sack",    "seat",   "session",
    "set",       "share",     "shot",   "sq",     "square",   "stem",      "student",   "tablet",  "throw",  "ticket",
    "ton",       "tonne",     "tree",   "unit",   "vial",     "visit",     "vote",      "word",    "worker", "yard"};

/* Words that go before the noun behind "per" and belong to the unit. */
static const char *const rate_modifiers[] = {"cubic",  "fluid",    "kilowatt", "live",   "megawatt",
                                             "metric", "nautical", "sq",       "square", "troy"};

/* "40 miles to the gallon". */
static const char *const rate_whole[] = {"acre",     "dollar", "euro",  "gallon", "hectare", "hour", "inch",
                                         "kilogram", "liter",  "litre", "mile",   "minute",  "pound"};

/* Behind "per" they say who told it, or nothing that is counted. */
static const char *const rate_none[] = {"agreement", "authorities", "cent",      "centage", "investigators",
                                        "law",       "officials",   "police",    "policy",  "procedure",
                                        "protocol",  "report",      "reports",   "request", "se",
                                        "source",    "sources",     "tradition", "usual"};

/* Behind "a day" it is no rate: "two a day later". */
static const char *const rate_stops[] = {"after",   "ago",   "ahead", "apart", "away",   "before", "beforehand",
                                         "earlier", "early", "into",  "late",  "later",  "long",   "off",
                                         "old",     "older", "prior", "since", "younger"};

/* Plurals do not tell these behind "per 100,000". */
static const char *const rate_masses[] = {"live", "people", "population"};

#endif
