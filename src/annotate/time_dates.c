/* time_dates.c - dates of the calendar as far as they are given: "Jan. 12, 2016", "12th of January", "2016-01-12", "March 1776",
 * "1990s", "19th century", "third quarter of 1989", "spring 2015", "Friday, Oct. 23", "Christmas Eve", "480 BC". */
#include "annotate/times.h"

#include "annotate/data/count_words.h"
#include "annotate/data/time_places.h"
#include "annotate/holidays.h"
#include "annotate/numbers.h"

#define LEAST_YEAR 1000
#define MOST_YEAR 2199
#define LEAST_PLAIN_YEAR 1900 /* years that need no word before them */
#define MOST_PLAIN_YEAR 2059

const time_word *time_word_at(const atoms *in, uint32_t i) {
  const atom *at = atom_at(in, i);
  return at->time && (!(at->time->flags & TIME_CAPITAL) || at->capital) ? at->time : NULL;
}

bool time_has_class(const atoms *in, uint32_t i, time_class class) {
  const time_word *word = time_word_at(in, i);
  return word && word->class == class;
}

static bool listed_before(const atoms *in, uint32_t i, const char *const *list, size_t n) {
  return i > 0 && !in->items[i].line && str_listed(list, n, in->items[i - 1].lower);
}
#define LISTED_BEFORE(in, i, list) listed_before((in), (i), (list), sizeof(list) / sizeof *(list))

/* Whether atom i is glued to a word or number on a side, other than by a hyphen or slash. */
static bool glued(const atoms *in, uint32_t i, uint32_t next) {
  const atom *before = i > 0 ? &in->items[i - 1] : NULL, *after = atom_at(in, next);
  if (before && !in->items[i].space &&
      (before->kind != ATOM_SIGN || str_find_char(STR("$#ELYR.:,'"), before->sign, 0) != SIZE_MAX))
    return true;
  if (after->space || next >= in->n) return false;
  return after->kind != ATOM_SIGN || after->sign == '%' ||
         ((after->sign == '.' || after->sign == ',' || after->sign == ':') && !atom_at(in, next + 1)->space &&
          atom_at(in, next + 1)->kind == ATOM_NUMBER);
}

/* --- years -------------------------------------------------------------------------------------------------------- */

static bool four_digits(const atoms *in, uint32_t i) {
  const atom *at = atom_at(in, i);
  return at->kind == ATOM_NUMBER && at->end - at->start == 4 && !at->decimals;
}

/* "BC", "B.C.", "BCE" at i. */
static bool before_christ(const atoms *in, uint32_t i) {
  str s = atom_at(in, i)->lower;
  return str_eq(s, STR("bc")) || str_eq(s, STR("b.c.")) || str_eq(s, STR("bce")) || str_eq(s, STR("b.c"));
}

/* "nineteen ninety-seven", "two thousand nine", behind words that announce a year. */
static bool spoken_year(const atoms *in, uint32_t i, int32_t *year, uint32_t *next) {
  const atom *at = atom_at(in, i);
  number rest;
  if (!at->number || !atom_follows(in, i + 1)) return false;
  if (at->number->class == NUMBER_ONES && at->number->value >= 13) {
    const atom *second = atom_at(in, i + 1);
    if (!second->space || !second->number || (second->number->class != NUMBER_TENS && second->number->class != NUMBER_ONES))
      return false;
    if (!number_at(in, i + 1, &rest) || rest.ordinal || rest.lo < 10 || rest.lo > 99) return false;
    *year = (int32_t)(at->number->value * 100 + rest.lo), *next = rest.next;
    return true;
  }
  if (!LISTED_BEFORE(in, i, year_announced) || !number_at(in, i, &rest) || rest.ordinal || str_ends(at->lower, STR("s")))
    return false;
  if (rest.vague || rest.open || rest.lo != rest.hi || rest.lo < 2000 || rest.lo > 2030) return false;
  *year = (int32_t)rest.lo, *next = rest.next;
  return true;
}

