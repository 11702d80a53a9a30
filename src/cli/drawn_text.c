/* drawn_text.c - a timeline on the terminal: a line an entry, with its date, its place on the common scale, a label and outlets.
 *
 *   27 Sep 2009       │         wedding at the harbour          Coast Daily, The Inquirer +4 (3)
 *   2013-2014          ├──┤     she files for divorce           The Inquirer (1)
 */
#include "cli/drawn.h"

#include <stdlib.h>
#include <string.h>

#define LEAST_SCALE 12 /* columns */
#define MOST_SCALE 60
#define LEAST_SOURCES 14
#define LEAST_LABEL 20
#define OUTLETS_SHOWN 6
#define TAIL 40  /* bytes of " +4 (3)" */
#define NOTE 400 /* bytes of what was left out */

/* Columns of the parts of a line. */
typedef struct layout {
  size_t width, dates, scale, label, sources;
  bool numbered; /* several stories: each entry says of which it is */
} layout;

static void pad(size_t n) {
  while (n--) fputc(' ', stdout);
}

static size_t digits_of(size_t n) { return n < 10 ? 1 : n < 100 ? 2 : 3; }

static layout lay_out(const drawn *d, const bool *shown, size_t width) {
  layout l = {.width = width, .numbered = d->n_stories > 1};
  size_t labels = 0, sources = 0;
  for (size_t i = 0; i < d->n_entries; i++) {
    if (!shown[i]) continue;
    char date[DRAWN_DATE];
    size_t columns = cli_drawn_date(d->entries[i].from, d->entries[i].to, date);
    if (columns > l.dates) l.dates = columns;
    columns = cli_drawn_columns(cli_drawn_text(d->entries[i].entry, "label")) + 2; /* a mark for contradicting dates */
    if (columns > labels) labels = columns;
    drawn_field first = {"", 0};
    size_t outlets;
    cli_drawn_outlets(d, &d->entries[i], 0, &first, 1, &outlets);
    columns = cli_drawn_columns(first) + (outlets > 1 ? 7 : 4); /* " +4 (3)" */
    if (columns > sources) sources = columns;
  }
  if (l.numbered) labels += digits_of(d->n_stories) + 3;
  l.scale = l.width / 6;
  if (l.scale < LEAST_SCALE) l.scale = LEAST_SCALE;
  if (l.scale > MOST_SCALE) l.scale = MOST_SCALE;
  size_t used = 2 + l.dates + 2 + l.scale + 2 + 2, rest = l.width - used;
  if (l.width < used + LEAST_LABEL + LEAST_SOURCES) rest = LEAST_LABEL + LEAST_SOURCES;
  l.sources = sources < rest * 2 / 5 ? sources : rest * 2 / 5;
  if (l.sources < LEAST_SOURCES) l.sources = LEAST_SOURCES;
  l.label = rest - l.sources;
  if (l.label > labels) l.label = labels, l.sources = rest - labels; /* more names instead */
  return l;
}

/* --- parts of a line ----------------------------------------------------------------------------------------------- */

static size_t column_of(const drawn *d, double moment, size_t columns) {
  return (size_t)(cli_drawn_place(d, moment) * (double)(columns - 1) + 0.5);
}

static void print_scale(const drawn *d, const drawn_entry *e, const drawn_group *groups, size_t n_groups, size_t columns) {
  const char *cells[MOST_SCALE];
  char letters[DRAWN_GROUPS][2];
  for (size_t i = 0; i < columns; i++) cells[i] = " ";
  size_t from = column_of(d, e->from, columns), to = e->is_point ? from : column_of(d, e->to, columns);
  for (size_t i = from + 1; i < to; i++) cells[i] = "─";
  cells[to] = "┤";
  cells[from] = to > from ? "├" : "│";
  for (size_t i = n_groups > 1 ? n_groups : 0; i-- > 0;) {
    letters[i][0] = groups[i].letter, letters[i][1] = 0;
    cells[column_of(d, groups[i].from, columns)] = letters[i];
  }
  for (size_t i = 0; i < columns; i++) fputs(cells[i], stdout);
}

/* "Coast Daily, The Inquirer +4 (3)": as many names as fit, then how many more, then the independent origins. */
static void print_sources(cli *c, const drawn *d, const drawn_entry *e, size_t columns) {
  drawn_field outlets[OUTLETS_SHOWN];
  size_t total, n = cli_drawn_outlets(d, e, 0, outlets, OUTLETS_SHOWN, &total), shown = 0, used = 0;
  unsigned long long origins = (unsigned long long)weft_value_number(weft_value_get(e->entry, "origins"), 0);
  char tail[TAIL];
  for (; shown < n; shown++) {
    size_t more = total - shown - 1, name = cli_drawn_columns(outlets[shown]) + (shown ? 2 : 0);
    int rest =
        more ? snprintf(tail, sizeof tail, " +%zu (%llu)", more, origins) : snprintf(tail, sizeof tail, " (%llu)", origins);
    if (shown && used + name + (size_t)rest > columns) break;
    if (shown) fputs(", ", stdout);
    size_t room = columns > (size_t)rest + 4 ? columns - (size_t)rest : 4;
    used += (shown ? 2 : 0) + cli_text_cut(c, outlets[shown].text, outlets[shown].length, room);
  }
  if (total > shown) printf(" +%zu", total - shown);
  printf(" (%llu)", origins);
}

