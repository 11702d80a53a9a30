/* times.c - time expressions as TIMEX3: finds them, gives each its value in the light of the publication, of the dates told
 * before it and of the tense around it. Rules are data and small forms: times.h draws the way. */
#include "annotate/annotate.h"

#include "annotate/data/tense_words.h"
#include "annotate/data/time_amounts.h"
#include "annotate/hedges.h"
#include "annotate/times.h"

#include <stdlib.h>

#define TENSE_BEFORE 14 /* atoms looked at on either side */
#define TENSE_BEHIND 8
#define QUARTER_DAYS 85    /* a quarter that has so many days behind it is over, or nearly */
#define HISTORY_YEARS 5    /* so many dates with a year of their own ... */
#define HISTORY_SHARE 2    /* ... and so many times the ones that hang on the publication make a history */
#define HISTORY_DISTANCE 2 /* years from the publication */

/* --- tense -------------------------------------------------------------------------------------------------------------- */

static time_tense tense_of(const atom *in) {
  if (in->kind != ATOM_WORD) return TENSE_UNKNOWN;
  if (STR_LISTED(future_words, in->lower)) return TENSE_FUTURE;
  if (STR_LISTED(past_verbs, in->lower)) return TENSE_PAST;
  bool past = in->lower.len > 3 && str_ends(in->lower, STR("ed")) && !STR_LISTED(not_past, in->lower);
  return past ? TENSE_PAST : TENSE_UNKNOWN;
}

/* "until Tuesday", "as early as Tuesday": a day that was ahead when this was written. */
static bool set_ahead(const atoms *in, uint32_t first) {
  if (first == 0) return false;
  str before = in->items[first - 1].lower;
  if (STR_LISTED(ahead_before, before)) return true;
  return first > 2 && str_eq(before, STR("as")) && str_eq(in->items[first - 3].lower, STR("as"));
}

/* A verb behind "to": no name, no article, no number. */
static bool infinitive(const atoms *in, uint32_t i) {
  const atom *at = atom_at(in, i);
  return at->kind == ATOM_WORD && !at->capital && !at->number && !at->time && !STR_LISTED(no_verbs, at->lower);
}

/* "Had been asked to move": the participle before "to" at atom i has "been" or "had" before it. */
static bool past_perfect(const atoms *in, uint32_t i) {
  if (i < 2 || tense_of(&in->items[i - 1]) != TENSE_PAST) return false;
  str before = in->items[i - 2].lower;
  return str_eq(before, STR("been")) || str_eq(before, STR("had"));
}

/* The tense of the nearest word that tells one, in the sentence; words before count first. "To meet Tuesday" is ahead. */
static time_tense tense_around(const atoms *in, uint32_t first, uint32_t next) {
  uint32_t sentence = in->items[first].sentence;
  time_tense tense;
  if (set_ahead(in, first)) return TENSE_FUTURE;
  for (uint32_t i = first, n = 0; i-- > 0 && n < TENSE_BEFORE && in->items[i].sentence == sentence; n++) {
    if (str_eq(in->items[i].lower, STR("to")) && infinitive(in, i + 1)) return past_perfect(in, i) ? TENSE_PAST : TENSE_FUTURE;
    if ((tense = tense_of(&in->items[i])) != TENSE_UNKNOWN) return tense;
  }
  for (uint32_t i = next, n = 0; i < in->n && n < TENSE_BEHIND && in->items[i].sentence == sentence; i++, n++)
    if ((tense = tense_of(&in->items[i])) != TENSE_UNKNOWN) return tense;
  return TENSE_UNKNOWN;
}

/* --- histories ---------------------------------------------------------------------------------------------------------- */

static bool hangs_on_publication(const reading *in) {
  if (in->form == READING_UNIT)
    return in->relation == RELATION_LAST || in->relation == RELATION_THIS || in->relation == RELATION_NEXT;
  if (in->form == READING_OFFSET) return in->direction == DIRECTION_AGO || in->direction == DIRECTION_FROM_NOW;
  return in->form == READING_DATE && (in->is_shift || (in->weekday && !in->day));
}

