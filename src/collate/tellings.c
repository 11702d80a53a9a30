/* tellings.c - what articles state about the distance of two times, read off their claims: dated events, ages, how long states
 * lasted, how long after one event another one was, and when an undated article speaks from.
 *
 * Precise rather than complete: a statement that could mean another event, or is not told as real, gives no bound. Two tellings
 * are of one event only when it happens once to its people (a death, the wedding of two) and the people are the same, or when a
 * point of dates that agree joins them. */
#include "collate/chronology.h"

#include "collate/data/states.h"
#include "collate/data/words.h"

#include <math.h>
#include <stdlib.h>

#define MOST_TELLINGS 20000 /* of a story */
#define MOST_HAPPENINGS 64  /* of a sentence */
#define MOST_PEOPLE 32      /* named in a sentence */
#define AGE_FAR 6           /* words between an event and "at the age of" */
#define NOBODY UINT32_MAX
#define NONE UINT32_MAX

#define YEAR_SECONDS (365.2425 * DAY_SECONDS)
#define SLACK_DAY DAY_SECONDS             /* of "yesterday": zones, and texts of the evening that appear next day */
#define SLACK_AFTER DAY_SECONDS           /* "two days after": whether the first day counts */
#define SLACK_AGE (30.0 * DAY_SECONDS)    /* an age may be that of the event, told some weeks later */
#define LONG_AGO (60.0 * DAY_SECONDS)     /* a date so far before publication: the sentence's ages are of then */
#define DAYS_NEAR (8.0 * DAY_SECONDS)     /* a weekday is told of days so near to publication */
#define LONG_BEFORE (400.0 * DAY_SECONDS) /* a thing that began or ended so long ago may be another of its name */
#define LONG_APART (1.2 * YEAR_SECONDS)   /* publications so far apart tell two ages, unless they are of one event */

/* A moment as it is told, its people perhaps not all named. */
typedef struct told_moment {
  moment is;
  bool of_two;     /* its people are a couple: one of them, or none, may be named */
  bool about_them; /* nobody is named, but the sentence speaks of a couple, or of nobody else */
} told_moment;

typedef struct telling {
  told_moment from, to;
  double lo, hi;
  str value;
  uint32_t statement;
} telling;

/* A word of a sentence that tells an event. */
typedef struct happening {
  uint32_t token;
  const annotation *note; /* NULL: by word alone, in an article without events */
  const struct once_word *once;
  str lemma;
  bool vague; /* a word that many events of a day share */
} happening;

typedef struct named {
  uint32_t first, last;  /* tokens [first, last) */
  uint32_t people[2], n; /* n: 0 when more, or not known who */
} named;

/* The sentence at work. */
typedef struct sentence_view {
  uint32_t article;
  span at;
  const lang_doc *doc; /* of the sentence alone */
  happening happenings[MOST_HAPPENINGS];
  uint32_t n_happenings;
  named people[MOST_PEOPLE];
  uint32_t n_people;
  bool crowded; /* more people than are kept */
} sentence_view;

/* What is known of each article. */
typedef struct article_view {
  double published_from, published_to; /* seconds; infinite when not known at all */
  bool dated;                          /* to the day */
  bool parsed;                         /* has events */
  bool apart;                          /* tells of a divorce or separation */
} article_view;

/* A date told of an event of a family of words, by articles that tell the same (reports.c). */
typedef struct family_day {
  uint64_t key;            /* of the family and the articles */
  uint32_t point, told_by; /* point: NONE when it is in none */
  double lo, hi;
} family_day;

typedef struct reader {
  chronology *out;
  collation *c;
  arena *a;
  const uint32_t *reports;
  article_view *articles;
  uint32_t *point_of; /* of each claim: the point of agreeing dates that has it; NONE */
  map persons;        /* entities that are people; members of groups: in `groups` */
  map named;          /* hash of article and person that it names */
  map groups;         /* hash of article and entity -> 1 + index of a mention that lists its members */
  VECTOR(const annotation *) group_mentions;
  VECTOR(telling) tellings;
  VECTOR(family_day) days;
  map the_day; /* key of a family_day -> the point that dates the only event of its family; NONE: there are several */
  bool parsed; /* some article has events */
  sentence_view s;
} reader;

/* --- values ------------------------------------------------------------------------------------------------------ */

static str day_text(arena *a, double second) { return iso_day(a, (int64_t)floor(second / DAY_SECONDS)); }

/* "4 y", "30 d", "PT2H30M" as it is. */
static str duration_text(arena *a, str value, str hedge) {
  static const char letters[] = "YMWDH", *const units[] = {"y", "months", "weeks", "d", "h"};
  size_t digits = 1;
  bool time = value.len > 1 && value.data[1] == 'T';
  if (time) digits++;
  size_t from = digits;
  while (digits < value.len && ((value.data[digits] >= '0' && value.data[digits] <= '9') || value.data[digits] == '.')) digits++;
  const char *unit = digits + 1 == value.len ? strchr(letters, value.data[digits]) : NULL;
  bool minutes = time && unit && *unit == 'M';
  str number = digits > from ? str_slice(value, from, digits) : STR("");
  str text = unit && number.len ? str_format(a, "%.*s %s", STR_FMT(number), minutes ? "min" : units[unit - letters]) : value;
  return hedge.len ? str_format(a, "%.*s %.*s", STR_FMT(hedge), STR_FMT(text)) : text;
}

/* A date as far as it was told: "2009", "2016-01", "2016-01-12"; else its text. */
static str date_text(arena *a, const claim *x, str written) {
  str v = x->value;
  bool plain = (v.len == 4 || v.len == 7 || v.len >= 10) && v.data[0] >= '0' && v.data[0] <= '9';
  for (size_t i = 0; plain && i < v.len && i < 10; i++) plain = v.data[i] == '-' || (v.data[i] >= '0' && v.data[i] <= '9');
  if (!plain) return x->hi - x->lo <= DAY_SECONDS ? day_text(a, x->lo) : str_copy(a, written);
  return str_format(a, "%s%.*s", x->hedge.len ? str_to_c(a, str_format(a, "%.*s ", STR_FMT(x->hedge))) : "",
                    (int)(v.len < 10 ? v.len : 10), v.data);
}

/* --- the sentence ------------------------------------------------------------------------------------------------ */

static uint32_t first_note(const annotations *notes, uint32_t byte) {
  size_t low = 0, high = notes->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (notes->items[middle].at.start < byte) low = middle + 1;
    else high = middle;
  }
  return (uint32_t)low;
}

/* The token of the sentence that begins at or after a byte of the article. */
static uint32_t token_at(const sentence_view *s, uint32_t byte) {
  uint32_t low = 0, high = s->doc->n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (s->doc->start[middle] + s->at.start < byte) low = middle + 1;
    else high = middle;
  }
  return low;
}

static str word_at(const sentence_view *s, uint32_t token) { return token < s->doc->n ? s->doc->lower[token] : STR(""); }

static bool is_punctuation(const sentence_view *s, uint32_t token) {
  return token < s->doc->n && s->doc->shape[token] >= LANG_OPEN_QUOTE && s->doc->shape[token] <= LANG_PUNCT;
}

static uint64_t group_key(uint32_t which, str who) { return hash_mix(hash_bytes(who, 1), which); }

static bool is_person(const reader *r, str who) { return map_get(&r->persons, hash_bytes(who, 0)) != NULL; }

static void add_person(uint32_t people[2], uint32_t *n, uint32_t who) {
  for (uint32_t i = 0; i < *n && i < 2; i++)
    if (people[i] == who) return;
  if (*n < 2) people[*n] = who;
  ++*n;
}

