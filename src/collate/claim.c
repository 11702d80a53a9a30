/* claim.c - every value of an article with what it is about: the words and people around it, who is credited, whether it is
 * denied or imagined. */
#include "collate/collate.h"

#include "collate/data/families.h"
#include "collate/data/words.h"
#include "text/fold.h"

#include <math.h>
#include <stdlib.h>

#define MOST_CLAIMS 4000 /* of one article; a page of nothing but numbers is a table, not a report */
#define AGE_WORDS 24     /* bytes that an attribute may begin before the age that it says */
#define HEDGE_BEFORE 32  /* bytes before a time in which its hedge is looked for */
#define MODALITY_WORDS 6 /* tokens before a value that may deny or imagine it */
#define MOST_SENTENCE_TOKENS 400
#define STAMP_MOST 16    /* tokens of a line that says when the page was made */
#define STAMP_HEAD 40    /* bytes before the time of a stamp that a text follows, "Update, 10 p.m. ET: ..." */
#define DATELINE_MOST 60 /* bytes before a dateline's day, and of what stands in brackets behind it */

const char *const claim_kind_names[CLAIM_KINDS] = {"date", "duration", "age", "count", "money", "percent", "measure", "ordinal"};

/* What is looked up for each article. */
typedef struct view {
  collation *c;
  uint32_t article;
  const annotations *notes;
  const lang_doc *doc;
  uint32_t *lemma; /* of each token; UINT32_MAX for function words, numbers and punctuation */
} view;

str claim_family(str lemma) {
  size_t i = STR_ROW_FIND(family_words, lemma);
  return i == SIZE_MAX ? lemma : str_c(family_words[i].family);
}

static void set_lemmas(view *v) {
  v->lemma = ARENA_ARRAY(v->c->a, uint32_t, v->doc->n);
  for (uint32_t i = 0; i < v->doc->n; i++) {
    v->lemma[i] = UINT32_MAX;
    str lower = v->doc->lower[i];
    if (v->doc->shape[i] > LANG_UPPER || lower.len < 2 || STR_LISTED(function_words, lower)) continue;
    str lemma = lang_lemma(v->c->a, lower);
    if (!STR_LISTED(function_words, lemma)) v->lemma[i] = names_put(&v->c->lemmas, claim_family(lemma));
  }
}

/* First token that begins at or after a byte. */
static uint32_t token_at(const lang_doc *d, uint32_t byte) {
  uint32_t low = 0, high = d->n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (d->start[middle] < byte) low = middle + 1;
    else high = middle;
  }
  return low;
}

static const lang_sentence *sentence_of(const lang_doc *d, uint32_t byte) {
  uint32_t i = token_at(d, byte + 1);
  return d->n ? &d->sentences[d->sentence[i ? i - 1 : 0]] : NULL;
}

/* --- words around ------------------------------------------------------------------------------------------------ */

static int compare_words(const void *x, const void *y) {
  const claim_word *a = x, *b = y;
  return (a->lemma > b->lemma) - (a->lemma < b->lemma);
}

static int compare_weights(const void *x, const void *y) {
  const claim_word *a = x, *b = y;
  return a->weight != b->weight ? (a->weight < b->weight) - (a->weight > b->weight)
                                : (a->lemma > b->lemma) - (a->lemma < b->lemma);
}

static bool clause_mark(str s) {
  return str_eq(s, STR(",")) || str_eq(s, STR(";")) || str_eq(s, STR(":")) || str_eq(s, STR("--")) || str_eq(s, STR("—"));
}

