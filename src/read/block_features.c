/* block_features.c - see block_features.h. */
#include "read/block_features.h"

#include "base/hash.h"
#include "read/data/block_weights.h"
#include "read/data/page_words.h"

#define MOST_WORDS_READ 60 /* of a block's words, for kinds */
#define MOST_TITLE_WORDS 48
#define MOST_AUTHOR_WORDS 24
#define LONGEST_CLASS 512
#define LONGEST_OPENING 48
#define LONGEST_JUNK 160
#define LONG_PROSE 30 /* words */
#define FAR 99        /* distances are at most that */
#define N_SEMANTIC 9
#define COUNT(table) (sizeof(table) / sizeof *(table))

/* 8 * log2(1 + n) in whole numbers: the place of the highest bit and the three below it. */
static int16_t size_of(uint64_t n) {
  n++;
  unsigned top = 0;
  while (n >> (top + 1)) top++;
  unsigned below = (unsigned)(top >= 3 ? n >> (top - 3) : n << (3 - top)) & 7;
  return (int16_t)(top * 8 + below);
}

static int16_t share_of(uint64_t part, uint64_t all) { return (int16_t)(all ? part * 100 / all : 0); }
static int16_t at_most(uint64_t n, uint64_t most) { return (int16_t)(n < most ? n : most); }
static bool is_heading(unsigned tag) { return (html_tag_flags(tag) & HTML_FLAG_HEADING) != 0; }

uint32_t block_prose(const page_block *b) {
  if (b->words < 5 || b->linked * 2 > b->bytes) return 0;
  uint32_t own = b->bytes - b->linked;
  if (b->words >= 12 && b->sentence) return own;
  return b->words >= 12 ? own / 2 : own / 5;
}

static uint64_t add_letter(uint64_t hash, unsigned char c) { return (hash ^ c) * UINT64_C(0x100000001B3) + 1; }

/* --- kinds of words --------------------------------------------------------------------------------------------- */

/* The row of a word's first letters (the rest 0) in a sorted table; -1 when there is none. */
static int kind_of(const struct block_word_row *rows, size_t n, const char word[BLOCK_WORD_LETTERS]) {
  size_t low = 0;
  while (n) {
    size_t half = n / 2;
    int order = memcmp(rows[low + half].word, word, BLOCK_WORD_LETTERS);
    if (order == 0) return rows[low + half].kind;
    if (order < 0) low += half + 1, n -= half + 1;
    else n = half;
  }
  return -1;
}

/* --- words weighed ----------------------------------------------------------------------------------------------- */

static uint32_t hash_of_word(uint64_t word_hash, unsigned salt) {
  return (uint32_t)((word_hash + salt) * UINT64_C(0x9E3779B97F4A7C15) >> 32);
}

/* The weight of a hash in a table that is sorted by it, `starts` by its highest 8 bits; 0 when it is not there. */
static int weight_of(const struct block_weight *table, const uint16_t *starts, uint32_t hash) {
  size_t low = starts[hash >> 24], high = starts[(hash >> 24) + 1];
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (table[middle].hash == hash) return table[middle].weight;
    if (table[middle].hash < hash) low = middle + 1;
    else high = middle;
  }
  return 0;
}

static uint32_t root_of(uint32_t n) { /* whole part of the square root */
  uint32_t root = 0;
  for (uint32_t bit = 1u << 15; bit; bit >>= 1)
    if ((uint64_t)(root | bit) * (root | bit) <= n) root |= bit;
  return root;
}

static int16_t limited(int64_t n) { return (int16_t)(n < -500 ? -500 : n > 500 ? 500 : n); }

typedef struct names_found {
  arena *a;
  uint32_t kinds;
  int near, far; /* sums of weights */
  block_evidence *evidence;
  unsigned salt;
} names_found;

enum { SALT_TEXT = 0, SALT_OPENING, SALT_NEAR, SALT_FAR, SALT_NAME };

static void note_name(names_found *found, uint64_t word_hash) {
  uint32_t near = hash_of_word(word_hash, SALT_NEAR), far = hash_of_word(word_hash, SALT_FAR);
  if (found->evidence) VECTOR_PUSH(found->a, found->evidence->elements, found->salt == SALT_NEAR ? near : far);
  found->near += weight_of(block_element_weights, block_element_starts, near);
  found->far += weight_of(block_element_weights, block_element_starts, far);
}

