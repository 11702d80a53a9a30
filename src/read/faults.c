/* faults.c - see faults.h. */
#include "read/faults.h"

#include <stdio.h>

str fault_place(arena *a, str path, str member) {
  if (!member.len) return path;
  return str_format(a, "%.*s!%.*s", STR_FMT(path), STR_FMT(member));
}

void fault_tell(faults *f, weft_code code, str path, str member, uint64_t byte, const char *format, ...) {
  weft_error e;
  char place[sizeof e.where], message[sizeof e.message];
  size_t most = sizeof place - 1, n = path.len < most ? path.len : most;
  if (n) memcpy(place, path.data, n);
  if (member.len && n < most) {
    place[n++] = '!';
    size_t more = member.len < most - n ? member.len : most - n;
    memcpy(place + n, member.data, more);
    n += more;
  }
  va_list args;
  va_start(args, format);
  vsnprintf(message, sizeof message, format, args);
  va_end(args);
  error_set(&e, code, str_of(place, n), byte, "%s", message);
  f->n++;
  if (f->warn) f->warn(f->user, &e);
}
