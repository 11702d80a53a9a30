/* fuzz_request.c - what the API is asked: a path, parameters and a body, over a store of two articles. Invariants: an answer is
 * JSON, has a status of HTTP, a fault says its own; nothing but a judgement changes the store. HTTP itself is libmicrohttpd's.
 *
 *   path "\n" name "=" value "\n" ... "\n\n" body
 */
#include "serve/serve.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define CHECK(what)                                                                                                              \
  do {                                                                                                                           \
    if (!(what)) {                                                                                                               \
      fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #what);                                                  \
      abort();                                                                                                                   \
    }                                                                                                                            \
  } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static weft_store *store;
static char folder[] = "/tmp/weft-fuzz-XXXXXX";

static void clear(void) {
  static const char *const files[] = {"rows.jsonl", "s.weft", "s.weft-wal", "s.weft-shm"};
  char path[200];
  weft_store_close(store);
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    snprintf(path, sizeof path, "%s/%s", folder, files[i]);
    unlink(path);
  }
  rmdir(folder);
}

static void make_store(void) {
  char rows[200], path[200];
  const char *paths[] = {rows};
  weft_error e;
  weft_report report;
  weft_options options = {.threads = 1, .models = "/nonexistent"};
  CHECK(mkdtemp(folder));
  snprintf(rows, sizeof rows, "%s/rows.jsonl", folder);
  snprintf(path, sizeof path, "%s/s.weft", folder);
  FILE *f = fopen(rows, "w");
  CHECK(f);
  fputs("{\"id\":\"a1\",\"outlet\":\"Wire\",\"published\":\"2021-03-01\",\"text\":\"A fire hurt 12 people on Monday, Mayor Ana "
        "Lind said.\"}\n"
        "{\"id\":\"a2\",\"outlet\":\"Post\",\"published\":\"2021-03-02\",\"text\":\"The fire hurt 14 people, Lind said on "
        "Tuesday.\"}\n",
        f);
  fclose(f);
  CHECK(weft_store_open(path, 1, &store, &e) == WEFT_OK);
  CHECK(weft_store_add(store, paths, 1, &options, &report, &e) == WEFT_OK && report.articles == 2);
  atexit(clear);
}

static str line_of(str *rest) {
  size_t end = str_find_char(*rest, '\n', 0);
  str line = end == SIZE_MAX ? *rest : str_slice(*rest, 0, end);
  *rest = end == SIZE_MAX ? str_slice(*rest, rest->len, rest->len) : str_slice(*rest, end + 1, rest->len);
  return line;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (!store) make_store();
  arena a;
  arena_init(&a, 0);
  str rest = str_of((const char *)data, size), path = line_of(&rest);
  serve_request q = {.token = STR("token"), .given_token = STR("token")};
  for (size_t at = 0; at < path.len && q.n_segments < SERVE_MOST_SEGMENTS;) {
    size_t end = str_find_char(path, '/', at);
    if (end == SIZE_MAX) end = path.len;
    q.segments[q.n_segments++] = str_slice(path, at, end);
    at = end + 1;
  }
  for (str line; q.n_parameters < SERVE_MOST_PARAMETERS && (line = line_of(&rest)).len;) {
    size_t equals = str_find_char(line, '=', 0);
    q.parameters[q.n_parameters++] = equals == SIZE_MAX
                                         ? (serve_parameter){line, STR("")}
                                         : (serve_parameter){str_slice(line, 0, equals), str_slice(line, equals + 1, line.len)};
  }
  q.body = rest;
  q.post = rest.len > 0;
  serve_answer out = {0};
  weft_error e;
  if (!routes_is_stream(&a, &q, size & 1, &out)) {
    routes_answer(&a, store, &q, &out);
    CHECK(out.status == 200 || out.status == 201 || (out.status >= 400 && out.status < 500));
    const json *v = json_parse(&a, out.body, &e);
    CHECK(v && out.type);
    if (out.status >= 400) CHECK(json_to_int(json_get(v, STR("status")), 0) == (int64_t)out.status);
  }
  arena_free(&a);
  return 0;
}
