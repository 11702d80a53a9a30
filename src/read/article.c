/* article.c - an article as a row, and back. */
#include "read/article.h"

#include "base/hash.h"
#include "read/url.h"
#include "text/calendar.h"
#include "text/language.h"
#include "text/utf8.h"

#define ID_DIGITS 16

/* Fields that article_to_row writes itself. Sorted. */
static const str own_fields[] = {{"authors", 7},
                                 {"fetched", 7},
                                 {"first_published", 15},
                                 {"id", 2},
                                 {"language", 8},
                                 {"outlet", 6},
                                 {"published", 9},
                                 {"published_from", 14},
                                 {"published_raw", 13},
                                 {"source", 6},
                                 {"text", 4},
                                 {"title", 5},
                                 {"updated", 7},
                                 {"updated_from", 12},
                                 {"url", 3}};

static void push_member(arena *a, json *object, str key, json *value) {
  (void)a;
  value->key = key;
  json_push(object, value);
}

static void push_str(arena *a, json *object, str key, str value) {
  if (value.len) push_member(a, object, key, json_new_str(a, value));
}

static json *source_to_json(arena *a, const article *in) {
  json *source = json_new(a, JSON_OBJECT);
  push_str(a, source, STR("path"), in->source.path);
  push_str(a, source, STR("member"), in->source.member);
  push_member(a, source, STR("start"), json_new_int(a, (int64_t)in->source.start));
  push_member(a, source, STR("end"), json_new_int(a, (int64_t)in->source.end));
  push_str(a, source, STR("hash"), in->source.hash);
  if (in->source.encoding.len) json_set_str(a, source, STR("encoding"), in->source.encoding);
  if (in->source.double_encoded) json_set(a, source, STR("double_encoded"), json_new_bool(a, true));
  return source;
}

static json *links_to_json(arena *a, const article *in, weft_offsets unit) {
  offsets units;
  offsets_init(&units, a, in->text, unit);
  json *list = json_new(a, JSON_ARRAY);
  for (size_t i = 0; i < in->n_links; i++) {
    const article_link *link = &in->links[i];
    json *o = json_new(a, JSON_OBJECT);
    push_member(a, o, STR("start"), json_new_int(a, (int64_t)offsets_from_byte(&units, link->start)));
    push_member(a, o, STR("end"), json_new_int(a, (int64_t)offsets_from_byte(&units, link->end)));
    push_member(a, o, STR("url"), json_new_str(a, link->url));
    json_push(list, o);
  }
  return list;
}

/* Names of article_block_kind. */
const char *const article_block_kinds[ARTICLE_N_BLOCK_KINDS] = {"paragraph", "heading", "item", "quote",
                                                                "caption",   "table",   "code"};

static json *blocks_to_json(arena *a, const article *in, weft_offsets unit) {
  offsets units;
  offsets_init(&units, a, in->text, unit);
  json *list = json_new(a, JSON_ARRAY);
  for (size_t i = 0; i < in->n_blocks; i++) {
    const article_block *block = &in->blocks[i];
    json *o = json_new(a, JSON_OBJECT);
    push_str(a, o, STR("kind"), str_c(article_block_kinds[block->kind]));
    push_member(a, o, STR("start"), json_new_int(a, (int64_t)offsets_from_byte(&units, block->start)));
    push_member(a, o, STR("end"), json_new_int(a, (int64_t)offsets_from_byte(&units, block->end)));
    if (block->level) push_member(a, o, STR("level"), json_new_int(a, block->level));
    json_push(list, o);
  }
  return list;
}

json *article_to_row(arena *a, const article *in, weft_offsets unit) {
  json *row = json_new(a, JSON_OBJECT);
  push_str(a, row, STR("id"), in->id);
  push_str(a, row, STR("url"), in->url);
  push_str(a, row, STR("outlet"), in->outlet);
  push_str(a, row, STR("title"), in->title);
  if (in->n_authors) {
    json *authors = json_new(a, JSON_ARRAY);
    for (size_t i = 0; i < in->n_authors; i++) json_push(authors, json_new_str(a, in->authors[i]));
    push_member(a, row, STR("authors"), authors);
  }
  push_str(a, row, STR("published"), in->published);
  push_str(a, row, STR("published_from"), in->published.len ? in->published_from : STR(""));
  push_str(a, row, STR("published_raw"), in->published_raw);
  push_str(a, row, STR("first_published"), in->first_published);
  push_str(a, row, STR("updated"), in->updated);
  push_str(a, row, STR("updated_from"), in->updated.len ? in->updated_from : STR(""));
  push_str(a, row, STR("fetched"), in->fetched);
  push_str(a, row, STR("language"), in->language);
  if (in->text.len) push_member(a, row, STR("text"), json_new_str(a, in->text));
  push_member(a, row, STR("source"), source_to_json(a, in));
  if (in->n_links && !json_get(in->row, STR("links"))) push_member(a, row, STR("links"), links_to_json(a, in, unit));
  if (in->n_blocks && !json_get(in->row, STR("blocks"))) push_member(a, row, STR("blocks"), blocks_to_json(a, in, unit));
  for (const json *m = in->row ? in->row->first : NULL; m; m = m->next) {
    bool own = str_table_find(own_fields, sizeof own_fields / sizeof *own_fields, m->key) != SIZE_MAX;
    bool no_date = (!in->updated.len && str_starts(m->key, STR("updated"))) ||
                   (!in->fetched.len && str_eq(m->key, STR("fetched"))) ||
                   (!in->first_published.len && str_eq(m->key, STR("first_published"))); /* another program's */
    if (own && !no_date) continue;
    json *copy = ARENA_NEW(a, json);
    *copy = *m;
    json_push(row, copy);
  }
  return row;
}

