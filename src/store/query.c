/* query.c - lists read from the store, a JSON row at a time (their fields: include/weft.h). */
#include "store/store.h"

#include "text/fold.h"
#include "text/utf8.h"

#define SNIPPET_BEFORE 90 /* bytes of text around the first word found */
#define SNIPPET_AFTER 150
#define MOST_WORDS 32

static int64_t limit_of(const weft_query *query) { return query->limit ? (int64_t)query->limit : -1; }

/* An ISO date as the last text that begins with it, so that "2016" includes all of 2016. */
static str last_of(arena *a, const char *to) { return to && to[0] ? str_format(a, "%s~", to) : STR(""); }

static str folded_like(arena *a, const char *name) {
  return name && name[0] ? str_format(a, "%%%.*s%%", STR_FMT(fold(a, str_c(name)))) : STR("");
}

/* --- stories ----------------------------------------------------------------------------------------------------- */

#define STORIES_IN_ORDER(order)                                                                                                  \
  "SELECT id, slug, title, articles, outlets, origins, first, last, points, conflicts FROM story"                                \
  " WHERE (?1 IS NULL OR last >= ?1) AND (?2 IS NULL OR first <= ?2)"                                                            \
  " AND (?3 IS NULL OR id IN (SELECT story FROM article WHERE outlet_key = ?3))"                                                 \
  " AND (?4 IS NULL OR id IN (SELECT story FROM article JOIN entity_in ON handle = article WHERE key LIKE ?4))"                  \
  " ORDER BY " order "coalesce(last, '') DESC, id LIMIT ?5 OFFSET ?6"
static const char *const stories_in_order[] = {[WEFT_ORDER_ARTICLES] = STORIES_IN_ORDER("articles DESC, "),
                                               [WEFT_ORDER_RECENT] = STORIES_IN_ORDER("coalesce(last, '') DESC, articles DESC, "),
                                               [WEFT_ORDER_ORIGINS] = STORIES_IN_ORDER("origins DESC, articles DESC, "),
                                               [WEFT_ORDER_CONFLICTS] = STORIES_IN_ORDER("conflicts DESC, articles DESC, ")};

/* Names of the outlets that tell a story, as JSON; those with most of its articles first. */
static json *outlet_names(store *s, arena *a, str story) {
  json *list = json_new(a, JSON_ARRAY);
  sqlite3_stmt *rows = sql_bind(&s->q,
                                "SELECT outlet FROM article WHERE story = ? AND outlet IS NOT NULL GROUP BY outlet"
                                " ORDER BY count(*) DESC, outlet LIMIT 8",
                                "s", story);
  while (sql_row(&s->q, rows)) json_push(list, json_new_str(a, sql_str(a, rows, 0)));
  return list;
}

weft_code store_list_stories(store *s, const weft_query *query, store_sink sink, void *user, weft_error *e) {
  arena a, args;
  arena_init(&a, 0);
  arena_init(&args, 0);
  size_t most = sizeof stories_in_order / sizeof *stories_in_order, order = (size_t)query->order;
  sqlite3_stmt *rows = sql_bind(&s->q, stories_in_order[order < most ? order : WEFT_ORDER_ARTICLES], "????ii", str_c(query->from),
                                last_of(&args, query->to), fold(&args, str_c(query->outlet)), folded_like(&args, query->person),
                                limit_of(query), (int64_t)query->offset);
  bool go_on = true;
  while (go_on && sql_row(&s->q, rows)) {
    static const char *const fields[] = {"story",   "slug", "title", "articles", "outlets",
                                         "origins", "from", "to",    "points",   "conflicts"};
    arena_reset(&a);
    json *row = json_new(&a, JSON_OBJECT);
    for (int i = 0; i < 10; i++) {
      if (sqlite3_column_type(rows, i) == SQLITE_INTEGER) json_set_int(&a, row, str_c(fields[i]), sql_int(rows, i));
      else json_set_str_if(&a, row, str_c(fields[i]), sql_str(&a, rows, i));
    }
    json_set(&a, row, STR("outlet_names"), outlet_names(s, &a, sql_str(&a, rows, 0)));
    go_on = sink(user, &a, row);
  }
  if (rows) sqlite3_reset(rows);
  arena_free(&a);
  arena_free(&args);
  return sql_error(&s->q, s->path, e);
}

