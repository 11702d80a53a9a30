/* collate_timeline.c - unit tests of the timeline: which dates are events, which are one, labels, bounds, contradictions. */
#include "unit.h"

#include "collate/collate.h"

#include <stdlib.h>
#include <stdio.h>

static arena a;

/* An article annotated by rules; events are added by hand, as a parse would give them. */
static story_article told(const char *id, const char *outlet, const char *published, const char *text) {
  story_article out = {0};
  out.article = (article){.id = str_c(id), .outlet = str_c(outlet), .published = str_c(published), .text = str_c(text)};
  out.article.language = STR("en");
  out.notes = annotate_article(&a, &out.article, NULL);
  return out;
}

static int compare_starts(const void *x, const void *y) {
  const annotation *p = x, *q = y;
  if (p->at.start != q->at.start) return p->at.start < q->at.start ? -1 : 1;
  return (p->kind > q->kind) - (p->kind < q->kind);
}

static span span_of(const story_article *in, const char *said) {
  size_t at = str_find(in->article.text, str_c(said), 0);
  assert_true(at != SIZE_MAX);
  return (span){(uint32_t)at, (uint32_t)(at + strlen(said))};
}

/* The word tells of an event that the time dates (NULL: none). */
static void add_event(story_article *in, const char *said, const char *lemma, const char *when, const char *modality) {
  annotation *more = ARENA_ARRAY(&a, annotation, in->notes.n + 1);
  memcpy(more, in->notes.items, in->notes.n * sizeof *more);
  annotation e = {.kind = ANNOTATION_EVENT, .at = span_of(in, said)};
  e.as.event.lemma = str_c(lemma), e.as.event.tense = STR("past"), e.as.event.modality = str_c(modality);
  if (when) e.as.event.time = span_of(in, when);
  more[in->notes.n] = e;
  in->notes.items = more, in->notes.n++;
  qsort(more, in->notes.n, sizeof *more, compare_starts);
}

static json *collated(const story_article *list, size_t n) { return collate_story(&a, STR("s-1"), list, n, WEFT_OFFSETS_BYTES); }

static const json *entry_of(const json *row, uint32_t number) {
  const json *e = json_get(row, STR("timeline"))->first;
  while (number-- && e) e = e->next;
  assert_non_null(e);
  return e;
}

static uint32_t entries_of(const json *row) { return json_get(row, STR("timeline"))->n; }

static int64_t left_out(const json *row, const char *reason) {
  return json_to_int(json_get(json_get(row, STR("timeline_left_out")), str_c(reason)), 0);
}

static void dates_of_one_event_are_one_entry(void **state) {
  (void)state;
  story_article list[] = {
      told("a", "North Wire", "2021-02-10", "The old bridge at Ostrel collapsed on Tuesday after days of rain."),
      told("b", "Valley Post", "2021-02-11",
           "After days of rain the old bridge at Ostrel collapsed on Feb. 9, 2021, the town said."),
  };
  add_event(&list[0], "collapsed", "collapse", "Tuesday", "");
  add_event(&list[1], "collapsed", "collapse", "Feb. 9, 2021", "");
  const json *row = collated(list, 2), *e = entry_of(row, 0);
  assert_int_equal(entries_of(row), 1);
  assert_str(json_get_str(e, STR("from")), "2021-02-09");
  assert_str(json_get_str(e, STR("to")), "2021-02-09");
  assert_str(json_get_str(e, STR("label")), "old bridge at Ostrel collapsed");
  assert_int_equal(json_to_int(json_get(e, STR("origins")), 0), 2);
  assert_int_equal(json_to_int(json_get(e, STR("outlets")), 0), 2);
  assert_int_equal(json_get(e, STR("claims"))->n, 2);
  assert_null(json_get(e, STR("conflict")));
  const json *at = json_get(e, STR("label_at"));
  assert_str(json_get_str(at, STR("article")), "a");
  assert_int_equal(json_to_int(json_get(at, STR("start")), -1), 4);
}

