/* quotes.c - who said what: direct, indirect and mixed attributions with source, cue and content (PARC 3, Pareti 2016; PolNeAR,
 * Newell et al. 2018). Contents keep their quotation marks; a quotation that goes on behind its cue, or over several paragraphs,
 * is one attribution with several content spans. Words between marks that nobody is said to say ("so-called") are left alone. */
#include "annotate/annotate.h"
#include "annotate/attributions.h"
#include "annotate/data/stances.h"

#define MOST_AROUND 64u /* attributions before and behind among which the one is looked for that holds another */

typedef struct quoter {
  annotate_context *c;
  const reading *r;
  bool *taken; /* of each quotation: it has an attribution */
  size_t last; /* index of the last attribution among the annotations; SIZE_MAX: none */
} quoter;

static span span_of(const lang_doc *d, stretch s) { return (span){d->start[s.first], d->end[s.last - 1]}; }

/* Puts a span where it belongs: spans of a list ascend. Room doubles, so that a quotation may go on for as long as it likes. */
static void insert(arena *a, spans *list, span at) {
  span *items = list->items;
  if (!(list->n & (list->n - 1))) {
    items = ARENA_ARRAY(a, span, list->n ? 2 * (size_t)list->n : 1);
    for (uint32_t i = 0; i < list->n; i++) items[i] = list->items[i];
  }
  uint32_t to = list->n;
  for (; to && items[to - 1].start > at.start; to--) items[to] = items[to - 1];
  items[to] = at;
  *list = (spans){items, list->n + 1};
}

/* Nobody calls himself by his name: whether the words that are said name the entity. */
static bool is_named_in(const quoter *q, const attribution *in, str entity_id) {
  for (uint32_t k = 0; k < in->n; k++)
    for (uint32_t i = in->content[k].first; i < in->content[k].last; i++) {
      uint32_t m = q->r->quoted[i] ? q->r->mention[i] : 0;
      if (!m) continue;
      const annotation *who = &q->c->out->list.items[m - 1];
      if (str_eq(who->as.mention.form, STR("name")) && str_eq(who->as.mention.entity, entity_id)) return true;
    }
  return false;
}

/* Entity of the last name that the source begins with, or of the pronoun that it is. */
static str speaker_of(const quoter *q, const attribution *in) {
  stretch source = in->source;
  for (uint32_t i = source.first; i < source.last; i++) {
    uint32_t m = q->r->mention[i];
    if (!m) continue;
    const annotation *who = &q->c->out->list.items[m - 1];
    bool person = str_eq(who->as.mention.type, STR("person"));
    if (person || str_eq(who->as.mention.form, STR("pronoun"))) {
      /* "Trump's lawyer": the owner is not the speaker */
      uint32_t end = i + 1;
      while (end < source.last && q->r->mention[end] == m) end++;
      if (end < source.last && q->r->doc->shape[end] == LANG_CLITIC) continue;
      bool doubtful = str_eq(who->as.mention.form, STR("pronoun"));
      return doubtful && is_named_in(q, in, who->as.mention.entity) ? (str){0} : who->as.mention.entity;
    }
  }
  for (uint32_t i = source.last; i-- > source.first;) {
    uint32_t m = q->r->mention[i];
    if (m && i + 1 == source.last) return q->c->out->list.items[m - 1].as.mention.entity;
  }
  return (str){0};
}

static void take_quotations(quoter *q, stretch content) {
  for (uint32_t i = content.first; i < content.last; i++) {
    if (!q->r->quoted[i]) continue;
    const quotation *at = quotation_at(q->r, i);
    if (!at) continue;
    q->taken[at - q->r->quotations] = true;
    if (at->last > i) i = at->last - 1;
  }
}

/* How the cue takes what is said, and whether it is denied that it was said. */
static void set_stance(const reading *r, const attribution *in, annotation *out) {
  if (in->verb == NOBODY) return;
  const parsed *p = r->parsed;
  str lemma = p ? p->d->lemma[p->of[in->verb]] : str_c(r->verbs[in->verb]->lemma);
  size_t row = STR_ROW_FIND(stances, lemma);
  if (row != SIZE_MAX) out->as.quote.stance = str_c(stances[row].stance);
  if (p) out->as.quote.negated = parsed_child(p, p->of[in->verb], "neg") != NOBODY;
  for (uint32_t i = in->cue.first; i < in->cue.last && !p; i++)
    out->as.quote.negated |=
        token_is(r->doc, i, STR("n't")) || token_is(r->doc, i, STR("not")) || token_is(r->doc, i, STR("never"));
}

/* For each quote whose cue stands in what another one says: that content, the shortest. */
static void set_outer(const annotation_list *all, size_t first) {
  for (size_t i = first; i < all->list.n; i++) {
    annotation *in = &all->list.items[i];
    if (!in->as.quote.cue.n) continue;
    const span cue = in->as.quote.cue.items[0];
    size_t from = i > MOST_AROUND + first ? i - MOST_AROUND : first,
           to = i + MOST_AROUND < all->list.n ? i + MOST_AROUND : all->list.n;
    for (size_t k = from; k < to; k++) {
      const spans *content = &all->list.items[k].as.quote.content;
      for (uint32_t s = 0; s < content->n && k != i; s++) {
        const span c = content->items[s], best = in->as.quote.outer;
        bool holds = c.start <= cue.start && cue.end <= c.end;
        if (holds && (best.end == best.start || c.end - c.start < best.end - best.start)) in->as.quote.outer = c;
      }
    }
  }
}

