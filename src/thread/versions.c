/* versions.c - see versions.h. */
#include "thread/versions.h"

#include <stdlib.h>

bool versions_pair(const thread_item *x, const thread_item *y, const thread_pair *pair) {
  return x->address && x->address == y->address && copies_linked(pair);
}

static int compare_versions(const void *x, const void *y) {
  const neighbour *p = *(neighbour *const *)x, *q = *(neighbour *const *)y;
  if (p->item->stamp != q->item->stamp) return p->item->stamp < q->item->stamp ? -1 : 1;
  return str_cmp(p->id, q->id);
}

neighbour **versions_of(arena *a, neighbours *near, uint32_t handle, size_t *n) {
  VECTOR(neighbour *) found = {0};
  map seen;
  map_init(&seen, a);
  neighbour *start = neighbours_get(near, handle, true);
  *n = 0;
  if (!start) return NULL;
  VECTOR_PUSH(a, found, start);
  map_put(&seen, handle, NULL);
  for (size_t i = 0; i < found.n; i++) {
    const neighbour *x = neighbours_get(near, found.items[i]->handle, true);
    for (size_t k = 0; k < x->n_pairs; k++) {
      const thread_pair *p = &x->pairs[k];
      if (!copies_linked(p) || map_get(&seen, p->other)) continue;
      neighbour *y = neighbours_get(near, p->other, false);
      if (!y || !versions_pair(x->item, y->item, p)) continue;
      map_put(&seen, p->other, NULL);
      VECTOR_PUSH(a, found, y);
    }
  }
  qsort(found.items, found.n, sizeof *found.items, compare_versions);
  *n = found.n;
  return found.items;
}

/* --- what changed ------------------------------------------------------------------------------------------------ */

/* Words from .. to of the later text stand for words at .. end of the earlier one. */
typedef struct edit {
  uint32_t from, to, at, end;
} edit;

typedef struct edits {
  VECTOR(edit) list;
} edits;

static bool same_word(const thread_words *x, uint32_t i, const thread_words *y, uint32_t k) {
  return x->hash[i] == y->hash[k] &&
         str_eq(str_slice(x->text, x->start[i], x->end[i]), str_slice(y->text, y->start[k], y->end[k]));
}

static uint32_t largest(uint32_t x, uint32_t y) { return x > y ? x : y; }

/* Shortest edit script of x[from, to) and y[at, end), which begin and end with other words: the furthest place on each diagonal
 * for 0, 1, 2 ... words in and out, then the way back. Appends single words, the last ones first. False past the limit. */
static bool shortest(arena *a, const thread_words *x, const thread_words *y, edit whole, edits *out) {
  int64_t n = whole.to - whole.from, m = whole.end - whole.at;
  int64_t most = n + m < VERSIONS_MOST_EDITS ? n + m : VERSIONS_MOST_EDITS;
  int64_t *furthest = ARENA_ARRAY(a, int64_t, (size_t)(2 * most + 3)),
          *now = furthest + most + 1;                              /* by diagonal: words of x gone by */
  uint32_t **steps = ARENA_ARRAY(a, uint32_t *, (size_t)most + 1); /* what it was before each round */
  int64_t d = 0;
  for (bool found = false; !found; d++) {
    if (d > most) return false;
    steps[d] = ARENA_ARRAY(a, uint32_t, (size_t)(2 * d + 3));
    for (int64_t k = -d - 1; k <= d + 1; k++) steps[d][k + d + 1] = (uint32_t)now[k];
    for (int64_t k = -d; k <= d && !found; k += 2) {
      bool down = k == -d || (k != d && now[k - 1] < now[k + 1]);
      int64_t i = down ? now[k + 1] : now[k - 1] + 1;
      while (i < n && i - k < m && same_word(x, whole.from + (uint32_t)i, y, whole.at + (uint32_t)(i - k))) i++;
      now[k] = i;
      found = i >= n && i - k >= m;
    }
  }
  int64_t i = n, j = m;
  for (d--; d > 0; d--) {
    const uint32_t *before = steps[d] + d + 1;
    int64_t k = i - j;
    bool down = k == -d || (k != d && before[k - 1] < before[k + 1]);
    int64_t from = down ? k + 1 : k - 1, i0 = before[from], j0 = i0 - from;
    uint32_t px = whole.from + (uint32_t)i0, py = whole.at + (uint32_t)j0;
    VECTOR_PUSH(a, out->list, down ? ((edit){px, px, py, py + 1}) : ((edit){px, px + 1, py, py}));
    i = i0, j = j0;
  }
  return true;
}

