/* timeline_dates.c - which dates of a story tell when something happened: what a date depends on, and why others are left out. */
#include "collate/timeline.h"

#include "collate/data/families.h"
#include "collate/data/timeline_words.h"
#include "collate/data/words.h"

#include <math.h>

#define ALONE_WORDS 2    /* beside the date on its line: a heading, a stamp */
#define SAYING_WORDS 4   /* between a verb of saying and its date */
#define SOURCE_WORDS 8   /* between "according" and the date of the source */
#define WHAT_WORDS 2     /* between "what" and the event */
#define LEAST_WORDS 2    /* telling ones in a sentence that tells of an event */
#define LONG_WORD 32     /* bytes; longer ones are in no list */
#define NEAR_DISTANCE 2  /* edges from a date to what it dates, when its own governor is no event */
#define STORY_MENTIONS 2 /* of one who belongs to the story, in an article that names it, on average */

const char *const timeline_reason_names[TIMELINE_REASONS] = {"kept",   "stamp", "statement",  "reference",
                                                             "unreal", "ahead", "background", "more"};

/* --- what a story has ---------------------------------------------------------------------------------------------- */

static uint64_t place_key(uint32_t teller, uint32_t byte) { return (uint64_t)teller << 32 | byte; }

size_t timeline_first_note(const annotations *notes, uint32_t byte) {
  size_t low = 0, high = notes->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (notes->items[middle].at.start < byte) low = middle + 1;
    else high = middle;
  }
  return low;
}

/* The event annotation at exactly this place; SIZE_MAX when there is none. */
static size_t event_at(const annotations *notes, span at) {
  for (size_t i = timeline_first_note(notes, at.start); i < notes->n && notes->items[i].at.start == at.start; i++)
    if (notes->items[i].kind == ANNOTATION_EVENT) return i;
  return SIZE_MAX;
}

/* "Christmas party", "2012 campaign": a noun follows directly, so the date says which one is meant. */
static bool stands_before_noun(str text, span at) {
  if (at.end + 1 >= text.len || text.data[at.end] != ' ') return false;
  size_t from = at.end;
  word w;
  if (!word_next(text, &from, &w) || w.start != at.end + 1 || w.end - w.start >= LONG_WORD) return false;
  char lower[LONG_WORD];
  for (size_t i = w.start; i < w.end; i++)
    lower[i - w.start] = text.data[i] >= 'A' && text.data[i] <= 'Z' ? (char)(text.data[i] + 32) : text.data[i];
  return !STR_LISTED(function_words, str_of(lower, w.end - w.start));
}

/* What a date depends on, else an event close by in the tree of its sentence. */
static size_t event_of_date(const annotations *notes, str text, const annotation *when) {
  size_t found = when->governor.end ? event_at(notes, when->governor) : SIZE_MAX;
  if (stands_before_noun(text, when->at)) return found;
  for (uint32_t i = 0; i < when->near.n && found == SIZE_MAX; i++)
    if (when->near.items[i].distance <= NEAR_DISTANCE) found = event_at(notes, when->near.items[i].at);
  return found;
}

static void find_events(timeline_view *v) {
  map_init(&v->dated, v->c->a);
  for (uint32_t i = 0; i < v->c->n_articles; i++) {
    const annotations *notes = &v->c->articles[i].notes;
    str text = v->c->articles[i].article.text;
    for (size_t k = 0; k < notes->n; k++) {
      const annotation *n = &notes->items[k];
      if (n->kind == ANNOTATION_EVENT) v->parsed[i] = true;
      if (n->kind == ANNOTATION_EVENT && n->as.event.time.end)
        *map_put(&v->dated, place_key(i, n->as.event.time.end), NULL) = k + 1;
    }
    for (size_t k = 0; k < notes->n && v->parsed[i]; k++) {
      if (notes->items[k].kind != ANNOTATION_TIME) continue;
      uint64_t *event = map_put(&v->dated, place_key(i, notes->items[k].at.end), NULL);
      if (!*event) *event = event_of_date(notes, text, &notes->items[k]) + 1; /* SIZE_MAX + 1: none */
    }
  }
}

/* A name of an entity, and how often it is written. */
typedef struct spelling {
  uint32_t entity, n;
  str name;
} spelling;

