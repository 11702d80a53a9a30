/* date_words.h - words of dates in metadata; small letters, without points, sorted. Months and weekdays in English, in full and by
 * their first three letters (RFC 5322, section 3.3) or more; zones of RFC 822, section 5.1, and summer time of Europe. */
#ifndef WEFT_TEXT_DATA_DATE_WORDS_H
#define WEFT_TEXT_DATA_DATE_WORDS_H

static const char *const month_words[12] = {"january", "february", "march",     "april",   "may",      "june",
                                            "july",    "august",   "september", "october", "november", "december"};
static const char *const weekday_words[7] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

static const struct zone_word {
  const char *word;
  int hours; /* east of UTC */
} zone_words[] = {{"bst", 1},  {"cdt", -5}, {"cest", 2}, {"cet", 1},  {"cst", -6}, {"edt", -4}, {"eest", 3}, {"eet", 2}, {"est", -5},
                  {"gmt", 0},  {"mdt", -6}, {"mst", -7}, {"pdt", -7}, {"pst", -8}, {"ut", 0},   {"utc", 0},  {"west", 1}, {"wet", 0},
                  {"z", 0}};

/* May stand anywhere in a date without saying anything. */
static const char *const date_fillers[] = {"at", "nd", "of", "on", "rd", "st", "th", "the"};

#endif
