/* convert_tokenizer.c - the package's file "tokenizer" and the table of norms in vocab/lookups.bin. Patterns are rewritten for
 * PCRE2 (pattern.h). Special cases that affixes would cut up are cut up here, by the same tokenizer without special cases, and
 * stored as phrases (spaCy: Tokenizer.add_special_case). */
#include "convert/convert.h"

#include "convert/data/base_norms.h"
#include "convert/pattern.h"
#include "lang/string_id.h"
#include "lang/tokenizer.h"

#include <stdlib.h>

#define ORTH 65 /* spaCy's numbers of attributes (spacy/attrs.pyx) */
#define NORM 67

typedef VECTOR(uint32_t) number_list;
typedef VECTOR(uint64_t) id_list;

static bool fault(arena *a, package *p, const char *file, uint64_t byte, const char *reason, weft_error *e) {
  error_set(e, WEFT_ERROR_FORMAT, str_format(a, "%s!%s", package_path(p), file), byte, "%s", reason);
  return false;
}

static const msgpack *read_file(arena *a, package *p, const char *name, weft_error *e) {
  str bytes;
  size_t at = 0;
  if (!package_file(p, a, name, &bytes, e)) {
    if (!e->code) fault(a, p, name, BYTE_UNKNOWN, "is missing", e);
    return NULL;
  }
  const msgpack *v = msgpack_parse(a, bytes, &at);
  if (!v || v->type != MSGPACK_MAP) {
    fault(a, p, name, at, "is no MessagePack map", e);
    return NULL;
  }
  return v;
}

static bool convert_patterns(arena *a, package *p, const msgpack *file, str out[5], weft_error *e) {
  static const char *const keys[] = {"prefix_search", "suffix_search", "infix_finditer", "token_match", "url_match"};
  for (size_t i = 0; i < 5; i++) {
    str python = msgpack_str(msgpack_get(file, str_c(keys[i])));
    out[i] = python.len ? pattern_rewrite(a, python, i == 3, e) : python;
    if (!python.len || out[i].data) continue;
    return fault(a, p, "tokenizer", e->byte, str_to_c(a, str_format(a, "%s: %s", keys[i], e->message)), e);
  }
  return true;
}

static void write_patterns(model_writer *w, const str patterns[5]) {
  uint32_t *ids = model_writer_section(w, MODEL_PATTERNS, MODEL_WHOLE, 0, 5, 1, 5 * sizeof *ids);
  for (size_t i = 0; i < 5; i++) ids[i] = model_writer_string(w, patterns[i]);
}

static void write_numbers(model_writer *w, model_kind kind, const number_list *list) {
  uint32_t *at = model_writer_section(w, kind, MODEL_WHOLE, 0, (uint32_t)list->n, 1, list->n * sizeof *at);
  if (list->n) memcpy(at, list->items, list->n * sizeof *at);
}

/* --- special cases */

typedef struct rules {
  number_list texts; /* strings: each special case as a whole */
  number_list first, tokens;
} rules;

static bool convert_rule(arena *a, model_writer *w, str text, const msgpack *parts, rules *r) {
  if (parts->type != MSGPACK_ARRAY || parts->n == 0 || text.len == 0) return false;
  str left = text;
  for (uint32_t i = 0; i < parts->n; i++) {
    const msgpack *part = &parts->items[i];
    str orth = {0}, norm = {0};
    for (uint32_t k = 0; part->type == MSGPACK_MAP && k < part->n; k++) {
      const msgpack *key = &part->items[2 * k];
      if (msgpack_uint(key, 0) == ORTH || str_eq(msgpack_str(key), STR("ORTH"))) orth = msgpack_str(key + 1);
      else if (msgpack_uint(key, 0) == NORM || str_eq(msgpack_str(key), STR("NORM"))) norm = msgpack_str(key + 1);
      else return false;
    }
    if (orth.len == 0 || !str_starts(left, orth)) return false;
    left = str_slice(left, orth.len, left.len);
    VECTOR_PUSH(a, r->tokens, model_writer_string(w, orth));
    VECTOR_PUSH(a, r->tokens, model_writer_string(w, norm));
  }
  if (left.len) return false;
  VECTOR_PUSH(a, r->texts, model_writer_string(w, text));
  VECTOR_PUSH(a, r->first, (uint32_t)r->tokens.n / 2);
  return true;
}

