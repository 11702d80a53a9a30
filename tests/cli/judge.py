#!/usr/bin/env python3
"""What people say about who is who: it wins, it lasts, it travels. Standard library only."""
import os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import *

COMPANY = "The mayor of Saltmere, Ilse Brandt, and the banker Otto Quill were there."


def article(name, story, day, text):
    return {"id": name, "story": story, "published": day, "outlet": "River Post", "text": text}


WORLD = [
    article("a1", "s1", "2014-08-10", "Michael Brown opened the fair on Saturday. " + COMPANY + " Brown spoke for an hour."),
    article("a2", "s2", "2014-09-11", "Michael Brown closed the fair on Sunday. " + COMPANY + " He thanked everybody."),
    article("a3", "s3", "2005-03-03", "Michael Brown, an angler from Orrin, caught a pike. Ted Clarke and Fatima Ali of the Orrin Angling Club weighed it."),
    article("a4", "s4", "2016-01-05", "Ada Lind sold the mill in Halden. Karl Voss bought it."),
    article("a5", "s5", "2017-02-06", "Ada Berg painted the mill in Halden. Karl Voss held the ladder."),
]


def store(folder, rows, name="news.weft"):
    path = os.path.join(folder, name)
    weft("add", "--quiet", "--store", path, data=jsonl(rows))
    return path


def jsonl(rows):
    return "".join(json.dumps(r) + "\n" for r in rows).encode()


def who(path, article_id, name):
    """The entity that an article calls so."""
    row = json.loads(weft("show", "--json", "--store", path, article_id).out)
    return next(a["entity"] for a in row["annotations"] if a["kind"] == "mention" and row["text"][a["start"]:a["end"]] == name)


def different(x, y):
    true(x != y, "both are %s" % x)


def contains(text, part):
    true(part.encode() in text, "no %r in %r" % (part, text[-400:]))


def verified(path):
    equal(weft("verify", "--store", path).code, 0)


@test("two of one name are told apart by their company, and one in two stories is found again")
def _():
    with folder() as d:
        s = store(d, WORLD)
        equal(who(s, "a1", "Michael Brown"), who(s, "a2", "Michael Brown"))
        different(who(s, "a1", "Michael Brown"), who(s, "a3", "Michael Brown"))
        verified(s)


@test("merge: both are one, in every list; the old id leads to the new one")
def _():
    with folder() as d:
        s = store(d, WORLD)
        lind, berg = who(s, "a4", "Ada Lind"), who(s, "a5", "Ada Berg")
        different(lind, berg)
        equal(weft("merge", "--quiet", "--store", s, "Ada Lind", "Ada Berg", "--note", "married").code, 0)
        equal(who(s, "a4", "Ada Lind"), who(s, "a5", "Ada Berg"))
        people = weft("people", "--json", "--store", s, "Ada").rows()
        equal(len(people), 1)
        equal(sorted(v["name"] for v in people[0]["variants"]), ["Ada Berg", "Ada Lind"])
        for old in (lind, berg):
            equal(weft("people", "--json", "--store", s, old).rows()[0]["entity"], people[0]["entity"])
        verified(s)


@test("split: an article is about somebody else; split of a merge takes it back")
def _():
    with folder() as d:
        s = store(d, WORLD)
        equal(weft("split", "--quiet", "--store", s, who(s, "a1", "Michael Brown"), "a2").code, 0)
        different(who(s, "a1", "Michael Brown"), who(s, "a2", "Michael Brown"))
        lind, berg = who(s, "a4", "Ada Lind"), who(s, "a5", "Ada Berg")
        equal(weft("merge", "--quiet", "--store", s, lind, berg).code, 0)
        equal(weft("split", "--quiet", "--store", s, lind, berg).code, 0)
        equal((who(s, "a4", "Ada Lind"), who(s, "a5", "Ada Berg")), (lind, berg))
        verified(s)


