/* add.c - all stages into a store.
 *
 *   records --workers--> articles, annotated, sketched, packed --one transaction a batch--> stored, pending
 *   pending --thread_update--> copies and stories of all that changed --> dirty stories
 *   dirty   --workers--> resolved, collated --> rows of stories, entities
 *
 * Each arrow to the right is a transaction; what is pending or dirty is said in the store, so whoever comes next goes on. */
#include "api/filter.h"

#include "base/hash.h"
#include "base/pool.h"
#include "collate/collate.h"
#include "resolve/utterances.h"
#include "store/store.h"
#include "store/thread_index.h"

#include <stdlib.h>

#define PENDING_AT_ONCE 4096 /* articles threaded in one transaction */
#define STORIES_AT_ONCE 256  /* stories collated in one transaction */

typedef struct adding {
  store *s;
  weft_error error;
  weft_code code;
  bool replaced;
} adding;

/* --- articles ---------------------------------------------------------------------------------------------------- */

static stored_article prepare(arena *a, run *r, article *in) {
  json *row = article_to_row(a, in, WEFT_OFFSETS_CHARS);
  article_links_from_row(a, row, WEFT_OFFSETS_CHARS, in); /* its own, or those that came with it */
  str hash = hash_identity(a, row_text(a, row), 24);
  pipeline_worker *w = models_borrow(r->models, a, in->language);
  annotations notes = annotate_article(a, in, w);
  annotations_to_row(a, row, in->text, &notes, WEFT_OFFSETS_CHARS);
  models_return(r->models, w);
  return (stored_article){
      .id = in->id,
      .outlet = in->outlet,
      .title = in->title,
      .url = in->url,
      .published = in->published,
      .language = in->language,
      .text = in->text,
      .hash = hash,
      .row = store_pack(a, row_text(a, row)),
      .sketch = thread_item_bytes(thread_sketch(a, in, &notes)),
      .raw = store_pack(a, in->raw),
      .raw_hash = in->source.hash,
      .runs = store_pack(a, str_of((const char *)in->runs, in->n_runs * sizeof *in->runs)),
  };
}

typedef struct prepared {
  stored_article *items;
  size_t n;
} prepared;

static void work_add(item *it) {
  read_result result = read_record_articles(&it->a, &it->record);
  for (size_t i = 0; i < result.n_skipped; i++) run_item_fault(it, &result.skipped[i]);
  it->not_articles = result.not_articles;
  prepared *out = ARENA_NEW(&it->a, prepared);
  out->items = ARENA_ARRAY(&it->a, stored_article, result.n);
  for (; out->n < result.n; out->n++) out->items[out->n] = prepare(&it->a, it->run, &result.articles[out->n]);
  it->result = out;
}

static bool put_item(item *it) {
  adding *add = it->context;
  prepared *p = it->result;
  if (add->code != WEFT_OK) return false;
  if (!p || p->n == 0) return true;
  if (sqlite3_get_autocommit(add->s->q.db) && !store_begin(add->s)) {
    add->code = sql_error(&add->s->q, add->s->path, &add->error);
    return false;
  }
  for (size_t i = 0; i < p->n; i++) {
    switch (store_put_article(add->s, &p->items[i])) {
    case STORE_NEW: it->run->report.articles++; break;
    case STORE_REPLACED: it->run->report.articles++, add->replaced = true; break;
    case STORE_SEEN: it->run->report.seen++; break;
    }
  }
  if (add->s->q.fault) add->code = store_end(add->s, &add->error);
  return add->code == WEFT_OK;
}

/* After each batch: what is stored is stored. */
static bool commit_batch(run *r, void *context) {
  adding *add = context;
  (void)r;
  if (add->code != WEFT_OK || sqlite3_get_autocommit(add->s->q.db)) return add->code == WEFT_OK;
  if (add->replaced) store_forget_derived(add->s); /* a later version under an old id: what was derived from it goes */
  add->replaced = false;
  add->code = store_end(add->s, &add->error);
  return add->code == WEFT_OK;
}

/* --- threads ----------------------------------------------------------------------------------------------------- */

static void thread_changed(arena *a, store *s, thread_index *index, thread_texts *texts, uint32_t handle) {
  json *derived = json_new(a, JSON_OBJECT);
  thread_row threaded = thread_row_of(a, index, texts, handle);
  thread_row_to_json(a, derived, &threaded, WEFT_OFFSETS_CHARS);
  store_set_thread(s, handle, row_text(a, derived), threaded.story);
}

typedef struct thread_call {
  arena *a;
  store *s;
  const uint32_t *added;
  size_t n;
} thread_call;

static void thread_pending(void *user) {
  thread_call *c = user;
  thread_index *index = store_thread_index(c->a, c->s->q.db, store_article_text, c->s);
  size_t n_changed;
  uint32_t *changed = thread_update(c->a, index, c->added, c->n, &n_changed);
  arena each;
  arena_init(&each, 0);
  each.guard = c->a->guard;
  thread_texts *texts = thread_texts_new(c->a, index);
  for (size_t i = 0; i < n_changed; i++) {
    arena_reset(&each);
    thread_changed(&each, c->s, index, texts, changed[i]);
  }
  thread_texts_free(texts);
  arena_free(&each);
  store_thread_index_close(index);
}

