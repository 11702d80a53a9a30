/* count_words.h - words around numbers. Sorted. */
#ifndef WEFT_ANNOTATE_DATA_COUNT_WORDS_H
#define WEFT_ANNOTATE_DATA_COUNT_WORDS_H

/* These end a noun phrase. */
static const char *const phrase_stops[] = {
    "a",          "about",     "above",      "abroad",   "according", "across",    "after",        "again",    "against",
    "ago",        "agree",     "agreed",     "all",      "almost",    "alone",     "along",        "also",     "although",
    "altogether", "am",        "amid",       "among",    "an",        "and",       "another",      "any",      "anybody",
    "anyone",     "apiece",    "appear",     "appeared", "appears",   "are",       "around",       "as",       "aside",
    "at",         "away",      "back",       "be",       "became",    "because",   "become",       "been",     "before",
    "began",      "behind",    "being",      "believe",  "believed",  "below",     "beneath",      "besides",  "between",
    "beyond",     "both",      "but",        "by",       "call",      "called",    "came",         "can",      "cannot",
    "combined",   "come",      "comes",      "could",    "deserve",   "did",       "died",         "dies",     "do",
    "does",       "down",      "during",     "each",     "earlier",   "either",    "else",         "even",     "ever",
    "every",      "except",    "exist",      "existed",  "expect",    "face",      "faced",        "faces",    "fell",
    "fled",       "flew",      "for",        "fought",   "found",     "from",      "gave",         "get",      "gets",
    "go",         "goes",      "going",      "gone",     "got",       "had",       "happened",     "has",      "have",
    "he",         "held",      "hence",      "her",      "here",      "him",       "his",          "hit",      "hits",
    "how",        "however",   "i",          "if",       "in",        "including", "inside",       "instead",  "into",
    "involved",   "is",        "it",         "its",      "itself",    "just",      "kept",         "knew",     "later",
    "lay",        "least",     "led",        "left",     "less",      "let",       "like",         "live",     "lived",
    "lost",       "made",      "make",       "makes",    "many",      "may",       "me",           "met",      "might",
    "more",       "most",      "must",       "my",       "near",      "nearly",    "need",         "neither",  "never",
    "no",         "nobody",    "none",       "nor",      "not",       "now",       "occurred",     "of",       "off",
    "on",         "once",      "one",        "only",     "onto",      "onwards",   "or",           "our",      "out",
    "outside",    "over",      "overall",    "own",      "paid",      "per",       "plan",         "planned",  "put",
    "ran",        "rather",    "remain",     "remained", "remains",   "required",  "respectively", "rose",     "said",
    "sat",        "saw",       "say",        "says",     "see",       "seek",      "seem",         "seemed",   "seems",
    "sent",       "set",       "shall",      "she",      "should",    "since",     "so",           "sold",     "some",
    "soon",       "spent",     "spoke",      "still",    "stood",     "struck",    "such",         "take",     "taken",
    "takes",      "than",      "that",       "the",      "their",     "them",      "themselves",   "then",     "there",
    "thereby",    "therefore", "these",      "they",     "think",     "this",      "those",        "though",   "thought",
    "threw",      "through",   "throughout", "thus",     "till",      "to",        "today",        "together", "told",
    "tomorrow",   "tonight",   "too",        "took",     "total",     "totally",   "toward",       "towards",  "under",
    "unless",     "until",     "up",         "upon",     "us",        "use",       "versus",       "via",      "voted",
    "want",       "wanted",    "was",        "we",       "went",      "were",      "what",         "when",     "where",
    "whether",    "which",     "while",      "who",      "whom",      "whose",     "why",          "will",     "with",
    "within",     "without",   "won",        "work",     "worked",    "would",     "wrote",        "yes",      "yesterday",
    "yet",        "you",       "your"};

/* Plurals without -s. */
static const char *const plural_nouns[] = {
    "aircraft",      "alumni",    "businessmen", "cattle",    "children",    "clergy",         "congressmen",
    "congresswomen", "crew",      "criteria",    "data",      "deer",        "fatalities",     "feet",
    "firefighters",  "firemen",   "fish",        "fishermen", "geese",       "grandchildren",  "gunmen",
    "knives",        "lawmen",    "lives",       "media",     "men",         "mice",           "oxen",
    "people",        "personnel", "police",      "policemen", "policewomen", "schoolchildren", "servicemen",
    "servicewomen",  "sheep",     "spacecraft",  "spokesmen", "staff",       "teeth",          "troops",
    "wives",         "women",     "youth"};

