/* html.c - pages to articles: tokens and where they lie, character sets and the way back, the tree's implied ends and caps,
 * the article's own text, and what the page says of it. */
#include "memory.h"

#include "read/charset.h"
#include "read/html.h"
#include "read/page.h"
#include "read/page_date.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

/* --- tokens ----------------------------------------------------------------------------------------------------- */

/* All tokens as one line: text, <tag name=value>, </tag>, <!--comment-->, <!name>; each with its place. */
static str tokens_of(const char *source, html_state state, const char *last, bool places) {
  html_tokens *t = ARENA_NEW(&memory, html_tokens);
  html_tokens_init(t, str_c(source));
  t->state = state;
  t->last_start = str_c(last);
  buffer b;
  buffer_init(&b, &memory, 1 << 16);
  html_token token;
  while (html_next_token(t, &token)) {
    if (places) buffer_format(&b, "%zu-%zu ", token.start, token.end);
    switch (token.kind) {
    case HTML_TEXT: buffer_add(&b, html_decode(&memory, token.data, token.how)); break;
    case HTML_COMMENT: buffer_format(&b, "<!--%.*s-->", STR_FMT(token.data)); break;
    case HTML_DOCTYPE: buffer_format(&b, "<!%.*s%s>", STR_FMT(token.name), token.quirks ? " quirks" : ""); break;
    case HTML_END_TAG: buffer_format(&b, "</%.*s>", STR_FMT(token.name)); break;
    case HTML_START_TAG:
      buffer_format(&b, "<%.*s", STR_FMT(token.name));
      for (size_t i = 0; i < token.n_attributes; i++) {
        str value = html_decode(&memory, token.attributes[i].value, HTML_AS_ATTRIBUTE);
        buffer_format(&b, " %.*s=%.*s", STR_FMT(token.attributes[i].name), STR_FMT(value));
      }
      buffer_add_c(&b, token.self_closing ? "/>" : ">");
      break;
    }
    buffer_add_c(&b, places ? " | " : "|");
  }
  return buffer_str(&b);
}

static str tokens(const char *source) { return tokens_of(source, HTML_DATA, "", false); }

static void test_tokens(void **state) {
  (void)state;
  assert_str(tokens("<!DOCTYPE html><p class=a id='b c'>x</p>"), "<!html>|<p class=a id=b c>|x|</p>|");
  assert_str(tokens("a < b <3 </ x></p"), "a < b <3 |<!-- x-->|");
  assert_str(tokens("<a href=\"?a=1&copy=2&amp;b\">"), "<a href=?a=1&copy=2&b>|");
  assert_str(tokens("&notit; &notin; &#x41;&#65 &#150; &#0; &bogus;"),
             "\xC2\xACit; \xE2\x88\x89 AA \xE2\x80\x93 \xEF\xBF\xBD &bogus;|");
  assert_str(tokens("<!--a--!>b<!-->c<!-- d"), "<!--a-->|b|<!---->|c|<!-- d-->|");
  assert_str(tokens("<?php x?><![CDATA[y]]>"), "<!--?php x?-->|<!--[CDATA[y]]-->|");
  assert_str(tokens("<br/><x / y=/>"), "<br/>|<x y=/>|");
  assert_str(tokens("text <unfinished attr='"), "text |");
}

static void test_token_places(void **state) {
  (void)state;
  assert_str(tokens_of("ab<p>c&amp;d</p>", HTML_DATA, "", true), "0-2 ab | 2-5 <p> | 5-12 c&d | 12-16 </p> | ");
}

static void test_raw_text_states(void **state) {
  (void)state;
  assert_str(tokens_of("a<b>&amp;</TITLE >c", HTML_RCDATA, "title", false), "a<b>&|</TITLE>|c|");
  assert_str(tokens_of("a<b>&amp;</styl></style>c", HTML_RAWTEXT, "style", false), "a<b>&amp;</styl>|</style>|c|");
  assert_str(tokens_of("<!--<script></script>--></script>x", HTML_SCRIPT, "script", false),
             "<!--<script></script>-->|</script>|x|");
  assert_str(tokens_of("<!--</script>x", HTML_SCRIPT, "script", false), "<!--|</script>|x|");
  assert_str(tokens_of("</plaintext>", HTML_PLAINTEXT, "plaintext", false), "</plaintext>|");
}

