/* verify.c - every span against the stored text, every cluster against its members, the raw bytes against their hash. */
#include "store/store.h"

#include "base/hash.h"
#include "read/charset.h"
#include "read/html.h"
#include "store/thread_index.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <stdio.h>
#include <sys/stat.h>

typedef struct verify {
  store *s;
  store_sink sink;
  void *user;
  uint64_t faults;
  bool stopped;
} verify;

static void say(verify *v, arena *a, str where, const char *format, ...) {
  char what[240];
  va_list args;
  va_start(args, format);
  vsnprintf(what, sizeof what, format, args);
  va_end(args);
  v->faults++;
  json *row = json_new(a, JSON_OBJECT);
  json_set_str(a, row, STR("where"), str_copy(a, where));
  json_set_str(a, row, STR("what"), str_copy(a, str_c(what)));
  if (!v->stopped && !v->sink(v->user, a, row)) v->stopped = true;
}

/* --- articles ---------------------------------------------------------------------------------------------------- */

/* Bytes [*from, *to) of a span given in code points; false when it is none of this text. */
static bool span_bytes(const offsets *units, const json *start, const json *end, size_t *from, size_t *to) {
  int64_t s = json_to_int(start, -1), e = json_to_int(end, -1);
  if (s < 0 || e < s) return false;
  *from = offsets_to_byte(units, (size_t)s);
  *to = offsets_to_byte(units, (size_t)e);
  return *from != SIZE_MAX && *to != SIZE_MAX;
}

static void check_annotations(verify *v, arena *a, str id, str text, const json *row) {
  annotations notes;
  weft_error e;
  if (!annotations_from_row(a, row, text, WEFT_OFFSETS_CHARS, &notes, &e)) {
    say(v, a, id, "annotations: %.200s", e.message);
    return;
  }
  for (size_t i = 0; i < notes.n; i++) {
    const annotation *n = &notes.items[i];
    str at = str_slice(text, n->at.start, n->at.end);
    if (n->at.end <= n->at.start) say(v, a, id, "annotation %zu is empty", i);
    else if (n->kind == ANNOTATION_MENTION && str_eq(n->as.mention.form, STR("name")) &&
             str_find(at, n->as.mention.name, 0) == SIZE_MAX)
      say(v, a, id, "mention %zu names '%.60s', its text is '%.*s'", i, str_to_c(a, n->as.mention.name),
          (int)(at.len < 60 ? at.len : 60), at.data);
  }
}

/* Links that have the form of ours lie in the text; others are another program's. */
static void check_links(verify *v, arena *a, str id, const offsets *units, const json *row) {
  const json *list = json_get(row, STR("links"));
  size_t i = 0;
  for (const json *link = json_is(list, JSON_ARRAY) ? list->first : NULL; link; link = link->next, i++) {
    const json *start = json_get(link, STR("start")), *end = json_get(link, STR("end"));
    if (!json_is(start, JSON_NUMBER) || !json_is(end, JSON_NUMBER) || !json_get_str(link, STR("url")).len) continue;
    size_t from, to;
    if (!span_bytes(units, start, end, &from, &to) || from == to) say(v, a, id, "link %zu lies outside the text", i);
  }
}

/* Blocks that have the form of ours are stretches of the text, in order and apart; others are another program's. */
static void check_blocks(verify *v, arena *a, str id, const offsets *units, const json *row) {
  const json *list = json_get(row, STR("blocks"));
  size_t i = 0, last = 0;
  for (const json *block = json_is(list, JSON_ARRAY) ? list->first : NULL; block; block = block->next, i++) {
    const json *start = json_get(block, STR("start")), *end = json_get(block, STR("end"));
    if (!json_is(start, JSON_NUMBER) || !json_is(end, JSON_NUMBER) || !json_get_str(block, STR("kind")).len) continue;
    size_t from, to;
    if (!span_bytes(units, start, end, &from, &to) || from == to) say(v, a, id, "block %zu lies outside the text", i);
    else if (from < last) say(v, a, id, "block %zu begins inside the one before", i);
    else last = to;
  }
}

