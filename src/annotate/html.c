/* html.c - annotations marked in the text of their article, as HTML for people to check by eye.
 *
 *   marks     [content of quote 1                 ]        elements must nest, spans need not: a mark that ends inside
 *                        [time            ]                another is closed with it and opened again behind
 *   elements  <content>..<time>..</time></content><time>..</time>
 */
#include "annotate/shown.h"

#include "annotate/data/html_style.h"
#include "base/hash.h"

#include <stdlib.h>

#define MOST_BYTES ((size_t)1 << 31)
/* Marks that may be open at once; deeper ones stand in the list alone. Browsers nest 512 elements, and it keeps time linear. */
#define MOST_OPEN 64u
#define HUES 6u

/* A span of the text that gets an element. */
typedef struct mark {
  span at;
  uint32_t note;    /* index of its annotation */
  uint32_t number;  /* of the quotation, from 1; 0: no quotation */
  const char *part; /* class: the kind, or what it is of a quotation */
} mark;

typedef struct page {
  arena *a;
  const article *in;
  const annotations *notes;
  buffer out;
  VECTOR(mark) marks;
  str *tips;   /* of each annotation: its fields */
  str *kinds;  /* ... its kind */
  str *labels; /* ... entity or number that stands before it; may be empty */
  str *ids;    /* ... id of its element; empty but for an entity's first mention */
} page;

/* --- escaping ------------------------------------------------------------------------------------------------------------ */

/* Of content and of attributes in double quotes. A carriage return would be read as a line feed, NUL as nothing. */
static void add_escaped(buffer *out, str s) {
  size_t from = 0;
  for (size_t i = 0; i < s.len; i++) {
    const char *as = NULL;
    switch (s.data[i]) {
    case '&': as = "&amp;"; break;
    case '<': as = "&lt;"; break;
    case '>': as = "&gt;"; break;
    case '"': as = "&quot;"; break;
    case '\r': as = "&#13;"; break;
    case '\0': as = "\xEF\xBF\xBD"; break;
    default: continue;
    }
    buffer_add(out, str_slice(s, from, i));
    buffer_add_c(out, as);
    from = i + 1;
  }
  buffer_add(out, str_slice(s, from, s.len));
}

static void add_attribute(buffer *out, const char *name, str value) {
  if (!value.len) return;
  buffer_format(out, " %s=\"", name);
  add_escaped(out, value);
  buffer_add_char(out, '"');
}

/* --- what is said of each annotation ------------------------------------------------------------------------------------- */

static str tip_of(page *p, const annotation *note, const json *object, str kind) {
  buffer b;
  buffer_init(&b, p->a, MOST_BYTES);
  buffer_add(&b, kind);
  buffer_add_char(&b, '\n');
  shown_fields(&b, object, p->in->text, "\n");
  if (note->rule) buffer_add_c(&b, "\nby ");
  if (note->rule) buffer_add_c(&b, note->rule);
  return buffer_str(&b);
}

static void read_notes(page *p) {
  size_t n = p->notes->n;
  p->tips = ARENA_ARRAY(p->a, str, n + 1), p->kinds = ARENA_ARRAY(p->a, str, n + 1);
  p->labels = ARENA_ARRAY(p->a, str, n + 1), p->ids = ARENA_ARRAY(p->a, str, n + 1);
  const json *object = shown_objects(p->a, p->in->text, p->notes);
  for (size_t i = 0; i < n && object; i++, object = object->next) {
    p->kinds[i] = json_get_str(object, STR("kind"));
    p->tips[i] = tip_of(p, &p->notes->items[i], object, p->kinds[i]);
  }
}

/* --- marks --------------------------------------------------------------------------------------------------------------- */

static void add_marks(page *p, spans at, mark m) {
  for (uint32_t i = 0; i < at.n; i++) {
    m.at = at.items[i];
    if (m.at.end > m.at.start) VECTOR_PUSH(p->a, p->marks, m);
  }
}

static void gather_marks(page *p) {
  uint32_t quotes = 0;
  for (uint32_t i = 0; i < p->notes->n; i++) {
    const annotation *note = &p->notes->items[i];
    mark m = {.note = i, .part = str_to_c(p->a, p->kinds[i])};
    span whole = note->at;
    if (note->kind != ANNOTATION_QUOTE) {
      add_marks(p, (spans){&whole, 1}, m);
      continue;
    }
    m.number = ++quotes;
    p->labels[i] = str_format(p->a, "%u", m.number);
    m.part = "content";
    add_marks(p, note->as.quote.content, m);
    m.part = "cue";
    add_marks(p, note->as.quote.cue, m);
    m.part = "source";
    add_marks(p, note->as.quote.source, m);
  }
}

