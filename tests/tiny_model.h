/* tiny_model.h - a model of every kind of component, as small as can be, its weights made up: for unit tests and fuzzing. It
 * splits, tags and parses, but what it says means nothing. */
#ifndef WEFT_TESTS_TINY_MODEL_H
#define WEFT_TESTS_TINY_MODEL_H

#include "convert/model_writer.h"
#include "lang/attribute_ruler.h"
#include "lang/kernel.h"
#include "lang/lemmatizer.h"
#include "lang/network.h"
#include "lang/string_id.h"

#define TINY_WIDTH 16u
#define TINY_TEXT "It's (U.S.) e-mail, don't  go (x).\n\nWe're gonna see https://a.b/c at 12 o'clock. Caf\xC3\xA9s"

/* Between -1 and 1, the same series for every model. */
static inline float tiny_float(uint64_t *seed) {
  *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (float)((double)(*seed >> 40) / (double)(1 << 23) - 1);
}

static inline void tiny_floats(model_writer *w, uint64_t *seed, model_kind kind, uint32_t owner, uint32_t part, size_t n) {
  float *x = model_writer_section(w, kind, owner, part, (uint32_t)n, 1, n * sizeof *x);
  for (size_t i = 0; i < n; i++) x[i] = tiny_float(seed);
}

static inline void tiny_numbers(model_writer *w, model_kind kind, uint32_t owner, uint32_t part, const uint32_t *list, size_t n) {
  uint32_t *x = model_writer_section(w, kind, owner, part, (uint32_t)n, 1, n * sizeof *x);
  if (n) memcpy(x, list, n * sizeof *x);
}

/* Weights, packed, and the bias of a layer. */
static inline void tiny_layer(model_writer *w, uint64_t *seed, uint32_t owner, uint32_t part, kernel_use use, uint32_t outputs,
                              uint32_t pieces, uint32_t inputs) {
  uint32_t groups, lanes;
  kernel_shape(use, outputs, pieces, &groups, &lanes);
  size_t n = (size_t)groups * lanes * KERNEL_WIDTH;
  model_kind kind = use == KERNEL_MAXOUT ? MODEL_MAXOUT : MODEL_LINEAR;
  tiny_floats(w, seed, kind, owner, part, n * inputs);
  tiny_floats(w, seed, kind + 1, owner, part, n);
}

static inline void tiny_network(model_writer *w, uint64_t *seed, uint32_t owner, model_component *c, const uint32_t *attributes,
                                uint32_t n) {
  c->input = owner;
  c->width = TINY_WIDTH;
  c->depth = c->window = 1;
  c->pieces = c->embed_pieces = 2;
  c->attributes = n;
  tiny_numbers(w, MODEL_ATTRIBUTES, owner, 0, attributes, 2 * n);
  for (uint32_t i = 0; i < n; i++) tiny_floats(w, seed, MODEL_EMBED, owner, i, (5 + i) * TINY_WIDTH);
  tiny_layer(w, seed, owner, 0, KERNEL_MAXOUT, TINY_WIDTH, 2, n * TINY_WIDTH);
  tiny_layer(w, seed, owner, 1, KERNEL_MAXOUT, TINY_WIDTH, 2, 3 * TINY_WIDTH);
  for (uint32_t i = 0; i < 2; i++) {
    tiny_floats(w, seed, MODEL_NORM_SCALE, owner, i, TINY_WIDTH);
    tiny_floats(w, seed, MODEL_NORM_SHIFT, owner, i, TINY_WIDTH);
  }
}

static inline void tiny_tagger(model_writer *w, uint64_t *seed, uint32_t owner, model_component *c, const char *const *first,
                               const char *const *second, uint32_t n) {
  c->classes = n;
  tiny_layer(w, seed, owner, 0, KERNEL_PLAIN, n, 1, TINY_WIDTH);
  for (uint32_t part = 0; part < (second ? 2u : 1u); part++) {
    uint32_t *labels = model_writer_section(w, MODEL_LABELS, owner, part, n, 1, n * sizeof *labels);
    for (uint32_t i = 0; i < n; i++) labels[i] = model_writer_string(w, str_c(part ? second[i] : first[i]));
  }
}

