/* lang_rules.c - attribute ruler and lemmatizer: small packages, written here, converted and run; and damaged models refused. */
#include "memory.h"

#include "convert/convert.h"
#include "lang/attribute_ruler.h"
#include "lang/lemmatizer.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* JSON as MessagePack: short texts, small numbers, lists and maps of less than 65536. */
static void add_msgpack(buffer *out, const json *v) {
  int64_t number = json_to_int(v, 0);
  switch (v->kind) {
  case JSON_NULL: buffer_add_char(out, (char)0xc0); break;
  case JSON_FALSE: buffer_add_char(out, (char)0xc2); break;
  case JSON_TRUE: buffer_add_char(out, (char)0xc3); break;
  case JSON_NUMBER: buffer_add_char(out, (char)number); break; /* from -32 to 127 */
  case JSON_STRING:
    buffer_format(out, "%c%c", 0xd9, (int)v->text.len);
    buffer_add(out, v->text);
    break;
  case JSON_ARRAY:
  case JSON_OBJECT:
    buffer_add_char(out, v->kind == JSON_ARRAY ? (char)0xdc : (char)0xde);
    buffer_add_char(out, (char)(v->n >> 8));
    buffer_add_char(out, (char)v->n);
    for (const json *item = v->first; item; item = item->next) {
      if (v->kind == JSON_OBJECT) {
        buffer_format(out, "%c%c", 0xd9, (int)item->key.len);
        buffer_add(out, item->key);
      }
      add_msgpack(out, item);
    }
  }
}

static char folder[] = "/tmp/weft-rules-XXXXXX";

static void write_file(const char *name, str bytes) {
  FILE *f = fopen(str_to_c(&memory, str_format(&memory, "%s/%s", folder, name)), "wb");
  assert_non_null(f);
  if (bytes.len) assert_int_equal(fwrite(bytes.data, 1, bytes.len, f), bytes.len);
  assert_int_equal(fclose(f), 0);
}

static package *package_with(const char *name, const char *text) {
  weft_error e = {0};
  const json *tree = json_parse(&memory, str_c(text), &e);
  if (!tree) fail_msg("byte %u: %s", (unsigned)e.byte, e.message);
  buffer out;
  buffer_init(&out, &memory, 1 << 20);
  add_msgpack(&out, tree);
  write_file(name, buffer_str(&out));
  package *p = package_open(&memory, folder, &e);
  if (!p) fail_msg("%s", e.message);
  return p;
}

static int make_folder(void **state) {
  strcpy(folder + sizeof folder - 7, "XXXXXX");
  set_up(state);
  assert_non_null(mkdtemp(folder));
  const char *folders[] = {"ruler", "lemmatizer", "lemmatizer/lookups"};
  for (size_t i = 0; i < 3; i++)
    assert_int_equal(mkdir(str_to_c(&memory, str_format(&memory, "%s/%s", folder, folders[i])), 0700), 0);
  write_file("config.cfg", STR(""));
  write_file("tokenizer", STR(""));
  return 0;
}

