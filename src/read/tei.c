/* tei.c - articles in TEI P5 (tei-c.org), in which corpora of news are kept, and in trafilatura's own XML; several in one file,
 * as a teiCorpus or one behind the other.
 *
 *   <TEI> <teiHeader> title, author; <sourceDesc> publisher, day, address </teiHeader> <text><body> ...     -> an article
 *   <doc title= author= date= url= sitename=> <main> ...                                                     -> an article
 *
 * Paragraphs, headings, items, lines and quotations of the body become blocks. */
#include "read/byline.h"
#include "read/document.h"
#include "read/url.h"
#include "text/calendar.h"

#include <expat.h>

#define TEI_MAX_FIELD ((size_t)16 << 10)
#define TEI_MAX_DEPTH 200
#define TEI_MAX_ARTICLES 100000 /* of one file */
#define TEI_MAX_BLOCKS 100000   /* of one article; the rest of its text belongs to none */

typedef struct tei {
  arena *a;
  XML_Parser parser;
  const read_record *record;
  article_list *out;
  buffer text, field;
  str title, publisher, day, address, fetched;
  byline authors;
  VECTOR(article_block) blocks;
  uint8_t kind, level;  /* of the block that is open */
  uint64_t base, begin; /* of the document that is parsed, and of the article in it: bytes of the record */
  size_t found;
  unsigned depth, lists, quotes;
  bool in_article, in_header, in_source, in_text, field_open, too_deep, too_many;
} tei;

static bool is(const char *name, const char *other) { return strcmp(name, other) == 0; }

/* Without a prefix that stands for a namespace. */
static const char *plain_name(const char *name) {
  const char *colon = strchr(name, ':');
  return colon ? colon + 1 : name;
}

static bool is_block(const char *name) {
  static const char *const blocks[] = {"ab", "cell", "div", "fw", "head",  "item", "l",
                                       "lb", "list", "p",   "q",  "quote", "row",  "table"};
  for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
    if (is(name, blocks[i])) return true;
  return false;
}

static str attribute(const char **attributes, const char *name) {
  for (; *attributes; attributes += 2)
    if (is(attributes[0], name)) return str_c(attributes[1]);
  return STR("");
}

static uint64_t byte_now(const tei *t) { return t->base + (uint64_t)XML_GetCurrentByteIndex(t->parser); }

/* --- text -------------------------------------------------------------------------------------------------------- */

/* Ends the block that is open; what follows is of kind `kind`. */
static void next_block(tei *t, article_block_kind kind, uint8_t level) {
  buffer *b = &t->text;
  while (b->len && strchr(" \n", b->data[b->len - 1])) b->len--;
  uint32_t start = t->blocks.n ? t->blocks.items[t->blocks.n - 1].end : 0;
  while (start < b->len && b->data[start] == '\n') start++;
  if (start < b->len && t->blocks.n < TEI_MAX_BLOCKS)
    VECTOR_PUSH(t->a, t->blocks, (article_block){start, (uint32_t)b->len, t->kind, t->level});
  if (b->len) buffer_add_c(b, "\n\n");
  t->kind = (uint8_t)kind, t->level = level;
}

static void open_block(tei *t, const char *name, const char **attributes) {
  str type = attribute(attributes, "type"), rend = attribute(attributes, "rend");
  t->lists += is(name, "list");
  t->quotes += is(name, "quote") || is(name, "q");
  bool heading = is(name, "head") || (is(name, "ab") && str_eq(type, STR("header")));
  if (heading) {
    bool told = rend.len == 2 && rend.data[0] == 'h' && rend.data[1] >= '1' && rend.data[1] <= '6';
    next_block(t, ARTICLE_HEADING, told ? (uint8_t)(rend.data[1] - '0') : 2);
  } else if (is(name, "item")) next_block(t, ARTICLE_ITEM, (uint8_t)(t->lists < 255 ? t->lists + !t->lists : 255));
  else if (is(name, "cell") || is(name, "row") || is(name, "table")) next_block(t, ARTICLE_TABLE, 0);
  else next_block(t, t->quotes ? ARTICLE_QUOTE : ARTICLE_PARAGRAPH, 0);
}

