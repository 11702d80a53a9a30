/* candidates.c - articles meet by key. An update sorts the keys of all that it adds and visits each key once. */
#include "thread/candidates.h"

#include "thread/pair.h"

#include <stdlib.h>

#define PAIRED_KEYS 10 /* of the most telling words two each make a key for articles without a day */
#define STORY_KEY 0x53544F5259u
#define UNDATED_KEY 0x554E4441u

typedef enum key_kind { KEY_COPY = 0, KEY_STORY, KEY_UNDATED } key_kind;

typedef struct key_of {
  uint64_t key;
  int32_t day;
  uint32_t handle;
  uint8_t kind;
} key_of;

typedef struct key_list {
  VECTOR(key_of) list;
} key_list;

/* --- meetings ---------------------------------------------------------------------------------------------------- */

void meetings_add(meetings *m, uint32_t x, uint32_t y, unsigned why) {
  if (x == y) return;
  meeting new = {x < y ? x : y, x < y ? y : x, why};
  if (m->list.n >= 4096 && m->list.n >= 4 * m->sorted) meetings_join(m); /* the same two meet by many keys */
  VECTOR_PUSH(m->a, m->list, new);
}

static int compare_meetings(const void *x, const void *y) {
  const meeting *p = x, *q = y;
  return p->a != q->a ? (p->a > q->a) - (p->a < q->a) : (p->b > q->b) - (p->b < q->b);
}

void meetings_join(meetings *m) {
  if (m->list.n > 1) qsort(m->list.items, m->list.n, sizeof *m->list.items, compare_meetings);
  size_t n = 0;
  for (size_t i = 0; i < m->list.n; i++) {
    if (n && compare_meetings(&m->list.items[n - 1], &m->list.items[i]) == 0) m->list.items[n - 1].why |= m->list.items[i].why;
    else m->list.items[n++] = m->list.items[i];
  }
  m->list.n = m->sorted = n;
}

/* --- keys of one article ----------------------------------------------------------------------------------------- */

static void add_keys(arena *a, const thread_item *item, uint32_t handle, key_list *out) {
  const uint64_t *prints = item_fingerprints(item);
  for (uint32_t i = 0; i < item->n_fingerprints; i++)
    VECTOR_PUSH(a, out->list, (key_of){prints[i] & ~3ull, item->day, handle, KEY_COPY});
  if (item->n_given) return; /* its story is known */
  const uint32_t *keys = item_keys(item);
  for (uint32_t i = 0; i < item->n_keys; i++) {
    uint64_t key = hash_mix(keys[i], STORY_KEY);
    if (item->day != THREAD_NO_DAY) VECTOR_PUSH(a, out->list, (key_of){(key & ~3ull) | KEY_STORY, item->day, handle, KEY_STORY});
    for (uint32_t j = 0; i < PAIRED_KEYS && j < i; j++) {
      uint64_t low = keys[i] < keys[j] ? keys[i] : keys[j], high = keys[i] < keys[j] ? keys[j] : keys[i];
      key = hash_mix(low << 32 | high, UNDATED_KEY);
      VECTOR_PUSH(a, out->list, (key_of){(key & ~3ull) | KEY_UNDATED, item->day, handle, KEY_UNDATED});
    }
  }
}

static int compare_keys(const void *x, const void *y) {
  const key_of *p = x, *q = y;
  if (p->key != q->key) return p->key < q->key ? -1 : 1;
  if (p->day != q->day) return p->day < q->day ? -1 : 1;
  return (p->handle > q->handle) - (p->handle < q->handle);
}

static void sort_keys(key_list *keys) {
  if (keys->list.n > 1) qsort(keys->list.items, keys->list.n, sizeof *keys->list.items, compare_keys);
  size_t n = 0; /* two fingerprints may be one key without their last bits */
  for (size_t i = 0; i < keys->list.n; i++)
    if (n == 0 || compare_keys(&keys->list.items[n - 1], &keys->list.items[i])) keys->list.items[n++] = keys->list.items[i];
  keys->list.n = n;
}

