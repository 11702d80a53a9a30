/* attributes.c - what the article says of persons, in its own words: titles, professions and functions, ages, relations.
 *
 *   Former senator Ann Lee, 47, a baker from Halden, came with her husband, Bo Ray.
 *   [title       ]          [age] [role ]                     [relation husband: entity Bo Ray, other Ann Lee]
 *
 * These are slots of TAC KBP's slot filling (per:title, per:age, per:spouse, per:parents ...; Ji et al. 2010), found by patterns
 * around the name: before it, in an apposition behind it, behind "is" and "who was". What is denied, supposed or yet to come is
 * left out. Rules need a mark that closes an apposition; where there is a parse, it says whose apposition it is instead. */
#include "annotate/attribute_phrases.h"

#include "annotate/data/attribute_words.h"
#include "annotate/data/name_words.h"

#include <math.h>

#define LONGEST_PHRASE 7u    /* words of title and description before a name, or from an article to its noun */
#define LONGEST_BETWEEN 6u   /* words between "of" and the name of the other person */
#define LONGEST_TO_DEATH 8u  /* words between "died" and the age */
#define LONGEST_LOOK 60u     /* words back to others for whom a pronoun could stand */
#define LEAST_IN_BRACKETS 10 /* years: "(2)" counts something else */
#define MOST_BACK 2u         /* sentences from "the 33-year-old" to the one who is meant */
#define MOST_ADVERBS 2u
#define MOST_REPEATED 8u /* attributes back that may be the same one found in another way */

/* An attribute in the making. */
typedef struct found {
  const char *what, *why;
  uint32_t first, last; /* words */
  str value, other;
  bearing said;
  bool claimed; /* behind a verb: "is a baker" */
} found;

static bool is(str a, const char *b) { return str_eq(a, str_c(b)); }

/* The speaker, where the words stand in a quotation. Outside quotation marks titles and appositions are the article's own words:
 * only what is claimed behind a verb is the speaker's. */
static str speaker_of(const attribute_words *w, uint32_t first, uint32_t last, bool claimed) {
  uint32_t q = w->quote[first];
  if (!q || w->quote[last - 1] != q || (!claimed && !w->r->quoted[first])) return (str){0};
  return w->c->out->list.items[q - 1].as.quote.speaker;
}

static void emit(const attribute_words *w, const person *whose, const found *f) {
  annotation out = {.kind = ANNOTATION_ATTRIBUTE, .at = {w->d->start[f->first], w->d->end[f->last - 1]}, .rule = f->why};
  if (!f->value.len || f->said.unreal || str_eq(f->other, whose->who)) return;
  out.as.attribute.what = str_c(f->what);
  out.as.attribute.value = f->value;
  out.as.attribute.entity = whose->who;
  out.as.attribute.other = f->other;
  out.as.attribute.speaker = speaker_of(w, f->first, f->last, f->claimed);
  out.as.attribute.former = f->said.former;
  out.as.attribute.dead = f->said.dead;
  const annotation_list *all = w->c->out;
  for (size_t i = all->list.n; i > 0 && all->list.n - i < MOST_REPEATED; i--) {
    const annotation *x = &all->list.items[i - 1];
    if (x->kind != ANNOTATION_ATTRIBUTE) break;
    if (x->at.start == out.at.start && str_eq(x->as.attribute.entity, whose->who) &&
        str_eq(x->as.attribute.value, out.as.attribute.value))
      return;
  }
  VECTOR_PUSH(w->c->a, w->c->out->list, out);
}

static void emit_age(const attribute_words *w, const person *whose, uint32_t token, const char *why) {
  uint32_t first = token, last = token + 1, age = w->age[token];
  while (first > 0 && w->age[first - 1] == age) first--;
  while (last < w->d->n && w->age[last] == age) last++;
  double years = w->c->out->list.items[age - 1].as.quantity.lo;
  emit(w, whose, &(found){.what = "age", .why = why, .first = first, .last = last, .value = str_format(w->c->a, "%.0f", years)});
}

static void emit_office(const attribute_words *w, const person *whose, found f, uint32_t noun) {
  f.value = attribute_value(w, f.first, noun, f.last);
  emit(w, whose, &f);
}

static uint32_t sentence_first(const attribute_words *w, uint32_t i) { return w->d->sentences[w->d->sentence[i]].first; }
static uint32_t sentence_last(const attribute_words *w, uint32_t i) { return w->d->sentences[w->d->sentence[i]].last; }

