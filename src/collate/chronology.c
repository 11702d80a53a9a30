/* chronology.c - the network of a story's times solved and written down: when its events were at the earliest and latest, when
 * undated articles appeared, and which statements cannot all be true, with their arithmetic. */
#include "collate/chronology.h"

#include <math.h>
#include <stdlib.h>

#define MOST_EVENTS 100   /* that are listed, those with most statements first */
#define MOST_STATEMENTS 8 /* shown of one bound of a clash, or of one event */
#define LONG_YEARS 1100.0 /* days: an interval longer than that is told in years, ... */
#define LONG_MONTHS 62.0  /* ... one longer than that in months */
#define YEAR_DAYS 365.2425
#define ZERO 0

typedef struct writer {
  chronology *in;
  constraint_solution solved;
  const offsets *maps;
  arena *a;
} writer;

/* --- arithmetic -------------------------------------------------------------------------------------------------- */

static int64_t day_of(double second) { return (int64_t)floor(second / DAY_SECONDS); }

static str short_day(arena *a, int64_t day, double days) {
  str text = iso_day(a, day);
  size_t letters = days > LONG_YEARS ? 4 : days > LONG_MONTHS ? 7 : 10;
  return text.len > letters && text.len == 10 ? str_slice(text, 0, letters) : text;
}

/* "2012-07 - 2014-06", or one of them where both are the same; lengths as "3.5 - 4.5 y". */
static str interval_text(arena *a, double lo, double hi, bool length) {
  if (!isfinite(lo) && !isfinite(hi)) return STR("any time");
  if (length) {
    double most = fmax(isfinite(lo) ? fabs(lo) : 0, isfinite(hi) ? fabs(hi) : 0) / DAY_SECONDS;
    double unit = DAY_SECONDS * (most > LONG_YEARS / 2 ? YEAR_DAYS : 1);
    const char *name = most > LONG_YEARS / 2 ? "y" : "d";
    if (!isfinite(lo)) return str_format(a, "at most %.3g %s", hi / unit, name);
    if (!isfinite(hi)) return str_format(a, "at least %.3g %s", lo / unit, name);
    return str_format(a, "%.3g to %.3g %s", lo / unit, hi / unit, name);
  }
  double days = isfinite(lo) && isfinite(hi) ? (hi - lo) / DAY_SECONDS : 0;
  if (!isfinite(lo)) return str_format(a, "until %.*s", STR_FMT(short_day(a, day_of(hi), days)));
  if (!isfinite(hi)) return str_format(a, "from %.*s", STR_FMT(short_day(a, day_of(lo), days)));
  str from = short_day(a, day_of(lo), days), to = short_day(a, day_of(hi), days);
  return str_eq(from, to) ? from : str_format(a, "%.*s to %.*s", STR_FMT(from), STR_FMT(to));
}

/* One way round a clash from its base: "marry 2009 + 4 y = 2012-07 to 2014-07". */
static void add_way(const writer *w, buffer *b, uint32_t base, const uint32_t *members, uint32_t n) {
  double lo = 0, hi = 0;
  uint32_t at = base;
  for (uint32_t i = 0; i < n; i++) {
    const constraint *k = &w->in->constraints.items[members[i]];
    bool forth = k->from == at;
    uint32_t to = forth ? k->to : k->from;
    str value = w->in->bounds.items[members[i]].value;
    bool bracket = str_starts(value, STR("-"));
    lo += forth ? k->lo : -k->hi, hi += forth ? k->hi : -k->lo;
    if (i == 0) {
      if (base != ZERO) buffer_format(b, "%.*s to ", STR_FMT(w->in->moments.items[base].label));
      buffer_format(b, "%.*s %s%.*s", STR_FMT(w->in->moments.items[to].label), forth ? "" : "-", STR_FMT(value));
    } else buffer_format(b, " %s %s%.*s%s", forth ? "+" : "-", bracket ? "(" : "", STR_FMT(value), bracket ? ")" : "");
    at = to;
  }
  str sum = interval_text(w->a, lo, hi, base != ZERO);
  if (n > 1 || !str_starts(w->in->bounds.items[members[0]].value, STR("until"))) buffer_format(b, " = %.*s", STR_FMT(sum));
}

