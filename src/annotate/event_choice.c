/* event_choice.c - which words tell of something that happens: a logistic model over the word, its place in the parse and its
 * neighbours (weights by train/events.py). What a word is called in other corpora matters less than what it looks like, since
 * most words of a new story were not seen in training: endings of nouns made of verbs, and whether the word is known as a verb.
 */
#include "annotate/events.h"
#include "annotate/data/event_weights.h"
#include "annotate/data/word_kinds.h"

#include "lang/string_id.h"

#define NOT_KNOWN UINT32_MAX
#define LONG_WORD 4u       /* letters of a word that a headline begins with a capital */
#define HEADLINE_SHARE 0.6 /* of its long words */
#define MOST_HEADLINE 30u  /* words */

/* Endings of nouns that are made of verbs, and what the verb ends in instead. From Quirk et al., A Comprehensive Grammar of the
 * English Language (1985), I.48-51. */
static const struct {
  const char *noun, *verb;
  size_t length; /* of the first */
} deverbal[] = {
    {"ification", "ify", 9}, {"ation", "e", 5}, {"ation", "ate", 5}, {"ation", "", 5},  {"ition", "ish", 5}, {"ption", "be", 5},
    {"ption", "ve", 5},      {"sion", "d", 4},  {"sion", "de", 4},   {"ssion", "t", 5}, {"tion", "te", 4},   {"ion", "", 3},
    {"ion", "e", 3},         {"ment", "", 4},   {"ance", "", 4},     {"ence", "", 4},   {"ance", "e", 4},    {"ence", "e", 4},
    {"al", "", 2},           {"al", "e", 2},    {"ure", "e", 3},     {"ure", "", 3},    {"ing", "", 3},      {"ing", "e", 3},
    {"ery", "er", 3},        {"y", "", 1},      {"y", "e", 1},       {"th", "", 2}};

/* --- what is known of a word --------------------------------------------------------------------------------------------- */

static bool is(str a, const char *b) { return str_eq(a, str_c(b)); }

/* The lemmatizer's list of verbs; none in a model without. */
static model_map verbs_of(const model *m) {
  for (uint32_t c = 0; c < m->n_components; c++) {
    if (m->components[c].kind != COMPONENT_LEMMATIZER) continue;
    size_t n;
    const uint32_t *way = MODEL_ITEMS(m, MODEL_LEMMA_WAY, c, 0, uint32_t, &n);
    for (size_t i = 2; i + 1 < n; i += 2)
      if (is(model_string(m, way[i]), "VERB")) return model_map_of(m, MODEL_LEMMA_INDEX, c, way[i]);
  }
  return (model_map){0};
}

static bool is_verb(const event_words *w, str form) {
  uint32_t value;
  return w->verbs.cap && model_map_get(&w->verbs, string_id(form), &value);
}

/* Whether the word without an ending is a verb: "explosion", "arrival"; 1 + which ending, 0 for none. */
static uint32_t deverbal_ending(const event_words *w, str stem) {
  char room[64];
  for (uint32_t i = 0; i < sizeof deverbal / sizeof *deverbal; i++) {
    size_t end = deverbal[i].length;
    if (stem.len < end + 2 || stem.len + 4 > sizeof room || memcmp(stem.data + stem.len - end, deverbal[i].noun, end)) continue;
    size_t keep = stem.len - end, n = strlen(deverbal[i].verb);
    memcpy(room, stem.data, keep);
    memcpy(room + keep, deverbal[i].verb, n);
    if (is_verb(w, str_of(room, keep + n))) return i + 1;
  }
  return 0;
}

static bool is_agent(str stem) {
  static const char *const agents[] = {"ant", "ee", "ent", "er", "ian", "ist", "man", "or"};
  for (size_t n = 2; n < 4; n++)
    if (stem.len > n && STR_LISTED(agents, str_slice(stem, stem.len - n, stem.len))) return true;
  return false;
}

/* Lines of which most long words begin with a capital. */
static bool *headlines(arena *a, const reading *r) {
  const lang_doc *d = r->doc;
  bool *found = ARENA_ARRAY(a, bool, d->n_sentences + 1);
  for (uint32_t s = 0; s < d->n_sentences; s++) {
    uint32_t all = 0, capital = 0;
    for (uint32_t i = d->sentences[s].first; i < d->sentences[s].last; i++) {
      if (d->shape[i] > LANG_UPPER || d->end[i] - d->start[i] < LONG_WORD) continue;
      all++;
      capital += r->capital[i];
    }
    found[s] = all > 1 && d->sentences[s].last - d->sentences[s].first <= MOST_HEADLINE && capital >= HEADLINE_SHARE * all;
  }
  return found;
}

