/* fuzz_annotate.c - any text annotated, and any JSON taken for annotations. The first byte says which, and whether the day of
 * publication is known and the page had links. Invariants: every span lies inside the text, at the edges of characters, and is
 * not empty; the order is that of annotate.h; rows in all units give the same spans back; what is read from a row lies inside the
 * text; the text can be had from the HTML again, whose elements are closed; lines for people have no control character. */
#include "fuzz_read.h"
#include "annotate/shown.h"
#include "resolve/utterances.h"
#include "resolve/wording.h"

#include <math.h>

#define MOST_TEXT (1u << 16)

typedef struct place {
  str text;
  bool may_be_empty; /* rows of other programs */
} place;

static bool at_edge(str text, uint32_t byte) {
  return byte <= text.len && (byte == text.len || ((unsigned char)text.data[byte] & 0xC0) != 0x80);
}

static void check_span(const place *in, span at, bool optional) {
  CHECK(at_edge(in->text, at.start) && at_edge(in->text, at.end));
  CHECK(at.start <= at.end);
  if (!optional && !in->may_be_empty) CHECK(at.start < at.end);
}

static void check_spans(const place *in, spans list) {
  for (uint32_t i = 0; i < list.n; i++) {
    check_span(in, list.items[i], false);
    CHECK(!i || list.items[i].start >= list.items[i - 1].start);
  }
}

static void check_annotation(const place *in, const annotation *n) {
  check_span(in, n->at, false);
  switch (n->kind) {
  case ANNOTATION_TIME: CHECK(in->may_be_empty || (n->as.time.type.len && n->as.time.value.len)); break;
  case ANNOTATION_QUANTITY:
    CHECK(in->may_be_empty || (n->as.quantity.dimension.len && n->as.quantity.lo <= n->as.quantity.hi));
    check_span(in, n->as.quantity.counted, true);
    break;
  case ANNOTATION_MENTION: CHECK(in->may_be_empty || (n->as.mention.name.len && n->as.mention.entity.len)); break;
  case ANNOTATION_QUOTE:
    CHECK(in->may_be_empty || n->as.quote.content.n);
    check_spans(in, n->as.quote.content);
    check_spans(in, n->as.quote.cue);
    check_spans(in, n->as.quote.source);
    break;
  case ANNOTATION_CITATION:
    CHECK(in->may_be_empty || n->as.citation.source.len);
    check_span(in, n->as.citation.source_at, true);
    if (!in->may_be_empty && str_eq(n->as.citation.form, STR("link"))) CHECK(n->as.citation.url.len);
    break;
  case ANNOTATION_EVENT:
    CHECK(in->may_be_empty || n->as.event.lemma.len);
    check_span(in, n->as.event.place, true);
    check_span(in, n->as.event.time, true);
    break;
  case ANNOTATION_ATTRIBUTE:
    CHECK(in->may_be_empty || (n->as.attribute.what.len && n->as.attribute.value.len && n->as.attribute.entity.len));
    if (!in->may_be_empty) CHECK(!str_eq(n->as.attribute.entity, n->as.attribute.other));
    break;
  }
}

static bool same_spans(spans x, spans y) {
  if (x.n != y.n) return false;
  for (uint32_t i = 0; i < x.n; i++)
    if (x.items[i].start != y.items[i].start || x.items[i].end != y.items[i].end) return false;
  return true;
}

