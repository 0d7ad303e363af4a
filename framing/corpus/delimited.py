"""Comma-, semicolon- and tab-separated tables."""

from __future__ import annotations

import csv
import io
import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from framing.corpus.cells import is_text
from framing.corpus.jsonl import is_binary, remedy
from framing.corpus.rows import Flaw, Rows, UnreadableError

if TYPE_CHECKING:
    import _csv

_DELIMITERS = (",", ";", "\t")
_LONGEST = 2**31 - 1
# How Python writes down bytes that are not UTF-8, so that the rest of the table can be read.
_INVALID = re.compile("[\udc80-\udcff]")


def delimited(data: bytes, source: str, usual: str) -> Rows:
    """The rows below the header of a table; every cell is the text that stands there.

    Parameters
    ----------
    data : bytes
    source : str
    usual : str
        The delimiter that the file's ending promises. Another one is taken when it is the only
        one of ``,`` ``;`` and tab in the header.
    """
    text = data.removeprefix(BOM_UTF8).decode("utf-8", "surrogateescape")
    first = text.lstrip("\r\n").partition("\n")[0]
    if not is_text(first) or "\0" in first:
        message = "is not a table of text" if is_binary(data) else "its header is not UTF-8"
        raise UnreadableError(source, message, remedy(data))
    with _long_fields():
        lines = io.StringIO(text, newline="")
        reader = csv.reader(lines, delimiter=_delimiter(first, usual), strict=True)
        return _table(list(_records(reader)), source, check_bytes=bool(_INVALID.search(text)))


def _delimiter(header: str, usual: str) -> str:
    there = [d for d in _DELIMITERS if d in header]
    return there[0] if len(there) == 1 else usual


def _records(reader: _csv.Reader) -> Iterator[tuple[int, list[str] | Flaw]]:
    """Each row with the line that it starts on; blank lines are left out."""
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            remedy = "double every quotation mark inside a quoted cell"
            yield line, Flaw("row", f"its quotation marks do not match: {error}", remedy)
            continue
        if cells is None:
            return
        if cells:
            yield line, cells


def _table(records: list[tuple[int, list[str] | Flaw]], source: str, *, check_bytes: bool) -> Rows:
    if not records:
        raise UnreadableError(source, "is empty", "the first line names the columns")
    header = records[0][1]
    if isinstance(header, Flaw):
        raise UnreadableError(source, f"its header cannot be read: {header.message}", header.remedy)
    if twice := {name for name in header if header.count(name) > 1}:
        raise UnreadableError(source, f"two columns are called {twice.pop()!r}", "rename one")
    flaws: dict[int, Flaw] = {}
    rows: list[list[str]] = []
    for row, (_, cells) in enumerate(records[1:]):
        flaw = cells if isinstance(cells, Flaw) else _flaw(cells, header, check_bytes)
        if flaw:
            flaws[row] = flaw
        if isinstance(cells, list) and len(cells) == len(header):
            rows.append(cells)
        else:
            rows.append([""] * len(header))
    columns = {name: [row[j] for row in rows] for j, name in enumerate(header)}
    return Rows(source, columns, [line for line, _ in records[1:]], "line", flaws)


def _flaw(cells: list[str], header: list[str], check_bytes: bool) -> Flaw | None:
    if len(cells) != len(header):
        message = f"{len(cells)} cells where the header has {len(header)}"
        return Flaw("row", message, "quote cells that hold delimiters or line breaks")
    for name, cell in zip(header, cells, strict=True) if check_bytes else ():
        if found := _INVALID.search(cell):
            byte = ord(found[0]) - 0xDC00
            at = len(cell[: found.start()].encode("utf-8", "surrogateescape"))
            message = f"byte 0x{byte:02x} at position {at} of the cell is not UTF-8"
            return Flaw(name, message, "save the file as UTF-8")
    return None


@contextmanager
def _long_fields() -> Iterator[None]:
    """Cells of any length; the limit belongs to the whole process, so it is put back."""
    limit = csv.field_size_limit(_LONGEST)
    try:
        yield
    finally:
        csv.field_size_limit(limit)
