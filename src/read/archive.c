/* archive.c - see archive.h. Tar is POSIX.1-2001's (pax), with GNU's long names and base-256 sizes; zip by libzip. */
#include "read/archive.h"

#include "read/walk.h"

#include <stdlib.h>
#include <unistd.h>
#include <zip.h>

#define TAR_BLOCK ((size_t)512)
#define TAR_MAX_EXTRA ((size_t)1 << 20) /* bytes of a pax header or a long name */

struct archive {
  archive_kind kind;
  stream *in;
  faults *told;
  str path;
  char name[ARCHIVE_MAX_NAME + 1];
  size_t name_len;
  unsigned n_members;
  bool ended;
  /* tar: what is left of the member, and of it with what fills its last block */
  uint64_t left, padded;
  char long_name[ARCHIVE_MAX_NAME + 1];
  size_t long_len;
  uint64_t pax_size;
  bool has_pax_size;
  /* zip */
  zip_t *zip;
  zip_file_t *file;
  zip_int64_t at, n;
  uint64_t given, packed; /* bytes of the member so far; its size in the archive */
};

static str name_of(const archive *v) { return str_of(v->name, v->name_len); }

static void set_name(archive *v, str name) {
  while (str_starts(name, STR("./"))) name = str_slice(name, 2, name.len);
  if (name.len > ARCHIVE_MAX_NAME) name.len = ARCHIVE_MAX_NAME;
  memcpy(v->name, name.data, name.len);
  v->name_len = name.len;
}

/* As in folders, hidden files and those that belong to pages are passed over; so is what a Mac adds. */
static bool is_wanted(str name) {
  if (!name.len || name.data[name.len - 1] == '/' || walk_is_companion(name) || str_starts(name, STR("__MACOSX/"))) return false;
  for (size_t i = 0; i < name.len; i++)
    if (name.data[i] == '.' && (i == 0 || name.data[i - 1] == '/')) return false;
  return true;
}

static bool too_many(archive *v) {
  if (v->n_members++ < ARCHIVE_MAX_MEMBERS) return false;
  fault_tell(v->told, WEFT_ERROR_LIMIT, v->path, STR(""), stream_at(v->in), "over %u files in one archive; the rest left out",
             ARCHIVE_MAX_MEMBERS);
  return v->ended = true;
}

/* --- tar ---------------------------------------------------------------------------------------------------------- */

/* An octal field, or GNU's base 256 (first bit set). False when it is neither, or over 2^62. */
static bool tar_number(const unsigned char *p, size_t n, uint64_t *value) {
  *value = 0;
  if (p[0] & 0x80) {
    *value = p[0] & 0x3f;
    if (p[0] & 0x40) return false; /* below zero */
    for (size_t i = 1; i < n; i++) {
      if (*value >> 54) return false;
      *value = *value << 8 | p[i];
    }
    return true;
  }
  size_t i = 0;
  while (i < n && p[i] == ' ') i++;
  for (; i < n && p[i] >= '0' && p[i] <= '7'; i++) *value = *value << 3 | (uint64_t)(p[i] - '0');
  return i == n || p[i] == 0 || p[i] == ' ';
}

static bool tar_sum_holds(const unsigned char *p) {
  uint64_t said, sum = 0;
  if (!tar_number(p + 148, 8, &said)) return false;
  for (size_t i = 0; i < TAR_BLOCK; i++) sum += i >= 148 && i < 156 ? ' ' : p[i];
  return sum == said;
}

static str tar_field(const unsigned char *p, size_t n) {
  size_t len = 0;
  while (len < n && p[len]) len++;
  return str_of((const char *)p, len);
}

static bool skip_bytes(stream *in, uint64_t n) {
  while (n) {
    str have = stream_peek(in, n < 65536 ? (size_t)n : 65536);
    if (!have.len) return false;
    size_t step = have.len < n ? have.len : (size_t)n;
    stream_skip(in, step);
    n -= step;
  }
  return true;
}

static bool tell_cut(archive *v) {
  weft_error e;
  v->ended = true;
  if (stream_broken(v->in, &e)) fault_tell(v->told, e.code, v->path, STR(""), e.byte, "%s", e.message);
  else fault_tell(v->told, WEFT_ERROR_FORMAT, v->path, STR(""), stream_at(v->in), "the archive is cut off");
  return false;
}

