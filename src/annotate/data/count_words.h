/* count_words.h - words around numbers. Sorted. */
#ifndef WEFT_ANNOTATE_DATA_COUNT_WORDS_H
#define WEFT_ANNOTATE_DATA_COUNT_WORDS_H

/* These end a noun phrase. */
static const char *const phrase_stops[] = {
    "a",          "about",      "above",   "abroad",    "according",    "across",     "after",    "again",     "against",
    "ago",        "agree",      "agreed",  "all",       "almost",       "alone",      "along",    "also",      "although",
    "altogether", "am",         "amid",    "among",     "an",           "and",        "another",  "any",       "anybody",
    "anyone",     "apiece",     "appear",  "appeared",  "appears",      "are",        "around",   "as",        "aside",
    "at",         "away",       "back",    "be",        "became",       "because",    "become",   "been",      "before",
    "began",      "behind",     "being",   "believe",   "believed",     "below",      "beneath",  "besides",   "between",
    "beyond",     "both",       "broke",   "brought",   "but",          "by",         "call",     "called",    "came",
    "can",        "cannot",     "caught",  "chose",     "combined",     "come",       "comes",    "could",     "deserve",
    "did",        "died",       "dies",    "do",        "does",         "down",       "drew",     "during",    "each",
    "earlier",    "either",     "else",    "even",      "ever",         "every",      "except",   "exist",     "existed",
    "expect",     "face",       "faced",   "faces",     "fell",         "fled",       "flew",     "for",       "fought",
    "found",      "from",       "gave",    "get",       "gets",         "go",         "goes",     "going",     "gone",
    "got",        "grew",       "had",     "happened",  "has",          "have",       "he",       "heard",     "held",
    "hence",      "her",        "here",    "him",       "his",          "hit",        "hits",     "how",       "however",
    "i",          "if",         "in",      "including", "inside",       "instead",    "into",     "involved",  "is",
    "it",         "its",        "itself",  "just",      "kept",         "knew",       "later",    "lay",       "least",
    "led",        "left",       "less",    "let",       "like",         "live",       "lived",    "lost",      "made",
    "make",       "makes",      "many",    "may",       "me",           "met",        "might",    "more",      "most",
    "must",       "my",         "near",    "nearly",    "need",         "neither",    "never",    "no",        "nobody",
    "none",       "nor",        "not",     "now",       "occurred",     "of",         "off",      "on",        "once",
    "one",        "only",       "onto",    "onwards",   "or",           "our",        "out",      "outside",   "over",
    "overall",    "own",        "paid",    "per",       "plan",         "planned",    "put",      "ran",       "rather",
    "remain",     "remained",   "remains", "required",  "respectively", "rose",       "said",     "sat",       "saw",
    "say",        "says",       "see",     "seek",      "seem",         "seemed",     "seems",    "sent",      "set",
    "shall",      "she",        "should",  "since",     "so",           "sold",       "some",     "soon",      "sought",
    "spent",      "spoke",      "still",   "stood",     "struck",       "such",       "take",     "taken",     "takes",
    "than",       "that",       "the",     "their",     "them",         "themselves", "then",     "there",     "thereby",
    "therefore",  "these",      "they",    "think",     "this",         "those",      "though",   "thought",   "threw",
    "through",    "throughout", "thus",    "till",      "to",           "today",      "together", "told",      "tomorrow",
    "tonight",    "too",        "took",    "total",     "totally",      "toward",     "towards",  "under",     "unless",
    "until",      "up",         "upon",    "us",        "use",          "versus",     "via",      "voted",     "want",
    "wanted",     "was",        "we",      "went",      "were",         "what",       "when",     "where",     "whether",
    "which",      "while",      "who",     "whom",      "whose",        "why",        "will",     "with",      "within",
    "without",    "won",        "work",    "worked",    "would",        "wrote",      "yes",      "yesterday", "yet",
    "you",        "your"};

