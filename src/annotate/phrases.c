/* phrases.c - noun phrases and adverbials by word classes alone. There is no parser here: what the rules cannot see (verbs that
 * are in no list) they take for part of the phrase, so every search is bounded. */
#include "annotate/phrases.h"
#include "annotate/data/phrase_words.h"

#define FARTHEST 40u /* tokens that a phrase may reach */

stretch unit_at(const reading *r, uint32_t first) {
  const lang_doc *d = r->doc;
  uint32_t last = first;
  while (last < d->n) {
    last = d->sentences[d->sentence[last]].last;
    if (last >= d->n || !r->quoted[last] || !r->quoted[last - 1]) break;
    const quotation *q = quotation_at(r, last);
    if (!q || q->first == last) break;
  }
  return (stretch){first, last};
}

const quotation *quotation_at(const reading *r, uint32_t i) {
  uint32_t low = 0, high = r->n_quotations;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (r->quotations[middle].last <= i) low = middle + 1;
    else high = middle;
  }
  return low < r->n_quotations && r->quotations[low].first <= i ? &r->quotations[low] : NULL;
}

uint32_t verb_group_start(const reading *r, uint32_t verb, uint32_t begin) {
  uint32_t g = verb;
  while (g > begin && !r->quoted[g - 1] && has_class(r, g - 1, WORD_AUXILIARY | WORD_ADVERB) &&
         !has_class(r, g - 1, WORD_PRONOUN_SUBJECT | WORD_CONJUNCTION | WORD_DETERMINER | WORD_CALENDAR))
    g--;
  /* "later" and "so" may end the clause before; a group begins with an auxiliary or stands alone when it opens the unit */
  return g;
}

bool begins_noun_phrase(const reading *r, uint32_t i) {
  if (!token_is_word(r->doc, i)) return false;
  uint64_t c = r->classes[i];
  if (c & (WORD_DETERMINER | WORD_POSSESSIVE | WORD_PRONOUN_SUBJECT)) return true;
  return !(c & (WORD_PREPOSITION | WORD_CONJUNCTION | WORD_SUBORDINATOR | WORD_AUXILIARY | WORD_ADVERB));
}

/* --- adverbials -------------------------------------------------------------------------------------------------- */

static bool is_time_word(const reading *r, uint32_t i) {
  return has_class(r, i, WORD_CALENDAR) || (i < r->doc->n && STR_LISTED(phrase_times, r->doc->lower[i]));
}

/* One adverbial from `at`, or `at`. */
static uint32_t one_adverbial(const reading *r, uint32_t at, uint32_t end) {
  const lang_doc *d = r->doc;
  if (at >= end || r->quoted[at]) return at;
  if (is_time_word(r, at)) {
    uint32_t k = at + 1;
    while (k < end && (is_time_word(r, k) || d->shape[k] == LANG_NUMBER)) k++;
    return k;
  }
  if ((token_is(d, at, STR("last")) || token_is(d, at, STR("this")) || token_is(d, at, STR("earlier")) ||
       token_is(d, at, STR("late"))) &&
      at + 1 < end) {
    uint32_t k = at + 1;
    if (token_is(d, k, STR("this")) || token_is(d, k, STR("last"))) k++;
    if (is_time_word(r, k)) return k + 1;
    return at;
  }
  if (has_class(r, at, WORD_ADVERB) &&
      !has_class(r, at, WORD_PREPOSITION | WORD_SUBORDINATOR | WORD_DETERMINER | WORD_PRONOUN_SUBJECT))
    return at + 1;
  bool preposition = token_is(d, at, STR("in")) || token_is(d, at, STR("on")) || token_is(d, at, STR("at")) ||
                     token_is(d, at, STR("during")) || token_is(d, at, STR("after")) || token_is(d, at, STR("via")) ||
                     token_is(d, at, STR("through"));
  if (!preposition) return at;
  uint32_t k = at + 1;
  bool occasion = false, time = false;
  while (k < end && k - at < 10 && token_is_word(d, k) && !r->quoted[k]) {
    if (is_time_word(r, k) || (d->shape[k] == LANG_NUMBER && k == at + 1)) time = true;
    if (STR_LISTED(said_occasions, d->lower[k])) occasion = true;
    bool inner = has_class(r, k, WORD_DETERMINER | WORD_POSSESSIVE) || d->shape[k] == LANG_CLITIC || k == at + 1;
    if ((occasion || time) && !inner) {
      uint32_t next = k + 1;
      bool goes_on =
          next < end && (STR_LISTED(said_occasions, d->lower[next]) || is_time_word(r, next) || d->shape[next] == LANG_NUMBER);
      if (!goes_on) {
        /* "with X", "to X", "in X" belong to an occasion */
        bool with = token_is(d, next, STR("with")) || token_is(d, next, STR("to"));
        if (occasion && with && next + 1 < end && r->capital[next + 1]) {
          k = next + 1;
          while (k < end && (r->capital[k] || d->shape[k] == LANG_CLITIC)) k++;
          return k;
        }
        return next;
      }
    } else if (time && d->shape[k] == LANG_NUMBER) return k + 1;
    if (!inner && has_class(r, k, WORD_PREPOSITION | WORD_PRONOUN_PERSONAL | WORD_AUXILIARY | WORD_SUBORDINATOR)) break;
    k++;
  }
  return at;
}

