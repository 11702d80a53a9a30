#!/usr/bin/env python3
"""`weft serve` and `weft export --site`: what the API answers, whom it answers, and what it refuses."""
import gzip, http.client, os, re, signal, socket, subprocess, sys, threading, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import *

NEWS = os.path.join(ROOT, "examples", "news")


class Server:
    def __init__(self, store, *more):
        self.process = subprocess.Popen([WEFT, "serve", "--json", "--store", store, "--listen", "127.0.0.1:0"] + list(more),
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.url = json.loads(self.process.stdout.readline() or b'{"url":""}')["url"]
        self.port = int(re.findall(r":(\d+)/", self.url)[0])

    def ask(self, path, method="GET", body=None, **headers):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        c.request(method, path, body=body, headers={k.replace("_", "-"): v for k, v in headers.items()})
        r = c.getresponse()
        data = r.read()
        c.close()
        return r, data

    def get(self, path, **headers):
        r, data = self.ask("/api/v1/" + path, **headers)
        equal(r.status, 200, path)
        return json.loads(data)

    def raw(self, data, wait=20):
        """What comes back for bytes as they are."""
        s = socket.create_connection(("127.0.0.1", self.port), timeout=wait)
        s.sendall(data)
        out = b""
        try:
            while True:
                part = s.recv(65536)
                if not part:
                    break
                out += part
        except socket.timeout:
            pass
        s.close()
        return out

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        out, err = self.process.communicate(timeout=20)
        return self.process.returncode, err


with folder() as d:
    STORE = os.path.join(d, "news.weft")
    weft("add", "--quiet", "--store", STORE, NEWS).ok()
    server = Server(STORE)
    STORY = [s for s in weft("stories", "--store", STORE, "--json").ok().rows() if s["articles"] == 5][0]["story"]

    @test("what the API says is what the commands say")
    def _():
        for path, command in (("stories/" + STORY, ["show", STORY]), ("threads/" + STORY, ["show", "--thread", STORY])):
            equal(server.get(path), weft(*command, "--store", STORE, "--json").ok().rows()[0], path)
        equal(server.get("stories?sort=articles&limit=1000")["items"], weft("stories", "--store", STORE, "--json").ok().rows())
        equal(server.get("threads")["items"], weft("stories", "--thread", "--store", STORE, "--json").ok().rows())
        true(all(t["stories"] > 1 and len(server.get("threads/" + t["thread"])["thread_stories"]) == t["stories"] for t in server.get("threads")["items"]))
        equal(server.get("people?limit=1000")["items"], weft("people", "--store", STORE, "--json").ok().rows())
        equal(server.get("search?words=ferry")["items"], weft("search", "--store", STORE, "--json", "ferry", "--limit", 50).ok().rows())
        article = server.get("stories/" + STORY)["articles"][0]["id"]
        equal(server.get("articles/" + article), weft("show", article, "--store", STORE, "--json").ok().rows()[0])
        counts = server.get("store")
        equal(counts["articles"], len(server.get("articles?limit=1000")["items"]))
        equal(sum(o["articles"] for o in counts["outlets"]) <= counts["articles"], True)

    @test("stories come in the order that is asked for")
    def _():
        lists = {s: server.get("stories?limit=1000&sort=" + s)["items"] for s in ("recent", "origins", "articles", "conflicts")}
        for field in ("origins", "articles", "conflicts"):
            values = [s[field] for s in lists[field]]
            equal(values, sorted(values, reverse=True), field)
        days = [s.get("to", "") for s in lists["recent"]]
        equal(days, sorted(days, reverse=True))
        true(len(set(json.dumps(l) for l in lists.values())) > 2, "all orders are one")

    @test("a list in pages is the whole list")
    def _():
        for path in ("stories?", "articles?", "people?", "search?words=the&", "unsure?"):
            whole, pages, cursor = server.get(path + "limit=1000")["items"], [], ""
            for _ in range(200):
                page = server.get(path + "limit=7" + ("&cursor=" + cursor if cursor else ""))
                pages += page["items"]
                true(len(page["items"]) <= 7)
                cursor = page.get("next", "")
                if not cursor:
                    break
            equal(pages, whole, path)

    @test("a stream of lines has all rows")
    def _():
        r, data = server.ask("/api/v1/stories", Accept="application/x-ndjson")
        equal((r.status, r.getheader("Content-Type")), (200, "application/x-ndjson"))
        equal([json.loads(l) for l in data.splitlines()], server.get("stories?limit=1000")["items"])
        r, data = server.ask("/api/v1/export")
        equal(data, weft("export", "--store", STORE).ok().out)
        equal(server.ask("/api/v1/stories?sort=worst", Accept="application/x-ndjson")[0].status, 400)

    @test("parts of a story, and what somebody said")
    def _():
        story = server.get("stories/" + STORY)
        for part in ("points", "timeline", "quotes", "entities"):
            equal(server.get("stories/%s/%s" % (STORY, part))["items"], story[part], part)
        equal([c["id"] for c in server.get("stories/%s/copies" % STORY)["items"]], [r["id"] for r in story["rows"] if "copies" in r])
        speaker = [q["speaker"] for q in story["quotes"] if q.get("speaker", "").startswith("p")][0]
        said = server.get("people/%s/quotes" % speaker)["items"]
        true(said and all(q["speaker"] == speaker for q in said))
        equal([{k: v for k, v in q.items() if k != "story"} for q in said if q["story"] == STORY],
              [q for q in story["quotes"] if q.get("speaker") == speaker])

    @test("the bytes of the page behind a span")
    def _():
        for story in server.get("stories?limit=1000")["items"]:
            for row in server.get("stories/" + story["story"])["rows"]:
                text = row["text"]
                for at in re.finditer(r"[A-Za-z]{5,}", text):
                    got = server.get("articles/%s/raw?start=%d&end=%d" % (row["id"], at.start(), at.end()))
                    true(got["bytes"] == at.group() or (row["source"]["path"].endswith((".jsonl", ".txt")) and at.group() in got["bytes"]), (got["bytes"][:80], at.group(), row["source"]))
                    break
        whole = server.get("articles/%s/raw" % row["id"])
        true(whole["to"] - whole["from"] >= len(text) // 2)

    @test("an answer that is known already is not sent again, and is packed as wanted")
    def _():
        plain, data = server.ask("/api/v1/stories/" + STORY)
        zipped, packed = server.ask("/api/v1/stories/" + STORY, Accept_Encoding="gzip")
        equal(gzip.decompress(packed), data)
        equal(zipped.getheader("Content-Encoding"), "gzip")
        zstd, smaller = server.ask("/api/v1/stories/" + STORY, Accept_Encoding="zstd, gzip")
        equal(zstd.getheader("Content-Encoding"), "zstd")
        true(smaller[:4] == b"\x28\xb5\x2f\xfd" and len(smaller) < len(data) / 3)
        equal(server.ask("/api/v1/stories/" + STORY, Accept_Encoding="gzip;q=0, zstd;q=0")[0].getheader("Content-Encoding"), None)
        for r, coding in ((plain, "identity"), (zipped, "gzip")):
            again, nothing = server.ask("/api/v1/stories/" + STORY, If_None_Match=r.getheader("ETag"), Accept_Encoding=coding)
            equal((again.status, nothing, again.getheader("ETag")), (304, b"", r.getheader("ETag")))
        head, nothing = server.ask("/api/v1/stories/" + STORY, method="HEAD")
        equal((head.status, nothing, head.getheader("Content-Length")), (200, b"", str(len(data))))

    @test("faults are problem documents")
    def _():
        for path, status in (("stories/nothing", 404), ("nothing", 404), ("stories?words=x", 400), ("stories?limit=0", 400), ("stories?limit=1001", 400),
                             ("stories?cursor=-1", 400), ("stories?from=soon", 400), ("stories?sort=best", 400), ("stories?limit=1&limit=2", 400),
                             ("articles/" + STORY, 404), ("threads/0", 404), ("people/nobody-at-all", 404), ("a/b/c/d/e", 404)):
            r, data = server.ask("/api/v1/" + path)
            equal((r.status, r.getheader("Content-Type"), json.loads(data)["status"]), (status, "application/problem+json", status), path)
        for method, path, allowed in (("PUT", "stories", "GET, HEAD"), ("POST", "stories", "GET, HEAD"), ("DELETE", "judgements", "GET, HEAD, POST")):
            r, data = server.ask("/api/v1/" + path, method=method)
            equal((r.status, r.getheader("Allow")), (405, allowed), method)
        equal(server.ask("/../../etc/passwd")[0].status, 404)

    @test("the page comes with a strict policy, and asks for nothing from elsewhere")
    def _():
        r, data = server.ask("/")
        equal((r.status, r.getheader("Content-Type")), (200, "text/html; charset=utf-8"))
        policy = r.getheader("Content-Security-Policy")
        true("default-src 'none'" in policy and "unsafe" not in policy, policy)
        size = 0
        for name in re.findall(r'(?:src|href)="([^"#]+)"', data.decode()):
            if name == "data:,":  # no picture for the tab
                continue
            true(not re.match(r"\w+:|//", name), name)
            r, file = server.ask("/" + name.lstrip("./"))
            equal(r.status, 200, name)
            true(not re.search(rb"https?://(?!www\.w3\.org/)", file), name)
            size += len(gzip.compress(file))
        true(size < 150000, "%d bytes packed" % size)

    @test("other names for this machine, and pages of elsewhere, get nothing")
    def _():
        for host in ("evil.example", "evil.example:%d" % server.port, "127.0.0.1.evil.example", "localhost.evil.example"):
            equal(server.ask("/api/v1/store", Host=host)[0].status, 421, host)
        for host in ("localhost:%d" % server.port, "127.0.0.1:%d" % server.port):
            equal(server.ask("/api/v1/store", Host=host)[0].status, 200, host)
        equal(server.ask("/api/v1/session", Origin="http://evil.example")[0].status, 403)
        equal(server.ask("/api/v1/session", Sec_Fetch_Site="cross-site")[0].status, 403)
        equal(server.ask("/api/v1/session", Origin="http://127.0.0.1:%d" % server.port)[0].status, 200)

    @test("a judgement needs the token of the page's own origin, and is taken back by its opposite")
    def _():
        token = server.get("session")["token"]
        pair = server.get("unsure")["items"][0]
        body = json.dumps({"verdict": "same", "a": pair["a"]["entity"], "b": pair["b"]["entity"], "note": "one and the same"})
        post = lambda body, **h: server.ask("/api/v1/judgements", "POST", body, **h)
        kind = {"Content_Type": "application/json"}
        equal(post(body, **kind)[0].status, 403)
        equal(post(body, X_Weft_Token="0" * len(token), **kind)[0].status, 403)
        equal(post(body, X_Weft_Token=token, Origin="http://evil.example", **kind)[0].status, 403)
        equal(post(body, X_Weft_Token=token, Content_Type="text/plain")[0].status, 415)
        equal(post("{", X_Weft_Token=token, **kind)[0].status, 422)
        equal(post('{"verdict":"same","a":"%s","b":"nobody at all"}' % pair["a"]["entity"], X_Weft_Token=token, **kind)[0].status, 404)
        equal(post(json.dumps({"note": "x" * 70000}), X_Weft_Token=token, **kind)[0].status, 413)
        equal(server.get("judgements")["items"], [])
        before = server.get("people?limit=1000")["items"]
        r, data = post(body, X_Weft_Token=token, **kind)
        equal((r.status, json.loads(data)["verdict"]), (201, "same"))
        equal(len(server.get("judgements")["items"]), 1)
        equal(len(server.get("people?limit=1000")["items"]), len(before) - 1, "the pair is one now")
        merged = server.get("people/" + pair["b"]["entity"])
        equal(post(json.dumps({"verdict": "different", "a": pair["a"]["entity"], "b": pair["b"]["entity"]}), X_Weft_Token=token, **kind)[0].status, 201)
        equal(server.get("people?limit=1000")["items"], before, "and two again")
        true(len(merged["variants"]) >= len(pair["b"]["variants"]))

    @test("heads that can be read in two ways, that are too long, or come too slowly are refused")
    def _():
        host = b"Host: 127.0.0.1:%d\r\n" % server.port
        for name, head in (("length and coding", b"POST /api/v1/judgements HTTP/1.1\r\n" + host + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                           ("two lengths", b"POST /api/v1/judgements HTTP/1.1\r\n" + host + b"Content-Length: 2\r\nContent-Length: 5\r\n\r\n{}{}{"),
                           ("the same length twice", b"POST /api/v1/judgements HTTP/1.1\r\n" + host + b"Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}"),
                           ("two hosts", b"GET /api/v1/store HTTP/1.1\r\n" + host + host + b"\r\n"),
                           ("no host", b"GET /api/v1/store HTTP/1.1\r\n\r\n")):
            out = server.raw(head)
            true(re.match(rb"HTTP/1\.1 400 ", out), "%s: %r" % (name, out[:80]))
            equal(len(re.findall(rb"(?m)^HTTP/1\.1 \d", out)), 1, name)
        out = server.raw(b"GET / HTTP/1.1\r\n" + host + b"X: " + b"y" * 100000 + b"\r\n\r\n")
        true(re.match(rb"HTTP/1\.[01] (431|413|414) ", out) or not out, out[:80])
        out = server.raw(b"GET /" + b"y" * 100000 + b" HTTP/1.1\r\n" + host + b"\r\n")
        true(re.match(rb"HTTP/1\.[01] (414|431) ", out) or not out, out[:80])
        equal(server.ask("/api/v1/store")[0].status, 200)

    @test("who sends a head byte for byte is shown the door, while others are answered")
    def _():
        slow = socket.create_connection(("127.0.0.1", server.port))
        slow.settimeout(0.3)
        began, ended = time.time(), None
        head = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: " + b"y" * 1000
        for byte in head:
            try:
                slow.sendall(bytes([byte]))
                if slow.recv(1) == b"":
                    ended = time.time() - began
                    break
            except socket.timeout:
                pass
            except OSError:
                ended = time.time() - began
                break
            if time.time() - began > 40:
                break
        slow.close()
        true(ended is not None and 10 < ended < 30, ended)
        equal(server.ask("/api/v1/store")[0].status, 200)

    @test("what is added meanwhile is seen")
    def _():
        before = server.get("store")["articles"]
        write(d + "/new.jsonl", json.dumps({"text": "A lighthouse keeper in Port Anselm found a bottle from 1911 on Monday, he told the Coast Daily.", "outlet": "Coast Daily", "published": "2025-01-06"}) + "\n")
        weft("add", "--quiet", "--store", STORE, d + "/new.jsonl").ok()
        equal(server.get("store")["articles"], before + 1)
        equal(server.get("stories?limit=1")["items"][0]["to"][:10], "2025-01-06")

    @test("many ask at once")
    def _():
        wrong, paths = [], ["stories", "stories/" + STORY, "people", "search?words=ferry", "unsure", "store"]
        want = {p: server.ask("/api/v1/" + p)[1] for p in paths}
        def asks(k):
            for i in range(30):
                p = paths[(i + k) % len(paths)]
                if server.ask("/api/v1/" + p)[1] != want[p]:
                    wrong.append(p)
        threads = [threading.Thread(target=asks, args=(k,)) for k in range(8)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        equal(wrong, [])

    @test("it ends when it is told to, quietly")
    def _():
        equal(server.end(), (0, b""))

    @test("where others can reach it, a token is needed")
    def _():
        r = weft("serve", "--store", STORE, "--listen", "0.0.0.0:0")
        equal(r.code, 2)
        true(b"--token-file" in r.err, r.err)
        write(d + "/token", "0123456789abcdefXYZ\n")
        write(d + "/short", "secret\n")
        equal(weft("serve", "--store", STORE, "--listen", "0.0.0.0:0", "--token-file", d + "/short").code, 2)
        equal(weft("serve", "--store", STORE, "--listen", "0.0.0.0:0", "--token-file", d + "/none").code, 2)
        s = Server(STORE, "--listen", "0.0.0.0:0", "--token-file", d + "/token")
        equal(s.ask("/api/v1/store")[0].status, 401)
        equal(s.ask("/")[0].status, 401)
        equal(s.ask("/api/v1/store", Authorization="Bearer 0123456789abcdefXYZ")[0].status, 200)
        equal(s.ask("/api/v1/store", Authorization="Bearer 0123456789abcdefXY")[0].status, 401)
        equal(s.ask("/login?token=wrong")[0].status, 401)
        r, _ = s.ask("/login?token=0123456789abcdefXYZ")
        cookie = r.getheader("Set-Cookie")
        true(r.status == 303 and "HttpOnly" in cookie and "SameSite=Strict" in cookie, cookie)
        equal(s.ask("/", Cookie=cookie.split(";")[0])[0].status, 200)
        equal(s.end()[0], 0)

    @test("--open shows the page in the browser of this desktop")
    def _():
        write(d + "/xdg-open", "#!/bin/sh\nprintf %s \"$1\" >" + d + "/opened\n")
        os.chmod(d + "/xdg-open", 0o755)
        old = os.environ["PATH"]
        os.environ["PATH"] = d + ":" + old
        s = Server(STORE, "--open")
        os.environ["PATH"] = old
        for _ in range(100):
            if os.path.exists(d + "/opened") and open(d + "/opened").read():
                break
            time.sleep(0.1)
        equal(open(d + "/opened").read(), s.url)
        equal(s.end(), (0, b""))

    @test("faults of starting")
    def _():
        equal(weft("serve", "--store", d + "/none.weft").code, 2)
        for where in ("nowhere", "127.0.0.1:notaport", "127.0.0.1:99999999", "300.1.1.1:80"):
            equal(weft("serve", "--store", STORE, "--listen", where).code, 2, where)
        equal(weft("serve", "word").code, 2)

    @test("the site as files says what the server says")
    def _():
        weft("export", "--quiet", "--store", STORE, "--site", d + "/site").ok()
        page = open(d + "/site/index.html").read()
        true('<meta name="weft-data" content="data/">' in page)
        s = Server(STORE)
        n = 0
        for where, _, names in os.walk(d + "/site/data"):
            for name in names:
                path = os.path.relpath(os.path.join(where, name), d + "/site/data")[:-5]
                more = "?limit=1000" if path in ("stories", "threads", "search", "people") else ""
                equal(json.load(open(os.path.join(where, name))), s.get(path + more), path)
                n += 1
        true(n > 100, n)
        equal(s.end()[0], 0)
        equal(weft("export", "--store", STORE, "--site", d + "/news.weft/x").code, 2)

finish()
