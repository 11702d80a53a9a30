/* tellings.c - what articles state about the distance of two times, read off their claims: dated events, ages, how long states
 * lasted, how long after one event another one was, and when an undated article speaks from.
 *
 * Precise rather than complete: a statement that could mean another event, or is not told as real, gives no bound. Two tellings
 * are of one event only when it happens once to its people (a death, the wedding of two) and the people are the same, or when a
 * point of dates that agree joins them. */
#include "collate/moments.h"

#include "collate/data/states.h"
#include "collate/data/words.h"

#include <math.h>
#include <stdlib.h>

#define MOST_TELLINGS 20000 /* of a story */
#define MOST_UNITS 5000     /* days, years ... between an article and what it tells */
#define AGE_FAR 6           /* words between an event and "at the age of" */

#define YEAR_SECONDS (365.2425 * DAY_SECONDS)
#define SLACK_DAY DAY_SECONDS             /* of "yesterday": zones, and texts of the evening that appear next day */
#define SLACK_AFTER DAY_SECONDS           /* "two days after": whether the first day counts */
#define SLACK_AGE (30.0 * DAY_SECONDS)    /* an age may be that of the event, told some weeks later */
#define LONG_AGO (60.0 * DAY_SECONDS)     /* a date so far before publication: the sentence's ages are of then */
#define DAYS_NEAR (8.0 * DAY_SECONDS)     /* a weekday is told of days so near to publication */
#define LONG_BEFORE (400.0 * DAY_SECONDS) /* a thing that began or ended so long ago may be another of its name */
#define LONG_APART (1.2 * YEAR_SECONDS)   /* publications so far apart tell two ages, unless they are of one event */

/* --- values ------------------------------------------------------------------------------------------------------------ */

static str day_text(arena *a, double second) { return iso_day(a, (int64_t)floor(second / DAY_SECONDS)); }

/* "4 y", "30 d", "PT2H30M" as it is. */
static str duration_text(arena *a, str value, str hedge) {
  static const char letters[] = "YMWDH", *const units[] = {"y", "months", "weeks", "d", "h"};
  size_t digits = 1;
  bool time = value.len > 1 && value.data[1] == 'T';
  if (time) digits++;
  size_t from = digits;
  while (digits < value.len && ((value.data[digits] >= '0' && value.data[digits] <= '9') || value.data[digits] == '.')) digits++;
  const char *unit = digits + 1 == value.len ? strchr(letters, value.data[digits]) : NULL;
  bool minutes = time && unit && *unit == 'M';
  str number = digits > from ? str_slice(value, from, digits) : STR("");
  str text = unit && number.len ? str_format(a, "%.*s %s", STR_FMT(number), minutes ? "min" : units[unit - letters]) : value;
  return hedge.len ? str_format(a, "%.*s %.*s", STR_FMT(hedge), STR_FMT(text)) : text;
}

/* A date as far as it was told: "2009", "2016-01", "2016-01-12"; else its text. */
static str date_text(arena *a, const claim *x, str written) {
  str v = x->value;
  bool plain = (v.len == 4 || v.len == 7 || v.len >= 10) && v.data[0] >= '0' && v.data[0] <= '9';
  for (size_t i = 0; plain && i < v.len && i < 10; i++) plain = v.data[i] == '-' || (v.data[i] >= '0' && v.data[i] <= '9');
  if (!plain) return x->hi - x->lo <= DAY_SECONDS ? day_text(a, x->lo) : str_copy(a, written);
  return str_format(a, "%s%.*s", x->hedge.len ? str_to_c(a, str_format(a, "%.*s ", STR_FMT(x->hedge))) : "",
                    (int)(v.len < 10 ? v.len : 10), v.data);
}

/* --- telling ----------------------------------------------------------------------------------------------------------- */

static void tell(moment_reader *r, const claim *x, told_moment from, told_moment to, double lo, double hi, str value) {
  if (r->tellings.n == MOST_TELLINGS) {
    r->out->limited = true;
    return;
  }
  if (!(lo <= hi)) return;
  VECTOR_PUSH(r->a, r->out->statements, (chronology_statement){x->article, x->at, x->sentence});
  VECTOR_PUSH(r->a, r->tellings, (telling){from, to, lo, hi, value, (uint32_t)r->out->statements.n - 1});
}

static const annotation *time_note(const moment_reader *r, const claim *x) {
  const annotations *notes = &r->c->articles[x->article].notes;
  for (uint32_t i = moment_first_note(notes, x->at.start); i < notes->n && notes->items[i].at.start < x->at.end; i++)
    if (notes->items[i].kind == ANNOTATION_TIME && notes->items[i].at.end == x->at.end) return &notes->items[i];
  return NULL;
}

static const annotation *quantity_note(const moment_reader *r, const claim *x) {
  const annotations *notes = &r->c->articles[x->article].notes;
  for (uint32_t i = moment_first_note(notes, x->at.start); i < notes->n && notes->items[i].at.start < x->at.end; i++)
    if (notes->items[i].kind == ANNOTATION_QUANTITY && notes->items[i].at.end == x->at.end) return &notes->items[i];
  return NULL;
}

