/* charset.c - see charset.h. */
#include "read/charset.h"

#include "read/data/charsets.h"
#include "text/utf8.h"

#include <iconv.h>

#define PRESCAN_BYTES 1024
#define LATE_BYTES 65536 /* a tag behind them is no longer looked for */
#define MOST_LABEL 40
#define COUNT(table) (sizeof(table) / sizeof *(table))

/* --- labels ----------------------------------------------------------------------------------------------------- */

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

static const struct charset *by_label(str label) {
  char small[MOST_LABEL];
  label = str_trim(label);
  if (label.len > MOST_LABEL) return NULL;
  for (size_t i = 0; i < label.len; i++)
    small[i] = label.data[i] >= 'A' && label.data[i] <= 'Z' ? (char)(label.data[i] | 32) : label.data[i];
  size_t at = str_table_find(charset_labels, COUNT(charset_labels), str_of(small, label.len));
  return at == SIZE_MAX ? NULL : &charsets[charset_of_label[at]];
}

/* The label in "text/html; charset=X" (WHATWG HTML, extracting an encoding from a meta element); empty when none. */
static str label_in_content(str s) {
  static const char word[] = "charset";
  for (size_t at = 0; at + 7 <= s.len; at++) {
    if (!str_starts_ascii_case(str_slice(s, at, s.len), str_c(word))) continue;
    size_t i = at + 7;
    while (i < s.len && is_space(s.data[i])) i++;
    if (i >= s.len || s.data[i] != '=') continue;
    for (i++; i < s.len && is_space(s.data[i]);) i++;
    if (i >= s.len) return STR("");
    size_t end;
    if (s.data[i] == '"' || s.data[i] == '\'') {
      end = str_find_char(s, s.data[i], i + 1);
      return end == SIZE_MAX ? STR("") : str_slice(s, i + 1, end);
    }
    for (end = i; end < s.len && !is_space(s.data[end]) && s.data[end] != ';';) end++;
    return str_slice(s, i, end);
  }
  return STR("");
}

/* The prescan's own, simpler idea of an attribute. False at the end of the tag. */
static bool prescan_attribute(str s, size_t *at, str *name, str *value) {
  size_t i = *at;
  *name = *value = STR("");
  while (i < s.len && (is_space(s.data[i]) || s.data[i] == '/')) i++;
  if (i >= s.len || s.data[i] == '>') {
    *at = i;
    return false;
  }
  size_t from = i;
  while (i < s.len && !is_space(s.data[i]) && s.data[i] != '/' && s.data[i] != '>' && (s.data[i] != '=' || i == from)) i++;
  *name = str_slice(s, from, i);
  while (i < s.len && is_space(s.data[i])) i++;
  if (i < s.len && s.data[i] == '=') {
    for (i++; i < s.len && is_space(s.data[i]);) i++;
    if (i < s.len && (s.data[i] == '"' || s.data[i] == '\'')) {
      size_t end = str_find_char(s, s.data[i], i + 1);
      if (end == SIZE_MAX) {
        *at = s.len; /* the value does not end within what is looked at */
        return false;
      }
      *value = str_slice(s, i + 1, end);
      i = end + 1;
    } else {
      from = i;
      while (i < s.len && !is_space(s.data[i]) && s.data[i] != '>') i++;
      *value = str_slice(s, from, i);
    }
  }
  *at = i;
  return true;
}

static const struct charset *prescan_meta(str s, size_t *at) {
  bool pragma = false, by_content = false, any = false;
  str label = STR(""), name, value;
  while (prescan_attribute(s, at, &name, &value)) {
    if (str_eq_ascii_case(name, STR("http-equiv"))) pragma |= str_eq_ascii_case(value, STR("content-type"));
    else if (str_eq_ascii_case(name, STR("charset")) && !(any && !by_content)) label = value, any = true, by_content = false;
    else if (str_eq_ascii_case(name, STR("content")) && !any) {
      label = label_in_content(value);
      any = by_content = label.len > 0;
    }
  }
  if (!any || *at >= s.len || (by_content && !pragma)) return NULL;
  const struct charset *found = by_label(label);
  bool utf16 = found && (found->kind == CHARSET_UTF16LE || found->kind == CHARSET_UTF16BE);
  return utf16 ? by_label(STR("utf-8")) : found; /* it could not have been read as ASCII */
}

