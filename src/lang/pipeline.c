/* pipeline.c - opens the components of a model and runs a text through them. */
#include "lang/pipeline.h"

#include "lang/attribute_ruler.h"
#include "lang/lemmatizer.h"
#include "lang/tokenizer.h"
#include "lang/transitions.h"

#include <math.h>
#include <stdlib.h>

/* A tagger (spaCy's Tagger.v2): one linear layer over token vectors; the best class says what a token is. */
typedef struct tagger {
  kernel_layer layer;
  uint32_t n_scores;
  const float *allowed;           /* 0, -infinity for padding */
  const uint32_t *first, *second; /* [classes] tag, or morphology and part of speech */
} tagger;

typedef struct component {
  uint32_t kind, input; /* input: component whose vectors it reads, MODEL_WHOLE: none */
  network *vectors;     /* its own network */
  tagger *tags;
  parser *parse;
  ner *entities;
  attribute_ruler *ruler;
  lemmatizer *lemmas;
} component;

struct pipeline {
  arena a;
  model m;
  tokenizer *tokens;
  component list[MODEL_MAX_COMPONENTS];
  uint32_t n;
};

typedef struct component_worker {
  network_worker *vectors;
  parser_worker *parse;
  ner_worker *entities;
} component_worker;

struct pipeline_worker {
  pipeline *p;
  arena a;
  tokenizer_worker *tokens;
  float *scores; /* of a chunk */
  bool running;  /* left set by a text that ended in want of memory */
  component_worker list[MODEL_MAX_COMPONENTS];
};

/* --- opening --------------------------------------------------------------------------------------------------------- */

static tagger *tagger_open(arena *a, const model *m, uint32_t owner, uint32_t width, bool morphology, weft_error *e) {
  const model_component *c = &m->components[owner];
  tagger *t = ARENA_NEW(a, tagger);
  size_t n_first, n_second;
  t->first = MODEL_ITEMS(m, MODEL_LABELS, owner, 0, uint32_t, &n_first);
  t->second = MODEL_ITEMS(m, MODEL_LABELS, owner, 1, uint32_t, &n_second);
  bool good = c->classes && c->classes <= 4096 && n_first == c->classes && (!morphology || n_second == c->classes) &&
              network_layer(m, owner, 0, KERNEL_PLAIN, c->classes, 1, width, &t->layer) && t->layer.bias;
  for (uint32_t i = 0; good && i < c->classes; i++)
    good = t->first[i] < m->n_strings && (!morphology || t->second[i] < m->n_strings);
  if (!good) {
    error_set(e, WEFT_ERROR_FORMAT, model_string(m, c->name), BYTE_UNKNOWN, "this tagger's classes do not fit its layer");
    return NULL;
  }
  t->n_scores = t->layer.groups * t->layer.lanes * KERNEL_WIDTH;
  float *allowed = ARENA_ARRAY(a, float, t->n_scores);
  for (uint32_t i = c->classes; i < t->n_scores; i++) allowed[i] = -INFINITY;
  t->allowed = allowed;
  return t;
}

/* Opens one component; `networks` counts networks so far. */
static bool component_open(pipeline *p, uint32_t i, uint32_t *networks, weft_error *e) {
  const model *m = &p->m;
  const model_component *c = &m->components[i];
  component *it = &p->list[i];
  it->kind = c->kind;
  it->input = c->input;
  uint32_t width = 0;
  if (c->input == i) {
    it->vectors = network_open(&p->a, m, i, (*networks)++, e);
    if (!it->vectors) return false;
    width = network_width(it->vectors);
  } else if (c->input != MODEL_WHOLE && p->list[c->input].kind == COMPONENT_TOK2VEC && p->list[c->input].vectors) {
    width = network_width(p->list[c->input].vectors);
  }
  bool reads = c->kind != COMPONENT_ATTRIBUTE_RULER && c->kind != COMPONENT_LEMMATIZER;
  if (reads != (width > 0) || (c->kind == COMPONENT_TOK2VEC && c->input != i)) {
    error_set(e, WEFT_ERROR_FORMAT, model_string(m, c->name), BYTE_UNKNOWN, "this component's input is not what it reads");
    return false;
  }
  switch ((model_component_kind)c->kind) {
  case COMPONENT_TOK2VEC: return true;
  case COMPONENT_TAGGER: return (it->tags = tagger_open(&p->a, m, i, width, false, e)) != NULL;
  case COMPONENT_MORPHOLOGIZER: return (it->tags = tagger_open(&p->a, m, i, width, true, e)) != NULL;
  case COMPONENT_PARSER: return (it->parse = parser_open(&p->a, m, i, width, e)) != NULL;
  case COMPONENT_NER: return (it->entities = ner_open(&p->a, m, i, width, e)) != NULL;
  case COMPONENT_ATTRIBUTE_RULER: return (it->ruler = attribute_ruler_open(&p->a, m, i, e)) != NULL;
  case COMPONENT_LEMMATIZER: return (it->lemmas = lemmatizer_open(&p->a, m, i, e)) != NULL;
  }
  return false;
}