static uint64_t whole_number(const json *v) {
  int64_t n = json_to_int(v, 0);
  return n < 0 ? 0 : (uint64_t)n;
}

bool article_from_row(arena *a, json *row, article *out, weft_error *e) {
  *out = (article){.row = row};
  const char *missing = NULL;
  if (!json_is(row, JSON_OBJECT)) missing = "row is no object";
  else if (!json_is(json_get(row, STR("text")), JSON_STRING)) missing = "row has no text";
  else if (!str_trim(json_get_str(row, STR("text"))).len) missing = "row has an empty text";
  if (missing) {
    error_set(e, WEFT_ERROR_FORMAT, STR(""), BYTE_UNKNOWN, "%s", missing);
    return false;
  }
  const json *id = json_get(row, STR("id"));
  if (json_is(id, JSON_STRING) || json_is(id, JSON_NUMBER)) out->id = id->text;
  out->url = json_get_str(row, STR("url"));
  out->outlet = json_get_str(row, STR("outlet"));
  out->title = json_get_str(row, STR("title"));
  out->published = date_normalise(a, json_get_str(row, STR("published")));
  out->published_from = json_get_str(row, STR("published_from"));
  out->published_raw = json_get_str(row, STR("published_raw"));
  out->first_published = date_normalise(a, json_get_str(row, STR("first_published")));
  out->updated = date_normalise(a, json_get_str(row, STR("updated")));
  out->updated_from = json_get_str(row, STR("updated_from"));
  out->fetched = date_normalise(a, json_get_str(row, STR("fetched")));
  out->language = json_get_str(row, STR("language"));
  out->text = json_get_str(row, STR("text"));
  const json *authors = json_get(row, STR("authors"));
  if (json_is(authors, JSON_ARRAY)) {
    out->authors = ARENA_ARRAY(a, str, authors->n);
    for (const json *m = authors->first; m; m = m->next)
      if (json_is(m, JSON_STRING)) out->authors[out->n_authors++] = m->text;
  } else if (json_is(authors, JSON_STRING) && authors->text.len) {
    out->authors = ARENA_NEW(a, str);
    out->authors[out->n_authors++] = authors->text;
  }
  const json *source = json_get(row, STR("source"));
  out->source.path = json_get_str(source, STR("path"));
  out->source.member = json_get_str(source, STR("member"));
  out->source.start = whole_number(json_get(source, STR("start")));
  out->source.end = whole_number(json_get(source, STR("end")));
  out->source.hash = json_get_str(source, STR("hash"));
  out->source.encoding = json_get_str(source, STR("encoding"));
  out->source.double_encoded = json_is(json_get(source, STR("double_encoded")), JSON_TRUE);
  return true;
}

/* One of our links behind byte `from` of the text; false when it is none. */
static bool link_from_json(const json *v, const offsets *units, uint32_t from, article_link *out) {
  int64_t start = json_to_int(json_get(v, STR("start")), -1), end = json_to_int(json_get(v, STR("end")), -1);
  if (start < 0 || end <= start) return false;
  size_t first = offsets_to_byte(units, (size_t)start), last = offsets_to_byte(units, (size_t)end);
  str url = json_get_str(v, STR("url"));
  bool web = str_starts(url, STR("http://")) || str_starts(url, STR("https://"));
  if (first == SIZE_MAX || last == SIZE_MAX || first < from || last > UINT32_MAX || !web || url.len > URL_MAX_LINK) return false;
  *out = (article_link){(uint32_t)first, (uint32_t)last, url};
  return true;
}

bool article_links_from_row(arena *a, const json *row, weft_offsets unit, article *out) {
  out->links = NULL;
  out->n_links = 0;
  const json *list = json_get(row, STR("links"));
  if (!json_is(list, JSON_ARRAY) || !list->n || list->n > ARTICLE_MAX_LINKS) return false;
  offsets units;
  offsets_init(&units, a, out->text, unit);
  article_link *links = ARENA_ARRAY(a, article_link, list->n);
  size_t n = 0;
  for (const json *v = list->first; v; v = v->next, n++)
    if (!link_from_json(v, &units, n ? links[n - 1].end : 0, &links[n])) return false;
  out->links = links;
  out->n_links = n;
  return true;
}

/* The identity of an article that was given none: its address, title, day and words, whatever file they came in. */
static str identity(arena *a, const article *in) {
  const str parts[] = {in->url, in->title, in->published, in->text};
  size_t most = 0;
  for (size_t i = 0; i < 4; i++) most += parts[i].len + 1;
  buffer b;
  buffer_init(&b, a, most);
  for (size_t i = 0; i < 4; i++) {
    buffer_add(&b, parts[i]);
    buffer_add_char(&b, '\0');
  }
  return hash_identity(a, buffer_str(&b), ID_DIGITS);
}

void article_complete(arena *a, article *in) {
  if (!in->id.len) in->id = identity(a, in);
  if (!in->language.len) in->language = language_identify(in->text);
}