@test("a judgement lasts when articles are added again, and more of them, in any order")
def _():
    more = [article("a6", "s6", "2018-01-01", "The painter Ada Berg married in Halden on Monday. It was raining. The neighbours of Ada Berg and Karl Voss sang."), article("a0", "s0", "2013-01-01", "The miller Ada Lind left Halden on Monday. It was raining when Ada Lind went.")]
    with folder() as d:
        s = store(d, WORLD)
        weft("merge", "--quiet", "--store", s, "Ada Lind", "Ada Berg")
        weft("split", "--quiet", "--store", s, who(s, "a1", "Michael Brown"), "a2")
        said = weft("judgements", "--store", s).out
        store(d, WORLD + more)
        store(d, more[::-1])
        equal(who(s, "a4", "Ada Lind"), who(s, "a6", "Ada Berg"))
        different(who(s, "a1", "Michael Brown"), who(s, "a2", "Michael Brown"))
        t = store(d, (WORLD + more)[::-1], "other.weft")
        equal(weft("judgements", "--quiet", "--store", t, "-", data=said).code, 0)
        equal(*([{k: v for k, v in r.items() if k != "source"} for r in weft("export", "--store", x).rows()] for x in (t, s)))
        verified(s)


@test("judgements are exported, imported, seen again, and refused with file, byte and reason when they are none")
def _():
    with folder() as d:
        s, t = store(d, WORLD), store(d, WORLD, "other.weft")
        weft("merge", "--quiet", "--store", s, "Ada Lind", "Ada Berg", "--note", "married")
        row = weft("judgements", "--store", s).rows()[0]
        equal((row["verdict"], row["note"], row["a"]["name"], row["b"]["name"]), ("same", "married", "Ada Lind", "Ada Berg"))
        path = os.path.join(d, "ours.jsonl")
        with open(path, "w") as f:
            f.write(json.dumps(row) + "\n")
        contains(weft("judgements", "--store", t, path).err, "1 judgement added")
        contains(weft("judgements", "--store", t, path).err, "1 seen before")
        equal(weft("export", "--store", t).out, weft("export", "--store", s).out)
        with open(path, "w") as f:
            f.write(json.dumps(row) + "\n" + '{"verdict":"maybe"}\n')
        r = weft("judgements", "--store", t, path)
        equal(r.code, 1)
        contains(r.err, "ours.jsonl")
        contains(r.err, "verdict")


@test("an id never passes to somebody else: what the only bearer had leads to him when a namesake comes, an older one too")
def _():
    with folder() as d:
        s = store(d, WORLD[:2])
        alone = who(s, "a1", "Michael Brown")
        store(d, WORLD)
        mayor, angler = who(s, "a1", "Michael Brown"), who(s, "a3", "Michael Brown")
        equal(alone in (mayor, angler), False)
        found = weft("people", "--json", "--store", s, alone).rows()
        equal([p["entity"] for p in found], [mayor])
        earlier = article("a00", "s00", "2014-08-09", "Michael Brown opened the bridge on Friday. " + COMPANY + " Brown cut the ribbon.")
        store(d, [earlier])
        now = who(s, "a1", "Michael Brown")
        equal(now, who(s, "a00", "Michael Brown"))
        for old in (alone, mayor):
            equal([p["entity"] for p in weft("people", "--json", "--store", s, old).rows()], [now])
        equal(who(s, "a3", "Michael Brown"), angler)
        verified(s)


@test("split of a thing: an article is about another company of that name")
def _():
    rows = [article("c%d" % i, "t%d" % i, "2016-0%d-05" % (i + 1), text) for i, text in enumerate((
        "Shares of Vantor Corp. fell on Monday in Halden. The engineers of Vantor Corp. were told at noon.",
        "The orchestra played for Vantor Corp. in the old harbour on Tuesday. Vantor Corp. paid the hall."))]
    with folder() as d:
        s = store(d, rows)
        equal(who(s, "c0", "Vantor Corp."), who(s, "c1", "Vantor Corp."))
        equal(weft("split", "--quiet", "--store", s, who(s, "c0", "Vantor Corp."), "c1").code, 0)
        different(who(s, "c0", "Vantor Corp."), who(s, "c1", "Vantor Corp."))
        verified(s)


