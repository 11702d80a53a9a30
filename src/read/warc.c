/* warc.c - WARC 1.0 and 1.1 (ISO 28500): a page a record.
 *
 *   WARC/1.0 CRLF  name: value CRLF ...  CRLF  block (Content-Length bytes)  CRLF CRLF  WARC/1.0 ...
 *                                              HTTP/1.1 200 OK CRLF headers CRLF body, perhaps chunked and compressed
 *
 * A length is believed only when the next record, or the end, follows the block. Otherwise, and wherever no record stands
 * though one should, that is told once and reading goes on at the next "WARC/1." that begins a line.
 * Records that are no pages (requests, images, pages that were not found ...) are passed over without a word. */
#include "read/carrier.h"

#include <strings.h>

#define MAX_HEADER ((size_t)64 << 10) /* of a record, or of the HTTP message in it */
#define MAX_LENGTH_DIGITS 18
#define MAX_CODINGS 3 /* of one body */

typedef struct header {
  str bytes; /* lines, without the first */
} header;

/* A field's value, trimmed; empty when there is none. Names match whatever their case (RFC 9110, ISO 28500 section 4). */
static str field(header h, const char *name) {
  str n = str_c(name);
  for (size_t at = 0; at < h.bytes.len;) {
    size_t end = str_find_char(h.bytes, '\n', at);
    if (end == SIZE_MAX) end = h.bytes.len;
    str line = str_slice(h.bytes, at, end);
    if (line.len > n.len && line.data[n.len] == ':' && str_starts_ascii_case(line, n))
      return str_trim(str_slice(line, n.len + 1, line.len));
    at = end + 1;
  }
  return STR("");
}

/* Length of a header at the beginning of s with the empty line that ends it; SIZE_MAX when that line is not there. The next
 * record's first line ends the search, so that many headers without end cost no more than their bytes. */
static size_t header_length(str s) {
  for (size_t at = 0; at < s.len; at++) {
    at = str_find_char(s, '\n', at);
    if (at == SIZE_MAX) break;
    if (at + 1 < s.len && s.data[at + 1] == '\n') return at + 2;
    if (at + 2 < s.len && s.data[at + 1] == '\r' && s.data[at + 2] == '\n') return at + 3;
    if (str_starts(str_slice(s, at + 1, s.len), STR("WARC/1."))) break;
  }
  return SIZE_MAX;
}

/* Media type without parameters. */
static str media_type(str value) {
  size_t end = str_find_char(value, ';', 0);
  return str_trim(end == SIZE_MAX ? value : str_slice(value, 0, end));
}

static str media_charset(str value) {
  for (size_t at = str_find_char(value, ';', 0); at != SIZE_MAX; at = str_find_char(value, ';', at + 1)) {
    str parameter = str_trim(str_slice(value, at + 1, value.len));
    if (!str_starts_ascii_case(parameter, STR("charset"))) continue;
    parameter = str_trim(str_slice(parameter, 7, parameter.len));
    if (!parameter.len || parameter.data[0] != '=') continue;
    parameter = media_type(str_slice(parameter, 1, parameter.len));
    if (parameter.len > 1 && (parameter.data[0] == '"' || parameter.data[0] == '\''))
      parameter = str_slice(parameter, 1, parameter.len - (parameter.data[parameter.len - 1] == parameter.data[0]));
    return parameter;
  }
  return STR("");
}

static bool is_html_type(str type) {
  return str_eq_ascii_case(type, STR("text/html")) || str_eq_ascii_case(type, STR("application/xhtml+xml"));
}

/* --- HTTP ------------------------------------------------------------------------------------------------------- */

static int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = (char)(c | 32);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Chunks (RFC 9112, section 7.1) put together in their own place. *whole: the last chunk was there. False when the body does
 * not begin like a chunk: some crawlers keep the header though they have put the chunks together. */
static bool join_chunks(char *data, size_t *len, bool *whole) {
  size_t at = 0, out = 0, n = *len;
  *whole = false;
  while (at < n) {
    size_t size = 0, digits = 0;
    for (; at < n && hex_value(data[at]) >= 0; at++, digits++) {
      if (size > READ_MAX_DOCUMENT) break;
      size = size * 16 + (size_t)hex_value(data[at]);
    }
    if (digits == 0 || size > READ_MAX_DOCUMENT) break;
    if (at < n && out == 0 && !strchr("\r\n; \t", data[at])) break;
    while (at < n && data[at] != '\n') at++; /* chunk extension */
    if (at == n) break;
    at++;
    if (size == 0) {
      *whole = true;
      break;
    }
    size_t have = size < n - at ? size : n - at;
    memmove(data + out, data + at, have);
    out += have;
    at += have;
    if (have < size) break;
    if (at < n && data[at] == '\r') at++;
    if (at < n && data[at] == '\n') at++;
  }
  if (out == 0 && !*whole) return false;
  *len = out;
  return true;
}

