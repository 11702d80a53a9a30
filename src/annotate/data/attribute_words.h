/* attribute_words.h - words by which an article says who somebody is: relatives, offices and work, and words that take back what
 * is said; folded, each list sorted. Written for Weft. */
#ifndef WEFT_ANNOTATE_DATA_ATTRIBUTE_WORDS_H
#define WEFT_ANNOTATE_DATA_ATTRIBUTE_WORDS_H

/* What one person is to another, and the word that stands for all its forms. */
static const struct {
  const char *word, *base;
} relation_words[] = {
    {"aunt", "aunt"},
    {"boss", "boss"},
    {"boyfriend", "boyfriend"},
    {"brother", "brother"},
    {"brother-in-law", "brother-in-law"},
    {"classmate", "classmate"},
    {"colleague", "colleague"},
    {"cousin", "cousin"},
    {"dad", "father"},
    {"daughter", "daughter"},
    {"daughter-in-law", "daughter-in-law"},
    {"ex", "partner"},
    {"father", "father"},
    {"father-in-law", "father-in-law"},
    {"fiance", "fiance"},
    {"fiancee", "fiance"},
    {"friend", "friend"},
    {"girlfriend", "girlfriend"},
    {"goddaughter", "goddaughter"},
    {"godfather", "godfather"},
    {"godmother", "godmother"},
    {"godson", "godson"},
    {"grandchild", "grandchild"},
    {"granddad", "grandfather"},
    {"granddaughter", "granddaughter"},
    {"grandfather", "grandfather"},
    {"grandma", "grandmother"},
    {"grandmother", "grandmother"},
    {"grandson", "grandson"},
    {"great-grandfather", "great-grandfather"},
    {"great-grandmother", "great-grandmother"},
    {"half-brother", "half-brother"},
    {"half-sister", "half-sister"},
    {"hubby", "husband"},
    {"husband", "husband"},
    {"mom", "mother"},
    {"mother", "mother"},
    {"mother-in-law", "mother-in-law"},
    {"mum", "mother"},
    {"neighbor", "neighbour"},
    {"neighbour", "neighbour"},
    {"nephew", "nephew"},
    {"niece", "niece"},
    {"partner", "partner"},
    {"roommate", "roommate"},
    {"sibling", "sibling"},
    {"sister", "sister"},
    {"sister-in-law", "sister-in-law"},
    {"son", "son"},
    {"son-in-law", "son-in-law"},
    {"spouse", "spouse"},
    {"stepbrother", "stepbrother"},
    {"stepdaughter", "stepdaughter"},
    {"stepfather", "stepfather"},
    {"stepmother", "stepmother"},
    {"stepsister", "stepsister"},
    {"stepson", "stepson"},
    {"uncle", "uncle"},
    {"widow", "widow"},
    {"widower", "widower"},
    {"wife", "wife"},
};

/* Titles and roles that tell no office and no work: courtesy, sex and age, standing, saints. */
static const char *const no_offices[] = {
    "ally",        "bachelor", "boy",       "bride",      "brother",   "celebrity", "champion", "citizen",  "conservative",
    "contestant",  "critic",   "defendant", "democratic", "don",       "expert",    "father",   "frau",     "friend",
    "gentleman",   "girl",     "govs.",     "grandma",    "grandpa",   "groom",     "guy",      "heir",     "heiress",
    "hero",        "heroine",  "herr",      "hon",        "hon.",      "lad",       "lady",     "legend",   "liberal",
    "madam",       "madame",   "man",       "messrs.",    "miss",      "mistress",  "moderate", "monsieur", "mr",
    "mr.",         "mrs",      "mrs.",      "ms",         "ms.",       "native",    "opponent", "patient",  "policemen",
    "predecessor", "private",  "reps.",     "resident",   "rival",     "saint",     "senor",    "senora",   "sens.",
    "sister",      "st",       "st.",       "successor",  "superstar", "survivor",  "talent",   "teenager", "tenant",
    "victim",      "winner",   "woman",     "youngster"};

/* Titles by which nobody is addressed: work and standing. They are roles also before a name. */
static const char *const work_titles[] = {"analyst",   "anchor",        "attorney",  "author",       "billionaire", "candidate",
                                          "columnist", "correspondent", "director",  "economist",    "editor",      "envoy",
                                          "host",      "lawyer",        "leader",    "mogul",        "nominee",     "prosecutor",
                                          "reporter",  "solicitor",     "spokesman", "spokesperson", "spokeswoman", "strategist"};

