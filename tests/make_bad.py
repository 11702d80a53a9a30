#!/usr/bin/env python3
"""Make hostile inputs in DIR, each in a folder of its own beside good articles. Standard library only.

    make_bad.py DIR [--large-mb N] [--bomb-mb N] [--only CASE ...] [--clean]

Prints a row of JSON a case:
    {"case", "path", "good": [titles that must be read all the same], "skipped": least number of complaints, "why"}
A title in `good` is the title of an article (first line of a .txt, <title> and <h1> of a page, `title` of a row).
What else a reader saves from a damaged file is its own affair: `good` names only what lies outside the damage.
Root reads folders without rights: `skipped` of that case is 0 when run as root.
--clean gives the rights back and removes DIR, if this program made it.
Same arguments, same bytes: no clock, no chance.
"""
import argparse, gzip, io, json, os, shutil, stat, sys

MARK = ".made-by-make-bad"
TOWNS = ["Alder", "Birchen", "Corvale", "Dunholm", "Eskmouth", "Farrow", "Gillness", "Hartwick", "Ivel", "Jarrow End",
         "Kelby", "Linmouth", "Marrick", "Norholt", "Oxley", "Penrow", "Quarley", "Rushford", "Selby Mill", "Tarn Head"]
count = 0


def article():
    """A good article, unlike all others: (title, paragraphs)."""
    global count
    count += 1
    town, n = TOWNS[count % len(TOWNS)], count
    title = "Ferry number %d returns to %s" % (n, town)
    return title, [
        "%s, May %d, 2021 - The ferry that had been missing from %s for %d weeks came back on Thursday, with a new engine and an old crew." % (
            town.upper(), n % 28 + 1, town, n % 40 + 2),
        "About %d people stood on the quay when boat number %d tied up shortly before noon. The mayor had prepared a speech of %d pages and, in the wind, read one." % (
            40 * (n % 60) + 7, n, n % 9 + 2),
        "\"We missed the noise,\" said Harriet Vole, %d, who keeps the kiosk by the landing stage. \"It was so quiet that you could hear the prices rise.\"" % (30 + n % 50),
        "The repair cost $%d,000 and was paid for by the county. The next inspection is due in %d months, the harbour office said." % (110 + n % 800, n % 11 + 1),
    ]


def as_text(a):
    return (a[0] + "\n\n" + "\n\n".join(a[1]) + "\n").encode()


def as_html(a):
    return ("<!doctype html><html lang=en><head><meta charset=utf-8><title>%s</title></head><body><article><h1>%s</h1>%s</article></body></html>\n" % (
        a[0], a[0], "".join("<p>%s</p>" % p for p in a[1]))).encode()


def as_row(a, **more):
    row = {"title": a[0], "text": "\n\n".join(a[1]), "outlet": "Test Gazette", "date": "2021-05-06",
           "url": "https://gazette.example/" + a[0].lower().replace(" ", "-")}
    row.update(more)
    return json.dumps(row).encode()


def as_record(a, length=None):
    body = as_html(a)
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    n = len(block) if length is None else length(len(block))
    url = "https://gazette.example/" + a[0].lower().replace(" ", "-")
    return ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>\r\nWARC-Date: 2021-05-07T00:00:00Z\r\n"
            "WARC-Target-URI: %s\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %s\r\n\r\n" % (count, url, n)).encode() + block + b"\r\n\r\n"


def pack(data):
    out = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0) as z:
        z.write(data)
    return out.getvalue()


class Case:
    """A folder with a good article in it; files are added, the row is printed at the end."""

    def __init__(self, top, name, why, skipped=1):
        self.path, self.good = os.path.join(top, name), []
        self.row = {"case": name, "path": self.path, "good": self.good, "skipped": skipped, "why": why}
        os.makedirs(self.path)
        self.put("good.txt", as_text(self.new()))

    def new(self):
        a = article()
        self.good.append(a[0])
        return a

    def put(self, name, data):
        with open(os.path.join(self.path, name), "wb") as f:
            f.write(data)

    def put_blocks(self, name, block, size):
        with open(os.path.join(self.path, name), "wb") as f:
            while size > 0:
                f.write(block[:size])
                size -= len(block)


