#!/usr/bin/env python3
"""Run the blocks of tests/cases/origins.txt: who said so first? Standard library only; $WEFT is the program.

    origins.py [FILE...]

A file is blocks separated by lines `---`:

    # a comment
    name: two articles credit the police
    one: Police said 12 people were killed in the Ostrel slide.
    two: The slide in Ostrel killed 12 people, according to police.
    outlet one: Coast Daily
    => credited one two "police"
    => story 2

`one:` to `six:` are an article each, of one story, with an outlet of its own unless `outlet KEY:` names it; \\n stands for itself.
`published KEY:` is 2021-02-09 unless given. `value:` names the claim whose point is judged, "12" unless given.
Sources are compared without case.

    => own KEY ...                 these articles, together, are an origin: own reporting
    => copy KEY ... ["A > B"]      ... that have the words from each other; they credit A, who credits B
    => credited KEY ... "A > B"    ... that credit one source
    => story N                     the story has so many origins

All origins of the point must be expected. Blocks are judged with the articles' ids in either order.
"""
import os, re, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "cli"))
from tap import *

KEYS = "one two three four five six".split()


def rows_of(block, i, prefix):
    here = [k for k in KEYS if k in block]
    for n, k in enumerate(here if prefix == "as" else reversed(here)):
        yield {"id": "%s-%d-%d-%s" % (prefix, i, n, k), "story": "%s-%d" % (prefix, i), "language": "en", "published": block.get("published " + k, "2021-02-09"),
               "outlet": block.get("outlet " + k, "The %s Lantern" % k.title()), "text": block[k].replace("\\n", "\n")}


def expectation(text):
    m = re.fullmatch(r'(own|copy|credited)((?: \w+)+)(?: "(.*)")?', text)
    if not m:
        raise Failure("cannot read: " + text)
    return m.group(1), " ".join(sorted(m.group(2).split())), m.group(3) or ""


def judge(block, story, texts):
    wrong = []
    point = next((p for p in story["points"] if any(c["text"] == block.get("value", "12") for c in p["claims"])), None)
    expected = [e for e in block["=>"] if not e.startswith("story ")]
    if expected and point is None:
        return ["no point has the value; points: %s" % [[c["text"] for c in p["claims"]] for p in story["points"]]]
    got = []
    for o in point["origins"] if expected else []:
        got.append((o["why"], " ".join(sorted(a.rsplit("-", 1)[1] for a in o["articles"])), " > ".join(l["source"] for l in o.get("chain", []))))
        for l in o.get("chain", []):
            if "at" in l and l["source"] not in texts[l["article"]][l["at"][0]:l["at"][1]]:
                wrong.append("%s is not at %s" % (l["source"], l["at"]))
        if o.get("source") != (o["chain"][-1]["source"] if "chain" in o else None):
            wrong.append("source %s" % o.get("source"))
    if expected and sorted((w, k, c.lower()) for w, k, c in got) != sorted((w, k, c.lower()) for w, k, c in map(expectation, expected)):
        wrong.append("got %s" % sorted(got))
    for e in block["=>"]:
        if e.startswith("story ") and story["origins"] != int(e[6:]):
            wrong.append("%s origins of the story" % story["origins"])
    return wrong


def main():
    blocks = [b for path in sys.argv[1:] or [os.path.join(ROOT, "tests", "cases", "origins.txt")] for b in case_blocks(path)]
    stories, texts = {}, {}
    for prefix in ("as", "re"):
        rows = [r for i, b in enumerate(blocks) for r in rows_of(b, i, prefix)]
        texts.update({r["id"]: r["text"] for r in rows})
        out = "".join(json.dumps(r) + "\n" for r in rows).encode()
        for stage in ("annotate", "thread", "resolve", "collate"):
            out = weft(stage, "--quiet", data=out).ok().out
        stories.update({s["story"]: s for s in map(json.loads, out.decode().split("\n")[:-1])})
    for i, b in enumerate(blocks):
        wrong = [w for prefix in ("as", "re") for w in judge(b, stories["%s-%d" % (prefix, i)], texts)]
        say(not wrong, "%s %s" % (b["place"], b.get("name", "(no name)")), "\n".join([k + ": " + b[k] for k in KEYS if k in b] + wrong))
    say(len(blocks) >= 15, "15 blocks", str(len(blocks)))
    finish()


main()
