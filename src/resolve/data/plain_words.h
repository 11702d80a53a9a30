/* plain_words.h - words of four letters and more that stand around anybody's name and tell nothing of him. Sorted.
 * Source: function words of English (Quirk et al. 1985, A Comprehensive Grammar of the English Language, 2.34 ff.), and the verbs
 * and nouns by which news reports tell that something was said. */
#ifndef WEFT_RESOLVE_PLAIN_WORDS_H
#define WEFT_RESOLVE_PLAIN_WORDS_H

static const char *const plain_words[] = {
    "about",    "according", "added",    "after",      "again",    "against", "ahead",  "almost", "along",     "also",
    "although", "always",    "among",    "announced",  "another",  "around",  "asked",  "back",   "because",   "been",
    "before",   "being",     "between",  "both",       "called",   "came",    "cannot", "come",   "comes",     "could",
    "during",   "each",      "early",    "either",     "even",     "ever",    "every",  "first",  "following", "former",
    "from",     "gave",      "given",    "goes",       "going",    "have",    "having", "here",   "herself",   "himself",
    "however",  "including", "into",     "itself",     "just",     "known",   "last",   "later",  "least",     "less",
    "like",     "made",      "make",     "many",       "more",     "most",    "much",   "must",   "near",      "never",
    "next",     "none",      "nothing",  "only",       "onto",     "other",   "others", "over",   "part",      "perhaps",
    "quite",    "rather",    "reported", "said",       "same",     "says",    "second", "seen",   "several",   "shall",
    "should",   "show",      "since",    "some",       "still",    "such",    "take",   "taken",  "tell",      "than",
    "that",     "their",     "them",     "themselves", "then",     "there",   "these",  "they",   "this",      "those",
    "though",   "through",   "time",     "times",      "together", "told",    "took",   "toward", "towards",   "under",
    "unless",   "until",     "upon",     "very",       "want",     "wants",   "week",   "well",   "went",      "were",
    "what",     "when",      "where",    "whether",    "which",    "while",   "whole",  "whom",   "whose",     "will",
    "with",     "within",    "without",  "would",      "year",     "years",   "your"};

#endif
