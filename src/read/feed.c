/* feed.c - RSS 0.9 to 2.0, RDF, Atom and sitemaps by expat: each item that carries its text is an article, the others are told
 * without text.
 *
 *   <channel> title, link, language          ->  outlet, language
 *     <item>  title, link, date, author,     ->  article; its HTML is read like a page
 *             content:encoded | description
 *
 * Expat's protection against entities that grow (billion laughs) stays on, entities outside of the file are never fetched,
 * and names of HTML entities that XML does not know are left for the HTML. Markup nested in an item (Atom's xhtml) is
 * written out again as HTML. */
#include "read/document.h"

#include "read/byline.h"
#include "read/data/windows1252.h"
#include "read/page.h"
#include "read/url.h"
#include "text/calendar.h"

#include <expat.h>

#define MAX_ITEMS 100000             /* of one feed */
#define MAX_FIELD ((size_t)64 << 10) /* title, link, date ... */
/* Least bytes of text: what is in a content element is meant to be whole, a description may be a teaser. */
#define LEAST_CONTENT 120
#define LEAST_DESCRIPTION 600

typedef enum feed_field {
  NO_FIELD = 0,
  FEED_TITLE,
  FEED_LINK,
  FEED_GUID,
  FEED_PUBLISHED,
  FEED_UPDATED,
  FEED_AUTHOR,
  FEED_CONTENT,
  FEED_DESCRIPTION,
  FEED_LANGUAGE,
  FEED_OUTLET,
  FEED_CHANGED, /* of a sitemap: no day of publication */
  FEED_FIELDS
} feed_field;

static const struct {
  const char *name;
  feed_field field;
} feed_names[] = {
    {"author", FEED_AUTHOR},
    {"body", FEED_CONTENT},
    {"content", FEED_CONTENT},
    {"content:encoded", FEED_CONTENT},
    {"dc:creator", FEED_AUTHOR},
    {"dc:date", FEED_PUBLISHED},
    {"dc:language", FEED_LANGUAGE},
    {"dc:title", FEED_TITLE},
    {"dcterms:created", FEED_PUBLISHED},
    {"description", FEED_DESCRIPTION},
    {"guid", FEED_GUID},
    {"id", FEED_GUID},
    {"issued", FEED_PUBLISHED},
    {"language", FEED_LANGUAGE},
    {"lastmod", FEED_CHANGED},
    {"link", FEED_LINK},
    {"loc", FEED_LINK},
    {"modified", FEED_UPDATED},
    {"news:language", FEED_LANGUAGE},
    {"news:name", FEED_OUTLET},
    {"news:publication_date", FEED_PUBLISHED},
    {"news:title", FEED_TITLE},
    {"pubDate", FEED_PUBLISHED},
    {"published", FEED_PUBLISHED},
    {"summary", FEED_DESCRIPTION},
    {"title", FEED_TITLE},
    {"updated", FEED_UPDATED},
    {"xhtml:body", FEED_CONTENT},
};

typedef struct feed_item {
  str field[FEED_FIELDS];
  uint64_t start, end; /* of its element, in the document */
} feed_item;

typedef struct feed {
  arena *a;
  XML_Parser parser;
  str bytes;
  VECTOR(feed_item) items;
  feed_item channel, item;
  size_t depth, owner_depth, channel_depth; /* of the open element, of the item, of the channel */
  bool in_item, in_channel;
  feed_field field; /* being collected */
  size_t field_depth;
  bool author_name; /* Atom: <author><name> counts, its other parts do not */
  buffer text;
  bool full; /* too many items */
} feed;

/* --- collecting ------------------------------------------------------------------------------------------------- */

/* Without the prefixes that stand for the feed's own namespace. */
static const char *plain_name(const char *name) {
  static const char *const own[] = {"atom:", "rss:", "a:", "rdf:"};
  for (size_t i = 0; i < sizeof own / sizeof *own; i++)
    if (strncmp(name, own[i], strlen(own[i])) == 0) return name + strlen(own[i]);
  return name;
}

