/* conllu.c - an analysis as CoNLL-U, version 2: a line a word, ten columns, an empty line behind each sentence. */
#include "annotate/layers.h"

#define MOST_BYTES ((size_t)1 << 31)
/* White-space tokens that follow one another as head and dependent; more than a parse has, and it keeps time linear. */
#define MOST_BETWEEN 16

typedef struct conllu {
  arena *a;
  const analysis *d;
  offsets map;
  buffer out;
  bool heads;
  uint32_t *number; /* of a word within its sentence, from 1; 0: white space */
  uint32_t sentences;
} conllu;

/* Free text inside a line. */
static void add_text(conllu *c, str s) {
  for (size_t i = 0; i < s.len; i++) buffer_add_char(&c->out, (unsigned char)s.data[i] < 32 ? ' ' : s.data[i]);
}

static void add_column(conllu *c, str s) {
  buffer_add_char(&c->out, '\t');
  if (s.len) add_text(c, s);
  else buffer_add_char(&c->out, '_');
}

/* White space in MISC, escaped as UDPipe does (ufal.mff.cuni.cz/udpipe/1/users-manual#run_udpipe_tokenizer). */
static void add_spaces(conllu *c, str s) {
  static const char escapes[][2] = {{' ', 's'}, {'\t', 't'}, {'\n', 'n'}, {'\r', 'r'}, {'|', 'p'}, {'\\', '\\'}};
  for (size_t i = 0; i < s.len; i++) {
    size_t k = 0;
    while (k < sizeof escapes / sizeof *escapes && escapes[k][0] != s.data[i]) k++;
    if (k < sizeof escapes / sizeof *escapes) buffer_format(&c->out, "\\%c", escapes[k][1]);
    else buffer_add_char(&c->out, s.data[i]);
  }
}

static str word_text(const conllu *c, uint32_t i) { return str_slice(c->d->text, c->d->start[i], c->d->end[i]); }

/* What stands between word i and the next word, of whatever sentence, or the text's end. */
static str text_behind(const conllu *c, uint32_t i) {
  uint32_t next = i + 1;
  while (next < c->d->n && !c->number[next]) next++;
  return str_slice(c->d->text, c->d->end[i], next < c->d->n ? c->d->start[next] : c->d->text.len);
}

/* Whether only white space stands before word i. */
static bool is_first_word(const conllu *c, uint32_t i) {
  while (i-- > 0)
    if (c->number[i]) return false;
  return true;
}

static void add_misc(conllu *c, uint32_t i) {
  const analysis *d = c->d;
  str behind = text_behind(c, i);
  buffer_format(&c->out, "\tstart_char=%zu|end_char=%zu", offsets_from_byte(&c->map, d->start[i]),
                offsets_from_byte(&c->map, d->end[i]));
  if (d->entity[i] != ANALYSIS_OUTSIDE) {
    buffer_format(&c->out, "|ner=%c-", d->entity[i] == ANALYSIS_BEGIN ? 'B' : 'I');
    add_text(c, model_string(d->m, d->entity_type[i]));
  }
  if (!behind.len) buffer_add_c(&c->out, "|SpaceAfter=No");
  if (c->number[i] == 1 && d->start[i] && is_first_word(c, i)) {
    buffer_add_c(&c->out, "|SpacesBefore=");
    add_spaces(c, str_slice(d->text, 0, d->start[i]));
  }
  if (behind.len && !str_eq(behind, STR(" "))) {
    buffer_add_c(&c->out, "|SpacesAfter=");
    add_spaces(c, behind);
  }
  buffer_add_char(&c->out, '\n');
}

/* --- heads --------------------------------------------------------------------------------------------------------------- */

/* The word of [first, last) that governs word i, over white space; i itself when there is none. */
static uint32_t word_head(const conllu *c, uint32_t i, uint32_t first, uint32_t last) {
  uint32_t at = c->d->head[i];
  for (int n = 0; n < MOST_BETWEEN && at >= first && at < last; n++) {
    if (c->number[at]) return at;
    if (c->d->head[at] == at) break;
    at = c->d->head[at];
  }
  return i;
}

static void add_head(conllu *c, uint32_t i, uint32_t first, uint32_t last, uint32_t root) {
  uint32_t head = c->heads ? word_head(c, i, first, last) : i;
  str relation = model_string(c->d->m, c->d->dep[i]);
  if (!c->heads) {
    buffer_add_c(&c->out, "\t_\t_");
  } else if (head != i) {
    buffer_format(&c->out, "\t%u", c->number[head]);
    add_column(c, relation);
  } else if (root == i) {
    buffer_add_c(&c->out, "\t0\troot");
  } else {
    buffer_format(&c->out, "\t%u\tdep", c->number[root]);
  }
}

/* --- sentences ----------------------------------------------------------------------------------------------------------- */

static void number_words(conllu *c) {
  uint32_t next = 0;
  for (uint32_t i = 0; i < c->d->n; i++) {
    if (c->d->sent_start[i]) next = 0;
    c->number[i] = c->d->word[i]->is_space ? 0 : ++next;
  }
}

static void add_comments(conllu *c, uint32_t first, uint32_t last, str id) {
  buffer_add_c(&c->out, "# sent_id = ");
  add_text(c, id);
  buffer_format(&c->out, "-%u\n# text = ", ++c->sentences);
  bool space = false;
  for (uint32_t i = first; i < last; i++) {
    if (!c->number[i]) continue;
    if (space) buffer_add_char(&c->out, ' ');
    add_text(c, word_text(c, i));
    space = text_behind(c, i).len > 0;
  }
  buffer_add_char(&c->out, '\n');
}

static void add_sentence(conllu *c, uint32_t first, uint32_t last, str id) {
  const analysis *d = c->d;
  uint32_t root = first;
  while (root < last && !c->number[root]) root++;
  if (root == last) return; /* white space only */
  for (uint32_t i = root; i < last; i++) {
    if (!c->number[i] || word_head(c, i, first, last) != i) continue;
    root = i;
    break;
  }
  add_comments(c, first, last, id);
  for (uint32_t i = first; i < last; i++) {
    if (!c->number[i]) continue;
    buffer_format(&c->out, "%u", c->number[i]);
    add_column(c, word_text(c, i));
    add_column(c, d->lemma[i]);
    add_column(c, model_string(d->m, d->pos[i]));
    add_column(c, model_string(d->m, d->tag[i]));
    add_column(c, model_string(d->m, d->morph[i]));
    add_head(c, i, first, last, root);
    add_column(c, STR("")); /* DEPS */
    add_misc(c, i);
  }
  buffer_add_char(&c->out, '\n');
}

str layers_conllu(arena *a, const analysis *d, str id) {
  conllu c = {.a = a, .d = d, .heads = layers_has_heads(d), .number = ARENA_ARRAY(a, uint32_t, d->n + (size_t)1)};
  offsets_init(&c.map, a, d->text, WEFT_OFFSETS_CHARS);
  buffer_init(&c.out, a, MOST_BYTES);
  number_words(&c);
  buffer_add_c(&c.out, "# newdoc id = ");
  add_text(&c, id);
  buffer_add_char(&c.out, '\n');
  for (uint32_t first = 0; first < d->n;) {
    uint32_t last = first + 1;
    while (last < d->n && !d->sent_start[last]) last++;
    add_sentence(&c, first, last, id);
    first = last;
  }
  str all = buffer_str(&c.out);
  return c.sentences ? str_slice(all, 0, all.len - 1) : STR("");
}
