/* citations.c - whom the article credits for what it tells: another outlet, an agency, the police, a person who told somebody.
 *
 *   according-to   according to People; per TMZ; citing police; in an interview with Us Weekly
 *   told           she told Us Weekly (the outlet is credited); police said (they told everybody)
 *   reported-by    TMZ reported; first reported by TMZ; a report in the Post; a letter seen by Reuters
 *   agency         OSTREL (AP) - ...; By The Associated Press; Reuters contributed to this report
 *
 * Each form is a function that looks at one place, adds what it finds, and returns the token behind it, or 0. Words inside
 * quotation marks credit nobody: they are not the article's. */
#include "annotate/annotate.h"
#include "annotate/data/credit_words.h"
#include "annotate/outlets.h"

#define LONGEST_OFFICIALS 5u /* tokens: "the county's chief prosecutors" */
#define FARTHEST_START 4u    /* tokens from "interview" back to "in" */
#define LONGEST_BYLINE 12u   /* tokens */

typedef struct finder {
  annotate_context *c;
  const reading *r;
  const lang_doc *d;
  stretch unit;
} finder;

static bool is(const finder *f, uint32_t i, const char *lower) { return i < f->unit.last && token_is(f->d, i, str_c(lower)); }

static bool listed(const finder *f, uint32_t i, const char *const *list, size_t n) {
  return i < f->unit.last && str_listed(list, n, f->d->lower[i]);
}
#define LISTED(f, i, list) listed((f), (i), (list), sizeof(list) / sizeof *(list))

static bool is_article(const finder *f, uint32_t i) { return is(f, i, "a") || is(f, i, "an") || is(f, i, "the"); }

/* The outlet that begins at token `first`; its programme may stand between quotation marks: told "Fox News Sunday". */
static stretch outlet_from(const finder *f, uint32_t first) {
  if (first < f->unit.last && f->r->quoted[first] && !token_is_word(f->d, first)) first++;
  return outlet_named(f->r, first, f->unit.last);
}

static void add_named(finder *f, str source, span source_at, stretch at, const char *form, const char *rule) {
  annotation out = {.kind = ANNOTATION_CITATION, .rule = rule, .at = {f->d->start[at.first], f->d->end[at.last - 1]}};
  out.as.citation.source = source;
  out.as.citation.source_at = source_at;
  out.as.citation.form = str_c(form);
  VECTOR_PUSH(f->c->a, f->c->out->list, out);
}

/* Returns the token behind it, for the finders' answer. */
static uint32_t add(finder *f, stretch source, stretch at, const char *form, const char *rule) {
  while (source.last > source.first && f->d->shape[source.last - 1] == LANG_CLITIC) source.last--;
  if (stretch_empty(source)) return 0;
  span place = {f->d->start[source.first], f->d->end[source.last - 1]};
  add_named(f, str_slice(f->d->text, place.start, place.end), place, at, form, rule);
  return at.last;
}

/* --- phrases that name who is credited ----------------------------------------------------------------------------------- */

static const annotation *name_in(const finder *f, stretch s) {
  for (uint32_t i = s.first; i < s.last; i++) {
    uint32_t m = f->r->mention[i];
    if (m && str_eq(f->c->out->list.items[m - 1].as.mention.form, STR("name"))) return &f->c->out->list.items[m - 1];
  }
  return NULL;
}

/* The tokens of a name within a phrase, when it stands for the whole: a person, or a name that ends the phrase. */
static stretch credited_name(const finder *f, stretch phrase, const annotation *m) {
  const lang_doc *d = f->d;
  uint32_t first = phrase.first;
  while (first < phrase.last && d->start[first] < m->at.start) first++;
  uint32_t last = first;
  while (last < phrase.last && d->end[last] <= m->at.end) last++;
  bool owner = last < phrase.last && d->shape[last] == LANG_CLITIC;
  bool person = str_eq(m->as.mention.type, STR("person"));
  bool ends = last == phrase.last || token_is_char(d, last, ',') || token_is_char(d, last, '(');
  bool begins = person || first == phrase.first || has_class(f->r, first - 1, WORD_DETERMINER);
  return !owner && (person || ends) && begins ? (stretch){first, last} : (stretch){first, first};
}

