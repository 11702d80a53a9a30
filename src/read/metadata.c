/* metadata.c - title, authors, outlet, address and day of a page's article, each from the most trustworthy place that has it.
 * See metadata.h. */
#include "read/metadata.h"

#include "base/hash.h"
#include "read/data/page_meta.h"
#include "read/data/page_words.h"
#include "read/json_ld.h"
#include "read/page_published.h"
#include "read/url.h"
#include "text/fold.h"

#define LINES_BEFORE 8 /* blocks around the headline that may name its authors */
#define LINES_AFTER 14
#define LONGEST_TITLE 500
#define LONGEST_LINE 160 /* of a byline */
#define MOST_HEADINGS 40
#define MOST_ELEMENTS 4000 /* looked at for authors */
#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct findings {
  arena *a;
  const html_tree *t;
  const page_blocks *b;
  str url;
  str meta[META_N_FIELDS]; /* the best by rank */
  int rank[META_N_FIELDS];
  byline meta_authors;
  int authors_rank;
  str canonical, title_element, heading;
  uint32_t heading_node;
  json_ld ld;
} findings;

/* --- meta elements ---------------------------------------------------------------------------------------------- */

static const struct meta_row *meta_row_of(str name) {
  char small[48];
  if (!name.len || name.len > sizeof small) return NULL;
  for (size_t i = 0; i < name.len; i++)
    small[i] = name.data[i] >= 'A' && name.data[i] <= 'Z' ? (char)(name.data[i] | 32) : name.data[i];
  str key = str_of(small, name.len);
  size_t i = STR_ROW_FIND(meta_rows, key);
  return i == SIZE_MAX ? NULL : &meta_rows[i];
}

static void take_meta(findings *f, uint32_t node, html_attribute_name by) {
  const struct meta_row *row = meta_row_of(str_trim(html_attribute_raw(f->t, node, by)));
  if (!row) return;
  str value = str_trim(html_attribute_value(f->a, f->t, node, HTML_ATTRIBUTE_CONTENT));
  if (!value.len) return;
  if (row->field == META_AUTHOR) {
    int64_t account;
    if (str_to_int(value, &account)) return; /* a number at a social network */
    if (f->authors_rank && row->rank > f->authors_rank) return;
    if (f->authors_rank && row->rank < f->authors_rank) f->meta_authors = (byline){0};
    f->authors_rank = row->rank;
    byline_add(f->a, &f->meta_authors, value);
  }
  if (f->rank[row->field] && f->rank[row->field] <= row->rank) return;
  f->rank[row->field] = row->rank;
  f->meta[row->field] = value;
}

static bool names_have(const html_tree *t, uint32_t node, const char *const *words, size_t n) {
  return html_has_word(html_attribute_raw(t, node, HTML_ATTRIBUTE_CLASS), words, n) ||
         html_has_word(html_attribute_raw(t, node, HTML_ATTRIBUTE_ID), words, n) ||
         html_has_word(html_attribute_raw(t, node, HTML_ATTRIBUTE_ITEMPROP), words, n);
}

static void scan_head(findings *f) {
  const html_tree *t = f->t;
  for (uint32_t i = 1; i < t->n; i++) {
    switch (t->nodes[i].tag) {
    case HTML_TAG_META:
      take_meta(f, i, HTML_ATTRIBUTE_PROPERTY);
      take_meta(f, i, HTML_ATTRIBUTE_NAME);
      take_meta(f, i, HTML_ATTRIBUTE_ITEMPROP);
      break;
    case HTML_TAG_LINK:
      if (!f->canonical.len && str_eq_ascii_case(str_trim(html_attribute_raw(t, i, HTML_ATTRIBUTE_REL)), STR("canonical")))
        f->canonical = str_trim(html_attribute_value(f->a, t, i, HTML_ATTRIBUTE_HREF));
      break;
    case HTML_TAG_TITLE:
      if (!f->title_element.len) f->title_element = html_text_of(f->a, t, i, LONGEST_TITLE);
      break;
    default: break;
    }
  }
}

/* --- title ------------------------------------------------------------------------------------------------------ */

/* Letters and digits in small letters, in `out`; their number. */
static size_t bare(str s, char *out, size_t most) {
  size_t n = 0;
  for (size_t i = 0; i < s.len && n < most; i++) {
    char c = s.data[i];
    if (c >= 'A' && c <= 'Z') c = (char)(c | 32);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80) out[n++] = c;
  }
  return n;
}

static bool same_words(str a, str b) {
  char one[LONGEST_TITLE], two[LONGEST_TITLE];
  size_t n = bare(a, one, sizeof one), m = bare(b, two, sizeof two);
  return n && n == m && memcmp(one, two, n) == 0;
}

