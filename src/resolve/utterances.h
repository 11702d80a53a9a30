/* utterances.h - which quotations of a story tell one utterance, in whatever wording.
 *
 *   quotations -> equal words of one speaker -> the fullest first -> each joins a fuller one with which it shares keys
 *                 (a node)                                           (runs of words) and whose words it has, or begins a group
 *
 * Every wording is compared with the fullest one of its group, never with another member: fragments do not chain.
 */
#ifndef WEFT_RESOLVE_UTTERANCES_H
#define WEFT_RESOLVE_UTTERANCES_H

#include "resolve/resolve.h"

/* Sets `utterance` in the quotes of a story's articles, after resolve_story: "u" and 12 hexadecimal digits of a hash of the
 * fullest wording and the speaker's longest name; empty for a quote without words. The same for any order of the articles. Time
 * is linear in the words of the quotations. */
void utterances_find(arena *a, story_article *articles, size_t n);

#endif
