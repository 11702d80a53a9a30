/* html.h - HTML as tokens and as a tree, with the place of everything in the page.
 *
 *   page   <p class=a>Fish &amp; <b>chips</b>
 *   tokens [start p  ][text     ][s][text][e]          slices of the page; references are decoded when asked for
 *   tree   p ---------------------------------.        nodes in document order; `end` is the node after the last one inside,
 *            text  b ------.                           so a subtree is a run of the array and nothing recurses
 *                    text
 *
 * Tokens are those of the WHATWG HTML standard (13.2.5), without its parse errors. The tree is simpler than the standard's:
 * implied end tags, void elements, raw text and foreign elements are, moving elements out of tables and cloning formatting
 * elements are not. Offsets are bytes of `source`, which is valid UTF-8 of less than 2^32 bytes.
 */
#ifndef WEFT_READ_HTML_H
#define WEFT_READ_HTML_H

#include "base/str.h"
#include "read/data/html_names.h"

/* --- tokens (html_tokens.c) ------------------------------------------------------------------------------------- */

#define HTML_MAX_ATTRIBUTES 128 /* of one tag; what is beyond is read and dropped */

typedef enum html_token_kind { HTML_TEXT = 0, HTML_START_TAG, HTML_END_TAG, HTML_COMMENT, HTML_DOCTYPE } html_token_kind;

typedef enum html_state { HTML_DATA = 0, HTML_RCDATA, HTML_RAWTEXT, HTML_SCRIPT, HTML_PLAINTEXT, HTML_CDATA } html_state;

/* How a slice of the page is to be read. */
typedef enum html_how {
  HTML_AS_DATA = 0,  /* references are decoded, U+0000 kept */
  HTML_AS_RCDATA,    /* references are decoded, U+0000 becomes U+FFFD */
  HTML_AS_ATTRIBUTE, /* the same, by the rules for references in attributes */
  HTML_AS_RAW,       /* only U+0000 becomes U+FFFD */
  HTML_AS_CDATA      /* only line ends */
} html_how;

typedef struct html_attribute {
  str name, value; /* as written */
} html_attribute;

typedef struct html_token {
  html_token_kind kind;
  html_how how;               /* of text */
  size_t start, end;          /* all of it, in the source */
  str name;                   /* of a tag or DOCTYPE, as written (ASCII capitals, U+0000 and all) */
  str data;                   /* of text or a comment, as written */
  html_attribute *attributes; /* of a tag, all of them even when one comes twice; valid until the next token */
  size_t n_attributes;
  bool self_closing;
  bool has_public, has_system, quirks; /* of a DOCTYPE */
  str public_id, system_id;
} html_token;

typedef struct html_tokens {
  str source;
  size_t at;
  html_state state;
  str last_start; /* name of the element whose raw text is read */
  bool foreign;   /* inside svg or math: CDATA sections are text */
  html_attribute attributes[HTML_MAX_ATTRIBUTES];
} html_tokens;

void html_tokens_init(html_tokens *t, str source);
/* Next token; false at the end. The reader of tokens sets `state` and `last_start` after a start tag that asks for it. */
bool html_next_token(html_tokens *t, html_token *out);

/* Pieces of a slice: either bytes [start, end) as they are (n_points 0), or the code points that they stand for. */
typedef struct html_piece {
  size_t start, end; /* in the slice */
  uint32_t points[2];
  unsigned n_points;
} html_piece;

/* Next piece of `s` from *at on; false at the end. */
bool html_next_piece(str s, size_t *at, html_how how, html_piece *out);
/* All of `s` decoded; a view when nothing had to be. */
str html_decode(arena *a, str s, html_how how);

/* --- the tree (html_tree.c) ------------------------------------------------------------------------------------- */

#define HTML_MAX_DEPTH 512
#define HTML_MAX_NODES (1u << 21)

typedef struct html_node {
  uint32_t parent, end; /* nodes; the root is its own parent */
  uint32_t from, to;    /* text: its slice; element: its start tag */
  union {
    uint32_t first_attribute; /* of an element, in tree.attributes: those with a name in html_names.h */
    uint32_t link;            /* of text: the open <a> that it stands in, 0: none */
  };
  uint8_t n_attributes; /* 0 for text */
  uint8_t tag;          /* html_tag; HTML_TAG_TEXT for text */
  uint8_t how;          /* html_how of text */
} html_node;

typedef struct html_tree_attribute {
  html_attribute_name name;
  uint32_t from, to; /* its value, as written */
} html_tree_attribute;

typedef struct html_tree {
  str source;
  html_node *nodes; /* nodes[0] is the root, html_tag HTML_TAG_ROOT */
  uint32_t n;
  html_tree_attribute *attributes;
  bool cut; /* a cap was reached, the rest of the page is not in the tree */
} html_tree;

void html_tree_build(arena *a, str source, html_tree *out);
/* An attribute's value as written (empty when there is none), and whether it is there. */
str html_attribute_raw(const html_tree *t, uint32_t node, html_attribute_name name);
bool html_has_attribute(const html_tree *t, uint32_t node, html_attribute_name name);
/* One of the words (small ASCII letters, sorted by bytes) is part of a class, an id or the like: "date" of "post-date",
 * "postDate". Of the first 512 bytes: it is asked again for every element inside. */
bool html_has_word(str list, const char *const *words, size_t n);
/* The same decoded. */
str html_attribute_value(arena *a, const html_tree *t, uint32_t node, html_attribute_name name);
/* The text inside a node, white space collapsed and trimmed, at most `most` bytes. */
str html_text_of(arena *a, const html_tree *t, uint32_t node, size_t most);
static inline str html_node_text(const html_tree *t, uint32_t node) {
  return str_slice(t->source, t->nodes[node].from, t->nodes[node].to);
}

/* What an element does to the tree and to text (flags of html_tag_flags, in data/html_names.h). */
unsigned html_tag_flags(unsigned tag);

#endif
