/* url.c - see url.h. */
#include "read/url.h"

#include "read/data/url_words.h"
#include "text/calendar.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define MAX_URL ((size_t)8 << 10) /* longer ones are not looked into */
/* Years in which a page can have been published: the web's, and archives put on it. */
#define FIRST_YEAR 1980
#define LAST_YEAR 2099

str url_host(arena *a, str url) {
  url = str_trim(url);
  size_t at = str_find(url, STR("://"), 0);
  if (url.len > MAX_URL || at == SIZE_MAX) return STR("");
  str scheme = str_slice(url, 0, at);
  if (!str_eq_ascii_case(scheme, STR("http")) && !str_eq_ascii_case(scheme, STR("https"))) return STR("");
  url = str_slice(url, at + 3, url.len);
  size_t n = 0;
  while (n < url.len && !strchr("/?#\\ ", url.data[n])) n++;
  str host = str_slice(url, 0, n);
  size_t user = str_find_char(host, '@', 0);
  if (user != SIZE_MAX) host = str_slice(host, user + 1, host.len);
  size_t port = str_find_char(host, ':', 0);
  if (port != SIZE_MAX) host.len = port;
  host = str_lower_ascii(a, host);
  return str_starts(host, STR("www.")) ? str_slice(host, 4, host.len) : host;
}

str url_outlet(arena *a, str url) {
  str host = url_host(a, url);
  for (;;) {
    size_t dot = str_find_char(host, '.', 0);
    if (dot == SIZE_MAX || str_find_char(host, '.', dot + 1) == SIZE_MAX) return host;
    if (str_table_find(host_prefixes, COUNT(host_prefixes), str_slice(host, 0, dot)) == SIZE_MAX) return host;
    host = str_slice(host, dot + 1, host.len);
  }
}

static bool is_tracking(str parameter) {
  size_t equals = str_find_char(parameter, '=', 0);
  str name = equals == SIZE_MAX ? parameter : str_slice(parameter, 0, equals);
  return str_starts(name, STR("utm_")) || str_table_find(tracking_parameters, COUNT(tracking_parameters), name) != SIZE_MAX;
}

str url_clean(arena *a, str url) {
  url = str_trim(url);
  if (url.len > MAX_URL) return url;
  size_t fragment = str_find_char(url, '#', 0);
  if (fragment != SIZE_MAX && str_starts(str_slice(url, fragment, url.len), STR("#!")))
    fragment = SIZE_MAX; /* part of the address */
  if (fragment != SIZE_MAX) url.len = fragment;
  size_t at = str_find_char(url, '?', 0);
  if (at == SIZE_MAX) return url;
  buffer b;
  buffer_init(&b, a, url.len);
  buffer_add(&b, str_slice(url, 0, at));
  char mark = '?';
  for (at++; at <= url.len;) {
    size_t end = str_find_char(url, '&', at);
    if (end == SIZE_MAX) end = url.len;
    str parameter = str_slice(url, at, end);
    if (parameter.len && !is_tracking(parameter)) {
      buffer_add_char(&b, mark);
      buffer_add(&b, parameter);
      mark = '&';
    }
    at = end + 1;
  }
  return buffer_str(&b);
}

/* --- the day ---------------------------------------------------------------------------------------------------- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_alnum(char c) { return is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'z'); }

/* Up to `most` digits at `at`; their number in *n. */
static int digits_at(str s, size_t at, size_t most, size_t *n) {
  int value = 0;
  for (*n = 0; *n < most && at + *n < s.len && is_digit(s.data[at + *n]); ++*n) value = value * 10 + (s.data[at + *n] - '0');
  return value;
}

/* A month by number or name at `at`; 0 when none. */
static int month_at(str s, size_t at, size_t *n) {
  int month = digits_at(s, at, 2, n);
  if (*n) return month >= 1 && month <= 12 ? month : 0;
  while (at + *n < s.len && is_alnum(s.data[at + *n])) ++*n;
  for (size_t i = 0; i < COUNT(url_months); i++)
    if (str_eq_ascii_case(str_slice(s, at, at + *n), url_months[i].name)) return url_months[i].month;
  return 0;
}

/* A date that begins at `at` with a year: what separates year and month separates month and day. */
static date date_at(str s, size_t at, size_t *end) {
  date d = {0};
  size_t n, year_digits;
  d.year = digits_at(s, at, 4, &year_digits);
  *end = at + year_digits;
  if (year_digits != 4 || d.year < FIRST_YEAR || d.year > LAST_YEAR) return (date){0};
  if (*end < s.len && is_digit(s.data[*end])) { /* 20160112 */
    size_t n_month, n_day;
    d.month = digits_at(s, *end, 2, &n_month);
    d.day = digits_at(s, *end + n_month, 2, &n_day);
    *end += n_month + n_day;
    bool all = n_month == 2 && n_day == 2 && (*end == s.len || !is_digit(s.data[*end]));
    return all ? d : (date){0};
  }
  if (*end == s.len || !strchr("/-_.", s.data[*end])) return (date){0};
  char separator = s.data[(*end)++];
  int both = digits_at(s, *end, 5, &n);
  if (n == 4 && separator == '/') { /* 2016/0112 */
    d.month = both / 100;
    d.day = both % 100;
    *end += n;
    return *end == s.len || !is_alnum(s.data[*end]) ? d : (date){0};
  }
  d.month = month_at(s, *end, &n);
  if (!d.month) return (date){0};
  *end += n;
  if (*end < s.len && s.data[*end] == separator) {
    d.day = digits_at(s, *end + 1, 2, &n);
    bool whole = n && (*end + 1 + n == s.len || !is_alnum(s.data[*end + 1 + n]));
    if (whole) *end += 1 + n;
    else d.day = 0;
  }
  bool ends = *end == s.len || !is_alnum(s.data[*end]);
  return ends && (d.day || separator == '/') ? d : (date){0}; /* 2016-01 alone may be anything */
}

str url_date(arena *a, str url) {
  size_t from = str_find(url, STR("://"), 0);
  if (from != SIZE_MAX) from = str_find_char(url, '/', from + 3); /* hosts hold no dates */
  else from = 0;
  if (url.len > MAX_URL || from == SIZE_MAX) return STR("");
  date best = {0};
  for (size_t at = from; at < url.len; at++) {
    if (!is_digit(url.data[at]) || (at && is_alnum(url.data[at - 1]))) continue;
    size_t end;
    date d = date_at(url, at, &end);
    if (!d.month || (d.day && !date_valid(d))) continue;
    if (!best.month || (d.day && !best.day)) best = d;
    if (best.day) break;
  }
  if (!best.month) return STR("");
  if (best.day) return str_format(a, "%04d-%02d-%02d", best.year, best.month, best.day);
  return str_format(a, "%04d-%02d", best.year, best.month);
}
