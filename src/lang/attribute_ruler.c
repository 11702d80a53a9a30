/* attribute_ruler.c - matching token patterns. Patterns are found by what they ask of their first token: of the attributes that
 * it must have, the one that says most (spelling before tag before relation ...). */
#include "lang/attribute_ruler.h"

#include "lang/string_id.h"

/* The patterns whose first token must have a value: values -> chains through `next`. */
typedef struct value_table {
  uint64_t *values;
  uint32_t *chains; /* number of an entry, 0: free */
  unsigned shift;   /* 64 - bits of the table's size; 0: no table */
} value_table;

typedef struct entry {
  uint32_t pattern, next;
} entry;

struct attribute_ruler {
  const model *m;
  const attribute_ruler_pattern *patterns;
  uint32_t n_patterns;
  const attribute_ruler_test *tests;
  const uint32_t *first_test;   /* of each pattern */
  const uint32_t *first_string; /* of each test */
  const uint64_t *strings;      /* as value_of() gives them */
  uint32_t *key_test;           /* of each pattern: the test by which it is found, UINT32_MAX: none */
  value_table tables[ATTRIBUTE_RULER_ATTRIBUTES];
  uint32_t unkeyed; /* chain of the patterns that no value finds */
  entry *entries;   /* from 1 */
  uint32_t n_entries;
};

static const uint8_t attributes_by_use[] = {ATTRIBUTE_RULER_ORTH,    ATTRIBUTE_RULER_LOWER, ATTRIBUTE_RULER_MORPH,
                                            ATTRIBUTE_RULER_TAG,     ATTRIBUTE_RULER_DEP,   ATTRIBUTE_RULER_POS,
                                            ATTRIBUTE_RULER_IS_SPACE};

static uint64_t value_of(const analysis *d, uint32_t i, uint32_t attribute) {
  switch ((attribute_ruler_attribute)attribute) {
  case ATTRIBUTE_RULER_ORTH: return d->word[i]->orth_id;
  case ATTRIBUTE_RULER_LOWER: return d->word[i]->lower_id;
  case ATTRIBUTE_RULER_TAG: return d->tag[i];
  case ATTRIBUTE_RULER_POS: return d->pos[i];
  case ATTRIBUTE_RULER_MORPH: return d->morph[i];
  case ATTRIBUTE_RULER_DEP: return d->dep[i];
  case ATTRIBUTE_RULER_IS_SPACE: return d->word[i]->is_space;
  case ATTRIBUTE_RULER_ATTRIBUTES: break;
  }
  return 0;
}

/* --- opening ------------------------------------------------------------------------------------------------- */

static attribute_ruler *damaged(weft_error *e, const char *what) {
  error_set(e, WEFT_ERROR_FORMAT, STR("model"), BYTE_UNKNOWN, "attribute ruler: %s", what);
  return NULL;
}

static bool is_set_to_string(const model *m, uint32_t s) { return s == ATTRIBUTE_RULER_KEEP || s < m->n_strings; }

static bool pattern_is_sound(const model *m, const attribute_ruler_pattern *p) {
  return p->n_tokens > 0 && p->target < p->n_tokens && is_set_to_string(m, p->tag) && is_set_to_string(m, p->pos) &&
         is_set_to_string(m, p->morph) && is_set_to_string(m, p->dep) && is_set_to_string(m, p->lemma);
}

