/* attribution_parse.c - each verb with each of its complements as a possible attribution: "praised [the firefighters]", "promised
 * [to pay]", "accused him of [lying]", "is said [to be ill]". Which of them are any is decided in attribution_choice.c. */
#include "annotate/attributions.h"

#define MOST_BETWEEN 10 /* words between a verb and the quotation beside it */

static bool is(str a, const char *b) { return str_eq(a, str_c(b)); }

/* The words that a complement covers, without the verb and its side when they stand inside, nor marks at the ends but those of a
 * quotation, which are taken in whole. */
static stretch content_of(const reading *r, uint32_t verb, uint32_t complement) {
  const parsed *p = r->parsed;
  uint32_t left = p->left[complement], right = p->right[complement] + 1;
  if (left <= verb && verb < right) {
    if (complement < verb) right = p->left[verb] > left ? (p->left[verb] < right ? p->left[verb] : right) : verb;
    else left = verb + 1;
  }
  if (right <= left) return (stretch){0};
  stretch s = {p->word[left], p->word[right - 1] + 1};
  while (s.first < s.last && !token_is_word(r->doc, s.first) && !r->quoted[s.first]) s.first++;
  while (s.last > s.first && !token_is_word(r->doc, s.last - 1) && !r->quoted[s.last - 1] &&
         !token_is_char(r->doc, s.last - 1, ')') && !token_is_char(r->doc, s.last - 1, '%'))
    s.last--;
  if (stretch_empty(s)) return s;
  const quotation *begin = r->quoted[s.first] ? quotation_at(r, s.first) : NULL,
                  *end = r->quoted[s.last - 1] ? quotation_at(r, s.last - 1) : NULL;
  if (begin && begin == end && s.first - begin->first <= 2 && begin->last - s.last <= 3)
    return (stretch){begin->first, begin->last};
  if (end && end->first >= s.first && end->last - s.last <= 3) s.last = end->last; /* "that it was «loud»": its closing mark */
  return s;
}

static stretch source_of(const reading *r, uint32_t subject, stretch content) {
  if (subject == NOBODY) return (stretch){0};
  stretch s = parsed_subtree(r->parsed, subject);
  while (s.first < s.last && !token_is_word(r->doc, s.first)) s.first++;
  while (s.last > s.first && !token_is_word(r->doc, s.last - 1) && !token_is_char(r->doc, s.last - 1, ')')) s.last--;
  if (s.first < content.last && content.first < s.last) { /* "the man who said that ...": the part outside */
    if (s.first < content.first) s.last = content.first;
    else return (stretch){0};
  }
  const lang_doc *d = r->doc;
  for (uint32_t i = s.first; i + 1 < s.last; i++) /* nobody's name goes over a line */
    if (d->sentences[d->sentence[i]].paragraph != d->sentences[d->sentence[i + 1]].paragraph) s.first = i + 1;
  return s;
}

typedef struct finder {
  arena *a;
  const reading *r;
  attribution_list *out;
  uint32_t verb, word, subject; /* the verb at hand: token of the pipeline, word; its subject */
} finder;

/* The attribution of the verb at hand with contents that are there already; the cue reaches to word `cue_end`. */
static void add(finder *f, attribution found, uint32_t cue_end) {
  const reading *r = f->r;
  found.verb = f->word;
  found.subject = f->subject;
  uint32_t sentence = r->doc->sentences[r->doc->sentence[f->word]].first;
  found.cue = (stretch){verb_group_start(r, f->word, sentence), cue_end};
  found.source = f->subject == NOBODY ? (stretch){0} : source_of(r, f->subject, found.content[0]);
  for (uint32_t k = 0; k < found.n; k++) {
    stretch c = found.content[k];
    if (found.cue.first < c.last && c.first < found.cue.last) found.cue = (stretch){f->word, f->word + 1};
    if (found.source.first < c.last && c.first < found.source.last) found.source = (stretch){0};
  }
  found.reach = found.cue.last;
  found.unit = unit_at(r, sentence).first;
  VECTOR_PUSH(f->a, *f->out, found);
}

