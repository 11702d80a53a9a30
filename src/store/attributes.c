/* attributes.c - what articles say of people, as a table: put when a story is collated, counted when somebody is listed. */
#include "store/store.h"

#define MOST_ATTRIBUTES 50

void store_set_attributes(store *s, uint32_t handle, const stored_attribute *list, size_t n) {
  SQL_RUN(&s->q, "DELETE FROM attribute WHERE article = ?", "i", (int64_t)handle);
  for (size_t i = 0; i < n; i++)
    SQL_RUN(&s->q,
            "INSERT OR REPLACE INTO attribute(entity, article, what, value, other, speaker, former, dead, start, \"end\")"
            " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "sissssiiii", list[i].entity, (int64_t)handle, list[i].what, list[i].value, list[i].other, list[i].speaker,
            (int64_t)list[i].former, (int64_t)list[i].dead, list[i].start, list[i].end);
}

/* The name of an entity that is shown beside its id: of those with most words (of two) the commonest. */
static str name_of(store *s, arena *a, str id) {
  sqlite3_stmt *rows = sql_bind(
      &s->q, "SELECT name FROM entity_in WHERE entity = ? AND name <> '' GROUP BY name ORDER BY sum(n) DESC, name", "s", id);
  str best = {0};
  while (sql_row(&s->q, rows)) {
    str name = sql_str(a, rows, 0);
    bool full = str_find_char(name, ' ', 0) != SIZE_MAX;
    if (!best.len || full) best = name;
    if (!full) continue;
    sqlite3_reset(rows);
    break;
  }
  return best;
}

static void set_who(store *s, arena *a, json *row, str key, str key_of_name, str id) {
  if (!id.len) return;
  json_set_str(a, row, key, id);
  json_set_str_if(a, row, key_of_name, name_of(s, a, id));
}

json *store_entity_attributes(store *s, arena *a, str id) {
  json *list = json_new(a, JSON_ARRAY);
  sqlite3_stmt *rows = sql_bind(&s->q,
                                "SELECT what, value, former, dead, other, speaker, count(DISTINCT article) AS articles,"
                                " min(nullif(published, '')), max(nullif(published, ''))"
                                " FROM attribute JOIN article ON handle = article WHERE entity = ?"
                                " GROUP BY what, value, former, dead, other, speaker"
                                " ORDER BY articles DESC, count(*) DESC, what, value, former, dead, other, speaker LIMIT ?",
                                "si", id, (int64_t)MOST_ATTRIBUTES);
  while (sql_row(&s->q, rows)) {
    json *o = json_new(a, JSON_OBJECT);
    json_set_str(a, o, STR("what"), sql_str(a, rows, 0));
    json_set_str(a, o, STR("value"), sql_str(a, rows, 1));
    if (sql_int(rows, 2)) json_set(a, o, STR("former"), json_new_bool(a, true));
    if (sql_int(rows, 3)) json_set(a, o, STR("dead"), json_new_bool(a, true));
    str from = sql_str(a, rows, 7), to = sql_str(a, rows, 8);
    set_who(s, a, o, STR("other"), STR("other_name"), sql_str(a, rows, 4));
    set_who(s, a, o, STR("speaker"), STR("speaker_name"), sql_str(a, rows, 5));
    json_set_int(a, o, STR("n"), sql_int(rows, 6));
    json_set_str_if(a, o, STR("from"), str_slice(from, 0, from.len < 10 ? from.len : 10));
    json_set_str_if(a, o, STR("to"), str_slice(to, 0, to.len < 10 ? to.len : 10));
    json_push(list, o);
  }
  return list;
}
