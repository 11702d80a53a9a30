/* convert_rules.c - token patterns of an attribute ruler, and tables of a lemmatizer, to their sections. What spaCy works out
 * from them for each text and can be known beforehand is worked out here. */
#include "convert/convert.h"

#include "convert/data/lemma_ways.h"
#include "lang/attribute_ruler.h"
#include "lang/string_id.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct source {
  arena *a;
  model_writer *w;
  uint32_t owner;
  str where; /* PACKAGE!FILE */
  weft_error *e;
} source;

typedef VECTOR(str) texts;

static bool refuse(const source *s, const char *format, ...) {
  char reason[160];
  va_list rest;
  va_start(rest, format);
  vsnprintf(reason, sizeof reason, format, rest);
  va_end(rest);
  error_set(s->e, WEFT_ERROR_FORMAT, s->where, BYTE_UNKNOWN, "%s", reason);
  return false;
}

/* A MessagePack file of the component's folder, or NULL. */
static const msgpack *read_tree(source *s, package *p, const char *name, const char *file) {
  str bytes, path = str_format(s->a, "%s/%s", name, file);
  weft_error unread = {0};
  s->where = str_format(s->a, "%s!%.*s", package_path(p), STR_FMT(path));
  if (!package_file(p, s->a, str_to_c(s->a, path), &bytes, &unread)) {
    if (unread.code == WEFT_OK) refuse(s, "the package has no such file");
    else if (s->e) *s->e = unread;
    return NULL;
  }
  size_t at;
  const msgpack *tree = msgpack_parse(s->a, bytes, &at);
  if (!tree) error_set(s->e, WEFT_ERROR_FORMAT, s->where, at, "not MessagePack");
  return tree;
}

/* --- morphology ---------------------------------------------------------------------------------------------- */

/* Parts of s between separators, sorted, joined again: the order in which spaCy's Morphology keeps features and their values. */
static str sorted_list(arena *a, str s, char separator) {
  texts parts = {0};
  for (size_t at = 0; at <= s.len;) {
    size_t end = str_find_char(s, separator, at);
    if (end > s.len) end = s.len;
    VECTOR_PUSH(a, parts, str_slice(s, at, end));
    at = end + 1;
  }
  qsort(parts.items, parts.n, sizeof *parts.items, str_cmp_qsort);
  buffer out;
  buffer_init(&out, a, s.len);
  for (size_t i = 0; i < parts.n; i++) {
    if (i) buffer_add_char(&out, separator);
    buffer_add(&out, parts.items[i]);
  }
  return buffer_str(&out);
}

/* "Person=3|Case=Nom,Acc" -> "Case=Acc,Nom|Person=3"; "_" -> "". */
static str normal_morph(arena *a, str s) {
  if (!s.len || str_eq(s, STR("_"))) return STR("");
  buffer out;
  buffer_init(&out, a, s.len);
  for (size_t at = 0; at < s.len;) {
    size_t end = str_find_char(s, '|', at);
    if (end > s.len) end = s.len;
    str feature = str_slice(s, at, end);
    size_t equals = str_find_char(feature, '=', 0);
    if (at) buffer_add_char(&out, '|');
    if (equals < feature.len) {
      buffer_add(&out, str_slice(feature, 0, equals + 1));
      feature = sorted_list(a, str_slice(feature, equals + 1, feature.len), ',');
    }
    buffer_add(&out, feature);
    at = end + 1;
  }
  return sorted_list(a, buffer_str(&out), '|');
}

/* --- attribute ruler ----------------------------------------------------------------------------------------- */

typedef struct ruler {
  source in;
  uint32_t rule, token; /* where in the file, for errors */
  VECTOR(attribute_ruler_pattern) patterns;
  VECTOR(attribute_ruler_test) tests;
  VECTOR(uint32_t) strings;
} ruler;

/* names of attributes in patterns, sorted */
static const struct attribute_row {
  const char *name;
  attribute_ruler_attribute attribute;
} attribute_rows[] = {{"DEP", ATTRIBUTE_RULER_DEP},     {"IS_SPACE", ATTRIBUTE_RULER_IS_SPACE}, {"LOWER", ATTRIBUTE_RULER_LOWER},
                      {"MORPH", ATTRIBUTE_RULER_MORPH}, {"ORTH", ATTRIBUTE_RULER_ORTH},         {"POS", ATTRIBUTE_RULER_POS},
                      {"TAG", ATTRIBUTE_RULER_TAG},     {"TEXT", ATTRIBUTE_RULER_ORTH}};

