/* attribute_phrases.c - the words of "the former mayor of Port Calder": which are the office, which say that it is over. */
#include "annotate/attribute_phrases.h"

#include "annotate/data/attribute_words.h"
#include "annotate/data/nominal_words.h"

#define MOST_BYTES ((size_t)1 << 31)
#define LONGEST_COMPLEMENT 10u /* words */
#define LONGEST_APPOSITION 14u /* words from its noun to the mark that closes it */

bool attribute_person_at(const attribute_words *w, uint32_t i, person *out) {
  uint32_t m = i < w->d->n ? w->r->mention[i] : 0;
  if (!m) return false;
  const annotation *n = &w->c->out->list.items[m - 1];
  if (!str_eq(n->as.mention.type, STR("person")) || !n->as.mention.entity.len) return false;
  *out = (person){.first = i, .last = i + 1, .who = n->as.mention.entity, .named = str_eq(n->as.mention.form, STR("name"))};
  while (out->first > 0 && w->r->mention[out->first - 1] == m) out->first--;
  while (out->last < w->d->n && w->r->mention[out->last] == m) out->last++;
  return true;
}

/* Without "ex-" and "then-". */
static str without_start(str word, bool *former) {
  if (str_find_char(word, '-', 0) == SIZE_MAX) return word;
  for (size_t i = 0; i < sizeof no_more_starts / sizeof *no_more_starts; i++) {
    str start = str_c(no_more_starts[i]);
    if (word.len <= start.len || !str_starts(word, start)) continue;
    *former = true;
    return str_slice(word, start.len, word.len);
  }
  return word;
}

/* What a word in the singular can be; of "singer-songwriter" its last part. */
static uint64_t noun_classes(str word) {
  const lexicon_entry *e = lexicon_find(word);
  if (e && (e->classes & (WORD_ROLE | WORD_TITLE))) return e->classes;
  size_t part = word.len;
  while (part > 0 && word.data[part - 1] != '-') part--;
  if (part == 0) return 0;
  word = str_slice(word, part, word.len);
  e = lexicon_find(word);
  return e && !STR_LISTED(no_offices, word) ? e->classes : 0;
}

const char *attribute_relation(const attribute_words *w, uint32_t i) {
  if (i >= w->d->n || !token_is_word(w->d, i)) return NULL;
  bool former = false;
  size_t row = STR_ROW_FIND(relation_words, without_start(w->d->lower[i], &former));
  return row == SIZE_MAX ? NULL : relation_words[row].base;
}

bool attribute_is_office(const attribute_words *w, uint32_t i) {
  const lang_doc *d = w->d;
  if (i >= d->n || !token_is_word(d, i) || d->shape[i] == LANG_CLITIC || d->shape[i] == LANG_NUMBER) return false;
  if (!has_class(w->r, i, WORD_ROLE | WORD_TITLE) && str_find_char(d->lower[i], '-', 0) == SIZE_MAX) return false;
  bool former = false;
  str word = without_start(d->lower[i], &former);
  if (str_eq(word, STR("lady"))) return i > 0 && token_is(d, i - 1, STR("first"));
  uint64_t classes = noun_classes(word);
  return (classes & (WORD_ROLE | WORD_TITLE)) && !((classes | w->r->classes[i]) & (WORD_GIVEN | WORD_FUNCTION)) &&
         !(classes & WORD_FAITH_OR_PARTY) && !STR_LISTED(no_offices, word) && !attribute_relation(w, i);
}

bool attribute_is_title(const attribute_words *w, uint32_t i) {
  bool former = false;
  str word = without_start(w->d->lower[i], &former);
  return (noun_classes(word) & WORD_TITLE) && !STR_LISTED(work_titles, word);
}

void attribute_add_bearing(const attribute_words *w, uint32_t i, bearing *b) {
  str word = w->d->lower[i];
  without_start(word, &b->former);
  if (STR_LISTED(no_more_words, word)) b->former = true;
  if (str_eq(word, STR("late"))) b->dead = true;
  if (STR_LISTED(unreal_words, word) || str_starts(word, STR("would-be"))) b->unreal = true;
  if (w->age[i]) b->age = i + 1;
}

bool attribute_is_loose(const attribute_words *w, uint32_t i) {
  if (token_is(w->d, i, STR("first")) && token_is(w->d, i + 1, STR("lady"))) return false;
  uint32_t m = w->r->mention[i];
  if (w->r->capital[i] && token_is(w->d, i, STR("new")) && i + 1 < w->d->n && w->r->mention[i + 1]) return false;
  if (m && w->r->capital[i] && ((i > 0 && w->r->mention[i - 1] == m) || (i + 1 < w->d->n && w->r->mention[i + 1] == m)))
    return false; /* "New York" */
  return w->age[i] || STR_LISTED(loose_words, w->d->lower[i]) || STR_LISTED(unreal_words, w->d->lower[i]) ||
         has_class(w->r, i, WORD_GROUP);
}

