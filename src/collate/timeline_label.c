/* timeline_label.c - a few words for what a date tells: its clause as the article has it, without the date. */
#include "collate/timeline.h"

#include "collate/data/timeline_words.h"
#include "collate/data/words.h"

#define LABEL 12        /* words */
#define LABEL_BEFORE 5  /* of them before the word of the event, when there are more */
#define LEAST_LABEL 3   /* words; of a shorter one the clause before it is shown too */
#define WHOLE_NAME 3    /* words by which a label may be longer, not to cut a name */
#define LABEL_BYTES 200 /* of a label, names in brackets with it */
#define MOST_GAP 4      /* bytes between two words that are written as one stretch */
#define NAME_BYTES 40   /* of a name in brackets */

/* Words [from, to) of a line, the word that they are about, and whether there is more of the clause before. */
typedef struct clause {
  uint32_t from, to, anchor;
  bool cut;
} clause;

/* --- a clause ------------------------------------------------------------------------------------------------------ */

/* Signs that end a clause stand between a word and the one before it. */
static bool mark_before(const timeline_line *l, uint32_t i) {
  if (!i) return true;
  if (l->words[i].start - l->words[i - 1].end == 1 && strchr(",:", l->text.data[l->words[i - 1].end])) return false; /* "1,500" */
  for (size_t k = l->words[i - 1].end; k < l->words[i].start; k++) {
    str rest = str_slice(l->text, k, l->words[i].start);
    if (strchr(",;:()[]\"!?", l->text.data[k]) || str_starts(rest, STR("--")) || str_starts(rest, STR(" - "))) return true;
    if (str_starts(rest, STR("\xE2\x80\x9C")) || str_starts(rest, STR("\xE2\x80\x9D"))) return true; /* quotation marks */
    if (str_starts(rest, STR("\xE2\x80\x93")) || str_starts(rest, STR("\xE2\x80\x94"))) return true; /* dashes */
  }
  return false;
}

static bool begins_clause(const timeline_line *l, uint32_t i) { return mark_before(l, i) || TIMELINE_LISTED(clause_words, l, i); }

/* Words of times, and what ties them to the rest ("on", "late"). */
static void mark_times(const timeline_view *v, const claim *x, const timeline_line *l, bool *of_time) {
  const annotations *notes = &v->c->articles[x->article].notes;
  size_t note = l->n ? timeline_first_note(notes, (uint32_t)l->words[0].start) : notes->n;
  for (uint32_t i = 0; i < l->n; i++) of_time[i] = i >= l->first && i < l->last;
  for (uint32_t i = 0; note < notes->n && i < l->n; note++) {
    const annotation *n = &notes->items[note];
    if (n->kind != ANNOTATION_TIME || str_eq(n->as.time.type, STR("DURATION"))) continue;
    while (i < l->n && l->words[i].end <= n->at.start) i++;
    for (uint32_t k = i; k < l->n && l->words[k].start < n->at.end; k++) of_time[k] = true;
  }
  for (uint32_t i = l->n; i-- > 1;)
    if (of_time[i] && !of_time[i - 1] && !mark_before(l, i) && TIMELINE_LISTED(date_words, l, i - 1)) of_time[i - 1] = true;
}

/* The word that the label is about: the event's, else the telling word nearest to the date. */
static uint32_t anchor_of(const timeline_line *l, const annotation *event, const bool *of_time) {
  for (uint32_t i = 0; event && i < l->n; i++)
    if (l->words[i].start <= event->at.start && event->at.start < l->words[i].end) return i;
  for (uint32_t far = 1; far < l->n; far++) {
    uint32_t before = l->first - far, behind = l->last + far - 1;
    bool has_before = far <= l->first && !of_time[before], has_behind = behind < l->n && !of_time[behind];
    if (has_before && !TIMELINE_LISTED(function_words, l, before)) return before;
    if (has_behind && !TIMELINE_LISTED(function_words, l, behind)) return behind;
  }
  return UINT32_MAX;
}

/* --- who ----------------------------------------------------------------------------------------------------------- */

