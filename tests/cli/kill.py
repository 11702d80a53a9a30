#!/usr/bin/env python3
"""`weft add` killed at any moment, then run again, leaves what an undisturbed run leaves."""
import os, random, signal, sqlite3, subprocess, sys, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from tap import *
import make_articles

MOMENTS = 20
N = 240 if SLOW else 400

with folder() as d:
    make_articles.write(make_articles.make(N, seed=5), d + "/in", files=4)
    began = time.monotonic()
    weft("add", "--store", d + "/whole.weft", d + "/in").ok()
    whole = time.monotonic() - began
    expected = weft("export", "--store", d + "/whole.weft").ok().out
    chance = random.Random(11)

    def stored(path):
        """Rows there and rows done, read without weft."""
        try:
            db = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
            try:
                return tuple(db.execute("SELECT count(*) FROM " + t).fetchone()[0] for t in ("article", "story"))
            finally:
                db.close()
        except sqlite3.Error:
            return 0, 0

    @test("the undisturbed run stores all %d articles" % N)
    def _():
        equal(sum('"annotations"' in line or '"engine"' in line for line in expected.decode().split("\n")), N)
        weft("verify", "--store", d + "/whole.weft").ok()

    seen = set()
    for moment in range(MOMENTS):
        # one in each twentieth of the time that a run takes, by chance within it
        wait = whole * (moment + chance.random()) / MOMENTS

        @test("killed after %2d/%d of a run, then run again" % (moment, MOMENTS))
        def _():
            store = d + "/killed.weft"
            for end in ("", "-wal", "-shm"):
                if os.path.exists(store + end):
                    os.remove(store + end)
            process = subprocess.Popen([WEFT, "add", "--store", store, d + "/in"], stderr=subprocess.PIPE)
            try:
                process.wait(wait)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
            err = process.communicate()[1]
            true(process.returncode in (0, -signal.SIGKILL), show(err))
            before = stored(store)
            seen.add(before)
            weft("add", "--store", store, d + "/in").ok()
            same_lines(weft("export", "--store", store).ok().out, expected, "export after %s articles and stories were stored" % (before,))
            weft("verify", "--store", store).ok()

    @test("the moments were different ones (%s)" % ", ".join("%d/%d" % s for s in sorted(seen)))
    def _():
        true(len(seen) >= 3, "always killed in the same state")

    @test("killed three times in a row")
    def _():
        store = d + "/thrice.weft"
        for part in (0.3, 0.5, 0.7):
            process = subprocess.Popen([WEFT, "add", "--store", store, d + "/in"], stderr=subprocess.DEVNULL)
            try:
                process.wait(whole * part)
            except subprocess.TimeoutExpired:
                process.kill()
            process.wait()
        weft("add", "--store", store, d + "/in").ok()
        same_lines(weft("export", "--store", store).ok().out, expected, "export")

finish()
