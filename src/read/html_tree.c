/* html_tree.c - tokens to a tree: a simplified tree construction stage of the WHATWG HTML standard (13.2.6). One stack of open
 * elements, at most HTML_MAX_DEPTH deep; elements below that become leaves. An end tag looks up the stack only when such an
 * element is open, so the work a token is bounded and the whole is linear. */
#include "read/html.h"

#define LONGEST_NAMES 512 /* bytes of a class attribute */
#define N_ROWS (HTML_N_TAGS - HTML_TAG_UNKNOWN - 1)
#define LONGEST_NAME 16

typedef struct builder {
  arena *a;
  html_tree *out;
  html_tokens tokens;
  uint32_t open[HTML_MAX_DEPTH]; /* nodes */
  size_t depth;
  size_t too_deep; /* start tags beyond the depth, whose end tags will come */
  uint32_t n_open[HTML_N_TAGS];
  size_t node_cap;
  VECTOR(html_tree_attribute) attributes;
  uint32_t link; /* the open <a>, 0 when none */
  bool in_body;
} builder;

/* --- names ------------------------------------------------------------------------------------------------------ */

/* Small letters of a name in `out`; 0 when it is too long to be known. */
static size_t small_name(str name, char out[LONGEST_NAME]) {
  if (name.len > LONGEST_NAME) return 0;
  for (size_t i = 0; i < name.len; i++) {
    char c = name.data[i];
    out[i] = c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
  }
  return name.len;
}

/* Order of a known name (terminated) and a name of n bytes. */
static int compare_name(const char *known, const char *name, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (!known[i]) return -1; /* it ends here, whatever stands in the name: that may hold zero bytes */
    if (known[i] != name[i]) return (unsigned char)known[i] < (unsigned char)name[i] ? -1 : 1;
  }
  return known[n] != 0;
}

