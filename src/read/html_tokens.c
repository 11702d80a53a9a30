/* html_tokens.c - the tokenizer of the WHATWG HTML standard, section 13.2.5, over slices of the page: a state that only adds
 * characters to a token becomes a search for where it ends. Every byte is looked at a bounded number of times. */
#include "read/html.h"

#include "read/data/charsets.h"
#include "read/data/entities.h"

#define N_ENTITIES (sizeof html_entities / sizeof *html_entities)

static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r'; }
static bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

void html_tokens_init(html_tokens *t, str source) {
  t->source = source;
  t->at = 0;
  t->state = HTML_DATA;
  t->last_start = STR("");
  t->foreign = false;
}

/* --- references ------------------------------------------------------------------------------------------------- */

static uint32_t numeric_value(uint32_t c) {
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return 0xFFFD;
  return c >= 0x80 && c < 0xA0 ? charset_1252[c - 0x80] : c;
}

/* "&#..." at `at`. Its length, 0 when it is none. */
static size_t numeric_reference(str s, size_t at, html_piece *out) {
  size_t i = at + 2;
  uint32_t value = 0;
  bool hex = i < s.len && (s.data[i] | 32) == 'x';
  if (hex) i++;
  size_t from = i;
  for (; i < s.len; i++) {
    char c = s.data[i];
    uint32_t digit;
    if (is_digit(c)) digit = (uint32_t)(c - '0');
    else if (hex && (c | 32) >= 'a' && (c | 32) <= 'f') digit = (uint32_t)((c | 32) - 'a' + 10);
    else break;
    if (value <= 0x10FFFF) value = value * (hex ? 16 : 10) + digit;
  }
  if (i == from) return 0;
  out->points[0] = numeric_value(value);
  out->n_points = 1;
  if (i < s.len && s.data[i] == ';') i++;
  return i - at;
}

/* The longest name in the table at `at` (behind the &). Its length, 0 when there is none. */
static size_t named_reference(str s, size_t at, html_piece *out) {
  size_t low = 0, high = N_ENTITIES, best = 0;
  const struct html_entity *found = NULL;
  for (size_t n = 0; at + n < s.len; n++) {
    /* Narrow [low, high) to the names that go on with this byte: they stand together. */
    char c = s.data[at + n];
    size_t first = low, last = high;
    while (first < last) {
      size_t middle = first + (last - first) / 2;
      if (html_entities[middle].len <= n || html_entities[middle].name[n] < c) first = middle + 1;
      else last = middle;
    }
    low = first;
    last = high;
    while (first < last) {
      size_t middle = first + (last - first) / 2;
      if (html_entities[middle].name[n] <= c) first = middle + 1;
      else last = middle;
    }
    high = first;
    if (low == high) break;
    if (html_entities[low].len == n + 1) found = &html_entities[low], best = n + 1; /* a name sorts before its continuations */
  }
  if (!found) return 0;
  out->points[0] = found->first;
  out->points[1] = found->second;
  out->n_points = found->second ? 2 : 1;
  return best;
}

static size_t reference_at(str s, size_t at, html_how how, html_piece *out) {
  if (at + 1 >= s.len) return 0;
  if (s.data[at + 1] == '#') return numeric_reference(s, at, out);
  size_t n = named_reference(s, at + 1, out);
  if (!n) return 0;
  size_t end = at + 1 + n;
  if (how == HTML_AS_ATTRIBUTE && s.data[end - 1] != ';' && end < s.len &&
      (s.data[end] == '=' || is_digit(s.data[end]) || is_letter(s.data[end])))
    return 0;
  return 1 + n;
}

/* Whether a byte ends a literal piece. */
static bool is_special(char c, html_how how) {
  if (c == '\r') return true;
  if (c == '&') return how <= HTML_AS_ATTRIBUTE;
  return c == 0 && how != HTML_AS_DATA && how != HTML_AS_CDATA;
}

bool html_next_piece(str s, size_t *at, html_how how, html_piece *out) {
  size_t i = *at;
  if (i >= s.len) return false;
  out->start = i;
  out->n_points = 0;
  while (i < s.len) {
    char c = s.data[i];
    if (!is_special(c, how)) {
      i++;
      continue;
    }
    html_piece special = {0};
    size_t n = 1;
    if (c == '&') n = reference_at(s, i, how, &special);
    else {
      special.points[0] = c == '\r' ? '\n' : 0xFFFD;
      special.n_points = 1;
      if (c == '\r' && i + 1 < s.len && s.data[i + 1] == '\n') n = 2;
    }
    if (!n) {
      i++;
      continue;
    }
    if (i > out->start) break; /* it comes next */
    *out = special;
    out->start = i;
    i += n;
    break;
  }
  *at = out->end = i;
  return true;
}