/* --- who meets by a key ------------------------------------------------------------------------------------------ */

/* Holders of one key: those in the index before, and new ones. */
typedef struct holders {
  const thread_posting *old;
  size_t n_old;
  const key_of *new;
  size_t n_new;
} holders;

static void meet_new(meetings *out, const holders *h, unsigned why, bool one_undated) {
  for (size_t i = 0; i < h->n_new; i++) {
    bool undated = h->new[i].day == THREAD_NO_DAY;
    for (size_t j = 0; j < i; j++)
      if (!one_undated || undated || h->new[j].day == THREAD_NO_DAY) meetings_add(out, h->new[i].handle, h->new[j].handle, why);
    for (size_t j = 0; j < h->n_old; j++)
      if (!one_undated || undated || h->old[j].day == THREAD_NO_DAY) meetings_add(out, h->new[i].handle, h->old[j].handle, why);
  }
}

/* Keys whose holders are counted over all days. */
static void meet_anywhere(arena *a, thread_index *x, const key_of *new, size_t n_new, meetings *out, map *again) {
  bool undated_only = new->kind == KEY_UNDATED;
  size_t most = undated_only ? UNDATED_HOLDERS : COPY_HOLDERS, n_old;
  thread_posting *old = x->by_key(x, a, new->key, THREAD_NO_DAY, INT32_MAX, most + 1, &n_old);
  if (n_old > most) return;
  if (n_old + n_new <= most) {
    meet_new(out, &(holders){old, n_old, new, n_new}, undated_only ? MEET_STORY : MEET_COPY, undated_only);
    return;
  }
  for (size_t i = 0; i < n_old; i++)
    if (!undated_only || old[i].day == THREAD_NO_DAY) map_put(again, old[i].handle, NULL);
}

/* Old holders of a key on days from .. to; of a day with more than DAY_HOLDERS at least one more than that. */
static thread_posting *old_within(arena *a, thread_index *x, uint64_t key, int32_t from, int32_t to, size_t *n) {
  size_t limit = (2 * STORY_WINDOW + 1) * (DAY_HOLDERS + 1);
  thread_posting *old = x->by_key(x, a, key, from, to, limit, n);
  if (*n < limit) return old;
  VECTOR(thread_posting) all = {0}; /* a crowd: each day on its own */
  for (int32_t day = from; day <= to; day++) {
    thread_posting *one = x->by_key(x, a, key, day, day, DAY_HOLDERS + 1, n);
    for (size_t i = 0; i < *n; i++) VECTOR_PUSH(a, all, one[i]);
  }
  *n = all.n;
  return all.items;
}

static size_t count_day(const holders *h, int32_t day, size_t *n_old) {
  size_t n = 0;
  for (size_t i = 0; i < h->n_old; i++) n += h->old[i].day == day;
  *n_old = n;
  for (size_t i = 0; i < h->n_new; i++) n += h->new[i].day == day;
  return n;
}

