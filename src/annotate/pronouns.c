/* pronouns.c - who "he", "her", "himself" are: of the persons named lately the one that the place, the gender and the sentence
 * speak for most. After Lappin and Leass (1994), "An Algorithm for Pronominal Anaphora Resolution": salience of subjects and of
 * recent and repeated mentions, less what binding forbids ("Lee saw him" is not Lee); one pass, at most MOST_NEAR persons a
 * pronoun. */
#include "annotate/bearers.h"
#include "annotate/parsed.h"

#include <math.h>

#define MOST_NEAR 12u     /* persons that are looked at */
#define MOST_SENTENCES 6u /* back to the last mention of a person */
#define MOST_CLAUSES 30   /* steps up the tree from a pronoun */

typedef enum pronoun_case { CASE_SUBJECT, CASE_OBJECT, CASE_POSSESSIVE, CASE_REFLEXIVE } pronoun_case;

static const struct pronoun_word {
  const char *word;
  uint8_t gender, kind; /* pronoun_case; "her" is an object unless a noun follows */
} pronoun_words[] = {
    {"he", GENDER_MAN, CASE_SUBJECT},          {"her", GENDER_WOMAN, CASE_OBJECT},  {"hers", GENDER_WOMAN, CASE_POSSESSIVE},
    {"herself", GENDER_WOMAN, CASE_REFLEXIVE}, {"him", GENDER_MAN, CASE_OBJECT},    {"himself", GENDER_MAN, CASE_REFLEXIVE},
    {"his", GENDER_MAN, CASE_POSSESSIVE},      {"she", GENDER_WOMAN, CASE_SUBJECT},
};

/* What is known of a person while the text is walked. */
typedef struct known {
  uint32_t token, sentence; /* last mention */
  uint32_t mentions;        /* so far */
  bool subject, owner, pronoun, quoted;
  uint32_t parsed;  /* the pipeline's token that heads the last mention */
  uint32_t told_by; /* 1 + the sentence in which the person was last a subject outside quotation marks; 0: none */
} known;

/* What speaks for and against a person; rounded from random searches over GAP's development set, without and with a parse.
 * Distance in words came out as nothing (`bench/score pronouns` measures). */
typedef struct salience_weights {
  double sentence_back; /* each sentence since the last mention */
  double often;         /* times the logarithm of the mentions so far */
  double pronoun;       /* the last mention was a pronoun */
  double gender_known;
  double parallel;    /* both are subjects */
  double first_named; /* who the article begins with */
  double owner;       /* was named as an owner: "Lee's mother said she" */
  double other_voice; /* one is quoted, the other is not */
  double speaker;     /* leads up to the quotation in which the pronoun stands */
  double bound;       /* object and subject of one clause are two persons; the same for "himself" with the sign turned */
  /* by the parse alone: what the last mention was, and, in the same sentence, of which verb above the pronoun it is the subject
   */
  double subject, object, oblique;
  double above, above_owned, own_owned; /* of a verb further up; the same for "his", "her"; of the pronoun's own verb for those */
} salience_weights;

static const salience_weights weights_of_rules = {-3.0, 0.2, 0.1, 0.7, 0.9, 1.2, -1.7, -2.0, 0, -3.3, 0, 0, 0, 0, 0, 0};
static const salience_weights weights_of_parse = {-3.0, 0.6,  0.1, 0.7, 0.9,  1.2, 0.7, -6.0,
                                                  -4.0, -6.3, 1.9, 1.3, -0.3, 0.7, 0.6, 4.7};

typedef struct walk {
  arena *a;
  const reading *r;
  name_list *names;
  known *of;                /* of each bearer */
  uint32_t near[MOST_NEAR]; /* bearers, latest first */
  uint32_t n_near;
} walk;

static const struct pronoun_word *pronoun_at(const lang_doc *d, uint32_t i) {
  str w = d->lower[i];
  if (w.len < 2 || w.len > 7 || w.data[0] != 'h') {
    if (!str_eq(w, STR("she"))) return NULL;
  }
  for (size_t k = 0; k < sizeof pronoun_words / sizeof *pronoun_words; k++)
    if (str_eq(w, str_c(pronoun_words[k].word))) return &pronoun_words[k];
  return NULL;
}

/* "her book": a word follows that can be a noun phrase's. */
static bool owns(const reading *r, uint32_t i) {
  const lang_doc *d = r->doc;
  if (i + 1 >= d->n || d->sentence[i + 1] != d->sentence[i] || !token_is_word(d, i + 1)) return false;
  return !has_class(r, i + 1, WORD_FUNCTION) || has_class(r, i + 1, WORD_ADVERB);
}

