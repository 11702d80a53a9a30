/* mail.c - newsletters: a message (RFC 5322, MIME by RFC 2045 to 2047) to an article, and mailboxes (RFC 4155) to messages.
 * Of the parts the HTML one is read as a page, else the plain one as text; what is attached is left out. */
#include "read/mail.h"

#include "read/byline.h"
#include "read/carrier.h"
#include "read/charset.h"
#include "read/document.h"
#include "read/page.h"
#include "read/url.h"
#include "text/calendar.h"
#include "text/utf8.h"

#define LONGEST_VALUE 4000 /* of a header field that is used */
#define LEAST_FIELDS 2     /* at a message's beginning */
#define LOOK_LINES 60

/* --- header fields -------------------------------------------------------------------------------------------------- */

/* "Name:" at the beginning of a line: the name; empty when the line is none. */
static str field_name(str line) {
  size_t n = 0;
  while (n < line.len && line.data[n] > ' ' && line.data[n] < 127 && line.data[n] != ':') n++;
  return n && n < line.len && line.data[n] == ':' ? str_slice(line, 0, n) : STR("");
}

/* Where the header ends: behind its empty line, or at the end. */
static size_t header_end(str s) {
  for (size_t at = 0; at < s.len;) {
    size_t end = str_find_char(s, '\n', at);
    if (end == SIZE_MAX) return s.len;
    if (end == at || (end == at + 1 && s.data[at] == '\r')) return end + 1;
    at = end + 1;
  }
  return s.len;
}

/* A field's value with its continued lines, as written; empty when there is none. */
static str raw_field(str header, str name) {
  for (size_t at = 0; at < header.len;) {
    size_t end = str_find_char(header, '\n', at);
    if (end == SIZE_MAX) end = header.len;
    str line = str_slice(header, at, end);
    if (str_eq_ascii_case(field_name(line), name)) {
      size_t from = at + name.len + 1;
      while (end + 1 < header.len && (header.data[end + 1] == ' ' || header.data[end + 1] == '\t')) {
        end = str_find_char(header, '\n', end + 1);
        if (end == SIZE_MAX) end = header.len;
      }
      str value = str_trim(str_slice(header, from, end));
      return value.len > LONGEST_VALUE ? str_slice(value, 0, LONGEST_VALUE) : value;
    }
    at = end + 1;
  }
  return STR("");
}

static int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = (char)(c | 32);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

static str base64(arena *a, str s) {
  char *out = arena_alloc(a, s.len / 4 * 3 + 4);
  size_t n = 0, bits = 0;
  uint32_t sum = 0;
  for (size_t i = 0; i < s.len && s.data[i] != '='; i++) {
    int v = base64_value(s.data[i]);
    if (v < 0) continue;
    sum = sum << 6 | (uint32_t)v;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out[n++] = (char)(sum >> bits & 255);
  }
  return str_of(out, n);
}

/* `header`: "_" is a blank, as in RFC 2047. */
static str quoted_printable(arena *a, str s, bool header) {
  char *out = arena_alloc(a, s.len + 1);
  size_t n = 0;
  for (size_t i = 0; i < s.len; i++) {
    char c = s.data[i];
    if (c == '=' && i + 2 < s.len && hex(s.data[i + 1]) >= 0 && hex(s.data[i + 2]) >= 0) {
      out[n++] = (char)(hex(s.data[i + 1]) * 16 + hex(s.data[i + 2]));
      i += 2;
    } else if (c == '=' && i + 1 < s.len && s.data[i + 1] == '\n') i++;
    else if (c == '=' && i + 2 < s.len && s.data[i + 1] == '\r' && s.data[i + 2] == '\n') i += 2;
    else out[n++] = header && c == '_' ? ' ' : c;
  }
  return str_of(out, n);
}

static str to_utf8(arena *a, str bytes, str charset) {
  charset_text decoded = charset_decode(a, bytes, charset);
  return decoded.text;
}

/* "=?utf-8?B?...?=" at the beginning of s: its words; *size gets its length, 0 when there is none. */
static str encoded_word(arena *a, str s, size_t *size) {
  *size = 0;
  if (!str_starts(s, STR("=?"))) return STR("");
  size_t first = str_find_char(s, '?', 2), second = first == SIZE_MAX ? first : str_find_char(s, '?', first + 1);
  size_t end = second == SIZE_MAX ? second : str_find(s, STR("?="), second + 1);
  if (end == SIZE_MAX || second != first + 2 || end > LONGEST_VALUE) return STR("");
  str charset = str_slice(s, 2, first), bytes = str_slice(s, second + 1, end);
  size_t star = str_find_char(charset, '*', 0); /* RFC 2231: a language behind */
  if (star != SIZE_MAX) charset.len = star;
  char how = (char)(s.data[first + 1] | 32);
  if (how != 'b' && how != 'q') return STR("");
  *size = end + 2;
  return to_utf8(a, how == 'b' ? base64(a, bytes) : quoted_printable(a, bytes, true), charset);
}