/* What to do with a record. */
typedef enum verdict { PASS_OVER, HAND_OUT, FAULTY } verdict;

static verdict faulty(carrier *c, const read_record *r, weft_code code, const char *reason) {
  fault_tell(c->told, code, c->path, carrier_member(c, r->member), r->start, "%s", reason);
  return FAULTY;
}

/* Undoes one coding of a body; one that is told by its first bytes is that, whatever the header says. */
static verdict decode_once(carrier *c, str coding, read_record *r) {
  const unsigned char *p = (const unsigned char *)r->bytes.data;
  size_t n = r->bytes.len;
  bool gzip = n > 2 && p[0] == 0x1f && p[1] == 0x8b, zstd = n > 4 && p[0] == 0x28 && p[1] == 0xb5 && p[2] == 0x2f;
  bool deflate = str_eq_ascii_case(coding, STR("deflate")), brotli = str_eq_ascii_case(coding, STR("br"));
  if (!gzip && !zstd && !deflate && !brotli)
    return faulty(c, r, WEFT_ERROR_FORMAT, "body in a Content-Encoding that is not read");
  bool marked = gzip || (zstd && !brotli);
  stream *before = c->body; /* what is decoded now may lie in it */
  c->body = stream_open_memory(r->bytes, marked ? STREAM_BY_CONTENT : brotli ? STREAM_BROTLI : STREAM_DEFLATE);
  str body = c->body ? stream_peek(c->body, (size_t)READ_MAX_DOCUMENT + 1) : STR("");
  stream_close(before);
  if (!c->body) return faulty(c, r, WEFT_ERROR_MEMORY, "no memory to decompress the body");
  weft_error e;
  if (body.len > READ_MAX_DOCUMENT) return faulty(c, r, WEFT_ERROR_LIMIT, "body decompresses to over 64 MiB");
  if (stream_broken(c->body, &e) && (!body.len || stream_sound(c->body) < body.len)) return faulty(c, r, e.code, e.message);
  r->bytes = body;
  return HAND_OUT;
}

/* Codings as the header lists them, in the order in which they were applied: the last one is undone first. */
static verdict decode_content(carrier *c, str codings, read_record *r) {
  for (unsigned n = 0; codings.len; n++) {
    size_t comma = codings.len;
    while (comma && codings.data[comma - 1] != ',') comma--;
    str coding = str_trim(str_slice(codings, comma, codings.len)), start = str_trim(r->bytes);
    codings = str_slice(codings, 0, comma ? comma - 1 : 0);
    if (!coding.len || str_eq_ascii_case(coding, STR("identity"))) continue;
    if (start.len && start.data[0] == '<') return HAND_OUT; /* decoded already by the crawler */
    if (n == MAX_CODINGS) return faulty(c, r, WEFT_ERROR_LIMIT, "body encoded more than 3 times");
    verdict v = decode_once(c, coding, r);
    if (v != HAND_OUT) return v;
  }
  return HAND_OUT;
}

/* The body as the server meant it: chunks joined, decompressed. */
static verdict decode_body(carrier *c, header http, read_record *r) {
  if (strcasecmp(str_to_c(c->a, field(http, "Transfer-Encoding")), "chunked") == 0) {
    bool whole;
    size_t len = r->bytes.len;
    if (join_chunks((char *)(uintptr_t)r->bytes.data, &len, &whole)) { /* the window is ours to write to */
      if (!whole) return faulty(c, r, WEFT_ERROR_FORMAT, "chunked body is damaged or cut off");
      r->bytes.len = len;
    }
  }
  return decode_content(c, field(http, "Content-Encoding"), r);
}

/* A page that came by HTTP, in r->bytes. */
static verdict http_page(carrier *c, read_record *r) {
  str s = r->bytes;
  if (!str_starts(s, STR("HTTP/"))) return faulty(c, r, WEFT_ERROR_FORMAT, "response without an HTTP header");
  size_t space = str_find_char(s, ' ', 0);
  if (space == SIZE_MAX || space + 4 > s.len || !str_eq(str_slice(s, space + 1, space + 4), STR("200"))) return PASS_OVER;
  size_t n = header_length(str_slice(s, 0, s.len < MAX_HEADER ? s.len : MAX_HEADER));
  if (n == SIZE_MAX) return faulty(c, r, WEFT_ERROR_FORMAT, "HTTP header without end");
  header http = {str_slice(s, str_find_char(s, '\n', 0) + 1, n)};
  str type = field(http, "Content-Type");
  if (type.len && !is_html_type(media_type(type))) return PASS_OVER;
  r->charset = str_copy(c->a, media_charset(type));
  r->bytes = str_slice(s, n, s.len);
  r->start += n;
  r->format = type.len ? READ_HTML : READ_UNKNOWN;
  return decode_body(c, http, r);
}

