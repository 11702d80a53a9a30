/* drawn.c - what both drawings of a timeline share: entries in order, their dates as text, outlets, and the scale. */
#include "cli/drawn.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define HOUR 3600.0
#define DAY 86400.0
#define MINUTE 60.0
#define MOST_CLAIMS 400 /* of an entry, as `weft collate` gives them */

drawn_field cli_drawn_text(const weft_value *row, const char *name) {
  drawn_field f;
  f.text = weft_value_text(weft_value_get(row, name), &f.length);
  return f;
}

size_t cli_drawn_columns(drawn_field f) {
  size_t n = 0;
  for (size_t i = 0; i < f.length; i++) n += ((unsigned char)f.text[i] & 0xC0) != 0x80;
  return n;
}

static int compare_fields(drawn_field x, drawn_field y) {
  size_t shorter = x.length < y.length ? x.length : y.length;
  int c = shorter ? memcmp(x.text, y.text, shorter) : 0;
  return c ? c : (x.length > y.length) - (x.length < y.length);
}

/* --- dates --------------------------------------------------------------------------------------------------------- */

/* Days since 1970 of a date, and back (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
static double days_of(int year, int month, int day) {
  int y = month <= 2 ? year - 1 : year, era = (y >= 0 ? y : y - 399) / 400, in_era = y - era * 400;
  int in_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return (double)era * 146097 + (in_era * 365 + in_era / 4 - in_era / 100 + in_year) - 719468;
}

typedef struct civil {
  int year, month, day;
} civil;

static civil civil_of(double days) {
  long z = (long)days + 719468, era = (z >= 0 ? z : z - 146096) / 146097, in_era = z - era * 146097;
  long y = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
  long in_year = in_era - (365 * y + y / 4 - y / 100), m = (5 * in_year + 2) / 153;
  civil c = {.month = (int)(m < 10 ? m + 3 : m - 9), .day = (int)(in_year - (153 * m + 2) / 5 + 1)};
  c.year = (int)(y + era * 400) + (c.month <= 2);
  return c;
}

/* Digits at `at`, `n` of them; -1 when they are none. */
static int digits(drawn_field f, size_t at, size_t n) {
  int value = 0;
  if (at + n > f.length) return -1;
  for (size_t i = at; i < at + n; i++) {
    if (f.text[i] < '0' || f.text[i] > '9') return -1;
    value = value * 10 + f.text[i] - '0';
  }
  return value;
}

/* Seconds at which an ISO day or minute begins; with `end`, at which it ends. NAN when it is none. */
static double moment_of(drawn_field f, bool end) {
  int year = digits(f, 0, 4), month = digits(f, 5, 2), day = digits(f, 8, 2);
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) return NAN;
  double at = days_of(year, month, day) * DAY;
  if (f.length < 16) return end ? at + DAY : at;
  int hour = digits(f, 11, 2), minute = digits(f, 14, 2);
  if (hour < 0 || minute < 0) return NAN;
  return at + hour * HOUR + minute * MINUTE + (end ? MINUTE : 0);
}

static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static bool whole_months(civil first, civil last) {
  return first.day == 1 && civil_of(days_of(last.year, last.month, last.day) + 1).day == 1;
}

static int day_text(char *to, size_t size, civil first, civil last) {
  const char *m = months[first.month - 1], *n = months[last.month - 1];
  bool one_year = first.year == last.year, one_month = one_year && first.month == last.month;
  bool years = first.month == 1 && first.day == 1 && last.month == 12 && last.day == 31;
  if (years && one_year) return snprintf(to, size, "%d", first.year);
  if (years) return snprintf(to, size, "%d–%d", first.year, last.year);
  if (whole_months(first, last) && one_month) return snprintf(to, size, "%s %d", m, first.year);
  if (whole_months(first, last) && one_year) return snprintf(to, size, "%s–%s %d", m, n, first.year);
  if (one_month && first.day == last.day) return snprintf(to, size, "%d %s %d", first.day, m, first.year);
  if (one_month) return snprintf(to, size, "%d–%d %s %d", first.day, last.day, m, first.year);
  if (one_year) return snprintf(to, size, "%d %s–%d %s %d", first.day, m, last.day, n, first.year);
  return snprintf(to, size, "%d %s %d–%d %s %d", first.day, m, first.year, last.day, n, last.year);
}

size_t cli_drawn_date(double from, double to, char text[DRAWN_DATE]) {
  double first = floor(from / DAY), last = floor((to - 1) / DAY);
  int n = day_text(text, DRAWN_DATE, civil_of(first), civil_of(last));
  if (to - from < DAY && first == last && n > 0 && n < DRAWN_DATE) {
    int at = (int)((from - first * DAY) / MINUTE), end = (int)((to - first * DAY - 1) / MINUTE);
    bool hour = at % 60 == 0 && end == at + 59; /* "at 2 a.m." */
    n += snprintf(text + n, DRAWN_DATE - (size_t)n, hour ? " %02d h" : " %02d:%02d", at / 60, at % 60);
    if (end > at && !hour && n < DRAWN_DATE) snprintf(text + n, DRAWN_DATE - (size_t)n, "–%02d:%02d", end / 60, end % 60);
  }
  return cli_drawn_columns((drawn_field){text, strlen(text)});
}

