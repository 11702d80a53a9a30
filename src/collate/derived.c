/* derived.c - values that an article states twice, counted and worked out: do they fit?
 *
 *   share     "three of the nine judges, or a third"                      3 of 9 = 33.3 %; a third                holds
 *             "Of the 400 houses 100, or 30 percent, were lost"           100 of 400 = 25 %; 30 percent           does not
 *   sum       "nine people - six women and three men"                     6 + 3 = 9; nine
 *             "rose by 2 to 12 from 10"                                   10 + 2 = 12; 12
 *   percent   "rose 5 percent to 120 from 114"                            120 from 114 = +5.3 %; 5 percent
 *             "fell $2, or 5 percent, to $38"                             -2 from 40 = -5 %; 5 percent
 *
 * Every value is an interval: its hedge and the digits that were written widen it (value.c), shares in words more so. A check
 * holds when the interval worked out meets the one that is said. Only forms of words are looked for that hardly mean anything
 * else, within a sentence: precise rather than complete. */
#include "collate/collate.h"

#include "annotate/data/hedges.h"
#include "collate/data/derived_words.h"
#include "text/fold.h"

#include <math.h>
#include <stdlib.h>

#define MOST_CHECKS 200    /* of a story; those that do not hold first */
#define MOST_STATEMENTS 12 /* of a check: the same in copies */
#define MOST_AMOUNTS 4000  /* of an article */
#define MOST_PARTS 12      /* of a total */
#define FARTHEST_TOTAL 60  /* bytes from a total to its parts, from a part to the next */
#define FARTHEST_CHANGE 40 /* bytes between the values of one change */
#define FARTHEST_BASE 70   /* bytes from "of the 400 houses" to the part */
#define FARTHEST_SIGN 32   /* bytes from "three of the nine houses" to ", or a third" */
#define LONGEST_FILLERS 4  /* words between a value and the same said again */
#define WIDEST_SHARE 20    /* per cent from least to greatest; what says less tells nothing */
#define WIDEST_CHANGE 0.6  /* the same of a change and of a sum, by its value */
#define LONGEST_SENTENCE 400
#define ABOUT 0.12          /* of a value, as in value.c */
#define NEAR 0.15           /* "nearly", "just over", and hedges that are not known */
#define FRACTION_SLACK 0.05 /* of a factor that was worked out */

typedef enum check_kind { CHECK_SHARE = 0, CHECK_SUM, CHECK_PERCENT } check_kind;
static const char *const check_names[] = {"share", "sum", "percent"};

/* A quantity of an article, as far as it can be worked with. */
typedef struct amount {
  const annotation *note;
  span at;
  uint32_t behind; /* end of what is counted */
  double lo, hi;   /* widened */
} amount;

typedef struct statement {
  uint32_t article;
  span at;
} statement;

typedef struct check {
  check_kind kind;
  bool holds;
  str text;
  VECTOR(statement) statements;
} check;

typedef struct checker {
  collation *c;
  uint32_t article;
  str text;
  VECTOR(amount) all; /* of the article, by place */
  uint32_t n;
  VECTOR(check) checks;
  map known; /* hash of kind and text -> index of the check */
} checker;

/* --- values ------------------------------------------------------------------------------------------------------ */

static bool is_dimension(const amount *x, const char *name) { return str_eq(x->note->as.quantity.dimension, str_c(name)); }

static bool is_percent(const amount *x) { return str_eq(x->note->as.quantity.unit, STR("percent")); }

/* Half a unit of the last digit of the number as written, "3.5 million": 50,000; 0 when it has no digit behind a point and no
 * word for its scale, or no digits. */
static double written_slack(str said, double value) {
  double mantissa = 0, unit = 1;
  bool fraction = false, any = false;
  for (size_t i = 0; i < said.len; i++) {
    char ch = said.data[i];
    if (ch >= '0' && ch <= '9') {
      mantissa = mantissa * 10 + (ch - '0'), any = true;
      if (fraction) unit /= 10;
    } else if (ch == '.' && any && !fraction) fraction = true;
    else if (any && ch != ',') break;
  }
  if (!any || !(mantissa > 0) || !isfinite(value)) return 0;
  double scale = fabs(value) / (mantissa * unit);
  return unit < 1 || scale >= 1000 ? 0.5 * unit * scale : 0;
}

static const hedge *hedge_named(str words) {
  for (size_t i = 0; i < sizeof hedges_before / sizeof *hedges_before; i++)
    if (str_eq(str_c(hedges_before[i].words), words)) return &hedges_before[i];
  for (size_t i = 0; i < sizeof hedges_behind / sizeof *hedges_behind; i++)
    if (str_eq(str_c(hedges_behind[i].words), words)) return &hedges_behind[i];
  return NULL;
}