/* Where each pattern's tests begin, and each test's strings. False when they do not use up what is there exactly. */
static bool lay_out(attribute_ruler *r, arena *a, size_t n_tests, const uint32_t *strings, size_t n_strings) {
  uint32_t *first_test = ARENA_ARRAY(a, uint32_t, (size_t)r->n_patterns + 1),
           *first_string = ARENA_ARRAY(a, uint32_t, n_tests + 1);
  uint64_t *values = ARENA_ARRAY(a, uint64_t, n_strings + 1);
  uint32_t test = 0, string = 0;
  for (uint32_t p = 0; p < r->n_patterns; p++) {
    const attribute_ruler_pattern *pattern = &r->patterns[p];
    if (!pattern_is_sound(r->m, pattern) || pattern->n_tests > n_tests - test) return false;
    first_test[p] = test;
    for (uint32_t end = test + pattern->n_tests; test < end; test++) {
      const attribute_ruler_test *t = &r->tests[test];
      if (t->token >= pattern->n_tokens || t->attribute >= ATTRIBUTE_RULER_ATTRIBUTES || t->n_strings > n_strings - string)
        return false;
      bool spelt = t->attribute == ATTRIBUTE_RULER_ORTH || t->attribute == ATTRIBUTE_RULER_LOWER;
      first_string[test] = string;
      for (uint32_t last = string + t->n_strings; string < last; string++) {
        uint32_t s = strings[string];
        if (s >= (t->attribute == ATTRIBUTE_RULER_IS_SPACE ? 2 : r->m->n_strings)) return false;
        values[string] = spelt ? string_id(model_string(r->m, s)) : s;
      }
    }
  }
  r->first_test = first_test;
  r->first_string = first_string;
  r->strings = values;
  return test == n_tests && string == n_strings;
}

/* The test on the first token by which a pattern is found. */
static uint32_t best_key(const attribute_ruler *r, uint32_t pattern) {
  for (size_t k = 0; k < sizeof attributes_by_use; k++) {
    for (uint32_t i = 0; i < r->patterns[pattern].n_tests; i++) {
      const attribute_ruler_test *t = &r->tests[r->first_test[pattern] + i];
      if (t->token == 0 && t->wanted && t->attribute == attributes_by_use[k]) return r->first_test[pattern] + i;
    }
  }
  return UINT32_MAX;
}

/* The slot of a value: its own or the free one where it would go. */
static size_t slot_of(const value_table *t, uint64_t value) {
  size_t mask = (size_t)(UINT64_MAX >> t->shift), at = (size_t)((value * UINT64_C(0x9E3779B97F4A7C15)) >> t->shift);
  while (t->chains[at] && t->values[at] != value) at = (at + 1) & mask;
  return at;
}

static void add_entry(attribute_ruler *r, uint32_t *chain, uint32_t pattern) {
  r->entries[++r->n_entries] = (entry){pattern, *chain};
  *chain = r->n_entries;
}

static void build_tables(attribute_ruler *r, arena *a, size_t n_strings) {
  size_t sizes[ATTRIBUTE_RULER_ATTRIBUTES] = {0};
  r->key_test = ARENA_ARRAY(a, uint32_t, (size_t)r->n_patterns + 1);
  for (uint32_t p = 0; p < r->n_patterns; p++) {
    uint32_t key = r->key_test[p] = best_key(r, p);
    if (key != UINT32_MAX) sizes[r->tests[key].attribute] += r->tests[key].n_strings;
  }
  for (size_t k = 0; k < ATTRIBUTE_RULER_ATTRIBUTES; k++) {
    if (!sizes[k]) continue;
    unsigned bits = 2;
    while ((size_t)1 << bits < sizes[k] * 2) bits++;
    r->tables[k] =
        (value_table){ARENA_ARRAY(a, uint64_t, (size_t)1 << bits), ARENA_ARRAY(a, uint32_t, (size_t)1 << bits), 64 - bits};
  }
  r->entries = ARENA_ARRAY(a, entry, n_strings + r->n_patterns + 1);
  for (uint32_t p = 0; p < r->n_patterns; p++) {
    uint32_t key = r->key_test[p];
    if (key == UINT32_MAX) {
      add_entry(r, &r->unkeyed, p);
      continue;
    }
    const value_table *t = &r->tables[r->tests[key].attribute];
    for (uint32_t i = 0; i < r->tests[key].n_strings; i++) {
      uint64_t value = r->strings[r->first_string[key] + i];
      size_t at = slot_of(t, value);
      t->values[at] = value;
      add_entry(r, &t->chains[at], p);
    }
  }
}

