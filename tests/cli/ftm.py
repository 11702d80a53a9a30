#!/usr/bin/env python3
"""FollowTheMoney: a store as its entities, and lists of them looked for in a store. Standard library only."""
import os, re, sys, unicodedata

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import *

NEWS, LIST = os.path.join(ROOT, "examples", "news"), os.path.join(ROOT, "examples", "lists", "watch.ftm.json")
# Properties that are used, of the schemata of followthemoney 4: those that hold a reference, with the schemata it may lead to.
PROPERTIES = {
    "Article": {"title", "author", "publisher", "publishedAt", "language", "sourceUrl", "fileName", "bodyText"},
    "Mention": {"document", "resolved", "name", "detectedSchema"},
    "Person": {"name", "alias", "weakAlias"},
    "Organization": {"name", "alias", "weakAlias", "abbreviation"},
    "Address": {"name", "alias", "full", "proof"},
}
REFERENCES = {"document": {"Article"}, "resolved": {"Person", "Organization"}, "proof": {"Article"}}


def export(path):
    return weft("export", "--format", "ftm", "--store", path).ok().out


def known(path, *more):
    return {r["id"]: r for r in weft("known", "--json", "--store", path, *more).ok().rows()}


def add_list(path, *rows, codes=(0,)):
    return weft("known", "--store", path, "-", data="".join(r if isinstance(r, str) else json.dumps(r) + "\n" for r in rows).encode()).ok(*codes)


def person(id, *names, **more):
    return {"id": id, "schema": "Person", "caption": names[0], "properties": dict({"name": list(names)}, **more)}


def names_of(row):
    return {m["name"]: m for m in row["matches"]}


