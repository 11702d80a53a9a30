/* pair.c - features and scores of a pair. Weights: data/story_weights.h, made by train/story_pairs.py. */
#include "thread/pair.h"

#include "thread/data/story_weights.h"

#include <math.h>
#include <stdlib.h>

#define ONE 65535.0
#define LEAST_AFFAIR 0.35 /* mean of the cosines of texts and names, of one affair */
#define LEAST_LEFT 0.28   /* ... when words that their outlet repeats are left out */
#define LEAST_LEAD 0.10
#define LEAST_MATTER 0.12 /* cosine of the words that name nothing: two affairs of one town share names alone */

bool pair_in_time(const thread_item *x, const thread_item *y) {
  if (x->day != THREAD_NO_DAY && y->day != THREAD_NO_DAY)
    return (int64_t)x->day - y->day <= STORY_WINDOW && (int64_t)y->day - x->day <= STORY_WINDOW;
  return (int64_t)x->first_day <= (int64_t)y->last_day + STORY_WINDOW &&
         (int64_t)y->first_day <= (int64_t)x->last_day + STORY_WINDOW;
}

static double cosine(const thread_item *x, const thread_item *y, item_bag which) {
  bag p = item_bag_of(x, which), q = item_bag_of(y, which);
  uint64_t dot = 0;
  for (uint32_t i = 0, j = 0; i < p.n && j < q.n;) {
    uint32_t a = p.hashes[i], b = q.hashes[j];
    if (a == b) dot += (uint64_t)p.weights[i] * q.weights[j];
    i += a <= b;
    j += b <= a;
  }
  return dot ? (double)dot / (sqrt((double)p.norm) * sqrt((double)q.norm)) : 0;
}

static double shared_quotes(const thread_item *x, const thread_item *y) {
  bag p = item_bag_of(x, BAG_QUOTES), q = item_bag_of(y, BAG_QUOTES);
  uint32_t shared = 0, fewer = p.n < q.n ? p.n : q.n;
  for (uint32_t i = 0, j = 0; i < p.n && j < q.n;) {
    uint32_t a = p.hashes[i], b = q.hashes[j];
    shared += a == b;
    i += a <= b;
    j += b <= a;
  }
  return fewer >= 4 ? (double)shared / fewer : 0;
}

static double shared_fingerprints(const thread_item *x, const thread_item *y) {
  uint32_t fewer = x->n_fingerprints < y->n_fingerprints ? x->n_fingerprints : y->n_fingerprints;
  return fewer >= 4 ? (double)item_common_fingerprints(x, y) / fewer : 0;
}

/* Reports of one event name the same weekdays, whether or not they say when they appeared. */
static void set_weekdays(const thread_item *x, const thread_item *y, double out[PAIR_FEATURES]) {
  uint32_t dot = 0, xx = 0, yy = 0;
  for (int i = 0; i < 7; i++) {
    uint32_t p = x->weekdays[i], q = y->weekdays[i];
    dot += p * q, xx += p * p, yy += q * q;
  }
  out[PAIR_NO_DAY_HAS_WEEKDAYS] = xx && yy;
  if (dot) out[PAIR_NO_DAY_WEEKDAYS] = (double)dot / (sqrt((double)xx) * sqrt((double)yy));
}

void pair_features(const thread_item *x, const thread_item *y, double out[PAIR_FEATURES]) {
  memset(out, 0, PAIR_FEATURES * sizeof *out);
  bool day_x = x->day != THREAD_NO_DAY, day_y = y->day != THREAD_NO_DAY;
  int64_t apart = day_x && day_y ? llabs((int64_t)x->day - y->day) : 0;
  out[PAIR_CONSTANT] = 1;
  out[PAIR_TEXT] = cosine(x, y, BAG_TEXT);
  out[PAIR_LEAD] = cosine(x, y, BAG_LEAD);
  out[PAIR_NAMES] = cosine(x, y, BAG_NAMES);
  out[PAIR_TITLE] = cosine(x, y, BAG_TITLE);
  out[PAIR_QUOTES] = shared_quotes(x, y);
  out[PAIR_REUSE] = shared_fingerprints(x, y);
  out[PAIR_NO_DAY] = day_x != day_y;
  out[PAIR_NO_DAYS] = !day_x && !day_y;
  out[PAIR_DAY_1] = apart == 1;
  out[PAIR_DAY_2] = apart > 1;
  if (day_x && day_y) return;
  for (int i = 0; i <= PAIR_REUSE - PAIR_TEXT; i++) out[PAIR_NO_DAY_TEXT + i] = out[PAIR_TEXT + i];
  set_weekdays(x, y, out);
}

void pair_judge(const thread_item *x, const thread_item *y, uint16_t *similarity, int32_t *base) {
  double f[PAIR_FEATURES], sum = 0, alike = 0;
  pair_features(x, y, f);
  for (int i = 0; i < PAIR_FEATURES; i++) sum += f[i] * story_weights[i];
  alike = (f[PAIR_TEXT] + f[PAIR_LEAD] + f[PAIR_NAMES]) / 3;
  *similarity = (uint16_t)(alike < 1 ? alike * ONE : ONE);
  *base = (int32_t)(sum * 65536);
}