static void vague_dates_join_what_they_mean(void **state) {
  (void)state;
  story_article list[] = {
      told("a", "North Wire", "2021-02-10", "The old bridge at Ostrel collapsed on Feb. 9, 2021, after days of rain."),
      told("b", "Valley Post", "2023-05-01", "The old bridge at Ostrel collapsed in 2021 after days of rain."),
  };
  add_event(&list[0], "collapsed", "collapse", "Feb. 9, 2021", "");
  add_event(&list[1], "collapsed", "collapse", "2021", "");
  const json *row = collated(list, 2);
  assert_int_equal(entries_of(row), 1);
  assert_str(json_get_str(entry_of(row, 0), STR("to")), "2021-02-09");
}

static void two_events_are_two_entries(void **state) {
  (void)state;
  story_article list[] = {
      told("a", "North Wire", "2021-02-12",
           "The old bridge at Ostrel collapsed on Tuesday. A judge in Halden resigned on Wednesday."),
  };
  add_event(&list[0], "collapsed", "collapse", "Tuesday", "");
  add_event(&list[0], "resigned", "resign", "Wednesday", "");
  const json *row = collated(list, 1);
  assert_int_equal(entries_of(row), 2);
  assert_str(json_get_str(entry_of(row, 0), STR("label")), "old bridge at Ostrel collapsed");
  assert_str(json_get_str(entry_of(row, 1), STR("label")), "judge in Halden resigned");
}

static void what_is_no_event_is_left_out(void **state) {
  (void)state;
  story_article list[] = {
      told("a", "North Wire", "2021-02-12",
           "Updated Feb. 11, 2021 at 10:30 a.m.\n\nThe mayor said on Thursday that the bridge would be opened in 2025.\n\nThe "
           "2012 "
           "campaign made him known.\n\nFebruary 10\n\nThe council plans to meet on March 3, 2021 in the town hall."),
  };
  add_event(&list[0], "said", "say", "Thursday", "");
  add_event(&list[0], "opened", "open", "2025", "would");
  add_event(&list[0], "meet", "meet", "March 3, 2021", "planned");
  const json *row = collated(list, 1);
  assert_int_equal(entries_of(row), 0);
  assert_int_equal(left_out(row, "stamp"), 1); /* the line that says "updated" states no claim at all */
  assert_int_equal(left_out(row, "statement"), 1);
  assert_true(left_out(row, "unreal") >= 1);
  assert_int_equal(left_out(row, "reference"), 1);
}

static void the_future_is_left_out(void **state) {
  (void)state;
  story_article list[] = {
      told("a", "North Wire", "2021-02-12", "The council votes on Feb. 20, 2021 on a new bridge over the Irr."),
  };
  add_event(&list[0], "votes", "vote", "Feb. 20, 2021", "");
  const json *row = collated(list, 1);
  assert_int_equal(entries_of(row), 0);
  assert_int_equal(left_out(row, "ahead"), 1);
}

static void contradictions_are_marked(void **state) {
  (void)state;
  story_article list[] = {
      told("a", "North Wire", "2021-02-20",
           "The old mill bridge at Ostrel collapsed on Feb. 9, 2021, after three days of heavy rain."),
      told("b", "Valley Post", "2021-02-20",
           "The old mill bridge at Ostrel collapsed on Feb. 8, 2021, after three days of heavy rain."),
  };
  add_event(&list[0], "collapsed", "collapse", "Feb. 9, 2021", "");
  add_event(&list[1], "collapsed", "collapse", "Feb. 8, 2021", "");
  const json *row = collated(list, 2);
  assert_int_equal(json_get(row, STR("points"))->n, 2); /* the date, the days of rain */
  assert_int_equal(entries_of(row), 1);
  const json *e = entry_of(row, 0), *claims = json_get(e, STR("claims"));
  assert_true(json_is(json_get(e, STR("conflict")), JSON_TRUE));
  assert_false(str_eq(json_get_str(claims->first, STR("group")), json_get_str(claims->last, STR("group"))));
}

