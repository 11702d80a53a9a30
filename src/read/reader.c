/* reader.c - walks the paths, looks what each file is, and hands out its records. See read.h.
 *
 *   walk --descriptor--> stream --head--> sniff --> carrier: lines, JSON values, WARC, whole document */
#include "read/read.h"

#include "read/carrier.h"
#include "read/sniff.h"
#include "read/walk.h"

#include <stdlib.h>
#include <unistd.h>

/* Most memory for the strings of one record (URL, member, charset), which come from headers of at most 64 KiB. */
#define RECORD_STRINGS ((size_t)8 << 20)

struct reader {
  faults told;
  walk files;
  bool memory; /* reads one buffer, not files */
  str memory_name, memory_bytes;
  arena a;    /* strings of the record handed out */
  stream *in; /* of the current file; NULL between files */
  carrier from;
  bool (*split)(carrier *c, read_record *out);
  read_format format; /* of whole documents */
  uint64_t bytes;     /* of the files that are done */
};

static reader *reader_new(void (*warn)(void *user, const weft_error *e), void *user) {
  reader *r = calloc(1, sizeof *r);
  if (!r) return NULL;
  r->told = (faults){.warn = warn, .user = user};
  arena_init(&r->a, RECORD_STRINGS);
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

static void close_file(reader *r) {
  if (!r->in) return;
  r->bytes += stream_consumed(r->in);
  stream_close(r->from.body);
  stream_close(r->in);
  r->from = (carrier){0};
  r->in = NULL;
}

void reader_close(reader *r) {
  if (!r) return;
  close_file(r);
  walk_free(&r->files);
  arena_free(&r->a);
  free(r);
}

uint64_t reader_skipped(const reader *r) { return r->told.n; }
uint64_t reader_bytes(const reader *r) { return r->bytes + (r->in ? stream_consumed(r->in) : 0); }
uint64_t reader_total(const reader *r) { return r->memory ? r->memory_bytes.len : r->files.total; }

/* Opens the next file, or the buffer. False when there is none. */
static bool next_stream(reader *r, str *path) {
  if (r->memory) {
    if (!r->memory_bytes.data) return false;
    *path = r->memory_name;
    r->in = stream_open_memory(r->memory_bytes, STREAM_BY_CONTENT);
    r->memory_bytes.data = NULL; /* once */
    return r->in != NULL;
  }
  int descriptor = walk_next(&r->files, path);
  if (descriptor < 0) return false;
  r->in = stream_open_file(descriptor, STREAM_BY_CONTENT);
  if (!r->in && descriptor > STDERR_FILENO) close(descriptor);
  if (!r->in) fault_tell(&r->told, WEFT_ERROR_MEMORY, *path, STR(""), BYTE_UNKNOWN, "no memory to read this file");
  return r->in != NULL;
}

/* Rows by their name: asked when the first rows are so broken that they look like something else. */
static bool named_as_rows(str path) {
  return str_find(path, STR(".jsonl"), 0) != SIZE_MAX || str_find(path, STR(".ndjson"), 0) != SIZE_MAX;
}

/* Chooses how the stream is split. False when the file is none that can be read (told). */
static bool choose_split(reader *r) {
  str head = stream_peek(r->in, SNIFF_BYTES);
  const char *what = NULL;
  weft_error e;
  str path = r->from.path;
  sniff_kind kind = sniff(str_slice(head, 0, head.len < SNIFF_BYTES ? head.len : SNIFF_BYTES), &what);
  if (kind == SNIFF_EMPTY && head.len < SNIFF_BYTES && stream_broken(r->in, &e)) {
    fault_tell(&r->told, e.code, path, STR(""), e.byte, "%s", e.message);
    return false;
  }
  r->format = READ_UNKNOWN;
  r->split = carrier_whole;
  if ((kind == SNIFF_JSON || kind == SNIFF_TEXT) && named_as_rows(path)) kind = SNIFF_JSON_LINES;
  switch (kind) {
  case SNIFF_EMPTY:
    fault_tell(&r->told, WEFT_ERROR_FORMAT, path, STR(""), 0, head.len ? "nothing but white space" : "an empty file");
    return false;
  case SNIFF_BINARY:
    fault_tell(&r->told, WEFT_ERROR_FORMAT, path, STR(""), 0, "%s, not a format that is read", what ? what : "binary data");
    return false;
  case SNIFF_JSON_LINES: r->split = carrier_line; break;
  case SNIFF_JSON: r->split = carrier_json; break;
  case SNIFF_WARC: r->split = carrier_warc; break;
  case SNIFF_HTML: r->format = READ_HTML; break;
  case SNIFF_FEED: r->format = READ_FEED; break;
  case SNIFF_XML: r->format = READ_XML; break;
  case SNIFF_TEXT: r->format = READ_TEXT; break;
  }
  return true;
}

static bool open_next(reader *r) {
  str path;
  while (next_stream(r, &path)) {
    r->from = (carrier){.in = r->in, .told = &r->told, .a = &r->a, .path = path};
    if (choose_split(r)) return true;
    close_file(r);
  }
  return false;
}

typedef struct step {
  reader *r;
  read_record *record;
  bool found;
} step;

static void next_record(void *user) {
  step *s = user;
  reader *r = s->r;
  while (r->in || open_next(r)) {
    arena_reset(&r->a);
    stream_close(r->from.body);
    r->from.body = NULL;
    if (r->split(&r->from, s->record)) {
      if (s->record->format == READ_UNKNOWN) s->record->format = r->format;
      s->found = true;
      return;
    }
    close_file(r);
  }
}

bool reader_next(reader *r, read_record *record) {
  for (;;) {
    step s = {.r = r, .record = record};
    if (arena_try(&r->a, next_record, &s)) return s.found;
    fault_tell(&r->told, WEFT_ERROR_MEMORY, r->from.path, STR(""), r->in ? stream_at(r->in) : BYTE_UNKNOWN,
               "no memory; rest of the file left out");
    close_file(r);
  }
}