/* Whether a pronoun can be trusted: the sentence names nobody else before it (`alone`); or its bearer nearest, or nobody before
 * it at the sentence's beginning. Of "when he was 18, Bo Ray left" it may stand for who is named behind it. */
static bool pronoun_is_sure(const attribute_words *w, const person *p, bool alone) {
  person other;
  uint32_t begin = sentence_first(w, p->first);
  for (uint32_t i = p->first, n = 0; i > begin && n < LONGEST_LOOK; i--, n++) {
    if (!attribute_person_at(w, i - 1, &other)) continue;
    if (!str_eq(other.who, p->who)) return false;
    if (!alone) return true;
  }
  uint32_t end = sentence_last(w, p->first);
  if (!alone) return p->first == begin;
  if (p->first == begin || !has_class(w->r, p->first - 1, WORD_SUBORDINATOR)) return true;
  for (uint32_t i = p->last; i < end && i - p->last < LONGEST_LOOK; i++)
    if (attribute_person_at(w, i, &other)) return str_eq(other.who, p->who);
  return true;
}

/* "Ann Lee and her": who stands before "and". */
static bool joined_before(const attribute_words *w, uint32_t i, person *out) {
  uint32_t begin = sentence_first(w, i);
  if (i < begin + 2 || !token_is(w->d, i - 1, STR("and"))) return false;
  i -= 2;
  if (i > begin && token_is_char(w->d, i, ',')) i--;
  return attribute_person_at(w, i, out) && out->named;
}

/* Whose the phrase is that begins behind word i: "his", "my" in somebody's speech, "Bo Ray's". *who is empty when it is not sure
 * for whom "his" stands. */
static bool owner_at(const attribute_words *w, uint32_t i, uint32_t *first, str *who) {
  const lang_doc *d = w->d;
  person p;
  *first = i;
  if (d->shape[i] == LANG_CLITIC && i > 0 && (is(d->lower[i], "'s") || d->lower[i].len == 1)) {
    if (!attribute_person_at(w, i - 1, &p) || p.last != i) return false;
    *first = p.first, *who = p.who;
    return true;
  }
  if (is(d->lower[i], "my") && w->quote[i]) {
    *who = w->c->out->list.items[w->quote[i] - 1].as.quote.speaker;
    return who->len > 0;
  }
  if ((!is(d->lower[i], "his") && !is(d->lower[i], "her")) || !attribute_person_at(w, i, &p)) return false;
  person before;
  if (joined_before(w, i, &before)) *who = before.who;
  else *who = pronoun_is_sure(w, &p, false) ? p.who : (str){0};
  return true;
}

/* --- before the name ------------------------------------------------------------------------------------------------- */

/* The name between its comma and the next mark: ", Ann Lee,". */
static bool name_is_closed(const attribute_words *w, const person *p) {
  const lang_doc *d = w->d;
  uint32_t at = p->last, end = sentence_last(w, p->first);
  if (token_is_char(d, at, '(')) return true;
  if (at >= end) return true;
  if (token_is_word(d, at)) return false;
  return !token_is_char(d, at, ',') || (!token_is(d, at + 1, STR("and")) && !token_is(d, at + 1, STR("or")));
}

/* What the parse, or else the place in the sentence, says of "the mayor, Ann Lee,". */
static bool name_is_apposed(const attribute_words *w, const person *p, uint32_t noun, uint32_t left) {
  if (w->p) {
    uint32_t head = parsed_head(w->p, p->first, p->last);
    return is(parsed_dep(w->p, head), "appos") && w->p->word[w->p->d->head[head]] == noun;
  }
  uint32_t begin = sentence_first(w, noun);
  if (has_class(w->r, begin, WORD_PREPOSITION | WORD_SUBORDINATOR) || str_ends(w->d->lower[begin], STR("ing"))) return false;
  return left == begin || (!token_is_char(w->d, left - 1, ',') && !token_is(w->d, left - 1, STR("and")));
}

