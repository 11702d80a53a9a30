/* attribution_choice.c - which of the possible attributions are any: a logistic model over what cue, complement and source look
 * like (weights by train/attributions.py), then the best first, as long as they do not say the same words or share a verb. */
#include "annotate/attributions.h"
#include "annotate/data/attribution_weights.h"

#include "base/hash.h"

#include <stdlib.h>

#define SAME_WORDS 0.35 /* share of words that two contents may have in common */

static int compare_places(const void *a, const void *b) {
  const attribution *x = a, *y = b;
  if (x->unit != y->unit) return x->unit < y->unit ? -1 : 1;
  if (x->cue.first != y->cue.first) return x->cue.first < y->cue.first ? -1 : 1;
  if (x->content[0].first != y->content[0].first) return x->content[0].first < y->content[0].first ? -1 : 1;
  if (x->by_rule != y->by_rule) return x->by_rule ? -1 : 1;
  if (x->complement != y->complement) return x->complement < y->complement ? -1 : 1;
  return (x->verb > y->verb) - (x->verb < y->verb);
}

attribution_list attribution_candidates(arena *a, const reading *r) {
  attribution_list list = {0};
  attribution_rules(a, r, &list);
  if (r->parsed) attribution_parse(a, r, &list);
  if (list.n) qsort(list.items, list.n, sizeof *list.items, compare_places);
  return list;
}

/* --- what is known of one ------------------------------------------------------------------------------------------------ */

typedef struct writer {
  uint64_t *ids;
  size_t n;
} writer;

/* Feature `name` with one or two values. */
static void put(writer *w, const char *name, str x, str y) {
  if (w->n == ATTRIBUTION_FEATURES) return;
  uint64_t h = hash_bytes(str_c(name), 1);
  h = hash_mix(h, hash_bytes(x, 2));
  w->ids[w->n++] = hash_mix(h, hash_bytes(y, 3));
}

static str digit(uint32_t n) {
  static const char digits[] = "0123456789";
  return str_of(digits + (n < 9 ? n : 9), 1);
}

static str yes(bool b) { return b ? STR("y") : STR("n"); }

/* Number of words as a power of two, at most 6. */
static str size_of(uint32_t words) {
  uint32_t n = 0;
  while (words > 1 && n < 6) words /= 2, n++;
  return digit(n);
}

/* Words of two attributions' contents in common, as a share of both together. */
static double in_common(const attribution *x, const attribution *y) {
  uint32_t both = 0, all = 0;
  for (uint32_t i = 0; i < x->n; i++) all += x->content[i].last - x->content[i].first;
  for (uint32_t k = 0; k < y->n; k++) all += y->content[k].last - y->content[k].first;
  for (uint32_t i = 0; i < x->n; i++)
    for (uint32_t k = 0; k < y->n; k++) {
      uint32_t first = x->content[i].first > y->content[k].first ? x->content[i].first : y->content[k].first;
      uint32_t last = x->content[i].last < y->content[k].last ? x->content[i].last : y->content[k].last;
      if (first < last) both += last - first;
    }
  return all > both ? (double)both / (all - both) : 1;
}

/* The nearest attribution by the other side, in words: its share, and which it is. */
static const attribution *rival(const attribution_list *list, size_t i, bool same_verb, double *share) {
  const attribution *x = &list->items[i], *best = NULL;
  *share = 0;
  for (size_t step = 1; step < 64; step++)
    for (int side = -1; side <= 1; side += 2) {
      size_t k = side < 0 ? i - step : i + step;
      if (k >= list->n) continue;
      const attribution *y = &list->items[k];
      if (y->by_rule == x->by_rule || (same_verb && y->verb != x->verb)) continue;
      double s = in_common(x, y);
      if (s > *share) *share = s, best = y;
    }
  return best;
}

