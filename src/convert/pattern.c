/* pattern.c - what differs between Python's re and PCRE2: escapes (\uXXXX, \v, \Z), the sets \s \w \d, global flags, "{,n}",
 * letters that Python takes for an i. And what PCRE2 cannot take: it compiles to at most 64 KiB, so a pattern that writes the
 * same long class of letters hundreds of times (French has 1.4 MB of them) gets each class once, and calls it by name. */
#include "convert/pattern.h"

#include "base/hash.h"
#include "text/utf8.h"

#include <utf8proc.h>

#define LONGEST 40000  /* bytes; a longer pattern calls its classes by name */
#define LONG_CLASS 200 /* bytes */
#define DEEPEST 200    /* groups within each other */
#define MOST_NEEDED 64 /* code points of which one is needed */
#define PATTERN_MAX ((size_t)64 << 20)

#define SPACE "\\x09-\\x0d\\x1c-\\x20\\x85\\xa0\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}"
#define NO_SPACE                                                                                                                 \
  "\\x00-\\x08\\x0e-\\x1b\\x21-\\x84\\x86-\\x9f\\xa1-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}"         \
  "\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{10ffff}"
#define WORD "\\p{L}\\p{N}_"

typedef struct reader {
  arena *a;
  str in;
  size_t at;
  const char *fault; /* NULL: none so far */
  bool caseless;
  bool named_classes;
  bool backward; /* a group was referred to by number */
  buffer out;
  names classes;
} reader;

/* One member of a class, or one character outside of it. */
typedef struct item {
  uint32_t point;
  const char *set; /* members of a set like \s; NULL: the code point */
} item;

typedef struct points {
  uint32_t at[MOST_NEEDED];
  size_t n;
  bool simple; /* no ranges, no sets, not negated, not too many */
} points;

static bool fail(reader *r, const char *why) {
  if (!r->fault) r->fault = why;
  return false;
}

static int peek(const reader *r, size_t ahead) {
  return r->at + ahead < r->in.len ? (unsigned char)r->in.data[r->at + ahead] : -1;
}

static bool accept(reader *r, const char *c) {
  str left = str_slice(r->in, r->at, r->in.len);
  if (!str_starts(left, str_c(c))) return false;
  r->at += strlen(c);
  return true;
}

static uint32_t read_point(reader *r) {
  size_t size;
  uint32_t c = utf8_at(r->in, r->at, &size);
  r->at += size;
  return c;
}

static bool read_number(reader *r, uint32_t base, int most, uint32_t *value) {
  int n = 0;
  for (*value = 0; n < most; n++, r->at++) {
    int c = peek(r, 0);
    uint32_t digit = c >= '0' && c <= '9'                 ? (uint32_t)c - '0'
                     : (c | 32) >= 'a' && (c | 32) <= 'f' ? (uint32_t)(c | 32) - 'a' + 10
                                                          : 99;
    if (digit >= base) break;
    *value = *value * base + digit;
  }
  return n > 0;
}

static void write_point(reader *r, uint32_t c) {
  bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  if (plain) buffer_add_char(&r->out, (char)c);
  else if (c < 0x80) buffer_format(&r->out, "\\x%02x", c);
  else buffer_add_code_point(&r->out, c);
}

static bool is_i(uint32_t c) { return c == 'i' || c == 'I' || c == 0x130 || c == 0x131; }

/* An escape that stands for a character or a set, behind its backslash. */
static bool read_escape(reader *r, bool in_class, item *it) {
  static const struct {
    char letter;
    unsigned char point;
    const char *set;
  } known[] = {{'a', 7, NULL},  {'f', 12, NULL},    {'n', 10, NULL},     {'r', 13, NULL},     {'t', 9, NULL}, {'v', 11, NULL},
               {'s', 0, SPACE}, {'S', 0, NO_SPACE}, {'d', 0, "\\p{Nd}"}, {'D', 0, "\\P{Nd}"}, {'w', 0, WORD}, {'W', 0, "\\W"}};
  *it = (item){0, NULL};
  int c = peek(r, 0);
  if (c < 0) return fail(r, "a backslash at the end");
  if (c >= 0x80) return it->point = read_point(r), true;
  r->at++;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    if (c != known[i].letter) continue;
    *it = (item){known[i].point, known[i].set};
    return true;
  }
  int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
  if (digits) {
    size_t from = r->at;
    if (!read_number(r, 16, digits, &it->point) || r->at - from != (size_t)digits || it->point > 0x10ffff ||
        (it->point >= 0xd800 && it->point < 0xe000))
      return fail(r, "no code point");
    return true;
  }
  if (c == 'b' && in_class) return it->point = 8, true;
  if (c >= '0' && c <= '7') {
    r->at--;
    return read_number(r, 8, 3, &it->point);
  }
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return fail(r, "an escape that is not known");
  it->point = (uint32_t)c;
  return true;
}