static str upper_ascii(arena *a, str s) {
  str copy = str_of(str_to_c(a, s), s.len);
  for (size_t i = 0; i < s.len; i++)
    if (s.data[i] >= 'a' && s.data[i] <= 'z') ((char *)(uintptr_t)copy.data)[i] = (char)(s.data[i] - 'a' + 'A');
  return copy;
}

static bool not_converted(const ruler *r, const char *what, str name) {
  return refuse(&r->in, "pattern %u, token %u: %s \"%.*s\" is not supported", r->rule, r->token, what, STR_FMT(name));
}

#define MAX_SPELLINGS 256

/* All texts that a regular expression of a few plain characters, [classes] and optional ones between ^ and $ stands for (as in
 * "^n'?t$"). False for any other expression, or when it stands for too many. */
static bool spellings(arena *a, str pattern, texts *out) {
  if (pattern.len < 2 || pattern.data[0] != '^' || pattern.data[pattern.len - 1] != '$') return false;
  VECTOR_PUSH(a, *out, STR(""));
  for (size_t at = 1, next; at < pattern.len - 1; at = next) {
    bool one_of = pattern.data[at] == '[';
    size_t from = at + one_of, to, size;
    if (one_of) {
      to = str_find_char(pattern, ']', from);
      if (to == from || to == SIZE_MAX) return false;
    } else {
      utf8_at(pattern, at, &size);
      to = at + size;
    }
    for (size_t i = from; i < to; i++)
      if (strchr("\\.^$*+?{}[]|()", pattern.data[i]) || (one_of && pattern.data[i] == '-')) return false;
    next = to + one_of;
    bool optional = pattern.data[next] == '?';
    next += optional;
    texts longer = {0};
    for (size_t i = 0; i < out->n; i++) {
      if (optional) VECTOR_PUSH(a, longer, out->items[i]);
      for (size_t c = from; c < to; c += size) {
        utf8_at(pattern, c, &size);
        VECTOR_PUSH(a, longer, str_format(a, "%.*s%.*s", STR_FMT(out->items[i]), (int)size, pattern.data + c));
      }
      if (longer.n > MAX_SPELLINGS) return false;
    }
    *out = longer;
  }
  /* Python's $ also stands before a line break at the end */
  for (size_t i = 0, n = out->n; i < n; i++) VECTOR_PUSH(a, *out, str_format(a, "%.*s\n", STR_FMT(out->items[i])));
  return true;
}

static bool add_test(ruler *r, attribute_ruler_attribute attribute, bool wanted, const texts *values) {
  for (size_t i = 0; i < values->n; i++) {
    str value = values->items[i];
    /* spaCy tells tokens without features from tokens of which nothing was said; here both are 0 */
    if (attribute == ATTRIBUTE_RULER_MORPH && (!value.len || str_eq(value, STR("_"))))
      return not_converted(r, "the morphology", value);
    VECTOR_PUSH(r->in.a, r->strings, model_writer_string(r->in.w, value));
  }
  VECTOR_PUSH(r->in.a, r->tests, (attribute_ruler_test){r->token, attribute, wanted, (uint32_t)values->n});
  r->patterns.items[r->patterns.n - 1].n_tests++;
  return true;
}

/* {"IN": [...]} and the like */
static bool add_predicates(ruler *r, attribute_ruler_attribute attribute, const msgpack *predicates) {
  for (uint32_t i = 0; i < predicates->n; i++) {
    str kind = upper_ascii(r->in.a, msgpack_str(&predicates->items[2 * i]));
    const msgpack *value = &predicates->items[2 * i + 1];
    texts values = {0};
    if (str_eq(kind, STR("REGEX"))) {
      if (value->type != MSGPACK_STR || attribute == ATTRIBUTE_RULER_MORPH || !spellings(r->in.a, value->bytes, &values))
        return not_converted(r, "the expression", msgpack_str(value));
      if (!add_test(r, attribute, true, &values)) return false;
      continue;
    }
    bool wanted = str_eq(kind, STR("IN"));
    if ((!wanted && !str_eq(kind, STR("NOT_IN"))) || value->type != MSGPACK_ARRAY) return not_converted(r, "the predicate", kind);
    for (uint32_t k = 0; k < value->n; k++) {
      if (value->items[k].type != MSGPACK_STR) return not_converted(r, "a value of", kind);
      str text = value->items[k].bytes;
      VECTOR_PUSH(r->in.a, values, attribute == ATTRIBUTE_RULER_MORPH ? normal_morph(r->in.a, text) : text);
    }
    if (!add_test(r, attribute, wanted, &values)) return false;
  }
  return true;
}

