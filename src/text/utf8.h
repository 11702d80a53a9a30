/* utf8.h - checking, walking and repairing UTF-8; turning byte offsets into code points or UTF-16 units and back. */
#ifndef WEFT_TEXT_UTF8_H
#define WEFT_TEXT_UTF8_H

#include "base/str.h"
#include "weft.h"

#define UTF8_REPLACEMENT 0xFFFDu

/* Offset of the first byte that is not valid UTF-8 (Unicode 15, table 3-7), or s.len. */
size_t utf8_valid(str s);
/* The code point at byte `at`; *size gets its bytes (1 and U+FFFD for an invalid one). `at` < s.len. */
uint32_t utf8_at(str s, size_t at, size_t *size);
/* Where the code point before byte `at` begins (at > 0). */
size_t utf8_before(str s, size_t at);
/* Number of code points. */
size_t utf8_count(str s);
/* `s` with each maximal invalid part replaced by U+FFFD (a view when nothing had to be). *bad counts the parts. */
str utf8_repair(arena *a, str s, size_t *bad);

/* Offsets of one text in another unit. A checkpoint every 64 bytes; none kept for ASCII. */
typedef struct offsets {
  str text;
  weft_offsets unit;
  uint32_t *checkpoints; /* units before byte 64*i; NULL when every byte is one unit */
  size_t n;
  size_t total; /* units in the whole text */
} offsets;

void offsets_init(offsets *o, arena *a, str text, weft_offsets unit);
/* Units before byte `byte` (which is at a code point's start, at most text.len). */
size_t offsets_from_byte(const offsets *o, size_t byte);
/* The byte at which unit `at` begins; SIZE_MAX when past the end or inside a code point. */
size_t offsets_to_byte(const offsets *o, size_t at);

#endif
