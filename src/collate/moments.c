/* moments.c - which moment a word of a sentence tells of, and of whom: the wedding of two people, a death, the end of a strike.
 * By the events, mentions and relations that annotate found; in an article without a parse by words and names next to each other.
 */
#include "collate/moments.h"

#include "collate/data/states.h"
#include "collate/data/words.h"

/* --- the sentence ------------------------------------------------------------------------------------------------------ */

uint32_t moment_first_note(const annotations *notes, uint32_t byte) {
  size_t low = 0, high = notes->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (notes->items[middle].at.start < byte) low = middle + 1;
    else high = middle;
  }
  return (uint32_t)low;
}

/* The token of the sentence that begins at or after a byte of the article. */
uint32_t moment_token_at(const sentence_view *s, uint32_t byte) {
  uint32_t low = 0, high = s->doc->n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (s->doc->start[middle] + s->at.start < byte) low = middle + 1;
    else high = middle;
  }
  return low;
}

str moment_word(const sentence_view *s, uint32_t token) { return token < s->doc->n ? s->doc->lower[token] : STR(""); }

bool moment_is_punctuation(const sentence_view *s, uint32_t token) {
  return token < s->doc->n && s->doc->shape[token] >= LANG_OPEN_QUOTE && s->doc->shape[token] <= LANG_PUNCT;
}

uint64_t moment_group_key(uint32_t which, str who) { return hash_mix(hash_bytes(who, 1), which); }

bool moment_is_person(const moment_reader *r, str who) { return map_get(&r->persons, hash_bytes(who, 0)) != NULL; }

void moment_add_person(uint32_t people[2], uint32_t *n, uint32_t who) {
  for (uint32_t i = 0; i < *n && i < 2; i++)
    if (people[i] == who) return;
  if (*n < 2) people[*n] = who;
  ++*n;
}

/* Adds the person, or the members of the group; false when it is something else, or a group whose members are not known. */
static bool add_entity(moment_reader *r, uint32_t which, str who, uint32_t people[2], uint32_t *n) {
  if (moment_is_person(r, who)) {
    moment_add_person(people, n, names_put(&r->c->entities, who));
    return true;
  }
  const uint64_t *place = map_get(&r->groups, moment_group_key(which, who));
  if (!place) return false;
  const strs *members = &r->group_mentions.items[*place]->as.mention.members;
  for (uint32_t i = 0; i < members->n; i++) moment_add_person(people, n, names_put(&r->c->entities, members->items[i]));
  return true;
}

static const struct once_word *once_of(str lemma) {
  size_t i = STR_ROW_FIND(once_words, lemma);
  return i == SIZE_MAX ? NULL : &once_words[i];
}

static void add_happening(moment_reader *r, uint32_t token, const annotation *note) {
  sentence_view *s = &r->s;
  if (token >= s->doc->n || s->n_happenings == MOMENT_HAPPENINGS) return;
  str lemma = note ? note->as.event.lemma : lang_lemma(r->a, s->doc->lower[token]);
  const struct once_word *once = once_of(lemma);
  if (!once) once = once_of(s->doc->lower[token]);
  if (note || once) s->happenings[s->n_happenings++] = (happening){token, note, once, lemma, STR_LISTED(vague_events, lemma)};
}

void moment_look_at(moment_reader *r, uint32_t which, span at) {
  sentence_view *s = &r->s;
  if (s->doc && s->article == which && s->at.start == at.start && s->at.end == at.end) return;
  const story_article *in = &r->c->articles[which];
  *s = (sentence_view){.article = which, .at = at, .doc = lang_analyse(r->a, str_slice(in->article.text, at.start, at.end))};
  bool parsed = r->articles[which].parsed;
  for (uint32_t i = moment_first_note(&in->notes, at.start); i < in->notes.n && in->notes.items[i].at.start < at.end; i++) {
    const annotation *n = &in->notes.items[i];
    if (n->kind == ANNOTATION_EVENT && n->as.event.lemma.len) add_happening(r, moment_token_at(s, n->at.start), n);
    if (n->kind != ANNOTATION_MENTION || !n->as.mention.entity.len) continue;
    named who = {.first = moment_token_at(s, n->at.start), .last = moment_token_at(s, n->at.end)};
    if (!add_entity(r, which, n->as.mention.entity, who.people, &who.n)) continue;
    if (who.n > 2) who.n = 0;
    if (s->n_people < MOMENT_PEOPLE) s->people[s->n_people++] = who;
    else s->crowded = true;
  }
  for (uint32_t i = 0; !parsed && i < s->doc->n; i++)
    if (s->doc->shape[i] == LANG_LOWER) add_happening(r, i, NULL);
}

