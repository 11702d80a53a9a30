/* html_oracle.c - the text of our simplified tree against that of libxml2's HTML parser, on the pages named as arguments, or the
 * ones of examples/. What is compared: the words outside of what neither shows (scripts, styles, buttons ...), in order, as runs
 * of three. The trees differ where pages are wrongly nested; words should neither be lost nor made. */
#include "base/hash.h"
#include "read/charset.h"
#include "read/html.h"

#include <ctype.h>
#include <glob.h>
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>

#define LEAST 98 /* hundredths of the runs of words that both have, in the mean of both directions */

typedef struct words {
  VECTOR(uint64_t) list;
  uint64_t word;
} words;

static void add_text(arena *a, words *w, str s) {
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.data[i];
    if (isalnum(c)) w->word = (w->word ^ c) * UINT64_C(0x100000001B3) + 1;
    else if (c < 0x80 && w->word) { /* other letters and marks are as they are in both: only ASCII counts */
      VECTOR_PUSH(a, w->list, w->word);
      w->word = 0;
    }
  }
}

static bool hidden(const char *name) {
  static const char *const none[] = {"applet", "audio", "button",   "canvas",   "datalist", "embed",  "head",   "iframe",
                                     "input",  "math",  "noembed",  "noframes", "noscript", "object", "script", "select",
                                     "style",  "svg",   "template", "textarea", "title",    "video"};
  for (size_t i = 0; i < sizeof none / sizeof *none; i++)
    if (strcmp(name, none[i]) == 0) return true;
  return false;
}

static void words_of_oracle(arena *a, const xmlNode *node, words *w) {
  for (; node; node = node->next) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) add_text(a, w, str_c((const char *)node->content));
    if (node->type == XML_ELEMENT_NODE && !hidden((const char *)node->name)) {
      add_text(a, w, STR(" "));
      words_of_oracle(a, node->children, w);
      add_text(a, w, STR(" "));
    }
  }
}

static void words_of_tree(arena *a, const html_tree *t, words *w) {
  for (uint32_t i = 1; i < t->n;) {
    const html_node *n = &t->nodes[i];
    if (n->tag != HTML_TAG_TEXT && ((html_tag_flags(n->tag) & HTML_FLAG_NO_TEXT) || n->tag == HTML_TAG_TITLE)) {
      i = n->end;
      continue;
    }
    add_text(a, w, STR(" "));
    if (n->tag == HTML_TAG_TEXT) add_text(a, w, html_decode(a, html_node_text(t, i), (html_how)n->how));
    i++;
  }
}

/* Hundredths of the runs of one that the other has. */
static unsigned covered(arena *a, const words *one, const words *other) {
  map known;
  map_init(&known, a);
  const uint64_t *x = one->list.items, *y = other->list.items;
  for (size_t i = 0; i + 2 < other->list.n; i++) map_put(&known, hash_mix(hash_mix(y[i], y[i + 1]), y[i + 2]), NULL);
  size_t n = 0, found = 0;
  for (size_t i = 0; i + 2 < one->list.n; i++, n++)
    found += map_get(&known, hash_mix(hash_mix(x[i], x[i + 1]), x[i + 2])) != NULL;
  return n ? (unsigned)(found * 100 / n) : 100;
}

static str read_file(arena *a, const char *path) {
  FILE *f = fopen(path, "rb");
  if (!f) return STR("");
  fseek(f, 0, SEEK_END);
  long size = ftell(f);
  rewind(f);
  char *data = arena_alloc(a, size > 0 ? (size_t)size : 1);
  size_t got = size > 0 ? fread(data, 1, (size_t)size, f) : 0;
  fclose(f);
  return str_of(data, got);
}

static unsigned compare(arena *a, const char *path, unsigned *kept, unsigned *not_made) {
  charset_text page = charset_decode(a, read_file(a, path), STR(""));
  html_tree tree;
  html_tree_build(a, page.text, &tree);
  words ours = {0}, theirs = {0};
  words_of_tree(a, &tree, &ours);
  htmlDocPtr doc = htmlReadMemory(page.text.data, (int)page.text.len, NULL, "UTF-8",
                                  HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  if (doc) words_of_oracle(a, xmlDocGetRootElement(doc), &theirs);
  xmlFreeDoc(doc);
  add_text(a, &ours, STR(" "));
  add_text(a, &theirs, STR(" "));
  *kept = covered(a, &theirs, &ours);
  *not_made = covered(a, &ours, &theirs);
  return (*kept + *not_made) / 2;
}

int main(int argc, char **argv) {
  arena a;
  arena_init(&a, 0);
  glob_t found = {0};
  const char *root = getenv("WEFT_ROOT");
  char pattern[4096];
  snprintf(pattern, sizeof pattern, "%s/examples/news/html/*.htm*", root ? root : ".");
  if (argc < 2) glob(pattern, 0, NULL, &found);
  size_t n = argc < 2 ? found.gl_pathc : (size_t)argc - 1, good = 0, sum_kept = 0, sum_made = 0;
  for (size_t i = 0; i < n; i++) {
    const char *path = argc < 2 ? found.gl_pathv[i] : argv[i + 1];
    unsigned kept, not_made;
    bool ok = compare(&a, path, &kept, &not_made) >= LEAST;
    good += ok;
    sum_kept += kept;
    sum_made += not_made;
    printf("%s %zu - %s: of its words we have %u, of ours it has %u of 100\n", ok ? "ok" : "not ok", i + 1, path, kept, not_made);
    arena_reset(&a);
  }
  if (n)
    printf("# %zu of %zu pages; in the mean %.2f and %.2f\n", good, n, (double)sum_kept / (double)n,
           (double)sum_made / (double)n);
  printf("1..%zu%s\n", n, n ? "" : " # SKIP no pages");
  globfree(&found);
  arena_free(&a);
  return good != n;
}
