/* kernel.h - the arithmetic of the networks: products with packed weights, maxout, layer normalisation.
 *
 *   packed weights of a layer with `outputs` rows and `inputs` columns, in groups of `lanes` x 16 outputs:
 *     [group][input][lane][16]        one group's weights are read once, in order, for a few rows of input at a time
 *
 * A lane is a piece of maxout (output o, piece p: group o / 16, lane p, place o % 16), or, in a plain layer, the next 16 outputs.
 * Every output is one chain of fused multiply-adds over the inputs in their order, so the result is the same to the bit on every
 * machine, whatever its vectors' width, and for every number of rows: what a text says cannot depend on what it was read with.
 * That is why no BLAS is used (bench/kernels measures OpenBLAS, BLIS and oneDNN beside it).
 */
#ifndef WEFT_LANG_KERNEL_H
#define WEFT_LANG_KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define KERNEL_WIDTH 16        /* floats of a lane */
#define KERNEL_MAX_LANES 8     /* of a group */
#define KERNEL_MAX_OUTPUTS 512 /* of a maxout layer */

typedef struct kernel_layer {
  const float *weights, *bias; /* packed as above; the bias [group][lane][16], NULL: none */
  uint32_t inputs, groups, lanes;
} kernel_layer;

typedef struct kernel_norm {
  const float *scale, *shift; /* [groups * 16] */
} kernel_norm;

typedef struct kernels {
  const char *name; /* "avx512", "avx2", "plain" */
  /* out[r][lane outputs...] = weights * x[r] + bias; out has groups * lanes * 16 floats a row. Rows are `x_stride` floats apart
   * and may overlap: a window over tokens is a row that begins at the token before. */
  void (*linear)(const kernel_layer *l, const float *x, size_t x_stride, size_t rows, float *out, size_t out_stride);
  /* out[r] = skip[r] + norm(max over lanes(weights * x[r] + bias)); skip may be NULL, and may be out. groups * 16 floats a row.
   */
  void (*maxout)(const kernel_layer *l, const kernel_norm *n, const float *x, size_t x_stride, size_t rows, const float *skip,
                 size_t skip_stride, float *out, size_t out_stride);
  /* The same of products that are there already: norm(max over lanes(a + b + c + bias)) + skip, one row. */
  void (*maxout_sum)(const kernel_layer *l, const kernel_norm *n, const float *a, const float *b, const float *c,
                     const float *skip, float *out);
  /* out[hidden] = max over lanes(sum of n rows + bias): the state of a transition system; hidden = groups * 16. */
  void (*state)(const float *const *rows, size_t n, const float *bias, uint32_t groups, uint32_t lanes, float *out);
  /* Index of the greatest x[i] among those with allowed[i] == 0 (it is 0 or -infinity), the first of equals; n is a multiple of
   * 16. What is no number is passed over; when nothing is left, the first that is allowed; when none is, 0. */
  uint32_t (*best)(const float *x, const float *allowed, size_t n);
} kernels;

/* The fastest that this processor runs; WEFT_KERNEL=plain (or another name) in the environment asks for one. */
const kernels *kernel_best(void);
/* All that this processor runs, the fastest first; returns how many, at most 4. */
size_t kernel_all(const kernels *list[4]);

/* What a layer is for decides how its outputs are grouped. */
typedef enum kernel_use {
  KERNEL_PLAIN,  /* many rows at a time: 2 or 3 lanes, so that sums stay in registers */
  KERNEL_SINGLE, /* one row at a time: up to 8 lanes */
  KERNEL_MAXOUT  /* a lane a piece */
} kernel_use;

/* Groups and lanes of a layer with so many outputs (and pieces of each, for KERNEL_MAXOUT, else 1). */
void kernel_shape(kernel_use use, uint32_t outputs, uint32_t pieces, uint32_t *groups, uint32_t *lanes);
/* Packs weights: piece p of output o reads w + (o * pieces + p) * stride + [0, inputs) floats, not aligned. `out` is zeroed and
 * has groups * lanes * 16 * inputs floats. */
void kernel_pack(kernel_use use, const char *w, uint32_t outputs, uint32_t pieces, uint32_t inputs, size_t stride, float *out);

#endif
