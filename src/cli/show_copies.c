/* show_copies.c - who copied whom in a story, as trees.
 *
 *   Meridian Wire   2021-02-09 19:30  original        Slide closes valley road
 *   ├─ 91 %  Calder Post  2021-02-10  reprint         ...          share of its text that stands in what it repeats
 *   │  └─ 40 %  Daily Tarn  2021-02-11  partial copy  ...
 *
 * What is told is the row's `copies` (docs/rows.md): `of`, `role`, `passages`. */
#include "cli/shown.h"

#include <stdlib.h>

#define MOST_DEPTH 32
#define LESSER_SHOWN 20 /* pairs that share a passage and are no copies */

typedef struct node {
  const weft_value *row;
  field id, of;
  double shared; /* share of its characters that stand in `of`, 0..1 */
  size_t parent; /* index; SIZE_MAX: none in the story */
  bool has_copies, drawn;
} node;

typedef struct forest {
  node *nodes;
  size_t n;
} forest;

static size_t find_node(const forest *f, field id) {
  for (size_t i = 0; i < f->n; i++)
    if (equal(f->nodes[i].id, id)) return i;
  return SIZE_MAX;
}

static size_t characters_of(field text) {
  size_t n = 0;
  for (size_t i = 0; i < text.length; i++) n += ((unsigned char)text.text[i] & 0xC0) != 0x80;
  return n;
}

/* Share of the text that stands in passages with another article; they ascend, and may overlap. */
static double shared_with(const weft_value *row, field other) {
  double sum = 0, end = 0;
  const weft_value *passages = weft_value_get(weft_value_get(row, "copies"), "passages");
  for (const weft_value *p = weft_value_first(passages); p; p = weft_value_next(p)) {
    if (!equal(text_of(p, "article"), other)) continue;
    double from = number_of(p, "start"), to = number_of(p, "end");
    if (from < end) from = end;
    if (to > from) sum += to - from, end = to;
  }
  size_t all = characters_of(text_of(row, "text"));
  return all ? sum / (double)all : 0;
}

/* The articles of a story by their time, as the row has them. */
static bool read_forest(const weft_value *story, forest *f) {
  const weft_value *list = weft_value_get(story, "articles");
  f->nodes = calloc(weft_value_count(list) + 1, sizeof *f->nodes);
  if (!f->nodes) return false;
  for (const weft_value *a = weft_value_first(list); a; a = weft_value_next(a)) {
    const weft_value *row = article_row(story, text_of(a, "id"));
    if (!row) continue;
    node *n = &f->nodes[f->n++];
    *n = (node){.row = row, .id = text_of(row, "id"), .of = text_of(weft_value_get(row, "copies"), "of"), .parent = SIZE_MAX};
    if (n->of.length) n->shared = shared_with(row, n->of);
  }
  for (size_t i = 0; i < f->n; i++) {
    if (!f->nodes[i].of.length) continue;
    f->nodes[i].parent = find_node(f, f->nodes[i].of);
    if (f->nodes[i].parent != SIZE_MAX) f->nodes[f->nodes[i].parent].has_copies = true;
  }
  return true;
}

static void print_moment(const weft_value *row) {
  field published = text_of(row, "published");
  char moment[17];
  size_t n = published.length < 16 ? published.length : 16;
  memcpy(moment, published.text, n);
  moment[n] = 0;
  if (n > 10) moment[10] = ' ';
  printf("%-16s", n ? moment : "undated");
}

static void print_node(cli *c, const node *n, size_t used) {
  field outlet = text_of(n->row, "outlet"), role = text_of(weft_value_get(n->row, "copies"), "role"),
        title = text_of(n->row, "title");
  if (!outlet.length) outlet = n->id;
  used += cli_text_cut(c, outlet.text, outlet.length, 24);
  pad(used < 40 ? 40 - used : 1);
  print_moment(n->row);
  fputs("  ", stdout);
  used = cli_text_cut(c, role.text, role.length, 12);
  pad(used < 14 ? 14 - used : 1);
  cli_dim(c, true);
  if (same(text_of(weft_value_get(n->row, "copies"), "order"), "unsure")) fputs("(or the other way) ", stdout);
  cli_text_cut(c, title.text, title.length, 48);
  cli_dim(c, false);
  fputc('\n', stdout);
}

