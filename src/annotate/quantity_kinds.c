/* quantity_kinds.c - what a number measures, told by the signs and words around it: money, percent, age, length, votes ... */
#include "annotate/quantities.h"

#include "annotate/data/count_words.h"
#include "annotate/data/units.h"

#include <math.h>

#define OLDEST 115

static bool is(const atoms *in, uint32_t i, const char *word) { return atom_is(in, i, str_c(word)); }

static const char *unit_find(const unit_word *table, size_t n, str word) {
  size_t i = str_row_find(table, n, sizeof *table, word);
  return i == SIZE_MAX ? NULL : table[i].unit;
}
#define UNIT_FIND(table, word) unit_find((table), sizeof(table) / sizeof *(table), (word))

/* The word behind the number, over a hyphen: *i becomes its atom. NULL when there is none on the line. */
static const atom *word_behind(const atoms *in, uint32_t *i) {
  if (atom_joins(in, *i, SIGN_HYPHEN)) ++*i;
  const atom *at = atom_at(in, *i);
  return at->kind == ATOM_WORD && atom_follows(in, *i) ? at : NULL;
}

/* --- money ---------------------------------------------------------------------------------------------------------- */

static const char *currency_sign(const atoms *in, uint32_t i, const char *dollar, uint32_t *first) {
  if (i == 0 || in->items[i].space || in->items[i].line) return NULL;
  *first = i - 1;
  switch (in->items[i - 1].sign) {
  case SIGN_EURO: return "EUR";
  case SIGN_POUND: return "GBP";
  case SIGN_YEN: return "JPY";
  case SIGN_RUPEE: return "INR";
  case '$': break;
  default: /* $US1 million */
    if (i < 2 || in->items[i - 1].kind != ATOM_WORD || in->items[i - 2].sign != '$' || in->items[i - 1].space) return NULL;
    *first = i - 2;
    return UNIT_FIND(dollar_words, in->items[i - 1].lower);
  }
  if (i < 2 || in->items[i - 1].space || in->items[i - 2].kind != ATOM_WORD) return dollar;
  const char *unit = UNIT_FIND(dollar_words, in->items[i - 2].lower);
  if (unit) *first = i - 2;
  return unit ? unit : dollar;
}

/* The number that ends the range that begins at an amount of money: "$10 to $20 million", "$10-20". */
static void money_range(const atoms *in, quantity *out) {
  uint32_t k = out->next, first;
  bool hyphen = atom_joins(in, k, SIGN_HYPHEN);
  if (!hyphen && !is(in, k, "to") && !(is(in, k, "and") && out->first > 0 && is(in, out->first - 1, "between"))) return;
  k++;
  while (atom_is_sign(in, k, '$') || atom_is_sign(in, k, SIGN_EURO) || atom_is_sign(in, k, SIGN_POUND)) k++;
  number high;
  if (!atom_follows(in, k) || atom_at(in, k)->kind != ATOM_NUMBER || !number_at(in, k, &high) || high.ordinal) return;
  bool signed_too = currency_sign(in, k, out->dollar, &first) != NULL;
  if (!signed_too && !hyphen) return;
  if (out->place == CHANGE_PLACE_START && !hyphen) return;
  if (out->place == CHANGE_PLACE_AMOUNT && !hyphen && high.lo > 2 * out->lo) return; /* rose $2 to $40 */
  double scale = high.scaled && !out->number.scaled ? high.lo / (in->items[k].value / pow(10, in->items[k].decimals)) : 1;
  if (out->lo * scale >= high.hi) return;
  out->lo *= scale, out->hi = high.hi, out->next = high.next;
}

/* "110 b. Euro": a short word for a scale, apart from its number, before the name of a currency. */
static void short_scale(const atoms *in, quantity *out) {
  uint32_t k = out->next;
  const atom *at = atom_at(in, k);
  if (!at->number || !at->number->joined_only || !out->number.digits || out->number.scaled || at->line) return;
  uint32_t behind = k + 1;
  if (atom_is_sign(in, behind, '.') && !atom_at(in, behind)->space) behind++;
  if (atom_at(in, behind)->line || !UNIT_FIND(money_words, atom_at(in, behind)->lower)) return;
  out->lo *= at->number->value, out->hi *= at->number->value, out->next = behind, out->number.scaled = true;
}