/* --- character sets --------------------------------------------------------------------------------------------- */

static void test_charset_choice(void **state) {
  (void)state;
  assert_string_equal(charset_decode(&memory, STR("plain"), STR("")).name, "utf-8");
  assert_string_equal(charset_decode(&memory, STR("caf\xE9"), STR("")).name, "windows-1252");
  assert_string_equal(charset_decode(&memory, STR("caf\xC3\xA9"), STR("")).name, "utf-8");
  assert_string_equal(charset_decode(&memory, STR("caf\xE9"), STR("ISO-8859-2")).name, "iso-8859-2");
  assert_string_equal(charset_decode(&memory, STR("<meta charset=koi8-r>\xC1"), STR("")).name, "koi8-r");
  assert_string_equal(
      charset_decode(&memory, STR("<meta content='text/html; charset=gbk' http-equiv=content-type>\xC4\xE3"), STR("")).name,
      "gbk");
  assert_string_equal(charset_decode(&memory, STR("<!-- <meta charset=koi8-r> -->\xC1"), STR("")).name, "windows-1252");
  assert_string_equal(charset_decode(&memory, STR("<meta charset=latin1>caf\xC3\xA9"), STR("")).name, "utf-8"); /* it lies */
  assert_string_equal(charset_decode(&memory, STR("\xEF\xBB\xBF\xE9"), STR("latin1")).name, "utf-8");
}

static bool undone(const char *page, const char *text) {
  charset_text t = charset_decode(&memory, str_c(page), STR(""));
  bool done = charset_undo_double(&memory, &t);
  assert_str(t.text, text);
  return done;
}

static void test_what_was_encoded_twice(void **state) {
  (void)state;
  assert_true(undone("doesn\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2t", "doesn\xE2\x80\x99t"));
  assert_true(undone("caf\xC3\x83\xC2\xA9, fianc\xC3\x83\xC2\xA9", "caf\xC3\xA9, fianc\xC3\xA9"));
  assert_true(undone("\xC3\xB0\xC5\xB8\xCB\x9C\xE2\x82\xAC", "\xF0\x9F\x98\x80")); /* a face */
  assert_false(undone("caf\xC3\x83\xC2\xA9", "caf\xC3\x83\xC2\xA9"));              /* once is chance */
  assert_false(undone("IRM\xC3\x83\xC2\xBB \xC3\xA9 IRM\xC3\x83\xC2\xBB", "IRM\xC3\x83\xC2\xBB \xC3\xA9 IRM\xC3\x83\xC2\xBB"));
  assert_false(undone("\xC3\xA0\xC2\xA0\xC2\xAB \xC3\xA0\xC2\xA0\xC2\xBB", "\xC3\xA0\xC2\xA0\xC2\xAB \xC3\xA0\xC2\xA0\xC2\xBB"));
  charset_text t = charset_decode(&memory,
                                  STR("\xEF\xBB\xBF"
                                      "a\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2"
                                      "b\xC3\xB6"
                                      "c"),
                                  STR(""));
  assert_true(charset_undo_double(&memory, &t));
  assert_str(t.text, "a\xE2\x80\x99"
                     "b\xC3\xB6"
                     "c");
  assert_int_equal(charset_raw(&t, 0), 3);
  assert_int_equal(charset_raw(&t, 1), 4);  /* the sign, of eight bytes */
  assert_int_equal(charset_raw(&t, 4), 12); /* b */
  assert_int_equal(charset_raw(&t, 7), 15); /* c */
}

static void test_charset_named_late(void **state) {
  (void)state;
  char page[3000];
  int n = snprintf(page, sizeof page,
                   "<script>\"<meta charset=koi8-u>\"</script><!-- %1500d --><script>'<meta charset=koi8-u>'</script><meta "
                   "charset=koi8-r>\xC1",
                   1);
  assert_true(n > 1500 && n < (int)sizeof page);
  assert_string_equal(charset_decode(&memory, str_c(page + 41), STR("")).name, "koi8-r");
}