/* The event that a time is told of: whose time it is, or, without a parse, the word right before it. */
static const happening *timed(const moment_reader *r, const claim *x, const annotation *note) {
  const sentence_view *s = &r->s;
  for (uint32_t i = 0; i < s->n_happenings; i++) {
    const annotation *e = s->happenings[i].note;
    if (e && e->as.event.time.end == note->at.end && e->as.event.time.end > e->as.event.time.start) return &s->happenings[i];
  }
  uint32_t at = moment_token_at(s, x->at.start);
  for (uint32_t i = s->n_happenings; i-- > 0 && !r->articles[x->article].parsed;)
    if (s->happenings[i].token < at && moment_lightly_between(s, s->happenings[i].token, at, 3)) return &s->happenings[i];
  return NULL;
}

/* Another event stands between the event and its time, which may be the other's: "died of a fall on Monday". */
static bool is_crossed(const sentence_view *s, const claim *x, const happening *h) {
  uint32_t at = moment_token_at(s, x->at.start);
  for (uint32_t i = 0; i < s->n_happenings; i++)
    if (s->happenings[i].token > h->token && s->happenings[i].token < at) return true;
  return false;
}

/* What the time of the claim is the time of, as an event that happens once. */
static bool dated_moment(moment_reader *r, const claim *x, const annotation *note, const happening *h, told_moment *out) {
  const sentence_view *s = &r->s;
  if (h && h->once) return moment_is_real(h) && !is_crossed(s, x, h) && moment_once(r, h, out);
  uint32_t verb = MOMENT_NOBODY;
  if (h) verb = h->token;
  else if (note->governor.end > note->governor.start) verb = moment_token_at(s, note->governor.start);
  else
    for (uint32_t at = moment_token_at(s, x->at.start), i = at; i-- > 0 && at - i <= 3;)
      if (STR_LISTED(begin_words, s->doc->lower[i]) || STR_LISTED(end_words, s->doc->lower[i])) {
        verb = i;
        break;
      }
  return verb != MOMENT_NOBODY && moment_bounded(r, verb, h ? h->note : NULL, out);
}

/* A weekday, or a day and month, of which the point has the full date: "on Tuesday". Other dates that are not known ("today")
 * could be any. */
static bool is_checked(const moment_reader *r, uint32_t which) {
  const claim *x = &r->c->claims.items[which];
  if (!str_starts(x->value, STR("XXXX-")) || str_starts(x->value, STR("XXXX-XX")) || x->value.len < 10) return false;
  if (str_starts(x->value, STR("XXXX-WXX-WE"))) return false;
  const point *p = &r->c->points.items[r->point_of[which]];
  for (uint32_t k = 0; k < p->n; k++) {
    const claim *y = &r->c->claims.items[p->claims[k]];
    bool near = fabs(y->lo - r->articles[y->article].published_from) <= DAYS_NEAR;
    if (near && y->hi - y->lo <= DAY_SECONDS && claim_compatible(x, y)) return true;
  }
  return false;
}

/* What a point of agreeing dates dates, as far as it is told by one family of words: a date is shared by many events. */
static bool point_moment(const moment_reader *r, uint32_t which, const happening *h, told_moment *out) {
  if (r->point_of[which] == MOMENT_NOBODY || !h || !h->note || !moment_is_real(h) || h->vague) return false;
  if (!isfinite(r->c->claims.items[which].lo) && !is_checked(r, which)) return false;
  *out = (told_moment){.is = {.kind = MOMENT_POINT, .place = r->point_of[which], .people = {MOMENT_NOBODY, MOMENT_NOBODY}}};
  out->is.label = claim_family(h->lemma);
  return true;
}

/* The day itself that a point of agreeing dates is about, whatever happened then: by it undated articles are dated. */
static bool day_moment(const moment_reader *r, uint32_t which, told_moment *out) {
  if (!r->undated || r->point_of[which] == MOMENT_NOBODY) return false;
  if (!isfinite(r->c->claims.items[which].lo) && !is_checked(r, which)) return false;
  *out = (told_moment){.is = {.kind = MOMENT_POINT, .label = STR(MOMENT_DAY), .place = r->point_of[which]}};
  out->is.people[0] = out->is.people[1] = MOMENT_NOBODY;
  return true;
}

static uint64_t family_key(const moment_reader *r, const happening *h) {
  return hash_mix(hash_bytes(claim_family(h->lemma), 5), r->reports[r->s.article]);
}

static int compare_days(const void *x, const void *y) {
  const family_day *a = x, *b = y;
  if (a->key != b->key) return a->key < b->key ? -1 : 1;
  if (a->point != b->point) return a->point < b->point ? -1 : 1;
  return (a->told_by > b->told_by) - (a->told_by < b->told_by);
}

