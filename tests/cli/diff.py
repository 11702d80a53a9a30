#!/usr/bin/env python3
"""`weft diff`: two articles side by side show the whole of both texts, and what both have beside a double line."""
import os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import *


def sides(out):
    """Words of the left and of the right column, each with whether it is shared."""
    left, right = [], []
    for line in out.decode("utf-8").split("\n\n", 1)[1].split("\n"):
        for mark in " ═ ", " │ ":
            if mark in line:
                a, b = line.split(mark, 1)
                left += [(w, mark == " ═ ") for w in a.split()]
                right += [(w, mark == " ═ ") for w in b.split()]
    return left, right


with folder() as d:
    store = d + "/news.weft"
    weft("add", "--quiet", "--store", store, os.path.join(ROOT, "examples", "news")).ok()
    rows = {r["id"]: r for r in weft("export", "--store", store).ok().rows() if "text" in r}
    pairs = [(i, r["copies"]["of"]) for i, r in rows.items() if r.get("copies", {}).get("of")]

    @test("both texts are whole, and the shared words are those of the row's passages")
    def _():
        true(len(pairs) > 2, "hardly any copies")
        for a, b in pairs:
            got = sides(weft("diff", "--store", store, a, b, env={"COLUMNS": "120"}).ok().out)
            for words, i, other, first, last in (got[0], a, b, "start", "end"), (got[1], b, a, "start", "end"):
                squeezed = lambda text: "".join(text.split())
                equal("".join(w for w, _ in words), squeezed(rows[i]["text"]), i)
                passages = [p for p in rows[i]["copies"]["passages"] if p["article"] == other]
                equal("".join(w for w, shared in words if shared), squeezed("".join(rows[i]["text"][p[first]:p[last]] for p in sorted(passages, key=lambda p: p[first]))), i)

    @test("--json: places, and how many characters of each are shared")
    def _():
        a, b = pairs[0]
        got = weft("diff", "--store", store, "--json", a[:10], b[:10]).ok().rows()[0]
        equal(got["articles"], [a, b])
        for p in got["passages"]:
            equal(rows[a]["text"][p["start"]:p["end"]].split(), rows[b]["text"][p["at"]:p["to"]].split())
        equal(got["shared"], [sum(p["end"] - p["start"] for p in got["passages"]), sum(p["to"] - p["at"] for p in got["passages"])])

    @test("two that share nothing; the same twice; wrong uses")
    def _():
        a, b = sorted(rows)[:2]
        left, right = sides(weft("diff", "--store", store, a, a).ok().out)
        equal(left, right)
        equal([w for w, shared in left if shared], [])
        for args, says in ((["diff", a], "two articles"), (["diff", a, "no-such"], "no-such"), (["diff", a, "rivera-marsh"], "story"), (["diff"], "two articles")):
            r = weft(*args, "--store", store)
            equal((r.code, r.out, len(r.complaints())), (2, b"", 1), args)
            true(says in show(r.err), show(r.err))


finish()