/* Telling words of the sentence, weighed by closeness: a clause mark between counts as three words. */
static void set_words(view *v, claim *out, const lang_sentence *s) {
  const lang_doc *d = v->doc;
  uint32_t first = token_at(d, out->at.start), last = token_at(d, out->at.end);
  uint32_t from = s->first, to = s->last;
  if (first - from > MOST_SENTENCE_TOKENS / 2 && first > MOST_SENTENCE_TOKENS / 2) from = first - MOST_SENTENCE_TOKENS / 2;
  if (to - from > MOST_SENTENCE_TOKENS) to = from + MOST_SENTENCE_TOKENS;
  claim_word list[MOST_SENTENCE_TOKENS];
  uint32_t n = 0;
  double distance = 1;
  for (uint32_t i = first; i-- > from;) { /* leftwards */
    if (clause_mark(d->lower[i])) distance += 3;
    if (v->lemma[i] != UINT32_MAX) list[n++] = (claim_word){v->lemma[i], (float)(1 / (1 + distance / 4))};
    distance += v->lemma[i] != UINT32_MAX ? 1 : 0.5;
  }
  out->before = n ? list[0].lemma : UINT32_MAX;
  distance = 0.5;
  out->behind = UINT32_MAX;
  for (uint32_t i = last; i < to; i++) {
    if (out->behind == UINT32_MAX) out->behind = v->lemma[i];
    if (clause_mark(d->lower[i])) distance += 3;
    if (v->lemma[i] != UINT32_MAX && n < MOST_SENTENCE_TOKENS)
      list[n++] = (claim_word){v->lemma[i], (float)(1 / (1 + distance / 4))};
    distance += v->lemma[i] != UINT32_MAX ? 1 : 0.5;
  }
  if (n) qsort(list, n, sizeof *list, compare_words);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < n; i++) { /* one entry a lemma, the nearest */
    if (kept && list[kept - 1].lemma == list[i].lemma) {
      if (list[i].weight > list[kept - 1].weight) list[kept - 1].weight = list[i].weight;
    } else list[kept++] = list[i];
  }
  out->n_all = kept;
  out->all = ARENA_ARRAY(v->c->a, claim_word, kept);
  for (uint32_t i = 0; i < kept; i++) out->all[i] = (claim_word){list[i].lemma, 1};
  if (kept > CLAIM_WORDS) {
    qsort(list, kept, sizeof *list, compare_weights);
    kept = CLAIM_WORDS;
    qsort(list, kept, sizeof *list, compare_words);
  }
  out->n_words = kept;
  out->words = ARENA_ARRAY(v->c->a, claim_word, kept);
  if (kept) memcpy(out->words, list, kept * sizeof *list);
}

/* The same of the words that annotate found near it in the tree. */
static void set_near(view *v, claim *out, const annotation *note) {
  const lang_doc *d = v->doc;
  out->near = out->words, out->n_near = out->n_words;
  out->governor = UINT32_MAX;
  if (note->governor.end > note->governor.start) {
    uint32_t t = token_at(d, note->governor.start);
    if (t < d->n) out->governor = v->lemma[t];
  }
  if (!note->near.n) return;
  uint32_t n = note->near.n < CLAIM_WORDS ? note->near.n : CLAIM_WORDS, kept = 0;
  claim_word list[CLAIM_WORDS];
  for (uint32_t i = 0; i < n; i++) {
    uint32_t t = token_at(d, note->near.items[i].at.start), far = note->near.items[i].distance;
    if (t < d->n && v->lemma[t] != UINT32_MAX)
      list[kept++] = (claim_word){v->lemma[t], (float)pow(0.5, far > 1 ? fmin(far - 1, 8) : 0)};
  }
  if (kept) qsort(list, kept, sizeof *list, compare_words);
  out->near = ARENA_ARRAY(v->c->a, claim_word, kept);
  out->n_near = 0;
  for (uint32_t i = 0; i < kept; i++) {
    claim_word *last = out->n_near ? &out->near[out->n_near - 1] : NULL;
    if (last && last->lemma == list[i].lemma) last->weight = fmaxf(last->weight, list[i].weight);
    else out->near[out->n_near++] = list[i];
  }
}

static int compare_numbers(const void *x, const void *y) {
  uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
  return (a > b) - (a < b);
}

/* --- what stands in the same sentence ---------------------------------------------------------------------------- */

static uint32_t first_note(const annotations *notes, uint32_t byte) {
  size_t low = 0, high = notes->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (notes->items[middle].at.start < byte) low = middle + 1;
    else high = middle;
  }
  return (uint32_t)low;
}

static str span_text(view *v, span s) { return str_slice(v->doc->text, s.start, s.end); }

/* Whose age it is, where an attribute says so. */
static void set_bearer(view *v, claim *out) {
  out->bearer = UINT32_MAX;
  if (out->kind != CLAIM_AGE) return;
  uint32_t from = first_note(v->notes, out->at.start > AGE_WORDS ? out->at.start - AGE_WORDS : 0);
  for (uint32_t i = from; i < v->notes->n && v->notes->items[i].at.start < out->at.end; i++) {
    const annotation *n = &v->notes->items[i];
    bool age = n->kind == ANNOTATION_ATTRIBUTE && str_eq(n->as.attribute.what, STR("age"));
    if (age && n->at.end > out->at.start && n->as.attribute.entity.len)
      out->bearer = names_put(&v->c->entities, n->as.attribute.entity);
  }
}

