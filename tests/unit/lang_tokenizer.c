/* lang_tokenizer.c - words and their attributes, the tokenizer on a small model made here, and patterns rewritten for it. Numbers
 * and tokens expected are spaCy 3.8's. */
#include "memory.h"

#include "convert/model_writer.h"
#include "convert/pattern.h"
#include "lang/string_id.h"
#include "lang/tokenizer.h"

static void test_string_ids(void **state) {
  (void)state;
  assert_true(string_id(STR("")) == 0);
  assert_true(string_id(STR("apple")) == 8566208034543834098u);
  assert_true(string_id(STR("coffee")) == 3197928453018144401u);
  assert_true(string_id(STR("NOUN")) == 92 && string_id(STR("nsubj")) == 429 && string_id(STR("_")) == 456);
  assert_true(string_id_plain(STR("NOUN")) != 92);
}

/* --- a model: rules "word=to|kens/norm", one a line */

static model made;

static void add_rules(model_writer *w, const char *lines) {
  VECTOR(uint64_t) keys = {0};
  VECTOR(uint32_t) rows = {0}, first = {0}, tokens = {0};
  VECTOR_PUSH(&memory, first, 0);
  for (str left = str_c(lines); left.len;) {
    size_t end = str_find_char(left, '\n', 0), is = str_find_char(left, '=', 0);
    str parts = str_slice(left, is + 1, end);
    VECTOR_PUSH(&memory, keys, string_id_plain(str_slice(left, 0, is)));
    VECTOR_PUSH(&memory, rows, (uint32_t)first.n - 1);
    while (parts.len) {
      size_t bar = str_find_char(parts, '|', 0);
      str part = str_slice(parts, 0, bar == SIZE_MAX ? parts.len : bar);
      size_t slash = str_find_char(part, '/', 0);
      parts = str_slice(parts, bar == SIZE_MAX ? parts.len : bar + 1, parts.len);
      VECTOR_PUSH(&memory, tokens, model_writer_string(w, str_slice(part, 0, slash == SIZE_MAX ? part.len : slash)));
      VECTOR_PUSH(&memory, tokens, slash == SIZE_MAX ? 0 : model_writer_string(w, str_slice(part, slash + 1, part.len)));
    }
    VECTOR_PUSH(&memory, first, (uint32_t)tokens.n / 2);
    left = str_slice(left, end + 1, left.len);
  }
  model_writer_map(w, MODEL_RULES, MODEL_WHOLE, 0, keys.items, rows.items, keys.n);
  memcpy(model_writer_section(w, MODEL_RULE_FIRST, MODEL_WHOLE, 0, 0, 0, first.n * 4), first.items, first.n * 4);
  memcpy(model_writer_section(w, MODEL_RULE_TOKENS, MODEL_WHOLE, 0, 0, 0, tokens.n * 4), tokens.items, tokens.n * 4);
}

static str model_bytes(const char *rules) {
  static const char *const patterns[] = {"^[(\"]|^\\.\\.+", "(?:[)\"!,.?]|(?<=[a-z])'s)$", "(?<=[a-z])-(?=[a-z])|\\.\\.+", "",
                                         "https?://\\S+"};
  model_writer w;
  model_writer_init(&w, &memory);
  model_component *one = model_writer_section(&w, MODEL_COMPONENTS, MODEL_WHOLE, 0, 1, 1, sizeof *one);
  one->kind = COMPONENT_TOK2VEC;
  uint32_t *ids = model_writer_section(&w, MODEL_PATTERNS, MODEL_WHOLE, 0, 5, 1, 5 * sizeof *ids);
  for (size_t i = 0; i < 5; i++) ids[i] = model_writer_string(&w, str_c(patterns[i]));
  add_rules(&w, rules);
  uint64_t norm_key = string_id(STR("£")), phrase_key = string_id(STR("("));
  uint32_t norm = model_writer_string(&w, STR("$")), phrase = 0, phrase_first[] = {0, 3};
  uint32_t words[] = {model_writer_string(&w, STR("(")), model_writer_string(&w, STR("*_*")), model_writer_string(&w, STR(")"))};
  model_writer_map(&w, MODEL_NORMS, MODEL_WHOLE, 0, &norm_key, &norm, 1);
  model_writer_map(&w, MODEL_PHRASES, MODEL_WHOLE, 0, &phrase_key, &phrase, 1);
  memcpy(model_writer_section(&w, MODEL_PHRASE_FIRST, MODEL_WHOLE, 0, 0, 0, sizeof phrase_first), phrase_first,
         sizeof phrase_first);
  memcpy(model_writer_section(&w, MODEL_PHRASE_WORDS, MODEL_WHOLE, 0, 0, 0, sizeof words), words, sizeof words);
  return model_writer_bytes(&w);
}

#define RULES "don't=do|n't/not\nU.S.=U.S.\n(*_*)=(*_*)\n"

