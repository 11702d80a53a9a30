/* coreference.c - which names in an article are one person, organisation or place.
 *
 *   spellings (one a distinct folded name, longest first)  ->  bearers
 *   "donald j trump" "donald trump" "trump" "trunp"             0
 *   "melania trump"                                             1        ("Trump" alone: by title, else by who came first)
 *
 * Spellings meet through their first and last words only, so the work is linear in their number; lists that grow past a cap are
 * not searched further. */
#include "annotate/bearers.h"
#include "annotate/data/name_words.h"

#include "base/hash.h"

#include <stdlib.h>

#define MOST_WORDS 8u
#define MOST_CANDIDATES 32u

typedef struct spelling {
  str key;                    /* folded words with blanks between */
  uint32_t words[MOST_WORDS]; /* numbers of its words, without suffix */
  uint32_t n;
  uint32_t suffix; /* "jr", or NOBODY */
  uint32_t first;  /* its first mention */
  uint32_t votes[NAME_TYPES], sure_votes[NAME_TYPES];
  uint32_t genders[3];
  uint32_t count;
  uint8_t type;
  bool sure;
  uint32_t bearer;
  bool open;        /* several bearers are possible: decided at each mention */
  const char *link; /* why it has its bearer; NULL when the bearer began with it */
} spelling;

typedef struct candidate {
  uint32_t spelling, next; /* next: 1 + index, 0: end */
} candidate;

typedef struct linker {
  arena *a;
  const reading *r;
  name_list *out;
  names words, keys;
  VECTOR(spelling) spellings;
  uint32_t *of_mention; /* spelling of each mention */
  VECTOR(candidate) chains;
  uint32_t *by_first, *by_last; /* 1 + index into chains, by word */
} linker;

/* --- spellings --------------------------------------------------------------------------------------------------- */

static bool is_suffix_word(str w) { return STR_LISTED(name_suffixes, w); }

static str without_dot(str w) { return w.len == 2 && w.data[1] == '.' ? str_slice(w, 0, 1) : w; }

/* Folded words of a mention, with a common spelling for places ("U.S." -> "united states"). */
static str key_of(linker *k, const name_mention *m) {
  const lang_doc *d = k->r->doc;
  buffer b;
  buffer_init(&b, k->a, SIZE_MAX / 4);
  for (uint32_t i = m->first; i < m->last; i++) {
    if (!token_is_word(d, i) || (i == m->first && token_is(d, i, STR("the")))) continue;
    if (b.len) buffer_add_char(&b, ' ');
    buffer_add(&b, without_dot(d->lower[i]));
  }
  str key = buffer_str(&b);
  if (m->type != NAME_PERSON) {
    const lexicon_entry *e = lexicon_find(m->last == m->first + 1 ? d->lower[m->first] : key);
    if (e && e->same.len && !(e->classes & WORD_GIVEN)) return e->same;
  }
  return key;
}

static void read_words(linker *k, spelling *s) {
  size_t at = 0;
  s->suffix = NOBODY;
  while (at < s->key.len) {
    size_t end = str_find_char(s->key, ' ', at);
    if (end == SIZE_MAX) end = s->key.len;
    str w = str_slice(s->key, at, end);
    uint32_t id = names_put(&k->words, w);
    if (s->n && is_suffix_word(w)) s->suffix = id;
    else if (s->n < MOST_WORDS) s->words[s->n++] = id;
    else s->words[MOST_WORDS - 1] = id;
    at = end + 1;
  }
}

static void gather_spellings(linker *k) {
  size_t n = k->out->mentions.n;
  k->of_mention = ARENA_ARRAY(k->a, uint32_t, n + 1);
  for (size_t i = 0; i < n; i++) {
    const name_mention *m = &k->out->mentions.items[i];
    uint32_t id = names_put(&k->keys, key_of(k, m));
    if (id == k->spellings.n) {
      spelling fresh = {.key = k->keys.list.items[id], .first = (uint32_t)i, .bearer = NOBODY};
      read_words(k, &fresh);
      VECTOR_PUSH(k->a, k->spellings, fresh);
    }
    spelling *s = &k->spellings.items[id];
    k->of_mention[i] = id;
    s->count++;
    s->votes[m->type]++;
    if (m->sure) s->sure_votes[m->type]++;
    s->genders[m->gender]++;
  }
  for (size_t i = 0; i < k->spellings.n; i++) {
    spelling *s = &k->spellings.items[i];
    uint32_t best = 0;
    for (uint8_t t = 0; t < NAME_TYPES; t++) {
      uint32_t weight = s->sure_votes[t] * 1000 + (t == NAME_OTHER ? 0 : s->votes[t] * 2) + (s->votes[t] > 0);
      if (weight > best) best = weight, s->type = t;
    }
    s->sure = s->sure_votes[s->type] > 0;
  }
}

