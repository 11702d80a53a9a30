/* people.c - what is kept of who is who across stories: parties, the entities that they are, judgements, and where old ids lead.
 */
#include "store/store.h"

#include "base/hash.h"
#include "text/fold.h"

#include <math.h>
#include <stdlib.h>

#define MOST_WHY 200 /* stories by which somebody is told to be known, the earliest */
#define MOST_HOPS 32 /* from an old id to the one that is used now */

/* --- parties ----------------------------------------------------------------------------------------------------- */

static void mark_block(store *s, str block) {
  if (block.len) SQL_RUN(&s->q, "INSERT OR IGNORE INTO dirty_block(block) VALUES(?)", "s", block);
}

typedef struct gone_party {
  str id, block, bytes, entity;
} gone_party;

/* The parties of a story as they were: those that are as before are taken out of `added`; blocks of the others get dirty. */
static void drop_old_parties(store *s, arena *a, str story, const stored_party *list, size_t n, bool *kept) {
  names ids;
  names_init(&ids, a);
  for (size_t i = 0; i < n; i++) names_put(&ids, list[i].id);
  VECTOR(gone_party) gone = {0};
  sqlite3_stmt *rows = sql_bind(&s->q, "SELECT id, block, bytes, coalesce(entity, '') FROM party WHERE story = ?", "s", story);
  while (sql_row(&s->q, rows)) {
    str id = sql_str(a, rows, 0), block = sql_str(a, rows, 1), bytes = sql_blob(a, rows, 2), who = sql_str(a, rows, 3);
    uint32_t i = names_get(&ids, id);
    if (i != UINT32_MAX && str_eq(list[i].bytes, bytes) && str_eq(list[i].block, block)) {
      kept[i] = true;
      continue;
    }
    VECTOR_PUSH(a, gone, (gone_party){id, block, bytes, who});
  }
  for (size_t i = 0; i < gone.n; i++) {
    const gone_party *g = &gone.items[i];
    party p;
    mark_block(s, g->block);
    if (names_get(&ids, g->id) != UINT32_MAX) continue;
    if (g->entity.len && party_unpack(a, g->bytes, &p))
      SQL_RUN(&s->q, "INSERT OR IGNORE INTO gone(block, entity, founder, key) VALUES(?, ?, ?, ?)", "ssss", g->block, g->entity,
              p.founder, p.key.key);
    SQL_RUN(&s->q, "DELETE FROM party WHERE story = ? AND id = ?", "ss", story, g->id);
  }
}

void store_put_parties(store *s, str story, const stored_party *list, size_t n) {
  arena a;
  arena_init(&a, 0);
  bool *kept = ARENA_ARRAY(&a, bool, n);
  drop_old_parties(s, &a, story, list, n, kept);
  for (size_t i = 0; i < n; i++) {
    if (kept[i]) continue;
    SQL_RUN(&s->q,
            "INSERT INTO party(story, id, block, bytes, marked, entity) VALUES(?, ?, ?, ?, ?, ?)"
            " ON CONFLICT(story, id) DO UPDATE SET block = excluded.block, bytes = excluded.bytes, marked = excluded.marked",
            "sssbi?", story, list[i].id, list[i].block, list[i].bytes, (int64_t)list[i].marked,
            list[i].block.len ? STR("") : list[i].id);
    mark_block(s, list[i].block);
  }
  SQL_RUN(&s->q, "UPDATE dirty SET step = 1 WHERE story = ?", "s", story);
  arena_free(&a);
}

str *store_dirty_blocks(store *s, arena *a, size_t limit, size_t *n) {
  VECTOR(str) found = {0};
  sqlite3_stmt *rows = sql_bind(&s->q, "SELECT block FROM dirty_block ORDER BY block LIMIT ?", "i", (int64_t)limit);
  while (sql_row(&s->q, rows)) VECTOR_PUSH(a, found, sql_blob(a, rows, 0)); /* to the byte, whatever it is: it is deleted by it */
  *n = found.n;
  return found.items;
}