static size_t next_word(str s, size_t *at, arena *a, str *folded) {
  word w;
  if (!word_next(s, at, &w)) return 0;
  *folded = fold(a, str_slice(s, w.start, w.end));
  return 1;
}

static bool same_words(arena *a, str x, str y) {
  size_t i = 0, j = 0;
  for (;;) {
    str p = {0}, q = {0};
    size_t has_p = next_word(x, &i, a, &p), has_q = next_word(y, &j, a, &q);
    if (has_p != has_q) return false;
    if (!has_p) return true;
    if (!str_eq(p, q)) return false;
  }
}

static uint32_t handle_of(store *s, str id) {
  sqlite3_stmt *row = sql_bind(&s->q, "SELECT handle FROM article WHERE id = ?", "s", id);
  uint32_t handle = sql_row(&s->q, row) ? (uint32_t)sql_int(row, 0) : 0;
  if (row) sqlite3_reset(row);
  return handle;
}

static void check_copies(verify *v, arena *a, str id, str text, const offsets *units, const json *copies) {
  const json *passages = json_get(copies, STR("passages"));
  str other_id = {0}, other = {0};
  offsets other_map;
  for (const json *p = passages ? passages->first : NULL; p; p = p->next) {
    str article_id = json_get_str(p, STR("article"));
    if (!other_id.data || !str_eq(article_id, other_id)) {
      uint32_t handle = handle_of(v->s, article_id);
      if (!handle) {
        say(v, a, id, "copies name article '%.40s', which is not stored", str_to_c(a, article_id));
        continue;
      }
      other_id = article_id;
      other = store_article_text(v->s, a, handle);
      offsets_init(&other_map, a, other, WEFT_OFFSETS_CHARS);
    }
    size_t from, to, other_from, other_to;
    if (!span_bytes(units, json_get(p, STR("start")), json_get(p, STR("end")), &from, &to) ||
        !span_bytes(&other_map, json_get(p, STR("at")), json_get(p, STR("to")), &other_from, &other_to))
      say(v, a, id, "a passage shared with '%.40s' lies outside the text", str_to_c(a, article_id));
    else if (!same_words(a, str_slice(text, from, to), str_slice(other, other_from, other_to)))
      say(v, a, id, "a passage shared with '%.40s' has other words there", str_to_c(a, article_id));
  }
}

/* Versions of its page are stored, and what it does not have otherwise than the one before are the same words. */
static void check_versions(verify *v, arena *a, str id, str text, const offsets *units, const json *versions) {
  const json *of = json_get(versions, STR("of")), *changes = json_get(versions, STR("changes"));
  str before = {0};
  bool listed = !of;
  for (const json *o = of ? of->first : NULL; o; o = o->next) {
    if (!handle_of(v->s, o->text)) say(v, a, id, "names version '%.40s' of its page, which is not stored", str_to_c(a, o->text));
    listed |= str_eq(o->text, id);
    if (!listed) before = o->text;
  }
  if (!listed) say(v, a, id, "is not among the versions of its page");
  uint32_t handle = before.len ? handle_of(v->s, before) : 0;
  if (!handle || !listed) return;
  str other = store_article_text(v->s, a, handle);
  offsets other_map;
  offsets_init(&other_map, a, other, WEFT_OFFSETS_CHARS);
  size_t at = 0, other_at = 0;
  for (const json *t = changes ? changes->first : NULL; t; t = t->next) {
    size_t from, to, other_from, other_to;
    if (!span_bytes(units, json_get(t, STR("start")), json_get(t, STR("end")), &from, &to) || from < at ||
        !span_bytes(&other_map, json_get(t, STR("at")), json_get(t, STR("to")), &other_from, &other_to) ||
        other_from < other_at) {
      say(v, a, id, "a change to the version before lies outside the text or in another");
      return;
    }
    if (!same_words(a, str_slice(text, at, from), str_slice(other, other_at, other_from)))
      say(v, a, id, "has other words than the version before where no change is told");
    at = to, other_at = other_to;
  }
  if (!same_words(a, str_slice(text, at, text.len), str_slice(other, other_at, other.len)))
    say(v, a, id, "has other words than the version before where no change is told");
}

