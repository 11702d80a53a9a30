#!/usr/bin/env python3
"""Run the cases of tests/cases/*.txt: texts and the annotations that are expected of them. Standard library only.

    cases.py [FILE...]     all files but utterances.txt (tests/utterances.py) when none is named; $WEFT is the program

checks.txt, chronology.txt, origins.txt, pages.txt and people.txt are not read: tests/checks.py, chronology.py, origins.py, pages.py and
people.py there run them.

A file is blocks separated by lines `---`:

    # a comment
    name: a weekday looks back
    published: 2016-01-12
    outlet: Coast Daily
    text: He was found last Tuesday.\\nPolice said so.
    => time "last Tuesday" type=DATE value=2016-01-05
    => mention "Police" same="He"
    => none quantity

`language:` is `en` unless given, `url:` the article's address. `links: "WORDS" URL`, any number of them in the order of the text: these
words stood in a link of the page. \\n and \\t stand for themselves in `text:`. Behind the kind stands the exact surface in double
quotes (\\" inside); of a quote, its content spans joined by " ... ". Then key=value, the value bare or in double quotes:
members of the annotation as in docs/rows.md; `counted`, `cue`, `source` of a quote compare as text, `members` of a
group and `participants` of an event by their first mentions, joined by ", "; `relative` is "UNIT LO..HI"; `same` names the surface
of another mention of the same entity, `speaker` that of a mention of the entity that speaks, `entity` and `other` of an attribute
those of mentions of whom it is said, and of the other person of a relation; `former` and `dead` are `yes` where they are true.
All annotations of the kinds that a block names must be expected, but for mentions and events, of which there may be
more. `=> none KIND`: there is no annotation of that kind. A block with `model: NAME` needs trained pipelines in the folder
$WEFT_TEST_MODELS, and is skipped without; all others are annotated by rules alone. One TAP line a block; all texts go through one
process, or two.
"""
import glob, json, os, re, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "cli"))
from tap import *

KINDS = ("time", "quantity", "mention", "quote", "citation", "event", "attribute")
MORE = ("mention", "event")  # kinds of which a text may have more than are expected
MODELS = os.environ.get("WEFT_TEST_MODELS", "/nonexistent/models")
TOKEN = re.compile(r'\s*(?:([A-Za-z_]+)=)?(?:"((?:[^"\\]|\\.)*)"|([^\s"=]+))')


def unescape(s):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), s)


def expectation(line):
    """(kind, surface or None for "none", {key: value})"""
    tokens, at = [], 0
    while line[at:].strip():
        m = TOKEN.match(line, at)
        if not m:
            raise ValueError("cannot read: " + line[at:])
        tokens.append((m.group(1), unescape(m.group(2)) if m.group(2) is not None else m.group(3), m.group(2) is not None))
        at = m.end()
    if len(tokens) == 2 and tokens[0][1] == "none" and tokens[1][1] in KINDS:
        return tokens[1][1], None, {}
    if len(tokens) < 2 or tokens[0][1] not in KINDS or tokens[1][0] or not tokens[1][2] or any(not k for k, _, _ in tokens[2:]):
        raise ValueError("not KIND \"SURFACE\" KEY=VALUE ...: " + line)
    return tokens[0][1], tokens[1][1], {k: None if v == "null" and not quoted else v for k, v, quoted in tokens[2:]}


class Block:
    def __init__(self, path, number):
        self.place, self.head, self.expected, self.wrong = "%s:%d" % (os.path.basename(path), number), {}, [], None
        self.links = []  # (words, address)

    def line(self, line):
        try:
            if line.startswith("=> "):
                self.expected.append(expectation(line[3:]))
            elif line.startswith("links:"):
                words, url = re.fullmatch(r'links: "((?:[^"\\]|\\.)*)" (\S+)', line).groups()
                self.links.append((unescape(words), url))
            else:
                key, value = re.match(r"(name|published|language|outlet|url|model|text): ?(.*)", line).groups()
                self.head[key] = unescape(value) if key == "text" else value
        except (ValueError, AttributeError) as e:
            self.wrong = self.wrong or "line %r: %s" % (line, e)

    def row(self, name):
        text = self.head.get("text", "")
        row = {"id": name, "language": self.head.get("language", "en"), "text": text}
        row.update({k: self.head[k] for k in ("published", "outlet", "url") if self.head.get(k)})
        at, links = 0, []
        for words, url in self.links:
            start = text.find(words, at)
            if start < 0:
                self.wrong = self.wrong or 'no words "%s" for a link behind character %d' % (words, at)
                break
            at = start + len(words)
            links.append({"start": start, "end": at, "url": url})
        if links:
            row["links"] = links
        return row

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


def spans_text(text, spans):
    return " ... ".join(text[s:e] for s, e in spans)


def surface(text, a):
    return spans_text(text, a["content"]) if a["kind"] == "quote" else text[a["start"]:a["end"]]