weft_code store_list_threads(store *s, const weft_query *query, store_sink sink, void *user, weft_error *e) {
  arena a, args;
  arena_init(&a, 0);
  arena_init(&args, 0);
  sqlite3_stmt *rows =
      sql_bind(&s->q,
               "SELECT affair, count(DISTINCT story), count(*), count(DISTINCT outlet_key), min(published), max(published)"
               " FROM article WHERE affair IS NOT NULL GROUP BY affair HAVING count(DISTINCT story) > 1"
               " AND (?1 IS NULL OR max(published) >= ?1) AND (?2 IS NULL OR min(published) <= ?2)"
               " ORDER BY 2 DESC, 3 DESC, affair LIMIT ?3 OFFSET ?4",
               "??ii", str_c(query->from), last_of(&args, query->to), limit_of(query), (int64_t)query->offset);
  bool go_on = true;
  while (go_on && sql_row(&s->q, rows)) {
    static const char *const fields[] = {"thread", "stories", "articles", "outlets", "from", "to"};
    arena_reset(&a);
    json *row = json_new(&a, JSON_OBJECT);
    json_set_str(&a, row, STR("thread"), sql_str(&a, rows, 0));
    sqlite3_stmt *first = sql_bind(&s->q,
                                   "SELECT slug, title FROM story WHERE id IN (SELECT story FROM article WHERE affair = ?)"
                                   " ORDER BY coalesce(first, '~'), id LIMIT 1",
                                   "s", sql_str(&a, rows, 0));
    if (sql_row(&s->q, first)) {
      json_set_str_if(&a, row, STR("slug"), sql_str(&a, first, 0));
      json_set_str_if(&a, row, STR("title"), sql_str(&a, first, 1));
      sqlite3_reset(first);
    }
    for (int i = 1; i < 6; i++) {
      if (i < 4) json_set_int(&a, row, str_c(fields[i]), sql_int(rows, i));
      else json_set_str_if(&a, row, str_c(fields[i]), sql_str(&a, rows, i));
    }
    go_on = sink(user, &a, row);
  }
  if (rows) sqlite3_reset(rows);
  arena_free(&a);
  arena_free(&args);
  return sql_error(&s->q, s->path, e);
}

weft_code store_summary(store *s, store_sink sink, void *user, weft_error *e) {
  arena a;
  arena_init(&a, 0);
  json *row = json_new(&a, JSON_OBJECT), *outlets = json_new(&a, JSON_ARRAY);
  sqlite3_stmt *counts = sql_bind(&s->q,
                                  "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM story),"
                                  " (SELECT count(DISTINCT entity) FROM entity_in WHERE type = 'person'),"
                                  " (SELECT min(first) FROM story), (SELECT max(last) FROM story)",
                                  "");
  if (sql_row(&s->q, counts)) {
    static const char *const fields[] = {"articles", "stories", "people"};
    for (int i = 0; i < 3; i++) json_set_int(&a, row, str_c(fields[i]), sql_int(counts, i));
    json_set_str_if(&a, row, STR("from"), sql_str(&a, counts, 3));
    json_set_str_if(&a, row, STR("to"), sql_str(&a, counts, 4));
    sqlite3_reset(counts);
  }
  sqlite3_stmt *told = sql_bind(
      &s->q, "SELECT outlet, count(*) FROM article WHERE outlet IS NOT NULL GROUP BY outlet_key ORDER BY 2 DESC, 1 LIMIT 1000",
      "");
  while (sql_row(&s->q, told)) {
    json *one = json_new(&a, JSON_OBJECT);
    json_set_str(&a, one, STR("name"), sql_str(&a, told, 0));
    json_set_int(&a, one, STR("articles"), sql_int(told, 1));
    json_push(outlets, one);
  }
  json_set(&a, row, STR("outlets"), outlets);
  if (!s->q.fault) sink(user, &a, row);
  arena_free(&a);
  return sql_error(&s->q, s->path, e);
}