static int compare_marks(const void *x, const void *y) {
  const mark *a = x, *b = y;
  if (a->at.start != b->at.start) return a->at.start < b->at.start ? -1 : 1;
  if (a->at.end != b->at.end) return a->at.end > b->at.end ? -1 : 1;
  bool quote_first = a->number && !b->number, quote_last = b->number && !a->number; /* its line outside, the colour inside */
  if (quote_first || quote_last) return quote_first ? -1 : 1;
  if (a->note != b->note) return a->note < b->note ? -1 : 1;
  return strcmp(a->part, b->part);
}

static void open_mark(page *p, const mark *m, bool again) {
  buffer *out = &p->out;
  buffer_format(out, "<span class=\"%s", m->part);
  if (m->number) buffer_format(out, " q%u", (m->number - 1) % HUES);
  buffer_add_c(out, "\" tabindex=\"0\"");
  if (!again) add_attribute(out, "data-n", p->labels[m->note]);
  if (!again && !m->number) add_attribute(out, "id", p->ids[m->note]);
  add_attribute(out, "title", p->tips[m->note]);
  buffer_add_char(out, '>');
}

/* Closes what ends at `at`, and what stands inside it, which is opened again when it goes on. */
static uint32_t close_marks(page *p, const mark **open, uint32_t n, uint32_t at) {
  uint32_t lowest = 0, kept = 0;
  while (lowest < n && open[lowest]->at.end > at) lowest++;
  for (uint32_t i = n; i-- > lowest;) buffer_add_c(&p->out, "</span>");
  for (uint32_t i = kept = lowest; i < n; i++)
    if (open[i]->at.end > at) open_mark(p, open[kept++] = open[i], true);
  return kept;
}

static void add_text(page *p) {
  const mark *open[MOST_OPEN];
  uint32_t n = 0, end = (uint32_t)p->in->text.len;
  size_t next = 0;
  buffer_add_c(&p->out, "<div class=\"text\" dir=\"auto\">");
  for (uint32_t at = 0;;) {
    n = close_marks(p, open, n, at);
    for (; next < p->marks.n && p->marks.items[next].at.start <= at; next++) {
      if (n == MOST_OPEN || p->marks.items[next].at.end <= at) continue;
      open_mark(p, open[n++] = &p->marks.items[next], false);
    }
    if (at == end) break;
    uint32_t to = next < p->marks.n && p->marks.items[next].at.start < end ? p->marks.items[next].at.start : end;
    for (uint32_t i = 0; i < n; i++)
      if (open[i]->at.end < to) to = open[i]->at.end;
    add_escaped(&p->out, str_slice(p->in->text, at, to));
    at = to;
  }
  buffer_add_c(&p->out, "</div>\n");
}

/* --- who is mentioned ---------------------------------------------------------------------------------------------------- */

typedef struct bearer_entry {
  str entity, name, type;
  uint32_t count, first; /* mentions; the annotation of the first */
} bearer_entry;

typedef struct bearer_entries {
  VECTOR(bearer_entry) list;
} bearer_entries;

/* Entities by first mention, each with its longest name; numbers the mentions' elements. */
static bearer_entries who_is_who(page *p) {
  bearer_entries out = {0};
  names seen;
  names_init(&seen, p->a);
  uint64_t article_hash = hash_bytes(p->in->id, 0);
  for (uint32_t i = 0; i < p->notes->n; i++) {
    const annotation *note = &p->notes->items[i];
    if (note->kind != ANNOTATION_MENTION || !note->as.mention.entity.len) continue;
    p->labels[i] = note->as.mention.entity;
    uint32_t at = names_put(&seen, note->as.mention.entity);
    if (at == out.list.n) {
      bearer_entry fresh = {.entity = note->as.mention.entity, .type = note->as.mention.type, .first = i};
      VECTOR_PUSH(p->a, out.list, fresh);
      p->ids[i] = str_format(p->a, "m%016llx-%u", (unsigned long long)article_hash, i);
    }
    bearer_entry *e = &out.list.items[at];
    e->count++;
    bool named = str_eq(note->as.mention.form, STR("name"));
    if ((named || !e->name.len) && note->as.mention.name.len > e->name.len) e->name = note->as.mention.name;
  }
  return out;
}