/* A field's value as words: unfolded, encoded words decoded. */
static str field_words(arena *a, str header, str name) {
  str raw = raw_field(header, name);
  buffer b;
  buffer_init(&b, a, 4 * LONGEST_VALUE);
  bool after_word = false;
  for (size_t at = 0; at < raw.len;) {
    size_t size, blank = at;
    while (blank < raw.len && strchr(" \t\r\n", raw.data[blank])) blank++;
    if (blank > at) { /* a blank between encoded words is none */
      encoded_word(a, str_slice(raw, blank, raw.len), &size);
      if (!(after_word && size)) buffer_add_char(&b, ' ');
      at = blank;
      continue;
    }
    str word = encoded_word(a, str_slice(raw, at, raw.len), &size);
    after_word = size > 0;
    if (size) buffer_add(&b, word);
    else buffer_add_char(&b, raw.data[at]);
    at += size ? size : 1;
  }
  size_t repaired;
  return str_trim(utf8_repair(a, buffer_str(&b), &repaired));
}

/* A parameter of a field: Content-Type: text/html; charset="utf-8". */
static str parameter(str value, str name) {
  for (size_t at = str_find_char(value, ';', 0); at != SIZE_MAX; at = str_find_char(value, ';', at + 1)) {
    str s = str_trim(str_slice(value, at + 1, value.len));
    if (!str_starts_ascii_case(s, name)) continue;
    s = str_trim(str_slice(s, name.len, s.len));
    if (!s.len || s.data[0] != '=') continue;
    s = str_trim(str_slice(s, 1, s.len));
    if (s.len && s.data[0] == '"') {
      size_t end = str_find_char(s, '"', 1);
      return end == SIZE_MAX ? STR("") : str_slice(s, 1, end);
    }
    size_t n = 0;
    while (n < s.len && !strchr("; \t\r\n", s.data[n])) n++;
    return str_slice(s, 0, n);
  }
  return STR("");
}

/* --- parts ---------------------------------------------------------------------------------------------------------------- */

typedef struct part {
  str header, body;
} part;

typedef struct parts {
  arena *a;
  part html, plain; /* the longest of each; body empty: none */
  size_t n;
  bool too_many;
} parts;

static void look(parts *p, str header, str body, unsigned depth);

/* The parts between lines "--BOUNDARY". */
static void look_inside(parts *p, str body, str boundary, unsigned depth) {
  size_t from = SIZE_MAX;
  for (size_t at = 0; at < body.len;) {
    size_t end = str_find_char(body, '\n', at);
    if (end == SIZE_MAX) end = body.len;
    str line = str_slice(body, at, end);
    bool mark = str_starts(line, STR("--")) && str_starts(str_slice(line, 2, line.len), boundary);
    if (mark) {
      str behind = str_trim(str_slice(line, 2 + boundary.len, line.len));
      bool last = str_eq(behind, STR("--"));
      if (behind.len && !last) mark = false;
      if (mark && from != SIZE_MAX) {
        str inner = str_slice(body, from, at);
        size_t n = header_end(inner);
        look(p, str_slice(inner, 0, n), str_slice(inner, n, inner.len), depth + 1);
      }
      if (mark) from = end < body.len ? end + 1 : body.len;
      if (mark && last) return;
    }
    at = end + 1;
  }
  if (from == SIZE_MAX) return;
  str inner = str_slice(body, from, body.len); /* cut off */
  size_t n = header_end(inner);
  look(p, str_slice(inner, 0, n), str_slice(inner, n, inner.len), depth + 1);
}

static void look(parts *p, str header, str body, unsigned depth) {
  if (p->n++ > MAIL_MAX_PARTS || depth > MAIL_MAX_DEPTH) {
    p->too_many = true;
    return;
  }
  str type = raw_field(header, STR("Content-Type"));
  if (str_starts_ascii_case(type, STR("multipart/"))) {
    str boundary = parameter(type, STR("boundary"));
    if (boundary.len) look_inside(p, body, boundary, depth);
    return;
  }
  if (str_starts_ascii_case(raw_field(header, STR("Content-Disposition")), STR("attachment"))) return;
  bool html = str_starts_ascii_case(type, STR("text/html"));
  bool plain = !type.len || str_starts_ascii_case(type, STR("text/plain"));
  part *to = html ? &p->html : plain ? &p->plain : NULL;
  if (to && body.len > to->body.len) *to = (part){header, body};
}

