/* block_features.h - what can be seen of a block of a page, as small whole numbers, for the model that says whether it is of the
 * article.
 *
 *   block --its words, its tag, links, the elements around it, blocks around it, the rules' opinion--> row of N_BLOCK_FEATURES
 * numbers row --trees (data/block_trees.h, made by train/blocks.py)--> score, log odds in 1/1024
 *
 * Whole numbers, so that a score is the same on every machine. The features are those of Boilerpipe (Kohlschuetter 2010),
 * Web2Text (Vogels 2018) and Dragnet (Peters 2013), with what structure adds: the sections that a block stands in and the blocks
 * that are built like it. */
#ifndef WEFT_READ_BLOCK_FEATURES_H
#define WEFT_READ_BLOCK_FEATURES_H

#include "read/data/block_words.h"
#include "read/main_text.h"

/* Sizes are in eighths of a power of two (8 * log2(1 + n)), shares in hundredths, distances in blocks, sizes likewise. */
enum block_feature {
  /* its text */
  BLOCK_WORDS = 0,
  BLOCK_WORD_LENGTH, /* tenths of a byte */
  BLOCK_LINKED,
  BLOCK_LINKS,
  BLOCK_WHOLE_LINK, /* a link around the element */
  BLOCK_SENTENCE,
  BLOCK_END,   /* last byte: 1 ':', 2 '?', 3 '!', 4 a letter, 5 digit */
  BLOCK_START, /* first byte: 1 capital, 2 small letter, 3 digit, 4 quotation mark, 5 bullet or dash, 6 brace */
  BLOCK_CAPITALS,
  BLOCK_DIGITS,
  BLOCK_COMMAS,
  BLOCK_STOPS,
  BLOCK_BOLD,
  BLOCK_YEAR,
  BLOCK_JUNK,  /* begins like an invitation or credit: 1; is one: 2 */
  BLOCK_TITLE, /* share of its words that are in the title */
  BLOCK_IS_TITLE,
  BLOCK_AUTHOR,        /* words of it that are in the authors' names */
  BLOCK_AUTHOR_FIRST,  /* it begins with one */
  BLOCK_TEXT_SCORE,    /* what its words say by themselves, log odds in 1/16 (data/block_weights.h) */
  BLOCK_ELEMENT_SCORE, /* the same of the classes and ids around it */
  BLOCK_SCORE_BEFORE,  /* of the block's neighbours, by their words */
  BLOCK_SCORE_BEHIND,
  BLOCK_SCORE_HEADING,
  BLOCK_AGAIN,   /* so many blocks have the same text; size */
  BLOCK_EARLIER, /* this one is not the first of them */
  /* its place in the tree */
  BLOCK_TAG,   /* 0 other, 1 p, 2 li, 3 cell, 4 quote, 5 pre, 6 dt or dd, 7 caption, 8 section, article or main */
  BLOCK_LEVEL, /* of a heading, 0: none */
  BLOCK_LISTS,
  BLOCK_AFTER_BREAK,
  BLOCK_DEPTH,
  BLOCK_DROPPED, /* the rules' opinion */
  BLOCK_RULE,
  BLOCK_CONTAINER, /* inside the rules' container: 1; in its parent: 2; elsewhere: 0 */
  BLOCK_OWN_SHARE, /* of all prose, in the owner's parent, its parent, and theirs */
  BLOCK_SHARE_2,
  BLOCK_SHARE_3,
  BLOCK_PARENT_LINKED,
  BLOCK_PARENT_WORDS,
  BLOCK_PARENT_BLOCKS,
  BLOCK_GRAND_LINKED,
  BLOCK_GRAND_WORDS,
  BLOCK_GRAND_BLOCKS,
  BLOCK_CLIMB,        /* elements between it and the nearest that holds half of all prose */
  BLOCK_BRANCH_WORDS, /* the topmost of these elements, or the block itself */
  BLOCK_BRANCH_LINKED,
  BLOCK_BRANCH_BLOCKS,
  BLOCK_BRANCH_SHARE,
  BLOCK_BRANCH_TAG,
  BLOCK_ALIKE,        /* share of all prose in blocks with like elements (name and class, two of them) */
  BLOCK_ALIKE_BLOCKS, /* how many these are */
  BLOCK_ALIKE_LINKED,
  BLOCK_ALIKE_OWN,   /* the same for the nearest element only */
  BLOCK_NEAR_BLOCKS, /* how many siblings of its parent are named alike */
  /* the page before and behind it */
  BLOCK_PLACE,        /* of all blocks, hundredths */
  BLOCK_BEFORE,       /* prose before it, share */
  BLOCK_BEHIND_WORDS, /* prose behind it, size */
  BLOCK_SINCE_HEADLINE,
  BLOCK_SINCE_PROSE,
  BLOCK_UNTIL_PROSE,
  BLOCK_SINCE_LONG, /* prose of 30 words */
  BLOCK_UNTIL_LONG,
  BLOCK_CONTAINER_PLACE,
  BLOCK_IN_HEADLINE_SECTION,
  BLOCK_APART, /* it stands in what is named something else: comments, a newsletter's box, related articles ... */
  /* the heading above it */
  BLOCK_HEADING_DISTANCE,
  BLOCK_HEADING_LEVEL,
  BLOCK_HEADING_WORDS,
  BLOCK_HEADING_ENDS, /* it begins like one that ends an article */
  BLOCK_HEADING_MORE, /* kinds of its words */
  BLOCK_HEADING_FAQ,
  BLOCK_HEADING_AUTHOR,
  BLOCK_HEADING_OFFER,
  BLOCK_HEADING_RULE, /* the rules keep it */
  BLOCK_ENDED,        /* such headings before it */
  /* kinds of words, of elements around it, of neighbours: runs of features */
  BLOCK_TEXT_KINDS,
  BLOCK_ELEMENT_KINDS = BLOCK_TEXT_KINDS + TEXT_N_KINDS, /* 3 own, 2 parent, 1 further out; 0 */
  BLOCK_SEMANTIC =
      BLOCK_ELEMENT_KINDS + ELEMENT_N_KINDS, /* the same for nav, aside, footer, header, form, figure, table, article, details */
  BLOCK_NEIGHBOURS = BLOCK_SEMANTIC + 9,     /* of the blocks at -2, -1, 1, 2: words, linked, level, tag, alike, rule */
  N_BLOCK_FEATURES = BLOCK_NEIGHBOURS + 4 * 6
};

