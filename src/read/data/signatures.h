/* signatures.h - first bytes of formats that Weft does not read, to say what was skipped. Source: the formats' own
 * specifications. */
#ifndef WEFT_READ_DATA_SIGNATURES_H
#define WEFT_READ_DATA_SIGNATURES_H

#include "base/str.h"

typedef struct signature {
  str bytes;
  const char *name;
} signature;

static const signature signatures[] = {
    {{"%PDF-", 5}, "a PDF file"},
    {{"PK\x03\x04", 4}, "a zip archive or office document"},
    {{"PK\x05\x06", 4}, "an empty zip archive"},
    {{"\x89PNG\r\n\x1a\n", 8}, "a PNG image"},
    {{"\xff\xd8\xff", 3}, "a JPEG image"},
    {{"GIF8", 4}, "a GIF image"},
    {{"BZh", 3}, "bzip2 data"},
    {{"\xfd" "7zXZ\x00", 6}, "xz data"},
    {{"7z\xbc\xaf\x27\x1c", 6}, "a 7z archive"},
    {{"Rar!\x1a\x07", 6}, "a RAR archive"},
    {{"SQLite format 3\x00", 16}, "an SQLite file"},
    {{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8}, "an old office document"},
    {{"\x7f" "ELF", 4}, "a program"},
    {{"PAR1", 4}, "a Parquet file"},
    {{"\x1f\x8b", 2}, "gzip data that is damaged, or packed twice"},
    {{"{\\rtf", 5}, "an RTF document"},
    {{"ID3", 3}, "an MP3 file"},
    {{"OggS", 4}, "an Ogg file"},
    {{"RIFF", 4}, "a RIFF file"},
};

#endif
