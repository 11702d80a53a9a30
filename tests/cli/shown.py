#!/usr/bin/env python3
"""Annotations for people: `weft annotate --format html` is a page that holds text and annotations whole, whatever the text is;
`--explain` tells each annotation and what made it."""
import html.parser, os, random, re, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import *

VOID = {"meta", "br", "input"}
TAGS = VOID | set("html head title style body div label b span small article h2 p a ul li details summary ol".split())
NEWS = weft("read", "--quiet", os.path.join(ROOT, "examples", "news")).ok().rows()
HOSTILE = [
    "<script>alert('Ann Lee told TMZ')</script> & &amp; &lt; \"Ann Lee\" said 'no' on Tuesday, 12 January 2016.",
    "\n\nA line first.\r\nPolice said 12 people died.\rThen a tab\tand \x01\x1b[31m\x7f signs.\n",
    "</div></article></body><!-- Bo Ray --> ]]> <![CDATA[ \"It was loud,\" said Bo Ray. <style>*{display:none}</style>",
    "\u202eeeL nnA\u202c told Reuters \u2066that\u2069 the caf\u00e9 burned \U0001f525 on Tuesday; \"title=\" onclick=\"x\" said Bo Ray.",
    "\"He said he said she said it was 5 p.m. in Ostrel,\" Ann Lee, 47, a baker, told the Calder Tribune in May.",
    "&#x3c;img src=x onerror=y&#x3e; cost $40 million, police said, according to Bo Ray`s lawyer.", "x"]


def hostile_rows():
    odd = '"><img src=x onerror=alert(1)>\'&amp;'
    return [{"id": "h%d%s" % (i, odd if i % 2 else ""), "text": text, "title": odd, "outlet": odd, "authors": [odd], "language": "en",
             "published": "2016-01-12", "url": ("javascript:alert(1)", "https://a.example/\"onclick=\"x")[i % 2]} for i, text in enumerate(HOSTILE)]


def lines(rows):
    return "".join(json.dumps(r) + "\n" for r in rows).encode()


class Page(html.parser.HTMLParser):
    """Reads the page, and checks that it is well formed and harmless. `articles`: text and marks (start, end, class, title)."""

    def __init__(self, data):
        super().__init__(convert_charrefs=True)
        self.open, self.articles, self.inside, self.ids, self.targets = [], [], None, [], []
        self.feed(data)
        self.close()
        equal(self.open, [], "left open")

    def handle_starttag(self, tag, attrs):
        true(tag in TAGS, "element " + tag)
        for name, value in attrs:
            true(not name.startswith("on") and name not in ("src", "style"), "attribute %s=%s" % (name, value))
            true(name != "href" or value.startswith(("http://", "https://", "#")), "address " + str(value))
        attrs = dict(attrs)
        self.ids += [attrs["id"]] if "id" in attrs else []
        self.targets += [attrs["href"][1:]] if attrs.get("href", "").startswith("#") else []
        if tag == "article":
            self.articles.append({"text": "", "marks": [], "said": ""})
        if attrs.get("class") == "text":
            self.inside = len(self.open)
        if tag not in VOID:
            self.open.append((tag, attrs, len(self.articles[-1]["text"]) if self.articles else 0))

    def handle_endtag(self, tag):
        true(self.open and self.open[-1][0] == tag, "</%s> closes %s" % (tag, self.open[-1:]))
        _, attrs, start = self.open.pop()
        if self.inside is None:
            return
        if len(self.open) == self.inside:
            self.inside = None
        elif tag == "span":
            self.articles[-1]["marks"].append((start, len(self.articles[-1]["text"]), attrs["class"].split()[0], attrs["title"]))

    def handle_data(self, data):
        if self.articles:
            self.articles[-1]["text" if self.inside is not None else "said"] += data

    def handle_comment(self, data):
        raise Failure("a comment: " + data)


def joined(marks):
    """Marks, with pieces of one that was split put together."""
    out = set()
    at = {}
    for start, end, kind, title in sorted(marks):
        key = (kind, title)
        if at.get(key, (0, -1))[1] == start:
            start = at[key][0]
        at[key] = (start, end)
        out.add((start, end, kind))
    return out | {m[:3] for m in marks}


def spans_of(a):
    if a["kind"] != "quote":
        return [(a["start"], a["end"], a["kind"])]
    return [(s, e, part) for part in ("content", "cue", "source") for s, e in a[part]]