/* --- comparing --------------------------------------------------------------------------------------------------- */

static str word_text(const linker *k, uint32_t id) { return k->words.list.items[id]; }

/* One letter put in, left out, changed, or two swapped. */
static bool one_letter_apart(str x, str y) {
  if (x.len > y.len) {
    str swap = x;
    x = y;
    y = swap;
  }
  if (y.len - x.len > 1) return false;
  size_t head = 0, tail = 0;
  while (head < x.len && x.data[head] == y.data[head]) head++;
  while (tail < x.len - head && x.data[x.len - 1 - tail] == y.data[y.len - 1 - tail]) tail++;
  size_t left = x.len - head - tail;
  if (y.len > x.len) return left == 0;
  return left <= 1 || (left == 2 && x.data[head] == y.data[head + 1] && x.data[head + 1] == y.data[head]);
}

static str full_given(str w) {
  const lexicon_entry *e = lexicon_find(w);
  return e && e->same.len && (e->classes & WORD_GIVEN) ? e->same : w;
}

/* Given names that can be one: equal, an initial, or short for the other. */
static bool given_agree(const linker *k, uint32_t x, uint32_t y) {
  if (x == y) return true;
  str a = word_text(k, x), b = word_text(k, y);
  if (!a.len || !b.len) return false;
  if (a.len == 1 || b.len == 1) return a.data[0] == b.data[0];
  return str_eq(full_given(a), full_given(b));
}

static bool ends_with_words(const spelling *whole, const spelling *part) {
  if (part->n > whole->n) return false;
  return memcmp(whole->words + whole->n - part->n, part->words, part->n * sizeof *part->words) == 0;
}

/* Two names of two words or more. */
static bool same_person(const linker *k, const spelling *x, const spelling *y) {
  if (x->suffix != y->suffix && x->suffix != NOBODY && y->suffix != NOBODY) return false;
  if ((x->suffix == NOBODY) != (y->suffix == NOBODY)) { /* "Sam Lee Jr." is not "Sam Lee" when both are named */
    const char *text = word_text(k, x->suffix == NOBODY ? y->suffix : x->suffix).data;
    if (text[0] == 'j' || text[0] == 's') return false;
  }
  uint32_t xl = x->words[x->n - 1], yl = y->words[y->n - 1], xf = x->words[0], yf = y->words[0];
  if (xl == yl) {
    if (ends_with_words(x, y) || ends_with_words(y, x)) return true;
    if (given_agree(k, xf, yf)) {
      if (x->n == 3 && y->n == 3 && !given_agree(k, x->words[1], y->words[1])) return false;
      return true;
    }
    str a = word_text(k, xf), b = word_text(k, yf);
    return x->n == y->n && a.len >= 5 && b.len >= 5 && a.data[0] == b.data[0] && one_letter_apart(a, b) &&
           !(lexicon_find(a) && lexicon_find(b)); /* two known names are two names: "Carole", "Carol" */
  }
  str a = word_text(k, xl), b = word_text(k, yl);
  return xf == yf && x->n == y->n && a.len >= 5 && b.len >= 5 && one_letter_apart(a, b) && word_text(k, xf).len > 1;
}

static bool same_organisation(const linker *k, const spelling *x, const spelling *y) {
  const spelling *longer = x->n > y->n ? x : y, *shorter = x->n > y->n ? y : x;
  if (longer->n != shorter->n + 1 || !STR_LISTED(company_tails, word_text(k, longer->words[longer->n - 1]))) return false;
  return memcmp(longer->words, shorter->words, shorter->n * sizeof *shorter->words) == 0;
}

/* --- linking ----------------------------------------------------------------------------------------------------- */

static void chain(linker *k, uint32_t *head, uint32_t spelling_id) {
  VECTOR_PUSH(k->a, k->chains, (candidate){spelling_id, *head});
  *head = (uint32_t)k->chains.n;
}

static uint32_t new_bearer(linker *k, uint32_t id) {
  spelling *s = &k->spellings.items[id];
  bearer b = {.type = s->type, .sure = s->sure, .first = s->first};
  VECTOR_PUSH(k->a, k->out->bearers, b);
  return s->bearer = (uint32_t)k->out->bearers.n - 1;
}