static void relation_before(const attribute_words *w, const person *p, uint32_t noun, bool comma) {
  const lang_doc *d = w->d;
  uint32_t begin = sentence_first(w, noun), left = noun;
  found f = {.what = "relation", .last = noun + 1, .value = str_c(attribute_relation(w, noun))};
  while (left > begin && noun - left < 4 && token_is_word(d, left - 1) && d->shape[left - 1] == LANG_LOWER &&
         (attribute_is_loose(w, left - 1) || !has_class(w->r, left - 1, WORD_FUNCTION)) && !w->r->mention[left - 1])
    left--;
  for (uint32_t i = left; i <= noun; i++) attribute_add_bearing(w, i, &f.said);
  if (is(d->lower[noun], "ex")) f.said.former = true;
  if (left == begin) return;
  person other;
  if (owner_at(w, left - 1, &f.first, &f.other)) {
    f.why = comma ? "relation: owner, noun and name between commas" : "relation: owner and noun before the name";
    if (comma && (!name_is_closed(w, p) || !name_is_apposed(w, p, noun, f.first))) return;
  } else if (!comma && left == noun && left >= begin + 2 && token_is(d, left - 1, STR("and")) &&
             attribute_person_at(w, left - 2, &other) && other.named && d->shape[noun] != LANG_CAPITAL &&
             (other.first == begin || !attribute_relation(w, other.first - 1))) {
    f.first = left, f.other = other.who;
    f.why = "relation: \"X and husband Y\"";
  } else return;
  emit(w, p, &f);
  if (f.said.age) emit_age(w, p, f.said.age - 1, "age: in a phrase before the name");
}

static void office_before(const attribute_words *w, const person *p, uint32_t head, uint32_t last) {
  const lang_doc *d = w->d;
  person other;
  uint32_t begin = sentence_first(w, head), left = head;
  while (left > begin && head - left < LONGEST_PHRASE && attribute_extends(w, left - 1, p->last)) left--;
  bool part_of = left > begin + 2 && left < head && token_is(d, left - 1, STR("of")) && w->r->capital[left - 2];
  if (part_of) left++; /* "Joint Chiefs of Staff General Lee" */
  found f = {.first = left, .last = last, .what = "role", .why = "role before the name"};
  for (uint32_t i = left; i <= head; i++) attribute_add_bearing(w, i, &f.said);
  if (f.said.unreal) return;
  bool the = left > begin && token_is(d, left - 1, STR("the"));
  bool owned = left > begin && (d->shape[left - 1] == LANG_CLITIC || has_class(w->r, left - 1, WORD_POSSESSIVE));
  if (left > begin && (token_is(d, left - 1, STR("a")) || token_is(d, left - 1, STR("an")))) return;
  bool capital = w->r->capital[head] && left > begin;
  bool name = capital && left == head && p->last == p->first + 1 && !has_class(w->r, head, WORD_TITLE);
  if (name) return; /* "Executive Branch", "Star Trek" */
  bool title = capital ? has_class(w->r, head, WORD_TITLE) : attribute_is_title(w, head) && !owned && !the;
  if (left > begin && attribute_person_at(w, left - 1, &other)) return; /* "Larry King Live" */
  if (title) f.what = "title", f.why = "title before the name";
  if (f.said.age) emit_age(w, p, f.said.age - 1, "age: in a phrase before the name");
  while (f.first < head && w->age[f.first]) f.first++;
  emit_office(w, p, f, head);
}

/* "Secretary of State Ann Lee", "chief of staff Bo Ray". */
static bool office_of_before(const attribute_words *w, const person *p) {
  const lang_doc *d = w->d;
  uint32_t begin = sentence_first(w, p->first), k = p->first;
  person other;
  while (k > begin && p->first - k < 4 &&
         (w->r->capital[k - 1] || token_is(d, k - 1, STR("staff")) || token_is(d, k - 1, STR("the"))) &&
         !attribute_person_at(w, k - 1, &other))
    k--;
  if (k == p->first || token_is(d, p->first - 1, STR("the")) || k < begin + 2 || !token_is(d, k - 1, STR("of")) ||
      !attribute_is_office(w, k - 2))
    return false;
  office_before(w, p, k - 2, p->first);
  return true;
}

