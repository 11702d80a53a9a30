/* mention_names.c - runs of capitals that are names. A capital in the middle of a sentence is evidence by itself; at the
 * beginning of a sentence, in a headline or behind an opening quotation mark it counts only with the lexicon, or when the same
 * word stands capital (and not small) elsewhere in the article. Titles are cut off, and say what kind of name follows. */
#include "annotate/bearers.h"
#include "annotate/data/name_words.h"
#include "annotate/parsed.h"

#include "base/hash.h"

#define LONGEST_NAME 12u  /* tokens */
#define LONGEST_PHRASE 7u /* tokens of title and description before a name */

typedef struct finder {
  arena *a;
  const reading *r;
  const lang_doc *d;
  name_list *out;
  uint32_t *word;           /* number of each token's folded word */
  uint32_t *middle, *small; /* how often a word stands capital where that says something; how often small */
  bool *weak;               /* the token's capital says nothing */
  bool *headline;           /* of each sentence */
} finder;

/* --- evidence ---------------------------------------------------------------------------------------------------- */

/* A line by itself in which three of four longer words are capital. */
static bool is_headline(const finder *f, uint32_t s) {
  const lang_doc *d = f->d;
  uint32_t paragraph = d->sentences[s].paragraph;
  if ((s > 0 && d->sentences[s - 1].paragraph == paragraph) ||
      (s + 1 < d->n_sentences && d->sentences[s + 1].paragraph == paragraph))
    return false;
  uint32_t capitals = 0, words = 0;
  for (uint32_t i = d->sentences[s].first; i < d->sentences[s].last; i++) {
    if (d->shape[i] > LANG_UPPER || d->lower[i].len < 4) continue;
    words++;
    capitals += f->r->capital[i];
  }
  return words >= 3 && capitals * 4 >= words * 3;
}

static bool opens_sentence(const finder *f, uint32_t i) {
  const lang_doc *d = f->d;
  if (i == d->sentences[d->sentence[i]].first) return true;
  if (token_is_word(d, i - 1)) return false;
  if (f->r->quoted[i] && !(i >= 2 && f->r->quoted[i - 2]) && !d->space[i]) return true; /* behind an opening mark */
  if (d->shape[i - 1] == LANG_OPEN_QUOTE) return true;
  str before = lang_token(d, i - 1);
  return str_eq(before, STR(":")) || str_eq(before, STR("•")) || str_eq(before, STR("...")) || str_eq(before, STR("…")) ||
         (i - 1 == d->sentences[d->sentence[i]].first);
}

static void gather_evidence(finder *f) {
  const lang_doc *d = f->d;
  f->weak = ARENA_ARRAY(f->a, bool, d->n + 1);
  f->word = ARENA_ARRAY(f->a, uint32_t, d->n + 1);
  f->middle = ARENA_ARRAY(f->a, uint32_t, d->n + 1);
  f->small = ARENA_ARRAY(f->a, uint32_t, d->n + 1);
  f->headline = ARENA_ARRAY(f->a, bool, d->n_sentences + 1);
  names words;
  names_init(&words, f->a);
  for (uint32_t s = 0; s < d->n_sentences; s++) {
    f->headline[s] = is_headline(f, s);
    for (uint32_t i = d->sentences[s].first; i < d->sentences[s].last; i++) {
      if (d->shape[i] > LANG_UPPER || !d->lower[i].len) continue;
      uint32_t id = f->word[i] = names_put(&words, d->lower[i]);
      if (!f->r->capital[i]) {
        f->small[id]++;
        continue;
      }
      f->weak[i] = f->headline[s] || opens_sentence(f, i);
      if (!f->weak[i]) f->middle[id]++;
    }
  }
}

/* --- one token --------------------------------------------------------------------------------------------------- */

static bool is_initial(const lang_doc *d, uint32_t i) {
  return i < d->n && d->lower[i].len <= 2 && d->shape[i] <= LANG_UPPER && (d->lower[i].len == 1 || d->lower[i].data[1] == '.');
}

