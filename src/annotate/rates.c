/* rates.c - what a quantity is stated per: "12 deaths per 100,000 people", "$40 a barrel", "$3.50/gallon", "three a day",
 * "$15-an-hour", "three for every ten", "40 miles to the gallon". Known speeds are units of their own (quantity_kinds.c). */
#include "annotate/quantities.h"

#include "annotate/data/rate_words.h"
#include "annotate/data/units.h"

#define MOST_GAP 4u /* words between what is counted and "per": "12 cases of measles per 100,000" */

static bool is(const atoms *in, uint32_t i, const char *word) { return atom_is(in, i, str_c(word)); }

static str rate_find(const rate_word *table, size_t n, str word) {
  size_t i = str_row_find(table, n, sizeof *table, word);
  return i == SIZE_MAX ? STR("") : str_c(table[i].per);
}
#define RATE_FIND(table, word) rate_find((table), sizeof(table) / sizeof *(table), (word))

/* "barrels" as "barrel"; measures by their unit ("kilometres": km). */
static str singular(arena *a, str word) {
  size_t row = STR_ROW_FIND(measure_words, word);
  str unit = row == SIZE_MAX ? word : str_c(measure_words[row].unit), time = RATE_FIND(rate_times, unit);
  if (!time.len) time = RATE_FIND(rate_times_plural, unit);
  if (time.len) return time;
  if (str_eq(unit, STR("people"))) return unit;
  if (str_eq(unit, STR("feet"))) return STR("foot");
  return unit.len > 3 && str_ends(unit, STR("s")) && row != SIZE_MAX ? str_slice(unit, 0, unit.len - 1) : lang_lemma(a, unit);
}

/* The unit at atom i, "square mile" and "kilowatt-hour" too; returns the atom behind it, i when there is none. */
static uint32_t unit_at(arena *a, const atoms *in, uint32_t i, str *per) {
  const atom *at = atom_at(in, i);
  if (at->kind != ATOM_WORD || at->line || STR_LISTED(rate_none, at->lower)) return i;
  if (str_eq(at->lower, STR("capita"))) return *per = STR("person"), i + 1;
  uint32_t k = i + 1 + atom_joins(in, i + 1, SIGN_HYPHEN);
  const atom *behind = atom_at(in, k);
  bool pair = STR_LISTED(rate_modifiers, at->lower) && behind->kind == ATOM_WORD && !behind->line;
  if (!pair && counted_stops(at->lower)) return i;
  *per = pair ? str_format(a, "%.*s %.*s", STR_FMT(at->lower), STR_FMT(singular(a, behind->lower))) : singular(a, at->lower);
  if (pair && str_eq(at->lower, STR("live"))) *per = singular(a, behind->lower); /* live births */
  return pair ? k + 1 : i + 1;
}

/* "100,000", "million", "10 million" at i: the atom behind, i when there is none. */
static uint32_t amount_at(const atoms *in, uint32_t i, double *n) {
  number found;
  const atom *at = atom_at(in, i);
  if (at->line) return i;
  bool scale =
      at->number && (at->number->class == NUMBER_SCALE || at->number->class == NUMBER_HUNDRED) && !at->number->joined_only;
  if (scale) return *n = at->number->value, i + 1;
  if (!number_at(in, i, &found) || found.ordinal || found.vague || found.open || found.article || found.fraction ||
      found.lo != found.hi || found.lo <= 0)
    return i;
  *n = found.lo;
  return found.next;
}

/* The noun behind "per 100,000": a plural, or a unit. */
static uint32_t plural_at(arena *a, const atoms *in, uint32_t i, str *per) {
  uint32_t head;
  const atom *at = atom_at(in, i);
  if (at->kind != ATOM_WORD || at->line) return i;
  if (is(in, i, "live")) i++; /* live births */
  if (STR_ROW_FIND(measure_words, at->lower) != SIZE_MAX || RATE_FIND(rate_times, at->lower).len ||
      RATE_FIND(rate_times_plural, at->lower).len)
    return *per = singular(a, at->lower), i + 1;
  counted_phrase(in, i, &head);
  if (head == UINT32_MAX || (!counted_plural(in->items[head].lower) && !STR_LISTED(rate_masses, in->items[head].lower))) return i;
  *per = singular(a, in->items[head].lower);
  return head + 1;
}

/* Behind "per" or "every" at i - 1: a number, a unit, or both. */
static uint32_t whole_at(arena *a, const atoms *in, uint32_t i, rate *out) {
  uint32_t k = amount_at(in, i, &out->per_n);
  if (k > i) {
    if (out->per_n == 1) out->per_n = 0;
    return plural_at(a, in, k, &out->per);
  }
  uint32_t us = i + is(in, i, "u.s."); /* per U.S. dollar */
  if (atom_at(in, us)->capital) return i;
  k = unit_at(a, in, us, &out->per);
  return k > us ? k : i;
}

