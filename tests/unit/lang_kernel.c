/* lang_kernel.c - the kernels of all kinds of processor give the same bits, for all functions and many shapes, and what they give
 * is what double precision gives, within rounding; packing puts every weight where the kernels look for it. */
#include "memory.h"

#include "lang/kernel.h"

#include <math.h>

#define MOST_ROWS 19
#define GUARD 12345.0f /* behind what may be written */

static uint64_t seed;

/* Between -1 and 1; the same series in every run. */
static float random_float(void) {
  seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (float)((double)(seed >> 40) / (double)(1 << 23) - 1);
}

static uint32_t random_below(uint32_t n) {
  random_float();
  return (uint32_t)(seed >> 33) % n;
}

static float *floats(size_t n) {
  float *x = ARENA_ARRAY(&memory, float, n + 1);
  for (size_t i = 0; i < n; i++) x[i] = random_float();
  return x;
}

static float *guarded(size_t n) {
  float *x = ARENA_ARRAY(&memory, float, n + 1);
  for (size_t i = 0; i <= n; i++) x[i] = GUARD;
  return x;
}

/* A layer with weights as the model's writer gets them, and packed. */
typedef struct layer {
  kernel_use use;
  uint32_t outputs, pieces, inputs;
  float *plain, *bias; /* [output][piece][input], [output][piece] */
  kernel_layer packed;
  uint32_t n; /* floats of a row of packed outputs */
} layer;

static layer new_layer(kernel_use use, uint32_t outputs, uint32_t pieces, uint32_t inputs) {
  layer l = {.use = use, .outputs = outputs, .pieces = pieces, .inputs = inputs};
  l.plain = floats((size_t)outputs * pieces * inputs);
  l.bias = floats((size_t)outputs * pieces);
  l.packed.inputs = inputs;
  kernel_shape(use, outputs, pieces, &l.packed.groups, &l.packed.lanes);
  l.n = l.packed.groups * l.packed.lanes * KERNEL_WIDTH;
  float *weights = ARENA_ARRAY(&memory, float, (size_t)l.n *inputs + 1), *bias = ARENA_ARRAY(&memory, float, l.n);
  kernel_pack(use, (const char *)l.plain, outputs, pieces, inputs, inputs, weights);
  kernel_pack(use, (const char *)l.bias, outputs, pieces, 1, 1, bias);
  l.packed.weights = weights;
  l.packed.bias = bias;
  return l;
}

static kernel_norm new_norm(uint32_t n) { return (kernel_norm){.scale = floats(n), .shift = floats(n)}; }

/* Where output o, piece p stands in a packed row. */
static size_t place_of(const layer *l, uint32_t o, uint32_t p) {
  uint32_t vector = o / KERNEL_WIDTH;
  size_t at = l->use == KERNEL_MAXOUT ? (size_t)vector * l->packed.lanes + p : vector;
  return at * KERNEL_WIDTH + o % KERNEL_WIDTH;
}

static double product(const layer *l, uint32_t o, uint32_t p, const float *x) {
  const float *w = l->plain + ((size_t)o * l->pieces + p) * l->inputs;
  double sum = 0;
  for (uint32_t k = 0; k < l->inputs; k++) sum += (double)w[k] * (double)x[k];
  return sum + (double)l->bias[o * l->pieces + p];
}

static void assert_near(double got, double wanted, double scale) {
  if (!(fabs(got - wanted) <= 4e-6 * scale)) fail_msg("%.9g instead of %.9g", got, wanted);
}

static void assert_same(const float *got, const float *wanted, size_t n, const char *name) {
  if (memcmp(got, wanted, n * sizeof *got) != 0) fail_msg("the kernels \"%s\" and \"plain\" differ", name);
}

static const kernels *list[4];
static size_t n_kernels;

static int set_up_kernels(void **state) {
  set_up(state);
  seed = 1;
  n_kernels = kernel_all(list);
  return 0;
}

/* --- packing ---------------------------------------------------------------------------------------------------------- */