static tokenizer *small_tokenizer(void) {
  weft_error e = {0};
  assert_true(model_open_memory(&made, "made", model_bytes(RULES), &e));
  tokenizer *t = tokenizer_open(&made, &e);
  assert_non_null(t);
  return t;
}

/* What must hold of any text: tokens tile it, but for one space behind a token. */
static void check(str text, const tokens_found *found) {
  uint32_t at = 0;
  for (uint32_t i = 0; i < found->n; i++) {
    assert_int_equal(found->start[i], at);
    assert_true(found->start[i] < found->end[i] && found->end[i] <= text.len);
    assert_true(str_eq(str_slice(text, found->start[i], found->end[i]), found->word[i]->orth));
    if (found->space[i]) assert_int_equal(text.data[found->end[i]], ' ');
    at = found->end[i] + found->space[i];
  }
  assert_int_equal(at, text.len);
}

/* Tokens, a bar between those that nothing stands between, and a blank between others. */
static str tokens(tokenizer_worker *w, const char *text) {
  tokens_found found;
  tokenizer_run(w, &memory, str_c(text), &found);
  check(str_c(text), &found);
  buffer b;
  buffer_init(&b, &memory, 1 << 16);
  for (uint32_t i = 0; i < found.n; i++) {
    buffer_add(&b, found.word[i]->orth);
    if (i + 1 < found.n) buffer_add_char(&b, found.space[i] ? ' ' : '|');
  }
  return buffer_str(&b);
}

static void test_tokens(void **state) {
  (void)state;
  tokenizer *t = small_tokenizer();
  tokenizer_worker *w = tokenizer_worker_new(t);
  for (int twice = 0; twice < 2; twice++) { /* worked out, and remembered */
    assert_str(tokens(w, ""), "");
    assert_str(tokens(w, "a word"), "a word");
    assert_str(tokens(w, "(\"Who's there?\")"), "(|\"|Who|'s there|?|\"|)");
    assert_str(tokens(w, "I don't, (don't)"), "I do|n't|, (|do|n't|)");
    assert_str(tokens(w, "the U.S. and U.S.."), "the U.S. and U.S.|.");
    assert_str(tokens(w, "mother-in-law -x"), "mother|-|in|-|law -x");
    assert_str(tokens(w, "...so..."), "...|so|.|.|.");
    assert_str(tokens(w, "see http://a-b.c, ok"), "see http://a-b.c|, ok");
    assert_str(tokens(w, "oh (*_*) (*_*)! (*"), "oh (*_*) (*_*)|! (|*");
    assert_str(tokens(w, "a  b\n\nc "), "a  |b|\n\n|c");
    assert_str(tokens(w, " \n a\xc2\xa0z"), " \n |a|\xc2\xa0|z");
  }
  tokens_found found;
  tokenizer_run(w, &memory, STR("don't"), &found);
  assert_true(found.word[1]->norm == string_id(STR("not")));
  lexeme *own = lexemes_word(tokenizer_worker_lexemes(w), STR("n't"), 0);
  assert_true(own != found.word[1] && own->norm == own->orth_id && own->orth_id == found.word[1]->orth_id);
  tokenizer_worker_free(w);
  tokenizer_close(t);
}

static lexeme *word_of(lexemes *l, const char *spelling) { return lexemes_word(l, str_c(spelling), 0); }

static void test_words(void **state) {
  (void)state;
  tokenizer *t = small_tokenizer();
  lexemes *l = lexemes_new(&made);
  assert_ptr_equal(word_of(l, "word"), word_of(l, "word"));
  assert_str(word_of(l, "ÉTÉ")->lower, "été");
  assert_str(word_of(l, "ΟΔΟΣ")->lower, "οδος");
  assert_str(word_of(l, "Σ")->lower, "σ");
  assert_str(word_of(l, "ΑΣ.Α")->lower, "ασ.α");
  assert_str(word_of(l, "İ")->lower, "i̇");
  assert_true(word_of(l, "Mr.")->shape == string_id(STR("Xx.")));
  assert_true(word_of(l, "internationally")->shape == string_id(STR("xxxx")));
  assert_true(word_of(l, "x²-Ǆǅ")->shape == string_id(STR("xd-Xx")));
  assert_true(word_of(l, "£")->norm == string_id(STR("$")));
  assert_true(word_of(l, "été")->prefix == string_id(STR("é")) && word_of(l, "Liège")->suffix == string_id(STR("ège")));
  assert_true(word_of(l, "ab")->suffix == string_id(STR("ab")));
  assert_true(word_of(l, "été")->is_alpha && !word_of(l, "a1")->is_alpha && !word_of(l, "ab")->is_space);
  assert_true(word_of(l, "\x1c\xe3\x80\x80")->is_space);
  char many[101];
  memset(many, 'a', sizeof many);
  assert_true(lexemes_word(l, str_of(many, 99), 0)->shape == string_id(STR("xxxx")));
  assert_true(lexemes_word(l, str_of(many, 100), 0)->shape == string_id(STR("LONG")));
  lexemes_free(l);
  tokenizer_close(t);
}