static bool next_is_capital(const finder *f, uint32_t i) {
  return i + 1 < f->d->n && f->r->capital[i + 1] && f->d->sentence[i + 1] == f->d->sentence[i];
}

static bool is_calendar_name(const finder *f, uint32_t i) { /* "Theresa May", "April Ryan" */
  bool may = token_is(f->d, i, STR("may"));
  if (may && i > 0 && has_class(f->r, i - 1, WORD_GIVEN) && f->r->capital[i - 1]) return true;
  return has_class(f->r, i, WORD_GIVEN) && next_is_capital(f, i) && !has_class(f->r, i + 1, WORD_CALENDAR);
}

/* At a place where a capital says nothing. */
static bool is_name_by_evidence(const finder *f, uint32_t i) {
  const reading *r = f->r;
  uint64_t classes = r->classes[i];
  uint32_t id = f->word[i];
  bool known = (classes & WORD_KNOWN_NAME) != 0, common = (classes & (WORD_COMMON | WORD_FUNCTION)) || f->small[id];
  if (f->middle[id] > f->small[id] && !(classes & WORD_FUNCTION)) return true;
  if (f->headline[f->d->sentence[i]]) return known && !common;
  if (next_is_capital(f, i)) {
    uint64_t starts =
        WORD_TITLE | WORD_ROLE | WORD_ORGANISATION_HEAD | WORD_ORGANISATION_START | WORD_PLACE_START | WORD_KNOWN_NAME;
    if (classes & starts) return !(classes & WORD_FUNCTION) || (classes & WORD_GIVEN);
  }
  if (common) return (classes & (WORD_PLACE | WORD_GROUP | WORD_ORGANISATION)) && !(classes & WORD_FUNCTION) && !f->small[id];
  str w = f->d->lower[i];
  return known || !(str_ends(w, STR("ing")) || str_ends(w, STR("ly")) || str_ends(w, STR("ed")));
}

static bool is_name_token(const finder *f, uint32_t i) {
  const reading *r = f->r;
  if (i >= f->d->n || !r->capital[i]) return false;
  uint64_t classes = r->classes[i];
  if ((classes & WORD_CALENDAR) && !is_calendar_name(f, i)) return false;
  if (is_initial(f->d, i) && f->weak[i] && f->d->lower[i].len == 1 && !token_is_char(f->d, i + 1, '.')) return false; /* "A" */
  if (is_initial(f->d, i)) return next_is_capital(f, i) || token_is_char(f->d, i + 1, '.');
  if (f->weak[i]) return is_name_by_evidence(f, i);
  if (classes & (WORD_FUNCTION | WORD_CAPITAL_OTHER)) return (classes & WORD_KNOWN_NAME) != 0;
  return true;
}

/* --- a run of tokens --------------------------------------------------------------------------------------------- */

static bool any_class(const finder *f, uint32_t first, uint32_t last, uint64_t classes) {
  for (uint32_t i = first; i < last; i++)
    if (f->r->classes[i] & classes) return true;
  return false;
}

/* The end of the run that begins with a name token at i: names joined by nothing, hyphens, "&", particles, and "of", "for", "and"
 * where the run is an organisation's. */