stored_party *store_block(store *s, arena *a, str block, size_t *n) {
  VECTOR(stored_party) found = {0};
  sqlite3_stmt *rows =
      sql_bind(&s->q,
               "SELECT story, id, bytes, coalesce(entity, ''), coalesce(why, ''), coalesce(score, 0) FROM party WHERE block = ?"
               " ORDER BY story, id",
               "s", block);
  while (sql_row(&s->q, rows))
    VECTOR_PUSH(a, found,
                (stored_party){.story = sql_str(a, rows, 0),
                               .id = sql_str(a, rows, 1),
                               .block = block,
                               .bytes = sql_blob(a, rows, 2),
                               .entity = sql_str(a, rows, 3),
                               .why = sql_str(a, rows, 4),
                               .score = sqlite3_column_double(rows, 5)});
  *n = found.n;
  return found.items;
}

static bool is_used(store *s, str id) {
  sqlite3_stmt *row = sql_bind(&s->q, "SELECT 1 FROM party WHERE entity = ? LIMIT 1", "s", id);
  bool used = sql_row(&s->q, row);
  if (row) sqlite3_reset(row);
  return used;
}

static void move_id(store *s, str old, str to) {
  if (to.len && !str_eq(old, to) && !is_used(s, old))
    SQL_RUN(&s->q, "INSERT OR REPLACE INTO moved(old, entity) VALUES(?, ?)", "ss", old, to);
}

/* An entity of before, and how many of its parties are which one now. */
typedef struct moved_id {
  str old, best;
  uint64_t most;
} moved_id;

/* Where ids lead that no party of the block has any more: to the entity that most of theirs have now, the smaller id of two. */
static void move_ids(store *s, arena *a, const stored_party *old, const party_link *links, size_t n) {
  names now, before;
  names_init(&now, a);
  names_init(&before, a);
  map counts; /* (old entity, new one) -> parties */
  map_init(&counts, a);
  VECTOR(moved_id) list = {0};
  for (size_t i = 0; i < n; i++) {
    uint32_t known = (uint32_t)now.list.n;
    if (names_put(&now, links[i].entity) == known) SQL_RUN(&s->q, "DELETE FROM moved WHERE old = ?", "s", links[i].entity);
    if (!old[i].entity.len || str_eq(old[i].entity, links[i].entity)) continue;
    uint32_t k = names_put(&before, old[i].entity);
    if (k == list.n) VECTOR_PUSH(a, list, (moved_id){.old = old[i].entity});
    moved_id *m = &list.items[k];
    uint64_t count = ++*map_put(&counts, hash_mix(hash_bytes(old[i].entity, 0), hash_bytes(links[i].entity, 1)), NULL);
    if (count > m->most || (count == m->most && str_cmp(links[i].entity, m->best) < 0))
      m->best = links[i].entity, m->most = count;
  }
  for (size_t i = 0; i < list.n; i++) move_id(s, list.items[i].old, list.items[i].best);
}

/* Ids of parties that are no more, their story having changed: to the one whose story began with the same article, else to the
 * only one of that name. */
static void move_gone(store *s, arena *a, str block, const party *list, const party_link *links, size_t n) {
  VECTOR(gone_party) gone = {0};
  sqlite3_stmt *rows =
      sql_bind(&s->q, "SELECT entity, founder, key FROM gone WHERE block = ? ORDER BY entity, founder", "s", block);
  while (sql_row(&s->q, rows))
    VECTOR_PUSH(a, gone, (gone_party){.entity = sql_str(a, rows, 0), .id = sql_str(a, rows, 1), .block = sql_str(a, rows, 2)});
  for (size_t g = 0; g < gone.n; g++) {
    str exact = {0}, only = {0};
    bool several = false;
    for (size_t i = 0; i < n; i++) {
      if (!str_eq(list[i].key.key, gone.items[g].block)) continue;
      if (str_eq(list[i].founder, gone.items[g].id)) exact = links[i].entity;
      several |= only.len && !str_eq(only, links[i].entity);
      only = links[i].entity;
    }
    move_id(s, gone.items[g].entity, exact.len ? exact : several ? STR("") : only);
  }
  if (gone.n) SQL_RUN(&s->q, "DELETE FROM gone WHERE block = ?", "s", block);
}