static void test_charset_text_and_way_back(void **state) {
  (void)state;
  charset_text t = charset_decode(&memory,
                                  STR("\x93"
                                      "caf\xE9\x94"),
                                  STR("windows-1252"));
  assert_str(t.text, "\xE2\x80\x9C"
                     "caf\xC3\xA9\xE2\x80\x9D");
  assert_int_equal(charset_raw(&t, 3), 1); /* c */
  assert_int_equal(charset_raw(&t, 6), 4); /* e with accent */
  assert_int_equal(charset_raw(&t, 8), 5);
  assert_int_equal(charset_raw(&t, t.text.len), 6);
  t = charset_decode(&memory,
                     STR("\xEF\xBB\xBF"
                         "a\xFF"
                         "b\xE2\x82"
                         "c"),
                     STR(""));
  assert_str(t.text, "a\xEF\xBF\xBD"
                     "b\xEF\xBF\xBD"
                     "c");
  assert_int_equal(charset_raw(&t, 0), 3);
  assert_int_equal(charset_raw(&t, 4), 5); /* b */
  assert_int_equal(charset_raw(&t, 8), 8); /* c */
  t = charset_decode(&memory,
                     str_of("\xFF\xFE"
                            "a\0\x3D\xD8\x00\xDE"
                            "b\0",
                            10),
                     STR(""));
  assert_str(t.text, "a\xF0\x9F\x98\x80"
                     "b");
  assert_int_equal(charset_raw(&t, 5), 8);
  t = charset_decode(&memory, STR("x\x93\xFA\x96{y"), STR("shift_jis"));
  assert_str(t.text, "x\xE6\x97\xA5\xE6\x9C\xACy");
  assert_int_equal(charset_raw(&t, 4), 3);
  assert_int_equal(charset_raw(&t, 7), 5);
  t = charset_decode(&memory, STR("a\x1B$BF|\x1B(Bb"), STR("iso-2022-jp"));
  assert_str(t.text, "a\xE6\x97\xA5"
                     "b");
  t = charset_decode(&memory, STR("\xD0\xD2\xC9"), STR("koi8-r"));
  assert_str(t.text, "\xD0\xBF\xD1\x80\xD0\xB8");
}

/* --- tree ------------------------------------------------------------------------------------------------------- */

static void write_tree(buffer *b, const html_tree *t) {
  for (uint32_t i = 1; i < t->n; i++) {
    unsigned depth = 0;
    for (uint32_t up = t->nodes[i].parent; up; up = t->nodes[up].parent) depth++;
    buffer_format(b, "%u:", depth);
    if (t->nodes[i].tag == HTML_TAG_TEXT) buffer_format(b, "'%.*s'", STR_FMT(html_node_text(t, i)));
    else buffer_add_c(b, t->nodes[i].tag == HTML_TAG_UNKNOWN ? "?" : html_tag_rows[t->nodes[i].tag - HTML_TAG_UNKNOWN - 1].name);
    buffer_add_char(b, ' ');
  }
}

static str tree(const char *source) {
  html_tree t;
  html_tree_build(&memory, str_c(source), &t);
  buffer b;
  buffer_init(&b, &memory, 1 << 16);
  write_tree(&b, &t);
  return buffer_str(&b);
}

static void test_tree_implied_ends(void **state) {
  (void)state;
  assert_str(tree("<p>a<p>b<div>c</div>d"), "0:p 1:'a' 0:p 1:'b' 0:div 1:'c' 0:'d' ");
  assert_str(tree("<ul><li>a<ul><li>b</ul><li>c</ul>"), "0:ul 1:li 2:'a' 2:ul 3:li 4:'b' 1:li 2:'c' ");
  assert_str(tree("<table><tr><td>a<td>b<tr><td>c</table>d"), "0:table 1:tr 2:td 3:'a' 2:td 3:'b' 1:tr 2:td 3:'c' 0:'d' ");
  assert_str(tree("<dl><dt>a<dd>b<dt>c</dl>"), "0:dl 1:dt 2:'a' 1:dd 2:'b' 1:dt 2:'c' ");
  assert_str(tree("<select><option>a<option>b</select>"), "0:select 1:option 2:'a' 1:option 2:'b' ");
  assert_str(tree("<p>a<br>b<img>c</p>"), "0:p 1:'a' 1:br 1:'b' 1:img 1:'c' ");
  assert_str(tree("<b><p>a</b>b</p>c"), "0:b 1:p 2:'a' 2:'b' 1:'c' "); /* an inline end does not break a block */
  assert_str(tree("<head><title>a</title><p>b"), "0:head 1:title 2:'a' 0:p 1:'b' ");
  assert_str(tree("<svg><path/><title>t</title></svg>x"), "0:svg 1:path 1:title 2:'t' 0:'x' ");
}

