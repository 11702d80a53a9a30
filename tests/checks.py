#!/usr/bin/env python3
"""Run the blocks of tests/cases/checks.txt: do values that are stated twice fit? Standard library only; $WEFT is the program.

    checks.py [FILE...]

A file is blocks separated by lines `---`:

    # a comment
    name: a third of nine
    text: Three of the nine judges, or a third, left.
    => share holds "3 of 9 = 33.3 %; a third"

=> KIND holds|not "TEXT": such a check is in the story's row. => none: there is none. All that are found must be expected. \\n stands for
itself in `text:`. What a statement says must stand in its place, and its sentence must hold it.
"""
import os, re, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "cli"))
from tap import *


def judge(block, text, story):
    got = ['%s %s "%s"' % (c["kind"], "holds" if c["holds"] else "not", c["text"]) for c in story["checks"]]
    wrong = [] if sorted(got) == sorted(e for e in block["=>"] if e != "none") else ["got: " + g for g in got or ["none"]]
    for c in story["checks"]:
        for s in c["statements"]:
            a, b = s["sentence"]
            if text[s["start"]:s["end"]] != s["text"] or not a <= s["start"] < s["end"] <= b <= len(text):
                wrong.append("place of %s" % s)
    order = [c["holds"] for c in story["checks"]]
    return wrong + (["those that hold come first"] if order != sorted(order) else [])


def main():
    blocks = [b for path in sys.argv[1:] or [os.path.join(ROOT, "tests", "cases", "checks.txt")] for b in case_blocks(path)]
    rows = [{"id": "c%d" % i, "story": "c%d" % i, "language": "en", "text": b["text"].replace("\\n", "\n")} for i, b in enumerate(blocks)]
    out = weft("annotate", "--quiet", data="".join(json.dumps(r) + "\n" for r in rows).encode()).ok().out
    stories = {s["story"]: s for s in weft("collate", "--quiet", data=out).ok().rows()}
    for i, b in enumerate(blocks):
        wrong = judge(b, rows[i]["text"], stories["c%d" % i])
        say(not wrong, "%s %s" % (b["place"], b.get("name", "(no name)")), "\n".join(["text: " + b["text"]] + wrong))
    say(sum("none" not in b["=>"] for b in blocks) >= 20 and sum("none" in b["=>"] for b in blocks) >= 10, "20 blocks with checks, 10 without", str(len(blocks)))
    finish()


main()