static void widen(double *lo, double *hi, hedge_kind kind) {
  double low = fabs(*lo), high = fabs(*hi);
  if (kind == HEDGE_ABOUT) *lo -= ABOUT * low, *hi += ABOUT * high;
  else if (kind == HEDGE_UNDER) *lo -= NEAR * low;
  else if (kind == HEDGE_OVER) *hi += NEAR * high;
  else if (kind == HEDGE_LEAST) *hi = INFINITY;
  else if (kind == HEDGE_MOST) *lo = 0;
}

/* Per cent are often rounded twice, and those that end in 0 or 5 to these. */
static double percent_slack(double v) {
  double magnitude = fabs(v);
  if (magnitude != floor(magnitude)) return 0.1;
  if (magnitude < 10 || fmod(magnitude, 5) != 0) return 0.6;
  return magnitude > 100 && fmod(magnitude, 10) == 0 ? 5 : 1.5;
}

/* What a value may mean: value.c for its rounding, then the hedge and the digits. */
static void amount_interval(checker *x, amount *out) {
  const annotation *note = out->note;
  double lo = note->as.quantity.lo, hi = note->as.quantity.hi;
  claim as = {.kind = is_percent(out) ? CLAIM_PERCENT : CLAIM_COUNT, .lo = lo, .hi = hi};
  if (is_dimension(out, "money")) as.kind = CLAIM_MONEY;
  claim_widen(&as);
  double rounded = is_percent(out) && lo == hi ? percent_slack(lo) : 0;
  as.wide_lo = fmin(as.wide_lo, lo - rounded), as.wide_hi = fmax(as.wide_hi, hi + rounded);
  str said = str_slice(x->text, note->at.start, note->at.end);
  out->lo = fmin(as.wide_lo, lo - written_slack(said, lo)), out->hi = fmax(as.wide_hi, hi + written_slack(said, hi));
  str words = note->as.quantity.hedge.len ? fold(x->c->a, note->as.quantity.hedge) : STR("");
  if (!words.len) return;
  const hedge *known = hedge_named(words);
  if (known) widen(&out->lo, &out->hi, known->kind);
  else out->lo -= NEAR * fabs(out->lo), out->hi += NEAR * fabs(out->hi);
}

/* Quantities of an article, each in its place; rates and ordinals cannot be worked with. */
static void gather(checker *x, uint32_t article_at) {
  const story_article *in = &x->c->articles[article_at];
  x->all.n = 0; /* room of the article before */
  x->article = article_at;
  x->text = in->article.text;
  for (size_t i = 0; i < in->notes.n && x->all.n < MOST_AMOUNTS; i++) {
    const annotation *n = &in->notes.items[i];
    if (n->kind != ANNOTATION_QUANTITY || str_eq(n->as.quantity.dimension, STR("ordinal"))) continue;
    amount a = {.note = n, .at = n->at, .behind = n->at.end};
    if (n->as.quantity.counted.end > a.behind && n->as.quantity.counted.start >= n->at.start)
      a.behind = n->as.quantity.counted.end;
    amount_interval(x, &a);
    VECTOR_PUSH(x->c->a, x->all, a);
  }
  x->n = (uint32_t)x->all.n;
}

static str between(const checker *x, uint32_t from, uint32_t to) { return from <= to ? str_slice(x->text, from, to) : STR(""); }

/* Whether a sentence ends in it, or a line. */
static bool has_break(str s) {
  for (size_t i = 0; i < s.len; i++) {
    char ch = s.data[i];
    if (ch == '\n') return true;
    if ((ch == '.' || ch == '!' || ch == '?' || ch == ';') && (i + 1 == s.len || s.data[i + 1] == ' ' || s.data[i + 1] == '"'))
      return true;
  }
  return false;
}

/* --- what is told ------------------------------------------------------------------------------------------------ */

static void add_number(buffer *out, double v) {
  static const struct {
    double least;
    const char *word;
  } scales[] = {{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}};
  for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
    if (fabs(v) >= scales[i].least) {
      buffer_format(out, "%.5g%s", v / scales[i].least, scales[i].word);
      return;
    }
  buffer_format(out, "%.9g", v);
}

static void add_percent(buffer *out, double v) { buffer_format(out, "%.3g %%", v); }

/* The value in the middle of what is written. */
static double plain(const amount *x) {
  double lo = x->note->as.quantity.lo, hi = x->note->as.quantity.hi;
  return !isfinite(hi) ? lo : !isfinite(lo) ? hi : (lo + hi) / 2;
}

