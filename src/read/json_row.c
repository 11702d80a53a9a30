/* json_row.c - one JSON object as an article: Weft's own fields, or those of common tools (data/row_fields.h). What is given
 * wins over what is found in given HTML; members that Weft does not know stay in the row as they are. */
#include "read/document.h"

#include "read/byline.h"
#include "read/data/row_fields.h"
#include "read/page.h"
#include "read/tables.h"
#include "read/url.h"
#include "text/calendar.h"

#define LONGEST_FIELD_NAME 15
#define MOST_BODY_BLOCKS 100000
#define FEED_MAX_ITEMS 100000 /* of one JSON Feed */
/* Dates given as numbers: seconds, or milliseconds, since 1970; between 1973 and 2096. */
#define EPOCH_LEAST 100000000LL
#define EPOCH_MOST 4000000000LL

typedef struct given {
  json *value[ROW_FIELDS];
  int rank[ROW_FIELDS];
} given;

/* The table's entry for a member's name, or SIZE_MAX. */
static size_t find_field(str key) {
  char name[LONGEST_FIELD_NAME];
  size_t n = 0;
  for (size_t i = 0; i < key.len; i++) {
    char c = key.data[i];
    if (c == '_' || c == '-') continue;
    if (n == sizeof name) return SIZE_MAX;
    name[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
  }
  size_t low = 0, high = sizeof row_fields / sizeof *row_fields;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int c = str_cmp(row_fields[middle].name, str_of(name, n));
    if (c == 0) return middle;
    if (c < 0) low = middle + 1;
    else high = middle;
  }
  return SIZE_MAX;
}

table_column table_column_is(str name) {
  size_t i = find_field(str_trim(name));
  if (i == SIZE_MAX) return TABLE_OTHER;
  row_field field = row_fields[i].field;
  return field == FIELD_TEXT || field == FIELD_HTML || field == FIELD_URL ? TABLE_TEXT : TABLE_KNOWN;
}

static bool is_address(str s) { return str_starts_ascii_case(s, STR("http://")) || str_starts_ascii_case(s, STR("https://")); }

/* Seconds or milliseconds since 1970 as a date and time. */
static str epoch_time(arena *a, const json *v) {
  int64_t t = json_to_int(v, 0);
  if (t >= EPOCH_LEAST * 1000 && t <= EPOCH_MOST * 1000) t /= 1000;
  if (t < EPOCH_LEAST || t > EPOCH_MOST) return STR("");
  date d = date_from_days(t / DAY_SECONDS);
  int second = (int)(t % DAY_SECONDS);
  return str_format(a, "%04d-%02d-%02dT%02d:%02d:%02dZ", d.year, d.month, d.day, second / 3600, second / 60 % 60, second % 60);
}

/* ISO 8601 of a time that is given as words or as a number; empty when it is not understood. */
static str time_of(arena *a, const json *v) {
  if (!v) return STR("");
  return v->kind == JSON_NUMBER ? epoch_time(a, v) : date_normalise(a, str_trim(v->text));
}

/* What Python's and other programs' serialisers write for a day that is not known. */
static bool is_nothing(str s) {
  return str_eq(s, STR("None")) || str_eq(s, STR("NaT")) || str_eq(s, STR("nan")) || str_eq(s, STR("null"));
}

/* Whether a member can be what its name says. */
static bool usable(arena *a, row_field field, const json *v) {
  switch (field) {
  case FIELD_AUTHORS: return v->kind == JSON_STRING || v->kind == JSON_ARRAY || v->kind == JSON_OBJECT;
  case FIELD_FETCHED:
  case FIELD_UPDATED: return (v->kind == JSON_STRING || v->kind == JSON_NUMBER) && time_of(a, v).len;
  case FIELD_ID:
  case FIELD_PUBLISHED:
    return (v->kind == JSON_STRING && str_trim(v->text).len && !is_nothing(str_trim(v->text))) || v->kind == JSON_NUMBER;
  case FIELD_OUTLET: return (v->kind == JSON_STRING && str_trim(v->text).len) || v->kind == JSON_OBJECT;
  case FIELD_SOURCE: return v->kind == JSON_STRING || v->kind == JSON_OBJECT;
  case FIELD_TEXT: return (v->kind == JSON_STRING && str_trim(v->text).len) || json_is(json_get(v, STR("sections")), JSON_ARRAY);
  default: return v->kind == JSON_STRING && str_trim(v->text).len;
  }
}

