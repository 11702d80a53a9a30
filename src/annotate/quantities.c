/* quantities.c - numbers as quantities: finds them, leaves out those that only name something (Route 66, No. 10, 555-0123), reads
 * ranges and hedges, and says what is measured or counted. Times own their numbers. */
#include "annotate/quantities.h"

#include "annotate/data/count_words.h"

#include <math.h>

#define MOST_QUANTITY 1e15

typedef struct scanner {
  annotate_context *c;
  const atoms *in;
  size_t time, n_times; /* next time annotation that may cover an atom */
  uint32_t done;        /* atoms before it belong to quantities already added */
} scanner;

static bool is(const atoms *in, uint32_t i, const char *word) { return atom_is(in, i, str_c(word)); }

/* --- numbers that are no quantities -------------------------------------------------------------------------------- */

static bool first_of_sentence(const atoms *in, uint32_t i) {
  return i == 0 || in->items[i].line || in->items[i].sentence != in->items[i - 1].sentence || in->items[i - 1].sign == SIGN_QUOTE;
}

/* Part of a name or code: F-16, Covid-19, 555-0123, 24/7, 2.0.1, @user12, 4G, #5, 9:30. */
static bool is_code(const atoms *in, const quantity *q) {
  uint32_t i = q->first, k = q->next;
  const atom *before = i > 0 ? &in->items[i - 1] : NULL, *behind = atom_at(in, k);
  bool glued = before && !in->items[i].space && !in->items[i].line;
  if (glued && before->kind != ATOM_SIGN) return true;
  if (glued && str_find_char(STR("#@/:._&=?*+"), before->sign, 0) != SIZE_MAX) return true;
  if (glued && before->sign == SIGN_HYPHEN && i > 1 && !before->space && q->number.digits) return true;
  if (behind->space || k >= in->n || !q->number.digits) return false;
  if (behind->kind == ATOM_WORD) return true;
  const atom *after = atom_at(in, k + 1);
  if (after->space) return behind->sign == SIGN_APOSTROPHE || behind->sign == '+';
  if (str_find_char(STR("/:._"), behind->sign, 0) != SIZE_MAX && after->kind != ATOM_SIGN) return true;
  if (behind->sign == SIGN_HYPHEN && after->kind == ATOM_NUMBER) return true;
  return behind->sign == SIGN_APOSTROPHE && after->kind == ATOM_WORD && !is(in, k + 1, "s");
}

/* "1." or "(2)" at the head of a line. */
static bool is_numbering(const atoms *in, const quantity *q) {
  const atom *behind = atom_at(in, q->next);
  uint32_t first = q->first > 0 && in->items[q->first - 1].sign == '(' ? q->first - 1 : q->first;
  bool head = first == 0 || in->items[first].line;
  if (!q->number.digits || q->number.decimal || q->hi > 100) return false;
  return (head || first < q->first) && !behind->space && (behind->sign == ')' || (head && behind->sign == '.'));
}

/* Boeing 747, Form 990, Super Bowl 50, "No. 10": the number names. */
static bool is_name(const atoms *in, const quantity *q) {
  uint32_t i = q->first;
  if (i > 0 && !q->number.digits && in->items[i].capital &&
      !in->items[i].line) { /* "Channel Nine"; in a headline capitals go on */
    const atom *before = &in->items[i - 1], *behind = atom_at(in, q->next);
    return before->kind == ATOM_WORD && before->capital && !first_of_sentence(in, i - 1) && !behind->capital && !behind->line;
  }
  if (i == 0 || in->items[i].line || !q->number.digits || q->number.scaled) return false;
  const atom *before = &in->items[i - 1];
  if (before->sign == '.' && i > 1 && is(in, i - 2, "no")) return true;
  if (before->kind != ATOM_WORD) return false;
  if (STR_LISTED(numbered_names, before->lower) && (before->capital || q->hi < 1000)) return true;
  if (!before->capital || first_of_sentence(in, i - 1) || counted_stops(before->lower) || before->time) return false;
  const atom *behind = atom_at(in, q->next);
  bool noun = behind->kind == ATOM_WORD && behind->space && !behind->line && !counted_stops(behind->lower);
  return !noun && !atom_joins(in, q->next, SIGN_HYPHEN);
}

