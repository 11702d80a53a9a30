/* alias_words.h - phrases by which a text says another name of somebody, and surnames that stand first in their languages. */
#ifndef WEFT_RESOLVE_ALIAS_WORDS_H
#define WEFT_RESOLVE_ALIAS_WORDS_H

/* Behind the name, after a comma or bracket; `surname`: one word will do, and is a surname. Written for Weft. */
static const struct {
  const char *words;
  bool surname;
} alias_phrases[] = {
    {"a.k.a. ", false},
    {"aka ", false},
    {"also known as ", false},
    {"better known as ", false},
    {"born ", false},
    {"formerly known as ", false},
    {"n\xC3\xA9"
     "e ",
     true},
    {"n\xC3\xA9 ", true},
    {"nee ", true},
    {"now known as ", false},
    {"previously known as ", false},
    {"who was born ", false},
};

/* Commonest Chinese, Korean and Vietnamese surnames in Latin letters, sorted; by general knowledge (as in Wikipedia, List of
 * common Chinese surnames, List of Korean surnames, Vietnamese name); no list was copied. */
static const char *const surnames_first[] = {
    "bui",   "cao",  "chang", "chen", "cho",   "choi",  "dang", "deng",  "dong",   "feng", "gao",  "guo",  "han",
    "hoang", "hu",   "huang", "jang", "jiang", "jung",  "kang", "kim",   "kwon",   "le",   "lee",  "li",   "liang",
    "lim",   "lin",  "liu",   "lu",   "luo",   "ma",    "moon", "ngo",   "nguyen", "park", "peng", "pham", "phan",
    "seo",   "shen", "shin",  "song", "sun",   "tang",  "tran", "vu",    "wang",   "wei",  "wu",   "xi",   "xie",
    "xu",    "yang", "yoon",  "yu",   "zeng",  "zhang", "zhao", "zheng", "zhou",   "zhu"};

#endif