/* Adds the person, or the members of the group; false when it is something else, or a group whose members are not known. */
static bool add_entity(reader *r, uint32_t which, str who, uint32_t people[2], uint32_t *n) {
  if (is_person(r, who)) {
    add_person(people, n, names_put(&r->c->entities, who));
    return true;
  }
  const uint64_t *place = map_get(&r->groups, group_key(which, who));
  if (!place) return false;
  const strs *members = &r->group_mentions.items[*place]->as.mention.members;
  for (uint32_t i = 0; i < members->n; i++) add_person(people, n, names_put(&r->c->entities, members->items[i]));
  return true;
}

static const struct once_word *once_of(str lemma) {
  size_t i = STR_ROW_FIND(once_words, lemma);
  return i == SIZE_MAX ? NULL : &once_words[i];
}

static void add_happening(reader *r, uint32_t token, const annotation *note) {
  sentence_view *s = &r->s;
  if (token >= s->doc->n || s->n_happenings == MOST_HAPPENINGS) return;
  str lemma = note ? note->as.event.lemma : lang_lemma(r->a, s->doc->lower[token]);
  const struct once_word *once = once_of(lemma);
  if (!once) once = once_of(s->doc->lower[token]);
  if (note || once) s->happenings[s->n_happenings++] = (happening){token, note, once, lemma, STR_LISTED(vague_events, lemma)};
}

static void look_at(reader *r, uint32_t which, span at) {
  sentence_view *s = &r->s;
  if (s->doc && s->article == which && s->at.start == at.start && s->at.end == at.end) return;
  const story_article *in = &r->c->articles[which];
  *s = (sentence_view){.article = which, .at = at, .doc = lang_analyse(r->a, str_slice(in->article.text, at.start, at.end))};
  bool parsed = r->articles[which].parsed;
  for (uint32_t i = first_note(&in->notes, at.start); i < in->notes.n && in->notes.items[i].at.start < at.end; i++) {
    const annotation *n = &in->notes.items[i];
    if (n->kind == ANNOTATION_EVENT && n->as.event.lemma.len) add_happening(r, token_at(s, n->at.start), n);
    if (n->kind != ANNOTATION_MENTION || !n->as.mention.entity.len) continue;
    named who = {.first = token_at(s, n->at.start), .last = token_at(s, n->at.end)};
    if (!add_entity(r, which, n->as.mention.entity, who.people, &who.n)) continue;
    if (who.n > 2) who.n = 0;
    if (s->n_people < MOST_PEOPLE) s->people[s->n_people++] = who;
    else s->crowded = true;
  }
  for (uint32_t i = 0; !parsed && i < s->doc->n; i++)
    if (s->doc->shape[i] == LANG_LOWER) add_happening(r, i, NULL);
}

static const happening *happening_at(const sentence_view *s, uint32_t token) {
  for (uint32_t i = 0; i < s->n_happenings; i++)
    if (s->happenings[i].token == token) return &s->happenings[i];
  return NULL;
}

/* Told as something that was or is. */
static bool is_real(const happening *h) {
  if (!h->note) return true;
  return !h->note->as.event.polarity.len && !h->note->as.event.modality.len && !str_eq(h->note->as.event.tense, STR("future"));
}

static bool is_past(const happening *h) { return h->note && is_real(h) && str_eq(h->note->as.event.tense, STR("past")); }

/* Light words, commas and numbers alone stand between two tokens (both left out), at most `most`. */
static bool lightly_between(const sentence_view *s, uint32_t from, uint32_t to, uint32_t most) {
  if (to < from + 1 || to - from - 1 > most) return false;
  for (uint32_t i = from + 1; i < to; i++)
    if (!is_punctuation(s, i) && s->doc->shape[i] != LANG_NUMBER && !STR_LISTED(light_words, s->doc->lower[i])) return false;
  return true;
}

/* "filed for divorce", "the death toll": the word tells another event. */
static bool is_matter(const sentence_view *s, const happening *h) {
  for (uint32_t i = h->token > 4 ? h->token - 4 : 0; i < h->token + 3 && i < s->doc->n; i++)
    if (i != h->token && STR_LISTED(matter_words, s->doc->lower[i])) return true;
  bool noun = !h->note || !h->note->as.event.tense.len;
  uint32_t next = h->token + 1;
  bool verb = str_ends(word_at(s, h->token), STR("ed")) || str_eq(h->lemma, STR("bear"));
  return noun && !verb && next < s->doc->n && s->doc->shape[next] == LANG_LOWER &&
         !STR_LISTED(function_words, s->doc->lower[next]) && !STR_LISTED(light_words, s->doc->lower[next]) &&
         !STR_LISTED(begin_words, s->doc->lower[next]) && !STR_LISTED(end_words, s->doc->lower[next]) &&
         !STR_LISTED(calendar_words, s->doc->lower[next]);
}

/* --- people of an event ------------------------------------------------------------------------------------------ */

static const named *named_before(const sentence_view *s, uint32_t token, uint32_t most) {
  for (uint32_t i = s->n_people; i-- > 0;)
    if (s->people[i].last <= token && (s->people[i].last == token || lightly_between(s, s->people[i].last - 1, token, most)))
      return &s->people[i];
  return NULL;
}

static bool joins(str word) {
  return str_eq(word, STR("and")) || str_eq(word, STR("&")) || str_eq(word, STR("'s")) || str_eq(word, STR("'"));
}

/* The sentence names no more than one person. */
static bool alone(const sentence_view *s) {
  uint32_t n = 0, people[2];
  for (uint32_t i = 0; i < s->n_people; i++)
    for (uint32_t k = 0; k < s->people[i].n; k++) add_person(people, &n, s->people[i].people[k]);
  return n <= 1 && !s->crowded;
}

/* The one person that it happens to: of whom it is told in the parse, else by the name right before it. */
static bool one_person(reader *r, const happening *h, moment *out) {
  const sentence_view *s = &r->s;
  uint32_t n = 0, people[2] = {NOBODY, NOBODY};
  if (h->note && h->note->as.event.participants.n) {
    const strs *who = &h->note->as.event.participants;
    for (uint32_t i = 0; i < who->n; i++)
      if (!add_entity(r, s->article, who->items[i], people, &n)) return false;
  } else if (!h->note) {
    uint32_t at = h->token;
    while (at > 0 && joins(word_at(s, at - 1)) && !str_eq(word_at(s, at - 1), STR("and"))) at--;
    const named *who = named_before(s, at, 5);
    if (!who || who->n != 1) return false;
    if (who->first && str_eq(word_at(s, who->first - 1), STR("and"))) return false;
    people[0] = who->people[0], n = 1;
  }
  if (n != 1 || (h->token && STR_LISTED(possessives, word_at(s, h->token - 1)) && !alone(s))) return false;
  out->people[0] = people[0], out->people[1] = NOBODY, out->n_people = 1;
  return true;
}

/* People whose names stand in one chain with the word: "Lee and Ray's seven-year marriage", "his marriage to Lee". *n is over 2
 * where a name of the chain is not known. */
