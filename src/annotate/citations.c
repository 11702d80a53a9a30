/* citations.c - whom the article credits for what it tells: another outlet, an agency, the police, a person who told somebody.
 *
 *   according-to   according to People; in an interview with Us Weekly
 *   told           she told Us Weekly (the outlet is credited); police said (they told everybody)
 *   reported-by    TMZ reported; first reported by TMZ; the Post reports
 *   agency         OSTREL (AP) - ...
 */
#include "annotate/annotate.h"
#include "annotate/data/credit_words.h"
#include "annotate/phrases.h"

typedef struct credit {
  stretch source; /* the whole phrase */
  const char *form;
} credit;

static const annotation *mention_in(const annotate_context *c, stretch s) {
  for (uint32_t i = s.first; i < s.last; i++) {
    uint32_t m = c->reading->mention[i];
    if (m && str_eq(c->out->list.items[m - 1].as.mention.form, STR("name"))) return &c->out->list.items[m - 1];
  }
  return NULL;
}

/* An outlet by the lexicon: the longest known name that begins at token i. */
static stretch outlet_at(const reading *r, uint32_t i, uint32_t end, bool agency) {
  const lang_doc *d = r->doc;
  char joined[64];
  size_t len = 0;
  stretch best = {i, i};
  if (i >= end || !r->capital[i]) return best;
  for (uint32_t k = i; k < end && k < i + 5; k++) {
    str w = d->lower[k];
    if (len + w.len + 1 > sizeof joined || !w.len) break;
    if (k > i && d->space[k]) joined[len++] = ' ';
    memcpy(joined + len, w.data, w.len);
    len += w.len;
    const lexicon_entry *e = lexicon_find(str_of(joined, len));
    if (e && (e->classes & (agency ? WORD_AGENCY : WORD_OUTLET)) && (r->capital[k] || token_is(d, k, STR("!"))))
      best.last = k + 1;
  }
  return best;
}

/* "News", "Times", "magazine" at the end of an unknown name make an outlet of it, too. */
static bool sounds_like_outlet(const reading *r, stretch s) {
  if (stretch_empty(s) || !r->capital[s.first]) return false;
  return s.last - s.first >= 2 && STR_LISTED(outlet_ends, r->doc->lower[s.last - 1]);
}

/* The outlet that a phrase names, without its article: "the Valley Post" -> "Valley Post". Empty when it is none. */
static stretch outlet_of(const annotate_context *c, uint32_t first, uint32_t end) {
  const reading *r = c->reading;
  uint32_t i = first;
  stretch with = outlet_at(r, i, end, false);
  if (token_is(r->doc, i, STR("the")) && with.last <= i + 1) i++;
  stretch known = outlet_at(r, i, end, false);
  if (with.last > known.last) return with;
  if (!stretch_empty(known)) {
    stretch run = known;
    while (run.last < end && r->capital[run.last] && token_is_word(r->doc, run.last)) run.last++;
    return run.last == known.last || sounds_like_outlet(r, run) ? run : known;
  }
  stretch run = {i, i};
  while (run.last < end && run.last < i + 6 && r->capital[run.last] && token_is_word(r->doc, run.last)) run.last++;
  return sounds_like_outlet(r, run) ? run : (stretch){i, i};
}

static void add(annotate_context *c, stretch source, stretch at, const char *form) {
  const lang_doc *d = c->doc;
  while (source.last > source.first && d->shape[source.last - 1] == LANG_CLITIC) source.last--;
  if (stretch_empty(source)) return;
  annotation out = {.kind = ANNOTATION_CITATION, .at = {d->start[at.first], d->end[at.last - 1]}};
  out.as.citation.source_at = (span){d->start[source.first], d->end[source.last - 1]};
  out.as.citation.source = str_slice(d->text, out.as.citation.source_at.start, out.as.citation.source_at.end);
  out.as.citation.form = str_c(form);
  VECTOR_PUSH(c->a, c->out->list, out);
}