typedef struct opening {
  pipeline *p;
  weft_error *e;
  bool good;
} opening;

static void open_components(void *user) {
  opening *o = user;
  uint32_t networks = 0;
  for (o->good = true; o->good && o->p->n < o->p->m.n_components; o->p->n++)
    o->good = component_open(o->p, o->p->n, &networks, o->e);
}

static pipeline *no_memory(const char *name, weft_error *e) {
  error_set(e, WEFT_ERROR_MEMORY, str_c(name), BYTE_UNKNOWN, "no memory");
  return NULL;
}

static pipeline *opened(pipeline *p, const char *name, weft_error *e) {
  opening o = {.p = p, .e = e};
  p->tokens = tokenizer_open(&p->m, e);
  if (p->tokens && !arena_try(&p->a, open_components, &o)) no_memory(name, e);
  else if (o.good) return p;
  pipeline_close(p);
  return NULL;
}

static pipeline *pipeline_new(void) {
  pipeline *p = calloc(1, sizeof *p);
  if (p) arena_init(&p->a, 0);
  return p;
}

pipeline *pipeline_open(const char *path, weft_error *e) {
  pipeline *p = pipeline_new();
  if (!p) return no_memory(path, e);
  if (model_open(&p->m, path, e)) return opened(p, path, e);
  free(p);
  return NULL;
}

pipeline *pipeline_open_memory(const char *name, str bytes, weft_error *e) {
  pipeline *p = pipeline_new();
  if (!p) return no_memory(name, e);
  if (model_open_memory(&p->m, name, bytes, e)) return opened(p, name, e);
  free(p);
  return NULL;
}

void pipeline_close(pipeline *p) {
  for (uint32_t i = 0; i < p->m.n_components && i < MODEL_MAX_COMPONENTS; i++)
    if (p->list[i].vectors) network_close(p->list[i].vectors);
  if (p->tokens) tokenizer_close(p->tokens);
  arena_free(&p->a);
  model_close(&p->m);
  free(p);
}

const model *pipeline_model(const pipeline *p) { return &p->m; }

static void make_workers(void *user) {
  pipeline_worker *w = user;
  const pipeline *p = w->p;
  size_t n_scores = 0;
  for (uint32_t i = 0; i < p->n; i++) {
    const component *c = &p->list[i];
    if (c->tags && c->tags->n_scores > n_scores) n_scores = c->tags->n_scores;
    if (c->vectors) w->list[i].vectors = network_worker_new(&w->a, c->vectors);
    if (c->parse) w->list[i].parse = parser_worker_new(&w->a, c->parse);
    if (c->entities) w->list[i].entities = ner_worker_new(&w->a, c->entities);
  }
  w->scores = ARENA_ARRAY(&w->a, float, n_scores *NETWORK_CHUNK + KERNEL_WIDTH);
}

pipeline_worker *pipeline_worker_new(pipeline *p) {
  pipeline_worker *w = calloc(1, sizeof *w);
  if (!w) return NULL;
  w->p = p;
  arena_init(&w->a, 0);
  w->tokens = tokenizer_worker_new(p->tokens);
  if (w->tokens && arena_try(&w->a, make_workers, w)) return w;
  pipeline_worker_free(w);
  return NULL;
}