static bool read_item(reader *r, item *it) {
  if (accept(r, "\\")) return read_escape(r, true, it);
  if (r->at >= r->in.len) return fail(r, "a class without end");
  *it = (item){read_point(r), NULL};
  return true;
}

/* A class, behind its "[", to the buffer; *members gets its code points when they are few. */
static bool rewrite_class(reader *r, points *members) {
  *members = (points){.simple = true};
  bool has_i = false;
  buffer_add_char(&r->out, '[');
  if (accept(r, "^")) {
    buffer_add_char(&r->out, '^');
    members->simple = false;
  }
  for (bool first = true; first || peek(r, 0) != ']'; first = false) {
    item low, high;
    if (!read_item(r, &low)) return false;
    if (low.set) {
      buffer_add_c(&r->out, low.set);
      members->simple = false;
      continue;
    }
    write_point(r, low.point);
    high = low;
    if (peek(r, 0) == '-' && peek(r, 1) != ']' && peek(r, 1) >= 0) {
      r->at++;
      if (!read_item(r, &high)) return false;
      if (high.set || high.point < low.point) return fail(r, "a range that is none");
      buffer_add_char(&r->out, '-');
      write_point(r, high.point);
      members->simple = false;
    }
    static const uint32_t forms[] = {'i', 'I', 0x130, 0x131};
    for (size_t i = 0; i < 4; i++) has_i |= forms[i] >= low.point && forms[i] <= high.point;
    if (members->n == MOST_NEEDED) members->simple = false;
    else members->at[members->n++] = low.point;
  }
  r->at++;
  if (has_i && r->caseless) buffer_add_c(&r->out, "iI\xc4\xb0\xc4\xb1");
  buffer_add_char(&r->out, ']');
  return true;
}

/* The same, but a long one is named, and defined later. */
static bool rewrite_class_or_name(reader *r, points *members) {
  size_t from = r->out.len;
  if (!rewrite_class(r, members)) return false;
  str made = str_slice(buffer_str(&r->out), from, r->out.len);
  if (!r->named_classes || made.len < LONG_CLASS) return true;
  made = str_format(r->a, "%s%.*s", r->caseless ? "(?i)" : "(?-i)", STR_FMT(made));
  uint32_t name = names_put(&r->classes, made);
  r->out.len = from;
  buffer_format(&r->out, "(?&class%u)", name);
  return true;
}

/* "(" and what follows it up to where a pattern begins. *opens is false for what is complete in itself. */
static bool rewrite_group(reader *r, bool *opens) {
  static const char *const kept[] = {"?:", "?=", "?!", "?<=", "?<!", "?>"};
  *opens = true;
  for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
    if (!accept(r, kept[i])) continue;
    buffer_format(&r->out, "(%s", kept[i]);
    return true;
  }
  if (accept(r, "?#")) {
    *opens = false;
    while (r->at < r->in.len && peek(r, 0) != ')') r->at++;
    return accept(r, ")") || fail(r, "a comment without end");
  }
  if (peek(r, 0) != '?') return buffer_add_char(&r->out, '('), true;
  if (peek(r, 1) == 'P' || peek(r, 1) == '(') { /* (?P<name>  (?P=name)  (?(name) */
    char end = peek(r, 1) == '(' || peek(r, 2) == '=' ? ')' : '>';
    *opens = peek(r, 1) == '(' || peek(r, 2) != '=';
    r->backward |= peek(r, 1) == '(';
    buffer_add_char(&r->out, '(');
    while (r->at < r->in.len && peek(r, 0) != end) buffer_add_char(&r->out, r->in.data[r->at++]);
    buffer_add_char(&r->out, end);
    return accept(r, end == ')' ? ")" : ">") || fail(r, "a name without end");
  }
  r->at++;
  buffer_add_c(&r->out, "(?");
  bool on = true;
  for (int c; (c = peek(r, 0)) != ')' && c != ':'; r->at++) {
    if (c == '-') on = false;
    else if (c == 'i') r->caseless = on;
    else if (c == 'u') continue; /* all is Unicode */
    else if (c != 'm' && c != 's') return fail(r, "a flag that is not known");
    buffer_add_char(&r->out, (char)c);
  }
  *opens = peek(r, 0) == ':';
  buffer_add_char(&r->out, r->in.data[r->at++]);
  return true;
}

