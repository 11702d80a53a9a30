/* known.c - `weft known`: entities of a list, and the articles that name them, for a person to read. */
#include "cli/cli.h"

#define MOST_ARTICLES 3 /* told of a match */

/* A member's text, without what could move the cursor; false when there is none. */
static bool put_text(cli *c, const weft_value *row, const char *name) {
  size_t n;
  const char *text = weft_value_text(weft_value_get(row, name), &n);
  cli_text(c, text, n);
  return n > 0;
}

static void put_article(cli *c, const weft_value *row) {
  size_t n;
  const char *published = weft_value_text(weft_value_get(row, "published"), &n);
  fputs("                ", stdout);
  cli_text(c, n ? published : "undated", n > 10 ? 10 : n ? n : 7);
  fputs("  ", stdout);
  if (put_text(c, row, "outlet")) fputs("  ", stdout);
  const char *title = weft_value_text(weft_value_get(row, "title"), &n);
  cli_text_cut(c, title, n, cli_width() > 60 ? cli_width() - 40 : 20);
  fputs("  ", stdout);
  cli_dim(c, true);
  put_text(c, row, "article");
  cli_dim(c, false);
  fputc('\n', stdout);
}

static void put_match(cli *c, const weft_value *row) {
  const weft_value *probability = weft_value_get(row, "probability");
  bool sure = weft_value_kind(weft_value_get(row, "sure")) == WEFT_TRUE;
  if (probability) printf("  %-6s %3.0f %%  ", sure ? "sure" : "maybe", 100 * weft_value_number(probability, 0));
  else printf("  %-6s        ", sure ? "sure" : "maybe");
  cli_bold(c, true);
  put_text(c, row, "name");
  cli_bold(c, false);
  uint64_t articles = (uint64_t)weft_value_number(weft_value_get(row, "articles"), 0);
  fputs("  ", stdout);
  put_text(c, row, "entity");
  printf(", %s article%s: ", cli_number(articles), articles == 1 ? "" : "s");
  put_text(c, row, "why");
  fputc('\n', stdout);
  size_t shown = 0;
  for (const weft_value *v = weft_value_first(weft_value_get(row, "found_in")); v && shown < MOST_ARTICLES;
       v = weft_value_next(v), shown++)
    put_article(c, v);
  if (articles > shown) printf("                and %s more\n", cli_number(articles - shown));
}

static int known_line(void *user, const char *bytes, size_t length) {
  cli *c = user;
  weft_value *row;
  if (weft_value_parse(bytes, length, &row, NULL) != WEFT_OK) return 0;
  c->n_rows++;
  cli_bold(c, true);
  put_text(c, row, "caption");
  cli_bold(c, false);
  fputs("  ", stdout);
  put_text(c, row, "schema");
  fputs("  known:", stdout);
  put_text(c, row, "id");
  size_t n = 0;
  for (const weft_value *v = weft_value_first(weft_value_get(row, "topics")); v; v = weft_value_next(v), n++) {
    size_t size;
    const char *text = weft_value_text(v, &size);
    fputs(n ? ", " : "  ", stdout);
    cli_text(c, text, size);
  }
  const weft_value *match = weft_value_first(weft_value_get(row, "matches"));
  fputs(match ? "\n" : "  not found\n", stdout);
  for (; match; match = weft_value_next(match)) put_match(c, match);
  weft_value_free(row);
  return ferror(stdout) ? 1 : 0;
}

int cli_run_known(cli *c) {
  weft_store *store;
  weft_error e = {.code = WEFT_OK};
  weft_report report = {0};
  if (weft_store_open(c->store, c->n_words > 0, &store, &e) != WEFT_OK) return cli_failed(c, &e);
  if (!c->query.limit && !c->json) c->query.limit = 40;
  weft_code code = c->n_words ? weft_store_add_known(store, c->words, c->n_words, &c->options, &report, &e)
                              : weft_store_known(store, &c->query, &c->options, c->json ? cli_write_row : known_line, c, &e);
  weft_store_close(store);
  if (code == WEFT_ERROR_IO && ferror(stdout)) return cli_output_closed(c, &e);
  if (code != WEFT_OK) return cli_failed(c, &e);
  if (!c->n_words) return CLI_ALL;
  if (report.not_articles && !c->quiet)
    fprintf(stderr, "weft: %s of other schemata passed over\n", cli_number(report.not_articles));
  return cli_added(c, &report, "entity row");
}
