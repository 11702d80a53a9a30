/* fuzz_package.c - packages of pipelines. The first byte says what the others are: a config.cfg, a wheel, or the files of one,
 * each as its number in FILES, the length in two bytes, the bytes. Invariants: an error is told with a name; what was converted
 * opens as a model or is refused with an error. */
#include "fuzz_read.h"

#include "convert/convert.h"
#include "lang/pipeline.h"

#include <unistd.h>
#include <zip.h>

static const char *const FILES[] = {"config.cfg",
                                    "meta.json",
                                    "tokenizer",
                                    "vocab/lookups.bin",
                                    "tok2vec/model",
                                    "tagger/model",
                                    "tagger/cfg",
                                    "parser/model",
                                    "parser/cfg",
                                    "parser/moves",
                                    "ner/model",
                                    "ner/cfg",
                                    "ner/moves",
                                    "morphologizer/model",
                                    "morphologizer/cfg",
                                    "attribute_ruler/patterns",
                                    "lemmatizer/lookups/lookups.bin"};
#define N_FILES (sizeof FILES / sizeof *FILES)

static const char *path;

static void remove_file(void) { unlink(path); }

static void make_path(void) {
  static char name[] = "/tmp/weft-fuzz-XXXXXX";
  int file = mkstemp(name);
  CHECK(file >= 0);
  close(file);
  path = name;
  atexit(remove_file);
}

static void write_wheel(const uint8_t *data, size_t size) {
  FILE *f = fopen(path, "wb");
  CHECK(f && fwrite(data, 1, size, f) == size);
  fclose(f);
}

static void write_files(const uint8_t *data, size_t size) {
  int code = 0;
  zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);
  CHECK(zip);
  while (size >= 3) {
    size_t which = data[0] % N_FILES, n = data[1] | (size_t)data[2] << 8;
    data += 3;
    size -= 3;
    if (n > size) n = size;
    zip_source_t *source = zip_source_buffer(zip, data, n, 0);
    char name[80];
    snprintf(name, sizeof name, "p/%s", FILES[which]);
    zip_int64_t at = zip_file_add(zip, name, source, ZIP_FL_OVERWRITE);
    CHECK(at >= 0);
    zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0);
    data += n;
    size -= n;
  }
  if (zip_close(zip) != 0) zip_discard(zip); /* nothing in it */
}

static void convert(arena *a) {
  weft_error e = {.code = WEFT_OK};
  str bytes;
  if (!convert_package(a, path, &bytes, &e)) {
    CHECK(e.code != WEFT_OK && e.message[0] && e.where[0]);
    return;
  }
  pipeline *p = pipeline_open_memory("fuzz", bytes, &e);
  if (!p) {
    CHECK(e.code != WEFT_OK && e.message[0]);
    return;
  }
  pipeline_worker *w = pipeline_worker_new(p);
  CHECK(w && pipeline_run(w, a, STR("It's a (small) text, isn't it?")));
  pipeline_worker_free(w);
  pipeline_close(p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 1) return 0;
  if (!path) make_path();
  arena a;
  arena_init(&a, (size_t)2 << 30);
  if (data[0] % 4 == 0) {
    weft_error e = {.code = WEFT_OK};
    const json *v = package_config(&a, str_of((const char *)data + 1, size - 1), &e);
    CHECK(v ? v->kind == JSON_OBJECT : e.code != WEFT_OK && e.message[0]);
    for (const json *section = v ? v->first : NULL; section; section = section->next) CHECK(section->kind == JSON_OBJECT);
  } else {
    if (data[0] % 4 == 1) write_wheel(data + 1, size - 1);
    else write_files(data + 1, size - 1);
    convert(&a);
  }
  arena_free(&a);
  return 0;
}
