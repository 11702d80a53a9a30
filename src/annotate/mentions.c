/* mentions.c - mentions (in the making). */
#include "annotate/annotate.h"

void annotate_mentions(annotate_context *c) { (void)c; }
