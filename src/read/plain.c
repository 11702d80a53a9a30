/* plain.c - a text file as an article. The text is all of the file, as it is, so that spans fit what the user has; title,
 * day and outlet are read off its first lines:
 *
 *   Title: ...             headers, when the first line is one
 *   Bridge falls           a short line before an empty one: the title
 *
 *   OSTREL, Feb. 9, 2021 (Meridian Wire) - At least ...      dateline */
#include "read/document.h"

#include "read/byline.h"
#include "read/charset.h"
#include "read/data/text_headers.h"
#include "read/url.h"
#include "text/calendar.h"
#include "text/utf8.h"

#define LONGEST_TITLE 200 /* bytes */
#define LONGEST_DATE_LINE 80
#define LONGEST_DATELINE 140
#define LONGEST_AGENCY 40
#define TOP_LINES 12 /* where titles, headers, dates are looked for */

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* --- dates ------------------------------------------------------------------------------------------------------ */

/* A day with its year in a loose form, "12. November 2024" included. */
static str loose_day(arena *a, str s) {
  s = str_trim(s);
  if (s.len < 6 || s.len > LONGEST_DATE_LINE) return STR("");
  str day = date_normalise(a, s);
  if (day.len) return day;
  char plain[LONGEST_DATE_LINE];
  size_t n = 0;
  for (size_t i = 0; i < s.len; i++)
    if (s.data[i] != '.') plain[n++] = s.data[i];
  return n < s.len ? date_normalise(a, str_copy(a, str_of(plain, n))) : STR("");
}

/* Where the dash of a dateline stands; SIZE_MAX when there is none. */
static size_t find_dash(str s) {
  static const str dashes[] = {{" - ", 3}, {" -- ", 4},        {" --", 3}, {" \xE2\x80\x93 ", 5}, {" \xE2\x80\x94 ", 5},
                               {" _ ", 3}, {"\xE2\x80\x94", 3}};
  size_t best = SIZE_MAX;
  for (size_t i = 0; i < COUNT(dashes); i++) {
    size_t at = str_find(s, dashes[i], 0);
    if (at < best) best = at;
  }
  return best;
}

str dateline_day(arena *a, str text, str *agency) {
  *agency = STR("");
  str head = str_slice(text, 0, text.len < LONGEST_DATELINE ? text.len : LONGEST_DATELINE);
  size_t line = str_find_char(head, '\n', 0), dash = find_dash(head);
  if (dash == SIZE_MAX || dash > line) return STR("");
  head = str_trim(str_slice(head, 0, dash));
  if (!head.len || !((head.data[0] >= 'A' && head.data[0] <= 'Z') || (unsigned char)head.data[0] >= 0x80)) return STR("");
  size_t open = str_find_char(head, '(', 0);
  if (open != SIZE_MAX && head.data[head.len - 1] == ')') {
    str name = str_trim(str_slice(head, open + 1, head.len - 1));
    if (name.len <= LONGEST_AGENCY) *agency = name;
    head = str_trim(str_slice(head, 0, open));
  }
  for (size_t at = 0; (at = str_find_char(head, ',', at)) != SIZE_MAX;) {
    str day = loose_day(a, str_slice(head, ++at, head.len));
    if (day.len) return day;
  }
  return STR("");
}

/* A line that is nothing but a date, perhaps after "Published". */
static str date_line(arena *a, str line) {
  if (line.len > LONGEST_DATE_LINE) return STR("");
  bool digit = false;
  for (size_t i = 0; i < line.len; i++) digit |= line.data[i] >= '0' && line.data[i] <= '9';
  if (!digit) return STR("");
  for (size_t i = 0; i < COUNT(date_openings); i++)
    if (str_starts_ascii_case(line, str_c(date_openings[i]))) {
      line = str_slice(line, strlen(date_openings[i]), line.len);
      break;
    }
  line = str_trim(line);
  if (line.len && line.data[0] == ':') line = str_slice(line, 1, line.len);
  return loose_day(a, line);
}

/* --- first lines ------------------------------------------------------------------------------------------------ */

/* "Name: value" with a known name. */
static bool header_line(str line, text_header *what, str *value) {
  size_t colon = str_find_char(line, ':', 0);
  if (colon == SIZE_MAX || colon > 12) return false;
  str name = str_trim(str_slice(line, 0, colon));
  for (size_t i = 0; i < COUNT(text_headers); i++) {
    if (!str_eq_ascii_case(name, text_headers[i].name)) continue;
    *what = text_headers[i].what;
    *value = str_trim(str_slice(line, colon + 1, line.len));
    return value->len > 0;
  }
  return false;
}