void store_put_block(store *s, str block, const stored_party *old, const party *list, const block_result *found, size_t n) {
  arena a;
  arena_init(&a, 0);
  for (size_t i = 0; i < n; i++) {
    const party_link *l = &found->links[i];
    if (str_eq(l->entity, old[i].entity) && str_eq(str_c(l->why), old[i].why) && l->score == old[i].score) continue;
    SQL_RUN(&s->q, "UPDATE party SET entity = ?, why = ?, score = ? WHERE story = ? AND id = ?", "ssdss", l->entity,
            str_c(l->why), l->score, old[i].story, old[i].id);
    if (!str_eq(l->entity, old[i].entity))
      SQL_RUN(&s->q, "INSERT OR IGNORE INTO dirty(story, step) VALUES(?, 1)", "s", old[i].story);
  }
  move_ids(s, &a, old, found->links, n);
  move_gone(s, &a, block, list, found->links, n);
  SQL_RUN(&s->q, "DELETE FROM unsure WHERE block = ?", "s", block);
  for (size_t i = 0; i < found->uncertain.n; i++) {
    const uncertain_pair *u = &found->uncertain.items[i];
    SQL_RUN(&s->q, "INSERT OR REPLACE INTO unsure(block, entity, other, score) VALUES(?, ?, ?, ?)", "sssd", block, u->entity,
            u->other, u->score);
  }
  SQL_RUN(&s->q, "DELETE FROM dirty_block WHERE block = ?", "s", block);
  arena_free(&a);
}

/* --- entities that were judged to be one ---------------------------------------------------------------------------- */

static void change_joined(store *s, str id) {
  SQL_RUN(&s->q, "INSERT OR IGNORE INTO dirty(story, step) SELECT DISTINCT story, 1 FROM party WHERE entity = ?", "s", id);
}

void store_join_entities(store *s) {
  arena a;
  arena_init(&a, 0);
  VECTOR(judged_entity) judged = {0};
  sqlite3_stmt *rows = sql_bind(&s->q, "SELECT bytes, entity FROM party WHERE marked > 0 AND entity <> ''", "");
  while (sql_row(&s->q, rows)) {
    party p;
    str bytes = sql_blob(&a, rows, 0), who = sql_str(&a, rows, 1);
    if (!party_unpack(&a, bytes, &p)) continue;
    for (uint32_t i = 0; i < p.n_marks; i++) VECTOR_PUSH(&a, judged, (judged_entity){p.marks[i], who});
  }
  renames now = join_entities(&a, judged.items, judged.n);
  names before;
  names_init(&before, &a);
  VECTOR(str) into = {0};
  rows = sql_bind(&s->q, "SELECT entity, other FROM joined ORDER BY entity", "");
  while (sql_row(&s->q, rows)) {
    names_put(&before, sql_str(&a, rows, 0));
    VECTOR_PUSH(&a, into, sql_str(&a, rows, 1));
  }
  for (uint32_t i = 0; i < before.list.n; i++) {
    uint32_t k = names_get(&now.from, before.list.items[i]);
    if (k != UINT32_MAX && str_eq(now.to.items[k], into.items[i])) continue;
    SQL_RUN(&s->q, "DELETE FROM joined WHERE entity = ?", "s", before.list.items[i]);
    change_joined(s, before.list.items[i]);
  }
  for (uint32_t i = 0; i < now.from.list.n; i++) {
    uint32_t k = names_get(&before, now.from.list.items[i]);
    if (k != UINT32_MAX && str_eq(now.to.items[i], into.items[k])) continue;
    SQL_RUN(&s->q, "INSERT OR REPLACE INTO joined(entity, other) VALUES(?, ?)", "ss", now.from.list.items[i], now.to.items[i]);
    change_joined(s, now.from.list.items[i]);
  }
  arena_free(&a);
}

void store_renames(store *s, arena *a, str story, renames *out) {
  *out = (renames){0};
  names_init(&out->from, a);
  sqlite3_stmt *rows = sql_bind(&s->q,
                                "SELECT id, coalesce((SELECT other FROM joined WHERE joined.entity = party.entity), entity)"
                                " FROM party WHERE story = ? AND entity <> ''",
                                "s", story);
  while (sql_row(&s->q, rows)) {
    str id = sql_str(a, rows, 0), now = sql_str(a, rows, 1);
    if (str_eq(id, now)) continue;
    names_put(&out->from, id);
    VECTOR_PUSH(a, out->to, now);
  }
}