/* Behind the end tag of an element whose content is text; the end of the page when it has none. */
static size_t behind_text(str s, size_t at, str name) {
  while ((at = str_find(s, STR("</"), at)) != SIZE_MAX) {
    at += 2;
    if (str_starts_ascii_case(str_slice(s, at, s.len), name)) return at;
  }
  return s.len;
}

/* The prescan of the standard looks at 1024 bytes, and a page that names its encoding later is decoded anew when the parser comes
 * there ("changing the encoding while parsing", WHATWG HTML 13.2.3.5). Here one look goes on to where the parser would come; a
 * tag inside a script counts within those first bytes alone, as there. */
static const struct charset *prescan(str s) {
  static const char *const texts[] = {"script", "style", "title", "textarea", "noscript"};
  if (s.len > LATE_BYTES) s.len = LATE_BYTES;
  for (size_t at = 0; (at = str_find_char(s, '<', at)) != SIZE_MAX;) {
    str rest = str_slice(s, at, s.len);
    char next = rest.len > 1 ? rest.data[1] : 0;
    if (str_starts(rest, STR("<!--"))) {
      size_t end = str_find(s, STR("-->"), at + 2);
      if (end == SIZE_MAX) return NULL;
      at = end + 3;
    } else if (str_starts_ascii_case(rest, STR("<meta")) && rest.len > 5 && (is_space(rest.data[5]) || rest.data[5] == '/')) {
      at += 5;
      const struct charset *found = prescan_meta(s, &at);
      if (found) return found;
    } else if ((next | 32) >= 'a' && (next | 32) <= 'z') {
      str name, value;
      size_t from = at + 1;
      while (at < s.len && !is_space(s.data[at]) && s.data[at] != '>') at++;
      str tag = str_slice(s, from, at);
      while (prescan_attribute(s, &at, &name, &value)) {}
      for (size_t i = 0; i < COUNT(texts); i++)
        if (at >= PRESCAN_BYTES && str_eq_ascii_case(tag, str_c(texts[i]))) at = behind_text(s, at, tag);
    } else if (next == '/' || next == '!' || next == '?') {
      at = str_find_char(s, '>', at);
      if (at == SIZE_MAX) return NULL;
    } else at++;
  }
  return NULL;
}

/* --- decoding --------------------------------------------------------------------------------------------------- */

typedef struct decoder {
  str raw;
  char *text;
  size_t len; /* of the text so far */
  charset_step *steps;
  size_t n;
} decoder;

/* The next character comes from the page's bytes [at, at + raw_width). */
static void note(decoder *d, size_t at, size_t raw_width, size_t text_width, bool same) {
  charset_step *last = d->n ? &d->steps[d->n - 1] : NULL;
  if (last && last->same == same && (same || (last->raw_width == raw_width && last->text_width == text_width))) return;
  d->steps[d->n++] =
      (charset_step){(uint32_t)d->len, (uint32_t)at, (uint8_t)(same ? 1 : text_width), (uint8_t)(same ? 1 : raw_width), same};
}

static void put_same(decoder *d, size_t from, size_t to) {
  if (from == to) return;
  note(d, from, 1, 1, true);
  memcpy(d->text + d->len, d->raw.data + from, to - from);
  d->len += to - from;
}

static size_t put_point(char *out, uint32_t c) {
  if (c >= 0xD800 && c < 0xE000) c = UTF8_REPLACEMENT;
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  if (c < 0x800) {
    out[0] = (char)(0xC0 | c >> 6);
    out[1] = (char)(0x80 | (c & 63));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = (char)(0xE0 | c >> 12);
    out[1] = (char)(0x80 | (c >> 6 & 63));
    out[2] = (char)(0x80 | (c & 63));
    return 3;
  }
  out[0] = (char)(0xF0 | c >> 18);
  out[1] = (char)(0x80 | (c >> 12 & 63));
  out[2] = (char)(0x80 | (c >> 6 & 63));
  out[3] = (char)(0x80 | (c & 63));
  return 4;
}

