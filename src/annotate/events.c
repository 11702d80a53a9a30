/* events.c - what the words that tell of events say: who takes part, where and when, whether it happened at all.
 *
 *   [Ann Lee] did not [leave] [Halden] on [Monday].     leave: e1, place Halden, time Monday, denied, past
 *
 * An event is its head word, as in ECB+ (Cybulska and Vossen 2014); which words those are a model decides (event_choice.c), so
 * there are none without a parse. Polarity, modality and tense are those of TimeML (Pustejovsky et al. 2003), read from the
 * verb's auxiliaries and from what governs it. What is usual is left empty: affirmed, real, and tense of words that have none. */
#include "annotate/annotate.h"
#include "annotate/data/event_governors.h"
#include "annotate/events.h"

#define MOST_PARTICIPANTS 6u
#define MOST_STEPS 4 /* up from an event to what makes it doubtful */

typedef struct teller {
  annotate_context *c;
  const event_words *w;
  const parsed *p;
  size_t others; /* annotations before the first event */
  map times;     /* first byte of a word -> 1 + index of the time that depends on it */
} teller;

static bool is(str a, const char *b) { return str_eq(a, str_c(b)); }

static span span_of(const analysis *d, uint32_t t) { return (span){d->start[t], d->end[t]}; }

/* --- who, where, when ----------------------------------------------------------------------------------------------- */

static const annotation *mention_at(const teller *q, uint32_t t) {
  uint32_t m = q->w->r->mention[q->p->word[t]];
  return m ? &q->c->out->list.items[m - 1] : NULL;
}

static void add_participant(teller *q, annotation *event, str id) {
  strs *list = &event->as.event.participants;
  if (!id.len || list->n == MOST_PARTICIPANTS) return;
  for (uint32_t i = 0; i < list->n; i++)
    if (str_eq(list->items[i], id)) return;
  if (!list->items) list->items = ARENA_ARRAY(q->c->a, str, MOST_PARTICIPANTS);
  list->items[list->n++] = id;
}

/* Token t, and what is joined to it by "and", stands for who takes part; a place behind a preposition for where. */
static void add_phrase(teller *q, annotation *event, uint32_t t, bool oblique) {
  for (uint32_t n = 0; t != NOBODY && n < MOST_PARTICIPANTS; n++, t = parsed_child(q->p, t, "conj")) {
    const annotation *m = mention_at(q, t);
    if (m && oblique && is(m->as.mention.type, "place") && !event->as.event.place.end) event->as.event.place = m->at;
    else if (m) add_participant(q, event, m->as.mention.entity);
  }
}

/* Children of token t that the event is about. */
static void add_children(teller *q, annotation *event, uint32_t t) {
  static const char *const direct[] = {"compound", "dative", "dobj", "nmod", "npadvmod", "nsubj", "nsubjpass", "poss"};
  static const char *const joined[] = {"agent", "dative", "prep"};
  const parsed *p = q->p;
  for (uint32_t i = p->child[t]; i != NOBODY; i = p->next[i]) {
    str dep = parsed_dep(p, i);
    if (STR_LISTED(joined, dep)) {
      uint32_t object = parsed_child(p, i, "pobj");
      if (object != NOBODY) add_phrase(q, event, object, true);
    }
    if (STR_LISTED(direct, dep)) add_phrase(q, event, i, false);
  }
}

static void add_arguments(teller *q, annotation *event, uint32_t t) {
  add_children(q, event, t);
  if (is(parsed_pos(q->p, t), "VERB") && parsed_child(q->p, t, "nsubjpass") == NOBODY) {
    uint32_t subject = parsed_subject(q->p, t);
    if (subject != NOBODY) add_phrase(q, event, subject, false);
  }
  const uint64_t *time = map_get(&q->times, q->p->d->start[t]);
  if (time) event->as.event.time = q->c->out->list.items[*time - 1].at;
}

/* --- whether it happened ----------------------------------------------------------------------------------------------- */

static bool has_negation(const parsed *p, uint32_t t) {
  for (uint32_t i = p->child[t]; i != NOBODY; i = p->next[i]) {
    str dep = parsed_dep(p, i), lower = p->d->word[i]->lower;
    if (is(dep, "neg")) return true;
    if (is(dep, "det") && is(lower, "no")) return true;
    if ((is(dep, "nsubj") || is(dep, "nsubjpass")) && (is(lower, "nobody") || is(lower, "none") || is(lower, "nothing")))
      return true;
    if (str_starts(dep, STR("nsubj"))) {
      uint32_t det = parsed_child(p, i, "det");
      if (det != NOBODY && is(p->d->word[det]->lower, "no")) return true;
    }
  }
  return false;
}

static str tense_of_tag(str tag) {
  if (is(tag, "VBD")) return STR("past");
  return is(tag, "VBZ") || is(tag, "VBP") ? STR("present") : STR("");
}