typedef int16_t block_row[N_BLOCK_FEATURES];

#define BLOCK_MOST 40000 /* blocks of a page that the model looks at; beyond, the rules decide alone */

/* What the rules make of the page, for the features. */
typedef struct page_opinion {
  uint32_t container; /* node */
  uint32_t headline;  /* node, 0: not known */
  str title;
  const str *authors;
  size_t n_authors;
} page_opinion;

/* Where a block stands, by numbers that are the same for blocks that stand together. */
typedef struct block_place {
  uint32_t parent, grand, branch, alike, heading;
} block_place;

/* Hashes of what the two scores are made of, for fitting: words of a block's text, then of its elements. */
typedef struct block_evidence {
  VECTOR(uint32_t) text, elements;
} block_evidence;

/* One row a block, and its place; the blocks' `chosen` and `dropped` are those of the rules.
 * `evidence` (one a block, or NULL) is for fitting. */
block_row *block_features_find(arena *a, const html_tree *t, const page_blocks *b, const page_opinion *o, block_place **places,
                               block_evidence *evidence);

/* Log odds that the block is of the article, in 1/1024, less the threshold: above 0 it is. */
int32_t block_score(const int16_t *row);

/* How much a block counts as prose, in bytes: text of sentences, not in links. */
uint32_t block_prose(const page_block *b);

#endif
