/* show.c - a story for a person to read: timeline, where its articles differ and agree, who said what.
 * See shown.h. */
#include "cli/drawn.h"
#include "cli/shown.h"

#include <stdlib.h>

#define AGREED_SHOWN 12
#define CLAIMS_SHOWN 8
#define QUOTES_SHOWN 12
#define CHECKS_SHOWN 3  /* that add up */
#define ORIGINS_SHOWN 4 /* of a point, besides own reporting */
#define WORDINGS_SHOWN 3
#define CONTENT_SHOWN 240 /* bytes of a span whose differences are marked */
#define TIMELINE_SHOWN 24
#define TERMINAL_WIDTH 110 /* of a terminal that does not tell its own */
#define PIPE_WIDTH 80
#define THREAD_TITLE 56 /* columns of a story's title in the list of a thread */
#define THREAD_SHOWN 12 /* stories of a thread */

/* --- parts of a story -------------------------------------------------------------------------------------------- */

static void print_head(cli *c, const weft_value *story) {
  field title = text_of(story, "title"), from = day_of(text_of(story, "from")), to = day_of(text_of(story, "to"));
  cli_bold(c, true);
  if (title.length) print_field(c, title);
  else print_field(c, text_of(story, "slug"));
  cli_bold(c, false);
  size_t n = weft_value_count(weft_value_get(story, "articles"));
  printf("\n%s article%s · %s outlet%s · %s independent origin%s · ", cli_number(n), n == 1 ? "" : "s",
         cli_number((uint64_t)number_of(story, "outlets")), number_of(story, "outlets") == 1 ? "" : "s",
         cli_number((uint64_t)number_of(story, "origins")), number_of(story, "origins") == 1 ? "" : "s");
  print_field(c, from);
  if (!equal(from, to)) fputs(" – ", stdout), print_field(c, to);
  fputs(" · ", stdout);
  print_field(c, text_of(story, "slug"));
  size_t n_thread = weft_value_count(weft_value_get(story, "thread_stories"));
  if (n_thread) printf(" · thread of %s stories", cli_number(n_thread));
  fputc('\n', stdout);
}

/* Stories of the same affair, this one marked, and by which names an article goes on with it. */
static void print_thread(cli *c, const weft_value *story) {
  const weft_value *list = weft_value_get(story, "thread_stories"), *best = NULL;
  size_t n = weft_value_count(list), shown = 0;
  if (!n) return;
  heading(c, "THREAD", n, "");
  for (const weft_value *s = weft_value_first(list); s && shown < THREAD_SHOWN; s = weft_value_next(s), shown++) {
    bool own = equal(text_of(s, "story"), text_of(story, "story"));
    printf("  %s %-10.*s  ", own ? "→" : " ", (int)day_of(text_of(s, "from")).length, day_of(text_of(s, "from")).text);
    print_field(c, text_of(s, "title"));
    fputs(" · ", stdout);
    print_field(c, text_of(s, "slug"));
    fputc('\n', stdout);
  }
  if (shown < n) printf("  … %s more\n", cli_number(n - shown));
  for (const weft_value *r = weft_value_first(weft_value_get(story, "rows")); r; r = weft_value_next(r)) {
    const weft_value *follows = weft_value_get(r, "follows");
    if (!follows) continue;
    if (!best || number_of(follows, "likeness") > number_of(weft_value_get(best, "follows"), "likeness")) best = r;
  }
  if (!best) return;
  const weft_value *follows = weft_value_get(best, "follows");
  field text = text_of(best, "text");
  printf("    goes on with it by: ");
  for (const weft_value *s = weft_value_first(weft_value_get(follows, "names")); s; s = weft_value_next(s)) {
    if (s != weft_value_first(weft_value_get(follows, "names"))) fputs(", ", stdout);
    print_field(c, part_of(text, s));
  }
  printf(" (likeness %.2f)\n", number_of(follows, "likeness"));
}

