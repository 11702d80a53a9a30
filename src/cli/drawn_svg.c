/* drawn_svg.c - a timeline as one SVG file: no script, nothing from outside, readable on light and dark, by eye and by screen
 * reader.
 *
 *   title, numbers
 *   |2009      |2013   |2016     scale (drawn.h)
 *    [====]--------------------  2009 · Coast Daily +2 (3)
 *                                wedding at the harbour
 *               o   A  B ------  ...                          dates that contradict: hollow, with their letters
 *
 * What stands in articles is text here, never markup.
 */
#include "cli/drawn.h"

#include <string.h>

#define WIDTH 780.0
#define LEFT 24.0   /* of the scale ... */
#define RIGHT 250.0 /* ... its end */
#define TEXT_AT 272.0
#define TOP 96.0 /* of the scale; entries begin HEAD below */
#define HEAD 26.0
#define ROW 46.0        /* an entry's height ... */
#define MORE_ROW 18.0   /* ... with a line of dates that contradict */
#define TICK_APART 76.0 /* between texts on the scale, at least */
#define TITLE_COLUMNS 62
#define LABEL_COLUMNS 64
#define SOURCES_COLUMNS 46
#define OUTLETS_SHOWN 3
#define CLAIMS_TOLD 12 /* in what is shown when the pointer rests on an entry */
#define SENTENCE_COLUMNS 300
#define NOTE 400

static const char style[] =
    "<style>"
    ":root{--paper:#fff;--ink:#1b1d21;--dim:#5c636b;--line:#d5d9de;--mark:#1d63c6;--clash:#b3261e}"
    "@media(prefers-color-scheme:dark){:root{--paper:#15171b;--ink:#e9ebee;--dim:#a4abb3;--line:#3a4048;--mark:#82b6ff;--clash:#"
    "ff9d92}}"
    "svg{width:100%;max-width:1100px;min-width:620px;height:auto;background:var(--paper);"
    "font-family:system-ui,-apple-system,'Segoe UI','DejaVu Sans',sans-serif}"
    "text{fill:var(--ink);font-size:14px}.h{font-size:20px;font-weight:600}.d{fill:var(--dim);font-size:12px}"
    ".b{font-weight:600;fill:var(--ink)}.x{fill:var(--clash)}"
    ".g{stroke:var(--line);stroke-width:1}.m{fill:var(--mark)}.o{fill:var(--paper);stroke:var(--clash);stroke-width:2}"
    ".e:hover .l,.e:focus .l{text-decoration:underline}.e:focus{outline:none}"
    "</style>\n";

/* --- text ---------------------------------------------------------------------------------------------------------- */

/* A character that XML may hold and a person may see. */
static bool allowed(const unsigned char *s, size_t n) {
  bool none = n == 3 && s[0] == 0xEF && s[1] == 0xBF && s[2] >= 0xBE; /* U+FFFE, U+FFFF */
  return cli_printable(s, n) && !none;
}

/* At most `columns` code points of a text as XML, with "…" when it is cut. */
static void put_cut(drawn_field f, size_t columns) {
  size_t n = 0;
  for (size_t i = 0; i < f.length;) {
    unsigned char c = (unsigned char)f.text[i];
    size_t step = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    if (step > f.length - i) return;
    if (n + 1 >= columns && i + step < f.length) {
      fputs("…", stdout);
      return;
    }
    if (c == '&') fputs("&amp;", stdout);
    else if (c == '<') fputs("&lt;", stdout);
    else if (c == '>') fputs("&gt;", stdout);
    else if (c == '"') fputs("&quot;", stdout);
    else if (c == '\n' || c == '\t' || c == '\r') fputc(' ', stdout);
    else if (allowed((const unsigned char *)f.text + i, step)) fwrite(f.text + i, 1, step, stdout);
    i += step, n++;
  }
}

static void put(const char *text) { put_cut((drawn_field){text, strlen(text)}, SIZE_MAX); }

static void open_text(double x, double y, const char *class) { printf("<text x=\"%.1f\" y=\"%.1f\" class=\"%s\">", x, y, class); }

static drawn_field title_of(const drawn *d, size_t i) {
  drawn_field title = cli_drawn_text(d->stories[i].row, "title");
  return title.length ? title : cli_drawn_text(d->stories[i].row, "slug");
}

/* "Coast Daily, The Inquirer +4 (3)" */
static void put_sources(const drawn *d, const drawn_entry *e) {
  drawn_field outlets[OUTLETS_SHOWN];
  size_t total, n = cli_drawn_outlets(d, e, 0, outlets, OUTLETS_SHOWN, &total), used = 0, shown = 0;
  for (; shown < n; shown++) {
    size_t columns = cli_drawn_columns(outlets[shown]);
    if (shown && used + columns > SOURCES_COLUMNS) break;
    if (shown) fputs(", ", stdout);
    put_cut(outlets[shown], SOURCES_COLUMNS - 6);
    used += columns + 2;
  }
  if (total > shown) printf(" +%zu", total - shown);
  printf(" (%llu)", (unsigned long long)weft_value_number(weft_value_get(e->entry, "origins"), 0));
}

