/* help.c - the table of commands as help text and as man pages: one source for both. */
#include "cli/cli.h"

#include <string.h>

const cli_command *cli_find_command(const char *name) {
  for (size_t i = 0; i < cli_n_commands; i++)
    if (!strcmp(cli_commands[i].name, name)) return &cli_commands[i];
  return NULL;
}

bool cli_takes(const cli_command *command, const char *option) {
  if (!strcmp(option, "help")) return true;
  size_t length = strlen(option);
  for (const char *p = command->options; (p = strstr(p, option)); p += length) {
    bool begins = p == command->options || p[-1] == ' ', ends = p[length] == 0 || p[length] == ' ';
    if (begins && ends) return true;
  }
  return false;
}

void cli_help_all(FILE *out) {
  fputs("weft - reads many news articles and works out what they jointly say\n\n"
        "usage: weft COMMAND [OPTIONS] [WORDS]\n\n",
        out);
  for (size_t i = 0; i < cli_n_commands; i++) fprintf(out, "  %-10s %s\n", cli_commands[i].name, cli_commands[i].summary);
  fputs("\nBegin with:\n"
        "  weft add my-articles/          read a folder of pages, feeds, rows, crawls, mail, archives\n"
        "  weft stories                   see what they tell\n"
        "  weft show STORY                see where they agree and where they differ\n\n"
        "Exit status: 0 all was read, 1 something was skipped or found wrong, 2 nothing could be done.\n"
        "`weft COMMAND --help` says more of each.\n",
        out);
}

static void option_line(FILE *out, const cli_option *o) {
  char head[40];
  snprintf(head, sizeof head, "--%s%s%s", o->name, o->argument ? " " : "", o->argument ? o->argument : "");
  fprintf(out, "  %-18s %s\n", head, o->text);
}

void cli_help(FILE *out, const cli_command *c) {
  fprintf(out, "usage: weft %s %s\n\n%s\n\noptions:\n", c->name, c->synopsis, c->description);
  for (size_t i = 0; i < cli_n_options; i++)
    if (cli_takes(c, cli_options[i].name)) option_line(out, &cli_options[i]);
  fprintf(out, "\nexample:\n");
  for (const char *p = c->example; *p;) {
    size_t n = strcspn(p, "\n");
    fprintf(out, "  %.*s\n", (int)n, p);
    p += n + (p[n] == '\n');
  }
}

/* Text with roff's own signs made harmless. */
static void roff(FILE *out, const char *text) {
  bool line_start = true;
  for (; *text; text++) {
    if (line_start && (*text == '.' || *text == '\'')) fputs("\\&", out);
    if (*text == '\\') fputs("\\e", out);
    else if (*text == '-') fputs("\\-", out);
    else fputc(*text, out);
    line_start = *text == '\n';
  }
}

static void man_head(FILE *out, const char *title, const char *name, const char *summary) {
  fprintf(out, ".TH %s 1 \"\" \"weft %s\" \"Weft\"\n.SH NAME\n%s \\- ", title, weft_version(), name);
  roff(out, summary);
  fputs("\n.SH SYNOPSIS\n", out);
}

void cli_man(FILE *out, const cli_command *c) {
  if (!c) {
    man_head(out, "WEFT", "weft", "reads many news articles and works out what they jointly say");
    fputs(".B weft\nCOMMAND [OPTIONS] [WORDS]\n.SH COMMANDS\n", out);
    for (size_t i = 0; i < cli_n_commands; i++) {
      fprintf(out, ".TP\n.B %s\n", cli_commands[i].name);
      roff(out, cli_commands[i].summary);
      fputs("\n", out);
    }
    fputs(".SH EXIT STATUS\n0 all was read; 1 something was skipped or found wrong; 2 nothing could be done.\n", out);
    return;
  }
  char name[64], title[64];
  snprintf(name, sizeof name, "weft-%s", c->name);
  snprintf(title, sizeof title, "%s", name);
  for (char *p = title; *p; p++)
    if (*p >= 'a' && *p <= 'z') *p = (char)(*p - 32);
  man_head(out, title, name, c->summary);
  fprintf(out, ".B weft %s\n", c->name);
  roff(out, c->synopsis);
  fputs("\n.SH DESCRIPTION\n", out);
  roff(out, c->description);
  fputs("\n.SH OPTIONS\n", out);
  for (size_t i = 0; i < cli_n_options; i++) {
    const cli_option *o = &cli_options[i];
    if (!cli_takes(c, o->name)) continue;
    fprintf(out, ".TP\n.B \\-\\-%s %s\n", o->name, o->argument ? o->argument : "");
    roff(out, o->text);
    fputs("\n", out);
  }
  fputs(".SH EXAMPLE\n.nf\n", out);
  roff(out, c->example);
  fputs("\n.fi\n.SH SEE ALSO\n.BR weft (1)\n", out);
}