/* Kinds and weights of the words of a class or id; words end where letters do and before capitals of camelCase. */
static void read_names(names_found *found, str list) {
  size_t len = list.len < LONGEST_CLASS ? list.len : LONGEST_CLASS;
  for (size_t at = 0; at < len;) {
    char word[BLOCK_WORD_LETTERS] = {0};
    size_t n = 0, from = at;
    uint64_t hash = 0;
    for (; at < len; at++) {
      char c = list.data[at];
      bool upper = c >= 'A' && c <= 'Z';
      if (!upper && !(c >= 'a' && c <= 'z')) break;
      if (upper && at > from && list.data[at - 1] >= 'a' && list.data[at - 1] <= 'z') break;
      if (n < BLOCK_WORD_LETTERS) word[n++] = (char)(c | 32);
      hash = add_letter(hash, (unsigned char)(c | 32));
    }
    if (at == from) {
      at++;
      continue;
    }
    if (n < 2) continue;
    int kind = kind_of(element_words, COUNT(element_words), word);
    if (kind >= 0) found->kinds |= 1u << kind;
    note_name(found, hash);
  }
}

static const uint8_t semantic_tags[N_SEMANTIC] = {HTML_TAG_NAV,    HTML_TAG_ASIDE,   HTML_TAG_FOOTER,
                                                  HTML_TAG_HEADER, HTML_TAG_FORM,    HTML_TAG_FIGURE,
                                                  HTML_TAG_TABLE,  HTML_TAG_ARTICLE, HTML_TAG_DETAILS};

/* What is none of the article, unless the rules find a reason. */
static const uint64_t named_apart =
    UINT64_C(1) << ELEMENT_AUTHOR | UINT64_C(1) << ELEMENT_COMMENT | UINT64_C(1) << ELEMENT_CONSENT |
    UINT64_C(1) << ELEMENT_FOOT | UINT64_C(1) << ELEMENT_NEWSLETTER | UINT64_C(1) << ELEMENT_RELATED |
    UINT64_C(1) << ELEMENT_SHARE | UINT64_C(1) << ELEMENT_N_KINDS /* nav */ | UINT64_C(1) << (ELEMENT_N_KINDS + 1) /* aside */;

/* What an element says of itself: kinds of its class and id, then of its name. */
static uint64_t read_element(names_found *found, const html_tree *t, uint32_t node) {
  const html_node *n = &t->nodes[node];
  for (size_t i = 0; i < n->n_attributes; i++) {
    const html_tree_attribute *at = &t->attributes[n->first_attribute + i];
    if (at->name == HTML_ATTRIBUTE_CLASS || at->name == HTML_ATTRIBUTE_ID)
      read_names(found, str_slice(t->source, at->from, at->to));
  }
  note_name(found, n->tag * 256u + SALT_NAME);
  uint64_t kinds = found->kinds;
  for (unsigned i = 0; i < N_SEMANTIC; i++)
    if (n->tag == semantic_tags[i]) kinds |= UINT64_C(1) << (ELEMENT_N_KINDS + i);
  return kinds;
}

/* --- the tree ---------------------------------------------------------------------------------------------------- */

typedef struct sums {
  uint64_t prose, words, bytes, linked;
} sums;

typedef struct group { /* blocks of like elements */
  uint64_t prose, bytes, linked;
  uint32_t blocks;
} group;

typedef struct finder {
  arena *a;
  const html_tree *t;
  const page_blocks *b;
  const page_opinion *o;
  sums *before;      /* of the blocks before each */
  uint64_t *kinds;   /* by element: said by itself */
  uint64_t *further; /* by element: said by what is around its parent */
  uint64_t *own;     /* by element: hash of its name and class */
  uint32_t *half;    /* by element: the nearest around it (or itself) that holds half of all prose */
  uint32_t *branch;  /* by element: the topmost around it that does not */
  uint16_t *climb;   /* by element: elements between it and `half` */
  uint8_t *bold;     /* by node: in b, strong or a heading */
  group *groups;
  uint32_t *pair_group, *own_group; /* by block */
  uint64_t title_words[MOST_TITLE_WORDS], author_words[MOST_AUTHOR_WORDS];
  size_t n_title_words, n_author_words;
  uint64_t title_hash;
  int16_t *near, *far; /* by element: weights of its names, when it is near, when it is further out */
  int32_t *far_sum;    /* by element: of those around its parent, up to `half` */
  block_row *rows;
  block_place *places;
  block_evidence *evidence;
} finder;

