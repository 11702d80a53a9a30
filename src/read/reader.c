/* reader.c - walks the paths, looks what each file is, and hands out its records. See read.h.
 *
 *   walk --descriptor--> stream --head--> sniff --> carrier: lines, JSON values, tables, WARC, mailboxes, whole document
 *                          ^------------------ archive: its members, one level further in */
#include "read/read.h"

#include "read/archive.h"
#include "read/carrier.h"
#include "read/sniff.h"
#include "read/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Most memory for what is made of one record: strings of headers of at most 64 KiB, a table's row, the text of a PDF file. */
#define RECORD_STRINGS ((size_t)64 << 20)

/* A file, or a member of an archive, that is being read. */
typedef struct level {
  stream *in;
  carrier from;
  bool (*split)(carrier *c, read_record *out); /* NULL: it is an archive */
  archive *members;
  read_format format; /* of whole documents */
  str inside;         /* "a.zip!b.tar": names of the archives' members that it lies in; on the heap */
} level;

struct reader {
  faults told;
  walk files;
  bool memory; /* reads one buffer, not files */
  str memory_name, memory_bytes;
  arena a; /* strings of the record handed out */
  arena path;
  level levels[ARCHIVE_MAX_DEPTH + 1];
  size_t depth;   /* levels in use; 0: between files */
  uint64_t bytes; /* of the files that are done */
};

static reader *reader_new(void (*warn)(void *user, const weft_error *e), void *user) {
  reader *r = calloc(1, sizeof *r);
  if (!r) return NULL;
  r->told = (faults){.warn = warn, .user = user};
  arena_init(&r->a, RECORD_STRINGS);
  arena_init(&r->path, RECORD_STRINGS);
  return r;
}

reader *reader_open(const char *const *paths, size_t n_paths, void (*warn)(void *user, const weft_error *e), void *user) {
  reader *r = reader_new(warn, user);
  if (r) walk_init(&r->files, paths, n_paths, &r->told);
  return r;
}

reader *reader_open_memory(const char *name, const char *bytes, size_t len, void (*warn)(void *user, const weft_error *e),
                           void *user) {
  reader *r = reader_new(warn, user);
  if (!r) return NULL;
  r->memory = true;
  r->memory_name = str_c(name ? name : "");
  r->memory_bytes = len ? str_of(bytes, len) : STR("");
  walk_init(&r->files, NULL, 0, &r->told);
  r->files.at = r->files.n_paths; /* nothing to walk */
  return r;
}

static void close_level(reader *r) {
  level *l = &r->levels[--r->depth];
  if (r->depth == 0) r->bytes += stream_consumed(l->in);
  archive_close(l->members);
  carrier_close(&l->from);
  stream_close(l->from.body);
  stream_close(l->in);
  free((char *)(uintptr_t)l->inside.data);
  *l = (level){0};
}

static void close_file(reader *r) {
  while (r->depth) close_level(r);
}

void reader_close(reader *r) {
  if (!r) return;
  close_file(r);
  walk_free(&r->files);
  arena_free(&r->a);
  arena_free(&r->path);
  free(r);
}

uint64_t reader_skipped(const reader *r) { return r->told.n; }
uint64_t reader_bytes(const reader *r) { return r->bytes + (r->depth ? stream_consumed(r->levels[0].in) : 0); }
uint64_t reader_total(const reader *r) { return r->memory ? r->memory_bytes.len : r->files.total; }

/* Opens the next file, or the buffer. NULL when there is none. */
static stream *next_stream(reader *r, str *path) {
  if (r->memory) {
    if (!r->memory_bytes.data) return NULL;
    *path = r->memory_name;
    stream *in = stream_open_memory(r->memory_bytes, STREAM_BY_CONTENT);
    r->memory_bytes.data = NULL; /* once */
    return in;
  }
  int descriptor = walk_next(&r->files, path);
  if (descriptor < 0) return NULL;
  stream *in = stream_open_file(descriptor, STREAM_BY_CONTENT);
  if (!in && descriptor > STDERR_FILENO) close(descriptor);
  if (!in) fault_tell(&r->told, WEFT_ERROR_MEMORY, *path, STR(""), BYTE_UNKNOWN, "no memory to read this file");
  return in;
}

/* Rows by their name: asked when the first rows are so broken that they look like something else. */
static bool named_as_rows(str path) {
  return str_find(path, STR(".jsonl"), 0) != SIZE_MAX || str_find(path, STR(".ndjson"), 0) != SIZE_MAX;
}

static bool tell(reader *r, const level *l, weft_code code, uint64_t byte, const char *reason) {
  fault_tell(&r->told, code, l->from.path, l->inside, byte, "%s", reason);
  return false;
}

static bool open_members(reader *r, level *l, archive_kind kind) {
  if (r->depth > ARCHIVE_MAX_DEPTH) return tell(r, l, WEFT_ERROR_LIMIT, 0, "archives within archives, too deep");
  l->split = NULL;
  str place = l->inside.len ? str_format(&r->path, "%.*s!%.*s", STR_FMT(l->from.path), STR_FMT(l->inside)) : l->from.path;
  l->members = archive_open(kind, l->in, &r->told, place);
  return l->members != NULL;
}

