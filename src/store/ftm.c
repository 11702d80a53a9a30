/* ftm.c - a store as entities of FollowTheMoney (https://followthemoney.tech), JSON lines: its articles, each with the names that
 * stand in it, then whom they mean. docs/ftm.md says what goes where. */
#include "store/store.h"

#include "base/hash.h"
#include "store/data/ftm_languages.h"
#include "text/calendar.h"
#include "text/fold.h"

#define MOST_ID 200 /* bytes of an article's id that stands in ids here as it is */
#define LONGEST_ABBREVIATION 6

typedef struct entity_schema {
  const char *type, *schema;
} entity_schema;

/* Types of entities as annotations have them; those without a schema are left out. */
static const entity_schema schemata[] = {{"organisation", "Organization"}, {"person", "Person"}, {"place", "Address"}};

typedef struct ftm_export {
  store *s;
  names who;              /* entities that are exported, by id, ascending ... */
  VECTOR(size_t) schemas; /* ... and the schema of each */
  store_sink sink;
  void *user;
} ftm_export;

/* --- entities of FollowTheMoney ------------------------------------------------------------------------------------ */

static json *new_entity(arena *a, str id, const char *schema, str caption) {
  json *row = json_new(a, JSON_OBJECT), *datasets = json_new(a, JSON_ARRAY);
  json_set_str(a, row, STR("id"), id);
  json_set_str(a, row, STR("schema"), str_c(schema));
  json_set_str_if(a, row, STR("caption"), fold_compose(a, caption));
  json_push(datasets, json_new_str(a, STR("weft")));
  json_set(a, row, STR("datasets"), datasets);
  json_set(a, row, STR("properties"), json_new(a, JSON_OBJECT));
  return row;
}

static void add_value(arena *a, json *row, const char *property, str value) {
  if (!value.len) return;
  json *all = json_get(row, STR("properties")), *list = json_get(all, str_c(property));
  if (!list) json_set(a, all, str_c(property), list = json_new(a, JSON_ARRAY));
  json_push(list, json_new_str(a, value));
}

/* The same of a name or title: letters and accents composed, each value once. */
static void add_text(arena *a, json *row, const char *property, str value) {
  value = fold_compose(a, value);
  const json *list = json_get(json_get(row, STR("properties")), str_c(property));
  for (const json *v = list ? list->first : NULL; v; v = v->next)
    if (str_eq(v->text, value)) return;
  add_value(a, row, property, value);
}

/* A date as FollowTheMoney has them: in UTC, without its sign, as precise as known. */
static str utc_date(arena *a, str published) {
  interval at;
  time_precision precision;
  if (!iso_parse(published, &at, &precision)) return STR("");
  if (precision < PRECISION_MINUTE) return published;
  str minute = iso_minute(a, at.from);
  int second = (int)(((at.from % 60) + 60) % 60);
  return second ? str_format(a, "%.*s:%02d", STR_FMT(minute), second) : minute;
}

