#!/usr/bin/env python3
"""Runs the html5lib tokenizer tests on our tokenizer, and the encoding tests on our choice of encoding. Standard library only.

    html5lib.py [-q] PROGRAM [FOLDER]      PROGRAM: bench/html5lib of a build (ninja -C build bench/html5lib);
                                           FOLDER: with tokenizer/ and encoding/ of html5lib-tests

Prints a line per failed test (-q: none) and the counts; exit 1 when any failed. A page of ASCII alone that names no encoding is
UTF-8 to us and windows-1252 to the tests: the same text. A page of flawless UTF-8 beyond ASCII is UTF-8 to us whatever it names.
"""
import glob, json, os, re, subprocess, sys


def unescape(value):
    if isinstance(value, str):
        return re.sub(r"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m.group(1), 16)), value)
    if isinstance(value, list):
        return [unescape(v) for v in value]
    if isinstance(value, dict):
        return {unescape(k): unescape(v) for k, v in value.items()}
    return value


def join(tokens):
    out = []
    for t in tokens:
        if t[0] == "Character" and out and out[-1][0] == "Character":
            out[-1] = ["Character", out[-1][1] + t[1]]
        else:
            out.append(t)
    return out


def lone_surrogate(value):
    return re.search("[\ud800-\udfff]", json.dumps(value, ensure_ascii=False)) is not None


def main():
    args = [a for a in sys.argv[1:] if a != "-q"]
    folder = args[1] if len(args) > 1 else os.path.join(os.path.dirname(__file__), "../../shared/data/html5lib")
    cases, skipped = [], 0
    for path in sorted(glob.glob(os.path.join(folder, "tokenizer", "*.test"))):
        for test in json.load(open(path, encoding="utf-8")).get("tests", []):
            if test.get("doubleEscaped"):
                test["input"], test["output"] = unescape(test["input"]), unescape(test["output"])
            if lone_surrogate(test["input"]):
                skipped += 1  # cannot be said in UTF-8
                continue
            for state in test.get("initialStates", ["Data state"]):
                cases.append((os.path.basename(path), test, state))
    rows = [json.dumps({"input": t["input"], "state": s, "last": t.get("lastStartTag", "")}, ensure_ascii=False) for _, t, s in cases]
    run = subprocess.run([args[0]], input="\n".join(rows) + "\n", capture_output=True, encoding="utf-8", check=True)
    failed = 0
    for (path, test, state), line in zip(cases, run.stdout.split("\n")):
        got = join(json.loads(line))
        if got != join(test["output"]):
            failed += 1
            if "-q" not in sys.argv:
                print(f"{path}: {test['description']} [{state}]\n  input    {test['input']!r}\n  expected {test['output']}\n  got      {got}")
    print(f"tokenizer: {len(cases) - failed} passed, {failed} failed, {skipped} skipped (lone surrogates)")
    return encodings(args[0], folder) or (1 if failed else 0)


def encodings(program, folder):
    pages = []
    for path in sorted(glob.glob(os.path.join(folder, "encoding", "*.dat"))):
        data = open(path, "rb").read()
        for test in re.findall(rb"^#data\n(.*?)\n#encoding\n([^\n]*)", data, re.S | re.M):
            pages.append((os.path.basename(path), test[0], test[1].decode().strip().lower()))
    rows = [json.dumps({"page": page.decode("latin-1")}, ensure_ascii=False) for _, page, _ in pages]
    run = subprocess.run([program], input="\n".join(rows) + "\n", capture_output=True, encoding="utf-8", check=True)
    failed = meant = 0
    for (path, page, expected), line in zip(pages, run.stdout.split("\n")):
        got = json.loads(line).lower()
        if got == expected or (got == "utf-8" and expected == "windows-1252" and page.isascii()): continue
        if got == "utf-8" and not page.isascii() and page == page.decode("utf-8", "ignore").encode():
            meant += 1
            continue
        failed += 1
        if "-q" not in sys.argv: print(f"{path}: expected {expected}, got {got}: {page[:200]!r}")
    print(f"encoding: {len(pages) - failed - meant} passed, {failed} failed, {meant} otherwise on purpose")
    return 1 if failed else 0


sys.exit(main())
