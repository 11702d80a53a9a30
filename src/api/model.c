/* model.c - the public functions of include/weft.h that keep the folder of models. A model is written beside its place, under a
 * hidden name, checked there as it will be used, and renamed: nobody ever sees half of one. */
#include "api/filter.h"

#include "convert/convert.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define UNFINISHED ".adding-" /* beginning of a hidden file's name */
#define CONVERT_MEMORY ((size_t)4 << 30)

/* --- files of the folder ------------------------------------------------------------------------------------------------- */

/* NAME-VERSION of a model's path. */
static str stem_of(str path) {
  size_t from = path.len;
  while (from && path.data[from - 1] != '/') from--;
  return str_slice(path, from, path.len - (sizeof MODELS_SUFFIX - 1));
}

static str name_of(str stem) {
  size_t dash = stem.len;
  while (dash && stem.data[dash - 1] != '-') dash--;
  return dash ? str_slice(stem, 0, dash - 1) : stem;
}

static bool is_called(str path, str wanted) {
  str stem = stem_of(path);
  return str_eq(stem, wanted) || str_eq(name_of(stem), wanted);
}

typedef struct model_file {
  str path, language;
  json *row;    /* NULL: cannot be opened */
  weft_error e; /* why */
} model_file;

static void set_from(arena *a, json *row, const json *info, const char *key) {
  const json *v = json_get(info, str_c(key));
  if (!v) return;
  json *copy = ARENA_NEW(a, json);
  *copy = *v;
  json_set(a, row, str_c(key), copy);
}

/* What the model says of itself with its path and size, `used` left to the caller. */
static json *row_of(arena *a, const model *m, str path) {
  static const char *const rest[] = {"components", "sources", "description", "author", "email", "url", "spacy_version"};
  const json *info = models_info(a, m);
  json *row = json_new(a, JSON_OBJECT);
  set_from(a, row, info, "name");
  set_from(a, row, info, "language");
  set_from(a, row, info, "version");
  set_from(a, row, info, "license");
  json_set_int(a, row, STR("bytes"), (int64_t)m->size);
  json_set_str(a, row, STR("path"), path);
  json_set(a, row, STR("used"), json_new_bool(a, false));
  for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) set_from(a, row, info, rest[i]);
  return row;
}

/* Its strings are copied: a row is written after the model is closed. */
static json *copied(arena *a, json *row) { return json_parse(a, row_text(a, row), NULL); }

static model_file open_file(arena *a, str path) {
  model m;
  model_file out = {.path = path};
  if (!model_open(&m, str_to_c(a, path), &out.e)) return out;
  if (models_info(a, &m)) out.row = copied(a, row_of(a, &m, path));
  else error_set(&out.e, WEFT_ERROR_FORMAT, path, BYTE_UNKNOWN, "not a usable model: it does not say what it is");
  model_close(&m);
  out.language = json_get_str(out.row, STR("language"));
  return out;
}

/* All models of the folder; `used` is set for the last of each language, as models.c takes it. */
static model_file *all_files(run *r, arena *a, size_t *n) {
  str *paths;
  *n = models_files(a, &r->options, &paths);
  model_file *all = ARENA_ARRAY(a, model_file, *n);
  for (size_t i = 0; i < *n; i++) all[i] = open_file(a, paths[i]);
  for (size_t i = 0; i < *n; i++) {
    bool used = all[i].row != NULL;
    for (size_t k = i + 1; k < *n; k++) used &= !(all[k].row && str_eq(all[k].language, all[i].language));
    if (used) json_set(a, all[i].row, STR("used"), json_new_bool(a, true));
  }
  return all;
}

/* The folder, or an empty string with *e. */
static str folder_of(run *r, arena *a, weft_error *e) {
  str folder = models_folder(a, &r->options);
  if (!folder.len)
    error_set(e, WEFT_ERROR_USAGE, STR(""), BYTE_UNKNOWN, "no folder for models: neither $WEFT_MODELS nor $HOME is set");
  return folder;
}

static weft_code not_found(run *r, arena *a, str wanted, const model_file *all, size_t n, weft_error *e) {
  buffer there;
  buffer_init(&there, a, 160);
  for (size_t i = 0; i < n; i++) {
    if (i) buffer_add_c(&there, ", ");
    buffer_add(&there, stem_of(all[i].path));
  }
  return error_set(e, WEFT_ERROR_NOT_FOUND, models_folder(a, &r->options), BYTE_UNKNOWN, "no model '%.*s' (%s%.*s)",
                   (int)(wanted.len < 50 ? wanted.len : 50), wanted.data, n ? "there are: " : "there is none at all",
                   STR_FMT(buffer_str(&there)));
}

/* --- calls --------------------------------------------------------------------------------------------------------------- */

/* One public call, under a guard. */
typedef struct model_call {
  run r;
  arena a;
  str name; /* or path of a package */
  weft_error e;
} model_call;