const happening *moment_happening_at(const sentence_view *s, uint32_t token) {
  for (uint32_t i = 0; i < s->n_happenings; i++)
    if (s->happenings[i].token == token) return &s->happenings[i];
  return NULL;
}

/* Told as something that was or is. */
bool moment_is_real(const happening *h) {
  if (!h->note) return true;
  return !h->note->as.event.polarity.len && !h->note->as.event.modality.len && !str_eq(h->note->as.event.tense, STR("future"));
}

bool moment_is_past(const happening *h) { return h->note && moment_is_real(h) && str_eq(h->note->as.event.tense, STR("past")); }

/* Light words, commas and numbers alone stand between two tokens (both left out), at most `most`. */
bool moment_lightly_between(const sentence_view *s, uint32_t from, uint32_t to, uint32_t most) {
  if (to < from + 1 || to - from - 1 > most) return false;
  for (uint32_t i = from + 1; i < to; i++)
    if (!moment_is_punctuation(s, i) && s->doc->shape[i] != LANG_NUMBER && !STR_LISTED(light_words, s->doc->lower[i]))
      return false;
  return true;
}

/* "filed for divorce", "the death toll": the word tells another event. */
static bool is_matter(const sentence_view *s, const happening *h) {
  for (uint32_t i = h->token > 4 ? h->token - 4 : 0; i < h->token + 3 && i < s->doc->n; i++)
    if (i != h->token && STR_LISTED(matter_words, s->doc->lower[i])) return true;
  bool noun = !h->note || !h->note->as.event.tense.len;
  uint32_t next = h->token + 1;
  bool verb = str_ends(moment_word(s, h->token), STR("ed")) || str_eq(h->lemma, STR("bear"));
  return noun && !verb && next < s->doc->n && s->doc->shape[next] == LANG_LOWER &&
         !STR_LISTED(function_words, s->doc->lower[next]) && !STR_LISTED(light_words, s->doc->lower[next]) &&
         !STR_LISTED(begin_words, s->doc->lower[next]) && !STR_LISTED(end_words, s->doc->lower[next]) &&
         !STR_LISTED(calendar_words, s->doc->lower[next]);
}

/* --- people of an event ------------------------------------------------------------------------------------------------ */

static const named *named_before(const sentence_view *s, uint32_t token, uint32_t most) {
  for (uint32_t i = s->n_people; i-- > 0;)
    if (s->people[i].last <= token &&
        (s->people[i].last == token || moment_lightly_between(s, s->people[i].last - 1, token, most)))
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
    for (uint32_t k = 0; k < s->people[i].n; k++) moment_add_person(people, &n, s->people[i].people[k]);
  return n <= 1 && !s->crowded;
}

/* The one person that it happens to: of whom it is told in the parse, else by the name right before it. */
bool moment_one_person(moment_reader *r, const happening *h, moment *out) {
  const sentence_view *s = &r->s;
  uint32_t n = 0, people[2] = {MOMENT_NOBODY, MOMENT_NOBODY};
  if (h->note && h->note->as.event.participants.n) {
    const strs *who = &h->note->as.event.participants;
    for (uint32_t i = 0; i < who->n; i++)
      if (!add_entity(r, s->article, who->items[i], people, &n)) return false;
  } else if (!h->note) {
    uint32_t at = h->token;
    while (at > 0 && joins(moment_word(s, at - 1)) && !str_eq(moment_word(s, at - 1), STR("and"))) at--;
    const named *who = named_before(s, at, 5);
    if (!who || who->n != 1) return false;
    if (who->first && str_eq(moment_word(s, who->first - 1), STR("and"))) return false;
    people[0] = who->people[0], n = 1;
  }
  if (n != 1 || (h->token && STR_LISTED(possessives, moment_word(s, h->token - 1)) && !alone(s))) return false;
  out->people[0] = people[0], out->people[1] = MOMENT_NOBODY, out->n_people = 1;
  return true;
}

static const char *const couple_words[] = {"both", "couple", "duo", "exes", "pair", "their", "them", "they", "two"};
static const char *const chain_links[] = {"got", "long", "marriage", "of", "to", "wedding", "with", "year"};

