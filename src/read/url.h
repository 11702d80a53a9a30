/* url.h - what an address says by itself: host, outlet, day of publication. */
#ifndef WEFT_READ_URL_H
#define WEFT_READ_URL_H

#include "base/str.h"

/* Host in small letters, without port and "www."; empty when `url` is no http or https address. */
str url_host(arena *a, str url);
/* A name for the outlet when the page gives none: the host without parts such as "m." or "amp.". */
str url_outlet(arena *a, str url);
/* The address without fragment and without parameters that only say where the reader came from (utm_source ...). */
str url_clean(arena *a, str url);
/* ISO day or month in the path: /2016/01/12/, /2016/jan/12/, /2016/0112/, /2016-01-12-title, /20160112/, /2016/01/. Empty when
 * none. Takes any path, also a file name. */
str url_date(arena *a, str url);

#endif
