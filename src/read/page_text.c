/* page_text.c - the chosen blocks of a page as text: white space collapsed, references and character set decoded, each run of it
 * tied to the bytes of the page that it came from, and what stood in links tied to where they lead. See main_text.h. */
#include "read/main_text.h"
#include "read/url.h"

#define MOST_CELL_WORDS 40                  /* a longer one is text that a table lays out */
#define MAX_HREF ((size_t)3 * URL_MAX_LINK) /* bytes as written; longer ones are not decoded */

typedef struct writer {
  arena *a;
  const charset_text *page;
  buffer text;
  VECTOR(text_run) runs;
  size_t step; /* of the page, where writing is: only goes forward */
  bool space;  /* white space is owed before the next character */
  size_t space_from, space_to;
  bool at_start; /* of a line */
  VECTOR(article_link) links;
  str base;      /* what relative links are relative to, or empty */
  uint32_t link; /* the <a> that writing is in, 0: none */
  str link_url;  /* where it leads; empty: nowhere that is kept */
  bool in_link;  /* the last of `links` is of it, and of this block */
  VECTOR(article_block) blocks;
} writer;

/* The text's last `n` bytes come from the page's bytes [from, to). */
static void note_run(writer *w, size_t n, size_t from, size_t to, bool same) {
  size_t end = w->text.len, start = end - n;
  text_run *last = w->runs.n ? &w->runs.items[w->runs.n - 1] : NULL;
  if (last && same && last->same && last->text_end == start && last->raw_end == from) {
    last->text_end = (uint32_t)end;
    last->raw_end = to;
    return;
  }
  VECTOR_PUSH(w->a, w->runs, (text_run){(uint32_t)start, (uint32_t)end, from, to, same});
}

static size_t raw_at(writer *w, size_t at) {
  const charset_text *p = w->page;
  if (at >= p->text.len) return p->raw_len;
  while (w->step + 1 < p->n && p->steps[w->step + 1].text <= at) w->step++;
  while (w->step && p->steps[w->step].text > at) w->step--;
  const charset_step *s = &p->steps[w->step];
  return s->raw + (at - s->text) / s->text_width * s->raw_width;
}

/* Bytes [from, to) of the decoded page go into the text as they are. */
static void copy(writer *w, size_t from, size_t to) {
  while (from < to) {
    size_t raw = raw_at(w, from), end = to;
    const charset_step *s = &w->page->steps[w->step];
    if (w->step + 1 < w->page->n && s[1].text < end) end = s[1].text;
    if (!s->same && end > from + s->text_width) end = from + s->text_width;
    buffer_add(&w->text, str_slice(w->page->text, from, end));
    note_run(w, end - from, raw, s->same ? raw + (end - from) : raw + s->raw_width, s->same);
    from = end;
  }
}

static void owe_space(writer *w, size_t from, size_t to) {
  if (!w->space) w->space_from = from;
  w->space_to = to;
  w->space = true;
}

static void pay_space(writer *w) {
  if (w->space && !w->at_start) {
    if (w->page->text.data[w->space_from] == ' ') copy(w, w->space_from, w->space_from + 1);
    else {
      buffer_add_char(&w->text, ' ');
      size_t from = raw_at(w, w->space_from);
      note_run(w, 1, from, raw_at(w, w->space_to), false);
    }
  }
  w->space = w->at_start = false;
}

/* --- links ------------------------------------------------------------------------------------------------------ */

/* What relative links are relative to: the first <base> that says it, itself relative to the page's address. */
static str base_of(arena *a, const html_tree *t, str url) {
  for (uint32_t i = 1; i < t->n; i++)
    if (t->nodes[i].tag == HTML_TAG_BASE && html_has_attribute(t, i, HTML_ATTRIBUTE_HREF)) {
      str base = url_resolve(a, url, html_attribute_value(a, t, i, HTML_ATTRIBUTE_HREF));
      return base.len ? base : url;
    }
  return url;
}

/* Writing comes to text in the link `node` (0: in none). Text of one link stands in a row: another <a> ends it. */
static void enter_link(writer *w, const html_tree *t, uint32_t node) {
  if (node == w->link) return;
  w->link = node;
  w->link_url = STR("");
  w->in_link = false;
  if (!node || w->links.n == ARTICLE_MAX_LINKS) return;
  str raw = html_attribute_raw(t, node, HTML_ATTRIBUTE_HREF);
  if (raw.len && raw.len <= MAX_HREF) w->link_url = url_resolve(w->a, w->base, html_decode(w->a, raw, HTML_AS_ATTRIBUTE));
}

/* What was written from byte `start` on, no white space, stood in the link. */
static void note_link(writer *w, size_t start) {
  if (!w->link_url.len) return;
  if (!w->in_link) {
    if (w->links.n == ARTICLE_MAX_LINKS) return;
    VECTOR_PUSH(w->a, w->links, (article_link){.start = (uint32_t)start, .url = w->link_url});
    w->in_link = true;
  }
  w->links.items[w->links.n - 1].end = (uint32_t)w->text.len;
}

/* --- text ------------------------------------------------------------------------------------------------------- */

static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == 0; }

