/* read.c - files of every kind to records and articles: what is read, from where, and how each fault is told once. */
#include "unit.h"

#include "base/hash.h"
#include "read/byline.h"
#include "read/read.h"
#include "read/url.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

/* --- reading everything ---------------------------------------------------------------------------------------- */

typedef struct seen {
  arena a;
  VECTOR(read_record) records;
  VECTOR(article) articles;
  VECTOR(weft_error) faults;
  size_t not_articles, without_text;
  uint64_t told; /* by the reader itself */
} seen;

static void note_fault(void *user, const weft_error *e) {
  seen *s = user;
  VECTOR_PUSH(&s->a, s->faults, *e);
}

static void read_on(seen *s, reader *r) {
  assert_non_null(r);
  read_record record;
  while (reader_next(r, &record)) {
    record.bytes = str_copy(&s->a, record.bytes);
    record.path = str_copy(&s->a, record.path);
    record.member = str_copy(&s->a, record.member);
    record.url = str_copy(&s->a, record.url);
    record.charset = str_copy(&s->a, record.charset);
    record.fetched = str_copy(&s->a, record.fetched);
    VECTOR_PUSH(&s->a, s->records, record);
    read_result result = read_record_articles(&s->a, &record);
    for (size_t i = 0; i < result.n; i++) VECTOR_PUSH(&s->a, s->articles, result.articles[i]);
    for (size_t i = 0; i < result.n_skipped; i++) note_fault(s, &result.skipped[i]);
    s->not_articles += result.not_articles;
    s->without_text += result.n_without_text;
  }
  s->told = reader_skipped(r);
  reader_close(r);
}

static seen *seen_new(void) {
  seen *s = calloc(1, sizeof *s);
  arena_init(&s->a, 0);
  return s;
}

static seen *read_bytes(const char *name, str bytes) {
  seen *s = seen_new();
  read_on(s, reader_open_memory(name, bytes.data, bytes.len, note_fault, s));
  return s;
}

static seen *read_paths(const char *const *paths, size_t n) {
  seen *s = seen_new();
  read_on(s, reader_open(paths, n, note_fault, s));
  return s;
}

static void seen_free(seen *s) {
  arena_free(&s->a);
  free(s);
}

/* The row of the first article. */
static str row_of(seen *s, size_t i) {
  assert_true(i < s->articles.n);
  buffer b;
  buffer_init(&b, &s->a, 1 << 20);
  json_write(&b, article_to_row(&s->a, &s->articles.items[i], WEFT_OFFSETS_CHARS));
  return buffer_str(&b);
}

static void assert_place(const weft_error *e, const char *where, uint64_t byte) {
  assert_string_equal(e->where, where);
  assert_int_equal(e->byte, byte);
}

static str gzipped(arena *a, str s) {
  z_stream z = {0};
  assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  size_t most = deflateBound(&z, s.len) + 64;
  char *out = arena_alloc(a, most);
  z.next_in = (unsigned char *)(uintptr_t)s.data;
  z.avail_in = (uInt)s.len;
  z.next_out = (unsigned char *)out;
  z.avail_out = (uInt)most;
  assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
  size_t n = z.total_out;
  deflateEnd(&z);
  return str_of(out, n);
}

static str zstded(arena *a, str s) {
  size_t most = ZSTD_compressBound(s.len);
  char *out = arena_alloc(a, most);
  size_t n = ZSTD_compress(out, most, s.data, s.len, 3);
  assert_false(ZSTD_isError(n));
  return str_of(out, n);
}

static str join(arena *a, const str *parts, size_t n) {
  buffer b;
  buffer_init(&b, a, (size_t)64 << 20);
  for (size_t i = 0; i < n; i++) buffer_add(&b, parts[i]);
  return buffer_str(&b);
}
#define JOIN(a, ...) join((a), (const str[]){__VA_ARGS__}, sizeof((const str[]){__VA_ARGS__}) / sizeof(str))

/* --- rows -------------------------------------------------------------------------------------------------------- */

