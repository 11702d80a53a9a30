#!/usr/bin/env python3
"""`weft model` and what models give `weft annotate`, on tiny packages with random weights (tests/make_package.py)."""
import concurrent.futures, os, random, resource, shutil, signal, sys, time, zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from tap import *
import make_articles, make_package

TEXTS = ["  Ann Lee said on Tuesday that 12 people died.\n\nThe U.S. denied it, but \"nobody\" knew. ",
         "Mr. Ray – a baker from Northport – told police he'd heard nothing\tuntil the snow came down.\r\n\r\n \n", "\u3000 \u2003", "Zoë’s 🏔 cabin… gone!",
         "a | b \\ c\n* d", "\u2028x\u00a0y\u3000z", "one-two", ".", "don't. U.S. Mr. https://a.example/b?c=d"]
COLUMNS = ["start", "end", "tag", "pos", "morph", "head", "dep", "lemma", "ent", "sent"]


def rows_of(texts, language="en"):
    return "".join(json.dumps({"id": "r%d" % i, "text": t, "language": language, "published": "2021-02-09"}) + "\n" for i, t in enumerate(texts)).encode()


def contents(path):
    return {name: open(os.path.join(path, name), "rb").read() for name in sorted(os.listdir(path))} if os.path.isdir(path) else {}


def refused(run, *words):
    """Nothing was done, told in one line that has the words."""
    equal((run.code, run.out, len(run.complaints())), (2, b"", 1), show(run.err))
    for word in words:
        true(word in run.err.decode(), "no word of %r in %s" % (word, show(run.err)))


def unescape(text):
    signs = {"s": " ", "t": "\t", "n": "\n", "r": "\r", "p": "|", "\\": "\\"}
    out, i = "", 0
    while i < len(text):
        out += signs[text[i + 1]] if text[i] == "\\" else text[i]
        i += 2 if text[i] == "\\" else 1
    return out


def conllu_texts(out):
    """{article: its text, built again from words and spaces}; checks every line on the way."""
    built, doc = {}, None
    true(out.endswith("\n\n"), "no empty line at the end")
    for block in out[:-2].split("\n\n"):
        lines = block.split("\n")
        comments = [l for l in lines if l.startswith("# ")]
        words = [l.split("\t") for l in lines[len(comments):]]
        for comment in comments:
            if comment.startswith("# newdoc id = "):
                doc = comment[14:]
                built[doc] = ""
        equal(sum(c.startswith("# sent_id = " + doc + "-") for c in comments), 1, block)
        text = next(c[9:] for c in comments if c.startswith("# text = "))
        said = ""
        equal([w[0] for w in words], [str(i + 1) for i in range(len(words))], block)
        equal(sum(w[6] == "0" for w in words), 1, "roots of\n" + block)
        for w in words:
            equal(len(w), 10, "\t".join(w))
            true(all(w) and 0 <= int(w[6]) <= len(words) and w[6] != w[0] and (w[6] == "0") == (w[7] == "root"), "\t".join(w))
            misc = dict(pair.split("=", 1) for pair in w[9].split("|"))
            built[doc] += unescape(misc.get("SpacesBefore", ""))
            equal(len(built[doc]), int(misc["start_char"]), "\t".join(w))
            built[doc] += w[1]
            equal(len(built[doc]), int(misc["end_char"]))
            space = "" if misc.get("SpaceAfter") == "No" else unescape(misc.get("SpacesAfter", "\\s"))
            built[doc] += space
            said += w[1] + (" " if space else "")
        equal(text, said[:-1] if said.endswith(" ") else said)
    return built