/* The name in a phrase, or the phrase without its article: "the county police" -> "county police". */
static stretch credited(const annotate_context *c, stretch phrase) {
  stretch outlet = outlet_of(c, phrase.first, phrase.last);
  if (!stretch_empty(outlet)) return outlet;
  const annotation *m = mention_in(c, phrase);
  const lang_doc *d = c->doc;
  if (m) {
    uint32_t first = phrase.first;
    while (first < phrase.last && d->start[first] < m->at.start) first++;
    uint32_t last = first;
    while (last < phrase.last && d->end[last] <= m->at.end) last++;
    bool owner = last < phrase.last && d->shape[last] == LANG_CLITIC;
    bool person = str_eq(m->as.mention.type, STR("person"));
    bool ends = last == phrase.last || token_is_char(d, last, ',') || token_is_char(d, last, '(');
    if (!owner && (person || ends) && (person || first == phrase.first || has_class(c->reading, first - 1, WORD_DETERMINER)))
      return (stretch){first, last};
  }
  if (token_is(d, phrase.first, STR("the")) || token_is(d, phrase.first, STR("a")) || token_is(d, phrase.first, STR("an")))
    phrase.first++;
  return phrase;
}

static void at_verb(annotate_context *c, uint32_t i, stretch unit) {
  const reading *r = c->reading;
  const lang_doc *d = c->doc;
  str lemma = str_c(r->verbs[i]->lemma);
  uint8_t kind = r->verbs[i]->kind;
  if (kind == VERB_BASE) return;
  if (str_eq(lemma, STR("tell"))) {
    stretch hearer = outlet_of(c, i + 1, unit.last);
    if (!stretch_empty(hearer)) add(c, hearer, (stretch){i, hearer.last}, "told");
    return;
  }
  bool report = str_eq(lemma, STR("report"));
  if (report && token_is(d, i + 1, STR("by"))) {
    stretch by = outlet_of(c, i + 2, unit.last);
    if (stretch_empty(by)) return;
    uint32_t first = i;
    while (first > unit.first && has_class(r, first - 1, WORD_ADVERB | WORD_AUXILIARY | WORD_SUBORDINATOR) &&
           !has_class(r, first - 1, WORD_PRONOUN_SUBJECT))
      first--;
    add(c, by, (stretch){first, by.last}, "reported-by");
    return;
  }
  uint32_t group = verb_group_start(r, i, unit.first);
  if (report || str_eq(lemma, STR("say")) || str_eq(lemma, STR("confirm")) || str_eq(lemma, STR("write")) ||
      str_eq(lemma, STR("reveal")) || str_eq(lemma, STR("disclose")) || str_eq(lemma, STR("announce"))) {
    stretch before = noun_phrase_before(r, unit.first, group), source = {0};
    if (!stretch_empty(before)) {
      /* the outlet that the phrase ends in: "The magazine People", "on Monday TMZ" */
      for (uint32_t k = before.first; k < before.last && stretch_empty(source); k++) {
        stretch s = outlet_of(c, k, before.last);
        if (!stretch_empty(s) && s.last == before.last) source = s;
      }
      if (!stretch_empty(source)) {
        if (report || !token_is(d, i + 1, STR("in"))) add(c, source, (stretch){source.first, i + 1}, "reported-by");
        return;
      }
      if (!report && before.last > before.first && STR_LISTED(crediting_officials, d->lower[before.last - 1]) &&
          before.last - before.first <= 5) {
        stretch plain = before;
        if (has_class(r, plain.first, WORD_DETERMINER) && plain.last - plain.first > 1) plain.first++;
        add(c, plain, (stretch){before.first, i + 1}, "told");
        return;
      }
    }
    /* "said police", "reported TMZ" behind its content */
    bool inverted = group > unit.first && (r->quoted[group - 1] || token_is_char(d, group - 1, ','));
    if (!inverted || kind == VERB_ING) return;
    stretch after = noun_phrase_after(r, i + 1, unit.last, false);
    stretch outlet = outlet_of(c, i + 1, unit.last);
    if (!stretch_empty(outlet)) add(c, outlet, (stretch){i, outlet.last}, "reported-by");
    else if (!stretch_empty(after) && !report && STR_LISTED(crediting_officials, d->lower[after.last - 1]) &&
             after.last - after.first <= 5) {
      stretch plain = after;
      if (has_class(r, plain.first, WORD_DETERMINER) && plain.last - plain.first > 1) plain.first++;
      add(c, plain, (stretch){i, after.last}, "told");
    }
  }
}