/* The article that it goes on with is of its thread, and the names by which it does stand in the text. */
static void check_follows(verify *v, arena *a, str id, const offsets *units, const json *row) {
  const json *follows = json_get(row, STR("follows")), *list = json_get(follows, STR("names"));
  if (!follows) return;
  sqlite3_stmt *other = sql_bind(&v->s->q, "SELECT affair FROM article WHERE id = ?", "s", json_get_str(follows, STR("article")));
  str affair = {0};
  if (sql_row(&v->s->q, other)) affair = sql_str(a, other, 0);
  if (other) sqlite3_reset(other);
  if (!affair.len || !str_eq(affair, json_get_str(row, STR("thread"))))
    say(v, a, id, "goes on with article '%.40s', which is not in its thread", str_to_c(a, json_get_str(follows, STR("article"))));
  for (const json *n = list ? list->first : NULL; n; n = n->next) {
    size_t from, to;
    if (!n->first || !span_bytes(units, n->first, n->first->next, &from, &to) || from == to)
      say(v, a, id, "a name by which it goes on with another article lies outside the text");
  }
}

static bool is_white(uint32_t c) { return c == 0xA0 || (c < 0x80 && strchr(" \n\t\r\f", (int)c)); } /* U+0000 too */

/* Whether text is what the page's decoded bytes stand for: themselves, one character written as a reference, or a space for white
 * space, which may have tags in it. */
static bool stands_for(arena *a, str decoded, str text) {
  if (str_eq(decoded, text)) return true;
  decoded = html_decode(a, decoded, HTML_AS_DATA);
  if (str_eq(decoded, text)) return true;
  if (!str_eq(text, STR(" ")) || !decoded.len) return false;
  size_t last = decoded.len - 1, size;
  while (last && ((unsigned char)decoded.data[last] & 0xC0) == 0x80) last--;
  return is_white(utf8_at(decoded, 0, &size)) && is_white(utf8_at(decoded, last, &size));
}

/* `in`: its row says in which encoding its bytes are. */
static void check_raw(verify *v, arena *a, const article *in, str hash, str packed_runs) {
  str id = in->id, text = in->text;
  sqlite3_stmt *row = sql_bind(&v->s->q, "SELECT bytes FROM raw WHERE hash = ?", "s", hash);
  str raw = {0}, runs = {0};
  bool has = sql_row(&v->s->q, row);
  if (has) {
    str packed = sql_blob(a, row, 0);
    has = store_unpack(a, packed, &raw);
  }
  if (row) sqlite3_reset(row);
  if (!has || !str_eq(hash_identity(a, raw, hash.len), hash)) {
    say(v, a, id, "the page's bytes are missing or damaged");
    return;
  }
  if (!store_unpack(a, packed_runs, &runs) || runs.len % sizeof(text_run) != 0) {
    say(v, a, id, "the map from text to the page's bytes is damaged");
    return;
  }
  text_run *list = ARENA_ARRAY(a, text_run, runs.len / sizeof(text_run));
  if (runs.len) memcpy(list, runs.data, runs.len);
  charset_text page = {0}; /* decoded when a run asks for it */
  for (size_t i = 0; i < runs.len / sizeof(text_run); i++) {
    const text_run *r = &list[i];
    bool inside = r->text_start <= r->text_end && r->text_end <= text.len && r->raw_start <= r->raw_end && r->raw_end <= raw.len;
    if (inside && !r->same && !page.name) {
      page = charset_decode(a, raw, in->source.encoding.len ? in->source.encoding : STR("utf-8"));
      if (in->source.double_encoded) charset_undo_double(a, &page);
    }
    size_t from = r->same ? 0 : charset_text_at(&page, r->raw_start), to = r->same ? 0 : charset_text_at(&page, r->raw_end);
    bool decodes =
        !inside || r->same || stands_for(a, str_slice(page.text, from, to), str_slice(text, r->text_start, r->text_end));
    if (!inside || !decodes ||
        (r->same && !str_eq(str_slice(text, r->text_start, r->text_end), str_slice(raw, r->raw_start, r->raw_end)))) {
      say(v, a, id, "bytes %u to %u of the text are not what the page has there", r->text_start, r->text_end);
      return;
    }
  }
}