with folder() as d:
    models = d + "/models"
    env = {"WEFT_MODELS": models}
    files = make_package.make()
    package, wheel = make_package.write_folder(files, d + "/package/en_tiny_test"), make_package.write_wheel(files, d)
    french = make_package.write_folder(make_package.make("fr"), d + "/fr_tiny_test")
    newer = make_package.write_wheel(make_package.make(version="0.2.0", seed=4), d)

    @test("a folder and a wheel give the same model, and only the model")
    def _():
        row, = weft("model", "add", "--json", "--models", d + "/by/folder", package).ok().rows()
        weft("model", "add", "--models", d + "/by/outer", d + "/package").ok()
        weft("model", "add", "--models", d + "/by/wheel", wheel).ok()
        made = contents(d + "/by/folder")
        equal(list(made), ["en_tiny_test-0.1.0.weftmodel"])
        true(made == contents(d + "/by/wheel") == contents(d + "/by/outer"), "not the same bytes")
        equal({k: row[k] for k in ("name", "language", "version", "license", "path", "used", "bytes", "components", "sources")},
              {"name": "en_tiny_test", "language": "en", "version": "0.1.0", "license": "CC0-1.0", "path": d + "/by/folder/en_tiny_test-0.1.0.weftmodel",
               "used": True, "bytes": len(made["en_tiny_test-0.1.0.weftmodel"]),
               "components": ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"],
               "sources": [{"name": "Dice", "url": "https://dice.example", "license": "CC0-1.0", "author": "Chance"}]})

    @test("where models are: --models, $WEFT_MODELS, $XDG_DATA_HOME, $HOME")
    def _():
        bare = {k: "" for k in ("WEFT_MODELS", "XDG_DATA_HOME", "HOME")}
        for given, place in (({"WEFT_MODELS": d + "/w"}, d + "/w"), ({"XDG_DATA_HOME": d + "/x"}, d + "/x/weft/models"), ({"HOME": d + "/h"}, d + "/h/.local/share/weft/models")):
            true(b"no models" in weft("model", "list", env=dict(bare, **given)).ok().out)
            weft("model", "add", package, env=dict(bare, **given)).ok()
            equal(list(contents(place)), ["en_tiny_test-0.1.0.weftmodel"])
        refused(weft("model", "list", env=bare), "WEFT_MODELS")

    @test("list, info, remove")
    def _():
        equal(weft("model", "list", "--json", env=env).ok().rows(), [])
        true(b"--help" in weft("model", "list", env=env).ok().out)
        weft("model", "add", wheel, french, newer, env=env).ok()
        rows = weft("model", "list", "--json", env=env).ok().rows()
        equal([(r["name"], r["version"], r["used"]) for r in rows], [("en_tiny_test", "0.1.0", False), ("en_tiny_test", "0.2.0", True), ("fr_tiny_test", "0.1.0", True)])
        text = weft("model", "list", env=env).ok().out.decode()
        true(all(w in text for w in ("en_tiny_test", "0.2.0", "CC0-1.0")), text)
        text = weft("model", "info", "fr_tiny_test", env=env).ok().out.decode()
        true(all(w in text for w in ("CC0-1.0", "Dice", "Chance", "https://dice.example", "morphologizer", "fr_tiny_test-0.1.0.weftmodel")), text)
        equal(weft("model", "info", "--json", "en_tiny_test", env=env).ok().rows(), rows[:2])
        equal(weft("model", "info", "--json", "en_tiny_test-0.2.0", env=env).ok().rows(), rows[1:2])
        refused(weft("model", "info", "en_tiny", env=env), "en_tiny", "fr_tiny_test-0.1.0", models)
        refused(weft("model", "remove", "nothing", env=env), "nothing", "fr_tiny_test-0.1.0")
        refused(weft("model", "remove", "en_tiny_test", env=env), "2 versions")
        equal(weft("model", "remove", "en_tiny_test-0.2.0", "nothing", env=env).code, 1)
        equal([r["used"] for r in weft("model", "list", "--json", env=env).ok().rows()], [True, True])
        weft("model", "remove", "en_tiny_test", env=env).ok()
        equal(list(contents(models)), ["fr_tiny_test-0.1.0.weftmodel"])
        weft("model", "remove", "--quiet", "fr_tiny_test", env=env).ok()
        refused(weft("model", "info", "fr_tiny_test", env=env), "none at all")

    @test("wrong uses")
    def _():
        for args in ([], ["add"], ["info"], ["remove"], ["fly"], ["list", "x"]):
            refused(weft("model", *args, env=env), "--help")
        for args in (["--layers", "words"], ["--format", "xml"], ["--models", ""]):
            refused(weft("annotate", *args, data=b""), "--help")

    @test("what is no package is refused: no crash, its name told, what was there stays")
    def _():
        weft("model", "add", wheel, env=env).ok()
        before = contents(models)
        whole = open(wheel, "rb").read()
        write(d + "/bad/text.whl", "not a wheel\n" * 50)
        write(d + "/bad/empty.whl", b"")
        for n in (1, 3, 10, len(whole) // 2, len(whole) - 1, len(whole) - 30):
            write(d + "/bad/cut%d.whl" % n, whole[:n])
        with zipfile.ZipFile(d + "/bad/other.whl", "w") as z:
            z.writestr("other/__init__.py", "")
        os.makedirs(d + "/bad/folder")
        for path in sorted(os.listdir(d + "/bad")) + ["missing.whl"]:
            refused(weft("model", "add", d + "/bad/" + path, env=env), path)
        refused(weft("model", "add", models + "/en_tiny_test-0.1.0.weftmodel", env=env), "weftmodel")
        chance = random.Random(5)
        for i in range(10 if SLOW else 40):
            at = chance.randrange(len(whole))
            write(d + "/bad/hit.whl", whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1:])
            r = weft("model", "add", "--models", d + "/hit", d + "/bad/hit.whl")
            true(r.code == 0 or (r.code == 2 and b"hit.whl" in r.err), show(r.err))
        equal(contents(models), before)
        equal(weft("model", "add", d + "/bad/text.whl", wheel, env=env).code, 1, "one of two")

    @test("a package with a file missing or cut is refused, or works without it; the file is named")
    def _():
        for name in sorted(files):
            for cut in (None, 0, len(files[name]) // 2, len(files[name]) - 1):
                broken = dict(files)
                broken.pop(name)
                if cut is not None:
                    broken[name] = files[name][:cut]
                shutil.rmtree(d + "/broken", ignore_errors=True)
                r = weft("model", "add", "--models", d + "/some", make_package.write_folder(broken, d + "/broken"))
                needed = not name.startswith("vocab/") and name != "tok2vec/cfg" and (name != "config.cfg" or cut in (None, 0))
                true(r.code == 2 if needed else r.code in (0, 2), "%s cut to %s: %d %s" % (name, cut, r.code, show(r.err)))
                if r.code == 2:
                    refused(r, "broken")
                    if name not in ("config.cfg", "meta.json"):
                        true(name.split("/")[0] in r.err.decode(), "%s cut to %s: %s" % (name, cut, show(r.err)))
        true(all(not n.startswith(".") for n in contents(d + "/some")), "unfinished files stay")

    @test("a component that is not supported is refused by its name")
    def _():
        made = make_package.make(extra={"topics": "textcat_multilabel"})
        refused(weft("model", "add", make_package.write_folder(made, d + "/with_topics"), env=env), "textcat_multilabel", "with_topics")

    @test("a hostile name cannot leave the folder")
    def _():
        for name, version in (("../../x", "1"), ("a/b", "1"), ("a", "../1"), ("a", "1-2"), ("a\n", "1"), ("a", "")):
            made = make_package.make(name=name, version=version)
            refused(weft("model", "add", "--models", d + "/deep/er", make_package.write_folder(made, d + "/hostile")), "hostile")
        equal(contents(d + "/deep/er"), {})

    @test("a full disk or a folder that cannot be: told, the old model stays, nothing unfinished does")
    def _():
        before = contents(models)

        def little():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
        refused(weft("model", "add", make_package.write_folder(make_package.make(seed=9), d + "/other"), env=env, preexec=little), "written")
        equal(contents(models), before)
        refused(weft("model", "add", "--models", wheel + "/x", package), "wheel" if "wheel" in wheel else ".whl")

    @test("what a killed addition left is never listed, and the next clears it away")
    def _():
        write(models + "/.adding-abcdef", b"WEFTMODL half of it")
        equal(len(weft("model", "list", "--json", env=env).ok().rows()), 1)
        weft("model", "add", wheel, env=env).ok()
        equal(list(contents(models)), ["en_tiny_test-0.1.0.weftmodel"])

    @test("additions at the same time, and additions that are killed: every model that is there is whole")
    def _():
        place = d + "/busy"
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            for r in pool.map(lambda path: weft("model", "add", "--models", place, path), [wheel, newer, french, package] * 3):
                equal((r.code, r.err), (0, b""))
        whole = contents(place)
        equal(list(whole), ["en_tiny_test-0.1.0.weftmodel", "en_tiny_test-0.2.0.weftmodel", "fr_tiny_test-0.1.0.weftmodel"])
        chance = random.Random(7)
        for _ in range(8 if SLOW else 25):
            run = subprocess.Popen([WEFT, "model", "add", "--models", place, wheel], stdout=subprocess.DEVNULL)
            time.sleep(chance.uniform(0, 0.04))
            run.kill()
            run.wait()
            true({n: b for n, b in contents(place).items() if not n.startswith(".")} == whole, "a model changed")
        weft("model", "add", "--models", place, wheel).ok()
        true(contents(place) == whole, "unfinished files stay")

    # --- annotate

    weft("model", "add", french, env=env).ok()
    articles = rows_of(TEXTS) + rows_of(TEXTS[:2], "fr").replace(b'"r', b'"f')
    make_articles.write(make_articles.make(40, seed=3), d + "/in", files=1)
    many = weft("read", d + "/in").ok().out

    @test("--layers tokens: arrays of equal length that point into the text, offsets in every unit")
    def _():
        sizes = {"chars": len, "bytes": lambda t: len(t.encode()), "utf16": lambda t: len(t.encode("utf-16-le")) // 2}
        for unit in sizes:
            rows = weft("annotate", "--layers", "tokens", "--offsets", unit, data=articles, env=env).ok().rows()
            equal(len(rows), len(TEXTS) + 2)
            for row in rows:
                tokens, text = row["tokens"], row["text"]
                equal(list(tokens), COLUMNS)
                n = len(tokens["start"])
                true(n > 0 and all(len(tokens[c]) == n for c in COLUMNS), row["id"])
                at, places = 0, {0: 0}
                for i, c in enumerate(text):
                    at += sizes[unit](c)
                    places[at] = i + 1
                spans = [(places[s], places[e]) for s, e in zip(tokens["start"], tokens["end"])]
                true(all(s < e for s, e in spans) and all(a[1] <= b[0] for a, b in zip(spans, spans[1:])), "spans overlap")
                equal([c for i, c in enumerate(text) if not c.isspace() and not any(s <= i < e for s, e in spans)], [], "not in a token")
                true(all(0 <= h < n for h in tokens["head"]) and all(a <= b <= a + 1 for a, b in zip([0] + tokens["sent"], tokens["sent"])))
                true(all(tokens["sent"][h] == s for h, s in zip(tokens["head"], tokens["sent"])), "a head in another sentence")
                true(all(e == "O" or e[:2] == "B-" or (e[:2] == "I-" and p[1:] == e[1:] and p != "O") for p, e in zip(["O"] + tokens["ent"], tokens["ent"])), tokens["ent"])
        equal([t for t, e in zip([TEXTS[8][s:e] for s, e in zip(rows[8]["tokens"]["start"], rows[8]["tokens"]["end"])], range(4))], ["do", "n't", ".", "U.S."])
        true(any(t["tokens"]["pos"][i] for t in rows[-2:] for i in range(3)), "no part of speech in French")

    @test("engine: the model's name; without a model, by rules as if there were none at all")
    def _():
        row = weft("annotate", data=articles.split(b"\n")[0], env=env).ok().rows()[0]
        equal((row["engine"], "tokens" in row), ("en_tiny_test 0.1.0", False))
        os.makedirs(d + "/empty")
        without = weft("annotate", "--models", d + "/missing", data=many).ok()
        same_lines(weft("annotate", "--models", d + "/empty", data=many).ok().out, without.out, "an empty folder")
        equal({r["engine"] for r in without.rows()}, {"rules"})

    @test("an article without a model is skipped where tokens are asked for, the others are not")
    def _():
        mixed = rows_of(TEXTS[:1]) + rows_of(TEXTS[:1], "de")
        for args in (["--layers", "tokens"], ["--format", "conllu"], ["--format", "spacy"]):
            r = weft("annotate", *args, data=mixed, env=env)
            equal((r.code, len(r.complaints())), (1, 2), show(r.err))
            true(b"language, de" in r.err and b"weft model add" in r.err and r.out, show(r.err))
            r = weft("annotate", *args, "--quiet", "--models", d + "/empty", data=mixed)
            equal((r.code, r.out, len(r.complaints())), (2, b"", 2), show(r.err))

    @test("--format conllu is well formed, and the text can be built from it again")
    def _():
        built = conllu_texts(weft("annotate", "--format", "conllu", data=articles, env=env).ok().out.decode())
        equal(built, {"r%d" % i: t for i, t in enumerate(TEXTS) if t.strip()} | {"f%d" % i: t for i, t in enumerate(TEXTS[:2])})
        built = conllu_texts(weft("annotate", "--format", "conllu", data=many, env=env).ok().out.decode())
        equal(built, {r["id"]: r["text"] for r in map(json.loads, many.decode().split("\n")[:-1])})

    @test("--format spacy: what the tokens of rows say")
    def _():
        rows = weft("annotate", "--layers", "tokens", data=articles, env=env).ok().rows()
        docs = weft("annotate", "--format", "spacy", "--offsets", "bytes", data=articles, env=env).ok().rows()
        equal(len(docs), len(rows))
        for doc, row in zip(docs, rows):
            equal((doc["id"], doc["text"]), (row["id"], row["text"]))
            equal([t["id"] for t in doc["tokens"]], list(range(len(doc["tokens"]))))
            for column in ("start", "end", "tag", "pos", "morph", "lemma", "dep", "head"):
                equal([t[column] for t in doc["tokens"]], row["tokens"][column], column)
            starts = [s for s, e in zip(row["tokens"]["start"], row["tokens"]["ent"]) if e.startswith("B-")]
            equal([(e["start"], "B-" + e["label"]) for e in doc["ents"]], [(s, row["tokens"]["ent"][row["tokens"]["start"].index(s)]) for s in starts])
            equal(len(doc["sents"]), row["tokens"]["sent"][-1] + 1)

    @test("one thread, two threads, other orders: the same")
    def _():
        lines = many.split(b"\n")[:-1] + articles.split(b"\n")[:-1]
        for args in (["--layers", "tokens"], ["--format", "conllu"], ["--format", "spacy"]):
            one = weft("annotate", "--threads", 1, *args, data=b"\n".join(lines), env=env).ok().out
            same_lines(weft("annotate", "--threads", 2, *args, data=b"\n".join(lines), env=env).ok().out, one, "two threads")
        back = weft("annotate", "--threads", 2, *args, data=b"\n".join(reversed(lines)), env=env).ok().out
        equal(sorted(back.split(b"\n")), sorted(one.split(b"\n")))

    @test("tokens pass through the stages after, and a store uses the model")
    def _():
        rows = weft("annotate", "--layers", "tokens", data=many, env=env).ok()
        after = weft("resolve", data=weft("thread", data=rows.out).ok().out).ok().rows()
        equal({r["id"]: r["tokens"] for r in after}, {r["id"]: r["tokens"] for r in rows.rows()})
        weft("add", "--store", d + "/s.weft", "--models", models, "--quiet", d + "/in").ok()
        export = weft("export", "--store", d + "/s.weft").ok().rows()
        equal({r["engine"] for r in export if "engine" in r}, {"en_tiny_test 0.1.0"})

    @test("a model file that is cut or damaged is named, and its language goes on by rules")
    def _():
        good = contents(models)["en_tiny_test-0.1.0.weftmodel"]
        bad = d + "/damaged/en_tiny_test-0.1.0.weftmodel"
        chance = random.Random(6)
        by_rules = weft("annotate", "--models", d + "/empty", data=articles).ok().out
        hits = [good[:n] for n in (0, 7, 31, 32, 100, len(good) // 2, len(good) - 1)] + [good + b"x", b"x" * 4096, b"SQLite format 3\0" * 40]
        for _ in range(6 if SLOW else 30):
            at = chance.randrange(len(good) if chance.random() < 0.5 else 600)
            hits.append(good[:at] + bytes([good[at] ^ 1 << chance.randrange(8)]) + good[at + 1:])
        for data in hits:
            write(bad, data)
            r = weft("model", "list", "--models", d + "/damaged")
            equal((r.code, len(r.complaints())), (1, 1), show(r.err))
            true(b"en_tiny_test-0.1.0.weftmodel" in r.err, show(r.err))
        r = weft("annotate", "--models", d + "/damaged", data=articles)
        true(r.out == by_rules and r.code in (0, 1) and b"en_tiny_test-0.1.0.weftmodel" in r.err, show(r.err))
        refused(weft("model", "info", "en_tiny_test", "--models", d + "/damaged"), "en_tiny_test-0.1.0.weftmodel")
        weft("model", "remove", "en_tiny_test", "--models", d + "/damaged").ok()
        equal(contents(d + "/damaged"), {})

finish()