typedef struct tiny_move {
  uint32_t move;
  const char *label, *plain, *lifted;
} tiny_move;

static inline void tiny_transitions(model_writer *w, uint64_t *seed, uint32_t owner, model_component *c, uint32_t features,
                                    const tiny_move *moves, uint32_t n) {
  const uint32_t row = TINY_WIDTH * 2;
  c->features = features;
  c->hidden = TINY_WIDTH;
  c->state_pieces = 2;
  c->classes = n;
  tiny_layer(w, seed, owner, 0, KERNEL_PLAIN, TINY_WIDTH, 1, TINY_WIDTH);
  tiny_layer(w, seed, owner, 2, KERNEL_SINGLE, n, 1, TINY_WIDTH);
  tiny_floats(w, seed, MODEL_LINEAR, owner, 1, (size_t)features * row * TINY_WIDTH);
  tiny_floats(w, seed, MODEL_LINEAR_BIAS, owner, 1, row);
  tiny_floats(w, seed, MODEL_STATE_PAD, owner, 0, (size_t)features * row);
  uint32_t *kinds = model_writer_section(w, MODEL_LABELS, owner, 0, n, 1, n * sizeof *kinds);
  uint32_t *labels = model_writer_section(w, MODEL_LABELS, owner, 1, n, 1, n * sizeof *labels);
  uint32_t *lifted = model_writer_section(w, MODEL_LABELS, owner, 2, n, 2, 2 * n * sizeof *lifted);
  for (uint32_t i = 0; i < n; i++) {
    kinds[i] = moves[i].move;
    labels[i] = model_writer_string(w, str_c(moves[i].label));
    lifted[2 * i] = model_writer_string(w, str_c(moves[i].plain));
    lifted[2 * i + 1] = model_writer_string(w, str_c(moves[i].lifted));
  }
}

static inline void tiny_parser(model_writer *w, uint64_t *seed, uint32_t owner, model_component *c) {
  static const tiny_move moves[] = {{0, "", "", ""},           {1, "", "", ""},         {2, "nsubj", "nsubj", ""},
                                    {2, "det", "det", ""},     {3, "dobj", "dobj", ""}, {3, "relcl||dobj", "relcl", "dobj"},
                                    {3, "punct", "punct", ""}, {4, "ROOT", "ROOT", ""}};
  uint32_t root = model_writer_string(w, STR("ROOT"));
  tiny_transitions(w, seed, owner, c, 8, moves, sizeof moves / sizeof *moves);
  tiny_numbers(w, MODEL_LABELS, owner, 3, &root, 1);
}

static inline void tiny_ner(model_writer *w, uint64_t *seed, uint32_t owner, model_component *c) {
  static const tiny_move moves[] = {{1, "ORG", "ORG", ""},       {2, "ORG", "ORG", ""},       {3, "ORG", "ORG", ""},
                                    {4, "ORG", "ORG", ""},       {1, "PERSON", "PERSON", ""}, {2, "PERSON", "PERSON", ""},
                                    {3, "PERSON", "PERSON", ""}, {4, "PERSON", "PERSON", ""}, {5, "", "", ""}};
  tiny_transitions(w, seed, owner, c, 3, moves, sizeof moves / sizeof *moves);
}