/* --- parts --------------------------------------------------------------------------------------------------------- */

static double place_of(const drawn *d, double moment) { return LEFT + cli_drawn_place(d, moment) * (RIGHT - LEFT); }

/* Lines through all entries with the dates where some begin, as far apart as their texts need. */
static void put_scale(const drawn *d, double bottom) {
  double last = -TICK_APART;
  for (size_t i = 0; i < d->n_entries; i++) {
    const drawn_entry *e = &d->entries[i];
    double x = place_of(d, e->from);
    char date[DRAWN_DATE];
    if (x < last + TICK_APART) continue;
    cli_drawn_date(e->from, e->is_point ? e->to : e->from + 1, date);
    char *time = strchr(date, ':'); /* the day alone */
    if (time && time - date > 3) time[-3] = 0;
    printf("<line class=\"g\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x, TOP + 6, x, bottom);
    open_text(x, TOP, "d");
    bool first = !e->is_point && !strncmp(date, "1 ", 2); /* of a month or a year: "1 Jan 1957" is 1957 here */
    put(first ? date + (strncmp(date, "1 Jan ", 6) ? 2 : 6) : date);
    fputs("</text>\n", stdout);
    last = x;
  }
}

/* What is told when the pointer rests on an entry: date, label, and each claim's outlet, day and sentence. */
static void put_tip(const drawn *d, const drawn_entry *e, const char *date) {
  size_t n = 0, total = weft_value_count(weft_value_get(e->entry, "claims"));
  bool conflict = weft_value_get(e->entry, "conflict") != NULL;
  fputs("<title>", stdout);
  put(date);
  fputs(": ", stdout);
  put_cut(cli_drawn_text(e->entry, "label"), SIZE_MAX);
  for (const weft_value *v = weft_value_first(weft_value_get(e->entry, "claims")); v && n < CLAIMS_TOLD; v = weft_value_next(v)) {
    const drawn_article *in = cli_drawn_article(d, e, v);
    if (!in) continue;
    drawn_field day = cli_drawn_text(in->row, "published"), sentence = cli_drawn_sentence(in, v);
    fputs("\n", stdout);
    if (conflict) put_cut(cli_drawn_text(v, "group"), 2), fputs(" ", stdout);
    put_cut(cli_drawn_outlet(in), SOURCES_COLUMNS);
    fputs(", ", stdout);
    if (day.length) put_cut(day, SIZE_MAX);
    else fputs("undated", stdout);
    fputs(": ", stdout);
    put_cut(sentence.length ? sentence : cli_drawn_text(v, "text"), SENTENCE_COLUMNS);
    n++;
  }
  if (n < total) printf("\n… %zu more", total - n);
  fputs("</title>", stdout);
}

static void put_mark(const drawn *d, const drawn_entry *e, const drawn_group *groups, size_t n_groups, double y) {
  double from = place_of(d, e->from), to = e->is_point ? from : place_of(d, e->to);
  printf("<line class=\"g\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", to + 8, y, TEXT_AT - 8, y);
  if (to - from < 4) printf("<circle class=\"m\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>", (from + to) / 2, y);
  else printf("<rect class=\"m\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"10\" rx=\"4\"/>", from, y - 5, to - from);
  for (size_t i = 0; n_groups > 1 && i < n_groups; i++) {
    double x = place_of(d, groups[i].from);
    if (i) printf("<circle class=\"o\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>", x, y);
    printf("<text class=\"d x\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%c</text>", x, y - 9, groups[i].letter);
  }
}

static void put_groups(const drawn *d, const drawn_entry *e, const drawn_group *groups, size_t n, double y) {
  open_text(TEXT_AT, y, "d x");
  fputs("≠", stdout);
  for (size_t i = 0; i < n && i < 3; i++) {
    char date[DRAWN_DATE];
    drawn_field outlet = {"", 0};
    size_t total;
    cli_drawn_outlets(d, e, groups[i].letter, &outlet, 1, &total);
    cli_drawn_date(groups[i].from, groups[i].to, date);
    printf("%s %c ", i ? " ·" : "", groups[i].letter);
    put(date);
    fputs(" ", stdout);
    put_cut(outlet, 20);
    if (total > 1) printf(" +%zu", total - 1);
  }
  fputs("</text>", stdout);
}

/* Draws an entry; returns its height. */
static double put_entry(const drawn *d, const drawn_entry *e, double y) {
  char date[DRAWN_DATE];
  drawn_group groups[DRAWN_GROUPS];
  size_t n_groups = weft_value_get(e->entry, "conflict") ? cli_drawn_groups(e, groups) : 0;
  cli_drawn_date(e->from, e->to, date);
  fputs("<g class=\"e\" role=\"listitem\" tabindex=\"0\">", stdout);
  put_tip(d, e, date);
  put_mark(d, e, groups, n_groups, y);
  open_text(TEXT_AT, y + 4, "d");
  fputs("<tspan class=\"b\">", stdout);
  put(date);
  fputs("</tspan>  ", stdout);
  put_sources(d, e);
  fputs("</text>", stdout);
  open_text(TEXT_AT, y + 22, "l");
  if (d->n_stories > 1) printf("<tspan class=\"d\">%zu </tspan>", e->story + 1);
  put_cut(cli_drawn_text(e->entry, "label"), LABEL_COLUMNS);
  fputs("</text>", stdout);
  if (n_groups > 1) put_groups(d, e, groups, n_groups, y + 22 + MORE_ROW);
  fputs("</g>\n", stdout);
  return ROW + (n_groups > 1 ? MORE_ROW : 0);
}

/* The whole in words, for those who do not see it. */
static void put_description(const drawn *d) {
  printf("<desc id=\"d\">%zu event%s in order of time.", d->n_entries, d->n_entries == 1 ? "" : "s");
  for (size_t i = 0; i < d->n_entries; i++) {
    char date[DRAWN_DATE];
    cli_drawn_date(d->entries[i].from, d->entries[i].to, date);
    fputs(" ", stdout);
    put(date);
    fputs(": ", stdout);
    put_cut(cli_drawn_text(d->entries[i].entry, "label"), SIZE_MAX);
    if (weft_value_get(d->entries[i].entry, "conflict")) fputs(", told with dates that contradict", stdout);
    fputs(".", stdout);
  }
  fputs("</desc>\n", stdout);
}

static double height_of(const drawn *d) {
  double height = TOP + HEAD + ROW * (double)d->n_entries;
  for (size_t i = 0; i < d->n_entries; i++) {
    drawn_group groups[DRAWN_GROUPS];
    if (weft_value_get(d->entries[i].entry, "conflict") && cli_drawn_groups(&d->entries[i], groups) > 1) height += MORE_ROW;
  }
  return height;
}

static void put_head(const drawn *d) {
  open_text(LEFT, 34, "h");
  put_cut(title_of(d, 0), TITLE_COLUMNS);
  fputs("</text>", stdout);
  open_text(LEFT, 56, "d");
  if (d->n_stories > 1) printf("thread of %zu stories", d->n_stories);
  else
    printf("%zu articles · %.0f outlets · %.0f independent origins", d->stories[0].n_articles,
           weft_value_number(weft_value_get(d->stories[0].row, "outlets"), 0),
           weft_value_number(weft_value_get(d->stories[0].row, "origins"), 0));
  fputs("</text>\n", stdout);
}

static void put_foot(const drawn *d, double y) {
  char text[NOTE];
  size_t left_out = cli_drawn_left_out(d, text, sizeof text);
  open_text(LEFT, y, "d");
  fputs("(n): independent origins · steps of the scale: logarithm of the time between · ≠: dates contradict</text>\n", stdout);
  if (!left_out) return;
  open_text(LEFT, y + 18, "d");
  printf("%zu date%s left out: ", left_out, left_out == 1 ? "" : "s");
  put_cut((drawn_field){text, strlen(text)}, 110);
  fputs("</text>\n", stdout);
}

bool cli_drawn_svg(const drawn *d) {
  double bottom = height_of(d), stories = d->n_stories > 1 ? 18.0 * (double)d->n_stories : 0, height = bottom + stories + 56;
  printf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" "
         "role=\"list\" aria-labelledby=\"t\" aria-describedby=\"d\">\n<title id=\"t\">Timeline: ",
         WIDTH, height);
  put_cut(title_of(d, 0), SIZE_MAX);
  fputs("</title>\n", stdout);
  put_description(d);
  fputs(style, stdout);
  put_head(d);
  put_scale(d, bottom - 12);
  double y = TOP + HEAD;
  for (size_t i = 0; i < d->n_entries; i++) y += put_entry(d, &d->entries[i], y);
  if (!d->n_entries) {
    open_text(LEFT, TOP, "d");
    fputs("nothing dated is told to have happened</text>\n", stdout);
  }
  for (size_t i = 0; d->n_stories > 1 && i < d->n_stories; i++) {
    open_text(LEFT, bottom + 18 * (double)(i + 1), "d");
    printf("%zu ", i + 1);
    put_cut(title_of(d, i), 100);
    fputs("</text>\n", stdout);
  }
  put_foot(d, bottom + stories + 26);
  fputs("</svg>\n", stdout);
  return !ferror(stdout);
}
