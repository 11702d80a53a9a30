#!/usr/bin/env python3
"""Run the cases of tests/cases/people.txt: who is who across articles of several stories. Standard library only.

    people.py [--set a|b] [FILE...]     people.txt when no file is named; $WEFT is the program

A file is blocks separated by lines `---`. Each block is a world of its own:

    # a comment
    name: two Michael Browns, one shot, one who led an agency
    set: a
    article: a1 story=s1 published=2014-08-10 outlet="River Post"
    text: Michael Brown was shot on Saturday.\\nBrown was 18.
    article: a2 story=s2 published=2005-09-10 outlet="Coast Daily"
    text: Michael Brown, who led the agency, resigned.
    => different "Michael Brown"@a1 "Michael Brown"@a2
    => same "Brown"@a1 "Michael Brown"@a1

`"SURFACE"@ARTICLE` is the first mention of an article whose words are exactly these, `"SURFACE"#2@ARTICLE` the second; title and
possessive do not belong to a mention. `same`: both mentions have one `entity` after resolve; `different`: they have two. \\n and \\t stand
for themselves in `text:`. `language=` of an article is `en` unless given.

Every block is `set: a` or `set: b`, half of each kind: rules are made looking at one half, and the other tells whether they hold. A block that is
wrong today says why in `today:`; it fails as soon as it is right, so that the line goes. Articles
are annotated by rules alone, all at once; resolve runs once a block. One TAP line a block; the last line on standard error counts
expectations: "same: N of M, different: N of M".
"""
import argparse, concurrent.futures, os, re, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "cli"))
from tap import *

QUOTED = r'"((?:[^"\\]|\\.)*)"'
MENTION = QUOTED + r"(?:#([1-9]\d*))?@(\S+)"
EXPECTED = re.compile(r"=> (same|different) +%s +%s\s*" % (MENTION, MENTION))
HEAD = re.compile(r'\s+(story|published|outlet|language)=(?:%s|([^\s"]+))' % QUOTED)


def unescape(s):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), s)


class Block:
    def __init__(self, path, number):
        self.place, self.head, self.rows, self.expected, self.wrong = "%s:%d" % (os.path.basename(path), number), {}, [], [], None

    def line(self, line):
        try:
            if line.startswith("=> "):
                word, *words = EXPECTED.fullmatch(line).groups()
                one, two = ((unescape(w[0]), int(w[1] or 1), w[2]) for w in (words[:3], words[3:]))
                self.expected.append((word, one, two, line[3:]))
            elif line.startswith("article:"):
                name, rest = re.fullmatch(r"article: (\S+)(.*)", line).groups()
                if HEAD.sub("", rest).strip() or any(r["id"] == name for r in self.rows):
                    raise ValueError("members are story=, published=, outlet=, language=, and an article's name is its own")
                row = {"id": name, "language": "en"}
                row.update({key: unescape(quoted) if quoted else bare for key, quoted, bare in HEAD.findall(rest)})
                self.rows.append(row)
            else:
                key, value = re.fullmatch(r"(name|set|today|text): ?(.*)", line).groups()
                if key == "text":
                    self.rows[-1]["text"] = unescape(value)
                else:
                    self.head[key] = value
        except (AttributeError, IndexError, ValueError) as e:
            self.wrong = self.wrong or "line %r: %s" % (line, e)

    def check(self):
        if not self.expected or self.head.get("set") not in ("a", "b") or any(not r.get("text") or not r.get("story") for r in self.rows):
            self.wrong = self.wrong or "a block needs `set: a` or `set: b`, articles with `story=` and `text:`, and at least one `=> `"
        for _, one, two, line in self.expected:
            if not {one[2], two[2]} <= {r["id"] for r in self.rows}:
                self.wrong = self.wrong or "no such article: " + line

    def name(self):
        return "%s %s" % (self.place, self.head.get("name", "(no name)"))


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


def mentions(row):
    return [a for a in (row or {}).get("annotations", []) if a["kind"] == "mention"]


def surface(row, a):
    return row["text"][a["start"]:a["end"]]


