/* origins.c - who said so first. Claims are one origin that stand in words which articles share, that are credited to one source,
 * or of which one is credited to the outlet that the other one stands in.
 *
 *   A  "12 people died, police said"                chain: police                            credited to police:
 *   B  "Police told the Calder Tribune that 12 ..." chain: Calder Tribune, police            A, B and C are one origin
 *   C  the Calder Tribune's own article: "12 people died"      own
 *   D  "12 people died"                             own reporting: an origin of its own
 *
 * Every claim gets keys of whom it is credited to and of the words that its article shares; claims with one key are joined
 * (union-find, Tarjan 1975). What an article says without a credit is taken to have what it credits elsewhere for the same value.
 */
#include "collate/collate.h"

#include "annotate/data/credit_words.h"
#include "annotate/events.h"
#include "annotate/outlets.h"
#include "collate/data/source_words.h"
#include "read/url.h"
#include "text/fold.h"

#include <stdlib.h>

#define MOST_CREDITS 6u   /* of a chain */
#define MOST_QUOTES 4     /* that lie in each other */
#define HEAD_BYTES 400    /* of an article: an agency named there is credited for all of it */
#define QUOTE_REACH 4000u /* bytes before a claim in which a quotation around it may begin */
#define MOST_LOOKED_AT 4000
#define LONGEST_NAME 100 /* bytes of a source that are compared */

/* Lexicographer's files of WordNet (lexnames(5WN)), as event_noun_kind gives them. */
enum { NOUN_SAID = 10, NOUN_EVENT = 11, NOUN_GROUP = 14, NOUN_PERSON = 18 };

const char *const origin_why_names[3] = {"own", "copy", "credited"};

/* A credit while it is worked with: by which keys it meets the same source elsewhere. */
typedef struct source_keys {
  uint64_t keys[3]; /* entity; name; acronym */
  uint32_t n;
  uint64_t outlet;   /* by which it meets an article of that outlet; 0: none */
  uint64_t initials; /* by which it meets its acronym; 0: none */
} source_keys;

typedef struct chain {
  credit *credits;
  source_keys *keys;
  uint32_t n;
} chain;

/* Where a chain is built. */
typedef struct chain_room {
  credit credits[MOST_CREDITS];
  source_keys keys[MOST_CREDITS];
} chain_room;

/* What follows from a source's name alone; most come up more than once. */
typedef struct known_name {
  source_keys keys;
  bool outlet; /* "Calder Tribune", which may look like a person: by the outlets of the story, and by form */
} known_name;

typedef struct origin_finder {
  collation *c;
  uint32_t *whole;  /* of each article: 1 + index of the citation that credits all of it; 0: none */
  uint64_t *outlet; /* of each article: key of its outlet, 0 when not known */
  map outlets;      /* those keys */
  map places;       /* hash of a name -> index among those known */
  VECTOR(known_name) known;
} origin_finder;

/* --- names of sources -------------------------------------------------------------------------------------------- */

static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/* Whether a phrase has a capital, not counting the first letter: a name. */
static bool has_name(str s) {
  for (size_t i = 1; i < s.len; i++)
    if (is_upper(s.data[i]) || (unsigned char)s.data[i] >= 0xC3) return true;
  return false;
}

/* "AP", "BBC". */
static bool is_acronym(str s) {
  if (s.len < 2 || s.len > 5) return false;
  for (size_t i = 0; i < s.len; i++)
    if (!is_upper(s.data[i])) return false;
  return true;
}

/* The noun that a source without a name is: "a friend of the groom", "two men who saw it". */
static str head_of(str folded) {
  size_t at = 0;
  word w;
  str head = {0};
  while (word_next(folded, &at, &w)) {
    str s = str_slice(folded, w.start, w.end);
    if (STR_LISTED(source_ends, s)) break;
    head = s;
  }
  return head;
}

/* "a friend", "he", "sources": nobody that another article could mean, too. */
static bool is_anonymous(str folded, str written) {
  if (!folded.len || STR_LISTED(source_pronouns, folded)) return true;
  if (has_name(written) || (is_upper(written.data[0]) && str_find_char(written, ' ', 0) == SIZE_MAX)) return false;
  str head = head_of(folded);
  bool more = head.len && head.data + head.len < folded.data + folded.len;
  return !more && STR_LISTED(source_anonymous, head);
}

static uint64_t name_hash(arena *a, str name) {
  str key = name_key_of(a, name, STR("organisation"), STR("")).key;
  return key.len ? hash_bytes(key, 11) | 1 : 0;
}

