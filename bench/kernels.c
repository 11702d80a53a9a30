/* kernels.c - the product that matters to the language engine, by its own kernel and by libraries, for bench/kernels.
 *
 *   kernels [NAME=LIBRARY...]     NAME: openblas, blis or onednn; LIBRARY: what dlopen is given
 *
 * Rows of 288 floats by 288 x 288 weights: as a bare product, and with bias, maxout of three pieces and layer normalisation, as a
 * window layer has it. Behind a library's product these are done by the engine's own function for them. Each library is opened by
 * itself (RTLD_LOCAL), since two of them call their product the same. All on one thread; CPU time, the best of many. */
#include "lang/kernel.h"

#include <dlfcn.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define WIDTH 96u
#define PIECES 3u
#define SIZE (WIDTH * PIECES) /* outputs, and inputs */
#define MOST_ROWS 1024
#define MOST_LIBRARIES 8

typedef struct product {
  const char *name;
  void (*cblas)(int, int, int, int, int, int, float, const float *, int, const float *, int, float, float *, int);
  int (*onednn)(char, char, int64_t, int64_t, int64_t, float, const float *, int64_t, const float *, int64_t, float, float *,
                int64_t);
} product; /* neither: the engine's own */

static float *x, *weights, *by_columns, *bias, *scale, *shift, *zeros, *products, *out, *expected;
static const kernels *own;
static kernel_layer bare, window;
static kernel_norm norm;

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static float *floats(size_t n, float range) {
  static uint32_t seed = 1;
  float *list = aligned_alloc(64, (n * sizeof *list + 63) / 64 * 64);
  if (!list) abort();
  for (size_t i = 0; i < n; i++) {
    seed = seed * 1664525u + 1013904223u;
    list[i] = range * ((float)(seed >> 8) / (float)(1 << 23) - 1);
  }
  return list;
}

/* The same weights packed for both of the kernel's functions, and as a plain matrix whose columns stand in the packed order. */
static void prepare(void) {
  own = kernel_best();
  x = floats(MOST_ROWS * SIZE, 1);
  weights = floats(SIZE * SIZE, 0.1f); /* [output][piece][input] */
  bias = floats(SIZE, 1);
  scale = floats(WIDTH, 1);
  shift = floats(WIDTH, 1);
  zeros = floats(SIZE, 0);
  products = floats(MOST_ROWS * SIZE, 0);
  out = floats(MOST_ROWS * SIZE, 0);
  expected = floats(MOST_ROWS * SIZE, 0);
  by_columns = floats(SIZE * SIZE, 0);
  norm = (kernel_norm){scale, shift};
  float *packed = floats(SIZE * SIZE, 0), *packed_bare = floats(SIZE * SIZE, 0), *ordered = floats(SIZE * SIZE, 0);
  window = (kernel_layer){.weights = packed, .bias = bias, .inputs = SIZE};
  bare = (kernel_layer){.weights = packed_bare, .inputs = SIZE};
  kernel_shape(KERNEL_MAXOUT, WIDTH, PIECES, &window.groups, &window.lanes);
  kernel_shape(KERNEL_PLAIN, SIZE, 1, &bare.groups, &bare.lanes);
  kernel_pack(KERNEL_MAXOUT, (const char *)weights, WIDTH, PIECES, SIZE, SIZE, packed);
  for (uint32_t o = 0; o < WIDTH; o++)
    for (uint32_t p = 0; p < PIECES; p++) {
      uint32_t at = (o / KERNEL_WIDTH * PIECES + p) * KERNEL_WIDTH + o % KERNEL_WIDTH;
      const float *row = weights + (size_t)(o * PIECES + p) * SIZE;
      memcpy(ordered + (size_t)at * SIZE, row, SIZE * sizeof *row);
      for (uint32_t k = 0; k < SIZE; k++) by_columns[(size_t)k * SIZE + at] = row[k];
    }
  kernel_pack(KERNEL_PLAIN, (const char *)ordered, SIZE, 1, SIZE, SIZE, packed_bare);
}

static void multiply(const product *by, int rows) {
  const int size = (int)SIZE;
  if (by->cblas) by->cblas(101, 111, 111, rows, size, size, 1, x, size, by_columns, size, 0, products, size);
  else if (by->onednn) by->onednn('N', 'N', rows, size, size, 1, x, size, by_columns, size, 0, products, size);
  else own->linear(&bare, x, SIZE, (size_t)rows, products, SIZE);
}

static void whole_layer(const product *by, int rows) {
  if (!by->cblas && !by->onednn) {
    own->maxout(&window, &norm, x, SIZE, (size_t)rows, NULL, 0, out, WIDTH);
    return;
  }
  multiply(by, rows);
  for (size_t r = 0; r < (size_t)rows; r++)
    own->maxout_sum(&window, &norm, products + r * SIZE, zeros, zeros, NULL, out + r * WIDTH);
}

/* Thousand millions of operations a second: two for each weight and row. */
static double rate(void (*work)(const product *, int), const product *by, int rows) {
  double best = 1e9;
  int times = 1 + 8192 / rows;
  work(by, rows); /* libraries set themselves up */
  for (int round = 0; round < 15; round++) {
    double before = seconds();
    for (int i = 0; i < times; i++) work(by, rows);
    double taken = (seconds() - before) / times;
    if (taken < best) best = taken;
  }
  return 2.0 * rows * SIZE * SIZE / best * 1e-9;
}

static bool agrees(const product *by, int rows) {
  whole_layer(by, rows);
  for (size_t i = 0; i < (size_t)rows * WIDTH; i++)
    if (!(fabsf(out[i] - expected[i]) < 1e-3f)) return false;
  return true;
}

static bool open_library(char *given, product *by) {
  char *path = strchr(given, '=');
  if (!path) return false;
  *path++ = 0;
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL), *function;
  *by = (product){.name = given};
  bool onednn = !strcmp(given, "onednn");
  function = library ? dlsym(library, onednn ? "dnnl_sgemm" : "cblas_sgemm") : NULL;
  if (!function) {
    printf("%-9s not measured: %s\n", given, dlerror());
    return false;
  }
  if (onednn) memcpy(&by->onednn, &function, sizeof function);
  else memcpy(&by->cblas, &function, sizeof function);
  return true;
}

int main(int argc, char **argv) {
  static const int rows[] = {8, 32, 128, 258, 1024};
  product list[MOST_LIBRARIES + 1];
  int n = 1;
  prepare();
  list[0] = (product){.name = own->name};
  for (int i = 1; i < argc && n <= MOST_LIBRARIES; i++) n += open_library(argv[i], &list[n]);
  printf("GFLOPS on one thread, %u x %u weights; in brackets the engine's rate as a multiple of it\n", SIZE, SIZE);
  for (int layer = 0; layer < 2; layer++) {
    printf("%-9s", layer ? "layer" : "product");
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) printf("  %5d rows   ", rows[k]);
    double first[5] = {0};
    for (int i = 0; i < n; i++) {
      printf("\n%-9s", list[i].name);
      for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        double each = rate(layer ? whole_layer : multiply, &list[i], rows[k]);
        if (!i) first[k] = each;
        printf("  %6.1f (%4.2f)", each, first[k] / each);
      }
      if (!i) memcpy(expected, out, MOST_ROWS * WIDTH * sizeof *out);
      if (layer && !agrees(&list[i], MOST_ROWS)) printf("  and gives other results");
    }
    printf("\n");
  }
  return 0;
}