static bool has_letter(str s) {
  for (size_t i = 0; i < s.len; i++)
    if ((unsigned char)((s.data[i] | 0x20) - 'a') < 26 || (unsigned char)s.data[i] >= 0x80) return true;
  return false;
}

/* Words of these parts of speech tell of no event, or hardly ever. */
static const char *const closed[] = {"ADP", "CCONJ", "DET", "NUM", "PART", "PRON", "PUNCT", "SCONJ", "SPACE", "SYM"};
/* Relations whose word tells something of the word that governs it. */
static const char *const telling[] = {"agent", "amod", "aux", "det", "poss", "prep", "prt"};

/* What a name of a tag or relation is, worked out once an article for each that comes up. */
typedef struct label {
  uint64_t hash;
  uint32_t id; /* 1 + string of the model */
  bool closed, telling, verb, name;
} label;

#define LABELS 256u

/* Valid until the next call: two names may want the same place. */
static const label *label_of(label *labels, const model *m, uint32_t id) {
  label *l = &labels[id % LABELS];
  if (l->id == id + 1) return l;
  str text = model_string(m, id);
  *l = (label){hash_bytes(text, 0),       id + 1,           STR_LISTED(closed, text),
               STR_LISTED(telling, text), is(text, "VERB"), is(text, "PROPN")};
  return l;
}

/* The word's dictionary form; that of a verb where the tagger saw a name in a verb's form ("Dies"). */
static str stem_of(const event_words *w, uint32_t t, str lower, bool name) {
  str lemma = w->p->d->lemma[t];
  if (name) return lang_lemma(w->a, lower);
  return !lemma.data || str_eq_ascii_case(lemma, lower) ? lower : lemma;
}

static uint64_t ending(str s, size_t n) { return hash_bytes(s.len > n ? str_slice(s, s.len - n, s.len) : s, 7); }

static uint32_t letter_at(str s, size_t i) {
  return s.len > i && s.data[i] >= 'a' && s.data[i] <= 'z' ? (uint32_t)(s.data[i] - 'a') : 26;
}

static const word_kind *kind_of(str stem) {
  uint32_t x = letter_at(stem, 0), y = letter_at(stem, 1);
  if (x > 25 || y > 25) return NULL;
  const word_kind *first = &word_kinds[word_kind_starts[x * 26 + y]];
  size_t low = 0, high = (size_t)(word_kind_starts[x * 26 + y + 1] - word_kind_starts[x * 26 + y]);
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int c = strncmp(first[middle].lemma + 2, stem.data + 2, stem.len - 2);
    if (c == 0 && !first[middle].lemma[stem.len]) return &first[middle];
    if (c < 0) low = middle + 1;
    else high = middle;
  }
  return NULL;
}

unsigned event_noun_kind(str stem) {
  const word_kind *known = kind_of(stem);
  return known ? known->noun : 0;
}

/* Most words of an article come up more than once. */
static event_stem *known_of(const event_words *w, map *stems, str stem, uint64_t id) {
  bool is_new;
  uint64_t *place = map_put(stems, id, &is_new);
  if (!is_new) return (event_stem *)(uintptr_t)*place;
  event_stem *k = ARENA_NEW(w->a, event_stem);
  *place = (uint64_t)(uintptr_t)k;
  uint32_t value;
  *k = (event_stem){.kind = kind_of(stem), .ending = ending(stem, 4), .agent = is_agent(stem), .made = NOT_KNOWN};
  k->is_verb = w->verbs.cap && model_map_get(&w->verbs, id, &value);
  return k;
}