/* {m}, {m,}, {m,n}, {,n} are quantifiers: the byte behind one whose "{" is at byte `at`, or 0. Any other brace is itself. */
static size_t quantifier_end(str s, size_t at) {
  size_t digits = 0, commas = 0;
  for (at++; at < s.len; at++) {
    char c = s.data[at];
    if (c >= '0' && c <= '9') digits++;
    else if (c == ',' && !commas) commas++;
    else return c == '}' && digits + commas ? at + 1 : 0;
  }
  return 0;
}

static void rewrite_brace(reader *r) {
  size_t end = quantifier_end(r->in, r->at++);
  if (!end) {
    buffer_add_c(&r->out, "\\{");
    return;
  }
  buffer_add_c(&r->out, peek(r, 0) == ',' ? "{0" : "{");
  buffer_add(&r->out, str_slice(r->in, r->at, end));
  r->at = end;
}

static bool rewrite_outer_escape(reader *r) {
  int c = peek(r, 0);
  if (c == 'A' || c == 'b' || c == 'B' || c == 'Z') {
    r->at++;
    buffer_format(&r->out, "\\%c", c == 'Z' ? 'z' : c);
    return true;
  }
  bool octal =
      c == '0' || (c >= '1' && c <= '3' && peek(r, 1) >= '0' && peek(r, 1) <= '7' && peek(r, 2) >= '0' && peek(r, 2) <= '7');
  if (c >= '0' && c <= '9' && !octal) {
    uint32_t group;
    read_number(r, 10, 2, &group);
    r->backward = true;
    buffer_format(&r->out, "\\g{%u}", group);
    return true;
  }
  item it;
  if (!read_escape(r, false, &it)) return false;
  if (!it.set) {
    if (r->caseless && is_i(it.point)) buffer_add_c(&r->out, "[iI\xc4\xb0\xc4\xb1]");
    else write_point(r, it.point);
  } else if (str_eq(str_c(it.set), STR("\\W"))) {
    buffer_add_c(&r->out, "[^" WORD "]");
  } else {
    buffer_format(&r->out, "[%s]", it.set);
  }
  return true;
}

static bool rewrite(reader *r) {
  bool outer_case[DEEPEST];
  size_t depth = 0;
  while (r->at < r->in.len) {
    int c = peek(r, 0);
    points members;
    if (c == '\\') {
      r->at++;
      if (!rewrite_outer_escape(r)) return false;
    } else if (c == '[') {
      r->at++;
      if (!rewrite_class_or_name(r, &members)) return false;
    } else if (c == '(') {
      bool opens, before = r->caseless;
      r->at++;
      if (!rewrite_group(r, &opens)) return false;
      if (!opens) continue;
      if (depth == DEEPEST) return fail(r, "groups too deep");
      outer_case[depth++] = before;
    } else if (c == ')') {
      if (depth == 0) return fail(r, "a group that was not opened");
      r->caseless = outer_case[--depth];
      buffer_add_char(&r->out, (char)c);
      r->at++;
    } else if (c == '{') {
      rewrite_brace(r);
    } else if (strchr("$^.|*+?", c)) {
      buffer_add_char(&r->out, (char)c);
      r->at++;
    } else {
      uint32_t point = read_point(r);
      if (r->caseless && is_i(point)) buffer_add_c(&r->out, "[iI\xc4\xb0\xc4\xb1]");
      else write_point(r, point);
    }
  }
  return depth == 0 || fail(r, "a group without end");
}