static void test_rows_and_broken_rows(void **state) {
  (void)state;
  str rows = STR("{\"text\":\"The lock gates were shut.\",\"x\":[1, 2.50]}\n"
                 "\n"
                 "{\"text\": \"cut\n"
                 "[1]\n"
                 "{\"title\":\"no text\"}\r\n"
                 "  {\"text\":\"Second row.\"}");
  seen *s = read_bytes("rows", rows);
  assert_int_equal(s->articles.n, 2);
  assert_int_equal(s->faults.n, 2);
  assert_int_equal(s->without_text, 1);
  assert_int_equal(s->told, 0); /* all by read_record_articles: rows are parsed there */
  assert_place(&s->faults.items[0], "rows", str_find(rows, STR("cut"), 0) + 3);
  assert_place(&s->faults.items[1], "rows", str_find(rows, STR("[1]"), 0));
  assert_str(s->articles.items[0].text, "The lock gates were shut.");
  assert_int_equal(s->articles.items[0].source.start, 0);
  assert_int_equal(s->articles.items[0].source.end, str_find_char(rows, '\n', 0));
  assert_int_equal(s->articles.items[1].source.start, str_find(rows, STR("{\"text\":\"Second"), 0));
  assert_int_equal(s->articles.items[1].source.end, rows.len);
  seen_free(s);
}

static void test_row_has_its_fields_in_order(void **state) {
  (void)state;
  seen *s = read_bytes(
      "f.jsonl",
      STR("{\"zeta\":{\"b\":1.0},\"date\":\"2021-03-04\",\"maintext\":\"Ice on the canal.\",\"author\":\"By Ann Lee and "
          "Bo Ray, Jr.\",\"headline\":\"Ice\",\"sitename\":\"Canal News\",\"link\":\"https://canal.example/ice\","
          "\"lang\":\"en-GB\",\"story\":\"s7\",\"alpha\":null}\n"));
  assert_int_equal(s->faults.n, 0);
  str raw = s->records.items[0].bytes;
  str hash = hash_identity(&s->a, raw, 16);
  str id = hash_identity(&s->a,
                         STR("https://canal.example/ice\0Ice\0"
                             "2021-03-04\0Ice on the canal.\0"),
                         16);
  str expected =
      str_format(&s->a,
                 "{\"id\":\"%.*s\",\"url\":\"https://canal.example/ice\",\"outlet\":\"Canal News\",\"title\":\"Ice\","
                 "\"authors\":[\"Ann Lee\",\"Bo Ray, Jr.\"],\"published\":\"2021-03-04\",\"published_from\":\"given\","
                 "\"language\":\"en\",\"text\":\"Ice on the canal.\",\"source\":{\"path\":\"f.jsonl\",\"start\":0,\"end\":%zu,"
                 "\"hash\":\"%.*s\"},\"zeta\":{\"b\":1.0},\"story\":\"s7\",\"alpha\":null}",
                 STR_FMT(id), raw.len, STR_FMT(hash));
  assert_str(row_of(s, 0), str_to_c(&s->a, expected));
  /* read again, a row stays what it is */
  seen *again = read_bytes("elsewhere", row_of(s, 0));
  assert_int_equal(again->faults.n, 0);
  assert_str(row_of(again, 0), str_to_c(&s->a, expected));
  seen_free(again);
  seen_free(s);
}

static void test_row_aliases(void **state) {
  (void)state;
  seen *s = read_bytes(
      "rows",
      STR("{\"text\":\"One.\",\"content\":\"teaser\",\"publishedAt\":\"2020-01-02T03:04:05Z\",\"source\":{\"id\":null,\"name\":"
          "\"Wire\"}}\n"
          "{\"article_text\":\"Two.\",\"published\":\"yesterday or so\",\"url\":\"https://www.gull.example/2019/05/06/x\"}\n"
          "{\"body\":\"Three.\",\"timestamp\":1577934245,\"source\":\"https://m.tern.example/a\",\"authors\":[\"A. "
          "Smew\",{\"name\":\"B. "
          "Knot\"}],\"id\":42}\n"
          "{\"text\":\"Four.\",\"source_name\":\"Heron\",\"byline\":\"C. Crake; D. Rail\",\"lang\":\"Klingon\"}\n"));
  assert_int_equal(s->articles.n, 4);
  const article *a = s->articles.items;
  assert_str(a[0].text, "One.");
  assert_str(a[0].outlet, "Wire");
  assert_str(a[0].published, "2020-01-02T03:04:05Z");
  assert_str(json_get_str(a[0].row, STR("content")), "teaser"); /* not needed: passes through */
  assert_str(a[1].published, "2019-05-06");
  assert_str(a[1].published_from, "url");
  assert_str(a[1].published_raw, "yesterday or so");
  assert_str(a[1].outlet, "gull.example");
  assert_str(a[2].published, "2020-01-02T03:04:05Z");
  assert_str(a[2].url, "https://m.tern.example/a");
  assert_str(a[2].outlet, "tern.example");
  assert_str(a[2].id, "42");
  assert_int_equal(a[2].n_authors, 2);
  assert_str(a[2].authors[1], "B. Knot");
  assert_str(a[3].outlet, "Heron");
  assert_int_equal(a[3].n_authors, 2);
  assert_true(a[3].language.len <= 3);
  seen_free(s);
}

