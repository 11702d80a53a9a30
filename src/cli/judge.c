/* judge.c - what people say about who is who: merge, split, judge, judgements. */
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

static weft_store *opened(cli *c) {
  weft_store *store;
  weft_error e = {.code = WEFT_OK};
  if (weft_store_open(c->store, 0, &store, &e) == WEFT_OK) return store;
  cli_failed(c, &e);
  return NULL;
}

static int judge_pair(cli *c, weft_verdict verdict, const char *command, const char *done) {
  if (c->n_words != 2) return cli_wants(command, "two names or ids");
  weft_store *store = opened(c);
  if (!store) return CLI_NOTHING;
  weft_error e = {.code = WEFT_OK};
  weft_code code =
      weft_store_judge(store, verdict, c->words[0], c->words[1], c->note, &c->options, c->json ? cli_write_row : NULL, c, &e);
  weft_store_close(store);
  if (code != WEFT_OK) return cli_failed(c, &e);
  cli_progress_end(c);
  if (!c->json && !c->quiet) fprintf(stderr, "weft: kept: %s and %s %s\n", c->words[0], c->words[1], done);
  return CLI_ALL;
}

int cli_run_merge(cli *c) { return judge_pair(c, WEFT_SAME, "merge", "are one"); }
int cli_run_split(cli *c) { return judge_pair(c, WEFT_DIFFERENT, "split", "are not one"); }

int cli_run_judgements(cli *c) {
  weft_store *store = opened(c);
  if (!store) return CLI_NOTHING;
  weft_error e = {.code = WEFT_OK};
  weft_report report = {0};
  weft_code code = c->n_words ? weft_store_add_judgements(store, c->words, c->n_words, &c->options, &report, &e)
                              : weft_store_judgements(store, &c->options, cli_write_row, c, &e);
  weft_store_close(store);
  if (code == WEFT_ERROR_IO && ferror(stdout)) return cli_output_closed(c, &e);
  if (code != WEFT_OK) return cli_failed(c, &e);
  return c->n_words ? cli_added(c, &report, "judgement") : CLI_ALL;
}

/* --- pairs --------------------------------------------------------------------------------------------------------- */

static void one_of_pair(cli *c, const weft_value *row) {
  size_t n;
  const char *text = weft_value_text(weft_value_get(row, "name"), &n);
  fputs("  ", stdout);
  cli_bold(c, true);
  cli_text(c, text, n);
  cli_bold(c, false);
  uint64_t articles = (uint64_t)weft_value_number(weft_value_get(row, "articles"), 0);
  text = weft_value_text(weft_value_get(row, "entity"), &n);
  printf("  %.*s, %s article%s", (int)n, text, cli_number(articles), articles == 1 ? "" : "s");
  size_t shown = 0;
  for (const weft_value *v = weft_value_first(weft_value_get(row, "variants")); v && shown < 4; v = weft_value_next(v), shown++) {
    text = weft_value_text(weft_value_get(v, "name"), &n);
    fputs(shown ? ", " : ": ", stdout);
    cli_text(c, text, n);
    printf(" %s", cli_number((uint64_t)weft_value_number(weft_value_get(v, "n"), 0)));
    text = weft_value_text(weft_value_get(v, "from"), &n);
    if (n >= 4) printf(" (%.4s on)", text);
  }
  fputc('\n', stdout);
}

static void show_pair(cli *c, const weft_value *row) {
  if (c->n_rows++) fputc('\n', stdout);
  printf("one by %.0f %%:\n", 100 * weft_value_number(weft_value_get(row, "probability"), 0));
  one_of_pair(c, weft_value_get(row, "a"));
  one_of_pair(c, weft_value_get(row, "b"));
}

static int pair_line(void *user, const char *bytes, size_t length) {
  weft_value *row;
  if (weft_value_parse(bytes, length, &row, NULL) != WEFT_OK) return 0;
  show_pair(user, row);
  weft_value_free(row);
  return ferror(stdout) ? 1 : 0;
}

/* Pairs are listed first and asked about then: an answer changes the list. */
typedef struct asked {
  weft_value **rows;
  size_t n, cap;
} asked;

static int keep_pair(void *user, const char *bytes, size_t length) {
  asked *a = user;
  if (a->n == a->cap) {
    size_t cap = a->cap ? 2 * a->cap : 64;
    weft_value **rows = realloc(a->rows, cap * sizeof *rows);
    if (!rows) return 1;
    a->rows = rows, a->cap = cap;
  }
  if (weft_value_parse(bytes, length, &a->rows[a->n], NULL) == WEFT_OK) a->n++;
  return 0;
}

static void id_of(const weft_value *side, char *out, size_t size) {
  size_t n;
  const char *text = weft_value_text(weft_value_get(side, "entity"), &n);
  snprintf(out, size, "%.*s", (int)n, text);
}

/* One pair: WEFT_OK to go on; *stop when the person has enough. */
static weft_code ask(cli *c, weft_store *store, const weft_value *row, bool *stop, uint64_t *kept, weft_error *e) {
  static const char answers[] = "sdu";
  char line[80], a[80], b[80];
  show_pair(c, row);
  fputs("same, different, unsure, later, quit? [s/d/u//q] ", stdout);
  fflush(stdout);
  if (!fgets(line, sizeof line, stdin) || line[0] == 'q') {
    *stop = true;
    return WEFT_OK;
  }
  const char *answer = line[0] && line[0] != '\n' ? strchr(answers, line[0]) : NULL;
  if (!answer) return WEFT_OK;
  id_of(weft_value_get(row, "a"), a, sizeof a);
  id_of(weft_value_get(row, "b"), b, sizeof b);
  weft_code code = weft_store_judge(store, (weft_verdict)(answer - answers), a, b, c->note, &c->options, NULL, NULL, e);
  if (code == WEFT_OK) ++*kept;
  if (code == WEFT_ERROR_NOT_FOUND) { /* an answer before has settled this pair too */
    cli_fault(e);
    return WEFT_OK;
  }
  return code;
}

static int ask_all(cli *c, weft_store *store) {
  weft_error e = {.code = WEFT_OK};
  asked list = {0};
  uint64_t kept = 0;
  bool stop = false;
  weft_code code = weft_store_unsure(store, &c->query, &c->options, keep_pair, &list, &e);
  for (size_t i = 0; i < list.n && code == WEFT_OK && !stop; i++) code = ask(c, store, list.rows[i], &stop, &kept, &e);
  for (size_t i = 0; i < list.n; i++) weft_value_free(list.rows[i]);
  free(list.rows);
  if (code != WEFT_OK) return cli_failed(c, &e);
  if (!c->quiet) fprintf(stderr, "weft: %s judgement%s kept\n", cli_number(kept), kept == 1 ? "" : "s");
  return CLI_ALL;
}

int cli_run_judge(cli *c) {
  if (c->n_words) return cli_wants("judge", "no words (`weft merge` and `weft split` take two)");
  weft_store *store = opened(c);
  if (!store) return CLI_NOTHING;
  if (!c->query.limit && !c->json) c->query.limit = 20;
  weft_error e = {.code = WEFT_OK};
  int status = CLI_ALL;
  if (c->ask) status = ask_all(c, store);
  else if (weft_store_unsure(store, &c->query, &c->options, c->json ? cli_write_row : pair_line, c, &e) != WEFT_OK)
    status = ferror(stdout) ? cli_output_closed(c, &e) : cli_failed(c, &e);
  weft_store_close(store);
  return status;
}
