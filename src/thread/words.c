/* words.c - words, quotation marks and shingles of a text. One pass, linear in its bytes. */
#include "thread/words.h"

#include "base/hash.h"
#include "text/fold.h"
#include "text/utf8.h"

#define SHINGLE_BASE 0x9E3779B97F4A7C15u /* odd: the rolling polynomial is modulo 2^64 */
#define SORTED_BY_INSERTION 24u
#define MOST_QUOTED_BYTES 1500u /* a quotation that is longer was never closed */

/* What stands between two words, as far as it matters. */
typedef struct gap {
  uint32_t opened; /* byte behind the mark that opened the quotation we are in; 0 outside */
  bool initial;
} gap;

static void read_gap(str text, size_t from, size_t to, gap *g) {
  size_t size;
  if (to - from == 1 && text.data[from] == ' ') return; /* most gaps */
  for (size_t i = from; i < to; i += size) {
    uint32_t c = utf8_at(text, i, &size);
    switch (c) {
    case '.':
    case '!':
    case '?':
    case ':': g->initial = true; break;
    case '\n': /* a quotation ends with its paragraph; one that goes on opens again */
      g->initial = true;
      g->opened = 0;
      break;
    case '"':
      g->initial = true;
      g->opened = g->opened ? 0 : (uint32_t)(i + size);
      break;
    case 0x201C:
    case 0x201E:
    case 0xAB:
      g->initial = true;
      g->opened = (uint32_t)(i + size);
      break;
    case 0x201D:
    case 0xBB:
      g->initial = true;
      g->opened = 0;
      break;
    default: break;
    }
  }
}

static bool begins_upper(str text, size_t at) {
  size_t size;
  unsigned char c = (unsigned char)text.data[at];
  return c < 0x80 ? c >= 'A' && c <= 'Z' : rune_is_upper(utf8_at(text, at, &size));
}

/* The word as it is when folding would not change it, else folded. */
static str folded_of(arena *a, str s) {
  bool capital = false;
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.data[i];
    if (c >= 0x80) return fold(a, s);
    capital |= c >= 'A' && c <= 'Z';
  }
  return capital ? str_lower_ascii(a, s) : s;
}

void thread_words_of(arena *a, str text, thread_words *out) {
  *out = (thread_words){.text = text};
  size_t cap = text.len / 4 + 8;
  if (cap > THREAD_MOST_WORDS) cap = THREAD_MOST_WORDS;
  VECTOR(uint32_t) start = {ARENA_ARRAY(a, uint32_t, cap), 0, cap};
  VECTOR(uint32_t) end = {ARENA_ARRAY(a, uint32_t, cap), 0, cap};
  VECTOR(uint8_t) flags = {ARENA_ARRAY(a, uint8_t, cap), 0, cap};
  gap g = {0, true};
  word w;
  size_t at = 0, before = 0;
  if (text.len > UINT32_MAX) text.len = UINT32_MAX;
  while (start.n < THREAD_MOST_WORDS && word_next(text, &at, &w)) {
    read_gap(text, before, w.start, &g);
    if (g.opened && w.start - g.opened > MOST_QUOTED_BYTES) g.opened = 0;
    unsigned flag = g.opened ? WORD_QUOTED : 0;
    if (begins_upper(text, w.start)) flag |= WORD_CAPITAL;
    if (g.initial) flag |= WORD_INITIAL;
    size_t size;
    if (w.end - w.start >= 3 && rune_is_unspaced(utf8_at(text, w.start, &size))) flag |= WORD_UNSPACED;
    VECTOR_PUSH(a, start, (uint32_t)w.start);
    VECTOR_PUSH(a, end, (uint32_t)w.end);
    VECTOR_PUSH(a, flags, (uint8_t)flag);
    before = w.end;
    g.initial = false;
  }
  out->n = (uint32_t)start.n;
  out->start = start.items;
  out->end = end.items;
  out->flags = flags.items;
  out->folded = ARENA_ARRAY(a, str, out->n);
  out->hash = ARENA_ARRAY(a, uint64_t, out->n);
  for (uint32_t i = 0; i < out->n; i++) {
    out->folded[i] = folded_of(a, str_slice(text, out->start[i], out->end[i]));
    out->hash[i] = hash_bytes(out->folded[i], 0);
  }
}

uint64_t *thread_shingles(arena *a, const thread_words *in, uint32_t *n) {
  *n = in->n >= SHINGLE_WORDS ? in->n - SHINGLE_WORDS + 1 : 0;
  uint64_t *out = ARENA_ARRAY(a, uint64_t, *n), h = 0, power = 1;
  for (uint32_t i = 0; i < SHINGLE_WORDS; i++) power *= SHINGLE_BASE;
  for (uint32_t i = 0; *n && i < in->n; i++) {
    h = h * SHINGLE_BASE + in->hash[i];
    if (i >= SHINGLE_WORDS) h -= power * in->hash[i - SHINGLE_WORDS];
    if (i + 1 >= SHINGLE_WORDS) out[i + 1 - SHINGLE_WORDS] = hash_mix(h, 0);
  }
  return out;
}

/* Radix sort by the bytes from bit `first` on, least first; stable. An even number of passes: the result is back in `items`. */
static void sort_from_bit(arena *a, uint64_t *items, uint32_t n, unsigned first) {
  uint64_t *from = items, *to = ARENA_ARRAY(a, uint64_t, n);
  for (unsigned shift = first; shift < 64; shift += 8) {
    uint32_t place[257] = {0};
    for (uint32_t i = 0; i < n; i++) place[(from[i] >> shift & 255) + 1]++;
    for (unsigned b = 0; b < 256; b++) place[b + 1] += place[b];
    for (uint32_t i = 0; i < n; i++) to[place[from[i] >> shift & 255]++] = from[i];
    uint64_t *swap = from;
    from = to;
    to = swap;
  }
}

/* Hashes are spread evenly: after sorting by their highest bits an item has few places to go. Where that does not hold (a text
 * that was made for it), all bits are sorted by. */
uint32_t thread_sort_unique(arena *a, uint64_t *items, uint32_t n) {
  if (n > SORTED_BY_INSERTION) sort_from_bit(a, items, n, 48);
  uint32_t kept = 0;
  uint64_t moves = 0, most = 16 * (uint64_t)n + 512;
  for (uint32_t i = 0; i < n; i++) {
    uint64_t item = items[i];
    uint32_t k = kept;
    while (k && items[k - 1] > item) k--;
    if (k && items[k - 1] == item) continue;
    moves += kept - k;
    if (moves > most) {
      memmove(items + kept, items + i, (n - i) * sizeof *items);
      n -= i - kept;
      sort_from_bit(a, items, n, 0);
      i = kept = 0, moves = 0, most = UINT64_MAX;
      item = items[0];
      k = 0;
    }
    memmove(items + k + 1, items + k, (kept - k) * sizeof *items);
    items[k] = item;
    kept++;
  }
  return kept;
}