/* Only Weft's own rows say where an article was read. */
static bool is_own_source(const json *v) { return json_is(json_get(v, STR("path")), JSON_STRING); }

/* Chooses a member for each field and takes the chosen ones out of the row. In a row that Weft wrote the names of other tools
 * mean nothing any more: they are what was passed over when it was first read. */
static void choose_fields(arena *a, json *row, given *g) {
  *g = (given){0};
  bool own = is_own_source(json_get(row, STR("source")));
  for (json *m = row->first; m; m = m->next) {
    size_t i = find_field(m->key);
    if (i == SIZE_MAX || !usable(a, row_fields[i].field, m) || (own && row_fields[i].rank > 0)) continue;
    row_field field = row_fields[i].field;
    if (g->value[field] && g->rank[field] <= row_fields[i].rank) continue;
    g->value[field] = m;
    g->rank[field] = row_fields[i].rank;
  }
  if (g->value[FIELD_TEXT]) g->value[FIELD_HTML] = NULL; /* not needed: passes through */
  json *first = row->first;
  row->first = row->last = NULL;
  row->n = 0;
  for (json *m = first, *next; m; m = next) {
    next = m->next;
    size_t i = find_field(m->key);
    bool chosen = i != SIZE_MAX && g->value[row_fields[i].field] == m;
    if (!chosen) json_push(row, m);
  }
}

static str text_of(const json *v) { return v ? v->text : STR(""); }

/* A string, or the name of {"name": ...}. */
static str name_of(const json *v) {
  if (json_is(v, JSON_STRING)) return str_trim(v->text);
  return str_trim(json_get_str(v, STR("name")));
}

/* A row that Weft wrote has one name an item; others have bylines. */
static void read_authors(arena *a, const json *v, bool own, article *out) {
  if (own && json_is(v, JSON_ARRAY)) {
    out->authors = ARENA_ARRAY(a, str, v->n);
    out->n_authors = 0;
    for (const json *m = v->first; m; m = m->next)
      if (name_of(m).len) out->authors[out->n_authors++] = name_of(m);
    return;
  }
  byline b = {0};
  if (json_is(v, JSON_ARRAY))
    for (const json *m = v->first; m && b.names.n < BYLINE_MAX_AUTHORS; m = m->next) byline_add(a, &b, name_of(m));
  else byline_add(a, &b, name_of(v));
  out->authors = b.names.items;
  out->n_authors = b.names.n;
}

/* "en-GB" -> "en"; names of languages and other words are not understood. */
static str language_code(arena *a, str s) {
  s = str_lower_ascii(a, str_trim(s));
  size_t n = 0;
  while (n < s.len && s.data[n] >= 'a' && s.data[n] <= 'z') n++;
  bool ends = n == s.len || s.data[n] == '-' || s.data[n] == '_';
  return ends && (n == 2 || str_eq(s, STR("und"))) ? str_slice(s, 0, n) : STR("");
}

/* Strings of a list, or one string, as blocks of a kind. */
static void add_blocks(buffer *b, const json *v, article_block_kind kind, article *out) {
  const json *first = json_is(v, JSON_ARRAY) ? v->first : v;
  for (const json *s = first; s && out->n_blocks < MOST_BODY_BLOCKS; s = json_is(v, JSON_ARRAY) ? s->next : NULL) {
    str words = json_is(s, JSON_STRING) ? str_trim(s->text) : STR("");
    if (!words.len) continue;
    if (b->len) buffer_add_c(b, "\n\n");
    uint32_t start = (uint32_t)b->len;
    buffer_add(b, words);
    out->blocks[out->n_blocks++] = (article_block){start, (uint32_t)b->len, (uint8_t)kind, kind == ARTICLE_HEADING ? 2 : 0};
  }
}

static size_t count_strings(const json *v) { return json_is(v, JSON_ARRAY) ? v->n : json_is(v, JSON_STRING); }