/* Entities of the row are those that `entity_in` has for the article. */
static void check_entities(verify *v, arena *a, str id, uint32_t handle, const json *row) {
  names listed;
  names_init(&listed, a);
  sqlite3_stmt *rows =
      sql_bind(&v->s->q, "SELECT DISTINCT entity FROM entity_in WHERE article = ? AND n > 0", "i", (int64_t)handle);
  while (sql_row(&v->s->q, rows)) names_put(&listed, sql_str(a, rows, 0));
  names seen;
  names_init(&seen, a);
  const json *notes = json_get(row, STR("annotations"));
  for (const json *m = notes ? notes->first : NULL; m; m = m->next) {
    if (!str_eq(json_get_str(m, STR("kind")), STR("mention")) || !str_eq(json_get_str(m, STR("form")), STR("name"))) continue;
    str who = json_get_str(m, STR("entity"));
    if (who.len) names_put(&seen, who);
  }
  for (size_t i = 0; i < seen.list.n; i++)
    if (names_get(&listed, seen.list.items[i]) == UINT32_MAX) {
      say(v, a, id, "entity %.40s is not in the list of people", str_to_c(a, seen.list.items[i]));
      return;
    }
  if (listed.list.n != seen.list.n)
    say(v, a, id, "the list of people has %zu entities of this article, its row %zu", listed.list.n, seen.list.n);
}

/* Places of attributes lie in the text, and are those of the row. */
static void check_attributes(verify *v, arena *a, str id, uint32_t handle, const offsets *units, const json *row) {
  size_t listed = 0, said = 0;
  sqlite3_stmt *rows = sql_bind(&v->s->q, "SELECT start, \"end\" FROM attribute WHERE article = ?", "i", (int64_t)handle);
  for (; sql_row(&v->s->q, rows); listed++) {
    int64_t start = sql_int(rows, 0), end = sql_int(rows, 1);
    if (start < 0 || end <= start || offsets_to_byte(units, (size_t)start) == SIZE_MAX ||
        offsets_to_byte(units, (size_t)end) == SIZE_MAX)
      say(v, a, id, "an attribute in the list of people lies outside the text");
  }
  const json *notes = json_get(row, STR("annotations"));
  for (const json *m = notes ? notes->first : NULL; m; m = m->next)
    said += str_eq(json_get_str(m, STR("kind")), STR("attribute"));
  if (listed != said) say(v, a, id, "the list of people has %zu attributes of this article, its row %zu", listed, said);
}

/* The columns that lists are made from say what the row says. */
static void check_columns(verify *v, arena *a, uint32_t handle, const article *in) {
  sqlite3_stmt *row =
      sql_bind(&v->s->q, "SELECT outlet, title, url, published, language FROM article WHERE handle = ?", "i", (int64_t)handle);
  if (!sql_row(&v->s->q, row)) return;
  static const char *const names_of[] = {"outlet", "title", "url", "published", "language"};
  const str values[] = {in->outlet, in->title, in->url, in->published, in->language};
  for (int i = 0; i < 5; i++)
    if (!str_eq(sql_str(a, row, i), values[i])) say(v, a, in->id, "%s in the list and in the row differ", names_of[i]);
  sqlite3_reset(row);
}