static void tell(checker *x, check_kind kind, bool holds, str text, const span *places, uint32_t n) {
  bool is_new;
  uint64_t *place = map_put(&x->known, hash_mix(hash_bytes(text, kind), holds), &is_new);
  if (is_new) {
    *place = x->checks.n;
    VECTOR_PUSH(x->c->a, x->checks, (check){.kind = kind, .holds = holds, .text = text});
  }
  check *k = &x->checks.items[*place];
  if (k->statements.n + n > MOST_STATEMENTS) return;
  for (uint32_t i = 0; i < n; i++) VECTOR_PUSH(x->c->a, k->statements, (statement){x->article, places[i]});
}

static str said(const checker *x, span at) { return str_slice(x->text, at.start, at.end); }

/* --- the same said again ----------------------------------------------------------------------------------------- */

static size_t blanks(str s, size_t i) {
  while (i < s.len && s.data[i] == ' ') i++;
  return i;
}

/* The bytes of a dash at the beginning; 0 when there is none. */
static size_t dash_at(str s) {
  if (str_starts(s, STR("--"))) return 2;
  if (str_starts(s, STR("-"))) return 1;
  return str_starts(s, STR("\xE2\x80\x93")) || str_starts(s, STR("\xE2\x80\x94")) ? 3 : 0;
}

/* What stands between a value and the same value said again: ", or just", " (", " -- ". Returns the bytes of the sign, with the
 * fillers behind it; 0 when it is something else. */
static size_t again_sign(arena *a, str s) {
  size_t i = 0;
  while (i < s.len && strchr(" ,)", s.data[i])) i++;
  bool bracket = i < s.len && s.data[i] == '(';
  size_t dash = !bracket && i > 0 && s.data[i - 1] == ' ' ? dash_at(str_slice(s, i, s.len)) : 0;
  i = blanks(s, i + bracket + dash);
  bool either = str_starts(str_slice(s, i, s.len), STR("or "));
  if (!bracket && !dash && !either) return 0;
  i = blanks(s, either ? i + 3 : i);
  for (int n = 0; n < LONGEST_FILLERS && i < s.len; n++) {
    size_t end = i;
    while (end < s.len && s.data[end] != ' ') end++;
    if (!STR_LISTED(again_fillers, fold(a, str_slice(s, i, end)))) break;
    i = blanks(s, end);
  }
  return i;
}

/* Behind a part and its whole some words may follow before the sign: "three of the nine houses [on Mill Lane], or". Its place, or
 * `from` when there is none near. */
static uint32_t sign_behind(const checker *x, uint32_t from) {
  size_t end = from + FARTHEST_SIGN < x->text.len ? from + FARTHEST_SIGN : x->text.len;
  for (size_t i = from; i < end && x->text.data[i] != '\n'; i++) {
    if (strchr(".!?;0123456789", x->text.data[i])) return from;
    if (x->text.data[i] == ',' || x->text.data[i] == '(') return (uint32_t)i;
  }
  return from;
}

static bool is_again(checker *x, uint32_t from, uint32_t to) {
  str s = between(x, from, to);
  return s.len && s.len < FARTHEST_TOTAL && !has_break(s) && again_sign(x->c->a, s) == s.len;
}

/* Whether what was worked out is of something else: "37 percent fewer than", "20 percent of". */
static bool of_others(checker *x, uint32_t behind) {
  str rest = str_slice(x->text, behind, x->text.len);
  if (!rest.len || rest.data[0] != ' ') return false;
  size_t end = 1;
  while (end < rest.len && end < 12 && rest.data[end] >= 'a' && rest.data[end] <= 'z') end++;
  str next = str_slice(rest, 1, end);
  return STR_LISTED(again_others, next) || str_eq(next, STR("of")) || str_eq(next, STR("each"));
}

/* How a list of parts is set off: 2 by a dash, colon or bracket, 1 by a comma, 0 not at all. */
static int list_sign(str gap) {
  str s = str_trim(gap);
  if (s.len > 1 && (str_find_char(s, ')', 0) != SIZE_MAX || str_find_char(str_slice(s, 0, s.len - 1), '(', 0) != SIZE_MAX ||
                    str_find_char(s, ',', 0) != SIZE_MAX))
    return 0;
  if (str_ends(s, STR("(")) && s.len > 1) return 0; /* "are Halden (72)" */
  if (str_ends(s, STR(":")) || str_eq(s, STR("("))) return 2;
  bool long_dash = str_ends(s, STR("\xE2\x80\x94")); /* stands without blanks, too */
  bool dash = str_ends(s, STR("-")) || str_ends(s, STR("\xE2\x80\x93"));
  if (long_dash || (dash && gap.data[gap.len - 1] == ' ')) return 2;
  return str_eq(s, STR(",")) ? 1 : 0;
}

/* --- shares ------------------------------------------------------------------------------------------------------ */

