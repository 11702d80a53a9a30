/* times.h - how a time expression gets its value, in two steps that know nothing of each other:
 *
 *   "late last Tuesday"  --time_forms.c-->  reading {weekday 2, relation last, modifier end}   what the words say
 *   reading + anchor     --time_values.c-->  2016-01-05 ... 2016-01-05                          what they mean here
 *
 * The anchor is the day of publication, or, in a history, the last date that was told.
 */
#ifndef WEFT_ANNOTATE_TIMES_H
#define WEFT_ANNOTATE_TIMES_H

#include "annotate/annotate.h"
#include "text/calendar.h"

typedef enum time_unit {
  UNIT_NONE,
  UNIT_SECOND,
  UNIT_MINUTE,
  UNIT_HOUR,
  UNIT_DAY,
  UNIT_NIGHT,
  UNIT_WEEK,
  UNIT_WEEKEND,
  UNIT_FORTNIGHT,
  UNIT_MONTH,
  UNIT_QUARTER,
  UNIT_YEAR,
  UNIT_DECADE,
  UNIT_CENTURY,
  UNIT_MILLENNIUM
} time_unit;

typedef enum day_part { PART_NONE, PART_MORNING, PART_AFTERNOON, PART_EVENING, PART_NIGHT, PART_DAYTIME } day_part;

typedef enum time_relation {
  RELATION_NONE,
  RELATION_LAST,      /* last, past */
  RELATION_THIS,      /* this, current */
  RELATION_NEXT,      /* next, coming */
  RELATION_PREVIOUS,  /* previous, preceding: before the date told last */
  RELATION_FOLLOWING, /* following, the next day: after it */
  RELATION_THAT       /* that, the same: the date told last */
} time_relation;

typedef enum time_direction {
  DIRECTION_NONE,
  DIRECTION_AGO,      /* before the publication */
  DIRECTION_FROM_NOW, /* after it */
  DIRECTION_EARLIER,  /* before the date told last */
  DIRECTION_LATER     /* after it */
} time_direction;

typedef enum time_class {
  TIME_MONTH,     /* value: 1-12 */
  TIME_WEEKDAY,   /* 1-7 */
  TIME_SEASON,    /* 1 spring, 2 summer, 3 fall, 4 winter */
  TIME_UNIT,      /* time_unit */
  TIME_PART,      /* day_part */
  TIME_DAY,       /* days from today: yesterday -1 */
  TIME_NOON,      /* hour: noon 12, midnight 24 */
  TIME_RELATION,  /* time_relation */
  TIME_DIRECTION, /* time_direction: ago, earlier, later */
  TIME_REFERENCE, /* 0 past, 1 present, 2 future: recently, now, soon */
  TIME_OFTEN,     /* time_unit: daily, annually */
  TIME_EVERY,     /* every, each */
  TIME_MODIFIER,  /* time_modifier: early, late, mid */
  TIME_HOLIDAY,   /* first word of a holiday */
  TIME_HALF_DAY,  /* a.m. 0, p.m. 12 */
  TIME_ZONE,      /* EST, GMT */
  TIME_STARTER    /* no more than a word that an expression may begin with: end, recent; articles have 1 */
} time_class;

typedef enum time_modifier { MODIFIER_NONE, MODIFIER_START, MODIFIER_MID, MODIFIER_END } time_modifier;

enum time_word_flags { TIME_PLURAL = 1, TIME_CAPITAL = 2 /* only with a capital letter */, TIME_SHORT = 4 /* an abbreviation */ };

struct time_word {
  const char *word;
  uint8_t class, value, flags; /* value of TIME_DAY: days + 1 */
};

typedef enum reading_form {
  READING_NONE,
  READING_DATE,     /* calendar fields, as far as given */
  READING_UNIT,     /* relation + unit: last week */
  READING_OFFSET,   /* amount + unit + direction: two days later */
  READING_DURATION, /* amount + unit */
  READING_SET,      /* every + unit, weekday or month */
  READING_REFERENCE /* PRESENT_REF and the like */
} reading_form;