static void take_header(arena *a, article *out, text_header what, str value) {
  switch (what) {
  case TEXT_TITLE: out->title = value; break;
  case TEXT_OUTLET: out->outlet = value; break;
  case TEXT_URL: out->url = value; break;
  case TEXT_AUTHORS: {
    byline b = {0};
    byline_add(a, &b, value);
    out->authors = b.names.items;
    out->n_authors = b.names.n;
    break;
  }
  case TEXT_DATE: {
    str day = loose_day(a, value);
    if (day.len) out->published = day, out->published_from = STR("text");
    else out->published_raw = value;
  }
  }
}

typedef struct top {
  str line[TOP_LINES];  /* without white space around; not empty */
  size_t at[TOP_LINES]; /* where it begins */
  bool blank_after[TOP_LINES];
  size_t n;
} top;

static void first_lines(str text, top *t) {
  t->n = 0;
  for (size_t at = 0; at < text.len;) {
    size_t end = str_find_char(text, '\n', at);
    if (end == SIZE_MAX) end = text.len;
    str line = str_trim(str_slice(text, at, end));
    if (!line.len && t->n) t->blank_after[t->n - 1] = true;
    if (line.len && t->n == TOP_LINES) return;
    if (line.len) {
      t->line[t->n] = line;
      t->blank_after[t->n] = end >= text.len;
      t->at[t->n++] = (size_t)(line.data - text.data);
    }
    at = end + 1;
  }
}

static void read_top(arena *a, article *out) {
  top t;
  first_lines(out->text, &t);
  size_t i = 0;
  text_header what;
  str value;
  while (i < t.n && header_line(t.line[i], &what, &value)) {
    take_header(a, out, what, value);
    i++;
  }
  if (!out->title.len && i + 1 < t.n && t.blank_after[i] && t.line[i].len <= LONGEST_TITLE &&
      t.line[i].data[t.line[i].len - 1] != '.' && !date_line(a, t.line[i]).len)
    out->title = t.line[i++];
  for (; i < t.n && !out->published.len; i++) {
    str agency = STR(""), day = dateline_day(a, str_slice(out->text, t.at[i], out->text.len), &agency);
    if (!out->outlet.len && day.len) out->outlet = agency;
    const bool dateline = day.len > 0;
    if (!dateline) day = date_line(a, t.line[i]);
    if (!day.len) continue;
    out->published = day;
    out->published_from = dateline ? STR("dateline") : STR("text");
  }
}

/* --- the text --------------------------------------------------------------------------------------------------- */

/* Well-formed characters beyond ASCII. */
static size_t count_wide(str s) {
  size_t n = 0;
  for (size_t at = 0, size; at < s.len; at += size) {
    utf8_at(s, at, &size);
    n += size > 1;
  }
  return n;
}

/* The file's text in UTF-8, with the way back. A text of which more is UTF-8 than is not is mended, not taken for another
 * charset. */
static void read_text(arena *a, const read_record *record, article *out) {
  str bytes = record->bytes, label = record->charset;
  size_t bad = 0;
  utf8_repair(a, bytes, &bad);
  if (!label.len && bad && bad <= count_wide(bytes)) label = STR("utf-8");
  charset_text decoded = charset_decode(a, bytes, label);
  out->text = decoded.text;
  out->source.encoding = charset_other_name(&decoded);
  out->runs = ARENA_ARRAY(a, text_run, decoded.n);
  for (size_t i = 0; i < decoded.n; i++) {
    const charset_step *step = &decoded.steps[i];
    bool last = i + 1 == decoded.n;
    text_run run = {step->text, last ? (uint32_t)decoded.text.len : step[1].text, step->raw, last ? decoded.raw_len : step[1].raw,
                    step->same};
    if (run.text_start < run.text_end) out->runs[out->n_runs++] = run;
  }
}

bool plain_article(arena *a, const read_record *record, article_list *out, weft_error *e) {
  article found = {.raw = record->bytes};
  read_text(a, record, &found);
  if (!str_trim(found.text).len) {
    error_set(e, WEFT_ERROR_FORMAT, record->path, record->start, "nothing but white space");
    return false;
  }
  found.url = record->url;
  read_top(a, &found);
  if (!found.published.len && record->path.len) {
    size_t slash = record->path.len;
    while (slash && record->path.data[slash - 1] != '/') slash--;
    found.published = url_date(a, str_slice(record->path, slash, record->path.len));
    if (found.published.len) found.published_from = STR("name");
  }
  VECTOR_PUSH(a, out->list, found);
  return true;
}
