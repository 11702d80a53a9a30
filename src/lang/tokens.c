/* tokens.c - a text cut into tokens, in one pass over its bytes. */
#include "lang/tokens.h"

#include "lang/data/abbreviations.h"
#include "text/fold.h"
#include "text/utf8.h"

#define RIGHT_QUOTE 0x2019

/* What a character is to a token. */
typedef enum letter { OTHER, SPACE, LINE, LETTER, DIGIT } letter;

static letter class_of(uint32_t c) {
  if (c < 0x80) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return LETTER;
    if (c >= '0' && c <= '9') return DIGIT;
    if (c == '\n' || c == '\r') return LINE;
    return c == ' ' || (c >= '\t' && c <= '\r') ? SPACE : OTHER;
  }
  if (c == 0x2028 || c == 0x2029) return LINE;
  if (rune_is_letter(c) || rune_is_mark(c)) return LETTER;
  if (rune_is_digit(c)) return DIGIT;
  return rune_is_space(c) ? SPACE : OTHER;
}

static letter class_at(str s, size_t at, size_t *size) {
  if (at >= s.len) return SPACE;
  return class_of(utf8_at(s, at, size));
}

static bool is_word(letter l) { return l == LETTER || l == DIGIT; }

static bool is_hyphen(uint32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

/* Whether the mark c, between two characters of a word, belongs to it. */
static bool joins(uint32_t c, letter before, letter after) {
  if (c == '\'' || c == RIGHT_QUOTE) return after == LETTER;
  if (is_hyphen(c) || c == '_') return true;
  if (c == '&') return before == LETTER && after == LETTER;
  return (c == '.' || c == ',' || c == ':' || c == '/') && before == DIGIT && after == DIGIT;
}

/* The end of a run of letters and digits, with the marks inside it. */
static size_t run_end(str s, size_t at) {
  letter before = OTHER;
  while (at < s.len) {
    size_t size = 1, next_size = 1;
    uint32_t c = utf8_at(s, at, &size);
    letter l = class_of(c);
    if (!is_word(l)) {
      letter after = class_at(s, at + size, &next_size);
      if (!is_word(after) || !joins(c, before, after)) break;
    } else if (rune_is_unspaced(c)) {
      return before == OTHER ? at + size : at;
    }
    before = l;
    at += size;
  }
  return at;
}

static bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* "U.S.", "p.m.", "J.": letters, each with its point. The end, or `at` when there is none. */
static size_t initials_end(str s, size_t at) {
  size_t i = at, letters = 0;
  while (i + 1 < s.len && is_ascii_letter(s.data[i]) && s.data[i + 1] == '.') i += 2, letters++;
  if (letters == 1) return s.data[at] >= 'A' && s.data[at] <= 'Z' && s.data[at] != 'I' ? i : at;
  if (letters > 1 && i < s.len && is_ascii_letter(s.data[i])) return at; /* "i.e.the" */
  return letters ? i : at;
}

/* A point behind the word at [start, end) that belongs to it: an abbreviation's, or one inside "example.com". */
static size_t with_points(arena *a, str s, size_t start, size_t end) {
  while (end < s.len && s.data[end] == '.' && end - start < 24) {
    str whole = str_lower_ascii(a, str_slice(s, start, end + 1));
    if (STR_LISTED(abbreviations_open, whole) || STR_LISTED(abbreviations_closing, whole)) return end + 1;
    bool inner = end + 1 < s.len && s.data[end + 1] >= 'a' && s.data[end + 1] <= 'z';
    if (!inner || end - start < 2) return end;
    end = run_end(s, end + 1);
  }
  return end;
}

static size_t address_end(str s, size_t at) {
  static const char *const starts[] = {"http://", "https://", "www."};
  for (size_t i = 0; i < 3; i++) {
    if (!str_starts_ascii_case(str_slice(s, at, s.len), str_c(starts[i]))) continue;
    size_t end = at, size;
    while (end < s.len && class_at(s, end, &size) != SPACE && class_at(s, end, &size) != LINE) end += size;
    while (end > at && strchr(".,;:!?)]'\"", s.data[end - 1])) end--;
    return end;
  }
  return at;
}

static lang_shape shape_of(str s) {
  size_t size = 1;
  uint32_t first = utf8_at(s, 0, &size);
  if (rune_is_digit(first)) return LANG_NUMBER;
  if (!rune_is_upper(first)) return LANG_LOWER;
  size_t letters = 0;
  for (size_t i = 0; i < s.len; i += size) {
    uint32_t c = utf8_at(s, i, &size);
    if (!rune_is_letter(c)) continue;
    if (!rune_is_upper(c)) return LANG_CAPITAL;
    letters++;
  }
  return letters > 1 ? LANG_UPPER : LANG_CAPITAL;
}

/* Bytes of the clitic that a folded word ends in; 0 when none. Its folded and written lengths may differ: *written gets those. */
static size_t clitic_of(str s, str lower, size_t *written) {
  for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++) {
    str clitic = str_c(clitics[i]);
    if (lower.len <= clitic.len || !str_ends(lower, clitic)) continue;
    size_t at = s.len;
    for (size_t k = 0; k < clitic.len; k++) at = utf8_before(s, at);
    *written = s.len - at;
    return at ? clitic.len : 0;
  }
  return 0;
}

