/* update.c - what an addition changes, and nothing else.
 *
 *   added articles -> keys -> meetings -> judged pairs -> articles whose pairs changed -> their neighbours (competition)
 *                                                      -> components -> stories, copy groups -> threads
 */
#include "thread/candidates.h"
#include "thread/copies.h"
#include "thread/stories.h"
#include "thread/threads.h"

#include <stdlib.h>

#define AT_ONCE 4096       /* articles of one round: keys of a round are in memory together */
#define LEAST_SIMILAR 2500 /* of 65535: pairs below are not kept for stories */

typedef struct update {
  arena *a;
  thread_index *x;
  map changed; /* handles whose rows may have changed */
  map touched; /* whose story pairs changed */
  map copied;  /* whose copy pairs changed */
  map affairs; /* whose pairs with other days changed */
} update;

static int compare_handles(const void *x, const void *y) {
  uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
  return (a > b) - (a < b);
}

static uint32_t *handles_of(arena *a, const map *set, size_t *n) {
  uint32_t *out = ARENA_ARRAY(a, uint32_t, set->n);
  *n = 0;
  for (size_t i = 0; i < set->cap; i++)
    if (set->full[i]) out[(*n)++] = (uint32_t)set->keys[i];
  if (*n) qsort(out, *n, sizeof *out, compare_handles);
  return out;
}

/* --- order of work ------------------------------------------------------------------------------------------------ */

/* Work in order of days, so that articles that meet are looked at close together. No result depends on it. */
typedef struct turn {
  int32_t day;
  uint32_t which;
} turn;

static int compare_turns(const void *x, const void *y) {
  const turn *a = x, *b = y;
  if (a->day != b->day) return a->day < b->day ? -1 : 1;
  return (a->which > b->which) - (a->which < b->which);
}

/* --- pairs ------------------------------------------------------------------------------------------------------- */

static bool same_pair(const thread_pair *x, const thread_pair *y) {
  return x->base == y->base && x->similarity == y->similarity && x->shared == y->shared && x->prose == y->prose &&
         x->affair == y->affair;
}

static const thread_pair *pair_with(const neighbour *x, uint32_t other) {
  size_t low = 0, high = x->n_pairs;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (x->pairs[middle].other < other) low = middle + 1;
    else high = middle;
  }
  return low < x->n_pairs && x->pairs[low].other == other ? &x->pairs[low] : NULL;
}

/* Puts, changes or drops a pair as it is now (NULL: no pair) where it differs from what it was. */
static void settle_pair(update *u, uint32_t handle, uint32_t other, const thread_pair *was, const thread_pair *now) {
  if (was && now && same_pair(was, now)) return;
  if (!was && !now) return;
  if (now) u->x->put_pair(u->x, handle, *now);
  else u->x->drop_pair(u->x, handle, other);
  static const thread_pair none = {0};
  const thread_pair *before = was ? was : &none, *after = now ? now : &none;
  if (before->similarity != after->similarity || before->base != after->base ||
      copies_linked(before) != copies_linked(after)) { /* versions of a page are of one story */
    map_put(&u->touched, handle, NULL);
    map_put(&u->touched, other, NULL);
  }
  if (before->affair != after->affair) {
    map_put(&u->affairs, handle, NULL);
    map_put(&u->affairs, other, NULL);
  }
  if (before->shared != after->shared || before->prose != after->prose) {
    map_put(&u->copied, handle, NULL);
    map_put(&u->copied, other, NULL);
  }
}

static bool judge_meeting(arena *a, thread_texts *texts, const meeting *m, const neighbour *x, const neighbour *y,
                          thread_pair *out) {
  *out = (thread_pair){.other = m->b};
  if ((m->why & MEET_STORY) && pair_in_time(x->item, y->item)) {
    pair_judge(x->item, y->item, &out->similarity, &out->base);
    if (out->similarity < LEAST_SIMILAR) out->similarity = THREAD_NO_STORY, out->base = 0;
  }
  if (m->why & MEET_AFFAIR) out->affair = pair_affair(x->item, y->item, NULL, 0);
  if (out->affair && copies_repeat(x->item, y->item)) { /* what their outlet says again and again makes no affair */
    texts_trim(texts);
    aligned_text *own = texts_get(texts, m->a), *other = texts_get(texts, m->b);
    uint32_t n, *repeated = str_cmp(x->id, y->id) < 0 ? copies_repeated(a, own, other, &n) : copies_repeated(a, other, own, &n);
    out->affair = pair_affair(x->item, y->item, repeated, n);
  }
  if ((m->why & (MEET_COPY | MEET_ADDRESS)) && copies_worth_aligning(x->item, y->item)) {
    texts_trim(texts);
    aligned_text *own = texts_get(texts, m->a), *other = texts_get(texts, m->b);
    if (str_cmp(x->id, y->id) < 0) copies_judge(a, x->item, own, y->item, other, out); /* in the order of ids, as rows do */
    else copies_judge(a, y->item, other, x->item, own, out);
  }
  return out->similarity != THREAD_NO_STORY || out->shared || out->affair;
}