/* The outlet or name in a phrase, or the phrase without its article: "the county police" -> "county police". */
static stretch credited(const finder *f, stretch phrase) {
  stretch outlet = outlet_named(f->r, phrase.first, phrase.last);
  uint32_t from = is_article(f, phrase.first) ? phrase.first + 1 : phrase.first;
  if (stretch_empty(outlet)) outlet = outlet_named(f->r, from, phrase.last); /* "a Reuters report" */
  if (!stretch_empty(outlet)) return outlet;
  const annotation *m = name_in(f, phrase);
  stretch named = m ? credited_name(f, phrase, m) : (stretch){0};
  if (!stretch_empty(named)) return named;
  return from < phrase.last ? (stretch){from, phrase.last} : phrase;
}

/* "police", "two county officials", without a determiner; empty when the phrase is none such. */
static stretch officials_of(const finder *f, stretch phrase) {
  stretch none = {phrase.first, phrase.first};
  if (stretch_empty(phrase) || phrase.last - phrase.first > LONGEST_OFFICIALS) return none;
  if (!LISTED(f, phrase.last - 1, crediting_officials)) return none;
  if (has_class(f->r, phrase.first, WORD_DETERMINER) && phrase.last - phrase.first > 1) phrase.first++;
  return phrase;
}

/* From the article before a noun, "in" before that, and words between. */
static uint32_t start_of_phrase(const finder *f, uint32_t noun, bool with_in) {
  uint32_t first = noun, least = noun > f->unit.first + FARTHEST_START ? noun - FARTHEST_START : f->unit.first;
  for (uint32_t k = noun; k-- > least && token_is_word(f->d, k);) {
    if (with_in && is(f, k, "in")) return k;
    if (has_class(f->r, k, WORD_DETERMINER | WORD_POSSESSIVE)) {
      first = k;
      if (!with_in) return k;
    }
  }
  return with_in ? noun : first; /* no "in": the noun alone */
}

/* Behind "report", "interview": the outlet that made it; empty when none is named. */
static stretch maker_behind(const finder *f, uint32_t i) {
  uint32_t k = i;
  if (LISTED(f, k, printing_verbs) || LISTED(f, k, holding_verbs)) k++;
  if (has_class(f->r, k, WORD_CALENDAR)) k++; /* "an interview Wednesday on" */
  bool linked = is(f, k, "in") || is(f, k, "by") || is(f, k, "on") || is(f, k, "from") || is(f, k, "with") || is(f, k, "to");
  return linked ? outlet_from(f, k + 1) : (stretch){i, i};
}

/* --- according to -------------------------------------------------------------------------------------------------------- */

/* "plan", "their age": nobody. */
static bool is_measure(const finder *f, stretch phrase) {
  bool owned = has_class(f->r, phrase.first, WORD_DETERMINER | WORD_POSSESSIVE);
  return phrase.last - phrase.first == (owned ? 2u : 1u) && LISTED(f, phrase.last - 1, not_credited);
}

static uint32_t according_to(finder *f, uint32_t i) {
  static const char rule[] = "form: according to, and its noun phrase";
  if (!is(f, i, "according") || !is(f, i + 1, "to")) return 0;
  stretch phrase = noun_phrase_after(f->r, i + 2, f->unit.last, false);
  for (uint32_t k = phrase.first + 1; k < phrase.last; k++)
    if (LISTED(f, k, holding_verbs)) phrase.last = k; /* "papers [obtained by TMZ]" */
  while (phrase.last > phrase.first + 1 && has_class(f->r, phrase.last - 1, WORD_ADVERB)) phrase.last--;
  if (stretch_empty(phrase) || is_measure(f, phrase)) return 0;
  bool report = LISTED(f, phrase.last - 1, report_nouns) || is(f, phrase.last - 1, "interview");
  stretch maker = report ? maker_behind(f, phrase.last) : (stretch){0};
  if (!stretch_empty(maker)) return add(f, maker, (stretch){i, maker.last}, "according-to", rule);
  return add(f, credited(f, phrase), (stretch){i, phrase.last}, "according-to", rule);
}

