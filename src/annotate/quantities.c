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
  const char *dollar;   /* whose a bare "$" is */
  uint32_t label;       /* the atom behind the last number that was a name */
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
  bool area = q->number.digits && before && before->sign == '(' && behind->sign == ')' && !behind->space; /* (202) 555-0123 */
  if (area && atom_at(in, k + 1)->kind == ATOM_NUMBER && atom_joins(in, k + 2, SIGN_HYPHEN)) return true;
  bool harm = STR_LISTED(counted_states, behind->lower) && behind->space && !behind->line; /* "BREAKING NEWS-3 DEAD" */
  if (glued && str_starts(before->lower, STR("\xEF\xBF\xBD"))) glued = false; /* a sign that was lost, often of a currency */
  if (glued && before->kind != ATOM_SIGN) return true;
  if (glued && (before->lower.data[0] == '?' || str_find_char(STR("#@/:._&=*+"), before->sign, 0) != SIZE_MAX)) return true;
  if (glued && before->sign == SIGN_HYPHEN && i > 1 && !before->space && !harm &&
      (q->number.digits || q->lo == 0)) /* Covid-19, net-zero */
    return true;
  if (behind->space || k >= in->n || !q->number.digits) return false;
  if (behind->kind == ATOM_WORD) return true;
  const atom *after = atom_at(in, k + 1);
  if (after->space) return behind->sign == SIGN_APOSTROPHE;
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

/* Behind the number stands a noun, to which it may belong. */
static bool noun_behind(const atoms *in, const quantity *q) {
  const atom *behind = atom_at(in, q->next);
  return behind->kind == ATOM_WORD && behind->space && !behind->line && !counted_stops(behind->lower);
}

/* "phase two", "round three", "the Gang of Eight", "Channel Nine". */
static bool is_name_in_words(const atoms *in, const quantity *q) {
  uint32_t i = q->first;
  if (i == 0 || in->items[i].line || q->number.article || q->number.scaled) return false;
  const atom *at = &in->items[i], *before = &in->items[i - 1], *behind = atom_at(in, q->next);
  if (is(in, i - 1, "number") && q->lo == 1) return true; /* "the number one priority" */
  if (STR_LISTED(numbered_names, before->lower) && !noun_behind(in, q) && !atom_joins(in, q->next, SIGN_HYPHEN)) return true;
  if (!at->capital || behind->capital || behind->line) return false;
  if (i > 1 && is(in, i - 1, "of") && in->items[i - 2].capital && !first_of_sentence(in, i - 2)) return true;
  return before->kind == ATOM_WORD && before->capital && !first_of_sentence(in, i - 1); /* in a headline capitals go on */
}

/* "1776" that no time took: "its 1776 Constitution", "Jan. 2013:". Whole hundreds may be counts. */
static bool is_year(const atoms *in, const quantity *q) {
  const atom *at = &in->items[q->first];
  uint32_t head, first;
  if (!q->number.digits || q->number.scaled || q->lo != q->hi || q->next != q->first + 1 || at->end - at->start != 4)
    return false;
  if (q->lo < 1500 || q->lo > 2050 || fmod(q->lo, 100) == 0 || atom_joins(in, q->next, SIGN_HYPHEN)) return false;
  if (hedge_before(in, q->first, &first)) return false;
  counted_phrase(in, q->next, &head);
  return head == UINT32_MAX || !counted_plural(in->items[head].lower);
}

/* Boeing 747, Form 990, Super Bowl 50, "No. 10": the number names. */
static bool is_name(const atoms *in, const quantity *q) {
  uint32_t i = q->first;
  if (!q->number.digits) return is_name_in_words(in, q);
  if (is_year(in, q) || is(in, i, "911")) return true;
  bool version = q->number.decimal && !q->number.scaled && q->lo < 10 && q->lo == floor(q->lo); /* "Web 2.0" */
  if (version && !noun_behind(in, q)) return true;
  if (i == 0 || in->items[i].line || q->number.scaled) return false;
  const atom *before = &in->items[i - 1];
  if (before->sign == '.' && i > 1 && is(in, i - 2, "no")) return true;
  if (before->kind != ATOM_WORD) return false;
  if (STR_LISTED(numbered_names, before->lower) && (before->capital || q->hi < 1000)) return true;
  if (!before->capital || first_of_sentence(in, i - 1) || counted_stops(before->lower) || before->time) return false;
  return !noun_behind(in, q) && !atom_joins(in, q->next, SIGN_HYPHEN);
}