static void test_json_lists_and_pretty_objects(void **state) {
  (void)state;
  str list = STR("[\n  {\"text\": \"a } in a \\\"string\\\" [\"},\n  {\n   \"text\": \"two\"\n  }\n]\n");
  seen *s = read_bytes("list", list);
  assert_int_equal(s->articles.n, 2);
  assert_int_equal(s->faults.n, 0);
  assert_str(s->articles.items[0].text, "a } in a \"string\" [");
  assert_int_equal(s->articles.items[1].source.start, str_find(list, STR("{\n"), 0));
  seen_free(s);
  list = STR("{\n  \"text\": \"one\"\n}\n{\n  \"text\": \"two\"\n}\n{\n  \"text\": \"cut");
  s = read_bytes("pretty", list);
  assert_int_equal(s->articles.n, 2);
  assert_int_equal(s->faults.n, 1);
  assert_place(&s->faults.items[0], "pretty", str_find(list, STR("{\n  \"text\": \"cut"), 0));
  seen_free(s);
}

/* --- compression ------------------------------------------------------------------------------------------------- */

static void test_gzip_members_and_damage(void **state) {
  (void)state;
  arena a;
  arena_init(&a, 0);
  str one = gzipped(&a, STR("{\"text\":\"one\"}\n{\"text\":\"two\"}\n")), two = gzipped(&a, STR("{\"text\":\"three\"}\n"));
  seen *s = read_bytes("ok.gz", JOIN(&a, one, two, STR("\0\0\0\0")));
  assert_int_equal(s->articles.n, 3);
  assert_int_equal(s->faults.n, 0);
  assert_int_equal(s->articles.items[2].source.start, 30); /* of the decompressed stream */
  seen_free(s);

  char *broken = (char *)(uintptr_t)str_copy(&a, one).data;
  broken[one.len - 5] ^= 1; /* the checksum */
  s = read_bytes("sum.gz", JOIN(&a, str_of(broken, one.len), two));
  assert_int_equal(s->articles.n, 1);
  assert_str(s->articles.items[0].text, "three");
  assert_int_equal(s->faults.n, 1);
  assert_string_equal(s->faults.items[0].where, "sum.gz");
  assert_int_equal(s->told, 1);
  seen_free(s);

  s = read_bytes("cut.gz", JOIN(&a, one, str_slice(two, 0, two.len - 3)));
  assert_int_equal(s->faults.n, 1);
  assert_int_equal(s->faults.items[0].byte, one.len + two.len - 3);
  assert_true(s->articles.n >= 2);
  seen_free(s);

  s = read_bytes("tail.gz", JOIN(&a, two, STR("tail"), one));
  assert_int_equal(s->articles.n, 3);
  assert_int_equal(s->faults.n, 1);
  assert_int_equal(s->faults.items[0].byte, two.len);
  seen_free(s);
  arena_free(&a);
}

static void test_zstd_frames_and_damage(void **state) {
  (void)state;
  arena a;
  arena_init(&a, 0);
  str one = zstded(&a, STR("{\"text\":\"one\"}\n")), two = zstded(&a, STR("{\"text\":\"two\"}\n"));
  seen *s = read_bytes("ok.zst", JOIN(&a, one, two));
  assert_int_equal(s->articles.n, 2);
  assert_int_equal(s->faults.n, 0);
  seen_free(s);
  s = read_bytes("cut.zst", JOIN(&a, one, str_slice(two, 0, two.len - 4)));
  assert_int_equal(s->articles.n, 1);
  assert_int_equal(s->faults.n, 1);
  seen_free(s);
  arena_free(&a);
}

