/* parties.c - the entities of a story with what is told around them, so that they can be known again in other stories. */
#include "resolve/party.h"

#include "annotate/lexicon.h"
#include "base/hash.h"
#include "resolve/data/plain_words.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <stdlib.h>

#define MOST_COMPANY 24       /* people, and other names, that are kept of a party's company */
#define MOST_WORDS 32         /* words around its name */
#define COMPANY_AN_ARTICLE 48 /* names of an article that count as company of the others */
#define WINDOW_BEFORE 60      /* bytes around a name whose words are looked at */
#define WINDOW_BEHIND 100
#define LEAST_WORD 4
#define LARGEST_DAY 4000000 /* since 1970: the year 12921 */
#define LONGEST_ACRONYM 6

/* --- who is a party ------------------------------------------------------------------------------------------------- */

/* "FDA": letters of one word, all capital. */
static bool is_acronym(str name) {
  if (name.len < 2 || name.len > LONGEST_ACRONYM) return false;
  for (size_t i = 0; i < name.len; i++)
    if (name.data[i] < 'A' || name.data[i] > 'Z') return false;
  return true;
}

str party_block(arena *a, const name_key *key, str name) {
  if (key->person) return str_format(a, "p %.*s", STR_FMT(key->last));
  if (key->n_words > 1) {
    str letters = name_initials(a, key->key);
    size_t n = utf8_count(letters);
    return n > 1 && n <= LONGEST_ACRONYM ? str_format(a, "o %.*s", STR_FMT(letters)) : STR("");
  }
  return is_acronym(name) ? key->key : STR("");
}

/* --- counting ------------------------------------------------------------------------------------------------------- */

typedef struct counted {
  uint32_t hash, n;
} counted;

typedef struct counts {
  counted *items;
  size_t n, cap;
} counts;

typedef struct growing {
  const entity *e;
  counts people, things, words;
  VECTOR(judgement_mark) marks;
  alias aliases[MOST_ALIASES];
  size_t n_aliases;
  party out;
} growing;

typedef struct gathering {
  arena *a;
  const story_article *articles;
  map by_id; /* entity -> place in growing */
  VECTOR(growing) list;
} gathering;

static void count(gathering *g, counts *in, uint32_t hash) { VECTOR_PUSH(g->a, *in, (counted){hash, 1}); }

static int compare_hash(const void *x, const void *y) {
  const counted *a = x, *b = y;
  return (a->hash > b->hash) - (a->hash < b->hash);
}

static int compare_count(const void *x, const void *y) {
  const counted *a = x, *b = y;
  return a->n != b->n ? (a->n < b->n) - (a->n > b->n) : compare_hash(x, y);
}

/* The commonest, as an ascending set. */
static hash_set set_of(arena *a, counts *in, size_t most) {
  hash_set out = {0};
  if (!in->n) return out;
  qsort(in->items, in->n, sizeof *in->items, compare_hash);
  size_t n = 0;
  for (size_t i = 0; i < in->n; i++) {
    if (n && in->items[n - 1].hash == in->items[i].hash) in->items[n - 1].n += in->items[i].n;
    else in->items[n++] = in->items[i];
  }
  if (n > most) {
    qsort(in->items, n, sizeof *in->items, compare_count);
    n = most;
    qsort(in->items, n, sizeof *in->items, compare_hash);
  }
  out = (hash_set){ARENA_ARRAY(a, uint32_t, n), (uint32_t)n};
  for (size_t i = 0; i < n; i++) out.items[i] = in->items[i].hash;
  return out;
}

static growing *party_at(gathering *g, str id) {
  uint64_t *place = map_get(&g->by_id, hash_bytes(id, 0));
  return place ? &g->list.items[*place] : NULL;
}

/* --- one article ------------------------------------------------------------------------------------------------------ */

/* Countries, outlets and the like stand in every article. */
static bool tells_little(const entity *e) {
  const lexicon_entry *known = lexicon_find(str_slice(e->key.key, 2, e->key.key.len));
  return known && known->classes & (WORD_COUNTRY | WORD_STATE | WORD_GROUP | WORD_OUTLET | WORD_COMMON);
}

