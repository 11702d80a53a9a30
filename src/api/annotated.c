/* annotated.c - one article annotated, in the form that the options ask for: its row, CoNLL-U, spaCy's JSON, HTML, or lines for
 * people. */
#include "api/filter.h"

#include "annotate/annotate.h"
#include "annotate/layers.h"
#include "annotate/shown.h"

static bool needs_pipeline(const weft_options *o) {
  bool rows = o->format == WEFT_FORMAT_ROWS;
  return o->format == WEFT_FORMAT_CONLLU || o->format == WEFT_FORMAT_SPACY || (rows && (o->layers & WEFT_LAYER_TOKENS));
}

str annotated_head(const run *r, arena *a) { return r->options.format == WEFT_FORMAT_HTML ? shown_html_head(a) : STR(""); }

str annotated_end(const run *r) { return r->options.format == WEFT_FORMAT_HTML ? shown_html_end() : STR(""); }

/* The form, while the pipeline's worker is held: an analysis looks into its memory. */
static str written(const weft_options *o, arena *a, json *row, const article *in, const annotations *notes) {
  if (o->format == WEFT_FORMAT_CONLLU) return layers_conllu(a, notes->parsed, in->id);
  if (o->format == WEFT_FORMAT_SPACY) return row_text(a, layers_spacy(a, notes->parsed, in->id));
  if (o->format == WEFT_FORMAT_HTML) return shown_html(a, in, notes);
  if (o->format == WEFT_FORMAT_LINES) return shown_lines(a, in, notes, o->offsets);
  annotations_to_row(a, row, in->text, notes, o->offsets);
  if (o->layers & WEFT_LAYER_WHY) shown_why(a, row, notes);
  if (o->layers & WEFT_LAYER_TOKENS) layers_tokens(a, row, notes->parsed, o->offsets);
  return row_text(a, row);
}

static bool refuse(const article *in, const annotations *notes, bool has_model, weft_error *e) {
  if (has_model)
    error_set(e, WEFT_ERROR_LIMIT, STR(""), BYTE_UNKNOWN, "no tokens of article %.*s: %.*s", STR_FMT(in->id),
              STR_FMT(notes->skipped));
  else
    error_set(e, WEFT_ERROR_NOT_FOUND, STR(""), BYTE_UNKNOWN,
              "no tokens of article %.*s: there is no model for its language, %.*s (`weft model add` brings one)",
              STR_FMT(in->id), STR_FMT(in->language));
  return false;
}

bool annotated_text(run *r, arena *a, json *row, const article *in, str *out, weft_error *e) {
  const weft_options *o = &r->options;
  pipeline_worker *w = models_borrow(r->models, a, in->language);
  if (!w && needs_pipeline(o)) return refuse(in, NULL, false, e);
  annotations notes = annotate_article(a, in, w);
  bool good = notes.parsed || !needs_pipeline(o);
  if (good) *out = written(o, a, row, in, &notes);
  models_return(r->models, w);
  return good ? true : refuse(in, &notes, true, e);
}