/* A body in parts, as Fundus writes it: {"summary": [...], "sections": [{"headline": [...], "paragraphs": [...]}]}. */
static void read_body(arena *a, const json *body, article *out) {
  const json *summary = json_get(body, STR("summary")), *sections = json_get(body, STR("sections"));
  size_t n = count_strings(summary);
  for (const json *s = sections->first; s; s = s->next)
    n += count_strings(json_get(s, STR("headline"))) + count_strings(json_get(s, STR("paragraphs")));
  buffer b;
  buffer_init(&b, a, READ_MAX_DOCUMENT);
  out->blocks = ARENA_ARRAY(a, article_block, n < MOST_BODY_BLOCKS ? n : MOST_BODY_BLOCKS);
  add_blocks(&b, summary, ARTICLE_PARAGRAPH, out);
  for (const json *s = sections->first; s; s = s->next) {
    add_blocks(&b, json_get(s, STR("headline")), ARTICLE_HEADING, out);
    add_blocks(&b, json_get(s, STR("paragraphs")), ARTICLE_PARAGRAPH, out);
  }
  out->text = buffer_str(&b);
}

static void read_published(arena *a, const given *g, article *out) {
  const json *v = g->value[FIELD_PUBLISHED];
  if (!v) return;
  str raw = str_trim(v->text);
  str iso = time_of(a, v);
  if (iso.len) {
    out->published = iso;
    out->published_from = g->value[FIELD_PUBLISHED_FROM] ? text_of(g->value[FIELD_PUBLISHED_FROM]) : STR("given");
  } else out->published_raw = raw;
}

static void read_other_times(arena *a, const given *g, article *out) {
  out->fetched = time_of(a, g->value[FIELD_FETCHED]);
  out->updated = time_of(a, g->value[FIELD_UPDATED]);
  if (out->updated.len) out->updated_from = g->value[FIELD_UPDATED_FROM] ? text_of(g->value[FIELD_UPDATED_FROM]) : STR("given");
}

/* `source` is what Weft wrote of where it read the article, an outlet's name, or the page's address. */
static void read_source(json *row, const given *g, article *out) {
  json *v = g->value[FIELD_SOURCE];
  if (!v) return;
  if (is_own_source(v)) {
    out->source.path = json_get_str(v, STR("path"));
    out->source.member = json_get_str(v, STR("member"));
    int64_t start = json_to_int(json_get(v, STR("start")), 0), end = json_to_int(json_get(v, STR("end")), 0);
    out->source.start = start > 0 ? (uint64_t)start : 0;
    out->source.end = end > 0 ? (uint64_t)end : 0;
    out->source.hash = json_get_str(v, STR("hash"));
    out->source.encoding = json_get_str(v, STR("encoding"));
    out->source.double_encoded = json_is(json_get(v, STR("double_encoded")), JSON_TRUE);
  } else if (is_address(text_of(v))) {
    if (!out->url.len) out->url = str_trim(v->text);
  } else if (name_of(v).len && !out->outlet.len) out->outlet = name_of(v);
  else json_push(row, v); /* says nothing that was asked: passes through, unless Weft writes its own */
}

static bool row_fault(const read_record *record, uint64_t byte, weft_error *e, const char *reason) {
  error_set(e, WEFT_ERROR_FORMAT, record->path, record->start + byte, "%s", reason);
  return false;
}

