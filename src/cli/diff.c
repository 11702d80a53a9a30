/* diff.c - `weft diff`: two articles side by side, with the passages that they share.
 *
 *   words of the one alone        │ words of the other alone
 *   words that both have          ═ words that both have
 *
 * Passages are those of the row's `copies` (docs/rows.md), taken in the order of the first article. Those that the other one has
 * in another order are shown beside nothing. */
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

#define LEAST_COLUMN 20

typedef struct piece {
  const char *text;
  size_t length; /* bytes */
} piece;

typedef struct passage {
  size_t start, end, at, to; /* code points */
} passage;

typedef struct kept {
  weft_value *row;
} kept;

static int keep_row(void *user, const char *row, size_t length) {
  weft_error e;
  return weft_value_parse(row, length, &((kept *)user)->row, &e) != WEFT_OK;
}

static piece text_of(const weft_value *row, const char *name) {
  piece out = {"", 0};
  const char *text = weft_value_text(weft_value_get(row, name), &out.length);
  if (text) out.text = text;
  else out.length = 0;
  return out;
}

static size_t number_of(const weft_value *v, const char *name) {
  double n = weft_value_number(weft_value_get(v, name), 0);
  return n > 0 ? (size_t)n : 0;
}

static bool equal(piece a, piece b) { return a.length == b.length && memcmp(a.text, b.text, a.length) == 0; }

/* The part between two code points of the text. */
static piece part_of(piece text, size_t from, size_t to) {
  size_t i = 0, n = 0, first = 0;
  while (i < text.length && n < to) {
    if (n == from) first = i;
    i++;
    while (i < text.length && ((unsigned char)text.text[i] & 0xC0) == 0x80) i++;
    n++;
  }
  if (from >= n) first = i;
  return (piece){text.text + first, i - first};
}

static size_t count_points(piece p) {
  size_t n = 0;
  for (size_t i = 0; i < p.length; i++) n += ((unsigned char)p.text[i] & 0xC0) != 0x80;
  return n;
}

/* Takes a line of at most `width` code points off the piece, cut between words where it can be. */
static piece next_line(piece *rest, size_t width) {
  while (rest->length && (*rest->text == ' ' || *rest->text == '\n')) rest->text++, rest->length--;
  size_t i = 0, n = 0, blank = 0;
  while (i < rest->length && n < width && rest->text[i] != '\n') {
    if (rest->text[i] == ' ') blank = i;
    i++;
    while (i < rest->length && ((unsigned char)rest->text[i] & 0xC0) == 0x80) i++;
    n++;
  }
  if (i < rest->length && rest->text[i] != '\n' && rest->text[i] != ' ' && blank) i = blank;
  piece line = {rest->text, i};
  rest->text += i, rest->length -= i;
  return line;
}

static void print_side(cli *c, piece line, size_t width, bool shared) {
  if (shared) cli_mark(c, true);
  size_t used = cli_text_cut(c, line.text, line.length, width);
  if (shared) cli_mark(c, false);
  for (; used < width; used++) fputc(' ', stdout);
}

static void print_block(cli *c, piece left, piece right, size_t width, bool shared) {
  for (;;) {
    piece a = next_line(&left, width), b = next_line(&right, width);
    if (!a.length && !b.length) return;
    print_side(c, a, width, shared && c->terminal);
    fputs(shared ? " ═ " : " │ ", stdout);
    if (shared && c->terminal) cli_mark(c, true);
    cli_text_cut(c, b.text, b.length, width);
    if (shared && c->terminal) cli_mark(c, false);
    fputc('\n', stdout);
  }
}

static int by_start(const void *x, const void *y) {
  const passage *a = x, *b = y;
  return a->start != b->start ? (a->start > b->start) - (a->start < b->start) : (a->at > b->at) - (a->at < b->at);
}

/* What the first row says that it shares with the other. */
static passage *passages_with(const weft_value *row, piece other, size_t *n) {
  const weft_value *list = weft_value_get(weft_value_get(row, "copies"), "passages");
  passage *out = calloc(weft_value_count(list) + 1, sizeof *out);
  *n = 0;
  for (const weft_value *p = weft_value_first(list); out && p; p = weft_value_next(p))
    if (equal(text_of(p, "article"), other))
      out[(*n)++] = (passage){number_of(p, "start"), number_of(p, "end"), number_of(p, "at"), number_of(p, "to")};
  if (out) qsort(out, *n, sizeof *out, by_start);
  return out;
}