/* Families of which the articles that tell one event date one only: a point of two articles, and no date that it does not allow.
 */
static void set_the_days(moment_reader *r) {
  map_init(&r->the_day, r->a);
  family_day *list = r->days.items;
  if (r->days.n) qsort(list, r->days.n, sizeof *list, compare_days);
  for (size_t from = 0, to; from < r->days.n; from = to) {
    double lo = -INFINITY, hi = INFINITY;
    bool two = false, one = list[from].point != MOMENT_NOBODY;
    for (to = from; to < r->days.n && list[to].key == list[from].key; to++) {
      one &= list[to].point == list[from].point || list[to].point == MOMENT_NOBODY;
      two |= list[to].point != MOMENT_NOBODY && list[to].told_by != list[from].told_by;
      lo = fmax(lo, list[to].lo), hi = fmin(hi, list[to].hi);
    }
    if (one && two && lo <= hi) *map_put(&r->the_day, list[from].key, NULL) = list[from].point;
  }
}

/* "The crash", where only one is told of. */
static bool the_moment(moment_reader *r, const happening *h, told_moment *out) {
  const sentence_view *s = &r->s;
  const uint64_t *day = h->note && !h->vague ? map_get(&r->the_day, family_key(r, h)) : NULL;
  if (!day || h->note->as.event.tense.len) return false;
  uint32_t k = h->token;
  while (k > 0 && h->token - k < 3 && s->doc->shape[k - 1] == LANG_LOWER && !STR_LISTED(function_words, s->doc->lower[k - 1]))
    k--;
  if (!k || !STR_LISTED(definite_words, s->doc->lower[k - 1])) return false;
  *out = (told_moment){.is = {.kind = MOMENT_POINT, .place = (uint32_t)*day, .people = {MOMENT_NOBODY, MOMENT_NOBODY}}};
  out->is.label = claim_family(h->lemma);
  return true;
}

static double unit_seconds(str unit) {
  static const struct {
    const char *unit;
    double days;
  } units[] = {{"century", 36600}, {"day", 1},  {"decade", 3660}, {"month", 31},
               {"quarter", 92},    {"week", 7}, {"weekend", 7},   {"year", 366}};
  size_t i = STR_ROW_FIND(units, unit);
  return i == SIZE_MAX ? INFINITY : units[i].days * DAY_SECONDS;
}

/* Bounds of a date that is known, widened by what its form leaves open. False: not to be relied on. */
static bool known_bounds(moment_reader *r, const claim *x, const annotation *note, double *lo, double *hi) {
  if (!isfinite(x->lo) || !isfinite(x->hi)) return false;
  *lo = x->wide_lo, *hi = x->wide_hi - 1;
  if (str_eq(note->as.time.anchor, STR("explicit"))) return true;
  if (!str_eq(note->as.time.anchor, STR("publication")) || x->quoted) return false;
  const sentence_view *s = &r->s;
  double width = x->hi - x->lo;
  for (uint32_t i = moment_token_at(s, x->at.start); i < s->doc->n && s->doc->start[i] + s->at.start < x->at.end; i++) {
    str word = s->doc->lower[i];
    if (word.len > 1 && word.data[word.len - 1] == '.') word.len--;
    if (STR_LISTED(calendar_words, word) && s->doc->shape[i] != LANG_LOWER) return true;
    if (!str_eq(word, STR("ago"))) continue;
    *lo -= width, *hi += width / 2;
    if (width <= DAY_SECONDS) *lo -= 6 * DAY_SECONDS, *hi += 6 * DAY_SECONDS; /* "two weeks ago" told as a day */
    return true;
  }
  double slack = width <= DAY_SECONDS ? SLACK_DAY : width < 300 * DAY_SECONDS ? width / 2 : 0;
  *lo -= slack, *hi += slack;
  return true;
}

/* "0 to 6 d", "1 month": how long after something an article appeared that tells it so. */
static str distance_text(arena *a, int from, int to, str unit) {
  bool day = str_eq(unit, STR("day"));
  str name = day ? STR("d") : str_format(a, "%.*s%s", STR_FMT(unit), from == to && (to == 1 || to == -1) ? "" : "s");
  if (from == to) return str_format(a, "%d %.*s", from, STR_FMT(name));
  return str_format(a, "%d to %d %.*s", from, to, STR_FMT(name));
}

/* When an article without a day of publication speaks from, counted from the beginning of that day. False: it does not tell. */
static bool tell_hanging(moment_reader *r, const claim *x, const annotation *note, const happening *h, told_moment what) {
  time_relative on = note->as.time.relative;
  if (!on.unit.len || r->articles[x->article].dated || x->quoted || on.lo > on.hi) return false;
  if (on.lo < -MOST_UNITS || on.hi > MOST_UNITS) return false;
  bool noun = !h || !h->note || !h->note->as.event.tense.len, weekday = str_starts(x->value, STR("XXXX-WXX-"));
  if (weekday) { /* "Tuesday's vote": before or to come. A week at most, and a day for zones and what appears next morning */
    bool past = noun || on.lo < 0, future = noun || on.lo > 0;
    on.lo = past ? -7 : -1, on.hi = future ? 7 : 1;
  }
  double unit = unit_seconds(on.unit);
  double slack = weekday ? 0 : unit; /* a weekday is one of those days; "yesterday", "last month" are as in known_bounds */
  if (!isfinite(unit)) return false;
  tell(r, x, what, moment_published(x->article), -(on.hi + 1) * unit + 1 - slack, -on.lo * unit + slack,
       distance_text(r->a, -on.hi, -on.lo, on.unit));
  return true;
}

