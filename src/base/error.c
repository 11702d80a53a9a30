/* error.c - filling in the public weft_error. */
#include "base/error.h"

#include <stdio.h>

weft_code error_set(weft_error *e, weft_code code, str where, uint64_t byte, const char *format, ...) {
  if (!e) return code;
  e->code = code;
  e->byte = byte;
  size_t n = where.len < sizeof e->where - 1 ? where.len : sizeof e->where - 1;
  if (n) memcpy(e->where, where.data, n);
  e->where[n] = 0;
  va_list args;
  va_start(args, format);
  vsnprintf(e->message, sizeof e->message, format, args);
  va_end(args);
  return code;
}
