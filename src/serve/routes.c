/* routes.c - what each path of the API answers. docs/openapi.yaml describes the same for people and programs. */
#include "serve/access.h"
#include "serve/serve.h"

#include <stdlib.h>
#include <string.h>

#define JSON_TYPE "application/json"
#define PROBLEM_TYPE "application/problem+json"
#define MOST_BODY ((size_t)1 << 30)
#define MOST_STORIES_OF_PERSON 200

void routes_problem(arena *a, serve_answer *out, unsigned status, const char *title, const char *detail) {
  json *v = json_new(a, JSON_OBJECT);
  json_set_str(a, v, STR("type"), STR("about:blank"));
  json_set_str(a, v, STR("title"), str_c(title));
  json_set_int(a, v, STR("status"), status);
  json_set_str_if(a, v, STR("detail"), str_copy(a, str_c(detail)));
  buffer b;
  buffer_init(&b, a, 1 << 16);
  json_write(&b, v);
  *out = (serve_answer){.status = status, .type = PROBLEM_TYPE, .body = buffer_str(&b)};
}

static void failed(arena *a, serve_answer *out, const weft_error *e) {
  switch (e->code) {
  case WEFT_ERROR_NOT_FOUND: routes_problem(a, out, 404, "Not Found", e->message); return;
  case WEFT_ERROR_USAGE:
  case WEFT_ERROR_FORMAT: routes_problem(a, out, 422, "Unprocessable Content", e->message); return;
  case WEFT_ERROR_MEMORY: routes_problem(a, out, 503, "Service Unavailable", e->message); return;
  default: routes_problem(a, out, 500, "Internal Server Error", e->message); return;
  }
}

/* --- parameters -------------------------------------------------------------------------------------------------- */

static str parameter(const serve_request *q, const char *name) {
  for (size_t i = 0; i < q->n_parameters; i++)
    if (str_eq(q->parameters[i].name, str_c(name))) return q->parameters[i].value;
  return (str){0};
}

static const char *text_parameter(arena *a, const serve_request *q, const char *name) {
  str value = parameter(q, name);
  return value.len ? str_to_c(a, value) : NULL;
}

/* A whole number up to `most`; `otherwise` when it is not given. False when it is something else. */
static bool number_parameter(const serve_request *q, const char *name, uint64_t otherwise, uint64_t most, uint64_t *out) {
  str value = parameter(q, name);
  *out = otherwise;
  if (!value.data) return true;
  if (!value.len || value.len > 12) return false;
  uint64_t n = 0;
  for (size_t i = 0; i < value.len; i++) {
    if (value.data[i] < '0' || value.data[i] > '9') return false;
    n = n * 10 + (uint64_t)(value.data[i] - '0');
  }
  *out = n;
  return n <= most;
}

/* "2016", "2016-01", "2016-01-12". */
static bool is_date(str s) {
  if (s.len != 4 && s.len != 7 && s.len != 10) return false;
  for (size_t i = 0; i < s.len; i++) {
    bool dash = i == 4 || i == 7;
    if (dash ? s.data[i] != '-' : s.data[i] < '0' || s.data[i] > '9') return false;
  }
  return true;
}

static bool is_one_of(str s, const char *words) {
  for (const char *p = words; *p;) {
    size_t n = strcspn(p, " ");
    if (str_eq(s, str_of(p, n))) return true;
    p += n + (p[n] == ' ');
  }
  return false;
}

