/* tokenizer.c - spaCy's algorithm (tokenizer.pyx), over bytes. A text is cut at white space into spans. Of a span that is no
 * special case, prefixes and suffixes are taken off by turns; what is left is a token, a URL, a special case, or cut at infixes.
 * What a span comes to depends on the span alone, so each worker remembers it. At last, special cases that were cut up by affixes
 * ("(*_*)") are put together again. */
#include "base/hash.h"
#include "lang/tokenizer.h"

#include "lang/string_id.h"
#include "text/utf8.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>

#define LONG_SPAN 4096 /* bytes; longer ones are not held against token and URL patterns */
#define ENDING 128     /* bytes at the end of a long span in which a suffix is looked for first */
#define MATCH_LIMIT 200000u
#define HEAP_LIMIT 32768u /* KiB */
#define JIT_STACK ((size_t)512 << 10)
#define JIT_LONGEST 32768 /* bytes of a pattern; longer ones take longer to compile than they could save */

typedef enum affix { PREFIX, SUFFIX, INFIX, TOKEN, URL, AFFIXES } affix;

struct tokenizer {
  const model *m;
  pcre2_code *code[AFFIXES]; /* NULL: no such pattern */
  model_map rules;
  const uint32_t *rule_first, *rule_tokens, *phrase_first, *phrase_words;
  size_t n_rules, n_phrases;
  size_t longest_rule; /* bytes */
};

typedef struct span {
  uint64_t hash;
  str text;
  uint32_t n; /* 0: a free slot */
  lexeme **words;
} span;

typedef VECTOR(lexeme *) lexeme_list;

struct tokenizer_worker {
  const tokenizer *t;
  lexemes *words;
  arena *a; /* of the words: spans die with them */
  span *spans;
  size_t n, cap;           /* cap: power of two */
  lexeme_list front, back; /* tokens of the span at hand: from its beginning; from its end, backwards */
  pcre2_match_data *data;
  pcre2_match_context *context;
  pcre2_jit_stack *stack;
  bool running; /* left set by a run that ended in want of memory */
};

/* --- opening */

static bool unsound(weft_error *e, const char *what) {
  error_set(e, WEFT_ERROR_FORMAT, STR("tokenizer"), BYTE_UNKNOWN, "not a usable model: %s", what);
  return false;
}

static bool pattern_compile(tokenizer *t, affix which, str pattern, pcre2_compile_context *context, weft_error *e) {
  uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C;
  if (which == TOKEN || which == URL) options |= PCRE2_ANCHORED; /* as Python's match() */
  int code = 0;
  size_t at = 0;
  t->code[which] = pcre2_compile((PCRE2_SPTR)pattern.data, pattern.len, options, &code, &at, context);
  if (!t->code[which]) {
    char message[120] = "";
    pcre2_get_error_message(code, (PCRE2_UCHAR *)message, sizeof message);
    error_set(e, WEFT_ERROR_FORMAT, STR("tokenizer"), at, "pattern %d: %s", (int)which, message);
    return false;
  }
  /* without it the pattern is interpreted: slower, the same result */
  if (pattern.len <= JIT_LONGEST) pcre2_jit_compile(t->code[which], PCRE2_JIT_COMPLETE);
  return true;
}

static bool patterns_compile(tokenizer *t, weft_error *e) {
  size_t n;
  const uint32_t *patterns = MODEL_ITEMS(t->m, MODEL_PATTERNS, MODEL_WHOLE, 0, uint32_t, &n);
  if (n != AFFIXES) return unsound(e, "it has no tokenizer");
  pcre2_compile_context *context = pcre2_compile_context_create(NULL);
  if (!context) {
    error_set(e, WEFT_ERROR_MEMORY, STR("tokenizer"), BYTE_UNKNOWN, "no memory");
    return false;
  }
  pcre2_set_newline(context, PCRE2_NEWLINE_LF); /* what "." and "$" mean in Python */
  bool good = true;
  for (affix i = PREFIX; i < AFFIXES && good; i++) {
    if (patterns[i] >= t->m->n_strings) good = unsound(e, "a pattern is no string");
    else if (patterns[i]) good = pattern_compile(t, i, model_string(t->m, patterns[i]), context, e);
  }
  pcre2_compile_context_free(context);
  return good;
}

