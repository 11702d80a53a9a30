/* aliases.c - other names of a person. See aliases.h. */
#include "resolve/aliases.h"

#include "resolve/data/alias_words.h"
#include "text/fold.h"
#include "text/utf8.h"

#define MOST_NAME_WORDS 3

static name_key key_of(arena *a, str first, str last) {
  return (name_key){.person = true,
                    .first = first,
                    .last = last,
                    .n_words = 2,
                    .key = str_format(a, "p %.*s %.*s", STR_FMT(first), STR_FMT(last))};
}

/* Capitalised words from byte `at` on, with single blanks between; *end behind them. */
static size_t capital_words(str text, size_t at, size_t *end) {
  size_t n = 0, size;
  while (n < MOST_NAME_WORDS && at < text.len) {
    size_t k = at;
    word w;
    if (!word_next(text, &k, &w) || w.start != at || w.end - w.start < 2 || !rune_is_upper(utf8_at(text, at, &size))) break;
    n++;
    *end = w.end;
    if (w.end >= text.len || text.data[w.end] != ' ') break;
    at = w.end + 1;
  }
  return n;
}

bool alias_behind(arena *a, str text, size_t end, const name_key *of, alias *out) {
  size_t at = end;
  while (at < text.len && at < end + 3 && str_find_char(STR(" ,("), text.data[at], 0) != SIZE_MAX) at++;
  if (at == end) return false;
  for (size_t i = 0; i < sizeof alias_phrases / sizeof *alias_phrases; i++) {
    str phrase = str_c(alias_phrases[i].words);
    if (!str_starts(str_slice(text, at, text.len), phrase)) continue;
    size_t from = at + phrase.len, to = from, n = capital_words(text, from, &to);
    if (!n || (n == 1 && !alias_phrases[i].surname)) return false;
    str name = str_slice(text, from, to);
    name_key key = name_key_of(a, name, STR("person"), STR(""));
    if (n == 1) key = key_of(a, of->first, key.last);
    if (key.n_words < 2 || str_eq(key.key, of->key)) return false;
    *out = (alias){.name = name, .key = key, .kind = ALIAS_SAID};
    return true;
  }
  return false;
}

size_t aliases_guessed(arena *a, const name_key *of, alias *out) {
  size_t n = 0;
  if (of->n_words < 2) return 0;
  if (of->middle.len > 2 && !name_is_given(of->middle)) out[n++].key = key_of(a, of->first, of->middle);
  if (STR_LISTED(surnames_first, of->first) && !STR_LISTED(surnames_first, of->last) && !name_is_given(of->first))
    out[n++].key = key_of(a, of->last, of->first);
  for (size_t i = 0; i < n; i++) {
    out[i].name = str_format(a, "%.*s %.*s", STR_FMT(out[i].key.first), STR_FMT(out[i].key.last));
    out[i].kind = ALIAS_GUESSED;
  }
  return n;
}