/* --- entries ------------------------------------------------------------------------------------------------------- */

static int compare_articles(const void *x, const void *y) {
  const drawn_article *a = x, *b = y;
  return compare_fields(a->id, b->id);
}

static int compare_entries(const void *x, const void *y) {
  const drawn_entry *a = x, *b = y;
  if (a->from != b->from) return a->from < b->from ? -1 : 1;
  if (a->to != b->to) return a->to < b->to ? -1 : 1;
  if (a->story != b->story) return a->story < b->story ? -1 : 1;
  return compare_fields(cli_drawn_text(a->entry, "label"), cli_drawn_text(b->entry, "label"));
}

static int compare_moments(const void *x, const void *y) {
  double a = *(const double *)x, b = *(const double *)y;
  return (a > b) - (a < b);
}

static bool read_articles(drawn_story *s) {
  const weft_value *list = weft_value_get(s->row, "articles");
  s->articles = calloc(weft_value_count(list) + 1, sizeof *s->articles);
  if (!s->articles) return false;
  for (const weft_value *v = weft_value_first(list); v; v = weft_value_next(v), s->n_articles++)
    s->articles[s->n_articles] = (drawn_article){.id = cli_drawn_text(v, "id"), .row = v, .nth = s->n_articles};
  qsort(s->articles, s->n_articles, sizeof *s->articles, compare_articles);
  for (const weft_value *v = weft_value_first(weft_value_get(s->row, "rows")); v; v = weft_value_next(v)) {
    drawn_article key = {.id = cli_drawn_text(v, "id")};
    drawn_article *in = bsearch(&key, s->articles, s->n_articles, sizeof key, compare_articles);
    if (in) in->text = cli_drawn_text(v, "text");
  }
  return true;
}

/* Places of the moments: stretches between neighbours by the logarithm of the hours between them. */
static void make_scale(drawn *d) {
  size_t kept = 0;
  if (d->n_moments) qsort(d->moments, d->n_moments, sizeof *d->moments, compare_moments);
  for (size_t i = 0; i < d->n_moments; i++)
    if (!kept || d->moments[i] > d->moments[kept - 1]) d->moments[kept++] = d->moments[i];
  d->n_moments = kept;
  for (size_t i = 1; i < kept; i++) d->places[i] = d->places[i - 1] + log2(1 + (d->moments[i] - d->moments[i - 1]) / HOUR);
  double all = kept ? d->places[kept - 1] : 0;
  for (size_t i = 0; i < kept; i++) d->places[i] = all > 0 ? d->places[i] / all : 0.5;
}

bool cli_drawn_read(drawn *d, const weft_value *const *rows, size_t n) {
  size_t total = 0;
  memset(d, 0, sizeof *d);
  for (size_t i = 0; i < n && i < DRAWN_MOST_STORIES; i++) {
    d->stories[d->n_stories++].row = rows[i];
    if (!read_articles(&d->stories[i])) return false;
    total += weft_value_count(weft_value_get(rows[i], "timeline"));
  }
  d->entries = calloc(total + 1, sizeof *d->entries);
  d->moments = calloc(2 * total + 2, sizeof *d->moments);
  d->places = calloc(2 * total + 2, sizeof *d->places);
  if (!d->entries || !d->moments || !d->places) return false;
  for (size_t i = 0; i < d->n_stories; i++)
    for (const weft_value *v = weft_value_first(weft_value_get(rows[i], "timeline")); v; v = weft_value_next(v)) {
      drawn_entry e = {v, i, moment_of(cli_drawn_text(v, "from"), false), moment_of(cli_drawn_text(v, "to"), true), false};
      if (isnan(e.from) || isnan(e.to) || e.from >= e.to) continue; /* in a damaged store (`weft verify` tells it) */
      e.is_point = e.to - e.from <= DAY;
      d->entries[d->n_entries++] = e;
      d->moments[d->n_moments++] = e.from;
      if (!e.is_point) d->moments[d->n_moments++] = e.to;
    }
  if (d->n_entries) qsort(d->entries, d->n_entries, sizeof *d->entries, compare_entries);
  make_scale(d);
  return true;
}

void cli_drawn_free(drawn *d) {
  for (size_t i = 0; i < d->n_stories; i++) free(d->stories[i].articles);
  free(d->entries);
  free(d->moments);
  free(d->places);
}