/* Long runs without white space: in time, and still all of the text. */
static void test_long_runs(void **state) {
  (void)state;
  tokenizer *t = small_tokenizer();
  tokenizer_worker *w = tokenizer_worker_new(t);
  static const char *const parts[] = {"!", ".", "(", "a-", "é", "http://", "\n", "(*_*)", "a.\"'s"};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    buffer b;
    tokens_found found;
    buffer_init(&b, &memory, 1 << 20);
    while (b.len < 100000) buffer_add_c(&b, parts[i]);
    tokenizer_run(w, &memory, buffer_str(&b), &found);
    check(buffer_str(&b), &found);
  }
  tokenizer_worker_free(w);
  tokenizer_close(t);
}

static void run_user(void *user) {
  tokens_found found;
  tokenizer_run(user, &memory, STR("(\"Who's there?\") I don't know (*_*)"), &found);
}

static void test_want_of_memory(void **state) {
  (void)state;
  tokenizer *t = small_tokenizer();
  tokenizer_worker *w = tokenizer_worker_new(t);
  bool done = false;
  for (size_t n = 1; !done; n++) {
    arena_fail_after(n);
    done = arena_try(&memory, run_user, w);
    arena_fail_after(0);
    assert_str(tokens(w, "(don't)"), "(|do|n't|)");
  }
  tokenizer_worker_free(w);
  tokenizer_close(t);
}

static void test_damaged_models(void **state) {
  (void)state;
  static const struct {
    model_kind kind;
    uint32_t value;
  } faults[] = {{MODEL_PATTERNS, 1000},
                {MODEL_RULE_FIRST, 7},
                {MODEL_RULE_TOKENS, 1000},
                {MODEL_PHRASE_FIRST, 1},
                {MODEL_PHRASE_WORDS, 1000}};
  str bytes = model_bytes(RULES);
  char *copy = arena_alloc(&memory, bytes.len + 64);
  copy += (64 - (uintptr_t)copy % 64) % 64;
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
    model m;
    weft_error e = {0};
    memcpy(copy, bytes.data, bytes.len);
    assert_true(model_open_memory(&m, "made", str_of(copy, bytes.len), &e));
    memcpy(copy + model_find(&m, faults[i].kind, MODEL_WHOLE, 0)->start, &faults[i].value, 4);
    assert_null(tokenizer_open(&m, &e));
    assert_int_equal(e.code, WEFT_ERROR_FORMAT);
  }
}

static str rewritten(const char *python) {
  weft_error e = {0};
  return pattern_rewrite(&memory, str_c(python), false, &e);
}

static void test_patterns(void **state) {
  (void)state;
  assert_str(rewritten("(?u)^a\\.b$"), "(?:(?)^a\\x2eb$)");
  assert_str(rewritten("[\\u00e9-\\xff\\]^-]{,3}x{a}"), "(?:[é-ÿ\\x5d\\x5e\\x2d]{0,3}x\\{a\\x7d)");
  assert_str(rewritten("\\w\\Z|\\v(?P<n>b)(?#no)"), "(?:[\\p{L}\\p{N}_]\\z|\\x0b(?P<n>b))");
  assert_str(rewritten("(?i)hi(?-i:i)"), "(?:(?i)h[iIİı](?-i:i))");
  assert_null(rewritten("(a").data);
  assert_null(rewritten("a)").data);
  assert_null(rewritten("[a").data);
  assert_null(rewritten("[b-a]").data);
  assert_null(rewritten("\\u12").data);
  assert_null(rewritten("\\q").data);
  assert_null(rewritten("(?x) a").data);
}

/* A pattern that PCRE2 could not take as it is: the same long class many times. */
static void test_long_patterns(void **state) {
  (void)state;
  buffer b;
  weft_error e = {0};
  buffer_init(&b, &memory, 1 << 20);
  buffer_add_c(&b, "(?iu)");
  for (int i = 0; i < 200; i++) {
    buffer_format(&b, "%s(?:^w%d[-'][", i ? "|" : "", i);
    for (uint32_t c = 0x400; c < 0x500; c += 2) buffer_add_code_point(&b, c);
    buffer_add_c(&b, "a-z]+$)");
  }
  str pattern = pattern_rewrite(&memory, buffer_str(&b), true, &e);
  assert_true(pattern.data && pattern.len < 8000);
  assert_true(str_find(pattern, STR("(?=[^\\x2d\\x27]*+[\\x2d\\x27])"), 0) != SIZE_MAX);
  assert_true(str_find(pattern, STR("w198[\\x2d\\x27]|^w199[\\x2d\\x27])(?&class0)+$)"), 0) != SIZE_MAX);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(test_string_ids),     TEST(test_tokens),         TEST(test_words),    TEST(test_long_runs),
      TEST(test_want_of_memory), TEST(test_damaged_models), TEST(test_patterns), TEST(test_long_patterns),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
