#!/usr/bin/env python3
"""Check examples/expected.json against the articles of examples/news. Standard library only.

Reads every article in its own naive way (no part of weft is used) and asserts that
 - every article is found, every file of examples/news holds one, and no two have the same address;
 - every context of a claim occurs exactly once in its article, and holds the claim's text;
 - quotations stand between quotation marks, people are named, stories and copies are what they are said to be;
 - groups and statuses fit each other, and examples/make_warc.py still writes the same bytes.
Prints one line and exits 0, or prints what is wrong and exits 1.
"""
import collections, gzip, html.parser, io, json, os, re, subprocess, sys, tempfile, unicodedata
import xml.etree.ElementTree as ET

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
INLINE = {"a", "b", "i", "em", "strong", "font", "span", "small", "u"}
DROP = {"script", "style", "head", "template", "nav", "noscript"}
HEAD_ENDS = {"body"}  # a head that is never closed ends here
MARKS = "\"“”‘’'«»"
wrong = []


def bad(*what):
    wrong.append(" ".join(str(w) for w in what))


class Text(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out, self.drop = [], []

    def handle_starttag(self, tag, attrs):
        if tag in HEAD_ENDS:
            self.drop = []
        if tag in DROP:
            self.drop.append(tag)
        if tag not in INLINE:
            self.out.append("\n")

    def handle_endtag(self, tag):
        if self.drop and self.drop[-1] == tag:
            self.drop.pop()
        if tag not in INLINE:
            self.out.append("\n")

    def handle_data(self, data):
        if not self.drop:
            self.out.append(data)


def plain(markup):
    t = Text()
    t.feed(markup)
    t.close()
    return "".join(t.out)


def decode(data):
    m = re.search(rb"charset=[\"']?([\w-]+)", data[:2000])
    name = m.group(1).decode().lower() if m else "utf-8"
    return data.decode("cp1252" if name in ("iso-8859-1", "windows-1252") else name)


def address(markup):
    m = re.search(r'(?i)rel="canonical" href="([^"]+)"', markup) or re.search(r'(?i)property="og:url" content="([^"]+)"', markup)
    return m.group(1) if m else None


def warc(path):
    """(url, page) of every page that was fetched."""
    with open(path, "rb") as f:
        data = gzip.decompress(f.read())
    at = 0
    while at < len(data):
        end = data.index(b"\r\n\r\n", at)
        head = dict(line.split(": ", 1) for line in data[at:end].decode().split("\r\n")[1:])
        n = int(head["Content-Length"])
        block = data[end + 4:end + 4 + n]
        assert data[end + 4 + n:end + 8 + n] == b"\r\n\r\n", "record has a wrong length"
        at = end + 8 + n
        if head["WARC-Type"] != "response":
            continue
        top, body = block.split(b"\r\n\r\n", 1)
        if b" 200 " not in top.split(b"\r\n")[0] or b"text/html" not in top:
            continue
        if b"chunked" in top:
            whole, rest = b"", body
            while True:
                size, rest = rest.split(b"\r\n", 1)
                size = int(size, 16)
                if not size:
                    break
                whole, rest = whole + rest[:size], rest[size + 2:]
            body = whole
        if b"Content-Encoding: gzip" in top:
            body = gzip.decompress(body)
        yield head["WARC-Target-URI"], decode(body)


def articles():
    """All articles of examples/news: {(file, url or None): plain text}."""
    found = {}
    for folder, _, names in sorted(os.walk(os.path.join(ROOT, "examples", "news"))):
        for name in sorted(names):
            path = os.path.join(folder, name)
            file = os.path.relpath(path, ROOT)
            raw = open(path, "rb").read()
            ext = name.rsplit(".", 1)[-1]
            if ext in ("html", "htm"):
                markup = decode(raw)
                found[file, address(markup)] = plain(markup)
            elif ext == "txt":
                found[file, None] = raw.decode("utf-8-sig")
            elif ext == "jsonl":
                for line in raw.decode().splitlines():
                    row = json.loads(line)
                    found[file, row["url"]] = row["title"] + "\n" + (row.get("text") or row["maintext"])
            elif ext in ("rss", "xml"):
                for item in ET.fromstring(raw).iter("item"):
                    body = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
                    found[file, item.findtext("link")] = item.findtext("title") + "\n" + plain(body)
            elif ext == "atom":
                a = "{http://www.w3.org/2005/Atom}"
                for e in ET.fromstring(raw).iter(a + "entry"):
                    c = e.find(a + "content")
                    body = plain(c.text) if c.get("type") == "html" else "\n".join("".join(p.itertext()) for p in c[0])
                    found[file, e.find(a + "link").get("href")] = e.findtext(a + "title") + "\n" + body
            elif ext == "gz":
                for url, markup in warc(path):
                    if address(markup) != url:
                        bad(file, "page names another address than", url)
                    found[file, url] = plain(markup)
            else:
                bad("no reader for", file)
    return found


def squeeze(s):
    return " ".join(s.split())


def shingles(s, n=8):
    w = re.findall(r"\w+", s.lower())
    return {tuple(w[i:i + n]) for i in range(len(w) - n + 1)}


def holds(text, s):
    return re.search(r"(?<!\w)" + re.escape(s) + r"(?!\w)", text)


def main():
    expected = json.load(open(os.path.join(ROOT, "examples", "expected.json"), encoding="utf-8"))
    found = articles()
    text, outlet = {}, {}
    for a in expected["articles"]:
        key = a["file"], a.get("url")
        if a["key"] in text:
            bad("key twice:", a["key"])
        if key not in found:
            bad("no such article:", *key)
            found[key] = ""
        text[a["key"]] = squeeze(found.pop(key))
        outlet[a["key"]] = a["outlet"]
        if squeeze(a["title"]).lower() not in text[a["key"]].lower():
            bad(a["key"], "title is not in the page")
    for key in found:
        bad("not in expected.json:", *key)
    urls = collections.Counter(a["url"] for a in expected["articles"] if a.get("url"))
    for u, n in urls.items():
        if n > 1:
            bad("address of two articles:", u)

    def once(article, s, what):
        n = text[article].count(s)
        if n != 1:
            bad(article, what, "occurs", n, "times:", repr(s))

    filed = collections.Counter(k for s in expected["stories"] for k in s["articles"])
    if set(filed) != set(text) or max(filed.values()) > 1:
        bad("stories are not a partition of the articles", set(filed) ^ set(text))
    story = {k: s["name"] for s in expected["stories"] for k in s["articles"]}
    thread = {k: t["name"] for t in expected["threads"] for k in t["articles"]}
    claims = 0
    for p in expected["points"] + expected["thread_points"]:
        groups = {c["group"] for c in p["claims"]}
        if len({c["article"] for c in p["claims"]}) < 2:
            bad("a point of one article:", p["label"])
        if (p["status"] == "agree") != (len(groups) == 1):
            bad("status", p["status"], "with groups", sorted(groups), "in", p["label"])
        for c in p["claims"]:
            claims += 1
            if (story if "story" in p else thread)[c["article"]] != p.get("story", p.get("thread")):
                bad(c["article"], "is in another story:", p["label"])
            once(c["article"], c["context"], "context")
            if c["text"] not in c["context"]:
                bad(c["article"], repr(c["text"]), "is not in", repr(c["context"]))
            if not 3 <= len(c["context"].split()) <= 12:
                bad(c["article"], "context of", len(c["context"].split()), "words:", c["context"])
    for c in expected["citations"] + expected["corrections"]:
        once(c["article"], c["context"], "context")
    for c in expected["citations"]:
        if outlet[c["of"]] != c["source"]:
            bad("citation of", c["of"], "does not name its outlet")
    for q in expected["quotes"] + [q for w in expected["wordings"] for q in w["quotes"]]:
        t, s = text[q["article"]], q["content"]
        if not any(t[m.start() - 1] in MARKS and t[m.end()] in MARKS for m in re.finditer(re.escape(s), t)):
            bad(q["article"], "quotation is not there, or not between marks:", s)
    for p in expected["people"]:
        for k in p["articles"]:
            if not any(holds(unicodedata.normalize("NFC", text[k]), v) for v in p["variants"]):
                bad(p["name"], "is not named in", k)
        for v in p["variants"]:
            if not any(holds(unicodedata.normalize("NFC", text[k]), v) for k in p["articles"]):
                bad(p["name"], "is never called", v)
    for c in expected["copies"]:
        # `shared` is the part of the copy's 8-word shingles that are in the other, menus and the like left out
        lo, hi = {"reprint": (0.95, 1), "partial copy": (0.4, 0.6), "rewrite": (0.05, 0.35)}[c["role"]]
        if not lo <= c["shared"] <= hi:
            bad(c["role"], c["of"], c["copy"], "shares", c["shared"])
        of, copy = shingles(text[c["of"]]), shingles(text[c["copy"]])
        if not 0.5 * c["shared"] <= len(of & copy) / len(copy) <= c["shared"] + 0.05:
            bad(c["of"], c["copy"], "share", round(len(of & copy) / len(copy), 2), "with what is around them, not", c["shared"])
    related = {frozenset((c["of"], c["copy"])) for c in expected["copies"]}
    for c in expected["copies"]:
        related |= {frozenset((c["copy"], d["copy"])) for d in expected["copies"] if d["of"] == c["of"]}
    sh = {k: shingles(t) for k, t in text.items()}
    for a in text:
        for b in text:
            if a < b and outlet[a] != outlet[b] and frozenset((a, b)) not in related and len(sh[a] & sh[b]) > 12:
                bad(a, b, "share", len(sh[a] & sh[b]), "shingles but are no copies")
    with tempfile.TemporaryDirectory() as d:
        again = os.path.join(d, "again")
        subprocess.run([sys.executable, os.path.join(ROOT, "examples", "make_warc.py"), again], check=True)
        if open(again, "rb").read() != open(os.path.join(ROOT, "examples", "news", "warc", "crawl.warc.gz"), "rb").read():
            bad("crawl.warc.gz is not what make_warc.py writes")
    for line in wrong:
        print("check_expected:", line)
    print("%d articles, %d points, %d over stories, %d claims, %d quotes, %d people, %d copies: %d wrong" % (
        len(text), len(expected["points"]), len(expected["thread_points"]), claims, len(expected["quotes"]),
        len(expected["people"]), len(expected["copies"]), len(wrong)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