bool time_year_at(const atoms *in, uint32_t i, bool sure, int32_t *year, uint32_t *next) {
  const atom *at = atom_at(in, i);
  if (at->kind == ATOM_WORD) return spoken_year(in, i, year, next);
  if (at->sign == SIGN_APOSTROPHE && at->space) { /* '89 */
    const atom *digits = atom_at(in, i + 1);
    const atom *behind = atom_at(in, i + 2);
    if (digits->kind != ATOM_NUMBER || digits->space || digits->end - digits->start != 2) return false;
    if (!behind->space && (behind->kind != ATOM_SIGN || behind->sign == SIGN_APOSTROPHE || behind->sign == ':')) return false;
    *year = (int32_t)digits->value + (digits->value < 30 ? 2000 : 1900), *next = i + 2;
    return true;
  }
  if (at->kind != ATOM_NUMBER || at->decimals) return false;
  if (before_christ(in, i + 1) && at->value >= 1 && at->value < 10000) {
    *year = 1 - (int32_t)at->value, *next = i + 2;
    return true;
  }
  const atom *later = atom_at(in, i + 2); /* 499-493 BC */
  if (atom_joins(in, i + 1, SIGN_HYPHEN) && later->kind == ATOM_NUMBER && before_christ(in, i + 3) && at->value > later->value &&
      at->value < 10000) {
    *year = 1 - (int32_t)at->value, *next = i + 1;
    return true;
  }
  const atom *whole =
      i > 1 && atom_joins(in, i - 1, SIGN_HYPHEN) && four_digits(in, i - 2) ? &in->items[i - 2] : NULL; /* 1915-17 */
  if (whole && in->told_to && at->end - at->start == 2 && (int)at->value > (int)whole->value % 100) {
    *year = (int32_t)whole->value / 100 * 100 + (int32_t)at->value, *next = i + 1;
    return whole->value >= LEAST_PLAIN_YEAR - 400 && whole->value <= MOST_PLAIN_YEAR;
  }
  if (!four_digits(in, i) || at->value < LEAST_YEAR || at->value > MOST_YEAR || glued(in, i, i + 1)) return false;
  *year = (int32_t)at->value, *next = i + 1;
  if (sure) return true;
  bool prefixed = i > 1 && atom_joins(in, i - 1, SIGN_HYPHEN) && LISTED_BEFORE(in, i - 1, year_prefixes); /* mid-1996 */
  bool announced = prefixed || LISTED_BEFORE(in, i, year_announced);
  bool told = at->value >= in->told_from && at->value <= in->told_to;
  if ((at->value < LEAST_PLAIN_YEAR || at->value > MOST_PLAIN_YEAR) && !told) return announced;
  if (announced) return true;
  if (LISTED_BEFORE(in, i, year_never_after)) return false;
  const atom *after = atom_at(in, i + 1);
  if (after->kind == ATOM_WORD && !after->line && STR_LISTED(year_never_before, after->lower)) return false;
  if (i > 0 && atom_joins(in, i - 1, SIGN_HYPHEN) && i > 1 && in->items[i - 2].kind == ATOM_WORD) return false; /* "AK-2000" */
  return true;
}

bool time_year_tail(const atoms *in, uint32_t i, reading *out) {
  uint32_t k = i;
  if (!atom_follows(in, k)) return false;
  if (atom_is(in, k, STR("of"))) k++;
  if (atom_is(in, k, STR("the"))) k++;
  if (!time_has_class(in, k, TIME_RELATION)) return false;
  time_relation relation = in->items[k].time->value;
  if (atom_is(in, k + 1, STR("fiscal"))) k++;
  if (!atom_is(in, k + 1, STR("year")) || atom_at(in, k + 1)->line) return false;
  out->year_relation = relation;
  out->next = k + 2;
  return true;
}

/* What may follow a part of a year: ", 2016", "2016", "of 2016", "of last year". */
static void year_behind(const atoms *in, reading *out) {
  uint32_t k = out->next, next;
  int32_t year;
  if (!atom_follows(in, k)) return;
  if (atom_is_sign(in, k, ',') && atom_at(in, k + 1)->space) k++;
  else if (atom_is(in, k, STR("of")) || atom_is(in, k, STR("in"))) k++;
  if (atom_is(in, k, STR("fiscal"))) k++;
  if (atom_follows(in, k) && time_year_at(in, k, true, &year, &next)) {
    if (atom_is(in, out->next, STR("in")) && !out->quarter) return; /* "on May 5 in 2016" stays two */
    out->year = year, out->next = next;
    return;
  }
  time_year_tail(in, out->next, out);
}

