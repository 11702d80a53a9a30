/* outlets.h - names of news outlets in a text: by the list in data/organisations.h, by their domain, and by form ("Ostrel
 * Herald"). And outlets by their addresses.
 *
 *   told the [Calder Tribune] that        told Time Warner shareholders        People said
 *            known by its last word       longer than the list's "Time"        a plural noun at the head of a sentence
 */
#ifndef WEFT_ANNOTATE_OUTLETS_H
#define WEFT_ANNOTATE_OUTLETS_H

#include "annotate/phrases.h"

/* The outlet whose name begins at token `first`, or behind an article there, and ends at most at `end`; empty when there is none.
 * "The" belongs to it only where it is written so: "told The Associated Press". */
stretch outlet_named(const reading *r, uint32_t first, uint32_t end);
/* The same for agencies that send their reports to others, without an article. */
stretch outlet_agency(const reading *r, uint32_t first, uint32_t end);
/* The outlet that ends at token `end`, not before `begin`. */
stretch outlet_before(const reading *r, uint32_t begin, uint32_t end);

/* --- by address ------------------------------------------------------------------------------------------------- */

struct outlet_domain; /* a row of data/outlet_domains.h */
typedef struct outlet_domain outlet_domain;

/* The outlet that publishes under a host (as url_host gives it) or a domain above it; NULL when it is not known. */
const outlet_domain *outlet_at_host(str host);
/* Its name, without "the". */
str outlet_name(const outlet_domain *outlet);
/* Whether a name in a text can mean it: "the Times", "BBC News", "TMZ.com". */
bool outlet_is_named(arena *a, const outlet_domain *outlet, str name);

#endif