/* The article itself says that it was said, not somebody who is quoted. */
static bool is_narrated(const reading *r, const attribution *in) { return in->verb == NOBODY || !r->quoted[in->verb]; }

static bool is_direct(const annotation *in) { return !str_eq(in->as.quote.type, STR("indirect")); }

static bool same_voice(const annotation *x, const annotation *y) {
  const spans a = x->as.quote.source, b = y->as.quote.source;
  if (x->as.quote.speaker.len) return str_eq(x->as.quote.speaker, y->as.quote.speaker);
  return a.n && b.n && a.items[0].start == b.items[0].start;
}

/* Whether a quotation that follows goes on with what this one says: not with "adding that" behind "said". */
static bool leads_on(const quoter *q, const annotation *in) {
  return q->last == SIZE_MAX || is_direct(in) || !is_direct(&q->c->out->list.items[q->last]) ||
         !same_voice(&q->c->out->list.items[q->last], in);
}

static void emit(quoter *q, const attribution *in) {
  const lang_doc *d = q->r->doc;
  annotation out = {.kind = ANNOTATION_QUOTE};
  bool all = true, some = false;
  for (uint32_t i = 0; i < in->n; i++) {
    stretch s = in->content[i];
    insert(q->c->a, &out.as.quote.content, span_of(d, s));
    const quotation *first = q->r->quoted[s.first] ? quotation_at(q->r, s.first) : NULL;
    all &= first && first->first == s.first && first->last >= s.last;
    for (uint32_t k = s.first; k < s.last && !some; k++) some = q->r->quoted[k];
    take_quotations(q, s);
  }
  if (!stretch_empty(in->cue)) insert(q->c->a, &out.as.quote.cue, span_of(d, in->cue));
  if (!stretch_empty(in->source)) {
    insert(q->c->a, &out.as.quote.source, span_of(d, in->source));
    out.as.quote.speaker = speaker_of(q, in);
  }
  set_stance(q->r, in, &out);
  out.as.quote.type = all ? STR("direct") : some ? STR("mixed") : STR("indirect");
  out.at = out.as.quote.content.items[0];
  out.rule = attribution_reason(q->c->a, in);
  VECTOR_PUSH(q->c->a, q->c->out->list, out);
  if (is_narrated(q->r, in) && leads_on(q, &out)) q->last = q->c->out->list.n - 1;
}

/* A quotation without a cue of its own goes to the attribution before when it follows it in the paragraph, or goes on over a
 * paragraph's end. */
static bool joins_last(const quoter *q, const quotation *at, uint32_t last_end) {
  if (q->last == SIZE_MAX) return false;
  const lang_doc *d = q->r->doc;
  const annotation *last = &q->c->out->list.items[q->last];
  if (at->goes_on) return is_direct(last);
  uint32_t here = d->sentences[d->sentence[at->first]].paragraph, there = d->sentences[d->sentence[last_end]].paragraph;
  bool full = at->first == d->sentences[d->sentence[at->first]].first;
  if (!full) return false;
  if (here == there) return is_direct(last);
  return false;
}

/* Quotations of the unit that nobody was found to say, and that go on with what was said before. */
static void join_rest(quoter *q, stretch unit, uint32_t *last_end) {
  const reading *r = q->r;
  for (uint32_t i = unit.first; i < unit.last;) {
    if (!r->quoted[i]) {
      i++;
      continue;
    }
    const quotation *at = quotation_at(r, i);
    if (!at) break;
    size_t index = (size_t)(at - r->quotations);
    if (!q->taken[index] && joins_last(q, at, *last_end)) {
      annotation *last = &q->c->out->list.items[q->last];
      insert(q->c->a, &last->as.quote.content, span_of(r->doc, (stretch){at->first, at->last}));
      last->at = last->as.quote.content.items[0];
      q->taken[index] = true;
      *last_end = at->last - 1;
    }
    i = at->last > i ? at->last : i + 1;
  }
}

void annotate_quotes(annotate_context *c) {
  const lang_doc *d = c->doc;
  quoter q = {.c = c, .r = reading_of(c), .last = SIZE_MAX};
  q.taken = ARENA_ARRAY(c->a, bool, q.r->n_quotations + 1);
  attribution_list found = attribution_candidates(c->a, q.r);
  if (q.r->parsed) attribution_choose(c->a, q.r, &found);
  uint32_t last_end = 0;
  size_t next = 0, first = c->out->list.n;
  for (uint32_t i = 0; i < d->n;) {
    stretch unit = unit_at(q.r, i);
    for (; next < found.n && found.items[next].unit < unit.last; next++) {
      const attribution *at = &found.items[next];
      emit(&q, at);
      if (!is_narrated(q.r, at)) continue;
      last_end = at->content[at->n - 1].last - 1;
      if (last_end < at->cue.last && !stretch_empty(at->cue)) last_end = at->cue.last - 1;
    }
    join_rest(&q, unit, &last_end);
    i = unit.last > i ? unit.last : i + 1;
  }
  set_outer(c->out, first);
}
