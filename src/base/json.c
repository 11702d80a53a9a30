/* json.c - RFC 8259 into a tree and back. The parser keeps its own stack, so depth costs no machine stack. */
#include "base/json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* --- the tree ------------------------------------------------------------------------------------------------ */

json *json_new(arena *a, json_kind kind) {
  json *v = ARENA_NEW(a, json);
  v->kind = kind;
  return v;
}

json *json_new_str(arena *a, str s) {
  json *v = json_new(a, JSON_STRING);
  v->text = s;
  return v;
}

static json *new_number(arena *a, str digits) {
  json *v = json_new(a, JSON_NUMBER);
  v->text = digits;
  return v;
}

json *json_new_int(arena *a, int64_t n) { return new_number(a, str_format(a, "%lld", (long long)n)); }

json *json_new_bool(arena *a, bool b) { return json_new(a, b ? JSON_TRUE : JSON_FALSE); }

json *json_new_double(arena *a, double x) {
  if (!isfinite(x)) return json_new(a, JSON_NULL);
  if (x == floor(x) && fabs(x) < 1e15) return json_new_int(a, (int64_t)x);
  char digits[40];
  for (int precision = 1; precision <= 17; precision++) {
    snprintf(digits, sizeof digits, "%.*g", precision, x);
    if (strtod(digits, NULL) == x) break;
  }
  return new_number(a, str_copy(a, str_c(digits)));
}

bool json_is(const json *v, json_kind kind) { return v && v->kind == kind; }

json *json_get(const json *v, str key) {
  if (!json_is(v, JSON_OBJECT)) return NULL;
  for (json *m = v->first; m; m = m->next)
    if (str_eq(m->key, key)) return m;
  return NULL;
}

str json_get_str(const json *v, str key) {
  const json *m = json_get(v, key);
  return json_is(m, JSON_STRING) ? m->text : STR("");
}

double json_to_double(const json *v, double otherwise) {
  if (!json_is(v, JSON_NUMBER) || v->text.len > 400) return otherwise;
  char digits[401];
  memcpy(digits, v->text.data, v->text.len);
  digits[v->text.len] = 0;
  return strtod(digits, NULL);
}

int64_t json_to_int(const json *v, int64_t otherwise) {
  int64_t n;
  if (!json_is(v, JSON_NUMBER)) return otherwise;
  if (str_to_int(v->text, &n)) return n;
  double x = json_to_double(v, NAN);
  return x >= -9e15 && x <= 9e15 ? (int64_t)x : otherwise;
}

void json_push(json *list, json *value) {
  value->next = NULL;
  if (list->last) list->last->next = value;
  else list->first = value;
  list->last = value;
  list->n++;
}

void json_set(arena *a, json *object, str key, json *value) {
  json *old = json_get(object, key);
  if (old && old != value) { /* in the old one's place: same siblings, new content */
    json *next = old->next;
    str old_key = old->key;
    *old = *value;
    old->next = next;
    old->key = old_key;
  } else if (!old) {
    value->key = str_copy(a, key);
    json_push(object, value);
  }
}

void json_set_str(arena *a, json *object, str key, str value) { json_set(a, object, key, json_new_str(a, value)); }

void json_set_str_if(arena *a, json *object, str key, str value) {
  if (value.len) json_set_str(a, object, key, value);
}

void json_set_int(arena *a, json *object, str key, int64_t value) { json_set(a, object, key, json_new_int(a, value)); }

void json_remove(json *object, str key) {
  if (!json_is(object, JSON_OBJECT)) return;
  json *before = NULL;
  for (json *m = object->first; m; before = m, m = m->next) {
    if (!str_eq(m->key, key)) continue;
    if (before) before->next = m->next;
    else object->first = m->next;
    if (object->last == m) object->last = before;
    object->n--;
    return;
  }
}

/* --- reading ------------------------------------------------------------------------------------------------- */

typedef struct parser {
  arena *a;
  str s;
  size_t at;
  const char *fault; /* what is wrong at `at` */
} parser;