static void check_round_trip(arena *a, str text, const annotations *notes, weft_offsets unit) {
  annotations back;
  weft_error e = {.code = WEFT_OK};
  json *row = json_new(a, JSON_OBJECT);
  annotations_to_row(a, row, text, notes, unit);
  buffer b;
  buffer_init(&b, a, (size_t)1 << 30);
  json_write(&b, row);
  const json *read = json_parse(a, buffer_str(&b), &e);
  CHECK(read);
  CHECK(annotations_from_row(a, read, text, unit, &back, &e));
  CHECK(back.n == notes->n && str_eq(back.engine, notes->engine));
  for (size_t i = 0; i < back.n; i++) {
    const annotation *x = &notes->items[i], *y = &back.items[i];
    CHECK(x->kind == y->kind && x->at.start == y->at.start && x->at.end == y->at.end);
    if (x->kind == ANNOTATION_QUOTE)
      CHECK(same_spans(x->as.quote.content, y->as.quote.content) && same_spans(x->as.quote.cue, y->as.quote.cue) &&
            same_spans(x->as.quote.source, y->as.quote.source));
    if (x->kind == ANNOTATION_QUOTE) CHECK(str_eq(x->as.quote.utterance, y->as.quote.utterance));
    if (x->kind == ANNOTATION_CITATION) CHECK(str_eq(x->as.citation.url, y->as.citation.url));
    if (x->kind == ANNOTATION_ATTRIBUTE)
      CHECK(str_eq(x->as.attribute.value, y->as.attribute.value) && x->as.attribute.former == y->as.attribute.former &&
            x->as.attribute.dead == y->as.attribute.dead && str_eq(x->as.attribute.other, y->as.attribute.other));
    if (x->kind == ANNOTATION_QUANTITY) {
      CHECK(x->as.quantity.lo == y->as.quantity.lo && x->as.quantity.hi == y->as.quantity.hi);
      CHECK(str_eq(x->as.quantity.unit, y->as.quantity.unit));
    }
  }
}

/* What stands for the character reference at html[i], whose length *n gets. */
static char referred(str html, size_t i, size_t *n) {
  static const struct {
    const char *reference;
    char c;
  } all[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#13;", '\r'}};
  for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
    *n = strlen(all[k].reference);
    if (str_starts(str_slice(html, i, html.len), str_c(all[k].reference))) return all[k].c;
  }
  CHECK(false); /* a character reference that nobody writes */
  return 0;
}

static void check_html(arena *a, const article *in, const annotations *notes) {
  str html = shown_html(a, in, notes);
  size_t i = str_find(html, STR("<div class=\"text\" dir=\"auto\">"), 0) + 29, depth = 0, at = 0, n = 1;
  for (; i < html.len; i += n) {
    n = 1;
    if (html.data[i] == '<') {
      n = str_find_char(html, '>', i) - i + 1;
      if (html.data[i + 1] != '/') depth++;
      else if (!depth--) break; /* the end of the text */
      continue;
    }
    CHECK(at < in->text.len);
    if (in->text.data[at]) {
      char c = html.data[i] == '&' ? referred(html, i, &n) : html.data[i];
      CHECK(c == in->text.data[at++]);
    } else {
      n = 3, at++; /* U+FFFD */
    }
  }
  CHECK(at == in->text.len && str_starts(str_slice(html, i, html.len), STR("</div>")));
  str lines = shown_lines(a, in, notes, WEFT_OFFSETS_CHARS);
  for (i = 0; i < lines.len; i++) CHECK((unsigned char)lines.data[i] >= 32 || lines.data[i] == '\n');
}

/* Links over the text, a third of them to an outlet. */
static void put_links(arena *a, article *in) {
  static const str urls[] = {{"https://people.com/article/x", 28}, {"https://x.example/", 18}, {"https://t.co/x", 14}};
  in->links = ARENA_ARRAY(a, article_link, ARTICLE_MAX_LINKS);
  for (uint32_t start = 0; start < in->text.len && in->n_links < ARTICLE_MAX_LINKS;) {
    uint32_t end = start + 1 + (unsigned char)in->text.data[start] % 32;
    while (end < in->text.len && !at_edge(in->text, end)) end++;
    if (end > in->text.len) break;
    in->links[in->n_links] = (article_link){start, end, urls[in->n_links % 3]};
    in->n_links++;
    start = end;
  }
}

