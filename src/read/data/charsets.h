/* charsets.h - names that pages give their character set, and what they mean. Sorted.
 * Source: WHATWG Encoding Standard, section 4.2 (labels) and 9.1 (windows-1252); the names for iconv are glibc's. The encodings
 * that the standard refuses to decode (replacement) and x-user-defined are left out. */
#ifndef WEFT_READ_DATA_CHARSETS_H
#define WEFT_READ_DATA_CHARSETS_H

#include "base/str.h"

typedef enum charset_kind {
  CHARSET_UTF8,
  CHARSET_UTF16LE,
  CHARSET_UTF16BE,
  CHARSET_1252,
  CHARSET_SINGLE,    /* one byte a character, by iconv */
  CHARSET_MULTIBYTE, /* ASCII bytes are ASCII where a character begins, by iconv */
  CHARSET_STATEFUL   /* escape sequences, by iconv */
} charset_kind;

/* clang-format off */
static const struct charset {
  const char *name;  /* the standard's */
  const char *iconv; /* glibc's; NULL when iconv is not needed */
  charset_kind kind;
} charsets[] = {
    {"big5", "BIG5-HKSCS", CHARSET_MULTIBYTE},
    {"euc-jp", "EUC-JP-MS", CHARSET_MULTIBYTE},
    {"euc-kr", "UHC", CHARSET_MULTIBYTE},
    {"gb18030", "GB18030", CHARSET_MULTIBYTE},
    {"gbk", "GB18030", CHARSET_MULTIBYTE},
    {"ibm866", "IBM866", CHARSET_SINGLE},
    {"iso-2022-jp", "ISO-2022-JP", CHARSET_STATEFUL},
    {"iso-8859-10", "ISO-8859-10", CHARSET_SINGLE},
    {"iso-8859-13", "ISO-8859-13", CHARSET_SINGLE},
    {"iso-8859-14", "ISO-8859-14", CHARSET_SINGLE},
    {"iso-8859-15", "ISO-8859-15", CHARSET_SINGLE},
    {"iso-8859-16", "ISO-8859-16", CHARSET_SINGLE},
    {"iso-8859-2", "ISO-8859-2", CHARSET_SINGLE},
    {"iso-8859-3", "ISO-8859-3", CHARSET_SINGLE},
    {"iso-8859-4", "ISO-8859-4", CHARSET_SINGLE},
    {"iso-8859-5", "ISO-8859-5", CHARSET_SINGLE},
    {"iso-8859-6", "ISO-8859-6", CHARSET_SINGLE},
    {"iso-8859-7", "ISO-8859-7", CHARSET_SINGLE},
    {"iso-8859-8", "ISO-8859-8", CHARSET_SINGLE},
    {"iso-8859-8-i", "ISO-8859-8", CHARSET_SINGLE},
    {"koi8-r", "KOI8-R", CHARSET_SINGLE},
    {"koi8-u", "KOI8-U", CHARSET_SINGLE},
    {"macintosh", "MACINTOSH", CHARSET_SINGLE},
    {"shift_jis", "CP932", CHARSET_MULTIBYTE},
    {"utf-16be", NULL, CHARSET_UTF16BE},
    {"utf-16le", NULL, CHARSET_UTF16LE},
    {"utf-8", NULL, CHARSET_UTF8},
    {"windows-1250", "CP1250", CHARSET_SINGLE},
    {"windows-1251", "CP1251", CHARSET_SINGLE},
    {"windows-1252", NULL, CHARSET_1252},
    {"windows-1253", "CP1253", CHARSET_SINGLE},
    {"windows-1254", "CP1254", CHARSET_SINGLE},
    {"windows-1255", "CP1255", CHARSET_SINGLE},
    {"windows-1256", "CP1256", CHARSET_SINGLE},
    {"windows-1257", "CP1257", CHARSET_SINGLE},
    {"windows-1258", "CP1258", CHARSET_SINGLE},
    {"windows-874", "CP874", CHARSET_SINGLE},
    {"x-mac-cyrillic", "MAC-UK", CHARSET_SINGLE},
};

