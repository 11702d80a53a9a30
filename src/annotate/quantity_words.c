/* quantity_words.c - quantities that begin with words that are no numbers: "no one was hurt", "no injuries", "none of the boats",
 * "both officers", "twice", "a man and two women", "in her forties". */
#include "annotate/quantities.h"

#include "annotate/data/count_words.h"

#define REACH 6 /* atoms in which harm is looked for behind "no one" */

static bool is(const atoms *in, uint32_t i, const char *word) { return atom_is(in, i, str_c(word)); }

static uint32_t add(annotate_context *c, const char *rule, uint32_t first, uint32_t next, double value, str unit, span counted) {
  const atoms *in = c->atoms;
  annotation out = {.kind = ANNOTATION_QUANTITY, .at = {in->items[first].start, in->items[next - 1].end}};
  out.rule = rule;
  out.as.quantity.dimension = STR("count"), out.as.quantity.unit = unit;
  out.as.quantity.lo = out.as.quantity.hi = value;
  out.as.quantity.counted = counted;
  VECTOR_PUSH(c->a, c->out->list, out);
  return next;
}

/* "No one else was hurt." */
static uint32_t nobody(annotate_context *c, uint32_t i) {
  const atoms *in = c->atoms;
  bool pair = is(in, i, "no") && is(in, i + 1, "one");
  if (!pair && !is(in, i, "nobody")) return i;
  uint32_t next = pair ? i + 2 : i + 1;
  if (is(in, next, "else")) next++;
  for (uint32_t k = next; k < next + REACH && k < in->n && in->items[k].sentence == in->items[i].sentence; k++)
    if (STR_LISTED(harm_words, in->items[k].lower))
      return add(c, "form: nobody, with a word of harm", i, next, 0, STR("people"), (span){0, 0});
  return i;
}

/* "No injuries were reported", "none of the passengers". */
static uint32_t none(annotate_context *c, uint32_t i) {
  const atoms *in = c->atoms;
  uint32_t k = i + 1, head;
  bool no = is(in, i, "no");
  if (!no && !(is(in, i, "none") && is(in, k, "of"))) return i;
  if (!no && STR_LISTED(whole_words, atom_at(in, ++k)->lower)) k++;
  span counted = counted_phrase(in, k, &head);
  if (head == UINT32_MAX) return i;
  str noun = in->items[head].lower;
  if (no ? !STR_LISTED(none_nouns, noun) : !counted_plural(noun)) return i;
  return add(c, "form: none of what is counted", i, i + 1, 0, noun, counted);
}

/* "(both men) and women", not "(both men) and are": "both" belongs to the pair. */
static bool joined_to_another(const atoms *in, uint32_t i) {
  if (atom_is_sign(in, i, ',')) i++;
  if (!is(in, i, "and") && !is(in, i, "or")) return false;
  str behind = atom_at(in, i + 1)->lower;
  return !counted_stops(behind) || STR_LISTED(whole_words, behind) || str_eq(behind, STR("a")) || str_eq(behind, STR("an"));
}

/* "Both officers", "both of the officers"; not "both officers and men", "both sides". */
static uint32_t both(annotate_context *c, uint32_t i) {
  const atoms *in = c->atoms;
  uint32_t k = i + 1, head;
  if (!is(in, i, "both")) return i;
  if (is(in, k, "of")) k++;
  if (STR_LISTED(whole_words, atom_at(in, k)->lower)) k++;
  span counted = counted_phrase(in, k, &head);
  if (head == UINT32_MAX) return i;
  str noun = in->items[head].lower;
  if (!counted_plural(noun) || STR_LISTED(both_nouns, noun) || joined_to_another(in, head + 1)) return i;
  return add(c, "form: both, with a plural", i, i + 1, 2, noun, counted);
}