static sums inside(const finder *f, uint32_t node) {
  const sums *first = &f->before[f->b->first_block[node]], *last = &f->before[f->b->first_block[f->t->nodes[node].end]];
  return (sums){last->prose - first->prose, last->words - first->words, last->bytes - first->bytes, last->linked - first->linked};
}

static uint32_t blocks_in(const finder *f, uint32_t node) {
  return f->b->first_block[f->t->nodes[node].end] - f->b->first_block[node];
}

static void sum_up(finder *f) {
  for (size_t i = 0; i < f->b->list.n; i++) {
    const page_block *block = &f->b->list.items[i];
    sums *next = &f->before[i + 1];
    *next = f->before[i];
    next->prose += block_prose(block);
    next->words += block->words;
    next->bytes += block->bytes;
    next->linked += block->linked;
  }
}

static void look_at_elements(finder *f) {
  const html_tree *t = f->t;
  uint64_t all = f->before[f->b->list.n].prose;
  for (uint32_t i = 0; i < t->n; i++) {
    const html_node *n = &t->nodes[i];
    if (n->tag == HTML_TAG_TEXT) continue;
    uint32_t parent = n->parent;
    f->bold[i] = f->bold[parent] || n->tag == HTML_TAG_B || n->tag == HTML_TAG_STRONG;
    if (f->b->first_block[i] == f->b->first_block[n->end]) continue; /* no text in it: nobody asks */
    uint64_t prose = inside(f, i).prose;
    names_found found = {0};
    f->kinds[i] = read_element(&found, t, i);
    f->near[i] = limited(found.near);
    f->far[i] = limited(found.far);
    if (prose * 5 > all * 2) { /* what holds much of the page is named for the page, but for comments */
      bool page = n->tag == HTML_TAG_BODY || n->tag == HTML_TAG_HTML || n->tag == HTML_TAG_MAIN || n->tag == HTML_TAG_ARTICLE;
      f->kinds[i] &= page || prose * 10 > all * 9 ? 0 : UINT64_C(1) << ELEMENT_COMMENT;
    }
    if (i) f->further[i] = f->further[parent] | f->kinds[t->nodes[parent].parent];
    f->own[i] = hash_bytes(html_attribute_raw(t, i, HTML_ATTRIBUTE_CLASS), n->tag);
    if (i == 0 || prose * 2 >= all) {
      f->half[i] = f->branch[i] = i;
      f->near[i] = f->far[i] = 0;
      continue;
    }
    f->half[i] = f->half[parent];
    f->branch[i] = f->half[parent] == parent ? i : f->branch[parent];
    f->climb[i] = (uint16_t)(f->climb[parent] + 1);
    f->far_sum[i] = f->far_sum[parent] + f->far[t->nodes[parent].parent];
  }
}

/* Which blocks stand in elements that are named alike. */
static void group_blocks(finder *f) {
  map groups;
  map_init(&groups, f->a);
  size_t n = f->b->list.n, n_groups = 0;
  for (size_t i = 0; i < n; i++) {
    const page_block *block = &f->b->list.items[i];
    uint32_t owner = block->owner, parent = f->t->nodes[owner].parent;
    const uint64_t keys[2] = {hash_mix(f->own[owner], f->own[parent]), f->own[owner]};
    for (unsigned k = 0; k < 2; k++) {
      bool is_new;
      uint64_t *place = map_put(&groups, keys[k], &is_new);
      if (is_new) *place = n_groups++;
      group *g = &f->groups[*place];
      g->prose += block_prose(block);
      g->bytes += block->bytes;
      g->linked += block->linked;
      g->blocks++;
      (k ? f->own_group : f->pair_group)[i] = (uint32_t)*place;
    }
  }
}

/* --- a block's own text ------------------------------------------------------------------------------------------ */

typedef struct text_reading {
  uint32_t kinds[TEXT_N_KINDS];
  uint32_t words, read, capitals, digits, letters, commas, stops, bold, title, author;
  uint64_t hash, word_hash, first_hash;
  int weight;
  block_evidence *evidence;
  char word[BLOCK_WORD_LETTERS];
  size_t n; /* bytes of the word */
  bool year, author_first;
  unsigned digits_in_row, year_so_far;
  char first, last;
  char opening[LONGEST_OPENING];
  size_t n_opening;
} text_reading;

