/* url.c - see url.h. */
#include "read/url.h"

#include "read/data/url_words.h"
#include "text/calendar.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define MAX_URL ((size_t)8 << 10) /* longer ones are not looked into */
/* Years in which a page can have been published: the web's, and archives put on it. */
#define FIRST_YEAR 1980
#define LAST_YEAR 2099

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_alnum(char c) { return is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'z'); }

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
  for (size_t i = 0; i < host.len; i++)
    if ((unsigned char)host.data[i] <= ' ' || host.data[i] == 0x7F) return STR("");
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

/* Whether the parameter asks for the edition of a page for phones. */
static bool asks_amp(str parameter) {
  return str_eq(parameter, STR("amp")) || str_eq(parameter, STR("amp=1")) || str_eq(parameter, STR("amp=true")) ||
         str_eq_ascii_case(parameter, STR("outputType=amp"));
}

/* The path without what makes it that of an AMP edition: a last or first part "amp", an ending ".amp" or ".amp.html". */
static str plain_path(arena *a, str path) {
  while (str_ends(path, STR("/"))) path.len--;
  if (str_ends(path, STR("/amp")) || str_ends(path, STR(".amp"))) path.len -= 4;
  else if (str_ends(path, STR(".amp.html"))) path = str_format(a, "%.*s.html", (int)(path.len - 9), path.data);
  if (str_starts(path, STR("/amp/"))) path = str_slice(path, 4, path.len);
  return path;
}

str url_page(arena *a, str url) {
  str clean = url_clean(a, url), host = url_outlet(a, clean);
  if (!host.len || clean.len > MAX_URL) return STR("");
  size_t at = str_find(clean, STR("://"), 0) + 3;
  while (at < clean.len && !strchr("/?#\\", clean.data[at])) at++;
  str rest = str_slice(clean, at, clean.len);
  size_t query = str_find_char(rest, '?', 0);
  if (query == SIZE_MAX) query = rest.len;
  str path = plain_path(a, str_slice(rest, 0, query));
  buffer b;
  buffer_init(&b, a, clean.len);
  char mark = '?';
  for (size_t i = query + 1; i < rest.len;) {
    size_t end = str_find_char(rest, '&', i);
    if (end == SIZE_MAX) end = rest.len;
    str parameter = str_slice(rest, i, end);
    if (!asks_amp(parameter)) {
      buffer_add_char(&b, mark);
      buffer_add(&b, parameter);
      mark = '&';
    }
    i = end + 1;
  }
  str asked = buffer_str(&b);
  if (!path.len && !asked.len) return STR(""); /* a host's front page */
  return str_format(a, "%.*s%.*s%.*s", STR_FMT(host), STR_FMT(path), STR_FMT(asked));
}

static bool is_tracking(str parameter) {
  size_t equals = str_find_char(parameter, '=', 0);
  str name = equals == SIZE_MAX ? parameter : str_slice(parameter, 0, equals);
  return str_starts(name, STR("utm_")) || str_table_find(tracking_parameters, COUNT(tracking_parameters), name) != SIZE_MAX;
}

/* The page that an AMP cache holds a copy of, as its address says: https://HOST.cdn.ampproject.org/c/s/HOST/PATH and
 * https://www.google.com/amp/s/HOST/PATH, without "s/" of an http page. Anything else is given back. Source: amp.dev, "AMP Cache
 * URLs". */
static str out_of_cache(arena *a, str url) {
  size_t scheme = str_starts(url, STR("https://")) ? 8 : str_starts(url, STR("http://")) ? 7 : 0;
  size_t slash = scheme ? str_find_char(url, '/', scheme) : SIZE_MAX;
  if (slash == SIZE_MAX || str_find_char(url, '?', 0) < slash) return url;
  str host = str_slice(url, scheme, slash), rest = str_slice(url, slash + 1, url.len);
  if (str_ends(host, STR(".cdn.ampproject.org"))) { /* "c": a page, "v": one in a viewer */
    if (!str_starts(rest, STR("c/")) && !str_starts(rest, STR("v/"))) return url;
    rest = str_slice(rest, 2, rest.len);
  } else if (str_eq(host, STR("www.google.com")) && str_starts(rest, STR("amp/"))) {
    rest = str_slice(rest, 4, rest.len);
  } else return url;
  bool secure = str_starts(rest, STR("s/"));
  if (secure) rest = str_slice(rest, 2, rest.len);
  size_t n = 0, dot = str_find_char(rest, '.', 0);
  while (n < rest.len && (is_alnum(rest.data[n]) || (rest.data[n] && strchr(".-:", rest.data[n])))) n++;
  if (!dot || dot >= n || (n < rest.len && rest.data[n] != '/' && rest.data[n] != '?')) return url; /* no host */
  buffer b;
  buffer_init(&b, a, rest.len + 8);
  buffer_add_c(&b, secure ? "https://" : "http://");
  buffer_add(&b, rest);
  return buffer_str(&b);
}