int64_t store_changed(store *s) {
  sqlite3_stmt *row = sql_bind(&s->q, "PRAGMA data_version", "");
  int64_t version = sql_row(&s->q, row) ? sql_int(row, 0) : 0;
  if (row) sqlite3_reset(row);
  return version;
}

/* --- search ------------------------------------------------------------------------------------------------------ */

/* Each word quoted, so that nothing in it is query syntax. */
static str match_text(arena *a, const char *words, str *list, size_t *n) {
  buffer b;
  buffer_init(&b, a, 1 << 16);
  size_t at = 0;
  word w;
  str all = str_c(words);
  for (*n = 0; *n < MOST_WORDS && word_next(all, &at, &w); (*n)++) {
    list[*n] = fold(a, str_slice(all, w.start, w.end));
    buffer_add_c(&b, *n ? " \"" : "\"");
    for (size_t i = w.start; i < w.end; i++)
      if (all.data[i] != '"') buffer_add_char(&b, all.data[i]);
    buffer_add_char(&b, '"');
  }
  return buffer_str(&b);
}

/* Some text around the first word found, with the words' places in it and its own place in the text, in code points. */
static void set_snippet(arena *a, json *row, str text, const str *list, size_t n) {
  VECTOR(word) found = {0};
  size_t at = 0, from = 0, to = text.len;
  word w;
  while (n && word_next(text, &at, &w)) {
    if (found.n && w.start > found.items[0].start + SNIPPET_AFTER) break;
    str folded = fold(a, str_slice(text, w.start, w.end));
    for (size_t i = 0; i < n; i++)
      if (str_eq(folded, list[i])) {
        VECTOR_PUSH(a, found, w);
        break;
      }
  }
  size_t middle = found.n ? found.items[0].start : 0;
  if (middle > SNIPPET_BEFORE) {
    for (from = middle - SNIPPET_BEFORE; from < middle && text.data[from] != ' ' && text.data[from] != '\n';) from++;
    while (from < middle && (text.data[from] == ' ' || text.data[from] == '\n')) from++;
  }
  if (text.len - middle > SNIPPET_AFTER)
    for (to = middle + SNIPPET_AFTER; to > middle && text.data[to] != ' ' && text.data[to] != '\n';) to--;
  while (from < text.len && ((unsigned char)text.data[from] & 0xC0) == 0x80) from++;
  while (to < text.len && to > from && ((unsigned char)text.data[to] & 0xC0) == 0x80) to--;
  str part = str_slice(text, from, to < from ? from : to);
  json *marks = json_new(a, JSON_ARRAY);
  for (size_t i = 0; i < found.n; i++) {
    if (found.items[i].start < from || found.items[i].end > to) continue;
    json *mark = json_new(a, JSON_ARRAY);
    json_push(mark, json_new_int(a, (int64_t)utf8_count(str_slice(text, from, found.items[i].start))));
    json_push(mark, json_new_int(a, (int64_t)utf8_count(str_slice(text, from, found.items[i].end))));
    json_push(marks, mark);
  }
  json_set_str(a, row, STR("snippet"), part);
  json_set_int(a, row, STR("start"), (int64_t)utf8_count(str_slice(text, 0, from)));
  json_set(a, row, STR("marks"), marks);
}

static bool found_article(store *s, arena *a, sqlite3_stmt *rows, const str *list, size_t n, store_sink sink, void *user) {
  static const char *const fields[] = {"id", "outlet", "published", "title", "url", "story"};
  json *row = json_new(a, JSON_OBJECT);
  for (int i = 0; i < 6; i++) json_set_str_if(a, row, str_c(fields[i]), sql_str(a, rows, i));
  set_snippet(a, row, store_article_text(s, a, (uint32_t)sql_int(rows, 6)), list, n);
  return sink(user, a, row);
}

#define SEARCH_COLUMNS "SELECT id, outlet, published, article.title, url, story, handle FROM "
#define SEARCH_FILTERS                                                                                                           \
  " (?1 IS NULL OR published >= ?1) AND (?2 IS NULL OR published <= ?2) AND (?3 IS NULL OR outlet_key = ?3)"                     \
  " AND (?4 IS NULL OR handle IN (SELECT article FROM entity_in WHERE key LIKE ?4))"

