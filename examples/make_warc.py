#!/usr/bin/env python3
"""Write examples/news/warc/crawl.warc.gz from examples/warc-pages. Standard library only.

    make_warc.py [FILE]

A small crawl as a crawler leaves it: every record is a gzip member of its own, and between the pages stand the records
that are no articles (warcinfo, request, a page that was not found, a redirect, an image, metadata). One page came
chunked, one gzipped. Times, ids and gzip headers are fixed, so that the bytes are the same on every run.
"""
import gzip, hashlib, base64, io, os, re, sys, uuid

HERE = os.path.dirname(os.path.abspath(__file__))
PAGES = os.path.join(HERE, "warc-pages")
OUT = os.path.join(HERE, "news", "warc", "crawl.warc.gz")

# page, time of the visit, how its body was sent
CRAWL = [
    ("evening-beacon-slide-3.html", "2021-02-12T18:00:03Z", "plain"),
    ("evening-beacon-shooting.html", "2022-03-12T12:30:41Z", "chunked"),
    ("courtside-fraud.html", "2023-01-27T02:11:09Z", "plain"),
    ("courtside-verdict.html", "2023-01-27T02:11:15Z", "gzip"),
    ("evening-beacon-interview.html", "2024-11-13T04:45:00Z", "plain"),
]


def pack(data):
    out = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0, compresslevel=9) as z:
        z.write(data)
    return out.getvalue()


def record(kind, when, content, content_type, uri=None, of=None):
    """One WARC/1.0 record as a gzip member; returns the member and the record's id."""
    name = "<urn:uuid:%s>" % uuid.uuid5(uuid.NAMESPACE_URL, "%s %s %s" % (kind, when, uri))
    head = ["WARC/1.0", "WARC-Type: " + kind, "WARC-Record-ID: " + name, "WARC-Date: " + when]
    if uri:
        head.append("WARC-Target-URI: " + uri)
    if of:
        head.append("WARC-Concurrent-To: " + of)
    head.append("WARC-Block-Digest: sha1:" + base64.b32encode(hashlib.sha1(content).digest()).decode())
    head += ["Content-Type: " + content_type, "Content-Length: %d" % len(content)]
    return pack("\r\n".join(head).encode() + b"\r\n\r\n" + content + b"\r\n\r\n"), name


def http(status, headers, body):
    lines = ["HTTP/1.1 " + status] + ["%s: %s" % h for h in headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def response(when, uri, status, content_type, body, sent="plain"):
    headers = [("Date", when), ("Server", "example"), ("Content-Type", content_type)]
    if sent == "gzip":
        body = pack(body)
        headers.append(("Content-Encoding", "gzip"))
    if sent == "chunked":
        parts = [body[i:i + 1000] for i in range(0, len(body), 1000)]
        body = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in parts) + b"0\r\n\r\n"
        headers.append(("Transfer-Encoding", "chunked"))
    else:
        headers.append(("Content-Length", str(len(body))))
    return record("response", when, http(status, headers, body), "application/http; msgtype=response", uri)


def request(when, uri, of):
    host, path = re.match(r"https://([^/]+)(/.*)", uri).groups()
    text = "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: example-crawler/1.0\r\nAccept: */*\r\n\r\n" % (path, host)
    return record("request", when, text.encode(), "application/http; msgtype=request", uri, of)[0]


def build():
    info = b"software: example-crawler/1.0\r\nformat: WARC File Format 1.0\r\nrobots: obey\r\n"
    out = [record("warcinfo", "2021-02-12T18:00:00Z", info, "application/warc-fields")[0]]
    for n, (page, when, sent) in enumerate(CRAWL):
        with open(os.path.join(PAGES, page), "rb") as f:
            body = f.read()
        uri = re.search(rb'(?:rel="canonical" href|property="og:url" content)="([^"]+)"', body).group(1).decode()
        member, name = response(when, uri, "200 OK", "text/html; charset=utf-8", body, sent)
        out += [member, request(when, uri, name)]
        if n == 0:
            gone = b"<!doctype html><title>Not found</title><h1>Not found</h1><p>There is no such page, or it has been moved. Try the search.</p>"
            out.append(response(when, "https://eveningbeacon.example/a/7", "404 Not Found", "text/html", gone)[0])
            dot = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
            out.append(response(when, "https://eveningbeacon.example/dot.gif", "200 OK", "image/gif", dot)[0])
        if n == 2:
            moved = http("301 Moved Permanently", [("Location", "https://courtside.example/reports/"), ("Content-Length", "0")], b"")
            out.append(record("response", when, moved, "application/http; msgtype=response", "https://courtside.example/reports")[0])
            out.append(record("metadata", when, b"fetchTimeMs: 212\r\nvia: https://courtside.example/\r\n", "application/warc-fields", uri, name)[0])
    return b"".join(out)


if __name__ == "__main__":
    path = sys.argv[1] if len(sys.argv) > 1 else OUT
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    with open(path, "wb") as f:
        f.write(build())