static inline void tiny_ruler(model_writer *w, uint32_t owner) {
  uint32_t noun = model_writer_string(w, STR("NN")), verb = model_writer_string(w, STR("VERB"));
  const attribute_ruler_pattern patterns[] = {
      {1, 1, 0, ATTRIBUTE_RULER_KEEP, verb, 0, ATTRIBUTE_RULER_KEEP, ATTRIBUTE_RULER_KEEP},
      {2, 2, 1, noun, ATTRIBUTE_RULER_KEEP, ATTRIBUTE_RULER_KEEP, ATTRIBUTE_RULER_KEEP, model_writer_string(w, STR("to"))},
      {1, 1, 0, ATTRIBUTE_RULER_KEEP, ATTRIBUTE_RULER_KEEP, ATTRIBUTE_RULER_KEEP, 0, ATTRIBUTE_RULER_KEEP}};
  const attribute_ruler_test tests[] = {{0, ATTRIBUTE_RULER_TAG, 1, 2},
                                        {0, ATTRIBUTE_RULER_LOWER, 1, 1},
                                        {1, ATTRIBUTE_RULER_ORTH, 0, 1},
                                        {0, ATTRIBUTE_RULER_IS_SPACE, 1, 1}};
  const uint32_t strings[] = {noun, model_writer_string(w, STR("VB")), model_writer_string(w, STR("gon")),
                              model_writer_string(w, STR("no")), 1};
  memcpy(model_writer_section(w, MODEL_RULER, owner, 0, 3, 1, sizeof patterns), patterns, sizeof patterns);
  memcpy(model_writer_section(w, MODEL_RULER_TESTS, owner, 0, 4, 1, sizeof tests), tests, sizeof tests);
  tiny_numbers(w, MODEL_RULER_STRINGS, owner, 0, strings, 5);
}

/* A hash map of one entry, or two. */
static inline void tiny_map(model_writer *w, model_kind kind, uint32_t owner, uint32_t part, const char *key, uint32_t value,
                            const char *other, uint32_t other_value) {
  const uint64_t keys[] = {string_id(str_c(key)), string_id(str_c(other))};
  const uint32_t values[] = {value, other_value};
  model_writer_map(w, kind, owner, part, keys, values, 2);
}

static inline void tiny_lemmatizer(model_writer *w, uint32_t owner) {
  uint32_t noun = model_writer_string(w, STR("NOUN")), verb = model_writer_string(w, STR("VERB"));
  const uint32_t way[] = {LEMMATIZER_ELSE_LOOKUP, LEMMATIZER_LOOKUP, noun, LEMMATIZER_RULES, verb, LEMMATIZER_RULES};
  const uint32_t endings[] = {model_writer_string(w, STR("s")), 0, model_writer_string(w, STR("e")),
                              model_writer_string(w, STR("es"))};
  const lemmatizer_base_form form = {
      verb, {model_writer_string(w, STR("VerbForm=Inf")), 0}, model_writer_string(w, STR("Tense"))};
  tiny_numbers(w, MODEL_LEMMA_WAY, owner, 0, way, 6);
  tiny_numbers(w, MODEL_LEMMA_RULES, owner, noun, endings, 4);
  tiny_numbers(w, MODEL_LEMMA_RULES, owner, verb, endings, 2);
  tiny_map(w, MODEL_LEMMA_EXCEPTIONS, owner, verb, "see", model_writer_string(w, STR("look")), "go", verb);
  tiny_map(w, MODEL_LEMMA_INDEX, owner, noun, "caf\xC3\xA9", 1, "it", 1);
  tiny_map(w, MODEL_LEMMA_LOOKUP, owner, 0, "We", model_writer_string(w, STR("I")), "at", 0);
  memcpy(model_writer_section(w, MODEL_BASE_FORMS, owner, 0, 1, 1, sizeof form), &form, sizeof form);
}

