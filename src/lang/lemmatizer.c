/* lemmatizer.c - lemmas from exceptions, suffix rules and tables, in the ways that the model names. */
#include "lang/lemmatizer.h"

#include "lang/string_id.h"

#include <utf8proc.h>

/* Forms are built behind one another in a few bytes; longer words are left to the arena. */
#define SHORT_FORM 128

typedef struct suffix_rule {
  str old_end, new_end;
} suffix_rule;

/* What is known of a part of speech. */
typedef struct part {
  uint32_t way;
  uint32_t base_forms; /* which of the base forms (bits) are of this part of speech */
  size_t n_rules;
  const suffix_rule *rules;
  model_map exceptions, index;
} part;

struct lemmatizer {
  const model *m;
  uint32_t flags;
  model_map lookup;
  size_t n_parts;
  part *parts;         /* 0: all that have none of their own */
  uint8_t *part_of;    /* string -> its part */
  uint8_t *base_forms; /* string -> the base forms (bits) whose features this morphology has */
};

/* --- opening ------------------------------------------------------------------------------------------------- */

static bool damaged(weft_error *e, const char *what) {
  error_set(e, WEFT_ERROR_FORMAT, STR("model"), BYTE_UNKNOWN, "lemmatizer: %s", what);
  return false;
}

static bool values_are_strings(const model *m, const model_map *table) {
  for (size_t i = 0; i < table->cap; i++)
    if (table->keys[i] && table->values[i] >= m->n_strings) return false;
  return true;
}

static bool open_part(const lemmatizer *l, arena *a, uint32_t owner, uint32_t pos, part *p, weft_error *e) {
  size_t n;
  const uint32_t *ends = MODEL_ITEMS(l->m, MODEL_LEMMA_RULES, owner, pos, uint32_t, &n);
  suffix_rule *rules = ARENA_ARRAY(a, suffix_rule, n / 2 + 1);
  if (n % 2) return damaged(e, "half a rule");
  for (size_t i = 0; i < n; i++)
    if (ends[i] >= l->m->n_strings) return damaged(e, "a rule has no such string");
  for (size_t i = 0; i < n / 2; i++)
    rules[i] = (suffix_rule){model_string(l->m, ends[2 * i]), model_string(l->m, ends[2 * i + 1])};
  p->rules = rules;
  p->n_rules = n / 2;
  p->exceptions = model_map_of(l->m, MODEL_LEMMA_EXCEPTIONS, owner, pos);
  p->index = model_map_of(l->m, MODEL_LEMMA_INDEX, owner, pos);
  return values_are_strings(l->m, &p->exceptions) || damaged(e, "an exception has no such string");
}

static bool open_parts(lemmatizer *l, arena *a, uint32_t owner, weft_error *e) {
  size_t n;
  const uint32_t *way = MODEL_ITEMS(l->m, MODEL_LEMMA_WAY, owner, 0, uint32_t, &n);
  if (n < 2 || n % 2 || n / 2 > UINT8_MAX) return damaged(e, "it does not say how it works");
  l->flags = way[0];
  l->n_parts = n / 2;
  l->parts = ARENA_ARRAY(a, part, n / 2);
  l->part_of = ARENA_ARRAY(a, uint8_t, l->m->n_strings);
  for (size_t i = 0; i < n / 2; i++) {
    part *p = &l->parts[i];
    uint32_t pos = i ? way[2 * i] : 0;
    p->way = way[2 * i + 1];
    if (pos >= l->m->n_strings) return damaged(e, "a part of speech has no such string");
    if (p->way >= LEMMATIZER_WAYS || (!i && p->way == LEMMATIZER_RULES)) return damaged(e, "it works in a way not known");
    if (i) l->part_of[pos] = (uint8_t)i;
    if (p->way == LEMMATIZER_RULES && !open_part(l, a, owner, pos, p, e)) return false;
  }
  return true;
}

