#!/usr/bin/env python3
"""Versions of a page: articles of one address that repeat each other's words. What changed is told to the word, whatever the order
in which they come, and what an article changed on its own page is no contradiction."""
import os, random, re, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import *

FIRE = """A fire in a warehouse in Port Calder killed 12 people on Tuesday, officials said. The blaze broke out shortly before noon in the paint store of the Hallam works, a company that employs 340 people in the harbour district.

"We heard a bang and then everything was black," said Ana Torres, a clerk who left by a window. The fire brigade sent nine engines and had the flames under control by evening.

Mayor John Reed said that the works had been inspected in March and that no faults had been found. The company did not answer questions."""
LATER = FIRE.replace("12 people", "15 people").replace("nine engines", "11 engines") + "\n\nThe state opened an inquiry late on Tuesday."
LAST = LATER.replace("in March", "in April") + "\n\nCorrection: An earlier version of this article named the wrong month of the inspection."
OTHER = "Hallam employs 340 people, according to its site, and the warehouse in Port Calder that burned on Tuesday was its largest. The fire killed 15 people, officials said, among them two guards. Torres, a clerk, left by a window."


def row(text, updated=None, url="https://post.example/fire", outlet="Calder Post", title="Fire kills many in Port Calder", **more):
    out = dict(url=url, outlet=outlet, title=title, published="2021-03-02", text=text, **more)
    return dict(out, updated=updated) if updated else out


PAGE = [row(FIRE, "2021-03-02T13:00"), row(LATER, "2021-03-02T19:00"), row(LAST, "2021-03-03T09:00")]
WIRE = row(OTHER, url="https://wire.example/fire", outlet="Daily Wire", title="Warehouse burns")


def chain(rows):
    lines = "".join(json.dumps(r) + "\n" for r in rows).encode()
    read = weft("read", "-", data=lines).ok().out
    return weft("thread", data=weft("annotate", data=read).ok().out).ok().rows()


def words(text):
    return re.findall(r"\w+(?:['’.,]\w+)*", text)


def check_changes(before, now):
    """What is not told as changed is the same words; what is told is what `was` there."""
    a, b, at, other = before["text"], now["text"], 0, 0
    for c in now["versions"]["changes"] + [dict(start=len(b), end=len(b), at=len(a), to=len(a), was="")]:
        true(c["start"] >= at and c["at"] >= other and c["end"] >= c["start"] and c["to"] >= c["at"], c)
        equal(words(b[at:c["start"]]), words(a[other:c["at"]]))
        equal(c["was"], a[c["at"]:c["to"]])
        at, other = c["end"], c["to"]


@test("three fetches of a page: which is which, and what changed, to the word")
def _():
    by_text = {r["text"]: r for r in chain(PAGE + [WIRE])}
    first, second, third = (by_text[t] for t in (FIRE, LATER, LAST))
    for r in first, second, third:
        equal(r["versions"]["of"], [first["id"], second["id"], third["id"]])
        equal(r["story"], first["story"])
    true("changes" not in first["versions"] and "versions" not in by_text[OTHER])
    told = [[(c["was"], r["text"][c["start"]:c["end"]]) for c in r["versions"]["changes"]] for r in (second, third)]
    equal(told[0], [("12", "15"), ("nine", "11"), ("", "The state opened an inquiry late on Tuesday")])
    equal(told[1][0], ("March", "April"))
    true(told[1][1][0] == "" and told[1][1][1].startswith("Correction: An earlier"), told[1])
    equal([r["copies"]["role"] for r in (first, second, third)], ["original", "version", "version"])
    equal(third["copies"]["of"], second["id"])
    check_changes(first, second)
    check_changes(second, third)


@test("the time of the fetch tells versions apart, before the time of the change and of publication")
def _():
    a, b = row(FIRE, fetched="2021-03-02T20:00:00Z"), row(LATER, fetched="2021-03-02T14:00:00Z")
    got = chain([a, b])
    first = [r for r in got if r["text"] == LATER][0]
    equal(got[0]["versions"]["of"][0], first["id"])


