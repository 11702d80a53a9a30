#!/usr/bin/env python3
"""Carriers: archives, mail, tables, PDF. Whatever articles come in, the same ones come out; what is damaged or too much is told."""
import base64, gzip, io, os, subprocess, sys, tarfile, zipfile, zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import *

LONG = "The harbour of Tarn was closed on Tuesday after the old bridge sank into the mud, the port said. "
PAGE = ("<html><head><title>%s</title></head><body><h1>%s</h1><p>" + LONG * 3 + "</p><p>" + LONG * 2 + "</p></body></html>")


def page(title):
    return (PAGE % (title, title)).encode()


def titles(r):
    return [row.get("title") for row in r.rows()]


def make_zip(files, **o):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **o) as z:
        for name, data in files:
            z.writestr(name, data)
    return out.getvalue()


def make_tar(files, kind=tarfile.PAX_FORMAT):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=kind) as t:
        for name, data in files:
            about = tarfile.TarInfo(name)
            about.size = len(data)
            t.addfile(about, io.BytesIO(data))
    return out.getvalue()


FILES = [("a/one.html", page("Bridge sinks")), ("a/style.css", b"p { }"), (".hidden.html", page("Hidden")), ("b/" + "long-name/" * 20 + "two.html", page("Second page of all")),
         ("rows.jsonl", b'{"title":"Row","text":"A row of text."}\n')]
WANTED = ["Bridge sinks", "Second page of all", "Row"]