/* "per Us Weekly", "via Reuters". */
static uint32_t credit_preposition(finder *f, uint32_t i) {
  if (!LISTED(f, i, credit_prepositions)) return 0;
  stretch outlet = outlet_from(f, i + 1);
  return add(f, outlet, (stretch){i, outlet.last}, "according-to", "form: per or via, and an outlet");
}

/* "citing police", "citing two people with knowledge of it": whom, never why. */
static uint32_t citing(finder *f, uint32_t i) {
  static const char rule[] = "form: citing, and who was asked";
  if (!is(f, i, "citing") && !is(f, i, "quoting")) return 0;
  stretch outlet = outlet_from(f, i + 1);
  if (!stretch_empty(outlet)) return add(f, outlet, (stretch){i, outlet.last}, "according-to", rule);
  stretch phrase = noun_phrase_after(f->r, i + 1, f->unit.last, false);
  if (stretch_empty(phrase) || phrase.first >= f->unit.last) return 0;
  uint32_t head = phrase.first;
  while (head < phrase.last && !LISTED(f, head, crediting_officials) && !LISTED(f, head, cited_heads)) head++;
  if (head < phrase.last) return add(f, (stretch){phrase.first, head + 1}, (stretch){i, head + 1}, "according-to", rule);
  const annotation *m = name_in(f, phrase);
  bool person = m && str_eq(m->as.mention.type, STR("person"));
  stretch named = person ? credited_name(f, phrase, m) : (stretch){0};
  return add(f, named, (stretch){i, named.last}, "according-to", rule);
}

/* "in an interview with The Guardian", "in a Fox News interview". */
static uint32_t interview(finder *f, uint32_t i) {
  static const char rule[] = "form: interview of an outlet";
  if (!is(f, i, "interview")) return 0;
  uint32_t first = start_of_phrase(f, i, true);
  if (first == i) first = start_of_phrase(f, i, false); /* "during a Fox News interview" */
  stretch outlet = maker_behind(f, i + 1);
  if (!stretch_empty(outlet)) return add(f, outlet, (stretch){first, outlet.last}, "according-to", rule);
  return add(f, outlet_before(f->r, first, i), (stretch){first, i + 1}, "according-to", rule);
}

/* --- told ---------------------------------------------------------------------------------------------------------------- */

/* "told Us Weekly", "spoke exclusively to Rolling Stone", "confirmed to E! News". */
static uint32_t told(finder *f, uint32_t i) {
  const speech_verb *v = f->r->verbs[i];
  if (!v && !LISTED(f, i, speaking_verbs)) return 0;
  str lemma = v ? str_c(v->lemma) : STR("");
  uint32_t k = i + 1;
  if (str_eq(lemma, STR("tell"))) {
    if (v->kind == VERB_BASE) return 0;
  } else if (LISTED(f, i, speaking_verbs) || STR_LISTED(saying_to_verbs, lemma)) {
    if (has_class(f->r, k, WORD_ADVERB) || (k < f->unit.last && str_ends(f->d->lower[k], STR("ly")))) k++;
    bool on = is(f, k, "on") && str_eq(lemma, STR("say")); /* "said on CNN" */
    if (!on && !is(f, k, "to") && !(LISTED(f, i, speaking_verbs) && is(f, k, "with"))) return 0;
    k++;
  } else return 0;
  stretch outlet = outlet_from(f, k);
  return add(f, outlet, (stretch){i, outlet.last}, "told", "form: verb of telling, and an outlet");
}

/* "in a statement to TMZ". */
static uint32_t given_to(finder *f, uint32_t i) {
  if (!LISTED(f, i, given_nouns) || !is(f, i + 1, "to")) return 0;
  stretch outlet = outlet_from(f, i + 2);
  return add(f, outlet, (stretch){start_of_phrase(f, i, true), outlet.last}, "told", "form: statement to an outlet");
}

/* --- reported by --------------------------------------------------------------------------------------------------------- */