/* --- what a string needs to match at all */

static bool is_mark(uint32_t c) {
  int category = (int)utf8proc_category((utf8proc_int32_t)c);
  return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_SO; /* punctuation and symbols: no letter, no case */
}

static bool needed_of_branches(reader *r, points *all);

/* Steps over one part of a branch. True when it always takes a mark, one of *some. */
static bool needed_of_part(reader *r, points *some) {
  *some = (points){.simple = true};
  item it = {0};
  int c = peek(r, 0);
  if (c == '(') {
    r->at++;
    bool consumes = peek(r, 0) != '?' || peek(r, 1) == ':' || peek(r, 1) == 'P', opens, known;
    if (!rewrite_group(r, &opens) || !opens) return false;
    known = needed_of_branches(r, some);
    return accept(r, ")") && known && consumes;
  }
  if (c == '[') {
    r->at++;
    if (!rewrite_class(r, some) || !some->simple) return false;
  } else if (c == '\\') {
    r->at++;
    int next = peek(r, 0);
    if ((next >= '0' && next <= '9') || next == 'A' || next == 'b' || next == 'B' || next == 'Z') return r->at++, false;
    if (!read_escape(r, false, &it) || it.set) return false;
    some->at[some->n++] = it.point;
  } else {
    uint32_t point = read_point(r);
    if (point == '^' || point == '$' || point == '.') return false;
    some->at[some->n++] = point;
  }
  for (size_t i = 0; i < some->n; i++)
    if (!is_mark(some->at[i])) return false;
  return true;
}

/* Steps over a quantifier. True when it allows none at all. */
static bool is_optional(reader *r) {
  int c = peek(r, 0);
  size_t end = c == '?' || c == '*' || c == '+' ? r->at + 1 : c == '{' ? quantifier_end(r->in, r->at) : 0;
  if (!end) return false;
  bool optional = c == '?' || c == '*' || (c == '{' && (peek(r, 1) == '0' || peek(r, 1) == ','));
  r->at = end;
  if (!accept(r, "?")) accept(r, "+");
  return optional;
}

static bool needed_of_branches(reader *r, points *all) {
  bool every = true;
  do {
    bool found = false;
    while (r->at < r->in.len && peek(r, 0) != '|' && peek(r, 0) != ')') {
      points some;
      bool known = needed_of_part(r, &some);
      if (r->fault) return false;
      if (is_optional(r) || !known || found) continue;
      found = true;
      for (size_t i = 0; i < some.n; i++) {
        size_t k = 0;
        while (k < all->n && all->at[k] != some.at[i]) k++;
        if (k == MOST_NEEDED) every = false;
        else if (k == all->n) all->at[all->n++] = some.at[i];
      }
    }
    every &= found;
  } while (accept(r, "|"));
  return every;
}

/* --- branches with a common ending */

/* Behind the character, escape or class at byte `at` of a rewritten pattern. */
static size_t step_over(str s, size_t at) {
  if (s.data[at] == '\\') return at + 2;
  if (s.data[at] != '[') return at + 1;
  while (s.data[at] != ']') at++; /* all other brackets are written as \x5d */
  return at + 1;
}

static bool starts_at(str s, size_t at, const char *what) { return str_starts(str_slice(s, at, s.len), str_c(what)); }

/* A branch "(?:HEAD(?&class0)TAIL)" from byte `at` on, cut in front of its first named class; *end gets the byte behind it.
 * False for branches of other forms. */
static bool cut_branch(str s, size_t at, size_t *end, str *head, str *tail) {
  size_t depth = 0, cut = 0, closed = 0, start = at, branches = 1;
  for (; at < s.len && !(depth == 0 && s.data[at] == '|'); at = step_over(s, at)) {
    if (s.data[at] == '(') {
      if (!cut && depth == 1 && starts_at(s, at, "(?&")) cut = at;
      depth++;
    } else if (s.data[at] == ')') {
      if (--depth == 0 && !closed) closed = at + 1;
    } else if (s.data[at] == '|' && depth == 1) {
      branches++;
    }
  }
  *end = at;
  if (!starts_at(s, start, "(?:") || !cut || closed != at || branches > 1) return false;
  *head = str_slice(s, start + 3, cut);
  *tail = str_slice(s, cut, at - 1);
  return true;
}

