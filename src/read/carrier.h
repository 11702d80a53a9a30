/* carrier.h - how one file's stream is split into records.
 *
 *   stream --lines--> rows | --json values--> rows | --WARC--> pages | --whole--> one document
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
  size_t taken;   /* bytes of the window that belong to the record handed out last */
  bool mended;    /* reading stands behind damage, perhaps in the middle of a record */
  bool told_lost; /* that the place of the next record is being looked for was said */
  bool in_list;   /* of JSON values */
  bool done;
} carrier;

bool carrier_line(carrier *c, read_record *out);
bool carrier_json(carrier *c, read_record *out);
bool carrier_warc(carrier *c, read_record *out);
/* The whole stream as one document. */
bool carrier_whole(carrier *c, read_record *out);

/* Tells the damage that stopped the stream and goes on behind it. False when there was none or nothing is left. */
bool carrier_mend(carrier *c);

#endif