/* No year is written, and another date of the sentence has one of its own: whose year is meant is not sure. */
static bool year_unsure(const moment_reader *r, uint32_t which) {
  const claim *x = &r->c->claims.items[which];
  str text = r->c->articles[x->article].article.text;
  for (uint32_t i = x->at.start, digits = 0; i < x->at.end; i++) {
    digits = text.data[i] >= '0' && text.data[i] <= '9' ? digits + 1 : 0;
    if (digits == 4) return false;
  }
  for (int way = -1; way <= 1; way += 2)
    for (int64_t i = (int64_t)which + way; i >= 0 && i < (int64_t)r->c->claims.n; i += way) {
      const claim *y = &r->c->claims.items[i];
      if (y->article != x->article || y->at.start < x->sentence.start || y->at.start >= x->sentence.end) break;
      const annotation *note = y->kind == CLAIM_DATE ? time_note(r, y) : NULL;
      if (note && str_eq(note->as.time.anchor, STR("explicit")) && (x->hi <= y->lo || y->hi <= x->lo)) return true;
    }
  return false;
}

static void tell_date(moment_reader *r, uint32_t which) {
  const claim *x = &r->c->claims.items[which];
  const annotation *note = time_note(r, x);
  if (!note || x->negated || x->hypothetical) return;
  moment_look_at(r, x->article, x->sentence);
  const article_view *v = &r->articles[x->article];
  const happening *h = timed(r, x, note);
  told_moment list[3];
  uint32_t n = dated_moment(r, x, note, h, &list[0]);
  if (n && list[0].is.kind == MOMENT_THING && !(x->lo > v->published_from - LONG_BEFORE)) n = 0; /* another strike */
  if (point_moment(r, which, h, &list[n])) n++;
  else if (h && h->note && !n && moment_is_real(h)) list[n++] = moment_own(r, h);
  if (day_moment(r, which, &list[n])) n++;
  str written = str_slice(r->c->articles[x->article].article.text, x->at.start, x->at.end);
  double lo = -INFINITY, hi = INFINITY;
  bool known = known_bounds(r, x, note, &lo, &hi) && !year_unsure(r, which);
  if (known && h && moment_is_past(h) && v->dated && lo > v->published_to) return; /* a time misread */
  if (known && h && h->note && moment_is_real(h))
    VECTOR_PUSH(r->a, r->days, (family_day){family_key(r, h), r->point_of[which], x->article, lo, hi});
  for (uint32_t i = 0; i < n; i++) {
    if (known) tell(r, x, moment_zero(), list[i], lo, hi, date_text(r->a, x, written));
    if (h && moment_is_past(h) && !v->dated && note->as.time.relative.lo > 0) return; /* its direction was misread */
    if (tell_hanging(r, x, note, h, list[i])) continue;
    if (!h || !moment_is_past(h) || x->quoted) continue;
    if (!v->dated && list[i].is.kind != MOMENT_OWN)
      tell(r, x, list[i], moment_published(x->article), 1 - DAY_SECONDS, INFINITY, STR("0 d or more"));
    else if (v->dated && list[i].is.kind == MOMENT_ONCE)
      tell(r, x, moment_zero(), list[i], -INFINITY, v->published_to + SLACK_DAY,
           str_format(r->a, "until %.*s", STR_FMT(day_text(r->a, v->published_to))));
  }
}

/* --- durations --------------------------------------------------------------------------------------------------------- */

/* "seven-year marriage", "four years of marriage", "were married for four years": the token of the state's word, MOMENT_NOBODY
 * when it is none. */
static uint32_t state_word(const sentence_view *s, uint32_t first, uint32_t last, bool *perfect) {
  uint32_t i = last;
  while (i < s->doc->n && i < last + 2 && (str_eq(moment_word(s, i), STR("-")) || str_eq(moment_word(s, i), STR("long")))) i++;
  if (str_eq(moment_word(s, i), STR("of"))) i++;
  if (str_eq(moment_word(s, i), STR(STATE_OF_TWO))) return i;
  if (first && str_eq(moment_word(s, first - 1), STR("for"))) first--;
  if (first > 1 && str_eq(moment_word(s, first - 1), STR("lasted")) && str_eq(moment_word(s, first - 2), STR(STATE_OF_TWO)))
    return first - 2;
  if (!str_eq(moment_word(s, first), STR("for"))) return MOMENT_NOBODY;
  first++;
  for (i = first - 1; i-- > 0 && first - i <= 7;) {
    if (!str_eq(moment_word(s, i), STR(STATE_OF_TWO_IN))) {
      if (moment_is_punctuation(s, i)) return MOMENT_NOBODY;
      continue;
    }
    for (uint32_t k = i; k-- > 0 && i - k <= 4;) {
      str word = s->doc->lower[k];
      *perfect |= str_eq(word, STR("have")) || str_eq(word, STR("has")) || str_eq(word, STR("'ve")) || str_eq(word, STR("had"));
    }
    return i;
  }
  return MOMENT_NOBODY;
}