str html_decode(arena *a, str s, html_how how) {
  size_t i = 0;
  while (i < s.len && !is_special(s.data[i], how)) i++;
  if (i == s.len) return s;
  buffer b;
  buffer_init(&b, a, s.len * 3);
  html_piece piece;
  for (size_t at = 0; html_next_piece(s, &at, how, &piece);) {
    if (!piece.n_points) buffer_add(&b, str_slice(s, piece.start, piece.end));
    for (unsigned k = 0; k < piece.n_points; k++) buffer_add_code_point(&b, piece.points[k]);
  }
  return buffer_str(&b);
}

/* --- tags ------------------------------------------------------------------------------------------------------- */

static size_t skip_space(str s, size_t at) {
  while (at < s.len && is_space(s.data[at])) at++;
  return at;
}

/* An attribute at `at`, which is neither space, '/' nor '>'. Where it ends; s.len when the page ends in it. */
static size_t read_attribute(str s, size_t at, html_attribute *out) {
  size_t from = at;
  if (s.data[at] == '=') at++; /* begins a name here */
  while (at < s.len && !is_space(s.data[at]) && s.data[at] != '/' && s.data[at] != '>' && s.data[at] != '=') at++;
  out->name = str_slice(s, from, at);
  out->value = str_slice(s, at, at);
  size_t after = skip_space(s, at);
  if (after >= s.len || s.data[after] != '=') return after;
  at = skip_space(s, after + 1);
  if (at >= s.len || s.data[at] == '>') return at;
  if (s.data[at] == '"' || s.data[at] == '\'') {
    size_t end = str_find_char(s, s.data[at], at + 1);
    if (end == SIZE_MAX) return s.len;
    out->value = str_slice(s, at + 1, end);
    return end + 1;
  }
  from = at;
  while (at < s.len && !is_space(s.data[at]) && s.data[at] != '>') at++;
  out->value = str_slice(s, from, at);
  return at;
}

/* A tag whose name begins at `name`. False when the page ends inside: then there is no token. */
static bool read_tag(html_tokens *t, size_t name, html_token *out) {
  str s = t->source;
  size_t at = name;
  while (at < s.len && !is_space(s.data[at]) && s.data[at] != '/' && s.data[at] != '>') at++;
  out->name = str_slice(s, name, at);
  out->attributes = t->attributes;
  out->n_attributes = 0;
  out->self_closing = false;
  for (;;) {
    at = skip_space(s, at);
    if (at < s.len && s.data[at] == '/') {
      out->self_closing = ++at < s.len && s.data[at] == '>';
      if (!out->self_closing) continue;
    }
    if (at >= s.len) {
      t->at = s.len;
      return false;
    }
    if (s.data[at] == '>') break;
    html_attribute attribute;
    at = read_attribute(s, at, &attribute);
    if (at < s.len && out->n_attributes < HTML_MAX_ATTRIBUTES) t->attributes[out->n_attributes++] = attribute;
  }
  t->at = out->end = at + 1;
  return true;
}

/* --- comments and DOCTYPE --------------------------------------------------------------------------------------- */

static void bogus_comment(html_tokens *t, size_t from, html_token *out) {
  size_t end = str_find_char(t->source, '>', from);
  out->kind = HTML_COMMENT;
  out->data = str_slice(t->source, from, end == SIZE_MAX ? t->source.len : end);
  t->at = out->end = end == SIZE_MAX ? t->source.len : end + 1;
}

/* A comment whose data begins at `from`. It ends with the first '>' behind "--" or "--!". */
static void read_comment(html_tokens *t, size_t from, html_token *out) {
  str s = t->source;
  out->kind = HTML_COMMENT;
  size_t at = from, end = SIZE_MAX;
  for (; (at = str_find_char(s, '>', at)) != SIZE_MAX; at++) {
    if (at == from || (at == from + 1 && s.data[from] == '-')) end = from;
    else if (at >= from + 2 && s.data[at - 1] == '-' && s.data[at - 2] == '-') end = at - 2;
    else if (at >= from + 3 && s.data[at - 1] == '!' && s.data[at - 2] == '-' && s.data[at - 3] == '-') end = at - 3;
    else continue;
    break;
  }
  if (end == SIZE_MAX) { /* the page ends: what might have begun the end does not count */
    str rest = str_slice(s, from, s.len);
    size_t drop = str_ends(rest, STR("--!")) ? 3 : str_ends(rest, STR("--")) ? 2 : str_ends(rest, STR("-")) ? 1 : 0;
    end = s.len - drop;
    at = s.len;
  } else at++;
  out->data = str_slice(s, from, end);
  t->at = out->end = at;
}