static void chain_of(const sentence_view *s, uint32_t token, uint32_t people[2], uint32_t *n) {
  static const char *const links[] = {"got", "long", "marriage", "of", "to", "wedding", "with", "year"};
  for (uint32_t at = token; at > 0;) { /* leftwards */
    const named *who = NULL;
    for (uint32_t i = 0; i < s->n_people; i++)
      if (s->people[i].last == at) who = &s->people[i];
    if (who) {
      for (uint32_t i = 0; i < who->n; i++) add_person(people, n, who->people[i]);
      if (who->first >= at) break;
      at = who->first;
      continue;
    }
    str word = word_at(s, at - 1);
    bool light = joins(word) || is_punctuation(s, at - 1) || s->doc->shape[at - 1] == LANG_NUMBER ||
                 STR_LISTED(light_words, word) || STR_LISTED(links, word) || str_find(word, STR("year"), 0) != SIZE_MAX;
    if (!light) {
      if (s->doc->shape[at - 1] == LANG_CAPITAL && at > 1) *n = 3; /* a name that is nobody's here */
      break;
    }
    at--;
  }
  for (uint32_t at = token + 1; at < s->doc->n;) { /* rightwards */
    const named *who = NULL;
    for (uint32_t i = 0; i < s->n_people; i++)
      if (s->people[i].first == at) who = &s->people[i];
    if (who) {
      for (uint32_t i = 0; i < who->n; i++) add_person(people, n, who->people[i]);
      if (who->last <= at) break;
      at = who->last;
      continue;
    }
    str word = word_at(s, at);
    if (!str_eq(word, STR("and")) && !STR_LISTED(links, word) && !STR_LISTED(definite_words, word)) {
      if (s->doc->shape[at] == LANG_CAPITAL && at > token + 1) *n = 3;
      break;
    }
    at++;
  }
}

/* One or two people of an event of two, or nobody where the sentence speaks of "the couple". False: somebody else's, or a crowd.
 */
static bool two_people(reader *r, uint32_t token, const annotation *note, told_moment *out) {
  static const char *const couples[] = {"both", "couple", "duo", "exes", "pair", "their", "them", "they", "two"};
  const sentence_view *s = &r->s;
  uint32_t n = 0, people[2] = {NOBODY, NOBODY};
  if (note)
    for (uint32_t i = 0; i < note->as.event.participants.n; i++)
      add_entity(r, s->article, note->as.event.participants.items[i], people, &n);
  chain_of(s, token, people, &n);
  out->of_two = true;
  if (n > 2) return false;
  if (n == 0) {
    out->about_them = token && STR_LISTED(definite_words, s->doc->lower[token - 1]);
    for (uint32_t i = 0; i < s->doc->n && !out->about_them; i++) out->about_them = STR_LISTED(couples, s->doc->lower[i]);
    uint32_t all = 0, who[2];
    for (uint32_t i = 0; i < s->n_people; i++)
      for (uint32_t k = 0; k < s->people[i].n; k++) add_person(who, &all, s->people[i].people[k]);
    if (all > 2 || s->crowded) return false;
    if (all) out->about_them = true, people[0] = who[0], people[1] = all > 1 ? who[1] : NOBODY, n = 0;
    out->is.place = all; /* these must be of the couple; kept until couples are known */
  }
  if (n == 2 && people[0] > people[1]) {
    uint32_t kept = people[0];
    people[0] = people[1], people[1] = kept;
  }
  out->is.people[0] = people[0], out->is.people[1] = people[1], out->is.n_people = n;
  return true;
}

/* --- moments ----------------------------------------------------------------------------------------------------- */

static told_moment zero_moment(void) { return (told_moment){.is = {.kind = MOMENT_ZERO, .people = {NOBODY, NOBODY}}}; }

static told_moment published_moment(uint32_t which) {
  return (told_moment){.is = {.kind = MOMENT_PUBLISHED, .label = STR("published"), .people = {NOBODY, NOBODY}, .article = which}};
}

static told_moment born_moment(uint32_t who) {
  return (told_moment){.is = {.kind = MOMENT_ONCE, .label = STR("born"), .people = {who, NOBODY}, .n_people = 1}};
}

/* What happens once, told by this word. False when it is not known of whom, or another event is meant. */
static bool once_moment(reader *r, const happening *h, told_moment *out) {
  *out = (told_moment){.is = {.kind = MOMENT_ONCE, .label = str_c(h->once->event), .people = {NOBODY, NOBODY}}};
  if (is_matter(&r->s, h)) return false;
  if (h->once->people == 2) return two_people(r, h->token, h->note, out);
  return one_person(r, h, &out->is);
}

static told_moment own_moment(reader *r, const happening *h) {
  told_moment out = {.is = {.kind = MOMENT_OWN, .label = h->lemma, .people = {NOBODY, NOBODY}, .article = r->s.article}};
  out.is.place = r->s.at.start + r->s.doc->start[h->token];
  uint32_t n = 0, people[2] = {NOBODY, NOBODY};
  const strs *who = h->note ? &h->note->as.event.participants : NULL;
  for (uint32_t i = 0; who && i < who->n; i++) add_entity(r, r->s.article, who->items[i], people, &n);
  if (n == 1 || n == 2) out.is.people[0] = people[0], out.is.people[1] = people[1], out.is.n_people = n;
  return out;
}

/* "The long strike began", "triggered the strike that began"; not "a phase of the trial began", "talks about ending the strike
 * began". */
static bool is_definite_subject(const sentence_view *s, uint32_t noun, uint32_t verb) {
  static const char *const openers[] = {"after", "and", "as",   "because", "before", "but",  "if",
                                        "since", "so",  "that", "until",   "when",   "while"};
  uint32_t k = noun;
  while (k > 0 && noun - k < 3 && !STR_LISTED(definite_words, s->doc->lower[k - 1])) k--;
  if (!k || !STR_LISTED(definite_words, s->doc->lower[k - 1])) return false;
  for (uint32_t i = noun + 1; i < verb; i++)
    if (str_eq(s->doc->lower[i], STR("that")) || str_eq(s->doc->lower[i], STR("which"))) return true;
  return k == 1 || is_punctuation(s, k - 2) || STR_LISTED(openers, s->doc->lower[k - 2]);
}

/* A state or thing whose noun stands before a verb of beginning or ending. */
static bool bounded_moment(reader *r, uint32_t verb, const annotation *note, told_moment *out) {
  const sentence_view *s = &r->s;
  bool begins = STR_LISTED(begin_words, word_at(s, verb)), ends = STR_LISTED(end_words, word_at(s, verb));
  if (begins == ends) return false;
  if (note && (note->as.event.polarity.len || note->as.event.modality.len || str_eq(note->as.event.tense, STR("future"))))
    return false;
  for (uint32_t i = verb; i-- > 0 && verb - i <= 5;) {
    str word = s->doc->lower[i];
    const happening *h = happening_at(s, i);
    if (h && h->once && h->once->people == 2) {
      bool wed = str_eq_ascii_case(str_c(h->once->event), STR(STATE_OF_TWO_BEGINS));
      if ((wed && is_matter(s, h)) || (!wed && begins) || (wed && !str_eq(h->lemma, STR(STATE_OF_TWO)))) return false;
      const char *label = begins ? STATE_OF_TWO_BEGINS : STATE_OF_TWO_ENDS;
      *out = (told_moment){.is = {.kind = MOMENT_ONCE, .label = str_c(label), .people = {NOBODY, NOBODY}}};
      return two_people(r, i, h->note, out);
    }
    if (STR_LISTED(lasting_nouns, word)) {
      if (!is_definite_subject(s, i, verb)) return false;
      *out = (told_moment){.is = {.kind = MOMENT_THING, .people = {NOBODY, NOBODY}, .article = r->reports[s->article]}};
      out->is.label = str_format(r->a, "%.*s %s", STR_FMT(word), begins ? "begins" : "ends");
      return true;
    }
    if (!is_punctuation(s, i) && !STR_LISTED(light_words, word)) return false;
  }
  return false;
}

/* --- telling ----------------------------------------------------------------------------------------------------- */

static void tell(reader *r, const claim *x, told_moment from, told_moment to, double lo, double hi, str value) {
  if (r->tellings.n == MOST_TELLINGS) {
    r->out->limited = true;
    return;
  }
  if (!(lo <= hi)) return;
  VECTOR_PUSH(r->a, r->out->statements, (chronology_statement){x->article, x->at, x->sentence});
  VECTOR_PUSH(r->a, r->tellings, (telling){from, to, lo, hi, value, (uint32_t)r->out->statements.n - 1});
}

