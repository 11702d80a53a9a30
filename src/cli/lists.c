/* lists.c - stories, search results, people and faults, a line or two each. */
#include "cli/cli.h"

#include <string.h>

typedef struct field {
  const char *text;
  size_t length;
} field;

static field text_of(const weft_value *row, const char *name) {
  field f;
  f.text = weft_value_text(weft_value_get(row, name), &f.length);
  return f;
}

static uint64_t count_of(const weft_value *row, const char *name) {
  return (uint64_t)weft_value_number(weft_value_get(row, name), 0);
}

static weft_value *parsed(const char *row, size_t length) {
  weft_value *v;
  return weft_value_parse(row, length, &v, NULL) == WEFT_OK ? v : NULL;
}

static void pad(size_t n) {
  while (n--) fputc(' ', stdout);
}

static int done(weft_value *v) {
  weft_value_free(v);
  return ferror(stdout) ? 1 : 0;
}

/* The days, then name and title, as far as the line goes; `used` columns stand before. */
static void print_rest(cli *c, const weft_value *row, size_t before) {
  field slug = text_of(row, "slug"), title = text_of(row, "title"), from = text_of(row, "from"), to = text_of(row, "to");
  if (from.length > 10) from.length = 10;
  if (to.length > 10) to.length = 10;
  bool one = from.length == to.length && !memcmp(from.text, to.text, from.length);
  size_t used = 0;
  if (from.length) used = cli_text_cut(c, from.text, from.length, 10);
  else fputs("undated", stdout), used = 7;
  if (from.length && !one) fputc(' ', stdout), used += 1 + cli_text_cut(c, to.text, to.length, 10);
  pad(used < 21 ? 23 - used : 2);
  cli_bold(c, true);
  size_t name = cli_text_cut(c, slug.text, slug.length, 40);
  cli_bold(c, false);
  fputs("  ", stdout);
  size_t width = cli_width();
  before += 23 + name + 2;
  cli_text_cut(c, title.text, title.length, width > before + 20 ? width - before : 20);
  fputc('\n', stdout);
}

int cli_story_line(void *user, const char *bytes, size_t length) {
  cli *c = user;
  weft_value *row = parsed(bytes, length);
  if (c->n_rows++ == 0)
    printf("%8s %7s %7s %6s %9s  %-21s  story\n", "articles", "outlets", "origins", "points", "conflicts", "published");
  printf("%8s %7s %7s %6s %9s  ", cli_number(count_of(row, "articles")), cli_number(count_of(row, "outlets")),
         cli_number(count_of(row, "origins")), cli_number(count_of(row, "points")), cli_number(count_of(row, "conflicts")));
  print_rest(c, row, 8 + 8 + 8 + 7 + 10 + 2);
  return done(row);
}

int cli_thread_line(void *user, const char *bytes, size_t length) {
  cli *c = user;
  weft_value *row = parsed(bytes, length);
  if (c->n_rows++ == 0) printf("%8s %8s %7s  %-21s  first story\n", "stories", "articles", "outlets", "published");
  printf("%8s %8s %7s  ", cli_number(count_of(row, "stories")), cli_number(count_of(row, "articles")),
         cli_number(count_of(row, "outlets")));
  print_rest(c, row, 8 + 9 + 8 + 2);
  return done(row);
}

/* A text with marks: spans of code points, ascending. */
static void marked_text(cli *c, field text, const weft_value *marks) {
  size_t at = 0, i = 0;
  for (const weft_value *m = weft_value_first(marks); m; m = weft_value_next(m)) {
    size_t start = (size_t)weft_value_number(weft_value_first(m), 0),
           end = (size_t)weft_value_number(weft_value_next(weft_value_first(m)), 0);
    size_t ends[2] = {start, end};
    for (int k = 0; k < 2; k++) {
      size_t from = i;
      while (i < text.length && at < ends[k]) {
        i++;
        while (i < text.length && ((unsigned char)text.text[i] & 0xC0) == 0x80) i++;
        at++;
      }
      if (k == 1) cli_mark(c, true);
      cli_text(c, text.text + from, i - from);
      if (k == 1) cli_mark(c, false);
    }
  }
  cli_text(c, text.text + i, text.length - i);
}

int cli_search_line(void *user, const char *bytes, size_t length) {
  cli *c = user;
  weft_value *row = parsed(bytes, length);
  field id = text_of(row, "id"), outlet = text_of(row, "outlet"), published = text_of(row, "published"),
        title = text_of(row, "title");
  if (published.length > 10) published.length = 10;
  cli_bold(c, true);
  cli_text_cut(c, title.length ? title.text : "(no title)", title.length ? title.length : 10, cli_width() - 30);
  cli_bold(c, false);
  fputs("\n  ", stdout);
  cli_dim(c, true);
  cli_text(c, outlet.text, outlet.length);
  if (outlet.length) fputs(" · ", stdout);
  cli_text(c, published.length ? published.text : "undated", published.length ? published.length : 7);
  fputs(" · ", stdout);
  cli_text(c, id.text, id.length);
  cli_dim(c, false);
  fputs("\n  ", stdout);
  marked_text(c, text_of(row, "snippet"), weft_value_get(row, "marks"));
  fputs("\n", stdout);
  c->n_rows++;
  return done(row);
}

#define MOST_SHOWN 6 /* attributes of a person */

