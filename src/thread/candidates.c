/* candidates.c - articles meet by key. An update sorts the keys of all that it adds and visits each key once. */
#include "thread/candidates.h"

#include "thread/pair.h"

#include <stdlib.h>

#define STORY_KEY 0x53544F5259u
#define AFFAIR_KEY 0x414646414952u
#define ADDRESS_KEY 0x41444452455353u
#define AFFAIR_NAMES 8u /* of an article: each two of them are a key */

typedef enum key_kind { KEY_COPY = 0, KEY_STORY, KEY_AFFAIR, KEY_ADDRESS } key_kind;

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

static void meetings_add(meetings *m, uint32_t x, uint32_t y, unsigned why) {
  if (x == y) return;
  meeting new = {x < y ? x : y, x < y ? y : x, (uint16_t)why, why == 0};
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
    const meeting *next = &m->list.items[i];
    meeting *last = n ? &m->list.items[n - 1] : NULL;
    if (last && compare_meetings(last, next) == 0) {
      last->why |= next->why;
      last->keys = (uint16_t)(last->keys + next->keys);
    } else {
      m->list.items[n++] = *next;
    }
  }
  m->list.n = m->sorted = n;
}

void candidates_give(meetings *from, meetings *out) {
  meetings_join(from);
  for (size_t i = 0; i < from->list.n; i++) {
    meeting m = from->list.items[i];
    if (m.keys >= UNDATED_KEYS) m.why |= MEET_STORY;
    m.keys = 0;
    if (m.why) VECTOR_PUSH(out->a, out->list, m);
  }
}

/* --- keys of one article ----------------------------------------------------------------------------------------- */

/* 48 bits tell keys apart, and are stored in six bytes; a collision costs one look at two articles. The last two are the kind.
 */
#define KEY_BITS 48
static uint64_t short_key(uint64_t key, key_kind kind) { return (key >> 18 << 2) | (uint64_t)kind; }

/* The heaviest names, ascending by hash; returns how many. */
static uint32_t telling_names(const thread_item *item, uint32_t out[AFFAIR_NAMES]) {
  bag all = item_bag_of(item, BAG_NAMES);
  uint32_t chosen[AFFAIR_NAMES], n = 0;
  for (uint32_t i = 0; i < all.n; i++) {
    uint32_t k = n;
    while (k && all.weights[chosen[k - 1]] < all.weights[i]) k--;
    if (k == AFFAIR_NAMES) continue;
    if (n < AFFAIR_NAMES) n++;
    memmove(chosen + k + 1, chosen + k, (n - 1 - k) * sizeof *chosen);
    chosen[k] = i;
  }
  for (uint32_t i = 0; i < n; i++) {
    uint32_t k = i;
    for (; k && out[k - 1] > all.hashes[chosen[i]]; k--) out[k] = out[k - 1];
    out[k] = all.hashes[chosen[i]];
  }
  return n;
}

static void add_affair_keys(arena *a, const thread_item *item, uint32_t handle, key_list *out) {
  if (item->day == THREAD_NO_DAY) return;
  uint32_t list[AFFAIR_NAMES], n = telling_names(item, list);
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; k < i; k++) {
      uint64_t key = hash_mix(pair_key(list[k], list[i]), AFFAIR_KEY);
      VECTOR_PUSH(a, out->list, (key_of){short_key(key, KEY_AFFAIR), item->day, handle, KEY_AFFAIR});
    }
}

static void add_keys(arena *a, const thread_item *item, uint32_t handle, key_list *out) {
  const uint64_t *prints = item_fingerprints(item);
  for (uint32_t i = 0; i < item->n_fingerprints; i++)
    VECTOR_PUSH(a, out->list, (key_of){short_key(prints[i], KEY_COPY), 0, handle, KEY_COPY});
  if (item->address) {
    uint64_t key = hash_mix(item->address, ADDRESS_KEY);
    VECTOR_PUSH(a, out->list, (key_of){short_key(key, KEY_ADDRESS), 0, handle, KEY_ADDRESS});
  }
  if (item->n_given) return; /* its story is known */
  const uint32_t *keys = item_keys(item);
  for (uint32_t i = 0; i < item->n_keys; i++) {
    uint64_t key = hash_mix(keys[i], STORY_KEY);
    VECTOR_PUSH(a, out->list, (key_of){short_key(key, KEY_STORY), item->day, handle, KEY_STORY});
  }
  add_affair_keys(a, item, handle, out);
}

static int compare_keys(const void *x, const void *y) {
  const key_of *p = x, *q = y;
  if (p->key != q->key) return p->key < q->key ? -1 : 1;
  if (p->day != q->day) return p->day < q->day ? -1 : 1;
  return (p->handle > q->handle) - (p->handle < q->handle);
}

