/* shown.c - annotations as lines for people, each with the rule that made it. The fields come from the row's form of an
 * annotation, so that a new field or kind is shown without being told of here. */
#include "annotate/shown.h"

#include <stdio.h>

#define MOST_BYTES ((size_t)1 << 31)
#define MOST_WORDS 90u /* bytes of a text that a line repeats */

/* --- parts of a line ----------------------------------------------------------------------------------------------------- */

/* Whether a code point may go to a terminal: no control character, and no mark that turns the direction of writing. */
static bool is_printable(uint32_t c) {
  if (c < 32 || (c >= 127 && c < 160)) return false;
  return !(c >= 0x200E && c <= 0x200F) && !(c >= 0x2028 && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069);
}

void shown_line(buffer *out, str s) {
  for (size_t i = 0, size; i < s.len; i += size) {
    uint32_t c = utf8_at(s, i, &size);
    if (is_printable(c)) buffer_add(out, str_slice(s, i, i + size));
    else buffer_add_char(out, ' ');
  }
}

void shown_words(buffer *out, str text, uint32_t start, uint32_t end) {
  if (end > text.len) end = (uint32_t)text.len;
  uint32_t stop = end - start > MOST_WORDS ? start + MOST_WORDS : end;
  while (stop > start && stop < end && ((unsigned char)text.data[stop] & 0xC0) == 0x80) stop--;
  buffer_add_c(out, "\xE2\x80\x9C");
  shown_line(out, str_slice(text, start, stop));
  buffer_add_c(out, stop < end ? "\xE2\x80\xA6\xE2\x80\x9D" : "\xE2\x80\x9D");
}

static bool is_span(const json *v) {
  return json_is(v, JSON_ARRAY) && v->n == 2 && json_is(v->first, JSON_NUMBER) && json_is(v->last, JSON_NUMBER);
}

static void add_value(buffer *out, const json *v, str text) {
  if (is_span(v)) {
    shown_words(out, text, (uint32_t)json_to_int(v->first, 0), (uint32_t)json_to_int(v->last, 0));
  } else if (json_is(v, JSON_ARRAY)) {
    for (const json *item = v->first; item; item = item->next) {
      if (item != v->first) buffer_add_char(out, ' ');
      add_value(out, item, text);
    }
  } else if (v->kind == JSON_STRING || v->kind == JSON_NUMBER) {
    shown_line(out, v->text);
  } else {
    buffer_add_c(out, v->kind == JSON_NULL ? "open" : v->kind == JSON_TRUE ? "yes" : "no");
  }
}

/* Kind and place have been told, and with them the words. */
static bool is_told(const json *v, str words_of, const json *start) {
  if (str_eq(v->key, STR("kind")) || str_eq(v->key, STR("start")) || str_eq(v->key, STR("end"))) return true;
  if (str_eq(v->key, STR("name"))) return str_eq(v->text, words_of);
  if (v->kind != JSON_ARRAY || v->n > 1) return v->kind == JSON_ARRAY && !v->n;
  const json *only = v->first;
  return !only || (is_span(only) && json_to_int(only->first, 0) == json_to_int(start, 0) &&
                   json_to_int(only->last, 0) - json_to_int(start, 0) == (int64_t)words_of.len);
}

void shown_fields(buffer *out, const json *object, str text, const char *between) {
  bool first = true;
  const json *start = json_get(object, STR("start")), *end = json_get(object, STR("end"));
  str words_of = str_slice(text, (size_t)json_to_int(start, 0), (size_t)json_to_int(end, 0));
  for (const json *v = object->first; v; v = v->next) {
    if (is_told(v, words_of, start)) continue;
    if (!first) buffer_add_c(out, between);
    first = false;
    shown_line(out, v->key);
    buffer_add_char(out, ' ');
    add_value(out, v, text);
  }
}

const json *shown_objects(arena *a, str text, const annotations *notes) {
  json *row = json_new(a, JSON_OBJECT);
  annotations_to_row(a, row, text, notes, WEFT_OFFSETS_BYTES);
  return json_get(row, STR("annotations"))->first;
}

/* --- an article ---------------------------------------------------------------------------------------------------------- */

static void add_title(buffer *out, const article *in, const annotations *notes) {
  shown_line(out, in->id);
  if (in->title.len) {
    buffer_add_c(out, " \"");
    shown_line(out, in->title);
    buffer_add_c(out, "\"");
  }
  if (in->published.len) buffer_add_c(out, ", ");
  shown_line(out, in->published);
  if (notes->skipped.len) buffer_add_c(out, ": no annotations, ");
  else buffer_add_c(out, ", by ");
  shown_line(out, notes->skipped.len ? notes->skipped : notes->engine);
}

static void add_annotation(buffer *out, const offsets *map, const annotation *note, const json *object) {
  char place[48];
  snprintf(place, sizeof place, "%zu-%zu", offsets_from_byte(map, note->at.start), offsets_from_byte(map, note->at.end));
  str kind = json_get_str(object, STR("kind"));
  buffer_format(out, "\n  %-11s %-8.*s ", place, STR_FMT(kind));
  shown_words(out, map->text, note->at.start, note->at.end);
  buffer_add_c(out, "  ");
  shown_fields(out, object, map->text, ", ");
  if (!note->rule) return;
  buffer_add_c(out, "  [");
  shown_line(out, str_c(note->rule));
  buffer_add_c(out, "]");
}

str shown_lines(arena *a, const article *in, const annotations *notes, weft_offsets unit) {
  buffer out;
  buffer_init(&out, a, MOST_BYTES);
  offsets map;
  offsets_init(&map, a, in->text, unit);
  add_title(&out, in, notes);
  const json *object = shown_objects(a, in->text, notes);
  for (size_t i = 0; i < notes->n && object; i++, object = object->next) add_annotation(&out, &map, &notes->items[i], object);
  return buffer_str(&out);
}

void shown_why(arena *a, json *row, const annotations *notes) {
  json *object = json_get(row, STR("annotations"))->first;
  for (size_t i = 0; i < notes->n && object; i++, object = object->next)
    if (notes->items[i].rule) json_set_str(a, object, STR("why"), str_c(notes->items[i].rule));
}