static void put_bytes(decoder *d, size_t at, size_t raw_width, const char *bytes, size_t n) {
  note(d, at, raw_width, n, false);
  memcpy(d->text + d->len, bytes, n);
  d->len += n;
}

static void put_char(decoder *d, size_t at, size_t raw_width, uint32_t c) {
  char bytes[4];
  put_bytes(d, at, raw_width, bytes, put_point(bytes, c));
}

static size_t ascii_until(str s, size_t at) {
  while (at + 8 <= s.len) {
    uint64_t eight;
    memcpy(&eight, s.data + at, 8);
    if (eight & UINT64_C(0x8080808080808080)) break;
    at += 8;
  }
  while (at < s.len && !((unsigned char)s.data[at] & 0x80)) at++;
  return at;
}

/* Bytes of the ill-formed part at `at` that one U+FFFD stands for: the longest beginning of a character (Unicode 3.9). */
static size_t ill_formed(str s, size_t at) {
  unsigned char first = (unsigned char)s.data[at];
  size_t most = first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 1;
  size_t n = 1;
  for (; n < most && at + n < s.len; n++) {
    unsigned char c = (unsigned char)s.data[at + n], low = 0x80, high = 0xBF;
    if (n == 1 && first == 0xE0) low = 0xA0;
    if (n == 1 && first == 0xED) high = 0x9F;
    if (n == 1 && first == 0xF0) low = 0x90;
    if (n == 1 && first == 0xF4) high = 0x8F;
    if (c < low || c > high) break;
  }
  return n;
}

static void decode_utf8(decoder *d) {
  for (size_t at = 0; at < d->raw.len;) {
    size_t good = at + utf8_valid(str_slice(d->raw, at, d->raw.len));
    put_same(d, at, good);
    at = good;
    if (at == d->raw.len) return;
    size_t n = ill_formed(d->raw, at);
    put_char(d, at, n, UTF8_REPLACEMENT);
    at += n;
  }
}

/* `points`: code points of the bytes from 0x80 on. */
static void decode_single(decoder *d, const uint16_t points[128]) {
  for (size_t at = 0; at < d->raw.len; at++) {
    size_t end = ascii_until(d->raw, at);
    put_same(d, at, end);
    at = end;
    if (at < d->raw.len) put_char(d, at, 1, points[(unsigned char)d->raw.data[at] & 0x7F]);
  }
}

static void decode_utf16(decoder *d, bool big) {
  const unsigned char *s = (const unsigned char *)d->raw.data;
  size_t n = d->raw.len, high = big ? 0 : 1, low = big ? 1 : 0, width;
  for (size_t at = 0; at < n; at += width) {
    width = 2;
    uint32_t c = UTF8_REPLACEMENT;
    if (at + 1 < n) c = (uint32_t)(s[at + high] << 8 | s[at + low]);
    else width = 1;
    if (c >= 0xD800 && c < 0xDC00 && at + 3 < n) {
      uint32_t second = (uint32_t)(s[at + 2 + high] << 8 | s[at + 2 + low]);
      if (second >= 0xDC00 && second < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (second - 0xDC00);
        width = 4;
      }
    }
    put_char(d, at, width, c);
  }
}

/* One character by iconv: the fewest bytes that give something. 0 when none of the next bytes does. */
static size_t convert_one(iconv_t by, str s, size_t at, bool stateful, char out[16], size_t *n_out) {
  size_t most = stateful ? 16 : 4;
  for (size_t n = 1; n <= most && at + n <= s.len; n++) {
    char *in = (char *)(uintptr_t)(s.data + at), *to = out;
    size_t in_left = n, room = 16;
    if (!stateful) iconv(by, NULL, NULL, NULL, NULL);
    size_t got = iconv(by, &in, &in_left, &to, &room);
    if (!stateful && got != (size_t)-1) iconv(by, NULL, NULL, &to, &room);
    *n_out = 16 - room;
    size_t used = n - in_left;
    if (*n_out || (used && stateful)) return used;
  }
  return 0;
}