static void add_complement(finder *f, uint32_t complement, uint32_t marker) {
  const parsed *p = f->r->parsed;
  stretch content = content_of(f->r, f->verb, complement);
  if (stretch_empty(content) || complement == f->subject) return;
  str relation = parsed_dep(p, complement);
  uint32_t cue_end = f->word + 1;
  if (marker != NOBODY) {
    relation = str_format(f->a, "%.*s %.*s", STR_FMT(relation), STR_FMT(p->d->lemma[marker]));
    if (p->word[marker] >= cue_end && p->word[marker] < content.first) cue_end = p->word[marker] + 1;
  }
  add(f, (attribution){.n = 1, .content = {content}, .complement = complement, .relation = relation}, cue_end);
}

/* The quotation right before the verb's unit in its paragraph: "Why?" Lee asked. It looks like a sentence of its own. */
static const quotation *question_before(const reading *r, uint32_t verb, stretch unit) {
  const lang_doc *d = r->doc;
  if (unit.first == 0 || verb - unit.first >= MOST_BETWEEN || !r->quoted[unit.first - 1]) return NULL;
  bool same = d->sentences[d->sentence[unit.first - 1]].paragraph == d->sentences[d->sentence[unit.first]].paragraph;
  return same ? quotation_at(r, unit.first - 1) : NULL;
}

/* The quotations that stand beside the verb in its unit, each alone and both together: "A," she said, but went on. "B". */
static void add_quotations(finder *f, stretch unit) {
  const reading *r = f->r;
  const quotation *before = NULL, *behind = NULL;
  if (r->quoted[f->word]) return;
  for (uint32_t i = f->word, n = 0; i-- > unit.first && n < MOST_BETWEEN && !before; n++)
    if (r->quoted[i]) before = quotation_at(r, i);
  if (!before) before = question_before(r, f->word, unit);
  for (uint32_t i = f->word + 1, n = 0; i < unit.last && n < MOST_BETWEEN && !behind; i++, n++)
    if (r->quoted[i]) behind = quotation_at(r, i);
  stretch x = before ? (stretch){before->first, before->last} : (stretch){0},
          y = behind ? (stretch){behind->first, behind->last} : (stretch){0};
  if (before)
    add(f,
        (attribution){
            .n = 1, .content = {x}, .complement = parsed_head(r->parsed, x.first, x.last), .relation = STR("quote before")},
        f->word + 1);
  if (behind)
    add(f,
        (attribution){
            .n = 1, .content = {y}, .complement = parsed_head(r->parsed, y.first, y.last), .relation = STR("quote behind")},
        f->word + 1);
  if (before && behind)
    add(f,
        (attribution){
            .n = 2, .content = {x, y}, .complement = parsed_head(r->parsed, x.first, x.last), .relation = STR("quote around")},
        f->word + 1);
}

static bool is_complement(str dep) {
  static const char *const list_of_deps[] = {"acl", "advcl", "ccomp", "dobj", "nsubj", "nsubjpass", "oprd", "parataxis", "xcomp"};
  return STR_LISTED(list_of_deps, dep);
}

void attribution_parse(arena *a, const reading *r, attribution_list *out) {
  const parsed *p = r->parsed;
  finder f = {.a = a, .r = r, .out = out};
  stretch unit = {0};
  for (uint32_t v = 0; v < p->d->n; v++) {
    if (!str_starts(parsed_tag(p, v), STR("V"))) continue;
    f.verb = v;
    f.word = p->word[v];
    f.subject = parsed_subject(p, v);
    while (f.word >= unit.last) unit = unit_at(r, unit.last);
    for (uint32_t k = p->left[v]; k <= p->right[v]; k++) {
      if (p->d->head[k] != v || k == v) continue;
      str dep = parsed_dep(p, k);
      if (is_complement(dep)) add_complement(&f, k, NOBODY);
      if (!is(dep, "prep")) continue;
      for (uint32_t i = p->left[k]; i <= p->right[k]; i++)
        if (p->d->head[i] == k && (is(parsed_dep(p, i), "pobj") || is(parsed_dep(p, i), "pcomp"))) add_complement(&f, i, k);
    }
    add_quotations(&f, unit);
  }
}