double cli_drawn_place(const drawn *d, double moment) {
  size_t low = 0, high = d->n_moments;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (d->moments[middle] <= moment) low = middle + 1;
    else high = middle;
  }
  if (low == 0) return 0;
  if (low == d->n_moments) return d->n_moments > 1 ? 1 : 0.5;
  double part = log2(1 + (moment - d->moments[low - 1]) / HOUR) / log2(1 + (d->moments[low] - d->moments[low - 1]) / HOUR);
  return d->places[low - 1] + part * (d->places[low] - d->places[low - 1]);
}

size_t cli_drawn_groups(const drawn_entry *e, drawn_group *groups) {
  size_t n = 0;
  for (char letter = 'A'; letter <= 'Z' && n < DRAWN_GROUPS; letter++) {
    drawn_group g = {letter, -INFINITY, INFINITY};
    for (const weft_value *v = weft_value_first(weft_value_get(e->entry, "claims")); v; v = weft_value_next(v)) {
      drawn_field group = cli_drawn_text(v, "group");
      if (group.length != 1 || group.text[0] != letter) continue;
      double from = moment_of(cli_drawn_text(v, "lo"), false), to = moment_of(cli_drawn_text(v, "hi"), true);
      if (isnan(from) || isnan(to)) continue;
      if (fmax(g.from, from) < fmin(g.to, to)) g.from = fmax(g.from, from), g.to = fmin(g.to, to);
    }
    if (isfinite(g.from) && isfinite(g.to)) groups[n++] = g;
  }
  return n;
}

static int compare_nth(const void *x, const void *y) {
  const drawn_article *const *a = x, *const *b = y;
  return ((*a)->nth > (*b)->nth) - ((*a)->nth < (*b)->nth);
}

const drawn_article *cli_drawn_article(const drawn *d, const drawn_entry *e, const weft_value *claim) {
  const drawn_story *s = &d->stories[e->story];
  drawn_article key = {.id = cli_drawn_text(claim, "article")};
  return bsearch(&key, s->articles, s->n_articles, sizeof key, compare_articles);
}

drawn_field cli_drawn_outlet(const drawn_article *in) {
  drawn_field name = cli_drawn_text(in->row, "outlet");
  if (!name.length) name = cli_drawn_text(in->row, "title");
  return name.length ? name : in->id;
}

/* Byte at which a code point begins; the text's end when it has none like it. */
static size_t byte_of(drawn_field text, double place) {
  size_t i = 0;
  for (double at = 0; i < text.length && at < place; at++) {
    i++;
    while (i < text.length && ((unsigned char)text.text[i] & 0xC0) == 0x80) i++;
  }
  return i;
}

drawn_field cli_drawn_sentence(const drawn_article *in, const weft_value *claim) {
  const weft_value *span = weft_value_first(weft_value_get(claim, "sentence"));
  size_t from = byte_of(in->text, weft_value_number(span, 0)),
         to = byte_of(in->text, weft_value_number(weft_value_next(span), 0));
  return (drawn_field){in->text.text + from, to > from ? to - from : 0};
}

size_t cli_drawn_outlets(const drawn *d, const drawn_entry *e, char group, drawn_field *outlets, size_t most, size_t *total) {
  const drawn_article *found[MOST_CLAIMS];
  drawn_field seen[MOST_CLAIMS];
  size_t n = 0;
  *total = 0;
  for (const weft_value *v = weft_value_first(weft_value_get(e->entry, "claims")); v && n < MOST_CLAIMS; v = weft_value_next(v)) {
    drawn_field letter = cli_drawn_text(v, "group");
    if (group && (letter.length != 1 || letter.text[0] != group)) continue;
    found[n] = cli_drawn_article(d, e, v);
    if (found[n]) n++;
  }
  if (n) qsort(found, n, sizeof *found, compare_nth);
  for (size_t i = 0; i < n; i++) {
    drawn_field name = cli_drawn_outlet(found[i]);
    bool again = false;
    for (size_t k = 0; k < *total && !again; k++) again = !compare_fields(seen[k], name);
    if (again) continue;
    if (*total < most) outlets[*total] = name;
    seen[(*total)++] = name;
  }
  return *total < most ? *total : most;
}

size_t cli_drawn_left_out(const drawn *d, char *text, size_t size) {
  static const struct {
    const char *name, *words;
  } reasons[] = {{"stamp", "stamps of pages or pictures"},
                 {"statement", "only when somebody spoke"},
                 {"reference", "with nothing told to happen"},
                 {"unreal", "denied, planned or imagined"},
                 {"ahead", "still to come"},
                 {"background", "background"},
                 {"more", "beyond what is kept"}};
  size_t all = 0, at = 0;
  text[0] = 0;
  for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
    double n = 0;
    for (size_t s = 0; s < d->n_stories; s++)
      n += weft_value_number(weft_value_get(weft_value_get(d->stories[s].row, "timeline_left_out"), reasons[i].name), 0);
    if (n < 1) continue;
    all += (size_t)n;
    if (at < size)
      at += (size_t)snprintf(text + at, size - at, "%s%s %s", at ? ", " : "", cli_number((uint64_t)n), reasons[i].words);
  }
  return all;
}
