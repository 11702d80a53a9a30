/* show_article.c - an article for a person to read. See shown.h. */
#include "cli/shown.h"

#define WAS_COLUMNS 24 /* of what a version had before */

/* Which version of its page it is, and what it has otherwise than the one before. */
static void print_versions(cli *c, const weft_value *versions, field id, field text) {
  const weft_value *of = weft_value_get(versions, "of"), *changes = weft_value_get(versions, "changes");
  if (!of) return;
  heading(c, "VERSIONS OF THIS PAGE", weft_value_count(of), "");
  for (const weft_value *v = weft_value_first(of); v; v = weft_value_next(v)) {
    field other = own_text(v);
    fputs("  ", stdout);
    print_field(c, other);
    fputs(equal(other, id) ? "  this one\n" : "\n", stdout);
  }
  if (!changes) return;
  heading(c, "CHANGED SINCE THE VERSION BEFORE", weft_value_count(changes), "");
  for (const weft_value *t = weft_value_first(changes); t; t = weft_value_next(t)) {
    size_t start = byte_of(text, number_of(t, "start")), end = byte_of(text, number_of(t, "end")), from = start, to = end;
    while (from > 0 && text.text[from - 1] != '\n') from--;
    while (to < text.length && text.text[to] != '\n') to++;
    field was = text_of(t, "was");
    fputs("  ", stdout);
    size_t used = cli_text_cut(c, was.length ? was.text : "-", was.length ? was.length : 1, WAS_COLUMNS);
    pad(used < WAS_COLUMNS ? WAS_COLUMNS - used : 0);
    fputs(" ─▸ ", stdout);
    print_marked(c, text, from, to, start, end);
    fputc('\n', stdout);
  }
}

void cli_show_article(cli *c, const weft_value *row) {
  field title = text_of(row, "title"), published = text_of(row, "published"), text = text_of(row, "text");
  cli_bold(c, true);
  print_field(c, title.length ? title : (field){"(no title)", 10});
  cli_bold(c, false);
  static const char *const facts[] = {"outlet", "published", "published_from", "url", "language", "id", "story"};
  fputc('\n', stdout);
  for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
    field f = text_of(row, facts[i]);
    if (!f.length) continue;
    if (i == 2 && !published.length) continue;
    printf("  %-15s", facts[i]);
    print_field(c, f);
    fputc('\n', stdout);
  }
  fputc('\n', stdout);
  for (size_t i = 0, from = 0; i <= text.length; i++) {
    if (i < text.length && text.text[i] != '\n') continue;
    cli_text(c, text.text + from, i - from);
    fputc('\n', stdout);
    from = i + 1;
  }
  print_versions(c, weft_value_get(row, "versions"), text_of(row, "id"), text);
  const weft_value *notes = weft_value_get(row, "annotations");
  heading(c, "FOUND IN IT", weft_value_count(notes), "");
  for (const weft_value *n = weft_value_first(notes); n; n = weft_value_next(n)) {
    static const char *const details[] = {"type",     "value",  "dimension", "lo",     "hi",     "unit",  "hedge",
                                          "name",     "entity", "form",      "source", "anchor", "lemma", "polarity",
                                          "modality", "tense",  "what",      "other",  "speaker"};
    field kind = text_of(n, "kind");
    size_t start = byte_of(text, number_of(n, "start")), end = byte_of(text, number_of(n, "end"));
    fputs("  ", stdout);
    size_t used = cli_text_cut(c, kind.text, kind.length, 9);
    pad(10 - used);
    cli_mark(c, true);
    used = cli_text_cut(c, text.text + start, end > start ? end - start : 0, 40);
    cli_mark(c, false);
    pad(used < 40 ? 41 - used : 1);
    cli_dim(c, true);
    for (size_t i = 0; i < sizeof details / sizeof *details; i++) {
      field f = text_of(n, details[i]);
      if (!f.length) continue;
      printf(" %s=", details[i]);
      print_field(c, f);
    }
    cli_dim(c, false);
    fputc('\n', stdout);
  }
}
