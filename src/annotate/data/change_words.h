/* change_words.h - words of rise and fall. Verbs and nouns: WordNet 3.0 (LICENSE.wordnet), the synsets of "increase", "decrease",
 * "rise", "fall", "drop", "gain", "grow", "raise", "reduce", "double" and what lies below them, as far as news say them of
 * amounts; the synset of "soar" and "plunge" for the swift ones. Forms and marks by hand; the smaller lists were gathered by
 * reading news. */
#ifndef WEFT_ANNOTATE_DATA_CHANGE_WORDS_H
#define WEFT_ANNOTATE_DATA_CHANGE_WORDS_H

#include <stdint.h>

enum {
  CHANGE_VERB = 1,    /* the amount itself: prices rose */
  CHANGE_MOVER = 2,   /* somebody changes it: they raised the price */
  CHANGE_NOUN = 4,    /* a rise of 5 percent */
  CHANGE_MOTION = 8,  /* bodies do it too: fell 12 feet */
  CHANGE_AMOUNT = 16, /* only with the amount: lost 5 points; no "to" */
  CHANGE_TOTAL = 32,  /* only of a total: bringing the toll to 12 */
  CHANGE_PAIR = 64,   /* only with both ends: went from 9 to 12 */
  CHANGE_ADVERB = 128 /* up 5 percent, 5 percent higher */
};

typedef struct change_word {
  const char *word;
  int8_t way; /* 1 up, -1 down, 0 not told */
  uint8_t kinds;
} change_word;

