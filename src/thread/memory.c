/* memory.c - the index in memory, for `weft thread` and for tests.
 *
 *   key -> list of postings by (day, handle);  handle -> list of pairs by other handle;  handle -> first article of its story
 */
#include "thread/item.h"

#include "base/hash.h"

#define MOST_NAME_PAIRS 28 /* candidates.c */

typedef struct posting_list {
  VECTOR(thread_posting) list;
} posting_list;

typedef struct pair_list {
  VECTOR(thread_pair) list;
} pair_list;

typedef struct memory {
  arena *a;
  const thread_item *const *items;
  const str *ids, *texts;
  map keys; /* see ONE_HOLDER */
  VECTOR(posting_list) lists;
  pair_list *pairs;
  uint32_t *stories, *threads;
} memory;

static const thread_item *memory_item(thread_index *x, arena *a, uint32_t handle) {
  (void)a;
  return ((memory *)x->state)->items[handle];
}

static str memory_id(thread_index *x, arena *a, uint32_t handle) {
  (void)a;
  return ((memory *)x->state)->ids[handle];
}

static str memory_text(thread_index *x, arena *a, uint32_t handle) {
  (void)a;
  return ((memory *)x->state)->texts[handle];
}

static bool posting_before(thread_posting x, thread_posting y) { return x.day != y.day ? x.day < y.day : x.handle < y.handle; }

/* Most keys have one holder, which is kept in the key's place itself; of others the place has the number of their list, plus 1.
 */
#define ONE_HOLDER (UINT64_C(1) << 63)
#define DAY_OFFSET 16777216 /* days are within 10,000,000 of 1970 (item.h) */

static uint64_t packed(thread_posting p) {
  uint64_t day = p.day == THREAD_NO_DAY ? 0 : (uint64_t)(p.day + DAY_OFFSET);
  return ONE_HOLDER | day << 32 | p.handle;
}

static thread_posting unpacked(uint64_t value) {
  uint32_t day = (uint32_t)(value >> 32 & 0x7FFFFFFF);
  return (thread_posting){day ? (int32_t)day - DAY_OFFSET : THREAD_NO_DAY, (uint32_t)value};
}

static size_t first_not_before(const thread_posting *in, size_t n, thread_posting p) {
  size_t low = 0, high = n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (posting_before(in[middle], p)) low = middle + 1;
    else high = middle;
  }
  return low;
}

static void memory_put_key(thread_index *x, uint64_t key, thread_posting posting) {
  memory *m = x->state;
  uint64_t *place = map_put(&m->keys, key, NULL);
  if (*place == 0) {
    *place = packed(posting);
    return;
  }
  if (*place & ONE_HOLDER) {
    posting_list list = {0};
    VECTOR_PUSH(m->a, list.list, unpacked(*place));
    VECTOR_PUSH(m->a, m->lists, list);
    *place = m->lists.n;
  }
  posting_list *list = &m->lists.items[*place - 1];
  size_t at = first_not_before(list->list.items, list->list.n, posting);
  VECTOR_PUSH(m->a, list->list, posting);
  memmove(list->list.items + at + 1, list->list.items + at, (list->list.n - 1 - at) * sizeof posting);
  list->list.items[at] = posting;
}

static thread_posting *memory_by_key(thread_index *x, arena *a, uint64_t key, int32_t from, int32_t to, size_t limit, size_t *n) {
  memory *m = x->state;
  *n = 0;
  const uint64_t *place = map_get(&m->keys, key);
  if (!place) return NULL;
  thread_posting one = unpacked(*place);
  bool alone = *place & ONE_HOLDER;
  const thread_posting *all = alone ? &one : m->lists.items[*place - 1].list.items;
  size_t n_all = alone ? 1 : m->lists.items[*place - 1].list.n;
  size_t first = first_not_before(all, n_all, (thread_posting){from, 0}), end = first;
  while (end < n_all && end - first < limit && all[end].day <= to) end++;
  *n = end - first;
  thread_posting *out = ARENA_ARRAY(a, thread_posting, *n);
  if (*n) memcpy(out, all + first, *n * sizeof *out);
  return out;
}

