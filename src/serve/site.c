/* site.c - the page with its data as files: every answer that the page asks for, under data/, without parameters.
 *
 *   FOLDER/index.html page.js page.css
 *   FOLDER/data/store.json stories.json threads.json search.json people.json, stories/ID.json threads/ID.json articles/ID.json
 * people/ID.json
 */
#include "serve/serve.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define PEOPLE_PAGES 5 /* of a thousand: those that are named most; who is named once in a large pile is found by search */

typedef struct site {
  weft_store *store;
  const char *folder;
  const weft_options *options;
  uint64_t done;
  arena a; /* of one answer */
  weft_error fault;
} site;

static bool make_folder(site *s, const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s%s%s", s->folder, name[0] ? "/" : "", name);
  if (!mkdir(path, 0777) || errno == EEXIST) return true;
  error_set(&s->fault, WEFT_ERROR_IO, str_c(path), BYTE_UNKNOWN, "cannot make this folder: %s", strerror(errno));
  return false;
}

static bool write_file(site *s, const char *name, str bytes) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", s->folder, name);
  FILE *f = fopen(path, "we");
  bool good = f && fwrite(bytes.data, 1, bytes.len, f) == bytes.len;
  good = f && fclose(f) == 0 && good;
  if (!good) error_set(&s->fault, WEFT_ERROR_IO, str_c(path), BYTE_UNKNOWN, "cannot be written: %s", strerror(errno));
  return good;
}

static bool answered(site *s, const serve_request *q, serve_answer *out) {
  routes_answer(&s->a, s->store, q, out);
  if (out->status == 200) return true;
  int n = (int)(out->body.len < 200 ? out->body.len : 200);
  error_set(&s->fault, WEFT_ERROR_STORE, q->segments[0], BYTE_UNKNOWN, "%.*s", n, out->body.data);
  return false;
}

/* The answer to a path as a file. Ids are letters and digits where they name files. */
static bool write_answer(site *s, const char *first, str id, str *body) {
  char name[300];
  serve_answer out;
  serve_request q = {.segments = {str_c(first), id}, .n_segments = id.len ? 2 : 1};
  arena_reset(&s->a);
  if (!answered(s, &q, &out)) return false;
  snprintf(name, sizeof name, "data/%s%s%.*s.json", first, id.len ? "/" : "", STR_FMT(id));
  *body = out.body;
  return write_file(s, name, *body);
}

/* A list as a file, its first pages joined: the items stand between {"items":[ and ],"next":"..."} or ]}. */
static bool write_pages(site *s, const char *list, size_t most_pages, str *body) {
  static const char head[] = "{\"items\":[";
  char name[300], cursor[24] = "0";
  buffer all;
  arena_reset(&s->a);
  buffer_init(&all, &s->a, (size_t)1 << 31);
  buffer_add_c(&all, head);
  for (size_t page = 0; page < most_pages; page++) {
    serve_answer out;
    serve_request q = {.segments = {str_c(list)},
                       .n_segments = 1,
                       .parameters = {{STR("limit"), STR("1000")}, {STR("cursor"), str_c(cursor)}},
                       .n_parameters = 2};
    if (!answered(s, &q, &out)) return false;
    str next = json_get_str(json_parse(&s->a, out.body, NULL), STR("next"));
    size_t tail = next.len ? next.len + strlen("],\"next\":\"\"}") : strlen("]}");
    if (page) buffer_add_char(&all, ',');
    buffer_add(&all, str_slice(out.body, strlen(head), out.body.len - tail));
    if (!next.len || next.len >= sizeof cursor) break;
    memcpy(cursor, next.data, next.len);
    cursor[next.len] = 0;
  }
  buffer_add_c(&all, "]}");
  snprintf(name, sizeof name, "data/%s.json", list);
  *body = buffer_str(&all);
  return write_file(s, name, *body);
}

static bool is_file_name(str id) {
  for (size_t i = 0; i < id.len; i++) {
    char c = id.data[i];
    if (!((c | 32) >= 'a' && (c | 32) <= 'z') && !(c >= '0' && c <= '9') && c != '-' && c != '_') return false;
  }
  return id.len > 0 && id.len < 200;
}

typedef struct id_list {
  arena a;
  VECTOR(str) list;
} id_list;

static void keep_ids(id_list *out, str body, const char *field) {
  const json *v = json_parse(&out->a, str_copy(&out->a, body), NULL), *items = json_get(v, STR("items"));
  for (const json *i = items ? items->first : NULL; i; i = i->next)
    VECTOR_PUSH(&out->a, out->list, json_get_str(i, str_c(field)));
}

/* A list, and each thing of it as a file of its own in the folder `each`. */
static bool write_list(site *s, const char *list, size_t most_pages, const char *each, const char *field, uint64_t *n) {
  id_list ids = {0};
  str body;
  arena_init(&ids.a, 0);
  bool good = write_pages(s, list, most_pages, &body);
  if (good) keep_ids(&ids, body, field);
  for (size_t i = 0; good && i < ids.list.n; i++) {
    if (!is_file_name(ids.list.items[i])) continue; /* an id that a row gave: the list has it, a file cannot be called so */
    good = write_answer(s, each, ids.list.items[i], &body);
    if (s->options && s->options->progress) s->options->progress(s->options->user, "writing", ++s->done, 0);
    if (n) ++*n;
  }
  arena_free(&ids.a);
  return good;
}

static bool write_page(site *s) {
  static const char before[] = "<head>", meta[] = "<meta name=\"weft-data\" content=\"data/\">";
  for (size_t i = 0; i < serve_n_files; i++) {
    str bytes = str_of((const char *)serve_files[i].bytes, serve_files[i].length);
    if (str_ends(str_c(serve_files[i].path), STR(".html"))) {
      size_t head = str_find(bytes, str_c(before), 0);
      arena_reset(&s->a);
      buffer b;
      buffer_init(&b, &s->a, bytes.len + 200);
      size_t at = head == SIZE_MAX ? 0 : head + strlen(before);
      buffer_add(&b, str_slice(bytes, 0, at));
      buffer_add_c(&b, meta);
      buffer_add(&b, str_slice(bytes, at, bytes.len));
      bytes = buffer_str(&b);
    }
    if (!write_file(s, serve_files[i].path + 1, bytes)) return false;
  }
  return true;
}

weft_code weft_store_export_site(weft_store *store, const char *folder, const weft_options *options, weft_report *report,
                                 weft_error *error) {
  site s = {.store = store, .folder = folder, .options = options};
  weft_report counted = {0};
  str body;
  arena_init(&s.a, 0);
  static const char *const folders[] = {"", "data", "data/stories", "data/threads", "data/articles", "data/people"};
  bool good = true;
  for (size_t i = 0; good && i < sizeof folders / sizeof *folders; i++) good = make_folder(&s, folders[i]);
  good = good && write_page(&s) && write_answer(&s, "store", STR(""), &body) &&
         write_list(&s, "stories", SIZE_MAX, "stories", "story", NULL) &&
         write_list(&s, "threads", SIZE_MAX, "threads", "thread", NULL) &&
         write_list(&s, "search", SIZE_MAX, "articles", "id", &counted.articles) &&
         write_list(&s, "people", PEOPLE_PAGES, "people", "entity", NULL);
  arena_free(&s.a);
  if (report) *report = counted;
  if (!good && error) *error = s.fault;
  return good ? WEFT_OK : s.fault.code;
}
