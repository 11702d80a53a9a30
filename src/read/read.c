/* read.c - one record to complete articles: looks what it is, calls the reader of that kind, fills in what the carrier and
 * the address say. A pure function. */
#include "read/read.h"

#include "base/hash.h"
#include "read/document.h"
#include "read/faults.h"
#include "read/page.h"
#include "read/sniff.h"
#include "read/url.h"
#include "text/calendar.h"
#include "text/utf8.h"

#define HASH_DIGITS 16

static read_format format_of(str bytes) {
  const char *what;
  switch (sniff(str_slice(bytes, 0, bytes.len < SNIFF_BYTES ? bytes.len : SNIFF_BYTES), &what)) {
  case SNIFF_HTML: return READ_HTML;
  case SNIFF_TEXT: return READ_TEXT;
  case SNIFF_JSON_LINES:
  case SNIFF_JSON: return READ_JSON_ROW;
  case SNIFF_FEED: return READ_FEED;
  case SNIFF_MAIL: return READ_MAIL;
  case SNIFF_TEI: return READ_TEI;
  case SNIFF_XML: return READ_XML;
  default: return READ_UNKNOWN;
  }
}

void note_no_article(arena *a, const read_record *record, const char *why, article_list *out) {
  weft_error e;
  error_set(&e, WEFT_OK, fault_place(a, record->path, record->member), record->start, "no article: %s", why ? why : "no text");
  VECTOR_PUSH(a, out->notices, e);
  out->not_articles++;
}

static bool page(arena *a, const read_record *record, article_list *out, weft_error *e) {
  article found = {0};
  bool is_article = false;
  if (!page_article(a, record->bytes, record->charset, record->url, &found, &is_article, e)) {
    if (e->byte != BYTE_UNKNOWN) e->byte += record->start;
    return false;
  }
  if (!is_article) {
    note_no_article(a, record, found.why_none, out);
    return true;
  }
  found.raw = record->bytes;
  if (!found.url.len) found.url = record->url;
  VECTOR_PUSH(a, out->list, found);
  return true;
}

/* What the address says when the document did not; where it lay; identity. */
static void complete(arena *a, const read_record *record, article *in) {
  size_t repaired;
  in->url = utf8_repair(a, in->url, &repaired);
  in->title = str_trim(in->title);
  in->outlet = str_trim(in->outlet);
  if (!in->outlet.len) in->outlet = url_outlet(a, in->url);
  if (!in->published.len) {
    in->published = url_date(a, in->url);
    if (in->published.len) in->published_from = STR("url");
  }
  if (!in->fetched.len) in->fetched = date_normalise(a, record->fetched);
  bool first_time = !in->source.path.len; /* else the row says where it was read, and all this was looked for then */
  if (!in->published.len && first_time && record->format == READ_JSON_ROW) {
    str agency;
    in->published = dateline_day(a, in->text, &agency);
    if (in->published.len) in->published_from = STR("dateline");
  }
  if (first_time) {
    in->source.path = utf8_repair(a, record->path, &repaired);
    in->source.member = utf8_repair(a, record->member, &repaired);
    if (!in->source.end) in->source.start = record->start, in->source.end = record->end;
    in->source.hash = hash_identity(a, in->raw, HASH_DIGITS);
  } else in->raw = STR("");
  article_complete(a, in);
}

read_result read_record_articles(arena *a, const read_record *record) {
  read_record r = *record;
  article_list found = {0};
  weft_error e = {.byte = BYTE_UNKNOWN};
  bool good = false;
  if (r.format == READ_UNKNOWN) r.format = format_of(r.bytes);
  switch (r.format) {
  case READ_HTML: good = page(a, &r, &found, &e); break;
  case READ_TEXT: good = plain_article(a, &r, &found, &e); break;
  case READ_JSON_ROW: good = json_row_article(a, &r, &found, &e); break;
  case READ_FEED: good = feed_articles(a, &r, &found, &e); break;
  case READ_MAIL: good = mail_article(a, &r, &found, &e); break;
  case READ_TEI: good = tei_articles(a, &r, &found, &e); break;
  case READ_XML: error_set(&e, WEFT_ERROR_FORMAT, r.path, r.start, "XML that is no feed and no page"); break;
  case READ_UNKNOWN: error_set(&e, WEFT_ERROR_FORMAT, r.path, r.start, "not a format that is read"); break;
  }
  for (size_t i = 0; i < found.list.n; i++) complete(a, &r, &found.list.items[i]);
  for (size_t i = 0; i < found.without_text.n; i++) complete(a, &r, &found.without_text.items[i]);
  read_result result = {.articles = found.list.items,
                        .n = found.list.n,
                        .without_text = found.without_text.items,
                        .n_without_text = found.without_text.n,
                        .not_articles = found.not_articles,
                        .notices = found.notices.items,
                        .n_notices = found.notices.n};
  if (!good) {
    str place = fault_place(a, r.path, r.member);
    result.skipped = ARENA_NEW(a, weft_error);
    error_set(result.skipped, e.code ? e.code : WEFT_ERROR_FORMAT, place, e.byte, "%s", str_to_c(a, str_c(e.message)));
    result.n_skipped = 1;
  }
  return result;
}