/* "Seven out of 10", "six of every 10": a small round whole of nothing that was counted. */
static bool is_rough_ratio(const checker *x, const amount *part, double whole) {
  size_t end = part->at.end + 10 < x->text.len ? part->at.end + 10 : x->text.len;
  str around = str_slice(x->text, part->at.start, end);
  return (whole <= 5 || whole == 10) &&
         (str_find(around, STR(" out of"), 0) != SIZE_MAX || str_find(around, STR(" every"), 0) != SIZE_MAX);
}

/* `part` of `whole` (an amount, or only a number and its place), said again as a share from lo to hi per cent. */
static void tell_share(checker *x, const amount *part, const amount *whole, double of, double lo, double hi, str share,
                       span share_at) {
  double least = whole ? whole->lo : of, most = whole ? whole->hi : of, number_of = whole ? plain(whole) : of;
  if (!(least > 0) || !(part->lo >= 0) || !isfinite(number_of) || !(plain(part) <= number_of) || !isfinite(plain(part))) return;
  double rough = is_rough_ratio(x, part, number_of) ? 0.5 : 0; /* "seven out of 10" */
  double from = isfinite(most) ? 100 * (part->lo - rough) / most : 0, to = fmin(100, 100 * (part->hi + rough) / least);
  if (to - from > WIDEST_SHARE) return;
  buffer b;
  buffer_init(&b, x->c->a, 300);
  add_number(&b, plain(part)), buffer_add_c(&b, " of "), add_number(&b, number_of), buffer_add_c(&b, " = ");
  add_percent(&b, 100 * plain(part) / number_of);
  buffer_add_c(&b, "; "), buffer_add(&b, share);
  span places[3] = {part->at, share_at, whole ? whole->at : (span){0}};
  tell(x, CHECK_SHARE, from <= hi && lo <= to, buffer_str(&b), places, whole ? 3 : 2);
}

/* The amount behind i that is the whole of which it is told to be a part: "three of the [nine] judges". */
static const amount *whole_of(const checker *x, uint32_t i) {
  double of = x->all.items[i].note->as.quantity.of;
  for (uint32_t k = i + 1; of > 0 && k < x->n && k <= i + 2; k++)
    if (x->all.items[k].note->as.quantity.lo == of && x->all.items[k].at.start < x->all.items[i].at.end + FARTHEST_BASE)
      return &x->all.items[k];
  return NULL;
}

/* Whether no words stand between two parts. */
static bool is_bare(str s) {
  size_t at = 0;
  word w;
  while (word_next(s, &at, &w))
    if (!str_eq(str_slice(s, w.start, w.end), STR("and"))) return false;
  return true;
}

/* "36 [of them]": the bytes of it behind a part; 0 when it is not there. */
static size_t of_them(const checker *x, const amount *part) {
  static const char *const forms[] = {" of them", " of which", " of whom"};
  str rest = str_slice(x->text, part->at.end, x->text.len);
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
    if (str_starts(rest, str_c(forms[i]))) return strlen(forms[i]);
  return 0;
}

/* "Of the [400] houses 100", "[53] boats, 36 of them", "[23,826] applicants - 15,937": the base that the sentence begins with,
 * that the part refers to, or that stands right before a dash. */
static const amount *base_before(checker *x, uint32_t i) {
  if (i == 0) return NULL;
  const amount *base = &x->all.items[i - 1], *part = &x->all.items[i];
  if (!is_dimension(base, "count") || !is_dimension(part, "count") || base->note->as.quantity.change.len) return NULL;
  str gap = between(x, base->behind, part->at.start);
  if (!gap.len || gap.len > FARTHEST_BASE || has_break(gap) || plain(part) > plain(base)) return NULL;
  uint32_t from = base->at.start > 24 ? base->at.start - 24 : 0;
  str before = between(x, from, base->at.start);
  size_t of = str_find(before, STR("Of "), 0);
  bool begins = of != SIZE_MAX && !has_break(str_slice(before, of, before.len));
  int sign = list_sign(gap);
  bool words = base->behind > base->at.end || !is_bare(gap);
  return begins || (words && sign == 2) || (sign && of_them(x, part)) ? base : NULL;
}