/* Without parameters that only count readers. */
static str without_tracking(arena *a, str url) {
  size_t at = str_find_char(url, '?', 0);
  if (at == SIZE_MAX) return url;
  buffer b;
  buffer_init(&b, a, url.len);
  buffer_add(&b, str_trim(str_slice(url, 0, at)));
  char mark = '?';
  while (++at <= url.len) {
    size_t end = str_find_char(url, '&', at);
    if (end == SIZE_MAX) end = url.len;
    str parameter = str_trim(str_slice(url, at, end));
    if (parameter.len && !is_tracking(parameter)) {
      buffer_add_char(&b, mark);
      buffer_add(&b, parameter);
      mark = '&';
    }
    at = end;
  }
  return buffer_str(&b);
}

str url_clean(arena *a, str url) {
  url = str_trim(url);
  if (!url.len || url.len > MAX_URL) return url;
  size_t fragment = str_find_char(url, '#', 0);
  str part = fragment == SIZE_MAX ? STR("") : str_slice(url, fragment, url.len);
  url = without_tracking(a, str_trim(str_slice(url, 0, url.len - part.len)));
  for (size_t before = SIZE_MAX; url.len < before;) { /* a cache's copy of a cache's copy */
    before = url.len;
    url = out_of_cache(a, url);
  }
  if (!str_starts(part, STR("#!"))) return url; /* else it is part of the address */
  buffer b;
  buffer_init(&b, a, url.len + part.len);
  buffer_add(&b, url);
  buffer_add(&b, part);
  return buffer_str(&b);
}

str url_site(str host) {
  size_t dots[3], n = 0;
  for (size_t i = host.len; i-- > 0 && n < 3;)
    if (host.data[i] == '.') dots[n++] = i;
  if (n < 2) return host;
  str last = str_slice(host, dots[0] + 1, host.len), kind = str_slice(host, dots[1] + 1, dots[0]);
  bool country = last.len == 2 && str_table_find(registry_labels, COUNT(registry_labels), kind) != SIZE_MAX;
  bool number = last.len && last.data[0] >= '0' && last.data[0] <= '9'; /* 192.0.2.1 */
  if (number || (country && n < 3)) return host;
  return str_slice(host, dots[country ? 2 : 1] + 1, host.len);
}

/* --- links ------------------------------------------------------------------------------------------------------ */

/* An address or a part of one, as it is written. */
typedef struct parts {
  str scheme, host, path, query; /* host: with user and port; query: with its ?, and a fragment that begins with #! */
  bool has_host;
} parts;

/* The scheme's length when the address begins with one, else 0. */
static size_t scheme_of(str s) {
  size_t n = 0;
  while (n < s.len && (is_alnum(s.data[n]) || (n && strchr("+-.", s.data[n])))) n++;
  return n < s.len && s.data[n] == ':' && !is_digit(s.data[0]) ? n : 0;
}

static parts parts_of(str s) {
  parts out = {0};
  size_t n = scheme_of(s);
  if (n) {
    out.scheme = str_slice(s, 0, n);
    s = str_slice(s, n + 1, s.len);
  }
  size_t fragment = str_find_char(s, '#', 0);
  if (fragment != SIZE_MAX && !str_starts(str_slice(s, fragment, s.len), STR("#!"))) s.len = fragment;
  if (str_starts(s, STR("//"))) {
    out.has_host = true;
    for (n = 2; n < s.len && !strchr("/?#", s.data[n]);) n++;
    out.host = str_slice(s, 2, n);
    s = str_slice(s, n, s.len);
  }
  for (n = 0; n < s.len && s.data[n] != '?' && s.data[n] != '#';) n++;
  out.path = str_slice(s, 0, n);
  out.query = str_slice(s, n, s.len);
  return out;
}

static bool is_web(str scheme) { return str_eq_ascii_case(scheme, STR("http")) || str_eq_ascii_case(scheme, STR("https")); }

static bool is_host(str host) {
  for (size_t i = 0; i < host.len; i++)
    if ((unsigned char)host.data[i] <= ' ' || host.data[i] == 127 || strchr("\"<>\\^`{|}", host.data[i])) return false;
  return host.len > 0 && host.data[0] != ':';
}

