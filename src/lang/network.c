/* network.c - embeddings of words, kept or made anew, and the window layers over them. */
#include "base/hash.h"
#include "lang/network.h"

#include <pthread.h>
#include <stdlib.h>

#define TABLE_WORDS 8192
#define TABLE_SLOTS (2 * TABLE_WORDS)
#define MISSING_AT_ONCE 32
#define ALIGNMENT 64

typedef struct attribute {
  network_attribute kind;
  uint32_t seed, rows;
  const float *vectors; /* [rows][width] */
} attribute;

struct network {
  uint32_t number, width, depth, n_attributes;
  bool sees_space; /* a space behind a word changes its embedding */
  attribute attributes[NETWORK_MAX_ATTRIBUTES];
  kernel_layer embed, window[NETWORK_MAX_DEPTH];
  kernel_norm embed_norm, window_norm[NETWORK_MAX_DEPTH];
  kernel_layer shares[3]; /* the first window layer by place */
  const kernels *k;
  uint32_t share;       /* floats of one share */
  uint32_t entry;       /* floats of a word's entry: embedding and three shares */
  const float *outside; /* the entry of no token */
  pthread_mutex_t lock; /* over the table */
  uint64_t *keys;       /* [TABLE_SLOTS], 0: free */
  float **entries;      /* [TABLE_SLOTS] */
  uint32_t n_kept;
};

struct network_worker {
  network *n;
  arena *a;
  float *concatenated; /* [MISSING_AT_ONCE][attributes * width], then shares */
  float *embedded;     /* [MISSING_AT_ONCE][width] */
  float *rows[2];      /* [NETWORK_CHUNK + 2 * depth][width] */
  const float **entries;
  VECTOR(float *) own; /* entries for this text alone, reused */
  VECTOR(lexeme *) borrowed;
  size_t n_own;
};

/* --- opening --------------------------------------------------------------------------------------------------------- */

bool network_layer(const model *m, uint32_t owner, uint32_t part, kernel_use use, uint32_t outputs, uint32_t pieces,
                   uint32_t inputs, kernel_layer *out) {
  model_kind weights = use == KERNEL_MAXOUT ? MODEL_MAXOUT : MODEL_LINEAR;
  kernel_shape(use, outputs, pieces, &out->groups, &out->lanes);
  size_t n = (size_t)out->groups * out->lanes * KERNEL_WIDTH;
  out->inputs = inputs;
  out->weights = model_floats(m, weights, owner, part, n * inputs);
  out->bias = model_floats(m, weights + 1, owner, part, n);
  return out->weights && outputs;
}

static bool norm_of(const model *m, uint32_t owner, uint32_t part, uint32_t width, kernel_norm *out) {
  out->scale = model_floats(m, MODEL_NORM_SCALE, owner, part, width);
  out->shift = model_floats(m, MODEL_NORM_SHIFT, owner, part, width);
  return out->scale && out->shift;
}

static bool attributes_of(network *n, const model *m, uint32_t owner) {
  size_t count;
  const uint32_t *list = MODEL_ITEMS(m, MODEL_ATTRIBUTES, owner, 0, uint32_t, &count);
  if (count != 2 * (size_t)n->n_attributes) return false;
  for (uint32_t i = 0; i < n->n_attributes; i++) {
    attribute *it = &n->attributes[i];
    *it = (attribute){.kind = list[2 * i], .seed = list[2 * i + 1]};
    size_t floats;
    it->vectors = MODEL_ITEMS(m, MODEL_EMBED, owner, i, float, &floats);
    if (it->kind < NETWORK_NORM || it->kind > NETWORK_IS_SPACE || !floats || floats % n->width || floats / n->width > UINT32_MAX)
      return false;
    it->rows = (uint32_t)(floats / n->width);
    n->sees_space |= it->kind == NETWORK_SPACY;
  }
  return true;
}