/* "was first reported by TMZ", "as reported by TMZ": with the words before that belong to it. */
static uint32_t reported_by(finder *f, uint32_t i) {
  const reading *r = f->r;
  if (!is(f, i, "reported") || !is(f, i + 1, "by")) return 0;
  stretch outlet = outlet_from(f, i + 2);
  uint32_t first = i;
  while (first > f->unit.first && has_class(r, first - 1, WORD_ADVERB | WORD_AUXILIARY | WORD_SUBORDINATOR) &&
         !has_class(r, first - 1, WORD_PRONOUN_SUBJECT))
    first--;
  return add(f, outlet, (stretch){first, outlet.last}, "reported-by", "form: reported by an outlet");
}

/* "obtained by TMZ", "published in the Calder Tribune". */
static uint32_t held_by(finder *f, uint32_t i) {
  bool holds = LISTED(f, i, holding_verbs) && is(f, i + 1, "by");
  bool on = (is(f, i + 1, "on") || is(f, i + 1, "by")) && !is(f, i, "appeared"); /* guests appear on CNN */
  bool prints = LISTED(f, i, printing_verbs) && (is(f, i + 1, "in") || on);
  if (!holds && !prints) return 0;
  stretch outlet = outlet_from(f, i + 2);
  return add(f, outlet, (stretch){i, outlet.last}, "reported-by", "form: seen, obtained or published by an outlet");
}

/* "First appeared in Coast Daily", "originally published by TMZ": here a name is enough, nothing else publishes articles. */
static uint32_t first_home(finder *f, uint32_t i) {
  static const char rule[] = "form: where it first appeared";
  if (!LISTED(f, i, appearing_firsts) || !LISTED(f, i + 1, appearing_verbs) || !LISTED(f, i + 2, appearing_ways)) return 0;
  stretch outlet = outlet_from(f, i + 3);
  if (!stretch_empty(outlet)) return add(f, outlet, (stretch){i, outlet.last}, "reported-by", rule);
  uint32_t first = is(f, i + 3, "the") ? i + 4 : i + 3, last = first;
  while (last < f->unit.last && f->r->capital[last]) last++;
  return add(f, (stretch){first, last}, (stretch){i, last}, "reported-by", rule);
}

/* "a report in the Calder Tribune", "a New York Times report". */
static uint32_t report_of(finder *f, uint32_t i) {
  static const char rule[] = "form: report of an outlet";
  if (!LISTED(f, i, report_nouns)) return 0;
  uint32_t first = start_of_phrase(f, i, false);
  stretch outlet = maker_behind(f, i + 1);
  if (!stretch_empty(outlet)) return add(f, outlet, (stretch){first, outlet.last}, "reported-by", rule);
  if (is(f, i, "reports") || is(f, i + 1, "board") || is(f, i + 1, "page"))
    return 0;                                                          /* "the BBC reports", "the Post editorial page" */
  bool owned = i > f->unit.first && f->d->shape[i - 1] == LANG_CLITIC; /* "CNN's report" */
  outlet = owned ? outlet_before(f->r, f->unit.first, i - 1) : outlet_before(f->r, first, i);
  if (stretch_empty(outlet)) return 0;
  return add(f, outlet, (stretch){outlet.first < first ? outlet.first : first, i + 1}, "reported-by", rule);
}

/* "TMZ was the first to report", "TMZ broke the news". */
static uint32_t was_first(finder *f, uint32_t i) {
  bool broke = is(f, i, "broke") && is(f, i + 1, "the") && (is(f, i + 2, "news") || is(f, i + 2, "story"));
  bool first = is(f, i, "first") && is(f, i + 1, "to") && is(f, i + 2, "report") && i >= f->unit.first + 2;
  if (!broke && !first) return 0;
  stretch outlet = outlet_before(f->r, f->unit.first, broke ? i : i - 2);
  return add(f, outlet, (stretch){outlet.first, i + 3}, "reported-by", "form: outlet that was first");
}

/* "TMZ obtained a video", "an article that The Washington Post published". */
static uint32_t has_it(finder *f, uint32_t i) {
  if (!LISTED(f, i, publishing_verbs)) return 0;
  stretch outlet = outlet_before(f->r, f->unit.first, i);
  return add(f, outlet, (stretch){outlet.first, i + 1}, "reported-by", "form: outlet that published or obtained");
}