/* Chooses how the stream is split. False when the file is none that can be read (told). */
static bool choose_split(reader *r, level *l) {
  str head = stream_peek(l->in, SNIFF_BYTES);
  const char *what = NULL;
  weft_error e;
  str path = l->inside.len ? l->inside : l->from.path;
  sniff_kind kind = sniff(str_slice(head, 0, head.len < SNIFF_BYTES ? head.len : SNIFF_BYTES), &what);
  if (kind == SNIFF_EMPTY && head.len < SNIFF_BYTES && stream_broken(l->in, &e)) return tell(r, l, e.code, e.byte, e.message);
  l->format = READ_UNKNOWN;
  l->split = carrier_whole;
  if ((kind == SNIFF_JSON || kind == SNIFF_TEXT) && named_as_rows(path)) kind = SNIFF_JSON_LINES;
  switch (kind) {
  case SNIFF_EMPTY:
    if (!head.len && str_eq(path, STR("-"))) return false; /* a program before this one had nothing to say */
    return tell(r, l, WEFT_ERROR_FORMAT, 0, head.len ? "nothing but white space" : "an empty file");
  case SNIFF_BINARY: {
    char reason[160];
    snprintf(reason, sizeof reason, "%s, not a format that is read", what ? what : "binary data");
    return tell(r, l, WEFT_ERROR_FORMAT, 0, reason);
  }
  case SNIFF_JSON_LINES: l->split = carrier_line; break;
  case SNIFF_JSON: l->split = carrier_json; break;
  case SNIFF_WARC: l->split = carrier_warc; break;
  case SNIFF_TABLE: l->split = carrier_table; break;
  case SNIFF_MBOX: l->split = carrier_mbox; break;
  case SNIFF_PDF: l->split = carrier_pdf; break;
  case SNIFF_TAR: return open_members(r, l, ARCHIVE_TAR);
  case SNIFF_ZIP: return open_members(r, l, ARCHIVE_ZIP);
  case SNIFF_MAIL: l->format = READ_MAIL; break;
  case SNIFF_HTML: l->format = READ_HTML; break;
  case SNIFF_FEED: l->format = READ_FEED; break;
  case SNIFF_TEI: l->format = READ_TEI; break;
  case SNIFF_XML: l->format = READ_XML; break;
  case SNIFF_TEXT: l->format = READ_TEXT; break;
  }
  return true;
}

/* Begins to read a stream one level further in. False when it is none that can be read (told, closed). */
static bool enter(reader *r, stream *in, str path, str inside) {
  level *l = &r->levels[r->depth++];
  char *copy = inside.len ? malloc(inside.len) : NULL;
  if (copy) memcpy(copy, inside.data, inside.len);
  *l = (level){.in = in, .inside = str_of(copy, copy ? inside.len : 0)};
  l->from = (carrier){.in = in, .told = &r->told, .a = &r->a, .path = path, .inside = l->inside};
  if (choose_split(r, l)) return true;
  close_level(r);
  return false;
}

/* Opens the next member of the archive at hand, or the next file. False at the end of all. */
static bool open_next(reader *r) {
  for (;;) {
    str name, path;
    stream *in;
    if (r->depth) {
      level *l = &r->levels[r->depth - 1];
      if (l->split) return true;
      if (!archive_next(l->members, &name, &in)) {
        close_level(r);
        continue;
      }
      arena_reset(&r->a);
      str inside = l->inside.len ? str_format(&r->a, "%.*s!%.*s", STR_FMT(l->inside), STR_FMT(name)) : name;
      enter(r, in, l->from.path, inside);
      continue;
    }
    if (!(in = next_stream(r, &path))) return false;
    arena_reset(&r->path);
    enter(r, in, str_copy(&r->path, path), STR(""));
  }
}

typedef struct step {
  reader *r;
  read_record *record;
  bool found;
} step;

static void next_record(void *user) {
  step *s = user;
  reader *r = s->r;
  while (open_next(r)) {
    level *l = &r->levels[r->depth - 1];
    arena_reset(&r->a);
    stream_close(l->from.body);
    l->from.body = NULL;
    if (l->split(&l->from, s->record)) {
      if (s->record->format == READ_UNKNOWN) s->record->format = l->format;
      if (l->inside.len && s->record->member.len)
        s->record->member = str_format(&r->a, "%.*s!%.*s", STR_FMT(l->inside), STR_FMT(s->record->member));
      else if (l->inside.len) s->record->member = l->inside;
      s->found = true;
      return;
    }
    close_level(r);
  }
}

bool reader_next(reader *r, read_record *record) {
  for (;;) {
    step s = {.r = r, .record = record};
    if (arena_try(&r->a, next_record, &s)) return s.found;
    const level *l = r->depth ? &r->levels[r->depth - 1] : NULL;
    fault_tell(&r->told, WEFT_ERROR_MEMORY, l ? l->from.path : STR(""), l ? l->inside : STR(""),
               l && l->in ? stream_at(l->in) : BYTE_UNKNOWN, "no memory; rest of the file left out");
    close_file(r);
  }
}
