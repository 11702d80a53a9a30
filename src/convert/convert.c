/* convert.c - the way through a package: its components in their order, and what their classes mean. */
#include "convert/convert.h"

#include <stdlib.h>

typedef struct job {
  arena *a;
  package *p;
  model_writer w;
  json *config;
  str language;
  model_component list[MODEL_MAX_COMPONENTS];
  const char *names[MODEL_MAX_COMPONENTS];
  uint32_t n;
  weft_error *e;
} job;

static bool wrong(const job *j, const char *reason, str what) {
  error_set(j->e, WEFT_ERROR_FORMAT, str_c(package_path(j->p)), BYTE_UNKNOWN, "%s: %.*s", reason, STR_FMT(what));
  return false;
}

/* A JSON file that must be there. */
static json *json_file(const job *j, const char *file) {
  str bytes;
  weft_error own = {0};
  if (!package_file(j->p, j->a, file, &bytes, &own)) {
    if (own.code) *j->e = own;
    else wrong(j, "the pipeline has no file", str_c(file));
    return NULL;
  }
  json *v = json_parse(j->a, bytes, NULL);
  if (!v) wrong(j, "not JSON", str_c(file));
  return v;
}

static json *component_file(const job *j, uint32_t i, const char *file) {
  return json_file(j, str_to_c(j->a, str_format(j->a, "%s/%s", j->names[i], file)));
}

/* The section of config.cfg for component i: "components.NAME", with a suffix such as ".model". */
static const json *settings(const job *j, uint32_t i, const char *suffix) {
  return json_get(j->config, str_format(j->a, "components.%s%s", j->names[i], suffix));
}

/* --- what classes mean --------------------------------------------------------------------------------------------------- */

static uint32_t *label_section(job *j, uint32_t i, uint32_t part, size_t n) {
  return model_writer_section(&j->w, MODEL_LABELS, i, part, (uint32_t)n, 1, n * sizeof(uint32_t));
}

static bool write_tags(job *j, uint32_t i) {
  json *cfg = component_file(j, i, "cfg");
  const json *labels = json_get(cfg, STR("labels"));
  if (!cfg) return false;
  if (!json_is(labels, JSON_ARRAY) || labels->n != j->list[i].classes)
    return wrong(j, "tags that do not fit the layer", str_c(j->names[i]));
  uint32_t *to = label_section(j, i, 0, labels->n);
  for (const json *v = labels->first; v; v = v->next) *to++ = model_writer_string(&j->w, v->text);
  return true;
}

/* Numbers of the universal parts of speech in spaCy (spacy/parts_of_speech.pyx), from 84. */
static str pos_name(int64_t number) {
  static const char *const parts_of_speech[] = {"ADJ",   "ADP",  "ADV",  "AUX",  "CONJ", "CCONJ", "DET",
                                                "INTJ",  "NOUN", "NUM",  "PART", "PRON", "PROPN", "PUNCT",
                                                "SCONJ", "SYM",  "VERB", "X",    "EOL",  "SPACE"};
  return number >= 84 && number < 84 + (int64_t)(sizeof parts_of_speech / sizeof *parts_of_speech)
             ? str_c(parts_of_speech[number - 84])
             : STR("");
}

static bool write_morphologies(job *j, uint32_t i) {
  json *cfg = component_file(j, i, "cfg");
  if (!cfg) return false;
  const json *morph = json_get(cfg, STR("labels_morph")), *pos = json_get(cfg, STR("labels_pos"));
  if (!json_is(morph, JSON_OBJECT) || morph->n != j->list[i].classes || json_is(json_get(cfg, STR("extend")), JSON_TRUE))
    return wrong(j, "morphologies that do not fit the layer, or that extend others", str_c(j->names[i]));
  uint32_t *first = label_section(j, i, 0, morph->n), *second = label_section(j, i, 1, morph->n);
  for (const json *v = morph->first; v; v = v->next) {
    *first++ = model_writer_string(&j->w, v->text);
    *second++ = model_writer_string(&j->w, pos_name(json_to_int(json_get(pos, v->key), 0)));
  }
  return true;
}

#define MOST_ACTIONS 4096 /* classes; the engine takes no more (transitions.c) */