weft_code store_search(store *s, const weft_query *query, store_sink sink, void *user, weft_error *e) {
  arena a, args;
  arena_init(&a, 0);
  arena_init(&args, 0);
  str list[MOST_WORDS];
  size_t n = 0;
  str match = query->words ? match_text(&args, query->words, list, &n) : STR("");
  sqlite3_stmt *rows =
      sql_bind(&s->q,
               n ? SEARCH_COLUMNS "article_text JOIN article ON handle = article_text.rowid WHERE" SEARCH_FILTERS
                                  " AND article_text MATCH ?7 ORDER BY bm25(article_text), id LIMIT ?5 OFFSET ?6"
                 : SEARCH_COLUMNS "article WHERE" SEARCH_FILTERS " ORDER BY coalesce(published, '') DESC, id LIMIT ?5 OFFSET ?6",
               n ? "????iis" : "????ii", str_c(query->from), last_of(&args, query->to), fold(&args, str_c(query->outlet)),
               folded_like(&args, query->person), limit_of(query), (int64_t)query->offset, match);
  bool go_on = true;
  while (go_on && sql_row(&s->q, rows)) {
    arena_reset(&a);
    go_on = found_article(s, &a, rows, list, n, sink, user);
  }
  if (rows) sqlite3_reset(rows);
  arena_free(&a);
  arena_free(&args);
  return sql_error(&s->q, s->path, e);
}

/* --- people ------------------------------------------------------------------------------------------------------ */

static str day_of(str published) { return str_slice(published, 0, published.len < 10 ? published.len : 10); }

json *store_entity_row(store *s, arena *a, str id) {
  json *row = json_new(a, JSON_OBJECT), *variants = json_new(a, JSON_ARRAY);
  json_set_str(a, row, STR("entity"), id);
  json_set_str(a, row, STR("name"), STR(""));
  sqlite3_stmt *counts =
      sql_bind(&s->q,
               "SELECT count(DISTINCT article), sum(n), sum(said),"
               " (SELECT type FROM entity_in WHERE entity = ?1 GROUP BY type ORDER BY sum(n) DESC, type LIMIT 1)"
               " FROM entity_in WHERE entity = ?1",
               "s", id);
  if (sql_row(&s->q, counts)) {
    json_set_str(a, row, STR("type"), sql_str(a, counts, 3));
    json_set_int(a, row, STR("articles"), sql_int(counts, 0));
    json_set_int(a, row, STR("mentions"), sql_int(counts, 1));
    json_set_int(a, row, STR("said"), sql_int(counts, 2));
    sqlite3_reset(counts);
  }
  sqlite3_stmt *spellings = sql_bind(
      &s->q,
      "SELECT name, sum(n), min(nullif(published, '')), max(nullif(published, '')) FROM entity_in JOIN article ON handle ="
      " article WHERE entity = ? AND name <> '' GROUP BY name ORDER BY sum(n) DESC, name",
      "s", id);
  size_t most_words = 0, cap = str_eq(json_get_str(row, STR("type")), STR("person")) ? 2 : 3;
  while (sql_row(&s->q, spellings)) {
    str name = sql_str(a, spellings, 0);
    size_t words = 1;
    for (size_t i = 0; i < name.len; i++) words += name.data[i] == ' ';
    if (words > cap) words = cap;
    if (words > most_words) most_words = words, json_set_str(a, row, STR("name"), name);
    json *v = json_new(a, JSON_OBJECT);
    json_set_str(a, v, STR("name"), name);
    json_set_int(a, v, STR("n"), sql_int(spellings, 1));
    json_set_str_if(a, v, STR("from"), day_of(sql_str(a, spellings, 2)));
    json_set_str_if(a, v, STR("to"), day_of(sql_str(a, spellings, 3)));
    json_push(variants, v);
  }
  json_set(a, row, STR("variants"), variants);
  json *attributes = store_entity_attributes(s, a, id);
  if (attributes->n) json_set(a, row, STR("attributes"), attributes);
  return row;
}