@test("the filter takes the same judgements, and gives what the store gives")
def _():
    with folder() as d:
        s = store(d, WORLD)
        weft("merge", "--quiet", "--store", s, "Ada Lind", "Ada Berg")
        weft("split", "--quiet", "--store", s, who(s, "a1", "Michael Brown"), "a2")
        path = write(os.path.join(d, "ours.jsonl"), weft("judgements", "--store", s).out)
        rows = jsonl(WORLD)
        for stage in (["read"], ["annotate"], ["thread"], ["resolve", "--judgements", path]):
            rows = weft(*stage, "--quiet", data=rows).ok().out
        same_lines(rows, b"\n".join(x for x in weft("export", "--store", s).out.split(b"\n") if not x.startswith(b'{"story"')), "filters against export")


@test("of two judgements about one pair the last one counts")
def _():
    with folder() as d:
        s = store(d, WORLD)
        lind, berg = who(s, "a4", "Ada Lind"), who(s, "a5", "Ada Berg")
        for command in ("merge", "split", "merge"):
            equal(weft(command, "--quiet", "--store", s, lind, berg).code, 0)
        equal(who(s, "a4", "Ada Lind"), who(s, "a5", "Ada Berg"))
        equal(len(weft("judgements", "--store", s).rows()), 3)


@test("names that nobody or several have, one entity twice, articles that do not name it: told, and nothing is kept")
def _():
    with folder() as d:
        s = store(d, WORLD)
        brown = who(s, "a1", "Michael Brown")
        for words, reason in ((("merge", "Nobody", "Ada Lind"), "nobody is called"), (("merge", "Michael Brown", "Ada Lind"), "entities are called"),
                              (("merge", brown, brown), "they are one already"), (("split", brown, "a4"), "does not name it"),
                              (("merge", "Ada Lind"), "needs")):
            r = weft(words[0], "--store", s, *words[1:])
            equal(r.code, 2)
            contains(r.err, reason)
        equal(weft("judgements", "--store", s).out, b"")


@test("judge lists what is uncertain, and keeps the answers of --ask")
def _():
    unsure = [article("b%d" % i, "t%d" % i, day, text) for i, (day, text) in enumerate((
        ("2014-01-01", "The baker Maria Kovac has opened a shop in Orrin. It was raining. Ted Clarke and Fatima Ali bought bread from Maria Kovac."),
        ("2014-02-01", "The runner Maria Kovac has won a race in Halden. It was snowing. Karl Voss and Otto Quill came in behind Maria Kovac.")))]
    with folder() as d:
        s = store(d, unsure)
        pairs = weft("judge", "--json", "--store", s).rows()
        equal(len(pairs), 1)
        equal({pairs[0]["a"]["name"], pairs[0]["b"]["name"]}, {"Maria Kovac"})
        if not 0 < pairs[0]["probability"] < 0.5 or pairs[0]["score"] >= 0:
            raise Failure("a pair that is kept apart is unlikely to be one: %s" % pairs[0])
        contains(weft("judge", "--ask", "--store", s, data=b"\nq\n").err, "0 judgements kept")
        contains(weft("judge", "--ask", "--store", s, data=b"s\n").err, "1 judgement kept")
        equal(who(s, "b0", "Maria Kovac"), who(s, "b1", "Maria Kovac"))
        equal(weft("judge", "--json", "--store", s).rows(), [])
        t = store(d, unsure, "other.weft")
        contains(weft("judge", "--ask", "--store", t, data=b"u\n").err, "1 judgement kept")
        equal(weft("judge", "--json", "--store", t).rows(), [])
        different(who(t, "b0", "Maria Kovac"), who(t, "b1", "Maria Kovac"))


@test("people --why tells from story to story by what somebody is known to be the same")
def _():
    with folder() as d:
        s = store(d, WORLD)
        row = weft("people", "--why", "--json", "--store", s, who(s, "a1", "Michael Brown")).rows()[0]
        equal([x["story"] for x in row["stories"]], ["s1", "s2"])
        equal(row["stories"][0]["why"], "the first of this name")
        equal("Ilse Brandt" in row["stories"][1]["company"], True)
        contains(weft("people", "--why", "--store", s, row["entity"]).out, "Ilse Brandt")


finish()
