/* changes.c - which quantities are an amount of change, or an end of one:
 *
 *   Sales fell 12 percent to 3 million, from 3.4 million.      a 5 percent rise      shares are up $2
 *         down [by      ] to [to     ]  from [from     ]
 *
 * A word of change (data/change_words.h) is looked for to the left of "by", "to", "from", "of" or of the quantity itself, over
 * adverbs, times and other quantities, within the clause; or behind the quantity. Words alone; no parse. */
#include "annotate/quantities.h"

#include "annotate/data/change_words.h"
#include "annotate/data/count_words.h"

#define NONE UINT32_MAX
#define MOST_STEPS 18u /* to the left */
#define MOST_WORDS 6u  /* of them words that say something else ("the number of deaths") */
#define MOST_BEHIND 3u /* words between an amount and its noun */

static bool is(const atoms *in, uint32_t i, const char *word) { return atom_is(in, i, str_c(word)); }

static const change_word *change_at(const atoms *in, uint32_t i) {
  size_t row = STR_ROW_FIND(change_words, atom_at(in, i)->lower);
  return row == SIZE_MAX ? NULL : &change_words[row];
}

/* A time or quantity in the text. */
typedef struct piece {
  uint32_t first, next, end; /* atoms; `end` behind what is counted */
  annotation *note;
} piece;

typedef struct view {
  annotate_context *c;
  const atoms *in;
  piece *pieces;
  uint32_t n;
  uint32_t *piece_of; /* of each atom; NONE */
} view;

/* --- pieces -------------------------------------------------------------------------------------------------------------- */

static uint32_t atom_from(const atoms *in, uint32_t byte) {
  uint32_t low = 0, high = in->n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (in->items[middle].start < byte) low = middle + 1;
    else high = middle;
  }
  return low;
}

static bool is_quantity(const piece *p) { return p->note->kind == ANNOTATION_QUANTITY; }

static void set_pieces(view *v) {
  annotation_list *out = v->c->out;
  size_t times = 0;
  while (times < out->list.n && out->list.items[times].kind == ANNOTATION_TIME) times++;
  v->pieces = ARENA_ARRAY(v->c->a, piece, out->list.n);
  v->piece_of = ARENA_ARRAY(v->c->a, uint32_t, v->in->n);
  for (uint32_t i = 0; i < v->in->n; i++) v->piece_of[i] = NONE;
  for (size_t t = 0, q = times; t < times || q < out->list.n;) {
    bool time = q == out->list.n || (t < times && out->list.items[t].at.start < out->list.items[q].at.start);
    annotation *note = &out->list.items[time ? t++ : q++];
    piece p = {.first = atom_from(v->in, note->at.start), .next = atom_from(v->in, note->at.end), .note = note};
    p.end = p.next;
    if (!time && note->as.quantity.counted.end > note->at.end) p.end = atom_from(v->in, note->as.quantity.counted.end);
    for (uint32_t i = p.first; i < p.next; i++)
      if (v->piece_of[i] == NONE) v->piece_of[i] = v->n;
    v->pieces[v->n++] = p;
  }
  for (uint32_t n = 0; n < v->n; n++) /* "nine" of "three of the nine judges" is its own */
    for (uint32_t i = v->pieces[n].next; i < v->pieces[n].end; i++)
      if (v->piece_of[i] == NONE) v->piece_of[i] = n;
}

/* --- the word of change -------------------------------------------------------------------------------------------------- */

typedef struct found {
  const change_word *word;
  uint32_t at;     /* its atom */
  uint32_t words;  /* that say something else, between it and the number */
  bool total;      /* one of them is a total */
  uint32_t passed; /* the nearest quantity between, or NONE */
} found;

static bool is_determiner(const atoms *in, uint32_t i) {
  return is(in, i, "a") || is(in, i, "an") || STR_LISTED(whole_words, atom_at(in, i)->lower);
}

/* A noun of change at atom i is about what the number tells; "its growth forecast" is not. */
static bool noun_goes_on(const view *v, uint32_t i) {
  const atom *behind = atom_at(v->in, i + 1);
  if (v->piece_of && i + 1 < v->in->n && v->piece_of[i + 1] != NONE) return true;
  return behind->sign == ',' || is(v->in, i + 1, "in") || is(v->in, i + 1, "of") || is(v->in, i + 1, "to") ||
         is(v->in, i + 1, "from") || is(v->in, i + 1, "by");
}

