/* hedges.c - finding the hedge of a value. */
#include "annotate/hedges.h"

#include "annotate/data/hedges.h"

static str last_word(str words) {
  for (size_t i = words.len; i-- > 0;)
    if (words.data[i] == ' ') return str_slice(words, i + 1, words.len);
  return words;
}

/* Whether the words end right before atom i; *first gets the first one's atom. */
static bool words_end(const atoms *in, uint32_t i, str words, uint32_t *first) {
  while (words.len) {
    str word = last_word(words);
    if (i == 0 || atom_at(in, i)->line || !atom_is(in, i - 1, word)) return false;
    i--;
    words = str_slice(words, 0, words.len == word.len ? 0 : words.len - word.len - 1);
  }
  *first = i;
  return true;
}

const hedge *hedge_before(const atoms *in, uint32_t i, uint32_t *first) {
  if (i == 0 || in->items[i - 1].kind == ATOM_NUMBER) return NULL;
  str word = in->items[i - 1].lower;
  size_t from = 0, n = sizeof hedges_before / sizeof *hedges_before, to = n;
  while (from < to) { /* the first that ends with the word */
    size_t middle = (from + to) / 2;
    if (str_cmp(last_word(str_c(hedges_before[middle].words)), word) < 0) from = middle + 1;
    else to = middle;
  }
  for (; from < n && str_eq(last_word(str_c(hedges_before[from].words)), word); from++)
    if (words_end(in, i, str_c(hedges_before[from].words), first)) return &hedges_before[from];
  return NULL;
}

const hedge *hedge_behind(const atoms *in, uint32_t i, uint32_t *next) {
  if (i >= in->n || !atom_follows(in, i)) return NULL;
  for (size_t k = 0; k < sizeof hedges_behind / sizeof *hedges_behind; k++) {
    str words = str_c(hedges_behind[k].words);
    if (!str_starts(words, in->items[i].lower)) continue;
    size_t space = str_find_char(words, ' ', 0);
    str first = str_slice(words, 0, space == SIZE_MAX ? words.len : space);
    if (!str_eq(first, in->items[i].lower)) continue;
    *next = i + 1;
    if (space == SIZE_MAX) return &hedges_behind[k];
    size_t second = str_find_char(words, ' ', space + 1);
    if (!atom_is(in, i + 1, str_slice(words, space + 1, second == SIZE_MAX ? words.len : second))) continue;
    *next = i + 2;
    if (second == SIZE_MAX) return &hedges_behind[k];
    if (!atom_is(in, i + 2, str_slice(words, second + 1, words.len))) continue;
    *next = i + 3;
    return &hedges_behind[k];
  }
  return NULL;
}