static bool sentence_has(const sentence_view *s, str word) {
  for (uint32_t i = 0; i < s->doc->n; i++)
    if (str_eq(s->doc->lower[i], word)) return true;
  return false;
}

/* How long two were married, as a whole: told as past, or by an article that tells their parting. */
static bool tell_state(moment_reader *r, const claim *x, uint32_t first, uint32_t last) {
  const sentence_view *s = &r->s;
  bool perfect = false;
  uint32_t word = state_word(s, first, last, &perfect);
  if (word == MOMENT_NOBODY) return false;
  const happening *h = moment_happening_at(s, word);
  bool by_for = word < first;
  bool whole = by_for ? !perfect : r->articles[x->article].apart || STR_LISTED(past_of_state, moment_word(s, word + 1));
  if (by_for && !perfect) whole = sentence_has(s, STR("was")) || sentence_has(s, STR("were")) || sentence_has(s, STR("lasted"));
  bool after = first && !by_for && str_eq(moment_word(s, first - 1), STR("after")); /* "filed after seven years of marriage" */
  if (!whole || (h && !moment_is_real(h)) || (after && sentence_has(s, STR("filed")))) return true;
  told_moment from = {.is = {.kind = MOMENT_ONCE, .label = STR(STATE_OF_TWO_BEGINS), .people = {MOMENT_NOBODY, MOMENT_NOBODY}}};
  if (!moment_two_people(r, word, h ? h->note : NULL, &from)) return true;
  told_moment to = from;
  to.is.label = STR(STATE_OF_TWO_ENDS);
  tell(r, x, from, to, x->wide_lo, x->wide_hi, duration_text(r->a, x->value, x->hedge));
  return true;
}

/* "The 35-day shutdown ended": how long a thing lasted, of one that is over. */
static bool tell_thing(moment_reader *r, const claim *x, uint32_t last) {
  const sentence_view *s = &r->s;
  uint32_t at = moment_token_at(s, x->at.start), noun = last;
  while (noun < s->doc->n && noun < last + 3 && s->doc->shape[noun] == LANG_LOWER &&
         !STR_LISTED(lasting_nouns, s->doc->lower[noun]))
    noun++;
  if (!STR_LISTED(lasting_nouns, moment_word(s, noun))) return false;
  bool definite = STR_LISTED(definite_words, moment_word(s, at)) || (at && STR_LISTED(definite_words, moment_word(s, at - 1)));
  const happening *next = noun + 1 < s->doc->n ? moment_happening_at(s, noun + 1) : NULL;
  bool over = STR_LISTED(end_words, moment_word(s, noun + 1)) && (!next || moment_is_real(next));
  if (!definite || !over) return true;
  told_moment from = {.is = {.kind = MOMENT_THING, .people = {MOMENT_NOBODY, MOMENT_NOBODY}, .article = r->reports[x->article]}},
              to = from;
  from.is.label = str_format(r->a, "%.*s begins", STR_FMT(moment_word(s, noun)));
  to.is.label = str_format(r->a, "%.*s ends", STR_FMT(moment_word(s, noun)));
  tell(r, x, from, to, x->wide_lo, x->wide_hi, duration_text(r->a, x->value, x->hedge));
  return true;
}

/* The moment of an event that a distance is told from or to; events that happen often have a moment of their own at each place.
 */
static bool event_moment(moment_reader *r, const happening *h, told_moment *out) {
  if (!moment_is_real(h)) return false;
  if (h->once && moment_once(r, h, out)) return true;
  if (moment_bounded(r, h->token, h->note, out)) return true;
  if (!h->note) return false;
  for (uint32_t i = 0; i < r->c->points.n && h->note->as.event.time.end > h->note->as.event.time.start; i++) {
    const point *p = &r->c->points.items[i];
    if (p->kind != CLAIM_DATE || p->status != POINT_AGREE) continue;
    for (uint32_t k = 0; k < p->n; k++) {
      const claim *y = &r->c->claims.items[p->claims[k]];
      if (y->article == r->s.article && y->at.end == h->note->as.event.time.end) return point_moment(r, p->claims[k], h, out);
    }
  }
  if (!the_moment(r, h, out)) *out = moment_own(r, h);
  return true;
}

