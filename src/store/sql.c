/* sql.c - see sql.h. */
#include "store/sql.h"

#include "text/utf8.h"

#include <stdio.h>

static void fail(sql *q, int code) {
  if (q->fault) return;
  q->fault = code;
  snprintf(q->message, sizeof q->message, "%s", q->db ? sqlite3_errmsg(q->db) : sqlite3_errstr(code));
}

void sql_close(sql *q) {
  for (size_t i = 0; i < q->n_cached; i++) sqlite3_finalize(q->cached[i].statement);
  q->n_cached = 0;
  sqlite3_close(q->db);
  q->db = NULL;
}

bool sql_exec(sql *q, const char *text) {
  if (q->fault) return false;
  int code = sqlite3_exec(q->db, text, NULL, NULL, NULL);
  if (code != SQLITE_OK) fail(q, code);
  return code == SQLITE_OK;
}

static sqlite3_stmt *statement_of(sql *q, const char *text) {
  for (size_t i = 0; i < q->n_cached; i++)
    if (q->cached[i].text == text) return q->cached[i].statement;
  if (q->n_cached == SQL_MOST_STATEMENTS) {
    fail(q, SQLITE_FULL);
    return NULL;
  }
  sqlite3_stmt *made = NULL;
  int code = sqlite3_prepare_v3(q->db, text, -1, SQLITE_PREPARE_PERSISTENT, &made, NULL);
  if (code != SQLITE_OK) {
    fail(q, code);
    return NULL;
  }
  q->cached[q->n_cached].text = text;
  q->cached[q->n_cached++].statement = made;
  return made;
}

sqlite3_stmt *sql_bind(sql *q, const char *text, const char *format, ...) {
  sqlite3_stmt *statement = q->fault ? NULL : statement_of(q, text);
  if (!statement) return NULL;
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  va_list args;
  va_start(args, format);
  for (int i = 1; *format; format++, i++) {
    int code = SQLITE_OK;
    str s;
    switch (*format) {
    case 'i': code = sqlite3_bind_int64(statement, i, va_arg(args, int64_t)); break;
    case 'd': code = sqlite3_bind_double(statement, i, va_arg(args, double)); break;
    case 's':
      s = va_arg(args, str), code = sqlite3_bind_text64(statement, i, s.len ? s.data : "", s.len, SQLITE_TRANSIENT, SQLITE_UTF8);
      break;
    case 'b':
      s = va_arg(args, str), code = sqlite3_bind_blob64(statement, i, s.len ? s.data : "", s.len, SQLITE_TRANSIENT);
      break;
    case '?':
      s = va_arg(args, str),
      code = s.len ? sqlite3_bind_text64(statement, i, s.data, s.len, SQLITE_TRANSIENT, SQLITE_UTF8) : SQLITE_OK;
      break;
    default: break;
    }
    if (code != SQLITE_OK) fail(q, code);
  }
  va_end(args);
  return q->fault ? NULL : statement;
}

bool sql_row(sql *q, sqlite3_stmt *statement) {
  if (!statement || q->fault) return false;
  int code = sqlite3_step(statement);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) fail(q, code);
  sqlite3_reset(statement);
  return false;
}

str sql_blob(arena *a, sqlite3_stmt *statement, int column) {
  const void *bytes = sqlite3_column_blob(statement, column);
  return str_copy(a, str_of(bytes, (size_t)sqlite3_column_bytes(statement, column)));
}

str sql_str(arena *a, sqlite3_stmt *statement, int column) {
  const unsigned char *text = sqlite3_column_text(statement, column);
  size_t bad;
  return str_copy(a, utf8_repair(a, str_of((const char *)text, (size_t)sqlite3_column_bytes(statement, column)), &bad));
}

int64_t sql_int(sqlite3_stmt *statement, int column) { return sqlite3_column_int64(statement, column); }

weft_code sql_error(sql *q, const char *where, weft_error *e) {
  if (!q->fault) return WEFT_OK;
  int fault = q->fault;
  q->fault = SQLITE_OK;
  weft_code code = fault == SQLITE_NOMEM ? WEFT_ERROR_MEMORY
                   : fault == SQLITE_FULL || fault == SQLITE_IOERR || fault == SQLITE_CANTOPEN || fault == SQLITE_READONLY
                       ? WEFT_ERROR_IO
                       : WEFT_ERROR_STORE;
  return error_set(e, code, str_c(where), BYTE_UNKNOWN, "%s", q->message);
}
