/* stream.h - the bytes of a file or of memory, decompressed on the way, seen through one window that grows when asked.
 *
 *   file --> raw piece --(as it is | gzip | zstd)--> window  [ ... taken | at ........ end | free ]
 *                                                                          ^ stream_peek
 *
 * Damage stops the flow: stream_peek gives what was good, stream_broken says what is wrong, stream_mend finds the next gzip
 * member or zstd frame from which reading can go on.
 */
#ifndef WEFT_READ_STREAM_H
#define WEFT_READ_STREAM_H

#include "base/error.h"

/* Most output for a byte of one member's input, once it has given STREAM_RATIO_FROM bytes. Deflate can do 1,032; real
 * pages and rows stay below 100. */
#define STREAM_MAX_RATIO 400
#define STREAM_RATIO_FROM ((uint64_t)32 << 20)
/* Most bytes of one stream. */
#define STREAM_MAX_BYTES ((uint64_t)1 << 42)
/* Most memory of a zstd frame's window: 128 MiB, what the zstd program itself takes without being asked for more. */
#define STREAM_ZSTD_WINDOW_LOG 27

typedef struct stream stream;

typedef enum stream_coding { STREAM_BY_CONTENT, STREAM_PLAIN, STREAM_DEFLATE, STREAM_BROTLI } stream_coding;

/* Takes the descriptor over; it is closed with the stream. NULL when there is no memory. */
stream *stream_open_file(int descriptor, stream_coding coding);
/* `bytes` must live as long as the stream. */
stream *stream_open_memory(str bytes, stream_coding coding);
/* Bytes that something else gives: what is written to `out`, 0 at the end; -1 and *reason when there is no more for a fault. */
typedef struct stream_source {
  int64_t (*read)(void *user, void *out, size_t room, const char **reason);
  void *user;
} stream_source;
stream *stream_open_source(stream_source source, stream_coding coding);
void stream_close(stream *s);
/* The file that is read, from its beginning, when it is one that can be read at any place and is not compressed; else -1. */
int stream_file(stream *s);

/* The bytes from where reading stands: at least `want` of them, fewer only at the end, at damage, or when memory ran out.
 * A view until the next call; it may be written to. */
str stream_peek(stream *s, size_t want);
/* Goes on by n bytes, all of which were seen by stream_peek. */
void stream_skip(stream *s, size_t n);
/* Where reading stands, in bytes of the decompressed stream. */
uint64_t stream_at(const stream *s);
/* Bytes taken from the file so far. */
uint64_t stream_consumed(const stream *s);
/* Something is wrong behind the bytes that stream_peek gives: code, message and byte of the *file* go to *e. */
bool stream_broken(const stream *s, weft_error *e);
/* Bytes before this place of the decompressed stream can be relied on. Behind damage: those of the members before the damaged
 * one, as nobody knows where in it the damage began. */
uint64_t stream_sound(const stream *s);
/* The stream broke because bytes are missing at its end: what was given is right, but it is not all. */
bool stream_cut(const stream *s);
/* Drops the bytes before the damage and goes on behind it. False when nothing more can be read. */
bool stream_mend(stream *s);
/* Compressed, of any kind. */
bool stream_packed(const stream *s);

#endif
