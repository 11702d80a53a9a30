#!/usr/bin/env python3
"""Threads: what an article goes on with, and what makes no thread."""
import os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import *

METHOD = ("The Lindqvist Harbour poll was conducted by telephone among 1,004 adults nationwide by interviewers of Lindqvist Research "
          "in Port Calder. The margin of sampling error for the full sample is plus or minus three percentage points. Lindqvist "
          "pollster Marta Oyelaran and Harbour Institute director Tomas Vrell designed the questionnaire.")
FERRIES = ("Most want the ferries subsidised, poll says",
           "Six in ten residents would subsidise the ferries to the northern isles, says a survey. Support is highest on the quays, "
           "where sailings were halved after the storm, and lowest in the hills. Fares, timetables and winter crossings divide "
           "fishermen from commuters, and nearly half would pay a levy on mooring to keep the boats going. Owners of the older "
           "hulls want loans for engines; pensioners want the morning boat to the clinic back.")
SCHOOLS = ("Few trust the vaccination scheme, poll says",
           "Only a third of parents would enrol their children, says a survey. Doubts are strongest among mothers of toddlers, and "
           "nurses are believed more than ministers. Side effects, consent forms and a shortage of paediatricians trouble those "
           "asked, while grandparents would rather see every pupil inoculated before the autumn term begins. Teachers split evenly, "
           "and a fifth had not heard of measles among infants at all.")
LATER = ("Ferry subsidy goes to the council",
         "The subsidy for the ferries to the northern isles was put before the council on Friday. Pollster Marta Oyelaran of Lindqvist "
         "and the Harbour Institute told councillors that support on the quays had held since the storm, when sailings were halved. "
         "Fares and winter crossings still divide fishermen from commuters in Calder, and the levy on mooring stays.")


def threads(*articles):
    rows = "".join(json.dumps(dict(id="a%d" % i, outlet=outlet, published=day, title=title, text=text + "\n" + tail, language="en")) + "\n"
                   for i, (outlet, day, (title, text), tail) in enumerate(articles))
    return weft("thread", data=rows.encode()).ok().rows()


@test("what an outlet says in each of its polls makes no thread of them")
def _():
    one, other = threads(("Coast Daily", "2019-02-03", FERRIES, METHOD), ("Coast Daily", "2019-09-14", SCHOOLS, METHOD))
    equal([p["kind"] for p in other["copies"]["passages"]], ["boilerplate"])
    true("follows" not in other, other)
    true(one["thread"] != other["thread"])


@test("an affair goes on in the same outlet, with and without the words that it repeats")
def _():
    for tail in METHOD, "":
        one, other = threads(("Coast Daily", "2019-02-03", FERRIES, METHOD), ("Coast Daily", "2019-09-14", LATER, tail))
        equal(other["follows"]["article"], "a0")
        equal(one["thread"], other["thread"])


@test("which of two copies was first is known by the day, by the time, or not")
def _():
    for one, other, order in (("2019-02-03", "2019-02-04", "day"), ("2019-02-03T10:00:00Z", "2019-02-03T11:30:00Z", "time"), ("2019-02-03", "2019-02-03", "unsure"),
                              ("2019-02-03", "2019-02-03T11:30:00Z", "unsure"), ("2019-02-03", "2019-02", "unsure"), ("2019-02-03", "", "unsure"), ("2019-01", "2019-02-03", "day")):
        for days in (one, other), (other, one):
            rows = threads(("Coast Daily", days[0], FERRIES, ""), ("Valley Post", days[1], FERRIES, ""))
            copy = [r for r in rows if "of" in r["copies"]]
            equal([c["copies"]["order"] for c in copy], [order], days)
            if order != "unsure":
                equal(copy[0]["published"], other)


finish()
