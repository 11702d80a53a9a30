/* byline.c - see byline.h. */
#include "read/byline.h"

/* What stands behind a comma without being a name of its own. */
static const str suffixes[] = {{"Esq.", 4}, {"II", 2}, {"III", 3},   {"IV", 2},  {"Jr", 2}, {"Jr.", 3},
                               {"M.D.", 4}, {"MD", 2}, {"Ph.D.", 5}, {"PhD", 3}, {"Sr", 2}, {"Sr.", 3}};
static const char *const openings[] = {"by", "par", "por", "von"};
/* What may stand before them: "Written by: Ann Lee". */
static const char *const deeds[] = {"article", "content", "edited", "guide",    "photos", "post", "posted", "published",
                                    "recipe",  "report",  "review", "reviewed", "story",  "text", "words",  "written"};
/* Words that stand where a name should; in small letters, sorted. */
static const char *const no_names[] = {"admin",     "administrator", "author", "authors",  "by",        "editor",
                                       "guest",     "name",          "none",   "null",     "redaktion", "staff",
                                       "undefined", "unknown",       "user",   "webmaster"};

/* The length of "by" and what goes with it at the beginning of a line; 0 when it does not begin so. */
size_t byline_opening(str line) {
  size_t at = 0;
  for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++) {
    str deed = str_c(deeds[i]);
    if (str_starts_ascii_case(line, deed) && line.len > deed.len && line.data[deed.len] == ' ') at = deed.len + 1;
  }
  for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
    str word = str_c(openings[i]), rest = str_slice(line, at, line.len);
    if (!str_starts_ascii_case(rest, word)) continue;
    if (rest.len == word.len) return line.len;
    char next = rest.data[word.len];
    bool capital = next >= 'A' && next <= 'Z' && at; /* "Written byAnn": elements that stood apart */
    if (next != ' ' && next != ':' && !capital) continue;
    size_t end = at + word.len;
    while (end < line.len && (line.data[end] == ' ' || line.data[end] == ':')) end++;
    return end;
  }
  return 0;
}

static void add_name(arena *a, byline *b, str name) {
  name = str_trim(name);
  while (name.len && strchr("\"',;|*", name.data[0])) name = str_trim(str_slice(name, 1, name.len));
  while (name.len && strchr("\"',;|*", name.data[name.len - 1])) name = str_trim(str_slice(name, 0, name.len - 1));
  name = str_trim(str_slice(name, byline_opening(name), name.len));
  if (str_starts_ascii_case(name, STR("and "))) name = str_trim(str_slice(name, 4, name.len));
  char small[16];
  if (name.len <= sizeof small) {
    for (size_t i = 0; i < name.len; i++)
      small[i] = name.data[i] >= 'A' && name.data[i] <= 'Z' ? (char)(name.data[i] | 32) : name.data[i];
    str word = str_of(small, name.len);
    if (word.len && word.data[word.len - 1] == ':') word.len--;
    if (STR_LISTED(no_names, word)) return;
  }
  if (name.len < 2 || name.len > BYLINE_MAX_BYTES || b->names.n >= BYLINE_MAX_AUTHORS) return;
  if (str_find(name, STR("://"), 0) != SIZE_MAX) return; /* a link to a profile */
  for (size_t i = 0; i < b->names.n; i++)
    if (str_eq(b->names.items[i], name)) return;
  VECTOR_PUSH(a, b->names, name);
}

static bool is_suffix(str part) {
  return str_table_find(suffixes, sizeof suffixes / sizeof *suffixes, str_trim(part)) != SIZE_MAX;
}

/* Bytes of what separates two names at `at`; 0 when nothing does. */
static size_t separator_at(str s, size_t at) {
  str rest = str_slice(s, at, s.len);
  if (str_starts_ascii_case(rest, STR(" and "))) return 5;
  if (str_starts(rest, STR(" & "))) return 3;
  if (str_starts(rest, STR(" und "))) return 5;
  char c = rest.data[0];
  if (c == ';' || c == '|' || c == '\n') return 1;
  if (c != ',') return 0;
  size_t next = at + 1;
  while (next < s.len && !strchr(",;|\n", s.data[next])) next++;
  str part = str_slice(s, at + 1, next);
  size_t and = str_find(part, STR(" and "), 0);
  if (and != SIZE_MAX && and > 0) part.len = and;
  return is_suffix(part) ? 0 : 1;
}

void byline_add(arena *a, byline *b, str line) {
  if (!line.len || line.len > (size_t)BYLINE_MAX_AUTHORS * BYLINE_MAX_BYTES) return;
  size_t start = 0;
  for (size_t at = 0; at < line.len;) {
    size_t n = separator_at(line, at);
    if (n) add_name(a, b, str_slice(line, start, at));
    at += n ? n : 1;
    if (n) start = at;
  }
  add_name(a, b, str_slice(line, start, line.len));
}