static feed_field field_of(const char *name) {
  for (size_t i = 0; i < sizeof feed_names / sizeof *feed_names; i++)
    if (strcmp(name, feed_names[i].name) == 0) return feed_names[i].field;
  return NO_FIELD;
}

static const char *attribute(const char **attributes, const char *name) {
  for (; *attributes; attributes += 2)
    if (strcmp(attributes[0], name) == 0) return attributes[1];
  return NULL;
}

static void add_escaped(buffer *b, str s) {
  for (size_t i = 0; i < s.len; i++) {
    if (s.data[i] == '<') buffer_add_c(b, "&lt;");
    else if (s.data[i] == '&') buffer_add_c(b, "&amp;");
    else if (s.data[i] == '"') buffer_add_c(b, "&quot;");
    else buffer_add_char(b, s.data[i]);
  }
}

/* An element inside of a collected field: written out as HTML. */
static void open_inner(feed *f, const char *name, const char **attributes) {
  if (f->field == FEED_AUTHOR) {
    f->author_name = strcmp(plain_name(name), "name") == 0;
    if (f->author_name) f->text.len = 0;
    return;
  }
  if (strncmp(name, "xhtml:", 6) == 0) name += 6;
  buffer_add_char(&f->text, '<');
  buffer_add_c(&f->text, name);
  for (; *attributes; attributes += 2) {
    buffer_add_char(&f->text, ' ');
    buffer_add_c(&f->text, attributes[0]);
    buffer_add_c(&f->text, "=\"");
    add_escaped(&f->text, str_c(attributes[1]));
    buffer_add_char(&f->text, '"');
  }
  buffer_add_char(&f->text, '>');
}

/* Keeps a field's text: the first of its kind, but the longest content. */
static void keep(feed *f, feed_item *to, feed_field field, str value) {
  value = str_trim(value);
  str *place = &to->field[field];
  if (!value.len || (place->len && field != FEED_CONTENT && field != FEED_DESCRIPTION)) return;
  if (value.len > place->len) *place = str_copy(f->a, value);
}

static void atom_link(feed *f, feed_item *to, const char **attributes) {
  const char *href = attribute(attributes, "href"), *rel = attribute(attributes, "rel");
  if (href && (!rel || strcmp(rel, "alternate") == 0)) keep(f, to, FEED_LINK, str_c(href));
}

static void XMLCALL on_start(void *user, const char *name, const char **attributes) {
  feed *f = user;
  f->depth++;
  if (f->field) {
    open_inner(f, name, attributes);
    return;
  }
  name = plain_name(name);
  if (!f->in_item && (strcmp(name, "item") == 0 || strcmp(name, "entry") == 0 || strcmp(name, "url") == 0)) {
    f->in_item = true;
    f->owner_depth = f->depth;
    f->item = (feed_item){.start = (uint64_t)XML_GetCurrentByteIndex(f->parser)};
    const char *language = attribute(attributes, "xml:lang"), *about = attribute(attributes, "rdf:about");
    if (language) keep(f, &f->item, FEED_LANGUAGE, str_c(language));
    if (about) keep(f, &f->item, FEED_GUID, str_c(about));
    return;
  }
  if (!f->in_item && !f->in_channel &&
      (strcmp(name, "channel") == 0 || strcmp(name, "feed") == 0 || strcmp(name, "urlset") == 0)) {
    f->in_channel = true;
    f->channel_depth = f->depth;
    const char *language = attribute(attributes, "xml:lang");
    if (language) keep(f, &f->channel, FEED_LANGUAGE, str_c(language));
    return;
  }
  bool of_news = strncmp(name, "news:", 5) == 0; /* these stand in elements of their own */
  bool direct = f->in_item ? f->depth == f->owner_depth + 1 || of_news : f->in_channel && f->depth == f->channel_depth + 1;
  feed_field field = direct ? field_of(name) : NO_FIELD;
  if (!field) return;
  if (field == FEED_LINK && attribute(attributes, "href")) atom_link(f, f->in_item ? &f->item : &f->channel, attributes);
  f->field = field;
  f->field_depth = f->depth;
  f->author_name = true;
  buffer_init(&f->text, f->a, field == FEED_CONTENT || field == FEED_DESCRIPTION ? READ_MAX_DOCUMENT : MAX_FIELD);
}

