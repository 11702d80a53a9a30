/* text.c - UTF-8 and offsets, folding and words, the calendar, forms of dates and durations, and which language a text is in. */
#include "memory.h"

#include "text/calendar.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/utf8.h"

#include <stdio.h>

/* --- UTF-8 ------------------------------------------------------------------------------------------------------- */

static void test_utf8_valid_finds_the_first_bad_byte(void **state) {
  (void)state;
  static const struct {
    const char *bytes;
    size_t bad; /* SIZE_MAX: all of it is valid */
  } cases[] = {
      {"", SIZE_MAX},
      {"twelve sheep drowned", SIZE_MAX},
      {"é水🐑", SIZE_MAX},
      {"twelve sheep\xFF drowned", 12},
      {"a\xC0\x80", 1},              /* overlong */
      {"a\xE0\x80\x80", 1},          /* overlong */
      {"a\xED\xA0\x80", 1},          /* a surrogate */
      {"ab\xF4\x90\x80\x80", 2},     /* past U+10FFFF */
      {"ab\xE2\x82", 2},             /* cut */
      {"ab\x80", 2},                 /* nothing goes on */
      {"\xF0\x9F\x90\x91", SIZE_MAX} /* four bytes */
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    str s = str_c(cases[i].bytes);
    assert_int_equal(utf8_valid(s), cases[i].bad == SIZE_MAX ? s.len : cases[i].bad);
  }
}

static void test_utf8_walks_both_ways(void **state) {
  (void)state;
  str s = STR("aé水🐑z");
  const uint32_t runes[] = {'a', 0xE9, 0x6C34, 0x1F411, 'z'};
  size_t places[6] = {0}, n = 0, size;
  for (size_t at = 0; at < s.len; at += size, n++) {
    places[n] = at;
    assert_int_equal(utf8_at(s, at, &size), runes[n]);
  }
  assert_int_equal(n, 5);
  assert_int_equal(utf8_count(s), 5);
  for (size_t at = s.len; at > 0;) {
    at = utf8_before(s, at);
    assert_int_equal(at, places[--n]);
  }
  assert_int_equal(utf8_at(STR("\xFFx"), 0, &size), UTF8_REPLACEMENT);
  assert_int_equal(size, 1);
}

static void test_utf8_repair_replaces_maximal_parts(void **state) {
  (void)state;
  size_t bad = 99;
  str clean = STR("clean é");
  assert_ptr_equal(utf8_repair(&memory, clean, &bad).data, clean.data);
  assert_int_equal(bad, 0);
  /* The example of the Unicode Standard, table 3-8: 61 F1 80 80 E1 80 C2 62 80 63 80 BF 64 */
  assert_str(utf8_repair(&memory,
                         STR("a\xF1\x80\x80\xE1\x80\xC2"
                             "b\x80"
                             "c\x80\xBF"
                             "d"),
                         &bad),
             "a\uFFFD\uFFFD\uFFFD"
             "b\uFFFD"
             "c\uFFFD\uFFFD"
             "d");
  assert_int_equal(bad, 6);
}

static void test_offsets_in_all_units(void **state) {
  (void)state;
  buffer b;
  buffer_init(&b, &memory, 1 << 16);
  for (int i = 0; i < 40; i++) buffer_add_c(&b, "aé水🐑z"); /* 11 bytes, 5 code points, 6 units of UTF-16; several checkpoints */
  str text = buffer_str(&b);
  static const weft_offsets units[] = {WEFT_OFFSETS_BYTES, WEFT_OFFSETS_CHARS, WEFT_OFFSETS_UTF16};
  static const size_t a_round[] = {11, 5, 6}, in_round[][6] = {{0, 1, 3, 6, 10, 11}, {0, 1, 2, 3, 4, 5}, {0, 1, 2, 3, 5, 6}};
  for (size_t u = 0; u < 3; u++) {
    offsets o;
    offsets_init(&o, &memory, text, units[u]);
    assert_int_equal(o.total, 40 * a_round[u]);
    for (size_t i = 0; i < 40; i++)
      for (size_t k = 0; k < 6; k++) {
        size_t byte = i * 11 + in_round[0][k], unit = i * a_round[u] + in_round[u][k];
        assert_int_equal(offsets_from_byte(&o, byte), unit);
        assert_int_equal(offsets_to_byte(&o, unit), byte);
      }
    assert_true(offsets_to_byte(&o, 40 * a_round[u] + 1) == SIZE_MAX);
  }
  offsets bytes, utf16;
  offsets_init(&bytes, &memory, text, WEFT_OFFSETS_BYTES);
  assert_true(offsets_to_byte(&bytes, 2) == SIZE_MAX); /* inside é */
  offsets_init(&utf16, &memory, text, WEFT_OFFSETS_UTF16);
  assert_true(offsets_to_byte(&utf16, 4) == SIZE_MAX); /* between the surrogates of the sheep */
}

