/* sketch.c - from an article to its sketch: fingerprints of its shingles, telling words, keys.
 *
 * Fingerprints: winnowing (Schleimer, Wilkerson, Aiken 2003): of every WINDOW shingle hashes in a row the smallest is kept, so a
 * shared run of WINDOW + 7 words always shares one. Weights: (1 + ln tf) * rarity in whole numbers. */
#include "thread/item.h"

#include "base/hash.h"
#include "read/url.h"
#include "text/calendar.h"
#include "text/fold.h"
#include "thread/data/document_frequency.h"
#include "thread/rarity.h"

#include <stdlib.h>

#define ITEM_MAGIC 0x33544857u /* changes with the layout */
#define WINDOW 16u
#define LEAD_WORDS 100u
#define MOST_GIVEN 512  /* bytes of the name of a story or thread that a row gives */
#define LEAST_RARITY 20 /* in RARITY_STEPS-ths: words that half of all articles have tell nothing */
static const uint32_t bag_most[ITEM_BAGS] = {240, 96, 96, 32, 48};

static const uint8_t frequency_weight[] = {0, 16, 27, 34, 38, 42, 45, 47, 49, 51, 53, 54, 56, 57, 58, 59, 60};

/* --- where things lie -------------------------------------------------------------------------------------------- */

typedef struct layout {
  size_t fingerprints, keys, hashes[ITEM_BAGS], weights[ITEM_BAGS], given, size;
} layout;

static layout layout_of(const thread_item *item) {
  layout l;
  size_t at = sizeof *item;
  l.fingerprints = at;
  at += (size_t)item->n_fingerprints * 8;
  l.keys = at;
  at += (size_t)item->n_keys * 4;
  for (int b = 0; b < ITEM_BAGS; b++) {
    l.hashes[b] = at;
    at += (size_t)item->n_bag[b] * 4;
  }
  for (int b = 0; b < ITEM_BAGS; b++) {
    l.weights[b] = at;
    at += (size_t)item->n_bag[b] * 2;
  }
  l.given = at;
  at += item->n_given;
  l.size = (at + 7) & ~(size_t)7;
  return l;
}

static const void *at_byte(const thread_item *item, size_t byte) { return (const char *)item + byte; }

const uint64_t *item_fingerprints(const thread_item *item) { return at_byte(item, layout_of(item).fingerprints); }
const uint32_t *item_keys(const thread_item *item) { return at_byte(item, layout_of(item).keys); }
uint32_t item_common_fingerprints(const thread_item *x, const thread_item *y) {
  const uint64_t *p = item_fingerprints(x), *q = item_fingerprints(y);
  uint32_t common = 0;
  for (uint32_t i = 0, j = 0; i < x->n_fingerprints && j < y->n_fingerprints;) {
    uint64_t a = p[i], b = q[j];
    common += a == b;
    i += a <= b;
    j += b <= a;
  }
  return common;
}

str item_given(const thread_item *item, str *thread) {
  str both = str_of(at_byte(item, layout_of(item).given), item->n_given);
  size_t end = str_find_char(both, '\n', 0);
  *thread = end == SIZE_MAX ? both : str_slice(both, end + 1, both.len);
  return end == SIZE_MAX ? both : str_slice(both, 0, end);
}

bag item_bag_of(const thread_item *item, item_bag which) {
  layout l = layout_of(item);
  return (bag){at_byte(item, l.hashes[which]), at_byte(item, l.weights[which]), item->n_bag[which], item->norm[which]};
}

bool item_before(const thread_item *x, str x_id, const thread_item *y, str y_id) {
  if (x->when != y->when) return x->when < y->when;
  return x->stamp != y->stamp ? x->stamp < y->stamp : str_cmp(x_id, y_id) < 0;
}

str thread_item_bytes(const thread_item *item) { return str_of((const char *)item, item->size); }

