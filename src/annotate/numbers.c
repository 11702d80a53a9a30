/* numbers.c - reading a number that begins at an atom. Words follow the grammar of English numerals (hundreds within groups of
 * thousands); digits may carry a scale word ("1.5 million", "30bn", "110-billion"). */
#include "annotate/numbers.h"

#include <math.h>

#define MOST_ATOMS 16 /* of one number */

static const number_word *word_at(const atoms *in, uint32_t i, number_class class) {
  const number_word *word = i < in->n ? in->items[i].number : NULL;
  return word && word->class == class && !word->joined_only ? word : NULL;
}

/* The next word of a number: after a space, or joined by a hyphen ("twenty-five", "110-billion"). */
static uint32_t next_word(const atoms *in, uint32_t i) {
  if (atom_joins(in, i, SIGN_HYPHEN)) return i + 1;
  return i < in->n && atom_follows(in, i) && in->items[i].kind == ATOM_WORD && in->items[i].space ? i : in->n;
}

static double digits_value(const atom *in, double scale) { return in->value * scale / pow(10, in->decimals); }

/* "1/2" behind a whole number and a space, or alone. */
static bool simple_fraction(const atoms *in, uint32_t i, double *value) {
  if (i + 2 >= in->n || in->items[i].kind != ATOM_NUMBER || !atom_joins(in, i + 1, '/')) return false;
  const atom *over = &in->items[i], *under = &in->items[i + 2];
  if (under->kind != ATOM_NUMBER || over->decimals || under->decimals || over->value < 1 || over->value >= under->value)
    return false;
  if (under->value != 2 && under->value != 3 && under->value != 4 && under->value != 5 && under->value != 8) return false;
  if (atom_joins(in, i + 3, '/')) return false; /* a date */
  *value = over->value / under->value;
  return true;
}

/* "½" and the like, joined to digits or alone. */
static bool vulgar_fraction(const atoms *in, uint32_t i, double *value) {
  if (!atom_is_sign(in, i, SIGN_OTHER)) return false;
  str s = in->items[i].lower;
  if (s.len != 2 || s.data[0] != '\xC2') return false;
  *value = s.data[1] == '\xBC' ? 0.25 : s.data[1] == '\xBD' ? 0.5 : s.data[1] == '\xBE' ? 0.75 : 0;
  return *value > 0;
}

static bool ordinal_ending(str s) {
  return str_eq(s, STR("st")) || str_eq(s, STR("nd")) || str_eq(s, STR("rd")) || str_eq(s, STR("th"));
}

/* "and a half", "and-a-half" at i: the atom after it, or 0. */
static uint32_t and_a_half(const atoms *in, uint32_t i) {
  static const char *const words[] = {"and", "a", "half"};
  for (size_t k = 0; k < 3; k++, i++) {
    if (atom_joins(in, i, SIGN_HYPHEN)) i++;
    if (!atom_is(in, i, str_c(words[k])) || !atom_follows(in, i)) return 0;
  }
  return i;
}

/* A scale word at i ("million", " million", "-billion", "bn" joined to digits): its value, and the atom after it. */
static double scale_at(const atoms *in, uint32_t i, bool after_digits, uint32_t *next) {
  const atom *at = atom_at(in, i);
  if (after_digits && at->number && at->number->joined_only && !at->space) {
    *next = i + 1;
    return at->number->value;
  }
  if (after_digits && at->number && at->number->joined_only && at->number->value >= 1e6 && at->lower.len > 1 &&
      atom_follows(in, i)) {
    *next = i + 1; /* "30 bn" */
    return at->number->value;
  }
  uint32_t k = next_word(in, i);
  const number_word *word = word_at(in, k, NUMBER_SCALE);
  if (!word) word = word_at(in, k, NUMBER_HUNDRED);
  if (!word) word = word_at(in, k, NUMBER_DOZEN);
  if (!word) return 0;
  *next = k + 1;
  return word->value;
}

/* "Two and a half", "two and a half million". */
static void half_more(const atoms *in, number *out) {
  uint32_t half = and_a_half(in, out->next), next;
  if (!half) return;
  double scale = scale_at(in, half, false, &next);
  out->lo += 0.5, out->hi += 0.5, out->next = half;
  if (scale > 0) out->lo *= scale, out->hi *= scale, out->next = next, out->scaled = true;
}