static void set_word(event_words *w, uint32_t t, label *labels, map *stems) {
  const analysis *d = w->p->d;
  const label *pos = label_of(labels, d->m, d->pos[t]);
  const lexeme *word_of = d->word[t];
  w->pos_hash[t] = pos->hash;
  w->verbal[t] = pos->verb;
  w->candidate[t] = !pos->closed && has_letter(word_of->lower);
  w->stem[t] = stem_of(w, t, word_of->lower, pos->name);
  w->lower_hash[t] = word_of->lower_id;
  w->stem_hash[t] = str_eq(w->stem[t], word_of->lower) ? word_of->lower_id : string_id(w->stem[t]);
  const label *dep = label_of(labels, d->m, d->dep[t]);
  w->dep_hash[t] = dep->hash;
  w->telling[t] = dep->telling;
  w->tag_hash[t] = label_of(labels, d->m, d->tag[t])->hash;
  if (!w->candidate[t]) return;
  w->known[t] = known_of(w, stems, w->stem[t], w->stem_hash[t]);
  w->known[t]->told += w->verbal[t];
}

event_words *event_words_of(arena *a, const reading *r) {
  const parsed *p = r->parsed;
  const analysis *d = p->d;
  event_words *w = ARENA_NEW(a, event_words);
  *w = (event_words){.a = a, .p = p, .r = r, .verbs = verbs_of(d->m)};
  w->stem = ARENA_ARRAY(a, str, d->n);
  w->known = ARENA_ARRAY(a, event_stem *, d->n);
  uint64_t **hashes[] = {&w->stem_hash, &w->lower_hash, &w->tag_hash, &w->pos_hash, &w->dep_hash};
  for (size_t i = 0; i < sizeof hashes / sizeof *hashes; i++) *hashes[i] = ARENA_ARRAY(a, uint64_t, d->n);
  bool **flags[] = {&w->candidate, &w->headline, &w->verbal, &w->telling};
  for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) *flags[i] = ARENA_ARRAY(a, bool, d->n);
  map stems;
  map_init(&stems, a);
  const bool *title = headlines(a, r);
  label *labels = ARENA_ARRAY(a, label, LABELS);
  for (uint32_t t = 0; t < d->n; t++) {
    set_word(w, t, labels, &stems);
    w->headline[t] = title[r->doc->sentence[p->word[t]]];
  }
  return w;
}

/* --- features ------------------------------------------------------------------------------------------------------------ */

typedef struct writer {
  uint64_t *ids;
  size_t n;
} writer;

/* hash_mix where a call would cost as much as all the rest: half of all words have fifty features. */
static inline uint64_t mix(uint64_t a, uint64_t b) {
  uint64_t h = (a ^ (b * UINT64_C(0x9E3779B97F4A7C15))) * UINT64_C(0xD6E8FEB86659FD93);
  return h ^ (h >> 32);
}

/* A feature and one or two values. The number is a name: adding one needs a new number, and all weights made again. */
static void put(writer *out, uint64_t number, uint64_t x, uint64_t y) {
  if (out->n < EVENT_FEATURES) out->ids[out->n++] = mix(mix(number, x), y);
}

/* What token t governs: relations, and the words of prepositions. */
static void put_children(writer *out, const event_words *w, uint32_t t) {
  for (uint32_t i = w->p->child[t]; i != NOBODY; i = w->p->next[i]) {
    put(out, 40, w->dep_hash[i], w->pos_hash[t]);
    if (w->telling[i]) put(out, 41, w->stem_hash[i], w->pos_hash[t]);
  }
}

/* Looked up when first asked for: nobody asks of verbs. */
static uint32_t made_of(const event_words *w, uint32_t t) {
  event_stem *k = w->known[t];
  if (k->made == NOT_KNOWN) k->made = deverbal_ending(w, w->stem[t]);
  return k->made;
}

static void put_word(writer *out, const event_words *w, uint32_t t) {
  const analysis *d = w->p->d;
  uint64_t stem = w->stem_hash[t], pos = w->pos_hash[t], tag = w->tag_hash[t], dep = w->dep_hash[t];
  str orth = d->word[t]->orth, lower = d->word[t]->lower;
  uint64_t capital = orth.len && orth.data[0] != lower.data[0], title = w->headline[t], verb = w->known[t]->is_verb;
  uint64_t first = d->sent_start[t] || t == 0;
  const event_stem *known = w->known[t];
  uint64_t made = w->verbal[t] ? 0 : made_of(w, t), agent = !w->verbal[t] && known->agent;
  put(out, 1, stem, 0);
  put(out, 3, pos, 0);
  put(out, 4, tag, dep);
  put(out, 6, pos, capital | title << 1 | verb << 2 | first << 3);
  put(out, 7, tag, capital | title << 1 | verb << 2);
  put(out, 8, dep, title << 1 | verb);
  put(out, 9, pos, made);
  put(out, 10, pos, (uint64_t)(made > 0) | verb << 1 | agent << 2);
  put(out, 12, w->known[t]->ending, pos);
  put(out, 13, ending(lower, 2), pos);
  put(out, 14, hash_bytes(model_string(d->m, d->entity_type[t]), 0), pos);
  put(out, 15, hash_bytes(model_string(d->m, d->entity_type[t]), 0), title << 1 | verb);
}