static void every_weight_is_packed_once_and_the_rest_is_zero(void **state) {
  (void)state;
  const uint32_t outputs[] = {1, 2, 15, 16, 17, 33, 48, 64, 79, 80, 96, 127, 128, 129, 300};
  for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++) {
    for (kernel_use use = KERNEL_PLAIN; use <= KERNEL_MAXOUT; use++) {
      uint32_t inputs = 1 + random_below(7), pieces = use == KERNEL_MAXOUT ? 1 + random_below(3) : 1, lanes;
      layer l = new_layer(use, outputs[i], pieces, inputs);
      lanes = l.packed.lanes;
      assert_in_range(lanes, 1, KERNEL_MAX_LANES);
      assert_true(l.packed.groups * lanes * KERNEL_WIDTH >= outputs[i] * (use == KERNEL_MAXOUT ? lanes : 1));
      size_t found = 0;
      for (size_t k = 0; k < (size_t)l.n * inputs; k++) found += l.packed.weights[k] != 0;
      assert_int_equal(found, (size_t)outputs[i] * pieces * inputs);
      for (uint32_t o = 0; o < outputs[i]; o++) {
        for (uint32_t p = 0; p < pieces; p++) {
          size_t at = place_of(&l, o, p), group = at / (lanes * KERNEL_WIDTH), in_group = at % (lanes * KERNEL_WIDTH);
          for (uint32_t k = 0; k < inputs; k++)
            assert_true(l.packed.weights[(group * inputs + k) * lanes * KERNEL_WIDTH + in_group] ==
                        l.plain[((size_t)o * pieces + p) * inputs + k]);
        }
      }
    }
  }
}

static void a_layer_without_outputs_has_no_groups(void **state) {
  (void)state;
  for (kernel_use use = KERNEL_PLAIN; use <= KERNEL_MAXOUT; use++) {
    uint32_t groups = 7, lanes = 0;
    kernel_shape(use, 0, 2, &groups, &lanes);
    assert_int_equal(groups, 0);
    assert_in_range(lanes, 1, KERNEL_MAX_LANES);
  }
}

static void weights_may_be_packed_out_of_longer_rows(void **state) {
  (void)state;
  const uint32_t outputs = 20, inputs = 5, stride = 9;
  char *bytes = ARENA_ARRAY(&memory, char, (size_t)outputs *stride * sizeof(float) + 1);
  float *w = floats((size_t)outputs * stride), *packed = ARENA_ARRAY(&memory, float, (size_t)32 * inputs);
  memcpy(bytes + 1, w, outputs * stride * sizeof *w); /* not aligned */
  kernel_pack(KERNEL_PLAIN, bytes + 1, outputs, 1, inputs, stride, packed);
  for (uint32_t o = 0; o < outputs; o++)
    for (uint32_t k = 0; k < inputs; k++)
      assert_true(packed[(k * 2 + o / 16) * KERNEL_WIDTH + o % 16] == w[o * stride + k]); /* one group of two lanes */
}

/* --- products ---------------------------------------------------------------------------------------------------------- */

static void check_linear(uint32_t outputs, kernel_use use, uint32_t inputs, size_t rows, size_t stride, bool biased) {
  layer l = new_layer(use, outputs, 1, inputs);
  const float *x = floats((rows - 1) * stride + inputs);
  size_t out_stride = l.n + (rows % 2 ? 0 : 16), n = (rows - 1) * out_stride + l.n;
  if (!biased) {
    l.packed.bias = NULL;
    memset(l.bias, 0, outputs * sizeof *l.bias);
  }
  float *plain = NULL;
  for (size_t i = n_kernels; i-- > 0;) { /* plain is the last */
    float *out = guarded(n);
    list[i]->linear(&l.packed, x, stride, rows, out, out_stride);
    assert_true(out[n] == GUARD);
    if (plain) assert_same(out, plain, n, list[i]->name);
    else plain = out;
  }
  for (size_t r = 0; r < rows; r++)
    for (uint32_t o = 0; o < outputs; o++)
      assert_near((double)plain[r * out_stride + place_of(&l, o, 0)], product(&l, o, 0, x + r * stride), inputs + 1.0);
}

static void linear_layers(void **state) {
  (void)state;
  for (uint32_t vectors = 1; vectors <= 18; vectors++) {
    size_t rows = 1 + random_below(MOST_ROWS);
    uint32_t outputs = vectors * KERNEL_WIDTH - random_below(KERNEL_WIDTH), inputs = 1 + random_below(100);
    check_linear(outputs, KERNEL_PLAIN, inputs, rows, inputs, true);
    check_linear(outputs, KERNEL_SINGLE, inputs, rows, inputs + 3, vectors % 2);
  }
  for (size_t rows = 1; rows <= MOST_ROWS; rows++) {
    check_linear(48, KERNEL_PLAIN, 96, rows, 32, true); /* rows that overlap */
    check_linear(32, KERNEL_PLAIN, 24, rows, 8, false);
    check_linear(16, KERNEL_PLAIN, 1, rows, 0, true); /* all the same row */
  }
}

