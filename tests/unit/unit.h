/* unit.h - what every unit test needs: cmocka, an arena, and string comparison that says both sides. */
#ifndef WEFT_TESTS_UNIT_H
#define WEFT_TESTS_UNIT_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/str.h"

/* Fails unless `s` is exactly the C string `expected`. */
#define assert_str(s, expected)                                                                                                  \
  do {                                                                                                                           \
    str assert_str_ = (s);                                                                                                       \
    char assert_text_[4096];                                                                                                     \
    size_t assert_n_ = assert_str_.len < 4095 ? assert_str_.len : 4095;                                                          \
    if (assert_n_) memcpy(assert_text_, assert_str_.data, assert_n_);                                                            \
    assert_text_[assert_n_] = 0;                                                                                                 \
    assert_string_equal(assert_text_, (expected));                                                                               \
  } while (0)

#endif
