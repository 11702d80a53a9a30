/* kernel.c - the kernels for each kind of processor (kernel_rows.inc), choosing one, and packing weights for them. */
#include "lang/kernel.h"

/* Loops over rows and lanes have constant bounds and must vanish, so that sums stay in registers at every level of optimisation.
 * Not with instrumented clang, which would take minutes over it: there they only must be right. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(undefined_behavior_sanitizer)
#define UNROLL
#endif
#endif
#if defined(UNROLL)
#elif defined(__clang__)
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 8")
#endif

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- plain C: fmaf is exact everywhere, slow where the processor has none -------------------------------------------- */

typedef struct plain_vec {
  float f[16];
} plain_vec;

#define vec plain_vec
#define NAME(x) x##_plain
#define NAME_TEXT "plain"
#define TARGET
#define ROWS 2
#define EACH(expression)                                                                                                         \
  ({                                                                                                                             \
    plain_vec each_;                                                                                                             \
    for (int i_ = 0; i_ < 16; i_++) each_.f[i_] = (expression);                                                                  \
    each_;                                                                                                                       \
  })
static inline plain_vec plain_load(const float *p) { return EACH(p[i_]); }
static inline plain_vec plain_set(float x) { return EACH(x); }
static inline plain_vec plain_fma(plain_vec a, plain_vec b, plain_vec c) { return EACH(fmaf(a.f[i_], b.f[i_], c.f[i_])); }
static inline plain_vec plain_add(plain_vec a, plain_vec b) { return EACH(a.f[i_] + b.f[i_]); }
static inline plain_vec plain_sub(plain_vec a, plain_vec b) { return EACH(a.f[i_] - b.f[i_]); }
static inline plain_vec plain_mul(plain_vec a, plain_vec b) { return EACH(a.f[i_] * b.f[i_]); }
static inline plain_vec plain_max(plain_vec a, plain_vec b) { return EACH(a.f[i_] > b.f[i_] ? a.f[i_] : b.f[i_]); }
#define LOAD plain_load
#define STORE(p, v) memcpy((p), (v).f, sizeof(plain_vec))
#define ZERO() plain_set(0)
#define SET plain_set
#define FMA plain_fma
#define ADD plain_add
#define SUB plain_sub
#define MUL plain_mul
#define MAX plain_max
#include "lang/kernel_rows.inc"
#undef vec
#undef NAME
#undef NAME_TEXT
#undef TARGET
#undef ROWS
#undef LOAD
#undef STORE
#undef ZERO
#undef SET
#undef FMA
#undef ADD
#undef SUB
#undef MUL
#undef MAX

#if defined(__x86_64__)
#include <immintrin.h>

/* --- AVX2 and FMA: two registers of 8 floats -------------------------------------------------------------------------- */

typedef struct avx2_vec {
  __m256 low, high;
} avx2_vec;

#define vec avx2_vec
#define NAME(x) x##_avx2
#define NAME_TEXT "avx2"
#define TARGET __attribute__((target("avx2,fma")))
#define ROWS 2
#define AVX2_PAIR(f, a, b) ((avx2_vec){f((a).low, (b).low), f((a).high, (b).high)})
#define LOAD(p) ((avx2_vec){_mm256_loadu_ps(p), _mm256_loadu_ps((p) + 8)})
#define STORE(p, v) (_mm256_storeu_ps((p), (v).low), _mm256_storeu_ps((p) + 8, (v).high))
#define ZERO() ((avx2_vec){_mm256_setzero_ps(), _mm256_setzero_ps()})
#define SET(x) avx2_set(x)
#define FMA(a, b, c) ((avx2_vec){_mm256_fmadd_ps((a).low, (b).low, (c).low), _mm256_fmadd_ps((a).high, (b).high, (c).high)})
#define ADD(a, b) avx2_add((a), (b))
#define SUB(a, b) avx2_sub((a), (b))
#define MUL(a, b) avx2_mul((a), (b))
#define MAX(a, b) avx2_max((a), (b))
#define AVX2_INLINE TARGET static inline __attribute__((always_inline))
AVX2_INLINE avx2_vec avx2_set(float x) { return (avx2_vec){_mm256_set1_ps(x), _mm256_set1_ps(x)}; }
AVX2_INLINE avx2_vec avx2_add(avx2_vec a, avx2_vec b) { return AVX2_PAIR(_mm256_add_ps, a, b); }
AVX2_INLINE avx2_vec avx2_sub(avx2_vec a, avx2_vec b) { return AVX2_PAIR(_mm256_sub_ps, a, b); }
AVX2_INLINE avx2_vec avx2_mul(avx2_vec a, avx2_vec b) { return AVX2_PAIR(_mm256_mul_ps, a, b); }
AVX2_INLINE avx2_vec avx2_max(avx2_vec a, avx2_vec b) { return AVX2_PAIR(_mm256_max_ps, a, b); }
#include "lang/kernel_rows.inc"
#undef vec
#undef NAME
#undef NAME_TEXT
#undef TARGET
#undef ROWS
#undef LOAD
#undef STORE
#undef ZERO
#undef SET
#undef FMA
#undef ADD
#undef SUB
#undef MUL
#undef MAX