/* --- maxout and layer normalisation ---------------------------------------------------------------------------------- */

static void norm_in_double(const kernel_norm *n, const double *in, const float *skip, uint32_t width, double *out) {
  double mean = 0, variance = 0;
  for (uint32_t o = 0; o < width; o++) mean += in[o] / width;
  for (uint32_t o = 0; o < width; o++) variance += (in[o] - mean) * (in[o] - mean) / width;
  for (uint32_t o = 0; o < width; o++)
    out[o] = (in[o] - mean) / sqrt(variance + 1e-8) * (double)n->scale[o] + (double)n->shift[o] + (skip ? (double)skip[o] : 0);
}

static void check_maxout(uint32_t width, uint32_t pieces, uint32_t inputs, size_t rows, size_t stride, int skips) {
  layer l = new_layer(KERNEL_MAXOUT, width, pieces, inputs);
  kernel_norm norm = new_norm(width);
  const float *x = floats((rows - 1) * stride + inputs), *skip = floats(rows * width);
  size_t n = rows * width;
  float *plain = NULL;
  for (size_t i = n_kernels; i-- > 0;) {
    float *out = guarded(n);
    const float *other = skips ? skip : NULL;
    if (skips == 2) other = memcpy(out, skip, n * sizeof *out); /* in place */
    list[i]->maxout(&l.packed, &norm, x, stride, rows, other, width, out, width);
    assert_true(out[n] == GUARD);
    if (plain) assert_same(out, plain, n, list[i]->name);
    else plain = out;
  }
  double *greatest = ARENA_ARRAY(&memory, double, width), *wanted = ARENA_ARRAY(&memory, double, width);
  for (size_t r = 0; r < rows; r++) {
    for (uint32_t o = 0; o < width; o++)
      for (uint32_t p = 0; p < pieces; p++) {
        double v = product(&l, o, p, x + r * stride);
        if (!p || v > greatest[o]) greatest[o] = v;
      }
    norm_in_double(&norm, greatest, skips ? skip + r * width : NULL, width, wanted);
    for (uint32_t o = 0; o < width; o++) assert_near((double)plain[r * width + o], wanted[o], inputs + 10.0);
  }
}

static void maxout_layers(void **state) {
  (void)state;
  for (uint32_t pieces = 1; pieces <= 3; pieces++) {
    for (size_t rows = 1; rows <= MOST_ROWS; rows += 1 + rows / 9) {
      uint32_t width = KERNEL_WIDTH * (1 + random_below(8)), inputs = 1 + random_below(70);
      check_maxout(width, pieces, inputs, rows, inputs, (int)(rows % 3));
    }
    check_maxout(96, pieces, 288, 17, 96, 1); /* a window over tokens, as networks have it */
    check_maxout(KERNEL_MAX_OUTPUTS, pieces, 16, 9, 16, 2);
  }
}

static void maxout_of_products_that_are_there(void **state) {
  (void)state;
  for (uint32_t pieces = 1; pieces <= 3; pieces++) {
    for (uint32_t width = 16; width <= KERNEL_MAX_OUTPUTS; width += 16 * (1 + random_below(6))) {
      layer l = new_layer(KERNEL_MAXOUT, width, pieces, 1);
      kernel_norm norm = new_norm(width);
      const float *x[3] = {floats(l.n), floats(l.n), floats(l.n)}, *skip = width % 32 ? floats(width) : NULL;
      float *plain = NULL;
      for (size_t i = n_kernels; i-- > 0;) {
        float *out = guarded(width);
        list[i]->maxout_sum(&l.packed, &norm, x[0], x[1], x[2], skip, out);
        assert_true(out[width] == GUARD);
        if (plain) assert_same(out, plain, width, list[i]->name);
        else plain = out;
      }
      double *greatest = ARENA_ARRAY(&memory, double, width), *wanted = ARENA_ARRAY(&memory, double, width);
      for (uint32_t o = 0; o < width; o++)
        for (uint32_t p = 0; p < pieces; p++) {
          size_t at = place_of(&l, o, p);
          double v = (double)x[0][at] + (double)x[1][at] + (double)x[2][at] + (double)l.packed.bias[at];
          if (!p || v > greatest[o]) greatest[o] = v;
        }
      norm_in_double(&norm, greatest, skip, width, wanted);
      for (uint32_t o = 0; o < width; o++) assert_near((double)plain[o], wanted[o], 12);
    }
  }
}

