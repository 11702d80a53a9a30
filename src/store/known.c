/* known.c - entities of lists (resolve/known.h) in a store, and where its articles may name them.
 *
 *   known        id -> row of FollowTheMoney, what is kept of it
 *   known_name   key -> ids; a key is a name folded ("=ann lee") or the block of one ("p lee")
 *
 * Who may be whom is worked out when it is asked for: entities have the ids they have without any list. */
#include "resolve/known.h"

#include "base/hash.h"
#include "resolve/data/same_weights.h"
#include "store/store.h"
#include "text/fold.h"

#include <math.h>
#include <stdlib.h>

#define KNOWN_SURE 2.0      /* log odds from which a match is sure: about 88 % */
#define MOST_PARTIES 256    /* of an entity that are looked at */
#define MOST_OF_ENTITY 256  /* listed entities that one of the articles is compared with */
#define MOST_FOUND_IN 20    /* articles that are named of a match */
#define KNOWN_SIDE "known:" /* before the id of a listed entity where others have an article's */

/* --- keeping ------------------------------------------------------------------------------------------------------- */

static str row_bytes(arena *a, const json *row) {
  buffer b;
  buffer_init(&b, a, SIZE_MAX / 4);
  json_write(&b, row);
  return buffer_str(&b);
}

static void put_key(store *s, str key, str id) {
  SQL_RUN(&s->q, "INSERT OR IGNORE INTO known_name(key, known) VALUES(?, ?)", "ss", key, id);
}

store_put store_put_known(store *s, const known_entity *in) {
  arena a;
  arena_init(&a, 0);
  str row = row_bytes(&a, known_to_row(&a, in));
  store_put result = STORE_NEW;
  sqlite3_stmt *old = sql_bind(&s->q, "SELECT row = ? FROM known WHERE id = ?", "ss", row, in->id);
  if (sql_row(&s->q, old)) {
    result = sql_int(old, 0) ? STORE_SEEN : STORE_REPLACED;
    sqlite3_reset(old);
  }
  if (result != STORE_SEEN) {
    if (result == STORE_REPLACED) SQL_RUN(&s->q, "DELETE FROM known_name WHERE known = ?", "s", in->id);
    SQL_RUN(&s->q, "INSERT OR REPLACE INTO known(id, row) VALUES(?, ?)", "ss", in->id, row);
    size_t n;
    const known_name *list = known_names_of(&a, in, &n);
    for (size_t i = 0; i < n; i++) {
      put_key(s, str_format(&a, "=%.*s", STR_FMT(list[i].spelled)), in->id);
      if (list[i].block.len) put_key(s, list[i].block, in->id);
    }
  }
  arena_free(&a);
  return result;
}

static bool get_known(store *s, arena *a, str id, known_entity *out) {
  sqlite3_stmt *found = sql_bind(&s->q, "SELECT row FROM known WHERE id = ?", "s", id);
  if (!sql_row(&s->q, found)) return false;
  const json *row = json_parse(a, sql_str(a, found, 0), NULL);
  sqlite3_reset(found);
  return row && known_from_row(a, row, out, NULL) == KNOWN_READ;
}

bool store_known_side(store *s, arena *a, str named, judgement_side *out) {
  known_entity k;
  if (!str_starts(named, STR(KNOWN_SIDE)) || !get_known(s, a, str_slice(named, sizeof KNOWN_SIDE - 1, named.len), &k))
    return false;
  *out = (judgement_side){named, k.caption};
  return true;
}

/* --- judgements ---------------------------------------------------------------------------------------------------- */

/* What was said about a listed entity and one of the articles; the last word counts. */
typedef struct judged_pair {
  str known, entity;
  judgement_verdict verdict;
} judged_pair;

typedef struct judged_pairs {
  judged_pair *items; /* by known, entity */
  size_t n, cap;
} judged_pairs;

static int compare_pairs(const void *x, const void *y) {
  const judged_pair *a = x, *b = y;
  int c = str_cmp(a->known, b->known);
  return c ? c : str_cmp(a->entity, b->entity);
}