static void skip_space(parser *p) {
  while (p->at < p->s.len) {
    char c = p->s.data[p->at];
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') break;
    p->at++;
  }
}

static bool fault(parser *p, const char *what) {
  if (!p->fault) p->fault = what;
  return false;
}

static int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

static bool parse_hex4(parser *p, uint32_t *unit) {
  if (p->s.len - p->at < 4) return fault(p, "string ends inside an escape");
  *unit = 0;
  for (int i = 0; i < 4; i++) {
    int digit = hex_digit(p->s.data[p->at]);
    if (digit < 0) return fault(p, "\\u wants four hexadecimal digits");
    *unit = *unit * 16 + (uint32_t)digit;
    p->at++;
  }
  return true;
}

/* Bytes of the well-formed UTF-8 sequence at s (1 to 4), or 0 (Unicode 15, table 3-7). */
static size_t utf8_sequence(const unsigned char *s, size_t len) {
  if (s[0] < 0x80) return 1;
  size_t n = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
  if (s[0] < 0xC2 || s[0] > 0xF4 || len < n) return 0;
  unsigned char low = s[0] == 0xE0 ? 0xA0 : s[0] == 0xF0 ? 0x90 : 0x80, high = s[0] == 0xED ? 0x9F : s[0] == 0xF4 ? 0x8F : 0xBF;
  if (s[1] < low || s[1] > high) return 0;
  for (size_t i = 2; i < n; i++)
    if (s[i] < 0x80 || s[i] > 0xBF) return 0;
  return n;
}

/* Passes what stands for itself in a string. */
static void skip_plain(parser *p) {
  const unsigned char *s = (const unsigned char *)p->s.data;
  while (p->at < p->s.len) {
    unsigned char c = s[p->at];
    if (c == '"' || c == '\\' || c < 0x20) return;
    size_t n = c < 0x80 ? 1 : utf8_sequence(s + p->at, p->s.len - p->at);
    if (!n) return;
    p->at += n;
  }
}

/* The string behind an opening quote. A view when there is nothing to decode. */
static bool parse_string(parser *p, str *out) {
  size_t start = p->at;
  buffer b;
  bool copied = false;
  for (;;) {
    size_t from = p->at;
    skip_plain(p);
    if (copied) buffer_add(&b, str_slice(p->s, from, p->at));
    if (p->at >= p->s.len) return fault(p, "string without end");
    unsigned char c = (unsigned char)p->s.data[p->at];
    if (c == '"') break;
    if (c < 0x20) return fault(p, "control character in a string");
    if (!copied) { /* at most three times as long: one bad byte becomes U+FFFD */
      buffer_init(&b, p->a, 3 * (p->s.len - start) + 8);
      buffer_add(&b, str_slice(p->s, start, p->at));
      copied = true;
    }
    if (c != '\\') {
      buffer_add_code_point(&b, 0xFFFD);
      p->at++;
      continue;
    }
    if (++p->at >= p->s.len) return fault(p, "string ends inside an escape");
    char e = p->s.data[p->at++];
    switch (e) {
    case '"':
    case '\\':
    case '/': buffer_add_char(&b, e); break;
    case 'b': buffer_add_char(&b, '\b'); break;
    case 'f': buffer_add_char(&b, '\f'); break;
    case 'n': buffer_add_char(&b, '\n'); break;
    case 'r': buffer_add_char(&b, '\r'); break;
    case 't': buffer_add_char(&b, '\t'); break;
    case 'u': {
      uint32_t unit, low;
      if (!parse_hex4(p, &unit)) return false;
      if (unit >= 0xD800 && unit < 0xDC00 && p->s.len - p->at >= 6 && p->s.data[p->at] == '\\' && p->s.data[p->at + 1] == 'u') {
        size_t back = p->at;
        p->at += 2;
        if (!parse_hex4(p, &low)) return false;
        if (low >= 0xDC00 && low < 0xE000) unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        else p->at = back; /* a lone high surrogate: U+FFFD, then whatever follows */
      }
      buffer_add_code_point(&b, unit);
      break;
    }
    default: p->at--; return fault(p, "unknown escape");
    }
  }
  *out = copied ? buffer_str(&b) : str_slice(p->s, start, p->at);
  p->at++;
  return true;
}