/* Whether first[0..n] cut n_items into n parts, none of them empty. */
static bool rows_are_sound(const uint32_t *first, size_t n, size_t n_items) {
  if (first[0] != 0 || first[n] != n_items) return false;
  for (size_t i = 0; i < n; i++)
    if (first[i + 1] <= first[i]) return false;
  return true;
}

static bool map_is_sound(const model_map *table, size_t n_rows) {
  for (size_t i = 0; i < table->cap; i++)
    if (table->keys[i] && table->values[i] >= n_rows) return false;
  return true;
}

static bool rules_check(tokenizer *t, weft_error *e) {
  size_t n = 0, n_tokens = 0;
  t->rules = model_map_of(t->m, MODEL_RULES, MODEL_WHOLE, 0);
  t->rule_first = MODEL_ITEMS(t->m, MODEL_RULE_FIRST, MODEL_WHOLE, 0, uint32_t, &n);
  t->rule_tokens = MODEL_ITEMS(t->m, MODEL_RULE_TOKENS, MODEL_WHOLE, 0, uint32_t, &n_tokens);
  t->n_rules = n ? n - 1 : 0;
  if (!map_is_sound(&t->rules, t->n_rules)) return unsound(e, "a special case is missing");
  if (!t->n_rules) return true;
  if (n_tokens % 2 || !rows_are_sound(t->rule_first, t->n_rules, n_tokens / 2)) return unsound(e, "special cases are damaged");
  for (size_t i = 0; i < t->n_rules; i++) {
    size_t len = 0;
    for (uint32_t k = t->rule_first[i]; k < t->rule_first[i + 1]; k++) {
      uint32_t text = t->rule_tokens[2 * k], norm = t->rule_tokens[2 * k + 1];
      if (text == 0 || text >= t->m->n_strings || norm >= t->m->n_strings || model_string(t->m, text).len == 0)
        return unsound(e, "a special case has no text");
      len += model_string(t->m, text).len;
    }
    if (len > t->longest_rule) t->longest_rule = len;
  }
  return true;
}

static bool phrases_check(tokenizer *t, weft_error *e) {
  size_t n = 0, n_words = 0;
  t->phrase_first = MODEL_ITEMS(t->m, MODEL_PHRASE_FIRST, MODEL_WHOLE, 0, uint32_t, &n);
  t->phrase_words = MODEL_ITEMS(t->m, MODEL_PHRASE_WORDS, MODEL_WHOLE, 0, uint32_t, &n_words);
  t->n_phrases = n ? n - 1 : 0;
  model_map by_first = model_map_of(t->m, MODEL_PHRASES, MODEL_WHOLE, 0);
  if (!map_is_sound(&by_first, t->n_phrases)) return unsound(e, "a phrase is missing");
  if (t->n_phrases && !rows_are_sound(t->phrase_first, t->n_phrases, n_words)) return unsound(e, "phrases are damaged");
  for (size_t i = 0; t->n_phrases && i < n_words; i++)
    if (t->phrase_words[i] >= t->m->n_strings) return unsound(e, "a word of a phrase is no string");
  return true;
}

tokenizer *tokenizer_open(const model *m, weft_error *e) {
  tokenizer *t = calloc(1, sizeof *t);
  if (!t) {
    error_set(e, WEFT_ERROR_MEMORY, STR("tokenizer"), BYTE_UNKNOWN, "no memory");
    return NULL;
  }
  t->m = m;
  if (rules_check(t, e) && phrases_check(t, e) && patterns_compile(t, e)) return t;
  tokenizer_close(t);
  return NULL;
}

void tokenizer_close(tokenizer *t) {
  if (!t) return;
  for (affix i = PREFIX; i < AFFIXES; i++) pcre2_code_free(t->code[i]);
  free(t);
}

