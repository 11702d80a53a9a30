/* lexeme.c - what follows from a word's spelling, as spaCy works it out (lang/lex_attrs.py) with Python's ideas of letters and
 * digits, and the table of words that a thread has met. */
#include "base/hash.h"
#include "lang/lexeme.h"

#include "lang/string_id.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

#define LEXEMES_MOST ((size_t)6 << 20) /* bytes */
#define SHAPE_LONGEST 100              /* code points; longer words have the shape "LONG" */

typedef struct slot {
  uint64_t hash;
  lexeme *word;
} slot;

struct lexemes {
  arena a;
  const model *m;
  model_map norms, phrases;
  slot *slots;
  size_t n, cap; /* cap: power of two */
};

typedef struct range {
  uint32_t first, last;
} range;

/* str.isdigit() beyond category Nd: superscripts, circled digits ... (Numeric_Type=Digit, Unicode 14, UnicodeData.txt) */
static const range digits[] = {
    {0xb2, 0xb3},     {0xb9, 0xb9},       {0x1369, 0x1371},   {0x19da, 0x19da},   {0x2070, 0x2070},
    {0x2074, 0x2079}, {0x2080, 0x2089},   {0x2460, 0x2468},   {0x2474, 0x247c},   {0x2488, 0x2490},
    {0x24ea, 0x24ea}, {0x24f5, 0x24fd},   {0x24ff, 0x24ff},   {0x2776, 0x277e},   {0x2780, 0x2788},
    {0x278a, 0x2792}, {0x10a40, 0x10a43}, {0x10e60, 0x10e68}, {0x11052, 0x1105a}, {0x1f100, 0x1f10a},
};
/* Cased beyond categories Lu, Ll, Lt, and not case-ignorable (DerivedCoreProperties.txt) */
static const range cased[] = {
    {0xaa, 0xaa}, {0xba, 0xba}, {0x2160, 0x217f}, {0x24b6, 0x24e9}, {0x1f130, 0x1f149}, {0x1f150, 0x1f169}, {0x1f170, 0x1f189},
};
/* Case_Ignorable beyond categories Mn, Me, Cf, Lm, Sk */
static const range ignorable[] = {
    {0x27, 0x27},     {0x2e, 0x2e},     {0x3a, 0x3a},     {0xb7, 0xb7},     {0x387, 0x387},   {0x55f, 0x55f},
    {0x5f4, 0x5f4},   {0x2018, 0x2019}, {0x2024, 0x2024}, {0x2027, 0x2027}, {0xfe13, 0xfe13}, {0xfe52, 0xfe52},
    {0xfe55, 0xfe55}, {0xff07, 0xff07}, {0xff0e, 0xff0e}, {0xff1a, 0xff1a},
};
#define IN_RANGES(list, c) in_ranges((list), sizeof(list) / sizeof *(list), (c))

static bool in_ranges(const range *list, size_t n, uint32_t c) {
  for (size_t i = 0; i < n && list[i].first <= c; i++)
    if (c <= list[i].last) return true;
  return false;
}

static unsigned category(uint32_t c) { return (unsigned)utf8proc_category((utf8proc_int32_t)c); }
static bool is_one_of(unsigned cat, uint32_t set) { return set >> cat & 1; }
#define BIT(name) (1u << UTF8PROC_CATEGORY_##name)

static bool is_letter(unsigned cat) { return is_one_of(cat, BIT(LU) | BIT(LL) | BIT(LT) | BIT(LM) | BIT(LO)); }
static bool is_ignorable(uint32_t c) {
  return is_one_of(category(c), BIT(MN) | BIT(ME) | BIT(CF) | BIT(LM) | BIT(SK)) || IN_RANGES(ignorable, c);
}
static bool is_cased(uint32_t c) { return is_one_of(category(c), BIT(LU) | BIT(LL) | BIT(LT)) || IN_RANGES(cased, c); }

/* str.isspace() */
static bool is_white(uint32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);
  return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f ||
         c == 0x205f || c == 0x3000;
}

/* A capital sigma at byte `at` ends its word: a cased letter is before it and none behind it (Unicode 3.13, Final_Sigma). */
static bool sigma_is_final(str s, size_t at) {
  bool before = false;
  for (size_t i = at, size; i > 0;) {
    i = utf8_before(s, i);
    uint32_t c = utf8_at(s, i, &size);
    if (is_ignorable(c)) continue;
    before = is_cased(c);
    break;
  }
  if (!before) return false;
  for (size_t i = at + 2, size; i < s.len; i += size) {
    uint32_t c = utf8_at(s, i, &size);
    if (!is_ignorable(c)) return !is_cased(c);
  }
  return true;
}

