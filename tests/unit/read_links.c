/* read_links.c - links of pages: where they lead, which words of the text they hold, and what rows say of them. */
#include "memory.h"

#include "read/page.h"
#include "read/read.h"
#include "read/url.h"
#include "text/utf8.h"

#define URL "https://www.gull.example/news/2021/bridge.html?id=3"
#define BEFORE                                                                                                                   \
  "<article><h1>Bridge closed</h1><p>The harbour bridge at Tarn Head was closed on Monday after an engineer found cracks. "
#define AFTER                                                                                                                    \
  " Some 4,000 cars cross it every day; they will have to go round by Skell, which takes half an hour longer.</p></article>"

/* The links in a page whose article holds `html` in a sentence: "words -> address | words -> address". */
static str links_of(const char *head, const char *html, const char *url) {
  buffer page, out;
  buffer_init(&page, &memory, (size_t)1 << 28);
  buffer_init(&out, &memory, 1 << 20);
  buffer_add_c(&page, head);
  buffer_add_c(&page, BEFORE);
  buffer_add_c(&page, html);
  buffer_add_c(&page, AFTER);
  article found;
  bool is_article;
  weft_error e;
  assert_true(page_article(&memory, buffer_str(&page), STR("utf-8"), str_c(url), &found, &is_article, &e));
  assert_true(is_article);
  for (size_t i = 0; i < found.n_links; i++) {
    article_link l = found.links[i];
    assert_true(l.start < l.end && l.end <= found.text.len && (!i || found.links[i - 1].end <= l.start));
    buffer_format(&out, "%s%.*s -> %.*s", i ? " | " : "", STR_FMT(str_slice(found.text, l.start, l.end)), STR_FMT(l.url));
  }
  return buffer_str(&out);
}

