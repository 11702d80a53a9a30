/* memory.h - an arena that each test of a program finds empty. */
#ifndef WEFT_TESTS_MEMORY_H
#define WEFT_TESTS_MEMORY_H

#include "unit.h"

static arena memory;

static int set_up(void **state) {
  (void)state;
  arena_init(&memory, 0);
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  arena_free(&memory);
  return 0;
}

#endif