bool candidates_judge(arena *a, thread_index *x, thread_texts *texts, const meeting *m, thread_pair *out) {
  neighbours near;
  neighbours_init(&near, a, x);
  const neighbour *one = neighbours_get(&near, m->a, false), *other = neighbours_get(&near, m->b, false);
  return one && other && judge_meeting(a, texts, m, one, other, out);
}

static void judge_meetings(update *u, const meetings *met, const map *again) {
  neighbours before;
  arena work;
  arena_init(&work, 0);
  work.guard = u->a->guard;
  neighbours_init(&before, &work, u->x);
  arena each;
  arena_init(&each, 0);
  each.guard = u->a->guard;
  thread_texts *texts = thread_texts_new(&work, u->x);
  for (size_t i = 0; i < again->cap; i++) /* as it was before this round changes it */
    if (again->full[i]) neighbours_get(&before, (uint32_t)again->keys[i], true);
  map seen; /* pairs of `again` that still meet */
  map_init(&seen, &work);
  turn *turns = ARENA_ARRAY(&work, turn, met->list.n);
  for (size_t i = 0; i < met->list.n; i++) {
    const neighbour *x = neighbours_get(&before, met->list.items[i].a, false);
    turns[i] = (turn){x ? x->item->day : THREAD_NO_DAY, (uint32_t)i};
  }
  if (met->list.n) qsort(turns, met->list.n, sizeof *turns, compare_turns);
  for (size_t i = 0; i < met->list.n; i++) {
    const meeting *m = &met->list.items[turns[i].which];
    const neighbour *x = neighbours_get(&before, m->a, false), *y = neighbours_get(&before, m->b, false);
    if (!x || !y) continue;
    const thread_pair *was = x->has_pairs ? pair_with(x, m->b) : NULL;
    thread_pair seen_from_y;
    if (!was && y->has_pairs && (was = pair_with(y, m->a))) {
      seen_from_y = *was;
      seen_from_y.other = m->b;
      was = &seen_from_y;
    }
    thread_pair now;
    arena_reset(&each);
    bool kept = judge_meeting(&each, texts, m, x, y, &now);
    if (was) map_put(&seen, (uint64_t)m->a << 32 | m->b, NULL);
    settle_pair(u, m->a, m->b, was, kept ? &now : NULL);
  }
  for (size_t i = 0; i < again->cap; i++) {
    const neighbour *x = again->full[i] ? neighbours_get(&before, (uint32_t)again->keys[i], true) : NULL;
    for (size_t k = 0; x && k < x->n_pairs; k++) {
      uint32_t other = x->pairs[k].other, low = other < x->handle ? other : x->handle,
               high = other < x->handle ? x->handle : other;
      bool is_new = false;
      map_put(&seen, (uint64_t)low << 32 | high, &is_new);
      if (is_new) settle_pair(u, x->handle, other, &x->pairs[k], NULL);
    }
  }
  thread_texts_free(texts);
  arena_free(&each);
  arena_free(&work);
}

/* --- rounds ------------------------------------------------------------------------------------------------------ */

static void add_round(update *u, const uint32_t *added, size_t n) {
  arena work;
  arena_init(&work, 0);
  work.guard = u->a->guard;
  meetings met = {.a = &work};
  map again;
  map_init(&again, &work);
  candidates_add(&work, u->x, added, n, &met, &again);
  for (size_t i = 0; i < again.cap; i++)
    if (again.full[i]) candidates_of(&work, u->x, (uint32_t)again.keys[i], &met);
  meetings_join(&met);
  judge_meetings(u, &met, &again);
  arena_free(&work);
}