typedef struct action {
  str label;
  int64_t frequency;
  uint32_t move;
} action;

/* Descending by frequency, then by label, as spaCy's TransitionSystem.initialize_actions sorts. */
static int compare_actions(const void *a, const void *b) {
  const action *x = a, *y = b;
  if (x->frequency != y->frequency) return x->frequency > y->frequency ? -1 : 1;
  return -str_cmp(x->label, y->label);
}

static int compare_members(const void *a, const void *b) {
  return str_cmp((*(const json *const *)a)->key, (*(const json *const *)b)->key);
}

typedef struct action_list {
  action *items;
  size_t n, cap;
} action_list;

/* `out_move` is the move that takes no label (Out), or UINT32_MAX; move 0 of an entity recogniser (Missing) is no class. */
static void add_action(arena *a, action_list *list, action x, bool entities) {
  if (list->n > MOST_ACTIONS || (entities && (x.move == 0 || (x.move == 5 && x.label.len)))) return;
  for (size_t i = 0; i < list->n; i++)
    if (list->items[i].move == x.move && str_eq(list->items[i].label, x.label)) return;
  VECTOR_PUSH(a, *list, x);
}

/* The classes of a transition system in their order: moves by their numbers' spelling, labels by frequency; those that were added
 * after training (negative frequency) at the end, label by label. */
static void order_actions(const job *j, const json *moves, bool entities, action_list *out) {
  action_list added = {0};
  const json **members = ARENA_ARRAY(j->a, const json *, moves->n + 1);
  uint32_t n = 0;
  for (const json *v = moves->first; v; v = v->next) members[n++] = v;
  qsort(members, n, sizeof *members, compare_members);
  for (uint32_t i = 0; i < n; i++) {
    action_list own = {0};
    int64_t move = 0;
    str_to_int(members[i]->key, &move);
    for (const json *v = members[i]->first; v; v = v->next)
      VECTOR_PUSH(j->a, own, (action){.label = v->key, .frequency = json_to_int(v, 0), .move = (uint32_t)move});
    if (own.n) qsort(own.items, own.n, sizeof *own.items, compare_actions);
    for (size_t k = 0; k < own.n; k++) {
      if (own.items[k].frequency < 0 && added.n <= MOST_ACTIONS) VECTOR_PUSH(j->a, added, own.items[k]);
      else add_action(j->a, out, own.items[k], entities);
    }
  }
  action_list sorted = {.items = ARENA_ARRAY(j->a, action, added.n + 1), .n = added.n};
  for (size_t i = 0; i < added.n; i++) sorted.items[i] = added.items[i];
  qsort(sorted.items, sorted.n, sizeof *sorted.items, compare_actions);
  for (size_t i = 0; i < sorted.n; i++)
    for (size_t k = 0; k < added.n; k++)
      if (str_eq(added.items[k].label, sorted.items[i].label)) add_action(j->a, out, added.items[k], entities);
}

static bool write_moves(job *j, uint32_t i, bool entities) {
  const msgpack *root;
  json *cfg = component_file(j, i, "cfg");
  if (!cfg || !convert_msgpack(j->a, j->p, str_to_c(j->a, str_format(j->a, "%s/moves", j->names[i])), &root, j->e)) return false;
  if (json_to_int(json_get(cfg, STR("beam_width")), 1) != 1 || json_is(json_get(cfg, STR("learn_tokens")), JSON_TRUE))
    return wrong(j, "beam search and learned tokens are not supported", str_c(j->names[i]));
  json *moves = json_parse(j->a, msgpack_str(msgpack_get(root, STR("moves"))), NULL);
  if (!json_is(moves, JSON_OBJECT)) return wrong(j, "no list of moves", str_c(j->names[i]));
  action_list list = {0};
  order_actions(j, moves, entities, &list);
  if (list.n != j->list[i].classes) return wrong(j, "moves that do not fit the layer", str_c(j->names[i]));
  uint32_t *move = label_section(j, i, 0, list.n), *label = label_section(j, i, 1, list.n),
           *lifted = label_section(j, i, 2, list.n * 2);
  for (size_t k = 0; k < list.n; k++) {
    str whole = list.items[k].label;
    size_t bar = str_find(whole, STR("||"), 0);
    move[k] = list.items[k].move;
    label[k] = model_writer_string(&j->w, whole);
    lifted[2 * k] = bar == SIZE_MAX ? label[k] : model_writer_string(&j->w, str_slice(whole, 0, bar));
    lifted[2 * k + 1] = bar == SIZE_MAX ? 0 : model_writer_string(&j->w, str_slice(whole, bar + 2, whole.len));
  }
  *label_section(j, i, 3, 1) = model_writer_string(&j->w, STR("ROOT"));
  return true;
}

