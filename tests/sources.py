#!/usr/bin/env python3
"""What holds for the sources as text. Standard library only, the two compilers, and clang-format.

- Every header can be included by itself, with gcc and clang, without compiler extensions; weft.h also from C++.
- All C is as clang-format leaves it; shell and Python can be parsed; no trailing blanks; one newline at the end.
- Every test that lies in a folder is known to the folder's meson.build.
"""
import concurrent.futures, os, re, shutil, subprocess, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "cli"))
from tap import *

C_FOLDERS = ["include", "src", "tests", "train", "bench", "examples"]


def files(folders, *endings):
    for folder in folders:
        for where, folders_in, names in os.walk(os.path.join(ROOT, folder)):
            folders_in[:] = sorted(f for f in folders_in if not f.startswith((".git", "build", "__pycache__", "node_modules")))
            for name in sorted(names):
                if name.endswith(endings):
                    yield os.path.relpath(os.path.join(where, name), ROOT)


def run(*command, data=None):
    r = subprocess.run(command, input=data, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=ROOT)
    return r.returncode, r.stdout.decode("utf-8", "replace")


def each(function, items):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return [r for r in pool.map(function, items) if r]


def include_alone(compiler, language):
    def one(path):
        name = re.sub("^(src|include)/", "", path)
        standard = "-std=c17" if language == "c" else "-std=c++17"
        code, out = run(compiler, standard, "-D_GNU_SOURCE", "-pedantic-errors", "-Wall", "-Wextra", "-Werror", "-Wno-unused-function",
                        "-Wno-unused-const-variable", "-Wno-unused-variable", "-Iinclude", "-Isrc", "-fsyntax-only", "-x", language, "-",
                        data=('#include "%s"\nint main(void) { return 0; }\n' % name).encode())
        return out if code else None
    return one


headers = [p for p in files(["include", "src"], ".h") if "/data/" not in p]
for compiler in ("gcc", "clang"):
    @test("%d headers stand alone with %s" % (len(headers), compiler))
    def _():
        wrong = each(include_alone(compiler, "c"), headers)
        true(not wrong, "\n".join(wrong))


@test("weft.h can be included from C++")
def _():
    wrong = include_alone("clang", "c++")("include/weft.h")
    true(not wrong, wrong)


@test("C is formatted", skip=None if shutil.which("clang-format") else "no clang-format")
def _():
    def one(path):
        code, out = run("clang-format", "--dry-run", "-Werror", path)
        return path if code else None
    wrong = each(one, [p for p in files(C_FOLDERS, ".c", ".h") if "/data/" not in p])
    true(not wrong, "clang-format -i " + " ".join(wrong))


@test("shell scripts can be parsed")
def _():
    for path in ["check", "demo", ".ci/run", "bench/kernels", "scripts/model", "scripts/packages", "tests/fresh"]:
        if os.path.exists(os.path.join(ROOT, path)):
            code, out = run("sh", "-n", path)
            true(code == 0, path + ": " + out)
            true(os.access(os.path.join(ROOT, path), os.X_OK), path + " is not executable")


@test("Python can be parsed")
def _():
    names = list(files(["bench", "examples", "scripts", "tests", "train"], ".py")) + ["bench/" + n for n in ("heideltime", "lang_compare", "run", "same", "score")]
    for path in names:
        if os.path.exists(os.path.join(ROOT, path)):
            try:
                compile(open(os.path.join(ROOT, path), encoding="utf-8").read(), path, "exec")
            except SyntaxError as e:
                raise Failure(str(e))


@test("no blanks at line ends, one newline at the end of files")
def _():
    wrong = []
    for path in files(C_FOLDERS + ["docs", "scripts"], ".c", ".h", ".py", ".md", ".build", ".json", ".inc"):
        if path.startswith(("examples/news", "examples/warc-pages", "tests/fuzz/seeds/")):
            continue
        text = open(os.path.join(ROOT, path), "rb").read()
        if re.search(rb"[ \t]\r?\n", text) or not text.endswith(b"\n") or text.endswith(b"\n\n"):
            wrong.append(path)
    true(not wrong, ", ".join(wrong))


@test("every list of words that is searched is sorted by bytes, without doubles")
def _():
    searched = set()
    for path in files(["src"], ".c", ".h"):
        searched |= set(re.findall(r"STR_LISTED\((\w+),", open(os.path.join(ROOT, path), encoding="utf-8").read()))
    wrong, seen = [], 0
    for path in files(["src"], ".c", ".h"):
        text = open(os.path.join(ROOT, path), encoding="utf-8").read()
        for name, body in re.findall(r"static const char \*const (\w+)\[\] = \{([^;]*)\};", text):
            if name not in searched:
                continue
            seen += 1
            words = [w.encode().decode("unicode_escape").encode("latin-1") if "\\x" in w else w.encode() for w in re.findall(r'"((?:[^"\\]|\\.)*)"', body)]
            if words != sorted(set(words)):
                wrong.append("%s: %s" % (path, name))
    true(seen > 40, "found only %d lists" % seen)
    true(not wrong, "\n".join(wrong))


@test("every test is known to its meson.build")
def _():
    for folder, pattern in (("tests/unit", r"(\w+)\.c$"), ("tests/fuzz", r"fuzz_(\w+)\.c$"), ("tests/cli", r"(?!tap\.)(\w+)\.py$")):
        known = open(os.path.join(ROOT, folder, "meson.build"), encoding="utf-8").read()
        for name in sorted(os.listdir(os.path.join(ROOT, folder))):
            m = re.match(pattern, name)
            true(not m or "'%s'" % m.group(1) in known, "%s/%s is not in meson.build" % (folder, name))

finish()
