/* attributions.c - what stands around one cue. The orders, tried in this order:
 *
 *   content, source cue [, content]     "A," Lee said, "B."      A, Lee said.      A, according to Lee.
 *   content, cue source [, content]     "A," said Lee, "B."
 *   source cue content                  Lee said, "A."   Lee said that A.   Lee told reporters that A.   According to Lee, A.
 */
#include "annotate/attributions.h"
#include "annotate/data/phrase_words.h"

#define MOST_SOURCE 30u /* words of a source that the parse gives */

/* What the unit's earlier verbs left behind. */
typedef struct unit_state {
  stretch unit;
  uint32_t clause; /* where the clause that may precede a verb begins */
  stretch subject; /* of the verb before, for "A praised B and said C" */
} unit_state;

/* --- ends -------------------------------------------------------------------------------------------------------- */

static bool is_stop(const lang_doc *d, uint32_t i) {
  return token_is_char(d, i, '.') || token_is_char(d, i, '!') || token_is_char(d, i, '?');
}

static bool is_dash(const lang_doc *d, uint32_t i) {
  str t = lang_token(d, i);
  return str_eq(t, STR("--")) || str_eq(t, STR("—")) || str_eq(t, STR("–")) || str_eq(t, STR("―")) ||
         (str_eq(t, STR("-")) && d->space[i] && (i + 1 >= d->n || d->space[i + 1]));
}

/* `last` without closing marks of the sentence; a quotation keeps its own. */
static uint32_t trim_end(const reading *r, uint32_t first, uint32_t last) {
  const lang_doc *d = r->doc;
  while (last > first && !r->quoted[last - 1] && !token_is_word(d, last - 1) && !token_is_char(d, last - 1, ')') &&
         !token_is_char(d, last - 1, '%') && !token_is_char(d, last - 1, '\''))
    last--;
  return last;
}

static bool says_clause(const speech_verb *v) { return v && (v->frames & (FRAME_CLAUSE | FRAME_QUOTED)); }

/* Where a reported clause that begins at `first` ends. */
static uint32_t clause_end(const reading *r, uint32_t first, uint32_t end, bool object) {
  const lang_doc *d = r->doc;
  for (uint32_t i = first + 1; i < end; i++) {
    if (r->quoted[i]) continue;
    if (token_is_char(d, i, ';')) return i;
    if (is_dash(d, i) && object) return i;
    if (token_is_char(d, i, ',') && i + 1 < end && !r->quoted[i + 1]) {
      if (token_is(d, i + 1, STR("according")) && token_is(d, i + 2, STR("to"))) return i;
      const speech_verb *v = r->verbs[i + 1];
      if (v && v->kind == VERB_ING) return i;
      if (token_is(d, i + 1, STR("but")) || token_is(d, i + 1, STR("while")) || token_is(d, i + 1, STR("although")) ||
          token_is(d, i + 1, STR("though")))
        return i;
      if (object && (has_class(r, i + 1, WORD_PRONOUN_PERSONAL | WORD_SUBORDINATOR))) return i;
    }
    if ((token_is(d, i, STR("and")) || token_is(d, i, STR("but"))) && i + 1 < end && r->verbs[i + 1] &&
        (r->verbs[i + 1]->kind == VERB_PAST || r->verbs[i + 1]->kind == VERB_THIRD || r->verbs[i + 1]->kind == VERB_ING))
      return i;
  }
  return end;
}

static uint32_t quotation_end(const reading *r, uint32_t i) {
  const quotation *q = quotation_at(r, i);
  return q ? q->last : i + 1;
}

static bool opens_quotation(const reading *r, uint32_t i, uint32_t end) {
  if (i >= end || !r->quoted[i]) return false;
  const quotation *q = quotation_at(r, i);
  return q && q->first == i;
}

static void add_content(attribution *out, uint32_t first, uint32_t last) {
  if (last > first && out->n < MOST_CONTENT) out->content[out->n++] = (stretch){first, last};
}

/* --- content before the cue -------------------------------------------------------------------------------------- */

