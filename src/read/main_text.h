/* main_text.h - the article's own text in a page's tree.
 *
 *   tree -> blocks: runs of text nodes between the lines of block elements, in order      page_blocks_find
 *        -> the element that holds the article, its blocks that belong to it              main_text_choose
 *        -> text, its runs to the page's bytes, and its links                             main_text_write
 *
 * A subtree is a run of nodes, so its blocks are a run of blocks, and sums over any element are two look-ups in prefix sums.
 * After Readability (containers, class names), jusText (text and link density of blocks) and trafilatura. */
#ifndef WEFT_READ_MAIN_TEXT_H
#define WEFT_READ_MAIN_TEXT_H

#include "read/article.h"
#include "read/charset.h"
#include "read/html.h"

/* What an element says of what is inside it, by its name, role, class and id. *by: the word of a class or id that says so, or
 * NULL (the same pointer for the same word). */
typedef enum page_hint { HINT_NONE = 0, HINT_GOOD, HINT_BAD, HINT_HIDDEN } page_hint;
page_hint page_element_hint(const html_tree *t, uint32_t node, const char **by);

typedef struct page_block {
  uint32_t first, last; /* text nodes [first, last) and the inline elements between them */
  uint32_t owner;       /* nearest block element around it */
  uint32_t bytes;       /* of text without white space */
  uint32_t linked;      /* of it inside links */
  uint32_t words;
  uint32_t emphasis;  /* not used for choosing: bytes in b, strong */
  uint8_t tag;        /* what decides its lines: p, li, td, h1..h6, blockquote, pre, div ... */
  uint8_t depth_list; /* inside so many lists */
  uint8_t dropped;    /* why it cannot be of the article (page_drop); 0: it can */
  uint8_t sentence;   /* ends with a full stop or the like */
  bool in_caption;    /* inside figcaption or caption */
  uint32_t table;     /* the innermost table around it, 0: none */
  bool after_break;   /* only <br> stands between it and the block before */
  bool chosen;
} page_block;

typedef struct page_blocks {
  VECTOR(page_block) list;
  uint32_t *first_block; /* by node: number of blocks before it; tree.n + 1 entries */
  uint8_t *skip;         /* by node: not text, not shown */
} page_blocks;

void page_blocks_find(arena *a, const html_tree *t, page_blocks *out);
/* Marks the blocks that rules say are of the article; *container gets the element that holds it. */
void main_text_by_rules(arena *a, const html_tree *t, page_blocks *b, uint32_t *container);
/* Marks the blocks of the article, by rules and a trained model. `known`: its title and authors; `headline`: the node that shows
 * it, or 0. False when the page shows no article. */
bool main_text_choose(arena *a, const html_tree *t, page_blocks *b, const article *known, uint32_t headline);
/* The text that structured data (articleBody) give, for a page that shows none before its scripts have run; it has no runs, since
 * it stands escaped in a script. False when it is too short or no plain text. */
bool main_text_from_data(arena *a, str body, article *out);
/* What a page is whose chosen blocks are no article though there are enough of them: an error page, a page to log in, a list of
 * links. NULL for an article, and whenever there is doubt. `known`: its title and day, and whether it names authors. */
const char *page_without_article(arena *a, const html_tree *t, const page_blocks *b, const article *known);
/* Writes the chosen blocks: text, runs, links of `out`. `url`: the page's address, for relative links, or empty. */
void main_text_write(arena *a, const html_tree *t, const page_blocks *b, const charset_text *page, str url, article *out);

#endif
