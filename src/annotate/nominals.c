/* nominals.c - descriptions of persons who are named in the article: "the actress", "the former NBA player".
 *
 *   Ann Lee, a retired judge, ...  Former player Bo Ray ...         the judge ...        the former player
 *   judge -> Ann Lee               player (former) -> Bo Ray        -> Ann Lee           -> Bo Ray
 *
 * A description is linked only where the article itself has said so: by a title or role before the name, an apposition behind it,
 * or "is a". Gender says nothing here. Of several persons with one role it is the latest named (precise constructs and strict
 * heads of Raghunathan et al. 2010). */
#include "annotate/bearers.h"
#include "annotate/data/nominal_words.h"
#include "annotate/parsed.h"

#include "base/hash.h"

#define LONGEST_APPOSITION 10u /* words from its article to its noun */
#define MOST_MODIFIERS 4u      /* words between "the" and the noun */
#define MOST_OF_A_ROLE 16u     /* persons who are looked at */
#define MOST_BACK 4u           /* sentences back to the latest of several */

typedef struct holder {
  uint32_t bearer;
  uint32_t next; /* 1 + index; 0: none */
  bool former;
} holder;

typedef struct nominals {
  arena *a;
  const reading *r;
  const lang_doc *d;
  name_list *names;
  map by_role; /* of the noun -> 1 + first of holders */
  VECTOR(holder) holders;
  uint32_t *latest; /* of each bearer: 1 + sentence of its last mention so far */
} nominals;

/* --- what the article says that somebody is ------------------------------------------------------------------------ */

static str noun_of(str word) {
  size_t i = STR_ROW_FIND(title_nouns, word);
  return i == SIZE_MAX ? word : str_c(title_nouns[i].noun);
}

static bool names_a_role(const nominals *n, uint32_t i) {
  return has_class(n->r, i, WORD_ROLE | WORD_TITLE) && !has_class(n->r, i, WORD_GIVEN | WORD_FUNCTION);
}

static bool says_former(const nominals *n, uint32_t first, uint32_t noun) {
  for (uint32_t i = noun > first + LONGEST_APPOSITION ? noun - LONGEST_APPOSITION : first; i < noun; i++)
    if (STR_LISTED(former_words, n->d->lower[i])) return true;
  return false;
}

static void learn(nominals *n, uint32_t who, uint32_t noun, bool former) {
  bool is_new;
  uint64_t *place = map_put(&n->by_role, hash_bytes(noun_of(n->d->lower[noun]), 0), &is_new);
  uint32_t seen = 0;
  for (uint32_t at = is_new ? 0 : (uint32_t)*place; at; at = n->holders.items[at - 1].next, seen++)
    if (n->holders.items[at - 1].bearer == who || seen == MOST_OF_A_ROLE) return;
  VECTOR_PUSH(n->a, n->holders, (holder){who, is_new ? 0 : (uint32_t)*place, former});
  *place = n->holders.n;
}

/* ", a retired judge," behind the name. */
static void learn_apposition(nominals *n, const name_mention *m) {
  const lang_doc *d = n->d;
  uint32_t at = m->last, end = d->sentences[d->sentence[m->first]].last;
  if (!token_is_char(d, at, ',')) return;
  uint32_t first = ++at;
  if (!has_class(n->r, at, WORD_DETERMINER) && !STR_LISTED(former_words, d->lower[at])) return;
  for (; at < end && at < first + LONGEST_APPOSITION && token_is_word(d, at); at++) {
    if (at > first && has_class(n->r, at, WORD_FUNCTION) && !STR_LISTED(former_words, d->lower[at])) return;
    bool ends = at + 1 >= end || !token_is_word(d, at + 1) || has_class(n->r, at + 1, WORD_FUNCTION);
    if (!ends) continue;
    if (names_a_role(n, at)) learn(n, m->bearer, at, says_former(n, first, at));
    return;
  }
}

/* "Bo Ray, a baker" and "Bo Ray is a baker" by the parse. */
static void learn_parsed(nominals *n, const name_mention *m) {
  const parsed *p = n->r->parsed;
  uint32_t head = parsed_head(p, m->first, m->last), noun = parsed_child(p, head, "appos");
  if (noun == NOBODY && parsed_is_subject(p, m->first, m->last) && parsed_child(p, p->d->head[head], "neg") == NOBODY)
    noun = parsed_child(p, p->d->head[head], "attr");
  if (noun == NOBODY || p->word[noun] < m->last || !names_a_role(n, p->word[noun])) return;
  learn(n, m->bearer, p->word[noun], says_former(n, parsed_subtree(p, noun).first, p->word[noun]));
}

