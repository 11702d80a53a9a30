#!/usr/bin/env python3
"""`weft show --timeline`: lines that fit, an SVG that is sound and harmless whatever the articles say, threads, errors."""
import os, re, sqlite3, sys
import xml.etree.ElementTree as xml

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import *

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = set("svg title desc style text tspan line rect circle g".split())
ODD = '"><script>alert(1)</script><![CDATA[ ]]> &amp; \x1b[31m\u202e \u0007 Post'
HOSTILE = [
    {"id": "h%d" % i, "outlet": ODD + str(i), "title": "</title><script>alert(%d)</script>" % i, "language": "en", "published": "2021-02-1%d" % i,
     "text": "The old mill bridge at <b>Ostrel</b> & \"Halden\" collapsed on Feb. %d, 2021, after three days of heavy rain, </desc> police said." % day}
    for i, day in enumerate((9, 9, 8))]


def lines(rows):
    return "".join(json.dumps(r) + "\n" for r in rows).encode()


def check_svg(data, entries):
    root = xml.fromstring(data.decode("utf-8"))
    equal(root.tag, SVG + "svg")
    for e in root.iter():
        true(e.tag.replace(SVG, "") in ELEMENTS, "element " + str(e.tag))
        for name, value in e.attrib.items():
            true(not name.startswith("on") and name not in ("href", "src", "style"), "attribute %s=%s" % (name, value))
    true(b"url(" not in data and b"@import" not in data, "something from outside")
    true(root.find(SVG + "title").text and root.find(SVG + "desc").text)
    for name in root.attrib["aria-labelledby"], root.attrib["aria-describedby"]:
        true(root.find("./*[@id='%s']" % name) is not None, name)
    groups = root.findall(SVG + "g")
    equal(len(groups), entries, "entries drawn")
    true(all(g.find(SVG + "title") is not None for g in groups), "an entry without its sources")
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    for e in root.iter():
        for x in ("x", "x1", "x2", "cx"):
            true(0 <= float(e.attrib.get(x, 0)) <= width, "%s=%s" % (x, e.attrib.get(x)))
        for y in ("y", "y1", "y2", "cy"):
            true(0 <= float(e.attrib.get(y, 0)) <= height, "%s=%s" % (y, e.attrib.get(y)))
    return root


