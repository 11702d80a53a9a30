#!/usr/bin/env python3
"""Every bad input gets a line that says file, byte and reason, is counted, and the rest goes on (tests/make_bad.py makes them)."""
import os, re, shutil, signal, sys, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import *

sys.set_int_max_str_digits(0)  # one input has a number of 100,000 digits

MAKE_BAD = os.path.join(ROOT, "tests", "make_bad.py")
SUMMARY = re.compile(r"^weft: [\d,]+ articles?( added)?(, .*)?$")
LINE = re.compile(r"^weft: (?P<where>.+?): (byte (?P<byte>[\d,]+): )?(?P<why>\S.*)$")
WITH_BYTE = ("gzip", "warc", "jsonl", "feed")  # damage that lies somewhere in a file
MOST_SECONDS = 60


def check_lines(run, case, least):
    lines = [l for l in run.complaints() if not SUMMARY.match(l)]
    for line in lines:
        m = LINE.match(line)
        true(m, "not `weft: FILE: byte N: REASON`: " + line)
        true(not re.search(r"[\x00-\x1f\x7f]", line), "control bytes: " + repr(line))
        true(not case.startswith(WITH_BYTE) or m.group("byte"), "says no byte: " + line)
    true(len(lines) >= least, "%d complaints, %d expected:\n%s" % (len(lines), least, "\n".join(lines)))
    faults = [l for l in lines if ": no article: " not in l]  # a page that holds none is told, but is no fault
    equal(run.code, 1 if faults else 0, "exit status, with %d complaints:\n%s" % (len(lines), "\n".join(lines[:10])))
    return lines


with folder() as d:
    made = subprocess.run([sys.executable, MAKE_BAD, d + "/bad"], stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout
    cases = [json.loads(line) for line in made.split("\n") if line]
    all_good, all_complaints = set(), 0

    for case in cases:
        @test("read %s: %s" % (case["case"], case["why"]))
        def _():
            global all_complaints
            began = time.monotonic()
            r = weft("read", case["path"], timeout=MOST_SECONDS * 4)
            took = time.monotonic() - began
            titles = [row.get("title") for row in r.rows()]
            missing = [t for t in case["good"] if t not in titles]
            true(not missing, "good articles lost: %s\n%s" % (missing, show(r.err[-1500:])))
            all_complaints += len(check_lines(r, case["case"], case["skipped"]))
            true(took < MOST_SECONDS, "took %.0f seconds" % took)
            all_good.update(case["good"])

    program = within_reach(d)

    @test("a file and a folder without rights, for one who is not root", skip=None if program else "not root")
    def _():
        os.chmod(d, 0o755)
        os.chmod(d + "/bad", 0o755)
        case = next(c for c in cases if c["case"] == "no-rights")
        os.chmod(case["path"], 0o755)
        r = weft("read", case["path"], preexec=nobody, program=program)
        equal([row.get("title") for row in r.rows()], case["good"])
        check_lines(r, "no-rights", 2)

    @test("all of them into a store: what was stored stays, what is good is added, nothing is half there")
    def _():
        write(d + "/first.jsonl", json.dumps({"title": "The first", "text": "The first article was there before all the others came."}) + "\n")
        store = d + "/bad.weft"
        weft("add", "--store", store, d + "/first.jsonl").ok()
        r = weft("add", "--store", store, d + "/bad", timeout=MOST_SECONDS * 6)
        equal(r.code, 1)
        check_lines(r, "all", min(1, all_complaints))
        titles = [row.get("title") for row in weft("export", "--store", store).ok().rows() if "text" in row]
        true("The first" in titles, "the first article is gone")
        equal([t for t in sorted(all_good) if t not in titles], [], "good articles that are not stored")
        v = weft("verify", "--store", store)
        equal(v.code, 0, show(v.out[:3000]) + show(v.err[:500]))

    subprocess.run([sys.executable, MAKE_BAD, d + "/bad", "--clean"], check=True)

    @test("nothing but bad input: status 2")
    def _():
        equal(weft("read", d + "/nowhere").code, 2)
        equal(weft("add", "--store", d + "/none.weft", d + "/nowhere").code, 2)
        equal(weft("annotate", data=b"this is no row\n").code, 2)
        true(len(weft("read", d + "/nowhere").complaints()) >= 1)

    @test("rows that are no rows, to the stages behind read")
    def _():
        bad = [b"", b"null", b"[]", b"{}", b'{"text": 1}', b'{"text":"a","annotations":7}', b'{"text":"abc","annotations":[{"kind":"time","start":2,"end":99}]}',
               b'{"text":"abc","annotations":[{"kind":"mention","start":-1,"end":2}]}', b'{"text":"a","id":5}', b'{"text":"a","story":[]}', b"\xff\xfe{}",
               b'{"text":"\xff"}', b'{"text":"abc","annotations":[{"kind":"quote","start":0,"end":1,"content":[[0,9]]}]}', b'{"text":"a","copies":{"passages":[1]}}']
        good = [json.dumps({"id": "good%d" % i, "text": "Twelve people were hurt on Tuesday in Kelby, said Ada Lind."}).encode() for i in range(2)]
        for stage in ("annotate", "thread", "resolve", "collate"):
            for line in bad:
                r = weft(stage, data=b"\n".join([good[0], line, good[1]]) + b"\n")
                true(r.code in (0, 1), "%s of %r: status %d\n%s" % (stage, line, r.code, show(r.err)))
                ids = {a.get("id") for row in r.rows() for a in (row["articles"] if stage == "collate" else [row])}
                true({"good0", "good1"} <= ids, "%s of %r lost good rows: %s" % (stage, line, ids))
                true(r.code == 0 or r.complaints(), "%s of %r: status 1 without a word" % (stage, line))

finish()