static str decoded(arena *a, const part *p) {
  str how = raw_field(p->header, STR("Content-Transfer-Encoding"));
  if (str_eq_ascii_case(how, STR("base64"))) return base64(a, p->body);
  if (str_eq_ascii_case(how, STR("quoted-printable"))) return quoted_printable(a, p->body, false);
  return p->body;
}

/* Line ends of mail as text has them. */
static str plain_lines(arena *a, str s) {
  char *out = arena_alloc(a, s.len + 1);
  size_t n = 0;
  for (size_t i = 0; i < s.len; i++)
    if (s.data[i] != '\r' || i + 1 == s.len || s.data[i + 1] != '\n') out[n++] = s.data[i];
  return str_trim(str_of(out, n));
}

/* The address where the newsletter can be read on the web. */
static str web_address(arena *a, str header) {
  static const char *const names[] = {"Archived-At", "X-Archived-At", "Content-Location", "List-Archive"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    str s = str_trim(raw_field(header, str_c(names[i])));
    if (s.len > 2 && s.data[0] == '<') s = str_slice(s, 1, s.len - (s.data[s.len - 1] == '>'));
    if (str_starts(s, STR("http"))) return url_clean(a, s);
  }
  return STR("");
}

/* "The Tarn Post <news@tarnpost.example>": the name, else the address's host. */
static str sender(arena *a, str header) {
  str from = field_words(a, header, STR("From"));
  size_t open = str_find_char(from, '<', 0);
  str name = str_trim(open == SIZE_MAX ? STR("") : str_slice(from, 0, open));
  if (name.len > 1 && name.data[0] == '"' && name.data[name.len - 1] == '"') name = str_trim(str_slice(name, 1, name.len - 1));
  if (name.len) return name;
  size_t at = str_find_char(from, '@', 0);
  str host = at == SIZE_MAX ? STR("") : str_slice(from, at + 1, from.len);
  size_t n = 0;
  while (n < host.len && host.data[n] > ' ' && host.data[n] != '>') n++;
  return str_slice(host, 0, n);
}

bool mail_article(arena *a, const read_record *record, article_list *out, weft_error *e) {
  size_t n = header_end(record->bytes);
  str header = str_slice(record->bytes, 0, n);
  if (n > MAIL_MAX_HEADER) {
    error_set(e, WEFT_ERROR_LIMIT, record->path, record->start, "a message's header of over %u KiB",
              (unsigned)(MAIL_MAX_HEADER >> 10));
    return false;
  }
  parts p = {.a = a};
  look(&p, header, str_slice(record->bytes, n, record->bytes.len), 0);
  if (p.too_many && !p.html.body.len && !p.plain.body.len) {
    error_set(e, WEFT_ERROR_LIMIT, record->path, record->start, "a message of over %d parts, or with parts too deep",
              MAIL_MAX_PARTS);
    return false;
  }
  article found = {0};
  bool is_article = false;
  str url = web_address(a, header);
  if (p.html.body.len) {
    str html = decoded(a, &p.html), charset = parameter(raw_field(p.html.header, STR("Content-Type")), STR("charset"));
    if (!page_article(a, html, charset, url, &found, &is_article, e)) return false;
    found.raw = html;
  }
  if (!is_article && p.plain.body.len) {
    str charset = parameter(raw_field(p.plain.header, STR("Content-Type")), STR("charset"));
    size_t repaired;
    found = (article){0};
    found.text = utf8_repair(a, plain_lines(a, to_utf8(a, decoded(a, &p.plain), charset)), &repaired);
    found.raw = found.text;
    is_article = found.text.len > 0;
    if (is_article) {
      found.runs = ARENA_NEW(a, text_run);
      found.runs[found.n_runs++] = (text_run){0, (uint32_t)found.text.len, 0, found.text.len, true};
    }
  }
  if (!is_article) {
    out->not_articles++;
    return true;
  }
  str title = field_words(a, header, STR("Subject")), day = date_normalise(a, raw_field(header, STR("Date")));
  if (title.len) found.title = title;
  if (url.len) found.url = url;
  if (!found.outlet.len || sender(a, header).len) found.outlet = sender(a, header);
  if (day.len) {
    found.published = day;
    found.published_from = STR("mail");
  }
  found.source.start = record->start;
  found.source.end = record->end;
  VECTOR_PUSH(a, out->list, found);
  return true;
}