static void spans_are_one_entry(void **state) {
  (void)state;
  story_article list[] = {told("a", "North Wire", "2021-02-12",
                               "Her first marriage to a sailor from Halden lasted from 1943 to 1947, when he left.")};
  add_event(&list[0], "lasted", "last", "1943", "");
  for (size_t i = 0; i < list[0].notes.n; i++) /* as the tree says of both years */
    if (list[0].notes.items[i].kind == ANNOTATION_TIME) list[0].notes.items[i].governor = span_of(&list[0], "lasted");
  const json *row = collated(list, 1), *e;
  /* of one article and long before it, about nobody in particular: background */
  assert_int_equal(entries_of(row), 0);
  list[0].article.published = STR("");
  row = collated(list, 1), e = entry_of(row, 0);
  assert_int_equal(entries_of(row), 1);
  assert_str(json_get_str(e, STR("from")), "1943-01-01");
  assert_str(json_get_str(e, STR("to")), "1947-12-31");
  assert_int_equal(json_get(e, STR("claims"))->n, 2);
}

static void labels_name_who_is_meant(void **state) {
  (void)state;
  story_article list[] = {
      told("a", "North Wire", "2021-02-12",
           "Ada Lind is a baker in Halden. She bought the old mill for $1.2 million on Feb. 9, 2021, against all advice."),
      told("b", "Valley Post", "2021-02-12",
           "The mayor announced on Thursday that the bridge, closed for a year, had been repaired at last.")};
  add_event(&list[0], "bought", "buy", "Feb. 9, 2021", "");
  add_event(&list[1], "announced", "announce", "Thursday", "");
  const json *row = collated(list, 2);
  assert_int_equal(entries_of(row), 2);
  assert_str(json_get_str(entry_of(row, 0), STR("label")), "[Ada Lind] bought the old mill for $1.2 million");
  assert_str(json_get_str(entry_of(row, 1), STR("label")), "mayor announced that the bridge");
}

static void without_a_parse_words_tell(void **state) {
  (void)state;
  story_article list[] = {
      told("a", "North Wire", "2021-02-10", "The old mill bridge at Ostrel collapsed on Tuesday after days of rain."),
      told("b", "Valley Post", "2021-02-11", "The mayor of Ostrel said on Wednesday that people were safe."),
  };
  const json *row = collated(list, 2);
  assert_int_equal(entries_of(row), 1);
  assert_str(json_get_str(entry_of(row, 0), STR("label")), "old mill bridge at Ostrel collapsed");
  assert_int_equal(left_out(row, "statement"), 1);
}

static void nothing_and_much_are_borne(void **state) {
  (void)state;
  assert_int_equal(entries_of(collated(NULL, 0)), 0);
  buffer b;
  buffer_init(&b, &a, 1 << 20);
  for (int i = 0; i < 3000; i++)
    buffer_format(&b, "Bridge number %d at Ostrel, town %d, collapsed on %d March 19%02d.\n", i, i % 77, 1 + i % 28, i % 90 + 10);
  story_article list[] = {told("a", "North Wire", "", str_to_c(&a, buffer_str(&b)))};
  const json *row = collated(list, 1);
  assert_true(entries_of(row) <= 400);
  assert_true(left_out(row, "more") > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(dates_of_one_event_are_one_entry),
      cmocka_unit_test(vague_dates_join_what_they_mean),
      cmocka_unit_test(two_events_are_two_entries),
      cmocka_unit_test(what_is_no_event_is_left_out),
      cmocka_unit_test(the_future_is_left_out),
      cmocka_unit_test(contradictions_are_marked),
      cmocka_unit_test(spans_are_one_entry),
      cmocka_unit_test(labels_name_who_is_meant),
      cmocka_unit_test(without_a_parse_words_tell),
      cmocka_unit_test(nothing_and_much_are_borne),
  };
  arena_init(&a, 0);
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  arena_free(&a);
  return failed;
}
