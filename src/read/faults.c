/* faults.c - see faults.h. */
#include "read/faults.h"

#include "text/utf8.h"

#include <stdio.h>

/* Names longer than this are cut; more does not fit into an error. */
#define MOST_NAME 512

static size_t add_shown(char *out, size_t n, size_t most, str s) {
  for (size_t at = 0, size; at < s.len && n + 4 < most; at += size) {
    uint32_t c = utf8_at(s, at, &size);
    bool bad = c == UTF8_REPLACEMENT && size == 1;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) out[n++] = '?';
    else {
      str shown = bad ? STR("\xEF\xBF\xBD") : str_slice(s, at, at + size);
      memcpy(out + n, shown.data, shown.len);
      n += shown.len;
    }
  }
  return n;
}

static size_t show_place(char *out, size_t most, str path, str member) {
  size_t n = add_shown(out, 0, most, path);
  return member.len ? add_shown(out, add_shown(out, n, most, STR("!")), most, member) : n;
}

str fault_place(arena *a, str path, str member) {
  char place[MOST_NAME];
  return str_copy(a, str_of(place, show_place(place, sizeof place, path, member)));
}

void fault_tell(faults *f, weft_code code, str path, str member, uint64_t byte, const char *format, ...) {
  weft_error e;
  char place[MOST_NAME], message[sizeof e.message];
  size_t n = show_place(place, sizeof e.where - 1, path, member);
  va_list args;
  va_start(args, format);
  vsnprintf(message, sizeof message, format, args);
  va_end(args);
  error_set(&e, code, str_of(place, n), byte, "%s", message);
  f->n++;
  if (f->warn) f->warn(f->user, &e);
}