/* --- folding and words ------------------------------------------------------------------------------------------- */

static void test_fold(void **state) {
  (void)state;
  assert_str(fold(&memory, STR("The LOCK of 1891")), "the lock of 1891");
  assert_str(fold(&memory, STR("Andrés PEÑA")), "andres pena");
  assert_str(fold(&memory, STR("Andre\u0301s")), "andres"); /* an accent by itself */
  assert_str(fold(&memory, STR("Straße, Øre, Łódź, Æro")), "strasse, ore, lodz, aero");
  assert_str(fold(&memory, STR("“It’s” – so")), "\"it's\" - so");
  assert_str(fold(&memory, STR("ÉCOLE")), "ecole");
  assert_str(fold_compose(&memory, STR("Andre\u0301s")), "Andrés");
  assert_str(fold_compose(&memory, STR("Ann “É” Łódź")), "Ann “É” Łódź");
  assert_str(fold_compose(&memory, STR("")), "");
  assert_str(fold(&memory, STR("ΑΘΗΝΑ")), "αθηνα");
  assert_str(fold(&memory, STR("МОСТ")), "мост");
  assert_str(fold(&memory, STR("ｆｕｌｌ")), "full"); /* full width */
  assert_str(fold(&memory, STR("水車が")), "水車が"); /* a voiced kana is no accent */
  assert_str(fold(&memory, STR("")), "");
  str once = fold(&memory, STR("Ærøskøbing — “Ñandú”"));
  assert_true(str_eq(fold(&memory, once), once));
}

static void test_runes(void **state) {
  (void)state;
  assert_true(rune_is_letter('a') && rune_is_letter(0xE9) && rune_is_letter(0x6C34) && !rune_is_letter('1') &&
              !rune_is_letter(0x2019));
  assert_true(rune_is_digit('7') && rune_is_digit(0x0667) && !rune_is_digit('x') && !rune_is_digit(0xBD));
  assert_true(rune_is_upper('A') && rune_is_upper(0xC9) && !rune_is_upper('a') && !rune_is_upper(0x6C34));
  assert_true(rune_is_space(' ') && rune_is_space('\n') && rune_is_space(0xA0) && rune_is_space(0x3000) && !rune_is_space('x'));
  assert_true(rune_is_mark(0x301) && rune_is_mark(0xAD) && !rune_is_mark('a'));
  assert_true(rune_is_unspaced(0x6C34) && rune_is_unspaced(0x3042) && rune_is_unspaced(0xE01) && !rune_is_unspaced(0xAC00));
}

/* All words with a bar behind each. */
static str words_of(const char *text) {
  buffer b;
  buffer_init(&b, &memory, 1 << 16);
  size_t at = 0;
  word w;
  str s = str_c(text);
  while (word_next(s, &at, &w)) {
    buffer_add(&b, str_slice(s, w.start, w.end));
    buffer_add_char(&b, '|');
  }
  assert_int_equal(at, s.len);
  return buffer_str(&b);
}

static void test_words(void **state) {
  (void)state;
  assert_str(words_of("The lock, of 1891!"), "The|lock|of|1891|");
  assert_str(words_of("It's the miller’s dog's."), "It's|the|miller’s|dog's|");
  assert_str(words_of("'quoted' the boats' end"), "quoted|the|boats|end|");
  assert_str(words_of("Anne-Marie 10,000 a_b"), "Anne|Marie|10|000|a|b|");
  assert_str(words_of("Andre\u0301s Peña"), "Andre\u0301s|Peña|");
  assert_str(words_of("水車が stops"), "水|車|が|stops|");
  assert_str(words_of("мост через реку"), "мост|через|реку|");
  assert_str(words_of(" ... \n\t "), "");
  assert_str(words_of(""), "");
}