/* "The mayor of Halden, Ann Lee, said". */
static void apposed_before(const attribute_words *w, const person *p) {
  const lang_doc *d = w->d;
  uint32_t begin = sentence_first(w, p->first), comma = p->first - 1, head = comma - 1;
  if (comma < begin + 2) return;
  if (attribute_relation(w, head)) {
    relation_before(w, p, head, true);
    return;
  }
  person other;
  while (head > begin && comma - head < 8 && !attribute_is_office(w, head) &&
         (token_is_word(d, head) && !attribute_person_at(w, head, &other) && !has_class(w->r, head, WORD_AUXILIARY)))
    head--;
  if (!attribute_is_office(w, head)) return;
  if (head + 1 != comma && attribute_complement(w, head, comma) != comma) return;
  uint32_t left = head;
  while (left > begin && head - left < LONGEST_PHRASE && token_is_word(d, left - 1) && d->shape[left - 1] != LANG_CLITIC &&
         (attribute_is_loose(w, left - 1) || !has_class(w->r, left - 1, WORD_FUNCTION)))
    left--;
  if (left == begin || head - left == LONGEST_PHRASE) return;
  bool clitic = d->shape[left - 1] == LANG_CLITIC;
  if (!clitic && !token_is(d, left - 1, STR("the")) && !has_class(w->r, left - 1, WORD_POSSESSIVE)) return;
  if (!name_is_closed(w, p) || !name_is_apposed(w, p, head, left - 1)) return;
  found f = {.first = left, .last = comma, .what = "role", .why = "role before the name, between commas"};
  for (uint32_t i = left; i <= head; i++) attribute_add_bearing(w, i, &f.said);
  emit_office(w, p, f, head);
}

static void before_name(const attribute_words *w, const person *p) {
  const lang_doc *d = w->d;
  if (p->first == sentence_first(w, p->first) || !w->r->capital[p->first] || STR_LISTED(name_suffixes, d->lower[p->first]))
    return;
  bool single = p->last == p->first + 1;
  if (single && (d->lower[p->first].len == 1 || token_is(d, p->first, STR("general")))) return; /* "Gen X", "Inspector General" */
  if (!single && has_class(w->r, p->first, WORD_ORGANISATION_HEAD | WORD_ORGANISATION_START))
    return; /* "Office of the President" */
  if (has_class(w->r, p->last - 1, WORD_GROUP) && !has_class(w->r, p->last - 1, WORD_GIVEN)) return; /* a "black American" */
  if (has_class(w->r, p->last - 1, WORD_ORGANISATION_HEAD | WORD_PLACE_HEAD | WORD_EVENT)) return;   /* "Major League Baseball" */
  uint32_t h = p->first - 1;
  if (has_class(w->r, h, WORD_FUNCTION)) return;
  if (token_is_char(d, h, ',')) apposed_before(w, p);
  else if (attribute_relation(w, h)) relation_before(w, p, h, false);
  else if (token_is(d, h, STR("chief")) && h > 1 && token_is(d, h - 1, STR("in")) && attribute_is_office(w, h - 2))
    office_before(w, p, h - 2, p->first); /* "editor in chief" */
  else if (attribute_is_office(w, h) && !STR_LISTED(loose_words, d->lower[h])) office_before(w, p, h, p->first);
  else if (office_of_before(w, p)) return;
  else {
    bearing said = {0}; /* "47-year-old Ann Lee", "47-year-old fisherman's son Bo Ray" has none */
    for (uint32_t i = h; h - i < 3 && i > 0 && attribute_is_loose(w, i); i--) attribute_add_bearing(w, i, &said);
    bool an = said.age >= 2 && (token_is(d, said.age - 2, STR("a")) || token_is(d, said.age - 2, STR("an")));
    if (said.age && !said.unreal && !an) emit_age(w, p, said.age - 1, "age: in a phrase before the name");
  }
}

/* --- a phrase behind the name ------------------------------------------------------------------------------------------ */

typedef enum place { APPOSED, BEHIND_VERB } place;

/* Whose apposition or predicate the noun is, by the parse. */
static bool parse_agrees(const attribute_words *w, const person *p, uint32_t noun, place where) {
  static const char *const predicates[] = {"acomp", "appos", "attr", "conj", "dobj", "oprd", "pobj"};
  uint32_t t = w->p->of[noun];
  for (int i = 0; i < 2 && is(parsed_dep(w->p, t), "conj"); i++) t = w->p->d->head[t];
  str dep = parsed_dep(w->p, t);
  if (where == BEHIND_VERB) return STR_LISTED(predicates, dep);
  uint32_t head = w->p->word[w->p->d->head[t]];
  return is(dep, "appos") && head >= p->first && head < noun && (head < p->last || w->age[head]);
}