const thread_item *thread_item_from_bytes(str bytes) {
  if (bytes.len < sizeof(thread_item) || bytes.len > UINT32_MAX || (uintptr_t)bytes.data % 8) return NULL;
  const thread_item *item = (const thread_item *)(const void *)bytes.data;
  if (item->magic != ITEM_MAGIC || item->size != bytes.len || item->n_keys > ITEM_MOST_KEYS) return NULL;
  for (int b = 0; b < ITEM_BAGS; b++)
    if (item->n_bag[b] > bag_most[b]) return NULL;
  layout l = layout_of(item); /* counts are 32 bits: no overflow in 64 */
  if (l.size != bytes.len) return NULL;
  const uint64_t *prints = item_fingerprints(item);
  for (uint32_t i = 1; i < item->n_fingerprints; i++)
    if (prints[i - 1] >= prints[i]) return NULL;
  for (int b = 0; b < ITEM_BAGS; b++) {
    bag words = item_bag_of(item, (item_bag)b);
    uint64_t norm = 0;
    for (uint32_t i = 0; i < words.n; i++) {
      if (i && words.hashes[i - 1] >= words.hashes[i]) return NULL;
      norm += (uint64_t)words.weights[i] * words.weights[i];
    }
    if (norm != words.norm) return NULL;
  }
  return item;
}

/* --- words and their weights ------------------------------------------------------------------------------------- */

typedef struct term {
  uint32_t hash, weight;
} term;

typedef struct terms {
  VECTOR(term) list;
} terms;

static int by_hash(const void *x, const void *y) {
  const term *a = x, *b = y;
  return (a->hash > b->hash) - (a->hash < b->hash);
}

static int by_weight(const void *x, const void *y) {
  const term *a = x, *b = y;
  return a->weight != b->weight ? (a->weight < b->weight) - (a->weight > b->weight) : by_hash(x, y);
}

/* The `most` heaviest, ascending by hash. */
static void heaviest(terms *t, uint32_t most) {
  if (t->list.n > most) {
    qsort(t->list.items, t->list.n, sizeof *t->list.items, by_weight);
    t->list.n = most;
    qsort(t->list.items, t->list.n, sizeof *t->list.items, by_hash);
  }
}

/* A word of an article as a term: its number among the distinct ones. */
typedef struct occurrence {
  uint32_t hash;
  uint8_t rarity, known;
} occurrence;

/* Languages without a table: short words are the common ones. */
static uint8_t guessed_rarity(str folded) {
  size_t letters = 0;
  for (size_t i = 0; i < folded.len; i++) letters += ((unsigned char)folded.data[i] & 0xC0) != 0x80;
  size_t rarity = 24 * letters;
  return (uint8_t)(rarity < RARITY_UNKNOWN ? rarity : RARITY_UNKNOWN);
}

uint32_t item_word_hash(str folded) {
  if (folded.len > 2 && str_ends(folded, STR("'s"))) folded.len -= 2;
  return (uint32_t)(hash_bytes(folded, 0) >> 32);
}

static occurrence occurrence_of(str folded, bool english) {
  if (folded.len > 2 && str_ends(folded, STR("'s"))) folded.len -= 2;
  bool known;
  uint8_t rarity = thread_rarity_byte(folded, &known);
  if (!english) rarity = guessed_rarity(folded);
  return (occurrence){item_word_hash(folded), rarity, known};
}