static void join(linker *k, uint32_t id, uint32_t to, const char *why) {
  spelling *s = &k->spellings.items[id];
  bearer *b = &k->out->bearers.items[to];
  s->bearer = to;
  s->link = why;
  if (s->sure && !b->sure) b->type = s->type, b->sure = true;
  if (s->first < b->first) b->first = s->first;
}

static bool person_like(const spelling *s) { return s->type == NAME_PERSON || (s->type == NAME_OTHER && !s->sure); }

static void link_long(linker *k, uint32_t id) {
  spelling *s = &k->spellings.items[id];
  uint32_t seen = 0;
  for (uint32_t at = k->by_last[s->words[s->n - 1]]; at && seen < MOST_CANDIDATES && s->bearer == NOBODY;
       at = k->chains.items[at - 1].next, seen++) {
    const spelling *other = &k->spellings.items[k->chains.items[at - 1].spelling];
    if (person_like(s) && person_like(other) && same_person(k, s, other))
      join(k, id, other->bearer, "same surname, names that agree");
  }
  seen = 0;
  for (uint32_t at = k->by_first[s->words[0]]; at && seen < MOST_CANDIDATES && s->bearer == NOBODY;
       at = k->chains.items[at - 1].next, seen++) {
    const spelling *other = &k->spellings.items[k->chains.items[at - 1].spelling];
    if (person_like(s) && person_like(other) ? same_person(k, s, other) : same_organisation(k, s, other))
      join(k, id, other->bearer, "same first word, names that agree");
  }
  if (s->bearer == NOBODY) new_bearer(k, id);
  chain(k, &k->by_last[s->words[s->n - 1]], id);
  chain(k, &k->by_first[s->words[0]], id);
}

/* The one bearer in a chain that fits; NOBODY when there is none; *several when more. */
static uint32_t only_one(const linker *k, uint32_t at, bool persons, bool *several) {
  uint32_t found = NOBODY, seen = 0;
  for (; at && seen < MOST_CANDIDATES; at = k->chains.items[at - 1].next, seen++) {
    const spelling *other = &k->spellings.items[k->chains.items[at - 1].spelling];
    uint8_t type = k->out->bearers.items[other->bearer].type;
    if (persons ? type != NAME_PERSON : type != NAME_ORGANISATION) continue;
    if (found != NOBODY && found != other->bearer) *several = true;
    if (found == NOBODY) found = other->bearer;
  }
  return found;
}

/* Whether the surname was said before the only name that has it, which has a suffix: then it is rather the father's, whom nobody
 * needs to introduce ("Trump ... Donald Trump Jr."). */
static bool is_elder(const linker *k, const spelling *s) {
  for (uint32_t at = k->by_last[s->words[0]], seen = 0; at && seen < MOST_CANDIDATES; at = k->chains.items[at - 1].next, seen++) {
    const spelling *other = &k->spellings.items[k->chains.items[at - 1].spelling];
    if (other->suffix == NOBODY || other->first < s->first) return false;
  }
  return k->by_last[s->words[0]] != 0;
}

/* Whether a name that is known as a company's or a place's ("Ford", "Jordan") may be the surname of a person that the article
 * names in full: no place when it is never told that something is in it. */
static bool may_be_surname(const linker *k, uint32_t id, uint64_t classes) {
  const lang_doc *d = k->r->doc;
  if (classes & (WORD_GROUP | WORD_OUTLET)) return false;
  if (!(classes & WORD_PLACE)) return true;
  for (size_t i = 0; i < k->out->mentions.n; i++) {
    uint32_t first = k->out->mentions.items[i].first;
    if (k->of_mention[i] == id && first > 0 && STR_LISTED(place_prepositions, d->lower[first - 1])) return false;
  }
  return true;
}

static void link_short(linker *k, uint32_t id) {
  spelling *s = &k->spellings.items[id];
  uint32_t word = s->words[0];
  bool several = false;
  const lexicon_entry *e = lexicon_find(s->key);
  uint64_t classes = e ? e->classes : 0;
  bool known_other =
      s->sure && s->type != NAME_PERSON && (classes & (WORD_GROUP | WORD_ORGANISATION | WORD_OUTLET | WORD_COUNTRY | WORD_STATE));
  if (known_other && only_one(k, k->by_last[word], true, &several) != NOBODY && may_be_surname(k, id, classes))
    known_other = false;
  several = false;
  if (!known_other) {
    uint32_t to = only_one(k, k->by_last[word], true, &several);
    if (to == NOBODY && (!(classes & WORD_PLACE) || (classes & WORD_GIVEN))) to = only_one(k, k->by_first[word], true, &several);
    if (to == NOBODY && !(classes & (WORD_PLACE | WORD_COMMON | WORD_GROUP)) && s->type != NAME_PERSON) {
      bool many = false;
      to = only_one(k, k->by_first[word], false, &many);
      if (many) to = NOBODY;
    }
    if (to != NOBODY && several) {
      s->open = true;
      return;
    }
    if (to != NOBODY && is_elder(k, s)) to = NOBODY;
    if (to != NOBODY) {
      if (s->type != NAME_PERSON && s->type != NAME_OTHER) s->sure = false;
      join(k, id, to, "part of only one longer name");
      return;
    }
  }
  new_bearer(k, id);
}