/* Whether a morphology ("Number=Sing|Person=3") has the feature: "Number=Sing", or with any value, "Number". */
static bool has_feature(str morph, str feature, bool any_value) {
  for (size_t at = 0; at < morph.len;) {
    size_t end = str_find_char(morph, '|', at);
    if (end > morph.len) end = morph.len;
    str own = str_slice(morph, at, end);
    if (str_eq(own, feature) || (any_value && str_starts(own, feature) && own.data[feature.len] == '=')) return true;
    at = end + 1;
  }
  return false;
}

static bool is_base_form(const model *m, const lemmatizer_base_form *b, str morph) {
  for (size_t k = 0; k < 2; k++)
    if (b->wanted[k] && !has_feature(morph, model_string(m, b->wanted[k]), false)) return false;
  return !b->absent || !has_feature(morph, model_string(m, b->absent), true);
}

/* Base forms are found once for all strings of the model, so that running costs two table look-ups a word. */
static bool open_base_forms(lemmatizer *l, arena *a, uint32_t owner, weft_error *e) {
  const model *m = l->m;
  size_t n;
  const lemmatizer_base_form *forms = MODEL_ITEMS(m, MODEL_BASE_FORMS, owner, 0, lemmatizer_base_form, &n);
  if (n > LEMMATIZER_MAX_BASE_FORMS) return damaged(e, "too many base forms");
  l->base_forms = ARENA_ARRAY(a, uint8_t, m->n_strings);
  for (size_t i = 0; i < n; i++) {
    const lemmatizer_base_form *b = &forms[i];
    if (b->pos >= m->n_strings || b->wanted[0] >= m->n_strings || b->wanted[1] >= m->n_strings || b->absent >= m->n_strings)
      return damaged(e, "a base form has no such string");
    /* a part of speech of its own base forms needs an entry of its own */
    if (b->pos && !l->part_of[b->pos]) return damaged(e, "a base form of no part of speech");
    for (size_t k = 0; k < l->n_parts; k++)
      if (!b->pos || k == l->part_of[b->pos]) l->parts[k].base_forms |= 1u << i;
  }
  for (uint32_t s = 0; n && s < m->n_strings; s++) {
    str morph = model_string(m, s);
    if (s && str_find_char(morph, '=', 0) == SIZE_MAX) continue;
    for (size_t i = 0; i < n; i++)
      if (is_base_form(m, &forms[i], morph)) l->base_forms[s] |= (uint8_t)(1u << i);
  }
  return true;
}

lemmatizer *lemmatizer_open(arena *a, const model *m, uint32_t owner, weft_error *e) {
  lemmatizer *l = ARENA_NEW(a, lemmatizer);
  l->m = m;
  l->lookup = model_map_of(m, MODEL_LEMMA_LOOKUP, owner, 0);
  bool sound = values_are_strings(m, &l->lookup) || damaged(e, "a lemma looked up has no such string");
  if (!sound || !open_parts(l, a, owner, e) || !open_base_forms(l, a, owner, e)) return NULL;
  return l;
}

/* --- running ------------------------------------------------------------------------------------------------- */

bool lemmatizer_is_alpha(str s) {
  for (size_t at = 0; at < s.len;) {
    unsigned char c = (unsigned char)s.data[at];
    if (c < 0x80) {
      if ((unsigned char)((c | 0x20) - 'a') >= 26) return false;
      at++;
      continue;
    }
    utf8proc_int32_t rune;
    utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)s.data + at, (utf8proc_ssize_t)(s.len - at), &rune);
    if (size <= 0) return false;
    utf8proc_category_t k = utf8proc_category(rune);
    if (k < UTF8PROC_CATEGORY_LU || k > UTF8PROC_CATEGORY_LO) return false;
    at += (size_t)size;
  }
  return s.len > 0;
}

static str look_up(const lemmatizer *l, str s, uint64_t id) {
  uint32_t lemma;
  return model_map_get(&l->lookup, id, &lemma) ? model_string(l->m, lemma) : s;
}