static size_t pair_place(const pair_list *in, uint32_t other) {
  size_t low = 0, high = in->list.n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (in->list.items[middle].other < other) low = middle + 1;
    else high = middle;
  }
  return low;
}

static thread_pair *memory_pairs(thread_index *x, arena *a, uint32_t handle, size_t *n) {
  const pair_list *list = &((memory *)x->state)->pairs[handle];
  *n = list->list.n;
  thread_pair *out = ARENA_ARRAY(a, thread_pair, *n);
  if (*n) memcpy(out, list->list.items, *n * sizeof *out);
  return out;
}

static void put_side(memory *m, uint32_t handle, thread_pair pair) {
  pair_list *list = &m->pairs[handle];
  size_t at = pair_place(list, pair.other);
  if (at == list->list.n || list->list.items[at].other != pair.other) {
    VECTOR_PUSH(m->a, list->list, pair);
    memmove(list->list.items + at + 1, list->list.items + at, (list->list.n - 1 - at) * sizeof pair);
  }
  list->list.items[at] = pair;
}

static void memory_put_pair(thread_index *x, uint32_t handle, thread_pair pair) {
  put_side(x->state, handle, pair);
  uint32_t other = pair.other;
  pair.other = handle;
  put_side(x->state, other, pair);
}

static void drop_side(pair_list *list, uint32_t other) {
  size_t at = pair_place(list, other);
  if (at == list->list.n || list->list.items[at].other != other) return;
  memmove(list->list.items + at, list->list.items + at + 1, (list->list.n - at - 1) * sizeof *list->list.items);
  list->list.n--;
}

static void memory_drop_pair(thread_index *x, uint32_t handle, uint32_t other) {
  memory *m = x->state;
  drop_side(&m->pairs[handle], other);
  drop_side(&m->pairs[other], handle);
}

static uint32_t memory_story(thread_index *x, uint32_t handle) { return ((memory *)x->state)->stories[handle]; }

static void memory_set_story(thread_index *x, uint32_t handle, uint32_t first) { ((memory *)x->state)->stories[handle] = first; }

static uint32_t memory_thread(thread_index *x, uint32_t handle) { return ((memory *)x->state)->threads[handle]; }

static void memory_set_thread(thread_index *x, uint32_t handle, uint32_t first) { ((memory *)x->state)->threads[handle] = first; }

thread_index *thread_memory(arena *a, const thread_item *const *items, const str *ids, const str *texts, size_t n) {
  memory *m = ARENA_NEW(a, memory);
  *m = (memory){.a = a, .items = items, .ids = ids, .texts = texts};
  map_init(&m->keys, a);
  size_t most = 0; /* keys of all: of stories and affairs an article has a bounded number */
  for (size_t i = 0; i < n; i++)
    most += items[i] ? items[i]->n_fingerprints + items[i]->n_keys + (items[i]->n_keys ? MOST_NAME_PAIRS : 0) + 1 : 0;
  map_reserve(&m->keys, most);
  m->pairs = ARENA_ARRAY(a, pair_list, n);
  m->stories = ARENA_ARRAY(a, uint32_t, n);
  memset(m->stories, 0xFF, n * sizeof *m->stories);
  m->threads = ARENA_ARRAY(a, uint32_t, n);
  memset(m->threads, 0xFF, n * sizeof *m->threads);
  thread_index *x = ARENA_NEW(a, thread_index);
  *x = (thread_index){m,
                      WEFT_GRANULARITY_DEFAULT,
                      memory_item,
                      memory_id,
                      memory_text,
                      memory_put_key,
                      memory_by_key,
                      memory_pairs,
                      memory_put_pair,
                      memory_drop_pair,
                      memory_story,
                      memory_set_story,
                      memory_thread,
                      memory_set_thread};
  return x;
}
