/* atoms.c - cutting the text into words, runs of digits and signs, in one pass. */
#include "annotate/atoms.h"

#include "annotate/word_tables.h"

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* Signs and spaces beyond ASCII; every other character beyond ASCII is taken for a letter. */
static const struct {
  const char *bytes;
  char sign; /* ' ' for white space */
} wide_signs[] = {
    {"\xC2\xA0", ' '},
    {"\xC2\xA3", SIGN_POUND},
    {"\xC2\xA5", SIGN_YEN},
    {"\xC2\xB0", SIGN_DEGREE},
    {"\xC2\xAB", SIGN_QUOTE},
    {"\xC2\xBB", SIGN_QUOTE},
    {"\xC2\xB7", SIGN_OTHER},
    {"\xC2\xBC", SIGN_OTHER},
    {"\xC2\xBD", SIGN_OTHER},
    {"\xC2\xBE", SIGN_OTHER},
    {"\xE2\x80\x89", ' '},
    {"\xE2\x80\x8A", ' '},
    {"\xE2\x80\xAF", ' '},
    {"\xE2\x80\x90", SIGN_HYPHEN},
    {"\xE2\x80\x91", SIGN_HYPHEN},
    {"\xE2\x80\x92", SIGN_HYPHEN},
    {"\xE2\x80\x93", SIGN_HYPHEN},
    {"\xE2\x80\x94", SIGN_DASH},
    {"\xE2\x80\x95", SIGN_DASH},
    {"\xE2\x80\x98", SIGN_APOSTROPHE},
    {"\xE2\x80\x99", SIGN_APOSTROPHE},
    {"\xE2\x80\x9C", SIGN_QUOTE},
    {"\xE2\x80\x9D", SIGN_QUOTE},
    {"\xE2\x80\xA2", SIGN_OTHER},
    {"\xE2\x80\xA6", SIGN_OTHER},
    {"\xE2\x82\xAC", SIGN_EURO},
    {"\xE2\x82\xB9", SIGN_RUPEE},
    {"\xE2\x88\x92", SIGN_HYPHEN},
};

/* The sign at byte i, with its size; 0 when it is a letter or digit. */
static char sign_at(str s, size_t i, size_t *size) {
  char c = s.data[i];
  *size = 1;
  if ((unsigned char)c < 0x80) return is_digit(c) || is_ascii_letter(c) ? 0 : (unsigned char)c <= ' ' ? ' ' : c;
  for (size_t k = 0; k < sizeof wide_signs / sizeof *wide_signs; k++) {
    size_t n = strlen(wide_signs[k].bytes);
    if (i + n > s.len || memcmp(s.data + i, wide_signs[k].bytes, n) != 0) continue;
    *size = n;
    return wide_signs[k].sign;
  }
  return 0;
}

/* "a.m.", "U.S.": single letters, each with its point. The end, or `at` when there is none. */
static size_t initials_end(str s, size_t at) {
  size_t i = at, letters = 0;
  while (i + 1 < s.len && is_ascii_letter(s.data[i]) && s.data[i + 1] == '.') i += 2, letters++;
  if (letters == 1 && i < s.len && is_ascii_letter(s.data[i]) && (i + 1 == s.len || !is_ascii_letter(s.data[i + 1])))
    return i + 1; /* "p.m" at the end of a sentence */
  return letters >= 2 ? i : at;
}

static size_t word_end(str s, size_t at) {
  size_t i = initials_end(s, at), size;
  if (i > at) return i;
  for (i = at; i < s.len && !is_digit(s.data[i]); i += size) {
    char sign = sign_at(s, i, &size);
    if (!sign) {
      if ((unsigned char)s.data[i] >= 0x80) /* the whole character */
        while (i + size < s.len && ((unsigned char)s.data[i + size] & 0xC0) == 0x80) size++;
      continue;
    }
    bool inner = sign == SIGN_APOSTROPHE && i > at && i + size < s.len && is_ascii_letter(s.data[i + size]);
    bool possessive =
        inner && (s.data[i + size] | 0x20) == 's' && (i + size + 1 == s.len || !is_ascii_letter(s.data[i + size + 1]));
    if (!inner || possessive) break;
  }
  return i;
}

#define MOST_DIGITS 15 /* that a double holds exactly */

/* Digits with inner commas (before three digits) and one point. */
static size_t digits_end(str s, size_t at, atom *out) {
  size_t i = at, digits = 0;
  bool point = false;
  while (i < s.len) {
    char c = s.data[i];
    if (is_digit(c)) {
      if (digits < MOST_DIGITS) out->value = out->value * 10 + (c - '0'), out->decimals += point, digits += out->value > 0;
      else if (!point) out->value *= 10;
      i++;
    } else if (c == ',' && !point && i > at && i + 3 < s.len && is_digit(s.data[i + 1]) && is_digit(s.data[i + 2]) &&
               is_digit(s.data[i + 3]) && (i + 4 == s.len || !is_digit(s.data[i + 4]))) {
      i++;
    } else if (c == '.' && !point && i + 1 < s.len && is_digit(s.data[i + 1])) {
      point = true, i++;
    } else {
      break;
    }
  }
  return i;
}

static bool upper_at(str s, size_t at) { return s.data[at] >= 'A' && s.data[at] <= 'Z'; }

atoms *atoms_of(arena *a, const lang_doc *doc) {
  str s = doc->text;
  char *lower = ARENA_ARRAY(a, char, s.len + 1);
  for (size_t i = 0; i < s.len; i++) lower[i] = upper_at(s, i) ? (char)(s.data[i] | 0x20) : s.data[i];
  VECTOR(atom) list = {.items = ARENA_ARRAY(a, atom, s.len / 4 + 16), .cap = s.len / 4 + 16};
  word_tables tables;
  word_tables_init(&tables);
  uint32_t sentence = 0;
  bool space = false, line = false;
  for (size_t i = 0, size; i < s.len;) {
    char sign = sign_at(s, i, &size);
    if (sign == ' ') {
      space = true, line |= s.data[i] == '\n' || s.data[i] == '\r';
      i += size;
      continue;
    }
    while (sentence + 1 < doc->n_sentences && doc->sentences[sentence + 1].start <= i) sentence++;
    atom next = {.start = (uint32_t)i, .sentence = sentence, .space = space, .line = line, .capital = upper_at(s, i)};
    if (is_digit(s.data[i])) {
      next.kind = ATOM_NUMBER;
      i = digits_end(s, i, &next);
    } else if (sign) {
      next.kind = ATOM_SIGN, next.sign = sign;
      i += size;
      if (sign == SIGN_HYPHEN)
        while (i < s.len && s.data[i] == '-') i++, next.sign = SIGN_DASH;
    } else {
      next.kind = ATOM_WORD;
      i = word_end(s, i);
    }
    next.end = (uint32_t)i;
    next.lower = str_of(lower + next.start, i - next.start);
    if (next.kind == ATOM_WORD)
      next.number = word_tables_number(&tables, next.lower), next.time = word_tables_time(&tables, next.lower);
    VECTOR_PUSH(a, list, next);
    space = line = false;
  }
  atoms *out = ARENA_NEW(a, atoms);
  *out = (atoms){.text = s, .n = (uint32_t)list.n};
  VECTOR_PUSH(a, list, (atom){.start = (uint32_t)s.len, .end = (uint32_t)s.len, .kind = ATOM_SIGN, .space = true, .line = true});
  out->items = list.items;
  return out;
}
