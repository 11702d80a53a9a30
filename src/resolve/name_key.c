/* name_key.c - names made comparable. See name_key.h. */
#include "resolve/name_key.h"

#include "annotate/lexicon.h"
#include "resolve/data/nicknames.h"
#include "text/fold.h"
#include "text/utf8.h"

#define LENGTH_FOR_ONE_EDIT 5
#define LENGTH_FOR_TWO_EDITS 8

static str given_name(str first) {
  size_t i = STR_ROW_FIND(nicknames, first);
  return i == SIZE_MAX ? first : str_c(nicknames[i][1]);
}

static size_t name_words(arena *a, str name, str *words) {
  str folded = fold(a, name);
  size_t n = 0, at = 0;
  word w;
  while (n < NAME_KEY_WORDS && word_next(folded, &at, &w)) {
    str s = str_slice(folded, w.start, w.end);
    if (str_ends(s, STR("'s"))) s.len -= 2;
    if (s.len) words[n++] = s;
  }
  return n;
}

static str join(arena *a, const str *words, size_t n) {
  buffer b;
  buffer_init(&b, a, 4096);
  for (size_t i = 0; i < n; i++) {
    if (i) buffer_add_char(&b, ' ');
    buffer_add(&b, words[i]);
  }
  return buffer_str(&b);
}

bool name_is_given(str w) {
  const lexicon_entry *known = lexicon_find(w);
  return w.len == 1 || STR_ROW_FIND(nicknames, w) != SIZE_MAX || (known && known->classes & WORD_GIVEN);
}

/* How many words before a given name belong to no name: "vice president mike pence", "watched hillary clinton". */
static size_t before_name(const str *words, size_t n) {
  for (size_t i = 0; i + 2 < n; i++) {
    const lexicon_entry *known = lexicon_find(words[i]);
    if (name_is_given(words[i])) return 0;
    if (!known && !str_eq(words[i], STR("of"))) return 0;
    if (words[i + 1].len > 1 && name_is_given(words[i + 1])) return i + 1;
  }
  return 0;
}

/* The surname is the last word, or the one that the person is called by alone: "Rivera" of "Andrés Rivera Núñez". */
static name_key person_key(arena *a, str *words, size_t n, str called) {
  name_key out = {.person = true};
  size_t skipped = before_name(words, n);
  words += skipped, n -= skipped;
  for (; n > 1 && STR_LISTED(name_suffixes, words[n - 1]); n--) out.suffix = words[n - 1];
  size_t last = n ? n - 1 : 0;
  for (size_t i = 1; called.len && i < n; i++)
    if (str_eq(words[i], called)) last = i;
  out.last = n ? words[last] : STR("");
  out.n_words = n > 1 ? 2 : 1;
  if (n > 1) out.first = given_name(words[0]);
  if (last > 1) out.middle = words[1];
  out.key =
      n > 1 ? str_format(a, "p %.*s %.*s", STR_FMT(out.first), STR_FMT(out.last)) : str_format(a, "p %.*s", STR_FMT(out.last));
  return out;
}

bool name_parts_agree(str x, str y) {
  if (!x.len || !y.len) return true;
  return x.len <= 2 || y.len <= 2 ? x.data[0] == y.data[0] : str_eq(x, y); /* j, hw: initials */
}

/* The spelling that the lexicon has for a country, state and the like: "calif." -> "california"; or the name itself. */
static str shared_spelling(str name) {
  const lexicon_entry *known = lexicon_find(name);
  return known && known->same.len && !(known->classes & WORD_GIVEN) ? known->same : name;
}

/* Words that say of which country: "U.S. Food and Drug Administration". */
static size_t country_words(const str *words, size_t n) {
  static const char *const countries[] = {"u.k", "u.s", "uk", "us"};
  if (n > 2 && str_eq(words[0], STR("u")) && (str_eq(words[1], STR("s")) || str_eq(words[1], STR("k")))) return 2;
  return n > 1 && STR_LISTED(countries, words[0]);
}

static name_key thing_key(arena *a, str name, str *words, size_t n) {
  if (n > 1 && str_eq(words[0], STR("the"))) words++, n--;
  size_t country = country_words(words, n);
  words += country, n -= country;
  while (n > 1 && STR_LISTED(organisation_suffixes, words[n - 1])) n--;
  str folded = fold(a, name), whole = shared_spelling(folded);
  if (str_eq(whole, folded)) whole = shared_spelling(join(a, words, n));
  return (name_key){.n_words = (uint32_t)n, .key = str_format(a, "o %.*s", STR_FMT(whole))};
}

name_key name_key_of(arena *a, str name, str type, str called) {
  str words[NAME_KEY_WORDS];
  size_t n = name_words(a, name, words);
  return str_eq(type, STR("person")) ? person_key(a, words, n, called) : thing_key(a, name, words, n);
}

/* First letters of the words that count ("central intelligence agency" -> "cia"). */
str name_initials(arena *a, str key) {
  key = str_slice(key, 2, key.len); /* behind the kind */
  buffer b;
  buffer_init(&b, a, 64);
  size_t at = 0, size;
  word w;
  while (word_next(key, &at, &w)) {
    str s = str_slice(key, w.start, w.end);
    if (!str_eq(s, STR("of")) && !str_eq(s, STR("the")) && !str_eq(s, STR("and")) && !str_eq(s, STR("for")))
      buffer_add_code_point(&b, utf8_at(s, 0, &size));
  }
  return buffer_str(&b);
}

/* Letters to insert, delete, replace or swap with a neighbour (optimal string alignment), or `most` + 1 when more. */
static size_t edits(str x, str y, size_t most) {
  enum { LONGEST = 40 };
  if (x.len > LONGEST || y.len > LONGEST) return most + 1;
  size_t rows[3][LONGEST + 1], *before = rows[0], *above = rows[1], *row = rows[2];
  for (size_t j = 0; j <= y.len; j++) above[j] = j;
  for (size_t i = 1; i <= x.len; i++) {
    row[0] = i;
    for (size_t j = 1; j <= y.len; j++) {
      size_t best = above[j - 1] + (x.data[i - 1] != y.data[j - 1]);
      if (above[j] + 1 < best) best = above[j] + 1;
      if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
      bool swapped = i > 1 && j > 1 && x.data[i - 1] == y.data[j - 2] && x.data[i - 2] == y.data[j - 1];
      if (swapped && before[j - 2] + 1 < best) best = before[j - 2] + 1;
      row[j] = best;
    }
    size_t *free_row = before;
    before = above, above = row, row = free_row;
  }
  return above[y.len];
}

bool name_nearly(str x, str y) {
  size_t shorter = x.len < y.len ? x.len : y.len, most = shorter >= LENGTH_FOR_TWO_EDITS  ? 2
                                                         : shorter >= LENGTH_FOR_ONE_EDIT ? 1
                                                                                          : 0;
  return x.len && x.data[0] == y.data[0] && edits(x, y, most) <= most;
}
