/* api.c - the public functions: buffers and texts to rows, rows walked, a store made, asked and refused; and no memory at any
 * allocation in turn. */
#include "unit.h"

#include "base/arena.h"
#include "weft.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define MOST_ALLOCATIONS 4000

typedef struct rows {
  size_t n;
  char last[1 << 16];
} rows;

static int keep(void *user, const char *row, size_t length) {
  rows *r = user;
  assert_true(length < sizeof r->last);
  memcpy(r->last, row, length);
  r->last[length] = 0;
  r->n++;
  return 0;
}

static int refuse(void *user, const char *row, size_t length) {
  (void)row;
  (void)length;
  ++*(int *)user;
  return 1;
}

static const char page[] =
    "<html><head><title>Bridge closed</title><meta property='og:site_name' content='Ostrel Post'></head><body>"
    "<article><h1>Bridge closed</h1><p>At least 12 people were hurt on Tuesday, police said.</p>"
    "<p>\"We heard it before we saw it,\" said Bo Ray, a baker from Ostrel. \"Then the whole street was dust.\"</p>"
    "<p>The bridge was built in 1931 and carries the only road into the valley. Engineers of the province "
    "will look at it on Thursday, and until then nobody may cross, not even on foot.</p>"
    "</article></body></html>";
static const char text[] =
    "At least 12 people were hurt on Tuesday, police said. \"We heard it,\" said Bo Ray. He is 43 and lives in Ostrel.";

static void test_read_buffer(void **state) {
  (void)state;
  rows got = {0};
  weft_report report;
  weft_error e;
  assert_int_equal(weft_read_buffer(page, sizeof page - 1, "bridge.html", NULL, keep, &got, &report, &e), WEFT_OK);
  assert_int_equal(got.n, 1);
  assert_int_equal(report.articles, 1);
  assert_non_null(strstr(got.last, "\"outlet\":\"Ostrel Post\""));
  assert_non_null(strstr(got.last, "\"path\":\"bridge.html\""));
  assert_int_equal(weft_read_buffer("{broken", 7, "rows.jsonl", NULL, keep, &got, &report, &e), WEFT_OK);
  assert_int_equal(report.skipped, 1);
  int calls = 0;
  assert_int_equal(weft_read_buffer(page, sizeof page - 1, "bridge.html", NULL, refuse, &calls, &report, &e), WEFT_ERROR_IO);
  assert_int_equal(calls, 1);
}

static void test_annotate_and_walk(void **state) {
  (void)state;
  rows got = {0};
  weft_error e;
  assert_int_equal(weft_annotate_text(text, sizeof text - 1, "2021-02-11", NULL, keep, &got, &e), WEFT_OK);
  weft_value *row;
  assert_int_equal(weft_value_parse(got.last, strlen(got.last), &row, &e), WEFT_OK);
  const weft_value *notes = weft_value_get(row, "annotations");
  assert_int_equal(weft_value_kind(notes), WEFT_ARRAY);
  size_t n = 0, times = 0;
  for (const weft_value *a = weft_value_first(notes); a; a = weft_value_next(a), n++) {
    size_t length;
    const char *kind = weft_value_text(weft_value_get(a, "kind"), &length);
    double start = weft_value_number(weft_value_get(a, "start"), -1), end = weft_value_number(weft_value_get(a, "end"), -1);
    assert_true(0 <= start && start < end && end <= (double)sizeof text - 1);
    if (strncmp(kind, "time", length) == 0) {
      times++;
      const char *value = weft_value_text(weft_value_get(a, "value"), &length);
      assert_int_equal(length, 10);
      assert_memory_equal(value, "2021-02-09", 10);
    }
  }
  assert_int_equal(n, weft_value_count(notes));
  assert_int_equal(times, 1);
  assert_int_equal(weft_value_count(weft_value_get(row, "nothing")), 0);
  weft_value_free(row);
  assert_int_equal(weft_value_parse("[1,", 3, &row, &e), WEFT_ERROR_FORMAT);
}

static void count_faults(void *user, const weft_error *e) {
  (void)e;
  ++*(int *)user;
}