/* Nouns and adjectives before an office that belong to it, beside those of titles.h. */
static const char *const office_modifiers[] = {
    "account",       "adult",          "aerospace", "associate",     "auto",          "bank",         "board",
    "brand",         "business",       "cabinet",   "campaign",      "civil",         "clinical",     "college",
    "committee",     "communications", "community", "company",       "computer",      "conservation", "constitutional",
    "content",       "country",        "county",    "creative",      "criminal",      "cultural",     "culture",
    "data",          "development",    "digital",   "district",      "economic",      "editorial",    "education",
    "election",      "emergency",      "energy",    "entertainment", "environmental", "executive",    "family",
    "fashion",       "federal",        "field",     "financial",     "folk",          "freelance",    "gay",
    "general",       "government",     "head",      "health",        "high",          "human",        "intelligence",
    "investigative", "jazz",           "labor",     "labour",        "law",           "lead",         "legal",
    "legislative",   "literary",       "managing",  "marine",        "market",        "marketing",    "media",
    "medical",       "military",       "minor",     "movie",         "music",         "national",     "naval",
    "news",          "nuclear",        "opera",     "parish",        "personal",      "pitching",     "policy",
    "political",     "porn",           "press",     "principal",     "production",    "program",      "project",
    "property",      "public",         "radio",     "regional",      "relations",     "religious",    "research",
    "rights",        "school",         "science",   "security",      "social",        "solo",         "special",
    "sports",        "staff",          "stage",     "tax",           "team",          "technical",    "technology",
    "theater",       "theatre",        "trade",     "traffic",       "trial",         "union",        "university",
    "welfare",       "wildlife"};

/* Before a title, role or relation: it is so no more. */
static const char *const no_more_words[] = {"erstwhile", "ex", "former", "formerly", "one-time", "onetime", "retired", "then"};
/* ... as the beginning of a word: "ex-wife". */
static const char *const no_more_starts[] = {"ex-", "former-", "then-"};

/* It is not so, or not yet, or in doubt: nothing is taken. */
static const char *const unreal_words[] = {
    "alleged",   "apparent", "aspiring",  "counterfeit", "eventual",  "fake",      "fictional", "fictitious",  "future",
    "imaginary", "impostor", "likely",    "mock",        "never",     "next",      "no",        "non",         "not",
    "on-screen", "onscreen", "phony",     "possible",    "potential", "presumed",  "pretend",   "prospective", "purported",
    "rumored",   "rumoured", "so-called", "soon-to-be",  "supposed",  "suspected", "wannabe",   "would-be"};

/* Words of time, standing and praise before a noun, which are not part of what somebody is. */
static const char *const loose_words[] = {
    "award-winning", "beloved",   "best-selling", "bestselling", "career",        "celebrated", "close",     "conservative",
    "controversial", "current",   "democratic",   "disgraced",   "distinguished", "elder",      "eldest",    "embattled",
    "estranged",     "ex",        "famed",        "famous",      "fellow",        "first",      "former",    "formerly",
    "freshman",      "identical", "incoming",     "influential", "late",          "legendary",  "liberal",   "local",
    "long-serving",  "long-time", "longtime",     "moderate",    "new",           "newly",      "noted",     "old",
    "older",         "oldest",    "one-time",     "onetime",     "only",          "outgoing",   "outspoken", "own",
    "pioneering",    "popular",   "powerful",     "presumptive", "progressive",   "prominent",  "renowned",  "republican",
    "respected",     "retired",   "retiring",     "rich",        "rising",        "second",     "then",      "third",
    "top",           "twin",      "veteran",      "well-known",  "young",         "younger",    "youngest"};

/* Roles that "to" goes on: "adviser to the president". */
static const char *const roles_to[] = {"adviser", "advisor",   "aide",  "ambassador", "assistant", "consultant",
                                       "counsel", "counselor", "envoy", "heir",       "secretary"};

/* Behind "for" and "at": a time, and not whom somebody works for. */
static const char *const times_behind[] = {"age",   "beginning", "day",   "days",   "decade", "decades", "end",   "last", "least",
                                           "life",  "moment",    "month", "months", "most",   "once",    "point", "some", "stage",
                                           "start", "time",      "times", "week",   "weeks",  "while",   "year",  "years"};

/* Adverbs between a name and what it is said to be. */
static const char *const skipped_adverbs[] = {"actually",   "already", "also",  "currently", "formerly",
                                              "herself",    "himself", "just",  "now",       "once",
                                              "reportedly", "since",   "still", "then",      "today"};

/* Verbs that say what somebody is ... */
static const char *const copulas[] = {"became", "becomes", "is", "remained", "remains", "was"};
/* ... with "as" behind them. */
static const char *const copulas_as[] = {"served", "serves", "worked", "works"};
/* ... behind "was" and "is". */
static const char *const elected_words[] = {"appointed", "elected", "promoted", "re-elected", "reelected"};

/* Before a clause that tells nothing as a fact. */
static const char *const if_words[] = {"if", "imagine", "lest", "suppose", "unless", "whether", "wish"};

#endif
