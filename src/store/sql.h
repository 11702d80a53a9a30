/* sql.h - SQLite with less ceremony: statements prepared once, values bound by a format, the first fault kept.
 * After a fault every call does nothing and says no, so that a transaction is checked once, at its end. */
#ifndef WEFT_STORE_SQL_H
#define WEFT_STORE_SQL_H

#include "base/error.h"

#include <sqlite3.h>

#define SQL_MOST_STATEMENTS 160

typedef struct sql {
  sqlite3 *db;
  int fault; /* SQLite code of the first fault; SQLITE_OK when none */
  char message[200];
  struct {
    const char *text;
    sqlite3_stmt *statement;
  } cached[SQL_MOST_STATEMENTS];
  size_t n_cached;
} sql;

void sql_close(sql *q);
/* Runs statements without results. */
bool sql_exec(sql *q, const char *text);
/* The statement of a text (a literal: found by its address), reset, with values bound by `format`:
 * i int64_t, s str (text), b str (blob), d double, n nothing (NULL), ? str, NULL when empty. */
sqlite3_stmt *sql_bind(sql *q, const char *text, const char *format, ...);
/* Next row of it; false at the end or after a fault. */
bool sql_row(sql *q, sqlite3_stmt *statement);
/* Binds and runs one that has no rows. */
#define SQL_RUN(q, ...) sql_row((q), sql_bind((q), __VA_ARGS__))
/* Columns of the current row; strings are copied into `a`, and are UTF-8 whatever a damaged file holds. */
str sql_str(arena *a, sqlite3_stmt *statement, int column);
str sql_blob(arena *a, sqlite3_stmt *statement, int column);
int64_t sql_int(sqlite3_stmt *statement, int column);
/* The fault as an error of the file `where`; WEFT_OK when there was none. Clears it. */
weft_code sql_error(sql *q, const char *where, weft_error *e);

#endif
