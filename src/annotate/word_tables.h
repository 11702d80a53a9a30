/* word_tables.h - what single words mean in numbers and in times: the two tables of data/, by first letter. */
#ifndef WEFT_ANNOTATE_WORD_TABLES_H
#define WEFT_ANNOTATE_WORD_TABLES_H

#include "annotate/numbers.h"
#include "annotate/times.h"

/* Where the words of each letter begin in a sorted table: words of a begin at at[0], those of z end at at[26]. */
typedef struct word_starts {
  uint16_t at[27];
} word_starts;

typedef struct word_tables {
  word_starts numbers, times;
} word_tables;

void word_tables_init(word_tables *t);
/* The entry of a word in small letters (not empty), or NULL. */
const number_word *word_tables_number(const word_tables *t, str lower);
const time_word *word_tables_time(const word_tables *t, str lower);

#endif