static void features_of_rule(const reading *r, const attribution_list *list, size_t i, writer *w) {
  const parsed *p = r->parsed;
  const attribution *x = &list->items[i];
  const uint32_t t = x->verb == NOBODY ? NOBODY : p->of[x->verb];
  bool all = true, some = false;
  uint32_t words = 0;
  for (uint32_t k = 0; k < x->n; k++) {
    bool quoted = r->quoted[x->content[k].first];
    all &= quoted;
    some |= quoted;
    words += x->content[k].last - x->content[k].first;
    for (uint32_t j = x->content[k].first; j < x->content[k].last; j++) some |= r->quoted[j];
  }
  str lemma = t == NOBODY ? r->doc->lower[x->cue.first] : p->d->lemma[t], type = all ? STR("d") : some ? STR("m") : STR("i");
  str order = yes(x->content[0].first < x->cue.first), size = size_of(words);
  double share;
  const attribution *parse = rival(list, i, true, &share);
  str relation = parse && share > 0.3 ? parse->relation : STR("");
  put(w, "rule", type, STR(""));
  put(w, "lemma", lemma, STR(""));
  put(w, "lemma type", lemma, type);
  put(w, "lemma order", lemma, order);
  put(w, "order", order, type);
  put(w, "parts", digit(x->n), type);
  put(w, "size", size, STR(""));
  put(w, "size order", size, order);
  put(w, "tag", t == NOBODY ? STR("") : parsed_tag(p, t), STR(""));
  put(w, "dep", t == NOBODY ? STR("") : parsed_dep(p, t), STR(""));
  put(w, "source", size_of(x->source.last - x->source.first), yes(!stretch_empty(x->source)));
  put(w, "source tag", stretch_empty(x->source) ? STR("") : parsed_tag(p, parsed_head(p, x->source.first, x->source.last)),
      STR(""));
  put(w, "share", digit((uint32_t)(share * 4)), STR(""));
  put(w, "relation", relation, STR(""));
  put(w, "lemma relation", lemma, relation);
  put(w, "first", r->doc->lower[x->content[0].first], STR(""));
  put(w, "first tag", parsed_tag(p, p->of[x->content[0].first]), STR(""));
}

static void features_of_parse(const reading *r, const attribution_list *list, size_t i, writer *w) {
  const parsed *p = r->parsed;
  const attribution *x = &list->items[i];
  const uint32_t t = p->of[x->verb];
  const stretch content = x->content[0];
  str lemma = p->d->lemma[t];
  const str dep = x->relation;
  str order = yes(x->complement < t);
  bool passive = false;
  for (uint32_t k = p->left[t]; k < t; k++) passive |= p->d->head[k] == t && str_eq(parsed_dep(p, k), STR("auxpass"));
  str how = x->subject == NOBODY ? STR("") : p->d->head[x->subject] == t ? parsed_dep(p, x->subject) : parsed_dep(p, t);
  bool quoted = false;
  for (uint32_t k = content.first; k < content.last; k++) quoted |= r->quoted[k];
  str size = size_of(content.last - content.first);
  double share;
  rival(list, i, false, &share);
  put(w, "parse", STR(""), STR(""));
  put(w, "p lemma", lemma, STR(""));
  put(w, "p relation", dep, STR(""));
  put(w, "p lemma relation", lemma, dep);
  put(w, "p how", how, STR(""));
  put(w, "p how relation", how, dep);
  put(w, "p passive", yes(passive), dep);
  put(w, "p tag", parsed_tag(p, t), dep);
  put(w, "p complement", parsed_tag(p, x->complement), dep);
  put(w, "p order", order, dep);
  put(w, "p lemma order", lemma, order);
  put(w, "p dep", parsed_dep(p, t), STR(""));
  put(w, "p source tag", x->subject == NOBODY ? STR("") : parsed_tag(p, x->subject), STR(""));
  put(w, "p source type", x->subject == NOBODY ? STR("") : model_string(p->d->m, p->d->entity_type[x->subject]), STR(""));
  put(w, "p quoted", yes(quoted), STR(""));
  put(w, "p quoted relation", yes(quoted), dep);
  put(w, "p inside", yes(r->quoted[x->verb]), STR(""));
  put(w, "p inside quoted", yes(r->quoted[x->verb]), yes(quoted));
  put(w, "p size", size, STR(""));
  put(w, "p size relation", size, dep);
  put(w, "p first", r->doc->lower[content.first], STR(""));
  put(w, "p share", digit((uint32_t)(share * 4)), STR(""));
  uint32_t gap = content.first > x->verb ? content.first - x->verb - 1 : x->verb - content.last;
  put(w, "p gap", size_of(gap), dep);
  put(w, "p lemma gap", lemma, size_of(gap));
  put(w, "p side", content.first > 0 ? r->doc->lower[content.first - 1] : STR(""), dep);
  put(w, "p end", r->doc->lower[content.last - 1], dep);
  put(w, "p next", content.last < r->doc->n ? r->doc->lower[content.last] : STR(""), STR(""));
  put(w, "p subject side", x->subject == NOBODY ? STR("") : x->subject < t ? STR("l") : STR("r"), dep);
  put(w, "p complement lemma", p->d->lemma[x->complement], STR(""));
}

