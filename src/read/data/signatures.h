/* signatures.h - first bytes of formats that Weft does not read, to say what was skipped. Source: the formats' own
 * specifications. */
#ifndef WEFT_READ_DATA_SIGNATURES_H
#define WEFT_READ_DATA_SIGNATURES_H

#include "base/str.h"

typedef struct signature {
  str bytes;
  const char *name;
  bool letters; /* could begin a text */
} signature;

static const signature signatures[] = {
    {{"PK\x05\x06", 4}, "an empty zip archive", false},
    {{"\x89PNG\r\n\x1a\n", 8}, "a PNG image", false},
    {{"\xff\xd8\xff", 3}, "a JPEG image", false},
    {{"GIF8", 4}, "a GIF image", true},
    {{"BZh", 3}, "bzip2 data", true},
    {{"\xfd" "7zXZ\x00", 6}, "xz data", false},
    {{"7z\xbc\xaf\x27\x1c", 6}, "a 7z archive", false},
    {{"Rar!\x1a\x07", 6}, "a RAR archive", false},
    {{"SQLite format 3\x00", 16}, "an SQLite file", true},
    {{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8}, "an old office document", false},
    {{"\x7f" "ELF", 4}, "a program", false},
    {{"PAR1", 4}, "a Parquet file", true},
    {{"\x1f\x8b", 2}, "gzip data that is damaged, or packed twice", false},
    {{"{\\rtf", 5}, "an RTF document", false},
    {{"ID3", 3}, "an MP3 file", true},
    {{"OggS", 4}, "an Ogg file", true},
    {{"RIFF", 4}, "a RIFF file", true},
};

#endif
