/* main.c - from arguments to a command and its exit status. */
#include "cli/cli.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int usage(const char *format, const char *what, const cli_command *command) {
  fprintf(stderr, "weft: ");
  fprintf(stderr, format, what);
  fprintf(stderr, command ? "; `weft %s --help` says more\n" : "; `weft --help` says more\n", command ? command->name : "");
  return CLI_NOTHING;
}

static bool set_number(const char *text, size_t most, size_t *value) {
  char *end;
  unsigned long long n = strtoull(text, &end, 10);
  if (*text < '0' || *text > '9' || *end || n > most) return false;
  *value = (size_t)n;
  return true;
}

/* "500M", "2G": bytes. */
static bool set_size(const char *text, size_t *bytes) {
  static const char units[] = "KMGT";
  char *end;
  unsigned long long n = strtoull(text, &end, 10);
  const char *unit = *end ? strchr(units, *end) : NULL;
  if (*text < '0' || *text > '9' || (*end && (!unit || end[1]))) return false;
  for (const char *u = units; unit && u <= unit; u++)
    if ((n *= 1024) >> 50) return false;
  *bytes = (size_t)n;
  return n > 0;
}

/* Index of the argument among the words, or their number. */
static size_t choice(const char *argument, const char *const *words, size_t n_words) {
  size_t i = 0;
  while (i < n_words && strcmp(argument, words[i])) i++;
  return i;
}

/* Sets one option; false when its argument is none. */
static bool set_option(cli *c, const char *name, const char *argument) {
  size_t n = 0;
  if (!strcmp(name, "store")) c->store = argument;
  else if (!strcmp(name, "json")) c->json = true;
  else if (!strcmp(name, "quiet")) c->quiet = true;
  else if (!strcmp(name, "help")) c->help = true;
  else if (!strcmp(name, "explain")) c->explain = true;
  else if (!strcmp(name, "claim")) c->options.claim = argument;
  else if (!strcmp(name, "why")) c->query.why = 1;
  else if (!strcmp(name, "ask")) c->ask = true;
  else if (!strcmp(name, "timeline")) c->timeline = true;
  else if (!strcmp(name, "copies")) c->copies = true;
  else if (!strcmp(name, "thread")) c->thread = true;
  else if (!strcmp(name, "open")) c->open = true;
  else if (!strcmp(name, "listen")) c->listen = argument;
  else if (!strcmp(name, "token-file")) c->token_file = argument;
  else if (!strcmp(name, "site")) c->site = argument;
  else if (!strcmp(name, "note")) c->note = argument;
  else if (!strcmp(name, "judgements")) c->options.judgements = argument;
  else if (!strcmp(name, "outlet")) c->query.outlet = argument;
  else if (!strcmp(name, "person")) c->query.person = argument;
  else if (!strcmp(name, "from")) c->query.from = argument;
  else if (!strcmp(name, "to")) c->query.to = argument;
  else if (!strcmp(name, "status")) {
    c->status = argument;
    return !strcmp(argument, "agree") || !strcmp(argument, "conflict") || !strcmp(argument, "update") ||
           !strcmp(argument, "scope");
  } else if (!strcmp(name, "limit")) return set_number(argument, 1u << 30, &c->query.limit);
  else if (!strcmp(name, "threads")) {
    if (!set_number(argument, 256, &n)) return false;
    c->options.threads = (unsigned)n;
  } else if (!strcmp(name, "offsets")) {
    n = choice(argument, (const char *const[]){"chars", "bytes", "utf16"}, 3);
    c->options.offsets = (weft_offsets)n;
    return n < 3;
  } else if (!strcmp(name, "format")) {
    n = choice(argument, (const char *const[]){"rows", "conllu", "spacy", "html", "ftm", "svg"}, 6);
    c->svg = n == 5;
    c->options.format = c->svg ? WEFT_FORMAT_ROWS : n == 4 ? WEFT_FORMAT_FTM : (weft_format)n;
    return n < 6;
  } else if (!strcmp(name, "memory")) {
    return set_size(argument, &c->options.memory);
  } else if (!strcmp(name, "granularity")) {
    n = choice(argument, (const char *const[]){"fine", "medium", "coarse"}, 3);
    c->options.granularity = (weft_granularity)(n + 1);
    return n < 3;
  } else if (!strcmp(name, "stage")) {
    n = choice(argument, (const char *const[]){"keys", "meet", "judge", "partition"}, 4);
    c->options.thread_stage = (weft_thread_stage)(n + 1);
    return n < 4;
  } else if (!strcmp(name, "layers")) {
    c->options.layers = WEFT_LAYER_TOKENS;
    return !strcmp(argument, "tokens");
  } else if (!strcmp(name, "models")) {
    c->options.models = argument;
    return argument[0] != 0;
  }
  return true;
}

