/* access.h - who may ask: heads that two programs could read in two ways, other names for this machine, pages of elsewhere,
 * tokens. */
#ifndef WEFT_SERVE_ACCESS_H
#define WEFT_SERVE_ACCESS_H

#include "base/error.h"

#include <microhttpd.h>

#define ACCESS_TOKEN_MOST 256

/* One Host, and at most one Content-Length or Transfer-Encoding (RFC 9112, 3.2, 6.3 and 11.2). */
bool access_framed_well(struct MHD_Connection *c);
/* Whether Host names this machine's loopback: a page of elsewhere whose name was made to point here does not (DNS rebinding). */
bool access_is_loopback(struct MHD_Connection *c);
/* Whether it is no other page's script that asks (Fetch Metadata, Origin). */
bool access_same_origin(struct MHD_Connection *c);
/* Whether the request has the token, as Bearer or as the cookie that /login gives. */
bool access_has_token(struct MHD_Connection *c, const char *token);
/* Takes as long for wrong secrets as for the right one. */
bool access_equal(str given, str wanted);
/* The token in a file: a line of 16 to 255 letters, digits and -._~ */
bool access_read_token(const char *path, char token[ACCESS_TOKEN_MOST], weft_error *e);

#endif