tokenizer_worker *tokenizer_worker_new(const tokenizer *t) {
  tokenizer_worker *w = calloc(1, sizeof *w);
  if (!w) return NULL;
  w->t = t;
  w->words = lexemes_new(t->m);
  w->data = pcre2_match_data_create(1, NULL);
  w->context = pcre2_match_context_create(NULL);
  w->stack = pcre2_jit_stack_create((size_t)32 << 10, JIT_STACK, NULL); /* NULL without JIT: not needed then */
  if (!w->words || !w->data || !w->context) {
    tokenizer_worker_free(w);
    return NULL;
  }
  w->a = lexemes_arena(w->words);
  pcre2_set_match_limit(w->context, MATCH_LIMIT);
  pcre2_set_heap_limit(w->context, HEAP_LIMIT);
  if (w->stack) pcre2_jit_stack_assign(w->context, NULL, w->stack);
  return w;
}

void tokenizer_worker_free(tokenizer_worker *w) {
  if (!w) return;
  lexemes_free(w->words);
  pcre2_match_data_free(w->data);
  pcre2_match_context_free(w->context);
  pcre2_jit_stack_free(w->stack);
  free(w);
}

void tokenizer_worker_forget(tokenizer_worker *w) { w->running = true; }

lexemes *tokenizer_worker_lexemes(tokenizer_worker *w) { return w->words; }

/* --- patterns */

/* The first match of a pattern in s at or after byte `from`. A pattern that takes too long does not match. */
static bool find(tokenizer_worker *w, affix which, str s, size_t from, uint32_t options, size_t *start, size_t *end) {
  const pcre2_code *code = w->t->code[which];
  if (!code) return false;
  options |= PCRE2_NO_UTF_CHECK;
  int n = pcre2_match(code, (PCRE2_SPTR)(s.len ? s.data : ""), s.len, from, options, w->data, w->context);
  if (n == PCRE2_ERROR_JIT_STACKLIMIT)
    n = pcre2_match(code, (PCRE2_SPTR)s.data, s.len, from, options | PCRE2_NO_JIT, w->data, w->context);
  if (n < 0) return false;
  const size_t *at = pcre2_get_ovector_pointer(w->data);
  *start = at[0];
  *end = at[1] < at[0] ? at[0] : at[1]; /* \K in a lookahead could turn them round */
  return true;
}

/* spaCy takes the length of a match, in code points, for the place of it; they differ only when the pattern is not anchored, or
 * when "$" matched before a last line break. */
static size_t length_at_start(str s, size_t start, size_t end) {
  if (start == 0) return end;
  size_t at = 0, size;
  for (size_t n = utf8_count(str_slice(s, start, end)); n > 0; n--, at += size) utf8_at(s, at, &size);
  return at;
}

static size_t length_at_end(str s, size_t start, size_t end) {
  if (end == s.len) return end - start;
  size_t at = s.len;
  for (size_t n = utf8_count(str_slice(s, start, end)); n > 0; n--) at = utf8_before(s, at);
  return s.len - at;
}

static size_t prefix_length(tokenizer_worker *w, str s) {
  size_t start, end;
  return find(w, PREFIX, s, 0, 0, &start, &end) ? length_at_start(s, start, end) : 0;
}

/* The search begins near the end of a long span. A match that begins where the search does may have begun before it. */
static size_t suffix_length(tokenizer_worker *w, str s) {
  size_t start, end, from = 0;
  if (s.len > 2 * ENDING) {
    from = s.len - ENDING;
    while ((s.data[from] & 0xC0) == 0x80) from++;
  }
  bool found = find(w, SUFFIX, s, from, 0, &start, &end);
  if (found && from && start == from) found = find(w, SUFFIX, s, 0, 0, &start, &end);
  return found ? length_at_end(s, start, end) : 0;
}

static bool is_whole_token(tokenizer_worker *w, affix which, str s) {
  size_t start, end;
  return s.len <= LONG_SPAN && find(w, which, s, 0, 0, &start, &end);
}

