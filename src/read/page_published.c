/* page_published.c - see page_published.h. */
#include "read/page_published.h"

#include "read/data/date_words.h"
#include "read/page_date.h"
#include "read/url.h"
#include "text/calendar.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define NODES_BEFORE 400u /* looked at around the headline */
#define NODES_AFTER 1500u
#define LINES_BEFORE 8
#define LINES_AFTER 14
#define NODES_MARKED 60u      /* most inside of an element that is said to hold a day */
#define ANCESTORS 24          /* looked at */
#define LONGEST_LINE 200      /* bytes decoded */
#define LONGEST_LABEL 40      /* of a line that is a label alone, and before a day that opens a paragraph */
#define SHORT_WORDS 4         /* beside a day on a line of its own */
#define MOST_WORDS 24         /* of a line with a day that it says to be of publication or change */
#define MOST_PLAIN_WORDS 11   /* of any other line with a day */
#define MOST_WORDS_ANYWHERE 8 /* of a line with a day that stands nowhere near */
#define LONGEST_TITLE 500
#define MOST_HEADINGS 60
#define LINES_ANYWHERE 20000u /* of a page, when nothing stands near the headline */

/* By how much a candidate is moved, in lines. */
#define COST_BAD 100 /* alone is too much */
#define COST_LINK 4
#define COST_TIME (-3)
#define COST_CLASS (-2)
#define COST_LABEL (-4)
#define COST_MARKED (-8)
#define COST_OPENING 3
#define COST_REDATED 4 /* at most */
#define COST_NONE 1000

typedef struct printed {
  str day; /* ISO 8601; empty: none */
  int cost;
  const char *from;
  bool opening; /* of a paragraph */
} printed;

typedef struct meta_day {
  str day;
  int rank; /* 0: none */
} meta_day;

typedef struct search {
  arena *a;
  const html_tree *t;
  const page_place *place;
  bool day_first;
  meta_day published, modified;
  printed shown, changed; /* the best of both kinds */
} search;

/* --- structured --------------------------------------------------------------------------------------------------- */

static size_t small_letters(str name, char *out, size_t most) {
  if (name.len > most) return 0;
  for (size_t i = 0; i < name.len; i++)
    out[i] = name.data[i] >= 'A' && name.data[i] <= 'Z' ? (char)(name.data[i] | 32) : name.data[i];
  return name.len;
}

static const struct date_meta_row *meta_row_of(str name) {
  char small[48];
  name = str_trim(name);
  if (str_starts_ascii_case(name, STR("schema:"))) name = str_slice(name, 7, name.len);
  size_t n = small_letters(name, small, sizeof small);
  size_t i = n ? STR_ROW_FIND(date_meta_rows, str_of(small, n)) : SIZE_MAX;
  return i == SIZE_MAX ? NULL : &date_meta_rows[i];
}

static void take_meta(search *s, uint32_t node) {
  static const html_attribute_name names[] = {HTML_ATTRIBUTE_PROPERTY, HTML_ATTRIBUTE_NAME, HTML_ATTRIBUTE_ITEMPROP};
  for (size_t i = 0; i < COUNT(names); i++) {
    const struct date_meta_row *row = meta_row_of(html_attribute_raw(s->t, node, names[i]));
    if (!row) continue;
    meta_day *to = row->modified ? &s->modified : &s->published;
    if (to->rank && to->rank <= row->rank) continue;
    str value = str_trim(html_attribute_value(s->a, s->t, node, HTML_ATTRIBUTE_CONTENT));
    str day = page_date_value(s->a, value, s->day_first);
    if (day.len) *to = (meta_day){day, row->rank};
  }
}

/* "en-GB", "de": whether 1/2/2016 is in February. */
static bool writes_day_first(str language) {
  language = str_trim(language);
  if (!str_starts_ascii_case(language, STR("en"))) return language.len > 0;
  char small[2];
  str country = language.len == 5 ? str_slice(language, 3, 5) : STR("");
  return country.len && small_letters(country, small, 2) && STR_LISTED(day_first_countries, str_of(small, 2));
}