/* An outlet by its letters: "The Calder Inquirer", "calderinquirer.example". */
static uint64_t outlet_hash(arena *a, str name) {
  if (str_find_char(name, ' ', 0) == SIZE_MAX && str_find_char(name, '.', 0) != SIZE_MAX) { /* a host */
    if (str_starts_ascii_case(name, STR("www."))) name = str_slice(name, 4, name.len);
    name = str_slice(name, 0, str_find_char(name, '.', 0));
  }
  str folded = fold(a, name);
  if (str_starts(folded, STR("the")) && folded.len > 6) folded = str_slice(folded, 3, folded.len);
  buffer letters;
  buffer_init(&letters, a, LONGEST_NAME);
  for (size_t i = 0; i < folded.len; i++)
    if ((folded.data[i] >= 'a' && folded.data[i] <= 'z') || (folded.data[i] >= '0' && folded.data[i] <= '9'))
      buffer_add_char(&letters, folded.data[i]);
  return letters.len ? hash_bytes(buffer_str(&letters), 19) | 1 : 0;
}

/* The part of a source that names it: "Ann Lee, a baker" without what stands behind the comma. */
static str named_part(str source) {
  size_t comma = str_find_char(source, ',', 0);
  source = str_trim(comma == SIZE_MAX ? source : str_slice(source, 0, comma));
  size_t len = source.len > LONGEST_NAME ? LONGEST_NAME : source.len;
  while (len > 0 && len < source.len && ((unsigned char)source.data[len] & 0xC0) == 0x80) len--;
  return str_slice(source, 0, len);
}

static source_keys name_keys(arena *a, str name) {
  source_keys out = {0};
  if (is_anonymous(fold(a, name), name)) return out;
  uint64_t hash = name_hash(a, name);
  if (!hash) return out;
  out.keys[out.n++] = hash;
  if (!is_upper(name.data[0]) && !has_name(name)) return out;
  out.outlet = outlet_hash(a, name);
  str initials = name_initials(a, name_key_of(a, name, STR("organisation"), STR("")).key);
  if (is_acronym(name)) out.keys[out.n++] = hash_bytes(str_lower_ascii(a, name), 17) | 1;
  else if (initials.len > 1) out.initials = hash_bytes(initials, 17) | 1;
  return out;
}

static const known_name *known_of(origin_finder *f, str name) {
  bool is_new;
  uint64_t *place = map_put(&f->places, hash_bytes(name, 23), &is_new);
  if (!is_new) return &f->known.items[*place];
  *place = f->known.n;
  size_t blank = name.len;
  while (blank > 0 && name.data[blank - 1] != ' ') blank--;
  str last = fold(f->c->a, str_slice(name, blank, name.len));
  bool outlet = (blank > 0 && STR_LISTED(outlet_ends, last)) || map_get(&f->outlets, outlet_hash(f->c->a, name));
  VECTOR_PUSH(f->c->a, f->known, (known_name){name_keys(f->c->a, name), outlet});
  return &f->known.items[f->known.n - 1];
}

static bool names_outlet(origin_finder *f, str name) { return known_of(f, name)->outlet; }

/* Of a person who is known the name alone says nothing. */
static source_keys keys_of(origin_finder *f, const credit *in, bool person) {
  source_keys out = {0};
  if (person && in->entity.len) {
    out.keys[out.n++] = hash_bytes(in->entity, 13) | 1;
    return out;
  }
  out = known_of(f, in->source)->keys;
  if (in->entity.len) out.keys[out.n++] = hash_bytes(in->entity, 13) | 1;
  return out;
}

/* --- annotations of an article ----------------------------------------------------------------------------------- */

static size_t first_note(const annotations *notes, uint32_t byte) {
  size_t low = 0, high = notes->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (notes->items[middle].at.start < byte) low = middle + 1;
    else high = middle;
  }
  return low;
}

static bool within(span inner, span outer) { return outer.start <= inner.start && inner.end <= outer.end; }

static bool overlap(span x, span y) { return x.start < y.end && y.start < x.end; }

static bool has_mention(const annotations *notes, span at) {
  for (size_t i = first_note(notes, at.start); i < notes->n && notes->items[i].at.start < at.end; i++)
    if (notes->items[i].kind == ANNOTATION_MENTION && str_eq(notes->items[i].as.mention.form, STR("name"))) return true;
  return false;
}