static bool add_token(ruler *r, const msgpack *spec) {
  if (spec->type != MSGPACK_MAP) return not_converted(r, "anything but a map,", msgpack_str(spec));
  for (uint32_t i = 0; i < spec->n; i++) {
    str name = upper_ascii(r->in.a, msgpack_str(&spec->items[2 * i]));
    const msgpack *value = &spec->items[2 * i + 1];
    size_t row = STR_ROW_FIND(attribute_rows, name);
    if (row == SIZE_MAX) return not_converted(r, "the attribute", name);
    attribute_ruler_attribute attribute = attribute_rows[row].attribute;
    texts values = {0};
    if (attribute == ATTRIBUTE_RULER_IS_SPACE) {
      if ((value->type != MSGPACK_BOOL && value->type != MSGPACK_UINT) || value->u > 1)
        return not_converted(r, "the value of", name);
      if (!add_test(r, attribute, true, &values)) return false;
      VECTOR_PUSH(r->in.a, r->strings, (uint32_t)value->u);
      r->tests.items[r->tests.n - 1].n_strings = 1;
    } else if (value->type == MSGPACK_STR) {
      VECTOR_PUSH(r->in.a, values, value->bytes);
      if (!add_test(r, attribute, true, &values)) return false;
    } else if (value->type != MSGPACK_MAP) {
      return not_converted(r, "the value of", name);
    } else if (!add_predicates(r, attribute, value)) {
      return false;
    }
  }
  return true;
}

static bool add_attributes(ruler *r, const msgpack *attributes, attribute_ruler_pattern *p) {
  *p = (attribute_ruler_pattern){.tag = ATTRIBUTE_RULER_KEEP,
                                 .pos = ATTRIBUTE_RULER_KEEP,
                                 .morph = ATTRIBUTE_RULER_KEEP,
                                 .dep = ATTRIBUTE_RULER_KEEP,
                                 .lemma = ATTRIBUTE_RULER_KEEP};
  if (!attributes || attributes->type != MSGPACK_MAP) return refuse(&r->in, "pattern %u sets nothing", r->rule);
  for (uint32_t i = 0; i < attributes->n; i++) {
    str name = upper_ascii(r->in.a, msgpack_str(&attributes->items[2 * i]));
    const msgpack *value = &attributes->items[2 * i + 1];
    bool morph = str_eq(name, STR("MORPH"));
    uint32_t *set = morph                        ? &p->morph
                    : str_eq(name, STR("TAG"))   ? &p->tag
                    : str_eq(name, STR("POS"))   ? &p->pos
                    : str_eq(name, STR("DEP"))   ? &p->dep
                    : str_eq(name, STR("LEMMA")) ? &p->lemma
                                                 : NULL;
    if (!set || value->type != MSGPACK_STR)
      return refuse(&r->in, "pattern %u: setting \"%.*s\" is not supported", r->rule, STR_FMT(name));
    *set = model_writer_string(r->in.w, morph ? normal_morph(r->in.a, value->bytes) : value->bytes);
  }
  return true;
}

/* One entry of the file: patterns, of which any may match, and what they set. */
static bool add_rule(ruler *r, const msgpack *rule) {
  const msgpack *patterns = msgpack_get(rule, STR("patterns")), *index = msgpack_get(rule, STR("index"));
  attribute_ruler_pattern p;
  if (!add_attributes(r, msgpack_get(rule, STR("attrs")), &p)) return false;
  if (!patterns || patterns->type != MSGPACK_ARRAY) return refuse(&r->in, "pattern %u is none", r->rule);
  if (index && index->type != MSGPACK_UINT && index->type != MSGPACK_INT)
    return refuse(&r->in, "pattern %u has no index", r->rule);
  for (uint32_t i = 0; i < patterns->n; i++) {
    const msgpack *tokens = &patterns->items[i];
    if (tokens->type != MSGPACK_ARRAY || !tokens->n) return refuse(&r->in, "pattern %u is empty", r->rule);
    int64_t target = !index ? 0 : index->type == MSGPACK_INT ? index->i + (int64_t)tokens->n : (int64_t)index->u;
    if (target < 0 || target >= (int64_t)tokens->n) return refuse(&r->in, "pattern %u: its index is outside of it", r->rule);
    p.n_tokens = tokens->n;
    p.target = (uint32_t)target;
    VECTOR_PUSH(r->in.a, r->patterns, p);
    for (r->token = 0; r->token < tokens->n; r->token++)
      if (!add_token(r, &tokens->items[r->token])) return false;
  }
  return true;
}

