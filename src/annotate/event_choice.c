/* event_choice.c - which words tell of something that happens: a logistic model over the word, its place in the parse and its
 * neighbours (weights by train/events.py). What a word is called in other corpora matters less than what it looks like, since
 * most words of a new story were not seen in training: endings of nouns made of verbs, and whether the word is known as a verb.
 */
#include "annotate/events.h"
#include "annotate/data/event_weights.h"

#include "base/hash.h"
#include "lang/string_id.h"

#define LONG_WORD 4u       /* letters of a word that a headline begins with a capital */
#define HEADLINE_SHARE 0.6 /* of its long words */
#define MOST_HEADLINE 30u  /* words */
#define MOST_CHILDREN 40u  /* tokens looked at on either side for what a word governs */

/* Endings of nouns that are made of verbs, and what the verb ends in instead. From Quirk et al., A Comprehensive Grammar of the
 * English Language (1985), I.48-51. */
static const struct {
  const char *noun, *verb;
} deverbal[] = {{"ification", "ify"}, {"ation", "e"}, {"ation", "ate"}, {"ation", ""},  {"ition", "ish"}, {"ption", "be"},
                {"ption", "ve"},      {"sion", "d"},  {"sion", "de"},   {"ssion", "t"}, {"tion", "te"},   {"ion", ""},
                {"ion", "e"},         {"ment", ""},   {"ance", ""},     {"ence", ""},   {"ance", "e"},    {"ence", "e"},
                {"al", ""},           {"al", "e"},    {"ure", "e"},     {"ure", ""},    {"ing", ""},      {"ing", "e"},
                {"ery", "er"},        {"y", ""},      {"y", "e"},       {"th", ""}};
static const char *const agents[] = {"er", "or", "ee", "ist", "ian", "man", "ant", "ent"};

/* --- what is known of a word --------------------------------------------------------------------------------------------- */

static bool is(str a, const char *b) { return str_eq(a, str_c(b)); }

static bool is_one_of(str s, const char *const *list, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (str_eq(s, str_c(list[i]))) return true;
  return false;
}
#define ONE_OF(s, ...)                                                                                                           \
  is_one_of((s), (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

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
    str end = str_c(deverbal[i].noun), verb = str_c(deverbal[i].verb);
    if (stem.len < end.len + 2 || stem.len + verb.len >= sizeof room || !str_ends(stem, end)) continue;
    size_t keep = stem.len - end.len;
    memcpy(room, stem.data, keep);
    memcpy(room + keep, verb.data, verb.len);
    if (is_verb(w, str_of(room, keep + verb.len))) return i + 1;
  }
  return 0;
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

/* Words of these kinds tell of no event, or hardly ever. */
static bool is_closed(str pos) { return ONE_OF(pos, "ADP", "CCONJ", "DET", "PART", "PUNCT", "SCONJ", "SPACE", "SYM", "NUM"); }

/* The word's dictionary form; that of a verb where the tagger saw a name in a verb's form ("Dies"). */
static str stem_of(const event_words *w, uint32_t t, str lower, str pos) {
  str lemma = w->p->d->lemma[t];
  if (is(pos, "PROPN")) return lang_lemma(w->a, lower);
  return lemma.len == lower.len && !is(pos, "PRON") ? lower : lemma.data ? lemma : lower;
}

event_words *event_words_of(arena *a, const reading *r) {
  const parsed *p = r->parsed;
  const analysis *d = p->d;
  event_words *w = ARENA_NEW(a, event_words);
  *w = (event_words){.a = a, .p = p, .r = r, .verbs = verbs_of(d->m)};
  w->stem = ARENA_ARRAY(a, str, d->n);
  uint64_t **hashes[] = {&w->stem_hash, &w->lower_hash, &w->tag_hash, &w->pos_hash, &w->dep_hash};
  for (size_t i = 0; i < sizeof hashes / sizeof *hashes; i++) *hashes[i] = ARENA_ARRAY(a, uint64_t, d->n);
  bool **flags[] = {&w->candidate, &w->is_verb, &w->headline};
  for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) *flags[i] = ARENA_ARRAY(a, bool, d->n);
  const bool *title = headlines(a, r);
  for (uint32_t t = 0; t < d->n; t++) {
    str lower = d->word[t]->lower, pos = parsed_pos(p, t);
    w->stem[t] = stem_of(w, t, lower, pos);
    w->stem_hash[t] = hash_bytes(w->stem[t], 0);
    w->lower_hash[t] = hash_bytes(lower, 0);
    w->tag_hash[t] = hash_bytes(parsed_tag(p, t), 0);
    w->pos_hash[t] = hash_bytes(pos, 0);
    w->dep_hash[t] = hash_bytes(parsed_dep(p, t), 0);
    w->candidate[t] = !is_closed(pos) && has_letter(lower);
    w->is_verb[t] = w->candidate[t] && is_verb(w, w->stem[t]);
    w->headline[t] = title[r->doc->sentence[p->word[t]]];
  }
  return w;
}

/* --- features ------------------------------------------------------------------------------------------------------------ */