static void weigh_word(const finder *f, text_reading *r, uint32_t hash) {
  if (r->evidence) VECTOR_PUSH(f->a, r->evidence->text, hash);
  r->weight += weight_of(block_text_weights, block_text_starts, hash);
}

static void end_word(const finder *f, text_reading *r) {
  if (!r->n) return;
  r->words++;
  r->hash = hash_mix(r->hash, r->word_hash);
  if (r->read < MOST_WORDS_READ) {
    r->read++;
    int kind = kind_of(text_words, COUNT(text_words), r->word);
    if (kind >= 0) r->kinds[kind]++;
    weigh_word(f, r, hash_of_word(r->word_hash, SALT_TEXT));
    if (r->words == 1) r->first_hash = r->word_hash;
    if (r->words == 2) weigh_word(f, r, hash_of_word(hash_mix(r->first_hash, r->word_hash), SALT_OPENING));
    for (size_t i = 0; i < f->n_title_words; i++)
      if (f->title_words[i] == r->word_hash) {
        r->title++;
        break;
      }
    for (size_t i = 0; i < f->n_author_words; i++)
      if (f->author_words[i] == r->word_hash) {
        r->author++;
        r->author_first |= r->words == 1;
        break;
      }
  }
  memset(r->word, 0, sizeof r->word);
  r->n = 0;
  r->word_hash = 0;
}

static void read_text(const finder *f, text_reading *r, str s, bool bold, bool references) {
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.data[i];
    if (c == '&' && references) { /* a reference stands between words, mostly as a mark */
      size_t end = i + 1;
      while (end < s.len && end < i + 10 && s.data[end] != ';' && s.data[end] != ' ') end++;
      if (end < s.len && s.data[end] == ';') {
        end_word(f, r);
        r->digits_in_row = 0;
        i = end;
        continue;
      }
    }
    unsigned char low = c | 32;
    bool letter = (low >= 'a' && low <= 'z') || c >= 0x80, digit = c >= '0' && c <= '9';
    if (c > ' ') {
      if (!r->first) r->first = (char)c;
      r->last = (char)c;
      r->bold += bold;
    }
    if (r->n_opening < LONGEST_OPENING) {
      bool space = c <= ' ';
      if (!space || (r->n_opening && r->opening[r->n_opening - 1] != ' '))
        r->opening[r->n_opening++] = (char)(space ? ' ' : c >= 'A' && c <= 'Z' ? low : c);
    }
    if (digit) {
      r->digits++;
      r->digits_in_row++;
      r->year_so_far = r->year_so_far * 10 + (c - '0');
    } else {
      r->year |= r->digits_in_row == 4 && r->year_so_far >= 1900 && r->year_so_far < 2100;
      r->digits_in_row = r->year_so_far = 0;
    }
    if (letter || digit) {
      r->letters++;
      if (!r->n && c >= 'A' && c <= 'Z') r->capitals++;
      if (r->n < BLOCK_WORD_LETTERS) r->word[r->n] = (char)(letter && c < 0x80 ? low : c);
      r->n++;
      r->word_hash = add_letter(r->word_hash, letter && c < 0x80 ? low : c);
      continue;
    }
    if (c == '\'' && r->n) continue;
    end_word(f, r);
    r->commas += c == ',';
    r->stops += c == '.' || c == '!' || c == '?' || c == ';';
  }
}

/* Hashes of the words of `s`, those of one letter left out. */
static void keep_words(const finder *f, str s, uint64_t *words, size_t *n, size_t most) {
  for (size_t at = 0; at < s.len; at++) {
    size_t end = at;
    while (end < s.len && s.data[end] != ' ') end++;
    text_reading one = {0};
    read_text(f, &one, str_slice(s, at, end), false, false);
    if (one.n > 1 && *n < most) words[(*n)++] = one.word_hash;
    at = end;
  }
}

static void read_title_and_authors(finder *f) {
  text_reading r = {0};
  keep_words(f, f->o->title, f->title_words, &f->n_title_words, MOST_TITLE_WORDS);
  for (size_t i = 0; i < f->o->n_authors; i++)
    keep_words(f, f->o->authors[i], f->author_words, &f->n_author_words, MOST_AUTHOR_WORDS);
  read_text(f, &r, f->o->title, false, false);
  end_word(f, &r);
  f->title_hash = r.hash;
}