/* Whether a phrase can be a source: it has a name, or means persons, a body, or what is said or written. Not "the war". */
static bool can_speak(const origin_finder *f, uint32_t who, str written, span at) {
  str folded = fold(f->c->a, written), head = head_of(folded);
  unsigned kind = event_noun_kind(lang_lemma(f->c->a, head));
  if (kind == NOUN_SAID || kind == NOUN_GROUP || kind == NOUN_PERSON || has_name(written)) return true;
  if (STR_LISTED(source_pronouns, folded) || STR_LISTED(crediting_officials, head)) return true;
  return kind != NOUN_EVENT && has_mention(&f->c->articles[who].notes, at); /* "Syria's opposition" */
}

static bool is_owner(str text, uint32_t end) {
  str behind = str_slice(text, end, text.len);
  return str_starts(behind, STR("'")) || str_starts(behind, STR("\xE2\x80\x99"));
}

/* The named entity that a source is, and whether it is a person: the last person in it, or the name that it ends with. "Trump's
 * chief of staff" is not Trump. */
static str entity_at(origin_finder *f, uint32_t who, span at, bool *person) {
  const annotations *notes = &f->c->articles[who].notes;
  str text = f->c->articles[who].article.text, found = {0};
  for (size_t i = first_note(notes, at.start); i < notes->n && notes->items[i].at.start < at.end; i++) {
    const annotation *m = &notes->items[i];
    if (m->kind != ANNOTATION_MENTION || m->at.end > at.end || !str_eq(m->as.mention.form, STR("name"))) continue;
    if (is_owner(text, m->at.end)) continue;
    bool is_person = str_eq(m->as.mention.type, STR("person")) && !names_outlet(f, m->as.mention.name);
    if (!is_person && m->at.end != at.end) continue;
    *person = is_person;
    found = m->as.mention.entity;
  }
  return found;
}

static bool in_quote(const annotation *q, span at) {
  for (uint32_t i = 0; i < q->as.quote.content.n; i++)
    if (within(at, q->as.quote.content.items[i])) return true;
  return false;
}

static bool names_it(const annotation *q, span at) {
  for (uint32_t i = 0; i < q->as.quote.cue.n; i++)
    if (overlap(q->as.quote.cue.items[i], at)) return true;
  for (uint32_t i = 0; i < q->as.quote.source.n; i++)
    if (overlap(q->as.quote.source.items[i], at)) return true;
  return false;
}

/* Whether a citation credits the claim: words that introduce a quotation credit what is quoted, others their sentence. */
static bool credits_claim(const annotation *citation, const claim *x, const annotation *const *quotes, size_t n_quotes) {
  if (overlap(citation->at, x->at)) return false;
  bool introduces = false;
  for (size_t i = 0; i < n_quotes; i++) {
    if (!names_it(quotes[i], citation->at)) continue;
    if (in_quote(quotes[i], x->at)) return true;
    introduces = true;
  }
  return !introduces;
}

/* --- the chain of a claim ---------------------------------------------------------------------------------------- */

/* Adds one that is not there yet. */
static void push_credit(chain *out, const credit *in, const source_keys *keys) {
  if (out->n == MOST_CREDITS) return;
  for (uint32_t i = 0; i < out->n; i++)
    for (uint32_t k = 0; k < keys->n; k++)
      for (uint32_t j = 0; j < out->keys[i].n; j++)
        if (keys->keys[k] == out->keys[i].keys[j]) return;
  out->credits[out->n] = *in;
  out->keys[out->n++] = *keys;
}

static void add_credit(origin_finder *f, chain *out, uint32_t who, str source, span at, str speaker) {
  bool person = speaker.len > 0; /* unless its name says otherwise */
  str named = at.end > at.start ? entity_at(f, who, at, &person) : STR("");
  credit in = {named_part(source), who, at, speaker.len ? speaker : named};
  str text = f->c->articles[who].article.text;
  if (str_starts(str_slice(text, at.start, at.end), in.source)) in.at.end = at.start + (uint32_t)in.source.len;
  if (!in.source.len || out->n == MOST_CREDITS) return;
  source_keys keys = keys_of(f, &in, person && !names_outlet(f, in.source));
  if (keys.outlet && keys.outlet == f->outlet[who]) return; /* the article's own outlet */
  for (uint32_t i = 0; i < out->n; i++)
    if (overlap(out->credits[i].at, in.at)) return;
  push_credit(out, &in, &keys);
}

static void add_citation(origin_finder *f, chain *out, uint32_t who, const annotation *n) {
  if (n) add_credit(f, out, who, n->as.citation.source, n->as.citation.source_at, STR(""));
}

/* "Police said": officials at the head of a sentence. */
static bool is_officials(const annotation *citation) {
  str source = citation->as.citation.source;
  bool leads = citation->as.citation.source_at.start == citation->at.start;
  return str_eq(citation->as.citation.form, STR("told")) && leads && !has_name(source) && !is_acronym(source);
}

