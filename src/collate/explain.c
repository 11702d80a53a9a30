/* explain.c - for people: which pairs of claims were judged, by which features, and what came of it. */
#include "collate/explain.h"

#include "annotate/shown.h"
#include "collate/point.h"

#include <math.h>
#include <stdlib.h>

#define RIVALS 3            /* pairs with a claim outside that are told of a point */
#define MOST_OF_POINT 400   /* pairs told of a point or claim; more are counted */
#define MOST_OF_STORY 20000 /* pairs told of a story; more are counted */
#define LEAST_SHOWN 0.0005  /* what a part must add to be told in lines */
#define NAME_COLUMNS 38     /* of a part */
#define PLACE_COLUMNS 29    /* of a claim's place, "6f2c1d0a9b3e4c55:1234" */
#define POINT_COLUMNS 9     /* of its point and group */
#define MOST_TEXT ((size_t)1 << 30)
#define NO_POINT UINT32_MAX

/* A pair to tell, for the sake of a point (or of the chosen claim: NO_POINT). */
typedef struct told_pair {
  uint32_t point;
  bool rival; /* one of its claims is not in the point */
  float score;
  uint32_t pair;
} told_pair;

typedef struct explainer {
  collation c;
  str story;
  const offsets *maps;
  const claim_pair *pairs;
  size_t n_pairs;
  uint32_t *point_of; /* of each claim, NO_POINT when of none */
  char *group_of;     /* letter within its point; 0 when of none */
  VECTOR(told_pair) told;
} explainer;

bool explain_choice_of(str text, explain_choice *out) {
  for (size_t i = text.len; i-- > 0;)
    if (text.data[i] == ':') {
      out->article = str_slice(text, 0, i);
      return i && str_to_int(str_slice(text, i + 1, text.len), &out->place) && out->place >= 0;
    }
  return false;
}

/* --- choice ------------------------------------------------------------------------------------------------------ */

static int compare_told(const void *x, const void *y) {
  const told_pair *a = x, *b = y;
  if (a->point != b->point) return a->point < b->point ? -1 : 1;
  if (a->rival != b->rival) return a->rival ? 1 : -1;
  if (a->score != b->score) return a->score > b->score ? -1 : 1;
  return (a->pair > b->pair) - (a->pair < b->pair);
}

/* Keeps the RIVALS best of each point in order; `best` has that many places a point, 1 + index of the pair. */
static void keep_rival(const explainer *x, uint32_t *best, uint32_t pair) {
  for (uint32_t i = 0, now = pair + 1; i < RIVALS && now; i++) {
    bool better = !best[i] || x->pairs[best[i] - 1].score < x->pairs[now - 1].score;
    if (!better) continue;
    uint32_t before = best[i];
    best[i] = now, now = before;
  }
}

static void choose_by_point(explainer *x) {
  collation *c = &x->c;
  uint32_t *rivals = ARENA_ARRAY(c->a, uint32_t, c->points.n * RIVALS);
  for (uint32_t i = 0; i < x->n_pairs; i++) {
    const claim_pair *p = &x->pairs[i];
    uint32_t one = x->point_of[p->x], two = x->point_of[p->y];
    if (one == two && one != NO_POINT) VECTOR_PUSH(c->a, x->told, (told_pair){one, false, p->score, i});
    if (one == two) continue;
    if (one != NO_POINT) keep_rival(x, rivals + (size_t)one * RIVALS, i);
    if (two != NO_POINT) keep_rival(x, rivals + (size_t)two * RIVALS, i);
  }
  for (uint32_t i = 0; i < c->points.n * RIVALS; i++)
    if (rivals[i]) VECTOR_PUSH(c->a, x->told, (told_pair){i / RIVALS, true, x->pairs[rivals[i] - 1].score, rivals[i] - 1});
}

static bool is_chosen(const explainer *x, uint32_t which, const explain_choice *choice) {
  const claim *in = &x->c.claims.items[which];
  if (!str_starts(x->c.articles[in->article].article.id, choice->article)) return false;
  size_t byte = offsets_to_byte(&x->maps[in->article], (size_t)choice->place);
  return byte != SIZE_MAX && in->at.start <= byte && byte < in->at.end;
}

static void choose_by_claim(explainer *x, const explain_choice *choice) {
  bool *chosen = ARENA_ARRAY(x->c.a, bool, x->c.claims.n);
  for (uint32_t i = 0; i < x->c.claims.n; i++) chosen[i] = is_chosen(x, i, choice);
  for (uint32_t i = 0; i < x->n_pairs; i++) {
    const claim_pair *p = &x->pairs[i];
    if (chosen[p->x] || chosen[p->y]) VECTOR_PUSH(x->c.a, x->told, (told_pair){NO_POINT, false, p->score, i});
  }
}

static void set_points(explainer *x) {
  collation *c = &x->c;
  collate_order(c);
  x->point_of = ARENA_ARRAY(c->a, uint32_t, c->claims.n);
  x->group_of = ARENA_ARRAY(c->a, char, c->claims.n);
  for (uint32_t i = 0; i < c->claims.n; i++) x->point_of[i] = NO_POINT;
  for (uint32_t i = 0; i < c->points.n; i++)
    for (uint32_t k = 0; k < c->points.items[i].n; k++) {
      x->point_of[c->points.items[i].claims[k]] = i;
      x->group_of[c->points.items[i].claims[k]] = c->points.items[i].groups[k];
    }
}

