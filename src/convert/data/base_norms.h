/* base_norms.h - norms of words in every language, unless the pipeline's own table has them (spaCy 3.8,
 * spacy/lang/norm_exceptions.py, MIT). */
#ifndef WEFT_CONVERT_DATA_BASE_NORMS_H
#define WEFT_CONVERT_DATA_BASE_NORMS_H

static const struct base_norm {
  const char *name, *norm;
} base_norms[] = {
    {"''", "\""}, {"'S", "'s"}, {"'s", "'s"}, {"--", "-"}, {"---", "-"}, {"A$", "$"}, {"C$", "$"},  {"E£", "$"},  {"Mex$", "$"},
    {"US$", "$"}, {"`", "'"},   {"``", "\""}, {"£", "$"},  {"¥", "$"},   {"«", "\""}, {"´", "'"},   {"´´", "\""}, {"»", "\""},
    {"।", "."},   {"৳", "$"},   {"฿", "$"},   {"–", "-"},  {"—", "-"},   {"——", "-"}, {"‘", "'"},   {"‘‘", "\""}, {"’", "'"},
    {"’S", "'s"}, {"’s", "'s"}, {"’’", "\""}, {"“", "\""}, {"”", "\""},  {"„", "\""}, {"…", "..."}, {"₣", "$"},   {"₩", "$"},
    {"€", "$"},   {"₹", "$"},   {"₺", "$"},   {"。", "."}, {"！", "!"},  {"，", ","}, {"：", ":"},  {"；", ";"},  {"？", "?"},
};

#endif
