/* faults.h - where the reader's faults are told and counted: each one once, as file[!member], byte, reason. */
#ifndef WEFT_READ_FAULTS_H
#define WEFT_READ_FAULTS_H

#include "base/error.h"

typedef struct faults {
  void (*warn)(void *user, const weft_error *e); /* may be NULL */
  void *user;
  uint64_t n;
} faults;

/* "path!member", or the path alone when there is no member, as it can be shown on a terminal: control characters as '?',
 * invalid UTF-8 as U+FFFD. */
str fault_place(arena *a, str path, str member);
void fault_tell(faults *f, weft_code code, str path, str member, uint64_t byte, const char *format, ...);

#endif