/* Who "of" goes on with: "of the late actor Bo Ray". */
static bool other_behind(const attribute_words *w, uint32_t of, uint32_t end, person *out) {
  for (uint32_t k = of + 1; k < end && k - of <= LONGEST_BETWEEN; k++) {
    if (attribute_person_at(w, k, out)) {
      uint32_t behind = out->last + 1; /* "of Bo Ray's", and not "of Bo Ray's friend" */
      bool owns = behind < end && w->d->shape[out->last] == LANG_CLITIC && token_is_word(w->d, behind) &&
                  !has_class(w->r, behind, WORD_FUNCTION) && !w->r->verbs[behind];
      return out->named && !owns;
    }
    bool between = token_is(w->d, k, STR("the")) || has_class(w->r, k, WORD_TITLE | WORD_ROLE | WORD_ROLE_MODIFIER) ||
                   attribute_is_loose(w, k) || w->r->mention[k];
    if (!between) return false;
  }
  return false;
}

typedef struct reader {
  const attribute_words *w;
  const person *p;
  uint32_t end;
  place where;
  bool former; /* "formerly" before it */
  const char *why_role, *why_relation, *why_age;
} reader;

/* "According to Ann Lee, the mayor left": the sentence may begin anew behind the comma. */
static bool is_fronted(const attribute_words *w, uint32_t i) {
  return has_class(w->r, sentence_first(w, i), WORD_PREPOSITION | WORD_SUBORDINATOR);
}

/* Whether the phrase with that noun, which ends before `last`, is said of the person. */
static bool is_said_of(const reader *rd, uint32_t noun, uint32_t last) {
  const attribute_words *w = rd->w;
  if (rd->where == BEHIND_VERB) return !w->p || parse_agrees(w, rd->p, noun, rd->where);
  if (attribute_is_closed(w, last, rd->end)) return !w->p || !str_starts(parsed_dep(w->p, w->p->of[noun]), STR("nsubj"));
  return w->p && parse_agrees(w, rd->p, noun, rd->where) && !is_fronted(w, noun);
}

/* The article or owner at word q; past it. */
static uint32_t skip_article(const reader *rd, uint32_t q, bool *definite, found *f, bool *owned) {
  const attribute_words *w = rd->w;
  person owner;
  if (token_is(w->d, q, STR("a")) || token_is(w->d, q, STR("an")) || token_is(w->d, q, STR("the"))) {
    *definite = true;
    return q + 1;
  }
  if (attribute_person_at(w, q, &owner) && owner.last < rd->end && w->d->shape[owner.last] == LANG_CLITIC) q = owner.last;
  else if (!has_class(w->r, q, WORD_POSSESSIVE)) return q;
  uint32_t first;
  *owned = owner_at(w, q, &first, &f->other);
  *definite = true;
  return q + 1;
}

/* Reads "a 47-year-old baker" from word q; what it says is told. Past it, or q when it says nothing. */
static uint32_t describe(const reader *rd, uint32_t q) {
  const attribute_words *w = rd->w;
  const lang_doc *d = w->d;
  found f = {.first = q, .said.former = rd->former, .claimed = rd->where == BEHIND_VERB};
  bool definite = false, owned = false, is_person = false;
  uint32_t k = skip_article(rd, q, &definite, &f, &owned), start = k, noun = NOBODY;
  for (; k < rd->end && k - q < LONGEST_PHRASE + 3; k++) {
    if (!token_is_word(d, k) && !w->age[k]) return q;
    if (d->shape[k] == LANG_CLITIC) {
      person owner;
      owned = attribute_person_at(w, k - 1, &owner);
      if (owned) f.other = owner.who;
      start = k + 1;
      continue;
    }
    if (has_class(w->r, k, WORD_FUNCTION) && !attribute_is_loose(w, k)) return q;
    attribute_add_bearing(w, k, &f.said);
    is_person = has_class(w->r, k, WORD_ROLE);
    if (!is_person && !attribute_is_office(w, k) && !attribute_relation(w, k)) continue;
    if (!attribute_ends_before(w, k + 1, rd->end)) continue;
    noun = k;
    break;
  }
  if (noun == NOBODY || f.said.unreal) return q;
  if (!definite && str_ends(d->lower[start], STR("ing"))) return q; /* "is playing king of the hill" */
  const char *relation = attribute_relation(w, noun);
  bool office = attribute_is_office(w, noun);
  person other = {0};
  f.last = noun + 1;
  if (relation && !owned && token_is(d, noun + 1, STR("of")) && other_behind(w, noun + 1, rd->end, &other))
    f.other = other.who, f.last = other.last;
  else if (office) f.last = attribute_complement(w, noun, rd->end);
  if (!is_said_of(rd, noun, f.last)) return q;
  if (f.said.age) emit_age(w, rd->p, f.said.age - 1, rd->why_age);
  if (relation) {
    f.what = "relation", f.value = str_c(relation), f.why = rd->why_relation;
    if (is(d->lower[noun], "ex")) f.said.former = true;
    if (f.other.len) emit(w, rd->p, &f);
    return f.last;
  }
  if (!office) return f.last;
  bool bare = !definite && rd->where == BEHIND_VERB && start == q;
  if (bare && f.last == noun + 1 && !has_class(w->r, noun, WORD_TITLE)) return q;
  f.what = "role", f.why = rd->why_role, f.other = (str){0};
  f.value = attribute_value(w, start, noun, f.last);
  if (owned || start > k) f.first = start;
  if (!is(f.value, "star")) emit(w, rd->p, &f); /* "he was the star" is praise, "a movie star" is work */
  return f.last;
}

