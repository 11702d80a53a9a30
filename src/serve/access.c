/* access.c - see access.h. */
#include "serve/access.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const char *header(struct MHD_Connection *c, const char *name) {
  return MHD_lookup_connection_value(c, MHD_HEADER_KIND, name);
}

typedef struct framing {
  unsigned lengths, codings, hosts;
} framing;

static enum MHD_Result count_header(void *user, enum MHD_ValueKind kind, const char *name, const char *value) {
  framing *f = user;
  (void)kind, (void)value;
  f->lengths += !strcasecmp(name, MHD_HTTP_HEADER_CONTENT_LENGTH);
  f->codings += !strcasecmp(name, MHD_HTTP_HEADER_TRANSFER_ENCODING);
  f->hosts += !strcasecmp(name, MHD_HTTP_HEADER_HOST);
  return MHD_YES;
}

bool access_framed_well(struct MHD_Connection *c) {
  framing f = {0};
  MHD_get_connection_values(c, MHD_HEADER_KIND, count_header, &f);
  return f.lengths <= 1 && f.codings <= 1 && f.hosts == 1 && !(f.lengths && f.codings);
}

bool access_is_loopback(struct MHD_Connection *c) {
  static const char *const own[] = {"localhost", "127.0.0.1", "[::1]"};
  const char *host = header(c, MHD_HTTP_HEADER_HOST);
  for (size_t i = 0; host && i < sizeof own / sizeof *own; i++) {
    size_t n = strlen(own[i]);
    if (!strncasecmp(host, own[i], n) && (!host[n] || host[n] == ':')) return true;
  }
  return false;
}

bool access_same_origin(struct MHD_Connection *c) {
  const char *origin = header(c, MHD_HTTP_HEADER_ORIGIN), *host = header(c, MHD_HTTP_HEADER_HOST),
             *site = header(c, "Sec-Fetch-Site");
  if (site && strcmp(site, "same-origin") != 0 && strcmp(site, "none") != 0) return false;
  if (!origin) return true;
  const char *rest = !strncmp(origin, "http://", 7) ? origin + 7 : !strncmp(origin, "https://", 8) ? origin + 8 : NULL;
  return rest && host && !strcasecmp(rest, host);
}

bool access_equal(str given, str wanted) {
  unsigned differ = given.len != wanted.len;
  for (size_t i = 0; i < wanted.len; i++) differ |= (unsigned)((i < given.len ? given.data[i] : 0) ^ wanted.data[i]);
  return !differ;
}

bool access_has_token(struct MHD_Connection *c, const char *token) {
  const char *bearer = header(c, MHD_HTTP_HEADER_AUTHORIZATION),
             *cookie = MHD_lookup_connection_value(c, MHD_COOKIE_KIND, "weft");
  if (bearer && !strncasecmp(bearer, "Bearer ", 7) && access_equal(str_c(bearer + 7), str_c(token))) return true;
  return cookie && access_equal(str_c(cookie), str_c(token));
}

bool access_read_token(const char *path, char token[ACCESS_TOKEN_MOST], weft_error *e) {
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  FILE *f = fopen(path, "re");
  if (!f) {
    error_set(e, WEFT_ERROR_IO, str_c(path), BYTE_UNKNOWN, "%s", strerror(errno));
    return false;
  }
  size_t n = fread(token, 1, ACCESS_TOKEN_MOST - 1, f);
  fclose(f);
  while (n && strchr("\r\n ", token[n - 1])) n--;
  token[n] = 0;
  if (n >= 16 && strspn(token, letters) == n) return true;
  error_set(e, WEFT_ERROR_USAGE, str_c(path), BYTE_UNKNOWN, "a token is a line of 16 to 255 letters, digits and -._~");
  return false;
}