#define YEAR_UNKNOWN INT32_MIN

typedef struct reading {
  uint32_t first, next; /* atoms */
  reading_form form;
  int32_t year; /* YEAR_UNKNOWN; of a decade or century its first; BC: 0 and less */
  bool decade, century;
  uint8_t month, day, last_day; /* 0 when not given; "3-5 May" has day 3, last_day 5 */
  uint8_t weekday, season, quarter, half;
  const struct holiday *holiday;
  bool is_shift; /* today and its like: */
  int8_t shift;  /*   days from the publication */
  bool timed;    /* a clock time is given: */
  uint8_t hour, minute;
  bool minutes; /*   ... to the minute */
  day_part part;
  time_relation relation;
  time_relation year_relation; /* "January last year" */
  time_direction direction;
  time_unit unit, lesser_unit; /* "nine hours and 30 minutes" */
  double lo, hi, lesser;
  bool vague; /* days, several years: more than one */
  time_modifier modifier;
  uint8_t reference; /* as TIME_REFERENCE */
  bool week_of;      /* the week of March 6 */
  uint8_t ended;     /* month in which a quarter of accounts ended: "the quarter ended Sept. 30"; 0 when not given */
  str hedge;         /* "about", "more than" ... */
} reading;

/* The longest time expression that begins at atom i. */
bool time_form_at(const atoms *in, uint32_t i, reading *out);
/* Its parts: a date of the calendar, as far as given; a clock time with the day that it may name; an amount of time. */
bool time_date_at(const atoms *in, uint32_t i, reading *out);
bool time_clock_at(const atoms *in, uint32_t i, reading *out);
bool time_amount_at(const atoms *in, uint32_t i, reading *out);
/* A year at atom i, with "BC"; *next gets the atom behind. `sure`: also where only the place tells that it is one. */
bool time_year_at(const atoms *in, uint32_t i, bool sure, int32_t *year, uint32_t *next);
/* "of last year", "this year" at atom i: fills year_relation and next. */
bool time_year_tail(const atoms *in, uint32_t i, reading *out);
/* The time meaning of atom i, or NULL: capitals and abbreviations are as the table wants them. */
const time_word *time_word_at(const atoms *in, uint32_t i);
bool time_has_class(const atoms *in, uint32_t i, time_class class);
static inline reading reading_at(uint32_t i, reading_form form) {
  return (reading){.first = i, .next = i, .form = form, .year = YEAR_UNKNOWN};
}

/* --- time_values.c ------------------------------------------------------------------------------------------------ */

typedef enum time_tense { TENSE_UNKNOWN, TENSE_PAST, TENSE_FUTURE } time_tense;

typedef struct time_anchor {
  arena *a;
  int64_t published;    /* day, or TIME_BEFORE */
  bool narrative;       /* a history: dates follow each other, whenever it was published */
  int64_t focus;        /* first day of the date told last, or TIME_BEFORE */
  time_unit focus_unit; /* how precise it was */
  int64_t quarter;      /* first day of the quarter whose results are told, or TIME_BEFORE */
  time_tense tense;     /* of the words around the expression */
} time_anchor;

typedef struct time_value {
  const char *type; /* DATE, TIME, DURATION, SET */
  str value;
  str from, to; /* as in annotation */
  const char *anchor;
  time_relative relative;
  int64_t day;    /* its first day, the next focus; TIME_BEFORE when there is none */
  time_unit unit; /* of that focus */
} time_value;

/* False when the words turn out to mean no time. A day that no calendar has (February 30) gets the anchor "invalid" and neither
 * `from` nor `to`. */
bool time_value_of(const time_anchor *at, const reading *in, time_value *out);

/* "form: weekday, counted from the publication": for people (shown.h). */
const char *time_reason(arena *a, const reading *r, const time_value *value);

#endif