static void test_gzip_bomb_is_stopped(void **state) {
  (void)state;
  arena a;
  arena_init(&a, 0);
  size_t n = (size_t)80 << 20;
  char *row = arena_alloc(&a, n);
  memset(row, 'a', n);
  memcpy(row, "{\"text\":\"", 9);
  seen *s = read_bytes("bomb.gz", gzipped(&a, str_of(row, n)));
  assert_int_equal(s->articles.n, 0);
  assert_int_equal(s->faults.n, 1);
  assert_int_equal(s->faults.items[0].code, WEFT_ERROR_LIMIT);
  seen_free(s);
  arena_free(&a);
}

static void test_line_without_end_is_one_fault(void **state) {
  (void)state;
  arena a;
  arena_init(&a, 0);
  size_t n = READ_MAX_DOCUMENT + 100;
  char *bytes = arena_alloc(&a, n + 40);
  memset(bytes, 'x', n);
  memcpy(bytes, "{\"text\":\"a\"}\n{\"text\":\"", 22);
  memcpy(bytes + n, "\n{\"text\":\"last\"}\n", 17);
  seen *s = read_bytes("long", str_of(bytes, n + 17));
  assert_int_equal(s->articles.n, 2);
  assert_str(s->articles.items[1].text, "last");
  assert_int_equal(s->articles.items[1].source.start, n + 1);
  assert_int_equal(s->faults.n, 1);
  assert_int_equal(s->faults.items[0].code, WEFT_ERROR_LIMIT);
  assert_place(&s->faults.items[0], "long", 13);
  seen_free(s);
  arena_free(&a);
}

/* --- WARC -------------------------------------------------------------------------------------------------------- */

#define PAGE "<!doctype html><title>Tide</title><p>The tide came in twice on Monday, the harbour office said.</p>"

static str record(arena *a, const char *kind, const char *type, const char *uri, str block, long long more) {
  return JOIN(a,
              str_format(a,
                         "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:%s>\r\nWARC-Date: 2021-05-07T00:00:00Z\r\n"
                         "WARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %lld\r\n\r\n",
                         kind, uri, uri, type, (long long)block.len + more),
              block, STR("\r\n\r\n"));
}

static str response(arena *a, const char *uri, const char *headers, str body, long long more) {
  return record(a, "response", "application/http; msgtype=response", uri, JOIN(a, str_c(headers), STR("\r\n"), body), more);
}

#define HTML_OK "HTTP/1.1 200 OK\r\nContent-Type: text/html; Charset=\"utf-8\"\r\n"

