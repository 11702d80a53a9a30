/* collate_points.c - unit tests of points: what is a claim, which values are compatible, what it means that they differ. */
#include "unit.h"

#include "collate/collate.h"

#include <stdlib.h>

static arena a;

static story_article told(const char *id, const char *published, const char *text) {
  story_article out = {0};
  out.article = (article){.id = str_c(id), .outlet = str_c(id), .published = str_c(published), .text = str_c(text)};
  out.article.language = STR("en");
  out.notes = annotate_article(&a, &out.article, NULL);
  return out;
}

/* The row of a story of two articles. */
static json *story_of(const char *published, const char *text, const char *later, const char *other) {
  story_article both[2] = {told("a", published, text), told("b", later, other)};
  return collate_story(&a, STR("s"), both, 2, WEFT_OFFSETS_CHARS);
}

/* Its first point with a claim of this text; NULL when there is none. */
static const json *point_with(const json *story, const char *text) {
  for (const json *p = json_get(story, STR("points"))->first; p; p = p->next)
    for (const json *c = json_get(p, STR("claims"))->first; c; c = c->next)
      if (str_eq(json_get_str(c, STR("text")), str_c(text))) return p;
  return NULL;
}

static void judged(const json *story, const char *text, const char *status, const char *reason) {
  const json *p = point_with(story, text);
  assert_non_null(p);
  assert_str(json_get_str(p, STR("status")), status);
  assert_str(json_get_str(p, STR("reason")), reason);
}

static void what_grows_is_an_update(void **state) {
  (void)state;
  judged(story_of("2024-03-04", "The flood in Saltmere killed 12 people, the mayor said.", "2024-03-06",
                  "The flood in Saltmere killed 15 people, the mayor said."),
         "15", "update", "more with time: 12, then 15");
}

static void on_one_day_it_is_a_conflict(void **state) {
  (void)state;
  judged(story_of("2024-03-04", "The flood in Saltmere killed 12 people, the mayor said.", "2024-03-04",
                  "The flood in Saltmere killed 15 people, the mayor said."),
         "15", "conflict", "cannot both be right: 12, 15");
}

static void the_hour_of_publication_counts(void **state) {
  (void)state;
  judged(story_of("2024-03-04T08:00", "The flood in Saltmere killed 12 people, the mayor said.", "2024-03-04T19:30",
                  "The flood in Saltmere killed 15 people, the mayor said."),
         "15", "update", "more with time: 12, then 15");
}

static void a_limit_is_scope(void **state) {
  (void)state;
  judged(story_of("2024-03-04", "The fire at the Halden mill injured 30 people, the police said.", "2024-03-04",
                  "The fire at the Halden mill seriously injured 9 people, the police said."),
         "9", "scope", "\"seriously\" only by 9");
}

static void measures_are_converted(void **state) {
  (void)state;
  judged(story_of("2024-03-04", "The oil slick off Saltmere is 5 kilometres long, the coast guard said.", "2024-03-04",
                  "The oil slick off Saltmere is 3 miles long, the coast guard said."),
         "3 miles", "agree", "values are compatible");
}

static void currencies_are_not(void **state) {
  (void)state;
  judged(story_of("2024-03-04", "The repair of the Halden bridge will cost $3 million, the council said.", "2024-03-04",
                  "The repair of the Halden bridge will cost 3 million euros, the council said."),
         "$3 million", "scope", "units differ: USD, EUR");
}

static void an_article_may_say_as_of_when(void **state) {
  (void)state;
  const json *p = point_with(story_of("2024-03-08", "The flood in Saltmere had killed 12 people by March 5, the mayor said.",
                                      "2024-03-08", "The flood in Saltmere had killed 12 people, the mayor said."),
                             "12");
  assert_non_null(p);
  const json *first = json_get(p, STR("claims"))->first;
  assert_str(json_get_str(first, STR("as_of")), "2024-03-05");
  assert_str(json_get_str(first->next, STR("as_of")), "2024-03-08");
}

static void stamps_and_names_are_no_claims(void **state) {
  (void)state;
  json *s =
      story_of("2024-03-04", "Updated 10:45 a.m. ET, March 4, 2024\n\nThe flood in Saltmere began on Sunday, USA TODAY wrote.",
               "2024-03-04", "Updated 11:30 a.m. ET, March 4, 2024\n\nThe flood in Saltmere began on Sunday, USA TODAY said.");
  assert_null(point_with(s, "10:45 a.m. ET"));
  assert_null(point_with(s, "TODAY"));
  assert_non_null(point_with(s, "Sunday"));
}

static void durations_between_the_same_moments_meet(void **state) {
  (void)state;
  judged(story_of("2024-03-04",
                  "Ann Lee and Bo Ray were married for four years. It is seven years since the mayor opened the pier.",
                  "2024-03-05", "Ann Lee and Bo Ray divorced last month. Their seven-year-long marriage began in 2016."),
         "four years", "conflict", "cannot both be right: four years, seven-year-long");
}

static void who_tells_two_days_contradicts_nobody(void **state) {
  (void)state;
  const json *story =
      story_of("2024-03-08", "The trial of Ann Lee began in April 2023, and the trial of Bo Ray began in May 2023.", "2024-03-08",
               "The trial of Ann Lee began in April 2023. The trial of Bo Ray began last year.");
  judged(story, "April 2023", "agree", "values are compatible");
  assert_null(point_with(story, "May 2023"));
}

static void ages_grow_with_the_years(void **state) {
  (void)state;
  const char *then = "Ann Lee, 28, sang at the harbour of Saltmere.";
  judged(story_of("2019-09-15", then, "2023-10-04", "Ann Lee, 32, sang at the harbour of Saltmere again."), "32", "agree",
         "ages fit one birth");
  judged(story_of("2019-09-15", then, "2019-09-16", "Ann Lee, 32, sang at the harbour of Saltmere."), "32", "conflict",
         "cannot both be right: 28, 32");
}

static void what_is_quoted_may_be_of_the_day_before(void **state) {
  (void)state;
  judged(story_of(
             "2024-03-06", "\"Police found the stolen ferry in Saltmere harbour this morning,\" said Ann Lee, a spokeswoman.",
             "2024-03-05", "Police found the stolen ferry in Saltmere harbour on Tuesday morning, said Ann Lee, a spokeswoman."),
         "this morning", "agree", "values are compatible");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_grows_is_an_update),
      cmocka_unit_test(on_one_day_it_is_a_conflict),
      cmocka_unit_test(the_hour_of_publication_counts),
      cmocka_unit_test(a_limit_is_scope),
      cmocka_unit_test(measures_are_converted),
      cmocka_unit_test(currencies_are_not),
      cmocka_unit_test(an_article_may_say_as_of_when),
      cmocka_unit_test(stamps_and_names_are_no_claims),
      cmocka_unit_test(durations_between_the_same_moments_meet),
      cmocka_unit_test(who_tells_two_days_contradicts_nobody),
      cmocka_unit_test(what_is_quoted_may_be_of_the_day_before),
      cmocka_unit_test(ages_grow_with_the_years),
  };
  arena_init(&a, 0);
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  arena_free(&a);
  return failed;
}