static const annotation *time_note(const reader *r, const claim *x) {
  const annotations *notes = &r->c->articles[x->article].notes;
  for (uint32_t i = first_note(notes, x->at.start); i < notes->n && notes->items[i].at.start < x->at.end; i++)
    if (notes->items[i].kind == ANNOTATION_TIME && notes->items[i].at.end == x->at.end) return &notes->items[i];
  return NULL;
}

static const annotation *quantity_note(const reader *r, const claim *x) {
  const annotations *notes = &r->c->articles[x->article].notes;
  for (uint32_t i = first_note(notes, x->at.start); i < notes->n && notes->items[i].at.start < x->at.end; i++)
    if (notes->items[i].kind == ANNOTATION_QUANTITY && notes->items[i].at.end == x->at.end) return &notes->items[i];
  return NULL;
}

/* The event that a time is told of: whose time it is, or, without a parse, the word right before it. */
static const happening *timed(const reader *r, const claim *x, const annotation *note) {
  const sentence_view *s = &r->s;
  for (uint32_t i = 0; i < s->n_happenings; i++) {
    const annotation *e = s->happenings[i].note;
    if (e && e->as.event.time.end == note->at.end && e->as.event.time.end > e->as.event.time.start) return &s->happenings[i];
  }
  uint32_t at = token_at(s, x->at.start);
  for (uint32_t i = s->n_happenings; i-- > 0 && !r->articles[x->article].parsed;)
    if (s->happenings[i].token < at && lightly_between(s, s->happenings[i].token, at, 3)) return &s->happenings[i];
  return NULL;
}

/* Another event stands between the event and its time, which may be the other's: "died of a fall on Monday". */
static bool is_crossed(const sentence_view *s, const claim *x, const happening *h) {
  uint32_t at = token_at(s, x->at.start);
  for (uint32_t i = 0; i < s->n_happenings; i++)
    if (s->happenings[i].token > h->token && s->happenings[i].token < at) return true;
  return false;
}

/* What the time of the claim is the time of, as an event that happens once. */
static bool dated_moment(reader *r, const claim *x, const annotation *note, const happening *h, told_moment *out) {
  const sentence_view *s = &r->s;
  if (h && h->once) return is_real(h) && !is_crossed(s, x, h) && once_moment(r, h, out);
  uint32_t verb = NONE;
  if (h) verb = h->token;
  else if (note->governor.end > note->governor.start) verb = token_at(s, note->governor.start);
  else
    for (uint32_t at = token_at(s, x->at.start), i = at; i-- > 0 && at - i <= 3;)
      if (STR_LISTED(begin_words, s->doc->lower[i]) || STR_LISTED(end_words, s->doc->lower[i])) {
        verb = i;
        break;
      }
  return verb != NONE && bounded_moment(r, verb, h ? h->note : NULL, out);
}

/* A weekday, or a day and month, of which the point has the full date: "on Tuesday". Other dates that are not known ("today")
 * could be any. */
static bool is_checked(const reader *r, uint32_t which) {
  const claim *x = &r->c->claims.items[which];
  if (!str_starts(x->value, STR("XXXX-")) || str_starts(x->value, STR("XXXX-XX")) || x->value.len < 10) return false;
  if (str_starts(x->value, STR("XXXX-WXX-WE"))) return false;
  const point *p = &r->c->points.items[r->point_of[which]];
  for (uint32_t k = 0; k < p->n; k++) {
    const claim *y = &r->c->claims.items[p->claims[k]];
    bool near = fabs(y->lo - r->articles[y->article].published_from) <= DAYS_NEAR;
    if (near && y->hi - y->lo <= DAY_SECONDS && claim_compatible(x, y)) return true;
  }
  return false;
}

/* What a point of agreeing dates dates, as far as it is told by one family of words: a date is shared by many events. In a story
 * without a parse, what it dates at all. */
static bool point_moment(const reader *r, uint32_t which, const happening *h, told_moment *out) {
  if (r->point_of[which] != NONE && !isfinite(r->c->claims.items[which].lo) && !is_checked(r, which)) return false;
  if (r->point_of[which] == NONE || (r->parsed ? !h || !h->note || !is_real(h) || h->vague : h && !is_real(h))) return false;
  *out = (told_moment){.is = {.kind = MOMENT_POINT, .place = r->point_of[which], .people = {NOBODY, NOBODY}}};
  out->is.label = r->parsed ? claim_family(h->lemma) : STR("");
  return true;
}

static uint64_t family_key(const reader *r, const happening *h) {
  return hash_mix(hash_bytes(claim_family(h->lemma), 5), r->reports[r->s.article]);
}

static int compare_days(const void *x, const void *y) {
  const family_day *a = x, *b = y;
  if (a->key != b->key) return a->key < b->key ? -1 : 1;
  if (a->point != b->point) return a->point < b->point ? -1 : 1;
  return (a->told_by > b->told_by) - (a->told_by < b->told_by);
}

/* Families of which the articles that tell one event date one only: a point of two articles, and no date that it does not allow.
 */
static void set_the_days(reader *r) {
  map_init(&r->the_day, r->a);
  family_day *list = r->days.items;
  if (r->days.n) qsort(list, r->days.n, sizeof *list, compare_days);
  for (size_t from = 0, to; from < r->days.n; from = to) {
    double lo = -INFINITY, hi = INFINITY;
    bool two = false, one = list[from].point != NONE;
    for (to = from; to < r->days.n && list[to].key == list[from].key; to++) {
      one &= list[to].point == list[from].point || list[to].point == NONE;
      two |= list[to].point != NONE && list[to].told_by != list[from].told_by;
      lo = fmax(lo, list[to].lo), hi = fmin(hi, list[to].hi);
    }
    if (one && two && lo <= hi) *map_put(&r->the_day, list[from].key, NULL) = list[from].point;
  }
}

/* "The crash", where only one is told of. */
static bool the_moment(reader *r, const happening *h, told_moment *out) {
  const sentence_view *s = &r->s;
  const uint64_t *day = h->note && !h->vague ? map_get(&r->the_day, family_key(r, h)) : NULL;
  if (!day || h->note->as.event.tense.len) return false;
  uint32_t k = h->token;
  while (k > 0 && h->token - k < 3 && s->doc->shape[k - 1] == LANG_LOWER && !STR_LISTED(function_words, s->doc->lower[k - 1]))
    k--;
  if (!k || !STR_LISTED(definite_words, s->doc->lower[k - 1])) return false;
  *out = (told_moment){.is = {.kind = MOMENT_POINT, .place = (uint32_t)*day, .people = {NOBODY, NOBODY}}};
  out->is.label = claim_family(h->lemma);
  return true;
}

static double unit_seconds(str unit) {
  static const struct {
    const char *unit;
    double days;
  } units[] = {{"century", 36600}, {"day", 1},  {"decade", 3660}, {"month", 31},
               {"quarter", 92},    {"week", 7}, {"weekend", 7},   {"year", 366}};
  size_t i = STR_ROW_FIND(units, unit);
  return i == SIZE_MAX ? INFINITY : units[i].days * DAY_SECONDS;
}