static void set_neighbours(view *v, claim *out, const lang_sentence *s) {
  VECTOR(uint32_t) people = {0};
  bool by_link = false; /* the source so far: words win over links */
  for (uint32_t i = first_note(v->notes, s->start); i < v->notes->n && v->notes->items[i].at.start < s->end; i++) {
    const annotation *n = &v->notes->items[i];
    if (n->kind == ANNOTATION_MENTION && n->as.mention.entity.len && people.n < 64)
      VECTOR_PUSH(v->c->a, people, names_put(&v->c->entities, n->as.mention.entity));
    if (n->kind != ANNOTATION_CITATION) continue;
    bool link = str_eq(n->as.citation.form, STR("link"));
    if (!out->source.len || (by_link && !link)) out->source = n->as.citation.source, by_link = link;
  }
  if (people.n) qsort(people.items, people.n, sizeof(uint32_t), compare_numbers);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < people.n; i++)
    if (i == 0 || people.items[i] != people.items[i - 1]) people.items[kept++] = people.items[i];
  out->participants = people.items;
  out->n_participants = kept;
}

/* A quotation around the value: its speaker is who says it. `quotes` are the article's quote annotations, by start. */
static void set_quotation(view *v, claim *out, const uint32_t *quotes, uint32_t n_quotes) {
  for (uint32_t i = 0; i < n_quotes; i++) {
    const annotation *q = &v->notes->items[quotes[i]];
    for (uint32_t k = 0; k < q->as.quote.content.n; k++) {
      span at = q->as.quote.content.items[k];
      if (out->at.start < at.start || out->at.end > at.end) continue;
      if (!str_eq(q->as.quote.type, STR("indirect"))) out->quoted = true;
      if (!out->source.len && q->as.quote.source.n) out->source = span_text(v, q->as.quote.source.items[0]);
    }
  }
}

/* "Not killed 12 people", but neither "never woke and died on Monday" nor "could not pass the 60-vote threshold": what is
 * definite is taken for granted. */
static void set_modality(view *v, claim *out, const lang_sentence *s) {
  uint32_t first = token_at(v->doc, out->at.start);
  bool definite = false;
  for (uint32_t i = first, n = 0; i-- > s->first && n < MODALITY_WORDS; n++) {
    str lower = v->doc->lower[i];
    if (clause_mark(lower) || STR_LISTED(clause_starts, lower)) break;
    definite |= STR_LISTED(definites, lower);
    if (STR_LISTED(negations, lower) && !definite && !str_starts(out->hedge, lower)) out->negated = true;
    if (STR_LISTED(hypotheticals, lower)) out->hypothetical = true;
  }
}

/* When the value was so: the day that "as of" or "by" names, or the day of a change ("rose to 12 on Tuesday"), if it is the only
 * one that the sentence names so; else when the article was published. */
static void set_as_of(view *v, claim *out, const lang_sentence *s) {
  interval at;
  time_precision precision;
  out->as_of = -INFINITY, out->as_of_end = INFINITY;
  if (iso_parse(v->c->articles[v->article].article.published, &at, &precision))
    out->as_of = (double)at.from, out->as_of_end = (double)at.to;
  if (out->kind == CLAIM_DATE) return;
  bool change = out->change.len && !str_eq(out->change, STR("from"));
  for (uint32_t i = first_note(v->notes, s->start); i < v->notes->n && v->notes->items[i].at.start < s->end; i++) {
    const annotation *n = &v->notes->items[i];
    if (n->kind != ANNOTATION_TIME || n->at.start < out->at.end) continue;
    interval first, last;
    if (!iso_parse(n->as.time.from, &first, &precision) || !iso_parse(n->as.time.to, &last, &precision)) continue;
    uint32_t t = token_at(v->doc, n->at.start);
    bool named = t > s->first &&
                 (str_eq(v->doc->lower[t - 1], STR("by")) ||
                  (str_eq(v->doc->lower[t - 1], STR("of")) && t > s->first + 1 && str_eq(v->doc->lower[t - 2], STR("as"))));
    if ((!named && !change) || (double)first.from >= out->as_of_end) continue;
    out->as_of = (double)first.from, out->as_of_end = (double)last.to;
    return;
  }
}

