/* known.c - rows of listed entities, and how names of articles meet them. See known.h. */
#include "resolve/known.h"

#include "annotate/lexicon.h"
#include "resolve/data/known_schemata.h"
#include "resolve/data/known_weights.h"
#include "resolve/data/same_weights.h"
#include "text/fold.h"

#include <math.h>

#define TOLD_GENDER 100 /* pronouns that a gender of the list counts as */

/* --- rows ---------------------------------------------------------------------------------------------------------- */

/* White space of any kind and length as one blank; empty when something else is no text. */
static str clean(arena *a, str s) {
  buffer b;
  buffer_init(&b, a, KNOWN_MAX_VALUE + 1);
  bool gap = false;
  for (size_t i = 0; i < s.len && !b.full; i++) {
    unsigned char c = (unsigned char)s.data[i];
    if (c <= ' ' || c == 0x7f) {
      gap = b.len > 0;
      continue;
    }
    if (gap) buffer_add_char(&b, ' ');
    gap = false;
    buffer_add_char(&b, (char)c);
  }
  return b.full || b.len > KNOWN_MAX_VALUE ? STR("") : buffer_str(&b);
}

static bool has_word(str s) {
  size_t at = 0;
  word w;
  return word_next(s, &at, &w);
}

/* Values of a property, strings or one string, each once, at most `most`. Names that are left out are counted. */
static json *values_of(arena *a, const json *from, size_t most, bool is_name, uint32_t *left_out) {
  json *list = json_new(a, JSON_ARRAY);
  names seen;
  names_init(&seen, a);
  for (const json *v = json_is(from, JSON_ARRAY) ? from->first : from; v; v = json_is(from, JSON_ARRAY) ? v->next : NULL) {
    if (v->kind != JSON_STRING) continue; /* an entity within, as targets.nested.json has them */
    str s = clean(a, v->text);
    if (!s.len || (is_name && !has_word(s))) {
      *left_out += is_name;
      continue;
    }
    uint32_t n = (uint32_t)seen.list.n;
    if (names_get(&seen, s) != UINT32_MAX) continue;
    if (n >= most) {
      *left_out += is_name;
      continue;
    }
    names_put(&seen, s);
    json_push(list, json_new_str(a, s));
  }
  return list;
}

static void take(arena *a, known_entity *out, const json *from, const char *name, size_t *names_left) {
  str key = str_c(name);
  json *list = values_of(a, json_get(from, key), names_left ? *names_left : KNOWN_MAX_VALUES, names_left != NULL, &out->left_out);
  if (!list->n) return;
  if (names_left) *names_left -= list->n;
  json_set(a, out->properties, key, list);
}

/* Something to name it by on a command line: no blanks, no control characters. */
static bool is_id(str id) {
  for (size_t i = 0; i < id.len; i++)
    if ((unsigned char)id.data[i] <= ' ' || id.data[i] == 0x7f) return false;
  return id.len && id.len <= KNOWN_MAX_ID;
}

static known_result bad(weft_error *e, const char *why) {
  error_set(e, WEFT_ERROR_FORMAT, STR(""), BYTE_UNKNOWN, "%s", why);
  return KNOWN_BAD;
}

known_result known_from_row(arena *a, const json *row, known_entity *out, weft_error *e) {
  *out = (known_entity){.id = json_get_str(row, STR("id")), .schema = json_get_str(row, STR("schema"))};
  if (!json_is(row, JSON_OBJECT)) return bad(e, "no JSON object");
  if (!is_id(out->id)) return bad(e, "an entity needs an id: a string of 1 to 255 bytes without blanks");
  if (!out->schema.len) return bad(e, "an entity needs a schema, as FollowTheMoney has them");
  size_t i = STR_ROW_FIND(known_schemata, out->schema);
  if (i == SIZE_MAX) return KNOWN_OTHER;
  out->person = known_schemata[i].person, out->thing = known_schemata[i].thing;
  out->caption = clean(a, json_get_str(row, STR("caption")));
  out->properties = json_new(a, JSON_OBJECT);
  const json *from = json_get(row, STR("properties"));
  size_t names_left = KNOWN_MAX_NAMES;
  for (i = 0; i < sizeof known_strong / sizeof *known_strong; i++) take(a, out, from, known_strong[i], &names_left);
  if (!out->properties->n && has_word(out->caption)) {
    json *list = json_new(a, JSON_ARRAY);
    json_push(list, json_new_str(a, out->caption));
    json_set(a, out->properties, STR("name"), list);
    names_left--;
  }
  if (!out->properties->n) return bad(e, "an entity needs a name");
  for (i = 0; i < sizeof known_weak / sizeof *known_weak; i++) take(a, out, from, known_weak[i], &names_left);
  for (i = 0; i < sizeof known_shown / sizeof *known_shown; i++) take(a, out, from, known_shown[i], NULL);
  if (!has_word(out->caption)) out->caption = out->properties->first->first->text;
  return KNOWN_READ;
}

json *known_to_row(arena *a, const known_entity *in) {
  json *row = json_new(a, JSON_OBJECT);
  json_set_str(a, row, STR("id"), in->id);
  json_set_str(a, row, STR("schema"), in->schema);
  json_set_str(a, row, STR("caption"), in->caption);
  json_set(a, row, STR("properties"), in->properties);
  return row;
}