static const change_word change_words[] = {
    {"add", 1, CHANGE_MOVER | CHANGE_AMOUNT},
    {"added", 1, CHANGE_MOVER | CHANGE_AMOUNT},
    {"adding", 1, CHANGE_MOVER | CHANGE_AMOUNT},
    {"adds", 1, CHANGE_MOVER | CHANGE_AMOUNT},
    {"adjust", 0, CHANGE_MOVER},
    {"adjusted", 0, CHANGE_MOVER},
    {"adjusting", 0, CHANGE_MOVER},
    {"adjusts", 0, CHANGE_MOVER},
    {"appreciate", 1, CHANGE_VERB},
    {"appreciated", 1, CHANGE_VERB},
    {"appreciates", 1, CHANGE_VERB},
    {"appreciating", 1, CHANGE_VERB},
    {"ballooned", 1, CHANGE_VERB},
    {"ballooning", 1, CHANGE_VERB},
    {"boost", 1, CHANGE_MOVER | CHANGE_NOUN},
    {"boosted", 1, CHANGE_MOVER},
    {"boosting", 1, CHANGE_MOVER},
    {"boosts", 1, CHANGE_MOVER | CHANGE_NOUN},
    {"bring", 0, CHANGE_TOTAL},
    {"bringing", 0, CHANGE_TOTAL},
    {"brings", 0, CHANGE_TOTAL},
    {"brought", 0, CHANGE_TOTAL},
    {"change", 0, CHANGE_PAIR},
    {"changed", 0, CHANGE_PAIR},
    {"changes", 0, CHANGE_PAIR},
    {"changing", 0, CHANGE_PAIR},
    {"climb", 1, CHANGE_VERB | CHANGE_NOUN | CHANGE_MOTION},
    {"climbed", 1, CHANGE_VERB | CHANGE_MOTION},
    {"climbing", 1, CHANGE_VERB | CHANGE_MOTION},
    {"climbs", 1, CHANGE_VERB | CHANGE_NOUN | CHANGE_MOTION},
    {"contracted", -1, CHANGE_VERB},
    {"contraction", -1, CHANGE_NOUN},
    {"cut", -1, CHANGE_MOVER | CHANGE_NOUN},
    {"cutback", -1, CHANGE_NOUN},
    {"cutbacks", -1, CHANGE_NOUN},
    {"cuts", -1, CHANGE_MOVER | CHANGE_NOUN},
    {"cutting", -1, CHANGE_MOVER},
    {"decline", -1, CHANGE_VERB | CHANGE_NOUN},
    {"declined", -1, CHANGE_VERB},
    {"declines", -1, CHANGE_VERB | CHANGE_NOUN},
    {"declining", -1, CHANGE_VERB},
    {"decrease", -1, CHANGE_VERB | CHANGE_MOVER | CHANGE_NOUN},
    {"decreased", -1, CHANGE_VERB | CHANGE_MOVER},
    {"decreases", -1, CHANGE_VERB | CHANGE_MOVER | CHANGE_NOUN},
    {"decreasing", -1, CHANGE_VERB | CHANGE_MOVER},
    {"depreciate", -1, CHANGE_VERB},
    {"depreciated", -1, CHANGE_VERB},
    {"depreciates", -1, CHANGE_VERB},
    {"depreciating", -1, CHANGE_VERB},
    {"depreciation", -1, CHANGE_NOUN},
    {"devaluation", -1, CHANGE_NOUN},
    {"diminish", -1, CHANGE_VERB | CHANGE_MOVER},
    {"diminished", -1, CHANGE_VERB | CHANGE_MOVER},
    {"diminishes", -1, CHANGE_VERB | CHANGE_MOVER},
    {"diminishing", -1, CHANGE_VERB | CHANGE_MOVER},
    {"dip", -1, CHANGE_VERB | CHANGE_NOUN},
    {"dipped", -1, CHANGE_VERB},
    {"dipping", -1, CHANGE_VERB},
    {"dips", -1, CHANGE_VERB | CHANGE_NOUN},
    {"double", 1, CHANGE_VERB | CHANGE_MOVER},
    {"doubled", 1, CHANGE_VERB | CHANGE_MOVER},
    {"doubles", 1, CHANGE_VERB | CHANGE_MOVER},
    {"doubling", 1, CHANGE_VERB | CHANGE_MOVER},
    {"down", -1, CHANGE_ADVERB},
    {"downturn", -1, CHANGE_NOUN},
    {"drop", -1, CHANGE_VERB | CHANGE_MOVER | CHANGE_NOUN | CHANGE_MOTION},
    {"dropped", -1, CHANGE_VERB | CHANGE_MOVER | CHANGE_MOTION},
    {"dropping", -1, CHANGE_VERB | CHANGE_MOVER | CHANGE_MOTION},
    {"drops", -1, CHANGE_VERB | CHANGE_MOVER | CHANGE_NOUN | CHANGE_MOTION},
    {"dwindle", -1, CHANGE_VERB},
    {"dwindled", -1, CHANGE_VERB},
    {"dwindles", -1, CHANGE_VERB},
    {"dwindling", -1, CHANGE_VERB},
    {"escalate", 1, CHANGE_VERB},
    {"escalated", 1, CHANGE_VERB},
    {"escalates", 1, CHANGE_VERB},
    {"escalating", 1, CHANGE_VERB},
    {"expand", 1, CHANGE_VERB | CHANGE_MOVER},
    {"expanded", 1, CHANGE_VERB | CHANGE_MOVER},
    {"expanding", 1, CHANGE_VERB | CHANGE_MOVER},
    {"expands", 1, CHANGE_VERB | CHANGE_MOVER},
    {"fall", -1, CHANGE_VERB | CHANGE_NOUN | CHANGE_MOTION},
    {"fallen", -1, CHANGE_VERB | CHANGE_MOTION},
    {"falling", -1, CHANGE_VERB | CHANGE_MOTION},
    {"falls", -1, CHANGE_VERB | CHANGE_NOUN | CHANGE_MOTION},
    {"fell", -1, CHANGE_VERB | CHANGE_MOTION},
    {"gain", 1, CHANGE_VERB | CHANGE_NOUN | CHANGE_AMOUNT},
    {"gained", 1, CHANGE_VERB | CHANGE_AMOUNT},
    {"gaining", 1, CHANGE_VERB | CHANGE_AMOUNT},
    {"gains", 1, CHANGE_VERB | CHANGE_NOUN | CHANGE_AMOUNT},
    {"go", 0, CHANGE_PAIR},
    {"goes", 0, CHANGE_PAIR},
    {"going", 0, CHANGE_PAIR},
    {"gone", 0, CHANGE_PAIR},
    {"grew", 1, CHANGE_VERB},
    {"grow", 1, CHANGE_VERB},
    {"growing", 1, CHANGE_VERB},
    {"grown", 1, CHANGE_VERB},
    {"grows", 1, CHANGE_VERB},
    {"growth", 1, CHANGE_NOUN},
    {"halve", -1, CHANGE_VERB | CHANGE_MOVER},
    {"halved", -1, CHANGE_VERB | CHANGE_MOVER},
    {"halves", -1, CHANGE_VERB | CHANGE_MOVER},
    {"halving", -1, CHANGE_VERB | CHANGE_MOVER},
    {"higher", 1, CHANGE_ADVERB},
    {"hike", 1, CHANGE_MOVER | CHANGE_NOUN | CHANGE_MOTION},
    {"hiked", 1, CHANGE_MOVER},
    {"hikes", 1, CHANGE_MOVER | CHANGE_NOUN | CHANGE_MOTION},
    {"hiking", 1, CHANGE_MOVER},
    {"increase", 1, CHANGE_VERB | CHANGE_MOVER | CHANGE_NOUN},
    {"increased", 1, CHANGE_VERB | CHANGE_MOVER},
    {"increases", 1, CHANGE_VERB | CHANGE_MOVER | CHANGE_NOUN},
    {"increasing", 1, CHANGE_VERB | CHANGE_MOVER},
    {"inflate", 1, CHANGE_VERB | CHANGE_MOVER},
    {"inflated", 1, CHANGE_VERB | CHANGE_MOVER},
    {"inflates", 1, CHANGE_VERB | CHANGE_MOVER},
    {"inflating", 1, CHANGE_VERB | CHANGE_MOVER},
    {"jump", 1, CHANGE_VERB | CHANGE_NOUN | CHANGE_MOTION},
    {"jumped", 1, CHANGE_VERB | CHANGE_MOTION},
    {"jumping", 1, CHANGE_VERB | CHANGE_MOTION},
    {"jumps", 1, CHANGE_VERB | CHANGE_NOUN | CHANGE_MOTION},
    {"leap", 1, CHANGE_VERB | CHANGE_NOUN | CHANGE_MOTION},
    {"leaped", 1, CHANGE_VERB | CHANGE_MOTION},
    {"leaping", 1, CHANGE_VERB | CHANGE_MOTION},
    {"leaps", 1, CHANGE_VERB | CHANGE_NOUN | CHANGE_MOTION},
    {"leapt", 1, CHANGE_VERB | CHANGE_MOTION},
    {"lift", 1, CHANGE_MOVER},
    {"lifted", 1, CHANGE_MOVER},
    {"lifting", 1, CHANGE_MOVER},
    {"lifts", 1, CHANGE_MOVER},
    {"lose", -1, CHANGE_MOVER | CHANGE_AMOUNT},
    {"loses", -1, CHANGE_MOVER | CHANGE_AMOUNT},
    {"losing", -1, CHANGE_MOVER | CHANGE_AMOUNT},
    {"lost", -1, CHANGE_MOVER | CHANGE_AMOUNT},
    {"lower", -1, CHANGE_MOVER | CHANGE_ADVERB},
    {"lowered", -1, CHANGE_MOVER},
    {"lowering", -1, CHANGE_MOVER},
    {"lowers", -1, CHANGE_MOVER},
    {"move", 0, CHANGE_PAIR},
    {"moved", 0, CHANGE_PAIR},
    {"moves", 0, CHANGE_PAIR},
    {"moving", 0, CHANGE_PAIR},
    {"mushroomed", 1, CHANGE_VERB},
    {"mushrooming", 1, CHANGE_VERB},
    {"narrowed", -1, CHANGE_VERB | CHANGE_MOVER},
    {"narrowing", -1, CHANGE_VERB | CHANGE_MOVER},
    {"narrows", -1, CHANGE_VERB | CHANGE_MOVER},
    {"pare", -1, CHANGE_MOVER},
    {"pared", -1, CHANGE_MOVER},
    {"pares", -1, CHANGE_MOVER},
    {"paring", -1, CHANGE_MOVER},
    {"plummet", -1, CHANGE_VERB | CHANGE_MOTION},
    {"plummeted", -1, CHANGE_VERB | CHANGE_MOTION},
    {"plummeting", -1, CHANGE_VERB | CHANGE_MOTION},
    {"plummets", -1, CHANGE_VERB | CHANGE_MOTION},
    {"plunge", -1, CHANGE_VERB | CHANGE_NOUN | CHANGE_MOTION},
    {"plunged", -1, CHANGE_VERB | CHANGE_MOTION},
    {"plunges", -1, CHANGE_VERB | CHANGE_NOUN | CHANGE_MOTION},
    {"plunging", -1, CHANGE_VERB | CHANGE_MOTION},
    {"push", 0, CHANGE_TOTAL},
    {"pushed", 0, CHANGE_TOTAL},
    {"pushes", 0, CHANGE_TOTAL},
    {"pushing", 0, CHANGE_TOTAL},
    {"quadruple", 1, CHANGE_VERB | CHANGE_MOVER},
    {"quadrupled", 1, CHANGE_VERB | CHANGE_MOVER},
    {"quadruples", 1, CHANGE_VERB | CHANGE_MOVER},
    {"quadrupling", 1, CHANGE_VERB | CHANGE_MOVER},
    {"quintuple", 1, CHANGE_VERB | CHANGE_MOVER},
    {"quintupled", 1, CHANGE_VERB | CHANGE_MOVER},
    {"quintuples", 1, CHANGE_VERB | CHANGE_MOVER},
    {"quintupling", 1, CHANGE_VERB | CHANGE_MOVER},
    {"raise", 1, CHANGE_MOVER | CHANGE_NOUN},
    {"raised", 1, CHANGE_MOVER},
    {"raises", 1, CHANGE_MOVER | CHANGE_NOUN},
    {"raising", 1, CHANGE_MOVER},
    {"rebound", 1, CHANGE_VERB | CHANGE_NOUN},
    {"rebounded", 1, CHANGE_VERB},
    {"rebounding", 1, CHANGE_VERB},
    {"rebounds", 1, CHANGE_VERB | CHANGE_NOUN},
    {"reduce", -1, CHANGE_MOVER},
    {"reduced", -1, CHANGE_MOVER},
    {"reduces", -1, CHANGE_MOVER},
    {"reducing", -1, CHANGE_MOVER},
    {"reduction", -1, CHANGE_NOUN},
    {"reductions", -1, CHANGE_NOUN},
    {"revise", 0, CHANGE_MOVER},
    {"revised", 0, CHANGE_MOVER},
    {"revises", 0, CHANGE_MOVER},
    {"revising", 0, CHANGE_MOVER},
    {"rise", 1, CHANGE_VERB | CHANGE_NOUN},
    {"risen", 1, CHANGE_VERB},
    {"rises", 1, CHANGE_VERB | CHANGE_NOUN},
    {"rising", 1, CHANGE_VERB},
    {"rocketed", 1, CHANGE_VERB},
    {"rocketing", 1, CHANGE_VERB},
    {"rose", 1, CHANGE_VERB},
    {"sank", -1, CHANGE_VERB | CHANGE_MOTION},
    {"shed", -1, CHANGE_MOVER | CHANGE_AMOUNT},
    {"shedding", -1, CHANGE_MOVER | CHANGE_AMOUNT},
    {"sheds", -1, CHANGE_MOVER | CHANGE_AMOUNT},
    {"shift", 0, CHANGE_PAIR},
    {"shifted", 0, CHANGE_PAIR},
    {"shifting", 0, CHANGE_PAIR},
    {"shifts", 0, CHANGE_PAIR},
    {"shorten", -1, CHANGE_VERB | CHANGE_MOVER},
    {"shortened", -1, CHANGE_VERB | CHANGE_MOVER},
    {"shortening", -1, CHANGE_VERB | CHANGE_MOVER},
    {"shortens", -1, CHANGE_VERB | CHANGE_MOVER},
    {"shrank", -1, CHANGE_VERB},
    {"shrink", -1, CHANGE_VERB},
    {"shrinkage", -1, CHANGE_NOUN},
    {"shrinking", -1, CHANGE_VERB},
    {"shrinks", -1, CHANGE_VERB},
    {"shrunk", -1, CHANGE_VERB},
    {"sink", -1, CHANGE_VERB | CHANGE_MOTION},
    {"sinking", -1, CHANGE_VERB | CHANGE_MOTION},
    {"sinks", -1, CHANGE_VERB | CHANGE_MOTION},
    {"skyrocket", 1, CHANGE_VERB},
    {"skyrocketed", 1, CHANGE_VERB},
    {"skyrocketing", 1, CHANGE_VERB},
    {"skyrockets", 1, CHANGE_VERB},
    {"slash", -1, CHANGE_MOVER},
    {"slashed", -1, CHANGE_MOVER},
    {"slashes", -1, CHANGE_MOVER},
    {"slashing", -1, CHANGE_MOVER},
    {"slid", -1, CHANGE_VERB | CHANGE_MOTION},
    {"slide", -1, CHANGE_VERB | CHANGE_NOUN | CHANGE_MOTION},
    {"slides", -1, CHANGE_VERB | CHANGE_NOUN | CHANGE_MOTION},
    {"sliding", -1, CHANGE_VERB | CHANGE_MOTION},
    {"slip", -1, CHANGE_VERB | CHANGE_MOTION},
    {"slipped", -1, CHANGE_VERB | CHANGE_MOTION},
    {"slipping", -1, CHANGE_VERB | CHANGE_MOTION},
    {"slips", -1, CHANGE_VERB | CHANGE_MOTION},
    {"slowed", -1, CHANGE_VERB},
    {"slowing", -1, CHANGE_VERB},
    {"slows", -1, CHANGE_VERB},
    {"slump", -1, CHANGE_VERB | CHANGE_NOUN},
    {"slumped", -1, CHANGE_VERB},
    {"slumping", -1, CHANGE_VERB},
    {"slumps", -1, CHANGE_VERB | CHANGE_NOUN},
    {"soar", 1, CHANGE_VERB | CHANGE_MOTION},
    {"soared", 1, CHANGE_VERB | CHANGE_MOTION},
    {"soaring", 1, CHANGE_VERB | CHANGE_MOTION},
    {"soars", 1, CHANGE_VERB | CHANGE_MOTION},
    {"spike", 1, CHANGE_VERB | CHANGE_NOUN},
    {"spiked", 1, CHANGE_VERB},
    {"spikes", 1, CHANGE_VERB | CHANGE_NOUN},
    {"spiking", 1, CHANGE_VERB},
    {"sunk", -1, CHANGE_VERB | CHANGE_MOTION},
    {"surge", 1, CHANGE_VERB | CHANGE_NOUN},
    {"surged", 1, CHANGE_VERB},
    {"surges", 1, CHANGE_VERB | CHANGE_NOUN},
    {"surging", 1, CHANGE_VERB},
    {"swell", 1, CHANGE_VERB},
    {"swelled", 1, CHANGE_VERB},
    {"swelling", 1, CHANGE_VERB},
    {"swells", 1, CHANGE_VERB},
    {"swing", 0, CHANGE_PAIR},
    {"swinging", 0, CHANGE_PAIR},
    {"swings", 0, CHANGE_PAIR},
    {"swollen", 1, CHANGE_VERB},
    {"swung", 0, CHANGE_PAIR},
    {"take", 0, CHANGE_TOTAL},
    {"taken", 0, CHANGE_TOTAL},
    {"takes", 0, CHANGE_TOTAL},
    {"taking", 0, CHANGE_TOTAL},
    {"took", 0, CHANGE_TOTAL},
    {"treble", 1, CHANGE_VERB | CHANGE_MOVER},
    {"trebled", 1, CHANGE_VERB | CHANGE_MOVER},
    {"trebles", 1, CHANGE_VERB | CHANGE_MOVER},
    {"trebling", 1, CHANGE_VERB | CHANGE_MOVER},
    {"trim", -1, CHANGE_MOVER},
    {"trimmed", -1, CHANGE_MOVER},
    {"trimming", -1, CHANGE_MOVER},
    {"trims", -1, CHANGE_MOVER},
    {"triple", 1, CHANGE_VERB | CHANGE_MOVER},
    {"tripled", 1, CHANGE_VERB | CHANGE_MOVER},
    {"triples", 1, CHANGE_VERB | CHANGE_MOVER},
    {"tripling", 1, CHANGE_VERB | CHANGE_MOVER},
    {"tumble", -1, CHANGE_VERB | CHANGE_NOUN | CHANGE_MOTION},
    {"tumbled", -1, CHANGE_VERB | CHANGE_MOTION},
    {"tumbles", -1, CHANGE_VERB | CHANGE_NOUN | CHANGE_MOTION},
    {"tumbling", -1, CHANGE_VERB | CHANGE_MOTION},
    {"up", 1, CHANGE_ADVERB},
    {"upswing", 1, CHANGE_NOUN},
    {"uptick", 1, CHANGE_NOUN},
    {"upticks", 1, CHANGE_NOUN},
    {"upturn", 1, CHANGE_NOUN},
    {"weaken", -1, CHANGE_VERB},
    {"weakened", -1, CHANGE_VERB},
    {"weakening", -1, CHANGE_VERB},
    {"weakens", -1, CHANGE_VERB},
    {"went", 0, CHANGE_PAIR},
    {"widen", 1, CHANGE_VERB | CHANGE_MOVER},
    {"widened", 1, CHANGE_VERB | CHANGE_MOVER},
    {"widening", 1, CHANGE_VERB | CHANGE_MOVER},
    {"widens", 1, CHANGE_VERB | CHANGE_MOVER},
};

