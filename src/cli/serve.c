/* serve.c - `weft serve`: starts the server, says where it is, and waits for the signal to stop. */
#include "cli/cli.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

/* Shows the address in the browser that this desktop has chosen. */
static void open_browser(const char *url) {
  pid_t child = fork();
  if (child) return;
  if (!freopen("/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr)) _exit(1);
  execlp("xdg-open", "xdg-open", url, (char *)NULL);
  _exit(1);
}

int cli_run_serve(cli *c) {
  if (c->n_words) return cli_wants("serve", "no words; --store FILE says which store");
  weft_serve_options options = {
      .store = c->store, .listen = c->listen, .token_file = c->token_file, .threads = c->options.threads};
  weft_server *server;
  weft_error e;
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  sigprocmask(SIG_BLOCK, &ends, NULL); /* before there are threads: they have the same mask */
  signal(SIGCHLD, SIG_IGN);
  if (weft_server_start(&options, &server, &e) != WEFT_OK) return cli_failed(c, &e);
  if (c->json) printf("{\"url\":\"%s\"}\n", weft_server_url(server));
  else printf("%s%s\n", weft_server_url(server), c->quiet ? "" : "   (Ctrl-C ends it)");
  fflush(stdout);
  if (c->open) open_browser(weft_server_url(server));
  int which;
  sigwait(&ends, &which);
  weft_server_stop(server);
  return CLI_ALL;
}