/* --- values ------------------------------------------------------------------------------------------------------ */

static str fold_hedge(arena *a, str hedge) { return hedge.len ? fold(a, hedge) : STR(""); }

/* The hedge of a time stands before its TIMEX3: the claim's span takes it in. */
static void take_hedge(view *v, claim *out, str hedge) {
  if (!hedge.len) return;
  str text = v->doc->text;
  size_t from = out->at.start > HEDGE_BEFORE ? out->at.start - HEDGE_BEFORE : 0;
  for (size_t i = out->at.start; i-- > from;) {
    if (!str_starts_ascii_case(str_slice(text, i, out->at.start), hedge)) continue;
    if (i && text.data[i - 1] != ' ' && text.data[i - 1] != '\n') continue;
    out->at.start = (uint32_t)i;
    return;
  }
}

/* "Friday", "on Monday evening": no month, no number. */
static bool weekday_alone(const view *v, span at) {
  bool found = false;
  for (uint32_t i = token_at(v->doc, at.start); i < v->doc->n && v->doc->start[i] < at.end; i++) {
    str lower = v->doc->lower[i];
    if (v->doc->shape[i] > LANG_UPPER || STR_LISTED(month_names, lower)) return false;
    found |= STR_LISTED(weekday_names, lower);
  }
  return found;
}

/* "PXD": days that nobody counted, two at least. */
static bool uncounted_duration(arena *a, str value, double *least) {
  size_t x = str_find_char(value, 'X', 0);
  if (x == SIZE_MAX || x + 2 != value.len) return false;
  char *two = str_to_c(a, value);
  two[x] = '2';
  double greatest;
  return duration_parse(str_c(two), least, &greatest);
}

static bool time_claim(view *v, const annotation *n, claim *out) {
  str type = n->as.time.type, value = n->as.time.value;
  out->value = value;
  out->hedge = fold_hedge(v->c->a, n->as.time.hedge);
  take_hedge(v, out, n->as.time.hedge);
  if (str_eq(type, STR("DURATION"))) {
    double least;
    out->kind = CLAIM_DURATION;
    if (duration_parse(value, &out->lo, &out->hi)) return true;
    if (!uncounted_duration(v->c->a, value, &least)) return false;
    out->lo = least, out->hi = INFINITY;
    return true;
  }
  if (!str_eq(type, STR("DATE")) && !str_eq(type, STR("TIME"))) return false;
  if (str_ends(value, STR("_REF"))) return false;
  out->kind = CLAIM_DATE;
  out->open_week = weekday_alone(v, n->at);
  out->lo = -INFINITY, out->hi = INFINITY;
  interval first, last;
  time_precision precision;
  if (n->as.time.from.len && iso_parse(n->as.time.from, &first, &precision) && first.from != TIME_BEFORE)
    out->lo = (double)first.from;
  if (n->as.time.to.len && iso_parse(n->as.time.to, &last, &precision) && last.to != TIME_AFTER) out->hi = (double)last.to;
  return true;
}

static str number_text(arena *a, double x) {
  json *digits = json_new_double(a, x);
  return digits->kind == JSON_NUMBER ? digits->text : STR("");
}

static bool quantity_claim(view *v, const annotation *n, claim *out) {
  arena *a = v->c->a;
  out->kind = CLAIM_KINDS;
  for (claim_kind k = CLAIM_AGE; k < CLAIM_KINDS; k++)
    if (str_eq(n->as.quantity.dimension, str_c(claim_kind_names[k]))) out->kind = k;
  if (out->kind == CLAIM_KINDS) return false;
  out->lo = n->as.quantity.lo, out->hi = n->as.quantity.hi;
  out->unit = n->as.quantity.unit;
  out->change = n->as.quantity.change;
  out->hedge = fold_hedge(a, n->as.quantity.hedge);
  out->value = out->lo == out->hi
                   ? number_text(a, out->lo)
                   : str_format(a, "%.*s-%.*s", STR_FMT(number_text(a, out->lo)), STR_FMT(number_text(a, out->hi)));
  span counted = n->as.quantity.counted;
  if (counted.end > counted.start) {
    out->counted_text = span_text(v, counted);
    for (uint32_t i = token_at(v->doc, counted.end); i-- > 0 && v->doc->start[i] >= counted.start;)
      if (v->lemma[i] != UINT32_MAX) { /* the head is the last word */
        out->counted = v->lemma[i];
        break;
      }
  }
  return true;
}