/* A share in words that is said again: its row, or NULL; *at gets its place. */
static const fraction_words *fraction_again(checker *x, uint32_t from, span *at, double *lo, double *hi) {
  str rest = str_slice(x->text, from, from + FARTHEST_TOTAL < x->text.len ? from + FARTHEST_TOTAL : x->text.len);
  size_t sign = again_sign(x->c->a, rest);
  if (!sign) return NULL;
  bool fewer = str_find(str_slice(rest, 0, sign), STR("nearly"), 0) != SIZE_MAX ||
               str_find(str_slice(rest, 0, sign), STR("almost"), 0) != SIZE_MAX;
  for (size_t back = 0; back < 3; back += 2) { /* "a" of "a third" was taken for a filler */
    if (sign < back || (back && (rest.data[sign - 1] != ' ' || rest.data[sign - 2] != 'a'))) break;
    for (size_t i = 0; i < sizeof fractions / sizeof *fractions; i++) {
      size_t start = sign - back, end = start + strlen(fractions[i].words);
      if (!str_starts_ascii_case(str_slice(rest, start, rest.len), str_c(fractions[i].words)) || end >= rest.len) continue;
      if (!strchr(",.;)", rest.data[end])) continue;
      *at = (span){from + (uint32_t)start, from + (uint32_t)end};
      *lo = fractions[i].lo - (fewer ? 5 : 0), *hi = fractions[i].hi;
      return &fractions[i];
    }
  }
  return NULL;
}

static void shares_at(checker *x, uint32_t i) {
  const amount *part = &x->all.items[i], *next = i + 1 < x->n ? &x->all.items[i + 1] : NULL, *whole = whole_of(x, i);
  bool counts = is_dimension(part, "count") || is_dimension(part, "money");
  double of = part->note->as.quantity.of;
  if (counts && !is_percent(part) && (of > 0 || base_before(x, i)) && !part->note->as.quantity.per.len) {
    const amount *base = of > 0 ? whole : base_before(x, i);
    uint32_t behind = of > 0 && whole ? whole->behind : part->behind;
    if (!(of > 0) && of_them(x, part)) behind = part->at.end + (uint32_t)of_them(x, part);
    if (of > 0 && whole && whole == next) next = i + 2 < x->n ? &x->all.items[i + 2] : NULL;
    if (of > 0 && whole) behind = sign_behind(x, behind);
    span at;
    double lo, hi;
    const fraction_words *words = fraction_again(x, behind, &at, &lo, &hi);
    if (words) tell_share(x, part, base, of, lo, hi, str_c(words->said), at);
    else if (next && is_percent(next) && !next->note->as.quantity.change.len && is_again(x, behind, next->at.start) &&
             !of_others(x, next->behind))
      tell_share(x, part, base, of, next->lo, next->hi, said(x, next->at), next->at);
  }
  /* the other way round: "30 percent of the 400 houses, or 120" */
  if (is_percent(part) && of > 0 && whole && whole == next && i + 2 < x->n) {
    const amount *count = &x->all.items[i + 2];
    bool like = str_eq(count->note->as.quantity.dimension, whole->note->as.quantity.dimension);
    if (like && is_again(x, whole->behind, count->at.start) && !of_others(x, count->behind))
      tell_share(x, count, whole, of, part->lo, part->hi, said(x, part->at), part->at);
  }
}

/* --- changes ----------------------------------------------------------------------------------------------------- */

static bool is_change(const amount *x, const char *which) { return str_eq(x->note->as.quantity.change, str_c(which)); }

static bool same_unit(const amount *x, const amount *y) {
  str p = x->note->as.quantity.unit, q = y->note->as.quantity.unit;
  if (is_dimension(x, "money") != is_dimension(y, "money") || is_percent(x) != is_percent(y)) return false;
  return !p.len || !q.len || str_eq(p, q);
}

static bool exact(const amount *x) { return x->note->as.quantity.lo == x->note->as.quantity.hi && !x->note->as.quantity.per.len; }

static void add_change(buffer *b, double from, double to) {
  add_number(b, to), buffer_add_c(b, " from "), add_number(b, from), buffer_add_c(b, " = ");
}

/* What a factor may mean, by the words before it: "nearly doubled", "more than halved". */
static void factor_interval(const checker *x, const amount *by, double *lo, double *hi) {
  double factor = plain(by);
  str before = str_trim(str_slice(x->text, by->at.start > 12 ? by->at.start - 12 : 0, by->at.start));
  bool more = str_ends(before, STR("more than")) || str_ends(before, STR(" over"));
  bool nearly = str_ends(before, STR("almost")) || str_ends(before, STR("nearly")) || str_ends(before, STR("virtually"));
  *lo = factor * (1 - ABOUT), *hi = factor * (1 + ABOUT);
  if (more && factor > 1) *lo = factor, *hi = INFINITY;
  else if (more) *lo = 0, *hi = factor;
  else if (nearly && factor > 1) *lo = factor * (1 - 2 * ABOUT), *hi = factor;
  else if (nearly) *lo = factor, *hi = factor * (1 + 2 * ABOUT);
}