/* Words in small letters around the name. */
static void gather_words(gathering *g, growing *p, str text, span at) {
  size_t from = at.start > WINDOW_BEFORE ? at.start - WINDOW_BEFORE : 0, to = at.end + WINDOW_BEHIND;
  if (to > text.len) to = text.len;
  while (from > 0 && from < at.start && (unsigned char)text.data[from] > ' ') from++; /* the word that the window cuts */
  for (size_t i = from; i < at.start; i++)
    if (text.data[i] == '\n') from = i + 1;
  for (size_t i = at.end; i < to; i++)
    if (text.data[i] == '\n') to = i;
  size_t k = from;
  word w;
  while (k < to && word_next(str_slice(text, 0, to), &k, &w)) {
    bool cut = w.end == to && to < text.len && (unsigned char)text.data[to] > ' ' &&
               str_find_char(STR(".,;:!?)\"'"), text.data[to], 0) == SIZE_MAX;
    if (cut || w.start < from || (w.start >= at.start && w.start < at.end) || w.end - w.start < LEAST_WORD) continue;
    if (text.data[w.start] < 'a' || text.data[w.start] > 'z') continue;
    str s = str_slice(text, w.start, w.end);
    if (!STR_LISTED(plain_words, s)) count(g, &p->words, (uint32_t)hash_bytes(s, 0));
  }
}

static bool is_any(str s, const char *const *list, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (str_eq_ascii_case(s, str_c(list[i]))) return true;
  return false;
}

static void count_pronoun(growing *p, str s) {
  static const char *const he[] = {"he", "him", "his", "himself"}, *const she[] = {"she", "her", "hers", "herself"};
  p->out.he += is_any(s, he, sizeof he / sizeof *he);
  p->out.she += is_any(s, she, sizeof she / sizeof *she);
}

static void gather_article(gathering *g, const story_article *in) {
  const annotations *notes = &in->notes;
  counts here = {0}; /* parties of the article: place, mentions */
  for (size_t i = 0; i < notes->n; i++) {
    const annotation *m = &notes->items[i];
    growing *p = m->kind == ANNOTATION_MENTION ? party_at(g, m->as.mention.entity) : NULL;
    if (!p) continue;
    str said = str_slice(in->article.text, m->at.start, m->at.end);
    if (str_eq(m->as.mention.form, STR("pronoun"))) count_pronoun(p, said);
    else gather_words(g, p, in->article.text, m->at);
    bool asks =
        p->e->key.person && p->e->key.n_words > 1 && p->n_aliases < MOST_ALIASES && str_eq(m->as.mention.form, STR("name"));
    if (asks && alias_behind(g->a, in->article.text, m->at.end, &p->out.key, &p->aliases[p->n_aliases])) p->n_aliases++;
    if (str_eq(m->as.mention.form, STR("name"))) count(g, &here, (uint32_t)(p - g->list.items));
  }
  if (!here.n) return;
  qsort(here.items, here.n, sizeof *here.items, compare_hash);
  size_t n = 0;
  for (size_t i = 0; i < here.n; i++) {
    if (n && here.items[n - 1].hash == here.items[i].hash) here.items[n - 1].n++;
    else here.items[n++] = here.items[i];
  }
  for (size_t i = 0; i < n; i++) {
    growing *p = &g->list.items[here.items[i].hash];
    bool first = !p->out.founder.len ||
                 (in->article.published.len && (!p->out.published.len || str_cmp(in->article.published, p->out.published) < 0)) ||
                 (str_eq(in->article.published, p->out.published) && str_cmp(in->article.id, p->out.founder) < 0);
    if (first) p->out.published = in->article.published, p->out.founder = in->article.id;
    p->out.n_articles++;
    p->out.n_mentions += here.items[i].n;
    int64_t day = published_day(in->article.published);
    if (day == TIME_BEFORE) continue;
    if (p->out.to < p->out.from) p->out.from = p->out.to = (int32_t)day;
    else if (day < p->out.from) p->out.from = (int32_t)day;
    else if (day > p->out.to) p->out.to = (int32_t)day;
  }
  qsort(here.items, n, sizeof *here.items, compare_count);
  if (n > COMPANY_AN_ARTICLE) n = COMPANY_AN_ARTICLE;
  for (size_t i = 0; i < n; i++) {
    const growing *other = &g->list.items[here.items[i].hash];
    bool person = other->e->key.person;
    if (person ? other->e->key.n_words < 2 : tells_little(other->e)) continue;
    uint32_t id = (uint32_t)hash_bytes(other->e->id, 0);
    for (size_t k = 0; k < n; k++) {
      growing *p = &g->list.items[here.items[k].hash];
      if (k != i && p->e->key.person) count(g, person ? &p->people : &p->things, id);
    }
  }
}

