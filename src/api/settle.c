/* settle.c - what follows from the articles of a store: their threads, who is who, and what each story says.
 *
 *   pending articles --thread_update--> copies and stories of all that changed           --> dirty stories, step 0
 *   step 0           --workers--> resolved within the story --> parties                  --> dirty blocks; step 1
 *   dirty blocks     --resolve_block, joined by judgements--> entities of all parties    --> step 1 of stories that changed
 *   step 1           --workers--> resolved across stories, collated                      --> rows of stories, entities
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
#define STORIES_AT_ONCE 256  /* stories resolved or collated in one transaction */
#define BLOCKS_AT_ONCE 1024  /* blocks of names resolved in one transaction */

typedef struct settling {
  store *s;
  judgements judged;
  weft_error error;
  weft_code code;
} settling;

/* --- threads ----------------------------------------------------------------------------------------------------- */

static void thread_changed(arena *a, store *s, thread_index *index, thread_texts *texts, uint32_t handle) {
  json *derived = json_new(a, JSON_OBJECT);
  thread_row threaded = thread_row_of(a, index, texts, handle);
  thread_row_to_json(a, derived, &threaded, WEFT_OFFSETS_CHARS);
  const json *follows = json_get(derived, STR("follows"));
  str told = follows ? row_text(a, follows) : STR("");
  json_remove(derived, STR("follows"));
  json_remove(derived, STR("thread"));
  store_set_thread(s, handle, row_text(a, derived), threaded.story, threaded.thread, told);
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
  index->granularity = store_granularity(c->s);
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

static weft_code settle_threads(run *r, settling *set) {
  arena a;
  arena_init(&a, 0);
  uint64_t done = 0;
  uint32_t first = UINT32_MAX; /* of the last round: threaded by now, unless the store is damaged */
  while (set->code == WEFT_OK) {
    arena_reset(&a);
    if (!store_begin(set->s)) break;
    size_t n;
    uint32_t *pending = store_pending(set->s, &a, PENDING_AT_ONCE, &n);
    if (n && pending[0] == first) {
      sqlite3_exec(set->s->q.db, "ROLLBACK", NULL, NULL, NULL);
      set->code = error_set(&set->error, WEFT_ERROR_STORE, str_c(set->s->path), BYTE_UNKNOWN,
                            "article %u cannot be threaded: the store is damaged (see `weft verify`)", first);
      break;
    }
    if (n) first = pending[0];
    if (n && !arena_try(&a, thread_pending, &(thread_call){&a, set->s, pending, n})) {
      sqlite3_exec(set->s->q.db, "ROLLBACK", NULL, NULL, NULL);
      set->code =
          error_set(&set->error, WEFT_ERROR_MEMORY, str_c(set->s->path), BYTE_UNKNOWN, "no memory to thread %zu articles", n);
      break;
    }
    set->code = store_end(set->s, &set->error);
    if (n == 0) break;
    run_progress(r, "threading", done += n, 0);
  }
  if (set->code == WEFT_OK) set->code = sql_error(&set->s->q, set->s->path, &set->error);
  arena_free(&a);
  return set->code;
}

/* --- who is who -------------------------------------------------------------------------------------------------- */

typedef struct name_work {
  arena a;
  str id;
  const judgements *judged;
  article_columns *columns;
  size_t n;
  stored_party *parties;
  size_t n_parties;
  weft_error fault;
  bool failed;
} name_work;

static story_article *articles_of(arena *a, article_columns *columns, size_t n, weft_error *fault) {
  story_article *articles = ARENA_ARRAY(a, story_article, n);
  for (size_t i = 0; i < n; i++) {
    columns[i].entities = STR(""); /* made anew */
    json *row = store_full_row(a, &columns[i], fault);
    if (!row || !story_article_from_row(a, row, WEFT_OFFSETS_CHARS, &articles[i], fault)) return NULL;
  }
  return articles;
}

static void gather_names(void *user) {
  name_work *w = user;
  arena *a = &w->a;
  if (w->n == 0) return;
  story_article *articles = articles_of(a, w->columns, w->n, &w->fault);
  if (!articles) {
    w->failed = true;
    return;
  }
  entities found = resolve_story(a, articles, w->n, w->judged, NULL);
  parties made = parties_of_story(a, w->id, articles, w->n, &found);
  w->parties = ARENA_ARRAY(a, stored_party, made.n);
  for (; w->n_parties < made.n; w->n_parties++) {
    const party *p = &made.items[w->n_parties];
    w->parties[w->n_parties] =
        (stored_party){.story = w->id, .id = p->id, .block = p->block, .bytes = party_pack(a, p), .marked = p->n_marks > 0};
  }
}

static void work_names(void *user, size_t i, unsigned worker) {
  (void)worker;
  name_work *w = &((name_work *)user)[i];
  if (arena_try(&w->a, gather_names, w)) return;
  error_set(&w->fault, WEFT_ERROR_MEMORY, w->id, BYTE_UNKNOWN, "no memory to resolve this story");
  w->failed = true;
}

static weft_code settle_names(run *r, settling *set) {
  name_work *work = calloc(STORIES_AT_ONCE, sizeof *work);
  if (!work) return set->code = error_set(&set->error, WEFT_ERROR_MEMORY, str_c(set->s->path), BYTE_UNKNOWN, "no memory");
  for (size_t i = 0; i < STORIES_AT_ONCE; i++) arena_init(&work[i].a, 0);
  arena a;
  arena_init(&a, 0);
  uint64_t done = 0;
  for (size_t n = 1; n && set->code == WEFT_OK;) {
    arena_reset(&a);
    if (!store_begin(set->s)) break;
    str *dirty = store_dirty(set->s, &a, 0, STORIES_AT_ONCE, &n);
    for (size_t i = 0; i < n; i++) {
      arena_reset(&work[i].a);
      work[i] = (name_work){.a = work[i].a, .id = dirty[i], .judged = &set->judged};
      work[i].columns = store_story_articles(set->s, &work[i].a, dirty[i], &work[i].n);
    }
    pool_each(r->options.threads, n, work_names, work);
    for (size_t i = 0; i < n; i++) {
      if (!work[i].failed) store_put_parties(set->s, work[i].id, work[i].parties, work[i].n_parties);
      else run_warn(r, &work[i].fault), store_fail(set->s, work[i].id);
    }
    set->code = store_end(set->s, &set->error);
    run_progress(r, "gathering names", done += n, 0);
  }
  if (set->code == WEFT_OK) set->code = sql_error(&set->s->q, set->s->path, &set->error);
  for (size_t i = 0; i < STORIES_AT_ONCE; i++) arena_free(&work[i].a);
  free(work);
  arena_free(&a);
  return set->code;
}

static void settle_block(arena *a, store *s, str block) {
  size_t n;
  stored_party *stored = store_block(s, a, block, &n);
  party *list = ARENA_ARRAY(a, party, n);
  size_t sound = 0;
  for (size_t i = 0; i < n; i++) /* `weft verify` tells damaged ones */
    if (party_unpack(a, stored[i].bytes, &list[sound])) stored[sound++] = stored[i];
  block_result found = resolve_block(a, list, sound);
  store_put_block(s, block, stored, list, &found, sound);
}

static weft_code settle_blocks(run *r, settling *set) {
  arena a, each;
  arena_init(&a, 0);
  arena_init(&each, 0);
  uint64_t done = 0;
  for (size_t n = 1; n && set->code == WEFT_OK;) {
    arena_reset(&a);
    if (!store_begin(set->s)) break;
    str *dirty = store_dirty_blocks(set->s, &a, BLOCKS_AT_ONCE, &n);
    for (size_t i = 0; i < n; i++) {
      arena_reset(&each);
      settle_block(&each, set->s, dirty[i]);
    }
    if (n == 0) store_join_entities(set->s);
    set->code = store_end(set->s, &set->error);
    run_progress(r, "resolving", done += n, 0);
  }
  if (set->code == WEFT_OK) set->code = sql_error(&set->s->q, set->s->path, &set->error);
  arena_free(&a);
  arena_free(&each);
  return set->code;
}

/* --- stories ----------------------------------------------------------------------------------------------------- */

typedef struct named_list {
  stored_entity *items;
  size_t n, cap;
} named_list;

typedef struct attribute_list {
  stored_attribute *items;
  size_t n, cap;
} attribute_list;

typedef struct story_work {
  arena a;
  str id;
  article_columns *columns;
  size_t n;
  str *entities;              /* JSON: entity within the article -> id, one an article */
  named_list *named;          /* one an article */
  attribute_list *attributes; /* one an article */
  stored_story out;
  weft_error fault;
  bool failed;
  const judgements *judged;
  renames across;
} story_work;

/* The id of an entity within the article, once. */
static void add_id(arena *a, json *ids, names *known, str local, str id) {
  uint32_t n = (uint32_t)known->list.n;
  if (!local.len || names_put(known, local) != n) return;
  json *value = json_new_str(a, id);
  value->key = local;
  json_push(ids, value);
}

static stored_attribute attribute_of(const annotation *m, const offsets *units) {
  return (stored_attribute){.entity = m->as.attribute.entity,
                            .what = m->as.attribute.what,
                            .value = m->as.attribute.value,
                            .other = m->as.attribute.other,
                            .speaker = m->as.attribute.speaker,
                            .former = m->as.attribute.former,
                            .dead = m->as.attribute.dead,
                            .start = (int64_t)offsets_from_byte(units, m->at.start),
                            .end = (int64_t)offsets_from_byte(units, m->at.end)};
}

/* Who is named in an article, under which names, and how often each speaks; and the ids of its entities. */
static void article_entities(arena *a, story_work *w, size_t i, const annotations *before, const story_article *after,
                             const entities *all) {
  json *ids = json_new(a, JSON_OBJECT), *utterances = json_new(a, JSON_ARRAY);
  map places;
  map_init(&places, a);
  names known;
  names_init(&known, a);
  offsets units;
  offsets_init(&units, a, after->article.text, WEFT_OFFSETS_CHARS);
  for (size_t k = 0; k < before->n; k++) {
    const annotation *old = &before->items[k], *new = &after->notes.items[k];
    if (old->kind == ANNOTATION_ATTRIBUTE) {
      add_id(a, ids, &known, old->as.attribute.entity, new->as.attribute.entity);
      add_id(a, ids, &known, old->as.attribute.other, new->as.attribute.other);
      add_id(a, ids, &known, old->as.attribute.speaker, new->as.attribute.speaker);
      VECTOR_PUSH(a, w->attributes[i], attribute_of(new, &units));
      continue;
    }
    bool quote = old->kind == ANNOTATION_QUOTE;
    if (quote) json_push(utterances, json_new_str(a, new->as.quote.utterance));
    if (!quote && old->kind != ANNOTATION_MENTION) continue;
    str local = quote ? old->as.quote.speaker : old->as.mention.entity,
        id = quote ? new->as.quote.speaker : new->as.mention.entity;
    if (!local.len) continue;
    add_id(a, ids, &known, local, id);
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
  if (utterances->n) json_set(a, ids, STR(""), utterances); /* of its quotes, in order */
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
  story_article *articles = articles_of(a, w->columns, w->n, &w->fault);
  if (!articles) {
    w->failed = true;
    return;
  }
  annotations *before = ARENA_ARRAY(a, annotations, w->n);
  w->entities = ARENA_ARRAY(a, str, w->n);
  w->named = ARENA_ARRAY(a, named_list, w->n);
  w->attributes = ARENA_ARRAY(a, attribute_list, w->n);
  for (size_t i = 0; i < w->n; i++) {
    before[i] = articles[i].notes;
    before[i].items = ARENA_ARRAY(a, annotation, before[i].n);
    if (before[i].n) memcpy(before[i].items, articles[i].notes.items, before[i].n * sizeof(annotation));
  }
  entities all = resolve_story(a, articles, w->n, w->judged, &w->across);
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
  if (w->n == 0) {
    store_put_parties(s, w->id, NULL, 0);
    store_drop_story(s, w->id);
  } else {
    for (size_t i = 0; i < w->n; i++) {
      store_set_entities(s, w->columns[i].handle, w->entities[i], w->named[i].items, w->named[i].n);
      store_set_attributes(s, w->columns[i].handle, w->attributes[i].items, w->attributes[i].n);
    }
    store_put_story(s, &w->out);
  }
  store_clean(s, w->id);
}

static weft_code settle_stories(run *r, settling *set) {
  story_work *work = calloc(STORIES_AT_ONCE, sizeof *work);
  if (!work) return set->code = error_set(&set->error, WEFT_ERROR_MEMORY, str_c(set->s->path), BYTE_UNKNOWN, "no memory");
  for (size_t i = 0; i < STORIES_AT_ONCE; i++) arena_init(&work[i].a, 0);
  arena a;
  arena_init(&a, 0);
  uint64_t done = 0;
  for (size_t n = 1; n && set->code == WEFT_OK;) {
    arena_reset(&a);
    if (!store_begin(set->s)) break;
    str *dirty = store_dirty(set->s, &a, 1, STORIES_AT_ONCE, &n);
    for (size_t i = 0; i < n; i++) {
      arena_reset(&work[i].a);
      work[i] = (story_work){.a = work[i].a, .id = dirty[i], .judged = &set->judged};
      store_renames(set->s, &work[i].a, dirty[i], &work[i].across);
      work[i].columns = store_story_articles(set->s, &work[i].a, dirty[i], &work[i].n);
    }
    pool_each(r->options.threads, n, work_story, work);
    for (size_t i = 0; i < n; i++) {
      if (work[i].failed) {
        run_warn(r, &work[i].fault);
        store_clean(set->s, work[i].id);
      } else keep_story(set->s, &work[i]);
    }
    set->code = store_end(set->s, &set->error);
    run_progress(r, "collating", done += n, 0);
  }
  if (set->code == WEFT_OK) set->code = sql_error(&set->s->q, set->s->path, &set->error);
  for (size_t i = 0; i < STORIES_AT_ONCE; i++) arena_free(&work[i].a);
  free(work);
  arena_free(&a);
  return set->code;
}

/* --- all of it ----------------------------------------------------------------------------------------------------- */

weft_code settle(run *r, store *s, weft_error *e) {
  settling set = {.s = s};
  arena a;
  arena_init(&a, 0);
  set.judged = store_all_judgements(s, &a);
  judgements_settle(&a, &set.judged);
  if (settle_threads(r, &set) == WEFT_OK && settle_names(r, &set) == WEFT_OK && settle_blocks(r, &set) == WEFT_OK)
    settle_stories(r, &set);
  arena_free(&a);
  if (set.code != WEFT_OK && e) *e = set.error;
  return set.code;
}