/* "Two days after the crash": `sign` 1, or -1 for "before". */
static void tell_distance(moment_reader *r, const claim *x, const annotation *note, uint32_t last) {
  const sentence_view *s = &r->s;
  uint32_t first = moment_token_at(s, x->at.start);
  if (first && str_eq(moment_word(s, first - 1), STR("for"))) return; /* how long it was done */
  int sign = str_eq(moment_word(s, last), STR("after")) ? 1 : str_eq(moment_word(s, last), STR("before")) ? -1 : 0;
  if (!sign || x->quoted) return;
  const happening *base = NULL, *what = NULL;
  for (uint32_t i = last + 1; i < s->doc->n && i <= last + 6 && !base && !moment_is_punctuation(s, i); i++)
    base = moment_happening_at(s, i);
  if (!base) return;
  if (note->governor.end > note->governor.start) what = moment_happening_at(s, moment_token_at(s, note->governor.start));
  if (!what || what == base) {
    what = NULL;
    for (uint32_t i = 0; i < s->n_happenings; i++)
      if (s->happenings[i].token < first) what = &s->happenings[i];
  }
  told_moment from, to;
  if (!what || what == base || STR_LISTED(durative_events, what->lemma) || !event_moment(r, base, &from) ||
      !event_moment(r, what, &to))
    return;
  double lo = x->wide_lo - SLACK_AFTER, hi = x->wide_hi + SLACK_AFTER;
  str value = duration_text(r->a, x->value, x->hedge);
  if (sign > 0) tell(r, x, from, to, lo, hi, value);
  else tell(r, x, to, from, lo, hi, value);
}

static void tell_duration(moment_reader *r, const claim *x) {
  const annotation *note = time_note(r, x);
  if (!note || x->negated || x->hypothetical || !(x->wide_hi > 0)) return;
  moment_look_at(r, x->article, x->sentence);
  uint32_t first = moment_token_at(&r->s, x->at.start), last = moment_token_at(&r->s, x->at.end);
  if (tell_state(r, x, first, last) || tell_thing(r, x, last)) return;
  tell_distance(r, x, note, last);
}

/* --- ages -------------------------------------------------------------------------------------------------------------- */

/* ", 47,", ", aged 47,", "is 47" or "47-year-old", the forms that tell somebody's age now. */
static bool age_of_now(const sentence_view *s, const claim *x) {
  uint32_t first = moment_token_at(s, x->at.start), last = moment_token_at(s, x->at.end);
  str said = str_slice(s->doc->text, x->at.start - s->at.start, x->at.end - s->at.start);
  if (str_find(said, STR("year-old"), 0) != SIZE_MAX) return !first || !str_eq(moment_word(s, first - 1), STR("then"));
  if (!first || last != first + 1 || last >= s->doc->n) return false;
  str behind = moment_word(s, last);
  if (str_eq(moment_word(s, first - 1), STR("is"))) return moment_is_punctuation(s, last) || str_eq(behind, STR("and"));
  if (first > 1 && (str_eq(moment_word(s, first - 1), STR("aged")) || str_eq(moment_word(s, first - 1), STR("age")))) first--;
  str before = moment_word(s, first - 1);
  return (str_eq(before, STR(",")) && (str_eq(behind, STR(",")) || str_eq(behind, STR(".")) || str_eq(behind, STR(";")))) ||
         (str_eq(before, STR("(")) && str_eq(behind, STR(")")));
}

/* A date long before publication stands in the sentence: its ages may be of then. */
static bool tells_of_then(const moment_reader *r, uint32_t which) {
  const claim *x = &r->c->claims.items[which];
  const article_view *v = &r->articles[x->article];
  for (int way = -1; way <= 1; way += 2)
    for (int64_t i = (int64_t)which + way; i >= 0 && i < (int64_t)r->c->claims.n; i += way) {
      const claim *y = &r->c->claims.items[i];
      if (y->article != x->article || y->at.start < x->sentence.start || y->at.start >= x->sentence.end) break;
      if (y->kind != CLAIM_DATE || !isfinite(y->hi)) continue;
      if (!v->dated || y->hi < v->published_from - LONG_AGO) return true;
    }
  return false;
}

/* "died at the age of 85": how long after a birth an event was. The event is what the age depends on, or, without a parse, the
 * word right before it. */