static const cli_option *find_option(const char *name, size_t length) {
  for (size_t i = 0; i < cli_n_options; i++)
    if (strlen(cli_options[i].name) == length && !strncmp(cli_options[i].name, name, length)) return &cli_options[i];
  return NULL;
}

/* Reads the command's arguments; CLI_ALL when they are good. */
static int parse(cli *c, const cli_command *command, int argc, char **argv, const char **words) {
  bool only_words = false;
  for (int i = 0; i < argc; i++) {
    const char *word = argv[i];
    if (!only_words && !strcmp(word, "--")) {
      only_words = true;
      continue;
    }
    if (!strcmp(word, "-h") && !only_words) word = "--help";
    if (only_words || word[0] != '-' || !word[1]) {
      words[c->n_words++] = argv[i];
      continue;
    }
    const char *equals = strchr(word, '=');
    size_t length = equals ? (size_t)(equals - word) : strlen(word);
    const cli_option *option = length > 2 && word[1] == '-' ? find_option(word + 2, length - 2) : NULL;
    if (!option || !cli_takes(command, option->name)) return usage("unknown option %s", word, command);
    const char *argument = equals ? equals + 1 : NULL;
    if (!option->argument && argument) return usage("%s takes no argument", word, command);
    if (option->argument && !argument) {
      if (i + 1 == argc) return usage("%s needs an argument", word, command);
      argument = argv[++i];
    }
    if (!set_option(c, option->name, argument)) return usage("--%s does not take this", option->name, command);
  }
  c->words = words;
  return CLI_ALL;
}

int main(int argc, char **argv) {
  signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of write, told in one line */
  if (argc < 2 || !strcmp(argv[1], "--help") || !strcmp(argv[1], "-h")) {
    cli_help_all(argc < 2 ? stderr : stdout);
    return argc < 2 ? CLI_NOTHING : CLI_ALL;
  }
  const char *name = !strcmp(argv[1], "--version") ? "version" : argv[1];
  const cli_command *command = cli_find_command(name);
  if (!command) return usage("no command '%s'", name, NULL);
  cli c = {.store = "news.weft", .terminal = isatty(STDOUT_FILENO), .error_terminal = isatty(STDERR_FILENO), .began = time(NULL)};
  const char **words = calloc((size_t)argc, sizeof *words);
  if (!words) return CLI_NOTHING;
  int status = parse(&c, command, argc - 2, argv + 2, words);
  if (status == CLI_ALL && c.help) cli_help(stdout, command);
  else if (status == CLI_ALL) {
    c.options.warn = cli_warn;
    c.options.user = &c;
    if (c.error_terminal && !c.quiet) c.options.progress = cli_progress;
    status = command->run(&c);
    cli_progress_end(&c);
  }
  free(words);
  bool lost = fflush(stdout) != 0 || ferror(stdout);
  if (!lost || status != CLI_ALL) return status; /* what failed before has been told */
  cli_fault(&(weft_error){.code = WEFT_ERROR_IO, .byte = UINT64_MAX, .message = "standard output could not be written"});
  return CLI_SOME;
}
