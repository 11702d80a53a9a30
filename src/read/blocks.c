/* blocks.c - a page's text cut into blocks, as its lines are laid out, with what can be seen of each: how long, how much of it
 * in links, and whether an element around it says that it is none of the article's. See main_text.h. */
#include "read/main_text.h"

#include "read/data/page_words.h"

/* Longest class or id looked into; pages of generated classes have some hundred bytes. */
#define LONGEST_NAMES 512
#define LONGEST_WORD 24

/* --- what an element says of itself ----------------------------------------------------------------------------- */

typedef struct name_words {
  str list;
  size_t at;
  char word[LONGEST_WORD];
  size_t n;
} name_words;

/* Next word of a class or id: "RelatedPosts__box-2" is related, posts, box. Words in small letters. */
static bool next_name_word(name_words *w) {
  while (w->at < w->list.len) {
    size_t from = w->at;
    w->n = 0;
    for (; w->at < w->list.len; w->at++) {
      char c = w->list.data[w->at];
      bool upper = c >= 'A' && c <= 'Z';
      if (!upper && !(c >= 'a' && c <= 'z')) break;
      if (upper && w->at > from && w->list.data[w->at - 1] >= 'a' && w->list.data[w->at - 1] <= 'z') break;
      if (w->n < LONGEST_WORD) w->word[w->n++] = (char)(c | 32);
    }
    if (w->at == from) w->at++;
    if (w->n > 1) return true;
  }
  return false;
}

static const char class_word_comment[] = "comment";

/* The entry of class_words_bad that a word is, or NULL. */
static const char *bad_word(str word) {
  if (str_starts(word, STR("comment"))) return class_word_comment; /* commentbox, commentswrap ... */
  size_t i = STR_ROW_FIND(class_words_bad, word);
  return i == SIZE_MAX ? NULL : class_words_bad[i];
}

/* Whether one of the names in a class is `word` as a whole. */
static bool has_bad_token(str names) {
  for (size_t at = 0; at < names.len;) {
    size_t end = at;
    while (end < names.len && names.data[end] != ' ' && names.data[end] != '\n') end++;
    if (end > at && STR_LISTED(class_tokens_bad, str_slice(names, at, end))) return true;
    at = end + 1;
  }
  return false;
}

static page_hint hint_of_names(str names, const char **by) {
  name_words w = {.list = names};
  if (w.list.len > LONGEST_NAMES) w.list.len = LONGEST_NAMES;
  page_hint found = HINT_NONE;
  bool negated = false, subject = false;
  while (next_name_word(&w)) {
    str word = str_of(w.word, w.n);
    if (STR_LISTED(class_words_negating, word)) {
      negated = true;
      continue;
    }
    const char *bad = negated ? NULL : bad_word(word);
    if (bad) found = HINT_BAD, *by = bad;
    if (STR_LISTED(class_words_subject, word)) subject = true;
    else if (subject && STR_LISTED(class_words_content, word) && !found) found = HINT_GOOD;
    else subject = false;
    negated = false;
  }
  return found;
}

static bool style_hides(str style) {
  size_t at = str_find(style, STR("display"), 0);
  if (at == SIZE_MAX) return false;
  for (at += 7; at < style.len && (style.data[at] == ' ' || style.data[at] == ':'); at++) {}
  return str_starts_ascii_case(str_slice(style, at, style.len), STR("none"));
}

page_hint page_element_hint(const html_tree *t, uint32_t node, const char **by) {
  *by = NULL;
  const html_node *n = &t->nodes[node];
  switch (n->tag) {
  case HTML_TAG_NAV:
  case HTML_TAG_ASIDE:
  case HTML_TAG_FOOTER:
  case HTML_TAG_MENU:
  case HTML_TAG_DIALOG:
  case HTML_TAG_FIGCAPTION:
  case HTML_TAG_CAPTION: return HINT_BAD;
  default: break;
  }
  if (!n->n_attributes) return HINT_NONE;
  if (html_has_attribute(t, node, HTML_ATTRIBUTE_HIDDEN) || style_hides(html_attribute_raw(t, node, HTML_ATTRIBUTE_STYLE)))
    return HINT_HIDDEN;
  str role = html_attribute_raw(t, node, HTML_ATTRIBUTE_ROLE);
  if (role.len && STR_LISTED(roles_bad, role)) return HINT_BAD;
  str property = html_attribute_raw(t, node, HTML_ATTRIBUTE_ITEMPROP);
  if (str_eq(property, STR("articleBody"))) return HINT_GOOD;
  str class = html_attribute_raw(t, node, HTML_ATTRIBUTE_CLASS);
  if (has_bad_token(class)) return HINT_HIDDEN;
  page_hint hint = hint_of_names(class, by);
  return hint ? hint : hint_of_names(html_attribute_raw(t, node, HTML_ATTRIBUTE_ID), by);
}

/* --- blocks ----------------------------------------------------------------------------------------------------- */

typedef struct counting {
  uint32_t bytes, words;
  bool in_word;
  char last[8];
} counting;

static void count_text(counting *c, str s, bool references) {
  uint32_t wide = 0;
  for (size_t i = 0; i < s.len; i++) {
    char byte = s.data[i];
    bool space = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\f' || byte == 0;
    if (byte == '&' && references && str_starts(str_slice(s, i, s.len), STR("&nbsp;"))) {
      i += 5;
      space = true;
    }
    if (space) {
      c->in_word = false;
      continue;
    }
    unsigned char u = (unsigned char)byte;
    bool letter = (u | 32) >= 'a' ? (u | 32) <= 'z' || u >= 0x80 : u >= '0' && u <= '9';
    if (!c->in_word && letter) {
      c->words++;
      c->in_word = true;
    }
    wide += u >= 0xE3 && u <= 0xED; /* Han, kana, Hangul: written without spaces, two to a word */
    memmove(c->last, c->last + 1, sizeof c->last - 1);
    c->last[sizeof c->last - 1] = byte;
    c->bytes++;
  }
  c->words += wide / 2;
}