/* The mention that begins with a word of the line; NULL when there is none. */
static const annotation *mention_at(const timeline_view *v, const claim *x, const timeline_line *l, uint32_t i) {
  const annotations *notes = &v->c->articles[x->article].notes;
  uint32_t start = (uint32_t)l->words[i].start;
  for (size_t k = timeline_first_note(notes, start); k < notes->n && notes->items[k].at.start == start; k++)
    if (notes->items[k].kind == ANNOTATION_MENTION) return &notes->items[k];
  return NULL;
}

static str called(const timeline_view *v, str id) {
  uint32_t who = names_get(&v->c->entities, id);
  return who < v->n_entities && v->called[who].len <= NAME_BYTES ? v->called[who] : STR("");
}

/* Who takes part first, when no words before the event could name anybody. */
static str absent_subject(const timeline_view *v, const claim *x, const annotation *event, const timeline_line *l, uint32_t from,
                          uint32_t anchor) {
  if (!event || !event->as.event.participants.n) return STR("");
  for (uint32_t i = from; i < anchor; i++) {
    const annotation *m = mention_at(v, x, l, i);
    if ((m && m->as.mention.entity.len) || !TIMELINE_LISTED(function_words, l, i)) return STR("");
  }
  str first = event->as.event.participants.items[0];
  uint32_t who = names_get(&v->c->entities, first);
  str name = who < v->n_entities && v->acts[who] ? called(v, first) : STR("");
  for (uint32_t i = anchor; name.len && i < l->n; i++) /* it takes part as an object, said behind */
    if (str_starts(str_slice(l->text, l->words[i].start, l->text.len), name)) return STR("");
  return name;
}

/* --- the label ----------------------------------------------------------------------------------------------------- */

static bool quotes_in(str gap) {
  return memchr(gap.data, '"', gap.len) || memchr(gap.data, '\n', gap.len) || str_find(gap, STR("\xE2\x80\x9C"), 0) != SIZE_MAX ||
         str_find(gap, STR("\xE2\x80\x9D"), 0) != SIZE_MAX;
}

/* A word of the label as written, with what stands before it when it follows the last one there: blanks, hyphens, signs of money.
 */
static void add_word(buffer *out, const timeline_line *l, uint32_t last, uint32_t i) {
  size_t from = l->words[i].start, end = last == UINT32_MAX ? from : l->words[last].end;
  if (last != UINT32_MAX && last + 1 == i && from - end <= MOST_GAP && !quotes_in(str_slice(l->text, end, from))) {
    buffer_add(out, str_slice(l->text, end, l->words[i].end));
    return;
  }
  if (last != UINT32_MAX) buffer_add_char(out, ' ');
  if (from && l->text.data[from - 1] == '$') from--;
  buffer_add(out, str_slice(l->text, from, l->words[i].end));
}

static void add_bracketed(buffer *out, str name) {
  buffer_add_char(out, '[');
  buffer_add(out, name);
  buffer_add_char(out, ']');
}

static bool is_name(const timeline_line *l, uint32_t i) {
  char first = l->text.data[l->words[i].start];
  return first >= 'A' && first <= 'Z';
}

static uint32_t count_words(const clause *k, const bool *of_time) {
  uint32_t n = 0;
  for (uint32_t i = k->from; i < k->to; i++) n += !of_time[i];
  return n;
}

/* Nothing before this word belongs to its clause: "Lee said [the] bridge fell". */
static bool opens(const timeline_line *l, uint32_t i) {
  return begins_clause(l, i) || TIMELINE_LISTED(plain_saying_forms, l, i - 1);
}

/* Leftwards: to where the clause begins; of a noun only what stands with it; of "who was born" also whom it is about. */
static void open_clause(const timeline_line *l, const annotation *event, clause *k) {
  bool noun = event && !event->as.event.tense.len;
  while (k->from > 0 && !opens(l, k->from) && !(noun && TIMELINE_LISTED(function_words, l, k->from - 1))) k->from--;
  if (k->from < k->anchor && TIMELINE_LISTED(clause_words, l, k->from)) k->from++;
  if (noun || k->from == 0) return;
  uint32_t before = k->from - 1;
  static const char *const that[] = {"that"};
  bool bare = k->from == k->anchor && TIMELINE_LISTED(that, l, before); /* "a fight that broke out" */
  if (!bare && !TIMELINE_LISTED(relative_words, l, before)) return;
  for (uint32_t n = 0; before > 0 && n < LABEL_BEFORE && (n == 0 || !mark_before(l, before)); n++) before--;
  k->from = before;
}

