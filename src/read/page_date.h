/* page_date.h - days as people and machines write them on pages: "January 12, 2016", "12. Januar 2016", "2016-01-12T21:00Z",
 * "12.01.2016", "20160112", "1452556800", "2016年1月12日". */
#ifndef WEFT_READ_PAGE_DATE_H
#define WEFT_READ_PAGE_DATE_H

#include "base/str.h"

/* What the words beside a day say of it. */
typedef enum day_label { DAY_PLAIN = 0, DAY_PUBLISHED, DAY_UPDATED } day_label;

typedef struct page_day {
  str iso; /* "2016-01-12", "2016-01-12T21:00" when a time of day follows, as the page's readers have it, without zone */
  day_label label;
  size_t at, end; /* bytes of the line, without the time of day */
} page_day;

#define PAGE_MOST_DAYS 6
/* All days with their year in a line of text, in order, at most PAGE_MOST_DAYS; their number. `day_first`: how 1/2/2016 is meant.
 * *label: what words before the line say of its first day; gets what its words say of a day behind it. */
size_t page_days_in(arena *a, str line, bool day_first, day_label *label, page_day out[PAGE_MOST_DAYS]);
/* The value of a meta element, a JSON-LD field or a datetime attribute as ISO 8601; empty when it is no date. */
str page_date_value(arena *a, str value, bool day_first);
/* The first day with its year in a line of text as ISO 8601, empty when there is none. `day_first`: how 1/2/2016 is meant.
 * *is_update: the words before it say that it is the day of a change. */
str page_date_in(arena *a, str line, bool day_first, bool *is_update);

#endif