static void check_article(verify *v, arena *a, uint32_t handle) {
  store *s = v->s;
  article_columns c;
  weft_error e;
  if (!store_article(s, a, handle, &c)) return;
  json *row = store_full_row(a, &c, &e);
  article in;
  if (!row || !article_from_row(a, row, &in, &e)) {
    say(v, a, c.id, "row: %.200s", e.message);
    return;
  }
  if (!str_eq(in.id, c.id)) say(v, a, c.id, "the row says another id: %.60s", str_to_c(a, in.id));
  if (utf8_valid(in.text) != in.text.len) say(v, a, c.id, "the text is not UTF-8 at byte %zu", utf8_valid(in.text));
  check_columns(v, a, handle, &in);
  check_annotations(v, a, c.id, in.text, row);
  offsets units;
  offsets_init(&units, a, in.text, WEFT_OFFSETS_CHARS);
  check_links(v, a, c.id, &units, row);
  check_blocks(v, a, c.id, &units, row);
  sqlite3_stmt *other = sql_bind(&s->q, "SELECT sketch, raw, runs, state FROM article WHERE handle = ?", "i", (int64_t)handle);
  if (!sql_row(&s->q, other)) return;
  str sketch = sql_blob(a, other, 0), raw = sql_str(a, other, 1), runs = sql_blob(a, other, 2);
  bool done = sql_int(other, 3) == 1;
  sqlite3_reset(other);
  if (!thread_item_from_bytes(sketch)) say(v, a, c.id, "the sketch is damaged");
  check_raw(v, a, &in, raw, runs);
  if (!done) {
    say(v, a, c.id, "is stored but not threaded yet; run `weft add` again to finish");
    return;
  }
  if (!str_eq(json_get_str(row, STR("story")), c.story)) say(v, a, c.id, "story in the row and in the list differ");
  check_entities(v, a, c.id, handle, row);
  check_attributes(v, a, c.id, handle, &units, row);
  check_copies(v, a, c.id, in.text, &units, json_get(row, STR("copies")));
  check_versions(v, a, c.id, in.text, &units, json_get(row, STR("versions")));
  check_follows(v, a, c.id, &units, row);
}

/* --- stories ----------------------------------------------------------------------------------------------------- */

typedef struct members {
  names ids;
  VECTOR(str) texts;
  offsets *maps;
} members;

static void check_claim(verify *v, arena *a, str story, const members *m, const json *claim, const char *what) {
  str id = json_get_str(claim, STR("article"));
  uint32_t i = names_get(&m->ids, id);
  size_t from, to;
  if (i == UINT32_MAX) say(v, a, story, "a %s names article '%.40s', which is not in the story", what, str_to_c(a, id));
  else if (!span_bytes(&m->maps[i], json_get(claim, STR("start")), json_get(claim, STR("end")), &from, &to) || from == to)
    say(v, a, story, "a %s lies outside the text of '%.40s'", what, str_to_c(a, id));
  else {
    str text = json_get_str(claim, STR("text"));
    if (text.len && !str_eq(text, str_slice(m->texts.items[i], from, to)))
      say(v, a, story, "a %s says '%.60s', its place in '%.40s' has other words", what, str_to_c(a, text), str_to_c(a, id));
  }
}

/* A claim's sentence holds the claim; a quotation's spans lie in its article. */
static void check_spans(verify *v, arena *a, str story, const members *m, const json *one, str key, const char *what) {
  uint32_t i = names_get(&m->ids, json_get_str(one, STR("article")));
  const json *list = json_get(one, key);
  if (i == UINT32_MAX || !list) return;
  if (!list->first || list->first->kind == JSON_NUMBER) { /* one span, not a list of them */
    size_t from, to;
    if (!list->first || !span_bytes(&m->maps[i], list->first, list->first->next, &from, &to) || from == to)
      say(v, a, story, "the %s of a %s lies outside the text", str_to_c(a, key), what);
    return;
  }
  size_t last = 0;
  for (const json *s = list->first; s; s = s->next) {
    size_t from, to;
    if (!s->first || !span_bytes(&m->maps[i], s->first, s->first->next, &from, &to) || from == to)
      say(v, a, story, "the %s of a %s lies outside the text", str_to_c(a, key), what);
    else if (from < last) say(v, a, story, "the spans of the %s of a %s are not in order", str_to_c(a, key), what);
    else last = to;
  }
}