static bool is_digit(parser *p) { return p->at < p->s.len && p->s.data[p->at] >= '0' && p->s.data[p->at] <= '9'; }

static bool parse_number(parser *p, str *out) {
  size_t start = p->at;
  if (p->s.data[p->at] == '-') p->at++;
  if (!is_digit(p)) return fault(p, "not a value");
  if (p->s.data[p->at] == '0') p->at++;
  else
    while (is_digit(p)) p->at++;
  if (p->at < p->s.len && p->s.data[p->at] == '.') {
    p->at++;
    if (!is_digit(p)) return fault(p, "digits missing behind the point");
    while (is_digit(p)) p->at++;
  }
  if (p->at < p->s.len && (p->s.data[p->at] == 'e' || p->s.data[p->at] == 'E')) {
    p->at++;
    if (p->at < p->s.len && (p->s.data[p->at] == '+' || p->s.data[p->at] == '-')) p->at++;
    if (!is_digit(p)) return fault(p, "digits missing in the exponent");
    while (is_digit(p)) p->at++;
  }
  *out = str_slice(p->s, start, p->at);
  return true;
}

static bool parse_word(parser *p, str word) {
  if (!str_starts(str_slice(p->s, p->at, p->s.len), word)) return fault(p, "not a value");
  p->at += word.len;
  return true;
}

/* One value; lists are opened, not filled. */
static json *parse_value(parser *p) {
  skip_space(p);
  if (p->at >= p->s.len) {
    fault(p, "a value is missing");
    return NULL;
  }
  json *v = json_new(p->a, JSON_NULL);
  bool good;
  switch (p->s.data[p->at]) {
  case '{': v->kind = JSON_OBJECT, p->at++, good = true; break;
  case '[': v->kind = JSON_ARRAY, p->at++, good = true; break;
  case '"': v->kind = JSON_STRING, p->at++, good = parse_string(p, &v->text); break;
  case 't': v->kind = JSON_TRUE, good = parse_word(p, STR("true")); break;
  case 'f': v->kind = JSON_FALSE, good = parse_word(p, STR("false")); break;
  case 'n': v->kind = JSON_NULL, good = parse_word(p, STR("null")); break;
  default: v->kind = JSON_NUMBER, good = parse_number(p, &v->text); break;
  }
  return good ? v : NULL;
}

static bool take(parser *p, char c) {
  skip_space(p);
  if (p->at >= p->s.len || p->s.data[p->at] != c) return false;
  p->at++;
  return true;
}

/* Fills the lists opened by `root`, innermost first. */
static bool parse_lists(parser *p, json *root) {
  json *stack[JSON_MAX_DEPTH];
  size_t depth = 0;
  if (root->kind == JSON_ARRAY || root->kind == JSON_OBJECT) stack[depth++] = root;
  while (depth) {
    json *list = stack[depth - 1];
    char end = list->kind == JSON_OBJECT ? '}' : ']';
    if (take(p, end)) {
      depth--;
      continue;
    }
    if (list->n && !take(p, ',')) return fault(p, end == '}' ? "',' or '}' expected" : "',' or ']' expected");
    str key = {0};
    if (list->kind == JSON_OBJECT) {
      if (!take(p, '"')) return fault(p, "a member's name expected");
      if (!parse_string(p, &key)) return false;
      if (!take(p, ':')) return fault(p, "':' expected");
    }
    json *v = parse_value(p);
    if (!v) return false;
    v->key = key;
    json_push(list, v);
    if (v->kind == JSON_ARRAY || v->kind == JSON_OBJECT) {
      if (depth == JSON_MAX_DEPTH) return fault(p, "nested too deep");
      stack[depth++] = v;
    }
  }
  return true;
}

