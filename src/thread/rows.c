/* rows.c - what threading says of one article, as its row has it: copies, versions, story, thread. */
#include "text/calendar.h"
#include "text/utf8.h"
#include "thread/threads.h"
#include "thread/versions.h"

#include <math.h>
#include <stdlib.h>

#define ONE 65535u
#define LEAST_REPRINT 7 /* tenths of an article that stand in the other: a reprint */
#define LEAST_RUN 25    /* words of an average passage; shorter ones: a rewrite */
#define MOST_TOLD 100   /* other articles in one row */

typedef struct told {
  const thread_pair *pair;
  neighbour *other;
} told;

static int most_shared(const void *x, const void *y) {
  const told *p = x, *q = y;
  if (p->pair->shared != q->pair->shared) return p->pair->shared < q->pair->shared ? 1 : -1;
  return str_cmp(p->other->id, q->other->id);
}

static int by_id(const void *x, const void *y) { return str_cmp(((const told *)x)->other->id, ((const told *)y)->other->id); }

/* What the two texts share, seen from x. Texts are always aligned in the order of their ids, so both see the same. */
static shared_words passages_with(arena *a, const neighbour *x, aligned_text *x_text, const neighbour *y, aligned_text *y_text) {
  if (str_cmp(x->id, y->id) < 0) return align_texts(a, x_text, y_text);
  shared_words out = align_texts(a, y_text, x_text);
  for (size_t i = 0; i < out.n; i++) {
    passage *p = &out.passages[i], was = *p;
    *p = (passage){was.at, was.to, was.start, was.end, was.kind};
  }
  return out;
}

static int by_place(const void *x, const void *y) {
  const passage *p = x, *q = y;
  if (p->start != q->start) return (p->start > q->start) - (p->start < q->start);
  if (p->end != q->end) return (p->end > q->end) - (p->end < q->end);
  return (p->at > q->at) - (p->at < q->at);
}

/* What x is to the article that it repeats. */
static str role_of(const neighbour *x, const told *other, const shared_words *shared) {
  if (versions_pair(x->item, other->other->item, other->pair)) return STR("version");
  if ((uint64_t)shared->shingles * 10 >= (uint64_t)x->item->shingles * LEAST_REPRINT) return STR("reprint");
  return shared->n && shared->words / shared->n < LEAST_RUN ? STR("rewrite") : STR("partial copy");
}

/* By what it is known that x is the later one. Where only the day is known an item's `when` is the day's first second. */
static str order_of(const thread_item *x, const thread_item *earlier) {
  if (x->address && x->address == earlier->address && x->stamp != earlier->stamp) return STR("time"); /* versions of a page */
  if (x->first_day == THREAD_NO_DAY || earlier->first_day == THREAD_NO_DAY) return STR("unsure");
  if (x->first_day > earlier->last_day) return STR("day");
  bool times = x->when % DAY_SECONDS && earlier->when % DAY_SECONDS && x->day != THREAD_NO_DAY && earlier->day != THREAD_NO_DAY;
  return times && x->when != earlier->when ? STR("time") : STR("unsure");
}

static void set_group(arena *a, neighbours *near, const neighbour *x, thread_row *row, const thread_pair **repeats) {
  size_t n;
  neighbour **group = copies_group(a, near, x->handle, &n);
  *repeats = NULL;
  if (n < 2) return;
  row->group = str_format(a, "c%.*s", STR_FMT(hash_identity(a, group[0]->id, 12)));
  if (group[0] == x) {
    row->role = STR("original");
    return;
  }
  for (size_t i = 0; i < x->n_pairs; i++) { /* of the earlier ones that it shares most with */
    const thread_pair *p = &x->pairs[i];
    const neighbour *y = copies_linked(p) ? neighbours_get(near, p->other, false) : NULL;
    if (!y || !item_before(y->item, y->id, x->item, x->id)) continue;
    const neighbour *best = *repeats ? neighbours_get(near, (*repeats)->other, false) : NULL;
    if (!best || p->prose > (*repeats)->prose ||
        (p->prose == (*repeats)->prose && item_before(y->item, y->id, best->item, best->id)))
      *repeats = p;
  }
  if (!*repeats) row->role = STR("original"); /* the first of its part of the group */
}

/* Its page's versions, and what it has otherwise than the one before. */
static void set_versions(arena *a, neighbours *near, const neighbour *x, thread_texts *texts, thread_row *row) {
  size_t n;
  neighbour **all = versions_of(a, near, x->handle, &n);
  if (n < 2) return;
  row->versions = ARENA_ARRAY(a, str, n);
  for (row->n_versions = 0; row->n_versions < n; row->n_versions++) {
    size_t i = row->n_versions;
    row->versions[i] = all[i]->id;
    if (i == 0 || all[i] != x) continue;
    const thread_words *own = &texts_get(texts, x->handle)->words, *before = &texts_get(texts, all[i - 1]->handle)->words;
    row->text = own->text, row->before = before->text;
    row->changes = versions_changes(a, own, before, &row->n_changes);
  }
}

