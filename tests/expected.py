#!/usr/bin/env python3
"""How much of what a careful reader finds in examples/news (examples/expected.json) Weft finds. Standard library only.

    expected.py                $WEFT is the program; a TAP line a figure, against the floors of expected_floors.json
    expected.py --misses       says what is missed, too
    expected.py --raise        raises the floors to what is measured now, never lowers one

The figures are said as notes ("points: 31 of 80 found, 28 with the right status"). They need not be full: a figure fails when it
falls below its floor. When a change makes figures better, run it with --raise and commit expected_floors.json with the change. A
floor is lowered by hand, with the reason in the commit message.

Texts are compared with white space collapsed, for that is how the contexts of expected.json are written. A place is the same when
the two overlap; a point is found when one point of Weft has the places of two of its claims, from two articles. Not measured:
corrections and wordings, for which Weft has no words yet.
"""
import collections, os, sys, unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "cli"))
from tap import *

FLOORS = os.path.join(ROOT, "tests", "expected_floors.json")
MISSES, RAISE = "--misses" in sys.argv, "--raise" in sys.argv
figures = {}


def missed(what, *words):
    if MISSES:
        note("  missed %s: %s" % (what, " ".join(str(w) for w in words)))


class Text:
    """A row's text with white space collapsed, and the way back to its code points."""

    def __init__(self, text):
        out, self.at = [], []
        for i, c in enumerate(text):
            if c.isspace():
                if out and out[-1] != " ":
                    out.append(" ")
                    self.at.append(i)
            else:
                out.append(c)
                self.at.append(i)
        self.squeezed, self.n = "".join(out), len(text)

    def find(self, s, start=0):
        """(from, to) in code points of the row's text; None when it is not there."""
        i = self.squeezed.find(s, start)
        return None if i < 0 or not s else (self.at[i], self.at[i + len(s) - 1] + 1)

    def within(self, context, s):
        """The place of s in its context."""
        whole, inner = self.squeezed.find(context), context.find(s)
        return None if whole < 0 or inner < 0 else self.find(s, whole + inner)


def overlap(a, b):
    return a and b and max(a[0], b[0]) < min(a[1], b[1])


def plain(s):
    """For comparing names: accents composed, quotation marks one kind, case folded."""
    return unicodedata.normalize("NFC", s or "").replace("’", "'").casefold()


class Found:
    """The store's articles and stories by the keys of expected.json."""

    def __init__(self, expected, rows):
        self.articles, self.rows, self.stories = expected["articles"], {}, [r for r in rows if "points" in r]
        stored = [r for r in rows if "text" in r]
        by_url = {r["url"]: r for r in stored if r.get("url")}
        by_file = collections.defaultdict(list)
        for r in stored:
            by_file[r["source"]["path"]].append(r)
        for a in self.articles:
            row = by_url.get(a["url"]) if a.get("url") else next(iter(by_file[a["file"]]), None)
            if row:
                self.rows[a["key"]] = row
        self.key = {row["id"]: key for key, row in self.rows.items()}
        self.more = [r["id"] for r in stored if r["id"] not in self.key]
        self.text = {key: Text(row["text"]) for key, row in self.rows.items()}

    def notes(self, key, kind):
        return [a for a in self.rows[key].get("annotations", []) if a["kind"] == kind] if key in self.rows else []


def figure(name, value):
    figures[name] = value


def share(part, whole):
    return "%d of %d" % (part, whole)


# --- sections -----------------------------------------------------------------------------------------------------------


def articles(e, f):
    right = collections.Counter()
    for a in e["articles"]:
        row = f.rows.get(a["key"])
        if not row:
            missed("article", a["key"])
            continue
        published = (row.get("published") or "")[:10] or None
        for name, got, wanted in (("titles", plain(row.get("title")), plain(a["title"])), ("outlets", plain(row.get("outlet")), plain(a["outlet"])),
                                  ("days", published, a["published"] and a["published"][:10]), ("languages", row["language"], a["language"])):
            right[name] += got == wanted
            if got != wanted:
                missed(name, a["key"], repr(got), "is not", repr(wanted))
    figure("articles", len(f.rows))
    for name in ("titles", "outlets", "days", "languages"):
        figure(name, right[name])
    note("articles: %s found, %d more; right: %s" % (share(len(f.rows), len(e["articles"])), len(f.more),
                                                     ", ".join("%d %s" % (right[n], n) for n in ("titles", "outlets", "days", "languages"))))


def partition(groups):
    return {k: frozenset(g) for g in groups for k in g}


def b_cubed(got, wanted):
    """Precision, recall and their harmonic mean (Bagga and Baldwin 1998)."""
    p = sum(len(got[k] & wanted[k]) / len(got[k]) for k in got) / len(got)
    r = sum(len(got[k] & wanted[k]) / len(wanted[k]) for k in got) / len(got)
    return p, r, 2 * p * r / (p + r)