static int remove_folder(void **state) {
  const char *files[] = {"config.cfg",         "tokenizer",  "ruler/patterns", "lemmatizer/lookups/lookups.bin",
                         "lemmatizer/lookups", "lemmatizer", "ruler"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    remove(str_to_c(&memory, str_format(&memory, "%s/%s", folder, files[i])));
  rmdir(folder);
  return tear_down(state);
}

/* A token as text, tag, part of speech, morphology, relation. */
typedef struct given {
  const char *text, *tag, *pos, *morph, *dep;
} given;

typedef struct bench {
  model_writer w;
  model m;
  lexemes *words;
  analysis d;
} bench;

/* The model with the sections written so far, and a text of n tokens divided by blanks. */
static void open_bench(bench *b, const given *tokens, uint32_t n) {
  arena *a = &memory;
  analysis *d = &b->d;
  weft_error e = {0};
  model_component *c = model_writer_section(&b->w, MODEL_COMPONENTS, MODEL_WHOLE, 0, 1, 0, sizeof *c);
  *c = (model_component){.kind = COMPONENT_LEMMATIZER, .input = MODEL_WHOLE};
  *d = (analysis){.n = n, .m = &b->m};
  uint32_t **arrays[] = {&d->start, &d->end, &d->tag, &d->pos, &d->morph, &d->dep, &d->head};
  for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++) *arrays[i] = ARENA_ARRAY(a, uint32_t, n + 1);
  d->word = ARENA_ARRAY(a, lexeme *, n + 1);
  d->lemma = ARENA_ARRAY(a, str, n + 1);
  buffer text;
  buffer_init(&text, a, 1 << 16);
  for (uint32_t i = 0; i < n; i++) {
    if (i) buffer_add_char(&text, ' ');
    d->start[i] = (uint32_t)text.len;
    buffer_add_c(&text, tokens[i].text);
    d->end[i] = (uint32_t)text.len;
    d->tag[i] = model_writer_string(&b->w, str_c(tokens[i].tag));
    d->pos[i] = model_writer_string(&b->w, str_c(tokens[i].pos));
    d->morph[i] = model_writer_string(&b->w, str_c(tokens[i].morph));
    d->dep[i] = model_writer_string(&b->w, str_c(tokens[i].dep));
  }
  d->text = buffer_str(&text);
  if (!model_open_memory(&b->m, "test", model_writer_bytes(&b->w), &e)) fail_msg("%s", e.message);
  b->words = lexemes_new(&b->m);
  for (uint32_t i = 0; i < n; i++) d->word[i] = lexemes_word(b->words, str_slice(d->text, d->start[i], d->end[i]), 0);
}

/* --- attribute ruler ----------------------------------------------------------------------------------------- */

#define RULE(patterns, attributes, index) "{\"patterns\": [" patterns "], \"attrs\": {" attributes "}, \"index\": " index "}"

static void ruler_matches_first_and_sets_later_ones_last(void **state) {
  (void)state;
  /* clang-format off */
  const char *patterns = "["
    RULE("[{\"TAG\": \"NN\"}]", "\"POS\": \"NOUN\", \"MORPH\": \"Number=Sing|Case=Nom,Acc\"", "0") ","
    RULE("[{\"TAG\": \"NN\", \"LOWER\": {\"IN\": [\"one\", \"any\"]}}]", "\"POS\": \"PRON\", \"MORPH\": \"_\"", "0") ","
    RULE("[{\"lower\": \"gon\"}, {\"LOWER\": \"na\"}]", "\"LEMMA\": \"to\", \"TAG\": \"NN\"", "-1") ","
    RULE("[{\"DEP\": {\"NOT_IN\": [\"det\", \"\"]}, \"TAG\": {\"IN\": [\"DT\", \"WDT\"]}}]", "\"POS\": \"PRON\"", "0") ","
    RULE("[{\"TEXT\": \"A\"}], [{\"ORTH\": \"B\"}]", "\"DEP\": \"letter\"", "0") ","
    RULE("[{\"LOWER\": {\"REGEX\": \"^n['o]?t[hx]$\"}}]", "\"LEMMA\": \"not\"", "0") ","
    RULE("[{\"IS_SPACE\": true}, {}]", "\"POS\": \"SPACE\"", "0") ","
    RULE("[{\"MORPH\": \"Number=Plur\"}]", "\"LEMMA\": \"many\"", "0") ","
    RULE("[{\"MORPH\": {\"IN\": [\"Number=Plur|Case=Acc\"]}, \"IS_SPACE\": false}]", "\"LEMMA\": \"\"", "0") "]";
  /* clang-format on */
  given tokens[] = {{"Tree", "NN", "", "", ""},
                    {"ANY", "NN", "", "", ""},
                    {"gon", "", "", "", ""},
                    {"na", "", "", "", ""},
                    {"that", "DT", "", "", "det"},
                    {"that", "WDT", "", "", "nsubj"},
                    {"that", "DT", "DET", "", ""},
                    {"A", "", "", "", "x"},
                    {"a", "", "", "", "x"},
                    {"B", "", "", "", "x"},
                    {"ntH", "", "", "", ""},
                    {"n'tx", "", "", "", ""},
                    {"nooth", "", "", "", ""},
                    {"\n", "", "", "", ""},
                    {"x", "", "", "Number=Plur", ""},
                    {"x", "", "", "Case=Acc|Number=Plur", ""},
                    {"\n", "", "", "", ""}};
  bench b = {0};
  weft_error e = {0};
  model_writer_init(&b.w, &memory);
  if (!convert_attribute_ruler(&memory, package_with("ruler/patterns", patterns), "ruler", 0, &b.w, &e))
    fail_msg("%s", e.message);
  open_bench(&b, tokens, sizeof tokens / sizeof *tokens);
  attribute_ruler *r = attribute_ruler_open(&memory, &b.m, 0, &e);
  assert_non_null(r);
  b.d.lemma[15] = STR("kept");
  attribute_ruler_run(r, &memory, &b.d);
  const char *pos[] = {"NOUN", "PRON", "", "", "", "PRON", "DET", "", "", "", "", "", "", "SPACE", "", "", ""};
  const char *lemmas[] = {"", "", "", "to", "", "", "", "", "", "", "not", "not", "", "", "many", "", ""};
  const char *relations[] = {"", "", "", "", "det", "nsubj", "", "letter", "x", "letter", "", "", "", "", "", "", ""};
  for (uint32_t i = 0; i < b.d.n; i++) {
    assert_str(model_string(&b.m, b.d.pos[i]), pos[i]);
    assert_str(model_string(&b.m, b.d.dep[i]), relations[i]);
    assert_str(b.d.lemma[i], lemmas[i]);
  }
  assert_str(model_string(&b.m, b.d.morph[0]), "Case=Acc,Nom|Number=Sing");
  assert_int_equal(b.d.morph[1], 0);
  assert_str(model_string(&b.m, b.d.tag[3]), "NN"); /* and no noun: what is set is not matched again */
  assert_null(b.d.lemma[15].data);                  /* an empty lemma is none */
  lexemes_free(b.words);
}

