/* holidays.h - days with a name and how to find them in a year. Words as atoms.h cuts them, sorted; the longest that fits is
 * meant. United States and Britain, rules from the United States Code (5 U.S.C. 6103, 2 U.S.C. 7) and the church calendar. */
#ifndef WEFT_ANNOTATE_DATA_HOLIDAYS_H
#define WEFT_ANNOTATE_DATA_HOLIDAYS_H

#include "annotate/holidays.h"

static const holiday holidays[] = {
    {"armistice day", HOLIDAY_FIXED, 11, 11, 0, 0},
    {"ash wednesday", HOLIDAY_EASTER, 0, -46, 0, 0},
    {"black friday", HOLIDAY_NTH, 11, 4, 4, 1},
    {"boxing day", HOLIDAY_FIXED, 12, 26, 0, 0},
    {"christmas", HOLIDAY_FIXED, 12, 25, 0, 0},
    {"christmas day", HOLIDAY_FIXED, 12, 25, 0, 0},
    {"christmas eve", HOLIDAY_FIXED, 12, 24, 0, 0},
    {"columbus day", HOLIDAY_NTH, 10, 2, 1, 0},
    {"cyber monday", HOLIDAY_NTH, 11, 4, 4, 4},
    {"earth day", HOLIDAY_FIXED, 4, 22, 0, 0},
    {"easter", HOLIDAY_EASTER, 0, 0, 0, 0},
    {"easter monday", HOLIDAY_EASTER, 0, 1, 0, 0},
    {"easter sunday", HOLIDAY_EASTER, 0, 0, 0, 0},
    {"election day", HOLIDAY_ELECTION, 11, 0, 2, 0},
    {"fourth of july", HOLIDAY_FIXED, 7, 4, 0, 0},
    {"good friday", HOLIDAY_EASTER, 0, -2, 0, 0},
    {"groundhog day", HOLIDAY_FIXED, 2, 2, 0, 0},
    {"halloween", HOLIDAY_FIXED, 10, 31, 0, 0},
    {"inauguration day", HOLIDAY_FIXED, 1, 20, 0, 0},
    {"independence day", HOLIDAY_FIXED, 7, 4, 0, 0},
    {"juneteenth", HOLIDAY_FIXED, 6, 19, 0, 0},
    {"labor day", HOLIDAY_NTH, 9, 1, 1, 0},
    {"labour day", HOLIDAY_NTH, 9, 1, 1, 0},
    {"memorial day", HOLIDAY_LAST, 5, 0, 1, 0},
    {"new year ' s", HOLIDAY_FIXED, 1, 1, 0, 0},
    {"new year ' s day", HOLIDAY_FIXED, 1, 1, 0, 0},
    {"new year ' s eve", HOLIDAY_FIXED, 12, 31, 0, 0},
    {"new years day", HOLIDAY_FIXED, 1, 1, 0, 0},
    {"new years eve", HOLIDAY_FIXED, 12, 31, 0, 0},
    {"palm sunday", HOLIDAY_EASTER, 0, -7, 0, 0},
    {"presidents ' day", HOLIDAY_NTH, 2, 3, 1, 0},
    {"presidents day", HOLIDAY_NTH, 2, 3, 1, 0},
    {"st . patrick ' s day", HOLIDAY_FIXED, 3, 17, 0, 0},
    {"st patrick ' s day", HOLIDAY_FIXED, 3, 17, 0, 0},
    {"thanksgiving", HOLIDAY_NTH, 11, 4, 4, 0},
    {"thanksgiving day", HOLIDAY_NTH, 11, 4, 4, 0},
    {"valentine ' s day", HOLIDAY_FIXED, 2, 14, 0, 0},
    {"veterans day", HOLIDAY_FIXED, 11, 11, 0, 0},
};

#endif