/* Records of a pax header: "LENGTH KEY=VALUE\n". */
static void read_pax(archive *v, str s) {
  while (s.len) {
    size_t space = str_find_char(s, ' ', 0);
    int64_t n = 0;
    if (space == SIZE_MAX || !str_to_int(str_slice(s, 0, space), &n) || n <= (int64_t)space + 1 || (uint64_t)n > s.len) return;
    str record = str_slice(s, space + 1, (size_t)n - (s.data[n - 1] == '\n'));
    if (str_starts(record, STR("path="))) {
      str path = str_slice(record, 5, record.len);
      v->long_len = path.len < ARCHIVE_MAX_NAME ? path.len : ARCHIVE_MAX_NAME;
      memcpy(v->long_name, path.data, v->long_len);
    } else if (str_starts(record, STR("size="))) {
      int64_t size;
      v->has_pax_size = str_to_int(str_slice(record, 5, record.len), &size) && size >= 0;
      if (v->has_pax_size) v->pax_size = (uint64_t)size;
    }
    s = str_slice(s, (size_t)n, s.len);
  }
}

static int64_t tar_read(void *user, void *out, size_t room, const char **reason) {
  archive *v = user;
  if (!v->left) return 0;
  str have = stream_peek(v->in, 1);
  if (!have.len) {
    *reason = "the archive is cut off or damaged in this file";
    return -1;
  }
  size_t n = have.len < v->left ? have.len : (size_t)v->left;
  if (n > room) n = room;
  memcpy(out, have.data, n);
  stream_skip(v->in, n);
  v->left -= n;
  v->padded -= n;
  return (int64_t)n;
}

static bool tar_next(archive *v, str *name, stream **member) {
  while (!v->ended) {
    uint64_t rest = v->padded;
    v->left = v->padded = 0;
    if (!skip_bytes(v->in, rest)) return tell_cut(v);
    uint64_t at = stream_at(v->in);
    str have = stream_peek(v->in, TAR_BLOCK);
    if (have.len < TAR_BLOCK) return have.len ? tell_cut(v) : stream_broken(v->in, NULL) ? tell_cut(v) : !(v->ended = true);
    const unsigned char *p = (const unsigned char *)have.data;
    if (!p[0] && !p[148]) { /* two blocks of zeros end it; more may follow in tapes put together */
      stream_skip(v->in, TAR_BLOCK);
      continue;
    }
    uint64_t size;
    if (!tar_sum_holds(p) || !tar_number(p + 124, 12, &size)) {
      fault_tell(v->told, WEFT_ERROR_FORMAT, v->path, STR(""), at,
                 "no file of a tar archive where one should begin; the rest left out");
      v->ended = true;
      return false;
    }
    char type = (char)p[156];
    str short_name = tar_field(p, 100), prefix = memcmp(p + 257, "ustar\0", 6) == 0 ? tar_field(p + 345, 155) : STR("");
    char joined[ARCHIVE_MAX_NAME];
    int n = snprintf(joined, sizeof joined, "%.*s%s%.*s", STR_FMT(prefix), prefix.len ? "/" : "", STR_FMT(short_name));
    stream_skip(v->in, TAR_BLOCK);
    if (v->has_pax_size && type != 'x' && type != 'g') size = v->pax_size;
    if (size > STREAM_MAX_BYTES) {
      fault_tell(v->told, WEFT_ERROR_LIMIT, v->path, str_of(joined, (size_t)n), at, "a file of over 4 TiB; the rest left out");
      v->ended = true;
      return false;
    }
    v->left = size;
    v->padded = (size + TAR_BLOCK - 1) / TAR_BLOCK * TAR_BLOCK;
    if (type == 'x' || type == 'L') {
      if (too_many(v)) return false;
      if (size > TAR_MAX_EXTRA) {
        fault_tell(v->told, WEFT_ERROR_LIMIT, v->path, STR(""), at, "a header of over %u KiB in a tar archive",
                   (unsigned)(TAR_MAX_EXTRA >> 10));
        continue;
      }
      str extra = stream_peek(v->in, (size_t)size);
      if (extra.len < size) return tell_cut(v);
      extra.len = (size_t)size;
      if (type == 'x') read_pax(v, extra);
      else {
        extra = tar_field((const unsigned char *)extra.data, extra.len);
        v->long_len = extra.len < ARCHIVE_MAX_NAME ? extra.len : ARCHIVE_MAX_NAME;
        memcpy(v->long_name, extra.data, v->long_len);
      }
      continue;
    }
    set_name(v, v->long_len ? str_of(v->long_name, v->long_len) : str_of(joined, (size_t)n));
    v->long_len = 0;
    v->has_pax_size = false;
    if (too_many(v)) return false;
    bool file = type == '0' || type == 0 || type == '7';
    if (type == '1' || type == '2' || type == '5')
      v->left = v->padded = 0; /* links and folders have no bytes, whatever they say */
    if (!file || !is_wanted(name_of(v))) continue;
    *name = name_of(v);
    *member = stream_open_source((stream_source){tar_read, v}, STREAM_BY_CONTENT);
    if (*member) return true;
    fault_tell(v->told, WEFT_ERROR_MEMORY, v->path, name_of(v), at, "no memory to read this file");
  }
  return false;
}

/* --- zip ---------------------------------------------------------------------------------------------------------- */