with folder() as d:
    store = d + "/news.weft"
    weft("add", "--quiet", "--store", store, NEWS).ok()
    before = weft("export", "--store", store).ok().out
    plain = [r for r in map(json.loads, before.decode().split("\n")[:-1]) if "text" in r]
    lines = export(store)
    rows = [json.loads(l) for l in lines.decode().split("\n") if l]
    by_id = {r["id"]: r for r in rows}

    @test("ftm: entities have ids of their own, schemata, lists of strings, and references that lead somewhere")
    def _():
        equal(len(by_id), len(rows), "ids twice")
        for r in rows:
            true(re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?", r["id"]), r["id"])
            equal(r["datasets"], ["weft"])
            true(set(r["properties"]) <= PROPERTIES[r["schema"]], r["id"])
            for name, values in r["properties"].items():
                true(values and all(isinstance(v, str) and v for v in values) and len(values) == len(set(values)), r["id"] + " " + name)
                for v in values if name in REFERENCES else ():
                    true(by_id[v]["schema"] in REFERENCES[name], r["id"] + " " + name)
            for name in {"Mention": ["document", "name"], "Article": ["fileName"]}.get(r["schema"], ["name"]):
                true(r["properties"].get(name), "%s has no %s" % (r["id"], name))
            for date in r["properties"].get("publishedAt", []):
                true(re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?)?", date), date)

    @test("ftm: every article is there, and every named person, organisation, place of it with its places in the text")
    def _():
        articles = {r["id"]: r for r in rows if r["schema"] == "Article"}
        equal(set(articles), {"weft-article-" + a["id"] for a in plain})
        entities = {r["id"][5:]: r["schema"] for r in rows if r["schema"] in ("Person", "Organization", "Address")}
        wanted, found = set(), set()
        for a in plain:
            equal(articles["weft-article-" + a["id"]]["properties"]["bodyText"], [a["text"]])
            for m in a["annotations"]:
                if m["kind"] == "mention" and m["form"] == "name" and m["entity"] in entities:
                    wanted.add((a["id"], unicodedata.normalize("NFC", m["name"]), entities[m["entity"]], m["start"], m["end"]))
        for r in rows:
            if r["schema"] == "Mention":
                p = r["properties"]
                text = by_id[p["document"][0]]["properties"]["bodyText"][0]
                equal("resolved" in p, p["detectedSchema"] != ["Address"])
                for start, end in r["spans"]:
                    true(p["name"][0] in unicodedata.normalize("NFC", text[start:end]), "%s: %s" % (r["id"], text[start:end]))
                    found.add((p["document"][0][13:], p["name"][0], p["detectedSchema"][0], start, end))
        equal(found ^ wanted, set())
        true(len(found) > 300 and {"Person", "Organization", "Address"} <= set(entities.values()))

    @test("ftm: other spellings are aliases, lone names and initials weak ones")
    def _():
        goalkeeper = next(r["properties"] for r in rows if r["schema"] == "Person" and r["caption"] == "Andrés Rivera")
        equal(goalkeeper["name"], ["Andrés Rivera"])
        true("Andy Rivera" in goalkeeper["alias"] and "Andrés Rivera" not in goalkeeper["alias"], goalkeeper["alias"])
        true({"Rivera", "A. Rivera"} <= set(goalkeeper["weakAlias"]), goalkeeper["weakAlias"])

    @test("ftm: the same bytes for any order of adding")
    def _():
        read = weft("read", NEWS).ok().out.decode("utf-8").split("\n")[:-1]
        for part in (read[20:], read[:20]):
            weft("add", "--quiet", "--store", d + "/parts.weft", data="\n".join(reversed(part)).encode()).ok()
        weft("add", "--quiet", "--store", d + "/whole.weft", data="\n".join(read).encode()).ok()
        without = lambda text: re.sub(rb'"fileName":\["[^"]*"\],?', b"", text)
        same_lines(export(d + "/parts.weft"), export(d + "/whole.weft"), "export")
        same_lines(without(export(d + "/whole.weft")), without(lines), "export")

    @test("ftm: an article's id that cannot be one of FollowTheMoney")
    def _():
        write(d + "/odd.jsonl", "".join(json.dumps({"id": i, "text": "Ann Lee sang."}) + "\n" for i in ("a b/ü", "a_b", "-", "x" * 500, "ok-1")))
        weft("add", "--quiet", "--store", d + "/odd.weft", d + "/odd.jsonl").ok()
        ids = [r["id"] for r in map(json.loads, export(d + "/odd.weft").decode().split("\n")[:-1])]
        true(len(ids) == len(set(ids)) and "weft-article-ok-1" in ids and all(re.fullmatch(r"[0-9a-zA-Z.-]{1,255}", i) for i in ids), ids)

    @test("known: a list is added, again it changes nothing, and no id of the articles changes")
    def _():
        r = weft("known", "--store", store, LIST).ok()
        true("10 entity rows added" in show(r.err) and "1 of other schemata" in show(r.err), show(r.err))
        true("10 seen before" in show(weft("known", "--store", store, LIST).ok().err))
        same_lines(weft("export", "--store", store).ok().out, before, "export")
        same_lines(export(store), lines, "export --format ftm")
        equal(weft("verify", "--store", store).code, 0)

    @test("known: names of the list are found, with articles; what only looks like one is not sure")
    def _():
        list_of = known(store)
        equal(len(list_of), 10)
        pell = list_of["wl-002"]["matches"]
        equal([(m["name"], m["sure"], m["articles"], len(m["found_in"])) for m in pell], [("Gordon Pell", True, 5, 5)])
        true(all("Pell" in by_id["weft-article-" + f["article"]]["properties"]["bodyText"][0] for f in pell[0]["found_in"]))
        true(pell[0]["probability"] > 0.85 and pell[0]["score"] > 2 and pell[0]["why"] and pell[0]["type"] == "person")
        equal([(m["name"], m["sure"]) for m in list_of["wl-003"]["matches"]], [("Gordon Pell", False)], "Gorden Pell")
        equal([m["sure"] for m in list_of["wl-001"]["matches"] if m["name"] == "Andrés Rivera"], [False], "Rivera is a common surname")
        equal(list_of["wl-004"]["matches"], [], "a man; the articles' Talia Marsh is a woman")
        equal([(m["name"], m["sure"]) for m in list_of["wl-005"]["matches"]], [("Norrvik Group", True)], "The ... Ltd")
        equal([m["name"] for m in list_of["wl-006"]["matches"]], ["Hale & Sunderland"])
        equal(list_of["wl-007"]["matches"], [], "weak aliases do not match")
        equal([(m["name"], m["sure"]) for m in list_of["wl-011"]["matches"]], [("Priya Raman", False)], "P. Raman")
        equal(list_of["wl-002"]["topics"], ["role.pep"])

    @test("known: what is sure comes first, --limit, text for people")
    def _():
        ranks = [(any(m["sure"] for m in r["matches"]), bool(r["matches"])) for r in known(store).values()]
        equal(ranks, sorted(ranks, reverse=True))
        equal(len(known(store, "--limit", 3)), 3)
        text = weft("known", "--store", store).ok().out.decode("utf-8")
        true(re.search(r"^Gordon Pell  Person  known:wl-002  role\.pep\n  sure +\d+ %  Gordon Pell  p\w+, 5 articles: the same name\n +2020-", text, re.M), text)
        true(re.search(r"^Viktor Orlanov .*  not found$", text, re.M), text)

    @test("people: says on which list somebody may be")
    def _():
        row = weft("people", "--json", "--store", store, "Gordon Pell").ok().rows()[0]
        equal([(k["id"], k["sure"], k["topics"]) for k in row["known"]], [("wl-002", True, ["role.pep"]), ("wl-003", False, ["sanction"])])
        true("known" not in weft("people", "--json", "--store", store, "Ilse Brandt").ok().rows()[0])

    @test("judgements win: different is not listed, same is sure; they travel")
    def _():
        for args in (["split", "Gordon Pell", "known:wl-003"], ["split", "known:wl-002", "Gordon Pell"], ["merge", "Talia Marsh", "known:wl-004"]):
            weft(*args, "--store", store).ok()
        list_of = known(store)
        equal((list_of["wl-003"]["matches"], list_of["wl-002"]["matches"]), ([], []))
        marsh = list_of["wl-004"]["matches"]
        equal([(m["name"], m["sure"], m["why"]) for m in marsh], [("Talia Marsh", True, "judged to be the same")])
        same_lines(weft("export", "--store", store).ok().out, before, "export")
        log = weft("judgements", "--store", store).ok().out
        other = d + "/whole.weft"
        weft("known", "--quiet", "--store", other, LIST).ok()
        weft("judgements", "--store", other, "-", data=log).ok()
        equal([m["sure"] for m in known(other)["wl-004"]["matches"]], [True])
        weft("merge", "Gordon Pell", "known:wl-002", "--store", store).ok()
        equal([m["sure"] for m in known(store)["wl-002"]["matches"]], [True], "the last word counts")
        for args in (["merge", "known:wl-001", "known:wl-002"], ["merge", "known:nobody", "Gordon Pell"], ["split", "Nobody At All", "known:wl-001"]):
            equal(weft(*args, "--store", store).code, 2, args)

    @test("known: a later row of an id replaces it")
    def _():
        add_list(store, person("wl-007", "Ilse Brandt"))
        equal([m["name"] for m in known(store)["wl-007"]["matches"]], ["Ilse Brandt"])
        add_list(store, person("wl-007", "Viktor Orlanov"))
        equal(known(store)["wl-007"]["matches"], [])
        true("known" not in weft("people", "--json", "--store", store, "Ilse Brandt").ok().rows()[0])

    @test("known: bad lines are told with file, byte and reason, and the rest is read")
    def _():
        path, good = d + "/bad.weft", json.dumps(person("ok-1", "Ann Lee")) + "\n"
        bad = ['{"id":"x","schema":"Person"\n', '[]\n', '{"schema":"Person","properties":{"name":["A"]}}\n', '{"id":"two words","schema":"Person"}\n',
               '{"id":"a","properties":{"name":["A B"]}}\n', '{"id":"b","schema":"Person","properties":{"name":[]}}\n',
               '{"id":"c","schema":"Person","properties":{"name":[{"id":"d"}], "alias":"--"}}\n', '{"id":"%s","schema":"Person"}\n' % ("x" * 256)]
        write(d + "/bad.jsonl", good + "".join(bad) + good.replace("ok-1", "ok-2"))
        r = weft("known", "--store", path, d + "/bad.jsonl").ok(1)
        told = [l for l in r.complaints() if "bad.jsonl: byte" in l]
        at, starts = len(good), set()
        for line in bad:
            starts.add("byte {:,}:".format(at))
            at += len(line.encode())
        equal(len(told), len(bad), show(r.err))
        equal({re.search(r"byte [\d,]+:", l).group(0) for l in told}, starts)
        equal(set(known(path)), {"ok-1", "ok-2"})
        equal(weft("known", "--store", path, d + "/none.jsonl").code, 2)

    @test("known: limits of names, values, bytes; long and hostile rows")
    def _():
        path = d + "/many.weft"
        r = add_list(path, person("many", *["Ann%d Lee" % i for i in range(300)]), person("long", "Ann Lee", "x " * 1000),
                     person("control", "Ann\n\tLee\x07 \x1b[31mRed"), codes=(1,))
        true("100 names are left out" in show(r.err) and "1 name is left out" in show(r.err), show(r.err))
        rows = known(path)
        equal((len(rows["many"]["name"]), rows["long"]["name"], rows["control"]["name"]), (200, ["Ann Lee"], ["Ann Lee [31mRed"]))
        r = add_list(path, '{"id":"big","schema":"Person","properties":{"name":["' + "x" * (9 << 20) + '"]}}\n', person("after", "Ann Lee"), codes=(1,))
        true("over 8 MiB" in show(r.err) and "after" in known(path), show(r.err))

    @test("known: nested rows of OpenSanctions are read, entities within are passed over")
    def _():
        row = person("NK-1", "Gordon Pell", sanctions=[{"id": "s1", "schema": "Sanction", "properties": {"authority": ["X"]}}], topics=["sanction"])
        row.update(referents=["old-1"], datasets=["eu_fsf"], first_seen="2020-01-01T00:00:00", last_seen="2024-01-01T00:00:00", target=True)
        add_list(d + "/whole.weft", row)
        got = known(d + "/whole.weft")["NK-1"]
        equal((got["topics"], "sanctions" in got, [m["sure"] for m in got["matches"]]), (["sanction"], False, [True]))

    @test("known and formats: what does not fit is said")
    def _():
        equal(weft("known", "--store", d + "/no.weft").code, 2)
        equal(weft("annotate", "--format", "ftm", data=b"{}").code, 2)
        equal(weft("export", "--format", "html", "--store", store).code, 2)

finish()