bool quantity_is_money(const atoms *in, quantity *out) {
  uint32_t first, k = out->next;
  out->dimension = "money";
  const char *unit = currency_sign(in, out->first, out->dollar, &first);
  if (!unit) unit = money_before_amount(in, out->first, &first);
  if (!unit) short_scale(in, out);
  k = out->next;
  if (unit) {
    out->first = first, out->unit = str_c(unit);
    money_range(in, out);
    const atom *behind = atom_at(in, out->next);
    if (is(in, out->next, "dollars") && !behind->line) out->next++;
    if (UNIT_FIND(money_words, behind->lower) && behind->space && behind->capital && !behind->line)
      out->unit = str_c(UNIT_FIND(money_words, behind->lower)), out->next++; /* $5 million USD */
    return true;
  }
  if (out->first > 0 && in->items[out->first - 1].kind == ATOM_WORD && in->items[out->first - 1].capital &&
      in->items[out->first - 1].lower.len == 3 &&
      in->items[out->first - 1].end - in->items[out->first - 1].start == 3) { /* EUR 5 million */
    unit = UNIT_FIND(money_words, in->items[out->first - 1].lower);
    if (unit && !atom_at(in, out->first)->line && !str_eq(in->items[out->first - 1].lower, STR("won"))) {
      out->first--, out->unit = str_c(unit);
      return true;
    }
  }
  const atom *word = word_behind(in, &k);
  uint32_t people = k + (is(in, k, "new") || is(in, k, "hong"));
  unit = word && word->capital ? dollar_of_people(atom_at(in, people)->lower) : NULL;
  if (unit && (is(in, people + 1, "dollars") || is(in, people + 1, "dollar"))) {
    out->unit = str_c(unit), out->next = people + 2;
    return true;
  }
  unit = word ? UNIT_FIND(money_words, word->lower) : NULL;
  if (unit && str_eq(word->lower, STR("won")) && !out->number.scaled) unit = NULL;
  if (!unit && word && out->number.scaled && is(in, k, "pounds")) unit = "GBP";
  if (unit) {
    bool dollars = is(in, k, "dollars") || is(in, k, "dollar");
    out->unit = str_c(dollars ? out->dollar : unit), out->next = k + 1;
    return true;
  }
  if (word && (is(in, k, "pence") || (is(in, k, "p") && out->number.digits && !word->space && !out->number.decimal))) {
    out->lo /= 100, out->hi /= 100, out->unit = STR("GBP"), out->next = k + 1;
    return true;
  }
  if (word && (is(in, k, "cents") || is(in, k, "cent")) && !(atom_is(in, k - 1, STR("per")))) {
    out->lo /= 100, out->hi /= 100, out->unit = str_c(out->dollar), out->next = k + 1;
    return true;
  }
  return false;
}

/* --- percent -------------------------------------------------------------------------------------------------------- */

/* "45 to 39 percent", "20 and 30 percent": the unit stands behind the second number. */
static bool percent_of_both(const atoms *in, const quantity *out) {
  uint32_t k = out->next;
  number other;
  if (out->number.scaled || out->lo > 100 || !STR_LISTED(pair_words, atom_at(in, k)->lower)) return false;
  if (!atom_follows(in, k + 1) || !number_at(in, k + 1, &other) || other.ordinal || other.vague || other.fraction) return false;
  k = other.next;
  return atom_is_sign(in, k, '%') || is(in, k, "percent") || (is(in, k, "per") && is(in, k + 1, "cent"));
}