weft_code store_people(store *s, const char *name, const weft_query *query, store_sink sink, void *user, weft_error *e) {
  arena a, args;
  arena_init(&a, 0);
  arena_init(&args, 0);
  VECTOR(str) ids = {0};
  str id = name ? store_entity_now(s, &args, str_c(name)) : STR("");
  sqlite3_stmt *rows =
      sql_bind(&s->q, "SELECT entity FROM entity_in WHERE entity = ? LIMIT 1", "s", id); /* an id means it alone */
  if (name && sql_row(&s->q, rows)) {
    if (!query->offset) VECTOR_PUSH(&args, ids, sql_str(&args, rows, 0));
    sqlite3_reset(rows);
  } else {
    rows = sql_bind(&s->q,
                    "SELECT entity FROM entity_in WHERE CASE WHEN ?1 IS NULL THEN type = 'person' ELSE key LIKE ?1 END"
                    " GROUP BY entity ORDER BY sum(n) DESC, entity LIMIT ?2 OFFSET ?3",
                    "?ii", folded_like(&args, name), limit_of(query), (int64_t)query->offset);
    while (sql_row(&s->q, rows)) VECTOR_PUSH(&args, ids, sql_str(&args, rows, 0));
  }
  const store_known_lists *lists = store_known_open(s, &args);
  bool go_on = true;
  for (size_t i = 0; go_on && i < ids.n && !s->q.fault; i++) {
    arena_reset(&a);
    json *row = query->why ? store_entity_why(s, &a, ids.items[i]) : store_entity_row(s, &a, ids.items[i]);
    store_set_known(s, &a, lists, row);
    go_on = sink(user, &a, row);
  }
  arena_free(&a);
  arena_free(&args);
  return sql_error(&s->q, s->path, e);
}

str store_text_of(store *s, arena *a, str id) {
  sqlite3_stmt *row = sql_bind(&s->q, "SELECT handle FROM article WHERE id = ?", "s", id);
  if (!sql_row(&s->q, row)) return STR("");
  uint32_t handle = (uint32_t)sql_int(row, 0);
  sqlite3_reset(row);
  return store_article_text(s, a, handle);
}

/* --- show and export --------------------------------------------------------------------------------------------- */

/* The article after which a story (or thread) of this id is, or was, called; empty when there is none. Looks at the ids of all
 * articles: a name that nothing else has is rare. */
static str called_after(store *s, arena *a, str name) {
  str out = STR("");
  if (name.len != thread_story_id(a, STR("")).len || name.data[0] != 's') return out;
  arena each;
  arena_init(&each, 0);
  sqlite3_stmt *rows = sql_bind(&s->q, "SELECT id FROM article", "");
  while (!out.len && sql_row(&s->q, rows)) {
    arena_reset(&each);
    str id = sql_str(&each, rows, 0);
    if (str_eq(thread_story_id(&each, id), name)) out = str_copy(a, id);
  }
  if (rows) sqlite3_reset(rows);
  arena_free(&each);
  return out;
}

/* The id that `name` means: exact story, article or slug, else the only one that begins with it, else the story that the article
 * is of now after which a story was called. */
static str id_of(store *s, arena *a, const char *name, bool *is_story, weft_error *e) {
  static const char *const questions[] = {
      "SELECT id, 1 FROM story WHERE id = ?1 OR slug = ?1 UNION ALL SELECT id, 0 FROM article WHERE id = ?1 LIMIT 2",
      "SELECT id, 1 FROM story WHERE substr(id, 1, length(?1)) = ?1 OR substr(slug, 1, length(?1)) = ?1"
      " UNION ALL SELECT id, 0 FROM article WHERE substr(id, 1, length(?1)) = ?1 LIMIT 2"};
  for (size_t i = 0; i < 2; i++) {
    sqlite3_stmt *rows = sql_bind(&s->q, questions[i], "s", str_c(name));
    if (!sql_row(&s->q, rows)) continue;
    str id = sql_str(a, rows, 0);
    *is_story = sql_int(rows, 1) == 1;
    bool more = i == 1 && sql_row(&s->q, rows);
    sqlite3_reset(rows);
    if (!more) return id;
    error_set(e, WEFT_ERROR_NOT_FOUND, str_c(s->path), BYTE_UNKNOWN,
              "several stories or articles begin with '%.80s'; say more of it", name);
    return STR("");
  }
  str after = called_after(s, a, str_c(name));
  sqlite3_stmt *row =
      after.len ? sql_bind(&s->q, "SELECT story FROM article WHERE id = ? AND story IN (SELECT id FROM story)", "s", after)
                : NULL;
  str story = row && sql_row(&s->q, row) ? sql_str(a, row, 0) : STR("");
  if (row) sqlite3_reset(row);
  *is_story = true;
  if (story.len) return story;
  error_set(e, WEFT_ERROR_NOT_FOUND, str_c(s->path), BYTE_UNKNOWN, "no story or article '%.80s' (`weft stories` lists them)",
            name);
  return STR("");
}