/* The middle name and suffix that its full names have mostly. */
static void name_parts(arena *a, const entity *e, name_key *key) {
  uint32_t full = 0, suffixed = 0, middle = 0;
  str suffix = STR("");
  key->middle = STR("");
  for (uint32_t v = 0; v < e->n_variants; v++) { /* the most frequent first */
    name_key said = name_key_of(a, e->variants[v].name, e->type, key->last);
    if (said.n_words < 2) continue;
    full += e->variants[v].n;
    if (said.suffix.len) suffix = said.suffix, suffixed += e->variants[v].n;
    if (said.middle.len && e->variants[v].n > middle) key->middle = said.middle, middle = e->variants[v].n;
  }
  key->suffix = 2 * suffixed >= full ? suffix : STR("");
}

/* --- a story ---------------------------------------------------------------------------------------------------------- */

static int compare_parties(const void *x, const void *y) { return str_cmp(((const party *)x)->id, ((const party *)y)->id); }

typedef struct party_list {
  party *items;
  size_t n, cap;
} party_list;

/* A party under another name. In the same story somebody of that name is another one, unless the text says it. */
static void add_alias(gathering *g, growing *p, const alias *other, party_list *others) {
  str id = str_format(g->a, "p%.*s", STR_FMT(hash_identity(g->a, other->key.key, 12)));
  judgement_mark mark = {.judgement =
                             hash_mix(hash_bytes(p->out.story, 0), hash_mix(hash_bytes(p->out.id, 1), hash_bytes(id, 2)))};
  growing *there = party_at(g, id);
  if (there && other->kind == ALIAS_GUESSED) return;
  VECTOR_PUSH(g->a, p->marks, mark);
  mark.side = 1;
  if (there) {
    VECTOR_PUSH(g->a, there->marks, mark);
    return;
  }
  for (size_t i = 0; i < others->n; i++)
    if (str_eq(others->items[i].id, id)) return;
  judgement_mark *marks = ARENA_ARRAY(g->a, judgement_mark, 1);
  marks[0] = mark;
  party fresh = p->out;
  fresh.id = id, fresh.name = other->name, fresh.key = other->key, fresh.alias = other->kind;
  fresh.block = str_format(g->a, "p %.*s", STR_FMT(other->key.last));
  fresh.n_articles = fresh.n_mentions = 0;
  fresh.marks = marks, fresh.n_marks = 1;
  VECTOR_PUSH(g->a, *others, fresh);
}