static html_tag tag_of(str name) {
  char small[LONGEST_NAME];
  size_t n = small_name(name, small), low = 0, high = N_ROWS;
  while (n && low < high) {
    size_t middle = low + (high - low) / 2;
    int order = compare_name(html_tag_rows[middle].name, small, n);
    if (order == 0) return (html_tag)(middle + HTML_TAG_UNKNOWN + 1);
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return HTML_TAG_UNKNOWN;
}

static size_t attribute_of(str name) {
  char small[LONGEST_NAME];
  size_t n = small_name(name, small);
  for (size_t i = 0; n && i < HTML_N_ATTRIBUTES; i++)
    if (html_attribute_names[i][0] == small[0] && compare_name(html_attribute_names[i], small, n) == 0) return i;
  return HTML_N_ATTRIBUTES;
}

unsigned html_tag_flags(unsigned tag) {
  return tag > HTML_TAG_UNKNOWN && tag < HTML_N_TAGS ? html_tag_rows[tag - HTML_TAG_UNKNOWN - 1].flags : 0;
}

/* --- nodes ------------------------------------------------------------------------------------------------------ */

static html_tag top_tag(const builder *b) { return b->out->nodes[b->open[b->depth - 1]].tag; }

static uint32_t add_node(builder *b, unsigned tag, size_t from, size_t to) {
  html_tree *t = b->out;
  if (t->n == HTML_MAX_NODES) {
    t->cut = true;
    return 0;
  }
  if (t->n == b->node_cap) {
    size_t cap = b->node_cap ? b->node_cap * 2 : 1024;
    t->nodes = arena_grow(b->a, t->nodes, b->node_cap, cap, sizeof *t->nodes);
    b->node_cap = cap;
  }
  html_node *node = &t->nodes[t->n];
  *node =
      (html_node){.parent = b->depth ? b->open[b->depth - 1] : 0, .end = t->n + 1, .from = (uint32_t)from, .to = (uint32_t)to};
  node->tag = (uint8_t)tag;
  return t->n++;
}

static void push(builder *b, uint32_t node) {
  if (b->depth == HTML_MAX_DEPTH) {
    b->too_deep++;
    return;
  }
  b->open[b->depth++] = node;
  b->n_open[b->out->nodes[node].tag]++;
}

static void pop(builder *b) {
  uint32_t node = b->open[--b->depth];
  b->out->nodes[node].end = b->out->n;
  b->n_open[b->out->nodes[node].tag]--;
  if (node == b->link) b->link = 0;
}

/* Closes everything down to and with the element at stack place `at` (never the root). */
static void pop_to(builder *b, size_t at) {
  while (b->depth > at && b->depth > 1) pop(b);
}

static void add_attributes(builder *b, uint32_t node, const html_token *tag) {
  html_node *to = &b->out->nodes[node];
  to->first_attribute = (uint32_t)b->attributes.n;
  for (size_t i = 0; i < tag->n_attributes; i++) {
    size_t name = attribute_of(tag->attributes[i].name);
    if (name == HTML_N_ATTRIBUTES) continue;
    bool again = false;
    for (size_t k = to->first_attribute; k < b->attributes.n; k++) again |= b->attributes.items[k].name == name;
    if (again) continue;
    str value = tag->attributes[i].value;
    size_t from = (size_t)(value.data - b->out->source.data);
    VECTOR_PUSH(b->a, b->attributes,
                (html_tree_attribute){(html_attribute_name)name, (uint32_t)from, (uint32_t)(from + value.len)});
    to->n_attributes++;
  }
}

/* --- implied ends ----------------------------------------------------------------------------------------------- */

/* Stack place of the nearest open `tag`, not looking beyond elements with a flag of `walls`; 0 when there is none. */
static size_t find_open(const builder *b, unsigned tag, unsigned walls) {
  if (!b->n_open[tag]) return 0;
  for (size_t i = b->depth; i-- > 1;) {
    unsigned at = b->out->nodes[b->open[i]].tag;
    if (at == tag) return i;
    if (html_tag_flags(at) & walls) return 0;
  }
  return 0;
}

static void close_p(builder *b) {
  size_t at = find_open(b, HTML_TAG_P, HTML_FLAG_SCOPE | HTML_FLAG_BUTTON_SCOPE);
  if (at) pop_to(b, at);
}

/* A new list item ends the one before it in the same list. */
static void close_item(builder *b, unsigned first, unsigned second) {
  if (!b->n_open[first] && !b->n_open[second]) return;
  for (size_t i = b->depth; i-- > 1;) {
    unsigned at = b->out->nodes[b->open[i]].tag;
    if (at == first || at == second) {
      pop_to(b, i);
      return;
    }
    bool passable = at == HTML_TAG_ADDRESS || at == HTML_TAG_DIV || at == HTML_TAG_P ||
                    !(html_tag_flags(at) & (HTML_FLAG_BLOCK | HTML_FLAG_SCOPE));
    if (!passable) return;
  }
}

/* Ends what is open inside the nearest table down to (not with) the elements in `keep`, which are sorted from inner to outer. */
static void clear_table(builder *b, const uint8_t *ends, size_t n) {
  if (!b->n_open[HTML_TAG_TABLE]) return;
  size_t cut = 0;
  for (size_t i = b->depth; i-- > 1;) {
    unsigned at = b->out->nodes[b->open[i]].tag;
    if (at == HTML_TAG_TABLE || at == HTML_TAG_TEMPLATE) break;
    for (size_t k = 0; k < n; k++)
      if (at == ends[k]) cut = i;
  }
  if (cut) pop_to(b, cut);
}

static void close_before(builder *b, unsigned tag) {
  static const uint8_t cells[] = {HTML_TAG_TD, HTML_TAG_TH, HTML_TAG_CAPTION};
  static const uint8_t rows[] = {HTML_TAG_TD, HTML_TAG_TH, HTML_TAG_TR, HTML_TAG_CAPTION};
  static const uint8_t groups[] = {HTML_TAG_TD,    HTML_TAG_TH,    HTML_TAG_TR,   HTML_TAG_CAPTION,
                                   HTML_TAG_TBODY, HTML_TAG_THEAD, HTML_TAG_TFOOT};
  unsigned flags = html_tag_flags(tag);
  switch (tag) {
  case HTML_TAG_LI: close_item(b, HTML_TAG_LI, HTML_TAG_LI); break;
  case HTML_TAG_DD:
  case HTML_TAG_DT: close_item(b, HTML_TAG_DD, HTML_TAG_DT); break;
  case HTML_TAG_OPTION:
    if (top_tag(b) == HTML_TAG_OPTION) pop(b);
    break;
  case HTML_TAG_OPTGROUP:
    if (top_tag(b) == HTML_TAG_OPTION) pop(b);
    if (top_tag(b) == HTML_TAG_OPTGROUP) pop(b);
    break;
  case HTML_TAG_TD:
  case HTML_TAG_TH: clear_table(b, cells, sizeof cells); break;
  case HTML_TAG_TR: clear_table(b, rows, sizeof rows); break;
  case HTML_TAG_TBODY:
  case HTML_TAG_THEAD:
  case HTML_TAG_TFOOT: clear_table(b, groups, sizeof groups); break;
  case HTML_TAG_BUTTON: {
    size_t at = find_open(b, HTML_TAG_BUTTON, HTML_FLAG_SCOPE);
    if (at) pop_to(b, at);
    break;
  }
  case HTML_TAG_A: b->link = 0; break;
  case HTML_TAG_INPUT:
  case HTML_TAG_TEXTAREA:
  case HTML_TAG_SELECT: {
    size_t at = find_open(b, HTML_TAG_SELECT, HTML_FLAG_SCOPE);
    if (at) pop_to(b, at);
    break;
  }
  default: break;
  }
  if (flags & HTML_FLAG_CLOSES_P) close_p(b);
  if ((flags & HTML_FLAG_HEADING) && (html_tag_flags(top_tag(b)) & HTML_FLAG_HEADING)) pop(b);
}

/* Head ends with the first thing that cannot stand in it. */
static void leave_head(builder *b) {
  size_t at = find_open(b, HTML_TAG_HEAD, 0);
  if (at && !b->n_open[HTML_TAG_NOSCRIPT] && !b->n_open[HTML_TAG_TEMPLATE]) pop_to(b, at);
  else if (at && b->n_open[HTML_TAG_NOSCRIPT]) pop_to(b, at);
}

/* --- tokens ----------------------------------------------------------------------------------------------------- */

static bool in_foreign(const builder *b) { return b->n_open[HTML_TAG_SVG] + b->n_open[HTML_TAG_MATH] > 0; }

static void start_tag(builder *b, const html_token *tag) {
  unsigned kind = tag_of(tag->name), flags = html_tag_flags(kind);
  bool foreign = in_foreign(b);
  if (foreign && (flags & HTML_FLAG_BREAKOUT) && !b->n_open[HTML_TAG_FOREIGNOBJECT] && !b->n_open[HTML_TAG_DESC]) {
    for (size_t i = 1; i < b->depth; i++) {
      unsigned at = b->out->nodes[b->open[i]].tag;
      if (at == HTML_TAG_SVG || at == HTML_TAG_MATH) pop_to(b, i);
    }
    foreign = false;
  }
  if (!foreign) {
    if (kind == HTML_TAG_HTML && b->n_open[HTML_TAG_HTML]) return;
    if (kind == HTML_TAG_BODY && b->in_body) return;
    if (kind == HTML_TAG_HEAD && (b->in_body || b->n_open[HTML_TAG_HEAD])) return;
    if (b->n_open[HTML_TAG_HEAD] && !b->n_open[HTML_TAG_TEMPLATE] && !(flags & HTML_FLAG_IN_HEAD)) leave_head(b);
    if (kind == HTML_TAG_BODY) b->in_body = true;
    close_before(b, kind);
  }
  uint32_t node = add_node(b, kind, tag->start, tag->end);
  if (!node) return;
  add_attributes(b, node, tag);
  if (foreign ? tag->self_closing : (flags & HTML_FLAG_VOID) != 0) return;
  if (tag->self_closing && (kind == HTML_TAG_SVG || kind == HTML_TAG_MATH)) return;
  if (kind == HTML_TAG_A && b->depth < HTML_MAX_DEPTH) b->link = node;
  push(b, node);
  if (foreign) return;
  html_state state = flags & HTML_FLAG_RCDATA      ? HTML_RCDATA
                     : flags & HTML_FLAG_RAWTEXT   ? HTML_RAWTEXT
                     : flags & HTML_FLAG_SCRIPT    ? HTML_SCRIPT
                     : flags & HTML_FLAG_PLAINTEXT ? HTML_PLAINTEXT
                                                   : HTML_DATA;
  if (state != HTML_DATA) {
    b->tokens.state = state;
    b->tokens.last_start = tag->name;
  }
}

static void end_tag(builder *b, const html_token *tag) {
  unsigned kind = tag_of(tag->name), flags = html_tag_flags(kind);
  if (b->too_deep) {
    b->too_deep--;
    return;
  }
  if (kind == HTML_TAG_BR) {
    add_node(b, HTML_TAG_BR, tag->start, tag->end);
    return;
  }
  if (kind == HTML_TAG_BODY || kind == HTML_TAG_HTML || !b->n_open[kind]) return;
  if (kind == HTML_TAG_UNKNOWN) { /* only what is right at hand: unknown names are not kept */
    if (top_tag(b) == HTML_TAG_UNKNOWN) pop(b);
    return;
  }
  /* An inline element does not end the blocks inside it; a block does not end the table around it. */
  unsigned walls = HTML_FLAG_SCOPE;
  if (kind == HTML_TAG_TABLE || kind == HTML_TAG_TEMPLATE || kind == HTML_TAG_HEAD) walls = 0;
  if (kind >= HTML_TAG_TBODY &&
      (kind == HTML_TAG_TBODY || kind == HTML_TAG_TFOOT || kind == HTML_TAG_THEAD || kind == HTML_TAG_TR))
    walls = 0;
  if (!(flags & (HTML_FLAG_BLOCK | HTML_FLAG_NO_TEXT))) walls |= HTML_FLAG_BLOCK;
  if (kind == HTML_TAG_LI) walls |= 0;
  size_t at = find_open(b, kind, walls);
  if (!at && (flags & HTML_FLAG_HEADING))
    for (unsigned other = HTML_TAG_H1; other <= HTML_TAG_H6 && !at; other++) at = find_open(b, other, walls);
  if (kind == HTML_TAG_A) b->link = 0;
  if (at) pop_to(b, at);
}

static bool blank(str s) {
  for (size_t i = 0; i < s.len; i++)
    if (!strchr(" \t\n\f\r", s.data[i]) || !s.data[i]) return false;
  return true;
}

static void text(builder *b, const html_token *token) {
  if (b->n_open[HTML_TAG_HEAD] && top_tag(b) == HTML_TAG_HEAD) {
    if (blank(token->data)) return;
    leave_head(b);
  }
  size_t from = (size_t)(token->data.data - b->out->source.data);
  uint32_t node = add_node(b, HTML_TAG_TEXT, from, from + token->data.len);
  if (!node) return;
  b->out->nodes[node].how = (uint8_t)token->how;
  b->out->nodes[node].link = b->link;
}

void html_tree_build(arena *a, str source, html_tree *out) {
  *out = (html_tree){.source = source};
  builder *b = ARENA_NEW(a, builder);
  b->a = a;
  b->out = out;
  html_tokens_init(&b->tokens, source);
  add_node(b, HTML_TAG_ROOT, 0, 0);
  b->open[b->depth++] = 0;
  b->n_open[HTML_TAG_ROOT] = 1;
  html_token token;
  while (!out->cut) {
    b->tokens.foreign = in_foreign(b);
    if (!html_next_token(&b->tokens, &token)) break;
    switch (token.kind) {
    case HTML_TEXT: text(b, &token); break;
    case HTML_START_TAG: start_tag(b, &token); break;
    case HTML_END_TAG: end_tag(b, &token); break;
    case HTML_COMMENT:
    case HTML_DOCTYPE: break;
    }
  }
  pop_to(b, 1);
  out->nodes[0].end = out->n;
  out->attributes = b->attributes.items;
}

/* --- looking at it ---------------------------------------------------------------------------------------------- */

static const html_tree_attribute *find_attribute(const html_tree *t, uint32_t node, html_attribute_name name) {
  const html_node *n = &t->nodes[node];
  for (size_t i = 0; i < n->n_attributes; i++)
    if (t->attributes[n->first_attribute + i].name == name) return &t->attributes[n->first_attribute + i];
  return NULL;
}

bool html_has_attribute(const html_tree *t, uint32_t node, html_attribute_name name) {
  return find_attribute(t, node, name) != NULL;
}

str html_attribute_raw(const html_tree *t, uint32_t node, html_attribute_name name) {
  const html_tree_attribute *found = find_attribute(t, node, name);
  return found ? str_slice(t->source, found->from, found->to) : STR("");
}

str html_attribute_value(arena *a, const html_tree *t, uint32_t node, html_attribute_name name) {
  return html_decode(a, html_attribute_raw(t, node, name), HTML_AS_ATTRIBUTE);
}

str html_text_of(arena *a, const html_tree *t, uint32_t node, size_t most) {
  buffer b;
  buffer_init(&b, a, most);
  bool space = false;
  for (uint32_t i = node; i < t->nodes[node].end && !b.full;) {
    const html_node *n = &t->nodes[i];
    unsigned flags = html_tag_flags(n->tag);
    if (i != node && (flags & HTML_FLAG_NO_TEXT)) {
      i = n->end;
      continue;
    }
    if (n->tag == HTML_TAG_BR || (flags & HTML_FLAG_BLOCK)) space = true;
    i++;
    if (n->tag != HTML_TAG_TEXT) continue;
    str s = str_slice(t->source, n->from, n->to);
    html_piece piece;
    for (size_t at = 0; html_next_piece(s, &at, (html_how)n->how, &piece);) {
      for (size_t k = piece.start; !piece.n_points && k < piece.end; k++) {
        char c = s.data[k];
        if (strchr(" \t\n\f\r", c)) { /* U+0000 too */
          space = true;
          continue;
        }
        if (space && b.len) buffer_add_char(&b, ' ');
        space = false;
        buffer_add_char(&b, c);
      }
      for (unsigned k = 0; k < piece.n_points; k++) {
        if (piece.points[k] == ' ' || piece.points[k] == '\n' || piece.points[k] == 0xA0) {
          space = true;
          continue;
        }
        if (space && b.len) buffer_add_char(&b, ' ');
        space = false;
        buffer_add_code_point(&b, piece.points[k]);
      }
    }
  }
  str out = buffer_str(&b);
  while (b.full && out.len && ((unsigned char)out.data[out.len - 1] & 0x80)) { /* do not end inside a character */
    bool start = ((unsigned char)out.data[out.len - 1] & 0xC0) == 0xC0;
    out.len--;
    if (start) break;
  }
  return out;
}

bool html_has_word(str list, const char *const *words, size_t n) {
  if (list.len > LONGEST_NAMES) list.len = LONGEST_NAMES;
  for (size_t at = 0; at < list.len;) {
    size_t end = at;
    char small[24];
    while (end < list.len && ((list.data[end] | 32) >= 'a' && (list.data[end] | 32) <= 'z')) {
      if (end > at && list.data[end] < 'a' && list.data[end - 1] >= 'a') break; /* camelCase */
      if (end - at < sizeof small) small[end - at] = (char)(list.data[end] | 32);
      end++;
    }
    if (end > at && end - at <= sizeof small && str_listed(words, n, str_of(small, end - at))) return true;
    at = end > at ? end : end + 1;
  }
  return false;
}