/* --- days and months ---------------------------------------------------------------------------------------------- */

/* A day of the month at i: "12", "12th", "eighth". */
static bool day_at(const atoms *in, uint32_t i, uint8_t *day, uint32_t *next) {
  const atom *at = atom_at(in, i);
  if (at->line) return false;
  number found;
  if (at->kind == ATOM_NUMBER) {
    if (at->decimals || at->end - at->start > 2 || at->value < 1 || at->value > 31) return false;
    const atom *behind = atom_at(in, i + 1);
    *day = (uint8_t)at->value, *next = i + 1;
    if (behind->kind == ATOM_WORD && !behind->space) {
      if (!number_at(in, i, &found) || !found.ordinal) return false;
      *next = found.next;
    }
    return behind->space || (behind->sign != '%' &&
                             !(behind->sign == ':' && atom_joins(in, i + 1, ':') && atom_at(in, i + 2)->kind == ATOM_NUMBER));
  }
  if (!at->number || !number_at(in, i, &found) || !found.ordinal || found.lo < 1 || found.lo > 31) return false;
  *day = (uint8_t)found.lo, *next = found.next;
  return true;
}

static bool month_at(const atoms *in, uint32_t i, uint8_t *month, uint32_t *next) {
  const time_word *word = time_word_at(in, i);
  if (!word || word->class != TIME_MONTH) return false;
  *month = word->value, *next = i + 1;
  if (word->flags & TIME_SHORT && atom_is_sign(in, i + 1, '.') && !atom_at(in, i + 1)->space) ++*next;
  return true;
}

/* A month's name may also be a person's, a verb, or a march. */
static bool month_stands_alone(const atoms *in, uint32_t i) {
  const time_word *word = time_word_at(in, i);
  if (word->flags & TIME_SHORT) return false;
  const atom *before = i > 0 && !in->items[i].line ? &in->items[i - 1] : NULL, *after = atom_at(in, i + 1);
  if (word->flags & TIME_CAPITAL) return LISTED_BEFORE(in, i, month_announced);
  bool name =
      before && before->kind == ATOM_WORD && before->capital && !STR_LISTED(month_announced, before->lower) && !before->time;
  bool family = after->kind == ATOM_WORD && after->capital && !after->line && !after->time && after->space &&
                !LISTED_BEFORE(in, i, month_announced);
  return !name && !family;
}

static bool month_form(const atoms *in, uint32_t i, reading *out) {
  uint32_t next, end;
  *out = reading_at(i, READING_DATE);
  if (!month_at(in, i, &out->month, &next)) return false;
  out->next = next;
  if (atom_is(in, next, STR("the")) && day_at(in, next + 1, &out->day, &end)) next++;
  if (day_at(in, next, &out->day, &end)) {
    out->next = end;
    uint8_t last;
    bool range = atom_joins(in, end, SIGN_HYPHEN) && day_at(in, end + 1, &last, &next) && last > out->day;
    if (range) out->last_day = last, out->next = next;
    year_behind(in, out);
    return true;
  }
  out->day = 0;
  year_behind(in, out);
  uint8_t later;
  if (atom_joins(in, next, SIGN_HYPHEN) && month_at(in, next + 1, &later, &end)) { /* May-August 1950 */
    reading last = reading_at(i, READING_DATE);
    last.next = end;
    year_behind(in, &last);
    if (last.year != YEAR_UNKNOWN) {
      out->year = last.year - (later < out->month), out->next = next;
      return true;
    }
  }
  return out->year != YEAR_UNKNOWN || out->year_relation || month_stands_alone(in, i);
}

