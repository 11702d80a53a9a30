#!/usr/bin/env python3
"""Run the cases of tests/cases/chronology.txt: what the articles of a story say together about when things happened. Standard library only.

    chronology.py [FILE...]     chronology.txt when no file is named; $WEFT is the program

A file is blocks separated by lines `---`. Each block is a story of its own:

    # a comment
    name: a marriage of four years and of seven
    model: en
    article: a1 published=2019-05-07 outlet="River Post"
    text: Ann Lee and Bo Ray were married for four years before they divorced.
    article: a2 published=2019-05-09
    text: Ann Lee and Bo Ray's seven-year marriage ended in court.
    => clash "marry to divorce 4 y; marry to divorce 7 y" fits A
    => clashes 1
    => event "marry" 2012-05-01 2015-06-01
    => dated a3 2019-05-07 2019-05-13

`clash`: there is one whose arithmetic is exactly this, `fits A`: and whose bounds of these letters fit all else; `clashes N`: there are so many, `clashes 0` none. `event`, `dated`: one with these bounds; `undated a3`:
the network does not date it. \\n and \\t stand for themselves in `text:`. Blocks without `model:` are annotated by rules alone; those with it
are skipped without trained pipelines in $WEFT_TEST_MODELS. One TAP line a block. Each block is collated with its articles in both orders.
"""
import json, os, re, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "cli"))
from tap import *

MODELS = os.environ.get("WEFT_TEST_MODELS", "/nonexistent/models")
EXPECTED = re.compile(r'(clash) "([^"]*)"(?: fits (\S+))?|(clashes) (\d+)|(event) "([^"]*)" (\S+) (\S+)|(dated) (\S+) (\S+) (\S+)|(undated) (\S+)')
HEAD = re.compile(r'\s+(published|outlet)=(?:"([^"]*)"|([^\s"]+))')


class Block:
    def __init__(self, path, number):
        self.place, self.head, self.rows, self.expected, self.wrong = "%s:%d" % (os.path.basename(path), number), {}, [], [], None

    def line(self, line):
        try:
            if line.startswith("=> "):
                self.expected.append([g for g in EXPECTED.fullmatch(line[3:]).groups() if g is not None])
            elif line.startswith("article:"):
                name, rest = re.fullmatch(r"article: (\S+)(.*)", line).groups()
                row = {"id": name, "language": "en"}
                row.update({key: quoted or bare for key, quoted, bare in HEAD.findall(rest)})
                self.rows.append(row)
            else:
                key, value = re.fullmatch(r"(name|model|text): ?(.*)", line).groups()
                if key == "text":
                    self.rows[-1]["text"] = value.replace("\\n", "\n").replace("\\t", "\t")
                else:
                    self.head[key] = value
        except (AttributeError, IndexError) as e:
            self.wrong = self.wrong or "line %r: %s" % (line, e)

    def stored(self, story):
        """Its rows under ids of their own, so that all blocks can be annotated at once."""
        return [dict(r, id="%s.%s" % (story, r["id"]), story=story) for r in self.rows]

    def judge(self, chronology, story):
        wrong = []
        clashes = [c["text"] for c in chronology.get("clashes", [])]
        fits = {c["text"]: "".join(c.get("fits", [])) for c in chronology.get("clashes", [])}
        events = [(e["event"], e["from"], e["to"]) for e in chronology.get("events", [])]
        dated = {d["article"][len(story) + 1:]: (d["from"], d["to"]) for d in chronology.get("dated", [])}
        for kind, *what in self.expected:
            holds = {"clash": lambda: what[0] in clashes and (len(what) < 2 or fits[what[0]] == what[1]), "clashes": lambda: len(clashes) == int(what[0]), "event": lambda: tuple(what) in events,
                     "dated": lambda: dated.get(what[0]) == tuple(what[1:]), "undated": lambda: what[0] not in dated}[kind]()
            if not holds:
                wrong.append("missing: %s %s" % (kind, " ".join(what)))
        if wrong:
            wrong += ["clash:   " + c for c in clashes] + ["event:   %s %s %s" % e for e in events] + ["dated:   %s %s" % (k, v) for k, v in dated.items()]
        return wrong


def blocks_of(path):
    block = None
    for number, line in enumerate(open(path, encoding="utf-8").read().split("\n"), 1):
        if line.strip() == "---":
            if block:
                yield block
            block = None
        elif line.strip() and not line.startswith("#"):
            block = block or Block(path, number)
            block.line(line)
    if block:
        yield block


def jsonl(rows):
    return "".join(json.dumps(r) + "\n" for r in rows).encode()


def collated(rows, *options):
    """story -> its row, the same in both orders of the articles."""
    annotated = weft("annotate", *options, data=jsonl(rows)).ok().rows()
    both = [weft("collate", data=weft("resolve", data=jsonl(order)).ok().out).ok().out for order in (annotated, annotated[::-1])]
    same_lines(both[1], both[0], "the order of the articles matters")
    return {r["story"]: r for r in map(json.loads, both[0].decode().split("\n")[:-1])}


def hostile():
    """A story of 40 articles that tell 2,000 times of few people, most of them wrong: it ends, and says that it did not look at all."""
    rows, at = [], 0
    for i in range(40):
        said = []
        for k in range(25):
            at += 1
            said.append("Karl Lind, %d, was hurt on the bridge. Bo Ray died in %d." % (20 + at * 7 % 60, 1900 + at * 13 % 110))
        rows.append({"id": "h%02d" % i, "story": "h", "language": "en", "published": "2019-05-07", "text": " ".join(said)})
    return collated(rows)["h"]["chronology"]


@test("two thousand statements at odds with each other")
def _():
    chronology = hostile()
    true(chronology.get("limited"), "it does not say that it did not look at all")
    true(10 <= len(chronology["clashes"]) <= 64, "%d clashes" % len(chronology["clashes"]))
    true(all(2 <= len(c["statements"]) <= 200 for c in chronology["clashes"]), "a clash without sides")


def main():
    blocks = [b for path in sys.argv[1:] or [os.path.join(ROOT, "tests", "cases", "chronology.txt")] for b in blocks_of(path)]
    skip = not os.path.isdir(MODELS)
    rows = {model: [r for i, b in enumerate(blocks) if bool(b.head.get("model")) == model for r in b.stored("b%d" % i)] for model in (False, True)}
    found = collated(rows[False]) if rows[False] else {}
    if rows[True] and not skip:
        found.update(collated(rows[True], "--models", MODELS))
    for i, b in enumerate(blocks):
        name = "%s %s" % (b.place, b.head.get("name", "(no name)"))
        story = "b%d" % i
        if b.wrong or not b.expected or any(not r.get("text") for r in b.rows):
            say(False, name, b.wrong or "a block needs articles with `text:`, and at least one `=> `")
        elif b.head.get("model") and skip:
            say(True, name, skip="no models in $WEFT_TEST_MODELS")
        else:
            wrong = b.judge(found[story].get("chronology", {}), story) if story in found else ["weft gave no row for it"]
            say(not wrong, name, "\n".join(wrong))
    if not blocks:
        say(False, "there are cases in tests/cases/chronology.txt")
    finish()


if __name__ == "__main__":
    main()
