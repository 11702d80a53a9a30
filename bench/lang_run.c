/* lang_run.c - a pipeline over many texts, for bench/lang_compare: the analysis as TSV, or what it costs as one JSON object.
 *
 *   lang_run MODEL ROWS.jsonl --tsv            one line a token; columns as in bench/lang_compare
 *   lang_run MODEL ROWS.jsonl [--threads N]    CPU time, memory, opening, multiply-adds, and the peak of one core */
#include "base/json.h"
#include "lang/kernel.h"
#include "lang/pipeline.h"
#include "text/utf8.h"

#include "rows.h"

#include <pthread.h>
#include <sys/resource.h>

#define ROUNDS 3
#define MOST_THREADS 64

/* Resident memory in MiB, and what of it is not mapped from files. */
static double resident(double *anonymous) {
  char line[200];
  double all = 0, kib;
  FILE *f = fopen("/proc/self/status", "re");
  while (f && fgets(line, sizeof line, f)) {
    if (sscanf(line, "VmRSS: %lf", &kib) == 1) all = kib / 1024;
    if (anonymous && sscanf(line, "RssAnon: %lf", &kib) == 1) *anonymous = kib / 1024;
  }
  if (f) fclose(f);
  return all;
}

static pipeline *opened(const char *path) {
  weft_error e = {0};
  pipeline *p = pipeline_open(path, &e);
  if (p) return p;
  fprintf(stderr, "%s: %s\n", e.where, e.message);
  exit(1);
}

/* --- the analysis as lines ------------------------------------------------------------------------------------------------ */

static void print_tokens(arena *a, size_t which, const analysis *d) {
  offsets o;
  offsets_init(&o, a, d->text, WEFT_OFFSETS_CHARS);
  for (uint32_t i = 0; i < d->n; i++) {
    str names[] = {model_string(d->m, d->tag[i]), model_string(d->m, d->pos[i]), model_string(d->m, d->morph[i]),
                   model_string(d->m, d->dep[i]), model_string(d->m, d->entity_type[i])};
    buffer lemma;
    buffer_init(&lemma, a, (size_t)1 << 30);
    json_write(&lemma, json_new_str(a, d->lemma[i]));
    printf("%zu\t%zu\t%zu\t%.*s\t%.*s\t%.*s\t%u\t%.*s\t%.*s\t%c\t%.*s\t%d\n", which, offsets_from_byte(&o, d->start[i]),
           offsets_from_byte(&o, d->end[i]), STR_FMT(names[0]), STR_FMT(names[1]), STR_FMT(names[2]), d->head[i],
           STR_FMT(names[3]), STR_FMT(buffer_str(&lemma)), "OBI"[d->entity[i]], STR_FMT(names[4]), d -> sent_start[i]);
  }
}

static void print_all(pipeline *p, const article_list *texts) {
  pipeline_worker *w = pipeline_worker_new(p);
  arena a;
  arena_init(&a, 0);
  for (size_t i = 0; i < texts->n; i++) {
    print_tokens(&a, i, pipeline_run(w, &a, texts->items[i].text));
    arena_reset(&a);
  }
  arena_free(&a);
  pipeline_worker_free(w);
}

/* --- cost ------------------------------------------------------------------------------------------------------------------ */

/* One thread's share of the texts; its memory stays until all have been looked at. */
typedef struct share {
  pipeline *p;
  const article_list *texts;
  size_t first, step, tokens;
  pipeline_worker *w;
  arena a;
} share;

static void *run_share(void *user) {
  share *s = user;
  s->tokens = 0;
  for (size_t i = s->first; i < s->texts->n; i += s->step) {
    s->tokens += pipeline_run(s->w, &s->a, s->texts->items[i].text)->n;
    arena_reset(&s->a);
  }
  return NULL;
}

/* Tokens of one round over all texts with n threads, which have workers already. */
static size_t run_round(share *shares, size_t n) {
  pthread_t threads[MOST_THREADS];
  size_t tokens = 0;
  for (size_t i = 0; i < n; i++) {
    shares[i].first = i;
    shares[i].step = n;
    if (i && pthread_create(&threads[i], NULL, run_share, &shares[i]) != 0) exit(1);
  }
  run_share(&shares[0]);
  for (size_t i = 0; i < n; i++) {
    if (i) pthread_join(threads[i], NULL);
    tokens += shares[i].tokens;
  }
  return tokens;
}

/* Multiply-adds of a token. What is kept of a word (embedding, shares of the first window layer) is not counted; states of the
 * parser are taken as two a token, of the entity recogniser as one. */
static double multiply_adds(const model *m) {
  double sum = 0;
  for (uint32_t i = 0; i < m->n_components; i++) {
    const model_component *c = &m->components[i];
    uint32_t width = c->input < m->n_components ? m->components[c->input].width : 0;
    if (c->input == i && c->depth) sum += (double)(c->depth - 1) * c->width * c->pieces * 3 * c->width;
    if (c->kind == COMPONENT_TAGGER || c->kind == COMPONENT_MORPHOLOGIZER) sum += (double)c->classes * width;
    if (c->kind == COMPONENT_PARSER || c->kind == COMPONENT_NER)
      sum += (double)c->hidden * width + (double)c->features * c->hidden * c->state_pieces * c->hidden +
             (c->kind == COMPONENT_PARSER ? 2.0 : 1.0) * c->classes * c->hidden;
  }
  return sum;
}

#if defined(__x86_64__)
#include <immintrin.h>

#define CHAINS 12

