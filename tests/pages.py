#!/usr/bin/env python3
"""Run the blocks of tests/cases/pages.txt: which part of a page is the article? Standard library only; $WEFT is the program.

    pages.py [FILE...]

A file is blocks separated by lines `---`:

    # a comment
    name: lists are kept
    <p>{one}</p><ul><li>First</li></ul>
    => paragraph {one}
    => item First

Lines before `=>` are HTML, put into the frame below in the place of the article; after `bare:` they are the whole page. {one} to {six} are paragraphs
that follow here. Then the blocks of the article, all of them in order: kind and words. `=> no article: REASON` when there is none. White space is
collapsed. Every block of the row must lie in the text and the text must be in blocks.
"""
import json, os, re, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "cli"))
from tap import *

PARAGRAPHS = {
    "one": "The harbour bridge at Tarn Head was closed on Monday after an engineer found cracks in two of its piers, the council said.",
    "two": "Some 4,000 cars cross it every day; they will have to go round by Skell, which takes half an hour longer in good weather.",
    "three": "The bridge was built in 1931 and was last repaired nine years ago, when a barge ran into the northern pier during a storm.",
    "four": "\u201cNobody was in danger at any time,\u201d said the council's engineer, Ida Moss, who had measured the cracks twice over the weekend.",
    "five": "Shopkeepers on the quay fear for the summer, since most of their customers come over the bridge on foot from the station.",
    "six": "The council will meet on Friday and is expected to ask the county for two million crowns, a quarter of what the repair will cost.",
}
FRAME = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Cracks close harbour bridge | Tarn Lantern</title>
<meta property="og:title" content="Cracks close harbour bridge"><meta property="og:site_name" content="Tarn Lantern"></head><body>
<header class="site-header"><a class="logo" href="/">Tarn Lantern</a><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li>
<li><a href="/weather">Weather</a></li><li><a href="/letters">Letters</a></li></ul></nav></header>
<main><article class="article"><h1>Cracks close harbour bridge</h1>
%s
</article></main>
<footer class="site-footer"><ul><li><a href="/about">About us</a></li><li><a href="/privacy">Privacy policy</a></li></ul>
<p>Copyright 2021 Tarn Lantern. All rights reserved.</p></footer></body></html>"""


def take(block, line):
    if line.startswith("name: "):
        block["name"] = line[6:]
    else:
        block["html"] = block.get("html", "") + fill(line) + "\n"


def fill(text):
    return re.sub(r"\{(\w+)\}", lambda m: PARAGRAPHS[m.group(1)], text)


def page_of(block):
    html = block["html"]
    return html[5:] if html.startswith("bare:") else FRAME % html


def told(row):
    out, last = [], 0
    for b in row.get("blocks", []):
        true(last <= b["start"] < b["end"] <= len(row["text"]), "block %s of a text of %d" % (b, len(row["text"])))
        equal(row["text"][last:b["start"]].strip(), "", "text in no block")
        out.append(b["kind"] + " " + " ".join(row["text"][b["start"]:b["end"]].split()))
        last = b["end"]
    equal(row["text"][last:].strip(), "", "text in no block")
    return out


with folder() as d:
    for path in sys.argv[1:] or [os.path.join(ROOT, "tests", "cases", "pages.txt")]:
        for i, block in enumerate(case_blocks(path, take)):
            @test("%s %s" % (block["place"], block["name"]))
            def _():
                page = "%s/%d.html" % (d, i)
                write(page, page_of(block))
                r = weft("read", page)
                rows = r.rows()
                why = re.findall(r"no article: .*", r.err.decode())
                equal(told(rows[0]) if rows else why, [fill(e) for e in block["=>"]])
finish()