/* --- names --------------------------------------------------------------------------------------------------------- */

known_name *known_names_of(arena *a, const known_entity *in, size_t *n) {
  VECTOR(known_name) out = {0};
  names seen;
  names_init(&seen, a);
  for (size_t i = 0; i < sizeof known_strong / sizeof *known_strong; i++) {
    const json *list = json_get(in->properties, str_c(known_strong[i]));
    for (const json *v = list ? list->first : NULL; v; v = v->next) {
      str spelled = fold(a, v->text);
      if (names_get(&seen, spelled) != UINT32_MAX) continue;
      names_put(&seen, spelled);
      for (int person = 0; person < 2; person++) {
        if (!(person ? in->person : in->thing)) continue;
        known_name one = {.name = v->text, .spelled = spelled};
        one.key = name_key_of(a, v->text, person ? STR("person") : STR("organisation"), STR(""));
        if (person && !one.key.last.len) continue;
        one.block = party_block(a, &one.key, v->text);
        VECTOR_PUSH(a, out, one);
      }
    }
  }
  *n = out.n;
  return out.items;
}

/* How near two names of one block are. */
typedef enum nearness { NAME_OTHER, NAME_SAME, NAME_INITIAL, NAME_NEARLY, NAME_INITIALS } nearness;

static nearness nearness_of(arena *a, const name_key *mine, const name_key *other) {
  if (mine->person != other->person) return NAME_OTHER;
  if (str_eq(mine->key, other->key)) return NAME_SAME;
  if (!mine->person) { /* "o fda" and "o food drug administration" */
    bool lone = other->n_words == 1 && mine->n_words > 1;
    return lone && str_eq(str_slice(other->key, 2, other->key.len), name_initials(a, mine->key)) ? NAME_INITIALS : NAME_OTHER;
  }
  str x = mine->first, y = other->first;
  if (!x.len || !y.len || !str_eq(mine->last, other->last)) return NAME_OTHER;
  if (x.len == 1 || y.len == 1) return x.data[0] == y.data[0] ? NAME_INITIAL : NAME_OTHER;
  return name_nearly(x, y) && !(lexicon_find(x) && lexicon_find(y)) ? NAME_NEARLY : NAME_OTHER;
}

bool known_meets(arena *a, const known_name *name, const party *p) { return nearness_of(a, &name->key, &p->key) != NAME_OTHER; }

/* --- log odds ------------------------------------------------------------------------------------------------------ */

/* The list's entity as one that is met in a story: without company, without days. */
static double person_score(const known_entity *in, const known_name *name, const party *p, const char **why) {
  const json *gender = json_get(in->properties, STR("gender"));
  party mine = {.key = name->key, .from = 1, .to = 0}, nobody = {.key = name->key, .from = 1, .to = 0};
  if (gender && str_eq(gender->first->text, STR("male"))) mine.he = TOLD_GENDER;
  if (gender && str_eq(gender->first->text, STR("female"))) mine.she = TOLD_GENDER;
  nobody.key.middle = nobody.key.suffix = STR("");
  return party_evidence(&mine, p ? p : &nobody, why) + (name->key.n_words < 2 ? KNOWN_LONE : 0);
}

static double thing_score(const known_name *name) {
  double score = KNOWN_THING;
  if (name->key.n_words < 2) score += KNOWN_THING_WORD;
  const lexicon_entry *common = lexicon_find(str_slice(name->key.key, 2, name->key.key.len));
  if (common && common->classes & (WORD_COUNTRY | WORD_STATE | WORD_CITY | WORD_OUTLET | WORD_COMMON)) score += KNOWN_COMMON_WORD;
  return score;
}

double known_by_key(arena *a, const known_entity *in, const known_name *name, const party *p, const char **why) {
  static const char *const forms[] = {[NAME_INITIAL] = "an initial of that name",
                                      [NAME_NEARLY] = "a letter off that name",
                                      [NAME_INITIALS] = "the initials of that name"};
  static const double weights[] = {
      [NAME_SAME] = 0, [NAME_INITIAL] = SAME_INITIAL, [NAME_NEARLY] = SAME_NEARLY, [NAME_INITIALS] = KNOWN_INITIALS};
  nearness form = nearness_of(a, &name->key, &p->key);
  *why = "the same name";
  double score = name->key.person ? person_score(in, name, p, why) : thing_score(name);
  if (form == NAME_OTHER) return -INFINITY;
  if (form == NAME_SAME) return score;
  *why = forms[form];
  return score + weights[form];
}

double known_by_spelling(const known_entity *in, const known_name *name, const party *p, str type, const char **why) {
  *why = "spelled so";
  double score;
  if (name->key.person) {
    party called = p ? *p : (party){.from = 1, .to = 0};
    called.key = name->key;
    score = person_score(in, name, &called, why);
    *why = "the same name";
  } else {
    score = thing_score(name);
  }
  bool same_type = str_eq(type, name->key.person ? STR("person") : STR("organisation"));
  if (!same_type) score += KNOWN_OTHER_TYPE, *why = "spelled so, but taken for another kind of name";
  return score;
}