/* "A barrel", "an hour" at i, joined by a hyphen when `joined`. */
static uint32_t article_at(arena *a, const atoms *in, uint32_t i, bool joined, const quantity *q, rate *out) {
  uint32_t k = i + 1;
  if (joined && !atom_joins(in, k++, SIGN_HYPHEN)) return i;
  const atom *at = atom_at(in, k);
  bool money = strcmp(q->dimension, "money") == 0, measure = strcmp(q->dimension, "measure") == 0;
  bool time = RATE_FIND(rate_times, at->lower).len > 0;
  if (at->kind != ATOM_WORD || at->line || at->capital || (!time && !((money || measure) && STR_LISTED(rate_goods, at->lower))))
    return i;
  uint32_t next = unit_at(a, in, k, &out->per);
  const atom *behind = atom_at(in, next);
  if (joined) return next;
  bool second = is(in, k, "second") && behind->kind == ATOM_WORD && !counted_stops(behind->lower);
  bool owner = behind->sign == SIGN_APOSTROPHE && !behind->space;
  if (second || owner || STR_LISTED(rate_stops, behind->lower) || atom_joins(in, next, SIGN_HYPHEN)) return i;
  return next;
}

/* The rate that begins at atom k behind a quantity; returns the atom behind it, k when there is none. */
static uint32_t rate_here(arena *a, const atoms *in, uint32_t k, const quantity *q, rate *out) {
  uint32_t i = k, next;
  if (atom_joins(in, k, '/')) {
    bool known = RATE_FIND(rate_times, atom_at(in, k + 1)->lower).len || STR_LISTED(rate_goods, atom_at(in, k + 1)->lower) ||
                 STR_ROW_FIND(measure_words, atom_at(in, k + 1)->lower) != SIZE_MAX;
    next = known ? unit_at(a, in, k + 1, &out->per) : k + 1;
    return next > k + 1 ? next : k;
  }
  bool joined = atom_joins(in, k, SIGN_HYPHEN);
  if (joined) i++;
  if (!atom_follows(in, i)) return k;
  if (is(in, i, "a") || is(in, i, "an")) {
    next = article_at(a, in, i, joined, q, out);
    return next > i ? next : k;
  }
  if (is(in, i, "per")) {
    next = whole_at(a, in, i + 1 + (joined && atom_joins(in, i + 1, SIGN_HYPHEN)), out);
    return next > i + 1 && (out->per.len || out->per_n > 0) ? next : k;
  }
  if (joined) return k;
  out->per = RATE_FIND(rate_adverbs, atom_at(in, k)->lower);
  if (out->per.len) return k + 1;
  if (is(in, k, "to") && is(in, k + 1, "the") && STR_LISTED(rate_whole, atom_at(in, k + 2)->lower))
    return unit_at(a, in, k + 2, &out->per);
  bool with = is(in, k, "for") || is(in, k, "in");
  if (with) i++;
  if (!is(in, i, "every") && !is(in, i, "each")) return k;
  next = whole_at(a, in, ++i, out);
  bool timed = RATE_FIND(rate_times, atom_at(in, i)->lower).len || RATE_FIND(rate_times_plural, atom_at(in, next - 1)->lower).len;
  if (next == i || (!is(in, k, "for") && !timed && !(with && out->per_n > 0))) return k;
  return next;
}

bool quantity_rate_apart(const atoms *in, uint32_t k) {
  return is(in, k, "every") || is(in, k, "each") || RATE_FIND(rate_adverbs, atom_at(in, k)->lower).len > 0;
}

uint32_t quantity_rate(arena *a, const atoms *in, uint32_t k, const quantity *q, rate *out) {
  *out = (rate){0};
  if (strcmp(q->dimension, "age") == 0 || strcmp(q->dimension, "ordinal") == 0) return k;
  uint32_t next = rate_here(a, in, k, q, out);
  if (next > k) return next;
  *out = (rate){0};
  if (strcmp(q->dimension, "count") != 0 || !q->counted.end || (!is(in, k, "of") && !is(in, k, "from") && !is(in, k, "in")))
    return k;
  for (uint32_t i = k + 1; i < k + 1 + MOST_GAP && atom_follows(in, i) && in->items[i].kind == ATOM_WORD && !in->items[i].number;
       i++) {
    if (is(in, i, "and") || is(in, i, "or")) return k;
    if (!is(in, i + 1, "per")) continue;
    next = whole_at(a, in, i + 2, out);
    if (next > i + 2 && out->per_n > 0) return next;
    break;
  }
  *out = (rate){0};
  return k;
}
