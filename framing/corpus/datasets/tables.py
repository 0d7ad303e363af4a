"""Which tables of a folder have the columns that tell a layout."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from framing.corpus.delimited import delimited
from framing.corpus.formats import is_supported
from framing.corpus.rows import COMPRESSIONS
from framing.model.errors import InputError

_HEAD = 1 << 20  # bytes; the first lines of a file are in it
_LINES = 20


def tables(folder: Path, pattern: str, *layouts: set[str]) -> list[Path]:
    """The tables of a folder if they are all in one of the layouts, else none.

    A table of another kind beside them says that the folder is somebody's own, to be read table
    by table. One that cannot be read says nothing: it is read with the others, and reported.

    Parameters
    ----------
    folder : Path
    pattern : str
        A glob.
    *layouts : set of str
        The columns that tell a table of this kind.
    """
    paths = sorted(path for path in folder.glob(pattern) if is_supported(path))
    found = False
    for columns in filter(None, map(columns_of, paths)):
        found = any(layout <= columns for layout in layouts)
        if not found:  # no more of a large folder is opened than has to be
            break
    return paths if found else []


def columns_of(path: Path) -> set[str]:
    """The columns that a table announces, or that its first records have; empty if unreadable."""
    lines = head_of(path).lstrip(b"\r\n").split(b"\n")
    if ".jsonl" in path.suffixes:
        return set(_keys(lines[:_LINES]))
    try:
        return set(delimited(lines[0], str(path), ",").columns)
    except InputError:
        return set()


def head_of(path: Path) -> bytes:
    """How a file begins, decompressed; nothing if it cannot be read."""
    compression = COMPRESSIONS.get(path.suffix.lower())
    try:
        with pa.input_stream(str(path), compression=compression) as stream:
            head: bytes = stream.read(_HEAD)
    except (OSError, pa.ArrowException):
        return b""
    return head


def _keys(lines: list[bytes]) -> Iterator[str]:
    """The names in those lines that are JSON objects; the last may be cut off."""
    for line in lines:
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(record, dict):
            yield from record
