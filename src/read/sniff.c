/* sniff.c - see sniff.h. The HTML rule is WHATWG's "rules for distinguishing" (MIME Sniffing, section 7.1) widened to pages
 * that begin with anything but show a page's tags soon. */
#include "read/sniff.h"

#include "read/data/signatures.h"
#include "read/mail.h"
#include "read/tables.h"

#define HTML_LOOK ((size_t)8 << 10) /* where tags of a page are looked for */
#define MOST_LINES 64               /* looked at to tell rows from other JSON */

static bool tag_follows(str s, const char *name) {
  str n = str_c(name);
  if (s.len <= n.len || !str_starts_ascii_case(s, n)) return false;
  char c = s.data[n.len];
  return c == ' ' || c == '>' || c == '\n' || c == '\t' || c == '\r' || c == '/' || c == '\f';
}

/* Behind white space, comments, XML declarations, processing instructions and, when asked, document types. */
static str skip_prolog(str s, bool doctype) {
  for (;;) {
    s = str_trim(s);
    size_t end;
    if (str_starts(s, STR("<!--"))) end = str_find(s, STR("-->"), 4), end = end == SIZE_MAX ? end : end + 3;
    else if (str_starts(s, STR("<?"))) end = str_find(s, STR("?>"), 2), end = end == SIZE_MAX ? end : end + 2;
    else if (doctype && str_starts_ascii_case(s, STR("<!doctype"))) { /* with an inner subset: up to its end */
      size_t open = str_find_char(s, '[', 0), close = str_find_char(s, '>', 0);
      if (open != SIZE_MAX && close != SIZE_MAX && open < close) {
        size_t inner = str_find(s, STR("]"), open);
        close = inner == SIZE_MAX ? SIZE_MAX : str_find_char(s, '>', inner);
      }
      end = close == SIZE_MAX ? SIZE_MAX : close + 1;
    } else return s;
    if (end == SIZE_MAX) return STR("");
    s = str_slice(s, end, s.len);
  }
}

static bool looks_like_html(str s) {
  static const char *const first[] = {
      "<!doctype html", "<html", "<head",   "<body", "<title", "<meta", "<script",  "<style",   "<link",
      "<div",           "<p",    "<h1",     "<h2",   "<table", "<a",    "<article", "<section", "<main",
      "<header",        "<span", "<center", "<font", "<br",    "<b",    "<ul",      "<iframe",  "<img"};
  str body = skip_prolog(s, false);
  for (size_t i = 0; i < sizeof first / sizeof *first; i++)
    if (tag_follows(body, first[i])) return true;
  static const char *const anywhere[] = {"<html", "<body", "<!doctype html", "<head"};
  str head = str_slice(s, 0, s.len < HTML_LOOK ? s.len : HTML_LOOK);
  for (size_t at = str_find_char(head, '<', 0); at != SIZE_MAX; at = str_find_char(head, '<', at + 1))
    for (size_t i = 0; i < sizeof anywhere / sizeof *anywhere; i++)
      if (tag_follows(str_slice(head, at, head.len), anywhere[i])) return true;
  return false;
}

/* A root element's name without prefix. */
static str root_name(str s) {
  s = skip_prolog(s, true);
  if (!s.len || s.data[0] != '<') return STR("");
  size_t n = 1;
  while (n < s.len && !strchr(" \t\r\n>/", s.data[n])) n++;
  s = str_slice(s, 1, n);
  size_t colon = str_find_char(s, ':', 0);
  return colon == SIZE_MAX ? s : str_slice(s, colon + 1, s.len);
}

static sniff_kind xml_kind(str s) {
  str root = root_name(s);
  if (str_eq(root, STR("rss")) || str_eq(root, STR("RDF")) || str_eq(root, STR("feed")) || str_eq(root, STR("urlset")))
    return SNIFF_FEED;
  if (str_eq(root, STR("TEI")) || str_eq(root, STR("TEI.2")) || str_eq(root, STR("teiCorpus")) || str_eq(root, STR("doc")))
    return SNIFF_TEI;
  if (str_eq_ascii_case(root, STR("html"))) return SNIFF_HTML;
  return SNIFF_XML;
}

/* Rows, one a line: the first is a whole object, or at least half of the lines look like whole objects, or begin like one and are
 * cut by the look's end. */