/* A quantity that lies on a time is the same words read twice: ages win over durations, times over all else. */
static bool overshadowed(const annotations *notes, size_t i) {
  const annotation *n = &notes->items[i];
  bool age = n->kind == ANNOTATION_QUANTITY && str_eq(n->as.quantity.dimension, STR("age"));
  size_t from = i > 4 ? i - 4 : 0, to = i + 5 < notes->n ? i + 5 : notes->n;
  for (size_t k = from; k < to; k++) {
    const annotation *o = &notes->items[k];
    if (k == i || o->at.start >= n->at.end || n->at.start >= o->at.end) continue;
    if (n->kind == ANNOTATION_QUANTITY && !age && o->kind == ANNOTATION_TIME) return true;
    if (n->kind == ANNOTATION_TIME && o->kind == ANNOTATION_QUANTITY && str_eq(o->as.quantity.dimension, STR("age"))) return true;
  }
  return false;
}

/* A number or date that is part of a name ("USA Today", "20th Century Fox") states nothing. */
static bool in_name(const annotations *notes, size_t i) {
  const annotation *n = &notes->items[i];
  size_t from = i > 6 ? i - 6 : 0, to = i + 7 < notes->n ? i + 7 : notes->n;
  for (size_t k = from; k < to; k++) {
    const annotation *m = &notes->items[k];
    if (m->kind != ANNOTATION_MENTION || !str_eq(m->as.mention.form, STR("name"))) continue;
    bool inside = m->at.start <= n->at.start && n->at.end <= m->at.end;
    if (inside && m->at.end - m->at.start > n->at.end - n->at.start) return true;
  }
  return false;
}

/* "Christmas party", "Easter break": the holiday says which party it is, not when something happened. */
static bool is_modifier(const view *v, const annotation *n) {
  const lang_doc *d = v->doc;
  str said = str_slice(d->text, n->at.start, n->at.end);
  if (!said.len || said.data[0] < 'A' || said.data[0] > 'Z' || str_find_char(said, ' ', 0) != SIZE_MAX) return false;
  if (!STR_LISTED(holidays_before_nouns, fold(v->c->a, said))) return false;
  uint32_t next = token_at(d, n->at.end);
  return next < d->n && d->start[next] == n->at.end + 1 && d->shape[next] == LANG_LOWER &&
         !STR_LISTED(function_words, d->lower[next]);
}

/* The day of a dateline, "OSTREL, Sept. 15, 2019 (Agency) - ", says when the report was sent: nothing happened then. */
static bool in_dateline(str text, span at) {
  size_t i = at.start;
  while (i > 0 && text.data[i - 1] != '\n') {
    char before = text.data[--i];
    if ((before >= 'a' && before <= 'z') || at.start - i > DATELINE_MOST) return false;
  }
  i = at.end;
  while (i < text.len && (text.data[i] == ' ' || text.data[i] == ',')) i++;
  if (i < text.len && text.data[i] == '(') {
    size_t end = str_find_char(str_slice(text, 0, i + DATELINE_MOST < text.len ? i + DATELINE_MOST : text.len), ')', i);
    if (end == SIZE_MAX) return false;
    for (i = end + 1; i < text.len && text.data[i] == ' ';) i++;
  }
  str rest = str_slice(text, i, text.len);
  return str_starts(rest, STR("-")) || str_starts(rest, STR("\xE2\x80\x93")) || str_starts(rest, STR("\xE2\x80\x94"));
}

/* "Updated 10:45 a.m. ET, Wed May 29, 2013", "Update, 10 p.m. ET: ...", "6 years ago" alone on its line: they say when the page
 * was made. */
