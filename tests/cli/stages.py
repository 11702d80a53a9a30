#!/usr/bin/env python3
"""`weft thread --stage`: the four steps as processes of their own, over parts of the work, give the bytes of `weft thread`."""
import collections, os, random, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from tap import *
import make_articles

PARTS = 3
rng = random.Random(4)
made = make_articles.make(120 if SLOW else 400, seed=6)
for i, r in enumerate(made):
    if i % 7 == 0:
        r.pop("published", None), r.pop("date", None)
made += [dict(made[k], text=made[k]["text"].replace(" the ", " that ", 2), updated="2019-01-01", url=made[k].get("url") or "https://x.example/%d" % k) for k in range(1, 20)]
made += [dict(made[k], story="given", id="given-%d" % k) for k in range(20, 24)]
read = weft("read", data="".join(map(make_articles.line, made)).encode()).ok().out
annotated = weft("annotate", data=read).ok().out
lines = [l for l in annotated.split(b"\n") if l]
row_of = {json.loads(l)["id"]: l for l in lines}
whole = weft("thread", data=annotated).ok().out


def join(parts):
    return b"".join(l + b"\n" for l in sorted(l for p in parts for l in p.split(b"\n") if l))


def stage(name, lines, rows=()):
    return weft("thread", "--stage", name, data=b"".join(l + b"\n" for l in list(lines) + list(rows))).ok().out if lines or rows else b""


def split(data, key):
    """Lines in PARTS parts, those with one key in one, sorted in each."""
    parts = collections.defaultdict(list)
    for l in join([data]).split(b"\n"):
        if l:
            parts[hash(key(json.loads(l))) % PARTS].append(l)
    return list(parts.values())


def components(judged):
    up = {i: i for i in row_of}

    def root(i):
        while up[i] != i:
            i = up[i]
        return i
    for l in judged.split(b"\n"):
        if l:
            p = json.loads(l)
            up[root(p["a"])] = root(p["b"])
    return {i: root(i) for i in row_of}


@test("the articles have what is needed: copies, versions, threads, undated ones, given stories")
def _():
    rows = [json.loads(l) for l in whole.split(b"\n") if l]
    true(any(r.get("versions") for r in rows) and any(r.get("copies", {}).get("of") for r in rows) and any(r.get("follows") for r in rows), "hardly anything")
    true(any("published" not in r for r in rows) and any(r["story"] == "given" for r in rows))


@test("four steps over parts give the bytes of one")
def _():
    shuffled = lines[:]
    rng.shuffle(shuffled)
    keys = join(stage("keys", shuffled[i::PARTS]) for i in range(PARTS))
    pairs = join(stage("meet", part) for part in split(keys, lambda l: l["key"]))
    judged = []
    for part in split(pairs, lambda l: l["a"] + l["b"]):
        needed = {i for l in part for i in (json.loads(l)["a"], json.loads(l)["b"])}
        judged.append(stage("judge", part, [row_of[i] for i in sorted(needed, reverse=True)]))
    judged, out = join(judged), []
    of = components(judged)
    for k in range(PARTS):
        rows = [row_of[i] for i, r in sorted(of.items()) if hash(r) % PARTS == k]
        own = [l for l in judged.split(b"\n") if l and hash(of[json.loads(l)["a"]]) % PARTS == k]
        out.append(stage("partition", own, rows))
    got = sorted((json.loads(l)["id"], l) for p in out for l in p.split(b"\n") if l)
    same_lines(b"".join(l + b"\n" for _, l in got), whole, "rows")


@test("lines that are none, lines out of order, pairs without their rows")
def _():
    r = weft("thread", "--stage", "meet", data=b'{"key":"00000000000b","article":"x"}\n{"key":"00000000000a","article":"x"}\n')
    equal(r.code, 1)
    true(b"byte 37: lines are not sorted by key" in r.err, r.err)
    r = weft("thread", "--stage", "meet", data=b'{"key":"zz","article":"x"}\n{"key":"00000000000a"}\n[1]\n{"key":"00000000000a","article":"x","day":1e300}\n')
    equal((r.code, r.err.count(b"no line that")), (1, 3), r.err)
    r = weft("thread", "--stage", "judge", data=b'{"a":"x","b":"y","why":["copy"]}\n' + lines[0] + b"\n")
    true(b"a pair of 'x' and 'y', whose rows are not both there" in r.err, r.err)
    r = weft("thread", "--stage", "partition", data=b'{"a":"%s","b":"%s","base":1e99,"similarity":-4,"shared":"x"}\n' % tuple(i.encode() for i in list(row_of)[:2]) + b"\n".join(lines[:2]) + b"\n")
    equal((r.code, len(r.rows())), (0, 2), r.err)
    equal(weft("thread", "--stage", "all").code, 2)


@test("--memory: the same bytes from a file that is gone afterwards; a folder that cannot be written to is told")
def _():
    with folder() as d:
        os.mkdir(d + "/tmp")
        for unit in ("chars", "bytes"):
            data = weft("annotate", "--offsets", unit, data=read).ok().out
            same_lines(weft("thread", "--offsets", unit, "--memory", "1M", data=data + data, env={"TMPDIR": d + "/tmp"}).ok().out,
                       weft("thread", "--offsets", unit, data=data).ok().out, unit)
        equal(os.listdir(d + "/tmp"), [])
        r = weft("thread", "--memory", "1M", data=annotated, env={"TMPDIR": d + "/none"})
        equal((r.code, r.out), (2, b""))
        true(b"cannot make a file there" in r.err, r.err)
        for wrong in ("0", "5X", "-1", "M", "99999999T"):
            equal(weft("thread", "--memory", wrong, data=annotated).code, 2, wrong)


@test("granularity: finer stories are more, a store keeps its own")
def _():
    stories = {g: len({r["story"] for r in weft("thread", "--granularity", g, data=annotated).ok().rows()}) for g in ("fine", "medium", "coarse")}
    equal(len({r["story"] for r in weft("thread", data=annotated).ok().rows()}), stories["medium"])
    true(stories["fine"] > stories["medium"] > stories["coarse"], stories)
    with folder() as d:
        part = write(d + "/a.jsonl", b"".join(l + b"\n" for l in lines[:60]))
        rest = write(d + "/b.jsonl", b"".join(l + b"\n" for l in lines[60:]))
        weft("add", "--quiet", "--granularity", "fine", "--store", d + "/s.weft", part).ok()
        r = weft("add", "--granularity", "coarse", "--store", d + "/s.weft", rest)
        equal(r.code, 2)
        true(b"of granularity fine" in r.err, r.err)
        weft("add", "--quiet", "--store", d + "/s.weft", rest).ok()
        equal(len({r["story"] for r in weft("export", "--store", d + "/s.weft").ok().rows() if "text" in r}), stories["fine"])
    equal(weft("thread", "--granularity", "tiny").code, 2)


finish()
