/* lines.c - the simple carriers: one row a line, JSON values one after the other or in a list, and whole documents. */
#include "read/carrier.h"

/* How far behind a compressed row the stream must go on without damage for the row to be believed: what deflate gives shortly
 * before it notices damage is often garbage. */
#define LOOK_AHEAD ((size_t)1 << 20)

str carrier_member(carrier *c, str member) {
  if (!c->inside.len || !member.len) return c->inside.len ? c->inside : member;
  return str_format(c->a, "%.*s!%.*s", STR_FMT(c->inside), STR_FMT(member));
}

bool carrier_mend(carrier *c) {
  weft_error e;
  if (!stream_broken(c->in, &e)) return false;
  fault_tell(c->told, e.code, c->path, c->inside, e.byte, "%s", e.message);
  c->mended = true;
  return stream_mend(c->in);
}

static void take_last(carrier *c) {
  stream_skip(c->in, c->taken);
  c->taken = 0;
}

static bool hand_out(carrier *c, str bytes, uint64_t start, read_format format, read_record *out) {
  *out = (read_record){.bytes = bytes, .format = format, .path = c->path, .start = start, .end = start + bytes.len};
  return true;
}

/* --- lines ------------------------------------------------------------------------------------------------------ */

/* Length of the line at hand without its end; SIZE_MAX at the end or at damage. *size gets it with its end. A line over the
 * limit is told, dropped piece by piece, and gives 0. */
static size_t line_length(carrier *c, size_t *size) {
  size_t seen = 0;
  uint64_t start = stream_at(c->in);
  bool dropping = false;
  for (;;) {
    str have = stream_peek(c->in, seen + 1);
    size_t end = str_find_char(have, '\n', seen);
    bool last = end == SIZE_MAX && have.len == seen;
    if (last && (stream_cut(c->in) || stream_sound(c->in) < stream_at(c->in) + have.len)) return SIZE_MAX;
    if (last && !have.len && !dropping) return SIZE_MAX;
    if (end != SIZE_MAX || last) {
      if (last) end = have.len;
      *size = last ? end : end + 1;
      if (dropping) return 0;
      if (end <= READ_MAX_DOCUMENT) return end;
    }
    if (end == SIZE_MAX) end = have.len;
    seen = end;
    if (seen <= READ_MAX_DOCUMENT) continue;
    if (!dropping)
      fault_tell(c->told, WEFT_ERROR_LIMIT, c->path, c->inside, start, "a line of over %u MiB", READ_MAX_DOCUMENT >> 20);
    dropping = true;
    stream_skip(c->in, seen);
    seen = 0;
  }
}

bool carrier_line(carrier *c, read_record *out) {
  take_last(c);
  for (;;) {
    size_t size = 0, n = line_length(c, &size);
    if (n == SIZE_MAX) {
      if (!carrier_mend(c)) return false;
      continue;
    }
    uint64_t start = stream_at(c->in);
    if (stream_packed(c->in)) {
      stream_peek(c->in, size + LOOK_AHEAD);
      if (stream_broken(c->in, NULL) && stream_sound(c->in) < start + n) { /* this row and all before the damage */
        stream_skip(c->in, stream_peek(c->in, 0).len);
        continue;
      }
    }
    str line = str_slice(stream_peek(c->in, n), 0, n);
    if (start == 0 && str_starts(line, STR("\xEF\xBB\xBF"))) line = str_slice(line, 3, line.len), start += 3;
    str trimmed = str_trim(line);
    bool rest_of_a_row = c->mended && trimmed.len && trimmed.data[0] != '{';
    c->mended = false;
    if (!trimmed.len || rest_of_a_row) {
      stream_skip(c->in, size);
      continue;
    }
    c->taken = size;
    return hand_out(c, trimmed, start + (uint64_t)(trimmed.data - line.data), READ_JSON_ROW, out);
  }
}

/* --- JSON values ------------------------------------------------------------------------------------------------ */

/* Length of the object or list that begins at hand, by counting brackets outside of strings; SIZE_MAX when it has no end. */
static size_t value_length(carrier *c) {
  size_t depth = 0;
  bool in_string = false, escaped = false;
  for (size_t at = 0; at <= READ_MAX_DOCUMENT;) {
    str have = stream_peek(c->in, at + 1);
    if (have.len <= at) return SIZE_MAX;
    for (; at < have.len; at++) {
      char b = have.data[at];
      if (in_string) {
        if (escaped) escaped = false;
        else if (b == '\\') escaped = true;
        else if (b == '"') in_string = false;
      } else if (b == '"') in_string = true;
      else if (b == '{' || b == '[') depth++;
      else if ((b == '}' || b == ']') && --depth == 0) return at + 1;
    }
  }
  return SIZE_MAX;
}

bool carrier_json(carrier *c, read_record *out) {
  take_last(c);
  while (!c->done) {
    str have = stream_peek(c->in, 1);
    if (!have.len) break;
    char b = have.data[0];
    uint64_t start = stream_at(c->in);
    if (b == '{') {
      size_t n = value_length(c);
      if (n != SIZE_MAX && n <= READ_MAX_DOCUMENT) {
        c->taken = n;
        return hand_out(c, str_slice(stream_peek(c->in, n), 0, n), start, READ_JSON_ROW, out);
      }
      if (stream_broken(c->in, NULL)) break;
      size_t seen = stream_peek(c->in, 1).len;
      bool limit = seen > READ_MAX_DOCUMENT;
      fault_tell(c->told, limit ? WEFT_ERROR_LIMIT : WEFT_ERROR_FORMAT, c->path, c->inside, start,
                 limit ? "a JSON object of over 64 MiB" : "a JSON object without end");
      return false;
    }
    if (b == '[' && !c->in_list) c->in_list = true;
    else if (b == ']') c->in_list = false;
    else if (!strchr(" \t\r\n,\xEF\xBB\xBF", b) || !b) { /* between objects nothing else can stand */
      fault_tell(c->told, WEFT_ERROR_FORMAT, c->path, c->inside, start, "a JSON object was expected");
      return false;
    }
    stream_skip(c->in, 1);
  }
  if (stream_broken(c->in, NULL)) carrier_mend(c); /* told; the rest has no beginning */
  else if (c->in_list) fault_tell(c->told, WEFT_ERROR_FORMAT, c->path, c->inside, stream_at(c->in), "a JSON list without end");
  c->done = true;
  return false;
}

/* --- whole documents -------------------------------------------------------------------------------------------- */

bool carrier_whole(carrier *c, read_record *out) {
  if (c->done) return false;
  c->done = true;
  str have = stream_peek(c->in, (size_t)READ_MAX_DOCUMENT + 1);
  if (have.len > READ_MAX_DOCUMENT) {
    fault_tell(c->told, WEFT_ERROR_LIMIT, c->path, c->inside, READ_MAX_DOCUMENT, "a document of over %u MiB",
               READ_MAX_DOCUMENT >> 20);
    return false;
  }
  weft_error e;
  if (stream_broken(c->in, &e)) { /* half a page is no article to rely on */
    fault_tell(c->told, e.code, c->path, c->inside, e.byte, "%s", e.message);
    if (stream_cut(c->in) || stream_sound(c->in) < have.len) return false;
  }
  return hand_out(c, have, 0, READ_UNKNOWN, out);
}