static bool better_name(const spelling *x, const spelling *y) {
  bool full = str_find_char(x->name, ' ', 0) != SIZE_MAX, other_full = str_find_char(y->name, ' ', 0) != SIZE_MAX;
  if (full != other_full) return full;
  if (x->n != y->n) return x->n > y->n;
  return str_cmp(x->name, y->name) < 0;
}

static void find_names(timeline_view *v) {
  collation *c = v->c;
  VECTOR(spelling) spellings = {0};
  map seen, articles, acting; /* entity and name -> place among the spellings; entity -> articles, mentions; entities that act */
  map_init(&acting, c->a);
  map_init(&seen, c->a);
  map_init(&articles, c->a);
  for (uint32_t i = 0; i < c->n_articles; i++)
    for (size_t k = 0; k < c->articles[i].notes.n; k++) {
      const annotation *m = &c->articles[i].notes.items[k];
      if (m->kind != ANNOTATION_MENTION || !m->as.mention.entity.len) continue;
      uint32_t who = names_put(&c->entities, m->as.mention.entity);
      ++*map_put(&articles, (uint64_t)who << 1 | 1, NULL);
      if (!str_eq(m->as.mention.form, STR("name"))) continue;
      bool is_new;
      map_put(&articles, pair_key(who, i) | (uint64_t)1 << 63, &is_new);
      if (is_new) ++*map_put(&articles, (uint64_t)who << 1, NULL);
      str type = m->as.mention.type;
      bool acts = str_eq(type, STR("person")) || str_eq(type, STR("organisation")) || str_eq(type, STR("group"));
      if (acts) map_put(&acting, who, NULL);
      uint64_t *place = map_put(&seen, hash_mix(who, hash_bytes(m->as.mention.name, 0)), &is_new);
      if (is_new) *place = spellings.n;
      uint64_t at = *place;
      if (is_new) VECTOR_PUSH(c->a, spellings, (spelling){who, 0, m->as.mention.name});
      spellings.items[at].n++;
    }
  v->n_entities = c->entities.list.n;
  v->called = ARENA_ARRAY(c->a, str, v->n_entities);
  v->acts = ARENA_ARRAY(c->a, bool, v->n_entities);
  v->of_story = ARENA_ARRAY(c->a, bool, v->n_entities);
  spelling *best = ARENA_ARRAY(c->a, spelling, v->n_entities);
  for (size_t i = 0; i < spellings.n; i++) {
    const spelling *s = &spellings.items[i];
    if (!best[s->entity].n || better_name(s, &best[s->entity])) best[s->entity] = *s;
  }
  for (uint32_t i = 0; i < v->n_entities; i++) {
    v->called[i] = best[i].name;
    v->acts[i] = map_get(&acting, i) != NULL;
    const uint64_t *in = map_get(&articles, (uint64_t)i << 1), *mentions = map_get(&articles, (uint64_t)i << 1 | 1);
    v->of_story[i] = in && 2 * *in >= c->n_articles && mentions && *mentions >= STORY_MENTIONS * *in;
  }
}

void timeline_view_init(timeline_view *v, collation *c) {
  *v = (timeline_view){.c = c, .first = INFINITY};
  v->parsed = ARENA_ARRAY(c->a, bool, c->n_articles);
  v->published = ARENA_ARRAY(c->a, double, c->n_articles);
  for (uint32_t i = 0; i < c->n_articles; i++) {
    int64_t day = published_day(c->articles[i].article.published);
    v->published[i] = day == TIME_BEFORE ? INFINITY : (double)(day + 1) * DAY_SECONDS;
    if (v->published[i] < v->first) v->first = v->published[i];
  }
  find_events(v);
  find_names(v);
}

const annotation *timeline_event(const timeline_view *v, const claim *x) {
  const uint64_t *event = map_get(&v->dated, place_key(x->article, x->at.end));
  return event && *event ? &v->c->articles[x->article].notes.items[*event - 1] : NULL;
}

/* --- words around a date ------------------------------------------------------------------------------------------- */

