#!/usr/bin/env python3
"""page/dist, which the program embeds, is what page/build makes of page/src: the sources and the product are one."""
import filecmp, os, shutil, subprocess, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "cli"))
from tap import *

if not shutil.which("esbuild") or not shutil.which("tsc"):
    print("ok 1 - the page is built of its sources # SKIP no esbuild or tsc (Debian: esbuild, node-typescript)\n1..1")
    sys.exit(0)

with folder() as d:
    run = subprocess.run([os.path.join(ROOT, "page", "build"), d], capture_output=True, encoding="utf-8")

    @test("the page's sources pass the type check and are bundled")
    def _():
        equal(run.returncode, 0, run.stdout + run.stderr)

    @test("the page is built of its sources")
    def _():
        dist = os.path.join(ROOT, "page", "dist")
        equal(sorted(os.listdir(dist)), sorted(os.listdir(d)))
        for name in os.listdir(dist):
            true(filecmp.cmp(os.path.join(dist, name), os.path.join(d, name), shallow=False), name + " differs: call page/build")

finish()