/* The first window layer's weights are kept as three packed layers, one behind the other (MODEL_MAXOUT part 1). */
static bool shares_of(network *n, const model *m, uint32_t owner, uint32_t pieces) {
  kernel_layer all;
  if (!network_layer(m, owner, 1, KERNEL_MAXOUT, n->width, pieces, 3 * n->width, &all) || !all.bias) return false;
  n->window[0] = all;
  n->share = all.groups * all.lanes * KERNEL_WIDTH;
  for (uint32_t i = 0; i < 3; i++) {
    n->shares[i] = all;
    n->shares[i].weights = all.weights + (size_t)i * n->width * n->share;
    n->shares[i].inputs = n->width;
    n->shares[i].bias = NULL;
  }
  return true;
}

network *network_open(arena *a, const model *m, uint32_t owner, uint32_t number, weft_error *e) {
  const model_component *c = &m->components[owner];
  network *n = ARENA_NEW(a, network);
  *n = (network){.number = number, .width = c->width, .depth = c->depth, .n_attributes = c->attributes, .k = kernel_best()};
  bool good = number < LEXEME_NETWORKS && n->width && n->width % KERNEL_WIDTH == 0 && n->width <= NETWORK_MAX_WIDTH && n->depth &&
              n->depth <= NETWORK_MAX_DEPTH && n->n_attributes && n->n_attributes <= NETWORK_MAX_ATTRIBUTES && c->window == 1 &&
              c->pieces >= 2 && c->pieces <= 3 && c->embed_pieces >= 2 && c->embed_pieces <= 3;
  good = good && attributes_of(n, m, owner) &&
         network_layer(m, owner, 0, KERNEL_MAXOUT, n->width, c->embed_pieces, n->n_attributes * n->width, &n->embed) &&
         n->embed.bias && norm_of(m, owner, 0, n->width, &n->embed_norm) && shares_of(n, m, owner, c->pieces);
  for (uint32_t i = 1; good && i < n->depth; i++)
    good = network_layer(m, owner, i + 1, KERNEL_MAXOUT, n->width, c->pieces, 3 * n->width, &n->window[i]) && n->window[i].bias;
  for (uint32_t i = 0; good && i < n->depth; i++) good = norm_of(m, owner, i + 1, n->width, &n->window_norm[i]);
  if (!good) {
    error_set(e, WEFT_ERROR_FORMAT, model_string(m, c->name), BYTE_UNKNOWN, "this network's layers do not fit together");
    return NULL;
  }
  n->entry = n->width + 3 * n->share;
  n->outside = ARENA_ARRAY(a, float, n->entry);
  n->keys = ARENA_ARRAY(a, uint64_t, TABLE_SLOTS);
  n->entries = ARENA_ARRAY(a, float *, TABLE_SLOTS);
  pthread_mutex_init(&n->lock, NULL);
  return n;
}

void network_close(network *n) {
  for (size_t i = 0; i < TABLE_SLOTS; i++) free(n->entries[i]);
  pthread_mutex_destroy(&n->lock);
}

uint32_t network_width(const network *n) { return n->width; }

/* Floats at a cache line's start. */
static float *floats_new(arena *a, size_t n) {
  char *room = arena_alloc(a, n * sizeof(float) + ALIGNMENT);
  return (float *)(void *)(room + (ALIGNMENT - (uintptr_t)room % ALIGNMENT) % ALIGNMENT);
}

network_worker *network_worker_new(arena *a, network *n) {
  network_worker *w = ARENA_NEW(a, network_worker);
  *w = (network_worker){.n = n, .a = a};
  size_t rows = NETWORK_CHUNK + 2 * n->depth, inputs = (size_t)n->n_attributes * n->width;
  w->concatenated = floats_new(a, MISSING_AT_ONCE * (inputs > n->share ? inputs : n->share));
  w->embedded = floats_new(a, (size_t)MISSING_AT_ONCE * n->width);
  w->rows[0] = floats_new(a, rows * n->width);
  w->rows[1] = floats_new(a, rows * n->width);
  w->entries = ARENA_ARRAY(a, const float *, rows);
  return w;
}

void network_worker_close(network_worker *w) {
  for (size_t i = 0; i < w->own.n; i++) free(w->own.items[i]);
}

/* --- words ------------------------------------------------------------------------------------------------------------- */