/* Looks leftwards from atom i (not included) for a word of change. */
static bool find_change(const view *v, uint32_t i, found *out) {
  const atoms *in = v->in;
  *out = (found){.passed = NONE};
  uint32_t sentence = atom_at(in, i)->sentence;
  for (uint32_t n = 0; n < MOST_STEPS && i > 0; n++) {
    uint32_t p = i - 1;
    const atom *at = &in->items[p];
    if (at->sentence != sentence || in->items[i].line) return false;
    const change_word *word = change_at(in, p);
    uint32_t over = v->piece_of[p];
    if (over != NONE && !(word && word->kinds & CHANGE_VERB && v->pieces[over].next == p + 1)) { /* "doubled" is both */
      if (is_quantity(&v->pieces[over]) && out->passed == NONE) out->passed = over;
      i = v->pieces[over].first;
      continue;
    }
    bool noun = word && word->kinds & CHANGE_NOUN &&
                (!(word->kinds & (CHANGE_VERB | CHANGE_MOVER)) || (p > 0 && is_determiner(in, p - 1)));
    if (word && (!noun || noun_goes_on(v, p))) {
      out->word = word, out->at = p;
      return true;
    }
    if (at->kind == ATOM_SIGN) {
      bool joins = at->sign == SIGN_HYPHEN && !at->space && !in->items[i].space;
      if (at->sign == ',' ? out->words > 0
                          : at->sign != '.' && at->sign != SIGN_APOSTROPHE && at->sign != '%' && at->sign != '$' && !joins)
        return false;
    } else if (is(in, p, "to")) {
      if (v->piece_of[i] == NONE || !is_quantity(&v->pieces[v->piece_of[i]])) return false;
    } else if (STR_LISTED(change_stops, at->lower)) {
      bool other = is(in, p, "or") && v->piece_of[i] != NONE; /* fell 2 points, or 3 percent, to 60 */
      if (!other) return false;
    } else if (!STR_LISTED(change_skips, at->lower) && !STR_LISTED(change_fillers, at->lower) &&
               !str_ends(at->lower, STR("ly"))) {
      out->total |= STR_LISTED(change_totals, at->lower);
      if (++out->words > MOST_WORDS) return false;
    }
    i = p;
  }
  return false;
}

/* --- what the quantity is ------------------------------------------------------------------------------------------------ */

static bool is_dimension(const piece *p, const char *dimension) {
  return str_eq(p->note->as.quantity.dimension, str_c(dimension));
}

static str counted_head(const view *v, const piece *p) {
  span at = p->note->as.quantity.counted;
  return at.end > at.start ? v->in->items[atom_from(v->in, at.end) - 1].lower : STR("");
}

static bool of_points(const view *v, const piece *p) {
  str head = is_dimension(p, "measure") ? p->note->as.quantity.unit : counted_head(v, p);
  return head.len && STR_LISTED(change_counted, head);
}

static bool is_length(const piece *p) {
  return is_dimension(p, "measure") && STR_LISTED(change_lengths, p->note->as.quantity.unit);
}

/* Counts of something; what is no bare number. */
static bool is_counted(const view *v, const piece *p) { return is_dimension(p, "count") && counted_head(v, p).len > 0; }

static bool same_kind(const view *v, const piece *a, const piece *b) {
  if (!str_eq(a->note->as.quantity.dimension, b->note->as.quantity.dimension)) return false;
  if (is_dimension(a, "count")) {
    str x = counted_head(v, a), y = counted_head(v, b);
    return !x.len || !y.len || str_eq(x, y);
  }
  return str_eq(a->note->as.quantity.unit, b->note->as.quantity.unit);
}

/* The quantity that begins right behind atom i, over "about" and the like that belong to it; NULL when there is none. */
static const piece *quantity_behind(const view *v, uint32_t i) {
  if (i >= v->in->n || v->piece_of[i] == NONE) return NULL;
  const piece *p = &v->pieces[v->piece_of[i]];
  return is_quantity(p) && p->first == i && !v->in->items[i].line ? p : NULL;
}

/* "To 12" right behind the piece. */
static const piece *end_behind(const view *v, const piece *p) {
  if (!is(v->in, p->end, "to")) return NULL;
  uint32_t i = p->end + 1;
  while (i < v->in->n && STR_LISTED(change_fillers, v->in->items[i].lower) && v->piece_of[i] == NONE) i++;
  return quantity_behind(v, i);
}

/* --- the forms ----------------------------------------------------------------------------------------------------------- */