static uint32_t run_end(const finder *f, uint32_t first) {
  const lang_doc *d = f->d;
  const reading *r = f->r;
  uint32_t sentence = d->sentence[first], j = first + 1;
  bool linked = false; /* "of" or "for" was seen */
  while (j < d->n && j - first < LONGEST_NAME && d->sentence[j] == sentence) {
    bool tight = !d->space[j];
    if (token_is_char(d, j, '.') && tight && is_initial(d, j - 1) && is_name_token(f, j + 1)) {
      j += 2;
    } else if (token_is_char(d, j, '-') && tight && j + 1 < d->n && !d->space[j + 1] && r->capital[j + 1]) {
      j += 2;
    } else if (token_is_char(d, j, '&') && j + 1 < d->n && r->capital[j + 1]) {
      j += 2;
    } else if (token_is_word(d, j) && d->shape[j] != LANG_CLITIC && is_name_token(f, j)) {
      j++;
    } else if (has_class(r, j, WORD_PARTICLE) && !r->capital[j]) {
      uint32_t k = j + 1;
      while (k < j + 3 && has_class(r, k, WORD_PARTICLE) && !r->capital[k]) k++;
      if (token_is_char(d, k, '-')) k++;
      if (!is_name_token(f, k) || d->sentence[k] != sentence) break;
      j = k + 1;
    } else if (token_is(d, j, STR("of")) || token_is(d, j, STR("for")) || token_is(d, j, STR("on")) ||
               token_is(d, j, STR("and"))) {
      uint32_t k = j + 1;
      if (token_is(d, k, STR("the"))) k++;
      if (!is_name_token(f, k) || d->sentence[k] != sentence) break;
      uint64_t institution = WORD_ORGANISATION_START | WORD_ORGANISATION_HEAD;
      if (token_is(d, j, STR("and"))) {
        uint32_t head = k;
        while (head + 1 < d->n && head < k + 3 && r->capital[head + 1] && d->shape[head + 1] <= LANG_UPPER) head++;
        bool ends_as_one = j <= first + 3 && head > k && has_class(r, head, WORD_ORGANISATION_HEAD) &&
                           !any_class(f, first, head, WORD_GIVEN | WORD_TITLE) &&
                           !(r->classes[j - 1] & (WORD_PLACE | WORD_GROUP | WORD_ORGANISATION | WORD_ORGANISATION_HEAD));
        if (k != j + 1 || !(linked || ends_as_one) || has_class(r, k, WORD_GIVEN | WORD_TITLE)) break;
      } else {
        uint64_t allowed = institution | (token_is(d, j, STR("of")) ? WORD_EVENT | WORD_TITLE | WORD_ROLE : 0);
        bool named = token_is(d, j, STR("of")) && STR_LISTED(names_before_of, d->lower[j - 1]);
        if (!(r->classes[j - 1] & allowed) && !named) break;
        if (token_is(d, j, STR("on")) && !(r->classes[j - 1] & institution)) break;
        linked = true;
      }
      j = k + 1;
    } else break;
  }
  return j;
}

static bool is_suffix(const lang_doc *d, uint32_t i) { /* "Jr.", "III" */
  return i < d->n && d->shape[i] <= LANG_UPPER && STR_LISTED(name_suffixes, d->lower[i]);
}

/* --- kinds ------------------------------------------------------------------------------------------------------- */

gender gender_of_classes(uint64_t classes) {
  bool man = classes & (WORD_TITLE_MAN | WORD_ROLE_MAN | WORD_GIVEN_MAN),
       woman = classes & (WORD_TITLE_WOMAN | WORD_ROLE_WOMAN | WORD_GIVEN_WOMAN);
  return man == woman ? GENDER_UNKNOWN : man ? GENDER_MAN : GENDER_WOMAN;
}

/* Entry for the words [first, last) joined by blanks. */
static const lexicon_entry *find_phrase(const finder *f, uint32_t first, uint32_t last) {
  char joined[96];
  size_t len = 0;
  for (uint32_t i = first; i < last; i++) {
    str w = f->d->lower[i];
    if (len + w.len + 1 > sizeof joined) return NULL;
    if (i > first && f->d->space[i]) joined[len++] = ' ';
    if (w.len) memcpy(joined + len, w.data, w.len);
    len += w.len;
  }
  return lexicon_find(str_of(joined, len));
}

static bool type_of_phrase(const finder *f, uint32_t first, uint32_t last, uint8_t *type) {
  const lexicon_entry *e = find_phrase(f, first, last);
  if (!e) return false;
  bool single = last == first + 1;
  if (e->classes & (WORD_ORGANISATION | WORD_OUTLET)) {
    bool doubtful = single && (e->classes & WORD_COMMON) && f->d->shape[first] != LANG_UPPER; /* "People", "Time" */
    *type = NAME_ORGANISATION;
    return !doubtful;
  }
  if (e->classes & WORD_PLACE) return *type = NAME_PLACE, true;
  if (e->classes & WORD_GROUP) return *type = NAME_GROUP, true;
  return false;
}