void timeline_read_line(const timeline_view *v, const claim *x, timeline_line *out) {
  str text = v->c->articles[x->article].article.text;
  uint32_t from = x->sentence.start, to = x->sentence.end;
  *out = (timeline_line){.text = text};
  for (uint32_t i = x->at.start; i-- > from;)
    if (text.data[i] == '\n') from = i + 1;
  for (uint32_t i = x->at.end; i < to; i++)
    if (text.data[i] == '\n') to = i;
  size_t at = from;
  str line = str_slice(text, 0, to);
  word w;
  while (out->n < TIMELINE_WORDS && word_next(line, &at, &w)) {
    bool full =
        out->n == TIMELINE_WORDS - 1 && w.end <= x->at.start; /* so far from the claim that the first half is not needed */
    if (full) {
      memmove(out->words, out->words + TIMELINE_WORDS / 2, TIMELINE_WORDS / 2 * sizeof *out->words);
      out->n -= TIMELINE_WORDS / 2;
    }
    out->words[out->n++] = w;
  }
  while (out->first < out->n && out->words[out->first].end <= x->at.start) out->first++;
  out->last = out->first;
  while (out->last < out->n && out->words[out->last].start < x->at.end) out->last++;
}

bool timeline_listed(const char *const *list, size_t n, const timeline_line *l, uint32_t i) {
  char lower[LONG_WORD];
  size_t len = l->words[i].end - l->words[i].start;
  if (len > sizeof lower) return false;
  for (size_t k = 0; k < len; k++) {
    char ch = l->text.data[l->words[i].start + k];
    lower[k] = ch >= 'A' && ch <= 'Z' ? (char)(ch + 32) : ch;
  }
  return str_listed(list, n, str_of(lower, len));
}

/* "Updated Wednesday 5/29 at 10:30 a.m. ET", "December 20" above what happened then, "- Ann Lee (@annlee) May 9, 2018". */
static bool is_stamp(const timeline_view *v, const claim *x, const timeline_line *l) {
  const annotations *notes = &v->c->articles[x->article].notes;
  uint32_t others = 0;
  if (!l->n || TIMELINE_LISTED(stamp_words, l, 0)) return true;
  if (l->n > 1 && TIMELINE_LISTED(stamp_words, l, 1) && l->n <= 10 + (l->last - l->first)) return true; /* "First posted ..." */
  size_t note = timeline_first_note(notes, l->words[0].start > LONG_WORD ? (uint32_t)l->words[0].start - LONG_WORD : 0);
  for (uint32_t i = 0; i < l->n && others <= ALONE_WORDS; i++) {
    bool of_time = i >= l->first && i < l->last;
    for (size_t k = note; k < notes->n && notes->items[k].at.start <= l->words[i].start && !of_time; k++)
      of_time = notes->items[k].kind == ANNOTATION_TIME && l->words[i].start < notes->items[k].at.end;
    others += !of_time && !TIMELINE_LISTED(date_words, l, i);
  }
  if (others <= ALONE_WORDS) return true;
  size_t first = l->words[0].start;
  while (first > 0 && l->text.data[first - 1] == ' ') first--;
  bool dash = first >= 3 && str_starts(str_slice(l->text, first - 3, first), STR("\xE2\x80\x94"));
  return dash && l->last == l->n; /* a signature */
}

/* A verb of saying directly before or behind the date; for articles without a parse. */
static bool said_then(const timeline_line *l) {
  if (l->last < l->n && TIMELINE_LISTED(plain_saying_forms, l, l->last)) return true;
  for (uint32_t i = l->first, n = 0; i-- > 0 && n < SAYING_WORDS; n++) {
    if (TIMELINE_LISTED(plain_saying_forms, l, i)) return true;
    const char *gap = l->text.data + l->words[i].end;
    size_t len = l->words[i + 1].start - l->words[i].end;
    if (memchr(gap, ',', len) || memchr(gap, ';', len) || memchr(gap, '"', len)) return false;
  }
  return false;
}

/* "yesterday", "last year" */
static bool is_deictic(const timeline_line *l) {
  for (uint32_t i = l->first; i < l->last; i++)
    if (TIMELINE_LISTED(deictic_words, l, i)) return true;
  return false;
}

/* A verb that looks like a season: nothing before it makes it one. */
static bool is_verb(const timeline_line *l) {
  if (l->last != l->first + 1 || !TIMELINE_LISTED(season_verbs, l, l->first)) return false;
  if (!l->first) return true;
  return !TIMELINE_LISTED(date_words, l, l->first - 1) && !TIMELINE_LISTED(determiners, l, l->first - 1) &&
         !TIMELINE_LISTED(deictic_words, l, l->first - 1);
}