static void tell_age_at(moment_reader *r, const claim *x) {
  const sentence_view *s = &r->s;
  const annotation *note = quantity_note(r, x);
  uint32_t first = moment_token_at(s, x->at.start), k = first;
  while (k > 0 && first - k < 4 && STR_LISTED(age_words, s->doc->lower[k - 1])) k--;
  bool said = false; /* "at 85", "aged 85"; "the 85-year-old" is an age of now */
  for (uint32_t i = k; i < first; i++) said |= !str_eq(s->doc->lower[i], STR("the")) && !str_eq(s->doc->lower[i], STR("of"));
  if (!note || !said || str_eq(moment_word(s, first - 1), STR("the"))) return;
  const happening *h = moment_happening_at(s, moment_token_at(s, note->governor.start));
  if (note->governor.end == note->governor.start || !h || h->token >= k) { /* the nearest event before, of the same clause */
    h = NULL;
    for (uint32_t i = k; i-- > 0 && k - i <= AGE_FAR && !h && !moment_is_punctuation(s, i);) h = moment_happening_at(s, i);
  }
  told_moment what;
  moment who = {.people = {MOMENT_NOBODY, MOMENT_NOBODY}};
  if (!h || (h->note && !h->once && !moment_is_past(h)) || !moment_is_real(h) || is_crossed(s, x, h) ||
      !moment_one_person(r, h, &who))
    return;
  if ((h->once && h->once->people == 1 && str_eq(str_c(h->once->event), STR("born"))) || !event_moment(r, h, &what)) return;
  if (what.of_two) return;
  tell(r, x, moment_born(who.people[0]), what, x->wide_lo * YEAR_SECONDS - SLACK_DAY, (x->wide_hi + 1) * YEAR_SECONDS + SLACK_DAY,
       str_format(r->a, "%.*s y", STR_FMT(x->value)));
}

typedef struct told_age {
  uint32_t who, claim;
  double at; /* publication, seconds; infinite when not known */
  double age;
} told_age;

static int compare_ages(const void *x, const void *y) {
  const told_age *a = x, *b = y;
  if (a->who != b->who) return a->who < b->who ? -1 : 1;
  return (a->claim > b->claim) - (a->claim < b->claim);
}

/* The same age told years apart is that of an event: nothing follows from any of them. */
static bool frozen(const told_age *list, size_t n) {
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < i; k++)
      if (list[i].age == list[k].age && fabs(list[i].at - list[k].at) > LONG_APART) return true;
  return false;
}

static void tell_ages(moment_reader *r) {
  VECTOR(told_age) list = {0};
  for (uint32_t i = 0; i < r->c->claims.n; i++) {
    const claim *x = &r->c->claims.items[i];
    const article_view *v = &r->articles[x->article];
    if (x->kind != CLAIM_AGE || x->quoted || x->negated || x->hypothetical) continue;
    if (!(x->lo >= 1) || !(x->hi < 130) || !isfinite(x->wide_lo) || !isfinite(x->wide_hi)) continue;
    moment_look_at(r, x->article, x->sentence);
    tell_age_at(r, x);
    if (x->bearer == MOMENT_NOBODY || !map_get(&r->full, hash_bytes(r->c->entities.list.items[x->bearer], 0))) continue;
    if (!age_of_now(&r->s, x) || tells_of_then(r, i)) continue;
    VECTOR_PUSH(r->a, list, (told_age){x->bearer, i, v->dated ? v->published_from : INFINITY, x->lo});
  }
  if (list.n) qsort(list.items, list.n, sizeof(told_age), compare_ages);
  for (size_t from = 0, to; from < list.n; from = to) {
    for (to = from + 1; to < list.n && list.items[to].who == list.items[from].who;) to++;
    size_t compared = to - from < 200 ? to - from : 200; /* enough to see; the check is quadratic */
    if (frozen(list.items + from, compared)) continue;
    for (size_t i = from; i < to; i++) {
      const claim *x = &r->c->claims.items[list.items[i].claim];
      const article_view *v = &r->articles[x->article];
      double lo = -(x->wide_hi + 1) * YEAR_SECONDS - SLACK_AGE, hi = -x->wide_lo * YEAR_SECONDS + SLACK_AGE;
      str age = str_format(r->a, "%s%.*s y", x->hedge.len ? str_to_c(r->a, str_format(r->a, "%.*s ", STR_FMT(x->hedge))) : "",
                           STR_FMT(x->value));
      if (!v->dated) tell(r, x, moment_born(x->bearer), moment_published(x->article), -hi, -lo, age);
      else
        tell(r, x, moment_zero(), moment_born(x->bearer), v->published_from + lo, v->published_to + hi,
             str_format(r->a, "%.*s - %.*s", STR_FMT(day_text(r->a, v->published_from)), STR_FMT(age)));
    }
  }
}

/* --- all together ------------------------------------------------------------------------------------------------------ */

