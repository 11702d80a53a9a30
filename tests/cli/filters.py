#!/usr/bin/env python3
"""The stages as filters: their chain gives what the store gives, and what a row brought along stays."""
import os, subprocess, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from tap import *
import make_articles

STAGES = ("annotate", "thread", "resolve", "collate")
NEWS = "examples/news"


# Id, title, text: "1", "2" and "4" of a language tell one event (4 is a part of 1), "3" another.
LANGUAGES = [
    ("zh1", "滨海市山体滑坡造成十二人死亡", "据当地警方周二透露，滨海市郊外的奥斯特雷尔山区发生山体滑坡，造成至少十二人死亡，另有三十多人失踪。市长李安娜在新闻发布会上表示，救援人员正在连夜搜寻幸存者。滑坡发生在上午七点左右，当时大多数居民还在家中。政府已经调派两百名士兵参与救援。"),
    ("zh2", "奥斯特雷尔滑坡遇难人数升至十二人", "滨海市消防局周二表示，奥斯特雷尔山区的滑坡已经导致十二人遇难。市长李安娜说，救援人员仍在泥石中搜寻三十多名失踪者。当地居民王小明说，滑坡发生时他听到一声巨响。两百名士兵已经抵达现场。"),
    ("zh3", "滨海市将建新的图书馆", "滨海市议会周二批准了新图书馆的建设计划。该项目预计耗资三千万元，将于明年春天动工。议员陈国强表示，新图书馆将收藏超过十万册图书，并设有儿童阅览区和咖啡厅。"),
    ("zh4", "山体滑坡造成十二人死亡", "据当地警方周二透露，滨海市郊外的奥斯特雷尔山区发生山体滑坡，造成至少十二人死亡，另有三十多人失踪。市长李安娜在新闻发布会上表示，救援人员正在连夜搜寻幸存者。"),
    ("de1", "Erdrutsch in Ostrel fordert zwölf Tote", "Bei einem Erdrutsch in der Bergstadt Ostrel sind am Dienstag mindestens zwölf Menschen ums Leben gekommen, wie die Polizei mitteilte. Bürgermeisterin Anna Lind sagte, Rettungskräfte suchten in der Nacht nach mehr als dreißig Vermissten. Der Hang kam gegen sieben Uhr ins Rutschen, als die meisten Bewohner noch zu Hause waren. Zweihundert Soldaten helfen."),
    ("de2", "Zwölf Tote in Ostrel", "In Ostrel ist am Dienstagmorgen ein Hang abgerutscht und hat mehrere Häuser verschüttet. Zwölf Menschen starben, über dreißig werden vermisst, sagte Bürgermeisterin Anna Lind. Rettungskräfte und zweihundert Soldaten suchen nach Überlebenden des Erdrutsches."),
    ("ar1", "مقتل اثني عشر شخصا في انهيار أرضي في أوستريل", "قالت الشرطة يوم الثلاثاء إن اثني عشر شخصا على الأقل قتلوا في انهيار أرضي في بلدة أوستريل الجبلية. وقالت رئيسة البلدية آنا ليند إن رجال الإنقاذ يبحثون عن أكثر من ثلاثين مفقودا. وشارك مئتا جندي في عمليات الإنقاذ."),
    ("ar2", "انهيار أرضي في أوستريل يقتل اثني عشر", "لقي اثنا عشر شخصا مصرعهم في انهيار أرضي ضرب بلدة أوستريل يوم الثلاثاء، حسب رئيسة البلدية آنا ليند. ولا يزال أكثر من ثلاثين شخصا في عداد المفقودين بينما يبحث رجال الإنقاذ ومئتا جندي عن ناجين."),
    ("fr1", "Glissement de terrain à Ostrel: douze morts", "Un glissement de terrain a fait au moins douze morts mardi dans la ville montagnarde d'Ostrel, a annoncé la police. La maire Anna Lind a déclaré que les secours cherchaient plus de trente disparus. Deux cents soldats participent aux recherches."),
    ("fr2", "Douze morts à Ostrel", "À Ostrel, un glissement de terrain a tué douze personnes mardi matin, selon la maire Anna Lind. Plus de trente habitants sont portés disparus et deux cents soldats aident les secours dans leurs recherches."),
]


def chain(first, cwd=None, options=()):
    """Output of every stage, the first one's given."""
    out = [first]
    for stage in STAGES:
        out.append(weft(stage, *options, data=out[-1], cwd=cwd).ok().out)
    return out