/* "One" as a pronoun or in an idiom; it counts only before a noun. "The two were married" counts nobody anew. */
static bool is_pronoun(const atoms *in, const quantity *q) {
  bool known = q->first > 0 && (is(in, q->first - 1, "the") || is(in, q->first - 1, "these") || is(in, q->first - 1, "those"));
  if (known && !q->number.digits && q->lo == q->hi && q->lo < 10) {
    const atom *next = atom_at(in, q->next);
    if (next->line || counted_stops(next->lower)) return true;
    if (next->kind == ATOM_SIGN && next->sign != '$' && !atom_joins(in, q->next, SIGN_HYPHEN)) return true;
  }
  if (!q->number.digits && q->hi == 0 && q->first > 0 && STR_LISTED(zero_before, in->items[q->first - 1].lower)) return true;
  if (q->number.digits || q->lo != 1 || q->hi != 1 || !is(in, q->first, "one") || is(in, q->next, "per")) return false;
  const atom *behind = atom_at(in, q->next);
  if (behind->kind != ATOM_WORD || !behind->space || behind->line || STR_LISTED(one_nouns, behind->lower)) return true;
  if (q->first > 0 && STR_LISTED(one_before, in->items[q->first - 1].lower)) return true;
  return counted_stops(behind->lower) || str_ends(behind->lower, STR("ed"));
}

/* "Photo 11 of 30": the second number is as little a quantity as the first. */
static bool of_label(const scanner *s, uint32_t i) { return i > 1 && s->label == i - 1 && is(s->in, i - 1, "of"); }

/* "four-star", "two-way", "one-time": a label. "A couple" of no plural is a pair of persons. */
static bool is_label(const atoms *in, const quantity *q) {
  uint32_t head, k = q->next;
  if (atom_joins(in, k, SIGN_HYPHEN))
    return STR_LISTED(label_nouns, atom_at(in, k + 1)->lower) || (!q->number.digits && q->lo == 1 && q->hi == 1);
  if (!q->number.article || q->number.scaled || !is(in, q->first + 1, "couple")) return false;
  counted_phrase(in, k, &head);
  return head == UINT32_MAX || !counted_plural(in->items[head].lower);
}

/* --- ordinals --------------------------------------------------------------------------------------- */

/* "third arrest", "finished sixth"; no names ("Second Amendment") and no adverbs ("first reported"). */
static bool ordinal_quantity(const atoms *in, quantity *out) {
  uint32_t head;
  const atom *behind = atom_at(in, out->next);
  bool name = behind->capital && behind->kind == ATOM_WORD && (in->items[out->first].capital || out->number.digits);
  if (name && !first_of_sentence(in, out->first)) return false;
  bool joined = atom_joins(in, out->next, SIGN_HYPHEN);
  if (STR_LISTED(ordinal_names, atom_at(in, out->next + joined)->lower)) return false;
  if (out->lo == 1 && out->first > 0 && STR_LISTED(subject_pronouns, in->items[out->first - 1].lower)) return false;
  out->dimension = "ordinal", out->unit = STR("");
  bool placed = out->first > 0 &&
                (is(in, out->first - 1, "finished") || is(in, out->first - 1, "finishing") || is(in, out->first - 1, "placed") ||
                 is(in, out->first - 1, "ranked") || is(in, out->first - 1, "placing") || is(in, out->first - 1, "came"));
  if (placed) return true;
  if (out->lo == 1 && behind->kind == ATOM_WORD && str_ends(behind->lower, STR("ed"))) return false;
  if (is(in, out->next, "time")) return false;
  bool rank = joined && str_ends(atom_at(in, out->next + 1)->lower, STR("est")); /* "second-largest city" */
  out->counted = counted_phrase(in, rank ? out->next + 2 : out->next, &head);
  if (out->counted.end == 0 || str_eq(in->items[head].lower, STR("time"))) return false;
  if (is(in, out->next, "place") && out->lo == 1 && is(in, out->first - 1, "the")) return false;
  out->unit = in->items[head].lower;
  return true;
}

