/* derived_words.h - words around values that are stated twice, once as counted and once as worked out; folded, each list sorted
 * by bytes. Written for Weft. */
#ifndef WEFT_COLLATE_DERIVED_WORDS_H
#define WEFT_COLLATE_DERIVED_WORDS_H

/* Between a value and the same value said again: "or [just] a third", "(or [roughly] 12 percent)". */
static const char *const again_fillers[] = {"a",      "about",   "almost",   "an",   "approximately", "around",
                                            "barely", "exactly", "i.e.",     "just", "little",        "nearly",
                                            "only",   "roughly", "slightly", "some"};

/* Behind a worked-out part these say that it is a part of something else: "12 percent [fewer than] the peak". */
static const char *const again_others[] = {"above", "below", "fewer", "higher", "less", "lower", "more", "over", "than", "under"};

/* Parts of a whole in words, as a sign behind says that no "of" follows: least and greatest share in per cent that writers round
 * to them. */
typedef struct fraction_words {
  const char *words;
  double lo, hi; /* per cent */
  const char *said;
} fraction_words;
static const fraction_words fractions[] = {
    {"a fifth", 17.5, 22.5, "a fifth"},
    {"a half", 45, 55, "a half"},
    {"a quarter", 22, 28, "a quarter"},
    {"a tenth", 8.5, 11.5, "a tenth"},
    {"a third", 30, 37, "a third"},
    {"four-fifths", 77, 83, "four-fifths"},
    {"half", 45, 55, "half"},
    {"one fifth", 17.5, 22.5, "one fifth"},
    {"one quarter", 22, 28, "one quarter"},
    {"one third", 30, 37, "one third"},
    {"one-fifth", 17.5, 22.5, "one-fifth"},
    {"one-half", 45, 55, "one-half"},
    {"one-quarter", 22, 28, "one-quarter"},
    {"one-tenth", 8.5, 11.5, "one-tenth"},
    {"one-third", 30, 37, "one-third"},
    {"three quarters", 71, 79, "three quarters"},
    {"three-fifths", 57, 63, "three-fifths"},
    {"three-fourths", 71, 79, "three-fourths"},
    {"three-quarters", 71, 79, "three-quarters"},
    {"two thirds", 63, 70, "two thirds"},
    {"two-fifths", 37, 43, "two-fifths"},
    {"two-thirds", 63, 70, "two-thirds"},
};

/* Between the values of a change: what follows is of something else. */
static const char *const change_turns[] = {"after", "and",   "as",      "but",   "compared", "except", "than",
                                           "when",  "where", "whereas", "which", "while",    "with"};

/* Alone before an amount of change that is told behind the values: "to 120 from 114, [up] 5 percent". */
static const char *const change_asides[] = {"a", "an", "down", "or", "or about", "or nearly", "up"};

/* In a list of parts: what follows is not all, or not a part. */
static const char *const parts_open[] = {"about",   "additional", "another",  "besides",   "compared", "example", "excluding",
                                         "include", "included",   "includes", "including", "least",    "like",    "mostly",
                                         "of",      "other",      "others",   "per",       "plus",     "such",    "than",
                                         "versus",  "vs",         "which",    "whom"};

/* Totals whose parts are persons of several kinds. */
static const char *const person_totals[] = {"adults",     "bodies",   "casualties", "children",  "civilians",  "dead",
                                            "fatalities", "hostages", "injured",    "members",   "passengers", "patients",
                                            "people",     "persons",  "prisoners",  "students",  "survivors",  "suspects",
                                            "teenagers",  "victims",  "wounded",    "youngsters"};

#endif