str store_entity_now(store *s, arena *a, str id) {
  for (int hops = 0; hops < MOST_HOPS; hops++) {
    sqlite3_stmt *row = sql_bind(&s->q,
                                 "SELECT other FROM joined WHERE entity = ?1 UNION ALL SELECT entity FROM moved WHERE old = ?1"
                                 " LIMIT 1",
                                 "s", id);
    if (!sql_row(&s->q, row)) return id;
    id = sql_str(a, row, 0);
    sqlite3_reset(row);
  }
  return id;
}

/* --- judgements ----------------------------------------------------------------------------------------------------- */

void store_add_judgement(store *s, const judgement *in) {
  arena a;
  arena_init(&a, 0);
  buffer b;
  buffer_init(&b, &a, SIZE_MAX / 4);
  json_write(&b, judgement_to_row(&a, in));
  SQL_RUN(&s->q, "INSERT INTO judgement(row) VALUES(?)", "s", buffer_str(&b));
  const str articles[] = {in->a.article, in->b.article};
  for (size_t i = 0; i < 2; i++)
    SQL_RUN(&s->q, "INSERT OR REPLACE INTO dirty(story, step) SELECT story, 0 FROM article WHERE id = ? AND story IS NOT NULL",
            "s", articles[i]);
  arena_free(&a);
}

judgements store_all_judgements(store *s, arena *a) {
  VECTOR(judgement) list = {0};
  sqlite3_stmt *rows = sql_bind(&s->q, "SELECT row FROM judgement ORDER BY n", "");
  while (sql_row(&s->q, rows)) {
    judgement j;
    json *row = json_parse(a, sql_str(a, rows, 0), NULL);
    if (row && judgement_from_row(row, &j, NULL)) VECTOR_PUSH(a, list, j);
  }
  return (judgements){.items = list.items, .n = list.n};
}

bool store_entity_side(store *s, arena *a, str who, str in, judgement_side *out) {
  sqlite3_stmt *row = sql_bind(&s->q,
                               "SELECT article.id, name FROM entity_in JOIN article ON handle = article"
                               " WHERE entity = ?1 AND name <> '' AND (?2 IS NULL OR article.id = ?2)"
                               " ORDER BY published IS NULL, published, article.id, length(name) DESC, name LIMIT 1",
                               "s?", who, in);
  if (!sql_row(&s->q, row)) return false;
  *out = (judgement_side){sql_str(a, row, 0), sql_str(a, row, 1)};
  sqlite3_reset(row);
  return true;
}

bool store_other_side(store *s, arena *a, str who, str not_in, judgement_side *out) {
  sqlite3_stmt *row = sql_bind(&s->q,
                               "SELECT article.id FROM entity_in JOIN article ON handle = article"
                               " WHERE entity = ? AND name <> '' AND article.id <> ?"
                               " ORDER BY published IS NULL, published, article.id LIMIT 1",
                               "ss", who, not_in);
  if (!sql_row(&s->q, row)) return false;
  str id = sql_str(a, row, 0);
  sqlite3_reset(row);
  return store_entity_side(s, a, who, id, out);
}

bool store_party_side(store *s, arena *a, str id, judgement_side *out) {
  sqlite3_stmt *row = sql_bind(&s->q, "SELECT bytes FROM party WHERE entity = ? ORDER BY story, id LIMIT 1", "s", id);
  if (!sql_row(&s->q, row)) return false;
  party p;
  str bytes = sql_blob(a, row, 0);
  sqlite3_reset(row);
  return party_unpack(a, bytes, &p) && store_entity_side(s, a, store_entity_now(s, a, id), p.founder, out);
}

/* --- lists -------------------------------------------------------------------------------------------------------- */

