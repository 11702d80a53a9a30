/* citation_links.c - links of the page as credits: they say where a credit leads, and credit outlets that no words do.
 *
 *   She was at home, according to [court papers].        the citation that is there gets the link's address
 *   The two [were seen together] in March.               a citation of the outlet at whose address the link ends
 *
 * What a link credits is its sentence. Links to the article's own outlet, to social networks, to front pages and shops, and those
 * that ask for something ("subscribe here") credit nobody. */
#include "annotate/annotate.h"
#include "annotate/data/credit_words.h"
#include "annotate/outlets.h"
#include "read/url.h"

#define MOST_LOOKED_AT 64u /* citations of one sentence */

typedef struct noted {
  size_t index;  /* of a citation among the annotations */
  uint32_t next; /* 1 + index among those noted; 0: none */
} noted;

typedef struct linker {
  annotate_context *c;
  const reading *r;
  const lang_doc *d;
  str own_site;                    /* of the article's address; may be empty */
  const outlet_domain *own_outlet; /* at that address, or NULL */
  uint32_t *first;                 /* of each sentence: 1 + index of its first citation among those noted; 0: none */
  VECTOR(noted) noted;
} linker;

/* First token that ends behind a byte. */
static uint32_t token_behind(const lang_doc *d, uint32_t byte) {
  uint32_t low = 0, high = d->n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (d->end[middle] <= byte) low = middle + 1;
    else high = middle;
  }
  return low;
}

static void note(linker *l, size_t index) {
  uint32_t i = token_behind(l->d, l->c->out->list.items[index].at.start);
  if (i == l->d->n) return;
  uint32_t *first = &l->first[l->d->sentence[i]];
  VECTOR_PUSH(l->c->a, l->noted, (noted){index, *first});
  *first = (uint32_t)l->noted.n;
}

static void start(linker *l) {
  const article *in = l->c->article;
  str host = url_host(l->c->a, in->url);
  l->own_site = url_site(host);
  l->own_outlet = outlet_at_host(host);
  if (!l->own_outlet) l->own_outlet = outlet_at_host(str_lower_ascii(l->c->a, in->outlet));
  l->first = ARENA_ARRAY(l->c->a, uint32_t, l->d->n_sentences);
  for (size_t i = l->c->out->list.n; i-- > 0;) /* backwards, so that the first one of a sentence leads */
    if (l->c->out->list.items[i].kind == ANNOTATION_CITATION) note(l, i);
}

/* --- links that credit nobody ------------------------------------------------------------------------------------------- */

static bool is_own(const linker *l, str site, const outlet_domain *outlet) {
  str name = l->c->article->outlet;
  if (str_eq(site, l->own_site) || str_eq_ascii_case(site, name)) return true;
  if (!outlet) return false;
  return (l->own_outlet && str_eq(outlet_name(l->own_outlet), outlet_name(outlet))) ||
         (name.len && outlet_is_named(l->c->a, outlet, name));
}

/* "Subscribe", "Share this": words that ask, and no others but function words. */
static bool asks(const linker *l, stretch words) {
  bool asking = false;
  for (uint32_t i = words.first; i < words.last; i++) {
    if (!token_is_word(l->d, i)) continue;
    bool word = STR_LISTED(asking_words, l->d->lower[i]);
    if (!word && !has_class(l->r, i, WORD_FUNCTION | WORD_PRONOUN_PERSONAL)) return false;
    asking |= word;
  }
  return asking;
}

/* Whether the address is that of something to read: no front page, no shop. */
static bool has_something(str url, str host) {
  size_t dot = str_find_char(host, '.', 0);
  if (dot != SIZE_MAX && STR_LISTED(service_words, str_slice(host, 0, dot))) return false;
  size_t from = str_find(url, STR("://"), 0) + 3;
  while (from < url.len && url.data[from] != '/' && url.data[from] != '?') from++;
  if (from + 1 >= url.len) return false;
  size_t end = ++from;
  while (end < url.len && !strchr("/?#", url.data[end])) end++;
  return !STR_LISTED(service_words, str_slice(url, from, end));
}

/* --- one link ----------------------------------------------------------------------------------------------------------- */

/* The citation of a sentence whose words the link shares, else one whose source is the outlet (may be NULL); NULL when none. */
static annotation *covering(linker *l, uint32_t sentence, const article_link *link, const outlet_domain *outlet) {
  annotation *same = NULL;
  uint32_t i = l->first[sentence];
  for (uint32_t n = 0; i && n < MOST_LOOKED_AT; n++, i = l->noted.items[i - 1].next) {
    annotation *citation = &l->c->out->list.items[l->noted.items[i - 1].index];
    if (citation->at.start < link->end && link->start < citation->at.end) return citation;
    if (!same && outlet && outlet_is_named(l->c->a, outlet, citation->as.citation.source)) same = citation;
  }
  return same;
}

static void one_link(linker *l, const article_link *link) {
  str host = url_host(l->c->a, link->url), site = url_site(host);
  const outlet_domain *outlet = outlet_at_host(host);
  stretch words = {token_behind(l->d, link->start), token_behind(l->d, link->end - 1)};
  if (words.last < l->d->n && l->d->start[words.last] < link->end) words.last++;
  if (!host.len || stretch_empty(words) || is_own(l, site, outlet) || STR_LISTED(social_hosts, site) || asks(l, words)) return;
  annotation *there = covering(l, l->d->sentence[words.first], link, outlet);
  if (there) {
    if (!there->as.citation.url.len) there->as.citation.url = link->url;
    return;
  }
  if (!outlet || !has_something(link->url, host)) return;
  annotation out = {.kind = ANNOTATION_CITATION, .rule = "form: link to an outlet", .at = {link->start, link->end}};
  out.as.citation.source = outlet_name(outlet);
  out.as.citation.source_at = out.at;
  out.as.citation.form = STR("link");
  out.as.citation.url = link->url;
  VECTOR_PUSH(l->c->a, l->c->out->list, out);
  note(l, l->c->out->list.n - 1);
}

void annotate_citation_links(annotate_context *c) {
  const article *in = c->article;
  if (!in->n_links || !c->doc->n) return;
  linker l = {.c = c, .r = reading_of(c), .d = c->doc};
  start(&l);
  for (size_t i = 0; i < in->n_links; i++) one_link(&l, &in->links[i]);
}