static weft_code guarded(void (*work)(void *user), const char *name, const weft_options *options, weft_sink sink, void *sink_user,
                         weft_error *error) {
  model_call c = {.name = str_c(name)};
  run_init(&c.r, options, sink, sink_user);
  arena_init(&c.a, CONVERT_MEMORY);
  if (!arena_try(&c.a, work, &c))
    error_set(&c.e, c.a.over_limit ? WEFT_ERROR_LIMIT : WEFT_ERROR_MEMORY, c.name, BYTE_UNKNOWN, "no memory for this model");
  else if (c.e.code == WEFT_OK && c.r.stopped)
    error_set(&c.e, WEFT_ERROR_IO, STR(""), BYTE_UNKNOWN, "output was closed before the end");
  arena_free(&c.a);
  if (error && c.e.code != WEFT_OK) *error = c.e;
  return c.e.code;
}

static void list(void *user) {
  model_call *c = user;
  size_t n;
  if (!folder_of(&c->r, &c->a, &c->e).len) return;
  const model_file *all = all_files(&c->r, &c->a, &n);
  for (size_t i = 0; i < n && !c->r.stopped; i++) {
    if (all[i].row) run_emit(&c->r, row_text(&c->a, all[i].row));
    else run_warn(&c->r, &all[i].e);
  }
}

static void info(void *user) {
  model_call *c = user;
  size_t n, found = 0;
  if (!folder_of(&c->r, &c->a, &c->e).len) return;
  const model_file *all = all_files(&c->r, &c->a, &n);
  for (size_t i = 0; i < n; i++) {
    if (!is_called(all[i].path, c->name)) continue;
    found++;
    if (all[i].row) run_emit(&c->r, row_text(&c->a, all[i].row));
    else c->e = all[i].e;
  }
  if (!found) not_found(&c->r, &c->a, c->name, all, n, &c->e);
}

/* What is said of a file that cannot be opened. */
static json *bare_row(arena *a, str path) {
  struct stat st;
  json *row = json_new(a, JSON_OBJECT);
  json_set_int(a, row, STR("bytes"), stat(str_to_c(a, path), &st) == 0 ? (int64_t)st.st_size : 0);
  json_set_str(a, row, STR("path"), path);
  return row;
}

static void remove_model(void *user) {
  model_call *c = user;
  size_t n, found = 0, last = 0;
  if (!folder_of(&c->r, &c->a, &c->e).len) return;
  const model_file *all = all_files(&c->r, &c->a, &n);
  for (size_t i = 0; i < n; i++)
    if (is_called(all[i].path, c->name)) found++, last = i;
  if (!found) {
    not_found(&c->r, &c->a, c->name, all, n, &c->e);
    return;
  }
  str path = all[last].path;
  if (found > 1) {
    error_set(&c->e, WEFT_ERROR_USAGE, models_folder(&c->a, &c->r.options), BYTE_UNKNOWN,
              "there are %zu versions of this model; name one, such as %.*s", found, STR_FMT(stem_of(path)));
    return;
  }
  json *row = all[last].row ? all[last].row : bare_row(&c->a, path);
  json_remove(row, STR("used"));
  if (unlink(str_to_c(&c->a, path)) != 0)
    error_set(&c->e, WEFT_ERROR_IO, path, BYTE_UNKNOWN, "cannot be removed: %s", strerror(errno));
  else run_emit(&c->r, row_text(&c->a, row));
}

/* --- adding -------------------------------------------------------------------------------------------------------------- */

static bool system_fault(weft_error *e, const char *path, const char *what) {
  error_set(e, WEFT_ERROR_IO, str_c(path), BYTE_UNKNOWN, "cannot be %s: %s", what, strerror(errno));
  return false;
}

static bool make_folder(arena *a, str folder, weft_error *e) {
  char *path = str_to_c(a, folder);
  for (size_t i = 1; i <= folder.len; i++) {
    if (i < folder.len && path[i] != '/') continue;
    path[i] = 0;
    if (mkdir(path, 0777) != 0 && errno != EEXIST) return system_fault(e, path, "made");
    if (i < folder.len) path[i] = '/';
  }
  return true;
}

/* Files that an addition left which was killed; those of one at work are locked. */
static void clear_unfinished(arena *a, str folder) {
  DIR *d = opendir(str_to_c(a, folder));
  for (struct dirent *at; d && (at = readdir(d));) {
    if (strncmp(at->d_name, UNFINISHED, sizeof UNFINISHED - 1) != 0) continue;
    int file = openat(dirfd(d), at->d_name, O_RDONLY | O_CLOEXEC);
    if (file >= 0 && flock(file, LOCK_EX | LOCK_NB) == 0) unlinkat(dirfd(d), at->d_name, 0);
    if (file >= 0) close(file);
  }
  if (d) closedir(d);
}