static bool applies(const suffix_rule *rule, str s) {
  size_t n = rule->old_end.len;
  return n == 0 || (n <= s.len && s.data[s.len - 1] == rule->old_end.data[n - 1] && str_ends(s, rule->old_end));
}

/* A rule's form of s, or an empty one: in s where nothing is added, else in `room` (SHORT_FORM bytes) or, when it does not fit or
 * there is none, in the arena. */
static str form_of(const suffix_rule *rule, str s, char *room, arena *a) {
  str stem = str_slice(s, 0, s.len - rule->old_end.len), end = rule->new_end;
  if (!end.len) return stem;
  char *bytes = room && stem.len + end.len <= SHORT_FORM ? room : arena_alloc(a, stem.len + end.len);
  memcpy(bytes, stem.data, stem.len);
  memcpy(bytes + stem.len, end.data, end.len);
  return str_of(bytes, stem.len + end.len);
}

/* The lemma by rules; data NULL when none applies. The flag decides which form wins, so also in which order rules are read: the
 * one that ends the search is met first. */
static str by_rules(const lemmatizer *l, const part *p, str s, arena *a) {
  char room[SHORT_FORM];
  bool forward = l->flags & LEMMATIZER_FIRST_FORM;
  const suffix_rule *other = NULL, *unseen = NULL; /* first rules whose form is not all letters; is not in the index */
  for (size_t i = 0; i < p->n_rules; i++) {
    const suffix_rule *rule = &p->rules[forward ? i : p->n_rules - 1 - i];
    if (!applies(rule, s)) continue;
    str form = form_of(rule, s, room, a);
    uint32_t value;
    if (!form.len) continue;
    if (model_map_get(&p->index, string_id(form), &value)) return form_of(rule, s, NULL, a);
    if (!lemmatizer_is_alpha(form)) {
      other = rule;
      if (forward) break;
    } else if (!forward || !unseen) {
      unseen = rule;
    }
  }
  if (!other) other = unseen;
  return other ? form_of(other, s, NULL, a) : (str){0};
}

static str by_part(const lemmatizer *l, const part *p, const lexeme *w, str orth, arena *a) {
  uint32_t value;
  if ((l->flags & LEMMATIZER_INDEX_FIRST) && model_map_get(&p->index, w->lower_id, &value)) return w->lower;
  if (model_map_get(&p->exceptions, w->lower_id, &value)) return model_string(l->m, value);
  str lemma = by_rules(l, p, w->lower, a);
  if (lemma.data) return lemma;
  if (l->flags & LEMMATIZER_ELSE_LOOKUP) return look_up(l, w->lower, w->lower_id);
  return l->flags & LEMMATIZER_ELSE_LOWER ? w->lower : orth;
}

void lemmatizer_run(const lemmatizer *l, arena *a, analysis *d) {
  for (uint32_t i = 0; i < d->n; i++) {
    if (d->lemma[i].data && !(l->flags & LEMMATIZER_OVERWRITE)) continue;
    const lexeme *w = d->word[i];
    const part *p = &l->parts[l->part_of[d->pos[i]]];
    str orth = str_slice(d->text, d->start[i], d->end[i]);
    if (p->base_forms & l->base_forms[d->morph[i]]) {
      d->lemma[i] = w->lower;
      continue;
    }
    switch ((lemmatizer_way)p->way) {
    case LEMMATIZER_LOOKUP: d->lemma[i] = look_up(l, orth, w->orth_id); break;
    case LEMMATIZER_LOOKUP_LOWER: d->lemma[i] = look_up(l, w->lower, w->lower_id); break;
    case LEMMATIZER_LOWER: d->lemma[i] = w->lower; break;
    case LEMMATIZER_RULES: d->lemma[i] = by_part(l, p, w, orth, a); break;
    case LEMMATIZER_AS_WRITTEN:
    case LEMMATIZER_WAYS: d->lemma[i] = orth; break;
    }
  }
}