/* "12 January 2016", "12th of January", "3-5 May". */
static bool day_month_form(const atoms *in, uint32_t i, reading *out) {
  uint32_t next = i, end;
  *out = reading_at(i, READING_DATE);
  bool second = in->told_to && i > 1 && atom_joins(in, i - 1, SIGN_HYPHEN) && in->items[i - 2].kind == ATOM_NUMBER;
  if (!day_at(in, i, &out->day, &next) || (glued(in, i, i + 1) && !second)) {
    if (!out->day || next == i + 1) return false;
  }
  uint8_t last;
  const uint32_t alone = next;
  bool range = atom_joins(in, next, SIGN_HYPHEN) && day_at(in, next + 1, &last, &end) && last > out->day;
  if (range) out->last_day = last, next = end;
  if (atom_is(in, next, STR("of"))) next++;
  if (!atom_follows(in, next) || !month_at(in, next, &out->month, &end)) return false;
  out->next = end;
  year_behind(in, out);
  if (range && in->told_to) out->last_day = 0, out->next = alone; /* TimeML: the first day, and then "7 May 1916" by itself */
  return true;
}

/* 2016-01-12, 01/12/2016 (month first, unless that cannot be), 9/11. */
static bool numeric_form(const atoms *in, uint32_t i, reading *out) {
  *out = reading_at(i, READING_DATE);
  const atom *first = atom_at(in, i), *second = atom_at(in, i + 2), *third = atom_at(in, i + 4);
  char sign = atom_at(in, i + 1)->sign;
  if (first->kind != ATOM_NUMBER || second->kind != ATOM_NUMBER || first->decimals || second->decimals) return false;
  if ((sign != '-' && sign != '/') || !atom_joins(in, i + 1, sign) ||
      (i > 0 && !first->space && in->items[i - 1].kind != ATOM_SIGN))
    return false;
  if (i > 1 && atom_joins(in, i - 1, sign)) return false;
  bool three = third->kind == ATOM_NUMBER && !third->decimals && atom_joins(in, i + 3, sign);
  if (!three) {
    if (sign != '/' || first->value != 9 || second->value != 11 || !atom_at(in, i + 3)->kind) return false;
    out->year = 2001, out->month = 9, out->day = 11, out->next = i + 3;
    return true;
  }
  double year, month, day;
  if (four_digits(in, i)) year = first->value, month = second->value, day = third->value;
  else if (four_digits(in, i + 4) && sign == '/') month = first->value, day = second->value, year = third->value;
  else if (sign == '/' && third->end - third->start == 2)
    month = first->value, day = second->value, year = third->value + (third->value < 50 ? 2000 : 1900);
  else return false;
  if (month > 12 && day <= 12 && sign == '/') {
    double swap = month;
    month = day, day = swap;
  }
  if (year < LEAST_YEAR || year > MOST_YEAR || month < 1 || month > 12 || day < 1 || day > 31) return false;
  out->year = (int32_t)year, out->month = (uint8_t)month, out->day = (uint8_t)day, out->next = i + 5;
  return true;
}

/* --- spans of years ----------------------------------------------------------------------------------------------- */

/* "in his 30s", "in her early 40s": years of a life. */
static bool of_life(const atoms *in, uint32_t i) {
  if (i > 0 && (atom_is(in, i - 1, STR("early")) || atom_is(in, i - 1, STR("mid")) || atom_is(in, i - 1, STR("late")))) i--;
  return i > 0 && STR_LISTED(owners, atom_at(in, i - 1)->lower);
}