/* "Rose 5 percent to 120 from 114", "doubled to 20 from 10", "rose by 2 to 12 from 10". */
static void tell_change(checker *x, const amount *by, const amount *to, const amount *from) {
  if (!exact(by) || !isfinite(plain(by)) || !same_unit(to, from) || !(from->lo > 0) || !(to->lo >= 0) || !isfinite(to->hi) ||
      !isfinite(from->hi))
    return;
  buffer b;
  buffer_init(&b, x->c->a, 300);
  double lo, hi, a = plain(from), z = plain(to);
  check_kind kind = CHECK_PERCENT;
  bool factor = is_dimension(by, "factor"), points = is_percent(to) && !factor;
  add_change(&b, a, z);
  if (factor) {
    lo = to->lo / from->hi * (1 - FRACTION_SLACK), hi = to->hi / from->lo * (1 + FRACTION_SLACK);
    buffer_format(&b, "%.3g times", z / a);
  } else if (is_percent(by)) {
    lo = 100 * (to->lo / from->hi - 1), hi = 100 * (to->hi / from->lo - 1);
    add_percent(&b, 100 * (z / a - 1));
  } else if (same_unit(by, to) || (is_percent(to) && is_dimension(by, "percent")) ||
             str_find(by->note->as.quantity.unit, STR("point"), 0) != SIZE_MAX) {
    lo = to->lo - from->hi, hi = to->hi - from->lo, kind = CHECK_SUM;
    buffer_add_c(&b, z > a ? "+" : ""), add_number(&b, z - a);
  } else return;
  if (hi - lo > fmax(WIDEST_CHANGE * fabs(lo + hi) / 2, is_percent(by) ? WIDEST_SHARE : 0)) return;
  double least_said = by->lo, most_said = by->hi;
  if (factor) factor_interval(x, by, &least_said, &most_said);
  bool holds = (lo <= most_said && least_said <= hi) || (lo <= -least_said && -most_said <= hi);
  if (points && is_percent(by)) { /* of shares, "5 percent" may mean points */
    double least = to->lo - from->hi, most = to->hi - from->lo;
    holds |= (least <= by->hi && by->lo <= most) || (least <= -by->lo && -by->hi <= most);
  }
  buffer_add_c(&b, "; "), buffer_add(&b, said(x, by->at));
  tell(x, kind, holds, buffer_str(&b), (const span[]){by->at, to->at, from->at}, 3);
}

/* "Fell $2, or 5 percent, to $38": the amount before follows from the one after. */
static void tell_both(checker *x, const amount *by, const amount *share, const amount *to) {
  str direction = by->note->as.quantity.direction;
  bool up = str_eq(direction, STR("up"));
  bool points = str_find(by->note->as.quantity.unit, STR("point"), 0) != SIZE_MAX && !is_dimension(by, "percent");
  if (!direction.len || !exact(by) || !exact(share) || !exact(to) || !(points || same_unit(by, to)) || is_percent(to)) return;
  double low = up ? to->lo - by->hi : to->lo + by->lo, high = up ? to->hi - by->lo : to->hi + by->hi;
  double before = up ? plain(to) - plain(by) : plain(to) + plain(by);
  if (!(low > 0) || !isfinite(high)) return;
  buffer b;
  buffer_init(&b, x->c->a, 300);
  buffer_add_c(&b, up ? "+" : "-"), add_number(&b, plain(by)), buffer_add_c(&b, " from "), add_number(&b, before),
      buffer_add_c(&b, " = ");
  add_percent(&b, (up ? 100 : -100) * plain(by) / before);
  buffer_add_c(&b, "; "), buffer_add(&b, said(x, share->at));
  bool holds = 100 * by->lo / high <= share->hi && share->lo <= 100 * by->hi / low;
  tell(x, CHECK_PERCENT, holds, buffer_str(&b), (const span[]){by->at, share->at, to->at}, 3);
}

/* A word of the list stands in it. */
static bool has_word(checker *x, str s, const char *const *list, size_t n) {
  str folded = fold(x->c->a, s);
  size_t at = 0;
  word w;
  while (word_next(folded, &at, &w))
    if (str_listed(list, n, str_slice(folded, w.start, w.end))) return true;
  return false;
}
#define HAS_WORD(x, s, list) has_word((x), (s), (list), sizeof(list) / sizeof *(list))

/* ", up", ", a", " (down": what sets off an amount of change that is told behind what changed. */
static bool is_aside(checker *x, str gap) {
  size_t i = 0;
  while (i < gap.len && strchr(" ,(", gap.data[i])) i++;
  if (i < 2) return false;
  str rest = str_trim(str_slice(gap, i, gap.len));
  return !rest.len || STR_LISTED(change_asides, fold(x->c->a, rest));
}

