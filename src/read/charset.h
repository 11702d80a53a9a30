/* charset.h - a page's bytes as UTF-8, with the way back.
 *
 *   raw   c a f E9 \n ...           text  c a f C3 A9 \n ...
 *         [ 1:1 ][1:2][ 1:1 ...           [ 1:1 ][ 1:2 ][ 1:1 ...      steps: runs of characters of one width
 */
#ifndef WEFT_READ_CHARSET_H
#define WEFT_READ_CHARSET_H

#include "base/str.h"

/* From here to the next step each character takes `raw_width` bytes of the page and `text_width` bytes of the text. */
typedef struct charset_step {
  uint32_t text, raw;
  uint8_t text_width, raw_width;
  bool same; /* the bytes are the same */
} charset_step;

typedef struct charset_text {
  str text;         /* valid UTF-8, no byte order mark */
  const char *name; /* the encoding by its WHATWG name */
  charset_step *steps;
  size_t n;
  size_t raw_len;
} charset_text;

/* Decodes a page: by its byte order mark, else by the carrier's label, else by the one that a tag of its first 64 KiB names
 * (WHATWG HTML 13.2.3.2), else as UTF-8 when it is that, else as windows-1252. A page that calls itself something else but is
 * flawless UTF-8 with letters beyond ASCII is taken for UTF-8. What cannot be decoded becomes U+FFFD. At most 2^30 bytes. */
charset_text charset_decode(arena *a, str bytes, str label);

/* Undoes what a program did that took UTF-8 for windows-1252 and wrote that as UTF-8 ("doesnâ€™t", "cafÃ©"), when it is certain:
 * sequences that no language writes must be there. True when some were; the way back then leads to all their bytes. */
bool charset_undo_double(arena *a, charset_text *t);

/* Index of the step that byte `at` of the text lies in. */
size_t charset_step_at(const charset_text *t, size_t at);
/* Byte of the page at which the character at byte `at` of the text begins; raw_len for the end of the text. */
size_t charset_raw(const charset_text *t, size_t at);

/* The first character of the text that comes from byte `raw` of the page or from behind it; the text's length behind the last. */
size_t charset_text_at(const charset_text *t, size_t raw);
/* The encoding's name; empty for UTF-8. */
str charset_other_name(const charset_text *t);

#endif