/* A bound that says its interval itself needs no sum behind it. */
static void add_single(const writer *w, buffer *b, uint32_t base, uint32_t member) {
  const constraint *k = &w->in->constraints.items[member];
  str value = w->in->bounds.items[member].value;
  str sum = interval_text(w->a, k->lo, k->hi, false);
  if (base == ZERO && str_find_char(value, ' ', 0) != SIZE_MAX) {
    add_way(w, b, base, &member, 1);
    return;
  }
  uint32_t to = k->from == base ? k->to : k->from;
  if (base != ZERO) {
    buffer_format(b, "%.*s to %.*s %s%.*s", STR_FMT(w->in->moments.items[base].label), STR_FMT(w->in->moments.items[to].label),
                  k->from == base ? "" : "-", STR_FMT(value));
    return;
  }
  buffer_format(b, "%.*s %.*s", STR_FMT(w->in->moments.items[to].label), STR_FMT(value));
  if (!str_eq(sum, value) && !str_starts(sum, value)) buffer_format(b, " = %.*s", STR_FMT(sum));
}

/* All but the last step round the clash, then the last one from the other side. */
static str clash_text(const writer *w, const constraint_clash *k) {
  buffer b;
  buffer_init(&b, w->a, 1000);
  if (k->n == 2) add_single(w, &b, k->base, k->members[0]);
  else add_way(w, &b, k->base, k->members, k->n - 1);
  buffer_add_c(&b, "; ");
  add_single(w, &b, k->base, k->members[k->n - 1]);
  return buffer_str(&b);
}

/* --- statements -------------------------------------------------------------------------------------------------- */

static json *statement_json(const writer *w, const chronology_statement *s, str value, char group) {
  const article *in = &w->in->c->articles[s->article].article;
  json *row = json_new(w->a, JSON_OBJECT);
  const offsets *places = &w->maps[s->article];
  if (group) json_set_str(w->a, row, STR("group"), str_copy(w->a, str_of(&group, 1)));
  json_set_str(w->a, row, STR("value"), value);
  json_set_str(w->a, row, STR("article"), in->id);
  if (s->at.end == s->at.start) return row; /* its day of publication */
  json_set_int(w->a, row, STR("start"), (int64_t)offsets_from_byte(places, s->at.start));
  json_set_int(w->a, row, STR("end"), (int64_t)offsets_from_byte(places, s->at.end));
  json_set_str(w->a, row, STR("text"), str_slice(in->text, s->at.start, s->at.end));
  json_set(w->a, row, STR("sentence"), collate_span_json(w->a, places, s->sentence));
  return row;
}

/* The first statements of a bound, by article; *left counts down. */
static void push_statements(const writer *w, json *list, uint32_t which, char group, uint32_t *left) {
  const chronology_bound *b = &w->in->bounds.items[which];
  for (uint32_t i = 0; i < b->statements.n && *left; i++, --*left)
    json_push(list, statement_json(w, &w->in->statements.items[b->statements.items[i]], b->value, group));
}

static json *who_json(const writer *w, const moment *m) {
  json *list = json_new(w->a, JSON_ARRAY);
  for (uint32_t i = 0; i < m->n_people; i++) json_push(list, json_new_str(w->a, w->in->c->entities.list.items[m->people[i]]));
  return list;
}

/* One or two statements of each of the constraints that give the bounds of a moment. */
static json *by_json(const writer *w, uint32_t which) {
  json *list = json_new(w->a, JSON_ARRAY);
  const constraint_path *ways[] = {&w->solved.by_lo[which], &w->solved.by_hi[which]};
  uint32_t left = MOST_STATEMENTS;
  for (int way = 0; way < 2; way++)
    for (uint32_t i = 0; i < ways[way]->n; i++) {
      bool again = false;
      for (uint32_t k = 0; way == 1 && k < ways[0]->n; k++) again |= ways[0]->members[k] == ways[1]->members[i];
      uint32_t two = left < 2 ? left : 2, kept = two;
      if (!again) push_statements(w, list, ways[way]->members[i], 0, &kept), left -= two - kept;
    }
  return list;
}