/* The content that ends before `end`: a quotation by itself, or the clause since u->clause. False when there is none. */
static bool content_before(const reading *r, const unit_state *u, uint32_t end, attribution *out) {
  const lang_doc *d = r->doc;
  if (end <= u->clause) return false;
  uint32_t first = u->clause;
  if (r->quoted[end - 1]) {
    const quotation *q = quotation_at(r, end - 1);
    if (!q || q->last > end) return false;
    bool whole = q->first <= first || is_stop(d, q->first - 1) || token_is_char(d, q->first - 1, ',') ||
                 token_is_char(d, q->first - 1, ':');
    if (whole) first = q->first;
  } else if (!token_is_char(d, end - 1, ',') && !token_is_char(d, end - 1, '?') && !is_dash(d, end - 1)) return false;
  while (first < end && !r->quoted[first] &&
         (!token_is_word(d, first) || token_is(d, first, STR("but")) || token_is(d, first, STR("and"))))
    first++;
  uint32_t last = trim_end(r, first, end);
  if (last <= first) return false;
  if (last - first < 3 && !r->quoted[first]) return false;
  add_content(out, first, last);
  return true;
}

/* The rest of an interrupted one: ', "B."' or ', B.' */
static void content_behind(const reading *r, const unit_state *u, uint32_t at, attribution *out) {
  const lang_doc *d = r->doc;
  out->reach = at;
  if (at + 1 >= u->unit.last || !(token_is_char(d, at, ',') || token_is_char(d, at, ':') || token_is_char(d, at, ';'))) return;
  uint32_t k = at + 1;
  if (opens_quotation(r, k, u->unit.last)) {
    if (out->n && !r->quoted[out->content[0].first]) return; /* A, he said, "B": another attribution's business */
    uint32_t end = quotation_end(r, k);
    add_content(out, k, end);
    out->reach = end;
    return;
  }
  if (out->n && r->quoted[out->content[out->n - 1].last - 1]) return; /* "A," he said, walking away */
  if (r->verbs[k] && r->verbs[k]->kind == VERB_ING) return;
  uint32_t end = trim_end(r, k, clause_end(r, k, u->unit.last, false));
  add_content(out, k, end);
  out->reach = end;
}

/* Past "reporters", "on Tuesday", "in a statement" behind a verb that follows its content. */
static uint32_t skip_tail(const reading *r, const unit_state *u, uint32_t verb) {
  uint32_t at = verb + 1;
  if (r->verbs[verb]->frames & FRAME_HEARER) {
    stretch hearer = noun_phrase_after(r, at, u->unit.last, false);
    at = hearer.last;
  }
  at = skip_adverbials(r, at, u->unit.last);
  if (at < u->unit.last &&
      (token_is(r->doc, at, STR("of")) || token_is(r->doc, at, STR("about")) || token_is(r->doc, at, STR("to")))) {
    stretch topic = noun_phrase_after(r, at + 1, u->unit.last, false);
    if (!stretch_empty(topic)) at = skip_adverbials(r, topic.last, u->unit.last);
  }
  return at;
}

static bool ends_clause(const reading *r, const unit_state *u, uint32_t i) {
  return i >= u->unit.last || r->quoted[i] || (!token_is_word(r->doc, i) && !token_is_char(r->doc, i, '('));
}

static bool after_content(const reading *r, const unit_state *u, uint32_t i) {
  return i > u->unit.first &&
         (r->quoted[i - 1] || token_is_char(r->doc, i - 1, ',') || is_dash(r->doc, i - 1) || token_is_char(r->doc, i - 1, '?'));
}