static const str charset_labels[] = {
    {"866", 3}, {"ansi_x3.4-1968", 14}, {"arabic", 6}, {"ascii", 5}, {"asmo-708", 8}, {"big5", 4}, {"big5-hkscs", 10},
    {"chinese", 7}, {"cn-big5", 7}, {"cp1250", 6}, {"cp1251", 6}, {"cp1252", 6}, {"cp1253", 6}, {"cp1254", 6}, {"cp1255", 6},
    {"cp1256", 6}, {"cp1257", 6}, {"cp1258", 6}, {"cp819", 5}, {"cp866", 5}, {"csbig5", 6}, {"cseuckr", 7},
    {"cseucpkdfmtjapanese", 19}, {"csgb2312", 8}, {"csibm866", 8}, {"csiso2022jp", 11}, {"csiso58gb231280", 15},
    {"csiso88596e", 11}, {"csiso88596i", 11}, {"csiso88598e", 11}, {"csiso88598i", 11}, {"csisolatin1", 11},
    {"csisolatin2", 11}, {"csisolatin3", 11}, {"csisolatin4", 11}, {"csisolatin5", 11}, {"csisolatin6", 11},
    {"csisolatin9", 11}, {"csisolatinarabic", 16}, {"csisolatincyrillic", 18}, {"csisolatingreek", 15},
    {"csisolatinhebrew", 16}, {"cskoi8r", 7}, {"csksc56011987", 13}, {"csmacintosh", 11}, {"csshiftjis", 10}, {"csunicode", 9},
    {"cyrillic", 8}, {"dos-874", 7}, {"ecma-114", 8}, {"ecma-118", 8}, {"elot_928", 8}, {"euc-jp", 6}, {"euc-kr", 6},
    {"gb18030", 7}, {"gb2312", 6}, {"gb_2312", 7}, {"gb_2312-80", 10}, {"gbk", 3}, {"greek", 5}, {"greek8", 6}, {"hebrew", 6},
    {"ibm819", 6}, {"ibm866", 6}, {"iso-10646-ucs-2", 15}, {"iso-2022-jp", 11}, {"iso-8859-1", 10}, {"iso-8859-10", 11},
    {"iso-8859-11", 11}, {"iso-8859-13", 11}, {"iso-8859-14", 11}, {"iso-8859-15", 11}, {"iso-8859-16", 11}, {"iso-8859-2", 10},
    {"iso-8859-3", 10}, {"iso-8859-4", 10}, {"iso-8859-5", 10}, {"iso-8859-6", 10}, {"iso-8859-6-e", 12}, {"iso-8859-6-i", 12},
    {"iso-8859-7", 10}, {"iso-8859-8", 10}, {"iso-8859-8-e", 12}, {"iso-8859-8-i", 12}, {"iso-8859-9", 10}, {"iso-ir-100", 10},
    {"iso-ir-101", 10}, {"iso-ir-109", 10}, {"iso-ir-110", 10}, {"iso-ir-126", 10}, {"iso-ir-127", 10}, {"iso-ir-138", 10},
    {"iso-ir-144", 10}, {"iso-ir-148", 10}, {"iso-ir-149", 10}, {"iso-ir-157", 10}, {"iso-ir-58", 9}, {"iso8859-1", 9},
    {"iso8859-10", 10}, {"iso8859-11", 10}, {"iso8859-13", 10}, {"iso8859-14", 10}, {"iso8859-15", 10}, {"iso8859-2", 9},
    {"iso8859-3", 9}, {"iso8859-4", 9}, {"iso8859-5", 9}, {"iso8859-6", 9}, {"iso8859-7", 9}, {"iso8859-8", 9},
    {"iso8859-9", 9}, {"iso88591", 8}, {"iso885910", 9}, {"iso885911", 9}, {"iso885913", 9}, {"iso885914", 9}, {"iso885915", 9},
    {"iso88592", 8}, {"iso88593", 8}, {"iso88594", 8}, {"iso88595", 8}, {"iso88596", 8}, {"iso88597", 8}, {"iso88598", 8},
    {"iso88599", 8}, {"iso_8859-1", 10}, {"iso_8859-15", 11}, {"iso_8859-1:1987", 15}, {"iso_8859-2", 10},
    {"iso_8859-2:1987", 15}, {"iso_8859-3", 10}, {"iso_8859-3:1988", 15}, {"iso_8859-4", 10}, {"iso_8859-4:1988", 15},
    {"iso_8859-5", 10}, {"iso_8859-5:1988", 15}, {"iso_8859-6", 10}, {"iso_8859-6:1987", 15}, {"iso_8859-7", 10},
    {"iso_8859-7:1987", 15}, {"iso_8859-8", 10}, {"iso_8859-8:1988", 15}, {"iso_8859-9", 10}, {"iso_8859-9:1989", 15},
    {"koi", 3}, {"koi8", 4}, {"koi8-r", 6}, {"koi8-u", 6}, {"koi8_r", 6}, {"korean", 6}, {"ks_c_5601-1987", 14},
    {"ks_c_5601-1989", 14}, {"ksc5601", 7}, {"ksc_5601", 8}, {"l1", 2}, {"l2", 2}, {"l3", 2}, {"l4", 2}, {"l5", 2}, {"l6", 2},
    {"l9", 2}, {"latin1", 6}, {"latin2", 6}, {"latin3", 6}, {"latin4", 6}, {"latin5", 6}, {"latin6", 6}, {"logical", 7},
    {"mac", 3}, {"macintosh", 9}, {"ms_kanji", 8}, {"shift-jis", 9}, {"shift_jis", 9}, {"sjis", 4}, {"sun_eu_greek", 12},
    {"tis-620", 7}, {"ucs-2", 5}, {"unicode", 7}, {"unicode-1-1-utf-8", 17}, {"unicode11utf8", 13}, {"unicode20utf8", 13},
    {"unicodefeff", 11}, {"unicodefffe", 11}, {"us-ascii", 8}, {"utf-16", 6}, {"utf-16be", 8}, {"utf-16le", 8}, {"utf-8", 5},
    {"utf8", 4}, {"visual", 6}, {"windows-1250", 12}, {"windows-1251", 12}, {"windows-1252", 12}, {"windows-1253", 12},
    {"windows-1254", 12}, {"windows-1255", 12}, {"windows-1256", 12}, {"windows-1257", 12}, {"windows-1258", 12},
    {"windows-31j", 11}, {"windows-874", 11}, {"windows-949", 11}, {"x-cp1250", 8}, {"x-cp1251", 8}, {"x-cp1252", 8},
    {"x-cp1253", 8}, {"x-cp1254", 8}, {"x-cp1255", 8}, {"x-cp1256", 8}, {"x-cp1257", 8}, {"x-cp1258", 8}, {"x-euc-jp", 8},
    {"x-gbk", 5}, {"x-mac-cyrillic", 14}, {"x-mac-roman", 11}, {"x-mac-ukrainian", 15}, {"x-sjis", 6}, {"x-unicode20utf8", 15},
    {"x-x-big5", 8},
};