/* --- components ---------------------------------------------------------------------------------------------------------- */

/* Which component's vectors component i reads: the one that it listens to, its own, or none. */
static bool find_input(job *j, uint32_t i) {
  const json *network = settings(j, i, ".model.tok2vec");
  str kind = json_get_str(network, STR("@architectures"));
  j->list[i].input = i;
  if (!str_starts(kind, STR("spacy.Tok2VecListener"))) return true;
  str upstream = json_get_str(network, STR("upstream"));
  for (uint32_t k = 0; k < i; k++) {
    if (j->list[k].kind != COMPONENT_TOK2VEC || !(str_eq(upstream, STR("*")) || str_eq(upstream, str_c(j->names[k])))) continue;
    j->list[i].input = k;
    return true;
  }
  return wrong(j, "listens to a component that is not there", str_c(j->names[i]));
}

static bool check_encoder(const job *j, uint32_t i, const char *suffix) {
  static const char *const parts[][2] = {{".embed", "spacy.MultiHashEmbed.v"}, {".encode", "spacy.MaxoutWindowEncoder.v"}};
  for (size_t k = 0; k < 2; k++) {
    const json *part = settings(j, i, str_to_c(j->a, str_format(j->a, "%s%s", suffix, parts[k][0])));
    str kind = json_get_str(part, STR("@architectures"));
    if (!str_starts(kind, str_c(parts[k][1]))) return wrong(j, "an architecture that is not supported", kind);
    if (json_is(json_get(part, STR("include_static_vectors")), JSON_TRUE))
      return wrong(j, "static vectors are not supported", str_c(j->names[i]));
  }
  return true;
}

static bool convert_component(job *j, uint32_t i) {
  static const struct {
    const char *factory;
    model_component_kind kind;
  } factories[] = {{"attribute_ruler", COMPONENT_ATTRIBUTE_RULER},
                   {"lemmatizer", COMPONENT_LEMMATIZER},
                   {"morphologizer", COMPONENT_MORPHOLOGIZER},
                   {"ner", COMPONENT_NER},
                   {"parser", COMPONENT_PARSER},
                   {"tagger", COMPONENT_TAGGER},
                   {"tok2vec", COMPONENT_TOK2VEC}};
  model_component *c = &j->list[i];
  const char *name = j->names[i];
  str factory = json_get_str(settings(j, i, ""), STR("factory"));
  size_t row = STR_ROW_FIND(factories, factory);
  if (row == SIZE_MAX) return wrong(j, "a kind of component that is not supported", factory.len ? factory : str_c(name));
  *c = (model_component){.kind = factories[row].kind, .name = model_writer_string(&j->w, str_c(name)), .input = MODEL_WHOLE};
  switch (factories[row].kind) {
  case COMPONENT_ATTRIBUTE_RULER: return convert_attribute_ruler(j->a, j->p, name, i, &j->w, j->e);
  case COMPONENT_LEMMATIZER: return convert_lemmatizer(j->a, j->p, j->language, settings(j, i, ""), name, i, &j->w, j->e);
  case COMPONENT_TOK2VEC:
    c->input = i;
    return check_encoder(j, i, ".model") && convert_tok2vec(j->a, j->p, name, i, c, &j->w, j->e);
  default: break;
  }
  if (!find_input(j, i) || (c->input == i && !check_encoder(j, i, ".model.tok2vec"))) return false;
  uint32_t width = c->input == i ? 0 : j->list[c->input].width;
  if (c->kind == COMPONENT_TAGGER || c->kind == COMPONENT_MORPHOLOGIZER)
    return convert_tagger(j->a, j->p, name, i, width, c, &j->w, j->e) &&
           (c->kind == COMPONENT_TAGGER ? write_tags(j, i) : write_morphologies(j, i));
  return convert_transitions(j->a, j->p, name, i, width, c, &j->w, j->e) && write_moves(j, i, c->kind == COMPONENT_NER);
}