/* --- the calendar ------------------------------------------------------------------------------------------------ */

static void test_days_and_dates(void **state) {
  (void)state;
  assert_int_equal(days_from_date((date){1970, 1, 1}), 0);
  assert_int_equal(days_from_date((date){2000, 3, 1}), 11017);
  assert_int_equal(days_from_date((date){1969, 12, 31}), -1);
  assert_int_equal(days_from_date((date){1, 1, 1}), -719162);
  for (int64_t day = -800000; day < 800000; day += 17) {
    date d = date_from_days(day);
    assert_int_equal(days_from_date(d), day);
    assert_true(d.year < 1 || date_valid(d));
  }
  int64_t day = days_from_date((date){1583, 1, 1});
  for (int year = 1583; year < 2400; year++) /* each day of each year follows the one before */
    for (int month = 1; month <= 12; month++)
      for (int d = 1; d <= days_in_month(year, month); d++) assert_int_equal(days_from_date((date){year, month, d}), day++);
}

static void test_months_and_valid_dates(void **state) {
  (void)state;
  assert_int_equal(days_in_month(2020, 2), 29);
  assert_int_equal(days_in_month(2021, 2), 28);
  assert_int_equal(days_in_month(1900, 2), 28);
  assert_int_equal(days_in_month(2000, 2), 29);
  assert_int_equal(days_in_month(2021, 4), 30);
  assert_int_equal(days_in_month(2021, 13), 0);
  assert_true(date_valid((date){2020, 2, 29}) && date_valid((date){2020, 0, 0}) && date_valid((date){2020, 2, 0}));
  assert_false(date_valid((date){2021, 2, 29}) || date_valid((date){2020, 13, 1}) || date_valid((date){2020, 0, 5}) ||
               date_valid((date){0, 1, 1}));
}

static void test_weekdays_and_weeks(void **state) {
  (void)state;
  int year, week;
  assert_int_equal(weekday_from_days(0), 4); /* 1970-01-01, a Thursday */
  assert_int_equal(weekday_from_days(days_from_date((date){2021, 3, 16})), 2);
  assert_int_equal(weekday_from_days(days_from_date((date){1912, 4, 14})), 7);
  static const struct {
    date day;
    int year, week;
  } cases[] = {{{2021, 1, 3}, 2020, 53}, {{2021, 1, 4}, 2021, 1},  {{2018, 12, 31}, 2019, 1},
               {{2016, 1, 12}, 2016, 2}, {{2010, 1, 3}, 2009, 53}, {{2008, 12, 28}, 2008, 52}}; /* some of ISO 8601's own */
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    int64_t day = days_from_date(cases[i].day);
    iso_week_from_days(day, &year, &week);
    assert_int_equal(year, cases[i].year);
    assert_int_equal(week, cases[i].week);
    assert_int_equal(days_from_iso_week(year, week), day - weekday_from_days(day) + 1);
  }
  assert_str(iso_day(&memory, days_from_date((date){2016, 1, 12})), "2016-01-12");
  assert_str(iso_minute(&memory, days_from_date((date){2016, 1, 12}) * DAY_SECONDS + 75780), "2016-01-12T21:03");
  assert_str(iso_minute(&memory, -60), "1969-12-31T23:59");
}

/* --- dates ------------------------------------------------------------------------------------------------------- */

/* "precision from..to" in minutes, or "none". */
static str iso_told(const char *text) {
  static const char *const names_of[] = {"none", "year", "month", "day", "minute", "second"};
  interval at;
  time_precision precision;
  if (!iso_parse(str_c(text), &at, &precision)) return STR("none");
  return str_format(&memory, "%s %.*s..%.*s", names_of[precision], STR_FMT(iso_minute(&memory, at.from)),
                    STR_FMT(iso_minute(&memory, at.to)));
}