/* --- sniffing and mailboxes ------------------------------------------------------------------------------------------------ */

static bool any_of(str name, const char *const *names, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (str_eq_ascii_case(name, str_c(names[i]))) return true;
  return false;
}

static bool header_begins(str s) {
  static const char *const only_mail[] = {"Message-ID",   "Received",       "MIME-Version",    "Return-Path",
                                          "Delivered-To", "DKIM-Signature", "List-Unsubscribe"};
  static const char *const all[] = {"From", "Date", "Subject", "To"};
  unsigned sure = 0, known = 0, lines = 0;
  for (size_t at = 0; at < s.len && lines < LOOK_LINES; lines++) {
    size_t end = str_find_char(s, '\n', at);
    if (end == SIZE_MAX) end = s.len;
    str line = str_slice(s, at, end);
    if (!str_trim(line).len) break;
    if (line.data[0] != ' ' && line.data[0] != '\t') {
      str name = field_name(line);
      if (!name.len && end < s.len) return false;
      sure += any_of(name, only_mail, sizeof only_mail / sizeof *only_mail);
      known += any_of(name, all, sizeof all / sizeof *all);
    }
    at = end + 1;
  }
  return sure && known && sure + known >= LEAST_FIELDS + 1;
}

/* "From sender@host Tue Feb  9 21:30:00 2021": ends with a year or a zone behind it. */
static bool is_from_line(str s) {
  if (!str_starts(s, STR("From "))) return false;
  size_t colons = 0, digits = 0;
  for (size_t i = 5; i < s.len && i < 200 && s.data[i] != '\n'; i++) {
    colons += s.data[i] == ':';
    digits += s.data[i] >= '0' && s.data[i] <= '9';
  }
  return colons >= 1 && digits >= 8;
}

mail_kind mail_begins(str head) {
  if (!is_from_line(head)) return header_begins(head) ? MAIL_MESSAGE : MAIL_NONE;
  size_t end = str_find_char(head, '\n', 0);
  return end != SIZE_MAX && header_begins(str_slice(head, end + 1, head.len)) ? MAIL_BOX : MAIL_NONE;
}

bool carrier_mbox(carrier *c, read_record *out) {
  stream_skip(c->in, c->taken);
  c->taken = 0;
  for (;;) {
    str have = stream_peek(c->in, 1024);
    size_t blank = 0;
    while (blank < have.len && (have.data[blank] == '\n' || have.data[blank] == '\r')) blank++;
    if (blank) {
      stream_skip(c->in, blank);
      continue;
    }
    if (!have.len) {
      if (!carrier_mend(c)) return false;
      continue;
    }
    uint64_t start = stream_at(c->in);
    /* The next line "From ... " behind an empty one. */
    size_t seen = 1, end = SIZE_MAX;
    while (end == SIZE_MAX && seen <= READ_MAX_DOCUMENT) {
      have = stream_peek(c->in, seen + 1024);
      for (size_t at = seen - 1; (at = str_find(have, STR("\nFrom "), at)) != SIZE_MAX; at++) {
        bool after_blank =
            at && (have.data[at - 1] == '\n' || (at > 1 && have.data[at - 1] == '\r' && have.data[at - 2] == '\n'));
        if (at + 220 > have.len && have.len >= seen + 1024) break; /* the rest of the line is not there yet */
        if (after_blank && is_from_line(str_slice(have, at + 1, have.len))) {
          end = at + 1;
          break;
        }
      }
      if (end == SIZE_MAX && have.len < seen + 1024) break;
      if (end == SIZE_MAX) seen = have.len > 300 ? have.len - 300 : have.len;
    }
    bool broken = stream_broken(c->in, NULL);
    if (end == SIZE_MAX && have.len > READ_MAX_DOCUMENT) {
      fault_tell(c->told, WEFT_ERROR_LIMIT, c->path, c->inside, start, "a message of over %u MiB", READ_MAX_DOCUMENT >> 20);
      stream_skip(c->in, have.len);
      continue;
    }
    if (end == SIZE_MAX) end = have.len;
    if (broken && (end == have.len || stream_sound(c->in) < start + end)) { /* told when the damage is */
      stream_skip(c->in, have.len);
      continue;
    }
    size_t line = str_find_char(have, '\n', 0);
    size_t from = is_from_line(have) && line != SIZE_MAX && line < end ? line + 1 : 0;
    *out = (read_record){
        .bytes = str_slice(have, from, end), .format = READ_MAIL, .path = c->path, .start = start + from, .end = start + end};
    c->taken = end;
    return true;
  }
}