static bool contains_words(str whole, str part) {
  char one[LONGEST_TITLE], two[LONGEST_TITLE];
  size_t n = bare(whole, one, sizeof one), m = bare(part, two, sizeof two);
  return m >= 8 && str_find(str_of(one, n), str_of(two, m), 0) != SIZE_MAX;
}

static size_t count_words(str s) {
  size_t n = 0;
  for (size_t i = 0; i < s.len; i++) n += s.data[i] != ' ' && (i == 0 || s.data[i - 1] == ' ');
  return n;
}

/* The host without its last part: what an outlet calls itself, in one word. */
static str host_word(findings *f) {
  str host = url_outlet(f->a, f->url);
  size_t dot = str_find_char(host, '.', 0);
  return dot == SIZE_MAX ? host : str_slice(host, 0, dot);
}

/* Whether these words are the name of the site. */
static bool names_site(findings *f, str words, str outlet) {
  return same_words(words, outlet) || contains_words(words, host_word(f)) || contains_words(outlet, words) ||
         contains_words(words, outlet);
}

/* Without the name of the site behind or before a separator. */
static str without_site(findings *f, str title, str outlet) {
  size_t colon = str_find_char(title, ':', 0); /* "The Paper: Bridge falls" */
  if (colon != SIZE_MAX && colon < title.len - 1) {
    str head = str_trim(str_slice(title, 0, colon));
    if (same_words(head, outlet) || (count_words(head) <= 4 && contains_words(head, host_word(f))))
      title = str_trim(str_slice(title, colon + 1, title.len));
  }
  for (unsigned round = 0; round < 3; round++) {
    size_t cut = SIZE_MAX, width = 0, first = SIZE_MAX, first_width = 0;
    for (size_t i = 0; i < COUNT(title_separators); i++) {
      str separator = str_c(title_separators[i]);
      for (size_t at = 0; (at = str_find(title, separator, at)) != SIZE_MAX; at++) {
        if (cut == SIZE_MAX || at > cut) cut = at, width = separator.len;
        if (first == SIZE_MAX || at < first) first = at, first_width = separator.len;
      }
    }
    if (cut == SIZE_MAX) return title;
    str before = str_trim(str_slice(title, 0, cut)), after = str_trim(str_slice(title, cut + width, title.len));
    str head = str_trim(str_slice(title, 0, first));
    bool small = title.data[cut + 1] == '|' && count_words(after) <= 4 && count_words(before) >= 4;
    if (names_site(f, after, outlet) || small || same_words(before, f->heading)) title = before;
    else if (same_words(head, outlet) || same_words(head, host_word(f)))
      title = str_trim(str_slice(title, first + first_width, title.len));
    else return title;
  }
  return title;
}

/* How many words of `part` are in `whole`, in hundredths. */
static unsigned shared_words(findings *f, str whole, str part) {
  names known;
  names_init(&known, f->a);
  word w;
  str folded = fold(f->a, whole);
  for (size_t at = 0; word_next(folded, &at, &w);) names_put(&known, str_slice(folded, w.start, w.end));
  unsigned n = 0, shared = 0;
  str other = fold(f->a, part);
  for (size_t at = 0; word_next(other, &at, &w); n++) shared += names_get(&known, str_slice(other, w.start, w.end)) != UINT32_MAX;
  return n ? shared * 100 / n : 0;
}

/* The headline as the page shows it: the h1 (or h2) that has most words in common with what the page calls itself. */
static void find_heading(findings *f) {
  const html_tree *t = f->t;
  const str known[] = {f->meta[META_TITLE], f->title_element};
  unsigned best = 0;
  for (uint32_t i = 1, n = 0; i < t->n && n < MOST_HEADINGS; i++) {
    unsigned tag = t->nodes[i].tag;
    if (tag != HTML_TAG_H1 && tag != HTML_TAG_H2) continue;
    n++;
    str s = html_text_of(f->a, t, i, LONGEST_TITLE);
    if (!s.len) continue;
    unsigned points = tag == HTML_TAG_H1 ? 10 : count_words(s) >= 3;
    for (size_t k = 0; k < COUNT(known); k++) {
      unsigned shared = shared_words(f, known[k], s);
      bool same = tag == HTML_TAG_H1 || contains_words(known[k], s);
      if (count_words(s) >= 3 && shared >= 50 && same) points += shared;
    }
    if (points > best) best = points, f->heading = s, f->heading_node = i;
  }
}

