/* companions.h - endings of files that browsers save beside a page and that hold no article of their own: looked at only
 * in folders, where nobody named the file. Sorted. Source: the media types of HTML's subresources (styles, scripts, fonts,
 * images, audio, video) and their usual endings. */
#ifndef WEFT_READ_DATA_COMPANIONS_H
#define WEFT_READ_DATA_COMPANIONS_H

#include "base/str.h"

static const str companion_endings[] = {
    {"avif", 4}, {"bmp", 3}, {"css", 3},  {"eot", 3},   {"gif", 3},  {"ico", 3},  {"jpeg", 4}, {"jpg", 3},  {"js", 2},   {"map", 3},
    {"mjs", 3},  {"mp3", 3}, {"mp4", 3},  {"ogg", 3},   {"otf", 3},  {"png", 3},  {"svg", 3},  {"tif", 3},  {"tiff", 4}, {"ttf", 3},
    {"wav", 3},  {"webm", 4}, {"webp", 4}, {"woff", 4}, {"woff2", 5},
};

#endif
