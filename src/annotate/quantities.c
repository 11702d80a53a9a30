/* quantities.c - numbers with hedge, unit and what they count. */
#include "annotate/annotate.h"

void annotate_quantities(annotate_context *c) { (void)c; }
