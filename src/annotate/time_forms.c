/* time_forms.c - what a time expression says, from the parts that time_dates.c, time_clocks.c and time_amounts.c find: with part
 * of the day, relation ("last", "the following"), direction ("ago", "later"), modifier ("early", "the end of"), and in sets. */
#include "annotate/times.h"

#include "annotate/data/time_amounts.h"
#include "annotate/hedges.h"
#include "annotate/numbers.h"

static bool is(const atoms *in, uint32_t i, const char *word) { return atom_is(in, i, str_c(word)); }
static bool follows_is(const atoms *in, uint32_t i, const char *word) { return atom_follows(in, i) && is(in, i, word); }

static bool possessive_at(const atoms *in, uint32_t i) {
  return atom_is_sign(in, i, SIGN_APOSTROPHE) && !atom_at(in, i)->space && is(in, i + 1, "s") && !atom_at(in, i + 1)->space;
}

/* "morning" behind a day, as in "Friday morning". */
static void part_behind(const atoms *in, reading *out) {
  uint32_t k = out->next;
  bool late = is(in, k, "late") || is(in, k, "early"); /* "Tuesday late afternoon" */
  if (late) k++;
  if (!atom_follows(in, k) || !time_has_class(in, k, TIME_PART) || out->timed) return;
  const time_word *word = in->items[k].time;
  if (word->flags & TIME_PLURAL) {
    if (!out->weekday) return;
    out->form = READING_SET;
  }
  out->part = word->value, out->next = k + 1;
}

static bool is_day(const reading *in) { return in->weekday || in->day || in->holiday || in->is_shift; }

/* --- forms; each reads one that begins at atom i ------------------------------------------------------------------- */

static bool date_form(const atoms *in, uint32_t i, reading *out) {
  if (!time_date_at(in, i, out)) return false;
  if (is_day(out)) part_behind(in, out);
  if (out->weekday && !out->day && time_year_tail(in, out->next, out)) out->year_relation = RELATION_NONE;
  return true;
}

/* today, yesterday morning, tomorrow night; "the day before yesterday". */
static bool shift_form(const atoms *in, uint32_t i, reading *out) {
  *out = reading_at(i, READING_DATE);
  uint32_t k = i;
  int extra = 0;
  if (is(in, i, "day") && (is(in, i + 1, "before") || is(in, i + 1, "after")))
    extra = is(in, i + 1, "before") ? -1 : 1, k = i + 2;
  if (!time_has_class(in, k, TIME_DAY) || (k > i && !atom_follows(in, k))) return false;
  out->is_shift = true, out->shift = (int8_t)(in->items[k].time->value - 1 + extra), out->next = k + 1;
  if (extra && out->shift * extra < 2) return false;
  if (is(in, k, "tonight")) out->part = PART_NIGHT;
  else part_behind(in, out);
  return true;
}

/* "overnight"; "the morning of April 19"; "the morning", "the evening hours" are told by their place. */
static bool part_form(const atoms *in, uint32_t i, reading *out) {
  *out = reading_at(i, READING_UNIT);
  if (!time_has_class(in, i, TIME_PART) || in->items[i].time->flags & TIME_PLURAL) return false;
  reading day;
  uint32_t k = i + 1;
  if (is(in, k, "hours")) k++;
  if (is(in, k, "of") || is(in, k, "on")) k++;
  if (k > i + 1 && atom_follows(in, k) && (time_date_at(in, k, &day) || shift_form(in, k, &day)) && is_day(&day) &&
      day.form == READING_DATE) {
    day.part = in->items[i].time->value, day.first = i;
    *out = day;
    return true;
  }
  out->part = in->items[i].time->value, out->unit = UNIT_DAY, out->relation = RELATION_THIS, out->next = i + 1;
  return is(in, i, "overnight");
}