static void test_warc_pages(void **state) {
  (void)state;
  arena a;
  arena_init(&a, 0);
  str page = STR(PAGE), packed = gzipped(&a, page);
  str chunks = JOIN(&a, STR("5;x=y\r\n"), str_slice(page, 0, 5), STR("\r\n"), str_format(&a, "%zx\r\n", page.len - 5),
                    str_slice(page, 5, page.len), STR("\r\n0\r\n\r\n"));
  str warc =
      JOIN(&a, record(&a, "warcinfo", "application/warc-fields", "info", STR("software: test\r\n"), 0),
           response(&a, "https://tide.example/1", HTML_OK, page, 0),
           response(&a, "https://tide.example/404", "HTTP/1.1 404 No\r\n", page, 0),
           response(&a, "https://tide.example/2", HTML_OK "Transfer-Encoding: chunked\r\n", chunks, 0),
           response(&a, "https://tide.example/3", HTML_OK "Content-Encoding: gzip\r\n", packed, 0),
           response(&a, "https://tide.example/4", HTML_OK "Content-Encoding: br\r\n", page, 0), /* decoded by the crawler */
           response(&a, "https://tide.example/i", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n", STR("\x89PNG"), 0),
           record(&a, "resource", "text/html", "https://tide.example/5", page, 0),
           record(&a, "request", "application/http; msgtype=request", "https://tide.example/5", STR("GET / HTTP/1.1\r\n\r\n"), 0),
           record(&a, "conversion", "text/plain", "https://tide.example/6", STR("Tide\n\nThe tide came in.\n"), 0));
  seen *s = read_bytes("t.warc", warc);
  assert_int_equal(s->faults.n, 0);
  assert_int_equal(s->records.n, 6);
  for (size_t i = 0; i < 5; i++) {
    const read_record *r = &s->records.items[i];
    assert_true(str_eq(r->bytes, page));
    assert_str(r->url, str_to_c(&a, str_format(&a, "https://tide.example/%zu", i + 1)));
    assert_str(r->member, str_to_c(&a, str_format(&a, "urn:https://tide.example/%zu", i + 1)));
    assert_int_equal(r->format, READ_HTML);
    assert_str(r->fetched, "2021-05-07T00:00:00Z");
  }
  assert_str(s->records.items[0].charset, "utf-8");
  const read_record *first = &s->records.items[0]; /* a body that is stored as it is lies at its place */
  assert_true(str_eq(str_slice(warc, first->start, first->end), page));
  assert_int_equal(s->records.items[5].format, READ_TEXT);
  seen_free(s);

  /* a gzip member a record, the third one damaged */
  str members[] = {gzipped(&a, response(&a, "https://tide.example/a", HTML_OK, page, 0)),
                   gzipped(&a, response(&a, "https://tide.example/b", HTML_OK, page, 0)),
                   str_copy(&a, gzipped(&a, response(&a, "https://tide.example/c", HTML_OK, page, 0))),
                   gzipped(&a, response(&a, "https://tide.example/d", HTML_OK, page, 0))};
  ((char *)(uintptr_t)members[2].data)[members[2].len / 2] ^= 0x55;
  s = read_bytes("t.warc.gz", join(&a, members, 4));
  assert_int_equal(s->faults.n, 1);
  assert_int_equal(s->records.n, 3);
  assert_str(s->records.items[2].url, "https://tide.example/d");
  seen_free(s);
  arena_free(&a);
}

static void test_warc_wrong_lengths(void **state) {
  (void)state;
  arena a;
  arena_init(&a, 0);
  str page = STR(PAGE), good = response(&a, "https://tide.example/good", HTML_OK, page, 0);
  const long long wrong[] = {-20, -1, 5, 30, 2000000, 70000000, 900000000000};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    seen *s = read_bytes("w", JOIN(&a, good, response(&a, "https://tide.example/bad", HTML_OK, page, wrong[i]), good, good));
    assert_int_equal(s->records.n, 3);
    assert_int_equal(s->faults.n, 1);
    assert_place(&s->faults.items[0], "w!urn:https://tide.example/bad", good.len);
    seen_free(s);
  }
  seen *s = read_bytes("w", JOIN(&a, good, STR("junk\r\nWARC/junk\r\nmore"), good, STR("\r\nWARC/1.0\r\nno: end")));
  assert_int_equal(s->records.n, 1); /* the second record does not begin a line */
  assert_int_equal(s->faults.n, 2);
  assert_int_equal(s->faults.items[0].byte, good.len);
  seen_free(s);
  s = read_bytes("w", JOIN(&a, good, str_slice(good, 0, good.len - 40)));
  assert_int_equal(s->records.n, 1);
  assert_int_equal(s->faults.n, 1);
  seen_free(s);
  arena_free(&a);
}

/* --- feeds ------------------------------------------------------------------------------------------------------- */

#define LONG_TEXT                                                                                                                \
  "The mill at Tarn Head stopped turning on Friday after two hundred and twelve years, the miller said. The last sack of flour " \
  "was sold to a baker from the next valley."

static void test_rss(void **state) {
  (void)state;
  str feed = STR("<?xml version='1.0' encoding='windows-1252'?><rss version='2.0' xmlns:content='c' xmlns:dc='d'><channel>"
                 "<title>Mill &amp; Sons\x92 News</title><image><title>logo</title></image><language>en</language>"
                 "<item><title>Mill stops</title><link>https://mill.example/a?utm_source=rss&amp;p=1#x</link>"
                 "<pubDate>Fri, 07 May 2021 08:00:00 +0000</pubDate><dc:creator>Ann Lee</dc:creator>"
                 "<content:encoded>" LONG_TEXT "</content:encoded></item>"
                 "<item><title>Teaser</title><description>Too short.</description></item>"
                 "<item><title>Third</title><guid>https://mill.example/c</guid><content:encoded><![CDATA[<p>" LONG_TEXT
                 "</p><p>Nobody&nbsp;laughed.</p>]]></content:encoded></item></channel></rss>");
  seen *s = read_bytes("feed", feed);
  assert_int_equal(s->faults.n, 0);
  assert_int_equal(s->articles.n, 2);
  assert_int_equal(s->without_text, 1);
  const article *a = &s->articles.items[0];
  assert_str(a->text, LONG_TEXT);
  assert_str(a->title, "Mill stops");
  assert_str(a->outlet, "Mill & Sons\xE2\x80\x99 News");
  assert_str(a->url, "https://mill.example/a?p=1");
  assert_str(a->published_from, "feed");
  assert_true(str_starts(a->published, STR("2021-05-07")));
  assert_str(a->authors[0], "Ann Lee");
  str item = str_slice(feed, a->source.start, a->source.end);
  assert_true(str_starts(item, STR("<item><title>Mill stops")) && str_ends(item, STR("</item>")));
  assert_str(s->articles.items[1].url, "https://mill.example/c");
  assert_true(str_find(s->articles.items[1].text, STR("two hundred and twelve years"), 0) != SIZE_MAX);
  seen_free(s);
}