/* An outlet or another body with a name, which in turn may credit somebody. */
static bool is_teller(origin_finder *f, uint32_t who, const annotation *citation) {
  str form = citation->as.citation.form, source = citation->as.citation.source;
  if (str_eq(form, STR("link")) || str_eq(form, STR("agency")) || str_eq(form, STR("reported-by"))) return true;
  bool person = false;
  if (str_eq(form, STR("told")) && citation->at.start < citation->as.citation.source_at.start && is_upper(source.data[0]))
    return true;
  entity_at(f, who, citation->as.citation.source_at, &person);
  return !person && source.len && is_upper(source.data[0]) && !is_officials(citation);
}

static uint32_t distance(span x, span y) { return x.end <= y.start ? y.start - x.end : y.end <= x.start ? x.start - y.end : 0; }

/* The nearer of two citations; words win over links. */
static void take_nearer(const annotation **best, const annotation *n, const claim *x) {
  bool link = str_eq(n->as.citation.form, STR("link")), was = *best && str_eq((*best)->as.citation.form, STR("link"));
  if (!*best || (was && !link) || (was == link && distance(n->at, x->at) < distance((*best)->at, x->at))) *best = n;
}

static uint32_t content_bytes(const annotation *q) {
  uint32_t bytes = 0;
  for (uint32_t i = 0; i < q->as.quote.content.n; i++)
    bytes += q->as.quote.content.items[i].end - q->as.quote.content.items[i].start;
  return bytes;
}

/* Who speaks in the quotations around the claim, of the widest first; at most MOST_QUOTES. */
static void add_speakers(origin_finder *f, chain *out, const claim *x, const annotation *const *quotes, size_t n_quotes,
                         const annotation *const *citations, size_t n_citations) {
  const annotation *around[MOST_QUOTES];
  size_t n = 0;
  for (size_t i = 0; i < n_quotes && n < MOST_QUOTES; i++) {
    if (!in_quote(quotes[i], x->at) || !quotes[i]->as.quote.source.n) continue;
    size_t at = n++;
    for (; at > 0 && content_bytes(around[at - 1]) < content_bytes(quotes[i]); at--) around[at] = around[at - 1];
    around[at] = quotes[i];
  }
  for (size_t i = 0; i < n; i++) {
    span at = around[i]->as.quote.source.items[0];
    str source = str_slice(f->c->articles[x->article].article.text, at.start, at.end);
    bool sure = around[i]->as.quote.speaker.len > 0;
    for (size_t k = 0; k < n_citations; k++) { /* "harbour office" of "the harbour office" */
      if (!within(citations[k]->as.citation.source_at, at) || str_eq(citations[k]->as.citation.form, STR("link"))) continue;
      source = citations[k]->as.citation.source, at = citations[k]->as.citation.source_at, sure = true;
    }
    if (sure || can_speak(f, x->article, named_part(source), at))
      add_credit(f, out, x->article, source, at, around[i]->as.quote.speaker);
  }
}

/* Whom the article credits for a claim, the nearest to it first. */
static void find_chain(origin_finder *f, const claim *x, chain *out) {
  const annotations *notes = &f->c->articles[x->article].notes;
  out->n = 0;
  if (f->whole[x->article]) add_citation(f, out, x->article, &notes->items[f->whole[x->article] - 1]);
  const annotation *quotes[32], *citations[32], *teller = NULL, *source = NULL;
  size_t n_quotes = 0, n_citations = 0, looked = 0;
  uint32_t from = x->sentence.start > QUOTE_REACH ? x->sentence.start - QUOTE_REACH : 0;
  for (size_t i = first_note(notes, from); i < notes->n && notes->items[i].at.start < x->sentence.end; i++, looked++) {
    const annotation *n = &notes->items[i];
    if (looked == MOST_LOOKED_AT) break;
    if (n->kind == ANNOTATION_QUOTE && n->at.end > x->sentence.start) {
      if (n_quotes == 32) memmove(quotes, quotes + 1, --n_quotes * sizeof *quotes);
      quotes[n_quotes++] = n;
    }
    if (n->kind == ANNOTATION_CITATION && n->at.start >= x->sentence.start && n_citations < 32) citations[n_citations++] = n;
  }
  for (size_t i = 0; i < n_citations; i++)
    if (credits_claim(citations[i], x, quotes, n_quotes))
      take_nearer(is_teller(f, x->article, citations[i]) ? &teller : &source, citations[i], x);
  bool quoted = false;
  for (size_t i = 0; i < n_quotes; i++) quoted |= in_quote(quotes[i], x->at) && quotes[i]->as.quote.source.n;
  bool linked =
      teller && source && str_eq(teller->as.citation.form, STR("link")) && !str_eq(source->as.citation.form, STR("link"));
  if (!linked) add_citation(f, out, x->article, teller); /* words win over links */
  add_speakers(f, out, x, quotes, n_quotes, citations, n_citations);
  if (!quoted) add_citation(f, out, x->article, source);
}

