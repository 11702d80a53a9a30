/* language.c - the script names the language where only one is written in it; else the function words do. A word that several
 * languages have counts for each of them with its share, as in W. B. Cavnar and J. M. Trenkle, "N-Gram-Based Text Categorization"
 * (1994), with words for n-grams: news are long enough. */
#include "text/language.h"

#include "text/data/function_words.h"
#include "text/fold.h"
#include "text/utf8.h"

#define LOOKED_AT 8192u /* bytes */
#define N_LANGUAGES (sizeof languages / sizeof *languages)
#define LONGEST_WORD 24u  /* bytes of a function word */
#define LEAST_PERCENT 15u /* of the words must be the language's; function words are a third of a text or more */

typedef enum script {
  LATIN_AND_OTHERS,
  HAN,
  KANA,
  HANGUL,
  THAI,
  GREEK,
  HEBREW,
  ARMENIAN,
  GEORGIAN,
  BENGALI,
  TAMIL,
  TELUGU,
  SCRIPTS
} script;

static const struct {
  uint32_t from, to; /* code points, inclusive */
  script script;
} ranges[] = {
    {0x0370, 0x03FF, GREEK}, {0x0530, 0x058F, ARMENIAN}, {0x0590, 0x05FF, HEBREW}, {0x0980, 0x09FF, BENGALI},
    {0x0B80, 0x0BFF, TAMIL}, {0x0C00, 0x0C7F, TELUGU},   {0x0E00, 0x0E7F, THAI},   {0x10A0, 0x10FF, GEORGIAN},
    {0x3040, 0x30FF, KANA},  {0x3400, 0x9FFF, HAN},      {0xAC00, 0xD7A3, HANGUL}, {0x20000, 0x3FFFF, HAN},
};
static const char *const script_language[SCRIPTS] = {NULL, "zh", "ja", "ko", "th", "el", "he", "hy", "ka", "bn", "ta", "te"};

static script script_of(uint32_t c) {
  if (c < 0x370) return LATIN_AND_OTHERS;
  for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
    if (c >= ranges[i].from && c <= ranges[i].to) return ranges[i].script;
  return LATIN_AND_OTHERS;
}

/* The language of a script that fills a third of the letters, or NULL. Kana among Han are Japanese. */
static const char *by_script(str text) {
  size_t n[SCRIPTS] = {0}, all = 0, size;
  for (size_t i = 0; i < text.len; i += size) {
    uint32_t c = utf8_at(text, i, &size);
    if (!rune_is_letter(c)) continue;
    n[script_of(c)]++;
    all++;
  }
  if (n[KANA] * 10 > all) return script_language[KANA];
  for (size_t s = 1; s < SCRIPTS; s++)
    if (n[s] * 3 > all) return script_language[s];
  return NULL;
}

/* Small letters, accents kept: ASCII and the two-byte Latin and Cyrillic ranges, which is all that the table has. */
static str small(str s, char *out) {
  size_t n = 0, size;
  for (size_t i = 0; i < s.len && n + 4 < LONGEST_WORD; i += size) {
    uint32_t c = utf8_at(s, i, &size);
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x410 && c <= 0x42F)) c += 32;
    else if (c >= 0x400 && c <= 0x40F) c += 80;
    else if (c >= 0x100 && c <= 0x17F && !(c & 1) && c < 0x138) c += 1;
    if (c < 0x80) out[n++] = (char)c;
    else if (c < 0x800) out[n++] = (char)(0xC0 | c >> 6), out[n++] = (char)(0x80 | (c & 63));
    else memcpy(out + n, s.data + i, size), n += size;
  }
  return str_of(out, n);
}

static uint32_t speaks_for(str s) {
  size_t i = STR_ROW_FIND(language_words, s);
  return i == SIZE_MAX ? 0 : language_words[i].of;
}

str language_identify(str text) {
  if (text.len > LOOKED_AT) {
    size_t cut = LOOKED_AT;
    while (((unsigned char)text.data[cut] & 0xC0) == 0x80 && cut > LOOKED_AT - 4) cut--;
    text.len = cut;
  }
  const char *written_in = by_script(text);
  if (written_in) return str_c(written_in);
  uint32_t score[N_LANGUAGES] = {0}, hits[N_LANGUAGES] = {0}, words = 0; /* scores in 1/24 of a word, shared by its languages */
  word w;
  for (size_t at = 0; word_next(text, &at, &w);) {
    words++;
    if (w.end - w.start + 4 > LONGEST_WORD) continue;
    char folded[LONGEST_WORD];
    uint32_t of = speaks_for(small(str_slice(text, w.start, w.end), folded)), n = 0;
    for (size_t i = 0; i < N_LANGUAGES; i++) n += of >> i & 1;
    for (size_t i = 0; n && i < N_LANGUAGES; i++)
      if (of >> i & 1) score[i] += 24 / n, hits[i]++;
  }
  size_t best = 0;
  for (size_t i = 1; i < N_LANGUAGES; i++)
    if (score[i] > score[best]) best = i;
  return words >= 3 && hits[best] * 100 >= words * LEAST_PERCENT ? str_c(languages[best]) : STR("und");
}