/* --- AVX-512: one register -------------------------------------------------------------------------------------------- */

#define vec __m512
#define NAME(x) x##_avx512
#define NAME_TEXT "avx512"
#define TARGET __attribute__((target("avx512f,avx512vl,fma")))
#define ROWS 8
#define LOAD _mm512_loadu_ps
#define STORE _mm512_storeu_ps
#define ZERO _mm512_setzero_ps
#define SET _mm512_set1_ps
#define FMA _mm512_fmadd_ps
#define ADD _mm512_add_ps
#define SUB _mm512_sub_ps
#define MUL _mm512_mul_ps
#define MAX _mm512_max_ps
#include "lang/kernel_rows.inc"
#endif

size_t kernel_all(const kernels *list[4]) {
  size_t n = 0;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")) list[n++] = &set_avx512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) list[n++] = &set_avx2;
#endif
  list[n++] = &set_plain;
  return n;
}

const kernels *kernel_best(void) {
  const kernels *list[4];
  size_t n = kernel_all(list);
  const char *wanted = getenv("WEFT_KERNEL");
  for (size_t i = 0; wanted && i < n; i++)
    if (!strcmp(list[i]->name, wanted)) return list[i];
  return list[0];
}

/* --- packing ---------------------------------------------------------------------------------------------------------- */

void kernel_shape(kernel_use use, uint32_t outputs, uint32_t pieces, uint32_t *groups, uint32_t *lanes) {
  uint32_t vectors = outputs / KERNEL_WIDTH + (outputs % KERNEL_WIDTH != 0);
  if (use == KERNEL_MAXOUT) *lanes = pieces;
  else if (use == KERNEL_SINGLE) *lanes = vectors > KERNEL_MAX_LANES ? KERNEL_MAX_LANES : vectors ? vectors : 1;
  else *lanes = vectors % 3 == 0 ? 3 : vectors == 1 ? 1 : 2;
  *groups = use == KERNEL_MAXOUT ? vectors : (vectors + *lanes - 1) / *lanes;
}

void kernel_pack(kernel_use use, const char *w, uint32_t outputs, uint32_t pieces, uint32_t inputs, size_t stride, float *out) {
  uint32_t groups, lanes;
  kernel_shape(use, outputs, pieces, &groups, &lanes);
  for (uint32_t o = 0; o < outputs; o++) {
    for (uint32_t p = 0; p < pieces; p++) {
      uint32_t vector = o / KERNEL_WIDTH;
      size_t group = use == KERNEL_MAXOUT ? vector : vector / lanes, lane = use == KERNEL_MAXOUT ? p : vector % lanes;
      const char *row = w + ((size_t)o * pieces + p) * stride * sizeof *out;
      for (uint32_t k = 0; k < inputs; k++)
        memcpy(out + ((group * inputs + k) * lanes + lane) * KERNEL_WIDTH + o % KERNEL_WIDTH, row + k * sizeof *out, sizeof *out);
    }
  }
}
