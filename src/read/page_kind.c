/* page_kind.c - pages that hold no article though they have text: what they are instead. In doubt it is an article: one that is
 * lost is worse than one too many. See main_text.h. */
#include "read/data/page_words.h"
#include "read/main_text.h"

#define MOST_ERROR_WORDS 150 /* of a page that says it is an error */
#define MOST_LOGIN_WORDS 100
#define MOST_LIST_WORDS 80 /* of text on a page of links */
#define ENOUGH_LINKS 40    /* blocks that are links, each of a few words */
#define LONGEST_TITLE_READ 64
#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool begins_like(str title, const char *const *list, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (str_starts(title, str_c(list[i]))) return true;
  return false;
}

/* Whether the page asks for a password. */
static bool asks_password(const html_tree *t) {
  for (uint32_t i = 1; i < t->n; i++)
    if (t->nodes[i].tag == HTML_TAG_INPUT && str_eq_ascii_case(html_attribute_raw(t, i, HTML_ATTRIBUTE_TYPE), STR("password")))
      return true;
  return false;
}

const char *page_without_article(arena *a, const html_tree *t, const page_blocks *b, const article *known) {
  size_t words = 0, links = 0, longest = 0;
  for (size_t i = 0; i < b->list.n; i++) {
    const page_block *block = &b->list.items[i];
    if (block->chosen) {
      words += block->words;
      if (block->words > longest) longest = block->words;
    } else links += block->words >= 4 && block->linked * 10 >= block->bytes * 9;
  }
  if (words > MOST_ERROR_WORDS) return NULL;
  str title = str_trim(known->title);
  if (title.len > LONGEST_TITLE_READ) title.len = LONGEST_TITLE_READ;
  title = str_lower_ascii(a, title);
  bool dated = known->published.len || known->n_authors;
  if (!dated && begins_like(title, error_titles, COUNT(error_titles))) return "an error page";
  if (words <= MOST_LOGIN_WORDS && begins_like(title, login_titles, COUNT(login_titles)) && asks_password(t))
    return "a page to log in";
  if (!dated && words <= MOST_LIST_WORDS && links >= ENOUGH_LINKS && longest < ENOUGH_LINKS) return "a list of links";
  return NULL;
}
