/* error.h - filling in the public weft_error. */
#ifndef WEFT_BASE_ERROR_H
#define WEFT_BASE_ERROR_H

#include "base/str.h"
#include "weft.h"

#define BYTE_UNKNOWN UINT64_MAX

/* Fills *e (may be NULL) and returns `code`. `where` may be empty; byte may be BYTE_UNKNOWN. */
weft_code error_set(weft_error *e, weft_code code, str where, uint64_t byte, const char *format, ...);

#endif