static json *story_row(store *s, arena *a, str id, weft_error *e) {
  sqlite3_stmt *rows = sql_bind(&s->q, "SELECT row FROM story WHERE id = ?", "s", id);
  if (!sql_row(&s->q, rows)) return NULL;
  str packed = sql_blob(a, rows, 0), bytes;
  sqlite3_reset(rows);
  if (store_unpack(a, packed, &bytes)) return json_parse(a, bytes, e);
  error_set(e, WEFT_ERROR_STORE, str_c(s->path), BYTE_UNKNOWN, "the row of story %.40s is damaged", str_to_c(a, id));
  return NULL;
}

/* The same with `rows` of its articles. */
void store_thread_stories(store *s, arena *a, json *row, str thread) {
  json *list = json_new(a, JSON_ARRAY);
  sqlite3_stmt *rows =
      sql_bind(&s->q,
               "SELECT id, slug, title, first, last FROM story WHERE id IN (SELECT story FROM article WHERE affair"
               " = ?) ORDER BY coalesce(first, '~'), id",
               "s", thread);
  while (sql_row(&s->q, rows)) {
    static const char *const fields[] = {"story", "slug", "title", "from", "to"};
    json *one = json_new(a, JSON_OBJECT);
    for (int i = 0; i < 5; i++) json_set_str_if(a, one, str_c(fields[i]), sql_str(a, rows, i));
    json_push(list, one);
  }
  if (list->n > 1) json_set(a, row, STR("thread_stories"), list);
}

static json *full_story(store *s, arena *a, str id, weft_error *e) {
  json *row = story_row(s, a, id, e);
  size_t n;
  article_columns *articles = store_story_articles(s, a, id, &n);
  json *list = json_new(a, JSON_ARRAY);
  for (size_t i = 0; row && i < n; i++) {
    json *full = store_full_row(a, &articles[i], e);
    if (full) json_push(list, full);
  }
  if (row && n) store_thread_stories(s, a, row, articles[0].affair);
  if (row) json_set(a, row, STR("rows"), list);
  return row;
}

weft_code store_show(store *s, const char *name, store_sink sink, void *user, weft_error *e) {
  arena a;
  arena_init(&a, 0);
  weft_error fault = {.code = WEFT_OK};
  bool is_story;
  str id = id_of(s, &a, name, &is_story, &fault);
  json *row = NULL;
  if (id.len && is_story) {
    row = full_story(s, &a, id, &fault);
  } else if (id.len) {
    article_columns c;
    sqlite3_stmt *handle = sql_bind(&s->q, "SELECT handle FROM article WHERE id = ?", "s", id);
    uint32_t h = sql_row(&s->q, handle) ? (uint32_t)sql_int(handle, 0) : 0;
    if (handle) sqlite3_reset(handle);
    if (store_article(s, &a, h, &c)) row = store_full_row(&a, &c, &fault);
  }
  if (row) sink(user, &a, row);
  arena_free(&a);
  if (s->q.fault) return sql_error(&s->q, s->path, e);
  if (fault.code != WEFT_OK && e) *e = fault;
  return fault.code;
}