static void patterns_that_are_not_supported_are_named(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {RULE("[{\"TAG\": \"NN\"}, {\"OP\": \"+\"}]", "", "0"), "pattern 0, token 1: the attribute \"OP\" is not supported"},
      {RULE("[{\"SHAPE\": \"dd\"}]", "", "0"), "pattern 0, token 0: the attribute \"SHAPE\" is not supported"},
      {RULE("[{\"LOWER\": {\"REGEX\": \"^a+$\"}}]", "", "0"), "pattern 0, token 0: the expression \"^a+$\" is not supported"},
      {RULE("[{\"LOWER\": {\"REGEX\": \"^[a-z]$\"}}]", "", "0"),
       "pattern 0, token 0: the expression \"^[a-z]$\" is not supported"},
      {RULE("[{\"LOWER\": {\"REGEX\": \"ab\"}}]", "", "0"), "pattern 0, token 0: the expression \"ab\" is not supported"},
      {RULE("[{\"LOWER\": {\"FUZZY\": \"ab\"}}]", "", "0"), "pattern 0, token 0: the predicate \"FUZZY\" is not supported"},
      {RULE("[{\"MORPH\": \"_\"}]", "", "0"), "pattern 0, token 0: the morphology \"_\" is not supported"},
      {RULE("[{\"IS_SPACE\": 2}]", "", "0"), "pattern 0, token 0: the value of \"IS_SPACE\" is not supported"},
      {RULE("[{\"POS\": 92}]", "", "0"), "pattern 0, token 0: the value of \"POS\" is not supported"},
      {RULE("[{}]", "\"NORM\": \"x\"", "0"), "pattern 0: setting \"NORM\" is not supported"},
      {RULE("[{}]", "", "1"), "pattern 0: its index is outside of it"},
      {RULE("[{}]", "", "-2"), "pattern 0: its index is outside of it"},
      {RULE("[]", "", "0"), "pattern 0 is empty"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    weft_error e = {0};
    model_writer w;
    model_writer_init(&w, &memory);
    package *p = package_with("ruler/patterns", str_to_c(&memory, str_format(&memory, "[%s]", cases[i][0])));
    assert_false(convert_attribute_ruler(&memory, p, "ruler", 0, &w, &e));
    assert_string_equal(e.message, cases[i][1]);
    assert_int_equal(e.code, WEFT_ERROR_FORMAT);
  }
}