static void XMLCALL on_end(void *user, const char *name) {
  feed *f = user;
  size_t depth = f->depth--;
  if (f->field && depth > f->field_depth) { /* an inner element */
    if (f->field == FEED_AUTHOR) f->author_name = false;
    else {
      if (strncmp(name, "xhtml:", 6) == 0) name += 6;
      buffer_add_c(&f->text, "</");
      buffer_add_c(&f->text, name);
      buffer_add_char(&f->text, '>');
    }
    return;
  }
  if (f->field) {
    keep(f, f->in_item ? &f->item : &f->channel, f->field, buffer_str(&f->text));
    f->field = NO_FIELD;
    return;
  }
  if (f->in_item && depth == f->owner_depth) {
    f->in_item = false;
    f->item.end = (uint64_t)XML_GetCurrentByteIndex(f->parser) + (uint64_t)XML_GetCurrentByteCount(f->parser);
    if (f->items.n >= MAX_ITEMS) {
      f->full = true;
      XML_StopParser(f->parser, XML_FALSE);
    } else VECTOR_PUSH(f->a, f->items, f->item);
  } else if (f->in_channel && depth == f->channel_depth) f->in_channel = false;
}

static void XMLCALL on_text(void *user, const char *s, int len) {
  feed *f = user;
  if (!f->field || (f->field == FEED_AUTHOR && !f->author_name)) return;
  /* inside of written-out markup, text is text */
  if (f->depth > f->field_depth && f->field != FEED_AUTHOR) add_escaped(&f->text, str_of(s, (size_t)len));
  else buffer_add(&f->text, str_of(s, (size_t)len));
}

/* A named entity that XML does not know (&nbsp;): the HTML will. */
static void XMLCALL on_entity(void *user, const char *name, int is_parameter) {
  feed *f = user;
  if (is_parameter || !f->field) return;
  buffer_add_char(&f->text, '&');
  buffer_add_c(&f->text, name);
  buffer_add_char(&f->text, ';');
}

/* Windows-1252, which expat does not know by itself. */
static int XMLCALL on_encoding(void *user, const char *name, XML_Encoding *encoding) {
  (void)user;
  str s = str_c(name);
  if (!str_eq_ascii_case(s, STR("windows-1252")) && !str_eq_ascii_case(s, STR("cp1252"))) return XML_STATUS_ERROR;
  for (int i = 0; i < 256; i++) encoding->map[i] = i >= 0x80 && i < 0xA0 ? windows1252_high[i - 0x80] : i;
  return XML_STATUS_OK;
}

/* --- items to articles ------------------------------------------------------------------------------------------ */

