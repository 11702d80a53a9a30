#!/usr/bin/env python3
"""The order of rooms, checked (docs/architecture.md). Standard library only, and nm.

    rooms.py [LIBRARY...]     the rooms' static libraries, to look at their names

- A room includes only headers of rooms before it in ROOMS, its own, and weft.h; the command includes weft.h and its own only.
- A name that is not static begins with its room's name or with a prefix that is declared in the room's headers: the name of one
  of its files, or the first word of a function declared there. No prefix belongs to two rooms, so a name says where it lives.
"""
import os, re, subprocess, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "cli"))
from tap import *

ROOMS = "base text read lang convert annotate thread resolve collate store api serve cli".split()
SOURCES = os.path.join(ROOT, "src")


def files_of(room):
    for where, _, names in sorted(os.walk(os.path.join(SOURCES, room))):
        for name in sorted(names):
            if name.endswith((".c", ".h", ".inc")):
                yield os.path.join(where, name)


def text_of(path):
    return open(path, encoding="utf-8").read()


def headers_of(room):
    return [p for p in files_of(room) if p.endswith(".h") and os.path.dirname(p) == os.path.join(SOURCES, room)]


def prefix_of(name, stems):
    fitting = [s for s in stems if name == s or name.startswith(s + "_")]
    return max(fitting, key=len) if fitting else name.split("_")[0]


@test("every folder under src/ is a room")
def _():
    equal(sorted(d for d in os.listdir(SOURCES) if os.path.isdir(os.path.join(SOURCES, d))), sorted(ROOMS))


for room in ROOMS:
    @test("%s includes only rooms before it" % room)
    def _():
        wrong = []
        allowed = {"cli"} if room == "cli" else set(ROOMS[:ROOMS.index(room) + 1])
        for path in files_of(room):
            for i, line in enumerate(text_of(path).split("\n"), 1):
                m = re.match(r'\s*#\s*include\s*"([^"]+)"', line)
                if not m or m.group(1) == "weft.h":
                    continue
                other = m.group(1).split("/")[0]
                if "/" not in m.group(1) or other not in allowed or ".." in m.group(1):
                    wrong.append("%s:%d: %s" % (os.path.relpath(path, ROOT), i, line.strip()))
        true(not wrong, "\n".join(wrong))


@test("every room says in a header what it is for")
def _():
    for room in ROOMS:
        if any(p.endswith(".c") for p in files_of(room)):
            true(headers_of(room), room + " has no header")
        for path in files_of(room):
            true(re.match(r"/\* %s - |/\*" % re.escape(os.path.basename(path)), text_of(path)),
                 os.path.relpath(path, ROOT) + " does not open with what it is for")


stems = {room: [os.path.basename(p)[:-2] for p in files_of(room) if "/data/" not in p] + [room] for room in ROOMS}
declared = {}  # prefix -> rooms
for room in ROOMS:
    for path in headers_of(room):
        code = re.sub(r"/\*.*?\*/|//[^\n]*", " ", text_of(path), flags=re.S)
        code = re.sub(r"static inline[^{;]*\{", " ", re.sub(r"#[^\n]*(\\\n[^\n]*)*", " ", code))
        for m in re.finditer(r"^(?!static|typedef|struct \w+ \{)[A-Za-z][\w \t\n*]*?[ *](\w+)\(", code, re.M):
            declared.setdefault(prefix_of(m.group(1), stems[room]), set()).add(room)
        for m in re.finditer(r"^extern [^;(]*?(\w+)(\[[^;]*)?;", code, re.M):
            declared.setdefault(prefix_of(m.group(1), stems[room]), set()).add(room)


@test("no prefix of names belongs to two rooms")
def _():
    twice = ["%s_ is declared in %s" % (p, " and ".join(sorted(rooms))) for p, rooms in sorted(declared.items()) if len(rooms) > 1]
    true(not twice, "\n".join(twice))


for library in sys.argv[1:]:
    room = re.sub(r"^libweft-|\.a$", "", os.path.basename(library))

    @test("names of %s carry its prefixes" % room)
    def _():
        wrong = []
        out = subprocess.run(["nm", "-g", "--defined-only", "-P", library], capture_output=True, encoding="utf-8", check=True).stdout
        for line in out.split("\n"):
            parts = line.split()
            if len(parts) < 2 or line.endswith(":") or parts[0].startswith("_") or "." in parts[0]:
                continue
            name = parts[0]
            if room in ("api", "serve") and name.startswith("weft_"):
                continue
            if room not in declared.get(prefix_of(name, stems[room]), ()) and prefix_of(name, stems[room]) not in stems[room]:
                wrong.append(name)
        true(not wrong, "neither with a prefix of the room nor in its headers: " + ", ".join(sorted(wrong)))

finish()