/* The type of a name by its words, else by what stands around it. */
static bool type_of(const finder *f, uint32_t first, uint32_t last, uint8_t *type) {
  const reading *r = f->r;
  const lang_doc *d = f->d;
  uint32_t n = last - first;
  uint64_t head = r->classes[last - 1], start = r->classes[first];
  if (type_of_phrase(f, first, last, type)) return true;
  if (n >= 2) {
    bool given = start & WORD_GIVEN;
    for (uint32_t i = first; i + 1 < last; i++) {
      if ((r->classes[i] & (WORD_ORGANISATION_START | WORD_ORGANISATION_HEAD)) &&
          (token_is(d, i + 1, STR("of")) || token_is(d, i + 1, STR("for")) || token_is(d, i + 1, STR("on"))))
        return *type = NAME_ORGANISATION, true;
      if (token_is_char(d, i, '&')) return *type = NAME_ORGANISATION, true;
    }
    if (given && n == 2 && !(head & (WORD_ORGANISATION_START | WORD_ORGANISATION))) return *type = NAME_PERSON, true;
    if (head & WORD_ORGANISATION_HEAD) return *type = NAME_ORGANISATION, true;
    if (head & WORD_PLACE_HEAD) return *type = NAME_PLACE, true;
    if (head & WORD_EVENT) return *type = NAME_OTHER, true;
    if (given) return *type = NAME_PERSON, true;
  }
  uint32_t before = first > d->sentences[d->sentence[first]].first ? first - 1 : NOBODY;
  if (before != NOBODY && (r->classes[before] & WORD_ROLE) && !str_ends(d->lower[before], STR("s")) &&
      d->shape[before] == LANG_LOWER)
    return *type = NAME_PERSON, true;
  if (token_is_char(d, last, ',') && last + 2 < d->n && d->shape[last + 1] == LANG_NUMBER && token_is_char(d, last + 2, ',') &&
      d->end[last + 1] - d->start[last + 1] <= 2)
    return *type = NAME_PERSON, true; /* ", 47," */
  if (n == 1 && (start & WORD_GIVEN)) return *type = NAME_PERSON, false;
  *type = NAME_OTHER;
  if (n == 1 && d->shape[first] == LANG_UPPER && d->end[first] - d->start[first] <= 6 && !f->headline[d->sentence[first]])
    *type = NAME_ORGANISATION;
  else if (last < d->n && (token_is(d, last, STR("who")) ||
                           (r->verbs[last] && r->verbs[last]->kind == VERB_PAST && (r->verbs[last]->frames & FRAME_CLAUSE))))
    *type = NAME_PERSON;
  else if (n >= 2 && (start & WORD_PLACE_START)) *type = NAME_PLACE;
  else if ((n == 2 || n == 3) && !any_class(f, first, last, WORD_COMMON | WORD_FUNCTION)) *type = NAME_PERSON;
  else if (n == 1 && before != NOBODY && !token_is(d, last, STR("'s")) &&
           (token_is(d, before, STR("in")) || token_is(d, before, STR("near")) || token_is(d, before, STR("at"))))
    *type = NAME_PLACE;
  return false;
}

/* --- from runs to mentions --------------------------------------------------------------------------------------- */

/* First token of the noun phrase that ends in the name: "the former NBA player [Lamar Odom]". */
static uint32_t phrase_start(const finder *f, uint32_t name) {
  const reading *r = f->r;
  const lang_doc *d = f->d;
  uint32_t begin = d->sentences[d->sentence[name]].first, at = name;
  if (at > begin && has_class(r, at - 1, WORD_TITLE | WORD_ROLE) && !has_class(r, at - 1, WORD_PREPOSITION)) {
    at--;
    while (at > begin && name - at < LONGEST_PHRASE && token_is_word(d, at - 1) && !has_class(r, at - 1, WORD_FUNCTION) &&
           (!r->verbs[at - 1] || r->capital[at - 1]) && d->shape[at - 1] <= LANG_UPPER)
      at--;
  }
  if (at > begin && has_class(r, at - 1, WORD_DETERMINER | WORD_POSSESSIVE) && !has_class(r, at - 1, WORD_SUBORDINATOR)) at--;
  return at;
}

