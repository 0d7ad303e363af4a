"""Files that are one article each: plain text and saved web pages."""

from __future__ import annotations

import re
from codecs import BOM_UTF8

from framing.corpus.jsonl import is_binary, not_utf8, remedy
from framing.corpus.rows import Column, Flaw, Rows, stem

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# Browsers read these names as Windows-1252, and the pages that carry them are written in it.
_LATIN = {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"}
# A page's date is what it declares, not whatever number stands on it, and is not judged by the
# day on which it is read.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}


def text_page(data: bytes, source: str) -> Rows:
    """A text file, character by character, but for a byte order mark, which is encoding."""
    return _page(source, text=decoded(data))


def html_page(data: bytes, source: str) -> Rows:
    """The article in a saved web page, with title, date and author where the page declares them."""
    from trafilatura import bare_extraction

    page = decoded(data, _declared(data))
    if isinstance(page, Flaw):
        return _page(source, text=page)
    found = bare_extraction(
        page, include_comments=False, with_metadata=True, date_extraction_params=_DATES
    )
    if found is None or isinstance(found, dict) or not found.text:
        advice = "look whether the page is complete, or save its article as .txt"
        return _page(source, text=Flaw("text", "no article was found on the page", advice))
    return _page(source, text=found.text, title=found.title, date=found.date, author=found.author)


def decoded(data: bytes, fallback: str = "") -> str | Flaw:
    """The text of a file: UTF-8, or else in the encoding that it declares."""
    if is_binary(data):
        return Flaw("text", "is a binary file", remedy(data))
    try:
        return data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        flaw = not_utf8(error, "file")
    try:
        return data.decode(fallback) if fallback else flaw
    except (UnicodeDecodeError, LookupError):
        return flaw


def _declared(page: bytes) -> str:
    """The encoding that a web page says it is in."""
    found = _CHARSET.search(page[:1024])
    name = found[1].decode("ascii").lower() if found else ""
    return "cp1252" if name in _LATIN else name


def _page(source: str, **fields: str | Flaw | None) -> Rows:
    columns: dict[str, Column] = {"id": [stem(source)]}
    columns |= {n: [None if isinstance(v, Flaw) else v] for n, v in fields.items()}
    text = fields["text"]
    return Rows(source, columns, flaws={0: text} if isinstance(text, Flaw) else {})