/* --- what is told of a pair -------------------------------------------------------------------------------------- */

/* What came of a pair. */
static const char *outcome(const explainer *x, const claim_pair *p) {
  uint32_t one = x->point_of[p->x], two = x->point_of[p->y];
  if (one == NO_POINT && two == NO_POINT) return "no point";
  if (one == NO_POINT || two == NO_POINT) return "one without a point";
  if (one != two) return "two points";
  return x->group_of[p->x] == x->group_of[p->y] ? "one point, same group" : "one point, other group";
}

static double logit(const pair_part *parts) {
  double sum = 0;
  for (size_t i = 0; i < PAIR_PARTS; i++) sum += parts[i].adds;
  return sum;
}

static const article *article_of(const explainer *x, uint32_t which) {
  return &x->c.articles[x->c.claims.items[which].article].article;
}

static json *place_json(const explainer *x, uint32_t which) {
  arena *a = x->c.a;
  const claim *in = &x->c.claims.items[which];
  const article *from = article_of(x, which);
  json *row = json_new(a, JSON_OBJECT);
  json_set_str(a, row, STR("article"), from->id);
  json_set_int(a, row, STR("start"), (int64_t)offsets_from_byte(&x->maps[in->article], in->at.start));
  json_set_int(a, row, STR("end"), (int64_t)offsets_from_byte(&x->maps[in->article], in->at.end));
  json_set_str(a, row, STR("text"), str_slice(from->text, in->at.start, in->at.end));
  if (x->point_of[which] == NO_POINT) return row;
  json_set_str(a, row, STR("point"), str_format(a, "p%u", x->point_of[which] + 1));
  json_set_str(a, row, STR("group"), str_copy(a, str_of(&x->group_of[which], 1)));
  return row;
}

static str pair_row(const explainer *x, const told_pair *t) {
  arena *a = x->c.a;
  const claim_pair *p = &x->pairs[t->pair];
  pair_part parts[PAIR_PARTS];
  claim_pair_parts(&x->c, p, parts);
  json *row = json_new(a, JSON_OBJECT), *list = json_new(a, JSON_ARRAY);
  json_set_str(a, row, STR("story"), x->story);
  if (t->point != NO_POINT) json_set_str(a, row, STR("point"), str_format(a, "p%u", t->point + 1));
  if (t->rival) json_set(a, row, STR("rival"), json_new_bool(a, true));
  json_set_str(a, row, STR("kind"), str_c(claim_kind_names[x->c.claims.items[p->x].kind]));
  json_set(a, row, STR("x"), place_json(x, p->x));
  json_set(a, row, STR("y"), place_json(x, p->y));
  json_set(a, row, STR("linked"), json_new_bool(a, x->point_of[p->x] != NO_POINT && x->point_of[p->x] == x->point_of[p->y]));
  json_set_str(a, row, STR("outcome"), str_c(outcome(x, p)));
  json_set(a, row, STR("score"), json_new_double(a, round((double)p->score * 1e6) / 1e6));
  json_set(a, row, STR("logit"), json_new_double(a, round(logit(parts) * 1e6) / 1e6));
  for (size_t i = 0; i < PAIR_PARTS; i++) {
    json *part = json_new(a, JSON_OBJECT);
    json_set_str(a, part, STR("name"), str_c(parts[i].name));
    json_set(a, part, STR("value"), json_new_double(a, round(parts[i].value * 1e6) / 1e6));
    json_set(a, part, STR("adds"), json_new_double(a, round(parts[i].adds * 1e6) / 1e6));
    json_push(list, part);
  }
  json_set(a, row, STR("features"), list);
  buffer b;
  buffer_init(&b, a, MOST_TEXT);
  json_write(&b, row);
  return buffer_str(&b);
}

/* --- lines ------------------------------------------------------------------------------------------------------- */

static int compare_parts(const void *x, const void *y) {
  const pair_part *a = x, *b = y;
  double p = fabs(a->adds), q = fabs(b->adds);
  return p != q ? (p < q) - (p > q) : strcmp(a->name, b->name);
}

static void pad_to(buffer *out, size_t len) {
  while (out->len < len) buffer_add_char(out, ' ');
}

static void add_claim(const explainer *x, buffer *out, uint32_t which) {
  const claim *in = &x->c.claims.items[which];
  const article *from = article_of(x, which);
  size_t before = out->len;
  buffer_add_c(out, "      ");
  shown_line(out, from->id);
  buffer_format(out, ":%zu", offsets_from_byte(&x->maps[in->article], in->at.start));
  pad_to(out, before + PLACE_COLUMNS);
  if (x->point_of[which] != NO_POINT) buffer_format(out, "  p%u %c", x->point_of[which] + 1, x->group_of[which]);
  pad_to(out, before + PLACE_COLUMNS + POINT_COLUMNS);
  shown_words(out, from->text, in->at.start, in->at.end);
  if (from->outlet.len) buffer_add_c(out, "  "), shown_line(out, from->outlet);
  buffer_add_char(out, '\n');
}

