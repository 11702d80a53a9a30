/* reading.c - word classes and quotation marks of an article. */
#include "annotate/reading.h"

#include "annotate/annotate.h"
#include "annotate/parsed.h"
#include "text/fold.h"
#include "text/utf8.h"

/* --- classes ----------------------------------------------------------------------------------------------------- */

/* Plural nouns for persons are looked up by their singular: "senators", "ministers". */
static uint64_t classes_of(const lexicon_entry *e, str form) {
  uint64_t classes = e ? e->classes : 0;
  if (!(classes & WORD_ROLE) && form.len > 3 && form.data[form.len - 1] == 's') {
    const lexicon_entry *singular = lexicon_find(str_slice(form, 0, form.len - 1));
    if (singular) classes |= singular->classes & WORD_ROLE;
  }
  return classes;
}

static bool begins_capital(str token) {
  size_t size;
  if (!token.len) return false;
  if (rune_is_upper(utf8_at(token, 0, &size))) return true;
  size_t hyphen = str_find_char(token, '-', 0); /* "al-Masri" in one token */
  if (hyphen == SIZE_MAX || hyphen + 1 >= token.len) return false;
  const lexicon_entry *e = lexicon_find(str_slice(token, 0, hyphen));
  return e && (e->classes & WORD_PARTICLE) && rune_is_upper(utf8_at(token, hyphen + 1, &size));
}

static void classify(reading *r, arena *a) {
  const lang_doc *d = r->doc;
  r->classes = ARENA_ARRAY(a, uint64_t, d->n + 1);
  r->verbs = ARENA_ARRAY(a, const speech_verb *, d->n + 1);
  r->capital = ARENA_ARRAY(a, bool, d->n + 1);
  for (uint32_t i = 0; i < d->n; i++) {
    if (!token_is_word(d, i)) continue;
    const lexicon_entry *e = lexicon_find(d->lower[i]);
    r->classes[i] = classes_of(e, d->lower[i]);
    r->verbs[i] = e ? e->verb : NULL;
    r->capital[i] = d->shape[i] != LANG_CLITIC && d->shape[i] != LANG_NUMBER && begins_capital(lang_token(d, i));
  }
}

/* --- quotation marks --------------------------------------------------------------------------------------------- */

typedef enum mark { MARK_NONE, MARK_OPEN, MARK_CLOSE, MARK_STRAIGHT } mark;

/* The mark that begins at token i, and how many tokens it takes: " “ ” « » `` ''. */
static mark mark_at(const lang_doc *d, uint32_t i, uint32_t *width) {
  *width = 1;
  if (d->shape[i] < LANG_OPEN_QUOTE) return MARK_NONE;
  str t = lang_token(d, i);
  if (str_eq(t, STR("\"")) || str_eq(t, STR("''"))) return MARK_STRAIGHT;
  if (str_eq(t, STR("“")) || str_eq(t, STR("``")) || str_eq(t, STR("«")) || str_eq(t, STR("„"))) return MARK_OPEN;
  if (str_eq(t, STR("”")) || str_eq(t, STR("»"))) return MARK_CLOSE;
  if (i + 1 < d->n && d->end[i] == d->start[i + 1]) {
    *width = 2;
    if (token_is_char(d, i, '\'') && token_is_char(d, i + 1, '\'')) return MARK_STRAIGHT;
    if (token_is_char(d, i, '`') && token_is_char(d, i + 1, '`')) return MARK_OPEN;
    *width = 1;
  }
  return MARK_NONE;
}

static bool line_between(const lang_doc *d, uint32_t i) {
  return i > 0 && d->sentences[d->sentence[i]].paragraph != d->sentences[d->sentence[i - 1]].paragraph;
}

/* A straight mark opens when white space or a bracket stands before it and none behind it. */
static mark side_of(const lang_doc *d, uint32_t i, uint32_t width, bool open) {
  bool before = i == 0 || d->space[i] || token_is_char(d, i - 1, '(') || token_is_char(d, i - 1, '[');
  bool behind = i + width >= d->n || d->space[i + width];
  if (before != behind) return before ? MARK_OPEN : MARK_CLOSE;
  return open ? MARK_CLOSE : MARK_OPEN;
}

static void find_quotations(reading *r, arena *a) {
  const lang_doc *d = r->doc;
  VECTOR(quotation) found = {0};
  bool open = false, unclosed_before = false;
  quotation at = {0};
  for (uint32_t i = 0; i < d->n;) {
    if (line_between(d, i)) {
      if (open) {
        at.last = i;
        VECTOR_PUSH(a, found, at);
      }
      unclosed_before = open;
      open = false;
    }
    uint32_t width;
    mark m = mark_at(d, i, &width);
    if (m == MARK_STRAIGHT) m = side_of(d, i, width, open);
    if (m == MARK_OPEN && !open) {
      bool begins_line = i == 0 || line_between(d, i);
      at = (quotation){.first = i, .inside = i + width, .goes_on = begins_line && unclosed_before};
      open = true;
    } else if (m == MARK_CLOSE && open) {
      at.last = i + width;
      at.closed = true;
      VECTOR_PUSH(a, found, at);
      open = false;
    }
    i += width;
  }
  if (open) {
    at.last = d->n;
    VECTOR_PUSH(a, found, at);
  }
  r->quotations = found.items;
  r->n_quotations = (uint32_t)found.n;
  r->quoted = ARENA_ARRAY(a, bool, d->n + 1);
  for (size_t k = 0; k < found.n; k++)
    for (uint32_t i = found.items[k].first; i < found.items[k].last; i++) r->quoted[i] = true;
}

reading *reading_of(annotate_context *c) {
  if (c->reading) return c->reading;
  reading *r = ARENA_NEW(c->a, reading);
  r->doc = c->doc;
  r->parsed = parsed_of(c->a, c->parsed, c->doc);
  classify(r, c->a);
  find_quotations(r, c->a);
  r->mention = ARENA_ARRAY(c->a, uint32_t, c->doc->n + 1);
  return c->reading = r;
}
