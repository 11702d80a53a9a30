#!/usr/bin/env python3
"""Rows of every stage are as docs/schema says, and so are the examples in docs/rows.md. Needs Debian's python3-jsonschema."""
import glob, os, re, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from tap import *
import make_articles, make_package
import jsonschema

FOLDER = os.path.join(ROOT, "docs", "schema")
schemas = {os.path.basename(p): json.load(open(p, encoding="utf-8")) for p in sorted(glob.glob(FOLDER + "/*.json"))}
validators = {}
for name, schema in schemas.items():
    try:  # python3-jsonschema 4.18 and later
        import referencing
        known = {"registry": referencing.Registry().with_resources((n, referencing.Resource.from_contents(s)) for n, s in schemas.items())}
    except ImportError:  # Debian 12's
        known = {"resolver": jsonschema.RefResolver(base_uri=name, referrer=schema, store=dict(schemas))}
    validators[name] = jsonschema.Draft202012Validator(schema, **known)
STAGES = [("read", "article.json"), ("annotate", "annotated.json"), ("thread", "threaded.json"), ("resolve", "resolved.json"), ("collate", "story.json")]


def check(row, schema):
    error = jsonschema.exceptions.best_match(validators[schema].iter_errors(row))
    if error:
        raise Failure("%s: %s: %s\n  in %s" % (schema, "/".join(map(str, error.absolute_path)), error.message[:400], json.dumps(row, ensure_ascii=False)[:300]))


def spans(row):
    """Every place lies in the text, and not upside down."""
    n = len(row.get("text", ""))
    places = [[a["start"], a["end"]] for a in row.get("annotations", [])]
    places += [s for a in row.get("annotations", []) for k in ("content", "cue", "source") if isinstance(a.get(k), list) for s in a[k]]
    places += [[p["start"], p["end"]] for p in row.get("copies", {}).get("passages", [])]
    places += [[link["start"], link["end"]] for link in row.get("links", [])]
    places += [[block["start"], block["end"]] for block in row.get("blocks", [])]
    for s, e in places:
        true(0 <= s < e <= n, "span %d..%d of a text of %d" % (s, e, n))


@test("the schemas are schemas")
def _():
    equal(len(schemas), 5)
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)


@test("the schemas refuse what is wrong")
def _():
    good = {"id": "a", "language": "en", "text": "x", "source": {"path": "p", "start": 0, "end": 1}}
    check(good, "article.json")
    for links in ([{"start": 0, "end": 1, "url": "https://a.example/"}], ["https://a.example/"], "any"):
        check(dict(good, links=links), "article.json")
    for wrong in (dict(good, text=""), dict(good, links=[{"start": "0", "end": 1, "url": "https://a.example/"}]), dict(good, published="yesterday", published_from="given"), dict(good, source={}), {"text": "x"}):
        true(not validators["article.json"].is_valid(wrong), wrong)


@test("rows in docs/rows.md")
def _():
    text = open(os.path.join(ROOT, "docs", "rows.md"), encoding="utf-8").read()
    seen = 0
    for stage, schema in STAGES:
        section = re.search(r"^## After `%s`\n(.*?)(?=^## |\Z)" % stage, text, re.M | re.S).group(1)
        for example in re.findall(r"```json\n(.*?)\n```", section, re.S):
            check(json.loads(example), schema)
            seen += 1
    true(seen >= 5, "%d examples" % seen)


with folder() as d:
    make_articles.write(make_articles.make(150, seed=8), d + "/in", files=1)
    make_articles.write(make_articles.make(20, seed=9), d + "/in/pages", pages=True)
    for name, path in (("generated articles", d + "/in"), ("examples/news", os.path.join(ROOT, "examples", "news"))):
        out = None
        for stage, schema in STAGES:
            @test("rows of %s after %s" % (name, stage))
            def _():
                global out
                r = weft(stage, path) if stage == "read" else weft(stage, data=out)
                r.ok()
                rows, out = r.rows(), r.out
                true(len(rows) > 10, "%d rows" % len(rows))
                for row in rows:
                    check(row, schema)
                    spans(row)

    @test("rows with tokens")
    def _():
        weft("model", "add", "--models", d + "/models", make_package.write_wheel(make_package.make(), d + "/wheel")).ok()
        rows = weft("annotate", "--layers", "tokens", "--models", d + "/models", data=weft("read", d + "/in").ok().out).ok().rows()
        for row in rows:
            check(row, "annotated.json")
        true(len(rows) > 100 and all("tokens" in row for row in rows), "%d rows" % len(rows))

    @test("rows with `why`")
    def _():
        rows = weft("annotate", "--explain", "--json", data=weft("read", d + "/in").ok().out).ok().rows()
        for row in rows:
            check(row, "annotated.json")
        true(len(rows) > 100, "%d rows" % len(rows))

    @test("a store's export")
    def _():
        weft("add", "--store", d + "/s.weft", d + "/in", "--quiet").ok()
        for row in weft("export", "--store", d + "/s.weft").ok().rows():
            check(row, "story.json" if "points" in row else "resolved.json")

finish()