bool tokenizer_has_affix(tokenizer_worker *w, str s) {
  size_t start, end;
  return prefix_length(w, s) || find(w, INFIX, s, 0, 0, &start, &end) || suffix_length(w, s);
}

/* --- spans */

/* The special case that s is, as a row of rule_first. */
static bool rule_find(const tokenizer *t, str s, uint32_t *rule) {
  if (s.len == 0 || s.len > t->longest_rule || !model_map_get(&t->rules, string_id_plain(s), rule)) return false;
  for (uint32_t i = t->rule_first[*rule]; i < t->rule_first[*rule + 1]; i++) {
    str text = model_string(t->m, t->rule_tokens[2 * i]);
    if (!str_starts(s, text)) return false;
    s = str_slice(s, text.len, s.len);
  }
  return s.len == 0;
}

static lexeme *rule_word(tokenizer_worker *w, uint32_t i) {
  const uint32_t *row = &w->t->rule_tokens[2 * i];
  return lexemes_word(w->words, model_string(w->t->m, row[0]), row[1]);
}

static void push(tokenizer_worker *w, lexeme_list *list, str s) {
  if (s.len) VECTOR_PUSH(w->a, *list, lexemes_word(w->words, s, 0));
}

static void push_rule(tokenizer_worker *w, uint32_t rule) {
  for (uint32_t i = w->t->rule_first[rule]; i < w->t->rule_first[rule + 1]; i++) VECTOR_PUSH(w->a, w->front, rule_word(w, i));
}

/* Takes prefixes and suffixes off s, by turns, until a special case or a token of its own is left, or nothing more comes off. */
static str split_affixes(tokenizer_worker *w, str s) {
  uint32_t rule;
  for (size_t last = 0; s.len && s.len != last;) {
    if (is_whole_token(w, TOKEN, s) || rule_find(w->t, s, &rule)) break;
    last = s.len;
    size_t prefix = prefix_length(w, s);
    str without = str_slice(s, prefix, s.len);
    if (prefix && rule_find(w->t, without, &rule)) {
      push(w, &w->front, str_slice(s, 0, prefix));
      return without;
    }
    size_t suffix = suffix_length(w, without);
    if (suffix) {
      without = str_slice(s, 0, s.len - suffix);
      push(w, &w->back, str_slice(s, s.len - suffix, s.len));
      if (rule_find(w->t, without, &rule)) return without;
    }
    push(w, &w->front, str_slice(s, 0, prefix));
    s = str_slice(s, prefix, s.len - suffix);
  }
  return s;
}

static void split_infixes(tokenizer_worker *w, str s) {
  size_t at = 0, from = 0, start, end;
  uint32_t options = 0;
  while (from <= s.len && find(w, INFIX, s, from, options, &start, &end)) {
    from = end;
    options = start == end ? PCRE2_NOTEMPTY_ATSTART : 0;
    if (start == 0 || start < at) continue; /* spaCy leaves an infix at the very beginning in its token */
    push(w, &w->front, str_slice(s, at, start));
    push(w, &w->front, str_slice(s, start, end));
    at = end;
  }
  push(w, &w->front, str_slice(s, at, s.len));
}

static void split_span(tokenizer_worker *w, str s) {
  uint32_t rule;
  w->front.n = w->back.n = 0;
  s = split_affixes(w, s);
  if (rule_find(w->t, s, &rule)) push_rule(w, rule);
  else if (s.len && (is_whole_token(w, TOKEN, s) || is_whole_token(w, URL, s))) push(w, &w->front, s);
  else split_infixes(w, s);
  while (w->back.n > 0) VECTOR_PUSH(w->a, w->front, w->back.items[--w->back.n]);
}

static void grow(tokenizer_worker *w) {
  span *old = w->spans;
  size_t old_cap = w->cap;
  w->cap = old_cap ? old_cap * 2 : 1024;
  w->spans = ARENA_ARRAY(w->a, span, w->cap);
  for (size_t i = 0; i < old_cap; i++) {
    if (!old[i].n) continue;
    size_t at = (size_t)old[i].hash & (w->cap - 1);
    while (w->spans[at].n) at = (at + 1) & (w->cap - 1);
    w->spans[at] = old[i];
  }
}