/* "A 4 Apr 2018 Coast Daily +1 · B 3 Apr 2018 Star Weekly" */
static void print_groups(cli *c, const drawn *d, const drawn_entry *e, const drawn_group *groups, size_t n, size_t columns) {
  for (size_t i = 0, used = 0; i < n && used < columns; i++) {
    char date[DRAWN_DATE];
    drawn_field outlet = {"", 0};
    size_t total;
    cli_drawn_outlets(d, e, groups[i].letter, &outlet, 1, &total);
    if (i) fputs(" · ", stdout), used += 3;
    printf("%c ", groups[i].letter);
    used += 2 + cli_drawn_date(groups[i].from, groups[i].to, date);
    printf("%s ", date);
    used += 1 + cli_text_cut(c, outlet.text, outlet.length, 24);
    if (total > 1) printf(" +%zu", total - 1), used += 4;
  }
}

static void print_line(cli *c, const drawn *d, const drawn_entry *e, const layout *l) {
  char date[DRAWN_DATE];
  drawn_group groups[DRAWN_GROUPS];
  bool conflict = weft_value_get(e->entry, "conflict") != NULL;
  size_t n_groups = conflict ? cli_drawn_groups(e, groups) : 0, used = cli_drawn_date(e->from, e->to, date);
  drawn_field label = cli_drawn_text(e->entry, "label");
  printf("  %s", date);
  pad(l->dates - used + 2);
  print_scale(d, e, groups, n_groups, l->scale);
  pad(2);
  used = 0;
  if (l->numbered) used += (size_t)printf("%zu ", e->story + 1);
  if (conflict) fputs("≠ ", stdout), used += 2;
  cli_bold(c, weft_value_number(weft_value_get(e->entry, "outlets"), 0) > 1);
  used += cli_text_cut(c, label.text, label.length, l->label > used ? l->label - used : 1);
  cli_bold(c, false);
  pad(used < l->label + 2 ? l->label + 2 - used : 1);
  cli_dim(c, true);
  print_sources(c, d, e, l->sources);
  cli_dim(c, false);
  fputc('\n', stdout);
  if (n_groups < 2) return;
  size_t before = 2 + l->dates + 2 + l->scale + 4;
  pad(before);
  print_groups(c, d, e, groups, n_groups, l->width > before ? l->width - before : 20);
  fputc('\n', stdout);
}

/* --- the whole ----------------------------------------------------------------------------------------------------- */

typedef struct weighed {
  size_t at;
  double articles;
} weighed;

static int compare_weights(const void *x, const void *y) {
  const weighed *a = x, *b = y;
  if (a->articles != b->articles) return a->articles < b->articles ? 1 : -1;
  return (a->at > b->at) - (a->at < b->at);
}

/* Which entries are shown: all, or the ones that most articles tell. NULL without memory. */
static bool *choose(const drawn *d, size_t most) {
  bool *shown = calloc(d->n_entries + 1, sizeof *shown);
  weighed *list = calloc(d->n_entries + 1, sizeof *list);
  for (size_t i = 0; list && i < d->n_entries; i++)
    list[i] = (weighed){i, weft_value_number(weft_value_get(d->entries[i].entry, "articles"), 0)};
  if (list && d->n_entries) qsort(list, d->n_entries, sizeof *list, compare_weights);
  for (size_t i = 0; shown && list && i < d->n_entries && (!most || i < most); i++) shown[list[i].at] = true;
  free(list);
  return shown;
}

void cli_drawn_lines(cli *c, const drawn *d, size_t most, size_t width) {
  bool *shown = choose(d, most);
  if (!shown) return;
  layout l = lay_out(d, shown, width);
  for (size_t i = 0; i < d->n_entries; i++)
    if (shown[i]) print_line(c, d, &d->entries[i], &l);
  free(shown);
}

void cli_drawn_notes(cli *c, const drawn *d) {
  char text[NOTE];
  size_t left_out = cli_drawn_left_out(d, text, sizeof text);
  cli_dim(c, true);
  if (d->n_entries)
    fputs("\n  (n): independent origins   ≠: dates contradict   steps of the scale: logarithm of the time between\n", stdout);
  if (left_out) printf("  %s date%s left out: %s\n", cli_number(left_out), left_out == 1 ? "" : "s", text);
  cli_dim(c, false);
}
