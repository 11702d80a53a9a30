/* nominal_words.h - words of descriptions that stand for persons named elsewhere; folded, each list sorted. Written for Weft. */
#ifndef WEFT_ANNOTATE_DATA_NOMINAL_WORDS_H
#define WEFT_ANNOTATE_DATA_NOMINAL_WORDS_H

/* Two people, behind "the". */
static const char *const pair_nouns[] = {"couple", "duo", "exes", "lovebirds", "newlyweds", "pair", "spouses", "twosome"};

/* People of one name, behind "the" and that name: all of them, the men, the women. */
static const char *const family_nouns[] = {"clan", "couple", "family", "household", "parents", "siblings", "spouses", "twins"};
static const char *const family_men[] = {"brothers", "sons"};
static const char *const family_women[] = {"daughters", "sisters"};

/* Offices that somebody has left: "former president Lee" is not "the president". */
static const char *const former_words[] = {"ex", "former", "late", "then"};

/* Titles as they are shortened before names, and what they are called alone. */
static const struct {
  const char *title, *noun;
} title_nouns[] = {
    {"adm", "admiral"},         {"adm.", "admiral"},   {"capt", "captain"},    {"capt.", "captain"},
    {"col", "colonel"},         {"col.", "colonel"},   {"dr", "doctor"},       {"dr.", "doctor"},
    {"gen", "general"},         {"gen.", "general"},   {"gov", "governor"},    {"gov.", "governor"},
    {"lt", "lieutenant"},       {"lt.", "lieutenant"}, {"maj", "major"},       {"maj.", "major"},
    {"pres.", "president"},     {"prof", "professor"}, {"prof.", "professor"}, {"rep", "representative"},
    {"rep.", "representative"}, {"rev", "reverend"},   {"rev.", "reverend"},   {"sen", "senator"},
    {"sen.", "senator"},        {"sgt", "sergeant"},   {"sgt.", "sergeant"},   {"supt.", "superintendent"},
};

#endif