static uint64_t attribute_value(network_attribute kind, const lexeme *x, bool space) {
  switch (kind) {
  case NETWORK_NORM: return x->norm;
  case NETWORK_PREFIX: return x->prefix;
  case NETWORK_SUFFIX: return x->suffix;
  case NETWORK_SHAPE: return x->shape;
  case NETWORK_ORTH: return x->orth_id;
  case NETWORK_LOWER: return x->lower_id;
  case NETWORK_SPACY: return space;
  case NETWORK_IS_SPACE: return x->is_space;
  }
  return 0;
}

/* Four 32-bit hashes of a 64-bit number: MurmurHash3_x64_128 of its 8 bytes, as thinc's HashEmbed takes it. */
static void hash_four(uint64_t value, uint32_t seed, uint32_t out[4]) {
  uint64_t h1 = value * 0x87c37b91114253d5u, h2 = seed;
  h1 = (h1 << 31) | (h1 >> 33);
  h1 *= 0x4cf5ad432745937fu;
  h1 ^= seed;
  h1 ^= 8;
  h2 ^= 8;
  h1 += h2;
  h2 += h1;
  h1 ^= h1 >> 33;
  h1 *= 0xff51afd7ed558ccdu;
  h1 ^= h1 >> 33;
  h1 *= 0xc4ceb9fe1a85ec53u;
  h1 ^= h1 >> 33;
  h2 ^= h2 >> 33;
  h2 *= 0xff51afd7ed558ccdu;
  h2 ^= h2 >> 33;
  h2 *= 0xc4ceb9fe1a85ec53u;
  h2 ^= h2 >> 33;
  h1 += h2;
  h2 += h1;
  out[0] = (uint32_t)h1;
  out[1] = (uint32_t)(h1 >> 32);
  out[2] = (uint32_t)h2;
  out[3] = (uint32_t)(h2 >> 32);
}

static uint64_t key_of(const network *n, const lexeme *x, bool space) {
  uint64_t key = 1;
  for (uint32_t i = 0; i < n->n_attributes; i++) key = hash_mix(key, attribute_value(n->attributes[i].kind, x, space));
  return key ? key : 1;
}

/* The concatenated embeddings of a word's attributes. */
static void concatenate(const network *n, const lexeme *x, bool space, float *out) {
  for (uint32_t i = 0; i < n->n_attributes; i++, out += n->width) {
    const attribute *it = &n->attributes[i];
    uint32_t h[4];
    const float *row[4];
    hash_four(attribute_value(it->kind, x, space), it->seed, h);
    for (int j = 0; j < 4; j++) row[j] = it->vectors + (size_t)(h[j] % it->rows) * n->width;
    for (uint32_t j = 0; j < n->width; j++) out[j] = row[0][j] + row[1][j] + row[2][j] + row[3][j];
  }
}

/* Words of a chunk that no entry is known of, collected and worked out together. */
typedef struct missing {
  lexeme *word[MISSING_AT_ONCE];
  bool space[MISSING_AT_ONCE], kept[MISSING_AT_ONCE];
  uint64_t key[MISSING_AT_ONCE];
  float *entry[MISSING_AT_ONCE];
  size_t n;
} missing;

/* Locked. */
static size_t slot_of(const network *n, uint64_t key) {
  size_t at = key & (TABLE_SLOTS - 1);
  while (n->keys[at] && n->keys[at] != key) at = (at + 1) & (TABLE_SLOTS - 1);
  return at;
}

/* Puts finished entries where all threads find them. Two threads may have made one for the same word: both stay, equal. */
static void publish(network *n, const missing *list) {
  pthread_mutex_lock(&n->lock);
  for (size_t i = 0; i < list->n; i++) {
    if (!list->kept[i]) continue;
    size_t at = slot_of(n, list->key[i]);
    while (n->keys[at]) at = (at + 1) & (TABLE_SLOTS - 1);
    n->keys[at] = list->key[i];
    n->entries[at] = list->entry[i];
  }
  pthread_mutex_unlock(&n->lock);
}