/* Adds up sorted runs of (hash, rarity) into weighted terms. `packed`: hash << 8 | rarity. */
static void weigh(arena *a, uint64_t *packed, uint32_t n, terms *out) {
  uint64_t *to = ARENA_ARRAY(a, uint64_t, n);
  for (unsigned shift = 8; shift < 40; shift += 8) { /* radix sort by hash: stable and linear */
    uint32_t place[257] = {0};
    for (uint32_t i = 0; i < n; i++) place[(packed[i] >> shift & 255) + 1]++;
    for (unsigned b = 0; b < 256; b++) place[b + 1] += place[b];
    for (uint32_t i = 0; i < n; i++) to[place[packed[i] >> shift & 255]++] = packed[i];
    uint64_t *swap = packed;
    packed = to;
    to = swap;
  }
  for (uint32_t i = 0, j; i < n; i = j) {
    for (j = i + 1; j < n && packed[j] >> 8 == packed[i] >> 8; j++) {}
    uint32_t times = j - i, most = sizeof frequency_weight - 1;
    uint32_t weight = frequency_weight[times < most ? times : most] * (uint32_t)(packed[i] & 255) / 4;
    VECTOR_PUSH(a, out->list, (term){(uint32_t)(packed[i] >> 8), weight});
  }
}

typedef struct packed_words {
  VECTOR(uint64_t) list;
} packed_words;

/* A word; where words are not set apart two characters in a row, which tell about as much (Nie, Gao, Zhang and Zhou, On the use
 * of words and n-grams for Chinese information retrieval, 2000); empty for the last one. */
static str term_at(const thread_words *w, uint32_t i) {
  if (!(w->flags[i] & WORD_UNSPACED)) return w->folded[i];
  bool two = i + 1 < w->n && w->flags[i + 1] & WORD_UNSPACED && w->start[i + 1] == w->end[i];
  return two ? str_slice(w->text, w->start[i], w->end[i + 1]) : STR("");
}

static void add_words(arena *a, const thread_words *w, uint32_t most, bool english, packed_words *out) {
  for (uint32_t i = 0; i < w->n && i < most; i++) {
    str told = term_at(w, i);
    if (!told.len) continue;
    occurrence o = occurrence_of(told, english);
    if (o.rarity >= LEAST_RARITY) VECTOR_PUSH(a, out->list, (uint64_t)o.hash << 8 | o.rarity);
  }
}

static void make_bags(arena *a, const thread_words *title, const thread_words *text, bool english, terms bags[ITEM_BAGS]) {
  packed_words all = {0}, lead = {0}, capital = {0}, head = {0};
  add_words(a, title, UINT32_MAX, english, &all);
  add_words(a, text, UINT32_MAX, english, &all);
  add_words(a, title, UINT32_MAX, english, &lead);
  add_words(a, title, UINT32_MAX, english, &lead); /* the title counts twice */
  add_words(a, text, LEAD_WORDS, english, &lead);
  add_words(a, title, UINT32_MAX, english, &head);
  for (uint32_t i = 0; i < text->n; i++) {
    if ((text->flags[i] & (WORD_CAPITAL | WORD_INITIAL)) != WORD_CAPITAL) continue;
    occurrence o = occurrence_of(text->folded[i], english);
    if (o.rarity >= LEAST_RARITY) VECTOR_PUSH(a, capital.list, (uint64_t)o.hash << 8 | o.rarity);
  }
  if (!capital.list.n) add_words(a, text, UINT32_MAX, english, &capital); /* a script without capitals: all may be names */
  weigh(a, all.list.items, (uint32_t)all.list.n, &bags[BAG_TEXT]);
  weigh(a, lead.list.items, (uint32_t)lead.list.n, &bags[BAG_LEAD]);
  weigh(a, capital.list.items, (uint32_t)capital.list.n, &bags[BAG_NAMES]);
  weigh(a, head.list.items, (uint32_t)head.list.n, &bags[BAG_TITLE]);
}

static void count_weekdays(const thread_words *text, uint8_t out[8]) {
  uint32_t n[7] = {0}, most = sizeof frequency_weight - 1;
  for (uint32_t i = 0; i < text->n; i++) {
    str day = text->folded[i];
    if (!(text->flags[i] & WORD_CAPITAL)) continue;
    if (str_ends(day, STR("'s"))) day.len -= 2;
    int which = weekday_named(day);
    if (which >= 0) n[which]++;
  }
  for (int k = 0; k < 7; k++) out[k] = frequency_weight[n[k] < most ? n[k] : most];
}