/* "One" as a pronoun or in an idiom; it counts only before a noun. "The two were married" counts nobody anew. */
static bool is_pronoun(const atoms *in, const quantity *q) {
  bool known = q->first > 0 && (is(in, q->first - 1, "the") || is(in, q->first - 1, "these") || is(in, q->first - 1, "those"));
  if (known && !q->number.digits && q->lo == q->hi && q->lo < 10) {
    const atom *next = atom_at(in, q->next);
    if (next->kind != ATOM_WORD || next->line || counted_stops(next->lower)) return true;
  }
  if (q->number.digits || q->lo != 1 || q->hi != 1 || !is(in, q->first, "one")) return false;
  const atom *behind = atom_at(in, q->next);
  if (behind->kind != ATOM_WORD || !behind->space || behind->line || STR_LISTED(one_nouns, behind->lower)) return true;
  if (q->first > 0 && (is(in, q->first - 1, "no") || is(in, q->first - 1, "any") || is(in, q->first - 1, "this") ||
                       is(in, q->first - 1, "that") || is(in, q->first - 1, "which")))
    return true;
  return counted_stops(behind->lower) || str_ends(behind->lower, STR("ed"));
}

/* --- ordinals, fractions, none --------------------------------------------------------------------------------------- */

/* "third arrest", "finished sixth"; no names ("Second Amendment") and no adverbs ("first reported"). */
static bool ordinal_quantity(const atoms *in, quantity *out) {
  uint32_t head;
  const atom *behind = atom_at(in, out->next);
  bool name = behind->capital && behind->kind == ATOM_WORD && (in->items[out->first].capital || out->number.digits);
  if (name && !first_of_sentence(in, out->first)) return false;
  out->dimension = "ordinal", out->unit = STR("");
  bool placed = out->first > 0 &&
                (is(in, out->first - 1, "finished") || is(in, out->first - 1, "finishing") || is(in, out->first - 1, "placed") ||
                 is(in, out->first - 1, "ranked") || is(in, out->first - 1, "placing") || is(in, out->first - 1, "came"));
  if (placed) return true;
  if (out->lo == 1 && behind->kind == ATOM_WORD && str_ends(behind->lower, STR("ed"))) return false;
  out->counted = counted_phrase(in, out->next, &head);
  if (out->counted.end == 0 || str_eq(in->items[head].lower, STR("time"))) return false;
  if (is(in, out->next, "place") && out->lo == 1 && is(in, out->first - 1, "the")) return false;
  out->unit = in->items[head].lower;
  return true;
}

/* "half of voters", "two-thirds of the money", "one in five". */
static bool share_quantity(const atoms *in, quantity *out) {
  uint32_t head, k = out->next;
  bool of = is(in, k, "of"), the = is(in, k, "the") || is(in, k, "its") || is(in, k, "their");
  if (!of && !the) return false;
  if (is(in, out->first, "quarter") || is(in, out->first, "quarters")) return false;
  out->dimension = "percent", out->unit = STR("percent");
  out->lo *= 100, out->hi *= 100;
  k++;
  if (of &&
      (is(in, k, "the") || is(in, k, "all") || is(in, k, "its") || is(in, k, "their") || is(in, k, "his") || is(in, k, "her")))
    k++;
  out->counted = counted_phrase(in, k, &head);
  return true;
}

/* "No one was hurt." */
static bool nobody(scanner *s, uint32_t i) {
  const atoms *in = s->in;
  bool pair = is(in, i, "no") && is(in, i + 1, "one");
  if (!pair && !is(in, i, "nobody")) return false;
  uint32_t next = pair ? i + 2 : i + 1;
  for (uint32_t k = next; k < next + 6 && k < in->n && in->items[k].sentence == in->items[i].sentence; k++) {
    if (!STR_LISTED(harm_words, in->items[k].lower)) continue;
    annotation out = {.kind = ANNOTATION_QUANTITY, .at = {in->items[i].start, in->items[next - 1].end}};
    out.rule = "form: nobody, with a word of harm";
    out.as.quantity.dimension = STR("count"), out.as.quantity.unit = STR("people");
    VECTOR_PUSH(s->c->a, s->c->out->list, out);
    s->done = next;
    return true;
  }
  return false;
}

