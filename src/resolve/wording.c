/* wording.c - words of a quotation, brought to what can be compared; alignment; differences.
 *
 * Words are paired by weighed longest common subsequence, that is Needleman and Wunsch (1970) without a price for gaps, with a
 * premium on runs so that a common word does not pair with a far one. Whatever is not paired is a difference. */
#include "resolve/wording.h"

#include "annotate/numbers.h"
#include "resolve/data/wording_words.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "thread/rarity.h"

#include <math.h>

#define MOST_RARITY 5.0     /* a misspelling is not worth more than a rare word */
#define NUMBER_RARITY 1.9   /* any number */
#define CONTENT_RARITY 0.4  /* "people" and rarer */
#define SAME_BASE 0.9f      /* of the weight, for "left" and "leave" */
#define NEAR_SPELLING 0.7f  /* for "Hanna" and "Hannah" */
#define RUN_PREMIUM 0.3f    /* for a pair right behind a pair */
#define STRAY_WEIGHT 1.0f   /* a lone pair of less between two differences is chance */
#define LONGEST_SPELLING 24 /* letters of words whose spelling is compared */
#define SENSE_DENSITY 0.7f  /* of words in common, for single words to be compared */
#define MOST_EDGE_WORDS 2   /* put before all others in which "not" counts */
#define MOST_SENSE_WORDS 3  /* on either side of a difference in which single words are compared */

const char *const difference_kind_names[] = {"changed", "added", "missing"};
const char *const sense_names[] = {"modality", "name", "negation", "number", "opposite"};

/* --- words ------------------------------------------------------------------------------------------------------- */

typedef struct wording_reader {
  wording_space *space;
  const story_article *in;
  const annotation *quote;
  size_t note; /* mentions before it end before the word */
  bool inside; /* between quotation marks */
  uint32_t brackets;
} wording_reader;

/* The mention of a named one in which the bytes stand. Annotations are in order, and words of a content ascend. */
static str entity_at(wording_reader *r, uint32_t start, uint32_t end) {
  const annotations *notes = &r->in->notes;
  str found = {0};
  while (r->note < notes->n && notes->items[r->note].at.start + 200 < start) r->note++;
  for (size_t i = r->note; i < notes->n && notes->items[i].at.start <= start && i < r->note + 400; i++) {
    const annotation *m = &notes->items[i];
    if (m->kind == ANNOTATION_MENTION && m->at.end >= end && str_eq(m->as.mention.form, STR("name")))
      found = m->as.mention.entity;
  }
  return found;
}

/* What is known of a word wherever it stands. */
static wording_word word_of(arena *a, str folded) {
  wording_word w = {.folded = str_copy(a, folded)};
  size_t i = STR_ROW_FIND(reported_words, folded);
  bool is_number = str_starts(folded, STR("#"));
  double rarity = is_number ? NUMBER_RARITY : thread_rarity(folded);
  if (rarity > MOST_RARITY) rarity = MOST_RARITY;
  w.weight = (float)(rarity + 0.1);
  str plain = w.folded;
  if (plain.len > 2 && str_ends(plain, STR("'s"))) plain.len -= 2;
  if (i != SIZE_MAX) w.base = str_c(reported_words[i][1]);
  else w.base = is_number ? w.folded : lang_lemma(a, plain);
  if (i == SIZE_MAX && rarity >= CONTENT_RARITY) w.flags |= WORDING_CONTENT;
  w.folded_hash = hash_bytes(w.folded, 0);
  w.base_hash = hash_bytes(w.base, 0);
  for (size_t k = 0; k < folded.len; k++) w.letters |= 1u << ((unsigned char)folded.data[k] & 31);
  return w;
}

static void add_word(wording_reader *r, uint32_t start, uint32_t end, str folded, uint32_t flags) {
  wording_space *space = r->space;
  if (space->words.n >= WORDING_MOST || !folded.len) return;
  bool is_new;
  uint64_t *at = map_put(&space->seen, hash_bytes(folded, 0), &is_new);
  if (is_new) {
    *at = space->lexicon.n;
    VECTOR_PUSH(space->a, space->lexicon, word_of(space->a, folded));
  }
  wording_word w = space->lexicon.items[*at];
  w.start = start, w.end = end;
  w.flags |= flags;
  if (flags & WORDING_EDITOR) w.flags &= ~(uint32_t)WORDING_CONTENT;
  else w.entity = entity_at(r, start, end);
  VECTOR_PUSH(space->a, space->words, w);
}

