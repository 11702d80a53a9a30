/* attribution_reasons.c - what made a quotation, in words for people: which side proposed its attribution, and what the model
 * that chooses among them thinks of it. */
#include "annotate/attributions.h"

static const char *order_of(const attribution *in) {
  if (stretch_empty(in->cue)) return "content without a cue";
  if (in->verb == NOBODY) return "according to";
  if (in->n > 1 && in->content[0].first < in->cue.first && in->content[in->n - 1].first >= in->cue.last)
    return "content on both sides of its cue";
  return in->content[0].first < in->cue.first ? "content before its cue" : "content behind its cue";
}

const char *attribution_reason(arena *a, const attribution *in) {
  str why =
      in->by_rule ? str_format(a, "rule: %s", order_of(in)) : str_format(a, "parse: %.*s of its verb", STR_FMT(in->relation));
  return str_to_c(a, in->score != 0 ? str_format(a, "%.*s, score %.1f", STR_FMT(why), in->score) : why);
}