/* Relation words at i, "this past", "that same", "the very next": the one that counts, and the atom behind. */
static time_relation relation_at(const atoms *in, uint32_t i, uint32_t *next) {
  if (!time_has_class(in, i, TIME_RELATION)) return RELATION_NONE;
  time_relation relation = in->items[i].time->value;
  *next = i + 1;
  if ((relation == RELATION_THIS || relation == RELATION_THAT) && atom_follows(in, i + 1) &&
      time_has_class(in, i + 1, TIME_RELATION)) {
    time_relation second = in->items[i + 1].time->value;
    bool joined = second == RELATION_THAT || (relation == RELATION_THIS && (second == RELATION_LAST || second == RELATION_NEXT));
    if (!joined) return RELATION_NONE; /* "said that last week" */
    *next = i + 2;
    return second;
  }
  return relation;
}

/* "last week", "this year", "the past two months", "next Tuesday night", "last May", "the following day", "this year's third
 * quarter". `the`: an article stands before it. */
static bool relation_form(const atoms *in, uint32_t i, bool the, reading *out) {
  uint32_t k;
  reading part;
  time_relation relation = relation_at(in, i, &k);
  *out = reading_at(i, READING_UNIT);
  if (!relation || !atom_follows(in, k) || !atom_at(in, k)->space) return false;
  bool past = is(in, k - 1, "past"), that = relation == RELATION_THAT && !is(in, i, "same") && k == i + 1;
  if (relation == RELATION_NEXT && the && is(in, k - 1, "next")) relation = RELATION_FOLLOWING;
  if (is(in, k, "fiscal") || is(in, k, "full") || is(in, k, "calendar")) k++;
  const time_word *word = time_word_at(in, k);
  /* amounts: the next few days */
  uint32_t amount_at = k;
  if (is(in, k, "couple") || is(in, k, "few")) amount_at = k;
  if (!that && relation != RELATION_THIS && atom_at(in, k)->number && time_amount_at(in, amount_at, &part)) {
    *out = part, out->first = i;
    return true;
  }
  if (is(in, k, "couple") && is(in, k + 1, "of") && time_has_class(in, k + 2, TIME_UNIT)) {
    out->form = READING_DURATION, out->lo = out->hi = 2, out->unit = in->items[k + 2].time->value, out->next = k + 3;
    return true;
  }
  if (!that && atom_at(in, k)->kind == ATOM_NUMBER && relation != RELATION_THIS && time_amount_at(in, k, &part)) {
    *out = part, out->first = i;
    return true;
  }
  if (word && word->class == TIME_UNIT) {
    out->unit = word->value, out->relation = relation, out->next = k + 1;
    if (word->flags & TIME_PLURAL) { /* the coming weeks, these days */
      if (relation == RELATION_THIS || relation == RELATION_THAT || (relation == RELATION_LAST && !past) ||
          (relation == RELATION_NEXT && is(in, i, "next")))
        return false;
      out->form = READING_DURATION, out->lo = out->hi = 1, out->vague = true;
      return word->value >= UNIT_DAY;
    }
    if (word->value < UNIT_DAY) {
      bool duration =
          word->value == UNIT_HOUR && (relation == RELATION_LAST || relation == RELATION_NEXT || relation == RELATION_FOLLOWING);
      out->form = READING_DURATION, out->lo = out->hi = 1;
      return duration;
    }
    if (past && word->value != UNIT_YEAR && word->value != UNIT_WEEKEND) {
      out->form = READING_DURATION, out->lo = out->hi = 1;
      return true;
    }
    if (possessive_at(in, k + 1)) { /* this year's third quarter */
      uint32_t q = k + 3;
      if (word->value == UNIT_YEAR &&
          (is(in, q, "quarter") || (time_date_at(in, q, &part) && part.quarter && part.year == YEAR_UNKNOWN))) {
        bool plain = is(in, q, "quarter");
        *out = plain ? reading_at(i, READING_UNIT) : part;
        if (plain) out->unit = UNIT_QUARTER, out->relation = RELATION_THAT, out->next = q + 1;
        out->first = i, out->year_relation = relation;
        return true;
      }
      out->next = k + 1;
    }
    if (word->value == UNIT_DAY && (relation == RELATION_LAST || (relation == RELATION_NEXT && !the && is(in, i, "next"))))
      return false;
    return true;
  }
  if (word && word->class == TIME_PART && !(word->flags & TIME_PLURAL)) {
    out->unit = UNIT_DAY, out->part = word->value, out->relation = relation, out->next = k + 1;
    return true;
  }
  if (that) return false;
  if (!word ||
      (word->class != TIME_WEEKDAY && word->class != TIME_MONTH && word->class != TIME_SEASON && word->class != TIME_HOLIDAY))
    return false;
  if (word->class == TIME_SEASON && !(word->flags & TIME_PLURAL)) {
    out->form = READING_DATE, out->season = word->value, out->relation = relation, out->next = k + 1;
    return true;
  }
  if (!time_date_at(in, k, &part) || part.form != READING_DATE || part.year != YEAR_UNKNOWN) return false;
  *out = part, out->first = i, out->relation = relation;
  part_behind(in, out);
  return true;
}

