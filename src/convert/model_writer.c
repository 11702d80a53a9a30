/* model_writer.c - collects sections and strings, and lays them out as lang/model.h draws it. */
#include "convert/model_writer.h"

#include <stdlib.h>

#define HEADER_BYTES 32
#define ALIGNMENT 64

void model_writer_init(model_writer *w, arena *a) {
  *w = (model_writer){.a = a};
  names_init(&w->strings, a);
  names_put(&w->strings, STR(""));
}

uint32_t model_writer_string(model_writer *w, str s) {
  uint32_t id = names_get(&w->strings, s);
  return id != UINT32_MAX ? id : names_put(&w->strings, str_copy(w->a, s));
}

void *model_writer_section(model_writer *w, model_kind kind, uint32_t owner, uint32_t part, uint32_t rows, uint32_t cols,
                           size_t bytes) {
  char *content = arena_alloc(w->a, bytes + 1);
  model_section s = {.kind = kind, .owner = owner, .part = part, .rows = rows, .cols = cols, .bytes = bytes};
  VECTOR_PUSH(w->a, w->sections, s);
  VECTOR_PUSH(w->a, w->contents, content);
  return content;
}

void model_writer_map(model_writer *w, model_kind kind, uint32_t owner, uint32_t part, const uint64_t *keys,
                      const uint32_t *values, size_t n) {
  size_t cap = 4;
  while (cap < n + n / 2) cap *= 2;
  char *content = model_writer_section(w, kind, owner, part, (uint32_t)n, 0, cap * (sizeof *keys + sizeof *values));
  uint64_t *placed = (uint64_t *)(void *)content;
  uint32_t *numbers = (uint32_t *)(void *)(content + cap * sizeof *keys);
  for (size_t i = 0; i < n; i++) {
    if (!keys[i]) continue;
    size_t at = keys[i] & (cap - 1);
    while (placed[at] && placed[at] != keys[i]) at = (at + 1) & (cap - 1);
    placed[at] = keys[i];
    numbers[at] = values[i];
  }
}

static void add_strings(model_writer *w) {
  size_t n = w->strings.list.n, bytes = 0;
  for (size_t i = 0; i < n; i++) bytes += w->strings.list.items[i].len;
  char *content = model_writer_section(w, MODEL_STRING_BYTES, MODEL_WHOLE, 0, 0, 0, bytes);
  uint32_t *ends = model_writer_section(w, MODEL_STRING_ENDS, MODEL_WHOLE, 0, (uint32_t)n, 0, n * sizeof *ends);
  size_t at = 0;
  for (size_t i = 0; i < n; i++) {
    str s = w->strings.list.items[i];
    if (s.len) memcpy(content + at, s.data, s.len);
    at += s.len;
    ends[i] = (uint32_t)at;
  }
}

typedef struct placed {
  model_section section;
  const char *content;
} placed;

static int compare_placed(const void *a, const void *b) {
  const model_section *x = &((const placed *)a)->section, *y = &((const placed *)b)->section;
  if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
  if (x->owner != y->owner) return x->owner < y->owner ? -1 : 1;
  return x->part < y->part ? -1 : x->part > y->part;
}

static size_t aligned(size_t n) { return (n + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT; }

str model_writer_bytes(model_writer *w) {
  add_strings(w);
  size_t n = w->sections.n;
  placed *list = ARENA_ARRAY(w->a, placed, n);
  for (size_t i = 0; i < n; i++) list[i] = (placed){w->sections.items[i], w->contents.items[i]};
  qsort(list, n, sizeof *list, compare_placed);
  size_t size = aligned(HEADER_BYTES + n * sizeof(model_section));
  for (size_t i = 0; i < n; i++) {
    list[i].section.start = size;
    size += aligned(list[i].section.bytes);
  }
  char *room = arena_alloc(w->a, size + ALIGNMENT);
  char *bytes = room + (ALIGNMENT - (uintptr_t)room % ALIGNMENT) % ALIGNMENT;
  uint32_t numbers[2] = {MODEL_VERSION, (uint32_t)n};
  uint64_t all = size;
  memcpy(bytes, MODEL_MAGIC, 8);
  memcpy(bytes + 8, numbers, 8);
  memcpy(bytes + 16, &all, 8);
  for (size_t i = 0; i < n; i++) {
    memcpy(bytes + HEADER_BYTES + i * sizeof(model_section), &list[i].section, sizeof(model_section));
    memcpy(bytes + list[i].section.start, list[i].content, list[i].section.bytes);
  }
  uint64_t checksum = hash_bytes(str_of(bytes + HEADER_BYTES, size - HEADER_BYTES), 0);
  memcpy(bytes + 24, &checksum, 8);
  return str_of(bytes, size);
}