/* A misspelt surname alone ("Odum" needs six letters) goes to the only bearer one letter away that was named oftener. */
static void link_misspelt(linker *k) {
  size_t n = k->spellings.n, tried = 0;
  for (size_t i = 0; i < n && tried < 200; i++) {
    spelling *s = &k->spellings.items[i];
    if (s->n != 1 || s->key.len < 6 || s->open || s->count > 1 || !person_like(s) || lexicon_find(s->key)) continue;
    tried++;
    uint32_t to = NOBODY;
    for (size_t j = 0; j < n && j < 400; j++) {
      const spelling *other = &k->spellings.items[j];
      if (i == j || other->bearer == NOBODY || other->bearer == s->bearer ||
          k->out->bearers.items[other->bearer].type != NAME_PERSON)
        continue;
      str last = word_text(k, other->words[other->n - 1]);
      if (last.len >= 6 && last.data[0] == s->key.data[0] && one_letter_apart(last, s->key))
        to = to == NOBODY || to == other->bearer ? other->bearer : NOBODY - 1;
    }
    if (to < NOBODY - 1) join(k, (uint32_t)i, to, "one letter from only one surname");
  }
}

/* --- acronyms ---------------------------------------------------------------------------------------------------- */

static bool initials_are(const linker *k, const spelling *s, str acronym) {
  size_t at = 0;
  for (uint32_t i = 0; i < s->n; i++) {
    str w = word_text(k, s->words[i]);
    if (STR_LISTED(initials_skip, w)) continue;
    if (at >= acronym.len || w.data[0] != acronym.data[at]) return false;
    at++;
  }
  return at == acronym.len && at >= 2;
}

/* "Harbour Workers' Union (HWU)" by position; "HWU" elsewhere by its initials when only one name has them. */
static void link_acronyms(linker *k) {
  const lang_doc *d = k->r->doc;
  for (size_t i = 1; i < k->out->mentions.n; i++) {
    const name_mention *before = &k->out->mentions.items[i - 1], *m = &k->out->mentions.items[i];
    if (m->last != m->first + 1 || m->first == 0 || before->last + 1 != m->first) continue;
    if (!token_is_char(d, m->first - 1, '(') || !token_is_char(d, m->last, ')')) continue;
    spelling *s = &k->spellings.items[k->of_mention[i]];
    const spelling *whole = &k->spellings.items[k->of_mention[i - 1]];
    if (s->n != 1 || whole->n < 2 || s->bearer != NOBODY || whole->bearer == NOBODY) continue;
    if (d->shape[m->first] != LANG_UPPER || word_text(k, whole->words[0]).data[0] != s->key.data[0]) continue;
    join(k, k->of_mention[i], whole->bearer, "in brackets behind the long name");
    bearer *b = &k->out->bearers.items[whole->bearer];
    if (!b->sure) b->type = NAME_ORGANISATION;
  }
  map initials; /* hash of initials -> 1 + spelling; UINT64_MAX when several */
  map_init(&initials, k->a);
  for (size_t i = 0; i < k->spellings.n; i++) {
    const spelling *s = &k->spellings.items[i];
    if (s->n < 2 || s->type == NAME_PERSON) continue;
    char letters[MOST_WORDS];
    size_t n = 0;
    for (uint32_t w = 0; w < s->n; w++)
      if (!STR_LISTED(initials_skip, word_text(k, s->words[w]))) letters[n++] = word_text(k, s->words[w]).data[0];
    uint64_t *place = map_put(&initials, hash_bytes(str_of(letters, n), 0), NULL);
    if (!*place) *place = i + 1;
    else if (k->spellings.items[*place - 1 < k->spellings.n ? *place - 1 : 0].bearer != s->bearer) *place = UINT64_MAX;
  }
  for (size_t i = 0; i < k->spellings.n; i++) {
    spelling *s = &k->spellings.items[i];
    if (s->n != 1 || s->bearer != NOBODY || s->key.len < 2 || s->key.len > MOST_WORDS) continue;
    if (d->shape[k->out->mentions.items[s->first].first] != LANG_UPPER) continue;
    const uint64_t *place = map_get(&initials, hash_bytes(s->key, 0));
    if (!place || *place > k->spellings.n) continue;
    const spelling *whole = &k->spellings.items[*place - 1];
    if (whole->bearer != NOBODY && initials_are(k, whole, s->key))
      join(k, (uint32_t)i, whole->bearer, "initials of only one name");
  }
}