/* Direction behind an amount: "ago", "later", "from now", "before" where nothing else follows. */
static time_direction direction_at(const atoms *in, uint32_t i, uint32_t *next) {
  if (!atom_follows(in, i)) return DIRECTION_NONE;
  *next = i + 1;
  if (time_has_class(in, i, TIME_DIRECTION)) return in->items[i].time->value;
  if (is(in, i, "from") && is(in, i + 1, "now")) {
    *next = i + 2;
    return DIRECTION_FROM_NOW;
  }
  const atom *behind = atom_at(in, i + 1);
  bool end = behind->kind == ATOM_SIGN && behind->sign != '$' && behind->sign != SIGN_QUOTE;
  if (is(in, i, "before") && end) return DIRECTION_EARLIER;
  if (is(in, i, "after") && end) return DIRECTION_LATER;
  return DIRECTION_NONE;
}

static bool amount_form(const atoms *in, uint32_t i, reading *out) {
  uint32_t next;
  if (!time_amount_at(in, i, out)) return false;
  const hedge *behind = hedge_behind(in, out->next, &next);
  if (behind && behind->kind == HEDGE_ABOUT) out->hedge = str_c(behind->words), out->next = next;
  uint32_t k = out->next;
  out->direction = direction_at(in, k, &next);
  if (out->direction) out->form = READING_OFFSET, out->next = next;
  return true;
}

/* "year-ago quarter", "year-earlier", "the year before". */
static bool year_ago_form(const atoms *in, uint32_t i, reading *out) {
  *out = reading_at(i, READING_OFFSET);
  if (!is(in, i, "year") || !atom_joins(in, i + 1, SIGN_HYPHEN) || (!is(in, i + 2, "ago") && !is(in, i + 2, "earlier")))
    return false;
  out->unit = UNIT_YEAR, out->lo = out->hi = 1, out->direction = DIRECTION_AGO, out->next = i + 3;
  if (follows_is(in, i + 3, "quarter") || follows_is(in, i + 3, "period"))
    out->quarter = 1, out->next++; /* whichever is told of */
  reading quarter;
  if (atom_follows(in, i + 3) && time_date_at(in, i + 3, &quarter) && quarter.quarter && quarter.year == YEAR_UNKNOWN) {
    quarter.first = i, quarter.year_relation = RELATION_LAST;
    *out = quarter;
  }
  return true;
}

