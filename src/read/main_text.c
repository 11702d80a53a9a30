/* main_text.c - which blocks of a page are the article. See main_text.h.
 *
 * 1. Blocks inside elements that say they are something else (nav, class "related") are put aside, unless most of the page's
 *    prose stands there.
 * 2. From the root down, into the child that holds nearly all prose of its parent, as long as there is one.
 * 3. Of the blocks inside: prose, and the headings, list items and short lines between it. */
#include "read/main_text.h"

#define ENOUGH_WORDS 25 /* fewer, and the page holds no article */

typedef struct chooser {
  const html_tree *t;
  page_blocks *b;
  uint64_t *prose; /* sums before each block */
} chooser;

/* How much a block counts as prose. */
static uint32_t prose_of(const page_block *b) {
  if (b->words < 5 || b->linked * 2 > b->bytes) return 0;
  uint32_t own = b->bytes - b->linked;
  if (b->words >= 12 && b->sentence) return own;
  return b->words >= 12 ? own / 2 : own / 5;
}

static void sum_prose(chooser *c) {
  for (size_t i = 0; i < c->b->list.n; i++) {
    const page_block *block = &c->b->list.items[i];
    c->prose[i + 1] = c->prose[i] + (block->dropped ? 0 : prose_of(block));
  }
}

static uint64_t prose_in(const chooser *c, uint32_t node) {
  return c->prose[c->b->first_block[c->t->nodes[node].end]] - c->prose[c->b->first_block[node]];
}

/* 1. */
static void drop_marked(chooser *c) {
  const html_tree *t = c->t;
  uint64_t all = prose_in(c, 0);
  for (uint32_t i = 1; i < t->n;) {
    const html_node *n = &t->nodes[i];
    uint32_t from = c->b->first_block[i], to = c->b->first_block[n->end];
    bool element = n->tag >= HTML_TAG_UNKNOWN && from < to;
    page_hint hint = element ? page_element_hint(t, i) : HINT_NONE;
    bool container = n->tag == HTML_TAG_BODY || n->tag == HTML_TAG_HTML || n->tag == HTML_TAG_MAIN || n->tag == HTML_TAG_ARTICLE;
    bool most = prose_in(c, i) * 10 > all * 4;
    if (hint >= HINT_BAD && !most && !(container && hint == HINT_BAD)) {
      for (uint32_t k = from; k < to; k++) c->b->list.items[k].dropped = (uint8_t)hint;
      i = n->end;
    } else i++;
  }
  sum_prose(c);
}

/* 2. */
static uint32_t descend(const chooser *c) {
  const html_tree *t = c->t;
  uint32_t at = 0;
  for (;;) {
    uint64_t all = prose_in(c, at);
    uint32_t best = 0;
    for (uint32_t i = at + 1; i < t->nodes[at].end; i = t->nodes[i].end) {
      unsigned tag = t->nodes[i].tag;
      if (!(html_tag_flags(tag) & HTML_FLAG_BLOCK) && tag != HTML_TAG_UNKNOWN && tag != HTML_TAG_SPAN && tag != HTML_TAG_SLOT)
        continue;
      if (tag == HTML_TAG_P || tag == HTML_TAG_BLOCKQUOTE || tag == HTML_TAG_UL || tag == HTML_TAG_OL || tag == HTML_TAG_TABLE)
        continue;
      if (!best || prose_in(c, i) > prose_in(c, best)) best = i;
    }
    if (!best) return at;
    bool hinted =
        t->nodes[best].tag == HTML_TAG_ARTICLE || t->nodes[best].tag == HTML_TAG_MAIN || page_element_hint(t, best) == HINT_GOOD;
    if (prose_in(c, best) * 100 < all * (hinted ? 60 : 80)) return at;
    at = best;
  }
}

static bool is_heading(unsigned tag) { return (html_tag_flags(tag) & HTML_FLAG_HEADING) != 0; }

/* 3. */
static uint32_t choose_blocks(chooser *c, uint32_t node) {
  uint32_t from = c->b->first_block[node], to = c->b->first_block[c->t->nodes[node].end], words = 0;
  page_block *blocks = c->b->list.items;
  uint32_t last_prose = from;
  for (uint32_t i = from; i < to; i++)
    if (!blocks[i].dropped && prose_of(&blocks[i])) last_prose = i;
  for (uint32_t i = from; i <= last_prose && i < to; i++) {
    page_block *block = &blocks[i];
    if (block->dropped || !block->words) continue;
    if (block->linked * 100 > block->bytes * (block->words > 20 ? 80 : 50)) continue;
    block->chosen = true;
    words += block->words;
  }
  /* A heading with nothing of its own under it. */
  for (uint32_t i = to; i-- > from;) {
    if (!blocks[i].chosen) continue;
    if (!is_heading(blocks[i].tag)) break;
    blocks[i].chosen = false;
  }
  return words;
}

bool main_text_choose(arena *a, const html_tree *t, page_blocks *b, str body, str title) {
  (void)body;
  (void)title;
  chooser c = {.t = t, .b = b, .prose = ARENA_ARRAY(a, uint64_t, b->list.n + 1)};
  sum_prose(&c);
  drop_marked(&c);
  uint32_t node = descend(&c);
  return choose_blocks(&c, node) >= ENOUGH_WORDS;
}