static bool is_content(const sentence_view *s, uint32_t token) {
  return token < s->doc->n && s->doc->shape[token] == LANG_LOWER && !STR_LISTED(function_words, s->doc->lower[token]) &&
         !STR_LISTED(light_words, s->doc->lower[token]) && !STR_LISTED(chain_links, s->doc->lower[token]);
}

/* People whose names stand in one chain before the word: "Lee and Ray's seven-year marriage", "his marriage". *n is over 2 where
 * the chain begins with somebody who is not known: a name, or "her grandmother married", "her grandmother's wedding". */
static void chain_before(const sentence_view *s, uint32_t token, bool verb, uint32_t people[2], uint32_t *n) {
  uint32_t at = token;
  while (at > 0) {
    const named *who = NULL;
    for (uint32_t i = 0; i < s->n_people; i++)
      if (s->people[i].last == at && s->people[i].first < at) who = &s->people[i];
    if (who) {
      for (uint32_t i = 0; i < who->n; i++) moment_add_person(people, n, who->people[i]);
      at = who->first;
      continue;
    }
    str word = moment_word(s, at - 1);
    bool light = joins(word) || moment_is_punctuation(s, at - 1) || s->doc->shape[at - 1] == LANG_NUMBER ||
                 STR_LISTED(light_words, word) || STR_LISTED(chain_links, word) || str_find(word, STR("year"), 0) != SIZE_MAX;
    if (!light) break;
    at--;
  }
  if (!at || *n >= 2) return;
  bool owner = at < token && joins(moment_word(s, at)) && !str_eq(moment_word(s, at), STR("and"));
  if (s->doc->shape[at - 1] == LANG_CAPITAL && at > 1) *n = 3;
  if ((verb || owner) && is_content(s, at - 1) && !STR_LISTED(couple_words, moment_word(s, at - 1))) *n = 3;
}

/* The same behind it: "marriage to Ray", "wedding of Lee and Ray"; not "wedding of her aunt". */
static void chain_behind(const sentence_view *s, uint32_t token, uint32_t people[2], uint32_t *n) {
  for (uint32_t at = token + 1; at < s->doc->n;) {
    const named *who = NULL;
    for (uint32_t i = 0; i < s->n_people; i++)
      if (s->people[i].first == at && s->people[i].last > at) who = &s->people[i];
    str word = moment_word(s, at);
    if (who) {
      str next = moment_word(s, who->last);
      bool owner =
          str_eq(next, STR("'s")) || str_eq(next, STR("'")) || (STR_LISTED(possessives, word) && is_content(s, who->last));
      for (uint32_t i = 0; i < who->n; i++) moment_add_person(people, n, who->people[i]);
      if (owner) *n = 3;
      at = who->last;
      continue;
    }
    if (!str_eq(word, STR("and")) && !STR_LISTED(chain_links, word) && !STR_LISTED(definite_words, word)) {
      if (s->doc->shape[at] == LANG_CAPITAL && at > token + 1) *n = 3;
      return;
    }
    at++;
  }
}

/* One or two people of an event of two, or nobody where the sentence speaks of "the couple". False: somebody else's, or a crowd.
 */
bool moment_two_people(moment_reader *r, uint32_t token, const annotation *note, told_moment *out) {
  const sentence_view *s = &r->s;
  uint32_t n = 0, people[2] = {MOMENT_NOBODY, MOMENT_NOBODY};
  if (note)
    for (uint32_t i = 0; i < note->as.event.participants.n; i++)
      add_entity(r, s->article, note->as.event.participants.items[i], people, &n);
  bool verb = note ? note->as.event.tense.len > 0 : str_ends(moment_word(s, token), STR("ed"));
  if (n < 2) chain_before(s, token, verb, people, &n);
  if (n < 2) chain_behind(s, token, people, &n);
  out->of_two = true;
  if (n > 2) return false;
  if (n == 0) {
    out->about_them = token && STR_LISTED(definite_words, s->doc->lower[token - 1]);
    for (uint32_t i = 0; i < s->doc->n && !out->about_them; i++) out->about_them = STR_LISTED(couple_words, s->doc->lower[i]);
    uint32_t all = 0, who[2];
    for (uint32_t i = 0; i < s->n_people; i++)
      for (uint32_t k = 0; k < s->people[i].n; k++) moment_add_person(who, &all, s->people[i].people[k]);
    if (all > 2 || s->crowded) return false;
    if (all) out->about_them = true, people[0] = who[0], people[1] = all > 1 ? who[1] : MOMENT_NOBODY, n = 0;
    out->is.place = all; /* these must be of the couple; kept until couples are known */
  }
  if (n == 2 && people[0] > people[1]) {
    uint32_t kept = people[0];
    people[0] = people[1], people[1] = kept;
  }
  out->is.people[0] = people[0], out->is.people[1] = people[1], out->is.n_people = n;
  return true;
}

