/* main_text.c - which blocks of a page are the article. See main_text.h.
 *
 * 1. Blocks inside elements that say they are something else (nav, class "related") are put aside, unless most of the page's
 *    prose stands there.
 * 2. From the root down, into the child that holds nearly all prose of its parent, as long as there is one.
 * 3. Of the blocks inside: prose, and the headings, list items and short lines between it; not what repeats, what begins like
 *    an invitation or a credit, and what stands under a heading like "Related".
 * 4. A trained model looks at every block of the page, with what the rules make of it, and decides (block_features.h). */
#include "read/main_text.h"

#include "base/hash.h"
#include "read/block_features.h"
#include "read/data/page_words.h"
#include "text/fold.h"

#define ENOUGH_WORDS 25  /* fewer, and the page holds no article */
#define LONGEST_JUNK 160 /* bytes of a line that may be junk */
#define LONGEST_OPENING 48
#define MOST_BYLINE_WORDS 10
#define ENOUGH_FOR_PARAGRAPH 12 /* words */
#define ENOUGH_FOR_STANDFIRST 6
#define SURE 1283                /* log odds in 1/1024 beyond the threshold: .7 instead of .4 */
#define LONG_ENOUGH_TO_REPEAT 60 /* bytes of a block that is left out when it comes again */
#define MOST_MISLEADING 4        /* words of class names found to be misleading on one page */
#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct chooser {
  arena *a;
  const html_tree *t;
  page_blocks *b;
  uint64_t *prose; /* sums before each block */
  const char *misleading[MOST_MISLEADING];
  size_t n_misleading;
} chooser;

static void sum_prose(chooser *c) {
  for (size_t i = 0; i < c->b->list.n; i++) {
    const page_block *block = &c->b->list.items[i];
    c->prose[i + 1] = c->prose[i] + (block->dropped ? 0 : block_prose(block));
  }
}

static uint64_t prose_in(const chooser *c, uint32_t node) {
  return c->prose[c->b->first_block[c->t->nodes[node].end]] - c->prose[c->b->first_block[node]];
}

/* --- 1. what is put aside --------------------------------------------------------------------------------------- */

typedef struct blame {
  const char *word;
  uint64_t prose;
} blame;

static page_hint hint_at(const chooser *c, uint32_t node, const char **by) {
  page_hint hint = page_element_hint(c->t, node, by);
  for (size_t i = 0; *by && i < c->n_misleading; i++)
    if (*by == c->misleading[i]) return HINT_NONE;
  return hint;
}

/* Puts marked blocks aside. The word of class names that put most prose aside: *most. */
static void drop_marked(chooser *c, blame *most) {
  const html_tree *t = c->t;
  blame all_blame[COUNT(class_words_bad)];
  size_t n_blame = 0;
  for (size_t i = 0; i < c->b->list.n; i++) c->b->list.items[i].dropped = 0;
  sum_prose(c);
  uint64_t all = prose_in(c, 0);
  for (uint32_t i = 1; i < t->n;) {
    const html_node *n = &t->nodes[i];
    uint32_t from = c->b->first_block[i], to = c->b->first_block[n->end];
    const char *by = NULL;
    page_hint hint = n->tag >= HTML_TAG_UNKNOWN && from < to ? hint_at(c, i, &by) : HINT_NONE;
    bool container = n->tag == HTML_TAG_BODY || n->tag == HTML_TAG_HTML || n->tag == HTML_TAG_MAIN || n->tag == HTML_TAG_ARTICLE;
    uint64_t inside = prose_in(c, i);
    if (hint < HINT_BAD || (container && hint == HINT_BAD) || inside * 10 > all * 4) {
      i++;
      continue;
    }
    for (uint32_t k = from; k < to; k++) c->b->list.items[k].dropped = (uint8_t)hint;
    for (size_t k = 0; by && k <= n_blame && k < COUNT(all_blame); k++) {
      if (k == n_blame) all_blame[n_blame++] = (blame){by, 0};
      if (all_blame[k].word != by) continue;
      all_blame[k].prose += inside;
      break;
    }
    i = n->end;
  }
  sum_prose(c);
  *most = (blame){0};
  for (size_t k = 0; k < n_blame; k++)
    if (all_blame[k].prose > most->prose && !STR_LISTED(class_words_firm, str_c(all_blame[k].word))) *most = all_blame[k];
}

/* A page whose classes say of nearly everything that it is something else means something else by them. */
static void put_aside(chooser *c) {
  sum_prose(c);
  uint64_t all = prose_in(c, 0);
  for (;;) {
    blame most;
    drop_marked(c, &most);
    bool enough = prose_in(c, 0) * 8 > all;
    if (enough || !most.word || c->n_misleading == MOST_MISLEADING) return;
    c->misleading[c->n_misleading++] = most.word;
  }
}

/* --- 2. the container ------------------------------------------------------------------------------------------- */

