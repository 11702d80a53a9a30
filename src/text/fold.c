/* fold.c - folding and words over the tables of libutf8proc. A byte below 0x80 never reaches them. */
#include "text/fold.h"

#include "text/data/fold.h"
#include "text/utf8.h"

#include <utf8proc.h>

#define ASCII_LETTER 1
#define ASCII_DIGIT 2

static unsigned char ascii_class(unsigned char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return ASCII_LETTER;
  return c >= '0' && c <= '9' ? ASCII_DIGIT : 0;
}

bool rune_is_letter(uint32_t c) {
  if (c < 0x80) return ascii_class((unsigned char)c) == ASCII_LETTER;
  utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
  return (k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO) || k == UTF8PROC_CATEGORY_NL;
}

bool rune_is_digit(uint32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_ND;
}

bool rune_is_upper(uint32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
  return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LT;
}

bool rune_is_space(uint32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  if (c == 0x85) return true;
  utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
  return k == UTF8PROC_CATEGORY_ZS || k == UTF8PROC_CATEGORY_ZL || k == UTF8PROC_CATEGORY_ZP;
}

bool rune_is_mark(uint32_t c) {
  if (c < 0x300) return c == 0xAD; /* the soft hyphen only says where a word may be cut */
  if (c == 0x200C || c == 0x200D || c == 0x2060) return true;
  utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
  return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_MC || k == UTF8PROC_CATEGORY_ME;
}

bool rune_is_unspaced(uint32_t c) {
  if (c < 0xE00) return false;
  return c < 0xF00 || (c >= 0x1000 && c < 0x10A0) || (c >= 0x1780 && c < 0x1800) || /* Thai, Lao; Burmese; Khmer */
         (c >= 0x3005 && c <= 0x3007) || (c >= 0x3041 && c < 0x3100) ||             /* kana */
         (c >= 0x31F0 && c < 0x3200) || (c >= 0x3400 && c < 0x4DC0) || (c >= 0x4E00 && c < 0xA000) || /* Han */
         (c >= 0xF900 && c < 0xFB00) || (c >= 0xFF66 && c < 0xFFA0) || (c >= 0x20000 && c < 0x40000);
}

/* Accents and points that may be left out in writing; vowel signs of Indic scripts are no such marks. */
static bool is_accent(uint32_t c) {
  return (c >= 0x300 && c < 0x370) || (c >= 0x483 && c < 0x48A) || (c >= 0x591 && c < 0x5C8) || (c >= 0x64B && c < 0x660) ||
         c == 0x670 || (c >= 0x1AB0 && c < 0x1B00) || (c >= 0x1DC0 && c < 0x1E00) || (c >= 0x20D0 && c < 0x2100) ||
         (c >= 0xFE20 && c < 0xFE30);
}

static const char *plain_of(uint32_t c) {
  size_t low = 0, high = sizeof fold_plain / sizeof *fold_plain;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (fold_plain[middle].rune == c) return fold_plain[middle].plain;
    if (fold_plain[middle].rune < c) low = middle + 1;
    else high = middle;
  }
  return NULL;
}

static void fold_rune(buffer *out, uint32_t c) {
  const char *plain = plain_of(c);
  if (plain) {
    buffer_add_c(out, plain);
    return;
  }
  if ((c >= 0xAC00 && c < 0xD7A4) || (c >= 0x3040 && c < 0x3100)) { /* syllables stay whole */
    buffer_add_code_point(out, c);
    return;
  }
  utf8proc_int32_t parts[32];
  int boundary = 0;
  utf8proc_ssize_t n =
      utf8proc_decompose_char((utf8proc_int32_t)c, parts, 32, /* 18 is the longest of all */
                              UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE, &boundary);
  if (n < 0 || n > 32) {
    buffer_add_code_point(out, c);
    return;
  }
  for (utf8proc_ssize_t i = 0; i < n; i++) {
    uint32_t part = (uint32_t)parts[i];
    if (is_accent(part)) continue;
    plain = part >= 0x80 ? plain_of(part) : NULL;
    if (plain) buffer_add_c(out, plain);
    else buffer_add_code_point(out, part);
  }
}

str fold(arena *a, str s) {
  size_t i = 0;
  while (i < s.len && (unsigned char)s.data[i] < 0x80) i++;
  if (i == s.len) return str_lower_ascii(a, s);
  buffer out;
  buffer_init(&out, a, SIZE_MAX / 4);
  buffer_add(&out, str_lower_ascii(a, str_slice(s, 0, i)));
  while (i < s.len) {
    unsigned char c = (unsigned char)s.data[i];
    if (c < 0x80) {
      buffer_add_char(&out, (char)(c >= 'A' && c <= 'Z' ? c + 32 : c));
      i++;
      continue;
    }
    size_t size;
    uint32_t rune = utf8_at(s, i, &size);
    fold_rune(&out, rune);
    i += size;
  }
  return buffer_str(&out);
}

static bool is_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }

static bool in_word(uint32_t c) {
  if (c < 0x80) return ascii_class((unsigned char)c) != 0;
  return rune_is_letter(c) || rune_is_digit(c) || rune_is_mark(c);
}

static bool ascii_in_word(unsigned char c) { return c < 0x80 && ascii_class(c) != 0; }

/* Most words of most news are ASCII: the end of a run of its letters and digits. */
static size_t ascii_run_end(str s, size_t at) {
  while (at < s.len && ascii_in_word((unsigned char)s.data[at])) at++;
  return at;
}

bool word_next(str s, size_t *at, word *w) {
  size_t i = *at, size = 1;
  uint32_t c = 0;
  while (i < s.len && (unsigned char)s.data[i] < 0x80 && !ascii_in_word((unsigned char)s.data[i])) i++;
  size_t end = ascii_run_end(s, i);
  if (end > i && (end == s.len || ((unsigned char)s.data[end] < 0x80 && s.data[end] != '\''))) {
    *w = (word){i, end};
    *at = end;
    return true;
  }
  for (; i < s.len; i += size) {
    c = utf8_at(s, i, &size);
    if (in_word(c) && !rune_is_mark(c)) break;
  }
  if (i >= s.len) {
    *at = s.len;
    return false;
  }
  w->start = i;
  bool unspaced = rune_is_unspaced(c);
  for (i += size; i < s.len; i += size) {
    c = utf8_at(s, i, &size);
    if (c >= 0x80 && rune_is_mark(c)) continue;
    if (unspaced || rune_is_unspaced(c)) break;
    if (in_word(c)) continue;
    if (!is_apostrophe(c) || i + size >= s.len) break;
    size_t next_size;
    uint32_t next = utf8_at(s, i + size, &next_size);
    if (!rune_is_letter(next) || rune_is_unspaced(next)) break;
  }
  w->end = i;
  *at = i;
  return true;
}

str fold_compose(arena *a, str s) {
  const utf8proc_option_t form = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
  size_t i = 0;
  while (i < s.len && (unsigned char)s.data[i] < 0x80) i++;
  if (i == s.len) return s;
  const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)s.data;
  utf8proc_ssize_t n = utf8proc_decompose(bytes, (utf8proc_ssize_t)s.len, NULL, 0, form);
  if (n < 0) return s;
  utf8proc_int32_t *runes = ARENA_ARRAY(a, utf8proc_int32_t, (size_t)n + 1); /* written over as UTF-8, which is no longer */
  n = utf8proc_decompose(bytes, (utf8proc_ssize_t)s.len, runes, n, form);
  n = n < 0 ? n : utf8proc_reencode(runes, n, form);
  return n < 0 ? s : str_of((const char *)runes, (size_t)n);
}