def check_page(rows):
    annotated = weft("annotate", data=lines(rows)).ok().rows()
    out = weft("annotate", "--format", "html", data=lines(rows)).ok().out
    page = Page(out.decode("utf-8"))
    equal(len(page.articles), len(rows), "articles")
    for row, article in zip(annotated, page.articles):
        equal(article["text"], row["text"], "text of " + row["id"])
        marks = joined(article["marks"])
        for a in row["annotations"]:
            for span in spans_of(a):
                true(span[0] == span[1] or span in marks, "not marked: %s of %s" % (span, json.dumps(a)))
        true("%d annotations" % len(row["annotations"]) in article["said"] or not row["annotations"], "list of annotations")
        for entity in {a["entity"] for a in row["annotations"] if a.get("entity") and a["kind"] == "mention"}:
            true(" %s " % entity in article["said"].replace("\n", " "), "index has no " + entity)
    equal([t for t in page.targets if t not in page.ids], [], "links that lead nowhere")
    return page, out


@test("html: the sample is well formed, keeps every text, marks every annotation")
def _():
    page, out = check_page(NEWS)
    true(len(page.articles) > 20 and sum(len(a["marks"]) for a in page.articles) > 500)
    equal(len(page.ids), len(set(page.ids)), "ids")
    equal(out.count(b"<!DOCTYPE html>"), 1)
    true(out.endswith(b"</body>\n</html>\n"), show(out[-40:]))
    true(not re.search(rb"https?://(?![a-z0-9.-]*example)", out), "it names an address that no article has")


@test("html: hostile text, titles, ids and addresses stay text")
def _():
    page, out = check_page(hostile_rows())
    true(b"<script" not in out.lower() and b"<img" not in out.lower() and b'href="javascript' not in out.lower())


@test("html: texts of marks and markup put together at random")
def _():
    r = random.Random(5)
    parts = ["Ann Lee", "\"", "<b>", "said", " on Tuesday", "&", ", ", ".", " told Reuters", "\n", "\u201c", "\u201d", "12 people", "'", " that", "he ", "\U0001f600", ">"]
    check_page([{"id": "r%d" % i, "language": "en", "published": "2016-01-12", "text": "".join(r.choice(parts) + " " * r.randrange(2) for _ in range(60))}
                for i in range(10 if SLOW else 60)])


@test("html: an article in a language without rules is shown, and why it has no marks")
def _():
    page = Page(weft("annotate", "--format", "html", data=lines([{"id": "f", "language": "fr", "text": "Le pont est ferm\u00e9."}])).ok().out.decode())
    equal(page.articles[0]["text"], "Le pont est ferm\u00e9.")
    true("no annotations: language fr" in page.articles[0]["said"], page.articles[0]["said"])


@test("html: without articles it is a page, too, and order and threads do not matter")
def _():
    equal(Page(weft("annotate", "--format", "html").ok().out.decode()).articles, [])
    one = weft("annotate", "--format", "html", "--threads", 1, data=lines(NEWS)).ok().out
    same_lines(weft("annotate", "--format", "html", "--threads", 4, data=lines(NEWS)).ok().out, one, "threads")


@test("--explain: a line an annotation, with place, kind and what made it")
def _():
    rows = weft("annotate", data=lines(NEWS)).ok().rows()
    told = weft("annotate", "--explain", data=lines(NEWS)).ok().out.decode().split("\n")[:-1]
    heads = [line for line in told if not line.startswith("  ")]
    equal([h.split(" ")[0] for h in heads], [r["id"] for r in rows])
    notes = [line for line in told if line.startswith("  ")]
    expected = ["%d-%d %s" % (a["start"], a["end"], a["kind"]) for r in rows for a in r["annotations"]]
    equal([" ".join(n.split()[:2]) for n in notes], expected)
    without = [n for n in notes if not n.endswith("]")]
    equal(without[:3], [], "annotations that do not say what made them")


@test("--explain --json: rows with `why`; else the same rows")
def _():
    rows = weft("annotate", "--explain", "--json", data=lines(NEWS)).ok().rows()
    true(all(a.pop("why") for r in rows for a in r["annotations"]))
    equal(rows, weft("annotate", data=lines(NEWS)).ok().rows())


@test("--explain: no control character of a text reaches the terminal")
def _():
    out = weft("annotate", "--explain", data=lines(hostile_rows())).ok().out.decode()
    true(not any(ord(c) < 32 and c != "\n" or 127 <= ord(c) < 160 or c in "\u202e\u2066" for c in out))


