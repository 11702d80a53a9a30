/* time_amounts.c - amounts of time: "four years", "seven-year-long", "two or three weeks", "a few days", "an hour and a half",
 * "nine hours and 30 minutes", "decades". Ages ("43-year-old") are none: they are quantities. */
#include "annotate/times.h"

#include "annotate/data/time_amounts.h"
#include "annotate/numbers.h"

#define LONGEST 5000.0 /* of anything: more are years of the earth */

/* A unit at i, behind a space or hyphen; words like "more", "consecutive" may stand before it. */
static const time_word *unit_at(const atoms *in, uint32_t i, bool hyphen, uint32_t *next) {
  if (hyphen && atom_joins(in, i, SIGN_HYPHEN)) {
    i++;
  } else {
    if (!atom_follows(in, i) || !atom_at(in, i)->space) return NULL;
    for (int k = 0; k < 2 && atom_follows(in, i) && STR_LISTED(amount_fillers, in->items[i].lower); k++) i++;
  }
  const time_word *word = time_word_at(in, i);
  if (!word || atom_at(in, i)->line) return NULL;
  if (word->class == TIME_PART && word->value == PART_NIGHT && word->flags & TIME_PLURAL) {
    static const time_word night = {"night", TIME_UNIT, UNIT_NIGHT, 0};
    *next = i + 1;
    return &night;
  }
  if (word->class != TIME_UNIT) return NULL;
  *next = i + 1;
  return word;
}

/* "-old", " old", " of age" behind a unit make it an age. */
static bool age_behind(const atoms *in, uint32_t i) {
  if (atom_joins(in, i, SIGN_HYPHEN)) i++;
  return atom_is(in, i, STR("old")) || atom_is(in, i, STR("olds")) ||
         (atom_is(in, i, STR("of")) && atom_is(in, i + 1, STR("age")));
}

/* "-long", " long". */
static void take_long(const atoms *in, reading *out) {
  uint32_t k = out->next;
  if (atom_joins(in, k, SIGN_HYPHEN) && atom_is(in, k + 1, STR("long"))) out->next = k + 2;
}

static void half_of_unit(const atoms *in, reading *out) { /* "a year and a half" */
  uint32_t k = out->next;
  if (atom_is(in, k, STR("and")) && atom_is(in, k + 1, STR("a")) && atom_is(in, k + 2, STR("half")) && !atom_at(in, k)->line)
    out->lo += 0.5, out->hi += 0.5, out->next = k + 3;
}

/* "and 30 minutes", ", 30 minutes" behind hours. */
static void lesser_amount(const atoms *in, reading *out) {
  uint32_t k = out->next, next;
  number more;
  if (atom_is_sign(in, k, ',')) k++;
  if (atom_is(in, k, STR("and"))) k++;
  if (!atom_follows(in, k) || !number_at(in, k, &more) || more.ordinal || more.vague || more.open || more.lo >= 366) return;
  const time_word *word = unit_at(in, more.next, false, &next);
  if (!word || word->value >= out->unit || word->value == UNIT_NONE || (k == out->next && atom_at(in, k)->kind != ATOM_NUMBER))
    return;
  out->lesser = more.lo, out->lesser_unit = word->value, out->next = next;
}

/* "two or three", "12 to 18", "10-15": the second number. */
static bool range_behind(const atoms *in, const number *low, number *high) {
  uint32_t k = low->next;
  if (atom_joins(in, k, SIGN_HYPHEN) && atom_at(in, k + 1)->kind == ATOM_NUMBER) k++;
  else if (atom_is(in, k, STR("to")) || atom_is(in, k, STR("or")) || (atom_is(in, k, STR("and")) && low->lo > 0)) k++;
  else return false;
  return atom_follows(in, k) && number_at(in, k, high) && !high->ordinal && !high->vague && high->lo > low->lo;
}

/* Words that an amount without a number needs before it: "for years", "in a month". */
static bool announced(const atoms *in, uint32_t i) {
  return i > 0 && !in->items[i].line && STR_LISTED(amount_announced, in->items[i - 1].lower);
}

static bool direction_behind(const atoms *in, uint32_t i) {
  return time_has_class(in, i, TIME_DIRECTION) || (atom_is(in, i, STR("from")) && atom_is(in, i + 1, STR("now")));
}