/* Verbs that multiply: what they multiply by. */
typedef struct factor_word {
  const char *word;
  double factor;
} factor_word;

static const factor_word factor_verbs[] = {
    {"double", 2},    {"doubled", 2},    {"doubles", 2},    {"doubling", 2},    {"halve", 0.5},    {"halved", 0.5},
    {"halves", 0.5},  {"halving", 0.5},  {"quadruple", 4},  {"quadrupled", 4},  {"quadruples", 4}, {"quadrupling", 4},
    {"quintuple", 5}, {"quintupled", 5}, {"quintuples", 5}, {"quintupling", 5}, {"treble", 3},     {"trebled", 3},
    {"trebles", 3},   {"trebling", 3},   {"triple", 3},     {"tripled", 3},     {"triples", 3},    {"tripling", 3},
};

/* "Rose fivefold". */
static const factor_word factor_folds[] = {
    {"eightfold", 8}, {"fivefold", 5}, {"fourfold", 4}, {"hundredfold", 100}, {"ninefold", 9},
    {"sevenfold", 7}, {"sixfold", 6},  {"tenfold", 10}, {"threefold", 3},     {"twofold", 2},
};

/* Right behind "doubled" it is no factor: "doubled as a door", "doubled down", "doubled over", "doubled to left". */
static const char *const factor_stops[] = {"agent",   "as",       "back",      "bed",    "beds", "bill",   "centre", "check",
                                           "checked", "deep",     "digit",     "digits", "down", "duty",   "fault",  "for",
                                           "header",  "home",     "homicide",  "into",   "life", "murder", "off",    "play",
                                           "room",    "standard", "standards", "take",   "team", "up",     "vision", "with"};