/* Bounds of a date that is known, widened by what its form leaves open. False: not to be relied on. */
static bool known_bounds(reader *r, const claim *x, const annotation *note, double *lo, double *hi) {
  if (!isfinite(x->lo) || !isfinite(x->hi)) return false;
  *lo = x->wide_lo, *hi = x->wide_hi - 1;
  if (str_eq(note->as.time.anchor, STR("explicit"))) return true;
  if (!str_eq(note->as.time.anchor, STR("publication")) || x->quoted) return false;
  const sentence_view *s = &r->s;
  double width = x->hi - x->lo;
  for (uint32_t i = token_at(s, x->at.start); i < s->doc->n && s->doc->start[i] + s->at.start < x->at.end; i++) {
    str word = s->doc->lower[i];
    if (word.len > 1 && word.data[word.len - 1] == '.') word.len--;
    if (STR_LISTED(calendar_words, word) && s->doc->shape[i] != LANG_LOWER) return true;
    if (!str_eq(word, STR("ago"))) continue;
    *lo -= width, *hi += width / 2;
    if (width <= DAY_SECONDS) *lo -= 6 * DAY_SECONDS, *hi += 6 * DAY_SECONDS; /* "two weeks ago" told as a day */
    return true;
  }
  double slack = width <= DAY_SECONDS ? SLACK_DAY : width < 300 * DAY_SECONDS ? width / 2 : 0;
  *lo -= slack, *hi += slack;
  return true;
}

/* "0 to 6 d", "1 month": how long after something an article appeared that tells it so. */
static str distance_text(arena *a, int from, int to, str unit) {
  bool day = str_eq(unit, STR("day"));
  str name = day ? STR("d") : str_format(a, "%.*s%s", STR_FMT(unit), from == to && (to == 1 || to == -1) ? "" : "s");
  if (from == to) return str_format(a, "%d %.*s", from, STR_FMT(name));
  return str_format(a, "%d to %d %.*s", from, to, STR_FMT(name));
}

/* When an article without a day of publication speaks from, counted from the beginning of that day. False: it does not tell. */
static bool tell_hanging(reader *r, const claim *x, const annotation *note, const happening *h, told_moment what) {
  time_relative on = note->as.time.relative;
  if (!on.unit.len || r->articles[x->article].dated || x->quoted || on.lo > on.hi) return false;
  bool noun = !h || !h->note || !h->note->as.event.tense.len, weekday = str_starts(x->value, STR("XXXX-WXX-"));
  if (noun && weekday) on.lo = on.lo < -6 ? on.lo : -6, on.hi = on.hi > 7 ? on.hi : 7; /* "Tuesday's vote": before or to come */
  double unit = unit_seconds(on.unit);
  double slack = weekday ? 0 : unit; /* a weekday is one of those days; "yesterday", "last month" are as in known_bounds */
  if (!isfinite(unit)) return false;
  tell(r, x, what, published_moment(x->article), -(on.hi + 1) * unit + 1 - slack, -on.lo * unit + slack,
       distance_text(r->a, -on.hi, -on.lo, on.unit));
  return true;
}

/* No year is written, and another date of the sentence has one of its own: whose year is meant is not sure. */
static bool year_unsure(const reader *r, uint32_t which) {
  const claim *x = &r->c->claims.items[which];
  str text = r->c->articles[x->article].article.text;
  for (uint32_t i = x->at.start, digits = 0; i < x->at.end; i++) {
    digits = text.data[i] >= '0' && text.data[i] <= '9' ? digits + 1 : 0;
    if (digits == 4) return false;
  }
  for (int way = -1; way <= 1; way += 2)
    for (int64_t i = (int64_t)which + way; i >= 0 && i < (int64_t)r->c->claims.n; i += way) {
      const claim *y = &r->c->claims.items[i];
      if (y->article != x->article || y->at.start < x->sentence.start || y->at.start >= x->sentence.end) break;
      const annotation *note = y->kind == CLAIM_DATE ? time_note(r, y) : NULL;
      if (note && str_eq(note->as.time.anchor, STR("explicit")) && (x->hi <= y->lo || y->hi <= x->lo)) return true;
    }
  return false;
}

static void tell_date(reader *r, uint32_t which) {
  const claim *x = &r->c->claims.items[which];
  const annotation *note = time_note(r, x);
  if (!note || x->negated || x->hypothetical) return;
  look_at(r, x->article, x->sentence);
  const article_view *v = &r->articles[x->article];
  const happening *h = timed(r, x, note);
  told_moment list[2];
  uint32_t n = dated_moment(r, x, note, h, &list[0]);
  if (n && list[0].is.kind == MOMENT_THING && !(x->lo > v->published_from - LONG_BEFORE)) n = 0; /* another strike */
  if (point_moment(r, which, h, &list[n])) n++;
  else if (h && h->note && !n && is_real(h)) list[n++] = own_moment(r, h);
  str written = str_slice(r->c->articles[x->article].article.text, x->at.start, x->at.end);
  double lo = -INFINITY, hi = INFINITY;
  bool known = known_bounds(r, x, note, &lo, &hi) && !year_unsure(r, which);
  if (known && h && is_past(h) && v->dated && lo > v->published_to) return; /* a time misread */
  if (known && h && h->note && is_real(h))
    VECTOR_PUSH(r->a, r->days, (family_day){family_key(r, h), r->point_of[which], x->article, lo, hi});
  for (uint32_t i = 0; i < n; i++) {
    if (known) tell(r, x, zero_moment(), list[i], lo, hi, date_text(r->a, x, written));
    if (h && is_past(h) && !v->dated && note->as.time.relative.lo > 0) return; /* its direction was misread */
    if (tell_hanging(r, x, note, h, list[i])) continue;
    if (!h || !is_past(h) || x->quoted) continue;
    if (!v->dated && list[i].is.kind != MOMENT_OWN)
      tell(r, x, list[i], published_moment(x->article), 1 - DAY_SECONDS, INFINITY, STR("0 d or more"));
    else if (v->dated && list[i].is.kind == MOMENT_ONCE)
      tell(r, x, zero_moment(), list[i], -INFINITY, v->published_to + SLACK_DAY,
           str_format(r->a, "until %.*s", STR_FMT(day_text(r->a, v->published_to))));
  }
}

/* --- durations --------------------------------------------------------------------------------------------------- */

/* "seven-year marriage", "four years of marriage", "were married for four years": the token of the state's word, NONE when it is
 * none. */
static uint32_t state_word(const sentence_view *s, uint32_t first, uint32_t last, bool *perfect) {
  uint32_t i = last;
  while (i < s->doc->n && i < last + 2 && (str_eq(word_at(s, i), STR("-")) || str_eq(word_at(s, i), STR("long")))) i++;
  if (str_eq(word_at(s, i), STR("of"))) i++;
  if (str_eq(word_at(s, i), STR(STATE_OF_TWO))) return i;
  if (first && str_eq(word_at(s, first - 1), STR("for"))) first--;
  if (first > 1 && str_eq(word_at(s, first - 1), STR("lasted")) && str_eq(word_at(s, first - 2), STR(STATE_OF_TWO)))
    return first - 2;
  if (!str_eq(word_at(s, first), STR("for"))) return NONE;
  first++;
  for (i = first - 1; i-- > 0 && first - i <= 7;) {
    if (!str_eq(word_at(s, i), STR(STATE_OF_TWO_IN))) {
      if (is_punctuation(s, i)) return NONE;
      continue;
    }
    for (uint32_t k = i; k-- > 0 && i - k <= 4;) {
      str word = s->doc->lower[k];
      *perfect |= str_eq(word, STR("have")) || str_eq(word, STR("has")) || str_eq(word, STR("'ve")) || str_eq(word, STR("had"));
    }
    return i;
  }
  return NONE;
}

static bool sentence_has(const sentence_view *s, str word) {
  for (uint32_t i = 0; i < s->doc->n; i++)
    if (str_eq(s->doc->lower[i], word)) return true;
  return false;
}