static str choose_title(findings *f, str outlet) {
  str og = f->meta[META_TITLE];
  str title = f->ld.title.len ? f->ld.title : og.len ? og : f->heading.len ? f->heading : f->title_element;
  /* What the reader sees is the headline, where it is the same title in other words or at full length. */
  bool shown = f->heading_node && f->t->nodes[f->heading_node].tag == HTML_TAG_H1;
  size_t n = count_words(f->heading), m = count_words(title);
  bool as_long = n >= 3 && n * 2 >= m && n <= m * 2;
  if (shown && as_long && (shared_words(f, title, f->heading) >= 50 || contains_words(f->heading, title))) title = f->heading;
  if (f->heading.len && (same_words(title, outlet) || same_words(title, host_word(f)))) title = f->heading;
  buffer b;
  buffer_init(&b, f->a, LONGEST_TITLE);
  title = str_trim(without_site(f, title, outlet));
  for (size_t i = 0; i < title.len; i++) {
    bool space = strchr(" \t\r\n\f", title.data[i]) != NULL;
    if (space && b.len && b.data[b.len - 1] == ' ') continue;
    buffer_add_char(&b, space ? ' ' : title.data[i]);
  }
  return b.full ? title : buffer_str(&b);
}

/* --- authors ---------------------------------------------------------------------------------------------------- */

static bool is_author_element(const html_tree *t, uint32_t i) {
  str rel = html_attribute_raw(t, i, HTML_ATTRIBUTE_REL);
  return str_eq(rel, STR("author")) || str_eq(html_attribute_raw(t, i, HTML_ATTRIBUTE_ITEMPROP), STR("author")) ||
         names_have(t, i, class_words_author, COUNT(class_words_author));
}

/* A link to the page of an author: "/author/ann-lee". */
static bool leads_to_author(const html_tree *t, uint32_t i) {
  str href = html_attribute_raw(t, i, HTML_ATTRIBUTE_HREF);
  for (size_t k = 0; k < COUNT(author_paths); k++) {
    size_t at = str_find(href, str_c(author_paths[k]), 0);
    if (at != SIZE_MAX && at + strlen(author_paths[k]) < href.len) return true;
  }
  return false;
}

/* Whether a line can be names: no digits, not too long, and not in small letters only. */
static bool may_be_names(str line) {
  bool digits = false, capital = false;
  for (size_t k = 0; k < line.len; k++) {
    unsigned char c = (unsigned char)line.data[k];
    digits |= c >= '0' && c <= '9';
    capital |= (c >= 'A' && c <= 'Z') || c >= 0x80;
  }
  return !digits && capital && line.len >= 3 && line.len < 80 && count_words(line) <= 8;
}

/* A line up to what parts the author from the rest of it: "Ann Lee | May 2", "Ann Lee in Sport". */
static str before_separator(str line) {
  for (size_t i = 0; i < COUNT(byline_separators); i++) {
    size_t at = str_find(line, str_c(byline_separators[i]), 0);
    if (at != SIZE_MAX) line.len = at;
  }
  return str_trim(line);
}

/* An author element's names: those of the links inside, or of its first words that say more than "by", since a name is often
 * followed by what its bearer does. */
static void add_element(findings *f, byline *to, uint32_t i) {
  const html_tree *t = f->t;
  for (uint32_t k = i + 1; k < t->nodes[i].end && k < i + 60; k++)
    if (t->nodes[k].tag == HTML_TAG_A && (!to->names.n || leads_to_author(t, k))) {
      str line = html_text_of(f->a, t, k, LONGEST_LINE);
      if (may_be_names(line)) byline_add(f->a, to, before_separator(line));
    }
  for (uint32_t k = i; k < t->nodes[i].end && !to->names.n; k++) {
    if (t->nodes[k].tag != HTML_TAG_TEXT) continue;
    str line = str_trim(html_decode(f->a, html_node_text(t, k), (html_how)t->nodes[k].how));
    if (may_be_names(line)) byline_add(f->a, to, before_separator(line));
  }
}

static str block_line(findings *f, const page_block *block) {
  buffer line;
  buffer_init(&line, f->a, LONGEST_LINE * 3);
  for (uint32_t node = block->first; node < block->last; node++)
    if (f->t->nodes[node].tag == HTML_TAG_TEXT && !f->b->skip[node]) {
      str s = html_decode(f->a, html_node_text(f->t, node), (html_how)f->t->nodes[node].how);
      for (size_t i = 0; i < s.len; i++)
        if (!strchr(" \t\r\n\f", s.data[i])) buffer_add_char(&line, s.data[i]);
        else if (line.len && line.data[line.len - 1] != ' ') buffer_add_char(&line, ' ');
    }
  return str_trim(buffer_str(&line));
}