static void work_out(network_worker *w, missing *list) {
  network *n = w->n;
  size_t inputs = (size_t)n->n_attributes * n->width;
  for (size_t i = 0; i < list->n; i++) concatenate(n, list->word[i], list->space[i], w->concatenated + i * inputs);
  n->k->maxout(&n->embed, &n->embed_norm, w->concatenated, inputs, list->n, NULL, 0, w->embedded, n->width);
  for (size_t i = 0; i < list->n; i++) memcpy(list->entry[i], w->embedded + i * n->width, n->width * sizeof(float));
  for (uint32_t s = 0; s < 3; s++) {
    n->k->linear(&n->shares[s], w->embedded, n->width, list->n, w->concatenated, n->share);
    for (size_t i = 0; i < list->n; i++)
      memcpy(list->entry[i] + n->width + (size_t)s * n->share, w->concatenated + i * n->share, n->share * sizeof(float));
  }
  publish(n, list);
  list->n = 0;
}

/* Room for the entry of a word that is not in the table: for good while the table takes words, else for this text. */
static float *make_entry(network_worker *w, lexeme *x, uint64_t key, bool *kept, const float **known) {
  network *n = w->n;
  pthread_mutex_lock(&n->lock);
  size_t at = slot_of(n, key);
  *known = n->keys[at] ? n->entries[at] : NULL;
  *kept = !*known && n->n_kept < TABLE_WORDS;
  n->n_kept += *kept;
  pthread_mutex_unlock(&n->lock);
  if (*known) return NULL;
  if (!*kept && w->n_own < w->own.n) {
    VECTOR_PUSH(w->a, w->borrowed, x);
    return w->own.items[w->n_own++];
  }
  float *entry = aligned_alloc(ALIGNMENT, n->entry * sizeof *entry);
  if (!entry) arena_no_memory(w->a);
  if (!*kept) {
    VECTOR_PUSH(w->a, w->own, entry);
    VECTOR_PUSH(w->a, w->borrowed, x);
    w->n_own++;
  }
  return entry;
}

void network_forget(network_worker *w) {
  for (size_t i = 0; i < w->borrowed.n; i++) {
    const float **vectors = w->borrowed.items[i]->vectors[w->n->number];
    vectors[0] = vectors[1] = NULL; /* what the table has is found again */
  }
  w->borrowed.n = 0;
  w->n_own = 0;
}

/* --- tokens ------------------------------------------------------------------------------------------------------------ */

/* The entries of tokens [from, to), which may lie outside the text. */
static void entries_of(network_worker *w, const analysis *d, int64_t from, int64_t to) {
  network *n = w->n;
  missing list = {.n = 0};
  for (int64_t t = from; t < to; t++) {
    const float **entry = &w->entries[t - from];
    *entry = n->outside;
    if (t < 0 || t >= d->n) continue;
    lexeme *x = d->word[t];
    bool space = n->sees_space && d->space[t];
    const float **known = &x->vectors[n->number][space];
    if (!*known) {
      uint64_t key = key_of(n, x, space);
      bool kept;
      float *made = make_entry(w, x, key, &kept, known);
      if (made) {
        size_t i = list.n++;
        list.word[i] = x;
        list.space[i] = space;
        list.kept[i] = kept;
        list.key[i] = key;
        list.entry[i] = made;
        *known = made;
        if (list.n == MISSING_AT_ONCE) work_out(w, &list);
      }
    }
    *entry = *known;
  }
  if (list.n) work_out(w, &list);
}

const float *network_run(network_worker *w, const analysis *d, uint32_t first, uint32_t last) {
  const network *n = w->n;
  const int64_t halo =
      n->depth; /* rows beyond [first, last) that the layers above still see; outside the text they are padding */
  entries_of(w, d, (int64_t)first - halo, (int64_t)last + halo);
  size_t rows = last - first + 2 * n->depth - 2;
  float *in = w->rows[0], *out = w->rows[1];
  for (size_t r = 0; r < rows; r++) {
    const float *const *x = w->entries + r + 1;
    n->k->maxout_sum(&n->window[0], &n->window_norm[0], x[-1] + n->width, x[0] + n->width + n->share,
                     x[1] + n->width + 2 * n->share, x[0], in + r * n->width);
  }
  for (uint32_t i = 1; i < n->depth; i++) {
    rows -= 2;
    n->k->maxout(&n->window[i], &n->window_norm[i], in, n->width, rows, in + n->width, n->width, out, n->width);
    float *swap = in;
    in = out;
    out = swap;
  }
  return in;
}