def gzip_truncated(c):
    data = pack(b"\n".join(as_row(article()) for _ in range(50)))
    c.put("cut.jsonl.gz", data[:len(data) // 2])
    c.put("head-only.jsonl.gz", data[:10])


def gzip_corrupt(c):
    data = bytearray(pack(b"\n".join(as_row(article()) for _ in range(50))))
    for i in range(len(data) // 2, len(data) // 2 + 16):
        data[i] ^= 0x5A
    c.put("flipped.jsonl.gz", bytes(data))
    data = bytearray(pack(as_row(article())))
    data[-6] ^= 0xFF
    c.put("wrong-sum.jsonl.gz", bytes(data))
    c.put("no-gzip-after-all.html.gz", b"\x1f\x8b this is no gzip at all\n")


def gzip_tail(c):
    c.put("tail.jsonl.gz", pack(as_row(c.new()) + b"\n" + as_row(c.new()) + b"\n") + b"and then something else")


def gzip_bomb(c, size):
    out = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0) as z:
        for _ in range(size):
            z.write(bytes(1 << 20))
    c.put("bomb.txt.gz", out.getvalue())


def warc_length_too_long(c):
    c.put("long.warc", as_record(c.new()) + as_record(article(), lambda n: n + 100000))


def warc_length_too_short(c):
    c.put("short.warc", as_record(c.new()) + as_record(article(), lambda n: n - 200) + as_record(c.new()))


def warc_garbage_between(c):
    c.put("garbage.warc", as_record(c.new()) + b"\x00\xff\x10 no record here \r\n\r\n" * 20 + as_record(c.new()))


def warc_length_odd(c):
    for name, value in (("missing", None), ("negative", "-1"), ("huge", "99999999999999999999999"), ("words", "many")):
        r = as_record(article(), lambda n: "LENGTH")
        r = r.replace(b"Content-Length: LENGTH\r\n", b"" if value is None else b"Content-Length: " + value.encode() + b"\r\n")
        c.put("length-%s.warc" % name, as_record(c.new()) + r)


def warc_no_end(c):
    c.put("head.warc", as_record(c.new()) + b"WARC/1.0\r\nWARC-Type: response\r\nX-Long: " + b"x" * 300000)


def warc_gz_damaged(c):
    bad = bytearray(pack(as_record(article())))
    for i in range(40, 60):
        bad[i] ^= 0xA5
    c.put("member.warc.gz", pack(as_record(c.new())) + bytes(bad) + pack(as_record(c.new())))


def warc_gz_truncated(c):
    c.put("cut.warc.gz", pack(as_record(c.new())) + pack(as_record(c.new())) + pack(as_record(article()))[:200])


def warc_gz_wrong_length(c):
    c.put("lengths.warc.gz", pack(as_record(c.new())) + pack(as_record(article(), lambda n: n + 5000)) + pack(as_record(c.new())))


def jsonl_broken(c):
    c.put("rows.jsonl", b"\n".join([
        as_row(c.new()), b'{"title": "cut off", "text": "and then', b"{]", as_row(c.new()), b"{'text': 'single quotes'}",
        b'{"text": "bad escape \\q"}', as_row(article())[:-1], b'{"text": "a"} {"text": "b"}', as_row(c.new())]) + b"\n")


def jsonl_not_objects(c):
    c.put("rows.jsonl", b"\n".join([as_row(c.new()), b"null", b"17", b'"text"', b'[{"text": "in a list"}]', b"true", b"", as_row(c.new())]) + b"\n")


def jsonl_no_text(c):
    c.put("rows.jsonl", b"\n".join([
        as_row(c.new()), b"{}", b'{"subtitle": "a line beside it is not enough"}', b'{"text": null}', b'{"text": ""}',
        b'{"text": 12}', b'{"text": ["a", "b"]}', b'{"text": {"en": "a"}}', as_row(c.new())]) + b"\n")


def jsonl_odd_values(c):
    c.put("rows.jsonl", b"\n".join([
        as_row(c.new(), date="99999-99-99"), as_row(c.new(), date=1e308), as_row(c.new(), date=None, outlet=7, authors={"a": [[]]}),
        as_row(c.new(), url="javascript:alert(1)"), b'{"text": "lone \\ud800 surrogate"}', b'{"text": "nul \\u0000 inside"}',
        b'{"n": 1' + b"0" * 100000 + b', "text": "a number of 100,000 digits"}']) + b"\n")


def jsonl_deep(c):
    c.put("rows.jsonl", as_row(c.new()) + b"\n" + b'{"text": "deep", "x": ' + b"[" * 100000 + b"]" * 100000 + b"}\n" + b'{"x":' * 100000 + b"\n" + as_row(c.new()) + b"\n")


def utf8_invalid(c):
    t = as_text(article())
    c.put("invalid.txt", t[:150] + b"\xff\xfe\xc3\x28\xed\xa0\x80\xf4\x90\x80\x80\xc0\xaf" + t[150:] + b"\xe2\x82")
    c.put("invalid.html", as_html(article()).replace(b"quay", b"qu\xe4y\xf8\x88\x80\x80\x80"))
    c.put("invalid.jsonl", as_row(c.new()) + b"\n" + as_row(article()).replace(b"engine", b"eng\xfe\xffine") + b"\n" + as_row(c.new()) + b"\n")
    c.put("noise.txt", bytes((i * i * 31 + i * 7) % 251 for i in range(20000)))
    c.put("nuls.txt", bytes(4096))


def large_line(c, size):
    c.put_blocks("large.txt", b"The ferry came and the ferry went and nobody counted. " * 20000, size << 20)


def large_row(c, size):
    c.put_blocks("large.jsonl", b'{"text": "' + b"a" * (1 << 20), size << 20)


def html_deep(c):
    a = c.new()
    page = as_html(a)
    c.put("siblings.html", page)
    inner = as_html(article())
    for tag in (b"div", b"b", b"table><tr><td", b"a", b"ul><li", b"svg><foreignObject"):
        c.put("deep-%s.html" % tag.split(b">")[0].decode(), inner.replace(b"<article>", (b"<" + tag + b">") * 100000 + b"<article>"))
    c.put("deep-unclosed-end.html", inner.replace(b"</article>", b"</p></b></i>" * 100000))


def html_hostile(c):
    c.put("attributes.html", as_html(c.new()).replace(b"<body>", b"<body " + b" ".join(b"a%d=x" % i for i in range(100000)) + b">"))
    c.put("long-attribute.html", as_html(c.new()).replace(b"<body>", b"<body title='" + b"x" * 3000000 + b"'>"))
    c.put("comment.html", b"<!--" + as_html(article()))
    c.put("comments.html", as_html(c.new()).replace(b"<body>", b"<body>" + b"<!-- - -- -->" * 100000))
    c.put("entities.html", as_html(c.new()).replace(b"<article>", b"<article>" + b"&#x110000; &#0; &#xd800; &ampamp &notit; &" * 10000))
    c.put("less-than.html", as_html(article()) + b"<" * 1000000)
    c.put("script.html", as_html(article()).replace(b"<body>", b"<body><script>" + b"<!--<script>" * 100000))


def feed_broken(c):
    item = "<item><title>%s</title><link>https://gazette.example/f/%d</link><description>%s</description></item>"
    a = article()
    c.put("cut.rss", ('<?xml version="1.0"?><rss version="2.0"><channel><title>Test Gazette</title>' + item % (a[0], count, " ".join(a[1])) * 3)[:-200].encode())
    c.put("laughs.rss", b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha ha ha ha ha ha ha ha ha ha">'
          + b"".join(b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % ((i,) + (i - 1,) * 10) for i in range(98, 108))
          + b']><rss version="2.0"><channel><title>x</title><item><title>x</title><description>&k;</description></item></channel></rss>')
    c.put("outside.rss", b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY p SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><title>x</title><description>&p;</description></item></channel></rss>')
    c.put("deep.atom", b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">' + b"<entry>" * 100000)


def empty_files(c):
    for name in ("empty.txt", "empty.html", "empty.jsonl", "empty.warc", "empty.warc.gz", "empty"):
        c.put(name, b"")
    c.put("spaces.txt", b" \n\t\n \r\n")
    c.put("empty-inside.txt.gz", pack(b""))


def no_rights(c):
    inside = os.path.join(c.path, "closed")
    os.mkdir(inside)
    c.put("closed/article.txt", as_text(article()))
    c.put("closed.txt", as_text(article()))
    os.chmod(os.path.join(c.path, "closed.txt"), 0)
    os.chmod(inside, 0)


def links_in_a_loop(c):
    def link(to, name):
        os.symlink(to, os.path.join(c.path, name))
    os.mkdir(os.path.join(c.path, "inner"))
    c.put("inner/deeper.txt", as_text(c.new()))
    link("two", "one")
    link("one", "two")
    link("self", "self")
    link("..", "inner/up")
    link("nowhere", "dangling")


def no_plain_files(c):
    os.mkfifo(os.path.join(c.path, "pipe.txt"))
    os.mkdir(os.path.join(c.path, "folder.html"))
    c.put("folder.html/inside.txt", as_text(c.new()))


def odd_names(c):
    for name in (b"new\nline.txt", b"quote\"and\\slash.txt", b"not-utf8-\xff\xfe.txt", b"-dash.txt", b" space .txt", b"\x1b[31mred.txt"):
        with open(os.path.join(c.path.encode(), name), "wb") as f:
            f.write(as_text(c.new()))


def cases(o):
    return [
        (gzip_truncated, "gzip files that end too early", 2, ()),
        (gzip_corrupt, "gzip files with flipped bytes, a wrong checksum, no gzip at all", 3, ()),
        (gzip_tail, "something else after the gzip data", 0, ()),
        (gzip_bomb, "%d MB of zeros in a small gzip file" % o.bomb_mb, 1, (o.bomb_mb,)),
        (warc_length_too_long, "a WARC record says more bytes than are left", 1, ()),
        (warc_length_too_short, "a WARC record says fewer bytes than it has", 1, ()),
        (warc_garbage_between, "garbage between two WARC records", 1, ()),
        (warc_length_odd, "WARC lengths that are missing, negative, huge or words", 4, ()),
        (warc_no_end, "a WARC header that never ends", 1, ()),
        (warc_gz_damaged, "a damaged gzip member between two good ones", 1, ()),
        (warc_gz_truncated, "the last gzip member is cut off", 1, ()),
        (warc_gz_wrong_length, "a record longer than its gzip member", 1, ()),
        (jsonl_broken, "rows that are no JSON", 6, ()),
        (jsonl_not_objects, "rows that are no objects", 5, ()),
        (jsonl_no_text, "rows without a text", 7, ()),
        (jsonl_odd_values, "fields of odd types and sizes", 0, ()),
        (jsonl_deep, "rows nested 100,000 deep", 1, ()),
        (utf8_invalid, "bytes that are no UTF-8", 0, ()),
        (large_line, "a text of %d MB without a newline" % o.large_mb, 1, (o.large_mb,)),
        (large_row, "a row of %d MB that never ends" % o.large_mb, 1, (o.large_mb,)),
        (html_deep, "HTML nested 100,000 deep", 0, ()),
        (html_hostile, "HTML with endless attributes, comments, entities", 0, ()),
        (feed_broken, "feeds that are cut off, explode, read files, are nested", 3, ()),
        (empty_files, "files with nothing in them", 1, ()),
        (no_rights, "a folder and a file without rights", 0 if os.geteuid() == 0 else 2, ()),
        (links_in_a_loop, "links that lead to themselves, upwards, nowhere", 1, ()),
        (no_plain_files, "a pipe nobody writes to, a folder named like a page", 1, ()),
        (odd_names, "names with newlines, quotes, bytes that are no UTF-8", 0, ()),
    ]


def clean(top):
    if not os.path.isdir(top):
        return
    if not os.path.exists(os.path.join(top, MARK)):
        sys.exit("make_bad: %s was not made by this program; left alone" % top)
    for folder, names, _ in os.walk(top):
        for name in names:
            path = os.path.join(folder, name)
            if not os.path.islink(path):
                os.chmod(path, stat.S_IRWXU)
    shutil.rmtree(top)


def main():
    p = argparse.ArgumentParser(description="make hostile inputs in DIR")
    p.add_argument("dir")
    p.add_argument("--large-mb", type=int, default=200, help="size of the files without a newline (200)")
    p.add_argument("--bomb-mb", type=int, default=1024, help="unpacked size of the gzip bomb (1024)")
    p.add_argument("--only", nargs="+", metavar="CASE", help="make these cases only")
    p.add_argument("--clean", action="store_true", help="remove DIR")
    o = p.parse_args()
    if o.clean:
        return clean(o.dir)
    known = cases(o)
    names = [f.__name__.replace("_", "-") for f, _, _, _ in known]
    unknown = sorted(set(o.only or []) - set(names))
    if unknown:
        sys.exit("make_bad: no such case: %s (there are %s)" % (", ".join(unknown), ", ".join(names)))
    os.makedirs(o.dir, exist_ok=True)
    if os.listdir(o.dir):
        sys.exit("make_bad: %s is not empty" % o.dir)
    open(os.path.join(o.dir, MARK), "wb").close()
    for name, (make, why, skipped, more) in zip(names, known):
        global count
        count = 1000 * (names.index(name) + 1)  # the same articles whatever else is made
        if o.only and name not in o.only:
            continue
        c = Case(o.dir, name, why, skipped)
        make(c, *more)
        print(json.dumps(c.row))


if __name__ == "__main__":
    main()