static int16_t junk_of(const text_reading *r, uint32_t bytes) {
  if (bytes > LONGEST_JUNK) return 0;
  size_t n = r->n_opening;
  while (n && r->opening[n - 1] == ' ') n--;
  str s = str_of(r->opening, n);
  if (STR_LISTED(junk_lines, s)) return 2;
  for (size_t i = 0; i < COUNT(junk_openings); i++)
    if (s.len && junk_openings[i][0] == s.data[0] && str_starts(s, str_c(junk_openings[i]))) return 1;
  return 0;
}

static bool ends_article(const text_reading *r) {
  str s = str_of(r->opening, r->n_opening);
  for (size_t i = 0; i < COUNT(end_headings); i++)
    if (s.len && end_headings[i][0] == s.data[0] && str_starts(s, str_c(end_headings[i]))) return true;
  return false;
}

static int16_t start_of(char first) {
  if (first >= 'A' && first <= 'Z') return 1;
  if (first >= 'a' && first <= 'z') return 2;
  if (first >= '0' && first <= '9') return 3;
  if (first == '"' || first == '\'' || first == '&') return 4;
  if (first == '-' || first == '*' || first == '+') return 5;
  if (first == '{' || first == '[' || first == '<' || first == '$') return 6;
  return (unsigned char)first >= 0x80 ? 7 : 0;
}

static int16_t end_of(char last) {
  if (last == ':') return 1;
  if (last == '?') return 2;
  if (last == '!') return 3;
  if (last >= '0' && last <= '9') return 5;
  if (last == '.') return 6;
  return ((last | 32) >= 'a' && (last | 32) <= 'z') ? 4 : 0;
}

static int16_t tag_class(unsigned tag) {
  switch (tag) {
  case HTML_TAG_P: return 1;
  case HTML_TAG_LI: return 2;
  case HTML_TAG_TD:
  case HTML_TAG_TH: return 3;
  case HTML_TAG_BLOCKQUOTE: return 4;
  case HTML_TAG_PRE: return 5;
  case HTML_TAG_DT:
  case HTML_TAG_DD: return 6;
  case HTML_TAG_FIGCAPTION:
  case HTML_TAG_CAPTION: return 7;
  case HTML_TAG_SECTION:
  case HTML_TAG_ARTICLE:
  case HTML_TAG_MAIN: return 8;
  case HTML_TAG_NAV:
  case HTML_TAG_ASIDE:
  case HTML_TAG_FOOTER:
  case HTML_TAG_FORM: return 9;
  default: return 0;
  }
}

/* Fills what the block's own text tells. Gives its hash, and whether it is a heading that ends an article. */
static uint64_t own_text(const finder *f, const page_block *block, int16_t *row, bool *ends, block_evidence *evidence) {
  text_reading r = {.evidence = evidence};
  uint32_t links = 0, link = 0;
  for (uint32_t node = block->first; node < block->last; node++) {
    const html_node *n = &f->t->nodes[node];
    if (n->tag != HTML_TAG_TEXT || f->b->skip[node]) continue;
    if (n->link && n->link != link) links++;
    link = n->link;
    read_text(f, &r, html_node_text(f->t, node), f->bold[n->parent], n->how <= HTML_AS_RCDATA);
  }
  end_word(f, &r);
  row[BLOCK_WORDS] = size_of(block->words);
  row[BLOCK_WORD_LENGTH] = at_most((uint64_t)block->bytes * 10 / (block->words ? block->words : 1), 400);
  row[BLOCK_LINKED] = share_of(block->linked, block->bytes);
  row[BLOCK_LINKS] = at_most(links, 20);
  row[BLOCK_WHOLE_LINK] = link && link < block->owner && f->t->nodes[link].end > block->owner;
  row[BLOCK_SENTENCE] = block->sentence;
  row[BLOCK_START] = start_of(r.first);
  row[BLOCK_END] = end_of(r.last);
  row[BLOCK_CAPITALS] = share_of(r.capitals, r.words);
  row[BLOCK_DIGITS] = share_of(r.digits, r.letters);
  row[BLOCK_COMMAS] = at_most(r.commas, 30);
  row[BLOCK_STOPS] = at_most(r.stops, 30);
  row[BLOCK_BOLD] = at_most(r.bold * UINT64_C(100) / (block->bytes ? block->bytes : 1), 100);
  row[BLOCK_YEAR] = r.year || (r.digits_in_row == 4 && r.year_so_far >= 1900 && r.year_so_far < 2100);
  row[BLOCK_JUNK] = junk_of(&r, block->bytes);
  row[BLOCK_TITLE] = share_of(r.title, r.read);
  row[BLOCK_AUTHOR] = at_most(r.author, 9);
  row[BLOCK_AUTHOR_FIRST] = r.author_first;
  row[BLOCK_TEXT_SCORE] = r.read ? limited((int64_t)r.weight * 32 / root_of(r.read * 1024)) : 0;
  row[BLOCK_IS_TITLE] = r.hash == f->title_hash;
  for (unsigned k = 0; k < TEXT_N_KINDS; k++) row[BLOCK_TEXT_KINDS + k] = at_most(r.kinds[k], 12);
  row[BLOCK_TEXT_KINDS + TEXT_FUNCTION] = share_of(r.kinds[TEXT_FUNCTION], r.read);
  *ends = is_heading(block->tag) && block->words <= 8 && ends_article(&r);
  return r.hash;
}