static void test_iso(void **state) {
  (void)state;
  assert_str(iso_told("2016"), "year 2016-01-01T00:00..2017-01-01T00:00");
  assert_str(iso_told("2016-02"), "month 2016-02-01T00:00..2016-03-01T00:00");
  assert_str(iso_told("2016-12"), "month 2016-12-01T00:00..2017-01-01T00:00");
  assert_str(iso_told("2016-01-12"), "day 2016-01-12T00:00..2016-01-13T00:00");
  assert_str(iso_told("20160112"), "day 2016-01-12T00:00..2016-01-13T00:00");
  assert_str(iso_told("2016-01-12T21:03"), "minute 2016-01-12T21:03..2016-01-12T21:04");
  assert_str(iso_told("2016-01-12 21:03"), "minute 2016-01-12T21:03..2016-01-12T21:04");
  assert_str(iso_told("2016-01-12T21:03:59Z"), "second 2016-01-12T21:03..2016-01-12T21:04");
  assert_str(iso_told("2016-01-12T21:03:30.250Z"), "second 2016-01-12T21:03..2016-01-12T21:03");
  assert_str(iso_told("2016-01-12T00:30+01:00"), "minute 2016-01-11T23:30..2016-01-11T23:31");
  assert_str(iso_told("2016-01-12T23:30-0500"), "minute 2016-01-13T04:30..2016-01-13T04:31");
  assert_str(iso_told("2016-W02-2"), "day 2016-01-12T00:00..2016-01-13T00:00");
  assert_str(iso_told("2016-012"), "day 2016-01-12T00:00..2016-01-13T00:00");
  assert_str(iso_told("2020-02-29"), "day 2020-02-29T00:00..2020-03-01T00:00");
}

static void test_iso_refuses(void **state) {
  (void)state;
  static const char *const wrong[] = {"",
                                      "16",
                                      "2016-1-12",
                                      "2016-13",
                                      "2016-00",
                                      "2016-02-30",
                                      "2021-02-29",
                                      "2016-01-12x",
                                      "2016-01-12T25:00",
                                      "2016-01-12T21:60",
                                      "2015-W54",
                                      "2016-W00",
                                      "2016-367",
                                      "0000",
                                      "2016-01-12T21:03+25:00",
                                      "20161",
                                      "January 12, 2016",
                                      "2016-01-12T21:03 o'clock"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    if (!str_eq(iso_told(wrong[i]), STR("none"))) fail_msg("'%s' was taken for a date", wrong[i]);
  }
}

static void test_loose_dates(void **state) {
  (void)state;
  static const struct {
    const char *written, *iso;
  } cases[] = {{"2016", "2016"},
               {"2016-01", "2016-01"},
               {"2016-01-12", "2016-01-12"},
               {"20160112", "2016-01-12"},
               {"2016/01/12", "2016-01-12"},
               {"2016/1/2", "2016-01-02"},
               {"January 12, 2016", "2016-01-12"},
               {"Jan. 12, 2016", "2016-01-12"},
               {"Sept. 3, 2019", "2019-09-03"},
               {"12 January 2016", "2016-01-12"},
               {"12 Jan 2016 21:00", "2016-01-12T21:00"},
               {"12th of January, 2016", "2016-01-12"},
               {"March 2016", "2016-03"},
               {"Tue, 12 Jan 2016 21:03:30 GMT", "2016-01-12T21:03:30Z"},
               {"Tue, 12 Jan 2016 21:03:30 +0100", "2016-01-12T21:03:30+01:00"},
               {"Tue, 12 Jan 2016 21:03:30 EST", "2016-01-12T21:03:30-05:00"},
               {"Tuesday, January 12, 2016 at 9:05 p.m.", "2016-01-12T21:05"},
               {"Jan 12, 2016 12:05 am", "2016-01-12T00:05"},
               {"12/31/2018", "2018-12-31"},
               {"31/12/2018", "2018-12-31"},
               {"05/05/2018", "2018-05-05"},
               {"2016-01-12T21:03:30Z", "2016-01-12T21:03:30Z"},
               {"2016-01-12T21:03", "2016-01-12T21:03"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    str got = date_normalise(&memory, str_c(cases[i].written));
    if (!str_eq(got, str_c(cases[i].iso))) fail_msg("'%s' gave '%.*s', not '%s'", cases[i].written, STR_FMT(got), cases[i].iso);
    assert_str(date_normalise(&memory, got), cases[i].iso); /* it stays what it is */
  }
}

static void test_loose_dates_that_are_none(void **state) {
  (void)state;
  static const char *const none[] = {"",
                                     "yesterday",
                                     "03/04/2019", /* April or March */
                                     "12",
                                     "February 30, 2019",
                                     "32 Jan 2016",
                                     "Jan 12",
                                     "January May 2016",
                                     "12 Jan 2016 and more",
                                     "13/13/2018",
                                     "2016-02-30",
                                     "12 January 2016 13 14",
                                     "1/2/3/4",
                                     "Friday"};
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
    str got = date_normalise(&memory, str_c(none[i]));
    if (got.len) fail_msg("'%s' gave '%.*s'", none[i], STR_FMT(got));
  }
}