static judged_pairs judged_of(store *s, arena *a) {
  judgements all = store_all_judgements(s, a);
  judged_pairs out = {0};
  names places;
  names_init(&places, a);
  for (size_t i = 0; i < all.n; i++) {
    const judgement *j = &all.items[i];
    bool first = str_starts(j->a.article, STR(KNOWN_SIDE));
    if (!first && !str_starts(j->b.article, STR(KNOWN_SIDE))) continue;
    str listed = first ? j->a.article : j->b.article;
    const judgement_side *named = first ? &j->b : &j->a;
    sqlite3_stmt *rows = sql_bind(
        &s->q, "SELECT DISTINCT entity FROM entity_in JOIN article ON handle = article WHERE article.id = ? AND name = ?", "ss",
        named->article, named->name);
    while (sql_row(&s->q, rows)) {
      judged_pair p = {str_slice(listed, sizeof KNOWN_SIDE - 1, listed.len), sql_str(a, rows, 0), j->verdict};
      uint32_t k = names_put(&places, str_format(a, "%.*s %.*s", STR_FMT(p.known), STR_FMT(p.entity)));
      if (k < out.n) out.items[k] = p;
      else VECTOR_PUSH(a, out, p);
    }
  }
  if (out.n) qsort(out.items, out.n, sizeof *out.items, compare_pairs);
  return out;
}

/* --- matches ------------------------------------------------------------------------------------------------------- */

typedef struct known_match {
  str entity;
  double score;
  const char *why;
  bool judged;
  judgement_verdict verdict;
} known_match;

typedef struct known_matches {
  known_match *items;
  size_t n, cap;
} known_matches;

static void note_match(arena *a, known_matches *out, str who, double score, const char *why) {
  if (score < SAME_UNSURE) return;
  for (size_t i = 0; i < out->n; i++) {
    known_match *m = &out->items[i];
    if (!str_eq(m->entity, who)) continue;
    if (score > m->score) m->score = score, m->why = why;
    return;
  }
  VECTOR_PUSH(a, *out, (known_match){.entity = who, .score = score, .why = why});
}

/* All that is known of a person of the articles: its pronouns, the middle name and suffix that are told. False when nothing is.
 */
static bool person_of(store *s, arena *a, str who, party *out) {
  *out = (party){.from = 1, .to = 0};
  uint32_t middle = 0, suffix = 0;
  bool found = false;
  sqlite3_stmt *rows = sql_bind(&s->q,
                                "SELECT bytes FROM party WHERE block <> '' AND (entity = ?1 OR entity IN (SELECT entity FROM"
                                " joined WHERE other = ?1)) ORDER BY story, id LIMIT ?2",
                                "si", who, (int64_t)MOST_PARTIES);
  while (sql_row(&s->q, rows)) {
    party p;
    if (!party_unpack(a, sql_blob(a, rows, 0), &p) || !p.key.person || p.alias != ALIAS_NONE) continue;
    found = true;
    out->he += p.he, out->she += p.she;
    if (p.key.middle.len && p.n_articles > middle) out->key.middle = p.key.middle, middle = p.n_articles;
    if (p.key.suffix.len && p.n_articles > suffix) out->key.suffix = p.key.suffix, suffix = p.n_articles;
  }
  return found;
}

/* Entities with a name that is spelled just like one of the list's. */
static void match_spellings(store *s, arena *a, const known_entity *k, const known_name *name, known_matches *out) {
  VECTOR(str) found = {0};
  sqlite3_stmt *rows = sql_bind(&s->q,
                                "SELECT entity, (SELECT type FROM entity_in AS of WHERE of.entity = entity_in.entity GROUP BY"
                                " type ORDER BY sum(n) DESC, type LIMIT 1) FROM entity_in WHERE key = ? GROUP BY entity",
                                "s", name->spelled);
  while (sql_row(&s->q, rows)) {
    VECTOR_PUSH(a, found, sql_str(a, rows, 0));
    VECTOR_PUSH(a, found, sql_str(a, rows, 1));
  }
  for (size_t i = 0; i < found.n; i += 2) {
    party p;
    const char *why;
    bool person = name->key.person && person_of(s, a, found.items[i], &p);
    double score = known_by_spelling(k, name, person ? &p : NULL, found.items[i + 1], &why);
    note_match(a, out, found.items[i], score, why);
  }
}

