/* versions.c - a page that was fetched several times says a thing once: what a later version repeats is not told of the earlier
 * one, and what it says otherwise replaces it. */
#include "collate/collate.h"

#include "text/fold.h"

typedef struct page_version {
  uint32_t page;   /* number of its page, from 1; 0: the only version */
  uint32_t number; /* of the version, from 0 */
  span *changed;   /* of its text: what the next version has otherwise; empty spans where something came in. Ascending */
  size_t n_changed;
  bool has_next; /* the next version is in the story */
} page_version;

struct page_versions {
  page_version *items; /* of each article */
};

static void read_changes(collation *c, const json *changes, const offsets *places, page_version *out) {
  VECTOR(span) found = {0};
  for (const json *t = changes ? changes->first : NULL; t; t = t->next) {
    int64_t at = json_to_int(json_get(t, STR("at")), -1), to = json_to_int(json_get(t, STR("to")), -1);
    if (at < 0 || to < at) continue;
    size_t from = offsets_to_byte(places, (size_t)at), end = offsets_to_byte(places, (size_t)to);
    if (from != SIZE_MAX && end != SIZE_MAX) VECTOR_PUSH(c->a, found, (span){(uint32_t)from, (uint32_t)end});
  }
  out->changed = found.items, out->n_changed = found.n;
}

void collate_versions(collation *c, const offsets *maps) {
  names ids, pages;
  names_init(&ids, c->a);
  names_init(&pages, c->a);
  for (uint32_t i = 0; i < c->n_articles; i++) names_put(&ids, c->articles[i].article.id);
  for (uint32_t i = 0; i < c->n_articles; i++) {
    const json *versions = json_get(c->articles[i].row, STR("versions")), *of = json_get(versions, STR("of"));
    if (!json_is(of, JSON_ARRAY) || !of->first) continue;
    if (!c->versions) {
      c->versions = ARENA_NEW(c->a, page_versions);
      c->versions->items = ARENA_ARRAY(c->a, page_version, c->n_articles);
    }
    page_version *own = &c->versions->items[i];
    str before = {0};
    uint32_t number = 0;
    const json *v = of->first;
    for (; v && !str_eq(v->text, c->articles[i].article.id); v = v->next, number++) before = v->text;
    if (!v) continue; /* not a row of ours */
    own->page = names_put(&pages, of->first->text) + 1;
    own->number = number;
    uint32_t p = before.len ? names_get(&ids, before) : UINT32_MAX;
    if (p == UINT32_MAX) continue;
    read_changes(c, json_get(versions, STR("changes")), &maps[p], &c->versions->items[p]);
    c->versions->items[p].has_next = true;
  }
  if (!c->versions) return;
  size_t kept = 0;
  for (size_t i = 0; i < c->claims.n; i++)
    if (!collate_repeated(c, c->claims.items[i].article, c->claims.items[i].sentence))
      c->claims.items[kept++] = c->claims.items[i];
  c->claims.n = kept;
}

/* Whether a stretch has a word in it: what came in behind its last one is outside. */
static bool has_word(str text, size_t from, size_t to) {
  size_t at = 0;
  word w;
  return word_next(str_slice(text, from, to), &at, &w);
}

bool collate_repeated(const collation *c, uint32_t which, span at) {
  const page_version *v = c->versions ? &c->versions->items[which] : NULL;
  if (!v || !v->has_next) return false;
  str text = c->articles[which].article.text;
  for (size_t i = 0; i < v->n_changed && v->changed[i].start < at.end; i++) {
    span t = v->changed[i];
    if (t.end > t.start ? t.end > at.start : t.start > at.start && has_word(text, t.start, at.end)) return false;
  }
  return true;
}

bool collate_replaced(const collation *c, const point *p, uint32_t which) {
  if (!c->versions) return false;
  const claim *x = &c->claims.items[p->claims[which]];
  const page_version *own = &c->versions->items[x->article];
  uint32_t last = own->number;
  bool again = true;
  for (uint32_t i = 0; own->page && i < p->n; i++) {
    const claim *y = &c->claims.items[p->claims[i]];
    const page_version *v = &c->versions->items[y->article];
    if (v->page != own->page || v->number < last || v->number == own->number) continue;
    if (v->number > last) last = v->number, again = false;
    again |= str_eq(x->value, y->value) && str_eq(x->hedge, y->hedge);
  }
  return !again;
}
