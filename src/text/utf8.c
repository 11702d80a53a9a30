/* utf8.c - UTF-8 after table 3-7 of the Unicode Standard, and maps between bytes, code points and UTF-16 units.
 * Runs of ASCII are passed eight bytes at a time. */
#include "text/utf8.h"

#define BLOCK 64

static const unsigned char *bytes_of(str s) { return (const unsigned char *)s.data; }

static bool is_continuation(unsigned char c) { return (c & 0xC0) == 0x80; }

/* The first byte at or after `at` that may not be ASCII; at most 7 bytes before a real one. */
static size_t skip_ascii(str s, size_t at) {
  uint64_t eight;
  while (s.len - at >= 8) {
    memcpy(&eight, s.data + at, 8);
    if (eight & UINT64_C(0x8080808080808080)) break;
    at += 8;
  }
  return at;
}

/* Bytes of the well-formed sequence at `at`; when there is none, *valid is false and it is the length of the
 * maximal part that is replaced by one U+FFFD (Unicode 15, section 3.9, "U+FFFD Substitution of Maximal Subparts"). */
static size_t sequence(str s, size_t at, bool *valid) {
  const unsigned char *p = bytes_of(s) + at;
  size_t left = s.len - at, need;
  unsigned char low = 0x80, high = 0xBF;
  *valid = true;
  if (p[0] < 0x80) return 1;
  *valid = false;
  if (p[0] < 0xC2 || p[0] > 0xF4) return 1;
  if (p[0] < 0xE0) need = 2;
  else if (p[0] < 0xF0) {
    need = 3;
    if (p[0] == 0xE0) low = 0xA0;
    if (p[0] == 0xED) high = 0x9F;
  } else {
    need = 4;
    if (p[0] == 0xF0) low = 0x90;
    if (p[0] == 0xF4) high = 0x8F;
  }
  if (left < 2 || p[1] < low || p[1] > high) return 1;
  for (size_t i = 2; i < need; i++)
    if (i >= left || !is_continuation(p[i])) return i;
  *valid = true;
  return need;
}

size_t utf8_valid(str s) {
  size_t at = 0;
  while (at < s.len) {
    bool valid;
    at = skip_ascii(s, at);
    if (at == s.len) break;
    size_t size = sequence(s, at, &valid);
    if (!valid) return at;
    at += size;
  }
  return s.len;
}

uint32_t utf8_at(str s, size_t at, size_t *size) {
  const unsigned char *p = bytes_of(s) + at;
  bool valid;
  if (p[0] < 0x80) {
    *size = 1;
    return p[0];
  }
  *size = sequence(s, at, &valid);
  if (!valid) {
    *size = 1;
    return UTF8_REPLACEMENT;
  }
  if (*size == 2) return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
  if (*size == 3) return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
  return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
}

size_t utf8_before(str s, size_t at) {
  const unsigned char *p = bytes_of(s);
  for (size_t back = 1; back <= 4 && back <= at; back++) {
    if (is_continuation(p[at - back])) continue;
    bool valid;
    size_t size = sequence(str_of(s.data, at), at - back, &valid);
    return valid && size == back ? at - back : at - 1;
  }
  return at - 1;
}

size_t utf8_count(str s) {
  const unsigned char *p = bytes_of(s);
  size_t n = 0;
  for (size_t i = 0; i < s.len; i++) n += !is_continuation(p[i]);
  return n;
}

str utf8_repair(arena *a, str s, size_t *bad) {
  size_t at = utf8_valid(s), parts = 0;
  if (at == s.len) {
    if (bad) *bad = 0;
    return s;
  }
  buffer out;
  buffer_init(&out, a, SIZE_MAX / 4);
  buffer_add(&out, str_slice(s, 0, at));
  while (at < s.len) {
    bool valid;
    size_t size = sequence(s, at, &valid);
    if (!valid) {
      buffer_add_code_point(&out, UTF8_REPLACEMENT);
      parts++;
      at += size;
      continue;
    }
    size_t good = utf8_valid(str_slice(s, at, s.len));
    buffer_add(&out, str_slice(s, at, at + good));
    at += good;
  }
  if (bad) *bad = parts;
  return buffer_str(&out);
}

/* Units that the code point with this first byte counts for; 0 for a byte inside a code point. */
static size_t units_of(unsigned char c, weft_offsets unit) {
  if (is_continuation(c)) return 0;
  return unit == WEFT_OFFSETS_UTF16 && c >= 0xF0 ? 2 : 1;
}

void offsets_init(offsets *o, arena *a, str text, weft_offsets unit) {
  *o = (offsets){.text = text, .unit = unit, .total = text.len};
  if (unit == WEFT_OFFSETS_BYTES) return;
  const unsigned char *p = bytes_of(text);
  size_t ascii = skip_ascii(text, 0);
  while (ascii < text.len && p[ascii] < 0x80) ascii++;
  if (ascii == text.len) return;
  o->n = text.len / BLOCK + 1;
  o->checkpoints = ARENA_ARRAY(a, uint32_t, o->n);
  size_t units = 0;
  for (size_t i = 0; i < text.len; i++) {
    if (i % BLOCK == 0) o->checkpoints[i / BLOCK] = (uint32_t)units;
    units += units_of(p[i], unit);
  }
  if (text.len % BLOCK == 0) o->checkpoints[text.len / BLOCK] = (uint32_t)units;
  o->total = units;
}

size_t offsets_from_byte(const offsets *o, size_t byte) {
  if (byte > o->text.len) byte = o->text.len;
  if (!o->checkpoints) return byte;
  const unsigned char *p = bytes_of(o->text);
  size_t units = o->checkpoints[byte / BLOCK];
  for (size_t i = byte / BLOCK * BLOCK; i < byte; i++) units += units_of(p[i], o->unit);
  return units;
}

size_t offsets_to_byte(const offsets *o, size_t at) {
  if (at > o->total) return SIZE_MAX;
  const unsigned char *p = bytes_of(o->text);
  if (!o->checkpoints) return at < o->text.len && is_continuation(p[at]) ? SIZE_MAX : at;
  size_t low = 0, high = o->n; /* the last checkpoint that is not past `at` */
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (o->checkpoints[middle] <= at) low = middle;
    else high = middle;
  }
  size_t units = o->checkpoints[low];
  for (size_t i = low * BLOCK; i < o->text.len; i++) {
    size_t width = units_of(p[i], o->unit);
    if (width && units >= at) return units == at ? i : SIZE_MAX;
    units += width;
  }
  return units == at ? o->text.len : SIZE_MAX;
}