static void test_atom_and_damaged_feeds(void **state) {
  (void)state;
  seen *s = read_bytes("atom", STR("<feed xmlns='http://www.w3.org/2005/Atom'><title>Tarn</title><entry><title>One</title>"
                                   "<link rel='enclosure' href='https://t.example/x.mp3'/><link href='https://t.example/1'/>"
                                   "<author><name>Bo Ray</name><uri>https://t.example/bo</uri></author>"
                                   "<updated>2021-05-08T00:00:00Z</updated><published>2021-05-07T10:00:00Z</published>"
                                   "<source><title>Other</title></source>"
                                   "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>" LONG_TEXT
                                   " &lt; 5</p></div></content></entry><entry><title>Two</title><content>" LONG_TEXT));
  assert_int_equal(s->articles.n, 1); /* the second is not whole */
  assert_int_equal(s->faults.n, 1);
  assert_string_equal(s->faults.items[0].where, "atom");
  const article *a = &s->articles.items[0];
  assert_str(a->title, "One");
  assert_str(a->outlet, "Tarn");
  assert_str(a->url, "https://t.example/1");
  assert_int_equal(a->n_authors, 1);
  assert_str(a->authors[0], "Bo Ray");
  assert_true(str_starts(a->published, STR("2021-05-07T10:00")));
  assert_true(str_find(a->text, STR("next valley. < 5"), 0) != SIZE_MAX);
  seen_free(s);
  s = read_bytes("xml", STR("<?xml version='1.0'?><stock><item/></stock>"));
  assert_int_equal(s->articles.n, 0);
  assert_int_equal(s->faults.n, 1);
  seen_free(s);
  s = read_bytes("laughs",
                 STR("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY p SYSTEM 'file:///etc/hostname'>]><rss><channel><item>"
                     "<title>x</title><description>&p;&nbsp;</description></item></channel></rss>"));
  assert_int_equal(s->articles.n, 0);
  assert_int_equal(s->without_text, 1);
  seen_free(s);
}

/* --- text, addresses, names --------------------------------------------------------------------------------------- */

static void test_text_files(void **state) {
  (void)state;
  seen *s = read_bytes(
      "a.txt", STR("\xEF\xBB\xBFQuay reopens after storm\r\n\r\nKELBY, May 7, 2021 (North Wire) - The quay is open.\r\n"));
  const article *a = &s->articles.items[0];
  assert_str(a->text, "Quay reopens after storm\r\n\r\nKELBY, May 7, 2021 (North Wire) - The quay is open.\r\n");
  assert_str(a->title, "Quay reopens after storm");
  assert_str(a->published, "2021-05-07");
  assert_str(a->published_from, "dateline");
  assert_str(a->outlet, "North Wire");
  assert_int_equal(a->n_runs, 1);
  assert_int_equal(a->runs[0].raw_start, 3);
  seen_free(s);
  s = read_bytes("b.txt", STR("Title: Owls counted\nDate: 2021-02-03\nSource: Night Post\n\nThere were nine."));
  a = &s->articles.items[0];
  assert_str(a->title, "Owls counted");
  assert_str(a->published, "2021-02-03");
  assert_str(a->published_from, "text");
  assert_str(a->outlet, "Night Post");
  assert_true(str_starts(a->text, STR("Title: ")));
  seen_free(s);
  s = read_bytes("dir/2020-12-24-carols.txt", STR("This is a first sentence that ends.\n\nAnd another."));
  a = &s->articles.items[0];
  assert_str(a->title, "");
  assert_str(a->published, "2020-12-24");
  assert_str(a->published_from, "name");
  seen_free(s);
}

