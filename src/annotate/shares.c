/* shares.c - parts of a whole as percentages: "half of voters", "two-thirds of the money", "a two-thirds majority", "one in
 * five". */
#include "annotate/quantities.h"

#include "annotate/data/count_words.h"

#include <math.h>

static bool is(const atoms *in, uint32_t i, const char *word) { return atom_is(in, i, str_c(word)); }

/* "The first half of the game", "the other half": a part by its place. */
static bool placed_half(const atoms *in, uint32_t first) {
  return first > 0 && is(in, first, "half") && STR_LISTED(half_places, in->items[first - 1].lower);
}

/* "Nearly half were children", "two-thirds majority": without "of". */
static bool stands_alone(const atoms *in, const quantity *out) {
  uint32_t first, pieces = out->number.next - out->first;
  const atom *behind = atom_at(in, out->next);
  if (pieces > 1 && !out->number.article) return behind->kind == ATOM_WORD && !behind->line && !behind->time;
  return hedge_before(in, out->first, &first) && STR_LISTED(share_verbs, behind->lower);
}

bool quantity_is_share(const atoms *in, quantity *out) {
  uint32_t head, k = out->next;
  bool of = is(in, k, "of");
  if (placed_half(in, out->first)) return false;
  if (is(in, out->first, "quarter") || is(in, out->first, "quarters")) return false;
  bool whole = STR_LISTED(whole_words, atom_at(in, k)->lower);
  bool by = out->place == CHANGE_PLACE_AMOUNT && out->first > 0 && is(in, out->first - 1, "by"); /* fell by half */
  by = by && (atom_at(in, k)->kind == ATOM_SIGN || counted_stops(atom_at(in, k)->lower) || atom_at(in, k)->time);
  if (!of && !whole && !by && !stands_alone(in, out)) return false;
  out->dimension = "percent", out->unit = STR("percent");
  out->lo *= 100, out->hi *= 100;
  if (of || whole) k++;
  if (of && STR_LISTED(whole_words, atom_at(in, k)->lower)) k++;
  out->counted = counted_phrase(in, k, &head);
  return true;
}

/* Behind the second number of "one in five" stands who they are, or nothing; no day, unit or single thing. */
static bool ends_ratio(const atoms *in, uint32_t k) {
  uint32_t head;
  const atom *behind = atom_at(in, k);
  if (behind->time || atom_is_sign(in, k, '%') || is(in, k, "percent") || is(in, k, "per")) return false;
  if (behind->kind != ATOM_WORD || counted_stops(behind->lower))
    return behind->kind == ATOM_WORD || behind->space || !atom_joins(in, k, behind->sign);
  counted_phrase(in, k, &head);
  return head != UINT32_MAX && counted_plural(in->items[head].lower);
}

bool quantity_is_ratio(const atoms *in, quantity *out) {
  uint32_t k = out->next + 1, head;
  number whole;
  if (!is(in, out->next, "in") || out->lo < 1 || out->lo > 9 || out->lo != out->hi || out->number.scaled) return false;
  if (is(in, k, "every")) k++;
  if (!atom_follows(in, k) || !number_at(in, k, &whole) || whole.ordinal || whole.vague || whole.fraction || whole.open)
    return false;
  bool round = whole.lo <= 10 || fmod(whole.lo, 10) == 0;
  bool year = whole.digits && whole.lo > 1000 && in->items[k].end - in->items[k].start == 4;
  if (whole.article || year || whole.lo <= out->lo || (out->lo > 1 && !round) || !ends_ratio(in, whole.next)) return false;
  out->dimension = "percent", out->unit = STR("percent");
  out->lo = out->hi = 100 * out->lo / whole.lo, out->next = whole.next;
  out->counted = counted_phrase(in, whole.next, &head);
  return true;
}