static void test_tree_attributes_and_text(void **state) {
  (void)state;
  html_tree t;
  html_tree_build(&memory, STR("<p CLASS='x &amp; y' class=z data-x=1> Fish \n &amp; <i>chips</i><script>no</script></p>"), &t);
  assert_str(html_attribute_value(&memory, &t, 1, HTML_ATTRIBUTE_CLASS), "x & y");
  assert_false(html_has_attribute(&t, 1, HTML_ATTRIBUTE_ID));
  assert_str(html_text_of(&memory, &t, 1, 100), "Fish & chips");
}

static void test_tree_caps(void **state) {
  (void)state;
  buffer b;
  buffer_init(&b, &memory, 1 << 24);
  for (size_t i = 0; i < 100000; i++) buffer_add_c(&b, "<div>");
  buffer_add_c(&b, "x");
  for (size_t i = 0; i < 100000; i++) buffer_add_c(&b, "</div>");
  buffer_add_c(&b, "<p>y");
  html_tree t;
  html_tree_build(&memory, buffer_str(&b), &t);
  assert_int_equal(t.n, 100004);
  size_t deepest = 0;
  uint32_t up = 100001;
  for (; up; up = t.nodes[up].parent) deepest++;
  assert_true(deepest <= HTML_MAX_DEPTH);
  assert_int_equal(t.nodes[t.n - 2].parent, 0); /* every end tag found its element */
  assert_int_equal(t.nodes[1].end, 100002);
  assert_false(t.cut);
}

/* --- articles --------------------------------------------------------------------------------------------------- */

static bool read_article(const char *source, const char *charset, const char *url, article *out) {
  bool is_article = false;
  weft_error e;
  str bytes = str_c(source);
  assert_true(page_article(&memory, bytes, str_c(charset), str_c(url), out, &is_article, &e));
  if (is_article) assert_int_equal(utf8_valid(out->text), out->text.len);
  for (size_t i = 0; i < out->n_runs; i++) {
    text_run r = out->runs[i];
    assert_true(r.text_start < r.text_end && r.text_end <= out->text.len && r.raw_start < r.raw_end && r.raw_end <= bytes.len);
    assert_true(i == 0 || out->runs[i - 1].text_end <= r.text_start);
    if (r.same) assert_true(str_eq(str_slice(out->text, r.text_start, r.text_end), str_slice(bytes, r.raw_start, r.raw_end)));
  }
  return is_article;
}

/* The page's bytes that the first occurrence of `words` in the text came from. */
static str source_of(const article *in, const char *source, const char *words) {
  size_t at = str_find(in->text, str_c(words), 0), end = at + strlen(words);
  assert_true(at != SIZE_MAX);
  uint64_t from = UINT64_MAX, to = 0;
  for (size_t i = 0; i < in->n_runs; i++) {
    text_run r = in->runs[i];
    if (r.text_end <= at || r.text_start >= end) continue;
    uint64_t first = r.same && r.text_start < at ? r.raw_start + (at - r.text_start) : r.raw_start;
    uint64_t last = r.same && r.text_end > end ? r.raw_end - (r.text_end - end) : r.raw_end;
    if (first < from) from = first;
    if (last > to) to = last;
  }
  return str_of(source + from, (size_t)(to - from));
}

#define HARBOUR                                                                                                                  \
  "<p>The harbour bridge at Tarn Head was closed on Monday after an engineer found cracks in two of its piers, the council "     \
  "said.</p>"                                                                                                                    \
  "<p>Some 4,000 cars cross it every day; they will have to go round by Skell, which takes <b>half an hour</b> longer.</p>"
