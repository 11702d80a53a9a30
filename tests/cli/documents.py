#!/usr/bin/env python3
"""What the documents show works: blocks ```sh that begin with `# tested` are run, commands exist, links lead somewhere."""
import glob, os, re, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import *

PAGES = [p for p in ["README.md", "CONTRIBUTING.md", "examples/README.md"] + sorted(
    os.path.relpath(p, ROOT) for p in glob.glob(ROOT + "/docs/**/*.md", recursive=True)) if os.path.exists(os.path.join(ROOT, p))]
commands = set(re.findall(r"^  (\w+) ", weft("--help").ok().out.decode().split("\n\nBegin")[0], re.M))
tested = 0

for page in PAGES:
    text = open(os.path.join(ROOT, page), encoding="utf-8").read()
    for i, block in enumerate(re.findall(r"^```sh\n# tested.*?\n(.*?)^```", text, re.M | re.S), 1):
        tested += 1

        @test("%s: tested block %d" % (page, i))
        def _():
            with folder() as d:
                for name in ("examples", "docs", "tests"):
                    os.symlink(os.path.join(ROOT, name), os.path.join(d, name))
                os.makedirs(d + "/bin")
                os.symlink(WEFT, d + "/bin/weft")
                run = subprocess.run(["sh", "-eu", "-c", block], cwd=d, capture_output=True, stdin=subprocess.DEVNULL, timeout=300,
                                     env=dict(os.environ, PATH=d + "/bin:" + os.environ["PATH"]))
                equal(run.returncode, 0, "%s\n%s" % (block, show(run.stderr[-1500:])))
                true(run.stdout, "prints nothing:\n" + block)

    @test("%s: commands and links" % page)
    def _():
        for command in re.findall(r"(?:^|[`|(] ?|\| )weft ([a-z]+)\b", text, re.M):
            true(command in commands or command in ("serve", "model"), "no command `weft %s`" % command)
        for link in re.findall(r"\]\(([^)#\s]+)\)", text):
            true(re.match(r"https?://", link) or os.path.exists(os.path.join(ROOT, os.path.dirname(page), link)), "leads nowhere: " + link)


@test("what README shows of ./demo is what it prints")
def _():
    text = open(os.path.join(ROOT, "README.md"), encoding="utf-8").read()
    shown = re.search(r"^```text\nSTORIES\n(.*?)^```", text, re.M | re.S).group(1).split("\n")
    with folder() as d:
        weft("add", "--store", d + "/demo.weft", "--quiet", os.path.join(ROOT, "examples", "news")).ok()
        out = weft("stories", "--store", d + "/demo.weft").ok().out + weft("show", "--store", d + "/demo.weft", weft(
            "stories", "--store", d + "/demo.weft", "--limit", 1, "--json").rows()[0]["slug"]).ok().out
    printed = out.decode("utf-8").split("\n")
    wanted = [line for line in shown if line.strip() and line.strip() != "[...]"]
    wrong = [w for w in wanted if not any(p == w or (w.endswith("[...]") and p.startswith(w[:-5].rstrip())) for p in printed)]
    true(len(wanted) > 15 and not wrong, "not printed:\n" + "\n".join(wrong))


@test("documents that a newcomer needs are there, with blocks that are tested")
def _():
    for page in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "docs/dependencies.md", "docs/architecture.md", "docs/rows.md", "docs/scores.md"):
        true(os.path.exists(os.path.join(ROOT, page)), page)
    true(tested >= 2, "%d tested blocks" % tested)


@test("docs/dependencies.md names every library that the build uses")
def _():
    text = open(os.path.join(ROOT, "docs", "dependencies.md"), encoding="utf-8").read()
    listed = subprocess.run([ROOT + "/scripts/packages", "check", "--list"], stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout.split()
    missing = [p for p in listed if "`%s`" % p not in text]
    equal(missing, [], "packages that are not told")

finish()