static void scan_structured(search *s) {
  const html_tree *t = s->t;
  for (uint32_t i = 1; i < t->n; i++) {
    if (t->nodes[i].tag == HTML_TAG_HTML) {
      str lang = html_attribute_raw(t, i, HTML_ATTRIBUTE_LANG);
      if (!lang.len) lang = html_attribute_raw(t, i, HTML_ATTRIBUTE_XML_LANG);
      s->day_first |= writes_day_first(lang);
    } else if (t->nodes[i].tag == HTML_TAG_META) {
      bool says_language = str_eq_ascii_case(html_attribute_raw(t, i, HTML_ATTRIBUTE_PROPERTY), STR("og:locale")) ||
                           str_eq_ascii_case(html_attribute_raw(t, i, HTML_ATTRIBUTE_HTTP_EQUIV), STR("content-language"));
      if (says_language) s->day_first |= writes_day_first(html_attribute_raw(t, i, HTML_ATTRIBUTE_CONTENT));
      take_meta(s, i);
    }
  }
}

/* --- names -------------------------------------------------------------------------------------------------------- */

static bool names_have(const html_tree *t, uint32_t node, const char *const *words, size_t n) {
  static const html_attribute_name names[] = {HTML_ATTRIBUTE_CLASS, HTML_ATTRIBUTE_ID, HTML_ATTRIBUTE_ITEMPROP,
                                              HTML_ATTRIBUTE_DATA_TESTID};
  for (size_t i = 0; i < COUNT(names); i++)
    if (html_has_word(html_attribute_raw(t, node, names[i]), words, n)) return true;
  return false;
}
#define NAMES_HAVE(t, node, words) names_have((t), (node), (words), COUNT(words))

/* What the names of an element, and of small ones around it, say of the day in it. */
static day_label label_of_names(search *s, uint32_t node) {
  day_label label = DAY_PLAIN;
  for (unsigned k = 0; k < 3 && node; k++, node = s->t->nodes[node].parent) {
    if (s->t->nodes[node].end - node > NODES_MARKED) break;
    bool published = NAMES_HAVE(s->t, node, class_words_published), changed = NAMES_HAVE(s->t, node, class_words_changed);
    if (published != changed) return published ? DAY_PUBLISHED : DAY_UPDATED;
    if (published) label = DAY_PUBLISHED; /* WordPress: "entry-date published updated", unless what is around it says which */
  }
  return label;
}

/* Inside of what is not the article: comments, other articles, the page's foot. Elements that hold the headline too say nothing.
 */
static bool stands_elsewhere(search *s, uint32_t node) {
  const html_tree *t = s->t;
  uint32_t heading = s->place->heading;
  for (unsigned k = 0; k < ANCESTORS && node; k++, node = t->nodes[node].parent) {
    if (heading && node <= heading && heading < t->nodes[node].end) return false;
    unsigned tag = t->nodes[node].tag;
    if (tag == HTML_TAG_NAV || tag == HTML_TAG_FIGURE || tag == HTML_TAG_FIGCAPTION) return true;
    if (t->nodes[node].n_attributes && tag != HTML_TAG_BODY && NAMES_HAVE(t, node, class_words_elsewhere)) return true;
  }
  return false;
}

/* --- printed ------------------------------------------------------------------------------------------------------ */

/* Near the headline, or anywhere but among what is not the article's. */
static bool is_near(const printed *p) { return p->day.len && p->cost < COST_BAD / 2; }

static void offer(search *s, str day, day_label label, int cost, const char *from, bool opening) {
  if (!day.len) return;
  printed *to = label == DAY_UPDATED ? &s->changed : &s->shown;
  if (label == DAY_PUBLISHED) cost += COST_LABEL;
  if (!to->day.len || cost < to->cost) *to = (printed){day, cost, from, opening};
}

static void add_words(search *s, buffer *to, uint32_t node) {
  str raw = html_node_text(s->t, node);
  if (raw.len > LONGEST_LINE * 4) raw.len = LONGEST_LINE * 4; /* with white space that goes */
  str words = html_decode(s->a, raw, (html_how)s->t->nodes[node].how);
  for (size_t i = 0; i <= words.len && !to->full; i++) { /* elements are apart, whatever their kind: "<b>Updated</b><i>May 9" */
    bool space = i == words.len || strchr(" \t\r\n\f", words.data[i]);
    if (i < words.len && str_starts(str_slice(words, i, words.len), STR("\xC2\xA0"))) space = true, i++;
    if (space && (!to->len || to->data[to->len - 1] == ' ')) continue;
    buffer_add_char(to, space ? ' ' : words.data[i]);
  }
}