static void test_charsets_of_text(void **state) {
  (void)state;
  seen *s = read_bytes("w.txt", STR("Caf\xE9 \x93open\x94 \x96 at last"));
  assert_str(s->articles.items[0].text, "Caf\xC3\xA9 \xE2\x80\x9Copen\xE2\x80\x9D \xE2\x80\x93 at last");
  const article *a = &s->articles.items[0]; /* each run leads back to the bytes that it came from */
  assert_true(a->n_runs >= 3);
  assert_int_equal(a->runs[1].raw_start, 3);
  assert_int_equal(a->runs[1].raw_end, 4);
  assert_str(str_slice(a->text, a->runs[1].text_start, a->runs[1].text_end), "\xC3\xA9");
  assert_int_equal(a->runs[a->n_runs - 1].raw_end, a->raw.len);
  seen_free(s);
  s = read_bytes("u.txt", STR("\xFF\xFE"
                              "O\0k\0 \0\x3D\xD8\x00\xDE\x00\xD8!\0"));
  assert_str(s->articles.items[0].text, "Ok \xF0\x9F\x98\x80\xEF\xBF\xBD!");
  seen_free(s);
  s = read_bytes("m.txt", STR("Na\xC3\xAFve caf\xC3\xA9 \xFF."));
  assert_str(s->articles.items[0].text, "Na\xC3\xAFve caf\xC3\xA9 \xEF\xBF\xBD.");
  seen_free(s);
}

static void test_addresses(void **state) {
  (void)state;
  arena a;
  arena_init(&a, 0);
  assert_str(url_date(&a, STR("http://x.example/news/2016/jan/11/obama-")), "2016-01-11");
  assert_str(url_date(&a, STR("https://x.example/2014/04/23/doj")), "2014-04-23");
  assert_str(url_date(&a, STR("https://x.example/a-2014-04-23-b.html")), "2014-04-23");
  assert_str(url_date(&a, STR("https://x.example/2014/0423/b")), "2014-04-23");
  assert_str(url_date(&a, STR("https://x.example/2014/1399/b")), "");
  assert_str(url_date(&a, STR("https://x.example/20140423/b")), "2014-04-23");
  assert_str(url_date(&a, STR("https://x.example/2014/04/title")), "2014-04");
  assert_str(url_date(&a, STR("https://x.example/2014/13/title")), "");
  assert_str(url_date(&a, STR("https://x.example/2014/02/30/title")), "");
  assert_str(url_date(&a, STR("https://2014-04-23.example/title-12345678901")), "");
  assert_str(url_date(&a, STR("https://x.example/id/20145678")), "");
  assert_str(url_host(&a, STR("HTTPS://me@WWW.Gull.example:8080/x")), "gull.example");
  assert_str(url_host(&a, STR("javascript:alert(1)")), "");
  assert_str(url_outlet(&a, STR("https://www.amp.gull.example/x")), "gull.example");
  assert_str(url_clean(&a, STR("https://x.example/a?utm_medium=b&id=3&fbclid=9&q#top")), "https://x.example/a?id=3&q");
  assert_str(url_clean(&a, STR("https://x.example/a?utm_medium=b")), "https://x.example/a");
  assert_str(url_clean(&a, STR("https://x-example.cdn.ampproject.org/c/s/x.example/a?amp_js_v=0")),
             "https://x.example/a?amp_js_v=0");
  assert_str(url_clean(&a, STR("https://www.google.com/amp/s/x.example/a")), "https://x.example/a");
  assert_str(url_clean(&a, STR("https://www.google.com/amp/s/")), "https://www.google.com/amp/s/");
  assert_str(url_clean(&a, STR("https://x.example/?u=https://www.google.com/amp/s/y.example/a")),
             "https://x.example/?u=https://www.google.com/amp/s/y.example/a");
  byline b = {0};
  byline_add(&a, &b, STR("By Ann Lee, Bo Ray, Jr. and Cy Moe; \"Di Poe\", and Ann Lee"));
  assert_int_equal(b.names.n, 4);
  assert_str(b.names.items[0], "Ann Lee");
  assert_str(b.names.items[1], "Bo Ray, Jr.");
  assert_str(b.names.items[2], "Cy Moe");
  assert_str(b.names.items[3], "Di Poe");
  arena_free(&a);
}

/* --- folders ------------------------------------------------------------------------------------------------------ */

static void put(const char *folder, const char *name, str bytes) {
  char path[600];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *f = fopen(path, "wb");
  assert_non_null(f);
  assert_int_equal(fwrite(bytes.data, 1, bytes.len, f), bytes.len);
  fclose(f);
}

