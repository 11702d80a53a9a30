/* fold.h - spellings made comparable: case folded, diacritics dropped, quotation marks and dashes made plain
 * (Unicode tables: libutf8proc, NFKD + casefold + strip marks). ASCII takes a short way. */
#ifndef WEFT_TEXT_FOLD_H
#define WEFT_TEXT_FOLD_H

#include "base/str.h"

/* "Khloé" -> "khloe", "ß" -> "ss", "ø" -> "o", “’” -> "'", "–" -> "-". */
str fold(arena *a, str s);
/* Letters and their accents as one code point where there is one (NFC); case and accents stay. */
str fold_compose(arena *a, str s);
/* Letter, digit, upper-case, white space of one code point (Unicode general categories). */
bool rune_is_letter(uint32_t c);
bool rune_is_digit(uint32_t c);
bool rune_is_upper(uint32_t c);
bool rune_is_space(uint32_t c);
/* A mark that belongs to the letter before it, or a soft hyphen or joiner inside a word. */
bool rune_is_mark(uint32_t c);
/* Of a script written without spaces between words (Han, kana, Thai, Lao, Khmer, Burmese). */
bool rune_is_unspaced(uint32_t c);

/* Next word of s at or after *at: a run of letters, digits, marks and inner apostrophes. False at the end.
 * Scripts written without spaces (Han, Hiragana, Katakana, Thai ...) give one word a code point. */
typedef struct word {
  size_t start, end; /* bytes */
} word;
bool word_next(str s, size_t *at, word *w);

#endif