/* Whether all that is given is known and well formed; else *wrong says what is not. */
static bool check_parameters(arena *a, const serve_request *q, const char *known, const char **wrong) {
  for (size_t i = 0; i < q->n_parameters; i++) {
    str name = q->parameters[i].name, value = q->parameters[i].value;
    for (size_t k = 0; k < i; k++)
      if (str_eq(q->parameters[k].name, name)) {
        *wrong = str_format(a, "the parameter '%.*s' is given twice", STR_FMT(name)).data;
        return false;
      }
    bool good = true;
    uint64_t n;
    if (!is_one_of(name, known)) {
      *wrong = str_format(a, "there is no parameter '%.*s' here; there are: %s", (int)(name.len < 80 ? name.len : 80), name.data,
                          known)
                   .data;
      return false;
    }
    if (str_eq(name, STR("from")) || str_eq(name, STR("to"))) good = is_date(value);
    else if (str_eq(name, STR("limit"))) good = number_parameter(q, "limit", 0, SERVE_MOST, &n) && n > 0;
    else if (str_eq(name, STR("cursor"))) good = number_parameter(q, "cursor", 0, 1000000000, &n);
    else if (str_eq(name, STR("start")) || str_eq(name, STR("end")))
      good = number_parameter(q, str_to_c(a, name), 0, UINT32_MAX, &n);
    else if (str_eq(name, STR("sort"))) good = is_one_of(value, "recent origins articles conflicts");
    else if (str_eq(name, STR("offsets"))) good = is_one_of(value, "chars bytes utf16");
    if (!good || memchr(value.data ? value.data : "", 0, value.len)) {
      *wrong = str_format(a, "the parameter '%.*s' does not take this value", STR_FMT(name)).data;
      return false;
    }
  }
  return true;
}

static weft_query query_of(arena *a, const serve_request *q) {
  uint64_t limit, offset;
  number_parameter(q, "limit", SERVE_LIMIT, SERVE_MOST, &limit);
  number_parameter(q, "cursor", 0, 1000000000, &offset);
  str sort = parameter(q, "sort");
  return (weft_query){.words = text_parameter(a, q, "words"),
                      .outlet = text_parameter(a, q, "outlet"),
                      .from = text_parameter(a, q, "from"),
                      .to = text_parameter(a, q, "to"),
                      .person = text_parameter(a, q, "person"),
                      .limit = (size_t)limit,
                      .offset = (size_t)offset,
                      .order = str_eq(sort, STR("articles"))    ? WEFT_ORDER_ARTICLES
                               : str_eq(sort, STR("origins"))   ? WEFT_ORDER_ORIGINS
                               : str_eq(sort, STR("conflicts")) ? WEFT_ORDER_CONFLICTS
                                                                : WEFT_ORDER_RECENT};
}

static weft_options options_of(const serve_request *q) {
  str unit = parameter(q, "offsets");
  weft_offsets offsets = str_eq(unit, STR("bytes"))   ? WEFT_OFFSETS_BYTES
                         : str_eq(unit, STR("utf16")) ? WEFT_OFFSETS_UTF16
                                                      : WEFT_OFFSETS_CHARS;
  return (weft_options){.offsets = offsets};
}

/* --- lists ------------------------------------------------------------------------------------------------------- */

typedef struct collected {
  buffer out;
  size_t n, most; /* items so far; more than `most` are counted alone */
} collected;

static int collect(void *user, const char *row, size_t length) {
  collected *c = user;
  if (c->n++ >= c->most) return 1;
  if (c->n > 1) buffer_add_char(&c->out, ',');
  buffer_add(&c->out, str_of(row, length));
  return 0;
}

typedef weft_code (*lister)(weft_store *s, const char *name, const weft_query *query, const weft_options *options, weft_sink sink,
                            void *user, weft_error *e);

static weft_code list_stories(weft_store *s, const char *name, const weft_query *query, const weft_options *options,
                              weft_sink sink, void *user, weft_error *e) {
  (void)name;
  return weft_store_stories(s, query, options, sink, user, e);
}

static weft_code list_threads(weft_store *s, const char *name, const weft_query *query, const weft_options *options,
                              weft_sink sink, void *user, weft_error *e) {
  (void)name;
  return weft_store_threads(s, query, options, sink, user, e);
}

static weft_code list_articles(weft_store *s, const char *name, const weft_query *query, const weft_options *options,
                               weft_sink sink, void *user, weft_error *e) {
  (void)name;
  return weft_store_search(s, query, options, sink, user, e);
}

static weft_code list_people(weft_store *s, const char *name, const weft_query *query, const weft_options *options,
                             weft_sink sink, void *user, weft_error *e) {
  return weft_store_people(s, name, query, options, sink, user, e);
}

static weft_code list_unsure(weft_store *s, const char *name, const weft_query *query, const weft_options *options,
                             weft_sink sink, void *user, weft_error *e) {
  (void)name;
  return weft_store_unsure(s, query, options, sink, user, e);
}