static void decode_multibyte(decoder *d, iconv_t by) {
  for (size_t at = 0; at < d->raw.len;) {
    size_t end = ascii_until(d->raw, at), n_out = 0;
    put_same(d, at, end);
    at = end;
    if (at == d->raw.len) return;
    char out[16];
    size_t n = convert_one(by, d->raw, at, false, out, &n_out);
    if (!n || utf8_valid(str_of(out, n_out)) != n_out) put_char(d, at, 1, UTF8_REPLACEMENT), n = 1;
    else put_bytes(d, at, n, out, n_out);
    at += n;
  }
}

/* Escape sequences give no character: they belong to the one after them. */
static void decode_stateful(decoder *d, iconv_t by) {
  size_t from = 0;
  for (size_t at = 0; at < d->raw.len;) {
    char out[16];
    size_t n_out = 0, n = convert_one(by, d->raw, at, true, out, &n_out);
    if (!n || utf8_valid(str_of(out, n_out)) != n_out) {
      n = 1;
      iconv(by, NULL, NULL, NULL, NULL);
      n_out = put_point(out, UTF8_REPLACEMENT);
    }
    at += n;
    if (!n_out && at - from < 200) continue;
    if (!n_out) n_out = put_point(out, UTF8_REPLACEMENT);
    bool same = at - from == n_out && memcmp(out, d->raw.data + from, n_out) == 0;
    if (same) put_same(d, from, at);
    else put_bytes(d, from, at - from, out, n_out);
    from = at;
  }
}

static void decode_by_iconv(decoder *d, const struct charset *c) {
  iconv_t by = iconv_open("UTF-8", c->iconv);
  if (by == (iconv_t)-1) { /* glibc without its modules: letters beyond ASCII are lost, the rest is not */
    uint16_t lost[128];
    for (size_t i = 0; i < 128; i++) lost[i] = (uint16_t)UTF8_REPLACEMENT;
    decode_single(d, lost);
    return;
  }
  if (c->kind == CHARSET_SINGLE) {
    uint16_t points[128];
    for (size_t i = 0; i < 128; i++) {
      char byte = (char)(0x80 + i), out[16];
      size_t n_out = 0, width = 0;
      bool good = convert_one(by, str_of(&byte, 1), 0, false, out, &n_out) && utf8_valid(str_of(out, n_out)) == n_out;
      points[i] = (uint16_t)(good ? utf8_at(str_of(out, n_out), 0, &width) : UTF8_REPLACEMENT);
      if (good && width != n_out) points[i] = (uint16_t)UTF8_REPLACEMENT;
    }
    decode_single(d, points);
  } else if (c->kind == CHARSET_MULTIBYTE) decode_multibyte(d, by);
  else decode_stateful(d, by);
  iconv_close(by);
}

/* --- choosing --------------------------------------------------------------------------------------------------- */