/* A quoted identifier at `at`. False (and quirks) when '>' or the end comes first. */
static bool doctype_identifier(html_tokens *t, size_t *at, str *value, html_token *out) {
  str s = t->source;
  char quote = s.data[*at];
  size_t from = ++*at;
  while (*at < s.len && s.data[*at] != quote && s.data[*at] != '>') ++*at;
  *value = str_slice(s, from, *at);
  if (*at < s.len && s.data[*at] == quote) {
    ++*at;
    return true;
  }
  out->quirks = true;
  return false;
}

/* A DOCTYPE; `at` is behind the word. */
static void read_doctype(html_tokens *t, size_t at, html_token *out) {
  str s = t->source;
  out->kind = HTML_DOCTYPE;
  out->quirks = false;
  out->has_public = out->has_system = false;
  out->public_id = out->system_id = STR("");
  at = skip_space(s, at);
  size_t from = at;
  while (at < s.len && !is_space(s.data[at]) && s.data[at] != '>') at++;
  out->name = str_slice(s, from, at);
  at = skip_space(s, at);
  if (!out->name.len || at >= s.len) out->quirks = true;
  else if (s.data[at] != '>') {
    str rest = str_slice(s, at, s.len);
    bool public_word = str_starts_ascii_case(rest, STR("public")), system_word = str_starts_ascii_case(rest, STR("system"));
    bool good = public_word || system_word;
    if (good) at = skip_space(s, at + 6);
    else out->quirks = true;
    if (good && public_word) {
      good = at < s.len && (s.data[at] == '"' || s.data[at] == '\'');
      if (good) {
        out->has_public = true;
        good = doctype_identifier(t, &at, &out->public_id, out);
        at = good ? skip_space(s, at) : at;
        if (good && at >= s.len) out->quirks = true;
        if (good && at < s.len && s.data[at] == '>') good = false; /* no system identifier, and that is well */
      } else out->quirks = true;
    }
    if (good && at < s.len && (s.data[at] == '"' || s.data[at] == '\'')) {
      out->has_system = true;
      if (doctype_identifier(t, &at, &out->system_id, out)) {
        at = skip_space(s, at);
        if (at >= s.len) out->quirks = true;
      }
    } else if (good) out->quirks = true;
  }
  size_t end = at < s.len ? str_find_char(s, '>', at) : SIZE_MAX;
  t->at = out->end = end == SIZE_MAX ? s.len : end + 1;
}

/* --- text ------------------------------------------------------------------------------------------------------- */

/* Whether "</name" of the element being read stands at `at`, with what may follow it. */
static bool closes(const html_tokens *t, size_t at) {
  str s = t->source;
  size_t end = at + 2 + t->last_start.len;
  if (!t->last_start.len || end >= s.len || s.data[at + 1] != '/') return false;
  if (!str_eq_ascii_case(str_slice(s, at + 2, end), t->last_start)) return false;
  return is_space(s.data[end]) || s.data[end] == '/' || s.data[end] == '>';
}

/* The name "script" at `at`, with what may follow it. */
static bool script_word(str s, size_t at) {
  return at + 6 < s.len && str_eq_ascii_case(str_slice(s, at, at + 6), STR("script")) &&
         (is_space(s.data[at + 6]) || s.data[at + 6] == '/' || s.data[at + 6] == '>');
}