/* --- records ---------------------------------------------------------------------------------------------------- */

/* A record's header has been read; its block is in r->bytes. */
static verdict open_block(carrier *c, header h, read_record *r) {
  str kind = field(h, "WARC-Type"), type = field(h, "Content-Type");
  if (str_eq_ascii_case(kind, STR("response"))) {
    if (str_starts_ascii_case(type, STR("application/http"))) return http_page(c, r);
    return PASS_OVER; /* FTP, DNS */
  }
  r->charset = str_copy(c->a, media_charset(type));
  type = media_type(type);
  if (str_eq_ascii_case(kind, STR("resource"))) {
    r->format = READ_HTML;
    return is_html_type(type) ? HAND_OUT : PASS_OVER;
  }
  if (str_eq_ascii_case(kind, STR("conversion"))) { /* text taken from a page, as in WET files */
    r->format = is_html_type(type) ? READ_HTML : READ_TEXT;
    return is_html_type(type) || str_eq_ascii_case(type, STR("text/plain")) ? HAND_OUT : PASS_OVER;
  }
  return PASS_OVER;
}

/* Skips to the next "WARC/1." (or 0.) that begins a line, or to the end. */
static void find_record(carrier *c) {
  size_t seen = 0;
  bool line_start = stream_at(c->in) == 0;
  for (;;) {
    str have = stream_peek(c->in, seen + 16);
    for (size_t at = seen;; at++) {
      at = str_find(have, STR("WARC/"), at);
      if (at == SIZE_MAX || at + 7 > have.len) break;
      char version = have.data[at + 5];
      bool begins = at ? have.data[at - 1] == '\n' : line_start || c->mended;
      if (begins && (version == '1' || version == '0') && have.data[at + 6] == '.') {
        stream_skip(c->in, at);
        return;
      }
    }
    if (have.len < seen + 16) { /* the end, or damage */
      stream_skip(c->in, have.len);
      return;
    }
    size_t kept = 8; /* the beginning of a mark, and the line end before it */
    stream_skip(c->in, have.len - kept);
    c->mended = line_start = false;
    seen = 1; /* a mark at 0 has been looked at with the byte before it, or had none */
  }
}

/* Tells that no record, or a wrong one, stands `at`; once, then reading goes on at the next. `skip`: bytes that belong to it. */
static void lose_place(carrier *c, str member, uint64_t at, size_t skip, const char *reason) {
  fault_tell(c->told, WEFT_ERROR_FORMAT, c->path, carrier_member(c, member), at, "%s", reason);
  stream_skip(c->in, skip);
  find_record(c);
}

/* Between records: line ends. Records are expected to begin where they end. */
static str skip_line_ends(carrier *c) {
  for (;;) {
    str have = stream_peek(c->in, 1024);
    size_t n = 0;
    while (n < have.len && (have.data[n] == '\r' || have.data[n] == '\n')) n++;
    stream_skip(c->in, n);
    if (n == 0 || n < have.len) return str_slice(have, n, have.len);
  }
}

static bool block_length(header h, uint64_t *length) {
  str digits = field(h, "Content-Length");
  int64_t n;
  if (!digits.len || digits.len > MAX_LENGTH_DIGITS || !str_to_int(digits, &n) || n < 0) return false;
  *length = (uint64_t)n;
  return true;
}

/* What follows a block of n bytes that begins at `from` of the window: a line end and a record, or the end. */
static bool block_ends(carrier *c, size_t from, size_t n) {
  str have = stream_peek(c->in, from + n + 16);
  if (have.len < from + n) return false;
  str rest = str_slice(have, from + n, have.len);
  if (!rest.len) return true; /* the end of the file: even without the line ends that should be there */
  if (str_starts(rest, STR("\r\n\r\n"))) return true;
  size_t ends = 0;
  while (ends < rest.len && (rest.data[ends] == '\r' || rest.data[ends] == '\n')) ends++;
  rest = str_slice(rest, ends, rest.len);
  if (!ends) return false;
  return !rest.len || str_starts(STR("WARC/"), str_slice(rest, 0, rest.len < 5 ? rest.len : 5));
}