bool convert_attribute_ruler(arena *a, package *p, const char *name, uint32_t owner, model_writer *w, weft_error *e) {
  ruler r = {.in = {.a = a, .w = w, .owner = owner, .e = e}};
  const msgpack *tree = read_tree(&r.in, p, name, "patterns");
  if (!tree) return false;
  if (tree->type != MSGPACK_ARRAY) return refuse(&r.in, "no list of patterns");
  for (r.rule = 0; r.rule < tree->n; r.rule++)
    if (!add_rule(&r, &tree->items[r.rule])) return false;
  struct {
    model_kind kind;
    const void *items;
    size_t n, size;
  } sections[] = {{MODEL_RULER, r.patterns.items, r.patterns.n, sizeof *r.patterns.items},
                  {MODEL_RULER_TESTS, r.tests.items, r.tests.n, sizeof *r.tests.items},
                  {MODEL_RULER_STRINGS, r.strings.items, r.strings.n, sizeof *r.strings.items}};
  for (size_t i = 0; i < 3; i++) {
    size_t bytes = sections[i].n * sections[i].size;
    void *content = model_writer_section(w, sections[i].kind, owner, 0, (uint32_t)sections[i].n, 0, bytes);
    if (bytes) memcpy(content, sections[i].items, bytes);
  }
  return true;
}

/* --- lemmatizer ---------------------------------------------------------------------------------------------- */

typedef struct lemma_tables {
  source in;
  const lemma_way_row *way;
  const msgpack *rules, *exceptions, *index; /* part of speech -> ...; may be NULL */
} lemma_tables;

typedef struct key_list {
  VECTOR(uint64_t) keys;
  VECTOR(uint32_t) values;
} key_list;

static uint64_t key_of(const msgpack *key) { return key->type == MSGPACK_STR ? string_id(key->bytes) : msgpack_uint(key, 0); }

/* What a table has for a part of speech ("NOUN"; tables name it in small letters); NULL when there is nothing or it is empty. */
static const msgpack *of_part(arena *a, const msgpack *table, str pos) {
  uint64_t key = string_id(str_lower_ascii(a, pos));
  for (uint32_t i = 0; table && i < table->n; i++)
    if (key_of(&table->items[2 * i]) == key && table->items[2 * i + 1].n) return &table->items[2 * i + 1];
  return NULL;
}

static bool is_list_of_texts(const msgpack *v, uint32_t at_least) {
  if (v->type != MSGPACK_ARRAY || v->n < at_least) return false;
  for (uint32_t i = 0; i < v->n; i++)
    if (v->items[i].type != MSGPACK_STR) return false;
  return true;
}

static void add_key(const source *s, key_list *list, uint64_t key, uint32_t value) {
  VECTOR_PUSH(s->a, list->keys, key);
  VECTOR_PUSH(s->a, list->values, value);
}

static void write_keys(const source *s, model_kind kind, uint32_t part, const key_list *list) {
  model_writer_map(s->w, kind, s->owner, part, list->keys.items, list->values.items, list->keys.n);
}

static bool convert_endings(const source *s, uint32_t part, const msgpack *rules) {
  if (rules->type != MSGPACK_ARRAY) return refuse(s, "lemma_rules: no list of rules");
  uint32_t *ends =
      model_writer_section(s->w, MODEL_LEMMA_RULES, s->owner, part, rules->n, 2, (size_t)rules->n * 2 * sizeof *ends);
  for (uint32_t i = 0; i < rules->n; i++) {
    const msgpack *rule = &rules->items[i];
    if (!is_list_of_texts(rule, 2) || rule->n != 2) return refuse(s, "lemma_rules: rule %u is no pair of endings", i);
    for (uint32_t k = 0; k < 2; k++) ends[2 * i + k] = model_writer_string(s->w, rule->items[k].bytes);
  }
  return true;
}

static bool convert_index(const source *s, uint32_t part, const msgpack *index, map *known) {
  key_list list = {0};
  if (!is_list_of_texts(index, 0)) return refuse(s, "lemma_index: no list of words");
  for (uint32_t i = 0; i < index->n; i++) {
    uint64_t key = string_id(index->items[i].bytes);
    *map_put(known, key, NULL) = 1;
    add_key(s, &list, key, 1);
  }
  write_keys(s, MODEL_LEMMA_INDEX, part, &list);
  return true;
}