static void annotate_text(arena *a, str bytes, bool published) {
  article in = {.language = STR("en"), .text = utf8_repair(a, bytes, NULL), .id = STR("fuzz")};
  if (published) {
    in.published = STR("2021-03-16");
    put_links(a, &in);
  }
  place where = {.text = in.text};
  annotations notes = annotate_article(a, &in, NULL);
  CHECK(str_eq(notes.engine, STR("rules")) && !notes.skipped.len);
  for (size_t i = 0; i < notes.n; i++) {
    const annotation *n = &notes.items[i], *before = i ? n - 1 : NULL;
    check_annotation(&where, n);
    if (!before) continue;
    CHECK(before->at.start <= n->at.start);
    if (before->at.start == n->at.start) CHECK(before->at.end >= n->at.end);
    if (before->at.start == n->at.start && before->at.end == n->at.end) CHECK(before->kind <= n->kind);
  }
  check_round_trip(a, in.text, &notes, WEFT_OFFSETS_BYTES);
  check_round_trip(a, in.text, &notes, WEFT_OFFSETS_CHARS);
  check_round_trip(a, in.text, &notes, WEFT_OFFSETS_UTF16);
  check_html(a, &in, &notes);
}

/* Two articles with these quotations: what is grouped has an id, and differences lie in the contents. */
static void find_utterances(arena *a, str text, annotations notes) {
  story_article both[2] = {{.article = {.id = STR("a"), .text = text}, .notes = notes},
                           {.article = {.id = STR("b"), .text = text}}};
  both[1].notes = notes;
  both[1].notes.items = ARENA_ARRAY(a, annotation, notes.n);
  if (notes.n) memcpy(both[1].notes.items, notes.items, notes.n * sizeof *notes.items);
  utterances_find(a, both, 2);
  wording_space space;
  wording_space_init(&space, a);
  const annotation *last = NULL;
  for (size_t i = 0; i < notes.n; i++) {
    const annotation *q = &notes.items[i], *copy = &both[1].notes.items[i];
    if (q->kind != ANNOTATION_QUOTE) continue;
    wording x, y;
    wording_of(&space, &both[0], q, &x);
    wording_keep(a, &x);
    wording_of(&space, &both[1], last ? last : copy, &y);
    CHECK(x.n <= WORDING_MOST && !x.n == !q->as.quote.utterance.len);
    CHECK(q->as.quote.utterance.len == 0 || q->as.quote.utterance.len == 13);
    for (uint32_t k = 0; k < x.n; k++) CHECK(x.words[k].start < x.words[k].end && x.words[k].end <= text.len);
    differences found = wording_differences(&space, &x, q, &y, last ? last : copy);
    for (uint32_t k = 0; k < found.n; k++) CHECK(found.items[k].at.end <= text.len && found.items[k].to.end <= text.len);
    if (!last && x.n) CHECK(!found.n);
    last = q;
  }
}

/* A row of any JSON, over a text in which characters have one to four bytes. */
static void read_annotations(arena *a, str bytes, weft_offsets unit) {
  const place where = {.text = STR("Caf\xC3\xA9 \xE2\x80\x9CN\xC2\xBA 7\xE2\x80\x9D, \xF0\x9F\x90\x91 12 people said on Friday."),
                       .may_be_empty = true};
  weft_error e = {.code = WEFT_OK};
  const json *list = json_parse(a, bytes, NULL);
  if (!list) return;
  json *row = json_new(a, JSON_OBJECT), *copy = json_parse(a, bytes, NULL);
  json_set(a, row, STR("annotations"), copy);
  annotations notes;
  if (!annotations_from_row(a, row, where.text, unit, &notes, &e)) {
    CHECK(e.code != WEFT_OK && e.message[0]);
    return;
  }
  for (size_t i = 0; i < notes.n; i++) check_annotation(&where, &notes.items[i]);
  find_utterances(a, where.text, notes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 1 || size > MOST_TEXT) return 0;
  arena a;
  arena_init(&a, (size_t)1 << 30);
  str bytes = str_of((const char *)data + 1, size - 1);
  switch (data[0] % 5) {
  case 0:
  case 1: annotate_text(&a, bytes, data[0] % 5 == 1); break;
  case 2: read_annotations(&a, bytes, WEFT_OFFSETS_CHARS); break;
  case 3: read_annotations(&a, bytes, WEFT_OFFSETS_BYTES); break;
  default: read_annotations(&a, bytes, WEFT_OFFSETS_UTF16); break;
  }
  arena_free(&a);
  return 0;
}
