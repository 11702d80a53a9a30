/* dollars.c - whose dollar a bare "$" is: that of the country of the article's host or outlet, or of its dateline when no foreign
 * agency wrote it. An article that marks a dollar of its own ("C$5") means that of the United States by the bare sign. */
#include "annotate/data/dollars.h"

#include "annotate/quantities.h"

#define DATELINE 12 /* atoms in which a dateline ends */

static const char *find_row(const unit_word *table, size_t n, str word) {
  size_t i = str_row_find(table, n, sizeof *table, word);
  return i == SIZE_MAX ? NULL : table[i].unit;
}
#define FIND(table, word) find_row((table), sizeof(table) / sizeof *(table), (word))

/* The host of an address, or what may be one. */
static str host_of(str url) {
  size_t scheme = str_find(url, STR("://"), 0);
  if (scheme != SIZE_MAX) url = str_slice(url, scheme + 3, url.len);
  size_t end = str_find_char(url, '/', 0);
  return end == SIZE_MAX ? url : str_slice(url, 0, end);
}

static const char *of_host(str host) {
  for (size_t i = host.len; i-- > 0;)
    if (host.data[i] == '.') return FIND(dollar_hosts, str_slice(host, i + 1, host.len));
  return NULL;
}

static const char *of_outlet(arena *a, str outlet) {
  str lower = str_lower_ascii(a, outlet);
  for (size_t i = 0; i < sizeof dollar_outlets / sizeof *dollar_outlets; i++)
    if (str_find(lower, str_c(dollar_outlets[i].word), 0) != SIZE_MAX) return dollar_outlets[i].unit;
  return NULL;
}

/* "TORONTO - ", "SYDNEY (AAP) - " at the head of the text. */
static const char *of_dateline(const atoms *in) {
  const char *unit = in->n ? FIND(dollar_cities, in->items[0].lower) : NULL;
  if (!unit) return NULL;
  for (uint32_t i = in->items[0].start; i < in->items[0].end; i++)
    if (in->text.data[i] >= 'a' && in->text.data[i] <= 'z') return NULL;
  for (uint32_t i = 1; i < DATELINE && i < in->n && !in->items[i].line; i++) {
    if (in->items[i].sign == '(' && !STR_LISTED(dollar_agencies, atom_at(in, i + 1)->lower)) return NULL;
    if (in->items[i].sign == SIGN_DASH || (in->items[i].sign == SIGN_HYPHEN && in->items[i].space)) return unit;
  }
  return NULL;
}

/* "C$5" somewhere. */
static bool marks_own(const atoms *in, const char *unit) {
  for (uint32_t i = 1; i < in->n; i++) {
    if (in->items[i].sign != '$' || in->items[i].space || in->items[i - 1].kind != ATOM_WORD) continue;
    const char *marked = FIND(dollar_words, in->items[i - 1].lower);
    if (marked && strcmp(marked, unit) == 0) return true;
  }
  return false;
}

const char *dollar_of(const annotate_context *c) {
  const char *unit = of_host(host_of(c->article->url));
  if (!unit) unit = of_host(c->article->outlet);
  if (!unit) unit = of_outlet(c->a, c->article->outlet);
  if (!unit) unit = of_dateline(c->atoms);
  return unit && !marks_own(c->atoms, unit) ? unit : "USD";
}

const char *dollar_of_people(str lower) { return FIND(dollar_peoples, lower); }

const char *money_before_amount(const atoms *in, uint32_t i, uint32_t *first) {
  if (i == 0 || in->items[i].line) return NULL;
  uint32_t k = i - 1;
  if (k > 0 && in->items[k].sign == '.' && !in->items[k].space) k--; /* Rs. 500 */
  const atom *at = &in->items[k];
  if (at->kind != ATOM_WORD || (!at->capital && (unsigned char)at->lower.data[0] < 0x80)) return NULL;
  *first = k;
  return FIND(money_before, at->lower);
}