static void set(piece *p, const char *change, int way) {
  p->note->as.quantity.change = str_c(change);
  p->note->as.quantity.direction = way > 0 ? STR("up") : way < 0 ? STR("down") : STR("");
}

static bool is_mover_only(const change_word *w) { return w->kinds & CHANGE_MOVER && !(w->kinds & CHANGE_VERB); }

/* Way of a change of which both ends are known. */
static int way_between(const piece *from, const piece *to) {
  double x = from->note->as.quantity.lo, y = to->note->as.quantity.lo;
  return y > x ? 1 : y < x ? -1 : 0;
}

/* Rose to 12; raised the limit to 12; a rise in rates to 12; bringing the toll to 12; from 9 to 12. */
static bool end_of_change(view *v, piece *p, uint32_t to) {
  found f;
  if (!find_change(v, to, &f)) return false;
  const change_word *w = f.word;
  piece *passed = f.passed == NONE ? NULL : &v->pieces[f.passed];
  bool from = passed && is(v->in, passed->first - 1, "from") && passed->end == to && same_kind(v, passed, p);
  if (STR_LISTED(change_bodies, counted_head(v, p))) return false;
  if (is_dimension(p, "age") && (!is_mover_only(w) || !f.words)) return false;
  bool down_to = f.at + 1 == to && w->way < 0 && !is_counted(v, p) && !is_length(p); /* pushed the rate down to 5 percent */
  if (w->kinds & CHANGE_ADVERB && !(w->kinds & CHANGE_MOVER) && !down_to && (f.words || !passed)) return false;
  if (w->kinds & CHANGE_AMOUNT && (f.words || !passed || passed->end != to)) return false;
  if (w->kinds & CHANGE_TOTAL) {
    bool behind = f.words == 0 && is(v->in, p->end, "the") && STR_LISTED(change_totals, atom_at(v->in, p->end + 1)->lower);
    if (!f.total && !behind) return false;
  }
  if (w->kinds & CHANGE_PAIR && (!from || f.words > 2)) return false;
  bool plain_verb = w->kinds & CHANGE_VERB && !(w->kinds & (CHANGE_MOVER | CHANGE_NOUN));
  if (plain_verb && f.words && (f.words > 4 || is_counted(v, p))) return false;
  int way = w->way ? w->way : from ? way_between(passed, p) : 0;
  if (from && !passed->note->as.quantity.direction.len) set(passed, "from", way);
  set(p, "to", way);
  return true;
}

/* Up from 90; fell to 80 from 90; a rise from 90; went from 90 (to 120: told by its end). */
static bool start_of_change(view *v, piece *p, uint32_t from) {
  found f;
  if (!find_change(v, from, &f)) return false;
  const change_word *w = f.word;
  const piece *end = end_behind(v, p), *passed = f.passed == NONE ? NULL : &v->pieces[f.passed];
  bool paired = (end && same_kind(v, p, end)) || (passed && passed->note->as.quantity.change.len && same_kind(v, passed, p));
  if (w->kinds & (CHANGE_PAIR | CHANGE_TOTAL) || is_dimension(p, "age")) return false;
  if (w->kinds & CHANGE_ADVERB && !(w->kinds & CHANGE_MOVER)) {
    if (f.words || (f.at > 0 && STR_LISTED(change_phrasal, v->in->items[f.at - 1].lower))) return false;
    const atom *before = f.at > 0 ? &v->in->items[f.at - 1] : NULL;
    bool states =
        !before || before->kind == ATOM_SIGN || STR_LISTED(change_states, before->lower) || v->piece_of[f.at - 1] != NONE;
    if (!states && !passed && (is_counted(v, p) || is_length(p))) return false;
  } else if (!paired) {
    if (is(v->in, p->first - 1, "the")) return false; /* raised from the 1 percent */
    if (w->kinds & CHANGE_AMOUNT && !passed) return false;
    if (is_counted(v, p) || (is_length(p) && w->kinds & CHANGE_MOTION)) return false;
    if (is_mover_only(w) && is_dimension(p, "count")) return false;
    if (f.words > (w->kinds & CHANGE_VERB ? 2u : 4u)) return false;
  }
  set(p, "from", w->way);
  return true;
}