static void damaged_patterns_are_refused(void **state) {
  (void)state;
  const attribute_ruler_pattern p = {1, 1, 0, 1, 1, 1, 1, ATTRIBUTE_RULER_KEEP};
  const attribute_ruler_test t = {0, ATTRIBUTE_RULER_TAG, 1, 2};
  const uint32_t strings[] = {0, 1};
  for (int fault = 0; fault < 9; fault++) {
    bench b = {0};
    weft_error e = {0};
    model_writer_init(&b.w, &memory);
    model_writer_string(&b.w, STR("X"));
    attribute_ruler_pattern *patterns = model_writer_section(&b.w, MODEL_RULER, 0, 0, 1, 0, sizeof p);
    attribute_ruler_test *tests = model_writer_section(&b.w, MODEL_RULER_TESTS, 0, 0, 1, 0, sizeof t);
    uint32_t *listed = model_writer_section(&b.w, MODEL_RULER_STRINGS, 0, 0, 2, 0, sizeof strings);
    *patterns = p;
    *tests = t;
    memcpy(listed, strings, sizeof strings);
    switch (fault) {
    case 1: patterns->n_tests = 2; break;
    case 2: patterns->n_tests = 0; break;
    case 3: patterns->target = 1; break;
    case 4: patterns->lemma = 1000; break;
    case 5: tests->token = 1; break;
    case 6: tests->attribute = ATTRIBUTE_RULER_ATTRIBUTES; break;
    case 7: tests->n_strings = 3; break;
    case 8: listed[1] = 1000; break;
    default: break;
    }
    open_bench(&b, NULL, 0);
    attribute_ruler *r = attribute_ruler_open(&memory, &b.m, 0, &e);
    assert_int_equal(r == NULL, fault > 0);
    assert_int_equal(e.code, fault ? WEFT_ERROR_FORMAT : WEFT_OK);
    lexemes_free(b.words);
  }
}

/* --- lemmatizer ---------------------------------------------------------------------------------------------- */

static const char tables[] =
    "{\"lemma_rules\": {\"noun\": [[\"s\", \"\"], [\"ses\", \"s\"], [\"ies\", \"y\"]], \"verb\": [[\"s\", \"\"], [\"es\", "
    "\"e\"], "
    "[\"es\", \"\"], [\"ed\", \"\"]], \"adj\": [[\"\", \"\"]], \"punct\": [[\"\u201c\", \"\\\"\"]]},"
    " \"lemma_exc\": {\"noun\": {\"mice\": [\"mouse\"], \"axes\": [\"ax\", \"axis\"], \"gases\": [\"gas\"], \"buses\": "
    "[\"bus\", \"omnibus\", \"bus\"]}, \"det\": {\"une\": [\"un\"]}},"
    " \"lemma_index\": {\"noun\": [\"gas\", \"bus\", \"gase\", \"dog\"], \"verb\": [\"go\", \"goe\"]},"
    " \"lemma_lookup\": {\"Paris\": [\"Paname\"], \"fleurs\": [\"fleur\"], \"same\": [\"same\"]}}";

static void expect_lemmas(const char *language, const char *settings, const given *tokens, const char *const *lemmas,
                          uint32_t n) {
  bench b = {0};
  weft_error e = {0};
  model_writer_init(&b.w, &memory);
  package *p = package_with("lemmatizer/lookups/lookups.bin", tables);
  const json *how = json_parse(&memory, str_c(settings), &e);
  if (!convert_lemmatizer(&memory, p, str_c(language), how, "lemmatizer", 0, &b.w, &e)) fail_msg("%s", e.message);
  open_bench(&b, tokens, n);
  lemmatizer *l = lemmatizer_open(&memory, &b.m, 0, &e);
  if (!l) fail_msg("%s", e.message);
  lemmatizer_run(l, &memory, &b.d);
  for (uint32_t i = 0; i < n; i++) assert_str(b.d.lemma[i], lemmas[i]);
  for (uint32_t i = 0; i < n; i++) b.d.lemma[i] = STR("kept");
  lemmatizer_run(l, &memory, &b.d);
  bool overwrite = json_is(json_get(how, STR("overwrite")), JSON_TRUE);
  for (uint32_t i = 0; i < n; i++) assert_str(b.d.lemma[i], overwrite ? lemmas[i] : "kept");
  lexemes_free(b.words);
}