/* The one entity that an id, an old id, or a name means. */
str store_entity_named(store *s, arena *a, const char *name, weft_error *e) {
  str id = store_entity_now(s, a, str_c(name));
  sqlite3_stmt *row = sql_bind(&s->q, "SELECT 1 FROM entity_in WHERE entity = ? LIMIT 1", "s", id);
  bool known = sql_row(&s->q, row);
  if (row) sqlite3_reset(row);
  if (known) return id;
  row =
      sql_bind(&s->q, "SELECT entity, count(*) OVER () FROM entity_in WHERE key = ? GROUP BY entity ORDER BY sum(n) DESC LIMIT 1",
               "s", fold(a, str_c(name)));
  if (!sql_row(&s->q, row)) {
    error_set(e, WEFT_ERROR_NOT_FOUND, str_c(s->path), BYTE_UNKNOWN, "nobody is called '%.80s' (`weft people` lists them)", name);
    return STR("");
  }
  id = sql_str(a, row, 0);
  int64_t n = sql_int(row, 1);
  sqlite3_reset(row);
  if (n == 1) return id;
  error_set(e, WEFT_ERROR_NOT_FOUND, str_c(s->path), BYTE_UNKNOWN,
            "%lld entities are called '%.80s'; name one by its id (`weft people --json NAME`)", (long long)n, name);
  return STR("");
}

typedef struct unsure_row {
  str x, y;
  double score;
  int64_t worth; /* articles of the rarer one: what a judgement is worth */
} unsure_row;

static int compare_unsure(const void *x, const void *y) {
  const unsure_row *a = x, *b = y;
  if (a->worth != b->worth) return a->worth > b->worth ? -1 : 1;
  if (a->score != b->score) return a->score > b->score ? -1 : 1;
  int c = str_cmp(a->x, b->x);
  return c ? c : str_cmp(a->y, b->y);
}

static int64_t articles_of(store *s, str id) {
  sqlite3_stmt *row = sql_bind(&s->q, "SELECT count(DISTINCT article) FROM entity_in WHERE entity = ?", "s", id);
  int64_t n = sql_row(&s->q, row) ? sql_int(row, 0) : 0;
  if (row) sqlite3_reset(row);
  return n;
}

static uint64_t pair_hash(str x, str y) { return hash_bytes(x, 0) ^ hash_bytes(y, 0); }

/* Entities that an article calls so. */
static strs entities_called(store *s, arena *a, const judgement_side *side) {
  VECTOR(str) found = {0};
  sqlite3_stmt *rows =
      sql_bind(&s->q, "SELECT DISTINCT entity FROM entity_in JOIN article ON handle = article WHERE article.id = ? AND name = ?",
               "ss", side->article, side->name);
  while (sql_row(&s->q, rows)) VECTOR_PUSH(a, found, sql_str(a, rows, 0));
  return (strs){found.items, (uint32_t)found.n};
}

/* Pairs of entities that somebody has judged already, in whatever way. */
static map judged_pairs(store *s, arena *a) {
  map out;
  map_init(&out, a);
  judgements all = store_all_judgements(s, a);
  for (size_t i = 0; i < all.n; i++) {
    strs x = entities_called(s, a, &all.items[i].a), y = entities_called(s, a, &all.items[i].b);
    for (uint32_t k = 0; k < x.n; k++)
      for (uint32_t j = 0; j < y.n; j++) map_put(&out, pair_hash(x.items[k], y.items[j]), NULL);
  }
  return out;
}