/* How long two were married, as a whole: told as past, or by an article that tells their parting. */
static bool tell_state(reader *r, const claim *x, uint32_t first, uint32_t last) {
  const sentence_view *s = &r->s;
  bool perfect = false;
  uint32_t word = state_word(s, first, last, &perfect);
  if (word == NONE) return false;
  const happening *h = happening_at(s, word);
  bool by_for = word < first;
  bool whole = by_for ? !perfect : r->articles[x->article].apart || STR_LISTED(past_of_state, word_at(s, word + 1));
  if (by_for && !perfect) whole = sentence_has(s, STR("was")) || sentence_has(s, STR("were")) || sentence_has(s, STR("lasted"));
  bool after = first && !by_for && str_eq(word_at(s, first - 1), STR("after")); /* "filed after seven years of marriage" */
  if (!whole || (h && !is_real(h)) || (after && sentence_has(s, STR("filed")))) return true;
  told_moment from = {.is = {.kind = MOMENT_ONCE, .label = STR(STATE_OF_TWO_BEGINS), .people = {NOBODY, NOBODY}}};
  if (!two_people(r, word, h ? h->note : NULL, &from)) return true;
  told_moment to = from;
  to.is.label = STR(STATE_OF_TWO_ENDS);
  tell(r, x, from, to, x->wide_lo, x->wide_hi, duration_text(r->a, x->value, x->hedge));
  return true;
}

/* "The 35-day shutdown ended": how long a thing lasted, of one that is over. */
static bool tell_thing(reader *r, const claim *x, uint32_t last) {
  const sentence_view *s = &r->s;
  uint32_t at = token_at(s, x->at.start), noun = last;
  while (noun < s->doc->n && noun < last + 3 && s->doc->shape[noun] == LANG_LOWER &&
         !STR_LISTED(lasting_nouns, s->doc->lower[noun]))
    noun++;
  if (!STR_LISTED(lasting_nouns, word_at(s, noun))) return false;
  bool definite = STR_LISTED(definite_words, word_at(s, at)) || (at && STR_LISTED(definite_words, word_at(s, at - 1)));
  const happening *next = noun + 1 < s->doc->n ? happening_at(s, noun + 1) : NULL;
  bool over = STR_LISTED(end_words, word_at(s, noun + 1)) && (!next || is_real(next));
  if (!definite || !over) return true;
  told_moment from = {.is = {.kind = MOMENT_THING, .people = {NOBODY, NOBODY}, .article = r->reports[x->article]}}, to = from;
  from.is.label = str_format(r->a, "%.*s begins", STR_FMT(word_at(s, noun)));
  to.is.label = str_format(r->a, "%.*s ends", STR_FMT(word_at(s, noun)));
  tell(r, x, from, to, x->wide_lo, x->wide_hi, duration_text(r->a, x->value, x->hedge));
  return true;
}

/* The moment of an event that a distance is told from or to; events that happen often have a moment of their own at each place.
 */
static bool event_moment(reader *r, const happening *h, told_moment *out) {
  if (!is_real(h)) return false;
  if (h->once && once_moment(r, h, out)) return true;
  if (bounded_moment(r, h->token, h->note, out)) return true;
  if (!h->note) return false;
  for (uint32_t i = 0; i < r->c->points.n && h->note->as.event.time.end > h->note->as.event.time.start; i++) {
    const point *p = &r->c->points.items[i];
    if (p->kind != CLAIM_DATE || p->status != POINT_AGREE) continue;
    for (uint32_t k = 0; k < p->n; k++) {
      const claim *y = &r->c->claims.items[p->claims[k]];
      if (y->article == r->s.article && y->at.end == h->note->as.event.time.end) return point_moment(r, p->claims[k], h, out);
    }
  }
  if (!the_moment(r, h, out)) *out = own_moment(r, h);
  return true;
}

/* "Two days after the crash": `sign` 1, or -1 for "before". */
static void tell_distance(reader *r, const claim *x, const annotation *note, uint32_t last) {
  const sentence_view *s = &r->s;
  uint32_t first = token_at(s, x->at.start);
  if (first && str_eq(word_at(s, first - 1), STR("for"))) return; /* how long it was done */
  int sign = str_eq(word_at(s, last), STR("after")) ? 1 : str_eq(word_at(s, last), STR("before")) ? -1 : 0;
  if (!sign || x->quoted) return;
  const happening *base = NULL, *what = NULL;
  for (uint32_t i = last + 1; i < s->doc->n && i <= last + 6 && !base && !is_punctuation(s, i); i++) base = happening_at(s, i);
  if (!base) return;
  if (note->governor.end > note->governor.start) what = happening_at(s, token_at(s, note->governor.start));
  if (!what || what == base) {
    what = NULL;
    for (uint32_t i = 0; i < s->n_happenings; i++)
      if (s->happenings[i].token < first) what = &s->happenings[i];
  }
  told_moment from, to;
  if (!what || what == base || STR_LISTED(durative_events, what->lemma) || !event_moment(r, base, &from) ||
      !event_moment(r, what, &to))
    return;
  double lo = x->wide_lo - SLACK_AFTER, hi = x->wide_hi + SLACK_AFTER;
  str value = duration_text(r->a, x->value, x->hedge);
  if (sign > 0) tell(r, x, from, to, lo, hi, value);
  else tell(r, x, to, from, lo, hi, value);
}

static void tell_duration(reader *r, const claim *x) {
  const annotation *note = time_note(r, x);
  if (!note || x->negated || x->hypothetical || !(x->wide_hi > 0)) return;
  look_at(r, x->article, x->sentence);
  uint32_t first = token_at(&r->s, x->at.start), last = token_at(&r->s, x->at.end);
  if (tell_state(r, x, first, last) || tell_thing(r, x, last)) return;
  tell_distance(r, x, note, last);
}

/* --- ages -------------------------------------------------------------------------------------------------------- */

/* ", 47," or "47-year-old", the forms that tell somebody's age now. */
static bool age_of_now(const sentence_view *s, const claim *x) {
  uint32_t first = token_at(s, x->at.start), last = token_at(s, x->at.end);
  str end = str_slice(s->doc->text, x->at.start - s->at.start, x->at.end - s->at.start);
  if (str_find(end, STR("year-old"), 0) != SIZE_MAX) return !first || !str_eq(word_at(s, first - 1), STR("then"));
  if (!first || last != first + 1 || last >= s->doc->n) return false;
  str before = word_at(s, first - 1), behind = word_at(s, last);
  return (str_eq(before, STR(",")) && (str_eq(behind, STR(",")) || str_eq(behind, STR(".")) || str_eq(behind, STR(";")))) ||
         (str_eq(before, STR("(")) && str_eq(behind, STR(")")));
}

/* A date long before publication stands in the sentence: its ages may be of then. */
static bool tells_of_then(const reader *r, uint32_t which) {
  const claim *x = &r->c->claims.items[which];
  const article_view *v = &r->articles[x->article];
  for (int way = -1; way <= 1; way += 2)
    for (int64_t i = (int64_t)which + way; i >= 0 && i < (int64_t)r->c->claims.n; i += way) {
      const claim *y = &r->c->claims.items[i];
      if (y->article != x->article || y->at.start < x->sentence.start || y->at.start >= x->sentence.end) break;
      if (y->kind != CLAIM_DATE || !isfinite(y->hi)) continue;
      if (!v->dated || y->hi < v->published_from - LONG_AGO) return true;
    }
  return false;
}

/* "died at the age of 85": how long after a birth an event was. The event is what the age depends on, or, without a parse, the
 * word right before it. */
