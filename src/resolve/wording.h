/* wording.h - the words of a quotation, and how two wordings of one utterance differ.
 *
 *   fullest   "I'm too shy and I'm a Scorpio  and I hate being told no"        words, contractions taken apart
 *               | |  |   |   |  | |  |         |  |   |    |     |   |          aligned (Needleman and Wunsch 1970)
 *   another   "I am too shy, I'm  a Virgo     and I hate being told no"
 *                          [missing] [changed]                                  what stands between the aligned words
 */
#ifndef WEFT_RESOLVE_WORDING_H
#define WEFT_RESOLVE_WORDING_H

#include "base/hash.h"
#include "resolve/resolve.h"

#define WORDING_MOST 600 /* words of a quotation that are looked at */

enum {
  WORDING_CONTENT = 1,  /* tells something: no pronoun, no auxiliary, not of the commonest words */
  WORDING_EDITOR = 2,   /* in square brackets: put there by whoever quotes */
  WORDING_SPOKEN = 4,   /* between quotation marks; of a direct quotation all words */
  WORDING_NUMBER = 8,   /* a number other than "one" */
  WORDING_CAPITAL = 16, /* one capital letter, the first */
  WORDING_FIRST = 32    /* of a sentence */
};

typedef struct wording_word {
  uint32_t start, end; /* bytes of the article's text; of both parts of a contraction the whole of it */
  str folded;          /* of a number "#20", in digits and words alike */
  str base;            /* dictionary form; one for words that change in reported speech ("I", "he") */
  str entity;          /* whom it names, across articles; empty: nobody */
  uint64_t folded_hash, base_hash;
  uint32_t letters; /* a bit each that it has */
  float weight;     /* nats: how rare it is in news, at most 5.1 */
  uint32_t flags;
} wording_word;

typedef struct wording {
  wording_word *words;
  uint32_t n;
  uint32_t content; /* words with WORDING_CONTENT */
  uint32_t spoken;  /* those between quotation marks */
  float weight;     /* of all words but the editor's */
  str folded;       /* the words, one blank between them */
} wording;

struct wording_pair;

/* Room for reading and aligning, used again and again; words that were seen. */
typedef struct wording_space {
  arena *a;
  map seen; /* hash of a folded word -> index into lexicon */
  VECTOR(wording_word) lexicon;
  VECTOR(wording_word) words; /* of the wording that was read last */
  uint8_t *ways;
  float *rows;
  struct wording_pair *pairs;
  size_t n_ways, n_rows, n_pairs;
} wording_space;

/* Two wordings side by side. Pairs ascend in both. */
typedef struct wording_pair {
  uint32_t x, y; /* words of the first and of the second */
} wording_pair;

typedef struct wording_alignment {
  wording_pair *pairs;
  uint32_t n;
  float matched;               /* weight of the words of x that are paired */
  float x_cover, y_cover;      /* its share of all weight of x, of y */
  float x_density, y_density;  /* its share of the weight between the first and the last pair */
  float run;                   /* weight of the longest run of equal words */
  uint32_t run_words, content; /* its words; content words that are paired */
} wording_alignment;

/* Of these the first says what a reader finds in the text. */
typedef enum difference_kind { DIFFERENCE_CHANGED, DIFFERENCE_ADDED, DIFFERENCE_MISSING } difference_kind;
extern const char *const difference_kind_names[];

typedef struct difference {
  difference_kind kind;
  span at; /* in the article of this wording; empty when missing */
  span to; /* in the article of the fullest; empty when added */
} difference;

enum { SENSE_MODALITY = 1, SENSE_NAME = 2, SENSE_NEGATION = 4, SENSE_NUMBER = 8, SENSE_OPPOSITE = 16 };
/* By bit. */
extern const char *const sense_names[];
#define SENSES 5

typedef struct differences {
  difference *items;
  uint32_t n;
  uint32_t sense; /* how the sense is changed: bits SENSE_, 0 when it is not seen to be */
} differences;

void wording_space_init(wording_space *space, arena *a);
/* The words of a quote annotation of the article. They live until the space reads another one, or for good after wording_keep. */
void wording_of(wording_space *space, const story_article *in, const annotation *quote, wording *out);
void wording_keep(arena *a, wording *in);
/* <0 when x is the fuller one (more spoken content, more content, more words, then by the alphabet), 0 for equal words. */
int wording_compare(const wording *x, const wording *y);
/* Aligns by words that are equal, have one dictionary form, or are a letter or two off. Time and memory by the product of their
 * lengths, which are limited. The pairs live until the space is used again. */
void wording_align(wording_space *space, const wording *x, const wording *y, wording_alignment *out);
/* What `at` has otherwise than the fullest wording `to`, in the order of the words. */
differences wording_differences(wording_space *space, const wording *at, const annotation *at_quote, const wording *to,
                                const annotation *to_quote);

#endif
