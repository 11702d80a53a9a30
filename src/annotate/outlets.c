/* outlets.c - names of news outlets. Many are words that mean something else ("People", "The Sun", "Time"), so what stands behind
 * the name counts: a name that goes on is another one, unless it goes on as outlets' names do. */
#include "annotate/outlets.h"
#include "annotate/data/credit_words.h"
#include "annotate/data/outlet_domains.h"
#include "text/fold.h"

#define LONGEST_OUTLET 6u /* tokens */

/* The longest listed name that begins at token i. */
static stretch listed_at(const reading *r, uint32_t i, uint32_t end, uint64_t class) {
  const lang_doc *d = r->doc;
  char joined[64];
  size_t len = 0;
  stretch best = {i, i};
  if (i >= end || !r->capital[i]) return best;
  for (uint32_t k = i; k < end && k < i + LONGEST_OUTLET; k++) {
    str w = d->lower[k];
    if (len + w.len + 1 > sizeof joined || !w.len) break;
    if (k > i && d->space[k]) joined[len++] = ' ';
    memcpy(joined + len, w.data, w.len);
    len += w.len;
    const lexicon_entry *e = lexicon_find(str_of(joined, len));
    if (e && (e->classes & class) && (r->capital[k] || token_is_char(d, k, '!'))) best.last = k + 1;
  }
  return best;
}

static bool is_domain(const reading *r, uint32_t i, uint32_t end) {
  return i < end && STR_ROW_FIND(outlet_domains, r->doc->lower[i]) != SIZE_MAX;
}

/* "Ostrel Herald", "Valley News": a name of two words or more that ends as outlets' names do; not the "Federal Register". */
static bool sounds_like_outlet(const reading *r, stretch s) {
  return s.last - s.first >= 2 && STR_LISTED(outlet_ends, r->doc->lower[s.last - 1]) &&
         !STR_LISTED(register_starts, r->doc->lower[s.first]);
}

/* Words with capitals from s.last on belong to the name, but for those of the calendar ("told CNN Monday"). */
static stretch run_of(const reading *r, stretch s, uint32_t end) {
  while (s.last < end && s.last < s.first + LONGEST_OUTLET && r->capital[s.last] && token_is_word(r->doc, s.last) &&
         !has_class(r, s.last, WORD_CALENDAR))
    s.last++;
  return s;
}

/* "People" at the head of a sentence may be anybody: only "People reports" is the magazine. */
static bool is_plural_noun(const reading *r, stretch s) {
  if (s.last != s.first + 1 || !STR_LISTED(outlet_plurals, r->doc->lower[s.first])) return false;
  bool opens = s.first == r->doc->sentences[r->doc->sentence[s.first]].first;
  const speech_verb *v = s.last < r->doc->n ? r->verbs[s.last] : NULL;
  return opens && !(v && v->kind == VERB_THIRD) && !token_is(r->doc, s.last, STR("magazine")) &&
         !token_is(r->doc, s.last, STR("has"));
}

/* Whether the words behind a listed name that means something else make it another name: "Time Warner", "Fortune 500". */
static bool goes_on(const reading *r, stretch s, stretch run) {
  if (s.last != s.first + 1 || !STR_LISTED(outlet_words, r->doc->lower[s.first])) return false;
  return run.last > s.last || (s.last < r->doc->n && r->doc->shape[s.last] == LANG_NUMBER);
}

static stretch with_magazine(const reading *r, stretch s, uint32_t end) {
  if (s.last < end && token_is(r->doc, s.last, STR("magazine"))) s.last++;
  return s;
}

/* Without looking for an article. */
static stretch plain_at(const reading *r, uint32_t i, uint32_t end) {
  stretch none = {i, i};
  if (is_domain(r, i, end)) return (stretch){i, i + 1};
  stretch known = listed_at(r, i, end, WORD_OUTLET), run = run_of(r, known, end);
  bool starts = !stretch_empty(known) || !has_class(r, i, WORD_FUNCTION); /* "A Times reporter", "On Fox News" */
  if (starts && sounds_like_outlet(r, run)) return run;
  if (stretch_empty(known) || is_plural_noun(r, known) || goes_on(r, known, run)) return none;
  return with_magazine(r, known, end);
}

stretch outlet_named(const reading *r, uint32_t first, uint32_t end) {
  if (first >= end || first >= r->doc->n) return (stretch){first, first};
  if (!token_is(r->doc, first, STR("the"))) return plain_at(r, first, end);
  stretch with = listed_at(r, first, end, WORD_OUTLET), without = plain_at(r, first + 1, end);
  return with.last > first + 1 && with.last >= without.last ? with : without;
}

stretch outlet_agency(const reading *r, uint32_t first, uint32_t end) { return listed_at(r, first, end, WORD_AGENCY); }

stretch outlet_before(const reading *r, uint32_t begin, uint32_t end) {
  uint32_t from = end > begin + LONGEST_OUTLET ? end - LONGEST_OUTLET : begin;
  for (uint32_t k = from; k < end; k++) {
    stretch s = outlet_named(r, k, end);
    if (!stretch_empty(s) && s.last == end) return s;
  }
  return (stretch){end, end};
}

/* --- by address ------------------------------------------------------------------------------------------------- */

static const outlet_domain *outlet_at(str domain) {
  size_t i = STR_ROW_FIND(outlet_domains, domain);
  return i == SIZE_MAX ? NULL : &outlet_domains[i];
}

const outlet_domain *outlet_at_host(str host) {
  const outlet_domain *found = outlet_at(host);
  for (size_t dot; !found && (dot = str_find_char(host, '.', 0)) != SIZE_MAX; found = outlet_at(host))
    host = str_slice(host, dot + 1, host.len);
  return found;
}

str outlet_name(const outlet_domain *outlet) { return str_c(outlet->name); }

bool outlet_is_named(arena *a, const outlet_domain *outlet, str name) {
  str folded = fold(a, str_trim(name));
  if (str_starts(folded, STR("the "))) folded = str_slice(folded, 4, folded.len);
  if (str_ends(folded, STR(" magazine"))) folded.len -= 9;
  const outlet_domain *other = outlet_at(folded);
  if (other) return str_eq(outlet_name(other), outlet_name(outlet));
  if (str_eq(folded, fold(a, outlet_name(outlet)))) return true;
  str also = str_c(outlet->also);
  for (size_t at = 0, end; folded.len && at < also.len; at = end + 1) {
    end = str_find_char(also, '|', at);
    if (end == SIZE_MAX) end = also.len;
    if (str_eq(str_slice(also, at, end), folded)) return true;
  }
  return false;
}
