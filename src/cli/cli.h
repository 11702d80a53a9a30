/* cli.h - the command: what its parts share. It uses nothing but include/weft.h.
 *
 *   main.c      arguments -> a command of the table -> exit status
 *   commands.c  the table: every command's words, options and example (help, man pages come from it), and its function
 *   help.c      the table as help text and as man pages
 *   terminal.c  progress, faults, marking, widths
 *   show.c      a story or an article for a person to read
 *   drawn.h     a timeline drawn: on the terminal, as SVG
 *   models.c    `weft model`: packages to models, which there are
 *   diff.c      `weft diff`: two articles side by side
 *   known.c     `weft known`: entities of a list, and the articles that name them
 *   serve.c     `weft serve`: the page and the API
 *   lists.c     stories, search, people for a person to read
 *   judge.c     `weft merge`, `split`, `judge`, `judgements`: what people say about who is who
 */
#ifndef WEFT_CLI_CLI_H
#define WEFT_CLI_CLI_H

#include "weft.h"

#include <stdbool.h>
#include <stdio.h>
#include <time.h>

/* Exit statuses. */
enum { CLI_ALL = 0, CLI_SOME = 1, CLI_NOTHING = 2 };

typedef struct cli {
  const char *const *words; /* arguments that are no options */
  size_t n_words;
  const char *store;
  bool json, quiet, help, explain, ask;
  bool copies;                     /* show: who copied whom alone */
  bool timeline, thread, svg;      /* show: the timeline alone; of the story's thread; as SVG */
  const char *note;                /* of a judgement */
  const char *status;              /* show: only points of this status */
  const char *listen, *token_file; /* serve */
  bool open;
  const char *site; /* export: the folder of a static site */
  weft_query query;
  weft_options options;
  bool terminal; /* standard output is one: mark by colour, else by « » */
  bool error_terminal;
  uint64_t n_rows;      /* written */
  weft_value **stories; /* whose timelines are shown */
  size_t n_stories, n_more;
  time_t began;
} cli;

typedef struct cli_option {
  const char *name, *argument, *text; /* "store", "FILE" (NULL: none), "..." */
} cli_option;

typedef struct cli_command {
  const char *name, *synopsis, *summary, *description;
  const char *options; /* names of those it takes, separated by blanks */
  const char *example;
  int (*run)(cli *c);
} cli_command;

extern const cli_command cli_commands[];
extern const size_t cli_n_commands;
extern const cli_option cli_options[];
extern const size_t cli_n_options;

const cli_command *cli_find_command(const char *name);
bool cli_takes(const cli_command *command, const char *option);
/* Help of all, of one command, and the latter as a man page (roff) or the whole program's. */
void cli_help_all(FILE *out);
void cli_help(FILE *out, const cli_command *command);
void cli_man(FILE *out, const cli_command *command);

/* One line on standard error: "weft: file: byte 1,234: reason". */
void cli_fault(const weft_error *e);
void cli_warn(void *user, const weft_error *e);
void cli_progress(void *user, const char *doing, uint64_t done, uint64_t total);
/* Wipes the progress line. */
void cli_progress_end(cli *c);
/* A number with commas; static buffers, eight in turn. */
const char *cli_number(uint64_t n);
/* Writes rows as lines; a sink. */
int cli_write_row(void *user, const char *row, size_t length);

/* Text from inside a page never reaches the terminal as control characters. */
void cli_text(cli *c, const char *text, size_t length);
/* The same, at most `width` code points, "…" when cut. Returns the code points written. */
size_t cli_text_cut(cli *c, const char *text, size_t length, size_t width);
void cli_bold(cli *c, bool on);
void cli_dim(cli *c, bool on);
void cli_mark(cli *c, bool on);
size_t cli_width(void);
/* Columns of the terminal, or $COLUMNS; `otherwise` where neither is known. */
size_t cli_width_else(size_t otherwise);
/* A character of `n` bytes that may reach a person's eyes: no control character, no mark that turns the direction of writing. */
bool cli_printable(const unsigned char *bytes, size_t n);

/* What the lists and `show` print of a row. */
int cli_story_line(void *user, const char *row, size_t length);
int cli_thread_line(void *user, const char *row, size_t length);
int cli_search_line(void *user, const char *row, size_t length);
int cli_person_line(void *user, const char *row, size_t length);
int cli_person_why(void *user, const char *row, size_t length);
int cli_fault_line(void *user, const char *row, size_t length);
int cli_show_row(void *user, const char *row, size_t length);
/* Keeps the rows of stories; then draws their timelines as one, when it is told to, and frees them. Returns the exit status. */
int cli_timeline_row(void *user, const char *row, size_t length);
int cli_timeline_end(cli *c, bool draw);

/* The command `weft model`, those about judgements, and `weft known`. */
int cli_run_model(cli *c);
int cli_run_merge(cli *c);
int cli_run_split(cli *c);
int cli_run_judge(cli *c);
int cli_run_judgements(cli *c);
int cli_run_known(cli *c);
int cli_run_diff(cli *c);
int cli_run_serve(cli *c);
/* What commands that add end with: a line that counts, and the exit status. */
int cli_added(cli *c, const weft_report *r, const char *what);
/* What commands end with: tells the error, CLI_NOTHING; or that output was closed, CLI_SOME. */
int cli_failed(cli *c, const weft_error *e);
int cli_output_closed(cli *c, weft_error *e);
/* "weft: COMMAND needs WHAT; ..."; CLI_NOTHING. */
int cli_wants(const char *command, const char *what);

#endif