attribute_ruler *attribute_ruler_open(arena *a, const model *m, uint32_t owner, weft_error *e) {
  attribute_ruler *r = ARENA_NEW(a, attribute_ruler);
  size_t n_patterns, n_tests, n_strings;
  r->m = m;
  r->patterns = MODEL_ITEMS(m, MODEL_RULER, owner, 0, attribute_ruler_pattern, &n_patterns);
  r->tests = MODEL_ITEMS(m, MODEL_RULER_TESTS, owner, 0, attribute_ruler_test, &n_tests);
  const uint32_t *strings = MODEL_ITEMS(m, MODEL_RULER_STRINGS, owner, 0, uint32_t, &n_strings);
  if (n_patterns >= UINT32_MAX / 4 || n_tests >= UINT32_MAX / 4 || n_strings >= UINT32_MAX / 4)
    return damaged(e, "too many patterns");
  r->n_patterns = (uint32_t)n_patterns;
  if (!lay_out(r, a, n_tests, strings, n_strings)) return damaged(e, "its patterns are damaged");
  build_tables(r, a, n_strings);
  return r;
}

/* --- running ------------------------------------------------------------------------------------------------- */

typedef struct match {
  uint32_t target, next;
} match;

typedef struct matching {
  const attribute_ruler *r;
  arena *a;
  analysis *d;
  uint32_t *first; /* of each pattern: its matches, a chain; 0: none */
  VECTOR(match) matches;
} matching;

static bool has_value(const attribute_ruler *r, uint32_t test, uint64_t value) {
  const uint64_t *strings = r->strings + r->first_string[test];
  for (uint32_t i = 0; i < r->tests[test].n_strings; i++)
    if (strings[i] == value) return true;
  return false;
}

static void try_pattern(matching *g, uint32_t p, uint32_t i) {
  const attribute_ruler *r = g->r;
  const attribute_ruler_pattern *pattern = &r->patterns[p];
  if (pattern->n_tokens > g->d->n - i) return;
  for (uint32_t test = r->first_test[p], end = test + pattern->n_tests; test < end; test++) {
    if (test == r->key_test[p]) continue;
    const attribute_ruler_test *t = &r->tests[test];
    if (has_value(r, test, value_of(g->d, i + t->token, t->attribute)) != (t->wanted != 0)) return;
  }
  VECTOR_PUSH(g->a, g->matches, (match){i + pattern->target, g->first[p]});
  g->first[p] = (uint32_t)g->matches.n;
}

static void try_chain(matching *g, uint32_t chain, uint32_t i) {
  for (; chain; chain = g->r->entries[chain].next) try_pattern(g, g->r->entries[chain].pattern, i);
}

static void set_attributes(analysis *d, const attribute_ruler_pattern *p, uint32_t i) {
  if (p->tag != ATTRIBUTE_RULER_KEEP) d->tag[i] = p->tag;
  if (p->pos != ATTRIBUTE_RULER_KEEP) d->pos[i] = p->pos;
  if (p->morph != ATTRIBUTE_RULER_KEEP) d->morph[i] = p->morph;
  if (p->dep != ATTRIBUTE_RULER_KEEP) d->dep[i] = p->dep;
  /* an empty lemma is none: the lemmatizer gives one */
  if (p->lemma != ATTRIBUTE_RULER_KEEP) d->lemma[i] = p->lemma ? model_string(d->m, p->lemma) : (str){0};
}

void attribute_ruler_run(const attribute_ruler *r, arena *a, analysis *d) {
  matching g = {.r = r, .a = a, .d = d, .first = ARENA_ARRAY(a, uint32_t, (size_t)r->n_patterns + 1)};
  const value_table *tables[ATTRIBUTE_RULER_ATTRIBUTES];
  uint32_t attributes[ATTRIBUTE_RULER_ATTRIBUTES], n_tables = 0;
  for (uint32_t k = 0; k < ATTRIBUTE_RULER_ATTRIBUTES; k++) {
    if (!r->tables[k].shift) continue;
    tables[n_tables] = &r->tables[k];
    attributes[n_tables++] = k;
  }
  for (uint32_t i = 0; i < d->n; i++) {
    for (uint32_t k = 0; k < n_tables; k++)
      try_chain(&g, tables[k]->chains[slot_of(tables[k], value_of(d, i, attributes[k]))], i);
    try_chain(&g, r->unkeyed, i);
  }
  for (uint32_t p = 0; p < r->n_patterns; p++)
    for (uint32_t at = g.first[p]; at; at = g.matches.items[at - 1].next)
      set_attributes(d, &r->patterns[p], g.matches.items[at - 1].target);
}
