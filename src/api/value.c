/* value.c - the public walker of JSON results: a weft_value is a node of the tree in base/json.h. */
#include "base/json.h"

#include <stdlib.h>

typedef struct root {
  json value; /* first, so that a root is a value */
  arena a;
} root;

static const json *node(const weft_value *value) { return (const json *)(const void *)value; }
static const weft_value *value_of(const json *v) { return (const weft_value *)(const void *)v; }

typedef struct parse_call {
  root *to;
  str text;
  weft_error *error;
  bool good;
} parse_call;

static void parse(void *user) {
  parse_call *c = user;
  json *v = json_parse(&c->to->a, str_copy(&c->to->a, c->text), c->error);
  if (!v) return;
  c->to->value = *v;
  c->good = true;
}

weft_code weft_value_parse(const char *text, size_t length, weft_value **value, weft_error *error) {
  *value = NULL;
  weft_error own;
  if (!error) error = &own;
  root *r = calloc(1, sizeof *r);
  if (!r) return error_set(error, WEFT_ERROR_MEMORY, STR(""), BYTE_UNKNOWN, "no memory");
  arena_init(&r->a, 0);
  parse_call call = {r, str_of(text, length), error, false};
  if (!arena_try(&r->a, parse, &call)) error_set(error, WEFT_ERROR_MEMORY, STR(""), BYTE_UNKNOWN, "no memory");
  else if (call.good) {
    *value = (weft_value *)(void *)r;
    return WEFT_OK;
  }
  arena_free(&r->a);
  free(r);
  return error->code;
}

void weft_value_free(weft_value *value) {
  root *r = (root *)(void *)value;
  if (!r) return;
  arena_free(&r->a);
  free(r);
}

weft_kind weft_value_kind(const weft_value *value) {
  static const weft_kind kinds[] = {WEFT_NULL, WEFT_FALSE, WEFT_TRUE, WEFT_NUMBER, WEFT_STRING, WEFT_ARRAY, WEFT_OBJECT};
  return value ? kinds[node(value)->kind] : WEFT_NULL;
}

const weft_value *weft_value_get(const weft_value *object, const char *name) {
  return value_of(json_get(node(object), str_c(name)));
}

const weft_value *weft_value_first(const weft_value *list) { return list ? value_of(node(list)->first) : NULL; }

const weft_value *weft_value_next(const weft_value *item) { return item ? value_of(node(item)->next) : NULL; }

size_t weft_value_count(const weft_value *list) { return list ? node(list)->n : 0; }

const char *weft_value_text(const weft_value *value, size_t *length) {
  const json *v = node(value);
  bool has = json_is(v, JSON_STRING) || json_is(v, JSON_NUMBER);
  *length = has ? v->text.len : 0;
  return has && v->text.data ? v->text.data : "";
}

double weft_value_number(const weft_value *value, double otherwise) { return json_to_double(node(value), otherwise); }
