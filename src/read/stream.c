/* stream.c - reading, inflating and mending. Gzip by zlib (RFC 1952, several members in a row), zstd by libzstd (RFC 8878,
 * several frames in a row), brotli by libbrotli (RFC 7932; it has no mark to know it by, so it is told). Memory: one raw piece,
 * one window, the decoder's own. See stream.h. */
#include "read/stream.h"

#include <brotli/decode.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#define RAW_BYTES ((size_t)256 << 10) /* one piece of the file */
#define RAW_KEPT ((size_t)64 << 10)   /* of which this many stay behind the place of reading, to look for a member again */
#define PIECE ((size_t)128 << 10)     /* window's least free room before it is filled */

typedef enum packing { CODING_UNKNOWN, CODING_PLAIN, CODING_GZIP, CODING_ZSTD, CODING_DEFLATE, CODING_BROTLI } packing;

struct stream {
  int descriptor; /* -1: memory, or a source */
  stream_source source;
  packing coding;
  /* raw bytes */
  unsigned char *raw_memory; /* NULL when reading from memory */
  const unsigned char *raw;
  size_t raw_at, raw_end;
  uint64_t raw_offset; /* of raw[0] in the file */
  bool raw_ended;
  /* decoder */
  z_stream zlib;
  bool zlib_open;
  ZSTD_DStream *zstd;
  BrotliDecoderState *brotli;
  bool inside;           /* of a member or frame */
  uint64_t member_raw;   /* where it began, in the file */
  uint64_t member_start; /* and in the decompressed stream */
  uint64_t given;        /* bytes decompressed so far */
  /* window */
  char *window;
  size_t at, end, cap;
  uint64_t offset; /* of window[0] in the decompressed stream */
  weft_error fault;
  bool broken, mendable, ended;
  bool cut; /* broken because bytes are missing */
};

/* --- opening and closing -------------------------------------------------------------------------------------- */

static stream *open_stream(stream_coding coding) {
  stream *s = calloc(1, sizeof *s);
  if (!s) return NULL;
  s->descriptor = -1;
  static const packing told[] = {[STREAM_BY_CONTENT] = CODING_UNKNOWN,
                                 [STREAM_PLAIN] = CODING_PLAIN,
                                 [STREAM_DEFLATE] = CODING_DEFLATE,
                                 [STREAM_BROTLI] = CODING_BROTLI};
  s->coding = told[coding];
  return s;
}

stream *stream_open_file(int descriptor, stream_coding coding) {
  stream *s = open_stream(coding);
  if (!s) return NULL;
  s->raw = s->raw_memory = malloc(RAW_BYTES);
  if (!s->raw) {
    free(s);
    return NULL;
  }
  s->descriptor = descriptor;
  return s;
}

stream *stream_open_source(stream_source source, stream_coding coding) {
  stream *s = stream_open_file(-1, coding);
  if (s) s->source = source;
  return s;
}

int stream_file(stream *s) {
  struct stat st;
  bool file = s->descriptor >= 0 && s->coding == CODING_PLAIN && fstat(s->descriptor, &st) == 0 && S_ISREG(st.st_mode);
  return file ? s->descriptor : -1;
}

stream *stream_open_memory(str bytes, stream_coding coding) {
  stream *s = open_stream(coding);
  if (!s) return NULL;
  s->raw = (const unsigned char *)bytes.data;
  s->raw_end = bytes.len;
  s->raw_ended = true;
  return s;
}

void stream_close(stream *s) {
  if (!s) return;
  if (s->zlib_open) inflateEnd(&s->zlib);
  ZSTD_freeDStream(s->zstd);
  if (s->brotli) BrotliDecoderDestroyInstance(s->brotli);
  if (s->descriptor > STDERR_FILENO) close(s->descriptor);
  free(s->raw_memory);
  free(s->window);
  free(s);
}

uint64_t stream_at(const stream *s) { return s->offset + s->at; }
uint64_t stream_consumed(const stream *s) { return s->raw_offset + s->raw_at; }
uint64_t stream_sound(const stream *s) { return s->broken && s->inside && !s->cut ? s->member_start : s->given; }
bool stream_cut(const stream *s) { return s->broken && s->cut; }
bool stream_packed(const stream *s) { return s->coding > CODING_PLAIN; }

bool stream_broken(const stream *s, weft_error *e) {
  if (s->broken && e) *e = s->fault;
  return s->broken;
}

static size_t break_off(stream *s, weft_code code, bool mendable, uint64_t byte, const char *reason) {
  error_set(&s->fault, code, STR(""), byte, "%s", reason);
  s->broken = true;
  s->mendable = mendable;
  return 0;
}