typedef struct writer {
  uint64_t *ids;
  size_t n;
} writer;

/* A feature and one or two values. The number is a name: adding one needs a new number, and all weights made again. */
static void put(writer *out, uint64_t number, uint64_t x, uint64_t y) {
  if (out->n < EVENT_FEATURES) out->ids[out->n++] = hash_mix(hash_mix(number, x), y);
}

static uint64_t ending(str s, size_t n) { return hash_bytes(s.len > n ? str_slice(s, s.len - n, s.len) : s, 7); }

/* What token t governs: relations, and the words of prepositions. */
static void put_children(writer *out, const event_words *w, uint32_t t) {
  const analysis *d = w->p->d;
  uint32_t first = w->p->left[t], last = w->p->right[t];
  if (t - first > MOST_CHILDREN) first = t - MOST_CHILDREN;
  if (last - t > MOST_CHILDREN) last = t + MOST_CHILDREN;
  for (uint32_t i = first; i <= last; i++) {
    if (d->head[i] != t || i == t) continue;
    put(out, 40, w->dep_hash[i], w->pos_hash[t]);
    str dep = parsed_dep(w->p, i);
    if (ONE_OF(dep, "prep", "det", "poss", "amod", "aux", "prt", "agent")) put(out, 41, w->stem_hash[i], w->pos_hash[t]);
  }
}

static void put_word(writer *out, const event_words *w, uint32_t t) {
  const analysis *d = w->p->d;
  uint64_t stem = w->stem_hash[t], pos = w->pos_hash[t], tag = w->tag_hash[t], dep = w->dep_hash[t];
  str orth = d->word[t]->orth, lower = d->word[t]->lower;
  uint64_t capital = orth.len && orth.data[0] != lower.data[0], title = w->headline[t], verb = w->is_verb[t];
  uint64_t first = d->sent_start[t] || t == 0;
  bool agent = false;
  for (size_t i = 0; i < sizeof agents / sizeof *agents; i++) agent |= str_ends(w->stem[t], str_c(agents[i]));
  uint64_t made = deverbal_ending(w, w->stem[t]);
  put(out, 1, stem, 0);
  put(out, 2, stem, pos);
  put(out, 3, pos, 0);
  put(out, 4, tag, dep);
  put(out, 5, tag, 0);
  put(out, 6, pos, capital | title << 1 | verb << 2 | first << 3);
  put(out, 7, tag, capital | title << 1 | verb << 2);
  put(out, 8, dep, title << 1 | verb);
  put(out, 9, pos, made);
  put(out, 10, pos, (uint64_t)(made > 0) | verb << 1 | (uint64_t)agent << 2);
  put(out, 11, ending(w->stem[t], 3), pos);
  put(out, 12, ending(w->stem[t], 4), pos);
  put(out, 13, ending(lower, 2), pos);
  put(out, 14, hash_bytes(model_string(d->m, d->entity_type[t]), 0), pos);
  put(out, 15, hash_bytes(model_string(d->m, d->entity_type[t]), 0), title << 1 | verb);
  put(out, 16, w->r->quoted[w->p->word[t]], pos);
}

static void put_neighbours(writer *out, const event_words *w, uint32_t t) {
  const analysis *d = w->p->d;
  uint32_t h = d->head[t];
  uint64_t pos = w->pos_hash[t], tag = w->tag_hash[t], dep = w->dep_hash[t];
  uint64_t up = h == t ? 1 : w->stem_hash[h], up_pos = h == t ? 1 : w->pos_hash[h], up_dep = h == t ? 1 : w->dep_hash[h];
  uint64_t over = h == t || d->head[h] == h ? 1 : w->stem_hash[d->head[h]];
  uint64_t before = t > 0 ? w->lower_hash[t - 1] : 1, behind = t + 1 < d->n ? w->lower_hash[t + 1] : 1;
  uint64_t before_tag = t > 0 ? w->tag_hash[t - 1] : 1, behind_tag = t + 1 < d->n ? w->tag_hash[t + 1] : 1;
  put(out, 20, up, dep);
  put(out, 21, up_pos, dep);
  put(out, 22, hash_mix(up_pos, dep), pos);
  put(out, 23, up_dep, dep);
  put(out, 24, over, dep);
  put(out, 25, before, pos);
  put(out, 26, behind, pos);
  put(out, 27, before_tag, tag);
  put(out, 28, behind_tag, tag);
  put(out, 29, hash_mix(before_tag, behind_tag), tag);
  put(out, 30, t > 1 ? w->lower_hash[t - 2] : 1, pos);
  put(out, 31, t + 2 < d->n ? w->lower_hash[t + 2] : 1, pos);
  put(out, 32, up, w->stem_hash[t]);
  put(out, 33, w->headline[t], hash_mix(before_tag, behind_tag));
  put(out, 34, h == t || w->candidate[h] ? (uint64_t)w->is_verb[h] : 2, dep);
}

size_t event_features(const event_words *w, uint32_t t, uint64_t out[EVENT_FEATURES]) {
  writer list = {.ids = out};
  put_word(&list, w, t);
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