static bool digits_number(const atoms *in, uint32_t i, number *out) {
  const atom *at = &in->items[i];
  double part, scale = 1;
  *out = (number){.next = i + 1, .digits = true, .decimal = at->decimals > 0};
  if (simple_fraction(in, i, &part)) {
    out->lo = out->hi = part;
    out->next = i + 3, out->fraction = true;
    return true;
  }
  const atom *behind = atom_at(in, i + 1);
  if (behind->kind == ATOM_WORD && !behind->space && ordinal_ending(behind->lower)) {
    out->lo = out->hi = at->value;
    out->next = i + 2, out->ordinal = true;
    return !at->decimals;
  }
  double value = digits_value(at, 1);
  if (atom_follows(in, i + 1) && behind->space && simple_fraction(in, i + 1, &part)) value += part, out->next = i + 4;
  else if (vulgar_fraction(in, i + 1, &part) && !behind->space) value += part, out->next = i + 2;
  for (uint32_t next; (part = scale_at(in, out->next, out->next == i + 1, &next)) > 0 && scale < 1e12;) {
    scale *= part, out->next = next;
    out->scaled = true;
  }
  out->lo = out->hi = value == digits_value(at, 1) ? digits_value(at, scale) : value * scale;
  if (scale == 1) half_more(in, out);
  return true;
}

/* "dozens", "tens of thousands", "hundreds of millions". */
static bool open_number(const atoms *in, uint32_t i, number *out) {
  const number_word *word = word_at(in, i, NUMBER_OPEN);
  if (!word) return false;
  double value = word->value;
  *out = (number){.next = i + 1, .open = true, .scaled = true};
  while (atom_is(in, out->next, STR("of")) && atom_follows(in, out->next) && value < 1e12) {
    const number_word *more = word_at(in, out->next + 1, NUMBER_OPEN);
    if (!more || more->value <= 10) break;
    value *= more->value;
    out->next += 2;
  }
  if (value == 10) return false; /* "tens" alone */
  out->lo = 2 * value, out->hi = INFINITY;
  return true;
}

/* "several hundred", "a few dozen", "a couple thousand" from the vague word at i on: two of them, or more. */
static bool some_scales(const atoms *in, uint32_t i, number *out) {
  bool couple = in->items[i].number->value > 0;
  double value = 1, part;
  uint32_t next = i + 1;
  while (value < 1e12 && (part = scale_at(in, next, false, &next)) > 0) value *= part;
  if (value == 1) return false;
  *out = (number){.next = next, .lo = 2 * value, .hi = couple ? 2 * value : INFINITY, .open = !couple, .scaled = true};
  return true;
}

/* "half", "a third", "two-thirds", "three quarters". `numerator` was read before i. */
static bool fraction_number(const atoms *in, uint32_t i, double numerator, number *out) {
  const number_word *word = word_at(in, i, NUMBER_FRACTION), *ordinal = word_at(in, i, NUMBER_ORDINAL);
  double part = word ? word->value : ordinal && ordinal->value >= 3 && ordinal->value <= 20 ? 1 / ordinal->value : 0;
  if (part == 0 || numerator * part >= 1) return false;
  if (ordinal && !atom_is(in, i + 1, STR("of"))) return false; /* "a third arrest" */
  *out = (number){.lo = numerator * part, .hi = numerator * part, .next = i + 1, .fraction = true};
  return true;
}

/* Words of a cardinal or ordinal from i on. */
static bool word_number(const atoms *in, uint32_t i, bool article, number *out) {
  double total = 0, group = 0;
  number_class last = NUMBER_VAGUE; /* none yet */
  bool any = false;
  uint32_t k = i;
  *out = (number){.next = i};
  for (uint32_t steps = 0; steps < MOST_ATOMS; steps++) {
    uint32_t at = any ? next_word(in, k) : k;
    if (any && atom_is(in, at, STR("and")) && (last == NUMBER_HUNDRED || last == NUMBER_SCALE)) {
      uint32_t behind = next_word(in, at + 1);
      if (!word_at(in, behind, NUMBER_ONES) && !word_at(in, behind, NUMBER_TENS)) break;
      at = behind;
    }
    const number_word *word = at < in->n ? in->items[at].number : NULL;
    if (!word || word->joined_only) break;
    number_class class = word->class;
    if (class == NUMBER_ONES && (!any || (last == NUMBER_TENS && word->value > 0 && word->value < 10) || last == NUMBER_HUNDRED ||
                                 last == NUMBER_SCALE)) {
      group += word->value;
    } else if (class == NUMBER_TENS && (!any || last == NUMBER_HUNDRED || last == NUMBER_SCALE)) {
      group += word->value;
    } else if ((class == NUMBER_HUNDRED || class == NUMBER_DOZEN) &&
               (any ? last == NUMBER_ONES || last == NUMBER_TENS : article)) {
      group = (any ? group : 1) * word->value;
      out->scaled |= class == NUMBER_HUNDRED;
    } else if (class == NUMBER_SCALE && (any ? last != NUMBER_SCALE : article) && (total == 0 || word->value < total)) {
      total += (any ? group : 1) * word->value, group = 0;
      out->scaled = true;
    } else if (class == NUMBER_ORDINAL && (!any || (last == NUMBER_TENS && word->value < 10) || last == NUMBER_HUNDRED) &&
               !article) {
      group += word->value;
      out->ordinal = true;
    } else if (class == NUMBER_ORDINAL && word->value >= 100 && any) {
      group = (group > 0 ? group : 1) * word->value;
      out->ordinal = true;
    } else {
      break;
    }
    any = true, last = class, k = at + 1;
    if (out->ordinal) break;
  }
  if (!any) return false;
  out->next = k;
  out->lo = out->hi = total + group;
  return true;
}

