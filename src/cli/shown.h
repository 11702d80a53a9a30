/* shown.h - what the views of show.c, show_article.c and show_copies.c share: fields of rows, places in texts, and how they are
 * printed. */
#ifndef WEFT_CLI_SHOWN_H
#define WEFT_CLI_SHOWN_H

#include "cli/cli.h"

#include <string.h>

#define MARGIN 70        /* bytes of a sentence shown on each side of the value */
#define LEAST_MARGIN 20  /* the same on a narrow terminal */
#define CLAIM_COLUMNS 71 /* before the sentence of a claim */

typedef struct field {
  const char *text;
  size_t length;
} field;

static inline field text_of(const weft_value *row, const char *name) {
  field f;
  f.text = weft_value_text(weft_value_get(row, name), &f.length);
  return f;
}

static inline double number_of(const weft_value *row, const char *name) {
  return weft_value_number(weft_value_get(row, name), 0);
}

static inline field own_text(const weft_value *v) {
  field f;
  f.text = weft_value_text(v, &f.length);
  return f;
}

static inline bool same(field f, const char *text) { return f.length == strlen(text) && !memcmp(f.text, text, f.length); }

static inline bool equal(field x, field y) { return x.length == y.length && !memcmp(x.text, y.text, x.length); }

static inline field day_of(field published) {
  if (published.length > 10) published.length = 10;
  return published.length ? published : (field){"undated", 7};
}

static inline void pad(size_t n) {
  while (n--) fputc(' ', stdout);
}

/* --- places in texts --------------------------------------------------------------------------------------------- */

/* Byte at which code point `place` begins; one of the text's, or its end. */
static inline size_t byte_of(field text, double place) {
  size_t i = 0, at = place > 0 && place < (double)text.length ? (size_t)place : place > 0 ? text.length : 0;
  while (i < text.length && at) {
    i++;
    while (i < text.length && ((unsigned char)text.text[i] & 0xC0) == 0x80) i++;
    at--;
  }
  return i;
}

/* The part of a text that a span [start, end] names. */
static inline field part_of(field text, const weft_value *span) {
  size_t from = byte_of(text, weft_value_number(weft_value_first(span), 0));
  size_t to = byte_of(text, weft_value_number(weft_value_next(weft_value_first(span)), 0));
  return (field){text.text + from, to > from ? to - from : 0};
}

static inline const weft_value *article_row(const weft_value *story, field id) {
  const weft_value *rows = weft_value_get(story, "rows");
  for (const weft_value *r = weft_value_first(rows); r; r = weft_value_next(r))
    if (equal(text_of(r, "id"), id)) return r;
  return NULL;
}

static inline void print_field(cli *c, field f) { cli_text(c, f.text, f.length); }

/* The sentence with the value marked, cut to some words on each side of it. */
static inline void print_marked(cli *c, field text, size_t from, size_t to, size_t start, size_t end) {
  bool cut_left = false, cut_right = false;
  if (end < start) end = start; /* in a damaged store places may be anywhere (`weft verify` tells them) */
  if (from > start) from = start;
  if (to < end) to = end;
  size_t margin = MARGIN, used = CLAIM_COLUMNS + (end - start);
  if (c->terminal) margin = cli_width() > used + 2 * LEAST_MARGIN ? (cli_width() - used) / 2 : LEAST_MARGIN;
  if (margin > MARGIN) margin = MARGIN;
  if (start - from > margin) {
    from = start - margin;
    while (from < start && text.text[from] != ' ') from++;
    cut_left = true;
  }
  if (to - end > margin) {
    to = end + margin;
    while (to > end && text.text[to] != ' ') to--;
    cut_right = true;
  }
  if (cut_left) fputs("…", stdout);
  cli_text(c, text.text + from, start - from);
  cli_mark(c, true);
  cli_text(c, text.text + start, end - start);
  cli_mark(c, false);
  cli_text(c, text.text + end, to - end);
  if (cut_right) fputs(" …", stdout);
}

static inline void print_sentence(cli *c, const weft_value *row, const weft_value *claim) {
  field text = text_of(row, "text");
  const weft_value *sentence = weft_value_get(claim, "sentence");
  size_t from = byte_of(text, weft_value_number(weft_value_first(sentence), 0));
  size_t to = byte_of(text, weft_value_number(weft_value_next(weft_value_first(sentence)), 0));
  print_marked(c, text, from, to, byte_of(text, number_of(claim, "start")), byte_of(text, number_of(claim, "end")));
}

static inline void print_outlet_day(cli *c, const weft_value *row, size_t width) {
  field outlet = text_of(row, "outlet"), title = text_of(row, "title"), day = day_of(text_of(row, "published"));
  if (!outlet.length) outlet = title.length ? title : text_of(row, "id");
  size_t used = cli_text_cut(c, outlet.text, outlet.length, 20);
  pad(used < 21 ? 21 - used : 1);
  used = (used < 21 ? 21 : used + 1) + cli_text_cut(c, day.text, day.length, 10);
  pad(used < width ? width - used : 1);
}

static inline void heading(cli *c, const char *title, size_t n, const char *more) {
  fputc('\n', stdout);
  cli_bold(c, true);
  fputs(title, stdout);
  cli_bold(c, false);
  if (n != SIZE_MAX) printf(" %s", cli_number(n));
  printf("%s\n", more);
}

/* An article: its text, the versions of its page, what was found in it (show_article.c). */
void cli_show_article(cli *c, const weft_value *row);
/* Who copied whom in a story, as trees; nothing when nobody did. `alone`: also what else articles share (show_copies.c). */
void cli_show_copies(cli *c, const weft_value *story, bool alone);

#endif
