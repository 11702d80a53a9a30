/* capital_words.h - words that are written with a capital without being anybody's name; folded, sorted. Written for Weft. */
#ifndef WEFT_ANNOTATE_DATA_CAPITAL_WORDS_H
#define WEFT_ANNOTATE_DATA_CAPITAL_WORDS_H

/* Days, months, feasts. */
static const char *const calendar_words[] = {
    "a.m.", "ad", "am", "apr.", "april", "aug", "aug.", "august", "bc", "bst", "christmas", "cst", "dec", "dec.", "december",
    "easter", "edt", "election day", "est", "et", "feb", "feb.", "february", "fri.", "friday", "fridays", "gmt", "halloween",
    "hanukkah", "jan", "jan.", "january", "jul.", "july", "jun.", "june", "labor day", "mar.", "march", "may", "memorial day",
    "mon.", "monday", "mondays", "new year", "nov", "nov.", "november", "oct", "oct.", "october", "p.m.", "passover", "pdt",
    "pm", "pst", "ramadan", "sat.", "saturday", "saturdays", "sep.", "sept", "sept.", "september", "sun.", "sunday", "sundays",
    "super tuesday", "thanksgiving", "thu.", "thurs.", "thursday", "thursdays", "tue.", "tues.", "tuesday", "tuesdays", "utc",
    "wed.", "wednesday", "wednesdays",
};

/* Others: "I", "OK", headings and stage directions. */
static const char *const capital_others[] = {
    "a", "abstract", "advertisement", "aids", "anti", "atm", "b", "bible", "breaking", "c", "ceo", "cfo", "click", "contact",
    "coo", "cop", "cops", "copyright", "covid", "covid-19", "d", "dna", "dui", "e", "e-mail", "email", "emails", "ex",
    "exclusive", "f", "faq", "full", "g", "gdp", "god", "h", "hiv", "i", "id", "ii", "iii", "image", "images", "internet", "iq",
    "iv", "j", "k", "koran", "l", "lgbt", "lord", "m", "mid", "msrp", "n", "no", "no.", "non", "o", "o.k.", "ok", "p", "pac",
    "pacs", "pc", "photo", "photos", "post", "pre", "pro", "q", "quran", "r", "read", "related", "rsvp", "s", "suv", "t",
    "text", "tv", "u", "update", "updated", "v", "via", "video", "videos", "vp", "vs", "vs.", "w", "watch", "web", "wi-fi",
    "wifi", "x", "y", "yes", "z",
};

/* Names of events and times of history end or begin so. */
static const char *const events[] = {
    "accord", "act", "agreement", "amendment", "attack", "attacks", "award", "awards", "bill", "bowl", "ceremony",
    "championship", "championships", "constitution", "crisis", "cup", "day", "deal", "depression", "disaster", "earthquake",
    "eve", "festival", "games", "holocaust", "hurricane", "marathon", "massacre", "olympics", "open", "operation", "pact",
    "plan", "prize", "protocol", "race", "recession", "revolution", "scandal", "series", "show", "spring", "storm", "summit",
    "tour", "tournament", "treaty", "trial", "typhoon", "uprising", "war", "week", "weekend", "world war",
};

#endif