/* A link as browsers read it: no blanks around it, no line breaks, \ as / before the query. Empty when it is too long. */
static str read_link(str link, char out[URL_MAX_LINK]) {
  size_t from = 0, n = 0;
  while (from < link.len && (unsigned char)link.data[from] <= ' ') from++;
  while (link.len > from && (unsigned char)link.data[link.len - 1] <= ' ') link.len--;
  bool in_path = true;
  for (size_t i = from; i < link.len; i++) {
    char c = link.data[i];
    if (c == '\n' || c == '\r' || c == '\t') continue;
    if (n == URL_MAX_LINK) return STR("");
    if (c == '?' || c == '#') in_path = false;
    out[n++] = c == '\\' && in_path ? '/' : c;
  }
  return str_of(out, n);
}

/* What is being put together: on the stack, since a page may have a million links that come to nothing. */
typedef struct made {
  char data[URL_MAX_LINK];
  size_t len;
  bool full;
} made;

static void add(made *m, str s) {
  m->full |= s.len > sizeof m->data - m->len;
  if (m->full) return;
  if (s.len) memcpy(m->data + m->len, s.data, s.len);
  m->len += s.len;
}

static bool is_plain(char c) { return c > ' ' && c < 127 && c != '"' && c != '<' && c != '>' && c != '`'; }

static void add_encoded(made *m, str s) {
  static const char digits[] = "0123456789ABCDEF";
  for (size_t at = 0, end; at < s.len && !m->full; at = end) {
    for (end = at; end < s.len && is_plain(s.data[end]);) end++;
    add(m, str_slice(s, at, end));
    if (end == s.len) return;
    unsigned char c = (unsigned char)s.data[end++];
    const char code[] = {'%', digits[c >> 4], digits[c & 15]};
    add(m, str_of(code, sizeof code));
  }
}

/* A path without its "." and ".." (RFC 3986, 5.2.4), encoded. */
static void add_path(made *m, str path) {
  size_t least = m->len;
  for (size_t at = 0, end; at < path.len && !m->full; at = end) {
    size_t from = at + (path.data[at] == '/');
    end = str_find_char(path, '/', from);
    if (end == SIZE_MAX) end = path.len;
    str step = str_slice(path, from, end);
    bool up = str_eq(step, STR("..")), here = str_eq(step, STR("."));
    if (!up && !here) {
      add(m, STR("/"));
      add_encoded(m, step);
      continue;
    }
    while (up && m->len > least && m->data[--m->len] != '/') {}
    if (end == path.len) add(m, STR("/"));
  }
  if (m->len == least) add(m, STR("/"));
}

str url_resolve(arena *a, str base, str link) {
  char link_bytes[URL_MAX_LINK], base_bytes[URL_MAX_LINK];
  link = read_link(link, link_bytes);
  if (!link.len || link.data[0] == '#') return STR("");
  parts to = parts_of(link), from = parts_of(read_link(base, base_bytes));
  parts given = to.scheme.len ? to : from; /* who says the scheme */
  if (!is_web(given.scheme) || !given.has_host) return STR("");
  str host = to.has_host ? to.host : from.host;
  if (!is_host(host)) return STR("");
  made path, out;
  path.len = out.len = 0;
  path.full = out.full = false;
  if (!to.has_host && !str_starts(to.path, STR("/"))) { /* from where the page is */
    str before = from.path;
    while (to.path.len && before.len && before.data[before.len - 1] != '/') before.len--;
    add(&path, before);
  }
  add(&path, to.path);
  add(&out, given.scheme.len == 5 ? STR("https") : STR("http"));
  add(&out, STR("://"));
  for (size_t i = 0; i < host.len; i++) {
    char c = host.data[i] >= 'A' && host.data[i] <= 'Z' ? (char)(host.data[i] | 32) : host.data[i];
    add(&out, str_of(&c, 1));
  }
  add_path(&out, str_of(path.data, path.len));
  add_encoded(&out, to.query);
  return path.full || out.full ? STR("") : url_clean(a, str_copy(a, str_of(out.data, out.len)));
}

/* --- the day ---------------------------------------------------------------------------------------------------- */

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
    if (!d.month || d.month > 12 || (d.day && !date_valid(d))) continue;
    if (!best.month || (d.day && !best.day)) best = d;
    if (best.day) break;
  }
  if (!best.month) return STR("");
  if (best.day) return str_format(a, "%04d-%02d-%02d", best.year, best.month, best.day);
  return str_format(a, "%04d-%02d", best.year, best.month);
}