/* What a wording has otherwise: `at` lies in its own text, `to` in that of the fullest one. */
static void check_differences(verify *v, arena *a, str story, const members *m, const json *wording, str fullest) {
  const json *list = json_get(wording, STR("differences"));
  uint32_t own = names_get(&m->ids, json_get_str(wording, STR("article"))), full = names_get(&m->ids, fullest);
  for (const json *d = list ? list->first : NULL; d && own != UINT32_MAX && full != UINT32_MAX; d = d->next) {
    const json *at = json_get(d, STR("at")), *to = json_get(d, STR("to"));
    size_t from, end;
    if ((!at && !to) ||
        (at && (!at->first || !span_bytes(&m->maps[own], at->first, at->first->next, &from, &end) || from == end)) ||
        (to && (!to->first || !span_bytes(&m->maps[full], to->first, to->first->next, &from, &end) || from == end)))
      say(v, a, story, "a difference of two quotations lies outside the text");
  }
}

static void check_quotes(verify *v, arena *a, str story, const members *m, const json *list) {
  for (const json *g = list ? list->first : NULL; g; g = g->next) {
    const json *wordings = json_get(g, STR("wordings"));
    if (!wordings || !wordings->first) say(v, a, story, "a quotation without a place in an article");
    for (const json *q = wordings ? wordings->first : NULL; q; q = q->next) {
      str id = json_get_str(q, STR("article"));
      if (names_get(&m->ids, id) == UINT32_MAX)
        say(v, a, story, "a quotation names article '%.40s', which is not in the story", str_to_c(a, id));
      check_spans(v, a, story, m, q, STR("content"), "quotation");
      const json *cue = json_get(q, STR("cue")), *source = json_get(q, STR("source"));
      if (cue && cue->n) check_spans(v, a, story, m, q, STR("cue"), "quotation");
      if (source && source->n) check_spans(v, a, story, m, q, STR("source"), "quotation");
      check_differences(v, a, story, m, q, json_get_str(wordings->first, STR("article")));
    }
  }
}

static void check_lists(verify *v, arena *a, str story, const members *m, const json *list, str inner, const char *what) {
  for (const json *p = list ? list->first : NULL; p; p = p->next) {
    const json *claims = json_get(p, inner);
    if (!claims || !claims->n) say(v, a, story, "a %s without a place in an article", what);
    for (const json *c = claims ? claims->first : NULL; c; c = c->next) {
      check_claim(v, a, story, m, c, what);
      check_spans(v, a, story, m, c, STR("sentence"), what);
    }
  }
}

/* Statements about times; those without a place are days of publication. */
static void check_chronology(verify *v, arena *a, str story, const members *m, const json *chronology) {
  static const char *const parts[][2] = {{"events", "by"}, {"dated", "by"}, {"clashes", "statements"}};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    const json *list = json_get(chronology, str_c(parts[i][0]));
    for (const json *p = list ? list->first : NULL; p; p = p->next) {
      const json *statements = json_get(p, str_c(parts[i][1]));
      if (!statements || !statements->n) say(v, a, story, "a time without a place in an article");
      for (const json *c = statements ? statements->first : NULL; c; c = c->next) {
        if (!json_get(c, STR("sentence"))) {
          if (names_get(&m->ids, json_get_str(c, STR("article"))) == UINT32_MAX)
            say(v, a, story, "a time names an article that is not in the story");
          continue;
        }
        check_claim(v, a, story, m, c, "time");
        check_spans(v, a, story, m, c, STR("sentence"), "time");
      }
    }
  }
}

/* Articles of a point's origins belong to the story; where a source is named lies in its article. */
static void check_origins(verify *v, arena *a, str story, const members *m, const json *points) {
  for (const json *p = points ? points->first : NULL; p; p = p->next) {
    const json *list = json_get(p, STR("origins"));
    if (!json_is(list, JSON_ARRAY)) continue; /* a number, in stores of before */
    if (!list->n) say(v, a, story, "a point without an origin");
    for (const json *o = list->first; o; o = o->next) {
      const json *articles = json_get(o, STR("articles")), *chain = json_get(o, STR("chain"));
      if (!articles || !articles->n) say(v, a, story, "an origin without an article");
      for (const json *id = articles ? articles->first : NULL; id; id = id->next)
        if (names_get(&m->ids, id->text) == UINT32_MAX)
          say(v, a, story, "an origin names article '%.40s', which is not in the story", str_to_c(a, id->text));
      for (const json *link = chain ? chain->first : NULL; link; link = link->next) {
        if (json_get(link, STR("at")) && names_get(&m->ids, json_get_str(link, STR("article"))) == UINT32_MAX)
          say(v, a, story, "a source stands in an article that is not in the story");
        check_spans(v, a, story, m, link, STR("at"), "source");
      }
    }
  }
}