static inline void tiny_tokenizer(model_writer *w) {
  static const char *const patterns[] = {"^[(\"']", "[)\",.]$|'(?:s|re)$", "(?<=[a-z])-(?=[a-z])", "^U\\.S\\.$",
                                         "^https?://\\S+$"};
  static const char *const texts[] = {"do", "n't", "gon", "na", "(x)"};
  uint32_t numbers[5], tokens[10] = {0}, words[3];
  for (uint32_t i = 0; i < 5; i++) numbers[i] = model_writer_string(w, str_c(patterns[i]));
  for (uint32_t i = 0; i < 5; i++) tokens[2 * i] = model_writer_string(w, str_c(texts[i]));
  tokens[5] = model_writer_string(w, STR("going"));
  for (uint32_t i = 0; i < 3; i++) words[i] = model_writer_string(w, str_of(&"(x)"[i], 1));
  const uint64_t keys[] = {string_id_plain(STR("don't")), string_id_plain(STR("gonna")), string_id_plain(STR("(x)"))};
  tiny_numbers(w, MODEL_PATTERNS, MODEL_WHOLE, 0, numbers, 5);
  model_writer_map(w, MODEL_RULES, MODEL_WHOLE, 0, keys, (const uint32_t[]){0, 1, 2}, 3);
  tiny_numbers(w, MODEL_RULE_FIRST, MODEL_WHOLE, 0, (const uint32_t[]){0, 2, 4, 5}, 4);
  tiny_numbers(w, MODEL_RULE_TOKENS, MODEL_WHOLE, 0, tokens, 10);
  tiny_map(w, MODEL_PHRASES, MODEL_WHOLE, 0, "(", 0, "", 0);
  tiny_numbers(w, MODEL_PHRASE_FIRST, MODEL_WHOLE, 0, (const uint32_t[]){0, 3}, 2);
  tiny_numbers(w, MODEL_PHRASE_WORDS, MODEL_WHOLE, 0, words, 3);
  tiny_map(w, MODEL_NORMS, MODEL_WHOLE, 0, "'s", model_writer_string(w, STR("is")), "n't", model_writer_string(w, STR("not")));
}

/* The bytes of the model; they live in the arena. */
static inline str tiny_model(arena *a) {
  static const char *const tags[] = {"NN", "VB", "DT", ".", "_SP"},
                           *const morphs[] = {"", "Number=Sing", "Tense=Pres|VerbForm=Fin"},
                           *const parts[] = {"NOUN", "NOUN", "VERB"};
  static const char *const list[] = {"tok2vec", "tagger", "morphologizer", "parser", "attribute_ruler", "lemmatizer", "ner"};
  static const uint32_t kinds[] = {COMPONENT_TOK2VEC, COMPONENT_TAGGER,          COMPONENT_MORPHOLOGIZER,
                                   COMPONENT_PARSER,  COMPONENT_ATTRIBUTE_RULER, COMPONENT_LEMMATIZER,
                                   COMPONENT_NER};
  const str info = STR("{\"name\":\"en_tiny\",\"language\":\"en\",\"version\":\"1.0\",\"license\":\"Apache-2.0\"}");
  model_writer writer, *w = &writer;
  uint64_t seed = 4;
  model_writer_init(w, a);
  memcpy(model_writer_section(w, MODEL_INFO, MODEL_WHOLE, 0, 0, 0, info.len), info.data, info.len);
  model_component *c = model_writer_section(w, MODEL_COMPONENTS, MODEL_WHOLE, 0, 7, 1, 7 * sizeof *c);
  for (uint32_t i = 0; i < 7; i++)
    c[i] = (model_component){
        .kind = kinds[i], .name = model_writer_string(w, str_c(list[i])), .input = i == 4 || i == 5 ? MODEL_WHOLE : 0};
  tiny_tokenizer(w);
  tiny_network(w, &seed, 0, &c[0], (const uint32_t[]){NETWORK_NORM, 7, NETWORK_SHAPE, 8, NETWORK_SPACY, 9}, 3);
  tiny_tagger(w, &seed, 1, &c[1], tags, NULL, 5);
  tiny_tagger(w, &seed, 2, &c[2], morphs, parts, 3);
  tiny_parser(w, &seed, 3, &c[3]);
  tiny_ruler(w, 4);
  tiny_lemmatizer(w, 5);
  tiny_network(w, &seed, 6, &c[6], (const uint32_t[]){NETWORK_PREFIX, 3}, 1);
  tiny_ner(w, &seed, 6, &c[6]);
  return model_writer_bytes(w);
}

/* Sets magic, version, size and checksum of bytes that are to be taken for a model (at least 32 of them). */
static inline void tiny_seal(char *bytes, size_t size) {
  const uint32_t version = MODEL_VERSION;
  const uint64_t all = size;
  memcpy(bytes, MODEL_MAGIC, 8);
  memcpy(bytes + 8, &version, sizeof version);
  memcpy(bytes + 16, &all, sizeof all);
  const uint64_t checksum = hash_bytes(str_of(bytes + 32, size - 32), 0);
  memcpy(bytes + 24, &checksum, sizeof checksum);
}

#endif
