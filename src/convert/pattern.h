/* pattern.h - regular expressions as Python's re reads them, rewritten so that PCRE2 (UTF, UCP) reads them the same way. */
#ifndef WEFT_CONVERT_PATTERN_H
#define WEFT_CONVERT_PATTERN_H

#include "base/error.h"

/* The pattern for PCRE2; lives in the arena. `data` is NULL, with the byte in *e, where a pattern is none or uses what is not
 * known here (flags a, L and x, \N{...}). `whole`: only whether it matches is asked, of many strings few of which match;
 * so its branches may change places, and when it can be told which punctuation a string needs, the pattern asks for that first.
 */
str pattern_rewrite(arena *a, str python, bool whole, weft_error *e);

#endif