/* Two fingerprints may be one key without their last bits. */
static void drop_doubles(key_list *keys) {
  size_t n = 0;
  for (size_t i = 0; i < keys->list.n; i++)
    if (n == 0 || compare_keys(&keys->list.items[n - 1], &keys->list.items[i])) keys->list.items[n++] = keys->list.items[i];
  keys->list.n = n;
}

#define SORT_BITS 16u

/* Keys are hashes: counted by their highest bits, then each of these small parts is sorted. */
static void sort_keys(arena *a, key_list *keys) {
  size_t all = keys->list.n;
  if (all < (size_t)1 << SORT_BITS) {
    if (all > 1) qsort(keys->list.items, all, sizeof *keys->list.items, compare_keys);
    drop_doubles(keys);
    return;
  }
  size_t *first = ARENA_ARRAY(a, size_t, ((size_t)1 << SORT_BITS) + 1);
  key_of *sorted = ARENA_ARRAY(a, key_of, all);
  for (size_t i = 0; i < all; i++) first[(keys->list.items[i].key >> (KEY_BITS - SORT_BITS)) + 1]++;
  for (size_t part = 0; part < (size_t)1 << SORT_BITS; part++) first[part + 1] += first[part];
  for (size_t i = 0; i < all; i++) sorted[first[keys->list.items[i].key >> (KEY_BITS - SORT_BITS)]++] = keys->list.items[i];
  for (size_t part = 0, from = 0; part < (size_t)1 << SORT_BITS; from = first[part++])
    if (first[part] - from > 1) qsort(sorted + from, first[part] - from, sizeof *sorted, compare_keys);
  keys->list.items = sorted;
  drop_doubles(keys);
}

/* --- who meets by a key ------------------------------------------------------------------------------------------ */

/* Holders of one key: those in the index before, and new ones. */
typedef struct holders {
  const thread_posting *old;
  size_t n_old;
  const key_of *new;
  size_t n_new;
} holders;

static bool is_undated(int32_t day) { return day == THREAD_NO_DAY; }

/* Of keys by which any meet, however far apart (by words of a story those without a day): how many may hold one, and why they
 * meet. */
static const struct {
  size_t most;
  unsigned why;
} rare_keys[] = {[KEY_COPY] = {COPY_HOLDERS, MEET_COPY},
                 [KEY_STORY] = {UNDATED_HOLDERS, 0},
                 [KEY_AFFAIR] = {AFFAIR_HOLDERS, MEET_AFFAIR},
                 [KEY_ADDRESS] = {ADDRESS_HOLDERS, MEET_ADDRESS}};

/* Whether two that share a key of this kind may meet by it; those of an affair are of different days. */
static bool meets(key_kind kind, int32_t x, int32_t y) { return kind != KEY_AFFAIR || x != y; }

/* Any two with a shared fingerprint, an address, or two of its names. */
static void meet_rare(arena *a, thread_index *x, const key_of *new, size_t n_new, meetings *out, map *again) {
  size_t n_old, most = rare_keys[new->kind].most;
  unsigned why = rare_keys[new->kind].why;
  thread_posting *old = x->by_key(x, a, new->key, THREAD_NO_DAY, INT32_MAX, most + 1, &n_old);
  if (n_old > most) return;
  bool open = n_old + n_new <= most;
  for (size_t i = 0; !open && i < n_old; i++) map_put(again, old[i].handle, NULL);
  for (size_t i = 0; open && i < n_new; i++) {
    for (size_t j = 0; j < i; j++)
      if (meets(new->kind, new[i].day, new[j].day)) meetings_add(out, new[i].handle, new[j].handle, why);
    for (size_t j = 0; j < n_old; j++)
      if (meets(new->kind, new[i].day, old[j].day)) meetings_add(out, new[i].handle, old[j].handle, why);
  }
}