static bool try_behind(const reading *r, unit_state *u, uint32_t verb, uint32_t group, attribution *out) {
  const lang_doc *d = r->doc;
  const speech_verb *v = r->verbs[verb];
  if (!(says_clause(v) || (v->frames & (FRAME_HEARER | FRAME_WH))) || v->kind == VERB_ING) return false;
  uint32_t tail = skip_tail(r, u, verb);
  if (ends_clause(r, u, tail) && !token_is_char(d, tail, ':')) {
    stretch source = noun_phrase_before(r, u->clause, group);
    if (!stretch_empty(source) && after_content(r, u, source.first)) {
      bool quote_next = token_is_char(d, tail, ',') && opens_quotation(r, tail + 1, u->unit.last);
      bool quote_before = r->quoted[source.first - 1];
      if ((quote_before || !quote_next) && !(r->quoted[tail] && tail < u->unit.last) && content_before(r, u, source.first, out)) {
        out->source = source;
        content_behind(r, u, tail, out);
        return true;
      }
    }
  }
  if (v->kind == VERB_BASE || !after_content(r, u, group) || !begins_noun_phrase(r, verb + 1) || verb + 1 >= u->unit.last ||
      r->quoted[verb + 1])
    return false;
  if (token_is(d, verb + 1, STR("that")) || (v->frames & FRAME_HEARER)) return false;
  if (!r->quoted[group - 1] && !(str_eq(str_c(v->lemma), STR("say")) || str_eq(str_c(v->lemma), STR("write")))) return false;
  stretch source = noun_phrase_after(r, verb + 1, u->unit.last, true);
  if (stretch_empty(source)) return false;
  if (!content_before(r, u, group, out)) return false;
  out->source = source;
  content_behind(r, u, skip_adverbials(r, source.last, u->unit.last), out);
  return true;
}

/* --- content behind the cue -------------------------------------------------------------------------------------- */

static bool listed_preposition(const speech_verb *v, str w) {
  for (const char *p = v->prepositions; *p;) {
    size_t n = strcspn(p, " ");
    if (str_eq(str_of(p, n), w)) return true;
    p += n + (p[n] == ' ');
  }
  return false;
}

static bool is_wh(const lang_doc *d, uint32_t i) { return i < d->n && STR_LISTED(wh_words, d->lower[i]); }

/* Where the content begins that follows the verb; 0 when nothing fits its frames. *object: it is a noun phrase. */
static uint32_t content_start(const reading *r, const unit_state *u, uint32_t verb, uint32_t *cue_end, bool *object) {
  const lang_doc *d = r->doc;
  const speech_verb *v = r->verbs[verb];
  uint32_t end = u->unit.last, k = verb + 1;
  *object = false;
  if (k >= end) return 0;
  if (v->prepositions[0] && listed_preposition(v, d->lower[k]) && !r->quoted[k]) {
    *cue_end = k + 1;
    *object = !token_is(d, k, STR("out"));
    k++;
    if (k < end && (token_is_char(d, k, ':') || token_is_char(d, k, ','))) k++;
    return k < end ? k : 0;
  }
  if (v->frames & FRAME_HEARER) {
    if (!begins_noun_phrase(r, k) || r->quoted[k]) return 0;
    stretch hearer = noun_phrase_after(r, k, end, false);
    k = skip_adverbials(r, hearer.last, end);
    if (k >= end) return 0;
    if (token_is_char(d, k, ',') || token_is_char(d, k, ':')) k++;
    if (token_is(d, k, STR("that")) || token_is(d, k, STR("to")) || is_wh(d, k) || opens_quotation(r, k, end)) return k;
    if (token_is(d, k, STR("of")) || token_is(d, k, STR("about"))) return k;
    if (begins_noun_phrase(r, k) && k > hearer.first + 1) return k;
    /* "told him he would": the hearer is the pronoun alone */
    if (begins_noun_phrase(r, verb + 2) && token_is(d, hearer.first, STR("him"))) return verb + 2;
    return 0;
  }
  if (opens_quotation(r, k, end)) return k;
  uint32_t after = skip_adverbials(r, k, end);
  if ((token_is_char(d, after, ':') || token_is_char(d, after, ',')) && after + 1 < end) {
    if (opens_quotation(r, after + 1, end)) return after + 1;
    if (token_is_char(d, after, ':')) return says_clause(v) ? after + 1 : 0;
    /* ", on the other hand, that" is rare; what follows a comma is no content */
    return 0;
  }
  if (after >= end) return 0;
  if (opens_quotation(r, after, end)) return after;
  if ((v->frames & (FRAME_CLAUSE | FRAME_WH | FRAME_OBJECT | FRAME_TO)) && token_is(d, after, STR("that"))) return after;
  if ((v->frames & FRAME_TO) && token_is(d, after, STR("to"))) return after;
  if ((v->frames & (FRAME_WH | FRAME_CLAUSE)) && is_wh(d, after)) return after;
  if (v->frames & FRAME_CLAUSE) {
    if (token_is(d, after, STR("to")) || token_is(d, after, STR("by"))) {
      for (uint32_t i = after + 1; i < end && i < after + 8 && token_is_word(d, i); i++) /* "said to reporters that" */
        if (token_is(d, i, STR("that"))) return i;
      return 0;
    }
    if (begins_noun_phrase(r, after) || token_is(d, after, STR("there")) || token_is(d, after, STR("not"))) return after;
    if (has_class(r, after, WORD_PREPOSITION | WORD_ADVERB | WORD_SUBORDINATOR) && str_eq(str_c(v->lemma), STR("say")) &&
        !token_is(d, after, STR("of")) && !token_is(d, after, STR("about")))
      return after;
  }
  if ((v->frames & FRAME_OBJECT) && begins_noun_phrase(r, after) && after == k) return *object = true, after;
  return 0;
}