static bool convert_rules(arena *a, package *p, const msgpack *file, model_writer *w, rules *r, weft_error *e) {
  const msgpack *cases = msgpack_get(file, STR("exceptions"));
  if (!cases) cases = msgpack_get(file, STR("rules"));
  uint32_t n = cases && cases->type == MSGPACK_MAP ? cases->n : 0;
  VECTOR_PUSH(a, r->first, 0);
  for (uint32_t i = 0; i < n; i++)
    if (!convert_rule(a, w, msgpack_str(&cases->items[2 * i]), &cases->items[2 * i + 1], r))
      return fault(a, p, "tokenizer", BYTE_UNKNOWN, "a special case is not what its tokens spell, or sets more than a norm", e);
  uint64_t *keys = ARENA_ARRAY(a, uint64_t, n);
  uint32_t *rows = ARENA_ARRAY(a, uint32_t, n);
  for (uint32_t i = 0; i < n; i++) {
    keys[i] = string_id_plain(w->strings.list.items[r->texts.items[i]]);
    rows[i] = i;
  }
  model_writer_map(w, MODEL_RULES, MODEL_WHOLE, 0, keys, rows, n);
  write_numbers(w, MODEL_RULE_FIRST, &r->first);
  write_numbers(w, MODEL_RULE_TOKENS, &r->tokens);
  return true;
}

/* --- phrases */

typedef struct phrase {
  const str *words;
  uint32_t n;
} phrase;
typedef VECTOR(phrase) phrase_list;

static int compare_phrases(const void *a, const void *b) {
  const phrase *x = a, *y = b;
  for (uint32_t i = 0; i < x->n && i < y->n; i++) {
    int order = str_cmp(x->words[i], y->words[i]);
    if (order) return order;
  }
  return x->n < y->n ? -1 : x->n > y->n;
}

static void cut_up(arena *a, tokenizer_worker *worker, bool all, model_writer *w, const rules *r, phrase_list *found) {
  for (size_t i = 0; i < r->texts.n; i++) {
    str text = w->strings.list.items[r->texts.items[i]];
    if (!all && !tokenizer_has_affix(worker, text) && str_find_char(text, ' ', 0) == SIZE_MAX) continue;
    tokens_found tokens;
    tokenizer_run(worker, a, text, &tokens);
    str *words = ARENA_ARRAY(a, str, tokens.n);
    for (uint32_t k = 0; k < tokens.n; k++) words[k] = str_copy(a, tokens.word[k]->orth);
    if (tokens.n) VECTOR_PUSH(a, *found, (phrase){words, tokens.n});
  }
}

typedef struct cutting {
  arena *a;
  tokenizer_worker *worker;
  bool all;
  model_writer *w;
  const rules *r;
  phrase_list found;
} cutting;

static void cut_up_guarded(void *user) {
  cutting *c = user;
  cut_up(c->a, c->worker, c->all, c->w, c->r, &c->found);
}

/* A model of the patterns alone, for spaCy's _tokenize_affixes(string, False). */
static bool find_phrases(arena *a, const str patterns[5], bool all, model_writer *w, const rules *r, phrase_list *found,
                         weft_error *e) {
  model_writer plain;
  model bare;
  model_writer_init(&plain, a);
  write_patterns(&plain, patterns);
  model_component *none = model_writer_section(&plain, MODEL_COMPONENTS, MODEL_WHOLE, 0, 1, 1, sizeof *none);
  none->kind = COMPONENT_TOK2VEC;
  if (!model_open_memory(&bare, "patterns", model_writer_bytes(&plain), e)) return false;
  tokenizer *t = tokenizer_open(&bare, e);
  if (!t) return false;
  cutting c = {.a = a, .worker = tokenizer_worker_new(t), .all = all, .w = w, .r = r};
  bool good = c.worker && arena_try(a, cut_up_guarded, &c);
  tokenizer_worker_free(c.worker);
  tokenizer_close(t);
  if (!good) arena_no_memory(a);
  *found = c.found;
  return true;
}