static void print_sides(cli *c, const weft_value *a, const weft_value *b, const passage *list, size_t n, size_t width) {
  piece left = text_of(a, "text"), right = text_of(b, "text");
  size_t at_left = 0, at_right = 0, moved = 0, end_left = count_points(left), end_right = count_points(right);
  for (size_t i = 0; i < n; i++) {
    const passage *p = &list[i];
    if (p->start < at_left) continue;
    bool in_order = p->at >= at_right;
    moved += !in_order;
    print_block(c, part_of(left, at_left, p->start), in_order ? part_of(right, at_right, p->at) : (piece){"", 0}, width, false);
    print_block(c, part_of(left, p->start, p->end), in_order ? part_of(right, p->at, p->to) : (piece){"", 0}, width, true);
    at_left = p->end;
    if (in_order) at_right = p->to;
  }
  print_block(c, part_of(left, at_left, end_left), part_of(right, at_right, end_right), width, false);
  if (moved) printf("\n%s of the passages stand%s in another order on the right\n", cli_number(moved), moved == 1 ? "s" : "");
}

/* Code points of the first (or second) text that are shared, each once. */
static size_t shared_points(const passage *list, size_t n, bool second) {
  size_t sum = 0, end = 0;
  passage *own = calloc(n + 1, sizeof *own);
  for (size_t i = 0; own && i < n; i++) own[i] = second ? (passage){list[i].at, list[i].to, list[i].start, list[i].end} : list[i];
  if (own) qsort(own, n, sizeof *own, by_start);
  for (size_t i = 0; own && i < n; i++) {
    size_t from = own[i].start > end ? own[i].start : end;
    if (own[i].end > from) sum += own[i].end - from, end = own[i].end;
  }
  free(own);
  return sum;
}

static void print_json_text(piece p) {
  fputc('"', stdout);
  for (size_t i = 0; i < p.length; i++) {
    unsigned char b = (unsigned char)p.text[i];
    if (b == '"' || b == '\\') fputc('\\', stdout);
    if (b < 0x20) printf("\\u%04x", b);
    else fputc(b, stdout);
  }
  fputc('"', stdout);
}

static void print_json(const weft_value *a, const weft_value *b, const passage *list, size_t n, const size_t shared[2]) {
  fputs("{\"articles\":[", stdout);
  print_json_text(text_of(a, "id"));
  fputc(',', stdout);
  print_json_text(text_of(b, "id"));
  printf("],\"shared\":[%zu,%zu],\"passages\":[", shared[0], shared[1]);
  for (size_t i = 0; i < n; i++)
    printf("%s{\"start\":%zu,\"end\":%zu,\"at\":%zu,\"to\":%zu}", i ? "," : "", list[i].start, list[i].end, list[i].at,
           list[i].to);
  printf("]}\n");
}

static void print_heads(cli *c, const weft_value *a, const weft_value *b, const size_t shared[2], size_t width) {
  static const char *const fields[] = {"title", "outlet", "published", "id"};
  for (size_t i = 0; i < 4; i++) {
    if (i == 0) cli_bold(c, true);
    print_block(c, text_of(a, fields[i]), text_of(b, fields[i]), width, false);
    if (i == 0) cli_bold(c, false);
  }
  char left[64], right[64];
  const weft_value *rows[2] = {a, b};
  char *lines[2] = {left, right};
  for (int i = 0; i < 2; i++) {
    size_t all = count_points(text_of(rows[i], "text"));
    snprintf(lines[i], sizeof left, "%.0f %% shared", all ? 100.0 * (double)shared[i] / (double)all : 0);
  }
  print_block(c, (piece){left, strlen(left)}, (piece){right, strlen(right)}, width, false);
  fputc('\n', stdout);
}

int cli_run_diff(cli *c) {
  if (c->n_words != 2) return cli_wants("diff", "two articles");
  weft_store *store;
  weft_error e = {.code = WEFT_OK};
  if (weft_store_open(c->store, 0, &store, &e) != WEFT_OK) return cli_failed(c, &e);
  kept both[2] = {{NULL}, {NULL}};
  weft_code code = WEFT_OK;
  for (int i = 0; i < 2 && code == WEFT_OK; i++) code = weft_store_show(store, c->words[i], &c->options, keep_row, &both[i], &e);
  weft_store_close(store);
  int status = CLI_NOTHING;
  size_t n;
  passage *list = NULL;
  if (code != WEFT_OK) status = cli_failed(c, &e);
  else if (!both[0].row || !both[1].row || !weft_value_get(both[0].row, "text") || !weft_value_get(both[1].row, "text"))
    status = cli_wants("diff", "two articles; one of these is a story");
  else if ((list = passages_with(both[0].row, text_of(both[1].row, "id"), &n))) {
    size_t shared[2] = {shared_points(list, n, false), shared_points(list, n, true)}, width = (cli_width() - 3) / 2;
    if (width < LEAST_COLUMN) width = LEAST_COLUMN;
    if (c->json) print_json(both[0].row, both[1].row, list, n, shared);
    else {
      print_heads(c, both[0].row, both[1].row, shared, width);
      print_sides(c, both[0].row, both[1].row, list, n, width);
    }
    status = ferror(stdout) ? CLI_SOME : CLI_ALL;
  }
  free(list);
  for (int i = 0; i < 2; i++) weft_value_free(both[i].row);
  return status;
}