/* Runs of four quoted words; the QUOTES bag keeps those with the smallest hashes (a bottom-k sketch, Broder 1997). */
static void quoted_runs(arena *a, const thread_words *text, terms *out) {
  uint64_t *runs = ARENA_ARRAY(a, uint64_t, text->n);
  uint32_t n = 0, quoted = 0;
  for (uint32_t i = 0; i < text->n; i++) {
    quoted = text->flags[i] & WORD_QUOTED ? quoted + 1 : 0;
    if (quoted < 4) continue;
    uint64_t h = 0;
    for (uint32_t k = i - 3; k <= i; k++) h = hash_mix(h, text->hash[k]);
    runs[n++] = h >> 32;
  }
  n = thread_sort_unique(a, runs, n);
  for (uint32_t i = 0; i < n && i < bag_most[BAG_QUOTES]; i++) VECTOR_PUSH(a, out->list, (term){(uint32_t)runs[i], 1});
}

/* The most telling words of text and lead together, heaviest first. */
static uint32_t make_keys(arena *a, const terms bags[ITEM_BAGS], uint32_t keys[ITEM_MOST_KEYS]) {
  const term *x = bags[BAG_TEXT].list.items, *y = bags[BAG_LEAD].list.items;
  size_t nx = bags[BAG_TEXT].list.n, ny = bags[BAG_LEAD].list.n;
  terms both = {0};
  for (size_t i = 0, j = 0; i < nx; i++) {
    while (j < ny && y[j].hash < x[i].hash) j++;
    term t = x[i];
    if (j < ny && y[j].hash == t.hash) t.weight += y[j].weight;
    VECTOR_PUSH(a, both.list, t);
  }
  if (both.list.n) qsort(both.list.items, both.list.n, sizeof *both.list.items, by_weight);
  uint32_t n = 0;
  for (; n < both.list.n && n < ITEM_MOST_KEYS; n++) keys[n] = both.list.items[n].hash;
  return n;
}

/* --- fingerprints ------------------------------------------------------------------------------------------------ */

/* The smallest of each WINDOW hashes in a row, the last of equal ones; of a shorter text the smallest of all. */
static uint32_t winnow(const uint64_t *shingles, uint32_t n, uint64_t *out) {
  uint32_t kept = 0, least = UINT32_MAX;
  uint32_t window = n < WINDOW ? n : WINDOW;
  for (uint32_t end = window; n && end <= n; end++) {
    uint32_t first = end - window;
    if (least != UINT32_MAX && least >= first) {
      if (shingles[end - 1] > shingles[least]) continue;
      least = end - 1;
    } else {
      least = first;
      for (uint32_t i = first + 1; i < end; i++)
        if (shingles[i] <= shingles[least]) least = i;
    }
    out[kept++] = shingles[least];
  }
  return kept;
}

/* --- the whole --------------------------------------------------------------------------------------------------- */

static int32_t day_within(int64_t seconds) {
  int64_t day = seconds / DAY_SECONDS - (seconds % DAY_SECONDS < 0);
  return (int32_t)(day < -10000000 ? -10000000 : day > 10000000 ? 10000000 : day);
}

static void set_time(thread_item *item, str published) {
  interval at;
  time_precision precision;
  item->when = INT64_MAX;
  item->day = item->first_day = THREAD_NO_DAY;
  item->last_day = INT32_MAX;
  if (!iso_parse(published, &at, &precision) || precision == PRECISION_NONE) return;
  if (at.from == TIME_BEFORE || at.to == TIME_AFTER) return;
  item->when = at.from;
  item->first_day = day_within(at.from);
  item->last_day = day_within(at.to - 1);
  if (precision >= PRECISION_DAY) item->day = item->first_day;
}

