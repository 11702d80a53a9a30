/* time_clocks.c - clock times: "10:35 a.m. EDT", "7pm", "noon", "0735 GMT", "4 in the morning", and the day that may follow. */
#include "annotate/times.h"

#include "annotate/numbers.h"

/* "a.m.", "in the morning" at i: hours to add are *half (0 or 12), *next the atom behind. */
static bool half_day_at(const atoms *in, uint32_t i, int *half, uint32_t *next) {
  if (atom_at(in, i)->line) return false;
  if (time_has_class(in, i, TIME_HALF_DAY)) {
    *half = in->items[i].time->value, *next = i + 1;
    return true;
  }
  bool at_night = atom_is(in, i, STR("at")) && atom_is(in, i + 1, STR("night"));
  if (at_night || (atom_is(in, i, STR("in")) && atom_is(in, i + 1, STR("the")) && time_has_class(in, i + 2, TIME_PART))) {
    uint32_t part = at_night ? i + 1 : i + 2;
    *half = in->items[part].time->value == PART_MORNING ? 0 : 12, *next = part + 1;
    return in->items[part].time->value != PART_DAYTIME;
  }
  return false;
}

static bool two_digits(const atoms *in, uint32_t i) {
  const atom *at = atom_at(in, i);
  return at->kind == ATOM_NUMBER && !at->decimals && at->end - at->start == 2 && at->value < 60;
}

/* Hour and minutes; *half is -1 when nothing tells which half of the day. */
static bool clock_at(const atoms *in, uint32_t i, reading *out, int *half) {
  const atom *at = atom_at(in, i);
  uint32_t k;
  double hour;
  *half = -1;
  if (time_has_class(in, i, TIME_NOON)) {
    out->hour = in->items[i].time->value, out->next = i + 1, out->minutes = true;
    *half = 0;
    return true;
  }
  if (at->kind == ATOM_NUMBER) {
    if (at->decimals || at->end - at->start > 4) return false;
    hour = at->value, k = i + 1;
    bool zoned = at->end - at->start == 4 && time_has_class(in, k, TIME_ZONE) && atom_at(in, k)->space;
    if (zoned) { /* 0735 GMT */
      if (hour >= 2400 || (int)hour % 100 > 59) return false;
      out->hour = (uint8_t)(hour / 100), out->minute = (uint8_t)((int)hour % 100), out->minutes = true, out->next = k;
      *half = 0;
      return true;
    }
    if (hour > 24 || (i > 0 && !at->space &&
                      (in->items[i - 1].kind == ATOM_NUMBER || in->items[i - 1].sign == ':' || in->items[i - 1].sign == '$')))
      return false;
    bool minutes = atom_joins(in, k, ':') && two_digits(in, k + 1);
    if (!minutes && (at->end - at->start > 2 || atom_joins(in, k, '.'))) return false;
    if (minutes) {
      out->minute = (uint8_t)in->items[k + 1].value, out->minutes = true, k += 2;
      if (atom_joins(in, k, ':') && two_digits(in, k + 1)) k += 2;
    }
  } else if (at->number && at->number->class == NUMBER_ONES && at->number->value >= 1 && at->number->value <= 12) {
    hour = at->number->value, k = i + 1;
  } else {
    return false;
  }
  out->hour = (uint8_t)hour, out->next = k;
  if (atom_is(in, k, STR("o'clock"))) {
    out->minutes = true, out->next = ++k;
    half_day_at(in, k, half, &out->next);
    return hour <= 12;
  }
  bool told = half_day_at(in, k, half, &out->next);
  if (told && (hour > 12 || (hour == 0 && !out->minutes))) return false;
  if (told && !time_has_class(in, k, TIME_HALF_DAY)) /* "five in the morning", not "two in the evening news" */
    told = atom_at(in, out->next)->kind == ATOM_SIGN || atom_at(in, out->next)->time;
  return told || (out->minutes && at->kind == ATOM_NUMBER && (at->end - at->start == 2 || hour > 0));
}

bool time_clock_at(const atoms *in, uint32_t i, reading *out) {
  int half;
  reading day;
  *out = reading_at(i, READING_DATE);
  if (!clock_at(in, i, out, &half)) return false;
  out->timed = true;
  if (half == 12 && out->hour < 12) out->hour = (uint8_t)(out->hour + 12);
  if (half == 0 && out->hour == 12 && !time_has_class(in, i, TIME_NOON)) out->hour = 0;
  bool bare = half < 0;
  uint32_t k = out->next;
  if (time_has_class(in, k, TIME_ZONE) && !atom_at(in, k)->line) out->next = ++k, bare = false;
  else if (atom_is(in, k, STR("local")) && atom_is(in, k + 1, STR("time"))) out->next = k += 2, bare = false;
  else if (atom_is(in, k, STR("eastern")) || atom_is(in, k, STR("pacific")) || atom_is(in, k, STR("central")))
    out->next = k = atom_is(in, k + 1, STR("time")) ? k + 2 : k + 1, bare = false;
  if (bare && !(i > 0 && (atom_is(in, i - 1, STR("at")) || atom_is(in, i - 1, STR("by")) || atom_is(in, i - 1, STR("around")) ||
                          atom_is(in, i - 1, STR("about")) || atom_is(in, i - 1, STR("until")) || out->hour > 12 ||
                          atom_is(in, k - 1, STR("o'clock")))))
    return false; /* "10:35" may be a score or a verse */
  if (!atom_follows(in, k)) return true;
  if (atom_is_sign(in, k, ',') && !time_has_class(in, k + 1, TIME_DAY)) k++;
  if (!atom_follows(in, k)) return true;
  if (time_has_class(in, k, TIME_DAY)) {
    out->is_shift = true, out->shift = (int8_t)(in->items[k].time->value - 1), out->next = k + 1;
  } else if ((time_has_class(in, k, TIME_WEEKDAY) || time_has_class(in, k, TIME_MONTH)) && time_date_at(in, k, &day) &&
             day.form == READING_DATE && (day.weekday || day.day)) {
    day.first = out->first, day.timed = true, day.hour = out->hour, day.minute = out->minute, day.minutes = out->minutes;
    *out = day;
  }
  if (time_has_class(in, out->next, TIME_PART) && !(in->items[out->next].time->flags & TIME_PLURAL) &&
      !in->items[out->next].line && (out->weekday || out->is_shift))
    out->next++; /* 2 a.m. Thursday morning */
  return true;
}