/* The article's own outlet, when the row names it: "as previously reported". */
static uint32_t as_reported(finder *f, uint32_t i) {
  if (!is(f, i, "as") || !f->c->article->outlet.len) return 0;
  uint32_t k = i + 1;
  if (is(f, k, "we")) k++;
  uint32_t word = k;
  while (k < word + 2 && has_class(f->r, k, WORD_ADVERB)) k++;
  if (!is(f, k, "reported") || is(f, k + 1, "by") || is(f, k + 1, "in") || (k == i + 1 && !is(f, k + 1, "earlier"))) return 0;
  add_named(f, f->c->article->outlet, (span){0}, (stretch){i, k + 1}, "reported-by", "form: as reported before, by itself");
  return k + 1;
}

/* --- subject and verb ---------------------------------------------------------------------------------------------------- */

/* "Reuters reported", "police said" at the verb's token. */
static uint32_t by_subject(finder *f, uint32_t i, uint32_t group) {
  str lemma = str_c(f->r->verbs[i]->lemma);
  bool report = str_eq(lemma, STR("report"));
  stretch before = noun_phrase_before(f->r, f->unit.first, group);
  if (stretch_empty(before) || before.last > group) return 0;
  stretch outlet = outlet_before(f->r, before.first, before.last);
  bool interviewed = !report && is(f, i + 1, "in");
  if (!stretch_empty(outlet) && STR_LISTED(outlet_verbs, lemma) && !interviewed)
    return add(f, outlet, (stretch){outlet.first, i + 1}, "reported-by", "form: outlet and a verb of reporting");
  bool duty = report && (is(f, i + 1, "to") || is(f, i + 1, "for"));
  stretch who = officials_of(f, before);
  if (stretch_empty(outlet) && !stretch_empty(who) && STR_LISTED(official_verbs, lemma) && !duty)
    return add(f, who, (stretch){before.first, i + 1}, "told", "form: officials and a verb of saying");
  return 0;
}

/* Behind its content: ", reports TMZ", ", said police". */
static uint32_t inverted(finder *f, uint32_t i, uint32_t group) {
  str lemma = str_c(f->r->verbs[i]->lemma);
  bool behind = group > f->unit.first && (f->r->quoted[group - 1] || token_is_char(f->d, group - 1, ','));
  if (!behind || f->r->verbs[i]->kind == VERB_ING || !STR_LISTED(official_verbs, lemma)) return 0;
  stretch outlet = outlet_from(f, i + 1);
  if (!stretch_empty(outlet))
    return add(f, outlet, (stretch){i, outlet.last}, "reported-by", "form: verb of reporting and an outlet");
  stretch after = noun_phrase_after(f->r, i + 1, f->unit.last, false);
  stretch who = officials_of(f, after);
  if (stretch_empty(who) || str_eq(lemma, STR("report"))) return 0;
  return add(f, who, (stretch){i, after.last}, "told", "form: verb of saying and officials");
}

static uint32_t at_verb(finder *f, uint32_t i) {
  const speech_verb *v = f->r->verbs[i];
  if (!v || f->r->capital[i] || v->kind == VERB_BASE) return 0;
  uint32_t group = verb_group_start(f->r, i, f->unit.first), next = by_subject(f, i, group);
  return next ? next : inverted(f, i, group);
}

/* --- agencies ------------------------------------------------------------------------------------------------------------ */