static int64_t stamp_of(const article *in) {
  const str times[] = {in->fetched, in->updated, in->published};
  int64_t latest = INT64_MIN;
  for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
    interval at;
    time_precision precision;
    if (!iso_parse(times[i], &at, &precision) || precision == PRECISION_NONE || at.from == TIME_BEFORE) continue;
    if (at.from > latest) latest = at.from;
  }
  return latest;
}

/* The story that the row names, and its thread, as the item keeps them. */
static str given_of(arena *a, const article *in) {
  str given = in->row ? json_get_str(in->row, STR("story")) : STR("");
  if (given.len > MOST_GIVEN || str_find_char(given, '\n', 0) != SIZE_MAX) given = STR("");
  str thread = given.len ? json_get_str(in->row, STR("thread")) : STR("");
  return thread.len && thread.len <= MOST_GIVEN ? str_format(a, "%.*s\n%.*s", STR_FMT(given), STR_FMT(thread)) : given;
}

thread_item *thread_sketch(arena *a, const article *in, const annotations *notes) {
  (void)notes;
  thread_item head = {.magic = ITEM_MAGIC};
  thread_words text;
  thread_words_of(a, in->text, &text);
  str given = given_of(a, in), outlet = fold(a, in->outlet);
  terms bags[ITEM_BAGS] = {0};
  uint32_t keys[ITEM_MOST_KEYS], n_keys = 0, n_shingles;
  if (!given.len) { /* else its words are not compared: its story is known */
    thread_words title;
    thread_words_of(a, in->title, &title);
    bool english = in->language.len == 0 || str_eq(in->language, STR("en")) || str_eq(in->language, STR("und"));
    make_bags(a, &title, &text, english, bags);
    quoted_runs(a, &text, &bags[BAG_QUOTES]);
    count_weekdays(&text, head.weekdays);
    n_keys = make_keys(a, bags, keys);
  }
  uint64_t *shingles = thread_shingles(a, &text, &n_shingles), *prints = ARENA_ARRAY(a, uint64_t, n_shingles);
  uint32_t n_prints = thread_sort_unique(a, prints, winnow(shingles, n_shingles, prints));

  set_time(&head, in->published);
  head.outlet = outlet.len ? hash_bytes(outlet, 0) : 0;
  str page = url_page(a, in->url); /* empty for a front page: many sites name it as every page's */
  head.address = page.len ? hash_bytes(page, 0) : 0;
  head.stamp = stamp_of(in);
  head.shingles = thread_sort_unique(a, shingles, n_shingles);
  head.n_fingerprints = n_prints;
  head.n_keys = n_keys;
  head.n_given = (uint32_t)given.len;
  for (int b = 0; b < ITEM_BAGS; b++) {
    heaviest(&bags[b], bag_most[b]);
    head.n_bag[b] = (uint32_t)bags[b].list.n;
    for (uint32_t i = 0; i < head.n_bag[b]; i++) {
      if (bags[b].list.items[i].weight > UINT16_MAX) bags[b].list.items[i].weight = UINT16_MAX;
      head.norm[b] += (uint64_t)bags[b].list.items[i].weight * bags[b].list.items[i].weight;
    }
  }
  layout l = layout_of(&head);
  head.size = (uint32_t)l.size;
  char *block = arena_alloc(a, l.size);
  memcpy(block, &head, sizeof head);
  if (n_prints) memcpy(block + l.fingerprints, prints, n_prints * sizeof *prints);
  if (n_keys) memcpy(block + l.keys, keys, n_keys * sizeof *keys);
  for (int b = 0; b < ITEM_BAGS; b++)
    for (uint32_t i = 0; i < head.n_bag[b]; i++) {
      uint16_t weight = (uint16_t)bags[b].list.items[i].weight;
      memcpy(block + l.hashes[b] + 4 * (size_t)i, &bags[b].list.items[i].hash, 4);
      memcpy(block + l.weights[b] + 2 * (size_t)i, &weight, 2);
    }
  if (head.n_given) memcpy(block + l.given, given.data, head.n_given);
  return (thread_item *)(void *)block;
}