/* Where a script ends: "<!--" hides tags until "-->", and a script element inside it hides its end tag too. */
static size_t script_end(const html_tokens *t) {
  str s = t->source;
  enum { PLAIN, ESCAPED, DOUBLE_ESCAPED } mode = PLAIN;
  for (size_t at = t->at; at < s.len; at++) {
    if (mode == PLAIN) {
      at = str_find_char(s, '<', at);
      if (at == SIZE_MAX) return s.len;
    }
    char c = s.data[at];
    if (c == '-' && mode != PLAIN && str_starts(str_slice(s, at, s.len), STR("-->"))) mode = PLAIN;
    if (c != '<') continue;
    if (mode != DOUBLE_ESCAPED && closes(t, at)) return at;
    if (mode == PLAIN && str_starts(str_slice(s, at, s.len), STR("<!--"))) {
      mode = ESCAPED;
      at++; /* the dashes count for "-->" too */
    } else if (mode == ESCAPED && script_word(s, at + 1)) mode = DOUBLE_ESCAPED;
    else if (mode == DOUBLE_ESCAPED && at + 1 < s.len && s.data[at + 1] == '/' && script_word(s, at + 2)) mode = ESCAPED;
  }
  return s.len;
}

/* Where text in the data state ends: before a '<' that begins something. */
static size_t data_end(str s, size_t at) {
  for (;;) {
    at = str_find_char(s, '<', at);
    if (at == SIZE_MAX || at + 1 >= s.len) return s.len;
    char c = s.data[at + 1];
    if (is_letter(c) || c == '!' || c == '?' || (c == '/' && at + 2 < s.len)) return at;
    at++;
  }
}

static size_t raw_end(const html_tokens *t) {
  str s = t->source;
  for (size_t at = t->at; (at = str_find_char(s, '<', at)) != SIZE_MAX; at++)
    if (closes(t, at)) return at;
  return s.len;
}

static void read_text(html_tokens *t, size_t end, html_how how, html_token *out) {
  out->kind = HTML_TEXT;
  out->how = how;
  out->data = str_slice(t->source, t->at, end);
  t->at = out->end = end;
}

static void read_cdata(html_tokens *t, html_token *out) {
  size_t end = str_find(t->source, STR("]]>"), t->at);
  read_text(t, end == SIZE_MAX ? t->source.len : end, HTML_AS_CDATA, out);
  if (end != SIZE_MAX) t->at = out->end = end + 3;
  t->state = HTML_DATA;
}

/* Text of an element that holds no markup, or its end tag. False when the page ends inside the end tag. */
static bool read_raw(html_tokens *t, html_token *out) {
  size_t end = t->state == HTML_PLAINTEXT ? t->source.len : t->state == HTML_SCRIPT ? script_end(t) : raw_end(t);
  if (end > t->at) {
    read_text(t, end, t->state == HTML_RCDATA ? HTML_AS_RCDATA : HTML_AS_RAW, out);
    return true;
  }
  t->state = HTML_DATA;
  out->kind = HTML_END_TAG;
  return read_tag(t, t->at + 2, out);
}

/* "<!" at t->at. */
static bool read_declaration(html_tokens *t, html_token *out) {
  str rest = str_slice(t->source, t->at, t->source.len);
  if (str_starts(rest, STR("<!--"))) read_comment(t, t->at + 4, out);
  else if (str_starts_ascii_case(rest, STR("<!doctype"))) read_doctype(t, t->at + 9, out);
  else if (t->foreign && str_starts(rest, STR("<![CDATA["))) {
    t->at += 9;
    read_cdata(t, out);
    return out->data.len > 0;
  } else bogus_comment(t, t->at + 2, out);
  return true;
}

/* One step from t->at. False when it gave no token. */
static bool step(html_tokens *t, html_token *out) {
  str s = t->source;
  out->start = t->at;
  if (t->state == HTML_CDATA) {
    read_cdata(t, out);
    return out->data.len > 0;
  }
  if (t->state != HTML_DATA) return read_raw(t, out);
  size_t end = data_end(s, t->at);
  if (end > t->at) {
    read_text(t, end, HTML_AS_DATA, out);
    return true;
  }
  char next = s.data[t->at + 1];
  if (next == '!') return read_declaration(t, out);
  if (next == '?') {
    bogus_comment(t, t->at + 1, out);
    return true;
  }
  if (next != '/') {
    out->kind = HTML_START_TAG;
    return read_tag(t, t->at + 1, out);
  }
  char letter = s.data[t->at + 2];
  if (is_letter(letter)) {
    out->kind = HTML_END_TAG;
    return read_tag(t, t->at + 2, out);
  }
  if (letter == '>') { /* "</>" is nothing */
    t->at += 3;
    return false;
  }
  bogus_comment(t, t->at + 2, out);
  return true;
}

bool html_next_token(html_tokens *t, html_token *out) {
  while (t->at < t->source.len)
    if (step(t, out)) return true;
  return false;
}