static void add_pair(const explainer *x, buffer *out, const told_pair *t) {
  const claim_pair *p = &x->pairs[t->pair];
  pair_part parts[PAIR_PARTS];
  claim_pair_parts(&x->c, p, parts);
  buffer_format(out, "\n    %.3f  %s%s\n", (double)p->score, t->rival ? "rival: " : "", outcome(x, p));
  add_claim(x, out, p->x);
  add_claim(x, out, p->y);
  double sum = logit(parts);
  qsort(parts, PAIR_PARTS, sizeof *parts, compare_parts);
  buffer_format(out, "      %-*s %9s %9s\n", NAME_COLUMNS, "feature", "value", "adds");
  for (size_t i = 0; i < PAIR_PARTS && fabs(parts[i].adds) >= LEAST_SHOWN; i++)
    buffer_format(out, "      %-*s %9.3f %+9.3f\n", NAME_COLUMNS, parts[i].name, parts[i].value, parts[i].adds);
  buffer_format(out, "      %-*s %9s %+9.3f\n", NAME_COLUMNS, "log odds", "", sum);
}

static void add_head(explainer *x, buffer *out, uint32_t which) {
  buffer_add_char(out, '\n');
  if (which == NO_POINT) return;
  const point *p = &x->c.points.items[which];
  buffer_format(out, "  p%u %s  ", which + 1, point_status_names[p->status]);
  shown_line(out, collate_label(&x->c, p));
  buffer_format(out, "  (%s)\n", p->reason);
}

static str story_lines(explainer *x, size_t left_out, const uint32_t *more) {
  buffer out;
  buffer_init(&out, x->c.a, MOST_TEXT);
  shown_line(&out, x->story);
  buffer_format(&out, "  %zu articles, %zu claims, %zu pairs, %zu points", x->c.n_articles, x->c.claims.n, x->n_pairs,
                x->c.points.n);
  for (size_t i = 0; i < x->told.n; i++) {
    const told_pair *t = &x->told.items[i];
    if (i == 0 || t->point != x->told.items[i - 1].point) add_head(x, &out, t->point);
    add_pair(x, &out, t);
    uint32_t left = more[t->point == NO_POINT ? x->c.points.n : t->point];
    bool last = i + 1 == x->told.n || x->told.items[i + 1].point != t->point || x->told.items[i + 1].rival != t->rival;
    if (left && last && !t->rival) buffer_format(&out, "\n    ... %u more pairs of it\n", left);
  }
  if (left_out) buffer_format(&out, "\n  ... %zu more pairs; --claim ARTICLE:PLACE shows those of one claim\n", left_out);
  str text = buffer_str(&out);
  while (text.len && text.data[text.len - 1] == '\n') text.len--;
  return text;
}

/* Drops what is too much; `more` counts it by point. Returns how many were dropped because of the story's limit. */
static size_t limit(explainer *x, uint32_t *more) {
  size_t kept = 0, of_point = 0, left_out = 0;
  for (size_t i = 0; i < x->told.n; i++) {
    const told_pair *t = &x->told.items[i];
    bool begins = i == 0 || x->told.items[i - 1].point != t->point;
    of_point = begins ? 1 : of_point + 1;
    if (kept == MOST_OF_STORY) left_out++;
    else if (!t->rival && of_point > MOST_OF_POINT) more[t->point == NO_POINT ? x->c.points.n : t->point]++;
    else x->told.items[kept++] = *t;
  }
  x->told.n = kept;
  return left_out;
}

explained explain_story(arena *a, str story, const story_article *articles, size_t n, weft_offsets unit,
                        const explain_choice *choice) {
  explainer x = {.c = {.a = a, .articles = articles, .n_articles = n}, .story = story};
  names_init(&x.c.lemmas, a);
  names_init(&x.c.entities, a);
  offsets *maps = ARENA_ARRAY(a, offsets, n);
  for (size_t i = 0; i < n; i++) offsets_init(&maps[i], a, articles[i].article.text, unit);
  x.maps = maps;
  collate_claims(&x.c);
  collate_versions(&x.c, maps);
  collate_points(&x.c);
  x.pairs = collate_pairs(&x.c, &x.n_pairs);
  set_points(&x);
  if (choice->article.len) choose_by_claim(&x, choice);
  else choose_by_point(&x);
  if (!x.told.n) return (explained){0};
  qsort(x.told.items, x.told.n, sizeof *x.told.items, compare_told);
  uint32_t *more = ARENA_ARRAY(a, uint32_t, x.c.points.n + 1);
  size_t left_out = limit(&x, more);
  explained out = {ARENA_ARRAY(a, str, choice->rows ? x.told.n : 1), 0};
  if (!choice->rows) out.items[out.n++] = story_lines(&x, left_out, more);
  else
    for (size_t i = 0; i < x.told.n; i++) out.items[out.n++] = pair_row(&x, &x.told.items[i]);
  return out;
}