static bool tells_parting(str text) {
  static const char *const words[] = {"divorc", "split", "separat", "ex-husband", "ex-wife", "estranged"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (str_find(text, str_c(words[i]), 0) != SIZE_MAX) return true;
  return false;
}

static void view_article(moment_reader *r, uint32_t i) {
  const story_article *in = &r->c->articles[i];
  article_view *v = &r->articles[i];
  interval at;
  time_precision precision = PRECISION_NONE;
  v->published_from = -INFINITY, v->published_to = INFINITY;
  if (in->article.published.len && iso_parse(in->article.published, &at, &precision) && at.from != TIME_BEFORE &&
      at.to != TIME_AFTER) {
    v->dated = precision >= PRECISION_DAY;
    v->published_from = (double)at.from, v->published_to = (double)at.to;
    if (v->dated)
      v->published_from = floor(v->published_from / DAY_SECONDS) * DAY_SECONDS, v->published_to = v->published_from + DAY_SECONDS;
  }
  r->undated |= !v->dated;
  v->apart = tells_parting(in->article.text);
  for (size_t k = 0; k < in->notes.n; k++) {
    const annotation *n = &in->notes.items[k];
    v->parsed |= n->kind == ANNOTATION_EVENT;
    if (n->kind != ANNOTATION_MENTION || !n->as.mention.entity.len) continue;
    if (str_eq(n->as.mention.type, STR("person"))) {
      map_put(&r->persons, hash_bytes(n->as.mention.entity, 0), NULL);
      map_put(&r->named, moment_group_key(i, n->as.mention.entity), NULL);
      if (str_find_char(n->as.mention.name, ' ', 0) != SIZE_MAX) map_put(&r->full, hash_bytes(n->as.mention.entity, 0), NULL);
    }
    bool is_new = false;
    uint64_t *place = n->as.mention.members.n ? map_put(&r->groups, moment_group_key(i, n->as.mention.entity), &is_new) : NULL;
    if (!is_new) continue;
    *place = r->group_mentions.n;
    VECTOR_PUSH(r->a, r->group_mentions, n);
  }
}

/* An article known to the month or year was published then. */
static void tell_published(moment_reader *r, uint32_t i) {
  const article_view *v = &r->articles[i];
  if (v->dated || !isfinite(v->published_from)) return;
  const str published = r->c->articles[i].article.published;
  claim x = {.article = i};
  tell(r, &x, moment_zero(), moment_published(i), v->published_from, v->published_to - DAY_SECONDS, published);
}

static moment_reader *new_reader(chronology *out, collation *c, const uint32_t *reports) {
  *out = (chronology){.c = c};
  moment_reader *r = ARENA_NEW(c->a, moment_reader);
  r->out = out, r->c = c, r->a = c->a, r->reports = reports;
  r->articles = ARENA_ARRAY(c->a, article_view, c->n_articles);
  r->point_of = ARENA_ARRAY(c->a, uint32_t, c->claims.n);
  map_init(&r->persons, c->a);
  map_init(&r->named, c->a);
  map_init(&r->full, c->a);
  map_init(&r->groups, c->a);
  for (uint32_t i = 0; i < c->n_articles; i++) view_article(r, i);
  for (size_t i = 0; i < c->claims.n; i++) r->point_of[i] = MOMENT_NOBODY;
  for (uint32_t i = 0; i < c->points.n; i++)
    for (uint32_t k = 0; k < c->points.items[i].n; k++)
      if (c->points.items[i].kind == CLAIM_DATE && c->points.items[i].status == POINT_AGREE)
        r->point_of[c->points.items[i].claims[k]] = i;
  VECTOR_PUSH(c->a, out->moments, moment_zero().is);
  return r;
}

void chronology_durations(collation *c) {
  bool any = false;
  for (size_t i = 0; i < c->claims.n; i++) any |= c->claims.items[i].kind == CLAIM_DURATION;
  if (!any) return;
  chronology out;
  moment_reader *r = new_reader(&out, c, collate_reports(c));
  VECTOR(uint32_t) told_by = {0}; /* claim of each statement */
  for (uint32_t i = 0; i < c->claims.n; i++) {
    if (c->claims.items[i].kind != CLAIM_DURATION) continue;
    tell_duration(r, &c->claims.items[i]);
    while (told_by.n < out.statements.n) VECTOR_PUSH(c->a, told_by, i);
  }
  couples_build_network(r);
  map numbers;
  map_init(&numbers, c->a);
  for (size_t i = 0; i < out.constraints.n; i++) {
    const constraint *k = &out.constraints.items[i];
    moment_kind from = out.moments.items[k->from].kind, to = out.moments.items[k->to].kind;
    if ((from != MOMENT_ONCE && from != MOMENT_THING) || (to != MOMENT_ONCE && to != MOMENT_THING)) continue;
    bool is_new;
    uint64_t *number = map_put(&numbers, pair_key(k->from, k->to), &is_new);
    if (is_new) *number = numbers.n;
    const chronology_bound *b = &out.bounds.items[i];
    for (size_t s = 0; s < b->statements.n; s++)
      c->claims.items[told_by.items[b->statements.items[s]]].between = (uint32_t)*number;
  }
}

void chronology_read(chronology *out, collation *c, const uint32_t *reports) {
  moment_reader *r = new_reader(out, c, reports);
  for (uint32_t i = 0; i < c->n_articles; i++) tell_published(r, i);
  for (uint32_t i = 0; i < c->claims.n; i++)
    if (c->claims.items[i].kind == CLAIM_DATE) tell_date(r, i);
  set_the_days(r);
  for (uint32_t i = 0; i < c->claims.n; i++)
    if (c->claims.items[i].kind == CLAIM_DURATION) tell_duration(r, &c->claims.items[i]);
  tell_ages(r);
  couples_build_network(r);
}