@test("--explain goes with rows only")
def _():
    equal(weft("annotate", "--explain", "--format", "html", data=lines(NEWS[:1])).code, 2)

with folder() as d:
    store = d + "/news.weft"
    weft("add", "--quiet", "--store", store, os.path.join(ROOT, "examples", "news")).ok()
    rows = {r["id"]: r for r in weft("export", "--store", store).ok().rows() if "text" in r}

    @test("show --copies: a tree, with the share of each article that stands in what it repeats")
    def _():
        copies = [r for r in rows.values() if r.get("copies", {}).get("of")]
        true(len(copies) > 2, "hardly any copies")
        for r in copies:
            out = show(weft("show", "--store", store, r["story"], "--copies", env={"COLUMNS": "150"}).ok().out)
            covered = set()
            for p in r["copies"]["passages"]:
                if p["article"] == r["copies"]["of"]:
                    covered.update(range(p["start"], p["end"]))
            line = [l for l in out.split("\n") if re.search(r"[├└]─ +%.0f %%  %s " % (100 * len(covered) / len(r["text"]), re.escape(r["outlet"])), l)]
            equal(len(line), 1, out)
            true(r["copies"]["role"] in line[0], line[0])
            true(re.search(r"^  %s .* original " % re.escape(rows[r["copies"]["of"]]["outlet"]), out, re.M), out)

    @test("show --copies: a chain is drawn below what it repeats, and a ring of a damaged store ends")
    def _():
        text = "The harbour of Tarn was closed on %s after the old crane fell into the water beside the fish market, and nobody knows who will pay for it now. " * 4
        base = text % (("Tuesday",) * 4)
        def row(n, day, words):
            return dict(id="art-%d" % n, outlet="Outlet %d" % n, url="https://o%d.example/x" % n, title="Crane falls", published="2021-02-%02d" % day, text=words)
        more = " The mayor said on Friday that the crane had been looked at in the spring by two firms from the city and that both had found it sound, which the union denies."
        other = " Ten boats lie in the outer harbour and wait, their owners said, and each day costs them more than a week of fishing brings in at this time of the year."
        write(d + "/chain.jsonl", "".join(json.dumps(r) + "\n" for r in (row(1, 9, base), row(2, 10, base + more * 3), row(3, 11, (more * 3).strip() + other * 2))))
        chain = d + "/chain.weft"
        weft("add", "--quiet", "--store", chain, d + "/chain.jsonl").ok()
        story = weft("stories", "--json", "--store", chain).ok().rows()[0]["story"]
        lines = [l for l in show(weft("show", "--store", chain, story, "--copies").ok().out).split("\n") if "Outlet" in l]
        true(lines[0].startswith("  Outlet 1") and lines[1].startswith("  └─") and lines[2].startswith("     └─"), lines)
        equal(weft("show", "--store", chain, story, "--copies", "--status", "conflict").code, 2)


with folder() as d:
    @test("the id of a story that got an earlier article leads to the story as it is now")
    def _():
        def put(name, *days):
            rows = [dict(id="a-%d" % day, url="https://o%d.example/x" % day, outlet="Outlet %d" % day, title="Crane falls at Tarn", published="2021-02-%02d" % day,
                         text="The harbour of Tarn was closed on Tuesday after the old crane fell into the water beside the fish market, the mayor of Tarn said. " * 3) for day in days]
            return write(os.path.join(d, name), "".join(json.dumps(r) + "\n" for r in rows))
        store = d + "/s.weft"
        weft("add", "--quiet", "--store", store, put("late.jsonl", 10, 11)).ok()
        before = weft("stories", "--json", "--store", store).ok().rows()
        weft("add", "--quiet", "--store", store, put("early.jsonl", 9)).ok()
        now = weft("stories", "--json", "--store", store).ok().rows()
        equal((len(before), len(now)), (1, 1))
        true(before[0]["story"] != now[0]["story"], "the id is the same")
        for args in ([before[0]["story"]], [before[0]["story"], "--thread"]):
            equal(weft("show", "--json", "--store", store, *args).ok().rows()[0]["story"], now[0]["story"])
        r = weft("show", "--store", store, "s000000000000")
        equal(r.code, 2)
        true(b"no story or article" in r.err, r.err)


finish()
