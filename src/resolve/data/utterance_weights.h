/* utterance_weights.h - how much two quotations must share to be one utterance. Weights of words are nats (ln of how rare a word
 * is in news, thread/rarity.h: "the" 0, "people" .4, "deny" 3.4, at most 5). Chosen by hand on tests/cases/utterances.txt and by
 * reading the groups of 2,500 real stories; not fitted, since no annotated data says which quotations are one utterance. */
#ifndef WEFT_RESOLVE_DATA_UTTERANCE_WEIGHTS_H
#define WEFT_RESOLVE_DATA_UTTERANCE_WEIGHTS_H

/* Of one speaker, both quoted. A fragment of four content words is about 8. Half the words that differ make another sentence. */
#define SAME_MATCHED 5.0f
#define SAME_CONTENT 3u
#define SAME_COVER 0.6f   /* of the shorter wording */
#define SAME_DENSITY 0.5f /* of either one, between the first and the last word that they share */
#define SAME_RUN_WORDS 3u /* equal ones in a row, unless the shorter wording is nearly all there: */
#define SAME_SURE_COVER 0.8f
/* ... or one run of equal words, whatever stands around: an utterance cut in two ways. About ten words. */
#define SAME_RUN 14.0f
#define SAME_RUN_LENGTH 7u

/* Who says the one or the other is not known: words alone must tell, so formulae ("we do not comment on pending cases") must not
 * be enough. */
#define UNKNOWN_RUN 9.0f
#define UNKNOWN_COVER 0.7f
#define UNKNOWN_DENSITY 0.7f

/* Two are named. Twelve words or so are not said twice; one of the articles errs, or Weft does. */
#define OTHER_RUN 18.0f
#define OTHER_RUN_LENGTH 8u
#define OTHER_COVER 0.8f

/* One or both only reported. */
#define INDIRECT_MATCHED 7.0f
#define INDIRECT_CONTENT 4u
#define INDIRECT_COVER 0.7f
#define INDIRECT_DENSITY 0.65f
#define UNKNOWN_INDIRECT_MATCHED 14.0f
#define UNKNOWN_INDIRECT_COVER 0.8f /* of the shorter wording; of the fuller one: */
#define UNKNOWN_INDIRECT_OTHER 0.4f

/* Single words are keys when they are that rare, or the wording has few content words. */
#define KEY_WEIGHT 4.0f
#define KEY_FEW 6u

#endif