/* Sums that never leave their registers: what multiply-adds could be done if nothing had to be loaded. */
#define PEAK(NAME, TARGET, VEC, SET, FMA, STORE)                                                                                 \
  __attribute__((target(TARGET), noinline)) static float NAME(size_t n) {                                                        \
    VEC sum[CHAINS], a = SET(1.0000001f), b = SET(1e-9f);                                                                        \
    _Pragma("GCC unroll 12") for (int i = 0; i < CHAINS; i++) sum[i] = SET((float)i);                                            \
    for (size_t k = 0; k < n; k++) { _Pragma("GCC unroll 12") for (int i = 0; i < CHAINS; i++) sum[i] = FMA(sum[i], a, b); }     \
    float out[16], all = 0;                                                                                                      \
    for (int i = 0; i < CHAINS; i++) {                                                                                           \
      STORE(out, sum[i]);                                                                                                        \
      all += out[0];                                                                                                             \
    }                                                                                                                            \
    return all;                                                                                                                  \
  }

PEAK(peak_avx512, "avx512f", __m512, _mm512_set1_ps, _mm512_fmadd_ps, _mm512_storeu_ps)
PEAK(peak_avx2, "avx2,fma", __m256, _mm256_set1_ps, _mm256_fmadd_ps, _mm256_storeu_ps)

/* Multiply-adds a second of one core with the vectors that the kernels use, in thousand millions; 0 where they use none. */
static double peak(void) {
  const char *name = kernel_best()->name;
  bool wide = !strcmp(name, "avx512");
  if (!wide && strcmp(name, "avx2") != 0) return 0;
  double best = 0;
  volatile float sink = 0;
  for (int round = 0; round < 5; round++) {
    const size_t n = 30000000;
    double before = seconds(CLOCK_THREAD_CPUTIME_ID);
    sink += wide ? peak_avx512(n) : peak_avx2(n);
    double rate = (double)n * CHAINS * (wide ? 16 : 8) / (seconds(CLOCK_THREAD_CPUTIME_ID) - before) * 1e-9;
    if (rate > best) best = rate;
  }
  (void)sink;
  return best;
}
#else
static double peak(void) { return 0; }
#endif

static double opening(const char *path, double *wall) {
  double best = 1e9;
  *wall = 1e9;
  for (int i = 0; i < 5; i++) {
    double cpu = seconds(CLOCK_PROCESS_CPUTIME_ID), real = seconds(CLOCK_MONOTONIC);
    pipeline *p = opened(path);
    cpu = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    real = seconds(CLOCK_MONOTONIC) - real;
    pipeline_close(p);
    if (cpu < best) best = cpu;
    if (real < *wall) *wall = real;
  }
  return best * 1e3;
}

static void measure(const char *path, const article_list *texts, size_t n_threads) {
  double open_wall, anonymous = 0, before = resident(NULL), open_cpu = opening(path, &open_wall), best = 1e9, wall = 1e9;
  share shares[MOST_THREADS];
  pipeline *p = opened(path);
  size_t tokens = 0;
  for (size_t i = 0; i < n_threads; i++) shares[i] = (share){.p = p, .texts = texts};
  shares[0].w = pipeline_worker_new(p);
  for (int round = 0; round < ROUNDS; round++) {
    double cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
    tokens = run_round(shares, 1);
    cpu = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    if (cpu < best) best = cpu;
  }
  double one = resident(&anonymous), all = one;
  for (size_t i = 1; i < n_threads; i++) shares[i].w = pipeline_worker_new(p);
  if (n_threads > 1) {
    double real = seconds(CLOCK_MONOTONIC);
    if (run_round(shares, n_threads) != tokens) exit(1);
    wall = seconds(CLOCK_MONOTONIC) - real;
    all = resident(NULL);
  }
  double needed = multiply_adds(pipeline_model(p)), most = peak(), rate = (double)tokens / best;
  printf("{\"kernel\":\"%s\",\"tokens\":%zu,\"cpu_seconds\":%.4f,\"tokens_per_cpu_second\":%.0f,\"open_ms\":%.2f,"
         "\"open_wall_ms\":%.2f,\"resident_mib\":%.1f,\"of_it_before_mib\":%.1f,\"of_it_anonymous_mib\":%.1f,"
         "\"multiply_adds_per_token\":%.0f,\"peak_gflops\":%.1f,\"share_of_peak\":%.4f",
         kernel_best()->name, tokens, best, rate, open_cpu, open_wall * 1e3, one, before, anonymous, needed, 2 * most,
         most > 0 ? rate * needed * 1e-9 / most : 0);
  if (n_threads > 1)
    printf(",\"threads\":%zu,\"tokens_per_second\":%.0f,\"mib_per_further_thread\":%.1f", n_threads, (double)tokens / wall,
           (all - one) / (double)(n_threads - 1));
  printf("}\n");
  for (size_t i = 0; i < n_threads; i++) {
    pipeline_worker_free(shares[i].w);
    arena_free(&shares[i].a);
  }
  pipeline_close(p);
}

int main(int argc, char **argv) {
  bool tsv = argc == 4 && !strcmp(argv[3], "--tsv");
  int n_threads = argc == 5 && !strcmp(argv[3], "--threads") ? atoi(argv[4]) : 1;
  if (argc < 3 || n_threads < 1 || n_threads > MOST_THREADS || (argc > 3 && !tsv && argc != 5)) {
    fputs("lang_run MODEL ROWS.jsonl [--tsv | --threads N]\n", stderr);
    return 2;
  }
  arena a;
  arena_init(&a, 0);
  article_list texts = read_articles(&a, argv[2]);
  if (tsv) {
    pipeline *p = opened(argv[1]);
    print_all(p, &texts);
    pipeline_close(p);
  } else {
    measure(argv[1], &texts, (size_t)n_threads);
  }
  arena_free(&a);
  return 0;
}