/* Bytes [from, to) of the page's text, without references. */
static void write_literal(writer *w, size_t from, size_t to) {
  const char *s = w->page->text.data;
  for (size_t at = from; at < to;) {
    size_t end = at;
    while (end < to && is_space(s[end])) end++;
    if (end < to && s[end] == '\xC2' && end + 1 < to && s[end + 1] == '\xA0') end += 2; /* no-break space */
    if (end > at) {
      owe_space(w, at, end);
      at = end;
      continue;
    }
    while (end < to && !is_space(s[end]) && !(s[end] == '\xC2' && end + 1 < to && s[end + 1] == '\xA0')) end++;
    pay_space(w);
    size_t start = w->text.len;
    copy(w, at, end);
    note_link(w, start);
    at = end;
  }
}

static void write_node(writer *w, const html_tree *t, uint32_t node) {
  const html_node *n = &t->nodes[node];
  str s = html_node_text(t, node);
  html_piece piece;
  for (size_t at = 0; html_next_piece(s, &at, (html_how)n->how, &piece);) {
    size_t from = n->from + piece.start, to = n->from + piece.end;
    if (!piece.n_points) {
      write_literal(w, from, to);
      continue;
    }
    uint32_t c = piece.points[0];
    if (c == ' ' || c == 0xA0 || c == '\n' || c == '\t' || c == 0) {
      owe_space(w, from, to);
      continue;
    }
    pay_space(w);
    size_t before = w->text.len;
    for (unsigned k = 0; k < piece.n_points; k++) buffer_add_code_point(&w->text, piece.points[k]);
    size_t raw = raw_at(w, from);
    note_run(w, w->text.len - before, raw, raw_at(w, to), false);
    note_link(w, before);
  }
}

static bool is_cell(unsigned tag) { return tag == HTML_TAG_TD || tag == HTML_TAG_TH; }

/* What stands between two blocks. */
static str gap(const html_tree *t, const page_block *before, const page_block *b) {
  if (b->after_break) return STR("\n");
  const html_node *one = &t->nodes[before->owner], *two = &t->nodes[b->owner];
  if (is_cell(one->tag) && is_cell(two->tag) && before->owner != b->owner && one->parent == two->parent) return STR("\n");
  if (before->tag == b->tag && (b->tag == HTML_TAG_LI || b->tag == HTML_TAG_DD || b->tag == HTML_TAG_DT)) return STR("\n");
  return STR("\n\n");
}

static unsigned kind_of(const page_block *b) {
  if (html_tag_flags(b->tag) & HTML_FLAG_HEADING) return ARTICLE_HEADING;
  switch (b->tag) {
  case HTML_TAG_LI:
  case HTML_TAG_DT:
  case HTML_TAG_DD: return ARTICLE_ITEM;
  case HTML_TAG_BLOCKQUOTE: return ARTICLE_QUOTE;
  case HTML_TAG_FIGCAPTION:
  case HTML_TAG_CAPTION: return ARTICLE_CAPTION;
  case HTML_TAG_TD:
  case HTML_TAG_TH: return b->words > MOST_CELL_WORDS ? ARTICLE_PARAGRAPH : ARTICLE_TABLE;
  case HTML_TAG_PRE: return ARTICLE_CODE;
  default: return b->in_caption ? ARTICLE_CAPTION : ARTICLE_PARAGRAPH;
  }
}

/* The text's bytes from `start` on are the block's. Cells of one table are one block, as are lines of one paragraph. */
static void note_block(writer *w, const page_block *b, const page_block *before, size_t start) {
  unsigned kind = kind_of(b);
  article_block *last = w->blocks.n ? &w->blocks.items[w->blocks.n - 1] : NULL;
  bool joins = last && last->kind == kind && ((kind == ARTICLE_TABLE && before->table == b->table) || b->after_break);
  if (joins) last->end = (uint32_t)w->text.len;
  else {
    uint8_t level = kind == ARTICLE_HEADING ? (uint8_t)(b->tag - HTML_TAG_H1 + 1) : kind == ARTICLE_ITEM ? b->depth_list : 0;
    VECTOR_PUSH(w->a, w->blocks, (article_block){(uint32_t)start, (uint32_t)w->text.len, (uint8_t)kind, level});
  }
}

void main_text_write(arena *a, const html_tree *t, const page_blocks *b, const charset_text *page, str url, article *out) {
  writer w = {.a = a, .page = page, .base = base_of(a, t, url)};
  buffer_init(&w.text, a, page->text.len * 2 + 16);
  const page_block *before = NULL;
  for (size_t i = 0; i < b->list.n; i++) {
    const page_block *block = &b->list.items[i];
    if (!block->chosen) continue;
    size_t start = w.text.len;
    if (before) buffer_add(&w.text, gap(t, before, block));
    size_t written = w.text.len;
    w.space = false;
    w.at_start = true;
    w.in_link = false;
    for (uint32_t node = block->first; node < block->last; node++) {
      if (t->nodes[node].tag != HTML_TAG_TEXT || b->skip[node]) continue;
      enter_link(&w, t, t->nodes[node].link);
      write_node(&w, t, node);
    }
    if (w.text.len == written) { /* nothing but no-break spaces */
      w.text.len = start;
      continue;
    }
    note_block(&w, block, before, written);
    before = block;
  }
  out->text = buffer_str(&w.text);
  out->runs = w.runs.items;
  out->n_runs = w.runs.n;
  out->links = w.links.items;
  out->n_links = w.links.n;
  out->blocks = w.blocks.items;
  out->n_blocks = w.blocks.n;
}