/* Whether nothing between two values of a change turns to something else: "with infections climbing". */
static bool is_one_change(checker *x, const amount *one, const amount *two) {
  str gap = between(x, one->at.end, two->at.start);
  if (has_break(gap) || gap.len > FARTHEST_CHANGE || HAS_WORD(x, gap, change_turns)) return false;
  bool amount_behind = is_change(two, "by"); /* "from 122 to 107, [a] 12 percent drop" */
  size_t from = one->behind > one->at.end && one->behind < two->at.start ? one->behind - one->at.end : 0;
  return !amount_behind || is_again(x, one->at.end + (uint32_t)from, two->at.start) || is_aside(x, str_slice(gap, from, gap.len));
}

static void changes_at(checker *x, uint32_t i) {
  if (i + 2 >= x->n) return;
  const amount *one = &x->all.items[i], *two = one + 1, *three = one + 2, *by = NULL, *to = NULL, *from = NULL;
  bool untold = !one->note->as.quantity.change.len && is_change(two, "by") && is_change(three, "from") &&
                is_aside(x, between(x, one->behind, two->at.start)); /* "was $120, up 5 percent from $114" */
  if (untold && is_one_change(x, two, three) && same_unit(one, three)) tell_change(x, two, one, three);
  if (!one->note->as.quantity.change.len) return;
  bool twice = is_change(one, "by") && is_change(two, "by") && is_percent(two) && !is_percent(one);
  if (twice && is_change(three, "to") && is_again(x, one->behind, two->at.start) &&
      !has_break(between(x, two->at.end, three->at.start)) && three->at.start - two->at.end <= FARTHEST_CHANGE)
    tell_both(x, one, two, three);
  if (!is_one_change(x, one, two) || !is_one_change(x, two, three)) return;
  for (const amount *k = one; k <= three; k++) {
    if (is_change(k, "by")) by = k;
    else if (is_change(k, "to")) to = k;
    else if (is_change(k, "from")) from = k;
  }
  if (!by || !to || !from || (by == two && from == one)) return;
  if (by == three && of_others(x, by->behind)) return;
  tell_change(x, by, to, from);
}

/* --- sums -------------------------------------------------------------------------------------------------------- */

/* A number that may be a part: plain, of the total's kind. */
static bool is_part(const amount *part, const amount *total) {
  const annotation *n = part->note;
  if (!str_eq(n->as.quantity.dimension, total->note->as.quantity.dimension)) return false;
  if (is_dimension(part, "money") && !str_eq(n->as.quantity.unit, total->note->as.quantity.unit)) return false;
  return n->as.quantity.of == 0 && !n->as.quantity.change.len && !n->as.quantity.per.len && n->as.quantity.per_n == 0 &&
         plain(part) > 0;
}

static bool is_person_list(checker *x, const amount *total, const amount *parts, uint32_t n) {
  str whole = str_slice(x->text, total->note->as.quantity.counted.start, total->note->as.quantity.counted.end);
  if (!HAS_WORD(x, whole, person_totals)) return false;
  for (uint32_t i = 0; i < n; i++) {
    span counted = parts[i].note->as.quantity.counted;
    if (counted.end == counted.start) return false;
  }
  return true;
}

/* "Nine people - six women and three men". */
static void sums_at(checker *x, uint32_t i) {
  const amount *total = &x->all.items[i];
  if (i + 2 >= x->n || !(is_dimension(total, "count") || is_dimension(total, "money")) || !is_part(total, total)) return;
  if (is_dimension(total, "count") && total->behind == total->at.end) return;    /* of nothing that is told */
  if (total->at.end < x->text.len && x->text.data[total->at.end] == '-') return; /* "in the 435-member body" */
  str gap = between(x, total->behind, x->all.items[i + 1].at.start);
  if (!gap.len || gap.len > FARTHEST_TOTAL || has_break(gap) || HAS_WORD(x, gap, parts_open)) return;
  int sign = list_sign(gap);
  uint32_t n = 0;
  bool closed = false;
  double lo = 0, hi = 0, sum = 0;
  span places[MOST_PARTS + 1] = {total->at};
  buffer b;
  buffer_init(&b, x->c->a, 400);
  for (uint32_t k = i + 1; k < x->n && n < MOST_PARTS && !closed; k++) {
    const amount *part = &x->all.items[k];
    str before = k == i + 1 ? STR("") : between(x, x->all.items[k - 1].at.end, part->at.start);
    if (!is_part(part, total) || before.len > FARTHEST_TOTAL || has_break(before) || (n && HAS_WORD(x, before, parts_open)))
      return;
    bool last = str_find(before, STR(" and "), 0) != SIZE_MAX;
    if (n && is_bare(before)) return; /* "of three ages - 23, 30 and 63" */
    if (n && !last && str_find_char(before, ',', 0) == SIZE_MAX) return;
    closed = last;
    lo += part->lo, hi += part->hi, sum += plain(part);
    if (n) buffer_add_c(&b, " + ");
    add_number(&b, plain(part));
    places[++n] = part->at;
  }
  if (!closed || n < 2 || !sign || !isfinite(plain(total))) return;
  bool holds = lo <= total->hi && total->lo <= hi;
  if (hi - lo > WIDEST_CHANGE * sum) return;
  if (sign < 2 && (!holds || !is_person_list(x, total, total + 1, n))) return;
  uint32_t end = x->all.items[i + n].behind;
  str rest = str_slice(x->text, end, end + 24 < x->text.len ? end + 24 : x->text.len);
  size_t stop = str_find_char(rest, '.', 0);
  if (HAS_WORD(x, stop == SIZE_MAX ? rest : str_slice(rest, 0, stop), parts_open)) return;
  buffer_add_c(&b, " = "), add_number(&b, sum), buffer_add_c(&b, "; "), buffer_add(&b, said(x, total->at));
  tell(x, CHECK_SUM, holds, buffer_str(&b), places, n + 1);
}