/* "years", "weeks", "decades-long". */
static bool bare_units(const atoms *in, uint32_t i, reading *out) {
  const time_word *word = time_word_at(in, i);
  *out = reading_at(i, READING_DURATION);
  if (!word || word->class != TIME_UNIT) return false;
  out->unit = word->value, out->next = i + 1;
  bool plural = word->flags & TIME_PLURAL, before = i > 0 && !in->items[i].space && in->items[i - 1].sign;
  if (before && in->items[i - 1].sign == SIGN_HYPHEN) return false;
  out->lo = out->hi = 1, out->vague = plural;
  take_long(in, out);
  if (out->next > i + 1) return true; /* decade-long */
  if (!plural || out->unit == UNIT_SECOND || age_behind(in, i + 1)) return false;
  if (direction_behind(in, i + 1)) return true;
  return announced(in, i) && !atom_is(in, i + 1, STR("of")) && atom_at(in, i + 1)->sign != SIGN_APOSTROPHE;
}

/* "a month", "an hour and a half", "another year". */
static bool one_unit(const atoms *in, uint32_t i, reading *out) {
  uint32_t next;
  *out = reading_at(i, READING_DURATION);
  bool another = atom_is(in, i, STR("another"));
  if (!another && !atom_is(in, i, STR("a")) && !atom_is(in, i, STR("an"))) return false;
  const time_word *word = unit_at(in, i + 1, false, &next);
  if (!word || word->flags & TIME_PLURAL || age_behind(in, next)) return false;
  out->unit = word->value, out->lo = out->hi = 1, out->next = next;
  if (out->unit == UNIT_QUARTER || out->unit == UNIT_SECOND || out->unit == UNIT_WEEKEND) return false;
  half_of_unit(in, out);
  lesser_amount(in, out);
  if (another || out->hi > 1 || direction_behind(in, out->next)) return true;
  bool announced_here = announced(in, i);
  return announced_here && atom_at(in, out->next)->sign != SIGN_APOSTROPHE && !(atom_joins(in, out->next, SIGN_HYPHEN));
}

bool time_amount_at(const atoms *in, uint32_t i, reading *out) {
  number low, high;
  uint32_t next;
  if (time_has_class(in, i, TIME_UNIT) && bare_units(in, i, out)) return true;
  if (!number_at(in, i, &low)) return one_unit(in, i, out);
  const atom *before = i > 0 ? &in->items[i - 1] : NULL;
  if (low.ordinal || low.open || (before && !in->items[i].space && before->kind != ATOM_SIGN)) return false;
  if (before && !in->items[i].space && str_find_char(STR("$#ELYR.:,"), before->sign, 0) != SIZE_MAX) return false;
  *out = reading_at(i, READING_DURATION);
  const atom *first = atom_at(in, i);
  if (low.fraction && low.next == i + 2 && atom_is(in, i + 1, STR("quarters")) && first->number && first->number->value > 1)
    low = (number){.next = i + 1, .lo = first->number->value, .hi = first->number->value}; /* of a year */
  if (low.fraction && atom_is(in, low.next, STR("of"))) return false;
  out->lo = low.lo, out->hi = low.hi, out->vague = low.vague;
  uint32_t behind = low.next;
  if (range_behind(in, &low, &high)) out->hi = high.hi, behind = high.next;
  if (low.fraction && low.lo == 0.5 && (atom_is(in, behind, STR("a")) || atom_is(in, behind, STR("an"))))
    behind++; /* half an hour */
  const time_word *word = unit_at(in, behind, true, &next);
  if (!word || out->hi > LONGEST || age_behind(in, next)) return one_unit(in, i, out);
  if (word->value == UNIT_QUARTER && !(word->flags & TIME_PLURAL)) return false;
  if (word->value == UNIT_SECOND && !(word->flags & TIME_PLURAL) && !atom_joins(in, behind, SIGN_HYPHEN)) return false;
  bool hyphen = atom_joins(in, behind, SIGN_HYPHEN), digits = low.digits;
  if (!hyphen && !(word->flags & TIME_PLURAL) && out->lo > 1 && !digits && word->value == UNIT_MINUTE) return false;
  out->unit = word->value, out->next = next;
  if (out->vague && str_eq(atom_at(in, i)->lower, STR("many"))) return false;
  take_long(in, out);
  half_of_unit(in, out);
  if (!out->vague && out->lo == out->hi) lesser_amount(in, out);
  if (out->lo == 1 && out->hi == 1 && word->value == UNIT_DAY && !digits && !announced(in, i) &&
      !direction_behind(in, out->next) && !hyphen)
    return false; /* "one day" */
  return true;
}