/* --- counts ---------------------------------------------------------------------------------------------------------- */

/* Between the numbers of "18- to 34-year-olds", "18-to-34-year-olds": the atom before the second number, or i. */
static uint32_t hanging_hyphen(const atoms *in, uint32_t i) {
  if (!atom_is_sign(in, i, SIGN_HYPHEN) || atom_at(in, i)->space) return i;
  if (!is(in, i + 1, "to") && !is(in, i + 1, "or") && !is(in, i + 1, "and")) return i;
  return atom_joins(in, i + 2, SIGN_HYPHEN) ? i + 2 : i + 1;
}

/* "Between 20", "between ages 20", "between the ages of 20". */
static bool after_between(const atoms *in, uint32_t i) {
  if (i > 0 && is(in, i - 1, "of")) i--;
  if (i > 0 && is(in, i - 1, "ages")) i--;
  if (i > 0 && is(in, i - 1, "the")) i--;
  return i > 0 && is(in, i - 1, "between");
}

/* "Rose 5 to 90": two bare numbers behind a verb of change are no range. */
static bool bare_behind(const atoms *in, uint32_t k) {
  const atom *at = atom_at(in, k);
  return at->line || (at->kind == ATOM_SIGN && at->sign != '%' && at->sign != SIGN_HYPHEN && at->sign != SIGN_DEGREE) ||
         (at->kind == ATOM_WORD && at->space && counted_stops(at->lower) && !is(in, k, "per"));
}

/* 10 to 20, 10-20, ten or twelve; only where both are plain numbers. */
static void take_range(const atoms *in, quantity *out) {
  uint32_t k = out->next, hanging = hanging_hyphen(in, k);
  number high;
  if (out->number.ordinal || out->number.open || out->number.fraction) return;
  bool hyphen = atom_joins(in, k, SIGN_HYPHEN) && hanging == k, from = out->first > 0 && is(in, out->first - 1, "from");
  bool between = after_between(in, out->first) && is(in, k, "and");
  if (hanging > k) k = hanging;
  else if (!hyphen && !between && !is(in, k, "or") && !(is(in, k, "to") && !from)) return;
  if (!atom_follows(in, k + 1) || !number_at(in, k + 1, &high) || high.ordinal || high.vague || high.fraction ||
      high.digits != out->number.digits)
    return;
  if (hyphen && (!high.digits || out->lo == 0 || atom_joins(in, high.next, SIGN_HYPHEN))) return;
  if (out->place == CHANGE_PLACE_AMOUNT && is(in, k, "to") && hanging == out->next && bare_behind(in, high.next)) return;
  double scale = high.scaled && !out->number.scaled && high.digits
                     ? high.lo / (in->items[k + 1].value / pow(10, in->items[k + 1].decimals))
                     : 1;
  if (!(out->lo * scale < high.lo)) return;
  out->lo *= scale, out->hi = high.hi, out->next = high.next, out->number.scaled |= high.scaled;
}

/* "From 5 to 7 million": the scale is of both. */
static void share_scale(const atoms *in, quantity *out) {
  uint32_t k = out->next + 1;
  number high;
  if (!out->number.digits || out->number.scaled || out->first == 0 || !is(in, out->first - 1, "from") || !is(in, k - 1, "to"))
    return;
  if (!atom_follows(in, k) || atom_at(in, k)->kind != ATOM_NUMBER || !number_at(in, k, &high) || !high.scaled || high.lo < 1e6)
    return;
  double scale = high.lo / (in->items[k].value / pow(10, in->items[k].decimals));
  out->lo *= scale, out->hi *= scale;
}

