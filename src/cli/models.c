/* models.c - `weft model`: packages to models, and what models there are, for a person to read. */
#include "cli/cli.h"

#include <string.h>

static weft_value *parsed(const char *row, size_t length) {
  weft_value *v;
  return weft_value_parse(row, length, &v, NULL) == WEFT_OK ? v : NULL;
}

/* Bytes as "15.3 MB"; one static buffer. */
static const char *size_text(const weft_value *row) {
  static char text[32];
  snprintf(text, sizeof text, "%.1f MB", weft_value_number(weft_value_get(row, "bytes"), 0) / 1e6);
  return text;
}

/* A member's text, or `otherwise`; returns the width. */
static size_t print(cli *c, const weft_value *row, const char *name, const char *otherwise) {
  size_t length;
  const char *text = weft_value_text(weft_value_get(row, name), &length);
  if (!length) text = otherwise, length = strlen(otherwise);
  return cli_text_cut(c, text, length, SIZE_MAX);
}

static int done(cli *c, weft_value *row) {
  weft_value_free(row);
  c->n_rows++;
  return ferror(stdout) ? 1 : 0;
}

static void pad(size_t used, size_t width) {
  do fputc(' ', stdout);
  while (++used < width);
}

/* name version (language, licence, size): path */
static int added_line(void *user, const char *bytes, size_t length) {
  cli *c = user;
  weft_value *row = parsed(bytes, length);
  if (!c->quiet) {
    print(c, row, "name", "?");
    fputc(' ', stdout);
    print(c, row, "version", "?");
    fputs(" (", stdout);
    print(c, row, "language", "?");
    fputs(", licence ", stdout);
    print(c, row, "license", "not said");
    printf(", %s): ", size_text(row));
    print(c, row, "path", "");
    fputc('\n', stdout);
  }
  return done(c, row);
}

static int removed_line(void *user, const char *bytes, size_t length) {
  cli *c = user;
  weft_value *row = parsed(bytes, length);
  if (!c->quiet) {
    fputs("removed ", stdout);
    print(c, row, "path", "");
    fputc('\n', stdout);
  }
  return done(c, row);
}

static int list_line(void *user, const char *bytes, size_t length) {
  cli *c = user;
  weft_value *row = parsed(bytes, length);
  if (c->n_rows == 0) printf("%-4s  %-8s  %-8s  %9s  %-12s  name\n", "used", "language", "version", "size", "licence");
  fputs(weft_value_kind(weft_value_get(row, "used")) == WEFT_TRUE ? "yes   " : "no    ", stdout);
  pad(print(c, row, "language", "?"), 10);
  pad(print(c, row, "version", "?"), 10);
  printf("%9s  ", size_text(row));
  pad(print(c, row, "license", "not said"), 14);
  print(c, row, "name", "?");
  fputc('\n', stdout);
  return done(c, row);
}

/* --- info ---------------------------------------------------------------------------------------------------------------- */

static void info_line(cli *c, const char *label, const weft_value *row, const char *name) {
  size_t length;
  weft_value_text(weft_value_get(row, name), &length);
  if (!length) return;
  pad((size_t)printf("%s", label), 12);
  print(c, row, name, "");
  fputc('\n', stdout);
}

static void info_components(cli *c, const weft_value *row) {
  fputs("components ", stdout);
  for (const weft_value *v = weft_value_first(weft_value_get(row, "components")); v; v = weft_value_next(v)) {
    size_t length;
    const char *text = weft_value_text(v, &length);
    fputc(' ', stdout);
    cli_text(c, text, length);
  }
  fputc('\n', stdout);
}

/* What the model was trained on or made from, each with its licence. */
static void info_sources(cli *c, const weft_value *row) {
  for (const weft_value *v = weft_value_first(weft_value_get(row, "sources")); v; v = weft_value_next(v)) {
    fputs("source      ", stdout);
    print(c, v, "name", "?");
    fputs("\n              licence  ", stdout);
    print(c, v, "license", "not said");
    fputc('\n', stdout);
    info_line(c, "              author ", v, "author");
    info_line(c, "              from   ", v, "url");
  }
}

static int info_text(void *user, const char *bytes, size_t length) {
  cli *c = user;
  weft_value *row = parsed(bytes, length);
  if (c->n_rows) fputc('\n', stdout);
  cli_bold(c, true);
  print(c, row, "name", "?");
  fputc(' ', stdout);
  print(c, row, "version", "?");
  cli_bold(c, false);
  fputc('\n', stdout);
  info_line(c, "language", row, "language");
  info_line(c, "licence", row, "license");
  info_line(c, "author", row, "author");
  info_line(c, "from", row, "url");
  info_components(c, row);
  info_sources(c, row);
  printf("size        %s\n", size_text(row));
  info_line(c, "file", row, "path");
  printf("used        %s\n", weft_value_kind(weft_value_get(row, "used")) == WEFT_TRUE
                                 ? "yes"
                                 : "no: another model of its language stands behind it in the list");
  return done(c, row);
}

/* --- the command --------------------------------------------------------------------------------------------------------- */

typedef weft_code (*named_call)(const char *name, const weft_options *options, weft_sink sink, void *sink_user,
                                weft_error *error);

/* The call for each name; faults are told, the others go on. */
static int each_name(cli *c, named_call call, weft_sink line) {
  uint64_t failed = 0;
  for (size_t i = 1; i < c->n_words; i++) {
    weft_error e = {.code = WEFT_OK};
    weft_code code = call(c->words[i], &c->options, c->json ? cli_write_row : line, c, &e);
    if (code == WEFT_OK) continue;
    if (code == WEFT_ERROR_IO && ferror(stdout)) return cli_output_closed(c, &e);
    cli_failed(c, &e);
    failed++;
  }
  return !failed ? CLI_ALL : failed < c->n_words - 1 ? CLI_SOME : CLI_NOTHING;
}

static uint64_t broken; /* models that the list told of */

static void warn_broken(void *user, const weft_error *e) {
  broken++;
  cli_warn(user, e);
}

static int run_list(cli *c) {
  weft_error e = {.code = WEFT_OK};
  c->options.warn = warn_broken;
  weft_code code = weft_model_list(&c->options, c->json ? cli_write_row : list_line, c, &e);
  if (code == WEFT_ERROR_IO && ferror(stdout)) return cli_output_closed(c, &e);
  if (code != WEFT_OK) return cli_failed(c, &e);
  if (!c->n_rows && !broken && !c->quiet && !c->json) puts("no models yet; `weft model --help` says how to get one");
  return broken ? CLI_SOME : CLI_ALL;
}

int cli_run_model(cli *c) {
  const char *what = c->n_words ? c->words[0] : "";
  if (!strcmp(what, "list")) return c->n_words == 1 ? run_list(c) : cli_wants("model", "no more than `list`");
  if (!strcmp(what, "add")) return c->n_words > 1 ? each_name(c, weft_model_add, added_line) : cli_wants("model", "a package");
  if (!strcmp(what, "info")) return c->n_words > 1 ? each_name(c, weft_model_info, info_text) : cli_wants("model", "a name");
  if (!strcmp(what, "remove"))
    return c->n_words > 1 ? each_name(c, weft_model_remove, removed_line) : cli_wants("model", "a name");
  return cli_wants("model", "one of: add, list, info, remove");
}
