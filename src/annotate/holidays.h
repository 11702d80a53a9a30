/* holidays.h - days with a name: Thanksgiving, Easter, Election Day. */
#ifndef WEFT_ANNOTATE_HOLIDAYS_H
#define WEFT_ANNOTATE_HOLIDAYS_H

#include "annotate/atoms.h"

typedef enum holiday_rule {
  HOLIDAY_FIXED,   /* month, day */
  HOLIDAY_NTH,     /* the day-th weekday of the month, and `extra` days */
  HOLIDAY_LAST,    /* the last weekday of the month */
  HOLIDAY_EASTER,  /* `day` days after Easter Sunday */
  HOLIDAY_ELECTION /* the weekday after the first Monday of the month */
} holiday_rule;

typedef struct holiday {
  const char *words;
  holiday_rule rule;
  int month, day, weekday, extra;
} holiday;

/* The holiday whose words begin at atom i, NULL when none; *next gets the atom after them. */
const holiday *holiday_at(const atoms *in, uint32_t i, uint32_t *next);
/* Its day in a year. */
int64_t holiday_day(const holiday *in, int year);

#endif