static void check_story(verify *v, arena *a, str id) {
  sqlite3_stmt *found = sql_bind(&v->s->q, "SELECT row, articles FROM story WHERE id = ?", "s", id);
  if (!sql_row(&v->s->q, found)) return;
  str packed = sql_blob(a, found, 0), bytes;
  int64_t n_listed = sql_int(found, 1);
  sqlite3_reset(found);
  weft_error e;
  const json *row = store_unpack(a, packed, &bytes) ? json_parse(a, bytes, &e) : NULL;
  if (!row) {
    say(v, a, id, "the story's row is damaged");
    return;
  }
  size_t n;
  article_columns *articles = store_story_articles(v->s, a, id, &n);
  members m = {0};
  names_init(&m.ids, a);
  m.maps = ARENA_ARRAY(a, offsets, n);
  for (size_t i = 0; i < n; i++) {
    names_put(&m.ids, articles[i].id);
    VECTOR_PUSH(a, m.texts, store_article_text(v->s, a, articles[i].handle));
    offsets_init(&m.maps[i], a, m.texts.items[i], WEFT_OFFSETS_CHARS);
  }
  const json *said = json_get(row, STR("articles"));
  if (!said || said->n != n || n_listed != (int64_t)n)
    say(v, a, id, "the story lists %u articles, %zu belong to it", said ? said->n : 0, n);
  for (const json *s = said ? said->first : NULL; s; s = s->next)
    if (names_get(&m.ids, json_get_str(s, STR("id"))) == UINT32_MAX)
      say(v, a, id, "the story lists article '%.40s', which does not belong to it", str_to_c(a, json_get_str(s, STR("id"))));
  check_lists(v, a, id, &m, json_get(row, STR("points")), STR("claims"), "point");
  check_origins(v, a, id, &m, json_get(row, STR("points")));
  check_lists(v, a, id, &m, json_get(row, STR("timeline")), STR("claims"), "timeline entry");
  const json *timeline = json_get(row, STR("timeline"));
  for (const json *t = timeline ? timeline->first : NULL; t; t = t->next)
    check_claim(v, a, id, &m, json_get(t, STR("label_at")), "label of the timeline");
  check_lists(v, a, id, &m, json_get(row, STR("checks")), STR("statements"), "checked value");
  check_quotes(v, a, id, &m, json_get(row, STR("quotes")));
  check_chronology(v, a, id, &m, json_get(row, STR("chronology")));
}

/* --- the whole --------------------------------------------------------------------------------------------------- */

/* SQLite reads a file that lost a part of its last page as if it had zeros there, which may be right by luck. */
static void check_size(verify *v, arena *a) {
  struct stat file;
  sqlite3_stmt *rows = sql_bind(&v->s->q, "PRAGMA page_size", "");
  int64_t page = 0;
  while (sql_row(&v->s->q, rows)) page = sqlite3_column_int64(rows, 0);
  if (page > 0 && stat(v->s->path, &file) == 0 && file.st_size % page)
    say(v, a, STR("database"), "its size, %lld bytes, is no multiple of its pages of %lld: the end is missing",
        (long long)file.st_size, (long long)page);
}

