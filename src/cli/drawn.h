/* drawn.h - a timeline that is going to be drawn: its entries, and one scale for all of them.
 *
 *   rows of stories -> entries in order of time, moments -> places 0..1   drawn.c
 *                   -> a line an entry, for the terminal                   drawn_text.c
 *                   -> one SVG file                                        drawn_svg.c
 *
 * The scale keeps hours and years apart: between two neighbouring moments lies a stretch that grows with the logarithm of the
 * time between them, so that an hour and ten years can both be seen. Order is kept; equal lengths mean equal times only of
 * neighbours.
 */
#ifndef WEFT_CLI_DRAWN_H
#define WEFT_CLI_DRAWN_H

#include "cli/cli.h"

#define DRAWN_MOST_STORIES 200 /* of a thread */
#define DRAWN_DATE 64          /* bytes of a date's text, at most */
#define DRAWN_GROUPS 26

typedef struct drawn_field {
  const char *text;
  size_t length;
} drawn_field;

typedef struct drawn_entry {
  const weft_value *entry;
  size_t story;    /* index into the stories */
  double from, to; /* seconds since 1970, [from, to) */
  bool is_point;   /* no longer than a day: a tick, not a bar */
} drawn_entry;

typedef struct drawn_article {
  drawn_field id;
  const weft_value *row; /* as the story lists it */
  drawn_field text;      /* empty when the story's row has no rows of articles */
  size_t nth;            /* in order of publication */
} drawn_article;

typedef struct drawn_story {
  const weft_value *row;
  drawn_article *articles; /* by id */
  size_t n_articles;
} drawn_story;

typedef struct drawn {
  drawn_story stories[DRAWN_MOST_STORIES];
  size_t n_stories;
  drawn_entry *entries; /* in order of time */
  size_t n_entries;
  double *moments, *places; /* ascending; places 0..1 */
  size_t n_moments;
} drawn;

/* Dates of one group of an entry that contradict, or of all. */
typedef struct drawn_group {
  char letter;
  double from, to;
} drawn_group;

/* Reads the entries of story rows, which must outlive it. False when there is no memory. Freed by cli_drawn_free in any case. */
bool cli_drawn_read(drawn *d, const weft_value *const *rows, size_t n);
void cli_drawn_free(drawn *d);
/* Where a moment lies on the scale, 0..1. */
double cli_drawn_place(const drawn *d, double moment);
/* "27 Sep 2009", "6-12 Oct 2017", "2013 - 2014", with dashes; no more than is known. Returns its columns. */
size_t cli_drawn_date(double from, double to, char text[DRAWN_DATE]);
/* The groups of an entry's dates in order of letters, at most DRAWN_GROUPS; those without a known date are left out. */
size_t cli_drawn_groups(const drawn_entry *e, drawn_group *groups);
/* Distinct outlets (titles where there are none) of the claims of a group (0: of all), by time of publication, at most `most`;
 * *total gets how many there are. */
size_t cli_drawn_outlets(const drawn *d, const drawn_entry *e, char group, drawn_field *outlets, size_t most, size_t *total);
/* The article of a claim of the entry; NULL when the story has none like it. */
const drawn_article *cli_drawn_article(const drawn *d, const drawn_entry *e, const weft_value *claim);
/* The sentence of a claim; empty when its place is outside the text. */
drawn_field cli_drawn_sentence(const drawn_article *in, const weft_value *claim);
/* Outlet of an article, else its title, else its id. */
drawn_field cli_drawn_outlet(const drawn_article *in);
/* A member of a row that is a text; empty when there is none. */
drawn_field cli_drawn_text(const weft_value *row, const char *name);
/* Writes what was left out of the timelines as text, "24 stamps of pages or pictures, 2 ...", cut to fit. Returns how many dates.
 */
size_t cli_drawn_left_out(const drawn *d, char *text, size_t size);
/* Columns of a text, counted in code points. */
size_t cli_drawn_columns(drawn_field f);

/* One line an entry in `width` columns; `most`: those that most articles tell (0: all). The heading is the caller's. */
void cli_drawn_lines(cli *c, const drawn *d, size_t most, size_t width);
/* What was left out, by reason, and how to read the drawing. */
void cli_drawn_notes(cli *c, const drawn *d);
/* A self-contained SVG file. False when it could not be written. */
bool cli_drawn_svg(const drawn *d);

#endif