/* Plurals without -s. */
static const char *const plural_nouns[] = {
    "aircraft",      "airmen",      "alumnae",    "alumni",         "anglers",    "assemblymen",  "bacteria",      "bison",
    "brethren",      "businessmen", "calves",     "cattle",         "children",   "clansmen",     "clergy",        "congressmen",
    "congresswomen", "cops",        "councilmen", "craftsmen",      "crew",       "crewmen",      "criteria",      "data",
    "deer",          "doormen",     "englishmen", "fatalities",     "feet",       "firefighters", "firemen",       "fish",
    "fishermen",     "foremen",     "frenchmen",  "freshmen",       "geese",      "gentlemen",    "grandchildren", "gunmen",
    "halves",        "hitmen",      "hooves",     "horsemen",       "housewives", "infantrymen",  "irishmen",      "kids",
    "knives",        "lawmen",      "leaves",     "lives",          "livestock",  "loaves",       "marksmen",      "media",
    "men",           "mice",        "midwives",   "militiamen",     "moose",      "noblemen",     "offspring",     "ombudsmen",
    "oxen",          "people",      "personnel",  "phenomena",      "police",     "policemen",    "policewomen",   "repairmen",
    "salesmen",      "salmon",      "scarves",    "schoolchildren", "seamen",     "selves",       "series",        "servicemen",
    "servicewomen",  "sheep",       "shelves",    "shrimp",         "spacecraft", "species",      "spokesmen",     "sportsmen",
    "squid",         "staff",       "statesmen",  "stuntmen",       "teeth",      "thieves",      "tradesmen",     "tribesmen",
    "troops",        "trout",       "wives",      "wolves",         "women",      "workmen",      "youth"};

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
    "act",         "acts",       "agenda",    "agent",       "airbus",      "aisle",      "ak",        "amendment", "annex",
    "apartment",   "apollo",     "appendix",  "apt",         "ar",          "area",       "article",   "articles",  "battalion",
    "bay",         "bill",       "billboard", "block",       "boeing",      "bowl",       "box",       "brigade",   "bt",
    "building",    "bus",        "call",      "camp",        "caption",     "catch",      "category",  "cell",      "channel",
    "chapter",     "class",      "clause",    "code",        "corinthians", "covid",      "day",       "district",  "dorm",
    "engine",      "episode",    "exhibit",   "exit",        "exodus",      "ext",        "extension", "fax",       "fig",
    "figure",      "flight",     "form",      "forms",       "formula",     "fortune",    "ftse",      "g",         "galaxy",
    "game",        "gate",       "genesis",   "grade",       "group",       "hangar",     "hawaii",    "highway",   "hwy",
    "image",       "interstate", "iphone",    "isaiah",      "isbn",        "issn",       "item",      "john",      "ladder",
    "lane",        "level",      "leviticus", "line",        "locker",      "lot",        "luke",      "m1",        "mach",
    "mark",        "matthew",    "measure",   "mi",          "mig",         "mile",       "model",     "month",     "nasdaq",
    "nikkei",      "no",         "nos",       "number",      "numbers",     "page",       "pages",     "paragraph", "part",
    "pentium",     "phase",      "phone",     "photo",       "photos",      "pier",       "plate",     "platform",  "playlist",
    "playstation", "precinct",   "prop",      "proposition", "ps",          "psalm",      "psalms",    "question",  "recording",
    "resolution",  "revelation", "romans",    "room",        "rooms",       "round",      "route",     "routes",    "row",
    "rpg",         "rte",        "rule",      "rules",       "runway",      "russell",    "sars",      "schedule",  "season",
    "seat",        "section",    "sections",  "sector",      "size",        "slide",      "slip",      "sp",        "speaker",
    "squad",       "stage",      "step",      "studio",      "su",          "subsection", "suite",     "table",     "tel",
    "terminal",    "tier",       "title",     "top",         "track",       "tu",         "type",      "u2",        "unit",
    "verse",       "verses",     "version",   "vol",         "volume",      "ward",       "warehouse", "week",      "windows",
    "xbox",        "year",       "zip",       "zone"};