typedef struct tokenizer {
  arena *a;
  str text, lower; /* lower: ASCII letters made small, same bytes */
  token_list *out;
  bool space, line, quote_open; /* before the next token; parity of straight quotation marks in the paragraph */
} tokenizer;

static str folded(tokenizer *t, size_t start, size_t end) {
  for (size_t i = start; i < end; i++)
    if ((unsigned char)t->text.data[i] >= 0x80) return fold(t->a, str_slice(t->text, start, end));
  return str_slice(t->lower, start, end);
}

static void push(tokenizer *t, size_t start, size_t end, lang_shape shape, str lower) {
  VECTOR_PUSH(t->a, *t->out, (token){(uint32_t)start, (uint32_t)end, (uint8_t)shape, t->space, t->line, lower});
  t->space = t->line = false;
}

static void push_word(tokenizer *t, size_t start, size_t end) {
  str whole = str_slice(t->text, start, end), lower = folded(t, start, end);
  size_t written = 0, clitic = clitic_of(whole, lower, &written);
  if (!clitic) {
    push(t, start, end, shape_of(whole), lower);
    return;
  }
  push(t, start, end - written, shape_of(str_slice(t->text, start, end - written)), str_slice(lower, 0, lower.len - clitic));
  push(t, end - written, end, LANG_CLITIC, str_slice(lower, lower.len - clitic, lower.len));
}

/* A straight mark opens when white space or a bracket stands before it and none behind it. */
static lang_shape straight_quote(tokenizer *t, size_t at, size_t end) {
  size_t size;
  bool before = t->space || t->line || at == 0 || t->text.data[at - 1] == '(' || t->text.data[at - 1] == '[';
  letter next = class_at(t->text, end, &size);
  bool behind = end >= t->text.len || next == SPACE || next == LINE;
  bool open = before != behind ? before : !t->quote_open;
  t->quote_open = open;
  return open ? LANG_OPEN_QUOTE : LANG_CLOSE_QUOTE;
}

/* The possessive of a plural: "the senators' vote". */
static bool plural_owner(const tokenizer *t, uint32_t c, size_t end) {
  size_t size;
  if ((c != '\'' && c != RIGHT_QUOTE) || t->space || t->line || !t->out->n) return false;
  const token *before = &t->out->items[t->out->n - 1];
  return before->shape <= LANG_UPPER && str_ends(before->lower, STR("s")) && class_at(t->text, end, &size) == SPACE;
}

/* Characters of `run` that stand in a row from `at`. */
static size_t repeats(str s, size_t at, char c) {
  size_t n = 0;
  while (at + n < s.len && s.data[at + n] == c) n++;
  return n;
}

static size_t push_mark(tokenizer *t, size_t at, uint32_t c, size_t size) {
  size_t end = at + size;
  lang_shape shape = LANG_PUNCT;
  if (c == '.' || c == '-') {
    size_t n = repeats(t->text, at, (char)c);
    if (n > 1) end = at + n;
  } else if (c == '"') shape = straight_quote(t, at, end);
  else if ((c == '\'' || c == '`') && repeats(t->text, at, (char)c) == 2) {
    end = at + 2;
    shape = c == '`' ? LANG_OPEN_QUOTE : straight_quote(t, at, end);
  } else if (c == 0x201C || c == 0x201E || c == 0xAB) shape = LANG_OPEN_QUOTE;
  else if (c == 0x201D || c == 0xBB) shape = LANG_CLOSE_QUOTE;
  else if (plural_owner(t, c, end)) shape = LANG_CLITIC;
  push(t, at, end, shape, folded(t, at, end));
  return end;
}

token_list lang_tokens(arena *a, str text) {
  token_list out = {.items = ARENA_ARRAY(a, token, text.len / 5 + 8), .cap = text.len / 5 + 8};
  tokenizer t = {.a = a, .text = text, .lower = str_lower_ascii(a, text), .out = &out, .line = true};
  for (size_t at = 0, size = 1; at < text.len;) {
    uint32_t c = utf8_at(text, at, &size);
    letter l = class_of(c);
    if (l == LINE) t.line = true, t.quote_open = false;
    if (l == LINE || l == SPACE) {
      t.space = true;
      at += size;
      continue;
    }
    if (!is_word(l)) {
      at = push_mark(&t, at, c, size);
      continue;
    }
    size_t end = l == LETTER ? address_end(text, at) : at;
    if (end == at && l == LETTER) end = initials_end(text, at);
    if (end == at) {
      end = run_end(text, at);
      if (l == LETTER) end = with_points(a, text, at, end);
    }
    push_word(&t, at, end);
    at = end;
  }
  return out;
}