def entities(text, notes, name):
    return {a.get("entity") for a in notes if a["kind"] == "mention" and a.get("entity") and name in (surface(text, a), a.get("name"))}


def value_of(text, notes, a, key, wanted):
    """What the annotation says under a key, in the words of a case."""
    if key in ("same", "speaker") or (a["kind"] == "attribute" and key in ("entity", "other")):
        who = a.get("entity" if key == "same" else key)
        if wanted is None:
            return who
        return wanted if who and who in entities(text, notes, wanted) else "(%s)" % who
    value = a.get(key)
    if key in ("former", "dead"):
        return "yes" if value else None
    if key in ("members", "participants"):
        return ", ".join(next((surface(text, m) for m in notes if m["kind"] == "mention" and m.get("entity") == e), e) for e in value or ())
    if key == "relative" and value:
        return "%s %d..%d" % (value["unit"], value["lo"], value["hi"])
    if isinstance(value, list):
        return spans_text(text, value if value and isinstance(value[0], list) else [value] if value else [])
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return "%.15g" % value
    return value


def fits(text, notes, a, kind, words, keys):
    if a["kind"] != kind or surface(text, a) != words:
        return False
    for key, wanted in keys.items():
        got = value_of(text, notes, a, key, wanted)
        if isinstance(a.get(key), (int, float)) and wanted is not None:
            wanted = "%.15g" % float(wanted) if re.fullmatch(r"-?[\d.]+(e[+-]?\d+)?", wanted) else wanted
        if (got or None) != (wanted or None):
            return False
    return True


def told(text, notes, a):
    keys = {k: v for k, v in a.items() if k not in ("kind", "start", "end", "content")}
    return '%s "%s" %s' % (a["kind"], surface(text, a), " ".join("%s=%s" % (k, json.dumps(value_of(text, notes, a, k, ""), ensure_ascii=False))
                                                               if k not in ("entity", "speaker", "other") else "%s=%s" % (k, v) for k, v in keys.items()))


def judge(block, row):
    """What is wrong, a line each."""
    text, notes = row["text"], row.get("annotations", [])
    wrong, used = [], set()
    kinds = {kind for kind, _, _ in block.expected}
    for kind, words, keys in sorted(block.expected, key=lambda x: -len(x[2])):  # the most exact ones choose first
        if words is None:
            continue
        hit = next((i for i, a in enumerate(notes) if i not in used and fits(text, notes, a, kind, words, keys)), None)
        if hit is None:
            wrong.append('missing: %s "%s" %s' % (kind, words, " ".join("%s=%s" % k for k in keys.items())))
        else:
            used.add(hit)
    none = {kind for kind, words, _ in block.expected if words is None}
    for i, a in enumerate(notes):
        if i not in used and a["kind"] in kinds and (a["kind"] not in MORE or a["kind"] in none or wrong):
            extra = a["kind"] not in MORE or a["kind"] in none
            if extra:
                wrong.append("found:   " + told(text, notes, a))
            elif any("missing: " + a["kind"] in w for w in wrong):
                wrong.append("also:    " + told(text, notes, a))
    return wrong


def main():
    paths = sys.argv[1:] or sorted(p for p in glob.glob(os.path.join(ROOT, "tests", "cases", "*.txt")) if not p.endswith("utterances.txt"))
    paths = [path for path in paths if os.path.basename(path) not in ("checks.txt", "chronology.txt", "origins.txt", "pages.txt", "people.txt")]
    blocks = [b for path in paths for b in blocks_of(path)]
    rows = [b.row("case-%d" % i) for i, b in enumerate(blocks)]
    parsed = [bool(b.head.get("model")) for b in blocks]
    run = weft("annotate", data="".join(json.dumps(r) + "\n" for r, p in zip(rows, parsed) if not p).encode())
    found = {r["id"]: r for r in run.rows()}
    skip = not os.path.isdir(MODELS)
    if any(parsed) and not skip:
        run = weft("annotate", "--models", MODELS, data="".join(json.dumps(r) + "\n" for r, p in zip(rows, parsed) if p).encode())
        found.update({r["id"]: r for r in run.rows()})
    for i, b in enumerate(blocks):
        row = found.get("case-%d" % i)
        if b.wrong or not b.head.get("text") or not b.expected:
            say(False, b.name(), b.wrong or "a case needs `text:` and at least one `=> `")
        elif parsed[i] and skip:
            say(True, b.name(), skip="no models in $WEFT_TEST_MODELS")
        elif row is None:
            say(False, b.name(), "weft gave no row for it\n" + show(run.err[-500:]))
        else:
            wrong = judge(b, row)
            say(not wrong, b.name(), "\n".join(["text: " + row["text"].replace("\n", "\\n")] + wrong))
    if not blocks:
        say(False, "there are cases in tests/cases")
    finish()


if __name__ == "__main__":
    main()