@test("one address alone, or the same words alone, make no versions")
def _():
    elsewhere = row(LATER, url="https://other.example/a/fire", outlet="Other")
    matter = row("The council of Ostrel voted for a new bridge on Monday after two years of talks about its cost and its place. " * 3)
    front = [row(FIRE, url="https://post.example/"), row(LATER, url="https://post.example")]
    for some in ([PAGE[0], elsewhere], [PAGE[0], matter], front, [PAGE[0], row(LATER, url="https://post.example/fire?page=2")]):
        true(all("versions" not in r for r in chain(some)), some[1]["url"])


@test("editions for phones are the same page")
def _():
    for n, url in enumerate(("http://m.post.example/fire/", "https://amp.post.example/fire", "https://www.post.example/fire/amp/", "https://post.example/amp/fire",
                "https://post.example/fire?amp=1", "https://post.example/fire.amp", "https://post.example/fire?outputType=amp#top")):
        true(all("versions" in r for r in chain([PAGE[0], row(LATER, url=url)])), url)


@test("any edits: what is told as changed is all that changed")
def _():
    rng = random.Random(7)
    pool = words(FIRE + LAST + OTHER) + ["1,200", "can't", "été", "naïve", "U.S."]
    for n in range(4 if SLOW else 12):
        size = rng.choice([60, 300, 2500])
        old = [rng.choice(pool) for _ in range(size)]
        new = list(old)
        for _ in range(rng.choice([1, 3, size // 10])):
            i = rng.randrange(len(new))
            cut, into = rng.choice([0, 1, 5]), [rng.choice(pool) for _ in range(rng.choice([0, 1, 9]))]
            new[i:i + cut] = into
        got = chain([row(" ".join(old) + ".", "2021-03-02T13:00"), row(" ".join(new) + ".", "2021-03-02T19:00")])
        if old == new:
            continue
        now = [r for r in got if r["text"] == " ".join(new) + "."][0]
        check_changes([r for r in got if r is not now][0], now)


@test("a page that was written anew in most of its words: one change between what stayed")
def _():
    rng = random.Random(3)
    stays = " ".join("word%d" % i for i in range(900))
    old, new = (stays + " " + " ".join("%s%d" % (k, rng.randrange(10 ** 6)) for _ in range(1400)) + " end of it all." for k in "ab")
    got = chain([row(old, "2021-03-02T13:00"), row(new, "2021-03-02T19:00")])
    now = [r for r in got if r["text"] == new][0]
    equal(len(now["versions"]["changes"]), 1)
    check_changes([r for r in got if r is not now][0], now)


with folder() as d:
    def put(name, rows):
        write(os.path.join(d, name), "".join(json.dumps(r) + "\n" for r in rows))
        return os.path.join(d, name)

    whole = put("all.jsonl", PAGE + [WIRE])
    store = d + "/one.weft"
    weft("add", "--quiet", "--store", store, whole).ok()

    @test("a store: the same whatever the order in which versions come; verify holds them")
    def _():
        def export(s):
            return sorted(json.dumps({k: v for k, v in r.items() if k != "source"}, sort_keys=True) for r in weft("export", "--store", s).ok().rows())
        want = export(store)
        for n, order in enumerate(([3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 1, 3])):
            other = d + "/order%d.weft" % n
            for i in order:
                weft("add", "--quiet", "--store", other, put("part.jsonl", [(PAGE + [WIRE])[i]])).ok()
            equal(export(other), want)
            weft("verify", "--store", other).ok()

    @test("what a page changed is an update, what it repeats is told once")
    def _():
        points = [p for r in weft("export", "--store", store).ok().rows() for p in r.get("points", [])]
        dead = [p for p in points if {"12", "15"} <= {c["value"] for c in p["claims"]}]
        equal(len(dead), 1, points)
        equal((dead[0]["status"], dead[0]["reason"]), ("update", "changed on the page: 12, then 15"))
        equal([c["value"] for c in dead[0]["claims"] if c.get("replaced")], ["12"])
        staff = [p for p in points if {c["value"] for c in p["claims"]} == {"340"}]
        equal([len(p["claims"]) for p in staff], [2])

    @test("an article shows the versions of its page and what changed")
    def _():
        ids = {r["text"]: r["id"] for r in weft("export", "--store", store).ok().rows() if "text" in r}
        out = show(weft("show", "--store", store, ids[LAST]).ok().out)
        true("VERSIONS OF THIS PAGE 3" in out and "%s  this one" % ids[LAST] in out, out)
        true(re.search(r"  March +─▸ Mayor John Reed said .* in «April» and", out), out)


finish()
