/* language.h - which language a text is in: scripts first, then function words (tables in text/data/). */
#ifndef WEFT_TEXT_LANGUAGE_H
#define WEFT_TEXT_LANGUAGE_H

#include "base/str.h"

/* ISO 639-1 code ("en", "fr", "zh" ...), or "und" when too short or unclear. Looks at most at the first 8 KiB. */
str language_identify(str text);

#endif
