/* server.c - connections: what they may cost, who may ask, and how answers are sent.
 *
 *   head (32 KiB, 20 s) -> body (64 KiB, 20 s) -> checked: framing, Host, Origin, token -> answer, from the cache or a store
 *
 * Each working thread takes a store of its own; one more is asked whether the file has changed. A watch counts the time that a
 * connection may take for what it is doing, however slowly it goes on: MHD's own timeout counts silence alone. */
#include "serve/access.h"
#include "serve/cache.h"
#include "serve/serve.h"
#include "serve/watch.h"

#include "base/hash.h"
#include "base/pool.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#define MOST_HEAD (32u << 10)
#define MOST_BODY (64u << 10)
#define MOST_CONNECTIONS 512u
#define MOST_ANSWER_MEMORY ((size_t)2 << 30)
#define CACHE_BYTES ((size_t)96 << 20)
#define ZIP_LEVEL 3        /* three times as fast as 6 for a tenth more bytes */
#define LEAST_PACKED 860u  /* bytes below which an answer is not compressed */
#define SILENT_SECONDS 30u /* nothing sent or received */
#define HEAD_SECONDS 20    /* for the whole of a head, and of a body */
#define IDLE_SECONDS 60    /* between two requests of a connection, the second's head included */
#define SEND_SECONDS 600   /* for an answer to be taken */
#define MOST_STREAMS 4
#define POLICY                                                                                                                   \
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "                    \
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

struct weft_server {
  struct MHD_Daemon *daemon;
  cache *kept;
  char *path, *url, *host;       /* of the store; of the page; the name that was listened on */
  char token[ACCESS_TOKEN_MOST]; /* that everybody needs; empty on loopback */
  char session[33];
  bool loopback;
  weft_store *watched; /* asked whether the file has changed */
  pthread_mutex_t watched_lock;
  weft_store **idle; /* stores that no thread uses */
  size_t n_idle, idle_cap;
  pthread_mutex_t idle_lock;
  watch slow;
  unsigned streams;
};

/* --- stores ------------------------------------------------------------------------------------------------------ */

static weft_store *take_store(weft_server *s, weft_error *e) {
  weft_store *store = NULL;
  pthread_mutex_lock(&s->idle_lock);
  if (s->n_idle) store = s->idle[--s->n_idle];
  pthread_mutex_unlock(&s->idle_lock);
  if (!store) weft_store_open(s->path, 0, &store, e);
  return store;
}

static void give_store(weft_server *s, weft_store *store) {
  pthread_mutex_lock(&s->idle_lock);
  bool kept = s->n_idle < s->idle_cap;
  if (kept) s->idle[s->n_idle++] = store;
  pthread_mutex_unlock(&s->idle_lock);
  if (!kept) weft_store_close(store);
}

static uint64_t generation_of(weft_server *s) {
  pthread_mutex_lock(&s->watched_lock);
  uint64_t out = weft_store_changed(s->watched);
  pthread_mutex_unlock(&s->watched_lock);
  return out;
}

/* --- a request --------------------------------------------------------------------------------------------------- */

typedef struct call {
  arena a;
  weft_server *s;
  struct MHD_Connection *connection;
  serve_request request;
  serve_answer answer;
  weft_store *store;
  char body[MOST_BODY];
  size_t n_body;
  bool too_long;
} call;

static const char *header(struct MHD_Connection *c, const char *name) {
  return MHD_lookup_connection_value(c, MHD_HEADER_KIND, name);
}

static struct MHD_Response *response_of(const void *bytes, size_t n, const char *type) {
  void *copy = malloc(n ? n : 1);
  if (!copy) return NULL;
  if (n) memcpy(copy, bytes, n);
  struct MHD_Response *r = MHD_create_response_from_buffer(n, copy, MHD_RESPMEM_MUST_FREE);
  if (!r) {
    free(copy);
    return NULL;
  }
  MHD_add_response_header(r, MHD_HTTP_HEADER_CONTENT_TYPE, type);
  return r;
}