#define EXPECT(language, settings, tokens, lemmas)                                                                               \
  expect_lemmas(language, settings, tokens, lemmas, sizeof lemmas / sizeof *lemmas)

/* Expected values are what spaCy 3.8 gives with the same tables. */
static void lemmas_by_rules(void **state) {
  (void)state;
  static const given tokens[] = {
      {"Dogs", "", "NOUN", "Number=Plur", ""},
      {"Dogs", "", "NOUN", "Number=Sing", ""}, /* a base form in English */
      {"Mice", "", "NOUN", "", ""},
      {"axes", "", "NOUN", "", ""},  /* the last exception comes first */
      {"gases", "", "NOUN", "", ""}, /* exception, but rules give it: so rules decide, by the last form in the index */
      {"buses", "", "NOUN", "", ""},
      {"cities", "", "NOUN", "", ""}, /* none in the index: the first form */
      {"goes", "", "VERB", "", ""},
      {"S", "", "NOUN", "", ""}, /* an empty form is none: as written */
      {"re-Dos", "", "VERB", "", ""},
      {"Tall", "", "ADJ", "", ""},
      {"\u201c", "", "PUNCT", "", ""},
      {"Paris", "", "PROPN", "", ""},
      {"The", "", "DET", "", ""},
      {"Go", "", "AUX", "VerbForm=Inf", ""},
      {"Go", "", "VERB", "Tense=Pres|VerbForm=Fin", ""},
      {"Goes", "", "VERB", "Number=Sing|Tense=Pres|VerbForm=Fin", ""},
      {"A", "", "", "", ""},
      {"B", "", "SPACE", "", ""},
  };
  static const char *const english[] = {"dog",  "dogs", "mouse", "axis", "gas", "omnibus", "citie", "go", "S", "re-do",
                                        "tall", "\"",   "Paris", "The",  "go",  "go",      "go",    "a",  "b"};
  EXPECT("en", "{\"mode\": \"rule\"}", tokens, english);
  static const char *const other[] = {"dog", "dog", "mouse", "axis", "gas", "omnibus", "citie"};
  EXPECT("sv", "{\"mode\": \"rule\", \"overwrite\": true}", tokens, other);
}

static void lemmas_with_a_lookup_as_last_resort(void **state) {
  (void)state;
  static const given tokens[] = {
      {"Dog", "", "NOUN", "", ""}, {"Gases", "", "NOUN", "", ""},  {"cities", "", "NOUN", "", ""},  {"Fleurs", "", "ADV", "", ""},
      {"Gros", "", "ADV", "", ""}, {"Paris", "", "PROPN", "", ""}, {"Fleurs", "", "PROPN", "", ""}, {"goes", "", "VERB", "", ""},
      {"Une", "", "DET", "", ""},  {"A", "", "", "", ""},
  };
  static const char *const french[] = {"dog", "gas", "citie", "fleur", "gros", "Paname", "Fleurs", "goe", "un", "a"};
  EXPECT("fr", "{\"mode\": \"rule\"}", tokens, french);
  static const char *const greek[] = {"dog", "gas", "citie", "fleurs", "gros", "paris"};
  EXPECT("el", "{\"mode\": \"rule\"}", tokens, greek);
  static const char *const by_table[] = {"Dog", "Gases", "cities", "Fleurs", "Gros", "Paname"};
  EXPECT("sv", "{\"mode\": \"lookup\"}", tokens, by_table);
  static const char *const dutch[] = {"dog", "gases", "cities", "fleur", "gros", "paris"};
  EXPECT("nl", "{\"mode\": \"lookup\"}", tokens, dutch);
}