bool quantity_is_percent(const atoms *in, quantity *out) {
  uint32_t k = out->next;
  out->dimension = "percent", out->unit = STR("percent");
  if (atom_is_sign(in, k, '%')) k++;
  else {
    const atom *word = word_behind(in, &k);
    if (!word) return false;
    if (percent_of_both(in, out)) return true;
    if (is(in, k, "per") && is(in, k + 1, "cent")) k += 2;
    else if (is(in, k, "percent") || is(in, k, "pct")) k++;
    else if (is(in, k, "percentage") && (is(in, k + 1, "points") || is(in, k + 1, "point") || atom_joins(in, k + 1, SIGN_HYPHEN)))
      k++;
    else if (is(in, k, "basis") && is(in, k + 1, "points")) {
      out->lo /= 100, out->hi /= 100, out->unit = STR("percentage points"), out->next = k + 2;
      return true;
    } else return false;
  }
  number high; /* 10% to 15% */
  uint32_t end = k + 1;
  if (((is(in, k, "to") && out->place != CHANGE_PLACE_START) || atom_joins(in, k, SIGN_HYPHEN)) &&
      atom_at(in, k + 1)->kind == ATOM_NUMBER && number_at(in, k + 1, &high) && high.lo > out->hi) {
    end = high.next;
    if (atom_is_sign(in, end, '%') || is(in, end, "percent")) out->hi = high.lo, k = end + 1;
  }
  if (atom_joins(in, k, SIGN_HYPHEN)) k++;
  if (is(in, k, "points") || is(in, k, "point")) out->unit = STR("percentage points"), k++;
  else if (atom_joins(in, k - 1, SIGN_HYPHEN)) k--;
  out->next = k;
  return true;
}

/* --- ages ----------------------------------------------------------------------------------------------------------- */

/* Years in a unit of an age. */
static double age_unit(str word) {
  if (str_eq(word, STR("year")) || str_eq(word, STR("years")) || str_eq(word, STR("yr"))) return 1;
  if (str_eq(word, STR("month")) || str_eq(word, STR("months"))) return 1.0 / 12;
  if (str_eq(word, STR("week")) || str_eq(word, STR("weeks"))) return 7 / 365.25;
  if (str_eq(word, STR("day")) || str_eq(word, STR("days"))) return 1 / 365.25;
  return 0;
}

/* 43-year-old, 43 years old, 15 years of age; the noun behind it is of that age. */
static bool age_with_unit(const atoms *in, quantity *out) {
  uint32_t k = out->next, head;
  const atom *word = word_behind(in, &k);
  double unit = word ? age_unit(word->lower) : 0;
  if (unit == 0) return false;
  uint32_t old = ++k;
  if (atom_joins(in, k, SIGN_HYPHEN)) old = ++k;
  if (is(in, k, "old") || is(in, k, "olds")) k++;
  else if (is(in, k, "of") && is(in, k + 1, "age")) k += 2;
  else return false;
  out->lo *= unit, out->hi *= unit, out->next = k;
  if (atom_is_sign(in, old - 1, SIGN_HYPHEN) && is(in, k - 1, "old")) out->counted = counted_phrase(in, k, &head);
  return true;
}

static bool pronoun_or_name(const atoms *in, uint32_t i) {
  const atom *at = &in->items[i];
  return at->kind == ATOM_WORD && ((at->capital && !at->time) || str_eq(at->lower, STR("he")) || str_eq(at->lower, STR("she")));
}

/* "20-something". */
static bool some_age(const atoms *in, quantity *out) {
  uint32_t k = out->next;
  if (!atom_joins(in, k, SIGN_HYPHEN) || (!is(in, k + 1, "something") && !is(in, k + 1, "somethings"))) return false;
  out->hi = out->lo + 9, out->next = k + 2;
  return out->lo >= 20 && out->lo <= 90;
}

/* "Aged 18 to 24", "between the ages of 18 and 25". */
static bool age_range(const atoms *in, const quantity *out) {
  uint32_t i = out->first;
  if (i == 0 || out->lo >= out->hi || out->hi > OLDEST || out->number.scaled) return false;
  if (i > 1 && is(in, i - 1, "of")) i--;
  if (i > 1 && is(in, i - 1, "between")) i--;
  return STR_LISTED(age_before, in->items[i - 1].lower);
}