/* Entities with a name of the same key, or near to it. */
static void match_keys(store *s, arena *a, const known_entity *k, const known_name *name, known_matches *out) {
  VECTOR(str) entities_of = {0};
  VECTOR(party) found = {0};
  map seen; /* (entity, key) */
  map_init(&seen, a);
  sqlite3_stmt *rows = sql_bind(&s->q,
                                "SELECT bytes, coalesce((SELECT other FROM joined WHERE joined.entity = party.entity), entity)"
                                " FROM party WHERE block = ? AND entity <> '' ORDER BY story, id",
                                "s", name->block);
  while (sql_row(&s->q, rows)) {
    party p;
    str who = sql_str(a, rows, 1);
    if (!party_unpack(a, sql_blob(a, rows, 0), &p) || !known_meets(a, name, &p)) continue;
    bool is_new;
    map_put(&seen, hash_mix(hash_bytes(who, p.alias), hash_bytes(p.key.key, 0)), &is_new);
    if (!is_new) continue;
    VECTOR_PUSH(a, entities_of, who);
    VECTOR_PUSH(a, found, p);
  }
  for (size_t i = 0; i < found.n; i++) {
    party *p = &found.items[i], all;
    const char *why;
    if (p->key.person && person_of(s, a, entities_of.items[i], &all)) {
      p->he = all.he, p->she = all.she;
      p->key.middle = all.key.middle, p->key.suffix = all.key.suffix;
    }
    p->people = p->things = p->words = (hash_set){0};
    double score = known_by_key(a, k, name, p, &why);
    note_match(a, out, entities_of.items[i], score, why);
  }
}

static void match_judgements(arena *a, const known_entity *k, const judged_pairs *judged, known_matches *out) {
  size_t low = 0, high = judged->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (str_cmp(judged->items[middle].known, k->id) < 0) low = middle + 1;
    else high = middle;
  }
  for (; low < judged->n && str_eq(judged->items[low].known, k->id); low++) {
    const judged_pair *p = &judged->items[low];
    size_t i = 0;
    while (i < out->n && !str_eq(out->items[i].entity, p->entity)) i++;
    if (i == out->n) VECTOR_PUSH(a, *out, (known_match){.entity = p->entity});
    out->items[i].judged = true, out->items[i].verdict = p->verdict;
  }
}

static bool is_sure(const known_match *m) { return m->judged ? m->verdict == JUDGED_SAME : m->score >= KNOWN_SURE; }

static int compare_matches(const void *x, const void *y) {
  const known_match *a = x, *b = y;
  if (is_sure(a) != is_sure(b)) return is_sure(a) ? -1 : 1;
  if (a->score != b->score) return a->score > b->score ? -1 : 1;
  return str_cmp(a->entity, b->entity);
}