static weft_code list_known(weft_store *s, const char *name, const weft_query *query, const weft_options *options, weft_sink sink,
                            void *user, weft_error *e) {
  (void)name;
  return weft_store_known(s, query, options, sink, user, e);
}

static weft_code list_judgements(weft_store *s, const char *name, const weft_query *query, const weft_options *options,
                                 weft_sink sink, void *user, weft_error *e) {
  (void)name, (void)query;
  return weft_store_judgements(s, options, sink, user, e);
}

static weft_code list_export(weft_store *s, const char *name, const weft_query *query, const weft_options *options,
                             weft_sink sink, void *user, weft_error *e) {
  (void)name, (void)query;
  return weft_store_export(s, options, sink, user, e);
}

/* Lists that the API has: with which parameters, and whether the list knows limits by itself. */
static const struct {
  const char *path, *parameters;
  lister list;
  bool lines_only;
  bool passes; /* the store does not page: what is before the cursor is passed over here */
} lists[] = {
    {"stories", "outlet from to person sort limit cursor", list_stories, false, false},
    {"threads", "from to limit cursor", list_threads, false, false},
    {"articles", "outlet from to person limit cursor", list_articles, false, false},
    {"search", "words outlet from to person limit cursor", list_articles, false, false},
    {"people", "name limit cursor", list_people, false, false},
    {"unsure", "limit cursor", list_unsure, false, true},
    {"known", "limit cursor", list_known, false, true},
    {"judgements", "limit cursor", list_judgements, false, true},
    {"export", "", list_export, true, false},
};

static size_t list_named(str path) {
  size_t i = 0;
  while (i < sizeof lists / sizeof *lists && !str_eq(path, str_c(lists[i].path))) i++;
  return i;
}

typedef struct passing {
  size_t left;
  collected *to;
} passing;

static int pass(void *user, const char *row, size_t length) {
  passing *p = user;
  if (p->left) return p->left--, 0;
  return collect(p->to, row, length);
}

static void answer_list(arena *a, weft_store *s, const serve_request *q, size_t which, serve_answer *out) {
  weft_query query = query_of(a, q);
  weft_options options = options_of(q);
  weft_error e = {.code = WEFT_OK};
  collected c = {.most = query.limit};
  passing p = {query.offset, &c};
  buffer_init(&c.out, a, MOST_BODY);
  buffer_add_c(&c.out, "{\"items\":[");
  size_t offset = query.offset;
  if (lists[which].passes) query.limit = 0, query.offset = 0;
  else query.limit++; /* one more tells that there are more */
  weft_code code = lists[which].list(s, text_parameter(a, q, "name"), &query, &options, lists[which].passes ? pass : collect,
                                     lists[which].passes ? (void *)&p : &c, &e);
  if (code != WEFT_OK && c.n <= c.most) {
    failed(a, out, &e);
    return;
  }
  buffer_add_char(&c.out, ']');
  if (c.n > c.most) buffer_format(&c.out, ",\"next\":\"%zu\"", offset + c.most);
  buffer_add_char(&c.out, '}');
  *out = (serve_answer){.status = 200, .type = JSON_TYPE, .body = buffer_str(&c.out), .keep = true};
}

/* --- one thing --------------------------------------------------------------------------------------------------- */

static int keep_row(void *user, const char *row, size_t length) {
  buffer_add(user, str_of(row, length));
  return 0;
}

static void answer_json(arena *a, const json *v, serve_answer *out) {
  buffer b;
  buffer_init(&b, a, MOST_BODY);
  json_write(&b, v);
  *out = (serve_answer){.status = 200, .type = JSON_TYPE, .body = buffer_str(&b), .keep = true};
}

/* The row of a story, thread or article, by a member that only these have (an article may have any other); false with *out set
 * when there is none of that kind. */
static bool row_named(arena *a, weft_store *s, str name, const weft_options *options, const char *has, const char *kind, str *row,
                      serve_answer *out) {
  weft_error e = {.code = WEFT_OK};
  buffer b;
  buffer_init(&b, a, MOST_BODY);
  if (weft_store_show(s, str_to_c(a, name), options, keep_row, &b, &e) != WEFT_OK) {
    failed(a, out, &e);
    return false;
  }
  *row = buffer_str(&b);
  if (json_find_str(a, *row, str_c(has)).len) return true;
  routes_problem(a, out, 404, "Not Found",
                 str_format(a, "'%.*s' is no %s", (int)(name.len < 80 ? name.len : 80), name.data, kind).data);
  return false;
}