/* Rose by 12, was up by 12, cut spending by 5 percent. */
static bool amount_by(view *v, piece *p, uint32_t by) {
  found f;
  if (!find_change(v, by, &f)) return false;
  const change_word *w = f.word;
  bool adverb = w->kinds & CHANGE_ADVERB && !(w->kinds & CHANGE_MOVER);
  if (f.passed != NONE && v->pieces[f.passed].note->as.quantity.change.len) return false;
  if (f.words > 2 && !(w->kinds & (CHANGE_MOVER | CHANGE_NOUN))) return false;
  if (w->kinds & (CHANGE_AMOUNT | CHANGE_PAIR | CHANGE_TOTAL) || !w->way || is_dimension(p, "age")) return false;
  if (adverb && (f.words || (is_counted(v, p) && !of_points(v, p)))) return false;
  if (adverb && f.at > 0 && STR_LISTED(change_phrasal, v->in->items[f.at - 1].lower)) return false;
  if (is_mover_only(w) && !f.words && is_counted(v, p) && !of_points(v, p)) return false; /* raised by two aunts */
  set(p, "by", w->way);
  return true;
}

/* A rise of 12, an increase in pay of 5 percent. */
static bool amount_of(view *v, piece *p, uint32_t of) {
  found f;
  const atoms *in = v->in;
  if (!find_change(v, of, &f) || !(f.word->kinds & CHANGE_NOUN) || f.passed != NONE) return false;
  if (f.words && !is(in, f.at + 1, "in")) return false;
  if (is_length(p) && f.word->kinds & CHANGE_MOTION) return false;
  if (is_dimension(p, "age") || is_dimension(p, "factor"))
    return is_dimension(p, "factor") ? set(p, "by", f.word->way), true : false;
  bool a = false;
  for (uint32_t i = f.at; i-- > 0 && f.at - i < 4 && !in->items[i + 1].line;) a |= is(in, i, "a") || is(in, i, "an");
  if (is_counted(v, p) && !of_points(v, p) && !a) return false;
  set(p, "by", f.word->way);
  return true;
}

/* Rose 5 percent, is up $2, cut 500 jobs, gained 3 points; the word of change ends right before atom i, but for adverbs. */
static bool amount_direct(view *v, piece *p, uint32_t i) {
  const atoms *in = v->in;
  while (i > 0 && atom_follows(in, i) &&
         (str_ends(in->items[i - 1].lower, STR("ly")) || is(in, i - 1, "another") || is(in, i - 1, "back")))
    i--;
  if (i == 0 || !atom_follows(in, i) || in->items[i - 1].sentence != atom_at(in, p->first)->sentence) return false;
  const change_word *w = change_at(in, i - 1);
  bool percent = is_dimension(p, "percent"), money = is_dimension(p, "money"), factor = is_dimension(p, "factor");
  bool points = of_points(v, p), measure = is_dimension(p, "measure");
  const piece *end = end_behind(v, p);
  if (!w) { /* cut costs 5 percent */
    found f;
    if (!percent || !find_change(v, i, &f) || !(f.word->kinds & CHANGE_MOVER) || f.word->kinds & CHANGE_AMOUNT || !f.word->way)
      return false;
    if (f.words > 3 || f.passed != NONE || f.word->kinds & CHANGE_ADVERB) return false;
    for (uint32_t k = f.at + 1; k < i; k++)
      if (in->items[k].kind != ATOM_WORD ||
          (counted_stops(in->items[k].lower) && !is_determiner(in, k) && !is(in, k, "it") && !is(in, k, "them")))
        return false;
    set(p, "by", f.word->way);
    return true;
  }
  if (!w->way || is(in, i - 1, "lower") || is(in, i - 1, "higher") || is_dimension(p, "age")) return false;
  if (STR_ROW_FIND(factor_verbs, in->items[i - 1].lower) != SIZE_MAX) return false;
  if (is_length(p) && w->kinds & CHANGE_MOTION) return false;
  bool ok = percent || factor;
  str words = p->note->as.quantity.hedge;
  bool level = str_ends(words, STR("below")) || str_ends(words, STR("above")) || (w->way < 0 && str_ends(words, STR("under")));
  if (level && w->kinds & CHANGE_VERB) return set(p, "to", w->way), true; /* fell below 50 percent */
  bool thrown = is(in, p->end, "into") || is(in, p->end, "on") || is(in, p->end, "onto");
  if (money && thrown && w->kinds & CHANGE_MOTION) return false; /* dropped $50 into the box */
  if (w->kinds & CHANGE_ADVERB) {
    str before = i > 1 && atom_follows(in, i - 1) ? in->items[i - 2].lower : STR("");
    bool sign = i < 2 || !atom_follows(in, i - 1) || in->items[i - 2].sign == ',' || in->items[i - 2].sign == '(';
    bool state = sign || STR_LISTED(change_states, before);
    ok = (percent && !STR_LISTED(change_phrasal, before)) || ((money || points || (measure && !is_length(p))) && state) ||
         (is_dimension(p, "count") && !is_counted(v, p) && state && (end || is(in, p->end, "from")));
  } else if (w->kinds & CHANGE_AMOUNT) {
    ok |= points || (money && end);
  } else if (is_mover_only(w)) {
    bool whole = atom_at(in, p->next)->kind == ATOM_SIGN || counted_stops(atom_at(in, p->next)->lower);
    ok |= w->way < 0 && ((money && whole) || points);
  } else if (w->kinds & CHANGE_VERB) {
    ok |= money || points || measure || (is_dimension(p, "count") && !is_counted(v, p));
  } else {
    ok = false;
  }
  if (!ok) return false;
  set(p, "by", w->way);
  return true;
}

