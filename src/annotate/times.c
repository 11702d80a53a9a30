/* times.c - time expressions as TIMEX3. */
#include "annotate/annotate.h"

void annotate_times(annotate_context *c) { (void)c; }