static void test_durations(void **state) {
  (void)state;
  const double day = DAY_SECONDS;
  static const struct {
    const char *written;
    double least, greatest; /* days */
  } cases[] = {{"P1D", 1, 1},       {"P3W", 21, 21},     {"P1M", 28, 31},     {"P2M", 59, 62},       {"P1Y", 365, 366},
               {"P4Y", 1460, 1464}, {"P1Y6M", 546, 550}, {"PT36H", 1.5, 1.5}, {"P1DT12H", 1.5, 1.5}, {"PT90M", 0.0625, 0.0625},
               {"P0D", 0, 0},       {"PT86400S", 1, 1},  {"P0.5D", 0.5, 0.5}, {"P1,5W", 10.5, 10.5}};
  double least, greatest;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    assert_true(duration_parse(str_c(cases[i].written), &least, &greatest));
    if (least != cases[i].least * day || greatest != cases[i].greatest * day)
      fail_msg("%s is %g to %g days", cases[i].written, least / day, greatest / day);
  }
  static const char *const none[] = {"",      "P",    "PT",   "4Y",   "P4",  "P4X",  "PXY",
                                     "P1D2Y", "PT1D", "P1DT", "P-1D", "P1H", "P1.D", "P1Y1"};
  for (size_t i = 0; i < sizeof none / sizeof *none; i++)
    if (duration_parse(str_c(none[i]), &least, &greatest)) fail_msg("'%s' was taken for a duration", none[i]);
}

/* --- languages --------------------------------------------------------------------------------------------------- */