def find(row, words, number):
    """The entity of a mention and what is wrong when it cannot be told."""
    hits = [a for a in mentions(row) if surface(row, a) == words]
    if len(hits) >= number and hits[number - 1].get("entity"):
        return hits[number - 1]["entity"], None
    if row is None:
        return None, "no row"
    what = "without entity" if len(hits) >= number else "found %d times" % len(hits) if hits else "not found"
    found = ", ".join('"%s" %s' % (surface(row, a), a.get("entity")) for a in mentions(row))
    return None, 'mention "%s" %s; found: %s' % (words, what, found)


def judge(block, annotated, resolved):
    """[(word, whether it holds, what is wrong)], one an expectation. Grouping within one article is told from that across articles."""
    results = []
    for word, one, two, line in block.expected:
        (x, wrong_x), (y, wrong_y) = (find(resolved.get(m[2]), m[0], m[1]) for m in (one, two))
        holds, why = not wrong_x and not wrong_y and (x == y) == (word == "same"), ""
        if wrong_x or wrong_y:
            why = "; ".join("%s: %s" % (m[2], w) for m, w in ((one, wrong_x), (two, wrong_y)) if w)
        elif not holds:
            why = "both are %s" % x if x == y else "%s and %s" % (x, y)
            if one[2] == two[2]:
                before = [find(annotated.get(m[2]), m[0], m[1])[0] for m in (one, two)]
                why += ", after annotate %s and %s" % tuple(before)
        results.append((word, holds, "%s (%s)" % (line, why)))
    return results


def resolve(block, rows):
    """{id: row} of a block's articles, and a complaint."""
    try:
        run = weft("resolve", data="".join(json.dumps(r) + "\n" for r in rows).encode())
    except Failure as e:
        return {}, str(e)
    return {r["id"]: r for r in run.rows()}, show(run.err[-500:])


def main():
    arguments = argparse.ArgumentParser(description="Who is who across articles.")
    arguments.add_argument("--set", choices=("a", "b"), help="only blocks of this half")
    arguments.add_argument("files", nargs="*")
    options = arguments.parse_args()
    blocks = [b for path in options.files or [os.path.join(ROOT, "tests", "cases", "people.txt")] for b in blocks_of(path)]
    for b in blocks:
        b.check()
    blocks = [b for b in blocks if not options.set or b.wrong or b.head["set"] == options.set]
    usable = [b for b in blocks if not b.wrong]
    # for annotate ids are the block's and the article's; resolve sees the article's own, so that no block hangs on its place in the file
    rows = [dict(r, id="%d %s" % (i, r["id"])) for i, b in enumerate(usable) for r in b.rows]
    run = weft("annotate", data="".join(json.dumps(r) + "\n" for r in rows).encode())
    annotated = {b: {} for b in usable}
    for r in run.rows():
        number, name = r["id"].split(" ", 1)
        annotated[usable[int(number)]][name] = dict(r, id=name)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        resolved = dict(zip(usable, pool.map(lambda b: resolve(b, annotated[b].values()), usable)))
    counts = {"same": [0, 0], "different": [0, 0]}
    for b in blocks:
        if b.wrong:
            say(False, b.name(), b.wrong)
            continue
        results = judge(b, annotated[b], resolved[b][0])
        for word, holds, _ in results:
            counts[word][0] += holds
            counts[word][1] += 1
        wrong = [why for _, holds, why in results if not holds]
        if len(annotated[b]) < len(b.rows) or len(resolved[b][0]) < len(b.rows):
            wrong.append("weft gave no row for an article\n" + (resolved[b][1] or show(run.err[-500:])))
        if b.head.get("today"):
            wrong = [] if wrong else ["is right now: take out the line `today:`"]
        say(not wrong, b.name() + (" (wrong today)" if b.head.get("today") else ""), "\n".join(wrong))
    if not blocks:
        say(False, "there are cases of people")
    print("same: %d of %d, different: %d of %d" % tuple(counts["same"] + counts["different"]), file=sys.stderr)
    finish()


if __name__ == "__main__":
    main()