static void print_children(cli *c, forest *f, size_t parent, char *lead, unsigned depth) {
  size_t last = SIZE_MAX;
  for (size_t i = 0; i < f->n; i++)
    if (f->nodes[i].parent == parent) last = i;
  for (size_t i = 0; i < f->n && last != SIZE_MAX; i++) {
    node *n = &f->nodes[i];
    if (n->parent != parent || n->drawn) continue;
    n->drawn = true;
    size_t length = strlen(lead);
    printf("  %s%s %3.0f %%  ", lead, i == last ? "└─" : "├─", 100 * n->shared);
    print_node(c, n, 3 * (size_t)depth + 10);
    if (depth + 1 == MOST_DEPTH) continue; /* what hangs on it is drawn as a tree of its own */
    strcat(lead, i == last ? "   " : "│  ");
    print_children(c, f, i, lead, depth + 1);
    lead[length] = 0;
  }
}

static void print_tree(cli *c, forest *f, size_t root) {
  char lead[MOST_DEPTH * 5 + 1] = "";
  node *n = &f->nodes[root];
  n->drawn = true;
  fputs("  ", stdout);
  print_node(c, n, 0);
  if (n->of.length) { /* of an article that is in another story */
    printf("    %3.0f %% of it stands in ", 100 * n->shared);
    print_field(c, n->of);
    fputc('\n', stdout);
  }
  print_children(c, f, root, lead, 0);
}

/* Pairs of the story that share a quotation, or background of an outlet, and repeat each other in nothing else. */
static void print_lesser(cli *c, const weft_value *story, const forest *f) {
  size_t shown = 0, total = 0;
  for (size_t i = 0; i < f->n; i++) {
    const weft_value *passages = weft_value_get(weft_value_get(f->nodes[i].row, "copies"), "passages");
    for (const weft_value *p = weft_value_first(passages); p; p = weft_value_next(p)) {
      size_t k = find_node(f, text_of(p, "article"));
      if (k == SIZE_MAX || k >= i || f->nodes[i].parent == k || f->nodes[k].parent == i) continue;
      field group = text_of(weft_value_get(f->nodes[i].row, "copies"), "group");
      if (group.length && equal(group, text_of(weft_value_get(f->nodes[k].row, "copies"), "group"))) continue;
      if (!total++) heading(c, "SHARED PASSAGES OF ARTICLES THAT ARE NO COPIES", SIZE_MAX, "");
      if (shown == LESSER_SHOWN) continue;
      shown++;
      field kind = text_of(p, "kind"), text = text_of(f->nodes[i].row, "text");
      size_t start = byte_of(text, number_of(p, "start")), end = byte_of(text, number_of(p, "end"));
      fputs("  ", stdout);
      size_t used = cli_text_cut(c, kind.text, kind.length, 11);
      pad(used < 13 ? 13 - used : 1);
      print_outlet_day(c, f->nodes[k].row, 34);
      print_outlet_day(c, f->nodes[i].row, 34);
      cli_text_cut(c, text.text + start, end > start ? end - start : 0, 60);
      fputc('\n', stdout);
    }
  }
  (void)story;
  if (shown < total) printf("  … %s more (`--json` has them all)\n", cli_number(total - shown));
}

void cli_show_copies(cli *c, const weft_value *story, bool alone) {
  forest f = {0};
  if (!read_forest(story, &f)) {
    fprintf(stderr, "weft: no memory for the copies\n");
    return;
  }
  bool any = false;
  for (int pass = 0; pass < 2; pass++) /* trees from their roots, then what a damaged row left hanging in a ring */
    for (size_t i = 0; i < f.n; i++) {
      node *n = &f.nodes[i];
      bool root = n->parent == SIZE_MAX && (n->has_copies || n->of.length);
      if (n->drawn || !(pass ? n->of.length > 0 : root)) continue;
      if (!any) heading(c, "WHO COPIED WHOM", SIZE_MAX, "");
      any = true;
      print_tree(c, &f, i);
    }
  if (alone && !any) printf("\nno article of this story repeats another\n");
  if (alone) print_lesser(c, story, &f);
  free(f.nodes);
}