/* str.lower(): one letter for one, but for a capital I with a dot and a final sigma. A view when nothing changes. */
static str lower(arena *a, str s, bool ascii) {
  if (ascii) {
    size_t i = 0;
    while (i < s.len && !(s.data[i] >= 'A' && s.data[i] <= 'Z')) i++;
    return i == s.len ? s : str_lower_ascii(a, s);
  }
  buffer b;
  buffer_init(&b, a, SIZE_MAX / 4);
  for (size_t i = 0, size; i < s.len; i += size) {
    uint32_t c = utf8_at(s, i, &size);
    if (c == 0x130) buffer_add(&b, STR("i\xcc\x87"));
    else if (c == 0x3a3) buffer_add_code_point(&b, sigma_is_final(s, i) ? 0x3c2 : 0x3c3);
    else buffer_add_code_point(&b, (uint32_t)utf8proc_tolower((utf8proc_int32_t)c));
  }
  str low = buffer_str(&b);
  return str_eq(low, s) ? s : low;
}

/* Letters become X or x, digits d, a run of one sign at most four long: "Mr." -> "Xx.", "1990s" -> "ddddx". Sets is_alpha too. */
static uint64_t shape_of(lexeme *word) {
  char shape[SHAPE_LONGEST * 4];
  size_t len = 0, n = 0;
  uint32_t last = 0, run = 0;
  word->is_alpha = true;
  for (size_t i = 0, size; i < word->orth.len; i += size) {
    uint32_t c = utf8_at(word->orth, i, &size), sign = c;
    unsigned cat = category(c);
    if (is_letter(cat)) sign = cat == UTF8PROC_CATEGORY_LU ? 'X' : 'x';
    else if (cat == UTF8PROC_CATEGORY_ND || IN_RANGES(digits, c)) sign = 'd';
    word->is_alpha &= is_letter(cat);
    if (n++ >= SHAPE_LONGEST) continue;
    run = n > 1 && sign == last ? run + 1 : 0;
    last = sign;
    if (run >= 4) continue;
    if (sign != c) {
      shape[len++] = (char)sign;
    } else {
      memcpy(shape + len, word->orth.data + i, size);
      len += size;
    }
  }
  return string_id(n >= SHAPE_LONGEST ? STR("LONG") : str_of(shape, len));
}

static void fill(lexemes *l, lexeme *word, uint32_t norm) {
  str s = word->orth;
  bool ascii = true;
  for (size_t i = 0; i < s.len; i++) ascii &= (unsigned char)s.data[i] < 0x80;
  word->lower = lower(&l->a, s, ascii);
  word->orth_id = string_id(s);
  word->lower_id = str_eq(word->lower, s) ? word->orth_id : string_id(word->lower);
  word->norm = word->lower_id;
  if (norm || model_map_get(&l->norms, word->orth_id, &norm)) word->norm = string_id(model_string(l->m, norm));
  if (model_map_get(&l->phrases, word->orth_id, &word->phrase)) word->phrase++;

  size_t first = 0, last = s.len, size;
  if (s.len) utf8_at(s, 0, &first);
  for (int i = 0; i < 3 && last > 0; i++) last = utf8_before(s, last);
  word->prefix = string_id(str_slice(s, 0, first));
  word->suffix = string_id(str_slice(s, last, s.len));
  word->shape = shape_of(word);
  word->is_space = s.len > 0;
  for (size_t i = 0; i < s.len && word->is_space; i += size) word->is_space = is_white(utf8_at(s, i, &size));
}

static void grow(lexemes *l) {
  slot *old = l->slots;
  size_t old_cap = l->cap;
  l->cap = old_cap ? old_cap * 2 : 1024;
  l->slots = ARENA_ARRAY(&l->a, slot, l->cap);
  for (size_t i = 0; i < old_cap; i++) {
    if (!old[i].word) continue;
    size_t at = (size_t)old[i].hash & (l->cap - 1);
    while (l->slots[at].word) at = (at + 1) & (l->cap - 1);
    l->slots[at] = old[i];
  }
}

lexemes *lexemes_new(const model *m) {
  lexemes *l = calloc(1, sizeof *l);
  if (!l) return NULL;
  l->m = m;
  l->norms = model_map_of(m, MODEL_NORMS, MODEL_WHOLE, 0);
  l->phrases = model_map_of(m, MODEL_PHRASES, MODEL_WHOLE, 0);
  arena_init(&l->a, 0);
  return l;
}

void lexemes_free(lexemes *l) {
  if (!l) return;
  arena_free(&l->a);
  free(l);
}

arena *lexemes_arena(lexemes *l) { return &l->a; }

void lexemes_forget(lexemes *l) {
  arena_reset(&l->a);
  l->slots = NULL;
  l->n = l->cap = 0;
}

bool lexemes_trim(lexemes *l) {
  if (l->a.used <= LEXEMES_MOST) return false;
  lexemes_forget(l);
  return true;
}

lexeme *lexemes_word(lexemes *l, str orth, uint32_t norm) {
  uint64_t hash = hash_bytes(orth, norm);
  if (l->n * 4 >= l->cap * 3) grow(l);
  size_t at = (size_t)hash & (l->cap - 1);
  for (; l->slots[at].word; at = (at + 1) & (l->cap - 1))
    if (l->slots[at].hash == hash && str_eq(l->slots[at].word->orth, orth)) return l->slots[at].word;
  lexeme *word = ARENA_NEW(&l->a, lexeme);
  word->orth = str_copy(&l->a, orth);
  fill(l, word, norm);
  l->slots[at] = (slot){hash, word};
  l->n++;
  return word;
}