static bool modifies(const attribute_words *w, uint32_t i, uint32_t end) {
  static const char *const relations[] = {"amod", "compound", "nmod"};
  uint32_t t = w->p->of[i], head = w->p->word[w->p->d->head[t]];
  bool joined = i > 0 && token_is_char(w->d, i - 1, '-') && !w->d->space[i]; /* "L.A.-based" */
  bool before_title = !w->r->capital[i] && w->r->capital[i + 1];             /* "neurologist Dr. Lee" */
  bool gerund = !w->r->capital[i] && str_ends(w->d->lower[i], STR("ing"));
  if (joined || before_title || gerund || has_class(w->r, i, WORD_CALENDAR)) return false;
  return STR_LISTED(relations, parsed_dep(w->p, t)) && head > i && head < end;
}

bool attribute_extends(const attribute_words *w, uint32_t i, uint32_t end) {
  const lang_doc *d = w->d;
  const reading *r = w->r;
  bool opens = i == d->sentences[d->sentence[i]].first || (!token_is_word(d, i - 1) && !token_is_char(d, i - 1, ','));
  person other;
  if (w->age[i]) return true;
  if (!token_is_word(d, i) || d->shape[i] == LANG_CLITIC || d->shape[i] == LANG_NUMBER) return false;
  if (attribute_person_at(w, i, &other)) return false;
  if (token_is(d, i, STR("then")) || token_is(d, i, STR("once"))) return !opens && !token_is_char(d, i - 1, ',');
  bool former = false;
  if (attribute_is_loose(w, i) || (token_is(d, i, STR("first")) && token_is(d, i + 1, STR("lady")))) return true;
  if (has_class(r, i, WORD_FUNCTION | WORD_CALENDAR)) return false;
  if (without_start(d->lower[i], &former).len < d->lower[i].len || STR_LISTED(office_modifiers, d->lower[i])) return true;
  bool small_role = !r->capital[i] && r->capital[i + 1] && has_class(r, i, WORD_ROLE | WORD_TITLE);
  if (small_role) return false; /* "rising star Senator Ann Lee" */
  bool shouts = d->shape[i] == LANG_UPPER && d->lower[i].len > 4 && !r->mention[i];
  if (shouts || (r->capital[i] && !r->mention[i] && (str_ends(d->lower[i], STR("ing")) || str_ends(d->lower[i], STR("ed")))))
    return false;
  uint64_t known = WORD_ROLE | WORD_TITLE | WORD_ROLE_MODIFIER | WORD_GROUP | WORD_PLACE | WORD_ORGANISATION | WORD_OUTLET;
  if (has_class(r, i, known) && !(r->verbs[i] && opens)) return true;
  if (r->capital[i] && (!opens || r->mention[i])) return true;
  return w->p && modifies(w, i, end);
}

bool attribute_ends_before(const attribute_words *w, uint32_t j, uint32_t end) {
  const lang_doc *d = w->d;
  person other;
  if (j >= end || !token_is_word(d, j)) return j >= end || (!token_is_char(d, j, '-') && !token_is_char(d, j, '/'));
  if (d->shape[j] == LANG_CLITIC) return false;
  if (w->p) {
    static const char *const inside[] = {"amod", "compound", "nmod"};
    return !STR_LISTED(inside, parsed_dep(w->p, w->p->of[j - 1]));
  }
  if (has_class(w->r, j, WORD_FUNCTION)) return true;
  if (w->r->capital[j] || attribute_person_at(w, j, &other)) return false;
  const speech_verb *v = w->r->verbs[j];
  if (v && (v->kind == VERB_PAST || v->kind == VERB_ING)) return true;
  return str_ends(d->lower[j], STR("ed")) || str_ends(d->lower[j], STR("ing"));
}

/* --- complements ----------------------------------------------------------------------------------------------------- */

static bool looks_like_verb(const attribute_words *w, uint32_t i) {
  const speech_verb *v = w->r->verbs[i];
  if (w->r->capital[i]) return false;
  return (v && v->kind == VERB_PAST) || str_ends(w->d->lower[i], STR("ed")) || str_ends(w->d->lower[i], STR("ing"));
}