/* --- its place --------------------------------------------------------------------------------------------------- */

static void own_place(const finder *f, size_t i, int16_t *row) {
  const page_block *block = &f->b->list.items[i];
  const html_tree *t = f->t;
  size_t n = f->b->list.n;
  uint32_t owner = block->owner, parent = t->nodes[owner].parent, grand = t->nodes[parent].parent, great = t->nodes[grand].parent;
  const sums *all = &f->before[n];
  row[BLOCK_TAG] = tag_class(block->tag);
  row[BLOCK_LEVEL] = is_heading(block->tag) ? (int16_t)(block->tag - HTML_TAG_H1 + 1) : 0;
  row[BLOCK_LISTS] = at_most(block->depth_list, 5);
  row[BLOCK_AFTER_BREAK] = block->after_break;
  row[BLOCK_DROPPED] = block->dropped;
  row[BLOCK_RULE] = block->chosen;
  uint32_t container = f->o->container, around = t->nodes[container].parent;
  bool in = owner >= container && owner < t->nodes[container].end, in_parent = owner >= around && owner < t->nodes[around].end;
  row[BLOCK_CONTAINER] = in ? 1 : in_parent ? 2 : 0;
  sums p = inside(f, parent), g = inside(f, grand), own = inside(f, owner);
  row[BLOCK_OWN_SHARE] = share_of(own.prose, all->prose);
  row[BLOCK_SHARE_2] = share_of(p.prose, all->prose);
  row[BLOCK_SHARE_3] = share_of(inside(f, great).prose, all->prose);
  row[BLOCK_PARENT_LINKED] = share_of(p.linked, p.bytes);
  row[BLOCK_PARENT_WORDS] = size_of(p.words);
  row[BLOCK_PARENT_BLOCKS] = size_of(blocks_in(f, parent));
  row[BLOCK_GRAND_LINKED] = share_of(g.linked, g.bytes);
  row[BLOCK_GRAND_WORDS] = size_of(g.words);
  row[BLOCK_GRAND_BLOCKS] = size_of(blocks_in(f, grand));
  row[BLOCK_CLIMB] = at_most(f->climb[owner], FAR);
  uint32_t branch = f->branch[owner];
  sums br = inside(f, branch);
  row[BLOCK_BRANCH_WORDS] = size_of(br.words);
  row[BLOCK_BRANCH_LINKED] = share_of(br.linked, br.bytes);
  row[BLOCK_BRANCH_BLOCKS] = size_of(blocks_in(f, branch));
  row[BLOCK_BRANCH_SHARE] = share_of(br.prose, all->prose);
  row[BLOCK_BRANCH_TAG] = tag_class(t->nodes[branch].tag);
  const group *pair = &f->groups[f->pair_group[i]], *one = &f->groups[f->own_group[i]];
  row[BLOCK_ALIKE] = share_of(pair->prose, all->prose);
  row[BLOCK_ALIKE_BLOCKS] = size_of(pair->blocks);
  row[BLOCK_ALIKE_LINKED] = share_of(pair->linked, pair->bytes);
  row[BLOCK_ALIKE_OWN] = share_of(one->prose, all->prose);
  row[BLOCK_NEAR_BLOCKS] = size_of(one->blocks);
  row[BLOCK_PLACE] = share_of(i, n);
  row[BLOCK_BEFORE] = share_of(f->before[i].prose, all->prose);
  row[BLOCK_BEHIND_WORDS] = size_of((all->prose - f->before[i].prose) / 5);
  uint32_t first = f->b->first_block[container], last = f->b->first_block[t->nodes[container].end];
  row[BLOCK_CONTAINER_PLACE] = i < first ? -1 : i >= last ? 101 : share_of(i - first, last - first);
  row[BLOCK_ELEMENT_SCORE] = limited((int64_t)f->near[owner] + f->near[parent] + f->far_sum[owner]);
  uint64_t here = f->kinds[owner], above = f->kinds[parent], further = f->further[owner];
  for (unsigned k = 0; k < ELEMENT_N_KINDS + N_SEMANTIC; k++) {
    uint64_t bit = UINT64_C(1) << k;
    row[BLOCK_ELEMENT_KINDS + k] = here & bit ? 3 : above & bit ? 2 : further & bit ? 1 : 0;
  }
  row[BLOCK_APART] = ((here | above | further) & named_apart) != 0;
  unsigned depth = 0;
  for (uint32_t at = owner; at && depth < 40; at = t->nodes[at].parent) depth++;
  row[BLOCK_DEPTH] = (int16_t)depth;
  f->places[i] = (block_place){.parent = parent, .grand = grand, .branch = branch, .alike = f->pair_group[i]};
}

