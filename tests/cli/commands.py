#!/usr/bin/env python3
"""The command as a user sees it: help, exit status, JSON, closed pipes, full disks, wrong stores, terminals."""
import os, pty, re, resource, select, shutil, signal, sqlite3, sys, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from tap import *
import make_articles

COMMANDS = "add stories show serve search people known export verify read annotate model thread resolve collate help man version".split()
helped = {}

with folder() as d:
    make_articles.write(make_articles.make(60, seed=4), d + "/in.jsonl")
    store = d + "/some.weft"
    weft("add", "--store", store, d + "/in.jsonl").ok()
    exported = weft("export", "--store", store).ok().out
    stories = weft("stories", "--store", store, "--json").ok().rows()
    articles = [json.loads(l) for l in exported.decode().split("\n") if '"text"' in l and '"points"' not in l]

    @test("weft, weft --help, weft help")
    def _():
        r = weft()
        equal((r.code, r.out), (2, b""))
        true(r.err, "says nothing")
        for args in (["--help"], ["-h"], ["help"]):
            text = weft(*args).ok().out.decode()
            for name in COMMANDS:
                true(re.search(r"^  %s +\S" % name, text, re.M), "no line on " + name)

    for name in COMMANDS:
        @test("weft %s --help has an example, and is its man page" % name)
        def _():
            r = weft(name, "--help").ok()
            text = helped[name] = r.out.decode()
            equal(r.err, b"")
            true(text.startswith("usage: weft " + name), text[:60])
            true(re.search(r"^example:\n  (.*\| )?weft %s\b" % name, text, re.M) or "weft %s" % name in text.split("example:")[-1], "no example")
            true("--help" in text and "--json" in text, "options are not told")
            equal(weft("help", name).ok().out.decode(), text)
            man = weft("man", name).ok().out.decode()
            for section in ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXAMPLE"):
                true("\n.SH %s\n" % section in man, "man page has no " + section)
            true(man.startswith(".TH WEFT\\-%s 1" % name.upper()) or man.startswith(".TH WEFT-%s 1" % name.upper()), man[:60])
            for line in text.split("\n"):
                true(len(line) <= 130, "a line of %d columns" % len(line))

    @test("every option that the help names is taken, others are not")
    def _():
        for name in COMMANDS:
            for option in re.findall(r"^  --(\w+)", helped.get(name, ""), re.M):
                r = weft(name, "--" + option, data=b"", timeout=20) if option == "help" else None
                true(r is None or r.code == 0)
            r = weft(name, "--no-such-option")
            equal((r.code, r.out), (2, b""), name)
            equal(len(r.complaints()), 1)
            true("--no-such-option" in r.err.decode() and "--help" in r.err.decode(), show(r.err))

    @test("wrong uses: status 2, one line that says how")
    def _():
        for args in (["fly"], ["show"], ["show", "a", "b"], ["search"], ["stories", "--limit"], ["stories", "--limit", "x"], ["stories", "--limit", "-1"],
                     ["stories", "--limit=1e9"], ["add", "--threads", "many"], ["annotate", "--offsets", "lines"], ["show", "x", "--status", "good"],
                     ["stories", "--json=yes"], ["export", "all"], ["man", "nothing"], ["--store", "x"]):
            r = weft(*args, cwd=d)
            equal((r.code, r.out, len(r.complaints())), (2, b"", 1), "weft " + " ".join(args))
            true(r.err.startswith(b"weft: "), show(r.err))

    @test("status 0 when all was read, 1 when something was skipped, 2 when nothing could be done")
    def _():
        equal(weft("read", d + "/in.jsonl").code, 0)
        equal(weft("read", d + "/in.jsonl", d + "/missing").code, 1)
        equal(weft("read", d + "/missing").code, 2)
        equal(weft("stories", "--store", d + "/no.weft").code, 2)
        true(not os.path.exists(d + "/no.weft"), "reading made a store")
        equal(weft("show", "--store", store, "no-such-story").code, 2)
        r = weft("show", "--store", store, "no-such-story")
        equal(len(r.complaints()), 1)

    @test("--json is valid JSON, a row a line, for every command")
    def _():
        story = stories[0]["slug"]
        for args, least in ((["stories"], 2), (["stories", "--limit", 1], 1), (["show", story], 1), (["show", stories[0]["story"]], 1),
                            (["show", articles[0]["id"]], 1), (["search", "said"], 1), (["search", "--outlet", articles[0]["outlet"]], 1), (["people"], 5),
                            (["people", "Ada"], 1), (["export"], 60), (["verify"], 0), (["add", d + "/in.jsonl"], 1)):
            r = weft(*args, "--store", store, "--json").ok()
            rows = r.rows()
            true(len(rows) >= least and all(isinstance(row, dict) for row in rows), "weft %s: %d rows" % (args, len(rows)))
        for args in (["read", d + "/in.jsonl"], ["version"]):
            true(all(isinstance(row, dict) for row in weft(*args, "--json").ok().rows()))

    @test("without --json there is text for people, and no escape codes off a terminal")
    def _():
        for args in (["stories"], ["show", stories[0]["slug"]], ["show", articles[0]["id"]], ["search", "said"], ["people"], ["verify"], ["version"]):
            r = weft(*args, *(["--store", store] if args[0] != "version" else [])).ok()
            true(r.out and not r.out.startswith(b"{"), "weft " + str(args))
            true(b"\033" not in r.out and b"\033" not in r.err, "escape codes in weft " + str(args))

    @test("what stories, people, search say fits what export says")
    def _():
        rows = {r["story"]: r for r in map(json.loads, exported.decode().split("\n")[:-1]) if "points" in r}
        equal({s["story"] for s in stories}, set(rows))
        for s in stories:
            row = rows[s["story"]]
            equal((s["articles"], s["points"], s["conflicts"]), (len(row["articles"]), len(row["points"]), sum(p["status"] == "conflict" for p in row["points"])))
        equal([s["articles"] for s in stories], sorted((s["articles"] for s in stories), reverse=True), "largest first")
        outlet = articles[0]["outlet"]
        found = weft("search", "--store", store, "--json", "--outlet", outlet.upper(), "--limit", 1000).ok().rows()
        equal({r["id"] for r in found}, {a["id"] for a in articles if a["outlet"] == outlet})
        day = sorted(a["published"] for a in articles if "published" in a)[20][:10]
        found = weft("search", "--store", store, "--json", "--from", day, "--to", day, "--limit", 1000).ok().rows()
        equal({r["id"] for r in found}, {a["id"] for a in articles if a.get("published", "").startswith(day)})
        word = re.findall(r"[A-Z][a-z]{5,}", articles[0]["text"])[0]
        found = weft("search", "--store", store, "--json", word.upper(), "--limit", 1000).ok().rows()
        equal({r["id"] for r in found}, {a["id"] for a in articles if re.search(r"(?i)\b%s\b" % word, a["text"] + "\n" + a.get("title", ""))}, word)
        for hostile in ('"', "a OR", "NEAR(", "*", "title:x", "')--", "\x01"):
            true(weft("search", "--store", store, "--", hostile).code in (0, 2), hostile)
        who = weft("people", "--store", store, "--json").ok().rows()
        named = {}
        for a in articles:
            for m in a["annotations"]:
                if m["kind"] == "mention" and m["form"] == "name" and m["entity"].startswith("p"):  # persons
                    named[m["entity"]] = named.get(m["entity"], 0) + 1
        equal({p["entity"]: p["mentions"] for p in who if p["mentions"]}, named)

    @test("an article or a story can be named by the beginning of its id")
    def _():
        id = articles[0]["id"]
        n = next(n for n in range(4, len(id) + 1) if sum(a["id"].startswith(id[:n]) for a in articles) == 1)
        equal(weft("show", "--store", store, "--json", id[:n]).ok().rows()[0]["id"], id)
        equal(weft("show", "--store", store, "--json", stories[0]["story"][:-1]).code in (0, 2), True)

    @test("show --status shows points of that status only")
    def _():
        for status in ("agree", "conflict", "update", "scope"):
            weft("show", "--store", store, stories[0]["slug"], "--status", status).ok()

    @test("a pipe that is closed early: at most one line, no crash")
    def _():
        for args in (["export", "--store", store], ["people", "--store", store, "--json"], ["read", d + "/in.jsonl"], ["people", "--store", store]):
            read, to = os.pipe()
            p = subprocess.Popen([WEFT] + args, stdout=to, stderr=subprocess.PIPE)
            os.close(to)
            os.read(read, 10)
            os.close(read)
            err = p.communicate(timeout=60)[1]
            true(p.returncode in (0, 1), "status %s\n%s" % (p.returncode, show(err)))
            true(len(err.decode().strip().split("\n")) <= 1, show(err))
        run = subprocess.run("'%s' export --store '%s' | head -1" % (WEFT, store), shell=True, capture_output=True)
        equal(run.stdout, exported.split(b"\n")[0] + b"\n")

    @test("output that cannot be written is told, status is not 0")
    def _():
        for args in (["export", "--store", store], ["stories", "--store", store], ["version"]):
            with open("/dev/full", "wb") as full:
                p = subprocess.run([WEFT] + args, stdout=full, stderr=subprocess.PIPE)
            true(p.returncode in (1, 2), "status %d of %s" % (p.returncode, args))
            equal(len(p.stderr.decode().strip().split("\n")), 1, show(p.stderr))
            true(p.stderr.startswith(b"weft: "), show(p.stderr))

    def small_files(size):
        def set_limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return set_limit

    make_articles.write(make_articles.make(200, seed=6), d + "/more.jsonl")
    weft("add", "--store", d + "/whole.weft", d + "/more.jsonl").ok()
    whole = weft("export", "--store", d + "/whole.weft").ok().out
    size = os.path.getsize(d + "/whole.weft")

    for part in (0.05, 0.3, 0.6, 0.9):
        @test("no room after %d %% of the store: told, and the next run completes it" % (100 * part))
        def _():
            full = d + "/full%d.weft" % (100 * part)
            r = weft("add", "--store", full, d + "/more.jsonl", preexec=small_files(int(size * part)))
            equal(r.code, 2, show(r.err[-2000:]))
            equal(len(r.complaints()), 1, show(r.err))
            weft("add", "--store", full, d + "/more.jsonl").ok()
            same_lines(weft("export", "--store", full).ok().out, whole, "export")
            equal(weft("verify", "--store", full).code, 0)

    mounted = os.geteuid() == 0 and not os.makedirs(d + "/tmpfs") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=%d" % (size // 2 // 4096 * 4096), "weft-test", d + "/tmpfs"], stderr=subprocess.DEVNULL).returncode == 0

    @test("a full disk", skip=None if mounted else "cannot mount a small tmpfs")
    def _():
        try:
            full = d + "/tmpfs/full.weft"
            r = weft("add", "--store", full, d + "/more.jsonl")
            equal((r.code, len(r.complaints())), (2, 1), show(r.err[-2000:]))
            for end in ("", "-wal", "-shm"):
                if os.path.exists(full + end):
                    shutil.copy(full + end, d + "/from-tmpfs.weft" + end)
            weft("add", "--store", d + "/from-tmpfs.weft", d + "/more.jsonl").ok()
            same_lines(weft("export", "--store", d + "/from-tmpfs.weft").ok().out, whole, "export")
        finally:
            subprocess.run(["umount", d + "/tmpfs"], check=True)

    @test("files that are no store are refused and left as they are")
    def _():
        other = sqlite3.connect(d + "/other.db")
        other.execute("CREATE TABLE mine(a)")
        other.commit()
        other.close()
        newer = shutil.copy(store, d + "/newer.weft")
        db = sqlite3.connect(newer)
        db.execute("PRAGMA user_version=9999")
        db.commit()
        db.close()
        write(d + "/text.weft", "This is a text and no store at all, but it is long enough to be one. " * 100)
        os.makedirs(d + "/dir.weft")
        for name in ("other.db", "newer.weft", "text.weft", "dir.weft", "no/such/folder.weft"):
            before = open(d + "/" + name, "rb").read() if os.path.isfile(d + "/" + name) else None
            for args in (["add", d + "/in.jsonl"], ["stories"], ["verify"], ["export"]):
                r = weft(*args, "--store", d + "/" + name)
                equal((r.code, r.out, len(r.complaints())), (2, b"", 1), "%s on %s\n%s" % (args[0], name, show(r.err)))
            equal(open(d + "/" + name, "rb").read() if before is not None else None, before, name + " was changed")

    @test("a store that may only be read can be read")
    def _():
        os.makedirs(d + "/closed")
        shutil.copy(store, d + "/closed/some.weft")
        os.chmod(d + "/closed/some.weft", 0o444)
        equal(len(weft("stories", "--store", d + "/closed/some.weft", "--json").ok().rows()), len(stories))

    def in_terminal(*args):
        """What a command writes to a terminal of 100 columns, and its status."""
        pid, terminal = pty.fork()
        if pid == 0:
            os.environ["TERM"] = "xterm"
            os.execv(WEFT, [WEFT] + list(args))
        out = b""
        while True:
            try:
                data = os.read(terminal, 65536)
            except OSError:
                break
            if not data:
                break
            out += data
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), out.decode("utf-8", "replace")

    @test("on a terminal marks are shown, and hostile text sends no escape codes")
    def _():
        code, out = in_terminal("show", "--store", store, stories[0]["slug"])
        equal(code, 0, out[-500:])
        true("\033[" in out, "nothing is marked")
        write(d + "/hostile.jsonl", json.dumps({"title": "Red \033[31m title \u202e turned \x07", "outlet": "\033]0;x\007", "id": "hostile",
                                                "text": "At 5 \033[2J p.m. 12 people \x1b]8;;http://x\x07 said \u202e\u2066 so.\u0000"}) + "\n")
        weft("add", "--store", d + "/hostile.weft", d + "/hostile.jsonl").ok()
        for args in (["show", "hostile"], ["stories"], ["search", "people"]):
            code, out = in_terminal(*args, "--store", d + "/hostile.weft")
            true(not re.search(r"\033(?!\[[0-9;]*m|\[K)", out) and "\x07" not in out and "\u202e" not in out, repr(out[:500]))
            plain = weft(*args, "--store", d + "/hostile.weft").ok().out.decode()
            true(not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", plain), repr(plain[:500]))

finish()