/* "the reported [plan]", "his claims", "to say": no verb, or none that is said of anybody. */
static bool is_predicate(const reading *r, uint32_t verb, uint32_t group, uint32_t begin) {
  const lang_doc *d = r->doc;
  const speech_verb *v = r->verbs[verb];
  if (r->capital[verb] && verb > begin) return false;
  uint32_t before = verb > begin ? verb - 1 : NOBODY;
  if (before == NOBODY || r->quoted[before]) return v->kind == VERB_ING || v->kind == VERB_PAST;
  uint64_t c = r->classes[before];
  if ((c & (WORD_DETERMINER | WORD_POSSESSIVE)) && !(c & WORD_PRONOUN_SUBJECT)) return false;
  if (d->shape[before] == LANG_CLITIC && token_is(d, before, STR("'s")) && v->kind != VERB_ING && v->kind != VERB_PAST)
    return false;
  bool passive = false;
  for (uint32_t i = group; i < verb; i++) {
    if (STR_LISTED(forms_of_be, d->lower[i])) passive = true;
  }
  switch ((verb_form)v->kind) {
  case VERB_BASE:
    if (group < verb && has_class(r, group, WORD_AUXILIARY)) return !passive;
    if (c & WORD_PREPOSITION) return false;
    if (c & WORD_PRONOUN_SUBJECT)
      return !token_is(d, before, STR("he")) && !token_is(d, before, STR("she")) && !token_is(d, before, STR("it"));
    return token_is_word(d, before) && str_ends(d->lower[before], STR("s")) && !(c & WORD_FUNCTION);
  case VERB_THIRD:
    if (c & (WORD_PREPOSITION | WORD_DETERMINER)) return (c & WORD_PRONOUN_SUBJECT) != 0;
    return token_is_word(d, before) && !token_is(d, before, STR("they")) && !token_is(d, before, STR("i"));
  case VERB_PAST:
  case VERB_PARTICIPLE:
    if ((c & WORD_PREPOSITION) && !(c & (WORD_ADVERB | WORD_SUBORDINATOR))) return false;
    if (token_is(d, verb + 1, STR("by"))) return false;
    return !passive || (v->frames & (FRAME_CLAUSE | FRAME_WH | FRAME_HEARER));
  case VERB_ING:
    return !(c & WORD_PREPOSITION) || token_is(d, before, STR("while")) || token_is(d, before, STR("after")) ||
           token_is(d, before, STR("by")) || token_is(d, before, STR("before"));
  }
  return false;
}

