/* model.c - opening a model file: mapped, every offset and number checked before anybody uses it. */
#include "lang/model.h"

#include "base/hash.h"
#include "text/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "model files are little-endian and used as they lie in memory"
#endif

typedef struct header {
  char magic[8];
  uint32_t version, n_sections;
  uint64_t bytes, checksum;
} header;

#define FILE_ALIGNMENT 64
#define MAX_SECTIONS 65536
#define LONGEST_RUN 4096 /* full slots of a hash map that follow each other: what looking up a word may cost */

static bool foreign(const char *name, weft_error *e, uint64_t byte, const char *reason) {
  error_set(e, WEFT_ERROR_FORMAT, str_c(name), byte, "not a usable model: %s", reason);
  return false;
}

static int compare_sections(const model_section *a, const model_section *b) {
  if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
  if (a->owner != b->owner) return a->owner < b->owner ? -1 : 1;
  return a->part < b->part ? -1 : a->part > b->part;
}

static bool directory_is_sound(const model *m) {
  for (uint32_t i = 0; i < m->n_sections; i++) {
    const model_section *s = &m->sections[i];
    if (s->start % FILE_ALIGNMENT || s->start > m->size || s->bytes > m->size - s->start) return false;
    if (i && compare_sections(s - 1, s) >= 0) return false;
  }
  return true;
}

static bool strings_are_sound(model *m) {
  size_t n_bytes = 0, n_ends = 0;
  m->string_bytes.data = MODEL_ITEMS(m, MODEL_STRING_BYTES, MODEL_WHOLE, 0, char, &n_bytes);
  m->string_bytes.len = n_bytes;
  m->string_ends = MODEL_ITEMS(m, MODEL_STRING_ENDS, MODEL_WHOLE, 0, uint32_t, &n_ends);
  if (!n_ends || n_ends > UINT32_MAX - 1 || m->string_ends[0] != 0) return false;
  m->n_strings = (uint32_t)n_ends;
  if (m->string_ends[n_ends - 1] != n_bytes || utf8_valid(m->string_bytes) != n_bytes) return false;
  for (size_t i = 1; i < n_ends; i++) {
    uint32_t start = m->string_ends[i - 1];
    if (m->string_ends[i] < start || m->string_ends[i] > n_bytes) return false;
    if (start < n_bytes && ((unsigned char)m->string_bytes.data[start] & 0xC0) == 0x80) return false;
  }
  return true;
}

static bool is_map(uint32_t kind) {
  return kind == MODEL_RULES || kind == MODEL_PHRASES || kind == MODEL_NORMS || kind == MODEL_LEMMA_EXCEPTIONS ||
         kind == MODEL_LEMMA_INDEX || kind == MODEL_LEMMA_LOOKUP;
}

static bool maps_are_sound(const model *m) {
  for (uint32_t i = 0; i < m->n_sections; i++) {
    const model_section *s = &m->sections[i];
    if (!is_map(s->kind)) continue;
    model_map table = model_map_of(m, s->kind, s->owner, s->part);
    if (!table.cap) return false;
    size_t run = 0;
    for (size_t k = 0; k < table.cap; k++) {
      run = table.keys[k] ? run + 1 : 0;
      if (run > LONGEST_RUN) return false;
    }
  }
  return true;
}

static bool components_are_sound(model *m) {
  size_t n = 0;
  m->components = MODEL_ITEMS(m, MODEL_COMPONENTS, MODEL_WHOLE, 0, model_component, &n);
  if (!n || n > MODEL_MAX_COMPONENTS) return false;
  m->n_components = (uint32_t)n;
  for (size_t i = 0; i < n; i++) {
    const model_component *c = &m->components[i];
    if (c->kind < COMPONENT_TOK2VEC || c->kind > COMPONENT_NER || c->name >= m->n_strings) return false;
    if (c->input != MODEL_WHOLE && c->input > i) return false;
  }
  return true;
}