static void print_timeline(cli *c, const weft_value *story) {
  drawn d;
  if (cli_drawn_read(&d, &story, 1) && d.n_entries) {
    heading(c, "TIMELINE", SIZE_MAX, "");
    cli_drawn_lines(c, &d, TIMELINE_SHOWN, cli_width());
    if (d.n_entries > TIMELINE_SHOWN) printf("  … %s more (`--timeline` shows all)\n", cli_number(d.n_entries - TIMELINE_SHOWN));
  }
  cli_drawn_free(&d);
}

static field name_of(const weft_value *story, field id) {
  const weft_value *entities = weft_value_get(story, "entities");
  for (const weft_value *e = weft_value_first(entities); e && id.length; e = weft_value_next(e))
    if (equal(text_of(e, "id"), id)) return text_of(e, "name");
  return (field){"", 0};
}

/* Independent origins of a point; a number in stores of before there were lists. */
static size_t origins_of(const weft_value *point) {
  const weft_value *list = weft_value_get(point, "origins");
  return weft_value_kind(list) == WEFT_ARRAY ? weft_value_count(list) : (size_t)weft_value_number(list, 0);
}

/* "Star Weekly says a friend", with the name of whoever is known. */
static void print_chain(cli *c, const weft_value *story, const weft_value *chain) {
  for (const weft_value *l = weft_value_first(chain); l; l = weft_value_next(l)) {
    field name = name_of(story, text_of(l, "entity")), source = text_of(l, "source");
    if (l != weft_value_first(chain)) fputs(" says ", stdout);
    print_field(c, name.length > source.length ? name : source); /* the name of "he", but "the mayor of Ostrel" */
  }
}

/* Who said so, in one line: whom articles credit, who copied, how many report by themselves. Nothing where all do. */
static void print_origins(cli *c, const weft_value *story, const weft_value *list) {
  size_t own = 0, shown = 0, total = weft_value_kind(list) == WEFT_ARRAY ? weft_value_count(list) : 0;
  for (const weft_value *o = weft_value_first(list); o; o = weft_value_next(o)) own += same(text_of(o, "why"), "own");
  if (own == total) return;
  cli_dim(c, true);
  fputs("            origins: ", stdout);
  for (const weft_value *o = weft_value_first(list); o && shown < ORIGINS_SHOWN; o = weft_value_next(o)) {
    const weft_value *chain = weft_value_get(o, "chain"), *articles = weft_value_get(o, "articles");
    field why = text_of(o, "why"), first;
    if (same(why, "own")) continue;
    if (shown++) fputs(" · ", stdout);
    first.text = weft_value_text(weft_value_first(articles), &first.length);
    if (chain) print_chain(c, story, chain);
    else print_field(c, text_of(article_row(story, first), "outlet"));
    if (weft_value_count(articles) > 1)
      printf(same(why, "copy") ? " (%zu articles, copied)" : " (%zu articles)", weft_value_count(articles));
  }
  if (own + shown < total) printf(" · %s more", cli_number(total - own - shown));
  if (own) printf(" · own reporting (%s)", cli_number(own));
  fputc('\n', stdout);
  cli_dim(c, false);
}

static void print_point(cli *c, const weft_value *story, const weft_value *point) {
  field status = text_of(point, "status");
  fputs("  ", stdout);
  cli_bold(c, true);
  size_t used = cli_text_cut(c, status.text, status.length, 9);
  cli_bold(c, false);
  pad(10 - used);
  print_field(c, text_of(point, "label"));
  cli_dim(c, true);
  fputs("   (", stdout);
  print_field(c, text_of(point, "reason"));
  size_t n_origins = origins_of(point);
  printf("; %s independent origin%s)\n", cli_number(n_origins), n_origins == 1 ? "" : "s");
  cli_dim(c, false);
  const weft_value *claims = weft_value_get(point, "claims");
  size_t shown = 0, total = weft_value_count(claims);
  for (char group = 'A'; group <= 'Z'; group++)
    for (const weft_value *v = weft_value_first(claims); v && shown < CLAIMS_SHOWN; v = weft_value_next(v)) {
      field g = text_of(v, "group"), text = text_of(v, "text");
      if (g.length != 1 || g.text[0] != group) continue;
      const weft_value *row = article_row(story, text_of(v, "article"));
      printf("            %c ", group);
      used = cli_text_cut(c, text.text, text.length, 20);
      pad(used < 21 ? 21 - used : 1);
      print_outlet_day(c, row, 34);
      print_sentence(c, row, v);
      if (weft_value_get(v, "replaced")) fputs("  (changed since)", stdout);
      fputc('\n', stdout);
      shown++;
    }
  if (shown < total) printf("            … %s more claims\n", cli_number(total - shown));
  print_origins(c, story, weft_value_get(point, "origins"));
}