static bool opens_clause(const reading *r, uint32_t i) {
  const lang_doc *d = r->doc;
  if (d->shape[i] >= LANG_OPEN_QUOTE && d->shape[i] != LANG_CLITIC) return true;
  return has_class(r, i, WORD_SUBORDINATOR | WORD_CONJUNCTION) || token_is(d, i, STR("who")) || token_is(d, i, STR("which")) ||
         token_is(d, i, STR("to"));
}

/* Whether a clause begins between two tokens of a sentence. */
static bool other_clause(const reading *r, uint32_t from, uint32_t to) {
  if (r->doc->sentence[from] != r->doc->sentence[to]) return true;
  for (uint32_t i = from + 1; i < to; i++)
    if (opens_clause(r, i)) return true;
  return false;
}

static void remember(walk *w, uint32_t who, known now) {
  known *k = &w->of[who];
  now.mentions = k->mentions + 1;
  now.told_by = now.subject && !now.quoted ? now.sentence + 1 : k->told_by;
  *k = now;
  uint32_t at = 0;
  while (at < w->n_near && w->near[at] != who) at++;
  if (at == w->n_near && w->n_near < MOST_NEAR) w->n_near++;
  if (at == MOST_NEAR) at--;
  for (; at > 0; at--) w->near[at] = w->near[at - 1];
  w->near[0] = who;
}

typedef enum command { COMMAND_NONE, COMMAND_OWN, COMMAND_ABOVE } command;

/* Whether the person's token is the subject of the verb that the pronoun's token depends on, or of one above that. */
static command commands(const parsed *p, uint32_t who, uint32_t pronoun) {
  if (!str_starts(parsed_dep(p, who), STR("nsubj"))) return COMMAND_NONE;
  const uint32_t verb = p->d->head[who];
  bool own = true;
  for (uint32_t t = pronoun, step = 0; step < MOST_CLAUSES && p->d->head[t] != t; step++) {
    t = p->d->head[t];
    if (t == verb) return own ? COMMAND_OWN : COMMAND_ABOVE;
    str pos = parsed_pos(p, t);
    if (str_eq(pos, STR("VERB")) || str_eq(pos, STR("AUX"))) own = false;
  }
  return COMMAND_NONE;
}

/* A sum, and what speaks most for it. */
typedef struct tally {
  double sum, most;
  const char *why;
} tally;

static void weigh(tally *t, double weight, const char *why) {
  t->sum += weight;
  if (weight > t->most) t->most = weight, t->why = why;
}

/* What the parse says for and against. */
static tally salience_by_parse(const walk *w, uint32_t i, pronoun_case kind, const known *k, bool same_sentence) {
  const parsed *p = w->r->parsed;
  const salience_weights *s = &weights_of_parse;
  str dep = parsed_dep(p, k->parsed);
  tally t = {0};
  if (k->subject) weigh(&t, s->subject, "last named as a subject");
  else if (str_eq(dep, STR("dobj"))) weigh(&t, s->object, "last named as an object");
  else if (str_eq(dep, STR("pobj"))) weigh(&t, s->oblique, "last named behind a preposition");
  command c = same_sentence ? commands(p, k->parsed, p->of[i]) : COMMAND_NONE;
  if (c == COMMAND_ABOVE) weigh(&t, kind == CASE_POSSESSIVE ? s->above_owned : s->above, "subject of the clause above");
  if (c == COMMAND_OWN)
    weigh(&t,
          kind == CASE_POSSESSIVE  ? s->own_owned
          : kind == CASE_OBJECT    ? s->bound
          : kind == CASE_REFLEXIVE ? -s->bound
                                   : 0,
          "subject of its own verb");
  return t;
}

/* Whether the person is the subject of the sentence that leads up to the quotation in which word i stands: most likely its
 * speaker. */
static bool introduces(const reading *r, const known *k, uint32_t i) {
  const quotation *q = r->quoted[i] ? quotation_at(r, i) : NULL;
  if (!q || !q->first || !k->told_by) return false;
  uint32_t before = r->doc->sentence[q->first - 1];
  return r->doc->sentences[before].paragraph == r->doc->sentences[r->doc->sentence[q->first]].paragraph &&
         k->told_by == before + 1;
}

