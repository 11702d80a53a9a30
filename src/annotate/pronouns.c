/* pronouns.c - pronouns. */
#include "annotate/names.h"

void pronouns_link(arena *a, const reading *r, name_list *names) {
  (void)a;
  (void)r;
  (void)names;
}