parties parties_of_story(arena *a, str story, const story_article *articles, size_t n, const entities *found) {
  gathering g = {.a = a, .articles = articles};
  map_init(&g.by_id, a);
  for (size_t i = 0; i < found->n; i++) {
    const entity *e = &found->items[i];
    *map_put(&g.by_id, hash_bytes(e->id, 0), NULL) = g.list.n;
    growing fresh = {.e = e, .out = {.story = story, .id = e->id, .name = e->name, .key = e->key, .from = 1, .to = 0}};
    fresh.out.block = party_block(a, &e->key, e->name);
    if (e->key.person) name_parts(a, e, &fresh.out.key);
    VECTOR_PUSH(a, g.list, fresh);
  }
  for (size_t i = 0; i < n; i++) gather_article(&g, &articles[i]);
  party_list others = {0}; /* under their other names */
  for (size_t i = 0; i < g.list.n; i++) {
    growing *p = &g.list.items[i];
    for (uint32_t k = 0; k < p->e->n_marks; k++) VECTOR_PUSH(a, p->marks, p->e->marks[k]);
    p->out.people = set_of(a, &p->people, MOST_COMPANY);
    p->out.things = set_of(a, &p->things, MOST_COMPANY);
    if (p->e->key.person) p->out.words = set_of(a, &p->words, MOST_WORDS);
  }
  for (size_t i = 0; i < g.list.n; i++) {
    growing *p = &g.list.items[i];
    if (!p->out.n_articles || !p->e->key.person) continue;
    if (p->n_aliases + 2 <= MOST_ALIASES) p->n_aliases += aliases_guessed(a, &p->out.key, &p->aliases[p->n_aliases]);
    for (size_t k = 0; k < p->n_aliases; k++) add_alias(&g, p, &p->aliases[k], &others);
  }
  parties out = {ARENA_ARRAY(a, party, g.list.n + others.n), 0};
  for (size_t i = 0; i < g.list.n; i++) {
    growing *p = &g.list.items[i];
    p->out.marks = p->marks.items, p->out.n_marks = (uint32_t)p->marks.n;
    if (!p->out.block.len && p->out.n_marks) p->out.block = p->out.key.key; /* compared for its judgements alone */
    if (p->out.n_articles && p->out.block.len) out.items[out.n++] = p->out;
  }
  for (size_t i = 0; i < others.n; i++) out.items[out.n++] = others.items[i];
  if (out.n) qsort(out.items, out.n, sizeof *out.items, compare_parties);
  return out;
}

/* --- company ---------------------------------------------------------------------------------------------------------- */

static bool in_set(const hash_set *in, uint32_t hash) {
  for (uint32_t low = 0, high = in->n; low < high;) {
    uint32_t middle = low + (high - low) / 2;
    if (in->items[middle] == hash) return true;
    if (in->items[middle] < hash) low = middle + 1;
    else high = middle;
  }
  return false;
}

bool party_shares(const party *p, const hash_set *company, str id) {
  uint32_t hash = (uint32_t)hash_bytes(id, 0);
  return in_set(company, hash) && (in_set(&p->people, hash) || in_set(&p->things, hash));
}

void party_add_company(arena *a, const party *p, hash_set *company) {
  counts all = {0};
  const hash_set *sets[] = {company, &p->people, &p->things};
  for (size_t k = 0; k < 3; k++)
    for (uint32_t i = 0; i < sets[k]->n; i++) VECTOR_PUSH(a, all, (counted){sets[k]->items[i], 1});
  *company = set_of(a, &all, all.n);
}

/* --- bytes ------------------------------------------------------------------------------------------------------------ */

static void pack_number(buffer *b, uint32_t x) { buffer_add(b, str_of((const char *)&x, sizeof x)); }

static void pack_str(buffer *b, str s) {
  pack_number(b, (uint32_t)s.len);
  buffer_add(b, s);
}

static void pack_set(buffer *b, const hash_set *in) {
  pack_number(b, in->n);
  if (in->n) buffer_add(b, str_of((const char *)in->items, in->n * sizeof *in->items));
}

str party_pack(arena *a, const party *in) {
  buffer b;
  buffer_init(&b, a, SIZE_MAX / 4);
  const uint32_t numbers[] = {(uint32_t)in->from, (uint32_t)in->to, in->n_articles, in->n_mentions, in->he, in->she,
                              in->key.person,     in->key.n_words,  in->alias};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) pack_number(&b, numbers[i]);
  const str strings[] = {in->story,   in->id,        in->block,      in->name,     in->published, in->founder,
                         in->key.key, in->key.first, in->key.middle, in->key.last, in->key.suffix};
  for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) pack_str(&b, strings[i]);
  pack_set(&b, &in->people);
  pack_set(&b, &in->things);
  pack_set(&b, &in->words);
  pack_number(&b, in->n_marks);
  for (uint32_t i = 0; i < in->n_marks; i++) {
    pack_number(&b, (uint32_t)in->marks[i].judgement);
    pack_number(&b, (uint32_t)(in->marks[i].judgement >> 32));
    pack_number(&b, in->marks[i].side);
    pack_number(&b, in->marks[i].verdict);
  }
  return buffer_str(&b);
}

