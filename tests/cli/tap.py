"""tap - the few lines that every test of the command shares: TAP output, and running weft. Standard library only.

    from tap import *
    @test("what holds")
    def _():
        r = weft("read", "page.html")
        equal(r.code, 0)
    finish()

A test fails by an exception; its text becomes the diagnostics. Weft is the program that $WEFT names.
"""
import contextlib, glob, json, os, re, shutil, subprocess, sys, tempfile, traceback

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WEFT = os.path.abspath(os.environ.get("WEFT", os.path.join(ROOT, "build", "weft")))
os.environ.setdefault("WEFT_MODELS", "/nonexistent/models")  # not what its user has added; a test that wants models says which
SLOW = "build-check/gcc" in WEFT  # sanitised: some tests take fewer rounds
_n = _failed = 0


class Failure(Exception):
    pass


def say(ok, name, details="", skip=None):
    """One TAP line; details become diagnostics."""
    global _n, _failed
    _n += 1
    _failed += not ok
    name = name.replace("\n", " ").replace("#", "No.")
    print("%sok %d - %s%s" % ("" if ok else "not ", _n, name, " # SKIP " + skip if skip else ""))
    for line in details.rstrip("\n").split("\n") if details and not ok else []:
        print("# " + line[:600])
    sys.stdout.flush()


def test(name, skip=None):
    def run(function):
        if skip:
            say(True, name, skip=skip)
            return
        try:
            function()
            say(True, name)
        except Failure as e:
            say(False, name, str(e))
        except Exception:
            say(False, name, traceback.format_exc())
    return run


def finish():
    print("1..%d" % _n)
    sys.stdout.flush()
    sys.exit(1 if _failed else 0)


def note(*what):
    """A line for people that is no result; shown by ./check."""
    print("# ! " + " ".join(str(w) for w in what))


def true(value, what="does not hold"):
    if not value:
        raise Failure(what)


def equal(got, expected, what=""):
    if got != expected:
        raise Failure("%s\n  got      %.2000s\n  expected %.2000s" % (what, repr(got), repr(expected)))


def same_lines(got, expected, what):
    """Two texts (bytes), compared; the first line that differs is told."""
    if got == expected:
        return
    a, b = got.split(b"\n"), expected.split(b"\n")
    for i in range(max(len(a), len(b))):
        x, y = a[i] if i < len(a) else b"(no such line)", b[i] if i < len(b) else b"(no such line)"
        if x != y:
            at = next((k for k in range(min(len(x), len(y))) if x[k] != y[k]), min(len(x), len(y)))
            raise Failure("%s: %d and %d lines, line %d differs at byte %d\n  %s\n  %s" % (
                what, len(a), len(b), i + 1, at, show(x[max(0, at - 100):at + 160]), show(y[max(0, at - 100):at + 160])))


def show(data):
    return data.decode("utf-8", "backslashreplace")


class Run:
    def __init__(self, process):
        self.code, self.out, self.err = process.returncode, process.stdout, process.stderr

    def rows(self):
        return [json.loads(line) for line in self.out.decode("utf-8").split("\n") if line]

    def complaints(self):
        return [line for line in self.err.decode("utf-8", "replace").split("\n") if line]

    def ok(self, *codes):
        """Itself, when it ended with status 0 (or one of `codes`) and no sanitizer spoke."""
        if self.code not in (codes or (0,)) or b"Sanitizer" in self.err or b"runtime error" in self.err:
            raise Failure("status %s\n%s" % (self.code, show(self.err[-3000:])))
        return self


def nobody():
    """Before a program starts: it runs as a user without rights."""
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)


def within_reach(d):
    """A copy of the program, with its library, that every user may run (a checkout below /root is out of others' reach); None when
    this is not root, who alone can become somebody else."""
    if os.geteuid() != 0:
        return None
    os.chmod(d, 0o755)
    os.makedirs(d + "/bin", exist_ok=True)
    libraries = glob.glob(os.path.join(os.path.dirname(WEFT), "libweft.so*"))
    for path in [p for p in libraries if os.path.isfile(p)] + [WEFT]:
        shutil.copy(path, d + "/bin/" + os.path.basename(path))
        os.chmod(d + "/bin/" + os.path.basename(path), 0o755)
    return d + "/bin/" + os.path.basename(WEFT)


def weft(*args, data=None, timeout=300, cwd=None, preexec=None, env=None, program=None):
    """Runs weft to its end, its input `data`."""
    run = subprocess.run([program or WEFT] + [a if isinstance(a, bytes) else str(a) for a in args], input=data if data is not None else b"",
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=timeout, cwd=cwd, preexec_fn=preexec,
                         env=dict(os.environ, **env) if env else None)
    r = Run(run)
    if r.code < 0 or b"AddressSanitizer" in r.err or b"LeakSanitizer" in r.err or b"runtime error:" in r.err:
        raise Failure("weft %s ended with status %d\n%s" % (" ".join(str(a) for a in args)[:200], r.code, show(r.err[-4000:])))
    return r


def keyed(block, line):
    key, value = re.match(r"([\w ]+): ?(.*)", line).groups()
    block[key] = value


def case_blocks(path, take=keyed):
    """Blocks of a file of cases, between lines `---`: `place`, lines `=> ...` as a list "=>", and what `take` makes of the others."""
    block = {}
    for number, line in enumerate(open(path, encoding="utf-8").read().split("\n") + ["---"], 1):
        if line.strip() == "---":
            if block:
                yield block
            block = {}
        elif line.strip() and not line.startswith("#"):
            block.setdefault("place", "%s:%d" % (os.path.basename(path), number))
            if line.startswith("=> "):
                block.setdefault("=>", []).append(line[3:])
            else:
                take(block, line)


@contextlib.contextmanager
def folder():
    with tempfile.TemporaryDirectory(prefix="weft-test-") as d:
        yield d


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path