/* every day, each Monday, every two weeks; daily, annually. */
static bool set_form(const atoms *in, uint32_t i, reading *out) {
  *out = reading_at(i, READING_SET);
  if (time_has_class(in, i, TIME_OFTEN)) {
    out->unit = in->items[i].time->value, out->lo = out->hi = 1, out->next = i + 1;
    return true;
  }
  if (!time_has_class(in, i, TIME_EVERY)) return false;
  uint32_t k = i + 1;
  out->lo = out->hi = 1;
  if (is(in, k, "other")) out->lo = out->hi = 2, k++;
  if (is(in, k, "single")) k++;
  if (!atom_follows(in, k)) return false;
  reading part;
  const time_word *word = time_word_at(in, k);
  if (word && word->class == TIME_UNIT && !(word->flags & TIME_PLURAL) && word->value != UNIT_SECOND) {
    out->unit = word->value, out->next = k + 1;
    return true;
  }
  if (word && word->class == TIME_PART) {
    out->unit = UNIT_DAY, out->part = word->value, out->next = k + 1;
    return true;
  }
  if (word && word->class == TIME_SEASON) {
    out->season = word->value, out->next = k + 1;
    return true;
  }
  if (atom_at(in, k)->number || atom_at(in, k)->kind == ATOM_NUMBER) {
    if (!time_amount_at(in, k, &part)) return false;
    out->unit = part.unit, out->lo = out->hi = part.lo, out->vague = part.vague, out->next = part.next;
    return true;
  }
  if (!time_date_at(in, k, &part) || part.year != YEAR_UNKNOWN || part.form != READING_DATE) return false;
  *out = part, out->form = READING_SET, out->first = i;
  part_behind(in, out);
  return true;
}

/* What histories name a time with, and news seldom: their "former" emperor, "this period", "the same time". */
static bool history_form(const atoms *in, uint32_t i, reading *out) {
  static const struct {
    const char *word;
    uint8_t reference; /* past 0, present 1, future 2 */
  } words[] = {{"current", 1}, {"former", 0}, {"future", 2}, {"recent", 0}};
  *out = reading_at(i, READING_REFERENCE);
  if (!in->told_to) return false;
  size_t row = STR_ROW_FIND(words, atom_at(in, i)->lower);
  if (row != SIZE_MAX) {
    out->reference = words[row].reference, out->next = i + 1;
    return true;
  }
  if (is(in, i, "per") && atom_follows(in, i + 1) && time_has_class(in, i + 1, TIME_UNIT)) {
    out->form = READING_SET, out->unit = in->items[i + 1].time->value, out->lo = out->hi = 1, out->next = i + 2;
    return true;
  }
  uint32_t k = i + 1;
  if (is(in, i, "the") && follows_is(in, k, "same")) k++;
  else if (!is(in, i, "this") && !is(in, i, "that") && !(is(in, i, "the") && i > 0 && is(in, i - 1, "at"))) return false;
  if (!follows_is(in, k, "time") && !(is(in, i, "this") && follows_is(in, k, "period"))) return false;
  out->reference = 1, out->next = k + 1;
  return true;
}

/* now, currently, recently; recent months; the future. */
static bool reference_form(const atoms *in, uint32_t i, reading *out) {
  *out = reading_at(i, READING_REFERENCE);
  if (time_has_class(in, i, TIME_REFERENCE)) {
    out->reference = in->items[i].time->value, out->next = i + 1;
    bool soon = is(in, i, "soon") && (in->told_to || is(in, i + 1, "after") || (i > 0 && is(in, i - 1, "as")));
    return !soon && !atom_is_sign(in, i + 1, SIGN_HYPHEN);
  }
  if (is(in, i, "recent") && atom_follows(in, i + 1) && time_has_class(in, i + 1, TIME_UNIT) &&
      in->items[i + 1].time->flags & TIME_PLURAL) {
    out->form = READING_DURATION, out->lo = out->hi = 1, out->vague = true, out->unit = in->items[i + 1].time->value,
    out->next = i + 2;
    return true;
  }
  if (is(in, i, "current") && !(i > 0 && is(in, i - 1, "then"))) { /* the longer "current year" goes first */
    out->reference = 1, out->next = i + 1;
    return atom_follows(in, i + 1) && atom_at(in, i + 1)->kind == ATOM_WORD;
  }
  if (is(in, i, "these") && follows_is(in, i + 1, "days")) {
    out->reference = 1, out->next = i + 2;
    return true;
  }
  return false;
}