#define HARBOUR_TEXT                                                                                                             \
  "The harbour bridge at Tarn Head was closed on Monday after an engineer found cracks in two of its piers, the council said."   \
  "\n\nSome 4,000 cars cross it every day; they will have to go round by Skell, which takes half an hour longer."

static void test_main_text_leaves_out_what_stands_around(void **state) {
  (void)state;
  article found;
  assert_true(read_article(
      "<html><body><nav><ul><li><a href=/>Home</a><li><a href=/s>Sport</a></ul></nav><div class=content><h1>Bridge closed</h1>"
      "<p class=byline>By Ann Lee</p>" HARBOUR
      "<div class='related-posts'><h3>Related</h3><p>A ferry ran aground at Skell in March, "
      "and nobody was hurt when it did so, its owner said.</p></div><p>ADVERTISEMENT</p><h2>What next</h2><ul><li>A survey of "
      "the "
      "piers in May</li><li>A vote in June</li></ul><p>The council will say more on Friday &amp; hear the shopkeepers of the "
      "quay.</p></div><section class=comments><p>I crossed it every day for years and never saw a crack, said nobody ever.</p>"
      "</section><footer><p>Copyright of the paper, all rights kept by those who own them, wherever they are.</p></footer>",
      "", "", &found));
  assert_str(found.text, HARBOUR_TEXT
             "\n\nWhat next\n\nA survey of the piers in May\nA vote in June\n\nThe council will say more on Friday & "
             "hear the shopkeepers of the quay.");
  assert_str(found.title, "Bridge closed");
}

static void test_main_text_runs(void **state) {
  (void)state;
  const char *source =
      "<article>" HARBOUR
      "<p>Repairs  will\ncost &pound;3&nbsp;million, caf\xE9 owners said on the quay in the morning.</p></article>";
  article found;
  assert_true(read_article(source, "windows-1252", "", &found));
  assert_true(str_ends(found.text, STR("\n\nRepairs will cost \xC2\xA3"
                                       "3 million, caf\xC3\xA9 owners said on the quay in the morning.")));
  assert_str(source_of(&found, source, "Tarn Head was"), "Tarn Head was");
  assert_str(source_of(&found, source,
                       "\xC2\xA3"
                       "3"),
             "&pound;3");
  assert_str(source_of(&found, source, "caf\xC3\xA9 owners"), "caf\xE9 owners");
  assert_str(source_of(&found, source, "takes half an"), "takes <b>half an");
  assert_str(source_of(&found, source, "will cost"), "will\ncost");
}

static void test_main_text_of_tables_and_breaks(void **state) {
  (void)state;
  article found;
  assert_true(read_article(
      "<table><tr><td><a href=/>Front</a><br><a href=/c>Courts</a></td><td><font size=5>Bridge shut</font><br>By ANN LEE<br>"
      "The harbour bridge at Tarn Head was closed on Monday after an engineer found cracks.<br><br>Some 4,000 cars "
      "cross it every day, and they will have to go round by Skell for a year.<br>It is a long way round in the winter snow.</td>"
      "<td><a href=/ad>Tiles</a></td></table>",
      "", "", &found));
  assert_str(found.text,
             "The harbour bridge at Tarn Head was closed on Monday after an engineer found cracks.\n\nSome 4,000 cars cross it "
             "every day, and they will have to go round by Skell for a year.\nIt is a long way round in the winter snow.");
}

static void test_no_article(void **state) {
  (void)state;
  article found;
  assert_false(read_article("<p>Too short to be news.", "", "", &found));
  assert_false(read_article("", "", "", &found));
  assert_false(read_article(
      "<ul><li><a href=a>The first of our many links to other pages of ours today</a><li><a href=b>The second of our many "
      "links to other pages of ours today</a><li><a href=c>The third of our links, and the last</a></ul>",
      "", "", &found));
  assert_int_equal(found.n_runs, 0);
}

/* --- metadata --------------------------------------------------------------------------------------------------- */