static str words_of(search *s, uint32_t node) {
  buffer b;
  buffer_init(&b, s->a, LONGEST_LINE);
  for (uint32_t i = node + 1; i < s->t->nodes[node].end && !b.full; i++)
    if (s->t->nodes[i].tag == HTML_TAG_TEXT) add_words(s, &b, i);
  return b.full ? STR("") : str_trim(buffer_str(&b));
}

static str element_value(search *s, uint32_t node) {
  static const html_attribute_name places[] = {HTML_ATTRIBUTE_DATETIME, HTML_ATTRIBUTE_CONTENT, HTML_ATTRIBUTE_TITLE};
  for (size_t k = 0; k < COUNT(places); k++) {
    str day = page_date_value(s->a, html_attribute_value(s->a, s->t, node, places[k]), s->day_first);
    if (day.len >= 10) return day;
  }
  return STR("");
}

/* Days between two ISO days; large when one is none. */
static int64_t days_apart(str x, str y) {
  interval from, to;
  time_precision p, q;
  if (x.len < 10 || y.len < 10 || !iso_parse(str_slice(x, 0, 10), &from, &p) || !iso_parse(str_slice(y, 0, 10), &to, &q))
    return INT64_MAX;
  int64_t n = (to.from - from.from) / DAY_SECONDS;
  return n < 0 ? -n : n;
}

/* An element that says of itself that it holds a day. `label`: what stands before it. */
static void take_element(search *s, uint32_t node, int distance, day_label label) {
  const html_tree *t = s->t;
  bool time = t->nodes[node].tag == HTML_TAG_TIME;
  const struct date_meta_row *row = meta_row_of(html_attribute_raw(t, node, HTML_ATTRIBUTE_ITEMPROP));
  if (!row) row = meta_row_of(html_attribute_raw(t, node, HTML_ATTRIBUTE_PROPERTY));
  bool marked = row || html_has_attribute(t, node, HTML_ATTRIBUTE_PUBDATE);
  if (!time && !marked && !NAMES_HAVE(t, node, class_words_day)) return;
  str value = element_value(s, node);
  page_day days[PAGE_MOST_DAYS];
  day_label said = label;
  size_t n = page_days_in(s->a, words_of(s, node), s->day_first, &said, days);
  int cost = distance + (time ? COST_TIME : COST_CLASS) + (marked ? COST_MARKED : 0);
  if (stands_elsewhere(s, node)) cost += COST_BAD;
  day_label by_name = row ? row->modified ? DAY_UPDATED : DAY_PUBLISHED : label_of_names(s, node);
  const char *from = time || marked ? "time" : "text";
  if (value.len) {
    day_label before = n ? days[0].label : said, own = before ? before : by_name; /* words say more than names of classes */
    /* In UTC a late evening is the next day: readers are told their own. */
    bool neighbour = n && days_apart(days[0].iso, value) == 1 && value.len > 10;
    offer(s, neighbour ? days[0].iso : value, own, cost, from, false);
    return;
  }
  for (size_t i = 0; i < n; i++) offer(s, days[i].iso, days[i].label ? days[i].label : by_name, cost + (int)i, from, false);
}

static bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

/* A day that opens a paragraph: "01.02.2022 „Der Markt ...", "Karlsruhe, (12.11.2021). Seit ...", "OSTREL, Feb. 9, 2021 - ". */
static bool opens_paragraph(str line, const page_day *day) {
  if (day->at > LONGEST_LABEL) return false;
  str before = str_trim(str_slice(line, 0, day->at)), behind = str_trim(str_slice(line, day->end, line.len));
  bool mark =
      behind.len && !is_letter(behind.data[0]) && behind.data[0] != ',' && !(behind.data[0] >= '0' && behind.data[0] <= '9');
  if (!before.len || str_eq(before, STR("("))) return mark && (before.len || behind.data[0] != '.');
  size_t words = 1;
  for (size_t i = 0; i < before.len; i++) words += before.data[i] == ' ';
  bool capital = before.data[0] >= 'A' && before.data[0] <= 'Z';
  return mark && capital && words <= 4 && strchr("(,.-/:", before.data[before.len - 1]);
}