/* Rightwards: to where the clause ends; what is said or decided, when nothing else follows. */
static void close_clause(const timeline_line *l, const bool *of_time, clause *k) {
  uint32_t said = k->anchor + 1;
  while (said < l->n && of_time[said]) said++;
  bool content = said < l->n && TIMELINE_LISTED(content_words, l, said);
  while (k->to < l->n && (!begins_clause(l, k->to) || (content && k->to == said))) k->to++;
}

/* The clause before, when this one says next to nothing: "Otto Lee, [died]"; the next one when none is before. */
static void widen_clause(const timeline_line *l, const bool *of_time, clause *k) {
  if (count_words(k, of_time) >= LEAST_LABEL) return;
  if (k->from == 0) {
    while (k->to < l->n && (count_words(k, of_time) < LEAST_LABEL || !begins_clause(l, k->to))) k->to++;
    return;
  }
  uint32_t from = k->from - 1;
  for (uint32_t n = 1; from > 0 && n < LABEL_BEFORE && !mark_before(l, from); n++) from--;
  k->cut = from > 0 && !mark_before(l, from);
  k->from = from;
}

/* "Ann Lee, [a baker who died]": the name before the comma is whom it is about, when it is somebody's. */
static void take_name(const timeline_view *v, const claim *x, const timeline_line *l, clause *k) {
  for (uint32_t i = k->from; i < k->anchor; i++)
    if (i > 0 && is_name(l, i)) return; /* it is named already */
  if (k->from == 0 || l->text.data[l->words[k->from - 1].end] != ',') return;
  for (uint32_t from = k->from - 1, n = 0; n < LABEL_BEFORE; from--, n++) {
    const annotation *m = mention_at(v, x, l, from);
    uint32_t who = m ? names_get(&v->c->entities, m->as.mention.entity) : UINT32_MAX;
    bool name = m && m->at.end == l->words[k->from - 1].end && str_eq(m->as.mention.form, STR("name"));
    if (name && who < v->n_entities && v->acts[who]) k->from = from, k->cut = false;
    if (name || from == 0) return;
  }
}

/* Written as one word with the one before: "eight-[year]-old". */
static bool hyphened(const timeline_line *l, uint32_t i) {
  return i > 0 && l->words[i].start == l->words[i - 1].end + 1 && l->text.data[l->words[i - 1].end] == '-';
}

/* At most LABEL words, names whole, and no loose words at the ends. */
static void cut_clause(const timeline_line *l, const bool *of_time, clause *k) {
  while (k->from < k->anchor && (of_time[k->from] || TIMELINE_LISTED(loose_words, l, k->from))) k->from++;
  if (k->anchor - k->from > LABEL_BEFORE && count_words(k, of_time) > LABEL) {
    uint32_t from = k->anchor - LABEL_BEFORE;
    while (from > k->from && is_name(l, from) && is_name(l, from - 1) && k->anchor - from < LABEL_BEFORE + WHOLE_NAME) from--;
    while (from > k->from && hyphened(l, from)) from--;
    k->cut = from > k->from, k->from = from;
    while (k->from < k->anchor && TIMELINE_LISTED(loose_words, l, k->from)) k->from++;
  }
  uint32_t to = k->from;
  for (uint32_t n = 0; to < k->to; to++) {
    bool name = to > k->from && is_name(l, to) && is_name(l, to - 1);
    bool whole = (name || hyphened(l, to)) && n < LABEL + WHOLE_NAME;
    if (to > k->anchor && n >= LABEL && !whole) break;
    n += !of_time[to];
  }
  k->to = to;
  while (k->to > k->anchor + 1 && (of_time[k->to - 1] || TIMELINE_LISTED(loose_words, l, k->to - 1))) k->to--;
}

