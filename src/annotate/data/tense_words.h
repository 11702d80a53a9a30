/* tense_words.h - words that tell whether what happens at a time lies behind or ahead. Sorted. */
#ifndef WEFT_ANNOTATE_DATA_TENSE_WORDS_H
#define WEFT_ANNOTATE_DATA_TENSE_WORDS_H

/* Ahead. */
static const char *const future_words[] = {"aims",     "begins",   "deadline",  "due",         "effective", "expected", "expects",
                                           "expire",   "expires",  "expiring",  "forthcoming", "he'll",     "hopes",    "i'll",
                                           "intends",  "it'll",    "looming",   "must",        "next",      "payable",  "pending",
                                           "planning", "plans",    "scheduled", "shall",       "she'll",    "slated",   "starts",
                                           "they'll",  "upcoming", "we'll",     "will",        "won't",     "would",    "you'll"};
/* Before a day that lies ahead. */
static const char *const ahead_before[] = {"by", "through", "until"};

/* Behind, besides words in -ed. */
static const char *const past_verbs[] = {
    "became", "been",   "began",  "blew",  "bought",  "broke",    "brought", "built",   "came",   "caught", "chose", "dealt",
    "did",    "didn't", "drew",   "drove", "fell",    "felt",     "fled",    "flew",    "fought", "found",  "gave",  "got",
    "grew",   "had",    "hadn't", "has",   "have",    "heard",    "held",    "hid",     "hung",   "kept",   "knew",  "laid",
    "lay",    "led",    "left",   "lost",  "made",    "meant",    "met",     "paid",    "ran",    "rang",   "rode",  "rose",
    "said",   "sang",   "sank",   "sat",   "saw",     "sent",     "shook",   "shot",    "since",  "slept",  "sold",  "sought",
    "spent",  "spoke",  "stole",  "stood", "struck",  "swore",    "taught",  "thought", "threw",  "told",   "took",  "underwent",
    "was",    "wasn't", "went",   "were",  "weren't", "withdrew", "woke",    "won",     "wore",   "wrote"};
/* Behind "to", these begin no verb. */
static const char *const no_verbs[] = {"a",  "about", "all",  "almost", "an",   "any", "him",  "it",    "its",  "me",  "more",
                                       "my", "our",   "that", "the",    "them", "us",  "what", "which", "whom", "you", "your"};

/* Words in -ed that are no verbs of the past. */
static const char *const not_past[] = {"agreed",  "bed",     "breed",    "deed",    "embed",  "exceed",    "expected", "fed",
                                       "feed",    "fred",    "greed",    "hundred", "indeed", "kindred",   "naked",    "need",
                                       "planned", "proceed", "proposed", "red",     "sacred", "scheduled", "seed",     "shed",
                                       "speed",   "succeed", "ted",      "united",  "wed",    "weed",      "wicked"};

#endif