/* Index into charsets of each label. */
static const unsigned char charset_of_label[] = {
    5, 29, 16, 29, 16, 0, 0, 4, 0, 27, 28, 29, 30, 31, 32, 33, 34, 35, 29, 5, 0, 2, 1, 4, 5, 6, 4, 16, 16, 18, 19, 29, 12, 13,
    14, 31, 7, 10, 16, 15, 17, 18, 20, 2, 22, 23, 25, 15, 36, 16, 17, 17, 1, 2, 3, 4, 4, 4, 4, 17, 17, 18, 29, 5, 25, 6, 29, 7,
    36, 8, 9, 10, 11, 12, 13, 14, 15, 16, 16, 16, 17, 18, 18, 19, 31, 29, 12, 13, 14, 17, 16, 18, 15, 31, 2, 7, 4, 29, 7, 36, 8,
    9, 10, 12, 13, 14, 15, 16, 17, 18, 31, 29, 7, 36, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18, 31, 29, 10, 29, 12, 12, 13, 13, 14,
    14, 15, 15, 16, 16, 17, 17, 18, 18, 31, 31, 20, 20, 20, 21, 20, 2, 2, 2, 2, 2, 29, 12, 13, 14, 31, 7, 10, 29, 12, 13, 14,
    31, 7, 19, 22, 22, 23, 23, 23, 23, 17, 36, 25, 25, 26, 26, 26, 25, 24, 29, 25, 24, 25, 26, 26, 18, 27, 28, 29, 30, 31, 32,
    33, 34, 35, 23, 36, 2, 27, 28, 29, 30, 31, 32, 33, 34, 35, 1, 4, 37, 22, 37, 23, 26, 0,
};

/* Code points of the bytes 0x80 to 0x9F in windows-1252; the others are their own. Numeric character references use it too. */
static const unsigned short charset_1252[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};
/* clang-format on */

#endif