/* Near "52-48": a vote or a score. */
static const char *const tally_words[] = {
    "approve",  "approved",  "approving", "beat",   "beating",  "bested",    "committee", "confirmed",  "council",
    "court",    "decided",   "decision",  "defeat", "defeated", "downed",    "draw",      "edged",      "edging",
    "game",     "hammered",  "house",     "jurors", "jury",     "justices",  "lawmakers", "lead",       "leading",
    "led",      "lose",      "loss",      "lost",   "majority", "margin",    "opposed",   "overturned", "panel",
    "pass",     "passed",    "passing",   "reject", "rejected", "rejecting", "rejection", "rout",       "routed",
    "ruled",    "ruling",    "score",     "scored", "scoring",  "senate",    "series",    "shutout",    "tally",
    "thrashed", "thrashing", "tie",       "tied",   "trailed",  "trailing",  "upheld",    "uphold",     "upset",
    "victory",  "vote",      "voted",     "voters", "votes",    "voting",    "win",       "wins",       "won"};

/* Persons before an age: "girls under 17". */
static const char *const person_nouns[] = {
    "adults",   "americans", "anyone",   "babies",     "boys",        "child",  "children", "citizens",  "drivers",
    "everyone", "females",   "girls",    "immigrants", "individuals", "infant", "infants",  "juveniles", "kids",
    "males",    "men",       "migrants", "minors",     "patients",    "people", "person",   "persons",   "players",
    "pupils",   "seniors",   "students", "teenagers",  "teens",       "those",  "toddlers", "users",     "victims",
    "voters",   "women",     "workers",  "youth",      "youths"};

/* Before a number, these make it an age. */
static const char *const age_before[] = {"age", "aged", "ages", "aging"};

/* What befell "no one". */
static const char *const harm_words[] = {"arrested", "dead",    "died",   "harmed",  "hospitalized",
                                         "hurt",     "injured", "killed", "missing", "wounded"};

/* "One" before these counts nothing. */
static const char *const one_nouns[] = {"about",  "again", "another", "being", "can",  "could", "day",    "else",   "example",
                                        "hand",   "has",   "is",      "kind",  "may",  "might", "moment", "more",   "most",
                                        "must",   "now",   "of",      "or",    "part", "place", "point",  "reason", "right",
                                        "should", "side",  "sort",    "step",  "such", "that",  "thing",  "time",   "too",
                                        "was",    "way",   "who",     "will",  "word", "would"};

/* Near "52-48": it is of votes. */
static const char *const vote_words[] = {
    "approve", "approved", "approving", "committee", "confirmed", "council",   "court",     "decided",    "decision",
    "house",   "jurors",   "jury",      "justices",  "lawmakers", "majority",  "opposed",   "overturned", "panel",
    "pass",    "passed",   "passing",   "reject",    "rejected",  "rejecting", "rejection", "ruled",      "ruling",
    "senate",  "tally",    "upheld",    "uphold",    "vote",      "voted",     "voters",    "votes",      "voting"};

/* Behind an ordinal these make a name or an idiom: "first lady", "third party". */
static const char *const ordinal_names[] = {
    "aid",    "amendment", "class",   "column", "cousin", "cousins",   "degree",     "dibs",   "estate",  "gear",     "grade",
    "grader", "graders",   "half",    "hand",   "home",   "ladies",    "lady",       "name",   "names",   "nature",   "parties",
    "party",  "person",    "quarter", "rail",   "rate",   "responder", "responders", "string", "thought", "thoughts", "world"};

/* Joined to a number by a hyphen these make a label: "four-star", "two-way". */
static const char *const label_nouns[] = {"bedroom", "dimensional", "faced", "for",      "letter", "liner",   "nil",   "off",
                                          "on",      "piece",       "ply",   "point-oh", "prong",  "pronged", "sided", "speed",
                                          "star",    "stop",        "tier",  "tone",     "track",  "way",     "ways"};

/* "No" before these says that there were none. */
static const char *const none_nouns[] = {"arrests", "casualties", "deaths", "fatalities", "injuries", "survivors"};