static void ways_that_are_not_supported_are_refused(void **state) {
  (void)state;
  static const char *const cases[][3] = {
      {"es", "{\"mode\": \"rule\"}", "rules for \"es\" work in a way that is not supported"},
      {"it", "{\"mode\": \"pos_lookup\"}", "the mode \"pos_lookup\" is not supported"},
      {"en", "{}", "the mode \"\" is not supported"},
  };
  package *p = package_with("lemmatizer/lookups/lookups.bin", tables);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    weft_error e = {0};
    model_writer w;
    model_writer_init(&w, &memory);
    const json *how = json_parse(&memory, str_c(cases[i][1]), &e);
    assert_false(convert_lemmatizer(&memory, p, str_c(cases[i][0]), how, "lemmatizer", 0, &w, &e));
    assert_string_equal(e.message, cases[i][2]);
  }
}

static void damaged_tables_are_refused(void **state) {
  (void)state;
  for (int fault = 0; fault < 9; fault++) {
    bench b = {0};
    weft_error e = {0};
    model_writer_init(&b.w, &memory);
    uint32_t noun = model_writer_string(&b.w, STR("NOUN"));
    uint32_t *way = model_writer_section(&b.w, MODEL_LEMMA_WAY, 0, 0, 2, 2, fault == 1 ? 12 : 16);
    uint32_t *rules = model_writer_section(&b.w, MODEL_LEMMA_RULES, 0, noun, 1, 2, fault == 2 ? 4 : 8);
    lemmatizer_base_form *form = model_writer_section(&b.w, MODEL_BASE_FORMS, 0, 0, 1, 0, (fault == 3 ? 9 : 1) * sizeof *form);
    const uint64_t key = 7;
    const uint32_t value = fault == 4 ? 1000 : noun, looked_up = fault == 5 ? 1000 : noun;
    model_writer_map(&b.w, MODEL_LEMMA_EXCEPTIONS, 0, noun, &key, &value, 1);
    model_writer_map(&b.w, MODEL_LEMMA_LOOKUP, 0, 0, &key, &looked_up, 1);
    way[1] = LEMMATIZER_LOWER;
    way[2] = fault == 6 ? 1000 : noun;
    if (fault != 1) way[3] = fault == 7 ? LEMMATIZER_WAYS : LEMMATIZER_RULES;
    if (fault == 8) rules[0] = 1000;
    form->pos = noun;
    open_bench(&b, NULL, 0);
    lemmatizer *l = lemmatizer_open(&memory, &b.m, 0, &e);
    assert_int_equal(l == NULL, fault > 0);
    assert_int_equal(e.code, fault ? WEFT_ERROR_FORMAT : WEFT_OK);
    lexemes_free(b.words);
  }
}

static void letters_are_those_of_python(void **state) {
  (void)state;
  assert_true(lemmatizer_is_alpha(STR("aZ\u00df\u00aa\u02b0\u65e5\u01c5")));
  const char *others[] = {"", "a1", "a-b", "\u2167", "\u0301", "\u00b2", "'", "a\xff"};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) assert_false(lemmatizer_is_alpha(str_c(others[i])));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(ruler_matches_first_and_sets_later_ones_last, make_folder, remove_folder),
      cmocka_unit_test_setup_teardown(patterns_that_are_not_supported_are_named, make_folder, remove_folder),
      cmocka_unit_test_setup_teardown(damaged_patterns_are_refused, make_folder, remove_folder),
      cmocka_unit_test_setup_teardown(lemmas_by_rules, make_folder, remove_folder),
      cmocka_unit_test_setup_teardown(lemmas_with_a_lookup_as_last_resort, make_folder, remove_folder),
      cmocka_unit_test_setup_teardown(ways_that_are_not_supported_are_refused, make_folder, remove_folder),
      cmocka_unit_test_setup_teardown(damaged_tables_are_refused, make_folder, remove_folder),
      cmocka_unit_test(letters_are_those_of_python),
  };
  return cmocka_run_group_tests_name("lang_rules", tests, NULL, NULL);
}