/* "OSTREL (AP) -", "(Reuters)": one that no list knows needs the dash of a dateline. */
static uint32_t in_brackets(finder *f, uint32_t i) {
  static const char *const dashes[] = {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94"};
  static const char rule[] = "form: agency in brackets";
  if (!token_is_char(f->d, i, '(')) return 0;
  stretch s = outlet_agency(f->r, i + 1, f->unit.last);
  if (!stretch_empty(s) && token_is_char(f->d, s.last, ')')) return add(f, s, (stretch){i, s.last + 1}, "agency", rule);
  s = outlet_from(f, i + 1);
  if (stretch_empty(s) || !token_is_char(f->d, s.last, ')') || s.last + 1 >= f->unit.last) return 0;
  if (!STR_LISTED(dashes, lang_token(f->d, s.last + 1))) return 0;
  return add(f, s, (stretch){i, s.last + 1}, "agency", rule);
}

/* "The Associated Press contributed to this report", "AP writer Bo Ray contributed". */
static uint32_t contributed(finder *f, uint32_t i) {
  if (!is(f, i, "contributed") || !is(f, i + 1, "to") || i == f->unit.first) return 0;
  stretch outlet = outlet_before(f->r, f->unit.first, i); /* "Bo Ray and The Associated Press" */
  if (stretch_empty(outlet)) outlet = outlet_from(f, f->unit.first);
  bool near = !stretch_empty(outlet) && i - outlet.last <= FARTHEST_START;
  return near ? add(f, outlet, (stretch){outlet.first, i + 1}, "agency", "form: outlet that contributed") : 0;
}

/* "Copyright 2016 The Associated Press". */
static uint32_t copyright(finder *f, uint32_t i) {
  bool sign = i < f->unit.last && str_eq(lang_token(f->d, i), STR("\xC2\xA9"));
  if (!is(f, i, "copyright") && !sign) return 0;
  uint32_t k = i + 1;
  while (k < i + 5 && k < f->unit.last && !f->r->capital[k] && !is(f, k, "the")) k++;
  stretch agency = outlet_agency(f->r, k, f->unit.last); /* other outlets mean themselves */
  return add(f, agency, (stretch){i, agency.last}, "agency", "form: copyright of an agency");
}

static uint32_t paragraph_of(const lang_doc *d, uint32_t i) { return d->sentences[d->sentence[i]].paragraph; }

/* A line of its own: "By The Associated Press", "By ANN LEE, Associated Press", "Reuters". */
static uint32_t line_of_agency(finder *f, uint32_t i) {
  static const char rule[] = "form: line of an agency";
  const lang_doc *d = f->d;
  uint32_t last = f->unit.last;
  bool alone = (i == 0 || paragraph_of(d, i - 1) != paragraph_of(d, i)) &&
               (last == d->n || paragraph_of(d, last) != paragraph_of(d, last - 1));
  if (i != f->unit.first || !alone || last - i > LONGEST_BYLINE) return 0;
  if (is(f, i, "by")) {
    stretch outlet = outlet_before(f->r, i + 1, last);
    bool whole = outlet.first <= i + 2 && outlet.first > i;
    return add(f, outlet, (stretch){whole ? i : outlet.first, last}, "agency", rule);
  }
  while (i < last && !token_is_word(d, i)) i++;
  stretch agency = outlet_agency(f->r, i, last);
  if (stretch_empty(agency) || agency.last != last) return 0;
  return add(f, agency, agency, "agency", rule);
}

/* --- all of them --------------------------------------------------------------------------------------------------------- */

typedef uint32_t (*form)(finder *f, uint32_t i);

/* In this order at each token; the first that finds something has it. */
static const form forms[] = {line_of_agency, in_brackets, according_to, credit_preposition, citing,    told,
                             interview,      given_to,    reported_by,  first_home,         held_by,   was_first,
                             has_it,         as_reported, report_of,    contributed,        copyright, at_verb};

static void one_unit(finder *f) {
  for (uint32_t i = f->unit.first; i < f->unit.last;) {
    if (f->r->quoted[i]) {
      const quotation *q = quotation_at(f->r, i);
      i = q && q->last > i ? q->last : i + 1;
      continue;
    }
    uint32_t next = 0;
    for (size_t k = 0; k < sizeof forms / sizeof *forms && !next; k++) next = forms[k](f, i);
    i = next > i ? next : i + 1;
  }
}

void annotate_citations(annotate_context *c) {
  finder f = {.c = c, .r = reading_of(c), .d = c->doc};
  for (uint32_t i = 0; i < c->doc->n;) {
    f.unit = unit_at(f.r, i);
    one_unit(&f);
    i = f.unit.last > i ? f.unit.last : i + 1;
  }
}
