/* word_tables.c - see word_tables.h. Entries of both tables begin with their word. */
#include "annotate/word_tables.h"

#include "annotate/data/number_words.h"
#include "annotate/data/time_words.h"

static const char *word_of(const void *table, size_t size, size_t i) {
  return *(const char *const *)(const void *)((const char *)table + i * size);
}

static word_starts starts_of(const void *table, size_t size, size_t n) {
  word_starts starts;
  size_t at = 0;
  for (int letter = 0; letter < 27; letter++) {
    while (at < n && word_of(table, size, at)[0] < 'a' + letter) at++;
    starts.at[letter] = (uint16_t)at;
  }
  return starts;
}

static const void *find(const void *table, size_t size, const word_starts *starts, str lower) {
  if (lower.data[0] < 'a' || lower.data[0] > 'z') return NULL;
  char second = lower.len > 1 ? lower.data[1] : 0;
  for (size_t i = starts->at[lower.data[0] - 'a'], end = starts->at[lower.data[0] - 'a' + 1]; i < end; i++) {
    const char *word = word_of(table, size, i);
    if (word[1] == second && strncmp(word, lower.data, lower.len) == 0 && word[lower.len] == 0)
      return (const char *)table + i * size;
  }
  return NULL;
}

void word_tables_init(word_tables *t) {
  t->numbers = starts_of(number_words, sizeof *number_words, sizeof number_words / sizeof *number_words);
  t->times = starts_of(time_words, sizeof *time_words, sizeof time_words / sizeof *time_words);
}

const number_word *word_tables_number(const word_tables *t, str lower) {
  return find(number_words, sizeof *number_words, &t->numbers, lower);
}

const time_word *word_tables_time(const word_tables *t, str lower) {
  return find(time_words, sizeof *time_words, &t->times, lower);
}