/* "1990s", "'90s". */
static bool decade_form(const atoms *in, uint32_t i, reading *out) {
  *out = reading_at(i, READING_DATE);
  uint32_t digits = atom_is_sign(in, i, SIGN_APOSTROPHE) ? i + 1 : i;
  const atom *at = atom_at(in, digits);
  if (at->kind == ATOM_WORD) { /* "the nineties" */
    static const char *const spoken[] = {"twenties", "thirties",  "forties",  "fifties",
                                         "sixties",  "seventies", "eighties", "nineties"};
    bool century = atom_is(in, i, STR("nineteen")); /* "the nineteen fifties" */
    if (century) at = atom_at(in, i + 1);
    else if (i == 0 || !atom_is(in, i - 1, STR("the")) || atom_is(in, i + 1, STR("of"))) return false;
    for (int k = 0; k < 8; k++)
      if (str_eq(at->lower, str_c(spoken[k]))) out->year = 1920 + 10 * k;
    out->decade = true, out->next = century ? i + 2 : i + 1;
    return out->year != YEAR_UNKNOWN;
  }
  if (at->kind != ATOM_NUMBER || at->decimals || !str_eq(atom_at(in, digits + 1)->lower, STR("s")) ||
      atom_at(in, digits + 1)->space) {
    bool apostrophe = at->kind == ATOM_NUMBER && atom_is_sign(in, digits + 1, SIGN_APOSTROPHE) &&
                      !atom_at(in, digits + 1)->space && atom_is(in, digits + 2, STR("s")) && !atom_at(in, digits + 2)->space &&
                      four_digits(in, digits) && ((int)at->value % 10) == 0;
    if (!apostrophe || at->value < 1500 || !atom_is(in, i > 0 ? i - 1 : 0, STR("the"))) return false; /* the 1990's */
    out->next = digits + 3;
  } else {
    out->next = digits + 2;
  }
  if (at->value > MOST_YEAR || of_life(in, i)) return false;
  int32_t year = (int32_t)at->value;
  if (at->end - at->start == 2 && year % 10 == 0 && year >= 20 &&
      (digits > i || (i > 0 && (atom_is(in, i - 1, STR("the")) || in->items[i - 1].time))))
    year += 1900;
  if (year < LEAST_YEAR || year > MOST_YEAR || year % 10) return false;
  out->year = year, out->decade = true;
  if (year % 100 == 0 && year != 2000 && year != 1900) out->decade = false, out->century = true; /* the 1800s */
  return true;
}

/* "20th century", "the eighteenth-century". */
static bool century_form(const atoms *in, uint32_t i, reading *out) {
  number nth;
  *out = reading_at(i, READING_DATE);
  if (!number_at(in, i, &nth) || !nth.ordinal || nth.lo < 1 || nth.lo > 22) return false;
  uint32_t k = nth.next;
  if (atom_joins(in, k, SIGN_HYPHEN)) k++;
  if (!atom_is(in, k, STR("century")) || !atom_follows(in, k)) return false;
  out->year = ((int32_t)nth.lo - 1) * 100;
  out->century = true, out->next = k + 1;
  if (before_christ(in, k + 1)) out->year = -((int32_t)nth.lo * 100) + 1, out->next++;
  return true;
}

/* "third quarter of 1989", "fourth-quarter", "Q3 2015", "first half of 2015". */
static bool quarter_form(const atoms *in, uint32_t i, reading *out) {
  number nth;
  *out = reading_at(i, READING_DATE);
  uint32_t k = i;
  if (atom_is(in, i, STR("q")) && atom_at(in, i)->capital && atom_at(in, i + 1)->kind == ATOM_NUMBER &&
      !atom_at(in, i + 1)->space) {
    double value = atom_at(in, i + 1)->value;
    if (value < 1 || value > 4 || atom_at(in, i + 1)->decimals) return false;
    out->quarter = (uint8_t)value, out->next = i + 2;
    year_behind(in, out);
    return true;
  }
  if (atom_is(in, k, STR("fiscal"))) k++;
  if (k > i && atom_joins(in, k, SIGN_HYPHEN)) k++;
  bool last = atom_is(in, k, STR("last")) || atom_is(in, k, STR("latter"));
  if (last) nth = (number){.lo = 2, .next = k + 1};
  else if (!number_at(in, k, &nth) || !nth.ordinal || nth.lo < 1 || nth.lo > 4) return false;
  k = nth.next;
  if (atom_joins(in, k, SIGN_HYPHEN)) k++;
  if (!atom_follows(in, k)) return false;
  if (atom_is(in, k, STR("quarter")) && !last) {
    out->quarter = (uint8_t)nth.lo, out->next = k + 1;
    year_behind(in, out);
    return true;
  }
  if (!atom_is(in, k, STR("half")) || nth.lo > 2) return false;
  out->half = (uint8_t)nth.lo, out->next = k + 1;
  year_behind(in, out);
  if (out->year == YEAR_UNKNOWN && !out->year_relation && atom_is(in, k + 1, STR("of")) && atom_is(in, k + 2, STR("the")) &&
      atom_is(in, k + 3, STR("year")))
    out->year_relation = RELATION_THIS, out->next = k + 4;
  return out->year != YEAR_UNKNOWN || out->year_relation;
}