/* Two with a shared word of which one has no day. */
static void meet_undated(arena *a, thread_index *x, const key_of *new, size_t n_new, meetings *out, map *again) {
  size_t n_old, n_undated;
  thread_posting *old = x->by_key(x, a, new->key, THREAD_NO_DAY, THREAD_NO_DAY, UNDATED_HOLDERS + 1, &n_undated);
  if (n_undated == 0 && !is_undated(new->day)) return; /* days ascend: nobody is undated */
  if (n_undated > UNDATED_HOLDERS) return;
  thread_posting *undated = old;
  old = x->by_key(x, a, new->key, THREAD_NO_DAY, INT32_MAX, UNDATED_HOLDERS + 1, &n_old);
  if (n_old > UNDATED_HOLDERS) return;
  bool open = n_old + n_new <= UNDATED_HOLDERS;
  for (size_t i = 0; !open && i < n_undated; i++) map_put(again, undated[i].handle, NULL);
  for (size_t i = 0; open && i < n_new; i++) {
    for (size_t j = 0; j < i; j++)
      if (is_undated(new[j].day)) meetings_add(out, new[i].handle, new[j].handle, 0);
    for (size_t j = 0; j < (is_undated(new[i].day) ? n_old : n_undated); j++) meetings_add(out, new[i].handle, old[j].handle, 0);
  }
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
    meet_rare(a, x, new, n_new, out, again);
    return;
  }
  meet_undated(a, x, new, n_new, out, again);
  for (size_t first = 0, end; first < n_new; first = end) {
    for (end = first + 1; end < n_new && new[end].day == new[first].day; end++) {}
    if (!is_undated(new[first].day)) meet_day(a, x, new, n_new, first, end, out, again);
  }
}

candidate_key *candidates_keys(arena *a, const thread_item *item, size_t *n) {
  key_list keys = {0};
  add_keys(a, item, 0, &keys);
  sort_keys(a, &keys);
  candidate_key *out = ARENA_ARRAY(a, candidate_key, keys.list.n);
  for (*n = 0; *n < keys.list.n; ++*n) {
    const key_of *k = &keys.list.items[*n];
    bool by_day = k->kind == KEY_STORY || k->kind == KEY_AFFAIR;
    out[*n] = (candidate_key){k->key, by_day ? k->day : THREAD_NO_DAY};
  }
  return out;
}

void candidates_meet(arena *a, uint64_t key, const thread_posting *who, size_t n, meetings *out) {
  key_kind kind = (key_kind)(key & 3);
  key_list keys = {0};
  for (size_t i = 0; i < n; i++) {
    int32_t day = kind == KEY_STORY || kind == KEY_AFFAIR ? who[i].day : 0;
    VECTOR_PUSH(a, keys.list, (key_of){key, day, who[i].handle, (uint8_t)kind});
  }
  sort_keys(a, &keys);
  map again; /* nobody was there before */
  map_init(&again, a);
  if (keys.list.n > 1) meet_by_key(a, thread_memory(a, NULL, NULL, NULL, 0), keys.list.items, keys.list.n, out, &again);
}

void candidates_add(arena *a, thread_index *x, const uint32_t *added, size_t n_added, meetings *out, map *again) {
  key_list keys = {0};
  for (size_t i = 0; i < n_added; i++) {
    const thread_item *item = x->item(x, a, added[i]);
    if (item) add_keys(a, item, added[i], &keys);
  }
  sort_keys(a, &keys);
  arena work;
  arena_init(&work, 0);
  work.guard = a->guard;
  meetings met = {.a = a};
  for (size_t first = 0, end; first < keys.list.n; first = end) {
    const key_of *new = keys.list.items + first;
    for (end = first + 1; end < keys.list.n && keys.list.items[end].key == new->key; end++) {}
    arena_reset(&work);
    meet_by_key(&work, x, new, end - first, &met, again);
    for (size_t i = first; i < end; i++)
      x->put_key(x, new->key, (thread_posting){keys.list.items[i].day, keys.list.items[i].handle});
  }
  arena_free(&work);
  candidates_give(&met, out);
}

void candidates_of(arena *a, thread_index *x, uint32_t handle, meetings *out) {
  const thread_item *item = x->item(x, a, handle);
  if (!item) return;
  key_list keys = {0};
  add_keys(a, item, handle, &keys);
  meetings met = {.a = a};
  for (size_t i = 0; i < keys.list.n; i++) {
    const key_of *k = &keys.list.items[i];
    size_t n, n_here;
    bool rare = k->kind != KEY_STORY, undated = is_undated(k->day);
    size_t most = rare_keys[k->kind].most;
    unsigned why = rare_keys[k->kind].why;
    thread_posting *old = x->by_key(x, a, k->key, THREAD_NO_DAY, INT32_MAX, most + 1, &n);
    for (size_t j = 0; n <= most && j < n && (rare || undated || is_undated(old[j].day)); j++)
      if (!rare || meets(k->kind, k->day, old[j].day)) meetings_add(&met, handle, old[j].handle, why);
    if (rare || undated) continue;
    holders h = {.old = old_within(a, x, k->key, k->day - STORY_WINDOW, k->day + STORY_WINDOW, &n)};
    h.n_old = n;
    if (count_day(&h, k->day, &n_here) > DAY_HOLDERS) continue;
    for (size_t j = 0; j < n; j++)
      if (count_day(&h, h.old[j].day, &n_here) <= DAY_HOLDERS) meetings_add(&met, handle, h.old[j].handle, MEET_STORY);
  }
  candidates_give(&met, out);
}
