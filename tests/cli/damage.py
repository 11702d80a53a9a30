#!/usr/bin/env python3
"""A store that was damaged: `weft verify` says what is wrong and where, and no command crashes, hangs or makes it worse."""
import os, random, shutil, sqlite3, struct, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from tap import *
import make_articles

SECONDS = 60  # that a command may take on a small damaged store
FLIPS = 60
MOST_UNSEEN = 3  # of the changed stores: rows differ and verify does not say so (columns that no checksum covers); lower it when it sees more
CUTS = 25
ENDS = ("", "-wal", "-shm")


def pack(row):
    """A zstd frame of raw blocks (RFC 8878, section 3.1.1) that holds the row."""
    data = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()
    out = struct.pack("<IBQ", 0xFD2FB528, 0xE0, len(data))  # one segment, its size in 8 bytes
    blocks = [data[i:i + 65536] for i in range(0, len(data), 65536)] or [b""]
    for i, block in enumerate(blocks):
        out += struct.pack("<I", len(block) << 3 | (i == len(blocks) - 1))[:3] + block
    return out


def without(row, *keys):
    return {k: v for k, v in row.items() if k not in keys}


with folder() as d:
    made = make_articles.make(36, seed=4)
    make_articles.write(made[:30], d + "/in.jsonl")
    make_articles.write(made[30:], d + "/pages", pages=True)
    make_articles.write(make_articles.make(3, seed=9), d + "/more.jsonl")
    good = d + "/good.weft"
    weft("add", "--store", good, "in.jsonl", "pages", cwd=d).ok()  # the same bytes in every run: no path of the temporary folder
    exported = weft("export", "--store", good).ok().out
    rows = [json.loads(line) for line in exported.decode().split("\n") if line]
    articles, stories = [r for r in rows if "text" in r], [r for r in rows if "points" in r]
    size = os.path.getsize(good)

    @test("the store before it is damaged is sound, and has all that is damaged below")
    def _():
        equal(weft("verify", "--store", good).ok().code, 0)
        true(any(a.get("copies") for a in articles) and any(s["points"] for s in stories) and any(s["timeline"] for s in stories) and
             any(s["quotes"] for s in stories))
        true(size > 100000 and not os.path.exists(good + "-wal"), "%d bytes" % size)

    @test("pages in any encoding: verify decodes their bytes to the text, and tells when they do not")
    def _():
        words = "Die Brücke über den Fluß war am Dienstag für alle gesperrt, sagte der Bürgermeister von Törn. " * 5
        body = "<html><head><meta charset=%s><title>Brücke</title></head><body><article><h1>Brücke</h1><p>" + words + "</p>\n<p>A&amp;B&nbsp;sagt: &bdquo;Nein&ldquo;\n <b> \n</b> und so weiter, bis alles wieder gut war und niemand mehr fragte.</p></article></body></html>"
        for n, (name, codec) in enumerate((("windows-1252", "cp1252"), ("utf-16le", "utf-16"), ("gb18030", "gb18030"), ("iso-2022-jp", "iso-2022-jp"), ("utf-8", "utf-8"))):
            write(d + "/coded/%d.html" % n, (body % name).replace("Nein", "Nein %d" % n).encode(codec, "xmlcharrefreplace"))
        store = d + "/coded.weft"
        weft("add", "--store", store, d + "/coded").ok()
        weft("verify", "--store", store).ok()
        got = {r["source"].get("encoding", "utf-8"): r for r in weft("export", "--store", store).ok().rows() if "source" in r}
        equal(sorted(got), ["gb18030", "iso-2022-jp", "utf-16le", "utf-8", "windows-1252"])
        equal({re.sub("Nein .", "Nein", r["text"]) for r in got.values()}, {words.strip() + "\n\nA&B sagt: „Nein“ und so weiter, bis alles wieder gut war und niemand mehr fragte."})
        base = sqlite3.connect(store)
        row = got["windows-1252"]
        base.execute("UPDATE article SET row = ? WHERE id = ?", (pack(dict(without(row, "story", "thread", "copies"), source=dict(row["source"], encoding="koi8-r"))), row["id"]))
        base.commit()
        base.close()
        r = weft("verify", "--store", store)
        equal(r.code, 1)
        true(b"%s: bytes " % row["id"].encode() in r.out and b"are not what the page has there" in r.out, r.out)

    def copy(name):
        path = d + "/" + name
        for end in ENDS:
            if os.path.exists(path + end):
                os.remove(path + end)
        return shutil.copy(good, path)

    def commands(store, story=None, article=None):
        """Every command that opens a store, adding last."""
        return (["stories"], ["stories", "--json"], ["show", story or stories[0]["slug"]], ["show", story or stories[0]["slug"], "--timeline", "--format", "svg"],
                ["show", article or articles[0]["id"]], ["search", "water"], ["people"],
                ["people", "Ada"], ["export"], ["verify", "--json"], ["add", d + "/more.jsonl"])

    def survives(store, **which):
        """No command crashes or hangs; those that fail say so in lines of their own."""
        for args in commands(store, **which):
            r = weft(*args, "--store", store, timeout=SECONDS)
            true(r.code in (0, 1, 2), "weft %s: status %d\n%s" % (args, r.code, show(r.err[-1000:])))
            true(r.code == 0 or r.err or args[0] == "verify", "weft %s: status %d without a word" % (args, r.code))
            for line in r.complaints():
                true(line.startswith("weft: "), "weft %s said: %s" % (args, line))

    def faults(store):
        """What verify says: status, and {where: [what]}."""
        r = weft("verify", "--store", store, "--json", timeout=SECONDS)
        found = {}
        for line in show(r.out).split("\n")[:-1]:
            row = json.loads(line)
            found.setdefault(row["where"], []).append(row["what"])
        true((r.code == 0) == (not found and not r.err), "status %d, %d faults, %s" % (r.code, len(found), show(r.err[-500:])))
        return r, found

    # --- files that are no store, or none of ours --------------------------------------------------------------------------

    def refused(path, why):
        """All commands: status 2, one line that says why; the file stays as it was."""
        before = open(path, "rb").read()
        for args in commands(path):
            r = weft(*args, "--store", path, timeout=SECONDS)
            equal((r.code, r.out, len(r.complaints())), (2, b"", 1), "weft %s\n%s" % (args, show(r.err)))
            true(os.path.basename(path) in show(r.err) and why in show(r.err), "weft %s: %s" % (args, show(r.err)))
        equal(open(path, "rb").read() == before, True, "the file was changed")

    @test("a store of a future version is refused, by `add`, too")
    def _():
        store = copy("future.weft")
        db = sqlite3.connect(store)
        db.execute("PRAGMA user_version = 1000")
        db.commit()
        db.close()
        refused(store, "version 1000")

    @test("a store with another program's mark is refused")
    def _():
        store = copy("marked.weft")
        db = sqlite3.connect(store)
        db.execute("PRAGMA application_id=1234")
        db.commit()
        db.close()
        refused(store, "not a Weft store")

    @test("texts, pages and random bytes are refused")
    def _():
        for name, data in (("text.weft", b"no store " * 2000), ("short.weft", b"no"), ("page.weft", b"<html><p>no store</p>" * 500),
                           ("random.weft", random.Random(3).randbytes(50000)), ("head.weft", b"SQLite format 3\0" + b"\xff" * 5000)):
            refused(write(d + "/" + name, data), "")

    @test("an empty file is no store yet: it can be added to, not read")
    def _():
        store = write(d + "/empty.weft", b"")
        for args in commands(store)[:-1]:
            r = weft(*args, "--store", store, timeout=SECONDS)
            equal((r.code, r.out, len(r.complaints())), (2, b"", 1), "weft %s\n%s" % (args, show(r.err)))
        equal(os.path.getsize(store), 0)
        weft("add", "--store", store, d + "/more.jsonl").ok()
        equal(weft("verify", "--store", store).ok().code, 0)

    # --- bytes ----------------------------------------------------------------------------------------------------------------

    @test("cut off at %d places: never sound, never a crash" % CUTS)
    def _():
        chance = random.Random(5)
        for cut in [1, 15, 16, 99, 100, 511, 512, 8191, 8192, size - 8192, size - 1] + [chance.randrange(size) for _ in range(CUTS - 11)]:
            store = copy("cut.weft")
            os.truncate(store, cut)
            r, found = faults(store)
            true(r.code in (1, 2), "cut to %d of %d bytes: verify said %d" % (cut, size, r.code))
            if cut in (99, 8192, size - 8192) or not SLOW:
                survives(store)

    flips = {"said": 0, "refused": 0, "nothing": 0, "unseen": 0}

    @test("bytes changed in %d stores: what verify calls sound gives the same rows, but for %d" % (FLIPS, MOST_UNSEEN))
    def _():
        chance = random.Random(6)
        for n in range(FLIPS):
            store, places = copy("flipped.weft"), [chance.randrange(size) for _ in range(chance.choice([1, 1, 4, 64]))]
            with open(store, "r+b") as f:
                for place in places:
                    f.seek(place)
                    old = f.read(1)[0]
                    f.seek(place)
                    f.write(bytes([old ^ (1 << chance.randrange(8) if n % 2 else chance.randrange(1, 256))]))
            r, found = faults(store)
            flips["said" if r.code == 1 else "refused" if r.code == 2 else "nothing"] += 1
            if r.code == 0:
                rows_now = weft("export", "--store", store).ok().out
                if rows_now != exported:
                    flips["unseen"] += 1
                    if flips["unseen"] > MOST_UNSEEN:
                        same_lines(rows_now, exported, "%d stores whose change is not seen, the last at %s" % (flips["unseen"], places))
            elif n % 4 == 0:
                survives(store)
        true(flips["said"] > FLIPS / 8, "verify hardly ever says anything: %s" % flips)

    note("changed bytes: verify told %(said)d stores faulty, could not open %(refused)d, found nothing to say about %(nothing)d, %(unseen)d of which have other rows" % flips)

    # --- rows -----------------------------------------------------------------------------------------------------------------

    story = max((s for s in stories if s["points"]), key=lambda s: len(s["articles"]))
    member = next(a for a in articles if a["story"] == story["story"])
    stranger = next(a for a in articles if a["story"] != story["story"])
    quoting = next(s for s in stories if s["quotes"])
    copied = next(a for a in articles if a.get("copies", {}).get("passages"))
    mention = next(i for i, m in enumerate(member["annotations"]) if m["kind"] == "mention" and m["form"] == "name" and m["end"] - m["start"] > 4)

    def changed(name, change):
        """A copy of the store, changed by change(database)."""
        store = copy(name)
        db = sqlite3.connect(store)
        change(db)
        db.commit()
        db.close()
        return store

    def told(name, where, what, change):
        @test("verify says: " + name)
        def _():
            store = changed("changed.weft", change)
            r, found = faults(store)
            equal(r.code, 1, show(r.out[:1000]) + show(r.err[-500:]))
            true(any(what in w for w in found.get(where, [])), "no word of '%s' about %s; verify said %s" % (what, where, json.dumps(found)[:1500]))
            plain = weft("verify", "--store", store, timeout=SECONDS)
            equal((plain.code, len(plain.out.decode().strip().split("\n"))), (1, sum(map(len, found.values()))), show(plain.out[:1000]))
            true(plain.err.startswith(b"weft: ") and b"fault" in plain.err, show(plain.err))
            survives(store, story=story["story"], article=member["id"])

    def article_row(edit, of=None):
        """Stores an article's row with something changed."""
        of = of or member
        row = json.loads(json.dumps(without(of, "copies", "story", "thread")))
        edit(row)
        return lambda db: db.execute("UPDATE article SET row = ? WHERE id = ?", (pack(row), of["id"]))

    def story_row(edit, of=None):
        of = of or story
        row = json.loads(json.dumps(of))
        edit(row)
        return lambda db: db.execute("UPDATE story SET row = ? WHERE id = ?", (pack(row), of["story"]))

    def thread_json(edit, of):
        def change(db):
            row = json.loads(db.execute("SELECT thread FROM article WHERE id = ?", (of["id"],)).fetchone()[0])
            edit(row)
            db.execute("UPDATE article SET thread = ? WHERE id = ?", (json.dumps(row), of["id"]))
        return change

    def sql(text, *values):
        return lambda db: db.execute(text, values)

    @test("a row packed anew is no damage")
    def _():
        r, found = faults(changed("same.weft", article_row(lambda row: None)))
        equal((r.code, found), (0, {}))
        r, found = faults(changed("same.weft", story_row(lambda row: None)))
        equal((r.code, found), (0, {}))

    def move_mention(row):
        row["annotations"][mention]["start"] += 2
        row["annotations"][mention]["end"] += 2

    def set_end(row):
        row["annotations"][mention]["end"] = len(row["text"]) + 1

    def turn(row):
        row["annotations"][mention].update(start=len(row["text"]), end=0)

    def below_zero(row):
        row["annotations"][mention]["start"] = -2 ** 63

    def empty(row):
        row["annotations"][mention]["end"] = row["annotations"][mention]["start"]

    def other_text(row):
        at = next(i for i in range(len(row["text"]) - 1, 0, -1) if row["text"][i].isalpha())
        row["text"] = row["text"][:at] + ("y" if row["text"][at] == "x" else "x") + row["text"][at + 1:]

    told("a name moved by two letters", member["id"], "mention", article_row(move_mention))
    told("a span that ends behind the text", member["id"], "does not fit the text", article_row(set_end))
    told("a span that ends before it begins", member["id"], "does not fit the text", article_row(turn))
    told("a span that begins before the text", member["id"], "does not fit the text", article_row(below_zero))
    told("an empty span", member["id"], "is empty", article_row(empty))
    told("a letter of a page's text changed", articles[0]["id"] if articles[0]["source"]["path"].endswith(".html") else
         next(a for a in articles if a["source"]["path"].endswith(".html"))["id"], "not what the page has there",
         article_row(other_text, of=next(a for a in articles if a["source"]["path"].endswith(".html"))))
    told("a row with another id", member["id"], "another id", article_row(lambda row: row.update(id="other")))
    told("a row that is no JSON", member["id"], "row", sql("UPDATE article SET row = ? WHERE id = ?", pack({})[:-2] + b"]]", member["id"]))
    told("a row that is not packed", member["id"], "row is damaged", sql("UPDATE article SET row = x'0102030405' WHERE id = ?", member["id"]))
    told("a row without a text", member["id"], "row", article_row(lambda row: row.pop("text")))

    def claim(row):
        return row["points"][0]["claims"][0]

    told("a claim moved by one letter", story["story"], "other words", story_row(lambda row: claim(row).update(start=claim(row)["start"] + 1, end=claim(row)["end"] + 1)))
    told("a claim behind the text", story["story"], "outside the text", story_row(lambda row: claim(row).update(start=10 ** 6, end=10 ** 6 + 5)))
    told("a claim of an article of another story", story["story"], "not in the story", story_row(lambda row: claim(row).update(article=stranger["id"])))
    told("a claim that says other words", story["story"], "other words", story_row(lambda row: claim(row).update(text="forty-one goats")))
    told("a claim whose sentence lies behind the text", story["story"], "sentence", story_row(lambda row: claim(row).update(sentence=[10 ** 6, 10 ** 6 + 5])))
    told("a claim whose sentence is none", story["story"], "sentence", story_row(lambda row: claim(row).update(sentence=["a"])))
    told("a quotation moved behind the text", quoting["story"], "quotation", story_row(lambda row: row["quotes"][0]["wordings"][0].update(content=[[10 ** 6, 10 ** 6 + 5]]), of=quoting))
    told("a quotation of an article of another story", quoting["story"], "not in the story",
         story_row(lambda row: row["quotes"][0]["wordings"][0].update(article=next(a["id"] for a in articles if a["story"] != quoting["story"])), of=quoting))
    def origin(row):
        return row["points"][0]["origins"][0]

    def source(at, article=None):
        return story_row(lambda row: origin(row).update(chain=[{"source": "police", "article": article or row["articles"][0]["id"], "at": at}]))

    told("an origin of an article of another story", story["story"], "not in the story", story_row(lambda row: origin(row).update(articles=[stranger["id"]])))
    told("an origin without an article", story["story"], "without an article", story_row(lambda row: origin(row).update(articles=[])))
    told("a source behind the text", story["story"], "outside the text", source([10 ** 6, 10 ** 6 + 5]))
    told("a source in an article of another story", story["story"], "not in the story", source([0, 1], stranger["id"]))
    told("a checked value that says other words", story["story"], "other words", story_row(lambda row: row.update(checks=[
        {"kind": "sum", "holds": True, "text": "1 + 1 = 2; two", "statements": [dict(claim(row), text="forty-one goats")]}])))
    dated = next(s for s in stories if s["timeline"])
    told("a label of the timeline behind the text", dated["story"], "label of the timeline",
         story_row(lambda row: row["timeline"][0]["label_at"].update(end=10 ** 6), of=dated))
    told("an entry of the timeline without claims", dated["story"], "without a place", story_row(lambda row: row["timeline"][0].update(claims=[]), of=dated))
    told("a point without claims", story["story"], "without a place", story_row(lambda row: row["points"][0].update(claims=[])))
    told("a member left out of the story", story["story"], "lists %d articles, %d belong" % (len(story["articles"]) - 1, len(story["articles"])),
         story_row(lambda row: row["articles"].pop()))
    told("a stranger in the story", story["story"], "does not belong to it", story_row(lambda row: row["articles"][0].update(id=stranger["id"])))
    told("a story's row that is damaged", story["story"], "damaged", sql("UPDATE story SET row = x'00' WHERE id = ?", story["story"]))
    told("a story that is gone", story["story"], "no row", sql("DELETE FROM story WHERE id = ?", story["story"]))
    told("a story without articles", "s-none", "no articles",
         sql("INSERT INTO story SELECT 's-none', row, slug, title, first, last, articles, outlets, origins, points, conflicts FROM story WHERE id = ?", story["story"]))
    told("an article filed in another story", member["id"], "story in the row and in the list differ",
         sql("UPDATE article SET story = ? WHERE id = ?", stranger["story"], member["id"]))

    passage = lambda row: row["copies"]["passages"][0]
    told("a passage moved by some letters", copied["id"], "other words", thread_json(lambda row: passage(row).update(start=passage(row)["start"] + 9, end=passage(row)["end"] + 9), copied))
    told("a passage moved in the other article", copied["id"], "other words", thread_json(lambda row: passage(row).update(at=passage(row)["at"] + 9, to=passage(row)["to"] + 9), copied))
    told("a passage behind the text", copied["id"], "outside the text", thread_json(lambda row: passage(row).update(end=10 ** 7), copied))
    told("a passage of an article that is not there", copied["id"], "not stored", thread_json(lambda row: passage(row).update(article="0123456789abcdef"), copied))
    told("derived fields that are no JSON", copied["id"], "row", sql("UPDATE article SET thread = '{' WHERE id = ?", copied["id"]))

    for column in ("outlet", "title", "url", "published", "language"):
        told("another %s in the list than in the row" % column, member["id"], column, sql("UPDATE article SET %s = 'xx' WHERE id = ?" % column, member["id"]))

    told("an article that is gone", story["story"], "does not belong to it", sql("DELETE FROM article WHERE id = ?", member["id"]))
    told("a full text that is gone", "full text", "full-text index", sql("DELETE FROM article_text_docsize WHERE id = (SELECT min(handle) FROM article)"))
    told("a page whose bytes are gone", member["id"], "bytes are missing", sql("DELETE FROM raw WHERE hash = (SELECT raw FROM article WHERE id = ?)", member["id"]))
    told("a page with another page's bytes", member["id"], "bytes are missing or damaged",
         sql("UPDATE raw SET bytes = (SELECT bytes FROM raw WHERE hash = (SELECT raw FROM article WHERE id = ?)) WHERE hash = (SELECT raw FROM article WHERE id = ?)",
             stranger["id"], member["id"]))
    told("a way back to the page that is damaged", member["id"], "map from text", sql("UPDATE article SET runs = x'28b52ffd' WHERE id = ?", member["id"]))
    told("a sketch that is damaged", member["id"], "sketch", sql("UPDATE article SET sketch = zeroblob(length(sketch)) WHERE id = ?", member["id"]))
    told("a sketch of another length", member["id"], "sketch", sql("UPDATE article SET sketch = substr(sketch, 1, length(sketch) - 8) WHERE id = ?", member["id"]))
    told("an article that was not threaded", member["id"], "not threaded yet", sql("UPDATE article SET state = 0 WHERE id = ?", member["id"]))
    told("a story that was not collated", story["story"], "not collated yet", sql("INSERT INTO dirty VALUES(?, 1)", story["story"]))
    told("names of a block that were not resolved", "p lee", "not resolved yet", sql("INSERT INTO dirty_block VALUES(?)", "p lee"))
    told("a damaged name", story["story"], "damaged", sql("UPDATE party SET bytes = substr(bytes, 1, 20) WHERE story = ?", story["story"]))
    told("a name that is nobody's", story["story"], "nobody's", sql("UPDATE party SET entity = NULL WHERE story = ?", story["story"]))
    told("a name in the wrong place", story["story"], "wrong place", sql("UPDATE party SET block = 'p x' WHERE story = ?", story["story"]))
    entity = member["annotations"][mention]["entity"]
    told("a person who is gone", member["id"], "list of people",
         sql("DELETE FROM entity_in WHERE entity = ? AND article = (SELECT handle FROM article WHERE id = ?)", entity, member["id"]))
    told("a person who was never named", member["id"], "list of people",
         sql("INSERT INTO entity_in SELECT 'n-nobody', handle, 'Nobody', 'nobody', 'person', 1, 0 FROM article WHERE id = ?", member["id"]))
    told("a person of no article", "n-nobody", "not stored", sql("INSERT INTO entity_in VALUES('n-nobody', 999999, 'Nobody', 'nobody', 'person', 1, 0)"))
    told("an attribute outside the text", member["id"], "lies outside the text",
         sql("INSERT INTO attribute SELECT 'n-nobody', handle, 0, 99999999, 'role', 'baker', '', '', 0, 0 FROM article WHERE id = ?", member["id"]))
    told("an attribute of no article", "n-nobody", "not stored", sql("INSERT INTO attribute VALUES('n-nobody', 999999, 0, 1, 'role', 'baker', '', '', 0, 0)"))

    @test("rows are UTF-8 whatever the columns hold")
    def _():
        def change(db):
            for column in ("article.title", "article.outlet", "article.published", "article.url", "story.title", "story.slug", "story.first", "entity_in.name", "entity_in.type"):
                db.execute("UPDATE OR IGNORE %s SET %s = CAST(x'61ff62' AS TEXT)" % tuple(column.split(".")))
        store = changed("bytes.weft", change)
        for args in commands(store, story=story["story"], article=member["id"])[:-1]:
            r = weft(*args, *([] if "--json" in args else ["--json"]), "--store", store, timeout=SECONDS)
            try:
                true(all(isinstance(row, dict) for row in r.rows()))
            except ValueError as e:
                raise Failure("weft %s: %s" % (args, e))

    @test("tables that are gone, columns of another kind: told in a line, no crash")
    def _():
        for change in ("DROP TABLE raw", "DROP TABLE story", "DROP TABLE entity_in", "DROP TABLE thread_posting", "DROP TABLE dirty", "DROP TABLE article_text",
                       "ALTER TABLE article DROP COLUMN runs", "ALTER TABLE story RENAME COLUMN slug TO snail", "DELETE FROM article", "UPDATE article SET handle = handle + 4294967296",
                       "UPDATE article SET handle = -handle", "UPDATE thread_story SET first = 4000000000", "UPDATE OR REPLACE thread_pair SET other = 4000000000 WHERE handle = 1",
                       "UPDATE thread_posting SET handle = 4000000000 WHERE handle = 1", "UPDATE article SET entities = '[1, null, {}]'",
                       "UPDATE article SET thread = '{\"copies\": [7], \"story\": {}}'", "UPDATE article SET thread = NULL, story = NULL"):
            try:
                store = changed("tables.weft", sql(change))
            except sqlite3.Error as e:
                raise Failure("%s: %s" % (change, e))
            r, found = faults(store)
            true(r.code in (0, 1, 2), change)
            if "thread_" not in change and not change.startswith("ALTER TABLE story"):
                true(r.code != 0, "verify says nothing after " + change)
            survives(store)

    # --- beside the store -----------------------------------------------------------------------------------------------------

    @test("a write-ahead log or a journal of random bytes beside it changes nothing")
    def _():
        for end in ("-wal", "-journal"):
            store = copy("beside.weft")
            write(store + end, random.Random(8).randbytes(40000))
            r, found = faults(store)
            equal((r.code, found), (0, {}), end)
            same_lines(weft("export", "--store", store).ok().out, exported, "export with a random " + end)
            if os.path.exists(store + end):
                os.remove(store + end)

    program = within_reach(d)

    @test("a store, and a folder, that may only be read: nothing is added, and that is said", skip=None if program else "not root")
    def _():
        os.chmod(d, 0o755)
        os.makedirs(d + "/closed")
        store = shutil.copy(good, d + "/closed/some.weft")
        before = open(store, "rb").read()
        for folder_mode in (0o555, 0o777):
            os.chmod(store, 0o444)
            os.chmod(d + "/closed", folder_mode)
            for args in commands(store):
                r = weft(*args, "--store", store, timeout=SECONDS, preexec=nobody, program=program)
                if args[0] == "add":
                    equal((r.code, len(r.complaints())), (2, 1), "weft %s\n%s" % (args, show(r.err)))
                true(r.code in (0, 2), "weft %s: %d\n%s" % (args, r.code, show(r.err)))
                true(r.code == 0 or len(r.complaints()) == 1, "weft %s: %d\n%s" % (args, r.code, show(r.err)))
            equal(open(store, "rb").read() == before, True, "the store was changed")
        r = weft("add", "--store", d + "/nowhere/some.weft", d + "/more.jsonl")
        equal((r.code, len(r.complaints())), (2, 1), show(r.err))
        os.chmod(d + "/closed", 0o755)

finish()