static void print_points(cli *c, const weft_value *story) {
  const weft_value *points = weft_value_get(story, "points");
  size_t differ = 0, agree = 0, strong = 0, shown = 0;
  for (const weft_value *p = weft_value_first(points); p; p = weft_value_next(p)) {
    bool agrees = same(text_of(p, "status"), "agree");
    agree += agrees, differ += !agrees;
    strong += agrees && origins_of(p) >= 3;
  }
  if (c->status) {
    heading(c, "POINTS", SIZE_MAX, "");
    for (const weft_value *p = weft_value_first(points); p; p = weft_value_next(p))
      if (same(text_of(p, "status"), c->status)) print_point(c, story, p);
    return;
  }
  if (differ) heading(c, "DIFFERENCES", differ, "");
  for (const weft_value *p = weft_value_first(points); p; p = weft_value_next(p))
    if (!same(text_of(p, "status"), "agree")) print_point(c, story, p);
  if (!agree) return;
  char more[60];
  snprintf(more, sizeof more, " (%zu by three or more independent origins)", strong);
  heading(c, "AGREED", agree, more);
  for (const weft_value *p = weft_value_first(points); p && shown < AGREED_SHOWN; p = weft_value_next(p)) {
    if (!same(text_of(p, "status"), "agree")) continue;
    print_point(c, story, p);
    shown++;
  }
  if (shown < agree) printf("  … %s more (`--status agree` shows all)\n", cli_number(agree - shown));
}

/* Statements about times that cannot all be true: the arithmetic, then who states what. */
static void print_clashes(cli *c, const weft_value *story) {
  const weft_value *list = weft_value_get(weft_value_get(story, "chronology"), "clashes");
  if (!weft_value_count(list)) return;
  heading(c, "TIMES THAT CANNOT ALL BE TRUE", weft_value_count(list), "");
  for (const weft_value *k = weft_value_first(list); k; k = weft_value_next(k)) {
    fputs("  ", stdout);
    for (const weft_value *w = weft_value_first(weft_value_get(k, "who")); w; w = weft_value_next(w)) {
      field id;
      id.text = weft_value_text(w, &id.length);
      print_field(c, name_of(story, id));
      fputs(weft_value_next(w) ? ", " : ": ", stdout);
    }
    print_field(c, text_of(k, "text"));
    const weft_value *fits = weft_value_get(k, "fits");
    cli_dim(c, true);
    for (const weft_value *f = weft_value_first(fits); f; f = weft_value_next(f)) {
      field letter;
      letter.text = weft_value_text(f, &letter.length);
      fputs(f == weft_value_first(fits) ? "   (" : ", ", stdout);
      print_field(c, letter);
    }
    if (weft_value_count(fits))
      fputs(weft_value_count(fits) == 1 ? " agrees with all else)" : " agree with all else, each alone)", stdout);
    cli_dim(c, false);
    fputc('\n', stdout);
    const weft_value *statements = weft_value_get(k, "statements");
    size_t shown = 0, total = weft_value_count(statements);
    for (const weft_value *v = weft_value_first(statements); v && shown < CLAIMS_SHOWN; v = weft_value_next(v), shown++) {
      field group = text_of(v, "group"), text = text_of(v, "text");
      const weft_value *row = article_row(story, text_of(v, "article"));
      if (!weft_value_get(v, "sentence")) text = text_of(v, "value");
      fputs("            ", stdout);
      print_field(c, group);
      fputc(' ', stdout);
      size_t used = cli_text_cut(c, text.text, text.length, 20);
      pad(used < 21 ? 21 - used : 1);
      print_outlet_day(c, row, 34);
      if (weft_value_get(v, "sentence")) print_sentence(c, row, v);
      fputc('\n', stdout);
    }
    if (shown < total) printf("            … %s more statements\n", cli_number(total - shown));
  }
}