static bool in_complement(const attribute_words *w, uint32_t k, uint32_t end) {
  const lang_doc *d = w->d;
  if (token_is_char(d, k, '&')) return true;
  if (!token_is_word(d, k)) return false;
  if (d->shape[k] == LANG_CLITIC) return str_eq(d->lower[k], STR("'s")) || d->lower[k].len == 1;
  if (d->shape[k] == LANG_NUMBER) return false;
  if (w->r->capital[k] && !has_class(w->r, k, WORD_CALENDAR)) return true;
  if (token_is(d, k, STR("and")))
    return k + 1 < end && token_is_word(d, k + 1) && w->r->capital[k - 1] == w->r->capital[k + 1] &&
           !has_class(w->r, k + 1, WORD_FUNCTION | WORD_ROLE | WORD_TITLE) && !looks_like_verb(w, k + 1) && !w->r->verbs[k + 1];
  if (token_is(d, k, STR("the")) || token_is(d, k, STR("of")) || token_is(d, k, STR("a")) || token_is(d, k, STR("an")))
    return true;
  if (has_class(w->r, k, WORD_POSSESSIVE)) return true;
  return !has_class(w->r, k, WORD_FUNCTION | WORD_CALENDAR) && !looks_like_verb(w, k);
}

/* Past the phrase behind a preposition at word j, or j. */
static uint32_t one_complement(const attribute_words *w, uint32_t noun, uint32_t j, uint32_t end) {
  const lang_doc *d = w->d;
  bool of = token_is(d, j, STR("of")), to = token_is(d, j, STR("to")) && STR_LISTED(roles_to, d->lower[noun]);
  if (!of && !to && !token_is(d, j, STR("for")) && !token_is(d, j, STR("at"))) return j;
  if (w->p) {
    stretch all = parsed_subtree(w->p, w->p->of[j]);
    if (all.last < end) end = all.last;
  }
  uint32_t k = j + 1;
  while (k < end && k - j <= LONGEST_COMPLEMENT && in_complement(w, k, end)) {
    if (!of && STR_LISTED(times_behind, d->lower[k])) return j;
    k++;
  }
  if (k > j + 1 && d->shape[k - 1] == LANG_CLITIC) return j; /* "the author of the court's Monday decision" */
  while (k > j + 1 &&
         (has_class(w->r, k - 1, WORD_DETERMINER | WORD_POSSESSIVE) || token_is(d, k - 1, STR("of")) || !token_is_word(d, k - 1)))
    k--;
  return k > j + 1 ? k : j;
}

uint32_t attribute_complement(const attribute_words *w, uint32_t noun, uint32_t end) {
  uint32_t last = one_complement(w, noun, noun + 1, end);
  return last > noun + 1 ? one_complement(w, noun, last, end) : last;
}

bool attribute_is_closed(const attribute_words *w, uint32_t at, uint32_t end) {
  const lang_doc *d = w->d;
  for (uint32_t i = at; i < end; i++) {
    if (i - at > LONGEST_APPOSITION) return false;
    if (!token_is_word(d, i)) {
      if (token_is_char(d, i, '-') || token_is_char(d, i, '&') || token_is_char(d, i, '/')) continue;
      bool listed = token_is_char(d, i, ',') && (token_is(d, i + 1, STR("and")) || token_is(d, i + 1, STR("or")));
      return !listed;
    }
    if (token_is(d, i, STR("who")) || token_is(d, i, STR("whose"))) return i == at;
    if (token_is(d, i, STR("and"))) {
      if (w->r->capital[i + 1 < end ? i + 1 : i] && !w->r->capital[i - 1]) return false;
      if (token_is(d, i + 1, STR("the"))) return false;
      continue;
    }
    if (has_class(w->r, i, WORD_AUXILIARY | WORD_PRONOUN_SUBJECT | WORD_CONJUNCTION) && d->shape[i] != LANG_CLITIC) return false;
    if (has_class(w->r, i, WORD_SUBORDINATOR) && !has_class(w->r, i, WORD_PREPOSITION)) return false;
    const speech_verb *v = w->r->verbs[i];
    if (!w->r->capital[i] && ((v && v->kind == VERB_PAST) || (str_ends(d->lower[i], STR("ed")) && !token_is(d, i, STR("based")))))
      return false;
  }
  return true;
}

str attribute_value(const attribute_words *w, uint32_t first, uint32_t noun, uint32_t last) {
  const lang_doc *d = w->d;
  while (first < noun && (attribute_is_loose(w, first) || !token_is_word(d, first) || has_class(w->r, first, WORD_DETERMINER)))
    first++;
  buffer b;
  buffer_init(&b, w->c->a, MOST_BYTES);
  for (uint32_t i = first; i < last; i++) {
    bool former = false;
    str word = without_start(d->lower[i], &former);
    size_t row = STR_ROW_FIND(title_nouns, word);
    if (row != SIZE_MAX && i <= noun) word = str_c(title_nouns[row].noun);
    if (i > first && d->space[i]) buffer_add_char(&b, ' ');
    buffer_add(&b, word);
  }
  return buffer_str(&b);
}
