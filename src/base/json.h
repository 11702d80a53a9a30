/* json.h - JSON (RFC 8259) read into a tree in an arena, changed, and written.
 *
 *   object {kind, n} -> first -> [key, value] -> next -> [key, value]   (members and items are linked lists in order)
 *
 * Numbers keep the digits they came with, so that what Weft does not know passes through untouched.
 * Reading never recurses deeper than JSON_MAX_DEPTH, and takes invalid UTF-8 as U+FFFD.
 */
#ifndef WEFT_BASE_JSON_H
#define WEFT_BASE_JSON_H

#include "base/error.h"
#include "base/str.h"

#define JSON_MAX_DEPTH 128

typedef enum json_kind { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT } json_kind;

typedef struct json json;
struct json {
  json_kind kind;
  uint32_t n;         /* items or members */
  str key;            /* when member of an object */
  str text;           /* of a string (decoded); of a number: its digits */
  json *first, *last; /* of an array or object */
  json *next;         /* sibling */
};

/* Reads one JSON text filling all of `s` (white space around allowed). NULL and *e on error (e->byte: offset in s).
 * Strings without escapes are views into s: keep s as long as the tree. */
json *json_parse(arena *a, str s, weft_error *e);

/* The text of a string member of the object that `s` is, found without reading what stands behind it; empty when there is none.
 * For bytes that json_write made: what is passed over is not checked. */
str json_find_str(arena *a, str s, str key);

/* Member by key, NULL when there is none or `v` is no object (or NULL). First one wins. */
json *json_get(const json *v, str key);
/* Its text when it is a string, else an empty one. */
str json_get_str(const json *v, str key);
bool json_is(const json *v, json_kind kind);
/* The number's value; `otherwise` when v is NULL or no number. */
double json_to_double(const json *v, double otherwise);
int64_t json_to_int(const json *v, int64_t otherwise);

json *json_new(arena *a, json_kind kind);
json *json_new_str(arena *a, str s); /* a view, not copied */
json *json_new_int(arena *a, int64_t n);
/* Shortest digits that read back to the same double; whole numbers without point. */
json *json_new_double(arena *a, double x);
json *json_new_bool(arena *a, bool b);
/* Sets a member, in the old one's place when there is one, else last. Takes value as it is (not copied). */
void json_set(arena *a, json *object, str key, json *value);
void json_set_str(arena *a, json *object, str key, str value);
/* Nothing is set when the string is empty. */
void json_set_str_if(arena *a, json *object, str key, str value);
void json_set_int(arena *a, json *object, str key, int64_t value);
void json_remove(json *object, str key);
void json_push(json *array, json *value);

/* Writes the tree as one line of compact JSON (UTF-8, only required escapes). */
void json_write(buffer *out, const json *v);

#endif
