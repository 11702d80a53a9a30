/* units.c - stored rows with their places counted in another unit: stored are code points, `offsets` asks for bytes or UTF-16.
 *
 *   article row: annotations, blocks, links and what the thread room says are written anew from its text and the others'
 *   story row:   collated anew from its articles: a place in it is one of their texts */
#include "api/units.h"

#include "collate/collate.h"

typedef struct units {
  arena *a;
  store *s;
  weft_offsets unit;
  offsets chars, other; /* of the row's own text */
} units;

static void pair_of(units *u, str text, offsets *chars, offsets *other) {
  offsets_init(chars, u->a, text, WEFT_OFFSETS_CHARS);
  offsets_init(other, u->a, text, u->unit);
}

static int64_t place(const offsets *chars, const offsets *other, const json *at) {
  int64_t n = json_to_int(at, 0);
  return (int64_t)offsets_from_byte(other, offsets_to_byte(chars, n < 0 ? 0 : (size_t)n));
}

static void set_place(units *u, json *v, const char *name, const offsets *chars, const offsets *other) {
  const json *at = json_get(v, str_c(name));
  if (at) json_set_int(u->a, v, str_c(name), place(chars, other, at));
}

/* Objects of a list with `start` and `end` in the row's text. */
static void own_places(units *u, json *list) {
  for (json *v = list ? list->first : NULL; v; v = v->next) {
    set_place(u, v, "start", &u->chars, &u->other);
    set_place(u, v, "end", &u->chars, &u->other);
  }
}

/* The same with `at` and `to` in the text of another article: the one that each names, else `id`. */
static void places_of_two(units *u, json *list, str id) {
  own_places(u, list);
  str now = {0};
  offsets chars, other;
  for (json *v = list ? list->first : NULL; v; v = v->next) {
    str named = json_get_str(v, STR("article"));
    if (!named.len) named = id;
    if (!now.data || !str_eq(now, named)) {
      now = named;
      pair_of(u, store_text_of(u->s, u->a, named), &chars, &other);
    }
    set_place(u, v, "at", &chars, &other);
    set_place(u, v, "to", &chars, &other);
  }
}

/* The version before this one in the list of all. */
static str version_before(const json *versions, str id) {
  str before = {0};
  const json *of = json_get(versions, STR("of"));
  for (const json *v = of ? of->first : NULL; v && !str_eq(v->text, id); v = v->next) before = v->text;
  return before;
}

bool units_article(arena *a, store *s, json *row, weft_offsets unit, story_article *out, weft_error *e) {
  if (!story_article_from_row(a, row, WEFT_OFFSETS_CHARS, out, e)) return false;
  units u = {.a = a, .s = s, .unit = unit};
  str text = out->article.text;
  pair_of(&u, text, &u.chars, &u.other);
  annotations_to_row(a, row, text, &out->notes, unit);
  own_places(&u, json_get(row, STR("blocks")));
  own_places(&u, json_get(row, STR("links")));
  places_of_two(&u, json_get(json_get(row, STR("copies")), STR("passages")), STR(""));
  json *versions = json_get(row, STR("versions"));
  places_of_two(&u, json_get(versions, STR("changes")), version_before(versions, json_get_str(row, STR("id"))));
  json *told = json_get(json_get(row, STR("follows")), STR("names"));
  for (json *one = told ? told->first : NULL; one; one = one->next)
    for (json *at = one->first; at; at = at->next) at->text = json_new_int(a, place(&u.chars, &u.other, at))->text;
  return true;
}

json *units_story(arena *a, store *s, json *row, weft_offsets unit, weft_error *e) {
  json *rows = json_get(row, STR("rows")), *stories = json_get(row, STR("thread_stories"));
  story_article *articles = ARENA_ARRAY(a, story_article, rows ? rows->n : 0);
  size_t n = 0;
  for (json *r = rows ? rows->first : NULL; r; r = r->next)
    if (!units_article(a, s, r, unit, &articles[n++], e)) return NULL;
  json *out = collate_story(a, json_get_str(row, STR("story")), articles, n, unit);
  if (stories) stories->next = NULL, json_set(a, out, STR("thread_stories"), stories);
  if (rows) rows->next = NULL, json_set(a, out, STR("rows"), rows);
  return out;
}