static bool is_plain(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* FollowTheMoney has ids of ASCII letters, digits, "." and "-"; an article's id that is other is hashed. */
static str article_id(arena *a, str id) {
  bool fits = id.len && id.len <= MOST_ID && is_plain(id.data[id.len - 1]);
  for (size_t i = 0; i < id.len && fits; i++) fits = is_plain(id.data[i]) || id.data[i] == '.' || id.data[i] == '-';
  return str_format(a, "weft-article-%.*s", STR_FMT(fits ? id : hash_identity(a, id, 32)));
}

static str entity_id(arena *a, str who) { return str_format(a, "weft-%.*s", STR_FMT(who)); }

static bool is_web_address(str url) { return str_starts(url, STR("http://")) || str_starts(url, STR("https://")); }

/* --- articles and what they name ------------------------------------------------------------------------------------- */

static json *article_entity(arena *a, str id, const json *row) {
  str title = json_get_str(row, STR("title")), path = json_get_str(json_get(row, STR("source")), STR("path"));
  json *out = new_entity(a, article_id(a, id), "Article", title.len ? title : path);
  add_text(a, out, "title", title);
  const json *authors = json_get(row, STR("authors"));
  for (const json *v = authors ? authors->first : NULL; v; v = v->next) add_text(a, out, "author", v->text);
  add_text(a, out, "publisher", json_get_str(row, STR("outlet")));
  add_value(a, out, "publishedAt", utc_date(a, json_get_str(row, STR("published"))));
  size_t language = STR_ROW_FIND(ftm_languages, json_get_str(row, STR("language")));
  if (language != SIZE_MAX) add_value(a, out, "language", str_c(ftm_languages[language][1]));
  str url = json_get_str(row, STR("url"));
  if (is_web_address(url)) add_value(a, out, "sourceUrl", url);
  add_value(a, out, "fileName", path);
  add_value(a, out, "bodyText", json_get_str(row, STR("text")));
  return out;
}

static json *mention_entity(ftm_export *x, arena *a, str in, uint32_t who, str name) {
  str id = x->who.list.items[who];
  const char *schema = schemata[x->schemas.items[who]].schema;
  str hash = hash_identity(a, str_format(a, "%.*s\n%.*s\n%.*s", STR_FMT(in), STR_FMT(id), STR_FMT(name)), 24);
  json *out = new_entity(a, str_format(a, "weft-mention-%.*s", STR_FMT(hash)), "Mention", name);
  add_value(a, out, "document", article_id(a, in));
  /* Mention.resolved is a LegalEntity; of an Address its `proof` leads to the article */
  if (strcmp(schema, "Address") != 0) add_value(a, out, "resolved", entity_id(a, id));
  add_text(a, out, "name", name);
  add_value(a, out, "detectedSchema", str_c(schema));
  json_set(a, out, STR("spans"), json_new(a, JSON_ARRAY));
  return out;
}

/* One Mention a name of an entity, with all its places in the text. */
static bool export_article(ftm_export *x, arena *a, const article_columns *c, const json *row) {
  if (!x->sink(x->user, a, article_entity(a, c->id, row))) return false;
  names seen;
  names_init(&seen, a);
  VECTOR(json *) mentions = {0};
  const json *notes = json_get(row, STR("annotations"));
  for (const json *m = notes ? notes->first : NULL; m; m = m->next) {
    if (!str_eq(json_get_str(m, STR("kind")), STR("mention")) || !str_eq(json_get_str(m, STR("form")), STR("name"))) continue;
    str name = json_get_str(m, STR("name"));
    uint32_t who = names_get(&x->who, json_get_str(m, STR("entity"))), n = (uint32_t)mentions.n;
    if (who == UINT32_MAX || !name.len) continue;
    uint32_t i = names_put(&seen, str_format(a, "%u %.*s", who, STR_FMT(name)));
    if (i == n) VECTOR_PUSH(a, mentions, mention_entity(x, a, c->id, who, name));
    json *place = json_new(a, JSON_ARRAY);
    json_push(place, json_new_int(a, json_to_int(json_get(m, STR("start")), 0)));
    json_push(place, json_new_int(a, json_to_int(json_get(m, STR("end")), 0)));
    json_push(json_get(mentions.items[i], STR("spans")), place);
  }
  for (size_t i = 0; i < mentions.n; i++)
    if (!x->sink(x->user, a, mentions.items[i])) return false;
  return true;
}

/* --- who is named ---------------------------------------------------------------------------------------------------- */

static bool is_abbreviation(str name) {
  for (size_t i = 0; i < name.len; i++)
    if (name.data[i] < 'A' || name.data[i] > 'Z') return false;
  return name.len > 1 && name.len <= LONGEST_ABBREVIATION;
}

/* Where another spelling of an entity goes: what many others are called too is weak. */
static const char *alias_property(arena *a, const char *schema, str name) {
  if (!strcmp(schema, "Address")) return "alias";
  bool person = !strcmp(schema, "Person");
  if (!person && is_abbreviation(name)) return "abbreviation";
  name_key key = name_key_of(a, name, person ? STR("person") : STR("organisation"), STR(""));
  return key.n_words < 2 || (person && key.first.len < 2) ? "weakAlias" : "alias";
}

static json *named_entity(ftm_export *x, arena *a, uint32_t who) {
  str id = x->who.list.items[who];
  const char *schema = schemata[x->schemas.items[who]].schema;
  json *row = store_entity_row(x->s, a, id);
  str name = fold_compose(a, json_get_str(row, STR("name")));
  json *out = new_entity(a, entity_id(a, id), schema, name);
  add_text(a, out, "name", name);
  bool place = !strcmp(schema, "Address");
  if (place) add_text(a, out, "full", name);
  const json *variants = json_get(row, STR("variants"));
  for (const json *v = variants ? variants->first : NULL; v; v = v->next) {
    str other = fold_compose(a, json_get_str(v, STR("name")));
    if (!str_eq(other, name)) add_text(a, out, alias_property(a, schema, other), other);
  }
  sqlite3_stmt *rows = place ? sql_bind(&x->s->q,
                                        "SELECT DISTINCT article.id FROM entity_in JOIN article ON handle = article"
                                        " WHERE entity = ? AND n > 0 ORDER BY article.id",
                                        "s", id)
                             : NULL;
  while (sql_row(&x->s->q, rows)) add_value(a, out, "proof", article_id(a, sql_str(a, rows, 0)));
  return out;
}

/* Entities of the types that there are schemata for, each of the type that it has most. */
static void find_entities(ftm_export *x, arena *a) {
  names_init(&x->who, a);
  sqlite3_stmt *rows = sql_bind(&x->s->q,
                                "SELECT entity, type FROM (SELECT entity, type, row_number() OVER (PARTITION BY entity ORDER BY"
                                " sum(n) DESC, type) AS place FROM entity_in GROUP BY entity, type HAVING sum(n) > 0)"
                                " WHERE place = 1 ORDER BY entity",
                                "");
  while (sql_row(&x->s->q, rows)) {
    size_t schema = STR_ROW_FIND(schemata, sql_str(a, rows, 1));
    if (schema == SIZE_MAX) continue;
    names_put(&x->who, sql_str(a, rows, 0));
    VECTOR_PUSH(a, x->schemas, schema);
  }
}

weft_code store_export_ftm(store *s, store_sink sink, void *user, weft_error *e) {
  arena a, list;
  arena_init(&a, 0);
  arena_init(&list, 0);
  ftm_export x = {.s = s, .sink = sink, .user = user};
  find_entities(&x, &list);
  VECTOR(uint32_t) handles = {0};
  sqlite3_stmt *rows = sql_bind(&s->q, "SELECT handle FROM article ORDER BY id", "");
  while (sql_row(&s->q, rows)) VECTOR_PUSH(&list, handles, (uint32_t)sql_int(rows, 0));
  weft_error fault = {.code = WEFT_OK};
  bool go_on = true;
  for (size_t i = 0; go_on && i < handles.n && fault.code == WEFT_OK; i++) {
    arena_reset(&a);
    article_columns c;
    if (!store_article(s, &a, handles.items[i], &c)) continue;
    const json *row = store_full_row(&a, &c, &fault);
    if (row) go_on = export_article(&x, &a, &c, row);
  }
  for (uint32_t i = 0; go_on && i < x.who.list.n && fault.code == WEFT_OK && !s->q.fault; i++) {
    arena_reset(&a);
    go_on = sink(user, &a, named_entity(&x, &a, i));
  }
  arena_free(&a);
  arena_free(&list);
  if (s->q.fault) return sql_error(&s->q, s->path, e);
  if (fault.code != WEFT_OK && e) *e = fault;
  return fault.code;
}