/* "500+", "40-plus": that many or more. "40-odd": about. */
static const hedge *take_suffix(const atoms *in, quantity *out) {
  static const hedge more = {"plus", HEDGE_LEAST, false}, odd = {"odd", HEDGE_ABOUT, false}, some = {"some", HEDGE_ABOUT, false};
  uint32_t k = out->next;
  if (out->number.ordinal || out->number.fraction) return NULL;
  if (atom_is_sign(in, k, '+') && !atom_at(in, k)->space &&
      (atom_at(in, k + 1)->space || atom_at(in, k + 1)->kind == ATOM_SIGN)) {
    out->next = k + 1;
    return &more;
  }
  if (!atom_joins(in, k, SIGN_HYPHEN)) return NULL;
  const hedge *found = is(in, k + 1, "plus") ? &more : is(in, k + 1, "odd") ? &odd : is(in, k + 1, "some") ? &some : NULL;
  if (found) out->next = k + 2;
  return found;
}

/* "Millions of dollars", "hundreds of miles": a number that is open, of a unit. */
static bool unit_of(const atoms *in, quantity *q) {
  quantity plain = *q;
  if (!q->number.open || !is(in, q->next, "of")) return false;
  plain.next++;
  return (*q = plain, quantity_is_money(in, q)) || (*q = plain, quantity_is_measure(in, q));
}

/* "Half a mile", "three quarters of an acre": a fraction of a unit. */
static bool fraction_of_unit(const atoms *in, quantity *q) {
  quantity plain = *q;
  uint32_t k = q->next + is(in, q->next, "of");
  if (is(in, k, "a") || is(in, k, "an")) plain.next = k + 1;
  return (*q = plain, quantity_is_percent(in, q)) || (*q = plain, quantity_is_measure(in, q));
}

