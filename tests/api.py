#!/usr/bin/env python3
"""docs/openapi.yaml against the server: requests made of it (schemathesis), and a client generated from it. Skipped, and said so, where
scripts/api-tools has not brought them ($WEFT_API_TOOLS: where to)."""
import importlib, os, re, signal, subprocess, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "cli"))
from tap import *

TOOLS = os.environ.get("WEFT_API_TOOLS", "")
if not os.path.isdir(os.path.join(TOOLS, "schemathesis")):
    print("ok 1 - the API as it is described # SKIP schemathesis is not here (scripts/api-tools)\n1..1")
    sys.exit(0)
SCHEMA = os.path.join(ROOT, "docs", "openapi.yaml")
sys.path.append(TOOLS)
ENVIRONMENT = dict(os.environ, PYTHONPATH=TOOLS, NO_COLOR="1")

with folder() as d:
    store = os.path.join(d, "news.weft")
    weft("add", "--quiet", "--store", store, os.path.join(ROOT, "examples", "news")).ok()
    server = subprocess.Popen([WEFT, "serve", "--json", "--store", store, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    url = json.loads(server.stdout.readline())["url"] + "api/v1"
    ENVIRONMENT["HOME"] = d  # nothing is kept in the user's

    import httpx
    token = httpx.get(url + "/session").json()["token"]
    stories = httpx.get(url + "/stories", params={"limit": 1000}).json()["items"]

    @test("requests made of the description are answered as it says (schemathesis)")
    def _():
        # names that there are, so that not all is 404
        story = max(stories, key=lambda s: s["articles"])["story"]
        article = httpx.get("%s/stories/%s" % (url, story)).json()["articles"][0]["id"]
        person = httpx.get(url + "/people").json()["items"][0]["entity"]
        examples = {"/stories/{id}": story, "/threads/{id}": story, "/articles/{id}": article, "/people/{id}": person}
        known = lambda path: [v for k, v in examples.items() if path.startswith(k)][0]
        text, path, out = open(SCHEMA).read(), "", []
        for line in text.split("\n"):
            m = re.match(r"  (/\S+):$", line)
            path = m.group(1) if m else path
            if line.strip() == '- {$ref: "#/components/parameters/id"}':
                line = '        - {name: id, in: path, required: true, example: "%s", schema: {type: string, pattern: "^[^/]+$"}}' % known(path)
            out.append(line)
        write(d + "/openapi.yaml", "\n".join(out))
        run = subprocess.run([sys.executable, "-m", "schemathesis.cli", "run", d + "/openapi.yaml", "--url", url, "-H", "X-Weft-Token: " + token,
                              "--max-examples", "30", "--phases", "examples,coverage,fuzzing", "--seed", "7", "--no-color"],
                             cwd=d, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
        ran = re.search(r"(\d+) generated", run.stdout)
        note(run.stdout.strip().split("\n")[-1] + (", %s requests" % ran.group(1) if ran else ""))
        equal(run.returncode, 0, run.stdout[-6000:])
        true(ran and int(ran.group(1)) > 200, run.stdout[-2000:])

    @test("a client generated from the description reads stories, and judges")
    def _():
        run = subprocess.run([os.path.join(TOOLS, "bin", "openapi-python-client"), "generate", "--path", SCHEMA, "--output-path", d + "/client", "--meta", "none"],
                             env=dict(ENVIRONMENT, PATH=os.path.join(TOOLS, "bin") + ":" + os.environ["PATH"]), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
        equal(run.returncode, 0, run.stdout)
        sys.path.insert(0, d)
        api = lambda name: importlib.import_module("client.api.default." + name)
        client = importlib.import_module("client").Client(base_url=url)
        got = api("list_stories").sync(client=client, limit=1000)
        equal([s.story for s in got.items], [s["story"] for s in stories])
        story = api("get_story").sync(got.items[0].story, client=client)
        equal(story.story, got.items[0].story)
        true(story.rows[0].text)
        found = api("search").sync(client=client, words="ferry")
        true(found.items and all("ferry" in f.snippet.lower() for f in found.items))
        problem = api("get_article").sync(stories[0]["story"], client=client)
        equal(problem.status, 404)
        pair = httpx.get(url + "/unsure").json()["items"][0]
        models = importlib.import_module("client.models")
        body = models.NewJudgement(verdict=models.NewJudgementVerdict.UNSURE, a=pair["a"]["entity"], b=pair["b"]["entity"])
        equal(api("judge").sync_detailed(client=client, body=body, x_weft_token=token).status_code, 201)

    server.send_signal(signal.SIGTERM)
    server.communicate(timeout=20)

finish()
