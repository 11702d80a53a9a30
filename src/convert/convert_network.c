/* convert_network.c - networks of a package to packed layers of a model.
 *
 * A component's file "model" is thinc's Model.to_bytes: {nodes: [{name, dims ...}], attrs: [{...}], params: [{W, b ...}]}, the
 * nodes in breadth-first order. A tok2vec is found in it by its nodes: extract_features, one hashembed an attribute, then maxout
 * and layernorm of the embedding, then of each window layer. */
#include "convert/convert.h"
#include "lang/network.h"

#include <stdio.h>

typedef struct nodes {
  arena *a;
  const char *where; /* file, for errors */
  const msgpack *names, *attrs, *params;
  weft_error *e;
} nodes;

static bool wrong(const nodes *n, const char *reason) {
  return error_set(n->e, WEFT_ERROR_FORMAT, str_c(n->where), BYTE_UNKNOWN, "%s", reason), false;
}

bool convert_msgpack(arena *a, package *p, const char *file, const msgpack **out, weft_error *e) {
  str bytes;
  size_t at = 0;
  weft_error own = {0};
  if (!package_file(p, a, file, &bytes, &own)) {
    if (own.code) return *e = own, false;
    return error_set(e, WEFT_ERROR_FORMAT, str_c(package_path(p)), BYTE_UNKNOWN, "the pipeline has no file %s", file), false;
  }
  *out = msgpack_parse(a, bytes, &at);
  if (*out) return true;
  return error_set(e, WEFT_ERROR_FORMAT, str_c(package_path(p)), at, "%s: not MessagePack", file), false;
}

static bool nodes_of(arena *a, package *p, const char *file, nodes *out, weft_error *e) {
  const msgpack *root;
  if (!convert_msgpack(a, p, file, &root, e)) return false;
  *out = (nodes){.a = a,
                 .where = str_to_c(a, str_format(a, "%s: %s", package_path(p), file)),
                 .names = msgpack_get(root, STR("nodes")),
                 .attrs = msgpack_get(root, STR("attrs")),
                 .params = msgpack_get(root, STR("params")),
                 .e = e};
  const msgpack *lists[] = {out->names, out->attrs, out->params};
  for (int i = 0; i < 3; i++)
    if (!lists[i] || lists[i]->type != MSGPACK_ARRAY || lists[i]->n != lists[0]->n) return wrong(out, "not a thinc model");
  return true;
}

/* The next node with that name at or after *at; *at moves behind it. */
static bool next_node(const nodes *n, const char *name, uint32_t *at, uint32_t *node) {
  for (; *at < n->names->n; ++*at) {
    if (!str_eq(msgpack_str(msgpack_get(&n->names->items[*at], STR("name"))), str_c(name))) continue;
    *node = (*at)++;
    return true;
  }
  return false;
}

static bool param(const nodes *n, uint32_t node, const char *name, uint32_t n_dims, msgpack_floats *out) {
  return msgpack_to_floats(msgpack_get(&n->params->items[node], str_c(name)), out) && out->n_dims == n_dims;
}

/* An attribute of a node: MessagePack inside MessagePack. */
static const msgpack *attr(const nodes *n, uint32_t node, const char *name) {
  const msgpack *packed = msgpack_get(&n->attrs->items[node], str_c(name));
  size_t at;
  return packed && (packed->type == MSGPACK_BIN || packed->type == MSGPACK_STR) ? msgpack_parse(n->a, packed->bytes, &at)
                                                                                : packed;
}

/* --- layers ------------------------------------------------------------------------------------------------------------ */