/* "Twice", as often as "two times". */
static bool twice(scanner *s, uint32_t i) {
  const atoms *in = s->in;
  if (!is(in, i, "twice") || is(in, i + 1, "as") || is(in, i + 1, "the")) return false;
  annotation out = {.kind = ANNOTATION_QUANTITY, .at = {in->items[i].start, in->items[i].end}};
  out.rule = "form: twice";
  out.as.quantity.dimension = STR("count"), out.as.quantity.unit = STR("times");
  out.as.quantity.lo = out.as.quantity.hi = 2;
  VECTOR_PUSH(s->c->a, s->c->out->list, out);
  s->done = i + 1;
  return true;
}

/* --- counts ---------------------------------------------------------------------------------------------------------- */

/* 10 to 20, 10-20, ten or twelve; only where both are plain numbers. */
static void take_range(const atoms *in, quantity *out) {
  uint32_t k = out->next;
  number high;
  if (out->number.ordinal || out->number.open || out->number.fraction) return;
  bool hyphen = atom_joins(in, k, SIGN_HYPHEN), from = out->first > 0 && is(in, out->first - 1, "from");
  bool between = out->first > 0 && is(in, out->first - 1, "between") && is(in, k, "and");
  if (!hyphen && !between && !is(in, k, "or") && !(is(in, k, "to") && !from)) return;
  if (!atom_follows(in, k + 1) || !number_at(in, k + 1, &high) || high.ordinal || high.vague || high.fraction ||
      high.digits != out->number.digits)
    return;
  if (hyphen && (!high.digits || atom_joins(in, high.next, SIGN_HYPHEN))) return;
  double scale = high.scaled && !out->number.scaled && high.digits
                     ? high.lo / (in->items[k + 1].value / pow(10, in->items[k + 1].decimals))
                     : 1;
  if (!(out->lo * scale < high.lo)) return;
  out->lo *= scale, out->hi = high.hi, out->next = high.next, out->number.scaled |= high.scaled;
}

/* What is counted: "12 people", "dozens of protesters", "three out of four lines". */
static void count_quantity(const atoms *in, quantity *out) {
  uint32_t k = out->next, head;
  out->dimension = "count";
  number whole;
  if (is(in, k, "out") && is(in, k + 1, "of") && number_at(in, k + 2, &whole)) out->next = k = whole.next;
  else if (is(in, k, "of") && atom_follows(in, k)) {
    k++;
    while (is(in, k, "the") || is(in, k, "his") || is(in, k, "her") || is(in, k, "their") || is(in, k, "its") ||
           is(in, k, "our") || is(in, k, "those") || is(in, k, "these"))
      k++;
  }
  if (is(in, k, "more") || is(in, k, "other") || is(in, k, "additional") || is(in, k, "separate")) k++;
  out->counted = counted_phrase(in, k, &head);
  if (head == UINT32_MAX) return;
  str word = in->items[head].lower;
  out->unit = STR_LISTED(counted_states, word) ? STR("people") : word;
}

/* What made it, for people (shown.h). */
static const char *form_of(const quantity *q) {
  static const char *const forms[][2] = {{"age", "form: number and a word or place of ages"},
                                         {"count", "form: number and what it counts"},
                                         {"measure", "form: number and unit"},
                                         {"money", "form: number and currency"},
                                         {"ordinal", "form: ordinal and what is counted"},
                                         {"percent", "form: number and percent, or share of a whole"}};
  size_t row = STR_ROW_FIND(forms, str_c(q->dimension));
  if (row == SIZE_MAX) return NULL;
  return q->counted.end || row != 1 ? forms[row][1] : "form: number alone";
}

