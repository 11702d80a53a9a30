/* factors.c - how many times: verbs that multiply ("the toll has doubled", "halved its debt"), "fivefold", "twice as many",
 * "three times the size"; and parts by which something changed ("fell by a third"). No doubles of baseball, agents or doors. */
#include "annotate/quantities.h"

#include "annotate/data/change_words.h"

static bool is(const atoms *in, uint32_t i, const char *word) { return atom_is(in, i, str_c(word)); }

/* As many, more, bigger: at atom k begins what is said to be so many times so. */
static bool likeness(const atoms *in, uint32_t k) {
  if (!atom_follows(in, k)) return false;
  if (is(in, k, "the")) return STR_LISTED(factor_measures, atom_at(in, k + 1)->lower);
  if (is(in, k, "as")) return STR_LISTED(factor_likeness, atom_at(in, k + 1)->lower);
  if (!STR_LISTED(factor_likeness, atom_at(in, k)->lower)) return false;
  for (uint32_t n = k + 1; n < k + 6 && atom_follows(in, n) && in->items[n].kind == ATOM_WORD; n++)
    if (is(in, n, "than")) return true;
  return false;
}

bool quantity_is_factor(const atoms *in, quantity *out) {
  uint32_t k = out->next;
  out->dimension = "factor", out->unit = STR("");
  if (out->number.ordinal) return false;
  if (out->number.fraction) return is(in, k, "as") && likeness(in, k);
  uint32_t fold = k + atom_joins(in, k, SIGN_HYPHEN);
  if (is(in, fold, "fold") && atom_follows(in, fold)) return out->next = fold + 1, true;
  if (!is(in, k, "times") || !atom_follows(in, k) || !likeness(in, k + 1)) return false;
  return out->next = k + 1, true;
}

static uint32_t add(annotate_context *c, uint32_t i, uint32_t next, double factor, bool change) {
  const atoms *in = c->atoms;
  annotation out = {.kind = ANNOTATION_QUANTITY, .at = {in->items[i].start, in->items[next - 1].end}};
  out.rule = change ? "form: verb that multiplies" : "form: number of times as much";
  out.as.quantity.dimension = STR("factor");
  out.as.quantity.lo = out.as.quantity.hi = factor;
  if (change) out.as.quantity.change = STR("by"), out.as.quantity.direction = factor > 1 ? STR("up") : STR("down");
  VECTOR_PUSH(c->a, c->out->list, out);
  return next;
}

static bool in_game(const atoms *in, uint32_t i) {
  uint32_t sentence = in->items[i].sentence;
  for (uint32_t k = i; k-- > 0 && in->items[k].sentence == sentence && i - k < 40;)
    if (STR_LISTED(factor_games, in->items[k].lower)) return true;
  for (uint32_t k = i + 1; k < in->n && in->items[k].sentence == sentence && k - i < 40; k++)
    if (STR_LISTED(factor_games, in->items[k].lower)) return true;
  return false;
}

/* A time that begins within two atoms from k. Times stand first in the list, in order of the text. */
static bool time_near(const annotate_context *c, uint32_t k) {
  const atoms *in = c->atoms;
  const annotation *list = c->out->list.items;
  uint32_t from = atom_at(in, k)->start, to = atom_at(in, k + 2)->start;
  size_t low = 0, high = c->out->list.n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (list[middle].kind == ANNOTATION_TIME && list[middle].at.start < from) low = middle + 1;
    else high = middle;
  }
  return low < c->out->list.n && list[low].kind == ANNOTATION_TIME && list[low].at.start <= to;
}