size_t attribution_features(const reading *r, const attribution_list *list, size_t i, uint64_t out[ATTRIBUTION_FEATURES]) {
  writer w = {.ids = out};
  if (list->items[i].by_rule) features_of_rule(r, list, i, &w);
  else features_of_parse(r, list, i, &w);
  return w.n;
}

/* --- choosing ---------------------------------------------------------------------------------------------------------- */

static double weight_of(uint64_t id) {
  size_t low = 0, high = sizeof attribution_weights / sizeof *attribution_weights;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (attribution_weights[middle].id < (uint32_t)(id >> 32)) low = middle + 1;
    else high = middle;
  }
  bool found =
      low < sizeof attribution_weights / sizeof *attribution_weights && attribution_weights[low].id == (uint32_t)(id >> 32);
  return found ? (double)attribution_weights[low].weight : 0;
}

typedef struct ranked {
  double score;
  size_t index;
} ranked;

static int compare_ranked(const void *a, const void *b) {
  const ranked *x = a, *y = b;
  if (x->score != y->score) return x->score > y->score ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

typedef struct chain {
  uint32_t chosen, next; /* index among the chosen; 1 + index into chains */
} chain;

/* Whether none of those chosen so far that touch its sentences says the same. */
static bool is_new(const reading *r, const attribution *x, const attribution *chosen, const chain *chains,
                   const uint32_t *of_sentence) {
  for (uint32_t k = 0; k < x->n; k++)
    for (uint32_t s = r->doc->sentence[x->content[k].first]; s <= r->doc->sentence[x->content[k].last - 1]; s++)
      for (uint32_t c = of_sentence[s]; c; c = chains[c - 1].next)
        if (in_common(x, &chosen[chains[c - 1].chosen]) > SAME_WORDS) return false;
  return true;
}

/* A content that ends inside a quotation which it holds from its opening mark goes on to its end, unless the cue stands there. */
static stretch whole_quotations(const reading *r, stretch s, stretch cue) {
  const quotation *at = r->quoted[s.last - 1] ? quotation_at(r, s.last - 1) : NULL;
  if (!at || at->first < s.first || at->last <= s.last) return s;
  bool cue_inside = !stretch_empty(cue) && cue.first >= at->first && cue.first < at->last;
  return cue_inside ? s : (stretch){s.first, at->last};
}

static void complete(const reading *r, attribution *x) {
  for (uint32_t k = 0; k < x->n; k++) {
    stretch whole = whole_quotations(r, x->content[k], x->cue);
    if (k + 1 == x->n || whole.last <= x->content[k + 1].first) x->content[k] = whole;
  }
}

void attribution_choose(arena *a, const reading *r, attribution_list *list) {
  if (!list->n) return;
  ranked *order = ARENA_ARRAY(a, ranked, list->n);
  for (size_t i = 0; i < list->n; i++) {
    uint64_t ids[ATTRIBUTION_FEATURES];
    size_t n = attribution_features(r, list, i, ids);
    double sum = attribution_bias;
    for (size_t k = 0; k < n; k++) sum += weight_of(ids[k]);
    order[i] = (ranked){sum, i};
  }
  qsort(order, list->n, sizeof *order, compare_ranked);
  attribution_list chosen = {0};
  VECTOR(chain) chains = {0};
  uint32_t *of_sentence = ARENA_ARRAY(a, uint32_t, r->doc->n_sentences + 1);
  bool *verb_used = ARENA_ARRAY(a, bool, r->doc->n + 1);
  for (size_t i = 0; i < list->n && order[i].score >= attribution_threshold; i++) {
    const attribution *x = &list->items[order[i].index];
    if ((x->verb != NOBODY && verb_used[x->verb]) || !is_new(r, x, chosen.items, chains.items, of_sentence)) continue;
    if (x->verb != NOBODY) verb_used[x->verb] = true;
    for (uint32_t k = 0; k < x->n; k++)
      for (uint32_t s = r->doc->sentence[x->content[k].first]; s <= r->doc->sentence[x->content[k].last - 1]; s++) {
        VECTOR_PUSH(a, chains, (chain){(uint32_t)chosen.n, of_sentence[s]});
        of_sentence[s] = (uint32_t)chains.n;
      }
    VECTOR_PUSH(a, chosen, *x);
    chosen.items[chosen.n - 1].score = order[i].score;
  }
  for (size_t i = 0; i < chosen.n; i++) complete(r, &chosen.items[i]);
  if (chosen.n) qsort(chosen.items, chosen.n, sizeof *chosen.items, compare_places);
  *list = chosen;
}