static const span *span_of(tokenizer_worker *w, str s) {
  uint64_t hash = hash_bytes(s, 0);
  if (w->n * 4 >= w->cap * 3) grow(w);
  size_t at = (size_t)hash & (w->cap - 1);
  for (; w->spans[at].n; at = (at + 1) & (w->cap - 1))
    if (w->spans[at].hash == hash && str_eq(w->spans[at].text, s)) return &w->spans[at];
  split_span(w, s);
  span made = {hash, {NULL, 0}, (uint32_t)w->front.n, ARENA_ARRAY(w->a, lexeme *, w->front.n)};
  memcpy(made.words, w->front.items, w->front.n * sizeof *made.words);
  made.text = made.n == 1 ? made.words[0]->orth : str_copy(w->a, s);
  w->spans[at] = made;
  w->n++;
  return &w->spans[at];
}

/* --- phrases: special cases that were cut up */

typedef struct phrase_match {
  uint32_t first, n;
} phrase_match;

/* Longer ones first, then earlier ones. */
static int compare_matches(const void *a, const void *b) {
  const phrase_match *x = a, *y = b;
  if (x->n != y->n) return x->n > y->n ? -1 : 1;
  return x->first < y->first ? -1 : x->first > y->first;
}

typedef VECTOR(phrase_match) match_list;

static void match_phrases(const tokenizer *t, arena *a, const tokens_found *out, uint32_t i, match_list *matches) {
  uint32_t first_word = 0;
  for (size_t p = out->word[i]->phrase - 1; p < t->n_phrases; p++) {
    const uint32_t *words = &t->phrase_words[t->phrase_first[p]];
    uint32_t n = t->phrase_first[p + 1] - t->phrase_first[p], k = 1;
    if (first_word == 0) first_word = words[0];
    if (words[0] != first_word) break;
    if (n > out->n - i) continue;
    while (k < n && str_eq(model_string(t->m, words[k]), out->word[i + k]->orth)) k++;
    if (k == n) VECTOR_PUSH(a, *matches, (phrase_match){i, n});
  }
}

/* A token that is part of a match is spoken for, also when the match itself gives way to a longer one: as spaCy does it. */
static match_list matches_choose(arena *a, match_list all, uint32_t n_tokens) {
  match_list chosen = {0};
  bool *taken = ARENA_ARRAY(a, bool, n_tokens);
  qsort(all.items, all.n, sizeof *all.items, compare_matches);
  for (size_t i = 0; i < all.n; i++) {
    phrase_match match = all.items[i];
    if (!taken[match.first] && !taken[match.first + match.n - 1]) VECTOR_PUSH(a, chosen, match);
    memset(taken + match.first, true, match.n);
  }
  return chosen;
}

static void tokens_reserve(tokens_found *out, arena *a, size_t *cap, size_t wanted) {
  if (wanted <= *cap) return;
  size_t more = *cap * 2 > wanted ? *cap * 2 : wanted;
  out->start = arena_grow(a, out->start, out->n, more, sizeof *out->start);
  out->end = arena_grow(a, out->end, out->n, more, sizeof *out->end);
  out->space = arena_grow(a, out->space, out->n, more, sizeof *out->space);
  out->word = arena_grow(a, out->word, out->n, more, sizeof *out->word);
  *cap = more;
}

static void add(tokens_found *out, size_t start, lexeme *word, bool space) {
  out->start[out->n] = (uint32_t)start;
  out->end[out->n] = (uint32_t)(start + word->orth.len);
  out->space[out->n] = space;
  out->word[out->n++] = word;
}