static void set_bounds(const writer *w, json *row, uint32_t which) {
  double lo = w->solved.lo[which], hi = w->solved.hi[which];
  bool midnight = w->in->moments.items[which].kind == MOMENT_PUBLISHED; /* of a whole day */
  if (midnight && isfinite(lo)) lo = ceil(lo / DAY_SECONDS) * DAY_SECONDS;
  if (isfinite(lo)) json_set_str(w->a, row, STR("from"), iso_day(w->a, day_of(lo)));
  if (isfinite(hi)) json_set_str(w->a, row, STR("to"), iso_day(w->a, day_of(hi)));
}

/* --- parts of the member ----------------------------------------------------------------------------------------- */

/* Letters of those bounds of a clash that agree with all statements outside of it, where some do and some do not. */
static json *fits_json(const writer *w, const constraint_clash *k) {
  json *list = json_new(w->a, JSON_ARRAY);
  for (uint32_t m = 0; m < k->n && m < 26; m++) {
    char group = (char)('A' + m);
    if (w->solved.fits[k->members[m]]) json_push(list, json_new_str(w->a, str_copy(w->a, str_of(&group, 1))));
  }
  return list->n && list->n < k->n ? list : NULL;
}

static json *clashes_json(const writer *w) {
  json *list = json_new(w->a, JSON_ARRAY);
  for (size_t i = 0; i < w->solved.clashes.n; i++) {
    const constraint_clash *k = &w->solved.clashes.items[i];
    json *row = json_new(w->a, JSON_OBJECT), *statements = json_new(w->a, JSON_ARRAY);
    const constraint *first = &w->in->constraints.items[k->members[0]];
    uint32_t other = first->from == k->base ? first->to : first->from;
    json_set_str(w->a, row, STR("text"), clash_text(w, k));
    json_set(w->a, row, STR("who"), who_json(w, &w->in->moments.items[other]));
    for (uint32_t m = 0; m < k->n; m++) {
      uint32_t left = MOST_STATEMENTS;
      push_statements(w, statements, k->members[m], (char)('A' + (m < 26 ? m : 25)), &left);
    }
    json_set(w->a, row, STR("statements"), statements);
    json *fits = fits_json(w, k);
    if (fits) json_set(w->a, row, STR("fits"), fits);
    json_push(list, row);
  }
  return list;
}

static json *dated_json(const writer *w) {
  json *list = json_new(w->a, JSON_ARRAY);
  for (uint32_t i = 1; i < w->in->moments.n; i++) {
    const moment *m = &w->in->moments.items[i];
    if (m->kind != MOMENT_PUBLISHED || !isfinite(w->solved.lo[i]) || !isfinite(w->solved.hi[i])) continue;
    if (w->solved.by_lo[i].n + w->solved.by_hi[i].n == 2) continue; /* the month or year that it says itself */
    json *row = json_new(w->a, JSON_OBJECT);
    json_set_str(w->a, row, STR("article"), w->in->c->articles[m->article].article.id);
    set_bounds(w, row, i);
    json_set(w->a, row, STR("by"), by_json(w, i));
    json_push(list, row);
  }
  return list;
}

typedef struct listed {
  uint32_t moment, n; /* n: statements that bound it directly */
  double lo, hi;
} listed;

static int compare_weight(const void *x, const void *y) {
  const listed *a = x, *b = y;
  return a->n != b->n ? (a->n < b->n) - (a->n > b->n) : (a->moment > b->moment) - (a->moment < b->moment);
}

static int compare_listed(const void *x, const void *y) {
  const listed *a = x, *b = y;
  if (a->lo != b->lo) return a->lo < b->lo ? -1 : 1;
  if (a->hi != b->hi) return a->hi < b->hi ? -1 : 1;
  return (a->moment > b->moment) - (a->moment < b->moment);
}

