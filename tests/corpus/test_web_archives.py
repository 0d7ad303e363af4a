"""Web archives: which records are articles, what becomes of the others, and damage."""

from __future__ import annotations

import gzip
import zlib
from uuid import UUID

import brotli
import pytest

from framing.corpus.reading import read
from framing.corpus.web_archives import archive_contents
from framing.model.errors import InputError

LINES = "\n".join(
    f"The café on quay {n} was shut on Monday, and nobody in Karst knew why it was." for n in "123"
)
PROSE = "".join(f"<p>{line}</p>" for line in LINES.split("\n"))
PAGE = f"<html><head><title>Café shut</title></head><body><article>{PROSE}</article></body></html>"
BODY = PAGE.encode()
HTML = "text/html; charset=utf-8"


class Archive:
    """A web archive that is being written, record by record."""

    def __init__(self, *, compressed=True):
        self.data, self.n, self.compressed = b"", 0, compressed

    def add(self, uri, body=BODY, *, kind=HTML, status="200 OK", rec="response", more=()):
        """Write a record."""
        self.n += 1
        if rec == "response":
            sent = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *map(": ".join, more)]
            body, kind = "\r\n".join([*sent, "", ""]).encode() + body, "application/http"
        head = [
            "WARC/1.0",
            f"WARC-Type: {rec}",
            f"WARC-Target-URI: {uri}",
            f"WARC-Record-ID: <urn:uuid:{UUID(int=self.n)}>",
            "WARC-Date: 2031-05-02T08:00:00Z",
            f"Content-Type: {kind}",
            f"Content-Length: {len(body)}",
        ]
        record = "\r\n".join([*head, "", ""]).encode() + body + b"\r\n\r\n"
        self.data += gzip.compress(record, mtime=0) if self.compressed else record
        return self


@pytest.fixture
def put(tmp_path):
    """A function that writes a file and returns its path."""

    def write(data, name="crawl.warc.gz"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


def mixed(**how) -> Archive:
    """Two pages among records of other kinds."""
    archive = Archive(**how).add("http://karst.example/1")
    archive.add("http://karst.example/p.png", b"\x89PNG", kind="image/png")
    archive.add("http://karst.example/gone", status="404 Not Found")
    archive.add("http://karst.example/1", b"GET / HTTP/1.1\r\n\r\n", rec="request")
    return archive.add("http://karst.example/2", rec="resource", kind="text/html")


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "CRAWL.WARC.GZ", "whole.warc.gz"])
def test_pages_are_articles(put, name):
    """Pages that were sent or saved are articles, however the archive is compressed."""
    data = mixed(compressed="crawl.warc.gz" in name.lower()).data
    corpus = read(put(gzip.compress(data) if name.startswith("whole") else data, name))
    assert corpus.problems == ()
    assert corpus.ids == ("http://karst.example/1", "http://karst.example/2")
    assert corpus.texts == (LINES, LINES)
    assert corpus.column("url") == list(corpus.ids)
    assert corpus.column("title") == ["Café shut", "Café shut"]
    assert corpus[0].extra["record_id"].startswith("<urn:uuid:")
    assert corpus[0].extra["captured"].endswith("Z")


def test_other_records_are_counted(put):
    """What is passed over can be looked up."""
    contents = archive_contents(put(mixed().data))
    assert (contents.records, contents.pages) == (5, 2)
    assert contents.others == {"image/png": 1, "text/html, status 404": 1, "request": 1}


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "chunked"])
def test_encodings_of_transfer(put, encoding):
    """What was compressed or chunked on its way is unpacked."""
    body = BODY
    packed = {
        "gzip": gzip.compress(body),
        "deflate": zlib.compress(body),
        "br": brotli.compress(body),
        "chunked": b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body),
    }[encoding]
    header = "Transfer-Encoding" if encoding == "chunked" else "Content-Encoding"
    archive = Archive().add("http://karst.example/1", packed, more=[(header, encoding)])
    assert read(put(archive.data)).texts == (LINES,)


def test_the_servers_charset_is_believed(put):
    """A page that declares no encoding is read in the one of its header."""
    body, kind = PAGE.encode("cp1252"), "text/html; charset=ISO-8859-1"
    (article,) = read(put(Archive().add("http://karst.example/1", body, kind=kind).data))
    assert (article.text, article.extra["encoding"]) == (LINES, "windows-1252")


def test_a_page_of_its_own_address(put):
    """The address that a page calls its own goes before the one asked for."""
    link = '<link rel="canonical" href="https://www.karst.example/cafe">'
    body = PAGE.replace("<head>", f"<head>{link}").encode()
    (article,) = read(put(Archive().add("http://karst.example/?x=1", body).data))
    assert (article.id, article.url) == (
        "http://karst.example/?x=1",
        "https://www.karst.example/cafe",
    )


def test_a_page_captured_twice(put):
    """The first capture is kept and the second reported; by the records' ids both are kept."""
    path = put(Archive().add("http://karst.example/1").add("http://karst.example/1").data)
    corpus = read(path)
    assert (len(corpus), [p.place for p in corpus.problems]) == (1, ["record 2"])
    assert len(read(path, id="record_id")) == 2


def test_a_page_without_an_article_is_a_problem(put):
    """A page that has no article is a failure with its place; others are read."""
    archive = Archive().add("http://karst.example/", b"<html><p>Home</p></html>")
    corpus = read(put(archive.add("http://karst.example/1").data))
    assert corpus.ids == ("http://karst.example/1",)
    (problem,) = corpus.problems
    assert (problem.place, problem.article) == ("record 1", "http://karst.example/")


@pytest.mark.parametrize("compressed", [True, False])
@pytest.mark.parametrize("share", [0.02, 0.1, 0.6, 0.8])
def test_an_archive_that_breaks_off(put, compressed, share):
    """What stands before the break is read, and the break is a problem that says what to do."""
    archive = Archive(compressed=compressed).add("http://karst.example/1")
    first = len(archive.data)
    data = archive.add("http://karst.example/2").data
    cut = first + int((len(data) - first) * share)
    corpus = read(put(data[:cut], "crawl.warc.gz" if compressed else "crawl.warc"))
    assert corpus.ids == ("http://karst.example/1",)
    (problem,) = corpus.problems
    assert problem.lost
    assert "breaks off here" in problem.message
    assert "download the archive again" in problem.remedy


def test_an_archive_that_breaks_off_behind_its_last_record(put):
    """A record that is whole is read, and the missing checksum reported all the same."""
    corpus = read(put(mixed().data[:-4]))
    assert len(corpus) == 2
    assert "the compressed file is not whole" in corpus.problems[0].message


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "has no page in it: it is empty"),
        (b"The ferry sailed.\n" * 9, "is no web archive"),
        (gzip.compress(b"The ferry sailed.\n" * 9, mtime=0), "is no web archive"),
        (gzip.compress(b"WARC/1.0", mtime=0)[:-4], "the archive breaks off here"),
        (
            Archive().add("http://k.example/p", b"x", kind="image/png").data,
            "has no page in it: 1 image/png",
        ),
    ],
)
def test_an_archive_without_pages(put, data, says):
    """An archive that cannot be used says why, and what was in it."""
    with pytest.raises(InputError, match=says):
        read(put(data))


def test_without_warcio(put, monkeypatch):
    """Where warcio is not installed, the command that installs it is said."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(InputError, match=r'pip install "framing\[warc\]"'):
        read(put(Archive().add("http://karst.example/1").data))