/* --- states and choices ------------------------------------------------------------------------------------------------ */

static void states_are_maxima_of_sums(void **state) {
  (void)state;
  for (uint32_t pieces = 1; pieces <= 3; pieces++) {
    for (size_t n = 1; n <= 13; n++) {
      uint32_t groups = 1 + random_below(6), row = groups * pieces * KERNEL_WIDTH;
      const float *rows[13], *bias = floats(row);
      for (size_t i = 0; i < n; i++) rows[i] = floats(row);
      float *plain = NULL;
      for (size_t i = n_kernels; i-- > 0;) {
        float *out = guarded(groups * KERNEL_WIDTH);
        list[i]->state(rows, n, bias, groups, pieces, out);
        assert_true(out[groups * KERNEL_WIDTH] == GUARD);
        if (plain) assert_same(out, plain, groups * KERNEL_WIDTH, list[i]->name);
        else plain = out;
      }
      for (uint32_t o = 0; o < groups * KERNEL_WIDTH; o++) {
        double greatest = -INFINITY;
        for (uint32_t p = 0; p < pieces; p++) {
          size_t at = ((size_t)(o / KERNEL_WIDTH) * pieces + p) * KERNEL_WIDTH + o % KERNEL_WIDTH;
          double sum = (double)bias[at];
          for (size_t i = 0; i < n; i++) sum += (double)rows[i][at];
          if (sum > greatest) greatest = sum;
        }
        assert_near((double)plain[o], greatest, (double)n + 1);
      }
    }
  }
}

static uint32_t best_by_hand(const float *x, const float *allowed, uint32_t n) {
  uint32_t best = UINT32_MAX, first = UINT32_MAX;
  for (uint32_t i = 0; i < n; i++) {
    if (allowed[i] != 0) continue;
    if (first == UINT32_MAX) first = i;
    if (x[i] > -INFINITY && (best == UINT32_MAX || x[i] > x[best])) best = i;
  }
  return best != UINT32_MAX ? best : first != UINT32_MAX ? first : 0;
}

/* Weights of a hostile model give any number, and none; what comes out must be allowed all the same. */
static void the_best_is_always_one_that_is_allowed(void **state) {
  (void)state;
  const float odd[] = {NAN, INFINITY, -INFINITY, 0.0f, -0.0f, 1.0f, -1e30f, 3e38f};
  for (uint32_t round = 0; round < 3000; round++) {
    uint32_t n = 16 * (1 + random_below(10)), how = round % 4;
    float *x = floats(n), *allowed = ARENA_ARRAY(&memory, float, n);
    for (uint32_t i = 0; i < n; i++) {
      if (how == 1 || (how == 2 && random_below(2))) x[i] = odd[random_below(8)];
      if (how == 3) x[i] = odd[round / 4 % 3];
      if (random_below(1 + round % 7)) allowed[i] = -INFINITY;
    }
    uint32_t wanted = best_by_hand(x, allowed, n);
    for (size_t i = 0; i < n_kernels; i++) assert_int_equal(list[i]->best(x, allowed, n), wanted);
    if (round % 100 == 0) arena_reset(&memory);
  }
}

static void equals_give_way_to_the_first(void **state) {
  (void)state;
  float x[48], allowed[48] = {0};
  for (uint32_t first = 0; first < 48; first++) {
    for (uint32_t i = 0; i < 48; i++) x[i] = i >= first ? 2 : 1;
    for (size_t i = 0; i < n_kernels; i++) assert_int_equal(list[i]->best(x, allowed, 48), first);
  }
}

static void kernels_are_chosen_by_name(void **state) {
  (void)state;
  assert_string_equal(list[n_kernels - 1]->name, "plain");
  for (size_t i = 0; i < n_kernels; i++)
    for (size_t k = 0; k < i; k++) assert_string_not_equal(list[i]->name, list[k]->name);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_kernels, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(every_weight_is_packed_once_and_the_rest_is_zero),
      TEST(a_layer_without_outputs_has_no_groups),
      TEST(weights_may_be_packed_out_of_longer_rows),
      TEST(linear_layers),
      TEST(maxout_layers),
      TEST(maxout_of_products_that_are_there),
      TEST(states_are_maxima_of_sums),
      TEST(the_best_is_always_one_that_is_allowed),
      TEST(equals_give_way_to_the_first),
      TEST(kernels_are_chosen_by_name),
  };
  return cmocka_run_group_tests_name("lang_kernel", tests, NULL, NULL);
}