static bool is_stamp(view *v, span at) {
  str text = v->doc->text;
  size_t from = at.start, to = at.end;
  while (from > 0 && text.data[from - 1] != '\n') from--;
  while (to < text.len && text.data[to] != '\n') to++;
  if (str_ends(str_trim(str_slice(text, from, to)), STR(" ago")) && to - from <= at.end - at.start + 1) return true;
  uint32_t n = 0;
  bool listed = false;
  for (uint32_t i = token_at(v->doc, (uint32_t)from); i < v->doc->n && v->doc->start[i] < to && n <= STAMP_MOST; i++, n++)
    listed |= n < 2 && STR_LISTED(stamp_verbs, v->doc->lower[i]);
  bool headed = to > at.end && text.data[at.end] == ':' && at.start - from <= STAMP_HEAD;
  return listed && (headed || n <= STAMP_MOST);
}

/* "USA Today", "USA TODAY": part of a name that annotate did not see as one. */
static bool in_title(view *v, span at) {
  str text = v->doc->text, said = str_slice(text, at.start, at.end);
  uint32_t t = token_at(v->doc, at.start);
  if (!said.len || said.data[0] < 'A' || said.data[0] > 'Z' || !str_eq(v->doc->lower[t < v->doc->n ? t : 0], STR("today")))
    return false;
  return t > 0 && t < v->doc->n && v->doc->sentence[t - 1] == v->doc->sentence[t] && v->doc->shape[t - 1] == LANG_UPPER;
}

/* A day, or a time of it, that is counted from publication: "this morning". */
static bool by_publication(const annotation *n) {
  return n->kind == ANNOTATION_TIME && str_eq(n->as.time.anchor, STR("publication")) &&
         (str_eq(n->as.time.type, STR("TIME")) || n->as.time.value.len == 10);
}

static void article_claims(collation *c, uint32_t which) {
  const story_article *in = &c->articles[which];
  view v = {.c = c, .article = which, .notes = &in->notes, .doc = lang_analyse(c->a, in->article.text)};
  set_lemmas(&v);
  VECTOR(uint32_t) quotes = {0};
  for (uint32_t i = 0; i < in->notes.n; i++)
    if (in->notes.items[i].kind == ANNOTATION_QUOTE) VECTOR_PUSH(c->a, quotes, i);
  uint32_t n = 0, quote_from = 0;
  for (size_t i = 0; i < in->notes.n && n < MOST_CLAIMS; i++) {
    const annotation *note = &in->notes.items[i];
    if (note->kind != ANNOTATION_TIME && note->kind != ANNOTATION_QUANTITY) continue;
    bool age = note->kind == ANNOTATION_QUANTITY && str_eq(note->as.quantity.dimension, STR("age")); /* stands before names */
    if (overshadowed(&in->notes, i) || (!age && in_name(&in->notes, i))) continue;
    if (note->kind == ANNOTATION_TIME && is_modifier(&v, note)) continue;
    if (note->kind == ANNOTATION_TIME && in_dateline(in->article.text, note->at)) continue;
    if (note->kind == ANNOTATION_TIME && (is_stamp(&v, note->at) || in_title(&v, note->at))) continue;
    claim out = {.article = which, .at = note->at, .counted = UINT32_MAX};
    if (!(note->kind == ANNOTATION_TIME ? time_claim(&v, note, &out) : quantity_claim(&v, note, &out))) continue;
    const lang_sentence *s = sentence_of(v.doc, out.at.start);
    if (!s) continue;
    out.sentence = (span){s->start, s->end > out.at.end ? s->end : out.at.end};
    if (out.at.start < out.sentence.start) out.sentence.start = out.at.start;
    set_words(&v, &out, s);
    set_near(&v, &out, note);
    out.place = (uint32_t)(s - v.doc->sentences);
    out.depth = (float)out.place / (float)v.doc->n_sentences;
    set_neighbours(&v, &out, s);
    set_bearer(&v, &out);
    while (quote_from < quotes.n && in->notes.items[quotes.items[quote_from]].at.end + 20000 < out.at.start) quote_from++;
    uint32_t near = (uint32_t)quotes.n - quote_from < 64 ? (uint32_t)quotes.n - quote_from : 64;
    if (near) set_quotation(&v, &out, quotes.items + quote_from, near);
    set_modality(&v, &out, s);
    set_as_of(&v, &out, s);
    claim_widen(&out);
    if (out.quoted && by_publication(note) && !out.open_week) out.wide_lo -= DAY_SECONDS; /* or spoken the day before */
    VECTOR_PUSH(c->a, c->claims, out);
    n++;
  }
}

void collate_claims(collation *c) {
  for (uint32_t i = 0; i < c->n_articles; i++) article_claims(c, i);
}