json *json_parse(arena *a, str s, weft_error *e) {
  parser p = {.a = a, .s = s};
  json *root = parse_value(&p);
  if (root && parse_lists(&p, root)) {
    skip_space(&p);
    if (p.at == s.len) return root;
    fault(&p, "something follows the value");
  }
  error_set(e, WEFT_ERROR_FORMAT, STR(""), p.at, "not JSON: %s", p.fault ? p.fault : "unknown fault");
  return NULL;
}

/* Passes one value of well-formed JSON. */
static void skip_value(parser *p) {
  size_t depth = 0;
  do {
    skip_space(p);
    if (p->at >= p->s.len) return;
    char c = p->s.data[p->at++];
    if (c == '{' || c == '[') depth++;
    else if (c == '}' || c == ']') depth--;
    else if (c == '"') {
      for (skip_plain(p); p->at < p->s.len && p->s.data[p->at] != '"'; skip_plain(p)) p->at += p->s.data[p->at] == '\\' ? 2 : 1;
      p->at++;
    } else if (c != ',' && c != ':') {
      while (p->at < p->s.len && !strchr(",:]} \n\r\t", p->s.data[p->at])) p->at++;
    }
  } while (depth);
}

str json_find_str(arena *a, str s, str key) {
  parser p = {.a = a, .s = s};
  if (!take(&p, '{')) return STR("");
  do {
    str name, text;
    if (!take(&p, '"') || !parse_string(&p, &name) || !take(&p, ':')) break;
    if (!str_eq(name, key)) skip_value(&p);
    else return take(&p, '"') && parse_string(&p, &text) ? text : STR("");
  } while (take(&p, ','));
  return STR("");
}

/* --- writing ------------------------------------------------------------------------------------------------- */

static void write_string(buffer *out, str s) {
  buffer_add_char(out, '"');
  size_t from = 0;
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.data[i];
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    buffer_add(out, str_slice(s, from, i));
    from = i + 1;
    switch (c) {
    case '"': buffer_add_c(out, "\\\""); break;
    case '\\': buffer_add_c(out, "\\\\"); break;
    case '\n': buffer_add_c(out, "\\n"); break;
    case '\r': buffer_add_c(out, "\\r"); break;
    case '\t': buffer_add_c(out, "\\t"); break;
    default: buffer_format(out, "\\u%04x", c);
    }
  }
  buffer_add(out, str_slice(s, from, s.len));
  buffer_add_char(out, '"');
}

static void write_scalar(buffer *out, const json *v) {
  switch (v->kind) {
  case JSON_FALSE: buffer_add_c(out, "false"); break;
  case JSON_TRUE: buffer_add_c(out, "true"); break;
  case JSON_NUMBER: buffer_add(out, v->text); break;
  case JSON_STRING: write_string(out, v->text); break;
  default: buffer_add_c(out, "null");
  }
}

void json_write(buffer *out, const json *root) {
  const json *stack[JSON_MAX_DEPTH + 8]; /* next sibling to write, of each open list; trees built here add few levels */
  json_kind kinds[JSON_MAX_DEPTH + 8];
  size_t depth = 0;
  const json *v = root;
  for (;;) {
    bool list = v->kind == JSON_ARRAY || v->kind == JSON_OBJECT;
    if (list && depth < JSON_MAX_DEPTH + 8) {
      buffer_add_char(out, v->kind == JSON_OBJECT ? '{' : '[');
      kinds[depth] = v->kind;
      stack[depth++] = v->first;
    } else {
      write_scalar(out, v);
    }
    bool first = list;
    while (depth && !stack[depth - 1]) { /* lists that are done */
      buffer_add_char(out, kinds[depth - 1] == JSON_OBJECT ? '}' : ']');
      depth--;
      first = false;
    }
    if (!depth) return;
    v = stack[depth - 1];
    stack[depth - 1] = v->next;
    if (!first) buffer_add_char(out, ',');
    if (kinds[depth - 1] == JSON_OBJECT) {
      write_string(out, v->key);
      buffer_add_char(out, ':');
    }
  }
}
