#!/usr/bin/env python3
"""The stages as filters: their chain gives what the store gives, and what a row brought along stays."""
import os, subprocess, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from tap import *
import make_articles

STAGES = ("annotate", "thread", "resolve", "collate")
NEWS = "examples/news"


def chain(first, cwd=None, options=()):
    """Output of every stage, the first one's given."""
    out = [first]
    for stage in STAGES:
        out.append(weft(stage, *options, data=out[-1], cwd=cwd).ok().out)
    return out


with folder() as d:
    for name, paths, where in (("generated articles", [d + "/in"], None), ("examples/news", [NEWS], ROOT)):
        if where is None:
            make_articles.write(make_articles.make(300, seed=21), d + "/in", files=3)
            make_articles.write(make_articles.make(40, seed=22), d + "/in/pages", pages=True)
        store = d + "/%s.weft" % name.replace("/", "-")

        @test("the chain of filters gives what the store gives: " + name)
        def _():
            read, annotated, threaded, resolved, stories = chain(weft("read", *paths, cwd=where).ok().out, where)
            weft("add", "--store", store, *paths, cwd=where).ok()
            same_lines(resolved + stories, weft("export", "--store", store).ok().out, "filters against export")

        @test("threads: collate --thread gives what show --thread gives, each article in one: " + name)
        def _():
            resolved = chain(weft("read", *paths, cwd=where).ok().out, where)[3]
            rows = weft("collate", "--thread", data=resolved).ok().rows()
            articles = [json.loads(l) for l in resolved.decode().split("\n") if l]
            equal(sorted(a["id"] for r in rows for a in r["articles"]), sorted(a["id"] for a in articles))
            threads = {r["story"]: {a["id"] for a in r["articles"]} for r in rows}
            true(all(a["id"] in threads[a["thread"]] for a in articles))
            several = [t for t in threads if len({a["story"] for a in articles if a["thread"] == t}) > 1]
            true(len(several) > 3, "hardly any threads")
            for t in several[:5]:
                shown = weft("show", "--store", store, "--thread", "--json", t).ok().rows()[0]
                equal(len(shown.pop("thread_stories")), len({a["story"] for a in articles if a["thread"] == t}))
                equal({a["id"] for a in shown.pop("rows")}, threads[t])
                equal(shown, [r for r in rows if r["story"] == t][0])

        @test("read, annotate keep the order, the others order by id: " + name)
        def _():
            read = weft("read", *paths, cwd=where).ok().out
            steps = [[json.loads(l) for l in s.decode().split("\n") if l] for s in chain(read, where)]
            ids = [r["id"] for r in steps[0]]
            equal([r["id"] for r in steps[1]], ids)
            equal([r["id"] for r in steps[2]], sorted(set(ids)))
            equal([r["id"] for r in steps[3]], sorted(set(ids)))
            equal([r["story"] for r in steps[4]], sorted({r["story"] for r in steps[3]}))

    @test("one pipe of all five")
    def _():
        command = '"$W" read "$D" | "$W" annotate | "$W" thread | "$W" resolve | "$W" collate'
        run = subprocess.run(["sh", "-c", command], capture_output=True, env=dict(os.environ, W=WEFT, D=d + "/in"))
        equal(run.returncode, 0, show(run.stderr))
        same_lines(run.stdout, chain(weft("read", d + "/in").out)[-1], "pipe")

    @test("one and two threads")
    def _():
        read = weft("read", d + "/in", "--threads", 1).ok().out
        same_lines(weft("read", d + "/in", "--threads", 2).ok().out, read, "read")
        one, two = chain(read, options=("--threads", "1")), chain(read, options=("--threads", "2"))
        for stage, x, y in zip(("read",) + STAGES, one, two):
            same_lines(y, x, stage)

    @test("rows in another order")
    def _():
        rows = weft("read", d + "/in").ok().out.rstrip(b"\n").split(b"\n")
        one, two = chain(b"\n".join(rows) + b"\n"), chain(b"\n".join(reversed(rows)) + b"\n")
        for stage, x, y in list(zip(("read",) + STAGES, one, two))[2:]:
            same_lines(y, x, stage)

    row = {"text": "Mayor Ada Lind said on Tuesday that 12 people were hurt in Kelby. “No more,” said Lind.", "language": "en", "id": "my own id",
           "published": "2019-05-08", "story": "the storm", "x-desk": {"a": [1, 2.50, None, "ä"]}, "n": 12345678901234567890, "e": 1e-7}

    @test("a row needs no more than text; its own members stay as they are")
    def _():
        line = json.dumps(row, ensure_ascii=False)
        out = line.encode() + b"\n"
        for stage in ("read", "annotate", "thread", "resolve"):
            out = weft(stage, data=out).ok().out
            got = json.loads(out)
            for key in row:
                equal(got.get(key), row[key], "%s after %s" % (key, stage))
            true(b'"n":12345678901234567890' in out.replace(b" ", b""), "digits of a number after " + stage)
        story = json.loads(weft("collate", data=out).ok().out)
        equal((story["story"], [a["id"] for a in story["articles"]]), ("the storm", ["my own id"]))
        equal(len(weft("annotate", data=b'{"text":"Nothing."}').ok().rows()), 1)

    @test("changes in a story: a rise by 5 is no level of 5; both ends told by one article are an update")
    def _():
        texts = ["Rents in Marle rose 5 percent, offices said. The toll of the fire in Marle rose to 12 people from 9, police said.",
                 "Rents in Marle are 5 percent, offices said. The toll of the fire in Marle was 9 people, police said.",
                 "Rents in Marle rose 7 percent, offices said. The toll of the fire in Marle was 12 people, mayors said."]
        rows = [{"id": "a%d" % i, "story": "fire", "language": "en", "published": "2020-01-02", "text": t} for i, t in enumerate(texts)]
        out = "".join(json.dumps(r) + "\n" for r in rows).encode()
        for stage in ("annotate", "resolve", "collate"):
            out = weft(stage, data=out).ok().out
        points = {p["kind"]: p for p in json.loads(out)["points"]}
        equal((points["count"]["status"], points["count"]["reason"]), ("update", "an article tells the change: from 9, then 12"))
        equal([c["article"] for c in points["percent"]["claims"]], ["a0", "a2"])

    @test("offsets in code points, bytes and UTF-16 units name the same characters")
    def _():
        text = "Zoë Ållgård 🦉 said on Tuesday: “It’s €5 million, 🎉 no more,” and left. Ållgård, 43, lives in Malmö."
        line = json.dumps({"text": text, "language": "en", "published": "2019-05-08"}).encode()
        units = {"chars": lambda n: text[:n], "bytes": lambda n: text.encode()[:n].decode(), "utf16": lambda n: text.encode("utf-16-le")[:2 * n].decode("utf-16-le")}
        said = {}
        for unit, before in units.items():
            notes = weft("annotate", "--offsets", unit, data=line).ok().rows()[0]["annotations"]
            said[unit] = [(a["kind"], before(a["start"]), before(a["end"]), [before(x) for s in a.get("content", []) for x in s]) for a in notes]
            again = weft("resolve", "--offsets", unit, data=weft("thread", "--offsets", unit, data=weft("annotate", "--offsets", unit, data=line).out).ok().out)
            equal([(a["start"], a["end"]) for a in again.ok().rows()[0]["annotations"]], [(a["start"], a["end"]) for a in notes], unit)
        true(len(said["chars"]) > 4, said["chars"])
        equal(said["bytes"], said["chars"])
        equal(said["utf16"], said["chars"])

    @test("other languages pass, and say why they have no annotations")
    def _():
        text = "Le vieux pont est ouvert depuis lundi. La mairie a payé douze millions pour les travaux, et les habitants sont contents de pouvoir passer."
        got = weft("annotate", data=json.dumps({"text": text}).encode()).ok().rows()[0]
        equal((got["language"], got.get("annotations", [])), ("fr", []))
        true("language" in str(got.get("annotated", "")), got)

    @test("html in a row is read")
    def _():
        page = make_articles.page(make_articles.make(1, seed=2)[0])
        got = weft("read", data=json.dumps({"html": page, "desk": "city"}).encode()).ok().rows()[0]
        wanted = make_articles.make(1, seed=2)[0]
        equal((got["title"], got["outlet"], got["desk"]), (wanted["title"], wanted["outlet"], "city"))
        equal(got["text"].replace("\n\n", "\n"), wanted["text"])  # a page has an empty line between blocks

finish()