void pipeline_worker_free(pipeline_worker *w) {
  for (uint32_t i = 0; i < w->p->n; i++) {
    if (w->list[i].vectors) network_worker_close(w->list[i].vectors);
    if (w->list[i].parse) parser_worker_close(w->list[i].parse);
  }
  tokenizer_worker_free(w->tokens);
  arena_free(&w->a);
  free(w);
}

/* --- running --------------------------------------------------------------------------------------------------------- */

static void tag(const pipeline_worker *w, const component *c, analysis *d, const float *vectors, uint32_t first, uint32_t last) {
  const tagger *t = c->tags;
  const kernels *k = kernel_best();
  k->linear(&t->layer, vectors, t->layer.inputs, last - first, w->scores, t->n_scores);
  for (uint32_t i = first; i < last; i++) {
    uint32_t best = k->best(w->scores + (size_t)(i - first) * t->n_scores, t->allowed, t->n_scores);
    if (c->kind == COMPONENT_TAGGER) {
      d->tag[i] = t->first[best];
    } else {
      d->morph[i] = t->first[best];
      d->pos[i] = t->second[best];
    }
  }
}

/* The vectors of component `from`, chunk by chunk, to all that read them. */
static void run_vectors(pipeline_worker *w, arena *a, analysis *d, uint32_t from) {
  const pipeline *p = w->p;
  for (uint32_t i = from; i < p->n; i++) {
    if (p->list[i].input != from) continue;
    if (p->list[i].parse) parser_begin(w->list[i].parse, a, d);
    if (p->list[i].entities) ner_begin(w->list[i].entities, d);
  }
  for (uint32_t first = 0; first < d->n;) {
    uint32_t last = d->n - first < NETWORK_CHUNK ? d->n : first + NETWORK_CHUNK;
    const float *vectors = network_run(w->list[from].vectors, d, first, last);
    for (uint32_t i = from; i < p->n; i++) {
      if (p->list[i].input != from) continue;
      if (p->list[i].tags) tag(w, &p->list[i], d, vectors, first, last);
      if (p->list[i].parse) parser_take(w->list[i].parse, a, vectors, last - first);
      if (p->list[i].entities) ner_take(w->list[i].entities, vectors, last - first);
    }
    first = last;
  }
}

static analysis *analysis_new(pipeline_worker *w, arena *a, str text) {
  tokens_found found;
  tokenizer_run(w->tokens, a, text, &found);
  analysis *d = ARENA_NEW(a, analysis);
  *d = (analysis){.text = text,
                  .m = &w->p->m,
                  .n = found.n,
                  .start = found.start,
                  .end = found.end,
                  .space = found.space,
                  .word = found.word};
  uint32_t *rows = ARENA_ARRAY(a, uint32_t, (size_t)d->n * 6);
  d->tag = rows;
  d->pos = rows + d->n;
  d->morph = rows + 2 * (size_t)d->n;
  d->head = rows + 3 * (size_t)d->n;
  d->dep = rows + 4 * (size_t)d->n;
  d->entity_type = rows + 5 * (size_t)d->n;
  d->sent_start = ARENA_ARRAY(a, bool, d->n);
  d->entity = ARENA_ARRAY(a, uint8_t, d->n);
  d->lemma = ARENA_ARRAY(a, str, d->n);
  for (uint32_t i = 0; i < d->n; i++) d->head[i] = i;
  if (d->n) d->sent_start[0] = true;
  return d;
}

analysis *pipeline_run(pipeline_worker *w, arena *a, str text) {
  const pipeline *p = w->p;
  for (uint32_t i = 0; i < p->n; i++) /* here, and not at the end, since a text can end for want of memory */
    if (p->list[i].vectors) network_forget(w->list[i].vectors);
  if (w->running) tokenizer_worker_forget(w->tokens); /* words may have vectors that were never worked out */
  w->running = true;
  w->a.guard = a->guard;
  analysis *d = analysis_new(w, a, text);
  for (uint32_t i = 0; i < p->n; i++) {
    const component *c = &p->list[i];
    if (c->vectors) run_vectors(w, a, d, i);
    if (c->parse) parser_end(w->list[i].parse, a);
    if (c->ruler) attribute_ruler_run(c->ruler, a, d);
    if (c->lemmas) lemmatizer_run(c->lemmas, a, d);
  }
  w->a.guard = NULL;
  w->running = false;
  return d;
}