/* In a sentence with one of these "doubled" is baseball. */
static const char *const factor_games[] = {"bases",   "batter", "batting", "catcher",  "centerfield", "homer",
                                           "homered", "inning", "innings", "outfield", "pitch",       "pitcher",
                                           "rbi",     "rbis",   "scored",  "singled",  "walked"};

/* "Three times the size". */
static const char *const factor_measures[] = {
    "amount",     "average", "cost", "height", "legal",    "length", "level", "limit", "national", "normal", "number",
    "population", "price",   "rate", "salary", "severity", "size",   "speed", "total", "usual",    "value",  "weight"};

/* "By a third": per cent. */
static const factor_word factor_parts[] = {
    {"fifth", 20},
    {"sixth", 16.6667},
    {"tenth", 10},
    {"third", 33.3333},
};

/* "In" and a time behind "doubled": it is no inning. */
static const char *const factor_spans[] = {"day",     "days", "decade", "half", "month", "months",
                                           "quarter", "week", "weeks",  "year", "years"};

/* Before "double" they make it a verb. */
static const char *const factor_before[] = {"and", "can", "could",  "ll",   "may", "might", "must",
                                            "n't", "not", "should", "than", "to",  "will",  "would"};

/* Behind them a verb that multiplies has something that it multiplies. */
static const char *const factor_objects[] = {"her", "his",   "its",   "my",   "our",   "that",
                                             "the", "their", "these", "this", "those", "your"};

