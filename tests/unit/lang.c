/* lang.c - tokens with their shapes, sentences and paragraphs, and dictionary forms. */
#include "memory.h"

#include "lang/lang.h"

/* What must hold of every analysis: arrays and sentences lie in order and fit the text. */
static void check(const lang_doc *d) {
  for (uint32_t i = 0; i < d->n; i++) {
    assert_true(d->start[i] < d->end[i] && d->end[i] <= d->text.len);
    assert_true(d->shape[i] <= LANG_CLITIC);
    assert_true(d->sentence[i] < d->n_sentences);
    uint32_t before = i ? d->end[i - 1] : 0;
    assert_true(before <= d->start[i]);
    for (uint32_t at = before; at < d->start[i]; at++) /* only white space is left out */
      assert_true((unsigned char)d->text.data[at] >= 0x80 || strchr(" \t\r\n\v\f", d->text.data[at]));
    if (i && !d->space[i]) assert_int_equal(before, d->start[i]);
  }
  for (uint32_t k = 0; k < d->n_sentences; k++) {
    const lang_sentence *s = &d->sentences[k];
    assert_true(s->first < s->last && s->last <= d->n);
    assert_int_equal(s->first, k ? d->sentences[k - 1].last : 0);
    assert_int_equal(s->start, d->start[s->first]);
    assert_int_equal(s->end, d->end[s->last - 1]);
    assert_true(!k || s->paragraph == d->sentences[k - 1].paragraph || s->paragraph == d->sentences[k - 1].paragraph + 1);
    for (uint32_t i = s->first; i < s->last; i++) assert_int_equal(d->sentence[i], k);
  }
  if (d->n) assert_int_equal(d->sentences[d->n_sentences - 1].last, d->n);
}

static const lang_doc *analysed(const char *text) {
  const lang_doc *d = lang_analyse(&memory, str_c(text));
  check(d);
  return d;
}

/* Tokens with a bar between those that nothing stands between, and a blank between others. */
static str tokens(const char *text) {
  const lang_doc *d = analysed(text);
  buffer b;
  buffer_init(&b, &memory, 1 << 16);
  for (uint32_t i = 0; i < d->n; i++) {
    if (i) buffer_add_char(&b, d->space[i] ? ' ' : '|');
    buffer_add(&b, lang_token(d, i));
  }
  return buffer_str(&b);
}

/* A letter for each token: l Lower, C Capital, U Upper, N umber, < and > quotation marks, . other signs, ' clitic. */
static str shapes(const char *text) {
  static const char letters[] = "lCUN<>.'";
  const lang_doc *d = analysed(text);
  buffer b;
  buffer_init(&b, &memory, 1 << 16);
  for (uint32_t i = 0; i < d->n; i++) buffer_add_char(&b, letters[d->shape[i]]);
  return buffer_str(&b);
}

/* Sentences, with " | " between those of a paragraph and " || " between paragraphs. */
static str sentences(const char *text) {
  const lang_doc *d = analysed(text);
  buffer b;
  buffer_init(&b, &memory, 1 << 16);
  for (uint32_t i = 0; i < d->n_sentences; i++) {
    const lang_sentence *s = &d->sentences[i];
    if (i) buffer_add_c(&b, s->paragraph == d->sentences[i - 1].paragraph ? " | " : " || ");
    buffer_add(&b, str_slice(d->text, s->start, s->end));
  }
  return buffer_str(&b);
}

/* --- tokens ------------------------------------------------------------------------------------------------------ */

static void test_words_and_signs(void **state) {
  (void)state;
  assert_str(tokens(""), "");
  assert_str(tokens(" \n\t "), "");
  assert_str(tokens("The lock (of 1891) was shut."), "The lock (|of 1891|) was shut|.");
  assert_str(tokens("It goes on... and on -- and on…"), "It goes on|... and on -- and on|…");
  assert_str(tokens("Peña’s café: full"), "Peña|’s café|: full");
  assert_str(tokens("bread;butter"), "bread|;|butter");
  assert_str(tokens("水車が stops"), "水|車|が stops");
}

static void test_abbreviations(void **state) {
  (void)state;
  assert_str(tokens("Dr. Lamb left."), "Dr. Lamb left|.");
  assert_str(tokens("The U.S. left the U.K."), "The U.S. left the U.K.");
  assert_str(tokens("At 9 p.m. on Jan. 5"), "At 9 p.m. on Jan. 5");
  assert_str(tokens("J. P. Senn vs. Norrvik Inc."), "J. P. Senn vs. Norrvik Inc.");
  assert_str(tokens("e.g. this, i.e. that"), "e.g. this|, i.e. that");
  assert_str(tokens("the end. We left."), "the end|. We left|."); /* no abbreviations */
}