/* "Died at 93": an age without a word for it. */
static bool age_at_death(const atoms *in, const quantity *out) {
  uint32_t i = out->first, k = out->next;
  if (i < 2 || !is(in, i - 1, "at") || !STR_LISTED(death_words, in->items[i - 2].lower)) return false;
  const atom *behind = atom_at(in, k);
  return behind->line ||
         (behind->kind == ATOM_SIGN && behind->sign != ':' && behind->sign != '/' && behind->sign != SIGN_HYPHEN) ||
         (counted_stops(behind->lower) && !behind->time);
}

/* The atom of the name before "Ray, now 43," or "Ray Jr., 43,". */
static uint32_t before_comma(const atoms *in, uint32_t i) {
  if (i > 2 && (is(in, i - 1, "now") || is(in, i - 1, "then"))) i--;
  if (i < 2 || in->items[i - 1].sign != ',') return UINT32_MAX;
  bool junior = i > 3 && in->items[i - 2].sign == '.' && (is(in, i - 3, "jr") || is(in, i - 3, "sr"));
  return junior ? i - 3 : i - 2;
}

/* "Ray, 43, of", "Ray (43)", "aged 43", "she was 85.", "turned 40". */
static bool age_by_place(const atoms *in, quantity *out) {
  uint32_t i = out->first, k = out->next;
  if (age_range(in, out)) return true;
  if (i == 0 || out->lo != out->hi || out->lo < 1 || out->lo > OLDEST || out->lo != floor(out->lo) || out->number.scaled)
    return false;
  const atom *before = &in->items[i - 1], *behind = atom_at(in, k);
  bool end = behind->kind == ATOM_SIGN && behind->sign != SIGN_HYPHEN && behind->sign != '%' && behind->sign != '/' &&
             behind->sign != ':' && behind->sign != '$';
  bool broken = end && !behind->space && atom_at(in, k + 1)->kind == ATOM_NUMBER && !atom_at(in, k + 1)->space;
  if (broken || before->line || in->items[i].line) return false;
  if (age_at_death(in, out)) return true;
  if (STR_LISTED(age_before, before->lower)) return end || counted_stops(behind->lower) || behind->line;
  if (is(in, i - 1, "of") && i > 1 && (is(in, i - 2, "age") || is(in, i - 2, "ages"))) return true;
  if (!out->number.digits || i < 2) return false;
  uint32_t called = before_comma(in, i);
  if (called != UINT32_MAX && behind->sign == ',')
    return pronoun_or_name(in, called) && in->items[called].capital && in->items[i].space;
  if (before->sign == ',' &&
      (behind->sign == '.' || behind->sign == ';' || behind->sign == ')' || is(in, k, "and") || is(in, k, "who")))
    return in->items[i - 2].capital && !in->items[i - 2].time && i > 2 && in->items[i - 3].capital && out->lo >= 5;
  if (before->sign == '(' && behind->sign == ')' && !behind->space)
    return in->items[i - 2].capital && in->items[i - 2].kind == ATOM_WORD && i > 2 && in->items[i - 3].capital;
  if (is(in, i - 1, "turning") && !behind->time) return end || counted_stops(behind->lower) || behind->line;
  bool being = str_eq(before->lower, STR("was")) || str_eq(before->lower, STR("is")) || str_eq(before->lower, STR("turned")) ||
               str_eq(before->lower, STR("turns"));
  if (being && i > 3 && (is(in, i - 2, "just") || is(in, i - 2, "recently"))) i--;
  bool stops = behind->sign == '.' || behind->sign == ',' || behind->sign == SIGN_QUOTE || is(in, k, "and") || is(in, k, "when");
  if (being && stops) return is(in, i - 2, "who") || pronoun_or_name(in, i - 2);
  return false;
}

