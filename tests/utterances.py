#!/usr/bin/env python3
"""Run the pairs of tests/cases/utterances.txt: are two quotations of a story one utterance? Standard library only; $WEFT is the program.

    utterances.py [FILE...]

A file is blocks separated by lines `---`:

    # a comment
    name: a word is left out
    one: "We lost the old bridge that night," said Ann Lee.
    two: "We lost the bridge that night," Ann Lee said.
    => same
    => differs added "old"
    => sense none

`one:`, `two:` (and `three:`) are an article each. Their quotations are given, not found: what stands between double quotation marks,
plain or curly, is direct; between { and }, which are taken out of the text, indirect. All of an article's are one quotation. The speaker
is the name "Ann Lee" where the text has it (or the names after `speakers:`, separated by commas); an article without any has a
quotation whose speaker is not known. \\n stands for itself. Blocks are judged with each article in either order:

    => same, => other      one utterance, or as many as there are articles
    => groups N            so many utterances
    => sense KIND ...      what `collate` says of the wording that is not the fullest; `none`
    => differs KIND "WORDS"    it has such a difference; WORDS of that wording, of the fullest for `missing`. Others may be there too
"""
import json, os, re, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "cli"))
from tap import *

ARTICLES = ("one", "two", "three")


def quoted(text):
    """The text without braces, and (start, end) of what is said, with its marks."""
    out, spans, start = "", [], None
    for c in text:
        if c in '{“' or (c == '"' and start is None):
            start = len(out)
        if c not in "{}":
            out += c
        if c in "}”" or (c == '"' and len(out) - 1 != start):
            spans.append([start, len(out)])
            start = None
    return out, spans


def row(block, i, key, prefix):
    text, spans = quoted(block[key].replace("\\n", "\n"))
    notes, speaker = [], None
    inside = lambda at: any(s <= at < e for s, e in spans)
    for n, name in enumerate(x.strip() for x in block.get("speakers", "Ann Lee").split(",")):
        for m in re.finditer(re.escape(name), text):
            notes.append({"kind": "mention", "start": m.start(), "end": m.end(), "name": name, "type": "person", "entity": "e%d" % n, "form": "name"})
            if not inside(m.start()) and speaker is None:
                speaker = (n, m.start(), m.end())
    brace = block[key].find("{") >= 0
    kind = "indirect" if brace and not re.search('["“]', text) else "mixed" if brace else "direct"
    quote = {"kind": "quote", "start": spans[0][0], "end": spans[-1][1], "type": kind, "content": spans, "cue": [], "source": []}
    if speaker:
        quote.update(source=[[speaker[1], speaker[2]]], speaker="e%d" % speaker[0])
    else:
        quote["source"] = [[spans[-1][1], len(text)]] if spans[-1][1] < len(text) else []
    notes.append(quote)
    notes.sort(key=lambda a: (a["start"], -a["end"]))
    return {"id": "%s-%d-%s" % (prefix, i, key), "language": "en", "outlet": key, "story": "%s-%d" % (prefix, i), "text": text, "annotations": notes}


def words(text, span):
    return text[span[0]:span[1]] if span else ""


def judge(block, rows, story):
    ids = {}
    for r in rows:
        ids[r["id"]] = next(a.get("utterance") for a in r["annotations"] if a["kind"] == "quote")
    texts = {r["id"]: r["text"] for r in rows}
    wrong = [] if all(ids.values()) else ["without an id: %s" % ids]
    for expected in block["=>"]:
        what, _, rest = expected.partition(" ")
        group = story["quotes"][0]["wordings"]
        other = group[-1]
        if what in ("same", "other", "groups"):
            n = len(set(ids.values()))
            if n != (1 if what == "same" else len(ids) if what == "other" else int(rest)):
                wrong.append("%d utterances" % n)
            if len(story["quotes"]) != n:
                wrong.append("%d groups in the story's row" % len(story["quotes"]))
        elif what == "sense":
            got = " ".join(other.get("sense", [])) or "none"
            if got != rest or len(group) < 2:
                wrong.append("sense: %s, not %s" % (got, rest))
        elif what == "differs":
            kind, said = re.fullmatch(r'(\w+) "(.*)"', rest).groups()
            found = [(d["kind"], words(texts[group[0]["article"]], d.get("to")) if d["kind"] == "missing" else words(texts[other["article"]], d["at"]))
                     for d in other.get("differences", [])]
            if (kind, said) not in found:
                wrong.append("no difference %s, but %s" % (rest, found))
        else:
            wrong.append("cannot read: " + expected)
    return wrong


def main():
    blocks = [b for path in sys.argv[1:] or [os.path.join(ROOT, "tests", "cases", "utterances.txt")] for b in case_blocks(path)]
    keys = [k for k in ARTICLES]
    rows = []
    for i, b in enumerate(blocks):
        here = [k for k in keys if k in b]
        rows += [row(b, i, k, "as") for k in here]
        turned = [row(b, i, k, "re") for k in reversed(here)]
        for n, r in enumerate(turned):  # ids, by which articles are ordered, the other way round
            r["id"] = "re-%d-%d" % (i, n)
        rows += turned
    resolved = weft("resolve", "--quiet", data="".join(json.dumps(r) + "\n" for r in rows).encode()).ok()
    stories = {s["story"]: s for s in weft("collate", "--quiet", data=resolved.out).ok().rows()}
    by_story = {}
    for r in resolved.rows():
        by_story.setdefault(r["story"], []).append(r)
    count = {"same": 0, "other": 0}
    for i, b in enumerate(blocks):
        wrong, ids = [], {}
        for prefix in ("as", "re"):
            story = "%s-%d" % (prefix, i)
            wrong += judge(b, by_story[story], stories[story])
            quotes = [a for r in by_story[story] for a in r["annotations"] if a["kind"] == "quote"]
            ids[prefix] = {a.get("utterance") for a in quotes} if all(a.get("speaker") for a in quotes) else None
        if ids["as"] != ids["re"]:
            wrong.append("ids in another order of articles: %s" % ids)
        count[b["=>"][0]] = count.get(b["=>"][0], 0) + 1
        say(not wrong, "%s %s" % (b["place"], b.get("name", "(no name)")), "\n".join([b[k] for k in keys if k in b] + wrong))
    say(count["same"] >= 40 and count["other"] >= 40, "40 pairs that are one utterance and 40 that are not", str(count))
    finish()


main()
