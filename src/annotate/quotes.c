/* quotes.c - quotes (in the making). */
#include "annotate/annotate.h"

void annotate_quotes(annotate_context *c) { (void)c; }