/* --- what may stand before a form ----------------------------------------------------------------------------------- */

static bool plain_form(const atoms *in, uint32_t i, bool the, reading *out) {
  bool (*const forms[])(const atoms *, uint32_t, reading *) = {time_clock_at, date_form, shift_form,     part_form,   amount_form,
                                                               year_ago_form, set_form,  reference_form, history_form};
  bool found = relation_form(in, i, the, out);
  reading next;
  for (size_t k = 0; k < sizeof forms / sizeof *forms; k++)
    if (forms[k](in, i, &next) && (!found || next.next > out->next)) *out = next, found = true;
  return found;
}

/* "early", "mid-", "late in": the modifier, and the atom behind. */
static time_modifier modifier_at(const atoms *in, uint32_t i, uint32_t *next) {
  if (!time_has_class(in, i, TIME_MODIFIER)) return MODIFIER_NONE;
  uint32_t k = i + 1;
  if (atom_joins(in, k, SIGN_HYPHEN)) k++;
  else if (is(in, k, "in") || is(in, k, "on")) k++;
  if (k > i + 1 && is(in, k, "the")) k++;
  if (!atom_follows(in, k)) return MODIFIER_NONE;
  *next = k;
  return in->items[i].time->value;
}

static bool modified_form(const atoms *in, uint32_t i, bool the, reading *out) {
  uint32_t k;
  time_modifier modifier = modifier_at(in, i, &k);
  if (!modifier) return false;
  if (modifier == MODIFIER_MID && time_has_class(in, k, TIME_PART) && !(in->items[k].time->flags & TIME_PLURAL)) {
    *out = reading_at(i, READING_UNIT); /* mid-afternoon */
    out->unit = UNIT_DAY, out->part = in->items[k].time->value, out->relation = RELATION_THIS;
    out->modifier = modifier, out->next = k + 1;
    return true;
  }
  if (!plain_form(in, k, the, out)) return false;
  if (out->form == READING_SET || out->form == READING_DURATION || out->form == READING_OFFSET || out->timed) return false;
  out->first = i, out->modifier = modifier;
  return true;
}

/* "earlier this year", "later yesterday", "sometime next year", "earlier in the day". */
static bool placed_form(const atoms *in, uint32_t i, reading *out) {
  bool earlier = is(in, i, "earlier"), later = is(in, i, "later");
  if ((!earlier && !later && !is(in, i, "sometime")) || !atom_follows(in, i + 1)) return false;
  uint32_t k = i + 1;
  if (is(in, k, "on") || is(in, k, "in")) k++;
  bool the = k > i + 1 && is(in, k, "the");
  if (the) { /* earlier in the day */
    const time_word *word = time_word_at(in, k + 1);
    if (!word || (word->class != TIME_UNIT && word->class != TIME_PART) || word->flags & TIME_PLURAL || word->value < UNIT_DAY)
      return false;
    *out = reading_at(i, READING_UNIT);
    out->unit = word->class == TIME_PART ? UNIT_DAY : word->value, out->part = word->class == TIME_PART ? word->value : PART_NONE;
    out->relation = RELATION_THIS, out->next = k + 2, out->modifier = earlier ? MODIFIER_START : MODIFIER_END;
    return out->unit != UNIT_DAY || out->part;
  }
  if (!plain_form(in, k, false, out) || (out->form != READING_DATE && out->form != READING_UNIT) || out->timed) return false;
  if (k > i + 1 && out->weekday) return false;
  out->first = i, out->modifier = earlier ? MODIFIER_START : later ? MODIFIER_END : MODIFIER_NONE;
  return true;
}