/* "A man and two women": one of these is counted beside a number. */
static const char *const one_persons[] = {"boy",      "child",     "civilian",   "girl",      "guard",   "man",
                                          "officer",  "passenger", "pedestrian", "policeman", "soldier", "student",
                                          "teenager", "toddler",   "woman",      "worker"};

/* Behind "1.80m" these make it metres. */
static const char *const scale_heights[] = {"above", "away", "below", "deep", "depth", "high", "long", "tall", "wide"};

/* "She first heard": behind these "first" is an adverb. */
static const char *const subject_pronouns[] = {"be",  "been", "had",  "has", "have", "he",    "i",   "it",
                                               "she", "that", "they", "we",  "when", "which", "who", "you"};

/* Before "half" these say which half. */
static const char *const half_places[] = {"back", "better", "bottom", "final", "first",  "front", "last", "latter",
                                          "left", "lower",  "other",  "right", "second", "third", "top",  "upper"};

/* "Nearly half were children": behind a share that stands alone. */
static const char *const share_verbs[] = {"are",       "came",     "come",  "die",   "died", "expect", "had",
                                          "has",       "have",     "is",    "live",  "said", "say",    "support",
                                          "supported", "survived", "think", "voted", "want", "was",    "were"};

/* Between a number and the whole that it is part of. */
static const char *const whole_words[] = {"all", "her",   "his",   "its",  "my",    "our", "that",
                                          "the", "their", "these", "this", "those", "your"};

/* "Both sides", "both countries": of what comes in two, these count nothing anew. */
static const char *const both_nouns[] = {"armies",    "aspects", "campaigns",   "camps",    "cases",  "chambers",  "companies",
                                         "countries", "counts",  "directions",  "ends",     "eyes",   "feet",      "fronts",
                                         "genders",   "genres",  "governments", "hands",    "houses", "instances", "levels",
                                         "nations",   "parties", "peoples",     "respects", "sexes",  "sides",     "states",
                                         "teams",     "things",  "ways",        "worlds"};

/* Words without a number with which a quantity may begin. */
static const char *const quantity_starts[] = {
    "a",           "an",        "both",      "double",     "doubled",    "doubles",     "doubling",  "eightfold",  "fivefold",
    "fourfold",    "halve",     "halved",    "halves",     "halving",    "hundredfold", "in",        "ninefold",   "no",
    "nobody",      "none",      "quadruple", "quadrupled", "quadruples", "quadrupling", "quintuple", "quintupled", "quintuples",
    "quintupling", "sevenfold", "sixfold",   "tenfold",    "threefold",  "treble",      "trebled",   "trebles",    "trebling",
    "triple",      "tripled",   "triples",   "tripling",   "twice",      "twofold"};

/* Whose age it is: "in her forties". */
static const char *const owners[] = {"her", "his", "my", "our", "their", "your"};

/* Decades of life. */
static const struct {
  const char *word;
  double years;
} age_decades[] = {{"eighties", 80}, {"fifties", 50}, {"forties", 40},  {"nineties", 90}, {"seventies", 70},
                   {"sixties", 60},  {"teens", 10},   {"thirties", 30}, {"twenties", 20}};

/* Between two numbers that share the unit behind the second. */
static const char *const pair_words[] = {"and", "to", "versus", "vs"};

/* Before "at 93" these make it an age. */
static const char *const death_words[] = {"dead", "death", "deceased", "die", "died", "dies", "dying", "passed"};

/* Behind "6.1" these make it a magnitude. */
static const char *const quakes[] = {"aftershock", "earthquake", "foreshock", "quake", "shock", "temblor", "tremor"};

/* "Below zero", "ground zero": no count. */
static const char *const zero_before[] = {"above", "absolute", "below", "ground", "net", "patient", "sub"};

/* "One" behind these is a pronoun. */
static const char *const one_before[] = {"any", "each", "either", "every", "neither", "no", "that", "this", "which", "whichever"};

#endif