/* Whether rules make `form` of the word, and the index or its characters speak for it. */
static bool is_form_of(const source *s, const msgpack *rules, const map *index, str word_text, str form) {
  if (!form.len || (!map_get(index, string_id(form)) && lemmatizer_is_alpha(form))) return false;
  for (uint32_t i = 0; rules && i < rules->n; i++) {
    str old_end = rules->items[i].items[0].bytes, new_end = rules->items[i].items[1].bytes;
    if (!str_ends(word_text, old_end)) continue;
    size_t stem = word_text.len - old_end.len;
    if (str_eq(form, str_format(s->a, "%.*s%.*s", (int)stem, word_text.data, STR_FMT(new_end)))) return true;
  }
  return false;
}

/* The lemma that a word's exceptions decide for; false when they leave it to the rules. In the common way spaCy puts each
 * exception before all forms that it has, unless it is one of them; so the last one that is not wins. */
static bool winner(const lemma_tables *t, const msgpack *rules, const map *index, str word_text, const msgpack *forms,
                   str *lemma) {
  if (t->way->flags & LEMMATIZER_FIRST_FORM) {
    *lemma = forms->items[0].bytes;
    return true;
  }
  for (uint32_t i = forms->n; i-- > 0;) {
    str form = forms->items[i].bytes;
    bool before = is_form_of(&t->in, rules, index, word_text, form);
    for (uint32_t k = 0; k < i && !before; k++) before = str_eq(forms->items[k].bytes, form);
    *lemma = form;
    if (!before) return true;
  }
  return false;
}

static bool convert_exceptions(const lemma_tables *t, uint32_t part, const msgpack *exceptions, const msgpack *rules,
                               const map *index) {
  key_list list = {0};
  if (exceptions->type != MSGPACK_MAP) return refuse(&t->in, "lemma_exc: no table of words");
  for (uint32_t i = 0; i < exceptions->n; i++) {
    const msgpack *key = &exceptions->items[2 * i], *forms = &exceptions->items[2 * i + 1];
    str lemma;
    if (key->type != MSGPACK_STR || !is_list_of_texts(forms, 0))
      return refuse(&t->in, "lemma_exc: entry %u is no list of lemmas", i);
    if (forms->n && winner(t, rules, index, key->bytes, forms, &lemma))
      add_key(&t->in, &list, string_id(key->bytes), model_writer_string(t->in.w, lemma));
  }
  write_keys(&t->in, MODEL_LEMMA_EXCEPTIONS, part, &list);
  return true;
}

static bool convert_part(const lemma_tables *t, str pos) {
  const source *s = &t->in;
  uint32_t part = model_writer_string(s->w, pos);
  const msgpack *rules = of_part(s->a, t->rules, pos), *index = of_part(s->a, t->index, pos);
  const msgpack *exceptions = of_part(s->a, t->exceptions, pos);
  map known;
  map_init(&known, s->a);
  if (rules && !convert_endings(s, part, rules)) return false;
  if (index && !convert_index(s, part, index, &known)) return false;
  return !exceptions || convert_exceptions(t, part, exceptions, rules, &known);
}

static bool convert_lookup(const lemma_tables *t, const msgpack *table) {
  const source *s = &t->in;
  key_list list = {0};
  for (uint32_t i = 0; i < table->n; i++) {
    const msgpack *value = &table->items[2 * i + 1];
    bool is_list = is_list_of_texts(value, 1);
    /* where a plain text stands, the Romance languages' last resort would be its first character: no table is meant so */
    if (!is_list && (value->type != MSGPACK_STR || t->way->flags & LEMMATIZER_ELSE_LOOKUP))
      return refuse(s, "lemma_lookup: entry %u is no lemma", i);
    str lemma = is_list ? value->items[0].bytes : value->bytes;
    uint64_t key = key_of(&table->items[2 * i]);
    /* a word that is its own lemma is what one not found is, too */
    if (string_id(lemma) != key) add_key(s, &list, key, model_writer_string(s->w, lemma));
  }
  write_keys(s, MODEL_LEMMA_LOOKUP, 0, &list);
  return true;
}

