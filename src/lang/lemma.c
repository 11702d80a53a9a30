/* lemma.c - dictionary forms of English words by a table of irregular ones and suffix rules.
 * The rules for -s, -ed and -ing follow M. F. Porter, "An algorithm for suffix stripping" (1980), steps 1a and 1b, but give a
 * word
 * ("moved" -> "move") where Porter gives a stem. */
#include "lang/lang.h"

#include "lang/data/irregular_forms.h"

static bool is_vowel(str s, size_t i) {
  switch (s.data[i]) {
  case 'a':
  case 'e':
  case 'i':
  case 'o':
  case 'u': return true;
  case 'y': return i > 0 && !is_vowel(s, i - 1);
  default: return false;
  }
}

static bool has_vowel(str s) {
  for (size_t i = 0; i < s.len; i++)
    if (is_vowel(s, i)) return true;
  return false;
}

/* Porter's measure: runs of vowels that a consonant follows. */
static unsigned measure(str s) {
  unsigned m = 0;
  for (size_t i = 1; i < s.len; i++) m += is_vowel(s, i - 1) && !is_vowel(s, i);
  return m;
}

static str with_letter(arena *a, str s, const char *letter) { return str_format(a, "%.*s%s", STR_FMT(s), letter); }

/* What is left of "-ed" or "-ing" made a word: "mov" -> "move", "stopp" -> "stop", "carri" -> "carry". */
static str word_of_stem(arena *a, str stem) {
  size_t n = stem.len;
  char last = stem.data[n - 1], before = n > 1 ? stem.data[n - 2] : 0;
  if (last == 'i') return with_letter(a, str_slice(stem, 0, n - 1), "y");
  if (last == before && !is_vowel(stem, n - 1))
    return last == 'l' || last == 's' || last == 'z' || n == 3 ? stem : str_slice(stem, 0, n - 1); /* "add", "err" */
  static const char *const silent[] = {"ag", "eg", "at", "bl",  "iz",  "is", "us", "rg",  "dg",  "nc",  "rc",
                                       "lv", "rv", "ur", "ang", "eng", "ir", "ys", "eas", "ens", "ors", "urs"};
  for (size_t i = 0; i < sizeof silent / sizeof *silent; i++) {
    str end = str_c(silent[i]);
    if (!str_ends(stem, end)) continue;
    if (str_eq(end, STR("at")) && n > 2 && (stem.data[n - 3] == 'e' || stem.data[n - 3] == 'o')) continue; /* "treat", "float" */
    if ((str_eq(end, STR("ur")) || str_eq(end, STR("us")) || str_eq(end, STR("is"))) && n > 2 && is_vowel(stem, n - 3) &&
        stem.data[n - 3] != 'q' && !str_ends(stem, STR("ous")) && !str_ends(stem, STR("ais")) && !str_ends(stem, STR("aus")))
      continue; /* "harbour" */
    return with_letter(a, stem, "e");
  }
  if (last == 'v' || last == 'u' || last == 'c') return with_letter(a, stem, "e");
  if (measure(stem) == 1 && n > 2 && !is_vowel(stem, n - 1) && is_vowel(stem, n - 2) && !is_vowel(stem, n - 3) && last != 'w' &&
      last != 'x' && last != 'y')
    return with_letter(a, stem, "e"); /* consonant, vowel, consonant: "hop" of "hoped" */
  return stem;
}

static str irregular(str s) {
  size_t i = STR_ROW_FIND(irregular_forms, s);
  return i == SIZE_MAX ? (str){0} : str_c(irregular_forms[i].lemma);
}

str lang_lemma(arena *a, str lower) {
  str known = irregular(lower);
  if (known.len) return known;
  size_t n = lower.len;
  if (n < 4) return lower;
  if (lower.data[n - 1] == 's') {
    if (str_ends(lower, STR("ss")) || str_ends(lower, STR("us")) || str_ends(lower, STR("is"))) return lower;
    if (str_ends(lower, STR("ies")) && n > 4) return with_letter(a, str_slice(lower, 0, n - 3), "y");
    if (str_ends(lower, STR("ches")) || str_ends(lower, STR("shes")) || str_ends(lower, STR("sses")) ||
        str_ends(lower, STR("xes")) || str_ends(lower, STR("zzes")))
      return str_slice(lower, 0, n - 2);
    return str_slice(lower, 0, n - 1);
  }
  if (str_ends(lower, STR("eed"))) return lower;
  if (str_ends(lower, STR("ied")) && n > 4) return with_letter(a, str_slice(lower, 0, n - 3), "y");
  size_t cut = str_ends(lower, STR("ing")) ? 3 : str_ends(lower, STR("ed")) ? 2 : 0;
  str stem = str_slice(lower, 0, n - cut);
  return cut && stem.len > 1 && has_vowel(stem) ? word_of_stem(a, stem) : lower;
}