static void answer_row(arena *a, weft_store *s, const serve_request *q, bool by_thread, const char *has, const char *kind,
                       serve_answer *out) {
  weft_options options = options_of(q);
  options.by_thread = by_thread;
  str row;
  if (row_named(a, s, q->segments[1], &options, has, kind, &row, out))
    *out = (serve_answer){.status = 200, .type = JSON_TYPE, .body = row, .keep = true};
}

/* Who copied whom in a story: of each article what its row says of it. */
static json *copies_of(arena *a, const json *story) {
  json *items = json_new(a, JSON_ARRAY);
  const json *rows = json_get(story, STR("rows"));
  for (const json *r = rows ? rows->first : NULL; r; r = r->next) {
    static const char *const fields[] = {"id", "outlet", "title", "published"};
    json *one = json_new(a, JSON_OBJECT), *copies = json_get(r, STR("copies"));
    if (!copies) continue;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
      json_set_str_if(a, one, str_c(fields[i]), json_get_str(r, str_c(fields[i])));
    json_set(a, one, STR("copies"), copies);
    json_push(items, one);
  }
  return items;
}

static void answer_part(arena *a, weft_store *s, const serve_request *q, serve_answer *out) {
  str part = q->segments[2], row;
  weft_options options = options_of(q);
  if (!is_one_of(part, "points timeline quotes entities copies")) {
    routes_problem(a, out, 404, "Not Found", "a story has points, timeline, quotes, entities and copies");
    return;
  }
  if (!row_named(a, s, q->segments[1], &options, "slug", "story", &row, out)) return;
  json *story = json_parse(a, row, NULL), *answer = json_new(a, JSON_OBJECT);
  json *items = str_eq(part, STR("copies")) ? copies_of(a, story) : json_get(story, part);
  if (items) items->key = (str){0}, items->next = NULL;
  json_set(a, answer, STR("items"), items ? items : json_new(a, JSON_ARRAY));
  answer_json(a, answer, out);
}

static void answer_person(arena *a, weft_store *s, const serve_request *q, serve_answer *out) {
  weft_query query = {.why = 1, .limit = 1};
  weft_options options = options_of(q);
  weft_error e = {.code = WEFT_OK};
  collected c = {.most = 1};
  buffer_init(&c.out, a, MOST_BODY);
  if (weft_store_people(s, str_to_c(a, q->segments[1]), &query, &options, collect, &c, &e) != WEFT_OK) {
    failed(a, out, &e);
    return;
  }
  if (!c.n) routes_problem(a, out, 404, "Not Found", "no person, place or organisation has this id or name");
  else *out = (serve_answer){.status = 200, .type = JSON_TYPE, .body = buffer_str(&c.out), .keep = true};
}

/* What somebody is quoted with in all stories, those of later stories last. */
static void answer_person_quotes(arena *a, weft_store *s, const serve_request *q, serve_answer *out) {
  serve_answer person;
  answer_person(a, s, q, &person);
  if (person.status != 200) {
    *out = person;
    return;
  }
  const json *row = json_parse(a, person.body, NULL), *stories = json_get(row, STR("stories"));
  str id = json_get_str(row, STR("entity"));
  json *answer = json_new(a, JSON_OBJECT), *items = json_new(a, JSON_ARRAY);
  weft_options options = options_of(q);
  size_t n = 0;
  arena each;
  arena_init(&each, 0);
  each.guard = a->guard;
  for (const json *p = stories ? stories->first : NULL; p && n < MOST_STORIES_OF_PERSON; p = p->next, n++) {
    arena_reset(&each);
    str told;
    serve_answer ignored;
    str name = json_get_str(p, STR("story"));
    if (!row_named(&each, s, name, &options, "slug", "story", &told, &ignored)) continue;
    const json *story = json_parse(&each, told, NULL), *quotes = json_get(story, STR("quotes"));
    for (const json *one = quotes ? quotes->first : NULL; one; one = one->next) {
      if (!str_eq(json_get_str(one, STR("speaker")), id)) continue;
      buffer b;
      buffer_init(&b, a, MOST_BODY);
      json_write(&b, one);
      json *copy = json_parse(a, buffer_str(&b), NULL);
      if (!copy) continue;
      json_set_str(a, copy, STR("story"), str_copy(a, name));
      json_push(items, copy);
    }
  }
  arena_free(&each);
  json_set(a, answer, STR("items"), items);
  answer_json(a, answer, out);
}