/* Articles without a day of publication, and when they appeared by what others tell. */
static void print_dated(cli *c, const weft_value *story) {
  const weft_value *list = weft_value_get(weft_value_get(story, "chronology"), "dated");
  if (!weft_value_count(list)) return;
  heading(c, "UNDATED ARTICLES", SIZE_MAX, "");
  for (const weft_value *d = weft_value_first(list); d; d = weft_value_next(d)) {
    const weft_value *row = article_row(story, text_of(d, "article"));
    field from = text_of(d, "from"), to = text_of(d, "to");
    fputs("  ", stdout);
    size_t used = cli_text_cut(c, from.text, from.length, 10);
    if (!equal(from, to)) fputs(" – ", stdout), used += 3 + cli_text_cut(c, to.text, to.length, 10);
    pad(used < 25 ? 25 - used : 1);
    print_outlet_day(c, row, 34);
    print_field(c, text_of(row, "title"));
    fputc('\n', stdout);
  }
}

/* A quotation's spans, each cut to 160 characters; what `differences` name (NULL: nothing) is marked. */
static void print_content(cli *c, field text, const weft_value *content, const weft_value *differences) {
  for (const weft_value *s = weft_value_first(content); s; s = weft_value_next(s)) {
    field said = part_of(text, s);
    if (s != weft_value_first(content)) fputs(" … ", stdout);
    const char *from = said.text, *end = said.text + said.length;
    bool cut = false;
    if (differences && said.length > CONTENT_SHOWN) { /* at a blank */
      end = said.text + CONTENT_SHOWN;
      while (end > from && *end != ' ') end--;
      cut = true;
    }
    for (const weft_value *d = weft_value_first(differences); d; d = weft_value_next(d)) {
      const weft_value *at = weft_value_get(d, "at");
      field part = at ? part_of(text, at) : (field){end, 0};
      if (part.text < from || part.text + part.length > end) continue;
      cli_text(c, from, (size_t)(part.text - from));
      if (part.length) cli_mark(c, true);
      cli_text(c, part.text, part.length);
      if (part.length) cli_mark(c, false);
      from = part.text + part.length;
    }
    if (differences) cli_text(c, from, (size_t)(end - from));
    else cli_text_cut(c, from, (size_t)(end - from), 160);
    if (cut) fputs(" …", stdout);
  }
}

/* Wordings that differ from the fullest, each once; those that change the sense say how. */
static void print_wordings(cli *c, const weft_value *story, const weft_value *group) {
  size_t shown = 0, more = 0;
  for (const weft_value *w = weft_value_next(weft_value_first(weft_value_get(group, "wordings"))); w; w = weft_value_next(w)) {
    const weft_value *differences = weft_value_get(w, "differences"), *sense = weft_value_get(w, "sense");
    if (!differences || (same(text_of(w, "type"), "indirect") && !sense)) continue;
    if (shown == WORDINGS_SHOWN) {
      more++;
      continue;
    }
    const weft_value *row = article_row(story, text_of(w, "article"));
    pad(29);
    print_content(c, text_of(row, "text"), weft_value_get(w, "content"), differences);
    for (const weft_value *s = weft_value_first(sense); s; s = weft_value_next(s)) {
      fputs(s == weft_value_first(sense) ? "  (other sense: " : ", ", stdout);
      field kind;
      kind.text = weft_value_text(s, &kind.length);
      print_field(c, kind);
    }
    if (weft_value_first(sense)) fputc(')', stdout);
    cli_dim(c, true);
    fputs("  ", stdout);
    print_field(c, text_of(row, "outlet"));
    cli_dim(c, false);
    fputc('\n', stdout);
    shown++;
  }
  if (more) pad(29), printf("… %s more wordings\n", cli_number(more));
}