static const struct charset *choose(str bytes, str label, size_t *mark) {
  *mark = 0;
  if (str_starts(bytes, STR("\xEF\xBB\xBF"))) *mark = 3;
  if (*mark) return by_label(STR("utf-8"));
  if (str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF"))) *mark = 2;
  if (*mark) return by_label(bytes.data[0] == '\xFF' ? STR("utf-16le") : STR("utf-16be"));
  const struct charset *found = by_label(label);
  if (found) return found;
  found = prescan(bytes);
  if (found && found->kind == CHARSET_UTF8) return found;
  bool ascii = ascii_until(bytes, 0) == bytes.len;
  if (found && (ascii || found->kind == CHARSET_STATEFUL)) return found;
  if (utf8_valid(bytes) == bytes.len) return by_label(STR("utf-8"));
  return found ? found : by_label(STR("windows-1252"));
}

charset_text charset_decode(arena *a, str bytes, str label) {
  size_t mark;
  const struct charset *c = choose(bytes, label, &mark);
  charset_text out = {.name = c->name, .raw_len = bytes.len};
  size_t beyond = 0; /* bytes that may begin a step */
  bool wide = c->kind == CHARSET_UTF16LE || c->kind == CHARSET_UTF16BE;
  bool good = c->kind == CHARSET_UTF8 && utf8_valid(bytes) == bytes.len;
  if (wide || c->kind == CHARSET_STATEFUL) beyond = bytes.len;
  else if (c->kind == CHARSET_UTF8)
    for (size_t at = 0; !good && at < bytes.len; beyond++) {
      at += utf8_valid(str_slice(bytes, at, bytes.len));
      if (at < bytes.len) at += ill_formed(bytes, at);
    }
  else
    for (size_t i = mark; i < bytes.len; i++) beyond += (unsigned char)bytes.data[i] >> 7;
  /* Everything is taken from the arena before iconv_open: arena_alloc may not come back. */
  decoder d = {.raw = bytes};
  d.steps = ARENA_ARRAY(a, charset_step, 2 * beyond + 2);
  if (good || !beyond) {
    d.steps[d.n++] = (charset_step){0, (uint32_t)mark, 1, 1, true};
    out.text = str_slice(bytes, mark, bytes.len);
  } else {
    d.text = arena_alloc(a, bytes.len + 3 * beyond + 4);
    /* The mark is skipped by decoding what is behind it, and moving the steps. */
    d.raw = str_slice(bytes, mark, bytes.len);
    if (c->kind == CHARSET_UTF8) decode_utf8(&d);
    else if (wide) decode_utf16(&d, c->kind == CHARSET_UTF16BE);
    else if (c->kind == CHARSET_1252) {
      uint16_t points[128];
      for (size_t i = 0; i < 128; i++) points[i] = (uint16_t)(i < 32 ? charset_1252[i] : 0x80 + i);
      decode_single(&d, points);
    } else decode_by_iconv(&d, c);
    for (size_t i = 0; i < d.n; i++) d.steps[i].raw += (uint32_t)mark;
    out.text = str_of(d.text, d.len);
  }
  out.steps = d.steps;
  out.n = d.n;
  return out;
}

/* --- encoded twice ----------------------------------------------------------------------------------------------- */

/* The byte that windows-1252 writes a character with, 0x80 and up; 0 when it has none. */
static unsigned char byte_of(uint32_t c) {
  if (c >= 0x80 && c < 0x100) return (unsigned char)c;
  for (size_t i = 0; i < 32; i++)
    if (c == charset_1252[i]) return (unsigned char)(0x80 + i);
  return 0;
}

typedef struct twice {
  size_t end;    /* of the characters that stand for one, in the text; 0: they are meant as they are */
  uint32_t c;    /* the one */
  bool certain;  /* by itself: no language writes this */
  bool probable; /* two of them are certain where no accented letter stands by itself */
} twice;

/* Characters at a byte of the text, at most four, that are the bytes of one. */
static twice twice_at(str text, size_t at) {
  char bytes[4];
  size_t n = 0, end = at, most = 1;
  twice out = {0};
  while (n < most && end < text.len) {
    size_t width;
    unsigned char b = byte_of(utf8_at(text, end, &width));
    if (n == 0) most = b >= 0xC2 && b < 0xE0 ? 2 : b >= 0xE0 && b < 0xF0 ? 3 : b >= 0xF0 && b < 0xF5 ? 4 : 0;
    if (!b || !most || (n && (b < 0x80 || b > 0xBF))) return out;
    bytes[n++] = (char)b;
    end += width;
  }
  if (n < 2 || n < most || utf8_valid(str_of(bytes, n)) != n) return out;
  size_t width;
  out.c = utf8_at(str_of(bytes, n), 0, &width);
  /* Punctuation and signs (E2 80, E2 82, E2 84) begin with "\u00E2\u20AC", "\u00E2\u201A", "\u00E2\u201E", and faces with
   * "\u00F0\u0178". Of accented letters and signs of Latin-1 the second byte is a sign. */
  bool sign = n == 3 && out.c >= 0x2000 && out.c < 0x2140, face = n == 4 && out.c >= 0x1F000 && out.c < 0x20000;
  bool latin = n == 2 && out.c < 0x100;
  unsigned char second = (unsigned char)bytes[1];
  bool letter = second == 0xAA || second == 0xB5 || second == 0xBA || second == 0xA0 || second == 0xAD || second < 0xA0;
  if (!sign && !face && !latin) return (twice){0};
  out.certain = sign || face;
  out.probable = latin && !letter;
  out.end = end;
  return out;
}

/* Part of the text as it is, with its steps. */
static void put_unchanged(decoder *d, const charset_text *t, size_t from, size_t to) {
  while (from < to) {
    size_t i = charset_step_at(t, from), end = i + 1 < t->n && t->steps[i + 1].text < to ? t->steps[i + 1].text : to;
    const charset_step *s = &t->steps[i];
    note(d, charset_raw(t, from), s->raw_width, s->text_width, s->same);
    memcpy(d->text + d->len, t->text.data + from, end - from);
    d->len += end - from;
    from = end;
  }
}

bool charset_undo_double(arena *a, charset_text *t) {
  size_t certain = 0, probable = 0, all = 0, letters = 0;
  for (size_t at = ascii_until(t->text, 0), width; at < t->text.len; at = ascii_until(t->text, at + width)) {
    twice here = twice_at(t->text, at);
    uint32_t c = utf8_at(t->text, at, &width);
    if (here.end) width = here.end - at;
    else letters += c >= 0xC0 && c < 0x180; /* who writes these may well write the others */
    all += here.end > 0, certain += here.certain, probable += here.probable;
  }
  if (!certain && (probable < 2 || letters)) return false;
  decoder d = {.text = arena_alloc(a, t->text.len), .steps = ARENA_ARRAY(a, charset_step, t->n + 2 * all + 2)};
  size_t done = 0;
  for (size_t at = ascii_until(t->text, 0), width; at < t->text.len; at = ascii_until(t->text, at + width)) {
    twice here = twice_at(t->text, at);
    utf8_at(t->text, at, &width);
    if (!here.end) continue;
    put_unchanged(&d, t, done, at);
    put_char(&d, charset_raw(t, at), charset_raw(t, here.end) - charset_raw(t, at), here.c);
    done = here.end;
    width = here.end - at;
  }
  put_unchanged(&d, t, done, t->text.len);
  t->text = str_of(d.text, d.len), t->steps = d.steps, t->n = d.n;
  return true;
}

size_t charset_step_at(const charset_text *t, size_t at) {
  size_t low = 0, high = t->n;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (t->steps[middle].text <= at) low = middle;
    else high = middle;
  }
  return low;
}

size_t charset_raw(const charset_text *t, size_t at) {
  if (at >= t->text.len || !t->n) return t->raw_len;
  const charset_step *s = &t->steps[charset_step_at(t, at)];
  return s->raw + (at - s->text) / s->text_width * s->raw_width;
}

size_t charset_text_at(const charset_text *t, size_t raw) {
  size_t low = 0, high = t->n; /* the first step that begins at `raw` or behind it */
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (t->steps[middle].raw >= raw) high = middle;
    else low = middle + 1;
  }
  size_t next = low < t->n ? t->steps[low].text : t->text.len;
  if (!low) return next;
  const charset_step *before = &t->steps[low - 1];
  size_t within = before->text + (raw - before->raw + before->raw_width - 1) / before->raw_width * before->text_width;
  return within < next ? within : next;
}

str charset_other_name(const charset_text *t) {
  str name = str_c(t->name);
  return str_eq_ascii_case(name, STR("utf-8")) ? STR("") : name;
}
