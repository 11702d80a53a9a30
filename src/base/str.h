/* str.h - string views and the builder that makes new strings. Bytes of UTF-8 unless said otherwise. */
#ifndef WEFT_BASE_STR_H
#define WEFT_BASE_STR_H

#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <string.h>

typedef struct str {
  const char *data; /* not terminated; may be NULL when len is 0 */
  size_t len;       /* bytes */
} str;

#define STR(literal) ((str){(literal), sizeof(literal) - 1})
#define STR_FMT(s) (int)(s).len, (s).data /* for "%.*s" */

static inline str str_of(const char *data, size_t len) { return (str){data, len}; }
static inline str str_c(const char *c) { return (str){c, c ? strlen(c) : 0}; }
/* An empty one may have no data: nothing is added to a null pointer (C17, 6.5.6). */
static inline str str_slice(str s, size_t from, size_t to) { return (str){from ? s.data + from : s.data, to - from}; }
static inline bool str_eq(str a, str b) { return a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0); }
/* Order by bytes, then by length: <0, 0, >0. */
int str_cmp(str a, str b);
/* The same for qsort over arrays of str. */
int str_cmp_qsort(const void *a, const void *b);
bool str_starts(str s, str prefix);
bool str_ends(str s, str suffix);
/* Equal but for ASCII case. */
bool str_eq_ascii_case(str a, str b);
bool str_starts_ascii_case(str s, str prefix);
/* Index of the first occurrence at or after `from`, or SIZE_MAX. */
size_t str_find(str s, str needle, size_t from);
size_t str_find_char(str s, char c, size_t from);
/* Without ASCII white space at both ends. */
str str_trim(str s);
str str_copy(arena *a, str s);
/* The same bytes with a 0 behind. */
char *str_to_c(arena *a, str s);
/* ASCII letters made small; others kept. */
str str_lower_ascii(arena *a, str s);
str str_format(arena *a, const char *format, ...);
/* A decimal integer with optional sign filling all of s; false otherwise or on overflow. */
bool str_to_int(str s, int64_t *value);

/* Whether a list of C strings, sorted by bytes, has s:  STR_LISTED(month_names, lower). */
bool str_listed(const char *const *list, size_t n, str s);
#define STR_LISTED(list, s) str_listed((list), sizeof(list) / sizeof *(list), (s))

/* Index of the row that begins with the C string `s`, in a table of structs (or arrays) whose first member that is, sorted by
 * bytes; SIZE_MAX when there is none:  STR_ROW_FIND(month_rows, lower). */
size_t str_row_find(const void *rows, size_t n, size_t size, str s);
#define STR_ROW_FIND(table, s) str_row_find((table), sizeof(table) / sizeof *(table), sizeof *(table), (s))

/* Sorted table lookup: index of s in `table` (n sorted entries), or SIZE_MAX. */
size_t str_table_find(const str *table, size_t n, str s);

/* A growing string with a mandatory maximum; past it, `full` is set and bytes are dropped. */
typedef struct buffer {
  arena *a;
  char *data;
  size_t len, cap, max;
  bool full;
} buffer;

void buffer_init(buffer *b, arena *a, size_t max);
void buffer_add(buffer *b, str s);
void buffer_add_c(buffer *b, const char *c);
void buffer_add_char(buffer *b, char c);
/* UTF-8 of a code point (U+FFFD for one that cannot be). */
void buffer_add_code_point(buffer *b, uint32_t c);
void buffer_format(buffer *b, const char *format, ...);
/* What was built; lives in the arena. */
str buffer_str(const buffer *b);

#endif