/* --- moments ----------------------------------------------------------------------------------------------------------- */

told_moment moment_zero(void) { return (told_moment){.is = {.kind = MOMENT_ZERO, .people = {MOMENT_NOBODY, MOMENT_NOBODY}}}; }

told_moment moment_published(uint32_t which) {
  return (told_moment){
      .is = {.kind = MOMENT_PUBLISHED, .label = STR("published"), .people = {MOMENT_NOBODY, MOMENT_NOBODY}, .article = which}};
}

told_moment moment_born(uint32_t who) {
  return (told_moment){.is = {.kind = MOMENT_ONCE, .label = STR("born"), .people = {who, MOMENT_NOBODY}, .n_people = 1}};
}

/* What happens once, told by this word. False when it is not known of whom, or another event is meant. */
bool moment_once(moment_reader *r, const happening *h, told_moment *out) {
  *out = (told_moment){.is = {.kind = MOMENT_ONCE, .label = str_c(h->once->event), .people = {MOMENT_NOBODY, MOMENT_NOBODY}}};
  if (is_matter(&r->s, h)) return false;
  if (h->once->people == 2) return moment_two_people(r, h->token, h->note, out);
  return moment_one_person(r, h, &out->is);
}

told_moment moment_own(moment_reader *r, const happening *h) {
  told_moment out = {
      .is = {.kind = MOMENT_OWN, .label = h->lemma, .people = {MOMENT_NOBODY, MOMENT_NOBODY}, .article = r->s.article}};
  out.is.place = r->s.at.start + r->s.doc->start[h->token];
  uint32_t n = 0, people[2] = {MOMENT_NOBODY, MOMENT_NOBODY};
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
  return k == 1 || moment_is_punctuation(s, k - 2) || STR_LISTED(openers, s->doc->lower[k - 2]);
}

/* A state or thing whose noun stands before a verb of beginning or ending. */
bool moment_bounded(moment_reader *r, uint32_t verb, const annotation *note, told_moment *out) {
  const sentence_view *s = &r->s;
  bool begins = STR_LISTED(begin_words, moment_word(s, verb)), ends = STR_LISTED(end_words, moment_word(s, verb));
  if (begins == ends) return false;
  if (note && (note->as.event.polarity.len || note->as.event.modality.len || str_eq(note->as.event.tense, STR("future"))))
    return false;
  for (uint32_t i = verb; i-- > 0 && verb - i <= 5;) {
    str word = s->doc->lower[i];
    const happening *h = moment_happening_at(s, i);
    if (h && h->once && h->once->people == 2) {
      bool wed = str_eq_ascii_case(str_c(h->once->event), STR(STATE_OF_TWO_BEGINS));
      if ((wed && is_matter(s, h)) || (!wed && begins) || (wed && !str_eq(h->lemma, STR(STATE_OF_TWO)))) return false;
      const char *label = begins ? STATE_OF_TWO_BEGINS : STATE_OF_TWO_ENDS;
      *out = (told_moment){.is = {.kind = MOMENT_ONCE, .label = str_c(label), .people = {MOMENT_NOBODY, MOMENT_NOBODY}}};
      return moment_two_people(r, i, h->note, out);
    }
    if (STR_LISTED(lasting_nouns, word)) {
      if (!is_definite_subject(s, i, verb)) return false;
      *out = (told_moment){
          .is = {.kind = MOMENT_THING, .people = {MOMENT_NOBODY, MOMENT_NOBODY}, .article = r->reports[s->article]}};
      out->is.label = str_format(r->a, "%.*s %s", STR_FMT(word), begins ? "begins" : "ends");
      return true;
    }
    if (!moment_is_punctuation(s, i) && !STR_LISTED(light_words, word)) return false;
  }
  return false;
}