static void test_where_links_lead(void **state) {
  (void)state;
  static const struct {
    const char *link, *to;
  } cases[] = {
      {"https://Other.Example/A?b=1#c", "https://other.example/A?b=1"},
      {"HTTP://other.example", "http://other.example/"},
      {"//other.example:8080/a", "https://other.example:8080/a"},
      {"/sport/", "https://www.gull.example/sport/"},
      {"ferry.html", "https://www.gull.example/news/2021/ferry.html"},
      {"../2020/./a/../ferry.html#top", "https://www.gull.example/news/2020/ferry.html"},
      {"../../../../up", "https://www.gull.example/up"},
      {"..", "https://www.gull.example/news/"},
      {"?page=2&utm_source=x", "https://www.gull.example/news/2021/bridge.html?page=2"},
      {" \n/a b\tc/\xC3\xA9\"<> ", "https://www.gull.example/a%20bc/%C3%A9%22%3C%3E"},
      {"https:\\\\other.example\\a\\b", "https://other.example/a/b"},
      {"/app#!/a", "https://www.gull.example/app#!/a"},
      {"", ""},
      {"#top", ""},
      {"javascript:alert(1)", ""},
      {"java\nscript:alert(1)", ""},
      {"mailto:ann@gull.example", ""},
      {"data:text/html,a", ""},
      {"ftp://other.example/a", ""},
      {"https:a", ""},
      {"https:///a", ""},
      {"https://o ther.example/a", ""},
      {"https://other\".example/a", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_str(url_resolve(&memory, STR(URL), str_c(cases[i].link)), cases[i].to);
  assert_str(url_resolve(&memory, STR(""), STR("/a")), "");
  assert_str(url_resolve(&memory, STR(""), STR("//other.example/a")), "");
  assert_str(url_resolve(&memory, STR("file:///tmp/a.html"), STR("b.html")), "");
  assert_str(url_resolve(&memory, STR("http://gull.example"), STR("b")), "http://gull.example/b");
  assert_str(url_resolve(&memory, STR(""), STR("https://other.example/a")), "https://other.example/a");
  char longest[URL_MAX_LINK + 2] = "http://gull.example/";
  memset(longest + 20, 'a', URL_MAX_LINK + 1 - 20);
  assert_int_equal(url_resolve(&memory, STR(""), str_of(longest, URL_MAX_LINK)).len, URL_MAX_LINK);
  assert_int_equal(url_resolve(&memory, STR(""), str_of(longest, URL_MAX_LINK + 1)).len, 0);
}

static void test_sites(void **state) {
  (void)state;
  assert_str(url_site(STR("edition.cnn.com")), "cnn.com");
  assert_str(url_site(STR("news.bbc.co.uk")), "bbc.co.uk");
  assert_str(url_site(STR("bbc.co.uk")), "bbc.co.uk");
  assert_str(url_site(STR("co.uk")), "co.uk");
  assert_str(url_site(STR("a.b.gull.example")), "gull.example");
  assert_str(url_site(STR("t.co")), "t.co");
  assert_str(url_site(STR("192.0.2.1")), "192.0.2.1");
  assert_str(url_site(STR("localhost")), "localhost");
  assert_str(url_site(STR("")), "");
}

static void test_words_of_links(void **state) {
  (void)state;
  assert_str(links_of("", "It was <a href='/a'> the\n  <b>second\t</b>&nbsp;time &amp; last </a>, they said.", URL),
             "the second time & last -> https://www.gull.example/a");
  assert_str(links_of("", "One<a href=/a?b=1&amp;c=2&#x26;d=3>two</a>three.", URL),
             "two -> https://www.gull.example/a?b=1&c=2&d=3");
  assert_str(links_of("", "<a href=/a>one <a href=/b>two</a> three and four.", URL),
             "one -> https://www.gull.example/a | two -> https://www.gull.example/b");
  assert_str(links_of("", "<a href=/a>caf\xC3\xA9</a><a href=/b>&eacute;t\xC3\xA9</a> and more.", URL),
             "caf\xC3\xA9 -> https://www.gull.example/a | \xC3\xA9t\xC3\xA9 -> https://www.gull.example/b");
  assert_str(links_of("", "<a href=/a>the bridge and<br>the pier</a> on the quay, where it stood all these years.", URL),
             "the bridge and -> https://www.gull.example/a | the pier -> https://www.gull.example/a");
  assert_str(links_of("", "<a href=/a> \n&nbsp;<img src=x> </a> <a href=/b></a> <a href=/c><script>x</script></a> here.", URL),
             "");
  assert_str(
      links_of("", "<a name=x>here</a>, <a href=#y>there</a>, <a href=javascript:z()>z</a>, <a href=mailto:b@c.d>b</a>.", URL),
      "");
}

static void test_links_around_the_article(void **state) {
  (void)state;
  assert_str(links_of("<nav><ul><li><a href=/>Home</a><li><a href=/s>Sport</a></ul></nav>",
                      "The <a href=/council>council</a> said so.</p><aside><a href=/x>A ferry ran aground</a></aside><p>", URL),
             "council -> https://www.gull.example/council");
}

static void test_what_relative_links_are_relative_to(void **state) {
  (void)state;
  const char *html = "The <a href=council>council</a> and <a href=https://other.example/p>the police</a> said so.";
  const char *far = "the police -> https://other.example/p";
  assert_str(links_of("", html, ""), far);
  assert_str(links_of("<link rel=canonical href='https://gull.example/n/b'>", html, ""),
             "council -> https://gull.example/n/council | the police -> https://other.example/p");
  assert_str(links_of("<link rel=canonical href='https://gull.example/n/b'>", html, "http://copy.example/x/y"),
             "council -> http://copy.example/x/council | the police -> https://other.example/p");
  assert_str(links_of("<base target=_blank><base href='/z/'><base href='/no/'>", html, URL),
             "council -> https://www.gull.example/z/council | the police -> https://other.example/p");
  assert_str(links_of("<base href='https://cdn.example/q/r'>", html, ""),
             "council -> https://cdn.example/q/council | the police -> https://other.example/p");
  assert_str(links_of("<base href='/z/'>", html, ""), far);
}

static void test_very_many_links(void **state) {
  (void)state;
  buffer many;
  buffer_init(&many, &memory, (size_t)1 << 28);
  for (int i = 0; i < 200000; i++) buffer_add_c(&many, "<a href=javascript:x()>w</a> word word <a href=''>word</a> word ");
  for (int i = 0; i < 5000; i++) buffer_format(&many, " and then there was the word <a href=/%d>n%d</a>", i, i);
  buffer page;
  buffer_init(&page, &memory, (size_t)1 << 28);
  buffer_add_c(&page, BEFORE);
  buffer_add(&page, buffer_str(&many));
  buffer_add_c(&page, AFTER);
  article found;
  bool is_article;
  weft_error e;
  assert_true(page_article(&memory, buffer_str(&page), STR("utf-8"), STR(URL), &found, &is_article, &e));
  assert_true(is_article);
  assert_int_equal(found.n_links, ARTICLE_MAX_LINKS);
  article_link last = found.links[ARTICLE_MAX_LINKS - 1];
  assert_str(str_slice(found.text, last.start, last.end), "n999");
  assert_str(last.url, "https://www.gull.example/999");
}

/* --- rows ------------------------------------------------------------------------------------------------------- */

static article read_one(const char *bytes) {
  read_record record = {.bytes = str_c(bytes), .path = STR("rows"), .url = STR("")};
  read_result result = read_record_articles(&memory, &record);
  assert_int_equal(result.n, 1);
  return result.articles[0];
}

static str row_in(const article *in, weft_offsets unit) {
  buffer b;
  buffer_init(&b, &memory, 1 << 20);
  json_write(&b, article_to_row(&memory, in, unit));
  return buffer_str(&b);
}

static str links_in(str row) {
  buffer b;
  buffer_init(&b, &memory, 1 << 20);
  const json *links = json_get(json_parse(&memory, row, NULL), STR("links"));
  if (links) json_write(&b, links);
  return buffer_str(&b);
}

#define TEXT "\xF0\x9F\x90\x91 Caf\xC3\xA9 shut, they said."

static void test_links_in_rows(void **state) {
  (void)state;
  article in = {.text = STR(TEXT), .id = STR("a"), .language = STR("en")};
  article_link link = {5, 10, STR("https://other.example/a")}; /* Café */
  in.links = &link;
  in.n_links = 1;
  assert_str(links_in(row_in(&in, WEFT_OFFSETS_CHARS)), "[{\"start\":2,\"end\":6,\"url\":\"https://other.example/a\"}]");
  assert_str(links_in(row_in(&in, WEFT_OFFSETS_BYTES)), "[{\"start\":5,\"end\":10,\"url\":\"https://other.example/a\"}]");
  assert_str(links_in(row_in(&in, WEFT_OFFSETS_UTF16)), "[{\"start\":3,\"end\":7,\"url\":\"https://other.example/a\"}]");
  for (int unit = WEFT_OFFSETS_CHARS; unit <= WEFT_OFFSETS_UTF16; unit++) {
    article back = {.text = in.text};
    json *row = json_parse(&memory, row_in(&in, (weft_offsets)unit), NULL);
    assert_true(article_links_from_row(&memory, row, (weft_offsets)unit, &back));
    assert_int_equal(back.n_links, 1);
    assert_int_equal(back.links[0].start, 5);
    assert_int_equal(back.links[0].end, 10);
    assert_str(back.links[0].url, "https://other.example/a");
  }
  article plain = in, complete = in;
  plain.n_links = 0;
  plain.id = complete.id = STR("");
  article_complete(&memory, &plain);
  article_complete(&memory, &complete);
  assert_true(str_eq(plain.id, complete.id)); /* links are no part of the identity */
}

static void test_links_of_other_programs(void **state) {
  (void)state;
  static const char *const others[] = {
      "[\"https://other.example/a\"]",
      "{\"start\":2,\"end\":6,\"url\":\"https://other.example/a\"}",
      "7",
      "[]",
      "[{\"start\":6,\"end\":6,\"url\":\"https://other.example/a\"}]",
      "[{\"start\":2,\"end\":600,\"url\":\"https://other.example/a\"}]",
      "[{\"start\":-1,\"end\":6,\"url\":\"https://other.example/a\"}]",
      "[{\"start\":2,\"end\":6,\"url\":\"/a\"}]",
      "[{\"start\":2,\"end\":6}]",
      "[{\"start\":7,\"end\":9,\"url\":\"https://a.example/\"},{\"start\":2,\"end\":6,\"url\":\"https://a.example/\"}]",
  };
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
    str bytes = str_format(&memory, "{\"text\":\"" TEXT "\",\"desk\":1,\"links\":%s,\"x\":2}", others[i]);
    article in = read_one(str_to_c(&memory, bytes));
    str row = row_in(&in, WEFT_OFFSETS_CHARS);
    assert_true(str_ends(row, str_format(&memory, ",\"desk\":1,\"links\":%s,\"x\":2}", others[i]))); /* untouched, in its place */
    assert_false(article_links_from_row(&memory, json_parse(&memory, row, NULL), WEFT_OFFSETS_CHARS, &in));
    assert_int_equal(in.n_links, 0);
  }
  article in = read_one("{\"html\":\"" BEFORE "The <a href=https://other.example/a>council</a> said." AFTER "\",\"x\":2}");
  assert_int_equal(in.n_links, 1);
  str row = row_in(&in, WEFT_OFFSETS_CHARS);
  article again = read_one(str_to_c(&memory, row));
  assert_true(str_eq(row, row_in(&again, WEFT_OFFSETS_CHARS)));
  in = read_one("{\"html\":\"" BEFORE "The <a href=https://other.example/a>council</a> said." AFTER "\",\"links\":[1]}");
  assert_int_equal(in.n_links, 0); /* what is given wins */
  assert_str(links_in(row_in(&in, WEFT_OFFSETS_CHARS)), "[1]");
}

static void test_links_of_feeds(void **state) {
  (void)state;
  article in =
      read_one("<?xml version='1.0'?><rss version='2.0' "
               "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Gull</title><item><title>Bridge</title>"
               "<link>https://gull.example/n/bridge?utm_source=rss</link><content:encoded><![CDATA[" BEFORE
               "The <a href='council'>council</a> said so." AFTER "]]></content:encoded></item></channel></rss>");
  assert_int_equal(in.n_links, 1);
  assert_str(str_slice(in.text, in.links[0].start, in.links[0].end), "council");
  assert_str(in.links[0].url, "https://gull.example/n/council");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_where_links_lead, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_sites, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_words_of_links, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_links_around_the_article, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_what_relative_links_are_relative_to, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_very_many_links, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_links_in_rows, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_links_of_other_programs, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_links_of_feeds, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