static bool stands_as_subject(const finder *f, uint32_t phrase) {
  const lang_doc *d = f->d;
  if (phrase == d->sentences[d->sentence[phrase]].first) return true;
  uint64_t before = f->r->classes[phrase - 1];
  if (!token_is_word(d, phrase - 1)) return true;
  if (before & (WORD_CONJUNCTION | WORD_SUBORDINATOR)) return !(before & WORD_PREPOSITION) || (before & WORD_CONJUNCTION);
  return (before & WORD_ADVERB) && !(before & WORD_PREPOSITION);
}

static name_mention make_name(const finder *f, uint32_t first, uint32_t last, uint64_t title) {
  bool capital_article = first > 0 && token_is(f->d, first - 1, STR("the")) && f->r->capital[first - 1] && !f->weak[first - 1];
  name_mention m = {.first = first, .last = last, .form = FORM_NAME, .bearer = NOBODY};
  uint8_t listed;
  m.sure = type_of(f, first, last, &m.type);
  m.why = type_of_phrase(f, first, last, &listed) ? "name in a list"
          : m.sure                                ? "capitals, type by their words"
                                                  : "capitals, type guessed";
  if (title) {
    m.type = NAME_PERSON;
    m.sure = true;
    m.why = "title or role before a name";
  }
  m.phrase = phrase_start(f, first);
  if (m.type == NAME_PERSON) {
    uint64_t said = title;
    for (uint32_t i = m.phrase; i < first; i++) said |= f->r->classes[i] & (WORD_TITLE | WORD_ROLE);
    m.gender = (uint8_t)gender_of_classes(said & ~WORD_GIVEN);
    if (!m.gender && last - first >= 1) m.gender = (uint8_t)gender_of_classes(f->r->classes[first] & WORD_GIVEN);
  }
  m.subject = f->r->parsed ? parsed_is_subject(f->r->parsed, first, last) : stands_as_subject(f, m.phrase);
  if (capital_article && m.type != NAME_PERSON)
    m.first--; /* "told The Associated Press": a capital inside the sentence belongs to the name */
  return m;
}

static void add_name(finder *f, uint32_t first, uint32_t last, uint64_t title) {
  if (last > first) VECTOR_PUSH(f->a, f->out->mentions, make_name(f, first, last, title));
}

/* Longest known name at the beginning of [first, last), or first. */
static uint32_t known_prefix(const finder *f, uint32_t first, uint32_t last) {
  uint8_t type;
  for (uint32_t end = last; end > first; end--)
    if (type_of_phrase(f, first, end, &type)) return end;
  return first;
}

static bool all_titles(const finder *f, uint32_t first, uint32_t last) {
  for (uint32_t i = first; i < last; i++)
    if (!(f->r->classes[i] & (WORD_TITLE | WORD_ROLE | WORD_ROLE_MODIFIER)) && !token_is(f->d, i, STR("of"))) return false;
  return true;
}

/* The part before a title: "[White House] press", "[FBI]", "[Texas Republican]". */
static void add_left_part(finder *f, uint32_t first, uint32_t last) {
  while (first < last) {
    uint32_t end = known_prefix(f, first, last);
    if (end > first) {
      add_name(f, first, end, 0);
      first = end;
      continue;
    }
    while (last > first &&
           (has_class(f->r, last - 1, WORD_COMMON | WORD_FUNCTION | WORD_ROLE | WORD_TITLE) || !token_is_word(f->d, last - 1)))
      last--;
    if (last > first) add_name(f, first, last, 0);
    return;
  }
}