static void test_languages(void **state) {
  (void)state;
  static const struct {
    const char *code, *text;
  } cases[] = {
      {"en",
       "The mill at Tarn Head stopped turning on Friday, and nobody in the town had expected it to stop before the spring."},
      {"de",
       "Die Mühle stand am Freitag still, und niemand in der Stadt hatte erwartet, dass sie vor dem Frühling stehen bleibt."},
      {"fr", "Le moulin s'est arrêté vendredi, et personne dans la ville ne pensait que cela arriverait avant le printemps."},
      {"es", "El molino se detuvo el viernes, y nadie en el pueblo esperaba que eso ocurriera antes de la primavera."},
      {"it", "Il mulino si è fermato venerdì, e nessuno in città si aspettava che succedesse prima della primavera."},
      {"pt", "O moinho parou na sexta-feira, e ninguém na cidade esperava que isso acontecesse antes da primavera, não é?"},
      {"nl", "De molen stond vrijdag stil, en niemand in de stad had verwacht dat het voor de lente zou gebeuren."},
      {"sv", "Kvarnen stannade på fredagen, och ingen i staden hade väntat sig att det skulle ske före våren."},
      {"da", "Møllen gik i stå fredag, og ingen i byen havde regnet med, at det ville ske før foråret, sagde hun efter mødet."},
      {"no", "Møllen stoppet på fredag, og ingen i byen hadde ventet at det skulle skje før våren, sa hun etter møtet."},
      {"fi",
       "Mylly pysähtyi perjantaina, eikä kukaan kaupungissa ollut odottanut, että se tapahtuisi ennen kevättä, mutta niin kävi."},
      {"pl", "Młyn zatrzymał się w piątek i nikt w mieście nie spodziewał się, że stanie się to przed wiosną."},
      {"cs", "Mlýn se v pátek zastavil a nikdo ve městě nečekal, že se to stane před jarem, ale bylo to tak."},
      {"hu", "A malom pénteken megállt, és senki sem várta a városban, hogy ez a tavasz előtt történik meg."},
      {"ro", "Moara s-a oprit vineri, iar nimeni din oraș nu se aștepta ca acest lucru să se întâmple înainte de primăvară."},
      {"tr", "Değirmen cuma günü durdu ve kasabada hiç kimse bunun bahardan önce olacağını beklemiyordu, ama bu böyle oldu."},
      {"ru", "Мельница остановилась в пятницу, и никто в городе не ожидал, что это случится до весны."},
      {"uk", "Млин зупинився у п'ятницю, і ніхто в місті не чекав, що це станеться до весни, але так було."},
      {"bg", "Мелницата спря в петък и никой в града не очакваше, че това ще се случи преди пролетта."},
      {"el", "Ο μύλος σταμάτησε την Παρασκευή και κανείς στην πόλη δεν το περίμενε πριν από την άνοιξη."},
      {"he", "הטחנה נעצרה ביום שישי, ואיש בעיר לא ציפה לכך לפני האביב."},
      {"ar", "توقفت الطاحونة يوم الجمعة ولم يكن أحد في المدينة يتوقع أن يحدث ذلك قبل الربيع."},
      {"fa", "آسیاب روز جمعه از کار ایستاد و هیچ کس در شهر انتظار نداشت که این پیش از بهار رخ دهد."},
      {"hi", "शुक्रवार को चक्की रुक गई और शहर में किसी ने नहीं सोचा था कि यह वसंत से पहले होगा।"},
      {"th", "กังหันหยุดหมุนเมื่อวันศุกร์ และไม่มีใครในเมืองคาดคิดมาก่อน"},
      {"ko", "물레방아는 금요일에 멈췄고 마을의 누구도 봄이 오기 전에 그럴 줄 몰랐다."},
      {"ja", "水車は金曜日に止まり、春の前に止まるとは町の誰も思っていなかった。"},
      {"zh", "水车在星期五停了下来，镇上没有人想到它会在春天之前停下来。"},
      {"id", "Kincir itu berhenti pada hari Jumat, dan tidak ada orang di kota yang mengira bahwa itu akan terjadi sebelum musim "
             "semi."},
      {"vi", "Cối xay đã dừng lại vào thứ Sáu, và không ai trong thị trấn nghĩ rằng điều đó sẽ xảy ra trước mùa xuân."},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    str got = language_identify(str_c(cases[i].text));
    if (!str_eq(got, str_c(cases[i].code))) fail_msg("%s was taken for %.*s: %.40s", cases[i].code, STR_FMT(got), cases[i].text);
  }
}

static void test_languages_that_are_unclear(void **state) {
  (void)state;
  assert_str(language_identify(STR("")), "und");
  assert_str(language_identify(STR("12 345 67.8 - 90 (11)")), "und");
  assert_str(language_identify(STR("Zzyx Qwvk Brrm Tlpq Gnrf Hhxk Wvzt")), "und");
  /* names and a quotation in another language do not change it */
  assert_str(
      language_identify(STR("The mayor of São Paulo said \"não\" to the plan, and that was the end of it for the people who had "
                            "come to the hall with their children.")),
      "en");
  /* only the beginning is looked at, however long the text is, and the cut falls into no character */
  buffer b;
  buffer_init(&b, &memory, 1 << 20);
  for (int i = 0; i < 3000; i++) buffer_add_c(&b, "The mill of the town é ");
  for (int i = 0; i < 3000; i++) buffer_add_c(&b, "и не в на что ");
  for (size_t cut = 0; cut < 4; cut++) assert_str(language_identify(str_slice(buffer_str(&b), cut, b.len)), "en");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(test_utf8_valid_finds_the_first_bad_byte),
      TEST(test_utf8_walks_both_ways),
      TEST(test_utf8_repair_replaces_maximal_parts),
      TEST(test_offsets_in_all_units),
      TEST(test_fold),
      TEST(test_runes),
      TEST(test_words),
      TEST(test_days_and_dates),
      TEST(test_months_and_valid_dates),
      TEST(test_weekdays_and_weeks),
      TEST(test_iso),
      TEST(test_iso_refuses),
      TEST(test_loose_dates),
      TEST(test_loose_dates_that_are_none),
      TEST(test_durations),
      TEST(test_languages),
      TEST(test_languages_that_are_unclear),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