static void test_text_of_json_ld_where_the_page_shows_none(void **state) {
  (void)state;
  const char *page =
      "<head><title>Rain</title><script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"%s\"}"
      "</script></head><body><h1>Rain</h1><div id=app></div></body>";
  const char *told =
      "Rain fell on the harbour &amp; the pier for nine days, the port said, and forty boats stayed in. The mayor of "
      "the town thanked all those who had carried sand to the quay by night and by day, and closed the road.";
  article found;
  assert_true(read_article(str_to_c(&memory, str_format(&memory, page, told)), "", "", &found));
  assert_true(str_starts(found.text, STR("Rain fell on the harbour & the pier")));
  assert_int_equal(found.n_runs, 0);
  assert_false(read_article(str_to_c(&memory, str_format(&memory, page, "Rain fell.")), "", "", &found));
  assert_true(read_article(
      str_to_c(&memory, str_format(&memory,
                                   "<head><script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"%s\"}"
                                   "</script></head><body><h1>Bridge closed</h1>" HARBOUR,
                                   told)),
      "", "", &found));
  assert_false(str_starts(found.text, STR("Rain fell"))); /* what the page shows comes first */
}

static void test_metadata_of_json_ld(void **state) {
  (void)state;
  article found;
  assert_true(read_article(
      "<html><head><title>Bridge closed | The Tarn Post</title><meta property=og:site_name content='The Tarn Post'>"
      "<link rel=canonical href='https://tarnpost.example/a/bridge?utm_source=x'><script type=application/ld+json>{\"@graph\":["
      "{\"@type\":\"WebSite\",\"name\":\"Tarn\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"Bridge &amp; road "
      "closed\",\"author\":[{\"name\":\"Ann Lee\"},"
      "{\"name\":\"Bo "
      "Ray\"}],\"datePublished\":\"2019-03-04T08:30:00Z\",\"dateModified\":\"2019-05-05\"}]}</script></head><body>" HARBOUR,
      "", "", &found));
  assert_str(found.title, "Bridge & road closed");
  assert_str(found.outlet, "The Tarn Post");
  assert_str(found.url, "https://tarnpost.example/a/bridge");
  assert_int_equal(found.n_authors, 2);
  assert_str(found.authors[1], "Bo Ray");
  assert_str(str_slice(found.published, 0, 10), "2019-03-04");
  assert_str(found.published_from, "json-ld");
}

static str day_of(const char *head, const char *url, const char *line, str *from) {
  article found;
  str page = str_format(&memory, "<head><title>Bridge closed</title>%s</head><body><h1>Bridge closed</h1>%s" HARBOUR, head, line);
  assert_true(read_article(str_to_c(&memory, page), "", url, &found));
  *from = found.published_from;
  return found.published.len > 10 ? str_slice(found.published, 0, 10) : found.published;
}

static void test_metadata_days(void **state) {
  (void)state;
  str from;
  assert_str(day_of("<meta property='article:published_time' content='2018-07-06T01:02:03+01:00'>", "", "", &from), "2018-07-06");
  assert_str(from, "meta");
  assert_str(day_of("<meta name=lastmod content='2018-07-06'>", "https://a.example/2016/jan/11/bridge", "", &from), "2016-01-11");
  assert_str(from, "url");
  assert_str(day_of("", "", "<time datetime='2017-02-03T10:00'>Friday</time>", &from), "2017-02-03");
  assert_str(from, "time");
  assert_str(day_of("", "", "<p>Updated: 9 May 2016</p><p>7 May 2016, 10.15</p>", &from), "2016-05-07");
  assert_str(from, "text");
  assert_str(day_of("<meta name=lastmod content='2018-07-06'>", "", "", &from), "2018-07-06");
  assert_str(from, "updated");
  assert_str(day_of("", "", "", &from), "");
}

static void dates_of(const char *head, const char *url, const char *line, article *found) {
  str page = str_format(
      &memory, "<html lang=en-GB><head><title>Bridge closed</title>%s</head><body><h1>Bridge closed</h1>%s" HARBOUR, head, line);
  assert_true(read_article(str_to_c(&memory, page), "", url, found));
}