weft_code store_unsure(store *s, const weft_query *query, store_sink sink, void *user, weft_error *e) {
  arena a, each;
  arena_init(&a, 0);
  arena_init(&each, 0);
  VECTOR(unsure_row) list = {0};
  map judged = judged_pairs(s, &a);
  sqlite3_stmt *rows = sql_bind(&s->q, "SELECT entity, other, score FROM unsure ORDER BY block, entity, other", "");
  while (sql_row(&s->q, rows))
    VECTOR_PUSH(&a, list, (unsure_row){sql_str(&a, rows, 0), sql_str(&a, rows, 1), sqlite3_column_double(rows, 2), 0});
  size_t n = 0;
  for (size_t i = 0; i < list.n; i++) {
    unsure_row *u = &list.items[i];
    u->x = store_entity_now(s, &a, u->x), u->y = store_entity_now(s, &a, u->y);
    if (str_eq(u->x, u->y)) continue;
    int64_t x = articles_of(s, u->x), y = articles_of(s, u->y);
    u->worth = x < y ? x : y;
    if (u->worth) list.items[n++] = *u;
  }
  if (n) qsort(list.items, n, sizeof *list.items, compare_unsure);
  size_t most = query->limit ? query->limit : SIZE_MAX, told = 0;
  for (size_t i = 0; i < n && told < most && !s->q.fault; i++) {
    arena_reset(&each);
    const unsure_row *u = &list.items[i];
    if (map_get(&judged, pair_hash(u->x, u->y))) continue;
    json *row = json_new(&each, JSON_OBJECT);
    json_set(&each, row, STR("a"), store_entity_row(s, &each, u->x));
    json_set(&each, row, STR("b"), store_entity_row(s, &each, u->y));
    json_set(&each, row, STR("score"), json_new_double(&each, round(u->score * 100) / 100));
    json_set(&each, row, STR("probability"), json_new_double(&each, round(100 / (1 + exp(-u->score))) / 100));
    told++;
    if (!sink(user, &each, row)) break;
  }
  arena_free(&a);
  arena_free(&each);
  return sql_error(&s->q, s->path, e);
}

/* Names of those of a story in whose company both parties were. */
static json *shared_company(store *s, arena *a, const party *p, const hash_set *before) {
  json *list = json_new(a, JSON_ARRAY);
  sqlite3_stmt *rows = sql_bind(&s->q, "SELECT id, bytes FROM party WHERE story = ? ORDER BY id", "s", p->story);
  while (sql_row(&s->q, rows)) {
    party other;
    str id = sql_str(a, rows, 0), bytes = sql_blob(a, rows, 1);
    if (party_unpack(a, bytes, &other) && party_shares(p, before, id)) json_push(list, json_new_str(a, other.name));
  }
  return list;
}

typedef struct why_row {
  party p;
  str entity, why;
  double score;
} why_row;

static int compare_why(const void *x, const void *y) {
  const why_row *a = x, *b = y;
  if (!a->p.published.len != !b->p.published.len) return a->p.published.len ? -1 : 1;
  int c = str_cmp(a->p.published, b->p.published);
  if (c == 0) c = str_cmp(a->p.founder, b->p.founder);
  return c ? c : str_cmp(a->p.story, b->p.story);
}

json *store_entity_why(store *s, arena *a, str id) {
  json *row = store_entity_row(s, a, id), *stories = json_new(a, JSON_ARRAY);
  VECTOR(why_row) list = {0};
  sqlite3_stmt *rows = sql_bind(&s->q,
                                "SELECT bytes, entity, why, score FROM party WHERE entity = ?1"
                                " OR entity IN (SELECT entity FROM joined WHERE other = ?1)",
                                "s", id);
  while (sql_row(&s->q, rows)) {
    why_row w = {.entity = sql_str(a, rows, 1), .why = sql_str(a, rows, 2), .score = sqlite3_column_double(rows, 3)};
    str bytes = sql_blob(a, rows, 0);
    if (party_unpack(a, bytes, &w.p) && !w.p.alias) VECTOR_PUSH(a, list, w);
  }
  if (list.n) qsort(list.items, list.n, sizeof *list.items, compare_why);
  hash_set company = {0};
  for (size_t i = 0; i < list.n && i < MOST_WHY; i++) {
    const why_row *w = &list.items[i];
    json *o = json_new(a, JSON_OBJECT);
    json_set_str(a, o, STR("story"), w->p.story);
    json_set_str(a, o, STR("name"), w->p.name);
    json_set_str_if(a, o, STR("published"), w->p.published);
    json_set_int(a, o, STR("articles"), w->p.n_articles);
    bool judged = !str_eq(w->entity, id);
    json_set_str(a, o, STR("why"), judged ? STR("judged to be the same, or told under both names") : w->why);
    if (w->score != 0 && !judged) json_set(a, o, STR("score"), json_new_double(a, round(w->score * 100) / 100));
    json *shared = shared_company(s, a, &w->p, &company);
    if (shared->n) json_set(a, o, STR("company"), shared);
    party_add_company(a, &w->p, &company);
    json_push(stories, o);
  }
  json_set(a, row, STR("stories"), stories);
  return row;
}
