/* annotate_shown.c - marks that overlap, nest too deep or lie in hostile text, as HTML and as lines. */
#include "unit.h"

#include "annotate/shown.h"

#define MANY 200u

static annotation mention(uint32_t start, uint32_t end, const char *entity_id) {
  annotation out = {.kind = ANNOTATION_MENTION, .at = {start, end}, .rule = "by hand"};
  out.as.mention.name = STR("N"), out.as.mention.type = STR("person"), out.as.mention.form = STR("name");
  out.as.mention.entity = str_c(entity_id);
  return out;
}

static annotation citation(uint32_t start, uint32_t end) {
  annotation out = {.kind = ANNOTATION_CITATION, .at = {start, end}};
  out.as.citation.source = STR("S"), out.as.citation.form = STR("told");
  return out;
}

/* The element of class `text`, with attributes but `class` left out. */
static str marked(arena *a, str html) {
  size_t from = str_find(html, STR("<div class=\"text\""), 0), to = str_find(html, STR("</div>"), from);
  assert_true(from < to && to < html.len);
  from = str_find_char(html, '>', from) + 1;
  buffer b;
  buffer_init(&b, a, 1 << 20);
  for (size_t i = from; i < to; i++) {
    bool attribute = html.data[i] == '"' && i + 1 < to && html.data[i + 1] == ' ';
    buffer_add_char(&b, html.data[i]);
    if (attribute) i = str_find_char(html, '>', i) - 1;
  }
  return buffer_str(&b);
}

static str html_of(arena *a, str text, annotation *items, size_t n) {
  article in = {.id = STR("x"), .text = text};
  annotations notes = {.items = items, .n = n, .engine = STR("hand")};
  return shown_html(a, &in, &notes);
}

static void test_crossing(void **state) {
  (void)state;
  arena a;
  arena_init(&a, 0);
  annotation items[] = {mention(0, 4, "e1"), citation(2, 6)};
  assert_str(marked(&a, html_of(&a, STR("abcdefgh"), items, 2)),
             "<span class=\"mention\">ab<span class=\"citation\">cd</span></span><span class=\"citation\">ef</span>gh");
  annotation nested[] = {citation(1, 5), mention(1, 5, "e1"), mention(2, 3, "e2")};
  assert_str(marked(&a, html_of(&a, STR("abcdef"), nested, 3)),
             "a<span class=\"citation\"><span class=\"mention\">b<span class=\"mention\">c</span>de</span></span>f");
  annotation whole[] = {citation(0, 3)};
  assert_str(marked(&a, html_of(&a, STR("abc"), whole, 1)), "<span class=\"citation\">abc</span>");
  arena_free(&a);
}

static void test_quote(void **state) {
  (void)state;
  arena a;
  arena_init(&a, 0);
  span content[] = {{0, 2}, {6, 8}}, cue = {2, 4}, source = {4, 6};
  annotation items[] = {{.kind = ANNOTATION_QUOTE, .at = {0, 2}}, mention(4, 6, "e1")};
  items[0].as.quote.type = STR("direct");
  items[0].as.quote.content = (spans){content, 2};
  items[0].as.quote.cue = (spans){&cue, 1}, items[0].as.quote.source = (spans){&source, 1};
  assert_str(marked(&a, html_of(&a, STR("aabbccdd"), items, 2)),
             "<span class=\"content q0\">aa</span><span class=\"cue q0\">bb</span><span class=\"source q0\">"
             "<span class=\"mention\">cc</span></span><span class=\"content q0\">dd</span>");
  arena_free(&a);
}

static void test_hostile(void **state) {
  (void)state;
  arena a;
  arena_init(&a, 0);
  annotation items[] = {mention(1, 3, "\"><script>")};
  str html = html_of(&a, STR("<&>\"\r\n'"), items, 1);
  assert_str(marked(&a, html), "&lt;<span class=\"mention\">&amp;&gt;</span>&quot;&#13;\n'");
  assert_true(str_find(html, STR("<script"), 0) == SIZE_MAX);
  assert_str(marked(&a, html_of(&a, STR(""), NULL, 0)), "");
  arena_free(&a);
}

/* More marks around one place than browsers nest, and others across them. */
static void test_deep(void **state) {
  (void)state;
  arena a;
  arena_init(&a, 0);
  char text[2 * MANY + 1];
  annotation items[MANY];
  memset(text, 'x', sizeof text);
  for (uint32_t i = 0; i < MANY; i++) items[i] = i % 3 ? mention(i, 2 * MANY - i, "e1") : citation(i, MANY + i);
  str html = html_of(&a, str_of(text, sizeof text), items, MANY);
  size_t depth = 0, deepest = 0;
  str part = marked(&a, html);
  for (size_t i = 0; i + 1 < part.len; i++) {
    if (part.data[i] != '<') continue;
    if (part.data[i + 1] == '/') depth--;
    else depth++;
    if (depth > deepest) deepest = depth;
  }
  assert_int_equal(depth, 0);
  assert_int_equal(deepest, 64);
  size_t listed = 0;
  for (size_t i = 0; (i = str_find(html, STR("<li><b"), i)) != SIZE_MAX; i++) listed++;
  assert_int_equal(listed, MANY);
  arena_free(&a);
}

static void test_lines(void **state) {
  (void)state;
  arena a;
  arena_init(&a, 0);
  annotation items[] = {mention(2, 6, "e1"), citation(2, 9)};
  article in = {.id = STR("x\x1b[31m"), .title = STR("T"), .published = STR("2016"), .text = STR("\xC3\xA9N\nM\x1b later")};
  annotations notes = {.items = items, .n = 2, .engine = STR("hand")};
  assert_str(shown_lines(&a, &in, &notes, WEFT_OFFSETS_CHARS),
             "x [31m \"T\", 2016, by hand\n"
             "  1-5         mention  \xE2\x80\x9CN M \xE2\x80\x9D  name N, type person, entity e1, form name  [by hand]\n"
             "  1-8         citation \xE2\x80\x9CN M  la\xE2\x80\x9D  source S, form told");
  json *row = json_new(&a, JSON_OBJECT);
  annotations_to_row(&a, row, in.text, &notes, WEFT_OFFSETS_CHARS);
  shown_why(&a, row, &notes);
  const json *list = json_get(row, STR("annotations"));
  assert_str(json_get_str(list->first, STR("why")), "by hand");
  assert_null(json_get(list->last, STR("why")));
  arena_free(&a);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_crossing), cmocka_unit_test(test_quote),
                                     cmocka_unit_test(test_hostile), cmocka_unit_test(test_deep), cmocka_unit_test(test_lines)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
