#!/usr/bin/env python3
"""`weft collate --explain`: pairs of claims with the features of their score, for people and as rows."""
import os, re, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import *


def lines(rows):
    return "".join(json.dumps(r) + "\n" for r in rows).encode()


def resolved(rows):
    out = lines(rows)
    for stage in ("annotate", "thread", "resolve"):
        out = weft(stage, data=out).ok().out
    return out


def resolved_bytes(rows):
    """The same rows made anew with places in bytes."""
    out = lines([{k: r[k] for k in ("id", "story", "language", "published", "text")} for r in map(json.loads, rows.decode().split("\n")[:-1])])
    for stage in ("annotate", "thread", "resolve"):
        out = weft(stage, "--offsets", "bytes", data=out).ok().out
    return out


NEWS = resolved(weft("read", os.path.join(ROOT, "examples", "news")).ok().rows())
STORIES = weft("collate", data=NEWS).ok().rows()
PAIRS = weft("collate", "--explain", "--json", data=NEWS).ok().rows()
TEXT = weft("collate", "--explain", data=NEWS).ok().out.decode()
HOSTILE = "Police said 12 people\x1b[31m\u202e were killed in the Ostrel slide on Tuesday."


@test("rows: every point of several articles has its pairs, with the ids and groups of the story's row")
def _():
    told = {}
    for p in PAIRS:
        told.setdefault((p["story"], p["point"]), []).append(p)
    groups = {(s["story"], p["id"], c["article"], c["start"]): c["group"] for s in STORIES for p in s["points"] for c in p["claims"]}
    points = {(s["story"], p["id"]) for s in STORIES for p in s["points"]}
    true(points and set(told) <= points, "points that no story has")
    within = {k for k, pairs in told.items() if any(p["linked"] for p in pairs)}
    true(len(points - within) == 0, "points without a pair: %s" % sorted(points - within)[:5])
    for p in PAIRS:
        for c in (p["x"], p["y"]):
            if "point" in c:
                equal(groups[p["story"], c["point"], c["article"], c["start"]], c["group"])
        true(p["x"]["article"] != p["y"]["article"], "a pair of one article")
        equal(p["linked"], "point" in p["x"] and p["x"]["point"] == p["y"].get("point"))
        equal(bool(p.get("rival")), not p["linked"])


@test("rows: what the features add makes the log odds, and these the score")
def _():
    import math
    for p in PAIRS:
        names = [f["name"] for f in p["features"]]
        true(all(names) and len(set(names)) == len(names), names)
        total = sum(f["adds"] for f in p["features"])
        true(abs(total - p["logit"]) < 1e-4, "%g is not %g" % (total, p["logit"]))
        true(abs(1 / (1 + math.exp(-p["logit"])) - p["score"]) < 1e-4, "score %g of %g" % (p["score"], p["logit"]))


@test("rows: of a point those within it by score come first, then at most three rivals")
def _():
    at = {}
    for p in PAIRS:
        at.setdefault((p["story"], p["point"]), []).append(p)
    for pairs in at.values():
        order = [(bool(p.get("rival")), -p["score"]) for p in pairs]
        equal(order, sorted(order))
        true(sum(1 for p in pairs if p.get("rival")) <= 3)


@test("lines: columns, a block a pair, the same pairs")
def _():
    scores = re.findall(r"^    (\d\.\d{3})  (?:rival: )?(?:one|two|no) ", TEXT, re.M)
    equal(len(scores), len(PAIRS))
    true(all(abs(float(s) - p["score"]) < 0.0006 for s, p in zip(scores, PAIRS)), "scores differ by more than rounding")
    table = [line for line in TEXT.split("\n") if re.match(r"      [a-z].* +[-+]?[\d.]+$|      feature", line)]
    true(table and len({len(line) for line in table}) == 1, sorted({len(line) for line in table}))
    equal(sum(line.startswith("      log odds") for line in table), len(PAIRS))