static known_matches matches_of(store *s, arena *a, const known_entity *k, const judged_pairs *judged) {
  known_matches out = {0};
  size_t n;
  const known_name *list = known_names_of(a, k, &n);
  for (size_t i = 0; i < n; i++) {
    match_spellings(s, a, k, &list[i], &out);
    if (list[i].block.len) match_keys(s, a, k, &list[i], &out);
  }
  match_judgements(a, k, judged, &out);
  size_t kept = 0;
  for (size_t i = 0; i < out.n; i++)
    if (!out.items[i].judged || out.items[i].verdict != JUDGED_DIFFERENT) out.items[kept++] = out.items[i];
  out.n = kept;
  if (out.n) qsort(out.items, out.n, sizeof *out.items, compare_matches);
  return out;
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

static int64_t count_articles(store *s, str who) {
  sqlite3_stmt *row = sql_bind(&s->q, "SELECT count(DISTINCT article) FROM entity_in WHERE entity = ?", "s", who);
  int64_t n = sql_row(&s->q, row) ? sql_int(row, 0) : 0;
  if (row) sqlite3_reset(row);
  return n;
}

static json *hundredths(arena *a, double x) { return json_new_double(a, round(x * 100) / 100); }

static void set_score(arena *a, json *row, const known_match *m) {
  if (!m->judged) {
    json_set(a, row, STR("score"), hundredths(a, m->score));
    json_set(a, row, STR("probability"), hundredths(a, 1 / (1 + exp(-m->score))));
  }
  json_set(a, row, STR("sure"), json_new_bool(a, is_sure(m)));
}

static const char *why_of(const known_match *m) {
  if (!m->judged) return m->why;
  return m->verdict == JUDGED_SAME ? "judged to be the same" : "judged to be unsure";
}

static json *match_row(store *s, arena *a, const known_match *m) {
  json *who = store_entity_row(s, a, m->entity), *row = json_new(a, JSON_OBJECT), *found = json_new(a, JSON_ARRAY);
  json_set_str(a, row, STR("entity"), m->entity);
  json_set_str(a, row, STR("name"), json_get_str(who, STR("name")));
  json_set_str(a, row, STR("type"), json_get_str(who, STR("type")));
  set_score(a, row, m);
  json_set_str(a, row, STR("why"), str_c(why_of(m)));
  json_set_int(a, row, STR("articles"), json_to_int(json_get(who, STR("articles")), 0));
  sqlite3_stmt *rows = sql_bind(&s->q,
                                "SELECT id, outlet, published, title FROM article WHERE handle IN (SELECT article FROM entity_in"
                                " WHERE entity = ?) ORDER BY published IS NULL, published, id LIMIT ?",
                                "si", m->entity, (int64_t)MOST_FOUND_IN);
  while (sql_row(&s->q, rows)) {
    static const char *const fields[] = {"article", "outlet", "published", "title"};
    json *o = json_new(a, JSON_OBJECT);
    for (int i = 0; i < 4; i++) json_set_str_if(a, o, str_c(fields[i]), sql_str(a, rows, i));
    json_push(found, o);
  }
  json_set(a, row, STR("found_in"), found);
  return row;
}

static json *known_row(store *s, arena *a, const known_entity *k, const known_matches *matches) {
  json *row = known_to_row(a, k), *properties = json_get(row, STR("properties")), *list = json_new(a, JSON_ARRAY);
  json_remove(row, STR("properties"));
  for (json *p = properties->first, *next; p; p = next) {
    next = p->next;
    json_set(a, row, p->key, p);
  }
  for (size_t i = 0; i < matches->n; i++) json_push(list, match_row(s, a, &matches->items[i]));
  json_set(a, row, STR("matches"), list);
  return row;
}

/* --- lists --------------------------------------------------------------------------------------------------------- */

/* A listed entity's place in the list: those that are surely in the articles first, then those that may be, then the others. */
typedef struct listed {
  str id;
  int rank;
  int64_t articles; /* that name the match */
} listed;

static int compare_listed(const void *x, const void *y) {
  const listed *a = x, *b = y;
  if (a->rank != b->rank) return b->rank - a->rank;
  if (a->articles != b->articles) return a->articles > b->articles ? -1 : 1;
  return str_cmp(a->id, b->id);
}

weft_code store_list_known(store *s, const weft_query *query, store_sink sink, void *user, weft_error *e) {
  arena a, all;
  arena_init(&a, 0);
  arena_init(&all, 0);
  judged_pairs judged = judged_of(s, &all);
  VECTOR(listed) list = {0};
  sqlite3_stmt *rows = sql_bind(&s->q, "SELECT id FROM known ORDER BY id", "");
  while (sql_row(&s->q, rows)) VECTOR_PUSH(&all, list, (listed){.id = sql_str(&all, rows, 0)});
  for (size_t i = 0; i < list.n && !s->q.fault; i++) {
    arena_reset(&a);
    known_entity k;
    if (!get_known(s, &a, list.items[i].id, &k)) continue;
    known_matches found = matches_of(s, &a, &k, &judged);
    if (!found.n) continue;
    list.items[i].rank = is_sure(&found.items[0]) ? 2 : 1;
    list.items[i].articles = count_articles(s, found.items[0].entity);
  }
  if (list.n) qsort(list.items, list.n, sizeof *list.items, compare_listed);
  size_t most = query->limit && query->limit < list.n ? query->limit : list.n;
  bool go_on = true;
  for (size_t i = 0; go_on && i < most && !s->q.fault; i++) {
    arena_reset(&a);
    known_entity k;
    if (!get_known(s, &a, list.items[i].id, &k)) continue;
    known_matches found = {0};
    if (list.items[i].rank) found = matches_of(s, &a, &k, &judged);
    go_on = sink(user, &a, known_row(s, &a, &k, &found));
  }
  arena_free(&a);
  arena_free(&all);
  return sql_error(&s->q, s->path, e);
}

static void put_candidates(store *s, arena *a, str key, names *ids) {
  sqlite3_stmt *rows =
      sql_bind(&s->q, "SELECT known FROM known_name WHERE key = ? ORDER BY known LIMIT ?", "si", key, (int64_t)MOST_OF_ENTITY);
  while (sql_row(&s->q, rows) && ids->list.n < MOST_OF_ENTITY) names_put(ids, sql_str(a, rows, 0));
  if (rows) sqlite3_reset(rows);
}

static bool any_known(store *s) {
  sqlite3_stmt *row = sql_bind(&s->q, "SELECT 1 FROM known LIMIT 1", "");
  bool any = sql_row(&s->q, row);
  if (row) sqlite3_reset(row);
  return any;
}

static int compare_rows(const void *x, const void *y) {
  const json *a = *(const json *const *)x, *b = *(const json *const *)y;
  double p = json_to_double(json_get(a, STR("score")), 100), q = json_to_double(json_get(b, STR("score")), 100);
  if (p != q) return p > q ? -1 : 1;
  return str_cmp(json_get_str(a, STR("id")), json_get_str(b, STR("id")));
}

struct store_known_lists {
  judged_pairs judged;
};

store_known_lists *store_known_open(store *s, arena *a) {
  if (!any_known(s)) return NULL;
  store_known_lists *lists = ARENA_NEW(a, store_known_lists);
  lists->judged = judged_of(s, a);
  return lists;
}

void store_set_known(store *s, arena *a, const store_known_lists *lists, json *entity_row) {
  if (!lists) return;
  str who = json_get_str(entity_row, STR("entity"));
  const judged_pairs *judged = &lists->judged;
  names ids, blocks;
  names_init(&ids, a);
  names_init(&blocks, a);
  const json *variants = json_get(entity_row, STR("variants"));
  for (const json *v = variants ? variants->first : NULL; v; v = v->next)
    put_candidates(s, a, str_format(a, "=%.*s", STR_FMT(fold(a, json_get_str(v, STR("name"))))), &ids);
  sqlite3_stmt *rows = sql_bind(&s->q,
                                "SELECT DISTINCT block FROM party WHERE block <> '' AND (entity = ?1 OR entity IN (SELECT entity"
                                " FROM joined WHERE other = ?1)) ORDER BY block",
                                "s", who);
  while (sql_row(&s->q, rows)) names_put(&blocks, sql_str(a, rows, 0));
  for (uint32_t i = 0; i < blocks.list.n; i++) put_candidates(s, a, blocks.list.items[i], &ids);
  for (size_t i = 0; i < judged->n; i++)
    if (str_eq(judged->items[i].entity, who)) names_put(&ids, judged->items[i].known);
  VECTOR(json *) found = {0};
  for (uint32_t i = 0; i < ids.list.n && !s->q.fault; i++) {
    known_entity k;
    if (!get_known(s, a, ids.list.items[i], &k)) continue;
    known_matches all = matches_of(s, a, &k, judged);
    for (size_t m = 0; m < all.n; m++) {
      if (!str_eq(all.items[m].entity, who)) continue;
      json *o = json_new(a, JSON_OBJECT), *topics = json_get(k.properties, STR("topics"));
      json_set_str(a, o, STR("id"), k.id);
      json_set_str(a, o, STR("caption"), k.caption);
      if (topics) json_set(a, o, STR("topics"), topics);
      set_score(a, o, &all.items[m]);
      VECTOR_PUSH(a, found, o);
    }
  }
  if (!found.n) return;
  qsort(found.items, found.n, sizeof *found.items, compare_rows);
  json *list = json_new(a, JSON_ARRAY);
  for (size_t i = 0; i < found.n; i++) json_push(list, found.items[i]);
  json_set(a, entity_row, STR("known"), list);
}