static void join_phrases(tokenizer_worker *w, arena *a, str text, tokens_found *out) {
  const tokenizer *t = w->t;
  match_list matches = {0};
  for (uint32_t i = 0; i < out->n; i++)
    if (out->word[i]->phrase) match_phrases(t, a, out, i, &matches);
  if (matches.n == 0) return;
  matches = matches_choose(a, matches, out->n);
  uint32_t *length = ARENA_ARRAY(a, uint32_t, out->n); /* of the chosen match that begins at the token */
  for (size_t i = 0; i < matches.n; i++) length[matches.items[i].first] = matches.items[i].n;

  tokens_found old = *out;
  *out = (tokens_found){0};
  size_t cap = 0;
  tokens_reserve(out, a, &cap, old.n + 1);
  for (uint32_t i = 0, n; i < old.n; i += n) {
    uint32_t rule, last = i + (length[i] ? length[i] - 1 : 0);
    n = last - i + 1;
    if (!length[i] || !rule_find(t, str_slice(text, old.start[i], old.end[last]), &rule)) {
      tokens_reserve(out, a, &cap, out->n + n);
      for (uint32_t k = i; k <= last; k++) add(out, old.start[k], old.word[k], old.space[k]);
      continue;
    }
    tokens_reserve(out, a, &cap, out->n + (t->rule_first[rule + 1] - t->rule_first[rule]));
    size_t at = old.start[i];
    for (uint32_t k = t->rule_first[rule]; k < t->rule_first[rule + 1]; k++) {
      add(out, at, rule_word(w, k), false);
      at = out->end[out->n - 1];
    }
    out->space[out->n - 1] = old.space[last];
  }
}

/* --- texts */

/* Whether white space (Python's str.isspace) is at byte `at`; *size gets the bytes of the code point. */
static inline bool space_at(str s, size_t at, size_t *size) {
  unsigned char c = (unsigned char)s.data[at];
  *size = 1;
  if (c < 0x80) return c <= ' ' && (c == ' ' || (c >= '\t' && c <= '\r') || c >= 0x1c);
  uint32_t point = utf8_at(s, at, size);
  if (c == 0xc2) return point == 0x85 || point == 0xa0;
  if (c < 0xe1 || c > 0xe3) return false;
  return point == 0x1680 || (point >= 0x2000 && point <= 0x200a) || point == 0x2028 || point == 0x2029 || point == 0x202f ||
         point == 0x205f || point == 0x3000;
}

static void add_span(tokenizer_worker *w, arena *a, str text, size_t start, size_t end, tokens_found *out, size_t *cap) {
  const span *found = span_of(w, str_slice(text, start, end));
  tokens_reserve(out, a, cap, out->n + (size_t)found->n);
  for (uint32_t i = 0; i < found->n; i++) {
    add(out, start, found->words[i], false);
    start += found->words[i]->orth.len;
  }
}

static void run(tokenizer_worker *w, arena *a, str text, tokens_found *out) {
  size_t cap = 0, start = 0, size;
  tokens_reserve(out, a, &cap, text.len / 5 + 16);
  bool in_space = space_at(text, 0, &size);
  for (size_t at = 0; at < text.len; at += size) {
    if (space_at(text, at, &size) == in_space) continue;
    if (start < at) add_span(w, a, text, start, at, out, &cap);
    start = at;
    if (text.data[at] == ' ' && out->n) { /* the first space behind a word belongs to it */
      out->space[out->n - 1] = true;
      start++;
    }
    in_space = !in_space;
  }
  if (start < text.len) add_span(w, a, text, start, text.len, out, &cap);
  join_phrases(w, a, text, out);
}

void tokenizer_run(tokenizer_worker *w, arena *a, str text, tokens_found *out) {
  *out = (tokens_found){0};
  if (text.len == 0 || text.len >= UINT32_MAX) return;
  if (w->running) lexemes_forget(w->words);
  if (w->running || lexemes_trim(w->words)) {
    w->spans = NULL;
    w->n = w->cap = 0;
    w->front = w->back = (lexeme_list){0};
  }
  w->running = true;
  w->a->guard = a->guard;
  run(w, a, text, out);
  w->a->guard = NULL;
  w->running = false;
}