static bool zip_open_archive(archive *v) {
  int descriptor = stream_file(v->in), code = 0;
  zip_error_t why;
  zip_error_init(&why);
  if (descriptor >= 0) {
    char place[64]; /* opened anew: the stream's place in it stays */
    snprintf(place, sizeof place, "/proc/self/fd/%d", descriptor);
    v->zip = zip_open(place, ZIP_RDONLY, &code);
    if (!v->zip) zip_error_init_with_code(&why, code);
  } else {
    str all = stream_peek(v->in, ARCHIVE_MAX_MEMORY + 1);
    if (all.len > ARCHIVE_MAX_MEMORY) {
      fault_tell(v->told, WEFT_ERROR_LIMIT, v->path, STR(""), 0,
                 "a zip archive of over %u MiB that is no file by itself: unpack it first", (unsigned)(ARCHIVE_MAX_MEMORY >> 20));
      return false;
    }
    zip_source_t *source = zip_source_buffer_create(all.data, all.len, 0, &why);
    v->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &why) : NULL;
    if (!v->zip) zip_source_free(source);
  }
  if (!v->zip) fault_tell(v->told, WEFT_ERROR_FORMAT, v->path, STR(""), 0, "zip archive: %s", zip_error_strerror(&why));
  zip_error_fini(&why);
  if (!v->zip) return false;
  v->n = zip_get_num_entries(v->zip, 0);
  if (zip_name_locate(v->zip, "[Content_Types].xml", 0) >= 0 || zip_name_locate(v->zip, "mimetype", 0) >= 0) {
    fault_tell(v->told, WEFT_ERROR_FORMAT, v->path, STR(""), 0,
               "an office document or electronic book, not a format that is read");
    zip_discard(v->zip);
    return false;
  }
  return true;
}

static int64_t zip_read(void *user, void *out, size_t room, const char **reason) {
  archive *v = user;
  zip_int64_t n = zip_fread(v->file, out, room);
  if (n < 0) *reason = zip_file_strerror(v->file);
  else v->given += (uint64_t)n;
  if (v->given > STREAM_RATIO_FROM && v->given / STREAM_MAX_RATIO > v->packed) {
    *reason = "decompresses to over 400 times its size";
    return -1;
  }
  return n;
}

static bool zip_next(archive *v, str *name, stream **member) {
  if (v->file) zip_fclose(v->file);
  v->file = NULL;
  while (v->at < v->n && !v->ended) {
    zip_uint64_t i = (zip_uint64_t)v->at++;
    zip_stat_t about;
    zip_stat_init(&about);
    if (too_many(v)) return false;
    const char *raw = zip_get_name(v->zip, i, ZIP_FL_ENC_RAW);
    set_name(v, str_c(raw ? raw : ""));
    if (!is_wanted(name_of(v))) continue;
    if (zip_stat_index(v->zip, i, 0, &about) == 0 && about.valid & ZIP_STAT_ENCRYPTION_METHOD && about.encryption_method) {
      fault_tell(v->told, WEFT_ERROR_FORMAT, v->path, name_of(v), BYTE_UNKNOWN, "locked with a password");
      continue;
    }
    v->packed = about.valid & ZIP_STAT_COMP_SIZE ? about.comp_size : 0;
    v->given = 0;
    v->file = zip_fopen_index(v->zip, i, 0);
    if (!v->file) {
      fault_tell(v->told, WEFT_ERROR_FORMAT, v->path, name_of(v), BYTE_UNKNOWN, "zip archive: %s", zip_strerror(v->zip));
      continue;
    }
    *name = name_of(v);
    *member = stream_open_source((stream_source){zip_read, v}, STREAM_BY_CONTENT);
    if (*member) return true;
    zip_fclose(v->file);
    v->file = NULL;
    fault_tell(v->told, WEFT_ERROR_MEMORY, v->path, name_of(v), BYTE_UNKNOWN, "no memory to read this file");
  }
  return false;
}

/* ------------------------------------------------------------------------------------------------------------------ */

archive *archive_open(archive_kind kind, stream *in, faults *told, str path) {
  archive *v = calloc(1, sizeof *v);
  if (!v) {
    fault_tell(told, WEFT_ERROR_MEMORY, path, STR(""), 0, "no memory to read this archive");
    return NULL;
  }
  v->kind = kind;
  v->in = in;
  v->told = told;
  v->path = path;
  if (kind == ARCHIVE_TAR || zip_open_archive(v)) return v;
  free(v);
  return NULL;
}

bool archive_next(archive *v, str *name, stream **member) {
  return v->kind == ARCHIVE_TAR ? tar_next(v, name, member) : zip_next(v, name, member);
}

void archive_close(archive *v) {
  if (!v) return;
  if (v->file) zip_fclose(v->file);
  if (v->zip) zip_discard(v->zip);
  free(v);
}
