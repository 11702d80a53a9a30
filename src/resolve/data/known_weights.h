/* known_weights.h - how much the name of a listed entity says by itself: log odds. Chosen, not fitted: lists with articles in which
 * people have looked who is meant are not to be had. Persons have those of same_weights.h besides. */
#ifndef WEFT_RESOLVE_KNOWN_WEIGHTS_H
#define WEFT_RESOLVE_KNOWN_WEIGHTS_H

#define KNOWN_LONE (-3.0)       /* a person of whom one word is told: mostly a surname, or a given name */
#define KNOWN_THING 2.5         /* an organisation's whole name, of several words */
#define KNOWN_THING_WORD (-2.0) /* of one word: besides */
#define KNOWN_COMMON_WORD (-1.5) /* which is a country, an outlet, or a word of every day: besides */
#define KNOWN_INITIALS (-2.5)   /* "FDA" for an organisation that has those initials */
#define KNOWN_OTHER_TYPE (-1.5) /* spelled so, but taken for another kind of name */

#endif