static void test_days_that_readers_see(void **state) {
  (void)state;
  article found;
  /* late in the evening it is tomorrow in UTC */
  dates_of("<meta property='article:published_time' content='2018-07-06T01:02:03Z'>", "", "<p class=date>5 July 2018</p>",
           &found);
  assert_str(found.published, "2018-07-05");
  dates_of("<meta property='article:published_time' content='2018-07-06T01:02:03Z'>", "https://a.example/2018/07/05/x", "",
           &found);
  assert_str(found.published, "2018-07-05");
  assert_str(found.published_from, "url");
  /* dated anew */
  dates_of("<meta property='article:published_time' content='2018-07-06T01:02:03Z'><meta property='article:modified_time' "
           "content='2019-09-09T08:00Z'>",
           "", "<p class=date>9 September 2019</p>", &found);
  assert_str(found.published, "2019-09-09");
  assert_str(found.first_published, "2018-07-06T01:02:03Z");
  /* a change that is called one */
  dates_of("<meta property='article:published_time' content='2018-07-06T01:02:03Z'>", "",
           "<div><b>Updated</b><time datetime='2019-09-09T08:00'>9 September</time></div>", &found);
  assert_str(found.published, "2018-07-06T01:02:03Z");
  assert_str(found.updated, "2019-09-09T08:00");
  assert_str(found.updated_from, "time");
  dates_of("", "", "<p>Posted on 3/4/2019 | Last updated 5/4/2019 at 6:30 pm</p>", &found);
  assert_str(found.published, "2019-04-03");
  assert_str(found.updated, "2019-04-05T18:30");
}

static void test_days_of_other_things(void **state) {
  (void)state;
  article found;
  dates_of("", "", "<p>\xC2\xA9 3 April 2019 The Tarn Post</p>", &found);
  assert_str(found.published, "");
  dates_of("", "", "<div class=related><ul><li><a href=x>Old bridge closed</a> <time datetime=2017-01-02>2 Jan</time></ul></div>",
           &found);
  assert_str(found.published, "");
  dates_of("", "",
           "<p>The mayor said on 3 April 2019 that the bridge would be closed to all who come on foot or by boat, and more.</p>",
           &found);
  assert_str(found.published, "");
  dates_of("", "",
           "<p>TARNTON, (3 April 2019). The mayor said that the bridge would be closed to all who come on foot or by boat.</p>",
           &found);
  assert_str(found.published, "2019-04-03");
  dates_of("", "", "<div itemscope><span property='schema:datePublished' content='2019-04-03T10:00+02:00'></span></div>", &found);
  assert_str(found.published, "2019-04-03T10:00+02:00");
}

static void test_page_dates(void **state) {
  (void)state;
  bool update;
  assert_str(page_date_in(&memory, STR("Posted on January 12th, 2016 at 4"), false, &update), "2016-01-12");
  assert_str(page_date_in(&memory, STR("Di, 12. M\xC3\xA4rz 2019"), true, &update), "2019-03-12");
  assert_str(page_date_in(&memory, STR("12 de agosto de 2019"), true, &update), "2019-08-12");
  assert_str(page_date_in(&memory, STR("03.04.2019"), false, &update), "2019-04-03");
  assert_str(page_date_in(&memory, STR("3/4/2019"), false, &update), "2019-03-04");
  assert_str(page_date_in(&memory, STR("3/4/2019"), true, &update), "2019-04-03");
  assert_str(page_date_in(&memory,
                          STR("2019\xE5\xB9\xB4"
                              "4\xE6\x9C\x88"
                              "3\xE6\x97\xA5"),
                          true, &update),
             "2019-04-03");
  assert_false(update);
  assert_str(page_date_in(&memory, STR("Last updated 2019-04-03"), true, &update), "2019-04-03");
  assert_true(update);
  assert_str(page_date_in(&memory, STR("call 555-2019-12-01-77 or 31/31/2019"), true, &update), "");
  assert_str(page_date_value(&memory, STR("20190403"), true), "2019-04-03");
  assert_str(str_slice(page_date_value(&memory, STR("1554285600000"), true), 0, 10), "2019-04-03");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_tokens, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_token_places, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_raw_text_states, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_charset_choice, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_charset_text_and_way_back, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_what_was_encoded_twice, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_charset_named_late, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_tree_implied_ends, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_tree_attributes_and_text, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_tree_caps, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_main_text_leaves_out_what_stands_around, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_main_text_runs, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_main_text_of_tables_and_breaks, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_no_article, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_text_of_json_ld_where_the_page_shows_none, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_metadata_of_json_ld, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_metadata_days, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_days_that_readers_see, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_days_of_other_things, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_page_dates, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