/* Branches with the same tail become one: "(?:a-(?&class0)+$)|(?:b-(?&class0)+$)" -> "(?:(?:a-|b-)(?&class0)+$)". Their order
 * changes, so this is only for patterns of which nobody asks more than whether they match. The calls of named classes are what
 * makes PCRE2's compiler slow: French has 270 of them, and 14 tails. */
static str join_branches(arena *a, str s) {
  names tails;
  VECTOR(buffer) heads = {0};
  buffer out;
  str head, tail;
  names_init(&tails, a);
  buffer_init(&out, a, PATTERN_MAX);
  size_t at = 0, end;
  if (str_starts(s, STR("(?")) && s.len > 2 && s.data[2] >= 'a' && s.data[2] <= 'z') { /* flags */
    at = str_find_char(s, ')', 0) + 1;
    buffer_add(&out, str_slice(s, 0, at));
  }
  size_t flags = out.len;
  for (bool more = true; more; at = end + 1) {
    if (cut_branch(s, at, &end, &head, &tail)) {
      uint32_t id = names_put(&tails, tail);
      if (id == heads.n) {
        VECTOR_PUSH(a, heads, (buffer){0});
        buffer_init(&heads.items[id], a, PATTERN_MAX);
      } else {
        buffer_add_char(&heads.items[id], '|');
      }
      buffer_add(&heads.items[id], head);
    } else {
      if (out.len > flags) buffer_add_char(&out, '|');
      buffer_add(&out, str_slice(s, at, end));
    }
    more = end < s.len;
  }
  for (size_t i = 0; i < heads.n; i++) {
    if (out.len > flags) buffer_add_char(&out, '|');
    buffer_format(&out, "(?:(?:%.*s)%.*s)", STR_FMT(buffer_str(&heads.items[i])), STR_FMT(tails.list.items[i]));
  }
  return buffer_str(&out);
}

/* --- the whole of it */

static reader reader_of(arena *a, str python) {
  reader r = {.a = a, .in = python};
  buffer_init(&r.out, a, PATTERN_MAX);
  names_init(&r.classes, a);
  return r;
}

str pattern_rewrite(arena *a, str python, bool whole, weft_error *e) {
  reader r = reader_of(a, python);
  bool good = utf8_valid(python) == python.len || fail(&r, "it is no UTF-8");
  good = good && rewrite(&r);
  if (good && r.out.len > LONGEST && !r.backward) {
    r = reader_of(a, python);
    r.named_classes = true;
    good = rewrite(&r);
  }
  if (!good || r.out.full) {
    error_set(e, WEFT_ERROR_FORMAT, STR("tokenizer"), r.at, "a regular expression cannot be used: %s",
              good ? "too long" : r.fault);
    return (str){0};
  }
  buffer out;
  buffer_init(&out, a, PATTERN_MAX);
  if (r.classes.list.n) {
    buffer_add_c(&out, "(?(DEFINE)");
    for (size_t i = 0; i < r.classes.list.n; i++) buffer_format(&out, "(?<class%zu>%.*s)", i, STR_FMT(r.classes.list.items[i]));
    buffer_add_c(&out, ")");
  }
  reader again = reader_of(a, python);
  points marks = {0};
  if (whole && needed_of_branches(&again, &marks) && again.at == python.len) {
    str members;
    again.out.len = 0;
    for (size_t i = 0; i < marks.n; i++) write_point(&again, marks.at[i]);
    members = buffer_str(&again.out);
    buffer_format(&out, "(?=[^%.*s]*+[%.*s])", STR_FMT(members), STR_FMT(members));
  }
  buffer_add_c(&out, "(?:");
  buffer_add(&out, whole && r.classes.list.n ? join_branches(a, buffer_str(&r.out)) : buffer_str(&r.out));
  buffer_add_c(&out, ")");
  return buffer_str(&out);
}