/* --- whole articles ---------------------------------------------------------------------------------------------- */

/* "OSTREL (AP) -" at the head, "By The Associated Press", "Copyright 2016 Reuters", "This article first appeared in": all of the
 * article is credited. Not "Reuters contributed to this report". */
static bool credits_whole(const story_article *in, const annotation *n) {
  str said = str_slice(in->article.text, n->at.start, n->at.end);
  if (str_eq(n->as.citation.form, STR("reported-by"))) {
    size_t blank = str_find_char(said, ' ', 0);
    return blank != SIZE_MAX && STR_LISTED(whole_article_words, str_slice(said, 0, blank)) &&
           n->as.citation.source_at.start > n->at.start + blank && str_find(said, STR("report"), 0) == SIZE_MAX;
  }
  if (!str_eq(n->as.citation.form, STR("agency")) || str_find(said, STR("contributed"), 0) != SIZE_MAX) return false;
  str text = in->article.text, behind = str_trim(str_slice(text, n->at.end, text.len));
  bool line = n->at.start == 0 || text.data[n->at.start - 1] == '\n';
  bool dash = str_starts(behind, STR("-")) || str_starts(behind, STR("\xE2\x80\x93")) || str_starts(behind, STR("\xE2\x80\x94"));
  if (!line && !(dash && said.data[0] == '(')) return false; /* "Image copyright Reuters" */
  return n->at.start < HEAD_BYTES || str_starts_ascii_case(said, STR("by ")) || str_starts_ascii_case(said, STR("copyright")) ||
         str_starts(said, STR("\xC2\xA9"));
}

static void start(origin_finder *f, collation *c) {
  *f = (origin_finder){
      .c = c, .whole = ARENA_ARRAY(c->a, uint32_t, c->n_articles), .outlet = ARENA_ARRAY(c->a, uint64_t, c->n_articles)};
  map_init(&f->outlets, c->a);
  map_init(&f->places, c->a);
  for (uint32_t i = 0; i < c->n_articles; i++) {
    const story_article *in = &c->articles[i];
    const outlet_domain *known = outlet_at_host(str_lower_ascii(c->a, in->article.outlet));
    if (!known && !in->article.outlet.len) known = outlet_at_host(url_host(c->a, in->article.url));
    str outlet = known ? outlet_name(known) : in->article.outlet;
    size_t bracket = str_find(outlet, STR(" ("), 0); /* "CNN (Web News)" */
    if (bracket != SIZE_MAX) outlet = str_slice(outlet, 0, bracket);
    if (outlet.len && (f->outlet[i] = outlet_hash(c->a, outlet))) map_put(&f->outlets, f->outlet[i], NULL);
    for (size_t k = 0; k < in->notes.n && !f->whole[i]; k++)
      if (in->notes.items[k].kind == ANNOTATION_CITATION && credits_whole(in, &in->notes.items[k])) f->whole[i] = (uint32_t)k + 1;
  }
}

/* --- joining ----------------------------------------------------------------------------------------------------- */

static uint32_t root_of(uint32_t *up, uint32_t i) {
  while (up[i] != i) i = up[i] = up[up[i]];
  return i;
}

/* The smaller root stays one. */
static void join(uint32_t *up, uint32_t i, uint32_t k) {
  i = root_of(up, i), k = root_of(up, k);
  if (i < k) up[k] = i;
  else up[i] = k;
}

/* Joins i with whoever put the key before, or puts it. */
static void meet(map *m, uint64_t key, uint32_t *up, uint32_t i) {
  bool is_new;
  uint64_t *first = map_put(m, key, &is_new);
  if (is_new) *first = i;
  else join(up, i, (uint32_t)*first);
}

static bool is_loose(const chain *in) {
  for (uint32_t i = 0; i < in->n; i++)
    if (in->keys[i].n) return false;
  return true;
}

static bool share_source(const chain *x, const chain *y) {
  for (uint32_t i = 0; i < x->n; i++)
    for (uint32_t k = 0; k < y->n; k++)
      for (uint32_t p = 0; p < x->keys[i].n; p++)
        for (uint32_t q = 0; q < y->keys[k].n; q++)
          if (x->keys[i].keys[p] == y->keys[k].keys[q]) return true;
  return false;
}