/* "according to a report published on Monday": only the source has a date. */
static bool dates_source(const timeline_line *l) {
  for (uint32_t i = l->first, n = 0; i-- > 0 && n < SOURCE_WORDS; n++) {
    if (TIMELINE_LISTED(source_words, l, i)) return true;
    if (memchr(l->text.data + l->words[i].end, ',', l->words[i + 1].start - l->words[i].end)) return false;
  }
  return false;
}

/* "declined [on Monday] to say", "what has happened [since Monday]": the words of the event tell of none. */
static bool tells_nothing(const timeline_line *l, const annotation *event) {
  static const char *const to[] = {"to"}, *const what[] = {"what"};
  uint32_t at = 0;
  while (at < l->n && l->words[at].end <= event->at.start) at++;
  for (uint32_t i = at; i > 0 && at - i < WHAT_WORDS; i--)
    if (TIMELINE_LISTED(what, l, i - 1)) return true;
  uint32_t next = at + 1;
  if (next == l->first) next = l->last;
  return next + 1 < l->n && TIMELINE_LISTED(to, l, next) && TIMELINE_LISTED(plain_sayings, l, next + 1);
}

static bool is_unreal(const claim *x, const annotation *event) {
  if (!event) return x->negated || x->hypothetical;
  str modality = event->as.event.modality;
  bool tried = str_eq(modality, STR("tried")) || str_eq(modality, STR("alleged"));
  return event->as.event.polarity.len || (modality.len && !tried) || str_eq(event->as.event.tense, STR("future"));
}

/* Without a parse: "the 2012 campaign", unless the noun is known to tell of an event ("the 2012 wedding"); or no words at all. */
static bool refers(const timeline_view *v, const claim *x, const timeline_line *l) {
  if (x->n_all < LEAST_WORDS) return true;
  if (!stands_before_noun(l->text, x->at) || l->last >= l->n || !l->first) return false;
  str next = str_slice(l->text, l->words[l->last].start, l->words[l->last].end);
  return TIMELINE_LISTED(determiners, l, l->first - 1) && STR_ROW_FIND(family_words, fold(v->c->a, next)) == SIZE_MAX;
}

timeline_reason timeline_judge(const timeline_view *v, const claim *x, const annotation *event) {
  timeline_line line;
  timeline_read_line(v, x, &line);
  if (is_stamp(v, x, &line)) return TIMELINE_STAMP;
  if (is_verb(&line)) return TIMELINE_REFERENCE;
  if (dates_source(&line)) return TIMELINE_STATEMENT;
  if (event && STR_LISTED(plain_sayings, event->as.event.lemma)) return TIMELINE_STATEMENT;
  if (event ? tells_nothing(&line, event) : said_then(&line)) return TIMELINE_STATEMENT;
  if (event ? STR_LISTED(empty_events, event->as.event.lemma) : v->parsed[x->article]) return TIMELINE_REFERENCE;
  if (!event && refers(v, x, &line)) return TIMELINE_REFERENCE;
  if (is_deictic(&line) && (isinf(v->published[x->article]) || (event && str_eq(event->as.event.tense, STR("present")))))
    return TIMELINE_REFERENCE; /* of a day that is not known, or what is always so: "today, women still love it" */
  if (is_unreal(x, event)) return TIMELINE_UNREAL;
  if (isfinite(x->lo) && x->lo >= v->published[x->article]) return TIMELINE_AHEAD;
  return TIMELINE_KEPT;
}

bool timeline_doubtful(const annotation *event) {
  if (!event || event->as.event.tense.len || event->as.event.modality.len) return false;
  str lemma = event->as.event.lemma;
  bool known = STR_ROW_FIND(family_words, lemma) != SIZE_MAX;
  for (size_t i = 0; i < sizeof family_words / sizeof *family_words && !known; i++)
    known = str_eq(lemma, str_c(family_words[i].family));
  return !known;
}

bool timeline_of_story(const timeline_view *v, const claim *x, const annotation *event) {
  bool any = false;
  if (event) {
    for (uint32_t i = 0; i < event->as.event.participants.n && !any; i++) {
      uint32_t who = names_get(&v->c->entities, event->as.event.participants.items[i]);
      any = who < v->n_entities && v->of_story[who];
    }
    return any;
  }
  for (uint32_t i = 0; i < x->n_participants && !any; i++) any = v->of_story[x->participants[i]];
  return any;
}