static void close_block(tei *t, const char *name) {
  if (is(name, "list") && t->lists) t->lists--;
  if ((is(name, "quote") || is(name, "q")) && t->quotes) t->quotes--;
  next_block(t, t->quotes ? ARTICLE_QUOTE : ARTICLE_PARAGRAPH, 0);
}

/* --- articles ---------------------------------------------------------------------------------------------------- */

static void begin_article(tei *t, const char **attributes) {
  t->begin = byte_now(t);
  t->in_article = true;
  t->in_header = t->in_source = t->in_text = t->field_open = false;
  buffer_init(&t->text, t->a, READ_MAX_DOCUMENT);
  buffer_init(&t->field, t->a, TEI_MAX_FIELD);
  memset(&t->blocks, 0, sizeof t->blocks);
  t->authors = (byline){0};
  t->kind = ARTICLE_PARAGRAPH, t->level = 0;
  t->lists = t->quotes = 0;
  t->fetched = STR("");
  t->title = str_copy(t->a, attribute(attributes, "title")); /* of a <doc>; TEI has none here */
  t->publisher = str_copy(t->a, attribute(attributes, "sitename"));
  t->day = str_copy(t->a, attribute(attributes, "date"));
  t->address = str_copy(t->a, attribute(attributes, "url"));
  str author = attribute(attributes, "author");
  if (author.len) byline_add(t->a, &t->authors, str_copy(t->a, author));
}

/* "Tarn Post (tarn.example)", as trafilatura writes it. */
static str without_host(str name) {
  size_t open = str_find(name, STR(" ("), 0);
  if (open == SIZE_MAX || !str_ends(name, STR(")"))) return name;
  str host = str_slice(name, open + 2, name.len - 1);
  bool is_host = str_find_char(host, '.', 0) != SIZE_MAX && str_find_char(host, ' ', 0) == SIZE_MAX;
  return is_host ? str_slice(name, 0, open) : name;
}

static void end_article(tei *t) {
  t->in_article = false;
  if (t->found++ == TEI_MAX_ARTICLES) {
    t->too_many = true;
    XML_StopParser(t->parser, XML_FALSE);
    return;
  }
  uint64_t end = byte_now(t) + (uint64_t)XML_GetCurrentByteCount(t->parser);
  next_block(t, ARTICLE_PARAGRAPH, 0);
  str text = str_trim(buffer_str(&t->text)); /* nothing stands before the first block */
  article found = {.text = text, .title = t->title, .outlet = without_host(t->publisher)};
  found.raw = str_slice(t->record->bytes, t->begin, end < t->record->bytes.len ? end : t->record->bytes.len);
  found.source.start = t->record->start + t->begin, found.source.end = found.source.start + found.raw.len;
  found.blocks = t->blocks.items, found.n_blocks = t->blocks.n;
  if (str_starts(t->address, STR("http"))) found.url = url_clean(t->a, t->address);
  found.authors = t->authors.names.items;
  found.n_authors = t->authors.names.n;
  found.fetched = date_normalise(t->a, t->fetched);
  found.published = date_normalise(t->a, t->day);
  if (found.published.len) found.published_from = STR("given");
  else found.published_raw = t->day;
  if (text.len) VECTOR_PUSH(t->a, t->out->list, found);
  else if (found.url.len || found.title.len) VECTOR_PUSH(t->a, t->out->without_text, found);
  else t->out->not_articles++;
}

static void open_field(tei *t, const char *name, const char **attributes) {
  str target = attribute(attributes, "target"), when = attribute(attributes, "when");
  if (target.len && (is(name, "ptr") || is(name, "ref")) && !t->address.len) t->address = str_copy(t->a, target);
  if (is(name, "date") && str_eq(attribute(attributes, "type"), STR("download"))) {
    t->field_open = false;
    t->fetched = str_copy(t->a, when);
    return;
  }
  if (is(name, "idno") && t->in_source) t->field_open = true;
  if (when.len && is(name, "date") && (!t->day.len || t->in_source)) t->day = str_copy(t->a, when);
  if (is(name, "title") || is(name, "author") || is(name, "publisher") || is(name, "date")) t->field_open = true;
  if (t->field_open) t->field.len = 0;
}