typedef struct unpacking {
  arena *a;
  str bytes;
  size_t at;
  bool bad;
} unpacking;

static str unpack_bytes(unpacking *u, size_t n) {
  if (u->bad || n > u->bytes.len - u->at) {
    u->bad = true;
    return STR("");
  }
  u->at += n;
  return str_slice(u->bytes, u->at - n, u->at);
}

static uint32_t unpack_number(unpacking *u) {
  uint32_t x = 0;
  str s = unpack_bytes(u, sizeof x);
  if (!u->bad) memcpy(&x, s.data, sizeof x);
  return x;
}

static str unpack_str(unpacking *u) { return unpack_bytes(u, unpack_number(u)); }

static hash_set unpack_set(unpacking *u) {
  hash_set out = {.n = unpack_number(u)};
  str s = unpack_bytes(u, (size_t)out.n * sizeof *out.items);
  if (u->bad || !out.n) return (hash_set){0};
  out.items = ARENA_ARRAY(u->a, uint32_t, out.n);
  memcpy(out.items, s.data, s.len);
  return out;
}

static bool ascends(const hash_set *in) {
  for (uint32_t i = 1; i < in->n; i++)
    if (in->items[i - 1] >= in->items[i]) return false;
  return true;
}

/* Whether its parts are such as parties_of_story makes them. */
static bool is_party(const party *p) {
  const name_key *k = &p->key;
  if (!p->story.len || p->id.len < 2 || k->key.len < 2 || p->alias > ALIAS_GUESSED) return false;
  if (k->person && p->block.len && (!k->last.len || (k->n_words > 1 && !k->first.len))) return false;
  if (p->from < -LARGEST_DAY || p->to > LARGEST_DAY) return false;
  for (uint32_t i = 0; i < p->n_marks; i++)
    if (p->marks[i].side > 1 || p->marks[i].verdict > JUDGED_UNSURE) return false;
  return ascends(&p->people) && ascends(&p->things) && ascends(&p->words);
}

bool party_unpack(arena *a, str bytes, party *out) {
  unpacking u = {a, bytes, 0, false};
  *out = (party){0};
  out->from = (int32_t)unpack_number(&u), out->to = (int32_t)unpack_number(&u);
  uint32_t *const numbers[] = {&out->n_articles, &out->n_mentions, &out->he, &out->she};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) *numbers[i] = unpack_number(&u);
  out->key.person = unpack_number(&u) != 0;
  out->key.n_words = unpack_number(&u);
  out->alias = (alias_kind)unpack_number(&u);
  str *const strings[] = {&out->story,   &out->id,        &out->block,      &out->name,     &out->published, &out->founder,
                          &out->key.key, &out->key.first, &out->key.middle, &out->key.last, &out->key.suffix};
  for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) *strings[i] = unpack_str(&u);
  out->people = unpack_set(&u);
  out->things = unpack_set(&u);
  out->words = unpack_set(&u);
  out->n_marks = unpack_number(&u);
  if (u.bad || out->n_marks > (bytes.len - u.at) / (4 * sizeof(uint32_t))) return false;
  judgement_mark *marks = ARENA_ARRAY(a, judgement_mark, out->n_marks);
  for (uint32_t i = 0; i < out->n_marks; i++) {
    marks[i].judgement = unpack_number(&u);
    marks[i].judgement |= (uint64_t)unpack_number(&u) << 32;
    marks[i].side = unpack_number(&u);
    marks[i].verdict = (judgement_verdict)unpack_number(&u);
  }
  out->marks = marks;
  return !u.bad && u.at == bytes.len && is_party(out);
}
