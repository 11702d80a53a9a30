/* time_amounts.h - words around amounts of time. Sorted. */
#ifndef WEFT_ANNOTATE_DATA_TIME_AMOUNTS_H
#define WEFT_ANNOTATE_DATA_TIME_AMOUNTS_H

/* Between number and unit: "six straight days". */
static const char *const amount_fillers[] = {"additional", "business",   "calendar", "consecutive", "extra",  "full",   "further",
                                             "long",       "mere",       "more",     "other",       "short",  "single", "solid",
                                             "straight",   "successive", "trading",  "whole",       "working"};
/* Before an amount without a number: "for years", "within a month". */
static const char *const amount_announced[] = {
    "about", "after",   "almost", "approximately", "around", "at",      "barely",   "before", "by",   "during", "every",
    "for",   "in",      "just",   "last",          "lasted", "lasting", "lasts",    "least",  "mere", "nearly", "of",
    "once",  "only",    "over",   "roughly",       "some",   "spend",   "spending", "spent",  "take", "takes",  "taking",
    "than",  "through", "took",   "under",         "until",  "wait",    "waited",   "within"};
/* Behind "in the past" when it stands alone: they begin what is told of it. */
static const char *const behind_the_past[] = {"and",  "as",   "because", "but",   "by",    "has",  "have", "he",    "i",   "if",
                                              "it",   "or",   "she",     "that",  "the",   "they", "this", "to",    "was", "we",
                                              "were", "when", "where",   "which", "while", "who",  "with", "would", "you"};

#endif