/* As `meet`, unless two different sources are credited: such words were taken over, but not what they tell. */
static void meet_copy(map *m, uint64_t key, const chain *chains, uint32_t *up, uint32_t i) {
  bool is_new;
  uint64_t *first = map_put(m, key, &is_new);
  if (is_new) *first = i;
  const chain *x = &chains[i], *y = &chains[*first];
  if (is_loose(x) || is_loose(y) || share_source(x, y)) join(up, i, (uint32_t)*first);
}

/* Claims of one value in words that two articles share, or that both share with a third one, which may be of no story. */
static void join_copies(collation *c, const point *p, const chain *chains, uint32_t *up) {
  map m;
  map_init(&m, c->a);
  for (uint32_t i = 0; i < p->n; i++) {
    const claim *x = &c->claims.items[p->claims[i]];
    const story_article *in = &c->articles[x->article];
    uint64_t value = hash_bytes(x->value, 3), own = hash_bytes(in->article.id, 5);
    for (uint32_t k = 0; k < in->n_shared; k++) {
      if (!within(x->at, in->shared[k].at)) continue;
      uint64_t other = hash_bytes(in->shared[k].article, 5);
      meet_copy(&m, hash_mix(value, own < other ? hash_mix(own, other) : hash_mix(other, own)), chains, up, i);
      meet_copy(&m, hash_mix(value, other), chains, up, i);
    }
  }
}

/* Of two articles the one that was published first, undated ones last. */
static bool earlier(const collation *c, uint32_t x, uint32_t y) {
  str a = c->articles[x].article.published, b = c->articles[y].article.published;
  if (!a.len != !b.len) return a.len > 0;
  int order = str_cmp(a, b);
  return order ? order < 0 : x < y;
}

/* The claims of a point while they are joined. */
typedef struct joining {
  const point *p;
  chain *chains;    /* of each claim */
  uint32_t *copies; /* roots by shared words and within an article ... */
  uint32_t *up;     /* ... and by credits, too */
  uint32_t *next;   /* claim in the article of the outlet that the chain ends with; UINT32_MAX: none */
} joining;

/* Of each outlet the claim that stands for it: of its earliest article, the first that is credited, else the first. */
static void find_outlets(const origin_finder *f, const joining *j, map *outlets) {
  const collation *c = f->c;
  for (uint32_t i = 0; i < j->p->n; i++) {
    uint32_t where = c->claims.items[j->p->claims[i]].article;
    if (!f->outlet[where]) continue;
    bool is_new;
    uint64_t *first = map_put(outlets, f->outlet[where], &is_new);
    uint32_t there = is_new ? where : c->claims.items[j->p->claims[*first]].article;
    bool better = there == where ? is_loose(&j->chains[*first]) && !is_loose(&j->chains[i]) : earlier(c, where, there);
    if (is_new || better) *first = i;
  }
}

/* Claims that are credited to one source, and those of the outlet that is credited: of its earliest article. */
static void join_credited(const origin_finder *f, joining *j) {
  map sources, outlets;
  map_init(&sources, f->c->a);
  map_init(&outlets, f->c->a);
  for (uint32_t i = 0; i < j->p->n; i++)
    for (uint32_t k = 0; k < j->chains[i].n; k++)
      for (uint32_t q = 0; q < j->chains[i].keys[k].n; q++) meet(&sources, j->chains[i].keys[k].keys[q], j->up, i);
  find_outlets(f, j, &outlets);
  for (uint32_t i = 0; i < j->p->n; i++) {
    j->next[i] = UINT32_MAX;
    for (uint32_t k = 0; k < j->chains[i].n; k++) {
      const source_keys *keys = &j->chains[i].keys[k];
      const uint64_t *outlet = keys->outlet ? map_get(&outlets, keys->outlet) : NULL;
      const uint64_t *acronym = keys->initials ? map_get(&sources, keys->initials) : NULL;
      if (outlet) join(j->up, i, (uint32_t)*outlet);
      if (acronym) join(j->up, i, (uint32_t)*acronym);
      if (outlet && k + 1 == j->chains[i].n && *outlet != i) j->next[i] = (uint32_t)*outlet;
    }
  }
}