/* "relation  wife of Bo Ray (former)   2016-01-11 to 2016-02-03, 5 articles, said by Cy Moor". */
static void attribute_line(cli *c, const weft_value *v) {
  field what = text_of(v, "what"), value = text_of(v, "value"), other = text_of(v, "other_name"), from = text_of(v, "from"),
        to = text_of(v, "to"), speaker = text_of(v, "speaker_name");
  fputs("                           ", stdout);
  size_t used = cli_text_cut(c, what.text, what.length, 8);
  pad(9 - used);
  cli_text(c, value.text, value.length);
  if (other.length) fputs(" of ", stdout), cli_text(c, other.text, other.length);
  if (weft_value_get(v, "former")) fputs(" (former)", stdout);
  if (weft_value_get(v, "dead")) fputs(" (dead)", stdout);
  cli_dim(c, true);
  fputs("   ", stdout);
  cli_text(c, from.text, from.length);
  if (to.length && (to.length != from.length || memcmp(from.text, to.text, to.length)))
    fputs(" to ", stdout), cli_text(c, to.text, to.length);
  printf("%s%s article%s", from.length ? ", " : "", cli_number(count_of(v, "n")), count_of(v, "n") == 1 ? "" : "s");
  if (weft_value_get(v, "speaker")) {
    fputs(", said by ", stdout);
    cli_text(c, speaker.length ? speaker.text : "somebody", speaker.length ? speaker.length : 8);
  }
  cli_dim(c, false);
  fputc('\n', stdout);
}

static void few_attributes(cli *c, const weft_value *row) {
  size_t n = 0;
  for (const weft_value *v = weft_value_first(weft_value_get(row, "attributes")); v && n < MOST_SHOWN;
       v = weft_value_next(v), n++)
    attribute_line(c, v);
}

int cli_person_line(void *user, const char *bytes, size_t length) {
  cli *c = user;
  weft_value *row = parsed(bytes, length);
  field name = text_of(row, "name"), type = text_of(row, "type");
  if (c->n_rows++ == 0) printf("%8s %8s %6s  %-13s name\n", "articles", "mentions", "quotes", "type");
  printf("%8s %8s %6s  ", cli_number(count_of(row, "articles")), cli_number(count_of(row, "mentions")),
         cli_number(count_of(row, "said")));
  size_t used = cli_text_cut(c, type.text, type.length, 13);
  pad(14 - used);
  cli_bold(c, true);
  cli_text(c, name.text, name.length);
  cli_bold(c, false);
  size_t n = 0;
  const weft_value *variants = weft_value_get(row, "variants");
  for (const weft_value *v = weft_value_first(variants); v && n < 8; v = weft_value_next(v)) {
    field variant = text_of(v, "name");
    if (weft_value_count(variants) == 1) break;
    fputs(n++ ? ", " : "   ", stdout);
    cli_text(c, variant.text, variant.length);
    printf(" %s", cli_number(count_of(v, "n")));
  }
  fputc('\n', stdout);
  if (c->query.person) few_attributes(c, row);
  return done(row);
}

/* Names of a list, at most six. */
static void few_names(cli *c, const weft_value *list) {
  size_t n = 0;
  for (const weft_value *v = weft_value_first(list); v && n < 6; v = weft_value_next(v), n++) {
    field name;
    name.text = weft_value_text(v, &name.length);
    fputs(n ? ", " : "", stdout);
    cli_text(c, name.text, name.length);
  }
  if (weft_value_count(list) > 6) printf(" and %s more", cli_number(weft_value_count(list) - 6));
}

int cli_person_why(void *user, const char *bytes, size_t length) {
  cli *c = user;
  weft_value *row = parsed(bytes, length);
  field id = text_of(row, "entity"), name = text_of(row, "name"), type = text_of(row, "type");
  if (c->n_rows++) fputc('\n', stdout);
  cli_bold(c, true);
  cli_text(c, name.text, name.length);
  cli_bold(c, false);
  printf("  %.*s, %s article%s, id %.*s\n", (int)type.length, type.text, cli_number(count_of(row, "articles")),
         count_of(row, "articles") == 1 ? "" : "s", (int)id.length, id.text);
  for (const weft_value *v = weft_value_first(weft_value_get(row, "variants")); v; v = weft_value_next(v)) {
    field variant = text_of(v, "name"), from = text_of(v, "from"), to = text_of(v, "to");
    printf("  %8s  ", cli_number(count_of(v, "n")));
    cli_text(c, variant.text, variant.length);
    if (from.length) printf("  (%.*s to %.*s)", (int)from.length, from.text, (int)to.length, to.text);
    fputc('\n', stdout);
  }
  for (const weft_value *v = weft_value_first(weft_value_get(row, "stories")); v; v = weft_value_next(v)) {
    field story = text_of(v, "story"), called = text_of(v, "name"), published = text_of(v, "published"), why = text_of(v, "why");
    if (published.length > 10) published.length = 10;
    printf("  %-10.*s  ", (int)published.length, published.length ? published.text : "");
    cli_text(c, called.text, called.length);
    fputs(" in ", stdout);
    cli_text(c, story.text, story.length);
    fputs(": ", stdout);
    cli_text(c, why.text, why.length);
    const weft_value *score = weft_value_get(v, "score"), *company = weft_value_get(v, "company");
    if (score) printf(" (log odds %+.1f)", weft_value_number(score, 0));
    if (company) fputs("; with ", stdout), few_names(c, company);
    fputc('\n', stdout);
  }
  return done(row);
}

int cli_fault_line(void *user, const char *bytes, size_t length) {
  cli *c = user;
  weft_value *row = parsed(bytes, length);
  field where = text_of(row, "where"), what = text_of(row, "what");
  cli_text(c, where.text, where.length);
  fputs(": ", stdout);
  cli_text(c, what.text, what.length);
  fputc('\n', stdout);
  c->n_rows++;
  return done(row);
}
