"""Web archives: one article a page that a crawler was sent."""

from __future__ import annotations

import importlib.util
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import IO, Any

from framing.corpus.pages import PAGE_FIELDS, page_article
from framing.corpus.rows import Flaw, Rows, UnreadableError

_HTML = {"text/html", "application/xhtml+xml"}
_BREAK = "the archive breaks off here"
_AGAIN = "copy or download the archive again"


@dataclass(frozen=True, slots=True)
class ArchiveContents:
    """What a web archive holds.

    Attributes
    ----------
    records : int
    pages : int
        Records that are read as articles: web pages sent with status 200, and saved ones.
    others : mapping of str to int
        How many records there are of every other kind: ``"image/png"``, ``"request"``,
        ``"text/html, status 404"``.
    """

    records: int
    pages: int
    others: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of an archive: its place among the records, and the fields of its article."""

    number: int
    fields: Mapping[str, str | Flaw | None]


def archive_contents(path: str | Path) -> ArchiveContents:
    """Count the records of a web archive by what they are; reading takes the pages only.

    Raises
    ------
    UnreadableError
        When it cannot be opened, is damaged or no web archive, or warcio is not installed.
    """
    kinds: Counter[str] = Counter()
    with _opened(Path(path)) as archive:
        kinds.update(_kind(record) for record in archive)
    if archive.damage:
        raise UnreadableError(str(path), archive.damage, _AGAIN)
    pages = kinds.pop("", 0)
    return ArchiveContents(pages + kinds.total(), pages, dict(kinds.most_common()))


def web_archive(path: Path) -> Rows:
    """The articles of a ``.warc`` or ``.warc.gz`` file, read record by record.

    An article's id is the address that was asked for, and ``record_id`` and ``captured`` name
    the record and when it was made; its url is the address the page calls its own, or else the
    one asked for. A page without an article is a flaw, and so is the place where an archive
    breaks off. Records that are no pages (requests, images, redirects, errors) are passed over.

    Raises
    ------
    UnreadableError
        When it cannot be opened, is no web archive, holds no page, or warcio is not installed.
    """
    pages: list[_Page] = []
    kinds: Counter[str] = Counter()
    with _opened(path) as archive:
        for number, record in enumerate(archive, 1):
            kinds[kind := _kind(record)] += 1
            fields = _fields(record) if not kind else None
            if fields and not archive.is_cut(record):
                pages.append(_Page(number, fields))
    if archive.damage and pages:
        flaw = Flaw("file", archive.damage, _AGAIN)
        pages.append(_Page(max(kinds.total(), pages[-1].number + 1), {"text": flaw}))
    if not pages:
        message = archive.damage or f"has no page in it: {_listed(kinds)}"
        raise UnreadableError(str(path), message, _AGAIN if archive.damage else "use another one")
    return _rows(str(path), pages)


class _Archive:
    """The records of an open archive as far as they go, and then what is wrong with it."""

    def __init__(self, file: BufferedReader) -> None:
        self.damage = ""
        self._stream = _Stream(file, is_packed=file.peek(2)[:2] == b"\x1f\x8b")

    def __iter__(self) -> Iterator[Any]:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

        n = 0
        try:
            for n, record in enumerate(ArchiveIterator(self._stream), 1):  # noqa: B007
                yield record
                record.raw_stream.read()
                if self.is_cut(record):
                    break
        except (ArchiveLoadFailed, EOFError, OSError) as error:
            why = str(error).strip().partition("\n")[0]
            self.damage = f"{_BREAK}: {why}" if n else f"is no web archive: {why}"
        if self._stream.error:
            self.damage = self.damage or f"{_BREAK}: {self._stream.error}"
        elif self._stream.last.strip():  # which warcio takes for an end, inside a record's head
            self.damage = self.damage or f"{_BREAK}: the last line is not whole"

    def is_cut(self, record: Any) -> bool:
        """Whether the archive ends before the record, which has been read, does."""
        missing = getattr(record.raw_stream, "limit", 0)
        if record.rec_headers.get_header("Content-Length") is None:
            self.damage = f"{_BREAK}: the head of a record is not whole"
        elif missing:
            self.damage = f"{_BREAK}: {missing:,} bytes of a record are missing"
        return bool(self.damage)


class _Stream:
    """What a file holds, unpacked up to where it is damaged, be it one gzip stream or many.

    Neither Python's reader, which fails before it hands out what it has, nor warcio's, which
    takes the end of a file for the end of its record, can say where a record breaks off.
    """

    def __init__(self, file: IO[bytes], *, is_packed: bool) -> None:
        self.error, self.last = "", b""
        self._file, self._rest = file, b""
        self._unzip: Any = _gzip() if is_packed else None

    def read(self, size: int = 16384) -> bytes:
        """The next bytes, about `size` of them before they are unpacked; none at the end."""
        data = self._file.read(size) if self._unzip is None else self._unpacked(size)
        self.last = data[-1:] or self.last
        return data

    def _unpacked(self, size: int) -> bytes:
        while not self.error:
            packed = self._rest or self._file.read(size)
            if not packed:
                if not self._unzip.eof:
                    self.error = "the compressed file is not whole"
                break
            if self._unzip.eof:
                self._unzip = _gzip()
            try:
                data: bytes = self._unzip.decompress(packed)
            except zlib.error as error:
                self.error = f"the compressed file is damaged ({error})"
                break
            self._rest = self._unzip.unused_data
            if data:
                return data
        return b""


def _gzip() -> Any:
    return zlib.decompressobj(16 + zlib.MAX_WBITS)


@contextmanager
def _opened(path: Path) -> Iterator[_Archive]:
    if importlib.util.find_spec("warcio") is None:
        message = "is a web archive, and warcio, which reads them, is not installed"
        raise UnreadableError(str(path), message, 'pip install "framing[warc]"')
    try:
        file = path.open("rb")
    except OSError as error:
        message = f"cannot be opened: {error.strerror or type(error).__name__}"
        raise UnreadableError(str(path), message, "check that you may read it") from None
    with file:
        yield _Archive(file)


def _kind(record: Any) -> str:
    """What a record is, for people; empty when it is a page that was sent."""
    if record.rec_type not in {"response", "resource"}:
        return str(record.rec_type)
    is_sent = record.rec_type == "response"
    headers = record.http_headers if is_sent else record.rec_headers
    kind = (headers.get_header("Content-Type") if headers else None) or ""
    kind = kind.partition(";")[0].strip().lower() or "no type"
    if is_sent and (status := headers.get_statuscode() if headers else "") != "200":
        return f"{kind}, status {status or 'unknown'}"
    return "" if kind in _HTML else kind


def _fields(record: Any) -> dict[str, str | Flaw | None]:
    """The article in a record."""
    about, sent = record.rec_headers, record.http_headers or record.rec_headers
    address = (about.get_header("WARC-Target-URI") or "").strip("<>") or None
    fields = page_article(_payload(record), sent.get_header("Content-Type") or "")
    fields["id"] = address or about.get_header("WARC-Record-ID")
    fields["url"] = fields["url"] or address
    fields["record_id"] = about.get_header("WARC-Record-ID")
    fields["captured"] = about.get_header("WARC-Date")
    return fields


def _payload(record: Any) -> bytes:
    """What was sent, unpacked; by ourselves where warcio does not get on with brotli."""
    headers = record.http_headers
    coding = (headers.get_header("Content-Encoding") or "" if headers else "").strip().lower()
    if coding != "br":
        data: bytes = record.content_stream().read()
        return data
    import brotli
    from warcio.bufferedreaders import ChunkedDataReader

    is_chunked = "chunked" in (headers.get_header("Transfer-Encoding") or "").lower()
    stream = ChunkedDataReader(record.raw_stream) if is_chunked else record.raw_stream
    packed: bytes = stream.read()
    try:
        unpacked: bytes = brotli.decompress(packed)
    except brotli.error:  # many crawlers unpack and leave the header as it was
        return packed
    return unpacked


def _rows(source: str, pages: list[_Page]) -> Rows:
    columns = {
        name: [None if isinstance(v := p.fields.get(name), Flaw) else v for p in pages]
        for name in ("id", *PAGE_FIELDS, "record_id", "captured")
    }
    texts = enumerate(p.fields["text"] for p in pages)
    flaws = {row: text for row, text in texts if isinstance(text, Flaw)}
    return Rows(source, columns, [p.number for p in pages], "record", flaws)


def _listed(kinds: Counter[str]) -> str:
    """The kinds of records that were passed over, the most frequent first."""
    if not kinds:
        return "it is empty"
    named = [f"{n:,} {kind}" for kind, n in kinds.most_common(8)]
    return f"{', '.join(named)}{' …' if len(kinds) > 8 else ''}"