uint32_t skip_adverbials(const reading *r, uint32_t first, uint32_t end) {
  uint32_t at = first;
  for (int rounds = 0; rounds < 4; rounds++) {
    uint32_t next = one_adverbial(r, at, end);
    if (next == at) break;
    at = next;
  }
  return at;
}

/* --- noun phrases ------------------------------------------------------------------------------------------------ */

static bool inner_mark(const lang_doc *d, uint32_t i) { /* marks that do not end a phrase */
  return token_is_char(d, i, '-') || token_is_char(d, i, '&') || token_is_char(d, i, '$') || token_is_char(d, i, '%') ||
         token_is_char(d, i, '\'') || token_is_char(d, i, '/') || token_is_char(d, i, '#') || token_is_char(d, i, '@');
}

static bool is_finite(const reading *r, uint32_t i) {
  if (has_class(r, i, WORD_AUXILIARY) && r->doc->shape[i] != LANG_CLITIC) return true;
  return r->verbs[i] && (r->verbs[i]->kind == VERB_PAST) && !r->capital[i];
}

/* Where the words of a phrase that ends at `end` begin: back to a mark, a clause word or a finite verb. */
static uint32_t scan_back(const reading *r, uint32_t begin, uint32_t end) {
  const lang_doc *d = r->doc;
  uint32_t at = end;
  while (at > begin && end - at < FARTHEST) {
    uint32_t i = at - 1;
    if (r->quoted[i]) break;
    if (token_is_char(d, i, ')')) { /* "(R-Ohio)" belongs to the name */
      uint32_t open = i;
      while (open > begin && i - open < 6 && !token_is_char(d, open, '(')) open--;
      if (!token_is_char(d, open, '(')) break;
      at = open;
      continue;
    }
    if (!token_is_word(d, i)) {
      if (!inner_mark(d, i) && !(token_is_char(d, i, '.') && i > begin && d->lower[i - 1].len == 1)) break;
      at = i;
      continue;
    }
    uint64_t c = r->classes[i];
    if (token_is(d, i, STR("who")) || token_is(d, i, STR("whose"))) {
      if (i > begin && token_is_word(d, i - 1) && !has_class(r, i - 1, WORD_FUNCTION)) { /* "voters who backed her" */
        at = i;
        continue;
      }
      break;
    }
    if (token_is(d, i, STR("and"))) {
      if (has_class(r, at, WORD_PRONOUN_PERSONAL | WORD_SUBORDINATOR | WORD_AUXILIARY | WORD_ADVERB)) break;
      if (i == begin || !token_is_word(d, i - 1) || has_class(r, i - 1, WORD_FUNCTION)) break;
      at = i;
      continue;
    }
    if (c & (WORD_SUBORDINATOR | WORD_CONJUNCTION)) {
      if (!(c & WORD_PREPOSITION) || token_is(d, i, STR("as")) || token_is(d, i, STR("than")) || token_is(d, i, STR("after")) ||
          token_is(d, i, STR("before")) || token_is(d, i, STR("since")) || token_is(d, i, STR("until")))
        break;
    }
    if (is_finite(r, i) && !(i > begin && has_class(r, i - 1, WORD_DETERMINER | WORD_POSSESSIVE))) break;
    at = i;
  }
  return at;
}

/* Leading adverbs, "and", and a fronted adverbial ("In Ohio on Friday the mayor") are not part of it. */
static uint32_t trim_front(const reading *r, uint32_t first, uint32_t end) {
  const lang_doc *d = r->doc;
  while (first < end) {
    if (!token_is_word(d, first) && !token_is_char(d, first, '$') && !token_is_char(d, first, '@')) first++;
    else if (has_class(r, first, WORD_CONJUNCTION) && !has_class(r, first, WORD_DETERMINER)) first++;
    else if (has_class(r, first, WORD_ADVERB) && !has_class(r, first, WORD_DETERMINER | WORD_PRONOUN_SUBJECT)) first++;
    else if (has_class(r, first, WORD_CALENDAR) && first + 1 < end) first++;
    else break;
  }
  if (first < end && has_class(r, first, WORD_PREPOSITION)) {
    for (uint32_t i = end; i-- > first + 1;) { /* the last place where a phrase can begin that no preposition governs */
      if (has_class(r, i, WORD_PRONOUN_PERSONAL)) return i;
      bool begins = has_class(r, i, WORD_DETERMINER | WORD_POSSESSIVE) || (r->capital[i] && !r->capital[i - 1]);
      if (begins && !has_class(r, i - 1, WORD_PREPOSITION | WORD_DETERMINER | WORD_POSSESSIVE | WORD_ROLE | WORD_ROLE_MODIFIER) &&
          token_is_word(d, i - 1))
        return i;
    }
    return end;
  }
  return first;
}