static void check_sqlite(verify *v, arena *a) {
  check_size(v, a);
  sqlite3_stmt *rows = sql_bind(&v->s->q, "PRAGMA integrity_check", "");
  while (sql_row(&v->s->q, rows)) {
    str said = sql_str(a, rows, 0);
    if (!str_eq(said, STR("ok"))) say(v, a, STR("database"), "%.200s", str_to_c(a, said));
  }
  struct {
    const char *question, *what;
  } questions[] = {
      {"SELECT story FROM article WHERE story IS NOT NULL AND story NOT IN (SELECT id FROM story) GROUP BY story",
       "story has articles but no row"},
      {"SELECT id FROM story WHERE id NOT IN (SELECT story FROM article WHERE story IS NOT NULL)",
       "story has a row but no articles"},
      {"SELECT story FROM dirty", "story is not collated yet; run `weft add` again to finish"},
      {"SELECT story FROM party WHERE story NOT IN (SELECT story FROM article WHERE story IS NOT NULL) GROUP BY story",
       "story has names but no articles"},
      {"SELECT block FROM dirty_block", "names of this block are not resolved yet; run `weft add` again to finish"},
      {"SELECT entity FROM entity_in WHERE article NOT IN (SELECT handle FROM article) GROUP BY entity",
       "entity is in an article that is not stored"},
      {"SELECT entity FROM attribute WHERE article NOT IN (SELECT handle FROM article) GROUP BY entity",
       "entity has an attribute in an article that is not stored"},
      {"SELECT known FROM known_name WHERE known NOT IN (SELECT id FROM known) GROUP BY known",
       "a name leads to a listed entity that is not stored"},
      {"SELECT 'full text' WHERE (SELECT count(*) FROM article_text_docsize) <> (SELECT count(*) FROM article)",
       "the full-text index does not have the articles that are stored"},
  };
  for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
    rows = sql_bind(&v->s->q, questions[i].question, "");
    while (sql_row(&v->s->q, rows)) say(v, a, sql_str(a, rows, 0), "%s", questions[i].what);
  }
}

/* Parties are sound, and each is some entity. */
static void check_parties(verify *v, arena *a) {
  sqlite3_stmt *rows =
      sql_bind(&v->s->q, "SELECT story, id, block, bytes, coalesce(entity, '') FROM party ORDER BY story, id", "");
  while (sql_row(&v->s->q, rows)) {
    arena_reset(a);
    str story = sql_str(a, rows, 0), id = sql_str(a, rows, 1), block = sql_str(a, rows, 2), bytes = sql_blob(a, rows, 3);
    party p;
    if (!party_unpack(a, bytes, &p)) say(v, a, story, "the name %.40s of this story is damaged", str_to_c(a, id));
    else if (!str_eq(p.story, story) || !str_eq(p.id, id) || !str_eq(p.block, block))
      say(v, a, story, "the name %.40s of this story is in the wrong place", str_to_c(a, id));
    else if (!sql_str(a, rows, 4).len) say(v, a, story, "the name %.40s of this story is nobody's", str_to_c(a, id));
  }
}

weft_code store_verify(store *s, store_sink sink, void *user, uint64_t *n_faults, weft_error *e) {
  verify v = {.s = s, .sink = sink, .user = user};
  arena a, list;
  arena_init(&a, 0);
  arena_init(&list, 0);
  check_sqlite(&v, &a);
  check_parties(&v, &a);
  VECTOR(uint32_t) handles = {0};
  VECTOR(str) stories = {0};
  sqlite3_stmt *rows = sql_bind(&s->q, "SELECT handle FROM article ORDER BY id", "");
  while (sql_row(&s->q, rows)) VECTOR_PUSH(&list, handles, (uint32_t)sql_int(rows, 0));
  rows = sql_bind(&s->q, "SELECT id FROM story ORDER BY id", "");
  while (sql_row(&s->q, rows)) VECTOR_PUSH(&list, stories, sql_str(&list, rows, 0));
  for (size_t i = 0; i < handles.n && !v.stopped; i++) {
    arena_reset(&a);
    check_article(&v, &a, handles.items[i]);
  }
  for (size_t i = 0; i < stories.n && !v.stopped; i++) {
    arena_reset(&a);
    check_story(&v, &a, stories.items[i]);
  }
  arena_free(&a);
  arena_free(&list);
  *n_faults = v.faults;
  return sql_error(&s->q, s->path, e);
}