/* Whether a full stop or the like stands at the end, perhaps inside closing quotation marks or brackets. */
static bool ends_sentence(const char last[8]) {
  static const str closing[] = {{"\"", 1},           {"'", 1},       {")", 1}, {"]", 1}, {"\xE2\x80\x9D", 3},
                                {"\xE2\x80\x99", 3}, {"\xC2\xBB", 2}};
  static const str stops[] = {{".", 1}, {"!", 1}, {"?", 1}, {"\xE2\x80\xA6", 3}, {"\xE3\x80\x82", 3}};
  str s = str_of(last, 8);
  for (bool again = true; again;) {
    again = false;
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
      if (str_ends(s, closing[i])) s.len -= closing[i].len, again = true;
  }
  for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
    if (str_ends(s, stops[i])) return true;
  return str_ends(str_of(last, 8), STR("&rdquo;")) || str_ends(str_of(last, 8), STR("&quot;")) ||
         str_ends(str_of(last, 8), STR("&#8221;"));
}

typedef struct walk {
  arena *a;
  const html_tree *t;
  page_blocks *out;
  page_block now; /* first == 0: none open */
  counting count;
  bool after_break;
} block_walk;

static void flush(block_walk *w) {
  page_block *b = &w->now;
  if (b->first && w->count.bytes) {
    b->bytes = w->count.bytes;
    b->words = w->count.words;
    b->sentence = ends_sentence(w->count.last);
    VECTOR_PUSH(w->a, w->out->list, *b);
    w->after_break = false;
  }
  w->now = (page_block){0};
  w->count = (counting){0};
}

static bool is_list(unsigned tag) { return tag == HTML_TAG_UL || tag == HTML_TAG_OL || tag == HTML_TAG_DL; }

void page_blocks_find(arena *a, const html_tree *t, page_blocks *out) {
  memset(out, 0, sizeof *out);
  out->first_block = ARENA_ARRAY(a, uint32_t, t->n + 1);
  out->skip = ARENA_ARRAY(a, uint8_t, t->n);
  uint32_t *owner = ARENA_ARRAY(a, uint32_t, t->n);
  uint8_t *line = ARENA_ARRAY(a, uint8_t, t->n); /* tag that decides the lines inside */
  uint8_t *lists = ARENA_ARRAY(a, uint8_t, t->n);
  uint32_t *table = ARENA_ARRAY(a, uint32_t, t->n);
  uint8_t *caption = ARENA_ARRAY(a, uint8_t, t->n);
  block_walk w = {.a = a, .t = t, .out = out};
  uint32_t breaks = 0;
  for (uint32_t i = 0; i < t->n;) {
    const html_node *n = &t->nodes[i];
    unsigned flags = html_tag_flags(n->tag);
    uint32_t parent = n->parent;
    bool block = i == 0 || (flags & HTML_FLAG_BLOCK);
    owner[i] = block ? i : owner[parent];
    line[i] = block && n->tag != HTML_TAG_DIV && n->tag != HTML_TAG_SECTION ? n->tag : line[parent];
    if (n->tag == HTML_TAG_P && (line[parent] == HTML_TAG_LI || line[parent] == HTML_TAG_BLOCKQUOTE)) line[i] = line[parent];
    lists[i] = (uint8_t)(lists[parent] + (lists[parent] < 200 && is_list(n->tag)));
    table[i] = n->tag == HTML_TAG_TABLE ? i : table[parent];
    caption[i] = caption[parent] || n->tag == HTML_TAG_FIGCAPTION || n->tag == HTML_TAG_CAPTION;
    if (block || owner[i] != w.now.owner) flush(&w);
    if (block) w.after_break = false;
    if ((flags & HTML_FLAG_NO_TEXT) || n->tag == HTML_TAG_RP || n->tag == HTML_TAG_RT) {
      memset(out->skip + i, 1, n->end - i);
      i = n->end;
      continue;
    }
    if (n->tag == HTML_TAG_BR || n->tag == HTML_TAG_HR) {
      flush(&w);
      w.after_break = ++breaks == 1 && n->tag == HTML_TAG_BR; /* two of them make a paragraph */
    }
    if (n->tag == HTML_TAG_TEXT) {
      if (!w.now.first)
        w.now = (page_block){.first = i,
                             .owner = owner[i],
                             .table = table[i],
                             .tag = line[i],
                             .depth_list = lists[i],
                             .in_caption = caption[i],
                             .after_break = w.after_break};
      uint32_t before = w.count.bytes;
      count_text(&w.count, html_node_text(t, i), n->how <= HTML_AS_RCDATA);
      if (n->link) w.now.linked += w.count.bytes - before;
      if (w.count.bytes > before) breaks = 0;
      w.now.last = i + 1;
    } else if (block) breaks = 0;
    i++;
  }
  flush(&w);
  uint32_t n_before = 0;
  for (uint32_t i = 0; i <= t->n; i++) {
    while (n_before < out->list.n && out->list.items[n_before].first < i) n_before++;
    out->first_block[i] = n_before;
  }
}
