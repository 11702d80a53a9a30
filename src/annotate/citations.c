/* citations.c - citations (in the making). */
#include "annotate/annotate.h"

void annotate_citations(annotate_context *c) { (void)c; }
