/* json_ld.c - see json_ld.h. */
#include "read/json_ld.h"

#include "base/json.h"
#include "read/data/page_meta.h"

#define MOST_OBJECTS 400 /* looked at on one page */
#define MOST_SCRIPTS 40
#define LONGEST_SCRIPT ((size_t)4 << 20)
#define MOST_DEPTH 6

typedef struct search {
  arena *a;
  VECTOR(const json *) articles;
  const json *page, *site;
  size_t seen;
} search;

/* A string, or the first string in a list, or a named member of an object. */
static str text_in(const json *v, str member) {
  for (unsigned depth = 0; v && depth < 3; depth++) {
    if (json_is(v, JSON_STRING) || json_is(v, JSON_NUMBER)) return str_trim(v->text);
    v = json_is(v, JSON_ARRAY) ? v->first : json_is(v, JSON_OBJECT) ? json_get(v, member) : NULL;
  }
  return STR("");
}

static bool is_type(const json *v, bool (*test)(str type)) {
  const json *type = json_get(v, STR("@type"));
  if (json_is(type, JSON_STRING)) return test(type->text);
  for (const json *m = json_is(type, JSON_ARRAY) ? type->first : NULL; m; m = m->next)
    if (json_is(m, JSON_STRING) && test(m->text)) return true;
  return false;
}

static bool article_type(str type) { return str_ends(type, STR("Article")) || STR_LISTED(article_types, type); }
static bool site_type(str type) { return str_eq(type, STR("WebSite")); }
static bool page_type(str type) { return str_ends(type, STR("WebPage")); }

static void look(search *s, const json *v, unsigned depth) {
  if (!v || depth > MOST_DEPTH || s->seen > MOST_OBJECTS) return;
  if (json_is(v, JSON_ARRAY)) {
    for (const json *m = v->first; m && s->seen <= MOST_OBJECTS; m = m->next) look(s, m, depth + 1);
    return;
  }
  if (!json_is(v, JSON_OBJECT)) return;
  s->seen++;
  if (is_type(v, article_type)) VECTOR_PUSH(s->a, s->articles, v);
  else if (!s->page && is_type(v, page_type)) s->page = v;
  else if (!s->site && is_type(v, site_type)) s->site = v;
  look(s, json_get(v, STR("@graph")), depth + 1);
  look(s, json_get(v, STR("mainEntity")), depth + 1);
  const json *of = json_get(v, STR("mainEntityOfPage"));
  if (json_is(of, JSON_OBJECT) && json_get(of, STR("@type"))) look(s, of, depth + 1);
}

/* Bytes that JSON does not allow but pages have: bare control characters, comments and CDATA marks around it all. */
static json *parse_loose(arena *a, str s) {
  weft_error e;
  s = str_trim(s);
  json *v = json_parse(a, s, &e);
  if (v) return v;
  size_t from = 0, to = s.len;
  while (from < s.len && s.data[from] != '{' && s.data[from] != '[') from++;
  while (to > from && s.data[to - 1] != '}' && s.data[to - 1] != ']') to--;
  if (from >= to) return NULL;
  char *copy = arena_alloc(a, to - from);
  for (size_t i = from; i < to; i++) copy[i - from] = (unsigned char)s.data[i] < 0x20 ? ' ' : s.data[i];
  s = str_of(copy, to - from);
  v = json_parse(a, s, &e);
  return v ? v : json_parse(a, html_decode(a, s, HTML_AS_DATA), &e);
}

/* The same but for case, spaces and what stands behind: titles are cut short, addresses have parameters. */
static bool alike(str a, str b) {
  size_t n = a.len < b.len ? a.len : b.len;
  return n >= 12 && str_eq_ascii_case(str_slice(a, 0, n), str_slice(b, 0, n));
}

static int fitness(const json *v, str url, const str *titles, size_t n_titles) {
  int points = 0;
  str headline = text_in(json_get(v, STR("headline")), STR("@value")), name = text_in(json_get(v, STR("name")), STR("@value"));
  for (size_t i = 0; i < n_titles; i++)
    if (alike(headline, titles[i]) || alike(name, titles[i])) {
      points += 2;
      break;
    }
  const str addresses[] = {STR("url"), STR("@id"), STR("mainEntityOfPage")};
  for (size_t i = 0; i < 3; i++) {
    str address = text_in(json_get(v, addresses[i]), STR("@id"));
    size_t end = str_find_char(address, '#', 0);
    if (end != SIZE_MAX) address.len = end;
    if (url.len && str_eq(address, url)) {
      points += 2;
      break;
    }
  }
  if (json_get(v, STR("datePublished"))) points++;
  return points;
}

static void add_authors(arena *a, byline *to, const json *v, unsigned depth) {
  if (json_is(v, JSON_ARRAY)) {
    unsigned n = 0;
    for (const json *m = v->first; m && depth < 3 && n < BYLINE_MAX_AUTHORS; m = m->next, n++) add_authors(a, to, m, depth + 1);
  } else {
    str name = text_in(v, STR("name"));
    byline_add(a, to, html_decode(a, name, HTML_AS_DATA));
  }
}

static str plain(arena *a, const json *v) { return html_decode(a, text_in(v, STR("name")), HTML_AS_DATA); }

void json_ld_read(arena *a, const html_tree *t, str url, const str *titles, size_t n_titles, json_ld *out) {
  memset(out, 0, sizeof *out);
  search s = {.a = a};
  size_t scripts = 0;
  for (uint32_t i = 1; i + 1 < t->n && scripts < MOST_SCRIPTS; i++) {
    if (t->nodes[i].tag != HTML_TAG_SCRIPT || t->nodes[i + 1].tag != HTML_TAG_TEXT || t->nodes[i].end <= i + 1) continue;
    str type = str_trim(html_attribute_raw(t, i, HTML_ATTRIBUTE_TYPE)), content = html_node_text(t, i + 1);
    if (!str_starts_ascii_case(type, STR("application/ld+json")) || content.len > LONGEST_SCRIPT) continue;
    scripts++;
    look(&s, parse_loose(a, content), 0);
  }
  out->page_published = text_in(json_get(s.page, STR("datePublished")), STR("@value"));
  out->page_modified = text_in(json_get(s.page, STR("dateModified")), STR("@value"));
  out->site = html_decode(a, text_in(json_get(s.site, STR("name")), STR("@value")), HTML_AS_DATA);
  const json *best = NULL;
  int most = -1;
  for (size_t i = 0; i < s.articles.n; i++) {
    int points = fitness(s.articles.items[i], url, titles, n_titles);
    if (points > most) most = points, best = s.articles.items[i];
  }
  if (!best || (s.articles.n > 3 && most < 2)) return;
  out->found = true;
  out->title = plain(a, json_get(best, STR("headline")));
  out->published = text_in(json_get(best, STR("datePublished")), STR("@value"));
  out->modified = text_in(json_get(best, STR("dateModified")), STR("@value"));
  out->url = text_in(json_get(best, STR("url")), STR("@id"));
  out->outlet = plain(a, json_get(best, STR("publisher")));
  out->body = text_in(json_get(best, STR("articleBody")), STR("@value"));
  add_authors(a, &out->authors, json_get(best, STR("author")), 0);
}