def stories(e, f):
    for field, section in (("story", "stories"), ("thread", "threads")):
        by = collections.defaultdict(set)
        for key, row in f.rows.items():
            by[row[field]].add(key)
        got, wanted = partition(by.values()), partition(s["articles"] for s in e[section])
        whole = [s for s in e[section] if frozenset(s["articles"]) in by.values()]
        for s in e[section]:
            if s not in whole:
                missed(section, s["name"], sorted(map(len, {got[k] for k in s["articles"] if k in got})))
        p, r, score = b_cubed(got, wanted)
        figure(section + " whole", len(whole))
        figure(section + " b-cubed", round(100 * score, 1))
        note("%s: %s whole, B-cubed %.1f (precision %.1f, recall %.1f)" % (section, share(len(whole), len(e[section])), 100 * score, 100 * p, 100 * r))


def copies(e, f):
    group = {key: row["copies"].get("group") for key, row in f.rows.items() if row.get("copies")}
    found = direction = role = 0
    related = set()
    for c in e["copies"]:
        related.add(frozenset((c["of"], c["copy"])))
        related |= {frozenset((c["copy"], d["copy"])) for d in e["copies"] if d["of"] == c["of"]}
        if not group.get(c["copy"]) or group.get(c["copy"]) != group.get(c["of"]):
            missed("copy", c["of"], c["copy"], c["role"])
            continue
        found += 1
        mine = f.rows[c["copy"]]["copies"]
        direction += f.key.get(mine.get("of")) == c["of"]
        role += mine.get("role") == c["role"]
        if mine.get("role") != c["role"]:
            missed("role", c["copy"], mine.get("role"), "is not", c["role"])
    keys = sorted(k for k in group if group[k])
    wrong = [(a, b) for i, a in enumerate(keys) for b in keys[i + 1:] if group[a] == group[b] and frozenset((a, b)) not in related]
    for pair in wrong:
        missed("that these are no copies", *pair)
    figure("copies", found)
    figure("copies directed", direction)
    figure("copies with role", role)
    figure("pairs that are no copies", -len(wrong))
    note("copies: %s found, %d from the right one, %d with the right role; %d pairs are none" % (share(found, len(e["copies"])), direction, role, len(wrong)))


def citations(e, f):
    found = 0
    for c in e["citations"]:
        place = f.text[c["article"]].find(c["context"]) if c["article"] in f.text else None
        near = [a for a in f.notes(c["article"], "citation") if overlap((a["start"], a["end"]), place)]
        name = plain(c["source"]).removeprefix("the ")
        hit = any(plain(a.get("source")).removeprefix("the ") == name for a in near)
        found += hit
        if not hit:
            missed("citation", c["article"], repr(c["context"]), [a.get("source") for a in near])
    figure("citations", found)
    note("citations: %s found" % share(found, len(e["citations"])))


def person_ids(e, f):
    """The entity that most of a person's full names carry, and in which articles which entities carry its names."""
    ids, seen = {}, {}
    for p in e["people"]:
        variants = {plain(v) for v in p["variants"]}
        votes, where = collections.Counter(), {}
        for key in p["articles"]:
            mine = [m for m in f.notes(key, "mention") if m.get("form") == "name" and m.get("entity") and plain(m.get("name")) in variants]
            # "Rivera" may be another one's name, too: longer names say whose it is
            longest = max((len(m["name"].split()) for m in mine), default=0)
            where[key] = {m["entity"] for m in mine if len(m["name"].split()) == longest}
            votes.update(where[key])
        ids[p["name"]], seen[p["name"]] = votes.most_common(1)[0][0] if votes else None, where
    return ids, seen


def people(e, f):
    ids, seen = person_ids(e, f)
    named = one = whole = pairs = 0
    for p in e["people"]:
        has = sum(bool(s) for s in seen[p["name"]].values())
        same = sum(ids[p["name"]] in s for s in seen[p["name"]].values() if s)
        pairs, named, one = pairs + len(p["articles"]), named + has, one + same
        whole += same == len(p["articles"])
        if same < len(p["articles"]):
            missed("person", p["name"], "named in %d of %d articles, %d as one" % (has, len(p["articles"]), same))
    apart = sum(len({ids[n] for n in group}) == len(group) and all(ids[n] for n in group) for group in e["distinct_people"])
    for group in e["distinct_people"]:
        if len({ids[n] for n in group}) < len(group):
            missed("that these are two", *group)
    figure("people named", named)
    figure("people as one", one)
    figure("people whole", whole)
    figure("people apart", apart)
    note("people: named in %s articles of theirs, %d times as the same one; %s whole; %s namesakes kept apart" % (
        share(named, pairs), one, share(whole, len(e["people"])), share(apart, len(e["distinct_people"]))))


def claim_places(f, p):
    out = []
    for c in p["claims"]:
        place = f.text[c["article"]].within(c["context"], c["text"]) if c["article"] in f.text else None
        if place is None:
            missed("place", c["article"], repr(c["context"]))
        out.append((c, place))
    return out


def claims_of(f, p, place_of):
    """Pairs (expected claim, Weft's claim) at the same places."""
    pairs = []
    for c, place in place_of:
        for mine in p["claims"]:
            if f.key.get(mine["article"]) == c["article"] and overlap((mine["start"], mine["end"]), place):
                pairs.append((c, mine))
                break
    return pairs


