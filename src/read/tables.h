/* tables.h - whether bytes are a table of articles. */
#ifndef WEFT_READ_TABLES_H
#define WEFT_READ_TABLES_H

#include "base/str.h"

#define SNIFF_LINE ((size_t)64 << 10) /* longest first line of a table */

typedef enum table_column { TABLE_OTHER = 0, TABLE_KNOWN, TABLE_TEXT } table_column;

/* What a column's name says (json_row.c's names of fields): TABLE_TEXT: text, HTML or an address. */
table_column table_column_is(str name);
/* A first line that names at least two known fields, one of them a text or an address; or a table of GDELT's. */
bool table_begins(str head);

#endif
