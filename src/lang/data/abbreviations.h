/* abbreviations.h - words that keep their point; folded, with it, sorted by bytes. After The Associated Press Stylebook and The
 * Chicago Manual of Style, chapter 10; single letters and chains of them ("U.S.", "p.m.") are known by their form. */
#ifndef WEFT_LANG_DATA_ABBREVIATIONS_H
#define WEFT_LANG_DATA_ABBREVIATIONS_H

/* Something always follows: no sentence ends here. */
static const char *const abbreviations_open[] = {
    "adm.",  "approx.", "atty.",  "brig.", "bros.", "capt.", "cf.",   "cmdr.", "col.",   "cpl.",  "det.",  "dist.", "dr.",
    "e.g.",  "ed.",     "fr.",    "ft.",   "gen.",  "gov.",  "govs.", "hon.",  "i.e.",   "insp.", "lt.",   "maj.",  "messrs.",
    "mlle.", "mme.",    "mr.",    "mrs.",  "ms.",   "msgr.", "mt.",   "no.",   "nos.",   "pfc.",  "pp.",   "pres.", "prof.",
    "pvt.",  "rep.",    "reps.",  "rev.",  "sec.",  "sen.",  "sens.", "sgt.",  "spc.",   "sr.",   "st.",   "supt.", "v.",
    "viz.",  "vol.",    "vs.",
};

/* May also be the last word of a sentence. */
static const char *const abbreviations_closing[] = {
    "a.m.",  "ala.",  "apr.",  "ariz.", "ark.",  "assn.", "aug.",  "ave.",  "blvd.", "calif.", "co.",   "colo.", "conn.",
    "corp.", "cos.",  "dec.",  "del.",  "dept.", "esq.",  "est.",  "etc.",  "feb.",  "fla.",   "fri.",  "ga.",   "hrs.",
    "ill.",  "inc.",  "ind.",  "jan.",  "jr.",   "jul.",  "jun.",  "kan.",  "ky.",   "ltd.",   "mar.",  "mass.", "md.",
    "mfg.",  "mich.", "min.",  "minn.", "miss.", "mo.",   "mon.",  "mont.", "n.c.",  "n.d.",   "n.h.",  "n.j.",  "n.m.",
    "n.y.",  "neb.",  "nev.",  "nov.",  "oct.",  "okla.", "ore.",  "p.m.",  "pa.",   "ph.d.",  "pty.",  "r.i.",  "rd.",
    "s.c.",  "s.d.",  "sat.",  "sep.",  "sept.", "sun.",  "tenn.", "tex.",  "thu.",  "thur.",  "thurs.", "tue.", "tues.",
    "univ.", "va.",   "vt.",   "w.va.", "wash.", "wed.",  "wis.",  "wyo.",
};

/* A capital on one of these behind such an abbreviation, an initial or a chain of letters opens a sentence. */
static const char *const sentence_openers[] = {
    "a",       "about",   "according", "after", "all",  "also",    "although", "among", "an",    "and",     "another", "any",
    "as",      "at",      "because",   "before", "both", "but",    "by",       "despite", "during", "each", "earlier", "even",
    "every",   "few",     "for",       "from",  "he",   "her",     "here",     "his",   "how",   "however", "if",      "in",
    "instead", "it",      "its",       "just",  "last", "later",   "many",     "meanwhile", "more", "moreover", "most", "much",
    "neither", "nobody",  "none",      "not",   "now",  "of",      "on",       "once",  "one",   "only",    "or",      "other",
    "others",  "our",     "over",      "police", "she", "since",   "so",       "some",  "still", "such",    "that",    "the",
    "their",   "then",    "there",     "these", "they", "this",    "those",    "though", "to",   "under",   "until",   "we",
    "what",    "when",    "where",     "whether", "which", "while", "who",     "why",   "with",  "without", "yet",     "you",
};

/* What is split off the word before it; longest first where one ends another. */
static const char *const clitics[] = {"n't", "'ll", "'re", "'ve", "'d", "'m", "'s"};

#endif