def same_bound(a, b):
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return abs(a - b) < 1e-6 * max(1, abs(a))
    return a == b


def points(e, f):
    for section in ("points", "thread_points"):
        found = status = kind = covered = valued = total = right_groups = 0
        used = set()
        for p in e[section]:
            places = claim_places(f, p)
            total += len(places)
            best = max(((claims_of(f, q, places), s["story"], q) for s in f.stories for q in s["points"]), key=lambda x: len(x[0]), default=([], None, None))
            pairs, story, q = best
            if len({c["article"] for c, _ in pairs}) < 2:
                missed(section, p["kind"], p["label"], p["status"])
                continue
            found += 1
            used.add((story, q["id"]))
            kind += q["kind"] == p["kind"]
            status += q["status"] == p["status"]
            covered += len(pairs)
            valued += sum(same_bound(c["lo"], m["lo"]) and same_bound(c["hi"], m["hi"]) for c, m in pairs)
            groups = {(c["group"], m.get("group")) for c, m in pairs}
            right_groups += len({g for g, _ in groups}) == len({m for _, m in groups}) == len(groups)
            if q["status"] != p["status"]:
                missed("status", p["label"], "%s is not %s (%s)" % (q["status"], p["status"], q.get("reason")))
        figure(section, found)
        figure(section + " with status", status)
        figure(section + " with kind", kind)
        figure(section + " grouped", right_groups)
        figure(section + " claims", covered)
        figure(section + " claims with value", valued)
        all_points = sum(len(s["points"]) for s in f.stories)
        note("%s: %s found, %d with the right status, %d of the right kind, %d with their claims in the right groups; %s claims in them, %d with the same bounds%s" % (
            section, share(found, len(e[section])), status, kind, right_groups, share(covered, total), valued,
            "; %d of Weft's %d points are among them" % (len(used), all_points) if section == "points" else ""))


def quotes(e, f):
    ids, _ = person_ids(e, f)
    listed = {p["name"] for p in e["people"]}
    found = whole = spoken = speakers = 0
    for q in e["quotes"]:
        place = f.text[q["article"]].find(q["content"]) if q["article"] in f.text else None
        if place is None:
            missed("quotation in the text", q["article"], repr(q["content"]))
            continue
        speakers += q["speaker"] in listed
        near = [a for a in f.notes(q["article"], "quote") if a.get("type") != "indirect" and any(overlap(tuple(c), place) for c in a["content"])]
        if not near:
            missed("quotation", q["article"], repr(q["content"]))
            continue
        found += 1
        whole += any(c[0] <= place[0] and place[1] <= c[1] for a in near for c in a["content"])
        right = q["speaker"] in listed and any(a.get("speaker") and a["speaker"] == ids[q["speaker"]] for a in near)
        spoken += right
        if q["speaker"] in listed and not right:
            missed("speaker", q["article"], q["speaker"], repr(q["content"]))
    figure("quotes", found)
    figure("quotes whole", whole)
    figure("quotes with speaker", spoken)
    note("quotes: %s found, %d whole, %s with the speaker" % (share(found, len(e["quotes"])), whole, share(spoken, speakers)))


# --- all of it ------------------------------------------------------------------------------------------------------------


def measure():
    expected = json.load(open(os.path.join(ROOT, "examples", "expected.json"), encoding="utf-8"))
    with folder() as d:
        store = os.path.join(d, "news.weft")
        added = weft("add", "--store", store, "examples/news", cwd=ROOT)
        found = Found(expected, weft("export", "--store", store).ok().rows())

        @test("examples/news is read without a complaint, and every article of it, nothing else")
        def _():
            equal((added.code, found.more), (0, []), show(added.err))
            equal(sorted(found.rows), sorted(a["key"] for a in expected["articles"]))

        @test("what says no day gets none")
        def _():
            for key in expected["undated"]:
                equal((found.rows[key].get("published"), found.rows[key].get("published_from")), (None, None), key)

        @test("the store is sound")
        def _():
            r = weft("verify", "--store", store)
            equal((r.code, r.err), (0, b""), show(r.out[:2000]))

    for section in (articles, stories, copies, citations, people, points, quotes):
        section(expected, found)


measure()
floors = json.load(open(FLOORS, encoding="utf-8")) if os.path.exists(FLOORS) else {}
if RAISE:
    floors = {name: max(value, floors.get(name, value)) for name, value in figures.items()}
    with open(FLOORS, "w", encoding="utf-8") as out:
        json.dump(floors, out, indent=1, sort_keys=True)
        out.write("\n")

for name in sorted(set(floors) | set(figures)):
    @test("%s: %s, at least %s" % (name, figures.get(name), floors.get(name)))
    def _():
        true(name in figures, "is not measured any more")
        true(name in floors, "has no floor: expected.py --raise gives it one")
        true(figures[name] >= floors[name], "%s is below its floor %s; expected.py --misses says what is missed" % (figures[name], floors[name]))

finish()