/* --- raw bytes ------------------------------------------------------------------------------------------------ */

/* One more piece of the file. False at its end or after an error. */
static bool raw_more(stream *s) {
  if (s->raw_ended || s->broken) return false;
  if (s->raw_at > RAW_KEPT) {
    size_t gone = s->raw_at - RAW_KEPT;
    memmove(s->raw_memory, s->raw_memory + gone, s->raw_end - gone);
    s->raw_at -= gone;
    s->raw_end -= gone;
    s->raw_offset += gone;
  }
  if (s->raw_end == RAW_BYTES) return false;
  ssize_t n;
  const char *reason = NULL;
  if (s->source.read) n = (ssize_t)s->source.read(s->source.user, s->raw_memory + s->raw_end, RAW_BYTES - s->raw_end, &reason);
  else do
      n = read(s->descriptor, s->raw_memory + s->raw_end, RAW_BYTES - s->raw_end);
    while (n < 0 && errno == EINTR);
  if (n > 0) {
    s->raw_end += (size_t)n;
    return true;
  }
  s->raw_ended = true;
  if (n < 0) {
    if (!reason) reason = strerror(errno);
    break_off(s, s->source.read ? WEFT_ERROR_FORMAT : WEFT_ERROR_IO, false, s->raw_offset + s->raw_end, reason);
  }
  return false;
}

/* Number of raw bytes at hand, at least n when the file has them (n is small). */
static size_t raw_need(stream *s, size_t n) {
  while (s->raw_end - s->raw_at < n && raw_more(s)) {}
  return s->raw_end - s->raw_at;
}

static bool is_gzip(const unsigned char *p, size_t n) {
  return n >= 4 && p[0] == 0x1f && p[1] == 0x8b && p[2] == 8 && !(p[3] & 0xe0);
}

static bool is_zstd(const unsigned char *p, size_t n) {
  if (n < 4) return false;
  bool frame = p[0] == 0x28 && p[1] == 0xb5 && p[2] == 0x2f && p[3] == 0xfd;
  bool skippable = (p[0] & 0xf0) == 0x50 && p[1] == 0x2a && p[2] == 0x4d && p[3] == 0x18;
  return frame || skippable;
}

static bool is_member(const stream *s, const unsigned char *p, size_t n) {
  return s->coding == CODING_GZIP ? is_gzip(p, n) : s->coding == CODING_ZSTD ? is_zstd(p, n) : false;
}

/* --- decoding ------------------------------------------------------------------------------------------------- */

/* HTTP's codings have one member, and what stands behind it is dropped. */
static bool has_one_member(const stream *s) { return s->coding == CODING_DEFLATE || s->coding == CODING_BROTLI; }

static bool decoder_begin(stream *s) {
  if (s->coding == CODING_BROTLI) return (s->brotli = BrotliDecoderCreateInstance(NULL, NULL, NULL)) != NULL;
  if (s->coding == CODING_ZSTD) {
    if (!s->zstd) s->zstd = ZSTD_createDStream();
    if (!s->zstd) return false;
    ZSTD_DCtx_reset(s->zstd, ZSTD_reset_session_only);
    ZSTD_DCtx_setParameter(s->zstd, ZSTD_d_windowLogMax, STREAM_ZSTD_WINDOW_LOG);
    return true;
  }
  if (s->zlib_open) return inflateReset(&s->zlib) == Z_OK;
  int bits = 15 + 16;                /* gzip */
  if (s->coding == CODING_DEFLATE) { /* HTTP's "deflate" is zlib's form by the book, raw deflate by some servers */
    const unsigned char *p = s->raw + s->raw_at;
    bool zlib_form = s->raw_end - s->raw_at >= 2 && (p[0] & 15) == 8 && (p[0] * 256 + p[1]) % 31 == 0;
    bits = zlib_form ? 15 : -15;
  }
  return s->zlib_open = inflateInit2(&s->zlib, bits) == Z_OK;
}

/* Begins the member at hand. False at the end, or when what is there is none. */
static bool member_begin(stream *s) {
  size_t n = raw_need(s, 4);
  if (s->broken) return false;
  const unsigned char *p = s->raw + s->raw_at;
  if (!has_one_member(s) && !is_member(s, p, n)) {
    uint64_t where = stream_consumed(s);
    do { /* zeros that fill up a block of a tape are no fault */
      p = s->raw + s->raw_at;
      n = s->raw_end - s->raw_at;
      while (n && *p == 0) p++, n--;
      s->raw_at = s->raw_end - n;
    } while (!n && raw_more(s));
    if (!n) s->ended = true;
    else break_off(s, WEFT_ERROR_FORMAT, true, where, "bytes behind the compressed data that are not compressed data");
    return false;
  }
  s->member_raw = stream_consumed(s);
  s->member_start = s->given;
  if (!decoder_begin(s)) {
    break_off(s, WEFT_ERROR_MEMORY, false, s->member_raw, "no memory to decompress");
    return false;
  }
  return s->inside = true;
}

