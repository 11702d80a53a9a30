/* page.c - one HTML page to an article: characters, tree, metadata, main text. See page.h. */
#include "read/page.h"

#include "read/main_text.h"
#include "read/metadata.h"
#include "read/read.h"

bool page_article(arena *a, str bytes, str charset, str url, article *out, bool *is_article, weft_error *e) {
  *out = (article){.raw = bytes};
  *is_article = false;
  if (bytes.len > READ_MAX_DOCUMENT) {
    error_set(e, WEFT_ERROR_LIMIT, STR(""), READ_MAX_DOCUMENT, "page of more than %u MB", READ_MAX_DOCUMENT >> 20);
    return false;
  }
  charset_text page = charset_decode(a, bytes, charset);
  out->source.encoding = charset_other_name(&page);
  out->source.double_encoded = charset_undo_double(a, &page);
  html_tree tree;
  html_tree_build(a, page.text, &tree);
  page_known known;
  page_blocks blocks;
  page_blocks_find(a, &tree, &blocks);
  metadata_find(a, &tree, &blocks, url, out, &known);
  *is_article = main_text_choose(a, &tree, &blocks, out, known.headline);
  if (*is_article) main_text_write(a, &tree, &blocks, &page, url.len ? url : out->url, out);
  if (*is_article) out->why_none = page_without_article(a, &tree, &blocks, out);
  else out->why_none = "too little text";
  if (out->why_none && *is_article) { /* what was written is no article */
    out->text = STR("");
    out->n_runs = out->n_links = out->n_blocks = 0;
    *is_article = false;
  } else if (!str_trim(out->text).len) { /* nothing, or a heading alone */
    *is_article = main_text_from_data(a, known.body, out);
    if (*is_article) out->why_none = NULL;
  }
  return true;
}