/* Who says it: the phrase before the verbs, or the subject of the verb that this one is joined to. */
static stretch subject_of(const reading *r, const unit_state *u, uint32_t verb, uint32_t group) {
  const lang_doc *d = r->doc;
  uint32_t begin = u->unit.first;
  bool joined = group > begin &&
                (token_is(d, group - 1, STR("and")) || token_is(d, group - 1, STR("but")) || token_is(d, group - 1, STR("or")));
  if (r->verbs[verb]->kind == VERB_ING) {
    bool free = group == begin || !token_is_word(d, group - 1) ||
                has_class(r, group - 1, WORD_CONJUNCTION | WORD_PREPOSITION | WORD_SUBORDINATOR) || r->quoted[group - 1];
    if (!free) return noun_phrase_before(r, begin, group);
    if (!stretch_empty(u->subject)) return u->subject;
    if (group == begin ||
        !token_is_word(d, group - 1)) { /* the subject of the main clause: behind the first comma, or first in the unit */
      if (group == begin) {
        for (uint32_t i = verb + 1; i + 1 < u->unit.last && i < verb + 40; i++)
          if (token_is_char(d, i, ',') && !r->quoted[i]) return noun_phrase_after(r, i + 1, u->unit.last, false);
        return (stretch){0};
      }
      uint32_t first = begin;
      while (first < group && (!token_is_word(d, first) || r->quoted[first])) first++;
      stretch s = noun_phrase_after(r, first, group, false);
      if (s.last - s.first > 8) s.last = s.first; /* most likely a whole clause */
      return s;
    }
    return (stretch){0};
  }
  if (joined || (group > begin && token_is_char(d, group - 1, ',') && !stretch_empty(u->subject))) {
    if (!stretch_empty(u->subject)) return u->subject;
    stretch s = noun_phrase_after(r, begin, group, false);
    return s.last - s.first > 8 ? (stretch){0} : s;
  }
  if (group > begin && (token_is(d, group - 1, STR("who")) || token_is(d, group - 1, STR("which")))) {
    bool comma = group >= begin + 2 && token_is_char(d, group - 2, ',');
    uint32_t end = comma ? group - 2 : group - 1;
    stretch head = noun_phrase_before(r, begin, end);
    return stretch_empty(head) ? (stretch){group - 1, group} : head;
  }
  return noun_phrase_before(r, begin, group);
}

static bool try_before(const reading *r, unit_state *u, uint32_t verb, uint32_t group, attribution *out) {
  const lang_doc *d = r->doc;
  const speech_verb *v = r->verbs[verb];
  uint32_t cue_end = verb + 1;
  bool object;
  uint32_t k = content_start(r, u, verb, &cue_end, &object);
  if (!k || k >= u->unit.last) return false;
  stretch source = subject_of(r, u, verb, group);
  if (stretch_empty(source)) return false;
  if (v->kind != VERB_ING) u->subject = source;
  out->source = source;
  out->cue.last = cue_end;
  bool set_off = k > 0 && (token_is_char(d, k - 1, ',') || token_is_char(d, k - 1, ':'));
  if (opens_quotation(r, k, u->unit.last) && (set_off || quotation_end(r, k) + 1 >= u->unit.last)) {
    uint32_t end = quotation_end(r, k);
    add_content(out, k, end);
    out->reach = end;
    return true;
  }
  if (v->frames == FRAME_QUOTED && !v->prepositions[0]) return false;
  uint32_t end = trim_end(r, k, clause_end(r, k, u->unit.last, object));
  if (end <= k) return false;
  add_content(out, k, end);
  out->reach = k; /* verbs inside may report, too */
  return true;
}

/* --- "according to" ---------------------------------------------------------------------------------------------- */