/* Keys whose holders meet within days: h->new[first .. end) are of one day. */
static void meet_day(arena *a, thread_index *x, const key_of *new, size_t n_new, size_t first, size_t end, meetings *out,
                     map *again) {
  int32_t day = new[first].day;
  holders h = {NULL, 0, new, n_new};
  while (h.n_new && h.new->day < day - STORY_WINDOW) h.new ++, h.n_new--;
  while (h.n_new && h.new[h.n_new - 1].day > day + STORY_WINDOW) h.n_new--;
  h.old = old_within(a, x, new->key, day - STORY_WINDOW, day + STORY_WINDOW, &h.n_old);
  bool open[2 * STORY_WINDOW + 1];
  for (int32_t d = 0; d <= 2 * STORY_WINDOW; d++) {
    size_t n_old;
    open[d] = count_day(&h, day - STORY_WINDOW + d, &n_old) <= DAY_HOLDERS;
    if (d != STORY_WINDOW || open[d] || n_old > DAY_HOLDERS) continue;
    for (size_t i = 0; i < h.n_old; i++) /* today's became too many */
      if (h.old[i].day == day) map_put(again, h.old[i].handle, NULL);
  }
  if (!open[STORY_WINDOW]) return;
  for (size_t i = first; i < end; i++) {
    uint32_t handle = new[i].handle;
    for (size_t j = 0; j < h.n_new; j++)
      if (open[h.new[j].day - day + STORY_WINDOW]) meetings_add(out, handle, h.new[j].handle, MEET_STORY);
    for (size_t j = 0; j < h.n_old; j++)
      if (open[h.old[j].day - day + STORY_WINDOW]) meetings_add(out, handle, h.old[j].handle, MEET_STORY);
  }
}

static void meet_by_key(arena *a, thread_index *x, const key_of *new, size_t n_new, meetings *out, map *again) {
  if (new->kind != KEY_STORY) {
    meet_anywhere(a, x, new, n_new, out, again);
    return;
  }
  for (size_t first = 0, end; first < n_new; first = end) {
    for (end = first + 1; end < n_new && new[end].day == new[first].day; end++) {}
    meet_day(a, x, new, n_new, first, end, out, again);
  }
}

void candidates_add(arena *a, thread_index *x, const uint32_t *added, size_t n_added, meetings *out, map *again) {
  key_list keys = {0};
  for (size_t i = 0; i < n_added; i++) {
    const thread_item *item = x->item(x, a, added[i]);
    if (item) add_keys(a, item, added[i], &keys);
  }
  sort_keys(&keys);
  arena work;
  arena_init(&work, 0);
  work.guard = a->guard;
  for (size_t first = 0, end; first < keys.list.n; first = end) {
    const key_of *new = keys.list.items + first;
    for (end = first + 1; end < keys.list.n && keys.list.items[end].key == new->key; end++) {}
    arena_reset(&work);
    meet_by_key(&work, x, new, end - first, out, again);
    for (size_t i = first; i < end; i++)
      x->put_key(x, new->key, (thread_posting){keys.list.items[i].day, keys.list.items[i].handle});
  }
  arena_free(&work);
  meetings_join(out);
}

void candidates_of(arena *a, thread_index *x, uint32_t handle, meetings *out) {
  const thread_item *item = x->item(x, a, handle);
  if (!item) return;
  key_list keys = {0};
  add_keys(a, item, handle, &keys);
  for (size_t i = 0; i < keys.list.n; i++) {
    const key_of *k = &keys.list.items[i];
    size_t n, n_here;
    if (k->kind == KEY_STORY) {
      holders h = {old_within(a, x, k->key, k->day - STORY_WINDOW, k->day + STORY_WINDOW, &n), 0, NULL, 0};
      h.n_old = n;
      if (count_day(&h, k->day, &n_here) > DAY_HOLDERS) continue;
      for (size_t j = 0; j < n; j++)
        if (count_day(&h, h.old[j].day, &n_here) <= DAY_HOLDERS) meetings_add(out, handle, h.old[j].handle, MEET_STORY);
      continue;
    }
    size_t most = k->kind == KEY_COPY ? COPY_HOLDERS : UNDATED_HOLDERS;
    thread_posting *old = x->by_key(x, a, k->key, THREAD_NO_DAY, INT32_MAX, most + 1, &n);
    if (n > most) continue;
    for (size_t j = 0; j < n; j++)
      if (k->kind == KEY_COPY) meetings_add(out, handle, old[j].handle, MEET_COPY);
      else if (k->day == THREAD_NO_DAY || old[j].day == THREAD_NO_DAY) meetings_add(out, handle, old[j].handle, MEET_STORY);
  }
}
