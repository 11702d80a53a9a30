/* serve.h - the page and the API over HTTP (RFC 9110, 9112), and the same as files.
 *
 *   connection -> server.c: limits, who may ask -> routes.c: path and parameters -> answer -> cache.c: until the store changes
 *                                               -> page: what page/ was built to, embedded by scripts/embed
 *   store      -> site.c: every answer that the page asks for as a file, and the page
 *
 * HTTP itself is libmicrohttpd's. All that is said of a store comes from the functions of include/weft.h.
 */
#ifndef WEFT_SERVE_SERVE_H
#define WEFT_SERVE_SERVE_H

#include "base/error.h"
#include "base/json.h"

#include <pthread.h>

#define SERVE_API "/api/v1/"
#define SERVE_MOST_SEGMENTS 4
#define SERVE_MOST_PARAMETERS 16
#define SERVE_LIMIT 50  /* items of a list when nothing else is asked */
#define SERVE_MOST 1000 /* items of a list at most */

typedef struct serve_parameter {
  str name, value;
} serve_parameter;

/* What is asked, taken apart: /api/v1/stories/ID?offsets=bytes is segments {stories, ID}. */
typedef struct serve_request {
  bool post;
  str segments[SERVE_MOST_SEGMENTS];
  size_t n_segments;
  serve_parameter parameters[SERVE_MOST_PARAMETERS];
  size_t n_parameters;
  str body;  /* of a POST */
  str token; /* that the session of this server has: routes give it to the page, and want it with judgements */
  str given_token;
} serve_request;

typedef struct serve_answer {
  unsigned status;  /* of HTTP */
  const char *type; /* media type */
  str body;
  bool keep;         /* the same until the store changes */
  bool has_length;   /* false: a stream; `stream` says of what */
  const char *allow; /* methods, with 405 */
} serve_answer;

/* Answers a request for something below SERVE_API; the body lives in `a`. */
void routes_answer(arena *a, weft_store *store, const serve_request *request, serve_answer *out);
/* Whether it is answered by a stream of rows (routes_stream), a line each; out->status is 400 when its parameters are wrong. */
bool routes_is_stream(arena *a, const serve_request *request, bool wants_lines, serve_answer *out);
/* Hands all rows to the sink. */
weft_code routes_stream(weft_store *store, const serve_request *request, weft_sink sink, void *user, weft_error *e);
/* A problem document (RFC 9457). */
void routes_problem(arena *a, serve_answer *out, unsigned status, const char *title, const char *detail);

/* A file of the page. */
typedef struct serve_file {
  const char *path, *type;
  const unsigned char *bytes;
  size_t length;
} serve_file;
extern const serve_file serve_files[];
extern const size_t serve_n_files;

#endif