/* --- names with several possible bearers ------------------------------------------------------------------------- */

/* By the gender of the title; else who was named in full in this or the last sentence; else who came first. */
static uint32_t choose(const linker *k, uint32_t at, const name_mention *m, const uint32_t *last_full) {
  uint32_t best = NOBODY, best_rank = 0, seen = 0;
  uint32_t here = k->r->doc->sentence[m->first];
  for (; at && seen < MOST_CANDIDATES; at = k->chains.items[at - 1].next, seen++) {
    uint32_t b = k->spellings.items[k->chains.items[at - 1].spelling].bearer;
    const bearer *who = &k->out->bearers.items[b];
    if (who->type != NAME_PERSON) continue;
    bool against = m->gender && who->gender && m->gender != who->gender;
    bool recent = last_full[b] && here - (last_full[b] - 1) <= 1;
    bool named = last_full[b] > 0;
    uint32_t rank = 1u + (against ? 0u : 8u) + (recent ? 4u : 0u) + (named ? 2u : 0u);
    if (rank > best_rank || (rank == best_rank && who->first < k->out->bearers.items[best].first)) best = b, best_rank = rank;
  }
  return best;
}

static void settle_mentions(linker *k) {
  const lang_doc *d = k->r->doc;
  size_t n = k->out->mentions.n;
  uint32_t *last_full = ARENA_ARRAY(k->a, uint32_t, k->out->bearers.n + 1); /* 1 + sentence */
  for (size_t i = 0; i < n; i++) {                                          /* genders first: they decide between bearers */
    const name_mention *m = &k->out->mentions.items[i];
    uint32_t b = k->spellings.items[k->of_mention[i]].bearer;
    if (b != NOBODY && m->gender && !k->out->bearers.items[b].gender) k->out->bearers.items[b].gender = m->gender;
  }
  for (size_t i = 0; i < n; i++) {
    name_mention *m = &k->out->mentions.items[i];
    const spelling *s = &k->spellings.items[k->of_mention[i]];
    m->bearer = s->bearer;
    m->link = s->open ? "of several bearers the likeliest here" : s->link;
    if (s->open) {
      uint32_t word = s->words[0];
      m->bearer = choose(k, k->by_last[word], m, last_full);
      if (m->bearer == NOBODY) m->bearer = choose(k, k->by_first[word], m, last_full);
    }
    if (m->bearer == NOBODY) continue;
    if (s->n > 1) last_full[m->bearer] = d->sentence[m->first] + 1;
    k->out->bearers.items[m->bearer].mentions++;
  }
}

static int compare_by_length(const void *x, const void *y) {
  const uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
  return (a > b) - (a < b);
}

void bearers_link(arena *a, const reading *r, name_list *out) {
  linker k = {.a = a, .r = r, .out = out};
  names_init(&k.words, a);
  names_init(&k.keys, a);
  gather_spellings(&k);
  size_t n = k.spellings.n;
  k.by_first = ARENA_ARRAY(a, uint32_t, k.words.list.n + 1);
  k.by_last = ARENA_ARRAY(a, uint32_t, k.words.list.n + 1);
  uint64_t *order = ARENA_ARRAY(a, uint64_t, n + 1); /* longest first, then by first mention */
  for (size_t i = 0; i < n; i++) order[i] = ((uint64_t)(MOST_WORDS - k.spellings.items[i].n) << 32) | i;
  qsort(order, n, sizeof *order, compare_by_length);
  size_t at = 0;
  for (; at < n && k.spellings.items[order[at] & UINT32_MAX].n != 1; at++) {
    uint32_t id = (uint32_t)(order[at] & UINT32_MAX);
    if (k.spellings.items[id].n) link_long(&k, id);
  }
  link_acronyms(&k);
  for (; at < n; at++) {
    uint32_t id = (uint32_t)(order[at] & UINT32_MAX);
    if (k.spellings.items[id].n && k.spellings.items[id].bearer == NOBODY) link_short(&k, id);
  }
  link_misspelt(&k);
  settle_mentions(&k);
}
