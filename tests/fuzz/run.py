#!/usr/bin/env python3
"""Run one libFuzzer target for some seconds and say in TAP how it went. Standard library only.

    run.py TARGET SEEDS [SECONDS]     SEEDS: a file in the folder of seeds; those of TARGET fuzz_NAME are in its folder NAME

What an input broke is kept beside the target as crash-NAME-HASH; put it into the seeds when it is mended.
"""
import os, re, subprocess, sys, tempfile

target, seeds = os.path.abspath(sys.argv[1]), os.path.dirname(os.path.abspath(sys.argv[2]))
seconds = int(sys.argv[3]) if len(sys.argv) > 3 else int(os.environ.get("FUZZ_SECONDS", "3"))
name = re.sub("^fuzz_", "", os.path.basename(target))
folder = os.path.join(seeds, name)
print("1..2")
n = len(os.listdir(folder)) if os.path.isdir(folder) else 0
print("%sok 1 - %s has seeds (%d)" % ("" if n else "not ", name, n))
with tempfile.TemporaryDirectory() as corpus:
    command = [target, "-max_total_time=%d" % seconds, "-seed=1", "-timeout=20", "-rss_limit_mb=3000", "-print_final_stats=1",
               "-artifact_prefix=%s" % os.path.join(os.path.dirname(target), "crash-%s-" % name), corpus] + ([folder] if n else [])
    words = os.path.join(os.path.dirname(seeds), name + ".dict")  # a dictionary, where the format has words of its own
    if os.path.exists(words):
        command.insert(1, "-dict=" + words)
    run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
err = run.stderr.decode("utf-8", "replace")
units = re.search(r"number_of_executed_units:\s*(\d+)", err)
if run.returncode == 0 and units:
    print("ok 2 - %s held %s inputs in %d s" % (name, "{:,}".format(int(units.group(1))), seconds))
else:
    print("not ok 2 - %s (status %d)" % (name, run.returncode))
    lines = err.split("\n")
    at = [i for i, l in enumerate(lines) if re.search("does not hold|ERROR|runtime error|SUMMARY", l)]
    for line in lines[min(at, default=max(0, len(lines) - 20)):][:40]:
        print("# " + line[:300])