/* Words (with a letter or digit) outside of the day. */
static size_t words_beside(str s, const page_day *day) {
  size_t n = 0;
  bool in_word = false;
  for (size_t i = 0; i < s.len; i++) {
    if (i == day->at && day->end > i) i = day->end < s.len ? day->end : s.len - 1;
    char c = s.data[i];
    bool part = is_letter(c) || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
    if (c == ' ') in_word = false;
    else if (part && !in_word) in_word = true, n++;
  }
  return n;
}

static bool is_copyright(str line) {
  for (size_t i = 0; i < COUNT(copyright_signs); i++)
    for (size_t at = 0; at + copyright_signs[i].len <= line.len; at++)
      if (str_starts_ascii_case(str_slice(line, at, line.len), copyright_signs[i])) return true;
  return false;
}

typedef struct line {
  buffer text;
  uint32_t first;      /* its first text node */
  uint32_t owner;      /* block element that it stands in */
  size_t bytes, links; /* of all of it; inside of links */
  day_label said;      /* by the line before: "Updated:" */
} line;

/* Takes what a finished line says. Near the headline any short line may hold the day; elsewhere (`anywhere`) it must say so. */
static void take_line(search *s, line *l, int distance, bool anywhere) {
  str words = str_trim(buffer_str(&l->text));
  page_day days[PAGE_MOST_DAYS];
  bool full = l->text.full;
  day_label said = l->said;
  l->said = DAY_PLAIN;
  if (words.len < 3) return;
  size_t n = page_days_in(s->a, words, s->day_first, &said, days);
  if (!n) {
    if (words.len <= LONGEST_LABEL) l->said = said;
    return;
  }
  size_t n_words = words_beside(words, &days[0]);
  if (is_copyright(words)) return;
  bool labelled = days[0].label != DAY_PLAIN || (n > 1 && days[1].label != DAY_PLAIN);
  bool sentence = full || n_words > (labelled ? MOST_WORDS : MOST_PLAIN_WORDS);
  bool opening = sentence && opens_paragraph(words, &days[0]);
  bool told = days[0].label == DAY_PUBLISHED && days[0].at <= LONGEST_LABEL; /* "This was posted on 12 January 2016 by ..." */
  if (sentence && !opening && !told) return;
  bool change_known = is_near(&s->changed) || s->modified.day.len;
  if (anywhere && !labelled && !opening && (n_words > MOST_WORDS_ANYWHERE || change_known)) return;
  int cost = distance;
  if (n_words > SHORT_WORDS && !opening) cost += (int)(n_words - SHORT_WORDS) / 2;
  if (opening) cost += COST_OPENING;
  if (l->links * 2 > l->bytes) cost += COST_LINK;
  if (stands_elsewhere(s, l->first)) cost += COST_BAD;
  day_label by_name = label_of_names(s, l->owner);
  for (size_t i = 0; i < n; i++) offer(s, days[i].iso, days[i].label ? days[i].label : by_name, cost + (int)i, "text", opening);
}

static void add_text(search *s, line *l, uint32_t node) {
  str raw = html_node_text(s->t, node);
  l->bytes += raw.len;
  if (s->t->nodes[node].link) l->links += raw.len;
  if (!l->text.full) add_words(s, &l->text, node);
}