with folder() as d:
    @test("zip, as a file and on standard input")
    def _():
        path = write(d + "/x.zip", make_zip(FILES))
        r = weft("read", path)
        equal(sorted(titles(r)), sorted(WANTED))
        equal(r.code, 0)
        equal([row["source"]["member"] for row in r.rows() if row.get("title") == "Bridge sinks"], ["a/one.html"])
        r = weft("read", data=open(path, "rb").read())
        equal(sorted(titles(r)), sorted(WANTED))

    @test("tar in all forms, plain and compressed")
    def _():
        for kind in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
            files = FILES if kind != tarfile.USTAR_FORMAT else [(n[:60], f) for n, f in FILES]
            plain = make_tar(files, kind)
            for data in (plain, gzip.compress(plain)):
                r = weft("read", data=data)
                equal(titles(r)[:1] + titles(r)[-1:], ["Bridge sinks", "Row"])
                equal(r.code, 0, r.err)
            if kind != tarfile.USTAR_FORMAT:
                equal(titles(r), WANTED)

    @test("archives within archives, not without end")
    def _():
        inner = make_zip(FILES[:1])
        r = weft("read", data=make_tar([("in.zip", inner), ("x.html", page("After it"))]))
        equal(titles(r), ["Bridge sinks", "After it"])
        equal(r.rows()[0]["source"]["member"], "in.zip!a/one.html")
        deep = inner
        for i in range(6):
            deep = make_zip([("d.zip", deep)])
        r = weft("read", data=make_tar([("deep.zip", deep), ("x.html", page("After it"))]))
        equal(titles(r), ["After it"])
        true(b"too deep" in r.err, r.err)
        equal(r.code, 1)

    @test("a cut tar, a damaged header, a bad member of a zip: told, the rest is read")
    def _():
        plain = make_tar(FILES[:1] + [("x.html", page("After it"))])
        r = weft("read", data=plain[:plain.index(b"After it") + 10])
        equal(titles(r), ["Bridge sinks"])
        true(b"cut off" in r.err, r.err)
        bad = bytearray(make_zip([("x.html", page("Bad one") * 20), ("y.html", page("Good one"))]))
        bad[60] ^= 0xFF
        r = weft("read", data=bytes(bad))
        equal(titles(r), ["Good one"])
        true(b"x.html" in r.err, r.err)

    @test("a zip that decompresses without end")
    def _():
        r = weft("read", data=make_zip([("bomb.txt", b"\0" * (80 << 20)), ("y.html", page("Good one"))]))
        equal(titles(r), ["Good one"])
        equal(r.code, 1)

    @test("an office document is none of it")
    def _():
        r = weft("read", data=make_zip([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]))
        true(b"office document" in r.err, r.err)

    HEAD = b"From: =?utf-8?Q?The_T=C3=A4rn?= Post <news@tarnpost.example>\r\nTo: you@a.example\r\nSubject: =?UTF-8?B?%s?=\r\nDate: Tue, 9 Feb 2021 21:30:00 +0100\r\nMessage-ID: <1@tarnpost.example>\r\nMIME-Version: 1.0\r\n"
    head = HEAD % base64.b64encode("Brücke zu".encode())
    parts = (head + b'Content-Type: multipart/alternative; boundary="==x"\r\n\r\npreamble\r\n--==x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nshort\r\n--==x\r\n'
             b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(page("In HTML")) + b"\r\n--==x--\r\n")

    @test("one message: HTML part, encoded header, day with its zone")
    def _():
        r = weft("read", data=parts)
        row = r.rows()[0]
        equal((row["title"], row["outlet"], row["published"], row["published_from"]), ("Brücke zu", "The Tärn Post", "2021-02-09T21:30:00+01:00", "mail"))
        true(row["text"].startswith("The harbour"), row["text"])

    @test("plain text in quoted-printable; mailboxes")
    def _():
        plain = head + b"Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe sea r=F6se a=\r\nnd fell.\r\n"
        equal(weft("read", data=plain).rows()[0]["text"], "The sea röse and fell.")
        box = b"".join(b"From news@tarnpost.example Tue Feb  9 21:30:00 2021\r\n" + m + b"\r\n" for m in (plain, parts, plain.replace(b"fell", b"fell again")))
        rows = weft("read", data=box).rows()
        equal([row["text"][:12] for row in rows], ["The sea röse", "The harbour ", "The sea röse"])
        equal(box[rows[2]["source"]["start"]:][:5], b"From:")
        equal(len(weft("read", data=gzip.compress(box)).rows()), 3)

    @test("tables: quotes, line breaks, semicolons, tabs; no text is no article")
    def _():
        r = weft("read", data='\ufeffurl,Title,publish_date,text,rank\r\nhttps://a.example/1,"Bridge, old",2021-02-09,"It ""sank"".\r\nQuite.",3\r\nhttps://a.example/2,Two,2021-02-10,Again it sank.,4\r\n'.encode())
        rows = r.rows()
        equal([(x["title"], x["text"], x["published"], x["rank"]) for x in rows], [("Bridge, old", 'It "sank".\r\nQuite.', "2021-02-09", "3"), ("Two", "Again it sank.", "2021-02-10", "4")])
        equal(rows[1]["url"], "https://a.example/2")
        equal(titles(weft("read", data=b"title;text\nOne;It sank.\n")), ["One"])
        equal(titles(weft("read", data=b"title\ttext\nOne\tIt \"sank.\n")), ["One"])

    @test("JSON Feed, TEI, a sitemap")
    def _():
        seeds = os.path.join(ROOT, "tests", "fuzz", "seeds")
        row = weft("read", seeds + "/json_feed/items").rows()[0]
        equal((row["title"], row["outlet"], row["text"], row["published_from"]), ("Bridge", "Tarn Post", "It sank.", "feed"))
        row = weft("read", seeds + "/tei/article").rows()[0]
        equal((row["title"], row["outlet"], row["authors"], row["published"], row["url"]), ("Bridge sinks", "Tarn Post", ["Ann Lee"], "2021-02-09", "https://a.example/1"))
        equal(row["text"], "Old\n\nThe bridge sank.\n\nmud")

    def brotli(data):
        """RFC 7932, one block that is stored as it is."""
        return ((len(data) - 1) << 4 | 1 << 20).to_bytes(3, "little") + data + b"\x03"

    def response(coding, body):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: " + coding + b"\r\n\r\n" + body
        return (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: https://a.example/1\r\nWARC-Date: 2021-02-10T04:05:06Z\r\n"
                b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(http) + http + b"\r\n\r\n")

    @test("WARC: brotli bodies, whole, cut off and damaged; when a page was fetched")
    def _():
        whole = brotli(page("In brotli"))
        r = weft("read", data=response(b"br", whole))
        equal((titles(r), r.rows()[0]["fetched"]), (["In brotli"], "2021-02-10T04:05:06Z"))
        equal(titles(weft("read", data=response(b"BR", page("Decoded before")))), ["Decoded before"])
        r = weft("read", data=response(b"br", whole[:-1] + b"\x0e") + response(b"br", whole))
        equal(titles(r), ["In brotli"])
        true(b"damaged brotli data" in r.err, r.err)
        r = weft("read", data=response(b"compress", whole))
        true(b"Content-Encoding that is not read" in r.err, r.err)

    TEI = "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title>%s</title></titleStmt><sourceDesc><biblFull><publicationStmt><publisher>Tarn Post (tarn.example)</publisher></publicationStmt></biblFull></sourceDesc></fileDesc><profileDesc><creation><date type='download' when='2021-03-01'/></creation></profileDesc></teiHeader><text><body><head rend='h3'>Night</head><p>The bridge <hi>sank</hi>.</p><list><item>mud</item></list><quote><p>It was loud.</p></quote></body></text></TEI>"

    @test("TEI corpora, documents one behind the other, trafilatura's XML")
    def _():
        one = TEI % "One"
        row = weft("read", data=one.encode()).rows()[0]
        equal((row["title"], row["outlet"], row["fetched"], row.get("published")), ("One", "Tarn Post", "2021-03-01", None))
        equal([(b["kind"], row["text"][b["start"]:b["end"]]) for b in row["blocks"]], [("heading", "Night"), ("paragraph", "The bridge sank."), ("item", "mud"), ("quote", "It was loud.")])
        corpus = ("<?xml version='1.0'?><teiCorpus><teiHeader><fileDesc><titleStmt><title>All of it</title></titleStmt></fileDesc></teiHeader>" + one + TEI % "Two" + "</teiCorpus>").encode()
        rows = weft("read", data=corpus).rows()
        equal([x["title"] for x in rows], ["One", "Two"])
        for x in rows:
            equal(corpus[x["source"]["start"]:][:4] + corpus[:x["source"]["end"]][-6:], b"<TEI</TEI>")
        behind = ("<?xml version='1.0'?>" + one + "\n<?xml version='1.0'?>\n" + TEI % "Two").encode()
        equal(titles(weft("read", data=behind)), ["One", "Two"])
        cut = weft("read", data=behind[:-20])
        equal((titles(cut), len(cut.complaints())), (["One"], 2))
        true(b"TEI is damaged" in cut.err, cut.err)
        doc = b"<doc sitename='Tarn Post' title='Three' author='Ann Lee; Bo Ray' date='2021-02-09' url='https://tarn.example/3'><main><p>The mill.</p></main><comments><p>No!</p></comments></doc>"
        row = weft("read", data=doc).rows()[0]
        equal([row[k] for k in ("outlet", "title", "authors", "published", "url", "text")], ["Tarn Post", "Three", ["Ann Lee", "Bo Ray"], "2021-02-09", "https://tarn.example/3", "The mill."])
        deep = weft("read", data=b"<TEI><text><body>" + b"<div>" * 300 + b"</div>" * 300 + b"</body></text></TEI>")
        true(b"nested over 200 deep" in deep.err, deep.err)
        equal(weft("read", data=b"<doc><note/></doc>").rows(), [])

    @test("rows as common tools write them")
    def _():
        fundus = {"title": "Four", "authors": ["Ann Lee"], "publishing_date": "2021-02-09 10:00:00+00:00", "body": {"summary": ["It sank."], "sections": [{"headline": [], "paragraphs": ["The bridge."]}, {"headline": ["Old"], "paragraphs": ["Two hundred years."]}]}}
        row = weft("read", data=json.dumps(fundus).encode()).rows()[0]
        equal((row["text"], row["published"]), ("It sank.\n\nThe bridge.\n\nOld\n\nTwo hundred years.", "2021-02-09T10:00:00Z"))
        equal([b["kind"] for b in row["blocks"]], ["paragraph", "paragraph", "heading", "paragraph"])
        trafilatura = {"title": "Five", "author": "Ann Lee; Bo Ray", "hostname": "tarn.example", "date": "2021-02-09", "raw_text": "It sank. Quite.", "text": "It sank.\nQuite.", "filedate": "2021-03-01", "source": "https://tarn.example/5", "source-hostname": "Tarn Post"}
        row = weft("read", data=json.dumps(trafilatura).encode()).rows()[0]
        equal([row[k] for k in ("outlet", "url", "authors", "published", "fetched", "text")], ["Tarn Post", "https://tarn.example/5", ["Ann Lee", "Bo Ray"], "2021-02-09", "2021-03-01", "It sank.\nQuite."])
        please = {"maintext": "It sank.", "title": "Six", "date_publish": "2021-02-09 10:00:00", "date_download": "2021-03-01 12:30:00", "date_modify": None, "source_domain": "tarn.example", "url": "https://tarn.example/6", "authors": [], "language": "en"}
        row = weft("read", data=json.dumps(please).encode()).rows()[0]
        equal([row[k] for k in ("outlet", "published", "fetched", "text")], ["tarn.example", "2021-02-09T10:00:00", "2021-03-01T12:30:00", "It sank."])

    @test("WARC: bodies that were encoded more than once")
    def _():
        whole = page("In layers")
        for codings, body in ((b"gzip, br", brotli(gzip.compress(whole))), (b"br, gzip", gzip.compress(brotli(whole))), (b"gzip,gzip", gzip.compress(gzip.compress(whole))),
                              (b"deflate, gzip", gzip.compress(zlib.compress(whole))), (b"identity, gzip", gzip.compress(whole))):
            equal(titles(weft("read", data=response(codings, body))), ["In layers"], codings)
        r = weft("read", data=response(b"gzip, gzip, gzip, gzip", gzip.compress(gzip.compress(gzip.compress(gzip.compress(whole))))))
        true(b"encoded more than 3 times" in r.err and r.code == 2, r.err)
        r = weft("read", data=response(b"gzip, compress", gzip.compress(whole)[2:]))
        true(b"Content-Encoding that is not read" in r.err and r.code == 2, r.err)

    @test("rows of newspaper4k and Media Cloud; days that are not known; addresses are cleaned")
    def _():
        paper = {"url": "https://tarn.example/7?utm_source=x#top", "title": "Seven", "authors": ["Ann Lee"], "publish_date": "None", "text": "It sank.", "meta_site_name": "Tarn Post", "meta_lang": "en", "canonical_link": "https://tarn.example/7"}
        row = weft("read", data=json.dumps(paper).encode()).ok().rows()[0]
        equal([row.get(k) for k in ("outlet", "url", "language", "published", "published_raw")], ["Tarn Post", "https://tarn.example/7", "en", None, None])
        cloud = {"id": "abc", "indexed_date": "2021-02-10T05:00:00", "language": "en", "media_name": "Tarn Post", "media_url": "tarn.example", "publish_date": "2021-02-09", "title": "Eight", "url": "https://tarn.example/8"}
        row = weft("read", data=json.dumps(cloud).encode()).ok().rows()[0]
        equal([row.get(k) for k in ("id", "outlet", "url", "published", "text")], ["abc", "Tarn Post", "https://tarn.example/8", "2021-02-09", None])
        table = b"id,indexed_date,language,media_name,media_url,publish_date,title,url\nabc,2021-02-10,en,Tarn Post,tarn.example,2021-02-09,Eight,https://tarn.example/8\n"
        row = weft("read", data=table).ok().rows()[0]
        equal([row.get(k) for k in ("outlet", "url", "published")], ["Tarn Post", "https://tarn.example/8", "2021-02-09"])
        same = weft("read", data=b'{"text":"It sank.","url":"https://t.example/a"}\n{"text":"It sank.","url":"https://t.example/a?utm_source=x#top"}\n').ok().rows()
        equal(same[0]["id"], same[1]["id"])

    @test("a feed without texts goes through all stages without a word")
    def _():
        out = weft("read", data=b"<rss version='2.0'><channel><title>T</title><item><title>One</title><link>https://t.example/1</link></item></channel></rss>").ok().out
        for stage in ("annotate", "thread", "resolve", "collate"):
            r = weft(stage, data=out)
            equal((r.code, r.out, r.err), (0, b"", b""), stage)
            out = r.out

    @test("what names an article without its text: rows that the next stages pass over, and no fault")
    def _():
        feed = write(d + "/feed.xml", """<rss version="2.0"><channel><title>Tarn Post</title><language>en-GB</language><item><title>Mill stops</title><link>https://t.example/mill?utm_source=rss</link>
            <pubDate>Fri, 07 May 2021 08:00:00 +0000</pubDate><description>Too short.</description></item><item><description>Nothing.</description></item></channel></rss>""".encode())
        news = write(d + "/news.xml", b"""<urlset xmlns:news="n"><url><loc>https://t.example/a</loc><lastmod>2021-05-09</lastmod><news:news><news:publication><news:name>Tarn Post</news:name><news:language>en</news:language></news:publication>
            <news:publication_date>2021-05-07T08:00:00Z</news:publication_date><news:title>Bridge &amp;amp; mill</news:title></news:news></url><url><loc>https://t.example/2021/05/06/b</loc><lastmod>2021-05-08</lastmod></url></urlset>""")
        gkg = os.path.join(ROOT, "tests", "fuzz", "seeds", "gdelt", "gkg")
        rows = write(d + "/rows.jsonl", b'{"title":"No text","url":"https://t.example/c","text":"  ","rank":3}\n{"text":"The harbour of Tarn was closed."}\n')
        items = write(d + "/items.json", b'{"version":"https://jsonfeed.org/version/1.1","title":"Tarn Post","items":[{"id":"1","url":"https://t.example/d"},{"id":"2"}]}')
        r = weft("read", feed, news, gkg, rows, items)
        equal((r.code, r.err), (0, b""))
        got = [tuple(x.get(k) for k in ("url", "outlet", "title", "published", "updated")) for x in r.rows() if "text" not in x]
        equal(got, [("https://t.example/mill", "Tarn Post", "Mill stops", "2021-05-07T08:00:00Z", None),
                    ("https://t.example/a", "Tarn Post", "Bridge & mill", "2021-05-07T08:00:00Z", "2021-05-09"),
                    ("https://t.example/2021/05/06/b", "t.example", None, "2021-05-06", "2021-05-08"),
                    ("https://a.example/1", "a.example", "Bridge", "2021-02-09T21:30:00Z", None),
                    ("https://t.example/c", "t.example", "No text", None, None),
                    ("https://t.example/d", "Tarn Post", None, None, None)])
        equal(len({x["id"] for x in r.rows()}), 7)
        equal(r.rows()[4]["rank"], 3)
        a = weft("annotate", data=r.out)
        equal((a.code, len(a.rows()), a.err), (0, 1, b""))
        added = weft("add", "--json", "--store", d + "/textless.weft", data=r.out)
        equal((added.code, added.rows()[0]["articles"], added.rows()[0]["without_text"]), (0, 1, 6))
        bad = weft("read", data=b'{"rank":1}\n')
        equal(bad.code, 2)
        true(b"without text, title and address" in bad.err, bad.err)

    @test("PDF: lines as they were set become paragraphs again")
    def _():
        os.makedirs(d + "/pdfbin", exist_ok=True)
        lines = ["Bridge sinks", "", "The bridge of Tarn sank on Tuesday, the mayor said, after two hun-", "dred years in which nobody had looked at its piers since", "the ferry came.", "A new one costs 3 million.", "",
                 "It was built by a well-", "known firm.", "\fThe second page begins with a line that is long enough to go on", "in the next."]
        write(d + "/pdfbin/pdftotext", ("#!/bin/sh\n/usr/bin/wc -c >/dev/null\n/bin/cat <<'END'\n" + "\n".join(lines) + "\nEND\n").encode())
        os.chmod(d + "/pdfbin/pdftotext", 0o755)
        row = weft("read", write(d + "/lines.pdf", b"%PDF-1.4\n"), env={"PATH": d + "/pdfbin"}).ok().rows()[0]
        equal((row["title"], row["text"].strip()), ("Bridge sinks", "Bridge sinks\n\nThe bridge of Tarn sank on Tuesday, the mayor said, after two hundred years in which nobody had looked at its piers since the ferry came.\nA new one costs 3 million.\n\nIt was built by a well-\nknown firm.\n\nThe second page begins with a line that is long enough to go on in the next."))

    @test("PDF by pdftotext itself, where it is installed", skip=None if shutil.which("pdftotext") else "no pdftotext")
    def _():
        text = "BT /F1 12 Tf 72 720 Td 16 TL (The bridge of Tarn sank on Tuesday.) Tj T* ET"
        parts = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
                 "<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
        file, places = b"%PDF-1.4\n", []
        for i, part in enumerate(parts):
            places.append(len(file))
            file += ("%d 0 obj\n%s\nendobj\n" % (i + 1, part)).encode()
        file += ("xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % ("".join("%010d 00000 n \n" % p for p in places), len(file))).encode()
        equal(weft("read", write(d + "/real.pdf", file)).ok().rows()[0]["text"].strip(), "The bridge of Tarn sank on Tuesday.")
        true(b"cannot read" in weft("read", write(d + "/cut.pdf", file[:200])).err)

    @test("PDF by pdftotext, or a clear message")
    def _():
        path = write(d + "/x.pdf", b"%PDF-1.4\n" + b"x" * 300000)
        os.mkdir(d + "/bin")
        r = weft("read", path, env={"PATH": d + "/bin"})
        true(b"install pdftotext" in r.err and r.code == 2, r.err)
        write(d + "/bin/pdftotext", b"#!/bin/sh\n/usr/bin/wc -c >/dev/null\necho Bridge sinks\necho\necho The bridge of Tarn sank on Tuesday.\n")
        os.chmod(d + "/bin/pdftotext", 0o755)
        r = weft("read", path, env={"PATH": d + "/bin"})
        equal(r.code, 0, r.err)
        true("sank on Tuesday" in r.rows()[0]["text"], r.out)
        write(d + "/bin/pdftotext", b"#!/bin/sh\nexit 1\n")
        true(b"cannot read" in weft("read", path, env={"PATH": d + "/bin"}).err)

finish()