static bool looks_like_rows(str s, bool whole) {
  size_t lines = 0, objects = 0, indented = 0;
  for (size_t at = 0; at < s.len && lines < MOST_LINES;) {
    size_t end = str_find_char(s, '\n', at);
    bool cut = end == SIZE_MAX && !whole;
    if (end == SIZE_MAX) end = s.len;
    str line = str_trim(str_slice(s, at, end));
    if (line.len) {
      bool opens = line.data[0] == '{' && line.len > 1 && s.data[at] == '{';
      str inner = str_trim(str_slice(line, 1, line.len));
      bool object = opens && line.data[line.len - 1] == '}' && (inner.data[0] == '"' || line.len == 2);
      if (object && lines == 0) return true;
      lines++;
      if (s.data[at] == ' ' || s.data[at] == '\t' || line.data[0] == '}') indented++;
      if (opens && (cut || line.data[line.len - 1] == '}')) objects++;
      else if (opens && line.len > 2) objects += lines > 1 || end < s.len; /* a broken row; others follow */
    }
    at = end + 1;
  }
  return objects * 2 >= lines && objects > indented;
}

static bool looks_binary(str s) {
  size_t n = s.len < HTML_LOOK ? s.len : HTML_LOOK, control = 0;
  for (size_t i = 0; i < n; i++) {
    unsigned char c = (unsigned char)s.data[i];
    if (c == 0) return true;
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b) control++;
  }
  return control * 20 > n;
}

/* Name of a known format that is not read; NULL when it is none. Marks made of letters alone ("RIFF", "ustar") count only among
 * bytes that are no text. */
static const char *binary_name(str head) {
  bool binary = looks_binary(head);
  for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
    if ((binary || !signatures[i].letters) && str_starts(head, signatures[i].bytes)) return signatures[i].name;
  return NULL;
}

/* A first header whose sum holds (old tars have no mark). */
static bool is_tar(str s) {
  if (s.len < 512 || !s.data[0]) return false;
  unsigned sum = 0, said = 0;
  for (size_t i = 0; i < 512; i++) sum += i >= 148 && i < 156 ? ' ' : (unsigned char)s.data[i];
  size_t at = 148;
  while (at < 156 && s.data[at] == ' ') at++;
  if (at == 156 || s.data[at] < '0' || s.data[at] > '7') return false;
  for (; at < 156 && s.data[at] >= '0' && s.data[at] <= '7'; at++) said = said * 8 + (unsigned)(s.data[at] - '0');
  return sum == said;
}

sniff_kind sniff(str head, const char **what) {
  bool whole = head.len < SNIFF_BYTES;
  *what = NULL;
  if (str_starts(head, STR("\xEF\xBB\xBF"))) head = str_slice(head, 3, head.len);
  bool wide = str_starts(head, STR("\xFF\xFE")) || str_starts(head, STR("\xFE\xFF")); /* UTF-16 */
  str s = str_trim(head);
  if (!s.len) return SNIFF_EMPTY;
  if (str_starts(s, STR("WARC/"))) return SNIFF_WARC;
  if (str_starts(s, STR("<?xml"))) return xml_kind(s);
  if (is_tar(head)) return SNIFF_TAR;                                 /* a sum that holds is no accident */
  if (!wide && looks_like_rows(head, whole)) return SNIFF_JSON_LINES; /* before the rest: damaged rows may look like anything */
  if (str_starts(head, STR("PK\x03\x04"))) return SNIFF_ZIP;
  if (str_starts(head, STR("%PDF-"))) return SNIFF_PDF;
  if ((*what = binary_name(head))) return SNIFF_BINARY;
  if (wide) { /* tags of a page, every other byte */
    char narrow[2048];
    size_t n = 0;
    for (size_t i = head.data[0] == '\xFF' ? 2 : 3; i < head.len && n < sizeof narrow; i += 2) narrow[n++] = head.data[i];
    return looks_like_html(str_of(narrow, n)) ? SNIFF_HTML : SNIFF_TEXT;
  }
  if (looks_binary(head)) return SNIFF_BINARY;
  if (s.data[0] == '<') {
    sniff_kind kind = xml_kind(s);
    if (kind != SNIFF_XML) return kind;
    str root = root_name(s); /* tags without an XML declaration are a page, or a piece of one */
    bool tag = root.len && ((root.data[0] >= 'a' && root.data[0] <= 'z') || (root.data[0] >= 'A' && root.data[0] <= 'Z'));
    return tag || looks_like_html(s) ? SNIFF_HTML : SNIFF_TEXT;
  }
  if (s.data[0] == '{' || s.data[0] == '[') {
    str rest = str_trim(str_slice(s, 1, s.len));
    bool json = !rest.len || strchr("\"{}[]", rest.data[0]);
    if (json && (s.data[0] == '{' || !rest.len || strchr("{]", rest.data[0]))) return SNIFF_JSON;
  }
  mail_kind mail = mail_begins(s);
  if (mail) return mail == MAIL_BOX ? SNIFF_MBOX : SNIFF_MAIL;
  if (table_begins(head)) return SNIFF_TABLE;
  return looks_like_html(head) ? SNIFF_HTML : SNIFF_TEXT;
}