/* "the end of 1990", "the beginning of October", "the week of March 6", "the end of the year". */
static bool edge_form(const atoms *in, uint32_t i, reading *out) {
  time_modifier modifier = is(in, i, "end") || is(in, i, "close")         ? MODIFIER_END
                           : is(in, i, "beginning") || is(in, i, "start") ? MODIFIER_START
                           : is(in, i, "middle")                          ? MODIFIER_MID
                                                                          : MODIFIER_NONE;
  bool week = is(in, i, "week");
  if ((!modifier && !week) || !is(in, i + 1, "of") || !atom_follows(in, i + 1)) return false;
  uint32_t k = i + 2;
  bool the = is(in, k, "the");
  if (the) k++;
  const time_word *word = time_word_at(in, k);
  if (the && modifier && word && word->class == TIME_UNIT && !(word->flags & TIME_PLURAL) && word->value >= UNIT_WEEK &&
      word->value != UNIT_WEEKEND) {
    *out = reading_at(i, READING_UNIT);
    out->unit = word->value, out->relation = RELATION_THIS, out->next = k + 1;
  } else if (!modified_form(in, k, the, out) && !plain_form(in, k, the, out)) {
    return false;
  }
  if (out->form != READING_DATE && out->form != READING_UNIT) return false;
  if (week && !out->day && !out->is_shift && !out->weekday && !out->holiday) return false;
  out->first = i, out->week_of = week;
  if (modifier) out->modifier = modifier;
  return !out->timed;
}

/* "year-end", "the year's end": this one's, behind "since" the last one's. */
static bool year_end_form(const atoms *in, uint32_t i, reading *out) {
  uint32_t k = i + 1;
  if (!is(in, i, "year")) return false;
  if (possessive_at(in, k)) k += 2;
  else if (atom_joins(in, k, SIGN_HYPHEN)) k++;
  if (!follows_is(in, k, "end") || atom_is_sign(in, k + 1, SIGN_HYPHEN)) return false;
  *out = reading_at(i, READING_UNIT);
  out->unit = UNIT_YEAR, out->modifier = MODIFIER_END, out->next = k + 1;
  out->relation = i > 0 && is(in, i - 1, "since") ? RELATION_LAST : RELATION_THIS;
  return true;
}

/* "the 1988 quarter", "the 1988 period" of accounts. */
static bool accounts_form(const atoms *in, uint32_t i, reading *out) {
  int32_t year;
  uint32_t next;
  *out = reading_at(i, READING_UNIT);
  if (!is(in, i, "the") || !atom_follows(in, i + 1) || !time_year_at(in, i + 1, true, &year, &next)) return false;
  if (!follows_is(in, next, "quarter") && !follows_is(in, next, "period")) return false;
  out->unit = UNIT_QUARTER, out->relation = RELATION_THAT, out->year = year, out->next = next + 1;
  return true;
}

/* Whether "the past" at atom i of "in the past" stands alone: a sign or a word that begins something else follows. */
static bool past_alone(const atoms *in, uint32_t i) {
  return !atom_follows(in, i + 1) || atom_at(in, i + 1)->kind == ATOM_SIGN ||
         STR_LISTED(behind_the_past, atom_at(in, i + 1)->lower);
}