/* Words in -s that are no plurals. */
static const char *const no_plurals[] = {
    "access",     "across",    "address",   "afterwards", "always",   "analysis",  "anonymous",  "arkansas", "as",
    "athens",     "backwards", "basis",     "besides",    "boss",     "bus",       "business",   "campus",   "census",
    "class",      "congress",  "conscious", "crisis",     "cross",    "dangerous", "des",        "does",     "dress",
    "economics",  "enormous",  "express",   "famous",     "fitness",  "focus",     "gas",        "glass",    "grass",
    "gross",      "has",       "hers",      "his",        "illinois", "illness",   "is",         "its",      "james",
    "jesus",      "kansas",    "las",       "les",        "less",     "los",       "loss",       "mass",     "massachusetts",
    "mysterious", "nervous",   "news",      "numerous",   "obvious",  "ours",      "overseas",   "paris",    "perhaps",
    "physics",    "plus",      "politics",  "precious",   "press",    "previous",  "princess",   "process",  "religious",
    "series",     "serious",   "sometimes", "status",     "stress",   "success",   "suspicious", "swiss",    "tennis",
    "texas",      "theirs",    "this",      "thomas",     "thus",     "towards",   "unless",     "us",       "various",
    "versus",     "virus",     "was",       "whose",      "witness",  "yes"};

/* Persons told by what became of them: "12 dead". */
static const char *const counted_states[] = {"arrested",     "dead",      "detained",    "displaced", "homeless", "hospitalised",
                                             "hospitalized", "hurt",      "injured",     "killed",    "missing",  "more",
                                             "others",       "survivors", "unaccounted", "wounded"};

/* A number behind these is a name, not a quantity. */
static const char *const numbered_names[] = {
    "act",    "acts",        "airbus",     "ak",          "amendment", "apartment", "apollo",      "appendix", "apt",
    "ar",     "area",        "article",    "articles",    "bill",      "block",     "boeing",      "bowl",     "box",
    "bt",     "building",    "call",       "catch",       "category",  "cell",      "channel",     "chapter",  "class",
    "code",   "corinthians", "day",        "district",    "episode",   "exit",      "exodus",      "ext",      "extension",
    "fax",    "fig",         "figure",     "flight",      "form",      "forms",     "formula",     "g",        "galaxy",
    "gate",   "genesis",     "grade",      "group",       "hawaii",    "highway",   "interstate",  "iphone",   "isaiah",
    "isbn",   "issn",        "item",       "john",        "lane",      "level",     "leviticus",   "line",     "lot",
    "luke",   "m1",          "mark",       "matthew",     "measure",   "mi",        "mig",         "model",    "month",
    "no",     "nos",         "number",     "numbers",     "page",      "pages",     "part",        "pentium",  "phase",
    "phone",  "pier",        "platform",   "playstation", "precinct",  "prop",      "proposition", "ps",       "psalm",
    "psalms", "question",    "resolution", "revelation",  "romans",    "room",      "rooms",       "route",    "routes",
    "rpg",    "rule",        "rules",      "runway",      "schedule",  "season",    "section",     "sections", "slip",
    "stage",  "step",        "studio",     "su",          "suite",     "table",     "tel",         "terminal", "tier",
    "title",  "top",         "track",      "tu",          "type",      "u2",        "unit",        "verse",    "version",
    "vol",    "volume",      "ward",       "week",        "windows",   "xbox",      "year",        "zip"};

/* Near "52-48": a vote or a score. */
static const char *const tally_words[] = {
    "approve", "approved", "beat",     "beating", "committee", "confirmed", "court",   "decided",  "decision",
    "defeat",  "defeated", "draw",     "game",    "house",     "lead",      "leading", "led",      "lose",
    "loss",    "lost",     "majority", "margin",  "pass",      "passed",    "reject",  "rejected", "ruled",
    "ruling",  "score",    "scored",   "scoring", "senate",    "tally",     "tie",     "tied",     "trailed",
    "victory", "vote",     "voted",    "votes",   "voting",    "win",       "wins",    "won"};

/* Persons before an age: "girls under 17". */
static const char *const person_nouns[] = {
    "adults",   "americans", "anyone",   "babies",     "boys",        "child",  "children", "citizens",  "drivers",
    "everyone", "females",   "girls",    "immigrants", "individuals", "infant", "infants",  "juveniles", "kids",
    "males",    "men",       "migrants", "minors",     "patients",    "people", "person",   "persons",   "players",
    "pupils",   "seniors",   "students", "teenagers",  "teens",       "those",  "toddlers", "users",     "victims",
    "voters",   "women",     "workers",  "youth",      "youths"};

/* Before a number, these make it an age. */
static const char *const age_before[] = {"age", "aged", "ages"};

/* What befell "no one". */
static const char *const harm_words[] = {"arrested", "dead",    "died",   "harmed",  "hospitalized",
                                         "hurt",     "injured", "killed", "missing", "wounded"};

/* "One" before these counts nothing. */
static const char *const one_nouns[] = {"another", "being", "can",   "could",  "day",    "else", "example", "hand", "has",
                                        "is",      "kind",  "may",   "might",  "moment", "more", "most",    "must", "of",
                                        "part",    "place", "point", "reason", "should", "side", "sort",    "step", "such",
                                        "that",    "thing", "time",  "was",    "way",    "who",  "will",    "word", "would"};

#endif
