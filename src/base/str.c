/* str.c - string views and the builder. */
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>

int str_cmp(str a, str b) {
  size_t n = a.len < b.len ? a.len : b.len;
  int c = n ? memcmp(a.data, b.data, n) : 0;
  return c ? c : (a.len > b.len) - (a.len < b.len);
}

int str_cmp_qsort(const void *a, const void *b) { return str_cmp(*(const str *)a, *(const str *)b); }

bool str_starts(str s, str prefix) { return s.len >= prefix.len && str_eq(str_slice(s, 0, prefix.len), prefix); }

bool str_ends(str s, str suffix) { return s.len >= suffix.len && str_eq(str_slice(s, s.len - suffix.len, s.len), suffix); }

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

bool str_starts_ascii_case(str s, str prefix) {
  if (s.len < prefix.len) return false;
  for (size_t i = 0; i < prefix.len; i++)
    if (lower(s.data[i]) != lower(prefix.data[i])) return false;
  return true;
}

bool str_eq_ascii_case(str a, str b) { return a.len == b.len && str_starts_ascii_case(a, b); }

size_t str_find(str s, str needle, size_t from) {
  if (from > s.len || needle.len > s.len - from) return SIZE_MAX;
  if (needle.len == 0) return from;
  const char *p = memmem(s.data + from, s.len - from, needle.data, needle.len);
  return p ? (size_t)(p - s.data) : SIZE_MAX;
}

size_t str_find_char(str s, char c, size_t from) {
  if (from >= s.len) return SIZE_MAX;
  const char *p = memchr(s.data + from, c, s.len - from);
  return p ? (size_t)(p - s.data) : SIZE_MAX;
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

str str_trim(str s) {
  while (s.len && is_space(s.data[0])) s = str_slice(s, 1, s.len);
  while (s.len && is_space(s.data[s.len - 1])) s.len--;
  return s;
}

char *str_to_c(arena *a, str s) {
  char *p = arena_alloc(a, s.len + 1);
  if (s.len) memcpy(p, s.data, s.len);
  return p;
}

str str_copy(arena *a, str s) { return str_of(str_to_c(a, s), s.len); }

str str_lower_ascii(arena *a, str s) {
  char *p = arena_alloc(a, s.len);
  for (size_t i = 0; i < s.len; i++) p[i] = lower(s.data[i]);
  return str_of(p, s.len);
}

static str format_args(arena *a, const char *format, va_list args) {
  va_list again;
  va_copy(again, args);
  int n = vsnprintf(NULL, 0, format, args);
  size_t len = n < 0 ? 0 : (size_t)n;
  char *p = arena_alloc(a, len + 1);
  vsnprintf(p, len + 1, format, again);
  va_end(again);
  return str_of(p, len);
}

str str_format(arena *a, const char *format, ...) {
  va_list args;
  va_start(args, format);
  str s = format_args(a, format, args);
  va_end(args);
  return s;
}

bool str_to_int(str s, int64_t *value) {
  size_t i = 0;
  bool negative = false;
  if (s.len && (s.data[0] == '-' || s.data[0] == '+')) negative = s.data[i++] == '-';
  if (i == s.len) return false;
  uint64_t n = 0, most = (uint64_t)INT64_MAX + (negative ? 1 : 0);
  for (; i < s.len; i++) {
    if (s.data[i] < '0' || s.data[i] > '9') return false;
    uint64_t digit = (uint64_t)(s.data[i] - '0');
    if (n > (most - digit) / 10) return false;
    n = n * 10 + digit;
  }
  *value = negative ? (int64_t)(0 - n) : (int64_t)n;
  return true;
}

size_t str_table_find(const str *table, size_t n, str s) {
  size_t low = 0, high = n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int c = str_cmp(table[middle], s);
    if (c == 0) return middle;
    if (c < 0) low = middle + 1;
    else high = middle;
  }
  return SIZE_MAX;
}

size_t str_row_find(const void *rows, size_t n, size_t size, str s) {
  for (size_t low = 0, high = n; low < high;) {
    size_t middle = low + (high - low) / 2;
    const char *word = *(const char *const *)(const void *)((const char *)rows + middle * size);
    int c = str_cmp(str_c(word), s);
    if (c == 0) return middle;
    if (c < 0) low = middle + 1;
    else high = middle;
  }
  return SIZE_MAX;
}

bool str_listed(const char *const *list, size_t n, str s) { return str_row_find(list, n, sizeof *list, s) != SIZE_MAX; }

void buffer_init(buffer *b, arena *a, size_t max) { *b = (buffer){.a = a, .max = max}; }

void buffer_add(buffer *b, str s) {
  if (s.len > b->max - b->len) {
    b->full = true;
    return;
  }
  if (s.len > b->cap - b->len) {
    size_t cap = b->cap ? b->cap : 128;
    while (cap - b->len < s.len) cap = cap > b->max / 2 ? b->max : cap * 2;
    b->data = arena_grow(b->a, b->data, b->cap, cap, 1);
    b->cap = cap;
  }
  if (s.len) memcpy(b->data + b->len, s.data, s.len);
  b->len += s.len;
}

void buffer_add_c(buffer *b, const char *c) { buffer_add(b, str_c(c)); }

void buffer_add_char(buffer *b, char c) { buffer_add(b, str_of(&c, 1)); }

void buffer_add_code_point(buffer *b, uint32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
  char u[4];
  size_t n;
  if (c < 0x80) {
    u[0] = (char)c;
    n = 1;
  } else if (c < 0x800) {
    u[0] = (char)(0xC0 | c >> 6);
    u[1] = (char)(0x80 | (c & 63));
    n = 2;
  } else if (c < 0x10000) {
    u[0] = (char)(0xE0 | c >> 12);
    u[1] = (char)(0x80 | (c >> 6 & 63));
    u[2] = (char)(0x80 | (c & 63));
    n = 3;
  } else {
    u[0] = (char)(0xF0 | c >> 18);
    u[1] = (char)(0x80 | (c >> 12 & 63));
    u[2] = (char)(0x80 | (c >> 6 & 63));
    u[3] = (char)(0x80 | (c & 63));
    n = 4;
  }
  buffer_add(b, str_of(u, n));
}

void buffer_format(buffer *b, const char *format, ...) {
  va_list args;
  va_start(args, format);
  char small[256];
  va_list again;
  va_copy(again, args);
  int n = vsnprintf(small, sizeof small, format, args);
  if (n >= 0 && (size_t)n < sizeof small) buffer_add(b, str_of(small, (size_t)n));
  else buffer_add(b, format_args(b->a, format, again));
  va_end(again);
  va_end(args);
}

str buffer_str(const buffer *b) { return str_of(b->data, b->len); }