/* Joins edits that touch, and those with fewer words between them than on each side. */
static void join_edits(edits *e) {
  size_t n = 0;
  for (size_t i = 0; i < e->list.n; i++) {
    edit next = e->list.items[i], *last = n ? &e->list.items[n - 1] : NULL;
    if (last && last->to == next.from && last->end == next.at) last->to = next.to, last->end = next.end;
    else e->list.items[n++] = next;
  }
  e->list.n = n;
  n = 0;
  for (size_t i = 0; i < e->list.n; i++) {
    e->list.items[n++] = e->list.items[i];
    while (n > 1) {
      edit *last = &e->list.items[n - 2], next = e->list.items[n - 1];
      uint32_t between = next.from - last->to;
      if (between > largest(last->to - last->from, last->end - last->at) ||
          between > largest(next.to - next.from, next.end - next.at))
        break;
      last->to = next.to, last->end = next.end;
      n--;
    }
  }
  e->list.n = n;
}

/* Bytes of words from .. to; where there are none, the place behind the word before. */
static void bytes_of(const thread_words *x, uint32_t from, uint32_t to, uint32_t *start, uint32_t *end) {
  if (from < to) *start = x->start[from], *end = x->end[to - 1];
  else *start = *end = from ? x->end[from - 1] : 0;
}

text_change *versions_changes(arena *a, const thread_words *later, const thread_words *earlier, size_t *n) {
  edit whole = {0, later->n, 0, earlier->n};
  while (whole.from < whole.to && whole.at < whole.end && same_word(later, whole.from, earlier, whole.at))
    whole.from++, whole.at++;
  while (whole.from < whole.to && whole.at < whole.end && same_word(later, whole.to - 1, earlier, whole.end - 1))
    whole.to--, whole.end--;
  edits found = {0};
  arena work;
  arena_init(&work, 0);
  work.guard = a->guard;
  if (whole.from < whole.to || whole.at < whole.end) {
    if (!shortest(&work, later, earlier, whole, &found)) {
      found.list.n = 0;
      VECTOR_PUSH(&work, found.list, whole);
    }
    for (size_t i = 0; i < found.list.n / 2; i++) {
      edit last = found.list.items[found.list.n - 1 - i];
      found.list.items[found.list.n - 1 - i] = found.list.items[i];
      found.list.items[i] = last;
    }
    join_edits(&found);
  }
  text_change *out = ARENA_ARRAY(a, text_change, found.list.n + 1);
  for (*n = 0; *n < found.list.n; ++*n) {
    const edit *e = &found.list.items[*n];
    bytes_of(later, e->from, e->to, &out[*n].start, &out[*n].end);
    bytes_of(earlier, e->at, e->end, &out[*n].at, &out[*n].to);
  }
  if (later->n == THREAD_MOST_WORDS || earlier->n == THREAD_MOST_WORDS) { /* what is behind was not looked at */
    text_change *last = &out[(*n)++];
    bytes_of(later, later->n, later->n, &last->start, &last->end);
    bytes_of(earlier, earlier->n, earlier->n, &last->at, &last->to);
    last->end = (uint32_t)later->text.len, last->to = (uint32_t)earlier->text.len;
  }
  arena_free(&work);
  return out;
}