/* Whether a bag has the hash; *at goes on with ascending hashes. */
static bool has(const bag *in, uint32_t *at, uint32_t hash) {
  while (*at < in->n && in->hashes[*at] < hash) ++*at;
  return *at < in->n && in->hashes[*at] == hash;
}

/* Cosine of the telling words that are names in neither. */
static double matter(const thread_item *x, const thread_item *y) {
  bag text[2] = {item_bag_of(x, BAG_TEXT), item_bag_of(y, BAG_TEXT)};
  bag named[2] = {item_bag_of(x, BAG_NAMES), item_bag_of(y, BAG_NAMES)};
  uint64_t dot = 0, norm[2] = {0, 0};
  for (uint32_t i = 0, j = 0, at[2] = {0, 0}; i < text[0].n || j < text[1].n;) {
    uint32_t a = i < text[0].n ? text[0].hashes[i] : UINT32_MAX, b = j < text[1].n ? text[1].hashes[j] : UINT32_MAX;
    uint32_t hash = a < b ? a : b;
    uint64_t p = i < text[0].n && a == hash ? text[0].weights[i++] : 0, q = j < text[1].n && b == hash ? text[1].weights[j++] : 0;
    bool name = has(&named[0], &at[0], hash);
    if (has(&named[1], &at[1], hash) || name) continue;
    dot += p * q, norm[0] += p * p, norm[1] += q * q;
  }
  return dot ? (double)dot / (sqrt((double)norm[0]) * sqrt((double)norm[1])) : 0;
}

/* Cosine of the words that are not among `n` hashes, ascending. */
static double cosine_without(const thread_item *x, const thread_item *y, item_bag which, const uint32_t *hashes, uint32_t n) {
  if (!n) return cosine(x, y, which);
  bag p = item_bag_of(x, which), q = item_bag_of(y, which), skip = {.hashes = hashes, .n = n};
  uint64_t dot = 0, norm[2] = {0, 0};
  for (uint32_t i = 0, j = 0, at = 0; i < p.n || j < q.n;) {
    uint32_t a = i < p.n ? p.hashes[i] : UINT32_MAX, b = j < q.n ? q.hashes[j] : UINT32_MAX, hash = a < b ? a : b;
    uint64_t one = i < p.n && a == hash ? p.weights[i++] : 0, other = j < q.n && b == hash ? q.weights[j++] : 0;
    if (has(&skip, &at, hash)) continue;
    dot += one * other, norm[0] += one * one, norm[1] += other * other;
  }
  return dot ? (double)dot / (sqrt((double)norm[0]) * sqrt((double)norm[1])) : 0;
}

uint16_t pair_affair(const thread_item *x, const thread_item *y, const uint32_t *repeated, uint32_t n) {
  if (x->day == THREAD_NO_DAY || y->day == THREAD_NO_DAY || x->day == y->day) return 0;
  double alike = (cosine_without(x, y, BAG_TEXT, repeated, n) + cosine_without(x, y, BAG_NAMES, repeated, n)) / 2;
  if (alike < (n ? LEAST_LEFT : LEAST_AFFAIR) || cosine_without(x, y, BAG_LEAD, repeated, n) < LEAST_LEAD)
    return 0; /* links below it are not it */
  return matter(x, y) < LEAST_MATTER ? 0 : (uint16_t)(alike < 1 ? alike * ONE : ONE);
}

/* 1 / (1 + e^-x) from sums and products alone, so that no library's exp decides a tie: e^-x as (1 - x/1024)^1024. */
static double logistic(double x) {
  double z = x < 0 ? -x : x;
  if (z > 40) z = 40;
  double e = 1 - z / 1024;
  for (int i = 0; i < 10; i++) e *= e;
  return x < 0 ? e / (1 + e) : 1 / (1 + e);
}

void pair_rival_features(uint16_t similarity, const pair_rivals *x, const pair_rivals *y, double out[RIVAL_FEATURES]) {
  double own = similarity / ONE, mean = 0;
  for (int i = 0; i < RIVALS; i++) mean += x->best[i] / ONE + y->best[i] / ONE;
  double ratio_x = x->best[0] ? (double)similarity / x->best[0] : 1, ratio_y = y->best[0] ? (double)similarity / y->best[0] : 1;
  out[RIVAL_ABOVE] = own - mean / (2.0 * RIVALS);
  out[RIVAL_RATIO_LEAST] = fmin(ratio_x, ratio_y);
  out[RIVAL_RATIO_MOST] = fmax(ratio_x, ratio_y);
}

uint32_t pair_score(int32_t base, uint16_t similarity, bool undated, const pair_rivals *x, const pair_rivals *y) {
  double features[RIVAL_FEATURES], sum = (double)base / 65536;
  pair_rival_features(similarity, x, y, features);
  for (int i = 0; i < RIVAL_FEATURES; i++) sum += features[i] * (rival_weights[i] + (undated ? undated_rival_weights[i] : 0));
  return (uint32_t)(logistic(sum) * ONE);
}
