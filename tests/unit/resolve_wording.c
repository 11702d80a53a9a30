/* resolve_wording.c - unit tests of quotations' words, their alignment, and their differences. */
#include "unit.h"

#include "resolve/utterances.h"
#include "resolve/wording.h"

static arena a;
static wording_space space;

typedef struct said {
  story_article in;
  annotation quote;
  wording words;
} said;

/* A text that is one direct quotation. */
static said say(const char *text) {
  said out = {.in = {.article = {.id = STR("x"), .text = str_c(text)}}};
  out.quote.kind = ANNOTATION_QUOTE;
  out.quote.at = (span){0, (uint32_t)strlen(text)};
  out.quote.as.quote.type = STR("direct");
  out.quote.as.quote.content = (spans){ARENA_ARRAY(&a, span, 1), 1};
  out.quote.as.quote.content.items[0] = out.quote.at;
  wording_of(&space, &out.in, &out.quote, &out.words);
  wording_keep(&a, &out.words);
  return out;
}

static differences between(const said *x, const said *y) {
  return wording_differences(&space, &x->words, &x->quote, &y->words, &y->quote);
}

static str part(const said *x, span at) { return str_slice(x->in.article.text, at.start, at.end); }

static void words_are_taken_apart(void **state) {
  (void)state;
  said x = say("\"I'm gonna sell twenty-five violins, [Ann] won't\"");
  assert_str(x.words.folded, "i am going to sell #25 violins ann will not");
  assert_str(str_slice(x.in.article.text, x.words.words[1].start, x.words.words[1].end), "I'm");
  assert_true(x.words.words[5].flags & WORDING_NUMBER);
  assert_true(x.words.words[7].flags & WORDING_EDITOR);
  assert_int_equal(x.words.spoken, x.words.content);
}

static void words_are_paired_in_order(void **state) {
  (void)state;
  said x = say("the old bridge fell down"), y = say("the new stone bridge fell on Monday, down by the mill");
  wording_alignment in;
  wording_align(&space, &x.words, &y.words, &in);
  assert_int_equal(in.n, 2); /* "bridge fell"; lone "the" and "down" are chance */
  for (uint32_t k = 1; k < in.n; k++) {
    assert_true(in.pairs[k - 1].x < in.pairs[k].x);
    assert_true(in.pairs[k - 1].y < in.pairs[k].y);
  }
  wording_align(&space, &x.words, &x.words, &in);
  assert_int_equal(in.n, x.words.n);
  assert_true(in.x_cover > 0.999f && in.y_density > 0.999f);
  assert_int_equal(in.run_words, x.words.n);
  said none = say("...");
  wording_align(&space, &x.words, &none.words, &in);
  assert_int_equal(in.n, 0);
}

static void differences_are_told(void **state) {
  (void)state;
  said x = say("We painted the greenhouse with borrowed ladders, honestly"),
       y = say("We painted the lighthouse with six borrowed ladders");
  differences found = between(&x, &y);
  assert_int_equal(found.n, 3);
  assert_int_equal(found.items[0].kind, DIFFERENCE_CHANGED);
  assert_str(part(&x, found.items[0].at), "greenhouse");
  assert_str(part(&y, found.items[0].to), "lighthouse");
  assert_int_equal(found.items[1].kind, DIFFERENCE_MISSING);
  assert_str(part(&y, found.items[1].to), "six");
  assert_int_equal(found.items[2].kind, DIFFERENCE_ADDED);
  assert_str(part(&x, found.items[2].at), "honestly");
  assert_int_equal(found.sense, 0);
  assert_int_equal(between(&x, &x).n, 0);
}

static void senses_are_told(void **state) {
  (void)state;
  said x = say("We will open the gallery on the second floor with nine paintings"),
       y = say("We won't open the gallery on the second floor with ten paintings");
  assert_int_equal(between(&x, &y).sense, SENSE_NEGATION | SENSE_NUMBER);
  said z = say("We may close the gallery on the second floor with 9 paintings");
  assert_int_equal(between(&z, &x).sense, SENSE_MODALITY | SENSE_OPPOSITE);
}

/* A speech longer than what is looked at is read in part; twice the same text is one utterance. */
static void long_ones_are_cut(void **state) {
  (void)state;
  buffer b;
  buffer_init(&b, &a, 1 << 20);
  for (int i = 0; i < 5000; i++) buffer_format(&b, "word%d ", i % 700);
  said x = say(str_to_c(&a, buffer_str(&b)));
  assert_int_equal(x.words.n, WORDING_MOST);
  story_article two[2] = {x.in, x.in};
  two[1].article.id = STR("y");
  for (int i = 0; i < 2; i++) {
    two[i].notes.items = ARENA_ARRAY(&a, annotation, 1);
    two[i].notes.items[0] = x.quote;
    two[i].notes.n = 1;
  }
  utterances_find(&a, two, 2);
  assert_int_equal(two[0].notes.items[0].as.quote.utterance.len, 13);
  assert_true(str_eq(two[0].notes.items[0].as.quote.utterance, two[1].notes.items[0].as.quote.utterance));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_are_taken_apart), cmocka_unit_test(words_are_paired_in_order),
      cmocka_unit_test(differences_are_told),  cmocka_unit_test(senses_are_told),
      cmocka_unit_test(long_ones_are_cut),
  };
  arena_init(&a, 0);
  wording_space_init(&space, &a);
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  arena_free(&a);
  return failed;
}