static void test_annotate_forms(void **state) {
  (void)state;
  rows got = {0};
  weft_error e;
  weft_options options = {.format = WEFT_FORMAT_HTML, .models = "/nonexistent/models"};
  assert_int_equal(weft_annotate_text(text, sizeof text - 1, "2021-02-11", &options, keep, &got, &e), WEFT_OK);
  assert_int_equal(got.n, 3); /* head, article, end */
  assert_non_null(strstr(got.last, "</html>"));
  got.n = 0, options.format = WEFT_FORMAT_LINES;
  assert_int_equal(weft_annotate_text(text, sizeof text - 1, "2021-02-11", &options, keep, &got, &e), WEFT_OK);
  assert_int_equal(got.n, 1);
  assert_non_null(strstr(got.last, "citation"));
  got.n = 0, options.format = WEFT_FORMAT_ROWS, options.layers = WEFT_LAYER_WHY;
  assert_int_equal(weft_annotate_text(text, sizeof text - 1, "2021-02-11", &options, keep, &got, &e), WEFT_OK);
  assert_int_equal(got.n, 1);
  assert_non_null(strstr(got.last, "\"why\":"));
}

static void test_store(void **state) {
  (void)state;
  char folder[] = "/tmp/weft-api-XXXXXX", path[64], article[64];
  assert_non_null(mkdtemp(folder));
  snprintf(path, sizeof path, "%s/a.weft", folder);
  snprintf(article, sizeof article, "%s/bridge.html", folder);
  FILE *f = fopen(article, "wb");
  assert_non_null(f);
  assert_int_equal(fwrite(page, 1, sizeof page - 1, f), sizeof page - 1);
  fclose(f);
  weft_store *store;
  weft_error e;
  assert_int_equal(weft_store_open(path, 0, &store, &e), WEFT_ERROR_NOT_FOUND);
  assert_int_equal(weft_store_open(path, 1, &store, &e), WEFT_OK);
  int faults = 0;
  weft_options options = {.threads = 1, .warn = count_faults, .user = &faults};
  const char *paths[] = {article, "/no/such/file"};
  weft_report report;
  assert_int_equal(weft_store_add(store, paths, 2, &options, &report, &e), WEFT_OK);
  assert_int_equal(report.articles, 1);
  assert_int_equal(report.skipped, 1);
  assert_int_equal(faults, 1);
  rows got = {0};
  weft_query all = {0};
  assert_int_equal(weft_store_stories(store, &all, NULL, keep, &got, &e), WEFT_OK);
  assert_int_equal(got.n, 1);
  weft_query words = {.words = "bridge"};
  assert_int_equal(weft_store_search(store, &words, NULL, keep, &got, &e), WEFT_OK);
  assert_int_equal(got.n, 2);
  assert_int_equal(weft_store_show(store, "no such story", NULL, keep, &got, &e), WEFT_ERROR_NOT_FOUND);
  assert_non_null(strstr(e.message, "no such story"));
  assert_int_equal(weft_store_thread(store, "no such thread", NULL, keep, &got, &e), WEFT_ERROR_NOT_FOUND);
  assert_int_equal(weft_store_thread(store, "s", NULL, keep, &got, &e), WEFT_OK); /* the only story's */
  assert_int_equal(got.n, 3);
  assert_int_equal(weft_store_verify(store, NULL, keep, &got, &report, &e), WEFT_OK);
  assert_int_equal(got.n, 3);
  weft_store_close(store);
  unlink(article);
  unlink(path);
  rmdir(folder);
}

/* Every allocation fails in turn: an error or a fault that is told, nothing half, no leak (LeakSanitizer looks). */
static void test_no_memory(void **state) {
  (void)state;
  size_t failed = 0, n = 1;
  weft_options options = {.threads = 1};
  for (; n < MOST_ALLOCATIONS; n++) {
    rows got = {0};
    weft_error e = {.code = WEFT_OK};
    arena_fail_after(n);
    weft_code code = weft_annotate_text(text, sizeof text - 1, "2021-02-11", &options, keep, &got, &e);
    arena_fail_after(0);
    if (code == WEFT_OK) break;
    assert_int_equal(code, WEFT_ERROR_MEMORY);
    assert_int_equal(got.n, 0);
    failed++;
  }
  assert_true(failed > 0 && n < MOST_ALLOCATIONS);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_read_buffer), cmocka_unit_test(test_annotate_and_walk), cmocka_unit_test(test_annotate_forms),
      cmocka_unit_test(test_store),       cmocka_unit_test(test_no_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
