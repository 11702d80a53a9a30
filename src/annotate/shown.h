/* shown.h - annotations for people to check by eye.
 *
 *   annotations --shown_lines--> a line each: place, kind, text, fields, [why]      (weft annotate --explain)
 *               --shown_why----> member `why` of each in the article's row          (weft annotate --explain --json)
 *               --shown_html---> <article>, marked in its text, one of a document    (weft annotate --format html)
 *
 * Texts are hostile: nothing of them reaches the terminal as control characters or the browser as markup. Time and memory are
 * linear in text and annotations. */
#ifndef WEFT_ANNOTATE_SHOWN_H
#define WEFT_ANNOTATE_SHOWN_H

#include "annotate/annotate.h"
#include "text/utf8.h"

/* A line for the article, then one an annotation; the last newline is left out. Places are in `unit`. */
str shown_lines(arena *a, const article *in, const annotations *notes, weft_offsets unit);

/* Sets `why` of each annotation in a row that annotations_to_row has filled from the same `notes`. */
void shown_why(arena *a, json *row, const annotations *notes);

/* One HTML document: its head, an <article> each, its end. It has no script and loads nothing. The text of an article is the
 * content of its element of class `text` without the tags, byte for byte; only NUL, which HTML cannot say, becomes U+FFFD. */
str shown_html_head(arena *a);
str shown_html(arena *a, const article *in, const annotations *notes);
str shown_html_end(void);

/* --- shared by the two files, and by collate/explain.c
 * ------------------------------------------------------------------------------------------------ */

/* The annotations as objects of a row, in order, with places in bytes. */
const json *shown_objects(arena *a, str text, const annotations *notes);
/* "type DATE, value 2016-01-12, ...": members of such an object but kind, place and what repeats its words, each behind
 * `between` but the first. Spans are told by their words. */
void shown_fields(buffer *out, const json *object, str text, const char *between);
/* Adds a text with blanks for what must not reach a terminal. */
void shown_line(buffer *out, str s);
/* Adds what is in quotation marks in the text, on one line and cut when it is long. */
void shown_words(buffer *out, str text, uint32_t start, uint32_t end);

#endif