static void learn_roles(nominals *n) {
  for (size_t i = 0; i < n->names->mentions.n; i++) {
    const name_mention *m = &n->names->mentions.items[i];
    if (m->form != FORM_NAME || m->bearer == NOBODY || n->names->bearers.items[m->bearer].type != NAME_PERSON) continue;
    if (m->first > m->phrase && names_a_role(n, m->first - 1)) {
      uint32_t begin = n->d->sentences[n->d->sentence[m->first]].first;
      learn(n, m->bearer, m->first - 1, says_former(n, m->phrase > begin ? m->phrase - 1 : m->phrase, m->first - 1));
    }
    if (n->r->parsed) learn_parsed(n, m);
    else learn_apposition(n, m);
  }
}

/* --- descriptions -------------------------------------------------------------------------------------------------- */

/* The noun of the description that begins with "the" at word i, or NOBODY. */
static uint32_t described_noun(const nominals *n, uint32_t i, uint32_t next_name) {
  const lang_doc *d = n->d;
  uint32_t end = d->sentences[d->sentence[i]].last, at = i + 1;
  while (at < end && at <= i + MOST_MODIFIERS && token_is_word(d, at) && at < next_name &&
         !(names_a_role(n, at) && !(at + 1 < end && names_a_role(n, at + 1))) &&
         (!has_class(n->r, at, WORD_FUNCTION) || STR_LISTED(former_words, d->lower[at])))
    at++;
  if (at >= end || at >= next_name || !names_a_role(n, at) || n->r->capital[at]) return NOBODY;
  bool goes_on = at + 1 == next_name || /* "the baker Bo Ray" is named there */
                 (at + 1 < end && token_is_word(d, at + 1) && d->shape[at + 1] != LANG_CLITIC && !n->r->verbs[at + 1] &&
                  !has_class(n->r, at + 1, WORD_FUNCTION));
  bool narrowed = token_is(d, at + 1, STR("of")) || token_is(d, at + 1, STR("who")) || token_is(d, at + 1, STR("for"));
  if (n->r->parsed) goes_on = at + 1 == next_name || str_eq(parsed_dep(n->r->parsed, n->r->parsed->of[at]), STR("compound"));
  return goes_on || narrowed ? NOBODY : at;
}

/* Who holds the role: the only one, or the latest named. */
static uint32_t holder_of(const nominals *n, uint32_t noun, bool former, const char **why) {
  const uint64_t *place = map_get(&n->by_role, hash_bytes(noun_of(n->d->lower[noun]), 0));
  uint32_t best = NOBODY, several = 0, sentence = n->d->sentence[noun];
  bool office = has_class(n->r, noun, WORD_TITLE);
  for (uint32_t at = place ? (uint32_t)*place : 0; at; at = n->holders.items[at - 1].next) {
    const holder *h = &n->holders.items[at - 1];
    if ((office && h->former != former) || !n->latest[h->bearer]) continue;
    several++;
    if (best == NOBODY || n->latest[h->bearer] > n->latest[best]) best = h->bearer;
  }
  if (several > 1 && n->latest[best] + MOST_BACK < sentence + 1) return NOBODY;
  *why = several > 1 ? "description: the latest named of those with that role" : "description: the only one with that role";
  return best;
}

void nominals_link(arena *a, const reading *r, name_list *out) {
  nominals n = {.a = a, .r = r, .d = r->doc, .names = out, .latest = ARENA_ARRAY(a, uint32_t, out->bearers.n + 1)};
  map_init(&n.by_role, a);
  learn_roles(&n);
  size_t count = out->mentions.n, next = 0;
  for (uint32_t i = 0; i < n.d->n; i++) {
    for (; next < count && out->mentions.items[next].first <= i; next++) {
      const name_mention *m = &out->mentions.items[next];
      if (m->bearer != NOBODY) n.latest[m->bearer] = n.d->sentence[m->first] + 1;
      if (m->last > i) i = m->last - 1;
    }
    if (!token_is(n.d, i, STR("the"))) continue;
    uint32_t noun = described_noun(&n, i, next < count ? out->mentions.items[next].first : NOBODY);
    if (noun == NOBODY) continue;
    name_mention m = {.first = i, .last = noun + 1, .phrase = i, .type = NAME_PERSON, .form = FORM_NOMINAL};
    m.bearer = holder_of(&n, noun, says_former(&n, i, noun), &m.why);
    if (m.bearer == NOBODY) continue;
    m.gender = out->bearers.items[m.bearer].gender;
    VECTOR_PUSH(a, out->mentions, m);
    n.latest[m.bearer] = n.d->sentence[i] + 1;
    i = noun;
  }
}