/* "Three times as many", "five times more". */
static const char *const factor_likeness[] = {"big",   "bigger", "costly",   "expensive", "fast",    "faster", "few",
                                              "fewer", "great",  "greater",  "heavier",   "heavy",   "high",   "higher",
                                              "large", "larger", "likelier", "likely",    "long",    "longer", "many",
                                              "more",  "much",   "often",    "strong",    "stronger"};

/* Behind a noun of change that stands behind its amount: "a 5 percent growth rate". */
static const char *const change_heads[] = {"forecast", "rate", "rates", "target"};

/* Words between a verb of change and "to" that leave it the verb of that number. */
static const char *const change_skips[] = {"again", "back", "by",   "even",  "from",     "further",  "in",    "just", "last",
                                           "more",  "on",   "over", "since", "somewhat", "steadily", "still", "this"};

/* "Dropped to one knee", "cut to pieces": no amounts. */
static const char *const change_bodies[] = {"knee", "knees", "piece", "pieces"};

/* What "lost 5" and "cut 5" lose and cut when that is a change of an amount. */
static const char *const change_counted[] = {"job",   "jobs",   "members",  "notches",     "place",  "places",
                                             "point", "points", "position", "positions",   "pounds", "ranks",
                                             "seat",  "seats",  "spots",    "subscribers", "users",  "votes"};