@test("--claim: all pairs of one claim, by the beginning of an id and any place within")
def _():
    c = PAIRS[0]["x"]
    mine = weft("collate", "--explain", "--json", "--claim", "%s:%d" % (c["article"][:8], c["end"] - 1), data=NEWS).ok().rows()
    true(mine and all((c["article"], c["start"]) in [(p[k]["article"], p[k]["start"]) for k in "xy"] for p in mine))
    true(all("point" not in p for p in mine))
    known = [p for p in PAIRS if (c["article"], c["start"]) in [(p[k]["article"], p[k]["start"]) for k in "xy"]]
    true({(p["x"]["start"], p["y"]["start"], p["score"]) for p in known} <= {(p["x"]["start"], p["y"]["start"], p["score"]) for p in mine})
    text = weft("collate", "--explain", "--claim=%s:%d" % (c["article"], c["start"]), data=NEWS).ok().out.decode()
    equal(text.count("      log odds"), len(mine))


@test("--claim: places are counted as --offsets says")
def _():
    rows = resolved([{"id": "a%d" % i, "story": "s", "language": "en", "published": "2021-02-0%d" % (i + 1),
                      "text": "Caf\u00e9s closed: 12 people were killed in the Ostrel slide on Tuesday."} for i in range(2)])
    for unit, place in (("chars", 14), ("bytes", 15)):
        if unit == "bytes":
            rows = resolved_bytes(rows)
        got = weft("collate", "--explain", "--json", "--offsets", unit, "--claim", "a0:%d" % place, data=rows).ok().rows()
        true(got and got[0]["x"]["start"] == place and got[0]["x"]["text"] == "12", got)


@test("--claim: a place without a claim, and what is no place, are told")
def _():
    r = weft("collate", "--explain", "--claim", "nobody:5", data=NEWS)
    equal((r.code, r.out), (2, b""))
    true(any("nobody:5" in c for c in r.complaints()), r.complaints())
    for wrong in ("nobody", "nobody:x", ":5", "a:-1"):
        r = weft("collate", "--explain", "--claim", wrong, data=NEWS)
        equal((r.code, r.out), (2, b""), wrong)
        true(any("ARTICLE:PLACE" in c for c in r.complaints()), r.complaints())
    equal(weft("collate", "--claim", "a:1", data=NEWS).code, 2)


@test("order of articles and threads do not matter")
def _():
    turned = b"".join(reversed(NEWS.splitlines(keepends=True)))
    for threads in (1, 4):
        same_lines(weft("collate", "--explain", "--threads", threads, data=turned).ok().out, TEXT.encode(), "lines")


@test("a story of one article, an undated one, an empty input: nothing, without a fault")
def _():
    one = resolved([{"id": "a", "language": "en", "text": "Police said 12 people were killed."}])
    for options in ((), ("--json",)):
        equal(weft("collate", "--explain", *options, data=one).ok(0, 2).out, b"")
        equal(weft("collate", "--explain", *options, data=b"").ok(0, 2).out, b"")
    two = resolved([{"id": i, "story": "s", "language": "en", "text": "Police said 12 people were killed in the Ostrel slide."} for i in "ab"])
    true(weft("collate", "--explain", "--json", data=two).ok().rows())


@test("no control character of a text reaches the terminal")
def _():
    rows = resolved([{"id": "a%d\x1b[2J" % i, "story": "s\x1b", "outlet": "O\x1b", "language": "en", "text": HOSTILE} for i in range(2)])
    out = weft("collate", "--explain", data=rows).ok().out.decode()
    true("log odds" in out)
    true(not any(ord(c) < 32 and c != "\n" or 127 <= ord(c) < 160 or c == "\u202e" for c in out))


@test("a large story is cut, and says so")
def _():
    rows = [{"id": "a%02d" % i, "story": "s", "language": "en", "published": "2021-02-09", "text": "At least 12 people were killed in the Ostrel slide."} for i in range(45)]
    notes = json.loads(weft("annotate", data=lines(rows[:1])).ok().out)["annotations"]
    out = weft("collate", "--explain", data=lines([dict(r, annotations=notes) for r in rows])).ok().out.decode()
    true("more pairs of it" in out, out[-300:])
    equal(out.count("log odds"), 400)

finish()