/* "girls under 17", "women 15 and older", "as young as 15". */
static bool age_by_bound(const atoms *in, quantity *out) {
  uint32_t first, next;
  if (out->lo != out->hi || out->lo < 1 || out->lo > OLDEST || out->number.scaled || !out->number.digits) return false;
  const hedge *behind = hedge_behind(in, out->next, &next);
  if (behind && (str_ends(str_c(behind->words), STR("older")) || str_ends(str_c(behind->words), STR("younger")))) return true;
  if (out->first > 2 && is(in, out->first - 1, "as") && (is(in, out->first - 2, "young") || is(in, out->first - 2, "old")))
    return true;
  const hedge *before = hedge_before(in, out->first, &first);
  bool bound = before && (before->kind == HEDGE_MOST || before->kind == HEDGE_LEAST) && first > 0;
  if (bound)
    return STR_LISTED(person_nouns, in->items[first - 1].lower) &&
           (atom_at(in, out->next)->kind == ATOM_SIGN || counted_stops(atom_at(in, out->next)->lower));
  bool person = out->first > 0 && STR_LISTED(person_nouns, in->items[out->first - 1].lower) && !in->items[out->first].line;
  return person && behind && (behind->kind == HEDGE_LEAST || behind->kind == HEDGE_MOST);
}

bool quantity_is_age(const atoms *in, quantity *out) {
  out->dimension = "age", out->unit = STR("years");
  return !out->number.fraction && (age_with_unit(in, out) || some_age(in, out) || age_by_place(in, out) || age_by_bound(in, out));
}

/* --- measures ------------------------------------------------------------------------------------------------------- */

/* "miles per hour", "miles an hour", "km/h", "metres per second" behind a length. */
static void speed_behind(const atoms *in, uint32_t k, str length, quantity *out) {
  static const struct {
    const char *length, *hour, *second;
  } speeds[] = {{"miles", "mph", "miles per second"},
                {"km", "km/h", "km per second"},
                {"m", "m per hour", "m per second"},
                {"feet", "feet per hour", "feet per second"}};
  k += atom_joins(in, k, SIGN_HYPHEN);
  bool per = is(in, k, "per") || is(in, k, "an") || is(in, k, "a"), slash = atom_joins(in, k, '/');
  k += per && atom_joins(in, k + 1, SIGN_HYPHEN);
  bool hour = (per && is(in, k + 1, "hour")) || (slash && (is(in, k + 1, "h") || is(in, k + 1, "hr")));
  bool second = (per && is(in, k + 1, "second")) || (slash && is(in, k + 1, "s"));
  if (!hour && !second) return;
  for (size_t n = 0; n < sizeof speeds / sizeof *speeds; n++)
    if (str_eq(str_c(speeds[n].length), length)) out->unit = str_c(hour ? speeds[n].hour : speeds[n].second), out->next = k + 2;
}

static bool degrees(const atoms *in, uint32_t k, quantity *out) {
  if (is(in, k, "celsius") || is(in, k, "centigrade") || (is(in, k, "c") && atom_at(in, k)->capital))
    out->unit = STR("C"), out->next = k + 1;
  else if (is(in, k, "fahrenheit") || (is(in, k, "f") && atom_at(in, k)->capital)) out->unit = STR("F"), out->next = k + 1;
  else out->unit = STR("degrees"), out->next = k;
  uint32_t i = out->first; /* minus 17 degrees */
  bool minus = i > 0 && (is(in, i - 1, "minus") ||
                         (in->items[i - 1].sign == SIGN_HYPHEN && in->items[i - 1].space && !in->items[i].space));
  if (minus) out->first--, out->lo = -out->lo, out->hi = -out->hi;
  return true;
}

/* "magnitude 7.8", "7.8-magnitude", "a magnitude of 6.1". */
static bool magnitude(const atoms *in, quantity *out) {
  uint32_t i = out->first, k = out->next;
  bool before =
      i > 0 && (is(in, i - 1, "magnitude") || (i > 1 && atom_joins(in, i - 1, SIGN_HYPHEN) && is(in, i - 2, "magnitude")) ||
                is(in, i - 1, "richter") || (i > 1 && is(in, i - 1, "of") && is(in, i - 2, "magnitude")));
  if (atom_joins(in, k, SIGN_HYPHEN)) k++;
  bool quake = out->number.decimal && STR_LISTED(quakes, atom_at(in, k)->lower);
  bool behind = is(in, k, "magnitude") || quake || (is(in, k, "on") && is(in, k + 1, "the") && is(in, k + 2, "richter"));
  if (!before && out->number.decimal && i > 1 && (is(in, i - 1, "measuring") || is(in, i - 1, "measured")))
    for (uint32_t n = i - 1; n > 0 && i - n < 6; n--) before |= STR_LISTED(quakes, in->items[n].lower);
  if ((!before && !behind) || out->lo < 1 || out->lo > 10) return false;
  out->unit = STR("magnitude");
  return true;
}