static void write_layer(model_writer *w, uint32_t owner, uint32_t part, kernel_use use, const char *weights, const char *bias,
                        uint32_t outputs, uint32_t pieces, uint32_t inputs, size_t stride) {
  uint32_t groups, lanes;
  kernel_shape(use, outputs, pieces, &groups, &lanes);
  size_t n = (size_t)groups * lanes * KERNEL_WIDTH;
  model_kind kind = use == KERNEL_MAXOUT ? MODEL_MAXOUT : MODEL_LINEAR;
  if (weights)
    kernel_pack(use, weights, outputs, pieces, inputs, stride,
                model_writer_section(w, kind, owner, part, outputs * pieces, inputs, n * inputs * sizeof(float)));
  if (bias)
    kernel_pack(use, bias, outputs, pieces, 1, 1,
                model_writer_section(w, kind + 1, owner, part, outputs, pieces, n * sizeof(float)));
}

static void write_floats(model_writer *w, model_kind kind, uint32_t owner, uint32_t part, const msgpack_floats *f) {
  float *to = model_writer_section(w, kind, owner, part, f->dims[0], f->n_dims > 1 ? f->dims[1] : 1, f->n * sizeof(float));
  memcpy(to, f->data, f->n * sizeof(float));
}

/* The next maxout and its layer normalisation, as part `part`. The first window layer (`by_place`) is packed place by place, so
 * that each place's share can be worked out alone (network.h). */
static bool write_maxout(const nodes *n, model_writer *w, uint32_t owner, uint32_t part, uint32_t width, uint32_t inputs,
                         bool by_place, uint32_t *maxout_at, uint32_t *norm_at, uint32_t *pieces) {
  uint32_t node, norm;
  msgpack_floats weights, bias, scale, shift;
  if (!next_node(n, "maxout", maxout_at, &node) || !next_node(n, "layernorm", norm_at, &norm))
    return wrong(n, "a maxout layer is missing");
  if (!param(n, node, "W", 3, &weights) || !param(n, node, "b", 2, &bias) || !param(n, norm, "G", 1, &scale) ||
      !param(n, norm, "b", 1, &shift))
    return wrong(n, "a maxout layer without its numbers");
  if (weights.dims[0] != width || weights.dims[2] != inputs || bias.n != (size_t)width * weights.dims[1] || scale.n != width ||
      shift.n != width)
    return wrong(n, "a maxout layer of another shape");
  if (*pieces && *pieces != weights.dims[1]) return wrong(n, "window layers of unequal pieces");
  *pieces = weights.dims[1];
  if (*pieces < 2 || *pieces > 3) return wrong(n, "maxout of other than two or three pieces");
  if (by_place) {
    uint32_t third = inputs / 3, groups, lanes;
    kernel_shape(KERNEL_MAXOUT, width, *pieces, &groups, &lanes);
    size_t size = (size_t)groups * lanes * KERNEL_WIDTH * third;
    float *to = model_writer_section(w, MODEL_MAXOUT, owner, part, width * *pieces, inputs, 3 * size * sizeof *to);
    for (uint32_t place = 0; place < 3; place++)
      kernel_pack(KERNEL_MAXOUT, weights.data + place * third * sizeof(float), width, *pieces, third, inputs, to + place * size);
    write_layer(w, owner, part, KERNEL_MAXOUT, NULL, bias.data, width, *pieces, inputs, inputs);
  } else {
    write_layer(w, owner, part, KERNEL_MAXOUT, weights.data, bias.data, width, *pieces, inputs, inputs);
  }
  write_floats(w, MODEL_NORM_SCALE, owner, part, &scale);
  write_floats(w, MODEL_NORM_SHIFT, owner, part, &shift);
  return true;
}

static uint32_t attribute_number(str name) {
  static const char *const attributes[] = {"", "NORM", "PREFIX", "SUFFIX", "SHAPE", "ORTH", "LOWER", "SPACY", "IS_SPACE"};
  for (uint32_t i = 1; i < sizeof attributes / sizeof *attributes; i++)
    if (str_eq(name, str_c(attributes[i]))) return i;
  return 0;
}