/* "a singer", and what is joined to it: "and actress". */
static void describe_all(const reader *rd, uint32_t q) {
  uint32_t last = describe(rd, q);
  if (last == q || last + 1 >= rd->end || !token_is(rd->w->d, last, STR("and"))) return;
  reader second = *rd;
  if (!rd->w->p && rd->where == APPOSED && !attribute_is_closed(rd->w, last, rd->end)) return;
  describe(&second, last + 1);
}

/* --- "is a baker", "who was mayor of Halden" ------------------------------------------------------------------------- */

static bool asks_or_supposes(const attribute_words *w, uint32_t i) {
  uint32_t begin = sentence_first(w, i), end = sentence_last(w, i);
  for (uint32_t k = end; k > begin && end - k < 3; k--)
    if (token_is_char(w->d, k - 1, '?')) return true;
  for (uint32_t k = i; k > begin && i - k < 30; k--)
    if (STR_LISTED(if_words, w->d->lower[k - 1])) return true;
  return false;
}

/* Whether what stands before the name lets it be the subject of the verb behind it. */
static bool is_subject(const attribute_words *w, const person *p, uint32_t verb) {
  if (w->p) {
    uint32_t t = parsed_head(w->p, p->first, p->last), head = w->p->word[w->p->d->head[t]];
    return parsed_is_subject(w->p, p->first, p->last) && head >= verb && head <= verb + 3;
  }
  uint32_t begin = sentence_first(w, p->first), i = p->first;
  while (i > begin && p->first - i < LONGEST_PHRASE &&
         (has_class(w->r, i - 1, WORD_TITLE | WORD_ROLE | WORD_ROLE_MODIFIER) || token_is(w->d, i - 1, STR("the"))))
    i--;
  if (i == begin || !token_is_word(w->d, i - 1)) return true;
  if (w->d->shape[i - 1] == LANG_CLITIC) return false;
  uint64_t before = w->r->classes[i - 1];
  if (w->r->verbs[i - 1]) return true;
  return (before & (WORD_SUBORDINATOR | WORD_CONJUNCTION)) || ((before & WORD_ADVERB) && !(before & WORD_PREPOSITION));
}

static uint32_t skip_adverbs(const attribute_words *w, uint32_t at, uint32_t end, bool *former) {
  for (uint32_t n = 0; n < MOST_ADVERBS && at < end && STR_LISTED(skipped_adverbs, w->d->lower[at]); n++, at++)
    *former |= token_is(w->d, at, STR("formerly")) || token_is(w->d, at, STR("once"));
  return at;
}

/* "died on Tuesday at 93". */
static void age_at_death(const attribute_words *w, const person *p, uint32_t verb, uint32_t end) {
  person other;
  for (uint32_t k = verb + 1; k < end && k - verb <= LONGEST_TO_DEATH; k++) {
    if (w->age[k]) {
      emit_age(w, p, k, "age: at death");
      return;
    }
    if (!token_is_word(w->d, k) || has_class(w->r, k, WORD_AUXILIARY | WORD_SUBORDINATOR) || attribute_person_at(w, k, &other))
      return;
  }
}

