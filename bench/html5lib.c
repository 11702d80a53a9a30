/* html5lib.c - the tokenizer as bench/html5lib.py asks for it: a JSON object a line in (input, state, last), the tokens out in
 * the form of the html5lib tests, one line each. Of {"page": bytes as code points} the name of its encoding. */
#include "base/json.h"
#include "read/charset.h"
#include "read/html.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const states[] = {"Data state",        "RCDATA state",    "RAWTEXT state",
                                     "Script data state", "PLAINTEXT state", "CDATA section state"};

/* Tag and attribute names: ASCII letters made small, U+0000 replaced. */
static str name_of(arena *a, str s) { return html_decode(a, str_lower_ascii(a, s), HTML_AS_RAW); }

static json *item(arena *a, json *list, const char *kind) {
  json *token = json_new(a, JSON_ARRAY);
  json_push(token, json_new_str(a, str_c(kind)));
  json_push(list, token);
  return token;
}

static json *or_null(arena *a, bool there, str s) {
  return there ? json_new_str(a, html_decode(a, s, HTML_AS_RAW)) : json_new(a, JSON_NULL);
}

static void add_token(arena *a, json *list, const html_token *t) {
  json *token;
  switch (t->kind) {
  case HTML_TEXT:
    token = item(a, list, "Character");
    json_push(token, json_new_str(a, html_decode(a, t->data, t->how)));
    break;
  case HTML_COMMENT:
    token = item(a, list, "Comment");
    json_push(token, json_new_str(a, html_decode(a, t->data, HTML_AS_RAW)));
    break;
  case HTML_DOCTYPE:
    token = item(a, list, "DOCTYPE");
    json_push(token, or_null(a, t->name.len > 0, str_lower_ascii(a, t->name)));
    json_push(token, or_null(a, t->has_public, t->public_id));
    json_push(token, or_null(a, t->has_system, t->system_id));
    json_push(token, json_new_bool(a, !t->quirks));
    break;
  case HTML_START_TAG: {
    token = item(a, list, "StartTag");
    json_push(token, json_new_str(a, name_of(a, t->name)));
    json *attributes = json_new(a, JSON_OBJECT);
    for (size_t i = 0; i < t->n_attributes; i++) {
      str name = name_of(a, t->attributes[i].name);
      if (!json_get(attributes, name))
        json_set_str(a, attributes, name, html_decode(a, t->attributes[i].value, HTML_AS_ATTRIBUTE));
    }
    json_push(token, attributes);
    if (t->self_closing) json_push(token, json_new_bool(a, true));
    break;
  }
  case HTML_END_TAG:
    token = item(a, list, "EndTag");
    json_push(token, json_new_str(a, name_of(a, t->name)));
    break;
  }
}

static json *encoding_of(arena *a, str points) {
  char *bytes = arena_alloc(a, points.len);
  size_t n = 0, width;
  for (size_t at = 0; at < points.len; at += width) bytes[n++] = (char)utf8_at(points, at, &width);
  return json_new_str(a, str_c(charset_decode(a, str_of(bytes, n), STR("")).name));
}

int main(void) {
  char *line = NULL;
  size_t cap = 0;
  ssize_t n;
  arena a;
  arena_init(&a, 0);
  while ((n = getline(&line, &cap, stdin)) > 0) {
    arena_reset(&a);
    weft_error e;
    json *row = json_parse(&a, str_of(line, (size_t)n), &e), *page = json_get(row, STR("page"));
    html_tokens *t = ARENA_NEW(&a, html_tokens);
    html_tokens_init(t, json_get_str(row, STR("input")));
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
      if (str_eq(json_get_str(row, STR("state")), str_c(states[i]))) t->state = (html_state)i;
    t->last_start = json_get_str(row, STR("last"));
    json *list = json_new(&a, JSON_ARRAY);
    html_token token;
    while (html_next_token(t, &token)) add_token(&a, list, &token);
    if (page) list = encoding_of(&a, page->text);
    buffer out;
    buffer_init(&out, &a, (size_t)1 << 26);
    json_write(&out, list);
    fwrite(out.data, 1, out.len, stdout);
    putchar('\n');
  }
  arena_free(&a);
  free(line);
  return 0;
}
