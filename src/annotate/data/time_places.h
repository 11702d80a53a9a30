/* time_places.h - words that tell by their place whether a number is a year, or a word a month. Sorted. */
#ifndef WEFT_ANNOTATE_DATA_TIME_PLACES_H
#define WEFT_ANNOTATE_DATA_TIME_PLACES_H

/* Before any year. */
static const char *const year_announced[] = {"about",   "ad",  "after", "and",    "around", "autumn", "back",    "before",
                                             "between", "by",  "circa", "during", "early",  "fall",   "from",    "in",
                                             "late",    "mid", "of",    "since",  "spring", "summer", "through", "throughout",
                                             "till",    "to",  "until", "winter", "year"};
/* Joined to a year by a hyphen. */
static const char *const year_prefixes[] = {"early", "late", "mid", "post", "pre"};

/* A number behind these is no year, however it looks. */
static const char *const year_never_after[] = {
    "#",       "$",       "almost", "apartment", "approximately", "area", "box",   "bus",   "channel",
    "chapter", "exactly", "flight", "highway",   "interstate",    "just", "least", "model", "most",
    "nearly",  "no",      "nos",    "number",    "only",          "over", "page",  "pages", "ps",
    "room",    "roughly", "route",  "some",      "suite",         "than"};
/* A number before these is a quantity. */
static const char *const year_never_before[] = {
    "acres",     "barrels",       "billion",  "calories",   "cases",      "children", "civilians", "days",     "deaths",
    "degrees",   "demonstrators", "dollars",  "employees",  "euros",      "families", "feet",      "homes",    "hours",
    "houses",    "jobs",          "kg",       "kilometers", "kilometres", "km",       "men",       "meters",   "metres",
    "mg",        "migrants",      "miles",    "million",    "others",     "pages",    "people",    "points",   "pounds",
    "prisoners", "protesters",    "refugees", "residents",  "rpm",        "soldiers", "square",    "students", "tonnes",
    "tons",      "troops",        "units",    "victims",    "votes",      "women",    "workers",   "yards"};
/* Before a month or season that stands alone. */
static const char *const month_announced[] = {
    "about", "after", "and",       "around", "before", "between", "by",      "coming",     "during", "each", "earlier",
    "early", "every", "following", "for",    "from",   "in",      "last",    "late",       "mid",    "next", "of",
    "over",  "past",  "previous",  "since",  "that",   "this",    "through", "throughout", "till",   "to",   "until"};

#endif