static bool write_embedding(const nodes *n, model_writer *w, uint32_t owner, model_component *c) {
  uint32_t at = 0, features;
  if (!next_node(n, "extract_features", &at, &features)) return wrong(n, "no MultiHashEmbed (extract_features)");
  const msgpack *columns = attr(n, features, "columns");
  if (!columns || columns->type != MSGPACK_ARRAY || !columns->n || columns->n > NETWORK_MAX_ATTRIBUTES)
    return wrong(n, "attributes that are not a short list");
  c->attributes = columns->n;
  uint32_t *list = model_writer_section(w, MODEL_ATTRIBUTES, owner, 0, columns->n, 2, columns->n * 2 * sizeof *list);
  for (uint32_t i = 0; i < columns->n; i++) {
    uint32_t node, kind = attribute_number(msgpack_str(&columns->items[i]));
    msgpack_floats table;
    if (!kind) return wrong(n, "an attribute that is not known");
    if (!next_node(n, "hashembed", &at, &node) || !param(n, node, "E", 2, &table))
      return wrong(n, "an attribute without its table");
    if (msgpack_uint(attr(n, node, "column"), UINT64_MAX) != i || (c->width && table.dims[1] != c->width) || !table.dims[0])
      return wrong(n, "tables that do not fit the attributes");
    c->width = table.dims[1];
    list[2 * i] = kind;
    list[2 * i + 1] = (uint32_t)msgpack_uint(attr(n, node, "seed"), 0);
    write_floats(w, MODEL_EMBED, owner, i, &table);
  }
  if (!c->width || c->width % KERNEL_WIDTH || c->width > NETWORK_MAX_WIDTH)
    return wrong(n, "a width that is no multiple of 16, or too large");
  return true;
}

static bool write_tok2vec(const nodes *n, model_writer *w, uint32_t owner, model_component *c) {
  uint32_t maxout_at = 0, norm_at = 0, window_at = 0, node;
  if (!write_embedding(n, w, owner, c)) return false;
  if (!write_maxout(n, w, owner, 0, c->width, c->attributes * c->width, false, &maxout_at, &norm_at, &c->embed_pieces))
    return false;
  while (next_node(n, "expand_window", &window_at, &node)) {
    if (msgpack_uint(attr(n, node, "window_size"), 0) != 1) return wrong(n, "a window of other than one token at each side");
    if (c->depth == NETWORK_MAX_DEPTH) return wrong(n, "too many window layers");
    c->depth++;
    if (!write_maxout(n, w, owner, c->depth, c->width, 3 * c->width, c->depth == 1, &maxout_at, &norm_at, &c->pieces))
      return false;
  }
  c->window = 1;
  return c->depth ? true : wrong(n, "no window layers (MaxoutWindowEncoder)");
}

bool convert_tok2vec(arena *a, package *p, const char *name, uint32_t owner, model_component *c, model_writer *w, weft_error *e) {
  nodes n;
  return nodes_of(a, p, str_to_c(a, str_format(a, "%s/model", name)), &n, e) && write_tok2vec(&n, w, owner, c);
}

/* --- taggers ----------------------------------------------------------------------------------------------------------- */

bool convert_tagger(arena *a, package *p, const char *name, uint32_t owner, uint32_t width, model_component *c, model_writer *w,
                    weft_error *e) {
  nodes n;
  uint32_t at = 0, node;
  msgpack_floats weights, bias;
  if (!nodes_of(a, p, str_to_c(a, str_format(a, "%s/model", name)), &n, e)) return false;
  if (c->input == owner) {
    if (!write_tok2vec(&n, w, owner, c)) return false;
    width = c->width;
  }
  if (!next_node(&n, "softmax", &at, &node) || !param(&n, node, "W", 2, &weights) || !param(&n, node, "b", 1, &bias) ||
      weights.dims[1] != width || bias.n != weights.dims[0])
    return wrong(&n, "no output layer that fits");
  c->classes = weights.dims[0];
  write_layer(w, owner, 0, KERNEL_PLAIN, weights.data, bias.data, c->classes, 1, width, width);
  return true;
}

/* --- transition systems -------------------------------------------------------------------------------------------------- */