static void put_meaning(writer *out, const event_words *w, uint32_t t) {
  const analysis *d = w->p->d;
  const event_stem *known = w->known[t], *above = d->head[t] == t ? NULL : w->known[d->head[t]];
  const word_kind *kind = known->kind, *up = above ? above->kind : NULL;
  uint64_t pos = w->pos_hash[t], dep = w->dep_hash[t];
  uint64_t noun = kind ? kind->noun : 99, verb = kind ? kind->verb : 99, happening = kind ? kind->happening : 99;
  bool verbal = w->verbal[t];
  uint64_t classes = w->r->classes[w->p->word[t]];
  put(out, 50, verbal ? verb : noun, pos);
  put(out, 51, noun, verb);
  put(out, 52, happening, pos);
  put(out, 53, verbal ? verb : noun, dep);
  put(out, 54, happening, dep);
  put(out, 55, known->told ? (known->told > verbal) + 1 : 0, pos);
  put(out, 56,
      (classes & WORD_EVENT ? 1 : 0) | (classes & WORD_ROLE ? 2 : 0) | (classes & WORD_GIVEN ? 4 : 0) |
          (classes & WORD_PLACE ? 8 : 0) | (classes & (WORD_ORGANISATION_HEAD | WORD_ORGANISATION) ? 16 : 0),
      pos);
  put(out, 57, mix(up ? up->noun : 99, up ? up->verb : 99), dep);
  put(out, 58, mix(happening, w->headline[t]), verb);
  put(out, 59, up ? up->happening : 99, verbal ? verb : noun);
}

static void put_neighbours(writer *out, const event_words *w, uint32_t t) {
  const analysis *d = w->p->d;
  uint32_t h = d->head[t];
  uint64_t pos = w->pos_hash[t], tag = w->tag_hash[t], dep = w->dep_hash[t];
  uint64_t up = h == t ? 1 : w->stem_hash[h], up_pos = h == t ? 1 : w->pos_hash[h];
  uint64_t before = t > 0 ? w->lower_hash[t - 1] : 1, behind = t + 1 < d->n ? w->lower_hash[t + 1] : 1;
  uint64_t before_tag = t > 0 ? w->tag_hash[t - 1] : 1, behind_tag = t + 1 < d->n ? w->tag_hash[t + 1] : 1;
  put(out, 20, up, dep);
  put(out, 21, up_pos, dep);
  put(out, 22, mix(up_pos, dep), pos);
  put(out, 25, before, pos);
  put(out, 26, behind, pos);
  put(out, 27, before_tag, tag);
  put(out, 28, behind_tag, tag);
  put(out, 29, mix(before_tag, behind_tag), tag);
  put(out, 33, w->headline[t], mix(before_tag, behind_tag));
}

size_t event_features(const event_words *w, uint32_t t, uint64_t out[EVENT_FEATURES]) {
  writer list = {.ids = out};
  put_word(&list, w, t);
  put_meaning(&list, w, t);
  put_neighbours(&list, w, t);
  put_children(&list, w, t);
  return list.n;
}

/* --- choosing ------------------------------------------------------------------------------------------------------------ */

/* Weights are sorted by id; the first of each bucket of upper bits is known, so that a look-up takes a step or two. */
static double weight_of(uint32_t id) {
  uint32_t bucket = id >> EVENT_BUCKET_SHIFT;
  for (uint32_t i = event_buckets[bucket]; i < event_buckets[bucket + 1]; i++)
    if (event_weights[i].id == id) return (double)event_weights[i].weight;
  return 0;
}

bool event_chosen(const event_words *w, uint32_t t) {
  if (!w->candidate[t]) return false;
  uint64_t ids[EVENT_FEATURES];
  size_t n = event_features(w, t, ids);
  double sum = event_bias;
  for (size_t k = 0; k < n; k++) sum += weight_of((uint32_t)(ids[k] >> 32));
  return sum >= event_threshold;
}
