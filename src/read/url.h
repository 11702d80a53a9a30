/* url.h - what an address says by itself: host, outlet, day of publication; and what a link on a page leads to. */
#ifndef WEFT_READ_URL_H
#define WEFT_READ_URL_H

#include "base/str.h"

/* Host in small letters, without port and "www."; empty when `url` is no http or https address. */
str url_host(arena *a, str url);
/* A name for the outlet when the page gives none: the host without parts such as "m." or "amp.". */
str url_outlet(arena *a, str url);
/* The part of a host that somebody has registered: its last two labels, three where the country sorts names by kind (co.uk). */
str url_site(str host);
/* What a link on a page leads to (RFC 3986, 5.2; leading and trailing blanks, line breaks and \ as browsers take them), as
 * url_clean leaves it, beyond ASCII percent-encoded behind the host. `base`: the page's address, or empty. Empty when it leads to
 * no http or https address, only to a place on the page, is relative while `base` is no such address, or is longer than
 * URL_MAX_LINK. */
#define URL_MAX_LINK 2048 /* bytes */
str url_resolve(arena *a, str base, str link);
/* The address without fragment and without parameters that only say where the reader came from (utm_source ...); of a copy in an
 * AMP cache, the address of the page itself. */
str url_clean(arena *a, str url);
/* What editions of one page have in common: host without www., m., amp. and the like, path without its AMP forms, parameters
 * without those that only count readers or ask for AMP. For comparing; no address. Empty when it is no http or https address,
 * that of a host's front page, or very long. */
str url_page(arena *a, str url);
/* ISO day or month in the path: /2016/01/12/, /2016/jan/12/, /2016/0112/, /2016-01-12-title, /20160112/, /2016/01/. Empty when
 * none. Takes any path, also a file name. */
str url_date(arena *a, str url);

#endif