stretch noun_phrase_before(const reading *r, uint32_t begin, uint32_t end) {
  const lang_doc *d = r->doc;
  stretch none = {end, end};
  if (end <= begin) return none;
  if (token_is_char(d, end - 1, ',')) { /* "Ann Lee, a baker, said": back over what stands between the commas */
    uint32_t open = end - 1;
    while (open > begin && end - open < FARTHEST && !r->quoted[open - 1] && !token_is_char(d, open - 1, ',') &&
           !token_is_char(d, open - 1, ';') && !token_is_char(d, open - 1, ':'))
      open--;
    if (open <= begin || !token_is_char(d, open - 1, ',')) return none;
    stretch head = noun_phrase_before(r, begin, open - 1);
    if (stretch_empty(head) || r->quoted[open]) return none;
    uint64_t c = r->classes[open];
    bool apposed = (c & WORD_DETERMINER) || d->shape[open] == LANG_NUMBER ||
                   (token_is_word(d, open) &&
                    !(c & (WORD_PREPOSITION | WORD_ADVERB | WORD_SUBORDINATOR | WORD_CONJUNCTION | WORD_AUXILIARY)) &&
                    !(r->verbs[open] && r->verbs[open]->kind == VERB_ING));
    if (apposed) head.last = end;
    return head;
  }
  uint32_t first = scan_back(r, begin, end);
  first = trim_front(r, first, end);
  if (first >= end) return none;
  /* a lone word that cannot be a subject */
  if (end - first == 1 && has_class(r, first, WORD_PREPOSITION | WORD_CONJUNCTION | WORD_AUXILIARY) &&
      !has_class(r, first, WORD_PRONOUN_SUBJECT))
    return none;
  return (stretch){first, end};
}

stretch noun_phrase_after(const reading *r, uint32_t first, uint32_t end, bool apposed) {
  const lang_doc *d = r->doc;
  uint32_t at = first;
  if (at < end && has_class(r, at, WORD_PRONOUN_PERSONAL)) return (stretch){first, first + 1};
  while (at < end && at - first < FARTHEST && !r->quoted[at]) {
    if (!token_is_word(d, at)) {
      if (token_is_char(d, at, '(')) {
        uint32_t close = at;
        while (close < end && close - at < 6 && !token_is_char(d, close, ')')) close++;
        if (token_is_char(d, close, ')')) {
          at = close + 1;
          continue;
        }
      }
      if (!inner_mark(d, at) && !(token_is_char(d, at, '.') && at > first && d->lower[at - 1].len == 1)) break;
    } else if (at > first) {
      if (token_is(d, at, STR("and")) && at + 1 < end && r->capital[at + 1] && r->capital[at - 1]) {
        at++;
        continue;
      }
      if (STR_LISTED(phrase_stops, d->lower[at])) break;
      if (has_class(r, at, WORD_AUXILIARY | WORD_PRONOUN_PERSONAL) && d->shape[at] != LANG_CLITIC) break;
      if (has_class(r, at, WORD_CALENDAR) && !r->capital[at - 1]) break;
      if (is_time_word(r, at) && !has_class(r, at - 1, WORD_DETERMINER)) break;
      if (r->verbs[at] && (r->verbs[at]->kind == VERB_ING || r->verbs[at]->kind == VERB_PAST)) break;
    }
    at++;
  }
  stretch out = {first, at};
  if (apposed && at + 1 < end && token_is_char(d, at, ',') && !r->quoted[at + 1]) {
    uint64_t c = r->classes[at + 1];
    bool adverbial = one_adverbial(r, at + 1, end) != at + 1;
    if (!adverbial && token_is_word(d, at + 1) &&
        !(c & (WORD_CONJUNCTION | WORD_SUBORDINATOR | WORD_PREPOSITION | WORD_AUXILIARY | WORD_PRONOUN_PERSONAL)) &&
        !(r->verbs[at + 1] && r->verbs[at + 1]->kind == VERB_ING)) {
      uint32_t k = at + 1;
      while (k < end && k - at < FARTHEST && !r->quoted[k] && !token_is_char(d, k, ';') && !token_is_char(d, k, ':') &&
             !(token_is_char(d, k, ',') && k + 1 < end &&
               (r->quoted[k + 1] || has_class(r, k + 1, WORD_SUBORDINATOR | WORD_CONJUNCTION) || r->verbs[k + 1])))
        k++;
      while (k > at + 1 && !token_is_word(d, k - 1)) k--;
      out.last = k;
    }
  }
  return out;
}