/* The words of the text that name what both tell, the most telling first. */
static void set_names(const neighbour *x, const neighbour *y, const thread_words *words, thread_row *row) {
  struct {
    uint32_t hash;
    uint64_t weight;
  } best[sizeof row->names / sizeof *row->names];
  bag p = item_bag_of(x->item, BAG_NAMES), q = item_bag_of(y->item, BAG_NAMES);
  size_t n = 0, most = sizeof best / sizeof *best;
  for (uint32_t i = 0, j = 0; i < p.n && j < q.n;) {
    uint32_t h = p.hashes[i], other = q.hashes[j];
    uint64_t weight = h == other ? (uint64_t)p.weights[i] * q.weights[j] : 0;
    i += h <= other, j += other <= h;
    size_t k = n;
    while (k && best[k - 1].weight < weight) k--;
    if (!weight || k == most) continue;
    if (n < most) n++;
    memmove(best + k + 1, best + k, (n - 1 - k) * sizeof *best);
    best[k].hash = h, best[k].weight = weight;
  }
  size_t found = 0;
  for (uint32_t i = 0; i < words->n && found < n; i++) {
    if ((words->flags[i] & (WORD_CAPITAL | WORD_INITIAL)) != WORD_CAPITAL) continue;
    uint32_t hash = item_word_hash(words->folded[i]);
    for (size_t k = 0; k < n; k++)
      if (best[k].hash == hash && !row->names[k].len)
        row->names[k] = str_slice(words->text, words->start[i], words->end[i]), found++;
  }
  for (size_t k = 0; k < n; k++)
    if (row->names[k].len) row->names[row->n_names++] = row->names[k];
}

/* A story or a thread is called after its earliest article. */
str thread_story_id(arena *a, str article_id) { return str_format(a, "s%.*s", STR_FMT(hash_identity(a, article_id, 12))); }

static str story_id(arena *a, thread_index *x, uint32_t first) { return thread_story_id(a, x->id(x, a, first)); }

/* Its thread, and the earlier article that it goes on with. */
static void set_thread(arena *a, neighbours *near, neighbour *x, thread_texts *texts, thread_row *row) {
  thread_index *index = near->x;
  uint32_t first = index->thread(index, x->handle);
  if (first != UINT32_MAX) row->thread = story_id(a, index, first);
  const thread_pair *before = threads_follows(near, x);
  const neighbour *y = before ? neighbours_get(near, before->other, false) : NULL;
  if (!y) return;
  const thread_words *words = &texts_get(texts, x->handle)->words;
  row->text = words->text;
  row->follows = y->id;
  row->likeness = before->affair / (double)ONE;
  set_names(x, y, words, row);
}

thread_row thread_row_of(arena *a, thread_index *x, thread_texts *texts, uint32_t handle) {
  thread_row row = {0};
  neighbours near;
  neighbours_init(&near, a, x);
  neighbour *self = neighbours_get(&near, handle, true);
  if (!self) {
    row.story = story_id(a, x, handle);
    row.thread = row.story;
    return row;
  }
  uint32_t first = x->story(x, handle);
  str thread, given = item_given(self->item, &thread);
  row.given = given.len > 0;
  row.story = row.given ? given : story_id(a, x, first == UINT32_MAX ? handle : first);
  row.thread = row.given ? thread : row.story;
  texts_trim(texts);
  if (!row.given) set_thread(a, &near, self, texts, &row);

  const thread_pair *repeats;
  set_group(a, &near, self, &row, &repeats);
  if (row.group.len) set_versions(a, &near, self, texts, &row);
  VECTOR(told) others = {0};
  for (size_t i = 0; i < self->n_pairs; i++) {
    const thread_pair *p = &self->pairs[i];
    neighbour *other = p->shared ? neighbours_get(&near, p->other, false) : NULL;
    if (other && copies_told(self->item, other->item, p)) VECTOR_PUSH(a, others, (told){p, other});
  }
  if (others.n == 0) return row;
  qsort(others.items, others.n, sizeof *others.items, most_shared);
  if (others.n > MOST_TOLD) others.n = MOST_TOLD;
  qsort(others.items, others.n, sizeof *others.items, by_id);
  aligned_text *own = texts_get(texts, handle);
  row.text = own->words.text;
  row.copies = ARENA_ARRAY(a, copy_of, others.n);
  for (size_t i = 0; i < others.n; i++) {
    const told *t = &others.items[i];
    aligned_text *text = texts_get(texts, t->other->handle);
    shared_words shared = passages_with(a, self, own, t->other, text);
    if (t->pair == repeats) {
      row.of = t->other->id;
      row.order = order_of(self->item, t->other->item);
      row.role = role_of(self, t, &shared);
    }
    if (copies_boilerplate(self->item, t->other->item, t->pair))
      for (size_t k = 0; k < shared.n; k++) shared.passages[k].kind = PASSAGE_BOILERPLATE;
    if (shared.n) qsort(shared.passages, shared.n, sizeof *shared.passages, by_place);
    row.copies[row.n_copies++] = (copy_of){t->other->id, text->words.text, shared.passages, shared.n};
  }
  return row;
}