static void write_phrases(arena *a, model_writer *w, phrase_list *list) {
  number_list first = {0}, words = {0}, rows = {0};
  id_list keys = {0};
  if (list->n) qsort(list->items, list->n, sizeof *list->items, compare_phrases);
  VECTOR_PUSH(a, first, 0);
  for (size_t i = 0; i < list->n; i++) {
    const phrase *it = &list->items[i];
    if (i && compare_phrases(it - 1, it) == 0) continue;
    if (i == 0 || !str_eq(it[-1].words[0], it->words[0])) {
      VECTOR_PUSH(a, keys, string_id(it->words[0]));
      VECTOR_PUSH(a, rows, (uint32_t)first.n - 1);
    }
    for (uint32_t k = 0; k < it->n; k++) VECTOR_PUSH(a, words, model_writer_string(w, it->words[k]));
    VECTOR_PUSH(a, first, (uint32_t)words.n);
  }
  model_writer_map(w, MODEL_PHRASES, MODEL_WHOLE, 0, keys.items, rows.items, keys.n);
  write_numbers(w, MODEL_PHRASE_FIRST, &first);
  write_numbers(w, MODEL_PHRASE_WORDS, &words);
}

/* --- norms */

/* Base norms first: of a key that comes twice the later one, the pipeline's own, stays (model_writer_map). */
static bool convert_norms(arena *a, package *p, model_writer *w, weft_error *e) {
  id_list keys = {0};
  number_list norms = {0};
  for (size_t i = 0; i < sizeof base_norms / sizeof *base_norms; i++) {
    VECTOR_PUSH(a, keys, string_id(str_c(base_norms[i].name)));
    VECTOR_PUSH(a, norms, model_writer_string(w, str_c(base_norms[i].norm)));
  }
  const char *file = "vocab/lookups.bin";
  str bytes;
  size_t at = 0;
  e->code = WEFT_OK;
  if (package_file(p, a, file, &bytes, e) && bytes.len) {
    const msgpack *tables = msgpack_parse(a, bytes, &at);
    if (!tables) return fault(a, p, file, at, "is no MessagePack", e);
    const msgpack *table = msgpack_get(tables, STR("lexeme_norm"));
    if (msgpack_get(table, STR("dict"))) table = msgpack_get(table, STR("dict"));
    for (uint32_t i = 0; table && table->type == MSGPACK_MAP && i < table->n; i++) {
      const msgpack *key = &table->items[2 * i];
      if (key->type != MSGPACK_UINT || key[1].type != MSGPACK_STR) continue;
      VECTOR_PUSH(a, keys, key->u);
      VECTOR_PUSH(a, norms, model_writer_string(w, key[1].bytes));
    }
  } else if (e->code) {
    return false;
  }
  model_writer_map(w, MODEL_NORMS, MODEL_WHOLE, 0, keys.items, norms.items, keys.n);
  return true;
}

bool convert_tokenizer(arena *a, package *p, str language, model_writer *w, weft_error *e) {
  (void)language; /* languages differ in data only; word-segmented ones (Chinese, Japanese ...) have no file "tokenizer" like this
                   */
  weft_error own = {0};
  if (!e) e = &own;
  str patterns[5];
  rules r = {0};
  phrase_list phrases = {0};
  const msgpack *file = read_file(a, p, "tokenizer", e);
  if (!file || !convert_patterns(a, p, file, patterns, e)) return false;
  const msgpack *heuristics = msgpack_get(file, STR("faster_heuristics"));
  bool all = heuristics && heuristics->type == MSGPACK_BOOL && !heuristics->u;
  write_patterns(w, patterns);
  if (!convert_rules(a, p, file, w, &r, e) || !find_phrases(a, patterns, all, w, &r, &phrases, e)) return false;
  write_phrases(a, w, &phrases);
  return convert_norms(a, p, w, e);
}