bool convert_transitions(arena *a, package *p, const char *name, uint32_t owner, uint32_t width, model_component *c,
                         model_writer *w, weft_error *e) {
  nodes n;
  uint32_t linear_at = 0, affine_at = 0, first, last, affine;
  msgpack_floats weights, bias, pad, upper, upper_bias, hidden, hidden_bias;
  if (!nodes_of(a, p, str_to_c(a, str_format(a, "%s/model", name)), &n, e)) return false;
  if (c->input == owner) {
    if (!write_tok2vec(&n, w, owner, c)) return false;
    width = c->width;
  }
  /* nodes: upper's linear comes before the linear that ends the tok2vec */
  if (!next_node(&n, "precomputable_affine", &affine_at, &affine) || !next_node(&n, "linear", &linear_at, &first) ||
      !next_node(&n, "linear", &linear_at, &last))
    return wrong(&n, "no TransitionBasedParser.v2 with an upper layer");
  if (!param(&n, affine, "W", 4, &weights) || !param(&n, affine, "b", 2, &bias) || !param(&n, affine, "pad", 4, &pad) ||
      !param(&n, first, "W", 2, &upper) || !param(&n, first, "b", 1, &upper_bias) || !param(&n, last, "W", 2, &hidden) ||
      !param(&n, last, "b", 1, &hidden_bias))
    return wrong(&n, "a layer without its numbers");
  const uint32_t features = weights.dims[0], units = weights.dims[1], pieces = weights.dims[2];
  if (weights.dims[3] != units || upper.dims[1] != units || upper_bias.n != upper.dims[0] || hidden.dims[0] != units ||
      hidden.dims[1] != width || hidden_bias.n != units || bias.n != (size_t)units * pieces ||
      pad.n != (size_t)features * units * pieces || units % KERNEL_WIDTH || units > NETWORK_MAX_WIDTH || !features ||
      features > 64 || !pieces || pieces > 3)
    return wrong(&n, "layers that do not fit together");
  c->features = features;
  c->hidden = units;
  c->state_pieces = pieces;
  c->classes = upper.dims[0];
  write_layer(w, owner, 0, KERNEL_PLAIN, hidden.data, hidden_bias.data, units, 1, width, width);
  write_layer(w, owner, 2, KERNEL_SINGLE, upper.data, upper_bias.data, c->classes, 1, units, units);
  /* a place's products stand in the order [unit / 16][piece][unit % 16], so that maxout is a maximum of neighbouring vectors */
  const uint32_t row = units * pieces;
  char *ordered = arena_array(a, (size_t)features * row * units, sizeof(float));
  float *pads = model_writer_section(w, MODEL_STATE_PAD, owner, 0, features, row, (size_t)features * row * sizeof *pads);
  float *biases = model_writer_section(w, MODEL_LINEAR_BIAS, owner, 1, row, 1, row * sizeof *biases);
  for (uint32_t f = 0; f < features; f++) {
    for (uint32_t o = 0; o < units; o++) {
      for (uint32_t piece = 0; piece < pieces; piece++) {
        size_t to = (o / KERNEL_WIDTH * pieces + piece) * KERNEL_WIDTH + o % KERNEL_WIDTH, from = (size_t)o * pieces + piece;
        memcpy(ordered + ((size_t)f * row + to) * units * sizeof(float),
               weights.data + ((size_t)f * row + from) * units * sizeof(float), units * sizeof(float));
        memcpy(pads + (size_t)f * row + to, pad.data + ((size_t)f * row + from) * sizeof(float), sizeof(float));
        memcpy(biases + to, bias.data + from * sizeof(float), sizeof(float));
      }
    }
  }
  uint32_t groups, lanes;
  kernel_shape(KERNEL_PLAIN, row, 1, &groups, &lanes);
  const size_t floats = (size_t)groups * lanes * KERNEL_WIDTH * units;
  float *to = model_writer_section(w, MODEL_LINEAR, owner, 1, features * row, units, features * floats * sizeof *to);
  for (uint32_t f = 0; f < features; f++)
    kernel_pack(KERNEL_PLAIN, ordered + (size_t)f * row * units * sizeof(float), row, 1, units, units, to + f * floats);
  return true;
}