static json *versions_to_json(arena *a, const thread_row *in, weft_offsets unit) {
  json *out = json_new(a, JSON_OBJECT), *of = json_new(a, JSON_ARRAY), *changes = json_new(a, JSON_ARRAY);
  for (size_t i = 0; i < in->n_versions; i++) json_push(of, json_new_str(a, in->versions[i]));
  json_set(a, out, STR("of"), of);
  if (!in->before.data) return out; /* it is the first */
  offsets own, before;
  offsets_init(&own, a, in->text, unit);
  offsets_init(&before, a, in->before, unit);
  for (size_t i = 0; i < in->n_changes; i++) {
    const text_change *t = &in->changes[i];
    json *one = json_new(a, JSON_OBJECT);
    json_set_int(a, one, STR("start"), (int64_t)offsets_from_byte(&own, t->start));
    json_set_int(a, one, STR("end"), (int64_t)offsets_from_byte(&own, t->end));
    json_set_int(a, one, STR("at"), (int64_t)offsets_from_byte(&before, t->at));
    json_set_int(a, one, STR("to"), (int64_t)offsets_from_byte(&before, t->to));
    json_set_str(a, one, STR("was"), str_slice(in->before, t->at, t->to));
    json_push(changes, one);
  }
  json_set(a, out, STR("changes"), changes);
  return out;
}

void thread_row_to_json(arena *a, json *row, const thread_row *in, weft_offsets unit) {
  static const char *const kinds[] = {"prose", "quote", "boilerplate"};
  if (in->n_copies) {
    json *copies = json_new(a, JSON_OBJECT), *passages = json_new(a, JSON_ARRAY);
    json_set_str_if(a, copies, STR("group"), in->group);
    json_set_str_if(a, copies, STR("role"), in->role);
    json_set_str_if(a, copies, STR("of"), in->of);
    json_set_str_if(a, copies, STR("order"), in->order);
    offsets own, others;
    offsets_init(&own, a, in->text, unit);
    for (size_t i = 0; i < in->n_copies; i++) {
      const copy_of *c = &in->copies[i];
      offsets_init(&others, a, c->text, unit);
      for (size_t k = 0; k < c->n_passages; k++) {
        const passage *p = &c->passages[k];
        json *one = json_new(a, JSON_OBJECT);
        json_set_str(a, one, STR("article"), c->article);
        json_set_int(a, one, STR("start"), (int64_t)offsets_from_byte(&own, p->start));
        json_set_int(a, one, STR("end"), (int64_t)offsets_from_byte(&own, p->end));
        json_set_int(a, one, STR("at"), (int64_t)offsets_from_byte(&others, p->at));
        json_set_int(a, one, STR("to"), (int64_t)offsets_from_byte(&others, p->to));
        json_set_str(a, one, STR("kind"), str_c(kinds[p->kind]));
        json_push(passages, one);
      }
    }
    json_set(a, copies, STR("passages"), passages);
    json_set(a, row, STR("copies"), copies);
  } else {
    json_remove(row, STR("copies"));
  }
  json_remove(row, STR("versions"));
  if (in->n_versions) json_set(a, row, STR("versions"), versions_to_json(a, in, unit));
  json_set_str(a, row, STR("story"), in->story);
  json_set_str(a, row, STR("thread"), in->thread);
  if (in->given) return; /* and so is what it follows */
  json_remove(row, STR("follows"));
  if (!in->follows.len) return;
  json *follows = json_new(a, JSON_OBJECT), *list = json_new(a, JSON_ARRAY);
  offsets own;
  offsets_init(&own, a, in->text, unit);
  for (size_t i = 0; i < in->n_names; i++) {
    json *one = json_new(a, JSON_ARRAY);
    size_t start = (size_t)(in->names[i].data - in->text.data);
    json_push(one, json_new_int(a, (int64_t)offsets_from_byte(&own, start)));
    json_push(one, json_new_int(a, (int64_t)offsets_from_byte(&own, start + in->names[i].len)));
    json_push(list, one);
  }
  json_set_str(a, follows, STR("article"), in->follows);
  json_set(a, follows, STR("likeness"), json_new_double(a, floor(in->likeness * 1000 + 0.5) / 1000));
  json_set(a, follows, STR("names"), list);
  json_set(a, row, STR("follows"), follows);
}