/* The word folded; in `room` (64 bytes) when it is short and ASCII. */
static str fold_word(arena *a, str s, char *room) {
  if (s.len > 64) return fold(a, s);
  for (size_t i = 0; i < s.len; i++) {
    char c = s.data[i];
    if ((unsigned char)c >= 0x80) return fold(a, s);
    room[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  return str_of(room, s.len);
}

/* A contraction is two words or three at one place: "won't" "will", "not". */
static void add_spoken_word(wording_reader *r, uint32_t start, uint32_t end, str folded, uint32_t flags) {
  static const char *const endings[][2] = {{"n't", "not"},  {"'ll", "will"}, {"'re", "are"},
                                           {"'ve", "have"}, {"'m", "am"},    {"'d", "would"}};
  size_t i = STR_ROW_FIND(contractions, folded);
  if (i != SIZE_MAX) {
    str parts = str_c(contractions[i][1]);
    for (size_t at = 0; at < parts.len;) {
      size_t to = str_find_char(parts, ' ', at);
      if (to == SIZE_MAX) to = parts.len;
      add_word(r, start, end, str_slice(parts, at, to), flags);
      at = to + 1;
    }
    return;
  }
  for (size_t k = 0; k < sizeof endings / sizeof *endings; k++) {
    str ending = str_c(endings[k][0]);
    if (folded.len <= ending.len || !str_ends(folded, ending)) continue;
    add_word(r, start, end, str_slice(folded, 0, folded.len - ending.len), flags);
    add_word(r, start, end, str_c(endings[k][1]), flags);
    return;
  }
  add_word(r, start, end, folded, flags);
}

/* What stands between two words: quotation marks, brackets, the end of a sentence. */
static bool read_signs(wording_reader *r, str text, size_t from, size_t to) {
  bool first = false;
  for (size_t i = from, size = 1; i < to; i += size) {
    uint32_t c = utf8_at(text, i, &size);
    if (c == '"') r->inside = !r->inside, first = true;
    else if (c == 0x201C || c == 0xAB) r->inside = true, first = true;
    else if (c == 0x201D || c == 0xBB) r->inside = false;
    else if (c == '[') r->brackets = 1;
    else if (c == ']') r->brackets = 0;
    else if (c == '.' || c == '!' || c == '?' || c == ':' || c == '\n' || c == 0x2018) first = true;
  }
  return first;
}

/* Numbers of a part of the text: where, and "#" with the value. */
typedef struct number_place {
  uint32_t start, end;
  str value;
} number_place;

typedef struct number_places {
  number_place *items;
  size_t n, cap;
} number_places;

/* Most quotations have none, which is cheaper to see than numbers are to read. */
static bool may_have_number(str part) {
  char lower[16];
  size_t at = 0;
  word w;
  while (word_next(part, &at, &w)) {
    size_t n = 0;
    for (size_t i = w.start; i < w.end; i++) {
      char c = part.data[i];
      if (c >= '0' && c <= '9') return true;
      if (n < sizeof lower) lower[n++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    if (n < sizeof lower && STR_LISTED(numeral_words, str_of(lower, n))) return true;
  }
  return false;
}

static number_places numbers_of(arena *a, str part, uint32_t offset) {
  number_places out = {0};
  if (!may_have_number(part)) return out;
  const atoms *list = atoms_of(a, lang_analyse(a, part));
  for (uint32_t i = 0; i < list->n;) {
    number x;
    if (!number_at(list, i, &x) || x.next <= i) {
      i++;
      continue;
    }
    bool one = x.next == i + 1 && !x.digits && x.lo == 1; /* "one of them" */
    if (!one && !x.vague && isfinite(x.lo) && !(x.article && x.next == i + 1)) {
      number_place p = {offset + list->items[i].start, offset + list->items[x.next - 1].end,
                        str_format(a, "#%.15g%s%s", x.lo, x.open ? "+" : "", x.ordinal ? "th" : "")};
      VECTOR_PUSH(a, out, p);
    }
    i = x.next;
  }
  return out;
}

static void read_part(wording_reader *r, span part) {
  str text = r->in->article.text, bytes = str_slice(text, part.start, part.end);
  number_places numbers = numbers_of(r->space->a, bytes, part.start);
  bool direct = str_eq(r->quote->as.quote.type, STR("direct"));
  size_t at = 0, before = 0, next = 0;
  bool first = true;
  word w;
  char room[64];
  while (r->space->words.n < WORDING_MOST && word_next(bytes, &at, &w)) {
    first |= read_signs(r, bytes, before, w.start);
    before = w.end;
    uint32_t start = part.start + (uint32_t)w.start, end = part.start + (uint32_t)w.end, flags = 0;
    if (r->brackets) flags |= WORDING_EDITOR;
    if (direct || r->inside) flags |= WORDING_SPOKEN;
    size_t size;
    if (rune_is_upper(utf8_at(text, start, &size)) && start + size < end && !rune_is_upper(utf8_at(text, start + size, &size)))
      flags |= WORDING_CAPITAL;
    if (first) flags |= WORDING_FIRST;
    first = false;
    while (next < numbers.n && numbers.items[next].end <= start) next++;
    if (next < numbers.n && numbers.items[next].start <= start) {
      uint32_t to = numbers.items[next].end > end ? numbers.items[next].end : end;
      if (to > part.end) to = part.end;
      add_word(r, start, to, numbers.items[next].value, flags | WORDING_NUMBER);
      at = before = to - part.start;
      continue;
    }
    add_spoken_word(r, start, end, fold_word(r->space->a, str_slice(text, start, end), room), flags);
  }
  read_signs(r, bytes, before, bytes.len);
}

void wording_space_init(wording_space *space, arena *a) {
  *space = (wording_space){.a = a};
  map_init(&space->seen, a);
}

void wording_keep(arena *a, wording *in) {
  wording_word *words = ARENA_ARRAY(a, wording_word, in->n);
  if (in->n) memcpy(words, in->words, in->n * sizeof *words);
  in->words = words;
}

static str join_words(arena *a, const wording *in) {
  size_t len = in->n ? in->n - 1 : 0, at = 0;
  for (uint32_t i = 0; i < in->n; i++) len += in->words[i].folded.len;
  char *text = arena_alloc(a, len + 1);
  for (uint32_t i = 0; i < in->n; i++) {
    if (i) text[at++] = ' ';
    memcpy(text + at, in->words[i].folded.data, in->words[i].folded.len);
    at += in->words[i].folded.len;
  }
  return str_of(text, len);
}

void wording_of(wording_space *space, const story_article *in, const annotation *quote, wording *out) {
  wording_reader r = {.space = space, .in = in, .quote = quote};
  *out = (wording){0};
  space->words.n = 0;
  spans content = quote->as.quote.content;
  uint32_t from = content.n ? content.items[0].start : 0;
  size_t lo = 0, hi = in->notes.n; /* the first annotation that may reach into it */
  while (lo < hi) {
    size_t middle = (lo + hi) / 2;
    if (in->notes.items[middle].at.start + 200 < from) lo = middle + 1;
    else hi = middle;
  }
  for (uint32_t i = 0; i < content.n && space->words.n < WORDING_MOST; i++) {
    r.note = lo;
    r.inside = false, r.brackets = 0;
    if (content.items[i].end > content.items[i].start && content.items[i].end <= in->article.text.len)
      read_part(&r, content.items[i]);
  }
  out->words = space->words.items;
  out->n = (uint32_t)space->words.n;
  for (uint32_t i = 0; i < out->n; i++) {
    const wording_word *w = &out->words[i];
    if (w->flags & WORDING_CONTENT) out->content++, out->spoken += (w->flags & WORDING_SPOKEN) != 0;
    if (!(w->flags & WORDING_EDITOR)) out->weight += w->weight;
  }
  out->folded = join_words(space->a, out);
}

int wording_compare(const wording *x, const wording *y) {
  if (x->spoken != y->spoken) return x->spoken > y->spoken ? -1 : 1;
  if (x->content != y->content) return x->content > y->content ? -1 : 1;
  if (x->n != y->n) return x->n > y->n ? -1 : 1;
  return str_cmp(x->folded, y->folded);
}

/* --- alignment --------------------------------------------------------------------------------------------------- */

/* One letter off, of eight letters or more two (optimal string alignment: letters put in, left out, changed, swapped). */
static bool near_spelling(str x, str y) {
  if (x.len < 4 || y.len < 4 || x.len > LONGEST_SPELLING || y.len > LONGEST_SPELLING) return false;
  size_t most = x.len >= 8 && y.len >= 8 ? 2 : 1, longer = x.len > y.len ? x.len - y.len : y.len - x.len;
  if (longer > most || x.data[0] != y.data[0] || x.data[0] == '#') return false;
  uint8_t rows[3][LONGEST_SPELLING + 1];
  uint8_t *two = rows[0], *last = rows[1], *now = rows[2];
  for (size_t j = 0; j <= y.len; j++) last[j] = (uint8_t)j, two[j] = (uint8_t)j;
  for (size_t i = 1; i <= x.len; i++) {
    now[0] = (uint8_t)i;
    for (size_t j = 1; j <= y.len; j++) {
      bool same = x.data[i - 1] == y.data[j - 1];
      uint8_t best = (uint8_t)(last[j - 1] + !same);
      if (last[j] + 1 < best) best = (uint8_t)(last[j] + 1);
      if (now[j - 1] + 1 < best) best = (uint8_t)(now[j - 1] + 1);
      if (!same && i > 1 && j > 1 && x.data[i - 1] == y.data[j - 2] && x.data[i - 2] == y.data[j - 1] && two[j - 2] + 1 < best)
        best = (uint8_t)(two[j - 2] + 1);
      now[j] = best;
    }
    uint8_t *free_row = two;
    two = last, last = now, now = free_row;
  }
  return last[y.len] <= most;
}

static float pair_weight(const wording_word *x, const wording_word *y) {
  float least = x->weight < y->weight ? x->weight : y->weight;
  if (x->folded_hash == y->folded_hash) return least;
  if (x->base_hash == y->base_hash) return least * SAME_BASE;
  uint32_t other = x->letters ^ y->letters; /* letters that one of them has: two letters changed make four */
  other &= other - 1, other &= other - 1, other &= other - 1, other &= other - 1;
  if (!other && x->flags & y->flags & WORDING_CONTENT && near_spelling(x->folded, y->folded)) return least * NEAR_SPELLING;
  return 0;
}

#define FROM_X 1u     /* the best of the cell is that of the word before in x */
#define FROM_Y 2u     /* ... in y */
#define BEHIND_RUN 4u /* the pair of the cell stands behind a pair */

/* Makes room for the lengths. */
static void make_room(wording_space *space, size_t x, size_t y) {
  size_t ways = (x + 1) * (y + 1), rows = (y + 1) * 4, pairs = x < y ? x : y;
  if (ways > space->n_ways) space->ways = ARENA_ARRAY(space->a, uint8_t, ways * 2), space->n_ways = ways * 2;
  if (rows > space->n_rows) space->rows = ARENA_ARRAY(space->a, float, rows * 2), space->n_rows = rows * 2;
  if (pairs > space->n_pairs) space->pairs = ARENA_ARRAY(space->a, wording_pair, pairs * 2), space->n_pairs = pairs * 2;
  memset(space->ways, 0, ways);
}

/* The pairs, ascending, in the space; returns how many. */
static uint32_t best_pairs(wording_space *space, const wording *x, const wording *y) {
  make_room(space, x->n, y->n);
  size_t width = (size_t)y->n + 1;
  uint8_t *ways = space->ways;
  wording_pair *pairs = space->pairs;
  float *best = space->rows, *paired = space->rows + width * 2; /* last row and this one */
  for (size_t j = 0; j < width * 2; j++) best[j] = 0;
  for (size_t j = 0; j < width; j++) paired[j] = paired[width + j] = -1;
  for (uint32_t i = 1; i <= x->n; i++) {
    float *last = best + (i + 1) % 2 * width, *now = best + i % 2 * width;
    float *last_paired = paired + (i + 1) % 2 * width, *now_paired = paired + i % 2 * width;
    for (uint32_t j = 1; j <= y->n; j++) {
      uint8_t *way = &ways[i * width + j];
      float w = pair_weight(&x->words[i - 1], &y->words[j - 1]), with = -1;
      if (w > 0) {
        bool run = last_paired[j - 1] >= 0 && last_paired[j - 1] + RUN_PREMIUM >= last[j - 1];
        with = w + (run ? last_paired[j - 1] + RUN_PREMIUM : last[j - 1]);
        if (run) *way |= BEHIND_RUN;
      }
      now_paired[j] = with;
      now[j] = with;
      if (last[j] > now[j]) now[j] = last[j], *way |= FROM_X;
      if (now[j - 1] > now[j]) now[j] = now[j - 1], *way = (uint8_t)((*way & ~FROM_X) | FROM_Y);
    }
  }
  uint32_t n = 0, i = x->n, j = y->n;
  bool must = false; /* the pair here is part of a run that was counted */
  while (i && j) {
    uint8_t way = ways[i * width + j];
    if (!must && way & FROM_X) i--;
    else if (!must && way & FROM_Y) j--;
    else if (must || pair_weight(&x->words[i - 1], &y->words[j - 1]) > 0) {
      must = way & BEHIND_RUN;
      pairs[n++] = (wording_pair){--i, --j};
    } else break;
  }
  for (uint32_t k = 0; k < n / 2; k++) {
    wording_pair p = pairs[k];
    pairs[k] = pairs[n - 1 - k];
    pairs[n - 1 - k] = p;
  }
  return n;
}

static bool adjoins(const wording_pair *x, const wording_pair *y) { return x->x + 1 == y->x && x->y + 1 == y->y; }

/* Runs of little weight away from others on both sides, between two words or more, are chance. */
static uint32_t drop_strays(const wording *x, wording_pair *pairs, uint32_t n) {
  uint32_t kept = 0;
  for (uint32_t from = 0, to; from < n; from = to) {
    float weight = x->words[pairs[from].x].weight;
    for (to = from + 1; to < n && adjoins(&pairs[to - 1], &pairs[to]); to++) weight += x->words[pairs[to].x].weight;
    bool far_before = !kept || pairs[from].x > pairs[kept - 1].x + 2 || pairs[from].y > pairs[kept - 1].y + 2;
    bool far_behind = to == n || pairs[to].x > pairs[to - 1].x + 2 || pairs[to].y > pairs[to - 1].y + 2;
    if (weight < STRAY_WEIGHT && far_before && far_behind && to - from < n) continue;
    for (uint32_t k = from; k < to; k++) pairs[kept++] = pairs[k];
  }
  return kept;
}

static float weight_between(const wording *in, uint32_t from, uint32_t to) {
  float sum = 0;
  for (uint32_t i = from; i <= to; i++)
    if (!(in->words[i].flags & WORDING_EDITOR)) sum += in->words[i].weight;
  return sum;
}

void wording_align(wording_space *space, const wording *x, const wording *y, wording_alignment *out) {
  *out = (wording_alignment){0};
  if (!x->n || !y->n) return;
  uint32_t n = best_pairs(space, x, y);
  out->pairs = space->pairs;
  n = out->n = drop_strays(x, out->pairs, n);
  if (!n) return;
  float run = 0, y_matched = 0;
  uint32_t run_words = 0;
  for (uint32_t k = 0; k < n; k++) {
    const wording_pair *p = &out->pairs[k];
    const wording_word *v = &x->words[p->x], *w = &y->words[p->y];
    float weight = pair_weight(v, w);
    bool equal = v->folded_hash == w->folded_hash;
    if (!equal || !k || !adjoins(p - 1, p)) run = 0, run_words = 0;
    if (equal) run += weight, run_words++;
    if (run > out->run) out->run = run, out->run_words = run_words;
    if (!(v->flags & WORDING_EDITOR)) out->matched += weight;
    if (!(w->flags & WORDING_EDITOR)) y_matched += weight;
    out->content += v->flags & w->flags & WORDING_CONTENT ? 1 : 0;
  }
  const wording_pair *first = &out->pairs[0], *last = &out->pairs[n - 1];
  float x_part = weight_between(x, first->x, last->x), y_part = weight_between(y, first->y, last->y);
  out->x_cover = x->weight > 0 ? out->matched / x->weight : 0;
  out->y_cover = y->weight > 0 ? y_matched / y->weight : 0;
  out->x_density = x_part > 0 ? out->matched / x_part : 0;
  out->y_density = y_part > 0 ? y_matched / y_part : 0;
}

/* --- differences ------------------------------------------------------------------------------------------------- */

/* Words [x, x_end) of the one stand for words [y, y_end) of the other. */
typedef struct gap {
  uint32_t x, x_end, y, y_end;
  bool first, last; /* before all pairs, behind all of them */
} gap;

static bool is_opposite(str x, str y) {
  if (str_cmp(x, y) > 0) {
    str z = x;
    x = y, y = z;
  }
  for (size_t i = 0; i < sizeof opposite_words / sizeof *opposite_words; i++)
    if (str_eq(x, str_c(opposite_words[i][0])) && str_eq(y, str_c(opposite_words[i][1]))) return true;
  return false;
}

static bool is_name(const wording_word *w) {
  if ((w->flags & (WORDING_EDITOR | WORDING_NUMBER)) || !(w->flags & WORDING_CAPITAL) || w->folded.len < 3) return false;
  return w->entity.len || !(w->flags & WORDING_FIRST);
}

/* Two words that name two: by their entities where both are known, else by their letters. */
static bool other_name(const wording_word *x, const wording_word *y) {
  if (x->entity.len && str_eq(x->entity, y->entity)) return false;
  return !str_starts(x->base, y->base) && !str_starts(y->base, x->base) && !near_spelling(x->folded, y->folded);
}

static bool number_stays(const wording *x, const wording *y, const gap *g) {
  for (uint32_t i = g->x; i < g->x_end; i++)
    for (uint32_t j = g->y; j < g->y_end; j++)
      if (x->words[i].flags & WORDING_NUMBER && str_eq(x->words[i].folded, y->words[j].folded)) return true;
  return false;
}

/* Names and nothing else. */
static bool only_names(const wording *in, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; i++)
    if (!is_name(&in->words[i])) return false;
  return from < to;
}

/* Of few words that stand for few others. */
static uint32_t sense_of_change(const wording *x, const wording *y, const gap *g) {
  uint32_t sense = 0;
  bool names_differ = only_names(x, g->x, g->x_end) && only_names(y, g->y, g->y_end);
  for (uint32_t i = g->x; i < g->x_end; i++)
    for (uint32_t j = g->y; j < g->y_end; j++) {
      const wording_word *v = &x->words[i], *w = &y->words[j];
      if ((v->flags | w->flags) & WORDING_EDITOR) continue;
      if (v->flags & w->flags & WORDING_NUMBER && !number_stays(x, y, g)) sense |= SENSE_NUMBER;
      if (STR_LISTED(modal_words, v->base) && STR_LISTED(modal_words, w->base) && !str_eq(v->base, w->base))
        sense |= SENSE_MODALITY;
      if (is_opposite(v->base, w->base)) sense |= SENSE_OPPOSITE;
      names_differ = names_differ && other_name(v, w);
    }
  return sense | (names_differ ? SENSE_NAME : 0);
}

/* "Whether or not" and "No. 1" deny nothing. */
static bool denies(const wording *in, uint32_t i) {
  const wording_word *w = &in->words[i];
  if (w->flags & WORDING_EDITOR || !STR_LISTED(denying_words, w->folded)) return false;
  if (i && str_eq(w->folded, STR("not")) && str_eq(in->words[i - 1].folded, STR("or"))) return false;
  return !(i + 1 < in->n && str_eq(w->folded, STR("no")) && in->words[i + 1].flags & WORDING_NUMBER);
}

static uint32_t denials(const wording *in, uint32_t from, uint32_t to) {
  uint32_t n = 0;
  for (uint32_t i = from; i < to; i++) n += denies(in, i);
  return n;
}

/* The words do not differ, or as they do between what is said and what is reported. */
static bool same_word(const wording_word *x, const wording_word *y) {
  if (str_eq(x->folded, y->folded)) return true;
  return !(x->flags & y->flags & WORDING_SPOKEN) && str_eq(x->base, y->base);
}

static span gap_span(const wording *in, uint32_t from, uint32_t to) {
  return from < to ? (span){in->words[from].start, in->words[to - 1].end} : (span){0, 0};
}

/* "Not everybody". "No, I did" denies something else. */
static bool ends_denied(const wording *in, uint32_t to) {
  if (!to || to > MOST_EDGE_WORDS) return false;
  return str_eq(in->words[to - 1].folded, STR("not")) || str_eq(in->words[to - 1].folded, STR("never"));
}

typedef VECTOR(difference) difference_list;

static void add_gap(arena *a, difference_list *out, const wording *x, const wording *y, const gap *g, uint32_t *sense,
                    uint32_t *denied) {
  if (g->x == g->x_end && g->y == g->y_end) return;
  difference d = {DIFFERENCE_CHANGED, gap_span(x, g->x, g->x_end), gap_span(y, g->y, g->y_end)};
  if (g->x == g->x_end) d.kind = DIFFERENCE_MISSING;
  else if (g->y == g->y_end) d.kind = DIFFERENCE_ADDED;
  VECTOR_PUSH(a, *out, d);
  uint32_t n_x = g->x_end - g->x, n_y = g->y_end - g->y;
  if (g->first) { /* what a part leaves out before it denies nothing, but "not everybody" does when that is all */
    if (n_x <= MOST_SENSE_WORDS && (n_y || ends_denied(x, n_x))) *denied += denials(x, 0, n_x);
    if (n_y <= MOST_SENSE_WORDS && (n_x || ends_denied(y, n_y))) *denied += denials(y, 0, n_y);
  }
  if (g->last || n_x > MOST_SENSE_WORDS || n_y > MOST_SENSE_WORDS) return;
  if (!g->first) *denied += denials(x, g->x, g->x_end) + denials(y, g->y, g->y_end);
  if (d.kind == DIFFERENCE_CHANGED) *sense |= sense_of_change(x, y, g);
}

/* "He denied that he took it" has "I did not take it" without "not". What is quoted is as it was said, whatever the cue. */
static bool is_denied(const annotation *q) {
  bool denied = q->as.quote.negated != str_eq(q->as.quote.stance, STR("deny"));
  return denied && !str_eq(q->as.quote.type, STR("direct"));
}

differences wording_differences(wording_space *space, const wording *at, const annotation *at_quote, const wording *to,
                                const annotation *to_quote) {
  wording_alignment in;
  difference_list list = {0};
  uint32_t sense = 0, denied = 0;
  arena *a = space->a;
  wording_align(space, at, to, &in);
  gap g = {.first = true};
  for (uint32_t k = 0; k < in.n; k++) {
    wording_pair p = in.pairs[k];
    if (!same_word(&at->words[p.x], &to->words[p.y])) continue; /* part of what differs */
    g.x_end = p.x, g.y_end = p.y;
    add_gap(a, &list, at, to, &g, &sense, &denied);
    g = (gap){.x = p.x + 1, .y = p.y + 1};
  }
  g.x_end = at->n, g.y_end = to->n, g.last = true;
  add_gap(a, &list, at, to, &g, &sense, &denied);
  if (in.x_density < SENSE_DENSITY || in.y_density < SENSE_DENSITY) sense = denied = 0; /* another way to say it */
  if (denied % 2 && is_denied(at_quote) == is_denied(to_quote)) sense |= SENSE_NEGATION;
  return (differences){list.items, (uint32_t)list.n, in.n ? sense : 0};
}