static bool season_form(const atoms *in, uint32_t i, reading *out) {
  const time_word *word = time_word_at(in, i);
  *out = reading_at(i, READING_DATE);
  if (!word || word->class != TIME_SEASON || word->flags & TIME_PLURAL) return false;
  out->season = word->value, out->next = i + 1;
  year_behind(in, out);
  if (out->year != YEAR_UNKNOWN || out->year_relation) return true;
  bool fall = str_eq(atom_at(in, i)->lower, STR("fall"));
  if (fall && (atom_is(in, i + 1, STR("of")) || atom_is(in, i + 1, STR("in")))) return false;
  if (in->told_to && (!fall || atom_is(in, i - 1, STR("the")))) return true; /* a history's "summer offensive" */
  if (LISTED_BEFORE(in, i, month_announced) && !(fall && atom_is(in, i - 1, STR("to")))) return true;
  return i > 1 && atom_is(in, i - 1, STR("the")) && LISTED_BEFORE(in, i - 1, month_announced) &&
         atom_at(in, i + 1)->kind == ATOM_SIGN;
}

/* --- weekdays ----------------------------------------------------------------------------------------------------- */

static bool weekday_form(const atoms *in, uint32_t i, reading *out) {
  const time_word *word = time_word_at(in, i);
  *out = reading_at(i, READING_DATE);
  if (!word || word->class != TIME_WEEKDAY) return false;
  uint32_t k = i + 1;
  reading rest;
  if (word->flags & TIME_SHORT) {
    bool point = atom_is_sign(in, k, '.') && !atom_at(in, k)->space;
    if (point) k++;
    uint32_t after = atom_is_sign(in, k, ',') ? k + 1 : k;
    if (!time_has_class(in, after, TIME_MONTH) && !(point && i + 1 < in->n && word->value != 6 && word->value != 7)) return false;
  }
  out->weekday = word->value, out->next = k;
  if (word->flags & TIME_PLURAL) {
    out->form = READING_SET;
    return true;
  }
  if (atom_is_sign(in, k, ',')) k++;
  if (atom_is(in, k, STR("the"))) k++;
  if (atom_follows(in, k) && (month_form(in, k, &rest) || day_month_form(in, k, &rest)) && rest.day) {
    out->year = rest.year, out->month = rest.month, out->day = rest.day, out->year_relation = rest.year_relation,
    out->next = rest.next;
    return true;
  }
  return true;
}

static bool holiday_form(const atoms *in, uint32_t i, reading *out) {
  *out = reading_at(i, READING_DATE);
  if (!time_has_class(in, i, TIME_HOLIDAY)) return false;
  out->holiday = holiday_at(in, i, &out->next);
  if (!out->holiday) return false;
  year_behind(in, out);
  return true;
}

static bool year_form(const atoms *in, uint32_t i, reading *out) {
  *out = reading_at(i, READING_DATE);
  uint32_t k = i;
  bool fiscal = atom_is(in, k, STR("fiscal"));
  if (fiscal) k++;
  if (fiscal && atom_is(in, k, STR("year"))) k++;
  if (!time_year_at(in, k, fiscal, &out->year, &out->next)) return false;
  reading quarter; /* "the 1988 third quarter" */
  if (atom_follows(in, out->next) && atom_at(in, out->next)->space && quarter_form(in, out->next, &quarter) && quarter.quarter &&
      quarter.year == YEAR_UNKNOWN)
    out->quarter = quarter.quarter, out->next = quarter.next;
  return true;
}

bool time_date_at(const atoms *in, uint32_t i, reading *out) {
  bool (*const forms[])(const atoms *, uint32_t, reading *) = {numeric_form, day_month_form, month_form,   weekday_form,
                                                               holiday_form, decade_form,    century_form, quarter_form,
                                                               season_form,  year_form};
  bool found = false;
  reading next;
  for (size_t k = 0; k < sizeof forms / sizeof *forms; k++)
    if (forms[k](in, i, &next) && (!found || next.next > out->next)) *out = next, found = true;
  return found;
}