/* Whether the block at hand, too large to be read whole, claims to be a page. */
static bool is_large_page(carrier *c, header h) {
  str kind = field(h, "WARC-Type"), type = field(h, "Content-Type");
  if (str_eq_ascii_case(kind, STR("response"))) {
    str have = stream_peek(c->in, MAX_HEADER);
    size_t n = header_length(str_slice(have, 0, have.len < MAX_HEADER ? have.len : MAX_HEADER));
    type = n == SIZE_MAX ? STR("") : field((header){str_slice(have, 0, n)}, "Content-Type");
  } else if (!str_eq_ascii_case(kind, STR("resource")) && !str_eq_ascii_case(kind, STR("conversion"))) return false;
  return is_html_type(media_type(type)) || str_eq_ascii_case(kind, STR("conversion"));
}

/* Passes over a block that is larger than a document may be. */
static void skip_large(carrier *c, header h, str member, uint64_t at, uint64_t length) {
  bool page = is_large_page(c, h);
  uint64_t from = stream_at(c->in);
  find_record(c);
  uint64_t found = stream_at(c->in) - from;
  if (found < length || found > length + 8)
    fault_tell(c->told, WEFT_ERROR_FORMAT, c->path, carrier_member(c, member), at, "Content-Length %llu is wrong",
               (unsigned long long)length);
  else if (page)
    fault_tell(c->told, WEFT_ERROR_LIMIT, c->path, carrier_member(c, member), at, "a record of over %u MiB",
               READ_MAX_DOCUMENT >> 20);
}

bool carrier_warc(carrier *c, read_record *out) {
  stream_skip(c->in, c->taken);
  c->taken = 0;
  for (;;) {
    arena_reset(c->a);
    if (c->body) stream_close(c->body), c->body = NULL;
    str have = skip_line_ends(c);
    if (!have.len) {
      if (!carrier_mend(c)) return false;
      find_record(c); /* silently: the damage was told */
      c->mended = false;
      continue;
    }
    uint64_t at = stream_at(c->in);
    have = stream_peek(c->in, MAX_HEADER);
    if (have.len > MAX_HEADER) have.len = MAX_HEADER;
    bool broken_here = stream_broken(c->in, NULL) && stream_peek(c->in, 1).len == have.len;
    size_t n = str_starts(have, STR("WARC/")) ? header_length(have) : 0;
    if (n == SIZE_MAX || (n == 0 && have.len < 5)) {
      if (broken_here) {
        stream_skip(c->in, have.len);
        continue;
      }
      lose_place(c, STR(""), at, have.len < 5 ? have.len : 5, "a WARC header without end");
      continue;
    }
    if (n == 0) {
      lose_place(c, STR(""), at, 0, "no WARC record where one should begin");
      continue;
    }
    /* Strings are copied: the window moves. */
    header h = {str_copy(c->a, str_slice(have, str_find_char(have, '\n', 0) + 1, n))};
    str member = field(h, "WARC-Record-ID");
    if (member.len > 2 && member.data[0] == '<') member = str_slice(member, 1, member.len - 1);
    uint64_t length;
    if (!block_length(h, &length)) {
      lose_place(c, member, at, n, "Content-Length is missing or no number");
      continue;
    }
    if (length > READ_MAX_DOCUMENT) {
      stream_skip(c->in, n);
      skip_large(c, h, member, at, length);
      continue;
    }
    size_t size = (size_t)length;
    bool ends = block_ends(c, n, size);
    bool broken = stream_broken(c->in, NULL);
    have = stream_peek(c->in, 0);
    if (broken && (have.len < n + size || stream_sound(c->in) < at + n + size)) { /* told when the damage is */
      stream_skip(c->in, have.len);
      continue;
    }
    if (!ends && !broken) {
      bool cut = have.len < n + size;
      lose_place(c, member, at, n, cut ? "record is cut off, or its Content-Length is wrong" : "Content-Length is wrong");
      continue;
    }
    *out = (read_record){.bytes = str_slice(have, n, n + size), .path = c->path, .member = member, .start = at + n};
    out->url = field(h, "WARC-Target-URI");
    if (out->url.len > 2 && out->url.data[0] == '<') out->url = str_slice(out->url, 1, out->url.len - 1);
    out->fetched = field(h, "WARC-Date");
    verdict v = open_block(c, h, out);
    out->end = at + n + size;
    if (v != HAND_OUT) {
      stream_skip(c->in, n + size);
      continue;
    }
    c->taken = n + size;
    return true;
  }
}