/* --- all of them ------------------------------------------------------------------------------------------------- */

static int compare_checks(const void *x, const void *y) {
  const check *a = x, *b = y;
  if (a->holds != b->holds) return a->holds ? 1 : -1;
  const statement *p = a->statements.items, *q = b->statements.items;
  if (p->article != q->article) return p->article < q->article ? -1 : 1;
  if (p->at.start != q->at.start) return p->at.start < q->at.start ? -1 : 1;
  return str_cmp(a->text, b->text);
}

static bool is_inside(str text, size_t i) { return i > 0 && i < text.len && ((unsigned char)text.data[i] & 0xC0) == 0x80; }

/* The sentence around a place, as far as its end is sure; at most LONGEST_SENTENCE bytes on each side. */
static span sentence_around(str text, span at) {
  size_t from = at.start, to = at.end, least = from > LONGEST_SENTENCE ? from - LONGEST_SENTENCE : 0,
         most = to + LONGEST_SENTENCE < text.len ? to + LONGEST_SENTENCE : text.len;
  while (from > least && text.data[from - 1] != '\n' &&
         !(text.data[from - 1] == ' ' && from > 1 && strchr(".!?;", text.data[from - 2])))
    from--;
  while (to < most && text.data[to] != '\n' &&
         !(strchr(".!?;", text.data[to]) && (to + 1 == text.len || text.data[to + 1] == ' ')))
    to++;
  if (to < most && text.data[to] != '\n') to++; /* with its stop */
  while (is_inside(text, from)) from++;
  while (is_inside(text, to)) to--;
  return (span){(uint32_t)from, (uint32_t)to};
}

static json *check_json(checker *x, const check *in, const offsets *maps) {
  arena *a = x->c->a;
  json *row = json_new(a, JSON_OBJECT), *list = json_new(a, JSON_ARRAY);
  json_set_str(a, row, STR("kind"), str_c(check_names[in->kind]));
  json_set(a, row, STR("holds"), json_new_bool(a, in->holds));
  json_set_str(a, row, STR("text"), in->text);
  for (size_t i = 0; i < in->statements.n; i++) {
    const statement *s = &in->statements.items[i];
    const article *from = &x->c->articles[s->article].article;
    json *one = json_new(a, JSON_OBJECT);
    json_set_str(a, one, STR("article"), from->id);
    json_set_int(a, one, STR("start"), (int64_t)offsets_from_byte(&maps[s->article], s->at.start));
    json_set_int(a, one, STR("end"), (int64_t)offsets_from_byte(&maps[s->article], s->at.end));
    json_set_str(a, one, STR("text"), str_slice(from->text, s->at.start, s->at.end));
    json_set(a, one, STR("sentence"), collate_span_json(a, &maps[s->article], sentence_around(from->text, s->at)));
    json_push(list, one);
  }
  json_set(a, row, STR("statements"), list);
  return row;
}

json *collate_checks(collation *c, const offsets *maps) {
  checker x = {.c = c};
  map_init(&x.known, c->a);
  for (uint32_t i = 0; i < c->n_articles; i++) {
    gather(&x, i);
    for (uint32_t k = 0; k < x.n; k++) {
      shares_at(&x, k);
      changes_at(&x, k);
      sums_at(&x, k);
    }
  }
  if (x.checks.n) qsort(x.checks.items, x.checks.n, sizeof(check), compare_checks);
  json *list = json_new(c->a, JSON_ARRAY);
  for (size_t i = 0; i < x.checks.n && i < MOST_CHECKS; i++) json_push(list, check_json(&x, &x.checks.items[i], maps));
  return list;
}