static void add_run(finder *f, uint32_t first, uint32_t last) {
  const reading *r = f->r;
  uint8_t type;
  if (type_of_phrase(f, first, last, &type)) {
    add_name(f, first, last, 0);
    return;
  }
  uint32_t n = last - first;
  uint64_t head = r->classes[last - 1];
  bool institution = head & (WORD_ORGANISATION_HEAD | WORD_PLACE_HEAD | WORD_EVENT);
  if (n == 1 && (head & (WORD_TITLE | WORD_ROLE)) && !(head & (WORD_GIVEN | WORD_GROUP))) return;
  if (all_titles(f, first, last)) return;
  /* "Secretary of State John Kerry": the name begins with the given name */
  if (n > 3 && (r->classes[first] & (WORD_TITLE | WORD_ROLE)) && token_is(f->d, first + 1, STR("of"))) {
    for (uint32_t i = first + 3; i < last; i++)
      if (has_class(r, i, WORD_GIVEN)) {
        add_name(f, first + 2, i, 0);
        add_name(f, i, last, r->classes[first] & (WORD_TITLE | WORD_ROLE));
        return;
      }
  }
  if (!institution) {
    for (uint32_t t = last - 1; t-- > first;) {
      uint64_t title = r->classes[t] & (WORD_TITLE | WORD_ROLE);
      if (!title || (r->classes[t] & WORD_GIVEN)) continue;
      uint32_t begin = t;
      while (begin > first && has_class(r, begin - 1, WORD_TITLE | WORD_ROLE | WORD_ROLE_MODIFIER))
        title |= r->classes[--begin] & (WORD_TITLE | WORD_ROLE);
      add_left_part(f, first, begin);
      if (has_class(r, t, WORD_FAITH_OR_PARTY)) add_name(f, t, t + 1, 0);
      uint32_t name = t + 1;
      while (name < last && !token_is_word(f->d, name)) name++;
      add_name(f, name, last, title);
      return;
    }
  }
  /* "Iraqi Jane Doe": a known name before a given one */
  for (uint32_t i = first + 1; i + 1 < last; i++) {
    if (!has_class(r, i, WORD_GIVEN) || has_class(r, first, WORD_GIVEN) || institution) continue;
    if (known_prefix(f, first, i) != i) break;
    add_name(f, first, i, 0);
    add_name(f, i, last, 0);
    return;
  }
  if (n == 1 && !(head & WORD_KNOWN_NAME) && (head & WORD_CAPITAL_OTHER)) return;
  add_name(f, first, last, 0);
}

/* A mention of the pipeline's entity, read as the rules read a name. */
static name_mention make_entity(const void *finder_, uint32_t first, uint32_t last, uint8_t type) {
  name_mention m = make_name(finder_, first, last, 0);
  if (!m.sure) m.type = type;
  m.why = "entity of the model";
  return m;
}

void bearers_find(arena *a, const reading *r, name_list *out) {
  finder f = {.a = a, .r = r, .d = r->doc, .out = out};
  gather_evidence(&f);
  const lang_doc *d = r->doc;
  for (uint32_t i = 0; i < d->n;) {
    bool particle = has_class(r, i, WORD_PARTICLE) && !r->capital[i] && token_is_char(d, i + 1, '-') && !d->space[i + 1];
    if (particle && i + 2 < d->n && !d->space[i + 2] && is_name_token(&f, i + 2)) { /* "al-Masri" in three tokens */
      uint32_t end = run_end(&f, i + 2);
      add_run(&f, i, end);
      i = end;
      continue;
    }
    if (!is_name_token(&f, i)) {
      i++;
      continue;
    }
    uint32_t end = run_end(&f, i);
    if (is_suffix(d, end)) end++;
    else if (token_is_char(d, end, ',') && is_suffix(d, end + 1)) end += 2;
    if (end > d->n) end = d->n;
    add_run(&f, i, end);
    i = end;
  }
  if (r->parsed) bearers_correct(a, r, make_entity, &f, out);
}