/* Words [from, to) of the text behind a colon, at most LABEL of them. Returns the first byte. */
static uint32_t add_words(buffer *out, str text, size_t from, size_t to) {
  size_t begin = to, end = to, at = from;
  word w;
  for (uint32_t n = 0; n < LABEL && word_next(text, &at, &w) && w.end <= to; n++) {
    if (!n) begin = w.start;
    end = w.end;
  }
  if (begin == end) return (uint32_t)to;
  buffer_add_c(out, ": ");
  for (size_t i = begin; i < end; i++) buffer_add_char(out, text.data[i] == '\n' ? ' ' : text.data[i]);
  if (end + 2 < to) buffer_add_c(out, " \xE2\x80\xA6");
  return (uint32_t)begin;
}

/* "..., Ann Lee announced": the beginning of what stands before the verb, as the article's quotations have it, else what stands
 * before in the sentence when nothing follows. */
static void add_said(const timeline_view *v, const claim *x, const annotation *event, const timeline_line *l, const clause *k,
                     buffer *out, span *at) {
  const annotations *notes = &v->c->articles[x->article].notes;
  str text = v->c->articles[x->article].article.text;
  for (size_t i = timeline_first_note(notes, x->sentence.start); i < notes->n && notes->items[i].at.start <= event->at.start;
       i++) {
    const annotation *q = &notes->items[i];
    if (q->kind != ANNOTATION_QUOTE || !q->as.quote.cue.n || !q->as.quote.content.n) continue;
    span cue = q->as.quote.cue.items[0], said = q->as.quote.content.items[0];
    bool before = said.start >= x->sentence.start && said.end <= at->start;
    if (event->at.start < cue.start || event->at.start >= cue.end || !before) continue;
    at->start = add_words(out, text, said.start, said.end);
    return;
  }
  bool comma =
      k->from > 0 && memchr(text.data + l->words[k->from - 1].end, ',', l->words[k->from].start - l->words[k->from - 1].end);
  if (k->to == k->anchor + 1 && comma && STR_LISTED(announcements, event->as.event.lemma))
    at->start = add_words(out, text, l->words[0].start, l->words[k->from - 1].end);
}

str timeline_label(const timeline_view *v, const claim *x, const annotation *event, span *at) {
  timeline_line l;
  bool of_time[TIMELINE_WORDS];
  timeline_read_line(v, x, &l);
  mark_times(v, x, &l, of_time);
  *at = x->at;
  uint32_t anchor = anchor_of(&l, event, of_time), last = UINT32_MAX;
  if (anchor == UINT32_MAX) return STR("");
  clause k = {anchor, anchor + 1, anchor, false};
  open_clause(&l, event, &k);
  close_clause(&l, of_time, &k);
  str subject = event && event->as.event.tense.len ? absent_subject(v, x, event, &l, k.from, anchor) : STR("");
  if (!subject.len && event && event->as.event.tense.len) take_name(v, x, &l, &k);
  if (!subject.len) widen_clause(&l, of_time, &k);
  cut_clause(&l, of_time, &k);
  buffer out;
  buffer_init(&out, v->c->a, LABEL_BYTES);
  if (k.cut) buffer_add_c(&out, "\xE2\x80\xA6 ");
  if (subject.len) add_bracketed(&out, subject), buffer_add_char(&out, ' ');
  for (uint32_t i = k.from; i < k.to; i++) {
    if (of_time[i] && i != anchor) continue;
    const annotation *m = i < anchor ? mention_at(v, x, &l, i) : NULL;
    bool pronoun = m && TIMELINE_LISTED(subject_pronouns, &l, i) && m->at.end == l.words[i].end;
    str name = pronoun ? called(v, m->as.mention.entity) : STR("");
    if (name.len && last != UINT32_MAX) buffer_add_char(&out, ' ');
    if (name.len) add_bracketed(&out, name);
    else add_word(&out, &l, last, i);
    last = i;
  }
  *at = (span){(uint32_t)l.words[k.from].start, (uint32_t)l.words[last].end};
  if (event) add_said(v, x, event, &l, &k, &out, at);
  return buffer_str(&out);
}