with folder() as d:
    store, hostile = d + "/news.weft", d + "/hostile.weft"
    weft("add", "--quiet", "--store", store, os.path.join(ROOT, "examples", "news")).ok()
    weft("add", "--quiet", "--store", hostile, data=lines([dict(r, story="s-h") for r in HOSTILE])).ok()
    stories = weft("stories", "--store", store, "--json").ok().rows()
    rows = [weft("show", "--store", store, "--json", s["story"]).ok().rows()[0] for s in stories]

    def drawn(*args, where=store, env=None):
        return weft("show", "--store", where, "--timeline", *args, env=env).ok().out

    @test("every timeline says when, what, who and how many origins; all fits into 80 columns of a pipe, or into $COLUMNS")
    def _():
        true(sum(len(r["timeline"]) for r in rows) > 20, "entries")
        for row in rows:
            for env, width in ({"COLUMNS": ""}, 80), ({"COLUMNS": "120"}, 120), ({"COLUMNS": "200"}, 200):
                out = drawn(row["slug"], env=env).decode("utf-8").split("\n")
                told = [line for line in out if re.search(r"\(\d+\)$", line)]
                equal(len(told), len(row["timeline"]), row["slug"])
                for line in told:
                    true(len(line) <= width, "%d columns: %s" % (len(line), line))
                    true(any(mark in line for mark in "│├") or " A" in line, line)
                true("\x1b" not in "".join(out), "colour in a pipe")

    @test("entries lie in order on the scale")
    def _():
        for row in rows:
            out = drawn(row["slug"], env={"COLUMNS": "120"}).decode("utf-8").split("\n")
            places = [re.search("[│├]", line).start() for line in out if re.search(r"\(\d+\)$", line) and "≠" not in line]
            equal(places, sorted(places), row["slug"])

    @test("entries in the row: bounds, label, origins, claims; what was left out is counted")
    def _():
        for row in rows:
            texts = {r["id"]: r["text"] for r in row["rows"]}
            equal([(e["from"], e["to"]) for e in row["timeline"]], sorted((e["from"], e["to"]) for e in row["timeline"]) if len({len(e["from"]) for e in row["timeline"]}) == 1
                  else [(e["from"], e["to"]) for e in row["timeline"]])
            for e in row["timeline"]:
                true(e["from"] <= e["to"] and e["label"] and 1 <= e["origins"] <= e["articles"] and len({c["article"] for c in e["claims"]}) == e["articles"], e)
                at = e["label_at"]
                source = texts[at["article"]][at["start"]:at["end"]]
                words = [w for w in re.findall(r"\w+", re.sub(r"\[[^]]*\]|…", " ", e["label"]))]
                true(all(w in source for w in words), "%s is not of: %s" % (e["label"], source))
                equal(any(c["group"] != e["claims"][0]["group"] for c in e["claims"]), "conflict" in e)
        true(any(row.get("timeline_left_out") for row in rows))

    @test("svg: sound, nothing from outside, every entry with its sources")
    def _():
        for row in rows:
            check_svg(drawn(row["slug"], "--format", "svg"), len(row["timeline"]))

    @test("svg and text: what hostile articles say stays text")
    def _():
        row = weft("show", "--store", hostile, "--json", "s-h").ok().rows()[0]
        true(row["timeline"], "no entries")
        svg = drawn("s-h", "--format", "svg", where=hostile)
        root = check_svg(svg, len(row["timeline"]))
        true(b"<script" not in svg and "alert(0)" in root.find(SVG + "title").text)
        told = (drawn("s-h", where=hostile) + svg).decode("utf-8")
        true(not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", told), "a control character")

    @test("dates that contradict are marked, with who says which")
    def _():
        row = weft("show", "--store", hostile, "--json", "s-h").ok().rows()[0]
        true(any("conflict" in e for e in row["timeline"]), row["timeline"])
        out = drawn("s-h", where=hostile).decode("utf-8")
        true("≠" in out and re.search(r"A 9 Feb 2021 .* · B 8 Feb 2021 ", out), out)

    @test("a story without dates, and without a word of when it was published")
    def _():
        bare = d + "/bare.weft"
        weft("add", "--quiet", "--store", bare, data=lines([{"id": "x", "text": "Nobody knows when the cat came, or why.", "language": "en", "story": "s-x"}])).ok()
        true("nothing dated" in drawn("s-x", where=bare).decode())
        check_svg(drawn("s-x", "--format", "svg", where=bare), 0)

    @test("a thread: the entries of its stories in one, each with its story")
    def _():
        two = d + "/two.weft"
        shutil.copy(store, two)
        chosen = [r for r in rows if r["timeline"]][:2]
        db = sqlite3.connect(two)
        for row in chosen:
            db.execute("UPDATE article SET affair = 't-1' WHERE story = ?", (row["story"],))
        db.commit()
        db.close()
        entries = sum(len(row["timeline"]) for row in chosen)
        for name in "t-1", chosen[1]["slug"]:
            out = drawn("--thread", name, where=two).decode("utf-8")
            equal(len(re.findall(r"\(\d+\)$", out, re.M)), entries)
            true(all(row["slug"] in out for row in chosen))
        check_svg(drawn("--thread", "t-1", "--format", "svg", where=two), entries)
        equal({r["story"] for r in weft("show", "--store", two, "--timeline", "--thread", "--json", "t-1").ok().rows()}, {row["story"] for row in chosen})
        true("TIMELINE" in drawn("--thread", rows[0]["slug"]).decode())

    @test("wrong uses: status 2, one line that says how")
    def _():
        slug, article = rows[0]["slug"], rows[0]["articles"][0]["id"]
        for args in (["show", slug, "--format", "svg"], ["show", article, "--thread"], ["show", slug, "--timeline", "--format", "html"],
                     ["show", slug, "--timeline", "--json", "--format", "svg"], ["show", slug, "--timeline", "--status", "agree"],
                     ["show", article, "--timeline"], ["show", article, "--timeline", "--thread"], ["show", "no-such", "--timeline"],
                     ["show", "no-such", "--timeline", "--thread"], ["export", "--format", "svg"]):
            r = weft(*args, "--store", store)
            equal((r.code, r.out, len(r.complaints())), (2, b"", 1), "weft %s: %s" % (args, show(r.err)))
        r = weft("annotate", "--format", "svg", data=b"")
        equal((r.code, r.out, len(r.complaints())), (2, b"", 1), show(r.err))

finish()
