/* Letters and signs that Unicode does not decompose, with the plain form in which news spell them.
 * Letters: Unicode CLDR transliterator Latin-ASCII; quotation marks and dashes: Unicode chapter 6, tables 6-1 and 6-2.
 * Sorted by code point. */
#ifndef WEFT_TEXT_DATA_FOLD_H
#define WEFT_TEXT_DATA_FOLD_H

#include <stdint.h>

static const struct fold_plain {
  uint32_t rune;
  const char *plain;
} fold_plain[] = {
    {0x00AB, "\""}, {0x00B4, "'"},  {0x00BB, "\""}, {0x00C6, "ae"}, {0x00D0, "d"}, {0x00D8, "o"}, {0x00DE, "th"},
    {0x00E6, "ae"}, {0x00F0, "d"},  {0x00F8, "o"},  {0x00FE, "th"}, {0x0110, "d"}, {0x0111, "d"}, {0x0126, "h"},
    {0x0127, "h"},  {0x0131, "i"},  {0x0138, "q"},  {0x0141, "l"},  {0x0142, "l"}, {0x014A, "n"}, {0x014B, "n"},
    {0x0152, "oe"}, {0x0153, "oe"}, {0x0166, "t"},  {0x0167, "t"},  {0x018F, "a"}, {0x0259, "a"}, {0x02B9, "'"},
    {0x02BB, "'"},  {0x02BC, "'"},  {0x02BD, "'"},  {0x2010, "-"},  {0x2011, "-"}, {0x2012, "-"}, {0x2013, "-"},
    {0x2014, "-"},  {0x2015, "-"},  {0x2018, "'"},  {0x2019, "'"},  {0x201A, "'"}, {0x201B, "'"}, {0x201C, "\""},
    {0x201D, "\""}, {0x201E, "\""}, {0x201F, "\""}, {0x2032, "'"},  {0x2033, "\""}, {0x2039, "'"}, {0x203A, "'"},
    {0x2044, "/"},  {0x2212, "-"},  {0x300C, "\""}, {0x300D, "\""}, {0x300E, "\""}, {0x300F, "\""}, {0x301D, "\""},
    {0x301E, "\""}, {0x301F, "\""}, {0xFE58, "-"},  {0xFE63, "-"},  {0xFF02, "\""}, {0xFF07, "'"}, {0xFF0D, "-"},
};

#endif