static void close_field(tei *t, const char *name) {
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

/* --- what expat calls -------------------------------------------------------------------------------------------- */

static void XMLCALL on_start(void *user, const char *name, const char **attributes) {
  tei *t = user;
  if (++t->depth > TEI_MAX_DEPTH) {
    t->too_deep = true;
    XML_StopParser(t->parser, XML_FALSE);
    return;
  }
  name = plain_name(name);
  if (!t->in_article) {
    if (is(name, "TEI") || is(name, "TEI.2") || is(name, "doc")) begin_article(t, attributes);
    return;
  }
  if (is(name, "teiHeader")) t->in_header = true;
  else if (is(name, "sourceDesc")) t->in_source = true;
  else if (is(name, "body") || is(name, "main")) t->in_text = true;
  else if (t->in_text && is_block(name)) open_block(t, name, attributes);
  if (t->in_header) open_field(t, name, attributes);
}

static void XMLCALL on_end(void *user, const char *name) {
  tei *t = user;
  t->depth--;
  name = plain_name(name);
  if (!t->in_article) return;
  if (t->field_open && t->in_header) close_field(t, name);
  if (is(name, "teiHeader")) t->in_header = false;
  else if (is(name, "sourceDesc")) t->in_source = false;
  else if (is(name, "body") || is(name, "main")) t->in_text = false;
  else if (t->in_text && is_block(name)) close_block(t, name);
  else if (is(name, "TEI") || is(name, "TEI.2") || is(name, "doc")) end_article(t);
}

static void XMLCALL on_text(void *user, const char *s, int len) {
  tei *t = user;
  buffer *to = !t->in_article ? NULL : t->in_text ? &t->text : t->field_open ? &t->field : NULL;
  for (int i = 0; to && i < len; i++) {
    bool space = strchr(" \t\r\n", s[i]) != NULL;
    if (space && (!to->len || strchr(" \n", to->data[to->len - 1]))) continue;
    buffer_add_char(to, space ? ' ' : s[i]);
  }
}

/* Parses documents one behind the other, each with a parser of its own, to the end of the record. */
typedef struct parse_call {
  tei *t;
  enum XML_Error code;
  uint64_t byte;
} parse_call;

static void parse(void *user) {
  parse_call *call = user;
  tei *t = call->t;
  str rest = str_slice(t->record->bytes, t->base, t->record->bytes.len);
  XML_SetUserData(t->parser, t);
  XML_SetElementHandler(t->parser, on_start, on_end);
  XML_SetCharacterDataHandler(t->parser, on_text);
  call->code = XML_ERROR_NONE;
  if (XML_Parse(t->parser, rest.data, (int)rest.len, XML_TRUE) != XML_STATUS_OK) call->code = XML_GetErrorCode(t->parser);
  call->byte = byte_now(t);
}

bool tei_articles(arena *a, const read_record *record, article_list *out, weft_error *e) {
  tei t = {.a = a, .record = record, .out = out, .parser = XML_ParserCreate(NULL)};
  parse_call call = {.t = &t};
  bool memory = t.parser != NULL, another = true;
  while (memory && another) {
    memory = arena_try(a, parse, &call); /* expat's own memory must be freed before running out of ours is told */
    bool behind = call.code == XML_ERROR_JUNK_AFTER_DOC_ELEMENT || call.code == XML_ERROR_MISPLACED_XML_PI;
    another = memory && behind && call.byte > t.base && t.found;
    t.base = another ? call.byte : t.base;
    t.depth = 0;
    if (another) XML_ParserReset(t.parser, NULL);
  }
  if (t.parser) XML_ParserFree(t.parser);
  uint64_t byte = record->start + call.byte;
  if (!memory) error_set(e, WEFT_ERROR_MEMORY, record->path, record->start, "no memory to read TEI");
  else if (t.too_deep) error_set(e, WEFT_ERROR_LIMIT, record->path, byte, "TEI nested over %d deep", TEI_MAX_DEPTH);
  else if (t.too_many) error_set(e, WEFT_ERROR_LIMIT, record->path, byte, "a file of over %d articles in TEI", TEI_MAX_ARTICLES);
  else if (call.code) error_set(e, WEFT_ERROR_FORMAT, record->path, byte, "TEI is damaged: %s", XML_ErrorString(call.code));
  else if (!t.found) error_set(e, WEFT_ERROR_FORMAT, record->path, record->start, "XML that is no feed and no page");
  else return true;
  return false;
}