/* A bound is counted from another event, not from a date or an article's day alone. */
static bool by_another(const writer *w, uint32_t which, const constraint_path *p) {
  if (p->n < 2) return false;
  const constraint *last = &w->in->constraints.items[p->members[p->n - 1]];
  moment_kind from = w->in->moments.items[last->from == which ? last->to : last->from].kind;
  return from != MOMENT_ZERO && from != MOMENT_PUBLISHED;
}

/* Bounded on both sides, and by more than one date told of it at one place, which the timeline has anyway. */
static bool worth_listing(const writer *w, uint32_t which, uint32_t told) {
  const moment *m = &w->in->moments.items[which];
  if (m->kind == MOMENT_PUBLISHED || !isfinite(w->solved.lo[which]) || !isfinite(w->solved.hi[which])) return false;
  if (m->kind == MOMENT_POINT && str_eq(m->label, STR(MOMENT_DAY))) return false;
  for (uint32_t i = 1; m->kind == MOMENT_POINT && i < w->in->moments.n;
       i++) { /* the same as a wedding or death that has people */
    const moment *o = &w->in->moments.items[i];
    if (o->kind == MOMENT_ONCE && str_eq(o->label, m->label) && w->solved.lo[i] < INFINITY &&
        w->solved.lo[i] <= w->solved.hi[which] && w->solved.lo[which] <= w->solved.hi[i])
      return false;
  }
  bool births = m->kind == MOMENT_ONCE && str_eq(m->label, STR("born")); /* an age alone says little of one */
  if (m->kind != MOMENT_OWN) return (m->kind != MOMENT_POINT && !births) || told > 1;
  return by_another(w, which, &w->solved.by_lo[which]) || by_another(w, which, &w->solved.by_hi[which]);
}

static json *events_json(const writer *w) {
  json *list = json_new(w->a, JSON_ARRAY);
  uint32_t *told = ARENA_ARRAY(w->a, uint32_t, w->in->moments.n);
  VECTOR(listed) rows = {0};
  for (uint32_t i = 0; i < w->in->constraints.n; i++) {
    const constraint *k = &w->in->constraints.items[i];
    uint32_t n = (uint32_t)w->in->bounds.items[i].statements.n;
    told[k->from] += n, told[k->to] += n;
  }
  for (uint32_t i = 1; i < w->in->moments.n; i++)
    if (worth_listing(w, i, told[i])) VECTOR_PUSH(w->a, rows, (listed){i, told[i], w->solved.lo[i], w->solved.hi[i]});
  if (rows.n > MOST_EVENTS) {
    qsort(rows.items, rows.n, sizeof(listed), compare_weight);
    rows.n = MOST_EVENTS;
  }
  if (rows.n) qsort(rows.items, rows.n, sizeof(listed), compare_listed);
  for (size_t i = 0; i < rows.n; i++) {
    const moment *m = &w->in->moments.items[rows.items[i].moment];
    json *row = json_new(w->a, JSON_OBJECT);
    json_set_str(w->a, row, STR("event"), m->label);
    if (m->n_people) json_set(w->a, row, STR("who"), who_json(w, m));
    set_bounds(w, row, rows.items[i].moment);
    json_set(w->a, row, STR("by"), by_json(w, rows.items[i].moment));
    json_push(list, row);
  }
  return list;
}

json *collate_chronology(collation *c, const uint32_t *reports, const offsets *maps) {
  chronology in;
  chronology_read(&in, c, reports);
  writer w = {.in = &in, .maps = maps, .a = c->a};
  constraint_solve(c->a, (uint32_t)in.moments.n, in.constraints.items, in.constraints.n, &w.solved);
  json *row = json_new(c->a, JSON_OBJECT);
  json *parts[] = {events_json(&w), dated_json(&w), clashes_json(&w)};
  static const char *const keys[] = {"events", "dated", "clashes"};
  for (int i = 0; i < 3; i++)
    if (parts[i]->n) json_set(c->a, row, str_c(keys[i]), parts[i]);
  if (in.limited || w.solved.limited) json_set(c->a, row, STR("limited"), json_new_bool(c->a, true));
  return row->n ? row : NULL;
}