static void test_clitics(void **state) {
  (void)state;
  assert_str(tokens("Ada's boat isn't here"), "Ada|'s boat is|n't here");
  assert_str(tokens("they've, it'll, I'm, you're, he'd"), "they|'ve|, it|'ll|, I|'m|, you|'re|, he|'d");
  assert_str(tokens("can't won’t"), "ca|n't wo|n’t");
  assert_str(tokens("the boats' end"), "the boats|' end");
  assert_str(tokens("O'Neary at 5 o'clock"), "O'Neary at 5 o'clock"); /* no clitics */
  assert_str(shapes("Ada's boat isn't"), "C'll'");
  assert_str(shapes("the boats' end"), "ll'l");
}

static void test_numbers(void **state) {
  (void)state;
  assert_str(tokens("It cost $1,200.50, or 3.4%."), "It cost $|1,200.50|, or 3.4|%|.");
  assert_str(tokens("on 12/31/2018 at 9:30 (10-20)"), "on 12/31/2018 at 9:30 (|10-20|)");
  assert_str(tokens("in 1990, 3rd of 20th-century"), "in 1990|, 3rd of 20th-century");
  assert_str(shapes("12 1,200.5 3rd 1990s 5-year-old"), "NNNNN");
  assert_str(shapes("twelve Twelve F-16 NATO A I'm"), "lCCUCC'");
}

static void test_hyphens_and_joined_words(void **state) {
  (void)state;
  assert_str(tokens("Anne-Marie Holt-Lacey, 5-year-old"), "Anne-Marie Holt-Lacey|, 5-year-old");
  assert_str(tokens("AT&T and R&B"), "AT&T and R&B");
  assert_str(tokens("a well - known man"), "a well - known man");
  assert_str(tokens("half-"), "half|-");
}

static void test_addresses(void **state) {
  (void)state;
  assert_str(tokens("See https://a.example/b?c=1, or www.mill.example."), "See https://a.example/b?c=1|, or www.mill.example|.");
  assert_str(tokens("(http://a.example/b)"), "(|http://a.example/b|)");
}

static void test_quotation_marks(void **state) {
  (void)state;
  assert_str(shapes("\"Why?\" he asked."), "<C.>ll.");
  assert_str(shapes("He said \"no\" and \"yes\"."), "Cl<l>l<l>.");
  assert_str(shapes("“Why?” he asked."), "<C.>ll.");
  assert_str(shapes("``Why?'' he asked."), "<C.>ll.");
  assert_str(shapes("(\"No\")"), ".<C>.");
  /* a paragraph begins anew: the mark that was never closed does not turn the next ones round */
  assert_str(shapes("\"It was night.\n\"It was cold.\" So."), "<Cll.<Cll.>C.");
}

static void test_lower_is_folded(void **state) {
  (void)state;
  const lang_doc *d = analysed("PEÑA isn’t Here");
  assert_int_equal(d->n, 4);
  assert_str(d->lower[0], "pena");
  assert_str(d->lower[1], "is");
  assert_str(d->lower[2], "n't");
  assert_str(d->lower[3], "here");
}

/* --- sentences --------------------------------------------------------------------------------------------------- */

static void test_sentence_ends(void **state) {
  (void)state;
  assert_str(sentences("The mill stopped. Nobody came! Why? We know."), "The mill stopped. | Nobody came! | Why? | We know.");
  assert_str(sentences("It went on... and on. Then it stopped."), "It went on... and on. | Then it stopped.");
  assert_str(sentences("He ran 3.4 miles. 12 men saw it."), "He ran 3.4 miles. | 12 men saw it.");
  assert_str(sentences("No end here"), "No end here");
  assert_str(sentences("水車が止まった。町は静か。"), "水車が止まった。 | 町は静か。");
}

static void test_abbreviations_end_no_sentence(void **state) {
  (void)state;
  assert_str(sentences("Dr. Lamb met Mr. and Mrs. Holm on Jan. 5. They left."),
             "Dr. Lamb met Mr. and Mrs. Holm on Jan. 5. | They left.");
  assert_str(sentences("The U.S. Coast Guard came."), "The U.S. Coast Guard came.");
  assert_str(sentences("J. P. Senn and George W. Holt met."), "J. P. Senn and George W. Holt met.");
  assert_str(sentences("She went to St. Paul with Sen. Ray and Gov. Lind."), "She went to St. Paul with Sen. Ray and Gov. Lind.");
  assert_str(sentences("Holm vs. Norrvik, No. 10 on the list."), "Holm vs. Norrvik, No. 10 on the list.");
}