static tally salience(const walk *w, uint32_t i, const struct pronoun_word *p, pronoun_case kind, uint32_t bearer_id) {
  const bearer *who = &w->names->bearers.items[bearer_id];
  const known *k = &w->of[bearer_id];
  const salience_weights *s = w->r->parsed ? &weights_of_parse : &weights_of_rules;
  uint32_t back = w->r->doc->sentence[i] - k->sentence;
  if (back > MOST_SENTENCES || (who->gender && who->gender != p->gender)) return (tally){.sum = -INFINITY};
  if (who->type != NAME_PERSON && (who->sure || who->type != NAME_OTHER)) return (tally){.sum = -INFINITY};
  tally t = {.sum = s->sentence_back * back + s->often * log(1.0 + k->mentions), .why = "named lately"};
  if (k->pronoun) weigh(&t, s->pronoun, "last named by a pronoun");
  if (who->gender) weigh(&t, s->gender_known, "gender fits");
  if (k->owner && kind != CASE_POSSESSIVE) weigh(&t, s->owner, "last named as an owner");
  if (who->first == 0) weigh(&t, s->first_named, "the first named in the article");
  if (k->quoted != w->r->quoted[i]) weigh(&t, s->other_voice, "in another voice");
  if (k->subject && kind == CASE_SUBJECT) weigh(&t, s->parallel, "subject like the pronoun");
  if (introduces(w->r, k, i)) weigh(&t, s->speaker, "speaker of the quotation");
  if (w->r->parsed) {
    tally more = salience_by_parse(w, i, kind, k, back == 0);
    bool stronger = more.most > t.most;
    return (tally){t.sum + more.sum, stronger ? more.most : t.most, stronger ? more.why : t.why};
  }
  bool same_clause = back == 0 && !other_clause(w->r, k->token, i);
  if (kind == CASE_OBJECT && same_clause) weigh(&t, s->bound, "subject of its own verb");
  if (kind == CASE_REFLEXIVE && same_clause) weigh(&t, -s->bound, "subject of its own verb");
  return t;
}

/* "When he was ten, Lee ...": the person that the same sentence names next. */
static uint32_t named_next(const walk *w, uint32_t i, const struct pronoun_word *p, size_t next, size_t n) {
  for (; next < n; next++) {
    const name_mention *m = &w->names->mentions.items[next];
    if (w->r->doc->sentence[m->first] != w->r->doc->sentence[i]) break;
    if (m->bearer == NOBODY) continue;
    const bearer *who = &w->names->bearers.items[m->bearer];
    if (who->type == NAME_PERSON && (!who->gender || who->gender == p->gender)) return m->bearer;
  }
  return NOBODY;
}

static uint32_t bearer_of(const walk *w, uint32_t i, const struct pronoun_word *p, pronoun_case kind, const char **why) {
  uint32_t best = NOBODY;
  double most = -INFINITY;
  for (uint32_t k = 0; k < w->n_near; k++) {
    tally t = salience(w, i, p, kind, w->near[k]);
    if (t.sum > most) most = t.sum, best = w->near[k], *why = t.why;
  }
  return best;
}

void pronouns_link(arena *a, const reading *r, name_list *names) {
  const lang_doc *d = r->doc;
  size_t n = names->mentions.n, next = 0;
  walk w = {.a = a, .r = r, .names = names, .of = ARENA_ARRAY(a, known, names->bearers.n + 1)};
  for (uint32_t i = 0; i < d->n; i++) {
    if (next < n && names->mentions.items[next].first <= i) {
      name_mention m = names->mentions.items[next++];
      bool owner = m.last < d->n && d->shape[m.last] == LANG_CLITIC && !d->space[m.last];
      if (m.bearer != NOBODY)
        remember(&w, m.bearer,
                 (known){.token = m.last - 1,
                         .sentence = d->sentence[m.first],
                         .subject = m.subject,
                         .owner = owner,
                         .parsed = r->parsed ? parsed_head(r->parsed, m.first, m.last) : 0,
                         .quoted = r->quoted[m.first]});
      i = m.last - 1;
      continue;
    }
    const struct pronoun_word *p = pronoun_at(d, i);
    if (!p) continue;
    pronoun_case kind = (pronoun_case)p->kind;
    if (kind == CASE_OBJECT && p->gender == GENDER_WOMAN && owns(r, i)) kind = CASE_POSSESSIVE;
    const char *why = "named next in the sentence";
    uint32_t who = bearer_of(&w, i, p, kind, &why);
    if (who == NOBODY) who = named_next(&w, i, p, next, n);
    if (who == NOBODY) continue;
    bearer *b = &names->bearers.items[who];
    if (!b->gender) b->gender = p->gender;
    name_mention m = {
        .first = i, .last = i + 1, .phrase = i, .type = b->type, .form = FORM_PRONOUN, .gender = p->gender, .bearer = who};
    m.subject = kind == CASE_SUBJECT;
    m.why = str_to_c(a, str_format(a, "pronoun, most of all: %s", why));
    VECTOR_PUSH(a, names->mentions, m);
    remember(&w, who,
             (known){.token = i,
                     .sentence = d->sentence[i],
                     .subject = m.subject,
                     .owner = kind == CASE_POSSESSIVE,
                     .pronoun = true,
                     .quoted = r->quoted[i],
                     .parsed = r->parsed ? r->parsed->of[i] : 0});
  }
}