/* One call of the decoder: input from raw, output to `out`. Returns bytes given; sets `inside` to false at a member's end. */
static size_t decode(stream *s, char *out, size_t room) {
  const unsigned char *from = s->raw + s->raw_at;
  size_t left = s->raw_end - s->raw_at;
  if (s->coding == CODING_ZSTD) {
    ZSTD_inBuffer in = {from, left, 0};
    ZSTD_outBuffer to = {out, room, 0};
    size_t code = ZSTD_decompressStream(s->zstd, &to, &in);
    s->raw_at += in.pos;
    if (ZSTD_isError(code)) {
      char reason[160];
      strcpy(reason, "damaged zstd data: ");
      strncat(reason, ZSTD_getErrorName(code), sizeof reason - strlen(reason) - 1);
      break_off(s, WEFT_ERROR_FORMAT, true, stream_consumed(s), reason);
    } else if (code == 0) s->inside = false;
    return to.pos;
  }
  if (s->coding == CODING_BROTLI) {
    uint8_t *to = (uint8_t *)out;
    size_t free_room = room;
    BrotliDecoderResult code = BrotliDecoderDecompressStream(s->brotli, &left, &from, &free_room, &to, NULL);
    s->raw_at = (size_t)(from - s->raw);
    if (code == BROTLI_DECODER_RESULT_SUCCESS) s->inside = false;
    if (code == BROTLI_DECODER_RESULT_ERROR) break_off(s, WEFT_ERROR_FORMAT, false, stream_consumed(s), "damaged brotli data");
    return room - free_room;
  }
  s->zlib.next_in = (unsigned char *)(uintptr_t)from;
  s->zlib.avail_in = (uInt)(left < ((size_t)1 << 30) ? left : (size_t)1 << 30);
  s->zlib.next_out = (unsigned char *)out;
  s->zlib.avail_out = (uInt)(room < ((size_t)1 << 30) ? room : (size_t)1 << 30);
  uInt before = s->zlib.avail_out;
  int code = inflate(&s->zlib, Z_NO_FLUSH);
  s->raw_at = (size_t)(s->zlib.next_in - s->raw);
  if (code == Z_STREAM_END) s->inside = false;
  else if (code == Z_MEM_ERROR) break_off(s, WEFT_ERROR_MEMORY, false, stream_consumed(s), "no memory to decompress");
  else if (code != Z_OK && code != Z_BUF_ERROR) {
    char reason[160] = "damaged gzip data: ";
    strncat(reason, s->zlib.msg ? s->zlib.msg : "not deflate", sizeof reason - strlen(reason) - 1);
    break_off(s, WEFT_ERROR_FORMAT, true, stream_consumed(s), reason);
  }
  return before - s->zlib.avail_out;
}

static void check_limits(stream *s) {
  uint64_t out = s->given - s->member_start, in = stream_consumed(s) - s->member_raw;
  if (s->broken) return;
  if (s->coding > CODING_PLAIN && out > STREAM_RATIO_FROM && out / STREAM_MAX_RATIO > in)
    break_off(s, WEFT_ERROR_LIMIT, true, s->member_raw, "decompresses to over 400 times its size");
  else if (s->given > STREAM_MAX_BYTES) break_off(s, WEFT_ERROR_LIMIT, false, stream_consumed(s), "more than 4 TiB in one file");
}

static size_t plain_more(stream *s, char *out, size_t room) {
  if (s->raw_at == s->raw_end && !raw_more(s)) {
    s->ended = !s->broken;
    return 0;
  }
  size_t n = s->raw_end - s->raw_at;
  if (n > room) n = room;
  memcpy(out, s->raw + s->raw_at, n);
  s->raw_at += n;
  s->given += n;
  return n;
}