bool model_open_memory(model *m, const char *name, str bytes, weft_error *e) {
  *m = (model){.bytes = bytes.data, .size = bytes.len};
  const header *h = (const header *)(const void *)bytes.data;
  if (bytes.len < sizeof *h || memcmp(h->magic, MODEL_MAGIC, sizeof h->magic) != 0)
    return foreign(name, e, 0, "it does not begin as one");
  if (h->version != MODEL_VERSION) {
    error_set(e, WEFT_ERROR_FORMAT, str_c(name), 8, "a model of format %u, this program reads %u: add the package again",
              h->version, MODEL_VERSION);
    return false;
  }
  if (h->bytes != bytes.len) return foreign(name, e, 16, "it has been cut or something was added");
  if (h->n_sections > MAX_SECTIONS || h->n_sections * sizeof(model_section) > bytes.len - sizeof *h)
    return foreign(name, e, 12, "its directory does not fit");
  if (hash_bytes(str_slice(bytes, sizeof *h, bytes.len), 0) != h->checksum) return foreign(name, e, 24, "its checksum is wrong");
  m->sections = (const model_section *)(const void *)(bytes.data + sizeof *h);
  m->n_sections = h->n_sections;
  if (!directory_is_sound(m)) return foreign(name, e, sizeof *h, "its directory is damaged");
  if (!strings_are_sound(m)) return foreign(name, e, sizeof *h, "its strings are damaged");
  if (!maps_are_sound(m)) return foreign(name, e, sizeof *h, "its tables are damaged");
  if (!components_are_sound(m)) return foreign(name, e, sizeof *h, "its components are damaged");
  return true;
}

bool model_open(model *m, const char *path, weft_error *e) {
  *m = (model){0};
  int file = open(path, O_RDONLY | O_CLOEXEC);
  struct stat st;
  if (file < 0 || fstat(file, &st) < 0) {
    error_set(e, WEFT_ERROR_IO, str_c(path), BYTE_UNKNOWN, "cannot be opened: %s", strerror(errno));
    if (file >= 0) close(file);
    return false;
  }
  if (!S_ISREG(st.st_mode) || st.st_size < (off_t)sizeof(header)) {
    close(file);
    return foreign(path, e, 0, "it does not begin as one");
  }
  void *at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, file, 0);
  int failed = errno;
  close(file);
  if (at == MAP_FAILED) {
    error_set(e, WEFT_ERROR_IO, str_c(path), BYTE_UNKNOWN, "cannot be mapped: %s", strerror(failed));
    return false;
  }
  if (model_open_memory(m, path, str_of(at, (size_t)st.st_size), e)) return m->mapped = true;
  munmap(at, (size_t)st.st_size);
  *m = (model){0};
  return false;
}

void model_close(model *m) {
  if (m->mapped) munmap((void *)(uintptr_t)m->bytes, m->size);
  *m = (model){0};
}

const model_section *model_find(const model *m, model_kind kind, uint32_t owner, uint32_t part) {
  const model_section wanted = {.kind = kind, .owner = owner, .part = part};
  uint32_t low = 0, high = m->n_sections;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    int order = compare_sections(&m->sections[middle], &wanted);
    if (order == 0) return &m->sections[middle];
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return NULL;
}

const void *model_items(const model *m, model_kind kind, uint32_t owner, uint32_t part, size_t size, size_t *n) {
  const model_section *s = model_find(m, kind, owner, part);
  *n = 0;
  if (!s || s->bytes % size) return NULL;
  *n = s->bytes / size;
  return m->bytes + s->start;
}

const float *model_floats(const model *m, model_kind kind, uint32_t owner, uint32_t part, size_t n) {
  size_t given;
  const float *items = MODEL_ITEMS(m, kind, owner, part, float, &given);
  return given == n ? items : NULL;
}

str model_string(const model *m, uint32_t id) {
  if (id == 0 || id >= m->n_strings) return STR("");
  return str_slice(m->string_bytes, m->string_ends[id - 1], m->string_ends[id]);
}

model_map model_map_of(const model *m, model_kind kind, uint32_t owner, uint32_t part) {
  model_map table = {0};
  size_t n;
  const char *items = model_items(m, kind, owner, part, sizeof(uint64_t) + sizeof(uint32_t), &n);
  if (!n || (n & (n - 1))) return table;
  table.keys = (const uint64_t *)(const void *)items;
  table.values = (const uint32_t *)(const void *)(items + n * sizeof(uint64_t));
  table.cap = n;
  return table;
}

bool model_map_get(const model_map *table, uint64_t key, uint32_t *value) {
  if (!table->cap || !key) return false;
  size_t at = key & (table->cap - 1);
  for (size_t steps = 0; steps < table->cap && table->keys[at]; steps++, at = (at + 1) & (table->cap - 1)) {
    if (table->keys[at] == key) {
      *value = table->values[at];
      return true;
    }
  }
  return false;
}