static void test_folders(void **state) {
  (void)state;
  char top[] = "/tmp/weft-read-XXXXXX", path[512], command[600];
  assert_non_null(mkdtemp(top));
  snprintf(path, sizeof path, "%s/b", top);
  assert_int_equal(mkdir(path, 0777), 0);
  put(path, "x.txt", STR("Text of x."));
  put(path, "style.css", STR("body { color: red }"));
  put(top, "c.txt", STR("Text of c."));
  put(top, "a.jsonl", STR("{\"text\":\"Text of a.\"}\n"));
  put(top, "empty", STR(""));
  put(top, ".hidden", STR("Nobody reads this."));
  put(top, "paper.pdf", STR("%PDF-1.4 something"));
  snprintf(path, sizeof path, "%s/b/up", top);
  assert_int_equal(symlink("..", path), 0);
  snprintf(path, sizeof path, "%s/b/again", top);
  assert_int_equal(symlink("../b", path), 0);
  snprintf(path, sizeof path, "%s/pipe", top);
  assert_int_equal(mkfifo(path, 0777), 0);
  const char *paths[] = {top, "/tmp/weft-read-is-not-there"};
  seen *s = read_paths(paths, 2);
  assert_int_equal(s->articles.n, 3);
  assert_str(s->articles.items[0].text, "Text of a.");
  assert_str(s->articles.items[1].text, "Text of x.");
  assert_str(s->articles.items[2].text, "Text of c.");
  snprintf(path, sizeof path, "%s/b/x.txt", top);
  assert_str(s->articles.items[1].source.path, path);
  assert_int_equal(s->faults.n, 6);
  const char *where[] = {"%s/b/again", "%s/b/up", "%s/empty", "%s/paper.pdf", "%s/pipe", "/tmp/weft-read-is-not-there"};
  for (size_t i = 0; i < 6; i++) {
    str expected = str_c(where[i]);
    if (str_starts(expected, STR("%s"))) expected = str_format(&s->a, "%s%s", top, where[i] + 2);
    assert_string_equal(s->faults.items[i].where, str_to_c(&s->a, expected));
  }
  seen_free(s);
  snprintf(command, sizeof command, "rm -r '%s'", top);
  assert_int_equal(system(command), 0);
}

static void test_rows_read_back(void **state) {
  (void)state;
  arena a;
  arena_init(&a, 0);
  json *row = json_parse(
      &a, STR("{\"text\":\"Rain.\",\"published\":\"2021-05-07\",\"source\":{\"path\":\"p\",\"start\":3,\"end\":9}}"), NULL);
  article in;
  weft_error e;
  assert_true(article_from_row(&a, row, &in, &e));
  article_complete(&a, &in);
  assert_int_equal(in.id.len, 16);
  assert_int_equal(in.source.end, 9);
  assert_str(in.published, "2021-05-07");
  article other = in;
  other.id = STR("");
  other.source.path = STR("somewhere else");
  article_complete(&a, &other);
  assert_true(str_eq(in.id, other.id)); /* identity is content, not place */
  other.id = STR("");
  other.title = STR("Rain");
  article_complete(&a, &other);
  assert_false(str_eq(in.id, other.id));
  assert_false(article_from_row(&a, json_parse(&a, STR("{\"text\":\" \"}"), NULL), &in, &e));
  assert_false(article_from_row(&a, json_parse(&a, STR("[1]"), NULL), &in, &e));
  arena_free(&a);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_rows_and_broken_rows),
      cmocka_unit_test(test_row_has_its_fields_in_order),
      cmocka_unit_test(test_row_aliases),
      cmocka_unit_test(test_json_lists_and_pretty_objects),
      cmocka_unit_test(test_gzip_members_and_damage),
      cmocka_unit_test(test_zstd_frames_and_damage),
      cmocka_unit_test(test_gzip_bomb_is_stopped),
      cmocka_unit_test(test_line_without_end_is_one_fault),
      cmocka_unit_test(test_warc_pages),
      cmocka_unit_test(test_warc_wrong_lengths),
      cmocka_unit_test(test_rss),
      cmocka_unit_test(test_atom_and_damaged_feeds),
      cmocka_unit_test(test_text_files),
      cmocka_unit_test(test_charsets_of_text),
      cmocka_unit_test(test_addresses),
      cmocka_unit_test(test_folders),
      cmocka_unit_test(test_rows_read_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