/* "the weekend", "the quarter", "the year", "the first nine months", "the fiscal year", "the (near) future". */
static bool definite_form(const atoms *in, uint32_t i, reading *out) {
  *out = reading_at(i, READING_UNIT);
  bool its = is(in, i, "its") || is(in, i, "their") || is(in, i, "his") || is(in, i, "her");
  if (!is(in, i, "the") && !its) return false;
  uint32_t k = i + 1;
  if (!atom_follows(in, k)) return false;
  bool latest = false;
  number count;
  uint32_t next;
  if (is(in, k, "first") || is(in, k, "final") || is(in, k, "last") || is(in, k, "latest") || is(in, k, "opening")) {
    reading amount;
    if (atom_follows(in, k + 1) && number_at(in, k + 1, &count) && !count.ordinal && time_amount_at(in, k + 1, &amount)) {
      *out = amount, out->first = its ? k : i;
      return true;
    }
    latest = is(in, k, "latest");
    k += latest;
  }
  if (its) return false;
  if (is(in, k, "near") || is(in, k, "foreseeable")) k++;
  if (is(in, k, "future") && i > 0 && !is(in, k + 1, "of")) {
    out->form = READING_REFERENCE, out->reference = 2, out->next = k + 1;
    return true;
  }
  if (is(in, k, "past") && i > 0 && is(in, i - 1, "in") && past_alone(in, k)) {
    out->form = READING_REFERENCE, out->reference = 0, out->next = k + 1;
    return true;
  }
  if (latest && is(in, k, "period")) { /* of a company's accounts */
    out->unit = UNIT_QUARTER, out->relation = RELATION_THAT, out->next = k + 1;
    return true;
  }
  if (is(in, k, "fiscal") || is(in, k, "full")) k++;
  const time_word *word = time_word_at(in, k);
  if (!word || word->flags & TIME_PLURAL || word->class != TIME_UNIT) return false;
  if (word->value != UNIT_WEEKEND && word->value != UNIT_QUARTER && word->value != UNIT_YEAR) return false;
  uint32_t behind = k + 1;
  const atom *after = atom_at(in, behind);
  if (after->sign == SIGN_APOSTROPHE || after->sign == SIGN_HYPHEN || is(in, behind, "of") || is(in, behind, "before") ||
      is(in, behind, "after") || is(in, behind, "when") || is(in, behind, "that"))
    return false;
  if (word->value == UNIT_YEAR && hedge_behind(in, behind, &next)) return false;
  out->unit = word->value, out->relation = word->value == UNIT_QUARTER ? RELATION_THAT : RELATION_THIS, out->next = behind;
  if (word->value == UNIT_YEAR && (is(in, behind, "ended") || is(in, behind, "ending")))
    out->form = READING_DURATION, out->lo = out->hi = 1;
  reading end;
  if (word->value == UNIT_QUARTER && (is(in, behind, "ended") || is(in, behind, "ending")) && time_date_at(in, behind + 1, &end))
    out->ended = end.month;
  if (word->value == UNIT_YEAR && time_year_at(in, behind, true, &out->year, &out->next))
    out->form = READING_DATE; /* the year 2000 */
  return true;
}

/* Whether the words in front belong to the expression: "the past two months", "the 1990s", but "the Tuesday meeting". */
static bool takes_article(const reading *in) {
  if (in->form == READING_UNIT || in->form == READING_DURATION || in->form == READING_OFFSET) return true;
  return in->form == READING_DATE && !in->is_shift && !in->timed &&
         (in->relation || in->decade || in->century || in->quarter || in->half || in->season || in->part || in->modifier ||
          in->week_of || in->day);
}

static void longer(reading *best, bool *found, const reading *next) {
  if (!*found || next->next > best->next) *best = *next;
  *found = true;
}

bool time_form_at(const atoms *in, uint32_t i, reading *out) {
  bool found = false, the = is(in, i, "the");
  uint32_t k = the ? i + 1 : i;
  reading next;
  if (the && !atom_follows(in, k)) return false;
  if (plain_form(in, k, the, &next) && (!the || takes_article(&next))) longer(out, &found, &next);
  if (modified_form(in, k, the, &next)) longer(out, &found, &next);
  if (placed_form(in, k, &next)) longer(out, &found, &next);
  if (edge_form(in, k, &next)) longer(out, &found, &next);
  if (found) out->first = i;
  if (definite_form(in, i, &next)) longer(out, &found, &next);
  if (accounts_form(in, i, &next)) longer(out, &found, &next);
  if (year_end_form(in, k, &next)) longer(out, &found, &next);
  return found;
}