static void print_quotes(cli *c, const weft_value *story) {
  const weft_value *quotes = weft_value_get(story, "quotes");
  size_t shown = 0, direct = 0;
  for (const weft_value *q = weft_value_first(quotes); q; q = weft_value_next(q))
    direct += !same(text_of(weft_value_first(weft_value_get(q, "wordings")), "type"), "indirect");
  if (!weft_value_count(quotes)) return;
  heading(c, "WHO SAID WHAT", SIZE_MAX, "");
  for (const weft_value *q = weft_value_first(quotes); q && shown < QUOTES_SHOWN; q = weft_value_next(q)) {
    const weft_value *fullest = weft_value_first(weft_value_get(q, "wordings"));
    bool indirect = same(text_of(fullest, "type"), "indirect");
    if (indirect && direct >= QUOTES_SHOWN / 2) continue;
    const weft_value *row = article_row(story, text_of(fullest, "article"));
    field text = text_of(row, "text"), name = name_of(story, text_of(q, "speaker"));
    if (!name.length) name = part_of(text, weft_value_first(weft_value_get(fullest, "source")));
    fputs("  ", stdout);
    cli_bold(c, true);
    size_t used = cli_text_cut(c, name.text, name.length, 24);
    cli_bold(c, false);
    pad(used < 25 ? 25 - used : 1);
    if (indirect) fputs("(indirect) ", stdout);
    print_content(c, text, weft_value_get(fullest, "content"), NULL);
    cli_dim(c, true);
    fputs("  ", stdout);
    print_field(c, text_of(row, "outlet"));
    fputc(' ', stdout);
    print_field(c, day_of(text_of(row, "published")));
    if (number_of(q, "outlets") > 1) printf(" · %s outlets", cli_number((uint64_t)number_of(q, "outlets")));
    cli_dim(c, false);
    fputc('\n', stdout);
    print_wordings(c, story, q);
    shown++;
  }
  if (shown < weft_value_count(quotes))
    printf("  … %s more (`--json` has them all)\n", cli_number(weft_value_count(quotes) - shown));
}

/* Values stated twice, counted and worked out: all that do not fit, a few that do. */
static void print_checks(cli *c, const weft_value *story) {
  const weft_value *list = weft_value_get(story, "checks");
  size_t total = weft_value_count(list), wrong = 0, shown = 0;
  for (const weft_value *k = weft_value_first(list); k; k = weft_value_next(k))
    wrong += weft_value_kind(weft_value_get(k, "holds")) == WEFT_FALSE;
  if (!total) return;
  char more[60];
  snprintf(more, sizeof more, " (%zu %s not add up)", wrong, wrong == 1 ? "does" : "do");
  heading(c, "CHECKED", total, wrong ? more : "");
  for (const weft_value *k = weft_value_first(list); k && shown < wrong + CHECKS_SHOWN; k = weft_value_next(k), shown++) {
    bool holds = weft_value_kind(weft_value_get(k, "holds")) == WEFT_TRUE;
    const weft_value *first = weft_value_first(weft_value_get(k, "statements")),
                     *row = article_row(story, text_of(first, "article"));
    field text = text_of(k, "text");
    fputs("  ", stdout);
    cli_bold(c, !holds);
    fputs(holds ? "adds up   " : "does not  ", stdout);
    cli_bold(c, false);
    size_t used = cli_text_cut(c, text.text, text.length, 50);
    pad(used < 51 ? 51 - used : 1);
    print_outlet_day(c, row, 34);
    print_sentence(c, row, first);
    fputc('\n', stdout);
  }
  if (shown < total) printf("  … %s more (`--json` has them all)\n", cli_number(total - shown));
}

static void print_next(cli *c, const weft_value *story) {
  cli_dim(c, true);
  fputs("\nnext: weft show ", stdout);
  print_field(c, text_of(story, "slug"));
  fputs(" --status conflict", stdout);
  field who = text_of(weft_value_first(weft_value_get(story, "entities")), "name");
  if (who.length) {
    fputs("   weft people '", stdout);
    print_field(c, who);
    fputc('\'', stdout);
  }
  fputs("   weft search WORDS\n", stdout);
  cli_dim(c, false);
}