static void test_abbreviations_that_end_a_sentence(void **state) {
  (void)state;
  assert_str(sentences("It was 9 p.m. He left."), "It was 9 p.m. | He left.");
  assert_str(sentences("She works at Norrvik Inc. It is big."), "She works at Norrvik Inc. | It is big.");
  assert_str(sentences("He lives in the U.S. In 1990 he came."), "He lives in the U.S. | In 1990 he came.");
}

static void test_sentences_and_quotation_marks(void **state) {
  (void)state;
  assert_str(sentences("\"Why?\" he asked. \"Because.\" They left."), "\"Why?\" he asked. | \"Because.\" | They left.");
  assert_str(sentences("“It was cold,” she said. “It was dark.”"), "“It was cold,” she said. | “It was dark.”");
  assert_str(sentences("He left. (She stayed.) We slept."), "He left. | (She stayed.) | We slept.");
  assert_str(sentences("\"Go!\" she cried."), "\"Go!\" she cried.");
}

static void test_paragraphs(void **state) {
  (void)state;
  assert_str(sentences("Mill stops\nThe mill stopped. Nobody came.\n\nIt was cold."),
             "Mill stops || The mill stopped. | Nobody came. || It was cold.");
  assert_str(sentences("\n\n  One.\r\nTwo.  \n"), "One. || Two.");
}

static void test_any_bytes(void **state) {
  (void)state;
  /* invalid UTF-8, nothing but signs, a very long word: analysed, in order, nothing lost */
  static const char *const texts[] = {"\xFF\xFE a \x80", "....?!?!;;", "((((\"\"\"\"''''))))", "a\xC2", "\xF0\x9F\x90"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) check(lang_analyse(&memory, str_c(texts[i])));
  char *text = arena_alloc(&memory, 1 << 20);
  memset(text, 'a', 1 << 20);
  const lang_doc *d = lang_analyse(&memory, str_of(text, 1 << 20));
  check(d);
  assert_int_equal(d->n, 1);
  for (size_t i = 1; i < 1 << 20; i += 2) text[i] = '.';
  check(lang_analyse(&memory, str_of(text, 1 << 20)));
}

/* --- lemmas ------------------------------------------------------------------------------------------------------ */

static void test_lemmas(void **state) {
  (void)state;
  static const char *const pairs[][2] = {
      {"mill", "mill"},       {"mills", "mill"},    {"boxes", "box"},      {"cities", "city"},
      {"churches", "church"}, {"wives", "wife"},    {"men", "man"},        {"women", "woman"},
      {"children", "child"},  {"feet", "foot"},     {"sheep", "sheep"},    {"bus", "bus"},
      {"glass", "glass"},     {"crisis", "crisis"}, {"killed", "kill"},    {"stopped", "stop"},
      {"moved", "move"},      {"hoped", "hope"},    {"carried", "carry"},  {"running", "run"},
      {"moving", "move"},     {"dying", "die"},     {"was", "be"},         {"were", "be"},
      {"is", "be"},           {"had", "have"},      {"did", "do"},         {"went", "go"},
      {"said", "say"},        {"told", "tell"},     {"found", "find"},     {"left", "leave"},
      {"wrote", "write"},     {"died", "die"},      {"injured", "injure"}, {"arrested", "arrest"},
      {"needed", "need"},     {"falling", "fall"},  {"missed", "miss"},    {"used", "use"},
      {"says", "say"},        {"goes", "go"},       {"thing", "thing"},    {"red", "red"},
      {"need", "need"},       {"string", "string"}, {"news", "news"},      {"announced", "announce"},
      {"treated", "treat"},   {"caused", "cause"},  {"charged", "charge"},
  };
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    str got = lang_lemma(&memory, str_c(pairs[i][0]));
    if (!str_eq(got, str_c(pairs[i][1]))) fail_msg("'%s' gave '%.*s', not '%s'", pairs[i][0], STR_FMT(got), pairs[i][1]);
  }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(test_words_and_signs),
      TEST(test_abbreviations),
      TEST(test_clitics),
      TEST(test_numbers),
      TEST(test_hyphens_and_joined_words),
      TEST(test_addresses),
      TEST(test_quotation_marks),
      TEST(test_lower_is_folded),
      TEST(test_sentence_ends),
      TEST(test_abbreviations_end_no_sentence),
      TEST(test_abbreviations_that_end_a_sentence),
      TEST(test_sentences_and_quotation_marks),
      TEST(test_paragraphs),
      TEST(test_any_bytes),
      TEST(test_lemmas),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
