/* package.c - files of a wheel (libzip) or folder, and config.cfg. */
#include "convert/package.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <zip.h>

#define MAX_FILE_BYTES ((uint64_t)512 << 20)
#define MAX_ENTRIES 100000
#define MAX_RATIO 1100 /* deflate makes at most 1,032 bytes of one */
#define MAX_FOLDERS 3  /* a package is NAME/NAME-VERSION/config.cfg */

struct package {
  arena *a;
  const char *path;
  zip_t *zip;         /* NULL: a folder */
  const char *prefix; /* what stands before a file's name, with its slash */
};

static bool is_folder(const char *path) {
  struct stat st;
  return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool is_file(arena *a, const char *folder, const char *name) {
  struct stat st;
  return stat(str_to_c(a, str_format(a, "%s/%s", folder, name)), &st) == 0 && S_ISREG(st.st_mode);
}

/* The first folder by name, at most MAX_FOLDERS deep, that has both files of a pipeline. */
static const char *find_folder(arena *a, const char *at, int depth) {
  if (is_file(a, at, "config.cfg") && is_file(a, at, "tokenizer")) return at;
  struct dirent **list;
  if (depth == MAX_FOLDERS) return NULL;
  int n = scandir(at, &list, NULL, alphasort);
  const char *found = NULL;
  for (int i = 0; i < n; i++) {
    if (!found && list[i]->d_name[0] != '.') {
      const char *below = str_to_c(a, str_format(a, "%s/%s", at, list[i]->d_name));
      if (is_folder(below)) found = find_folder(a, below, depth + 1);
    }
    free(list[i]);
  }
  if (n >= 0) free(list);
  return found;
}

/* What stands before "config.cfg" in the wheel, the shortest. */
static const char *find_prefix(arena *a, zip_t *zip) {
  str best = {0};
  bool found = false;
  zip_int64_t n = zip_get_num_entries(zip, 0);
  for (zip_int64_t i = 0; i < n && i < MAX_ENTRIES; i++) {
    str name = str_c(zip_get_name(zip, (zip_uint64_t)i, 0));
    if (!str_ends(name, STR("config.cfg"))) continue;
    str before = str_slice(name, 0, name.len - 10);
    if ((before.len && before.data[before.len - 1] != '/') || (found && before.len >= best.len)) continue;
    best = before;
    found = true;
  }
  return found ? str_to_c(a, best) : NULL;
}

package *package_open(arena *a, const char *path, weft_error *e) {
  package *p = ARENA_NEW(a, package);
  *p = (package){.a = a, .path = path};
  if (is_folder(path)) {
    const char *folder = find_folder(a, path, 0);
    if (!folder) {
      error_set(e, WEFT_ERROR_FORMAT, str_c(path), BYTE_UNKNOWN, "no spaCy pipeline in this folder (config.cfg and tokenizer)");
      return NULL;
    }
    p->prefix = str_to_c(a, str_format(a, "%s/", folder));
    return p;
  }
  int code = 0;
  p->zip = zip_open(path, ZIP_RDONLY, &code);
  if (!p->zip) {
    zip_error_t why;
    zip_error_init_with_code(&why, code);
    error_set(e, code == ZIP_ER_NOENT || code == ZIP_ER_OPEN ? WEFT_ERROR_IO : WEFT_ERROR_FORMAT, str_c(path), BYTE_UNKNOWN,
              "no wheel that can be read: %s", zip_error_strerror(&why));
    zip_error_fini(&why);
    return NULL;
  }
  p->prefix = find_prefix(a, p->zip);
  if (!p->prefix) {
    error_set(e, WEFT_ERROR_FORMAT, str_c(path), BYTE_UNKNOWN, "no spaCy pipeline in this wheel (config.cfg)");
    package_close(p);
    return NULL;
  }
  return p;
}

void package_close(package *p) {
  if (p->zip) zip_discard(p->zip);
  p->zip = NULL;
}

const char *package_path(const package *p) { return p->path; }

static bool too_large(package *p, const char *name, weft_error *e) {
  error_set(e, WEFT_ERROR_LIMIT, str_c(p->path), BYTE_UNKNOWN, "%s: over %llu MiB", name,
            (unsigned long long)(MAX_FILE_BYTES >> 20));
  return false;
}

static bool zip_bytes(package *p, arena *a, const char *name, const char *full, str *bytes, weft_error *e) {
  zip_stat_t st;
  if (zip_stat(p->zip, full, 0, &st) != 0) return false;
  if (st.size > MAX_FILE_BYTES) return too_large(p, name, e);
  if (st.size / MAX_RATIO > st.comp_size) {
    error_set(e, WEFT_ERROR_FORMAT, str_c(p->path), BYTE_UNKNOWN, "%s: claims more bytes than it can have", name);
    return false;
  }
  zip_file_t *f = zip_fopen(p->zip, full, 0);
  char *data = arena_alloc(a, st.size + 1);
  zip_int64_t got = f ? zip_fread(f, data, st.size) : -1;
  bool whole = got >= 0 && (zip_uint64_t)got == st.size && zip_fread(f, &(char){0}, 1) == 0; /* the end checks the CRC */
  if (!whole)
    error_set(e, WEFT_ERROR_FORMAT, str_c(p->path), BYTE_UNKNOWN, "%s: %s", name,
              f ? zip_file_strerror(f) : zip_strerror(p->zip));
  if (f) zip_fclose(f);
  *bytes = str_of(data, st.size);
  return whole;
}

static bool folder_bytes(package *p, arena *a, const char *name, const char *full, str *bytes, weft_error *e) {
  FILE *f = fopen(full, "rbe");
  if (!f) {
    if (errno != ENOENT && errno != ENOTDIR)
      error_set(e, WEFT_ERROR_IO, str_c(full), BYTE_UNKNOWN, "cannot be opened: %s", strerror(errno));
    return false;
  }
  struct stat st;
  bool good = fstat(fileno(f), &st) == 0 && S_ISREG(st.st_mode);
  if (good && (uint64_t)st.st_size > MAX_FILE_BYTES) {
    fclose(f);
    return too_large(p, name, e);
  }
  char *data = arena_alloc(a, good ? (size_t)st.st_size + 1 : 1);
  good = good && fread(data, 1, (size_t)st.st_size, f) == (size_t)st.st_size;
  if (good) *bytes = str_of(data, (size_t)st.st_size);
  else error_set(e, WEFT_ERROR_IO, str_c(full), BYTE_UNKNOWN, "cannot be read");
  fclose(f);
  return good;
}

bool package_file(package *p, arena *a, const char *name, str *bytes, weft_error *e) {
  const char *full = str_to_c(a, str_format(a, "%s%s", p->prefix, name));
  *bytes = STR("");
  return p->zip ? zip_bytes(p, a, name, full, bytes, e) : folder_bytes(p, a, name, full, bytes, e);
}

/* --- config.cfg -------------------------------------------------------------------------------------------------- */

#define MAX_NESTED 8
#define MAX_SETTINGS 8192 /* lines that say something; spaCy's packages have some 250 */

/* "${section.key}", "${section:key}": the value there, as confection's interpolation does. */
static json *value_of(arena *a, const json *config, str raw, int depth) {
  if (depth < MAX_NESTED && str_starts(raw, STR("${")) && raw.data[raw.len - 1] == '}') {
    str inner = str_slice(raw, 2, raw.len - 1);
    size_t dot = inner.len;
    while (dot > 0 && inner.data[dot - 1] != '.' && inner.data[dot - 1] != ':') dot--;
    if (dot > 0) {
      const json *there = json_get(json_get(config, str_slice(inner, 0, dot - 1)), str_slice(inner, dot, inner.len));
      if (there) return value_of(a, config, there->text, depth + 1);
    }
  }
  json *v = json_parse(a, raw, NULL);
  return v ? v : json_new_str(a, raw);
}

typedef struct config {
  arena *a;
  json *all, *section, *value; /* what the next lines belong to; NULL: nothing yet */
  buffer text;                 /* of the value, while it goes on over lines */
  size_t line, n;
} config;

/* One line that is neither empty nor a comment; `text` is without the white space around. NULL, or what is wrong with it. */
static const char *config_line(config *c, str whole, str text) {
  bool indented = whole.data[0] == ' ' || whole.data[0] == '\t';
  if (c->n++ == MAX_SETTINGS) return "too many settings";
  if (!indented && text.data[0] == '[' && text.data[text.len - 1] == ']') {
    str name = str_slice(text, 1, text.len - 1);
    if (json_get(c->all, name)) return "a section that was there before";
    json_set(c->a, c->all, name, c->section = json_new(c->a, JSON_OBJECT));
    c->value = NULL;
    return NULL;
  }
  size_t equals = str_find_char(text, '=', 0);
  if (c->value && (indented || equals == SIZE_MAX)) { /* a value's next line */
    if (!c->text.len) buffer_add(&c->text, c->value->text);
    buffer_add_char(&c->text, '\n');
    buffer_add(&c->text, text);
    c->value->text = buffer_str(&c->text);
    return NULL;
  }
  if (!c->section || equals == SIZE_MAX) return "neither [section] nor key = value";
  str key = str_trim(str_slice(text, 0, equals));
  if (json_get(c->section, key)) return "a setting that was there before";
  json_set(c->a, c->section, key, c->value = json_new_str(c->a, str_trim(str_slice(text, equals + 1, text.len))));
  buffer_init(&c->text, c->a, SIZE_MAX / 4);
  return NULL;
}

json *package_config(arena *a, str bytes, weft_error *e) {
  config c = {.a = a, .all = json_new(a, JSON_OBJECT)};
  for (size_t at = 0, end; at < bytes.len; at = end + 1) {
    end = str_find_char(bytes, '\n', at);
    if (end == SIZE_MAX) end = bytes.len;
    str whole = str_slice(bytes, at, end), text = str_trim(whole);
    c.line++;
    if (!text.len || text.data[0] == '#' || text.data[0] == ';') continue;
    const char *fault = config_line(&c, whole, text);
    if (!fault) continue;
    error_set(e, WEFT_ERROR_FORMAT, STR("config.cfg"), at, "line %zu: %s", c.line, fault);
    return NULL;
  }
  json *out = json_new(a, JSON_OBJECT);
  for (const json *s = c.all->first; s; s = s->next) {
    json *to = json_new(a, JSON_OBJECT);
    for (const json *v = s->first; v; v = v->next) json_set(a, to, v->key, value_of(a, c.all, v->text, 0));
    json_set(a, out, s->key, to);
  }
  return out;
}