/* What is counted: "12 people", "dozens of protesters", "three out of four lines". */
static void count_quantity(const atoms *in, quantity *out) {
  uint32_t k = out->next, head;
  out->dimension = "count";
  number whole;
  if (is(in, k, "out") && is(in, k + 1, "of") && number_at(in, k + 2 + is(in, k + 2, "every"), &whole)) {
    out->next = k = whole.next;
    if (!whole.vague && !whole.ordinal && whole.lo == whole.hi && whole.lo >= out->hi) out->of = whole.lo;
  } else if (is(in, k, "of") && atom_follows(in, k)) {
    k++;
    while (STR_LISTED(whole_words, atom_at(in, k)->lower)) k++;
    if (number_at(in, k, &whole) && !whole.vague && !whole.ordinal) k = whole.next; /* three of the nine judges */
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
                                         {"factor", "form: number of times as much"},
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
  out.as.quantity.per = q->rate.per, out.as.quantity.per_n = q->rate.per_n;
  out.as.quantity.of = q->of;
  VECTOR_PUSH(s->c->a, s->c->out->list, out);
}

/* The first atom from k on that begins at or after a byte. */
static uint32_t behind_byte(const atoms *in, uint32_t k, uint32_t byte) {
  while (k < in->n && in->items[k].start < byte) k++;
  return k;
}

/* A time that overlaps the atoms, from those that are still to come; NULL when there is none. */
static const annotation *time_over(const scanner *s, uint32_t first, uint32_t next) {
  const annotation *list = s->c->out->list.items;
  uint32_t start = atom_at(s->in, first)->start, end = atom_at(s->in, next - 1)->end;
  for (size_t t = s->time; t < s->n_times && list[t].at.start < end; t++)
    if (list[t].at.end > start) return &list[t];
  return NULL;
}

/* What the quantity is stated per. The span takes it in, unless it is a time of its own ("every day"). */
static void take_rate(scanner *s, quantity *q) {
  uint32_t k = behind_byte(s->in, q->next, q->counted.end), next;
  rate found;
  next = quantity_rate(s->c->a, s->in, k, q, &found);
  if (next == k) return;
  const annotation *time = time_over(s, k, next);
  if (time && !str_eq(time->as.time.type, STR("SET"))) return; /* "a year ago" */
  bool apart = quantity_rate_apart(s->in, k);                  /* the same words say what time it is */
  q->rate = found;
  if (!time && !apart) q->next = next;
}

/* "90 last year": a time is not what is counted. */
static void drop_counted_time(scanner *s, quantity *q) {
  if (!q->counted.end || strcmp(q->dimension, "count") != 0) return;
  uint32_t first = behind_byte(s->in, q->first, q->counted.start);
  const annotation *time = time_over(s, first, first + 1);
  if (time && time->at.start == q->counted.start && time->at.end >= q->counted.end) q->counted = (span){0, 0}, q->unit = STR("");
}

/* The quantity whose number begins at atom i; false when it is none. */
static bool quantity_at(scanner *s, uint32_t i) {
  const atoms *in = s->in;
  quantity plain = {.first = i, .dollar = s->dollar}, q;
  const hedge *suffix = NULL;
  if (!number_at(in, i, &plain.number) || plain.number.vague || plain.number.lo > MOST_QUANTITY) return false;
  plain.lo = plain.number.lo, plain.hi = plain.number.hi, plain.next = plain.number.next;
  plain.place = change_place_of(in, i);
  if (plain.number.ordinal) {
    if (is_code(in, &plain) || !ordinal_quantity(in, &plain)) return false;
    add(s, &plain, NULL, NULL);
    s->done = plain.next;
    return true;
  }
  if (plain.number.fraction && plain.lo < 1) {
    q = plain;
    bool found = (q = plain, quantity_is_factor(in, &q)) || (q = plain, fraction_of_unit(in, &q)) ||
                 (q = plain, quantity_is_share(in, &q));
    if (!found) return false;
  } else if (q = plain, !quantity_is_tally(in, &q)) {
    take_range(in, &plain);
    suffix = take_suffix(in, &plain);
    share_scale(in, &plain);
    bool known = (q = plain, quantity_is_factor(in, &q)) || (q = plain, unit_of(in, &q)) ||
                 (q = plain, quantity_is_ratio(in, &q)) || (q = plain, quantity_is_money(in, &q)) ||
                 (q = plain, quantity_is_percent(in, &q)) || (q = plain, quantity_is_age(in, &q));
    if (!known) known = (q = plain, quantity_is_measure(in, &q));
    if (!known) {
      q = plain;
      if (is_code(in, &q) || is_numbering(in, &q) || is_pronoun(in, &q) || is_label(in, &q)) return false;
      if (is_name(in, &q) || of_label(s, i)) {
        s->label = q.next;
        return false;
      }
      count_quantity(in, &q);
    } else if (q.dimension[0] != 'm' && q.number.digits && i > 0 && !in->items[i].space && !in->items[i].line &&
               in->items[i - 1].kind == ATOM_WORD) {
      return false;
    }
  }
  uint32_t first, next;
  const hedge *before = hedge_before(in, q.first, &first), *behind = hedge_behind(in, q.next, &next);
  if (before && first < s->done) before = NULL;
  drop_counted_time(s, &q);
  if (suffix && (!before || suffix->kind == HEDGE_LEAST)) behind = suffix, next = q.next, before = NULL;
  if (before) q.first = first;
  if (behind && !before && (suffix || q.counted.end == 0)) q.next = next;
  else if (!before && behind) behind = NULL;
  take_rate(s, &q);
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

/* The atom from which to go on behind atom i. */
static uint32_t next_at(scanner *s, uint32_t i) {
  uint32_t plain = quantity_in_words(s->c, i);
  if (plain == i) plain = quantity_factor(s->c, i);
  if (plain > i) return s->done = plain;
  return quantity_at(s, i) && s->done > i ? s->done : i + 1;
}

void annotate_quantities(annotate_context *c) {
  const atoms *in = c->atoms;
  scanner s = {.c = c, .in = in, .n_times = c->out->list.n, .dollar = dollar_of(c)};
  for (uint32_t i = 0, past; i < in->n;) {
    const atom *at = &in->items[i];
    bool starts = at->number || at->kind == ATOM_NUMBER || at->sign == SIGN_OTHER || STR_LISTED(quantity_starts, at->lower);
    if (!starts) {
      i++;
      continue;
    }
    if (in_time(&s, i, &past)) {
      i = past;
      continue;
    }
    i = next_at(&s, i);
  }
  annotate_changes(c);
}
