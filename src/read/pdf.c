/* pdf.c - PDF files, by the program pdftotext (poppler-utils) when it is installed: it is given the bytes and gives text, as
 * another process that is ended when it takes too long or gives too much. */
#include "read/carrier.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PDF_MOST_SECONDS 60
#define PDF_MAX_TEXT ((size_t)16 << 20)

extern char **environ;

static int64_t seconds_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec;
}

/* Starts the program with both ends of two pipes. */
static pid_t start(int *to, int *from, int *code) {
  int in[2], out[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in))
    return -1; /* a socket: writing to one without a reader is no signal */
  if (pipe2(out, O_CLOEXEC)) {
    close(in[0]), close(in[1]);
    return -1;
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  static const char *const arguments[] = {"pdftotext", "-q", "-enc", "UTF-8", "-eol", "unix", "-nopgbrk", "-", "-", NULL};
  pid_t child = -1;
  *code = posix_spawnp(&child, "pdftotext", &actions, NULL, (char *const *)(uintptr_t)arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  close(in[0]), close(out[1]);
  if (*code) {
    close(in[1]), close(out[0]);
    return -1;
  }
  *to = in[1];
  *from = out[0];
  fcntl(*to, F_SETFL, O_NONBLOCK);
  return child;
}

/* Feeds the bytes and collects the text. NULL, or what was wrong. */
static const char *exchange(int to, int from, str bytes, buffer *text) {
  int64_t end = seconds_now() + PDF_MOST_SECONDS;
  size_t fed = 0;
  char piece[1 << 14];
  for (;;) {
    struct pollfd both[2] = {{from, POLLIN, 0}, {to, POLLOUT, 0}};
    bool feeding = to >= 0;
    int n = poll(both, feeding ? 2 : 1, 1000);
    if (seconds_now() > end) return "pdftotext took too long";
    if (n < 0 && errno != EINTR) return strerror(errno);
    if (n <= 0) continue;
    if (feeding && both[1].revents) {
      ssize_t done = fed < bytes.len ? send(to, bytes.data + fed, bytes.len - fed, MSG_NOSIGNAL) : 0;
      if (done > 0) fed += (size_t)done;
      if (fed == bytes.len || (done < 0 && errno != EAGAIN && errno != EINTR)) close(to), to = -1;
    }
    if (both[0].revents) {
      ssize_t got = read(from, piece, sizeof piece);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) break;
      buffer_add(text, str_of(piece, (size_t)got));
      if (text->full) break;
    }
  }
  if (to >= 0) close(to);
  return text->full ? "more than 16 MiB of text in one PDF file" : NULL;
}

/* Whether a line of a paragraph goes on in the next: it is at least this share of the longest one, in tenths. */
#define FULL_LINE 6

/* Lines as they were set become paragraphs: what reaches far to the right goes on in the next line, a word parted by a hyphen is
 * one again. Pages end at a form feed. In place; returns the new length. */
static size_t join_lines(char *s, size_t n) {
  size_t longest = 0, out = 0;
  for (size_t at = 0, end; at < n; at = end + 1) {
    for (end = at; end < n && s[end] != '\n'; end++) {}
    if (end - at > longest) longest = end - at;
  }
  for (size_t at = 0, end; at < n; at = end + 1) {
    for (end = at; end < n && s[end] != '\n'; end++) {}
    if (s[at] == '\f') s[at] = '\n'; /* a page's first line begins anew */
    size_t length = end - at;
    memmove(s + out, s + at, length);
    out += length;
    if (end == n) break;
    bool full = length * 10 >= longest * FULL_LINE, blank = end + 1 == n || strchr("\n\f", s[end + 1]);
    bool small = !blank && s[end + 1] >= 'a' && s[end + 1] <= 'z';
    if (full && small && out > 1 && s[out - 1] == '-' && s[out - 2] >= 'a' && s[out - 2] <= 'z') out--;
    else s[out++] = full && !blank ? ' ' : '\n';
  }
  return out;
}

bool carrier_pdf(carrier *c, read_record *out) {
  if (!carrier_whole(c, out)) return false;
  int to, from, code = 0, status = 0;
  pid_t child = start(&to, &from, &code);
  if (child < 0) {
    fault_tell(c->told, code == ENOENT ? WEFT_ERROR_FORMAT : WEFT_ERROR_IO, c->path, c->inside, 0, "%s",
               code == ENOENT ? "a PDF file; to read it install pdftotext (package poppler-utils)"
                              : strerror(code ? code : errno));
    return false;
  }
  buffer text;
  buffer_init(&text, c->a, PDF_MAX_TEXT);
  const char *wrong = exchange(to, from, out->bytes, &text);
  close(from);
  if (wrong) kill(child, SIGKILL);
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  if (!wrong && (!WIFEXITED(status) || WEXITSTATUS(status))) wrong = "pdftotext cannot read this PDF file";
  if (!wrong && !str_trim(buffer_str(&text)).len) wrong = "a PDF file without text";
  if (wrong) {
    fault_tell(c->told, WEFT_ERROR_FORMAT, c->path, c->inside, 0, "%s", wrong);
    return false;
  }
  out->bytes = str_of(text.data, join_lines(text.data, text.len));
  out->format = READ_TEXT;
  return true;
}