static void neighbours(const finder *f, size_t i) {
  static const int places[4] = {-2, -1, 1, 2};
  for (unsigned k = 0; k < 4; k++) {
    int16_t *to = &f->rows[i][BLOCK_NEIGHBOURS + k * 6];
    size_t at = (size_t)((int64_t)i + places[k]);
    if (at >= f->b->list.n) {
      to[0] = -1;
      continue;
    }
    const int16_t *of = f->rows[at];
    to[0] = of[BLOCK_WORDS];
    to[1] = of[BLOCK_LINKED];
    to[2] = of[BLOCK_LEVEL];
    to[3] = of[BLOCK_TAG];
    to[4] = f->pair_group[at] == f->pair_group[i];
    to[5] = of[BLOCK_RULE];
  }
}

static bool is_prose(const page_block *b) { return b->words >= 12 && b->sentence && b->linked * 2 <= b->bytes; }

/* Distances along the page, in both directions, and the heading above. */
static void along(const finder *f, const bool *ends) {
  size_t n = f->b->list.n, since = FAR, since_long = FAR, heading = SIZE_MAX, ended = 0;
  const page_block *blocks = f->b->list.items;
  uint32_t headline = f->o->headline ? f->b->first_block[f->o->headline] : 0;
  for (size_t i = 0; i < n; i++) {
    int16_t *row = f->rows[i];
    row[BLOCK_SINCE_PROSE] = at_most(since, FAR);
    row[BLOCK_SINCE_LONG] = at_most(since_long, FAR);
    since = is_prose(&blocks[i]) ? 0 : since + 1;
    since_long = is_prose(&blocks[i]) && blocks[i].words >= LONG_PROSE ? 0 : since_long + 1;
    row[BLOCK_SINCE_HEADLINE] = i >= headline ? at_most(i - headline, 500) : (int16_t)-at_most(headline - i, 500);
    row[BLOCK_IN_HEADLINE_SECTION] = f->o->headline && f->half[blocks[i].owner] == f->half[f->o->headline];
    if (row[BLOCK_LEVEL]) heading = i;
    if (heading != SIZE_MAX) {
      const int16_t *of = f->rows[heading];
      row[BLOCK_HEADING_DISTANCE] = at_most(i - heading, FAR);
      row[BLOCK_HEADING_LEVEL] = of[BLOCK_LEVEL];
      row[BLOCK_HEADING_WORDS] = of[BLOCK_WORDS];
      row[BLOCK_HEADING_ENDS] = ends[heading];
      row[BLOCK_HEADING_MORE] = of[BLOCK_TEXT_KINDS + TEXT_MORE];
      row[BLOCK_HEADING_FAQ] = of[BLOCK_TEXT_KINDS + TEXT_FAQ];
      row[BLOCK_HEADING_AUTHOR] = of[BLOCK_TEXT_KINDS + TEXT_AUTHOR];
      row[BLOCK_HEADING_OFFER] = of[BLOCK_TEXT_KINDS + TEXT_OFFER];
      row[BLOCK_HEADING_RULE] = of[BLOCK_RULE];
      row[BLOCK_SCORE_HEADING] = of[BLOCK_TEXT_SCORE];
    } else row[BLOCK_HEADING_DISTANCE] = FAR;
    f->places[i].heading = heading == SIZE_MAX ? 0 : (uint32_t)heading + 1;
    ended += ends[i] && i > headline;
    row[BLOCK_ENDED] = at_most(ended, 5);
  }
  since = since_long = FAR;
  for (size_t i = n; i-- > 0;) {
    f->rows[i][BLOCK_UNTIL_PROSE] = at_most(since, FAR);
    f->rows[i][BLOCK_UNTIL_LONG] = at_most(since_long, FAR);
    since = is_prose(&blocks[i]) ? 0 : since + 1;
    since_long = is_prose(&blocks[i]) && blocks[i].words >= LONG_PROSE ? 0 : since_long + 1;
  }
}