static weft_code settle_threads(run *r, adding *add) {
  arena a;
  arena_init(&a, 0);
  uint64_t done = 0;
  uint32_t first = UINT32_MAX; /* of the last round: threaded by now, unless the store is damaged */
  while (add->code == WEFT_OK) {
    arena_reset(&a);
    if (!store_begin(add->s)) break;
    size_t n;
    uint32_t *pending = store_pending(add->s, &a, PENDING_AT_ONCE, &n);
    if (n && pending[0] == first) {
      sqlite3_exec(add->s->q.db, "ROLLBACK", NULL, NULL, NULL);
      add->code = error_set(&add->error, WEFT_ERROR_STORE, str_c(add->s->path), BYTE_UNKNOWN,
                            "article %u cannot be threaded: the store is damaged (see `weft verify`)", first);
      break;
    }
    if (n) first = pending[0];
    if (n && !arena_try(&a, thread_pending, &(thread_call){&a, add->s, pending, n})) {
      sqlite3_exec(add->s->q.db, "ROLLBACK", NULL, NULL, NULL);
      add->code =
          error_set(&add->error, WEFT_ERROR_MEMORY, str_c(add->s->path), BYTE_UNKNOWN, "no memory to thread %zu articles", n);
      break;
    }
    add->code = store_end(add->s, &add->error);
    if (n == 0) break;
    run_progress(r, "threading", done += n, 0);
  }
  if (add->code == WEFT_OK) add->code = sql_error(&add->s->q, add->s->path, &add->error);
  arena_free(&a);
  return add->code;
}

/* --- stories ----------------------------------------------------------------------------------------------------- */

typedef struct named_list {
  stored_entity *items;
  size_t n, cap;
} named_list;

typedef struct story_work {
  arena a;
  str id;
  article_columns *columns;
  size_t n;
  str *entities;     /* JSON: entity within the article -> id, one an article */
  named_list *named; /* one an article */
  stored_story out;
  weft_error fault;
  bool failed;
} story_work;

/* Who is named in an article, under which names, and how often each speaks; and the ids of its entities. */
static void article_entities(arena *a, story_work *w, size_t i, const annotations *before, const story_article *after,
                             const entities *all) {
  json *ids = json_new(a, JSON_OBJECT);
  map places;
  map_init(&places, a);
  names known;
  names_init(&known, a);
  for (size_t k = 0; k < before->n; k++) {
    const annotation *old = &before->items[k], *new = &after->notes.items[k];
    bool quote = old->kind == ANNOTATION_QUOTE;
    if (!quote && old->kind != ANNOTATION_MENTION) continue;
    str local = quote ? old->as.quote.speaker : old->as.mention.entity,
        id = quote ? new->as.quote.speaker : new->as.mention.entity;
    if (!local.len) continue;
    uint32_t n = (uint32_t)known.list.n;
    if (names_put(&known, local) == n) {
      json *value = json_new_str(a, id);
      value->key = local;
      json_push(ids, value);
    }
    bool named = !quote && str_eq(new->as.mention.form, STR("name"));
    if (!quote && !named) continue;
    str name = quote ? STR("") : new->as.mention.name;
    bool is_new;
    uint64_t *place = map_put(&places, hash_mix(hash_bytes(id, 1), hash_bytes(name, 2)), &is_new);
    if (is_new) {
      *place = w->named[i].n;
      VECTOR_PUSH(a, w->named[i], (stored_entity){.entity = id, .name = name});
    }
    stored_entity *e = &w->named[i].items[*place];
    if (quote) e->said++;
    else e->n++;
  }
  for (size_t k = 0; k < w->named[i].n; k++) { /* types as the story has them */
    stored_entity *e = &w->named[i].items[k];
    e->type = STR("other");
    for (size_t low = 0, high = all->n; low < high;) {
      size_t middle = low + (high - low) / 2;
      int c = str_cmp(all->items[middle].id, e->entity);
      if (c == 0) {
        e->type = all->items[middle].type;
        break;
      }
      if (c < 0) low = middle + 1;
      else high = middle;
    }
  }
  w->entities[i] = row_text(a, ids);
}

static void story_columns(story_work *w, const json *row) {
  w->out.slug = json_get_str(row, STR("slug"));
  w->out.title = json_get_str(row, STR("title"));
  w->out.from = json_get_str(row, STR("from"));
  w->out.to = json_get_str(row, STR("to"));
  w->out.articles = (int64_t)w->n;
  w->out.outlets = json_to_int(json_get(row, STR("outlets")), 0);
  w->out.origins = json_to_int(json_get(row, STR("origins")), 0);
  const json *points = json_get(row, STR("points"));
  for (const json *p = points ? points->first : NULL; p; p = p->next) {
    w->out.points++;
    if (str_eq(json_get_str(p, STR("status")), STR("conflict"))) w->out.conflicts++;
  }
}