static void married_to(const attribute_words *w, const person *p, uint32_t at, uint32_t end) {
  person other;
  bool engaged = token_is(w->d, at, STR("engaged"));
  if ((!engaged && !token_is(w->d, at, STR("married"))) || !token_is(w->d, at + 1, STR("to"))) return;
  if (!other_behind(w, at + 1, end, &other)) return;
  emit(w, p,
       &(found){.what = "relation",
                .why = "relation: \"married to\"",
                .first = at,
                .last = other.last,
                .value = engaged ? STR("fiance") : STR("spouse"),
                .other = other.who,
                .claimed = true});
}

static void predicate(const attribute_words *w, const person *p, uint32_t at, bool relative) {
  const lang_doc *d = w->d;
  uint32_t end = sentence_last(w, p->first);
  if (at >= end || !token_is_word(d, at)) return;
  reader rd = {w, p, end, BEHIND_VERB, false, "role behind \"is\"", "relation behind \"is\"", "age behind \"is\""};
  at = skip_adverbs(w, at, end, &rd.former);
  if (at >= end) return;
  uint32_t verb = at;
  bool has = (token_is(d, at, STR("has")) || token_is(d, at, STR("had"))) && token_is(d, at + 1, STR("been"));
  bool clitic = !p->named && token_is(d, at, STR("'s"));
  bool copula = STR_LISTED(copulas, d->lower[at]) || clitic || has;
  bool turned = token_is(d, at, STR("turned")) || token_is(d, at, STR("turns"));
  bool died = token_is(d, at, STR("died")), as = STR_LISTED(copulas_as, d->lower[at]) && token_is(d, at + 1, STR("as"));
  if (!copula && !turned && !died && !as) return;
  if (!p->named && !relative && !pronoun_is_sure(w, p, true)) return;
  if (asks_or_supposes(w, at) || (!relative && !is_subject(w, p, verb))) return;
  if (died) age_at_death(w, p, verb, end);
  if (died) return;
  at = skip_adverbs(w, at + 1 + (has || as), end, &rd.former);
  if (at >= end) return;
  if (w->age[at]) {
    uint32_t behind = at;
    while (behind < end && w->age[behind] == w->age[at]) behind++;
    if (!token_is_word(d, behind) || has_class(w->r, behind, WORD_FUNCTION)) emit_age(w, p, at, "age behind \"is\"");
    return;
  }
  if (turned) return;
  if (copula) married_to(w, p, at, end);
  if (copula && STR_LISTED(elected_words, d->lower[at])) at++;
  describe_all(&rd, at);
}

/* --- behind the name ------------------------------------------------------------------------------------------------- */

/* Past "(R-Ohio)", whose age it may tell: "(47)". */
static uint32_t skip_bracket(const attribute_words *w, const person *p, uint32_t at, uint32_t end) {
  if (!token_is_char(w->d, at, '(')) return at;
  uint32_t close = at + 1;
  while (close < end && close - at < 7 && !token_is_char(w->d, close, ')')) close++;
  if (!token_is_char(w->d, close, ')')) return at;
  uint32_t age = at + 1 + (token_is(w->d, at + 1, STR("aged")) || token_is(w->d, at + 1, STR("age")));
  bool told = w->age[age] && w->c->out->list.items[w->age[age] - 1].as.quantity.lo >= LEAST_IN_BRACKETS;
  if (told && (age + 1 == close || w->age[close - 1] == w->age[age])) emit_age(w, p, age, "age: in brackets behind the name");
  return close + 1;
}

/* Past ", 47" behind the name, or at. */
static uint32_t skip_age(const attribute_words *w, const person *p, uint32_t at, uint32_t end) {
  static const char *const before[] = {"age", "aged", "now", "then"};
  if (!token_is_char(w->d, at, ',')) return at;
  uint32_t age = at + 1;
  if (age < end && STR_LISTED(before, w->d->lower[age]) && !w->age[age]) age++;
  if (age >= end || !w->age[age]) return at;
  uint32_t last = age;
  while (last < end && w->age[last] == w->age[age]) last++;
  if (last < end && token_is_word(w->d, last) && !has_class(w->r, last, WORD_FUNCTION)) return at;
  emit_age(w, p, age, "age between commas behind the name");
  return last;
}