static bool one_row(arena *a, const read_record *record, json *row, article_list *out, weft_error *e) {
  weft_error inner;
  given g;
  choose_fields(a, row, &g);
  article found = {.raw = record->bytes};
  if (json_is(g.value[FIELD_TEXT], JSON_OBJECT)) read_body(a, g.value[FIELD_TEXT], &found);
  str text = found.text.len ? found.text : text_of(g.value[FIELD_TEXT]), html = text_of(g.value[FIELD_HTML]),
      url = str_trim(text_of(g.value[FIELD_URL]));
  if (url.len && !is_own_source(g.value[FIELD_SOURCE])) url = url_clean(a, url);
  bool named = url.len || (g.value[FIELD_TITLE] && str_trim(text_of(g.value[FIELD_TITLE])).len);
  if (!str_trim(text).len) text = STR("");
  bool has_text = text.len || html.len;
  if (!has_text && !named) return row_fault(record, 0, e, "a row without text, title and address");
  if (!text.len && html.len) {
    bool is_article;
    if (!page_article(a, html, STR("utf-8"), url, &found, &is_article, &inner)) return row_fault(record, 0, e, inner.message);
    if (!is_article) {
      note_no_article(a, record, found.why_none, out);
      return true;
    }
    found.raw = html;
    if (json_get(row, STR("links"))) found.n_links = 0; /* given */
    if (json_get(row, STR("blocks"))) found.n_blocks = 0;
  } else {
    found.text = text;
  }
  found.row = row;
  if (url.len) found.url = url;
  if (g.value[FIELD_ID]) found.id = text_of(g.value[FIELD_ID]);
  if (g.value[FIELD_TITLE]) found.title = str_trim(text_of(g.value[FIELD_TITLE]));
  if (g.value[FIELD_OUTLET]) found.outlet = name_of(g.value[FIELD_OUTLET]);
  if (g.value[FIELD_LANGUAGE]) found.language = language_code(a, text_of(g.value[FIELD_LANGUAGE]));
  if (g.value[FIELD_PUBLISHED_RAW]) found.published_raw = text_of(g.value[FIELD_PUBLISHED_RAW]);
  if (g.value[FIELD_AUTHORS]) read_authors(a, g.value[FIELD_AUTHORS], is_own_source(g.value[FIELD_SOURCE]), &found);
  read_source(row, &g, &found);
  read_published(a, &g, &found);
  read_other_times(a, &g, &found);
  if (g.value[FIELD_FIRST_PUBLISHED]) found.first_published = date_normalise(a, text_of(g.value[FIELD_FIRST_PUBLISHED]));
  if (has_text) VECTOR_PUSH(a, out->list, found);
  else VECTOR_PUSH(a, out->without_text, found);
  return true;
}

/* JSON Feed 1.0 and 1.1 (jsonfeed.org): items with their text are articles, of the feed's title when they name no other outlet.
 */
static bool is_json_feed(const json *row) {
  str version = json_get_str(row, STR("version"));
  return str_find(version, STR("jsonfeed.org/version/"), 0) != SIZE_MAX && json_is(json_get(row, STR("items")), JSON_ARRAY);
}

static bool feed_items(arena *a, const read_record *record, const json *feed, article_list *out, weft_error *e) {
  str outlet = json_get_str(feed, STR("title")), language = json_get_str(feed, STR("language"));
  size_t n = 0;
  for (json *item = json_get(feed, STR("items"))->first, *next; item; item = next) {
    next = item->next;
    if (++n > FEED_MAX_ITEMS) {
      error_set(e, WEFT_ERROR_LIMIT, record->path, record->start, "a feed of over %d items", FEED_MAX_ITEMS);
      return false;
    }
    bool named = str_trim(json_get_str(item, STR("url"))).len || str_trim(json_get_str(item, STR("title"))).len;
    bool text = str_trim(json_get_str(item, STR("content_text"))).len || str_trim(json_get_str(item, STR("content_html"))).len;
    if (!json_is(item, JSON_OBJECT) || !(named || text)) {
      out->not_articles++;
      continue;
    }
    size_t before = out->list.n, before_without = out->without_text.n;
    if (!one_row(a, record, item, out, e)) return false;
    article *found = out->list.n > before                   ? &out->list.items[before]
                     : out->without_text.n > before_without ? &out->without_text.items[before_without]
                                                            : NULL;
    if (!found) continue; /* its HTML holds no article */
    if (!found->outlet.len) found->outlet = outlet;
    if (!found->language.len) found->language = language_code(a, language);
    if (str_eq(found->published_from, STR("given"))) found->published_from = STR("feed");
    found->id = STR(""); /* an item's id is the feed's own, mostly an address */
  }
  return true;
}

bool json_row_article(arena *a, const read_record *record, article_list *out, weft_error *e) {
  weft_error inner;
  json *row = json_parse(a, record->bytes, &inner);
  if (!row) return row_fault(record, inner.byte, e, inner.message);
  if (row->kind != JSON_OBJECT) return row_fault(record, 0, e, "a row that is no JSON object");
  return is_json_feed(row) ? feed_items(a, record, row, out, e) : one_row(a, record, row, out, e);
}
