/* carrier.h - how one file's stream is split into records.
 *
 *   stream --lines--> rows | --JSON values--> rows | --table--> rows | --WARC--> pages | --mbox--> messages
 *          --whole--> one document | --pdftotext--> one text
 *
 * Each function gives the next record, or false at the end; its bytes are a view into the stream's window, valid until the
 * next call. Damage is told once and what lies behind it is read on.
 */
#ifndef WEFT_READ_CARRIER_H
#define WEFT_READ_CARRIER_H

#include "read/faults.h"
#include "read/read.h"
#include "read/stream.h"

typedef struct carrier {
  stream *in;
  stream *body; /* decoded body of the WARC record handed out last; NULL when none */
  faults *told;
  arena *a; /* strings of the record; emptied before each call */
  str path;
  str inside;     /* of an archive: its member, said in errors */
  size_t taken;   /* bytes of the window that belong to the record handed out last */
  bool mended;    /* reading stands behind damage, perhaps in the middle of a record */
  bool told_lost; /* that the place of the next record is being looked for was said */
  bool in_list;   /* of JSON values */
  bool done;
  struct table *columns; /* of a table; NULL: not read yet */
} carrier;

bool carrier_line(carrier *c, read_record *out);
bool carrier_json(carrier *c, read_record *out);
bool carrier_warc(carrier *c, read_record *out);
/* A row a record: CSV (RFC 4180) or tab-separated values, as a JSON object of strings. */
bool carrier_table(carrier *c, read_record *out);
/* A message a record (RFC 4155). */
bool carrier_mbox(carrier *c, read_record *out);
/* The text that the program pdftotext makes of the stream. */
bool carrier_pdf(carrier *c, read_record *out);
/* The whole stream as one document. */
bool carrier_whole(carrier *c, read_record *out);

/* A record's name with that of the archive's member that it lies in, as errors say it. */
str carrier_member(carrier *c, str member);
/* Frees what a carrier holds besides its streams. */
void carrier_close(carrier *c);

/* Tells the damage that stopped the stream and goes on behind it. False when there was none or nothing is left. */
bool carrier_mend(carrier *c);

#endif