static void tell_age_at(reader *r, const claim *x) {
  const sentence_view *s = &r->s;
  const annotation *note = quantity_note(r, x);
  uint32_t first = token_at(s, x->at.start), k = first;
  while (k > 0 && first - k < 4 && STR_LISTED(age_words, s->doc->lower[k - 1])) k--;
  bool said = false; /* "at 85", "aged 85"; "the 85-year-old" is an age of now */
  for (uint32_t i = k; i < first; i++) said |= !str_eq(s->doc->lower[i], STR("the")) && !str_eq(s->doc->lower[i], STR("of"));
  if (!note || !said || str_eq(word_at(s, first - 1), STR("the"))) return;
  const happening *h = happening_at(s, token_at(s, note->governor.start));
  if (note->governor.end == note->governor.start || !h) { /* the nearest event before, of the same clause */
    h = NULL;
    for (uint32_t i = k; i-- > 0 && k - i <= AGE_FAR && !h && !is_punctuation(s, i);) h = happening_at(s, i);
  }
  told_moment what;
  moment who = {.people = {NOBODY, NOBODY}};
  if (!h || !is_real(h) || is_crossed(s, x, h) || !one_person(r, h, &who)) return;
  if ((h->once && h->once->people == 1 && str_eq(str_c(h->once->event), STR("born"))) || !event_moment(r, h, &what)) return;
  if (what.of_two) return;
  tell(r, x, born_moment(who.people[0]), what, x->wide_lo * YEAR_SECONDS - SLACK_DAY, (x->wide_hi + 1) * YEAR_SECONDS + SLACK_DAY,
       str_format(r->a, "%.*s y", STR_FMT(x->value)));
}

typedef struct told_age {
  uint32_t who, claim;
  double at; /* publication, seconds; infinite when not known */
  double age;
} told_age;

static int compare_ages(const void *x, const void *y) {
  const told_age *a = x, *b = y;
  if (a->who != b->who) return a->who < b->who ? -1 : 1;
  return (a->claim > b->claim) - (a->claim < b->claim);
}

/* The same age told years apart is that of an event: nothing follows from any of them. */
static bool frozen(const told_age *list, size_t n) {
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < i; k++)
      if (list[i].age == list[k].age && fabs(list[i].at - list[k].at) > LONG_APART) return true;
  return false;
}

static void tell_ages(reader *r) {
  VECTOR(told_age) list = {0};
  for (uint32_t i = 0; i < r->c->claims.n; i++) {
    const claim *x = &r->c->claims.items[i];
    const article_view *v = &r->articles[x->article];
    if (x->kind != CLAIM_AGE || x->quoted || x->negated || x->hypothetical) continue;
    if (!(x->lo >= 1) || !(x->hi < 130) || !isfinite(x->wide_lo) || !isfinite(x->wide_hi)) continue;
    look_at(r, x->article, x->sentence);
    tell_age_at(r, x);
    if (x->bearer == NONE || !is_person(r, r->c->entities.list.items[x->bearer])) continue;
    if (!age_of_now(&r->s, x) || tells_of_then(r, i)) continue;
    VECTOR_PUSH(r->a, list, (told_age){x->bearer, i, v->dated ? v->published_from : INFINITY, x->lo});
  }
  if (list.n) qsort(list.items, list.n, sizeof(told_age), compare_ages);
  for (size_t from = 0, to; from < list.n; from = to) {
    for (to = from + 1; to < list.n && list.items[to].who == list.items[from].who;) to++;
    size_t compared = to - from < 200 ? to - from : 200; /* enough to see; the check is quadratic */
    if (frozen(list.items + from, compared)) continue;
    for (size_t i = from; i < to; i++) {
      const claim *x = &r->c->claims.items[list.items[i].claim];
      const article_view *v = &r->articles[x->article];
      double lo = -(x->wide_hi + 1) * YEAR_SECONDS - SLACK_AGE, hi = -x->wide_lo * YEAR_SECONDS + SLACK_AGE;
      str age = str_format(r->a, "%s%.*s y", x->hedge.len ? str_to_c(r->a, str_format(r->a, "%.*s ", STR_FMT(x->hedge))) : "",
                           STR_FMT(x->value));
      if (!v->dated) tell(r, x, born_moment(x->bearer), published_moment(x->article), -hi, -lo, age);
      else
        tell(r, x, zero_moment(), born_moment(x->bearer), v->published_from + lo, v->published_to + hi,
             str_format(r->a, "%.*s - %.*s", STR_FMT(day_text(r->a, v->published_from)), STR_FMT(age)));
    }
  }
}

/* --- couples ----------------------------------------------------------------------------------------------------- */

typedef struct couple {
  uint32_t people[2];
} couple;

typedef struct couples {
  VECTOR(couple) pairs;
  couple *of_article; /* the only couple that an article tells of; NOBODY in [0]: none, in [1]: several */
} couples;

static void note_couple(reader *r, couples *all, const told_moment *m) {
  if (!m->of_two || m->is.n_people != 2) return;
  for (size_t i = 0; i < all->pairs.n; i++)
    if (all->pairs.items[i].people[0] == m->is.people[0] && all->pairs.items[i].people[1] == m->is.people[1]) return;
  VECTOR_PUSH(r->a, all->pairs, (couple){{m->is.people[0], m->is.people[1]}});
}

static bool names_both(const reader *r, uint32_t which, const couple *p) {
  const str *who = r->c->entities.list.items;
  return map_get(&r->named, group_key(which, who[p->people[0]])) && map_get(&r->named, group_key(which, who[p->people[1]]));
}

/* The only pair whose both people the article names, of those that have `who` (NOBODY: of all); NULL when there is none or
 * several. */
static const couple *couple_named(const reader *r, const couples *all, uint32_t which, uint32_t who) {
  const couple *found = NULL;
  for (size_t i = 0; i < all->pairs.n; i++) {
    const couple *p = &all->pairs.items[i];
    if ((who != NOBODY && p->people[0] != who && p->people[1] != who) || !names_both(r, which, p)) continue;
    if (found) return NULL;
    found = p;
  }
  return found;
}

/* The only pair that has the person, of several the one whose people the article names; false when that is not sure. Nobody's
 * pair: the person alone. */
static bool fill_couple(const reader *r, const couples *all, uint32_t which, moment *is) {
  const couple *found = NULL;
  uint32_t n = 0;
  for (size_t i = 0; i < all->pairs.n; i++)
    if (all->pairs.items[i].people[0] == is->people[0] || all->pairs.items[i].people[1] == is->people[0])
      found = &all->pairs.items[i], n++;
  if (n > 1) found = couple_named(r, all, which, is->people[0]);
  if (found) is->people[0] = found->people[0], is->people[1] = found->people[1], is->n_people = 2;
  return n == 0 || found;
}

static bool has_person(const moment *is, uint32_t who) { return is->people[0] == who || is->people[1] == who; }

/* Settles whose event it is; false: it cannot be told. `only`: the only couple that the article's other tellings are of, or NULL.
 */
static bool settle_people(const reader *r, const couples *all, uint32_t which, const couple *only, told_moment *m) {
  if (!m->of_two) return true;
  if (m->is.n_people == 2) {
    m->is.place = 0;
    return true;
  }
  if (m->is.n_people == 1) {
    m->is.place = 0;
    return fill_couple(r, all, which, &m->is);
  }
  if (!m->about_them || !only) return false;
  moment is = m->is;
  is.people[0] = only->people[0], is.people[1] = only->people[1], is.n_people = only->people[1] == NOBODY ? 1 : 2;
  for (uint32_t i = 0; i < m->is.place; i++)
    if (!has_person(&is, m->is.people[i])) return false; /* somebody else is named beside */
  is.place = 0;
  m->is = is;
  return true;
}

/* --- network ----------------------------------------------------------------------------------------------------- */