static bool try_according(const reading *r, unit_state *u, uint32_t i, attribution *out) {
  const lang_doc *d = r->doc;
  out->cue = (stretch){i, i + 2};
  bool opens = i == u->unit.first || i <= u->clause || (i == u->clause + 1);
  stretch source = noun_phrase_after(r, i + 2, u->unit.last, !opens);
  if (stretch_empty(source)) return false;
  out->source = source;
  if (!opens && content_before(r, u, i, out)) {
    content_behind(r, u, source.last, out);
    return true;
  }
  uint32_t first = u->clause;
  if (!opens && i > first + 2) { /* without a comma */
    uint32_t last = trim_end(r, first, i);
    if (last <= first) return false;
    add_content(out, first, last);
    out->reach = source.last;
    return true;
  }
  uint32_t k = source.last;
  while (k < u->unit.last && k < source.last + 30 && !token_is_char(d, k, ',')) k++;
  if (!token_is_char(d, k, ',') || k + 1 >= u->unit.last) return false;
  if (opens_quotation(r, k + 1, u->unit.last)) {
    add_content(out, k + 1, quotation_end(r, k + 1));
    out->reach = quotation_end(r, k + 1);
    return true;
  }
  uint32_t end = trim_end(r, k + 1, clause_end(r, k + 1, u->unit.last, false));
  add_content(out, k + 1, end);
  out->reach = k + 1;
  return out->n > 0;
}

/* --- the source by the parse ------------------------------------------------------------------------------------- */

static bool overlap(stretch a, stretch b) { return a.first < b.last && b.first < a.last; }

/* Without marks at its ends. */
static stretch trim_marks(const reading *r, stretch s) {
  while (s.first < s.last && !token_is_word(r->doc, s.first)) s.first++;
  while (s.last > s.first && !token_is_word(r->doc, s.last - 1) && !token_is_char(r->doc, s.last - 1, ')')) s.last--;
  return s;
}

/* A noun or pronoun stands in it. */
static bool has_noun(const parsed *p, stretch s) {
  for (uint32_t i = s.first; i < s.last; i++) {
    str pos = parsed_pos(p, p->of[i]);
    if (str_eq(pos, STR("NOUN")) || str_eq(pos, STR("PROPN")) || str_eq(pos, STR("PRON"))) return true;
  }
  return false;
}

/* Who the parse says does what the cue says, where that and the rules' source are one phrase cut differently, or where the rules
 * took what can be no source. */
static void correct_source(const reading *r, const unit_state *u, uint32_t verb, attribution *out) {
  const parsed *p = r->parsed;
  uint32_t subject = p ? parsed_subject(p, p->of[verb]) : NOBODY;
  if (subject == NOBODY) return;
  stretch s = trim_marks(r, parsed_subtree(p, subject));
  if (stretch_empty(s) || s.first < u->unit.first || s.last > u->unit.last || s.last - s.first > MOST_SOURCE ||
      overlap(s, out->cue))
    return;
  for (uint32_t k = 0; k < out->n; k++)
    if (overlap(s, out->content[k])) return;
  if (!stretch_empty(out->source) && !overlap(s, out->source) && has_noun(p, out->source)) return;
  out->source = s;
}

static bool find_attribution(const reading *r, unit_state *u, uint32_t i, attribution *out) {
  *out = (attribution){.reach = i + 1};
  if (token_is(r->doc, i, STR("according"))) return token_is(r->doc, i + 1, STR("to")) && try_according(r, u, i, out);
  if (!r->verbs[i]) return false;
  uint32_t group = verb_group_start(r, i, u->unit.first);
  out->cue = (stretch){group, i + 1};
  if (r->parsed && !str_starts(parsed_tag(r->parsed, r->parsed->of[i]), STR("V"))) return false;
  if (!is_predicate(r, i, group, u->unit.first)) return false;
  if (try_behind(r, u, i, group, out)) return true;
  attribution fresh = {.reach = i + 1, .cue = {group, i + 1}};
  *out = fresh;
  return try_before(r, u, i, group, out);
}

/* The attribution of the verb or "according" at token i; false when there is none. */
static bool attribution_at(const reading *r, unit_state *u, uint32_t i, attribution *out) {
  if (!find_attribution(r, u, i, out) || !out->n) return false;
  if (r->verbs[i]) correct_source(r, u, i, out);
  out->by_rule = true;
  out->verb = r->verbs[i] ? i : NOBODY;
  out->unit = u->unit.first;
  out->complement = out->subject = NOBODY;
  return true;
}

/* --- without a verb ------------------------------------------------------------------------------------------------ */