/* Goes over the nodes [from, to) line by line; `headline`: the line's number that distances are counted from. */
static void scan_lines(search *s, uint32_t from, uint32_t to, bool anywhere) {
  const html_tree *t = s->t;
  uint32_t heading = s->place->heading, heading_end = heading ? t->nodes[heading].end : 0;
  /* Lines before the headline are numbered from the window's beginning: they are counted first. */
  int before = 0;
  if (!anywhere)
    for (uint32_t i = from; i < heading; i++) before += (html_tag_flags(t->nodes[i].tag) & HTML_FLAG_BLOCK) != 0;
  line l = {.owner = UINT32_MAX};
  buffer_init(&l.text, s->a, LONGEST_LINE);
  int number = 0;
  unsigned n_lines = 0;
  bool ended = true;
  uint32_t line_end = 0;
  for (uint32_t i = from; i < to; i++) {
    const html_node *node = &t->nodes[i];
    int distance = anywhere ? 0 : i < heading ? 2 * before + 1 : number;
    if (node->tag != HTML_TAG_TEXT) {
      unsigned flags = html_tag_flags(node->tag);
      if (flags & HTML_FLAG_NO_TEXT) { /* scripts, styles */
        i = node->end - 1;
        continue;
      }
      bool breaks = (flags & HTML_FLAG_BLOCK) || node->tag == HTML_TAG_BR;
      if (breaks && !ended) {
        take_line(s, &l, distance, anywhere);
        ended = true;
      }
      if (!anywhere && (flags & HTML_FLAG_BLOCK) && i < heading && before) before--;
      bool small = node->end - i <= NODES_MARKED;
      bool inside_heading = i >= heading && i < heading_end && i == heading;
      if (small && !inside_heading && (node->n_attributes || node->tag == HTML_TAG_TIME)) {
        page_day none[PAGE_MOST_DAYS];
        day_label said = l.said;
        if (!ended) page_days_in(s->a, buffer_str(&l.text), s->day_first, &said, none);
        take_element(s, i, distance, said);
      }
      continue;
    }
    str raw = str_trim(html_node_text(t, i));
    if (!raw.len) continue;
    if (!ended && i >= line_end) { /* behind the block that the line began in */
      take_line(s, &l, distance, anywhere);
      ended = true;
    }
    if (ended) {
      if (i >= heading_end && !anywhere && ++number > LINES_AFTER) return;
      if (anywhere && ++n_lines > LINES_ANYWHERE) return;
      uint32_t owner = node->parent;
      while (owner && !(html_tag_flags(t->nodes[owner].tag) & HTML_FLAG_BLOCK)) owner = t->nodes[owner].parent;
      l.owner = owner;
      l.first = i;
      l.bytes = l.links = 0;
      l.text.len = 0;
      l.text.full = false;
      line_end = t->nodes[owner].end;
      ended = false;
    }
    add_text(s, &l, i);
  }
  if (!ended) take_line(s, &l, anywhere ? 0 : number, anywhere);
}

/* --- the choice --------------------------------------------------------------------------------------------------- */

static bool take(article *out, str day, const char *from) {
  if (!day.len) return false;
  out->published = day;
  out->published_from = str_c(from);
  return true;
}

/* The day as readers were told it, when the given time is of the day before or after: it is in another zone than theirs. */
static bool take_neighbour(search *s, str given, str in_address, article *out) {
  if (given.len <= 10) return false;
  if (days_apart(given, in_address) == 1) return take(out, in_address, "url");
  if (is_near(&s->shown) && !s->shown.opening && days_apart(given, s->shown.day) == 1)
    return take(out, s->shown.day, s->shown.from);
  return false;
}

/* The page shows its readers a later day, beside the headline and not as that of a change: it was published again. */
static bool is_redated(search *s, str given) {
  if (!is_near(&s->shown) || s->shown.opening || s->shown.cost > COST_REDATED || s->shown.day.len < 10 || given.len < 10)
    return false;
  return str_cmp(str_slice(s->shown.day, 0, 10), str_slice(given, 0, 10)) > 0 && days_apart(s->shown.day, given) > 1;
}

static void choose(search *s, article *out) {
  const json_ld *ld = s->place->ld;
  str in_address = url_date(s->a, s->place->url);
  if (in_address.len < 10) in_address = STR("");
  str strong = s->published.rank && s->published.rank <= 2 ? s->published.day : STR("");
  str article_day = page_date_value(s->a, ld->published, s->day_first);
  str page_day_given = page_date_value(s->a, ld->page_published, s->day_first);
  bool near = is_near(&s->shown);
  const struct {
    str day;
    const char *from;
  } order[] = {
      {article_day, "json-ld"},    {strong, "meta"},
      {in_address, "url"},         {near && s->shown.cost <= COST_MARKED + COST_LABEL ? s->shown.day : STR(""), s->shown.from},
      {page_day_given, "json-ld"}, {near ? s->shown.day : STR(""), s->shown.from},
      {s->published.day, "meta"}};
  for (size_t i = 0; i < COUNT(order); i++) {
    if (!order[i].day.len) continue;
    bool in_address_too = days_apart(order[i].day, in_address) <= 1;
    if (!in_address_too && is_redated(s, order[i].day)) {
      take(out, s->shown.day, s->shown.from);
      out->first_published = order[i].day;
      return;
    }
    if (!take_neighbour(s, order[i].day, in_address, out)) take(out, order[i].day, order[i].from);
    return;
  }
}

