#!/usr/bin/env python3
"""Trained pipelines, run on the texts of tests/lang, say what spaCy says of them, whatever they are run with. Standard library only.

Every array of `tokens` is held against tests/lang/*.expected.jsonl, which tests/lang/spacy_expected.py made. The models are in the folder
that $WEFT_TEST_MODELS names (scripts/model brings them, ./check does so); without them all of this is skipped.
"""
import concurrent.futures, os, sys

sys.path[:0] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), name) for name in ("cli", "lang")]
from tap import *
import spacy_expected

# What may differ, as (language, index of the text, column, index of the token): why. Only sums that tie but for their rounding.
TIES = {}
VERSION = "3.8.0"  # of the packages that the expected arrays were made with
MODELS = os.environ.get("WEFT_TEST_MODELS", "/nonexistent/models")


def annotate(texts, language, *options, **env):
    """The bytes that come out, a line a text."""
    rows = "".join(json.dumps({"id": "t", "text": text, "language": language}) + "\n" for text in texts)
    return weft("annotate", "--layers", "tokens", "--models", MODELS, "--quiet", *options, data=rows.encode(), env=env).ok().out


def tokens_of(out):
    return [json.loads(line)["tokens"] for line in out.decode().split("\n") if line]


def differences(language, texts, got, expected):
    """What is said otherwise of a text, a line each, at most one a column and text."""
    for i, (text, a, b) in enumerate(zip(texts, got, expected)):
        equal(list(a), list(b), "columns")
        for column in b:
            ends = [k for k, (x, y) in enumerate(zip(a[column], b[column])) if x != y and (language, i, column, k) not in TIES]
            if len(a[column]) != len(b[column]):
                yield "%r: %d entries of %s, expected %d" % (text[:60], len(a[column]), column, len(b[column]))
            elif ends:
                k = ends[0]
                yield "%r: %s of token %d %r is %r, expected %r (and %d more)" % (
                    text[:60], column, k, text[b["start"][k]:b["end"][k]], a[column][k], b[column][k], len(ends) - 1)


def check(language, skip):
    texts = spacy_expected.texts(language)
    path = os.path.join(ROOT, "tests", "lang", language + ".expected.jsonl")
    expected = [json.loads(line) for line in open(path, encoding="utf-8")]
    equal(len(expected), len(texts), path + " is old: tests/lang/spacy_expected.py makes it")
    out = annotate(texts, language, "--threads", 1) if not skip else b""

    @test("%s: what spaCy says of %d texts" % (language, len(texts)), skip=skip)
    def _():
        got = tokens_of(out)
        equal(len(got), len(texts))
        wrong = list(differences(language, texts, got, expected))
        true(not wrong, "\n".join(wrong))

    for kernel in ("plain", "avx2"):  # in place of one that the processor does not have the default is run
        @test("%s: kernel %s gives the same bytes" % (language, kernel), skip=skip)
        def _():
            some = slice(None, None, -3 if kernel == "plain" else 1)  # plain is slow: every third text, with the last, a long one
            lines = out.splitlines(keepends=True)
            same_lines(annotate(texts[some], language, "--threads", 1, WEFT_KERNEL=kernel), b"".join(lines[some]), kernel)

    @test("%s: two threads give the same bytes" % language, skip=skip)
    def _():
        same_lines(annotate(texts * 4, language, "--threads", 2), out * 4, "two threads")

    @test("%s: each text alone gives the same bytes" % language, skip=skip)
    def _():
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            alone = list(pool.map(lambda text: annotate([text], language, "--threads", 1), texts))
        for i, (line, text) in enumerate(zip(out.splitlines(keepends=True), texts)):
            same_lines(alone[i], line, repr(text[:60]))

    @test("%s: a text of over 20,000 tokens" % language, skip=skip)
    def _():
        text, places = "", {"start": [], "end": []}
        pieces = [(t, e) for t, e in zip(texts, expected) if t == t.strip()]
        while len(places["start"]) < 20000:
            for piece, e in pieces:  # each a paragraph: white space between them is a token
                for column in places:
                    places[column] += [len(text) + place for place in e[column]] + [len(text) + len(piece) + 2 * (column == "end")]
                text += piece + "\n\n"
        got = tokens_of(annotate([text], language))[0]
        for column in got:
            equal(len(got[column]), len(places["start"]), column)
        equal([got["start"], got["end"]], [places["start"], places["end"]])


def has(package):
    """Whether that model is there, in the version of the expected arrays."""
    return any((m["name"], m["version"]) == (package, VERSION) for m in weft("model", "list", "--json", "--models", MODELS).rows())


for language, package in spacy_expected.MODELS.items():
    check(language, None if os.path.isdir(MODELS) and has(package) else "no model to be had: scripts/model")
finish()