#define MOST_NAME 6u /* words of a name that stands for "says" with a dash or a colon */

static bool same_paragraph(const lang_doc *d, uint32_t i, uint32_t k) {
  return d->sentences[d->sentence[i]].paragraph == d->sentences[d->sentence[k]].paragraph;
}

/* The words of a name from token i on, in one paragraph; empty when there are none, or too many. */
static stretch name_at(const reading *r, uint32_t i) {
  const lang_doc *d = r->doc;
  stretch s = {i, i};
  while (s.last < d->n && s.last - i <= MOST_NAME && same_paragraph(d, i, s.last) && !r->quoted[s.last] &&
         (r->capital[s.last] || has_class(r, s.last, WORD_PARTICLE) || (s.last > i && token_is_char(d, s.last, '.'))))
    s.last++;
  while (s.last > s.first && token_is_char(d, s.last - 1, '.')) s.last--;
  return s.last - s.first > MOST_NAME ? (stretch){0} : s;
}

static void add_verbless(arena *a, const reading *r, stretch content, stretch cue, stretch source, attribution_list *out) {
  attribution found = {.n = 1, .content = {content}, .cue = cue, .source = source, .by_rule = true, .verb = NOBODY};
  found.reach = source.last > content.last ? source.last : content.last;
  found.unit = unit_at(r, r->doc->sentences[r->doc->sentence[cue.first]].first).first;
  found.complement = found.subject = NOBODY;
  VECTOR_PUSH(a, *out, found);
}

/* "It was loud." - Ann Lee, at a paragraph's end. */
static void find_signatures(arena *a, const reading *r, attribution_list *out) {
  const lang_doc *d = r->doc;
  for (uint32_t k = 0; k < r->n_quotations; k++) {
    const quotation *q = &r->quotations[k];
    if (!q->closed || q->last >= d->n || !is_dash(d, q->last) || !same_paragraph(d, q->first, q->last)) continue;
    stretch name = name_at(r, q->last + 1);
    if (stretch_empty(name) || (name.last < d->n && same_paragraph(d, q->first, name.last) && token_is_word(d, name.last)))
      continue;
    add_verbless(a, r, (stretch){q->first, q->last}, (stretch){q->last, q->last + 1}, name, out);
  }
}

/* LEE: It was loud. And long. The paragraph is what he said. Correction: ... is nobody's. */
static void find_transcripts(arena *a, const reading *r, attribution_list *out) {
  const lang_doc *d = r->doc;
  for (uint32_t s = 0, last; s < d->n_sentences; s = last) {
    for (last = s + 1; last < d->n_sentences && d->sentences[last].paragraph == d->sentences[s].paragraph;) last++;
    uint32_t first = d->sentences[s].first, end = d->sentences[last - 1].last;
    if (r->quoted[first]) continue;
    stretch name = name_at(r, first);
    if (stretch_empty(name) || name.last + 3 > end || !token_is_char(d, name.last, ':')) continue;
    if (STR_LISTED(line_heads, d->lower[name.last - 1])) continue;
    add_verbless(a, r, (stretch){name.last + 1, end}, (stretch){name.last, name.last + 1}, name, out);
  }
}

void attribution_rules(arena *a, const reading *r, attribution_list *out) {
  for (uint32_t first = 0; first < r->doc->n;) {
    unit_state u = {.unit = unit_at(r, first), .clause = first};
    for (uint32_t i = first; i < u.unit.last;) {
      if (r->quoted[i]) {
        const quotation *at = quotation_at(r, i);
        i = at && at->last > i ? at->last : i + 1;
        continue;
      }
      attribution found;
      if (!attribution_at(r, &u, i, &found)) {
        i++;
        continue;
      }
      VECTOR_PUSH(a, *out, found);
      uint32_t next = found.reach > i ? found.reach : i + 1;
      if (found.content[0].first < i) u.clause = next;
      i = next;
    }
    first = u.unit.last > first ? u.unit.last : first + 1;
  }
  find_signatures(a, r, out);
  find_transcripts(a, r, out);
}