/* "Twice", as often as "two times". */
static uint32_t twice(annotate_context *c, uint32_t i) {
  const atoms *in = c->atoms;
  if (!is(in, i, "twice") || is(in, i + 1, "as") || is(in, i + 1, "the")) return i;
  quantity q = {.first = i, .next = i + 1, .dimension = "count"};
  bool plain = is(in, i + 1, "a") || is(in, i + 1, "an") || is(in, i + 1, "per");
  uint32_t next = plain ? quantity_rate(c->a, in, i + 1, &q, &q.rate) : i + 1;
  add(c, "form: twice", i, next, 2, STR("times"), (span){0, 0});
  c->out->list.items[c->out->list.n - 1].as.quantity.per = q.rate.per;
  return next;
}

/* The count right before atom i ends there: "two women | and a man". */
static bool count_ends(const annotate_context *c, uint32_t i) {
  if (i == 0 || c->out->list.n == 0) return false;
  const annotation *last = &c->out->list.items[c->out->list.n - 1];
  return last->kind == ANNOTATION_QUANTITY && last->as.quantity.counted.end == c->atoms->items[i - 1].end;
}

/* "A man and two women", "two women and a man": one person beside others that are counted. */
static uint32_t one_person(annotate_context *c, uint32_t i) {
  const atoms *in = c->atoms;
  uint32_t k = i + 1;
  number other;
  if ((!is(in, i, "a") && !is(in, i, "an")) || !STR_LISTED(one_persons, atom_at(in, k)->lower)) return i;
  bool before = i > 0 && is(in, i - 1, "and") && count_ends(c, i - 1);
  bool behind = is(in, k + 1, "and") && atom_follows(in, k + 2) && number_at(in, k + 2, &other) && !other.ordinal &&
                !other.vague && !other.fraction && !other.article;
  if (!before && !behind) return i;
  return add(c, "form: one person beside others that are counted", i, k + 1, 1, STR("people"),
             (span){in->items[k].start, in->items[k].end});
}

/* "In his forties", "in her early 40s". */
static uint32_t decade(annotate_context *c, uint32_t i) {
  const atoms *in = c->atoms;
  uint32_t k = i + 2, first;
  if (!is(in, i, "in") || !STR_LISTED(owners, atom_at(in, i + 1)->lower)) return i;
  bool early = is(in, k, "early"), mid = is(in, k, "mid") || is(in, k, "middle"), late = is(in, k, "late");
  if (early || mid || late) k++;
  first = k - (early || mid || late);
  if (atom_joins(in, k, SIGN_HYPHEN)) k++;
  const atom *at = atom_at(in, k);
  size_t row = STR_ROW_FIND(age_decades, at->lower);
  double value = row == SIZE_MAX ? 0 : age_decades[row].years;
  uint32_t plural = k + 1 + atom_joins(in, k + 1, SIGN_APOSTROPHE); /* 40s, 40's */
  bool digits = at->kind == ATOM_NUMBER && !at->decimals && at->value >= 10 && at->value <= 90 && is(in, plural, "s") &&
                !atom_at(in, plural)->space;
  if (digits) value = at->value, k = plural;
  if (value < 10) return i;
  add(c, "form: a decade of life", first, k + 1, value, STR("years"), (span){0, 0});
  annotation *made = &c->out->list.items[c->out->list.n - 1];
  made->as.quantity.dimension = STR("age");
  made->as.quantity.lo = value + (row == SIZE_MAX || value > 10 ? 0 : 3) + (mid ? 3 : late ? 6 : 0);
  made->as.quantity.hi = value + (early ? 4 : mid ? 7 : 9);
  return k + 1;
}

uint32_t quantity_in_words(annotate_context *c, uint32_t i) {
  static uint32_t (*const rules[])(annotate_context *, uint32_t) = {nobody, none, both, twice, one_person, decade};
  uint32_t next = i;
  for (size_t n = 0; n < sizeof rules / sizeof *rules && next == i; n++) next = rules[n](c, i);
  return next;
}