/* --- an article -------------------------------------------------------------------------------------------------- */

int cli_show_row(void *user, const char *bytes, size_t length) {
  cli *c = user;
  weft_value *row;
  weft_error e;
  if (weft_value_parse(bytes, length, &row, &e) != WEFT_OK) {
    cli_fault(&e);
    return 1;
  }
  if (weft_value_get(row, "points")) {
    print_head(c, row);
    if (c->copies) {
      cli_show_copies(c, row, true);
      weft_value_free(row);
      return ferror(stdout) ? 1 : 0;
    }
    if (!c->status) print_timeline(c, row);
    print_points(c, row);
    if (!c->status || !strcmp(c->status, "conflict")) print_clashes(c, row);
    if (!c->status) {
      print_dated(c, row);
      print_checks(c, row);
      print_quotes(c, row);
      cli_show_copies(c, row, false);
      print_thread(c, row);
      print_next(c, row);
    }
  } else {
    cli_show_article(c, row);
  }
  weft_value_free(row);
  return ferror(stdout) ? 1 : 0;
}

/* --- a timeline alone -------------------------------------------------------------------------------------------- */

int cli_timeline_row(void *user, const char *bytes, size_t length) {
  cli *c = user;
  weft_error e;
  if (c->n_stories == DRAWN_MOST_STORIES) {
    c->n_more++;
    return 0;
  }
  weft_value **more = realloc(c->stories, (c->n_stories + 1) * sizeof *more);
  if (!more) return 1;
  c->stories = more;
  if (weft_value_parse(bytes, length, &c->stories[c->n_stories], &e) != WEFT_OK) {
    cli_fault(&e);
    return 1;
  }
  c->n_stories++;
  return 0;
}

static void print_whole_timeline(cli *c, const drawn *d) {
  if (d->n_stories == 1) print_head(c, d->stories[0].row);
  for (size_t i = 0; d->n_stories > 1 && i < d->n_stories; i++) {
    printf("%zu ", i + 1);
    field title = text_of(d->stories[i].row, "title");
    cli_bold(c, true);
    cli_text_cut(c, title.text, title.length, THREAD_TITLE);
    cli_bold(c, false);
    fputs(" · ", stdout);
    print_field(c, text_of(d->stories[i].row, "slug"));
    fputc('\n', stdout);
  }
  heading(c, "TIMELINE", d->n_entries, "");
  if (!d->n_entries) printf("  nothing dated is told to have happened\n");
  cli_drawn_lines(c, d, 0, cli_width_else(c->terminal ? TERMINAL_WIDTH : PIPE_WIDTH));
  cli_drawn_notes(c, d);
}

static int draw_timeline(cli *c) {
  const weft_value *const *rows = (const weft_value *const *)c->stories;
  if (!c->n_stories) return CLI_NOTHING;
  if (!weft_value_get(rows[0], "points")) {
    fprintf(stderr, "weft: %s is an article; a timeline is of a story\n", c->words[0]);
    return CLI_NOTHING;
  }
  drawn d;
  bool read = cli_drawn_read(&d, rows, c->n_stories);
  if (!read) fprintf(stderr, "weft: no memory for the timeline\n");
  else if (c->svg) cli_drawn_svg(&d);
  else print_whole_timeline(c, &d);
  cli_drawn_free(&d);
  if (c->n_more) fprintf(stderr, "weft: %s more stories of the thread are left out\n", cli_number(c->n_more));
  return read ? CLI_ALL : CLI_NOTHING;
}

int cli_timeline_end(cli *c, bool draw) {
  int status = draw ? draw_timeline(c) : CLI_ALL;
  for (size_t i = 0; i < c->n_stories; i++) weft_value_free(c->stories[i]);
  free(c->stories);
  c->stories = NULL, c->n_stories = 0;
  return status;
}