/* Lengths, which bodies fall and climb. */
static const char *const change_lengths[] = {"cm", "feet", "inches", "km", "m", "miles", "mm", "nautical miles", "yards"};

/* Between a verb of change, "by", "to" or "from" and its number. */
static const char *const change_fillers[] = {"a",        "additional", "an",      "annual", "another", "average",
                                             "current",  "extra",      "further", "new",    "only",    "present",
                                             "previous", "record",     "the",     "total"};

/* "To a high of 12". */
static const char *const change_levels[] = {"average", "high", "level", "low", "maximum", "minimum", "peak", "record", "total"};

/* A clause ends here. */
static const char *const change_stops[] = {"after", "although", "and",   "as",   "because", "before", "but",   "if",
                                           "nor",   "or",       "than",  "that", "though",  "unless", "until", "when",
                                           "where", "which",    "while", "who",  "whom",    "whose"};

/* "Bringing the toll to 12". */
static const char *const change_totals[] = {
    "amount",   "average", "bill",   "budget", "cost",        "costs",        "count", "debt",   "deficit", "estimate", "figure",
    "forecast", "level",   "levels", "limit",  "number",      "numbers",      "price", "prices", "rate",    "rates",    "share",
    "stake",    "sum",     "tally",  "target", "temperature", "temperatures", "toll",  "total",  "value",   "wage"};