static void derive_story(void *user) {
  story_work *w = user;
  arena *a = &w->a;
  if (w->n == 0) return;
  story_article *articles = ARENA_ARRAY(a, story_article, w->n);
  annotations *before = ARENA_ARRAY(a, annotations, w->n);
  w->entities = ARENA_ARRAY(a, str, w->n);
  w->named = ARENA_ARRAY(a, named_list, w->n);
  for (size_t i = 0; i < w->n; i++) {
    w->columns[i].entities = STR(""); /* made anew */
    json *row = store_full_row(a, &w->columns[i], &w->fault);
    if (!row || !story_article_from_row(a, row, WEFT_OFFSETS_CHARS, &articles[i], &w->fault)) {
      w->failed = true;
      return;
    }
    before[i] = articles[i].notes;
    before[i].items = ARENA_ARRAY(a, annotation, before[i].n);
    if (before[i].n) memcpy(before[i].items, articles[i].notes.items, before[i].n * sizeof(annotation));
  }
  entities all = resolve_story(a, articles, w->n, NULL, NULL);
  utterances_find(a, articles, w->n);
  for (size_t i = 0; i < w->n; i++) article_entities(a, w, i, &before[i], &articles[i], &all);
  json *row = collate_story(a, w->id, articles, w->n, WEFT_OFFSETS_CHARS);
  story_columns(w, row);
  w->out.id = w->id;
  w->out.row = store_pack(a, row_text(a, row));
}

static void work_story(void *user, size_t i, unsigned worker) {
  (void)worker;
  story_work *w = &((story_work *)user)[i];
  if (arena_try(&w->a, derive_story, w)) return;
  error_set(&w->fault, WEFT_ERROR_MEMORY, w->id, BYTE_UNKNOWN, "no memory to collate this story");
  w->failed = true;
}

static void keep_story(store *s, story_work *w) {
  if (w->n == 0) store_drop_story(s, w->id);
  else {
    for (size_t i = 0; i < w->n; i++)
      store_set_entities(s, w->columns[i].handle, w->entities[i], w->named[i].items, w->named[i].n);
    store_put_story(s, &w->out);
  }
  store_clean(s, w->id);
}

static weft_code settle_stories(run *r, adding *add) {
  story_work *work = calloc(STORIES_AT_ONCE, sizeof *work);
  if (!work) return add->code = error_set(&add->error, WEFT_ERROR_MEMORY, str_c(add->s->path), BYTE_UNKNOWN, "no memory");
  for (size_t i = 0; i < STORIES_AT_ONCE; i++) arena_init(&work[i].a, 0);
  arena a;
  arena_init(&a, 0);
  uint64_t done = 0;
  for (size_t n = 1; n && add->code == WEFT_OK;) {
    arena_reset(&a);
    if (!store_begin(add->s)) break;
    str *dirty = store_dirty(add->s, &a, STORIES_AT_ONCE, &n);
    for (size_t i = 0; i < n; i++) {
      arena_reset(&work[i].a);
      work[i] = (story_work){.a = work[i].a, .id = dirty[i]};
      work[i].columns = store_story_articles(add->s, &work[i].a, dirty[i], &work[i].n);
    }
    pool_each(r->options.threads, n, work_story, work);
    for (size_t i = 0; i < n; i++) {
      if (work[i].failed) {
        run_warn(r, &work[i].fault);
        store_clean(add->s, work[i].id);
      } else keep_story(add->s, &work[i]);
    }
    add->code = store_end(add->s, &add->error);
    run_progress(r, "collating", done += n, 0);
  }
  if (add->code == WEFT_OK) add->code = sql_error(&add->s->q, add->s->path, &add->error);
  for (size_t i = 0; i < STORIES_AT_ONCE; i++) arena_free(&work[i].a);
  free(work);
  arena_free(&a);
  return add->code;
}

weft_code weft_store_add(weft_store *s, const char *const *paths, size_t n_paths, const weft_options *options,
                         weft_report *report, weft_error *error) {
  run r;
  run_init(&r, options, NULL, NULL);
  adding add = {.s = s};
  reader *in = reader_open(paths, n_paths, run_warn_reader, &r);
  if (!in) return error_set(error, WEFT_ERROR_MEMORY, STR(""), BYTE_UNKNOWN, "no memory");
  if (!(r.models = models_new(&r))) {
    reader_close(in);
    return error_set(error, WEFT_ERROR_MEMORY, STR(""), BYTE_UNKNOWN, "no memory");
  }
  run_items(&r, in, "reading", work_add, put_item, commit_batch, &add);
  run_end(&r);
  r.report.bytes = reader_bytes(in);
  reader_close(in);
  if (add.code == WEFT_OK) settle_threads(&r, &add);
  if (add.code == WEFT_OK) settle_stories(&r, &add);
  if (report) *report = r.report;
  if (add.code != WEFT_OK && error) *error = add.error;
  return add.code;
}