static uint32_t descend(const chooser *c) {
  const html_tree *t = c->t;
  uint32_t at = 0;
  bool inside = false;
  for (;;) {
    uint64_t all = prose_in(c, at);
    uint32_t best = 0;
    const char *by;
    for (uint32_t i = at + 1; i < t->nodes[at].end; i = t->nodes[i].end) {
      unsigned tag = t->nodes[i].tag;
      if (!(html_tag_flags(tag) & HTML_FLAG_BLOCK) && tag != HTML_TAG_UNKNOWN && tag != HTML_TAG_SPAN && tag != HTML_TAG_SLOT)
        continue;
      if (tag == HTML_TAG_P || tag == HTML_TAG_BLOCKQUOTE || tag == HTML_TAG_UL || tag == HTML_TAG_OL) continue;
      if (!best || prose_in(c, i) > prose_in(c, best)) best = i;
    }
    if (!best) return at;
    unsigned tag = t->nodes[best].tag;
    bool hinted = tag == HTML_TAG_ARTICLE || tag == HTML_TAG_MAIN || hint_at(c, best, &by) == HINT_GOOD;
    if (prose_in(c, best) * 100 < all * (inside ? 94 : hinted ? 60 : 70)) return at;
    inside |= hinted;
    at = best;
  }
}

/* --- 3. the blocks ---------------------------------------------------------------------------------------------- */

static bool is_heading(unsigned tag) { return (html_tag_flags(tag) & HTML_FLAG_HEADING) != 0; }

/* The beginning of a block's text in small letters, white space collapsed. */
static str opening(const chooser *c, const page_block *b, char out[LONGEST_OPENING]) {
  size_t n = 0;
  bool space = false;
  for (uint32_t node = b->first; node < b->last && n < LONGEST_OPENING; node++) {
    if (c->t->nodes[node].tag != HTML_TAG_TEXT || c->b->skip[node]) continue;
    str s = html_node_text(c->t, node);
    for (size_t i = 0; i < s.len && n < LONGEST_OPENING; i++) {
      char byte = s.data[i];
      if (byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r') {
        space = n > 0;
        continue;
      }
      if (space && n + 1 < LONGEST_OPENING) out[n++] = ' ';
      space = false;
      out[n++] = byte >= 'A' && byte <= 'Z' ? (char)(byte | 32) : byte;
    }
  }
  return str_of(out, n);
}

/* Whether s begins with an entry of a sorted list. */
static bool begins_with(str s, const char *const *list, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (str_starts(s, str_c(list[i]))) return true;
  return false;
}

static uint64_t hash_of(const chooser *c, const page_block *b) {
  uint64_t h = 0;
  for (uint32_t node = b->first; node < b->last; node++)
    if (c->t->nodes[node].tag == HTML_TAG_TEXT && !c->b->skip[node]) h = hash_bytes(str_trim(html_node_text(c->t, node)), h);
  return h;
}

/* Where what stands under the heading at block i ends: with the next heading as high, or with the element around it. */
static uint32_t under_heading(const chooser *c, uint32_t i, uint32_t to) {
  const page_block *blocks = c->b->list.items;
  uint32_t around = c->t->nodes[blocks[i].owner].parent;
  uint32_t end = c->b->first_block[c->t->nodes[around].end], k = i + 1;
  if (end > to) end = to;
  while (k < end && !(is_heading(blocks[k].tag) && blocks[k].tag <= blocks[i].tag)) k++;
  return k;
}

static void choose_blocks(chooser *c, uint32_t node) {
  uint32_t from = c->b->first_block[node], to = c->b->first_block[c->t->nodes[node].end];
  page_block *blocks = c->b->list.items;
  map seen;
  map_init(&seen, c->a);
  for (uint32_t i = from; i < to; i++) { /* headings that end the article or a part of it */
    char start[LONGEST_OPENING];
    if (!is_heading(blocks[i].tag) || blocks[i].dropped || blocks[i].words > 8) continue;
    if (!begins_with(opening(c, &blocks[i], start), end_headings, COUNT(end_headings))) continue;
    uint32_t end = under_heading(c, i, to);
    for (; i < end; i++) blocks[i].dropped = HINT_BAD;
    i--;
  }
  uint32_t first_prose = to, last_prose = from;
  for (uint32_t i = from; i < to; i++) {
    if (blocks[i].dropped || !block_prose(&blocks[i])) continue;
    if (is_heading(blocks[i].tag)) continue;
    last_prose = i;
    if (first_prose == to && (blocks[i].sentence || blocks[i].words >= 12)) first_prose = i;
  }
  for (uint32_t i = from; i <= last_prose && i < to; i++) {
    page_block *block = &blocks[i];
    char start[LONGEST_OPENING];
    if (block->dropped || !block->words) continue;
    if (block->linked * 100 > block->bytes * (block->words > 20 ? 80u : 50u)) continue;
    if (i < first_prose && (!is_heading(block->tag) || block->tag == HTML_TAG_H1 || i + 1 < first_prose)) continue;
    if (block->bytes <= LONGEST_JUNK) {
      str s = opening(c, block, start);
      if (begins_with(s, junk_openings, COUNT(junk_openings)) || STR_LISTED(junk_lines, s)) continue;
    }
    if (block->bytes >= LONG_ENOUGH_TO_REPEAT) {
      bool is_new;
      map_put(&seen, hash_of(c, block), &is_new);
      if (!is_new) continue;
    }
    block->chosen = true;
  }
  for (uint32_t i = to; i-- > from;) { /* headings with nothing under them at the end */
    if (!blocks[i].chosen) continue;
    if (!is_heading(blocks[i].tag)) break;
    blocks[i].chosen = false;
  }
}