/* "OSTREL (AP) -", "(Reuters) -" at the head of a paragraph, "(AP)" at its end. */
static uint32_t agency_at(const annotate_context *c, uint32_t i, stretch unit) {
  const reading *r = c->reading;
  stretch s = outlet_at(r, i + 1, unit.last, true);
  if (!stretch_empty(s) && token_is_char(c->doc, s.last, ')')) return s.last;
  s = outlet_of(c, i + 1, unit.last); /* one that no list knows needs the dash of a dateline */
  if (stretch_empty(s) || !token_is_char(c->doc, s.last, ')') || s.last + 1 >= unit.last) return 0;
  static const char *const dashes[] = {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94"};
  return STR_LISTED(dashes, lang_token(c->doc, s.last + 1)) ? s.last : 0;
}

/* "First appeared in Coast Daily", "originally published by TMZ": the outlet behind the verb at token i. */
static stretch first_home(const annotate_context *c, uint32_t i, stretch unit) {
  const lang_doc *d = c->doc;
  if (i == unit.first || i + 2 >= unit.last || !STR_LISTED(appearing_verbs, d->lower[i]) ||
      !STR_LISTED(appearing_ways, d->lower[i + 1]))
    return (stretch){i, i};
  if (!STR_LISTED(appearing_firsts, d->lower[i - 1])) return (stretch){i, i};
  stretch outlet = outlet_of(c, i + 2, unit.last);
  if (!stretch_empty(outlet)) return outlet;
  stretch run = {i + 2, i + 2}; /* a name is enough: nothing else publishes articles */
  if (token_is(d, run.first, STR("the"))) run.first++, run.last++;
  while (run.last < unit.last && c->reading->capital[run.last]) run.last++;
  return run;
}

static void one_sentence(annotate_context *c, stretch unit) {
  const reading *r = c->reading;
  const lang_doc *d = c->doc;
  for (uint32_t i = unit.first; i < unit.last; i++) {
    if (r->quoted[i]) {
      const quotation *q = quotation_at(r, i);
      if (q && q->last > i) i = q->last - 1;
      continue;
    }
    if (token_is_char(d, i, '(')) {
      uint32_t close = agency_at(c, i, unit);
      if (close) add(c, (stretch){i + 1, close}, (stretch){i, close + 1}, "agency");
      continue;
    }
    if (token_is(d, i, STR("according")) && token_is(d, i + 1, STR("to")) && i + 2 < unit.last) {
      stretch phrase = noun_phrase_after(r, i + 2, unit.last, false);
      if (stretch_empty(phrase)) continue;
      stretch source = credited(c, phrase);
      if (!stretch_empty(source)) add(c, source, (stretch){i, phrase.last}, "according-to");
      continue;
    }
    if (token_is(d, i, STR("interview")) &&
        (token_is(d, i + 1, STR("with")) || token_is(d, i + 1, STR("to")) || token_is(d, i + 1, STR("on")))) {
      stretch source = outlet_of(c, i + 2, unit.last);
      uint32_t first = i;
      while (first > unit.first && i - first < 4 && !token_is(d, first, STR("in"))) first--;
      if (!token_is(d, first, STR("in"))) first = i;
      if (!stretch_empty(source)) add(c, source, (stretch){first, source.last}, "according-to");
      continue;
    }
    stretch home = first_home(c, i, unit);
    if (!stretch_empty(home)) add(c, home, (stretch){i - 1, home.last}, "reported-by");
    else if (r->verbs[i] && !r->capital[i]) at_verb(c, i, unit);
  }
}

void annotate_citations(annotate_context *c) {
  const reading *r = reading_of(c);
  for (uint32_t i = 0; i < c->doc->n;) {
    stretch unit = unit_at(r, i);
    one_sentence(c, unit);
    i = unit.last > i ? unit.last : i + 1;
  }
}