/* Before "up 5 percent" and "down $5" they make it something else: "makes up", "put down". */
static const char *const change_phrasal[] = {
    "add",      "added",    "adding", "adds",    "blew",    "bought",   "break",  "breaking", "broke",  "broken",  "burn",
    "burned",   "burning",  "buy",    "buying",  "calm",    "comprise", "cough",  "coughed",  "divide", "divided", "eat",
    "eating",   "eats",     "end",    "gave",    "give",    "given",    "gives",  "giving",   "hand",   "handed",  "knock",
    "knocked",  "knocking", "laid",   "lay",     "look",    "looked",   "made",   "make",     "makes",  "making",  "mark",
    "marked",   "paid",     "pay",    "pick",    "picked",  "picking",  "pony",   "put",      "puts",   "putting", "rack",
    "racked",   "racking",  "ring",   "serve",   "served",  "set",      "sets",   "setting",  "shot",   "shut",    "shuts",
    "shutting", "soak",     "soaks",  "split",   "stand",   "stood",    "take",   "taken",    "takes",  "taking",  "tear",
    "tie",      "took",     "tore",   "track",   "tracked", "turn",     "turned", "turning",  "turns",  "use",     "used",
    "uses",     "using",    "write",  "writing", "written", "wrote"};

/* Before "up 12" and "down $5" without a percentage: it is the amount that is up. */
static const char *const change_states[] = {"are",     "be",     "been",   "being",   "close",    "closed",   "closes",
                                            "closing", "crept",  "edged",  "ended",   "finished", "going",    "gone",
                                            "inched",  "is",     "moved",  "now",     "opened",   "remained", "s",
                                            "still",   "ticked", "traded", "trading", "was",      "went",     "were"};

#endif