static void answer_raw(arena *a, weft_store *s, const serve_request *q, serve_answer *out) {
  uint64_t start, end;
  weft_error e = {.code = WEFT_OK};
  buffer b;
  number_parameter(q, "start", 0, UINT32_MAX, &start);
  number_parameter(q, "end", UINT32_MAX, UINT32_MAX, &end);
  buffer_init(&b, a, MOST_BODY);
  if (end < start) end = start;
  if (weft_store_raw(s, str_to_c(a, q->segments[1]), start, end, keep_row, &b, &e) != WEFT_OK) failed(a, out, &e);
  else *out = (serve_answer){.status = 200, .type = JSON_TYPE, .body = buffer_str(&b), .keep = true};
}

static void answer_store(arena *a, weft_store *s, const serve_request *q, serve_answer *out) {
  weft_options options = options_of(q);
  weft_error e = {.code = WEFT_OK};
  buffer b;
  buffer_init(&b, a, MOST_BODY);
  if (weft_store_summary(s, &options, keep_row, &b, &e) != WEFT_OK) {
    failed(a, out, &e);
    return;
  }
  json *row = json_parse(a, buffer_str(&b), NULL);
  json_set_str(a, row, STR("version"), str_c(weft_version()));
  answer_json(a, row, out);
}

/* --- judgements -------------------------------------------------------------------------------------------------- */

/* Whether all members of an object are among these words, each once. */
static bool only_members(const json *v, const char *words) {
  for (const json *m = v ? v->first : NULL; m; m = m->next)
    if (!is_one_of(m->key, words) || json_get(v, m->key) != m) return false;
  return json_is(v, JSON_OBJECT);
}

static bool is_name(const json *v) { return json_is(v, JSON_STRING) && v->text.len && !memchr(v->text.data, 0, v->text.len); }

static bool is_side(const json *v) {
  return only_members(v, "article name") && is_name(json_get(v, STR("article"))) && is_name(json_get(v, STR("name")));
}

static void answer_judge(arena *a, weft_store *s, const serve_request *q, serve_answer *out) {
  if (!access_equal(q->given_token, q->token)) {
    routes_problem(a, out, 403, "Forbidden", "a judgement needs the token that the page has from `session`, as X-Weft-Token");
    return;
  }
  weft_error e = {.code = WEFT_OK};
  const json *v = json_parse(a, q->body, &e), *x = json_get(v, STR("a")), *y = json_get(v, STR("b"));
  str verdict = json_get_str(v, STR("verdict")), note = json_get_str(v, STR("note"));
  bool sides = is_side(x) && is_side(y), plain_note = !json_get(v, STR("note")) || json_is(json_get(v, STR("note")), JSON_STRING);
  if (!only_members(v, "verdict a b note") || !plain_note || !is_one_of(verdict, "same different unsure") ||
      !(sides || (is_name(x) && is_name(y)))) {
    routes_problem(a, out, 422, "Unprocessable Content", "a judgement is {verdict: same|different|unsure, a, b, note}");
    return;
  }
  weft_options options = {0};
  buffer b;
  buffer_init(&b, a, MOST_BODY);
  weft_verdict which = str_eq(verdict, STR("same"))        ? WEFT_SAME
                       : str_eq(verdict, STR("different")) ? WEFT_DIFFERENT
                                                           : WEFT_UNSURE;
  weft_code code = sides ? weft_store_judge_row(s, q->body.data, q->body.len, &options, keep_row, &b, &e)
                         : weft_store_judge(s, which, str_to_c(a, x->text), str_to_c(a, y->text),
                                            note.len ? str_to_c(a, note) : NULL, &options, keep_row, &b, &e);
  if (code != WEFT_OK) failed(a, out, &e);
  else *out = (serve_answer){.status = 201, .type = JSON_TYPE, .body = buffer_str(&b)};
}