static uint64_t moment_key(const moment *m) {
  uint64_t key = hash_mix((uint64_t)m->kind, hash_bytes(m->label, 2));
  bool people = m->kind == MOMENT_ONCE;
  key = hash_mix(key, people ? hash_mix(m->people[0], m->people[1]) : 0);
  return hash_mix(key, hash_mix(people ? 0 : m->article, people || m->kind == MOMENT_THING ? 0 : m->place));
}

static uint32_t moment_number(reader *r, map *places, const moment *m) {
  if (m->kind == MOMENT_ZERO) return 0;
  bool is_new;
  uint64_t *place = map_put(places, moment_key(m), &is_new);
  if (is_new) {
    *place = r->out->moments.n;
    VECTOR_PUSH(r->a, r->out->moments, *m);
  }
  return (uint32_t)*place;
}

static uint64_t bits_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

static void add_bound(reader *r, map *moments, map *places, const telling *t) {
  uint32_t from = moment_number(r, moments, &t->from.is), to = moment_number(r, moments, &t->to.is);
  if (from == to) return;
  uint64_t key = hash_mix(hash_mix(from, to), hash_mix(bits_of(t->lo), bits_of(t->hi)));
  bool is_new;
  uint64_t *place = map_put(places, hash_mix(key, hash_bytes(t->value, 3)), &is_new);
  if (is_new) {
    *place = r->out->constraints.n;
    VECTOR_PUSH(r->a, r->out->constraints, (constraint){from, to, t->lo, t->hi});
    VECTOR_PUSH(r->a, r->out->bounds, (chronology_bound){.value = t->value});
  }
  VECTOR_PUSH(r->a, r->out->bounds.items[*place].statements, t->statement);
}

/* The couple of all tellings of an article that name one; of_article[i].people[0]: NOBODY when there is none or several. */
static void set_couples(reader *r, couples *all) {
  size_t n = r->c->n_articles;
  bool *several = ARENA_ARRAY(r->a, bool, n);
  all->of_article = ARENA_ARRAY(r->a, couple, n);
  for (size_t i = 0; i < n; i++) all->of_article[i] = (couple){{NOBODY, NOBODY}};
  for (size_t i = 0; i < r->tellings.n; i++) {
    told_moment sides[2] = {r->tellings.items[i].from, r->tellings.items[i].to};
    uint32_t which = r->out->statements.items[r->tellings.items[i].statement].article;
    for (int k = 0; k < 2; k++) {
      if (!sides[k].of_two || !sides[k].is.n_people || !settle_people(r, all, which, NULL, &sides[k])) continue;
      couple *own = &all->of_article[which];
      if (own->people[0] == NOBODY) *own = (couple){{sides[k].is.people[0], sides[k].is.people[1]}};
      else if (own->people[0] != sides[k].is.people[0] || own->people[1] != sides[k].is.people[1]) several[which] = true;
    }
  }
  for (size_t i = 0; i < n; i++)
    if (several[i]) all->of_article[i] = (couple){{NOBODY, NOBODY}};
}

static void build_network(reader *r) {
  couples all = {0};
  for (size_t i = 0; i < r->tellings.n; i++)
    note_couple(r, &all, &r->tellings.items[i].from), note_couple(r, &all, &r->tellings.items[i].to);
  set_couples(r, &all);
  map moments, places;
  map_init(&moments, r->a);
  map_init(&places, r->a);
  for (size_t i = 0; i < r->tellings.n; i++) {
    telling *t = &r->tellings.items[i];
    uint32_t which = r->out->statements.items[t->statement].article;
    const couple *own = &all.of_article[which];
    if (own->people[0] == NOBODY) own = couple_named(r, &all, which, NOBODY);
    if (settle_people(r, &all, which, own, &t->from) && settle_people(r, &all, which, own, &t->to))
      add_bound(r, &moments, &places, t);
  }
}

/* --- all together ------------------------------------------------------------------------------------------------ */

static bool tells_parting(str text) {
  static const char *const words[] = {"divorc", "split", "separat", "ex-husband", "ex-wife", "estranged"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (str_find(text, str_c(words[i]), 0) != SIZE_MAX) return true;
  return false;
}

static void view_article(reader *r, uint32_t i) {
  const story_article *in = &r->c->articles[i];
  article_view *v = &r->articles[i];
  interval at;
  time_precision precision = PRECISION_NONE;
  v->published_from = -INFINITY, v->published_to = INFINITY;
  if (in->article.published.len && iso_parse(in->article.published, &at, &precision) && at.from != TIME_BEFORE &&
      at.to != TIME_AFTER) {
    v->dated = precision >= PRECISION_DAY;
    v->published_from = (double)at.from, v->published_to = (double)at.to;
    if (v->dated)
      v->published_from = floor(v->published_from / DAY_SECONDS) * DAY_SECONDS, v->published_to = v->published_from + DAY_SECONDS;
  }
  v->apart = tells_parting(in->article.text);
  for (size_t k = 0; k < in->notes.n; k++) {
    const annotation *n = &in->notes.items[k];
    if (n->kind == ANNOTATION_EVENT) v->parsed = r->parsed = true;
    if (n->kind != ANNOTATION_MENTION || !n->as.mention.entity.len) continue;
    if (str_eq(n->as.mention.type, STR("person"))) {
      map_put(&r->persons, hash_bytes(n->as.mention.entity, 0), NULL);
      map_put(&r->named, group_key(i, n->as.mention.entity), NULL);
    }
    bool is_new = false;
    uint64_t *place = n->as.mention.members.n ? map_put(&r->groups, group_key(i, n->as.mention.entity), &is_new) : NULL;
    if (!is_new) continue;
    *place = r->group_mentions.n;
    VECTOR_PUSH(r->a, r->group_mentions, n);
  }
}

/* An article known to the month or year was published then. */
static void tell_published(reader *r, uint32_t i) {
  const article_view *v = &r->articles[i];
  if (v->dated || !isfinite(v->published_from)) return;
  const str published = r->c->articles[i].article.published;
  claim x = {.article = i};
  tell(r, &x, zero_moment(), published_moment(i), v->published_from, v->published_to - DAY_SECONDS, published);
}

void chronology_read(chronology *out, collation *c, const uint32_t *reports) {
  *out = (chronology){.c = c};
  reader *r = ARENA_NEW(c->a, reader);
  r->out = out, r->c = c, r->a = c->a, r->reports = reports;
  r->articles = ARENA_ARRAY(c->a, article_view, c->n_articles);
  r->point_of = ARENA_ARRAY(c->a, uint32_t, c->claims.n);
  map_init(&r->persons, c->a);
  map_init(&r->named, c->a);
  map_init(&r->groups, c->a);
  for (uint32_t i = 0; i < c->n_articles; i++) view_article(r, i);
  for (size_t i = 0; i < c->claims.n; i++) r->point_of[i] = NONE;
  for (uint32_t i = 0; i < c->points.n; i++)
    for (uint32_t k = 0; k < c->points.items[i].n; k++)
      if (c->points.items[i].kind == CLAIM_DATE && c->points.items[i].status == POINT_AGREE)
        r->point_of[c->points.items[i].claims[k]] = i;
  VECTOR_PUSH(c->a, out->moments, zero_moment().is);
  for (uint32_t i = 0; i < c->n_articles; i++) tell_published(r, i);
  for (uint32_t i = 0; i < c->claims.n; i++)
    if (c->claims.items[i].kind == CLAIM_DATE) tell_date(r, i);
  set_the_days(r);
  for (uint32_t i = 0; i < c->claims.n; i++)
    if (c->claims.items[i].kind == CLAIM_DURATION) tell_duration(r, &c->claims.items[i]);
  tell_ages(r);
  build_network(r);
}