static void choose_change(search *s, article *out) {
  const struct {
    str day;
    const char *from;
  } order[] = {{page_date_value(s->a, s->place->ld->modified, s->day_first), "json-ld"},
               {s->modified.day, "meta"},
               {is_near(&s->changed) ? s->changed.day : STR(""), s->changed.from},
               {page_date_value(s->a, s->place->ld->page_modified, s->day_first), "json-ld"}};
  for (size_t i = 0; i < COUNT(order) && !out->updated.len; i++)
    if (order[i].day.len) out->updated = order[i].day, out->updated_from = str_c(order[i].from);
}

/* The headline's place. One of h1 and h2 may be the site's name, and the article's stand in h3 or lower. */
static bool same_letters(str x, str y) {
  size_t i = 0, k = 0;
  for (;; i++, k++) {
    while (i < x.len && !is_letter(x.data[i]) && (unsigned char)x.data[i] < 0x80) i++;
    while (k < y.len && !is_letter(y.data[k]) && (unsigned char)y.data[k] < 0x80) k++;
    if (i >= x.len || k >= y.len) return i >= x.len && k >= y.len && x.len;
    if ((x.data[i] | 32) != (y.data[k] | 32)) return false;
  }
}

static bool begins_with(str whole, str part) { return part.len >= 20 && str_starts_ascii_case(whole, part); }

static uint32_t find_headline(arena *a, const html_tree *t, uint32_t given, str title) {
  str shown = given ? html_text_of(a, t, given, LONGEST_TITLE) : STR(""), window = STR("");
  if (title.len >= 8 && same_letters(shown, title) && t->nodes[given].tag == HTML_TAG_H1) return given;
  unsigned n = 0;
  for (uint32_t i = 1; i < t->n && !window.len && t->nodes[i].tag != HTML_TAG_BODY; i++)
    if (t->nodes[i].tag == HTML_TAG_TITLE) window = html_text_of(a, t, i, LONGEST_TITLE);
  if (begins_with(window, shown)) return given;
  for (uint32_t i = 1; i < t->n && n < MOST_HEADINGS; i++) {
    unsigned tag = t->nodes[i].tag;
    if (tag < HTML_TAG_H1 || tag > HTML_TAG_H6) continue;
    n++;
    str words = html_text_of(a, t, i, LONGEST_TITLE);
    if ((title.len >= 8 && same_letters(words, title) && i != given) || begins_with(window, words)) return i;
  }
  return given;
}

void page_published_find(arena *a, const html_tree *t, const page_place *given, article *out) {
  page_place with_headline = *given;
  const page_place *place = &with_headline;
  with_headline.heading = find_headline(a, t, given->heading, out->title);
  search s = {.a = a, .t = t, .place = place, .shown.cost = COST_NONE, .changed.cost = COST_NONE};
  str host = url_host(a, place->url);
  size_t dot = host.len;
  while (dot && host.data[dot - 1] != '.') dot--;
  if (host.len) s.day_first = STR_LISTED(day_first_countries, str_slice(host, dot, host.len));
  scan_structured(&s);
  uint32_t heading = place->heading;
  if (heading) {
    uint32_t from = heading > NODES_BEFORE ? heading - NODES_BEFORE : 1;
    uint32_t to = t->n - heading > NODES_AFTER ? heading + NODES_AFTER : t->n;
    scan_lines(&s, from, to, false);
  }
  choose(&s, out);
  if (!out->published.len) { /* nothing near the headline, or no headline */
    scan_lines(&s, 1, t->n, true);
    if (is_near(&s.shown)) take(out, s.shown.day, s.shown.from);
  }
  choose_change(&s, out);
  if (!out->published.len && out->updated.len) { /* all that is known */
    take(out, out->updated, "updated");
    out->updated = out->updated_from = STR("");
  }
  if (out->updated.len && str_cmp(str_slice(out->updated, 0, 10), str_slice(out->published, 0, 10)) < 0)
    out->updated = out->updated_from = STR("");
  if (str_eq(out->updated, out->published)) out->updated = out->updated_from = STR("");
}
