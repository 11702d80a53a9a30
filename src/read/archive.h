/* archive.h - files within one file: zip, and tar in all its forms (ustar, GNU, pax), compressed or not.
 *
 *   stream (whole, decompressed on the way) --archive_next--> member: name, stream of its bytes
 *
 * Of a zip the list at its end is believed, so it must be a file, or fit into memory (ARCHIVE_MAX_MEMORY). Members that hold no
 * article (folders, links, hidden files, what belongs to pages) are passed over; damage is told once and what lies behind it is
 * read on where its place is known. */
#ifndef WEFT_READ_ARCHIVE_H
#define WEFT_READ_ARCHIVE_H

#include "read/faults.h"
#include "read/stream.h"

#define ARCHIVE_MAX_MEMBERS 2000000u
#define ARCHIVE_MAX_DEPTH 3 /* archives within archives */
#define ARCHIVE_MAX_NAME 4096
#define ARCHIVE_MAX_MEMORY ((size_t)256 << 20) /* of a zip that is no file by itself */

typedef struct archive archive;

typedef enum archive_kind { ARCHIVE_TAR, ARCHIVE_ZIP } archive_kind;

/* `in` must live longer than the archive and is read by nothing else meanwhile; `path` is said in errors. NULL, told, when it
 * cannot be read. */
archive *archive_open(archive_kind kind, stream *in, faults *told, str path);
/* The next member; false at the end. *name (UTF-8 or not, as stored) is valid until the next call; *member is closed by the
 * caller before the next call. */
bool archive_next(archive *v, str *name, stream **member);
void archive_close(archive *v);

#endif