/* What one article says without a credit is one origin, and that of what it credits: for the same value, else at all. */
static void join_within(const collation *c, const point *p, const chain *chains, uint32_t *up) {
  for (uint32_t from = 0, to; from < p->n; from = to) {
    uint32_t where = c->claims.items[p->claims[from]].article, first = UINT32_MAX;
    for (to = from; to < p->n && c->claims.items[p->claims[to]].article == where; to++)
      if (first == UINT32_MAX && !is_loose(&chains[to])) first = to;
    for (uint32_t i = from; i < to; i++) {
      if (!is_loose(&chains[i])) continue;
      uint32_t with = first == UINT32_MAX ? from : first;
      for (uint32_t k = to; first != UINT32_MAX && k-- > from;)
        if (!is_loose(&chains[k]) && p->groups[k] == p->groups[i]) with = k;
      join(up, i, with);
    }
  }
}

/* --- origins of a point ------------------------------------------------------------------------------------------ */

/* Whether it is told who the last one of a chain is. */
static bool is_named(const chain *in) { return in->n && in->keys[in->n - 1].n; }

/* The chain of a claim, and on with that of the outlet that it ends with: "A says that B says that police say". */
static chain *whole_chain(collation *c, const joining *j, uint32_t i) {
  chain *out = ARENA_NEW(c->a, chain);
  chain_room *room = ARENA_NEW(c->a, chain_room);
  *out = (chain){room->credits, room->keys, 0};
  for (uint32_t q = 0; q < j->chains[i].n; q++) push_credit(out, &j->chains[i].credits[q], &j->chains[i].keys[q]);
  for (uint32_t k = j->next[i], steps = 0; k != UINT32_MAX && steps < MOST_CREDITS; k = j->next[k], steps++)
    for (uint32_t q = 0; q < j->chains[k].n; q++) push_credit(out, &j->chains[k].credits[q], &j->chains[k].keys[q]);
  return out;
}

/* Whether a chain is a better one for an origin than that it has: it ends with somebody, is longer, stands in an earlier article.
 */
static bool tells_more(const collation *c, const chain *x, const chain *than) {
  if (is_named(x) != is_named(than)) return is_named(x);
  if (x->n != than->n) return x->n > than->n;
  return earlier(c, x->credits[0].article, than->credits[0].article);
}

/* Of each root whether its claims come together without any credit. */
static bool *by_copies(collation *c, joining *j) {
  bool *all = ARENA_ARRAY(c->a, bool, j->p->n);
  for (uint32_t i = 0; i < j->p->n; i++) {
    uint32_t root = root_of(j->up, i);
    if (root == i) all[i] = true;
    else if (root_of(j->copies, i) != root_of(j->copies, root)) all[root] = false;
  }
  return all;
}

/* Makes an origin of each root: its articles, the best of its chains, why. */
static void make_origins(collation *c, joining *j, point *p) {
  uint32_t *place = ARENA_ARRAY(c->a, uint32_t, p->n);
  p->n_origins = 0;
  for (uint32_t i = 0; i < p->n; i++)
    if (root_of(j->up, i) == i) place[i] = p->n_origins++;
  p->origins = ARENA_ARRAY(c->a, origin, p->n_origins);
  const chain **best = ARENA_ARRAY(c->a, const chain *, p->n_origins);
  for (uint32_t i = 0; i < p->n; i++) p->origins[place[root_of(j->up, i)]].n++;
  for (uint32_t k = 0; k < p->n_origins; k++) {
    p->origins[k].articles = ARENA_ARRAY(c->a, uint32_t, p->origins[k].n);
    p->origins[k].n = 0;
  }
  for (uint32_t i = 0; i < p->n; i++) {
    uint32_t at = place[root_of(j->up, i)], where = c->claims.items[p->claims[i]].article;
    origin *o = &p->origins[at];
    if (!o->n || o->articles[o->n - 1] != where) o->articles[o->n++] = where;
    const chain *told = j->next[i] == UINT32_MAX ? &j->chains[i] : whole_chain(c, j, i);
    if (told->n && (!best[at] || tells_more(c, told, best[at]))) best[at] = told;
  }
  const bool *copied = by_copies(c, j);
  for (uint32_t i = 0; i < p->n; i++) {
    if (root_of(j->up, i) != i) continue;
    origin *o = &p->origins[place[i]];
    const chain *told = best[place[i]];
    if (told) o->chain = told->credits, o->n_chain = told->n;
    o->why = o->n > 1 && copied[i] ? ORIGIN_COPY : told ? ORIGIN_CREDITED : ORIGIN_OWN;
  }
}

static chain kept_chain(arena *a, const chain *in) {
  if (!in->n) return (chain){0};
  chain out = {ARENA_ARRAY(a, credit, in->n), ARENA_ARRAY(a, source_keys, in->n), in->n};
  memcpy(out.credits, in->credits, in->n * sizeof *out.credits);
  memcpy(out.keys, in->keys, in->n * sizeof *out.keys);
  return out;
}

