/* blocks.c - prints what is known of every block of a page, for train/blocks.py to fit the trees of src/read/data/block_trees.h
 * to. Input: rows with `id`, `url` and `html`. Output: a JSON row a page: {id, blocks: [[text, features ...] ...]}. The rules'
 * choice is one of the features. */
#include "base/json.h"
#include "read/block_features.h"
#include "read/metadata.h"

#include <stdio.h>
#include <stdlib.h>

static void print_page(arena *a, const json *row) {
  str html = json_get_str(row, STR("html")), url = json_get_str(row, STR("url"));
  charset_text page = charset_decode(a, html, STR("utf-8"));
  html_tree tree;
  html_tree_build(a, page.text, &tree);
  page_blocks blocks;
  page_blocks_find(a, &tree, &blocks);
  article found = {0};
  page_known known;
  metadata_find(a, &tree, &blocks, url, &found, &known);
  page_opinion opinion = {
      .title = found.title, .authors = found.authors, .n_authors = found.n_authors, .headline = known.headline};
  main_text_by_rules(a, &tree, &blocks, &opinion.container);
  block_evidence *evidence = ARENA_ARRAY(a, block_evidence, blocks.list.n);
  block_place *places;
  block_row *rows = block_features_find(a, &tree, &blocks, &opinion, &places, evidence);
  json *out = json_new(a, JSON_OBJECT), *id = json_new_str(a, json_get_str(row, STR("id"))), *list = json_new(a, JSON_ARRAY);
  id->key = STR("id");
  list->key = STR("blocks");
  for (size_t i = 0; i < blocks.list.n; i++) blocks.list.items[i].chosen = false;
  for (size_t i = 0; i < blocks.list.n; i++) {
    blocks.list.items[i].chosen = true;
    main_text_write(a, &tree, &blocks, &page, STR(""), &found);
    blocks.list.items[i].chosen = false;
    json *one = json_new(a, JSON_ARRAY);
    json_push(one, json_new_str(a, found.text));
    for (size_t k = 0; k < N_BLOCK_FEATURES; k++) json_push(one, json_new_int(a, rows[i][k]));
    const uint32_t where[] = {places[i].parent, places[i].grand, places[i].branch, places[i].alike, places[i].heading};
    for (size_t k = 0; k < sizeof where / sizeof *where; k++) json_push(one, json_new_int(a, where[k]));
    json *text = json_new(a, JSON_ARRAY), *elements = json_new(a, JSON_ARRAY);
    for (size_t k = 0; k < evidence[i].text.n; k++) json_push(text, json_new_int(a, evidence[i].text.items[k]));
    for (size_t k = 0; k < evidence[i].elements.n; k++) json_push(elements, json_new_int(a, evidence[i].elements.items[k]));
    json_push(one, text);
    json_push(one, elements);
    json_push(list, one);
  }
  json_push(out, id);
  json_push(out, list);
  buffer b;
  buffer_init(&b, a, (size_t)1 << 30);
  json_write(&b, out);
  printf("%.*s\n", STR_FMT(buffer_str(&b)));
}

int main(void) {
  arena a;
  arena_init(&a, 0);
  char *line = NULL;
  size_t cap = 0;
  weft_error e = {0};
  bool good = true;
  for (ssize_t got; good && (got = getline(&line, &cap, stdin)) > 0; arena_reset(&a)) {
    const json *row = json_parse(&a, str_of(line, (size_t)got), &e);
    if (row) print_page(&a, row);
    else good = false;
  }
  if (!good) fprintf(stderr, "blocks: %s\n", e.message);
  free(line);
  arena_free(&a);
  return !good;
}