/* What the auxiliaries say; they stand before the verb in order, the first one carries the tense. */
static void read_auxiliaries(const parsed *p, uint32_t t, annotation *event) {
  str tense = tense_of_tag(parsed_tag(p, t));
  bool any = false;
  for (uint32_t i = p->child[t]; i < t; i = p->next[i]) {
    str dep = parsed_dep(p, i), lower = p->d->word[i]->lower;
    if (!is(dep, "aux") && !is(dep, "auxpass")) continue;
    if (is(parsed_tag(p, i), "MD")) {
      size_t row = STR_ROW_FIND(event_auxiliaries, lower);
      if (row == SIZE_MAX) continue;
      if (*event_auxiliaries[row].modality) event->as.event.modality = str_c(event_auxiliaries[row].modality);
      if (event_auxiliaries[row].future) tense = STR("future");
    } else if (!any) {
      bool perfect = is(p->d->lemma[i], "have");
      tense = perfect ? STR("past") : tense_of_tag(parsed_tag(p, i));
    }
    any = true;
  }
  if (!any && is(parsed_tag(p, t), "VBN")) tense = STR("past");
  event->as.event.tense = tense;
}

static bool is_conditional(const parsed *p, uint32_t t) {
  uint32_t mark = parsed_child(p, t, "mark");
  return mark != NOBODY && (is(p->d->word[mark]->lower, "if") || is(p->d->word[mark]->lower, "unless"));
}

/* What a word says of whether its complement happens: "plans to leave", "denied the attack"; NULL: nothing. */
static const struct event_governor *governor_of(const teller *q, uint32_t governor, str relation) {
  static const char *const of_verbs[] = {"acl", "ccomp", "pcomp", "xcomp"};
  static const char *const of_nouns[] = {"dobj", "nsubjpass", "pobj"};
  bool noun = STR_LISTED(of_nouns, relation);
  size_t i = noun || STR_LISTED(of_verbs, relation) ? STR_ROW_FIND(event_governors, q->w->stem[governor]) : SIZE_MAX;
  return i == SIZE_MAX || (noun && !event_governors[i].nouns) ? NULL : &event_governors[i];
}

/* Up to the word that governs the event, past what joins or modifies it: "refused to [sing] or [dance]". */
static void read_governors(const teller *q, uint32_t t, annotation *event) {
  const parsed *p = q->p;
  for (int step = 0; step < MOST_STEPS && p->d->head[t] != t; step++) {
    uint32_t up = p->d->head[t];
    const struct event_governor *g = governor_of(q, up, parsed_dep(p, t));
    if (g) {
      if (!event->as.event.modality.len) event->as.event.modality = str_c(g->modality);
      if (g->denies != has_negation(p, up)) event->as.event.polarity = STR("denied");
      return;
    }
    if (!is(parsed_dep(p, t), "conj") && !is(parsed_pos(p, up), "ADP")) return;
    t = up;
  }
}

/* "Lee to host awards": a headline's infinitive is a plan. */
static bool is_headline_plan(const teller *q, uint32_t t) {
  uint32_t to = parsed_child(q->p, t, "aux");
  return to != NOBODY && is(q->p->d->word[to]->lower, "to") && is(parsed_dep(q->p, t), "ROOT");
}

static void read_truth(const teller *q, uint32_t t, annotation *event) {
  const parsed *p = q->p;
  str pos = parsed_pos(p, t);
  if (is(pos, "VERB") || is(pos, "AUX")) read_auxiliaries(p, t, event);
  if (has_negation(p, t)) event->as.event.polarity = STR("denied");
  if (is_headline_plan(q, t)) event->as.event.modality = STR("planned");
  if (is_conditional(p, t)) event->as.event.modality = STR("if");
  if (!event->as.event.polarity.len) read_governors(q, t, event);
}

/* --- all of them ------------------------------------------------------------------------------------------------------- */

static void gather_times(teller *q) {
  map_init(&q->times, q->c->a);
  for (size_t i = 0; i < q->others; i++) {
    const annotation *time = &q->c->out->list.items[i];
    if (time->kind != ANNOTATION_TIME || !time->governor.end) continue;
    uint64_t *first = map_put(&q->times, time->governor.start, NULL);
    if (!*first) *first = i + 1;
  }
}

static void tell(teller *q, uint32_t t) {
  annotation event = {.kind = ANNOTATION_EVENT, .at = span_of(q->p->d, t)};
  event.as.event.lemma = str_copy(q->c->a, q->w->stem[t]); /* the pipeline's words live until its next text */
  event.rule = is(parsed_pos(q->p, t), "VERB") ? "trained detector: verb" : "trained detector: other word";
  add_arguments(q, &event, t);
  read_truth(q, t, &event);
  VECTOR_PUSH(q->c->a, q->c->out->list, event);
}

void annotate_events(annotate_context *c) {
  const reading *r = reading_of(c);
  if (!r->parsed) return;
  teller q = {.c = c, .w = event_words_of(c->a, r), .p = r->parsed, .others = c->out->list.n};
  gather_times(&q);
  for (uint32_t t = 0; t < q.p->d->n; t++)
    if (event_chosen(q.w, t)) tell(&q, t);
}