static void point_origins(origin_finder *f, point *p) {
  arena *a = f->c->a;
  joining j = {.p = p, .chains = ARENA_ARRAY(a, chain, p->n), .copies = ARENA_ARRAY(a, uint32_t, p->n)};
  j.up = ARENA_ARRAY(a, uint32_t, p->n), j.next = ARENA_ARRAY(a, uint32_t, p->n);
  for (uint32_t i = 0; i < p->n; i++) {
    chain_room room;
    chain built = {room.credits, room.keys, 0};
    find_chain(f, &f->c->claims.items[p->claims[i]], &built);
    j.chains[i] = kept_chain(a, &built);
    j.copies[i] = i;
  }
  join_copies(f->c, p, j.chains, j.copies);
  join_within(f->c, p, j.chains, j.copies);
  if (p->n) memcpy(j.up, j.copies, p->n * sizeof *j.up);
  join_credited(f, &j);
  make_origins(f->c, &j, p);
}

/* Made when it is first asked for. */
static origin_finder *finder_of(collation *c) {
  if (!c->finder) {
    c->finder = ARENA_NEW(c->a, origin_finder);
    start(c->finder, c);
  }
  return c->finder;
}

void collate_origins(collation *c, point *p) { point_origins(finder_of(c), p); }

/* --- origins of the story ---------------------------------------------------------------------------------------- */

uint32_t collate_origins_of_story(collation *c) {
  origin_finder *f = finder_of(c);
  map m, outlets;
  uint32_t *up = ARENA_ARRAY(c->a, uint32_t, c->n_articles), n = 0;
  map_init(&m, c->a);
  map_init(&outlets, c->a);
  for (uint32_t i = 0; i < c->n_articles; i++) {
    up[i] = i;
    bool is_new;
    uint64_t *first = f->outlet[i] ? map_put(&outlets, f->outlet[i], &is_new) : NULL;
    if (first && (is_new || earlier(c, i, (uint32_t)*first))) *first = i;
  }
  for (uint32_t i = 0; i < c->n_articles; i++) {
    const story_article *in = &c->articles[i];
    if (in->group.len) meet(&m, hash_mix(hash_bytes(in->group, 7), 1), up, i);
    if (!f->whole[i]) continue;
    chain_room room;
    chain credited = {room.credits, room.keys, 0};
    add_citation(f, &credited, i, &in->notes.items[f->whole[i] - 1]);
    if (!credited.n) continue;
    for (uint32_t k = 0; k < credited.keys[0].n; k++) meet(&m, hash_mix(credited.keys[0].keys[k], 2), up, i);
    const uint64_t *first = credited.keys[0].outlet ? map_get(&outlets, credited.keys[0].outlet) : NULL;
    if (first) join(up, i, (uint32_t)*first);
  }
  for (uint32_t i = 0; i < c->n_articles; i++) n += root_of(up, i) == i;
  return n;
}

/* --- JSON -------------------------------------------------------------------------------------------------------- */

static json *credit_json(collation *c, const credit *in, const offsets *maps) {
  json *row = json_new(c->a, JSON_OBJECT);
  json_set_str(c->a, row, STR("source"), in->source);
  if (in->at.end > in->at.start) {
    json_set_str(c->a, row, STR("article"), c->articles[in->article].article.id);
    json_set(c->a, row, STR("at"), collate_span_json(c->a, &maps[in->article], in->at));
  }
  json_set_str_if(c->a, row, STR("entity"), in->entity);
  return row;
}

json *collate_origins_json(collation *c, const point *p, const offsets *maps) {
  json *list = json_new(c->a, JSON_ARRAY);
  for (uint32_t i = 0; i < p->n_origins; i++) {
    const origin *o = &p->origins[i];
    json *row = json_new(c->a, JSON_OBJECT), *articles = json_new(c->a, JSON_ARRAY), *links = json_new(c->a, JSON_ARRAY);
    for (uint32_t k = 0; k < o->n; k++) json_push(articles, json_new_str(c->a, c->articles[o->articles[k]].article.id));
    json_set(c->a, row, STR("articles"), articles);
    json_set_str(c->a, row, STR("why"), str_c(origin_why_names[o->why]));
    if (o->n_chain) json_set_str(c->a, row, STR("source"), o->chain[o->n_chain - 1].source);
    for (uint32_t k = 0; k < o->n_chain; k++) json_push(links, credit_json(c, &o->chain[k], maps));
    if (o->n_chain) json_set(c->a, row, STR("chain"), links);
    json_push(list, row);
  }
  return list;
}