/* Behind a noun of change it goes on with other words than a noun: "a $2 million growth fund" is no growth. */
static bool noun_ends(const view *v, uint32_t k) {
  const atom *at = atom_at(v->in, k);
  if (k >= v->in->n || at->line || v->piece_of[k] != NONE || at->kind != ATOM_WORD) return at->sign != SIGN_HYPHEN;
  if (is(v->in, k, "out") || is(v->in, k, "off") || is(v->in, k, "back")) return false;
  return counted_stops(at->lower) || str_ends(at->lower, STR("ed")) || STR_LISTED(change_heads, at->lower);
}

/* A 5 percent rise, a 12-point drop, a $5 billion tax cut, $5 billion in cuts; 3 percent higher. */
static bool amount_before_noun(view *v, piece *p) {
  const atoms *in = v->in;
  uint32_t k = p->next;
  bool percent = is_dimension(p, "percent"), money = is_dimension(p, "money"), measure = is_dimension(p, "measure");
  bool points = of_points(v, p), factor = is_dimension(p, "factor");
  if (!percent && !money && !measure && !points && !factor) return false;
  if (points || (p->end > k && !percent)) k = p->end;
  if (atom_joins(in, k, SIGN_HYPHEN)) k++;
  if (!atom_follows(in, k)) return false;
  const change_word *w = change_at(in, k);
  bool ends = atom_at(in, k + 1)->kind == ATOM_SIGN || counted_stops(atom_at(in, k + 1)->lower);
  if ((is(in, k, "higher") || is(in, k, "lower")) && !is_length(p) && !factor && ends) return set(p, "by", w->way), true;
  if ((is(in, k, "up") || is(in, k, "down")) && percent && ends) return set(p, "by", w->way), true;
  bool in_cuts = money && is(in, k, "in");
  if (in_cuts) k++;
  for (uint32_t n = 0; n <= MOST_BEHIND && atom_follows(in, k); n++, k++) {
    const atom *at = atom_at(in, k);
    if (at->kind != ATOM_WORD || (v->piece_of[k] != NONE && v->piece_of[k] != v->piece_of[p->first])) return false;
    w = change_at(in, k);
    if (w && w->kinds & CHANGE_NOUN) {
      bool determined =
          p->first > 0 && (is_determiner(in, p->first - 1) || STR_LISTED(change_fillers, in->items[p->first - 1].lower) ||
                           is(in, p->first - 1, "another") || is(in, p->first - 1, "of") || is(in, p->first - 1, "with"));
      if (is_length(p) && w->kinds & CHANGE_MOTION) return false;
      if (!noun_ends(v, k + 1)) return false;
      if (in_cuts ? !str_ends(at->lower, STR("s")) : !determined && !is(in, k + 1, "in") && !is(in, k + 1, "from")) return false;
      set(p, "by", w->way);
      return true;
    }
    if (counted_stops(at->lower)) return false;
  }
  return false;
}