static uint32_t first_link(const findings *f, const page_block *block) {
  for (uint32_t node = block->first; node < block->last; node++)
    if (f->t->nodes[node].tag == HTML_TAG_TEXT && f->t->nodes[node].link) return f->t->nodes[node].link;
  return 0;
}

/* A line "By Ann Lee" near the headline, or "By" and the name on the next one. */
static byline line_authors(findings *f) {
  byline found = {0};
  size_t head = f->heading_node ? f->b->first_block[f->heading_node] : 0, n = f->b->list.n;
  size_t from = head > LINES_BEFORE ? head - LINES_BEFORE : 0, to = head + LINES_AFTER < n ? head + LINES_AFTER : n;
  for (size_t i = from; i < to && !found.names.n; i++) {
    const page_block *block = &f->b->list.items[i];
    if (block->words > 24 || block->bytes > LONGEST_LINE) continue;
    str line = block_line(f, block);
    size_t opening = byline_opening(line);
    if (!opening) continue;
    if (opening == line.len && i + 1 < to) block++;
    line = opening < line.len ? str_slice(line, opening, line.len) : block_line(f, block);
    uint32_t link = first_link(f, block);
    if (link) line = html_text_of(f->a, f->t, link, LONGEST_LINE);
    line = before_separator(line);
    if (may_be_names(line) || (line.len > 2 && count_words(line) == 1)) byline_add(f->a, &found, line);
  }
  return found;
}

static byline choose_authors(findings *f, str outlet) {
  const byline *given = f->ld.authors.names.n ? &f->ld.authors : &f->meta_authors;
  if (given->names.n) { /* an outlet that names itself may name somebody on the page */
    str name = given->names.items[0];
    bool itself = given->names.n == 1 && (same_words(name, outlet) || same_words(name, host_word(f)));
    byline shown = itself ? line_authors(f) : *given;
    return shown.names.n ? shown : *given;
  }
  byline found = {0};
  const html_tree *t = f->t;
  uint32_t from = f->heading_node;
  for (uint32_t i = from + 1, n = 0; i < t->n && n < MOST_ELEMENTS && !found.names.n; i++) {
    if (t->nodes[i].tag <= HTML_TAG_UNKNOWN || !t->nodes[i].n_attributes) continue;
    n++;
    if (t->nodes[i].end - i > 60 || !is_author_element(t, i)) continue;
    add_element(f, &found, i);
  }
  if (found.names.n) return found;
  found = line_authors(f);
  size_t head = f->b->first_block[from], last = head + LINES_AFTER;
  uint32_t end = last < f->b->list.n ? f->b->list.items[last].first : t->n;
  for (uint32_t i = from + 1; i < end && !found.names.n; i++)
    if (t->nodes[i].tag == HTML_TAG_A && leads_to_author(t, i)) {
      str line = html_text_of(f->a, t, i, LONGEST_LINE);
      if (may_be_names(line)) byline_add(f->a, &found, line);
    }
  return found;
}

/* --- all -------------------------------------------------------------------------------------------------------- */

static bool is_address(str s) { return str_starts(s, STR("http://")) || str_starts(s, STR("https://")); }

void metadata_find(arena *a, const html_tree *t, const page_blocks *b, str url, article *out, page_known *known) {
  findings *f = ARENA_NEW(a, findings);
  f->a = a;
  f->t = t;
  f->b = b;
  f->url = url;
  scan_head(f);
  if (!is_address(f->canonical)) f->canonical = is_address(f->meta[META_URL]) ? f->meta[META_URL] : STR("");
  find_heading(f);
  const str titles[] = {f->meta[META_TITLE], f->heading, f->title_element};
  str address = url.len ? url : f->canonical;
  json_ld_read(a, t, f->canonical.len ? f->canonical : url, titles, COUNT(titles), &f->ld);
  out->url = url_clean(a, f->canonical.len ? f->canonical : is_address(f->ld.url) && !url.len ? f->ld.url : address);
  if (!f->url.len) f->url = out->url;
  out->outlet = f->rank[META_SITE] == 1  ? f->meta[META_SITE]
                : f->ld.outlet.len       ? f->ld.outlet
                : f->meta[META_SITE].len ? f->meta[META_SITE]
                                         : f->ld.site;
  out->title = choose_title(f, out->outlet);
  byline authors = choose_authors(f, out->outlet);
  out->authors = authors.names.items;
  out->n_authors = authors.names.n;
  const page_place place = {.url = f->url, .heading = f->heading_node, .ld = &f->ld};
  page_published_find(a, t, &place, out);
  *known = (page_known){.body = f->ld.body, .headline = f->heading_node};
}