static void behind_name(const attribute_words *w, const person *p) {
  const lang_doc *d = w->d;
  uint32_t end = sentence_last(w, p->first), at = p->last;
  if (at < end && p->named) at = skip_bracket(w, p, at, end);
  if (at < end && p->named) at = skip_age(w, p, at, end);
  if (at >= end) return;
  bool comma = token_is_char(d, at, ',');
  if (comma && at + 1 < end && token_is(d, at + 1, STR("who"))) predicate(w, p, at + 2, true);
  else if (token_is(d, at, STR("who"))) predicate(w, p, at + 1, true);
  else if (comma && p->named) {
    reader rd = {
        w, p, end, APPOSED, false, "role behind the name", "relation behind the name", "age in a phrase behind the name"};
    uint32_t q = skip_adverbs(w, at + 1, end, &rd.former);
    if (q > at + 1 && token_is(d, q - 1, STR("then"))) rd.former = true;
    if (q < end && !token_is(d, q, STR("not"))) describe_all(&rd, q);
  } else if (!comma) predicate(w, p, at, false);
}

/* --- all of it ----------------------------------------------------------------------------------------------------------- */

/* First token that ends behind a byte. */
static uint32_t token_behind(const lang_doc *d, uint32_t byte) {
  uint32_t low = 0, high = d->n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (d->end[middle] <= byte) low = middle + 1;
    else high = middle;
  }
  return low;
}

static bool is_one_age(const annotation *n) {
  return n->kind == ANNOTATION_QUANTITY && is(n->as.quantity.dimension, "age") && n->as.quantity.lo == n->as.quantity.hi &&
         n->as.quantity.lo >= 1 && n->as.quantity.lo == floor(n->as.quantity.lo) && !n->as.quantity.hedge.len;
}

static uint32_t length_of(const annotation *quote) { return quote->at.end - quote->at.start; }

/* Ages and quotations, by token. */
static void lay_out(attribute_words *w) {
  const annotation_list *all = w->c->out;
  for (uint32_t i = 0; i < all->list.n; i++) {
    const annotation *n = &all->list.items[i];
    if (is_one_age(n))
      for (uint32_t t = token_behind(w->d, n->at.start); t < w->d->n && w->d->start[t] < n->at.end; t++) w->age[t] = i + 1;
    if (n->kind != ANNOTATION_QUOTE) continue;
    for (uint32_t k = 0; k < n->as.quote.content.n; k++) {
      span at = n->as.quote.content.items[k];
      for (uint32_t t = token_behind(w->d, at.start); t < w->d->n && w->d->start[t] < at.end; t++)
        if (!w->quote[t] || length_of(&all->list.items[w->quote[t] - 1]) > length_of(n)) w->quote[t] = i + 1;
    }
  }
}

/* Who was told of first in the latest sentence that tells of anybody. */
typedef struct latest {
  person p;
  uint32_t sentence;
  bool any;
} latest;

/* "Marsh has three sons. The 33-year-old ...": whoever the sentence before begins with. */
static void age_alone(const attribute_words *w, uint32_t the, const latest *l) {
  const lang_doc *d = w->d;
  uint32_t s = d->sentence[the], end = d->sentences[s].last, at = the + 1;
  bool begins = the == d->sentences[s].first || (the == d->sentences[s].first + 1 && !token_is_word(d, the - 1));
  if (!begins || !token_is(d, the, STR("the")) || at >= end || !w->age[at] || w->quote[the]) return;
  while (at < end && w->age[at] == w->age[the + 1]) at++;
  if (!attribute_ends_before(w, at, end) || !l->any || l->sentence == s || s - l->sentence > MOST_BACK) return;
  emit_age(w, &l->p, the + 1, "age: the one told of before");
}

void annotate_attributes(annotate_context *c) {
  attribute_words w = {.c = c, .r = reading_of(c), .d = c->doc};
  w.p = w.r->parsed;
  w.age = ARENA_ARRAY(c->a, uint32_t, c->doc->n + 2);
  w.quote = ARENA_ARRAY(c->a, uint32_t, c->doc->n + 2);
  lay_out(&w);
  latest l = {0};
  for (uint32_t i = 0; i < c->doc->n; i++) {
    person p;
    age_alone(&w, i, &l);
    if (!attribute_person_at(&w, i, &p)) continue;
    if (!l.any || l.sentence != c->doc->sentence[i]) l = (latest){p, c->doc->sentence[i], true};
    if (p.named) before_name(&w, &p);
    behind_name(&w, &p);
    i = p.last - 1;
  }
}