static void add_who(page *p, const bearer_entries *who) {
  if (!who->list.n) return;
  buffer_add_c(&p->out, "<ul class=\"who\">\n");
  for (size_t i = 0; i < who->list.n; i++) {
    const bearer_entry *e = &who->list.items[i];
    buffer_format(&p->out, "<li><a href=\"#%.*s\">", STR_FMT(p->ids[e->first]));
    add_escaped(&p->out, e->name);
    buffer_add_c(&p->out, "</a> <small>");
    add_escaped(&p->out, e->entity);
    buffer_add_char(&p->out, ' ');
    add_escaped(&p->out, e->type);
    buffer_format(&p->out, ", %u\xC3\x97</small></li>\n", e->count);
  }
  buffer_add_c(&p->out, "</ul>\n");
}

/* --- the rest of an article ---------------------------------------------------------------------------------------------- */

static void add_part(buffer *out, str s, const char *before) {
  if (!s.len) return;
  buffer_add_c(out, before);
  buffer_add_c(out, "<span>");
  add_escaped(out, s);
  buffer_add_c(out, "</span>");
}

static void add_address(buffer *out, str url) {
  bool web = str_starts_ascii_case(url, STR("http://")) || str_starts_ascii_case(url, STR("https://"));
  if (!web) {
    add_part(out, url, " \xC2\xB7 ");
    return;
  }
  buffer_add_c(out, " \xC2\xB7 <a rel=\"noreferrer\"");
  add_attribute(out, "href", url);
  buffer_add_char(out, '>');
  add_escaped(out, url);
  buffer_add_c(out, "</a>");
}

static void add_head(page *p) {
  const article *in = p->in;
  buffer_add_c(&p->out, "<article>\n<h2 dir=\"auto\">");
  add_escaped(&p->out, in->title.len ? in->title : in->id);
  buffer_add_c(&p->out, "</h2>\n<p class=\"about\">");
  add_part(&p->out, in->id, "");
  add_part(&p->out, in->outlet, " \xC2\xB7 ");
  add_part(&p->out, in->published, " \xC2\xB7 ");
  for (size_t i = 0; i < in->n_authors; i++) add_part(&p->out, in->authors[i], i ? ", " : " \xC2\xB7 ");
  add_address(&p->out, in->url);
  if (p->notes->skipped.len) add_part(&p->out, p->notes->skipped, " \xC2\xB7 no annotations: ");
  else add_part(&p->out, p->notes->engine, " \xC2\xB7 annotated by ");
  buffer_add_c(&p->out, "</p>\n");
}

/* All annotations again, for those who cannot point at a mark. */
static void add_list(page *p) {
  if (!p->notes->n) return;
  buffer_format(&p->out, "<details class=\"list\"><summary>%zu annotations</summary>\n<ol>\n", p->notes->n);
  for (size_t i = 0; i < p->notes->n; i++) {
    span at = p->notes->items[i].at;
    buffer words_of;
    buffer_init(&words_of, p->a, MOST_BYTES);
    shown_words(&words_of, p->in->text, at.start, at.end);
    buffer_add_c(&p->out, "<li><b");
    add_attribute(&p->out, "class", p->kinds[i]);
    buffer_add_char(&p->out, '>');
    add_escaped(&p->out, p->kinds[i]);
    buffer_add_c(&p->out, "</b> ");
    add_escaped(&p->out, buffer_str(&words_of));
    buffer_add_c(&p->out, "<br><small>");
    size_t head = p->kinds[i].len + 1; /* the kind has been said */
    for (str rest = str_slice(p->tips[i], head, p->tips[i].len); rest.len;) {
      size_t end = str_find_char(rest, '\n', 0);
      if (end == SIZE_MAX) end = rest.len;
      add_escaped(&p->out, str_slice(rest, 0, end));
      rest = end < rest.len ? str_slice(rest, end + 1, rest.len) : STR("");
      if (rest.len) buffer_add_c(&p->out, " \xC2\xB7 ");
    }
    buffer_add_c(&p->out, "</small></li>\n");
  }
  buffer_add_c(&p->out, "</ol></details>\n");
}

str shown_html(arena *a, const article *in, const annotations *notes) {
  page p = {.a = a, .in = in, .notes = notes};
  buffer_init(&p.out, a, MOST_BYTES);
  read_notes(&p);
  bearer_entries who = who_is_who(&p);
  gather_marks(&p);
  if (p.marks.n) qsort(p.marks.items, p.marks.n, sizeof *p.marks.items, compare_marks);
  add_head(&p);
  add_text(&p);
  add_who(&p, &who);
  add_list(&p);
  buffer_add_c(&p.out, "</article>");
  return buffer_str(&p.out);
}

str shown_html_head(arena *a) {
  buffer b;
  buffer_init(&b, a, MOST_BYTES);
  for (size_t i = 0; i < sizeof html_head / sizeof *html_head; i++) buffer_add_c(&b, html_head[i]);
  return buffer_str(&b);
}

str shown_html_end(void) { return STR("</body>\n</html>"); }
