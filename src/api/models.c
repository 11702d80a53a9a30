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

typedef struct look {
  models *all;
  run *r;
  pipeline *opened; /* not in the list yet */
  bool no_memory;
} look;

/* Puts an opened pipeline in its language's place; of several the later one by name wins. */
static void keep(models *all, pipeline *opened) {
  language_model it = {.language = json_get_str(models_info(&all->a, pipeline_model(opened)), STR("language")), .opened = opened};
  size_t at = 0;
  while (at < all->languages.n && !str_eq(all->languages.items[at].language, it.language)) at++;
  if (at == all->languages.n) {
    VECTOR_PUSH(&all->a, all->languages, it);
  } else {
    pipeline_close(all->languages.items[at].opened);
    all->languages.items[at] = it;
  }
}

static void open_all(void *user) {
  look *l = user;
  str *paths;
  size_t n = models_files(&l->all->a, &l->r->options, &paths);
  for (size_t i = 0; i < n && !l->no_memory; i++) {
    weft_error e;
    l->opened = pipeline_open(str_to_c(&l->all->a, paths[i]), &e);
    if (l->opened) keep(l->all, l->opened);
    else if (e.code == WEFT_ERROR_MEMORY) l->no_memory = true;
    else run_warn(l->r, &e);
    l->opened = NULL;
  }
}

models *models_new(run *r) {
  models *all = calloc(1, sizeof *all);
  if (!all) return NULL;
  pthread_mutex_init(&all->lock, NULL);
  arena_init(&all->a, 0);
  look l = {.all = all, .r = r};
  if (arena_try(&all->a, open_all, &l) && !l.no_memory) return all;
  if (l.opened) pipeline_close(l.opened);
  models_free(all);
  return NULL;
}

typedef struct lending {
  models *all;
  worker_slot made;
} lending;

static void keep_slot(void *user) {
  lending *l = user;
  VECTOR_PUSH(&l->all->a, l->all->workers, l->made);
}

/* Locked. NULL without a model, or with *no_memory. */
static pipeline_worker *borrow(models *all, str language, bool *no_memory) {
  size_t at = 0;
  while (at < all->languages.n && !str_eq(all->languages.items[at].language, language)) at++;
  if (at == all->languages.n) return NULL;
  for (size_t i = 0; i < all->workers.n; i++) {
    worker_slot *slot = &all->workers.items[i];
    if (slot->lent || slot->language != at) continue;
    slot->lent = true;
    return slot->worker;
  }
  lending l = {.all = all,
               .made = {.worker = pipeline_worker_new(all->languages.items[at].opened), .language = at, .lent = true}};
  *no_memory = !l.made.worker || !arena_try(&all->a, keep_slot, &l);
  if (*no_memory && l.made.worker) pipeline_worker_free(l.made.worker);
  return *no_memory ? NULL : l.made.worker;
}

pipeline_worker *models_borrow(models *all, arena *a, str language) {
  bool no_memory = false;
  if (!all) return NULL;
  pthread_mutex_lock(&all->lock);
  pipeline_worker *w = borrow(all, str_eq(language, STR("und")) ? STR("en") : language, &no_memory);
  pthread_mutex_unlock(&all->lock);
  if (no_memory) arena_no_memory(a);
  return w;
}

void models_return(models *all, pipeline_worker *w) {
  if (!w) return;
  pthread_mutex_lock(&all->lock);
  for (size_t i = 0; i < all->workers.n; i++)
    if (all->workers.items[i].worker == w) all->workers.items[i].lent = false;
  pthread_mutex_unlock(&all->lock);
}