/* Articles whose pairs changed have other rivals now, so the scores of all their pairs may have changed. */
static void settle_stories(update *u) {
  neighbours near;
  arena work;
  arena_init(&work, 0);
  work.guard = u->a->guard;
  neighbours_init(&near, &work, u->x);
  size_t n, n_all;
  uint32_t *touched = handles_of(&work, &u->touched, &n);
  map all;
  map_init(&all, &work);
  for (size_t i = 0; i < n; i++) {
    map_put(&all, touched[i], NULL);
    const neighbour *x = neighbours_get(&near, touched[i], true);
    for (size_t k = 0; x && k < x->n_pairs; k++)
      if (x->pairs[k].similarity != THREAD_NO_STORY) map_put(&all, x->pairs[k].other, NULL);
  }
  touched = handles_of(&work, &all, &n_all);
  stories_settle(&work, &near, touched, n_all, &u->changed);
  touched = handles_of(&work, &u->copied, &n);
  for (size_t i = 0; i < n; i++) {
    if (map_get(&all, touched[i]) && *map_get(&all, touched[i]) == 1) continue; /* its group was told already */
    size_t n_group;
    map_put(&u->changed, touched[i], NULL);
    neighbour **group = copies_group(&work, &near, touched[i], &n_group);
    for (size_t k = 0; k < n_group; k++) {
      map_put(&u->changed, group[k]->handle, NULL);
      *map_put(&all, group[k]->handle, NULL) = n_group < COPIES_MOST_MEMBERS;
    }
  }
  arena_free(&work);
}

/* Threads of all whose story or whose pairs with other days changed, and of those that had been joined by them. */
static void settle_threads(update *u) {
  neighbours near;
  arena work;
  arena_init(&work, 0);
  work.guard = u->a->guard;
  neighbours_init(&near, &work, u->x);
  size_t n;
  map all;
  map_init(&all, &work);
  const map *sets[] = {&u->affairs, &u->changed};
  for (size_t s = 0; s < sizeof sets / sizeof *sets; s++) {
    uint32_t *handles = handles_of(&work, sets[s], &n);
    for (size_t i = 0; i < n; i++) {
      map_put(&all, handles[i], NULL);
      const neighbour *x = neighbours_get(&near, handles[i], true);
      for (size_t k = 0; x && k < x->n_pairs; k++) map_put(&all, x->pairs[k].other, NULL);
    }
  }
  uint32_t *touched = handles_of(&work, &all, &n);
  threads_settle(&work, &near, touched, n, &u->changed);
  arena_free(&work);
}

static uint32_t *by_day(arena *a, thread_index *x, uint32_t *handles, size_t n) {
  turn *turns = ARENA_ARRAY(a, turn, n);
  arena each;
  arena_init(&each, 0);
  each.guard = a->guard;
  for (size_t i = 0; i < n; i++) {
    arena_reset(&each);
    const thread_item *item = x->item(x, &each, handles[i]);
    turns[i] = (turn){item ? item->day : THREAD_NO_DAY, handles[i]};
  }
  arena_free(&each);
  if (n) qsort(turns, n, sizeof *turns, compare_turns);
  for (size_t i = 0; i < n; i++) handles[i] = turns[i].which;
  return handles;
}

static void begin_update(update *u, arena *a, thread_index *x) {
  *u = (update){.a = a, .x = x};
  map_init(&u->changed, a);
  map_init(&u->touched, a);
  map_init(&u->copied, a);
  map_init(&u->affairs, a);
}

static void touch(update *u, uint32_t handle) {
  map_put(&u->changed, handle, NULL);
  map_put(&u->touched, handle, NULL);
  map_put(&u->copied, handle, NULL);
}

void thread_partition(arena *a, thread_index *x, size_t n) {
  update u;
  begin_update(&u, a, x);
  for (size_t i = 0; i < n; i++) touch(&u, (uint32_t)i);
  settle_stories(&u);
  settle_threads(&u);
}

uint32_t *thread_update(arena *a, thread_index *x, const uint32_t *added, size_t n_added, size_t *n_changed) {
  update u;
  begin_update(&u, a, x);
  for (size_t i = 0; i < n_added; i++) touch(&u, added[i]);
  for (size_t i = 0; i < n_added; i += AT_ONCE) add_round(&u, added + i, n_added - i < AT_ONCE ? n_added - i : AT_ONCE);
  settle_stories(&u);
  settle_threads(&u);
  uint32_t *changed = handles_of(a, &u.changed, n_changed);
  return by_day(a, x, changed, *n_changed);
}
