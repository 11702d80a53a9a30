/* terminal.c - progress, faults, marks: what a person sees while and after a command runs. */
#include "cli/cli.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

static struct {
  bool shown;
  const char *doing;
  double began, last;
} line;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

const char *cli_number(uint64_t n) {
  static char texts[8][32];
  static unsigned turn;
  char digits[24], *to = texts[turn++ % 8], *out = to;
  int len = snprintf(digits, sizeof digits, "%" PRIu64, n);
  for (int i = 0; i < len; i++) {
    if (i && (len - i) % 3 == 0) *out++ = ',';
    *out++ = digits[i];
  }
  *out = 0;
  return to;
}

void cli_progress_end(cli *c) {
  (void)c;
  if (line.shown) fputs("\r\033[K", stderr);
  line.shown = false;
}

void cli_progress(void *user, const char *doing, uint64_t done, uint64_t total) {
  (void)user;
  double at = now();
  if (!line.doing || strcmp(line.doing, doing)) line.doing = doing, line.began = at, line.last = at;
  if (at - line.began < 2 || at - line.last < 0.1) return; /* nothing is said of what takes less than two seconds */
  line.last = at;
  line.shown = true;
  double seconds = at - line.began;
  bool bytes = !strcmp(doing, "reading") || !strcmp(doing, "annotating");
  const char *unit = bytes ? " MB" : "";
  if (bytes) done /= 1000000, total /= 1000000;
  if (total > done && done)
    fprintf(stderr, "\r\033[K%s %s / %s%s · %.0f s left", doing, cli_number(done), cli_number(total), unit,
            seconds / (double)done * (double)(total - done));
  else fprintf(stderr, "\r\033[K%s %s%s · %.0f s", doing, cli_number(done), unit, seconds);
}

void cli_fault(const weft_error *e) {
  if (line.shown) cli_progress_end(NULL);
  fputs("weft: ", stderr);
  for (const char *w = e->where; *w; w++) fputc((unsigned char)*w < 32 ? '?' : *w, stderr);
  if (e->where[0]) fputs(": ", stderr);
  if (e->byte != UINT64_MAX) fprintf(stderr, "byte %s: ", cli_number(e->byte));
  for (const char *m = e->message; *m; m++) fputc((unsigned char)*m < 32 ? '?' : *m, stderr);
  fputc('\n', stderr);
}

void cli_warn(void *user, const weft_error *e) {
  (void)user;
  cli_fault(e);
}

int cli_write_row(void *user, const char *row, size_t length) {
  cli *c = user;
  if (fwrite(row, 1, length, stdout) != length || putc('\n', stdout) == EOF) return 1;
  c->n_rows++;
  return 0;
}

/* Bytes of the UTF-8 sequence at text (which is valid: the library hands out nothing else). */
static size_t sequence(unsigned char c) { return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4; }

/* Control characters and marks that turn the direction of writing are left out. */
bool cli_printable(const unsigned char *s, size_t n) {
  if (n == 1) return s[0] >= 32 && s[0] != 127;
  if (n == 2) return !(s[0] == 0xC2 && s[1] < 0xA0);
  if (n == 3 && s[0] == 0xE2 && s[1] == 0x80) return !((s[2] >= 0x8B && s[2] <= 0x8F) || (s[2] >= 0xA8 && s[2] <= 0xAE));
  return !(n == 3 && s[0] == 0xE2 && s[1] == 0x81 && s[2] >= 0xA6 && s[2] <= 0xA9);
}

size_t cli_text_cut(cli *c, const char *text, size_t length, size_t width) {
  (void)c;
  size_t n = 0;
  for (size_t i = 0; i < length;) {
    size_t step = sequence((unsigned char)text[i]);
    if (step > length - i) step = length - i;
    bool space = text[i] == '\n' || text[i] == '\t' || text[i] == '\r';
    if (n + 1 == width && i + step < length) {
      fputs("…", stdout);
      return n + 1;
    }
    if (space) fputc(' ', stdout), n++;
    else if (cli_printable((const unsigned char *)text + i, step)) fwrite(text + i, 1, step, stdout), n++;
    i += step;
  }
  return n;
}

void cli_text(cli *c, const char *text, size_t length) { cli_text_cut(c, text, length, SIZE_MAX); }

void cli_bold(cli *c, bool on) {
  if (c->terminal) fputs(on ? "\033[1m" : "\033[0m", stdout);
}

void cli_dim(cli *c, bool on) {
  if (c->terminal) fputs(on ? "\033[2m" : "\033[0m", stdout);
}

void cli_mark(cli *c, bool on) {
  if (c->terminal) fputs(on ? "\033[1;33m" : "\033[0m", stdout);
  else fputs(on ? "«" : "»", stdout);
}

size_t cli_width(void) { return cli_width_else(110); }

size_t cli_width_else(size_t otherwise) {
  struct winsize w;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col >= 40) return w.ws_col;
  const char *columns = getenv("COLUMNS");
  long n = columns ? strtol(columns, NULL, 10) : 0;
  return n >= 40 && n <= 500 ? (size_t)n : otherwise;
}