/* How the words near a tally take it: '-' not as one, 'v' of votes, 'p' of points. */
static char tally_told(const atoms *in, uint32_t first, uint32_t next) {
  uint32_t from = first > 6 ? first - 6 : 0, to = next + 5 < in->n ? next + 5 : in->n;
  char told = '-';
  for (uint32_t n = from; n < to; n++) {
    if (in->items[n].sentence != in->items[first].sentence || !STR_LISTED(tally_words, in->items[n].lower)) continue;
    if (STR_LISTED(vote_words, in->items[n].lower)) return 'v';
    told = 'p';
  }
  return told;
}

/* The same for the word right before "52 to 48", over "of" or "by". */
static char tally_named(const atoms *in, uint32_t i) {
  uint32_t over = i > 1 && (is(in, i - 1, "of") || is(in, i - 1, "by"));
  if (i < 1 + over) return '-';
  str word = in->items[i - 1 - over].lower;
  return STR_LISTED(vote_words, word) ? 'v' : STR_LISTED(tally_words, word) ? 'p' : '-';
}

/* 52-48, 3-1, "by a vote of 5 to 4": of votes or of points, where a word near it says so. */
static bool tally(const atoms *in, quantity *out) {
  uint32_t i = out->first, k = out->next;
  bool to = is(in, k, "to") && atom_follows(in, k + 1);
  if (!out->number.digits || out->number.decimal || out->number.scaled || (!to && !atom_joins(in, k, SIGN_HYPHEN))) return false;
  const atom *second = atom_at(in, k + 1), *behind = atom_at(in, k + 2);
  if (second->kind != ATOM_NUMBER || second->decimals || atom_joins(in, k + 2, SIGN_HYPHEN)) return false;
  if (!behind->space && behind->kind != ATOM_SIGN) return false;
  char told = to ? tally_named(in, i) : tally_told(in, i, k + 2);
  if (told == '-') return false;
  out->unit = told == 'v' || out->lo + second->value > 250 ? STR("vote") : STR("score"), out->next = k + 2;
  return true;
}

bool quantity_is_tally(const atoms *in, quantity *out) {
  uint32_t i = out->first;
  char named = tally_named(in, i);
  bool over = i > 0 && (is(in, i - 1, "of") || is(in, i - 1, "by"));
  out->dimension = "measure";
  if (named == '-' || (named == 'p' && !over) || !tally(in, out)) return false;
  const atom *behind = atom_at(in, out->next);
  return behind->kind != ATOM_WORD || behind->line || counted_stops(behind->lower);
}

/* "1.80m tall": the "m" that was read as a million is metres. */
static bool tall(const atoms *in, quantity *out) {
  uint32_t k = out->next;
  if (!out->number.digits || !is(in, k - 1, "m") || in->items[k - 1].space || !STR_LISTED(scale_heights, atom_at(in, k)->lower))
    return false;
  out->lo /= 1e6, out->hi /= 1e6, out->unit = STR("m");
  return true;
}

/* Behind feet: 6 feet 2, 6-foot-2, 6ft 2in. */
static void inches_behind(const atoms *in, uint32_t k, quantity *out) {
  if (atom_joins(in, k, SIGN_HYPHEN)) k++;
  const atom *inches = atom_at(in, k);
  if (inches->kind != ATOM_NUMBER || !atom_follows(in, k) || inches->value >= 12 || inches->decimals || out->lo >= 9 ||
      out->lo != out->hi)
    return;
  out->lo += inches->value / 12, out->hi = out->lo, out->next = k + 1;
  bool unit = is(in, k + 1, "inches") || is(in, k + 1, "inch") || (is(in, k + 1, "in") && !atom_at(in, k + 1)->space);
  if (unit) out->next++;
}