/* A text that tells years of its own and hardly anything of the days around its publication. */
static bool is_history(const reading *readings, size_t n, int64_t published) {
  size_t own = 0, hanging = 0;
  int32_t year = published == TIME_BEFORE ? YEAR_UNKNOWN : date_from_days(published).year;
  for (size_t i = 0; i < n; i++) {
    const reading *r = &readings[i];
    bool far = r->year != YEAR_UNKNOWN && (year == YEAR_UNKNOWN || r->year <= year - HISTORY_DISTANCE);
    own += r->form == READING_DATE && far && !r->century && !r->decade;
    hanging += hangs_on_publication(r);
  }
  return own >= HISTORY_YEARS && own > HISTORY_SHARE * hanging;
}

/* --- hedges ------------------------------------------------------------------------------------------------------------- */

/* "over the past year" hedges nothing, and of a date only "about" and its like do. */
static bool hedges_time(const atoms *in, const reading *r, const hedge *found) {
  if (r->form == READING_DATE || r->form == READING_UNIT)
    return found->kind == HEDGE_ABOUT && (r->timed || r->year != YEAR_UNKNOWN || r->day || r->month) &&
           !str_eq(str_c(found->words), STR("some"));
  if (r->form != READING_DURATION && r->form != READING_OFFSET) return false;
  const atom *first = &in->items[r->first];
  bool definite = str_eq(first->lower, STR("the")) || (first->time && first->time->class == TIME_RELATION);
  str words = str_c(found->words);
  if (str_eq(words, STR("some")) || str_eq(words, STR("estimated"))) return !r->vague;
  bool preposition =
      str_eq(words, STR("over")) || str_eq(words, STR("within")) || str_eq(words, STR("under")) || str_eq(words, STR("about"));
  return !definite || !preposition;
}

/* Takes the hedge before the expression: into its span as TimeBank does, or only into its value. */
static const hedge *take_hedge(const atoms *in, reading *r) {
  uint32_t first;
  const hedge *found = hedge_before(in, r->first, &first);
  if (!found || !hedges_time(in, r, found)) return NULL;
  r->hedge = str_c(found->words);
  if (!found->outside) r->first = first;
  return found;
}

static void widen(const time_anchor *at, const reading *r, const hedge *found, time_value *value) {
  if (!found) return;
  if (r->form == READING_DURATION) {
    if (found->kind == HEDGE_LEAST) value->to = STR("");
    if (found->kind == HEDGE_MOST) value->from = STR("");
  } else if (r->form == READING_OFFSET && r->direction == DIRECTION_AGO && value->from.len) {
    if (found->kind == HEDGE_LEAST) value->from = STR("");
    if (found->kind == HEDGE_MOST && at->published != TIME_BEFORE) value->to = iso_day(at->a, at->published);
  }
}

/* --- all of them ---------------------------------------------------------------------------------------------------------- */

static bool tells(const atom *in) { return in->time || in->number || in->kind == ATOM_NUMBER; }

/* Whether an expression may begin at atom i; articles only where the next word has something to tell. */
#define STRAY_YEARS 3 /* a history that jumps so far may only look back or ahead */

static const char *const history_starters[] = {"current", "former", "future", "per", "recent", "that", "the", "this"};

static bool may_begin(const atoms *in, uint32_t i) {
  const atom *at = &in->items[i], *behind = &in->items[i + 1];
  if (at->sign == SIGN_APOSTROPHE) return behind->kind == ATOM_NUMBER;
  if (in->told_to && STR_LISTED(history_starters, at->lower)) return true;
  if (!tells(at)) return false;
  bool article_only = at->time && at->time->class == TIME_STARTER && at->time->value == 1;
  return !article_only || tells(behind) || behind->sign == SIGN_APOSTROPHE || STR_LISTED(amount_fillers, behind->lower);
}