void main_text_by_rules(arena *a, const html_tree *t, page_blocks *b, uint32_t *container) {
  chooser c = {.a = a, .t = t, .b = b, .prose = ARENA_ARRAY(a, uint64_t, b->list.n + 1)};
  put_aside(&c);
  *container = descend(&c);
  choose_blocks(&c, *container);
}

static size_t chosen_words(const page_blocks *b) {
  size_t words = 0;
  for (size_t i = 0; i < b->list.n; i++)
    if (b->list.items[i].chosen) words += b->list.items[i].words;
  return words;
}

/* --- 4. the model ------------------------------------------------------------------------------------------------- */

/* "By Ann Lee", or a line with the author's name, above the text. */
static bool is_byline(const chooser *c, const page_block *b, const int16_t *row) {
  char start[LONGEST_OPENING];
  if (b->words > MOST_BYLINE_WORDS || b->sentence) return false;
  return row[BLOCK_AUTHOR] > 1 || (b->words > 1 && str_starts(opening(c, b, start), STR("by ")));
}

/* The model's choice in place of the rules'. Some things the rules know better, since pages to learn from are few: that what
 * is named something else is none of the article, that lines which begin like an invitation are none, that a script's copy of a
 * paragraph is said already, that the headline and the byline are known apart from the text, and that short lines before the
 * first paragraph or behind the last one are seldom of it. */
static void choose_by_model(arena *a, const html_tree *t, page_blocks *b, const page_opinion *o) {
  block_place *places;
  block_row *rows = block_features_find(a, t, b, o, &places, NULL);
  int32_t *score = ARENA_ARRAY(a, int32_t, b->list.n);
  chooser c = {.a = a, .t = t, .b = b};
  size_t first = b->list.n, last = 0; /* paragraphs */
  for (size_t i = 0; i < b->list.n; i++) {
    page_block *block = &b->list.items[i];
    const int16_t *row = rows[i];
    bool possible = block->words && (block->chosen || !row[BLOCK_APART]) && !row[BLOCK_JUNK];
    score[i] = possible ? block_score(row) : INT32_MIN;
    if (score[i] <= 0 || block->words < ENOUGH_FOR_PARAGRAPH || !block->sentence) continue;
    if (i < first) first = i;
    last = i;
  }
  map seen;
  map_init(&seen, a);
  for (size_t i = 0; i < b->list.n; i++) {
    page_block *block = &b->list.items[i];
    bool short_line = block->words < ENOUGH_FOR_PARAGRAPH && !block->chosen && (i < first || i > last);
    bool label = i < first && !block->chosen && block->words < ENOUGH_FOR_STANDFIRST && !is_heading(block->tag);
    block->chosen = !label && score[i] > (short_line ? SURE : 0);
    if (i < first && (rows[i][BLOCK_IS_TITLE] || is_byline(&c, block, rows[i]))) block->chosen = false;
    if (!block->chosen || block->bytes < LONG_ENOUGH_TO_REPEAT) continue;
    bool is_new;
    map_put(&seen, hash_of(&c, block), &is_new);
    block->chosen = is_new;
  }
}

bool main_text_choose(arena *a, const html_tree *t, page_blocks *b, const article *known, uint32_t headline) {
  page_opinion opinion = {.title = known->title, .authors = known->authors, .n_authors = known->n_authors, .headline = headline};
  main_text_by_rules(a, t, b, &opinion.container);
  if (b->list.n && b->list.n <= BLOCK_MOST && chosen_words(b)) choose_by_model(a, t, b, &opinion);
  return chosen_words(b) >= ENOUGH_WORDS;
}

bool main_text_from_data(arena *a, str body, article *out) {
  body = str_trim(html_decode(a, body, HTML_AS_DATA));
  size_t words = 0, at = 0;
  for (word w; words < ENOUGH_WORDS && word_next(body, &at, &w);) words++;
  if (words < ENOUGH_WORDS || str_find_char(body, '<', 0) != SIZE_MAX) return false; /* markup in data: nobody's clean text */
  out->text = body;
  out->n_runs = out->n_links = out->n_blocks = 0; /* of white space that stood in its place */
  return true;
}