static bool convert_components(job *j) {
  const json *nlp = json_get(j->config, STR("nlp")), *disabled = json_get(nlp, STR("disabled"));
  for (const json *v = json_is(json_get(nlp, STR("pipeline")), JSON_ARRAY) ? json_get(nlp, STR("pipeline"))->first : NULL; v;
       v = v->next) {
    bool off = false;
    for (const json *x = json_is(disabled, JSON_ARRAY) ? disabled->first : NULL; x; x = x->next) off |= str_eq(x->text, v->text);
    if (off) continue;
    if (str_find_char(v->text, '/', 0) != SIZE_MAX) return wrong(j, "a component whose name is no folder's", v->text);
    if (j->n == MODEL_MAX_COMPONENTS) return wrong(j, "more components than are supported", v->text);
    j->names[j->n] = str_to_c(j->a, v->text);
    if (!convert_component(j, j->n)) return false;
    j->n++;
  }
  if (!j->n) return wrong(j, "a pipeline without components", STR("nlp.pipeline"));
  memcpy(model_writer_section(&j->w, MODEL_COMPONENTS, MODEL_WHOLE, 0, j->n, 1, j->n * sizeof *j->list), j->list,
         j->n * sizeof *j->list);
  return true;
}

/* Name, language, licence and sources as the package's meta.json gives them. */
static bool write_info(job *j, const json *meta) {
  static const char *const kept[] = {"version", "description", "author", "email", "url", "license", "spacy_version"};
  str name = json_get_str(meta, STR("name"));
  if (!name.len || !j->language.len) return wrong(j, "meta.json names no pipeline or no language", name);
  json *info = json_new(j->a, JSON_OBJECT), *components = json_new(j->a, JSON_ARRAY);
  json_set_str(j->a, info, STR("name"), str_format(j->a, "%.*s_%.*s", STR_FMT(j->language), STR_FMT(name)));
  json_set_str(j->a, info, STR("language"), j->language);
  for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
    json_set_str_if(j->a, info, str_c(kept[i]), json_get_str(meta, str_c(kept[i])));
  for (uint32_t i = 0; i < j->n; i++) json_push(components, json_new_str(j->a, str_c(j->names[i])));
  json_set(j->a, info, STR("components"), components);
  json *sources = json_new(j->a, JSON_ARRAY);
  const json *given = json_get(meta, STR("sources"));
  for (const json *v = json_is(given, JSON_ARRAY) ? given->first : NULL; v; v = v->next) {
    static const char *const fields[] = {"name", "url", "license", "author"};
    json *source = json_new(j->a, JSON_OBJECT);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
      json_set_str_if(j->a, source, str_c(fields[i]), json_get_str(v, str_c(fields[i])));
    json_push(sources, source);
  }
  json_set(j->a, info, STR("sources"), sources);
  buffer out;
  buffer_init(&out, j->a, 1 << 20);
  json_write(&out, info);
  str text = buffer_str(&out);
  memcpy(model_writer_section(&j->w, MODEL_INFO, MODEL_WHOLE, 0, 0, 0, text.len), text.data, text.len);
  return true;
}

bool convert_package(arena *a, const char *path, str *bytes, weft_error *e) {
  job j = {.a = a, .e = e};
  j.p = package_open(a, path, e);
  if (!j.p) return false;
  model_writer_init(&j.w, a);
  str text;
  weft_error own = {0};
  json *meta = json_file(&j, "meta.json");
  bool good = meta != NULL;
  if (good && !package_file(j.p, a, "config.cfg", &text, &own)) {
    good = false;
    if (own.code) *e = own;
    else wrong(&j, "the pipeline has no file", STR("config.cfg"));
  }
  if (good) good = (j.config = package_config(a, text, e)) != NULL;
  if (good) {
    j.language = json_get_str(json_get(j.config, STR("nlp")), STR("lang"));
    good = convert_tokenizer(a, j.p, j.language, &j.w, e) && convert_components(&j) && write_info(&j, meta);
  }
  package_close(j.p);
  if (good) *bytes = model_writer_bytes(&j.w);
  return good;
}