with folder() as d:
    for name, paths, where in (("generated articles", [d + "/in"], None), ("examples/news", [NEWS], ROOT)):
        if where is None:
            make_articles.write(make_articles.make(300, seed=21), d + "/in", files=3)
            make_articles.write(make_articles.make(40, seed=22), d + "/in/pages", pages=True)
        store = d + "/%s.weft" % name.replace("/", "-")

        @test("the chain of filters gives what the store gives: " + name)
        def _():
            read, annotated, threaded, resolved, stories = chain(weft("read", *paths, cwd=where).ok().out, where)
            weft("add", "--store", store, *paths, cwd=where).ok()
            same_lines(resolved + stories, weft("export", "--store", store).ok().out, "filters against export")

        @test("threads: collate --thread gives what show --thread gives, each article in one: " + name)
        def _():
            resolved = chain(weft("read", *paths, cwd=where).ok().out, where)[3]
            rows = weft("collate", "--thread", data=resolved).ok().rows()
            articles = [json.loads(l) for l in resolved.decode().split("\n") if l]
            equal(sorted(a["id"] for r in rows for a in r["articles"]), sorted(a["id"] for a in articles))
            threads = {r["story"]: {a["id"] for a in r["articles"]} for r in rows}
            true(all(a["id"] in threads[a["thread"]] for a in articles))
            several = [t for t in threads if len({a["story"] for a in articles if a["thread"] == t}) > 1]
            true(len(several) > 3, "hardly any threads")
            for t in several[:5]:
                shown = weft("show", "--store", store, "--thread", "--json", t).ok().rows()[0]
                equal(len(shown.pop("thread_stories")), len({a["story"] for a in articles if a["thread"] == t}))
                equal({a["id"] for a in shown.pop("rows")}, threads[t])
                equal(shown, [r for r in rows if r["story"] == t][0])

        @test("read, annotate keep the order, the others order by id: " + name)
        def _():
            read = weft("read", *paths, cwd=where).ok().out
            steps = [[json.loads(l) for l in s.decode().split("\n") if l] for s in chain(read, where)]
            ids = [r["id"] for r in steps[0]]
            equal([r["id"] for r in steps[1]], ids)
            equal([r["id"] for r in steps[2]], sorted(set(ids)))
            equal([r["id"] for r in steps[3]], sorted(set(ids)))
            equal([r["story"] for r in steps[4]], sorted({r["story"] for r in steps[3]}))

    @test("one pipe of all five")
    def _():
        command = '"$W" read "$D" | "$W" annotate | "$W" thread | "$W" resolve | "$W" collate'
        run = subprocess.run(["sh", "-c", command], capture_output=True, env=dict(os.environ, W=WEFT, D=d + "/in"))
        equal(run.returncode, 0, show(run.stderr))
        same_lines(run.stdout, chain(weft("read", d + "/in").out)[-1], "pipe")

    @test("one and two threads")
    def _():
        read = weft("read", d + "/in", "--threads", 1).ok().out
        same_lines(weft("read", d + "/in", "--threads", 2).ok().out, read, "read")
        one, two = chain(read, options=("--threads", "1")), chain(read, options=("--threads", "2"))
        for stage, x, y in zip(("read",) + STAGES, one, two):
            same_lines(y, x, stage)

    @test("rows in another order")
    def _():
        rows = weft("read", d + "/in").ok().out.rstrip(b"\n").split(b"\n")
        one, two = chain(b"\n".join(rows) + b"\n"), chain(b"\n".join(reversed(rows)) + b"\n")
        for stage, x, y in list(zip(("read",) + STAGES, one, two))[2:]:
            same_lines(y, x, stage)

    row = {"text": "Mayor Ada Lind said on Tuesday that 12 people were hurt in Kelby. “No more,” said Lind.", "language": "en", "id": "my own id",
           "published": "2019-05-08", "story": "the storm", "x-desk": {"a": [1, 2.50, None, "ä"]}, "n": 12345678901234567890, "e": 1e-7}

    @test("a row needs no more than text; its own members stay as they are")
    def _():
        line = json.dumps(row, ensure_ascii=False)
        out = line.encode() + b"\n"
        for stage in ("read", "annotate", "thread", "resolve"):
            out = weft(stage, data=out).ok().out
            got = json.loads(out)
            for key in row:
                equal(got.get(key), row[key], "%s after %s" % (key, stage))
            true(b'"n":12345678901234567890' in out.replace(b" ", b""), "digits of a number after " + stage)
        story = json.loads(weft("collate", data=out).ok().out)
        equal((story["story"], [a["id"] for a in story["articles"]]), ("the storm", ["my own id"]))
        equal(len(weft("annotate", data=b'{"text":"Nothing."}').ok().rows()), 1)

    @test("changes in a story: a rise by 5 is no level of 5; both ends told by one article are an update")
    def _():
        texts = ["Rents in Marle rose 5 percent, offices said. The toll of the fire in Marle rose to 12 people from 9, police said.",
                 "Rents in Marle are 5 percent, offices said. The toll of the fire in Marle was 9 people, police said.",
                 "Rents in Marle rose 7 percent, offices said. The toll of the fire in Marle was 12 people, mayors said."]
        rows = [{"id": "a%d" % i, "story": "fire", "language": "en", "published": "2020-01-02", "text": t} for i, t in enumerate(texts)]
        out = "".join(json.dumps(r) + "\n" for r in rows).encode()
        for stage in ("annotate", "resolve", "collate"):
            out = weft(stage, data=out).ok().out
        points = {p["kind"]: p for p in json.loads(out)["points"]}
        equal((points["count"]["status"], points["count"]["reason"]), ("update", "an article tells the change: from 9, then 12"))
        equal([c["article"] for c in points["percent"]["claims"]], ["a0", "a2"])

    @test("offsets in code points, bytes and UTF-16 units name the same characters")
    def _():
        text = "Zoë Ållgård 🦉 said on Tuesday: “It’s €5 million, 🎉 no more,” and left. Ållgård, 43, lives in Malmö."
        line = json.dumps({"text": text, "language": "en", "published": "2019-05-08"}).encode()
        units = {"chars": lambda n: text[:n], "bytes": lambda n: text.encode()[:n].decode(), "utf16": lambda n: text.encode("utf-16-le")[:2 * n].decode("utf-16-le")}
        said = {}
        for unit, before in units.items():
            notes = weft("annotate", "--offsets", unit, data=line).ok().rows()[0]["annotations"]
            said[unit] = [(a["kind"], before(a["start"]), before(a["end"]), [before(x) for s in a.get("content", []) for x in s]) for a in notes]
            again = weft("resolve", "--offsets", unit, data=weft("thread", "--offsets", unit, data=weft("annotate", "--offsets", unit, data=line).out).ok().out)
            equal([(a["start"], a["end"]) for a in again.ok().rows()[0]["annotations"]], [(a["start"], a["end"]) for a in notes], unit)
        true(len(said["chars"]) > 4, said["chars"])
        equal(said["bytes"], said["chars"])
        equal(said["utf16"], said["chars"])

    @test("a store tells places in the unit that is asked for, as the filters do")
    def _():
        faces = [{"id": "f%d" % i, "outlet": outlet, "published": "2021-03-0%d" % day, "url": url, "text": text} for i, (outlet, day, url, text) in enumerate((
            ("Wire", 1, "https://wire.example/a", "\U0001F600 Fire in “Calder”: 12 people were hurt on Monday, Mayor Ana Núñez said. “We heard a bang and \U0001F525 then everything was black,” said Núñez. The works employ 340 people in the harbour district of the town."),
            ("Post", 1, "https://post.example/b", "“Fire”, says the Wire: \U0001F600 Fire in “Calder”: 12 people were hurt on Monday, Mayor Ana Núñez said. “We heard a bang and \U0001F525 then everything was black,” said Núñez. The works employ 340 people in the harbour district of the town."),
            ("Wire", 2, "https://wire.example/a", "\U0001F600 Fire in “Calder”: 14 people were hurt on Monday, Mayor Ana Núñez said. “We heard a bang and \U0001F525 then everything was black,” said Núñez. The works employ 340 people in the harbour district of the town.")))]
        write(d + "/faces.jsonl", "".join(json.dumps(f) + "\n" for f in faces))
        store = d + "/units.weft"
        weft("add", "--quiet", "--store", store, d + "/faces.jsonl", os.path.join(ROOT, NEWS)).ok()
        seen = 0
        for unit in ("chars", "bytes", "utf16"):
            options = ("--offsets", unit)
            read = weft("read", *options, d + "/faces.jsonl", os.path.join(ROOT, NEWS)).ok().out
            out = chain(read, options=options)
            for row in [json.loads(l) for l in out[3].splitlines()] + [json.loads(l) for l in out[4].splitlines()]:
                name = row["id"] if "id" in row else row["story"]
                got = weft("show", name, "--json", "--store", store, *options).ok().rows()[0]
                got.pop("rows", None), got.pop("thread_stories", None)
                equal(got, row, unit + " " + name)
                seen += ("copies" in row) + 10 * ("versions" in row) + 100 * ("points" in row)
        true(seen > 330, seen)

    @test("other languages pass, and say why they have no annotations")
    def _():
        text = "Le vieux pont est ouvert depuis lundi. La mairie a payé douze millions pour les travaux, et les habitants sont contents de pouvoir passer."
        got = weft("annotate", data=json.dumps({"text": text}).encode()).ok().rows()[0]
        equal((got["language"], got.get("annotations", [])), ("fr", []))
        true("language" in str(got.get("annotated", "")), got)

    @test("French, German, Arabic and Chinese articles thread, too")
    def _():
        data = "".join(json.dumps({"id": i, "title": title, "text": text, "published": "2021-02-09", "outlet": i}) + "\n" for i, title, text in LANGUAGES)
        got = {r["id"]: r for r in weft("thread", data=weft("read", data=data.encode()).ok().out).ok().rows()}
        for language in "fr", "de", "ar", "zh":
            equal(got[language + "1"]["story"], got[language + "2"]["story"], language)
        equal(len({r["story"] for r in got.values()}), 5, "the library is another story")
        equal((got["zh4"]["copies"]["of"], got["zh4"]["story"]), ("zh1", got["zh1"]["story"]))

    @test("html in a row is read")
    def _():
        page = make_articles.page(make_articles.make(1, seed=2)[0])
        got = weft("read", data=json.dumps({"html": page, "desk": "city"}).encode()).ok().rows()[0]
        wanted = make_articles.make(1, seed=2)[0]
        equal((got["title"], got["outlet"], got["desk"]), (wanted["title"], wanted["outlet"], "city"))
        equal(got["text"].replace("\n\n", "\n"), wanted["text"])  # a page has an empty line between blocks

finish()
