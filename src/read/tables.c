/* tables.c - rows of tables as rows: CSV (RFC 4180; comma, semicolon) and tab-separated values, whose first line names the
 * fields, and the tables of GDELT's Global Knowledge Graph, which have no such line (data/gdelt.h). A row becomes a JSON object
 * of strings, so that json_row.c reads it like any other; columns that Weft does not know pass through.
 *
 * A field in quotes may hold separators, line ends and doubled quotes. A row of over TABLE_MAX_ROW bytes is dropped and told. */
#include "read/carrier.h"
#include "read/data/gdelt.h"
#include "read/tables.h"
#include "base/json.h"
#include "text/utf8.h"

#include <stdlib.h>

#define TABLE_MAX_ROW ((size_t)1 << 20)
#define TABLE_MAX_COLUMNS 512
#define TABLE_MAX_NAME 64 /* bytes of a column's name */

typedef struct table {
  char separator;
  bool quotes;
  size_t n;
  struct {
    char data[TABLE_MAX_NAME];
    size_t len;
  } names[TABLE_MAX_COLUMNS];
} table;

void carrier_close(carrier *c) {
  free(c->columns);
  c->columns = NULL;
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

/* Where a field that begins at `at` ends: at a separator, a line end or the end of s. SIZE_MAX: its quotes are not closed. */
static size_t field_end(str s, size_t at, char separator, bool quotes) {
  if (!quotes || at >= s.len || s.data[at] != '"') {
    while (at < s.len && s.data[at] != separator && s.data[at] != '\n') at++;
    return at;
  }
  for (at++; at < s.len; at++) {
    if (s.data[at] != '"') continue;
    if (at + 1 < s.len && s.data[at + 1] == '"') at++;
    else if (at + 1 == s.len || s.data[at + 1] == separator || s.data[at + 1] == '\n' || s.data[at + 1] == '\r') {
      at++;
      if (at < s.len && s.data[at] == '\r') at++;
      return at;
    } /* else a quotation mark that was not doubled */
  }
  return SIZE_MAX;
}

/* Length of the row at the beginning of s, without its line end; SIZE_MAX when it does not end in s. */
static size_t row_length(str s, const table *t, bool last) {
  for (size_t at = 0;; at++) {
    at = field_end(s, at, t->separator, t->quotes);
    if (at == SIZE_MAX || (at >= s.len && !last)) return SIZE_MAX;
    if (at >= s.len || s.data[at] == '\n') return at;
  }
}

/* The row at hand; its length in *size with the line end. Empty at the end. */
static str next_row(carrier *c, const table *t, size_t *size) {
  *size = 0;
  for (;;) {
    for (size_t want = (size_t)64 << 10;; want *= 4) {
      str have = stream_peek(c->in, want);
      bool last = have.len < want;
      if (last && (stream_cut(c->in) || stream_sound(c->in) < stream_at(c->in) + have.len)) break; /* damaged */
      size_t n = row_length(have, t, last);
      if (n != SIZE_MAX && n <= TABLE_MAX_ROW) {
        *size = n < have.len ? n + 1 : n;
        if (n && have.data[n - 1] == '\r') n--;
        return str_slice(have, 0, n);
      }
      if (!last && want <= TABLE_MAX_ROW) continue;
      fault_tell(c->told, WEFT_ERROR_LIMIT, c->path, c->inside, stream_at(c->in),
                 last ? "a field in quotes without end; the rest left out" : "a row of over %u MiB",
                 (unsigned)(TABLE_MAX_ROW >> 20));
      size_t end = str_find_char(have, '\n', last ? have.len : TABLE_MAX_ROW);
      stream_skip(c->in, end == SIZE_MAX ? have.len : end + 1);
      break;
    }
    str have = stream_peek(c->in, 1);
    bool damaged = stream_broken(c->in, NULL);
    if (damaged) {
      stream_skip(c->in, have.len);
      if (!carrier_mend(c)) return STR("");
      have = stream_peek(c->in, SNIFF_LINE); /* behind damage a row has no beginning until the next line */
      size_t end = str_find_char(have, '\n', 0);
      stream_skip(c->in, end == SIZE_MAX ? have.len : end + 1);
    } else if (!have.len) return STR("");
  }
}

/* A field without its quotes, in the arena when it had doubled ones. */
static str field_value(arena *a, str s, bool quotes) {
  s = str_trim(s);
  if (!quotes || s.len < 2 || s.data[0] != '"' || s.data[s.len - 1] != '"') return s;
  s = str_slice(s, 1, s.len - 1);
  if (str_find(s, STR("\"\""), 0) == SIZE_MAX) return s;
  char *copy = arena_alloc(a, s.len);
  size_t n = 0;
  for (size_t i = 0; i < s.len; i++) {
    copy[n++] = s.data[i];
    if (s.data[i] == '"' && i + 1 < s.len && s.data[i + 1] == '"') i++;
  }
  return str_of(copy, n);
}

/* --- what a table is ------------------------------------------------------------------------------------------------ */

static size_t count_fields(str line, char separator, bool quotes) {
  size_t n = 1;
  for (size_t at = 0; at < line.len && n < TABLE_MAX_COLUMNS; n++) {
    at = field_end(line, at, separator, quotes);
    if (at >= line.len) break;
    at++;
  }
  return n;
}

/* GDELT's knowledge graph: 27 columns, the first a record's number that begins with its day ("20150218230000-0"). */
static bool is_gkg(str line) {
  size_t dash = str_find_char(line, '-', 0);
  int64_t number;
  return count_fields(line, '\t', false) == GKG_COLUMNS && dash == 14 && str_to_int(str_slice(line, 0, dash), &number);
}

static bool is_name(str s) {
  if (!s.len || s.len > TABLE_MAX_NAME) return false;
  for (size_t i = 0; i < s.len; i++)
    if ((unsigned char)s.data[i] < ' ' || s.data[i] == '<' || s.data[i] == '{') return false;
  return true;
}

bool table_begins(str head) {
  if (str_starts(head, STR("\xEF\xBB\xBF"))) head = str_slice(head, 3, head.len);
  size_t end = str_find_char(head, '\n', 0);
  if (end == SIZE_MAX) return false;
  str line = str_trim(str_slice(head, 0, end));
  if (is_gkg(line)) return true;
  static const char separators[] = {',', '\t', ';'};
  for (size_t k = 0; k < sizeof separators; k++) {
    size_t n = 0, known = 0, texts = 0;
    for (size_t at = 0; at <= line.len && n < TABLE_MAX_COLUMNS; n++) {
      size_t to = field_end(line, at, separators[k], true);
      if (to == SIZE_MAX) break;
      str name = str_trim(str_slice(line, at, to));
      if (name.len > 1 && name.data[0] == '"') name = str_trim(str_slice(name, 1, name.len - 1));
      if (n && !is_name(name)) { /* the first may be a row's number, without a name */
        n = 0;
        break;
      }
      table_column what = table_column_is(name);
      known += what != TABLE_OTHER;
      texts += what == TABLE_TEXT;
      at = to + 1;
    }
    if (n >= 2 && known >= 2 && texts) return true;
  }
  return false;
}

static void add_name(table *t, str name) {
  if (t->n == TABLE_MAX_COLUMNS) return;
  if (name.len > TABLE_MAX_NAME) name.len = TABLE_MAX_NAME;
  memcpy(t->names[t->n].data, name.data, name.len);
  t->names[t->n++].len = name.len;
}

static table *read_names(carrier *c) {
  table *t = calloc(1, sizeof *t);
  if (!t) return NULL;
  str head = stream_peek(c->in, SNIFF_LINE);
  if (str_starts(head, STR("\xEF\xBB\xBF"))) {
    stream_skip(c->in, 3);
    head = str_slice(head, 3, head.len);
  }
  size_t end = str_find_char(head, '\n', 0);
  str line = str_trim(str_slice(head, 0, end == SIZE_MAX ? head.len : end));
  if (is_gkg(line)) {
    t->separator = '\t';
    for (size_t i = 0; i < GKG_COLUMNS; i++) add_name(t, str_c(gkg_names[i]));
    return t;
  }
  static const char separators[] = {',', '\t', ';'};
  size_t most = 0;
  t->quotes = true;
  for (size_t k = 0; k < sizeof separators; k++) {
    size_t n = count_fields(line, separators[k], true);
    if (n > most) most = n, t->separator = separators[k];
  }
  size_t size;
  str row = next_row(c, t, &size);
  for (size_t at = 0; at <= row.len && t->n < TABLE_MAX_COLUMNS; at++) {
    size_t to = field_end(row, at, t->separator, true);
    if (to == SIZE_MAX) break;
    add_name(t, field_value(c->a, str_slice(row, at, to), true));
    at = to;
  }
  stream_skip(c->in, size);
  return t;
}

/* --- records ---------------------------------------------------------------------------------------------------------- */

static void add_member(arena *a, json *row, str name, str value) {
  json *v = json_new_str(a, value);
  v->key = name;
  json_push(row, v);
}

/* "20150218230000" as ISO 8601. */
static str gkg_time(arena *a, str s) {
  if (s.len != 14) return s;
  return str_format(a, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", s.data, s.data + 4, s.data + 6, s.data + 8, s.data + 10, s.data + 12);
}

/* The title in a knowledge graph's last column: "<PAGE_TITLE>Slide closes road</PAGE_TITLE>". */
static str gkg_title(str extras) {
  size_t from = str_find(extras, STR("<PAGE_TITLE>"), 0), to = str_find(extras, STR("</PAGE_TITLE>"), 0);
  return from == SIZE_MAX || to == SIZE_MAX || to < from + 12 ? STR("") : str_slice(extras, from + 12, to);
}

bool carrier_table(carrier *c, read_record *out) {
  stream_skip(c->in, c->taken);
  c->taken = 0;
  if (!c->columns && !(c->columns = read_names(c))) {
    fault_tell(c->told, WEFT_ERROR_MEMORY, c->path, c->inside, 0, "no memory to read this table");
    return false;
  }
  const table *t = c->columns;
  for (;;) {
    size_t size = 0;
    str row = next_row(c, t, &size);
    if (!size) return false;
    if (!str_trim(row).len) {
      stream_skip(c->in, size);
      continue;
    }
    json *members = json_new(c->a, JSON_OBJECT);
    size_t i = 0, repaired;
    for (size_t at = 0; at <= row.len && i < t->n; i++) {
      size_t to = field_end(row, at, t->separator, t->quotes);
      if (to == SIZE_MAX || to > row.len) to = row.len;
      str value = utf8_repair(c->a, field_value(c->a, str_slice(row, at, to), t->quotes), &repaired);
      str name = utf8_repair(c->a, str_of(t->names[i].data, t->names[i].len), &repaired);
      bool gkg = t->n == GKG_COLUMNS && !t->quotes;
      if (gkg && i == 1) value = gkg_time(c->a, value);
      if (name.len && value.len) add_member(c->a, members, name, value);
      if (gkg && i + 1 == GKG_COLUMNS && gkg_title(value).len) add_member(c->a, members, STR("title"), gkg_title(value));
      at = to + 1;
    }
    buffer b;
    buffer_init(&b, c->a, 8 * TABLE_MAX_ROW);
    json_write(&b, members);
    uint64_t start = stream_at(c->in);
    *out =
        (read_record){.bytes = buffer_str(&b), .format = READ_JSON_ROW, .path = c->path, .start = start, .end = start + row.len};
    c->taken = size;
    if (!b.full) return true;
    fault_tell(c->told, WEFT_ERROR_LIMIT, c->path, c->inside, start, "a row that is too long");
    stream_skip(c->in, size);
    c->taken = 0;
  }
}
