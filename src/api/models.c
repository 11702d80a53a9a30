/* models.c - the folder of models, opened, and workers of them lent. */
#include "api/models.h"

#include "api/filter.h"

#include <dirent.h>
#include <pthread.h>
#include <stdlib.h>

typedef struct worker_slot {
  pipeline_worker *worker;
  size_t language; /* index of its pipeline */
  bool lent;
} worker_slot;

typedef struct language_model {
  str language;
  pipeline *opened;
} language_model;

struct models {
  pthread_mutex_t lock;
  arena a;
  VECTOR(language_model) languages;
  VECTOR(worker_slot) workers;
};

str models_folder(arena *a, const weft_options *options) {
  if (options && options->models && options->models[0]) return str_c(options->models);
  const char *own = getenv("WEFT_MODELS"), *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
  if (own && own[0]) return str_c(own);
  if (data && data[0] == '/') return str_format(a, "%s/weft/models", data);
  if (home && home[0]) return str_format(a, "%s/.local/share/weft/models", home);
  return STR("");
}

/* By name, numbers in it as numbers: version 3.10.0 comes after 3.8.0. */
static int compare_paths(const void *a, const void *b) {
  const char *x = ((const str *)a)->data, *y = ((const str *)b)->data;
  int order = strverscmp(x, y);
  return order ? order : strcmp(x, y);
}

size_t models_files(arena *a, const weft_options *options, str **paths) {
  str folder = models_folder(a, options);
  VECTOR(str) found = {0};
  DIR *d = folder.len ? opendir(str_to_c(a, folder)) : NULL;
  for (struct dirent *at; d && (at = readdir(d));)
    if (at->d_name[0] != '.' && str_ends(str_c(at->d_name), STR(MODELS_SUFFIX)))
      VECTOR_PUSH(a, found, str_c(str_to_c(a, str_format(a, "%.*s/%s", STR_FMT(folder), at->d_name))));
  if (d) closedir(d);
  if (found.n) qsort(found.items, found.n, sizeof *found.items, compare_paths);
  *paths = found.items;
  return found.n;
}

json *models_info(arena *a, const model *m) {
  size_t n;
  const char *bytes = MODEL_ITEMS(m, MODEL_INFO, MODEL_WHOLE, 0, char, &n);
  json *info = bytes ? json_parse(a, str_of(bytes, n), NULL) : NULL;
  return json_is(info, JSON_OBJECT) ? info : NULL;
}

void models_free(models *all) {
  if (!all) return;
  for (size_t i = 0; i < all->workers.n; i++) pipeline_worker_free(all->workers.items[i].worker);
  for (size_t i = 0; i < all->languages.n; i++) pipeline_close(all->languages.items[i].opened);
  pthread_mutex_destroy(&all->lock);
  arena_free(&all->a);
  free(all);
}

models *models_new(run *r) {
  models *all = calloc(1, sizeof *all);
  if (!all) return NULL;
  pthread_mutex_init(&all->lock, NULL);
  arena_init(&all->a, 0);
  str *paths;
  size_t n = models_files(&all->a, &r->options, &paths);
  for (size_t i = 0; i < n; i++) {
    weft_error e;
    pipeline *opened = pipeline_open(str_to_c(&all->a, paths[i]), &e);
    if (!opened) {
      run_warn(r, &e);
      continue;
    }
    language_model it = {.language = json_get_str(models_info(&all->a, pipeline_model(opened)), STR("language")),
                         .opened = opened};
    size_t at = 0;
    while (at < all->languages.n && !str_eq(all->languages.items[at].language, it.language)) at++;
    if (at == all->languages.n) {
      VECTOR_PUSH(&all->a, all->languages, it);
    } else { /* the later one by name wins */
      pipeline_close(all->languages.items[at].opened);
      all->languages.items[at] = it;
    }
  }
  return all;
}

static pipeline_worker *borrow(models *all, str language) {
  size_t at = 0;
  while (at < all->languages.n && !str_eq(all->languages.items[at].language, language)) at++;
  if (at == all->languages.n) return NULL;
  for (size_t i = 0; i < all->workers.n; i++) {
    worker_slot *slot = &all->workers.items[i];
    if (slot->lent || slot->language != at) continue;
    slot->lent = true;
    return slot->worker;
  }
  worker_slot made = {.worker = pipeline_worker_new(all->languages.items[at].opened), .language = at, .lent = true};
  if (made.worker) VECTOR_PUSH(&all->a, all->workers, made);
  return made.worker;
}

pipeline_worker *models_borrow(models *all, str language) {
  if (!all) return NULL;
  pthread_mutex_lock(&all->lock);
  pipeline_worker *w = borrow(all, str_eq(language, STR("und")) ? STR("en") : language);
  pthread_mutex_unlock(&all->lock);
  return w;
}

void models_return(models *all, pipeline_worker *w) {
  if (!w) return;
  pthread_mutex_lock(&all->lock);
  for (size_t i = 0; i < all->workers.n; i++)
    if (all->workers.items[i].worker == w) all->workers.items[i].lent = false;
  pthread_mutex_unlock(&all->lock);
}