/* What stands behind "doubled" lets it multiply an amount. */
static bool multiplies(const annotate_context *c, uint32_t k, bool finite) {
  const atoms *in = c->atoms;
  number found;
  uint32_t first = k;
  const atom *at = atom_at(in, k);
  if (k >= in->n || at->line || (at->kind == ATOM_SIGN && at->sign != SIGN_HYPHEN && at->sign != '$' && at->sign != SIGN_OTHER))
    return finite;
  if (at->sign == SIGN_HYPHEN || STR_LISTED(factor_stops, at->lower)) return false;
  if (STR_LISTED(factor_objects, at->lower)) return true;
  if (is(in, k, "to") || is(in, k, "from")) {
    for (first = ++k; k < first + 4 && k < in->n; k++)
      if (number_at(in, k, &found) && !found.ordinal) return true;
    return false;
  }
  if (is(in, k, "over") || is(in, k, "during") || is(in, k, "within")) return time_near(c, k + 1);
  if (is(in, k, "in")) {
    if (is(in, k + 1, "size") || is(in, k + 1, "number") || is(in, k + 1, "value") || is(in, k + 1, "price")) return true;
    if (is(in, k + 1, "the") && atom_at(in, k + 2)->number && atom_at(in, k + 2)->number->class == NUMBER_ORDINAL)
      return STR_LISTED(factor_spans, atom_at(in, k + 3)->lower);
    return time_near(c, k + 1);
  }
  return finite && (counted_stops(at->lower) || str_ends(at->lower, STR("ly")));
}

static uint32_t multiplied(annotate_context *c, uint32_t i) {
  const atoms *in = c->atoms;
  const atom *at = &in->items[i];
  size_t row = STR_ROW_FIND(factor_verbs, at->lower);
  if (row == SIZE_MAX || i == 0 || (at->capital && at->start && !at->line && in->items[i - 1].capital)) return i;
  if (!at->space && !at->line) return i;
  bool past = str_ends(at->lower, STR("ed")), continued = str_ends(at->lower, STR("ing"));
  bool base = !past && !continued && !str_ends(at->lower, STR("s"));
  uint32_t before = i - 1;
  while (before > 0 && (str_ends(in->items[before].lower, STR("ly")) || is(in, before, "almost") || is(in, before, "more") ||
                        is(in, before, "than") || is(in, before, "about")))
    before--;
  str word = in->items[before].lower;
  if (base && (!STR_LISTED(factor_before, word) || is(in, i + 1, "or"))) return i;
  if (continued && (str_eq(word, STR("the")) || str_eq(word, STR("a"))))
    return is(in, i + 1, "of") ? add(c, i, i + 1, factor_verbs[row].factor, true) : i;
  if (str_eq(word, STR("a")) || str_eq(word, STR("of"))) return i;
  if (in_game(in, i) || !multiplies(c, i + 1, !str_ends(at->lower, STR("s")))) return i;
  return add(c, i, i + 1, factor_verbs[row].factor, true);
}

/* "By a third", behind a verb of change. */
static uint32_t part(annotate_context *c, uint32_t i) {
  const atoms *in = c->atoms;
  if (i == 0 || !is(in, i, "a") || !is(in, i - 1, "by") || change_place_of(in, i) != CHANGE_PLACE_AMOUNT) return i;
  size_t row = STR_ROW_FIND(factor_parts, atom_at(in, i + 1)->lower);
  const atom *behind = atom_at(in, i + 2);
  if (row == SIZE_MAX || (behind->kind == ATOM_WORD && !behind->line && !counted_stops(behind->lower))) return i;
  add(c, i, i + 2, factor_parts[row].factor, false);
  annotation *made = &c->out->list.items[c->out->list.n - 1];
  made->rule = "form: number and percent, or share of a whole";
  made->as.quantity.dimension = made->as.quantity.unit = STR("percent");
  return i + 2;
}

uint32_t quantity_factor(annotate_context *c, uint32_t i) {
  const atoms *in = c->atoms;
  if (is(in, i, "a")) return part(c, i);
  if (is(in, i, "twice") && likeness(in, i + 1)) return add(c, i, i + 1, 2, false);
  size_t row = STR_ROW_FIND(factor_folds, in->items[i].lower);
  bool kinds = i > 0 && (is(in, i - 1, "is") || is(in, i - 1, "was") || is(in, i - 1, "are") || is(in, i - 1, "were"));
  if (row != SIZE_MAX) return kinds ? i : add(c, i, i + 1, factor_folds[row].factor, false); /* "the goal is twofold" */
  return multiplied(c, i);
}
