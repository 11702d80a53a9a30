/* timeline_label.c - a few words for what a date tells: its clause as the article has it, without the date. */
#include "collate/timeline.h"

#include "collate/data/timeline_words.h"
#include "collate/data/words.h"

#define LABEL 9         /* words */
#define LABEL_BEFORE 4  /* of them before the word of the event, when there are more */
#define LABEL_BYTES 160 /* of a label, names in brackets with it */
#define MOST_GAP 4      /* bytes between two words that are written as one stretch */
#define NAME_BYTES 40   /* of a name in brackets */

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

/* Who takes part first, when no words before the event name anybody. */
static str absent_subject(const timeline_view *v, const claim *x, const annotation *event, const timeline_line *l, uint32_t from,
                          uint32_t anchor) {
  if (!event || !event->as.event.participants.n) return STR("");
  for (uint32_t i = from; i < anchor; i++) {
    const annotation *m = mention_at(v, x, l, i);
    if (m && m->as.mention.entity.len) return STR("");
  }
  str name = called(v, event->as.event.participants.items[0]);
  for (uint32_t i = anchor; name.len && i < l->n; i++) /* it takes part as an object, said behind */
    if (str_starts(str_slice(l->text, l->words[i].start, l->text.len), name)) return STR("");
  return name;
}

/* --- the label ----------------------------------------------------------------------------------------------------- */

/* A word of the label as written, with what stands before it when it follows the last one there: blanks, hyphens, signs of money.
 */
static void add_word(buffer *out, const timeline_line *l, uint32_t last, uint32_t i) {
  size_t from = l->words[i].start, gap = last == UINT32_MAX ? from : l->words[last].end;
  bool joined = last != UINT32_MAX && last + 1 == i && from - gap <= MOST_GAP && !memchr(l->text.data + gap, '\n', from - gap);
  if (joined && !mark_before(l, i)) {
    buffer_add(out, str_slice(l->text, gap, l->words[i].end));
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

str timeline_label(const timeline_view *v, const claim *x, const annotation *event, span *at) {
  timeline_line l;
  bool of_time[TIMELINE_WORDS];
  timeline_read_line(v, x, &l);
  mark_times(v, x, &l, of_time);
  *at = x->at;
  uint32_t anchor = anchor_of(&l, event, of_time), from, to;
  if (anchor == UINT32_MAX) return STR("");
  for (from = anchor; from > 0 && !begins_clause(&l, from);) from--;
  if (from < anchor && TIMELINE_LISTED(clause_words, &l, from)) from++;
  for (to = anchor + 1; to < l.n && !begins_clause(&l, to);) to++;
  while (from < anchor && (of_time[from] || TIMELINE_LISTED(loose_words, &l, from))) from++;
  bool cut = false;
  for (uint32_t i = from, n = 0; i < to; i++) { /* the words before the event first, the rest behind it */
    n += !of_time[i];
    if (i < anchor && n > LABEL_BEFORE && anchor - i > LABEL_BEFORE) from = i, n = 1, cut = true;
    if (i > anchor && n > LABEL) to = i;
  }
  while (from < anchor && cut && TIMELINE_LISTED(loose_words, &l, from)) from++;
  while (to > anchor + 1 && (of_time[to - 1] || TIMELINE_LISTED(loose_words, &l, to - 1))) to--;
  buffer out;
  buffer_init(&out, v->c->a, LABEL_BYTES);
  uint32_t last = UINT32_MAX;
  str subject = cut ? STR("") : absent_subject(v, x, event, &l, from, anchor);
  if (subject.len) add_bracketed(&out, subject), buffer_add_char(&out, ' ');
  if (cut) buffer_add_c(&out, "\xE2\x80\xA6 ");
  for (uint32_t i = from; i < to; i++) {
    if (of_time[i]) continue;
    const annotation *m = i == from ? mention_at(v, x, &l, i) : NULL;
    bool pronoun = m && str_eq(m->as.mention.form, STR("pronoun")) && m->at.end == l.words[i].end;
    str name = pronoun ? called(v, m->as.mention.entity) : STR("");
    if (name.len) add_bracketed(&out, name);
    else add_word(&out, &l, last, i);
    last = i;
  }
  if (last != UINT32_MAX) *at = (span){(uint32_t)l.words[from].start, (uint32_t)l.words[last].end};
  return buffer_str(&out);
}