/* The thread that is called so, else the one that a story of this name belongs to. */
static str thread_of(store *s, arena *a, const char *name, weft_error *e) {
  str found = {0};
  sqlite3_stmt *rows = sql_bind(&s->q, "SELECT 1 FROM article WHERE affair = ? LIMIT 1", "s", str_c(name));
  if (sql_row(&s->q, rows)) found = str_copy(a, str_c(name));
  if (rows) sqlite3_reset(rows);
  if (found.len) return found;
  bool is_story = false;
  str id = id_of(s, a, name, &is_story, e);
  if (!id.len) return found;
  if (is_story) {
    rows = sql_bind(&s->q, "SELECT min(affair) FROM article WHERE story = ?", "s", id);
    if (sql_row(&s->q, rows)) found = sql_str(a, rows, 0);
    if (rows) sqlite3_reset(rows);
  }
  if (!found.len) error_set(e, WEFT_ERROR_NOT_FOUND, str_c(s->path), BYTE_UNKNOWN, "'%.80s' is no story or thread", name);
  return found;
}

article_columns *store_thread_articles(store *s, arena *a, const char *name, str *thread, size_t *n, weft_error *e) {
  VECTOR(article_columns) found = {0};
  *thread = thread_of(s, a, name, e);
  sqlite3_stmt *rows =
      thread->len ? sql_bind(&s->q, "SELECT handle FROM article WHERE affair = ? ORDER BY id", "s", *thread) : NULL;
  VECTOR(uint32_t) handles = {0};
  while (sql_row(&s->q, rows)) VECTOR_PUSH(a, handles, (uint32_t)sql_int(rows, 0));
  for (size_t i = 0; i < handles.n; i++) {
    article_columns c;
    if (store_article(s, a, handles.items[i], &c)) VECTOR_PUSH(a, found, c);
  }
  *n = found.n;
  return found.items;
}

weft_code store_show_thread(store *s, const char *name, store_sink sink, void *user, weft_error *e) {
  arena a, list;
  arena_init(&a, 0);
  arena_init(&list, 0);
  weft_error fault = {.code = WEFT_OK};
  VECTOR(str) stories = {0};
  str thread = thread_of(s, &list, name, &fault);
  sqlite3_stmt *rows = thread.len ? sql_bind(&s->q,
                                             "SELECT id FROM story WHERE id IN (SELECT story FROM article WHERE affair"
                                             " = ?) ORDER BY coalesce(first, '~'), id",
                                             "s", thread)
                                  : NULL;
  while (sql_row(&s->q, rows)) VECTOR_PUSH(&list, stories, sql_str(&list, rows, 0));
  bool go_on = true;
  for (size_t i = 0; go_on && i < stories.n && fault.code == WEFT_OK; i++) {
    arena_reset(&a);
    json *row = full_story(s, &a, stories.items[i], &fault);
    if (row) go_on = sink(user, &a, row);
  }
  arena_free(&a);
  arena_free(&list);
  if (s->q.fault) return sql_error(&s->q, s->path, e);
  if (fault.code != WEFT_OK && e) *e = fault;
  return fault.code;
}

weft_code store_export(store *s, store_sink sink, void *user, weft_error *e) {
  arena a, list;
  arena_init(&a, 0);
  arena_init(&list, 0);
  VECTOR(uint32_t) handles = {0};
  VECTOR(str) stories = {0};
  sqlite3_stmt *rows = sql_bind(&s->q, "SELECT handle FROM article ORDER BY id", "");
  while (sql_row(&s->q, rows)) VECTOR_PUSH(&list, handles, (uint32_t)sql_int(rows, 0));
  rows = sql_bind(&s->q, "SELECT id FROM story ORDER BY id", "");
  while (sql_row(&s->q, rows)) VECTOR_PUSH(&list, stories, sql_str(&list, rows, 0));
  weft_error fault = {.code = WEFT_OK};
  bool go_on = true;
  for (size_t i = 0; go_on && i < handles.n && fault.code == WEFT_OK; i++) {
    arena_reset(&a);
    article_columns c;
    if (!store_article(s, &a, handles.items[i], &c)) continue;
    json *row = store_full_row(&a, &c, &fault);
    if (row) go_on = sink(user, &a, row);
  }
  for (size_t i = 0; go_on && i < stories.n && fault.code == WEFT_OK; i++) {
    arena_reset(&a);
    json *row = story_row(s, &a, stories.items[i], &fault);
    if (row) go_on = sink(user, &a, row);
  }
  arena_free(&a);
  arena_free(&list);
  if (s->q.fault) return sql_error(&s->q, s->path, e);
  if (fault.code != WEFT_OK && e) *e = fault;
  return fault.code;
}