/* Some bytes of the decompressed stream; 0 at the end or at damage. */
static size_t more(stream *s, char *out, size_t room) {
  if (s->coding == CODING_UNKNOWN) {
    size_t n = raw_need(s, 4);
    const unsigned char *p = s->raw + s->raw_at;
    s->coding = is_gzip(p, n) ? CODING_GZIP : is_zstd(p, n) ? CODING_ZSTD : CODING_PLAIN;
  }
  if (s->coding == CODING_PLAIN) return s->broken || s->ended ? 0 : plain_more(s, out, room);
  while (!s->broken && !s->ended) {
    if (s->raw_at == s->raw_end && !raw_more(s) && !s->broken) {
      if (s->inside) { /* the decoder may still hold output */
        size_t n = decode(s, out, room);
        s->given += n;
        if (n || s->broken) return n;
      }
      s->cut = s->inside;
      if (s->inside) break_off(s, WEFT_ERROR_FORMAT, true, stream_consumed(s), "compressed data is cut off");
      else s->ended = true;
      break;
    }
    if (s->broken) break;
    if (!s->inside && has_one_member(s) && (s->zlib_open || s->brotli)) {
      s->ended = true;
      break;
    }
    if (!s->inside && !member_begin(s)) break;
    size_t n = decode(s, out, room);
    s->given += n;
    check_limits(s);
    if (n) return n;
  }
  return 0;
}

/* --- the window ----------------------------------------------------------------------------------------------- */

/* Room for PIECE more bytes behind the window's end. Moves at most as many bytes as were taken since the last move, so that
 * the work stays linear whatever is peeked at. */
static bool make_room(stream *s) {
  if (s->at == s->end) { /* nothing to keep */
    s->offset += s->at;
    s->at = s->end = 0;
  }
  if (s->cap - s->end >= PIECE) return true;
  size_t live = s->end - s->at;
  if (s->at && s->at >= live) {
    if (live) memmove(s->window, s->window + s->at, live);
    s->offset += s->at;
    s->at = 0;
    s->end = live;
    if (s->cap - s->end >= PIECE) return true;
  }
  size_t cap = s->cap ? s->cap * 2 : 2 * PIECE;
  char *window = realloc(s->window, cap);
  if (!window) {
    break_off(s, WEFT_ERROR_MEMORY, false, stream_consumed(s), "no memory for a document of this size");
    return false;
  }
  s->window = window;
  s->cap = cap;
  return true;
}

str stream_peek(stream *s, size_t want) {
  while (s->end - s->at < want && !s->broken && !s->ended) {
    if (!make_room(s)) break;
    size_t room = s->cap - s->end;
    s->end += more(s, s->window + s->end, room < 2 * PIECE ? room : 2 * PIECE);
  }
  return s->window ? str_of(s->window + s->at, s->end - s->at) : STR("");
}

void stream_skip(stream *s, size_t n) { s->at += n; }

/* --- mending -------------------------------------------------------------------------------------------------- */

/* Tries the member at raw_at; keeps its first bytes in the window when it can be read. */
static bool try_member(stream *s) {
  size_t before = s->end;
  s->inside = s->broken = s->ended = s->cut = false;
  if (!make_room(s)) return false;
  size_t n = member_begin(s) ? more(s, s->window + s->end, PIECE) : 0;
  if (s->broken && s->mendable) {
    s->given -= n;
    return false;
  }
  s->end = before + n;
  return !s->broken;
}

bool stream_mend(stream *s) {
  if (!s->broken || !s->mendable || s->coding <= CODING_PLAIN || has_one_member(s)) return false;
  s->offset += s->end; /* what was before the damage is gone; offsets go on counting */
  s->at = s->end = 0;
  s->given = s->offset;
  uint64_t from = s->member_raw + 1;
  if (!s->inside && s->fault.byte != BYTE_UNKNOWN && s->fault.byte > from) from = s->fault.byte;
  s->raw_at = from > s->raw_offset ? (size_t)(from - s->raw_offset) : 0;
  if (s->raw_at > s->raw_end) s->raw_at = s->raw_end;
  for (;;) {
    s->broken = s->cut = false;
    if (raw_need(s, 4) < 4) break;
    const unsigned char *p = s->raw + s->raw_at;
    size_t n = s->raw_end - s->raw_at;
    const unsigned char *hit = memchr(p, s->coding == CODING_GZIP ? 0x1f : 0x28, n - 3);
    if (!hit) {
      s->raw_at = s->raw_end - 3;
      if (!raw_more(s)) break;
      continue;
    }
    s->raw_at = (size_t)(hit - s->raw);
    if (!is_member(s, hit, s->raw_end - s->raw_at)) {
      s->raw_at++;
      continue;
    }
    uint64_t place = stream_consumed(s);
    if (try_member(s)) return true;
    if (s->broken && !s->mendable) return false;
    if (place + 1 > s->raw_offset && place + 1 - s->raw_offset <= s->raw_end) s->raw_at = (size_t)(place + 1 - s->raw_offset);
  }
  s->ended = !s->broken;
  return false;
}