/* Hashes of the names of the elements that own_place weighs. */
static void element_evidence(const finder *f, size_t i) {
  uint32_t owner = f->b->list.items[i].owner, at = owner;
  for (unsigned level = 0; at != f->half[owner]; at = f->t->nodes[at].parent, level++) {
    names_found found = {.a = f->a, .evidence = &f->evidence[i], .salt = level < 2 ? SALT_NEAR : SALT_FAR};
    read_element(&found, f->t, at);
  }
}

block_row *block_features_find(arena *a, const html_tree *t, const page_blocks *b, const page_opinion *o, block_place **places,
                               block_evidence *evidence) {
  size_t n = b->list.n;
  finder f = {.a = a, .t = t, .b = b, .o = o};
  f.before = ARENA_ARRAY(a, sums, n + 1);
  f.kinds = ARENA_ARRAY(a, uint64_t, t->n);
  f.further = ARENA_ARRAY(a, uint64_t, t->n);
  f.own = ARENA_ARRAY(a, uint64_t, t->n);
  f.half = ARENA_ARRAY(a, uint32_t, t->n);
  f.branch = ARENA_ARRAY(a, uint32_t, t->n);
  f.climb = ARENA_ARRAY(a, uint16_t, t->n);
  f.bold = ARENA_ARRAY(a, uint8_t, t->n);
  f.groups = ARENA_ARRAY(a, group, 2 * n);
  f.pair_group = ARENA_ARRAY(a, uint32_t, n);
  f.own_group = ARENA_ARRAY(a, uint32_t, n);
  f.places = *places = ARENA_ARRAY(a, block_place, n);
  f.near = ARENA_ARRAY(a, int16_t, t->n);
  f.far = ARENA_ARRAY(a, int16_t, t->n);
  f.far_sum = ARENA_ARRAY(a, int32_t, t->n);
  f.evidence = evidence;
  f.rows = ARENA_ARRAY(a, block_row, n);
  uint64_t *hashes = ARENA_ARRAY(a, uint64_t, n);
  bool *ends = ARENA_ARRAY(a, bool, n);
  sum_up(&f);
  look_at_elements(&f);
  group_blocks(&f);
  read_title_and_authors(&f);
  map again;
  map_init(&again, a);
  for (size_t i = 0; i < n; i++) {
    hashes[i] = own_text(&f, &b->list.items[i], f.rows[i], &ends[i], evidence ? &evidence[i] : NULL);
    bool is_new;
    uint64_t *count = map_put(&again, hashes[i], &is_new);
    f.rows[i][BLOCK_EARLIER] = !is_new;
    ++*count;
    own_place(&f, i, f.rows[i]);
    if (evidence) element_evidence(&f, i);
  }
  for (size_t i = 0; i < n; i++) {
    f.rows[i][BLOCK_AGAIN] = size_of(*map_get(&again, hashes[i]));
    neighbours(&f, i);
    f.rows[i][BLOCK_SCORE_BEFORE] = i ? f.rows[i - 1][BLOCK_TEXT_SCORE] : 0;
    f.rows[i][BLOCK_SCORE_BEHIND] = i + 1 < n ? f.rows[i + 1][BLOCK_TEXT_SCORE] : 0;
  }
  along(&f, ends);
  return f.rows;
}
