#!/usr/bin/env python3
"""The same articles give the same bytes, whatever their order, batches, files and number of threads."""
import os, random, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from tap import *
import make_articles

N = 600
rows = make_articles.make(N, seed=3)
# two versions of one article under a given id, three articles without a date and a title, one without anything but text
rows[7] = dict(rows[7], id="same-id", published="2018-05-01")
rows[8] = dict(rows[7], text=rows[7]["text"] + "\nCorrected on Thursday.", published="2018-05-03")
rows[9] = {"text": rows[9]["text"]}
WAY = "/articles.jsonl"  # every run names its files alike: `source` says where an article was read


def export(store, **how):
    return weft("export", "--store", store, **how).ok().out


def without_source(data):
    """Rows without `source`, which says what file an article came from."""
    out = []
    for line in data.decode("utf-8").split("\n"):
        if line:
            row = json.loads(line)
            row.pop("source", None)
            out.append(json.dumps(row, ensure_ascii=False))
    return "\n".join(out).encode()


with folder() as d:
    def put(name, some):
        write(os.path.join(d, name), "".join(map(make_articles.line, some)))
        return os.path.join(d, name)

    put("one.jsonl", rows)
    weft("add", "--store", d + "/plain.weft", "--threads", 1, d + "/one.jsonl").ok()
    plain = export(d + "/plain.weft")
    bare = without_source(plain)

    @test("all articles are there, and there are stories of several of them")
    def _():
        got = [json.loads(l) for l in plain.decode().split("\n") if l]
        articles, stories = [r for r in got if "text" in r], [r for r in got if "points" in r]
        equal(len(articles), N - 1)
        equal(len(articles) + len(stories), len(got))
        equal([a["id"] for a in articles], sorted(a["id"] for a in articles), "articles are in order of id")
        equal([s["story"] for s in stories], sorted(s["story"] for s in stories), "stories are in order of id")
        true(sum(len(s["articles"]) > 1 for s in stories) > 30, "hardly any story has two articles")
        true(sum(len(s["points"]) > 0 for s in stories) > 10, "hardly any story has a point")
        true(sum("copies" in a for a in articles) > 20, "hardly any copies")
        true(sum("follows" in a for a in articles) > 20, "hardly any threads")
        equal(sum("Corrected on Thursday" in a["text"] for a in articles if a["id"] == "same-id"), 1, "the later version stays")
        note("%d articles, %d stories of several, %d points, %d in copy groups, %d go on with another story" % (
            len(articles), sum(len(s["articles"]) > 1 for s in stories), sum(len(s["points"]) for s in stories), sum("copies" in a for a in articles), sum("follows" in a for a in articles)))

    @test("two threads")
    def _():
        weft("add", "--store", d + "/threads.weft", "--threads", 2, d + "/one.jsonl").ok()
        same_lines(export(d + "/threads.weft"), plain, "export")

    for seed in (1, 2):
        @test("shuffled (%d)" % seed)
        def _():
            some = list(rows)
            random.Random(seed).shuffle(some)
            weft("add", "--store", d + "/shuffled%d.weft" % seed, put("shuffled%d.jsonl" % seed, some)).ok()
            same_lines(without_source(export(d + "/shuffled%d.weft" % seed)), bare, "export")

    @test("ten batches, shuffled, with one and two threads in turn")
    def _():
        some = list(rows)
        random.Random(9).shuffle(some)
        for i in range(10):
            weft("add", "--store", d + "/ten.weft", "--threads", 1 + i % 2, put("part%d.jsonl" % i, some[i::10])).ok()
        same_lines(without_source(export(d + "/ten.weft")), bare, "export")

    @test("an article at a time at the end")
    def _():
        some = list(reversed(rows))
        weft("add", "--store", d + "/single.weft", put("first.jsonl", some[:-12])).ok()
        for i, row in enumerate(some[-12:]):
            weft("add", "--store", d + "/single.weft", put("single%d.jsonl" % i, [row])).ok()
        same_lines(without_source(export(d + "/single.weft")), bare, "export")

    @test("adding twice changes nothing")
    def _():
        r = weft("add", "--store", d + "/plain.weft", "--json", d + "/one.jsonl").ok()
        equal(r.rows()[0]["articles"], 0, "articles added")
        same_lines(export(d + "/plain.weft"), plain, "export")
        weft("add", "--store", d + "/plain.weft", d + "/shuffled1.jsonl").ok()
        same_lines(without_source(export(d + "/plain.weft")), bare, "export after the same in another file")

    @test("standard input is a file like others")
    def _():
        weft("add", "--store", d + "/input.weft", data=open(d + "/one.jsonl", "rb").read()).ok()
        same_lines(without_source(export(d + "/input.weft")), bare, "export")

    @test("what was exported can be added again, and is the same")
    def _():
        # bytes of the pages are not in an export, so only what was read from them is compared
        articles = b"".join(l + b"\n" for l in plain.split(b"\n") if b'"text"' in l and not l.startswith(b'{"story"'))
        write(d + "/again.jsonl", articles)
        weft("add", "--store", d + "/again.weft", d + "/again.jsonl").ok()
        same_lines(without_source(export(d + "/again.weft")), bare, "export")

    @test("verify finds nothing wrong in any of them")
    def _():
        for name in ("plain", "threads", "shuffled1", "ten", "single"):
            r = weft("verify", "--store", d + "/%s.weft" % name)
            equal((r.code, r.complaints()), (0, []), name + ": " + show(r.out[:2000]))

finish()