static void answer_session(arena *a, const serve_request *q, serve_answer *out) {
  json *v = json_new(a, JSON_OBJECT);
  json_set_str(a, v, STR("token"), q->token);
  answer_json(a, v, out);
  out->keep = false;
}

/* --- the table --------------------------------------------------------------------------------------------------- */

typedef void (*answerer)(arena *a, weft_store *s, const serve_request *q, serve_answer *out);

static void answer_story(arena *a, weft_store *s, const serve_request *q, serve_answer *out) {
  answer_row(a, s, q, false, "slug", "story", out);
}
static void answer_thread(arena *a, weft_store *s, const serve_request *q, serve_answer *out) {
  answer_row(a, s, q, true, "slug", "thread", out);
}
static void answer_article(arena *a, weft_store *s, const serve_request *q, serve_answer *out) {
  answer_row(a, s, q, false, "text", "article", out);
}
static void answer_session_of(arena *a, weft_store *s, const serve_request *q, serve_answer *out) {
  (void)s;
  answer_session(a, q, out);
}

/* Paths with a name in the second place; `part` is the third, or "*": any. */
static const struct {
  const char *first, *part, *parameters;
  answerer answer;
  size_t segments;
} things[] = {
    {"store", "", "", answer_store, 1},
    {"session", "", "", answer_session_of, 1},
    {"stories", "", "offsets", answer_story, 2},
    {"stories", "*", "offsets", answer_part, 3},
    {"threads", "", "offsets", answer_thread, 2},
    {"articles", "", "offsets", answer_article, 2},
    {"articles", "raw", "start end", answer_raw, 3},
    {"people", "", "", answer_person, 2},
    {"people", "quotes", "offsets", answer_person_quotes, 3},
};

bool routes_is_stream(arena *a, const serve_request *q, bool wants_lines, serve_answer *out) {
  const char *wrong = NULL;
  size_t which = q->n_segments == 1 && !q->post ? list_named(q->segments[0]) : SIZE_MAX;
  if (which >= sizeof lists / sizeof *lists || !(wants_lines || lists[which].lines_only)) return false;
  if (!check_parameters(a, q, lists[which].parameters, &wrong)) routes_problem(a, out, 400, "Bad Request", wrong);
  return true;
}

weft_code routes_stream(weft_store *s, const serve_request *q, weft_sink sink, void *user, weft_error *e) {
  arena a;
  arena_init(&a, 0);
  size_t which = list_named(q->segments[0]);
  weft_query query = query_of(&a, q);
  weft_options options = options_of(q);
  if (!parameter(q, "limit").data) query.limit = 0; /* a stream has no pages */
  weft_code code = lists[which].list(s, text_parameter(&a, q, "name"), &query, &options, sink, user, e);
  arena_free(&a);
  return code;
}

void routes_answer(arena *a, weft_store *s, const serve_request *q, serve_answer *out) {
  const char *wrong = NULL;
  size_t which = q->n_segments == 1 ? list_named(q->segments[0]) : SIZE_MAX;
  if (q->post) { /* judgements alone are posted */
    answer_judge(a, s, q, out);
    return;
  }
  if (which < sizeof lists / sizeof *lists) {
    if (!check_parameters(a, q, lists[which].parameters, &wrong)) routes_problem(a, out, 400, "Bad Request", wrong);
    else answer_list(a, s, q, which, out);
    return;
  }
  for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
    if (things[i].segments != q->n_segments || !str_eq(q->segments[0], str_c(things[i].first))) continue;
    bool any = things[i].part[0] == '*';
    if (q->n_segments == 3 && !any && !str_eq(q->segments[2], str_c(things[i].part))) continue;
    if (!check_parameters(a, q, things[i].parameters, &wrong)) routes_problem(a, out, 400, "Bad Request", wrong);
    else things[i].answer(a, s, q, out);
    return;
  }
  routes_problem(a, out, 404, "Not Found", "the API has no such path (docs/openapi.yaml lists them)");
}