/* "a", "an" and what may follow it: "dozen", "hundred", "half", "third", "few", "couple of". */
static bool article_number(const atoms *in, uint32_t i, number *out) {
  if (!atom_is(in, i, STR("a")) && !atom_is(in, i, STR("an"))) return false;
  if (!atom_follows(in, i + 1) || !in->items[i + 1].number) return false;
  const number_word *word = in->items[i + 1].number;
  bool found = false;
  if (word->class == NUMBER_VAGUE && some_scales(in, i + 1, out)) {
    found = true;
  } else if (word->class == NUMBER_VAGUE && (word->value > 0 || str_eq(str_c(word->word), STR("few")))) {
    *out = (number){.next = i + 2, .lo = word->value, .hi = word->value, .vague = word->value == 0};
    bool of = atom_is(in, out->next, STR("of"));
    if (word->value > 0 && of) out->next++;
    found = of || word->value == 0 || atom_is(in, i + 1, STR("couple"));
  } else if (word->class == NUMBER_HUNDRED || word->class == NUMBER_SCALE || word->class == NUMBER_DOZEN) {
    found = word_number(in, i + 1, true, out);
  } else if (word->class == NUMBER_FRACTION || word->class == NUMBER_ORDINAL) {
    found = fraction_number(in, i + 1, 1, out);
  }
  out->article = found;
  return found;
}

bool number_at(const atoms *in, uint32_t i, number *out) {
  if (i >= in->n) return false;
  const atom *at = &in->items[i];
  if (at->kind == ATOM_NUMBER) return digits_number(in, i, out);
  if (at->kind == ATOM_SIGN) {
    *out = (number){.next = i + 1, .fraction = true};
    if (!vulgar_fraction(in, i, &out->lo)) return false;
    out->hi = out->lo;
    return true;
  }
  if (!at->number) return article_number(in, i, out);
  if (at->number->joined_only) return false;
  if (at->number->class == NUMBER_VAGUE) {
    if (some_scales(in, i, out)) return true;
    *out = (number){.next = i + 1, .vague = true};
    return str_eq(at->lower, STR("several")) || str_eq(at->lower, STR("few")) || str_eq(at->lower, STR("many"));
  }
  if (at->number->class == NUMBER_DOZEN) { /* "another dozen" */
    *out = (number){.next = i + 1, .lo = at->number->value, .hi = at->number->value};
    return i > 0 && (atom_is(in, i - 1, STR("another")) || atom_is(in, i - 1, STR("the")));
  }
  if (at->number->class == NUMBER_FRACTION) {
    const number_word *behind = atom_at(in, i + 1)->number ? NULL : atom_at(in, i + 2)->number;
    bool a_scale = (atom_is(in, i + 1, STR("a")) || (atom_joins(in, i + 1, SIGN_HYPHEN) && at->number->value == 0.5)) && behind &&
                   (behind->class == NUMBER_SCALE || behind->class == NUMBER_DOZEN); /* "half a million", "half-dozen" */
    if (!fraction_number(in, i, 1, out)) return false;
    if (a_scale)
      out->lo *= in->items[i + 2].number->value, out->hi = out->lo, out->next = i + 3, out->fraction = false, out->scaled = true;
    return true;
  }
  if (open_number(in, i, out)) return true;
  if (!word_number(in, i, false, out)) return false;
  if (out->ordinal) return true;
  number part;
  uint32_t behind = next_word(in, out->next);
  if (behind < in->n && word_at(in, behind, NUMBER_FRACTION) && out->lo < 20 && fraction_number(in, behind, out->lo, &part)) {
    *out = part;
  } else if (out->next == i + 1 && behind < in->n && word_at(in, behind, NUMBER_ORDINAL) &&
             fraction_number(in, behind, out->lo, &part)) {
    *out = part;
  } else {
    half_more(in, out);
  }
  return true;
}
