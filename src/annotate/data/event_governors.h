/* event_governors.h - verbs, nouns and adjectives whose complement does not, or not surely, happen: "plans to [leave]",
 * "failed to [agree]", "denied the [attack]". Dictionary forms, sorted by bytes. After the classes of Karttunen, "Simple and
 * Phrasal Implicatives" (2012), and of Sauri and Pustejovsky, "FactBank" (2009), for the commonest words of each. */
#ifndef WEFT_ANNOTATE_DATA_EVENT_GOVERNORS_H
#define WEFT_ANNOTATE_DATA_EVENT_GOVERNORS_H

#include <stdbool.h>

/* `denies`: what it governs did not happen. `nouns`: it says so of its object too ("cancelled the [talks]"), not of a verb alone.
 */
static const struct event_governor {
  const char *lemma, *modality;
  bool denies, nouns;
} event_governors[] = {
    {"able", "could", false, false},
    {"agree", "planned", false, false},
    {"aim", "planned", false, false},
    {"allege", "alleged", false, true},
    {"ask", "wanted", false, false},
    {"attempt", "tried", false, true},
    {"avert", "", true, true},
    {"avoid", "", true, true},
    {"block", "", true, true},
    {"call", "wanted", false, false},
    {"cancel", "planned", true, true},
    {"claim", "alleged", false, false},
    {"consider", "could", false, true},
    {"decide", "planned", false, false},
    {"decline", "", true, false},
    {"demand", "wanted", false, true},
    {"deny", "alleged", true, true},
    {"expect", "expected", false, true},
    {"fail", "", true, false},
    {"fear", "expected", false, true},
    {"foil", "planned", true, true},
    {"forget", "", true, false},
    {"hope", "wanted", false, false},
    {"intend", "planned", false, false},
    {"likely", "expected", false, false},
    {"need", "should", false, true},
    {"neglect", "", true, false},
    {"offer", "planned", false, false},
    {"order", "wanted", false, true},
    {"plan", "planned", false, true},
    {"pledge", "planned", false, true},
    {"possible", "could", false, false},
    {"predict", "expected", false, true},
    {"prepare", "planned", false, false},
    {"prevent", "", true, true},
    {"promise", "planned", false, true},
    {"propose", "planned", false, true},
    {"ready", "planned", false, false},
    {"refuse", "", true, false},
    {"reject", "planned", true, true},
    {"schedule", "planned", false, true},
    {"seek", "wanted", false, true},
    {"set", "planned", false, false},
    {"slate", "planned", false, false},
    {"suspect", "alleged", false, true},
    {"threaten", "planned", false, true},
    {"thwart", "planned", true, true},
    {"try", "tried", false, false},
    {"unable", "could", true, false},
    {"unlikely", "expected", true, false},
    {"urge", "wanted", false, true},
    {"vow", "planned", false, true},
    {"want", "wanted", false, true},
    {"wish", "wanted", false, false},
};

/* Modal auxiliaries as they are named in rows: what happens may, should, would happen, or will. */
static const struct {
  const char *word, *modality;
  bool future;
} event_auxiliaries[] = {
    {"'d", "would", false},     {"'ll", "", true},         {"ca", "could", false},      {"can", "could", false},
    {"could", "could", false},  {"may", "could", false},   {"might", "could", false},   {"must", "should", false},
    {"ought", "should", false}, {"shall", "", true},       {"should", "should", false}, {"will", "", true},
    {"wo", "", true},           {"would", "would", false},
};

#endif