/* Writes the bytes to the open file and sees that they are on the disk. */
static bool write_file(int file, const char *path, str bytes, weft_error *e) {
  for (size_t at = 0; at < bytes.len;) {
    ssize_t n = write(file, bytes.data + at, bytes.len - at);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return system_fault(e, path, "written");
    at += (size_t)n;
  }
  if (fchmod(file, 0644) != 0 || fsync(file) != 0) return system_fault(e, path, "written");
  return true;
}

/* A name that comes from a package becomes a file's. */
static bool is_plain(str s) {
  static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-+";
  for (size_t i = 0; i < s.len; i++)
    if (!s.data[i] || !strchr(allowed, s.data[i])) return false;
  return s.len && s.len < 100 && s.data[0] != '.';
}

/* Opens the file as it will be used; its row, or NULL with *e. */
static json *check(arena *a, const char *path, str folder, str package_path, weft_error *e) {
  weft_error own;
  pipeline *p = pipeline_open(path, &own);
  if (!p) {
    error_set(e, own.code, package_path, BYTE_UNKNOWN, "makes no usable model: %.180s", own.message);
    return NULL;
  }
  const json *said = models_info(a, pipeline_model(p));
  str name = json_get_str(said, STR("name")), version = json_get_str(said, STR("version"));
  json *row = NULL;
  if (is_plain(name) && is_plain(version) && str_find_char(version, '-', 0) == SIZE_MAX)
    row = copied(a, row_of(a, pipeline_model(p),
                           str_format(a, "%.*s/%.*s-%.*s" MODELS_SUFFIX, STR_FMT(folder), STR_FMT(name), STR_FMT(version))));
  else error_set(e, WEFT_ERROR_FORMAT, package_path, BYTE_UNKNOWN, "its name or version cannot be a file's name");
  pipeline_close(p);
  return row;
}

static bool put_into_place(arena *a, const char *from, str to, str folder, weft_error *e) {
  const char *path = str_to_c(a, to);
  if (rename(from, path) != 0) return system_fault(e, path, "written");
  int d = open(str_to_c(a, folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (d >= 0) fsync(d), close(d);
  return true;
}

typedef struct placing {
  arena *a;
  str bytes, folder, package_path;
  const char *path; /* of the unfinished file */
  int file;
  json *row;
  weft_error e;
} placing;

static void place(void *user) {
  placing *p = user;
  if (!write_file(p->file, p->path, p->bytes, &p->e)) return;
  json *row = check(p->a, p->path, p->folder, p->package_path, &p->e);
  if (row && put_into_place(p->a, p->path, json_get_str(row, STR("path")), p->folder, &p->e)) p->row = row;
}

/* A new hidden file, locked. Another addition may have cleared it away before it was: then it is in no folder, and a next one is
 * made. */
static bool open_unfinished(arena *a, placing *p, weft_error *e) {
  for (;;) {
    struct stat st;
    char *path = str_to_c(a, str_format(a, "%.*s/" UNFINISHED "XXXXXX", STR_FMT(p->folder)));
    p->path = path;
    p->file = mkostemp(path, O_CLOEXEC);
    if (p->file < 0) return system_fault(e, path, "made");
    flock(p->file, LOCK_EX); /* where files cannot be locked, nothing is cleared away either */
    if (fstat(p->file, &st) != 0 || st.st_nlink > 0) return true;
    close(p->file);
  }
}

static void add(void *user) {
  model_call *c = user;
  arena *a = &c->a;
  placing p = {.a = a, .package_path = c->name, .folder = folder_of(&c->r, a, &c->e), .e = {.code = WEFT_OK}};
  if (!p.folder.len || !convert_package(a, str_to_c(a, c->name), &p.bytes, &c->e) || !make_folder(a, p.folder, &c->e)) return;
  clear_unfinished(a, p.folder);
  if (!open_unfinished(a, &p, &c->e)) return;
  bool memory = arena_try(a, place, &p);
  if (!p.row) unlink(p.path);
  close(p.file);
  if (!memory) arena_no_memory(a);
  c->e = p.e;
  if (!p.row) return;
  size_t n;
  const model_file *all = all_files(&c->r, a, &n);
  for (size_t i = 0; i < n; i++)
    if (str_eq(all[i].path, json_get_str(p.row, STR("path"))) && all[i].row) run_emit(&c->r, row_text(a, all[i].row));
}

weft_code weft_model_add(const char *path, const weft_options *options, weft_sink sink, void *sink_user, weft_error *error) {
  return guarded(add, path, options, sink, sink_user, error);
}

weft_code weft_model_list(const weft_options *options, weft_sink sink, void *sink_user, weft_error *error) {
  return guarded(list, NULL, options, sink, sink_user, error);
}

weft_code weft_model_info(const char *name, const weft_options *options, weft_sink sink, void *sink_user, weft_error *error) {
  return guarded(info, name, options, sink, sink_user, error);
}

weft_code weft_model_remove(const char *name, const weft_options *options, weft_sink sink, void *sink_user, weft_error *error) {
  return guarded(remove_model, name, options, sink, sink_user, error);
}
