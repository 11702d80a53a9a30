/* tei.c - articles in TEI P5 (tei-c.org), the XML that trafilatura writes and corpora of news are kept in. Of the header: title,
 * author, publisher, the source's day and address; of the body: its paragraphs, headings, items, lines and quotations as blocks.
 */
#include "read/byline.h"
#include "read/document.h"
#include "read/url.h"
#include "text/calendar.h"

#include <expat.h>

#define TEI_MAX_FIELD ((size_t)16 << 10)
#define TEI_MAX_DEPTH 200

typedef struct tei {
  arena *a;
  XML_Parser parser;
  buffer text, field;
  str title, publisher, day, address;
  byline authors;
  unsigned depth;
  bool in_header, in_source, in_text, field_open, too_deep;
} tei;

static bool is(const char *name, const char *other) { return strcmp(name, other) == 0; }

static bool is_block(const char *name) {
  static const char *const blocks[] = {"ab", "cell", "div", "fw", "head",  "item", "l",
                                       "lb", "list", "p",   "q",  "quote", "row",  "table"};
  for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
    if (is(name, blocks[i])) return true;
  return false;
}

static const char *attribute(const char **attributes, const char *name) {
  for (; *attributes; attributes += 2)
    if (is(attributes[0], name)) return attributes[1];
  return NULL;
}

static void end_block(buffer *b) {
  while (b->len && strchr(" \n", b->data[b->len - 1])) b->len--;
  if (b->len) buffer_add_c(b, "\n\n");
}

static void XMLCALL on_start(void *user, const char *name, const char **attributes) {
  tei *t = user;
  if (++t->depth > TEI_MAX_DEPTH) {
    t->too_deep = true;
    XML_StopParser(t->parser, XML_FALSE);
    return;
  }
  if (is(name, "teiHeader")) t->in_header = true;
  else if (is(name, "sourceDesc")) t->in_source = true;
  else if (is(name, "body")) t->in_text = true;
  else if (t->in_text && is_block(name)) end_block(&t->text);
  if (!t->in_header) return;
  const char *target = attribute(attributes, "target"), *when = attribute(attributes, "when");
  if (target && (is(name, "ptr") || is(name, "ref")) && !t->address.len) t->address = str_copy(t->a, str_c(target));
  if (is(name, "idno") && t->in_source) t->field_open = true;
  if (when && is(name, "date") && (!t->day.len || t->in_source)) t->day = str_copy(t->a, str_c(when));
  if (is(name, "title") || is(name, "author") || is(name, "publisher") || is(name, "date")) t->field_open = true;
  if (t->field_open) t->field.len = 0;
}

static void XMLCALL on_end(void *user, const char *name) {
  tei *t = user;
  t->depth--;
  if (is(name, "teiHeader")) t->in_header = false;
  else if (is(name, "sourceDesc")) t->in_source = false;
  else if (is(name, "body")) t->in_text = false;
  else if (t->in_text && is_block(name)) end_block(&t->text);
  if (!t->field_open || !t->in_header) return;
  str value = str_trim(buffer_str(&t->field));
  bool used = true;
  if (is(name, "title")) t->title = value.len && !t->title.len ? str_copy(t->a, value) : t->title;
  else if (is(name, "author") && !t->authors.names.n) byline_add(t->a, &t->authors, str_copy(t->a, value));
  else if (is(name, "publisher") && !t->publisher.len) t->publisher = str_copy(t->a, value);
  else if (is(name, "date") && value.len && (!t->day.len || t->in_source)) t->day = str_copy(t->a, value);
  else if (is(name, "idno") && !t->address.len) t->address = str_copy(t->a, value);
  else used = is(name, "author") || is(name, "publisher") || is(name, "date") || is(name, "idno");
  if (used) t->field_open = false;
}

static void XMLCALL on_text(void *user, const char *s, int len) {
  tei *t = user;
  buffer *to = t->in_text ? &t->text : t->field_open ? &t->field : NULL;
  for (int i = 0; to && i < len; i++) {
    bool space = strchr(" \t\r\n", s[i]) != NULL;
    if (space && (!to->len || strchr(" \n", to->data[to->len - 1]))) continue;
    buffer_add_char(to, space ? ' ' : s[i]);
  }
}

typedef struct parse_call {
  tei *t;
  str bytes;
  bool good;
} parse_call;

static void parse(void *user) {
  parse_call *call = user;
  call->good = XML_Parse(call->t->parser, call->bytes.data, (int)call->bytes.len, XML_TRUE) == XML_STATUS_OK;
}

bool tei_article(arena *a, const read_record *record, article_list *out, weft_error *e) {
  tei t = {.a = a, .parser = XML_ParserCreate(NULL)};
  if (!t.parser) {
    error_set(e, WEFT_ERROR_MEMORY, record->path, record->start, "no memory to read TEI");
    return false;
  }
  buffer_init(&t.text, a, READ_MAX_DOCUMENT);
  buffer_init(&t.field, a, TEI_MAX_FIELD);
  XML_SetUserData(t.parser, &t);
  XML_SetElementHandler(t.parser, on_start, on_end);
  XML_SetCharacterDataHandler(t.parser, on_text);
  parse_call call = {.t = &t, .bytes = record->bytes};
  bool memory = arena_try(a, parse, &call); /* expat's own memory must be freed before running out of ours is told */
  uint64_t byte = (uint64_t)XML_GetCurrentByteIndex(t.parser);
  enum XML_Error code = XML_GetErrorCode(t.parser);
  XML_ParserFree(t.parser);
  if (!memory) error_set(e, WEFT_ERROR_MEMORY, record->path, record->start, "no memory to read TEI");
  else if (t.too_deep)
    error_set(e, WEFT_ERROR_LIMIT, record->path, record->start + byte, "TEI nested over %d deep", TEI_MAX_DEPTH);
  else if (!call.good)
    error_set(e, WEFT_ERROR_FORMAT, record->path, record->start + byte, "TEI is damaged: %s", XML_ErrorString(code));
  if (!memory || !call.good) return false;
  str text = str_trim(buffer_str(&t.text));
  if (!text.len) {
    out->not_articles++;
    return true;
  }
  article found = {.text = text, .raw = record->bytes, .title = t.title, .outlet = t.publisher};
  if (str_starts(t.address, STR("http"))) found.url = url_clean(a, t.address);
  found.authors = t.authors.names.items;
  found.n_authors = t.authors.names.n;
  found.published = date_normalise(a, t.day);
  if (found.published.len) found.published_from = STR("given");
  else found.published_raw = t.day;
  VECTOR_PUSH(a, out->list, found);
  return true;
}
