/* sentences.c - where one sentence ends and the next begins: at a line break, and behind . ! ? with their closing marks where
 * what follows can open a sentence. */
#include "lang/tokens.h"

#include "lang/data/abbreviations.h"
#include "text/fold.h"
#include "text/utf8.h"

static str written(const token_list *in, str text, size_t i) { return str_slice(text, in->items[i].start, in->items[i].end); }

static bool is_one_of(str s, const char *const *list, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (str_eq(s, str_c(list[i]))) return true;
  return false;
}

static bool closes(const token_list *in, str text, size_t i) { /* marks that belong to what is before them */
  static const char *const marks[] = {")", "]", "'", "’", "\"", "”", "»", "''"};
  if (in->items[i].shape == LANG_CLOSE_QUOTE) return true;
  return in->items[i].shape >= LANG_PUNCT && is_one_of(written(in, text, i), marks, sizeof marks / sizeof *marks) &&
         !in->items[i].space;
}

static bool opens(const token_list *in, str text, size_t i) {
  static const char *const marks[] = {"(", "[", "‘", "'", "•", "–", "—", "--"};
  if (in->items[i].shape == LANG_OPEN_QUOTE) return true;
  return in->items[i].shape == LANG_PUNCT && is_one_of(written(in, text, i), marks, sizeof marks / sizeof *marks);
}

/* What can open a sentence: a capital, a digit, a letter of a script without capitals. */
static bool can_open(str s) {
  size_t size;
  uint32_t c = utf8_at(s, 0, &size);
  return rune_is_upper(c) || rune_is_digit(c) || (c >= 0x590 && rune_is_letter(c) && c < 0x10000 && !(c >= 0x1E00 && c < 0x2000));
}

static bool is_stop(str s) {
  static const char *const stops[] = {".", "!", "?", "…", "。", "！", "？", "।", "؟"};
  return is_one_of(s, stops, sizeof stops / sizeof *stops) || (s.len > 1 && s.data[0] == '.' && s.data[1] == '.');
}

bool lang_sentence_ends(const token_list *in, str text, size_t i) {
  if (closes(in, text, i)) return false; /* it belongs to the sentence */
  size_t last = i - 1, next = i;
  while (last > 0 && closes(in, text, last) && !in->items[last].line) last--;
  const token *stop = &in->items[last];
  str mark = written(in, text, last);
  bool plain = stop->shape == LANG_PUNCT; /* else an abbreviation's point is the only one there is */
  if (plain ? !is_stop(mark) : !str_ends(mark, STR(".")) || STR_LISTED(abbreviations_open, stop->lower)) return false;
  while (next + 1 < in->n && opens(in, text, next) && !in->items[next + 1].line) next++;
  if (!can_open(written(in, text, next))) return false;
  if (!plain) return STR_LISTED(sentence_openers, in->items[next].lower);
  return in->items[i].space || next > i || in->items[next].shape != LANG_NUMBER;
}