static bool has_markup(str s) {
  for (size_t at = 0; (at = str_find_char(s, '<', at)) != SIZE_MAX; at++) {
    if (at + 1 == s.len) return false;
    char c = s.data[at + 1];
    if (c == '/' || c == '!' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
  }
  return str_find_char(s, '&', 0) != SIZE_MAX;
}

/* A piece of HTML as a page's only article, runs of the text relative to the piece. */
static bool piece_article(arena *a, str html, str url, article *out) {
  const str before = STR("<!doctype html><html><head></head><body><article>"), after = STR("</article></body></html>");
  buffer b;
  buffer_init(&b, a, before.len + html.len + after.len);
  buffer_add(&b, before);
  buffer_add(&b, html);
  buffer_add(&b, after);
  bool is_article = false;
  weft_error e;
  if (!page_article(a, buffer_str(&b), STR("utf-8"), url, out, &is_article, &e) || !is_article) return false;
  size_t n = 0;
  for (size_t i = 0; i < out->n_runs; i++) {
    text_run run = out->runs[i];
    if (run.raw_start < before.len || run.raw_end > before.len + html.len) continue;
    run.raw_start -= before.len;
    run.raw_end -= before.len;
    out->runs[n++] = run;
  }
  out->n_runs = n;
  return true;
}

/* A title or name that may be written in HTML: tags dropped, the entities that XML knows decoded. */
static str plain_words(arena *a, str s) {
  static const struct {
    str entity, is;
  } entities[] = {{{"&amp;", 5}, {"&", 1}},
                  {{"&lt;", 4}, {"<", 1}},
                  {{"&gt;", 4}, {">", 1}},
                  {{"&quot;", 6}, {"\"", 1}},
                  {{"&#39;", 5}, {"'", 1}},
                  {{"&apos;", 6}, {"'", 1}},
                  {{"&nbsp;", 6}, {" ", 1}},
                  {{"&#8217;", 7}, {"\xE2\x80\x99", 3}},
                  {{"&#8216;", 7}, {"\xE2\x80\x98", 3}},
                  {{"&#8220;", 7}, {"\xE2\x80\x9C", 3}},
                  {{"&#8221;", 7}, {"\xE2\x80\x9D", 3}},
                  {{"&#8211;", 7}, {"\xE2\x80\x93", 3}},
                  {{"&#8212;", 7}, {"\xE2\x80\x94", 3}},
                  {{"&#8230;", 7}, {"\xE2\x80\xA6", 3}},
                  {{"&rsquo;", 7}, {"\xE2\x80\x99", 3}},
                  {{"&mdash;", 7}, {"\xE2\x80\x94", 3}},
                  {{"&ndash;", 7}, {"\xE2\x80\x93", 3}}};
  if (!has_markup(s)) return s;
  buffer b;
  buffer_init(&b, a, s.len);
  for (size_t at = 0; at < s.len;) {
    char c = s.data[at];
    if (c == '<' && at + 1 < s.len && has_markup(str_slice(s, at, at + 2))) {
      size_t end = str_find_char(s, '>', at);
      at = end == SIZE_MAX ? s.len : end + 1;
      continue;
    }
    size_t i = 0, count = sizeof entities / sizeof *entities;
    if (c == '&')
      while (i < count && !str_starts(str_slice(s, at, s.len), entities[i].entity)) i++;
    if (c == '&' && i < count) {
      buffer_add(&b, entities[i].is);
      at += entities[i].entity.len;
    } else {
      buffer_add_char(&b, c);
      at++;
    }
  }
  return str_trim(buffer_str(&b));
}

static str first_of(str x, str y) { return x.len ? x : y; }

/* The item's text in found->text; false when it has none of its own. */
static bool item_text(arena *a, const feed_item *item, str url, article *found) {
  const struct {
    str bytes;
    size_t least;
  } tries[] = {{item->field[FEED_CONTENT], LEAST_CONTENT}, {item->field[FEED_DESCRIPTION], LEAST_DESCRIPTION}};
  for (size_t i = 0; i < 2; i++) {
    str bytes = tries[i].bytes;
    if (bytes.len < tries[i].least) continue;
    *found = (article){0};
    if (!has_markup(bytes)) {
      found->text = bytes;
      found->runs = ARENA_NEW(a, text_run);
      found->runs[found->n_runs++] = (text_run){0, (uint32_t)bytes.len, 0, bytes.len, true};
    } else if (!piece_article(a, bytes, url, found) || found->text.len < tries[i].least) continue;
    found->raw = bytes;
    return true;
  }
  return false;
}

static bool item_article(arena *a, const read_record *record, const feed *f, const feed_item *item, article *found) {
  const str *field = item->field;
  str link = field[FEED_LINK];
  if (!link.len && str_starts(field[FEED_GUID], STR("http"))) link = field[FEED_GUID];
  link = url_clean(a, link);
  bool has_text = item_text(a, item, link, found);
  if (!has_text) *found = (article){0};
  if (link.len) found->url = link;
  if (field[FEED_TITLE].len) found->title = plain_words(a, field[FEED_TITLE]);
  found->outlet = first_of(first_of(plain_words(a, field[FEED_OUTLET]), plain_words(a, f->channel.field[FEED_TITLE])),
                           url_outlet(a, f->channel.field[FEED_LINK]));
  byline b = {0};
  byline_add(a, &b, plain_words(a, field[FEED_AUTHOR]));
  if (b.names.n) found->authors = b.names.items, found->n_authors = b.names.n;
  str given = first_of(field[FEED_PUBLISHED], field[FEED_UPDATED]);
  str day = date_normalise(a, given);
  if (!day.len && field[FEED_PUBLISHED].len) day = date_normalise(a, field[FEED_UPDATED]);
  if (day.len) found->published = day, found->published_from = STR("feed");
  else if (given.len && !found->published.len) found->published_raw = given;
  str changed = date_normalise(a, first_of(field[FEED_UPDATED], field[FEED_CHANGED]));
  bool other = field[FEED_CHANGED].len || (day.len && field[FEED_PUBLISHED].len);
  if (other && changed.len && !str_eq(changed, day)) {
    found->updated = changed;
    found->updated_from = STR("feed");
  }
  found->source.start = record->start + item->start;
  found->source.end = record->start + item->end;
  return has_text;
}

typedef struct parse_call {
  feed *f;
  bool good;
} parse_call;

static void parse(void *user) {
  parse_call *call = user;
  feed *f = call->f;
  call->good = XML_Parse(f->parser, f->bytes.data, (int)f->bytes.len, XML_TRUE) == XML_STATUS_OK;
}

bool feed_articles(arena *a, const read_record *record, article_list *out, weft_error *e) {
  feed f = {.a = a, .bytes = record->bytes, .parser = XML_ParserCreate(NULL)};
  if (!f.parser) {
    error_set(e, WEFT_ERROR_MEMORY, record->path, record->start, "no memory to read a feed");
    return false;
  }
  XML_SetUserData(f.parser, &f);
  XML_SetElementHandler(f.parser, on_start, on_end);
  XML_SetCharacterDataHandler(f.parser, on_text);
  XML_SetSkippedEntityHandler(f.parser, on_entity);
  XML_SetUnknownEncodingHandler(f.parser, on_encoding, NULL);
  XML_UseForeignDTD(f.parser, XML_TRUE); /* names of entities may be declared elsewhere: skipped, not faults */
  parse_call call = {.f = &f};
  bool memory = arena_try(a, parse, &call); /* expat's own memory must be freed before running out of ours is told */
  uint64_t byte = (uint64_t)XML_GetCurrentByteIndex(f.parser);
  enum XML_Error code = XML_GetErrorCode(f.parser);
  XML_ParserFree(f.parser);
  if (!memory) error_set(e, WEFT_ERROR_MEMORY, record->path, record->start, "no memory to read a feed");
  else if (f.full) error_set(e, WEFT_ERROR_LIMIT, record->path, record->start + byte, "a feed of over %d items", MAX_ITEMS);
  else if (!call.good)
    error_set(e, WEFT_ERROR_FORMAT, record->path, record->start + byte, "feed is damaged: %s", XML_ErrorString(code));
  if (memory && call.good && !f.items.n) note_no_article(a, record, "a feed without items", out);
  for (size_t i = 0; i < f.items.n; i++) {
    article found;
    if (item_article(a, record, &f, &f.items.items[i], &found)) VECTOR_PUSH(a, out->list, found);
    else if (found.url.len || found.title.len) VECTOR_PUSH(a, out->without_text, found);
    else out->not_articles++;
  }
  return memory && call.good;
}