static void add_common(struct MHD_Response *r) {
  MHD_add_response_header(r, "Content-Security-Policy", POLICY);
  MHD_add_response_header(r, "X-Content-Type-Options", "nosniff");
  MHD_add_response_header(r, "Referrer-Policy", "no-referrer");
  MHD_add_response_header(r, "Cross-Origin-Resource-Policy", "same-origin");
  MHD_add_response_header(r, "Cross-Origin-Opener-Policy", "same-origin");
}

static enum MHD_Result send_answer(struct MHD_Connection *c, const serve_answer *x, bool close_after) {
  struct MHD_Response *r = response_of(x->body.data, x->body.len, x->type);
  if (!r) return MHD_NO;
  add_common(r);
  MHD_add_response_header(r, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
  if (x->allow) MHD_add_response_header(r, MHD_HTTP_HEADER_ALLOW, x->allow);
  if (x->status == 401) MHD_add_response_header(r, MHD_HTTP_HEADER_WWW_AUTHENTICATE, "Bearer");
  if (close_after) MHD_add_response_header(r, MHD_HTTP_HEADER_CONNECTION, "close");
  enum MHD_Result result = MHD_queue_response(c, x->status, r);
  MHD_destroy_response(r);
  return result;
}

static bool is_posted(const char *url) { return !strcmp(url, SERVE_API "judgements"); }

static enum MHD_Result send_problem(struct MHD_Connection *c, unsigned status, const char *title, const char *detail,
                                    bool close_after) {
  arena a;
  serve_answer x;
  arena_init(&a, 0);
  routes_problem(&a, &x, status, title, detail);
  enum MHD_Result result = send_answer(c, &x, close_after);
  arena_free(&a);
  return result;
}

/* 405, with the methods that this path takes. */
static enum MHD_Result send_methods(struct MHD_Connection *c, const char *url, bool close_after) {
  arena a;
  serve_answer x;
  arena_init(&a, 0);
  routes_problem(&a, &x, 405, "Method Not Allowed", is_posted(url) ? "GET, HEAD and POST" : "GET and HEAD");
  x.allow = is_posted(url) ? "GET, HEAD, POST" : "GET, HEAD";
  enum MHD_Result result = send_answer(c, &x, close_after);
  arena_free(&a);
  return result;
}

/* --- logging in ------------------------------------------------------------------------------------------------- */

/* A browser that comes with the token once keeps it as a cookie that scripts cannot see. */
static enum MHD_Result log_in(weft_server *s, struct MHD_Connection *c) {
  const char *given = MHD_lookup_connection_value(c, MHD_GET_ARGUMENT_KIND, "token");
  if (!s->token[0] || !given || !access_equal(str_c(given), str_c(s->token)))
    return send_problem(c, 401, "Unauthorized", "this is not the token", false);
  char cookie[ACCESS_TOKEN_MOST + 64];
  snprintf(cookie, sizeof cookie, "weft=%s; HttpOnly; SameSite=Strict; Path=/", s->token);
  struct MHD_Response *r = response_of("", 0, "text/plain");
  if (!r) return MHD_NO;
  MHD_add_response_header(r, MHD_HTTP_HEADER_SET_COOKIE, cookie);
  MHD_add_response_header(r, MHD_HTTP_HEADER_LOCATION, "/");
  MHD_add_response_header(r, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
  enum MHD_Result result = MHD_queue_response(c, MHD_HTTP_SEE_OTHER, r);
  MHD_destroy_response(r);
  return result;
}

/* --- answers ----------------------------------------------------------------------------------------------------- */

typedef enum coding { CODING_NONE, CODING_GZIP, CODING_ZSTD } coding;

/* Whether the list of codings has this one, and not with q=0. */
static bool accepts(const char *list, const char *name) {
  size_t n = strlen(name);
  for (const char *p = list; p && (p = strcasestr(p, name)); p += n) {
    bool begins = p == list || p[-1] == ' ' || p[-1] == ',' || p[-1] == '\t';
    const char *rest = p + n;
    while (*rest == ' ') rest++;
    if (!begins || (*rest && *rest != ',' && *rest != ';')) continue;
    const char *q = *rest == ';' ? strstr(rest, "q=") : NULL, *end = strchr(rest, ',');
    if (!q || (end && q > end)) return true;
    return strtod(q + 2, NULL) > 0;
  }
  return false;
}

static coding coding_of(struct MHD_Connection *c) {
  const char *list = header(c, MHD_HTTP_HEADER_ACCEPT_ENCODING);
  return accepts(list, "zstd") ? CODING_ZSTD : accepts(list, "gzip") ? CODING_GZIP : CODING_NONE;
}

static bool zip(arena *a, str in, str *out) {
  z_stream z = {0};
  if (deflateInit2(&z, ZIP_LEVEL, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return false;
  size_t most = deflateBound(&z, in.len);
  char *bytes = ARENA_ARRAY(a, char, most);
  z.next_in = (Bytef *)(uintptr_t)in.data, z.next_out = (Bytef *)bytes;
  z.avail_in = (uInt)in.len, z.avail_out = (uInt)most;
  bool good = in.len < UINT32_MAX && most < UINT32_MAX && deflate(&z, Z_FINISH) == Z_STREAM_END;
  *out = str_of(bytes, z.total_out);
  deflateEnd(&z);
  return good;
}

static bool pack(arena *a, coding how, str in, str *out) {
  if (how == CODING_GZIP) return zip(a, in, out);
  size_t most = ZSTD_compressBound(in.len);
  char *bytes = ARENA_ARRAY(a, char, most);
  size_t n = ZSTD_compress(bytes, most, in.data, in.len, 3);
  *out = str_of(bytes, n);
  return !ZSTD_isError(n);
}

/* Sends bytes with their tag, packed as the client wants them, and keeps the answer. */
static enum MHD_Result send_kept(call *c, str key, uint64_t generation, coding how, const char *type, str bytes) {
  static const char *const codings[] = {"", "gzip", "zstd"};
  const char *none_match = header(c->connection, MHD_HTTP_HEADER_IF_NONE_MATCH);
  char etag[40];
  bool same;
  str packed = bytes;
  if (bytes.len < LEAST_PACKED) how = CODING_NONE;
  snprintf(etag, sizeof etag, "\"%016llx%s%s\"", (unsigned long long)hash_bytes(bytes, 7), how ? "-" : "", codings[how]);
  enum MHD_Result result = cache_renew(c->s->kept, c->connection, key, generation, etag, none_match, &same);
  if (same) return result; /* the store has changed, this has not */
  if (how && !pack(&c->a, how, bytes, &packed)) return MHD_NO;
  struct MHD_Response *r = response_of(packed.data, packed.len, type);
  if (!r) return MHD_NO;
  add_common(r);
  MHD_add_response_header(r, MHD_HTTP_HEADER_ETAG, etag);
  MHD_add_response_header(r, MHD_HTTP_HEADER_CACHE_CONTROL, "no-cache");
  MHD_add_response_header(r, MHD_HTTP_HEADER_VARY, "Accept-Encoding, Accept");
  if (how) MHD_add_response_header(r, MHD_HTTP_HEADER_CONTENT_ENCODING, codings[how]);
  result = cache_not_modified(c->connection, etag, none_match, &same);
  if (!same) result = MHD_queue_response(c->connection, MHD_HTTP_OK, r);
  cache_put(c->s->kept, key, generation, etag, r, packed.len);
  return result;
}

/* --- streams ----------------------------------------------------------------------------------------------------- */

/* Rows on their way to a client: a thread of its own writes them into a pipe, whose other end MHD sends. */
typedef struct flow {
  weft_server *s;
  weft_store *store;
  serve_request request;
  int pipe;
  arena a;
} flow;

static int write_row(void *user, const char *row, size_t length) {
  const flow *f = user;
  for (int line_end = 0; line_end < 2; line_end++)
    for (size_t at = 0, n = line_end ? 1 : length; at < n;) {
      ssize_t wrote = write(f->pipe, line_end ? "\n" : row + at, n - at);
      if (wrote < 0 && errno == EINTR) continue;
      if (wrote <= 0) return 1;
      at += (size_t)wrote;
    }
  return 0;
}

static void *flow_on(void *user) {
  flow *f = user;
  weft_error e;
  routes_stream(f->store, &f->request, write_row, f, &e);
  close(f->pipe);
  give_store(f->s, f->store);
  __atomic_fetch_sub(&f->s->streams, 1, __ATOMIC_SEQ_CST);
  arena_free(&f->a);
  free(f);
  return NULL;
}

static enum MHD_Result send_stream(call *c) {
  weft_error e;
  int ends[2];
  if (__atomic_add_fetch(&c->s->streams, 1, __ATOMIC_SEQ_CST) > MOST_STREAMS || pipe2(ends, O_CLOEXEC)) {
    __atomic_fetch_sub(&c->s->streams, 1, __ATOMIC_SEQ_CST);
    return send_problem(c->connection, 503, "Service Unavailable", "too many streams at once; try again later", false);
  }
  flow *f = calloc(1, sizeof *f);
  weft_store *store = f ? take_store(c->s, &e) : NULL;
  pthread_t thread;
  struct MHD_Response *r = store ? MHD_create_response_from_pipe(ends[0]) : NULL;
  if (r) {
    *f = (flow){.s = c->s, .store = store, .request = c->request, .pipe = ends[1]};
    arena_init(&f->a, 0);
    serve_request *q = &f->request;
    for (size_t i = 0; i < q->n_segments; i++) q->segments[i] = str_copy(&f->a, q->segments[i]);
    for (size_t i = 0; i < q->n_parameters; i++)
      q->parameters[i] = (serve_parameter){str_copy(&f->a, q->parameters[i].name), str_copy(&f->a, q->parameters[i].value)};
    add_common(r);
    MHD_add_response_header(r, MHD_HTTP_HEADER_CONTENT_TYPE, "application/x-ndjson");
    MHD_add_response_header(r, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    if (!pthread_create(&thread, NULL, flow_on, f)) {
      pthread_detach(thread);
      watch_give(&c->s->slow, c->connection, 0);
      enum MHD_Result result = MHD_queue_response(c->connection, MHD_HTTP_OK, r);
      MHD_destroy_response(r);
      return result;
    }
    arena_free(&f->a);
    MHD_destroy_response(r); /* closes its end */
  } else {
    close(ends[0]);
  }
  close(ends[1]);
  if (store) give_store(c->s, store);
  free(f);
  __atomic_fetch_sub(&c->s->streams, 1, __ATOMIC_SEQ_CST);
  return send_problem(c->connection, 503, "Service Unavailable", "no memory, or the store cannot be opened", false);
}

/* --- from a request to its answer -------------------------------------------------------------------------------- */

static enum MHD_Result add_parameter(void *user, enum MHD_ValueKind kind, const char *name, const char *value) {
  serve_request *q = user;
  (void)kind;
  if (q->n_parameters == SERVE_MOST_PARAMETERS) return MHD_NO;
  q->parameters[q->n_parameters++] = (serve_parameter){str_c(name), str_c(value ? value : "")};
  return MHD_YES;
}

static str key_of(call *c, const char *url, coding how) {
  buffer b;
  buffer_init(&b, &c->a, MOST_HEAD * 2);
  buffer_format(&b, "%d %s", (int)how, url);
  for (size_t i = 0; i < c->request.n_parameters; i++) {
    const serve_parameter *p = &c->request.parameters[i];
    buffer_format(&b, "\n%zu %zu ", p->name.len, p->value.len);
    buffer_add(&b, p->name);
    buffer_add(&b, p->value);
  }
  return buffer_str(&b);
}

static void work(void *user) {
  call *c = user;
  routes_answer(&c->a, c->store, &c->request, &c->answer);
}

static enum MHD_Result answer_api(call *c, const char *url) {
  coding how = coding_of(c->connection);
  const char *accept = header(c->connection, MHD_HTTP_HEADER_ACCEPT);
  if (routes_is_stream(&c->a, &c->request, accept && strstr(accept, "application/x-ndjson"), &c->answer))
    return c->answer.status ? send_answer(c->connection, &c->answer, false) : send_stream(c);
  uint64_t generation = generation_of(c->s);
  str key = key_of(c, url, how);
  bool found = false;
  enum MHD_Result result = MHD_NO;
  if (!c->request.post)
    result = cache_send(c->s->kept, c->connection, key, generation, header(c->connection, MHD_HTTP_HEADER_IF_NONE_MATCH), &found);
  if (found) return result;
  weft_error e = {.code = WEFT_OK};
  c->store = take_store(c->s, &e);
  if (!c->store) return send_problem(c->connection, 503, "Service Unavailable", e.message, false);
  bool good = arena_try(&c->a, work, c);
  give_store(c->s, c->store);
  if (!good) return send_problem(c->connection, 503, "Service Unavailable", "no memory for this answer", false);
  if (c->answer.keep) return send_kept(c, key, generation, how, c->answer.type, c->answer.body);
  return send_answer(c->connection, &c->answer, false);
}

static enum MHD_Result answer_page(call *c, const char *url) {
  const char *path = !strcmp(url, "/") ? "/index.html" : url;
  for (size_t i = 0; i < serve_n_files; i++) {
    const serve_file *f = &serve_files[i];
    if (strcmp(path, f->path) != 0) continue;
    coding how = coding_of(c->connection);
    bool found;
    str key = key_of(c, url, how);
    enum MHD_Result result =
        cache_send(c->s->kept, c->connection, key, 0, header(c->connection, MHD_HTTP_HEADER_IF_NONE_MATCH), &found);
    return found ? result : send_kept(c, key, 0, how, f->type, str_of((const char *)f->bytes, f->length));
  }
  return send_problem(c->connection, 404, "Not Found", "there is no such page; the API is below " SERVE_API, false);
}

static bool take_apart(serve_request *q, const char *path) {
  for (const char *p = path; *p;) {
    size_t n = strcspn(p, "/");
    if (q->n_segments == SERVE_MOST_SEGMENTS) return false;
    q->segments[q->n_segments++] = str_of(p, n);
    p += n + (p[n] == '/');
  }
  return true;
}

static enum MHD_Result answer(call *c, const char *url) {
  struct MHD_Connection *to = c->connection;
  weft_server *s = c->s;
  if (s->loopback && !access_is_loopback(to))
    return send_problem(to, 421, "Misdirected Request", "this server answers to localhost alone", false);
  if (!strcmp(url, "/login")) return log_in(s, to);
  if (s->token[0] && !access_has_token(to, s->token))
    return send_problem(to, 401, "Unauthorized", "open /login?token=TOKEN once, or send the token as Bearer", false);
  bool api = !strncmp(url, SERVE_API, strlen(SERVE_API));
  if (c->request.post && !is_posted(url)) return send_methods(to, url, false);
  if (!api) return answer_page(c, url);
  const char *given = header(to, "X-Weft-Token"), *type = header(to, MHD_HTTP_HEADER_CONTENT_TYPE);
  c->request.token = str_c(s->session);
  c->request.given_token = str_c(given ? given : "");
  c->request.body = str_of(c->body, c->n_body);
  MHD_get_connection_values(to, MHD_GET_ARGUMENT_KIND, add_parameter, &c->request);
  if (!take_apart(&c->request, url + strlen(SERVE_API)))
    return send_problem(to, 404, "Not Found", "the API has no such path", false);
  bool session = c->request.n_segments == 1 && str_eq(c->request.segments[0], STR("session"));
  if ((c->request.post || session) && !access_same_origin(to))
    return send_problem(to, 403, "Forbidden", "this is for the page of this server alone", false);
  if (c->request.post && (!type || strncasecmp(type, "application/json", 16) != 0))
    return send_problem(to, 415, "Unsupported Media Type", "a judgement is JSON", false);
  return answer_api(c, url);
}

static enum MHD_Result handle(void *user, struct MHD_Connection *connection, const char *url, const char *method,
                              const char *version, const char *upload, size_t *upload_size, void **context) {
  weft_server *s = user;
  (void)version;
  call *c = *context;
  if (!c) {
    watch_give(&s->slow, connection, HEAD_SECONDS);
    if (!access_framed_well(connection))
      return send_problem(connection, 400, "Bad Request", "this head can be read in two ways", true);
    bool post = !strcmp(method, MHD_HTTP_METHOD_POST);
    if (!post && strcmp(method, MHD_HTTP_METHOD_GET) != 0 && strcmp(method, MHD_HTTP_METHOD_HEAD) != 0)
      return send_methods(connection, url, true);
    c = malloc(sizeof *c);
    if (!c) return MHD_NO;
    c->s = s, c->connection = connection, c->n_body = 0, c->too_long = false, c->store = NULL;
    c->request = (serve_request){.post = post};
    c->answer = (serve_answer){0};
    arena_init(&c->a, MOST_ANSWER_MEMORY);
    *context = c;
    return MHD_YES;
  }
  if (*upload_size) {
    if (*upload_size > sizeof c->body - c->n_body) c->too_long = true;
    else memcpy(c->body + c->n_body, upload, *upload_size), c->n_body += *upload_size;
    *upload_size = 0;
    return MHD_YES;
  }
  watch_give(&s->slow, connection, SEND_SECONDS);
  if (c->too_long) return send_problem(connection, 413, "Content Too Large", "a judgement has at most 64 KiB", true);
  return answer(c, url);
}

static void completed(void *user, struct MHD_Connection *connection, void **context, enum MHD_RequestTerminationCode why) {
  call *c = *context;
  (void)why;
  watch_give(&((weft_server *)user)->slow, connection, IDLE_SECONDS);
  if (!c) return;
  arena_free(&c->a);
  free(c);
  *context = NULL;
}

/* --- start and stop ---------------------------------------------------------------------------------------------- */

/* "127.0.0.1:8080", "[::1]:8080", "8080": the first address that it names. */
static struct addrinfo *address_of(const char *listen, char host[256], weft_error *e) {
  const char *colon = strrchr(listen, ':'), *port = colon ? colon + 1 : listen;
  size_t n = colon ? (size_t)(colon - listen) : 0;
  snprintf(host, 256, "%.*s", (int)(n < 255 ? n : 255), listen);
  if (!n) snprintf(host, 256, "127.0.0.1");
  char bare[256];
  snprintf(bare, sizeof bare, "%s", host);
  if (bare[0] == '[' && bare[strlen(bare) - 1] == ']') memmove(bare, bare + 1, strlen(bare)), bare[strlen(bare) - 1] = 0;
  struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV},
                  *out = NULL;
  char *rest;
  unsigned long number = strtoul(port, &rest, 10);
  bool is_port = *port >= '0' && *port <= '9' && !*rest && number <= 65535;
  int code = is_port ? getaddrinfo(bare, port, &hints, &out) : EAI_SERVICE;
  if (!code) return out;
  error_set(e, WEFT_ERROR_USAGE, str_c(listen), BYTE_UNKNOWN, "cannot listen there: %s (wanted is ADDRESS:PORT)",
            gai_strerror(code));
  return NULL;
}

static bool is_loopback(const struct sockaddr *at) {
  if (at->sa_family == AF_INET) return (ntohl(((const struct sockaddr_in *)(const void *)at)->sin_addr.s_addr) >> 24) == 127;
  return at->sa_family == AF_INET6 && IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)(const void *)at)->sin6_addr);
}

static bool begin(weft_server *s, const weft_serve_options *o, weft_error *e) {
  char host[256], url[320];
  unsigned threads = o->threads ? o->threads : pool_processors();
  struct addrinfo *at = address_of(o->listen ? o->listen : "127.0.0.1:8080", host, e);
  if (!at) return false;
  s->loopback = is_loopback(at->ai_addr);
  bool good = o->token_file ? access_read_token(o->token_file, s->token, e) : s->loopback;
  if (!good && !o->token_file)
    error_set(e, WEFT_ERROR_USAGE, str_c(host), BYTE_UNKNOWN,
              "others can reach this address; say --token-file FILE, whose token they then need");
  unsigned char noise[16];
  good = good && getrandom(noise, sizeof noise, 0) == sizeof noise && weft_store_open(o->store, 0, &s->watched, e) == WEFT_OK;
  for (size_t i = 0; good && i < sizeof noise; i++) snprintf(s->session + 2 * i, 3, "%02x", noise[i]);
  s->idle_cap = threads + MOST_STREAMS;
  s->path = strdup(o->store), s->host = strdup(host), s->idle = calloc(s->idle_cap, sizeof *s->idle),
  s->kept = cache_new(CACHE_BYTES);
  if (good && (!s->path || !s->host || !s->idle || !s->kept))
    good = false, error_set(e, WEFT_ERROR_MEMORY, STR(""), BYTE_UNKNOWN, "no memory");
  if (good && !watch_start(&s->slow, HEAD_SECONDS))
    good = false, error_set(e, WEFT_ERROR_MEMORY, STR(""), BYTE_UNKNOWN, "no memory for another thread");
  if (good) {
    unsigned flags = MHD_USE_AUTO_INTERNAL_THREAD | (at->ai_family == AF_INET6 ? MHD_USE_IPv6 : 0);
    struct MHD_OptionItem more[] = {{MHD_OPTION_THREAD_POOL_SIZE, (intptr_t)threads, NULL}, {MHD_OPTION_END, 0, NULL}};
    s->daemon =
        MHD_start_daemon(flags, 0, NULL, NULL, handle, s, MHD_OPTION_SOCK_ADDR, at->ai_addr, MHD_OPTION_NOTIFY_COMPLETED,
                         completed, s, MHD_OPTION_NOTIFY_CONNECTION, watch_notice, &s->slow, MHD_OPTION_CONNECTION_TIMEOUT,
                         SILENT_SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MOST_HEAD, MHD_OPTION_CONNECTION_LIMIT,
                         MOST_CONNECTIONS > threads ? MOST_CONNECTIONS : threads, MHD_OPTION_STRICT_FOR_CLIENT, 0,
                         MHD_OPTION_LISTENING_ADDRESS_REUSE, 1u, MHD_OPTION_ARRAY, threads > 1 ? more : more + 1, MHD_OPTION_END);
    if (!s->daemon)
      good = false, error_set(e, WEFT_ERROR_IO, str_c(o->listen ? o->listen : "127.0.0.1:8080"), BYTE_UNKNOWN,
                              "cannot listen there: %s", strerror(errno));
  }
  freeaddrinfo(at);
  if (!good) return false;
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(s->daemon, MHD_DAEMON_INFO_BIND_PORT);
  snprintf(url, sizeof url, "http://%s:%u/", s->host, info ? info->port : 0);
  s->url = strdup(url);
  if (!s->url) error_set(e, WEFT_ERROR_MEMORY, STR(""), BYTE_UNKNOWN, "no memory");
  return s->url != NULL;
}

weft_code weft_server_start(const weft_serve_options *options, weft_server **server, weft_error *error) {
  weft_error e = {.code = WEFT_OK};
  *server = calloc(1, sizeof **server);
  if (!*server) return error_set(error, WEFT_ERROR_MEMORY, STR(""), BYTE_UNKNOWN, "no memory");
  pthread_mutex_init(&(*server)->watched_lock, NULL);
  pthread_mutex_init(&(*server)->idle_lock, NULL);
  if (begin(*server, options, &e)) return WEFT_OK;
  weft_server_stop(*server);
  *server = NULL;
  if (error) *error = e;
  return e.code;
}

const char *weft_server_url(const weft_server *s) { return s->url; }

void weft_server_stop(weft_server *s) {
  if (!s) return;
  if (s->daemon) MHD_stop_daemon(s->daemon);
  watch_stop(&s->slow);
  while (__atomic_load_n(&s->streams, __ATOMIC_SEQ_CST)) nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
  cache_free(s->kept);
  for (size_t i = 0; i < s->n_idle; i++) weft_store_close(s->idle[i]);
  weft_store_close(s->watched);
  free(s->idle);
  free(s->path);
  free(s->host);
  free(s->url);
  pthread_mutex_destroy(&s->watched_lock);
  pthread_mutex_destroy(&s->idle_lock);
  free(s);
}
