/* walk.c - see walk.h. A folder that was entered before is not entered again below the same named path, so that links cannot
 * multiply the work; one that leads back to where the walk is (a loop) is told. */
#include "read/walk.h"

#include "read/data/companions.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

void walk_init(walk *w, const char *const *paths, size_t n_paths, faults *told) {
  *w = (walk){.told = told};
  arena_init(&w->a, 0);
  arena_init(&w->visited_arena, 0);
  static const char *const standard_input[] = {"-"};
  if (n_paths == 0) paths = standard_input, n_paths = 1;
  w->paths = ARENA_ARRAY(&w->a, char *, n_paths);
  w->n_paths = n_paths;
  bool known = true;
  for (size_t i = 0; i < n_paths; i++) {
    struct stat s;
    w->paths[i] = str_to_c(&w->a, str_c(paths[i]));
    if (stat(paths[i], &s) == 0 && S_ISREG(s.st_mode)) w->total += (uint64_t)s.st_size;
    else known = false;
  }
  if (!known) w->total = 0;
}

static void leave_folder(walk *w) {
  walk_folder *f = w->folders[--w->depth];
  arena_free(&f->a);
  free(f->path);
  free(f);
}

void walk_free(walk *w) {
  while (w->depth) leave_folder(w);
  arena_free(&w->a);
  arena_free(&w->visited_arena);
}

static void enter_folder(walk *w, const char *path, int descriptor, const struct stat *s) {
  for (size_t i = 0; i < w->depth; i++) {
    if (w->folders[i]->device != s->st_dev || w->folders[i]->inode != s->st_ino) continue;
    fault_tell(w->told, WEFT_ERROR_IO, str_c(path), STR(""), BYTE_UNKNOWN, "leads back to %s; not entered again",
               w->folders[i]->path);
    close(descriptor);
    return;
  }
  bool first;
  uint64_t which[2] = {(uint64_t)s->st_dev, (uint64_t)s->st_ino};
  map_put(&w->visited, hash_bytes(str_of((const char *)which, sizeof which), 0), &first);
  if (!first) {
    close(descriptor);
    return;
  }
  DIR *d = w->depth < WALK_MAX_DEPTH ? fdopendir(descriptor) : NULL;
  walk_folder *f = d ? calloc(1, sizeof *f) : NULL;
  if (f) f->path = strdup(path);
  if (!f || !f->path) {
    if (w->depth == WALK_MAX_DEPTH)
      fault_tell(w->told, WEFT_ERROR_LIMIT, str_c(path), STR(""), BYTE_UNKNOWN, "folders nested over %d deep", WALK_MAX_DEPTH);
    else fault_tell(w->told, WEFT_ERROR_MEMORY, str_c(path), STR(""), BYTE_UNKNOWN, "no memory to list this folder");
    if (d) closedir(d);
    else close(descriptor);
    free(f);
    return;
  }
  arena_init(&f->a, 0);
  f->device = s->st_dev;
  f->inode = s->st_ino;
  errno = 0;
  for (struct dirent *e; (e = readdir(d)); errno = 0) {
    str name = str_c(e->d_name);
    if (name.data[0] != '.') VECTOR_PUSH(&f->a, f->names, str_copy(&f->a, name));
  }
  if (errno) fault_tell(w->told, WEFT_ERROR_IO, str_c(path), STR(""), BYTE_UNKNOWN, "%s", strerror(errno));
  closedir(d);
  if (f->names.n) qsort(f->names.items, f->names.n, sizeof(str), str_cmp_qsort);
  w->folders[w->depth++] = f;
}

bool walk_is_companion(str name) {
  size_t dot = name.len;
  while (dot && name.data[dot - 1] != '.') dot--;
  char small[8];
  size_t n = name.len - dot;
  if (!dot || n == 0 || n > sizeof small) return false;
  for (size_t i = 0; i < n; i++) {
    char c = name.data[dot + i];
    small[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
  }
  return str_table_find(companion_endings, sizeof companion_endings / sizeof *companion_endings, str_of(small, n)) != SIZE_MAX;
}

/* Opens a path. -1 when it was a folder (entered), is passed over, or cannot be read (told). */
static int open_path(walk *w, const char *path, bool named) {
  struct stat s;
  int descriptor = -1;
  bool found = stat(path, &s) == 0;
  if (found && !named && !S_ISREG(s.st_mode) && !S_ISDIR(s.st_mode)) { /* never opened: nobody may be writing */
    fault_tell(w->told, WEFT_ERROR_IO, str_c(path), STR(""), BYTE_UNKNOWN, "a pipe, socket or device in a folder; not opened");
    return -1;
  }
  if (found) descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    const char *reason = errno == ELOOP ? "links that lead in a circle" : strerror(errno);
    fault_tell(w->told, WEFT_ERROR_IO, str_c(path), STR(""), BYTE_UNKNOWN, "%s", reason);
    return -1;
  }
  if (!S_ISDIR(s.st_mode)) return descriptor;
  enter_folder(w, path, descriptor, &s);
  return -1;
}

int walk_next(walk *w, str *path) {
  for (;;) {
    if (w->depth == 0) { /* the next named path */
      if (w->at == w->n_paths) return -1;
      const char *named = w->paths[w->at++];
      *path = str_c(named);
      if (strcmp(named, "-") == 0) return STDIN_FILENO;
      arena_reset(&w->visited_arena);
      map_init(&w->visited, &w->visited_arena);
      int descriptor = open_path(w, named, true);
      if (descriptor >= 0) return descriptor;
      continue;
    }
    walk_folder *f = w->folders[w->depth - 1];
    if (f->at == f->names.n) {
      leave_folder(w);
      continue;
    }
    str name = f->names.items[f->at++];
    if (walk_is_companion(name)) continue;
    bool slash = str_ends(str_c(f->path), STR("/"));
    *path = str_format(&f->a, "%s%s%.*s", f->path, slash ? "" : "/", STR_FMT(name));
    int descriptor = open_path(w, path->data, false);
    if (descriptor >= 0) return descriptor;
  }
}