static void add(scanner *s, const quantity *q, const hedge *before, const hedge *behind) {
  const atoms *in = s->in;
  annotation out = {.kind = ANNOTATION_QUANTITY, .at = {in->items[q->first].start, in->items[q->next - 1].end}};
  const hedge *found = before ? before : behind;
  out.rule = form_of(q);
  out.as.quantity.dimension = str_c(q->dimension);
  out.as.quantity.lo = q->lo, out.as.quantity.hi = q->hi;
  if (found && found->kind == HEDGE_LEAST) out.as.quantity.hi = INFINITY;
  if (found && found->kind == HEDGE_MOST) out.as.quantity.lo = -INFINITY;
  out.as.quantity.unit = q->unit;
  if (found) out.as.quantity.hedge = str_c(found->words);
  out.as.quantity.counted = q->counted;
  VECTOR_PUSH(s->c->a, s->c->out->list, out);
}

/* The quantity whose number begins at atom i; false when it is none. */
static bool quantity_at(scanner *s, uint32_t i) {
  const atoms *in = s->in;
  quantity plain = {.first = i}, q;
  if (!number_at(in, i, &plain.number) || plain.number.vague || plain.number.lo > MOST_QUANTITY) return false;
  plain.lo = plain.number.lo, plain.hi = plain.number.hi, plain.next = plain.number.next;
  if (plain.number.ordinal) {
    if (is_code(in, &plain) || !ordinal_quantity(in, &plain)) return false;
    add(s, &plain, NULL, NULL);
    s->done = plain.next;
    return true;
  }
  if (plain.number.fraction && plain.lo < 1) {
    q = plain;
    if (!quantity_is_percent(in, &q) && (q = plain, !quantity_is_measure(in, &q)) && (q = plain, !share_quantity(in, &q)))
      return false;
  } else {
    take_range(in, &plain);
    bool known = (q = plain, quantity_is_money(in, &q)) || (q = plain, quantity_is_percent(in, &q)) ||
                 (q = plain, quantity_is_age(in, &q));
    if (!known) known = (q = plain, quantity_is_measure(in, &q));
    if (!known) {
      q = plain;
      if (is_code(in, &q) || is_numbering(in, &q) || is_name(in, &q) || is_pronoun(in, &q)) return false;
      count_quantity(in, &q);
    } else if (q.dimension[0] != 'm' && q.number.digits && i > 0 && !in->items[i].space && !in->items[i].line &&
               in->items[i - 1].kind == ATOM_WORD) {
      return false;
    }
  }
  uint32_t first, next;
  const hedge *before = hedge_before(in, q.first, &first), *behind = hedge_behind(in, q.next, &next);
  if (before && first < s->done) before = NULL;
  if (before) q.first = first;
  if (behind && !before && q.counted.end == 0) q.next = next;
  else if (!before && behind) behind = NULL;
  add(s, &q, before, before ? NULL : behind);
  s->done = q.next;
  return true;
}

/* Whether a time covers the atom; times are in order of the text. *past gets the first atom behind it. */
static bool in_time(scanner *s, uint32_t i, uint32_t *past) {
  const annotation *list = s->c->out->list.items;
  const atom *at = &s->in->items[i];
  while (s->time < s->n_times && list[s->time].at.end <= at->start) s->time++;
  if (s->time == s->n_times || list[s->time].at.start > at->start) return false;
  uint32_t end = list[s->time].at.end, k = i + 1;
  while (k < s->in->n && s->in->items[k].start < end) k++;
  *past = k;
  return true;
}

void annotate_quantities(annotate_context *c) {
  const atoms *in = c->atoms;
  scanner s = {.c = c, .in = in, .n_times = c->out->list.n};
  for (uint32_t i = 0, past; i < in->n;) {
    const atom *at = &in->items[i];
    bool starts = at->number || at->kind == ATOM_NUMBER || (at->sign == SIGN_OTHER) || str_eq(at->lower, STR("a")) ||
                  str_eq(at->lower, STR("an")) || str_eq(at->lower, STR("no")) || str_eq(at->lower, STR("nobody")) ||
                  str_eq(at->lower, STR("twice"));
    if (!starts) {
      i++;
      continue;
    }
    if (in_time(&s, i, &past)) {
      i = past;
      continue;
    }
    i = (nobody(&s, i) || twice(&s, i) || quantity_at(&s, i)) && s.done > i ? s.done : i + 1;
  }
}
