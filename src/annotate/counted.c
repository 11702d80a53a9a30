/* counted.c - the noun phrase behind a number, by words of grammar and plural forms; a tagger is not needed where nearly every
 * counted noun is a plural. */
#include "annotate/quantities.h"

#include "annotate/data/count_words.h"

#define MOST_WORDS 6

/* "they'll", "who’d", but not "o'clock", "d'Arc". */
static bool contracted(str lower) {
  size_t plain = str_find_char(lower, '\'', 0), curly = str_find(lower, STR("\xE2\x80\x99"), 0);
  return (plain != SIZE_MAX && plain > 1) || (curly != SIZE_MAX && curly > 1);
}

bool counted_stops(str lower) { return STR_LISTED(phrase_stops, lower) || contracted(lower); }

bool counted_plural(str s) {
  if (STR_LISTED(plural_nouns, s)) return true;
  if (s.len < 3 || s.data[s.len - 1] != 's' || s.data[s.len - 2] == 's') return false;
  return !STR_LISTED(no_plurals, s);
}

/* An adverb or participle, that is no head: "seriously", "injured". */
static bool modifies(str s) { return str_ends(s, STR("ly")) || str_ends(s, STR("ed")) || str_ends(s, STR("ing")); }

/* The end of a word with what is joined to it by hyphens: "tractor-trailers". */
static uint32_t joined_end(const atoms *in, uint32_t i) {
  while (atom_joins(in, i + 1, SIGN_HYPHEN) && atom_at(in, i + 2)->kind == ATOM_WORD) i += 2;
  return i;
}

span counted_phrase(const atoms *in, uint32_t i, uint32_t *head) {
  uint32_t first = i, last = UINT32_MAX;
  bool joined = atom_joins(in, i, SIGN_HYPHEN), noun = false;
  *head = UINT32_MAX;
  if (joined) { /* 60-vote, 1,000-member */
    if (atom_at(in, i + 1)->kind != ATOM_WORD) return (span){0, 0};
    *head = i + 1;
    return (span){in->items[i + 1].start, in->items[i + 1].end};
  }
  for (uint32_t n = 0; n < MOST_WORDS; n++) {
    const atom *at = atom_at(in, i);
    if (at->kind != ATOM_WORD || !atom_follows(in, i) || !at->space || at->sentence != atom_at(in, first)->sentence) break;
    if (counted_stops(at->lower) || (at->capital && at->time && i > first)) break; /* "one Wednesday" */
    uint32_t end = joined_end(in, i);
    str word = in->items[end].lower;
    if (noun && !counted_plural(word)) break; /* "12 people died" */
    last = end;
    noun = counted_plural(word);
    bool possessive = atom_is_sign(in, end + 1, SIGN_APOSTROPHE) && !atom_at(in, end + 1)->space;
    if (possessive && !noun && atom_is(in, end + 2, STR("s"))) { /* "two of the company's ..." */
      last = UINT32_MAX;
      break;
    }
    if (possessive) break;
    i = end + 1;
  }
  if (last == UINT32_MAX) return (span){0, 0};
  while (!noun && last > first && modifies(in->items[last].lower) && in->items[last].space &&
         !STR_LISTED(counted_states, in->items[last].lower))
    last--;
  bool verb = !noun && last == first && str_ends(in->items[last].lower, STR("ed")) && !in->items[last].capital &&
              !STR_LISTED(counted_states, in->items[last].lower);
  if (verb) return (span){0, 0}; /* "12 stayed" */
  *head = last;
  return (span){in->items[first].start, in->items[last].end};
}