static void judge(view *v, piece *p) {
  const atoms *in = v->in;
  str unit = p->note->as.quantity.unit;
  bool score = is_dimension(p, "measure") && (str_eq(unit, STR("score")) || str_eq(unit, STR("vote")));
  if (score || is_dimension(p, "ordinal") || p->note->as.quantity.change.len) return;
  uint32_t i = p->first;
  while (i > 0 && atom_follows(in, i) && v->piece_of[i - 1] == NONE &&
         (STR_LISTED(change_fillers, in->items[i - 1].lower) ||
          (is(in, i - 1, "of") && i > 1 && STR_LISTED(change_levels, in->items[i - 2].lower))))
    i -= is(in, i - 1, "of") ? 2 : 1;
  bool praised = i == p->first && i > 2 && atom_follows(in, i) && in->items[i - 1].kind == ATOM_WORD &&
                 v->piece_of[i - 1] == NONE && (is(in, i - 2, "a") || is(in, i - 2, "an")) &&
                 !counted_stops(in->items[i - 1].lower); /* by an amazing 900 */
  if (praised && (is(in, i - 3, "by") || is(in, i - 3, "to") || is(in, i - 3, "from") || is(in, i - 3, "of"))) i -= 2;
  bool before = i > 0 && atom_follows(in, i);
  bool factor = is_dimension(p, "factor");
  uint32_t last = i > 1 && is(in, i - 1, "or") ? i - 2 : NONE; /* 2 points, or 3 percent */
  if (last != NONE && last > 0 && in->items[last].sign == ',') last--;
  const piece *same = last == NONE || v->piece_of[last] == NONE ? NULL : &v->pieces[v->piece_of[last]];
  if (same && is_quantity(same) && str_eq(same->note->as.quantity.change, STR("by")) && !factor &&
      !is_dimension(same, "factor")) {
    p->note->as.quantity.change = STR("by"), p->note->as.quantity.direction = same->note->as.quantity.direction;
    return;
  }
  if (!factor && before && is(in, i - 1, "to") && end_of_change(v, p, i - 1)) return;
  if (!factor && before && is(in, i - 1, "from") && start_of_change(v, p, i - 1)) return;
  if (before && is(in, i - 1, "by") && amount_by(v, p, i - 1)) return;
  if (before && is(in, i - 1, "of") && amount_of(v, p, i - 1)) return;
  bool known = p->first > 0 && is(in, p->first - 1, "the"); /* gained the 60 votes */
  if (before && !known && amount_direct(v, p, i)) return;
  amount_before_noun(v, p);
}

/* --- parts --------------------------------------------------------------------------------------------------------------- */

/* "Three of the nine judges", "40 percent of the 300 houses": the whole. */
static void set_whole(const view *v, piece *p) {
  uint32_t k = p->next;
  bool percent = is_dimension(p, "percent"), count = is_dimension(p, "count");
  if (p->note->as.quantity.of > 0 || (!percent && !count && !is_dimension(p, "money"))) return;
  if (!is(v->in, k, "of") || !atom_follows(v->in, k)) return;
  for (k++; STR_LISTED(whole_words, atom_at(v->in, k)->lower) || is(v->in, k, "every");) k++;
  const piece *whole = quantity_behind(v, k);
  if (!whole || whole->note->as.quantity.lo != whole->note->as.quantity.hi) return;
  if (!is_dimension(whole, "count") && !is_dimension(whole, "money")) return;
  if (!percent && (!same_kind(v, p, whole) || !(p->note->as.quantity.lo <= whole->note->as.quantity.lo))) return;
  p->note->as.quantity.of = whole->note->as.quantity.lo;
}

void annotate_changes(annotate_context *c) {
  view v = {.c = c, .in = c->atoms};
  set_pieces(&v);
  for (uint32_t i = 0; i < v.n; i++) {
    if (!is_quantity(&v.pieces[i])) continue;
    judge(&v, &v.pieces[i]);
    set_whole(&v, &v.pieces[i]);
  }
}

/* --- before quantities are known ----------------------------------------------------------------------------------------- */

change_place change_place_of(const atoms *in, uint32_t i) {
  uint32_t first = i, words = 0;
  while (first > 0 &&
         (in->items[first - 1].sign == '$' || in->items[first - 1].sign == SIGN_EURO || in->items[first - 1].sign == SIGN_POUND))
    first--;
  hedge_before(in, first, &first);
  if (first == 0 || !atom_follows(in, first)) return CHANGE_PLACE_NONE;
  bool from = is(in, first - 1, "from"), by = is(in, first - 1, "by");
  uint32_t sentence = in->items[first].sentence;
  for (uint32_t k = first - (from || by);
       k-- > 0 && words < MOST_WORDS && in->items[k].sentence == sentence && !in->items[k + 1].line; words++) {
    const change_word *w = change_at(in, k);
    if (w && from) return CHANGE_PLACE_START;
    if (w && w->way && !(w->kinds & CHANGE_AMOUNT && by)) return CHANGE_PLACE_AMOUNT;
    if (STR_LISTED(change_stops, in->items[k].lower)) break;
    if (!from && !by && !str_ends(in->items[k].lower, STR("ly"))) break;
  }
  return CHANGE_PLACE_NONE;
}