static void add(annotate_context *c, const atoms *in, const reading *r, const time_value *value) {
  annotation out = {.kind = ANNOTATION_TIME, .at = {in->items[r->first].start, in->items[r->next - 1].end}};
  out.rule = time_reason(c->a, r, value);
  out.as.time.type = str_c(value->type), out.as.time.value = value->value;
  out.as.time.from = value->from, out.as.time.to = value->to;
  out.as.time.anchor = str_c(value->anchor), out.as.time.hedge = r->hedge;
  out.as.time.relative = value->relative;
  VECTOR_PUSH(c->a, c->out->list, out);
}

/* What later expressions count from. "A year earlier" moves nothing. */
static void remember(time_anchor *at, const reading *r, const time_value *value) {
  bool compared = r->form == READING_OFFSET && r->unit == UNIT_YEAR && !at->narrative;
  if (value->day == TIME_BEFORE || compared || r->year_relation == RELATION_LAST) return;
  at->focus = value->day, at->focus_unit = value->unit;
  if (r->quarter && (at->published == TIME_BEFORE || value->day + QUARTER_DAYS <= at->published)) at->quarter = value->day;
}

typedef struct reading_list {
  reading *items;
  size_t n, cap;
} reading_list;

static reading_list read_all(arena *a, const atoms *in) {
  reading_list found = {0};
  for (uint32_t i = 0; i < in->n;) {
    reading next;
    if (!may_begin(in, i) || !time_form_at(in, i, &next)) {
      i++;
      continue;
    }
    VECTOR_PUSH(a, found, next);
    i = next.next;
  }
  return found;
}

static int compare_years(const void *a, const void *b) { return *(const int32_t *)a - *(const int32_t *)b; }

/* The years that a history tells of: those that were told as such, less a twentieth at either side. */
static void told_years(arena *a, const reading_list *found, atoms *in) {
  int32_t *years = ARENA_ARRAY(a, int32_t, found->n);
  size_t n = 0;
  for (size_t i = 0; i < found->n; i++)
    if (found->items[i].form == READING_DATE && found->items[i].year != YEAR_UNKNOWN) years[n++] = found->items[i].year;
  qsort(years, n, sizeof *years, compare_years);
  in->told_from = years[n / 20];
  in->told_to = years[n - 1 - n / 20];
}

/* Whether a history mentions the year of reading k in passing: far from the year it was in, and the year that it tells next is
 * nearer to that. "In 2005 papers showed that there was no attack on 4 August." */
static bool is_stray(const time_anchor *at, const reading_list *found, size_t k) {
  const int32_t year = found->items[k].year;
  if (!at->narrative || at->focus == TIME_BEFORE || year == YEAR_UNKNOWN) return false;
  const int32_t before = date_from_days(at->focus).year;
  if (abs(year - before) < STRAY_YEARS) return false;
  for (size_t next = k + 1; next < found->n; next++) {
    int32_t y = found->items[next].year;
    if (found->items[next].form == READING_DATE && y != YEAR_UNKNOWN) return abs(y - before) < abs(y - year);
  }
  return false;
}

void annotate_times(annotate_context *c) {
  const atoms *in = c->atoms;
  reading_list found = read_all(c->a, in);
  bool history = is_history(found.items, found.n, c->published);
  atoms again;
  if (history) { /* once more, knowing which years it tells of */
    again = *in;
    told_years(c->a, &found, &again);
    in = &again;
    found = read_all(c->a, in);
  }
  time_anchor at = {.a = c->a, .published = c->published, .focus = TIME_BEFORE, .quarter = TIME_BEFORE};
  at.narrative = history;
  for (size_t k = 0; k < found.n; k++) {
    reading *r = &found.items[k];
    time_value value;
    at.tense = tense_around(in, r->first, r->next);
    if (!time_value_of(&at, r, &value)) continue;
    const hedge *before = take_hedge(in, r);
    widen(&at, r, before, &value);
    add(c, in, r, &value);
    if (!is_stray(&at, &found, k)) remember(&at, r, &value);
  }
}