static void convert_base_forms(const lemma_tables *t) {
  size_t n = t->way->n_base_forms;
  model_writer *w = t->in.w;
  lemmatizer_base_form *forms = model_writer_section(w, MODEL_BASE_FORMS, t->in.owner, 0, (uint32_t)n, 0, n * sizeof *forms);
  for (size_t i = 0; i < n; i++) {
    const base_form_row *row = &t->way->base_forms[i];
    forms[i] =
        (lemmatizer_base_form){model_writer_string(w, str_c(row->pos)),
                               {model_writer_string(w, str_c(row->wanted[0])), model_writer_string(w, str_c(row->wanted[1]))},
                               model_writer_string(w, str_c(row->absent))};
  }
}

static lemmatizer_way way_of_part(const lemma_tables *t, size_t i) {
  arena *a = t->in.a;
  str pos = str_c(lemma_parts[i]);
  if (i >= LEMMA_WORD_PARTS) return LEMMATIZER_LOWER;
  bool ruled = t->way->ruled ? str_find(str_c(t->way->ruled), str_format(a, " %s ", lemma_parts[i]), 0) != SIZE_MAX
                             : of_part(a, t->rules, pos) || of_part(a, t->exceptions, pos) || of_part(a, t->index, pos);
  return ruled ? LEMMATIZER_RULES : str_eq(pos, STR("PROPN")) ? t->way->names : t->way->others;
}

static uint32_t *write_way(const source *s, uint32_t flags, lemmatizer_way others, size_t n_parts) {
  uint32_t *way =
      model_writer_section(s->w, MODEL_LEMMA_WAY, s->owner, 0, (uint32_t)n_parts + 1, 2, (n_parts + 1) * 2 * sizeof *way);
  way[0] = flags;
  way[1] = others;
  return way + 2;
}

static bool convert_by_rules(lemma_tables *t, const msgpack *lookup, uint32_t flags) {
  const source *s = &t->in;
  if (!t->way->by_rules) return refuse(s, "rules for \"%s\" work in a way that is not supported", t->way->language);
  if (!t->rules) return refuse(s, "the table lemma_rules is missing");
  bool looks_up = t->way->others == LEMMATIZER_LOOKUP || t->way->flags & LEMMATIZER_ELSE_LOOKUP;
  if (looks_up && !lookup) return refuse(s, "the table lemma_lookup is missing");
  uint32_t *way = write_way(s, flags | t->way->flags, t->way->others, LEMMA_PARTS);
  for (size_t i = 0; i < LEMMA_PARTS; i++) {
    lemmatizer_way own = way_of_part(t, i);
    str pos = str_c(lemma_parts[i]);
    way[2 * i] = model_writer_string(s->w, pos);
    way[2 * i + 1] = own;
    if (own == LEMMATIZER_RULES && !convert_part(t, pos)) return false;
  }
  convert_base_forms(t);
  return !looks_up || convert_lookup(t, lookup);
}

static const msgpack *table_of(const msgpack *tree, const char *name) {
  const msgpack *table = msgpack_get(tree, str_c(name));
  return table && table->type == MSGPACK_MAP ? table : NULL;
}

bool convert_lemmatizer(arena *a, package *p, str language, const json *settings, const char *name, uint32_t owner,
                        model_writer *w, weft_error *e) {
  lemma_tables t = {.in = {.a = a, .w = w, .owner = owner, .e = e}, .way = &common_lemma_way};
  const msgpack *tree = read_tree(&t.in, p, name, "lookups/lookups.bin");
  if (!tree) return false;
  size_t row = STR_ROW_FIND(lemma_ways, language);
  if (row != SIZE_MAX) t.way = &lemma_ways[row];
  t.rules = table_of(tree, "lemma_rules");
  t.exceptions = table_of(tree, "lemma_exc");
  t.index = table_of(tree, "lemma_index");
  const msgpack *lookup = table_of(tree, "lemma_lookup");
  uint32_t flags = json_is(json_get(settings, STR("overwrite")), JSON_TRUE) ? LEMMATIZER_OVERWRITE : 0;
  str mode = json_get_str(settings, STR("mode"));
  if (str_eq(mode, STR("rule"))) return convert_by_rules(&t, lookup, flags);
  if (!str_eq(mode, STR("lookup"))) return refuse(&t.in, "the mode \"%.*s\" is not supported", STR_FMT(mode));
  if (!lookup) return refuse(&t.in, "the table lemma_lookup is missing");
  write_way(&t.in, flags, t.way->lookup, 0);
  return convert_lookup(&t, lookup);
}