/* Two words or a hyphen: light-years, nautical miles. */
static bool double_unit(const atoms *in, uint32_t k, quantity *out) {
  uint32_t last = k + 1 + atom_joins(in, k + 1, SIGN_HYPHEN);
  if (is(in, k, "light") && (is(in, last, "year") || is(in, last, "years"))) out->unit = STR("light-years");
  else if (is(in, k, "nautical") && (is(in, last, "mile") || is(in, last, "miles"))) out->unit = STR("nautical miles");
  else return false;
  out->next = last + 1;
  return true;
}

/* "-5C", and "25C" where a temperature is spoken of. */
static bool short_degrees(const atoms *in, quantity *out) {
  uint32_t i = out->first, k = out->next;
  const atom *at = atom_at(in, k);
  if (at->space || !at->capital || (!is(in, k, "c") && !is(in, k, "f")) || !out->number.digits || out->number.scaled)
    return false;
  bool told = i > 0 && (is(in, i - 1, "minus") || (in->items[i - 1].sign == SIGN_HYPHEN && in->items[i - 1].space));
  for (uint32_t n = i; n > 0 && i - n < 8; n--) told |= is(in, n - 1, "temperature") || is(in, n - 1, "temperatures");
  return told && degrees(in, k, out);
}

bool quantity_is_measure(const atoms *in, quantity *out) {
  uint32_t k = out->next, number_end = k;
  out->dimension = "measure";
  if (tally(in, out) || magnitude(in, out) || tall(in, out) || short_degrees(in, out)) return true;
  if (atom_is_sign(in, k, SIGN_DEGREE)) return degrees(in, k + 1, out);
  const atom *word = word_behind(in, &k);
  if (!word) {
    bool minus = out->first > 0 && is(in, out->first - 1, "minus"); /* temperatures were minus 20 */
    if (minus) out->first--, out->lo = -out->lo, out->hi = -out->hi, out->unit = STR("degrees");
    return minus;
  }
  if (double_unit(in, k, out)) return true;
  bool power = is(in, k, "square") || is(in, k, "sq") || is(in, k, "cubic");
  if (power) {
    bool cubic = is(in, k, "cubic");
    if (atom_joins(in, k + 1, SIGN_HYPHEN)) k++;
    const char *unit = UNIT_FIND(power_words, atom_at(in, k + 1)->lower);
    if (!unit) return false;
    static const struct {
      const char *length, *square, *cube;
    } powers[] = {{"feet", "square feet", "cubic feet"},    {"inches", "square inches", "cubic inches"},
                  {"km", "square km", "cubic km"},          {"m", "square m", "cubic m"},
                  {"miles", "square miles", "cubic miles"}, {"yards", "square yards", "cubic yards"},
                  {"cm", "square cm", "cubic cm"}};
    for (size_t n = 0; n < sizeof powers / sizeof *powers; n++)
      if (strcmp(powers[n].length, unit) == 0) out->unit = str_c(cubic ? powers[n].cube : powers[n].square);
    out->next = k + 2;
    return true;
  }
  const char *unit = UNIT_FIND(measure_words, word->lower);
  if (!unit && str_eq(word->lower, STR("m")) && out->number.digits && word->space) unit = "m";
  if (!unit) {
    bool minus = out->first > 0 && is(in, out->first - 1, "minus") && in->items[out->first].space;
    if (minus) out->first--, out->lo = -out->lo, out->hi = -out->hi, out->unit = STR("degrees");
    return minus;
  }
  out->unit = str_c(unit), out->next = k + 1;
  if (strcmp(unit, "votes") == 0 && k == number_end) { /* counted like people, but for the dimension */
    out->next = k;
    return true;
  }
  if (strcmp(unit, "degrees") == 0) return degrees(in, k + 1, out);
  speed_behind(in, k + 1, out->unit, out);
  if (strcmp(unit, "feet") == 0) inches_behind(in, k + 1, out);
  return true;
}
